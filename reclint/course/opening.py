"""Opening a course: from a request to its documents, configuration, words and rules, without a terminal."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from reclint import __version__
from reclint.course.configuration import FILE_KEYS, ConfigText, Loaded, Settings, check_version, read_configuration
from reclint.files.bounds import is_trusted, leads_out
from reclint.files.compiled import compiled, keep_compiled, made_for_wheel, made_from
from reclint.files.discovery import path_matcher
from reclint.files.location import ANSWERS, Stored
from reclint.files.reading import LEADS_OUT
from reclint.files.shipped import shipped_catalogue, shipped_vocabulary
from reclint.readers import Lexicon
from reclint.text.errors import ConfigError, ReclintError, SourceError
from reclint.text.source import Source
from reclint.vocabulary.vocabulary import Vocabulary
from reclint.workspace import Documents, Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from reclint.catalogue import Catalogue
    from reclint.course.configuration import Location
    from reclint.course.place import CoursePlace
    from reclint.files.location import Files
    from reclint.files.tree import Tree
    from reclint.findings.answers import Answers
    from reclint.workspace import Shelf

CATALOGUE, VOCABULARY = "catalogue.json", "vocabulary.json"
MOST_EXTENDED = 20
"""How many configurations may extend each other, one after another; a team, a school and a company make three."""
OUTSIDE = '"{}" leads out of the repository'
OUTSIDE_HINT = "name a file of this repository"
_FIRST_OPEN = re.compile(r"[*?\[{]")


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
        if words is not lexicon.vocabulary:
            documents = _documents(cut, Lexicon(words), None)
        else:
            documents = _documents(cut, lexicon, self.shelf)
        return Workspace(documents.answering(earlier_answers(self.place.cut(tree))))

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
        return replace(whole, keys=tuple(key for key in whole.keys if key in seen))


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
    read = _reader(place, texts)
    settings = read_settings(place, read)
    check_version(settings, __version__)
    own = _rule_files(settings, read, place.location.top)
    vocabulary = _words_in_force(settings, own)
    tree = course_documents(place.tree, settings)
    shelf = known(vocabulary)
    documents = _documents(tree.overlaid(texts), Lexicon(vocabulary), shelf)
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


def read_settings(place: CoursePlace, read: Callable[[Path], str] | None = None) -> Settings:
    """What the configuration of a course sets.

    Raises:
        ReclintError: the configuration cannot be used.
    """
    file = place.location.configuration
    if file is None:
        return Settings()
    if leads_out(file):
        raise SourceError(os.path.relpath(file), *LEADS_OUT)
    read = read or _reader(place, {})
    return Settings(_chain(file, read(file), read, place.location.top))


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


def _reader(place: CoursePlace, texts: Mapping[str, bytes]) -> Callable[[Path], str]:
    """Reads configurations and rule files, with ``texts`` laid over those of the course."""
    laid = {(place.location.root / key).resolve(): data for key, data in texts.items()}

    def read(path: Path) -> str:
        data = laid.get(path.resolve()) if laid else None
        return text_of(place.files, path) if data is None else Source.decode(os.path.relpath(path), data).text

    return read


def text_of(files: Files, path: Path) -> str:
    """The text of a configuration, rule file or baseline.

    Raises:
        SourceError: the file cannot be read or is not UTF-8.
    """
    name = os.path.relpath(path)
    try:
        return Source.decode(name, files.data(path)).text
    except SourceError as error:
        raise SourceError(name, error.reason, error.hint) from None


def _chain(
    file: Path, text: str, read: Callable[[Path], str], top: Path, seen: tuple[Path, ...] = ()
) -> tuple[Loaded, ...]:
    """A configuration, which is a file with a ``text``, with those that it extends before it.

    ``top`` is the repository that they must lie in.
    """
    source = ConfigText(os.path.relpath(file), text, toml=file.suffix == ".toml")
    loaded = read_configuration(source)
    base = loaded.configuration.extends
    if not base:
        return (loaded,)
    seen = (*seen, file.resolve())
    if (file.parent / base).resolve() in seen:
        raise ConfigError(source.problem(("extends",), f'"{base}" extends itself'))
    if len(seen) >= MOST_EXTENDED:
        raise ConfigError(source.problem(("extends",), f"the {MOST_EXTENDED}th file of a chain, and no more are read"))
    before = _named(read, source, ("extends",), base, top)
    return (*_chain(file.parent / base, before, read, top, seen), loaded)


def _named(read: Callable[[Path], str], source: ConfigText, location: Location, name: str, top: Path) -> str:
    """The text of a file that a configuration names.

    Raises:
        ConfigError: it cannot be read, or lies outside of the repository, whose files name only what lies in it; the
            problem is that of the place that names it.
    """
    path = Path(source.path).parent / name
    if not is_trusted(path, Path(source.path), top):
        raise ConfigError(source.problem(location, OUTSIDE.format(location[0])), hint=OUTSIDE_HINT)
    try:
        return read(path)
    except SourceError as error:
        raise ConfigError(source.problem(location, f'"{name}" {error.reason}'), hint=error.hint) from None


def configuration_files(settings: Settings) -> tuple[Path, ...]:
    """The files that say what holds for a course: its configurations and the rules of its own."""
    sources = [Path(loaded.source.path) for loaded in settings.chain]
    return (*sources, *own_rule_files(settings))


def own_rule_files(settings: Settings) -> list[Path]:
    """The rule files that the settings name."""
    return [Path(source.path).parent / name for source, _, name in _named_rule_files(settings)]


def _named_rule_files(settings: Settings) -> Iterator[tuple[ConfigText, int, str]]:
    """The names of rule files, each with its configuration and its place in the list there."""
    for loaded in settings.chain:
        for place, name in enumerate(loaded.configuration.rule_files):
            yield loaded.source, place, name


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


def _rule_files(settings: Settings, read: Callable[[Path], str], top: Path) -> list[tuple[str, str]]:
    """The text and path of each rule file that the settings name.

    Raises:
        ConfigError: some of them cannot be read.
    """

    def text_of_one(source: ConfigText, place: int, name: str) -> str | ConfigError:
        try:
            return _named(read, source, ("rule-files", place), name, top)
        except ConfigError as error:
            return error

    texts = [text_of_one(*named) for named in _named_rule_files(settings)]
    errors = [error for error in texts if isinstance(error, ConfigError)]
    if errors:
        raise ConfigError(*(problem for error in errors for problem in error.problems), hint=errors[0].hint)
    paths = map(os.path.relpath, own_rule_files(settings))
    return [(text, path) for text, path in zip(texts, paths, strict=True) if isinstance(text, str)]


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
    revived = Vocabulary.revive(known, made_from(text)) if known else None
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
    from reclint.catalogue import compile_catalogue, extend_catalogue, load_catalogue, revive_catalogue
    from reclint.checks import CHECKS

    shipped, own = shipped_catalogue(), [*own]
    known, grounds = compiled(CATALOGUE), made_from(*_parts(shipped))
    catalogue = revive_catalogue(known, CHECKS, grounds) if known else None
    if catalogue is None:
        catalogue = made = load_catalogue(shipped, CHECKS)
        keep_compiled(CATALOGUE, lambda: compile_catalogue(made, grounds))
    return extend_catalogue(catalogue, CHECKS, own, vocabulary) if own else catalogue


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
