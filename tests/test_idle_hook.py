"""``check --staged`` with nothing to do: it is quick, and it is never green by not having looked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .samples import THIRD
from .test_gate import found, replace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Git, Result

    Reclint = Callable[..., Result]


def stage_a_picture(git: Git, course: Path) -> None:
    (course / "bread.png").write_bytes(b"\x89PNG")
    git("add", "-A")


IDLE = (0, "0 records found\n", "")


@pytest.mark.parametrize("text", ["nope: [", "fail-on: nonsense", "rules:\n  no-such-rule: off"])
def test_a_configuration_that_cannot_be_used_stops_it(text: str, git: Git, course: Path, reclint: Reclint) -> None:
    (course / "reclint.yaml").write_text(text)
    git.commit()
    assert reclint("check", "--staged").code == 2


def test_a_configuration_that_broke_since_it_was_right_stops_it(git: Git, course: Path, reclint: Reclint) -> None:
    (course / "reclint.yaml").write_text("fail-on: polish")
    git.commit()
    stage_a_picture(git, course)
    assert [reclint("check", "--staged"), reclint("check", "--staged")] == [IDLE, IDLE]
    (course / "reclint.yaml").write_text("fail-on: nonsense")
    git.commit()
    stage_a_picture(git, course)
    assert reclint("check", "--staged").code == 2


def test_a_configuration_that_is_not_staged_has_no_part_in_it(git: Git, course: Path, reclint: Reclint) -> None:
    replace(course, THIRD, "Poke test", "Finger test")
    git("add", "-A")
    staged = reclint("check", "--staged")
    assert staged.code == 1
    (course / "reclint.yaml").write_text("fail-on: nonsense")
    assert reclint("check", "--staged") == staged


def test_a_rule_file_that_broke_since_it_was_right_stops_it(git: Git, course: Path, reclint: Reclint) -> None:
    (course / "own.txt").write_text("rules: {}")
    (course / "reclint.yaml").write_text("rule-files: [own.txt]")
    git.commit()
    stage_a_picture(git, course)
    assert reclint("check", "--staged") == IDLE
    (course / "own.txt").write_text("rules: []")
    git("add", "-A")
    assert reclint("check", "--staged").code == 2


@pytest.mark.parametrize(
    "options",
    [
        ["--since", "nowhere"],
        ["--select", "no-such-rule"],
        ["--config", "no-such-file.yaml"],
        ["--baseline", "no-such-file.json"],
        ["--output", "no-such-format"],
    ],
    ids=lambda options: options[0],
)
@pytest.mark.parametrize("staged", ["nothing", "a picture"])
def test_an_option_that_cannot_be_meant_stops_it(
    staged: str, options: list[str], git: Git, course: Path, reclint: Reclint, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert reclint("check", "--staged", *options).code == 2
    if staged == "a picture":
        stage_a_picture(git, course)
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    assert reclint("check", "--staged", *options).code == 2


def test_a_configuration_that_is_broken_stops_a_commit_of_nothing(
    git: Git, course: Path, reclint: Reclint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    assert reclint("check", "--staged") == IDLE
    (course / "reclint.yaml").write_text("fail-on: nonsense")
    git.commit()
    assert reclint("check", "--staged").code == 2


def test_the_configuration_is_shown(git: Git, reclint: Reclint) -> None:
    assert reclint("check", "--staged", "--show-config").out.startswith("root: .\n")


@pytest.mark.parametrize("name", ["reclint-baseline.json", "accepted.txt"])
def test_a_baseline_that_is_staged_without_its_entries_counts(
    name: str, git: Git, course: Path, reclint: Reclint
) -> None:
    (course / "reclint.yaml").write_text(f"baseline: {name}")
    assert reclint("baseline").code == 0
    git.commit()
    stage_a_picture(git, course)
    assert reclint("check", "--staged") == IDLE
    (course / name).write_text('{"format": 1, "findings": []}')
    git("add", "-A")
    result = reclint("check", "--staged", "--output", "json")
    assert result.code == 1
    assert {path for path, _ in found(result)} == {THIRD}


def test_outside_of_a_repository_it_says_so(course: Path, reclint: Reclint) -> None:
    assert reclint("check", "--staged").code == 2
