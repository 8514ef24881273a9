"""Reading in several processes: the same output, whatever their number and whatever becomes of them."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from reclint import app

from .conftest import Result


@pytest.mark.parametrize("jobs", ["2", "3", "50"])
@pytest.mark.usefixtures("course")
def test_several_processes_print_the_same(jobs: str, reclint: Callable[..., Result]) -> None:
    expected = reclint("check", "--no-cache", "--jobs", "1", "--questions", "--output", "json")
    arguments = ("check", "--jobs", jobs, "--questions", "--output", "json")
    assert reclint(*arguments, "--no-cache") == expected
    assert (reclint(*arguments), reclint(*arguments)) == (expected, expected)


def test_everything_that_a_course_is_asked_for_is_read_ahead(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = app.open_around(jobs=2)
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
    monkeypatch.setattr("reclint.ahead._read_likely", lambda *_: os._exit(1))
    assert reclint("check", "--no-cache", "--jobs", "2") == expected


@pytest.mark.parametrize("jobs", ["0", "-1", "many"])
def test_a_number_of_processes_that_is_none(jobs: str, reclint: Callable[..., Result]) -> None:
    assert reclint("check", "--jobs", jobs).code == 2
