"""Lists of what was taught in quotes, and labels that say when a lesson was taught."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import lesson, told

if TYPE_CHECKING:
    from reclint.readers import Lexicon

SPOKES = [("spoke tension", "DEVELOPED"), ("rim wear", "MENTIONED")]


@pytest.mark.parametrize("label", ["Concepts taught:", "**Concepts taught**", "What stuck:", "What they took home"])
@pytest.mark.parametrize("form", ["- {} (DEVELOPED)\n> - {} (MENTIONED)", "1. DEVELOPED: {}\n> 2. MENTIONED: {}"])
def test_a_list_in_a_quote_is_one_in_a_frame(label: str, form: str, lexicon: Lexicon) -> None:
    quoted = "> " + form.format(*(name for name, _ in SPOKES))
    assert told(lesson(f"Load: BUILD\n\n{label}\n\n{quoted}\n\nTaught with: a fork.", lexicon)) == SPOKES


def test_what_is_quoted_otherwise_is_no_list(lexicon: Lexicon) -> None:
    section = "Load: BUILD\n\nSaid at the end:\n\n> Spoke tension was developed, they said.\n> It was late."
    assert told(lesson(section, lexicon)) == []


LISTED = "- spoke tension (DEVELOPED)\n- rim wear (MENTIONED)"


@pytest.mark.parametrize(
    "quote",
    [
        "> - They liked the fork.",
        "> - [ ] Copy the sheet",
        "> - Brake pads (APPLIED next time, please)",
        "Somebody asked for this:\n\n> - Brake pads (APPLIED)\n> - Cables (APPLIED)",
        "> 1. Hang the bicycle up.\n> 2. Wash it.",
        "> | Brake pads | Cables |\n> |---|---|\n> | 4 | 2 |",
    ],
)
@pytest.mark.parametrize("framed", [False, True])
def test_a_list_quoted_below_a_list_is_no_part_of_it(framed: bool, quote: str, lexicon: Lexicon) -> None:
    listed = LISTED.replace("- ", "> - ") if framed else LISTED
    assert told(lesson(f"Load: BUILD\n\n**Concepts taught:**\n\n{listed}\n\n{quote}", lexicon)) == SPOKES


def test_a_list_quoted_below_words_that_lead_in_to_it(lexicon: Lexicon) -> None:
    quoted = "> " + LISTED.replace("\n", "\n> ")
    assert told(lesson(f"**Concepts taught:** two of them\n\n{quoted}", lexicon)) == SPOKES
    plain = [("spoke tension", None), ("rim wear", None)]
    section = "**Concepts taught:** spoke tension, rim wear\n\n> - They liked the fork.\n> - Nobody fell."
    assert told(lesson(section, lexicon)) == plain


@pytest.mark.parametrize(
    ("listed", "quoted", "titles"),
    [
        ("\n- Exercise 1 (Guided): Pluck", "> 1. Hang the bicycle up.\n> 2. Wash it.", ["Pluck"]),
        ("", "> 1. Hang the bicycle up.\n> 2. Wash it.", []),
        ("", "> 1. Pluck (Guided)\n> 2. Turn (Supported)", ["Pluck", "Turn"]),
        ("", "> - Exercise 1: Pluck\n> - Exercise 2: Turn", ["Pluck", "Turn"]),
    ],
)
def test_exercises_in_a_quote(listed: str, quoted: str, titles: list[str], lexicon: Lexicon) -> None:
    path = "`notebooks/4-1-1-true-wheels.ipynb`"
    claim = lesson(f"**Notebook:** {path} (2 exercises){listed}\n\n{quoted}", lexicon).notebook
    assert claim
    assert [one.title for one in claim.exercises] == titles


@pytest.mark.parametrize(
    ("quoted", "rounds"),
    [
        ("> | Round | Critical | Polish |\n> |---|---|---|\n> | 1 | 1 | 2 |\n> | 2 | 0 | 1 |", 2),
        ("> - Nobody fell on the second round.\n> - It was passed around.", 0),
    ],
)
def test_rounds_in_a_quote(quoted: str, rounds: int, lexicon: Lexicon) -> None:
    claim = lesson(f"**Review:** PASS (2/2)\n\n{quoted}", lexicon).review
    assert claim
    assert (claim.passed_at, len(claim.iterations)) == (2, rounds)


@pytest.mark.parametrize(
    "when",
    [
        "2026-05-04",
        "4 May 2026",
        "Monday, 4 May",
        "4 May, by Ada Lovelace and Ben",
        "from 4 to 6 May",
        "4 May, two hours",
    ],
)
@pytest.mark.parametrize(
    "field", ["| Field | Entry |\n|---|---|\n| Taught on | {} |\n| Load | BUILD |", "**Taught:** {}"]
)
def test_a_date_is_no_concept(field: str, when: str, lexicon: Lexicon) -> None:
    section = f"{field.format(when)}\n\n**Concepts:**\n\n- spoke tension (DEVELOPED)\n- rim wear (MENTIONED)\n"
    assert told(lesson(section, lexicon)) == SPOKES


def test_a_concept_may_have_a_date(lexicon: Lexicon) -> None:
    section = "**Taught:** spoke tension on 4 May (DEVELOPED)\n"
    assert told(lesson(section, lexicon)) == [("spoke tension on 4 May", "DEVELOPED")]


@pytest.mark.parametrize(
    ("field", "names"),
    [
        (
            "**Concepts taught:** Spoke tension (4 May), rim wear (11 May)",
            ["Spoke tension (4 May)", "rim wear (11 May)"],
        ),
        ("**Concepts taught:** The Draisine (12 June 1817)", ["The Draisine (12 June 1817)"]),
        ("**Taught:** spoke tension, rim wear (4 May)", ["spoke tension", "rim wear (4 May)"]),
        ("**Taught:** 4 May: rim wear", ["4 May: rim wear"]),
        ("**Taught:** 12 June 1817, the Draisine", ["12 June 1817", "the Draisine"]),
        ("**Concepts taught:** 12 June 1817", ["12 June 1817"]),
        ("**Taught on:** 4 May, in the yard", []),
    ],
)
def test_what_stands_beside_a_date_is_taught(field: str, names: list[str], lexicon: Lexicon) -> None:
    assert [name for name, _ in told(lesson(f"Load: BUILD\n\n{field}", lexicon))] == names
