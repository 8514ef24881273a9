"""What a check prints: outputs, colours, the least grade that is shown, and no control character of a record."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from reclint import __version__

from .samples import FAULTS, ONE_FAULT, record_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Result


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
