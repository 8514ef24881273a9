"""pre-commit and prek themselves run the hook in every way that they have, on a course with a planted critical."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from ruamel.yaml import YAML

from .layouts import Layout, hidden, plain, two_configured
from .test_pre_commit import RECLINT, hook

if TYPE_CHECKING:
    from collections.abc import Callable

    Install = Callable[..., "Runner"]

PROGRAMS = ("pre-commit", "prek")


def _program(name: str) -> list[str]:
    beside = Path(sys.executable).with_name(name)
    found = str(beside) if beside.exists() else shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return [found]


@dataclass(frozen=True)
class Runner:
    """A program that runs hooks, installed in a layout."""

    layout: Layout
    program: list[str]
    environment: dict[str, str]

    def call(self, *command: str) -> tuple[bool, str]:
        """Whether a command went through, and all that was printed."""
        done = subprocess.run(
            command, cwd=self.layout.top, capture_output=True, text=True, check=False, env=self.environment
        )
        return done.returncode == 0, done.stdout + done.stderr

    def run(self, *arguments: str) -> tuple[bool, str]:
        """What the program's own command says."""
        return self.call(*self.program, "run", *arguments)

    def stops(self, result: tuple[bool, str]) -> bool:
        """Whether something was stopped by the planted fault."""
        passed, printed = result
        return not passed and "[notebook-missing]" in printed

    def lets(self, result: tuple[bool, str]) -> bool:
        """Whether something was let through, the hook having been run."""
        passed, printed = result
        return passed and "Passed" in printed


@pytest.fixture
def install(tmp_path: Path) -> Install:
    """Installs the hook for commits and pushes in a layout, whose first commit it is part of."""

    def made(name: str, layout_of: Callable[[Path], Layout], command: str = RECLINT) -> Runner:
        program = _program(name)
        layout = layout_of(tmp_path)
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("PRE_COMMIT", "PREK"))},
            "NO_COLOR": "1",
            "PRE_COMMIT_COLOR": "never",
            "SKIP": "",
            "PRE_COMMIT_HOME": str(tmp_path / "home"),
            "PREK_HOME": str(tmp_path / "home"),
        }
        hooks = {"repos": [{"repo": "local", "hooks": [hook("reclint", command)]}]}
        YAML().dump(hooks, layout.top / ".pre-commit-config.yaml")
        runner = Runner(layout, program, environment)
        passed, printed = runner.call(*program, "install", "--hook-type", "pre-commit", "--hook-type", "pre-push")
        assert passed, printed
        layout.git.commit("hooks")
        return runner

    return made


@pytest.mark.parametrize(
    ("name", "layout_of", "starts"),
    [
        ("pre-commit", plain, True),
        ("pre-commit", hidden, False),
        ("pre-commit", two_configured, False),
        ("prek", plain, True),
    ],
)
def test_a_fault_is_found_in_every_way_of_running_the_hook(
    name: str, layout_of: Callable[[Path], Layout], starts: bool, install: Install, standing: str
) -> None:
    runner = install(name, layout_of, RECLINT if starts else standing)
    layout = runner.layout
    for arguments in (("--all-files",), ("--files", layout.record), ("--hook-stage", "manual", "--all-files")):
        assert runner.lets(runner.run(*arguments)), arguments
    clean = (layout.top / layout.record).read_bytes()
    layout.plant()
    layout.git("add", "-A")
    assert runner.stops(runner.call("git", "commit", "-m", "planted"))
    assert runner.stops(runner.run())
    layout.git.commit("planted")
    for arguments in (
        ("--all-files",),
        ("--files", layout.record),
        ("--hook-stage", "manual"),
        ("--hook-stage", "manual", "--all-files"),
        ("--from-ref", "HEAD~1", "--to-ref", "HEAD"),
    ):
        assert runner.stops(runner.run(*arguments)), arguments
    assert runner.lets(runner.call("git", "commit", "--amend", "-m", "other words"))
    (layout.top / "shed.txt").write_text("a lamp\n", "utf-8")
    layout.git("add", "-A")
    assert runner.lets(runner.call("git", "commit", "-m", "a lamp"))
    (layout.top / layout.record).write_bytes(clean)
    layout.git("add", "-A")
    assert runner.lets(runner.call("git", "commit", "-m", "mended"))
    assert runner.lets(runner.run("--all-files"))


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_fault_is_found_before_a_push_of_any_branch(name: str, install: Install, tmp_path: Path) -> None:
    runner = install(name, plain)
    layout = runner.layout
    layout.git("init", "-q", "--bare", str(tmp_path / "remote"))
    layout.git("remote", "add", "origin", str(tmp_path / "remote"))
    assert runner.lets(runner.call("git", "push", "origin", "main"))
    layout.git("checkout", "-q", "-b", "side")
    layout.plant()
    layout.git.commit("planted")
    layout.git("checkout", "-q", "main")
    assert runner.stops(runner.call("git", "push", "origin", "side"))
    layout.git("checkout", "-q", "--orphan", "fresh", "side")
    layout.git.commit("fresh")
    layout.git("checkout", "-q", "main")
    assert runner.stops(runner.call("git", "push", "origin", "fresh"))


def test_a_fresh_clone_in_a_job_is_checked(install: Install, tmp_path: Path) -> None:
    runner = install("pre-commit", hidden)
    runner.layout.plant()
    runner.layout.git.commit("planted")
    clone = tmp_path / "clone"
    runner.layout.git("clone", "-q", str(runner.layout.top), str(clone))
    there = Runner(
        Layout(clone, runner.layout.record, runner.layout.below, runner.layout.git), runner.program, runner.environment
    )
    assert there.stops(there.run("--all-files"))
    assert there.stops(there.run("--from-ref", "HEAD~1", "--to-ref", "HEAD"))
