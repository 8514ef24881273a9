"""What may list the lessons of a plan where no table gives loads, statuses or numbers with slugs.

Tables, lists, headings and lines are kept as they stand; whether they list lessons is decided by those of the record.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.markdown import Code, Items, Paragraph, Quote, Table, bold_spans, is_struck, plain, sections
from reclint.model import LessonListing, ListedLesson, Word
from reclint.readers.lessons.heading import LONGEST_HEADING, read_lesson_heading
from reclint.readers.plans.loads import LoadLines
from reclint.readers.sections.cells import cell_at, find_columns, read_lesson_refs, word_at
from reclint.text.source import Passage
from reclint.vocabulary.lexicon import ARROW, DASH, LETTER, SLUG

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reclint.markdown import Block, Row, Section
    from reclint.text.source import Source
    from reclint.vocabulary.lexicon import Lexicon

_COLUMNS = ("slug", "lesson", "concept", "depth", "load", "status", "number", "title")
_NUMBER = re.compile(r"[\W_]*(?:\d{1,3}\.)*(\d{1,3})[\W_]*")
"""The number of a row, the last part counts: "3", "**3.**", "1.2.3"."""
_LETTER = re.compile(r"[^\W\d_]")
"""What a slug and a title have and a number has not."""
_HEAD = re.compile(rf"[:;,(\[]|\.(?=\s|$)|\s(?:-|{DASH}|{ARROW}|[|·])\s")
"""What ends the name of a lesson before words on it: "Soft Rolls: milk and butter", "soft-rolls — by hand"."""
_SURE_SLUG = re.compile(rf"`{SLUG}`|{LETTER}+(?:-{LETTER}+)+")
"""What can be nothing but a slug: it has a hyphen, or stands in marks of code."""
_ARROWS = re.compile(rf"\s*(?:{ARROW}|[>»])\s*")
"""What stands between the lessons of a line that gives their order: "soft-rolls -> crust -> crumb"."""
_COMMAS = re.compile(r"\s*[,;]\s+")
"""The same of a line that lists them: "soft-rolls, crust"."""
_LABEL = re.compile(r"[^:：]{1,60}[:：][\s*_]*")
"""What stands before such a list: "**Order:** "."""
_FEWEST = 2
"""How many lessons a line names at least that gives their order."""
_Key = tuple[object, ...]
_OPEN_LEVEL = 1
"""The level of the title: what stands right below it, or above all headings, is as good as below one for lessons."""


def read_listings(blocks: Sequence[Block], source: Source, lexicon: Lexicon) -> Iterator[LessonListing]:
    """What may list lessons: each table, list and run of lines, those that are cut by headings, and the headings.

    Tables with one header are one listing, as are lists, and lines, under several headings.
    """
    found: dict[_Key, list[ListedLesson]] = {}
    telling: set[_Key] = set()
    for key, entries, tells in _parts(sections(blocks), source, lexicon):
        found.setdefault(key, []).extend(entries)
        if tells:
            telling.add(key)
    slugs = {entry.slug or "" for listed in found.values() for entry in listed}
    lines = reversed(list(LoadLines(lexicon).read(blocks, source, slugs)))
    loads: dict[str | int, Word] = {line.slug or line.number or 0: line.load for line in lines}
    for key, entries in found.items():
        if kept := [entry for entry in entries if entry.names or entry.number]:
            lessons = tuple(_with_load(entry, place, loads) for place, entry in enumerate(kept, 1))
            yield LessonListing(span=kept[0].span, lessons=lessons, telling=key in telling)


def _parts(root: Section, source: Source, lexicon: Lexicon) -> Iterator[tuple[_Key, list[ListedLesson], bool]]:
    """What stands in each block, and in blocks of one kind together: of a section, and of the document."""
    for number, section in enumerate(root.walk()):
        tells = _tells(section.title, lexicon)
        for below in section.sections:
            if below.heading:
                yield ("headings", below.level), [_entry(below.heading.text, lexicon)], tells
        for place, block in enumerate(section.blocks):
            for key, entries, told in _of_blocks([block], source, lexicon, tells=tells):
                # What a heading calls lessons can be nothing else.
                is_sure = told and key[0] != "lines"
                kept = [entry.model_copy(update={"sure": True}) for entry in entries] if is_sure else entries
                for whole in (key, (*key, number), (*key, number, place)):
                    yield whole, kept, told or section.level <= _OPEN_LEVEL


def _tells(title: str, lexicon: Lexicon) -> bool:
    """Whether a heading or a label says that lessons follow, or their order: "Lesson Sequence", "Order", "Week 1"."""
    words = lexicon.word("lesson", "lessons", "sequence", "titled", "meeting")
    return re.search(rf"(?<!\w){words}(?!\w)", title, re.I) is not None


def _of_blocks(
    blocks: Iterable[Block], source: Source, lexicon: Lexicon, *, tells: bool
) -> Iterator[tuple[_Key, list[ListedLesson], bool]]:
    """The entries of blocks by what they are, rows of a header, items of a depth or lines, and whether that is told."""
    for block in blocks:
        if isinstance(block, Table) and block.header:
            yield ("rows", *(cell.text for cell in block.header.cells)), list(_of_rows(block, lexicon)), tells
        elif isinstance(block, Items):
            yield from ((key, entries, tells) for key, entries in _of_items(block, lexicon, 0))
        elif isinstance(block, Quote):
            yield from _of_blocks(block.blocks, source, lexicon, tells=tells)
        elif isinstance(block, (Paragraph, Code)):
            lines = [line for line in _lines(block, source) if line.text.strip()]
            yield ("lines",), [_entry(line, lexicon) for line in lines], tells
            for line in lines:
                entries, told = _in_order(line, lexicon, tells=tells)
                yield ("order", line.span.start), entries, told


def _of_items(block: Items, lexicon: Lexicon, depth: int) -> Iterator[tuple[_Key, list[ListedLesson]]]:
    """The items of a list, numbered where the list is, and of those inside it."""
    entries = [_entry(item.text, lexicon) for item in block.items if item.text]
    if block.ordered:
        numbered = enumerate(entries, 1)
        entries = [entry.model_copy(update={"number": entry.number or number}) for number, entry in numbered]
    yield ("items", depth), entries
    for below in (below for item in block.items for below in item.blocks):
        if isinstance(below, Items):
            yield from _of_items(below, lexicon, depth + 1)


def _lines(block: Paragraph | Code, source: Source) -> Iterator[Passage]:
    if isinstance(block, Code):
        for number in range(block.first, block.last):
            span = source.line_span(number)
            yield Passage.at(source.slice(span), span.start)
        return
    start = 0
    for line in block.text.text.split("\n"):
        yield block.text.part(start, start + len(line))
        start += len(line) + 1


def _in_order(line: Passage, lexicon: Lexicon, *, tells: bool) -> tuple[list[ListedLesson], bool]:
    """The lessons of a line with arrows between them, or with commas where its label or a heading calls them so.

    "Order: soft-rolls -> crust", "**Lessons:** soft-rolls, crust".
    """
    label = _LABEL.match(line.text)
    told = tells or bool(label and _tells(label.group(), lexicon))
    rest = line.part(label.end() if label else 0, len(line.text))
    ends = [match.span() for match in _ARROWS.finditer(rest.text)]
    if not ends and told:
        ends = [match.span() for match in _COMMAS.finditer(rest.text)]
    if len(ends) + 1 < _FEWEST:
        return [], told
    starts, stops = [0, *(stop for _, stop in ends)], [*(at for at, _ in ends), len(rest.text)]
    return [_entry(rest.part(at, stop), lexicon) for at, stop in zip(starts, stops, strict=True)], told


def _with_load(entry: ListedLesson, place: int, loads: Mapping[str | int, Word]) -> ListedLesson:
    """An entry with the load that a line gives it, by its slug or by its number."""
    load = entry.load or loads.get(entry.slug or "") or loads.get(entry.number or place)
    return entry.model_copy(update={"load": load})


def _entry(text: Passage, lexicon: Lexicon) -> ListedLesson:
    """A heading, an item or a line: "Lesson 2: Crust (crust): steam", "`crust`", "**Crust.** Steam makes it"."""
    line = text.part(0, min(text.text.find("\n") % (len(text.text) + 1), LONGEST_HEADING))
    if is_struck(line.text):
        return ListedLesson(span=line.span)
    bold = next(iter(bold_spans(line.text)), None)
    # "**Lesson 2: Crust** steam makes it": what is bold is the name.
    name = line
    if bold and not line.text[: bold.start].strip():
        name = line.part(start := line.text.index(bold.label, bold.start), start + len(bold.label))
    heading = read_lesson_heading(name, lexicon)
    titles = [title for title in (heading.title, plain(name.text).strip(), plain(line.text).strip()) if title]
    heads = ((title[: match.start()] if (match := _HEAD.search(title)) else title, title) for title in titles)
    names = dict.fromkeys(
        name.strip(" .:*_`") for name in (heading.slug or "", *(name for both in heads for name in both))
    )
    sure = heading.named or bool(heading.slug and _SURE_SLUG.search(line.text))
    return ListedLesson(
        span=line.span,
        names=tuple(filter(None, names)),
        slug=heading.slug,
        number=heading.position.value if heading.position else None,
        sure=sure,
        load=heading.load,
    )


def row_numbers(table: Table, columns: dict[str, int]) -> list[int | None]:
    """The numbers that the rows of a table have in their column, None for each without one."""
    cells = [cell_at(row, columns, "number") for row in table.rows]
    found = [_NUMBER.fullmatch(cell.text) if cell else None for cell in cells]
    return [int(match[1]) if match else None for match in found]


def _of_rows(table: Table, lexicon: Lexicon) -> Iterator[ListedLesson]:
    """The rows of a table by its columns of slugs, lessons or titles; of one that has none, by the first that may be.

    Tables of concepts name lessons too: those have depths, or the concept comes first.
    """
    assert table.header is not None
    columns = find_columns(table.header, _COLUMNS, lexicon)
    places = [columns[kind] for kind in ("slug", "lesson", "title") if kind in columns]
    named = bool({"slug", "lesson"} & columns.keys())
    if "depth" in columns or columns.get("concept", len(table.header.cells)) < min(places, default=0):
        return
    if not places and table.rows:
        places = [next((at for at, cell in enumerate(table.rows[0].cells) if not _NUMBER.fullmatch(cell.text)), 0)]
    for row, number in zip(table.rows, row_numbers(table, columns), strict=True):
        entries = [_entry(row.cells[at], lexicon) for at in places if at < len(row.cells) and row.cells[at].text]
        if entries and not is_struck(row.cells[0].text):
            entry = _of_row(row, columns, entries, lexicon)
            yield entry.model_copy(update={"number": number or entry.number, "sure": entry.sure or named})


def _of_row(row: Row, columns: dict[str, int], entries: Sequence[ListedLesson], lexicon: Lexicon) -> ListedLesson:
    """What the cells of a row say together of a lesson."""
    refs = [ref for kind in ("slug", "lesson") for ref in read_lesson_refs(cell_at(row, columns, kind), lexicon)[:1]]
    slugs = [*(ref.slug for ref in refs if _is_slug(ref.slug)), *(entry.slug for entry in entries if entry.slug)]
    slugs = [slug for slug in slugs if _LETTER.search(slug)]
    names = dict.fromkeys([*slugs, *(name for entry in entries for name in entry.names if _LETTER.search(name))])
    load = lexicon.load_at(cell.text) if (cell := cell_at(row, columns, "load")) else None
    return ListedLesson(
        span=refs[0].span if refs else entries[0].span,
        names=tuple(names),
        slug=slugs[0] if slugs else None,
        number=next((entry.number for entry in entries if entry.number), None) or _number(entries),
        sure=any(entry.sure for entry in entries),
        load=Word(span=cell.span_of(*load.span("load")), text=lexicon.load(load["load"])) if cell and load else None,
        status=word_at(row, columns, "status"),
    )


def _number(entries: Sequence[ListedLesson]) -> int | None:
    """The number that a cell is, where it is nothing else: "2"."""
    found = (_NUMBER.fullmatch(name) for entry in entries for name in entry.names)
    return next((int(match[1]) for match in found if match), None)


def _is_slug(text: str) -> bool:
    """Whether a cell is written as slugs are: in small letters."""
    return text == text.lower() and not text.isdecimal()
