"""What tests of fixes share: a record with a row that a blank line cuts off, and the text of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .samples import THIRD

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Result

BOM = b"\xef\xbb\xbf"
CUT = b"\n\n| Sourdough bulk rise"
WHOLE = b"\n| Sourdough bulk rise"
"""The only stretch of the third record that has a safe fix, and what it becomes."""
INDEX = """\
# Module 1.1: Knots -- Record

## Concept Index

| Concept | Depth | Lesson | Notes |
| --- | --- | --- | --- |
| Bowline | DEVELOPED | first-knots | |
"""
ROW = "| Half hitch | INTRODUCED | first-knots | |\n"
CUT_OFF = f"{INDEX}\n{ROW}"


def data(course: Path, name: str = THIRD) -> bytes:
    return (course / name).read_bytes()


def summary(result: Result) -> list[str]:
    """What follows the findings."""
    return result.out.rpartition("\n\n")[2].splitlines()
