"""The inline forms that readers ask for: bold labels, code spans, balanced brackets, plain text, comma lists."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.text.source import Passage

_TICKS = re.compile(r"`+")
"""The marks of code, as many at its end as at its start: "``a`b``"."""
_BOLD_OPENER = re.compile(r"(?:\*\*|__)(?=\S)")
"""Where bold may begin."""
_BOLD_CLOSERS = {"**": re.compile(r"(?<=\S)\*\*"), "__": re.compile(r"(?<=\S)__")}
"""Marks of bold open before what is no blank, and close behind it, as in CommonMark."""
_OUTER_MARKS = re.compile(r"^(\*\*\*|\*\*|__|\*|_)(?=\S)(.+)(?<=\S)\1$", re.S)
"""Emphasis around all of a text: ``**Net**``, ``_Net_``."""
_OPENERS = {"(": ")", "[": "]", "{": "}"}
_CLOSERS = frozenset(_OPENERS.values())
_OPENER = re.compile(r"[(\[{]")
"""What opens a group."""
_BRACKET = re.compile(r"[()\[\]{}]")
"""What opens or closes one."""


@dataclass(frozen=True, slots=True)
class Bold:
    """A bold stretch: ``start`` to ``stop`` with its marks, ``label`` without them."""

    start: int
    stop: int
    label: str


@lru_cache(maxsize=8)
def mask_code(text: str) -> str:
    """``text`` with the inside of code spans blanked out, lengths kept."""
    if "`" not in text:
        return text
    pieces, at = [], 0
    for start, stop in _code_spans(text):
        pieces += [text[at:start], " " * (stop - start)]
        at = stop
    return "".join(pieces) + text[at:]


def _code_spans(text: str) -> Iterator[tuple[int, int]]:
    """The inside of every code span: between a run of backticks and the next run of the same length."""
    runs = [match.span() for match in _TICKS.finditer(text)]
    later: dict[int, list[int]] = {}
    for place in reversed(range(len(runs))):
        later.setdefault(runs[place][1] - runs[place][0], []).append(place)
    place = 0
    while place < len(runs):
        start, stop = runs[place]
        same = later[stop - start]
        while same and same[-1] <= place:
            same.pop()
        if same:
            place = same[-1]
            yield stop, runs[place][0]
        place += 1


def bold_spans(text: str) -> Iterator[Bold]:
    """Every bold stretch of ``text`` outside code spans."""
    if "**" not in text and "__" not in text:
        return
    masked, at = mask_code(text), 0
    closers = dict(_BOLD_CLOSERS)
    while opener := _BOLD_OPENER.search(masked, at):
        at = opener.end()
        closer = closers[opener.group()].search(masked, at + 1) if opener.group() in closers else None
        if closer:
            at = closer.end()
            yield Bold(opener.start(), at, text[opener.end() : closer.start()])
        else:
            # What does not close this one closes no later one.
            closers.pop(opener.group(), None)
            at = opener.start() + 1


def without_bold(text: str) -> str:
    """``text`` without the marks of its bold stretches: "**Slow rise**: over night"."""
    pieces, at = [], 0
    for bold in bold_spans(text):
        pieces += [text[at : bold.start], bold.label]
        at = bold.stop
    return "".join(pieces) + text[at:]


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
    first = _OPENER.search(masked, start)
    if first is None:
        return len(text)
    return next((stop for opener, stop in _brackets(masked, start) if opener == first.start()), len(text))


def bracket_ends(text: str) -> dict[int, int]:
    """For the index of every bracket that is closed what `balanced_end` says of it."""
    return dict(_brackets(mask_code(text), 0))


def _brackets(masked: str, start: int) -> Iterator[tuple[int, int]]:
    """Each pair of brackets from ``start`` on, as it closes: where it opens, and the index after it."""
    opened: list[tuple[int, str]] = []
    for match in _BRACKET.finditer(masked, start):
        character = match.group()
        if character in _OPENERS:
            opened.append((match.start(), _OPENERS[character]))
        elif opened and character == opened[-1][1]:
            yield opened.pop()[0], match.end()


def split_list(passage: Passage, separators: str = ",") -> list[Passage]:
    """The entries of a list on one line, split at ``separators`` outside brackets, quotes, code and ``$…$``."""
    if not any(separator in passage.text for separator in separators):
        whole = passage.strip()
        return [whole] if whole.text else []
    cuts = [-1, *_cuts(passage.text, separators), len(passage.text)]
    parts = [passage.part(left + 1, right).strip() for left, right in itertools.pairwise(cuts)]
    return [part for part in parts if part.text]


def _cuts(text: str, separators: str) -> Iterator[int]:
    masked = _mask_quotes(mask_code(text))
    depth = 0
    for match in _edges(separators).finditer(masked):
        character = match.group()
        if character in _OPENERS:
            depth += 1
        elif character in _CLOSERS:
            depth = max(depth - 1, 0)
        elif depth == 0:
            yield match.start()


@cache
def _edges(separators: str) -> re.Pattern[str]:
    """Brackets and ``separators``."""
    return re.compile(rf"[()\[\]{{}}{re.escape(separators)}]")


_QUOTED = re.compile(r"(?<!\w)\"[^\"\n]*\"|“[^“”\n]*”|(?<!\w)'[^'\n]*'(?!\w)|(?<![\w$])\$[^$\n]+\$(?![\w$])")
"""What holds no separator of a list: `"a, b"`, `“a, b”`, `'a, b'` but no apostrophe, and a formula, ``$a, b$``."""


_EMPHASISED = re.compile(r"(?<![\w*_])(?P<mark>\*{1,2}|_{1,2})(?=[^\s*_])[^*_\n]+(?<=\S)(?P=mark)(?![\w*_])")
"""What is set off by marks of emphasis: ``*a, b*``, ``__a, b__``."""


def _mask_quotes(text: str) -> str:
    return mask_emphasis(_QUOTED.sub(lambda match: " " * len(match[0]), text))


def mask_emphasis(text: str) -> str:
    """A text with blanks for what marks set off, where several stretches are set off alike; lengths kept.

    One alone may be the whole list: ``**a, b, c**``.
    """
    if "*" not in text and "_" not in text:
        return text
    marks = Counter(match["mark"] for match in _EMPHASISED.finditer(text))
    several = {mark for mark, times in marks.items() if times > 1}
    return _EMPHASISED.sub(lambda one: " " * len(one[0]) if one["mark"] in several else one[0], text)
