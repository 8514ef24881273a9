"""Templates of file names, "{series}-{module}-*-{slug}.ipynb", and the numbers that a name says by one of them.

A configuration of a stranger may hold any template. So a name is read from left to right with all that its beginning
can mean, and never again: no template takes longer than its length times that of the name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_HOLE = re.compile(r"\{(series|module|position|slug)\}|\*|\?")
"""What may stand in a template beside plain text."""
_HELD = {
    **dict.fromkeys(("series", "module", "position"), re.compile(r"\d+")),
    "slug": re.compile(r"[a-z0-9-]+"),
    "*": re.compile(r"[^/]+"),
}
"""What stands for a part: numbers are digits, a slug is in kebab case, names in capitals are no lesson's."""
_NUMBERS = ("series", "module")

Numbers = tuple["str | None", "str | None"]
"""Those of the series and of the module that a name says, as far as it was read."""


class _Part(NamedTuple):
    """A part of a template: a ``text``, or what may stand in its place, by the name of it."""

    text: str
    is_hole: bool = False


class Template:
    """A template with the numbers of a module filled in that are ``known``."""

    def __init__(self, text: str, known: Mapping[str, str] | None = None) -> None:
        self._parts = tuple(_parts(text, known or {}))

    def numbers(self, name: str, starts: Iterable[int] = (0,)) -> Numbers | None:
        """The numbers that a name says which fits from one of some places on to its end; None where none fits."""
        read: dict[int, Numbers] = dict.fromkeys(starts, (None, None))
        for part in self._parts:
            read = dict(_holes(part.text, name, read) if part.is_hole else _texts(part.text, name, read))
        return read.get(len(name))

    def numbers_below(self, name: str) -> Numbers | None:
        """The same for the end of a name, from whatever folder on."""
        folders = (place + 1 for place in range(len(name) - 1, -1, -1) if name[place] == "/")
        return self.numbers(name, (*folders, 0))


def tells_module(template: str) -> bool:
    """Whether a template says which module a file is of."""
    return "{series}" in template and "{module}" in template


def stands_for_itself(text: str) -> bool:
    """Whether a part of a template stands for itself alone."""
    return _HOLE.search(text) is None


def tail_of(template: str) -> str:
    """The end of a template that tells a module, from the last folder on that both numbers stand in or below."""
    parts = template.split("/")
    tails = ("/".join(parts[start:]) for start in range(len(parts) - 1, -1, -1))
    return next(tail for tail in tails if tells_module(tail))


def _parts(template: str, known: Mapping[str, str]) -> Iterator[_Part]:
    end = 0
    for hole in _HOLE.finditer(template):
        yield _Part(template[end : hole.start()])
        name = hole[1] or hole[0]
        yield _Part(known[name]) if name in known else _Part(name, is_hole=True)
        end = hole.end()
    yield _Part(template[end:])


def _texts(text: str, name: str, read: Mapping[int, Numbers]) -> Iterator[tuple[int, Numbers]]:
    """The places behind a text, for each place before it."""
    return ((place + len(text), said) for place, said in read.items() if name.startswith(text, place))


def _holes(hole: str, name: str, read: Mapping[int, Numbers]) -> Iterator[tuple[int, Numbers]]:
    """The places behind what stands for a part, the longest first, for each place before it; each place once."""
    if hole == "?":
        yield from ((place + 1, said) for place, said in read.items() if name[place : place + 1] not in ("", "/"))
        return
    ends = {place: found.end() for found in _HELD[hole].finditer(name) for place in range(*found.span())}
    least = 0 if hole == "*" else 1
    told: dict[int, int] = {}
    for place, said in read.items():
        end = ends.get(place, place)
        for stop in range(told.get(end, end + 1) - 1, place + least - 1, -1):
            if _agrees(hole, name[place:stop], said):
                yield stop, _with(hole, name[place:stop], said)
        told[end] = min(told.get(end, end + 1), place + least)


def _agrees(hole: str, text: str, said: Numbers) -> bool:
    """Whether a number that a name has said before is the same where it says it again."""
    return hole not in _NUMBERS or said[_NUMBERS.index(hole)] in (None, text)


def _with(hole: str, text: str, said: Numbers) -> Numbers:
    if hole not in _NUMBERS:
        return said
    return (text, said[1]) if hole == "series" else (said[0], text)
