"""Kinds of review statements that are easily misread, each beside the fault that it looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .samples import report_on
from .test_near_misses import ASKED, SURE, Case, answers, review

if TYPE_CHECKING:
    pass

TWO = (
    "## Review -- 2026-04-02 (Iteration 1/3)\n\n- Critical: 0\n- Improvement: 2\n- Polish: 3\n\n"
    "### Verdict: NEEDS REVISION\n\n"
)
PASSED = (
    "## Review -- 2026-04-09 (Iteration 2/3)\n\n- Critical: 0\n- Improvement: 0\n- Polish: 0\n\n### Verdict: PASS\n"
)
THREE = "#### [IMPROVEMENT] -- dry\n\n" * 3
FIRST = "Passed at iteration 2/3. Iteration 1 had 2 improvement findings (dry crumb, no picture). Iteration 2 had "


def log(text: str, answer: str | None, *, rule: str) -> Case:
    """A lesson that the record calls complete, without a word on its review, and its log."""
    case = review("", answer, rule=rule, log=text)
    record = case.texts["record.md"].replace("**Review:**", "**Status:** Complete")
    return case._replace(texts={**case.texts, "record.md": record})


def carried(text: str, answer: str | None) -> Case:
    return review(f"{FIRST}{text}.", answer, rule="review-counts-differ", log=TWO + PASSED)


def open_at_the_end(text: str, answer: str | None) -> Case:
    return review(f"{FIRST}{text}.", answer, rule="review-passed-open")


def listed(text: str, answer: str | None) -> Case:
    return review(f"Passed at iteration 1/3: {text}.", answer, rule="review-count-stated")


def struck(heading: str, answer: str | None) -> Case:
    """A pass without findings, with a heading of one below it."""
    return log(f"{TWO}{PASSED}\n#### {heading}\n", answer, rule="review-log-arithmetic")


def listed_in_log(text: str, answer: str | None) -> Case:
    """An iteration with 2 improvement findings and 1 polish finding, and how it lists them."""
    return log(f"{TWO.replace('Polish: 3', 'Polish: 1')}{text}\n\n{PASSED}", answer, rule="review-log-arithmetic")


def newest_first(first: str, answer: str | None) -> Case:
    """A pass in the second iteration, above the first one, which starts as given."""
    first = TWO.replace("Review -- 2026-04-02 (Iteration 1/3)", first)
    return review("Passed at iteration 2/3.", answer, rule="review-verdict-conflict", log=f"{PASSED}\n{first}")


ROWS = "| # | Grade | Finding | Mend |\n|---|---|---|---|\n| 1 | IMPROVEMENT | A dry crumb | more milk |\n"
ITEMS = "- [IMPROVEMENT] A dry crumb\n- **[IMPROVEMENT]** No picture\n"


def told_again(text: str, answer: str | None) -> Case:
    """Two findings of iteration 1, and what stands below its pass at iteration 2."""
    two = TWO.replace("Polish: 3", "Polish: 0")
    found = "### [IMPROVEMENT] -- A dry crumb\n\n### [IMPROVEMENT] -- No picture\n\n"
    return log(f"{two}{found}{PASSED}\n{text}\n", answer, rule="review-log-arithmetic")


def chain(text: str, answer: str | None, *, log: str = TWO + PASSED) -> Case:
    """A row of verdicts, against a log."""
    return review(text, answer, rule="review-verdict-conflict", log=log)


def total(text: str, answer: str | None) -> Case:
    iterations = "Iteration 1: 0 critical, 2 improvement, 1 polish. Iteration 2: 0 critical, 1 improvement, 0 polish."
    return review(f"Passed at iteration 3/3. {iterations} {text}", answer, rule="review-count-stated")


def twelve(text: str, answer: str | None) -> Case:
    """A first iteration with more findings of each grade than one, and what is said of all."""
    first = "Iteration 1: 2 critical, 3 improvement, 7 polish. Iteration 2: 0 critical, 0 improvement, 0 polish."
    return review(f"Passed at iteration 2/3. {first} {text}", answer, rule="review-count-stated")


ONE = "0 critical, 0 improvement and 1 polish"
"""The counts of a second iteration."""
BARE = "## Review -- 2026-04-09 (Iteration 1/3)\n\n### Verdict: {}\n\n#### [{}] -- dry crumb\n\n{}\n"


def uncounted(grade: str, text: str, answer: str | None, *, verdict: str = "PASS") -> Case:
    """A review that counts nothing, with one finding below it."""
    return log(BARE.format(verdict, grade, text), answer, rule="review-log-arithmetic")


def mended(first: str, second: str, answer: str | None) -> Case:
    """Two iterations, each with what is said of it."""
    text = f"Passed at iteration 2/3. Iteration 1 had {first}. Iteration 2 had {second}."
    return review(text, answer, rule="review-count-stated")


TWICE = "Passed at iteration 2/3. Iteration 1: 2 improvement, 3 polish. Iteration 2: 0 improvement, 1 polish."


CASES = {
    "passed at the second and at the third": chain(
        f"{TWICE} Iteration 3: PASS, 0 improvement, 1 polish.", SURE, log=""
    ),
    "passed at the second, and again at a third": chain(
        f"{TWICE} It was rewritten. Iteration 3: PASS, 0 improvement, 1 polish.", None, log=""
    ),
    "a draft passed at the second": chain(
        f"The draft passed at iteration 1/3. {TWICE.split('. ', 1)[1]} Iteration 3: PASS.", None, log=""
    ),
    "passed at the second, with a third still told": chain(f"{TWICE} Iteration 3 was not needed.", None, log=""),
    "four of five fixed after four": mended("4 improvement findings; 4 of 5 fixed", "2 polish findings", SURE),
    "four of five fixed in the next one": mended("4 improvement findings", "2 polish findings, 4 of 5 fixed", SURE),
    "four of five fixed after five": mended("5 improvement findings; 4 of 5 fixed", "2 polish findings", None),
    "four of five fixed of two grades": mended(
        "1 critical, 4 improvement and 3 polish findings", "1 polish finding, 4 of 5 fixed", None
    ),
    "of findings and a sign": mended("1 critical and 4 polish findings; 3/5 fixed", "2 polish findings", None),
    "one too many and a sign": mended("1 critical and 4 polish findings; 3/6 fixed", "2 polish findings", SURE),
    "one too many behind the verb": mended("1 critical, 4 polish; fixed 3 of 6", "2 polish findings", SURE),
    "one too many in more words": mended("4 polish; 3 out of the 6 have been fixed", "2 polish findings", SURE),
    "one too many that is open": mended("4 polish findings; 2 of 5 left open", "2 polish findings", SURE),
    "of polish behind a semicolon": mended("1 critical, fixed, and 4 polish; 3 of 4 polish fixed", "1 polish", None),
    "one too many of a grade": mended("1 critical, fixed, and 4 polish; 3 of 5 polish fixed", "1 critical", SURE),
    "one too many of a grade behind a comma": mended("4 polish (a, b, c, d), 3/5 polish findings fixed", "0", SURE),
    "one too many of a grade in parentheses": mended("4 polish findings (3 of 5 fixed), 1 critical", "0", SURE),
    "of a grade in parentheses": mended("4 polish findings (3 of 4 fixed), 1 critical", "0", None),
    "behind a list in parentheses": mended("4 polish findings (a crumb, b, c, d; 3 of 4 fixed)", "0", None),
    "one too many behind a list": mended("4 polish findings (a crumb, b, c, d; 3 of 5 fixed)", "0", SURE),
    "a list of three behind four": mended("5 polish findings (a crumb, b, c; all fixed)", "0", SURE),
    "all polish of two iterations": mended("3 polish findings", "1 polish finding; 4 of 4 polish fixed", None),
    "things and no findings": mended("4 polish findings", "2 polish findings (2 of 3 fixed widths, a comma)", None),
    "two thirds of iterations": mended("4 improvement findings", "2 polish; iteration 2/3 fixed them", None),
    "passed at two of three, with a sign": mended("4 improvement findings", "2 polish; passed at 2/3, fixed", None),
    "two of three iterations": mended("4 improvement findings", "2 polish findings, iteration 2 of 3 fixed", None),
    "a pass with a critical finding that nothing counts": uncounted("CRITICAL", "Bake less.", SURE),
    "a pass with an improvement that nothing counts": uncounted("IMPROVEMENT", "Bake less.", SURE),
    "a pass with polish that nothing counts": uncounted("POLISH", "Bake less.", None),
    "a pass with an improvement told as fixed": uncounted("IMPROVEMENT", "**Resolution:** fixed the same day.", None),
    "a pass with an improvement that is not fixed": uncounted("IMPROVEMENT", "It was not fixed.", SURE),
    "a revision with a critical finding": uncounted("CRITICAL", "Bake less.", None, verdict="NEEDS REVISION"),
    "retained": carried("3 polish items retained", None),
    "remaining before the grade": carried("3 remaining polish items", None),
    "left as they are": carried("3 polish findings kept as is", None),
    "new ones are the log's": carried("3 new polish findings", SURE),
    "a comma ends what is said": carried("3 polish findings, the old one retained", SURE),
    "found and resolved": open_at_the_end("1 improvement and 2 polish findings found and resolved", None),
    "all fixed behind a comma": open_at_the_end("1 improvement finding, all fixed", None),
    "found and fixed in parentheses": open_at_the_end("1 improvement finding (found and fixed on the spot)", None),
    "fixed in parentheses": open_at_the_end("1 improvement (resolved the same day)", None),
    "fixed behind a list": open_at_the_end("1 improvement (a dry crumb), fixed on the spot, and 1 polish", None),
    "resolved behind a comma": open_at_the_end("1 improvement finding, resolved, and 1 polish finding", None),
    "a clause that says fixed": open_at_the_end("1 improvement finding (a dry crumb), which was fixed", None),
    "found and resolved behind a comma": open_at_the_end("1 improvement (a dry crumb), found and resolved", None),
    "fixed as the last of a list": open_at_the_end("1 improvement finding (a dry crumb, fixed)", None),
    "both fixed as the last of a list": open_at_the_end("2 improvement findings (crumb, crust, both fixed)", None),
    "the last of two fixed": open_at_the_end("2 improvement findings (a dry crumb, a pale crust, fixed)", SURE),
    "one of two fixed": open_at_the_end("2 improvement findings (crumb, crust), one of which was fixed", SURE),
    "a comma and not yet fixed": open_at_the_end("1 improvement finding (a dry crumb), not yet fixed", SURE),
    "a comma and something that is fixed": open_at_the_end("1 improvement finding, fixed oven times", SURE),
    "a comma and left": open_at_the_end("1 improvement finding (a dry crumb), left for the next batch", SURE),
    "one that is not fixed": open_at_the_end("1 improvement (a crust that is not fixed)", SURE),
    "one that says fixed": open_at_the_end("1 improvement (the fixed oven time is too long)", SURE),
    "still to be fixed": open_at_the_end("1 improvement finding to be fixed", SURE),
    "not fixed": open_at_the_end("1 improvement finding not yet fixed", SURE),
    "open": open_at_the_end("1 improvement finding", SURE),
    "carried into a pass": open_at_the_end("1 improvement finding carried over", SURE),
    "down to nothing": review(
        "PASS after 2 iterations (1 critical -> 0, 2 improvement → 0)", None, rule="review-passed-open"
    ),
    "down to one": review(
        "PASS after 2 iterations (1 critical -> 0, 2 improvement → 1)", SURE, rule="review-passed-open"
    ),
    "down to nothing without a colon": review(
        "PASS after 2 iterations. Iteration 1 (1 critical). Iteration 2 (1 critical -> 0).",
        None,
        rule="review-iteration-gap",
    ),
    "the first one told by what is left of it": review(
        "PASS after 2 iterations. Iteration 2: 1 critical -> 0.", None, rule="review-iteration-gap"
    ),
    "the first one not told": review(
        "PASS after 2 iterations. Iteration 2: 1 polish.", ASKED, rule="review-iteration-gap"
    ),
    "down to nothing in one iteration": open_at_the_end("1 critical -> 0, 2 improvement findings → 0", None),
    "down to one in one iteration": open_at_the_end("1 critical -> 0, 2 improvement findings → 1", SURE),
    "down to one polish": review("PASS after 2 iterations (3 polish -> 1)", None, rule="review-passed-open"),
    "a remark ends a list": listed("2 polish findings (pale crust, thin crumb, both accepted by the baker)", None),
    "a remark of one word": listed("2 polish findings (pale crust, thin crumb, deferred)", None),
    "one too many and a remark": listed("2 polish findings (pale crust, thin crumb, wet base, both accepted)", ASKED),
    "not yet reviewed, and no log": review("Not yet reviewed.", None, rule="field-unread"),
    "not yet reviewed, and a log": review("Not yet reviewed.", SURE, rule="review-verdict-conflict", log=TWO + PASSED),
    "none so far, and a log without a verdict": review(
        "None so far", None, rule="review-verdict-conflict", log="## Review (Iteration 1/3)\n\nTo come.\n"
    ),
    "something else that is not reviewed": review("The pictures were not reviewed.", SURE, rule="field-unread"),
    "the newest review first": newest_first("Review -- 2026-04-02 (Iteration 1/3)", None),
    "the newest first, without days": newest_first("Review (Iteration 1/3)", None),
    "a round that comes after": newest_first("Review -- 2026-05-02 (After rework, Iteration 1/3)", SURE),
    "rows of a table": listed_in_log(
        f"{ROWS}| 2 | improvement | No picture | one |\n| 3 | POLISH | A long title | cut |", None
    ),
    "fewer rows than are counted": listed_in_log(f"{ROWS}| 2 | POLISH | A long title | cut |", SURE),
    "a row of a lowered grade": listed_in_log(
        f"{ROWS}| 2 | IMPROVEMENT | No picture | one |\n| 3 | IMPROVEMENT -> POLISH | A long title | cut |", None
    ),
    "a table that counts": listed_in_log(
        "| Grade | Number | Kind |\n|---|---|---|\n| Polish | 4 | long titles |", None
    ),
    "items of a list": listed_in_log(f"{ITEMS}- [POLISH] A long title\n", None),
    "fewer items than are counted": listed_in_log("- [IMPROVEMENT] A dry crumb\n- [POLISH] A long title\n", SURE),
    "items that are fixed": listed_in_log(f"{ITEMS}- [POLISH] A long title\n- [POLISH] A comma -- FIXED\n", None),
    "headings, and a table that lists them too": listed_in_log(
        f"{ROWS}\n#### [IMPROVEMENT] -- dry\n\n#### [IMPROVEMENT] -- pale\n\n#### [POLISH] -- long", None
    ),
    "a heading of a lowered grade": listed_in_log(
        "#### [IMPROVEMENT] -- dry\n\n#### [IMPROVEMENT] -- pale\n\n#### [IMPROVEMENT -> POLISH] -- long", None
    ),
    "earlier ones, resolved": told_again(
        "### [IMPROVEMENT] -- A dry crumb -- RESOLVED\n\n### [IMPROVEMENT] -- No picture (fixed)", None
    ),
    "an earlier one that is left": told_again("### [IMPROVEMENT] -- A dry crumb", SURE),
    "an earlier one, not resolved": told_again("### [IMPROVEMENT] -- A dry crumb -- not resolved", SURE),
    "resolved, and not an earlier one": told_again("### [IMPROVEMENT] -- A wet base -- RESOLVED", SURE),
    "below the name of the earlier iteration": told_again(
        "### Findings of Iteration 1\n\n#### [IMPROVEMENT] -- The crumb\n\nResolved: more milk.", None
    ),
    "one that speaks of the earlier iteration": told_again(
        "#### [IMPROVEMENT] -- Two are listed, and iteration 1 had four\n\nThey were to be fixed: see above.", SURE
    ),
    "left below the name of the earlier iteration": told_again(
        "### Findings of Iteration 1\n\n#### [IMPROVEMENT] -- The crumb\n\nStill dry.", SURE
    ),
    "resolved below the name of its own iteration": told_again(
        "### Findings of Iteration 2\n\n#### [IMPROVEMENT] -- A wet base\n\nResolved: a hotter stone.", SURE
    ),
    "a total that adds up": total("3 improvement findings in total.", None),
    "a total that does not": total("4 improvement findings in total.", SURE),
    "a total of one grade only": total("1 polish finding across all iterations.", None),
    "a number that is no total": total("2 improvement findings were the baker's.", None),
    "a number in total that adds up": total("4 findings in total.", None),
    "a number in total of its iteration": total("1 finding in total.", None),
    "a number in total that does not": total("6 findings in total.", SURE),
    "a number over both iterations": total("6 findings over both iterations, all resolved.", SURE),
    "a number over both iterations that adds up": total("4 findings over both iterations.", None),
    "findings that both iterations had": total("1 finding in both iterations.", None),
    "in total before the number": total("In total: 6 findings.", SURE),
    "all findings of a round by its order": total("All five findings of the first round were mended.", SURE),
    "the findings of a round by its number": total("The five issues in iteration 1/3 were dealt with by Ada.", SURE),
    "a number of findings that opens a sentence": total("Five findings in the first, all mended.", SURE),
    "all findings of a round as many as it has": total("All three findings of the first round were mended.", None),
    "those of one grade of a round": total("The two findings of the first round were mended.", None),
    "fewer findings of a round": twelve("The four findings of the first round were mended.", None),
    "fewer findings of a round, all of them": twelve("All four findings of the first round were mended.", SURE),
    "some findings of a round": total("Five findings of the first round came back, all at once.", None),
    "findings of a round that are open": total("All five findings of the first round are still open.", None),
    "findings of a round that were left": total("The five findings of the first round that were left hurt.", None),
    "findings of two rounds": total("The five findings of the first and the second round were mended.", None),
    "findings of a round of another lesson": total("Lesson 3 had all five findings of the first round as well.", None),
    "findings in an exercise": total("There are two exercises. Five issues in the first, all mended.", None),
    "four of the findings of a round": total("Four of the five findings of the first round were mended.", None),
    "findings of the first lesson": total("The five findings of the first lesson were mended.", None),
    "a sum that leads in to counts": mended(
        "five findings in all, namely 1 critical, 2 improvement and 1 polish", ONE, SURE
    ),
    "a sum that fits the counts behind it": mended("4 findings in all: 1 critical, 2 improvement, 1 polish", ONE, None),
    "a sum that leads in to other words": mended(
        "1 critical, 2 improvement, 1 polish; 5 findings in all, fewer", ONE, None
    ),
    "a number in total beside the counts": review(
        "Passed at iteration 2/3. Iteration 1: 1 critical, 2 improvement and 1 polish, 4 findings in total. "
        "Iteration 2: 1 polish.",
        None,
        rule="review-count-stated",
    ),
    "a number in total where one is not stated": review(
        "Passed at iteration 2/3. Iteration 1: 2 improvement and 1 polish. Iteration 2: 1 polish. 6 findings in total.",
        None,
        rule="review-count-stated",
    ),
    "the same count twice": total("\n\n**Review notes:**\n- Iteration 1: 2 improvements", None),
    "another count of one iteration": total("\n\n**Review notes:**\n- Iteration 1: 4 improvements", SURE),
    "a verdict after another": chain("NEEDS REVISION at iteration 1/3. PASS at iteration 2/3.", None),
    "a verdict after another in parentheses": chain(
        "NEEDS REVISION (1/3: 2 improvement, 3 polish), then PASS (2/3: 0 improvement, 0 polish)", None
    ),
    "a verdict behind an arrow": chain("NEEDS REVISION → PASS (2/3)", None),
    "a verdict behind an arrow and a sign": chain("❌ NEEDS REVISION ➡️ ✅ PASS (2/3)", None),
    "a verdict behind an arrow and a version": chain("v1 NEEDS REVISION → v2 PASS (2/3)", None),
    "a verdict of a later draft": chain("Draft 1: NEEDS REVISION; draft 2: PASS (2/3)", None),
    "one that the log does not have": chain("NEEDS REVISION (1/3), PASS (2/3)", SURE, log=TWO),
    "one that is hoped for": chain(
        "NEEDS REVISION at iteration 1/3; a PASS at iteration 2/3 is hoped for", None, log=TWO
    ),
    "an earlier one behind it": chain("PASS at iteration 2/3 (NEEDS REVISION at iteration 1/3)", None),
    "passed where it passed": review(
        "Passed at iteration 2/3.\n\n**Review notes:**\n- PASS at iteration 2", None, rule="review-verdict-conflict"
    ),
    "passed at another iteration": review(
        "Passed at iteration 2/3.\n\n**Review notes:**\n- PASS at iteration 3", SURE, rule="review-verdict-conflict"
    ),
    "passed at one that did not": review(
        "Passed at iteration 1/3.\n\n**Review notes:**\n- Iteration 1: NEEDS REVISION\n- Iteration 2: PASS",
        SURE,
        rule="review-verdict-conflict",
    ),
    "above the maximum of the log": review(
        "Passed at iteration 4.", SURE, rule="review-iteration-range", log=TWO + PASSED
    ),
    "within the maximum of the log": review(
        "Passed at iteration 3.", None, rule="review-iteration-range", log=TWO + PASSED
    ),
    "a log that ends open": log(TWO, SURE, rule="review-log-open"),
    "open and then revised": log(
        TWO.replace("NEEDS REVISION", "NEEDS REVISION → REVISED"), ASKED, rule="review-log-open"
    ),
    "open and then mended": log(
        TWO.replace("NEEDS REVISION", "NEEDS REVISION -> mended"), ASKED, rule="review-log-open"
    ),
    "to another verdict": log(
        TWO.replace("NEEDS REVISION", "MAJOR REVISION -> NEEDS REVISION"), SURE, rule="review-log-open"
    ),
    "three headings, two stated": log(
        f"{TWO.replace('Polish: 3', 'Polish: 0')}{THREE}{PASSED}", SURE, rule="review-log-arithmetic"
    ),
    "one of three retracted": log(
        f"{TWO.replace('Polish: 3', 'Polish: 0')}{THREE}RETRACTED, see above.\n\n{PASSED}",
        None,
        rule="review-log-arithmetic",
    ),
    "struck through": struck("~~[IMPROVEMENT]~~ -- dry crumb", None),
    "struck through as a whole": struck("~~[IMPROVEMENT] -- dry crumb~~ (done)", None),
    "only its title struck through": struck("[IMPROVEMENT] -- ~~dry crumb~~", None),
    "a word of it struck through": struck("[IMPROVEMENT] -- ~~dry~~ stale crumb", SURE),
    "not struck through": struck("[IMPROVEMENT] -- dry crumb", SURE),
    "a passed count that is struck through": log(
        f"{TWO}{PASSED.replace('Improvement: 0', 'Improvement: 1')}\n#### ~~[IMPROVEMENT]~~ -- dry crumb\n",
        None,
        rule="review-log-arithmetic",
    ),
    "passed with an improvement": log(
        f"{TWO}{PASSED.replace('Improvement: 0', 'Improvement: 1')}", SURE, rule="review-log-arithmetic"
    ),
    "passed with one that is argued away": log(
        f"{TWO}{PASSED.replace('Improvement: 0', 'Improvement: 1')}\nThe one improvement finding is borderline.\n",
        ASKED,
        rule="review-log-arithmetic",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_kind_of_statement(name: str) -> None:
    found = answers(CASES[name])
    assert found == ([CASES[name].answer] if CASES[name].answer else [])


def test_a_conditional_pass_that_the_last_iteration_contradicts_is_an_improvement() -> None:
    grades = []
    for text in ("PASS at iteration 2, pending a picture", "PASS at iteration 2"):
        case = review(
            f"{text}\n\n**Review notes:**\n- Iteration 2: NEEDS REVISION -- 1 improvement",
            SURE,
            rule="review-verdict-conflict",
        )
        report = report_on(case.texts, case.rule)
        grades += [finding.grade.value for finding in report.findings]
    assert grades == ["improvement", "critical"]


@pytest.mark.parametrize(
    ("stated", "grade"),
    [
        ("PASS at iteration 2/3", "critical"),
        ("PASS at iteration 2/3, pending a picture", "improvement"),
        ("PASS (once the crust is pictured) at iteration 2/3", "improvement"),
        ("Conditional PASS at iteration 2/3", "improvement"),
        ("No longer conditional: PASS at iteration 2/3", "critical"),
    ],
)
@pytest.mark.parametrize("rule", ["review-passed-open", "review-verdict-conflict"])
def test_what_contradicts_a_conditional_pass_is_an_improvement(stated: str, grade: str, rule: str) -> None:
    counts = ". Iteration 2: 0 critical, 1 improvement." if rule == "review-passed-open" else ""
    open_log = TWO + PASSED.replace("PASS", "NEEDS REVISION")
    case = review(f"{stated}{counts}", SURE, rule=rule, log="" if counts else open_log)
    report = report_on(case.texts, rule)
    assert [finding.grade.value for finding in report.findings] == [grade]
