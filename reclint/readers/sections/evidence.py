"""Which sections of a record are lessons, and which holds the index: by evidence, each piece with its weight.

What a heading says counts, and so does what stands below it and what it agrees with. The weights are choices, tried on
the records of 27 courses, of which they misplace no lesson and no index. Fitted by steps from equal ones, leaving one
course out, they misplace thirteen in the courses left out; equal ones misplace sixteen.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reclint.markdown import FRAME_LEVEL, Items, Table, plain_title
from reclint.readers.depths.depth import find_mark
from reclint.readers.index.lists import lists_depths, opening_depth, titled_depth
from reclint.readers.index.rows import groups_by_depth, groups_by_lesson, lists_rows, lists_rows_of_several, names_of
from reclint.readers.index.table import table_columns
from reclint.readers.lessons.facts import calls_lesson, first_line, states_slug
from reclint.readers.lessons.heading import read_lesson_heading
from reclint.readers.lessons.slug_title import slug_likeness
from reclint.readers.notebooks.table import lists_exercises
from reclint.readers.sections.covering import covers_taught
from reclint.readers.sections.fields import read_fields
from reclint.vocabulary.folding import fold_case
from reclint.vocabulary.lexicon import DASH, LETTER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reclint.markdown import Section
    from reclint.readers.index.table import Columns
    from reclint.readers.lessons.heading import LessonHeading
    from reclint.readers.sections.fields import Fields
    from reclint.vocabulary.lexicon import Lexicon

ENOUGH = 3.0
"""The weight from which a part is taken for what the evidence speaks for."""
ENOUGH_BESIDE = 1.5
"""The weight that is enough for a section beside one that is a lesson: siblings are written alike."""
SMALL_LEAD = 0.5
"""A reading that leads by less, over another one or over none at all, is a question."""
_OF_PLACE = 1.0
"""The weight of standing below the heading of the summaries: what frames a part of a lesson stands there too."""
_TITLES_ALIKE = 0.5
"""How like a slug of the index a title without one must be to be a lesson, between 0 and 1: a choice."""
_LEAST_ROWS = 2
"""How often the title of a lesson stands in the index at least: a course of one row a lesson was not seen."""
_LEAST_LESSONS = 2
"""How many lessons an index has lists for at least, to be known as one by nothing else."""
_CODED_SLUG = re.compile(rf"`{LETTER}+(?:-{LETTER}+)+`")
"""A slug of several words in code marks: "`soft-rolls` · BUILD"."""
LESSON_KINDS = frozenset(
    {"taught", "revisited", "notebook", "exercises", "review", "load", "models", "excluded", "slug", "teaching"}
)
_TAUGHT = frozenset({"taught", "revisited"})
"""Kinds of field that a list of concepts may have, whatever it is a list for."""
_SEVERAL_KINDS = 2
"""How many other fields make a section the summary of a lesson: the name of one concept may begin as a label does."""


class Known(NamedTuple):
    """What the rest of a record tells of its lessons: the slugs that the index names, and the module's number.

    ``told`` is the folded text of what is called an index.
    """

    slugs: tuple[str, ...]
    number: str
    told: str = ""


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

    @cached_property
    def names(self) -> frozenset[str]:
        """What the lesson of this heading can be known by: its slug, its title, its number if it is called a lesson."""
        return names_of(self.heading)

    @cached_property
    def counted_names(self) -> Counter[str]:
        """How many sections below this one have a name."""
        return Counter(name for part in self.walk() if part.section.heading for name in part.names)

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

        These have sections elsewhere too, or it is called the index and they are called lessons.
        """
        if self.named == "summaries":
            return False  # what was taught in each lesson
        names = self.root.counted_names

        def is_of_lesson(part: Part) -> bool:
            called = self.named == "index" and bool(part.heading.named or part.heading.slug)
            return called or any(names[name] > 1 for name in part.names)

        if not any(map(is_of_lesson, self.parts)):
            return False  # which costs less to know than what stands in its sections
        inner = [part for part in self.parts if part.is_list and not self.lexicon.vocabulary.is_label(part.title)]
        are_most = len(inner) >= _LEAST_LESSONS and len(inner) * 2 >= len(self.parts)
        return are_most and sum(map(is_of_lesson, inner)) * 2 > len(inner)

    @cached_property
    def lists_rows(self) -> bool:
        """Whether most paragraphs or items right below the heading, and three at least, have a depth and a lesson.

        A lesson may be called by its number where they are what the lessons taught.
        """
        blocks, names = self.section.blocks, self.root.counted_names
        if lists_rows(blocks, names, self.lexicon, numbered=False):
            return True
        return lists_rows(blocks, names, self.lexicon, numbered=True) and covers_taught(self)

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
    def is_list_of_depth(self) -> bool:
        """Whether its heading is a depth, and lists or tables stand below: "### DEVELOPED"."""
        title = self.section.heading.text if self.section.heading else None
        lists = title is not None and any(isinstance(block, Items | Table) for block in self.section.blocks)
        return bool(title and lists and (titled_depth(title, self.lexicon) or opening_depth(title, self.lexicon)))

    @cached_property
    def holds_index(self) -> bool:
        """Whether it, or a section below it, holds a table of concepts, depths and lessons."""
        return _has_columns(self, "concept", "depth", "lesson") or any(part.holds_index for part in self.parts)

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


class Feature(NamedTuple):
    """A piece of evidence: what it says, completing "by …", its weight, and how it is seen."""

    says: str
    weight: float
    holds: Callable[[Part, Known], bool]


def _module_and_number(part: Part, known: Known) -> bool:
    before, _, last = part.heading.number.rpartition(".")
    return bool(before and last) and before == known.number


def _agrees(part: Part, known: Known) -> bool:
    title = part.heading.title or ""
    return part.heading.slug is None and any(slug_likeness(title, slug) >= _TITLES_ALIKE for slug in known.slugs)


def _is_told(part: Part, known: Known) -> bool:
    """Whether the index has the title of a section, of two words at least, more than once: rows name their lessons."""
    title = fold_case(part.heading.title or "").strip()
    return len(title.split()) > 1 and known.told.count(title) >= _LEAST_ROWS and "index" not in part.within


LESSON = (
    Feature("its heading calls it a lesson and numbers it", 4.0, lambda part, _: bool(part.heading.named)),
    Feature("the index names its slug", 4.0, lambda part, known: part.heading.slug in known.slugs),
    Feature("the index names its day", 4.0, lambda part, known: part.heading.day in known.slugs),
    Feature("its heading has a slug", 2.5, lambda part, _: part.heading.slug is not None),
    Feature("its heading is like a slug of the index", 2.0, _agrees),
    Feature("its number goes on from the module's", 2.0, _module_and_number),
    Feature("the index has its title again and again", 3.0, _is_told),
    Feature("it stands below the heading of the summaries", _OF_PLACE, lambda part, _: "summaries" in part.within),
    Feature("its heading is the title of another section", -6.0, lambda part, _: part.named is not None),
    Feature("its heading is a label", -6.0, lambda part, _: part.lexicon.vocabulary.is_label(part.title)),
    Feature("it stands in the index", -3.0, lambda part, _: "index" in part.within),
    Feature("the index has a list for it", 3.0, lambda part, _: _has_a_list(part)),
    Feature("it is one of the lists of the index", -4.0, lambda part, _: _in_lists_by_lesson(part)),
    Feature("its heading is a depth", -4.0, lambda part, _: part.is_list_of_depth),
    Feature("its heading is a concept with its depth", -4.0, lambda part, _: part.is_marked),
    Feature("it stands among the mental models", -3.0, lambda part, _: "models" in part.within),
    Feature("it holds a table of concepts, depths and lessons", -4.0, lambda part, _: part.holds_index),
)
FIELDS = (
    Feature("it has a field of a lesson", 1.5, lambda part, _: bool(part.kinds)),
    Feature("it has several fields of a lesson", 1.5, lambda part, _: len(part.kinds) > 1),
    Feature("it lists concepts with depths", 1.0, lambda part, _: _lists_depths(part)),
    Feature("its first line, a field or a row states its slug", 2.0, lambda part, _: _states_slug(part)),
    Feature("its first line calls it a lesson", 1.5, lambda part, _: calls_lesson(part.fields, part.lexicon)),
    Feature("its lists stand below lines with lessons or depths", -3.0, lambda part, _: part.lists_groups),
)
"""What only a look at the text below tells; looked at where headings do not suffice."""
INDEX = (
    Feature("it lists depths beside lessons", 3.5, lambda part, _: part.lists_rows),
    Feature("its heading is the title of the index", 3.0, lambda part, _: part.named == "index"),
    Feature("its heading has the words of the index's title", 2.0, lambda part, _: part.like == "index"),
    Feature("its table has concepts and depths", 2.0, lambda part, _: _has_columns(part, "concept", "depth")),
    Feature("its table has lessons", 2.0, lambda part, _: _has_columns(part, "concept", "depth", "lesson")),
    Feature("it lists concepts with depths for each lesson", 4.0, lambda part, _: part.lists_by_lesson),
    Feature("its lists stand below lines with lessons or depths", 4.0, lambda part, _: _groups_taught(part)),
    Feature("it lists concepts for each depth", 4.0, lambda part, _: part.lists_by_depth),
    Feature("its heading is the title of another section", -4.0, lambda part, _: part.named in ("models", "summaries")),
    Feature("its heading is a label", -3.0, lambda part, _: _is_lessons_label(part)),
)


def _has_columns(part: Part, *kinds: str) -> bool:
    return any(columns.has(*kinds) for columns in part.columns)


def _groups_taught(part: Part) -> bool:
    return part.lists_groups and covers_taught(part)


def _has_a_list(part: Part) -> bool:
    """Whether the index lists concepts for a lesson of the part's name, and the part is not that list itself."""
    return bool(part.names & part.root.listed_names) and not _in_lists_by_lesson(part)


def _in_lists_by_lesson(part: Part) -> bool:
    return part.parent is not None and part.parent.lists_by_lesson


def _lists_concepts(part: Part) -> bool:
    lists = lists_depths((block for block in part.section.blocks if isinstance(block, Items)), part.lexicon)
    # Below "Exercises" too a table has a column "Level", which may be one of depths.
    tables = zip(part.tables, part.columns, strict=True)
    columns = [columns for table, columns in tables if not lists_exercises(table, part.lexicon)]
    # A table that names lessons is an index by itself, but where it is a part of one.
    whole = any(one.has("lesson") for one in columns) and "index" not in part.within
    return lists or (any(one.has("concept", "depth") for one in columns) and not whole)


def _is_lessons_label(part: Part) -> bool:
    """Whether a heading is the label of a field, and nothing below it says otherwise: "Concepts of the Module"."""
    kind = part.lexicon.vocabulary.field(part.title) if part.named is None else None
    rows = kind == "taught" and lists_rows_of_several(part.section.blocks, part.root.counted_names, part.lexicon)
    grouped = part.lists_groups or part.lists_by_lesson or _has_columns(part, "concept", "depth", "lesson")
    return kind in LESSON_KINDS and not (rows or grouped)


def _states_slug(part: Part) -> bool:
    first = first_line(part.section.blocks[:1])
    coded = first is not None and _CODED_SLUG.search(first.text.partition("\n")[0]) is not None
    return coded or states_slug(part.fields, part.heading.title, part.lexicon)


def _lists_depths(part: Part) -> bool:
    """Whether most items of a list right below the heading, and two at least, name a depth."""
    for block in part.section.blocks:
        if isinstance(block, Items):
            texts = [item.text.text for item in block.items if item.text]
            marked = sum(bool(part.lexicon.depth_exact.search(text)) for text in texts)
            if marked > 1 and marked * 2 >= len(texts):
                return True
    return _has_columns(part, "concept", "depth") and not _has_columns(part, "concept", "depth", "lesson")


class Weighed(NamedTuple):
    """How much speaks for a part in a role, and what."""

    weight: float
    says: tuple[str, ...]


def weigh(part: Part, known: Known, features: Iterable[Feature]) -> Weighed:
    """The evidence of some features for a part."""
    seen = [feature for feature in features if feature.holds(part, known)]
    return Weighed(sum(feature.weight for feature in seen), tuple(feature.says for feature in seen))


def weigh_lesson(part: Part, known: Known) -> Weighed:
    """The evidence for a part being a lesson; what stands below its heading counts where that does not suffice."""
    heading = weigh(part, known, LESSON)
    if heading.weight >= ENOUGH + 1 or heading.weight <= -ENOUGH:
        return heading
    if part.section.level >= FRAME_LEVEL and heading.weight <= _OF_PLACE:
        return heading  # "<details><summary>Materials": what follows its end stands below it too
    below = weigh(part, known, FIELDS)
    return Weighed(heading.weight + below.weight, (*heading.says, *below.says))
