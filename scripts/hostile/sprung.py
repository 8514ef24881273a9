"""Running reclint in a trap: what ran, leaked, was written and acts, and what it took."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from .trap import RECORD, SECRET, Trap, repository

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LONGEST = 120.0
MOST_MEMORY = 6_000_000_000
ACTS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|(?:^|\n)[^\\S\r\n]*::(?!\\w+ file=)", re.M)


class Came(NamedTuple):
    """What came of a trap."""

    harm: str
    code: str
    seconds: float
    megabytes: float
    said: str


def sprung(make: Callable[[Trap], None], version: str) -> Came:
    """Lay a trap, and let a reclint into it."""
    place = Path(tempfile.mkdtemp(prefix="hostile-"))
    try:
        trap = _laid(place)
        make(trap)
        trap.commands = trap.commands or [("check",)]
        return _run_all(trap, version)
    finally:
        subprocess.run(["rm", "-rf", place], check=False)


def _laid(place: Path) -> Trap:
    trap = Trap(place, place / "top", [])
    for folder in (trap.top, trap.outside):
        folder.mkdir()
    trap.program.write_text(f"#!/bin/sh\ntouch {place}/ran\nexit 1\n")
    trap.program.chmod(0o755)
    shutil.copy(trap.program, place / "post-index-change")
    (trap.top / "record.md").write_text(RECORD)
    repository(trap.top)
    return trap


def _run_all(trap: Trap, version: str) -> Came:
    before = _files(trap.outside)
    codes, slowest, largest, harm = [], 0.0, 0.0, []
    told = ""
    for command in trap.commands:
        code, seconds, megabytes, printed = _run(trap, version, command)
        codes.append(code)
        slowest, largest, told = max(slowest, seconds), max(largest, megabytes), told + printed
        raw = "--diff" in command  # what it prints on standard output is for programs
        acts = not raw and "html" not in command and ACTS.search(printed)
        harm += [f"acts in `{' '.join(map(ascii, command))}`"] if acts else []
        harm += ["traceback"] if "Traceback" in printed else []
    (trap.place / "told").write_text(told)
    harm += _harm(trap, before, told)
    return Came("; ".join(dict.fromkeys(harm)), ",".join(dict.fromkeys(codes)), slowest, largest, told)


def _harm(trap: Trap, before: Mapping[str, bytes], told: str) -> list[str]:
    found = ["a program ran"] if (trap.place / "ran").exists() else []
    pages = [path.read_text("utf-8", "replace") for path in trap.top.glob("*.html") if not path.is_symlink()]
    found += ["leaked"] if any(SECRET in text for text in (told, *pages)) else []
    after = _files(trap.outside)
    found += [f"wrote {name}" for name, data in after.items() if before.get(name) != data]
    found += [f"a draft is left: {name.name}" for name in trap.top.glob(".*.tmp")]
    more = trap.seen() if trap.seen else ""
    return found + ([more] if more else [])


def _run(trap: Trap, version: str, command: tuple[str, ...]) -> tuple[str, float, float, str]:
    mine = {"RECLINT_CACHE_DIR": str(trap.place / "cache"), **trap.environment}
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "GITHUB_"))}
    out = trap.place / "out"
    with out.open("wb") as file:
        begun = time.monotonic()
        run = subprocess.Popen(
            ["sh", "-c", f'ulimit -v {MOST_MEMORY // 1024}; exec "$@"', "sh", version, *command],
            cwd=trap.top,
            env={**environment, **mine},
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.STDOUT,
        )
        status, used = _waited(run, begun)
    seconds = time.monotonic() - begun
    code = "killed" if status is None else str(os.waitstatus_to_exitcode(status))
    return code, seconds, used, out.read_bytes().decode("utf-8", "replace")


def _waited(run: subprocess.Popen[bytes], begun: float) -> tuple[int | None, float]:
    """The status of a run that ends in time, and its memory in MB."""
    killed = False
    while True:
        ended, status, used = os.wait4(run.pid, os.WNOHANG)
        if ended:
            return None if killed else status, used.ru_maxrss / 1024
        if time.monotonic() - begun > LONGEST and not killed:
            killed = True
            run.kill()
        time.sleep(0.01)


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
