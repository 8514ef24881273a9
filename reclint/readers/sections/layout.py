"""What each section of a record is: the reading of the whole document that the evidence speaks for.

A lesson is the innermost section that is one, and each section has one role; what came second is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reclint.markdown import Items, Table, is_struck, sections, texts
from reclint.model import PartReading
from reclint.readers.index.table import table_columns
from reclint.readers.lessons.bold_headings import with_bold_headings
from reclint.readers.lessons.bold_titles import with_bold_titles
from reclint.readers.lessons.heading import with_known_slug
from reclint.readers.lessons.keys import read_keys, with_keyed_slug
from reclint.readers.lessons.rows import with_lessons_of_rows
from reclint.readers.sections.cells import cell_at, read_lesson_refs
from reclint.readers.sections.covering import contradicts, looks_ahead, words_of
from reclint.readers.sections.evidence import (
    ENOUGH,
    ENOUGH_BESIDE,
    INDEX,
    LESSON,
    SMALL_LEAD,
    Known,
    Weighed,
    weigh,
    weigh_lesson,
)
from reclint.readers.sections.part import arrange
from reclint.readers.sections.tables import with_rows_joined
from reclint.readers.sections.title import read_title
from reclint.vocabulary.folding import fold_case

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reclint.markdown import Block, Section
    from reclint.readers.lessons.heading import LessonHeading
    from reclint.readers.sections.part import Part
    from reclint.text.source import Source, Span
    from reclint.vocabulary.lexicon import Lexicon

_PARTS = ("index", "summaries")
"""The sections that a record has and nothing else."""


def has_parts(blocks: Iterable[Block], lexicon: Lexicon) -> bool:
    """Whether a document has a section that only a record has, by its title."""
    titles = (part.title for part in sections(blocks).walk() if part.heading)
    return any(lexicon.vocabulary.section(title) in _PARTS for title in titles)


class Second(NamedTuple):
    """What came second for a role: the weight of the evidence, and the title of the section."""

    weight: float
    title: str


_ONLY_LIST = Weighed(ENOUGH + SMALL_LEAD, ("nothing else lists depths beside most of the lessons",))
"""The evidence for a section that is the index since no other one can be it."""
MOST_LESSONS = 500
"""How many lessons of a record are read; real ones have a dozen, and each is looked at beside all others."""


@dataclass(frozen=True)
class Layout:
    """The sections of a record by what they are; ``apart`` are the tables that stand in none of them.

    ``ledgers`` are the lists there below a heading that speaks of reviews.
    ``cut`` is the heading of the first lesson that is not read, since there are too many.
    """

    root: Section
    index: Section | None
    index_blocks: tuple[Block, ...]
    summaries: Section | None
    lessons: tuple[tuple[Section, LessonHeading], ...]
    models: Section | None
    apart: tuple[Table, ...]
    readings: tuple[PartReading, ...]
    cut: Span | None = None
    ledgers: tuple[Items, ...] = ()


def read_layout(source: Source, blocks: Sequence[Block], number: str, lexicon: Lexicon) -> Layout:
    """The layout of a record's blocks; ``number`` is that of its module."""
    blocks = tuple(with_bold_headings(tuple(with_bold_titles(blocks, lexicon)), lexicon))
    found, slugs = _read_layout(blocks, number, lexicon)
    if not found.lessons:
        rows = with_lessons_of_rows(source, blocks, slugs, lexicon)
        found = _read_layout(rows, number, lexicon)[0] if len(rows) != len(blocks) else found
    return found


def _read_layout(blocks: Sequence[Block], number: str, lexicon: Lexicon) -> tuple[Layout, Sequence[str]]:
    """The layout of some blocks, and the slugs that an index names."""
    reader = _LayoutReader(arrange(sections(blocks), lexicon), number, lexicon)
    found = reader.read()
    for part in [*reader.root.walk()]:  # they hold those above them, and would stay until somebody looks for cycles
        part.parts.clear()
    return found, reader.known.slugs


class _LayoutReader:
    def __init__(self, root: Part, number: str, lexicon: Lexicon) -> None:
        self.root = root
        self.lexicon = lexicon
        self.title = self.record_title()
        self.parts = [part for part in root.walk() if part.section.heading and part is not self.title]
        struck = {part for part in self.parts if part.section.heading and is_struck(part.section.heading.text.text)}
        self.parts = [part for part in self.parts if part not in struck and struck.isdisjoint(part.above())]
        self.known = Known(tuple(dict.fromkeys(self.index_slugs())), number, self.index_text())
        self.weights: dict[Part, Weighed] = {}
        self.headings: dict[Part, Weighed] = {}
        self.cut: Span | None = None

    def read(self) -> Layout:
        lessons = self.lessons()
        index, weighed, second = self.index(lessons)
        inside = {inner for part in lessons for inner in part.walk()}
        others = [part for part in self.parts if part not in inside and part is not index]
        summaries = next((part for part in others if part.named == "summaries"), None)
        keys = read_keys(block for part in self.root.walk() if part not in inside for block in part.section.blocks)
        readings = [self.reading(part, "lesson", self.weights[part]) for part in lessons]
        if index and index.section.heading and weighed:
            readings.append(self.reading(index, "index", weighed, second))
        return Layout(
            root=self.root.section,
            index=index.section if index else None,
            index_blocks=tuple(_blocks_of(index, set(lessons))) if index else (),
            summaries=summaries.section if summaries else _common_parent(lessons, self.title),
            lessons=tuple((part.section, self.heading(part, keys)) for part in lessons),
            models=next((part.section for part in others if part.named == "models"), None),
            apart=tuple(table for part in self.root.walk() if part not in inside for table in self.tables(part)),
            readings=tuple(sorted(readings, key=lambda reading: reading.span.start)),
            cut=self.cut,
            ledgers=tuple(items for part in others for items in self.ledgers(part)),
        )

    def heading(self, part: Part, keys: Mapping[str, str]) -> LessonHeading:
        """The heading of a lesson, with the slug that the index or a key of the lessons gives to it."""
        return with_keyed_slug(with_known_slug(part.heading, self.known.slugs), keys)

    def ledgers(self, part: Part) -> Iterator[Items]:
        """The lists right below a heading that speaks of reviews."""
        if self.lexicon.vocabulary.field(part.title) == "review":
            yield from (block for block in part.section.blocks if isinstance(block, Items))

    def tables(self, part: Part) -> Iterator[Table]:
        """The tables right below a heading, with the rows that blank lines cut off."""
        yield from (block for block in with_rows_joined(part.section.blocks, self.lexicon) if isinstance(block, Table))

    def record_title(self) -> Part | None:
        """The first heading of the first level, whatever it says; none where several are sections of the record.

        Then front matter has the title, and no heading names the module.
        """
        tops = [part for part in self.root.parts if part.section.level == 1 and part.section.heading]
        named = any(read_title(part.section.heading.text.text, self.lexicon) for part in tops if part.section.heading)
        if len(tops) > 1 and not named and tops[0].section is self.root.parts[0].section:
            return None
        return next((part for part in self.root.walk() if part.section.level == 1), None)

    def index_text(self) -> str:
        """The text below what is called an index, folded; below what lists rows where nothing is called so."""
        called = [part for part in self.parts if part.like == "index"]
        indexes = called or [part for part in self.parts if part.lists_rows]
        return fold_case("\n".join(text.text for part in indexes for text in texts(part.section.all_blocks())))

    def index_slugs(self) -> Iterator[str]:
        """The slugs in the lesson columns of tables of concepts."""
        for part in self.root.walk():
            for table in part.tables:
                columns = table_columns(table, self.lexicon)
                if columns.has("concept", "lesson"):
                    cells = (cell_at(row, columns.places, "lesson") for row in table.rows)
                    yield from (ref.slug for cell in cells for ref in read_lesson_refs(cell, self.lexicon))

    def lessons(self) -> list[Part]:
        """The parts that are lessons, in order: those that evidence speaks for, and their siblings."""
        self.headings = {part: weigh(part, self.known, LESSON) for part in self.parts}
        self.weights = {part: self.weighed(part, heading) for part, heading in self.headings.items()}
        sure = {part for part in self.parts if self.weights[part].weight >= ENOUGH}
        beside = {(part.parent, part.section.level) for part in sure}
        for part in self.parts:
            if (part.parent, part.section.level) in beside and self.weights[part].weight >= ENOUGH_BESIDE:
                sure.add(part)
        sure = {part for part in sure if not self.is_inside(part)}
        # A section that holds lessons is no lesson: it is a part of the module.
        holding = {above for part in sure for above in part.above()}
        found = [part for part in self.parts if part in sure and part not in holding]
        if len(found) > MOST_LESSONS:
            self.cut = found[MOST_LESSONS].heading.span
        if len(found) == 1 and not self.is_called(found[0]):
            # "# Lesson 3: True Wheels" with one section "Summary" that has the fields.
            return self.whole() or found
        return found[:MOST_LESSONS] or self.whole()

    def weighed(self, part: Part, heading: Weighed) -> Weighed:
        """What speaks for a part being a lesson: its heading alone where it stands in a lesson, and is none by that."""
        return heading if self.is_inside(part) else weigh_lesson(part, self.known, heading)

    def is_inside(self, part: Part) -> bool:
        """Whether a section that its own heading calls no lesson stands in one that its heading calls so.

        What follows on the last heading inside a lesson stands below that: its notebook, its review.
        """
        return self.headings[part].weight < ENOUGH and any(map(self.is_called, part.above()))

    def is_called(self, part: Part) -> bool:
        """Whether the heading of a section calls it a lesson."""
        return part in self.headings and self.headings[part].weight > ENOUGH

    def whole(self) -> list[Part]:
        """The whole document as one lesson, where its title calls it one and fields of a lesson stand in it."""
        title = self.title
        if title is None or not title.heading.named or not any(part.kinds for part in title.walk()):
            return []
        weighed = weigh(title, self.known, LESSON)
        self.weights[title] = weighed._replace(weight=max(weighed.weight, ENOUGH + SMALL_LEAD))
        return [title]

    def index(self, lessons: Sequence[Part]) -> tuple[Part | None, Weighed | None, Second | None]:
        """The part that is the index, how much speaks for it, and for the next best."""
        inside = {inner for part in lessons for inner in part.walk() if part is not self.title}
        found = [(weigh(part, self.known, INDEX), part) for part in self.root.walk() if part not in inside]
        ranked = sorted(found, key=lambda entry: -entry[0].weight)
        best, part = ranked[0] if ranked else (Weighed(0.0, ()), None)
        if part is None or best.weight < ENOUGH:
            only = self.only_list(lessons, [part for _, part in found])
            return (only, _ONLY_LIST, None) if only else (None, None, None)
        second = next(
            (Second(weighed.weight, other.title) for weighed, other in ranked[1:] if weighed.weight >= ENOUGH), None
        )
        return part, best, second

    def only_list(self, lessons: Sequence[Part], others: Sequence[Part]) -> Part | None:
        """The one section that lists depths beside most of the lessons, where nothing else speaks for an index.

        Lessons may say what they taught in other words than such a list, and its title may be the author's own.
        """
        said = words_of(lessons)
        lists = [part for part in others if part.section.heading and part.lists_for_most(lessons, said)]
        if len(lists) != 1 or looks_ahead(lists[0], [*lists[0].walk()]) or contradicts(lists[0]):
            return None
        return lists[0]

    def reading(self, part: Part, role: str, weighed: Weighed, second: Second | None = None) -> PartReading:
        assert part.section.heading is not None
        lead = weighed.weight - (second.weight if second else 0.0)
        return PartReading(
            span=part.section.heading.text.span,
            role=role,
            title=part.title,
            evidence=weighed.says,
            weight=weighed.weight,
            doubtful=min(weighed.weight - ENOUGH, lead) < SMALL_LEAD,
            second=second.title if second else None,
        )


def _blocks_of(part: Part, lessons: set[Part]) -> Iterator[Block]:
    """The blocks of the index: its own, and those below it where its title or its lists say that it is the index."""
    yield from part.section.blocks
    by_part = (
        part.lists_by_lesson or part.lists_by_depth or part.lists_by_topic or part.lists_cards or part.holds_topics
    )
    if part.named != "index" and not by_part:
        return
    for inner in part.parts:
        if inner not in lessons and inner.section.heading and not lessons.intersection(inner.walk()):
            yield inner.section.heading
            yield from inner.section.all_blocks()


def _common_parent(lessons: Sequence[Part], title: Part | None) -> Section | None:
    """The section that holds the lessons, where it is no title; else the first lesson."""
    if not lessons:
        return None
    parent = lessons[0].parent
    return parent.section if parent and parent is not title and parent.section.heading else lessons[0].section
