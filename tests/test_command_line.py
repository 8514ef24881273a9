"""The command line: what is printed where, and the exit codes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from reclint import __version__
from reclint.report.show import json as show_json
from reclint.text.errors import UsageError

from .conftest import EMPTY_FOLDER
from .samples import record_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Result

THIRD = "series-1/module-1-3/record.md"
FAULTS = [
    (THIRD, 19, "table-row-detached"),
    (THIRD, 30, "depth-mismatch"),
    (THIRD, 58, "notebook-missing"),
    (THIRD, 72, "concept-not-indexed"),
    (THIRD, 98, "notebook-count"),
    (THIRD, 104, "review-count-stated"),
    (THIRD, 141, "exercise-level"),
    (THIRD, 144, "review-verdict-conflict"),
]
ONE_FAULT = record_text("**Concepts taught:**\n- Windowpane test (MENTIONED)\n- Egg wash").encode()

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
    paths = [path for path, _, _ in reclint("check", "--output", "json").findings]
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


# What cannot be read


def test_a_file_that_is_not_utf_8_is_named_and_the_rest_is_reported(
    folder: Path, reclint: Callable[..., Result]
) -> None:
    (folder / "good.md").write_bytes(ONE_FAULT)
    (folder / "bad.md").write_bytes(b"# Module 2.2: Buns -- Record\n\nCr\xe8me\n")
    result = reclint("check")
    assert result.code == 3
    assert "[depth-mismatch]" in result.out
    assert "not read: bad.md: not valid UTF-8: byte 0xe8 at offset 32" in result.out.splitlines()
    assert json.loads(reclint("check", "--output", "json").out)["summary"]["unreadable"] == [
        "bad.md: not valid UTF-8: byte 0xe8 at offset 32"
    ]


def test_a_file_that_is_not_utf_8_does_not_matter_to_other_paths(folder: Path, reclint: Callable[..., Result]) -> None:
    (folder / "good.md").write_bytes(record_text("Prose.").encode())
    (folder / "bad.md").write_bytes(b"\x89PNG\r\n\x1a\n")
    assert reclint("check", "good.md").code == 0
    assert reclint("check", "bad.md").code == 3
    assert reclint("check", "--exit-zero").code == 3


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        pytest.param(
            ["check", "nowhere.md"],
            "nowhere.md does not exist",
            "name a record, a folder or a file of the workspace",
            id="no-such-path",
        ),
        pytest.param(["show", "nowhere.md"], "nowhere.md does not exist", "name a record", id="show-no-such-path"),
        pytest.param(["show", "sub"], "sub: a folder, expected a file", "", id="show-a-folder"),
        pytest.param(
            ["show", "page.md"], "page.md is not a record", 'reads "Module N.M: Title -- Record"', id="show-no-record"
        ),
        pytest.param(
            ["show", "bad.md"],
            "bad.md: not valid UTF-8: byte 0xff at offset 0",
            "save the file as UTF-8",
            id="show-not-utf-8",
        ),
        pytest.param(["show"], "no record is named", "reclint show RECORD", id="show-nothing"),
        pytest.param(
            ["check", "--output", "jsn"],
            'there is no output format "jsn", did you mean "json"?',
            "one of text, full, json, sarif, github, gitlab, junit, rdjson, markdown, auto",
            id="format",
        ),
        pytest.param(
            ["check", "--select", "dept-mismatch"],
            'there is no rule "dept-mismatch", did you mean "depth-mismatch"?',
            "",
            id="select",
        ),
        pytest.param(["check", "--ignore", "zzz-*"], 'there is no rule "zzz-*"', "", id="ignore"),
    ],
)
def test_errors_are_one_sentence_and_exit_with_2(
    arguments: list[str], message: str, hint: str, folder: Path, reclint: Callable[..., Result]
) -> None:
    (folder / "sub").mkdir()
    (folder / "page.md").write_text("# Rolls\n")
    (folder / "bad.md").write_bytes(b"\xff")
    result = reclint(*arguments)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"error: {message}")
    assert hint in result.err
    assert "Traceback" not in result.err


def test_findings_are_shown_also_where_an_output_cannot_be_written(
    course: Path, reclint: Callable[..., Result]
) -> None:
    plain = reclint("check")
    result = reclint("check", "--output", "json:no/such/folder.json", "--output", "sarif:a.sarif")
    told = "error: no/such/folder.json cannot be written: no such file or directory\n"
    assert (result.code, result.out, result.err) == (3, plain.out, told)
    assert (course / "a.sarif").is_file()
    assert reclint("report", "-o", "no/a.json", "-o", "b.json").code == 3
    assert (course / "b.json").is_file()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nonsense"], 'no such command "nonsense"\n  reclint --help'),
        (["--nonsense"], 'no such option "--nonsense"\n  reclint --help'),
        (["check", "--no-cash"], 'no such option "--no-cash"'),
        (["check", "--since"], 'option "--since" requires an argument\n  reclint'),
        (["explain"], 'missing argument "RULE"\n  reclint explain --help'),
        (
            ["check", "--fail-on", "all"],
            'invalid value for "--fail-on": "all" is not one of "critical", "improvement", "polish", "never"\n'
            "  reclint check --help lists what there is",
        ),
        (
            ["check", "--stdin-filename", "a.md"],
            "--stdin-filename needs a record on standard input\n  add - as the path",
        ),
        (
            ["check", "-", "a.md"],
            "standard input is checked alone\n  name the file that it stands for by --stdin-filename",
        ),
        (
            ["check", "--select", "depth-mismatch,table-*"],
            'there is no rule "depth-mismatch,table-*"\n  name each rule by',
        ),
    ],
)
def test_wrong_usage_is_told_in_one_style(
    arguments: list[str], told: str, folder: Path, reclint: Callable[..., Result]
) -> None:
    (folder / "a.md").touch()
    result = reclint(*arguments)
    assert (result.code, result.out) == (2, "")
    assert result.err.replace("'", '"').startswith(f"error: {told}")


def test_debug_raises_the_error_itself(reclint: Callable[..., Result], folder: Path) -> None:
    assert folder
    with pytest.raises(UsageError, match=r"nowhere\.md does not exist"):
        reclint("--debug", "check", "nowhere.md")


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


# Outputs


@pytest.mark.usefixtures("course")
def test_text_and_json_agree(reclint: Callable[..., Result]) -> None:
    result = reclint("check", "--output", "json:report.json")
    with open("report.json", encoding="utf-8") as file:
        report = json.load(file)
    summary = report["summary"]
    counts = ", ".join(f"{summary[grade]} {grade}" for grade in ("critical", "improvement", "polish"))
    assert f"{report['verdict']}: {counts} in {summary['records']} records" in result.out.splitlines()
    lines = [line for line in result.out.splitlines() if line.startswith("series-1/")]
    sure = [entry for entry in report["findings"] if not entry["question"]]
    for line, entry in zip(lines, sure, strict=True):
        assert line.startswith(
            f"{entry['path']}:{entry['line']}:{entry['column']}: {entry['grade']} {entry['message']} "
        )
        assert f"[{entry['rule']}]" in line
    assert report["format"] == 1
    assert report["tool"] == {"name": "reclint", "version": __version__}


@pytest.mark.usefixtures("course")
def test_every_finding_of_the_json_report_has_what_the_interface_promises(reclint: Callable[..., Result]) -> None:
    keys = {
        *("rule", "grade", "question", "message", "path", "line", "column", "end_line", "end_column"),
        *("module", "lesson", "related", "fix", "fingerprint", "suppressed"),
    }
    report = json.loads(reclint("check", "--output", "json").out)
    assert {"format", "tool", "verdict", "findings", "summary"} <= report.keys()
    assert {"records", "critical", "improvement", "polish", "questions", "suppressed", "skipped", "crashed"} <= report[
        "summary"
    ].keys()
    assert all(keys <= entry.keys() for entry in report["findings"])
    order = [[entry[key] for key in ("path", "line", "column", "rule", "message")] for entry in report["findings"]]
    assert order == sorted(order)
    fingerprints = [entry["fingerprint"] for entry in report["findings"]]
    assert len(set(fingerprints)) == len(fingerprints)


@pytest.mark.usefixtures("course")
def test_a_format_without_a_file_takes_standard_output(reclint: Callable[..., Result]) -> None:
    both = reclint("check", "--output", "json", "--output", "text:report.txt")
    assert json.loads(both.out)["verdict"] == "MAJOR REVISION"
    with open("report.txt", encoding="utf-8") as file:
        assert file.read() == reclint("check").out


def test_a_report_in_a_file_replaces_the_one_before(folder: Path, reclint: Callable[..., Result]) -> None:
    (folder / "page.md").write_bytes(ONE_FAULT)
    (folder / "report.json").write_text("old")
    reclint("check", "--output", "json:report.json")
    assert json.loads((folder / "report.json").read_text("utf-8"))["verdict"] == "NEEDS REVISION"
    assert sorted(path.name for path in folder.iterdir()) == ["page.md", "report.json"]


@pytest.mark.parametrize(
    ("options", "grades"),
    [
        pytest.param([], {"critical", "improvement", "polish"}, id="all"),
        pytest.param(["--show", "improvement"], {"critical", "improvement"}, id="improvement"),
        pytest.param(["--show", "critical"], {"critical"}, id="critical"),
    ],
)
@pytest.mark.usefixtures("course")
def test_show_limits_what_is_displayed(options: list[str], grades: set[str], reclint: Callable[..., Result]) -> None:
    lines = reclint("check", *options, "--quiet").out.splitlines()
    assert {line.split(": ")[1].split(" ")[0] for line in lines} == grades


@pytest.mark.usefixtures("course")
def test_quiet_leaves_the_findings(reclint: Callable[..., Result]) -> None:
    result = reclint("check", "--quiet")
    assert len(result.out.splitlines()) == len(FAULTS)
    assert reclint("check", "series-1/module-1-1", "--quiet").out == ""


@pytest.mark.parametrize(
    ("option", "variables", "coloured"),
    [
        pytest.param("auto", {}, False, id="no-terminal"),
        pytest.param("always", {}, True, id="always"),
        pytest.param("always", {"NO_COLOR": "1"}, True, id="an-option-holds-over-no-color"),
        pytest.param("auto", {"FORCE_COLOR": "1"}, True, id="force-color"),
        pytest.param("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, id="no-color-holds-over-force-color"),
        pytest.param("never", {"FORCE_COLOR": "1"}, False, id="never"),
    ],
)
def test_colour(
    option: str,
    variables: dict[str, str],
    coloured: bool,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    reclint: Callable[..., Result],
) -> None:
    (folder / "page.md").write_bytes(ONE_FAULT)
    plain = reclint("check", "--color", "never").out
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    shown = reclint("check", "--color", option).out
    assert ("\x1b[" in shown) is coloured
    assert (shown == plain) is not coloured
    reclint("check", "--color", option, "--output", "text:report.txt")
    with open("report.txt", encoding="utf-8") as file:
        assert "\x1b[" not in file.read()


HOSTILE = record_text(
    "**Concepts taught:**\n- Sugar\x1b[31m\u009b1m\u202e (DEVELOPED)\n\n**Goal:** a\x07b\n",
    rows="| Steam\x1b]0;title\x07 | WARM\x1b[2J\x08 | soft-rolls | |",
).replace("Small Breads", "Small\x1b[5m Breads")


@pytest.mark.parametrize(
    "arguments", [["check"], ["check", "--questions"], ["show", "page.md"], ["show", "page.md", "--links"]]
)
def test_control_characters_of_a_record_are_never_printed_raw(
    arguments: list[str], folder: Path, reclint: Callable[..., Result]
) -> None:
    (folder / "page.md").write_text(HOSTILE, "utf-8")
    result = reclint(*arguments)
    printed = result.out + result.err
    assert "\\x1b" in printed
    assert [character for character in printed if not character.isprintable() and character != "\n"] == []


def test_json_escapes_control_characters(folder: Path, reclint: Callable[..., Result]) -> None:
    (folder / "page.md").write_text(HOSTILE, "utf-8")
    for result in (reclint("check", "--output", "json"), reclint("show", "page.md", "--format", "json")):
        assert "\x1b" not in result.out
        assert "\\u001b" in result.out


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


# Show

SPAN = {"line", "column", "end_line", "end_column"}


def shown(reclint: Callable[..., Result], path: str) -> dict[str, Any]:
    result = reclint("show", path, "--format", "json")
    assert (result.code, result.err) == (0, "")
    value: dict[str, Any] = json.loads(result.out)
    return value


@pytest.mark.usefixtures("course")
def test_show_json_has_what_the_interface_promises(reclint: Callable[..., Result]) -> None:
    record = shown(reclint, THIRD)
    assert {"format", "path", "module", "goal", "status", "concepts", "lessons", "understood"} <= record.keys()
    assert (record["format"], record["path"], record["understood"]) == (1, THIRD, 1.0)
    assert record["module"] == {"number": "1.3", "title": "Sourdough"}
    for concept in record["concepts"]:
        assert {"name", "depth", "depth_text", "lessons", "notes", "detached", "span"} <= concept.keys()
        assert concept["span"].keys() == SPAN
        assert all(lesson.keys() == {"slug", "note"} for lesson in concept["lessons"])
    for lesson in record["lessons"]:
        keys = {"slug", "title", "position", "load", "span", "concepts", "notebook", "review", "fields"}
        assert keys <= lesson.keys()
        assert all({"name", "depth", "index_lines", "link", "span"} <= item.keys() for item in lesson["concepts"])
        assert {"path", "absent", "exercises_stated", "exercises", "span"} <= lesson["notebook"].keys()
        assert {"verdict", "passed_at", "max_iterations", "iterations", "span"} <= lesson["review"].keys()
        assert all({"label", "span"} <= field.keys() for field in lesson["fields"])


@pytest.mark.usefixtures("course")
def test_show_json_of_a_lesson(reclint: Callable[..., Result]) -> None:
    lesson = shown(reclint, THIRD)["lessons"][1]
    assert (lesson["slug"], lesson["title"], lesson["position"], lesson["load"]) == (
        "counting-the-levain",
        "Counting the Levain",
        2,
        "STRETCH",
    )
    assert lesson["span"]["line"] == 65
    assert [(item["depth"], item["index_lines"], item["link"]) for item in lesson["concepts"]] == [
        ("DEVELOPED", [14], "certain"),
        ("DEVELOPED", [15], "certain"),
        ("DEVELOPED", [16], "certain"),
        ("INTRODUCED", [17], "certain"),
        ("INTRODUCED", [], "missing"),
    ]
    notebook = lesson["notebook"]
    assert (notebook["path"], notebook["absent"], notebook["exercises_stated"]) == (
        "notebooks/1-3-2-counting-the-levain.ipynb",
        False,
        4,
    )
    assert notebook["exercises"][0] == {"number": 1, "level": "Guided", "title": "Splitting the Levain"}
    review = lesson["review"]
    assert (review["verdict"], review["passed_at"], review["max_iterations"]) == ("PASS", 2, 3)
    assert review["iterations"] == [
        {
            "number": 1,
            "verdict": None,
            "critical": None,
            "improvement": 3,
            "polish": 1,
            "listed": {"improvement": 2, "polish": 1},
        },
        {"number": 2, "verdict": None, "critical": None, "improvement": 0, "polish": 1, "listed": {"polish": 1}},
    ]


@pytest.mark.parametrize("path", [THIRD, "series-1/module-1-1/record.md"])
@pytest.mark.usefixtures("course")
def test_show_json_fits_its_schema(path: str, reclint: Callable[..., Result]) -> None:
    record = shown(reclint, path)
    assert show_json.ShownRecord.model_validate(record, strict=True).model_dump() == record
    schema = json.loads(reclint("show", "--schema").out)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert record.keys() == schema["properties"].keys()
    definitions = schema["$defs"]
    assert record["concepts"][0].keys() == definitions["Concept"]["properties"].keys()
    assert record["lessons"][0].keys() == definitions["LessonSection"]["properties"].keys()
    assert record["lessons"][0]["review"].keys() == definitions["Review"]["properties"].keys()


def test_columns_count_code_points(folder: Path, reclint: Callable[..., Result]) -> None:
    text = record_text("**Concepts taught:** 🍞🍞, Egg wash").replace("\n", "\r\n")
    (folder / "page.md").write_bytes(b"\xef\xbb\xbf" + text.encode())
    record = shown(reclint, "page.md")
    line = text.split("\r\n").index("**Concepts taught:** 🍞🍞, Egg wash") + 1
    spans = [item["span"] for item in record["lessons"][0]["concepts"]]
    assert spans == [
        {"line": line, "column": 22, "end_line": line, "end_column": 24},
        {"line": line, "column": 26, "end_line": line, "end_column": 34},
    ]


@pytest.mark.usefixtures("course")
def test_show_prints_an_outline(reclint: Callable[..., Result]) -> None:
    lines = reclint("show", THIRD).out.splitlines()
    assert lines[:2] == ["Module 1.3: Sourdough", f"  {THIRD}, 100% of its lines understood"]
    assert "Concept Index: 12 concepts, 4 of them detached" in lines
    assert "    65  Lesson 2: Counting the Levain (counting-the-levain, STRETCH)" in lines
    assert "    98    notebook: notebooks/1-3-2-counting-the-levain.ipynb, 4 exercises stated, 4 listed" in lines
    assert "   104    review: PASS at iteration 2 of 3 (1: -/3/1; 2: -/0/1)" in lines


@pytest.mark.usefixtures("course")
def test_show_explains_links(reclint: Callable[..., Result]) -> None:
    out = reclint("show", THIRD, "--links").out
    assert "  line 29  Starter -- wild yeast and bacteria in a jar\n    certain: line 10 (rows of the lesson)" in out
    assert "  line 72  Autolyse -- a rest of half an hour before kneading\n    missing (rows of the lesson)" in out


def test_show_links_of_a_record_that_teaches_nothing(folder: Path, reclint: Callable[..., Result]) -> None:
    (folder / "page.md").write_text(record_text("Prose."))
    assert reclint("show", "page.md", "--links").out == "no lesson of this record states what it taught\n"


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
