"""Short names that a record declares for its lessons, in a line, a list or a table, and where they are used."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .bicycles import TITLE, read, rows

if TYPE_CHECKING:
    from reclint.readers import Lexicon

SLUGS = {"L1": "quiet-chains", "L2": "how-to-true"}
TABLE = "| No. | Identifier | Title |\n|---|---|---|\n{}"
KEYS = {
    "a line": "L1 is quiet-chains, L2 how-to-true.",
    "a line with equals": "Depths as usual. Lessons: `L1` = quiet-chains, `L2` = how-to-true. Marks: x = done.",
    "colons": "L1: `quiet-chains`; L2: `how-to-true`",
    "arrows and titles": "L1 → quiet-chains (Quiet Chains), L2 → how-to-true (True Wheels)",
    "parentheses": "**L1** (`quiet-chains`) and **L2** (`how-to-true`)",
    "lines": "L1 – quiet-chains\nL2 – how-to-true",
    "a list": "- L1: [[quiet-chains]], oil and wax\n- L2: [[how-to-true]], spokes",
    "a table": TABLE.format("| L1 | `quiet-chains` | Quiet Chains |\n| L2 | `how-to-true` | True Wheels |"),
    "a table of links": TABLE.format(
        "| L1 | [page](lessons/quiet-chains.md) | Quiet Chains |\n| L2 | [page](lessons/how-to-true.md) | True Wheels |"
    ),
    "a table of numbers": TABLE.format("| 1 | quiet-chains | Quiet Chains |\n| 2 | how-to-true | True Wheels |"),
}


def record(key: str, headings: tuple[str, str], cells: tuple[str, str] = ("L1", "L2")) -> str:
    index = "| Concept | Depth | Lesson |\n|---|---|---|\n" + "".join(
        f"| {name} | DEVELOPED | {cell} |\n" for name, cell in zip(("Wax", "Spoke tension"), cells, strict=True)
    )
    lessons = "".join(
        f"### {heading}\n\n**Load:** BUILD\n\n**Taught:**\n- {name} (DEVELOPED)\n\n"
        for heading, name in zip(headings, ("Wax", "Spoke tension"), strict=True)
    )
    return f"{TITLE}{key}\n\n## Concept Index\n\n{index}\n## Lessons\n\n{lessons}"


@pytest.mark.parametrize(
    "headings", [("C.1 L1: Quiet Chains 🔗", "C.2 L2: Wheels 🛞"), ("1. Quiet Chains", "2. Wheels")]
)
@pytest.mark.parametrize("name", KEYS)
def test_a_key_of_lessons_names_them_in_cells_and_headings(
    name: str, headings: tuple[str, str], lexicon: Lexicon
) -> None:
    if headings[0][0] == "1" and name != "a table of numbers":
        headings = ("L1 · Quiet Chains", "L2 · Wheels")
    found = read(record(KEYS[name], headings), lexicon)
    assert [lesson.slug for lesson in found.lessons] == [*SLUGS.values()]
    assert [lessons for _, _, lessons in rows(found)] == [[slug] for slug in SLUGS.values()]


@pytest.mark.parametrize(
    "key", ["§1 = quiet-chains, §2 = how-to-true", "A § is a lesson: §1 `quiet-chains`, §2 `how-to-true`."]
)
def test_a_sign_may_number_lessons_also_among_other_words(key: str, lexicon: Lexicon) -> None:
    groups = "**From §1**\n\n- Wax (DEVELOPED)\n\n**From §2**\n\n- Spoke tension (DEVELOPED)\n"
    text = record(key, ("§1 · Quiet Chains", "§2 · Wheels")).split("## Concept Index")
    found = read(f"{text[0]}## Concept Index\n\n{groups}\n## Lessons{text[1].split('## Lessons')[1]}", lexicon)
    assert [lesson.slug for lesson in found.lessons] == [*SLUGS.values()]
    assert [lessons for _, _, lessons in rows(found)] == [[slug] for slug in SLUGS.values()]


def test_names_that_say_nothing_of_a_place_are_known_too(lexicon: Lexicon) -> None:
    text = record("K1 = quiet-chains, K2 = how-to-true", ("K1: Quiet Chains", "K2: Wheels"), ("K1", "`K2`"))
    found = read(text, lexicon)
    assert [lesson.slug for lesson in found.lessons] == [*SLUGS.values()]
    assert [lessons for _, _, lessons in rows(found)] == [[slug] for slug in SLUGS.values()]


def test_a_table_of_titles_tells_the_slugs_of_headings(lexicon: Lexicon) -> None:
    text = record(KEYS["a table"], ("Quiet Chains", "True Wheels"))
    assert [lesson.slug for lesson in read(text, lexicon).lessons] == [*SLUGS.values()]


@pytest.mark.parametrize(
    "key",
    [
        "L1 is quiet-chains.",
        "In L1 well-oiled chains were seen, in L2 half-flat tyres.",
        "L1: well-oiled, L2: half-flat",
        "L1 = half-flat, L1 = how-to-true",
        "R1 = not-passed, R2 = signed-off",
    ],
)
def test_other_pairs_are_no_key(key: str, lexicon: Lexicon) -> None:
    text = record(key, ("L1: Oil on Everything", "L2: Wheels"))
    assert not {"quiet-chains", "how-to-true", "well-oiled", "half-flat"} & {
        lesson.slug for lesson in read(text, lexicon).lessons
    }


def test_where_nothing_declares_it_a_number_means_the_order(lexicon: Lexicon) -> None:
    found = read(record("", ("L1: Quiet Chains", "L2: Wheels")), lexicon)
    assert [lessons for _, _, lessons in rows(found)] == [["quiet-chains"], ["wheels"]]


def test_a_heading_keeps_the_slug_that_it_states(lexicon: Lexicon) -> None:
    text = record(KEYS["a line"], ("L1: Quiet Chains (`silent-chains`)", "L2: Wheels (`how-to-true`)"))
    assert [lesson.slug for lesson in read(text, lexicon).lessons] == ["silent-chains", "how-to-true"]


ERRANDS = "| No. | Lesson | Errand |\n|---|---|---|\n{}"
SWAPPED = "| 1 | how-to-true | {} |\n| 2 | quiet-chains | {} |"


@pytest.mark.parametrize(
    "key",
    [
        ERRANDS.format(SWAPPED.format("fetch spokes", "buy oil")),
        ERRANDS.replace("Errand", "Title").format(SWAPPED.format("How to True", "Quiet Chains")),
        "As they were held: L1 = how-to-true, L2 = quiet-chains.",
        "- L1 (how-to-true): on a stand\n- L2 (quiet-chains): on the road",
    ],
)
@pytest.mark.parametrize(
    "headings",
    [
        ("Lesson 1: Silence (quiet-chains)", "Lesson 2: Wheels (how-to-true)"),
        ("1. Silence (quiet-chains)", "2. Wheels (how-to-true)"),
        ("L1: Quiet Chains", "L2: How to True"),
    ],
)
@pytest.mark.parametrize("cells", [("1", "2"), ("L1", "Lesson 2")])
def test_what_numbers_lessons_otherwise_than_headings_is_no_key(
    key: str, headings: tuple[str, str], cells: tuple[str, str], lexicon: Lexicon
) -> None:
    for text in (record(key, headings, cells), f"{record('', headings, cells)}{key}\n"):
        found = read(text, lexicon)
        assert [lesson.slug for lesson in found.lessons] == [*SLUGS.values()]
        assert [lessons for _, _, lessons in rows(found)] == [[slug] for slug in SLUGS.values()]


def test_a_table_of_errands_numbers_no_lessons_that_have_no_numbers(lexicon: Lexicon) -> None:
    headings = ("Silence (quiet-chains)", "Wheels (how-to-true)")
    found = read(record(ERRANDS.format(SWAPPED.format("fetch spokes", "buy oil")), headings, ("1", "2")), lexicon)
    assert [lessons for _, _, lessons in rows(found)] == [[slug] for slug in SLUGS.values()]


def test_a_table_with_more_in_it_names_lessons_in_the_order_of_their_headings(lexicon: Lexicon) -> None:
    table = ERRANDS.format("| 1 | quiet-chains | buy oil |\n| 2 | how-to-true | fetch spokes |")
    found = read(record(table, ("1. Quiet Chains", "2. Wheels"), ("1", "2")), lexicon)
    assert [lesson.slug for lesson in found.lessons] == [*SLUGS.values()]
    assert [lessons for _, _, lessons in rows(found)] == [[slug] for slug in SLUGS.values()]


def test_numbers_of_sections_do_not_contradict_those_of_lessons(lexicon: Lexicon) -> None:
    text = record(KEYS["a line"], ("3. Silence (`quiet-chains`)", "4. Wheels (`how-to-true`)"))
    assert [lessons for _, _, lessons in rows(read(text, lexicon))] == [[slug] for slug in SLUGS.values()]


LETTERS = {
    "equals": "Lessons: QC = `quiet-chains`, HT = `how-to-true`.",
    "words": "QC stands for quiet-chains and HT for how-to-true.",
    "a list": "- Qc: `quiet-chains`\n- Ht: `how-to-true`",
    "parentheses": "`quiet-chains` (QC), `how-to-true` (HT)",
    "behind": "- `quiet-chains` = **QC**\n- `how-to-true` = **HT**",
    "a table": "| Short | Lesson |\n|---|---|\n| QC | `quiet-chains` |\n| HT | `how-to-true` |",
    "one letter": "Q → `quiet-chains`; H → `how-to-true`",
}


@pytest.mark.parametrize("name", LETTERS)
def test_letters_of_a_slug_may_be_its_short_name(name: str, lexicon: Lexicon) -> None:
    cells = {"a list": ("Qc", "Ht, Qc"), "one letter": ("Q", "H, Q")}.get(name, ("QC", "HT, QC"))
    headings = ("Chains at Rest (quiet-chains)", "Wheels (how-to-true)")
    found = read(record(LETTERS[name], headings, cells), lexicon)
    assert [lessons for _, _, lessons in rows(found)] == [["quiet-chains"], ["how-to-true", "quiet-chains"]]
    listed = record(LETTERS[name], headings).split("| Concept")[0]
    items = "".join(
        f"- {name} [D, {cell}]\n"
        for name, cell in zip(("Wax", "Spoke tension", "Oil"), (*cells, cells[0]), strict=True)
    )
    key = "M = mentioned, I = introduced, D = developed, A = applied.\n\n"
    lessons = record("", headings).partition("## Lessons")[2]
    found = read(f"{listed.replace('## Concept', f'{key}## Concept')}{items}\n## Lessons{lessons}", lexicon)
    assert [lessons for _, _, lessons in rows(found)] == [
        ["quiet-chains"],
        ["how-to-true", "quiet-chains"],
        ["quiet-chains"],
    ]


@pytest.mark.parametrize(
    ("key", "cells"),
    [
        ("See: `quiet-chains`; Also: `how-to-true`.", ("See", "Also")),  # words
        ("PASS: `quiet-chains`, FAIL: `how-to-true`", ("PASS", "FAIL")),  # no letters of the slugs
        ("QC = quality control, HT = heat treatment", ("QC", "HT")),
        ("QC = `quiet-chains`", ("QC", "HT")),  # one pair
        ("`quiet-chains` (IT), `how-to-true` (AS)", ("IT", "AS")),
    ],
)
def test_other_letters_are_no_short_names(key: str, cells: tuple[str, str], lexicon: Lexicon) -> None:
    headings = ("Chains at Rest (quiet-chains)", "Wheels (how-to-true)")
    found = read(record(key, headings, cells), lexicon)
    assert [lessons for _, _, lessons in rows(found)] == [[], []]


def test_letters_that_a_key_gives_to_depths_name_no_lessons(lexicon: Lexicon) -> None:
    key = "M = mentioned, I = introduced, D = developed, A = applied. A = `at-last`, Q = `quiet-chains`."
    found = read(record(key, ("Chains at Rest (quiet-chains)", "Wheels (at-last)"), ("Q", "A")), lexicon)
    assert [lessons for _, _, lessons in rows(found)] == [[], []]
