"""What a summary says of its notebook against itself and against the notebook."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.checks.check import Check, Need, NoOptions, facts
from reclint.checks.further_notebooks import counted_further, counts_of, stated_of_all, with_further
from reclint.checks.measured import apart
from reclint.checks.missing_notebook import missing_hit
from reclint.checks.notebook_names import (
    has_notebooks_by_name,
    is_of_confused,
    notebook_of_another,
    notebooks_of_modules,
    notebooks_of_nobody,
    of_planned_lesson,
)
from reclint.checks.own_notebooks import beside, denied_own, denies_own
from reclint.checks.passages import passage
from reclint.checks.phrases import counted
from reclint.checks.reviewed import completion
from reclint.checks.shared_notebooks import shares_notebook
from reclint.checks.subjects import courses, lessons
from reclint.findings.finding import Edit, Fix, Grade, Hit, Spot
from reclint.text.source import Span
from reclint.vocabulary.folding import fold_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.model import (
        Count,
        NotebookClaim,
    )
    from reclint.workspace import Lesson, Module, Workspace


# "4 exercises" may be rewritten where the text has one number in digits; "2 + 2 exercises" and "four" may not.
_DIGITS = re.compile(r"\d+")


def notebook_missing(lesson: Lesson, _: NoOptions) -> Iterator[Hit]:
    """Notebooks that the record names and that do not exist."""
    claim, match = lesson.summary.notebook, lesson.notebook_match
    if not claim:
        return
    if claim.path and not (match and match.named):
        yield missing_hit(lesson, claim.path, match.key if match else None)
    for further in claim.further:
        if further.path.text not in lesson.further_keys:
            yield missing_hit(lesson, further.path, None)


def notebook_denied(lesson: Lesson, _: NoOptions) -> Iterator[Hit]:
    """A notebook that exists although the record says that there is none, or none of the lesson's own."""
    claim, match = lesson.summary.notebook, lesson.notebook_match
    if claim and claim.absent and match:
        yield Hit(
            Spot(lesson.module.key, claim.path.span if claim.path else claim.span),
            _file_name(match.key),
            {"notebook": _file_name(match.key), "lesson": lesson.slug or lesson.summary.heading},
            case="pending" if claim.pending else "default",
            related=(("notebook", Spot(match.key, _whole(lesson))),),
        )
    elif claim and (key := denied_own(lesson)):
        yield Hit(
            Spot(lesson.module.key, claim.span),
            _file_name(key),
            {"notebook": _file_name(key), "lesson": lesson.slug or lesson.summary.heading},
            related=(("notebook", Spot(key, Span(0, 0))),),
        )


def notebook_other(lesson: Lesson, _: NoOptions) -> Iterator[Hit]:
    """A notebook that the record names for a lesson and that bears the name of another lesson."""
    claim, match, other = lesson.summary.notebook, lesson.notebook_match, notebook_of_another(lesson)
    if claim and claim.path and match and other and not shares_notebook(lesson, other):
        home = lesson.module.workspace.module_numbered(lesson.module.workspace.taught_in[other])
        named = home.lesson(other) if home else None
        yield Hit(
            Spot(lesson.module.key, claim.path.span),
            _file_name(match.key),
            {"notebook": _file_name(match.key), "lesson": lesson.slug, "other": other},
            related=(("lesson", Spot(named.module.key, named.summary.span)),) if named else (),
        )


def notebook_unnamed(lesson: Lesson, _: NoOptions) -> Iterator[Hit]:
    """A complete lesson whose exercises are said to be in a notebook, without a path, and of which there is none.

    Where no notebook of the module is here, the workspace may hold only a part of them, and it is a question.
    """
    claim = lesson.summary.notebook
    if claim is None or lesson.notebook_match:
        return
    module = lesson.module
    held = any(owner is module for _, owner in notebooks_of_modules(module.workspace))
    yield Hit(
        Spot(module.key, claim.span),
        lesson.slug or lesson.summary.heading,
        {"lesson": lesson.slug or lesson.summary.heading},
        question=not held,
        grade=None if held else Grade.POLISH,
    )


def _is_unnamed(lesson: Lesson) -> bool:
    """Whether a complete lesson tells of its notebook's exercises without naming a file."""
    claim = lesson.summary.notebook
    tells = claim is not None and not claim.absent and claim.path is None and bool(claim.stated or claim.exercises)
    return tells and completion(lesson) is not None


def _file_name(key: str) -> str:
    """A notebook's name in messages; the place beside it has the whole path."""
    return key.rpartition("/")[2]


def _whole(lesson: Lesson) -> Span:
    """Where a notebook is pointed at as a whole: its first exercise, else its start."""
    notebook = lesson.notebook
    exercises = notebook.exercises if notebook else None
    return exercises[0].span if exercises else Span(0, 0)


def notebook_count_stated(lesson: Lesson, _: NoOptions) -> Iterator[Hit]:
    """A stated number of exercises that differs from what is listed beside it, or from its own sum by level.

    Where only the stretch exercises of the list are beyond the number, it may leave them out: that is a question.
    """
    claim = lesson.summary.notebook
    if not claim or not claim.stated:
        return
    by_level = sum(count.value for _, count in claim.levels)
    if claim.exercises and not counts_of(claim.exercises) & {claim.stated.value, stated_of_all(claim)}:
        listed = claim.exercises[0].span.cover(claim.exercises[-1].span)
        apart_by_stretches = len(claim.exercises) - claim.stated.value == _stretches(lesson, claim)
        yield Hit(
            Spot(lesson.module.key, claim.stated.span),
            lesson.slug or lesson.summary.heading,
            {"stated": _as_stated(lesson, claim.stated), "counted": len(claim.exercises)},
            case="stretch" if apart_by_stretches else "default",
            question=apart_by_stretches,
            grade=Grade.POLISH if apart_by_stretches else None,
            related=(("listed", Spot(lesson.module.key, listed)),),
            measures=apart(claim.stated.value, len(claim.exercises)),
        )
    elif len(claim.levels) > 1 and by_level != claim.stated.value:
        yield Hit(
            Spot(lesson.module.key, claim.stated.span),
            lesson.slug or lesson.summary.heading,
            {"stated": _as_stated(lesson, claim.stated), "counted": by_level},
            case="levels",
            measures=apart(claim.stated.value, by_level),
        )


def _stretches(lesson: Lesson, claim: NotebookClaim) -> int:
    """How many of the listed exercises open as a stretch: "(stretch) plait it", "stretch with three strands"."""
    opens = re.compile(rf"\W*{lesson.module.documents.lexicon.word('stretch')}\b", re.I)
    return sum(1 for exercise in claim.exercises if opens.match(passage(lesson.module, exercise.span)))


def _as_stated(lesson: Lesson, stated: Count) -> str:
    """The number with the noun that the record counts by: "3 parts"; exercises where it has none."""
    nouns = lesson.module.vocabulary.words_of("exercises")
    words = passage(lesson.module, stated.span).split()
    noun = words[-1].strip("*_`,.") if words else ""
    return f"{stated.value} {noun}" if fold_word(noun) in map(fold_word, nouns) else counted(stated.value, "exercise")


def notebook_count(lesson: Lesson, _: NoOptions) -> Iterator[Hit]:
    """A stated or listed number of exercises that differs from the notebook's own.

    A bare list of topics, without a number or a level, may be no list of exercises: it is a question.
    """
    claim, notebook, match = lesson.summary.notebook, lesson.notebook, lesson.notebook_match
    if not claim or not notebook or notebook.exercises is None or not match:
        return
    yield from _further_counts(lesson, claim)
    topics = claim.stated is None and not any(exercise.marked for exercise in claim.exercises)
    stated = _stated(claim)
    actual = counts_of(notebook.exercises, notebook.stretches)
    listed = set() if claim.stated else counts_of(claim.exercises)
    if actual & {stated, *listed} or stated in with_further(lesson, actual):
        return
    span = claim.stated.span if claim.stated else claim.exercises[0].span.cover(claim.exercises[-1].span)
    found = [("exercise", Spot(match.key, exercise.span)) for exercise in notebook.exercises]
    yield Hit(
        Spot(lesson.module.key, span),
        lesson.slug or lesson.summary.heading,
        {
            "stated": _as_stated(lesson, claim.stated) if claim.stated else counted(stated, "exercise"),
            "actual": len(notebook.exercises),
            "notebook": _file_name(match.key),
        },
        case="default" if claim.stated else "topics" if topics else "listed",
        question=topics,
        grade=Grade.POLISH if topics else None,
        related=tuple(found[-1:]),
        fix=_recount(lesson, claim, len(notebook.exercises)) if len(actual) == 1 else None,
        measures=apart(stated, len(notebook.exercises)),
    )


def _further_counts(lesson: Lesson, claim: NotebookClaim) -> Iterator[Hit]:
    """The numbers that are stated of further notebooks and differ from what those have."""
    for further, key, exercises in counted_further(lesson, claim):
        yield Hit(
            Spot(lesson.module.key, further.span),
            f"{lesson.slug or lesson.summary.heading} {_file_name(key)}",
            {
                "stated": _as_stated(lesson, further),
                "actual": len(exercises),
                "notebook": _file_name(key),
            },
            related=tuple(("exercise", Spot(key, exercise.span)) for exercise in exercises[-1:]),
            measures=apart(further.value, len(exercises)),
        )


def _stated(claim: NotebookClaim) -> int:
    """How many exercises the record states or, without a number, lists."""
    return claim.stated.value if claim.stated else len(claim.exercises)


def _recount(lesson: Lesson, claim: NotebookClaim, actual: int) -> Fix | None:
    """State the notebook's number, where nothing else in the record counts otherwise and no noun changes with it."""
    if not claim.stated or 1 in (actual, claim.stated.value):
        return None
    counts = {len(claim.exercises), sum(count.value for _, count in claim.levels)} - {0}
    start, stated = claim.stated.span.start, str(claim.stated.value)
    text = passage(lesson.module, claim.stated.span)
    if counts - {actual} or _DIGITS.findall(text) != [stated] or not text.startswith(stated):
        return None
    edit = Edit(Spot(lesson.module.key, Span(start, start + len(stated))), str(actual))
    return Fix(f"write {actual}, as many as the notebook has", (edit,), safe=False)


def notebook_unrecorded(lesson: Lesson, _: NoOptions) -> Iterator[Hit]:
    """A notebook of the lesson exists, and the summary says nothing of one."""
    match = lesson.notebook_match
    if match and not lesson.summary.notebook:
        yield Hit(
            Spot(lesson.module.key, lesson.summary.span),
            _file_name(match.key),
            {"lesson": lesson.slug or lesson.summary.heading, "notebook": _file_name(match.key)},
            related=(("notebook", Spot(match.key, _whole(lesson))),),
        )


def notebook_orphan(course: Workspace, _: NoOptions) -> Iterator[Hit]:
    """Notebooks named like those of a module that is here, or of any, and that belong to none of the lessons."""
    lessons_of_all = [lesson for module in course.modules for lesson in module.lessons]
    taken = {key for lesson in lessons_of_all for key in (*lesson.notebook_keys, denied_own(lesson)) if key}
    taken.update(beside(course.notebooks, taken, course.documents.lexicon))
    for key, module in notebooks_of_modules(course):
        if key not in taken and not of_planned_lesson(key, module) and not is_of_confused(key, module):
            yield _orphan(key, module)
    for key in notebooks_of_nobody(course):
        if key not in taken and not any(of_planned_lesson(key, module) for module in course.modules):
            yield _orphan(key, None)


def _orphan(key: str, module: Module | None) -> Hit:
    name, owner = _file_name(key), f"module {module.number}" if module else "any module"
    number = module.number if module else None
    return Hit(Spot(key, Span(0, 0)), name, {"notebook": name, "owner": owner}, module=number)


def notebook_unreadable(lesson: Lesson, _: NoOptions) -> Iterator[Hit]:
    """A lesson's notebook that is not JSON, or no notebook."""
    notebook, match, claim = lesson.notebook, lesson.notebook_match, lesson.summary.notebook
    # A merge conflict in it is told as such.
    if notebook and match and notebook.problem and not lesson.module.documents.conflicts(match.key):
        yield Hit(
            Spot(match.key, Span(0, 0)),
            _file_name(match.key),
            {"notebook": _file_name(match.key), "problem": notebook.problem},
            related=(("record", Spot(lesson.module.key, claim.span)),) if claim else (),
        )


def _names_notebook(lesson: Lesson) -> bool:
    claim = lesson.summary.notebook
    return claim is not None and claim.path is not None and not claim.absent


def _denies_notebook(lesson: Lesson) -> bool:
    return denies_own(lesson) or (lesson.summary.notebook is not None and lesson.summary.notebook.absent)


def _counts_twice(lesson: Lesson) -> bool:
    claim = lesson.summary.notebook
    return bool(claim and claim.stated and (claim.exercises or len(claim.levels) > 1))


def _counts_exercises(lesson: Lesson) -> bool:
    claim, notebook = lesson.summary.notebook, lesson.notebook
    countable = notebook is not None and notebook.exercises is not None and not notebook_of_another(lesson)
    return countable and claim is not None and not claim.absent and _stated(claim) > 0


CHECKS = (
    Check(
        notebook_missing,
        lessons("lesson with a notebook named in its record", _names_notebook),
        NoOptions,
        facts("path", "lack"),
        (Need.NOTEBOOKS,),
    ),
    Check(
        notebook_denied,
        lessons("lesson without a notebook by its record", _denies_notebook),
        NoOptions,
        facts("notebook", "lesson"),
        (Need.NOTEBOOKS,),
    ),
    Check(
        notebook_other,
        lessons(
            "lesson with a notebook named in its record that exists",
            lambda lesson: (
                lesson.notebook_match is not None and lesson.notebook_match.named and lesson.slug is not None
            ),
        ),
        NoOptions,
        facts("notebook", "lesson", "other"),
        (Need.NOTEBOOKS,),
    ),
    Check(
        notebook_unnamed,
        lessons("complete lesson that tells of exercises in a notebook and names none", _is_unnamed),
        NoOptions,
        facts("lesson"),
        (Need.NOTEBOOKS,),
    ),
    Check(
        notebook_count_stated,
        lessons("lesson that states a number of exercises and lists or sums them too", _counts_twice),
        NoOptions,
        facts("stated", "counted"),
    ),
    Check(
        notebook_count,
        lessons("lesson with exercises in its record and in a notebook that counts them", _counts_exercises),
        NoOptions,
        facts("stated", "actual", "notebook"),
        (Need.NOTEBOOKS,),
    ),
    Check(
        notebook_unrecorded,
        lessons(
            "lesson with a notebook and a summary", lambda lesson: bool(lesson.notebook_match and lesson.summary.fields)
        ),
        NoOptions,
        facts("lesson", "notebook"),
        (Need.NOTEBOOKS,),
    ),
    Check(
        notebook_orphan,
        courses("course with notebooks named as those of its modules", has_notebooks_by_name),
        NoOptions,
        facts("notebook", "owner"),
        (Need.NOTEBOOKS,),
    ),
    Check(
        notebook_unreadable,
        lessons("lesson with a notebook", lambda lesson: lesson.notebook is not None),
        NoOptions,
        facts("notebook", "problem"),
        (Need.NOTEBOOKS,),
    ),
)
