"""What is wrong with the path of a notebook that leads to none: nothing lies there, or it is no part of a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.checks.passages import passage
from reclint.findings.finding import Edit, Fix, Hit, Spot
from reclint.text.nearest import nearest
from reclint.text.source import Span

if TYPE_CHECKING:
    from reclint.model import Word
    from reclint.workspace import Lesson

# How alike (0 to 100) the name of a file must be to be offered. Measured on four courses: at 60 each of
# three missing notebooks is offered another lesson's.
_NEAR = 80
_LACKS = {
    "ignored": "lies there, and Git ignores it, so that nobody else has it: take it out of .gitignore",
    "excluded": "lies there, and the configuration excludes it: take the pattern out of exclude",
    "unstaged": "lies there, and is neither staged nor committed: add it",
}
"""What is wrong with a notebook that is on disk and no part of what is checked."""


def missing_hit(lesson: Lesson, path: Word, own: str | None) -> Hit:
    """That the record names a notebook which does not exist; ``own`` is the one that the lesson has instead."""
    name = path.text.rpartition("/")[2]
    aside = lesson.why_aside(path.text)
    if aside:
        return Hit(Spot(lesson.module.key, path.span), name, {"path": path.text, "lack": _LACKS[aside]})
    taken = () if own else {key for other in lesson.module.lessons for key in other.further_keys.values()}
    keys = {key.rpartition("/")[2]: key for key in lesson.module.workspace.notebooks if key not in taken}
    near = own.rpartition("/")[2] if own else nearest(name, keys, near=_NEAR)
    return Hit(
        Spot(lesson.module.key, path.span),
        name,
        {"path": path.text, "lack": "does not exist" + (f', did you mean "{near}"?' if near else "")},
        fix=_rename(lesson, path, own or keys[near]) if near else None,
    )


def _rename(lesson: Lesson, path: Word, key: str) -> Fix | None:
    """Name the notebook at ``key`` in the same folder, where no other lesson has it, nor this one beside it."""
    folder, slash, name = path.text.rpartition("/")
    right = key.rpartition("/")[2]
    others = {other.notebook_key for other in lesson.module.lessons if other is not lesson}
    claim = lesson.summary.notebook
    is_first = claim is not None and claim.path == path
    if (
        key in others
        or (not is_first and key == lesson.notebook_key)
        or passage(lesson.module, path.span) != path.text
        or not f"/{key}".endswith(f"/{folder}{slash}{right}")
    ):
        return None
    span = Span(path.span.stop - len(name), path.span.stop)
    return Fix(f"name {right}, which exists", (Edit(Spot(lesson.module.key, span), right),), safe=False)
