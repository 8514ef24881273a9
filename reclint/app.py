"""What the commands do, without a terminal: from paths to workspaces, models and reports."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reclint import __version__, disk
from reclint.catalogue import load_catalogue
from reclint.checks import CHECKS
from reclint.config import NAMES, ConfigText, Loaded, Settings, check_version, read_configuration
from reclint.errors import ConfigError, UsageError
from reclint.git import Repository
from reclint.history import index_documents
from reclint.readers import Lexicon
from reclint.source import Source
from reclint.vocabulary import Vocabulary
from reclint.workspace import Documents, Workspace

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reclint.catalogue import Catalogue, Rule
    from reclint.workspace import Module


@dataclass(frozen=True)
class Opened:
    """A workspace on disk with what is in force for it; reports name its documents by `display`."""

    root: Path
    workspace: Workspace
    settings: Settings
    catalogue: Catalogue

    def display(self, key: str) -> str:
        """The path of a document relative to the working directory, with forward slashes."""
        return Path(os.path.relpath(self.root / key)).as_posix()

    def key(self, path: Path) -> str:
        """The key of a path of the workspace."""
        return Path(os.path.relpath(path.resolve(), self.root.resolve())).as_posix()


@dataclass(frozen=True)
class Input:
    """A document read from standard input, and the path that it stands for."""

    path: Path
    data: bytes


def open_around(
    paths: Sequence[Path] = (), given: Input | None = None, config: Path | None = None, *, staged: bool = False
) -> Opened:
    """The workspace that files or folders belong to: the working directory's where they lie in it.

    With ``staged`` it holds the documents as the next commit will, else as they lie on disk.

    Its root is the folder of the nearest configuration upward, or of ``config``; without one, the working directory or,
    for paths outside, the nearest folder upward that looks like a course's root.

    Raises:
        ReclintError: a path does not exist, or the configuration or the catalogue cannot be used.
    """
    for path in paths:
        if not path.exists() and not (given and path == given.path):
            raise UsageError(f"{path.as_posix()} does not exist", "name a record, a folder or a file of the workspace")
    start, fallback = _start(paths)
    file = config or disk.find_configuration(start, NAMES)
    settings = Settings(_chain(file)) if file else Settings()
    check_version(settings, __version__)
    root = file.resolve().parent if file else fallback
    vocabulary, catalogue = settings.in_force(load_vocabulary(), load_rules(settings), disk.path_matcher)
    lexicon = Lexicon(vocabulary)
    if staged:
        documents = index_documents(Repository.at(root), settings.exclude, lexicon)
    else:
        documents = _documents_on_disk(root, settings, lexicon, given)
    return Opened(root, Workspace(documents), settings, catalogue)


def _start(paths: Sequence[Path]) -> tuple[Path, Path]:
    """Where the search for a configuration starts, and the root where there is none."""
    here = Path.cwd()
    places = [path.resolve() for path in paths]
    if all(place.is_relative_to(here) for place in places):
        return here, here
    common = places[0] if len(places) == 1 else Path(os.path.commonpath(places))
    return (common if common.is_dir() else common.parent), disk.workspace_root(common)


def _chain(file: Path, seen: tuple[Path, ...] = ()) -> tuple[Loaded, ...]:
    """A configuration with those that it extends before it."""
    if file.resolve() in seen:
        raise ConfigError(f"{os.path.relpath(file)} extends itself")
    text = ConfigText(os.path.relpath(file), disk.read_text(file), toml=file.suffix == ".toml")
    loaded = read_configuration(text)
    base = loaded.configuration.extends
    before = _chain(file.parent / base, (*seen, file.resolve())) if base else ()
    return (*before, loaded)


def _documents_on_disk(root: Path, settings: Settings, lexicon: Lexicon, given: Input | None) -> Documents:
    """The documents below ``root``; a ``given`` one stands in place of the one on disk."""
    keys = disk.find_documents(root, settings.exclude)
    own = Path(os.path.relpath(given.path.resolve(), root.resolve())).as_posix() if given else None

    def read(key: str) -> Source:
        return Source.decode(key, given.data) if given and key == own else disk.read_source(root / key, key)

    return Documents([*keys, *([own] if own else [])], read, lexicon)


def configuration_files(opened: Opened) -> tuple[Path, ...]:
    """The files that say what holds for a workspace: its configurations and the rules of its own."""
    chain = opened.settings.chain
    sources = [Path(loaded.source.path) for loaded in chain]
    own = [Path(loaded.source.path).parent / name for loaded in chain for name in loaded.configuration.rule_files]
    return (*sources, *own)


def load_vocabulary() -> Vocabulary:
    """The default vocabulary."""
    return Vocabulary.parse(*disk.shipped_vocabulary())


def load_rules(settings: Settings | None = None, own: Iterable[Path] = ()) -> Catalogue:
    """The shipped catalogue with the rule files that the settings name, and ``own`` ones.

    Raises:
        CatalogueError: a rule does not fit its check.
    """
    files = [
        Path(loaded.source.path).parent / name
        for loaded in (settings.chain if settings else ())
        for name in loaded.configuration.rule_files
    ]
    texts = [(disk.read_text(path), os.path.relpath(path)) for path in (*files, *own)]
    return load_catalogue(disk.shipped_catalogue(), CHECKS, texts)


def find_module(opened: Opened, path: Path) -> Module:
    """The module whose record is at ``path``.

    Raises:
        SourceError: the file cannot be read.
        UsageError: the file is not a record.
    """
    module = opened.workspace.module_at(opened.key(path))
    if module is None:
        disk.read_source(path, path.as_posix())
        raise UsageError(
            f"{path.as_posix()} is not a record", 'the first heading of a record reads "Module N.M: Title -- Record"'
        )
    return module


def choose(catalogue: Catalogue, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> tuple[Rule, ...]:
    """The rules whose names fit a pattern of ``select`` (all, without one) and none of ``ignore``.

    Raises:
        UsageError: a pattern fits no rule.
    """
    select, ignore = tuple(select), tuple(ignore)
    chosen = catalogue.fitting(select) if select else set(catalogue.names)
    chosen -= catalogue.fitting(ignore)
    return tuple(rule for rule in catalogue.rules if rule.name in chosen)
