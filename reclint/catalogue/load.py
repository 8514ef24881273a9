"""Loading: entries are read, checked against what their checks declare, and bound."""

from __future__ import annotations

import re
from dataclasses import dataclass
from string import Formatter
from typing import TYPE_CHECKING

from pydantic import ValidationError

from reclint.catalogue.entry import Family, RuleEntry
from reclint.errors import CatalogueError, YamlError
from reclint.nearest import did_you_mean
from reclint.yamltext import place_of, read_model

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reclint.checks import Check, Options

_NAME = re.compile(r"[a-z]+(?:-[a-z]+)+")
Problem = tuple[tuple["str | int", ...], str]


@dataclass(frozen=True)
class Rule:
    """A rule bound to its check."""

    name: str
    entry: RuleEntry
    check: Check
    options: Options
    family: str

    def message(self, case: str, facts: Mapping[str, object]) -> str:
        """The message for a case, its placeholders filled."""
        return self.entry.messages[case].format_map(facts)


def load_catalogue(files: Iterable[tuple[str, str]], checks: Iterable[Check]) -> tuple[Rule, ...]:
    """The rules of all files (each a text and its path), by name.

    Raises:
        CatalogueError: with one line for each misfit, naming file, line and column.
    """
    by_name = {check.name: check for check in checks}
    rules: dict[str, Rule] = {}
    problems: list[str] = []
    for text, path in files:
        try:
            family = read_model(Family, text, path)
        except YamlError as error:
            problems.append(error.message)
            continue
        for name, entry in family.rules.items():
            found = [*_name_problems(name, rules), *_entry_problems(name, entry, by_name)]
            problems += [_placed(text, path, problem) for problem in found]
            if not found:
                check = by_name[entry.check]
                stem = path.replace("\\", "/").rpartition("/")[2].partition(".")[0]
                rules[name] = Rule(name, entry, check, check.options.model_validate(entry.options), stem)
    if problems:
        raise CatalogueError("\n".join(problems))
    return tuple(rules[name] for name in sorted(rules))


def _placed(text: str, path: str, problem: Problem) -> str:
    line, column = place_of(text, problem[0])
    return f"{path}:{line}:{column}: {problem[1]}"


def _name_problems(name: str, rules: Mapping[str, Rule]) -> Iterator[Problem]:
    if not _NAME.fullmatch(name):
        yield ("rules", name), f'"{name}" is no rule name, expected a family and a fault such as depth-unknown'
    if name in rules:
        yield ("rules", name), f'rule "{name}" stands in the catalogue twice'


def _entry_problems(name: str, entry: RuleEntry, checks: Mapping[str, Check]) -> Iterator[Problem]:
    check = checks.get(entry.check)
    if check is None:
        yield ("rules", name, "check"), f'there is no check "{entry.check}"{did_you_mean(entry.check, checks)}'
        return
    try:
        check.options.model_validate(entry.options)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            yield ("rules", name, "options", *detail["loc"]), f'option "{detail["loc"][0]}": {detail["msg"]}'
    yield from _message_problems(name, entry, check)
    for label in entry.related.keys() ^ check.related:
        what = "names no place of" if label in entry.related else "is missing, a place of"
        yield ("rules", name, "related", label), f'related "{label}" {what} check "{check.name}"'


def _message_problems(name: str, entry: RuleEntry, check: Check) -> Iterator[Problem]:
    for case in sorted(check.cases.keys() - entry.messages.keys()):
        yield ("rules", name, "messages"), f'message "{case}" is missing, check "{check.name}" may ask for it'
    for case, message in entry.messages.items():
        if case not in check.cases:
            yield ("rules", name, "messages", case), f'check "{check.name}" has no case "{case}"'
            continue
        known = check.cases[case]
        for placeholder in _placeholders(message) - known:
            offer = did_you_mean(placeholder, known)
            yield ("rules", name, "messages", case), f'no fact fills "{{{placeholder}}}"{offer}'


def _placeholders(message: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(message) if field is not None}
