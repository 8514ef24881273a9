"""The review log at the end of a lesson's planning document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reclint.readers import read_lesson_plan
from reclint.text.source import Source

from .conftest import RECORDS, read

if TYPE_CHECKING:
    from reclint.model import ReviewIteration, ReviewLog
    from reclint.readers import Lexicon


def log_of(text: str, lexicon: Lexicon) -> ReviewLog | None:
    return read_lesson_plan(Source("soft-rolls.md", f"# Lesson: Soft Rolls\n\n{text}\n"), lexicon).log


def only_review(text: str, lexicon: Lexicon) -> ReviewIteration:
    log = log_of(text, lexicon)
    assert log
    [iteration] = log.iterations
    return iteration


# Headings


@pytest.mark.parametrize(
    ("heading", "number", "maximum", "date", "final"),
    [
        pytest.param("## Review — 2025-09-03 (Iteration 1/3)", 1, 3, "2025-09-03", False, id="em-dash"),
        pytest.param("## Review -- 2025-09-03 (Iteration 2/3)", 2, 3, "2025-09-03", False, id="two-hyphens"),
        pytest.param("## \u00a0Review — 2025-09-03 (Iteration 1/3)", 1, 3, "2025-09-03", False, id="odd-blank"),
        pytest.param("## Review - 2025-09-03 (Iteration 2/3)", 2, 3, "2025-09-03", False, id="hyphen"),
        pytest.param("## Review: 2025-09-03 (iteration 2)", 2, None, "2025-09-03", False, id="colon-and-no-maximum"),
        pytest.param("## Review — 2025-09-03 (Iteration 3/3 FINAL)", 3, 3, "2025-09-03", True, id="final"),
        pytest.param("## Review — 2025-09-03 (Iteration 3/3, final)", 3, 3, "2025-09-03", True, id="final-lower-case"),
        pytest.param(
            "## Review — 2025-09-03 (Post-Depth-Rework, Iteration 1/3)", 1, 3, "2025-09-03", False, id="rework"
        ),
        pytest.param("## Review — 2025-09-03", None, None, "2025-09-03", False, id="no-iteration"),
        pytest.param("## Review — Iteration 1/3", 1, 3, None, False, id="no-date"),
        pytest.param("### Review — 2025-09-03 (Iteration 1/3)", 1, 3, "2025-09-03", False, id="level-3"),
        pytest.param("## Review (Iteration 1 of 3)", 1, 3, None, False, id="parentheses-and-of"),
        pytest.param("## Review 2025-09-03, iteration 2/3", 2, 3, "2025-09-03", False, id="no-dash"),
        pytest.param("## Review — 3 September 2025 (Iteration 1/3)", 1, 3, "2025-09-03", False, id="month-in-words"),
        pytest.param("## Review — 28th of Feb. 2025 (Iteration 1/3)", 1, 3, "2025-02-28", False, id="short-month"),
        pytest.param("## Review — Sept 3rd, 2025 (Iteration 1/3)", 1, 3, "2025-09-03", False, id="month-first"),
        pytest.param("## Review — 3 September (Iteration 1/3)", 1, 3, None, False, id="no-year"),
    ],
)
def test_headings(
    heading: str, number: int | None, maximum: int | None, date: str | None, final: bool, lexicon: Lexicon
) -> None:
    review = only_review(f"{heading}\n\n#### Verdict: PASS", lexicon)
    assert (review.number, review.maximum, review.date, review.final) == (number, maximum, date, final)
    assert (review.round, review.verdict_word) == (1, "PASS")


@pytest.mark.parametrize("heading", ["## Review", "## Reviewing with a friend", "## Peer Review", "## Review — notes"])
def test_other_headings_are_no_reviews(heading: str, lexicon: Lexicon) -> None:
    assert log_of(f"{heading}\n\n### Verdict: PASS", lexicon) is None


# Verdicts


@pytest.mark.parametrize(
    ("verdict", "text", "word"),
    [
        pytest.param("### Verdict: PASS", "PASS", "PASS", id="pass"),
        pytest.param("### Verdict: NEEDS REVISION", "NEEDS REVISION", "NEEDS REVISION", id="needs-revision"),
        pytest.param("### Verdict: MAJOR REVISION", "MAJOR REVISION", "MAJOR REVISION", id="major-revision"),
        pytest.param("### Verdict: PASS (with polish notes)", "PASS (with polish notes)", "PASS", id="remark"),
        pytest.param("### Verdict: NEEDS REVISION → PASS", "NEEDS REVISION → PASS", "PASS", id="arrow"),
        pytest.param("### Verdict -- needs revision", "needs revision", "NEEDS REVISION", id="dash-and-case"),
        pytest.param("**Verdict:** PASS", "PASS", "PASS", id="field"),
        pytest.param("#### Verdict: **PASS**", "PASS", "PASS", id="bold"),
        pytest.param("### Verdict: LATER", "LATER", None, id="another-word"),
        pytest.param("### Verdict\n\n**PASS** with thanks", "PASS** with thanks", "PASS", id="below-its-heading"),
        pytest.param("### Summary\n\nFine.", None, None, id="none"),
        pytest.param("| Critical | Verdict |\n|---|---|\n| 0 | PASS |", "PASS", "PASS", id="cell"),
    ],
)
def test_verdicts(verdict: str, text: str | None, word: str | None, lexicon: Lexicon) -> None:
    review = only_review(f"## Review — 2025-09-03 (Iteration 1/3)\n\n{verdict}\n\nGood rolls.", lexicon)
    assert (review.verdict and review.verdict.text, review.verdict_word) == (text, word)


# Counts and findings


@pytest.mark.parametrize(
    ("summary", "counts"),
    [
        pytest.param("- Critical: 0\n- Improvement: 2\n- Polish: 10", [0, 2, 10], id="bullets"),
        pytest.param("- **Critical:** 0\n- **Improvement:** 2\n- **Polish:** 10", [0, 2, 10], id="bold"),
        pytest.param("- Criticals: 1\n- IMPROVEMENTS: 2", [1, 2, None], id="plurals-and-case"),
        pytest.param("- Polish: 3", [None, None, 3], id="not-stated-is-not-zero"),
        pytest.param("- Polish: 3\n- Polish: 4", [None, None, 3], id="the-first-of-a-grade"),
        pytest.param("Critical: 0, Improvement: 2; Polish: 1", [0, 2, 1], id="one-line"),
        pytest.param("- Critical findings: 0\n- Polish items: two", [0, None, 2], id="nouns-and-words"),
        pytest.param("| Grade | Number |\n|---|---|\n| Critical | 0 |\n| Polish | 3 |", [0, None, 3], id="table"),
        pytest.param("- Polish: none\n- Polish cloths: 2", [None, None, None], id="no-number"),
        pytest.param("No findings.", [None, None, None], id="prose"),
        pytest.param("Critical: 0. Improvement: 2. Polish: 1.", [0, 2, 1], id="sentences"),
        pytest.param("**Counts:** 0 critical, 2 improvement, 1 polish", [0, 2, 1], id="numbers-first"),
        pytest.param("**Counts:** critical 0, improvement 2, polish 1", [0, 2, 1], id="numbers-behind"),
        pytest.param("| Critical | Improvement | Polish |\n|---|---|---|\n| 0 | 2 | 1 |", [0, 2, 1], id="a-row"),
    ],
)
def test_counts(summary: str, counts: list[int | None], lexicon: Lexicon) -> None:
    review = only_review(f"## Review — 2025-09-03 (Iteration 1/3)\n\n### Summary\n{summary}", lexicon)
    found = [review.count(grade) for grade in ("critical", "improvement", "polish")]
    assert [count and count.value for count in found] == counts


@pytest.mark.parametrize("level", ["###", "####"])
def test_findings(level: str, lexicon: Lexicon) -> None:
    text = (
        "## Review — 2025-09-03 (Iteration 1/3)\n\n### Findings\n\n"
        f"{level} [IMPROVEMENT] — Dough too wet\n**Issue:** sticky\n\n"
        f"{level} [POLISH] -- Rolls uneven\n\n"
        f"{level} 2. [Critical] No salt\n\n"
        f"{level} [UNKNOWN] — Weather\n\n"
        f"{level} Remarks\n"
    )
    review = only_review(text, lexicon)
    assert [(finding.grade, finding.title) for finding in review.findings] == [
        ("improvement", "Dough too wet"),
        ("polish", "Rolls uneven"),
        ("critical", "No salt"),
    ]


def test_findings_that_are_numbered_behind_their_grade(lexicon: Lexicon) -> None:
    text = (
        "## Review — 2025-09-03 (Iteration 1/3)\n\n### Improvement 1: Dough too wet\n\n### Polish #2 -- Rolls uneven\n"
    )
    found = [(finding.grade, finding.title) for finding in only_review(text, lexicon).findings]
    assert found == [("improvement", "Dough too wet"), ("polish", "Rolls uneven")]


# Several reviews


def reviews(*headings: str) -> str:
    return "\n\n".join(f"## Review — {heading}\n\n### Verdict: PASS" for heading in headings)


def test_a_rework_begins_a_new_round(lexicon: Lexicon) -> None:
    log = log_of(
        reviews(
            "2026-02-01 (Iteration 1/3)",
            "2026-02-02 (Iteration 2/3)",
            "2026-03-01 (Post-Depth-Rework, Iteration 1/3)",
            "2026-03-02 (Iteration 2/3 FINAL)",
            "2026-04-01",
        ),
        lexicon,
    )
    assert log
    found = [(review.round, review.number, review.final) for review in log.iterations]
    assert found == [(1, 1, False), (1, 2, False), (2, 1, False), (2, 2, True), (2, None, False)]
    assert log.last.date == "2026-04-01"


def test_findings_belong_to_the_review_above_them(lexicon: Lexicon) -> None:
    one = (
        "## Review — 2026-02-01 (Iteration 1/3)\n\n- Polish: 1\n\n### Verdict: NEEDS REVISION\n\n### [POLISH] — Crumbs"
    )
    two = "## Review — 2026-02-02 (Iteration 2/3)\n\n### Verdict: PASS"
    log = log_of(f"{one}\n\n{two}", lexicon)
    assert log
    found = [(review.verdict_word, len(review.findings), len(review.counts)) for review in log.iterations]
    assert found == [("NEEDS REVISION", 1, 1), ("PASS", 0, 0)]


def test_a_document_without_reviews_has_no_log(lexicon: Lexicon) -> None:
    assert log_of("## Outline\n\n1. Mix\n", lexicon) is None


def test_reviews_know_their_place(lexicon: Lexicon) -> None:
    text = "## Review — 2025-09-03 (Iteration 1/3)\n\n- Polish: 1\n\n### Verdict: **PASS**\n\n#### [POLISH] — Crumbs\n"
    log = read_lesson_plan(Source("soft-rolls.md", text), lexicon).log
    assert log
    [review] = log.iterations
    assert review.verdict
    places = [review.span, review.verdict.span, review.counts[0].span, review.findings[0].span]
    assert [text[slice(*place)] for place in places] == [
        "Review — 2025-09-03 (Iteration 1/3)",
        "PASS",
        "Polish: 1",
        "[POLISH] — Crumbs",
    ]


def test_an_example_log(lexicon: Lexicon) -> None:
    source = read(RECORDS / "series-1" / "module-1-3" / "lessons" / "weekend-loaf.md")
    log = read_lesson_plan(source, lexicon).log
    assert log
    found = [
        (
            source.position(review.span.start).line,
            (review.number, review.maximum, review.round),
            review.verdict_word,
            [(count.grade, count.value) for count in review.counts],
            [finding.grade for finding in review.findings],
        )
        for review in log.iterations
    ]
    assert found == [
        (
            44,
            (1, 3, 1),
            "NEEDS REVISION",
            [("critical", 0), ("improvement", 2), ("polish", 1)],
            ["improvement", "improvement", "polish"],
        ),
        (78, (2, 3, 1), "NEEDS REVISION", [("critical", 0), ("improvement", 1), ("polish", 0)], ["improvement"]),
    ]
