"""What the commands do, without a terminal: from paths to workspaces, models and reports."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from reclint import __version__
from reclint.cache.ahead import read_ahead
from reclint.cache.models import ModelShelf
from reclint.cache.store import digest_of
from reclint.course.configuration import ConfigText, Loaded, Settings, check_version, read_configuration
from reclint.files.discovery import find_documents, path_matcher
from reclint.files.location import Input, locate
from reclint.files.reading import read_source, read_text
from reclint.files.shipped import compiled, shipped_catalogue, shipped_vocabulary
from reclint.readers import Lexicon
from reclint.text.errors import ConfigError, SourceError, UsageError
from reclint.text.source import Source
from reclint.vocabulary.vocabulary import Vocabulary
from reclint.workspace import Documents, Workspace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reclint.cache import Cache
    from reclint.catalogue import Catalogue, Rule
    from reclint.workspace import Module, Shelf


CATALOGUE, VOCABULARY = "catalogue.json", "vocabulary.json"


@dataclass(frozen=True)
class Opened:
    """A workspace on disk with what is in force for it; reports name its documents by `display`.

    ``governing`` are the texts of the configuration and rule files by path; ``shelf`` holds models that are known.
    """

    root: Path
    workspace: Workspace
    settings: Settings
    catalogue: Catalogue
    governing: Mapping[str, str] = field(default_factory=dict)
    shelf: Shelf | None = None

    def display(self, key: str) -> str:
        """The path of a document relative to the working directory, with forward slashes."""
        return Path(os.path.relpath(self.root / key)).as_posix()

    def key(self, path: Path) -> str:
        """The key of a path of the workspace."""
        return Path(os.path.relpath(path.resolve(), self.root.resolve())).as_posix()


def open_around(
    paths: Sequence[Path] = (),
    given: Input | None = None,
    config: Path | None = None,
    *,
    staged: bool = False,
    cache: Cache | None = None,
    jobs: int | None = 1,
) -> Opened:
    """The workspace that files or folders belong to: the working directory's where they lie in it.

    With ``staged`` it holds the documents as the next commit will, else as they lie on disk. What a ``cache`` knows is
    not read again. Documents are read ahead by ``jobs`` processes, by as many as pay where that is None.

    Its root is the folder of the nearest configuration upward, or of ``config``; without one, the working directory or,
    for paths outside, the nearest folder upward that looks like a course's root.

    Raises:
        ReclintError: a path does not exist, or the configuration or the catalogue cannot be used.
    """
    _must_exist(paths, given)
    root, file = locate(paths, config)
    settings = Settings(_chain(file)) if file else Settings()
    check_version(settings, __version__)
    own = _rule_files(settings)
    vocabulary = _words_in_force(settings, own)
    lexicon = Lexicon(vocabulary)
    shelf = ModelShelf(cache, vocabulary) if cache else None
    if staged:
        from reclint.course.revisions import index_documents
        from reclint.files.git import Repository

        documents = index_documents(Repository.at(root), settings.exclude, lexicon, shelf)
    else:
        documents = _documents_on_disk(root, settings, lexicon, given, shelf)
    read_ahead(documents, shelf, jobs)
    catalogue = _rules_in_force(settings, own)  # while others read
    governing = {loaded.source.path: loaded.source.text for loaded in settings.chain}
    governing.update((path, text) for text, path in own)
    return Opened(root, Workspace(documents), settings, catalogue, governing, shelf)


def _must_exist(paths: Sequence[Path], given: Input | None) -> None:
    for path in paths:
        if not path.exists() and not (given and path == given.path):
            raise UsageError(f"{path.as_posix()} does not exist", "name a record, a folder or a file of the workspace")
        if path.exists() and not (path.is_file() or path.is_dir()):
            raise UsageError(f"{path.as_posix()} is no regular file", "name a file that lies on disk")


def _chain(file: Path, seen: tuple[Path, ...] = ()) -> tuple[Loaded, ...]:
    """A configuration with those that it extends before it."""
    if file.resolve() in seen:
        raise ConfigError(f"{os.path.relpath(file)} extends itself")
    text = ConfigText(os.path.relpath(file), read_text(file), toml=file.suffix == ".toml")
    loaded = read_configuration(text)
    base = loaded.configuration.extends
    before = _chain(file.parent / base, (*seen, file.resolve())) if base else ()
    return (*before, loaded)


def _documents_on_disk(
    root: Path, settings: Settings, lexicon: Lexicon, given: Input | None, shelf: Shelf | None
) -> Documents:
    """The documents below ``root``; a ``given`` one stands in place of the one on disk."""
    closed: dict[str, SourceError] = {}
    keys = find_documents(root, settings.exclude, closed)
    own = Path(os.path.relpath(given.path.resolve(), root.resolve())).as_posix() if given else None

    def read(key: str) -> Source:
        return Source.decode(key, given.data) if given and key == own else read_source(root / key, key)

    documents = Documents([*keys, *([own] if own else [])], read, lexicon, shelf)
    documents.errors.update(closed)
    return documents


def configuration_files(opened: Opened) -> tuple[Path, ...]:
    """The files that say what holds for a workspace: its configurations and the rules of its own."""
    chain = opened.settings.chain
    sources = [Path(loaded.source.path) for loaded in chain]
    own = [Path(loaded.source.path).parent / name for loaded in chain for name in loaded.configuration.rule_files]
    return (*sources, *own)


def _rule_files(settings: Settings) -> list[tuple[str, str]]:
    """The text and path of each rule file that the settings name."""
    chain = settings.chain
    paths = [Path(loaded.source.path).parent / name for loaded in chain for name in loaded.configuration.rule_files]
    return [(read_text(path), os.path.relpath(path)) for path in paths]


def _words_in_force(settings: Settings, own: Sequence[tuple[str, str]]) -> Vocabulary:
    """The words that the settings make of the default ones; where they do not fit, the rules' problems are told too."""
    try:
        return settings.vocabulary(load_vocabulary())
    except ConfigError as error:
        problems = [error.message]
    try:
        _rules_in_force(settings, own)
    except ConfigError as error:
        problems.append(error.message)
    raise ConfigError("\n".join(problems))


def _rules_in_force(settings: Settings, own: Sequence[tuple[str, str]]) -> Catalogue:
    from reclint.course.rules import configure

    return configure(settings, load_rules(own), path_matcher)


def load_vocabulary() -> Vocabulary:
    """The default vocabulary."""
    text, path = shipped_vocabulary()
    known = compiled(VOCABULARY)
    revived = Vocabulary.revive(known, digest_of(text)) if known else None
    return revived or Vocabulary.parse(text, path)


def load_rules(own: Iterable[tuple[str, str]] = ()) -> Catalogue:
    """The shipped catalogue with the rules of ``own`` files, each a text and its path.

    Raises:
        CatalogueError: a rule does not fit its check.
    """
    from reclint.catalogue import extend_catalogue, load_catalogue, revive_catalogue
    from reclint.checks import CHECKS

    shipped, own = shipped_catalogue(), [*own]
    known = compiled(CATALOGUE)
    revived = revive_catalogue(known, CHECKS, _digest(shipped)) if known else None
    catalogue = revived or load_catalogue(shipped, CHECKS)
    return extend_catalogue(catalogue, CHECKS, own) if own else catalogue


def compile_shipped() -> dict[str, str]:
    """What `rules/compiled` holds: the shipped rules and words in the form that is quick to read, by file name."""
    from reclint.catalogue import compile_catalogue, load_catalogue
    from reclint.checks import CHECKS

    shipped, (text, path) = shipped_catalogue(), shipped_vocabulary()
    return {
        CATALOGUE: compile_catalogue(load_catalogue(shipped, CHECKS), _digest(shipped)),
        VOCABULARY: Vocabulary.parse(text, path).compiled(digest_of(text)),
    }


def _digest(files: Iterable[tuple[str, str]]) -> str:
    """A checksum of rule files, whatever folder they lie in."""
    return digest_of(*(part for text, path in files for part in (PurePath(path).name, text)))


def find_module(opened: Opened, path: Path) -> Module:
    """The module whose record is at ``path``.

    Raises:
        SourceError: the file cannot be read.
        UsageError: the file is not a record.
    """
    module = opened.workspace.module_at(opened.key(path))
    if module is None:
        read_source(path, path.as_posix())
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
