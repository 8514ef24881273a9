"""Fixes applied to texts: all edits of a fix or none, and never two that overlap or touch."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reclint.findings.finding import Edit, Fix, Spot
from reclint.run.edits import apply_fixes
from reclint.text.source import Span

TEXT = "abcdef"


def edit(start: int, stop: int, text: str, key: str = "a") -> Edit:
    return Edit(Spot(key, Span(start, stop)), text)


def fix(*edits: tuple[int, int, str], title: str = "t") -> Fix:
    return Fix(title, tuple(edit(*given) for given in edits))


def applied(*fixes: Fix) -> tuple[str, list[int]]:
    """The text after the fixes, and the places of those that were applied."""
    changed, done = apply_fixes({"a": TEXT}, fixes)
    places = {id(one): place for place, one in enumerate(fixes)}
    return changed.get("a", TEXT), [places[id(one)] for one in done]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param((0, 2, "X"), (4, 5, "Y"), ("XcdYf", [0, 1]), id="apart"),
        pytest.param((4, 5, "Y"), (0, 2, "X"), ("XcdYf", [0, 1]), id="apart-in-another-order"),
        pytest.param((0, 2, "X"), (3, 4, "Y"), ("XcYef", [0, 1]), id="one-letter-between"),
        pytest.param((0, 2, "X"), (2, 3, "Y"), ("Xcdef", [0]), id="the-second-touches-the-end"),
        pytest.param((2, 3, "Y"), (0, 2, "X"), ("abYdef", [0]), id="the-second-touches-the-start"),
        pytest.param((1, 4, "X"), (3, 5, "Y"), ("aXef", [0]), id="the-second-overlaps-the-end"),
        pytest.param((3, 5, "Y"), (1, 4, "X"), ("abcYf", [0]), id="the-second-overlaps-the-start"),
        pytest.param((2, 3, "Y"), (0, 6, "X"), ("abYdef", [0]), id="the-second-holds-the-first"),
        pytest.param((0, 6, "X"), (2, 3, "Y"), ("X", [0]), id="the-first-holds-the-second"),
        pytest.param((2, 2, "\nX"), (2, 2, "\nY"), ("ab\nX\nYcdef", [0, 1]), id="two-new-lines-in-one-place"),
        pytest.param((2, 2, "\rX"), (2, 2, "\nY"), ("ab\rX\nYcdef", [0, 1]), id="two-new-lines-with-two-endings"),
        pytest.param((2, 2, "\nX"), (2, 2, "Y"), ("ab\nXcdef", [0]), id="a-word-behind-a-new-line"),
        pytest.param((2, 2, "X"), (2, 2, "\nY"), ("abXcdef", [0]), id="a-new-line-behind-a-word"),
        pytest.param((2, 3, "\nX"), (2, 3, "\nY"), ("ab\nXdef", [0]), id="two-lines-in-place-of-one-letter"),
        pytest.param((2, 2, "\nX"), (2, 3, "\nY"), ("ab\nXcdef", [0]), id="a-new-line-and-one-in-place-of-a-letter"),
    ],
)
def test_fixes_that_overlap_or_touch_wait(
    first: tuple[int, int, str], second: tuple[int, int, str], expected: tuple[str, list[int]]
) -> None:
    assert applied(fix(first), fix(second)) == expected


def test_a_fix_that_another_finding_has_too_is_made_once_and_counts_for_both() -> None:
    twins = [fix((0, 2, "X"), title=title) for title in ("one", "other")]
    assert applied(*twins, fix((4, 5, "Y"))) == ("XcdYf", [0, 1, 2])


def test_a_fix_is_all_or_nothing() -> None:
    one, both, free = fix((0, 2, "X")), fix((1, 3, "Y"), (5, 6, "Z")), fix((5, 6, "W"))
    assert applied(one, both, free) == ("XcdeW", [0, 2])
    elsewhere = Fix("t", (edit(0, 1, "X"), edit(0, 1, "Y", "gone")))
    assert apply_fixes({"a": TEXT}, [elsewhere]) == ({}, [])


def test_documents_are_edited_apart() -> None:
    one, other = (Fix("t", (edit(0, 1, "X", key),)) for key in "ab")
    assert apply_fixes({"a": TEXT, "b": TEXT, "c": TEXT}, [one, other]) == (
        {"a": "Xbcdef", "b": "Xbcdef"},
        [one, other],
    )


def _may_stand_together(one: Edit, other: Edit) -> bool:
    """Whether two edits neither overlap nor touch, or both add a line in one place: told without looking things up."""
    (start, stop), (begin, end) = one.spot.span, other.spot.span
    if stop < begin or end < start:
        return True
    return start == stop == begin == end and one.text[:1] in "\r\n" and other.text[:1] in "\r\n"


EDITS = st.builds(
    lambda start, length, text: edit(start, min(start + length, 40), text),
    st.integers(0, 40),
    st.integers(0, 3),
    st.sampled_from(["X", "YY", "\nZ", "\r\nW"]),
)
SETS = st.lists(EDITS, min_size=1, max_size=2).filter(
    lambda edits: all(_may_stand_together(one, other) for one in edits for other in edits if one is not other)
)


@given(st.lists(SETS.map(lambda edits: Fix("t", tuple(edits))), max_size=12))
def test_a_fix_is_applied_where_it_goes_with_all_before_it(fixes: list[Fix]) -> None:
    text = "0123456789" * 4
    taken: list[Edit] = []
    expected: list[Fix] = []
    for one in fixes:
        is_made = any(one.edits == other.edits for other in expected)
        if is_made or all(_may_stand_together(mine, other) for mine in one.edits for other in taken):
            expected.append(one)
            taken += () if is_made else one.edits
    changed, done = apply_fixes({"a": text}, fixes)
    assert done == expected
    removed = sum(stop - start for start, stop in (made.spot.span for made in taken))
    assert len(changed.get("a", text)) == len(text) - removed + sum(len(made.text) for made in taken)
