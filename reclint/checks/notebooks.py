"""What a summary says of its notebook against itself and against the notebook."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.checks.check import Check, Need, NoOptions, Options, Subject, facts
from reclint.checks.phrases import counted, short
from reclint.findings.finding import Edit, Fix, Hit, Spot
from reclint.text.nearest import likeness, nearest
from reclint.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reclint.model import Exercise, Notebook, NotebookClaim, NotebookExercise, Word
    from reclint.workspace import Lesson, Workspace


def missing_notebook(lesson: Lesson, _: NoOptions) -> Iterator[Hit]:
    """A notebook that the record names and that does not exist."""
    claim, match = lesson.summary.notebook, lesson.notebook_match
    if not claim or not claim.path or claim.absent or (match and match.named):
        return
    name = claim.path.text.rpartition("/")[2]
    keys = {_file_name(key): key for key in lesson.module.workspace.notebooks}
    near = _file_name(match.key) if match else nearest(name, keys, near=80)
    yield Hit(
        Spot(lesson.module.key, claim.path.span),
        name,
        {"path": claim.path.text, "suggestion": f', did you mean "{near}"?' if near else ""},
        fix=_rename(lesson, claim.path, match.key if match else keys[near]) if near else None,
    )


def _rename(lesson: Lesson, path: Word, key: str) -> Fix | None:
    """Name the notebook at ``key`` in the same folder, where no other lesson has it."""
    folder, slash, name = path.text.rpartition("/")
    right = key.rpartition("/")[2]
    others = {
        other.notebook_match.key for other in lesson.module.lessons if other is not lesson and other.notebook_match
    }
    if key in others or _text(lesson, path.span) != path.text or not f"/{key}".endswith(f"/{folder}{slash}{right}"):
        return None
    span = Span(path.span.stop - len(name), path.span.stop)
    return Fix(f"name {right}, which exists", (Edit(Spot(lesson.module.key, span), right),), safe=False)


def _text(lesson: Lesson, span: Span) -> str:
    """What stands in the record."""
    source = lesson.module.documents.source(lesson.module.key)
    return source.slice(span) if source else ""


def denied_notebook(lesson: Lesson, _: NoOptions) -> Iterator[Hit]:
    """A notebook that exists although the record says that there is none."""
    claim, match = lesson.summary.notebook, lesson.notebook_match
    if claim and claim.absent and match:
        yield Hit(
            Spot(lesson.module.key, claim.path.span if claim.path else claim.span),
            _file_name(match.key),
            {"notebook": _file_name(match.key), "lesson": lesson.slug or lesson.summary.heading},
            related=(("notebook", Spot(match.key, _whole(lesson))),),
        )


def _file_name(key: str) -> str:
    """A notebook's name in messages; the place beside it has the whole path."""
    return key.rpartition("/")[2]


def _whole(lesson: Lesson) -> Span:
    """Where a notebook is pointed at as a whole: its first exercise, else its start."""
    notebook = lesson.notebook
    exercises = notebook.exercises if notebook else None
    return exercises[0].span if exercises else Span(0, 0)


def miscounted_list(lesson: Lesson, _: NoOptions) -> Iterator[Hit]:
    """A stated number of exercises that differs from what is listed beside it, or from its own sum by level."""
    claim = lesson.summary.notebook
    if not claim or not claim.stated:
        return
    by_level = sum(count.value for _, count in claim.levels)
    if claim.exercises and len(claim.exercises) != claim.stated.value:
        listed = claim.exercises[0].span.cover(claim.exercises[-1].span)
        yield Hit(
            Spot(lesson.module.key, claim.stated.span),
            lesson.slug or lesson.summary.heading,
            {"stated": counted(claim.stated.value, "exercise"), "counted": len(claim.exercises)},
            related=(("listed", Spot(lesson.module.key, listed)),),
        )
    elif len(claim.levels) > 1 and by_level != claim.stated.value:
        yield Hit(
            Spot(lesson.module.key, claim.stated.span),
            lesson.slug or lesson.summary.heading,
            {"stated": counted(claim.stated.value, "exercise"), "counted": by_level},
            case="levels",
        )


def miscounted_notebook(lesson: Lesson, _: NoOptions) -> Iterator[Hit]:
    """A stated or listed number of exercises that differs from the notebook's own."""
    claim, notebook, match = lesson.summary.notebook, lesson.notebook, lesson.notebook_match
    if not claim or claim.absent or not notebook or notebook.exercises is None or not match:
        return
    stated = claim.stated.value if claim.stated else len(claim.exercises)
    actual = {len(notebook.exercises), len(notebook.exercises) + notebook.stretches}
    if not stated or stated in actual:
        return
    span = claim.stated.span if claim.stated else claim.exercises[0].span.cover(claim.exercises[-1].span)
    found = [("exercise", Spot(match.key, exercise.span)) for exercise in notebook.exercises]
    yield Hit(
        Spot(lesson.module.key, span),
        lesson.slug or lesson.summary.heading,
        {"stated": counted(stated, "exercise"), "actual": len(notebook.exercises), "notebook": _file_name(match.key)},
        case="default" if claim.stated else "listed",
        related=tuple(found[-1:]),
        fix=_recount(lesson, claim, len(notebook.exercises)) if len(actual) == 1 else None,
    )


def _recount(lesson: Lesson, claim: NotebookClaim, actual: int) -> Fix | None:
    """State the notebook's number, where nothing else in the record counts otherwise and no noun changes with it."""
    if not claim.stated or 1 in (actual, claim.stated.value):
        return None
    counts = {len(claim.exercises), sum(count.value for _, count in claim.levels)} - {0}
    start, stated = claim.stated.span.start, str(claim.stated.value)
    text = _text(lesson, claim.stated.span)
    if counts - {actual} or re.findall(r"\d+", text) != [stated] or not text.startswith(stated):
        return None
    edit = Edit(Spot(lesson.module.key, Span(start, start + len(stated))), str(actual))
    return Fix(f"write {actual}, as many as the notebook has", (edit,), safe=False)


def wrong_levels(lesson: Lesson, _: NoOptions) -> Iterator[Hit]:
    """Levels that the vocabulary does not have, or that differ from the notebook's headings."""
    claim = lesson.summary.notebook
    if not claim:
        return
    yield from _unknown_levels(lesson, claim)
    notebook = lesson.notebook
    if notebook and notebook.exercises:
        yield from _level_counts(lesson, claim, notebook)
        if len(notebook.exercises) == len(claim.exercises):
            for stated, actual in zip(claim.exercises, notebook.exercises, strict=True):
                yield from _compared(lesson, stated, actual)


def _unknown_levels(lesson: Lesson, claim: NotebookClaim) -> Iterator[Hit]:
    """Unknown levels, where at least half of the exercises have known ones: else a parenthesis means something else."""
    marked = [exercise for exercise in claim.exercises if exercise.level_text]
    unknown = [exercise for exercise in marked if not exercise.level]
    if len(unknown) * 2 > len(marked):
        return
    allowed = tuple(lesson.module.vocabulary.levels)
    for exercise in unknown:
        if exercise.level_text:
            yield Hit(
                Spot(lesson.module.key, exercise.level_text.span),
                f"{lesson.slug} {exercise.number}",
                {"number": exercise.number, "found": exercise.level_text.text, "allowed": ", ".join(allowed)},
                case="unknown",
            )


def _compared(lesson: Lesson, stated: Exercise, actual: NotebookExercise) -> Iterator[Hit]:
    match = lesson.notebook_match
    if not match or not stated.level or not actual.level or stated.level == actual.level:
        return
    yield Hit(
        Spot(lesson.module.key, stated.level_text.span if stated.level_text else stated.span),
        f"{lesson.slug} {stated.number}",
        {"number": stated.number, "stated": stated.level, "actual": actual.level, "cell": actual.cell},
        related=(("heading", Spot(match.key, actual.span)),),
        fix=_relevel(lesson, stated, actual.level),
    )


def _relevel(lesson: Lesson, stated: Exercise, level: str) -> Fix | None:
    """Write the level that the notebook's heading has, in the case of the one that stands there."""
    word = stated.level_text
    if not word or not stated.level or _text(lesson, word.span) != word.text:
        return None
    styles = (str, str.lower, str.upper)
    found = next((style(level) for style in styles if style(stated.level) == word.text), None)
    edits = (Edit(Spot(lesson.module.key, word.span), found),) if found else ()
    return Fix(f"write {found}, as the notebook does", edits, safe=False) if edits else None


def _level_counts(lesson: Lesson, claim: NotebookClaim, notebook: Notebook) -> Iterator[Hit]:
    """Numbers such as "2 guided, 3 supported" against the notebook's headings, where each of them has a level."""
    exercises = notebook.exercises or ()
    if not claim.levels or any(exercise.level is None for exercise in exercises):
        return
    actual = {level: sum(1 for e in exercises if e.level == level) for level in lesson.module.vocabulary.levels}
    stated = {level: count.value for level, count in claim.levels}
    if sum(stated.values()) == len(exercises) and any(actual[level] != stated.get(level, 0) for level in actual):
        span = claim.levels[0][1].span.cover(claim.levels[-1][1].span)
        match = lesson.notebook_match
        yield Hit(
            Spot(lesson.module.key, span),
            lesson.slug or lesson.summary.heading,
            {"stated": _spelled(stated), "actual": _spelled(actual)},
            case="counts",
            related=(("heading", Spot(match.key, exercises[0].span)),) if match else (),
        )


def _spelled(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {level}" for level, count in counts.items() if count)


def misnumbered_exercises(lesson: Lesson, _: NoOptions) -> Iterator[Hit]:
    """Exercises of the record or of the notebook that do not count 1, 2, 3."""
    claim, notebook, match = lesson.summary.notebook, lesson.notebook, lesson.notebook_match
    listed = [(exercise.number, exercise.span) for exercise in claim.exercises] if claim else []
    if found := _first_out_of_order(listed):
        yield _misnumbered(lesson, lesson.module.key, found, "default")
    actual = [(exercise.number, exercise.span) for exercise in notebook.exercises or ()] if notebook else []
    if match and (found := _first_out_of_order(actual)):
        yield _misnumbered(lesson, match.key, found, "notebook")


def _first_out_of_order(numbers: Sequence[tuple[int | None, Span]]) -> tuple[int, int, Span] | None:
    """The first number that is not its place, with the place and where it stands."""
    for place, (number, span) in enumerate(numbers, 1):
        if number is not None and number != place:
            return number, place, span
    return None


def _misnumbered(lesson: Lesson, key: str, found: tuple[int, int, Span], case: str) -> Hit:
    number, place, span = found
    return Hit(Spot(key, span), f"{lesson.slug} {case}", {"found": number, "expected": place}, case=case)


def unrecorded_notebook(lesson: Lesson, _: NoOptions) -> Iterator[Hit]:
    """A notebook of the lesson exists, and the summary says nothing of one."""
    match = lesson.notebook_match
    if match and not lesson.summary.notebook and lesson.summary.fields:
        yield Hit(
            Spot(lesson.module.key, lesson.summary.span),
            _file_name(match.key),
            {"lesson": lesson.slug or lesson.summary.heading, "notebook": _file_name(match.key)},
            related=(("notebook", Spot(match.key, _whole(lesson))),),
        )


def orphaned_notebooks(course: Workspace, _: NoOptions) -> Iterator[Hit]:
    """Notebooks named like those of a module that is here, and that belong to none of its lessons."""
    taken = {lesson.notebook_match.key for m in course.modules for lesson in m.lessons if lesson.notebook_match}
    for key in course.notebooks:
        name = _FILE_NAME.match(key.rpartition("/")[2])
        module = course.module_numbered(f"{name['series']}.{name['module']}") if name else None
        if module and key not in taken:
            yield Hit(
                Spot(key, Span(0, 0)),
                _file_name(key),
                {"notebook": _file_name(key), "module": module.number},
                module=module.number,
            )


def unreadable_notebook(lesson: Lesson, _: NoOptions) -> Iterator[Hit]:
    """A lesson's notebook that is not JSON, or no notebook."""
    notebook, match, claim = lesson.notebook, lesson.notebook_match, lesson.summary.notebook
    if notebook and match and notebook.problem:
        yield Hit(
            Spot(match.key, Span(0, 0)),
            _file_name(match.key),
            {"notebook": _file_name(match.key), "problem": notebook.problem},
            related=(("record", Spot(lesson.module.key, claim.span)),) if claim else (),
        )


class Unlike(Options):
    """``below``: how little (0 to 100) two titles must have in common to be of different subjects."""

    below: int = 30


def unlike_titles(lesson: Lesson, options: Unlike) -> Iterator[Hit]:
    """Exercises of one number that the record and the notebook give clearly different subjects."""
    claim, notebook, match = lesson.summary.notebook, lesson.notebook, lesson.notebook_match
    if not claim or not notebook or not match:
        return
    actual = {exercise.number: exercise for exercise in notebook.exercises or ()}
    if len(actual) != len(claim.exercises):
        return
    for exercise in claim.exercises:
        other = actual.get(exercise.number or 0)
        if other and exercise.title and other.title and likeness(exercise.title, other.title) < options.below:
            yield Hit(
                Spot(lesson.module.key, exercise.span),
                f"{lesson.slug} {exercise.number}",
                {"number": exercise.number, "stated": short(exercise.title), "actual": short(other.title)},
                question=True,
                related=(("heading", Spot(match.key, other.span)),),
            )


_FILE_NAME = re.compile(r"(?P<series>\d+)-(?P<module>\d+)-(?P<position>\d+)-(?P<slug>[a-z0-9-]+)\.ipynb$")
_NOTEBOOKS = frozenset({Need.NOTEBOOKS})
_COUNTS = facts("stated", "counted")
_ACTUAL = facts("stated", "actual", "notebook")

CHECKS = (
    Check(
        "missing-notebook",
        Subject.LESSON,
        missing_notebook,
        {"default": facts("path", "suggestion")},
        needs=_NOTEBOOKS,
    ),
    Check(
        "denied-notebook",
        Subject.LESSON,
        denied_notebook,
        {"default": facts("notebook", "lesson")},
        frozenset({"notebook"}),
        _NOTEBOOKS,
    ),
    Check(
        "miscounted-list",
        Subject.LESSON,
        miscounted_list,
        {"default": _COUNTS, "levels": _COUNTS},
        frozenset({"listed"}),
    ),
    Check(
        "miscounted-notebook",
        Subject.LESSON,
        miscounted_notebook,
        {"default": _ACTUAL, "listed": _ACTUAL},
        frozenset({"exercise"}),
        _NOTEBOOKS,
    ),
    Check(
        "wrong-levels",
        Subject.LESSON,
        wrong_levels,
        {
            "default": facts("number", "stated", "actual", "cell"),
            "unknown": facts("number", "found", "allowed"),
            "counts": facts("stated", "actual"),
        },
        frozenset({"heading"}),
    ),
    Check(
        "misnumbered-exercises",
        Subject.LESSON,
        misnumbered_exercises,
        {"default": facts("found", "expected"), "notebook": facts("found", "expected")},
    ),
    Check(
        "unrecorded-notebook",
        Subject.LESSON,
        unrecorded_notebook,
        {"default": facts("lesson", "notebook")},
        frozenset({"notebook"}),
        _NOTEBOOKS,
    ),
    Check(
        "orphaned-notebooks",
        Subject.COURSE,
        orphaned_notebooks,
        {"default": facts("notebook", "module")},
        needs=_NOTEBOOKS,
    ),
    Check(
        "unreadable-notebook",
        Subject.LESSON,
        unreadable_notebook,
        {"default": facts("notebook", "problem")},
        frozenset({"record"}),
        _NOTEBOOKS,
    ),
    Check(
        "unlike-titles",
        Subject.LESSON,
        unlike_titles,
        {"default": facts("number", "stated", "actual")},
        frozenset({"heading"}),
        _NOTEBOOKS,
        Unlike,
    ),
)
