"""Loading: entries are read, checked against what their checks declare, and bound. All misfits are told at once."""

from __future__ import annotations

import re
from pathlib import PurePath
from string import Formatter
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from reclint.catalogue.entry import Family, RuleEntry
from reclint.catalogue.rule import ORIGIN, Catalogue, Rule
from reclint.checks import GenericCheck
from reclint.text.errors import CatalogueError, Problem, YamlError
from reclint.text.nearest import did_you_mean
from reclint.text.yamltext import load, place_of, plain_message, read_model

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reclint.checks import Check
    from reclint.vocabulary.vocabulary import Vocabulary

# "depth-unknown": a family, then the fault, in two words or more of small letters.
_NAME = re.compile(r"[a-z]+(?:-[a-z]+)+")
# ":12:3: unknown key …": how a problem goes on behind the path of its file.
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
Misfit = tuple[tuple["str | int", ...], str]


def load_catalogue(
    shipped: Iterable[tuple[str, str]], checks: Iterable[Check[Any, Any]], own: Iterable[tuple[str, str]] = ()
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


def extend_catalogue(
    catalogue: Catalogue,
    checks: Iterable[Check[Any, Any]],
    own: Iterable[tuple[str, str]],
    vocabulary: Vocabulary | None = None,
) -> Catalogue:
    """A catalogue with the rules of a course's ``own`` files (each a text and its path).

    What they name of the ``vocabulary``, where one is given, must be in it.

    Raises:
        CatalogueError: with one line for each misfit, naming file, line and column.
    """
    return _Loader(checks, catalogue, vocabulary).catalogue(own)


class _Loader:
    def __init__(
        self,
        checks: Iterable[Check[Any, Any]],
        base: Catalogue | None = None,
        vocabulary: Vocabulary | None = None,
    ) -> None:
        self.binder = _Binder(tuple(checks), vocabulary)
        self.rules = {rule.name: rule for rule in base.rules} if base else {}
        self.retired = dict(base.retired) if base else {}
        self.problems: list[Problem] = []

    def catalogue(self, own: Iterable[tuple[str, str]]) -> Catalogue:
        """What was loaded, with the rules of ``own`` files."""
        for text, path in own:
            self.load(text, path, family=None)
        if self.problems:
            raise CatalogueError(*self.problems)
        return Catalogue(tuple(self.rules[name] for name in sorted(self.rules)), self.retired)

    def load(self, text: str, path: str, family: str | None) -> None:
        """Read one file; the rules of a shipped ``family`` bear its name."""
        try:
            entries = read_model(Family, text, path)
        except YamlError as error:
            further = (_placed(text, path, misfit) for misfit in self._further_problems(text, path, family))
            self.problems += sorted({*error.problems, *further})
            return
        self.retired.update(entries.retired)
        for name, entry in entries.rules.items():
            found = [*self._name_problems(name, family), *self.binder.problems(name, entry, family)]
            self.problems += [_placed(text, path, problem) for problem in found]
            if not found:
                self.rules[name] = self.binder.rule(name, entry, family, path)

    def _further_problems(self, text: str, path: str, family: str | None) -> Iterator[Misfit]:
        """What else is wrong in a file that does not fit its model: names, and how sound parts of rules are bound."""
        try:
            data = load(text, path)
        except YamlError:
            return
        rules = data.get("rules") if isinstance(data, dict) else None
        for name, raw in rules.items() if isinstance(rules, dict) else ():
            yield from self._name_problems(str(name), family)
            entry, unsound = _sound_part(raw)
            found = self.binder.problems(str(name), entry, family) if entry else ()
            yield from (problem for problem in found if str(problem[0][2]) not in unsound)

    def check_unused(self) -> None:
        """Every function of a rule must have its entry among the shipped ones."""
        bound = {rule.check.name for rule in self.rules.values()}
        if not self.problems:
            unused = (check for name, check in self.binder.own.items() if name not in bound)
            self.problems += [
                Problem(*check.place, 0, f'no rule in rules/*.yaml is named "{check.name}"') for check in unused
            ]

    def _name_problems(self, name: str, family: str | None) -> Iterator[Misfit]:
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


def _placed(text: str, path: str, misfit: Misfit) -> Problem:
    return Problem(path, *place_of(text, misfit[0]), misfit[1])


def _spelled(check: Check[Any, Any]) -> str:
    """Where the function of a check stands."""
    return ":".join(map(str, check.place))


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


class _Binder:
    """Ties rules to their functions, and tells what does not fit."""

    def __init__(self, checks: tuple[Check[Any, Any], ...], vocabulary: Vocabulary | None) -> None:
        self.generic = {check.name: check for check in checks if isinstance(check, GenericCheck)}
        self.own = {check.name: check for check in checks if not isinstance(check, GenericCheck)}
        self.families = {check.family for check in self.own.values()}
        self.vocabulary = vocabulary

    def rule(self, name: str, entry: RuleEntry, family: str | None, path: str) -> Rule:
        """The rule of an entry that has no problems."""
        check = self.generic[entry.check] if entry.check else self.own[name]
        options = check.options.model_validate(entry.options, context=self.vocabulary)
        return Rule(name, entry, check, options, family or "own", entry.grade, ORIGIN if family else path)

    def problems(self, name: str, entry: RuleEntry, family: str | None) -> Iterator[Misfit]:
        """What does not fit; a rule of a shipped ``family`` may have a function of its own."""
        check = self.generic.get(entry.check) if entry.check else self.own.get(name) if family else None
        if check is None:
            yield ("rules", name, "check"), self._unbound(name, entry, family)
            return
        yield from self._option_problems(name, entry, check)
        yield from _message_problems(name, entry, check)
        if isinstance(check, GenericCheck):
            yield from _generic_problems(name, entry, check)
        else:
            yield from _unused_facts(name, entry, check)
        yield from _example_problems(name, entry)

    def _unbound(self, name: str, entry: RuleEntry, family: str | None) -> str:
        if entry.check:
            return f'there is no check "{entry.check}"{did_you_mean(entry.check, self.generic)}'
        if family is None:
            return f'rule "{name}" names no check, expected one of {", ".join(self.generic)}'
        function = name.replace("-", "_")
        if family not in self.families:
            return (
                f'the family "{family}" is not listed in reclint/checks/__init__.py, expected {function} in its CHECKS'
            )
        return f"there is no function {function} in CHECKS of reclint/checks/{family}.py{did_you_mean(name, self.own)}"

    def _option_problems(self, name: str, entry: RuleEntry, check: Check[Any, Any]) -> Iterator[Misfit]:
        try:
            check.options.model_validate(entry.options, context=self.vocabulary)
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                place = ("rules", name, "options", *detail["loc"])
                yield place, option_message(detail["loc"], detail["type"], detail["msg"], check)


def option_message(location: tuple[str | int, ...], kind: str, message: str, check: Check[Any, Any]) -> str:
    """What is wrong with an option of a check."""
    option = str(location[0]) if location else ""
    if kind == "extra_forbidden":
        known = [field.alias or name for name, field in check.options.model_fields.items()]
        return f'"{check.name}" has no option "{option}"{did_you_mean(option, known)}'
    message = plain_message(message)
    return f'option "{option}": {message}' if option else message


def _message_problems(name: str, entry: RuleEntry, check: Check[Any, Any]) -> Iterator[Misfit]:
    """Messages that cannot be read, and placeholders that no fact of the check fills."""
    known = sorted(check.facts)
    for case, message in entry.messages.items():
        place = ("rules", name, "messages", case)
        try:
            placeholders = _placeholders(message)
        except ValueError as error:
            yield place, f"the message cannot be read: {error}"
            continue
        for placeholder in sorted(placeholders - check.facts):
            offer = did_you_mean(placeholder, known) or f", expected one of {', '.join(known)}" if known else ""
            yield place, f'no fact fills "{{{placeholder}}}"{offer}'


def _generic_problems(name: str, entry: RuleEntry, check: GenericCheck[Any]) -> Iterator[Misfit]:
    """What a generic check asks for by name, and an entry lacks or has beside it."""
    if "default" not in entry.messages:
        yield ("rules", name, "messages"), f'message "default" is missing, check "{check.name}" asks for it'
    for case in entry.messages.keys() - {"default"}:
        yield ("rules", name, "messages", case), f'check "{check.name}" has no case "{case}"'
    for label in sorted(entry.related.keys() ^ check.related):
        what = "names no place of" if label in entry.related else "is missing, a place of"
        yield ("rules", name, "related", label), f'related "{label}" {what} check "{check.name}"'


def _unused_facts(name: str, entry: RuleEntry, check: Check[Any, Any]) -> Iterator[Misfit]:
    try:
        used = {placeholder for message in entry.messages.values() for placeholder in _placeholders(message)}
    except ValueError:  # told already
        return
    for fact in sorted(check.facts - used):
        yield ("rules", name, "messages"), f'no message has the fact "{fact}", which {_spelled(check)} gives'


def _example_problems(name: str, entry: RuleEntry) -> Iterator[Misfit]:
    for place, example in enumerate(entry.examples.bad):
        if not example.finds:
            yield ("rules", name, "examples", "bad", place), "a bad example must state what it finds"
    for place, example in enumerate(entry.examples.good):
        if example.finds:
            yield ("rules", name, "examples", "good", place), "a good example finds nothing"


def _placeholders(message: str) -> set[str]:
    """The names in braces of a message.

    Raises:
        ValueError: the braces do not fit, or a name has a format behind it, which could ask for any length of text.
    """
    names: set[str] = set()
    for _, field, form, conversion in Formatter().parse(message):
        if form or conversion:
            raise ValueError(f'"{{{field}}}" takes no format, found "{form or conversion}" behind it')
        names.update([] if field is None else [field])
    return names
