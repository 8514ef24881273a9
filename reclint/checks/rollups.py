"""The roll-ups (the course's page and series summaries) against the records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.checks.check import Check, Need, NoOptions, Subject, facts
from reclint.checks.phrases import counted, short
from reclint.findings.finding import Hit, Spot
from reclint.linking import folded
from reclint.readers import calls_itself_complete

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.model import ConceptRow, CourseModule, SummaryRow
    from reclint.workspace import Module, Workspace


def stale_rollups(course: Workspace, _: NoOptions) -> Iterator[Hit]:
    """Counts and statuses of the course's page, and depths and lessons of series summaries, that records contradict."""
    if course.course and course.course_key:
        for entry in course.course.modules:
            module = course.module_numbered(entry.number)
            if module:
                yield from _stale_entry(course, course.course_key, entry, module)
    for key, summary in course.summaries:
        for row in summary.rows:
            module = course.module_numbered(row.module) if row.module else None
            if module:
                yield from _stale_row(key, row, module)


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
    name = folded(row.name.text)
    rows = [other for other in module.record.rows if folded(other.name.text) == name]
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


def missing_records(course: Workspace, _: NoOptions) -> Iterator[Hit]:
    """Complete modules of the course's page without a record; where most have none, the workspace is only a part."""
    page, key = course.course, course.course_key
    if not page or not key:
        return
    lexicon = course.documents.lexicon
    complete = [entry for entry in page.modules if entry.status and calls_itself_complete(entry.status.text, lexicon)]
    missing = [entry for entry in complete if course.module_numbered(entry.number) is None]
    if len(missing) * 2 > len(complete):
        return
    for entry in missing:
        yield Hit(Spot(key, entry.span), entry.number, {"module": entry.number}, module=entry.number)


CHECKS = (
    Check(
        "stale-rollups",
        Subject.COURSE,
        stale_rollups,
        {
            "default": facts("concept", "module", "stated", "actual"),
            "lesson": facts("concept", "module", "stated", "actual"),
            "built": facts("module", "stated", "actual"),
            "status": facts("module", "stated", "actual"),
        },
        frozenset({"record"}),
        frozenset({Need.ROLLUPS}),
    ),
    Check(
        "missing-records",
        Subject.COURSE,
        missing_records,
        {"default": facts("module")},
        needs=frozenset({Need.ROLLUPS}),
    ),
)
