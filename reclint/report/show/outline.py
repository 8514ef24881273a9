"""``reclint show`` for people: a record's outline, from the same document that the JSON form prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.markdown import without_bold
from reclint.report.cleaning import clean
from reclint.text.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.report.show.json import Concept, LessonSection, Notebook, Review, ShownRecord, Taught

_NAME_WIDTH = 60
"""The columns of a concept's name: a choice, so that depth, name and lesson fit on 120."""


def render(record: ShownRecord) -> str:
    """The outline: line numbers, concepts with depths, lessons with what they state."""
    return "\n".join(_lines(record)) + "\n"


def _lines(record: ShownRecord) -> Iterator[str]:
    yield f"Module {record.module.number}: {clean(record.module.title)}"
    yield f"  {record.path}, {record.understood:.0%} of its lines understood"
    for label, value in (("goal", record.goal), ("status", record.status)):
        if value:
            yield f"  {label}: {clean(value)}"
    detached = sum(concept.detached for concept in record.concepts)
    yield ""
    yield f"Concept Index: {counted(len(record.concepts), 'concept')}, {detached} of them detached"
    for concept in record.concepts:
        yield _concept(concept)
    for lesson in record.lessons:
        yield ""
        yield from _lesson(lesson)


def _concept(concept: Concept) -> str:
    mark = " detached" if concept.detached else ""
    shape = f" {concept.shape}" if concept.shape != "regular" else ""
    lessons = ", ".join(name.slug for name in concept.lessons)
    depth = concept.depth or "?"
    return f"{concept.span.line:6}  {depth:<11} {_short(concept.name):<{_NAME_WIDTH}} {lessons}{mark}{shape}".rstrip()


def _lesson(lesson: LessonSection) -> Iterator[str]:
    position = f"Lesson {lesson.position}" if lesson.position else "Lesson"
    title = f": {clean(lesson.title)}" if lesson.title else ""
    load = f", {lesson.load}" if lesson.load else ""
    yield f"{lesson.span.line:6}  {position}{title} ({lesson.slug or 'no slug'}{load})"
    if lesson.concepts:
        yield f"{'':8}taught: {counted(len(lesson.concepts), 'concept')}, {_links(lesson.concepts)}"
    for taught in lesson.concepts:
        yield _taught(taught)
    if lesson.notebook:
        yield f"{lesson.notebook.span.line:6}    notebook: {_notebook(lesson.notebook)}"
    if lesson.review:
        yield f"{lesson.review.span.line:6}    review: {_review(lesson.review)}"


def _links(concepts: list[Taught]) -> str:
    counts = {link: sum(concept.link == link for concept in concepts) for link in ("certain", "ambiguous", "missing")}
    words = {"certain": "linked", "ambiguous": "ambiguous", "missing": "without a row"}
    return ", ".join(f"{count} {words[link]}" for link, count in counts.items() if count)


def _taught(taught: Taught) -> str:
    rows = ", ".join(map(str, taught.index_lines)) or taught.link
    return f"{taught.span.line:6}      {taught.depth or '-':<11} {_short(taught.name):<{_NAME_WIDTH}} -> {rows}"


def _notebook(notebook: Notebook) -> str:
    if notebook.absent:
        return f"stated to be absent{f' ({notebook.path})' if notebook.path else ''}"
    number = notebook.exercises_stated
    stated = f", {counted(number, 'exercise')} stated" if number is not None else ""
    listed = f", {len(notebook.exercises)} listed" if notebook.exercises else ""
    return f"{clean(notebook.path or 'no path')}{stated}{listed}"


def _review(review: Review) -> str:
    passed = f" at iteration {review.passed_at}" if review.passed_at is not None else ""
    maximum = f" of {review.max_iterations}" if review.max_iterations is not None else ""
    iterations = "; ".join(
        f"{entry.number}: {_counts(entry.critical, entry.improvement, entry.polish)}" for entry in review.iterations
    )
    return f"{review.verdict or 'no verdict'}{passed}{maximum}{f' ({iterations})' if iterations else ''}"


def _counts(*counts: int | None) -> str:
    return "/".join("-" if count is None else str(count) for count in counts)


def _short(text: str) -> str:
    text = clean(without_bold(text))
    return text if len(text) <= _NAME_WIDTH else text[: _NAME_WIDTH - 1] + "…"
