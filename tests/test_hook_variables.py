"""The variables that Git sets for a hook, and a hook that goes into another folder than the one they were set for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .samples import SECOND
from .test_gate import NOTEBOOK, found, replace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Git, Result

    Reclint = Callable[..., Result]

pytestmark = pytest.mark.usefixtures("shared_cache")


@pytest.mark.parametrize("index", [".git/index", "{top}/.git/index"])
def test_a_hook_that_goes_into_a_folder_checks_the_same_commit(
    index: str, git: Git, course: Path, reclint: Reclint, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Git names the index from the top (https://git-scm.com/docs/githooks: hooks start there)."""
    replace(course, SECOND, NOTEBOOK, "notebooks/1-2-1-not-there.ipynb")
    git("add", "-A")
    monkeypatch.setenv("GIT_INDEX_FILE", index.format(top=course))
    monkeypatch.chdir((course / SECOND).parent)
    result = reclint("check", "--staged", "--output", "json")
    assert result.code == 1
    assert ("record.md", "notebook-missing") in found(result)


def test_variables_that_are_relative_to_another_folder_make_no_work_tree(
    git: Git, course: Path, reclint: Reclint, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace(course, SECOND, NOTEBOOK, "notebooks/1-2-1-not-there.ipynb")
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_WORK_TREE", ".")
    monkeypatch.chdir((course / SECOND).parent)
    result = reclint("check", "--output", "json")
    assert result.code == 1
    assert ("record.md", "notebook-missing") in found(result)


@pytest.mark.parametrize("name", ["GIT_INDEX_FILE", "GIT_DIR", "GIT_WORK_TREE"])
def test_a_variable_without_a_value_is_none(
    name: str, git: Git, course: Path, reclint: Reclint, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace(course, SECOND, NOTEBOOK, "notebooks/1-2-1-not-there.ipynb")
    git("add", "-A")
    monkeypatch.setenv(name, "")
    result = reclint("check", "--staged", "--output", "json")
    assert result.code == 1
    assert (SECOND, "notebook-missing") in found(result)
