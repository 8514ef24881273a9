"""Kill runs that write at random moments, and look at what lies there: ``python -m bench.kills --moments 200``.

Each run writes into a copy of the example course: `check --fix`, `baseline`, `report -o` and `answer`. After it was
killed, every file is what it was before or what it becomes, and the next whole run leaves no draft behind.

How long a run takes changes with what else the machine does, so that each run that was not killed tells anew when the
next ones are; where less than a quarter was killed, nothing was looked at, and that is a fault, too.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RECORDS = Path(__file__).parents[1] / "records"
RECORD = """\
# Module 9.1: Small Breads -- Record

## Concept Index

| Concept | Depth | Lesson |
|---|---|---|
| Tall crumb | DEVELOPED | soft-rolls |
| Short crumb | DEVELOPED | soft-rolls |

| Crust | INTRODUCED | soft-rolls |

## Per-Lesson Summaries

### Lesson 1: Soft Rolls (soft-rolls)

**Concepts taught:**
- Crumb (DEVELOPED)
- Crust (INTRODUCED)
"""
"""A record with a question: which crumb is meant. A fault that is fixed is in the example course."""
RECLINT = (sys.executable, "-m", "reclint")
COMMANDS = (
    ("check", "--fix", "--no-cache"),
    ("baseline",),
    ("report", "--no-cache", "-o", "page.html"),
    ("answer", "--pick"),
)


WITHIN = (0.5, 1.1)
"""Between which parts of a run's length it is killed: it writes at its end."""
FEWEST = 0.25
"""The least share of runs that must be killed."""


def main() -> int:
    """Print what came of each command; 1 where something was half-written or left."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--moments", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as place:
        faults = [line for command in COMMANDS for line in _killed(Path(place), command, options.moments, chance)]
    print(*faults, sep="\n")
    return 1 if faults else 0


def _killed(place: Path, command: tuple[str, ...], moments: int, chance: random.Random) -> list[str]:
    """What was wrong after a command was killed at so many moments."""
    start = _course(place / "start")
    command = _whole(start, command)
    done = shutil.copytree(start, place / "done")
    began = time.perf_counter()
    subprocess.run([*RECLINT, *command], cwd=done, capture_output=True, check=False)
    lasts = time.perf_counter() - began
    before, after = _files(start), _files(done)
    wrong: list[str] = []
    killed = drafts = 0
    for moment in range(moments):
        work = shutil.copytree(start, place / "work")
        ended = _run_and_kill([*RECLINT, *command], work, chance.uniform(*WITHIN) * lasts)
        killed += ended is None
        lasts = ended or lasts
        found = _files(work)
        left = [name for name in found if name.endswith(".tmp")]
        drafts += bool(left)
        wrong += [
            f"{command} {moment}: {name} is half-written" for name in _odd(found, before, after) if name not in left
        ]
        if left:
            subprocess.run([*RECLINT, *command], cwd=work, capture_output=True, check=False)
            wrong += [f"{command} {moment}: {name} is left" for name in _files(work) if name.endswith(".tmp")]
        shutil.rmtree(work)
    if killed < FEWEST * moments:
        wrong.append(f"{command}: only {killed} of {moments} runs were killed")
    print(f"{command[0]:8} killed {killed} of {moments}, {drafts} with a draft that the next run took away", flush=True)
    for folder in ("start", "done"):
        shutil.rmtree(place / folder)
    return wrong


def _course(folder: Path) -> Path:
    shutil.copytree(RECORDS, folder)
    (folder / "breads").mkdir()
    (folder / "breads" / "record.md").write_text(RECORD, "utf-8")
    return folder


def _whole(course: Path, command: tuple[str, ...]) -> tuple[str, ...]:
    """A command with the question that it answers, where it answers one."""
    if command[0] != "answer":
        return command
    listed = subprocess.run([*RECLINT, "answer", "--list"], cwd=course, capture_output=True, text=True, check=False)
    return ("answer", listed.stdout.split()[0], "--fault")


def _run_and_kill(command: list[str], folder: Path, seconds: float) -> float | None:
    """How many seconds a run took that ended before it was killed; None for one that was killed."""
    began = time.perf_counter()
    run = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        run.wait(seconds)
    except subprocess.TimeoutExpired:
        run.kill()
        run.wait()
        return None
    return time.perf_counter() - began


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _odd(found: dict[str, bytes], before: dict[str, bytes], after: dict[str, bytes]) -> list[str]:
    """The files that are neither what they were nor what they become; a page or a baseline may name its moment."""
    gone = [name for name in before if name not in found]
    return gone + [
        name
        for name, data in found.items()
        if data not in (before.get(name), after.get(name)) and len(data) != len(after.get(name, b""))
    ]


if __name__ == "__main__":
    sys.exit(main())
