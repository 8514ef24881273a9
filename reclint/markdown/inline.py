"""The inline forms that readers ask for: bold labels, code spans, balanced brackets, plain text, comma lists."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.source import Passage

_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.S)
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*|__(?=\S)(.+?)(?<=\S)__", re.S)
_OUTER_MARKS = re.compile(r"^(\*\*\*|\*\*|__|\*|_)(?=\S)(.+)(?<=\S)\1$", re.S)
_OPENERS = {"(": ")", "[": "]", "{": "}"}
_CLOSERS = frozenset(_OPENERS.values())


@dataclass(frozen=True, slots=True)
class Bold:
    """A bold stretch: ``start`` to ``stop`` with its marks, ``label`` without them."""

    start: int
    stop: int
    label: str


def mask_code(text: str) -> str:
    """``text`` with the inside of code spans blanked out, lengths kept."""
    if "`" not in text:
        return text
    return _CODE.sub(lambda match: "`" * len(match[1]) + " " * len(match[2]) + "`" * len(match[1]), text)


def bold_spans(text: str) -> Iterator[Bold]:
    """Every bold stretch of ``text`` outside code spans."""
    if "**" not in text and "__" not in text:
        return
    for match in _BOLD.finditer(mask_code(text)):
        yield Bold(match.start(), match.end(), text[match.start() + 2 : match.end() - 2])


def plain(text: str) -> str:
    """``text`` without outer blanks and without emphasis marks that enclose all of it."""
    text = text.strip()
    while match := _OUTER_MARKS.match(text):
        if match[1] in match[2]:
            break
        text = match[2].strip()
    return text


def balanced_end(text: str, start: int) -> int:
    """The index after the bracket that closes the one at ``start``; the end of ``text`` where none does.

    Brackets inside code spans do not count. An unmatched closer of another kind is passed over.
    """
    masked = mask_code(text)
    closers: list[str] = []
    for index in range(start, len(masked)):
        character = masked[index]
        if character in _OPENERS:
            closers.append(_OPENERS[character])
        elif closers and character == closers[-1]:
            closers.pop()
            if not closers:
                return index + 1
    return len(text)


def split_list(passage: Passage, separators: str = ",") -> list[Passage]:
    """The entries of a list on one line, split at ``separators`` outside brackets, quotes, code and ``$…$``."""
    cuts = [-1, *_cuts(passage.text, separators), len(passage.text)]
    parts = [passage.part(left + 1, right).strip() for left, right in itertools.pairwise(cuts)]
    return [part for part in parts if part.text]


def _cuts(text: str, separators: str) -> Iterator[int]:
    masked = _mask_quotes(mask_code(text))
    depth = 0
    for index, character in enumerate(masked):
        if character in _OPENERS:
            depth += 1
        elif character in _CLOSERS:
            depth = max(depth - 1, 0)
        elif character in separators and depth == 0:
            yield index


_QUOTED = re.compile(r"(?<!\w)\"[^\"\n]*\"|“[^”\n]*”|(?<!\w)'[^'\n]*'(?!\w)|(?<![\w$])\$[^$\n]+\$(?![\w$])")


def _mask_quotes(text: str) -> str:
    return _QUOTED.sub(lambda match: " " * len(match[0]), text)
