"""Depths that verbs give, as labels, before each concept or behind it, beside verbs that give none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import TITLE, lesson, read, told

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


TAUGHT = "**Taught:**\n- spokes (DEVELOPED)\n\n"


@pytest.mark.parametrize(
    "body",
    [
        "**For home:**\n- Apply: wax to the frame\n- Introduce: a friend to the shop",
        "**Steps**\n\n1. **Introduce:** show a bent wheel\n2. **Apply:** bend it back",
        "**Aims:**\n- Introduces: how hubs spin\n- Applies: some care",
        "**Prepares:**\n- Develops: hubs\n- Applies: spokes",
        "**Introduce:** show a bent wheel\n\n**Apply:** bend it back",
        "**Introduces:** Ada, our guest\n\n**Develops:** her photographs",
        "Introduces: Ada, our guest\nDevelops: her photographs",
    ],
)
def test_verbs_beside_what_was_taught_open_something_else(body: str, lexicon: Lexicon) -> None:
    assert told(lesson(TAUGHT + body, lexicon)) == [("spokes", "DEVELOPED")]
    if "Ada" not in body:
        assert told(lesson(body, lexicon)) == []


@pytest.mark.parametrize(
    "body",
    [
        "- **Develops:** spokes\n- **Applies:** truing",
        "Develops: spokes\nApplies: truing",
        "Develops: spokes\n\nApplies: truing",
        "**Taught**\n\n**Develop:** spokes\n\n**Apply:** truing",
    ],
)
def test_verbs_that_nothing_labels_tell_what_was_taught(body: str, lexicon: Lexicon) -> None:
    assert told(lesson(f"{body}\n\n**Notebook:** none", lexicon)) == TWO


@pytest.mark.parametrize("lead", ["**A plan**", "Next time we hope to see what it all", "*Goals*"])
def test_verbs_below_a_title_tell_nothing(lead: str, lexicon: Lexicon) -> None:
    end = "" if lead[0] == "*" else ":"
    assert told(lesson(f"{lead}{end}\n\n- Develops: spokes\n- Applies: truing", lexicon)) == []


def test_verbs_of_one_lesson_are_none_of_another(lexicon: Lexicon) -> None:
    first = "### Lesson 1: Wheels (wheels)\n\n**Taught:**\n- Develops: spokes\n- Applies: truing\n\n"
    aims = "**Aims:**\n- Develops: care\n- Applies: oil\n\n"
    second = f"### Lesson 2: Hubs (hubs)\n\n{aims}**Taught:**\n- axles (INTRODUCED)\n"
    record = read(f"{TITLE}## Lessons\n\n{first}{second}", lexicon)
    assert [told(one) for one in record.lessons] == [TWO, [("axles", "INTRODUCED")]]
