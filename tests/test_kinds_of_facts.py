"""Kinds of facts below the heading of a lesson, and of its notebook, each beside what looks like it and is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import TITLE, lesson, read, told

if TYPE_CHECKING:
    from reclint.readers import Lexicon

TAUGHT = "**Taught:**\n\n- Spokes (DEVELOPED)\n"


@pytest.mark.parametrize(
    "facts",
    [
        "- Slug: `true-wheels`\n- 🔧 BUILD",
        "- **Slug:** true-wheels\n- build",
        "**Slug:** true-wheels · 🔧 BUILD",
        "Slug: `true-wheels` / BUILD",
        "**Slug:** true-wheels\n\n🔧 BUILD",
        "**Position:** 1 of 3 — *build*",
    ],
)
def test_a_load_stands_alone_beside_another_fact(facts: str, lexicon: Lexicon) -> None:
    found = lesson(f"{facts}\n\n{TAUGHT}", lexicon).load
    assert found is not None
    assert found.text == "BUILD"


@pytest.mark.parametrize(
    "facts",
    [
        "- Slug: `true-wheels`\n- Build up slowly",
        "**Slug:** true-wheels · after a BUILD",
        "**Slug:** true-wheels · BUILD · STRETCH",
        "- Slug: `true-wheels`\n- Position: 1\n- BUILD as before",
        "**Mental model:** hold one end\n\nbuild",
    ],
)
def test_other_words_beside_a_fact_are_no_load(facts: str, lexicon: Lexicon) -> None:
    assert lesson(f"{facts}\n\n{TAUGHT}", lexicon).load is None


@pytest.mark.parametrize(
    "first",
    ["🔧 Build · built 2026-05-04", "*build* | written on 4 May", "**Build** · 4 May 2026", "build · 2026-05-04"],
)
def test_a_load_stands_beside_the_day_on_which_a_lesson_was_made(first: str, lexicon: Lexicon) -> None:
    found = lesson(f"{first}\n\n{TAUGHT}", lexicon).load
    assert found is not None
    assert found.text == "BUILD"


@pytest.mark.parametrize(
    "first",
    [
        "Stretch, 4 May",
        "Build · planned for 4 May",
        "Build up the wheel · built 2026-05-04",
        "Build · 4 May · the rain stopped",
        "Build · built",
        "Built 2026-05-04",
        "Oil · built 2026-05-04",
        "Build · built 2026-05-04\nStretch · built 2026-05-11",
    ],
)
def test_other_words_beside_a_day_are_no_load(first: str, lexicon: Lexicon) -> None:
    assert lesson(f"{first}\n\n{TAUGHT}", lexicon).load is None


@pytest.mark.parametrize("label", ["Exercise notebook: ", "**Practice notebook.** ", "**Exercise notebook** — "])
def test_a_notebook_is_called_by_what_it_is_for(label: str, lexicon: Lexicon) -> None:
    body = f"**Load:** BUILD\n\n{TAUGHT}\n**How it went:** by ear.\n\n{label}{{}}\n"
    none, named = (lesson(body.format(text), lexicon).notebook for text in ("none", "`notebooks/4-1-1-wheels.ipynb`"))
    assert [one and one.absent for one in (none, named)] == [True, False]


@pytest.mark.parametrize(
    ("heading", "slug", "found"),
    [
        ("Lesson 1. Quick-Release", "quick-release", ("quick-release", "Quick-Release")),
        ("Lesson 1: Quick-Release", "axles", ("Quick-Release", None)),
        ("Lesson 1: quick-release", "quick-release", ("quick-release", None)),
    ],
)
def test_a_title_with_a_hyphen_gives_way_to_the_slug_of_a_field(
    heading: str, slug: str, found: tuple[str, str | None], lexicon: Lexicon
) -> None:
    text = f"{TITLE}## Lessons\n\n### {heading}\n\nSlug: `{slug}`\n\n{TAUGHT}"
    [one] = read(text, lexicon).lessons
    assert (one.slug, one.title) == found


def test_a_column_says_how_far_concepts_reached(lexicon: Lexicon) -> None:
    table = "| Taught | Reached |\n|---|---|\n| Spokes | DEVELOPED |\n| Rims | INTRODUCED |"
    assert told(lesson(table, lexicon)) == [("Spokes", "DEVELOPED"), ("Rims", "INTRODUCED")]
