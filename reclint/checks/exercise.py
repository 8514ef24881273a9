"""The exercises that a summary lists, their numbers, levels and titles, and those of the notebook."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from reclint.checks.check import Check, Need, NoOptions, Options, facts
from reclint.checks.notebook_names import notebook_of_another
from reclint.checks.passages import passage
from reclint.checks.phrases import short
from reclint.checks.subjects import lessons
from reclint.findings.finding import Edit, Fix, Hit, Spot
from reclint.text.nearest import likeness

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reclint.model import (
        Exercise,
        Notebook,
        NotebookClaim,
        NotebookExercise,
    )
    from reclint.text.source import Span
    from reclint.workspace import Lesson, Module


# Scripts that part no words by blanks: Thai and Lao, Burmese, Khmer, kana and Han.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]+")
# "1. (Provided) Load it", "- **(Provided)** Load it": how far from the start of an item a level is that opens it.
_BEFORE_LEVEL = 4


def exercise_level(lesson: Lesson, _: NoOptions) -> Iterator[Hit]:
    """Levels that the vocabulary does not have, or that differ from the notebook's headings.

    A count by level is not told beside the exercises that make it differ, but points to them.
    """
    claim = lesson.summary.notebook
    if not claim:
        return
    yield from _unknown_levels(lesson, claim)
    notebook = lesson.notebook if not notebook_of_another(lesson) else None
    compared = [pair for pair in _with_both_levels(claim, notebook) if pair[0].level != pair[1].level]
    if notebook and not compared and _counts_levels(claim, notebook):
        yield from _level_counts(lesson, claim, notebook)
    words = [stated.level_text for stated, _ in compared]
    for place, (stated, actual) in enumerate(compared):
        if words[place] is None or words[place] not in words[:place]:  # "Exercises 1-3 (Guided)" is told once
            yield from _compared(lesson, stated, actual)


def _with_both_levels(claim: NotebookClaim, notebook: Notebook | None) -> Iterator[tuple[Exercise, NotebookExercise]]:
    """The exercises, record and notebook, where both list as many, and of those the ones whose levels are known."""
    actual = (notebook.exercises if notebook else None) or ()
    pairs = zip(claim.exercises, actual, strict=True) if len(actual) == len(claim.exercises) else ()
    yield from (pair for pair in pairs if pair[0].level and pair[1].level)


def _counts_levels(claim: NotebookClaim, notebook: Notebook) -> bool:
    """Whether the record counts by level, and every exercise of the notebook has one."""
    exercises = notebook.exercises or ()
    return bool(claim.levels and exercises) and all(exercise.level for exercise in exercises)


def _marked(claim: NotebookClaim) -> list[Exercise]:
    """The exercises with a level, known or not: none where most are unknown, since then it is something else.

    It is a level still where each exercise opens with it ("(Lightly scaffolded) Tie it"): a title stands behind.
    """
    marked = [exercise for exercise in claim.exercises if exercise.level_text]
    unknown = [exercise for exercise in marked if not exercise.level]
    opened = len(marked) == len(claim.exercises) > 1 and all(map(_opens_with_level, marked))
    return marked if opened or len(unknown) * 2 <= len(marked) else []


def _opens_with_level(exercise: Exercise) -> bool:
    word = exercise.level_text
    return word is not None and bool(exercise.title) and word.span.start - exercise.span.start <= _BEFORE_LEVEL


def _unknown_levels(lesson: Lesson, claim: NotebookClaim) -> Iterator[Hit]:
    """Unknown levels, where exercises have levels."""
    allowed = tuple(lesson.module.vocabulary.levels)
    for exercise in _marked(claim):
        if exercise.level_text and not exercise.level:
            yield Hit(
                Spot(lesson.module.key, exercise.level_text.span),
                f"{lesson.slug} {exercise.number}",
                {"number": exercise.number, "found": exercise.level_text.text, "allowed": ", ".join(allowed)},
                case="unknown",
            )


def _compared(lesson: Lesson, stated: Exercise, actual: NotebookExercise) -> Iterator[Hit]:
    match = lesson.notebook_match
    claim = lesson.summary.notebook
    if not match or not actual.level or stated.level == actual.level:
        return
    counts = claim.levels if claim and len(claim.levels) > 1 else ()
    counted = [("count", Spot(lesson.module.key, counts[0][1].span.cover(counts[-1][1].span)))] if counts else []
    yield Hit(
        Spot(lesson.module.key, stated.level_text.span if stated.level_text else stated.span),
        f"{lesson.slug} {stated.number}",
        {"number": stated.number, "stated": stated.level, "actual": actual.level, "cell": actual.cell},
        related=(("heading", Spot(match.key, actual.span)), *counted),
        # a count by level that is the record's own would differ next, so it is for a person to say which is right
        fix=None if claim and counts and not _agree(claim, lesson.notebook) else _relevel(lesson, stated, actual.level),
    )


def _agree(claim: NotebookClaim, notebook: Notebook | None) -> bool:
    """Whether the numbers by level are those of the notebook's headings."""
    actual = Counter(exercise.level for exercise in (notebook.exercises if notebook else None) or ())
    return actual == Counter({level: count.value for level, count in claim.levels})


def _relevel(lesson: Lesson, stated: Exercise, level: str) -> Fix | None:
    """Write the level that the notebook's heading has, in the case of the one that stands there."""
    word = stated.level_text
    listed = lesson.summary.notebook.exercises if lesson.summary.notebook else ()
    shared = sum(1 for one in listed if word and one.level_text == word) > 1  # "Exercises 1-3 (Guided)"
    if not word or not stated.level or shared or passage(lesson.module, word.span) != word.text:
        return None
    styles = (str, str.lower, str.upper)
    found = next((style(level) for style in styles if style(stated.level) == word.text), None)
    edits = (Edit(Spot(lesson.module.key, word.span), found),) if found else ()
    return Fix(f"write {found}, as the notebook does", edits, safe=False) if edits else None


def _level_counts(lesson: Lesson, claim: NotebookClaim, notebook: Notebook) -> Iterator[Hit]:
    """Numbers such as "2 guided, 3 supported" against the notebook's headings."""
    exercises = notebook.exercises or ()
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
            related=tuple(("heading", Spot(match.key, one.span)) for one in _surplus(notebook, stated))
            if match
            else (),
        )


def _surplus(notebook: Notebook, stated: dict[str, int]) -> list[NotebookExercise]:
    """The exercises of the levels of which the notebook has more than is stated."""
    exercises = notebook.exercises or ()
    levels = [exercise.level for exercise in exercises]
    more = {level for level in levels if level and levels.count(level) > stated.get(level, 0)}
    return [exercise for exercise in exercises if exercise.level in more]


def _spelled(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {level}" for level, count in counts.items() if count)


def exercise_numbering(lesson: Lesson, _: NoOptions) -> Iterator[Hit]:
    """Exercises of the record or of the notebook that do not count 1, 2, 3."""
    claim, notebook, match = lesson.summary.notebook, lesson.notebook, lesson.notebook_match
    if claim and (found := _first_out_of_order(claim.exercises)):
        yield Hit(Spot(lesson.module.key, found[2]), f"{lesson.slug} default", _places(found))
    if notebook and match and (found := _first_out_of_order(notebook.exercises or ())):
        yield Hit(Spot(match.key, found[2]), f"{lesson.slug} notebook", _places(found), case="notebook")


def _numbers_exercises(lesson: Lesson) -> bool:
    claim, notebook = lesson.summary.notebook, lesson.notebook
    listed = claim.exercises if claim else ()
    return any(exercise.number is not None for exercise in listed) or bool(notebook and notebook.exercises)


def _first_out_of_order(exercises: Sequence[Exercise | NotebookExercise]) -> tuple[int, int, Span] | None:
    """The first number that is not its place, with the place and where it stands; some begin with an exercise 0."""
    first = 0 if exercises and exercises[0].number == 0 else 1
    for place, exercise in enumerate(exercises, first):
        if exercise.number is not None and exercise.number != place:
            return exercise.number, place, exercise.span
    return None


def _places(found: tuple[int, int, Span]) -> dict[str, int]:
    number, place, _ = found
    return {"found": number, "expected": place}


class Unlike(Options):
    """``below``: how little (0 to 100) two titles must have in common to be of different subjects."""

    # Measured on five courses: of 171 pairs of one subject 2 are below 30, of 476 pairs of two subjects 89.
    below: int = 30


_STEM = 5
"""How many letters of two words are compared: "scales", "scaling". Of the 171 pairs, 4 share no such word."""
_SHORT = re.compile(r"(?<!\w)([A-Z]{2,5})s?(?!\w)")
"""An abbreviation, of one or several."""
_CLOSER = 20
"""How much more like (0 to 100) a title is to that of another exercise, where it is its; no pair of the 171 is."""


def exercise_title(lesson: Lesson, options: Unlike) -> Iterator[Hit]:
    """Exercises of one number that the record and the notebook give clearly different subjects."""
    match = lesson.notebook_match
    titled, module = list(_titled(lesson)), lesson.module
    every = {actual: _stems(actual, module) for _, _, _, actual in titled}
    for exercise, stated, other, actual in titled:
        unlike = likeness(stated, actual) < options.below or _is_another(lesson, exercise, actual, every)
        if match and unlike and not _is_short_for(stated, actual):
            yield Hit(
                Spot(lesson.module.key, exercise.span),
                f"{lesson.slug} {exercise.number}",
                {"number": exercise.number, "stated": short(stated), "actual": short(actual)},
                question=True,
                related=(("heading", Spot(match.key, other.span)),),
            )


def _is_another(lesson: Lesson, exercise: Exercise, actual: str, every: Mapping[str, set[str]]) -> bool:
    """Whether nothing that is said of an exercise is in its counterpart's title, or far more in another's.

    ``every`` has the stems of all titles of the notebook.
    """
    module, stated = lesson.module, exercise.title or ""
    words, wanted = _stems(stated, module), every[actual]
    if not words or not wanted:
        return False
    if not words & wanted and not _stems(passage(module, exercise.span), module) & wanted:
        return True
    own, like = len(words & wanted), likeness(stated, actual)
    nearer = (other for other, stems in every.items() if other != actual and len(words & stems) > own + 1)
    return any(likeness(stated, other) >= like + _CLOSER for other in nearer)


def _stems(title: str, module: Module) -> set[str]:
    """The openings of a title's words; of scripts without blanks, each two letters that are neighbours."""
    spaced = {word[:_STEM] for word in module.named(_UNSPACED.sub(" ", title)).all_words}
    runs = _UNSPACED.findall(title)
    return spaced | {run[place : place + 2] for run in runs for place in range(max(len(run) - 1, 1))}


def _is_short_for(stated: str, actual: str) -> bool:
    """Whether one title abbreviates words of the other: "LST from a date", "Local Sidereal Time"."""
    pairs = ((stated, actual), (actual, stated))
    return any(short[1].casefold() in _initials(long) for one, long in pairs for short in _SHORT.finditer(one))


def _initials(title: str) -> str:
    """The first letters of a title's words: "fold and tuck" is "fat"."""
    return "".join(word[0] for word in re.findall(r"[^\W\d_]+", title.casefold()))


def _titled(lesson: Lesson) -> Iterator[tuple[Exercise, str, NotebookExercise, str]]:
    """The exercises of one number that record and notebook give titles, where both list as many."""
    claim, notebook = lesson.summary.notebook, lesson.notebook
    actual = {exercise.number: exercise for exercise in notebook.exercises or ()} if notebook else {}
    for exercise in claim.exercises if claim and len(actual) == len(claim.exercises) else ():
        other = actual.get(exercise.number or 0)
        if other and exercise.title and other.title:
            yield exercise, exercise.title, other, other.title


def _states_levels(lesson: Lesson) -> bool:
    claim, notebook = lesson.summary.notebook, lesson.notebook
    if claim is None:
        return False
    compared = any(_with_both_levels(claim, notebook)) or (notebook is not None and _counts_levels(claim, notebook))
    return bool(_marked(claim)) or compared


CHECKS = (
    Check(
        exercise_level,
        lessons("lesson with levels of exercises in its record", _states_levels),
        NoOptions,
        facts("number", "stated", "actual", "cell", "found", "allowed"),
    ),
    Check(
        exercise_numbering,
        lessons("lesson with numbered exercises in its record or its notebook", _numbers_exercises),
        NoOptions,
        facts("found", "expected"),
    ),
    Check(
        exercise_title,
        lessons("lesson with titles of exercises in its record and its notebook", lambda lesson: any(_titled(lesson))),
        Unlike,
        facts("number", "stated", "actual"),
        (Need.NOTEBOOKS,),
    ),
)
