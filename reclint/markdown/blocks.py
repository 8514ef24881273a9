"""The blocks of a Markdown document.

``first`` and ``last`` are 0-based line indices, ``last`` exclusive: ``document.lines[first:last]`` is the block without
the blank lines after it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reclint.text.source import Passage, Span


_BOX = re.compile(r"\[[ \u00a0xX]\][^\S\n]")
"""The box of a task list, before the text of an item: "[ ] ", "[x] "; always of four characters."""


class Heading(NamedTuple):
    """An ATX or setext heading; ``text`` leaves out the marks."""

    first: int
    last: int
    level: int
    text: Passage


class Paragraph(NamedTuple):
    """Lines of running text, joined with LF, list and quote indentation removed."""

    first: int
    last: int
    text: Passage


class Item(NamedTuple):
    """One item of a list."""

    first: int
    last: int
    blocks: tuple[Block, ...]

    @property
    def text(self) -> Passage | None:
        """The item's own leading paragraph, without what is nested below it and without the box of a task."""
        head = self.blocks[0] if self.blocks else None
        if not isinstance(head, Paragraph):
            return None
        box = _BOX.match(head.text.text)
        return head.text.part(box.end(), len(head.text.text)) if box else head.text

    @property
    def box(self) -> str:
        """The box of a task, "[ ]" or "[x]"; nothing for another item."""
        head = self.blocks[0] if self.blocks else None
        box = _BOX.match(head.text.text) if isinstance(head, Paragraph) else None
        return box.group()[:3].lower().replace("\u00a0", " ") if box else ""


class Items(NamedTuple):
    """A bullet or numbered list."""

    first: int
    last: int
    ordered: bool
    items: tuple[Item, ...]


class Quote(NamedTuple):
    """A block quote."""

    first: int
    last: int
    blocks: tuple[Block, ...]


class Code(NamedTuple):
    """Indented or fenced code."""

    first: int
    last: int


class Html(NamedTuple):
    """Raw HTML, comments included."""

    first: int
    last: int


class Break(NamedTuple):
    """A thematic break."""

    first: int
    last: int


class Row(NamedTuple):
    """One row of a table: its trimmed cells, and the whole line from the first to the last character."""

    line: int
    span: Span
    cells: tuple[Passage, ...]


class Table(NamedTuple):
    """Rows of cells between pipes.

    ``header`` is None for rows that stand without a header and delimiter of their own: renderers show those as text.
    Rows keep as many cells as they have. ``delimiters`` are the cells of the row below the header: where they are not
    as many as the header's, renderers show no table.
    """

    first: int
    last: int
    header: Row | None
    rows: tuple[Row, ...]
    delimiters: int = 0


Block = Heading | Paragraph | Items | Quote | Code | Html | Break | Table
