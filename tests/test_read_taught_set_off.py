"""What prose says was taught by verbs beside names that are set off, and what is set off for stress alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import first_of_two, lesson, told

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


@pytest.mark.parametrize(
    "names",
    [
        ("supply", "in-place sorting"),
        ("for loops", "while loops"),
        ("no-till farming", "both hands"),
        ("assembly", "next-fit packing"),
        ("`not`", "`all`"),
    ],
)
def test_names_may_begin_or_end_as_words_that_tell_how(names: tuple[str, str], lexicon: Lexicon) -> None:
    first, second = (name if name[0] == "`" else f"*{name}*" for name in names)
    found = told(lesson(f"**Taught:** The lesson develops {first} and introduces {second}.", lexicon))
    assert found == [(names[0], "DEVELOPED"), (names[1], "INTRODUCED")]


def test_names_of_rows_are_concepts_where_they_would_tell_how_or_be_people(lexicon: Lexicon) -> None:
    text = "**Taught:** We introduced *Rims* to the class and developed *by ear*."
    assert not [name for name, depth in told(lesson(text, lexicon)) if depth]
    laws = told(lesson(text.replace("Rims", "Hooke's law"), lexicon))
    assert laws == [("Hooke's law", "INTRODUCED")]
    rows = "| Rims | INTRODUCED |\n| By ear | DEVELOPED |"
    found = first_of_two(text, "**Taught:** *Oil* was applied.", lexicon, rows)
    assert found == [("Rims", "INTRODUCED"), ("by ear", "DEVELOPED")]


@pytest.mark.parametrize(
    "text",
    [
        "The lesson develops spokes and introduces *rims*.",
        "The spokes were developed and *rims* were introduced.",
        "We developed skill in *spokes* and introduced the class to rims and *rims*.",
        "The class developed *spokes*. Next it introduced *rims*.",
        "The class developed *spokes*. Later, we introduced *rims*.",
        "The class developed *spokes*; next the lesson introduces *rims*.",
        "The lesson develops *spokes* and later introduces *rims*.",
        "We developed *spokes*, which we will need again, and introduced *rims*.",
        "We developed *spokes* without help and, with nothing but oil, introduced *rims*.",
        "The lesson not only develops *spokes* but introduces *rims*.",
        "We never applied *oil* but developed *spokes* and introduced *rims*.",
        "We didn’t apply *oil*, we developed *spokes* and introduced *rims*.",
        "With no oil to hand, the lesson develops *spokes* and introduces *rims*.",
        "We introduced *Ada* to the class, developed *spokes* and introduced *rims* to everyone.",
        "Later, *spokes* were developed. Next, the *rims* were introduced.",
        "Next, spokes were developed. Then *rims* were introduced.",
        "Without further ado we developed *spokes* and introduced *rims*.",
        "We developed *spokes* (which will never develop cracks) and introduced *rims*.",
        "We developed *spokes*, which later develop cracks, and introduced *rims*.",
        "*Oil* was not applied, but *spokes* were developed and *rims* were introduced.",
    ],
)
def test_one_name_that_is_set_off_silences_no_other(text: str, lexicon: Lexicon) -> None:
    found = told(lesson(f"**Taught:** {text}", lexicon))
    assert [(name.removeprefix("The "), depth) for name, depth in found] == [SPOKES, RIMS]


@pytest.mark.parametrize(
    "text",
    [
        "The class developed *spokes*. Next lesson it introduces *rims*.",
        "The class developed *spokes*. Later we hope to introduce *rims*.",
        "The lesson develops *spokes* and will introduce *rims*.",
        "The lesson develops *spokes* and, next time, introduces *rims*.",
        "The lesson develops *spokes*, and the next introduces *rims* and applies *oil*.",
        "The lesson develops *spokes* and does not yet introduce *rims* or apply *oil*.",
        "The lesson develops *spokes* but neither introduces *rims* nor applies oil.",
        "We introduced *Ada* and *Bob* to each other and developed *spokes*.",
        "We developed *spokes* and introduced two of them.",
        "We developed *spokes* with patience and *utmost* care.",
        "We developed *spokes* with care and *patience*.",
        "We developed *spokes* in March and *again* in April.",
        "We developed *spokes*, then *briefly* rims.",
        "We developed *spokes* without introducing *rims*.",
    ],
)
def test_what_a_clause_of_its_own_denies_or_puts_off_has_no_depth(text: str, lexicon: Lexicon) -> None:
    assert told(lesson(f"**Taught:** {text}", lexicon)) == [SPOKES]


@pytest.mark.parametrize(
    "text",
    [
        "We introduced *hubs*, then *rims*, and developed *spokes*.",
        "We introduced *hubs* as well as *rims* and developed *spokes*.",
        "We introduced the *hubs* of a wheel and its *rims*, and developed *spokes*.",
        "We introduced *hubs* for the front wheel, and *rims*. Then we developed *spokes*.",
        "We introduced *hubs* in week 3 and *rims* in week 4, and developed *spokes*.",
    ],
)
def test_a_verb_holds_for_names_further_on_in_its_list(text: str, lexicon: Lexicon) -> None:
    assert told(lesson(f"**Taught:** {text}", lexicon)) == [("hubs", "INTRODUCED"), RIMS, SPOKES]


def test_names_may_begin_with_code(lexicon: Lexicon) -> None:
    text = (
        "We introduced `for` loops and `zip` to the class, developed nested `while` loops and applied `try`/`except`."
    )
    assert told(lesson(f"**Taught:** {text} The `map` call was only mentioned.", lexicon)) == [
        ("`for` loops", "INTRODUCED"),
        ("`zip`", "INTRODUCED"),
        ("nested `while` loops", "DEVELOPED"),
        ("`try`/`except`", "APPLIED"),
        ("`map` call", "MENTIONED"),
    ]


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


@pytest.mark.parametrize(
    "text",
    [
        "The lesson develops two concepts and applies one.",
        "The lesson introduces new words and develops old skills.",
        "We develop *control* of the wheel and apply *care*, by way of these",
        "This one **introduces** *a word* and **develops** *two*.",
    ],
)
def test_a_list_of_concepts_is_read_below_prose_that_names_none(text: str, lexicon: Lexicon) -> None:
    body, names = f"**Taught:** {text}\n\n- Tension\n- Dish", [("Tension", None), ("Dish", None)]
    assert told(lesson(body, lexicon)) == names
    rows = "| Tension | DEVELOPED |\n| Dish | INTRODUCED |"
    assert first_of_two(body, "**Taught:** *Oil* was applied.", lexicon, rows) == names


def test_prose_that_names_rows_is_read_above_a_list_that_names_none(lexicon: Lexicon) -> None:
    body = "**Taught:** The lesson develops *tension* and introduces *dish*.\n\n- A pair of wheels\n- Some oil"
    rows = "| Tension | DEVELOPED |\n| Dish | INTRODUCED |"
    found = first_of_two(body, "**Taught:** *Oil* was applied.", lexicon, rows)
    assert found == [("tension", "DEVELOPED"), ("dish", "INTRODUCED")]


def test_prose_in_other_words_than_the_rows_is_read_above_sentences(lexicon: Lexicon) -> None:
    lead = "**Taught:** The lesson develops *how tight is tight* and introduces *wobbles*.\n\n"
    rows, other = "| Tension | DEVELOPED |\n| Dish | INTRODUCED |", "**Taught:** *Oil* was applied."
    said = "- Each of them spins a wheel before a word is said.\n- The pencil is held still, the wheel is not."
    found = first_of_two(f"{lead}{said}", other, lexicon, rows)
    assert found == [("how tight is tight", "DEVELOPED"), ("wobbles", "INTRODUCED")]
    assert first_of_two(f"{lead}- Tension.\n- Dish.", other, lexicon, rows) == [("Tension", None), ("Dish", None)]
