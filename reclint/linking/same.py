"""Whether two names are one concept in the words of both, said twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.linking.guards import differ_in_case, guard
from reclint.linking.names import read_name
from reclint.linking.spelling import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reclint.linking.names import Name

_SHOWN_IN_CODE = re.compile(r",\s+`")
"""Code behind a comma shows what the name before it means: "short splices, `splice -s`"."""
_TELLING = 3
"""Words that a name has at least to be the same as a longer one that holds it.

On four courses (31 records) two words are held by nine rows of other concepts, three by none in whose head they stand.
"""


_DOTTED = re.compile(r"\w\.[^\W\d]")
"""What every dotted name has in it: "kettle.Boil"; "2.5" has none."""


def read_shown(text: str, fillers: frozenset[str]) -> Name:
    """A name without the code that shows what it means."""
    return read_name(_SHOWN_IN_CODE.split(text, maxsplit=1)[0], fillers)


def known_as(text: str) -> str:
    """What names have in common that are one; the case of the first letter of what ends a dotted one counts."""
    return folded(text) + dotted_case(text)


def dotted_case(text: str) -> str:
    """The first letters of what ends the dotted names of a head: "kettle.Boil" is a class, "kettle.boil" none.

    What is all capitals is written so or small without a meaning: "Kettle.JS".
    """
    parts = read_name(text).last_parts if "." in text and _DOTTED.search(text) else ()
    return "".join(sorted(part[0].lower() if part.isupper() else part[0] for part in parts))


def is_same(one: Name, other: Name, polarity: Iterable[tuple[str, str]]) -> bool:
    """Whether both have the same words, in whatever order, or the head of one holds all words of the other."""
    if not (one.all_words <= other.all_words or other.all_words <= one.all_words):
        return False  # as most pairs are
    if differ_in_case(one, other):
        return False
    return _is_held(one, other, polarity) or _is_held(other, one, polarity)


def _is_held(name: Name, other: Name, polarity: Iterable[tuple[str, str]]) -> bool:
    words = name.all_words
    held = bool(words) and (words == other.all_words or (len(words) >= _TELLING and words <= other.head_words))
    return held and guard(name, other, polarity) is None
