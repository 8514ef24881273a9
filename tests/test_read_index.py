"""The Concept Index: its columns, its rows however they are cut or shifted, its depth cells and its lesson cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reclint.text.source import Span

from .samples import record_of

if TYPE_CHECKING:
    from reclint.model import ConceptRow, Record
    from reclint.readers import Lexicon

TITLE = "# Module 2.1: Small Breads -- Record\n\n## Concept Index\n\n"
HEADER = "| Concept | Depth | Lesson | Notes |\n|---|---|---|---|\n"


def record_with(table: str, lexicon: Lexicon, title: str = "## Concept Index") -> Record:
    return record_of(f"# Module 2.1: Small Breads -- Record\n\n{title}\n\n{table}\n\n## Lesson Summaries\n", lexicon)


def only_row(row: str, lexicon: Lexicon) -> ConceptRow:
    [found] = record_with(HEADER + row, lexicon).rows
    return found


def brief(row: ConceptRow) -> tuple[str, str | None, list[str], str]:
    return row.name.text, row.depth.level if row.depth else None, [ref.slug for ref in row.lessons], row.notes


# Columns


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(
            "| Concept | Depth | Lesson | Notes |\n|---|---|---|---|\n| Steam | APPLIED | crust | n |", id="usual"
        ),
        pytest.param(
            "| Lesson | Notes | Concept | Depth |\n|---|---|---|---|\n| crust | n | Steam | APPLIED |", id="order"
        ),
        pytest.param(
            "| Concepts | Level | Lessons | Note |\n|---|---|---|---|\n| Steam | APPLIED | crust | n |", id="words"
        ),
        pytest.param("|**concept**|DEPTH|`Lesson`|notes:|\n|---|---|---|---|\n|Steam|APPLIED|crust|n|", id="emphasis"),
        pytest.param(
            "|#|Concept|Depth|Lesson|Notes|By|\n|-|-|-|-|-|-|\n| 1 | Steam | APPLIED | crust | n | me |",
            id="columns-of-no-meaning",
        ),
        pytest.param(
            "Concept | Depth | Lesson | Notes\n---|---|---|---\nSteam | APPLIED | crust | n", id="no-outer-pipes"
        ),
    ],
)
def test_columns_are_found_by_their_headers(table: str, lexicon: Lexicon) -> None:
    record = record_with(table, lexicon)
    assert [brief(row) for row in record.rows] == [("Steam", "APPLIED", ["crust"], "n")]
    assert record.index
    assert [column.text for column in record.index.columns] == [
        cell.strip() for cell in table.splitlines()[0].strip("|").split("|")
    ]


def test_notes_and_lessons_need_no_column(lexicon: Lexicon) -> None:
    rows = record_with("| Concept | Depth |\n|---|---|\n| Steam | APPLIED |", lexicon).rows
    assert [brief(row) for row in rows] == [("Steam", "APPLIED", [], "")]


@pytest.mark.parametrize(
    "title",
    ["## Concept Index", "### concept index", "## **Concept Index**", "Concept Index\n---", "## Concept Index:"],
)
def test_the_index_stands_under_its_title(title: str, lexicon: Lexicon) -> None:
    assert len(record_with(f"{HEADER}| Steam | APPLIED | crust | n |", lexicon, title).rows) == 1


@pytest.mark.parametrize(("title", "titled"), [("## Concepts", True), ("## Index of Recipes", False)])
def test_a_table_under_another_title_is_an_index_by_its_columns(title: str, titled: bool, lexicon: Lexicon) -> None:
    record = record_with(f"{HEADER}| Steam | APPLIED | crust | n |", lexicon, title)
    assert record.slugs == ("crust",)
    assert record.index
    assert record.index.titled is titled


def test_a_table_of_other_things_is_no_part_of_the_index(lexicon: Lexicon) -> None:
    table = f"{HEADER}| Steam | APPLIED | crust | n |\n\n| Word | Meaning |\n|---|---|\n| APPLIED | used |"
    assert [row.name.text for row in record_with(table, lexicon).rows] == ["Steam"]


def test_an_index_may_have_a_table_for_each_lesson(lexicon: Lexicon) -> None:
    baking = "### Baking\n\n| Depth | Concept |\n|---|---|\n| MENTIONED | Oven spring |"
    rows = record_with(f"{HEADER}| Steam | APPLIED | crust | n |\n\n{baking}", lexicon).rows
    assert [(*brief(row), row.detached) for row in rows] == [
        ("Steam", "APPLIED", ["crust"], "n", False),
        ("Oven spring", "MENTIONED", [], "", False),
    ]


def test_slugs_of_a_record_are_those_of_its_index_each_once(lexicon: Lexicon) -> None:
    table = f"{HEADER}| Steam | APPLIED | crust, crumb | n |\n| Oven | APPLIED | crumb, heat | n |"
    assert record_with(table, lexicon).slugs == ("crust", "crumb", "heat")


def test_a_concept_may_stand_in_two_rows(lexicon: Lexicon) -> None:
    rows = record_with(f"{HEADER}| Steam | MENTIONED | crust | |\n| Steam | APPLIED | crumb | |", lexicon).rows
    assert [brief(row) for row in rows] == [("Steam", "MENTIONED", ["crust"], ""), ("Steam", "APPLIED", ["crumb"], "")]


# Rows that are cut off


def test_rows_after_blank_lines_are_detached(lexicon: Lexicon) -> None:
    a, b, c, d = (f"| {name} | APPLIED | crust | |\n" for name in "abcd")
    record = record_with(f"{HEADER}{a}\n{b}{c}\n\n{d}", lexicon)
    assert [(row.name.text, row.detached, row.line) for row in record.rows] == [
        ("a", False, 6),
        ("b", True, 8),
        ("c", True, 9),
        ("d", True, 12),
    ]
    assert [row.gap is None for row in record.rows] == [True, False, True, False]


def test_rows_may_be_cut_off_from_the_header_itself(lexicon: Lexicon) -> None:
    rows = record_with(f"{HEADER}\n| a | APPLIED | crust | |", lexicon).rows
    assert [(row.name.text, row.detached) for row in rows] == [("a", True)]


def test_detached_rows_use_the_columns_of_the_header_above(lexicon: Lexicon) -> None:
    table = "| Lesson | Depth | Concept |\n|---|---|---|\n| crust | APPLIED | Steam |\n\n| crumb | MENTIONED | Holes |"
    assert [brief(row) for row in record_with(table, lexicon).rows] == [
        ("Steam", "APPLIED", ["crust"], ""),
        ("Holes", "MENTIONED", ["crumb"], ""),
    ]


def test_the_gap_before_a_detached_row_holds_blank_lines_and_nothing_else(lexicon: Lexicon) -> None:
    a, b, c = (f"| {name} | APPLIED | crust | |\n" for name in "abc")
    text = f"{TITLE}{HEADER}{a}\n  \n{b}\nProse.\n\n{c}"
    gaps = [row.gap for row in record_of(text, lexicon).rows]
    assert gaps[0] is None
    assert isinstance(gaps[1], Span)
    assert text[slice(*gaps[1])] == "\n  \n"
    assert gaps[2] is None


# Rows with too many cells, or too few


@pytest.mark.parametrize(
    ("row", "expected", "shape"),
    [
        pytest.param("| Steam | APPLIED | crust | n |", ("Steam", "APPLIED", ["crust"], "n"), "regular", id="regular"),
        pytest.param(
            "| Odds p(rise|cold) | APPLIED | crust | n |",
            ("Odds p(rise|cold)", "APPLIED", ["crust"], "n"),
            "shifted",
            id="a-pipe-in-the-concept",
        ),
        pytest.param(
            "| Rest `a || b` | APPLIED | crust | n |",
            ("Rest `a || b`", "APPLIED", ["crust"], "n"),
            "shifted",
            id="two-pipes-in-code-in-the-concept",
        ),
        pytest.param(
            "| Steam | APPLIED | crust | p(a|b) and c || d |",
            ("Steam", "APPLIED", ["crust"], "p(a|b) and c || d"),
            "overflowing",
            id="pipes-in-the-notes",
        ),
        pytest.param(
            "| p(a|b) | APPLIED | crust | so p(b|a) |",
            ("p(a|b)", "APPLIED", ["crust"], "so p(b|a)"),
            "shifted",
            id="pipes-in-both",
        ),
        pytest.param(
            "| p(a\\|b) | APPLIED | crust | c \\|\\| d |",
            ("p(a\\|b)", "APPLIED", ["crust"], "c \\|\\| d"),
            "regular",
            id="escaped-pipes",
        ),
        pytest.param(
            "| `a \\| b` | APPLIED | crust | n |",
            ("`a \\| b`", "APPLIED", ["crust"], "n"),
            "regular",
            id="escaped-pipe-in-code",
        ),
        pytest.param(
            "| Steam | APPLIED (hot|cold) | crust | n |",
            ("Steam", "APPLIED", ["crust"], "n"),
            "shifted",
            id="a-pipe-in-the-depth",
        ),
        pytest.param(
            "| Steam | APPLIED | crust (`a || b`) | n |",
            ("Steam", "APPLIED", ["crust"], "n"),
            "shifted",
            id="pipes-in-the-lesson",
        ),
        pytest.param(
            "| Steam | APPLIED (hot | crust | n | m |",
            ("Steam", "APPLIED", ["crust"], "n | m"),
            "overflowing",
            id="a-bracket-that-nothing-closes",
        ),
        pytest.param(
            "| Steam | APPLIED (hot | crust) | n |",
            ("Steam", "APPLIED", ["crust"], "n"),
            "regular",
            id="no-cell-too-many",
        ),
        pytest.param("| Steam | APPLIED |", ("Steam", "APPLIED", [], ""), "short", id="too-few-cells"),
        pytest.param("| Steam |", ("Steam", None, [], ""), "short", id="one-cell"),
        pytest.param("| Steam | | crust | n |", ("Steam", None, ["crust"], "n"), "regular", id="empty-depth"),
        pytest.param("| | APPLIED | crust | n |", ("", "APPLIED", ["crust"], "n"), "regular", id="empty-concept"),
        pytest.param(
            "| p(a|b) | APPLIED | crust |", ("p(a|b)", "APPLIED", ["crust"], ""), "shifted", id="shifted-and-short"
        ),
        pytest.param(
            "| p(a|b) | **APPLIED** | crust | n |",
            ("p(a|b)", "APPLIED", ["crust"], "n"),
            "shifted",
            id="shifted-emphasis",
        ),
        pytest.param(
            "| p(a|b) | MENTIONED -> APPLIED | crust | n |",
            ("p(a|b)", "APPLIED", ["crust"], "n"),
            "shifted",
            id="shifted-arrow",
        ),
        pytest.param(
            "| Steam | warm | crust | APPLIED later |",
            ("Steam", None, ["crust"], "APPLIED later"),
            "regular",
            id="a-depth-word-in-the-notes",
        ),
        pytest.param(
            "| **Steam** | APPLIED | crust | *n* |", ("Steam", "APPLIED", ["crust"], "*n*"), "regular", id="emphasis"
        ),
    ],
)
def test_rows(row: str, expected: tuple[object, ...], shape: str, lexicon: Lexicon) -> None:
    found = only_row(row, lexicon)
    assert brief(found) == expected
    assert found.shape.value == shape


def test_empty_rows_are_none(lexicon: Lexicon) -> None:
    assert record_with(f"{HEADER}| | | | |\n||||\n", lexicon).rows == ()


@pytest.mark.parametrize(
    ("row", "before"),
    [
        pytest.param("| p(a|b) | APPLIED | crust | n |", ["| p(a"], id="shifted"),
        pytest.param(
            "| Steam | APPLIED | crust | a | b | c |",
            ["| Steam | APPLIED | crust | a ", "| Steam | APPLIED | crust | a | b "],
            id="overflowing",
        ),
        pytest.param("| p(a|b) | APPLIED | crust | a | b |", ["| p(a", "| p(a|b) | APPLIED | crust | a "], id="both"),
        pytest.param("| Steam | APPLIED | crust | n |", [], id="none"),
        pytest.param("| Steam | APPLIED |", [], id="too-few-cells"),
    ],
)
def test_stray_pipes(row: str, before: list[str], lexicon: Lexicon) -> None:
    """Each stray pipe, by what stands before it in its row."""
    found = only_row(row, lexicon)
    assert [row[: pipe.start - found.span.start] for pipe in found.stray_pipes] == before
    assert all(row[pipe.start - found.span.start] == "|" for pipe in found.stray_pipes)


@pytest.mark.parametrize("row", ["| Steam | | APPLIED | crust | n |", "| | Steam | APPLIED | crust | n |"])
def test_empty_cells_are_no_part_of_a_name(row: str, lexicon: Lexicon) -> None:
    assert only_row(row, lexicon).name.text == "Steam"


# Depth cells


@pytest.mark.parametrize(
    ("cell", "level", "before", "levels"),
    [
        pytest.param("MENTIONED", "MENTIONED", None, ["MENTIONED"], id="one-level"),
        pytest.param("Introduced", "INTRODUCED", None, ["INTRODUCED"], id="case"),
        pytest.param("**DEVELOPED**", "DEVELOPED", None, ["DEVELOPED"], id="bold"),
        pytest.param("*applied*", "APPLIED", None, ["APPLIED"], id="emphasis-and-case"),
        pytest.param("`APPLIED`", "APPLIED", None, ["APPLIED"], id="code"),
        pytest.param("MENTIONED -> DEVELOPED", "DEVELOPED", "MENTIONED", ["MENTIONED", "DEVELOPED"], id="arrow"),
        pytest.param("INTRODUCED → APPLIED", "APPLIED", "INTRODUCED", ["INTRODUCED", "APPLIED"], id="arrow-sign"),
        pytest.param("INTRODUCED --> APPLIED", "APPLIED", "INTRODUCED", ["INTRODUCED", "APPLIED"], id="long-arrow"),
        pytest.param("INTRODUCED to APPLIED", "APPLIED", "INTRODUCED", ["INTRODUCED", "APPLIED"], id="to"),
        pytest.param(
            "MENTIONED -> INTRODUCED -> APPLIED",
            "APPLIED",
            "MENTIONED",
            ["MENTIONED", "INTRODUCED", "APPLIED"],
            id="two-arrows",
        ),
        pytest.param("REVISITED (DEVELOPED)", "DEVELOPED", None, ["DEVELOPED"], id="revisited"),
        pytest.param("DEVELOPED (reinforced)", "DEVELOPED", None, ["DEVELOPED"], id="reinforced"),
        pytest.param(
            "DEVELOPED (upgraded from INTRODUCED)",
            "DEVELOPED",
            "INTRODUCED",
            ["DEVELOPED", "INTRODUCED"],
            id="upgraded-from",
        ),
        pytest.param(
            "DEVELOPED (from MENTIONED in crust)", "DEVELOPED", "MENTIONED", ["DEVELOPED", "MENTIONED"], id="from"
        ),
        pytest.param("DEVELOPED (was INTRODUCED)", "DEVELOPED", "INTRODUCED", ["DEVELOPED", "INTRODUCED"], id="was"),
        pytest.param("DEVELOPED <- INTRODUCED", "DEVELOPED", "INTRODUCED", ["DEVELOPED", "INTRODUCED"], id="back"),
        pytest.param("INTRODUCED, then APPLIED", "APPLIED", "INTRODUCED", ["INTRODUCED", "APPLIED"], id="then"),
        pytest.param("MENTIONED (to be INTRODUCED)", "MENTIONED", None, ["MENTIONED", "INTRODUCED"], id="a-plan"),
        pytest.param("INTRODUCED-DEVELOPED", None, None, ["INTRODUCED", "DEVELOPED"], id="hyphen"),
        pytest.param(
            "DEVELOPED (idea) / APPLIED (code)", None, None, ["DEVELOPED", "APPLIED"], id="one-level-for-each-side"
        ),
        pytest.param("REINFORCED", None, None, [], id="no-level"),
        pytest.param("INTRODUCED/MENTIONED", None, None, ["INTRODUCED", "MENTIONED"], id="no-single-level"),
        pytest.param("INTRODUCED or APPLIED", None, None, ["INTRODUCED", "APPLIED"], id="one-or-the-other"),
        pytest.param("DEVELOPED, DEVELOPED", "DEVELOPED", None, ["DEVELOPED", "DEVELOPED"], id="the-same-twice"),
        pytest.param("UNDEVELOPED", None, None, [], id="part-of-another-word"),
        pytest.param("?", None, None, [], id="question-mark"),
    ],
)
def test_depth_cells(cell: str, level: str | None, before: str | None, levels: list[str], lexicon: Lexicon) -> None:
    depth = only_row(f"| Steam | {cell} | crust | n |", lexicon).depth
    assert depth
    assert (depth.level, depth.before, list(depth.levels), depth.text) == (level, before, levels, cell)


# Lesson cells


@pytest.mark.parametrize(
    ("cell", "lessons"),
    [
        pytest.param("crust", [("crust", None)], id="one"),
        pytest.param("soft-rolls-2", [("soft-rolls-2", None)], id="hyphens-and-digits"),
        pytest.param("`crust`", [("crust", None)], id="backticks"),
        pytest.param("crust, crumb", [("crust", None), ("crumb", None)], id="two"),
        pytest.param("`crust`, `crumb`", [("crust", None), ("crumb", None)], id="two-in-backticks"),
        pytest.param("crust (recap from 1.4)", [("crust", "recap from 1.4")], id="recap"),
        pytest.param("crust ( 1.1 )", [("crust", "1.1")], id="blanks-in-the-note"),
        pytest.param("crust (1.1), crumb", [("crust", "1.1"), ("crumb", None)], id="module"),
        pytest.param("crust (1.1, 1.2), crumb", [("crust", "1.1, 1.2"), ("crumb", None)], id="comma-in-the-note"),
        pytest.param("crust -> crumb", [("crust", None), ("crumb", None)], id="arrow"),
        pytest.param("crust → crumb", [("crust", None), ("crumb", None)], id="arrow-sign"),
        pytest.param(
            "crust (1.1) -> crumb (Lesson 3)", [("crust", "1.1"), ("crumb", "Lesson 3")], id="arrow-and-notes"
        ),
        pytest.param("", [], id="empty"),
        pytest.param("--", [], id="dash"),
        pytest.param("soft rolls", [], id="words-are-no-slug"),
        pytest.param("crust / soft-rolls", [("crust", None), ("soft-rolls", None)], id="slash"),
        pytest.param("crust & crumb + rolls", [("crust", None), ("crumb", None), ("rolls", None)], id="signs"),
        pytest.param("crust (1.1 / 1.2); crumb", [("crust", "1.1 / 1.2"), ("crumb", None)], id="semicolon"),
        pytest.param("crust (new) and crumb", [("crust", "new"), ("crumb", None)], id="joining-word"),
        pytest.param("crust<br>crumb", [("crust", None), ("crumb", None)], id="line-break"),
        pytest.param("crust (MENTIONED -> APPLIED)", [("crust", "MENTIONED -> APPLIED")], id="arrow-in-the-note"),
        pytest.param("soft-rolls and more on them", [("soft-rolls", "and more on them")], id="words-after-a-slug"),
        pytest.param("**soft-rolls**, [crust](crust.md)", [("soft-rolls", None), ("crust", None)], id="bold-and-link"),
        pytest.param("1.1 soft-rolls", [("soft-rolls", "1.1")], id="number-in-front"),
        pytest.param("Module 1.1: soft-rolls", [("soft-rolls", "Module 1.1")], id="module-in-front"),
        pytest.param("Soft Rolls", [], id="a-title-is-no-slug"),
    ],
)
def test_lesson_cells(cell: str, lessons: list[tuple[str, str | None]], lexicon: Lexicon) -> None:
    row = only_row(f"| Steam | APPLIED | {cell} | n |", lexicon)
    assert [(ref.slug, ref.note) for ref in row.lessons] == lessons


# Places


def test_every_part_of_a_row_knows_its_place(lexicon: Lexicon) -> None:
    text = f"{TITLE}{HEADER}| p(a|b) | *APPLIED* | `crust`, crumb (1.1) | n |\n"
    record = record_of(text, lexicon)
    [row] = record.rows
    parts = [row.name, row.depth, *row.lessons]
    assert [text[slice(*part.span)] for part in parts if part] == ["p(a|b)", "*APPLIED*", "crust", "crumb"]
    assert text[slice(*row.span)] == "| p(a|b) | *APPLIED* | `crust`, crumb (1.1) | n |"
    assert record.index
    assert text[slice(*record.index.span)] == "Concept Index"
    assert record.index.header
    assert text[slice(*record.index.header)] == "| Concept | Depth | Lesson | Notes |"
