"""A module's plan: title, status, the table of lessons, and the loads."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reclint.markdown import Heading, Items, Table, block_passages, parse_blocks, sections, texts
from reclint.model import ModulePlan, PlannedLesson, Word
from reclint.readers.lessons.heading import read_lesson_heading
from reclint.readers.lessons.lesson import slug_stated
from reclint.readers.plans.listings import read_listings, row_numbers
from reclint.readers.plans.loads import LoadLines, by_slug
from reclint.readers.plans.statuses import with_statuses
from reclint.readers.sections.cells import cell_at, find_columns, read_lesson_refs, word_at
from reclint.readers.sections.fields import read_fields
from reclint.readers.sections.title import read_title
from reclint.readers.status import read_built
from reclint.text.source import Span
from reclint.vocabulary.lexicon import DASH, LETTER, NOTEBOOK_PATH, alternatives

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reclint.markdown import Block, Row, Section
    from reclint.model import LessonRef
    from reclint.readers.plans.loads import LoadLine
    from reclint.readers.sections.labelled import Labelled
    from reclint.text.source import Passage, Source
    from reclint.vocabulary.lexicon import Lexicon

_COLUMNS = ("slug", "lesson", "load", "status", "number")
_FEWEST = 2
"""How many headings or items are lessons at least, each with a slug and a load: a section may name one by the way."""


def read_plan(source: Source, lexicon: Lexicon) -> ModulePlan:
    """The plan that a document is."""
    blocks = parse_blocks(source)
    title = next((block for block in blocks if isinstance(block, Heading) and block.level == 1), None)
    named = read_title(title.text.text, lexicon, "plan") if title else None
    status = find_field(header_fields(sections(blocks), lexicon), "status")
    built, planned = read_built(status.text, lexicon) if status else (None, None)
    lessons = _planned_lessons(blocks, lexicon) or _told_lessons(blocks, lexicon)
    lessons = lessons or _lessons_of(list(LoadLines(lexicon).read(blocks, source)))
    if any(lesson.load is None for lesson in lessons):
        lines = list(LoadLines(lexicon).read(blocks, source, (lesson.slug for lesson in lessons)))
        lessons = _with_loads(lessons, lines)
    lessons = with_statuses(lessons, blocks, lexicon)
    return ModulePlan(
        span=title.text.span if title else Span(0, 0),
        path=source.path,
        number=named.number if named else None,
        title=named.title if named else None,
        status=Word(span=status.text.span, text=status.text.text) if status and status.text.text else None,
        built=built,
        planned=planned,
        lessons=lessons,
        listings=()
        if lessons
        else tuple(
            listing.model_copy(update={"lessons": with_statuses(listing.lessons, blocks, lexicon)})
            for listing in read_listings(blocks, source, lexicon)
        ),
        adjacency=_adjacency(blocks, lexicon),
        notebooks=tuple(dict.fromkeys(re.findall(NOTEBOOK_PATH, source.text))),
    )


def _adjacency(blocks: Sequence[Block], lexicon: Lexicon) -> Word | None:
    """Where the plan speaks of loads that stand next to each other."""
    pattern = re.compile(rf"\b{lexicon.word('adjacent')}\b", re.I)
    # "Two STRETCH lessons stand one after the other": these words say so of loads only where one is named.
    in_turn = re.compile(rf"\b{lexicon.word('in-turn')}\b", re.I)
    twice = _heaviest_twice(lexicon)
    for passage in texts(blocks):
        match = pattern.search(passage.text) or twice.search(passage.text)
        if not match and lexicon.load_anywhere.search(passage.text):
            match = in_turn.search(passage.text)
        if match:
            return Word(span=passage.span_of(match.start(), match.end()), text=match.group())
    return None


@lru_cache(maxsize=8)
def _heaviest_twice(lexicon: Lexicon) -> re.Pattern[str]:
    """Lessons of the heaviest load of which a reason is told: right behind it, or as all that a next sentence says."""
    word, heaviest = lexicon.word, alternatives(lexicon.vocabulary.loads[:1])
    told = (
        rf"(?<!\w){word('each', 'both')}(?!\w)[^.\n]{{0,60}}?(?<!\w){heaviest}(?!\w)(?:\s+{word('lesson', 'lessons')})?"
    )
    # "that is meant", "which was deliberate", "on purpose".
    meant = rf"(?:{word('pointing-back')}\s+(?:{word('becomes')}\s+)?)?{word('meant')}(?!\w)"
    # "both STRETCH on purpose", "both STRETCH, and that is meant", "both STRETCH because the oven is hot".
    parted = rf"(?:\s*[,;:(–—-]+\s*|\s+)(?:{word('joining')}\s+)?"
    behind = rf"{parted}(?:{meant}|{word('giving-reasons')}(?!\w))"
    # "both STRETCH. That is meant: a week is free", not "That is meant for later".
    sentence = rf"[^.\n]{{0,40}}\.\s+{meant}(?=\s*(?:[.,:;!(–—-]|{word('giving-reasons')}|$))"
    return re.compile(rf"{told}(?:{behind}|{sentence})", re.I | re.M)


def header_fields(root: Section, lexicon: Lexicon) -> list[Labelled]:
    """The fields above the second-level headings."""
    return [
        field
        for section in (root, *root.sections[:1])
        for field in read_fields(section.blocks, lexicon, header=True).labelled
    ]


def find_field(fields: Iterable[Labelled], kind: str) -> Labelled | None:
    """The first field of ``kind``."""
    return next((field for field in fields if field.kind == kind), None)


def _planned_lessons(blocks: Sequence[Block], lexicon: Lexicon) -> tuple[PlannedLesson, ...]:
    """The lessons of the first table that lists any, and of later ones with its header.

    Loads that they lack come from the other tables.
    """
    lessons: list[PlannedLesson] = []
    titles: list[str] = []
    loads: dict[str, Word] = {}
    for block in blocks:
        if isinstance(block, Table) and block.header:
            found = list(_rows(block, lexicon))
            header = [cell.text for cell in block.header.cells]
            if found and (not lessons or header == titles):
                titles, place = header, len(lessons)
                lessons += [one.model_copy(update={"position": one.position + place}) for _, one in found]
            loads.update({slug: lesson.load for slug, lesson in found if lesson.load and slug not in loads})
    lessons = lessons or _only_table(blocks, lexicon)
    return tuple(
        lesson if lesson.load else lesson.model_copy(update={"load": loads.get(lesson.slug)}) for lesson in lessons
    )


def _only_table(blocks: Sequence[Block], lexicon: Lexicon) -> list[PlannedLesson]:
    """The lessons of the one table that numbers slugs, each of them once, where no table gives loads or statuses."""
    tables = [block for block in blocks if isinstance(block, Table) and block.header and _numbers_slugs(block, lexicon)]
    found = [lesson for _, lesson in _rows(tables[0], lexicon, ("number", "slug"))] if len(tables) == 1 else []
    whole = bool(tables) and len({lesson.slug for lesson in found}) == len(tables[0].rows) >= _FEWEST
    return found if whole else []


def _numbers_slugs(table: Table, lexicon: Lexicon) -> bool:
    return table.header is not None and {"number", "slug"} <= find_columns(table.header, _COLUMNS, lexicon).keys()


def _lessons_of(lines: Sequence[LoadLine]) -> tuple[PlannedLesson, ...]:
    """The lessons of a plan that gives them, with their loads, in lines alone: "Lesson 1 (soft-rolls): BUILD"."""
    slugs = [line.slug for line in lines]
    if len(lines) < _FEWEST or not all(slugs) or len(set(slugs)) < len(slugs):
        return ()
    return tuple(
        PlannedLesson(span=line.lesson.span, slug=line.slug, position=place, load=line.load)
        for place, line in enumerate(lines, 1)
    )


def _with_loads(lessons: tuple[PlannedLesson, ...], lines: Sequence[LoadLine]) -> tuple[PlannedLesson, ...]:
    """Lessons with the loads that lines give those that have none."""
    loads = by_slug(lines, {lesson.position: lesson.slug for lesson in lessons})
    return tuple(
        lesson if lesson.load else lesson.model_copy(update={"load": loads.get(lesson.slug)}) for lesson in lessons
    )


def _told_lessons(blocks: Sequence[Block], lexicon: Lexicon) -> tuple[PlannedLesson, ...]:
    """The lessons of a plan without a table for them: headings with fields below them, or the items of a list."""
    headed = [(section.heading.text, section.blocks) for section in sections(blocks).walk() if section.heading]
    lists: list[list[_Told]] = [[_told(heading, below, lexicon) for heading, below in headed]]
    for block in blocks:
        if isinstance(block, Items):
            items = [(item.text, item.blocks[1:]) for item in block.items if item.text]
            lists.append(list(_with_single_words([_told(text, below, lexicon) for text, below in items])))
    found = ([told for told in each if told.slug and told.load] for each in lists)
    best = next((told for told in found if len({one.slug for one in told}) == len(told) >= _FEWEST), [])
    return tuple(
        PlannedLesson(span=one.text.span, slug=one.slug, position=place, load=one.load)
        for place, one in enumerate(best, 1)
    )


class _Told(NamedTuple):
    text: Passage
    slug: str
    load: Word | None


_WORD = re.compile(rf"[`*_]*(?P<slug>{LETTER}+)[`*_]*(?=\s*[,;:(·|]|\s+(?:{DASH}|-)\s)")
"""The slug of one word that opens an item: "kiln, "Firing", BUILD"."""


def _with_single_words(items: Sequence[_Told]) -> Iterator[_Told]:
    """The items of a list with the single words that open some of them as slugs, where others open with longer ones.

    "2. kiln, STRETCH" below "1. soft-clay, BUILD".
    """
    opened = sum(one.text.text.strip("`*_ ").startswith(one.slug) for one in items if one.slug and one.load)
    for one in items:
        word = _WORD.match(one.text.text) if opened and one.load and not one.slug else None
        yield one._replace(slug=word["slug"]) if word else one


def _told(text: Passage, below: Sequence[Block], lexicon: Lexicon) -> _Told:
    """The slug and the load that a heading or an item states, by itself or below; the slug is empty without one."""
    fields = read_fields(below, lexicon)
    heading = read_lesson_heading(text, lexicon)
    slug = heading.slug or slug_stated(fields, heading.title, lexicon) or ""
    passages = [text, *block_passages(fields.prose)]
    labelled = next((load for entry in fields.of("load") if (load := _load(entry.text, lexicon))), None)
    patterns = (lexicon.load_labelled, lexicon.load_anywhere)
    said = ((one, match) for pattern in patterns for one in passages if (match := pattern.search(one.text)))
    one, match = next(said, (text, None))
    load = Word(span=one.span_of(*match.span("load")), text=lexicon.load(match["load"])) if match else None
    return _Told(text, slug, labelled or load)


def _rows(
    table: Table, lexicon: Lexicon, telling: Sequence[str] = ("load", "status")
) -> Iterator[tuple[str, PlannedLesson]]:
    """The lessons of a table that has one of the columns which are ``telling`` that it lists lessons."""
    assert table.header is not None
    columns = find_columns(table.header, _COLUMNS, lexicon)
    if not any(kind in columns for kind in telling):
        return
    for place, row in zip(_places(table, columns), table.rows, strict=True):
        if named := _lesson(row, columns, lexicon):
            load = _load(cell_at(row, columns, "load"), lexicon)
            status = word_at(row, columns, "status")
            lesson = PlannedLesson(span=named.span, slug=named.slug, position=place, load=load, status=status)
            yield named.slug, lesson


def _places(table: Table, columns: dict[str, int]) -> Iterable[int]:
    """The 1-based places of the rows: by their numbers where each has one of its own, else as they stand."""
    numbers = list(filter(None, row_numbers(table, columns)))
    if len(set(numbers)) < len(table.rows):
        return range(1, len(table.rows) + 1)
    places = {number: place for place, number in enumerate(sorted(numbers), 1)}
    return [places[number] for number in numbers]


def _lesson(row: Row, columns: dict[str, int], lexicon: Lexicon) -> LessonRef | None:
    for kind in ("slug", "lesson"):
        if refs := read_lesson_refs(cell_at(row, columns, kind), lexicon):
            return refs[0] if len(refs) == 1 and not refs[0].slug.isdecimal() else None
    return None


def _load(cell: Passage | None, lexicon: Lexicon) -> Word | None:
    match = lexicon.load_at(cell.text) if cell else None
    if not cell or not match:
        return None
    return Word(span=cell.span_of(match.start("load"), match.end("load")), text=lexicon.load(match["load"]))
