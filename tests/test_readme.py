"""The README shows what the tool really prints, and its commands work."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

import pytest

from .conftest import RECORDS, ROOT, without_circumstances

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Result


def test_the_outputs_in_the_readme_are_those_of_the_example_course(
    reclint: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "100")
    checked, reported = re.findall(r"```text\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.S)
    results = (
        reclint("check", RECORDS.name),
        reclint("report", RECORDS.name, "--module", "1.3", "--select", "review-*"),
    )
    assert [(code, without_circumstances(out), err) for code, out, err in results] == [
        (1, without_circumstances(checked), ""),
        (0, without_circumstances(reported), ""),
    ]


def commands() -> list[str]:
    """The commands of the README that ask something of the example course and write nothing into it."""
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.S)
    lines = [line for block in blocks for line in block.splitlines()]
    return [
        line
        for line in lines
        if line.startswith("reclint ") and not {"--staged", "--since", "--open"} & set(line.split())
    ]


@pytest.mark.parametrize("command", commands())
@pytest.mark.usefixtures("course")
def test_the_commands_of_the_readme_work(command: str, reclint: Callable[..., Result]) -> None:
    line, _, given = command.partition(" < ")
    arguments = [part.removeprefix("records/") if part != "records" else "." for part in shlex.split(line)[1:]]
    data = (RECORDS.parent / given).read_bytes() if given else b""
    result = reclint(*arguments, given=data)
    assert result.code in (0, 1), result.err
    assert result.out
    assert result.err == ("would have fixed 1 finding in 1 file\n" if "--diff" in arguments else "")
