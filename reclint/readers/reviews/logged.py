"""The findings of a review in a log: headings, rows of a table or items, each with its grade."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from reclint.markdown import Items, Stretch, Table
from reclint.model import LoggedFinding
from reclint.readers.reviews.settling import Settling
from reclint.readers.sections.cells import find_columns
from reclint.vocabulary.folding import fold_case
from reclint.vocabulary.lexicon import ARROW, DASH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reclint.markdown import Block
    from reclint.text.source import Span
    from reclint.vocabulary.lexicon import Lexicon

_STRUCK = re.compile(r"~~(?=\S).*?(?<=\S)~~")
"""The words of "~~[IMPROVEMENT]~~ — Dry crumb", "~~[IMPROVEMENT] — Dry crumb~~", "[IMPROVEMENT] — ~~Dry crumb~~"."""
_GOES_ON = re.compile(r"[\s*_]*\w")
"""What stands behind struck words that others replace: "~~Dry~~ Stale crumb", not "~~Dry crumb~~ (fixed)"."""
_NUMBER = re.compile(r"\W*(\d{1,4})\W*")
"""A cell that is a number: "3", "**3.**"."""
_WORDS = re.compile(r"[^\W\d_]{2}\W+[^\W\d_]")
"""What the name of a finding has: two words."""


class LoggedReader:
    """Reads the findings of one review after another."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.settling = Settling(lexicon)

    def read(self, section: Stretch, number: int | None, earlier: Sequence[LoggedFinding]) -> tuple[LoggedFinding, ...]:
        """The findings of a review: its headings, else the rows of tables, else items that open with a grade.

        A review may list in a table what it then tells below headings. Findings of ``earlier`` reviews that it tells
        again as resolved are not its own.
        """
        if headings := tuple(self._headings(section, number, earlier)):
            return headings
        inner = [one for one in section.stretches() if one.may_match(self._listed)]
        blocks = [block for one in inner for block in one.blocks]
        return tuple(self._rows(blocks)) or tuple(self._items(blocks))

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """A grade in brackets, perhaps behind a number or another grade; or before a colon: "Polish 2: Thin crumb"."""
        grade = self.lexicon.grade
        plain = rf"({grade})(?:\s+#?\d{{1,3}})?\s*(?::|{DASH}\s)"
        return re.compile(
            rf"(?:\d{{1,3}}[.)])?\W*(?:[\[(](?:{grade}\s*{ARROW}\s*)?({grade})[\])]\s*(?:{DASH}|:)?|{plain})\s*", re.I
        )

    @cached_property
    def _in_brackets(self) -> re.Pattern[str]:
        """A grade in brackets that opens an item; "Polish: 2" is a count."""
        grade = self.lexicon.grade
        return re.compile(rf"\W*[\[(](?:{grade}\s*{ARROW}\s*)?({grade})[\])][*_]*\s*(?:{DASH}|:)?\s*", re.I)

    @cached_property
    def _listed(self) -> re.Pattern[str]:
        """What a row or an item that is a finding has in it: a cell with a grade alone, or a grade in brackets."""
        grade, marks = self.lexicon.grade, r"[\s*_`~]*"
        return re.compile(rf"\|{marks}{grade}|{grade}{marks}\||[\[(]{grade}", re.I)

    @cached_property
    def _withdrawn(self) -> re.Pattern[str]:
        """Finds what takes a finding back: "withdrawn"."""
        return re.compile(rf"(?<!\w){self.lexicon.word('withdrawn')}(?!\w)", re.I)

    @cached_property
    def _iteration(self) -> re.Pattern[str]:
        """The number of "Findings of Iteration 1"."""
        return re.compile(rf"{self.lexicon.word('iteration')}\s+(\d{{1,3}})", re.I)

    @cached_property
    def _grade_alone(self) -> re.Pattern[str]:
        """A cell that is a grade, perhaps lowered from another one: "**polish**", "critical → polish"."""
        grade = self.lexicon.grade
        return re.compile(rf"\W*(?:{grade}\s*{ARROW}\s*)?({grade})\W*", re.I)

    def _headings(
        self, section: Stretch, number: int | None, earlier: Sequence[LoggedFinding], *, again: bool = False
    ) -> Iterator[LoggedFinding]:
        """The findings below a heading; ``again``: it names an earlier iteration."""
        for inner in section.sections:
            assert isinstance(inner, Stretch)
            match = inner.match_title(self.pattern)
            if match and (found := self._heading(inner, match, earlier, again=again)):
                yield found
            # A finding may speak of an iteration: "[POLISH] The record states 2, and iteration 1 had 3".
            named = None if match else self._iteration.search(inner.text.partition("\n")[0])
            other = named is not None and number is not None and int(named[1]) < number
            yield from self._headings(inner, number, earlier, again=again or other)

    def _heading(
        self, section: Stretch, match: re.Match[str], earlier: Sequence[LoggedFinding], *, again: bool
    ) -> LoggedFinding | None:
        """The finding of a heading, None where it is an earlier one that is resolved."""
        title = section.title[match.end() :]
        if section.heading is None or self._is_resolved(section, title, earlier, again=again):
            return None
        return LoggedFinding(
            span=section.heading.text.span,
            grade=self.lexicon.grade_of(match[1] or match[2]),
            title=title,
            withdrawn=bool(self._withdrawn.search(section.text)) or _is_struck(section.title, match),
            settled=self.settling.is_settled(section.text),
        )

    def _is_resolved(self, section: Stretch, title: str, earlier: Sequence[LoggedFinding], *, again: bool) -> bool:
        """Whether a finding has the title of an earlier one, or stands below the name of its iteration, as resolved."""
        if again:
            return self.settling.is_settled(section.text)
        known = (one.title for one in earlier if one.title and fold_case(title).startswith(fold_case(one.title)))
        return any(self.settling.is_settled(title[len(one) :]) for one in known)

    def _rows(self, blocks: Sequence[Block]) -> Iterator[LoggedFinding]:
        """The rows of tables that have a grade and a name in each: "| 2 | POLISH | The oven is too dark | a lamp |"."""
        for table in (block for block in blocks if isinstance(block, Table)):
            place = self._grade_column(table)
            for row in table.rows if place is not None else ():
                told = [cell.text for cell in row.cells]
                match = self._grade_alone.fullmatch(told[place or 0])
                if match:
                    title = next(filter(None, told[(place or 0) + 1 :]), "")
                    yield self._told(row.span, match[1], title, " | ".join(told))

    def _told(self, span: Span, grade: str, title: str, said: str) -> LoggedFinding:
        """A finding of a row or an item; one that is told as fixed may be of an earlier review, and holds no longer."""
        withdrawn = bool(self._withdrawn.search(said) or _STRUCK.search(title)) or self.settling.is_settled(said)
        return LoggedFinding(span=span, grade=self.lexicon.grade_of(grade), title=title, withdrawn=withdrawn)

    def _grade_column(self, table: Table) -> int | None:
        """The place of the cells that are grades; None for a table that counts, or says nothing of each."""
        rows = table.rows
        width = min((len(row.cells) for row in rows), default=0)
        columns = [[row.cells[place].text for row in rows] for place in range(width)]
        graded = [place for place, cells in enumerate(columns) if all(map(self._grade_alone.fullmatch, cells))]
        # "| Polish | 3 | mended |" counts; below "#", or from 1 on, stand the numbers of the rows.
        own = find_columns(table.header, ("number",), self.lexicon).get("number") if table.header else None
        numbers = [[int(match[1]) for cell in cells if (match := _NUMBER.fullmatch(cell))] for cells in columns]
        others = [found for place, found in enumerate(numbers) if place != own and len(found) == len(rows)]
        counts = any(found != [*range(1, len(rows) + 1)] for found in others)
        named = any(all(map(_WORDS.search, cells)) for cells in columns)
        return graded[0] if graded and named and not counts else None

    def _items(self, blocks: Sequence[Block]) -> Iterator[LoggedFinding]:
        """The items that open with a grade in brackets: "- [POLISH] The oven is too dark"."""
        for item in (item for block in blocks if isinstance(block, Items) for item in block.items):
            match = self._in_brackets.match(item.text.text) if item.text else None
            if item.text and match:
                yield self._told(item.text.span, match[1], item.text.text[match.end() :], item.text.text)


def _is_struck(title: str, grade: re.Match[str]) -> bool:
    """Whether the grade of a finding, or all of its title, is struck through; of "~~Dry~~ Stale crumb" a word is."""
    first, last = max(grade.span(1), grade.span(2))
    for found in _STRUCK.finditer(title):
        holds_grade = found.start() < first < last < found.end()
        if holds_grade or (found.start() == grade.end() and not _GOES_ON.match(title, found.end())):
            return True
    return False
