"""The concepts that a lesson summary states as taught, with their depth marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reclint.readers.depths.depth import find_mark
from reclint.text.source import Passage

from .samples import lesson_of, record_of, record_text

if TYPE_CHECKING:
    from reclint.readers import Lexicon

Taught = tuple[str, str | None, str | None]


def taught_of(section: str, lexicon: Lexicon, rows: str = "") -> list[Taught]:
    """Name, level and the level before, of every taught item."""
    [lesson] = record_of(record_text(section, rows=rows), lexicon).lessons
    return [
        (item.name, item.depth.level if item.depth else None, item.depth.before if item.depth else None)
        for item in lesson.taught
    ]


# Depth marks


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        pytest.param("Steam (DEVELOPED)", ("Steam", "DEVELOPED", None), id="in-parentheses"),
        pytest.param("Steam [DEVELOPED]", ("Steam", "DEVELOPED", None), id="in-brackets"),
        pytest.param("Steam (developed)", ("Steam", "DEVELOPED", None), id="lower-case-in-parentheses"),
        pytest.param("**Steam** (DEVELOPED)", ("Steam", "DEVELOPED", None), id="bold-name"),
        pytest.param("Steam (**DEVELOPED**)", ("Steam", "DEVELOPED", None), id="bold-mark"),
        pytest.param(
            "Steam (**DEVELOPED**) -- raised from INTRODUCED in crust",
            ("Steam -- raised from INTRODUCED in crust", "DEVELOPED", None),
            id="bold-mark-and-another-level",
        ),
        pytest.param(
            "Steam (INTRODUCED by bakers of old) (DEVELOPED)",
            ("Steam (INTRODUCED by bakers of old)", "DEVELOPED", None),
            id="a-verb-in-the-name",
        ),
        pytest.param("Steam (DEVELOPED).", ("Steam", "DEVELOPED", None), id="full-stop"),
        pytest.param(
            "Steam (DEVELOPED) -- a pan, a lid, and care",
            ("Steam -- a pan, a lid, and care", "DEVELOPED", None),
            id="explanation",
        ),
        pytest.param("Steam (DEVELOPED)--a pan", ("Steam--a pan", "DEVELOPED", None), id="explanation-unspaced"),
        pytest.param("Steam (DEVELOPED) — a pan", ("Steam — a pan", "DEVELOPED", None), id="explanation-em-dash"),
        pytest.param("Steam (DEVELOPED): a pan", ("Steam: a pan", "DEVELOPED", None), id="mark-in-the-middle-colon"),
        pytest.param("Steam (DEVELOPED) in a pan", ("Steam in a pan", "DEVELOPED", None), id="mark-in-the-middle"),
        pytest.param("Steam (hot) (DEVELOPED) (pan)", ("Steam (hot) (pan)", "DEVELOPED", None), id="other-parentheses"),
        pytest.param("Steam (DEVELOPED -- synthesis)", ("Steam", "DEVELOPED", None), id="remark-in-the-mark"),
        pytest.param(
            "Steam (APPLIED -- elevated from DEVELOPED)", ("Steam", "APPLIED", "DEVELOPED"), id="elevated-from"
        ),
        pytest.param("Steam (DEVELOPED from INTRODUCED in crust 1.2)", ("Steam", "DEVELOPED", "INTRODUCED"), id="from"),
        pytest.param("Steam (elevated INTRODUCED -> DEVELOPED)", ("Steam", "DEVELOPED", "INTRODUCED"), id="elevated"),
        pytest.param("Steam (INTRODUCED → DEVELOPED)", ("Steam", "DEVELOPED", "INTRODUCED"), id="arrow"),
        pytest.param("Steam (upgraded from INTRODUCED)", ("Steam", None, "INTRODUCED"), id="only-the-level-before"),
        pytest.param("Steam: DEVELOPED", ("Steam", "DEVELOPED", None), id="colon"),
        pytest.param("Steam -- DEVELOPED", ("Steam", "DEVELOPED", None), id="dash"),
        pytest.param(
            "Steam -- upgraded from MENTIONED to DEVELOPED", ("Steam", "DEVELOPED", "MENTIONED"), id="upgraded-from-to"
        ),
        pytest.param("Steam: MENTIONED -> DEVELOPED", ("Steam", "DEVELOPED", "MENTIONED"), id="colon-and-arrow"),
        pytest.param("Steam APPLIED", ("Steam", "APPLIED", None), id="at-the-end"),
        pytest.param("Steam (now at DEVELOPED level)", ("Steam", "DEVELOPED", None), id="level"),
        pytest.param("DEVELOPED countries bake", ("DEVELOPED countries bake", None, None), id="a-word-of-a-sentence"),
        pytest.param(
            "Steam: INTRODUCED with a pan and a lid and later APPLIED",
            ("Steam with a pan and a lid and later APPLIED", "INTRODUCED", None),
            id="another-level-far-behind",
        ),
        pytest.param("Steam INTRODUCED -> DEVELOPED", ("Steam", "DEVELOPED", "INTRODUCED"), id="no-punctuation"),
        pytest.param("Steam and lids, DEVELOPED", ("Steam and lids", "DEVELOPED", None), id="comma"),
        pytest.param("Steam (INTRODUCED/MENTIONED)", ("Steam", None, None), id="no-single-level"),
        pytest.param("Steam **(DEVELOPED)**", ("Steam", "DEVELOPED", None), id="bold-parentheses"),
        pytest.param("Steam `DEVELOPED`", ("Steam", "DEVELOPED", None), id="code-mark"),
        pytest.param("Steam **DEVELOPED**", ("Steam", "DEVELOPED", None), id="bold-at-the-end"),
        pytest.param("Steam | DEVELOPED", ("Steam", "DEVELOPED", None), id="pipe"),
        pytest.param("Steam (was INTRODUCED, now DEVELOPED)", ("Steam", "DEVELOPED", "INTRODUCED"), id="was-and-now"),
        pytest.param("Steam: now DEVELOPED (was MENTIONED)", ("Steam (was MENTIONED)", "DEVELOPED", None), id="now"),
        pytest.param("Steam at DEVELOPED depth, with a pan", ("Steam, with a pan", "DEVELOPED", None), id="at-depth"),
        pytest.param("**[DEVELOPED]** Steam", ("Steam", "DEVELOPED", None), id="in-front-in-brackets"),
        pytest.param("DEVELOPED -- Steam", ("Steam", "DEVELOPED", None), id="in-front-of-a-dash"),
        pytest.param("[x] Steam (DEVELOPED)", ("Steam", "DEVELOPED", None), id="checkbox"),
        pytest.param("Steam", ("Steam", None, None), id="none"),
        pytest.param("Steam (a pan)", ("Steam (a pan)", None, None), id="parentheses-without-a-level"),
        pytest.param("Steam, developed further", ("Steam, developed further", None, None), id="lower-case-in-prose"),
        pytest.param("`bake(DEVELOPED)`", ("`bake(DEVELOPED)`", None, None), id="code"),
        pytest.param("UNDEVELOPED steam", ("UNDEVELOPED steam", None, None), id="part-of-a-word"),
    ],
)
def test_depth_marks(item: str, expected: Taught, lexicon: Lexicon) -> None:
    assert taught_of(f"**Concepts taught:**\n- {item}", lexicon) == [expected]


@pytest.mark.parametrize(
    ("item", "mark"),
    [
        ("Steam (DEVELOPED -- synthesis)", "DEVELOPED -- synthesis"),
        ("Steam: MENTIONED -> DEVELOPED", "MENTIONED -> DEVELOPED"),
    ],
)
def test_items_and_marks_know_their_place(item: str, mark: str, lexicon: Lexicon) -> None:
    text = record_text(f"**Concepts taught:**\n- Lids\n- {item}")
    _, found = record_of(text, lexicon).lessons[0].taught
    assert found.depth
    assert (text[slice(*found.span)], text[slice(*found.depth.span)], found.depth.text) == (item, mark, mark)
    assert found.text == item


# Labels


@pytest.mark.parametrize(
    ("label", "revisited"),
    [
        pytest.param("**Concepts taught:**", False, id="concepts-taught"),
        pytest.param("**What was taught:**", False, id="what-was-taught"),
        pytest.param("**Concepts taught**:", False, id="colon-outside"),
        pytest.param("**concepts Taught:**", False, id="case"),
        pytest.param("**Concepts taught (two of them new):**", False, id="note"),
        pytest.param("**Concepts deepened:**", True, id="deepened"),
        pytest.param("**Concepts reinforced:**", True, id="reinforced"),
        pytest.param("**Concepts revisited (from 1.2):**", True, id="revisited"),
        pytest.param("**Concepts introduced:**", False, id="introduced"),
        pytest.param("**New concepts taught:**", False, id="new-concepts-taught"),
        pytest.param("**Concepts upgraded:**", True, id="upgraded"),
        pytest.param("**Concepts reinforced/connected:**", True, id="reinforced-connected"),
    ],
)
def test_labels(label: str, revisited: bool, lexicon: Lexicon) -> None:
    taught = lesson_of(f"{label}\n- Steam (DEVELOPED)\n- Lids", lexicon).taught
    assert [(item.name, item.revisited) for item in taught] == [("Steam", revisited), ("Lids", revisited)]


@pytest.mark.parametrize("label", ["**Not taught:**", "Steamed concepts:"])
def test_other_labels_state_no_concepts(label: str, lexicon: Lexicon) -> None:
    assert taught_of(f"{label}\n- Steam (DEVELOPED)", lexicon) == []


def test_taught_and_revisited_concepts_are_kept_in_order(lexicon: Lexicon) -> None:
    section = "**Concepts taught:**\n- Steam\n\n**Analogies used:**\n- A sauna\n\n**Concepts deepened:**\n- Lids"
    taught = lesson_of(section, lexicon).taught
    assert [(item.name, item.revisited) for item in taught] == [("Steam", False), ("Lids", True)]


# Lists


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        pytest.param("\n- Steam (APPLIED)\n- Lids", [("Steam", "APPLIED", None), ("Lids", None, None)], id="bullets"),
        pytest.param("\n\n- Steam\n\n- Lids", [("Steam", None, None), ("Lids", None, None)], id="loose-bullets"),
        pytest.param("\n1. Steam (APPLIED)\n2. Lids", [("Steam", "APPLIED", None), ("Lids", None, None)], id="numbers"),
        pytest.param("\n- Steam from\n  a pan (APPLIED)", [("Steam from a pan", "APPLIED", None)], id="two-lines"),
        pytest.param(
            "\n- Steam (APPLIED)\n  - needs a pan\n  - Lids (MENTIONED)",
            [("Steam", "APPLIED", None), ("Lids", "MENTIONED", None)],
            id="nested-bullets-with-a-mark",
        ),
        pytest.param(
            "\n- Heat, all of it:\n  - Steam\n  - Lids",
            [("Heat, all of it:", None, None), ("Steam", None, None), ("Lids", None, None)],
            id="nested-bullets-that-a-colon-leads-in",
        ),
        pytest.param(
            " Steam, Lids, Oven", [("Steam", None, None), ("Lids", None, None), ("Oven", None, None)], id="line"
        ),
        pytest.param(
            " Steam (APPLIED), Lids (glass, iron) (MENTIONED).",
            [("Steam", "APPLIED", None), ("Lids (glass, iron)", "MENTIONED", None)],
            id="line-with-marks",
        ),
        pytest.param(
            ' `mix(a, b)`, "slow, cold", $a, b$, [x, y], heat and lids, hot/cold',
            [
                (name, None, None)
                for name in ("`mix(a, b)`", '"slow, cold"', "$a, b$", "[x, y]", "heat and lids", "hot/cold")
            ],
            id="line-split-at-commas-only",
        ),
        pytest.param(" None", [], id="none"),
        pytest.param(" None (a project).", [], id="none-with-a-reason"),
        pytest.param("\n- None", [], id="none-as-a-bullet"),
        pytest.param("", [], id="nothing"),
        pytest.param(
            " in three steps\n- Steam\n- Lids",
            [("Steam", None, None), ("Lids", None, None)],
            id="a-list-below-the-line",
        ),
    ],
)
def test_lists(field: str, expected: list[Taught], lexicon: Lexicon) -> None:
    assert taught_of(f"**Concepts taught:**{field}", lexicon) == expected


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        pytest.param(
            "Steam (APPLIED), Lids (MENTIONED)",
            [("Steam", "APPLIED", None), ("Lids", "MENTIONED", None)],
            id="a-mark-for-each",
        ),
        pytest.param(
            "Windowpane test, Egg wash, Glaze (MENTIONED)",
            [("Windowpane test", "MENTIONED", None), ("Egg wash", "MENTIONED", None), ("Glaze", "MENTIONED", None)],
            id="one-mark-for-three-rows",
        ),
        pytest.param(
            "Windowpane test, Egg wash, Glaze -- MENTIONED",
            [("Windowpane test", "MENTIONED", None), ("Egg wash", "MENTIONED", None), ("Glaze", "MENTIONED", None)],
            id="one-mark-after-a-dash-for-three-rows",
        ),
        pytest.param(
            "Windowpane test, Egg wash (MENTIONED)",
            [("Windowpane test, Egg wash", "MENTIONED", None)],
            id="two-rows-in-one-item",
        ),
        pytest.param(
            "Windowpane test, stretched, thin (MENTIONED)",
            [("Windowpane test, stretched, thin", "MENTIONED", None)],
            id="commas-of-a-name",
        ),
        pytest.param(
            "Windowpane test -- stretch, look, rest (MENTIONED)",
            [("Windowpane test -- stretch, look, rest", "MENTIONED", None)],
            id="commas-of-an-explanation",
        ),
        pytest.param(
            "**MENTIONED:** Steam, Lids (wood, iron)",
            [("Steam", "MENTIONED", None), ("Lids (wood, iron)", "MENTIONED", None)],
            id="one-mark-in-front",
        ),
        pytest.param(
            "MENTIONED:\n  - Steam\n  - Lids (APPLIED)",
            [("Steam", "MENTIONED", None), ("Lids", "APPLIED", None)],
            id="one-mark-above",
        ),
        pytest.param(
            "Raised: Steam INTRODUCED -> APPLIED, Lids MENTIONED -> DEVELOPED",
            [("Steam", "APPLIED", "INTRODUCED"), ("Lids", "DEVELOPED", "MENTIONED")],
            id="after-a-colon",
        ),
    ],
)
def test_several_concepts_in_one_bullet(item: str, expected: list[Taught], lexicon: Lexicon) -> None:
    glaze = "| Glaze | MENTIONED | soft-rolls | |"
    assert taught_of(f"**Concepts taught:**\n- {item}", lexicon, glaze) == expected


@pytest.mark.parametrize("section", ["The student bakes rolls.", "**Goal:** Rolls.", ""])
def test_a_lesson_may_state_no_concepts(section: str, lexicon: Lexicon) -> None:
    lesson = lesson_of(section, lexicon)
    assert lesson.taught == ()
    assert "taught" not in lesson.kinds


@pytest.mark.parametrize("mark", ["_DEVELOPED_", "__developed__", "_developed", "*Developed*"])
def test_a_depth_in_emphasis_is_one(mark: str, lexicon: Lexicon) -> None:
    found = find_mark(Passage.at(f"Bowline ({mark})", 0), lexicon)
    assert found
    assert found.mark.text == mark


@pytest.mark.parametrize(
    "below",
    [
        "| Oven | Heat |\n| --- | --- |\n| Gas | 220 |\n| Wood | 300 |",
        "We baked in:\n\n| Oven | Heat |\n| --- | --- |\n| Gas | 220 |",
        "**Ovens**\n\n| Oven | Heat |\n| --- | --- |\n| Gas | 220 |",
        "- gas ovens need a tray\n- stones hold the heat",
    ],
)
def test_what_stands_below_a_line_of_concepts_takes_nothing_from_it(below: str, lexicon: Lexicon) -> None:
    line = "**Concepts taught:** steam (DEVELOPED), lids (MENTIONED)"
    assert taught_of(f"{line}\n\n{below}", lexicon) == [("steam", "DEVELOPED", None), ("lids", "MENTIONED", None)]


@pytest.mark.parametrize(
    "below",
    [
        "- Steam (DEVELOPED)\n- Lids (MENTIONED)",
        "| Concept | Depth |\n| --- | --- |\n| Steam | DEVELOPED |\n| Lids | MENTIONED |",
    ],
)
def test_a_list_below_a_line_of_introduction_is_what_was_taught(below: str, lexicon: Lexicon) -> None:
    line = "**Concepts taught:** as planned, with the warm oven"
    assert taught_of(f"{line}\n\n{below}", lexicon) == [("Steam", "DEVELOPED", None), ("Lids", "MENTIONED", None)]


# What a depth of its own leads in to below the list


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("Only mentioned: oven spring; banneton.", ["oven spring", "banneton"]),
        ("Mentioned only: oven spring; banneton", ["oven spring", "banneton"]),
        ("**Mentioned in passing:** oven spring; banneton.", ["oven spring", "banneton"]),
        ("*Just mentioned:* oven spring, banneton, peel", ["oven spring", "banneton", "peel"]),
        ("Mentioned: oven spring, once more.", ["oven spring, once more"]),
        ("Mentioned: oven spring", ["oven spring"]),
        ("We only mentioned this: it was late.", []),
        ("Only one remark: the oven spring was not mentioned.", []),
    ],
)
def test_a_depth_below_the_list_holds_for_what_stands_behind_it(
    below: str, expected: list[str], lexicon: Lexicon
) -> None:
    section = f"Concepts taught:\n\n* steam — developed\n* scoring — introduced\n\n{below}\n"
    first = [("steam", "DEVELOPED", None), ("scoring", "INTRODUCED", None)]
    assert taught_of(section, lexicon) == [*first, *((name, "MENTIONED", None) for name in expected)]
