"""A rule bound to its check, with what a configuration sets for it; and the catalogue of all rules."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any, NamedTuple

from reclint.text.errors import UsageError
from reclint.text.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from reclint.catalogue.entry import RuleEntry
    from reclint.checks import Check, Options
    from reclint.findings.finding import Grade

ORIGIN = "catalogue"


class Override(NamedTuple):
    """What a configuration sets for a rule on the documents that ``matches`` accepts.

    ``scope`` tells in words which documents these are, it is empty where they are all, and ``patterns`` are what it
    tells; ``origin`` is the place in the configuration.
    """

    matches: Callable[[str], bool]
    grade: Grade | None = None
    off: bool = False
    scope: str = ""
    origin: str = ORIGIN
    patterns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rule:
    """A rule bound to its check; ``origin`` says where its effective grade was set.

    Where several ``overrides`` match a document, the last one holds.
    """

    name: str
    entry: RuleEntry
    check: Check[Any, Any]
    options: Options
    family: str
    grade: Grade
    origin: str = ORIGIN
    overrides: tuple[Override, ...] = field(default=())

    def message(self, case: str, facts: Mapping[str, object]) -> str:
        """The message for a case, its placeholders filled."""
        return self.entry.messages[case].format_map(facts)

    @property
    def off(self) -> Override | None:
        """What switches the rule off for every document, None where nothing does."""
        for entry in reversed(self.overrides):
            if not entry.off or not entry.scope:
                return entry if entry.off else None
        return None

    def override(self, document: str) -> Override | None:
        """What is set for a document (by key), None where nothing is."""
        return next((entry for entry in reversed(self.overrides) if entry.matches(document)), None)


@dataclass(frozen=True)
class Catalogue:
    """All rules by name, in order of their names; ``retired`` names redirect to living ones."""

    rules: tuple[Rule, ...]
    retired: Mapping[str, str] = field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        """The names of all rules."""
        return [rule.name for rule in self.rules]

    def find(self, name: str) -> Rule:
        """The rule with this name, or the one that a retired name redirects to.

        Raises:
            UsageError: there is no such rule.
        """
        name = self.retired.get(name, name)
        for rule in self.rules:
            if rule.name == name:
                return rule
        raise UsageError(f'there is no rule "{name}"{did_you_mean(name, self.names)}')

    def chosen(self, select: Collection[str], ignore: Collection[str]) -> tuple[Rule, ...]:
        """The rules whose names fit a pattern of ``select`` (all, without one) and none of ``ignore``.

        Raises:
            UsageError: a pattern fits no rule, or no rule is left that could look at anything.
        """
        names = self.fitting(select) if select else set(self.names)
        names -= self.fitting(ignore)
        chosen = tuple(rule for rule in self.rules if rule.name in names)
        if not chosen:
            raise UsageError("no rule is left of those that are asked for", "ignore fewer of them")
        off = [rule.off for rule in chosen if rule.off]
        if len(off) == len(chosen):
            raise UsageError("all rules that are asked for are off, nothing would be looked at", f"see {off[0].origin}")
        return chosen

    def matching(self, pattern: str) -> set[str]:
        """The names that fit a name, a retired one too, or a glob; none where there is no such rule."""
        return {name for name in self.names if fnmatchcase(name, self.retired.get(pattern, pattern))}

    def fitting(self, patterns: Iterable[str]) -> set[str]:
        """The names that fit any of some names or globs.

        Raises:
            UsageError: a pattern fits no rule.
        """
        found: set[str] = set()
        for pattern in patterns:
            fitting = self.matching(pattern)
            if not fitting:
                several = re.split(r"[,\s]+", pattern.strip(", "))
                hint = "name each rule by an option of its own" if len(several) > 1 else None
                meant = "" if hint else did_you_mean(pattern, self.names)
                raise UsageError(f'there is no rule "{pattern}"{meant}', hint)
            found |= fitting
        return found
