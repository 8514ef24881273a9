"""The hash of a line by which GitHub recognises an alert: ``primaryLocationLineHash``.

A line is hashed with what follows it: line endings become LF, spaces and tabs are dropped, and the 100 UTF-16 units
from the first that the line keeps are the digits of a number to base 37, modulo 2 to the 64. Behind the text comes
65535, and then zeros. A colon and the ordinal of the hash in the file follow.
"""

from __future__ import annotations

from collections import Counter

_BASE = 37
"""What each unit is multiplied by; this and what follows is as code scanning has it."""
_UNITS = 100
"""How many units from the start of a line a hash is made of."""
_MASK = (1 << 64) - 1
"""Numbers of 64 bits."""
_END = 0xFFFF
"""The unit that stands for the end of the text."""
_LF = 0x0A
"""The unit that ends a line."""
_DROPPED = (0x20, 0x09)
"""Blanks and tabs, which no hash depends on."""


def line_hashes(text: str) -> list[str]:
    """The hash of every line of a text, in order; an empty last line counts."""
    units, starts = _kept(text)
    seen: Counter[str] = Counter()
    hashes = []
    for start in starts:
        number = 0
        for unit in units[start : start + _UNITS]:
            number = (number * _BASE + unit) & _MASK
        word = f"{number:x}"
        seen[word] += 1
        hashes.append(f"{word}:{seen[word]}")
    return hashes


def _kept(text: str) -> tuple[list[int], list[int]]:
    """The units that count with the end and its zeros, and the index of the first one of each line."""
    data = text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-16-le", "surrogatepass")
    found = (int.from_bytes(data[at : at + 2], "little") for at in range(0, len(data), 2))
    units = [unit for unit in found if unit not in _DROPPED]
    starts = [0, *(place + 1 for place, unit in enumerate(units) if unit == _LF)]
    return [*units, _END, *([0] * _UNITS)], starts
