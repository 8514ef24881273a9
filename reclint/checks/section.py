"""What the section of a lesson says, and how much of a row's name that is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.linking import read_name
from reclint.linking.names import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.linking import Name
    from reclint.model import ConceptRow, LessonSummary
    from reclint.workspace import Lesson

# How much of a row's name a section must say to speak of it, and below how much it is silent. Measured on the corpus:
# of 131 rows that a list does not name about 40 are below the one, 16 below the other, of which 15 are faults.
SPOKEN, SILENT = 0.65, 0.4
# What is said of a name of two words where only one of them stands there, and of one that the list names a part of.
_PAIR, _OPEN = 2, 0.5
# How many entries behind a colon are an enumeration: commas part them, and what stands in parentheses is none.
_LIST, _ENTRY, _GROUP = 3, re.compile(r"[,;]"), re.compile(r"\([^()]*\)")
# Code names, "`fold()`", "a_b", "a.b"; "P(x)" and "2.5" are none, "PyTorch" is a name like others.
_CODE = re.compile(r"\w\w\(|[^\W\d][_.][^\W\d]")
_NAME = re.compile(r"\w+")
_CAMEL_CASE = re.compile(r"\w*[a-z][A-Z]\w*")


class Section:
    """What the section of a lesson says: its words, and its names as they are written, such as ``ModuleList``.

    ``parts`` are what its list of taught concepts enumerates behind a colon, such as "three parts: Mast, Boom, Stay".
    """

    def __init__(self, lesson: Lesson) -> None:
        text = section_text(lesson.summary)
        self.words = frozenset(words(text))
        self.written = frozenset(_NAME.findall(text))
        self.weights = lesson.module.weights
        self.fillers = lesson.module.vocabulary.fillers
        self.parts = frozenset(_parts(lesson))

    def share(self, row: ConceptRow) -> float:
        """How much of a row's head, by weight, the section says, between 0 and 1; all where a code name stands there.

        Letters and numbers on their own say nothing; of a name of two words, one alone leaves it open, and so does a
        part of the name that the list enumerates.
        """
        name = read_name(row.name.text)
        codes = [code for code in name.head.split() if _CODE.search(code)]
        if any(parts[-1] in self.written for code in codes if (parts := _NAME.findall(code))):
            return 1.0
        telling, alone = self.telling(name)
        said = alone & self.words
        share = self.weights.held(telling, said) if telling else 1.0
        if len(telling) == _PAIR and len(said) == 1:
            return _OPEN
        return max(share, _OPEN) if self.names_part(alone) else share

    def is_silent(self, row: ConceptRow) -> bool:
        """Whether the section says so little of a row that it does not speak of it."""
        return self.share(row) < SILENT

    def telling(self, name: Name) -> tuple[frozenset[str], frozenset[str]]:
        """The words of a head that say something, and those of them that may stand for it by themselves.

        "List" does not speak of `ModuleList`, while "detach" does of `.detach().cpu()`.
        """
        plain = [word for word in words(name.head) if word not in self.fillers]
        telling = frozenset(word for word in plain if len(word) > 1 and not word.isdecimal())
        unwritten = (name for name in _CAMEL_CASE.findall(name.head) if name not in self.written)
        return telling, telling - frozenset(word for name in unwritten for word in words(name))

    def names_part(self, alone: frozenset[str]) -> bool:
        """Whether the list enumerates a part whose words are all among those of a name."""
        return any(part <= alone for part in self.parts)


def _parts(lesson: Lesson) -> Iterator[frozenset[str]]:
    """The words of each part that an item of the list enumerates behind a colon: "in three parts: Mast, Boom, Stay"."""
    for item in lesson.summary.taught:
        _, _, listed = item.text.partition(": ")
        entries = [entry for entry in _ENTRY.split(_GROUP.sub(" ", listed)) if entry.strip()]
        if len(entries) >= _LIST:
            names = (read_name(entry, lesson.module.vocabulary.fillers) for entry in entries)
            yield from (name.all_words for name in names if name.all_words)


def section_text(summary: LessonSummary) -> str:
    """All that a section says, its labels left out."""
    return "\n".join(field.text for field in summary.fields)
