"""Links, and names in a configuration, that lead out of the repository: nothing there is read, told of or written."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from .conftest import Git
from .samples import record_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from .conftest import Result

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links are those of POSIX")
SECRET = "tok-5f1c"
HELD = record_text(rows=f"| {SECRET} | HELD | soft-rolls | |\n").replace("Small", SECRET)
TO_FIX = record_text(rows="| Autolyse | APPLIED | soft-rolls | |\n\n| Crust | APPLIED | soft-rolls | |\n")
LINK = "a link that leads out of the course"


@pytest.fixture(params=["git", "no git"])
def top(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository, or a folder without Git, that is the working directory; a folder `outside` lies beside it."""
    folder = tmp_path / "course"
    folder.mkdir()
    (tmp_path / "outside").mkdir()
    if request.param == "git":
        Git(folder)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def outside(top: Path) -> Path:
    return top.parent / "outside"


def told(result: Result) -> str:
    return result.out + result.err


READING = (
    ("check",),
    ("check", "--output", "json", "--questions"),
    ("check", "--show-files"),
    ("check", "--fix"),
    ("check", "--diff"),
    ("report", "--format", "html"),
    ("report", "--format", "json"),
    ("show", "record.md"),
    ("show", "mod/record.md", "--format", "json"),
    ("show", "--workspace"),
    ("check", "record.md"),
    ("check", "mod"),
    ("check", "mod/record.md"),
    ("state", "soft-rolls"),
    ("concept", SECRET[:4]),
)


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_documents_behind_links_are_not_read(
    command: tuple[str, ...], top: Path, outside: Path, reclint: Callable[..., Result]
) -> None:
    (outside / "mod").mkdir()
    for name in ("secret.md", "mod/record.md"):
        (outside / name).write_text(HELD)
    (top / "record.md").symlink_to(outside / "secret.md")
    (top / "mod").symlink_to(outside / "mod")
    (top / "reclint.yaml").write_text("records: [record.md, mod/record.md]\n")
    assert SECRET not in told(reclint(*command))


def test_a_folder_that_becomes_a_link_is_not_followed(top: Path, outside: Path, reclint: Callable[..., Result]) -> None:
    (top / "mod").mkdir()
    (top / "mod/record.md").write_text(TO_FIX)
    (outside / "record.md").write_text(TO_FIX)
    if (top / ".git").exists():
        Git(top).commit()
    (top / "mod/record.md").unlink()
    (top / "mod").rmdir()
    (top / "mod").symlink_to(outside)
    reclint("check", "--fix")
    reclint("check", "--staged", "--fix")
    assert (outside / "record.md").read_text() == TO_FIX
    for name in ("mod", "mod/record.md"):
        assert reclint("check", name) == (2, "", f"error: {name} is {LINK}\n  name what it leads to\n")


def test_a_staged_record_is_not_fixed_through_a_link(top: Path, outside: Path, reclint: Callable[..., Result]) -> None:
    (outside / "record.md").write_text(TO_FIX)
    git = Git(top)
    (top / "record.md").write_text(TO_FIX)
    git("add", "-A")
    (top / "record.md").unlink()
    (top / "record.md").symlink_to(outside / "record.md")
    result = reclint("check", "--staged", "--fix")
    assert (result.code, result.err) == (3, f"error: record.md: {LINK}, put the file itself there\n")
    assert (outside / "record.md").read_text() == TO_FIX


def test_a_notebook_behind_a_link_is_not_quoted(top: Path, outside: Path, reclint: Callable[..., Result]) -> None:
    cell = {"cell_type": "markdown", "source": f"# Rolls\n\n## Exercise 1: {SECRET} (Guided)\n"}
    (outside / "a.ipynb").write_text(json.dumps({"cells": [cell]}))
    notebook = "**Notebook:** a.ipynb (2 exercises)\n\n- Exercise 1: Fold (Guided)\n- Exercise 2: Rest (Guided)\n"
    (top / "record.md").write_text(record_text(notebook))
    (top / "a.ipynb").symlink_to(outside / "a.ipynb")
    for command in (("check", "--output", "json"), ("report", "--format", "html")):
        assert SECRET not in told(reclint(*command))
    assert f"not read: a.ipynb: {LINK}\n" in reclint("check").out


@pytest.mark.parametrize("name", ["../outside/shadow", "{outside}/shadow", "in.yaml"])
@pytest.mark.parametrize("key", ["extends", "rule-files", "baseline"])
def test_what_a_configuration_names_outside_is_refused(
    key: str, name: str, top: Path, outside: Path, reclint: Callable[..., Result]
) -> None:
    (outside / "shadow").write_text(f"{SECRET}: {SECRET}\n- {SECRET}\n")
    (top / "in.yaml").symlink_to(outside / "shadow")
    (top / "record.md").write_text(record_text())
    value = name.format(outside=outside)
    (top / "reclint.yaml").write_text(f"{key}: {[value] if key == 'rule-files' else value}\n")
    column = 14 if key == "rule-files" else 1
    error = f'error: reclint.yaml:1:{column}: "{key}" leads out of the repository\n  name a file of this repository\n'
    for command in (("check",), ("report",), ("baseline",), ("check", "--fix")):
        assert reclint(*command) == (2, "", error)
    assert (outside / "shadow").read_text() == f"{SECRET}: {SECRET}\n- {SECRET}\n"


@pytest.mark.parametrize("name", ["reclint.yaml", "pyproject.toml", "reclint-baseline.json"])
def test_a_governing_file_that_is_a_link_out_is_refused(
    name: str, top: Path, outside: Path, reclint: Callable[..., Result]
) -> None:
    (outside / "shadow").write_text(f"[tool.reclint]\n{SECRET} = {SECRET}\n")
    (top / name).symlink_to(outside / "shadow")
    (top / "record.md").write_text(record_text())
    error = f"error: {name}: {LINK}\n  put the file itself there\n"
    option = "--baseline" if name.endswith("json") else "--config"
    assert {reclint("check"), reclint("baseline"), reclint("check", option, name)} == {(2, "", error)}


def test_links_inside_are_followed(top: Path, reclint: Callable[..., Result]) -> None:
    (top / "shared").mkdir()
    (top / "shared/base.yaml").write_text("fail-on: never\n")
    (top / "base.yaml").symlink_to("shared/base.yaml")
    (top / "reclint.yaml").write_text("extends: base.yaml\nbaseline: shared/accepted.json\n")
    (top / "shared/record.text").write_text(HELD)
    (top / "record.md").symlink_to("shared/record.text")
    assert reclint("baseline").code == 0
    assert (top / "shared/accepted.json").is_file()
    assert SECRET in reclint("check", "--no-baseline").out


def test_links_from_one_folder_of_a_repository_to_another_are_followed(
    tmp_path: Path, reclint: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    Git(tmp_path)
    for name in ("shared", "mod"):
        (tmp_path / name).mkdir()
    (tmp_path / "shared/record.text").write_text(HELD)
    (tmp_path / "mod/record.md").symlink_to("../shared/record.text")
    monkeypatch.chdir(tmp_path / "mod")
    assert SECRET in reclint("check", "record.md").out
    (tmp_path / "shared/page.html").write_text("")
    (tmp_path / "mod/page.html").symlink_to("../shared/page.html")
    reclint("report", "-o", "page.html")
    assert (tmp_path / "shared/page.html").read_text()


def test_a_configuration_kept_outside_may_name_what_lies_beside_it(
    top: Path, outside: Path, reclint: Callable[..., Result]
) -> None:
    """As one of the base of a pull request, which the pull request cannot change."""
    (outside / "base.yaml").write_text("fail-on: never\n")
    (outside / "reclint.yaml").write_text("extends: base.yaml\nbaseline: accepted.json\n")
    (top / "record.md").write_text(HELD)
    (top / "reclint.yaml").write_text("exclude: ['*']\n")
    assert reclint("baseline", "--config", "../outside/reclint.yaml").code == 0
    assert (outside / "accepted.json").is_file()
    assert reclint("check", "--config", "../outside/reclint.yaml", "--no-baseline").code == 0
    assert SECRET in reclint("check", "--config", "../outside/reclint.yaml", "--no-baseline").out


def outputs(folder: Path) -> Iterator[tuple[str, ...]]:
    yield ("check", "--output", f"json:{folder}/out.json")
    yield ("report", "-o", f"{folder}/out.json")


@pytest.mark.parametrize("through", ["file", "folder", "folder that is a repository"])
def test_no_output_goes_through_a_link_that_leads_out(
    through: str, top: Path, outside: Path, reclint: Callable[..., Result]
) -> None:
    (top / "record.md").write_text(record_text())
    if through == "file":
        (top / "out.json").symlink_to(outside / "out.json")
    else:
        (top / "out").symlink_to(outside)
    if "repository" in through:
        Git(outside)
    (outside / "out.json").write_text("kept")
    for command in outputs(top if through == "file" else top / "out"):
        assert f"is {LINK}, so nothing is written there\n" in reclint(*command).err
    assert (outside / "out.json").read_text() == "kept"


def test_outputs_named_outside_are_written(top: Path, outside: Path, reclint: Callable[..., Result]) -> None:
    """A person may name any place, also one that is a link by that person's own doing."""
    (top / "record.md").write_text(record_text())
    (outside / "link").symlink_to(top.parent)
    for command in outputs(outside / "link"):
        reclint(*command)
        assert (top.parent / "out.json").read_text()


def test_what_init_proposes_goes_through_no_link(top: Path, outside: Path, reclint: Callable[..., Result]) -> None:
    (top / "record.md").write_text(record_text())
    (top / ".github").symlink_to(outside)
    assert reclint("init", "--yes", "--ci", "github").code == 2
    assert not list(outside.iterdir())


def test_a_pipe_in_the_repository_is_neither_read_nor_written(top: Path, reclint: Callable[..., Result]) -> None:
    git = Git(top)
    (top / "record.md").write_text(TO_FIX)
    git("add", "-A")
    os.mkfifo(top / "page.html")
    assert reclint("report", "-o", "page.html").err.startswith("error: page.html cannot be written: no regular file\n")
    (top / "record.md").unlink()
    os.mkfifo(top / "record.md")
    assert reclint("check", "--staged", "--fix").code == 3
