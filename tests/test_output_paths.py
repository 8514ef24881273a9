"""Where outputs say that a file lies, for services and for people, and which files no output is written over."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest

from reclint.report.formats import CHECK, names_of

from .conftest import ROOT, Git, Result
from .layouts import Layout, course, odd_names, plain, submodule, two_configured, two_with_pages

pytestmark = pytest.mark.usefixtures("shared_cache")

Reclint = Callable[..., Result]
GRADES = ("critical", "improvement", "polish")


def paths(form: str, text: str) -> set[str]:
    """The paths of documents that an output for services names as places of findings."""
    if form == "github":
        return set(re.findall(r"^::\w+ file=(.*?),line=", text, re.M))
    if form == "gitlab":
        return {issue["location"]["path"] for issue in json.loads(text)}
    if form == "rdjson":
        return {entry["location"]["path"] for entry in json.loads(text)["diagnostics"]}
    if form == "junit":
        return {
            case.attrib["file"] for case in ET.fromstring(text).iter("testcase") if case.find("failure") is not None
        }
    if form == "markdown":
        return set(re.findall(r"^- \*\*critical\*\* `(.*?):\d+`", text, re.M))
    results = [result for run in json.loads(text)["runs"] for result in run["results"]]
    return {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in results}


SERVICES = ("github", "gitlab", "sarif", "rdjson", "junit", "markdown")
PEOPLE = ("text", "full", "json")
"""For people, and by the interface: paths from the working directory."""


def all_paths(reclint: Reclint, *arguments: str) -> dict[str, set[str]]:
    return {form: paths(form, reclint("check", *arguments, "--output", form).out) for form in SERVICES}


@pytest.fixture(params=[plain, two_configured, two_with_pages], ids=lambda layout: layout.__name__)
def layout(request: pytest.FixtureRequest, tmp_path: Path) -> Layout:
    made: Layout = request.param(tmp_path)
    made.plant()
    return made


@pytest.mark.parametrize("folder", ["", "below", "above"])
def test_services_are_told_paths_from_the_top_whatever_the_folder(
    folder: str, layout: Layout, reclint: Reclint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir({"": layout.top, "below": layout.top / layout.below, "above": layout.top.parent}[folder])
    named = [layout.top.name] if folder == "above" else []
    assert all_paths(reclint, *named) == {form: {layout.record} for form in SERVICES}
    for form in PEOPLE:
        here = os.path.relpath(layout.top / layout.record)
        assert here in reclint("check", *named, "--output", form).out
    comment = reclint("report", *named, "--format", "markdown").out
    assert paths("markdown", comment) == {layout.record}


def test_the_paths_of_every_format_are_looked_at() -> None:
    step = "step 3 of an output is left out: SERVICES or PEOPLE of tests/test_output_paths.py, by where its paths start"
    assert {*SERVICES, *PEOPLE} == set(names_of(CHECK)), step


def test_names_with_blanks_and_accents_are_escaped_where_they_are_addresses(
    tmp_path: Path, reclint: Reclint, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout = odd_names(tmp_path)
    layout.plant()
    monkeypatch.chdir(layout.top / layout.below)
    found = all_paths(reclint)
    assert found.pop("sarif") == {"atelier%20v%C3%A9lo/les%20records/module-1-1/record.md"}
    assert found == {form: {layout.record} for form in found}


@pytest.mark.parametrize("variable", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
def test_a_submodule_is_named_from_the_checkout_of_the_job(
    variable: str, tmp_path: Path, reclint: Reclint, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout = submodule(tmp_path)
    layout.plant()
    monkeypatch.chdir(layout.top)
    assert paths("github", reclint("check", "--output", "github").out) == {layout.record}
    monkeypatch.setenv(variable, str(layout.top.parent))
    assert paths("github", reclint("check", "--output", "github").out) == {f"bikes/{layout.record}"}


def test_a_repository_in_a_folder_of_the_workspace_has_a_top_of_its_own(
    tmp_path: Path, reclint: Reclint, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout = plain(tmp_path)
    layout.plant()
    monkeypatch.chdir(layout.top / layout.below)
    for workspace in (layout.top.parent, tmp_path / "elsewhere"):
        monkeypatch.setenv("GITHUB_WORKSPACE", str(workspace))
        assert all_paths(reclint) == {form: {layout.record} for form in SERVICES}


def test_without_git_the_checkout_of_the_job_is_the_top(
    tmp_path: Path, reclint: Reclint, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = course(tmp_path / "job" / "bikes")
    (tmp_path / "job" / "bikes" / "reclint.yaml").write_text("{}\n", "utf-8")
    Layout(tmp_path / "job" / "bikes", record, "", Git.__new__(Git)).plant()
    monkeypatch.chdir(tmp_path / "job" / "bikes")
    monkeypatch.setenv("CI_PROJECT_DIR", str(tmp_path / "job"))
    assert all_paths(reclint) == {form: {f"bikes/{record}"} for form in SERVICES}


def test_each_course_has_a_run_of_its_own_in_sarif(
    tmp_path: Path, reclint: Reclint, monkeypatch: pytest.MonkeyPatch
) -> None:
    def categories(*arguments: str) -> list[str]:
        runs = json.loads(reclint("check", *arguments, "--output", "sarif").out)["runs"]
        return [run["automationDetails"]["id"] for run in runs]

    layout = two_configured(tmp_path)
    monkeypatch.chdir(layout.top)
    assert categories() == ["reclint/bikes/", "reclint/boats/"]
    assert [*categories("bikes"), *categories("boats")] == categories()
    monkeypatch.chdir(layout.top / "bikes" / "records")
    assert categories() == ["reclint/bikes/"]
    monkeypatch.chdir(plain(tmp_path / "other").top)
    assert categories() == ["reclint/"]


# What fails


def failing(text: str) -> dict[str, int]:
    root = ET.fromstring(text)
    told = "\n".join(failure.text or "" for failure in root.iter("failure"))
    return {grade: len(re.findall(rf": {grade} ", told)) for grade in GRADES}


def printed(text: str) -> str:
    return "\n".join(out.text or "" for out in ET.fromstring(text).iter("system-out"))


@pytest.mark.usefixtures("course")
def test_junit_fails_for_what_fails_the_run_and_prints_the_rest(reclint: Reclint) -> None:
    every = {"critical": 2, "improvement": 5, "polish": 1}
    for least, failed in (("polish", 3), ("improvement", 2), ("critical", 1), ("never", 0)):
        text = reclint("check", "--output", "junit", "--fail-on", least, "--questions").out
        assert failing(text) == {grade: every[grade] if place < failed else 0 for place, grade in enumerate(GRADES)}
        assert [len(re.findall(rf": {grade} ", printed(text))) for grade in GRADES[failed:]] == [
            every[grade] for grade in GRADES[failed:]
        ]
    Path("reclint.yaml").write_text("fail-on: critical\n", "utf-8")
    assert failing(reclint("check", "--output", "junit").out) == {"critical": 2, "improvement": 0, "polish": 0}


def test_each_course_fails_at_its_own_grade(tmp_path: Path, reclint: Reclint, monkeypatch: pytest.MonkeyPatch) -> None:
    layout = two_configured(tmp_path)
    monkeypatch.chdir(layout.top)
    layout.plant()
    Path("bikes/reclint.yaml").write_text("fail-on: never\n", "utf-8")
    result = reclint("check", "--output", "junit")
    assert (result.code, failing(result.out)["critical"]) == (0, 0)
    assert ": critical " in printed(result.out)


# Files that are spared


@pytest.fixture
def configured(course: Path) -> Path:
    (course / "reclint.yaml").write_text("rule-files: [own/rules.yaml]\nbaseline: accepted.json\n", "utf-8")
    (course / "own").mkdir()
    (course / "own/rules.yaml").write_text("rules: {}\n", "utf-8")
    (course / "accepted.json").write_text('{"format": 2, "findings": []}\n', "utf-8")
    return course


PLAN = "series-1/module-1-3/lessons/weekend-loaf.md"
SPARED = {
    "series-1/module-1-1/record.md": "a record",
    "series-1/module-1-1/plan.md": "a plan",
    PLAN: "a planning document with review log",
    "course.md": "a course page",
    "notebooks/1-2-2-dough-temperature.ipynb": "a notebook",
    "reclint.yaml": "a configuration",
    "own/rules.yaml": "a rule file",
    "accepted.json": "a baseline",
    "README.md": "a page that reclint did not write",
    "pyproject.toml": "a configuration",
    "reclint-baseline.json": "a baseline",
}


@pytest.mark.parametrize("name", SPARED)
@pytest.mark.parametrize("command", ["check", "report"])
def test_no_output_is_written_over_what_a_course_is_made_of(
    command: str, name: str, configured: Path, reclint: Reclint
) -> None:
    (configured / "README.md").write_text("# Bread\n", "utf-8")
    before = (configured / name).read_bytes() if (configured / name).exists() else None
    result = reclint(command, "--output", f"json:{name}")
    said = f'error: "{name}" is {SPARED[name]}, and json would be written over it\n  name another file\n'
    assert result == Result(2, "", said)
    assert ((configured / name).read_bytes() if (configured / name).exists() else None) == before


def test_what_a_link_leads_to_is_spared_and_other_courses_are_too(
    tmp_path: Path, reclint: Reclint, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout = two_configured(tmp_path)
    monkeypatch.chdir(layout.top / "boats")
    Path("out.json").symlink_to(layout.top / layout.record)
    for name in ("out.json", f"../{layout.record}", "../bikes/reclint.yaml"):
        assert reclint("check", "--output", f"json:{name}").code == 2
    (layout.top / "bikes/reclint.yaml").write_text("exclude: [records]\n", "utf-8")
    assert reclint("check", "--output", f"json:../{layout.record}").code == 2


@pytest.mark.usefixtures("course")
def test_what_reclint_has_written_is_written_anew(reclint: Reclint) -> None:
    outputs = ["json:a.json", "markdown:a.md", "sarif:a.sarif", "text:a.txt"]
    command = ["check", *(part for output in outputs for part in ("--output", output))]
    assert [reclint(*command).code for _ in range(2)] == [1, 1]
    for options in (["--format", "sheet"], ["--format", "sheet", "--lesson", "weekend-loaf"], ["--format", "markdown"]):
        assert [reclint("report", *options, "-o", "b.md").code for _ in range(2)] == [0, 0]
    Path("c.md").touch()
    assert reclint("report", "-o", "c.md").code == 0


@pytest.mark.usefixtures("course")
def test_nothing_is_listed_around_an_output_where_nothing_marks_a_course(
    tmp_path_factory: pytest.TempPathFactory, reclint: Reclint, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A report among temporary files, or at home, does not wait until all that lies there is walked through."""
    page = tmp_path_factory.mktemp("scratch") / "page.html"
    assert reclint("report", "-o", str(page)).code == 0
    monkeypatch.setattr("reclint.commands.sparing.open_courses", lambda _: pytest.fail("what lies around was listed"))
    assert reclint("report", "-o", str(page)).code == 0
    (page.parent / "notes.md").write_text("# Bread\n", "utf-8")
    assert reclint("report", "-o", str(page.parent / "notes.md")).code == 2


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_sheet_is_appended_and_read_back(end: str, course: Path, reclint: Reclint) -> None:
    sheet = ["report", "--format", "sheet", "--lesson", "weekend-loaf", "-o", PLAN]
    refused = reclint(*sheet)
    assert (refused.code, refused.err.splitlines()[1]) == (2, "  add --append to put the sheet at its end")
    before = (course / PLAN).read_text("utf-8").replace("\n", end).encode()
    (course / PLAN).write_bytes(before)
    assert reclint(*sheet, "--append") == Result(0, "", f"appended to {PLAN}\n")
    after = (course / PLAN).read_bytes()
    assert after.startswith(before.rstrip() + end.encode() * 2 + b"## Review ")
    assert after.count(b"\r\n") == (after.count(b"\n") if end == "\r\n" else 0)
    logged = json.loads(reclint("show", "series-1/module-1-3/record.md", "--format", "json").out)
    assert logged["module"]["number"] == "1.3"
    assert "(Iteration 4/4)" in reclint("report", "--format", "sheet", "--lesson", "weekend-loaf").out


@pytest.mark.usefixtures("course")
def test_what_is_no_sheet_is_not_appended(reclint: Reclint) -> None:
    assert reclint("report", "--append", "-o", "a.html").code == 2
    assert reclint("report", "--append", "--format", "sheet").code == 2
    record = ["report", "--format", "sheet", "--append", "-o", "series-1/module-1-1/record.md"]
    assert reclint(*record).code == 2


# Workflows


@pytest.mark.parametrize("shown", ["action.yml", "README.md", "docs/gates.md", "init"])
def test_zizmor_finds_nothing(shown: str, tmp_path: Path) -> None:
    program = Path(sys.executable).with_name("zizmor")
    if not program.exists():
        pytest.skip("zizmor is not installed")
    from reclint.course.starter import _GITHUB

    file = ROOT / shown if shown == "action.yml" else tmp_path / ".github/workflows/records.yml"
    if shown != "action.yml":
        file.parent.mkdir(parents=True)
        text = _GITHUB if shown == "init" else (ROOT / shown).read_text("utf-8")
        blocks = [text] if shown == "init" else re.findall(r"```yaml\n(.*?)```", text, re.S)
        file.write_text(
            next(block for block in blocks if "runs-on:" in block).replace("@REVISION", f"@{'a1' * 20}"), "utf-8"
        )
    done = subprocess.run(
        [program, "--offline", "--no-progress", str(file)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, "No findings to report" in done.stdout) == (0, True), done.stdout + done.stderr
