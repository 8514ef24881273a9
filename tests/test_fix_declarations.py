"""What rules say of their fixes is what their examples show, and what the documentation says."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reclint.run.examples import run_examples

from .conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from reclint.catalogue import Catalogue, Rule
    from reclint.readers import Lexicon

    from .conftest import Result


def declaring(rule: Rule, fix: str | None) -> Rule:
    return replace(rule, entry=rule.entry.model_copy(update={"fix": fix}))


def failures(rule: Rule, catalogue: Catalogue, lexicon: Lexicon) -> list[str]:
    return [failure.detail for failure in run_examples(rule, catalogue, lexicon)]


def test_a_fix_that_is_not_declared_fails(catalogue: Catalogue, lexicon: Lexicon) -> None:
    rule = declaring(catalogue.find("table-row-short"), None)
    assert failures(rule, catalogue, lexicon) == [
        "a finding has a fix that is safe, and the rule does not declare it so"
    ]


def test_a_fix_that_is_declared_otherwise_fails(catalogue: Catalogue, lexicon: Lexicon) -> None:
    rule = declaring(catalogue.find("depth-mismatch"), "safe")
    expected = ["a finding has a fix that is unsafe, and the rule does not declare it so"]
    assert failures(rule, catalogue, lexicon) == expected


def test_a_fix_that_no_example_shows_fails(catalogue: Catalogue, lexicon: Lexicon) -> None:
    rule = declaring(catalogue.find("concept-duplicate"), "safe")
    assert failures(rule, catalogue, lexicon) == ["the rule declares a fix, and no example shows it"]


def test_a_fix_whose_text_an_example_does_not_state_fails(catalogue: Catalogue, lexicon: Lexicon) -> None:
    rule = catalogue.find("table-row-short")
    bad, *others = rule.entry.examples.bad
    examples = rule.entry.examples.model_copy(update={"bad": (bad.model_copy(update={"fixed": None}), *others)})
    silent = replace(rule, entry=rule.entry.model_copy(update={"examples": examples}))
    assert failures(silent, catalogue, lexicon) == [
        "a finding has a fix, and the example does not state the fixed text",
        "the rule declares a fix, and no example shows it",
    ]


def test_the_documentation_lists_every_rule_with_a_fix(catalogue: Catalogue) -> None:
    rows = re.findall(r"^\| (`.*?) \| (safe|unsafe) \|", (ROOT / "docs" / "fixes.md").read_text("utf-8"), re.M)
    listed = {name: kind for names, kind in rows for name in re.findall(r"`(.*?)`", names)}
    assert listed == {rule.name: rule.entry.fix for rule in catalogue.rules if rule.entry.fix}


def test_rules_and_explain_tell_of_fixes(reclint: Callable[..., Result]) -> None:
    table: dict[str, Any] = {line.split()[0]: line.split()[1:3] for line in reclint("rules").out.splitlines()}
    assert table["table-row-shifted"] == ["critical", "safe"]
    assert table["notebook-missing"] == ["critical", "unsafe"]
    assert "\nFix: safe, by --fix, where it is certain what to do.\n" in reclint("explain", "table-row-shifted").out
    shown = reclint("explain", "notebook-missing").out
    assert "\nFix: unsafe, by --fix --unsafe-fixes, where it is certain what to do.\n" in shown
    assert "Fix:" not in reclint("explain", "concept-duplicate").out
