"""The text of one document: decoding, lines, offsets and positions.

Offsets count code points from the start of the text, a byte-order mark left out. Lines and columns are 1-based and
columns count code points; `Source.position` is the only conversion, used by every output. A line ends at LF, CR LF or a
lone CR, as in CommonMark (https://spec.commonmark.org/0.31.2/#line-ending).
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections import deque
from functools import cached_property, partial
from itertools import accumulate, repeat
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from reclint.text.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pydantic_core import CoreSchema

_LINE_END = re.compile(r"\r\n|\n|\r")
"""What ends a line: that of Windows counts as one."""
_NO_LINE_END = re.compile(r"[^\r\n]+")
"""What a line says."""
_BOM = b"\xef\xbb\xbf"


_MB = 1_000_000
"""In bytes, as docs/limits.md counts."""
_LARGEST = 16 * _MB
"""Of a configuration, rules or a baseline: a choice."""
_LARGEST_MARKDOWN = 2 * _MB
"""A dozen times the largest document that was seen. As much of the dearest text, headings and lessons, takes some ten
seconds."""
_MARKDOWN = (".md", ".markdown", ".mdx")
_LARGEST_NOTEBOOK = 50 * _MB
"""Notebooks hold the images that they have drawn."""


def largest(path: str) -> int:
    """How many bytes a document or a configuration may have, by its name."""
    name = path.lower()
    if name.endswith(".ipynb"):
        return _LARGEST_NOTEBOOK
    return _LARGEST_MARKDOWN if name.endswith(_MARKDOWN) else _LARGEST


def check_size(path: str, size: int) -> None:
    """Refuse a document that is too large.

    Raises:
        SourceError: ``size``, in bytes, is more than is read.
    """
    if size > largest(path):
        raise SourceError(
            path, f"larger than {largest(path) // _MB} MB, which is the most that is read", "make it smaller"
        )


def checksum(data: bytes) -> str:
    """What tells the content of a document from every other content."""
    import hashlib  # an idle hook hashes nothing

    return hashlib.blake2b(data, digest_size=16).hexdigest()


class Span(NamedTuple):
    """A stretch of text from offset ``start`` up to, not including, offset ``stop``."""

    start: int
    stop: int

    def cover(self, other: Span) -> Span:
        """The smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.stop, other.stop))

    @classmethod
    def __get_pydantic_core_schema__(cls, *_: object) -> CoreSchema:
        """How models validate a span: one is taken as it is, and two numbers of JSON make one.

        What pydantic does with a named tuple, it makes every one anew, is a tenth of what a model costs.
        """
        from pydantic_core import core_schema

        numbers = core_schema.tuple_positional_schema([core_schema.int_schema(), core_schema.int_schema()])
        return core_schema.json_or_python_schema(
            json_schema=core_schema.no_info_after_validator_function(cls._make, numbers),
            python_schema=core_schema.is_instance_schema(cls),
        )


class Position(NamedTuple):
    """A 1-based line and a 1-based column in code points."""

    line: int
    column: int


LFS = "version https://git-lfs.github.com/spec/"
"""How a pointer of Git LFS begins (https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md)."""
POINTER = "a pointer of Git LFS stands in the place of the file"


_MOST_UNFOLDED = 64
"""How many texts that were unfolded stay so: rules come to the documents of a module one after another."""
_UNFOLDED: deque[Source] = deque()


class Source:
    """One document's text with its lines; ``path`` is how reports name it."""

    def __init__(self, path: str, text: str, *, bom: bool = False) -> None:
        self.path = path
        self.text = text
        self.bom = bom
        self._data: bytes | None = None
        self._packed: bytes | None = None

    @cached_property
    def text(self) -> str:
        """All of the text; who asks for it once more, asks soon again, but not for ever."""
        _UNFOLDED.append(self)
        if len(_UNFOLDED) > _MOST_UNFOLDED:
            _UNFOLDED.popleft().fold()
        return self._encoded().decode("utf-8", "surrogatepass")

    def _encoded(self) -> bytes:
        if self._packed is not None:
            import zlib

            return zlib.decompress(self._packed)
        return self.text.encode("utf-8", "surrogatepass") if self._data is None else self._data

    def fold(self, *, small: bool = False) -> None:
        """Keep the text as UTF-8 alone until it is asked for again: a half or less of what text and lines take.

        Where it is to be ``small`` it is packed, to a third of that.
        """
        if small and self._packed is None:
            import zlib

            self._packed, self._data = zlib.compress(self._encoded(), 1), None
        elif self._packed is None:
            self._data = self._encoded()
        self.__dict__.pop("text", None)
        self.__dict__.pop("lines", None)

    def has(self, part: str) -> bool:
        """Whether something stands in the text, which stays folded where it is."""
        return (
            part in self.text if "text" in self.__dict__ else part.encode("utf-8", "surrogatepass") in self._encoded()
        )

    @classmethod
    def decode(cls, path: str, data: bytes) -> Source:
        """Read UTF-8 bytes, with or without a byte-order mark.

        Raises:
            SourceError: the bytes are not UTF-8, and the message names the first offending byte offset (0-based); or
                they are too many.
        """
        check_size(path, len(data))
        bom = data.startswith(_BOM)
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            offset = error.start + (len(_BOM) if bom else 0)
            found = data[offset] if offset < len(data) else 0
            message = f"not valid UTF-8: byte 0x{found:02x} at offset {offset}"
            raise SourceError(path, message, "save the file as UTF-8") from None
        return cls(path, text, bom=bom)

    def with_text(self, text: str) -> Source:
        """The same document with another text."""
        return Source(self.path, text, bom=self.bom)

    def only(self, first: int, stop: int) -> Source:
        """The same document with blanks for all but the lines from the 0-based ``first`` up to ``stop``.

        What is left stands where it stood.
        """
        start = self.line_start(first)
        end = self.line_start(stop) if stop < len(self.lines) else len(self.text)
        blank = partial(_NO_LINE_END.sub, lambda match: " " * len(match.group()))
        return self.with_text(blank(self.text[:start]) + self.text[start:end] + blank(self.text[end:]))

    @property
    def data(self) -> bytes:
        """The bytes that the document was decoded from."""
        return _BOM + self._encoded() if self.bom else self._encoded()

    def line_ending(self, index: int) -> str:
        """The ending of the line with 0-based ``index``, of the one above it where it is the last, else LF."""
        line = min(index, len(self.lines) - 2)
        if line < 0:
            return "\n"
        return self.text[self.line_span(line).stop : self.line_start(line + 1)]

    @cached_property
    def lines(self) -> list[str]:
        """Every line without its ending; a final line ending gives a last, empty line."""
        return _LINE_END.split(self.text) if "\r" in self.text else self.text.split("\n")

    @cached_property
    def _starts(self) -> array[int]:
        if "\r" in self.text:
            return array("L", [0, *(match.end() for match in _LINE_END.finditer(self.text))])
        starts = array("L", accumulate(map(add, map(len, self.lines), repeat(1)), initial=0))
        starts.pop()
        return starts

    def line_start(self, index: int) -> int:
        """The offset at which the line with 0-based ``index`` starts."""
        return self._starts[index]

    def line_span(self, index: int) -> Span:
        """The span of the line with 0-based ``index``, its ending left out."""
        start = self._starts[index]
        return Span(start, start + len(self.lines[index]))

    def line_index(self, offset: int) -> int:
        """The 0-based index of the line that holds ``offset``."""
        return bisect_right(self._starts, offset) - 1

    def position(self, offset: int) -> Position:
        """The 1-based line and column of ``offset``."""
        index = self.line_index(offset)
        return Position(index + 1, offset - self._starts[index] + 1)

    def slice(self, span: Span) -> str:
        """The text that ``span`` covers."""
        return self.text[span.start : span.stop]

    @cached_property
    def checksum(self) -> str:
        """The `checksum` of the bytes that the document was decoded from."""
        return checksum(self.data)

    def __repr__(self) -> str:
        return f"Source({self.path!r}, {len(self.text)} code points)"


class Passage(NamedTuple):
    """Text taken out of a document, every character of which still knows its place.

    ``text`` may join several lines of the document with LF, their indentation or quote marks removed. ``pieces`` pairs
    the index in ``text`` at which each line starts with that line's offset in the document.
    """

    text: str
    pieces: tuple[tuple[int, int], ...]

    @classmethod
    def at(cls, text: str, offset: int) -> Passage:
        """A passage on one line, starting at ``offset``."""
        return cls(text, ((0, offset),))

    @classmethod
    def joined(cls, passages: Iterable[Passage], between: str) -> Passage:
        """Some passages as one text, with ``between`` between them, which stands nowhere."""
        text, pieces = "", list[tuple[int, int]]()
        for passage in passages:
            text += between if pieces else ""
            pieces += [(len(text) + at, offset) for at, offset in passage.pieces]
            text += passage.text
        return cls(text, tuple(pieces))

    def offset(self, index: int) -> int:
        """The offset in the document of the character at ``index``."""
        pieces = self.pieces
        if len(pieces) == 1:
            return pieces[0][1] + index
        start, offset = pieces[bisect_right(pieces, index, key=_first) - 1]
        return offset + index - start

    def index_of(self, offset: int) -> int:
        """The index in ``text`` of what stands at an ``offset`` in the document: the inverse of `offset`."""
        pieces = self.pieces
        start, place = pieces[max(0, bisect_right(pieces, offset, key=_second) - 1)]
        return start + offset - place

    @property
    def span(self) -> Span:
        """Where the whole passage stands, from its first to its last character."""
        return self.span_of(0, len(self.text))

    def span_of(self, start: int, stop: int) -> Span:
        """Where the characters from index ``start`` up to ``stop`` stand."""
        if len(self.pieces) == 1:
            offset = self.pieces[0][1]
            return Span(offset + start, offset + max(start, stop))
        first = self.offset(start)
        return Span(first, self.offset(stop - 1) + 1 if stop > start else first)

    def part(self, start: int, stop: int) -> Passage:
        """The characters from index ``start`` up to ``stop``, with their places."""
        if len(self.pieces) == 1:
            if not start and stop >= len(self.text):
                return self
            return Passage(self.text[start:stop], ((0, self.pieces[0][1] + start),))
        first, last = (bisect_right(self.pieces, index, key=_first) for index in (start, stop - 1))
        inner = [(index - start, offset) for index, offset in self.pieces[first:last]]
        return Passage(self.text[start:stop], ((0, self.offset(start)), *inner))

    def without(self, spans: Sequence[tuple[int, int]]) -> Passage:
        """The passage with the characters of some index ranges taken out; the rest keeps its places."""
        kept, start = [], 0
        for left, right in (*spans, (len(self.text), len(self.text))):
            if left > start:
                kept.append(self.part(start, left))
            start = max(start, right)
        pieces, index = [], 0
        for part in kept:
            pieces += [(index + at, offset) for at, offset in part.pieces]
            index += len(part.text)
        return Passage("".join(part.text for part in kept), tuple(pieces) or self.pieces[:1])

    def strip(self, characters: str | None = None) -> Passage:
        """The passage without blanks (or ``characters``) at its ends."""
        behind = self.text.lstrip(characters)
        left = len(self.text) - len(behind)
        return self.part(left, left + len(behind.rstrip(characters)))


def _first(piece: tuple[int, int]) -> int:
    return piece[0]


def _second(piece: tuple[int, int]) -> int:
    return piece[1]
