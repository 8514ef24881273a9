"""Courses and settings that are made and damaged at random survive the pipeline; `scripts/fuzz.py` runs longer."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts import fuzz

from .conftest import RECORDS, ROOT
from .fuzzing.pipeline import Case, Kit, make_case, run_case, smaller

if TYPE_CHECKING:
    from pathlib import Path

KEPT = (
    "0-98",
    "0-265",
    "0-454",
    "1-73",
    "11-89",
    "11-1110",
    "31-5372",
    "32-3971",
    "41-5311",
    "1207-809",
    "4711-817",
    "1207-2230",
    "1207-2234",
    "1207-3172",
    "1207-9863",
)
"""Seeds that failed once, with what was made of them then."""


@pytest.fixture(scope="module")
def kit() -> Kit:
    return Kit.load(RECORDS)


@pytest.mark.parametrize("seed", KEPT)
def test_seeds_that_once_failed_pass(seed: str, kit: Kit) -> None:
    run_case(make_case(seed, kit))


def test_any_course_survives(kit: Kit) -> None:
    @settings(max_examples=120, deadline=None, derandomize=True, database=None)
    @given(seed=st.integers(0, 2**32))
    def survives(seed: int) -> None:
        run_case(make_case(str(seed), kit))

    survives()


def test_a_seed_makes_the_same_case_again(kit: Kit) -> None:
    assert make_case("7-7", kit) == make_case("7-7", kit) != make_case("7-8", kit)


def test_a_failing_case_is_made_smaller() -> None:
    case = Case("x", {"a.md": b"1\n2\nbad\n4\n5", "b.md": b"6\n7"})
    assert smaller(case, lambda other: b"bad" in other.files.get("a.md", b""), 50).files == {"a.md": b"bad"}


def test_a_failing_case_is_made_smaller_in_the_time_that_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[Case] = []
    monkeypatch.setattr(fuzz, "run_case", lambda case: tried.append(case) or 1 / 0)
    case = Case("x", {"a.md": b"1\n2\n3\n4"})
    failure = fuzz._outcome(case)[1] or ""
    tried.clear()
    fuzz._keep(case, failure, {}, tmp_path / "late", time.monotonic() - 1)
    assert (tried, (tmp_path / "late/x-small/a.md").read_bytes()) == ([], b"1\n2\n3\n4")
    fuzz._keep(case, failure, {}, tmp_path / "early", time.monotonic() + 60)
    assert tried
    assert len((tmp_path / "early/x-small/a.md").read_bytes()) < 3


def test_a_case_that_does_not_end_is_stopped_and_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def never_ends(*_: object) -> None:
        while True:
            pass

    monkeypatch.setattr(fuzz, "ENDLESS", 0.1)
    monkeypatch.setattr(fuzz, "run_case", never_ends)
    _, failure = fuzz._outcome(Case("x", {}))
    assert failure
    assert failure.rstrip().endswith("EndlessError")
    assert "in never_ends" in fuzz._kind(failure)


def test_the_script_runs(tmp_path: Path) -> None:
    command = [
        sys.executable,
        str(ROOT / "scripts" / "fuzz.py"),
        "--documents",
        "20",
        "--seed",
        "3",
        "--keep",
        str(tmp_path),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr, list(tmp_path.iterdir())) == (0, "", [])
    assert " 0 failures\n" in done.stdout
