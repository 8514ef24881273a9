"""What a run looked at: what every file was taken for, and why the others were taken for nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reclint.course.governing import configuration_files, own_rule_files
from reclint.files.discovery import path_matcher
from reclint.files.names import is_document, is_markdown, own_part
from reclint.readers import missed_record
from reclint.workspace import Role, roles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from reclint.course.opening import Opened

TITLE = '"Module N.M: Title -- Record"'
"""How the first heading of a record reads, for people."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What a run without records looked at: how many Markdown files, and the keys of those that came near, with why.

    ``ignored`` are Markdown files that Git ignores, ``repositories`` folders that have one of their own.
    """

    markdown: int
    near: tuple[tuple[str, str], ...]
    ignored: tuple[str, ...] = ()
    repositories: tuple[str, ...] = ()


def _is_same(path: Path, other: Path) -> bool:
    """Whether two names are of one file, through links and whatever the case of letters."""
    return other.exists() and path.samefile(other)


class Seen:
    """What the files of an open course were taken for."""

    def __init__(self, course: Opened) -> None:
        self._course = course
        self._documents = course.workspace.documents

    def looked_at(self) -> Looked:
        """What was looked at in search of records."""
        pages = [key for key in sorted(self._documents.keys) if is_markdown(key)]
        sources = ((key, source) for key in pages if (source := self._documents.source(key)))
        found = ((key, missed_record(source, self._documents.lexicon)) for key, source in sources)
        near = tuple((key, missed.reason) for key, missed in found if missed.near)
        return Looked(len(pages), near, self._ignored(), self._repositories())

    def _ignored(self) -> tuple[str, ...]:
        from reclint.files.discovery import list_ignored

        known = set(self._course.place.tree.keys)
        names = list_ignored(self._course.root) if self._course.tree.is_disk else ()
        return tuple(name for name in names if name not in known)

    def _repositories(self) -> tuple[str, ...]:
        from reclint.files.discovery import list_repositories

        return list_repositories(self._course.root) if self._course.tree.is_disk else ()

    def every_file(self) -> tuple[Role, ...]:
        """What every document was taken for, those included that were left out, by key."""
        found = {role.key: role for role in self._left_out()}
        found.update({role.key: self._explained(role) for role in roles(self._course.workspace)})
        return tuple(found[key] for key in sorted(found))

    def why_none(self, paths: Iterable[Path]) -> dict[Path, str]:
        """Why files have no part in the course; those that have one, or could not be read, are left out."""
        governing = set(map(self._course.place.key, configuration_files(self._course.settings)))
        known = {role.key: role for role in roles(self._course.workspace)}
        found: dict[Path, str] = {}
        for path in paths:
            key = self._course.place.key(path)
            role = known.get(key)
            if role and not role.kind and key not in self._documents.errors:
                found[path] = self._explained(role).reason
            elif not role and key not in governing:
                found[path] = self._why_unknown(key)
        return found

    def part_of(self, path: Path) -> str | None:
        """What a file is to the course: "record", "baseline", …; None for what is none of it, whoever links to it."""
        held = self.governed_by(path)
        if held or not is_document(path.name):
            return held
        for role in roles(self._course.workspace):
            if role.kind and _is_same(path, self._course.root / self._course.place.tree.name(role.key)):
                return role.kind
        return None

    def governed_by(self, path: Path) -> str | None:
        """Whether a file, which need not be there, is a configuration or a rule file of the course."""
        settings, place = self._course.settings, path.resolve()
        if place in {file.resolve() for file in own_rule_files(settings)}:
            return "rule file"
        return "configuration" if place in {file.resolve() for file in configuration_files(settings)} else None

    def is_excluded(self, path: Path) -> bool:
        """Whether the configuration excludes a file."""
        return self._excluding(self._course.place.key(path)) is not None

    def _why_unknown(self, key: str) -> str:
        if not is_document(key):
            return "it is neither Markdown nor a notebook"
        if own := own_part(key):
            return f'it lies in "{own}", which is a tool\'s own'
        if pattern := self._excluding(key):
            return pattern
        return "it lies in another course or repository" if self._course.tree.is_disk else "it is not staged"

    def _excluding(self, key: str) -> str | None:
        """The pattern of the configuration that excludes a key, and where it stands."""
        for loaded in self._course.settings.chain:
            for place, pattern in enumerate(loaded.configuration.exclude):
                if path_matcher((pattern,))(key):
                    return f'"{pattern}" excludes it ({loaded.source.place(("exclude", place))})'
        return None

    def _left_out(self) -> Iterator[Role]:
        for key in self._course.place.tree.keys:
            if reason := self._excluding(key):
                yield Role(key, None, reason)
        for key, error in self._course.place.tree.closed.items():
            yield Role(key, None, error.reason)
        yield from (Role(key, None, "a sparse checkout leaves it out") for key in self._course.place.tree.left_out)
        yield from (Role(key, None, "Git ignores it") for key in self._ignored())
        yield from (Role(key, None, "a repository of its own") for key in self._repositories())

    def _explained(self, role: Role) -> Role:
        """A role with the reason why a page is no record, or which record a link leads to."""
        if target := self._documents.leads_to.get(role.key):
            return Role(role.key, role.kind, f"a link to {target}, which counts", role.module, role.lesson)
        source = self._documents.source(role.key)
        if role.kind or source is None or not is_markdown(role.key):
            return role
        return Role(role.key, None, f"no record, since {missed_record(source, self._documents.lexicon).reason}")
