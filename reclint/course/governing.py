"""The files that say what holds for a course: its configuration with those that it extends, and its rule files.

What lies in a repository names only what lies in it, and all of it together has a size that can be read.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from reclint.course.configuration import ConfigText, Loaded, Settings, read_configuration
from reclint.files.bounds import is_trusted, leads_out
from reclint.files.location import NoFiles
from reclint.files.reading import LEADS_OUT
from reclint.text.errors import ConfigError, SourceError
from reclint.text.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from reclint.course.place import CoursePlace
    from reclint.files.location import Files
    from reclint.text.yamltext import Steps

MOST_EXTENDED = 20
"""How many configurations may extend each other, one after another; a team, a school and a company make three."""
MOST_TEXT = 500_000
"""The size of all configurations and rules of a course; the shipped rules have 200 kB. YAML is slow to read."""
OUTSIDE = '"{}" leads out of the repository'
OUTSIDE_HINT = "name a file of this repository"


def read_settings(place: CoursePlace, read: Callable[[Path], str] | None = None) -> Settings:
    """What the configuration of a course sets.

    Raises:
        ReclintError: the configuration cannot be used.
    """
    file = place.location.configuration
    if file is None:
        return Settings()
    if not isinstance(place.files, NoFiles) and leads_out(file):
        raise SourceError(os.path.relpath(file), *LEADS_OUT)
    read = read or reader_of(place, {})
    return Settings(_chain(file, read(file), read, place.location.top))


def reader_of(place: CoursePlace, texts: Mapping[str, bytes]) -> Callable[[Path], str]:
    """Reads configurations and rule files, with ``texts`` laid over those of the course."""
    laid = {(place.location.root / key).resolve(): data for key, data in texts.items()}
    left = MOST_TEXT

    def read(path: Path) -> str:
        nonlocal left
        data = laid.get(path.resolve()) if laid else None
        text = text_of(place.files, path) if data is None else Source.decode(os.path.relpath(path), data).text
        left -= len(text)
        if left < 0:
            what = f"with this, the configuration and its rules are larger than {MOST_TEXT // 1000} kB"
            raise SourceError(os.path.relpath(path), what, "that is the most that is read; make them smaller")
        return text

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


def _named(read: Callable[[Path], str], source: ConfigText, steps: Steps, name: str, top: Path) -> str:
    """The text of a file that a configuration names.

    Raises:
        ConfigError: it cannot be read, or lies outside of the repository, whose files name only what lies in it; the
            problem is that of the place that names it.
    """
    path = Path(source.path).parent / name
    if not is_trusted(path, Path(source.path), top):
        raise ConfigError(source.problem(steps, OUTSIDE.format(steps[0])), hint=OUTSIDE_HINT)
    try:
        return read(path)
    except SourceError as error:
        raise ConfigError(source.problem(steps, f'"{name}" {error.reason}'), hint=error.hint) from None


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


def read_rule_files(settings: Settings, read: Callable[[Path], str], top: Path) -> list[tuple[str, str]]:
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
