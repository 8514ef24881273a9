"""How the cells of a table part names from remarks: by bold letters, or by the full stop behind a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reclint.markdown import mask_code
from reclint.model import Word
from reclint.readers.index.bold_names import has_remarks, parted_name
from reclint.readers.index.lists import plain_name
from reclint.readers.index.table import opens_in_bold
from reclint.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reclint.markdown import Table
    from reclint.model import ConceptRow
    from reclint.readers.index.bold_names import Asides
    from reclint.readers.index.table import Columns
    from reclint.text.source import Passage, Source

_FEWEST = 3
"""How many cells have a sentence behind their name at least, and a third of all: one may be called so. A choice."""
_LONGEST_NAME = 80
"""How many characters stand before that full stop at most; a choice."""
_STOP = re.compile(r"(?<=[\w)\]*`\"”’])\.\s{1,4}(?=[^\W\d_a-z]|[\d$`\"“*_(\[])")
"""The full stop before another sentence: "Contour interval. Printed in the margin", "Ratio. $a : b$"."""
_LETTERS = re.compile(r"[^\W\d_]+")
"""The words before it: "Contour", "interval"."""
_SHORTEST, _SHORTEST_ALONE = 3, 5
"""How many letters the last of several words has at least, and one alone: "St. Peter" and "Prof. Noether" are names."""


class Parting(NamedTuple):
    """How a table parts names from remarks.

    ``bold``: most names are in bold and more stands behind them; ``remarked``: there is a column for remarks;
    ``sentences``: full stops part them.
    """

    bold: bool = False
    remarked: bool = False
    sentences: bool = False

    def parted(self, name: Passage, asides: Asides, *, told: bool) -> tuple[Passage, str]:
        """The name that a cell opens with, and what the cell says beside it."""
        if self.bold:
            return parted_name(name, asides, remarked=self.remarked, told=told)
        end = _sentence_end(name.text) if self.sentences else None
        return (name.part(0, end), name.part(end + 1, len(name.text)).strip().text) if end else (name, "")


def parting_of(table: Table, columns: Columns) -> Parting:
    """How a table with a column of concepts parts names from remarks."""
    place, remarked = columns.places["concept"], has_remarks(table, columns)
    if opens_in_bold(table, place):
        return Parting(bold=True, remarked=remarked)
    cells = [text for row in table.rows if place < len(row.cells) and (text := row.cells[place].text)]
    return Parting(remarked=remarked, sentences=not remarked and _are_parted(cells))


def with_names_parted(rows: Sequence[ConceptRow], source: Source) -> list[ConceptRow]:
    """The rows of a list, with the sentences behind names as notes: "Rim wear. Look into the groove. [I, L1]"."""
    texts = [source.slice(row.name.span) for row in rows]
    if not _are_parted(texts):
        return [*rows]
    ends = map(_sentence_end, texts)
    return [_with_name(row, text, end) if end else row for row, text, end in zip(rows, texts, ends, strict=True)]


def _with_name(row: ConceptRow, text: str, end: int) -> ConceptRow:
    name = Word(span=Span(row.name.span.start, row.name.span.start + end), text=plain_name(text[:end]))
    notes = " ".join(filter(None, (text[end + 1 :].strip(), row.notes)))
    return row.model_copy(update={"name": name, "notes": notes})


def _are_parted(names: Sequence[str]) -> bool:
    """Whether enough names have a sentence behind them."""
    found = sum(_sentence_end(text) is not None for text in names)
    return found >= _FEWEST and found * 3 >= len(names)


def _sentence_end(text: str) -> int | None:
    """Where the name of a cell ends that goes on with a sentence of several words, or a formula."""
    if ". " not in text:
        return None
    stop = _STOP.search(mask_code(text))
    if stop is None or stop.start() > _LONGEST_NAME:
        return None
    words, rest = _LETTERS.findall(text[: stop.start()]), text[stop.end() :]
    least = _SHORTEST if len(words) > 1 else _SHORTEST_ALONE
    says = len(rest.split()) > 1 or rest.startswith("$")
    return stop.start() if says and words and len(words[-1]) >= least else None
