"""Concepts that are taught, told as definitions with their depth first, also below labels that are definitions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .samples import lesson_of, record_of, record_text

if TYPE_CHECKING:
    from reclint.readers import Lexicon

PARTICULARS = "#### Facts\n\nSlug\n: `soft-rolls`\n\nLoad\n: STRETCH\n\n"
TAUGHT = (
    "Slow rise, over night\n: *developed*. In the cold, and it shows.\n\nSteam\n: INTRODUCED · by a pan of water\n\n"
)


def taught(section: str, lexicon: Lexicon) -> list[tuple[str, str | None]]:
    return [(item.name, item.depth and item.depth.level) for item in lesson_of(section, lexicon).taught]


@pytest.mark.parametrize("above", ["", PARTICULARS])
@pytest.mark.parametrize("label", ["#### Terms taught\n\n", "**Concepts taught:**\n\n"])
def test_definitions_that_open_with_depths_are_what_was_taught(above: str, label: str, lexicon: Lexicon) -> None:
    told = taught(f"{above}{label}{TAUGHT}**Notebook:** none", lexicon)
    assert told == [("Slow rise, over night", "DEVELOPED"), ("Steam", "INTRODUCED")]


def test_the_labels_beside_them_stay_labels(lexicon: Lexicon) -> None:
    lesson = lesson_of(f"{PARTICULARS}#### Terms taught\n\n{TAUGHT}", lexicon)
    assert lesson.load is not None
    assert lesson.load.text == "STRETCH"


@pytest.mark.parametrize(
    "defined",
    [
        pytest.param("Slow rise\n: Developed countries bake less.", id="a-word-of-the-sentence"),
        pytest.param("Slow rise\n: It was developed.", id="further-on"),
        pytest.param("Slow rise\n: Developed (with Ada) for the fair.", id="who-developed-it"),
        pytest.param("Slow rise\n: Developed, then proofed.", id="the-first-of-several-verbs"),
    ],
)
def test_what_is_no_depth_of_a_definition_makes_none_of_it(defined: str, lexicon: Lexicon) -> None:
    assert ("Slow rise", "DEVELOPED") not in taught(f"{PARTICULARS}#### Terms taught\n\n{defined}\n", lexicon)


def test_other_definitions_of_a_lesson_are_no_concepts(lexicon: Lexicon) -> None:
    told = taught(
        "Load\n: BUILD\n\nTaught\n: egg wash (DEVELOPED)\n\nSource\n: Developed. By Ada, for the fair.\n\n"
        "Turns\n: Introduced · shown · tried\n\nNotebook\n: none\n",
        lexicon,
    )
    assert told == [("egg wash", "DEVELOPED")]


def test_a_term_with_lists_by_depth_is_a_label(lexicon: Lexicon) -> None:
    told = taught(
        "Load\n: BUILD\n\nConcepts of the evening\n: Developed: slow rise, steam\n: Introduced: egg wash\n", lexicon
    )
    assert ("slow rise", "DEVELOPED") in told


@pytest.mark.parametrize(
    ("label", "is_read"),
    [
        ("Terms taught (two)", True),
        ("Skills learned", True),
        ("Terms taught in the unit before", False),
        ("Words learned from a song", False),
        ("Ideas covered only on paper", False),
        ("Things taught beside", False),
        ("Points covered", False),
    ],
)
@pytest.mark.parametrize("form", ["#### {}\n\n- Steam (INTRODUCED)\n", "**{}:** Steam (INTRODUCED)\n"])
def test_weak_labels_say_no_more(label: str, is_read: bool, form: str, lexicon: Lexicon) -> None:
    section = f"**Concepts taught:**\n- Slow rise (DEVELOPED)\n\n{form.format(label)}"
    assert (("Steam", "INTRODUCED") in taught(section, lexicon)) is is_read


@pytest.mark.parametrize("value", ["17", "some forty, by ear", "as in the plan"])
@pytest.mark.parametrize(
    "form", ["**Words learned:** {}", "#### Ideas covered\n\n- {}", "| Skills taught | {} |\n|--|--|"]
)
def test_weak_labels_that_have_no_depth_below_list_no_concepts(value: str, form: str, lexicon: Lexicon) -> None:
    section = f"**Concepts taught:**\n- Slow rise (DEVELOPED)\n\n**Load:** BUILD\n\n{form.format(value)}\n"
    assert taught(section, lexicon) == [("Slow rise", "DEVELOPED")]


@pytest.mark.parametrize("header", ["Terms covered", "Words taught", "Notions taught", "Points taught"])
@pytest.mark.parametrize("table", ["| No. | Lesson | {} | Load |", "| Lesson | Title | {} | Status |"])
def test_weak_labels_head_no_column_of_concepts(header: str, table: str, lexicon: Lexicon) -> None:
    cells = "| 1 | soft-rolls | 9 | BUILD |" if "No." in table else "| soft-rolls | Soft Rolls | 9 | done |"
    summary = f"## At a glance\n\n{table.format(header)}\n|---|---|---|---|\n{cells}\n\n"
    text = record_text("**Concepts taught:**\n- Slow rise (DEVELOPED)")
    for at in ("## Concept Index", "## Per-Lesson Summaries"):
        [lesson] = record_of(text.replace(at, summary + at), lexicon).lessons
        assert [item.name for item in lesson.taught] == ["Slow rise"]
