"""Twenty pull requests over the example course: ``--since`` reports the new finding and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from .samples import FIRST, SECOND, THIRD
from .test_gate import found, replace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Git, Result

pytestmark = pytest.mark.usefixtures("shared_cache")

NOTES = "A note that moves every line below it.\n\n"
"""Put in above, so that no line number of an old finding holds."""


class Change(NamedTuple):
    """An edit of one file: the first ``old`` becomes ``new``; a new name where the file is renamed too."""

    name: str
    old: str
    new: str
    renamed: str | None = None


def log(slug: str, module: str) -> str:
    return f"series-1/module-{module}/lessons/{slug}.md"


CASES: dict[str, tuple[list[Change], list[tuple[str, str]]]] = {
    "a-depth": ([Change(FIRST, "| DEVELOPED |", "| DEVELOPPED |")], [(FIRST, "depth-unknown")]),
    "a-depth-and-lines-above": (
        [Change(THIRD, "## Concept Index", f"{NOTES}## Concept Index"), Change(THIRD, "| INTRODUCED |", "| HELD |")],
        [(THIRD, "depth-unknown")],
    ),
    "lines-above-only": ([Change(THIRD, "## Concept Index", f"{NOTES}## Concept Index")], []),
    "a-record-renamed": ([Change(THIRD, "# Module", "# Module", "series-1/module-1-3/sourdough.md")], []),
    "a-record-renamed-and-broken": (
        [Change(THIRD, "| INTRODUCED |", "| HELD |", "series-1/module-1-3/sourdough.md")],
        [("series-1/module-1-3/sourdough.md", "depth-unknown")],
    ),
    "a-folder-renamed": (
        [
            Change(SECOND, "# Module", "# Module", "series-1/time/record.md"),
            Change("series-1/module-1-2/plan.md", "#", "#", "series-1/time/plan.md"),
            *(
                Change(log(slug, "1-2"), "#", "#", f"series-1/time/lessons/{slug}.md")
                for slug in ("fermentation-clock", "dough-temperature", "less-yeast-more-time")
            ),
        ],
        [],
    ),
    "one-missing-notebook-for-another": (
        [
            Change(THIRD, "notebooks/1-3-2-feeding-a-starter.ipynb", "notebooks/1-3-1-feeding-a-starter.ipynb"),
            Change(THIRD, "notebooks/1-3-3-weekend-loaf.ipynb", "notebooks/1-3-4-weekend-loaf.ipynb"),
        ],
        [(THIRD, "notebook-missing")],
    ),
    "one-wrong-level-for-another": (
        [Change("notebooks/1-3-3-weekend-loaf.ipynb", "(Guided)", "(Independent)")],
        [(THIRD, "exercise-level")],
    ),
    "an-old-finding-edited": ([Change(THIRD, "(INTRODUCED)", "(APPLIED)")], []),
    "a-notebook-renamed": (
        [Change("notebooks/1-2-2-dough-temperature.ipynb", "{", "{", "notebooks/1-2-2-dough-temp.ipynb")],
        [(SECOND, "notebook-missing")],
    ),
    "a-blank-line-in-the-index": (
        [Change(SECOND, "| Friction", "\n| Friction")],
        [(SECOND, "table-row-detached")],
    ),
    "a-row-lost": (
        [Change(SECOND, "| Cold retard (dough slowed in the refrigerator) | INTRODUCED |", "| x | INTRODUCED |")],
        [(SECOND, "concept-not-indexed")],
    ),
    "a-summary-depth": (
        [Change(SECOND, "(DEVELOPED)", "(APPLIED)")],
        [(SECOND, "depth-mismatch")],
    ),
    "a-verdict-in-a-log": (
        [Change(log("dough-temperature", "1-2"), "PASS", "NEEDS REVISION")],
        [(SECOND, "review-verdict-conflict")],
    ),
    "an-exercise-lost": (
        [Change("notebooks/1-2-2-dough-temperature.ipynb", "Exercise 3", "Afterthought")],
        [(SECOND, "notebook-count")],
    ),
    "a-lesson-renamed-in-the-plan": (
        [Change("series-1/module-1-1/plan.md", "scaling-a-formula", "scaling-formulas")],
        [(FIRST, "plan-disagrees")],
    ),
    "a-status": (
        [Change("course.md", "Complete", "Planned")],
        [("course.md", "rollup-stale")],
    ),
    "a-broken-reference": (
        [Change(FIRST, "weekend-loaf (1.3)", "weekend-loaf (1.2)")],
        [(FIRST, "reference-broken")],
    ),
    "fixed-only": (
        [Change(THIRD, "notebooks/1-3-2-feeding-a-starter.ipynb", "notebooks/1-3-1-feeding-a-starter.ipynb")],
        [],
    ),
    "prose-only": ([Change(FIRST, "## Per-Lesson Summaries", f"{NOTES}## Per-Lesson Summaries")], []),
}


def test_there_are_twenty() -> None:
    assert len(CASES) == 20


@pytest.mark.parametrize("case", CASES)
def test_exactly_the_new_findings_are_reported(
    case: str, git: Git, course: Path, reclint: Callable[..., Result]
) -> None:
    changes, expected = CASES[case]
    git("checkout", "-q", "-b", "pull-request")
    for change in changes:
        replace(course, change.name, change.old, change.new)
        if change.renamed:
            (course / change.renamed).parent.mkdir(parents=True, exist_ok=True)
            git("mv", change.name, change.renamed)
    git.commit(case)
    result = reclint("check", "--since", "main", "--output", "json")
    assert found(result) == expected
    assert git("status", "--short") == ""
