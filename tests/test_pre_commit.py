"""pre-commit itself runs the published hooks in a repository; only the installation is replaced by this checkout's."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from ruamel.yaml import YAML

from .conftest import ROOT
from .samples import FIRST, SECOND
from .test_gate import replace

if TYPE_CHECKING:
    from .conftest import Git

pytest.importorskip("pre_commit", reason="pre-commit is not installed")


RECLINT = f"{Path(sys.executable).as_posix()} -m reclint"


def hook(name: str, command: str = RECLINT) -> dict[str, Any]:
    """A published hook that runs what this test runs, by a command of its own, and no installation."""
    hooks: list[dict[str, Any]] = YAML(typ="safe").load(ROOT / ".pre-commit-hooks.yaml")
    [found] = [entry for entry in hooks if entry["id"] == name]
    program, _, arguments = found["entry"].partition(" ")
    assert program == "reclint"
    return {**found, "language": "system", "entry": f"{command} {arguments}"}


@pytest.fixture
def with_hooks(git: Git, course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """The example course, its third module accepted, with the hook installed."""
    return installed(git, course, tmp_path, monkeypatch, "reclint")


@pytest.fixture
def with_fixes(git: Git, course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """The same with the hook that fixes before it."""
    return installed(git, course, tmp_path, monkeypatch, "reclint-fix", "reclint")


def installed(git: Git, course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *hooks: str) -> Git:
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "pre-commit"))
    for name in ("PRE_COMMIT", "SKIP", "PRE_COMMIT_COLOR"):
        monkeypatch.delenv(name, raising=False)
    YAML().dump(
        {"repos": [{"repo": "local", "hooks": [hook(name) for name in hooks]}]}, course / ".pre-commit-config.yaml"
    )
    run(course, sys.executable, "-m", "reclint", "baseline")
    run(course, sys.executable, "-m", "pre_commit", "install")
    git.commit("hooks")
    return git


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=True, encoding="utf-8", env=environment()
    )


def environment() -> dict[str, str]:
    return {**os.environ, "NO_COLOR": "1", "PRE_COMMIT_COLOR": "never"}


def commit(git: Git) -> tuple[bool, str]:
    """Whether a commit of what is staged went through, and all that was printed."""
    done = subprocess.run(
        ["git", "commit", "-m", "change"],
        cwd=git.folder,
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
        env=environment(),
    )
    return done.returncode == 0, done.stdout + done.stderr


def test_a_clean_commit_passes(with_hooks: Git, course: Path) -> None:
    replace(course, SECOND, "Complete", "Complete ")
    with_hooks("add", "-A")
    passed, printed = commit(with_hooks)
    assert (passed, "Passed" in printed) == (True, True), printed


def test_a_record_made_wrong_is_stopped(with_hooks: Git, course: Path) -> None:
    replace(course, SECOND, "| DEVELOPED |", "| DEVELOPPED |")
    with_hooks("add", "-A")
    passed, printed = commit(with_hooks)
    assert not passed
    assert f"{SECOND}:11:" in printed
    assert '"DEVELOPPED"' in printed
    assert "[depth-unknown]" in printed


def test_a_deleted_notebook_that_a_record_names_is_stopped(with_hooks: Git) -> None:
    with_hooks("rm", "-q", "notebooks/1-2-1-fermentation-clock.ipynb")
    passed, printed = commit(with_hooks)
    assert not passed
    assert "[notebook-missing]" in printed


def test_what_is_wrong_on_disk_only_does_not_stop_a_commit(with_hooks: Git, course: Path) -> None:
    replace(course, "course.md", "Complete", "Complete ")
    with_hooks("add", "-A")
    replace(course, SECOND, "| DEVELOPED |", "| DEVELOPPED |")
    passed, printed = commit(with_hooks)
    assert passed, printed
    assert "DEVELOPPED" in (course / SECOND).read_text("utf-8")


def test_a_commit_that_touches_nothing_relevant_is_let_through(with_hooks: Git, course: Path) -> None:
    """The records that are wrong already have no part in it."""
    (course / "reclint-baseline.json").unlink()
    with_hooks.commit("accept nothing")
    (course / "bread.txt").write_text("bread\n")
    with_hooks("add", "-A")
    passed, printed = commit(with_hooks)
    assert passed, printed


def test_the_fix_hook_fixes_and_stops_the_commit_once(with_fixes: Git, course: Path) -> None:
    clean = (course / SECOND).read_bytes()
    lines = clean.split(b"\n")
    (course / SECOND).write_bytes(b"\n".join([*lines[:12], b"", *lines[12:]]))
    with_fixes("add", "-A")
    passed, printed = commit(with_fixes)
    assert not passed
    assert "files were modified by this hook" in printed
    assert "fixed 1 finding in 1 file" in printed
    assert (course / SECOND).read_bytes() == clean
    replace(course, SECOND, "Complete", "Complete ")
    with_fixes("add", "-A")
    passed, printed = commit(with_fixes)
    assert passed, printed


def test_the_fix_hook_lets_through_what_it_cannot_fix_and_the_other_stops_it(with_fixes: Git, course: Path) -> None:
    replace(course, SECOND, "| DEVELOPED |", "| DEVELOPPED |")
    with_fixes("add", "-A")
    passed, printed = commit(with_fixes)
    assert not passed
    assert re.search(r"^reclint \(fixes\)\.+Passed$", printed, re.M)
    assert "[depth-unknown]" in printed
    assert "DEVELOPPED" in (course / SECOND).read_text("utf-8")


def test_the_fix_hook_fixes_what_is_staged_and_keeps_what_is_not(with_fixes: Git, course: Path) -> None:
    """pre-commit puts changes aside that are not staged, and takes them back where they do not meet the fix."""
    text = (course / SECOND).read_text("utf-8")
    lines = text.split("\n")
    (course / SECOND).write_text("\n".join([*lines[:12], "", *lines[12:]]), "utf-8")
    with_fixes("add", "-A")
    replace(course, FIRST, "Complete", "Complete ")
    before = (course / FIRST).read_text("utf-8")
    passed, _ = commit(with_fixes)
    assert not passed
    assert (course / SECOND).read_text("utf-8") == text
    assert (course / FIRST).read_text("utf-8") == before


RECORD = """\
# Module 2.{number}: Rolls -- Record

## Concept Index

| Concept | Depth | Lesson |
|---|---|---|
| Roll | {depth} | rolls-{number} |

## Per-Lesson Summaries

### rolls-{number}

**Concepts taught:**
- Roll
"""


def test_hundreds_of_staged_records_give_one_report(with_hooks: Git, course: Path) -> None:
    """pre-commit parts names among processes; a course is one. These paths are as long as thousands of short ones."""
    long = "/".join(["of-a-course-of-bread-and-rolls"] * 6)
    for number in range(1, 401):
        folder = course / f"series-2/{long}/module-2-{number}"
        folder.mkdir(parents=True)
        depth = "HELD" if number == 123 else "APPLIED"
        (folder / "record.md").write_text(RECORD.format(number=number, depth=depth), "utf-8")
    with_hooks("add", "-A")
    passed, printed = commit(with_hooks)
    assert not passed
    assert printed.count("in 400 records") == 1
    assert printed.count("[depth-unknown]") == 1
