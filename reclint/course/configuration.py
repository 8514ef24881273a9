"""A course's configuration: `reclint.yaml`, `reclint.yml` or ``[tool.reclint]`` in `pyproject.toml`.

A configuration is read as a chain (a file may extend another), merged with the later file winning. Every problem is
told with file, line and column, all of them at once. Patterns are those of ``.gitignore``.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BeforeValidator, Field, ValidationError

from reclint.findings.finding import Grade
from reclint.text.errors import ConfigError, Problem, YamlError
from reclint.text.nearest import did_you_mean
from reclint.text.yamltext import Steps, YamlModel, described, load, model_problems, place_of, plain_message

if TYPE_CHECKING:
    from reclint.vocabulary.vocabulary import Vocabulary

FILE_KEYS = ("records", "plans", "lessons", "notebooks", "course", "summaries")
Patterns = Annotated[tuple[str, ...], Field(max_length=500)]
"""Patterns of files; each is tried on each file, and so many are far more than anybody writes."""


class RuleSettings(YamlModel):
    """What is set for a rule; in the file also just ``off`` or a grade."""

    grade: Grade | None = None
    off: bool = False
    options: dict[str, Any] = Field(default_factory=dict)
    paths: Patterns = ()


_GRADES = tuple(grade.value for grade in Grade)
_OFF = (False, "off")
"""YAML reads a bare ``off`` as false in its older version."""


def _settings(value: Any) -> Any:
    """The long form of ``RULE: off`` and ``RULE: critical``."""
    if isinstance(value, dict) and value.get("grade") in _OFF:
        return {**value, "grade": None, "off": True}
    if value in _OFF:
        return {"off": True}
    if not isinstance(value, dict | RuleSettings) and value not in _GRADES:
        meant = did_you_mean(value, (*_GRADES, "off")) if isinstance(value, str) else ""
        raise ValueError(f"found {described(value)}, expected {', '.join(_GRADES)} or off{meant}")
    return {"grade": value} if isinstance(value, str) else value


RuleValue = Annotated[
    RuleSettings,
    BeforeValidator(
        _settings, json_schema_input_type=RuleSettings | Literal["off", "critical", "improvement", "polish"]
    ),
]


class Configuration(YamlModel):
    """One configuration file."""

    extends: str | None = None
    records: Patterns | None = None
    plans: Patterns | None = None
    lessons: Patterns | None = None
    notebooks: Patterns | None = None
    course: Patterns | None = None
    summaries: Patterns | None = None
    exclude: Patterns = ()
    vocabulary: dict[str, Any] = Field(default_factory=dict)
    rules: dict[str, RuleValue] = Field(default_factory=dict)
    rule_files: Annotated[tuple[str, ...], Field(max_length=100)] = ()
    per_file: dict[str, dict[str, RuleValue]] = Field(default_factory=dict, max_length=500)
    fail_on: Literal["critical", "improvement", "polish", "never"] | None = None
    baseline: str | None = None
    required_version: str | None = None


@dataclass(frozen=True)
class ConfigText:
    """A configuration as text: ``path`` is how errors name it; ``toml`` when it is a part of `pyproject.toml`."""

    path: str
    text: str
    toml: bool = False

    def data(self) -> Any:
        """The plain data.

        Raises:
            YamlError: the text is not YAML or TOML.
        """
        if not self.toml:
            data = load(self.text, self.path)
            return {} if data is None else data
        return load_toml(self.text, self.path).get("tool", {}).get("reclint", {})

    def problem(self, steps: Steps, what: str) -> Problem:
        """What is wrong with a key."""
        return Problem(self.path, *self._position(steps), what)

    def place(self, steps: Steps) -> str:
        """``path:line:column`` of a key, as near as it can be told."""
        line, column = self._position(steps)
        return f"{self.path}:{line}:{column}"

    def _position(self, steps: Steps) -> tuple[int, int]:
        return _toml_place(self.text, steps) if self.toml else place_of(self.text, steps)


@dataclass(frozen=True)
class Loaded:
    """A configuration file that was read."""

    source: ConfigText
    configuration: Configuration

    def apply_words(self, vocabulary: Vocabulary) -> Vocabulary:
        """``vocabulary`` with the parts that this file replaces.

        Raises:
            ConfigError: a part does not fit.
        """
        try:
            return vocabulary.replaced(self.configuration.vocabulary)
        except ValidationError as error:
            problems = model_problems(type(vocabulary), error)
            raise ConfigError(
                *(self.source.problem(("vocabulary", *where), what) for where, what in problems)
            ) from None


def load_toml(text: str, path: str) -> dict[str, Any]:
    """The data of a TOML document.

    Raises:
        YamlError: the text is not TOML.
    """
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise YamlError(Problem(path, 0, 0, str(error))) from None
    except (ValueError, RecursionError) as error:
        what = "nested too deeply" if isinstance(error, RecursionError) else "a number with too many digits"
        raise YamlError(Problem(path, 0, 0, what)) from None


def _toml_place(text: str, steps: Steps) -> tuple[int, int]:
    """Where the last known key of some steps stands, searched below the table's header."""
    lines = text.splitlines()
    line = next((n for n, entry in enumerate(lines) if entry.strip().startswith("[tool.reclint")), 0)
    column = 0
    for step in steps:
        key = re.compile(rf"""\s*\[?[\w.]*?["']?(?P<key>{re.escape(str(step))})["']?\s*[\]=]""")
        found = next(((n, m) for n in range(line, len(lines)) if (m := key.match(lines[n]))), None)
        if found is None:
            break
        line, column = found[0], found[1].start("key")
    return line + 1, column + 1


def read_configuration(source: ConfigText) -> Loaded:
    """The configuration of one text.

    Raises:
        ConfigError: with one line for each problem.
    """
    try:
        data = source.data()
    except YamlError as error:
        raise ConfigError(*error.problems) from None
    if not isinstance(data, dict):
        raise ConfigError(Problem(source.path, 1, 1, f"found {described(data)}, expected a mapping of keys to values"))
    try:
        return Loaded(source, Configuration.model_validate(data))
    except ValidationError as error:
        found = (source.problem(where, what) for where, what in model_problems(Configuration, error))
        raise ConfigError(*sorted(found)) from None


@dataclass(frozen=True)
class Effective:
    """A value in force, and the configuration that sets it under a ``key``, None for a default."""

    value: Any
    source: ConfigText | None = None
    key: str = ""

    @property
    def origin(self) -> str:
        """Where it was set: ``path:line:column``, or ``default``."""
        return self.source.place((self.key,)) if self.source else "default"

    def beside(self, name: str) -> Path:
        """A path that the value names, which is relative to its file."""
        return (Path(self.source.path).parent if self.source else Path()) / name

    def problem(self, what: str) -> Problem:
        """What is wrong with the value."""
        return self.source.problem((self.key,), what) if self.source else Problem("default", 0, 0, what)


@dataclass(frozen=True)
class Settings:
    """Everything that is in force: a chain of configurations over the defaults."""

    chain: tuple[Loaded, ...] = ()

    def value(self, key: str) -> Effective:
        """The value of a key in force: that of the last file that sets it, else None."""
        for loaded in reversed(self.chain):
            value = getattr(loaded.configuration, key.replace("-", "_"))
            if key.replace("-", "_") in loaded.configuration.model_fields_set and value is not None:
                return Effective(value, loaded.source, key)
        return Effective(None)

    @property
    def value_texts(self) -> tuple[str, ...]:
        """The texts of the files of the chain."""
        return tuple(loaded.source.text for loaded in self.chain)

    @property
    def exclude(self) -> tuple[str, ...]:
        """The patterns of what is never read, of all files of the chain."""
        return tuple(pattern for loaded in self.chain for pattern in loaded.configuration.exclude)

    def vocabulary(self, default: Vocabulary) -> Vocabulary:
        """The vocabulary in force: parts that the files replace, and their file patterns.

        Raises:
            ConfigError: a part does not fit.
        """
        vocabulary = default
        for loaded in self.chain:
            vocabulary = loaded.apply_words(vocabulary)
        for key in FILE_KEYS:
            vocabulary = _with_files(vocabulary, key, self.value(key))
        return vocabulary


def _with_files(vocabulary: Vocabulary, key: str, patterns: Effective) -> Vocabulary:
    """The vocabulary with the patterns of one kind of file that a configuration sets.

    Raises:
        ConfigError: a pattern does not fit.
    """
    if patterns.value is None:
        return vocabulary
    try:
        return vocabulary.replaced({"files": {key: patterns.value}})
    except ValidationError as error:
        details = error.errors(include_url=False)
        raise ConfigError(
            *(patterns.problem(f'"{key}": {plain_message(detail["msg"])}') for detail in details)
        ) from None


def check_version(settings: Settings, version: str) -> None:
    """Stop when the configuration asks for another version of reclint.

    Raises:
        ConfigError: the version does not fit, or the requirement cannot be read.
    """
    wanted = settings.value("required-version")
    if wanted.value is None:
        return
    from packaging.specifiers import InvalidSpecifier, SpecifierSet

    try:
        fits = version in SpecifierSet(wanted.value)
    except (InvalidSpecifier, ValueError):  # a number of thousands of digits is none to Python
        problem = wanted.problem(f'"{wanted.value}" is no version requirement')
        raise ConfigError(problem, hint='write one such as ">=0.1,<1"') from None
    if not fits:
        raise ConfigError(wanted.problem(f'this is reclint {version}, and "{wanted.value}" is required'))
