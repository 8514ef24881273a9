"""Words that a record writes in one and with a hyphen or a blank, in what links and in what a section says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reclint.linking.joints import joints_among

from .samples import links_of, named, report_on

if TYPE_CHECKING:
    from reclint.readers import Lexicon


@pytest.mark.parametrize(
    ("item", "row"),
    [
        ("Bread with preferment", "Bread with pre-ferment"),
        ("Bread with pre-ferment", "Bread with preferment"),
        ("Pre-ferments in rye bread", "Rye bread, preferment"),
        ("Overproofing", "Over-proofing (too long a rise)"),
        ("Oven springs", "Ovenspring"),
        ("Nonstick pans", "Non\u2011stick pan"),
        ("The t-test of loaves", "Ttest of loaves"),
    ],
)
def test_a_hyphen_more_or_less_makes_no_other_word(item: str, row: str, lexicon: Lexicon) -> None:
    [link] = links_of([item], ["Egg wash", row, "Steam in the first minutes"], lexicon)
    assert named(link) == ("certain", [row])


def test_two_rows_that_differ_by_a_hyphen_stay_two(lexicon: Lexicon) -> None:
    rows = ["Recovering dough", "Re-covering dough"]
    links = links_of(["Recovering dough", "Re-covering dough"], rows, lexicon)
    assert [named(link) for link in links] == [("certain", [row]) for row in rows]


def test_two_items_that_differ_by_a_hyphen_stay_two(lexicon: Lexicon) -> None:
    there, missing = links_of(["Recover", "Re-cover"], ["Recover", "Egg wash"], lexicon)
    assert (named(there), named(missing)[1]) == (("certain", ["Recover"]), [])


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("a pre-ferment", "a preferment"),
        ("oven spring", "ovenspring"),
        ("a side of bread", "a side of bread"),
        ("with out steam", "with out steam"),
        ("pre-heat", "pre-heat"),
        ("dough.pre-ferment", "dough.pre-ferment"),
    ],
)
def test_what_is_written_in_one_is_so_everywhere(text: str, joined: str) -> None:
    whole = "preferments, ovenspring, aside, without"
    assert joints_among([], [text, whole], frozenset({"with"})).joined(text) == joined


RECORD = """\
# Module 1.1: Loaves -- Record

**Status:** Complete (1 of 1 lessons built)

## Concept Index

| Concept | Depth | Lesson | Notes |
| --- | --- | --- | --- |
| Egg wash | APPLIED | rye-loaf | |
| Bread with {row} | APPLIED | rye-loaf | |

## Per-Lesson Summaries

### Lesson 1: Rye Loaf (rye-loaf)

**Concepts taught:**
- Egg wash (APPLIED)

**Mental models:** Bread is {said}.
"""


@pytest.mark.parametrize(
    ("row", "said", "is_told"),
    [
        ("pre-ferment", "what a preferment lifts", False),
        ("preferment", "what pre-ferments lift", False),
        ("pre-ferment", "what the oven makes of dough", True),
    ],
)
def test_a_section_speaks_of_a_row_whatever_its_hyphens(row: str, said: str, is_told: bool) -> None:
    report = report_on({"record.md": RECORD.format(row=row, said=said)})
    rules = [found.rule for found in report.findings]
    assert ("concept-not-summarised" in rules) is is_told
