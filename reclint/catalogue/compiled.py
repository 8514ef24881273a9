"""The catalogue as JSON: validated and bound once, and quick to read again.

It says what it was made from, and is passed over where that is not what the rule files say now.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from reclint.catalogue.entry import RuleEntry
from reclint.catalogue.rule import Catalogue, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reclint.checks import Check


class _CompiledRule(BaseModel):
    entry: RuleEntry
    family: str
    origin: str


class _Compiled(BaseModel):
    made_from: str
    rules: dict[str, _CompiledRule]
    retired: dict[str, str]


def compile_catalogue(catalogue: Catalogue, made_from: str) -> str:
    """A catalogue that no configuration has changed, as JSON; ``made_from`` is a checksum of the rule files."""
    rules = {
        rule.name: _CompiledRule(entry=rule.entry, family=rule.family, origin=rule.origin) for rule in catalogue.rules
    }
    compiled = _Compiled(made_from=made_from, rules=rules, retired=dict(catalogue.retired))
    return compiled.model_dump_json(by_alias=True, exclude_defaults=True, indent=1) + "\n"


def revive_catalogue(data: bytes, checks: Iterable[Check[Any, Any]], made_from: str) -> Catalogue | None:
    """The catalogue that was compiled; None where the bytes hold none of these files and for these checks."""
    known = {check.name: check for check in checks}
    try:
        compiled = _Compiled.model_validate_json(data)
        rules = tuple(_bound(name, rule, known[rule.entry.check or name]) for name, rule in compiled.rules.items())
    except (ValidationError, KeyError):
        return None
    return Catalogue(rules, compiled.retired) if compiled.made_from == made_from else None


def _bound(name: str, rule: _CompiledRule, check: Check[Any, Any]) -> Rule:
    given = rule.entry.options
    # A validator takes time to build, and there is nothing to validate where nothing is given.
    options = check.options.model_validate(given) if given else check.options.model_construct()
    return Rule(name, rule.entry, check, options, rule.family, rule.entry.grade, rule.origin)
