"""The table of formats: what is made from it, where outputs go, and that a new format is left out nowhere.

How a format is added stands in CONTRIBUTING.md, under "Add an output in three steps".
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from reclint import cli
from reclint.commands.destinations import Destination, read_destinations
from reclint.report.formats import AUTO, CHECK, FORMATS, REPORT, endings_of, find_format, names_of
from reclint.text.errors import UsageError

from . import test_outputs, test_report
from .conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from reclint.report.formats import Format

    from .conftest import Result

    Reclint = Callable[..., Result]

DOCS = {CHECK: ROOT / "docs" / "outputs.md", REPORT: ROOT / "docs" / "report.md"}
AUTO_ROW = f"| `{AUTO}` | | both | `github` under GitHub Actions, `text` elsewhere |\n"
TABLE = re.compile(r"\| format \| files \|.*\n\| --- .*\n(?:\| .*\n)*")
RENDERS = re.compile(r"^def render\(\s*(?:report: Report|making: Making)\b", re.M)


def form(command: str, name: str) -> Format:
    found = find_format(command, name)
    assert found is not None
    return found


# Nothing is left out


def test_what_renders_is_in_the_table() -> None:
    folder = ROOT / "reclint" / "report"
    files = [path for part in ("check", "review") for path in (folder / part).rglob("*.py")]
    modules = {
        path.relative_to(folder).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__")
        for path in files
        if RENDERS.search(path.read_text("utf-8"))
    }
    listed = {entry.module for entry in FORMATS}
    parts = {"review.html.page"}
    assert modules - parts - listed == set(), "step 2 is left out: FORMATS of reclint/report/formats.py"
    assert len(modules) >= len(listed) - 1


@pytest.mark.parametrize("entry", FORMATS, ids=lambda entry: f"{entry.command}-{entry.name}")
def test_every_format_has_a_function_and_one_name(entry: Format) -> None:
    assert callable(entry.load())
    assert names_of(entry.command).count(entry.name) == 1


def table(command: str) -> str:
    """The table of the documentation."""
    rows = [
        f"| `{entry.name}` | {', '.join(f'`{ending}`' for ending in entry.endings)} | {entry.whom} | {entry.holds} |\n"
        for entry in FORMATS
        if entry.command == command
    ]
    head = "| format | files | for whom | what it holds |\n| --- | --- | --- | --- |\n"
    return f"{head}{''.join(rows)}{AUTO_ROW if command == CHECK else ''}".replace("|  |", "| |")


@pytest.mark.parametrize("command", DOCS)
def test_the_documentation_has_the_table(command: str, request: pytest.FixtureRequest) -> None:
    path = DOCS[command]
    text = path.read_text("utf-8")
    if request.config.getoption("--update-golden"):
        text = TABLE.sub(lambda _: table(command), text)
        path.write_text(text, "utf-8")
    step = f"step 2 is left out: sh scripts/dev test {Path(__file__).relative_to(ROOT)} --update-golden"
    assert TABLE.findall(text) == [table(command)], step


def help_of(command: click.Command, option: str) -> str:
    [found] = [entry for entry in command.params if option in entry.opts]
    assert isinstance(found, click.Option)
    return f"{found.help} {' '.join(getattr(found.type, 'choices', ()))}"


@pytest.mark.parametrize(
    ("command", "options"),
    [
        pytest.param(cli.check, ["--output"], id=CHECK),
        pytest.param(cli.report, ["--output", "--format"], id=REPORT),
    ],
)
def test_the_help_names_every_format_and_every_ending(command: click.Command, options: list[str]) -> None:
    text = " ".join(help_of(command, option) for option in options)
    assert command.name is not None
    words = {word.strip(",;") for word in text.split()}
    assert {*names_of(command.name), *endings_of(command.name)} <= words


def test_every_format_takes_part_in_the_tests_of_agreement() -> None:
    step = "step 3 is left out: READERS of tests/{}.py"
    assert set(test_outputs.READERS) == set(names_of(CHECK)), step.format("test_outputs")
    assert set(test_report.READERS) == set(names_of(REPORT)), step.format("test_report")


def test_every_format_for_machines_is_held_against_its_own_grammar() -> None:
    machines = {entry.name for entry in FORMATS if entry.command == CHECK and not entry.for_people}
    assert set(test_outputs.FITS) == machines, "step 3 is left out: FITS of tests/test_outputs.py"


# Where outputs go


@pytest.mark.parametrize(
    ("command", "text", "chosen", "name", "path"),
    [
        (CHECK, "json", None, "json", None),
        (CHECK, "json:", None, "json", None),
        (CHECK, "json:-", None, "json", None),
        (CHECK, "-", None, "text", None),
        (CHECK, "json:x", None, "json", "x"),
        (CHECK, "sarif:x.json", None, "sarif", "x.json"),
        (CHECK, "findings.json", None, "json", "findings.json"),
        (CHECK, "out/FINDINGS.JSON", None, "json", "out/FINDINGS.JSON"),
        (CHECK, "a.sarif.json", None, "sarif", "a.sarif.json"),
        (CHECK, "a.xml", None, "junit", "a.xml"),
        (CHECK, "C:\\x.json", None, "json", "C:\\x.json"),
        (CHECK, "json:C:\\x", None, "json", "C:\\x"),
        (CHECK, "./json", None, None, 'the ending of "./json" does not say what to write'),
        (CHECK, "out.doc", None, None, 'the ending of "out.doc" does not say what to write'),
        (CHECK, "C:\\x.doc", None, None, 'the ending of "C:\\x.doc" does not say what to write'),
        (CHECK, "jsn", None, None, 'there is no output format "jsn", did you mean "json"?'),
        (CHECK, "sarfi:x.sarif", None, None, 'there is no output format "sarfi", did you mean "sarif"?'),
        (CHECK, "html", None, None, 'there is no output format "html"'),
        (REPORT, "review.html", None, "html", "review.html"),
        (REPORT, "json:x", None, "json", "x"),
        (REPORT, "html", None, "html", None),
        (REPORT, "-", "sheet", "sheet", None),
        (REPORT, "a.md", None, "markdown", "a.md"),
        (REPORT, "a.md", "sheet", "sheet", "a.md"),
        (REPORT, "a.txt", "sheet", "terminal", "a.txt"),
        (REPORT, "markdown:a.md", "sheet", "markdown", "a.md"),
        (REPORT, "comment", "markdown", "markdown", "comment"),
        (REPORT, "htlm", None, None, 'there is no output format "htlm", did you mean "html"?'),
        (REPORT, "sarif:x", "sheet", None, 'there is no output format "sarif"'),
        (REPORT, "auto", None, None, 'there is no output format "auto"'),
    ],
)
def test_a_destination_is_a_format_a_file_or_both(
    command: str, text: str, chosen: str | None, name: str | None, path: str | None
) -> None:
    preferred = form(command, chosen) if chosen else None
    if name is None:
        with pytest.raises(UsageError) as caught:
            read_destinations([text], command, preferred)
        assert caught.value.message.startswith(str(path))
    else:
        expected = Destination(form(command, name), Path(path) if path else None)
        assert read_destinations([text], command, preferred) == [expected]


def test_an_unknown_format_is_told_with_the_list() -> None:
    for command, more in ((CHECK, (AUTO,)), (REPORT, ())):
        with pytest.raises(UsageError) as caught:
            read_destinations(["nonsense"], command)
        assert caught.value.hint == f"one of {', '.join((*names_of(command), *more))}"
    with pytest.raises(UsageError) as caught:
        read_destinations(["a.doc"], CHECK)
    assert caught.value.hint == f"end it in {', '.join(endings_of(CHECK))}, or write FORMAT:FILE"


@pytest.mark.parametrize(
    ("outputs", "message"),
    [
        (["json", "sarif"], "json and sarif want standard output both"),
        (["json", "json:-"], '"standard output" is named twice'),
        (["json:a", "sarif:a"], "json and sarif want a both"),
        (["a.json", "sarif:./a.json"], "json and sarif want a.json both"),
        (["a.json", "json:a.json"], '"a.json" is named twice'),
    ],
)
def test_two_outputs_do_not_share_a_place(outputs: list[str], message: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_destinations(outputs, CHECK)
    assert caught.value.message == message


def test_check_writes_a_file_by_its_ending_and_report_one_by_its_format(course: Path, reclint: Reclint) -> None:
    plain = reclint("check").out
    assert reclint("check", "--output", "findings.json", "--output", "a.xml").out == plain
    assert json.loads((course / "findings.json").read_text("utf-8"))["verdict"] == "MAJOR REVISION"
    assert (course / "a.xml").read_text("utf-8").startswith("<?xml")
    assert reclint("report", "--output", "json:x", "-o", "html:y").err == "wrote x\nwrote y\n"
    assert json.loads((course / "x").read_text("utf-8"))["verdict"] == "MAJOR REVISION"
    assert (course / "y").read_text("utf-8").startswith("<!doctype html>")
