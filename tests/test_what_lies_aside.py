"""Notebooks and records that are on disk and no part of what is checked: they are told as what they are."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Git, Result
from .samples import SECOND

Reclint = Callable[..., Result]
NOTEBOOK = "notebooks/1-2-2-dough-temperature.ipynb"
POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a2146\nsize 12345\n"


def told(reclint: Reclint, *arguments: str) -> list[str]:
    """What is said of the notebook of the second module."""
    found = json.loads(reclint("check", "--output", "json", *arguments).out)["findings"]
    return [entry["message"] for entry in found if "dough-temperature" in entry["message"] and not entry["question"]]


def lacks(why: str) -> list[str]:
    return [f'the notebook "{NOTEBOOK}" lies there, and {why}']


IGNORED = lacks("Git ignores it, so that nobody else has it: take it out of .gitignore")
UNSTAGED = lacks("is neither staged nor committed: add it")


def test_a_notebook_that_git_ignores(git: Git, course: Path, reclint: Reclint) -> None:
    assert told(reclint) == []
    git("rm", "-q", "--cached", NOTEBOOK)
    (course / ".gitignore").write_text(f"{NOTEBOOK}\n", "utf-8")
    assert told(reclint) == IGNORED
    assert told(reclint) == IGNORED  # as an earlier run remembers
    (course / NOTEBOOK).unlink()
    assert told(reclint) == [f'the notebook "{NOTEBOOK}" does not exist']
    (course / NOTEBOOK).touch()
    assert told(reclint) == IGNORED


def test_notebooks_that_git_ignores_all(git: Git, course: Path, reclint: Reclint) -> None:
    git("rm", "-r", "-q", "--cached", "notebooks")
    (course / ".gitignore").write_text("notebooks/\n", "utf-8")
    assert told(reclint) == IGNORED
    assert reclint("check").code == 1


@pytest.mark.parametrize("text", ["", "[]", '{"cells": [', POINTER])
def test_what_a_notebook_told_is_not_mended_when_it_is_none_any_more(
    git: Git, course: Path, reclint: Reclint, text: str
) -> None:
    counted = course / "notebooks" / "1-3-2-counting-the-levain.ipynb"
    counted.write_text(text, "utf-8")
    report = json.loads(reclint("check", "--since", "HEAD", "--output", "json").out)
    assert [entry["rule"] for entry in report["fixed"]] == []
    assert "notebook-count" in [entry["rule"] for entry in report["lost"]]


def test_a_notebook_that_is_not_staged(git: Git, course: Path, reclint: Reclint) -> None:
    git("rm", "-q", "--cached", NOTEBOOK)
    (course / SECOND).write_text((course / SECOND).read_text("utf-8") + "\n", "utf-8")
    git("add", SECOND)
    assert UNSTAGED[0] in told(reclint, "--staged")
    assert told(reclint) == []


def test_a_notebook_that_the_configuration_excludes(course: Path, reclint: Reclint) -> None:
    (course / "reclint.yaml").write_text("exclude: [1-2-2-*]\n", "utf-8")
    assert told(reclint) == lacks("the configuration excludes it: take the pattern out of exclude")


@pytest.mark.usefixtures("git")
def test_a_pointer_of_git_lfs_is_no_notebook_and_no_record(course: Path, reclint: Reclint) -> None:
    (course / NOTEBOOK).write_text(POINTER, "utf-8")
    said = "a pointer of Git LFS stands in the place of the file, fetch the notebook by git lfs pull"
    assert told(reclint) == [f"1-2-2-dough-temperature.ipynb cannot be read: {said}"]
    (course / SECOND).write_text(POINTER, "utf-8")
    result = reclint("check", SECOND)
    assert result.code == 3
    assert f"{SECOND}: a pointer of Git LFS stands in the place of the file" in result.out
    assert "index-missing" not in result.out


def test_a_repository_of_another_user_is_told_with_the_remedy_of_git(
    git: Git, reclint: Reclint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    for arguments in (["--staged"], ["--since", "HEAD"]):
        result = reclint("check", *arguments)
        assert (result.code, result.err) == (
            2,
            f"error: Git does not read {git.folder}, since the folder belongs to another user\n"
            f"  if you trust it: git config --global --add safe.directory {git.folder}\n",
        )
