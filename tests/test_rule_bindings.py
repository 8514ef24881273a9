"""A rule has one name, in YAML and in Python; its binding is typed; and its entry and its function say the same."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import reclint.checks
from reclint.catalogue import Catalogue
from reclint.checks import CHECKS, GenericCheck

from .conftest import ROOT

FOLDER = Path(reclint.checks.__file__).parent
FAMILIES = sorted(path.stem for path in (ROOT / "rules").glob("*.yaml") if path.stem != "vocabulary")
PLACES = ("Spot", "here", "in_log")
"""The functions that make places."""


def test_every_rule_has_its_function_in_the_file_of_its_family(catalogue: Catalogue) -> None:
    found = {
        rule.name: (rule.check.run.__module__, rule.check.run.__name__, rule.entry.check) for rule in catalogue.rules
    }
    assert found == {
        rule.name: (f"reclint.checks.{rule.family}", rule.name.replace("-", "_"), None) for rule in catalogue.rules
    }


def test_every_family_has_one_file_of_checks() -> None:
    families = {check.family for check in CHECKS if not isinstance(check, GenericCheck)}
    assert sorted(families) == FAMILIES


def test_the_kinds_of_subject_are_told_apart_by_their_words() -> None:
    subjects = {check.subject.kind: check.subject for check in CHECKS}
    assert [check.name for check in CHECKS if subjects[check.subject.kind] is not check.subject] == []


def cases_of(tree: ast.AST) -> set[str]:
    """The cases that a file names: all words in what it gives as ``case``."""
    given = [keyword.value for keyword in ast.walk(tree) if isinstance(keyword, ast.keyword) and keyword.arg == "case"]
    return {word.value for value in given for word in ast.walk(value) if is_word(word)}


def labels_of(tree: ast.AST) -> set[str]:
    """The related places that a file names: the words that stand before a place."""
    pairs = [node.elts for node in ast.walk(tree) if isinstance(node, ast.Tuple) and len(node.elts) == 2]
    return {word.value for word, place in pairs if is_word(word) and is_place(place)}


def is_word(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def is_place(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in PLACES


@pytest.mark.parametrize("family", FAMILIES)
def test_cases_and_related_places_of_a_family_stand_in_its_rules(family: str, catalogue: Catalogue) -> None:
    tree = ast.parse((FOLDER / f"{family}.py").read_text("utf-8"))
    rules = [rule for rule in catalogue.rules if rule.family == family]
    assert cases_of(tree) - {case for rule in rules for case in rule.entry.messages} == set()
    assert labels_of(tree) - {label for rule in rules for label in rule.entry.related} == set()


def test_the_sources_are_searched_for_both() -> None:
    trees = [ast.parse((FOLDER / f"{family}.py").read_text("utf-8")) for family in FAMILIES]
    assert {"several", "silent", "unplanned", "log"} <= set().union(*map(cases_of, trees))
    assert {"row", "plan", "first", "sibling", "header"} <= set().union(*map(labels_of, trees))


BINDINGS = """\
from collections.abc import Iterator

from reclint.checks import Check, NoOptions, Options
from reclint.checks.subjects import MODULE, TAUGHT_WITH_ROWS
from reclint.findings.finding import Hit
from reclint.workspace import Lesson, Module


class Few(Options):
    most: int = 3


def of_lesson(lesson: Lesson, options: Few) -> Iterator[Hit]:
    return iter(())


def few(lesson: Lesson, options: Few) -> bool:
    return True


def any_module(module: Module, options: Few) -> bool:
    return True


Check(of_lesson, TAUGHT_WITH_ROWS, Few, applies=few)
Check(of_lesson, MODULE, Few)  # wrong
Check(of_lesson, TAUGHT_WITH_ROWS, NoOptions)  # wrong
Check(of_lesson, TAUGHT_WITH_ROWS, Few, applies=any_module)  # wrong
"""


def test_a_wrong_subject_and_a_wrong_options_class_are_refused_by_the_type_checker(tmp_path: Path) -> None:
    file = tmp_path / "bindings.py"
    file.write_text(BINDINGS, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file", "", "--cache-dir", str(tmp_path), str(file)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    wrong = [place for place, line in enumerate(BINDINGS.splitlines(), 1) if line.endswith("# wrong")]
    told = [
        int(line) for line in re.findall(r"^.*?bindings\.py:(\d+): error: .*\[(?:arg-type)\]$", result.stdout, re.M)
    ]
    assert told == wrong, result.stdout
