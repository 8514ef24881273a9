"""``check --fix``, ``--unsafe-fixes`` and ``--diff``: what is written, what is left alone, what is told."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .conftest import without_circumstances
from .fixing import BOM, CUT, CUT_OFF, INDEX, ROW, WHOLE, data, summary
from .samples import FIRST, SECOND, THIRD
from .test_gate import found, replace, state

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Git, Result

    Reclint = Callable[..., Result]

pytestmark = pytest.mark.usefixtures("shared_cache")


# What is fixed


def test_safe_fixes_are_applied_and_what_is_left_is_reported(course: Path, reclint: Reclint) -> None:
    before = state(course)
    result = reclint("check", "--fix")
    assert result.code == 1
    assert "table-row-detached" not in result.out
    assert result.out.count("\nseries-1/") == 6
    assert summary(result) == [
        "MAJOR REVISION: 2 critical, 4 improvement, 1 polish in 3 records",
        "fixed 1 finding in 1 file",
        "4 fixable with --fix --unsafe-fixes",
    ]
    assert state(course) == {**before, THIRD: before[THIRD].replace(CUT, WHOLE)}


def test_a_second_time_there_is_nothing_to_fix(course: Path, reclint: Reclint) -> None:
    reclint("check", "--fix")
    before = state(course)
    result = reclint("check", "--fix")
    assert summary(result)[1:] == ["4 fixable with --fix --unsafe-fixes"]
    assert state(course) == before


def test_unsafe_fixes_are_applied_when_they_are_allowed(course: Path, reclint: Reclint) -> None:
    before = data(course).decode()
    result = reclint("check", "--fix", "--unsafe-fixes")
    assert summary(result) == [
        "MAJOR REVISION: 1 critical, 2 improvement, 0 polish in 3 records",
        "fixed 5 findings in 1 file",
    ]
    after = before.replace("\n\n| Sourdough", "\n| Autolyse | INTRODUCED | counting-the-levain | |\n| Sourdough")
    after = after.replace("by weight (INTRODUCED)", "by weight (DEVELOPED)").replace("1-3-2-feed", "1-3-1-feed")
    assert data(course).decode() == after.replace("(Supported): A Cooler", "(Guided): A Cooler")


def test_unsafe_fixes_alone_change_nothing(course: Path, reclint: Reclint) -> None:
    before = state(course)
    assert summary(reclint("check"))[1] == "1 fixable with --fix, 4 more with --unsafe-fixes"
    assert summary(reclint("check", "--unsafe-fixes"))[1] == "5 fixable with --fix"
    assert state(course) == before


def test_a_course_that_is_fixed_passes(folder: Path, reclint: Reclint) -> None:
    section = "### Lesson 1: First Knots (first-knots)\n\n**Concepts taught:**\n- Bowline\n- Half hitch\n"
    (folder / "record.md").write_text(f"{CUT_OFF}\n## Per-Lesson Summaries\n\n{section}", "utf-8")
    result = reclint("check", "--fix")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith(
        "PASS: 0 critical, 0 improvement, 0 polish in 1 record\nfixed 1 finding in 1 file\nskipped"
    )


def test_only_the_named_paths_and_rules_are_fixed(course: Path, reclint: Reclint) -> None:
    before = state(course)
    reclint("check", "--fix", "--unsafe-fixes", FIRST, SECOND)
    reclint("check", "--fix", "--unsafe-fixes", "--select", "field-missing")
    reclint("check", "--fix", "--ignore", "table-*")
    assert state(course) == before
    reclint("check", "--fix", "--unsafe-fixes", "notebooks/1-3-3-weekend-loaf.ipynb")
    after = before[THIRD].replace(b"(Supported): A Cooler", b"(Guided): A Cooler")
    assert state(course) == {**before, THIRD: after}


def test_what_is_silenced_or_accepted_is_not_fixed(course: Path, reclint: Reclint) -> None:
    reclint("baseline")
    before = state(course)
    assert "fixable" not in reclint("check").out
    reclint("check", "--fix", "--unsafe-fixes")
    assert state(course) == before
    reclint("check", "--fix", "--no-baseline")
    assert data(course) == before[THIRD].replace(CUT, WHOLE)
    (course / "reclint-baseline.json").unlink()
    replace(
        course, THIRD, "weight (INTRODUCED)", "weight (INTRODUCED) <!-- reclint-ignore depth-mismatch: as meant -->"
    )
    before = state(course)
    reclint("check", "--fix", "--unsafe-fixes", "--select", "depth-mismatch")
    assert state(course) == before


def test_only_what_is_new_is_fixed(git: Git, course: Path, reclint: Reclint) -> None:
    replace(course, FIRST, "| DEVELOPED | four-ingredients |", "| DEVELOPPED | four-ingredients |")
    before = state(course)
    reclint("check", "--since", "HEAD", "--fix", "--unsafe-fixes")
    assert state(course) == {**before, FIRST: before[FIRST].replace(b"DEVELOPPED", b"DEVELOPED")}


def test_the_json_tells_how_much_was_fixed_and_what_may_be_done_instead(course: Path, reclint: Reclint) -> None:
    first = json.loads(reclint("check", "--output", "json").out)
    [mismatch] = [entry["fix"] for entry in first["findings"] if entry["rule"] == "depth-mismatch"]
    [other] = mismatch["alternatives"]
    assert (mismatch["title"], mismatch["safe"]) == ("write DEVELOPED in the summary, as the Concept Index does", False)
    assert (other["title"], other["safe"]) == ("write INTRODUCED in the Concept Index, as the summary does", False)
    assert [(edit["line"], edit["column"], edit["text"]) for edit in mismatch["edits"]] == [(30, 65, "DEVELOPED")]
    assert [(edit["line"], edit["column"], edit["text"]) for edit in other["edits"]] == [(11, 65, "INTRODUCED")]
    assert first["summary"]["fixed"] == 0
    assert json.loads(reclint("check", "--fix", "--output", "json").out)["summary"]["fixed"] == 1


@pytest.mark.parametrize(
    "row",
    [
        "| Chance P(A|B) | GROWN | first-knots | |",
        "| f(x|applied y) | DEVELOPED | first-knots | a |",
        "| Chance | DEVELOPED | Two Knots | P(A|B) |",
        "| Chance | first-knots | DEVELOPED |",
        "| Chance | first-knots | P(A|B) and P(B|A) | DEVELOPED |",
    ],
)
def test_rows_whose_true_cells_are_not_certain_are_left_alone(folder: Path, reclint: Reclint, row: str) -> None:
    (folder / "record.md").write_text(f"{INDEX}{row}\n", "utf-8")
    result = reclint("check", "--fix", "--select", "table-*")
    assert (result.code, result.err) == (1, "")
    assert "[table-row-" in result.out
    assert data(folder, "record.md").decode() == f"{INDEX}{row}\n"


def test_rows_are_left_alone_where_the_header_is_cut_off_from_them(folder: Path, reclint: Reclint) -> None:
    text = f"{INDEX.replace('Notes |', 'Notes |' + chr(10) + '<!-- -->')}| Chance P(A|B) | DEVELOPED | first-knots |\n"
    (folder / "record.md").write_text(text, "utf-8")
    result = reclint("check", "--fix", "--select", "table-*")
    assert (result.code, result.err) == (1, "")
    assert data(folder, "record.md").decode() == text


def test_a_concept_that_is_named_twice_gets_one_row(folder: Path, reclint: Reclint) -> None:
    section = "### first-knots\n\n**Concepts taught:**\n- Splice (APPLIED)\n- Bowline\n- *splice* -- again (APPLIED)\n"
    (folder / "record.md").write_text(f"{INDEX}\n## Per-Lesson Summaries\n\n{section}", "utf-8")
    reclint("check", "--fix", "--unsafe-fixes")
    added = f"{INDEX}| Splice | APPLIED | first-knots | |\n"
    assert data(folder, "record.md").decode() == f"{added}\n## Per-Lesson Summaries\n\n{section}"


COMMENT = "<!-- reclint-ignore depth-unknown: a scale of its own -->"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"a {COMMENT}\n", "a\n"),
        (f"a\n\n{COMMENT}\nb\n", "a\n\nb\n"),
        (f"a\n{COMMENT}\nb\n", "a\n\nb\n"),
        (f"a\n\n{COMMENT.replace(': a', ':' + chr(10) + 'a')}\nb\n", "a\n\nb\n"),
        (f"a\n\n{COMMENT}", "a\n\n"),
        (f"- a\n\n{COMMENT}\n\n- b\n", f"- a\n\n{COMMENT}\n\n- b\n"),
        (f"| a | b |\n{COMMENT}\n| c | d |\n", f"| a | b |\n{COMMENT}\n| c | d |\n"),
    ],
    ids=["behind", "above", "between", "over-lines", "at-the-end", "between-lists", "between-rows"],
)
def test_a_comment_that_silences_nothing_is_taken_out_with_what_is_its_own(
    folder: Path, reclint: Reclint, before: str, after: str
) -> None:
    (folder / "record.md").write_text(f"{INDEX}\n{before}", "utf-8")
    result = reclint("check", "--fix", "--unsafe-fixes", "--select", "suppression-*", "--select", "depth-unknown")
    assert result.err == ""
    assert data(folder, "record.md").decode() == f"{INDEX}\n{after}"


# The diff

DIFF = """\
--- record.md
+++ record.md
@@ -5,5 +5,4 @@
 | Concept | Depth | Lesson | Notes |
 | --- | --- | --- | --- |
 | Bowline | DEVELOPED | first-knots | |
-
 | Half hitch | INTRODUCED | first-knots | |
"""


def test_the_diff_shows_what_fix_would_do_and_changes_nothing(folder: Path, reclint: Reclint) -> None:
    (folder / "record.md").write_text(CUT_OFF, "utf-8")
    assert reclint("check", "--diff") == (1, DIFF, "would have fixed 1 finding in 1 file\n")
    assert reclint("check", "--diff", "--fix").out == DIFF
    assert reclint("check", "--diff", "--exit-zero").code == 0
    assert (folder / "record.md").read_text("utf-8") == CUT_OFF
    reclint("check", "--fix")
    assert reclint("check", "--diff") == (0, "", "nothing to fix\n")


def test_a_painted_diff_has_no_control_characters_of_the_record(folder: Path, reclint: Reclint) -> None:
    (folder / "record.md").write_text(CUT_OFF.replace("Bowline", "Bow\x1b[31mline"), "utf-8")
    shown = reclint("check", "--diff", "--color", "always").out
    assert "Bow\\x1b[31mline" in shown
    assert "\x1b[31m-\x1b[0m\n" in shown


def test_a_diff_in_a_build_log_holds_no_command(
    folder: Path, reclint: Reclint, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "record.md").write_text(CUT_OFF + "::error::boo\n", "utf-8")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert "\n \u200b::error::boo\n" in reclint("check", "--diff").out


@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("bom", ["", "\ufeff"], ids=["plain", "bom"])
@pytest.mark.parametrize("last", ["", "\n"], ids=["unended", "ended"])
def test_git_applies_the_diff_to_what_fix_writes(
    git: Git, course: Path, reclint: Reclint, ending: str, bom: str, last: str
) -> None:
    path = course / "a record.md"
    text = f"{bom}{CUT_OFF}\n{ROW}".removesuffix("\n") + last
    path.write_bytes(text.replace("\n", ending).encode())
    before = state(course)
    patch = reclint("check", "--diff", "--unsafe-fixes").out
    command = ["git", "apply", "-p0", "--unsafe-paths", "-"]
    subprocess.run(command, cwd=course, input=patch.encode(), check=True, capture_output=True)
    applied = state(course)
    assert applied != before
    for name, content in before.items():
        (course / name).write_bytes(content)
    reclint("check", "--fix", "--unsafe-fixes")
    assert state(course) == applied


def test_the_diff_takes_standard_output(course: Path, reclint: Reclint) -> None:
    expected = "error: --diff prints the changes and no report\n  call it without --output and --statistics\n"
    assert reclint("check", "--diff", "--output", "json") == (2, "", expected)
    assert reclint("check", "--diff", "--statistics") == (2, "", expected)


# Standard input


def test_standard_input_is_fixed_to_standard_output(course: Path, reclint: Reclint) -> None:
    before = state(course)
    given = BOM + data(course).replace(b"\n", b"\r\n")
    result = reclint("check", "-", "--stdin-filename", THIRD, "--fix", given=given)
    assert result.code == 1
    assert result.out == given.replace(b"\r\n" * 2 + b"| Sourdough", b"\r\n| Sourdough").decode()
    assert without_circumstances(result.err).endswith(
        "\n\nMAJOR REVISION: 2 critical, 4 improvement, 1 polish in 1 record\nasked: …\n"
        "fixed 1 finding in 1 file\n4 fixable with --fix --unsafe-fixes\n"
    )
    assert state(course) == before


def test_standard_input_without_a_fix_is_printed_as_it_is(course: Path, reclint: Reclint) -> None:
    given = data(course, FIRST)
    result = reclint("check", "-", "--stdin-filename", FIRST, "--fix", given=given)
    assert (result.code, result.out) == (0, given.decode())


def test_standard_input_is_fixed_alone(course: Path, reclint: Reclint) -> None:
    assert reclint("check", "-", FIRST, "--fix", given=b"").err == (
        "error: standard input is checked alone\n"
        "  name the file that it stands for by --stdin-filename, and check other paths by a call of their own\n"
    )


# What is staged


def test_staged_findings_are_fixed_in_the_work_tree(git: Git, course: Path, reclint: Reclint) -> None:
    (course / "record.md").write_text(CUT_OFF.replace("1.1", "9.1"), "utf-8")
    git("add", "record.md")
    (course / "other.md").write_text(CUT_OFF.replace("1.1", "9.2"), "utf-8")
    before = state(course)
    result = reclint("check", "--staged", "--fix", "--exit-zero")
    assert (result.code, result.err) == (0, "")
    assert state(course) == {**before, "record.md": f"{INDEX}{ROW}".replace("1.1", "9.1").encode()}
    assert git("diff", "--name-only") == "record.md\n"


def test_a_file_that_is_not_as_it_is_staged_is_not_fixed(git: Git, course: Path, reclint: Reclint) -> None:
    for number in (1, 2):
        (course / f"{number}.md").write_text(CUT_OFF.replace("1.1", f"9.{number}"), "utf-8")
    git("add", "-A")
    replace(course, "2.md", "Half hitch", "Clove hitch")
    before = state(course)
    result = reclint("check", "--staged", "--fix", "--exit-zero", "--output", "json")
    assert result.code == 3
    assert result.err == (
        "error: 2.md: differs from what is staged, so its fixes are not written, stage its changes, or put them aside\n"
    )
    assert ("2.md", "table-row-detached") in found(result)
    assert ("1.md", "table-row-detached") not in found(result)
    assert json.loads(result.out)["summary"]["fixed"] == 1
    assert state(course) == {**before, "1.md": f"{INDEX}{ROW}".replace("1.1", "9.1").encode()}


def test_a_diff_of_what_is_staged(git: Git, course: Path, reclint: Reclint) -> None:
    assert reclint("check", "--staged", "--diff") == (0, "", "nothing to fix\n")
    (course / "record.md").write_text(CUT_OFF.replace("1.1", "9.1"), "utf-8")
    git("add", "-A")
    assert reclint("check", "--staged", "--diff") == (1, DIFF, "would have fixed 1 finding in 1 file\n")
