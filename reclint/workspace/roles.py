"""What every document of a workspace was taken for, which lesson it belongs to, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

from reclint.workspace.pairing import Evidence
from reclint.workspace.parts import LOG, PLANNING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from reclint.workspace.lesson import Lesson
    from reclint.workspace.workspace import Module, Workspace


class Role(NamedTuple):
    """A document's part: ``kind`` is None for one that belongs to nothing."""

    key: str
    kind: str | None
    reason: str
    module: str | None = None
    lesson: str | None = None


_CLAIMED: WeakKeyDictionary[Workspace, Mapping[str, Role]] = WeakKeyDictionary()
_BELONGING: WeakKeyDictionary[Workspace, Mapping[str, Role]] = WeakKeyDictionary()
"""What was found for each workspace: several rules ask for it."""


def roles(workspace: Workspace) -> tuple[Role, ...]:
    """The role of every document, by key."""
    found = {**{key: _of_nothing(workspace, key) for key in workspace.documents.keys}, **claimed(workspace)}
    return tuple(found[key] for key in sorted(found))


def claimed(workspace: Workspace) -> Mapping[str, Role]:
    """The roles of the documents that belong to something, sorted by key; one with several roles has its first."""
    if workspace not in _CLAIMED:
        _CLAIMED[workspace] = _firsts(_known(workspace, _with_log))
    return _CLAIMED[workspace]


def belonging(workspace: Workspace) -> Mapping[str, Role]:
    """The same, where nobody asks which planning documents have review logs: none is read for it."""
    if workspace not in _BELONGING:
        _BELONGING[workspace] = _firsts(_known(workspace, lambda _: PLANNING))
    return _BELONGING[workspace]


def _firsts(roles: Iterable[Role]) -> Mapping[str, Role]:
    """The first role of each key, sorted."""
    found: dict[str, Role] = {}
    for role in roles:
        found.setdefault(role.key, role)
    return dict(sorted(found.items()))


def _with_log(lesson: Lesson) -> str:
    return LOG if lesson.review_log else PLANNING


def _of_nothing(workspace: Workspace, key: str) -> Role:
    error = workspace.documents.errors.get(key)
    return Role(key, None, error.reason if error else "no record, and no module or lesson claims it")


def _why_record(workspace: Workspace, module: Module) -> str:
    """By what a document is a record, and which other modules it holds."""
    documents, key = workspace.documents, module.key
    how = "by its name" if documents.is_record(key) else "by what it holds"
    how = "by its title" if documents.is_titled(key) else how
    others = ", ".join(one.number for one in workspace.modules_at(key) if one is not module)
    return f"{how}, with {others}" if others else how


def _known(workspace: Workspace, kind: Callable[[Lesson], str]) -> Iterator[Role]:
    """All roles; ``kind`` tells that of a lesson's planning document."""
    for module in workspace.modules:
        yield Role(module.key, "record", _why_record(workspace, module), module.number)
        if module.plan_key:
            yield Role(module.plan_key, "plan", "in the record's folder", module.number)
        for lesson in module.lessons:
            yield from _of_lesson(module, lesson, kind)
    if workspace.course_key:
        yield Role(workspace.course_key, "course page", "by its name")
    for key, _ in workspace.summaries:
        yield Role(key, "series summary", "by its name")
    for key, _ in workspace.series_plans:
        yield Role(key, "series plan", "by its name, and no module's")


def _of_lesson(module: Module, lesson: Lesson, kind: Callable[[Lesson], str]) -> Iterator[Role]:
    if lesson.plan_key:
        yield Role(lesson.plan_key, kind(lesson), "by the lesson's slug", module.number, lesson.slug)
    match = lesson.notebook_match
    if match:
        yield Role(match.key, "notebook", match.by.value, module.number, lesson.slug)
    for key in lesson.further_keys.values():
        yield Role(key, "notebook", Evidence.NAMED.value, module.number, lesson.slug)
