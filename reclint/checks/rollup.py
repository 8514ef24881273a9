"""The roll-ups (the course's page and series summaries) against the records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.checks.check import Check, Need, NoOptions, facts
from reclint.checks.phrases import counted, short
from reclint.checks.subjects import courses
from reclint.findings.finding import Hit, Spot
from reclint.linking import folded
from reclint.readers import calls_itself_complete

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.model import (
        ConceptRow,
        CourseModule,
        SummaryRow,
    )
    from reclint.workspace import Module, Workspace


def rollup_stale(course: Workspace, _: NoOptions) -> Iterator[Hit]:
    """Counts and statuses of the course's page, and depths and lessons of series summaries, that records contradict."""
    for entry, module in _entries(course):
        if course.course_key:
            yield from _stale_entry(course, course.course_key, entry, module)
    for key, row, module in _rows(course):
        yield from _stale_row(key, row, module)


def _entries(course: Workspace) -> Iterator[tuple[CourseModule, Module]]:
    """What the course's page says of modules that are here."""
    for entry in course.course.modules if course.course else ():
        module = course.module_numbered(entry.number)
        if module:
            yield entry, module


def _rows(course: Workspace) -> Iterator[tuple[str, SummaryRow, Module]]:
    """What series summaries say of concepts of modules that are here, each with the summary's key."""
    for key, summary in course.summaries:
        for row in summary.rows:
            module = course.module_numbered(row.module) if row.module else None
            if module:
                yield key, row, module


def _namesakes(row: SummaryRow, module: Module) -> list[ConceptRow]:
    """The rows of a record that have the name of a summary's row."""
    name = folded(row.name.text)
    return [other for other in module.record.rows if folded(other.name.text) == name]


def _stale_entry(course: Workspace, key: str, entry: CourseModule, module: Module) -> Iterator[Hit]:
    """A module's row of the course's page: the number of lessons built, and whether it is complete."""
    actual = module.record.lesson_count
    if entry.built and actual and entry.built.value != actual:
        yield Hit(
            Spot(key, entry.built.span),
            f"{entry.number} built",
            {
                "module": entry.number,
                "stated": counted(entry.built.value, "lesson"),
                "actual": counted(actual, "lesson"),
            },
            case="built",
            related=(("record", Spot(module.key, module.record.span)),),
            module=entry.number,
        )
    status = module.record.status
    lexicon = course.documents.lexicon
    if entry.status and status:
        here = calls_itself_complete(entry.status.text, lexicon)
        if here != calls_itself_complete(status.text, lexicon):
            yield Hit(
                Spot(key, entry.status.span),
                f"{entry.number} status",
                {"module": entry.number, "stated": entry.status.text, "actual": status.text},
                case="status",
                related=(("record", Spot(module.key, status.span)),),
                module=entry.number,
            )


def _stale_row(key: str, row: SummaryRow, module: Module) -> Iterator[Hit]:
    """A concept of a series summary against the record's rows of that name: the depth, then the lessons."""
    rows = _namesakes(row, module)
    slugs = {ref.slug for ref in row.lessons}
    here = [other for other in rows if not slugs or slugs & {ref.slug for ref in other.lessons}]
    found = {"concept": short(row.name.text), "module": module.number}
    if rows and not here:
        actual = ", ".join(ref.slug for other in rows for ref in other.lessons)
        yield _row_hit(
            key, row, module, rows[0], "lesson", {**found, "stated": ", ".join(sorted(slugs)), "actual": actual}
        )
    elif here and row.depth and row.depth.level:
        depths = [other.depth.level for other in here if other.depth and other.depth.level]
        if depths and row.depth.level not in depths:
            stated = {**found, "stated": row.depth.level, "actual": " and ".join(depths)}
            yield _row_hit(key, row, module, here[0], "default", stated)


def _row_hit(key: str, row: SummaryRow, module: Module, other: ConceptRow, case: str, found: dict[str, str]) -> Hit:
    place = row.depth.span if case == "default" and row.depth else row.name.span
    return Hit(
        Spot(key, place),
        f"{row.name.text} {case}",
        found,
        case=case,
        related=(("record", Spot(module.key, other.span)),),
        module=module.number,
    )


def _repeats_records(course: Workspace) -> bool:
    """Whether a roll-up states a count, a status or a concept that a record states too."""
    records = ((entry, module.record) for entry, module in _entries(course))
    stated = any((entry.built and record.lessons) or (entry.status and record.status) for entry, record in records)
    return stated or any(_namesakes(row, module) for _, row, module in _rows(course))


CHECKS = (
    Check(
        rollup_stale,
        courses("course whose page or summaries repeat what a record states", _repeats_records),
        NoOptions,
        facts("concept", "module", "stated", "actual"),
        (Need.ROLLUPS,),
    ),
)
