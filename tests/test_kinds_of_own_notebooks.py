"""Notebooks of lessons that say they have none of their own, and files of solutions beside notebooks."""

from __future__ import annotations

import pytest

from .samples import record_text, report_on
from .test_kinds_of_notebooks import OWN, cells
from .test_near_misses import TAUGHT

HARD = "notebooks/2-1-2-hard-rolls.ipynb"
ONE = cells("Exercise 1: Mix")


def rules(field: str, *paths: str) -> list[str]:
    """The rules on notebooks that tell something of hard rolls with a field, and of some files."""
    heading = (
        f"### Lesson 1: Soft Rolls (soft-rolls)\n\n{TAUGHT}\n\n**Notebook:** `{OWN}` (1 exercise)\n\n"
        "### Lesson 2: Hard Rolls (hard-rolls)"
    )
    record = record_text(f"**Concepts taught:** Steam.\n\n**Notebook:** {field}", heading=heading)
    found = report_on({"record.md": record, **dict.fromkeys((OWN, *paths), ONE)}).findings
    return [finding.rule for finding in found if finding.rule.startswith("notebook")]


@pytest.mark.parametrize(
    ("field", "paths", "told"),
    [
        (f"None of its own; the class goes on in `{OWN}` of Lesson 1.", (), []),
        (f"None of its own; the class goes on in `{OWN}` of Lesson 1.", (HARD,), ["notebook-denied"]),
        (f"No notebook of its own: shared with soft-rolls, `{OWN}`", (HARD,), ["notebook-denied"]),
        (f"`{OWN}`, shared with Lesson 1", (HARD,), ["notebook-orphan"]),
        (f"It does not have one of its own but goes on in `{OWN}` of Lesson 1.", (HARD,), ["notebook-denied"]),
        (f"`{OWN}` of Lesson 1, not its own notebook", (HARD,), ["notebook-denied"]),
        (f"`{OWN}` is shared with Lesson 1; the pictures have no folder of their own", (HARD,), ["notebook-orphan"]),
        (f"`{OWN}` is shared with Lesson 1, none of its own pictures are in it", (HARD,), ["notebook-orphan"]),
        (f"`{HARD}`, the oven has none of its own", (HARD,), []),
    ],
)
def test_a_lesson_that_has_none_of_its_own(field: str, paths: tuple[str, ...], told: list[str]) -> None:
    assert rules(field, *paths) == told


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("notebooks/2-1-1-soft-rolls-solutions.ipynb", []),
        ("notebooks/2-1-1-soft-rolls_key.ipynb", []),
        ("notebooks/solutions/2-1-1-soft-rolls.ipynb", []),
        ("notebooks/2-1-1-soft-rolls-and-solutions.ipynb", ["notebook-orphan"]),
        ("notebooks/2-1-5-crisp-breads-solutions.ipynb", ["notebook-orphan"]),
        ("notebooks/2-1-5-solutions.ipynb", ["notebook-orphan"]),
    ],
)
def test_a_file_of_solutions_is_no_orphan(path: str, told: list[str]) -> None:
    assert rules(f"`{HARD}` (1 exercise)", HARD, path) == told
