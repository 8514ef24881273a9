"""Where outputs go: annotations of GitHub Actions, files beside the text, and both places in full."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Result, without_circumstances

Reclint = Callable[..., Result]


# GitHub Actions


@pytest.mark.usefixtures("course")
def test_annotations_come_worst_first_and_the_text_follows(reclint: Reclint) -> None:
    lines = reclint("check", "--output", "github").out.splitlines()
    kinds = [line.split()[0] for line in lines if line.startswith("::")]
    assert kinds == ["::error"] * 2 + ["::warning"] * 5 + ["::notice"]
    assert lines[0].startswith("::error file=series-1/module-1-3/record.md,line=58,endLine=58,col=16,endColumn=")
    assert lines[0].endswith(
        ",title=notebook-missing (critical)::"
        'the notebook "notebooks/1-3-2-feeding-a-starter.ipynb" does not exist, '
        'did you mean "1-3-1-feeding-a-starter.ipynb"?'
    )
    assert lines[8:] == reclint("check").out.splitlines()


def test_more_than_ten_of_a_kind_are_counted(folder: Path, reclint: Reclint) -> None:
    rows = "".join(f"| Loaf {name} | WARM | soft-rolls | |\n" for name in "ABCDEFGHIJKLM")
    (folder / "page.md").write_text(
        "# Module 1.1: Rolls -- Record\n\n## Concept Index\n\n| Concept | Depth | Lesson | Notes |\n"
        f"| --- | --- | --- | --- |\n{rows}\n## Per-Lesson Summaries\n\n### Lesson 1: Soft Rolls (soft-rolls)\n",
        "utf-8",
    )
    lines = reclint("check", "--select", "depth-unknown", "--output", "github").out.splitlines()
    assert sum(line.startswith("::warning ") for line in lines) == 10
    assert lines[10] == "3 more findings are below, without an annotation"
    assert sum("[depth-unknown]" in line for line in lines[11:]) == 13


@pytest.mark.usefixtures("course")
def test_auto_is_github_under_github_actions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reclint: Reclint) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("before\n")
    plain = reclint("check", "--output", "auto").out
    assert plain == reclint("check").out
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    assert reclint("check", "--output", "auto").out == reclint("check", "--output", "github").out
    assert summary.read_text("utf-8").startswith("before\n## reclint: MAJOR REVISION\n\nMAJOR REVISION: 2 critical")


# Where outputs go


@pytest.mark.usefixtures("course")
def test_two_formats_do_not_share_a_place(reclint: Reclint) -> None:
    result = reclint("check", "--output", "json", "--output", "sarif")
    assert result == Result(2, "", "error: json and sarif want standard output both\n  give each a file: FORMAT:FILE\n")
    result = reclint("check", "--output", "json:a", "--output", "sarif:a")
    assert result.err == "error: json and sarif want a both\n  give each a file: FORMAT:FILE\n"


@pytest.mark.usefixtures("course")
def test_text_goes_on_to_standard_output_beside_files(reclint: Reclint) -> None:
    plain = reclint("check").out
    assert reclint("check", "--output", "sarif:out.sarif", "--output", "text:out.txt").out == plain
    assert Path("out.txt").read_text("utf-8") == plain


@pytest.mark.usefixtures("course")
def test_full_shows_both_places_behind_a_gutter(reclint: Reclint) -> None:
    expected = """\
series-1/module-1-3/record.md:30:65: improvement "Feeding ratio (parts of starter, flour and water by weight)" \
is INTRODUCED here and DEVELOPED in the Concept Index, make them agree [depth-mismatch]
  30 | - Feeding ratio -- parts of starter, flour and water by weight (INTRODUCED)
     |                                                                 ^^^^^^^^^^
  row at 11:65
  11 | …rts of starter, flour and water by weight) | DEVELOPED | feeding-a-starter | 1:2:2 with 20 g of star…
     |                                               ^^^^^^^^^

NEEDS REVISION: 0 critical, 1 improvement, 0 polish in 3 records
asked: …
1 fixable with --fix --unsafe-fixes
"""
    assert without_circumstances(reclint("check", "--select", "depth-mismatch", "--output", "full").out) == expected
