"""Loading: entries are read, checked against what their checks declare, and bound. All misfits are told at once."""

from __future__ import annotations

import re
from pathlib import PurePath
from string import Formatter
from typing import TYPE_CHECKING

from pydantic import ValidationError

from reclint.catalogue.entry import Family, RuleEntry
from reclint.catalogue.rule import ORIGIN, Catalogue, Rule
from reclint.text.errors import CatalogueError, YamlError
from reclint.text.nearest import did_you_mean
from reclint.text.yamltext import load, place_of, plain_message, read_model

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reclint.checks import Check

_NAME = re.compile(r"[a-z]+(?:-[a-z]+)+")
_SOUND = {
    "grade": "polish",
    "summary": "-",
    "why": "-",
    "remedy": "-",
    "messages": {"default": "-"},
    "since": "0.0.0",
    "examples": {"good": [{"files": {"-": ""}}], "bad": [{"files": {"-": ""}, "finds": []}]},
}
"""What stands for the parts of an entry that do not fit."""
Problem = tuple[tuple["str | int", ...], str]


def load_catalogue(
    shipped: Iterable[tuple[str, str]], checks: Iterable[Check], own: Iterable[tuple[str, str]] = ()
) -> Catalogue:
    """The catalogue of the ``shipped`` files and a course's ``own`` ones (each a text and its path).

    Raises:
        CatalogueError: with one line for each misfit, naming file, line and column.
    """
    loader = _Loader(checks)
    for text, path in shipped:
        loader.load(text, path, family=PurePath(path).stem)
    loader.check_unused()
    return loader.catalogue(own)


def extend_catalogue(catalogue: Catalogue, checks: Iterable[Check], own: Iterable[tuple[str, str]]) -> Catalogue:
    """A catalogue with the rules of a course's ``own`` files (each a text and its path).

    Raises:
        CatalogueError: with one line for each misfit, naming file, line and column.
    """
    return _Loader(checks, catalogue).catalogue(own)


class _Loader:
    def __init__(self, checks: Iterable[Check], base: Catalogue | None = None) -> None:
        self.checks = {check.name: check for check in checks}
        self.rules = {rule.name: rule for rule in base.rules} if base else {}
        self.retired = dict(base.retired) if base else {}
        self.problems: list[str] = []

    def catalogue(self, own: Iterable[tuple[str, str]]) -> Catalogue:
        """What was loaded, with the rules of ``own`` files."""
        for text, path in own:
            self.load(text, path, family=None)
        if self.problems:
            raise CatalogueError("\n".join(self.problems))
        return Catalogue(tuple(self.rules[name] for name in sorted(self.rules)), self.retired)

    def load(self, text: str, path: str, family: str | None) -> None:
        """Read one file; the rules of a shipped ``family`` bear its name."""
        try:
            entries = read_model(Family, text, path)
        except YamlError as error:
            misfits = [_placed(text, path, problem) for problem in self._further_problems(text, path, family)]
            lines = dict.fromkeys((*error.message.splitlines(), *misfits))
            self.problems += sorted(lines, key=lambda line: _place_in(line, path))
            return
        self.retired.update(entries.retired)
        for name, entry in entries.rules.items():
            found = [*self._name_problems(name, family), *_entry_problems(name, entry, self.checks)]
            self.problems += [_placed(text, path, problem) for problem in found]
            if not found:
                check = self.checks[entry.check]
                options = check.options.model_validate(entry.options)
                self.rules[name] = Rule(
                    name, entry, check, options, family or "own", entry.grade, ORIGIN if family else path
                )

    def _further_problems(self, text: str, path: str, family: str | None) -> Iterator[Problem]:
        """What else is wrong in a file that does not fit its model: names, and how sound parts of rules are bound."""
        try:
            data = load(text, path)
        except YamlError:
            return
        rules = data.get("rules") if isinstance(data, dict) else None
        for name, raw in rules.items() if isinstance(rules, dict) else ():
            yield from self._name_problems(str(name), family)
            entry, unsound = _sound_part(raw)
            found = _entry_problems(name, entry, self.checks) if entry else ()
            yield from (problem for problem in found if str(problem[0][2]) not in unsound)

    def check_unused(self) -> None:
        """Every check that is not generic must be used by a shipped rule."""
        used = {rule.entry.check for rule in self.rules.values()}
        if not self.problems:
            unused = sorted(name for name, check in self.checks.items() if name not in used and not check.generic)
            self.problems += [f'check "{name}" is used by no rule of the catalogue' for name in unused]

    def _name_problems(self, name: str, family: str | None) -> Iterator[Problem]:
        place = ("rules", name)
        if not _NAME.fullmatch(name):
            yield (
                place,
                f'"{name}" is no rule name, expected lower-case words that say the fault, such as depth-unknown',
            )
        elif family and not name.startswith(f"{family}-"):
            yield place, f'"{name}" does not start with the name of its family, "{family}"'
        if name in self.rules:
            yield place, f'rule "{name}" stands in the catalogue already'
        if name in self.retired:
            yield place, f'"{name}" was retired in favour of "{self.retired[name]}" and is never used again'


def _placed(text: str, path: str, problem: Problem) -> str:
    line, column = place_of(text, problem[0])
    return f"{path}:{line}:{column}: {problem[1]}"


def _place_in(line: str, path: str) -> tuple[int, int]:
    """The line and column that a problem begins with, the start of the file where it names none."""
    match = re.match(r":(\d+):(\d+):", line.removeprefix(path))
    return (int(match[1]), int(match[2])) if match else (0, 0)


def _sound_part(raw: object) -> tuple[RuleEntry | None, frozenset[str]]:
    """An entry with what does not fit the model replaced by what does, and the keys that were replaced."""
    if not isinstance(raw, dict):
        return None, frozenset()
    try:
        return RuleEntry.model_validate(raw), frozenset()
    except ValidationError as error:
        unsound = frozenset(str(detail["loc"][0]) for detail in error.errors(include_url=False) if detail["loc"])
    if "check" in unsound:
        return None, unsound
    kept = {key: value for key, value in raw.items() if str(key) not in unsound}
    try:
        return RuleEntry.model_validate({**_SOUND, **kept}), unsound
    except ValidationError:
        return None, unsound


def _entry_problems(name: str, entry: RuleEntry, checks: Mapping[str, Check]) -> Iterator[Problem]:
    check = checks.get(entry.check)
    if check is None:
        yield ("rules", name, "check"), f'there is no check "{entry.check}"{did_you_mean(entry.check, checks)}'
        return
    yield from _option_problems(("rules", name, "options"), entry.options, check)
    yield from _message_problems(name, entry, check)
    for label in sorted(entry.related.keys() ^ check.related):
        what = "names no place of" if label in entry.related else "is missing, a place of"
        yield ("rules", name, "related", label), f'related "{label}" {what} check "{check.name}"'
    for place, example in enumerate(entry.examples.bad):
        if not example.finds:
            yield ("rules", name, "examples", "bad", place), "a bad example must state what it finds"
    for place, example in enumerate(entry.examples.good):
        if example.finds:
            yield ("rules", name, "examples", "good", place), "a good example finds nothing"


def _option_problems(place: tuple[str | int, ...], options: Mapping[str, object], check: Check) -> Iterator[Problem]:
    try:
        check.options.model_validate(options)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            yield (*place, *detail["loc"]), option_message(detail["loc"], detail["type"], detail["msg"], check)


def option_message(location: tuple[str | int, ...], kind: str, message: str, check: Check) -> str:
    """What is wrong with an option of a check."""
    option = str(location[0]) if location else ""
    if kind == "extra_forbidden":
        known = [field.alias or name for name, field in check.options.model_fields.items()]
        return f'check "{check.name}" has no option "{option}"{did_you_mean(option, known)}'
    message = plain_message(message)
    return f'option "{option}": {message}' if option else message


def _message_problems(name: str, entry: RuleEntry, check: Check) -> Iterator[Problem]:
    for case in sorted(check.cases.keys() - entry.messages.keys()):
        yield ("rules", name, "messages"), f'message "{case}" is missing, check "{check.name}" may ask for it'
    for case, message in entry.messages.items():
        if case not in check.cases:
            yield ("rules", name, "messages", case), f'check "{check.name}" has no case "{case}"'
            continue
        known = sorted(check.cases[case])
        try:
            placeholders = _placeholders(message)
        except ValueError as error:
            yield ("rules", name, "messages", case), f"the message cannot be read: {error}"
            continue
        for placeholder in sorted(placeholders - set(known)):
            offer = did_you_mean(placeholder, known) or f", expected one of {', '.join(known)}" if known else ""
            yield ("rules", name, "messages", case), f'no fact fills "{{{placeholder}}}"{offer}'


def _placeholders(message: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(message) if field is not None}
