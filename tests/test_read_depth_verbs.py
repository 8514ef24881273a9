"""Depths that verbs give, as labels, before each concept or behind it, beside verbs that give none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import lesson, told

if TYPE_CHECKING:
    from reclint.readers import Lexicon

TWO = [("spokes", "DEVELOPED"), ("truing", "APPLIED")]


@pytest.mark.parametrize(
    "body",
    [
        "**Taught:**\n- Develops: spokes\n- Applies: truing",
        "**Taught:**\n- Developing: spokes\n- Applying: truing",
        "**Taught:**\n- develop: spokes\n- apply: truing",
        "**Taught:**\n- **Develops:** spokes\n- **Applies:** truing",
        "**Taught:**\n- 🟢 Develops: spokes\n- 🟣 Applies: truing",
        "**Taught:**\nDevelops: spokes\nApplies: truing",
        "**Develops:** spokes\n**Applies:** truing",
        "**Develops:** spokes\n\n**Applies:** truing",
        "**Taught:**\n- spokes (developing)\n- truing (applying)",
    ],
)
def test_a_verb_gives_the_depth_that_it_begins_as(body: str, lexicon: Lexicon) -> None:
    assert told(lesson(f"{body}\n\n**Notebook:** none", lexicon)) == TWO


@pytest.mark.parametrize(
    "body",
    [
        "**Introduces:** Ada, who **applies** for a place",
        "**Introduces:** Ada\n\n**Speaks:** Bob",
        "- This lesson develops: spokes\n- Nobody applies: truing",
        "**Introduces:** Ada\n\n### A break\n\n**Develops:** her film",
    ],
)
def test_a_verb_that_stands_alone_gives_none(body: str, lexicon: Lexicon) -> None:
    assert told(lesson(body, lexicon)) == []


def test_one_verb_among_concepts_gives_none(lexicon: Lexicon) -> None:
    found = told(lesson("**Taught:**\n- Introduces: Ada\n- spokes (DEVELOPED)", lexicon))
    assert found == [("Introduces: Ada", None), ("spokes", "DEVELOPED")]
