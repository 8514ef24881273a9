"""Running lists with a depth each, of which a parenthesis may say more, or give one to each of two concepts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import TITLE, read, told

if TYPE_CHECKING:
    from reclint.readers import Lexicon

TWO = [("spokes", "DEVELOPED"), ("rims", "INTRODUCED")]


def taught(body: str, lexicon: Lexicon) -> list[tuple[str, str | None]]:
    """What a lesson of a record without marks for depths taught."""
    text = f"{TITLE}## Lessons\n\n### Lesson 1: True Wheels (true-wheels)\n\n{body}\n"
    return told(read(text, lexicon).lessons[0])


@pytest.mark.parametrize("label", ["**Fresh:**", "**Taught:**", "**We took in:**"])
@pytest.mark.parametrize(
    "last",
    [
        "truing (applied, was mentioned last week)",
        "truing (applied; once more in lesson 4)",
        "truing (applied, becomes a habit in lesson 3)",
    ],
)
def test_one_of_several_depths_may_have_a_remark(label: str, last: str, lexicon: Lexicon) -> None:
    found = taught(f"{label} spokes (developed); rims of\nsteel (introduced); {last}.", lexicon)
    assert found == [("spokes", "DEVELOPED"), ("rims of steel", "INTRODUCED"), ("truing", "APPLIED")]


def test_one_of_two_depths_may_have_a_remark_on_a_lesson(lexicon: Lexicon) -> None:
    for remark in ("mentioned in lesson 2", "and once more in L3"):
        found = taught(f"**We took in:** spokes (developed); rims (introduced, {remark})", lexicon)
        assert found == [("spokes", "DEVELOPED"), ("rims", "INTRODUCED")]


@pytest.mark.parametrize(
    "body",
    [
        "Bo (introduced by Ada, in May); Cy (oak)",
        "Bo (introduced in May, as ever); Cy (oak)",
        "Cy (introduced); Bo (introduced by Cy)",
        "Cy (introduced); Bo (introduced, with flowers)",
        "slides (developed); prints (developed by hand); films (developed)",
        "slides (developed); films (developed); prints (developed, by hand)",
    ],
)
def test_a_verb_in_brackets_makes_no_list_of_concepts(body: str, lexicon: Lexicon) -> None:
    assert taught(f"**Guests:** {body}", lexicon) == []


@pytest.mark.parametrize(
    "shared",
    [
        "spokes developed, rims introduced",
        "the rims introduced, the spokes developed",
        "the first developed, the second introduced",
        "the former developed, the latter only introduced",
        "spokes: developed, rims: introduced",
        "spokes are developed and the others introduced",
        "developed and introduced, respectively",
    ],
)
@pytest.mark.parametrize(
    "form", ["**Taught:** spokes and rims ({}); hubs (applied)", "**Taught:**\n- spokes and rims ({})"]
)
def test_a_parenthesis_may_give_each_of_two_a_depth(shared: str, form: str, lexicon: Lexicon) -> None:
    capitals = shared.replace("developed", "DEVELOPED").replace("introduced", "INTRODUCED")
    assert taught(form.format(shared if "; " in form else capitals), lexicon)[:2] == TWO


@pytest.mark.parametrize(
    "shared",
    ["spokes INTRODUCED, now DEVELOPED", "Bo INTRODUCED, Ada DEVELOPED", "spokes INTRODUCED, spokes DEVELOPED"],
)
def test_two_depths_of_one_concept_make_no_two(shared: str, lexicon: Lexicon) -> None:
    found = taught(f"**Taught:**\n- spokes and rims ({shared})\n- hubs (APPLIED)", lexicon)
    assert [name for name, _ in found] == ["spokes and rims", "hubs"]


@pytest.mark.parametrize(
    "shared",
    [
        "the first evening INTRODUCED, the second evening DEVELOPED",
        "first INTRODUCED, second DEVELOPED",
        "one class INTRODUCED, the other class DEVELOPED",
        "the former pupils: INTRODUCED, the latter: DEVELOPED",
        "in the first part INTRODUCED, in the second part DEVELOPED",
    ],
)
def test_words_of_order_for_times_and_people_call_no_part(shared: str, lexicon: Lexicon) -> None:
    found = taught(f"**Taught:**\n- spokes and rims ({shared})\n- hubs (APPLIED)", lexicon)
    assert [name for name, _ in found] == ["spokes and rims", "hubs"]


@pytest.mark.parametrize(
    "shared", ["the rims INTRODUCED, the spokes DEVELOPED", "DEVELOPED and INTRODUCED, respectively"]
)
def test_two_parts_of_one_row_came_as_far_as_the_higher(shared: str, lexicon: Lexicon) -> None:
    index = "## Concept Index\n\n| Concept | Depth |\n|---|---|\n| {} | DEVELOPED |\n\n"
    body = f"### Lesson 1: Wheels (wheels)\n\n**Taught:**\n- spokes and rims ({shared})\n"
    for row, expected in (("Spokes and rims", [("spokes and rims", "DEVELOPED")]), ("Spokes", TWO)):
        [found] = read(f"{TITLE}{index.format(row)}## Lessons\n\n{body}", lexicon).lessons
        assert told(found) == expected
