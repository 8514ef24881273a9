"""A planted critical in every layout is stopped by pre-commit, by the action and by a report that compares."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from .actions import Job
from .conftest import Result
from .layouts import LAYOUTS, MISSING, Layout
from .test_action import job
from .test_hook_runners import Runner, install

__all__ = ["install", "job"]  # fixtures

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="the steps of an action need bash")


@pytest.mark.parametrize("layout_of", LAYOUTS, ids=lambda layout: layout.__name__)
def test_commits_all_files_and_pushes_are_stopped(
    layout_of: Callable[[Path], Layout],
    install: Callable[..., Runner],
    standing: str,
    tmp_path: Path,
) -> None:
    runner = install("pre-commit", layout_of, standing)
    layout = runner.layout
    layout.git("init", "-q", "--bare", str(tmp_path / "remote"))
    layout.git("remote", "add", "there", str(tmp_path / "remote"))
    assert runner.lets(runner.run("--all-files"))
    layout.plant()
    layout.git("add", "-A")
    assert runner.stops(runner.call("git", "commit", "-m", "planted"))
    layout.git.commit("planted")
    assert runner.stops(runner.run("--all-files"))
    assert runner.stops(runner.call("git", "push", "there", "HEAD:refs/heads/side"))


@pytest.mark.parametrize("layout_of", LAYOUTS, ids=lambda layout: layout.__name__)
def test_pushes_and_pull_requests_are_failed_by_the_action_and_the_report(
    layout_of: Callable[[Path], Layout],
    job: Callable[..., Job],
    tmp_path: Path,
    reclint: Callable[..., Result],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    layout = layout_of(tmp_path)
    base = layout.git("rev-parse", "HEAD").strip()
    assert job(layout.git).run().code == 0
    layout.plant()
    layout.commit()
    for event in ("push", "pull_request", "merge_group"):
        done = job(layout.git, event=event, base="" if event == "push" else base).run()
        assert (done.code, done.err, done.outputs["critical"]) == (1, "", "1"), event
        assert f"::error file={layout.record}," in done.out
    monkeypatch.chdir(layout.top)
    compared = reclint("report", "--since", base, "--fail-on", "critical", "--format", "markdown")
    assert compared.code == 1
    assert MISSING in compared.out.partition("### New: ")[2]
    assert reclint("report", "--since", "HEAD", "--fail-on", "critical").code == 0
