"""The roll-ups: the course's page and series summaries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.markdown import Heading, Items, Table, parse_blocks, plain, sections, texts
from reclint.model import Count, CourseModule, CoursePage, SeriesSummary, SummaryRow, Word
from reclint.readers.depths.depth import read_depth_cell
from reclint.readers.plans.plan import find_field, header_fields
from reclint.readers.plans.progress import lessons_listed, modules_below
from reclint.readers.sections.cells import cell_at, find_columns, read_lesson_refs, word_at
from reclint.readers.status import calls_itself_complete, read_built, read_totals
from reclint.text.source import Span
from reclint.vocabulary.lexicon import DASH, MODULE_NUMBER, NOTEBOOK_PATH, alternatives

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reclint.markdown import Block, Row, Section
    from reclint.text.source import Passage, Source
    from reclint.vocabulary.lexicon import Lexicon

_COURSE_COLUMNS = ("module", "series", "number", "title", "built", "status")
_SUMMARY_COLUMNS = ("concept", "depth", "module", "lesson", "notes")
_PATH = re.compile(NOTEBOOK_PATH)
"""A notebook by its path: "`notebooks/knots.ipynb`"."""
_SENTENCE_END = re.compile(r"[.;!?](?=\s|$)")
"""Where a sentence ends; the dot of "2.1" ends none."""
_TITLE_BEHIND = re.compile(r"[*_]*\s*(?::|[—–]|--?)[*_]*\s+([^(\n]*[^(\s*_])")
"""The title behind a module's number: "Module 5.1: Files and Formats (planned)"."""
_AROUND_STATUS = " *_()—–-"
"""What may stand around the status of a module in a line: "(planned)", "— **complete**"."""
_LEADING_NUMBER = re.compile(r"\W*(?:[^\W\d]+\s+)?(\d+(?:\.\d+)*)(?!\w)")
"""The number of a module or a series at the start of a cell: "1.2 Doughs", "**Module 1.2**", "3"."""


def read_course(source: Source, lexicon: Lexicon) -> CoursePage:
    """The course's page: every table whose rows are modules or series."""
    blocks = parse_blocks(source)
    title = next((block for block in blocks if isinstance(block, Heading) and block.level == 1), None)
    entries = [entry for block in blocks if isinstance(block, Table) for entry in _entries(block, lexicon)]
    entries += _listed(blocks, lexicon)
    return CoursePage(
        span=title.text.span if title else Span(0, 0),
        path=source.path,
        title=title.text.text if title else None,
        modules=tuple(entry for entry in entries if "." in entry.number),
        series=tuple(entry for entry in entries if "." not in entry.number),
        denied=tuple(_denied(blocks, lexicon)),
    )


def _denied(blocks: Iterable[Block], lexicon: Lexicon) -> Iterator[Word]:
    """The notebooks of which a sentence says that they are not there: "`1-1-1-x.ipynb` has not been created yet"."""
    phrases = [phrase for phrase in lexicon.vocabulary.words_of("pending") if " " in phrase]
    pending = re.compile(rf"(?<!\w){alternatives(phrases)}(?!\w)", re.I)
    for passage in texts(blocks):
        for path in _PATH.finditer(passage.text) if ".ipynb" in passage.text else ():
            # The sentence goes on behind the path; the full stop of the ending is no end of it.
            rest = _SENTENCE_END.split(passage.text[path.end() :], maxsplit=1)[0]
            if pending.search(rest):
                yield Word(span=passage.span_of(path.start(), path.end()), text=path.group())


def _listed(blocks: Iterable[Block], lexicon: Lexicon) -> Iterator[CourseModule]:
    """The modules of lists and headings: "- Module 5.1: Files and Formats", also below the item of their series."""
    for block in blocks:
        if isinstance(block, Heading):
            yield from _named(block.text, lexicon)
        for item in block.items if isinstance(block, Items) else ():
            yield from _named(item.text, lexicon) if item.text else ()
            yield from _listed(item.blocks, lexicon)


def _named(text: Passage, lexicon: Lexicon) -> Iterator[CourseModule]:
    """The module that opens a text by its name, with the title behind it, and how far it is."""
    marks = len(text.text) - len(text.text.lstrip("*_"))
    named = lexicon.module_name.match(text.text, marks)
    if named and "." in named["number"]:
        told = _status_behind(text, named.end(), lexicon)
        stop = told.start if told else len(text.text)
        title = _TITLE_BEHIND.match(text.text[:stop], named.end())
        status = text.part(told.start, told.stop).strip(_AROUND_STATUS) if told else None
        built, planned = read_built(status, lexicon) if status else (None, None)
        yield CourseModule(
            span=text.span,
            number=named["number"],
            title=title[1].rstrip(_AROUND_STATUS) if title else None,
            status=Word(span=status.span, text=status.text) if status else None,
            built=built,
            planned=planned,
        )


def _status_behind(text: Passage, start: int, lexicon: Lexicon) -> Span | None:
    """Where a line says how far a module is: "Module 1.1: Knots -- 2 of 2 lessons, complete", "1.2 Bends (planned)".

    "Module 1.1: Knots (4 lessons)" says nothing of that.
    """
    state, of = lexicon.word("complete", "planned", "begun", "built"), lexicon.word("of")
    lessons = rf"[^,;]{{0,80}}{lexicon.word('lesson', 'lessons')}"
    told = rf"\s*/|\s+{of}\s|[^()\n]{{0,80}}(?<!\w){state}(?!\w)"
    counted = rf"{lexicon.number}(?={lessons})(?={told})"
    states = rf"(?:{state}|{counted})(?!\w)"
    apart, inside = rf"(?:\s{DASH}\s+|[:：·|]\s+)(?P<status>{states}[^\n]*)", rf"\s*\((?P<inside>{states}[^()\n]*)"
    match = re.compile(f"{apart}|{inside}", re.I).search(text.text, start)
    return Span(*match.span("status" if match["status"] else "inside")) if match else None


def _entries(table: Table, lexicon: Lexicon) -> Iterator[CourseModule]:
    if not table.header:
        return
    columns = find_columns(table.header, _COURSE_COLUMNS, lexicon)
    if not columns.keys() & {"status", "title"}:
        return
    # "Modules" over "2" counts the modules of a series.
    counts = [place for place, cell in enumerate(table.header.cells) if _counts_modules(cell, lexicon)]
    columns |= {"modules": counts[0]} if counts and counts[0] not in columns.values() else {}
    for row in table.rows:
        # "| 3 | Rolls |" without a status may be a lesson or a week, "| 5.1 | Rolls |" is a module.
        if (entry := _entry(row, columns, lexicon)) and ("status" in columns or "." in entry.number):
            yield entry


def _entry(row: Row, columns: dict[str, int], lexicon: Lexicon) -> CourseModule | None:
    for kind in ("module", "number", "series"):
        cell = cell_at(row, columns, kind)
        match = _LEADING_NUMBER.match(cell.text) if cell else None
        if cell and match:
            break
    else:
        return None
    built, planned = read_built(_counted(row, columns, lexicon) or cell, lexicon)
    title = word_at(row, columns, "title")
    status = word_at(row, columns, "status")
    if built is None and status and calls_itself_complete(status.text, lexicon):
        # "| 1.1 | Knots | 3 | Complete |": all lessons that there are; of a module in progress they may be planned.
        built = _bare_number(cell_at(row, columns, "built"), lexicon)
    return CourseModule(
        span=row.span,
        number=match[1],
        title=plain(title.text) if title else cell.text[match.end() :].strip(" :—–-*") or None,
        status=status,
        built=built,
        planned=planned,
        modules=_bare_number(cell_at(row, columns, "modules"), lexicon),
    )


def _counts_modules(head: Passage, lexicon: Lexicon) -> bool:
    return re.fullmatch(lexicon.word("modules"), plain(head.text), re.I) is not None


def _bare_number(cell: Passage | None, lexicon: Lexicon) -> Count | None:
    """The number that a cell consists of."""
    number = cell.text.strip("*_ ") if cell else ""
    value = lexicon.value(number) if re.fullmatch(lexicon.number, number, re.I) else None
    return Count(span=cell.span, value=value) if cell and value else None


def _counted(row: Row, columns: dict[str, int], lexicon: Lexicon) -> Passage | None:
    """The cell that counts lessons: the column of its own, else the status."""
    for kind in ("built", "status"):
        cell = cell_at(row, columns, kind)
        if cell and read_built(cell, lexicon)[0]:
            return cell
    return None


def read_series_summary(source: Source, lexicon: Lexicon) -> SeriesSummary:
    """A series summary: tables of concepts, each under the heading of its module, and the modules and lessons."""
    blocks = parse_blocks(source)
    root = sections(blocks)
    entries = (entry for block in blocks if isinstance(block, Table) for entry in _entries(block, lexicon))
    status = find_field(header_fields(root, lexicon), "status")
    title = next((section for section in root.walk() if section.level == 1), None)
    # "Series 2: Doughs -- Summary".
    number = re.search(rf"{lexicon.word('series')}\s+(\d+)", title.title, re.I) if title else None
    rows = tuple(row for section, module in _under_modules(root, None) for row in _rows(section, module, lexicon))
    modules, lessons = read_totals(status.text, lexicon) if status else (None, None)
    return SeriesSummary(
        span=title.heading.text.span if title and title.heading else Span(0, 0),
        path=source.path,
        number=number[1] if number else None,
        status=Word(span=status.text.span, text=status.text.text) if status and status.text.text else None,
        module_count=modules,
        lesson_count=lessons,
        rows=rows,
        modules=(*(entry for entry in entries if "." in entry.number), *modules_below(root, lexicon)),
        lessons=tuple(lessons_listed(blocks, lexicon)),
        denied=tuple(_denied(blocks, lexicon)),
    )


def _under_modules(section: Section, module: str | None) -> Iterator[tuple[Section, str | None]]:
    """Every section with the module number that its heading, or the nearest one above, names."""
    match = re.search(MODULE_NUMBER, section.title)
    module = match.group() if match else module
    yield section, module
    for inner in section.sections:
        yield from _under_modules(inner, module)


def _rows(section: Section, module: str | None, lexicon: Lexicon) -> Iterator[SummaryRow]:
    for block in section.blocks:
        columns = (
            find_columns(block.header, _SUMMARY_COLUMNS, lexicon) if isinstance(block, Table) and block.header else {}
        )
        if not isinstance(block, Table) or "concept" not in columns or "depth" not in columns:
            continue
        for row in block.rows:
            name, depth = cell_at(row, columns, "concept"), cell_at(row, columns, "depth")
            told = cell_at(row, columns, "module")
            number = _LEADING_NUMBER.match(told.text) if told else None
            if name and depth:
                yield SummaryRow(
                    span=row.span,
                    name=Word(span=name.span, text=plain(name.text)),
                    depth=read_depth_cell(depth, lexicon),
                    lessons=read_lesson_refs(cell_at(row, columns, "lesson"), lexicon),
                    module=number[1] if number and "." in number[1] else module,
                )
