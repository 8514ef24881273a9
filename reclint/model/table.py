"""What is wrong with the tables of a document, whatever they list."""

from __future__ import annotations

from enum import Enum

from reclint.model.statement import Statement
from reclint.text.source import Span


class TableFaultKind(str, Enum):
    """In what a table, or a row of it, does not hold together."""

    DELIMITERS = "delimiters"
    OVERFLOWING = "overflowing"
    SHORT = "short"
    DETACHED = "detached"
    INDENTED = "indented"
    MISSPELT = "misspelt"


class TableFault(Statement):
    """A fault of a table at the row that has it, or at the header.

    ``name`` is the first cell of the row, of a misspelt header its word and ``meant`` the one that is known. ``cells``
    and ``expected`` are what the row and its header have; ``rows`` is how many rows from there on are cut off.
    """

    kind: TableFaultKind
    name: str
    line: int
    header: Span
    cells: int = 0
    expected: int = 0
    rows: int = 1
    meant: str = ""


class Tables(Statement):
    """The faults of the tables of a document, all of which is ``span``."""

    faults: tuple[TableFault, ...] = ()
