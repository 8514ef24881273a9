"""An index of sentences that state a depth of a name in bold, and name its lesson."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import LESSONS, TITLE, read
from .test_read_index_groups import ROWS, told

if TYPE_CHECKING:
    from reclint.readers import Lexicon

TITLES = {"true-wheels": "True Wheels", "quiet-chains": "Quiet Chains"}
LINK, CODE = "[{2}](lessons/{3}.md)", "`{3}`"
FORMS = [
    f"1. **{{0}}** was {{1}} in {LINK}. We plucked it, and it sang.\n",
    f"- **{{0}}** were {{1}} in {LINK}.\n",
    f"- **{{0}}** has been {{1}} in {CODE}. Nobody, they say, had heard it.\n",
    f"* __{{0}}__ got {{1}} in {LINK}, by the window.\n",
]


def sentences(form: str) -> str:
    rows = ((name, depth.lower(), TITLES[slug], slug) for name, depth, (slug,) in ROWS)
    return "".join(form.format(*row) for row in rows) + "\n"


@pytest.mark.parametrize("heading", ["Concept Index", "What the Class Has Been Taught"])
@pytest.mark.parametrize("form", FORMS)
def test_sentences_that_state_a_depth_of_a_name_are_rows(form: str, heading: str, lexicon: Lexicon) -> None:
    record = read(f"{TITLE}## {heading}\n\n{sentences(form)}{LESSONS}", lexicon)
    assert told(record) == ROWS
    assert [row.depth.text for row in record.rows if row.depth] == [depth.lower() for _, depth, _ in ROWS]


def last(item: str, lexicon: Lexicon) -> tuple[str | None, list[str]]:
    """The depth and the lessons of an item below four sentences that are rows."""
    row = read(f"{TITLE}## Concept Index\n\n{sentences(FORMS[1])[:-1]}- {item}\n\n{LESSONS}", lexicon).rows[-1]
    return row.depth.level if row.depth else None, [ref.slug for ref in row.lessons]


def test_a_sentence_may_name_a_lesson_that_the_record_has_not(lexicon: Lexicon) -> None:
    assert last("**Grease** was mentioned in `loud-bells`. It sticks.", lexicon) == ("MENTIONED", ["loud-bells"])


@pytest.mark.parametrize("item", ["**Grease** was mentioned in `loud-bells` shops only.", "Grease in `loud-bells`."])
def test_code_inside_a_sentence_is_no_lesson(item: str, lexicon: Lexicon) -> None:
    assert last(item, lexicon)[1] == []


@pytest.mark.parametrize("said", ["was not developed in", "was never developed in", "developed nothing in"])
def test_what_was_not_reached_is_no_depth(said: str, lexicon: Lexicon) -> None:
    assert last(f"**Grease** {said} [True Wheels](lessons/true-wheels.md).", lexicon)[0] is None
