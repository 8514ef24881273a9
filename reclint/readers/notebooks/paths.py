"""The notebooks that a lesson names beside its first one: listed with it, in items, or in a field of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from reclint.model import NamedNotebook, Word
from reclint.vocabulary.lexicon import NOTEBOOK_PATH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reclint.readers.notebooks.exercises import ExerciseReader
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_PATH = re.compile(NOTEBOOK_PATH)
"""A notebook by its path: "`notebooks/knots.ipynb`"."""
_OPENS = re.compile(r"[\s*_`\[(]*(?:[^\s`:：][^\n`:：]{0,40}[:：][\s*_`]*|\[[^\]\n]{0,60}\]\()?")
"""What stands before the path that opens a text: "`", "Night: `", "[the night](", "**By night:** `"."""
_LIST = r"[,;+&/\n]"
"""What parts the entries of a list of notebooks: "`a.ipynb`, `b.ipynb`", "`a.ipynb` + `b.ipynb`"."""
_MARKS = r"[\s*_`(]*(?:\[[^\]\n]{0,60}\]\()?"
"""What stands between such a sign and a path: marks, or the text of a link."""


_SAME_LINK = re.compile(r"[`*_\s]*\]\([^\s()]*")
"""What stands between a path that is the text of a link and the target of that link: "[`a.ipynb`](../a.ipynb)"."""


class _Place(NamedTuple):
    """A path in a text, with what stands between it and the one before, and behind it up to the next one."""

    path: Word
    before: str
    behind: Passage
    is_first: bool


@dataclass(frozen=True)
class FurtherNotebooks:
    """Finds the further notebooks of a lesson."""

    lexicon: Lexicon
    exercises: ExerciseReader

    def read(self, texts: Iterable[Passage], items: Iterable[Passage], own: Word | None) -> Iterator[NamedNotebook]:
        """The notebooks that texts of notebook fields, and items below them, list for the lesson beside its ``own``.

        One that a text only speaks of is none: "it was `old.ipynb` before", "not `b.ipynb`".
        """
        for passage in (*texts, *items):
            listed = False
            for place in _places(passage):
                is_own = own is not None and place.path.span == own.span
                opens = place.is_first and _OPENS.fullmatch(place.before) is not None
                listed = is_own or opens or (listed and self._goes_on(place))
                if listed and not is_own and not _SAME_LINK.fullmatch(place.before):
                    stated = self.exercises.stated(place.behind)
                    yield NamedNotebook(span=place.path.span, path=place.path, stated=stated)

    def _goes_on(self, place: _Place) -> bool:
        """Whether a path goes on with a list: behind a comma or "and", or with exercises of its own."""
        if self._joined.search(place.before):
            return True
        clause = re.split(r"[.;,]\s|\)", place.before)[-1]
        counted = self.exercises.stated_first(place.behind.strip("`*_)(:—–- "))
        return counted is not None and not self._denied.search(clause)

    @cached_property
    def _joined(self) -> re.Pattern[str]:
        """What a path in a list stands behind: "`a.ipynb`, `b.ipynb`", "`a.ipynb` and `b.ipynb`"."""
        word = rf"(?:{self.lexicon.word('joining', 'plus')}|{_LIST})"
        return re.compile(rf"(?:(?<=\s)|(?<=[,;)`\n])){word}{_MARKS}$", re.I)

    @cached_property
    def _denied(self) -> re.Pattern[str]:
        """A word for no: "and not `old.ipynb` (3 exercises)"."""
        return re.compile(rf"(?<!\w){self.lexicon.word('none', 'without', 'negative')}(?!\w)", re.I)


def opens_with_path(passage: Passage) -> bool:
    """Whether a text opens with the path of a notebook, perhaps behind a label: "Night: `b.ipynb` (3 exercises)"."""
    place = next(_places(passage), None)
    return place is not None and _OPENS.fullmatch(place.before) is not None


def _places(passage: Passage) -> Iterator[_Place]:
    found = list(_PATH.finditer(passage.text))
    for at, match in enumerate(found):
        before = found[at - 1].end() if at else 0
        behind = found[at + 1].start() if at + 1 < len(found) else len(passage.text)
        word = Word(span=passage.span_of(match.start(), match.end()), text=match.group())
        yield _Place(word, passage.text[before : match.start()], passage.part(match.end(), behind), is_first=not at)
