"""Titles of two words with a hyphen, "Quick-Release", that look like slugs, beside the slug that a lesson states."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import TITLE, read

if TYPE_CHECKING:
    from reclint.readers import Lexicon

ROWS = "## Concept Index\n\n| Concept | Depth | Lesson |\n|---|---|---|\n| Skewer | DEVELOPED | quick-release |\n\n"


def slug_and_title(body: str, lexicon: Lexicon, rows: str = "") -> tuple[str | None, str | None]:
    other = "### Lesson 2 — True Wheels\n\nSlug `true-wheels` · load BUILD\n"
    text = f"{TITLE}{rows}## Lessons\n\n### Lesson 1 of 2 — Quick-Release\n\n{body}\n\n{other}"
    first = read(text, lexicon).lessons[0]
    return first.slug, first.title


@pytest.mark.parametrize(
    "body",
    [
        "Slug `quick-release` · load BUILD · given in May",
        "`quick-release`, BUILD",
        "The slug is `quick-release`.",
        "Page: [Quick-Release](lessons/quick-release.md)",
        "**Slug:** quick-release",
        "**Notebook:** notebooks/4-1-1-quick-release.ipynb",
    ],
)
def test_the_slug_is_the_one_written_small(body: str, lexicon: Lexicon) -> None:
    assert slug_and_title(body, lexicon) == ("quick-release", "Quick-Release")


def test_what_only_the_index_writes_small_may_be_a_fault(lexicon: Lexicon) -> None:
    assert slug_and_title("We opened one.", lexicon, ROWS) == ("Quick-Release", None)


@pytest.mark.parametrize("body", ["Like that of `quick-releases`, BUILD", "We had `true-wheels` before."])
def test_a_slug_of_another_name_is_not_taken(body: str, lexicon: Lexicon) -> None:
    assert slug_and_title(body, lexicon)[0] == "Quick-Release"


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("## 4.1.1 · Quick-Release: Wheels Without Tools", "Quick-Release: Wheels Without Tools"),
        ("### Lesson 1: Quick-Release: Wheels Without Tools", "Quick-Release: Wheels Without Tools"),
        ("### 1. Quick-Release — Wheels Without Tools", None),
        ("### Lesson 1 – Quick-Release, Wheels Without Tools", None),
        ("### L1 | Quick-Release | Wheels Without Tools", None),
        ("### Quick-Release (Wheels Without Tools)", None),
        ("### Quick-Release: Wheels Without Tools", "Quick-Release: Wheels Without Tools"),
    ],
)
@pytest.mark.parametrize("line", ["*slug:* quick-release  |  *load:* BUILD", "`quick-release` · BUILD"])
def test_a_title_that_goes_on_behind_such_words_has_the_small_slug(
    heading: str, title: str | None, line: str, lexicon: Lexicon
) -> None:
    other = heading.split(" ", maxsplit=1)[0] + " True Wheels\n\nSlug `true-wheels` · load BUILD\n"
    first = read(f"{TITLE}{ROWS}## Lessons\n\n{heading}\n\n{line}\n\n{other}", lexicon).lessons[0]
    assert first.slug == "quick-release"
    assert title is None or first.title == title


@pytest.mark.parametrize(
    "line", ["*slug:* quick-releases  |  *load:* BUILD", "We had `quick` before.", "We opened one."]
)
def test_a_title_that_goes_on_keeps_its_slug_beside_another(line: str, lexicon: Lexicon) -> None:
    text = f"{TITLE}{ROWS}## Lessons\n\n### Lesson 1: Quick-Release: Wheels\n\n{line}\n"
    assert read(text, lexicon).lessons[0].slug not in ("quick", "quick-release")


def test_a_slug_in_capitals_before_its_title_is_no_part_of_that(lexicon: Lexicon) -> None:
    text = f"{TITLE}## Lessons\n\n### Lesson 1: Quick-Release: Quick Release\n\n**Slug:** quick-release\n"
    first = read(text, lexicon).lessons[0]
    assert (first.slug, first.title) == ("quick-release", "Quick Release")
