"""Labels in HTML tags in the place of stars, and loads cut short behind their label."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import lesson, told

if TYPE_CHECKING:
    from reclint.readers import Lexicon

TWO = [("spokes", "DEVELOPED"), ("truing", "APPLIED")]


@pytest.mark.parametrize(
    "label",
    [
        "<u>{}:</u>",
        "<b>{}</b>:",
        "<strong>{}:</strong>",
        "<b><u>{}:</u></b>",
        "**<u>{}:</u>**",
        '<span style="color:red">{}:</span>',
        "<em>{}:</em>",
        "<ins>{}:</ins>",
    ],
)
def test_a_label_may_stand_in_tags(label: str, lexicon: Lexicon) -> None:
    labels = [label.format(name) for name in ("Taught", "Load", "Notebook", "Review")]
    values = ["spokes (DEVELOPED), truing (APPLIED)", "BUILD", "none", "PASS at iteration 1/3"]
    for between, opens in (("\n\n", ""), ("\n", ""), ("\n", "- ")):
        found = lesson(between.join(f"{opens}{one} {two}" for one, two in zip(labels, values, strict=True)), lexicon)
        assert told(found) == TWO
        assert found.load is not None
        assert found.notebook is not None
        assert found.review is not None
        assert [field.label.text for field in found.fields] == ["Taught", "Load", "Notebook", "Review"]


def test_letters_number_the_lines_below_such_a_label(lexicon: Lexicon) -> None:
    assert told(lesson("<u>Taught:</u>\na) spokes, DEVELOPED;\nb) truing, APPLIED.", lexicon)) == TWO


@pytest.mark.parametrize(
    "text",
    [
        "We <b>taught:</b> spokes (DEVELOPED)",
        "<b>Spokes</b> sing.\n\n<u>Rims</u> bend.",
        "<em>Notebooks</em> were handed out.",
        "<i>Load</i> a wheel with sand.",
        "<b>Review</b> what you know.",
        "<b>Ada</b>: she sang.",
    ],
)
def test_tags_in_a_sentence_make_no_label(text: str, lexicon: Lexicon) -> None:
    assert lesson(text, lexicon).fields == ()


def test_names_in_tags_are_parts_of_what_was_taught(lexicon: Lexicon) -> None:
    found = lesson("**Taught:**\n\n<b>Rims</b>: INTRODUCED", lexicon)
    assert told(found) == [("<b>Rims</b>", "INTRODUCED")]
    assert [field.label.text for field in lesson("<b>Taught:</b>\n\n<b>Rims</b>: applied", lexicon).fields] == [
        "Taught"
    ]


@pytest.mark.parametrize(
    "line", ["<b>Bo</b>: 2 polish findings.", "<b>Improvement</b>: say nipples.", "<u>Round two</u>: all well."]
)
@pytest.mark.parametrize("label", ["**Review:**", "<b>Review:</b>", "<u>Review:</u>"])
def test_words_in_tags_are_parts_of_a_review(label: str, line: str, lexicon: Lexicon) -> None:
    fields = lesson(f"{label} NEEDS REVISION (1/3)\n{line}\nIteration 2: PASS.", lexicon).fields
    assert [field.label.text for field in fields] == ["Review"]


def test_other_words_in_the_tags_of_labels_above_are_labels(lexicon: Lexicon) -> None:
    text = "<b>Load:</b> BUILD\n\n<b>Weather:</b> rain\n\n<b>Notebook</b> -- none\n\n<u>Ada</u>: absent"
    assert [field.label.text for field in lesson(text, lexicon).fields] == ["Load", "Weather", "Notebook"]


@pytest.mark.parametrize(
    ("text", "load"),
    [
        ("`true-wheels` — load: STR.", "STRETCH"),
        ("`true-wheels` · load BLD · in May", "BUILD"),
        ("Load: Bld", "BUILD"),
        ("**Cognitive load:** cons. (at last)", "CONSOLIDATE"),
        ("*load* cnsl.", "CONSOLIDATE"),
        ("| Load | STR. |\n|---|---|\n| Notebook | none |", "STRETCH"),
    ],
)
def test_a_load_may_be_cut_short_behind_its_label(text: str, load: str, lexicon: Lexicon) -> None:
    found = lesson(text, lexicon).load
    assert found is not None
    assert found.text == load


@pytest.mark.parametrize(
    "text", ["Load: strong men only", "Load: con artists, as ever", "Load: 3 kg (str.)", "BLD, str."]
)
def test_what_only_begins_as_a_load_is_none(text: str, lexicon: Lexicon) -> None:
    assert lesson(text, lexicon).load is None


@pytest.mark.parametrize(
    "line",
    [
        "*How heavy? STRETCH. Nobody sang.*",
        "**How heavy? STRETCH. Nobody sang.**",
        "*Taught in May. A STRETCH lesson it was.*",
        "*How did it weigh? A lot. STRETCH, as ever*",
    ],
)
def test_a_line_of_two_sentences_is_no_label(line: str, lexicon: Lexicon) -> None:
    found = lesson(f"{line}\n\n**What did I teach?**\n\n- spokes (DEVELOPED)\n- truing (APPLIED)", lexicon)
    assert [field.label.text for field in found.fields] == ["What did I teach?"]
    assert found.load is not None
    assert found.load.text == "STRETCH"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("**Reviewed by Assoc. Prof. Lee**", "review"),
        ("**Concepts taught (without Rims. Hubs too)**", "taught"),
        ("*Taught on Thurs. June 4*", "taught"),
        ("**Taught. The list stands here**", "taught"),
        ("**What did I teach? Look at the list.**", "taught"),
        ("**Notebook (as in Fig. B)**", "notebook"),
        ("**Review in Sept. Bo was away.**", "review"),
        ("**Taught while Bo sat. Ada stood.**", None),
        ("**Taught in May. We had rain. DEVELOPED**", None),
    ],
)
def test_an_abbreviation_or_a_hint_makes_no_second_sentence(line: str, kind: str | None, lexicon: Lexicon) -> None:
    found = lesson(f"{line}\n\nWe sang.", lexicon).fields
    assert next((field.kind for field in found), None) == kind


@pytest.mark.parametrize("line", ["*How Dr. Ada saw it*", "**How it went**"])
def test_a_line_of_one_is_a_label(line: str, lexicon: Lexicon) -> None:
    assert [field.kind for field in lesson(f"{line}\n\nWe sang.", lexicon).fields] == ["teaching"]
