"""Which findings of two states are the same, and what became of each: values alone, without a course or Git."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reclint.findings.comparison import Grounds, State, compare
from reclint.findings.finding import Change, Finding, Grade, Place, Suppression
from reclint.findings.identity import Trace, pair, trace
from reclint.findings.report import Comparison, Report
from reclint.text.source import Position, Source

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "ropes.md"
COMMENT = Suppression("comment", "as meant")
BASELINE = Suppression("baseline", "accepted in the baseline")


def fault(line: int = 1, subject: str = "bowline", **more: object) -> Finding:
    """A finding on a line of the document."""
    place = Place(KEY, Position(line, 1), Position(line, 2))
    return Finding("depth-unknown", Grade.IMPROVEMENT, "no depth", place, subject=subject)._replace(**more)


def documents(*lines: str) -> Callable[[str], Source | None]:
    """The document with these lines; there is no other."""
    source = Source(KEY, "\n".join(lines))
    return lambda key: source if key == KEY else None


LINES = documents("tie it once", "tie it twice", "tie it thrice")


# What a finding is recognised by


def test_the_text_of_its_line_without_runs_of_blanks() -> None:
    source = documents("| Bowline |", "| Half   hitch |")
    assert trace(fault(2), source) == Trace(fault().identity, KEY, "| Half hitch |")


def test_an_endless_line_is_kept_up_to_a_length() -> None:
    assert len(trace(fault(), documents("x" * 9000)).text) == 4000


def test_a_line_that_is_not_there_has_no_text() -> None:
    assert trace(fault(2), documents("only one")).text == ""
    assert trace(fault(), lambda _: None).text == ""


def test_what_it_was_about_before_counts_where_that_is_asked_for() -> None:
    renamed = fault(formerly="sheet bend")
    assert trace(renamed, LINES).identity == fault().identity
    assert trace(renamed, LINES, formerly=True).identity == fault(subject="sheet bend").identity
    assert trace(fault(), LINES, formerly=True) == trace(fault(), LINES)


# Pairs


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        pytest.param([("a", "x", "1")], [("a", "x", "1")], {0: 0}, id="the-same"),
        pytest.param([("a", "x", "1")], [("b", "x", "1")], {}, id="about-something-else"),
        pytest.param([("a", "x", "one two")], [("a", "x", "one three")], {0: 0}, id="the-line-was-edited"),
        pytest.param([("a", "x", "1")], [("a", "y", "1")], {0: 0}, id="the-file-was-renamed"),
        pytest.param(
            [("a", "x", "1"), ("a", "x", "2")], [("a", "x", "2"), ("a", "x", "1")], {0: 1, 1: 0}, id="in-another-order"
        ),
        pytest.param([("a", "x", "1")], [("a", "x", "0"), ("a", "x", "1")], {1: 0}, id="one-more-above"),
        pytest.param(
            [("a", "x", "bread"), ("a", "x", "rolls")], [("a", "x", "bread rolls")], {0: 0}, id="the-likest-of-two"
        ),
        pytest.param([("a", "x", "1"), ("a", "y", "1")], [("a", "y", "1")], {0: 1}, id="the-same-document-first"),
        pytest.param([("a", "x", "1")], [("a", "x", "1"), ("a", "x", "1")], {0: 0}, id="each-entry-once"),
    ],
)
def test_findings_are_recognised(
    old: list[tuple[str, str, str]], new: list[tuple[str, str, str]], pairs: dict[int, int]
) -> None:
    assert pair([Trace(*entry) for entry in old], [Trace(*entry) for entry in new]) == pairs


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        pytest.param(["rolls", "bread loaf"], ["bread loaves"], {0: 1}, id="the-likest-line"),
        pytest.param(["a knot"], ["a knots", "a knob"], {0: 0}, id="an-edited-line-once"),
        pytest.param(["a knot", "a rope"], ["a rope!", "a knot!"], {0: 1, 1: 0}, id="two-edited-lines"),
    ],
)
def test_edited_lines_are_paired_by_likeness(old: list[str], new: list[str], pairs: dict[int, int]) -> None:
    before, after = ([Trace("one", KEY, text) for text in texts] for texts in (old, new))
    assert pair(before, after) == pairs


def test_an_edited_line_of_the_same_document_goes_before_a_liker_one_elsewhere() -> None:
    before = [Trace("one", "other.md", "tie it well"), Trace("one", KEY, "a rope")]
    assert pair(before, [Trace("one", KEY, "tie it well!")]) == {0: 1}


# What became of them


def became(
    before: list[Finding], after: list[Finding], grounds: Grounds | None = None
) -> tuple[list[tuple[Change | None, str | None]], dict[str, int]]:
    """The change and the silencer of each finding of today, and how many the comparison holds of each kind."""
    states = (State(Report(findings=tuple(found)), LINES) for found in (before, after))
    told = compare(*states, Comparison("the base"), *([grounds] if grounds else []))
    kept = told.comparison
    assert kept is not None
    held = {change.value: len(getattr(kept, change.value)) for change in Change}
    found = [(finding.change, finding.suppressed.how if finding.suppressed else None) for finding in told.findings]
    return found, {name: number for name, number in held.items() if number}


def test_without_grounds_what_is_gone_is_fixed_and_the_rest_new_or_remaining() -> None:
    gone, stays, comes = fault(1, "gone"), fault(2, "stays"), fault(3, "comes")
    assert became([gone, stays], [stays, comes]) == (
        [(Change.REMAINING, None), (Change.NEW, None)],
        {"new": 1, "remaining": 1, "fixed": 1},
    )


def test_what_its_rule_cannot_look_at_any_more_is_lost() -> None:
    grounds = Grounds(is_lost=lambda finding: finding.subject == "lost")
    assert became([fault(1, "lost"), fault(2, "mended")], [], grounds) == ([], {"lost": 1, "fixed": 1})


def test_what_could_not_be_read_at_the_base_is_not_called_new() -> None:
    grounds = Grounds(is_unsure=lambda finding: finding.subject == "unread")
    found, held = became([], [fault(1, "unread"), fault(2, "comes")], grounds)
    assert (found, held) == ([(Change.REMAINING, None), (Change.NEW, None)], {"new": 1, "remaining": 1})


def test_what_has_another_name_today_is_the_same() -> None:
    grounds = Grounds(as_before=lambda finding: finding._replace(subject="old name"))
    assert became([fault(1, "old name")], [fault(1, "new name")], grounds)[1] == {"remaining": 1}


def test_a_comment_that_is_taken_out_brings_its_finding_back_as_new() -> None:
    assert became([fault(suppressed=COMMENT)], [fault()]) == ([(Change.NEW, None)], {"new": 1})


@pytest.mark.parametrize(
    ("before", "change"),
    [
        ([fault()], Change.SILENCED),
        ([], None),
        ([fault(suppressed=BASELINE)], None),
        ([fault(suppressed=COMMENT)], None),
    ],
    ids=["it-counted", "it-was-not-there", "it-was-accepted", "it-was-silenced"],
)
def test_a_comment_silences_what_counted_at_the_base(before: list[Finding], change: Change | None) -> None:
    assert became(before, [fault(suppressed=COMMENT)])[0] == [(change, "comment")]


def test_what_stays_accepted_has_not_changed() -> None:
    for before in ([fault()], [fault(suppressed=BASELINE)], []):
        assert became(before, [fault(suppressed=BASELINE)]) == ([(None, "baseline")], {})


def test_what_the_base_accepted_and_had_mended_counts_when_it_comes_back() -> None:
    accepted = [trace(fault(), LINES)]
    back = fault(suppressed=BASELINE)
    assert became([], [back], Grounds(accepted=accepted)) == ([(Change.NEW, None)], {"new": 1})
    unread = Grounds(accepted=accepted, is_unsure=lambda _: True)
    assert became([], [back], unread) == ([(None, "baseline")], {})


def test_an_entry_of_the_base_revives_only_what_the_base_has_not() -> None:
    """The first of two alike is still there and keeps its pair, whatever entry has the text of its line."""
    stays, back = fault(1, suppressed=BASELINE), fault(2, suppressed=BASELINE)
    grounds = Grounds(accepted=[trace(fault(1), LINES)])
    assert became([stays], [stays, back], grounds)[0] == [(None, "baseline"), (Change.NEW, None)]


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ({}, {}, Change.REMAINING),
        ({"question": True}, {}, Change.NEW),
        ({}, {"question": True}, Change.REMAINING),
        ({"question": True}, {"question": True}, Change.REMAINING),
        ({"grade": Grade.POLISH}, {}, Change.NEW),
        ({"grade": Grade.CRITICAL}, {}, Change.REMAINING),
        ({"grade": Grade.POLISH}, {"question": True}, Change.REMAINING),
        ({"measures": {"apart": (2,)}}, {"measures": {"apart": (3,)}}, Change.WORSE),
        ({"measures": {"apart": (2,)}}, {"measures": {"apart": (2,)}}, Change.REMAINING),
        ({"measures": {"apart": (3, 1)}}, {"measures": {"apart": (2, 9)}}, Change.REMAINING),
        ({}, {"measures": {"apart": (3,)}}, Change.REMAINING),
        ({"grade": Grade.POLISH, "measures": {"apart": (2,)}}, {"measures": {"apart": (3,)}}, Change.NEW),
    ],
)
def test_what_both_states_have(before: dict[str, object], after: dict[str, object], change: Change) -> None:
    assert became([fault(**before)], [fault(**after)])[0] == [(change, None)]
