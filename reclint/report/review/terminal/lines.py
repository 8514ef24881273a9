"""Lines of a terminal: wrapped, hung, put side by side. Text of records is only ever a plain part of a rich `Text`."""

from __future__ import annotations

import io
import itertools
from functools import cache
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from reclint.report.roles import STYLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SEPARATOR = " · "
_TABS = 1
"""A tab counts as the one blank that it is cleaned to, so that marks stay under what they mark."""


def styled(text: str, role: str = "plain") -> Text:
    """Text in the style of a role."""
    return Text(text, STYLES[role], tab_size=_TABS)


def joined(parts: Iterable[Text | str], between: str = "") -> Text:
    """Parts on one line."""
    return Text(between).join(part if isinstance(part, Text) else Text(part) for part in parts)


def wrapped(text: Text, width: int) -> list[Text]:
    """A text in lines of at most ``width`` columns, long words broken; one empty line for an empty text."""
    lines = text.wrap(_measure(), max(width, 1), overflow="fold")
    for line in lines:
        line.rstrip()
    return list(lines) or [Text()]


@cache
def _measure() -> Console:
    """What rich asks for when it wraps; nothing is printed to it."""
    return Console(file=io.StringIO(), color_system=None)


def hung(head: Text, body: Text, width: int, indent: int = 0) -> Iterator[Text]:
    """``body`` behind ``head``, its further lines under the first one."""
    start = indent + head.cell_len
    for place, line in enumerate(wrapped(body, width - start)):
        yield joined([" " * indent, head, line] if place == 0 else [" " * start, line])


def flowed(parts: Sequence[Text], width: int, indent: int = 0) -> Iterator[Text]:
    """Parts with separators between them, broken only between parts where a part fits on a line."""
    line = Text()
    for part in parts:
        longer = joined([line, part], SEPARATOR) if line.plain else part
        if line.plain and longer.cell_len > width - indent:
            yield from _broken(line, width, indent)
            longer = part
        line = longer
    yield from _broken(line, width, indent)


def _broken(line: Text, width: int, indent: int) -> Iterator[Text]:
    for piece in wrapped(line, width - indent):
        yield joined([" " * indent, piece])


def beside(left: Iterable[Text], right: Iterable[Text], column: int, between: str) -> Iterator[Text]:
    """Two stacks of lines side by side, the left one ``column`` wide; its lines must not be longer."""
    for one, other in itertools.zip_longest(left, right, fillvalue=Text()):
        padded = joined([one, " " * (column - one.cell_len)])
        line = joined([padded, styled(between, "quiet"), other])
        line.rstrip()
        yield line


def printed(lines: Iterable[Text], *, colour: bool) -> str:
    """The lines as a terminal takes them: with escape codes where ``colour`` is wanted, else plain."""
    if not colour:
        return "".join(f"{line.plain.rstrip()}\n" for line in lines)
    file = io.StringIO()
    console = Console(
        file=file, force_terminal=True, color_system="standard", legacy_windows=False, no_color=False, width=1 << 12
    )
    console.print(Text("\n").join(lines), soft_wrap=True, highlight=False, markup=False, emoji=False)
    return file.getvalue()
