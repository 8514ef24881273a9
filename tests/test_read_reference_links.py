"""Lessons that are named by links whose targets are defined elsewhere in their record, "[True Wheels][tw]"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reclint.markdown import parse_blocks, texts
from reclint.text.source import Source

from .any_hand import KEY, LESSONS, TITLE, read
from .bicycles import rows

if TYPE_CHECKING:
    from reclint.readers import Lexicon

PAGES = """
[tw]: lessons/true-wheels.md
[qc]: <lessons/quiet-chains.md> "On oil"
[True Wheels]: ./lessons/true-wheels.md
[quiet chains]: ./lessons/quiet-chains.md
[true-wheels]: true-wheels.md
[quiet-chains]: quiet-chains.md
[gears]: https://example.org/gears.html
[D]: ../depth-key.md#developed
[i]: i.md
[j]: j.md
"""
LINKS = {
    "slug": ("[true-wheels][tw]", "[quiet-chains][qc]"),
    "title": ("[True Wheels][tw]", "[Quiet Chains][QC]"),
    "code": ("[`true-wheels`][tw]", "[`quiet-chains`][qc]"),
    "words": ("[the page][tw]", "[see here][qc]"),
    "collapsed": ("[True Wheels][]", "[Quiet Chains][]"),
    "collapsed slugs": ("[true-wheels][]", "[quiet-chains][]"),
    "labels": ("[tw]", "[qc]"),
    "shortcuts": ("[True Wheels]", "[Quiet Chains]"),
    "pages": ("[the page](lessons/true-wheels.md)", "[see here](lessons/quiet-chains.md)"),
    "addresses": ("<lessons/true-wheels.md>", "<lessons/quiet-chains.md>"),
}
FORMS = {
    "table": "| {} | DEVELOPED | {} |\n",
    "list": "- {} — DEVELOPED — {}\n",
    "brackets": "- {} (DEVELOPED, {})\n",
    "by depth": "- {} ({})\n",
    "colon": "- {}: {}\n",
}
HEADS = {"table": "| Concept | Depth | Lessons |\n|---|---|---|\n", "by depth": "### Developed\n\n"}
HEADS["colon"] = HEADS["by depth"]
NAMED = [("Spokes", (0,)), ("Rims", (0,)), ("Oil", (1,)), ("Hubs", (0, 1))]


def index_of(index: str, lexicon: Lexicon) -> list[tuple[str, str | None, list[str]]]:
    return rows(read(f"{TITLE}{KEY}## Concept Index\n\n{index}\n{LESSONS}{PAGES}", lexicon))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("links", LINKS)
def test_links_name_lessons_by_their_targets(links: str, form: str, lexicon: Lexicon) -> None:
    named = [(name, ", ".join(LINKS[links][at] for at in lessons)) for name, lessons in NAMED]
    found = index_of(HEADS.get(form, "") + "".join(FORMS[form].format(*one) for one in named), lexicon)
    slugs = ("true-wheels", "quiet-chains")
    assert found == [(name, "DEVELOPED", [slugs[at] for at in lessons]) for name, lessons in NAMED]


@pytest.mark.parametrize("head", ["### {}", "**{}**"])
@pytest.mark.parametrize("links", [one for one in LINKS if one != "addresses"])
def test_links_name_the_lessons_of_groups_and_further_ones(links: str, head: str, lexicon: Lexicon) -> None:
    first, second = LINKS[links]
    groups = f"{head.format(first)}\n\n- Spokes — DEVELOPED\n- Hubs — DEVELOPED (also in {second})\n\n"
    found = index_of(f"{groups}{head.format(second)}\n\n- Oil — MENTIONED\n- Rags — MENTIONED\n", lexicon)
    assert [lessons for *_, lessons in found] == [
        ["true-wheels"],
        ["true-wheels", "quiet-chains"],
        ["quiet-chains"],
        ["quiet-chains"],
    ]


@pytest.mark.parametrize(
    ("item", "row"),
    [
        ("Cells `x[i][j]` — D — L1", ("Cells `x[i][j]`", "DEVELOPED", ["true-wheels"])),
        ("x[i][j] — D — L1", ("x[i][j]", "DEVELOPED", ["true-wheels"])),
        ("Hubs [D] — L1", ("Hubs", "DEVELOPED", ["true-wheels"])),
        ("Hubs [D][L1]", ("Hubs", "DEVELOPED", ["true-wheels"])),
        ("Hubs [developed][tw]", ("Hubs", "DEVELOPED", ["true-wheels"])),
        ("Hubs and [their rims](lessons/true-wheels.md) — D — L1", None),
        ("[Hubs](lessons/true-wheels.md) — D", None),
    ],
)
def test_brackets_that_are_no_links_to_lessons_stay(
    item: str, row: tuple[str, str | None, list[str]] | None, lexicon: Lexicon
) -> None:
    found = index_of(f"- Spokes — D — L1\n- {item}\n- Oil — M — L2\n", lexicon)[1]
    assert found == row or (row is None and found[1:] == ("DEVELOPED", ["true-wheels"]))
    assert "ubs" in found[0] or row


def test_the_target_of_a_link_stands_where_its_label_does() -> None:
    source = Source("record.md", "A link, [True\nWheels][tw], and [none][of-these].\n\n[tw]: lessons/true-wheels.md\n")
    passage = next(texts(parse_blocks(source)))
    assert passage.text == "A link, [True\nWheels][tw], and [none][of-these]."
    source = Source("record.md", "A link, [Wheels][tw], and [none][of-these].\n\n[tw]: lessons/true-wheels.md\n")
    passage = next(texts(parse_blocks(source)))
    assert passage.text == "A link, [Wheels](lessons/true-wheels.md), and [none][of-these]."
    start = passage.text.index("(lessons")
    assert source.slice(passage.span_of(start, passage.text.index(", and"))) == "[tw]"
    assert source.slice(passage.span_of(passage.text.index("and"), len(passage.text))) == "and [none][of-these]."
    assert source.slice(passage.span) == source.lines[0].rstrip()


def test_a_label_that_is_defined_twice_leads_where_the_first_does() -> None:
    source = Source("record.md", "[Wheels][a b]\n\n[A  B]: one.md\n[a b]: two.md\n[^1]: a.md\n")
    assert next(texts(parse_blocks(source))).text == "[Wheels](one.md)"
