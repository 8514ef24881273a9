"""Several processes read a large course as one does, and nothing is lost where they cannot."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import ROOT

MODULES = 10
RECORD = """\
# Module 1.{n}: Kites -- Record

## Concept Index

| Concept | Depth | Lesson | Notes |
| --- | --- | --- | --- |
| Bridle | DEVELOPED | kite-{n} | |

## Per-Lesson Summaries

### Lesson 1: Kites ({slug})

**Concepts taught:**
- Bridle (APPLIED)

**Notebook:** `notebooks/1-{n}-1-kite-{n}.ipynb` (2 exercises)
"""
PLAN = "# Kite {n}\n\n## Review -- 2026-03-01 (Iteration 1/3)\n\n### Verdict: PASS\n"
NOTEBOOK = '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'
linux = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux alone")
ASKED = """
import os, sys, threading
from reclint.api import Course, Request
from reclint.cache import ahead

def ended(share, documents):
    os._exit(1)

def failing(module):
    raise ValueError(module.key)

def refused(times):
    real = os.fork
    left = [None] * times

    def fork():
        if not left:
            raise BlockingIOError(11, "Resource temporarily unavailable")
        left.pop()
        return real()

    os.fork = fork

def slow(share, documents):
    import time
    time.sleep(2)
    return []

COMMAND
course = Course(REQUEST)
ahead.read_ahead(course.workspace.documents, JOBS)
made = {reader: 0 for _, reader in course.workspace.documents.models()}
for _, reader in course.workspace.documents.models():
    made[reader] += 1
print(sorted(made.items()))
print([(f.rule, f.document, f.place.start) for f in course.check().findings])
"""


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tmp_path = tmp_path_factory.mktemp("kites")
    for n in range(1, MODULES + 1):
        folder = tmp_path / f"series-1/module-1-{n}"
        (folder / "lessons").mkdir(parents=True)
        (folder / "record.md").write_text(RECORD.format(n=n, slug=f"kite-{n}"), "utf-8")
        (folder / f"lessons/kite-{n}.md").write_text(PLAN.format(n=n), "utf-8")
        (tmp_path / "notebooks").mkdir(exist_ok=True)
        (tmp_path / f"notebooks/1-{n}-1-kite-{n}.ipynb").write_text(NOTEBOOK, "utf-8")
    (tmp_path / "reclint.yaml").write_text("fail-on: never\n", "utf-8")
    return tmp_path


@pytest.fixture(scope="module")
def alone(course: Path) -> tuple[str, str]:
    """What one process reads ahead, which is nothing, and finds."""
    return asked(course, 1)


def asked(course: Path, jobs: int, command: str = "", request: str = "Request()") -> tuple[str, str]:
    """What was read ahead, and what was found then."""
    script = ASKED.replace("COMMAND", command).replace("JOBS", str(jobs)).replace("REQUEST", request)
    command_line = [sys.executable, "-c", script]
    environment = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}
    ran = subprocess.run(
        command_line, cwd=course, env=environment, capture_output=True, text=True, check=True, timeout=120
    )
    made, found = ran.stdout.splitlines()
    assert ran.stderr == ""
    return made, found


@linux
def test_several_processes_read_records_and_what_lies_around_them(course: Path, alone: tuple[str, str]) -> None:
    together = asked(course, 2)
    assert alone[0] == "[]"
    expected = {"read_lesson_plan": 1, "read_notebook": 1, "read_record": 1, "read_tables": 2}
    expected = {reader: count * MODULES for reader, count in expected.items()}
    assert together[0] == str(sorted(expected.items()))
    assert together[1] == alone[1]
    assert "depth-mismatch" in alone[1]


@linux
@pytest.mark.parametrize(
    "command",
    [
        pytest.param("threading.Thread(target=threading.Event().wait, daemon=True).start()", id="beside-a-thread"),
        pytest.param("sys.platform = 'darwin'", id="on-another-system"),
        pytest.param(f"ahead._LEAST = {MODULES + 1}", id="few-records"),
    ],
)
def test_one_process_reads_all_where_others_would_not_do(command: str, course: Path, alone: tuple[str, str]) -> None:
    assert asked(course, 2, command) == alone


@linux
@pytest.mark.parametrize(
    "fault",
    ["ahead._read = ended", "ahead._look_at = failing", "refused(0)", "refused(1)", "sys.setrecursionlimit(200)"],
)
def test_nothing_is_lost_with_a_process(fault: str, course: Path, alone: tuple[str, str]) -> None:
    assert asked(course, 3, fault)[1] == alone[1]


def left_behind(mark: str) -> list[int]:
    """The processes whose command line has a mark."""
    found = (int(path.name) for path in Path("/proc").iterdir() if path.name.isdecimal())
    return [process for process in found if mark in command_line(process)]


def command_line(process: int) -> str:
    try:
        return Path(f"/proc/{process}/cmdline").read_text("utf-8", "replace")
    except OSError:
        return ""


@linux
@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_no_process_stays_behind_a_run_that_is_ended(ending: int, course: Path) -> None:
    mark = f"# {course.name} {ending}"
    script = ASKED.replace("COMMAND", "ahead._read = slow").replace("JOBS", "3").replace("REQUEST", "Request()")
    environment = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}
    run = subprocess.Popen(
        [sys.executable, "-c", f"{script}{mark}"],
        cwd=course,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    wait_for(lambda: len(left_behind(mark)) == 3)
    run.send_signal(ending)
    run.wait(30)
    wait_for(lambda: not left_behind(mark))


def wait_for(seen: Callable[[], bool]) -> None:
    """Wait until something is seen, 30 seconds at most."""
    for _ in range(600):
        if seen():
            return
        time.sleep(0.05)
    pytest.fail("it never came")


@linux
def test_a_record_that_a_run_has_read_is_no_reason_for_processes(course: Path) -> None:
    request = f"Request(use_cache=True, cache_dir={str(course / 'kept')!r})"
    assert asked(course, 2, f"Course({request}).check()", request)[0] == "[]"


@linux
@pytest.mark.parametrize("jobs", ["1", "2", "3"])
def test_the_command_prints_the_same_with_any_number_of_processes(jobs: str, course: Path) -> None:
    command_line = [sys.executable, "-m", "reclint", "check", "--no-cache", "--jobs"]
    environment = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}
    printed = [
        subprocess.run(
            [*command_line, number], cwd=course, env=environment, capture_output=True, text=True, check=True
        ).stdout
        for number in ("1", jobs)
    ]
    assert printed[0] == printed[1]
    assert "depth-mismatch" in printed[0]
