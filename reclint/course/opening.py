"""Opening a course: from a request to its documents, configuration, words and rules, without a terminal."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from reclint import __version__
from reclint.course.configuration import FILE_KEYS, Settings, check_version
from reclint.course.governing import read_rule_files, read_settings, reader_of
from reclint.files.compiled import compiled, keep_compiled, made_for_wheel, made_from
from reclint.files.discovery import path_matcher
from reclint.files.location import ANSWERS, Stored
from reclint.files.shipped import shipped_catalogue, shipped_vocabulary
from reclint.text.errors import ConfigError, ReclintError, SourceError
from reclint.vocabulary.vocabulary import Vocabulary
from reclint.workspace import Documents, Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from reclint.catalogue import Catalogue
    from reclint.course.place import CoursePlace
    from reclint.files.location import Location
    from reclint.files.tree import Tree
    from reclint.findings.answers import Answers
    from reclint.readers import Lexicon
    from reclint.workspace import Shelf

CATALOGUE, VOCABULARY = "catalogue.json", "vocabulary.json"
_FIRST_OPEN = re.compile(r"[*?\[{]")
"""Where the fixed beginning of a file pattern ends: "plans/*.md", "notes/{series}"."""


@dataclass(frozen=True)
class Opened:
    """A workspace with what is in force for it.

    ``tree`` are its documents without the texts laid over them, ``governing`` the texts of the configuration and rule
    files by path; ``shelf`` holds models that are known.
    """

    place: CoursePlace
    tree: Tree
    workspace: Workspace
    settings: Settings
    catalogue: Catalogue
    governing: Mapping[str, str] = field(default_factory=dict)
    shelf: Shelf | None = None

    @property
    def root(self) -> Path:
        """The folder that keys are relative to."""
        return self.place.location.root

    def with_texts(self, texts: Mapping[str, bytes], key: str) -> Opened:
        """The same course with other ``texts`` laid over it, which differ from those of before in one ``key`` alone.

        Where none is laid over the key any more, files that lie on disk are listed anew.
        """
        place = self.place.anew() if key not in texts else self.place
        tree = course_documents(place.tree, self.settings) if place is not self.place else self.tree
        laid = tree.overlaid(texts)
        documents = self.workspace.documents.moved(laid.keys, laid.read, {key})
        documents.leads_to.update(laid.links)
        return replace(self, place=place, tree=tree, workspace=Workspace(documents))

    def workspace_of(self, tree: Tree) -> Workspace:
        """Another state of the same course, from a tree of all the repository, read with the same words.

        A document that only the configuration of today leaves out, or takes for nothing, is what it was there.
        """
        then = self._settings_in(tree)
        cut, lexicon = self._cut(tree, then), self.workspace.documents.lexicon
        words = _with_patterns(lexicon.vocabulary, then)
        known = lexicon if words is lexicon.vocabulary else words.lexicon
        documents = _documents(cut, known, self.shelf)  # no reader looks at patterns of files
        return Workspace(documents.answering(earlier_answers(self.place.cut(tree))))

    def as_it_was(self, location: Location, tree: Tree) -> Workspace:
        """The documents of another course, which a state of the repository had, read with today's words."""
        place = self.place._replace(location=location, files=Stored(tree))
        try:
            then = read_settings(place)
        except ReclintError:
            then = Settings()
        held = place.cut(tree).excluding(then.exclude)
        words = _with_patterns(self.workspace.documents.lexicon.vocabulary, then)
        return Workspace(_documents(held, words.lexicon, self.shelf))

    def workspace_beside(self, workspace: Workspace, tree: Tree, changed: Collection[str]) -> Workspace:
        """The same that differs from ``workspace`` in the ``changed`` documents alone: what else was read is kept."""
        then = self._settings_in(tree)
        if then.value_texts != self.settings.value_texts:
            return self.workspace_of(tree)
        cut = self._cut(tree, then)
        documents = workspace.documents.moved(cut.keys, cut.read, changed)
        documents.leads_to.update(cut.links)
        return Workspace(documents.answering(earlier_answers(self.place.cut(tree))))

    def _settings_in(self, tree: Tree) -> Settings:
        """What the configuration set in another state; that of today where it cannot be used."""
        place, file = self.place._replace(files=Stored(tree)), self.place.location.configuration
        if not file or not place.files.is_file(file):
            return Settings()
        try:
            return read_settings(place)
        except ReclintError:
            return self.settings

    def _cut(self, tree: Tree, then: Settings) -> Tree:
        """The documents of another state, less what both the settings of ``then`` and those of today exclude."""
        whole = self.place.cut(tree).including(named_folders(self.settings))
        seen = {*whole.excluding(self.settings.exclude).keys, *whole.excluding(then.exclude).keys}
        return whole._replace(keys=tuple(key for key in whole.keys if key in seen))


def open_course(
    place: CoursePlace,
    texts: Mapping[str, bytes],
    known: Callable[[Vocabulary], Shelf | None] = lambda _: None,
) -> Opened:
    """The course at a place, with ``texts`` laid over its documents and its configuration, by key.

    ``known`` gives the models that are known already for the words of the course.

    Raises:
        ReclintError: the configuration or the catalogue cannot be used.
    """
    read = reader_of(place, texts)
    settings = read_settings(place, read)
    check_version(settings, __version__)
    own = read_rule_files(settings, read, place.location.top)
    vocabulary = _words_in_force(settings, own)
    tree = course_documents(place.tree, settings)
    shelf = known(vocabulary)
    documents = _documents(tree.overlaid(texts), vocabulary.lexicon, shelf)
    documents.aside = _aside(place, settings)
    documents.left_out = frozenset(place.tree.keys).difference(tree.keys)
    catalogue = _rules_in_force(settings, own, vocabulary)
    documents.answers = read_answers(place.tree.overlaid(texts), os.path.relpath(place.location.root / ANSWERS))
    governing = {loaded.source.path: loaded.source.text for loaded in settings.chain}
    governing.update((path, text) for text, path in own)
    return Opened(place, tree, Workspace(documents), settings, catalogue, governing, shelf)


def read_answers(tree: Tree, name: str) -> Answers | None:
    """The answers at the root of a tree; None where there are none. ``name`` is what errors call the file.

    Raises:
        ReclintError: the file cannot be read, or holds no answers.
    """
    if not tree.has(ANSWERS):
        if tree.is_disk and os.path.exists(tree.folder / ANSWERS):
            raise SourceError(name, "no regular file", "put the answers into a file, or take it away")
        return None
    from reclint.findings.answers import Answers  # most courses have none

    try:
        return Answers.parse(tree.read(ANSWERS).text, name)
    except SourceError as error:
        raise SourceError(name, error.reason, error.hint) from None


def earlier_answers(tree: Tree) -> Answers | None:
    """The answers of an earlier state; None where they cannot be read: then nothing was answered there."""
    try:
        return read_answers(tree, ANSWERS)
    except ReclintError:
        return None


def course_documents(tree: Tree, settings: Settings) -> Tree:
    """The documents of a course: less what the settings exclude, with what their file patterns name."""
    return tree.including(named_folders(settings)).excluding(settings.exclude)


def named_folders(settings: Settings) -> tuple[str, ...]:
    """The folders that file patterns of the configuration begin with, up to the first wildcard or placeholder."""
    patterns = (pattern for key in FILE_KEYS for pattern in settings.value(key).value or ())
    heads = (_FIRST_OPEN.split(pattern, 1)[0] for pattern in patterns)
    return tuple(sorted({head.rpartition("/")[0] for head in heads} - {""}))


def _documents(tree: Tree, lexicon: Lexicon, shelf: Shelf | None) -> Documents:
    documents = Documents(tree.keys, tree.read, lexicon, shelf)
    documents.errors.update(tree.closed)
    documents.leads_to.update(tree.links)
    return documents


def _aside(place: CoursePlace, settings: Settings) -> Callable[[str], str | None]:
    """Tells of a key that is no document why a file that lies there is none."""
    is_excluded = path_matcher(settings.exclude)

    def why(key: str) -> str | None:
        if not place.files.is_on_disk(place.location.root / key):
            return None
        if is_excluded(key):
            return "excluded"
        return "ignored" if place.tree.is_disk else "unstaged"

    return why


def _with_patterns(vocabulary: Vocabulary, then: Settings) -> Vocabulary:
    """A vocabulary with the patterns of files that settings had and it has not; itself where it has them all."""
    try:
        earlier = then.vocabulary(load_vocabulary()).files
    except ConfigError:
        return vocabulary
    lacking = {
        key: (*vocabulary.files.get(key, ()), *more)
        for key in FILE_KEYS
        if (more := [pattern for pattern in earlier.get(key, ()) if pattern not in vocabulary.files.get(key, ())])
    }
    return vocabulary.replaced({"files": lacking}) if lacking else vocabulary


def _words_in_force(settings: Settings, own: Sequence[tuple[str, str]]) -> Vocabulary:
    """The words that the settings make of the default ones; where they do not fit, the rules' problems are told too."""
    try:
        return settings.vocabulary(load_vocabulary())
    except ConfigError as error:
        problems = error.problems
    try:
        _rules_in_force(settings, own, None)
    except ConfigError as error:
        problems += error.problems
    raise ConfigError(*problems)


def _rules_in_force(settings: Settings, own: Sequence[tuple[str, str]], vocabulary: Vocabulary | None) -> Catalogue:
    from reclint.course.rules import configure

    return configure(settings, load_rules(own, vocabulary), path_matcher, vocabulary)


def load_vocabulary() -> Vocabulary:
    """The default vocabulary."""
    text, path = shipped_vocabulary()
    known = compiled(VOCABULARY)
    revived = _revived_words(known, made_from(text)) if known else None
    if revived:
        return revived
    vocabulary = Vocabulary.parse(text, path)
    keep_compiled(VOCABULARY, lambda: vocabulary.compiled(made_from(text)))
    return vocabulary


def load_rules(own: Iterable[tuple[str, str]] = (), vocabulary: Vocabulary | None = None) -> Catalogue:
    """The shipped catalogue with the rules of ``own`` files, each a text and its path.

    What those name of the ``vocabulary`` must be in it, where one is given.

    Raises:
        CatalogueError: a rule does not fit its check.
    """
    from reclint.catalogue import compile_catalogue, extend_catalogue, load_catalogue
    from reclint.checks import CHECKS

    shipped, own = shipped_catalogue(), [*own]
    known, grounds = compiled(CATALOGUE), made_from(*_parts(shipped))
    catalogue = _revived_rules(known, grounds) if known else None
    if catalogue is None:
        catalogue = made = load_catalogue(shipped, CHECKS)
        keep_compiled(CATALOGUE, lambda: compile_catalogue(made, grounds))
    return extend_catalogue(catalogue, CHECKS, own, vocabulary) if own else catalogue


# A process that opens a second course has both already: that saves 12 of the 37 ms that a course of one record takes.
_revived_words = lru_cache(maxsize=1)(Vocabulary.revive)


@lru_cache(maxsize=1)
def _revived_rules(known: bytes, grounds: str) -> Catalogue | None:
    from reclint.catalogue import revive_catalogue
    from reclint.checks import CHECKS

    return revive_catalogue(known, CHECKS, grounds)


def compile_shipped() -> dict[str, str]:
    """What a wheel holds: the shipped rules and words in the form that is quick to read, by file name."""
    from reclint.catalogue import compile_catalogue, load_catalogue
    from reclint.checks import CHECKS

    shipped, (text, path) = shipped_catalogue(), shipped_vocabulary()
    return {
        CATALOGUE: compile_catalogue(load_catalogue(shipped, CHECKS), made_for_wheel(*_parts(shipped))),
        VOCABULARY: Vocabulary.parse(text, path).compiled(made_for_wheel(text)),
    }


def _parts(files: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The names and texts of rule files, whatever folder they lie in."""
    return (part for text, path in files for part in (PurePath(path).name, text))
