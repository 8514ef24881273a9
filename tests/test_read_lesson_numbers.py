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
        ("[Wheels](lessons/true-wheels.md) + [Bolts](lessons/lost-bolts.md)", [WHEELS, "lost-bolts"]),
        ("[Wheels](true-wheels.md) & [Chains](quiet-chains.md)", [WHEELS, CHAINS]),
        ("[Wheels](lessons/true-wheels.md) and [the photographs](photographs.md)", [WHEELS]),
        ("[Wheels](true-wheels.md) and [photographs](photographs.md)", [WHEELS]),
        ("[[true-wheels]] → [[photographs]]", [WHEELS]),
        ("[Wheels](lessons/true-wheels.md) / [Chains](https://example.org/quiet-chains.html)", [WHEELS]),
        ("[Wheels](lessons/true-wheels.md) & [Chains](../module-3-9/lessons/quiet-chains.md)", [WHEELS]),
        ("[A](lessons/true-wheels.md) and [B](lessons/quiet-chains.md) and [C](photographs.md)", [WHEELS, CHAINS]),
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
        ("A cell has the depth; `r` = just revisited then.", "r"),
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


ITEMS = "- Rims — INTRODUCED — {0} — round\n- Chain — APPLIED — {1} — long\n- Oil (MENTIONED, {1}): thin\n"


@pytest.mark.parametrize(("first", "second"), [("@1", "@2"), ("#1", "#2"), ("lesson I", "Lesson II"), ("L1", "L2")])
@pytest.mark.parametrize(
    "item",
    [
        "Spokes, DEVELOPED {1}. Made of #3 wire.",
        "Spokes (DEVELOPED, {1}): thin",
        "Spokes → DEVELOPED ({1})",
        "Spokes: DEVELOPED in {1}. Thin",
        "{1}: Spokes — DEVELOPED — thin",
        "**Spokes** (DEVELOPED) · {1} · thin",
    ],
)
def test_numbers_with_a_sign_in_the_items_of_a_list(item: str, first: str, second: str, lexicon: Lexicon) -> None:
    index = ITEMS.format(first, second) + "- " + item.format(first, second) + "\n"
    found = {row.name.text: slugs(row) for row in rows(index, lexicon)}
    assert found == {"Rims": [WHEELS], "Chain": [CHAINS], "Oil": [CHAINS], "Spokes": [CHAINS]}


@pytest.mark.parametrize("both", ["@1 and @2", "True Wheels and Quiet Chains", "#1 + #2", "Quiet Chains / True Wheels"])
def test_several_lessons_that_a_word_or_sign_joins(both: str, lexicon: Lexicon) -> None:
    index = ITEMS.format("L1", "L2") + f"- Spokes — DEVELOPED — {both} — thin\n"
    assert set(slugs(rows(index, lexicon)[-1])) == {WHEELS, CHAINS}


@pytest.mark.parametrize(
    "item",
    [
        "C#2 (DEVELOPED, L1)",
        "Gauge #2 wire (DEVELOPED, L1)",
        "Spokes (#2) (DEVELOPED, L1)",
        "True Wheels and Quiet Chains (DEVELOPED, L1)",
    ],
)
def test_signs_and_titles_in_a_name_are_no_lessons(item: str, lexicon: Lexicon) -> None:
    found = rows(ITEMS.format("L1", "L2") + f"- {item}\n", lexicon)[-1]
    assert (found.name.text, slugs(found)) == (
        item.partition(" (DEV")[0].removesuffix(" (II)"),
        [WHEELS],
    )


def test_letters_for_depths_right_before_a_lesson(lexicon: Lexicon) -> None:
    key = "M = mentioned, I = introduced, D = developed, A = applied. Behind the @ is the lesson.\n\n"
    items = ("Spokes, A @1. Thin.", "Split rims, I @2. A #1 choice.", "Oil, D @1, @2. At D major.", "Pads, M @2. Soft.")
    index = "".join(f"1. {item}\n" for item in items)
    found = [(row.name.text, row.depth and row.depth.level, slugs(row)) for row in rows(key + index, lexicon)]
    assert found == [
        ("Spokes", "APPLIED", [WHEELS]),
        ("Split rims", "INTRODUCED", [CHAINS]),
        ("Oil", "DEVELOPED", [WHEELS, CHAINS]),
        ("Pads", "MENTIONED", [CHAINS]),
    ]


@pytest.mark.parametrize(("first", "second"), [("1", "2"), ("(1)", "(2)"), ("I", "II")])
@pytest.mark.parametrize("form", ["{0} — {1} — {2} — thin", "{0} ({1}; {2}): thin", "**{0}** ({1}) · {2} · thin"])
def test_numbers_alone_in_the_same_place_of_each_item(form: str, first: str, second: str, lexicon: Lexicon) -> None:
    told = [("Spokes", first), ("Rims", first), ("Chain", second), ("Oil", f"{first}, {second}")]
    index = "".join("- " + form.format(name, "DEVELOPED", number) + "\n" for name, number in told[:3])
    found = {row.name.text: slugs(row) for row in rows(index, lexicon)}
    assert found == {"Spokes": [WHEELS], "Rims": [WHEELS], "Chain": [CHAINS]}


@pytest.mark.parametrize("numbers", ["I II I", "II II II", "I II III", "I II x"])
def test_numbers_that_need_not_be_those_of_lessons(numbers: str, lexicon: Lexicon) -> None:
    names = zip(("Spokes", "Rims", "Chain"), numbers.split(), strict=True)
    index = "".join(f"- {name} — DEVELOPED — {number} — thin\n" for name, number in names)
    assert not any(slugs(row) for row in rows(index, lexicon) if row.name.text != "Oil")


@pytest.mark.parametrize(
    ("said", "lessons"),
    [
        ("2", [CHAINS]),
        ("II", [CHAINS]),
        ("1, 2", [WHEELS, CHAINS]),
        ("I, II", [WHEELS, CHAINS]),
        ("I and II", [WHEELS, CHAINS]),
        ("#1 + #2", [WHEELS, CHAINS]),
        ("2 of the old book", []),
        ("II of the old book", []),
        ("7", []),
    ],
)
def test_numbers_behind_the_label_of_a_lesson(said: str, lessons: list[str], lexicon: Lexicon) -> None:
    items = (("Spokes", said), ("Rims", "true-wheels"), ("Oil", "quiet-chains"))
    index = "".join(f"- {name}\n  - Depth: DEVELOPED\n  - Lesson: {one}\n  - Thin.\n" for name, one in items)
    found = rows(index, lexicon)
    assert [(row.name.text, row.depth and row.depth.level) for row in found] == [(one, "DEVELOPED") for one, _ in items]
    assert [slugs(row) for row in found] == [lessons, [WHEELS], [CHAINS]]


@pytest.mark.parametrize(
    ("said", "lessons"),
    [
        ("in 1 and 2", [WHEELS, CHAINS]),
        ("in I + II", [WHEELS, CHAINS]),
        ("in #1 + #2", [WHEELS, CHAINS]),
        ("in 2 and 3 turns", []),
        ("with 1 and 2", []),
    ],
)
def test_several_numbers_behind_a_depth(said: str, lessons: list[str], lexicon: Lexicon) -> None:
    index = ITEMS.format("L1", "L2") + f"- Spokes, of steel: DEVELOPED {said}. Thin.\n"
    assert slugs(rows(index, lexicon)[-1]) == lessons


THIRD = "\n### Lesson 3: Dry Hubs (dry-hubs)\n\n**Concepts taught:**\n- Grease (MENTIONED)\n"


@pytest.mark.parametrize("form", ["{0}, DEVELOPED, {1}. Thin.", "{1}: {0} — DEVELOPED", "{0} [DEVELOPED] [{1}] thin"])
@pytest.mark.parametrize(
    ("numbers", "read_so"),
    [
        ("II I III I", True),
        ("III I II, III I", True),
        ("II I II I", False),
        ("I II III IV", False),
        ("2 1 3 1", False),
    ],
)
def test_numerals_of_all_lessons_in_any_order(form: str, numbers: str, read_so: bool, lexicon: Lexicon) -> None:
    said = ["III", "I", "II, III", "I"] if "," in numbers else numbers.split()
    names = ("Spokes", "Rims", "Grease", "Oil")
    index = "".join(f"- {form.format(name, one)}\n" for name, one in zip(names, said, strict=True))
    found = read(f"{TITLE}## Concept Index\n\n{index}\n{LESSONS}{THIRD}", lexicon).rows
    known = {"I": WHEELS, "II": CHAINS, "III": "dry-hubs"}
    meant = [[known[numeral] for numeral in one.split(", ")] for one in said] if read_so else [[]] * 4
    assert [slugs(row) for row in found] == meant
    assert not read_so or [row.name.text for row in found] == list(names)


@pytest.mark.parametrize("numeral", ["IV", "IX", "X", "XI", "XIX", "XX", "XXIX"])
def test_headings_and_rows_count_alike_in_roman_numerals(numeral: str, lexicon: Lexicon) -> None:
    heading = f"### Lesson {numeral}: Bent Forks (bent-forks)"
    table = f"| Concept | Depth | Lesson |\n|---|---|---|\n| Rake | DEVELOPED | Lesson {numeral} |"
    text = (
        f"{TITLE}## Concept Index\n\n{table}\n\n## Lessons\n\n{heading}\n\n**Concepts taught:**\n- Rake (DEVELOPED)\n"
    )
    record = read(text, lexicon)
    assert [slugs(row) for row in record.rows] == [["bent-forks"]]
    assert [(one.slug, one.title) for one in record.lessons] == [("bent-forks", "Bent Forks")]


@pytest.mark.parametrize(
    "opening", ["XL Frames", "X-Rays of Forks", "Mix", "XXL: Frames", "IIX", "Xi", "X: a frame", "XX"]
)
def test_capitals_that_are_no_numerals_count_no_lessons(opening: str, lexicon: Lexicon) -> None:
    text = f"{TITLE}## Lessons\n\n### {opening} (bent-forks)\n\n**Concepts taught:**\n- Rake (DEVELOPED)\n"
    [lesson] = read(text, lexicon).lessons
    assert (lesson.slug, lesson.title, lesson.position) == ("bent-forks", opening, None)
