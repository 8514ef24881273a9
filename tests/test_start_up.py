"""What a command imports: only what it needs, since a hook is felt at every commit."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import ROOT, Git

HEAVY = {
    "concurrent",
    "importlib.metadata",
    "mistune",
    "multiprocessing",
    "packaging",
    "pathspec",
    "platformdirs",
    "pydantic",
    "pydantic_core",
    "rapidfuzz",
    "rich",
    "ruamel",
    "tomllib",
}
FIRST = {
    "reclint",
    "reclint.cli",
    "reclint.commands",
    "reclint.commands.exits",
    "reclint.commands.options",
    "reclint.report",
    "reclint.report.formats",
    "reclint.text",
    "reclint.text.words",
}
"""The project's own modules that every command imports."""
CLICK = "import sys, click; print(*sys.modules)"
RUN = "import sys; from reclint.cli import invoke; invoke(sys.argv[1:]); print(); print(*sys.modules)"


def imported(*arguments: str, cache: Path | None = None) -> set[str]:
    """The names of the modules that a command line imports when a new interpreter runs it."""
    return modules_of(RUN, *arguments, cache=cache)


def modules_of(code: str, *arguments: str, cache: Path | None = None) -> set[str]:
    command = [sys.executable, "-c", code, *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **({"RECLINT_CACHE_DIR": str(cache)} if cache else {})}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return set(done.stdout.splitlines()[-1].split())


def own(modules: set[str]) -> set[str]:
    return {name for name in modules if name.partition(".")[0] == "reclint"}


def heavy(modules: set[str]) -> set[str]:
    return {name for name in HEAVY if name in modules}


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["check", "--help"], ["rules", "--help"]])
def test_help_and_version_import_the_command_line_alone(arguments: list[str]) -> None:
    modules = imported(*arguments)
    assert (own(modules), heavy(modules)) == (FIRST, set())
    # What click itself needs is not ours to judge: on Python 3.10 that is uuid, which imports platform and subprocess.
    assert not {"json", "hashlib", "subprocess"} & (modules - modules_of(CLICK))


def test_an_idle_hook_imports_git_and_nothing_else(git: Git) -> None:
    (git.folder / "bread.png").write_bytes(b"\x89PNG")
    git("add", "-A")
    modules = imported("check", "--staged")
    api = {f"reclint.api{name}" for name in ("", ".asking", ".course", ".courses", ".opened", ".placed")}
    door = api | {"reclint.commands.check", "reclint.course", "reclint.course.place", "reclint.course.request"}
    files = {
        "reclint.text.errors",
        "reclint.files",
        "reclint.files.git",
        "reclint.files.location",
        "reclint.files.names",
    }
    assert own(modules) == FIRST | door | files | {"reclint.cache", "reclint.cache.idle"}
    assert heavy(modules) == set()


def test_an_unchanged_course_is_answered_without_readers_and_checks(course: Path, tmp_path: Path) -> None:
    """What a configuration excludes is known, so that no pattern is tried."""
    (course / "reclint.yaml").write_text("exclude: [drafts/]\nrules: {depth-mismatch: polish}\n", "utf-8")
    cold = imported("check", "--exit-zero", cache=tmp_path / "cache")
    warm = imported("check", "--exit-zero", cache=tmp_path / "cache")
    assert {"pydantic", "mistune"} <= heavy(cold)
    assert heavy(warm) == set()
    parts = {name.split(".")[1] for name in own(warm) if "." in name}
    assert not parts & {"catalogue", "checks", "linking", "markdown", "model", "readers", "run", "workspace"}


def test_a_changed_course_needs_no_yaml(course: Path, tmp_path: Path) -> None:
    imported("check", "--exit-zero", cache=tmp_path / "cache")
    record = course / "series-1" / "module-1-1" / "record.md"
    record.write_text(record.read_text("utf-8") + "\nMore of it.\n", "utf-8")
    modules = imported("check", "--exit-zero", cache=tmp_path / "cache")
    assert "ruamel" not in heavy(modules)
    assert "pydantic" in heavy(modules)
