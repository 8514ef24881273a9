"""The catalogue for a terminal and for tools, and one rule explained."""

from __future__ import annotations

import json
import textwrap
from typing import TYPE_CHECKING

from reclint.checks import CHECKS, TARGETS, GenericCheck

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reclint.catalogue import Catalogue, Example, Rule

_WIDTH = 100
"""The columns that an explanation is wrapped to: a choice."""
FIXES: Mapping[str, str] = {
    "safe": "safe, by --fix, where it is certain what to do",
    "unsafe": "unsafe, by --fix --unsafe-fixes, where it is certain what to do",
}
"""How the fixes of a rule are made, by their kind."""


def render(catalogue: Catalogue) -> str:
    """A table: name, effective grade, kind of fix, summary."""
    widest = max(len(rule.name) for rule in catalogue.rules)
    lines = (
        f"{rule.name:<{widest}}  {grade_here(rule):<11}  {rule.entry.fix or '':<6}  {rule.entry.summary}"
        for rule in catalogue.rules
    )
    return "\n".join(lines) + "\n"


def grade_here(rule: Rule) -> str:
    """The effective grade of a rule, or ``off``."""
    switched_off = any(override.off and override.matches("") for override in rule.overrides)
    return "off" if switched_off else rule.grade.value


def render_json(catalogue: Catalogue) -> str:
    """The catalogue as JSON, version 1."""
    rules = [
        {
            "name": rule.name,
            "family": rule.family,
            "grade": grade_here(rule),
            "grade_set_in": rule.origin,
            "summary": rule.entry.summary,
            "why": rule.entry.why,
            "remedy": rule.entry.remedy,
            "check": rule.check.name,
            "needs": sorted(need.value for need in rule.check.needs),
            "options": rule.options.model_dump(mode="json", by_alias=True),
            "fix": rule.entry.fix,
            "since": rule.entry.since,
        }
        for rule in catalogue.rules
    ]
    return json.dumps({"format": 1, "rules": rules}, indent=2, ensure_ascii=False) + "\n"


def render_targets() -> str:
    """The targets with their attributes, and the generic checks with their options."""
    return "\n".join(_target_lines()) + "\n"


def _target_lines() -> Iterator[str]:
    yield "Targets, and what can be asked of them:"
    for target in TARGETS:
        yield f"\n  {target.name}: {target.summary}"
        yield from (f"    {name}: {meaning}" for name, meaning in target.attributes.items())
    yield "\nGeneric checks, their options, and the facts that messages may use:"
    for check in CHECKS:
        if isinstance(check, GenericCheck):
            options = [field.alias or name for name, field in check.options.model_fields.items()]
            yield f"\n  {check.name}: {(check.run.__doc__ or '').strip()}"
            yield f"    options: {', '.join(options)}"
            yield f"    facts: {', '.join(sorted(check.facts))}"


def explanation(rule: Rule) -> str:
    """What a rule means, why, what to do, its examples, its grade here and where that was set."""
    return "\n".join(_explanation(rule)) + "\n"


def _explanation(rule: Rule) -> Iterator[str]:
    yield f"{rule.name} ({grade_here(rule)}, set in {rule.origin}; since {rule.entry.since})"
    yield ""
    yield rule.entry.summary
    for label, text in (("Why", rule.entry.why), ("Remedy", rule.entry.remedy)):
        yield ""
        yield from textwrap.wrap(f"{label}: {text.strip()}", _WIDTH)
    if rule.entry.fix:
        yield ""
        yield f"Fix: {FIXES[rule.entry.fix]}."
    if rule.entry.measures:
        yield ""
        yield from textwrap.wrap(measures(rule), _WIDTH)
    options = rule.options.model_dump(mode="json", by_alias=True)
    if options:
        yield ""
        yield "Options: " + ", ".join(f"{name} = {json.dumps(value)}" for name, value in options.items())
    if rule.check.needs:
        yield ""
        yield f"Skipped where there are no {' and no '.join(sorted(need.value for need in rule.check.needs))}."
    for kind, examples in (("Bad", rule.entry.examples.bad), ("Good", rule.entry.examples.good)):
        for example in examples:
            yield ""
            yield f"{kind} example:"
            yield from _example(example)


def measures(rule: Rule) -> str:
    """By what numbers a finding of a rule is worse than another one."""
    return f"Worse, where more: {'; '.join(f'{name}, {what}' for name, what in rule.entry.measures.items())}."


def before(example: Example) -> str | None:
    """What an earlier state had otherwise, in words; None where an example compares nothing."""
    had = [f"{path}{'' if text else ' was not there'}" for path, text in example.before.items()]
    return f"Compared with a state that had otherwise: {', '.join(had)}" if had else None


def _example(example: Example) -> Iterator[str]:
    if told := before(example):
        yield f"  {told}"
    for path, text in example.texts.items():
        if len(example.texts) > 1:
            yield f"  {path}"
        yield from (f"    {line}".rstrip() for line in text.splitlines())
    for found in example.finds:
        yield f"  -> {found.path}:{found.at}: {found.message}"
