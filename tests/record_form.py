"""The parts of a record that docs/form.md shows, and what is read of each, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from reclint.model import LessonSummary, Record


class Part(NamedTuple):
    """A part of a record: what it is, where an example stands, what is read from it, and ways to write the same."""

    title: str
    about: str
    around: str
    reading: Callable[[Record], str]
    says: str
    examples: tuple[str, ...]


INDEX = "## Concept Index\n\n| Concept | Depth | Lesson |\n| --- | --- | --- |\n| Wedging | DEVELOPED | cold-clay |\n\n"
TITLE = "# Module 4.1: Clay -- Record\n\n"
LESSON = "### Lesson 1: Cold Clay (cold-clay)\n\n"
OTHER = "\n\n### Lesson 2: Warm Clay (warm-clay)\n\nAt last.\n"
IN_INDEX = TITLE + "## Concept Index\n\n{}\n\n## Lessons\n\n" + LESSON + "Wet." + OTHER
IN_LESSON = TITLE + INDEX + "## Lessons\n\n" + LESSON + "{}\n"


def _title(record: Record) -> str:
    return f"module {record.number}, {record.title}"


def _modules(record: Record) -> str:
    return ", then ".join(map(_title, (record, *record.further)))


def _rows(record: Record) -> str:
    return "; ".join(
        f"{row.name.text}, {row.depth and row.depth.level}, {' and '.join(ref.slug for ref in row.lessons)}"
        for row in record.rows
    )


def _lesson(record: Record) -> LessonSummary:
    return record.lessons[0]


def _heading(record: Record) -> str:
    lesson = _lesson(record)
    return f"lesson {lesson.position and lesson.position.value}, {lesson.title}, {lesson.slug}"


def _load(record: Record) -> str:
    load = _lesson(record).load
    return load.text if load else ""


def _taught(record: Record) -> str:
    return "; ".join(f"{item.name}, {item.depth and item.depth.level}" for item in _lesson(record).taught)


def _notebook(record: Record) -> str:
    claim = _lesson(record).notebook
    assert claim is not None
    if claim.absent:
        return "there is none"
    levels = ", ".join(one.level or "?" for one in claim.exercises)
    return f"{claim.path and claim.path.text}, {levels}"


def _stated(record: Record) -> str:
    claim = _lesson(record).notebook
    return f"{claim.stated.value} exercises" if claim and claim.stated else ""


def _review(record: Record) -> str:
    claim = _lesson(record).review
    assert claim is not None
    told = []
    for one in claim.iterations:
        counts = {count.grade: count.value for count in one.counts}
        told.append(f"{one.number}: {', '.join(f'{counts[grade]} {grade}' for grade in sorted(counts))}")
    return f"{claim.verdict} at iteration {claim.passed_at}; " + "; ".join(told)


def _fields(record: Record) -> str:
    return ", ".join(str(field.kind) for field in _lesson(record).fields)
