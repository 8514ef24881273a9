"""What keeps two names from being linked by themselves, however alike they are."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from itertools import dropwhile
from typing import TYPE_CHECKING, NamedTuple

from reclint.linking.labels import opposed
from reclint.linking.names import stem, words
from reclint.text.vowels import has_vowel
from reclint.vocabulary.folding import fold_case

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from reclint.linking.names import Name


def guard(item: Name, row: Name, polarity: Iterable[tuple[str, str]]) -> str | None:
    """Why the two names must not be linked with certainty; None where nothing speaks against it.

    Heads that name different numbers or letters (``L1`` and ``L2``, ``3x3`` and ``5x5``, ``x axis`` and ``y axis``),
    or opposite sides of a pair (``with`` and ``without``), are different things.
    """
    if labels := opposed(item.labels, row.labels):
        return f"{labels[0]} is not {labels[1]}"
    left, right = item.folded_tokens, row.folded_tokens
    pairs = polarity if isinstance(polarity, tuple) else tuple(polarity)
    opposite = _opposite(pairs)
    for here in sorted(left.intersection(opposite) - right):
        if there := (opposite[here] & right) - left:
            return f"{here} is not {min(there)}"
    return coordinate_guard(item, row, _numbers(pairs))


_MODIFIED = 3
"""How many words a name has at most that is a noun with what tells it from others: "Fill light", "Left outer join"."""
_ALIKE = 4
"""How many letters words that may be one begin with alike: "Texture triangle" and "Textural triangle"."""
_ADDED = re.compile(r"\W{0,4}\w+\W{0,4},\s")
"""A first word with a comma behind it, which is the whole name: "Yeast, and why it is kept cold"."""
_GERUND = "ing"
"""How a word ends, behind a vowel, that says what is done with a thing: "Hanging lights", not "Spring".

It tells no thing from another; English, as the endings of stems are.
"""


def coordinate_guard(item: Name, row: Name, numbers: Collection[str]) -> str | None:
    """Why two names of one kind of thing are two kinds of it: "Rim light", "Fill light"; "Rise of dough", "of crust".

    They have but one word in common, which both end in, or which both open with before the same small word, and each
    says besides what the other does not. ``numbers`` tell none from another. None where nothing speaks against the two.
    """
    common = item.all_words & row.all_words
    if len(common) != 1:
        return None
    ours, theirs = _modifiers(item, common), _modifiers(row, common)
    if not (ours and theirs) or ours.link != theirs.link or _is_number(ours.words, numbers):
        return None
    if any(are_alike(one, other) for one in ours.words for other in theirs.words):
        return None
    return f"{ours.words[0]} is not {theirs.words[0]}"


def are_alike(one: str, other: str) -> bool:
    """Whether two words may be one in another form: "texture" and "textural"."""
    return one[:_ALIKE] == other[:_ALIKE] and len(one) >= _ALIKE


def _is_number(words: Iterable[str], numbers: Collection[str]) -> bool:
    """Whether words say how many there are and nothing else: "Three lights"."""
    return all(word.isdecimal() or word in numbers for word in words)


def _opens_with_doing(name: Name) -> bool:
    first = name.head.partition(" ")[0].casefold()
    return first.endswith(_GERUND) and has_vowel(first.removesuffix(_GERUND))


class _Modifiers(NamedTuple):
    """The words that tell a thing from others of its kind; ``link`` is the small word between, where they follow it."""

    link: str
    words: tuple[str, ...]


def _modifiers(name: Name, common: frozenset[str]) -> _Modifiers | None:
    """What tells the thing from others that the ``common`` word names, in a short name: None where nothing does.

    "The rim light" and "Light of the rim" do, "How to light a rim" does not.
    """
    words = name.words_of(name.head)
    others = tuple(word for word in words if word not in common)
    if not 1 < len(words) <= _MODIFIED or len(others) != len(words) - 1 or any(len(word) == 1 for word in others):
        return None
    said = tuple(dropwhile(name.fillers.__contains__, name.head_sequence))
    if said == words and words[-1] in common and not _opens_with_doing(name):
        return _Modifiers("", others)
    behind = tuple(dropwhile(name.fillers.__contains__, said[1:]))
    if words[0] in common and behind == others != said[1:] and not _ADDED.match(name.head):
        return _Modifiers(said[1], others)
    return None


def last_part_guard(item: Name, row: Name, near: Iterable[Name], written: Iterable[str] = ()) -> str | None:
    """Why a row with a dotted name is not meant, where ``near`` has one whose last part the item writes.

    "Mixer" is "dough.tools.Mixer", neither "doughware.mixers" nor "Mixer.bowl". Nor is "dough.mixer" where other items
    write its last part: ``written`` are those of all. None where nothing speaks against it.
    """
    if not row.last_parts or row.last_parts & item.tokens:
        return None
    known = sorted(part for name in near for part in name.last_parts & item.tokens if row.dotted & set(words(part)))
    if not known and differ_in_case(item, row) and not row.last_parts.isdisjoint(written):
        known = sorted(item.last_parts)
    return f"{min(row.last_parts)} is not {known[0]}" if known else None


def differ_in_case(one: Name, other: Name) -> bool:
    """Whether the last parts of two dotted names differ in the case of their first letters alone.

    "kettle.Boil" is a class and "kettle.boil" what makes one of it.
    """
    ours, theirs = one.last_parts - other.last_parts, other.last_parts - one.last_parts
    return bool(ours) and {_turned(part) for part in ours} == theirs


def _turned(part: str) -> str:
    """A word with its first letter in the other case."""
    return part[0].swapcase() + part[1:]


_BARE = 2
"""How many words a bare head has at most: "Dough", "Cold dough"; three words are a name."""
_BESIDE = 1
"""Beside how many other rows that say it a bare head may be the one that it opens.

A course of three records loses a link with none, and none of the others changes from there on.
"""


@lru_cache(maxsize=8)
def _opposite(pairs: tuple[tuple[str, str], ...]) -> dict[str, frozenset[str]]:
    """What is opposite to each side of the pairs, without regard to case; every pair of names asks for it."""
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        found[fold_case(one)].add(fold_case(other))
        found[fold_case(other)].add(fold_case(one))
    return {side: frozenset(others) for side, others in found.items()}


@lru_cache(maxsize=8)
def _numbers(pairs: tuple[tuple[str, str], ...]) -> frozenset[str]:
    """The words of the pairs that are numbers: one of their opposites is a number in digits."""
    opposite = _opposite(pairs)
    return frozenset(stem(side) for side, others in opposite.items() if any(map(str.isdecimal, others)))


def is_generic(item: Name, rows: Iterable[Name]) -> bool:
    """Whether an item is a bare head of one or two words that several rows hold, and none before others.

    "Interest" may be "Interest rate" beside "Simple interest", and is "Interest (what a loan costs)" beside any; beside
    "Compound interest" too it is the kind of all three.
    """
    head = item.head_words
    holders = [row for row in rows if head <= row.all_words] if len(head) <= _BARE else []
    if len(holders) <= 1 or any(row.head_words == head for row in holders):
        return False
    opening = [row for row in holders if row.begins_with(head)]
    return not opening or sum(_says(row, head) for row in holders if row not in opening[:1]) > _BESIDE


def _says(row: Name, head: frozenset[str]) -> bool:
    """Whether a row has the words of a bare head as words, not as parts of a name such as "dough_mixer"."""
    return head <= {found[0] for written in row.head.split() if len(found := words(written)) == 1}
