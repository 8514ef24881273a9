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


@pytest.mark.parametrize("when", ["2026-05-04", "4 May 2026", "Monday, 4 May", "4 May, by Ada"])
@pytest.mark.parametrize(
    "field", ["| Field | Entry |\n|---|---|\n| Taught on | {} |\n| Load | BUILD |", "**Taught:** {}"]
)
def test_a_date_is_no_concept(field: str, when: str, lexicon: Lexicon) -> None:
    section = f"{field.format(when)}\n\n**Concepts:**\n\n- spoke tension (DEVELOPED)\n- rim wear (MENTIONED)\n"
    assert told(lesson(section, lexicon)) == SPOKES


def test_a_concept_may_have_a_date(lexicon: Lexicon) -> None:
    section = "**Taught:** spoke tension on 4 May (DEVELOPED)\n"
    assert told(lesson(section, lexicon)) == [("spoke tension on 4 May", "DEVELOPED")]
