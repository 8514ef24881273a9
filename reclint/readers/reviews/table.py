"""The iterations of a review that a table lists: one a row, with a column for each grade, or one for all counts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.model import Count, IterationClaim
from reclint.model.lesson import GradeCount
from reclint.readers.reviews.counts import CountReader
from reclint.readers.reviews.table_none import are_dashes, is_clean, none_in_cells, was_held
from reclint.readers.reviews.table_rounds import names_round, row_numbers

_BARE_COUNTS = re.compile(r"[\W_]*\d{1,2}(?:\s*[/,·|]\s*\d{1,2})+[\W_]*")
"""A cell of numbers and nothing else: "0/2/1", "**0 / 2 / 1**"."""
_SHORTEST = 3
"""How many letters of a grade its abbreviation has at least: "Pol."."""

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reclint.markdown import Row, Table
    from reclint.vocabulary.lexicon import Lexicon


def read_review_table(table: Table, lexicon: Lexicon) -> tuple[tuple[IterationClaim, ...], int | None]:
    """The iterations of a table, and the maximum that it states; none where neither columns nor cells name grades."""
    if table.header is None:
        return (), None
    table = _turned(table, lexicon)
    assert table.header is not None
    grades = _grades(table.header, lexicon)
    if not grades and not _numbers_iterations(table.header, lexicon):
        return (), None
    total = next((place for place, cell in enumerate(table.header.cells) if _is_total(cell.text, lexicon)), None)
    found: list[IterationClaim] = []
    rows = _without_sums(table.rows, lexicon)
    numbers, maximum = (
        row_numbers(table.header, rows, lexicon) if 0 not in grades else ([*range(1, len(rows) + 1)], None)
    )
    columns = _counted_columns(rows, lexicon) if not grades else frozenset()
    verdicts = [_verdict(row, grades, lexicon) for row in rows]
    for number, verdict, row in zip(numbers, verdicts, rows, strict=True):
        counts = tuple(_counts(row, grades, lexicon)) if grades else _counts_in_cells(row, lexicon)
        if not counts or (grades and are_dashes(row, grades)):
            held = was_held(row, verdict, verdicts, lexicon) and (verdict or not found or not is_clean(found[-1]))
            counts = (counts or none_in_cells(row, columns, lexicon, passed=bool(verdict))) if held else ()
        if counts:
            found.append(
                IterationClaim(
                    span=row.span,
                    number=number,
                    verdict=verdict,
                    counts=counts,
                    total=_total(row, total, lexicon),
                )
            )
    return tuple(found), maximum


def table_totals(table: Table, lexicon: Lexicon) -> tuple[GradeCount, ...]:
    """The counts over all iterations in the last row of a table: "| all | 0 | 3 | 2 |"."""
    if table.header is None:
        return ()
    turned = _turned(table, lexicon)
    assert turned.header is not None
    grades = _grades(turned.header, lexicon)
    sums = turned.rows[len(_without_sums(turned.rows, lexicon)) :]
    return tuple(count for row in sums if 0 not in grades for count in _counts(row, grades, lexicon))


def _without_sums(rows: Sequence[Row], lexicon: Lexicon) -> Sequence[Row]:
    """The rows of rounds: a last one below others that is called a sum, "| all | 0 | 3 | 2 |", is none."""
    if len(rows) > 1 and rows[-1].cells and _is_total(rows[-1].cells[0].text, lexicon):
        return rows[:-1]
    return rows


def _turned(table: Table, lexicon: Lexicon) -> Table:
    """A table with a row for each iteration: one that has a row for each grade, and a column for each, is turned."""
    header = table.header
    assert header is not None
    firsts = tuple(row.cells[0] for row in table.rows if row.cells)
    if _grades(header, lexicon) or len(firsts) < len(table.rows):
        return table
    column = header._replace(cells=(header.cells[0], *firsts)) if header.cells else header
    places = _of_rounds(header, lexicon)
    if len(_grades(column, lexicon)) < len(lexicon.vocabulary.grades) or not places:
        return table
    width = min(len(row.cells) for row in (header, *table.rows))
    rows = tuple(
        table.rows[0]._replace(cells=(header.cells[place], *(row.cells[place] for row in table.rows)))
        for place in places
        if place < width
    )
    return table._replace(header=column, rows=rows)


def _of_rounds(header: Row, lexicon: Lexicon) -> list[int]:
    """The columns of rounds: without those of what became of findings, "Fixed", "Open", beside others with numbers.

    Without numbers, as in "Found" beside "Fixed", none may be of a round.
    """
    # "Open", "Still open", "Left over", "Fixed since".
    word = lexicon.word("fixed", "unsettled", "remaining", "stays", "carried")
    settled = re.compile(rf"\W*(?:{lexicon.word('now', 'before-now', 'all')}\s+)?{word}(?!\w)", re.I)
    places = [place for place, cell in enumerate(header.cells) if place and not settled.match(cell.text)]
    are_all = len(places) == max(len(header.cells) - 1, 0)
    return places if are_all or any(names_round(header.cells[place].text, lexicon) for place in places) else []


def _grades(header: Row, lexicon: Lexicon) -> dict[int, str]:
    """The places of the columns that count findings of a grade; a letter names one where there is one for each."""
    found = {place: grade for place, cell in enumerate(header.cells) if (grade := _grade(cell.text, lexicon))}
    initials = {grade[:1]: grade for grade in lexicon.vocabulary.grades}
    letters = {place: cell.text.strip("*_`. ").casefold() for place, cell in enumerate(header.cells)}
    short = {place: initials[letter] for place, letter in letters.items() if letter in initials}
    return found or (short if set(short.values()) == set(initials.values()) else {})


def _numbers_iterations(header: Row, lexicon: Lexicon) -> bool:
    """Whether the first column is one of iterations: "Iteration", "Round"."""
    name = header.cells[0].text if header.cells else ""
    return re.fullmatch(rf"\W*{lexicon.word('iteration')}\W*", name, re.I) is not None


def _counted_columns(rows: Sequence[Row], lexicon: Lexicon) -> frozenset[int]:
    """The places of the columns in which some row counts findings."""
    reader = CountReader(lexicon)
    cells = [(place, cell) for row in rows for place, cell in enumerate(row.cells) if place]
    return frozenset(place for place, cell in cells if reader.counts(cell) or _is_bare(cell.text))


def _is_bare(text: str) -> bool:
    """Whether a cell is numbers and nothing else: "0/2/1"; "2/11/2026" is a day."""
    return _BARE_COUNTS.fullmatch(text) is not None


def _counts_in_cells(row: Row, lexicon: Lexicon) -> tuple[GradeCount, ...]:
    """The counts of a cell such as "0 critical, 2 improvement, 1 polish": the fullest of the row's, else "0/2/1"."""
    reader = CountReader(lexicon)
    told = max((reader.counts(cell) for cell in row.cells[1:]), key=len, default=())
    bare = (cell for cell in row.cells[1:] if _is_bare(cell.text))
    return told or next((counts for cell in bare if (counts := reader.triple(cell))), ())


def _grade(header: str, lexicon: Lexicon) -> str | None:
    """The grade that a column's header names: "Critical", "# polish findings", "Impr."."""
    match = re.match(rf"[\W_]*({lexicon.grade})(?!\w)", header, re.I)
    if match:
        return lexicon.grade_of(match[1])
    name = header.strip("*_`. ").casefold()
    short = {grade for grade in lexicon.vocabulary.grades if len(name) >= _SHORTEST and grade.startswith(name)}
    return short.pop() if len(short) == 1 else None


def _is_total(header: str, lexicon: Lexicon) -> bool:
    """Whether a column is one of sums: "Total", "**Sum**"."""
    return re.fullmatch(rf"\W*{lexicon.word('total')}\W*", header, re.I) is not None


def _total(row: Row, place: int | None, lexicon: Lexicon) -> Count | None:
    cell = row.cells[place] if place is not None and place < len(row.cells) else None
    # "3", "**3**": a cell with more is no sum.
    match = re.fullmatch(rf"\W*(?P<number>{lexicon.number})\W*", cell.text, re.I) if cell else None
    return Count(span=cell.span, value=lexicon.value(match["number"])) if cell and match else None


def _counts(row: Row, grades: dict[int, str], lexicon: Lexicon) -> Iterator[GradeCount]:
    # "2", "2 (a, b)", "none".
    number = re.compile(rf"\W*(?P<number>{lexicon.number})(?![\w.])", re.I)
    for place, grade in grades.items():
        cell = row.cells[place] if place < len(row.cells) else None
        match = number.match(cell.text) if cell else None
        if cell and match:
            yield GradeCount(span=cell.span, value=lexicon.value(match["number"]), grade=grade)
        elif cell and re.fullmatch(r"[-—–]+", cell.text):
            yield GradeCount(span=cell.span, value=0, grade=grade)


def _verdict(row: Row, grades: dict[int, str], lexicon: Lexicon) -> str | None:
    """The verdict in a cell of no grade: the last word for one, since "A -> B" ends in B."""
    cells = (cell.text for place, cell in enumerate(row.cells) if place not in grades and place)
    words = (word for text in cells for word in lexicon.verdict.findall(text)[-1:])
    return next((lexicon.verdict_of(word) for word in words), None)
