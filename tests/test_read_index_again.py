"""Rows that name a second lesson, in which their concept comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import KEY, LESSONS, TITLE, read

if TYPE_CHECKING:
    from reclint.readers import Lexicon


def lessons_of(index: str, lexicon: Lexicon) -> list[str]:
    """The lessons of the first row of an index."""
    row = read(f"{TITLE}## Concept Index\n\n{index}\n{LESSONS}", lexicon).rows[0]
    return [ref.slug for ref in row.lessons]


@pytest.mark.parametrize(
    ("cell", "slugs"),
    [
        ("[[true-wheels]], recap in [[quiet-chains]]", ["true-wheels", "quiet-chains"]),
        ("[a](true-wheels.md), used again in [b](quiet-chains.md)", ["true-wheels", "quiet-chains"]),
        ("`true-wheels`, also in `quiet-chains`", ["true-wheels", "quiet-chains"]),
        ("`true-wheels`, recap of all we did", ["true-wheels"]),
        ("L1, again L2", ["true-wheels", "quiet-chains"]),
        ("L1, then again in lesson 2", ["true-wheels", "quiet-chains"]),
        ("L1, not again in L2", ["true-wheels"]),
        ("L1, again 2 weeks on", ["true-wheels"]),
        ("L1 (also in L2)", ["true-wheels", "quiet-chains"]),
        ("L2 (first shown in L1)", ["true-wheels", "quiet-chains"]),
        ("`quiet-chains` (already begun in true-wheels)", ["true-wheels", "quiet-chains"]),
        ("L2 (not yet begun in L1)", ["quiet-chains"]),
        ("L2 (needs L1)", ["quiet-chains"]),
        ("L2 (begun before L1)", ["quiet-chains"]),
        ("true-wheels, picked up in quiet-chains", ["true-wheels", "quiet-chains"]),
        ("first heard in true-wheels; developed in quiet-chains", ["true-wheels", "quiet-chains"]),
        ("L1, then rounded off in L2", ["true-wheels", "quiet-chains"]),
        ("1, picked up in 2", ["true-wheels", "quiet-chains"]),
        ("I, picked up in II", ["true-wheels", "quiet-chains"]),
        ("True Wheels, picked up in Quiet Chains", ["true-wheels", "quiet-chains"]),
        ("true-wheels, picked up in 2", ["true-wheels"]),
        ("true-wheels, not picked up in quiet-chains", ["true-wheels"]),
        ("true-wheels, needed in quiet-chains", ["true-wheels"]),
    ],
)
def test_a_further_lesson_of_a_cell_may_say_that_it_comes_back(cell: str, slugs: list[str], lexicon: Lexicon) -> None:
    table = f"| Concept | Depth | Lesson |\n|---|---|---|\n| Spokes | DEVELOPED | {cell} |\n"
    assert lessons_of(table, lexicon) == slugs


@pytest.mark.parametrize(
    ("end", "slugs"),
    [
        ("→ `quiet-chains`", ["true-wheels", "quiet-chains"]),
        ("→ [Chains](lessons/quiet-chains.md).", ["true-wheels", "quiet-chains"]),
        ("→ `well-made`", ["true-wheels"]),
        ("→ `quiet-chains` are another thing", ["true-wheels"]),
    ],
)
def test_an_arrow_at_the_end_of_an_item_leads_to_a_further_lesson(end: str, slugs: list[str], lexicon: Lexicon) -> None:
    items = f"### `true-wheels`\n\n- [D] **Spokes** – thin, crossed thrice. {end}\n- [I] **Rims** – hollow.\n"
    assert lessons_of(f"{KEY}{items}", lexicon) == slugs


@pytest.mark.parametrize(
    ("name", "read_as"),
    [
        ("**Gear ratio**, $n/m$ – big over small", "Gear ratio, $n/m$"),
        ("**Gear ratio**, `n/m` – big over small", "Gear ratio"),
    ],
)
def test_a_formula_behind_a_name_and_a_comma_belongs_to_it(name: str, read_as: str, lexicon: Lexicon) -> None:
    index = f"### `true-wheels`\n\n- **Spokes** – DEVELOPED – thin\n- {name} – DEVELOPED\n"
    rows = read(f"{TITLE}## Concept Index\n\n{index}\n{LESSONS}", lexicon).rows
    assert rows[1].name.text == read_as


@pytest.mark.parametrize(
    ("aside", "slugs"),
    [
        ("(again in quiet-chains)", ["true-wheels", "quiet-chains"]),
        ("(continued in quiet-chains)", ["true-wheels", "quiet-chains"]),
        ("(continued in `quite-chains`)", ["true-wheels", "quite-chains"]),
        ("(again in well-made wheels)", ["true-wheels"]),
        ("(continued from quiet-chains)", ["true-wheels"]),
        ("(continued from L2)", ["true-wheels"]),
        ("(again in hand-made)", ["true-wheels"]),
        ("(thinner than in quiet-chains)", ["true-wheels"]),
    ],
)
@pytest.mark.parametrize("item", ["- `DEVELOPED` Spokes {}\n", "- [D] **Spokes** {}\n", "- **Spokes** {}: DEVELOPED\n"])
def test_a_parenthesis_may_name_a_further_lesson(item: str, aside: str, slugs: list[str], lexicon: Lexicon) -> None:
    other = item.format("").replace("Spokes", "Rims")
    assert lessons_of(f"{KEY}### true-wheels\n\n{item.format(aside)}{other}", lexicon) == slugs


@pytest.mark.parametrize(
    ("behind", "slugs"),
    [
        (", the pull is heard already in L1", ["quiet-chains", "true-wheels"]),
        (", plucked once more and again in Lesson 1", ["quiet-chains", "true-wheels"]),
        (", not again in L1", ["quiet-chains"]),
        (", which should come already in L1", ["quiet-chains"]),
        (", no longer taught again in L1", ["quiet-chains"]),
        (", heard again in May", ["quiet-chains"]),
        (", told twice and also in L1", ["quiet-chains", "true-wheels"]),
        (", they drew it already in L1", ["quiet-chains", "true-wheels"]),
        (", then again in L1", ["quiet-chains", "true-wheels"]),
        (", we wanted it also in L1", ["quiet-chains"]),
        (", some asked to see it already in L1", ["quiet-chains"]),
        (", a gap again in L1", ["quiet-chains"]),
        (", skipped again in L1", ["quiet-chains"]),
        (", to be shown again in L1", ["quiet-chains"]),
        (", needs L1", ["quiet-chains"]),
        (" – the pull is heard already in L1", ["quiet-chains"]),
    ],
)
@pytest.mark.parametrize(
    "item", ["### Developed\n\n- Spokes (L2{}). Thin.\n- Rims (L1). Hollow.\n", "- Spokes [D, L2{}]\n"]
)
def test_words_behind_a_lesson_may_say_that_another_had_it(
    item: str, behind: str, slugs: list[str], lexicon: Lexicon
) -> None:
    assert lessons_of(f"{KEY}{item.format(behind)}", lexicon) == slugs


@pytest.mark.parametrize(
    ("said", "slugs"),
    [
        ("(first shown in `true-wheels`). Soft ones.", ["true-wheels", "quiet-chains"]),
        (": soft ones. Touched on in `true-wheels`, made here.", ["true-wheels", "quiet-chains"]),
        (": soft ones. Was only hinted at in lesson 1.", ["true-wheels", "quiet-chains"]),
        ("(begun in [Wheels](lessons/true-wheels.md)): soft ones.", ["true-wheels", "quiet-chains"]),
        (": soft ones. Not begun in `true-wheels`.", ["quiet-chains"]),
        (": soft ones, like the rims begun in `true-wheels`.", ["quiet-chains"]),
        (": soft ones. First seen in `soft-tyres`.", ["quiet-chains"]),
        (": soft ones. First seen in lesson 1 of module 2.2.", ["quiet-chains"]),
        (": soft ones. First seen in `true-wheels` (module 2.2).", ["quiet-chains"]),
        (": soft ones. First seen in 1890.", ["quiet-chains"]),
        (": soft ones. Started in Lesson 1.3.", ["quiet-chains"]),
    ],
)
@pytest.mark.parametrize("item", ["- **[D]** Pads {}\n", "- **Pads** — DEVELOPED {}\n", "- [D] Pads {}\n"])
def test_a_clause_of_an_item_names_the_lesson_in_which_it_began(
    item: str, said: str, slugs: list[str], lexicon: Lexicon
) -> None:
    index = f"### quiet-chains\n\n{item.format(said)}{item.format(': thin').replace('Pads', 'Oil')}"
    assert lessons_of(f"{KEY}{index}", lexicon) == slugs


def test_the_depth_of_a_row_that_began_before_is_that_of_its_own_lesson(lexicon: Lexicon) -> None:
    index = "### quiet-chains\n\n- [I→D] Oil: thin. First seen in `true-wheels`, worked out here.\n- [D] Pads: soft.\n"
    row = read(f"{TITLE}{KEY}## Concept Index\n\n{index}\n{LESSONS}", lexicon).rows[0]
    assert row.is_last("quiet-chains")
    assert not row.is_last("true-wheels")


@pytest.mark.parametrize("behind", [", continued from L1", ", continued from true-wheels"])
def test_a_lesson_that_a_concept_is_continued_from_is_none_of_its_own(behind: str, lexicon: Lexicon) -> None:
    assert lessons_of(f"{KEY}### Developed\n\n- Spokes (L2{behind})\n- Rims (L1)\n", lexicon) == ["quiet-chains"]


@pytest.mark.parametrize(
    ("aside", "slugs"),
    [
        ("continued in quiet-chains", ["true-wheels", "quiet-chains"]),
        ("again in L2", ["true-wheels", "quiet-chains"]),
        ("continued from quiet-chains", ["true-wheels"]),
        ("continued from L2", ["true-wheels"]),
    ],
)
@pytest.mark.parametrize("other", ["", "- [I] **Rims** (continued: L2)\n"])
@pytest.mark.parametrize("depth", ["`DEVELOPED`", "[D]"])
def test_a_row_keeps_the_lesson_above(depth: str, other: str, aside: str, slugs: list[str], lexicon: Lexicon) -> None:
    items = f"- {depth} **Spokes** ({aside})\n{other}"
    index = f"{KEY}### true-wheels\n\n{items}\n### quiet-chains\n\n- Oil (M)\n"
    assert lessons_of(index, lexicon) == slugs


MET = [
    ("[true-wheels, resumed in quiet-chains]", ["true-wheels", "quiet-chains"]),
    ("(first heard in true-wheels, rounded off in quiet-chains)", ["true-wheels", "quiet-chains"]),
    ("[first met in L1, there by name alone; developed in L2]", ["true-wheels", "quiet-chains"]),
    ("[True Wheels, with a second look in Quiet Chains]", ["true-wheels", "quiet-chains"]),
    ("[seen in both true-wheels and quiet-chains]", ["true-wheels", "quiet-chains"]),
    ("— [[true-wheels]], picked up in [[quiet-chains]]", ["true-wheels", "quiet-chains"]),
    ("[true-wheels → quiet-chains]", ["true-wheels", "quiet-chains"]),
    ("[true-wheels] (picked up in `quiet-chains`)", ["true-wheels", "quiet-chains"]),
    ("[true-wheels, not in quiet-chains]", ["true-wheels"]),
    ("[true-wheels, never picked up in quiet-chains]", ["true-wheels"]),
    ("[true-wheels, to be resumed in quiet-chains]", ["true-wheels"]),
    ("[true-wheels, with the oil used in quiet-chains]", ["true-wheels"]),
    ("[true-wheels, used in quiet chains]", ["true-wheels"]),
    ("[true-wheels, resumed in lesson 2 of module 3.1]", ["true-wheels"]),
    ("[true-wheels, resumed in 2 minutes]", ["true-wheels"]),
    ("[true-wheels, moved to quiet-chains]", ["true-wheels"]),
    ("[true-wheels] – oil is resumed in quiet-chains", ["true-wheels"]),
]


@pytest.mark.parametrize(("bracket", "slugs"), MET)
def test_a_bracket_tells_by_verbs_in_which_lessons_a_concept_was(
    bracket: str, slugs: list[str], lexicon: Lexicon
) -> None:
    index = f"### Developed\n\n- **Thin spokes** {bracket}\n    - plucked\n- **Rims** [true-wheels]\n"
    rows = read(
        f"{TITLE}## Concept Index\n\n{index}\n### Mentioned\n\n- **Oil** [quiet-chains]\n\n{LESSONS}", lexicon
    ).rows
    assert [row.name.text for row in rows] == ["Thin spokes", "Rims", "Oil"]
    assert [ref.slug for ref in rows[0].lessons] == slugs


@pytest.mark.parametrize(
    ("behind", "slugs"),
    [
        (" (picked up in quiet-chains)", ["true-wheels", "quiet-chains"]),
        (", rounded off in lesson 2", ["true-wheels", "quiet-chains"]),
        (" (first heard in L1, resumed in L2)", ["true-wheels", "quiet-chains"]),
        (" (not picked up in quiet-chains)", ["true-wheels"]),
        (" (used in gears)", ["true-wheels"]),
    ],
)
@pytest.mark.parametrize("item", ["Spokes (DEVELOPED)", "**Spokes** [DEVELOPED]", "Spokes – DEVELOPED"])
def test_an_item_below_a_lesson_tells_by_a_verb_that_it_came_in_another(
    item: str, behind: str, slugs: list[str], lexicon: Lexicon
) -> None:
    index = f"### true-wheels\n\n- {item}{behind}\n- Rims (INTRODUCED)\n\n### quiet-chains\n\n- Oil (MENTIONED)\n"
    assert lessons_of(index, lexicon) == slugs


@pytest.mark.parametrize(
    "said",
    [
        "again in *quiet-chains*",
        "and again in *quiet-chains*",
        "and also in `quiet-chains`",
        "also `quiet-chains`",
        "+ L2",
    ],
)
@pytest.mark.parametrize("depth", ["DEVELOPED", "developed"])
def test_an_entry_below_its_lesson_comes_back_in_another(depth: str, said: str, lexicon: Lexicon) -> None:
    index = (
        f"**true-wheels**\n\n- **Spokes** ({depth}, {said}): by ear, and not by feel.\n- **Rim** (DEVELOPED): round.\n"
    )
    index += "\n**quiet-chains**\n\n- **Chain wear** (DEVELOPED): by gauge.\n"
    assert lessons_of(index, lexicon) == ["true-wheels", "quiet-chains"]


@pytest.mark.parametrize(
    ("said", "slugs"),
    [("also `old-chains`", ["true-wheels", "old-chains"]), ("also `old-chains` kept", ["true-wheels"])],
)
def test_what_is_all_of_a_bracket_is_a_further_lesson_there_or_not(
    said: str, slugs: list[str], lexicon: Lexicon
) -> None:
    index = f"**true-wheels**\n\n- **Spokes** ({said}) DEVELOPED\n- **Rim** DEVELOPED\n"
    assert lessons_of(f"{index}\n**quiet-chains**\n\n- **Chain wear** DEVELOPED\n", lexicon) == slugs
