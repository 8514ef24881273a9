"""Repositories whose configuration names programs: nothing of what they name runs, whatever reclint is asked for."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from .conftest import Git
from .samples import record_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Result

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the programs are scripts of a POSIX shell")
RUNS = (
    ("check",),
    ("check", "--output", "json"),
    ("check", "--since", "HEAD"),
    ("check", "--staged"),
    ("check", "--staged", "--fix"),
    ("check", "--show-files"),
    ("check", "--fix"),
    ("report", "--format", "json"),
    ("baseline",),
    ("init", "--yes"),
)


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A program that tells that it ran, by a file beside it."""
    path = tmp_path / "program"
    path.write_text(f'#!/bin/sh\ntouch "{tmp_path}/ran"\nexit 1\n')
    path.chmod(0o755)
    return path


def ran(program: Path) -> bool:
    return (program.parent / "ran").exists()


def configure(file: Path, text: str) -> None:
    with file.open("a") as config:
        config.write(text)


def repository(folder: Path) -> Git:
    folder.mkdir()
    git = Git(folder)
    (folder / "record.md").write_text(record_text())
    git.commit()
    return git


def bare_repository(course: Path, source: Git) -> None:
    """Make a folder look to Git like a bare repository whose last commit has a record that is not there."""
    shutil.copytree(source.folder / ".git", course, dirs_exist_ok=True)
    lost = source("rev-parse", "HEAD:record.md").strip()
    (course / "objects" / lost[:2] / lost[2:]).unlink()


def promisor(source: Path, program: Path) -> str:
    """A configuration by which Git fetches what is not there, and runs a program for it."""
    return (
        "[core]\n\trepositoryformatversion = 1\n[extensions]\n\tpartialclone = origin\n"
        f'[remote "origin"]\n\turl = {source}\n\tpromisor = true\n\tuploadpack = {program}\n'
        '[protocol "file"]\n\tallow = always\n'
    )


@pytest.mark.parametrize("command", RUNS, ids=" ".join)
def test_a_folder_that_looks_like_a_repository_runs_nothing(
    command: tuple[str, ...],
    tmp_path: Path,
    program: Path,
    reclint: Callable[..., Result],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    source, outer = repository(tmp_path / "source"), repository(tmp_path / "outer")
    course = outer.folder / "course"
    course.mkdir()
    bare_repository(course, source)
    configure(course / "config", f"[core]\n\tbare = false\n\tworktree = {course}\n\tfsmonitor = {program}\n")
    configure(course / "config", promisor(source.folder, program))
    monkeypatch.chdir(course)
    reclint(*command)
    assert not ran(program)


def test_git_would_run_what_such_a_folder_names(tmp_path: Path, program: Path) -> None:
    """What the tests here are about is there; else they could not fail."""
    source = repository(tmp_path / "source")
    course = tmp_path / "course"
    course.mkdir()
    bare_repository(course, source)
    configure(course / "config", promisor(source.folder, program))
    show = ["git", "-C", str(course), "cat-file", "-p", "HEAD:record.md"]
    subprocess.run(
        show, capture_output=True, check=False, timeout=60, stdin=subprocess.DEVNULL, env={**os.environ, "GIT_DIR": "."}
    )
    assert ran(program)


@pytest.mark.parametrize("command", RUNS, ids=" ".join)
def test_objects_that_are_not_there_are_not_fetched(
    command: tuple[str, ...],
    tmp_path: Path,
    program: Path,
    reclint: Callable[..., Result],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    source, mine = repository(tmp_path / "source"), repository(tmp_path / "mine")
    lost = mine("rev-parse", "HEAD:record.md").strip()
    (mine.folder / ".git/objects" / lost[:2] / lost[2:]).unlink()
    (mine.folder / "record.md").write_text(record_text() + "\n")
    configure(mine.folder / ".git/config", promisor(source.folder, program))
    monkeypatch.chdir(mine.folder)
    reclint(*command)
    assert not ran(program)


def hostile_work_tree(folder: Path, program: Path) -> Git:
    """A repository whose configuration names the program wherever Git may run one, with a changed record."""
    mine = repository(folder)
    (mine.folder / ".gitattributes").write_text("*.md filter=mine diff=mine\n")
    mine.commit()
    configure(
        mine.folder / ".git/config",
        f"[core]\n\tfsmonitor = {program}\n\tpager = {program}\n\thooksPath = {program.parent}/hooks\n"
        f'[filter "mine"]\n\tclean = {program}\n\tsmudge = {program}\n\trequired = true\n'
        f'[diff]\n\texternal = {program}\n[diff "mine"]\n\ttextconv = {program}\n\tcommand = {program}\n'
        f"[pager]\n\tdiff = {program}\n\tstatus = {program}\n",
    )
    (program.parent / "hooks").mkdir()
    for hook in ("post-index-change", "fsmonitor-watchman", "reference-transaction"):
        shutil.copy(program, program.parent / "hooks" / hook)
    (mine.folder / "record.md").write_text(record_text().replace("Module", "module"))  # of the same size
    return mine


@pytest.mark.parametrize("command", ["status", "diff"])
def test_git_would_run_what_a_work_tree_names(command: str, tmp_path: Path, program: Path) -> None:
    mine = hostile_work_tree(tmp_path / "mine", program)
    subprocess.run(["git", "-C", mine.folder, command], capture_output=True, check=False, timeout=60)
    assert ran(program)


@pytest.mark.parametrize("command", RUNS, ids=" ".join)
def test_filters_monitors_hooks_pagers_and_diff_programs_do_not_run(
    command: tuple[str, ...],
    tmp_path: Path,
    program: Path,
    reclint: Callable[..., Result],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mine = hostile_work_tree(tmp_path / "mine", program)
    monkeypatch.chdir(mine.folder)
    assert reclint(*command).code == 0  # it looked, and found nothing
    assert not ran(program)


def work_tree_as_old_as_its_index(folder: Path, program: Path, name: str) -> Git:
    """A repository of which Git has to read a file to know that it is as the index has it, by way of a filter."""
    mine = repository(folder)
    (mine.folder / ".gitattributes").write_text(f"*.md filter={name}\n")
    record = mine.folder / "record.md"
    record.write_text(record_text(rows="| Autolyse | APPLIED | soft-rolls | |\n\n| Crust | APPLIED | soft-rolls | |\n"))
    os.utime(record, (4e9, 4e9))
    mine("add", "-A")
    configure(mine.folder / ".git/config", f'[filter "{name}"]\n\tclean = {program}\n')
    return mine


def test_git_would_run_a_filter_to_compare_what_is_as_old_as_the_index(tmp_path: Path, program: Path) -> None:
    mine = work_tree_as_old_as_its_index(tmp_path / "mine", program, "mine")
    subprocess.run(["git", "-C", mine.folder, "diff-files"], capture_output=True, check=False, timeout=60)
    assert ran(program)


@pytest.mark.parametrize("name", ["mine", "a=b"])
def test_no_filter_runs_to_tell_what_is_staged(
    name: str,
    tmp_path: Path,
    program: Path,
    reclint: Callable[..., Result],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mine = work_tree_as_old_as_its_index(tmp_path / "mine", program, name)
    before = (mine.folder / "record.md").read_text()
    monkeypatch.chdir(mine.folder)
    reclint("check", "--staged", "--fix")
    assert not ran(program)
    assert (mine.folder / "record.md").read_text() != before


def test_a_filter_that_cannot_be_switched_off_does_not_run_either(
    tmp_path: Path, program: Path, reclint: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = repository(tmp_path / "mine")
    (mine.folder / ".gitattributes").write_text("*.md filter=a=b\n")
    mine.commit()
    configure(mine.folder / ".git/config", f'[filter "a=b"]\n\tclean = {program}\n')
    (mine.folder / "record.md").write_text(record_text().replace("Module", "module"))
    monkeypatch.chdir(mine.folder)
    reclint("report", "--format", "json")
    assert not ran(program)


@pytest.mark.parametrize("command", RUNS, ids=" ".join)
def test_what_a_submodule_names_does_not_run(
    command: tuple[str, ...],
    tmp_path: Path,
    program: Path,
    reclint: Callable[..., Result],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mine = repository(tmp_path / "mine")
    inner = repository(mine.folder / "inner")
    (inner.folder / ".gitattributes").write_text("* filter=inner\n")
    inner.commit()
    mine.commit()
    configure(inner.folder / ".git/config", f'[core]\n\tfsmonitor = {program}\n[filter "inner"]\n\tclean = {program}\n')
    (inner.folder / "record.md").write_text(record_text().replace("Module", "module"))
    monkeypatch.chdir(mine.folder)
    reclint(*command)
    assert not ran(program)


def test_a_work_tree_that_a_configuration_puts_elsewhere_is_not_read(
    tmp_path: Path, reclint: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, elsewhere = repository(tmp_path / "mine"), tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "record.md").write_text(record_text().replace("Small", "Secret"))
    mine("config", "core.worktree", str(elsewhere))
    (mine.folder / "record.md").write_text(record_text() + "\n")
    monkeypatch.chdir(mine.folder)
    for command in RUNS:
        result = reclint(*command)
        assert "Secret" not in result.out + result.err
    told = f"error: the work tree of {mine.folder} is a folder elsewhere\n"
    assert reclint("check", "--staged").err.startswith(told)
    assert (elsewhere / "record.md").read_text() == record_text().replace("Small", "Secret")
