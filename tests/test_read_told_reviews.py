"""Reviews that are told in sentences: what they say besides the numbers, and what only looks like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import LESSONS, TITLE, lesson, read

if TYPE_CHECKING:
    from reclint.model import IterationClaim
    from reclint.readers import Lexicon

FIRST = "Iteration 1: 1 critical, 2 improvement, 3 polish."
GRADES = ("critical", "improvement", "polish")


Told = tuple[int, list[int | None]]


def counts(claim: IterationClaim) -> list[int | None]:
    found = (claim.count(grade) for grade in GRADES)
    return [None if count is None else count.value for count in found]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Iteration 2 had two polish findings only.", [0, 0, 2]),
        ("Iteration 2: two bits of polish only.", [0, 0, 2]),
        ("Iteration 2: two polishes alone, and it passed.", [0, 0, 2]),
        ("In iteration 2 nothing was left but two polishes, and it passed.", [0, 0, 2]),
        ("Iteration 2: no finding except for one small matter of polish.", [0, 0, 1]),
        ("Iteration 2: clean.", [0, 0, 0]),
        ("Iteration 2 was clean, and it passed.", [0, 0, 0]),
        ("Iteration 2: all clear", [0, 0, 0]),
        ("Iteration 2 had nothing to report.", [0, 0, 0]),
        ("Iteration 2: none that was critical, one improvement.", [0, 1, None]),
        ("Iteration 2: none that we took for critical, one improvement.", [None, 1, None]),
        ("Iteration 2: clean chains, two polishes.", [None, None, 2]),
        ("Iteration 2: two polishes, no other findings.", [0, 0, 2]),
        ("Iteration 2: two polishes.", [None, None, 2]),
        ("Iteration 2: not only two polish findings, one improvement too.", [None, 1, 2]),
        ("Iteration 2: nothing critical but two improvements.", [0, 2, None]),
        ("Iteration 2: the crumb is fine but two polish findings were open.", [None, None, 2]),
        ("Iteration 2: no crumbs but one polish finding.", [None, None, 1]),
        ("Iteration 2: not without flour, no other bread but one polish finding.", [None, None, 1]),
        ("Iteration 2: no further finding was raised but one polish.", [0, 0, 1]),
        ("Iteration 2: two polishes, no others were found.", [0, 0, 2]),
        ("Iteration 2: two polishes, no other findings by the baker.", [None, None, 2]),
        ("Iteration 2: it ended without a single issue outstanding.", [None, None, None]),
        ("Iteration 2: it ended without a single issue.", [0, 0, 0]),
        ("Iteration 2: neither critical points nor improvements, two polishes.", [0, 0, 2]),
        ("Iteration 2: no critical points, no flaws, one polish.", [0, None, 1]),
    ],
)
def test_what_a_round_has_besides_what_it_counts(said: str, told: list[int | None], lexicon: Lexicon) -> None:
    claim = lesson(f"**Review:** Passed at iteration 2/3. {FIRST} {said}", lexicon).review
    assert claim is not None
    assert counts(claim.iterations[1]) == told


def test_only_leaves_open_what_the_round_before_does_not_count(lexicon: Lexicon) -> None:
    said = "Iteration 1: 2 improvement, 3 polish. Iteration 2: two polish findings only in the notes."
    claim = lesson(f"**Review:** Passed at iteration 2/3. {said}", lexicon).review
    assert claim is not None
    assert counts(claim.iterations[1]) == [None, None, 2]


ONCE = "**Review:** Passed in the second of three rounds. The first round brought two improvements and two polishes;"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("in the second only one polish was left.", [0, 0, 1]),
        ("the second showed that just one polish finding remained.", [0, 0, 1]),
        ("in the second just one polish remained unresolved.", [None, None, 1]),
        ("in the second only one polish was new.", [None, None, 1]),
        ("in the second three were fixed, only one polish was left.", [None, None, 1]),
        ("in the second only one improvement and one polish were left.", [None, 1, 1]),
    ],
)
def test_all_that_was_left_of_a_round(said: str, told: list[int | None], lexicon: Lexicon) -> None:
    claim = lesson(f"{ONCE} {said}", lexicon).review
    assert claim is not None
    assert counts(claim.iterations[1]) == told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Nothing was found in the second, which passed.", ("PASS", 2)),
        ("No findings at all in round 2.", (None, 2)),
        ("0 findings in the second round.", (None, 2)),
        ("Critical in round 1: 1, 0 in the second.", (None, 1)),
        ("Nothing new in the second year of the course.", (None, 1)),
        ("Nothing was found in the third, which passed.", (None, 1)),
    ],
)
def test_a_round_in_which_nothing_was_found(said: str, told: tuple[str | None, int], lexicon: Lexicon) -> None:
    claim = lesson(f"**Review:** It needed some rounds. {FIRST} {said}", lexicon).review
    assert claim is not None
    assert (claim.verdict, len(claim.iterations)) == told
    assert told[1] == 1 or counts(claim.iterations[1]) == [0, 0, 0]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Round 2: 🔴 0, 🟠 0, 🔵 2", [0, 0, 2]),
        ("Round 2: 🔵 2, 🟠 1, 🔴 0", [0, 1, 2]),
        ("Round 2: 🔴 0, ⚪ 0, 🔵 2", [None, None, None]),
        ("Round 2: 🔵 2", [None, None, None]),
    ],
)
def test_signs_stand_for_the_grades_that_they_stood_before(said: str, told: list[int | None], lexicon: Lexicon) -> None:
    first = "Round 1: 🔴 1 critical, 🟠 2 improvement, 🔵 3 polish."
    claim = lesson(f"| | |\n|---|---|\n| Review | ✅ passed at 2/3. {first} {said} |", lexicon).review
    assert claim is not None
    found = [counts(claim) for claim in claim.iterations if claim.number == 2] or [[None] * 3]
    assert found == [told]


ROWS = "| Iteration | Critical | Improvement | Polish |\n|---|---|---|---|\n| 1 | 0 | 3 | 1 |\n| 2 | 0 | 0 | 2 |\n"
SINGLE = "| Critical | 0 | 0 | 0 |\n| Improvement | 3 | 0 | 3 |\n| Polish | 1 | 2 | 3 |\n"
COLUMNS = f"| | 1 | 2 | {{}} |\n|---|---|---|---|\n{SINGLE}"


@pytest.mark.parametrize("word", ["all", "**Total**", "Sum"])
@pytest.mark.parametrize("turned", [False, True])
def test_a_row_of_sums_is_no_round(word: str, turned: bool, lexicon: Lexicon) -> None:
    table = COLUMNS.format(word) if turned else f"{ROWS}| {word} | 0 | 3 | 3 |\n"
    claim = lesson(f"**Review** (passed at iteration 2 of 3)\n\n{table}", lexicon).review
    assert claim is not None
    assert [counts(one) for one in claim.iterations] == [[0, 3, 1], [0, 0, 2]]
    assert [count.value for count in claim.totals] == [0, 3, 3]


def test_a_third_round_is_no_row_of_sums(lexicon: Lexicon) -> None:
    claim = lesson(f"**Review** (passed at iteration 3 of 3)\n\n{ROWS}| 3 | 0 | 0 | 1 |\n", lexicon).review
    assert claim is not None
    assert (len(claim.iterations), claim.totals) == (3, ())


@pytest.mark.parametrize("parted", [" – ", " -- ", ": "])
def test_the_title_of_a_callout_gives_the_verdict(parted: str, lexicon: Lexicon) -> None:
    rounds = "> Round one: one critical finding, two improvements, one polish. Round two: no findings."
    claim = lesson(f"> [!check] Review{parted}passed in the second of three rounds\n{rounds}", lexicon).review
    assert claim is not None
    assert (claim.verdict, claim.passed_at, claim.maximum) == ("PASS", 2, 3)
    assert [counts(one) for one in claim.iterations] == [[1, 2, 1], [0, 0, 0]]


@pytest.mark.parametrize("label", ["rev → {}", "Review – {}", "Review -- {}", "Rev ▸ {}"])
def test_a_review_behind_a_sign_with_colons_further_on(label: str, lexicon: Lexicon) -> None:
    said = label.format("R1: 0C 2I 3P; R2: 0C 0I 1P; pass at 2/3")
    claim = lesson(f"**Taught:** Spokes (DEVELOPED)\n\nWay in: by ear.\n\n{said}", lexicon).review
    assert claim is not None
    assert (claim.verdict, claim.passed_at) == ("PASS", 2)
    assert [counts(one) for one in claim.iterations] == [[0, 2, 3], [0, 0, 1]]


@pytest.mark.parametrize("said", ["Wheels → R1: 0C 2I 3P; pass at 1/3", "What we review – R1: 0C 2I 3P; pass at 1/3"])
def test_other_words_before_a_sign_are_no_label(said: str, lexicon: Lexicon) -> None:
    assert lesson(f"**Taught:** Spokes (DEVELOPED)\n\n{said}", lexicon).review is None


@pytest.mark.parametrize("remark", ["Two neighbours looked at it.", "Looked at on a Sunday,\n> by daylight."])
def test_a_callout_with_a_remark_leads_in_to_the_verdict_below_it(remark: str, lexicon: Lexicon) -> None:
    below = "PASS (iteration 2/3). Iteration 1: 0 critical, 1 improvement. Iteration 2: 0 critical, 2 polish."
    claim = lesson(f"> [!check] Review\n> {remark}\n\n{below}", lexicon).review
    assert claim
    assert claim.verdict == "PASS"
    assert len(claim.iterations) == 2
    told = lesson(f"> [!check] Review\n> {below}\n\nThe verdict of the mayor: MAJOR REVISION, he said.", lexicon).review
    assert told
    assert told.verdict == "PASS"


def test_a_remark_in_the_title_of_a_callout_is_no_concept(lexicon: Lexicon) -> None:
    found = lesson("> [!check] Taught – as far as we came\n> - spokes (DEVELOPED)", lexicon)
    assert [concept.name for concept in found.taught] == ["spokes"]


def test_a_major_revision_that_a_lesson_was_sent_back_with(lexicon: Lexicon) -> None:
    said = "Round one was sent back as a major revision with one critical point, two improvements and one polish"
    claim = lesson(
        f"**Review:** {said}; in round two nothing was left but two polishes, and it passed.", lexicon
    ).review
    assert claim is not None
    assert [one.verdict for one in claim.iterations] == ["MAJOR REVISION", "PASS"]


def test_what_is_said_to_be_the_round_of_the_pass_is_kept(lexicon: Lexicon) -> None:
    rounds = (
        "First round: needs revision, two improvements. Second round: needs revision, one improvement. "
        "Third round: passed, one polish."
    )
    claim = lesson(f"**Review:** passed at the second round of three. {rounds}", lexicon).review
    assert claim is not None
    assert (claim.verdict, claim.passed_at, claim.iterations[-1].verdict) == ("PASS", 2, "PASS")


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ("Passed in round 1/3. The class asked for more, so it was rewritten; round 2: passed.", 2),
        ("PASS at round 1/3. Round 1: 2 polish. Reviewed once more in June. Round 2: PASS, 1 polish.", 2),
        ("PASS at round 1/3; after the holidays, round 2: PASS.", 2),
        ("The outline passed in round 1/3. Round 2: PASS, 1 polish.", 2),
        ("Two rounds, and it passed in round 1/3. Round 2: PASS, 1 polish.", 1),
        ("✅ Passed in round 2/3. Round 1: needs revision, then reworked. Round 2: 1 polish. Round 3: PASS.", 2),
        ("Passed in round 1/3. Round 1: 2 polish findings (the picture redone, another comma). Round 2: PASS.", 1),
        ("Passed in round 1/3. Round 1: 1 polish, a new heading. After that, round 2: PASS.", 1),
        ("Passed in round 1/3. Round 1: 2 polish. Round 2: PASS, 1 polish, one line rewritten.", 1),
        ("Bert passed it in round 1/3. Then round 2: PASS, 0/0/1 (a sum done again).", 1),
        ("Looked through by Bert and passed in round 1/3. Round 2: PASS.", 1),
        ("The verdict: PASS in round 1/3. Round 2: PASS.", 1),
        ("Passed in round 1/3. Round 1: 1 polish, so the lesson was redone. Round 2: PASS.", 2),
        ("Passed in round 1/3. Round 1: 1 polish. Read again in June. Round 2: PASS.", 2),
        ("The tale was passed in round 1/3. Round 2: PASS.", 2),
    ],
)
def test_a_pass_after_another_one(said: str, at: int, lexicon: Lexicon) -> None:
    claim = lesson(f"**Review:** {said}", lexicon).review
    assert claim is not None
    assert (claim.verdict, claim.passed_at, claim.iterations[-1].verdict) == ("PASS", at, "PASS")


@pytest.mark.parametrize(
    "said",
    [
        "It. 1/3: 0 C, 2 I, 1 P; It. 2/3: 0 C, 0 I, 0 P. PASS at It. 2/3.",
        "✅ at it2/3. it1: 0C 2I 1P; it2: 0C 0I 0P",
        "✅ at it2/3. it1: 3 findings (0C 2I 1P), worst: a chain on backwards; it2: 0C 0I 0P",
        "two readings of a possible three. The first found no critical fault, two improvements and one point of "
        "polish, so NEEDS REVISION. At the second it passed without any finding.",
        "Two rounds. The first found nothing critical, two improvements, one polish. The second found no fault that "
        "was critical, nothing to improve, no polish, and it passed without a finding.",
    ],
)
def test_two_rounds_of_which_the_second_passed(said: str, lexicon: Lexicon) -> None:
    claim = lesson(f"**Review:** {said}", lexicon).review
    assert claim is not None
    told = [counts(one) for one in claim.iterations]
    assert (claim.verdict, claim.passed_at, told) == ("PASS", 2, [[0, 2, 1], [0, 0, 0]])


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Iterations 1 and 2 each had 1 improvement finding.", [(1, [None, 1, None]), (2, [None, 1, None])]),
        ("Iterations 1 and 2: 1 improvement finding each.", [(1, [None, 1, None]), (2, [None, 1, None])]),
        ("The first and the second iteration each had 1 improvement.", [(1, [None, 1, None]), (2, [None, 1, None])]),
        ("Iterations 1 and 2 both found 1 improvement.", [(1, [None, 1, None]), (2, [None, 1, None])]),
        ("Iterations 1 and 2 had 1 critical and 2 polish findings apiece.", [(1, [1, None, 2]), (2, [1, None, 2])]),
        ("Iterations 1 and 2 found 4 polish findings, each a typo.", [(1, [None] * 3), (2, [None] * 3)]),
        ("Iterations 1 and 2 found 2 critical findings, both mended.", [(1, [None] * 3), (2, [None] * 3)]),
        ("Iterations 1 and 2: both readers had 2 polish findings.", [(1, [None] * 3), (2, [None] * 3)]),
        ("Iterations 1 and 2 had 3 improvement findings.", [(1, [None] * 3), (2, [None] * 3)]),
        ("Iteration 1 and 2 polish findings were open.", [(1, [None, None, 2])]),
    ],
)
def test_rounds_that_are_told_together(said: str, told: list[Told], lexicon: Lexicon) -> None:
    claim = lesson(f"**Review:** Passed at iteration 3/3. {said} Iteration 3: no findings.", lexicon).review
    assert claim is not None
    assert [(one.number, counts(one)) for one in claim.iterations] == [*told, (3, [0, 0, 0])]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("a single polish finding", [(2, [None, None, 1])]),
        ("a single polish", [(2, [None, None, 1])]),
        ("a single reader did not finish", []),
        ("a single improvement over last year", []),
    ],
)
def test_a_round_by_its_order_with_an_article_before_its_count(said: str, told: list[Told], lexicon: Lexicon) -> None:
    text = (
        f"It passed at the second of two readings. The first reading had two critical findings, and the second {said}."
    )
    claim = lesson(f"**Review.** {text}", lexicon).review
    assert claim is not None
    assert [(one.number, counts(one)) for one in claim.iterations if one.number > 1] == told


def test_a_round_that_was_not_needed_found_nothing_out(lexicon: Lexicon) -> None:
    claim = lesson("**Review:** Iteration 1/3: 0 C, 0 I, 1 P; PASS. Iteration 2/3 was not needed.", lexicon).review
    assert claim is not None
    assert [(one.number, counts(one)) for one in claim.iterations] == [(1, [0, 0, 1])]


@pytest.mark.parametrize(
    ("said", "absent"),
    [
        ("Pending (with Hanna, due on 12 May)", True),
        ("not yet reviewed, Hanna has it", True),
        ("To be reviewed — after the holidays", True),
        ("pending. PASS is likely", False),
        ("pending (1 critical in the draft)", False),
        ("Pending: to be read by Hanna on 12 May", True),
        ("Pending (the first reading is on 12 May)", True),
        ("pending: the second look", False),
        ("Still to come; another round after the holidays", False),
        ("Not yet: the pictures. Hanna looked through the rest", False),
        ("Pending orders were looked at", False),
        ("Not reviewed so far. The pictures were checked in April.", True),
        ("Awaiting review; Bert has gone through the slides.", True),
        ("Not started. No one has looked at it.", True),
        ("Pending. A second reading is planned by the mill.", True),
        ("Review pending: on hold until the outline is looked through.", True),
        ("To be reviewed. Bert read this recipe aloud.", True),
        ("Pending: a tasting. Bert read it on a Sunday.", False),
        ("Not yet: the pictures. The lesson was checked by Bert", False),
        ("Pending: the pictures, but reviewed in April", False),
        ("Pending. The second reading had nothing to add", False),
    ],
)
def test_a_review_that_is_still_to_come(said: str, absent: bool, lexicon: Lexicon) -> None:
    claim = lesson(f"**Review:** {said}", lexicon).review
    assert claim is not None
    assert claim.absent is absent


@pytest.mark.parametrize(
    ("said", "at", "told"),
    [
        ("0 critical, 0 improvement, 2 polish at iteration 1/3: PASS", 1, [(1, [0, 0, 2])]),
        ("🔴 0 🟠 0 🟡 2 at iteration 1/3, PASS ✅", 1, [(1, [0, 0, 2])]),
        ("0C 2I 1P at it1, NEEDS REVISION; 0C 0I 1P at it2, PASS", 2, [(1, [0, 2, 1]), (2, [0, 0, 1])]),
        ("passed: 0/0/2 (iteration 1/3)", 1, [(1, [0, 0, 2])]),
        ("1 critical and 2 improvement findings, all fixed at iteration 2/3. PASS", None, []),
    ],
)
def test_the_number_of_a_round_behind_its_counts(said: str, at: int | None, told: list[Told], lexicon: Lexicon) -> None:
    text = f"{TITLE}Signs: 🔴 critical, 🟠 improvement, 🟡 polish.\n\n{LESSONS}\n**Review:** {said}\n"
    claim = read(text, lexicon).lessons[-1].review
    assert claim is not None
    assert (claim.passed_at, [(one.number, counts(one)) for one in claim.iterations]) == (at, told)


def test_rounds_in_a_quotation_below_a_question(lexicon: Lexicon) -> None:
    rounds = "> - 1st iteration (of 3): 1 critical, 1 improvement, 0 polish, MAJOR REVISION\n"
    told = lesson(f"What did the mechanic say?\n\n{rounds}> - 2nd iteration: no findings, PASS\n", lexicon).review
    assert told is not None
    assert (told.verdict, told.passed_at, [counts(one) for one in told.iterations]) == (
        "PASS",
        2,
        [[1, 1, 0], [0, 0, 0]],
    )
    quoted = (
        "> - The 1st ride of 3 found 1 critical bend, and improved 2 of 3 brakes\n> - The second passed the church\n"
    )
    assert lesson(f"What did the rider say?\n\n{quoted}", lexicon).review is None


@pytest.mark.parametrize("frame", ["{}", "> {}", "> [!TIP]\n> {}"])
def test_a_sign_may_open_the_value_of_a_label(frame: str, lexicon: Lexicon) -> None:
    lines = "**Review** ✅ PASS at 2/3\nit. 1: 0C / 3I / 2P\nit. 2: 0C / 0I / 1P"
    quoted = frame.format(lines.replace("\n", "\n" + frame[:2].replace("{}", "")))
    claim = lesson(quoted, lexicon).review
    assert claim is not None
    assert (claim.verdict, claim.passed_at, [counts(one) for one in claim.iterations]) == (
        "PASS",
        2,
        [[0, 3, 2], [0, 0, 1]],
    )
