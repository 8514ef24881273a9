"""A configuration that leaves documents out is no way to a pass: what rules looked at before is lost, and told."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Git, Result
from .test_gate import THIRD

Reclint = Callable[..., Result]


def lost(reclint: Reclint, *arguments: str) -> set[str]:
    """The documents whose loss is told, by their names."""
    result = reclint("check", "--output", "json", *arguments)
    found = [entry for entry in json.loads(result.out)["findings"] if entry["rule"] == "evidence-lost"]
    assert bool(result.code) is bool(found)
    return {entry["message"].split('"')[1] for entry in found if "is excluded by the configuration" in entry["message"]}


@pytest.mark.parametrize("before", [None, "{}\n", "exclude: [drafts]\n"])
def test_records_that_a_change_excludes_are_lost(before: str | None, git: Git, course: Path, reclint: Reclint) -> None:
    configuration = course / "reclint.yaml"
    if before:
        configuration.write_text(before, "utf-8")
        git.commit("configured")
    configuration.write_text("exclude: [module-1-3]\n", "utf-8")
    assert THIRD in lost(reclint, "--since", "HEAD")
    git("add", "-A")
    assert THIRD in lost(reclint, "--staged")
    git.commit("narrowed")
    assert lost(reclint, "--since", "HEAD") == set()
    assert THIRD in lost(reclint, "--since", "HEAD~1")


def test_all_of_a_course_cannot_be_excluded_unseen(git: Git, course: Path, reclint: Reclint) -> None:
    (course / "reclint.yaml").write_text('exclude: ["*"]\n', "utf-8")
    assert reclint("check", "--since", "HEAD").code != 0
    git("add", "-A")
    assert THIRD in lost(reclint, "--staged")


def test_what_is_no_longer_excluded_makes_nothing_new(git: Git, course: Path, reclint: Reclint) -> None:
    (course / "reclint.yaml").write_text("exclude: [module-1-3]\n", "utf-8")
    git.commit("narrow")
    (course / "reclint.yaml").write_text("exclude: []\n", "utf-8")
    assert json.loads(reclint("check", "--since", "HEAD", "--output", "json").out)["findings"] == []


def test_a_record_that_only_a_pattern_made_one_is_lost_with_the_pattern(
    git: Git, course: Path, reclint: Reclint
) -> None:
    text = (course / THIRD).read_text("utf-8")
    (course / THIRD).write_text(text.replace(" -- Record", "", 1), "utf-8")
    (course / "reclint.yaml").write_text("records: [record.md]\n", "utf-8")
    git.commit("by its name")
    (course / "reclint.yaml").write_text("records: [log.md]\n", "utf-8")
    result = reclint("check", "--since", "HEAD", "--output", "json")
    told = [entry["message"] for entry in json.loads(result.out)["findings"] if entry["rule"] == "evidence-lost"]
    assert result.code == 1
    assert any(THIRD in message for message in told)


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("{}", ("--select", "notebook-*", "--ignore", "notebook-*")),
        ("rules: {'*': off}", ()),
        ("rules: {notebook-missing: off}", ("--select", "notebook-missing")),
        ("per-file: {'**': {'*': off}}\nrules: {'*': off}", ()),
    ],
)
@pytest.mark.parametrize("how", [("check",), ("check", "--since", "HEAD"), ("check", "--staged"), ("report",)])
def test_a_run_of_no_rule_is_no_pass(
    text: str, options: tuple[str, ...], how: tuple[str, ...], git: Git, course: Path, reclint: Reclint
) -> None:
    (course / "reclint.yaml").write_text(text, "utf-8")
    git("add", "-A")
    result = reclint(*how, *options) if how[0] == "check" else reclint(*how, *options, "--fail-on", "polish")
    assert result.code == 2
    assert "asked for" in result.err
