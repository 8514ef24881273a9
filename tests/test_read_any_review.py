"""Reviews by hands that nobody has seen: rounds in any words and marks, told by what is numbered and counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import TITLE, lesson, read

if TYPE_CHECKING:
    from reclint.model import IterationClaim
    from reclint.readers import Lexicon

REVIEWS = {
    "signs-before-grades": """**Review:** PASS at iteration 2/3

- Iteration 1: 🔴 critical: 0, 🟠 improvement: 2, 🔵 polish: 1
- Iteration 2: 🔴 critical: 0 🟠 improvement: 0 🔵 polish: 1
""",
    "numbers-in-brackets": (
        "**Review:** NEEDS REVISION 1/3, critical (0), improvement (2), polish (1); PASS 2/3, critical (0), "
        "polish (1), improvement (0)"
    ),
    "one-and-nothing-else": """**Review:** PASS at iteration 2/3

- Iteration 1: no critical, improvement: 2, polish: 1
- Iteration 2: polish: 1, nothing else
""",
    "initials-first": """- **Review:** PASS at 2/3
  - 1/3: C 0, Imp 2, P 1
  - 2/3: C 0, Imp 0, P 1
""",
    "short-grades-first": "**Review:** NR 1/3 (Crit. 0, Impr. 2, Pol. 1), PASS 2/3 (Crit. 0, Impr. 0, Pol. 1)",
    "initials-with-slashes": "**Review:** NEEDS REVISION 1/3, C0/I2/P1; PASS 2/3, C 0/I 0/P 1",
    "equals": """**Rev** = 1/3: NR, 0c 2i 1p. 2/3: PASS, 0c 0i 1p.
""",
    "numbers-with-a-bracket": (
        "**Review:** 1) 0 critical, 2 improvement, 1 polish: needs revision; 2) 0 critical, 0 improvement, "
        "1 polish: pass."
    ),
    "short-ordinals": (
        "**Review:** 1st: 0 critical, 2 improvement, 1 polish; 2nd: 0 critical, 0 improvement, 1 polish: a pass."
    ),
    "dated-remarks": """**8 March, review 1 of 3.** NEEDS REVISION. 0 critical, 2 improvement, 1 polish.

**9 March, review 2 of 3.** PASS. 0 critical, 0 improvement, 1 polish.
""",
    "table-in-words": """**Review**

| | Critical | Improvement | Polish |
|---|---|---|---|
| First | 0 | 2 | 1 |
| Second | 0 | 0 | 1 |

Passed at the second.
""",
    "table-by-grade": """**Review**

| Grade | Iteration 1 | Iteration 2 |
|---|---|---|
| Critical | 0 | 0 |
| Improvement | 2 | 0 |
| Polish | 1 | 1 |
| Verdict | NEEDS REVISION | PASS |
""",
    "slashes-joined": """**Review:** passed at 2/3, two rounds: 0/2/1 and 0/0/1
""",
    "words-in-a-row": (
        "**Review:** First: nothing, two, one. Second: nothing, nothing, one. Passed at the second of three."
    ),
    "short-grades": """**Review:** it. 1 0 crit 2 impr 1 pol; it. 2 0 crit 0 impr 1 pol, pass
""",
    "steps": """**Review:** PASS at 2/3 (critical 0 → 0, improvement 2 → 0, polish 1 → 1)
""",
    "steps-in-items": """**Review:** passed at iteration 2/3
- Critical: 0 -> 0
- Improvement: 2 -> 0
- Polish: 1 -> 1
""",
    "slashes": """**Review:** PASS (2/3): 0/2/1, then 0/0/1.
""",
    "ordinals-alone": (
        "**Review:** two rounds of three. First: 0 critical, 2 improvement, 1 polish. Second: 0 critical, "
        "0 improvement, 1 polish; passed."
    ),
    "numbered-list": """**Review:**
1. NEEDS REVISION: 0 critical, 2 improvement, 1 polish
2. PASS: 0 critical, 0 improvement, 1 polish
""",
    "dated-items": """**Review:**
- 8 March (1 of 3): 0 critical, 2 improvement, 1 polish. Needs revision.
- 9 March (2 of 3): 0 critical, 0 improvement, 1 polish. Pass.
""",
    "prose": (
        "Reviewed twice. On 8 March (iteration 1/3) it needed revision, with 0 critical, 2 improvement and "
        "1 polish findings; on 9 March (iteration 2/3) it passed with 0 critical, 0 improvement and 1 "
        "polish."
    ),
    "a-label-each": """**First review:** NEEDS REVISION (0 critical, 2 improvement, 1 polish)
**Second review:** PASS (0 critical, 0 improvement, 1 polish)
""",
    "numbered-labels": """**Review 1/3:** needs revision – 0 critical, 2 improvement, 1 polish

**Review 2/3:** pass – 0 critical, 0 improvement, 1 polish
""",
    "capital-initials": """**Review:** passed in round 2 (of 3); round 1: 0 C, 2 I, 1 P; round 2: 0 C, 0 I, 1 P
""",
    "arrow": """**Review:** needs revision (0/2/1) → pass (0/0/1)
""",
    "headings-and-lists": """#### Review

##### Iteration 1/3

- Critical: 0
- Improvement: 2
- Polish: 1
- Verdict: NEEDS REVISION

##### Iteration 2/3

- Critical: 0
- Improvement: 0
- Polish: 1
- Verdict: PASS
""",
    "nested-items": """**Review:**
- Iteration 1/3
  - NEEDS REVISION
  - 0 critical, 2 improvement, 1 polish
- Iteration 2/3
  - PASS
  - 0 critical, 0 improvement, 1 polish
""",
    "verdict-first": (
        "**Review:** sent back at the first reading (no critical, two improvements, one polish), passed at "
        "the second (no critical, no improvement, one polish)."
    ),
    "roman": (
        "**Review:** I: 0 critical, 2 improvement, 1 polish. II: 0 critical, 0 improvement, 1 polish. Passed at II."
    ),
    "parenthesised-numbers": (
        "**Review:** (1) 0 critical, 2 improvement, 1 polish, needs revision. (2) 0 critical, 0 "
        "improvement, 1 polish, pass."
    ),
    "abbreviated-grades": """**Review:** it.1: 0 crit., 2 impr., 1 pol. – NR; it.2: 0 crit., 0 impr., 1 pol. – PASS
""",
    "sentences": (
        "**Review:** It took two rounds. The first found 2 improvements and 1 polish and nothing critical, "
        "the second just 1 polish, nothing critical, no improvement; passed."
    ),
    "hashes": (
        "**Review:** #1 needs revision: critical 0, improvement 2, polish 1 / #2 pass: critical 0, "
        "improvement 0, polish 1"
    ),
    "attempts": (
        "**Reviews:** Attempt 1 of 3: needs revision; zero critical, two improvements, one polish. Attempt "
        "2 of 3: pass; zero critical, zero improvements, one polish."
    ),
    "passes": (
        "**Review:** pass 1: 0 critical, 2 improvement, 1 polish; pass 2: 0 critical, 0 improvement, 1 "
        "polish. Passed at the second."
    ),
    "goes": (
        "The review took two goes. The first brought 0 critical, 2 improvement and 1 polish findings. With "
        "the second, which had 0 critical, 0 improvement and 1 polish, the lesson passed."
    ),
    "iterations-in-words": (
        "**Review.** First iteration of three, NEEDS REVISION: 0 critical, 2 improvement, 1 polish. Second "
        "iteration of three, PASS: 0 critical, 0 improvement, 1 polish."
    ),
    "table-of-letters": """**Review**

| Iteration | C | I | P | |
|---|---|---|---|---|
| 1 | 0 | 2 | 1 | NR |
| 2 | 0 | 0 | 1 | PASS |
""",
    "latest-first": (
        "**Review (2 of 3):** PASS with 0 critical, 0 improvement, 1 polish; before that (1 of 3) 0 "
        "critical, 2 improvement, 1 polish"
    ),
    "dates-alone": (
        "**Review:** 8 March NEEDS REVISION (0 critical, 2 improvement, 1 polish); 9 March PASS (0 "
        "critical, 0 improvement, 1 polish)"
    ),
}


REVIEWS |= {
    "a-verdict-apart": "| Load | BUILD |\n| --- | --- |\n| Verdict | passed in round 2 of 3 |\n\n"
    "| Round | Critical | Improvement | Polish |\n| --: | --: | --: | --: |\n| 1 | 0 | 2 | 1 |\n| 2 | 0 | 0 | 1 |",
    "short-words-below": "- review: pass at r2\n  - r1: 0C, 2I, 1P\n  - r2: 0C, 0I, 1P",
    "sentences-in-items": "**Review**\n\n- Iteration 1 of 3: 0 critical, 2 improvement, 1 polish. Needs revision.\n"
    "- Iteration 2 of 3: 0 critical, 0 improvement, 1 polish. Passed.",
    "an-item-for-each-round": "- taught\n  - D: Spoke tension\n- how\n  - by ear, on the stand\n"
    "- rev 1/3: revise, 0c 2i 1p\n- rev 2/3: pass, 0c 0i 1p",
    "a-sum-of-each-round": "**Review:** PASS at 2/3\n\nIteration 1: critical 0, improvement 2, polish 1, 3 findings in"
    " all.\nIteration 2: critical 0, improvement 0, polish 1, 1 finding in all.",
    "the-last-of-two": "**Review:** Passed in the last of two planned rounds. The first showed nothing critical, two"
    " improvements and one polish finding, the second nothing critical, no improvement and one polish finding.",
}


def test_signs_that_a_record_explains_are_grades(lexicon: Lexicon) -> None:
    key = "**Marks of reviews:** 🔴 critical · 🟠 improvement · ⚪ polish\n\n"
    rounds = "> Iteration 1: 🔴 0 · 🟠 2 · ⚪ 3, 6 findings in all\n> Iteration 2: 🔴 0 · 🟠 0 · ⚪ 1"
    below = f"> [!check] Review: PASS at 2/3\n{rounds}"
    text = f"{TITLE}{key}## Lessons\n\n### Lesson 1: True Wheels (true-wheels)\n\n{below}\n"
    [found] = read(text, lexicon).lessons
    assert found.review is not None
    assert [counts(one) for one in found.review.iterations] == [[0, 2, 3], [0, 0, 1]]


def test_iterations_have_their_own_sums(lexicon: Lexicon) -> None:
    claim = lesson(REVIEWS["a-sum-of-each-round"], lexicon).review
    assert claim is not None
    assert ([one.total and one.total.value for one in claim.iterations], claim.sums) == ([3, 1], ())


@pytest.mark.parametrize(
    ("said", "totals", "sums"),
    [
        ("round 1: 1/2/3 (5 findings in all), round 2: 0/0/2", [5, None], []),
        ("round 1: 1/2/3 (6 in all), round 2: 0/0/2 (2 in all)", [6, 2], []),
        ("round 1: 1/2/3 (6 altogether), round 2: 0/0/2 (8 findings across all iterations)", [6, None], [8]),
        ("round 1: 1/2/3 (6 findings, all told, too many), round 2: 0/0/2", [None, None], []),
    ],
)
def test_a_round_may_add_up_its_counts_in_parentheses(
    said: str, totals: list[int | None], sums: list[int], lexicon: Lexicon
) -> None:
    claim = lesson(f"**Review:** passed at 2/3 – {said}", lexicon).review
    assert claim is not None
    assert [one.total and one.total.value for one in claim.iterations] == totals
    assert [one.value for one in claim.sums] == sums


def counts(iteration: IterationClaim) -> list[int | None]:
    stated = {count.grade: count.value for count in iteration.counts}
    return [stated.get(grade) for grade in ("critical", "improvement", "polish")]


@pytest.mark.parametrize("name", REVIEWS)
def test_a_review_numbers_counts_and_judges_in_any_words(name: str, lexicon: Lexicon) -> None:
    claim = lesson(REVIEWS[name], lexicon).review
    assert claim is not None
    told = [(one.number, counts(one)) for one in claim.iterations]
    assert (claim.verdict, claim.passed_at, told) == ("PASS", 2, [(1, [0, 2, 1]), (2, [0, 0, 1])])


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("passed at once.", []),
        ("first pass clean", []),
        ("passed straight away (0/0/2).", [[0, 0, 2]]),
        ("PASS at the first attempt, with 0 critical, 0 improvement, 2 polish.", [[0, 0, 2]]),
        ("first go, pass: no critical, no improvement, 2 polish.", [[0, 0, 2]]),
        ("1/3 PASS – 0c 0i 2p", [[0, 0, 2]]),
        ("it passed on first reading.", []),
        ("Passed straight away, at the first attempt of three, with no findings.", [[0, 0, 0]]),
        ("Passed immediately in round 1/3, without a single finding.", [[0, 0, 0]]),
        ("Passed at once, in the second lesson after the break, with 2 of the riders away.", []),
        ("Passed at once, in the second of the new sheds.", []),
        ("Passed at once, second, the class rang two bells.", []),
    ],
)
def test_a_review_of_one_round(said: str, told: list[list[int]], lexicon: Lexicon) -> None:
    claim = lesson(f"**Review:** {said}", lexicon).review
    assert claim is not None
    assert (claim.verdict, claim.passed_at, [counts(one) for one in claim.iterations]) == ("PASS", 1, told)


@pytest.mark.parametrize(
    "said",
    [
        "2 iterations, PASS at 2.",
        "Passed at r2.",
        "2 rounds, passed in the last of two rounds.",
        "Through on the second try of three.",
        "through at round 2/3.",
        "Passed at the second and final reading.",
        "Through at the second go with two of nine crumbs left.",
    ],
)
def test_the_round_of_a_pass_in_few_words(said: str, lexicon: Lexicon) -> None:
    told = " It. 1: 0 C, 3 I, 1 P. It. 2: 0 C, 0 I, 2 P."
    claim = lesson(f"**Review:** {said}{told}", lexicon).review
    assert claim is not None
    assert (claim.verdict, claim.passed_at, list(map(counts, claim.iterations))) == ("PASS", 2, [[0, 3, 1], [0, 0, 2]])


@pytest.mark.parametrize(
    "said",
    [
        "passed, 2 rounds",
        "took two rounds to pass.",
        "two iterations, pass",
        "approved on the second pass",
        "reviewed twice, passed.",
        "needed a second round; passed then",
        "pass @2",
        "round 1 ✗ (1c 2i), round 2 ✓ (0c 0i 1p)",
    ],
)
def test_the_round_of_a_pass_by_how_many_it_took(said: str, lexicon: Lexicon) -> None:
    claim = lesson(f"**Review:** {said}", lexicon).review
    assert claim is not None
    assert (claim.verdict, claim.passed_at) == ("PASS", 2)


@pytest.mark.parametrize(
    "said",
    [
        "Not through at the second try.",
        "Through two rounds of it.",
        "All through the second reading it rained.",
        "Through at the third go of five bakers that day.",
        "Through at iteration 2? Hardly.",
    ],
)
def test_through_is_no_pass_elsewhere(said: str, lexicon: Lexicon) -> None:
    claim = lesson(f"**Review:** {said} It. 1: 0 C, 3 I, 1 P. It. 2: 0 C, 0 I, 2 P.", lexicon).review
    assert claim is not None
    assert claim.verdict is None


def test_the_second_of_three_tries_states_how_many_there_may_be(lexicon: Lexicon) -> None:
    claim = lesson("**Review:** passed on the second try of three.", lexicon).review
    assert claim is not None
    assert (claim.passed_at, claim.maximum) == (2, 3)


@pytest.mark.parametrize(
    "said", ["not passed after two rounds", "two rounds, needs revision, then pass", "passed, one of three rounds"]
)
def test_rounds_that_no_pass_took(said: str, lexicon: Lexicon) -> None:
    claim = lesson(f"**Review:** {said}", lexicon).review
    assert claim is not None
    assert claim.passed_at is None


def test_a_round_that_left_nothing_else(lexicon: Lexicon) -> None:
    said = (
        "The first round gave one critical finding, three improvements, no polish; the second returned nothing but two"
    )
    claim = lesson(f"**Review:** Passed in the second of three planned rounds. {said} polish findings.", lexicon).review
    assert claim is not None
    assert list(map(counts, claim.iterations)) == [[1, 3, 0], [0, 0, 2]]


@pytest.mark.parametrize("said", ["Iteration 2 found nothing at all and passed it.", "r2: nothing found, pass."])
def test_a_round_that_found_nothing(said: str, lexicon: Lexicon) -> None:
    claim = lesson(f"**Review:** Iteration 1 found 0 critical, 1 improvement, 2 polish. {said}", lexicon).review
    assert claim is not None
    told = [(one.number, counts(one)) for one in claim.iterations]
    assert (claim.verdict, claim.passed_at, told) == ("PASS", 2, [(1, [0, 1, 2]), (2, [0, 0, 0])])


@pytest.mark.parametrize(
    "said",
    [
        "Passed on 8/3/26.",
        "PASS (2/3), 2 of 3 riders came.",
        "PASS on iteration 2/3 (4 polish in iteration 1)",
        "Passed at iteration 2/3, all 3 improvement findings of the first fixed.",
    ],
)
def test_numbers_that_count_no_findings_of_a_round(said: str, lexicon: Lexicon) -> None:
    claim = lesson(f"**Review:** {said}", lexicon).review
    assert claim is not None
    assert claim.iterations == ()


def test_what_a_status_sums_up_is_no_count_of_its_last_round(lexicon: Lexicon) -> None:
    status = "Built; round 3 ended in PASS, two improvement findings and one polish finding over all rounds"
    rounds = "- Iteration 1: 0 critical, 2 improvement, 1 polish\n- Iteration 2: 0 critical, 0 improvement, 0 polish\n"
    found = lesson(f"**Status:** {status}\n\n**Review notes:**\n{rounds}- Iteration 3: PASS", lexicon)
    assert found.status is not None
    assert found.status.text.startswith("Built")
    assert found.review is not None
    assert [(one.number, counts(one)) for one in found.review.iterations][:2] == [(1, [0, 2, 1]), (2, [0, 0, 0])]
    assert all(one.number < 3 or not one.counts for one in found.review.iterations)
