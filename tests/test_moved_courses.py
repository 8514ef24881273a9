"""A course whose folder has another name, or lies elsewhere: what was there before remains, and what went is lost."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import RECORDS, Git, Result

pytestmark = pytest.mark.usefixtures("shared_cache")

Reclint = Callable[..., Result]
LOG = "series-1/module-1-2/lessons/fermentation-clock.md"
BEFORE_AND_AFTER = [("old", "new"), ("old", "deep/new"), ("", "new"), ("old", ""), ("ve\u0301lo", "bate\u0301au")]


@pytest.fixture
def moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], Path]:
    """Commits a configured course in a folder and then moves it to another one; the top of the repository."""

    def made(old: str, new: str) -> Path:
        top = tmp_path / "top"
        shutil.copytree(RECORDS, top / old)
        (top / old / "reclint.yaml").write_text("fail-on: improvement\n", "utf-8")
        git = Git(top)
        git.commit("start")
        files = git("ls-files", "-z").split("\0")[:-1]
        for name in files:
            place = top / new / os.path.relpath(name, old or ".")
            place.parent.mkdir(parents=True, exist_ok=True)
            (top / name).rename(place)
        monkeypatch.chdir(top)
        return top

    return made


@pytest.mark.parametrize(("old", "new"), BEFORE_AND_AFTER)
def test_nothing_is_new_in_a_course_that_was_moved(
    old: str, new: str, moved: Callable[[str, str], Path], reclint: Reclint
) -> None:
    moved(old, new)
    result = reclint("check", "--since", "HEAD", "--output", "json")
    since = json.loads(result.out)["summary"]["since"]
    assert (result.code, since["new"], since["lost"], since["fixed"]) == (0, 0, 0, 0)
    assert since["remaining"] > 0


@pytest.mark.parametrize(("old", "new"), BEFORE_AND_AFTER)
@pytest.mark.parametrize("how", [("--since", "HEAD"), ("--staged",)])
def test_what_goes_on_the_way_is_lost(
    how: tuple[str, ...], old: str, new: str, moved: Callable[[str, str], Path], reclint: Reclint
) -> None:
    top = moved(old, new)
    (top / new / LOG).unlink()
    Git(top)("add", "-A")
    found = json.loads(reclint("check", "--output", "json", *how).out)["findings"]
    assert sum(entry["rule"] == "evidence-lost" and LOG in entry["message"] for entry in found) == 1


def test_of_two_courses_that_are_alike_the_one_that_is_gone_was_moved(
    moved: Callable[[str, str], Path], reclint: Reclint
) -> None:
    top = moved("old", "new")
    git = Git(top)
    git("checkout", "-q", "--", "old")
    (top / "new").rename(top / "kept")
    git.commit("two")
    (top / "old").rename(top / "other")
    since = json.loads(reclint("check", "--since", "HEAD", "--output", "json").out)["summary"]["since"]
    assert (since["new"], since["lost"]) == (0, 0)


def test_a_course_that_is_copied_or_written_anew_is_new(moved: Callable[[str, str], Path], reclint: Reclint) -> None:
    top = moved("old", "new")
    Git(top)("checkout", "-q", "--", "old")
    copied = json.loads(reclint("check", "new", "--since", "HEAD", "--output", "json").out)["summary"]["since"]
    assert (copied["new"] > 0, copied["remaining"]) == (True, 0)
    shutil.rmtree(top / "old")
    for path in (top / "new").rglob("*"):
        if path.is_file() and path.name not in ("reclint.yaml", "record.md"):
            path.unlink()
    for place, path in enumerate(sorted((top / "new").rglob("record.md"))):
        if place:
            path.rename(path.with_name(f"other-{place}.md"))
    anew = json.loads(reclint("check", "--since", "HEAD", "--output", "json").out)["summary"]["since"]
    assert (anew["new"] > 0, anew["remaining"]) == (True, 0)
