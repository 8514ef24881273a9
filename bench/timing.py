"""Timing processes: the best of several runs, each turn running all commands once, so that load falls on all alike."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

PYTHON = sys.executable
RECLINT = (PYTHON, "-m", "reclint")
BASE = (PYTHON, "-c", "pass")


class Run(NamedTuple):
    """What a process took: seconds on the clock, seconds of processor time, and its peak memory in MB."""

    wall: float
    processor: float
    peak: float


class Command(NamedTuple):
    """A command to time; ``before`` is called before each run and not timed, ``variables`` are set for it alone."""

    name: str
    arguments: Sequence[str]
    folder: Path
    codes: Sequence[int] = (0,)
    before: Callable[[], None] = lambda: None
    variables: Sequence[tuple[str, str]] = ()


def time_all(commands: Sequence[Command], turns: int, environment: Mapping[str, str]) -> dict[str, Run]:
    """The best run of each command by name."""
    found: dict[str, list[Run]] = {command.name: [] for command in commands}
    for _ in range(turns):
        for command in commands:
            found[command.name].append(time_one(command, {**environment, **dict(command.variables)}))
    return {name: Run(*map(min, zip(*runs, strict=True))) for name, runs in found.items()}


def time_one(command: Command, environment: Mapping[str, str]) -> Run:
    """One run; a command that ends with an unexpected code ends the benchmark."""
    command.before()
    start = time.perf_counter()
    process = subprocess.Popen(
        list(command.arguments),
        cwd=command.folder,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = code = os.waitstatus_to_exitcode(status)
    if code not in command.codes:
        sys.exit(f"{command.name} ended with {code}: {' '.join(command.arguments)[:200]}")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2))


def rows(runs: Mapping[str, Run], bases: Sequence[str], bounds: Mapping[str, str]) -> list[list[str]]:
    """A row for each command: its times, its ratio to each base by the clock and by processor time, and its bound."""
    return [
        [
            name,
            f"{run.wall * 1000:.0f} ms",
            *(f"{run.wall / runs[base].wall:.1f} ({run.processor / runs[base].processor:.1f})" for base in bases),
            bounds.get(name, ""),
        ]
        for name, run in runs.items()
    ]


def table(head: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """A Markdown table."""
    rule = ["---", *(["---:"] * (len(head) - 1))]
    return "".join(f"| {' | '.join(line)} |\n" for line in (head, rule, *lines))
