"""The iterations of a review that a table lists: one a row, with a column for each grade."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.model import Count, IterationClaim
from reclint.model.lesson import GradeCount

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.markdown import Row, Table
    from reclint.vocabulary.lexicon import Lexicon


def read_review_table(table: Table, lexicon: Lexicon) -> tuple[tuple[IterationClaim, ...], int | None]:
    """The iterations of a table, and the maximum that it states; none where it has no column for a grade."""
    if table.header is None:
        return (), None
    grades = {place: grade for place, cell in enumerate(table.header.cells) if (grade := _grade(cell.text, lexicon))}
    if not grades:
        return (), None
    maximum_of = rf"(?:\s*(?:/|{lexicon.word('of')})\s*(?P<maximum>\d{{1,3}}))?"
    pattern = re.compile(rf"\W*(?:{lexicon.word('iteration')}\s*)?(?P<number>\d{{1,3}})(?!\d){maximum_of}", re.I)
    total = next((place for place, cell in enumerate(table.header.cells) if _is_total(cell.text, lexicon)), None)
    found, maximum = [], None
    for place, row in enumerate(table.rows, 1):
        match = pattern.match(row.cells[0].text) if row.cells and 0 not in grades else None
        if match and match["maximum"]:
            maximum = int(match["maximum"])
        counts = tuple(_counts(row, grades, lexicon))
        if counts:
            found.append(
                IterationClaim(
                    span=row.span,
                    number=int(match["number"]) if match else place,
                    verdict=_verdict(row, grades, lexicon),
                    counts=counts,
                    total=_total(row, total, lexicon),
                )
            )
    return tuple(found), maximum


def _grade(header: str, lexicon: Lexicon) -> str | None:
    """The grade that a column's header names: "Critical", "# polish findings"."""
    match = re.match(rf"[\W_]*({lexicon.grade})(?!\w)", header, re.I)
    return lexicon.grade_of(match[1]) if match else None


def _is_total(header: str, lexicon: Lexicon) -> bool:
    return re.fullmatch(rf"\W*{lexicon.word('total')}\W*", header, re.I) is not None


def _total(row: Row, place: int | None, lexicon: Lexicon) -> Count | None:
    cell = row.cells[place] if place is not None and place < len(row.cells) else None
    match = re.fullmatch(rf"\W*(?P<number>{lexicon.number})\W*", cell.text, re.I) if cell else None
    return Count(span=cell.span, value=lexicon.value(match["number"])) if cell and match else None


def _counts(row: Row, grades: dict[int, str], lexicon: Lexicon) -> Iterator[GradeCount]:
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
