"""The workflow that README shows and `reclint init` writes: its steps are run in real repositories, event by event."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from ruamel.yaml import YAML

from reclint.course.starter import _GITHUB as INITIAL

from .conftest import RECORDS, ROOT, Git
from .samples import THIRD
from .test_gate import replace

README = (ROOT / "README.md").read_text("utf-8")
SHOWN = next(block for block in re.findall(r"```yaml\n(.*?)```", README, re.S) if "pull_request" in block)
POKE = "Poke test (reading the dent that a finger leaves) | INTRODUCED"


class Event(NamedTuple):
    """What GitHub tells a workflow of an event, as far as the workflow asks for it."""

    name: str
    base: str = ""


def steps(workflow: str) -> list[dict[str, Any]]:
    """The steps of the only job."""
    [job] = YAML(typ="safe").load(workflow)["jobs"].values()
    found: list[dict[str, Any]] = job["steps"]
    return found


def value(expression: str, event: Event) -> str:
    """What an expression of the workflow comes to: the first of some parts of the event that is there."""
    known = {
        "github.event.pull_request.base.sha": event.base if event.name == "pull_request" else "",
        "github.event.merge_group.base_sha": event.base if event.name == "merge_group" else "",
    }
    inner = re.fullmatch(r"\$\{\{ (.*) \}\}", expression)
    assert inner
    return next((known[part] for part in inner[1].split(" || ") if known[part]), "")


def run(workflow: str, clone: Path, event: Event) -> subprocess.CompletedProcess[str]:
    """Run the step that checks, in a clone as the workflow has made it."""
    [step] = [step for step in steps(workflow) if "reclint check" in step.get("run", "")]
    environment = {name: value(text, event) for name, text in step.get("env", {}).items()}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-e", "-c", step["run"]],
        cwd=clone,
        env={**os.environ, "PATH": path, "GITHUB_ACTIONS": "true", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def clone(tmp_path: Path) -> Callable[..., Path]:
    """A clone with the whole history, at a commit."""

    def make(git: Git, commit: str) -> Path:
        folder = tmp_path / f"clone-{commit[:8]}"
        subprocess.run(["git", "clone", "-q", str(git.folder), str(folder)], check=True)
        subprocess.run(["git", "-C", str(folder), "checkout", "-q", commit], check=True)
        return folder

    return make


@pytest.fixture
def upstream(tmp_path: Path) -> Git:
    """A repository whose default branch is called master, with the example course and its faults accepted."""
    folder = tmp_path / "upstream"
    shutil.copytree(RECORDS, folder)
    git = Git(folder)
    git("checkout", "-q", "-b", "master")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    subprocess.run(
        ["reclint", "baseline"], cwd=folder, check=True, capture_output=True, env={**os.environ, "PATH": path}
    )
    git.commit("start")
    return git


def revision(git: Git, name: str) -> str:
    return git("rev-parse", name).strip()


def test_readme_and_init_say_the_same() -> None:
    assert INITIAL.replace("SOURCE", "git+REPOSITORY@REVISION") == SHOWN


def test_a_push_to_the_default_branch_is_checked_whole(upstream: Git, clone: Callable[..., Path]) -> None:
    good = run(SHOWN, clone(upstream, revision(upstream, "master")), Event("push"))
    assert (good.returncode, good.stderr) == (0, "")
    replace(upstream.folder, THIRD, POKE, "Poke test | HELD")
    upstream.commit("broken")
    bad = run(SHOWN, clone(upstream, revision(upstream, "master")), Event("push"))
    assert bad.returncode == 1
    assert "[depth-unknown]" in bad.stdout


@pytest.mark.parametrize("name", ["pull_request", "merge_group"])
def test_a_change_is_compared_with_its_base(name: str, upstream: Git, clone: Callable[..., Path]) -> None:
    base = revision(upstream, "master")
    upstream("checkout", "-q", "-b", "change")
    replace(upstream.folder, THIRD, POKE, "Poke test | HELD")
    upstream.commit("broken")
    bad = run(SHOWN, clone(upstream, revision(upstream, "change")), Event(name, base))
    assert bad.returncode == 1
    assert "1 new" in bad.stdout
    upstream("rm", "-q", "-r", "notebooks")
    upstream.commit("without notebooks")
    assert "[evidence-lost]" in run(SHOWN, clone(upstream, revision(upstream, "change")), Event(name, base)).stdout


def test_a_change_is_not_failed_by_what_was_there(upstream: Git, clone: Callable[..., Path]) -> None:
    replace(upstream.folder, THIRD, POKE, "Poke test | HELD")
    upstream.commit("broken")
    base = revision(upstream, "master")
    upstream("checkout", "-q", "-b", "change")
    (upstream.folder / "README.md").write_text("# Bread\n", "utf-8")
    upstream.commit("a word")
    result = run(SHOWN, clone(upstream, revision(upstream, "change")), Event("pull_request", base))
    assert result.returncode == 0
    assert "0 new" in result.stdout


def test_the_comment_on_a_large_course_tells_the_news_alone(upstream: Git, tmp_path: Path) -> None:
    """30 modules with the faults of the example, four of them new."""
    folder = upstream.folder
    text = (folder / THIRD).read_text("utf-8")
    for number in range(4, 31):
        path = folder / f"series-1/module-1-{number}/record.md"
        path.parent.mkdir()
        path.write_text(text.replace("Module 1.3", f"Module 1.{number}").replace("-loaf", f"-loaf-{number}"), "utf-8")
    upstream.commit("thirty")
    for number in (4, 9, 14, 19):
        replace(folder, f"series-1/module-1-{number}/record.md", POKE, "Poke test | HELD")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    out = tmp_path / "comment.md"
    command = ["reclint", "report", "--since", "HEAD", "--no-baseline", "-o", str(out), "-o", str(tmp_path / "r.json")]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, env={**os.environ, "PATH": path})
    comment = out.read_bytes()
    assert len(comment) < 20_000
    new = comment.decode().partition("### New: ")[2]
    assert int(new.split("\n")[0]) == new.partition("\n### ")[0].count("\n- **") >= 4
    assert "modules without a change." in comment.decode()
    changes = {finding["change"] for finding in json.loads((tmp_path / "r.json").read_text("utf-8"))["findings"]}
    assert {"new", "remaining"} <= changes
