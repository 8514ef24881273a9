"""``reclint check --diff``: what fixes would change, as a unified diff that ``patch`` and ``git apply`` take."""

from __future__ import annotations

from difflib import unified_diff
from typing import TYPE_CHECKING

from reclint.report.cleaning import clean

if TYPE_CHECKING:
    from collections.abc import Callable

    from reclint.text.source import Source

_UNENDED = "\\ No newline at end of file\n"


def render(path: str, before: Source, after: Source) -> str:
    """The diff of one document; lines end at LF as those tools have it, a carriage return is part of its line."""
    name = f"{path}\t" if " " in path else path  # as Git writes it, else patch ends the name at the blank
    return "".join(_whole(line) for line in unified_diff(_lines(before), _lines(after), name, name))


def painted(diff: str, paint: Callable[[str, str], str]) -> str:
    """A diff for a terminal: painted, and control characters made visible."""
    roles = {"+": "added", "-": "removed", "@": "quiet"}
    lines = (paint(clean(line), roles.get(line[:1], "plain")) for line in diff.removesuffix("\n").split("\n"))
    return "".join(f"{line}\n" for line in lines) if diff else ""


def _lines(source: Source) -> list[str]:
    text = source.data.decode()
    lines = [f"{line}\n" for line in text.split("\n")]
    lines[-1] = lines[-1].removesuffix("\n")
    return lines if lines[-1] else lines[:-1]


def _whole(line: str) -> str:
    return line if line.endswith("\n") else f"{line}\n{_UNENDED}"
