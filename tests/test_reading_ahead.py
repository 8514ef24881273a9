"""Reading in several processes: the same output, whatever their number and whatever becomes of them."""

from __future__ import annotations

import errno
import marshal
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from reclint.api import Course, Request

from .conftest import ROOT, Result


@pytest.mark.parametrize("jobs", ["2", "3", "50"])
@pytest.mark.usefixtures("course")
def test_several_processes_print_the_same(jobs: str, reclint: Callable[..., Result]) -> None:
    expected = reclint("check", "--no-cache", "--jobs", "1", "--questions", "--output", "json")
    arguments = ("check", "--jobs", jobs, "--questions", "--output", "json")
    assert reclint(*arguments, "--no-cache") == expected
    assert (reclint(*arguments), reclint(*arguments)) == (expected, expected)


def test_everything_that_a_course_is_asked_for_is_read_ahead(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Course(Request(jobs=2))
    assert opened.workspace.modules
    monkeypatch.setattr("reclint.workspace.documents.link_record", lambda *_: pytest.fail("linked again"))
    for reader in ("read_record", "read_plan", "read_lesson_plan", "read_notebook", "read_course"):
        monkeypatch.setattr(f"reclint.workspace.documents.{reader}", _refusing(reader))
    workspace = opened.workspace
    assert [module.number for module in workspace.modules] == ["1.1", "1.2", "1.3"]
    assert all(module.plan and module.links for module in workspace.modules)
    assert all(lesson.plan for module in workspace.modules for lesson in module.lessons)
    assert workspace.course


def _refusing(name: str) -> Callable[..., object]:
    def read(*_: object) -> None:
        pytest.fail(f"{name} was called again")

    read.__name__ = name
    return read


def test_a_process_that_dies_costs_nothing_but_time(
    course: Path, reclint: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = reclint("check", "--no-cache")
    monkeypatch.setattr("reclint.cache.ahead._work", lambda *_: os._exit(1))
    assert reclint("check", "--no-cache", "--jobs", "2") == expected


def test_a_result_that_is_cut_off_is_passed_over(
    course: Path, reclint: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = reclint("check", "--no-cache")
    monkeypatch.setattr("reclint.cache.ahead.marshal.dump", lambda packed, file: file.write(marshal.dumps(packed)[:-1]))
    assert reclint("check", "--no-cache", "--jobs", "2") == expected


def test_without_fork_one_process_reads(
    course: Path, reclint: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = reclint("check", "--no-cache")
    monkeypatch.delattr("os.fork")
    assert reclint("check", "--no-cache", "--jobs", "2") == expected


@pytest.mark.skipif(not hasattr(signal, "SIGCHLD"), reason="there are no other processes")
def test_where_ended_processes_are_not_kept(course: Path, reclint: Callable[..., Result]) -> None:
    expected = reclint("check", "--no-cache")
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        assert reclint("check", "--no-cache", "--jobs", "2") == expected
    finally:
        signal.signal(signal.SIGCHLD, before)


def test_no_process_is_left_behind(course: Path, reclint: Callable[..., Result]) -> None:
    reclint("check", "--no-cache", "--jobs", "3")
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@pytest.mark.parametrize("call", ["fork", "pipe"])
def test_where_the_system_has_no_more_one_process_reads(
    call: str, course: Path, reclint: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = reclint("check", "--no-cache")

    def refuse() -> NoReturn:
        raise OSError(errno.EAGAIN, "resource temporarily unavailable")

    monkeypatch.setattr(os, call, refuse)
    assert reclint("check", "--no-cache", "--jobs", "3") == expected


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no other processes")
def test_processes_that_nobody_waits_for_end(course: Path) -> None:
    code = (
        "from reclint.cache import ahead\nfrom reclint.api import Course, Request\n"
        "ahead.pack = lambda *_: b'more than a pipe holds' * 10_000\n"
        "Course(Request(jobs=4)).workspace\n"
    )
    command = [sys.executable, "-c", code]
    # Those that are left hold the output open.
    done = subprocess.run(
        command, check=False, cwd=course, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, timeout=30
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_another_text_of_a_document_is_read_for_itself(course: Path) -> None:
    documents = Course(Request(jobs=2)).workspace.documents
    key = "series-1/module-1-1/record.md"
    source = documents.source(key)
    assert source
    other = documents.changed({key: source.with_text("# Module 1.1: Nothing -- Record\n")})
    record = other.record(key)
    assert record
    assert record.title == "Nothing"


@pytest.mark.parametrize("jobs", ["0", "-1", "many"])
def test_a_number_of_processes_that_is_none(jobs: str, reclint: Callable[..., Result]) -> None:
    assert reclint("check", "--jobs", jobs).code == 2
