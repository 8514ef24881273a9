"""Kill runs that write at random moments, and look at what lies there: ``python -m bench.kills --moments 200``.

Each run writes into a copy of the example course: `check --fix`, `baseline`, `report -o` and `answer`. After it was
killed, every file is what it was before or what it becomes, and the next whole run leaves no draft behind.

A moment counts when the run was killed before it ended. Every other one is a time between its start and its end; the
others come while it writes: as soon as a draft lies there, or a file that was not there, or a moment after.
"""

from __future__ import annotations

import argparse
import os
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
AFTER = (0, 0, 0.0005, 0.002, 0.01)
"""So long after a run began to write it is killed, in seconds."""
MOST_TRIES = 5
"""How many runs are made for each that is to be killed; a short one may end before."""
COMMANDS = (
    ("check", "--fix", "--no-cache"),
    ("baseline",),
    ("report", "--no-cache", "-o", "page.html"),
    ("answer", "--pick"),
)


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
    killed = drafts = tried = 0
    while killed < moments and tried < MOST_TRIES * moments:
        moment = tried = tried + 1
        work = shutil.copytree(start, place / "work")
        if tried % 2:
            ended = _run_and_kill([*RECLINT, *command], work, chance.uniform(0, 1) * lasts)
        else:
            ended = _run_and_kill_writing([*RECLINT, *command], work, chance.choice(AFTER))
        killed += not ended
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
    if killed < moments:
        wrong.append(f"{command}: only {killed} of {tried} runs could be killed before they ended")
    print(
        f"{command[0]:8} killed {killed} of {tried} runs, {drafts} with a draft that the next run took away", flush=True
    )
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


def _run_and_kill(command: list[str], folder: Path, seconds: float) -> bool:
    """Whether a run ended before it was killed."""
    run = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        run.wait(seconds)
    except subprocess.TimeoutExpired:
        run.kill()
        run.wait()
        return False
    return True


def _run_and_kill_writing(command: list[str], folder: Path, seconds: float) -> bool:
    """Whether a run ended before it was killed, some time after it began to write."""
    before = _names(folder)
    run = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while run.poll() is None and _names(folder) <= before:
        pass
    time.sleep(seconds)
    ended = run.poll() is not None
    run.kill()
    run.wait()
    return ended


def _names(folder: Path) -> set[str]:
    """The names of all files; much faster than their contents."""
    return {name for _, _, names in os.walk(folder) for name in names}


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
