"""A catalogue that has been validated, as bytes that are quick to read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    rules: dict[str, _CompiledRule]
    retired: dict[str, str]


def compile_catalogue(catalogue: Catalogue) -> bytes | None:
    """A catalogue that no configuration has changed, as bytes; None where it would not read back the same."""
    rules = {
        rule.name: _CompiledRule(entry=rule.entry, family=rule.family, origin=rule.origin) for rule in catalogue.rules
    }
    compiled = _Compiled(rules=rules, retired=dict(catalogue.retired))
    try:
        data = compiled.model_dump_json(by_alias=True).encode()
        return data if _Compiled.model_validate_json(data) == compiled else None
    except ValueError:  # an option that YAML knows and JSON does not
        return None


def revive_catalogue(data: bytes, checks: Iterable[Check]) -> Catalogue | None:
    """The catalogue that was compiled; None where the bytes hold none for these checks."""
    known = {check.name: check for check in checks}
    try:
        compiled = _Compiled.model_validate_json(data)
        rules = tuple(_bound(name, rule, known[rule.entry.check]) for name, rule in compiled.rules.items())
    except (ValidationError, KeyError):
        return None
    return Catalogue(rules, compiled.retired)


def _bound(name: str, rule: _CompiledRule, check: Check) -> Rule:
    options = check.options.model_validate(rule.entry.options)
    return Rule(name, rule.entry, check, options, rule.family, rule.entry.grade, rule.origin)
