"""A notebook that belongs to no lesson is found by the file templates in force."""

from __future__ import annotations

import json
import random
import re

import pytest

from reclint.checks.templates import Template

from .samples import report_on

RECORD = """\
# Module {number}: Knots -- Record

## Per-Lesson Summaries

### Lesson 1: First Knots (first-knots)

**Concepts taught:**
- Bowline (DEVELOPED)
"""
TWO = {f"{number}/record.md": RECORD.format(number=number) for number in ("1.1", "1.2")}


def orphans(keys: list[str], templates: list[str]) -> list[tuple[str, str | None]]:
    configured = {"reclint.yaml": f"notebooks: {json.dumps(templates)}\n"} if templates else {}
    report = report_on({**TWO, **configured, **dict.fromkeys(keys, "{}")}, "notebook-orphan")
    assert (report.crashes, report.skipped) == ((), ())
    return [(finding.place.document, finding.module) for finding in report.findings]


@pytest.mark.parametrize(
    ("templates", "keys", "expected"),
    [
        ([], ["notebooks/1-1-1-first-knots.ipynb", "notebooks/1-2-9-lost.ipynb", "notebooks/3-1-1-a.ipynb"], [1]),
        ([], ["elsewhere/1-1-4-lost.ipynb", "notebooks/1-1-notes.ipynb", "notebooks/1-1-1-NOTES.ipynb"], [0]),
        (["nb/M{series}_{module}_{slug}.ipynb"], ["nb/M1_1_first-knots.ipynb", "nb/M1_2_lost.ipynb"], [1]),
        (["nb/M{series}_{module}_{slug}.ipynb"], ["notebooks/1-1-4-lost.ipynb", "nb/N1_1_lost.ipynb"], []),
        (["s{series}/m{module}/{position}.ipynb"], ["s1/m1/1.ipynb", "s1/m1/2.ipynb", "x/s1/m2/7.ipynb"], [1, 2]),
        (["{slug}/nb.ipynb"], ["1.1/first-knots/nb.ipynb", "1.2/lost/nb.ipynb", "lost/nb.ipynb"], [1]),
        (["m{module}-{slug}.ipynb"], ["1.1/m1-lost.ipynb", "1.1/m2-lost.ipynb", "1.2/m2-lost.ipynb"], [0, 2]),
        (["nb/{slug}.ipynb"], ["nb/first-knots.ipynb", "nb/lost.ipynb", "nb/x/lost.ipynb", "x/nb/lost.ipynb"], [1]),
        (["{series}-{module}-*.ipynb"], ["1-1-a.ipynb", "1-2-b.ipynb", "1-1-c.ipynb"], [2]),
    ],
)
def test_orphans_are_found_by_the_templates_in_force(
    templates: list[str], keys: list[str], expected: list[int]
) -> None:
    found = orphans(keys, templates)
    assert [key for key, _ in found] == sorted(keys[place] for place in expected)


def test_an_orphan_belongs_to_the_module_that_its_name_tells() -> None:
    keys = ["m2/of/s1/lost.ipynb", "1.1/lost.ipynb"]
    assert orphans(keys, ["m{module}/of/s{series}/{slug}.ipynb"]) == [(keys[0], "1.2")]
    assert orphans(keys, ["{slug}.ipynb"]) == [(keys[1], "1.1")]


def test_a_notebook_in_a_folder_of_all_modules_belongs_to_none() -> None:
    report = report_on(
        {**TWO, "reclint.yaml": "notebooks: ['nb/{slug}.ipynb']\n", "nb/lost.ipynb": "{}"}, "notebook-orphan"
    )
    assert [(f.message, f.module) for f in report.findings] == [("lost.ipynb belongs to no lesson of any module", None)]


def test_a_notebook_in_a_folder_of_all_modules_may_be_planned() -> None:
    plan = "# Module 1.2: Knots -- Plan\n\n| Lesson | Notebook |\n| --- | --- |\n| Bends (bends) | `nb/bends.ipynb` |\n"
    texts = {**TWO, "reclint.yaml": "notebooks: ['nb/{slug}.ipynb']\n", "1.2/plan.md": plan, "nb/bends.ipynb": "{}"}
    assert report_on(texts, "notebook-orphan").findings == ()


# Templates


def as_pattern(template: str) -> re.Pattern[str]:
    """What a template means, as an expression that goes back and forth."""
    holes = {"series": r"(?P<series>\d+)", "module": r"(?P<module>\d+)", "position": r"\d+", "slug": "[a-z0-9-]+"}
    pieces = (
        holes.get(part[1:-1], {"*": "[^/]*", "?": "[^/]"}.get(part, re.escape(part)))
        for part in re.split(r"(\{\w+\}|\*|\?)", template)
    )
    return re.compile("".join(pieces))


def name_like(template: str, chance: random.Random) -> str:
    """A name that may fit a template, or only nearly."""

    def stands_for(hole: re.Match[str]) -> str:
        letters = {"{slug}": "12a-b", "*": "1a-bB", "?": "1a-bB"}.get(hole[0], "12")
        return "".join(chance.choices(letters, k=1 if hole[0] == "?" else chance.randint(1, 4)))

    name = re.sub(r"\{\w+\}|\*|\?", stands_for, template)
    place = chance.randrange(len(name))
    return name if chance.random() < 0.7 else name[:place] + chance.choice("1a-/B") + name[place + 1 :]


def test_a_name_says_by_a_template_what_an_expression_would_read() -> None:
    chance, fitting = random.Random(7), 0
    parts = ["{position}", "{slug}", "*", "?", "-", "a", "b/", "1"]
    for _ in range(3000):
        middle = "".join(chance.choices(parts, k=chance.randint(0, 4)))
        template = chance.choice(["{series}-{module}", "{module}{series}", "{series}a{module}"]) + middle
        name = name_like(template, chance)
        found = as_pattern(template).fullmatch(name)
        fitting += found is not None
        assert Template(template).numbers(name) == ((found["series"], found["module"]) if found else None), template
    assert fitting > 1000


def test_numbers_that_a_template_says_twice_are_the_same() -> None:
    template = Template("s{series}/m{module}/{series}-{module}-{slug}.ipynb")
    assert template.numbers("s1/m2/1-2-bends.ipynb") == ("1", "2")
    assert template.numbers("s1/m2/1-3-bends.ipynb") is None
    assert template.numbers_below("x/s12/y/s1/m2/1-2-bends.ipynb") == ("1", "2")


@pytest.mark.parametrize(
    "template",
    ["*a" * 40 + "b", "?*" * 40 + "b", "{slug}" * 40 + "b", "{position}" * 40 + "b", "{series}{module}" * 20 + "b"],
)
@pytest.mark.parametrize("letter", ["a", "1"])
def test_no_template_takes_long(template: str, letter: str) -> None:
    assert Template(template).numbers_below(letter * 200 + "/" + letter * 250) is None
