"""Review sheets: what they say, that the reader of review logs reads them back, and that they know each other again."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Any

import pytest

from reclint.api import Course
from reclint.commands import report as command
from reclint.course.opening import load_vocabulary
from reclint.readers import Lexicon, read_lesson_plan
from reclint.text.source import Source

from .conftest import EMPTY_FOLDER, ROOT
from .samples import edit, report_options
from .spanish import SPANISH

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reclint.catalogue import Catalogue
    from reclint.model import ReviewIteration

    Sheet = Callable[..., str]

pytestmark = pytest.mark.usefixtures("shared_cache")

RECORD = "series-1/module-1-3/record.md"
LOG = "series-1/module-1-3/lessons/weekend-loaf.md"
DAY = datetime.date(2026, 3, 12)


@pytest.fixture
def sheet(capsys: pytest.CaptureFixture[str]) -> Sheet:
    """Makes the sheets of the course around the working directory, of all or of one lesson."""

    def make(lesson: str | None = None, paths: tuple[str, ...] = (), **options: Any) -> str:
        given = report_options(form="sheet", lesson=lesson, **options)
        assert command.report(paths, given, today=DAY) == 0
        return capsys.readouterr().out

    return make


def append(path: Path, text: str) -> None:
    path.write_text(f"{path.read_text('utf-8').rstrip()}\n\n---\n\n{text}", "utf-8")


def last_review(course: Path, path: str = LOG) -> ReviewIteration:
    """The last review of a planning document, as the reader of review logs reads it."""
    source = Source(path, (course / path).read_text("utf-8"))
    plan = read_lesson_plan(source, Lexicon(load_vocabulary()))
    assert plan.log is not None
    return plan.log.last


def test_the_sheets_of_the_third_module(
    sheet: Sheet, monkeypatch: pytest.MonkeyPatch, golden: Callable[[str, str], None]
) -> None:
    monkeypatch.chdir(ROOT / "records")
    golden("sheets-1.3.md", sheet(modules=("1.3",)))


def test_a_sheet_is_read_back_to_its_counts_verdict_and_findings(course: Path, sheet: Sheet) -> None:
    append(course / LOG, sheet("weekend-loaf"))
    read = last_review(course)
    assert (read.number, read.maximum, read.round, read.date, read.verdict_word) == (
        3,
        3,
        1,
        "2026-03-12",
        "MAJOR REVISION",
    )
    assert {count.grade: count.value for count in read.counts} == {"critical": 1, "improvement": 0, "polish": 1}
    assert [(finding.grade, finding.title) for finding in read.findings] == [
        ("critical", "The review is called PASS here, and the review log ends NEEDS REVISION at iteration 2"),
        ("polish", "Exercise 2 is Supported here and Guided in the notebook (cell 4)"),
    ]


def test_a_lesson_without_findings_passes(course: Path, sheet: Sheet, catalogue: Catalogue) -> None:
    rules = len(catalogue.rules)
    text = sheet("four-ingredients")
    assert text == (
        "## Review — 2026-03-12 (Iteration 3/3)\n"
        "\n"
        "### Summary\n"
        "- Critical: 0\n"
        "- Improvement: 0\n"
        "- Polish: 0\n"
        "\n"
        "### Verdict: PASS\n"
        "\n"
        "No findings: as far as rules can tell, what is said of four-ingredients agrees with all around it.\n"
        "\n"
        "### Review Notes\n"
        "- 4 of 4 taught concepts are linked to rows of the Concept Index.\n"
        "- The record and the review log agree on the reviews before this one.\n"
        "- This review looks at what the documents say of the lesson, not at how the lesson teaches.\n"
        "- 1 finding of iteration 2 was not written by reclint and is not judged here.\n"
        f"- Asked: {rules} of {rules} rules, "
        "3 of 3 modules; course course; no commit; 2026-03-12; reclint; no configuration\n"
    )


def test_some_rules_alone_give_no_verdict_that_a_log_could_be_read_to_pass_by(
    course: Path, sheet: Sheet, catalogue: Catalogue
) -> None:
    text = sheet("four-ingredients", select=("status-*",))
    assert f"\n### Verdict: open, 1 of {len(catalogue.rules)} rules, 3 of 3 modules\n" in text
    assert "\nPass of what was asked, and no verdict: the other rules were not run.\n" in text


def test_the_iteration_is_the_next_of_the_log_unless_it_is_given(course: Path, sheet: Sheet) -> None:
    assert "(Iteration 3/3)" in sheet("weekend-loaf").splitlines()[0]
    assert "(Iteration 1/3)" in sheet("weekend-loaf", iteration=1).splitlines()[0]
    assert "(Iteration 3/5)" in sheet("weekend-loaf", max_iterations=5).splitlines()[0]
    edit(course / LOG, "(Iteration 2/3)", "(Iteration 3/3)")
    assert "(Iteration 4/4)" in sheet("weekend-loaf").splitlines()[0]


def test_without_a_log_a_sheet_is_the_first_iteration(course: Path, sheet: Sheet) -> None:
    text = (course / LOG).read_text("utf-8")
    (course / LOG).write_text(text.partition("## Review")[0], "utf-8")
    assert "(Iteration 1/3)" in sheet("weekend-loaf").splitlines()[0]


def test_the_next_sheet_checks_off_what_is_resolved_and_what_is_still_open(course: Path, sheet: Sheet) -> None:
    append(course / LOG, sheet("weekend-loaf"))
    edit(course / RECORD, "Exercise 2 (Supported): A Cooler", "Exercise 2 (Guided): A Cooler")
    text = sheet("weekend-loaf")
    assert text.splitlines()[0] == "## Review — 2026-03-12 (Iteration 4/4)"
    assert text.partition("### Findings of ")[2].partition("\n\n")[0].splitlines() == [
        "Iteration 3",
        "- [ ] The review is called PASS here, and the review log ends NEEDS REVISION at iteration 2 (critical) — "
        "**still open**",
        "- [x] Exercise 2 is Supported here and Guided in the notebook (cell 4) (polish) — **resolved**",
        "- Not counted, since it only tells how that review ended: the review passed at iteration 2 here, and the "
        "review log ends with iteration 3",
    ]
    assert "1 of 2 findings of the last sheet is resolved." in text
    assert "**Open since:** iteration 3\n" in text
    append(course / LOG, text)
    assert {count.grade: count.value for count in last_review(course).counts} == {
        "critical": 1,
        "improvement": 0,
        "polish": 0,
    }


def test_a_finding_of_a_rule_that_did_not_run_is_not_called_resolved(course: Path, sheet: Sheet) -> None:
    append(course / LOG, sheet("weekend-loaf"))
    text = sheet("weekend-loaf", ignore=("exercise-level",))
    assert "(polish) — **not judged** (the rule exercise-level was not run)\n" in text


def test_a_finding_that_was_accepted_is_told_with_the_reason(course: Path, sheet: Sheet) -> None:
    append(course / LOG, sheet("weekend-loaf"))
    line = next(line for line in (course / RECORD).read_text("utf-8").splitlines() if "A Cooler Saturday" in line)
    edit(course / RECORD, line, f"{line} <!-- reclint-ignore exercise-level: agreed with the author -->")
    assert (
        "- [x] Exercise 2 is Supported here and Guided in the notebook (cell 4) (polish) — **accepted** (agreed with"
        in (sheet("weekend-loaf"))
    )


def test_a_log_that_ends_in_a_sheet_can_still_come_to_a_pass(course: Path, sheet: Sheet) -> None:
    edit(course / RECORD, "**Status:** In review (3 of 3 lessons built)", "**Status:** Complete (3 of 3 lessons built)")
    edit(course / RECORD, "**Review:** Passed at iteration 2/3. The findings are described in the review log.\n", "")
    edit(course / RECORD, "Exercise 2 (Supported): A Cooler", "Exercise 2 (Guided): A Cooler")
    (course / "reclint.yaml").write_text("rules: {review-missing: off, status-disagrees: off}\n", "utf-8")
    first = sheet("weekend-loaf")
    assert '#### [IMPROVEMENT] — "weekend-loaf" belongs to what is called' in first
    append(course / LOG, first)
    second = sheet("weekend-loaf")
    assert "### Verdict: PASS\n" in second
    assert "(improvement) — **settled by this review**\n" in second
    assert (
        "- 1 finding of iteration 2, which ended NEEDS REVISION, was not written by reclint and is not judged here.\n"
        in second
    )


def test_sheets_say_where_they_belong_and_together_hold_every_finding(course: Path, sheet: Sheet) -> None:
    text = sheet()
    assert re.findall(r"^<!-- for (.*) -->$", text, re.M) == [
        "series-1/module-1-1/plan.md",
        "series-1/module-1-2/plan.md",
        "series-1/module-1-3/lessons/feeding-a-starter.md",
        "series-1/module-1-3/lessons/counting-the-levain.md",
        "series-1/module-1-3/lessons/weekend-loaf.md",
        "series-1/module-1-3/plan.md",
    ]
    assert len(re.findall(r"^#### \[", text, re.M)) == 8
    assert "## Review — 2026-03-12 (Module 1.3 apart from its lessons)\n" in text


def test_what_belongs_to_no_module_has_a_sheet_of_its_own(course: Path, sheet: Sheet) -> None:
    summary = "series-1/summary.md"
    edit(course / summary, "falls back) | INTRODUCED", "falls back) | APPLIED")
    text = sheet(paths=(summary,))
    assert text.startswith("<!-- for what belongs to no module -->\n\n## Review — 2026-03-12 (Course)\n")
    assert text.count("#### [IMPROVEMENT]") == 1


@pytest.mark.usefixtures("folder")
def test_a_folder_without_records_has_no_sheet(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.report((), report_options(form="sheet"), today=DAY) == 2
    assert capsys.readouterr() == ("<!-- 0 records found -->\n", EMPTY_FOLDER)


def test_text_of_records_makes_no_markup(course: Path, sheet: Sheet) -> None:
    odd = "Auto*lyse* <b>--> [x](y) ## `Verdict: PASS` Critical"
    edit(course / RECORD, "- Autolyse --", f"- {odd} --")
    text = sheet("counting-the-levain")
    append(course / "series-1/module-1-3/lessons/counting-the-levain.md", text)
    read = last_review(course, "series-1/module-1-3/lessons/counting-the-levain.md")
    assert (read.verdict_word, len(read.findings)) == ("NEEDS REVISION", 3)
    assert "<b>" not in re.sub(r"`+[^`\n].*?`+", "", text)


def test_sheets_use_the_words_of_the_course(course: Path, sheet: Sheet) -> None:
    words = {name: SPANISH[name] for name in ("verdicts", "grades")}
    quoted = "".join(
        f"  {name}:\n" + "".join(f"    {key}: [{', '.join(value)}]\n" for key, value in part.items())
        for name, part in words.items()
    )
    (course / "reclint.yaml").write_text(
        f"vocabulary:\n{quoted}  words:\n    review: [revisión]\n    iteration: [ronda]\n    verdict: [veredicto]\n",
        "utf-8",
    )
    text = sheet("weekend-loaf", select=("exercise-level",))
    lines = text.splitlines()
    assert lines[0] == "## Revisión — 2026-03-12 (Ronda 1/3)"
    assert lines[2:9] == [
        "### Summary",
        "- Crítico: 0",
        "- Mejora: 0",
        "- Retoque: 1",
        "",
        "### Veredicto: APROBADO",
        "",
    ]
    assert any(line.startswith("#### [RETOQUE] — Exercise 2 is Supported here") for line in lines)
    plan = read_lesson_plan(Source("plan.md", text), Course().workspace.documents.lexicon)
    assert plan.log is not None
    assert (plan.log.last.number, plan.log.last.verdict_word) == (1, "APROBADO")
    assert [finding.grade for finding in plan.log.last.findings] == ["polish"]


# What a sheet says was in order has been looked at

AGREEMENTS = (" is there.", "as many exercises", "agree on the reviews")


def agreements(sheet: str) -> list[str]:
    return [line for line in sheet.splitlines() if any(words in line for words in AGREEMENTS)]


def test_a_sheet_says_what_rules_looked_at_and_found_in_order(course: Path, sheet: Sheet) -> None:
    assert agreements(sheet("bakers-percentage")) == [
        "- The notebook `notebooks/1-1-2-bakers-percentage.ipynb` is there.",
        "- The notebook has as many exercises as the record states, with the same levels.",
        "- The record and the review log agree on the reviews before this one.",
    ]


@pytest.mark.parametrize("options", [{"select": ("heading-*",)}, {"ignore": ("notebook-*", "exercise-*", "review-*")}])
def test_a_sheet_says_nothing_of_what_no_rule_looked_at(
    options: dict[str, tuple[str, ...]], course: Path, sheet: Sheet
) -> None:
    assert agreements(sheet("bakers-percentage", **options)) == []


def test_a_sheet_says_nothing_of_what_a_rule_that_is_off_would_have_looked_at(course: Path, sheet: Sheet) -> None:
    rules = ("notebook-missing", "notebook-count", "review-counts-differ")
    (course / "reclint.yaml").write_text("rules:\n" + "".join(f"  {rule}: off\n" for rule in rules))
    assert agreements(sheet("bakers-percentage")) == []


def test_a_sheet_says_nothing_of_a_log_that_is_not_there(course: Path, sheet: Sheet) -> None:
    (course / "series-1/module-1-1/lessons/bakers-percentage.md").unlink()
    assert not any("agree on" in line for line in agreements(sheet("bakers-percentage")))
