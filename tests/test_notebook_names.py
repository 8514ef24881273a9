"""A notebook that belongs to no lesson is found by the file templates in force."""

from __future__ import annotations

import json

import pytest

from .samples import report_on

RECORD = """\
# Module {number}: Knots -- Record

## Per-Lesson Summaries

### Lesson 1: First Knots (first-knots)

**Concepts taught:**
- Bowline (DEVELOPED)
"""


def orphans(keys: list[str], templates: list[str]) -> list[tuple[str, str | None]]:
    texts = {f"{number}/record.md": RECORD.format(number=number) for number in ("1.1", "1.2")}
    configured = {"reclint.yaml": f"notebooks: {json.dumps(templates)}\n"} if templates else {}
    report = report_on({**texts, **configured, **dict.fromkeys(keys, "{}")}, "notebook-orphan")
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
