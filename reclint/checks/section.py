"""What the section of a lesson says, and how much of a row's name that is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.linking import Decision, read_name
from reclint.linking.joints import joints_among
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
# How many letters two forms of a word have in common at their beginning: "directed" and "direction".
_FORM = 6
# How many entries behind a colon are an enumeration: commas part them, and what stands in parentheses is none.
_LIST, _ENTRY, _GROUP = 3, re.compile(r"[,;]"), re.compile(r"\([^()]*\)")
# How much of a parenthesis with so many words a section must say: "(edges, corners, shapes)".
_MOST = 0.65
# "Boyce-Codd normal form (BCNF)", "Service levels (SLAs)".
_ABBREVIATION = re.compile(r"[A-Z][A-Za-z]{0,3}[A-Z]s?")
# Code names, "`fold()`", "a_b", "a.b"; "P(x)" and "2.5" are none, "PyTorch" is a name like others.
_CODE = re.compile(r"\w\w\(|[^\W\d][_.][^\W\d]")
_NAME = re.compile(r"\w+")
"""A word as it is written, "DoughMixer", "fold_all"."""
_CAMEL_CASE = re.compile(r"\w*[a-z][A-Z]\w*")
"""A word with a hump, "doughMixer", "PyDough"."""


class Wording:
    """What the section of a lesson says: its words, and its names as they are written, such as ``ModuleList``.

    ``parts`` are what its list of taught concepts enumerates behind a colon, such as "three parts: Mast, Boom, Stay".
    """

    def __init__(self, lesson: Lesson) -> None:
        text, names = section_text(lesson.summary), [row.name.text for row in lesson.rows]
        self.fillers = lesson.module.fillers
        self.joints = joints_among([("", name) for name in names], [text, *names], self.fillers)
        joined = self.joints.joined(text)
        self.words = frozenset((*words(text), *(words(joined) if joined != text else ())))
        self.openings = frozenset(word[:_FORM] for word in self.words if len(word) >= _FORM)
        self.written = frozenset(_NAME.findall(text))
        self.weights = lesson.module.weights
        self.parts = frozenset(_parts(lesson))
        self.named = [self.telling_of(read_name(self.joints.joined(row.name.text)).head) for row in _named(lesson)]
        # "Bowline holds under load": the name ends where a predicate follows.
        self.predicate = re.compile(rf"(?<=\S)\s+{lesson.module.documents.lexicon.word('predicate')}\s", re.I)

    def share(self, row: ConceptRow) -> float:
        """How much of a row's head, by weight, the section says, between 0 and 1; all where a code name stands there.

        Letters and numbers on their own say nothing; of a name of two words, one alone leaves it open, and so does what
        shows that the section may say it in other words.
        """
        name = read_name(self.joints.joined(row.name.text))
        codes = [code for code in name.head.split() if _CODE.search(code)]
        if any(parts[-1] in self.written for code in codes if (parts := _NAME.findall(code))):
            return 1.0
        telling, alone = self.telling(name)
        said = alone & self.words
        share = self.weights.held(telling, said) if telling else 1.0
        if len(telling) == _PAIR and len(said) == 1:
            return _OPEN
        if self.is_set_apart(telling):
            return min(share, _OPEN)
        hinted = self.names_part(alone) or self.says_subject(name) or self.says_group(name)
        hinted = hinted or self.says_otherwise(telling, alone)
        return max(share, _OPEN) if hinted else share

    def is_silent(self, row: ConceptRow) -> bool:
        """Whether the section says so little of a row that it does not speak of it."""
        return self.share(row) < SILENT

    def telling(self, name: Name) -> tuple[frozenset[str], frozenset[str]]:
        """The words of a head that say something, and those of them that may stand for it by themselves.

        "List" does not speak of `ModuleList`, while "detach" does of `.detach().cpu()`.
        """
        telling = self.telling_of(name.head)
        unwritten = (name for name in _CAMEL_CASE.findall(name.head) if name not in self.written)
        return telling, telling - frozenset(word for name in unwritten for word in words(name))

    def is_set_apart(self, telling: frozenset[str]) -> bool:
        """Whether a row that the list names has most words of a name, and the section none that tell the two apart.

        "Major triad in root position" does not speak of "Minor triad in root position".
        """
        return any(
            len(telling & other) >= _PAIR and other - telling and telling - other and not (telling - other) & self.words
            for other in self.named
        )

    def names_part(self, alone: frozenset[str]) -> bool:
        """Whether the list enumerates a part whose words are all among those of a name."""
        return any(part <= alone for part in self.parts)

    def says_otherwise(self, telling: frozenset[str], alone: frozenset[str]) -> bool:
        """Whether the section says several words of a name, some in other forms: "direction" for "Directed graphs"."""
        said = frozenset(word for word in alone if word in self.words or word[:_FORM] in self.openings)
        return len(said) >= _PAIR and self.weights.held(telling, said) >= SILENT

    def says_subject(self, name: Name) -> bool:
        """Whether the section says all of what a name speaks of: of "Rope as a spring" the rope."""
        predicate = self.predicate.search(name.head)
        subject = self.telling_of(name.head[: predicate.start()]) if predicate else frozenset()
        return bool(subject) and subject <= self.words

    def says_group(self, name: Name) -> bool:
        """Whether the section says what parentheses add to a name: its abbreviation, or most of several words."""
        groups = ((group.strip(), self.telling_of(group)) for group in name.groups)
        return any(
            group in self.written
            if _ABBREVIATION.fullmatch(group)
            else len(said) >= _LIST and self.weights.held(said, said & self.words) >= _MOST
            for group, said in groups
        )

    def telling_of(self, text: str) -> frozenset[str]:
        """The words of a text that say something."""
        plain = (word for word in words(text) if word not in self.fillers)
        return frozenset(word for word in plain if len(word) > 1 and not word.isdecimal())


def _named(lesson: Lesson) -> Iterator[ConceptRow]:
    """The rows that the list of taught concepts names for certain."""
    return (row for link in lesson.links if link.decision is Decision.CERTAIN for row in link.rows)


def _parts(lesson: Lesson) -> Iterator[frozenset[str]]:
    """The words of each part that an item of the list enumerates behind a colon: "in three parts: Mast, Boom, Stay"."""
    for item in lesson.summary.taught:
        _, _, listed = item.text.partition(": ")
        entries = [entry for entry in _ENTRY.split(_GROUP.sub(" ", listed)) if entry.strip()]
        if len(entries) >= _LIST:
            names = (lesson.module.named(entry) for entry in entries)
            yield from (name.all_words for name in names if name.all_words)


def section_text(summary: LessonSummary) -> str:
    """All that a section says, its labels left out."""
    return "\n".join(field.text for field in summary.fields)
