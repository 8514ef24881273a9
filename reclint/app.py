"""What the commands do, without a terminal: from paths to workspaces, models and reports."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reclint import disk, engine
from reclint.catalogue import load_catalogue
from reclint.checks import CHECKS
from reclint.errors import UsageError
from reclint.readers import Lexicon
from reclint.source import Source
from reclint.vocabulary import Vocabulary
from reclint.workspace import Documents, Workspace

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reclint.catalogue import Catalogue, Rule
    from reclint.engine import Report
    from reclint.findings import Finding
    from reclint.workspace import Module


@dataclass(frozen=True)
class Opened:
    """A workspace on disk: its root, and how the reports name its documents."""

    root: Path
    workspace: Workspace

    def display(self, key: str) -> str:
        """The path of a document relative to the working directory, with forward slashes."""
        return Path(os.path.relpath(self.root / key)).as_posix()


@dataclass(frozen=True)
class Input:
    """A document read from standard input, and the path that it stands for."""

    path: Path
    data: bytes


def load_vocabulary() -> Vocabulary:
    """The default vocabulary."""
    return Vocabulary.parse(*disk.shipped_vocabulary())


def open_workspace(root: Path, given: Input | None = None) -> Opened:
    """The workspace below ``root``; a ``given`` document stands in place of the one on disk."""
    keys = disk.find_documents(root)
    own = Path(os.path.relpath(given.path.resolve(), root.resolve())).as_posix() if given else None

    def load(key: str) -> Source:
        return Source.decode(key, given.data) if given and key == own else disk.read_source(root / key, key)

    lexicon = Lexicon(load_vocabulary())
    return Opened(root, Workspace(Documents([*keys, *([own] if own else [])], load, lexicon)))


def open_around(paths: Sequence[Path], given: Input | None = None) -> Opened:
    """The workspace that files or folders belong to: the working directory's where they lie in it.

    Raises:
        UsageError: a path does not exist.
    """
    for path in paths:
        if not path.exists() and not (given and path == given.path):
            raise UsageError(f"{path} does not exist", "name a record, a folder or a file of the workspace")
    here = Path.cwd()
    places = [path.resolve() for path in paths]
    if all(place.is_relative_to(here) for place in places):
        return open_workspace(here, given)
    return open_workspace(disk.workspace_root(_common(places)), given)


def _common(places: Sequence[Path]) -> Path:
    """The path itself, or the folder that holds all of several."""
    return places[0] if len(places) == 1 else Path(os.path.commonpath(places))


def find_module(opened: Opened, path: Path) -> Module:
    """The module whose record is at ``path``.

    Raises:
        SourceError: the file cannot be read.
        UsageError: the file is not a record.
    """
    module = opened.workspace.module_at(_key(opened, path))
    if module is None:
        disk.read_source(path, path.as_posix())
        raise UsageError(
            f"{path.as_posix()} is not a record", 'the first heading of a record reads "Module N.M: Title -- Record"'
        )
    return module


def _key(opened: Opened, path: Path) -> str:
    return Path(os.path.relpath(path.resolve(), opened.root.resolve())).as_posix()


def load_rules() -> Catalogue:
    """The shipped catalogue."""
    return load_catalogue(disk.shipped_catalogue(), CHECKS)


def choose(catalogue: Catalogue, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> tuple[Rule, ...]:
    """The rules whose names fit a pattern of ``select`` (all, without one) and none of ``ignore``.

    Raises:
        UsageError: a pattern fits no rule.
    """
    select, ignore = tuple(select), tuple(ignore)
    chosen = catalogue.fitting(select) if select else set(catalogue.names)
    chosen -= catalogue.fitting(ignore)
    return tuple(rule for rule in catalogue.rules if rule.name in chosen)


def check(opened: Opened, paths: Sequence[Path], rules: Sequence[Rule]) -> Report:
    """The report on ``paths``: findings that touch one of them; the whole workspace where none is named."""
    report = engine.run(opened.workspace, rules, opened.display)
    if not paths:
        return report
    wanted = [_key(opened, path) for path in paths]
    if "." in wanted:
        return report
    shown = [opened.display(key) for key in wanted]
    return replace(
        report,
        findings=tuple(finding for finding in report.findings if _touches(finding, shown)),
        records=tuple(path for path in report.records if _lies_in(path, shown)),
        unreadable=tuple(text for text in report.unreadable if _lies_in(text.partition(": ")[0], shown)),
    )


def _touches(finding: Finding, paths: Sequence[str]) -> bool:
    return any(_lies_in(place.path, paths) for place in (finding.place, *finding.related))


def _lies_in(path: str, wanted: Sequence[str]) -> bool:
    return any(path == place or path.startswith(f"{place}/") for place in wanted)
