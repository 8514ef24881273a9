"""Evidence that went: documents that rules looked at in the base and cannot look at any more."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .conftest import Git, Result
from .course_faults import NOTEBOOKS, Texts, log, plan, record
from .test_course_mutations import LEAST
from .test_gate import found, replace

pytestmark = pytest.mark.usefixtures("shared_cache")

Reclint = Callable[..., Result]

RULE = "evidence-lost"
FIRST, SECOND, THIRD = record("1-1"), record("1-2"), record("1-3")
CLOCK, TITLES = NOTEBOOKS["fermentation-clock"], "the-title-tells.md"


def without(texts: Texts, *keys: str) -> Texts:
    """The course without some documents."""
    return {key: text for key, text in texts.items() if key not in keys}


def evidence_lost(texts: Texts) -> Iterator[tuple[Texts, str]]:
    """Courses in which something went, each with the document where that is told."""
    clock = log("fermentation-clock")
    yield without(texts, clock), clock
    yield without(texts, plan("1-2")), plan("1-2")
    yield without(texts, SECOND), SECOND
    yield without(texts, "course.md"), "course.md"
    yield {**texts, plan("1-2"): "# Plan\n"}, plan("1-2")
    yield {**texts, clock: texts[clock].split("## Review")[0]}, clock
    yield {**texts, CLOCK: '{"nbformat": 4, "cells": []}'}, SECOND
    yield {key: text for key, text in texts.items() if not key.endswith(".ipynb")}, FIRST


LOSSES = {RULE: evidence_lost}


def test_a_loss_is_told_at_its_place(git: Git, course: Path, reclint: Reclint) -> None:
    texts = {
        path.relative_to(course).as_posix(): path.read_text("utf-8")
        for suffix in ("md", "ipynb")
        for path in course.rglob(f"*.{suffix}")
    }
    cases = list(evidence_lost(texts))
    assert len(cases) >= LEAST
    for changed, place in cases:
        for key in texts:
            path = course / key
            if key in changed:
                path.write_text(changed[key], "utf-8")
            else:
                path.unlink(missing_ok=True)
        result = reclint("check", "--since", "HEAD", "--select", RULE, "--output", "json")
        assert result.code == 1, place
        assert place in {path for path, _ in found(result)}
        git("checkout", "-q", "--", ".")
    assert reclint("check", "--since", "HEAD", "--select", RULE).code == 0


# Renames, removals, and what is accepted


def test_a_rename_is_no_loss(git: Git, course: Path, reclint: Reclint) -> None:
    for old, new in (
        ("notebooks", "lab"),
        ("series-1/module-1-1", "series-1/flour"),
        (SECOND, "series-1/module-1-2/time.md"),
    ):
        git("mv", old, new)
    assert reclint("check", "--since", "HEAD", "--select", RULE).code == 0
    git.commit()
    (course / "lab").rename(course / "notebooks")
    assert reclint("check", "--since", "HEAD", "--select", RULE).code == 0


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (log("fermentation-clock"), "series-1/module-1-2/lessons/slow-clocks.md"),
        (log("fermentation-clock"), "archive/fermentation-clock.md"),
        (plan("1-2"), "series-1/module-1-2/sequence.md"),
        ("course.md", "overview.md"),
    ],
)
def test_a_rename_after_which_a_document_belongs_to_nothing_is_a_loss(
    old: str, new: str, git: Git, course: Path, reclint: Reclint
) -> None:
    (course / new).parent.mkdir(exist_ok=True)
    git("mv", old, new)
    for how in (("--since", "HEAD"), ("--staged",)):
        result = reclint("check", *how, "--select", RULE, "--output", "json")
        assert result.code == 1, how
        assert [(entry["path"], entry["rule"]) for entry in json.loads(result.out)["findings"]] == [(new, RULE)]
        assert "is there and belongs to nothing any more" in result.out


@pytest.mark.parametrize("patterns", ["lessons: ['sheets/{slug}.md']", "plans: [sequence.md]", "course: [start.md]"])
def test_patterns_that_name_no_document_any_more_lose_it(
    patterns: str, git: Git, course: Path, reclint: Reclint
) -> None:
    (course / "reclint.yaml").write_text(f"{patterns}\n", "utf-8")
    assert reclint("check", "--since", "HEAD", "--select", RULE).code == 1
    git("add", "-A")
    assert reclint("check", "--staged", "--select", RULE).code == 1


def test_a_module_that_went_whole_is_told_and_is_no_finding(git: Git, course: Path, reclint: Reclint) -> None:
    git("rm", "-q", "-r", "series-1/module-1-3", *(str(p) for p in Path("notebooks").glob("1-3-*")))
    for path in sorted(course.rglob("*.md")):
        lines = path.read_text("utf-8").splitlines(keepends=True)
        gone = ("1.3", "feeding-a-starter", "counting-the-levain", "weekend-loaf")
        path.write_text("".join(line for line in lines if not any(name in line for name in gone)), "utf-8")
    result = reclint("check", "--since", "HEAD", "--select", RULE)
    assert result.code == 0
    assert "removed since HEAD, with all that speaks of it: " in result.out
    replace(course, FIRST, "## Concept Index", "Leads to weekend-loaf.\n\n## Concept Index")
    assert reclint("check", "--since", "HEAD", "--select", RULE).code == 1


def test_a_record_that_goes_alone_is_lost(folder: Path, reclint: Reclint) -> None:
    """Nothing went with it, so that it may be a slip; what goes with its plan, and is spoken of nowhere, is told."""
    for number, name in (("1.1", "Mixing"), ("1.2", "Baking")):
        (folder / name).mkdir()
        index = "## Concept Index\n\n| Concept | Depth | Lesson |\n| --- | --- | --- |\n| Crumb | DEVELOPED | first |\n"
        (folder / name / "record.md").write_text(f"# Module {number}: {name} -- Record\n\n{index}", "utf-8")
    git = Git(folder)
    git.commit("start")
    git("rm", "-q", "Mixing/record.md")
    assert [reclint("check", *how, "--select", RULE).code for how in (("--staged",), ("--since", "HEAD"))] == [1, 1]
    git("reset", "-q", "--hard")
    (folder / "Mixing" / "plan.md").write_text("# Module 1.1: Mixing -- Plan\n\n1. first\n", "utf-8")
    git.commit("plan")
    git("rm", "-q", "-r", "Mixing")
    staged = reclint("check", "--staged")
    removed = "removed, with all that speaks of it: Mixing/plan.md, Mixing/record.md"
    assert (staged.code, removed in staged.out) == (0, True)


def test_a_loss_that_is_staged_stops_the_commit(git: Git, course: Path, reclint: Reclint) -> None:
    git("rm", "-q", "-r", "notebooks")
    result = reclint("check", "--staged", "--output", "json")
    assert result.code == 1
    assert (FIRST, RULE) in found(result)
    git("reset", "-q", "--hard")
    git("rm", "-q", log("fermentation-clock"))
    assert found(reclint("check", "--staged", "--output", "json")) == [(log("fermentation-clock"), RULE)]


def test_a_loss_is_accepted_by_the_baseline_of_the_same_change(git: Git, course: Path, reclint: Reclint) -> None:
    reclint("baseline")
    git.commit()
    git("rm", "-q", log("fermentation-clock"))
    assert reclint("check", "--since", "HEAD").code == 1
    assert reclint("baseline", "--since", "HEAD", "--reason", "moved to the archive").code == 0
    assert reclint("check", "--since", "HEAD").code == 0
    assert "fixed: run reclint baseline --prune" not in reclint("check").out
    git.commit()
    git("checkout", "-q", "HEAD~1", "--", log("fermentation-clock"))
    git.commit("back")
    git("rm", "-q", log("fermentation-clock"))
    assert reclint("check", "--since", "HEAD").code == 1


def test_an_excluded_rule_misses_nothing(git: Git, course: Path, reclint: Reclint) -> None:
    (course / "reclint.yaml").write_text("rules: {evidence-lost: off}\n", "utf-8")
    git.commit()
    git("rm", "-q", "-r", "notebooks")
    assert reclint("check", "--since", "HEAD").code == 0


@pytest.mark.parametrize(
    "title", ["Modul 1.2: Time", "Time", "Module 7.9: Time -- Record", "Module 1.1: Time -- Record"]
)
def test_a_damaged_title_is_one_finding(title: str, git: Git, course: Path, reclint: Reclint) -> None:
    text = (course / SECOND).read_text("utf-8")
    (course / SECOND).write_text(f"# {title}\n{text.partition(chr(10))[2]}", "utf-8")
    result = reclint("check", "--since", "HEAD", "--output", "json")
    assert result.code == 1
    assert found(result) == [(SECOND, "record-number")]


@pytest.mark.parametrize(("module", "other"), [("1-1", "1.2"), ("1-1", "1.3"), ("1-2", "1.3"), ("1-3", "1.2")])
@pytest.mark.parametrize("without", ["plan.md", "course.md"])
def test_a_title_with_the_number_of_another_record_is_one_finding(
    without: str, module: str, other: str, git: Git, course: Path, reclint: Reclint
) -> None:
    for path in [*course.glob(f"**/module-{module}/{without}"), *course.glob(without)]:
        path.unlink()
    git.commit("without")
    replace(course, record(module), module.replace("-", "."), other)
    for how in (("--since", "HEAD"), ("--staged",)):
        git("add", "-A")
        assert (record(module), "record-number") in found(reclint("check", *how, "--output", "json"))
    assert found(reclint("check", "--since", "HEAD", "--output", "json")) == [(record(module), "record-number")]


def test_the_loss_of_a_module_shows_what_still_speaks_of_it(git: Git, course: Path, reclint: Reclint) -> None:
    git("rm", "-q", "-r", "series-1/module-1-2")
    result = reclint("check", "--since", "HEAD", "--select", RULE, "--output", "json")
    [loss] = [entry for entry in json.loads(result.out)["findings"] if entry["path"] == SECOND]
    [place] = loss["related"]
    line = (course / place["path"]).read_text("utf-8").splitlines()[place["line"] - 1]
    assert place["path"] == "course.md"
    assert "1.2" in line


def test_a_page_that_leaves_a_recorded_module_out_has_lost_it(git: Git, course: Path, reclint: Reclint) -> None:
    lines = (course / "course.md").read_text("utf-8").splitlines(keepends=True)
    (course / "course.md").write_text("".join(line for line in lines if not line.startswith("| 1.2 ")), "utf-8")
    for how in (("--since", "HEAD"), ("--staged",)):
        git("add", "-A")
        result = reclint("check", *how, "--select", RULE, "--output", "json")
        assert result.code == 1
        assert found(result) == [("course.md", RULE)]


# A part of a document that went, the document stays


def cut(pattern: str) -> Callable[[str], str]:
    """Takes the last thing out that a pattern finds."""

    def change(page: str) -> str:
        found = [*re.finditer(pattern, page, re.MULTILINE)][-1]
        return page[: found.start()] + page[found.end() :]

    return change


def cut_fields(label: str, *, last: bool = False) -> Callable[[str], str]:
    """Takes the fields of lessons with a label out, of all lessons or of the last one."""
    pattern = rf"^\*\*{label}:\*\*.*\n(?:- .*\n)*"
    return cut(pattern) if last else lambda page: re.sub(pattern, "", page, flags=re.M)


PARTS = {
    "verdict": (log("fermentation-clock"), cut(r"^### Verdict: .*\n")),
    "status": (SECOND, cut(r"^\*\*Status:.*\n")),
    "load": (plan("1-2"), lambda page: re.sub(r"(?<=\| )(?:BUILD|STRETCH|CONSOLIDATE)(?= \|)", "", page)),
    "concepts of a lesson": (SECOND, cut_fields("Concepts taught", last=True)),
    "concepts of all lessons": (SECOND, cut_fields("Concepts taught")),
    "depths": (SECOND, lambda page: re.sub(r"^(- .*) \((?:INTRODUCED|DEVELOPED|APPLIED)\)", r"\1", page, flags=re.M)),
    "load of a lesson": (SECOND, cut_fields("Cognitive load", last=True)),
    "loads": (SECOND, cut_fields("Cognitive load")),
    "notebooks": (SECOND, cut_fields("Notebook")),
    "reviews": (SECOND, cut_fields("Review")),
    "rows": (
        "series-1/summary.md",
        lambda page: "".join(
            part if "Module 1.2" not in part else part.partition("|")[0]
            for part in re.split(r"(?=^## )", page, flags=re.M)
        ),
    ),
}


@pytest.mark.parametrize("what", PARTS)
def test_a_part_of_a_document_that_rules_looked_at_is_lost(what: str, git: Git, course: Path, reclint: Reclint) -> None:
    key, change = PARTS[what]
    (course / key).write_text(change((course / key).read_text("utf-8")), "utf-8")
    git("add", "-A")
    for how in (("--since", "HEAD"), ("--staged",)):
        result = reclint("check", *how, "--select", RULE, "--output", "json")
        assert result.code == 1, how
        assert found(result) == [(key, RULE)]
    git.commit("lost")
    assert reclint("check", "--since", "HEAD", "--select", RULE).code == 0


@pytest.mark.parametrize("what", PARTS)
def test_a_part_that_is_added_or_was_never_there_is_no_loss(
    what: str, git: Git, course: Path, reclint: Reclint
) -> None:
    key, change = PARTS[what]
    whole = (course / key).read_text("utf-8")
    (course / key).write_text(change(whole), "utf-8")
    git.commit("without")
    (course / key).write_text(f"{change(whole)}\n\nMore of it.\n", "utf-8")
    assert reclint("check", "--since", "HEAD", "--select", RULE).code == 0
    (course / key).write_text(whole, "utf-8")
    assert reclint("check", "--since", "HEAD", "--select", RULE).code == 0


@pytest.mark.parametrize(
    ("label", "borne_out_by"), [("Notebook", "notebooks/1-2-*"), ("Review", "lessons/*"), ("Cognitive load", "plan.md")]
)
def test_claims_that_nothing_bears_out_may_be_taken_out(
    label: str, borne_out_by: str, git: Git, course: Path, reclint: Reclint
) -> None:
    for path in [*course.glob(borne_out_by), *course.glob(f"series-1/module-1-2/{borne_out_by}")]:
        path.unlink()
    git.commit("nothing there")
    (course / SECOND).write_text(cut_fields(label)((course / SECOND).read_text("utf-8")), "utf-8")
    assert reclint("check", "--since", "HEAD", "--select", RULE).code == 0


@pytest.mark.parametrize(
    "change",
    [
        lambda page: page.replace("- Friction (INTRODUCED) -- kneading itself is a small heater\n", ""),
        lambda page: page.replace("- Friction (INTRODUCED)", "- Friction"),
        lambda page: page.replace(" (3 exercises)", ""),
        lambda page: re.sub(r" Iteration 1 had.*", "", page),
        lambda page: page.replace("**Concepts taught:**", "**Concepts covered:**"),
        lambda page: page.replace("dough-temperature", "degrees"),
        cut_fields("Misconceptions addressed"),
        cut_fields("Notebook", last=True),
    ],
)
def test_what_is_corrected_in_a_record_is_no_loss(
    change: Callable[[str], str], git: Git, course: Path, reclint: Reclint
) -> None:
    page = (course / SECOND).read_text("utf-8")
    assert change(page) != page
    (course / SECOND).write_text(change(page), "utf-8")
    found = json.loads(reclint("check", "--since", "HEAD", "--select", RULE, "--output", "json").out)["findings"]
    assert [entry for entry in found if entry["path"] == SECOND] == []


def test_what_a_record_no_longer_states_is_named_with_its_lesson(git: Git, course: Path, reclint: Reclint) -> None:
    page = (course / SECOND).read_text("utf-8")
    (course / SECOND).write_text(cut_fields("Concepts taught", last=True)(page), "utf-8")
    [loss] = json.loads(reclint("check", "--since", "HEAD", "--select", RULE, "--output", "json").out)["findings"]
    line = (course / SECOND).read_text("utf-8").splitlines()[loss["line"] - 1]
    assert (loss["lesson"], "(less-yeast-more-time)" in line) == ("less-yeast-more-time", True)
    assert 'states no concepts taught in "less-yeast-more-time" any more' in loss["message"]
    git.commit("lost")
    assert reclint("baseline", "--since", "HEAD~1", "--reason", "told in the plan").code == 0
    assert reclint("check", "--since", "HEAD~1", "--select", RULE).code == 0
    (course / SECOND).write_text(cut_fields("Concepts taught")(page), "utf-8")
    assert reclint("check", "--since", "HEAD~1", "--select", RULE).code == 1


def test_a_finding_about_what_is_no_longer_stated_is_not_fixed(git: Git, course: Path, reclint: Reclint) -> None:
    replace(course, SECOND, "- Friction (INTRODUCED)", "- Friction (APPLIED)")
    git.commit("wrong")
    page = (course / SECOND).read_text("utf-8")
    (course / SECOND).write_text(cut_fields("Concepts taught")(page), "utf-8")
    since = json.loads(reclint("check", "--since", "HEAD", "--output", "json").out)["summary"]["since"]
    assert (since["fixed"], since["lost"]) == (0, 1)


def test_a_review_that_is_begun_takes_no_verdict_away(git: Git, course: Path, reclint: Reclint) -> None:
    path = course / log("fermentation-clock")
    path.write_text(f"{path.read_text('utf-8')}\n\n## Review — 2026-03-09 (Iteration 3/3)\n\nBegun.\n", "utf-8")
    assert reclint("check", "--since", "HEAD", "--select", RULE).code == 0


def test_a_summary_without_rows_has_lost_none(git: Git, course: Path, reclint: Reclint) -> None:
    path = course / "series-1/summary.md"
    path.write_text("# Series 1: Loaves -- Summary\n\n**Status:** Complete\n", "utf-8")
    git.commit("short")
    path.write_text(f"{path.read_text('utf-8')}\nMore.\n", "utf-8")
    (course / "notes.md").write_text("# Notes\n", "utf-8")
    for how in (("--since", "HEAD"), ("--staged",)):
        git("add", "-A")
        assert reclint("check", *how, "--select", RULE).code == 0
