"""A configuration that leaves documents out is no way to a pass: what rules looked at before is lost, and told."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Git, Result
from .samples import THIRD

pytestmark = pytest.mark.usefixtures("shared_cache")

Reclint = Callable[..., Result]


def lost(reclint: Reclint, *arguments: str) -> set[str]:
    """The documents whose loss is told, by their names."""
    result = reclint("check", "--output", "json", *arguments)
    found = [entry for entry in json.loads(result.out)["findings"] if entry["rule"] == "evidence-lost"]
    assert bool(result.code) is bool(found)
    return {entry["message"].split('"')[1] for entry in found if "is excluded by the configuration" in entry["message"]}


@pytest.mark.parametrize("before", [None, "{}\n", "exclude: [drafts]\n"])
def test_records_that_a_change_excludes_are_lost(before: str | None, git: Git, course: Path, reclint: Reclint) -> None:
    configuration = course / "reclint.yaml"
    if before:
        configuration.write_text(before, "utf-8")
        git.commit("configured")
    configuration.write_text("exclude: [module-1-3]\n", "utf-8")
    assert THIRD in lost(reclint, "--since", "HEAD")
    git("add", "-A")
    assert THIRD in lost(reclint, "--staged")
    git.commit("narrowed")
    assert lost(reclint, "--since", "HEAD") == set()
    assert THIRD in lost(reclint, "--since", "HEAD~1")


def test_all_of_a_course_cannot_be_excluded_unseen(git: Git, course: Path, reclint: Reclint) -> None:
    (course / "reclint.yaml").write_text('exclude: ["*"]\n', "utf-8")
    assert reclint("check", "--since", "HEAD").code != 0
    git("add", "-A")
    assert THIRD in lost(reclint, "--staged")


def test_what_is_no_longer_excluded_makes_nothing_new(git: Git, course: Path, reclint: Reclint) -> None:
    (course / "reclint.yaml").write_text("exclude: [module-1-3]\n", "utf-8")
    git.commit("narrow")
    (course / "reclint.yaml").write_text("exclude: []\n", "utf-8")
    assert json.loads(reclint("check", "--since", "HEAD", "--output", "json").out)["findings"] == []


def test_a_record_that_only_a_pattern_made_one_is_lost_with_the_pattern(
    git: Git, course: Path, reclint: Reclint
) -> None:
    text = (course / THIRD).read_text("utf-8")
    (course / THIRD).write_text(text.replace("# Module 1.3: Sourdough -- Record", "# Sourdough", 1), "utf-8")
    (course / "reclint.yaml").write_text("records: [record.md]\n", "utf-8")
    git.commit("by its name")
    (course / "reclint.yaml").write_text("records: [log.md]\n", "utf-8")
    result = reclint("check", "--since", "HEAD", "--output", "json")
    told = [entry["message"] for entry in json.loads(result.out)["findings"] if entry["rule"] == "evidence-lost"]
    assert result.code == 1
    assert any(THIRD in message for message in told)


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("{}", ("--select", "notebook-*", "--ignore", "notebook-*")),
        ("rules: {'*': off}", ()),
        ("rules: {notebook-missing: off}", ("--select", "notebook-missing")),
        ("per-file: {'**': {'*': off}}\nrules: {'*': off}", ()),
    ],
)
@pytest.mark.parametrize("how", [("check",), ("check", "--since", "HEAD"), ("check", "--staged"), ("report",)])
def test_a_run_of_no_rule_is_no_pass(
    text: str, options: tuple[str, ...], how: tuple[str, ...], git: Git, course: Path, reclint: Reclint
) -> None:
    (course / "reclint.yaml").write_text(text, "utf-8")
    git("add", "-A")
    result = reclint(*how, *options) if how[0] == "check" else reclint(*how, *options, "--fail-on", "polish")
    assert result.code == 2
    assert "asked for" in result.err


# A course that is made smaller by another one in it

SERIES, MODULE = "series-1", "series-1/module-1-3"
EMPTY_BASELINE = '{"format": 2, "findings": []}'


def outside(reclint: Reclint, *arguments: str) -> list[str]:
    """The documents that are told to lie outside of the course, by the names of their files, sorted."""
    result = reclint("check", "--output", "json", "--select", "evidence-lost", *arguments)
    found = [entry for entry in json.loads(result.out)["findings"] if "lies outside of the course" in entry["message"]]
    assert bool(result.code) is bool(found)
    return sorted(entry["message"].split('"')[1].rpartition("/")[2] for entry in found)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("reclint.yaml", "{}\n"),
        ("pyproject.toml", "[tool.reclint]\n"),
        ("reclint-baseline.json", EMPTY_BASELINE),
        ("reclint-answers.yaml", "format: 1\nanswers: []\n"),
    ],
)
@pytest.mark.parametrize("folder", [SERIES, "notebooks"])
def test_what_a_course_inside_of_the_course_cuts_off_is_lost(
    folder: str, name: str, text: str, git: Git, course: Path, reclint: Reclint
) -> None:
    (course / folder / name).write_text(text, "utf-8")
    notebooks = sorted(path.name for path in (course / "notebooks").glob("*.ipynb"))
    expected = sorted([*notebooks, *(["course.md"] if folder == SERIES else [])])
    assert outside(reclint, "--since", "HEAD") == expected
    git("add", "-A")
    assert outside(reclint, "--staged") == expected
    assert reclint("report", "--since", "HEAD", "--fail-on", "improvement").code == 1


def test_the_loss_is_told_in_the_record_that_named_the_document(git: Git, course: Path, reclint: Reclint) -> None:
    (course / MODULE / "reclint.yaml").write_text("{}\n", "utf-8")
    result = reclint("check", "--since", "HEAD", "--select", "evidence-lost", "--output", "json")
    told = json.loads(result.out)["findings"]
    assert {entry["path"] for entry in told} == {f"{MODULE}/record.md"}
    assert {entry["related"][0]["path"] for entry in told} == {
        f"notebooks/{path.name}" for path in (course / "notebooks").glob("1-3-*")
    }


@pytest.mark.parametrize("settings", ["{}\n", "exclude: [drafts]\n", 'notebooks: ["notebooks/{slug}.ipynb"]\n'])
def test_a_configuration_that_is_moved_down_makes_the_course_smaller(
    settings: str, git: Git, course: Path, reclint: Reclint
) -> None:
    (course / "reclint.yaml").write_text(settings, "utf-8")
    git.commit("configured")
    git("mv", "reclint.yaml", f"{SERIES}/reclint.yaml")
    assert "course.md" in outside(reclint, "--since", "HEAD")
    assert "course.md" in outside(reclint, "--staged")
    (course / "notebooks").rename(course / "lab")
    git("add", "-A")
    assert len(outside(reclint, "--staged")) == 1  # the notebooks are gone, which is told as such
    assert reclint("check", "--since", "HEAD", "--select", "evidence-lost", "--quiet").out.count("is gone") > 1


def test_a_course_that_is_made_and_excluded_at_once_is_lost(git: Git, course: Path, reclint: Reclint) -> None:
    (course / SERIES / "reclint.yaml").write_text("{}\n", "utf-8")
    (course / "reclint.yaml").write_text(f"exclude: [{SERIES}]\n", "utf-8")
    assert THIRD in lost(reclint, "--since", "HEAD")
    git("add", "-A")
    assert THIRD in lost(reclint, "--staged")


def test_a_course_that_takes_all_of_its_own_along_has_lost_nothing(git: Git, course: Path, reclint: Reclint) -> None:
    (course / SERIES / "reclint.yaml").write_text("{}\n", "utf-8")
    for name in ("notebooks", "course.md"):
        git("mv", name, f"{SERIES}/{name}")
    git("add", "-A")
    for how in (("--since", "HEAD"), ("--staged",)):
        assert reclint("check", *how, "--select", "evidence-lost").code == 0, how


def test_a_repository_that_is_parted_into_two_courses_has_lost_nothing(
    git: Git, course: Path, reclint: Reclint
) -> None:
    for number, folder in (("1", "bread"), ("2", "rolls")):
        for path in sorted(path for path in course.rglob("*") if path.suffix in (".md", ".ipynb")):
            key = path.relative_to(course)
            if key.parts[0] not in ("bread", "rolls"):
                other = course / folder / key.as_posix().replace("1-", f"{number}-")
                other.parent.mkdir(parents=True, exist_ok=True)
                other.write_text(
                    path.read_text("utf-8").replace("1.", f"{number}.").replace("1-", f"{number}-"), "utf-8"
                )
    git("rm", "-q", "-r", SERIES, "notebooks", "course.md")
    (course / "reclint.yaml").write_text("{}\n", "utf-8")
    git.commit("two series under one configuration")
    (course / "bread" / "reclint.yaml").write_text("{}\n", "utf-8")
    git("mv", "reclint.yaml", "rolls/reclint.yaml")
    git("add", "-A")
    for how in (("--since", "HEAD"), ("--staged",)):
        assert reclint("check", *how, "--select", "evidence-lost").code == 0, how
    git("mv", "rolls/notebooks", "notebooks")
    assert "is gone" in reclint("check", "--staged", "--select", "evidence-lost").out


def test_a_course_that_grows_has_lost_nothing(git: Git, course: Path, reclint: Reclint) -> None:
    (course / SERIES / "reclint.yaml").write_text("{}\n", "utf-8")
    git.commit("a part")
    git("mv", f"{SERIES}/reclint.yaml", "reclint.yaml")
    for how in (("--since", "HEAD"), ("--staged",)):
        assert reclint("check", *how, "--select", "evidence-lost").code == 0, how
