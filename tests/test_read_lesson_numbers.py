"""Lessons that an index calls by numbers with a sign, by Roman numerals, or several together, each beside others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import LESSONS, TITLE, read

if TYPE_CHECKING:
    from reclint.model import ConceptRow
    from reclint.readers import Lexicon

WHEELS, CHAINS = "true-wheels", "quiet-chains"


def rows(index: str, lexicon: Lexicon, title: str = "Concept Index") -> tuple[ConceptRow, ...]:
    return tuple(read(f"{TITLE}## {title}\n\n{index}\n\n{LESSONS}", lexicon).rows)


def slugs(row: ConceptRow) -> list[str]:
    return [ref.slug for ref in row.lessons]


def of_cell(cell: str, lexicon: Lexicon, header: str = "Lesson") -> list[str]:
    """The lessons of a cell."""
    table = f"| Concept | Depth | {header} |\n|---|---|---|\n| Spokes | DEVELOPED | {cell} |\n| Oil | MENTIONED | 2 |"
    return slugs(rows(table, lexicon)[0])


@pytest.mark.parametrize(
    ("cell", "lessons"),
    [
        ("@1", [WHEELS]),
        ("#2", [CHAINS]),
        ("(1)", [WHEELS]),
        ("[2]", [CHAINS]),
        ("II", [CHAINS]),
        ("Lesson II", [CHAINS]),
        ("*I*", [WHEELS]),
        ("I, II", [WHEELS, CHAINS]),
        ("lessons I and II", [WHEELS, CHAINS]),
        ("#1 and #2", [WHEELS, CHAINS]),
        ("(1) + (2)", [WHEELS, CHAINS]),
        ("@1; @2", [WHEELS, CHAINS]),
        ("4.1.1 and 4.1.2", [WHEELS, CHAINS]),
        ("True Wheels and Quiet Chains", [WHEELS, CHAINS]),
        ("True Wheels / Quiet Chains", [WHEELS, CHAINS]),
        ("[Wheels](lessons/true-wheels.md) and [Chains](lessons/quiet-chains.md)", [WHEELS, CHAINS]),
        ("[[true-wheels]] + [[quiet-chains]]", [WHEELS, CHAINS]),
        ("III", []),
        ("IIb", []),
        ("i", ["i"]),
        ("(a)", []),
        ("True Wheels and Oil", []),
    ],
)
def test_numbers_and_names_in_the_cell_of_lessons(cell: str, lessons: list[str], lexicon: Lexicon) -> None:
    assert of_cell(cell, lexicon) == lessons


def test_a_lesson_whose_title_joins_two_words_is_one(lexicon: Lexicon) -> None:
    text = f"""{TITLE}## Concept Index

| Concept | Depth | Lesson |
|---|---|---|
| Spokes | DEVELOPED | Rims and Hubs and Oil |
| Pads | DEVELOPED | Rims and Hubs |

## Lesson 1: Rims and Hubs (rims-and-hubs)

**Concepts taught:** Pads (DEVELOPED)

## Lesson 2: Oil (oil-and-grease)

**Concepts taught:** Spokes (DEVELOPED)
"""
    found = read(text, lexicon).rows
    assert [slugs(row) for row in found] == [["rims-and-hubs", "oil-and-grease"], ["rims-and-hubs"]]


@pytest.mark.parametrize("header", ["Les.", "Les", "LES."])
def test_a_column_of_lessons_may_be_cut_short(header: str, lexicon: Lexicon) -> None:
    assert of_cell("Quiet Chains", lexicon, header) == [CHAINS]


def test_a_numeral_is_a_word_where_no_column_says_that_it_is_a_lesson(lexicon: Lexicon) -> None:
    index = "- **Spokes** II (DEVELOPED, `true-wheels`)\n- I, the pronoun (DEVELOPED, `quiet-chains`)\n"
    assert [slugs(row) for row in rows(index, lexicon)] == [[WHEELS], [CHAINS]]


def matrix(heads: str, cells: str, lexicon: Lexicon, above: str = "") -> list[tuple[str, str | None, list[str]]]:
    """The rows of a matrix of lessons below a title that says nothing; ``cells`` are those of the first of them."""
    others = "| Rims | INTRODUCED | · |\n| Oil | · | MENTIONED |"
    table = f"| Concept | {heads} |\n|---|---|---|\n| Spokes | {cells} |\n{others}"
    found = rows(f"{above}\n\n{table}", lexicon, "Grid")
    return [(row.name.text, row.depth.level if row.depth else None, slugs(row)) for row in found]


@pytest.mark.parametrize("heads", ["I | II", "Lesson I | Lesson II", "4.1.1 | 4.1.2", "@1 | @2", "#1 | #2"])
@pytest.mark.parametrize("blank", ["·", "", "—", "…"])
def test_a_matrix_whose_lessons_have_numbers(heads: str, blank: str, lexicon: Lexicon) -> None:
    found = matrix(heads, f"{blank} | DEVELOPED", lexicon)
    assert found[0] == ("Spokes", "DEVELOPED", [CHAINS])
    assert [one[2] for one in found] == [[CHAINS], [WHEELS], [CHAINS]]


@pytest.mark.parametrize(
    ("above", "mark"),
    [
        ("A cell has the depth; `r` = only recalled there.", "r"),
        ("(o) for revisited.", "o"),
        ("rc: recap", "`rc`"),
        ("", "recap"),
    ],
)
def test_a_mark_for_what_comes_back_names_its_lesson_and_no_depth(above: str, mark: str, lexicon: Lexicon) -> None:
    found = matrix("L1 | L2", f"DEVELOPED | {mark}", lexicon, above)
    assert found[0] == ("Spokes", "DEVELOPED", [WHEELS, CHAINS])


@pytest.mark.parametrize(
    ("above", "mark"), [("", "r"), ("r = the reader's mark. Spokes are recalled.", "r"), ("", "PRACTISED")]
)
def test_another_mark_is_an_unknown_depth(above: str, mark: str, lexicon: Lexicon) -> None:
    assert matrix("L1 | L2", f"DEVELOPED | {mark}", lexicon, above)[0] == ("Spokes", None, [WHEELS, CHAINS])


@pytest.mark.parametrize("above", ["Codes: `MEN` mentioned, `INT` introduced, `DEV` developed, `APP` applied."])
def test_codes_right_before_their_depths(above: str, lexicon: Lexicon) -> None:
    assert matrix("L1 | L2", "DEV | ·", lexicon, above)[0] == ("Spokes", "DEVELOPED", [WHEELS])
