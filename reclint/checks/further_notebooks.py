"""Numbers of exercises where a lesson has several notebooks: stated of each one, or of all of them together."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reclint.model import Count, Exercise, NotebookClaim, NotebookExercise
    from reclint.workspace import Lesson


def stated_of_all(claim: NotebookClaim) -> int:
    """The sum of what the record states of the exercises of each notebook; 0 where it states nothing."""
    stated = {count.span: count.value for count in (claim.stated, *(one.stated for one in claim.further)) if count}
    return sum(stated.values())


def counts_of(exercises: Sequence[Exercise | NotebookExercise], stretches: int = 0) -> set[int]:
    """How many exercises there are, parts counted or not, and stretches without a number too."""
    plain, parts = len(exercises), sum(exercise.parts for exercise in exercises)
    return {plain + some + more for some in (0, parts) for more in (0, stretches)}


def with_further(lesson: Lesson, actual: set[int]) -> set[int]:
    """How many exercises all notebooks of a lesson have, for each number that its first one may have."""
    sums, found = actual, False
    for key in lesson.further_keys.values():
        notebook = lesson.module.documents.notebook(key)
        if notebook and notebook.exercises is not None:
            own = counts_of(notebook.exercises, notebook.stretches)
            sums, found = {total + more for total in sums for more in own}, True
    return sums if found else set()


def counted_further(lesson: Lesson, claim: NotebookClaim) -> Iterator[tuple[Count, str, Sequence[NotebookExercise]]]:
    """The numbers stated of further notebooks that are not theirs, with the key and the exercises of the notebook.

    One that stands behind several paths may be that of all of them, and is judged with the first.
    """
    for further in claim.further:
        key = lesson.further_keys.get(further.path.text)
        notebook = lesson.module.documents.notebook(key) if key else None
        own = further.stated is not None and (claim.stated is None or further.stated.span != claim.stated.span)
        if not key or not notebook or notebook.exercises is None or not further.stated or not own:
            continue
        if further.stated.value not in counts_of(notebook.exercises, notebook.stretches):
            yield further.stated, key, notebook.exercises
