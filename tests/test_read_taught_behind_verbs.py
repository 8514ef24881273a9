"""What running prose says was taught behind its verb, or behind a colon, beside what only looks so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import lesson, told

if TYPE_CHECKING:
    from reclint.readers import Lexicon

SPOKES, RIMS, HUBS = "how spokes sing", "rims that bend, and why", "hubs"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"Developed are *{SPOKES}* and *{RIMS}*. Only mentioned was *{HUBS}*, on the way home.",
            [(SPOKES, "DEVELOPED"), (RIMS, "DEVELOPED"), (HUBS, "MENTIONED")],
        ),
        (
            f"Nothing new was said. Two things were applied, in the yard: **{SPOKES}** and **{RIMS}**.",
            [(SPOKES, "APPLIED"), (RIMS, "APPLIED")],
        ),
        (
            f"These 3 ideas were introduced: {SPOKES}, {HUBS}, and oil.",
            [(SPOKES, "INTRODUCED"), (HUBS, "INTRODUCED"), ("oil", "INTRODUCED")],
        ),
    ],
)
def test_concepts_stand_behind_their_verb(text: str, expected: list[tuple[str, str]], lexicon: Lexicon) -> None:
    assert told(lesson(f"**Concepts.** {text}\n\n**Notebook.** None.", lexicon)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Introduced were *Ada* and *Bob* to each other.",
        "Ada and Bob were both introduced to wax.",
        f"Developed is what stands on page 2, *{SPOKES}*.",
    ],
)
def test_what_is_done_to_others_or_counted_otherwise_is_no_concept(text: str, lexicon: Lexicon) -> None:
    found = told(lesson(f"**Concepts.** {text}", lexicon))
    assert not [name for name, depth in found if depth]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Two new ideas were introduced: grease and wax.", ["grease", "wax"]),
        ("Three of them were introduced: grease, wax and tar.", ["grease", "wax", "tar"]),
        ("Two of the topics were introduced: grease, and how it smells.", ["grease", "how it smells"]),
        ("These two were introduced: *grease* and *wax*.", ["grease", "wax"]),
    ],
)
def test_as_many_concepts_as_words_count_stand_behind_their_colon(
    text: str, names: list[str], lexicon: Lexicon
) -> None:
    found = told(lesson(f"**Concepts.** {text} The pump was developed.", lexicon))
    assert found == [*((name, "INTRODUCED") for name in names), ("The pump", "DEVELOPED")]


@pytest.mark.parametrize(
    ("counted", "behind"),
    [
        ("Three things", "*grease* and *wax*"),
        ("Two things", "patience"),
        ("Two tasks", "*clean by hand* and *clean by brush*"),
        ("Two exercises on ideas", "*grease* and *wax*"),
        ("Two riddles", "what rusts, and why it does"),
    ],
)
def test_what_counts_others_or_otherwise_is_told_and_nothing_behind_it(
    counted: str, behind: str, lexicon: Lexicon
) -> None:
    found = told(lesson(f"**Concepts.** The pump was developed. {counted} were applied: {behind}.", lexicon))
    assert found == [("The pump", "DEVELOPED"), (counted, "APPLIED")]


@pytest.mark.parametrize(
    "text",
    [
        "Introduced were *Ada* and *Bob*.",
        "Ada was introduced, and so was Bob.",
        "Two bolts were developed: *the long one* and *the short one*.",
    ],
)
def test_prose_without_a_label_may_speak_of_others(text: str, lexicon: Lexicon) -> None:
    assert not told(lesson(f"**Load:** BUILD\n\n**Way of it:** in the yard\n\n### Day\n\n{text}", lexicon))
    assert not told(lesson(text, lexicon))


def test_another_depth_behind_counted_concepts_leaves_open_which_they_are(lexicon: Lexicon) -> None:
    text = "Three things were applied: grease, wax and tar, and one was mentioned: soot."
    found = told(lesson(f"**Concepts.** {text}", lexicon))
    assert not [name for name, depth in found if depth == "APPLIED" and "soot" in name]
