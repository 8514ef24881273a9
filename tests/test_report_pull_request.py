"""The report as a comment on a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .conftest import EMPTY_FOLDER, without_circumstances
from .samples import edit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Git, Result

    Reclint = Callable[..., Result]

RECORD = "series-1/module-1-3/record.md"


@pytest.mark.usefixtures("course")
def test_the_example_course(reclint: Reclint, golden: Callable[[str, str], None]) -> None:
    golden("report.md", reclint("report", "--format", "markdown").out)


def test_what_is_new_stands_first_then_what_is_fixed_and_what_remains_is_counted(
    course: Path, git: Git, reclint: Reclint
) -> None:
    edit(course / RECORD, "Exercise 2 (Supported): A Cooler", "Exercise 2 (Guided): A Cooler")
    edit(course / RECORD, "before the fall (INTRODUCED)", "before the fall (APPLIED)")
    lines = without_circumstances(reclint("report", "--since", "HEAD", "--format", "markdown").out).splitlines()
    assert lines[:15] == [
        "<!-- reclint -->",
        "## reclint: MAJOR REVISION",
        "",
        "2 critical, 6 improvement, 0 polish in 3 records",
        "",
        "1 new, 1 fixed, 7 remaining since `HEAD` (then MAJOR REVISION)",
        "",
        "Asked: …",
        "",
        "| Module | Verdict | Findings | Before | What its record holds |",
        "| --- | --- | --- | --- | --- |",
        "| 1.3 Sourdough | **MAJOR REVISION** | 2 critical, 6 improvement | 2 critical, 5 improvement, 1 polish "
        "| index 12 rows, 4 detached · taught 13: 12 linked, 1 missing · notebooks 2/3 · reviews 3/3 |",
        "",
        "2 modules without a change.",
        "",
    ]
    assert [line for line in lines if line.startswith("### ")] == ["### New: 1", "### Fixed: 1"]
    assert "Remaining: 2 critical, 5 improvement; `reclint report` shows them." in lines
    assert lines[lines.index("### New: 1") + 2] == (
        '- **improvement** `series-1/module-1-3/record.md:31` "Peak (the highest point before it falls back)" is '
        "APPLIED here and INTRODUCED in the Concept Index, make them agree (`depth-mismatch`; row at "
        "`series-1/module-1-3/record.md:12`)"
    )


def test_a_comment_is_never_too_long_and_counts_what_it_leaves_out(course: Path, reclint: Reclint) -> None:
    items = "".join(f"- Invention {number} {'of the baker ' * 5} (INTRODUCED)\n" for number in range(600))
    edit(course / RECORD, "- Autolyse", f"{items}- Autolyse")
    out = reclint("report", "--format", "markdown").out
    assert len(out) <= 65_536
    shown = out.count("\n- **")
    total = int(out.partition("### Findings: ")[2].partition("\n")[0])
    assert f"\n- … and {total - shown} findings more\n" in out
    assert out.endswith(" had nothing to judge.\n")


def test_a_folder_without_records_is_told_so(folder: Path, reclint: Reclint) -> None:
    assert reclint("report", "--format", "markdown") == (
        2,
        "<!-- reclint -->\n## reclint: nothing to check\n\n0 records found\n",
        EMPTY_FOLDER,
    )


def test_questions_are_folded_away(course: Path, reclint: Reclint) -> None:
    edit(course / RECORD, "- Discard -- what is taken out and why (INTRODUCED)\n", "")
    edit(course / RECORD, "| Discard (", "| Discard bucket (")
    out = reclint("report", "--format", "markdown").out
    assert (
        "<details><summary>What a reviewer must still decide: 1</summary>\n"
        "\n"
        '- **polish?** `series-1/module-1-3/record.md:13` the list of taught concepts of "feeding-a-starter" does not '
        'name "Discard bucket (what is taken out before a feeding)" (`concept-not-summarised`; section at '
        "`series-1/module-1-3/record.md:26`)\n"
        "\n"
        "</details>\n" in out
    )


def test_text_of_records_makes_no_markup(course: Path, reclint: Reclint) -> None:
    edit(course / RECORD, "# Module 1.3: Sourdough", "# Module 1.3: <b>Sour|dough</b> @baker")
    edit(course / RECORD, "- Autolyse", "- <script>alert(1)</script> *Autolyse*")
    out = reclint("report", "--format", "markdown").out
    assert "| 1.3 &lt;b&gt;Sour\\|dough&lt;/b&gt; @\u200bbaker | **MAJOR REVISION** |" in out
    assert "<script>" not in out
