"""Planning documents that say, in a field or in their title, of which module and series their lesson is."""

from __future__ import annotations

import pytest

from .samples import report_on
from .test_near_misses import ASKED, SURE
from .test_plans_in_any_form import record

RIGHT = (
    "**Module:** 2.1 Breads",
    "**Module:** 2.1",
    "**Module:** Breads",
    "**Module:** Breads (2.1)",
    "module: 2.1, lesson 1",
    "**Series:** 2 (Baking), **Module:** 2.1 (Breads), **Position:** Lesson 1 of 3",
    "**Series:** 2 (Baking), **Module:** 2.1 (Breads), **Position:** Lesson 9 of 11",
    "**Series:** Baking",
    "**Series:** 2 of 4",
    "| Field | Value |\n|---|---|\n| Module | 2.1 |",
    "**Lesson:** 2.1.1",
    "**Lesson:** Soft Rolls",
    "**Lesson:** soft-rolls",
    "**Lesson:** 1 of 3",
    "**Next lesson:** Module 2.3 (Cakes)",
    "## Flour 3.1\n\nIt is flour 3.1.4.",
)
WRONG = (
    "**Module:** 2.3 Cakes",
    "**Module:** 3.1",
    "**Module:** Breads (2.3)",
    "module: 2.2, lesson 1",
    "**Series:** 2 (Baking), **Module:** 2.3 (Cakes), **Position:** Lesson 1 of 3",
    "**Series:** 3",
    "**Series:** Series 3 (Cakes)",
    "**Lesson:** 2.3.1",
    "- **Module:** 2.3\n- **Series:** 4",
)


def told(text: str, *, key: str = "s/module-2-1/record.md", title: str = "Lesson: Soft Rolls") -> list[str]:
    folder = key.rpartition("/")[0]
    texts = {key: record(), f"{folder}/lessons/soft-rolls.md": f"# {title}\n\n{text}\n"}
    found = report_on(texts, "plan-disagrees").findings
    return [ASKED if finding.question else SURE for finding in found]


@pytest.mark.parametrize("text", RIGHT)
def test_a_document_of_the_module(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("text", WRONG)
def test_a_document_of_another_module(text: str) -> None:
    assert told(text) == [SURE]


@pytest.mark.parametrize(
    ("title", "answer"),
    [
        ("Lesson 2.1.1: Soft Rolls", None),
        ("2.1.1 Soft Rolls", None),
        ("Lesson 2.3.1: Soft Rolls", SURE),
        ("2.3.1 — Soft Rolls", SURE),
        ("Lesson 2.1.4: Soft Rolls", ASKED),
        ("Soft Rolls with Oven 3.1.4", None),
        ("Lesson 1: Soft Rolls", None),
    ],
)
def test_a_title_with_a_number(title: str, answer: str | None) -> None:
    assert told("Milk.", title=title) == ([answer] if answer else [])


def test_a_slug_behind_the_word_for_a_lesson() -> None:
    texts = {"record.md": record(), "lessons/soft-rolls.md": "# Soft Rolls\n\n**Lesson:** rye-bread\n"}
    assert [finding.message for finding in report_on(texts, "slug-format").findings] == [
        'the planning document calls its lesson "rye-bread", expected "soft-rolls"'
    ]


def test_a_position_behind_the_word_for_a_lesson() -> None:
    assert told("**Lesson:** 3 of 3") == [SURE]


def test_a_record_whose_own_number_is_wrong() -> None:
    assert told("**Module:** 2.3", key="s/module-2-3/record.md") == []
