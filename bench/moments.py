"""The moments in which somebody waits for a check of a course of real size, as commands to time."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from bench.timing import BASE, PYTHON, RECLINT, Command

MISTUNE = "mistune: import, block-parse the records"
_PARSE = str(Path(__file__).resolve().parent / "parse.py")
BOUNDS = {
    "cold (`--no-cache`)": "4 × mistune",
    "nothing changed": "7 × python",
    "one record changed": "20 × python",
    "hook, one record changed": "20 × python",
    "hook, nothing of the course staged": "5 × python",
    "`report -o page.html`, warm": "40 × python",
}
"""Goals that were set, not figures that were measured."""


class Moments:
    """A course in Git, which is changed and staged before each command as its moment has it."""

    def __init__(self, course: Path, page: Path, environment: Mapping[str, str]) -> None:
        self.course = course
        self.page = page
        self.environment = {**os.environ, **environment}
        self.records = sorted(course.rglob("record.md"))
        self.record = self.records[len(self.records) // 2]

    def commands(self) -> list[Command]:
        """The commands, the bases first."""
        check, parse = (*RECLINT, "check", "--exit-zero"), (PYTHON, _PARSE, *map(str, self.records))
        hook, report = (*check, "--staged"), (*RECLINT, "report", "-o", str(self.page))
        return [
            self._command("`python -c pass`", BASE),
            self._command(MISTUNE, parse),
            self._command("cold (`--no-cache`)", (*check, "--no-cache")),
            self._command("nothing changed", check, lambda: self._run(check)),
            self._command("one record changed", check, lambda: self._change(self.record)),
            self._command("hook, one record changed", hook, self._stage_record),
            self._command("hook, nothing of the course staged", hook, self._stage_other),
            self._command("`report -o page.html`, warm", report, lambda: self._run(report)),
        ]

    def _command(self, name: str, arguments: Sequence[str], before: Callable[[], None] = lambda: None) -> Command:
        return Command(name, arguments, self.course, before=before)

    def _run(self, command: Sequence[str]) -> None:
        subprocess.run(list(command), cwd=self.course, env=self.environment, stdout=subprocess.DEVNULL, check=True)

    def _change(self, path: Path) -> None:
        """Write into a file what no earlier run has seen."""
        with path.open("a", encoding="utf-8") as file:
            file.write(f"\nChanged for the {path.stat().st_size}th byte.\n")

    def _stage_record(self) -> None:
        self._change(self.record)
        self._stage(self.record)

    def _stage_other(self) -> None:
        """Stage a file that has no part in the course, after a hook that has found the configuration right."""
        self._run((*RECLINT, "check", "--exit-zero", "--staged"))
        other = next(iter(sorted((self.course / "src").rglob("*.ts"))))
        self._change(other)
        self._stage(other)

    def _stage(self, path: Path) -> None:
        for arguments in (("reset", "-q"), ("add", str(path))):
            subprocess.run(["git", "-C", str(self.course), *arguments], check=True)
