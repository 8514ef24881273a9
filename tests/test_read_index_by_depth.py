"""An index of lists below depths that are no headings: words alone on their lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import LESSONS, TITLE, read

if TYPE_CHECKING:
    from reclint.model import Record
    from reclint.readers import Lexicon

INDEXES = {
    "bare-depths-and-colons": """Developed

* Spoke tension: true-wheels
* Chain wear: quiet-chains

Introduced

* Rim wear: true-wheels

Mentioned

* Oil: quiet-chains
""",
    "bare-depths-with-numbers-and-slashes": """DEVELOPED (2)

1. *Spoke tension* / true-wheels / plucked, and heard
   with both ears
2. *Chain wear* / quiet-chains

INTRODUCED (1)

1. *Rim wear* / true-wheels / a gauge

MENTIONED (1)

1. *Oil* / quiet-chains
""",
    "bare-depths-above-lines": """*Level: developed*

Spoke tension – true-wheels
Chain wear – quiet-chains

*Level: introduced*

Rim wear – true-wheels

*Level: mentioned*

Oil – quiet-chains
""",
    "bare-depths-in-the-lines": """Developed
Spoke tension: L1
Chain wear: L2

Introduced
Rim wear: L1

Mentioned
Oil: L2
""",
    "bare-depths-above-tables": """Developed

| Concept | Lesson |
|---|---|
| Spoke tension | true-wheels |
| Chain wear | quiet-chains |

Introduced

| Concept | Lesson |
|---|---|
| Rim wear | true-wheels |

Mentioned

| Concept | Lesson |
|---|---|
| Oil | quiet-chains |
""",
}


def told(record: Record) -> list[tuple[str, str | None, list[str]]]:
    return [(row.name.text, row.depth and row.depth.level, [ref.slug for ref in row.lessons]) for row in record.rows]


@pytest.mark.parametrize("name", INDEXES)
def test_a_depth_alone_on_its_line_gives_it_to_the_rows_below(name: str, lexicon: Lexicon) -> None:
    record = read(f"{TITLE}## Concept Index\n\n{INDEXES[name]}\n{LESSONS}", lexicon)
    assert sorted(told(record)) == [
        ("Chain wear", "DEVELOPED", ["quiet-chains"]),
        ("Oil", "MENTIONED", ["quiet-chains"]),
        ("Rim wear", "INTRODUCED", ["true-wheels"]),
        ("Spoke tension", "DEVELOPED", ["true-wheels"]),
    ]
    assert [one.slug for one in record.lessons] == ["true-wheels", "quiet-chains"]


def test_a_name_below_a_depth_keeps_its_commas_and_its_equation(lexicon: Lexicon) -> None:
    index = (
        "Developed\n\n* Speed as way per time, v = s/t: true-wheels, quiet-chains\n* Gears, one by one: quiet-chain\n"
        "* Spokes: true-wheels\n\nApplied\n\n* Brakes = force: true-wheels\n* Oil = quiet-chains\n"
    )
    assert told(read(f"{TITLE}## Concept Index\n\n{index}\n{LESSONS}", lexicon)) == [
        ("Speed as way per time, v = s/t", "DEVELOPED", ["true-wheels", "quiet-chains"]),
        ("Gears, one by one", "DEVELOPED", ["quiet-chain"]),
        ("Spokes", "DEVELOPED", ["true-wheels"]),
        ("Brakes = force", "APPLIED", ["true-wheels"]),
        ("Oil", "APPLIED", ["quiet-chains"]),
    ]


@pytest.mark.parametrize("depth", ["### {}", "**{}**", "{}", "{}:"])
def test_prose_below_the_lists_of_depths_is_no_row(depth: str, lexicon: Lexicon) -> None:
    lists = "\n\n".join(
        f"{depth.format(name)}\n\n- {item}"
        for name, item in (("Developed", "Spokes: true-wheels"), ("Mentioned", "Oil: L2"))
    )
    prose = "The list was last read in May.\n\nIt is short, since wheels are round."
    rows = read(f"{TITLE}## Concept Index\n\n{lists}\n\n{prose}\n\n{LESSONS}", lexicon).rows
    assert [row.name.text for row in rows] == ["Spokes", "Oil"]


SAID = [
    ("As far as APPLIED", "No more than MENTIONED"),
    ("Taken as far as applied", "Only mentioned"),
    ("What they have applied", "What was merely mentioned"),
    ("Up to APPLIED: they do it alone", "Not more than MENTIONED (a word)"),
    ("Got as far as APPLIED — on their own bikes", "Brought no further than MENTIONED"),
]


@pytest.mark.parametrize(("far", "near"), SAID)
@pytest.mark.parametrize("title", ["Concept Index", "What the evenings left, by how far it went"])
def test_headings_of_depths_say_in_words_how_far_a_class_has_come(
    far: str, near: str, title: str, lexicon: Lexicon
) -> None:
    index = (
        f"## {title}\n\n### {far}\n\n- Truing by ear (L1, L2). Plucked; a good wheel sings.\n\n"
        f"### {near}\n\n- Oil, dry or wet (L2). Not in the rain.\n- Patina (L1). DEVELOPED over years.\n"
    )
    record = read(f"{TITLE}{index}\n{LESSONS}", lexicon)
    assert told(record) == [
        ("Truing by ear", "APPLIED", ["true-wheels", "quiet-chains"]),
        ("Oil, dry or wet", "MENTIONED", ["quiet-chains"]),
        ("Patina", "MENTIONED", ["true-wheels"]),
    ]
    assert [one.slug for one in record.lessons] == ["true-wheels", "quiet-chains"]


@pytest.mark.parametrize("title", ["Not yet APPLIED", "What was never APPLIED", "To be APPLIED", "Why they APPLIED it"])
def test_a_heading_that_denies_a_depth_or_speaks_of_one_gives_none(title: str, lexicon: Lexicon) -> None:
    index = f"## Concept Index\n\n### {title}\n\n- Spokes: true-wheels\n\n### Developed\n\n- Oil: quiet-chains\n"
    record = read(f"{TITLE}{index}\n{LESSONS}", lexicon)
    assert [row.name.text for row in record.rows if row.depth and row.depth.level == "APPLIED"] == []


ASKED = LESSONS.replace("Lesson 1: True Wheels (true-wheels)", "Lesson 1: Why True? (true-wheels)")


@pytest.mark.parametrize("note", ["", " It rings.", " More spokes, more pull? Not so."])
@pytest.mark.parametrize("item", ["*{}* – Why True?{}", "**{}** · Why True?{}", "{} → Why True?{}"])
def test_the_title_of_a_lesson_may_ask_before_a_note(item: str, note: str, lexicon: Lexicon) -> None:
    first = item.format("Spoke tension", note)
    index = f"### Developed\n\n1. {first}\n\n### Introduced\n\n2. *Oil* – Quiet Chains. Thin.\n"
    rows = read(f"{TITLE}## Concept Index\n\n{index}\n{ASKED}", lexicon).rows
    assert [row.name.text for row in rows] == ["Spoke tension", "Oil"]
    assert [[ref.slug for ref in row.lessons] for row in rows] == [["true-wheels"], ["quiet-chains"]]
    assert note.strip(" .?") in rows[0].notes


@pytest.mark.parametrize(
    ("item", "slugs"),
    [
        ("*Pads* – one of them wondered: Why True? Wait for it.", []),
        ("*Pads*, and one wondered: Why True? Wait for it.", []),
        ("*Pads* (one wondered): Why True? Wait for it.", []),
        ("*Pads* – DEVELOPED: Why True? They squeal.", ["true-wheels"]),
        ("*Pads* – soft ones. Why True? Wait for it.", []),
        ("*Pads* (soft ones). Why True? Wait for it.", []),
        ("*Pads* – soft ones – Why True? Wait for it.", []),
        ("*Pads*: Why True? They squeal.", ["true-wheels"]),
        ("*Pads* – DEVELOPED – Why True? They squeal.", ["true-wheels"]),
        ("Pads, soft ones → Why True? They squeal.", ["true-wheels"]),
        ("*Pads* (Why True? They squeal.)", ["true-wheels"]),
    ],
)
def test_a_title_that_asks_is_a_lesson_at_the_place_for_it_alone(item: str, slugs: list[str], lexicon: Lexicon) -> None:
    index = f"### Developed\n\n- *Oil* – Quiet Chains. Thin.\n- {item}\n"
    row = read(f"{TITLE}## Concept Index\n\n{index}\n{ASKED}", lexicon).rows[1]
    assert [ref.slug for ref in row.lessons] == slugs
    assert slugs or "Why True? Wait" in row.notes


@pytest.mark.parametrize("note", ["Quiet Chains? Not yet.", "quiet-chains? Later.", "L2? No.", "Why not L2! Later."])
def test_a_question_in_a_note_names_no_lesson(note: str, lexicon: Lexicon) -> None:
    index = f"### Developed\n\n- *Spoke tension* – {note}\n- *Oil* – Quiet Chains. Thin.\n- *Gear* – Why True? Yes.\n"
    rows = read(f"{TITLE}## Concept Index\n\n{index}\n{ASKED}", lexicon).rows
    assert [[ref.slug for ref in row.lessons] for row in rows] == [[], ["quiet-chains"], ["true-wheels"]]


def test_a_title_that_asks_is_no_further_lesson_in_a_note(lexicon: Lexicon) -> None:
    index = "### Developed\n\n- *Spoke tension*, L2 – Why True? is asked again.\n- *Oil* – Quiet Chains. Thin.\n"
    rows = read(f"{TITLE}## Concept Index\n\n{index}\n{ASKED}", lexicon).rows
    assert [[ref.slug for ref in row.lessons] for row in rows] == [["quiet-chains"]] * 2
