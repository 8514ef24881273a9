"""The action: its steps, word for word, in real repositories, event by event."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .actions import Job
from .conftest import RECORDS, Git
from .layouts import MISSING, Layout, hidden, odd_names, plain, two_configured
from .samples import FIRST, SECOND
from .test_gate import replace

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="the steps of an action need bash")

Event = Callable[..., Job]
MERGE = "refs/pull/7/merge"


@pytest.fixture
def upstream(tmp_path: Path) -> Git:
    """The example course with its faults accepted."""
    folder = tmp_path / "upstream"
    shutil.copytree(RECORDS, folder)
    return Git(folder)


@pytest.fixture
def job(tmp_path: Path, standing: str) -> Callable[..., Job]:
    """Makes a job: a checkout of a commit of a repository, as `actions/checkout` makes it.

    The program stands ready there; hostile code is kept from one that starts.
    """
    made = iter(range(100))

    def make(git: Git, commit: str = "HEAD", *, depth: int | None = 1, event: str = "push", **values: str) -> Job:
        workspace, temporary = tmp_path / f"job {next(made)}" / "checkout", tmp_path / f"temporary {next(made)}"
        temporary.mkdir()
        sha = git("rev-parse", commit).strip()
        Git(workspace_made(workspace))
        run = ["git", "-C", str(workspace)]
        subprocess.run([*run, "remote", "add", "origin", git.folder.as_uri()], check=True)
        shallow = [f"--depth={depth}"] if depth else []
        subprocess.run([*run, "fetch", "-q", "--no-tags", *shallow, "origin", sha], check=True, capture_output=True)
        subprocess.run([*run, "checkout", "-q", "--detach", sha], check=True)
        told = {"GITHUB_SHA": sha, "GITHUB_EVENT_NAME": event}
        if event == "pull_request" and values.pop("ref", None):
            told["GITHUB_REF"] = MERGE
        known = {f"github.event.{event}.base.sha": values.get("base", "")}
        if event == "merge_group":
            known = {"github.event.merge_group.base_sha": values.get("base", "")}
        if event == "pull_request_target":
            known = {"github.event.pull_request.base.sha": values.get("base", "")}
        return Job(workspace, temporary, known, told, standing)

    return make


def workspace_made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


def sha(git: Git, name: str = "HEAD") -> str:
    return git("rev-parse", name).strip()


def broken_by_a_branch(git: Git) -> str:
    """A commit of a branch that makes the course worse; the base of it."""
    git.commit("start")
    base = sha(git)
    git("checkout", "-q", "-b", "work")
    replace(git.folder, FIRST, "| DEVELOPED |", "| HELD |")
    git.commit("worse")
    return base


@pytest.mark.parametrize("depth", [1, None])
@pytest.mark.parametrize("event", ["pull_request", "merge_group"])
def test_a_change_is_compared_with_a_base_that_the_checkout_need_not_have(
    event: str, depth: int | None, upstream: Git, job: Event
) -> None:
    base = broken_by_a_branch(upstream)
    done = job(upstream, depth=depth, event=event, base=base).run()
    assert (done.code, done.err) == (1, "")
    assert "1 new, 0 fixed, 8 remaining" in done.out
    report = json.loads(Path(done.outputs["report"]).read_text("utf-8"))
    assert [finding["rule"] for finding in report["findings"]] == ["depth-unknown"]
    assert {name: done.outputs[name] for name in ("verdict", "critical", "improvement", "polish", "sarif")} == {
        "verdict": "NEEDS REVISION",
        "critical": "0",
        "improvement": "1",
        "polish": "0",
        "sarif": "",
    }
    assert job(upstream, depth=depth, event=event, base=base).run(fail_on="critical").code == 0


def test_a_merge_of_a_pull_request_is_compared_with_what_it_was_merged_into(upstream: Git, job: Event) -> None:
    """What came into the base after the event told it is not blamed on the pull request."""
    base = broken_by_a_branch(upstream)
    upstream("checkout", "-q", "main")
    replace(upstream.folder, SECOND, "| INTRODUCED |", "| KNOWN |")
    upstream.commit("worse, and by somebody else")
    upstream("checkout", "-q", "--detach")
    upstream("merge", "-q", "--no-ff", "-m", "merge", "work")
    for depth in (1, 2, None):
        done = job(upstream, depth=depth, event="pull_request", base=base, ref="merge").run()
        assert (done.code, done.err) == (1, "")
        assert "1 new, 0 fixed, 9 remaining" in done.out


def test_a_head_that_is_a_merge_hides_nothing_of_its_branch(upstream: Git, job: Event) -> None:
    """The first parent of the head of a pull request is the branch itself, and no base."""
    base = broken_by_a_branch(upstream)
    upstream("checkout", "-q", "main")
    upstream.commit("more")
    upstream("checkout", "-q", "work")
    upstream("merge", "-q", "--no-ff", "-m", "merge", "main")
    done = job(upstream, event="pull_request", base=base).run()
    assert (done.code, done.err) == (1, "")
    assert "1 new, 0 fixed, 8 remaining" in done.out


@pytest.mark.parametrize(
    ("event", "base"), [("push", ""), ("pull_request_target", "old"), ("pull_request_target", "head")]
)
def test_elsewhere_and_where_the_base_itself_is_checked_out_all_is_checked(
    event: str, base: str, upstream: Git, job: Event
) -> None:
    old = broken_by_a_branch(upstream)
    named = {"": "", "old": old, "head": sha(upstream)}[base]
    done = job(upstream, event=event, base=named).run()
    assert (done.code, done.err) == (1, "")
    assert "MAJOR REVISION: 2 critical, 6 improvement, 1 polish in 3 records" in done.out
    assert done.outputs["verdict"] == "MAJOR REVISION"


def test_a_revision_that_is_named_is_fetched(upstream: Git, job: Event) -> None:
    base = broken_by_a_branch(upstream)
    for since in ("origin/main", base):
        done = job(upstream).run(since=since)
        assert (done.code, done.err) == (1, "")
        assert "1 new, 0 fixed, 8 remaining" in done.out
    lost = job(upstream).run(since="origin/nowhere")
    assert lost.code == 2
    assert lost.outputs["verdict"] == ""
    assert "origin/nowhere" in lost.err
    assert "t0ken" not in lost.err + lost.out


def test_a_base_that_nobody_has_is_no_pass(upstream: Git, job: Event) -> None:
    broken_by_a_branch(upstream)
    assert job(upstream, event="pull_request", base="0" * 39 + "1").run().code == 2


def test_paths_are_one_a_line_and_may_have_blanks(tmp_path: Path, job: Event) -> None:
    layout = odd_names(tmp_path)
    layout.plant()
    layout.commit()
    done = job(layout.git).run(paths=f"  {layout.record}  \r\n\n")
    assert (done.code, done.err) == (1, "")
    assert MISSING in done.out
    clean = job(layout.git).run(paths="README.md\nnotebooks/1-1-1-flat-tyre.ipynb")
    assert (clean.code, clean.outputs["critical"]) == (0, "0")


def test_folders_of_outputs_are_made_and_paths_start_at_the_top(tmp_path: Path, job: Event) -> None:
    layout = two_configured(tmp_path)
    layout.plant()
    layout.commit()
    done = job(layout.git).run(working_directory="bikes", sarif="out/of the way/bikes.sarif")
    assert (done.code, done.err) == (1, "")
    assert f"::error file={layout.record}," in done.out
    written = Path(done.outputs["sarif"])
    assert written.is_absolute()
    [run] = json.loads(written.read_text("utf-8"))["runs"]
    assert run["automationDetails"]["id"] == "reclint/bikes/"
    uris = {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in run["results"]}
    assert uris == {layout.record}


HOSTILE = ("venv", "pip", "json", "reclint", "click", "sitecustomize", "usercustomize")


def test_no_code_of_the_repository_that_is_checked_is_run(tmp_path: Path, job: Event) -> None:
    layout = two_configured(tmp_path)
    layout.plant()
    mark = tmp_path / "ran"
    for folder in (layout.top, layout.top / "bikes"):
        for name in HOSTILE:
            for module in (folder / name / "__init__.py", folder / name / "__main__.py", folder / f"{name}.py"):
                module.parent.mkdir(exist_ok=True)
                module.write_text(f"open({str(mark)!r}, 'a').write(__file__)\n", "utf-8")
        for program in ("git", "python", "python3"):
            (folder / program).write_text(f"#!/bin/sh\ntouch '{mark}'\n")
            (folder / program).chmod(0o755)
    layout.commit()
    made: Any = job(layout.git)
    variables = {**made.variables, "PYTHONPATH": str(made.workspace), "PYTHONSTARTUP": str(made.workspace / "pip.py")}
    done = Job(made.workspace, made.temporary, made.event, variables).run(working_directory="bikes")
    assert (done.code, done.err) == (1, "")
    assert MISSING in done.out
    assert not mark.exists()


@pytest.mark.parametrize("layout", [plain, hidden, two_configured, odd_names], ids=lambda layout: layout.__name__)
def test_a_course_without_faults_passes_and_a_folder_without_records_does_not(
    layout: Callable[[Path], Layout], tmp_path: Path, job: Event
) -> None:
    made = layout(tmp_path)
    done = job(made.git).run()
    assert (done.code, done.err, done.outputs["verdict"]) == (0, "", "PASS")
    made.git("rm", "-q", "-r", "--", ":(exclude)README.md", ".")
    made.commit()
    assert job(made.git).run().code == 2
