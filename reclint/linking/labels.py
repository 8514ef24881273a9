"""Numbers and single letters that tell things apart: "L1" and "L2", "x axis" and "y axis", "3x3" and "5x5"."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from reclint.vocabulary.folding import fold_case

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_NUMBERED = re.compile(r"(?<![^\W_])[^\W\d_]*\d[^\W_]*")
"""What has a digit: "2", "L1", "2b", "3x3", "10ml", "conv2d", "SHA256"."""
_SHORT = re.compile(r"[^\W\d_]?\d+[^\W\d_]?")
"""A number with at most a letter on each side, which is a name as it stands: "2b" is not "2"."""
_LETTER = re.compile(r"(?<![^\W_])(?<!['’.])[A-Za-z\u0370-\u03ff](?![^\W_]|['’]|\.\w)")
"""A single letter, Latin or Greek: "W_K", "p-value"; those of "e.g." and "don't" are none.

Letters of other scripts are words of their languages, such as "и" and "в".
"""
_NUMERAL = re.compile(r"(?<![\w])[IVX]{2,}(?![\w])")
"""A Roman number of several letters: "Type II"."""
_ROMAN = {
    "i": "1",
    "ii": "2",
    "iii": "3",
    "iv": "4",
    "v": "5",
    "vi": "6",
    "vii": "7",
    "viii": "8",
    "ix": "9",
    "x": "10",
}
_NUMBER = re.compile(r"\d+")
"""A number, also inside a label: the 2 of "conv2d", the 3 and the 5 of "3x5"."""
_TOKEN = re.compile(r"[^\W_]+")
"""A run of letters and digits."""
_WORDS = frozenset("ai")
"""Letters that are words where they open a name, "A loop", but not beside "T beam": "I beam"."""


_WEAK = re.compile(r"[AIa-z\u0370-\u03ff]")
"""Letters that are words or signs of a formula at times: they tell a name from one with another letter, not a number.

"Flours, the T series and 1:2" may be one with "Flours, 1:2 and 2:3".
"""


def opposed(one: Labels, other: Labels) -> tuple[str, str] | None:
    """The first labels of two heads that tell them apart, of each one that the other does not say; None without any."""
    if not (one.written and other.written):
        return None  # as most pairs have
    ours, theirs = one.without(other), other.without(one)
    for is_kind in (_is_strong, _is_letter):
        left, right = next(filter(is_kind, ours), None), next(filter(is_kind, theirs), None)
        if left and right:
            return left, right
    return None


def _is_strong(label: str) -> bool:
    return not _WEAK.fullmatch(label)


def _is_letter(label: str) -> bool:
    return label.isalpha()  # a Roman number too: "type I" is not "type II"


class Labels:
    """The labels of the head of a name, without regard to case; ``fillers`` in small letters are words."""

    def __init__(self, head: str, fillers: Collection[str]) -> None:
        self.head = head
        self.fillers = fillers

    @cached_property
    def written(self) -> dict[str, str]:
        """The labels without regard to case, each as it is written."""
        return {fold_case(label): label for label in self._found() if label not in self.fillers}

    def _found(self) -> Iterator[str]:
        for pattern in (_NUMBERED, _LETTER, _NUMERAL):
            yield from pattern.findall(self.head)

    @cached_property
    def _tokens(self) -> frozenset[str]:
        return frozenset(map(fold_case, _TOKEN.findall(self.head)))

    @cached_property
    def _numbers(self) -> tuple[str, ...]:
        return tuple(_NUMBER.findall(self.head))

    def without(self, other: Labels) -> list[str]:
        """The labels, as they are written, that another head does not say in any way."""
        is_word = self._opening in _WORDS and (other._opening is None or other._opening in _WORDS)
        word = self._opening if is_word else None
        return sorted(label for key, label in self.written.items() if key != word and not other.says(key))

    @cached_property
    def _opening(self) -> str | None:
        """The letter that opens the head, if one does."""
        match = _LETTER.match(self.head)
        return fold_case(match.group()) if match else None

    def says(self, label: str) -> bool:
        """Whether the head has a label of another one: as it stands, or the numbers of a longer one in a row."""
        if label in self._tokens or _ROMAN.get(label) in self._numbers:
            return True
        if label.isdecimal():
            return any(_ROMAN.get(token) == label for token in self._tokens)
        if _SHORT.fullmatch(label):
            return False
        numbers = tuple(_NUMBER.findall(label))
        width = len(numbers)
        return bool(numbers) and any(numbers == self._numbers[at : at + width] for at in range(len(self._numbers)))
