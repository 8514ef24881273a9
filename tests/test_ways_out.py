"""What a repository holds reaches a terminal, a log and a page as text: whatever way it goes out, nothing acts."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reclint.report.cleaning import as_markdown

from .conftest import Git
from .samples import record_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Result

EVIL = "\x1b[31mred\x1b[0m\r::error::x\u202etxt\x9b31m"
ACTS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|(?:^|[\r\n])[^\\S\r\n]*::", re.M)
NAME = f"re{EVIL}.md"
FIRST = "::error::x\x1b[31m/record.md"
"""A path that is a command where a line begins with it."""
QUIET = {"GITHUB_ACTIONS": "true"}


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose names, titles, cells and lines all hold what a terminal or a log would act on."""
    git = Git(tmp_path)
    rows = f"| Crumb{EVIL} | APPLIED{EVIL} | soft-rolls | |\n\n| Crust{EVIL} | APPLIED | soft-rolls | |\n"
    text = record_text(rows=rows).replace("Small", f"Small{EVIL}") + "\n::error::hello\n"
    (tmp_path / "record.md").write_bytes(text.encode())
    (tmp_path / NAME).write_bytes(text.replace("1.1", "1.2").encode())
    (tmp_path / FIRST).parent.mkdir()
    (tmp_path / FIRST).write_bytes(text.replace("1.1", "1.3").encode())
    git.commit()
    monkeypatch.chdir(tmp_path)
    return tmp_path


WAYS = (
    ("check",),
    ("check", "--output", "full", "--questions"),
    ("check", "--statistics"),
    ("check", "--show-files"),
    ("check", "--diff"),
    ("check", "--fix"),
    ("check", "--staged"),
    ("report",),
    ("report", "--format", "markdown"),
    ("show", "record.md"),
    ("show", NAME),
    ("show", FIRST),
    ("show", "record.md", "--why"),
    ("show", "record.md", "--links"),
    ("show", "--workspace"),
    ("state", "soft-rolls"),
    ("concept", "Crust"),
    ("baseline",),
    ("answer", "--list"),
    ("explain", EVIL),
    ("check", EVIL),
    ("check", "--config", EVIL),
    ("check", "--baseline", EVIL),
    ("check", "--since", EVIL),
    ("check", "--select", EVIL),
    ("check", "--fail-on", EVIL),
    ("check", f"--{EVIL}"),
    ("check", "--output", f"json:{EVIL}/x"),
    ("report", "-o", f"{EVIL}/x.html"),
    (EVIL,),
)


@pytest.mark.parametrize("log", [True, False], ids=["log", "terminal"])
@pytest.mark.parametrize("command", WAYS, ids=lambda command: " ".join(map(ascii, command))[:40])
def test_nothing_acts_on_a_terminal_or_a_log(
    command: tuple[str, ...],
    log: bool,
    hostile: Path,
    reclint: Callable[..., Result],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true" if log else "")
    result = reclint(*command)
    printed = result.err if command == ("check", "--diff") and not log else result.out + result.err
    found = ACTS.search(printed.replace("::error::hello", "") if not log else printed)
    assert found is None, ascii(printed[max(0, found.start() - 80) : found.end() + 40])


@pytest.mark.parametrize(
    "text",
    [
        "{evil}: 1",
        "fail-on: {evil}",
        "extends: {evil}",
        "rule-files: [{evil}]",
        "baseline: {evil}",
        "exclude: [{evil}]",
        "rules: {{{evil}: off}}",
        "rules: {{depth-lowered: {{grade: {evil}}}}}",
        "vocabulary: {{depths: [{evil}, {evil}]}}",
        "required-version: {evil}",
        "a: '\x1b[31m",
    ],
)
def test_nothing_acts_of_what_is_told_of_a_configuration(
    text: str, hostile: Path, reclint: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    (hostile / "reclint.yaml").write_text(text.format(evil=json.dumps(EVIL)))
    for log in ("true", ""):
        monkeypatch.setenv("GITHUB_ACTIONS", log)
        result = reclint("check")
        assert not ACTS.search(result.out + result.err)
        assert result.out + result.err


def test_annotations_are_the_only_commands_of_a_log(hostile: Path, reclint: Callable[..., Result]) -> None:
    lines = re.split("[\r\n]", reclint("check", "--output", "github").out)
    commands = [line for line in lines if line.lstrip().startswith("::")]
    assert commands
    assert all(re.match(r"::(?:error|warning|notice) file=", line) for line in commands)
    assert [line for line in commands if r"file=%3A%3Aerror%3A%3Ax\x1b[31m/" in line]
    assert not [line for line in lines if re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", line)]


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("www.evil.example", "www."),
        ("https://evil.example", "://"),
        ("GH-34", "GH-3"),
        ("#12", "#1"),
        ("!12", "!1"),
        ("@name", "@n"),
        ("a@evil.example", "@e"),
        (":smile:", ":smile:"),
        (":+1:", ":+1:"),
        ("$$x$$", "$$"),
        ("$x$", "$x"),
        ("<img src=x>", "<img"),
        ("&lt;b&gt;", "&lt;"),
        ("[a](b)", "[a]"),
        ("`a`", "`a`"),
        ("**a**", "**a"),
    ],
)
def test_nothing_acts_in_a_comment(text: str, gone: str) -> None:
    shown = as_markdown(f"so {text} is")
    assert gone not in shown.replace("&amp;", "&\0")
    plain = (
        shown.replace("\u200b", "").replace("\\", "").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    )
    assert plain == f"so {text} is"


def test_all_that_commands_say_goes_one_way() -> None:
    """What is printed past it is an output for machines, is painted, or is what was given."""
    raw = subprocess.run(
        ["grep", "-rn", r"click\.echo(", "reclint/commands", "reclint/cli.py", "--include=*.py"],
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    allowed = (
        r"colour=|color=|render\(report|\(fixed|json|schema_of|catalogue_markdown"
        r"|line\.rstrip|prompt|spoken|guarded|0 records|interrupted"
    )
    assert [line for line in raw if not re.search(allowed, line)] == []
