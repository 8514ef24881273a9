"""Files that cannot be read or written and usage that is wrong: one sentence each, and an exit code."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from reclint.files.reading import data_at
from reclint.text.errors import SourceError, UsageError

from .samples import ONE_FAULT, record_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Result


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


def test_a_pass_says_that_a_document_could_not_be_read(folder: Path, reclint: Callable[..., Result]) -> None:
    items = "**Concepts taught:**\n- Windowpane test (DEVELOPED)\n- Egg wash (MENTIONED)\n\n"
    (folder / "record.md").write_text(record_text(f"{items}**Notebook:** `2-1-1-soft-rolls.ipynb`"), "utf-8")
    (folder / "2-1-1-soft-rolls.ipynb").write_bytes(b"\xff\xfe")
    for command in ("check", "report"):
        result = reclint(command)
        assert result.out.strip().startswith("PASS of what could be read"), command
    assert reclint("check").code == 3
    assert reclint("report", "-o", "page.html").code == 3
    assert "Nothing to complain of in what could be read" in (folder / "page.html").read_text("utf-8")


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


@pytest.mark.parametrize("name", ["a: b.md", "a.md:3:1: b.md", "not read: b.md"])
def test_a_name_may_hold_what_messages_are_made_of(name: str, folder: Path, reclint: Callable[..., Result]) -> None:
    (folder / name).write_bytes(b"\xff")
    (folder / "good.md").write_bytes(ONE_FAULT)
    for paths in ([name], []):
        result = reclint("check", *paths)
        assert result.code == 3
        assert f"not read: {name}: not valid UTF-8: byte 0xff at offset 0" in result.out.splitlines()
    (folder / name).write_bytes(ONE_FAULT)
    [finding] = reclint("check", name, "--select", "depth-*", "--output", "json").findings
    assert finding[0] == name


def test_a_folder_in_the_place_of_a_file_leaves_nothing_open(tmp_path: Path) -> None:
    def next_descriptor() -> int:
        descriptor = os.dup(0)
        os.close(descriptor)
        return descriptor

    before = next_descriptor()
    with pytest.raises(SourceError, match="a folder, expected a file"):
        data_at(tmp_path, "folder.md")
    assert next_descriptor() == before
