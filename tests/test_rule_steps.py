"""Each step of "Add a check and a rule" in CONTRIBUTING.md that is left out is named, with the file to touch."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from reclint.catalogue import Catalogue, Rule, load_catalogue
from reclint.checks import CHECKS, Check, GenericCheck
from reclint.files.shipped import shipped_catalogue
from reclint.text.errors import CatalogueError

from .conftest import ROOT, shipped_rules
from .course_faults import FAULTS
from .test_evidence import LOSSES
from .test_rule_mutations import MUTATORS

PAGE = ".venv/bin/reclint rules --format markdown > docs/rules.md"
SECTION = "## Add a check and a rule in three steps"


@dataclass(frozen=True)
class State:
    """What is there of rules: their entries and functions, the tests that break records, the documentation."""

    rules: frozenset[str]
    functions: frozenset[str]
    families: frozenset[str]
    mutated: frozenset[str]
    page: str
    fixes: str = ""
    fixing: frozenset[str] = field(default_factory=frozenset)


def left_out(state: State) -> Iterator[str]:
    """What is missing for each rule, by the step that would have done it."""
    for name in sorted(state.rules | state.functions):
        family, function = name.partition("-")[0], name.replace("-", "_")
        if name not in state.rules:
            yield f"step 1: rules/{family}.yaml has no rule {name}"
        if name not in state.functions:
            yield f"step 2: reclint/checks/{family}.py has no function {function} in its CHECKS"
        if name not in state.mutated:
            yield f"step 3: no mutation of tests/test_rule_mutations.py or tests/course_faults.py is {name}"
        if f"\n## {name}\n" not in state.page:
            yield f"step 3: docs/rules.md has no section {name}, write it: {PAGE}"
        if name in state.fixing and f"`{name}`" not in state.fixes:
            yield f"step 1: docs/fixes.md does not list {name}, which has a fix"
    for family in sorted({name.partition("-")[0] for name in state.rules} - state.families):
        yield f"step 2: reclint/checks/__init__.py does not list the family {family}"


def state_of_checkout() -> State:
    """What is there in the checkout, read file by file, so that rules and functions that do not fit are told too."""
    entries = shipped_rules()
    own = [check for check in CHECKS if not isinstance(check, GenericCheck)]
    return State(
        frozenset(entries),
        frozenset(check.name for check in own),
        frozenset(check.family for check in own),
        frozenset(MUTATORS) | frozenset(FAULTS) | frozenset(LOSSES),
        (ROOT / "docs" / "rules.md").read_text("utf-8"),
        (ROOT / "docs" / "fixes.md").read_text("utf-8"),
        frozenset(name for name, entry in entries.items() if entry.get("fix")),
    )


def test_no_step_is_left_out() -> None:
    missing = list(left_out(state_of_checkout()))
    if missing:
        pytest.fail("\n".join(missing), pytrace=False)


def test_the_state_is_that_of_the_rules(catalogue: Catalogue) -> None:
    state = state_of_checkout()
    assert state.rules == {*catalogue.names}
    assert state.fixing == {rule.name for rule in catalogue.rules if rule.entry.fix}


def test_every_step_that_is_left_out_is_named() -> None:
    slug, family = frozenset({"slug-format"}), frozenset({"slug"})
    state = State(slug, slug, family, slug, "\n## slug-format\n")
    assert list(left_out(state)) == []
    only_entry = replace(state, rules=slug | {"title-long"}, fixing=frozenset({"title-long"}))
    assert list(left_out(only_entry)) == [
        "step 2: reclint/checks/title.py has no function title_long in its CHECKS",
        "step 3: no mutation of tests/test_rule_mutations.py or tests/course_faults.py is title-long",
        f"step 3: docs/rules.md has no section title-long, write it: {PAGE}",
        "step 1: docs/fixes.md does not list title-long, which has a fix",
        "step 2: reclint/checks/__init__.py does not list the family title",
    ]
    only_function = replace(state, rules=frozenset[str]())
    assert list(left_out(only_function)) == ["step 1: rules/slug.yaml has no rule slug-format"]


def test_the_guide_names_the_files_of_each_step_and_they_exist() -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition(SECTION)[2].partition("\n\n`sh ")[0]
    steps = re.split(r"\n(?=\d\. )", guide)[1:]
    files = [re.findall(r"[` ]((?:rules|reclint|tests|docs)/[\w/<>-]+\.\w+)`", step) for step in steps]
    assert files == [
        ["rules/<family>.yaml", "docs/fixes.md"],
        ["reclint/checks/<family>.py", "reclint/checks/subjects.py", "reclint/checks/__init__.py"],
        ["tests/test_rule_mutations.py", "tests/course_faults.py", "docs/rules.md"],
    ]
    for path in (path.replace("<family>", "slug") for step in files for path in step):
        assert (ROOT / path).exists(), path


ENTRY = """
  slug-long:
    grade: polish
    summary: s
    why: w
    remedy: r
    messages: {default: 'a slug of {words} words'}
    since: "1"
    examples: {good: [{record: x}], bad: [{record: x, finds: [{at: "1:1", message: m}]}]}
"""


def with_entry(text: str) -> list[tuple[str, str]]:
    return [(f"{old}{text}" if path.endswith("slug.yaml") else old, path) for old, path in shipped_catalogue()]


def checks_with(*more: Check[Any, Any]) -> Iterable[Check[Any, Any]]:
    return (*CHECKS, *more)


def slug_long(*_: object) -> Iterator[Any]:
    return iter(())


@pytest.fixture
def check(catalogue: Catalogue) -> Check[Any, Any]:
    rule: Rule = catalogue.find("slug-format")
    return replace(rule.check, run=slug_long, facts=frozenset({"words"}))


def test_an_entry_and_its_function_are_enough_to_run(check: Check[Any, Any]) -> None:
    assert load_catalogue(with_entry(ENTRY), checks_with(check)).find("slug-long").check is check


def test_loading_names_the_place_of_what_is_left_out(check: Check[Any, Any]) -> None:
    with pytest.raises(
        CatalogueError, match=r"slug\.yaml:\d+:3: there is no function slug_long in CHECKS of reclint/checks/slug\.py"
    ):
        load_catalogue(with_entry(ENTRY), CHECKS)
    with pytest.raises(
        CatalogueError, match=r'the family "slug" is not listed in reclint/checks/__init__\.py, expected'
    ):
        load_catalogue(shipped_catalogue(), [one for one in CHECKS if one.family != "slug"])
    with pytest.raises(
        CatalogueError, match=r'test_rule_steps\.py:\d+: no rule in rules/\*\.yaml is named "slug-long"'
    ):
        load_catalogue(shipped_catalogue(), checks_with(check))
