"""The report on a terminal: whole pages of the example course, and what must hold for any page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from .conftest import EMPTY_FOLDER, RECORDS, ROOT, without_circumstances
from .samples import edit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reclint.catalogue import Catalogue

    from .conftest import Git, Result

    Reclint = Callable[..., Result]

pytestmark = pytest.mark.usefixtures("shared_cache")

RECORD = "series-1/module-1-3/record.md"
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture(autouse=True)
def _a_terminal_of_a_hundred_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")


@pytest.mark.parametrize("width", [80, 160])
def test_the_example_course(
    reclint: Reclint, monkeypatch: pytest.MonkeyPatch, golden: Callable[[str, str], None], width: int
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", str(width))
    golden(f"report-{width}.txt", reclint("report", RECORDS.name).out)


@pytest.mark.parametrize("width", [40, 80, 100, 117, 118, 160, 200])
def test_no_line_is_wider_than_the_terminal_and_none_ends_in_blanks(
    course: Path, git: Git, reclint: Reclint, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    edit(course / RECORD, "- Autolyse -- a rest", f"- 自己分解 {'long' * 60} -- a rest")
    monkeypatch.setenv("COLUMNS", str(width))
    lines = reclint("report", "--since", "HEAD").out.splitlines()
    assert [line for line in lines if cell_len(line) > width and not line.startswith("  reclint report")] == []
    assert [line for line in lines if line != line.rstrip()] == []


def test_a_page_in_a_pipe_has_a_line_for_each_module_and_no_escape_codes(
    course: Path, reclint: Reclint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    out = reclint("report").out
    assert max(map(cell_len, out.splitlines())) in range(110, 121)
    assert len(re.findall(r"^1\.\d  .* · reviews 3/3$", out, re.M)) == 3
    assert "\x1b" not in out


def test_colour_changes_nothing_but_the_colour(course: Path, reclint: Reclint) -> None:
    coloured = reclint("report", "--color", "always").out
    assert coloured.startswith("\x1b[1;37;41m MAJOR REVISION \x1b[0m")
    plain = reclint("report", "--color", "never").out
    assert without_circumstances(ESCAPE.sub("", coloured)) == without_circumstances(plain)


def test_both_sides_stand_beside_each_other_where_there_is_room(
    course: Path, reclint: Reclint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "130")
    out = reclint("report", "--select", "review-verdict-conflict", "--module", "1.3").out
    assert out.partition("\n\n  ")[2].partition("\n\n")[0].splitlines() == [
        "critical     the review is called PASS here, and the review log ends NEEDS REVISION at iteration 2",
        "    review-verdict-conflict · weekend-loaf · line 144",
        f"    {'here':<62}  log at series-1/module-1-3/lessons/weekend-loaf.md:85",
        "     144 | **Review:** Passed at iteration 2/3. The findings ar…      85 | ### Verdict: NEEDS REVISION",
        f"         {'|             ^^^^^^':<59}     |              ^^^^^^^^^^^^^^",
    ]


def test_one_stands_under_the_other_where_there_is_none(
    course: Path, reclint: Reclint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    out = without_circumstances(reclint("report", "--select", "review-verdict-conflict", "--module", "1.3").out)
    assert out == (
        " MAJOR REVISION  1 critical · 0 improvement · 0 polish in 1 record\n"
        " asked …\n"
        "\n"
        "1.3  MAJOR REVISION  index 12 rows, 4 detached · taught 13: 12 linked, 1 missing\n"
        "                     notebooks 2/3 · reviews 3/3\n"
        "\n"
        "1.3 Sourdough · 1 critical\n"
        "series-1/module-1-3/record.md\n"
        "\n"
        "  critical     the review is called PASS here, and the review log ends NEEDS\n"
        "               REVISION at iteration 2\n"
        "    review-verdict-conflict · weekend-loaf · line 144\n"
        "     144 | **Review:** Passed at iteration 2/3. The findings are described in…\n"
        "         |             ^^^^^^\n"
        "    log at series-1/module-1-3/lessons/weekend-loaf.md:85\n"
        "      85 | ### Verdict: NEEDS REVISION\n"
        "         |              ^^^^^^^^^^^^^^\n"
        "\n"
        "Rules: 1 failed\n"
        "\n"
        "Next\n"
        "  reclint explain review-verdict-conflict\n"
        "      why the worst finding matters, and what to do\n"
        "  reclint report --module 1.3 --select review-verdict-conflict --format sheet\n"
        "      the review of 1.3 for its logs\n"
        "  reclint report --module 1.3 --select review-verdict-conflict --open\n"
        "      the same in a browser, with both sides of everything\n"
    )


def test_what_has_changed_is_told_and_what_is_new_comes_first(course: Path, git: Git, reclint: Reclint) -> None:
    edit(course / RECORD, "Exercise 2 (Supported): A Cooler", "Exercise 2 (Guided): A Cooler")
    edit(course / RECORD, "before the fall (INTRODUCED)", "before the fall (APPLIED)")
    lines = reclint("report", "--since", "HEAD").out.splitlines()
    assert lines[:2] == [
        " MAJOR REVISION  2 critical (±0) · 6 improvement (+1) · 0 polish (-1) in 3 records",
        " since           HEAD: 1 new · 1 fixed · 7 remaining · was MAJOR REVISION",
    ]
    findings = [line for line in lines if line.startswith(("  critical  ", "  improvement  ", "  polish  "))]
    assert findings[0] == (
        '  improvement  "Peak (the highest point before it falls back)" is APPLIED here and INTRODUCED in the'
    )
    assert "    new · depth-mismatch · feeding-a-starter · line 31" in lines
    fixed = lines.index("Fixed since HEAD: 1")
    assert lines[fixed + 2 : fixed + 5] == [
        "1.3 Sourdough · series-1/module-1-3/record.md",
        "  polish       exercise 2 is Supported here and Guided in the notebook (cell 4)  line 141 · heading",
        "               at notebooks/1-3-3-weekend-loaf.ipynb:44",
    ]


def outcomes(text: str) -> dict[str, int]:
    """How many rules came to what, of the line that tells it."""
    [line] = re.findall(r"^Rules: (.*)$", text, re.M)
    return {words: int(number) for number, words in re.findall(r"(\d+) ([a-z ]+)", line)}


def test_nothing_to_say_is_said_in_a_few_lines(course: Path, reclint: Reclint, catalogue: Catalogue) -> None:
    text, _, rules = without_circumstances(reclint("report", "--module", "1.1").out).partition("Rules: ")
    assert text == (
        " PASS of what was asked  0 critical · 0 improvement · 0 polish in 1 record\n"
        " asked …\n"
        "\n"
        "1.1  PASS            index 12 rows · taught 12: 12 linked · notebooks 2/2 · reviews 3/3\n"
        "\n"
    )
    assert re.fullmatch(r"\d+ passed, \d+ had nothing to judge\n", rules)
    assert sum(outcomes(f"Rules: {rules}").values()) == len(catalogue.rules)


def test_a_folder_without_records_is_told_what_to_do(folder: Path, reclint: Reclint) -> None:
    assert reclint("report") == (
        2,
        "0 records found\n\nNext\n  reclint report FOLDER  a folder that holds records, or a record\n",
        EMPTY_FOLDER,
    )


def test_questions_stand_apart_with_both_places(course: Path, reclint: Reclint) -> None:
    edit(course / RECORD, "- Discard -- what is taken out and why (INTRODUCED)\n", "")
    edit(course / RECORD, "| Discard (", "| Discard bucket (")
    lines = reclint("report", "--module", "1.3").out.splitlines()
    assert lines[1] == " questions       1 that only a reviewer can decide; it does not count"
    at = lines.index("What a reviewer must still decide: 1")
    assert lines[at : at + 6] == [
        "What a reviewer must still decide: 1",
        "",
        "1.3 Sourdough · series-1/module-1-3/record.md",
        "  feeding-a-starter",
        '  polish?      the list of taught concepts of "feeding-a-starter" does not name "Discard bucket',
        '               (what is taken out before a feeding)"  line 13 · section at line 26',
    ]


def test_silenced_findings_are_listed_with_their_reasons(course: Path, reclint: Reclint) -> None:
    line = "- Autolyse -- a rest of half an hour before kneading (INTRODUCED)"
    edit(course / RECORD, line, f"{line} <!-- reclint-ignore concept-not-indexed: gets its row later -->")
    lines = reclint("report").out.splitlines()
    assert lines[1] == " suppressed      1 by comments"
    at = lines.index("Suppressed in the records: 1")
    assert lines[at + 1] == f"  concept-not-indexed gets its row later {RECORD}:72"


def test_rules_that_could_not_judge_are_named_with_the_reason(
    course: Path, reclint: Reclint, catalogue: Catalogue
) -> None:
    (course / "course.md").unlink()
    (course / "series-1/summary.md").unlink()
    out = reclint("report").out
    found = outcomes(out)
    assert list(found) == ["passed", "failed", "skipped", "had nothing to judge"]
    assert (found["failed"], found["skipped"], sum(found.values())) == (8, 2, len(catalogue.rules))
    assert (
        " had nothing to judge\n"
        "  skipped record-missing, rollup-stale, since there are no course pages or series summaries\n" in out
    )


def test_many_findings_of_one_rule_take_a_line_each_after_the_first_five(course: Path, reclint: Reclint) -> None:
    items = "".join(f"- Invention {word} -- never indexed (INTRODUCED)\n" for word in "ABCDEFG")
    edit(course / RECORD, "- Autolyse", f"{items}- Autolyse")
    out = reclint("report", "--select", "concept-not-indexed", "--module", "1.3").out
    assert len(re.findall(r"^    concept-not-indexed · ", out, re.M)) == 5
    assert len(re.findall(r"^  improvement  ", out, re.M)) == 8


def test_text_of_records_is_shown_as_it_is(course: Path, reclint: Reclint) -> None:
    odd = "[bold]Auto[/bold] {{ lyse }} :smile: \x1b[31m\u202e<b> ##[error]"
    edit(course / RECORD, "- Autolyse", f"- {odd}")
    plain = reclint("report", "--module", "1.3").out
    coloured = reclint("report", "--module", "1.3", "--color", "always").out
    shown = "[bold]Auto[/bold] {{ lyse }} :smile: \\x1b[31m\\x202e<b> ##[error]"
    assert f"72 | …{shown} -- a rest" in plain
    assert "\x1b" not in plain
    assert without_circumstances(ESCAPE.sub("", coloured)) == without_circumstances(plain)


def test_the_next_commands_are_those_of_the_same_review(course: Path, git: Git, reclint: Reclint) -> None:
    (course / "my course").mkdir()
    (course / RECORD).rename(course / "my course/record.md")
    out = reclint("report", "my course", "--since", "HEAD").out
    assert "  reclint report 'my course' --since HEAD --open" in out


def test_questions_stand_by_lesson_in_the_order_of_the_record_and_those_of_the_module_first(
    course: Path, reclint: Reclint
) -> None:
    for slug in ("feeding-a-starter", "weekend-loaf"):
        edit(course / f"series-1/module-1-3/lessons/{slug}.md", "**Status:** Built", "**Status:** Planned")
    first, _, third = re.split("(?m)^(?=### )", (course / RECORD).read_text("utf-8"))[1:]
    edit(course / RECORD, third, third.replace("**Analogies used:**", "**Odds and ends:**"))
    edit(course / RECORD, first, first.replace("**Misconceptions addressed:**", "**Bits and bobs:**"))
    lines = reclint("report", "--module", "1.3", "--select", "status-disagrees", "--select", "field-missing").out
    _, _, asked = lines.partition("What a reviewer must still decide: 3\n\n")
    shown = [line[:36] for line in asked.partition("\n\n")[0].splitlines() if not line.startswith(" " * 15)]
    assert shown == [
        "1.3 Sourdough · series-1/module-1-3/",
        "  polish?      2 lessons passed thei",
        "  feeding-a-starter",
        '  polish?      "feeding-a-starter" h',
        "  weekend-loaf",
        '  polish?      "weekend-loaf" has no',
    ]
