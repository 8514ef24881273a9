"""The baseline: what is accepted stays accepted when lines move, and what is new is told."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import pytest

from .conftest import GOLDEN
from .samples import THIRD
from .test_gate import found, replace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Git, Result

    Reclint = Callable[..., Result]

pytestmark = pytest.mark.usefixtures("shared_cache")

NAME = "reclint-baseline.json"


def entries(folder: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((folder / NAME).read_text("utf-8"))["findings"]
    return found


# The command


def test_what_is_accepted_no_longer_counts(course: Path, reclint: Reclint) -> None:
    assert reclint("baseline", "--reason", "before we checked") == (
        0,
        f"{NAME}: 8 findings accepted, 8 new\n",
        "",
    )
    assert reclint("check") == (
        0,
        "PASS: 0 critical, 0 improvement, 0 polish in 3 records\nsuppressed: 8 by the baseline\n",
        "",
    )
    assert {entry["reason"] for entry in entries(course)} == {"before we checked"}
    report = json.loads(reclint("check", "--output", "json").out)
    assert [entry["suppressed"] for entry in report["findings"] if not entry["question"]] == [
        {"how": "baseline", "reason": "before we checked"}
    ] * 8


def test_an_entry_reads_well_in_a_diff(course: Path, reclint: Reclint) -> None:
    reclint("baseline")
    [entry] = [entry for entry in entries(course) if entry["rule"] == "notebook-missing"]
    identity = entry.pop("identity")
    assert len(identity) == 32
    assert entry == {
        "rule": "notebook-missing",
        "path": THIRD,
        "module": "1.3",
        "lesson": "feeding-a-starter",
        "subject": "1-3-2-feeding-a-starter.ipynb",
        "text": "**Notebook:** `notebooks/1-3-2-feeding-a-starter.ipynb` (3 exercises)",
        "grade": "critical",
    }
    assert not any("line" in entry for entry in entries(course))


def test_a_new_finding_counts_beside_accepted_ones(course: Path, reclint: Reclint) -> None:
    reclint("baseline")
    replace(course, THIRD, "| INTRODUCED | feeding-a-starter |", "| HELD | feeding-a-starter |")
    result = reclint("check", "--output", "json")
    assert result.code == 1
    counted = [entry for entry in json.loads(result.out)["findings"] if not (entry["question"] or entry["suppressed"])]
    assert [entry["rule"] for entry in counted] == ["depth-unknown"]


def test_lines_may_move_and_files_may_be_renamed(course: Path, reclint: Reclint) -> None:
    reclint("baseline")
    path = course / THIRD
    text = path.read_text("utf-8").replace("## Concept Index", "A word before.\n\n## Concept Index")
    path.unlink()
    (course / "series-1/module-1-3/sourdough.md").write_text(text, "utf-8")
    assert reclint("check").out.startswith("PASS: 0 critical, 0 improvement, 0 polish in 3 records\n")


def test_an_update_keeps_reasons_and_forgets_what_is_gone(course: Path, reclint: Reclint) -> None:
    reclint("baseline", "--reason", "first")
    replace(course, THIRD, "1-3-2-feeding-a-starter.ipynb", "1-3-1-feeding-a-starter.ipynb")
    replace(course, THIRD, "| INTRODUCED | feeding-a-starter |", "| HELD | feeding-a-starter |")
    assert reclint("baseline", "--reason", "second").out == f"{NAME}: 8 findings accepted, 1 new, 1 no longer there\n"
    assert {entry["rule"]: entry["reason"] for entry in entries(course)}["depth-unknown"] == "second"
    assert [entry["reason"] for entry in entries(course)].count("first") == 7


def test_stale_entries_are_told_and_taken_out_on_request(course: Path, reclint: Reclint) -> None:
    reclint("baseline")
    replace(course, THIRD, "1-3-2-feeding-a-starter.ipynb", "1-3-1-feeding-a-starter.ipynb")
    told = "1 entry of the baseline is fixed: run reclint baseline --prune"
    whole = reclint("check")
    assert (whole.code, whole.out.splitlines()[-1]) == (0, told)
    subject = f"{THIRD}: notebook-missing: 1-3-2-feeding-a-starter.ipynb"
    before = (course / NAME).read_bytes()
    assert reclint("baseline", "--check") == (1, f"{subject}\n{NAME}: 1 entry of 8 matches nothing any more\n", "")
    assert (course / NAME).read_bytes() == before
    replace(course, THIRD, "| INTRODUCED | feeding-a-starter |", "| HELD | feeding-a-starter |")
    assert reclint("baseline", "--prune") == (0, f"{subject}\n{NAME}: 1 entry taken out, 7 left\n", "")
    assert reclint("baseline", "--check").code == 0
    assert reclint("check").code == 1


@pytest.mark.parametrize("arguments", [["series-1/module-1-1"], ["--select", "depth-*"], ["--ignore", "notebook-*"]])
@pytest.mark.usefixtures("course")
def test_a_partial_run_does_not_judge_the_baseline(arguments: list[str], reclint: Reclint) -> None:
    reclint("baseline")
    assert "baseline is" not in reclint("check", *arguments).out
    assert "baseline are" not in reclint("check", *arguments).out


@pytest.mark.usefixtures("course")
def test_the_baseline_may_be_left_aside(reclint: Reclint) -> None:
    reclint("baseline")
    assert reclint("check", "--no-baseline").code == 1


def test_another_file(course: Path, reclint: Reclint) -> None:
    assert reclint("baseline", "--baseline", "old.json").code == 0
    assert not (course / NAME).exists()
    assert reclint("check").code == 1
    assert reclint("check", "--baseline", "old.json").code == 0
    (course / "reclint.yaml").write_text("baseline: old.json\n", "utf-8")
    assert reclint("check").code == 0
    assert "baseline: old.json  # reclint.yaml:1:1" in reclint("check", "--show-config").out.splitlines()


def test_questions_and_silenced_findings_are_not_accepted(course: Path, reclint: Reclint) -> None:
    comment = "<!-- reclint-ignore notebook-missing: is being written --> "
    replace(
        course,
        THIRD,
        "`notebooks/1-3-2-feeding-a-starter.ipynb`",
        f"`notebooks/1-3-2-feeding-a-starter.ipynb` {comment}",
    )
    reclint("baseline")
    assert "notebook-missing" not in [entry["rule"] for entry in entries(course)]
    assert reclint("check").out.splitlines()[-1] == "suppressed: 7 by the baseline, 1 by comments"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", f"error: {NAME}: not a baseline: invalid JSON: EOF while parsing a value at line 1 column 0"),
        ("[]", f"error: {NAME}: not a baseline: input should be an object"),
        ('{"findings": [{}]}', f"error: {NAME}: not a baseline: findings.0.rule: field required"),
    ],
)
def test_a_file_that_is_no_baseline(text: str, message: str, course: Path, reclint: Reclint) -> None:
    (course / NAME).write_text(text, "utf-8")
    for command in (["check"], ["baseline"]):
        result = reclint(*command)
        assert (result.code, result.err.splitlines()) == (
            2,
            [
                message,
                '  correct it or take it back from Git; else remove it, and write a new one with "reclint baseline"',
            ],
        )
    (course / NAME).unlink()  # the remedy
    assert reclint("baseline").code == 0


def test_a_baseline_of_another_version(course: Path, reclint: Reclint) -> None:
    (course / NAME).write_text('{"format": 3}', "utf-8")
    hint = "it was written by another version of reclint: use that one"
    assert reclint("check").err == f"error: {NAME}: found format 3, expected 1 or 2\n  {hint}\n"


def test_a_configured_baseline_that_is_not_there_is_told_where_it_is_named(course: Path, reclint: Reclint) -> None:
    (course / "reclint.yaml").write_text("fail-on: critical\nbaseline: old.json\n", "utf-8")
    assert reclint("check").err == (
        'error: reclint.yaml:2:1: the baseline "old.json" does not exist\n  make it with "reclint baseline"\n'
    )


def test_a_baseline_that_is_asked_for_and_not_there(course: Path, reclint: Reclint) -> None:
    result = reclint("check", "--baseline", "old.json")
    assert (result.code, result.err.splitlines()[0]) == (2, "error: the baseline old.json does not exist")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes by name")
def test_a_baseline_that_is_no_file(course: Path, reclint: Reclint) -> None:
    os.mkfifo("pipe")
    result = reclint("check", "--baseline", "pipe")
    assert (result.code, result.err) == (2, "error: the baseline pipe is no regular file\n")


def test_nothing_is_accepted_while_a_document_cannot_be_read(course: Path, reclint: Reclint) -> None:
    (course / "series-1/module-1-1/record.md").write_bytes(b"# \xff")
    result = reclint("baseline")
    assert (result.code, result.err.splitlines()[1]) == (2, "  correct that first")
    assert not (course / NAME).exists()
    assert found(reclint("check", "series-1/module-1-3", "--output", "json")) != []


# What is accepted, and how bad it was


def test_what_grows_worse_is_not_accepted_any_more(course: Path, reclint: Reclint) -> None:
    reclint("baseline", "--reason", "first")
    replace(course, THIRD, "by weight) | DEVELOPED |", "by weight) | APPLIED |")
    result = reclint("check")
    assert result.code == 1
    assert "1 finding is worse than the baseline accepts" in result.out
    assert reclint("baseline", "--reason", "second").out == f"{NAME}: 9 findings accepted, 1 new, 1 worse\n"
    assert [entry["reason"] for entry in entries(course)].count("second") == 2
    assert reclint("check").code == 0


def test_what_was_mended_and_comes_back_is_new(course: Path, git: Git, reclint: Reclint) -> None:
    reclint("baseline")
    git.commit()
    name, right = "1-3-2-feeding-a-starter.ipynb", "1-3-1-feeding-a-starter.ipynb"
    replace(course, THIRD, name, right)
    git.commit("mended")
    replace(course, THIRD, right, name)
    assert reclint("check").code == 0
    assert found(reclint("check", "--since", "HEAD", "--output", "json")) != []
    assert reclint("check", "--since", "HEAD").code == 1
    git("add", "-A")
    assert reclint("check", "--staged").code == 1


def test_a_baseline_of_the_first_format_is_read_by_the_subjects_of_then(course: Path, reclint: Reclint) -> None:
    reclint("baseline", "--reason", "from then")
    text = (course / NAME).read_text("utf-8")
    assert json.loads(text)["format"] == 2
    (course / NAME).write_text((GOLDEN / "baseline-1.json").read_text("utf-8"), "utf-8")
    result = reclint("check")
    assert (result.code, result.out.splitlines()[1]) == (0, "suppressed: 8 by the baseline")
    assert reclint("baseline").out == f"{NAME}: 8 findings accepted, 0 new\n"
    assert json.loads((course / NAME).read_text("utf-8"))["format"] == 2
    assert {entry["reason"] for entry in entries(course)} == {"from then"}


def test_another_document_changes_no_fingerprint(course: Path, reclint: Reclint) -> None:
    def prints() -> set[str]:
        report = json.loads(reclint("check", "--output", "json").out)["findings"]
        return {entry["fingerprint"] for entry in report if entry["path"] == THIRD}

    before = prints()
    (course / "a").mkdir()
    (course / "a/record.md").write_text((course / THIRD).read_text("utf-8"), "utf-8")
    assert before <= prints()
