"""The sections of a record as parts: what is asked about each of them to know what it is, each thing found once."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from reclint.markdown import FRAME_LEVEL, Items, Paragraph, Table, plain_title, texts
from reclint.readers.depths.depth import find_mark
from reclint.readers.index.apart import are_of_several, card_lessons, given_lessons, named_rows
from reclint.readers.index.lists import closing_numbers, lists_depths, opening_depth, titled_depth
from reclint.readers.index.numbered import numbered_rows
from reclint.readers.index.rows import (
    groups_by_depth,
    groups_by_lesson,
    lists_entries,
    lists_rows,
    names_of,
)
from reclint.readers.index.table import table_columns
from reclint.readers.lessons.facts import slug_among_facts
from reclint.readers.lessons.heading import read_lesson_heading
from reclint.readers.notebooks.table import lists_exercises
from reclint.readers.sections.covering import (
    covers_taught,
    goes_further,
    lists_taught,
    looks_ahead,
    opens_lessons,
    speaks_as,
    taught_elsewhere,
)
from reclint.readers.sections.fields import read_fields
from reclint.vocabulary.lexicon import DASH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

    from reclint.markdown import Section
    from reclint.readers.index.table import Columns
    from reclint.readers.lessons.heading import LessonHeading
    from reclint.readers.sections.labelled import Fields
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_LEAST_LESSONS = 2
"""How many lessons an index has lists for at least, or parts,
to be known as one by nothing else."""
LESSON_KINDS = frozenset(
    {"taught", "revisited", "notebook", "exercises", "review", "load", "models", "excluded", "slug", "teaching"}
)
_TAUGHT = frozenset({"taught", "revisited"})
"""Kinds of field that a list of concepts may have, whatever it is a list for."""
_SEVERAL_KINDS = 2
"""How many other fields make a section the summary of a lesson: the name of one concept may begin as a label does."""


@dataclass(eq=False)
class Part:
    """A section among the others, with what is asked about it."""

    section: Section
    parent: Part | None
    lexicon: Lexicon
    parts: list[Part] = field(default_factory=list)

    @cached_property
    def title(self) -> str:
        """What the heading says, without its numbering and marks, and without what calls it an annex."""
        title = plain_title(self.section.heading.text).text if self.section.heading else ""
        return title[annex.end() :] if (annex := _annex(self.lexicon).match(title)) else title

    @cached_property
    def heading(self) -> LessonHeading:
        """What the heading says if it is that of a lesson."""
        assert self.section.heading is not None
        return read_lesson_heading(self.section.heading.text, self.lexicon)

    @cached_property
    def is_marked(self) -> bool:
        """Whether the heading is a name with a depth and calls no lesson: "#### Spokes (DEVELOPED)"."""
        mark = find_mark(self.section.heading.text, self.lexicon) if self.section.heading else None
        return mark is not None and mark.start > 0 and not self.heading.named

    @cached_property
    def named(self) -> str | None:
        """Which section of a record the heading names."""
        return self.lexicon.vocabulary.section(self.title)

    @cached_property
    def like(self) -> str | None:
        """Which section of a record the heading names among other words."""
        return self.named or self.lexicon.vocabulary.section_like(self.title)

    @cached_property
    def fields(self) -> Fields:
        """The fields right below the heading."""
        return read_fields(self.section.blocks, self.lexicon)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of field of a lesson right below the heading, in a frame there, or as headings of their own."""
        frames = (part for part in self.parts if part.section.level >= FRAME_LEVEL)
        own = (entry.kind for part in (self, *frames) for entry in part.fields.labelled)
        below = (self.lexicon.vocabulary.field(part.title) for part in self.parts)
        return frozenset(kind for kind in (*own, *below) if kind in LESSON_KINDS)

    @cached_property
    def tables(self) -> list[Table]:
        """The tables right below the heading."""
        return [block for block in self.section.blocks if isinstance(block, Table)]

    @cached_property
    def columns(self) -> list[Columns]:
        """What the columns of these tables are."""
        return [table_columns(table, self.lexicon) for table in self.tables]

    def has_columns(self, *kinds: str) -> bool:
        """Whether one of the tables has columns of all these kinds."""
        return any(columns.has(*kinds) for columns in self.columns)

    @cached_property
    def names(self) -> frozenset[str]:
        """What the lesson of this heading can be known by: its slug, its title, its number if it is called a lesson."""
        return names_of(self.heading)

    @cached_property
    def counted_names(self) -> Counter[str]:
        """How many sections below this one have a name, in their headings or as the slug of a line of facts below."""
        inner = [part for part in self.walk() if part.section.heading]
        return Counter(name for part in inner for name in part.names | part.stated_names)

    @cached_property
    def stated_names(self) -> frozenset[str]:
        """The slug that a line of facts right below the heading states, and no heading above: "slug: `true-wheels`"."""
        slug = slug_among_facts(self.section.blocks, self.lexicon) if self.heading.slug is None else None
        above = (part for part in self.above() if slug and part.section.heading)
        return frozenset([slug] if slug and not any(slug in part.names for part in above) else [])

    @cached_property
    def listed_names(self) -> frozenset[str]:
        """The names of the lessons for which a section below this one lists concepts."""
        return frozenset(
            name
            for part in self.walk()
            if part.lists_by_lesson
            for inner in part.parts
            if inner.is_list
            for name in inner.names
        )

    @cached_property
    def is_list(self) -> bool:
        """Whether it is a list of concepts with depths and no summary of a lesson, which has other fields besides."""
        return _lists_concepts(self) and len(self.kinds - _TAUGHT) < _SEVERAL_KINDS

    @cached_property
    def lists_by_lesson(self) -> bool:
        """Whether it holds a list of concepts with depths for each of some lessons.

        These have sections elsewhere too, or it is called the index and they are called lessons. What is not called
        so lists what they taught: notes on reviews, mental models or what comes next may have depths as well.
        """
        if self.named == "summaries" or self.is_of_another_kind:
            return False  # what was taught in each lesson
        names = self.root.counted_names

        def is_of_lesson(part: Part) -> bool:
            called = self.named == "index" and bool(part.heading.named or part.heading.slug)
            return called or any(names[name] > 1 for name in part.names)

        if not any(map(is_of_lesson, self.parts)):
            return False  # which costs less to know than what stands in its sections
        inner = [part for part in self.parts if part.is_list and not self.lexicon.vocabulary.is_label(part.title)]
        are_most = len(inner) >= _LEAST_LESSONS and len(inner) * 2 >= len(self.parts)
        is_by_lesson = are_most and sum(map(is_of_lesson, inner)) * 2 > len(inner)
        if not is_by_lesson or self.like == "index":
            return is_by_lesson
        return not looks_ahead(self, inner) and (lists_taught(self, inner) or opens_lessons(self, inner))

    @property
    def is_of_another_kind(self) -> bool:
        """Whether the title is that of a field, neither the index nor what was taught: "Mental models, by lesson"."""
        return self.like != "index" and (self.lexicon.vocabulary.field(self.title) or "taught") not in _TAUGHT

    @cached_property
    def may_say_depths(self) -> bool:
        """Whether a text right below the heading may hold a depth, which costs less to know than what it tells."""
        return any(self.lexicon.depth_mention.may_be_in(text.text) for text in texts(self.section.blocks))

    @cached_property
    def lists_rows(self) -> bool:
        """Whether most paragraphs or items right below the heading, and three at least, have a depth and a lesson.

        A lesson may be called by its number where they are what the lessons taught.
        """
        if not self.may_say_depths:
            return False
        blocks, names = self.section.blocks, self.root.counted_names
        if lists_rows(blocks, names, self.lexicon, numbered=False):
            return True
        if lists_rows(blocks, names, self.lexicon, numbered=True) and covers_taught(self):
            return True
        return self.lists_numbered or self.names_rows

    @cached_property
    def lists_numbered(self) -> bool:
        """Whether most entries right below the heading have a depth and the number of one of the lessons.

        They name what these taught, as each of them tells: "Spokes — DEVELOPED — #2" is a thing to be done elsewhere.
        What has fields of a lesson goes through others once more, and so does what gives the concepts other depths.
        """
        numbers = numbered_rows(self.section.blocks, self.lexicon) if self.may_say_depths else frozenset()
        told = bool(numbers) and not self.kinds and max(numbers) <= taught_elsewhere(self)
        return told and not self.goes_further

    def lists_for_most(self, lessons: Sequence[Part], said: Set[str]) -> bool:
        """Whether most entries right below the heading have a depth and one of some lessons, and name most of these.

        ``said`` are the words of the lessons (`words_of`), which speak of half of what is listed. The title is that of
        no field and no other section; two lessons are named at least, one of them again. Behind the lessons it may be
        one more of them, which goes through the others.
        """
        if self.kinds or self.named not in (None, "index") or self.lexicon.vocabulary.field(self.title):
            return False
        first = min((part.heading.span.start for part in lessons), default=0)
        if not (self.may_say_depths or self.holds_topics) or (self.heading.span.start > first and self.goes_further):
            return False
        if not speaks_as(self, said):
            return False
        if self.lists_groups or self.holds_topics:
            return True
        places = dict(enumerate(lessons, 1))
        places |= {part.heading.position.value: part for part in lessons if part.heading.position}
        numbers = numbered_rows(self.section.blocks, self.lexicon)
        called = {places[number] for number in numbers if number in places}
        named = named_rows(self.section.blocks, self.root.counted_names, self.lexicon)
        called |= {part for part in lessons if not named.isdisjoint(part.names)}
        return len(called) >= _LEAST_LESSONS and len(called) * 2 > len(lessons)

    @cached_property
    def goes_further(self) -> bool:
        """Whether what lists depths beside lessons is one more of the lessons beside it."""
        return goes_further(self)

    @cached_property
    def names_rows(self) -> bool:
        """Whether most lines right below the heading are a concept, a depth and a lesson of the record each."""
        told = self.may_say_depths and named_rows(self.section.blocks, self.root.counted_names, self.lexicon)
        return bool(told) and covers_taught(self)

    @cached_property
    def lists_cards(self) -> bool:
        """Whether most of the sections right below it, and three at least, are cards with a depth and lessons each."""
        if self.named not in (None, "index"):
            return False
        cards = [card for part in self.parts if (card := part.card)]
        return are_of_several(cards) and len(cards) * 2 > len(self.parts)

    @cached_property
    def card(self) -> frozenset[str]:
        """The lessons that its card names: a list of its depth and its lessons, right below the heading."""
        if not self.may_say_depths:
            return frozenset()
        return card_lessons(self.section.blocks, self.root.counted_names, self.lexicon)

    @cached_property
    def given(self) -> str:
        """The lessons that a line gives beside one that gives a depth, as written: "Depth: D", "Lesson: wheels"."""
        return given_lessons(self.section.blocks, self.lexicon) if self.may_say_depths else ""

    @cached_property
    def holds_cards(self) -> bool:
        """Whether sections right below it give depths and lessons, some of these again: lessons name another each."""
        given = [part.given for part in self.parts if part.given]
        return len(set(given)) < len(given)

    @cached_property
    def lists_groups(self) -> bool:
        """Whether the lists right below the heading have lines above them that name their lessons, or their depths.

        What has other fields of a lesson, or is called their summaries, tells what each of them taught.
        """
        if self.named == "summaries" or len(self.kinds - _TAUGHT) >= _SEVERAL_KINDS:
            return False
        told = (self.section.blocks, self.root.counted_names, self.lexicon)
        return groups_by_lesson(*told) or groups_by_depth(*told)

    @cached_property
    def lists_by_depth(self) -> bool:
        """Whether most of the sections right below it, and two at least, are called by a depth and hold a list."""
        inner = [part for part in self.parts if part.is_list_of_depth]
        return len(inner) >= _LEAST_LESSONS and len(inner) * 2 > len(self.parts)

    @cached_property
    def lists_by_topic(self) -> bool:
        """Whether most of the sections right below it, and two at least, list entries: a glossary in parts.

        They have none of the fields of lessons, and it is called neither another section nor a field.
        """
        if self.named not in (None, "index") or (self.named is None and self.lexicon.vocabulary.field(self.title)):
            return False
        inner = [part for part in self.parts if part.is_topic]
        return len(inner) >= _LEAST_LESSONS and len(inner) * 2 > len(self.parts)

    @cached_property
    def holds_topics(self) -> bool:
        """Whether most of the sections right below it, and two at least, have entries with numbers of lessons."""
        inner = [part for part in self.parts if part.may_say_depths and not part.kinds]
        blocks = [block for part in inner for block in part.section.blocks]
        enough = len(inner) >= _LEAST_LESSONS and len(inner) * 2 > len(self.parts)
        return enough and bool(numbered_rows(blocks, self.lexicon))

    @cached_property
    def is_topic(self) -> bool:
        """Whether entries with a depth and a lesson each are listed right below the heading, and it has no field."""
        listed = self.may_say_depths and lists_entries(self.section.blocks, self.root.counted_names, self.lexicon)
        return listed and not self.kinds

    @cached_property
    def is_list_of_depth(self) -> bool:
        """Whether its heading is a depth, and lists, tables or names in bold stand below: "### DEVELOPED"."""
        title = self.section.heading.text if self.section.heading else None
        lists = title is not None and any(
            isinstance(block, Items | Table) or (isinstance(block, Paragraph) and self.ends_with_lessons(block.text))
            for block in self.section.blocks
        )
        return bool(title and lists and (titled_depth(title, self.lexicon) or opening_depth(title, self.lexicon)))

    def ends_with_lessons(self, text: Passage) -> bool:
        """Whether a text is a name in bold with numbers of lessons of the record: "**Hub.** Thin. (2)", not "(20)"."""
        numbers = closing_numbers(text)
        return bool(numbers) and all(f"#{one.text}" in self.root.counted_names for one in numbers)

    @cached_property
    def holds_index(self) -> bool:
        """Whether it, or a section below it, holds a table of concepts, depths and lessons."""
        return self.has_columns("concept", "depth", "lesson") or any(part.holds_index for part in self.parts)

    @property
    def root(self) -> Part:
        """The part that holds all others of the document."""
        return [self, *self.above()][-1]

    @cached_property
    def within(self) -> frozenset[str | None]:
        """Which sections of a record the headings above this one name."""
        return self.parent.within | {self.parent.named} if self.parent else frozenset()

    def above(self) -> Iterator[Part]:
        """The sections that this one stands in, the nearest first."""
        part = self.parent
        while part is not None:
            yield part
            part = part.parent

    def walk(self) -> Iterator[Part]:
        """This part and all below it, in document order."""
        yield self
        for part in self.parts:
            yield from part.walk()


def arrange(section: Section, lexicon: Lexicon, parent: Part | None = None) -> Part:
    """A section with those below it as parts."""
    part = Part(section, parent, lexicon)
    part.parts = [arrange(inner, lexicon, part) for inner in section.sections]
    return part


@lru_cache(maxsize=16)
def _annex(lexicon: Lexicon) -> re.Pattern[str]:
    """What calls a section an annex before its title: "Annex A (normative): ", "Appendix 2 – "."""
    return re.compile(
        rf"{lexicon.word('annex')}\s+\w{{1,4}}(?:\s*\([^()]{{0,40}}\))?\s*(?:[:.]|{DASH}\s)\s*(?=\S)", re.I
    )


def _lists_concepts(part: Part) -> bool:
    lists = lists_depths((block for block in part.section.blocks if isinstance(block, Items)), part.lexicon)
    # Below "Exercises" too a table has a column "Level", which may be one of depths.
    tables = zip(part.tables, part.columns, strict=True)
    columns = [columns for table, columns in tables if not lists_exercises(table, part.lexicon)]
    # A table that names lessons is an index by itself, but where it is a part of one.
    whole = any(one.has("lesson") for one in columns) and "index" not in part.within
    return lists or (any(one.has("concept", "depth") for one in columns) and not whole)
