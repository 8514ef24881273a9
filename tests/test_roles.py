"""What is said once of findings: verdict, the order "worst first", and how roles look on a terminal and on the page."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import permutations

import pytest
from rich.style import Style

from reclint.commands.outputs import choose_paint
from reclint.findings.finding import PASS, VERDICTS, Finding, Grade, Place, grade_behind, verdict_of
from reclint.findings.tally import Counts
from reclint.report.review.html.page import SHEETS
from reclint.report.roles import PASSED, QUESTION, STYLES, role_of, verdict_role
from reclint.report.view import worst_first
from reclint.review import OUTCOME_WORDS, Change, ReviewedFinding, in_order
from reclint.text.source import Position

from .conftest import ROOT

ASSETS = ROOT / "reclint" / "report" / "review" / "html" / "assets"
ON_THE_PAGE = {
    *(grade.value for grade in Grade),
    *OUTCOME_WORDS.values(),
    QUESTION,
    PASSED,
    "suppressed",
}
"""The roles that the page gives a tone of their own."""


def finding(grade: Grade, *, question: bool = False, change: Change | None = None) -> Finding:
    place = Place("a.md", Position(1, 1), Position(1, 2))
    return Finding("rule", grade, "message", place, question=question, change=change)


@pytest.mark.parametrize(
    ("grades", "verdict", "role"),
    [
        ([], "PASS", "pass"),
        ([Grade.POLISH], "PASS", "pass"),
        ([Grade.POLISH, Grade.IMPROVEMENT], "NEEDS REVISION", "improvement"),
        ([Grade.IMPROVEMENT, Grade.CRITICAL], "MAJOR REVISION", "critical"),
    ],
)
def test_the_verdict_comes_from_the_worst_that_counts(grades: list[Grade], verdict: str, role: str) -> None:
    counts = Counts.of([*map(finding, grades), finding(Grade.CRITICAL, question=True)])
    assert (counts.verdict, verdict_role(verdict)) == (verdict, role)


def test_a_verdict_leads_back_to_its_grade() -> None:
    assert {grade_behind(verdict_of(grade)): verdict_of(grade) for grade in Grade} == {**VERDICTS, None: PASS}


def test_worst_first_is_one_order_everywhere() -> None:
    ranked = [finding(grade, question=question) for question in (False, True) for grade in Grade]
    for some in permutations(ranked, 3):
        expected = [entry for entry in ranked if entry in some]
        assert worst_first(list(some)) == expected
        assert [entry.finding for entry in in_order(ReviewedFinding("f", one, "rule") for one in some)] == expected


def test_what_is_new_comes_before_what_remains_and_questions_come_last() -> None:
    asked, old, new = (
        ReviewedFinding("a", finding(Grade.CRITICAL, question=True, change=Change.NEW), "rule"),
        ReviewedFinding("b", finding(Grade.CRITICAL, change=Change.REMAINING), "rule"),
        ReviewedFinding("c", finding(Grade.POLISH, change=Change.NEW), "rule"),
    )
    assert in_order([asked, old, new]) == (new, old, asked)
    same = replace(old, anchor="d")
    assert [entry.anchor for entry in in_order([same, old])] == ["d", "b"]


def test_every_finding_and_every_verdict_has_a_look() -> None:
    assert {role_of(finding(grade, question=question)) for grade in Grade for question in (False, True)} <= {*STYLES}
    assert {f"{verdict_role(verdict)} badge" for verdict in (*VERDICTS.values(), PASS)} <= {*STYLES}


@pytest.mark.parametrize("role", STYLES)
def test_check_and_report_paint_a_role_alike(role: str) -> None:
    codes = [part for part in re.findall(r"\x1b\[([\d;]+)m", choose_paint("always")("x", role)) if part != "0"]
    style = Style.parse(STYLES[role])
    expected = [code for code in (style.bold and "1", style.dim and "2", *_colours(style)) if code]
    assert sorted(codes) == sorted(expected)


def _colours(style: Style) -> list[str]:
    grounds = ((style.color, 30), (style.bgcolor, 40))
    return [str(base + (colour.number or 0)) for colour, base in grounds if colour is not None]


def test_the_page_has_a_tone_for_each_role_and_for_nothing_else() -> None:
    assert "tokens" in SHEETS
    lines = (ASSETS / "tokens.css").read_text("utf-8").splitlines()
    toned = [
        name for line in lines if "--tone:" in line for name in re.findall(r"\.([a-z]+)\b", line.partition("{")[0])
    ]
    assert sorted(toned) == sorted(ON_THE_PAGE)


def test_no_template_and_no_script_of_the_page_knows_a_verdict() -> None:
    folder = ASSETS.parent
    files = [*folder.glob("templates/*.html"), *folder.glob("assets/*.js")]
    assert len(files) > 10
    known = [
        path.name
        for path in files
        if any(word in path.read_text("utf-8") for word in (*VERDICTS.values(), f"'{PASS}'"))
    ]
    assert known == []
