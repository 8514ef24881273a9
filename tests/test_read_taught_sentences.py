"""Sentences that list what was taught, each concept with its depth in brackets, and sentences that look like one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import lesson, told

if TYPE_CHECKING:
    from reclint.readers import Lexicon

THREE = [("spokes of steel", "DEVELOPED"), ("rims", "INTRODUCED"), ("truing", "APPLIED")]
LISTED = "spokes of steel (developed), rims (introduced) and truing (applied)"


@pytest.mark.parametrize(
    "sentence",
    [
        "Taught were {}.",
        "The concepts taught were {}. Everybody liked them.",
        "It rained. In this lesson we covered {}. Then we went home.",
        "This lesson taught {}.",
        "What we covered was {}",
        "The class has learned about {}.",
        "Today we dealt with {}.",
        "Taught was {}.",
    ],
)
@pytest.mark.parametrize("listed", [LISTED, LISTED.replace(" and", "; and").replace("),", ");")])
def test_a_sentence_lists_what_was_taught(sentence: str, listed: str, lexicon: Lexicon) -> None:
    assert told(lesson(f"{sentence.format(listed)}\n\n**Notebook:** none", lexicon)) == THREE


def test_names_in_a_sentence_may_have_commas(lexicon: Lexicon) -> None:
    body = "Taught were the marks of thin, rusty and bent spokes (developed) and rims (introduced)."
    names = [name for name, _ in told(lesson(body, lexicon))]
    assert names == ["the marks of thin, rusty and bent spokes", "rims"]


def test_a_sentence_may_close_with_the_verb(lexicon: Lexicon) -> None:
    assert told(lesson(f"{LISTED.capitalize()} were taught.", lexicon))[1:] == THREE[1:]


@pytest.mark.parametrize(
    "sentence",
    [
        "Last time we covered spokes (developed) and rims (introduced).",
        "Not covered were spokes (developed) and rims (introduced).",
        "We covered spokes (developed by Ada) and rims (introduced by Bob).",
        "Taught were the children of Ada (developed early) and of Bob (introduced late).",
        "We covered for Ada (introduced), who was ill, and for Bob (a cold).",
        "Taught were spokes (developed).",
        "Spokes (developed) and rims (introduced) were taught last May.",
        "We rode past spokes (developed) and rims (introduced).",
    ],
)
def test_a_sentence_that_says_more_lists_nothing(sentence: str, lexicon: Lexicon) -> None:
    assert told(lesson(f"{sentence}\n\n**Notebook:** none", lexicon)) == []
