"""What prose says was taught by verbs beside names that are set off, and what is set off for stress alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import lesson, told

if TYPE_CHECKING:
    from reclint.readers import Lexicon

SPOKES, RIMS = ("spokes", "DEVELOPED"), ("rims", "INTRODUCED")


@pytest.mark.parametrize(
    "text",
    [
        "The lesson **develops** *spokes* and **introduces** *rims*.",
        "We *developed* **spokes**, and *only introduced* **rims**.",
        "This one **develops** *spokes*; it **introduces** the *rims*.",
        "*spokes* was developed, *rims* **introduced**.",
        "Today **developed** the idea of *spokes*. *rims* we only introduced.",
        "By now Ann can develop *spokes*, and *rims* was introduced.",
        "One idea is **developed**: *spokes*. They **are introduced to** *rims*.",
    ],
)
def test_verbs_hold_for_the_names_beside_them(text: str, lexicon: Lexicon) -> None:
    assert told(lesson(f"**What was taught?** {text}", lexicon)) == [SPOKES, RIMS]
    assert told(lesson(f"Load: BUILD.\n\nWhat was taught? {text}\n\nWhat is left out? *Hubs*.", lexicon)) == [
        SPOKES,
        RIMS,
    ]


@pytest.mark.parametrize("label", ["**Content:**", "*New concepts:*", "**Concepts** —"])
def test_prose_may_stand_behind_labels_that_count_too(label: str, lexicon: Lexicon) -> None:
    text = "The lesson **develops** *the rate $f_s$*. The lesson **introduces** *rims*."
    assert told(lesson(f"{label} {text}", lexicon)) == [("the rate $f_s$", "DEVELOPED"), RIMS]
    found = told(lesson(f"{label} 24, in *two* parts, developed *slowly*", lexicon))
    assert not [name for name, depth in found if depth]


def test_what_was_heard_of_beside_such_verbs_has_the_first_depth(lexicon: Lexicon) -> None:
    text = "They can apply *spokes* and have heard of *hubs*."
    assert told(lesson(f"**Taught:** {text}", lexicon)) == [("spokes", "APPLIED"), ("hubs", "MENTIONED")]
    assert not [1 for _, depth in told(lesson("**Taught:** They have heard of *hubs*.", lexicon)) if depth]


def test_a_sentence_may_end_inside_a_name(lexicon: Lexicon) -> None:
    text = "The lesson **develops** *who squeaks? the hub does* and **introduces** *rims*."
    assert told(lesson(f"**Taught:** {text}", lexicon)) == [("who squeaks? the hub does", "DEVELOPED"), RIMS]


@pytest.mark.parametrize(
    "text",
    [
        "The next lesson **develops** *spokes* and **introduces** *rims*.",
        "The lesson never developed *spokes* nor introduced *rims*.",
        "We introduced *slowly* and developed *by heart*.",
        "We introduced *Ada* to the class.",
    ],
)
def test_what_is_denied_or_put_off_or_tells_how_has_no_depth(text: str, lexicon: Lexicon) -> None:
    assert not [name for name, depth in told(lesson(f"**Taught:** {text}", lexicon)) if depth]


def test_words_further_on_are_said_with_stress(lexicon: Lexicon) -> None:
    text = "We developed *spokes* on a *very* old wheel, and introduced *rims* as *thin*."
    assert told(lesson(f"**Taught:** {text}", lexicon)) == [SPOKES, RIMS]


@pytest.mark.parametrize(
    "text", ["What was taught? Ask Ann, who knows.", "How did we teach it? With *great* care, developed *slowly*."]
)
def test_a_question_with_another_answer_labels_nothing(text: str, lexicon: Lexicon) -> None:
    assert not told(lesson(f"Load: BUILD.\n\n{text}", lexicon))


def test_a_list_below_such_prose_tells_something_else(lexicon: Lexicon) -> None:
    text = "The lesson **develops** *spokes* and **introduces** *rims*"
    body = "\n\nWhy it works:\n\n- They draw a wheel.\n- Each of them spins it."
    assert told(lesson(f"Load: BUILD.\n\nWhat was taught? {text}.{body}", lexicon)) == [SPOKES, RIMS]
    assert told(lesson(f"**Taught:** {text}.{body}", lexicon)) == [SPOKES, RIMS]


def test_a_list_that_such_prose_leads_in_to_has_the_concepts(lexicon: Lexicon) -> None:
    body = "We developed *one thing* and introduced *another*:\n\n- spokes\n- rims"
    assert [name for name, _ in told(lesson(f"**Taught:** {body}", lexicon))] == ["spokes", "rims"]
