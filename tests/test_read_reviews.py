"""What a lesson summary says of its reviews: verdict, the iteration that passed, and every iteration's counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from .samples import lesson_of, record_of, record_text

if TYPE_CHECKING:
    from reclint.model import IterationClaim, ReviewClaim
    from reclint.readers import Lexicon

PASS, NEEDS, MAJOR = "PASS", "NEEDS REVISION", "MAJOR REVISION"
Counts = dict[str, int]


class Iteration(NamedTuple):
    """An iteration in brief: the counts that are stated, and for those with a parenthesis how many it lists."""

    number: int
    counts: Counts
    verdict: str | None = None
    listed: Counts = {}  # noqa: RUF012 -- nothing changes it


class Claim(NamedTuple):
    """A claim in brief."""

    verdict: str | None
    passed_at: int | None = None
    maximum: int | None = None
    iterations: tuple[Iteration, ...] = ()


def brief(claim: ReviewClaim | None) -> Claim | None:
    if claim is None:
        return None
    return Claim(claim.verdict, claim.passed_at, claim.maximum, tuple(map(brief_iteration, claim.iterations)))


def brief_iteration(claim: IterationClaim) -> Iteration:
    counts = {count.grade: count.value for count in claim.counts}
    listed = {count.grade: count.listed for count in claim.counts if count.listed is not None}
    return Iteration(claim.number, counts, claim.verdict, listed)


def claim_of(section: str, lexicon: Lexicon) -> Claim | None:
    return brief(lesson_of(section, lexicon).review)


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        pytest.param(
            "**Review:** Passed at iteration 2/4. Iteration 1 had 2 improvement findings (a, b) and 5 polish findings, "
            "since mended. Iteration 2 had no improvement findings and 2 small polish findings (c, d).",
            Claim(
                PASS,
                2,
                4,
                (
                    Iteration(1, {"improvement": 2, "polish": 5}, listed={"improvement": 2}),
                    Iteration(2, {"improvement": 0, "polish": 2}, listed={"polish": 2}),
                ),
            ),
            id="sentences",
        ),
        pytest.param(
            "**Review:** PASS on iteration 2/3 (iteration 1 had 2 CRITICAL + 5 IMPROVEMENT + 1 POLISH, fixed since; "
            "iteration 2 found only 3 POLISH)",
            Claim(
                PASS,
                2,
                3,
                (
                    Iteration(1, {"critical": 2, "improvement": 5, "polish": 1}),
                    Iteration(2, {"critical": 0, "improvement": 0, "polish": 3}),
                ),
            ),
            id="parenthesis",
        ),
        pytest.param("**Review:** PASS (iteration 2/3)", Claim(PASS, 2, 3), id="verdict-and-iteration"),
        pytest.param(
            "**Review history:** PASS after 2 iterations. Iteration 1: 0 critical, 2 improvement, 6 polish. Fixed.",
            Claim(PASS, 2, None, (Iteration(1, {"critical": 0, "improvement": 2, "polish": 6}),)),
            id="history",
        ),
        pytest.param(
            "**Review:** PASS after 3 iterations (2 critical -> 0, 4 improvement -> 0, 1 polish carry)",
            Claim(PASS, 3, None),
            id="counts-of-all-iterations-together",
        ),
        pytest.param(
            "**Status:** Built, reviewed (PASS on iteration 2), three small polish points left\n\n"
            "**Review notes:**\n"
            "- Iteration 1: MAJOR REVISION -- 1 critical (a), 4 improvements (b, c, d, e), 2 polish\n"
            "- Iteration 2: PASS -- three polish findings left",
            Claim(
                PASS,
                2,
                None,
                (
                    Iteration(
                        1,
                        {"critical": 1, "improvement": 4, "polish": 2},
                        MAJOR,
                        {"critical": 1, "improvement": 4},
                    ),
                    Iteration(2, {"polish": 3}, PASS),
                ),
            ),
            id="notes-with-bullets",
        ),
        pytest.param(
            "**Review notes:**\n- Iteration 1: NEEDS REVISION--2 improvement\n- Iteration 2: PASS--0 improvement",
            Claim(PASS, 2, None, (Iteration(1, {"improvement": 2}, NEEDS), Iteration(2, {"improvement": 0}, PASS))),
            id="dash-not-spaced",
        ),
        pytest.param(
            "**Review iterations:**\n- **Iteration 1:** NEEDS REVISION -- 3 improvement\n- **Iteration 2:** PASS",
            Claim(PASS, 2, None, (Iteration(1, {"improvement": 3}, NEEDS), Iteration(2, {}, PASS))),
            id="bold-iterations",
        ),
        pytest.param(
            "**Review:** Iteration 1 (NEEDS REVISION): 0 critical, 3 improvement. Iteration 2 (PASS): 1 polish.",
            Claim(
                PASS,
                2,
                None,
                (Iteration(1, {"critical": 0, "improvement": 3}, NEEDS), Iteration(2, {"polish": 1}, PASS)),
            ),
            id="verdicts-in-parentheses",
        ),
        pytest.param(
            "**Review:** Iteration 1/3: NEEDS REVISION (1 critical, 3 improvement). Iteration 2/3: PASS (1 polish).",
            Claim(
                PASS,
                2,
                3,
                (Iteration(1, {"critical": 1, "improvement": 3}, NEEDS), Iteration(2, {"polish": 1}, PASS)),
            ),
            id="counts-in-parentheses",
        ),
        pytest.param("**Status:** Built, reviewed (PASS on iteration 2)", Claim(PASS, 2), id="status-alone"),
        pytest.param("**Type:** BUILD | **Review:** PASS (iteration 3/3)", Claim(PASS, 3, 3), id="field-among-others"),
        pytest.param("**Review:** Passed.", Claim(PASS), id="no-iteration"),
        pytest.param(
            "**Review:** NEEDS REVISION at iteration 3/3. Iteration 3 had 1 critical finding (a).",
            Claim(NEEDS, None, 3, (Iteration(3, {"critical": 1}, listed={"critical": 1}),)),
            id="not-passed",
        ),
        pytest.param("**Review:** Pending", Claim(None), id="pending"),
        pytest.param("**Status:** Built", None, id="status-without-a-review"),
        pytest.param("**Goal:** Pass the rolls.", None, id="other-fields"),
        pytest.param(
            "**Review:** PASS on iteration 1/3. 0 critical, 2 polish (a, b).",
            Claim(PASS, 1, 3, (Iteration(1, {"critical": 0, "polish": 2}, listed={"polish": 2}),)),
            id="counts-after-the-verdict",
        ),
        pytest.param(
            "**Review:** NEEDS REVISION (iteration 1 of 3): 1 critical, 2 improvements",
            Claim(NEEDS, None, 3, (Iteration(1, {"critical": 1, "improvement": 2}),)),
            id="counts-after-another-verdict",
        ),
        pytest.param(
            "**Review:** PASS (iteration 2/3, 1 polish)",
            Claim(PASS, 2, 3, (Iteration(2, {"polish": 1}),)),
            id="counts-in-the-parentheses",
        ),
        pytest.param(
            "**Review:** PASS after 3 iterations (2 critical -> 0, 1 polish carry)",
            Claim(PASS, 3),
            id="counts-that-fell",
        ),
        pytest.param(
            "**Review:** PASS on iteration 2/3 (4 polish in iteration 1)", Claim(PASS, 2, 3), id="counts-of-another"
        ),
        pytest.param(
            "**Review:** PASS (2/3). Iteration 1 NEEDS REVISION (3 improvement). Iteration 2 passed with 1 polish.",
            Claim(PASS, 2, 3, (Iteration(1, {"improvement": 3}, NEEDS), Iteration(2, {"polish": 1}, PASS))),
            id="no-marks-after-the-number",
        ),
        pytest.param(
            "**Review:** Passed on second iteration (2/3); in iteration 1, 2 improvements were raised.",
            Claim(PASS, 2, 3, (Iteration(1, {"improvement": 2}),)),
            id="number-in-order",
        ),
        pytest.param(
            "**Review notes:**\n- Iteration 1 -> NEEDS REVISION: 3 polish (a, iteration 2 pot, 2 polish pots)\n"
            "- Second iteration: PASS",
            Claim(PASS, 2, None, (Iteration(1, {"polish": 3}, NEEDS, {"polish": 3}), Iteration(2, {}, PASS))),
            id="arrows",
        ),
        pytest.param(
            "**Review:** NEEDS REVISION (2 improvement), then PASS (1 polish)",
            Claim(PASS, None, None),
            id="then-a-pass",
        ),
        pytest.param(
            "**Review:** NEEDS REVISION. It may pass later.", Claim(NEEDS, None, None), id="a-pass-that-is-to-come"
        ),
        pytest.param("**Review:** iteration 2/3, photos left for later", Claim(None, None, 3), id="nothing-described"),
        pytest.param("The lesson passed its review.", None, id="prose"),
    ],
)
def test_forms(section: str, expected: Claim | None, lexicon: Lexicon) -> None:
    assert claim_of(section, lexicon) == expected


# Counts


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        pytest.param(
            "1 critical, 2 improvement, 3 polish", {"critical": 1, "improvement": 2, "polish": 3}, id="digits"
        ),
        pytest.param("one critical and two polish items", {"critical": 1, "polish": 2}, id="words"),
        pytest.param("no critical and 2 improvement findings", {"critical": 0, "improvement": 2}, id="no"),
        pytest.param("zero polish", {"polish": 0}, id="zero"),
        pytest.param("zero findings", {"critical": 0, "improvement": 0, "polish": 0}, id="zero-findings"),
        pytest.param("no findings at all", {"critical": 0, "improvement": 0, "polish": 0}, id="no-findings"),
        pytest.param("0 improvement/critical", {"improvement": 0, "critical": 0}, id="merged"),
        pytest.param("no critical or improvement findings", {"critical": 0, "improvement": 0}, id="or"),
        pytest.param("3 minor polish findings", {"polish": 3}, id="adjective"),
        pytest.param("2 IMPROVEMENT + 1 POLISH", {"improvement": 2, "polish": 1}, id="capitals-and-plus"),
        pytest.param("4 improvements", {"improvement": 4}, id="plural"),
        pytest.param("improvement findings, all fixed", {}, id="not-stated-is-not-zero"),
        pytest.param("all critical findings fixed, 1 polish left", {"polish": 1}, id="all-is-no-count"),
        pytest.param("2 polish, later 5 polish", {"polish": 2}, id="the-first-of-a-grade"),
        pytest.param("2.5 polish", {}, id="no-whole-number"),
        pytest.param("2 polishing cloths", {}, id="another-word"),
    ],
)
def test_counts(text: str, counts: Counts, lexicon: Lexicon) -> None:
    claim = claim_of(f"**Review:** Passed. Iteration 1 had {text}.", lexicon)
    assert claim == Claim(PASS, None, None, (Iteration(1, counts),))


@pytest.mark.parametrize(
    ("text", "count", "listed"),
    [
        pytest.param("3 improvement findings (a, b, c)", 3, 3, id="commas"),
        pytest.param("2 improvement findings (dough (wet, cold), oven)", 2, 2, id="inner-parentheses"),
        pytest.param('2 improvement findings ("too hot, too dry", oven)', 2, 2, id="quotes"),
        pytest.param("2 improvement findings (too hot, in the end; too dry)", 2, 2, id="semicolons"),
        pytest.param("1 improvement finding (salt and yeast swapped)", 1, 1, id="and-does-not-split"),
        pytest.param("3 improvement findings (a, b)", 3, 2, id="fewer-than-stated"),
        pytest.param("3 improvement (a, b, c)", 3, 3, id="no-noun"),
        pytest.param("3 improvement findings, all fixed (quickly)", 3, None, id="a-parenthesis-further-on"),
        pytest.param("0 critical/improvement (a)", 0, None, id="merged-grades"),
        pytest.param("3 improvement findings (a, b", 3, None, id="open-parenthesis"),
        pytest.param("2 critical, 3 improvement (a, b; c)", 3, None, id="lists-of-two-grades"),
        pytest.param("1 critical, 3 improvement (a; b)", 3, 2, id="semicolons-behind-another-count"),
        pytest.param("0 critical, 3 improvement (a, b; c)", 3, 2, id="semicolons-where-the-other-count-is-none"),
    ],
)
def test_lists_behind_counts(text: str, count: int, listed: int | None, lexicon: Lexicon) -> None:
    claim = lesson_of(f"**Review:** Passed. Iteration 1 had {text}.", lexicon).review
    assert claim
    found = claim.iterations[0].count("improvement")
    assert found
    assert (found.value, found.listed) == (count, listed)


@pytest.mark.parametrize("ratio", ["4 of 5", "four of five"])
def test_the_number_that_some_fixes_are_part_of(ratio: str, lexicon: Lexicon) -> None:
    section = f"**Review:** Passed. Iteration 1: {ratio} improvement findings fixed, one polish finding left."
    claim = lesson_of(section, lexicon).review
    assert claim
    [iteration] = claim.iterations
    assert [(count.value, count.grade) for count in iteration.fixed_of] == [(5, "improvement")]
    assert [(count.grade, count.value) for count in iteration.counts] == [("polish", 1)]


# Disagreement


@pytest.mark.parametrize(
    ("section", "verdict", "passed_at", "statements"),
    [
        pytest.param(
            "**Review:** PASS (iteration 2/3). Iteration 2: NEEDS REVISION -- 1 critical.",
            NEEDS,
            None,
            [(PASS, 2, 3)],
            id="the-iteration-itself-wins",
        ),
        pytest.param(
            "**Status:** Built, reviewed (PASS on iteration 3)\n\n**Review notes:**\n- Iteration 2: NEEDS REVISION",
            PASS,
            3,
            [(PASS, 3, None)],
            id="a-statement-about-a-later-iteration-holds",
        ),
        pytest.param(
            "**Status:** Built, reviewed (PASS on iteration 1)\n\n**Review:** PASS on iteration 2/3",
            PASS,
            1,
            [(PASS, 1, None), (PASS, 2, 3)],
            id="both-statements-are-kept",
        ),
    ],
)
def test_disagreements_are_kept(
    section: str, verdict: str, passed_at: int | None, statements: list[object], lexicon: Lexicon
) -> None:
    claim = lesson_of(section, lexicon).review
    assert claim
    assert (claim.verdict, claim.passed_at) == (verdict, passed_at)
    assert [(entry.verdict, entry.iteration, entry.maximum) for entry in claim.statements] == statements


def test_an_iteration_that_two_fields_describe_is_one(lexicon: Lexicon) -> None:
    one, other = "Iteration 1 had 2 polish.", "Iteration 1: PASS -- 0 critical, 2 polish"
    claim = claim_of(f"**Review:** PASS on iteration 1/3. {one}\n\n**Review notes:**\n- {other}", lexicon)
    assert claim == Claim(PASS, 1, 3, (Iteration(1, {"critical": 0, "polish": 2}, PASS),))


def test_notes_may_speak_of_review_iterations_without_saying_more(lexicon: Lexicon) -> None:
    assert claim_of("**Build notes:**\n- Three review iterations", lexicon) == Claim(None)


def test_every_part_of_a_claim_knows_its_place(lexicon: Lexicon) -> None:
    text = record_text("**Review:** Passed at iteration 1/3. Iteration 1 had 2 polish findings (a, b).")
    claim = record_of(text, lexicon).lessons[0].review
    assert claim
    [iteration] = claim.iterations
    [count] = iteration.counts
    [statement] = claim.statements
    places = [claim.span, statement.span, iteration.span, count.span]
    assert [text[slice(*place)] for place in places] == [
        "Review",
        "Passed",
        "Iteration 1 had 2 polish findings (a, b).",
        "2 polish",
    ]
