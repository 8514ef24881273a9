"""The named targets of the model that rules of a course's own can be bound to, with their attributes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reclint.findings.finding import Grade

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from reclint.text.source import Span
    from reclint.vocabulary.vocabulary import Vocabulary
    from reclint.workspace import Lesson, Module

Value = str | int | None


class Thing(NamedTuple):
    """One thing of a target: its attributes, where it stands, and the lesson that it belongs to.

    ``sections`` are the places of the sections that it belongs to: two where a row names a lesson that has two.
    """

    values: Mapping[str, Value]
    span: Span
    name: str
    lesson: str | None = None
    spans: Mapping[str, Span] | None = None
    sections: tuple[int, ...] = ()

    @property
    def owner(self) -> object:
        """What it belongs to: its sections or, where no section has the lesson, the lesson."""
        return self.sections or self.lesson

    def place(self, attribute: str) -> Span:
        """Where an attribute stands: its own place, else that of the whole thing."""
        return (self.spans or {}).get(attribute, self.span)


class Target(NamedTuple):
    """A kind of thing in a record; ``attributes`` name and explain what can be asked of it.

    ``words`` give, for attributes that are words of the vocabulary, all that they may be.
    """

    name: str
    summary: str
    attributes: Mapping[str, str]
    find: Callable[[Module], Iterator[Thing]]
    words: Mapping[str, Callable[[Vocabulary], tuple[str, ...]]] | None = None


def _slug(lesson: Lesson) -> str:
    return lesson.slug or lesson.summary.heading


def _records(module: Module) -> Iterator[Thing]:
    record = module.record
    values = {
        "number": record.number or None,
        "title": record.title or None,
        "goal": record.goal.text if record.goal else None,
        "status": record.status.text if record.status else None,
    }
    yield Thing(values, record.span, record.title or "the record")


def _rows(module: Module) -> Iterator[Thing]:
    for row in module.record.rows:
        values = {
            "concept": row.name.text,
            "depth": row.depth.level if row.depth else None,
            "lessons": ", ".join(ref.slug for ref in row.lessons) or None,
            "notes": row.notes or None,
        }
        spans = {"concept": row.name.span, **({"depth": row.depth.span} if row.depth else {})}
        lesson = row.lessons[-1].slug if row.lessons else None
        sections = tuple(own.place for own in module.lessons if lesson is not None and own.slug == lesson)
        yield Thing(values, row.span, row.name.text, lesson, spans, sections)


def _lessons(module: Module) -> Iterator[Thing]:
    for lesson in module.lessons:
        summary = lesson.summary
        values = {
            "slug": summary.slug,
            "title": summary.title,
            "position": summary.position.value if summary.position else None,
            "load": summary.load.text if summary.load else None,
            "status": summary.status.text if summary.status else None,
        }
        spans = {"load": summary.load.span} if summary.load else {}
        yield Thing(values, summary.span, _slug(lesson), _slug(lesson), spans, (lesson.place,))


def _fields(module: Module) -> Iterator[Thing]:
    for lesson in module.lessons:
        for field in lesson.summary.fields:
            values = {"kind": field.kind, "label": field.label.text, "text": field.text or None}
            yield Thing(values, field.label.span, field.label.text, _slug(lesson), sections=(lesson.place,))


def _entries(module: Module) -> Iterator[Thing]:
    for lesson in module.lessons:
        for field in lesson.summary.fields:
            for entry in field.entries:
                values = {"kind": field.kind, "label": field.label.text, "text": entry.text}
                yield Thing(values, entry.span, entry.text, _slug(lesson), sections=(lesson.place,))


def _taught(module: Module) -> Iterator[Thing]:
    for lesson in module.lessons:
        for item in lesson.summary.taught:
            values = {"concept": item.name, "depth": item.depth.level if item.depth else None}
            yield Thing(values, item.span, item.name, _slug(lesson), sections=(lesson.place,))


def _notebooks(module: Module) -> Iterator[Thing]:
    for lesson in module.lessons:
        claim = lesson.summary.notebook
        if claim:
            values = {
                "path": claim.path.text if claim.path else None,
                "absent": "yes" if claim.absent else "no",
                "exercises": claim.stated.value if claim.stated else len(claim.exercises) or None,
            }
            spans = {"path": claim.path.span} if claim.path else {}
            yield Thing(values, claim.span, _slug(lesson), _slug(lesson), spans, (lesson.place,))


def _exercises(module: Module) -> Iterator[Thing]:
    for lesson in module.lessons:
        claim = lesson.summary.notebook
        for exercise in claim.exercises if claim else ():
            values = {"number": exercise.number, "level": exercise.level, "title": exercise.title}
            yield Thing(values, exercise.span, f"exercise {exercise.number}", _slug(lesson), sections=(lesson.place,))


def _iterations(module: Module) -> Iterator[Thing]:
    for lesson in module.lessons:
        claim = lesson.summary.review
        for iteration in claim.iterations if claim else ():
            stated = {grade: iteration.count(grade) for grade in (one.value for one in Grade)}
            values: dict[str, Value] = {"number": iteration.number, "verdict": iteration.verdict}
            values |= {grade: count.value if count else None for grade, count in stated.items()}
            yield Thing(
                values, iteration.span, f"iteration {iteration.number}", _slug(lesson), sections=(lesson.place,)
            )


def _depth_words(vocabulary: Vocabulary) -> tuple[str, ...]:
    return vocabulary.depths


def _level_words(vocabulary: Vocabulary) -> tuple[str, ...]:
    return tuple(vocabulary.levels)


def _verdict_words(vocabulary: Vocabulary) -> tuple[str, ...]:
    return tuple(vocabulary.verdicts)


def _field_words(vocabulary: Vocabulary) -> tuple[str, ...]:
    return tuple(vocabulary.fields)


def _models(module: Module) -> Iterator[Thing]:
    for model in module.record.models:
        values = {"name": model.name.text, "established": ", ".join(ref.slug for ref in model.established) or None}
        yield Thing(values, model.span, model.name.text)


TARGETS = (
    Target(
        "record",
        "the record itself",
        {
            "number": "the module's number, such as 1.2",
            "title": "the module's title",
            "goal": "the goal",
            "status": "the status line",
        },
        _records,
    ),
    Target(
        "row",
        "a row of the Concept Index",
        {
            "concept": "the concept's name",
            "depth": "the depth after the lesson",
            "lessons": "the slugs, joined by commas",
            "notes": "the notes",
        },
        _rows,
        {"depth": _depth_words},
    ),
    Target(
        "lesson",
        "a lesson's section",
        {
            "slug": "the slug",
            "title": "the title in the heading",
            "position": "the stated position, a number",
            "load": "the cognitive load",
            "status": "the status field",
        },
        _lessons,
    ),
    Target(
        "field",
        "a labelled field of a lesson's section",
        {
            "kind": "what the vocabulary calls the field, such as misconceptions",
            "label": "the label as written",
            "text": "all of its text",
        },
        _fields,
        {"kind": _field_words},
    ),
    Target(
        "entry",
        "an item in the list of a field, or the text on its line",
        {"kind": "the kind of the field", "label": "the label of the field", "text": "the item's text"},
        _entries,
        {"kind": _field_words},
    ),
    Target(
        "taught",
        "a concept that a summary states as taught",
        {"concept": "the concept, without its depth mark", "depth": "the depth after the lesson"},
        _taught,
        {"depth": _depth_words},
    ),
    Target(
        "notebook",
        "what a summary says of its notebook",
        {"path": "the path", "absent": "yes or no", "exercises": "the number stated or listed"},
        _notebooks,
    ),
    Target(
        "exercise",
        "an exercise that a summary lists",
        {"number": "the number", "level": "the level", "title": "the title"},
        _exercises,
        {"level": _level_words},
    ),
    Target(
        "iteration",
        "an iteration of a review that a summary describes",
        {
            "number": "the number",
            "verdict": "the verdict",
            "critical": "the count of critical findings",
            "improvement": "the count of improvement findings",
            "polish": "the count of polish findings",
        },
        _iterations,
        {"verdict": _verdict_words},
    ),
    Target(
        "model",
        "a row of the mental models",
        {"name": "the model's name", "established": "the slugs of where it was established"},
        _models,
    ),
)
