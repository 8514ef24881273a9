"""The roll-ups (the course's page and series summaries) against the records."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reclint.checks.check import Check, Need, NoOptions, facts
from reclint.checks.measured import apart, levels_apart
from reclint.checks.phrases import counted, head_of, short
from reclint.checks.rollup_lessons import listed_lessons, stale_lessons
from reclint.checks.rollup_series import stale_series, totals
from reclint.checks.subjects import courses
from reclint.checks.titles import other_title
from reclint.findings.finding import Grade, Hit, Spot
from reclint.linking import spelled_as_one
from reclint.linking.guards import guard
from reclint.readers import calls_itself_complete
from reclint.text.source import Span
from reclint.workspace.progress import plain_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from reclint.model import (
        ConceptRow,
        CourseModule,
        SummaryRow,
        Word,
    )
    from reclint.workspace import Module, Workspace


# The share of a name's words that another row must have to be meant by it as well; a choice: a summary's row with the
# depth of a later row of the same words is right in the one case among four courses.
_MEANT = 0.6
# The share of two heads, by the weight of their words in the record, that must be the same for a row to be another one
# in other words; a choice: "Tying a whipping" and "Whipping" have 0.57, "Rope care" and "Rope strength" 0.4.
_RENAMED = 0.5


def rollup_stale(course: Workspace, _: NoOptions) -> Iterator[Hit]:
    """Counts and statuses of the course's page, and depths and lessons of series summaries, that records contradict."""
    for key, entry, module in _entries(course):
        yield from _stale_entry(course, key, entry, module)
        if hit := other_title(module, key, entry.span, entry.title):
            yield hit
    rows = list(_rows(course))
    listed: dict[tuple[str, str], set[str]] = defaultdict(set)
    for key, row, module in rows:
        listed[key, module.number].add(spelled_as_one(row.name.text))
    for key, row, module in rows:
        yield from _stale_row(key, row, module, listed[key, module.number])
    yield from stale_series(course)
    yield from stale_lessons(course)
    for key, path, notebook in _denied(course):
        yield Hit(
            Spot(key, path.span),
            f"{path.text} notebook",
            {"notebook": notebook.rpartition("/")[2]},
            case="notebook",
            related=(("notebook", Spot(notebook, Span(0, 0))),),
        )


def _entries(course: Workspace) -> Iterator[tuple[str, CourseModule, Module]]:
    """What the course's page and the series summaries say of modules that are here, each with the page's key."""
    pages = [(key, summary.modules) for key, summary in course.summaries]
    if course.course and course.course_key:
        pages.insert(0, (course.course_key, course.course.modules))
    for key, entries in pages:
        for entry in entries:
            module = course.module_numbered(entry.number)
            if module:
                yield key, entry, module


def _denied(course: Workspace) -> Iterator[tuple[str, Word, str]]:
    """The notebooks that a roll-up says are not there yet, and that are: its key, the path there, and theirs."""
    pages = [(key, summary.denied) for key, summary in course.summaries]
    if course.course and course.course_key:
        pages.append((course.course_key, course.course.denied))
    names = {key.rpartition("/")[2]: key for key in course.notebooks}
    for key, paths in pages:
        for path in paths:
            found = names.get(path.text.rpartition("/")[2])
            if found:
                yield key, path, found


def _rows(course: Workspace) -> Iterator[tuple[str, SummaryRow, Module]]:
    """What series summaries say of concepts of modules that are here, each with the summary's key."""
    for key, summary in course.summaries:
        for row in summary.rows:
            module = course.module_numbered(row.module) if row.module else None
            if module:
                yield key, row, module


def _namesakes(row: SummaryRow, module: Module) -> list[ConceptRow]:
    """The rows of a record that have the name of a summary's row, else those that have it but for an explanation.

    "Slow rise" is "Slow rise (over night)", and the reverse; with two explanations they may be two.
    """
    name, bare = spelled_as_one(row.name.text), plain_name(row.name.text)
    rows = [(other, spelled_as_one(other.name.text)) for other in module.record.rows]
    if same := [other for other, known in rows if known == name]:
        return same
    return [other for other, known in rows if bare in (name, known) and plain_name(other.name.text) == bare]


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
            measures=apart(entry.built.value, actual),
            module=entry.number,
        )
    status = module.record.status
    lexicon = course.documents.lexicon
    if entry.status and status:
        here = calls_itself_complete(entry.status.text, lexicon)
        if here != calls_itself_complete(status.text, lexicon) and not (here and _is_behind(module)):
            yield Hit(
                Spot(key, entry.status.span),
                f"{entry.number} status",
                {"module": entry.number, "stated": entry.status.text, "actual": status.text},
                case="status",
                related=(("record", Spot(module.key, status.span)),),
                module=entry.number,
            )


def _is_behind(module: Module) -> bool:
    """Whether a record's status counts fewer lessons than it has, which are all: then it is stale, not the page."""
    record = module.record
    if record.built is None or record.planned is None:
        return False
    return record.built.value < record.planned.value == record.lesson_count


def _stale_row(key: str, row: SummaryRow, module: Module, listed: Collection[str]) -> Iterator[Hit]:
    """A concept of a series summary against the record's rows of that name: the depth, then the lessons.

    ``listed`` are the names of all that the summary says of the module.
    """
    rows = _namesakes(row, module)
    if not rows and module.record.rows:
        yield from _renamed_row(key, row, module, listed)
    slugs = {ref.slug for ref in row.lessons}
    here = [other for other in rows if not slugs or slugs & {ref.slug for ref in other.lessons}]
    found = {"concept": short(row.name.text), "module": module.number}
    sections = {lesson.slug for lesson in module.lessons}
    placed = [other for other in rows if any(ref.slug in sections or not sections for ref in other.lessons)]
    if rows and not here and not placed:
        return  # a row that names no lesson of its record is told there
    if rows and not here:
        actual = ", ".join(ref.slug for other in rows for ref in other.lessons)
        yield _row_hit(
            key, row, module, rows[0], "lesson", {**found, "stated": ", ".join(sorted(slugs)), "actual": actual}
        )
    elif here and row.depth and row.depth.level:
        depths = [other.depth.level for other in here if other.depth and other.depth.level]
        if depths and row.depth.level not in depths:
            later = _later_row(row, module)
            if later and slugs and slugs & {ref.slug for ref in later.lessons}:
                return  # the summary joins two rows of the record, and names the lessons of both
            stated = {**found, "stated": row.depth.level, "actual": " and ".join(depths)}
            hit = _row_hit(key, row, module, later or here[0], "default", stated)
            hit = hit._replace(measures=levels_apart(module.vocabulary, row.depth.level, depths))
            yield hit._replace(question=True, grade=Grade.POLISH) if later else hit
    elif row.depth and row.depth.level is None:
        actual = " and ".join(dict.fromkeys(other.depth.text for other in rows if other.depth)) or "nothing"
        stated = {**found, "stated": row.depth.text, "actual": actual}
        yield _row_hit(key, row, module, rows[0] if rows else None, "unknown", stated)


def _renamed_row(key: str, row: SummaryRow, module: Module, listed: Collection[str]) -> Iterator[Hit]:
    """A concept of which the record has no row of that name: it has it in other words, or not at all.

    Where none of the rows that may be it has its depth, one of both documents is most probably behind. Rows of the
    record that have a name among the ``listed`` ones are others.
    """
    alike = _alike(row, module, listed)
    if not alike and _shares_words(row, module):
        return  # which may be it in other words, or not
    told = {"concept": short(row.name.text), "module": module.number}
    depths = list(dict.fromkeys(other.depth.level for other in alike if other.depth and other.depth.level))
    if not alike:
        yield _row_hit(key, row, module, None, "nowhere", told)._replace(question=True, grade=Grade.POLISH)
    elif row.depth and row.depth.level and depths and row.depth.level not in depths:
        told |= {"stated": row.depth.level, "actual": " and ".join(depths), "other": short(alike[0].name.text)}
        hit = _row_hit(key, row, module, alike[0], "renamed", told)
        yield hit._replace(
            question=True, grade=Grade.POLISH, measures=levels_apart(module.vocabulary, row.depth.level, depths)
        )


def _alike(row: SummaryRow, module: Module, listed: Collection[str]) -> list[ConceptRow]:
    """The rows of a record that may be a summary's row in other words, the likeliest first.

    Most of their heads is the same, and neither a name of the summary nor a guard of linking says that they are two.
    """
    wanted = module.named(row.name.text)
    others = (other for other in module.record.rows if spelled_as_one(other.name.text) not in listed)
    names = ((other, module.named(other.name.text)) for other in others)
    shared = ((module.weights.dice(wanted.head_words, name.head_words), other, name) for other, name in names)
    likely = [(share, other, name) for share, other, name in shared if share >= _RENAMED]
    fitting = [(share, other) for share, other, name in likely if not guard(wanted, name, module.vocabulary.opposites)]
    return [other for _, other in sorted(fitting, key=lambda pair: -pair[0])]


def _shares_words(row: SummaryRow, module: Module) -> bool:
    """Whether a row of the record has half of the words that a summary's row opens with."""
    wanted = module.named(row.name.text).head_words
    return any(2 * len(wanted & module.named(other.name.text).all_words) >= len(wanted) for other in module.record.rows)


def _later_row(row: SummaryRow, module: Module) -> ConceptRow | None:
    """A row with most words of a summary's row that has its depth: the summary may mean that one."""
    wanted = module.named(row.name.text).head_words
    level = row.depth.level if row.depth else None
    at_depth = (other for other in module.record.rows if other.depth and other.depth.level == level)
    shared = ((other, len(wanted & module.named(other.name.text).all_words)) for other in at_depth)
    return next((other for other, count in shared if count > 1 and count >= _MEANT * len(wanted)), None)


def _row_hit(
    key: str, row: SummaryRow, module: Module, other: ConceptRow | None, case: str, found: dict[str, str]
) -> Hit:
    place = row.depth.span if case not in ("lesson", "nowhere") and row.depth else row.name.span
    return Hit(
        Spot(key, place),
        f"{head_of(row.name.text)} {case}",
        found,
        case=case,
        related=(("record", Spot(module.key, other.span)),) if other else (),
        module=module.number,
        formerly=f"{row.name.text} {case}",
    )


def _repeats_records(course: Workspace) -> bool:
    """Whether a roll-up states a count, a status or a concept that a record states too."""
    records = ((entry, module.record) for _, entry, module in _entries(course))
    stated = any(
        (entry.built and record.lessons) or (entry.status and record.status) or (entry.title and record.title)
        for entry, record in records
    )
    told = stated or any(_denied(course)) or any(totals(course)) or any(map(_is_compared, _rows(course)))
    return told or any(listed_lessons(course))


def _is_compared(found: tuple[str, SummaryRow, Module]) -> bool:
    _, row, module = found
    return bool(module.record.rows) or (row.depth is not None and row.depth.level is None)


CHECKS = (
    Check(
        rollup_stale,
        courses("course whose page or summaries repeat what a record states", _repeats_records),
        NoOptions,
        facts("concept", "module", "series", "stated", "actual", "notebook", "other"),
        (Need.ROLLUPS,),
    ),
)
