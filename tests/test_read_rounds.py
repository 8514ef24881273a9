"""Rounds of reviews that stand in rows below the review, or that only a word such as \"only\" introduces."""

from __future__ import annotations

import pytest

from reclint.readers import Lexicon

from .any_hand import TITLE, lesson, read
from .bicycles import counts_of as counts


@pytest.mark.parametrize(
    ("rest", "third"),
    [
        ("the third only two polish and nothing heavier", [0, 0, 2]),
        ("and the third just one polish finding, nothing more serious", [0, 0, 1]),
        ("the third only two riders, and nothing heavier than a bell", None),
    ],
)
def test_the_last_of_several_rounds_has_only_some(rest: str, third: list[int] | None, lexicon: Lexicon) -> None:
    told = (
        "The first found 1 critical, 2 improvement and no polish, the second no critical, one improvement, one polish"
    )
    claim = lesson(f"**Review:** passed at the third of three rounds. {told}, {rest}.", lexicon).review
    assert claim
    found = {one.number: counts(one) for one in claim.iterations}
    assert found == {1: [1, 2, 0], 2: [0, 1, 1], **({3: third} if third else {})}


@pytest.mark.parametrize(
    ("row", "rounds"),
    [
        ("| ↳ Round 2 | no findings |", [[0, 2, 4], [0, 0, 0]]),
        ("| Iteration 2 | nothing found in the shed |", [[0, 2, 4]]),
        ("| Ride after iteration 2 | no findings |", [[0, 2, 4]]),
        ("| Week 2 | no findings |", [[0, 2, 4]]),
    ],
)
def test_rows_below_one_of_the_review_are_rounds(row: str, rounds: list[list[int]], lexicon: Lexicon) -> None:
    facts = "| Facts | |\n|---|---|\n| Load | BUILD |\n| Review | PASS |\n"
    table = f"{facts}| ↳ Round 1 | 0 critical, 2 improvement, 4 polish |\n{row}\n"
    claim = lesson(table, lexicon).review
    assert claim
    assert [counts(one) for one in claim.iterations] == rounds


@pytest.mark.parametrize(
    ("second", "counted"),
    [
        ("the second none,", [0, 0, 0]),
        ("and in the second none at all;", [0, 0, 0]),
        ("the second clean, and", [0, 0, 0]),
        ("the second none;", [0, 0, 0]),
        ("the second none of either,", [None, None, None]),
        ("the second, in the rain, went on for long;", [None, None, None]),
    ],
)
def test_a_round_before_one_that_has_only_some(second: str, counted: list[int | None], lexicon: Lexicon) -> None:
    told = f"The first brought 2 critical and 3 improvement, {second} the third just two polish"
    claim = lesson(f"**Review:** passed at the third of three rounds. {told}.", lexicon).review
    assert claim
    found = {one.number: counts(one) for one in claim.iterations}
    third = [0, 0, 2] if counted == [0, 0, 0] else [None, None, 2]
    assert found == {1: [2, 3, None], 2: counted, 3: third}


def test_none_of_one_grade_is_not_none_of_a_round(lexicon: Lexicon) -> None:
    told = "Critical: the first had 2, the second none. Polish: the first had 1, the second 4"
    claim = lesson(f"**Review:** passed at the second of two rounds. {told}.", lexicon).review
    assert claim
    assert [0, 0, 0] not in [counts(one) for one in claim.iterations]


@pytest.mark.parametrize(
    ("second", "counted"),
    [
        ("The second brought only two polish points.", [0, 0, 2]),
        ("The second had just one polish finding (the colours).", [0, 0, 1]),
        ("The second found no more than one improvement.", [0, 1, 0]),
        ("In the second there were merely two polish points.", [0, 0, 2]),
        ("The second brought only two polish points that were new.", [None, None, 2]),
        ("The second brought not only two polish points.", [None, None, 2]),
        ("The second brought only two polish points, the improvement was still open.", [None, None, 2]),
        ("The second left only two polish points open.", [None, None, 2]),
        ("The second, in the rain, brought only two polish points.", [None, None, 2]),
        ("The second had only two polish riders.", [None, None, 2]),
        ("The second brought only one critical point; a lot of polish stayed.", [1, None, None]),
        ("The second brought only one critical point; the rider fell.", [1, None, None]),
        ("The second had only one improvement (the saddle). Some polish points, too.", [None, 1, None]),
        ("The second had only one improvement (the saddle). The saddle creaked.", [0, 1, 0]),
        ("The second had one improvement only, and Ada mended it.", [0, 1, 0]),
        ("Round two: three polish points only; nobody minded.", [0, 0, 3]),
        ("Round 2: three polish points, and that was all.", [0, 0, 3]),
        ("Round 2 (of 3) — just one polish finding, so it passed.", [0, 0, 1]),
        ("Round 2: three polish points only in the notebook.", [None, None, 3]),
        ("Round 2: three polish points only, the improvement was not mended.", [None, None, 3]),
        ("Round 2: only three polish points, as the reader had little time.", [None, None, 3]),
        ("Round 2: three polish points, and that is all that Ada could read.", [None, None, 3]),
    ],
)
def test_a_round_that_brought_only_some_had_no_others(second: str, counted: list[int | None], lexicon: Lexicon) -> None:
    told = f"Passed on the second of three rounds. The first brought two improvements and one polish point. {second}"
    claim = lesson(f"**Review:** {told}", lexicon).review
    assert claim
    assert [counts(one) for one in claim.iterations] == [[None, 2, 1], counted]


def test_a_round_named_behind_one_with_only_some_tells_nothing_of_it(lexicon: Lexicon) -> None:
    told = (
        "Passed on the second of two rounds. The first brought only two improvements. The second had one polish point."
    )
    claim = lesson(f"**Review:** {told}", lexicon).review
    assert claim
    assert [counts(one) for one in claim.iterations] == [[0, 2, 0], [None, None, 1]]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Passed at 1/3 with 0/0/2 (two labels in pencil).", {1: [0, 0, 2]}),
        ("passed in round 2 of 3 with 0/0/1. Round 1 had 1/2/2.", {1: [1, 2, 2], 2: [0, 0, 1]}),
        ("Passed at 1/3 with 3/4 of the class.", {}),
        ("Passed at 1/3 with one, two and three turns of the key.", {}),
        (
            "Passed at 2/3. It. 1: no cr., 3 impr., 2 pol.; it. 2: no cr., no impr., 1 pol.",
            {1: [0, 3, 2], 2: [0, 0, 1]},
        ),
        (
            "Passed at the second of three. Iteration 1: 1 critical, 2 improvement, 0 polish. "
            "The second left a single point of polish, and nothing else.",
            {1: [1, 2, 0], 2: [0, 0, 1]},
        ),
        (
            "Passed at the second of three. Iteration 1: 1 critical, 2 improvement. The second left two small matters "
            "of polish.",
            {1: [1, 2, None], 2: [None, None, 2]},
        ),
        (
            "Passed at the second of three. Iteration 1: 1 critical, 2 improvement. The second left two riders behind.",
            {1: [1, 2, None]},
        ),
    ],
)
def test_what_a_round_was_passed_with_and_left(said: str, told: dict[int, list[int | None]], lexicon: Lexicon) -> None:
    claim = lesson(f"**Review:** {said}", lexicon).review
    assert claim
    assert {one.number: counts(one) for one in claim.iterations} == told


@pytest.mark.parametrize("word", ["sweep", "go"])
def test_passes_are_rounds_whatever_the_words_for_rounds(word: str, lexicon: Lexicon) -> None:
    words = {**lexicon.vocabulary.words, "iteration": (word,)}
    own = Lexicon(lexicon.vocabulary.model_construct(**{**dict(lexicon.vocabulary), "words": words}))
    said = "Pass 1: 0 critical, 3 improvement, 1 polish. Pass 2: 0 critical, 0 improvement, 1 polish, passed."
    text = f"{TITLE}## Lessons\n\n### Lesson 1: True Wheels (true-wheels)\n\n- **Review:** {said}\n"
    [found] = read(text, own).lessons
    assert found.review
    assert {one.number: counts(one) for one in found.review.iterations} == ONE_AND_TWO
    places = [text[count.span.start : count.span.stop] for one in found.review.iterations for count in one.counts]
    assert sorted(places[:3]) == ["0 critical", "1 polish", "3 improvement"]
    assert sorted(places[3:]) == ["0 critical", "0 improvement", "1 polish"]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("critical ×0, improvement ×3, polish ×1", [0, 3, 1]),
        ("critical –, improvement 3, polish –", [0, 3, 0]),
        ("critical: none; improvement: three; polish: one.", [0, 3, 1]),
        ("critical none, improvement three and polish one", [0, 3, 1]),
        ("critical - what Ada said of oil, improvement 3, polish 1", [None, 3, 1]),
        ("polish one chain, improvement two of the three", [None, None, None]),
        ("critical – the oil – and polish", [None, None, None]),
    ],
)
def test_numbers_behind_grades(said: str, told: list[int | None], lexicon: Lexicon) -> None:
    claim = lesson(f"**Review:** NEEDS REVISION. Round 1: {said}", lexicon).review
    assert claim
    assert [counts(one) for one in claim.iterations] == [told]


ONE_AND_TWO = {1: [0, 3, 1], 2: [0, 0, 1]}


@pytest.mark.parametrize(
    ("said", "verdict", "at", "told"),
    [
        ("Pass 1: 0 critical, 3 improvement, 1 polish. Pass 2: 0/0/1, approved.", "PASS", 2, ONE_AND_TWO),
        ("\n\n- Pass 1: 0 critical, 3 improvement, 1 polish\n- Pass 2: 0/0/1, approved", "PASS", 2, ONE_AND_TWO),
        ("Pass 1 (needs revision): 0/3/1.", "NEEDS REVISION", None, {1: [0, 3, 1]}),
        ("Needs revision. Pass 1: 0 critical, 3 improvement, 1 polish.", "NEEDS REVISION", None, {1: [0, 3, 1]}),
        (
            "The first pass (iteration 1/3) ended in needs revision: 0 critical, 3 improvement, 1 polish."
            " The second pass (iteration 2/3) found only one polish and approved it.",
            "PASS",
            2,
            ONE_AND_TWO,
        ),
        (
            "The first pass (round 1/3): needs revision, 0/3/1. The second (round 2/3) found nothing more, PASS.",
            "PASS",
            2,
            {1: [0, 3, 1], 2: [0, 0, 0]},
        ),
        ("The first PASS of the year, at 1/3", "PASS", None, {}),
        ("Pass 1 (sent back): 0/3/1. Pass 2 (passed): 0/0/1.", "PASS", 2, ONE_AND_TWO),
        ("Passed at 2/3. Pass 1: 0/3/1. Pass 2: 0/0/1.", "PASS", 2, ONE_AND_TWO),
        ("PASS 1: two riders fell", "PASS", None, {}),
        ("\n\n- PASS 1: 2 polish\n- PASS 2: no findings", "PASS", None, {}),
        ("Pass 1 (words): 2 polish. Pass 2 (sums): 1 polish.", "PASS", None, {}),
        ("Ada looked at it in two ways. Pass 1: words. Pass 2: sums. Passed at round 1/3.", "PASS", None, {}),
        ("Passed at 1/3. Pass 1: 2 polish in the words. Pass 2: none in the sums.", "PASS", 1, {1: [None, None, 2]}),
        (
            "Round 1: revise. Pass 1 (words): 1 polish; pass 2 (sums): 3 improvement. Round 2: passed, 2 polish.",
            "PASS",
            2,
            {1: [None, 3, 1], 2: [None, None, 2]},
        ),
        ("PASS 1 (of 3), where 2 fell", "PASS", None, {}),
        ("PASS · round 2/3 · 0/3/1 → 0/0/1", "PASS", 2, ONE_AND_TWO),
        ("PASS at iteration 3/3: 0/3/1 → 0/0/1", "PASS", 3, {}),
    ],
)
def test_rounds_by_a_word_for_a_pass_or_in_a_row(
    said: str, verdict: str, at: int | None, told: dict[int, list[int]], lexicon: Lexicon
) -> None:
    claim = lesson(f"**Review:** {said}", lexicon).review
    assert claim
    assert (claim.verdict, claim.passed_at) == (verdict, at)
    assert {one.number: counts(one) for one in claim.iterations} == told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "3 improvement and 1 polish in the first, nothing critical; 1 polish in the second, nothing else",
            ONE_AND_TWO,
        ),
        ("0/3/1 in the first; 0/0/1 in the second", ONE_AND_TWO),
        (
            "the first had 0/3/1, the second had one improvement, nothing critical or for polish",
            {1: [0, 3, 1], 2: [0, 1, 0]},
        ),
        (
            "the first had 0/3/1, the second one improvement, nothing critical for polish of chains",
            {1: [0, 3, 1], 2: [0, 1, None]},
        ),
    ],
)
def test_counts_before_the_numbers_of_their_rounds(said: str, told: dict[int, list[int]], lexicon: Lexicon) -> None:
    claim = lesson(f"**Review:** passed at the second attempt of three; {said}", lexicon).review
    assert claim
    assert (claim.verdict, claim.passed_at) == ("PASS", 2)
    assert {one.number: counts(one) for one in claim.iterations} == told


def table(*rows: str) -> str:
    header, *below = (f"| {row} |" for row in rows)
    return "\n".join((header, "|" + "---|" * (header.count("|") - 1), *below))


@pytest.mark.parametrize(
    ("first", "second", "numbers"),
    [
        ("5 Oct", "9 Oct", [1, 2]),
        ("October 5", "October 9", [1, 2]),
        ("5.10.", "9.10.", [1, 2]),
        ("5.6.25", "6.6.25", [1, 2]),
        ("05/10", "09/10", [1, 2]),
        ("2/3", "3/3", [2, 3]),
        ("r1", "r2", [1, 2]),
    ],
)
def test_days_in_a_table_number_no_rounds(first: str, second: str, numbers: list[int], lexicon: Lexicon) -> None:
    rows = table("When | Critical | Improvement | Polish", f"{first} | 1 | 0 | 2", f"{second} | 0 | 0 | 1")
    claim = lesson(f"**Review:**\n\n{rows}", lexicon).review
    assert claim
    assert [one.number for one in claim.iterations] == numbers


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("1 critical, 2 polish", "none", [[1, None, 2], [0, 0, 0]]),
        ("1 critical, 2 polish", "clean", [[1, None, 2], [0, 0, 0]]),
        ("1/0/2", "—", [[1, 0, 2], [0, 0, 0]]),
        ("1/0/2", "no findings", [[1, 0, 2], [0, 0, 0]]),
        ("1/0/2", "none of the riders fell", [[1, 0, 2]]),
        ("the hub creaked", "none", []),
    ],
)
def test_a_row_of_a_round_without_findings(
    first: str, second: str, told: list[list[int | None]], lexicon: Lexicon
) -> None:
    rows = table("Round | Reader | What was found", f"1 | none | {first}", f"2 | Ada | {second}")
    claim = lesson(f"**Review:**\n\n{rows}", lexicon).review
    assert claim
    assert [counts(one) for one in claim.iterations] == told


def test_columns_of_what_became_of_findings_are_no_rounds(lexicon: Lexicon) -> None:
    rows = table("Kind | Raised | Mended", "Critical | 1 | 1", "Improvement | 3 | 2", "Polish | 2 | 0")
    claim = lesson(f"**Review:** Passed.\n\n{rows}", lexicon).review
    assert claim
    assert claim.iterations == ()


def claims(said: str, rows: str, lexicon: Lexicon) -> dict[int, list[int | None]]:
    claim = lesson(f"**Review:** {said}\n\n{rows}", lexicon).review
    assert claim
    return {one.number: counts(one) for one in claim.iterations}


@pytest.mark.parametrize(
    ("header", "upper", "lower", "numbers"),
    [
        ("No.", "2", "1", (2, 1)),
        ("#", "3", "1", (3, 1)),
        ("Round no.", "2.", "1.", (2, 1)),
        ("Review round", "1", "3", (1, 3)),
        ("Review", "2/2", "1/2", (2, 1)),
        (" ", "2nd", "1st", (2, 1)),
        ("Try", "2 (9 Oct)", "1 (5 Oct)", (2, 1)),
        ("Day", "2", "1", (2, 1)),
        ("Day", "9", "5", (2, 1)),
        ("Day", "5", "6", (1, 2)),
        ("Date", "9 Oct", "30 Sept.", (2, 1)),
        ("Date", "2026-01-02", "2025-12-30", (2, 1)),
        ("Date", "30 Dec", "2 Jan", (1, 2)),
        ("Date", "Tue, 2 Jan", "Sat, 30 Dec", (2, 1)),
        ("Date", "9.10.", "5.10.", (2, 1)),
        ("Read", "5/10", "9/10", (1, 2)),
        ("Read", "3. 3.", "7. 3.", (1, 2)),
    ],
)
def test_rounds_in_a_table_from_the_newest_on(
    header: str, upper: str, lower: str, numbers: tuple[int, int], lexicon: Lexicon
) -> None:
    rows = table(f"{header} | Critical | Improvement | Polish", f"{upper} | 1 | 0 | 2", f"{lower} | 0 | 0 | 1")
    assert claims("Passed.", rows, lexicon) == dict(zip(numbers, [[1, 0, 2], [0, 0, 1]], strict=True))


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ("Round 1 | Round 2 | Open", {1: [0, 3, 1], 2: [0, 1, 2]}),
        ("Round 2 | Round 1 | Still open", {2: [0, 3, 1], 1: [0, 1, 2]}),
        ("R1 | R2 | Left over", {1: [0, 3, 1], 2: [0, 1, 2]}),
        ("1 | 2 | remaining", {1: [0, 3, 1], 2: [0, 1, 2]}),
        ("Round one | Round two | Fixed since", {1: [0, 3, 1], 2: [0, 1, 2]}),
        ("5 Oct | 9 Oct | Mended", {1: [0, 3, 1], 2: [0, 1, 2]}),
        ("Before | After | Open", {}),
        ("Before | After | Later", {1: [0, 3, 1], 2: [0, 1, 2], 3: [0, 1, 0]}),
    ],
)
def test_a_column_of_what_is_open_beside_those_of_rounds(
    columns: str, told: dict[int, list[int | None]], lexicon: Lexicon
) -> None:
    rows = table(f"Kind | {columns}", "Critical | 0 | 0 | 0", "Improvement | 3 | 1 | 1", "Polish | 1 | 2 | 0")
    assert claims("Passed at iteration 2/3.", rows, lexicon) == told


@pytest.mark.parametrize(
    ("said", "header", "second", "read"),
    [
        ("", "Verdict | Findings", "PASS | –", True),
        ("", "Verdict | Findings", "PASS | none", True),
        ("", "Verdict | Findings", "NEEDS REVISION | –", False),
        ("", "Verdict | Findings", "– | none", False),
        ("", "Verdict | Findings", "pending | –", False),
        ("", "Reader | Findings", "Ben, 5 May | no findings", True),
        ("", "Reader | Findings", "Ben, next week | none", False),
        ("", "Reader | Findings", "Ben (cancelled) | none", False),
        ("", "Reader | Findings", "nobody | –", False),
        ("", "Reader | Findings", "– | –", False),
        ("Passed at iteration 1/2.", "Reader | Findings", "Ben | none", False),
        ("Passed at iteration 2/2.", "Reader | Findings", "Ben | none", True),
    ],
)
def test_a_round_that_was_not_held_has_no_counts(
    said: str, header: str, second: str, read: bool, lexicon: Lexicon
) -> None:
    first = "NEEDS REVISION" if "Verdict" in header else "Ada"
    rows = table(f"Round | {header}", f"1 | {first} | 0 critical, 3 improvement, 1 polish", f"2 | {second}")
    told = {1: [0, 3, 1], **({2: [0, 0, 0]} if read else {})}
    assert claims(said, rows, lexicon) == told


@pytest.mark.parametrize("third", ["none | – | – | –", "Ada | 0 | 0 | 1"])
def test_dashes_behind_a_round_without_findings_are_no_further_one(third: str, lexicon: Lexicon) -> None:
    rows = table(
        "Round | Reader | Critical | Improvement | Polish", "1 | Ada | – | 3 | 1", "2 | Ben | – | – | –", f"3 | {third}"
    )
    assert list(claims("", rows, lexicon)) == ([1, 2, 3] if "Ada" in third else [1, 2])
