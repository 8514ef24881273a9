"""The command line: what is checked, exit codes, selection, standard input, and the process."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from reclint import __version__

from .conftest import EMPTY_FOLDER
from .samples import FAULTS, ONE_FAULT, THIRD

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Result

pytestmark = pytest.mark.usefixtures("shared_cache")


# What is checked


@pytest.mark.usefixtures("course")
def test_the_example_course_has_the_faults_that_its_readme_names(reclint: Callable[..., Result]) -> None:
    result = reclint("check", "--output", "json")
    assert (result.code, result.findings, result.err) == (1, FAULTS, "")


@pytest.mark.parametrize("module", ["module-1-1", "module-1-2"])
@pytest.mark.usefixtures("course")
def test_the_first_modules_are_clean(module: str, reclint: Callable[..., Result]) -> None:
    result = reclint("check", f"series-1/{module}", "--output", "json")
    assert (result.code, result.findings) == (0, [])
    assert json.loads(result.out)["summary"]["records"] == 1


@pytest.mark.parametrize(
    ("path", "lines"),
    [
        pytest.param(THIRD, [19, 30, 58, 72, 98, 104, 141, 144], id="record"),
        pytest.param("series-1", [19, 30, 58, 72, 98, 104, 141, 144], id="folder"),
        pytest.param("./series-1/../series-1/", [19, 30, 58, 72, 98, 104, 141, 144], id="folder-by-another-name"),
        pytest.param("notebooks/1-3-3-weekend-loaf.ipynb", [141], id="notebook"),
        pytest.param("series-1/module-1-3/lessons/weekend-loaf.md", [144], id="review-log"),
        pytest.param("notebooks/1-1-2-bakers-percentage.ipynb", [], id="clean-notebook"),
    ],
)
@pytest.mark.usefixtures("course")
def test_findings_that_touch_a_path(path: str, lines: list[int], reclint: Callable[..., Result]) -> None:
    result = reclint("check", path, "--output", "json")
    assert [line for _, line, _ in result.findings] == lines
    assert result.code == (1 if lines and lines != [141] else 0)


@pytest.mark.usefixtures("course")
def test_several_paths(reclint: Callable[..., Result]) -> None:
    paths = ("notebooks/1-3-3-weekend-loaf.ipynb", "series-1/module-1-3/lessons/weekend-loaf.md")
    assert [line for _, line, _ in reclint("check", *paths, "--output", "json").findings] == [141, 144]


def test_paths_are_those_of_the_working_directory(
    course: Path, monkeypatch: pytest.MonkeyPatch, reclint: Callable[..., Result]
) -> None:
    elsewhere = course.parent / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    result = reclint("check", f"../course/{THIRD}", "--output", "json")
    assert result.findings == [(f"../course/{path}", line, rule) for path, line, rule in FAULTS]
    related = [place["path"] for entry in json.loads(result.out)["findings"] for place in entry["related"]]
    assert "../course/notebooks/1-3-3-weekend-loaf.ipynb" in related


def test_paths_may_be_absolute(course: Path, reclint: Callable[..., Result]) -> None:
    assert reclint("check", str(course / THIRD), "--output", "json").findings == FAULTS


def test_what_git_ignores_is_no_part_of_the_workspace(folder: Path, reclint: Callable[..., Result]) -> None:
    for name in ("kept", "drafts", ".venv", "node_modules"):
        (folder / name).mkdir()
        (folder / name / "page.md").write_bytes(ONE_FAULT)
    (folder / "drafts" / "wanted.md").write_bytes(ONE_FAULT)
    (folder / ".gitignore").write_text("drafts/*\n!drafts/wanted.md\n")
    paths = [path for path, _, _ in reclint("check", "--select", "depth-*", "--output", "json").findings]
    assert paths == ["drafts/wanted.md", "kept/page.md"]


# Nothing to check


def test_a_folder_without_records(folder: Path, reclint: Callable[..., Result]) -> None:
    (folder / "notes.md").write_text("# Notes\n")
    told = EMPTY_FOLDER.replace("0 Markdown files", "1 Markdown file")
    assert reclint("check") == (2, "0 records found\n", told)
    note = 'note: notes.md is no part of a course: no record, since its title reads "Notes"\n'
    assert reclint("check", "notes.md") == (2, "0 records found\n", note + told)
    assert reclint("check", "--allow-empty") == (0, "0 records found\n", "")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\n\n", id="blank"),
        pytest.param(b"\x00\x01\x02\x03", id="control-characters"),
        pytest.param(b"\xef\xbb\xbf", id="byte-order-mark"),
    ],
)
def test_files_with_nothing_in_them(data: bytes, folder: Path, reclint: Callable[..., Result]) -> None:
    (folder / "page.md").write_bytes(data)
    told = EMPTY_FOLDER.replace("0 Markdown files", "1 Markdown file")
    assert reclint("check") == (2, "0 records found\n", told)


def test_a_folder_named_like_a_page(folder: Path, reclint: Callable[..., Result]) -> None:
    (folder / "page.md").mkdir()
    (folder / "page.md" / "rolls.md").write_bytes(ONE_FAULT)
    assert [path for path, _, _ in reclint("check", "--output", "json").findings] == ["page.md/rolls.md"]


# Exit codes


@pytest.mark.parametrize(
    ("options", "code"),
    [
        pytest.param([], 1, id="improvement-by-default"),
        pytest.param(["--fail-on", "critical"], 0, id="critical"),
        pytest.param(["--fail-on", "improvement"], 1, id="improvement"),
        pytest.param(["--fail-on", "polish"], 1, id="polish"),
        pytest.param(["--fail-on", "never"], 0, id="never"),
        pytest.param(["--exit-zero"], 0, id="exit-zero"),
        pytest.param(["--show", "critical"], 1, id="what-is-not-shown-fails-all-the-same"),
        pytest.param(["--ignore", "depth-*"], 0, id="ignored"),
        pytest.param(["--select", "depth-mismatch"], 1, id="selected"),
        pytest.param(["--select", "table-*"], 0, id="others-selected"),
    ],
)
def test_exit_codes(options: list[str], code: int, folder: Path, reclint: Callable[..., Result]) -> None:
    (folder / "page.md").write_bytes(ONE_FAULT)
    assert reclint("check", *options).code == code


# Selection


@pytest.mark.parametrize(
    ("options", "rules"),
    [
        pytest.param(["--select", "notebook-*"], ["notebook-missing", "notebook-count"], id="glob"),
        pytest.param(
            ["--select", "depth-mismatch", "--select", "table-*"],
            ["table-row-detached", "depth-mismatch"],
            id="repeated",
        ),
        pytest.param(["--select", "notebook-*", "--ignore", "*-count"], ["notebook-missing"], id="select-and-ignore"),
    ],
)
@pytest.mark.usefixtures("course")
def test_selection(options: list[str], rules: list[str], reclint: Callable[..., Result]) -> None:
    assert [rule for _, _, rule in reclint("check", *options, "--output", "json").findings] == rules


# Standard input


def test_a_record_from_standard_input(folder: Path, reclint: Callable[..., Result]) -> None:
    assert list(folder.iterdir()) == []
    result = reclint("check", "-", "--output", "json", given=ONE_FAULT)
    assert (result.code, [(path, rule) for path, _, rule in result.findings]) == (1, [("record.md", "depth-mismatch")])


def test_standard_input_stands_in_place_of_a_file(course: Path, reclint: Callable[..., Result]) -> None:
    data = (course / THIRD).read_bytes()
    repaired = data.replace(b"notebooks/1-3-2-feeding-a-starter", b"notebooks/1-3-1-feeding-a-starter")
    result = reclint("check", "-", "--stdin-filename", THIRD, "--output", "json", given=repaired)
    assert result.findings == [fault for fault in FAULTS if fault[2] != "notebook-missing"]
    assert (course / THIRD).read_bytes() == data


@pytest.mark.usefixtures("folder")
def test_standard_input_that_is_not_utf_8(reclint: Callable[..., Result]) -> None:
    assert reclint("check", "-", "--stdin-filename", "rolls.md", given=b"# \xff").code == 3


# The process


def python(*arguments: str, cwd: Path, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONWARNINGS": "error"}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=cwd, input=data, capture_output=True, env=environment, check=False)


def test_the_module_runs_as_a_process_and_prints_utf_8(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_bytes(ONE_FAULT.replace(b"Windowpane", "Crème 🍞".encode()))
    ended = python("-m", "reclint", "check", cwd=tmp_path)
    assert (ended.returncode, ended.stderr) == (1, b"")
    assert "Crème 🍞" in ended.stdout.decode("utf-8")


def test_the_traceback_of_an_error_leaves_the_exit_code_as_it_is(tmp_path: Path) -> None:
    ended = python("-m", "reclint", "--debug", "check", "nowhere.md", cwd=tmp_path)
    assert ended.returncode == 2
    assert b"Traceback" in ended.stderr
    assert b"error: nowhere.md does not exist" in ended.stderr


def test_standard_input_of_a_process(tmp_path: Path) -> None:
    ended = python("-m", "reclint", "check", "-", cwd=tmp_path, data=ONE_FAULT)
    assert (ended.returncode, b"[depth-mismatch]" in ended.stdout) == (1, True)


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_version_and_help_import_nothing_that_they_do_not_need(option: str, tmp_path: Path) -> None:
    heavy = {"pydantic", "rich", "ruamel", "mistune", "rapidfuzz"}
    code = f"import sys; from reclint.cli import invoke; invoke([{option!r}]); print({heavy!r} & set(sys.modules))"
    ended = python("-c", code, cwd=tmp_path)
    assert ended.returncode == 0
    assert ended.stdout.decode().splitlines()[-1] == "set()"
    assert ended.stderr == b""


def test_version(reclint: Callable[..., Result]) -> None:
    assert reclint("--version") == (0, f"reclint, version {__version__}\n", "")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are text there")
def test_a_file_name_that_is_not_utf_8_is_named_and_the_rest_is_reported(
    course: Path, reclint: Callable[..., Result]
) -> None:
    os.mkdir(os.fsencode(course) + b"/caf\xe9")
    shutil.copy(course / THIRD, os.fsencode(course) + b"/caf\xe9/record.md")
    result = reclint("check", "--output", "json")
    assert (result.code, result.findings) == (3, FAULTS)
    assert json.loads(result.out)["summary"]["unreadable"] == ["caf\\xe9/record.md: the file name is not valid UTF-8"]
