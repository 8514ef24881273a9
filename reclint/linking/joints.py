"""Words that the same texts write in one and with a hyphen or a blank: "regrouping" and "re-grouping"."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from reclint.linking.names import stem, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reclint.model import Record

_RUN = re.compile(r"(?<![\w.\u2010\u2011-])[^\W\d_]+(?!\w|[.\u2010\u2011-]\w)")
"""A word that nothing is joined to: "regrouping", not the parts of "re-grouping" or "dough.mixer"."""
_PARTED = re.compile(r"(?<![\w.])([^\W\d_]+)([ \u2010\u2011-])(?=([^\W\d_]+)(?!\w|\.\w))")
"""Where a word may be two: "re-grouping", "key frame"."""
_SHORTEST = 3
"""How many letters both words have where a blank parts them: "key frame" may be "keyframe", "a side" not "aside"."""


_LONGEST = 40
"""How many letters of a word are looked at; longer ones are none."""


class Joints(NamedTuple):
    """Which words stand written in one somewhere, by their stems, so that they are written so everywhere.

    ``fillers`` are no parts of words.
    """

    whole: frozenset[str]
    fillers: frozenset[str]

    def joined(self, text: str) -> str:
        """``text`` with each such word in one: "re-grouping" as "regrouping" where "regrouped" stands somewhere."""
        return _PARTED.sub(self._in_one, text) if self.whole else text

    def _in_one(self, found: re.Match[str]) -> str:
        word = _word(found, self.fillers)
        return found[1] if word and stem(word) in self.whole else found.group()


def read_joints(record: Record, fillers: frozenset[str]) -> Joints:
    """The words that the rows and items of a record write in one and with a hyphen or a blank."""
    names = [(f"row of {ref.slug}", row.name.text) for row in record.rows for ref in row.lessons]
    names += [(f"item of {lesson.slug}", item.name) for lesson in record.lessons for item in lesson.taught]
    texts = (item.text for lesson in record.lessons for item in lesson.taught)
    return joints_among(names, [*(row.name.text for row in record.rows), *texts], fillers)


def joints_among(names: Sequence[tuple[str, str]], texts: Sequence[str], fillers: frozenset[str]) -> Joints:
    """The words that some texts write in one and with a hyphen or a blank.

    Not those by which alone two ``names`` of one place differ: "Recover" and "Re-cover" in a lesson are two.
    """
    runs = {run.casefold()[:_LONGEST] for text in texts for run in _RUN.findall(text)}
    # Most neighbours are no word together, and begin none either.
    openings = {run[:length] for run in runs for length in range(2, len(run) + 1)}
    parted = (found for text in texts for found in _PARTED.finditer(text))
    near = (found for found in parted if (found[1] + found[3][:2]).casefold() in openings)
    parts = {stem(word) for found in near if (word := _word(found, fillers))}
    found = Joints(frozenset(parts).intersection(map(stem, runs)) if parts else frozenset(), fillers)
    return found._replace(whole=found.whole - _telling_apart(names, found)) if found.whole else found


def _word(found: re.Match[str], fillers: frozenset[str]) -> str | None:
    """The word that two parts make, None where a blank parts them and one is small."""
    left, sign, right = found.groups()
    is_small = min(len(left), len(right)) < _SHORTEST or not fillers.isdisjoint((left, right))
    return None if sign == " " and is_small else str(left + right).casefold()


def _telling_apart(names: Iterable[tuple[str, str]], joints: Joints) -> set[str]:
    """The words that two names of a place have, of which one writes them in one and the other does not."""
    alike: dict[tuple[str, tuple[str, ...]], set[tuple[str, ...]]] = defaultdict(set)
    for place, name in names:
        alike[place, words(joints.joined(name))].add(words(name))
    return {word for (_, said), ways in alike.items() if len(ways) > 1 for word in said if word in joints.whole}
