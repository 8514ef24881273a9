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
