"""A record as a whole: its title, what no reader understood, and one that is not there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pydantic import Field

from reclint.checks.check import Check, Need, NoOptions, Options, facts
from reclint.checks.phrases import counted, short
from reclint.checks.subjects import MODULE, courses
from reclint.files.names import is_markdown
from reclint.findings.finding import Grade, Hit, Spot
from reclint.linking import MOST_PAIRS, is_too_large
from reclint.readers import calls_itself_complete, folder_number
from reclint.workspace.roles import belonging

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reclint.model import ConceptRow, CourseModule, Record, TaughtItem
    from reclint.workspace import Lesson, Module, Workspace


def record_untitled(module: Module, _: NoOptions) -> Iterator[Hit]:
    """A record whose first heading does not name a module; one that can be read all the same is only unusual."""
    record = module.record
    if not record.number:
        found = f'"{record.title}"' if record.title else "no title"
        is_read = record.title and (record.rows or record.lessons)
        grade = Grade.IMPROVEMENT if is_read else None
        yield Hit(Spot(module.key, record.span), "title", {"found": found}, grade=grade)


def record_conflict(course: Workspace, _: NoOptions) -> Iterator[Hit]:
    """Merge conflicts in documents of the course; one inside a code block may be an example, and is a question."""
    for role in belonging(course).values():
        source = course.documents.source(role.key)
        for number, conflict in enumerate(course.documents.conflicts(role.key), 1):
            if source:
                yield Hit(
                    Spot(role.key, source.line_span(conflict.first)),
                    f"conflict {number}",
                    {"first": conflict.first + 1, "last": conflict.last + 1},
                    question=conflict.shown,
                    grade=Grade.POLISH if conflict.shown else None,
                    related=(("end", Spot(role.key, source.line_span(conflict.last))),),
                    module=role.module,
                    lesson=role.lesson,
                )


def record_fence_open(course: Workspace, _: NoOptions) -> Iterator[Hit]:
    """Code fences that nobody closed, and that make headings, labels or tables of a document code."""
    for role in belonging(course).values():
        source = course.documents.source(role.key) if is_markdown(role.key) else None
        for number, fence in enumerate(course.documents.open_fences(role.key) if source else (), 1):
            if source:
                yield Hit(
                    Spot(role.key, source.line_span(fence.line)),
                    f"fence {number}",
                    {"hidden": short(source.lines[fence.hides].strip())},
                    related=(("hidden", Spot(role.key, source.line_span(fence.hides))),),
                    module=role.module,
                    lesson=role.lesson,
                )


_BOUNDS = {
    "text": "characters of a paragraph, a heading or a cell",
    "cells": "cells of a row",
    "nesting": "lists and quotes inside each other",
    "rows": "rows of a Concept Index",
    "lessons": "lessons of a record",
    "heading": "characters of a lesson's heading",
    "items": "items below a label",
}
"""What a bound counts, for people."""


def record_cut_short(course: Workspace, _: NoOptions) -> Iterator[Hit]:
    """Documents of the course that go beyond a bound of what is read, or of what is compared."""
    for role in belonging(course).values():
        if not is_markdown(role.key):
            continue
        records = [module.record for module in course.modules_at(role.key)]
        cuts = [cut for record in records for cut in record.cuts] if records else course.documents.cuts(role.key)
        found = [(cut.span, cut.most, _BOUNDS[cut.bound]) for cut in cuts]
        found += [
            (record.index.span, MOST_PAIRS, "pairs of a concept that is taught and a row")
            for record in records
            if record.index and is_too_large(record)
        ]
        for number, (span, most, bound) in enumerate(found, 1):
            told = {"most": f"{most:,}", "bound": bound}
            yield Hit(Spot(role.key, span), f"cut {number}", told, module=role.module, lesson=role.lesson)


_NOTHING = {"share": "", "stretches": "", "rows": 0, "lessons": ""}
"""The facts of a hit that states none of them."""
_FEWEST = 2
"""How many items of a lesson have a word for a depth at least that was not read; one may speak of "applied" sums.

No lesson of 29 courses has such items; an author who writes depths in a form of his own has them in each.
"""


_MARK_AT_END = re.compile(r"(?:[(\[{<‹][^()\[\]{}<>‹›]{1,12}[)\]}>›]|\d{1,3} ?%|[★☆●○◐◑◒◓✓✔]{1,5})\s*$")
"""What may stand for a depth at the end of an item: "(lvl 3)", "75 %", "★★★"."""


class Share(Options):
    """``least``: the share of lines, between 0 and 1, that some reader must have understood."""

    # Measured on four courses: 7 of 28 records are below 0.6, all others above 0.95.
    least: float = Field(default=0.8, ge=0, le=1)


def record_not_understood(module: Module, options: Share) -> Iterator[Hit]:
    """A record of whose lines too few were understood by any reader."""
    record = module.record
    # Another record in the document is told for certain.
    is_share = record.understood < options.least and bool(record.stretches) and not record.others
    if is_share:
        longest = record.stretches[:3]
        yield Hit(
            Spot(module.key, longest[0].span),
            "understood",
            {
                **_NOTHING,
                "share": f"{record.understood:.0%}",
                "stretches": ", ".join(_lines(stretch.first, stretch.last) for stretch in longest),
            },
            question=True,
            grade=None if _says_what_is_compared(module) else Grade.POLISH,
        )
    yield from _taught_unread(module, is_told=is_share)
    yield from _unread_for_certain(module)


def _says_what_is_compared(module: Module) -> bool:
    """Whether a depth, a notebook, a count of findings or a numbered exercise or iteration stands in what was not read.

    Quotes, code and notes about whatever the author keeps say nothing that any rule could compare.
    """
    source, lexicon = module.documents.source(module.key), module.documents.lexicon
    numbered = rf"{lexicon.word('exercise', 'iteration')}\s+\d|\d\s+(?:{lexicon.grade}|{lexicon.word('exercises')})"
    compared = re.compile(rf"{lexicon.depth_exact.pattern}|\.ipynb\b|(?<!\w)(?i:{numbered})(?!\w)")
    lines = source.lines if source else ()
    unread = (line for stretch in module.record.stretches for line in lines[stretch.first - 1 : stretch.last])
    return any(compared.search(line) for line in unread)


def _taught_unread(module: Module, *, is_told: bool) -> Iterator[Hit]:
    """Lessons of the index in which no concept was read as taught, or none with its depth though depths are there.

    Sections of mere prose state nothing that could be compared: they are a question, where nothing else ``is_told``.
    """
    untold = [lesson for lesson in module.lessons if lesson.rows and not lesson.summary.taught]
    in_parts = [lesson for lesson in untold if lesson.summary.fields or lesson.summary.lists]
    for case, found in (("taught", in_parts or ([] if is_told else untold)), ("depths", _without_depths(module))):
        if found:
            first = found[0].summary
            lessons = {"stretches": first.slug or short(first.heading), "lessons": counted(len(found), "lesson")}
            told = {**_NOTHING, **lessons}
            spot, of_prose = Spot(module.key, first.span), case == "taught" and not in_parts
            yield Hit(spot, case, told, case=case, question=of_prose, grade=Grade.POLISH if of_prose else None)


def _without_depths(module: Module) -> list[Lesson]:
    """The lessons with taught concepts that have no depth, though half of them, two at least, have a word for one.

    Where no lesson has such words, those of a module all of whose items end in marks that nobody knows.
    """
    word = module.documents.lexicon.depth_any_case
    items = [(lesson, lesson.summary.taught) for lesson in module.lessons]
    bare = [(lesson, taught) for lesson, taught in items if not any(item.depth for item in taught)]
    worded = ((lesson, taught, sum(word.search(item.text) is not None for item in taught)) for lesson, taught in bare)
    found = [lesson for lesson, taught, count in worded if count >= _FEWEST and count * 2 >= len(taught)]
    return found or ([lesson for lesson, taught in bare if taught] if _share_marks(bare) else [])


def _share_marks(bare: Sequence[tuple[Lesson, Sequence[TaughtItem]]]) -> bool:
    """Whether all items of some lessons end in a mark of a few that come again and again: "(lvl 3)", "75 %", "★★★"."""
    items = [item for _, taught in bare for item in taught]
    marks = [match.group().strip() for item in items if (match := _MARK_AT_END.search(item.text))]
    return len(marks) == len(items) >= 2 * max(_FEWEST, len(set(marks)))


def _unread_for_certain(module: Module) -> Iterator[Hit]:
    """What makes a record one that cannot pass: parts of it that nobody can compare."""
    record = module.record
    for other in record.others:
        found = {**_NOTHING, "stretches": short(other.text)}
        yield Hit(Spot(module.key, other.span), f"module {other.text}", found, case="module")
    for section in record.unread:
        found = {**_NOTHING, "stretches": short(section.title)}
        yield Hit(Spot(module.key, section.span), section.role, found, case="section")
    index = record.index
    if index and index.rows and not index.has_lessons:
        yield Hit(Spot(module.key, index.header or index.span), "lessons", _NOTHING, case="lessons")
    elif bare := _rows_without_lesson(record):
        yield Hit(Spot(module.key, bare[0].span), "rows", {**_NOTHING, "rows": len(bare)}, case="rows")
    lessons = [reading for reading in record.readings if reading.role == "lesson"]
    if lessons and all(reading.doubtful for reading in lessons):
        yield Hit(Spot(module.key, lessons[0].span), "doubt", _NOTHING, case="doubt")


def _rows_without_lesson(record: Record) -> list[ConceptRow]:
    """The rows of which no lesson was read, where they are half of the index; of fewer, `lesson-unknown` tells each."""
    bare = [row for row in record.rows if not row.lessons]
    return bare if len(record.lessons) > 1 and len(bare) * 2 >= len(record.rows) else []


def record_number(module: Module, _: NoOptions) -> Iterator[Hit]:
    """A number that only the folder tells, that folder or plan contradict, or that another record has too.

    It is one title, so it is told once, with all that contradicts it.
    """
    record, number = module.record, module.record.number
    spot = Spot(module.key, record.span)
    if not number:
        return
    told = {"number": number, "other": folder_number(module.key) if module.is_alone else ""}
    if not record.number_stated:
        yield Hit(spot, "number", told)
        return
    plan, first = module.plan, module.workspace.module_numbered(number)
    if first and folder_number(first.key) not in ("", number):
        first = None  # the number is not its own, which is told there
    plans = (("plan", Spot(plan.path, plan.span)),) if plan and plan.number not in ("", None, number) else ()
    records = (("record", Spot(first.key, first.record.span)),) if first and first is not module else ()
    if told["other"] and told["other"] != number:
        yield Hit(spot, "folder", told, (*plans, *records), case="folder")
    elif plan and plans:
        yield Hit(spot, "plan", {**told, "other": plan.number}, (*plans, *records), case="plan")
    elif first and records:
        here, there = set(record.slugs), set(first.record.slugs)
        # What a build or a person has copied: its author should remove it, not number it.
        case = "copy" if here and here == there else "record"
        # A part of the other one in a folder of no number may be an earlier state that is kept on purpose.
        aside = case != "copy" and not told["other"] and (here <= there or there <= here)
        yield Hit(spot, "record", told, records, case=case, question=aside, grade=Grade.POLISH if aside else None)


def _lines(first: int, last: int) -> str:
    return f"line {first}" if first == last else f"lines {first} to {last}"


def record_missing(course: Workspace, _: NoOptions) -> Iterator[Hit]:
    """Complete modules of the course's page without a record; where most have none, the workspace is only a part."""
    key = course.course_key
    for entry in _complete_modules(course):
        if key and not _is_here(course, entry.number):
            yield Hit(Spot(key, entry.span), entry.number, {"module": entry.number}, module=entry.number)


def _complete_modules(course: Workspace) -> list[CourseModule]:
    """The modules that the course's page calls complete; none where more than half of them have no record here."""
    lexicon = course.documents.lexicon
    listed = course.course.modules if course.course else ()
    complete = [entry for entry in listed if entry.status and calls_itself_complete(entry.status.text, lexicon)]
    missing = [entry for entry in complete if not _is_here(course, entry.number)]
    return complete if len(missing) * 2 <= len(complete) else []


def _is_here(course: Workspace, number: str) -> bool:
    """Whether a module has a record, be it one in its folder with another number in its title, which is told there."""
    if course.module_numbered(number):
        return True
    return any(folder_number(module.key) == number for module in course.modules)


_WITH_DOCUMENTS = courses("course with documents", lambda course: bool(belonging(course)))

CHECKS = (
    Check(record_number, MODULE, NoOptions, facts("number", "other")),
    Check(
        record_conflict,
        _WITH_DOCUMENTS,
        NoOptions,
        facts("first", "last"),
    ),
    Check(record_fence_open, _WITH_DOCUMENTS, NoOptions, facts("hidden")),
    Check(record_cut_short, _WITH_DOCUMENTS, NoOptions, facts("most", "bound")),
    Check(record_untitled, MODULE, NoOptions, facts("found")),
    Check(record_not_understood, MODULE, Share, facts("share", "stretches", "rows", "lessons")),
    Check(
        record_missing,
        courses(
            "course whose page lists complete modules, most of which are here",
            lambda course: bool(_complete_modules(course)),
        ),
        NoOptions,
        facts("module"),
        (Need.ROLLUPS,),
    ),
)
