"""Names in an index that go on behind their bold part, each beside remarks that do not belong to them."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest

from .any_hand import KEY, LESSONS, TITLE, read

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reclint.readers import Lexicon

HEAD = {
    True: "| Lesson | Concept | Depth | What we said |\n|---|---|---|---|\n",
    False: "| Lesson | Concept | Depth |\n|---|---|---|\n",
}


def first_row(cell: str, lexicon: Lexicon, *, remarked: bool) -> tuple[str, str]:
    """The name and the note of a cell beside others in bold."""
    said = " We said it thrice. |" if remarked else ""
    cells = (cell, "**Rim wear** (by a gauge)", "**Hub** of steel")
    table = HEAD[remarked] + "".join(f"| true-wheels | {one} | DEVELOPED |{said}\n" for one in cells)
    row = read(f"{TITLE}## Concept Index\n\n{table}\n{LESSONS}", lexicon).rows[0]
    return row.name.text, row.notes


@pytest.mark.parametrize("remarked", [True, False])
@pytest.mark.parametrize(
    ("cell", "name", "note"),
    [
        ("**Spoke tension** (how tight the spokes are)", "Spoke tension (how tight the spokes are)", ""),
        ("**Spoke tension** (`key`, feel)", "Spoke tension (`key`, feel)", ""),
        ("**Spoke tension** from hub to rim", "Spoke tension from hub to rim", ""),
        ("**Spoke tension** and the key", "Spoke tension and the key", ""),
        ("**Spoke** tension", "Spoke tension", ""),
        ("**Spoke** tension gauges", "Spoke tension gauges", ""),
        ("**Spoke tension** what rings", "Spoke tension", "what rings"),
        ("**Spoke tension** the pull", "Spoke tension", "the pull"),
        ("**Spoke tension** is audible", "Spoke tension", "is audible"),
        ("**Spoke tension** – by ear", "Spoke tension", "by ear"),
        ("**Spoke tension**: by ear", "Spoke tension", "by ear"),
        ("**Spoke tension**. By ear", "Spoke tension", "By ear"),
        ("**Spoke tension** (of the rim) – by ear", "Spoke tension (of the rim)", "by ear"),
        ("**Spoke tension** is what holds the rim in place.", "Spoke tension", "is what holds the rim in place"),
        ("**Spoke tension** how hubs are hung", "Spoke tension", "how hubs are hung"),
        ("**Spoke tension** the pull of a spoke", "Spoke tension", "the pull of a spoke"),
        ("**Spoke tension** not yet by ear", "Spoke tension", "not yet by ear"),
        ("**Spoke tension** in quiet-chains too", "Spoke tension", "in quiet-chains too"),
        ("**Spoke tension** (again, from 3.1)", "Spoke tension", "(again, from 3.1)"),
        ("**Spoke tension** (brand new)", "Spoke tension", "(brand new)"),
        ("**Spoke tension** (cf. Quiet Chains)", "Spoke tension", "(cf. Quiet Chains)"),
    ],
)
def test_a_name_in_a_cell_goes_on_behind_its_bold_part(
    cell: str, name: str, note: str, *, remarked: bool, lexicon: Lexicon
) -> None:
    found = first_row(cell, lexicon, remarked=remarked)
    assert found[0] == name
    assert remarked or found[1] == note


def test_words_behind_a_name_are_remarks_where_no_column_has_them(lexicon: Lexicon) -> None:
    cell = "**Spoke tension** loose spokes ring low, tight ones high"
    assert first_row(cell, lexicon, remarked=False) == ("Spoke tension", "loose spokes ring low, tight ones high")


REMARKED = ("**Spoke tension** (plucked at first)", "**Spoke tension** (measured in the end)")


def test_parentheses_behind_one_name_in_bold_are_remarks_on_it(lexicon: Lexicon) -> None:
    table = HEAD[False] + "".join(f"| true-wheels | {cell} | DEVELOPED |\n" for cell in REMARKED)
    items = "".join(f"- {cell} — DEVELOPED — true-wheels\n" for cell in REMARKED)
    for rows in (table, items):
        found = read(f"{TITLE}## Concept Index\n\n{rows}\n{LESSONS}", lexicon).rows
        assert [row.name.text for row in found] == ["Spoke tension"] * 2


ITEMS = [
    "**{}** [D] · L1",
    "**{}** · D · L1",
    "**{}** `DEVELOPED` (true-wheels): thin",
    "**{}** -- DEVELOPED -- true-wheels",
]


def named(aside: str, item: str, lexicon: Lexicon) -> tuple[str, str | None, list[str]]:
    """What is read of an item whose name in bold has a parenthesis behind it."""
    listed = f"- {item.format('Spoke tension').replace('tension**', f'tension** {aside}')}\n"
    others = "".join(f"- {item.format(name)}\n" for name in ("Rim wear", "Hub"))
    row = read(f"{TITLE}{KEY}## Concept Index\n\n{listed}{others}\n{LESSONS}", lexicon).rows[0]
    return row.name.text, row.depth.level if row.depth else None, [ref.slug for ref in row.lessons]


@pytest.mark.parametrize("item", ITEMS)
@pytest.mark.parametrize(
    "aside",
    ["(by ear)", "(*vox radii*)", "(`key`, `gauge`)", "(key)", "(refresher)", "(ISO 6699)", "(at 90 %)", "(99.5 %)"],
)
def test_a_parenthesis_right_behind_a_name_in_bold_belongs_to_it(aside: str, item: str, lexicon: Lexicon) -> None:
    found = named(aside, item, lexicon)
    assert (found[0].replace("**", ""), *found[1:]) == (f"Spoke tension {aside}", "DEVELOPED", ["true-wheels"])


@pytest.mark.parametrize("item", ITEMS)
@pytest.mark.parametrize(
    "aside",
    [
        *("(new)", "(from 3.1)", "(carried over from Module 3.1)", "(see quiet-chains)", "(again in L2)", "(7)"),
        *("(recap from 3.1)", "(continued in L2)", "(90 % of us)", "(ISO 3.1)", "(met in 1995)", "(EX 12)"),
    ],
)
def test_a_remark_in_parentheses_does_not(aside: str, item: str, lexicon: Lexicon) -> None:
    assert named(aside, item, lexicon)[0] == "Spoke tension"


@pytest.mark.parametrize("item", ["**{}** [I] · L1", "**{}** (I) · L1"])
def test_a_depth_among_other_words_is_none_where_another_stands_behind(item: str, lexicon: Lexicon) -> None:
    found = named("(heard, felt, applied)", item, lexicon)
    assert found == ("Spoke tension (heard, felt, applied)", "INTRODUCED", ["true-wheels"])


@pytest.mark.parametrize("aside", ["(DEVELOPED)", "(developed, by ear)"])
def test_a_parenthesis_that_is_the_depth_stays_one(aside: str, lexicon: Lexicon) -> None:
    items = "".join(f"- **{name}** {aside} · L1\n" for name in ("Spoke tension", "Rim wear", "Hub"))
    row = read(f"{TITLE}{KEY}## Concept Index\n\n{items}\n{LESSONS}", lexicon).rows[0]
    assert (row.name.text, row.depth and row.depth.level) == ("Spoke tension", "DEVELOPED")


def test_a_parenthesis_behind_the_bold_is_a_remark_where_others_stand_inside(lexicon: Lexicon) -> None:
    items = "- **Spoke tension** (how tight) → `true-wheels`\n- **Hub (of steel)** → `true-wheels`\n"
    index = f"### DEVELOPED\n\n{items}\n### MENTIONED\n\n- **Oil (thin)** → `quiet-chains`\n"
    rows = read(f"{TITLE}{KEY}## Concept Index\n\n{index}\n{LESSONS}", lexicon).rows
    assert [row.name.text for row in rows] == ["Spoke tension", "Hub (of steel)", "Oil (thin)"]


BACK = """# Module 4.1: Bicycles

True Wheels
-----------

{0}

Taught: spoke tension (DEVELOPED), rim wear (INTRODUCED).

Quiet Chains
------------

{1}

Taught: chain wear (DEVELOPED), oil (MENTIONED).
"""
LISTS = """
Index
-----

**DEVELOPED**

- Spoke tension, 1
    - by ear
- Chain wear, gauge, 2, 1

**PRACTISED**

- Rim wear (alloy), 1
"""


@pytest.mark.parametrize("line", ["*lesson {} of 2 / {} / load: BUILD*", "Lesson {} of 2 · {} · BUILD"])
def test_lessons_below_the_title_and_the_index_at_the_back(line: str, lexicon: Lexicon) -> None:
    sections = BACK.format(line.format(1, "true-wheels"), line.format(2, "quiet-chains"))
    record = read(f"{sections}{LISTS}", lexicon)
    assert [one.slug for one in record.lessons] == ["true-wheels", "quiet-chains"]
    told = [(row.name.text, row.depth and row.depth.level, [ref.slug for ref in row.lessons]) for row in record.rows]
    assert told == [
        ("Spoke tension", "DEVELOPED", ["true-wheels"]),
        ("Chain wear, gauge", "DEVELOPED", ["quiet-chains", "true-wheels"]),
        ("Rim wear (alloy)", None, ["true-wheels"]),
    ]


@pytest.mark.parametrize("line", ["Page 1 of 2 / front matter", "As lesson {} of 2 said, wheels / chains", "{}"])
def test_sections_that_call_themselves_no_lessons_are_none(line: str, lexicon: Lexicon) -> None:
    prose = BACK.replace("Taught: ", "We did ").format(line.format(1), line.format(2))
    assert not read(f"{prose}{LISTS}", lexicon).lessons


@pytest.mark.parametrize("item", ["Gears of 48, 9", "Cup, cone, 1880"])
def test_other_numbers_behind_a_comma_are_no_lessons(item: str, lexicon: Lexicon) -> None:
    index = f"### DEVELOPED\n\n- Hub (`true-wheels`)\n- {item}\n- Oil (`quiet-chains`)\n"
    row = read(f"{TITLE}## Concept Index\n\n{index}\n{LESSONS}", lexicon).rows[1]
    assert (row.name.text.startswith(item[:4]), row.lessons) == (True, ())


INDEXES = [
    "### Developed\n\n1. {} → [true-wheels](lessons/true-wheels.md)\n2. Rim wear → `true-wheels`\n",
    "- {} — DEVELOPED — `true-wheels`\n- Rim wear — DEVELOPED — `true-wheels`\n",
]


@pytest.mark.parametrize("index", INDEXES)
@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("~~Tightness~~ Spoke tension", "Spoke tension"),
        ("~~Tightness~~ **Spoke tension**", "Spoke tension"),
        ("Spoke ~~pull~~ tension", "Spoke ~~pull~~ tension"),
    ],
)
def test_a_name_that_is_struck_out_before_another_is_none(index: str, cell: str, name: str, lexicon: Lexicon) -> None:
    rows = read(f"{TITLE}## Concept Index\n\n{index.format(cell)}\n{LESSONS}", lexicon).rows
    assert [row.name.text for row in rows] == [name, "Rim wear"]


@pytest.mark.parametrize("depth", ["`DEVELOPED` {}", "[D] {}", "{} – DEVELOPED"])
@pytest.mark.parametrize("other", ["", " (again in quiet-chains)"])
@pytest.mark.parametrize("link", ["[Spoke tension](https://example.org/a_b.html)", "[Spokes](tension.html) and hubs"])
def test_a_name_may_be_a_link(depth: str, link: str, other: str, lexicon: Lexicon) -> None:
    index = f"### true-wheels\n\n- {depth.format(link)}\n- {depth.format('Rim [wear](rim.html)')}{other}\n"
    rows = read(f"{TITLE}{KEY}## Concept Index\n\n{index}\n{LESSONS}", lexicon).rows
    assert (rows[0].name.text, rows[0].depth and rows[0].depth.level) == (link, "DEVELOPED")
    assert rows[1].name.text.startswith("Rim")


EXPLAINED = [
    ("Spoke tension", "Thin ones sing, thick ones hum.", "D", "true-wheels"),
    ("Rim wear, seen or touched", "2 mm are left, then none.", "I", "true-wheels"),
    ("Chain-wear", "$l_1 / l_0$", "D", "quiet-chains"),
    ("Oil", "", "M", "quiet-chains"),
    ("Not all that rattles is loose", "Ask the mudguard.", "M", "quiet-chains"),
]
WRITTEN = {
    "table": ("| Concept | Depth | Lesson |\n|---|---|---|\n", "| {c} | {d} | {l} |\n"),
    "last": ("| Depth | Lesson | Concept |\n|---|---|---|\n", "| {d} | {l} | {c} |\n"),
    "brackets": ("", "- {c} [{d}, {l}]\n"),
    "parentheses": ("", "- {c} ({l}, {d})\n"),
    "before": ("", "- [{d}] {c} ({l})\n"),
    "lines": ("", "{c} — {d} — {l}  \n"),
}


def index_of(form: str, names: Iterable[str], lexicon: Lexicon) -> list[str]:
    head, row = WRITTEN[form]
    told = "".join(row.format(c=name, d=d, l=f"`{slug}`") for name, (*_, d, slug) in zip(names, EXPLAINED, strict=True))
    return [one.name.text for one in read(f"{TITLE}{KEY}## Concept Index\n\n{head}{told}\n{LESSONS}", lexicon).rows]


@pytest.mark.parametrize("form", WRITTEN)
def test_a_full_stop_parts_names_from_what_is_said_of_them(form: str, lexicon: Lexicon) -> None:
    names = (f"{name}. {said}" if said else name for name, said, *_ in EXPLAINED)
    assert index_of(form, names, lexicon) == [name for name, *_ in EXPLAINED]


CUT_OFF = [
    ["Load from diag. 2 of the atlas", "Torque as in eqn. 4 and its use", "Ask as in chap. 3 of it", "Hub", "Oil"],
    [
        "Rosa canina subsp. Corymbifera hips",
        "Rims by Weinmann Ltd. Black line",
        "Hubs of Maillard Bros. For racing",
        "Hub",
        "Oil",
    ],
    ["Cable housing. At the lever", "Cable housing. At the brake", "Spoke key. Four sizes of it", "Hub", "Oil"],
    ["Cable housing. At the lever", "Cable housing", "Spoke key. Four sizes of it", "Rim tape. Two layers", "Oil"],
]
OTHER_STOPS = [
    ["St. Catherine's wheel", "Prof. Noether's proof", "Capt. Cook", "Dr. Dunlop's tyre", "Rim wear"],
    ["Pull vs. push on the rim", "Chains etc. and their oil", "Fig. 2 of the hub", "No. 5 spokes", "Oil no. 3"],
    ["Version 1.2 Hubs", "Rims e.g. of wood", "V. S. O. P. oil", "Stop. Look. Listen.", "Oil"],
    ["Spoke tension", "Rim wear", "Look twice. Then cut.", "Oil", "The third law. Push and be pushed."],
    *CUT_OFF,
]


@pytest.mark.parametrize(("form", "names"), [*product(["table", "last"], OTHER_STOPS), *product(["brackets"], CUT_OFF)])
def test_other_full_stops_stay_in_names(form: str, names: list[str], lexicon: Lexicon) -> None:
    assert index_of(form, names, lexicon) == names


def test_what_is_said_twice_of_a_concept_parts_its_names_in_all_lists_of_an_index(lexicon: Lexicon) -> None:
    lists = {
        "true-wheels": ["Braking. On wet rims", "Spoke key. Four sizes of it", "Rim tape. Two layers at least"],
        "quiet-chains": ["Braking. On dry discs", "Chain tool. One pin only", "Chain oil. A drop for each link"],
    }

    def names() -> list[str]:
        told = (f"### {slug}\n\n{''.join(f'- {name} [D]{chr(10)}' for name in told)}\n" for slug, told in lists.items())
        index = f"{TITLE}{KEY}## Concept Index\n\n{''.join(told)}{LESSONS}"
        return [row.name.text for row in read(index, lexicon).rows]

    assert names() == [name for told in lists.values() for name in told]
    lists["quiet-chains"][0] = "Shifting. On dry discs"
    assert names() == ["Braking", "Spoke key", "Rim tape", "Shifting", "Chain tool", "Chain oil"]


def test_names_beside_a_column_of_remarks_keep_their_sentences(lexicon: Lexicon) -> None:
    rows = "".join(
        f"| Look up. Then {one}. | D | true-wheels | Said each time. |\n" for one in ("pull", "push", "stop")
    )
    index = f"| Concept | Depth | Lesson | Remarks |\n|---|---|---|---|\n{rows}"
    found = read(f"{TITLE}{KEY}## Concept Index\n\n{index}\n{LESSONS}", lexicon).rows
    assert [row.name.text for row in found] == [f"Look up. Then {one}." for one in ("pull", "push", "stop")]


WITH_SIGNS = [
    "gear ratio, $n = n_1 / n_2$",
    "power at the rim $P = F · v$",
    "slack, $$s = l – d$$",
    "the pull \\(F = m · a\\) of a chain",
    "the call `gear = 3` of the computer",
    "a filter, `log | grep gear`",
    "`ride -- home`",
    "`hub -> rim`",
    "types such as `gear: int`",
]


@pytest.mark.parametrize("form", ["* {} (L2)", "* {} — L2", "* {}: L2 — thin", "* {} [quiet-chains]"])
@pytest.mark.parametrize("name", WITH_SIGNS)
def test_signs_in_formulas_and_code_part_no_name(form: str, name: str, lexicon: Lexicon) -> None:
    items = "\n".join(form.format(one) for one in ("Spokes", name, "Rims"))
    row = read(f"{TITLE}## Concept Index\n\n### Developed\n\n{items}\n\n{LESSONS}", lexicon).rows[1]
    assert (row.name.text.strip("`"), [ref.slug for ref in row.lessons]) == (name.strip("`"), ["quiet-chains"])


@pytest.mark.parametrize(
    "item",
    ["Rims `D · L2`", "Rims `DEVELOPED, quiet-chains`", "Rims – for $5 – D – L2, or $6 used"],
)
def test_code_that_has_a_depth_or_a_lesson_and_prices_are_cut(item: str, lexicon: Lexicon) -> None:
    index = f"## Concept Index\n\n- Spokes `D · L1`\n- {item}\n- Oil `M · L2`\n\n"
    row = read(f"{TITLE}{KEY}{index}{LESSONS}", lexicon).rows[1]
    assert row.name.text == "Rims"
    assert (row.depth and row.depth.level, [ref.slug for ref in row.lessons]) == ("DEVELOPED", ["quiet-chains"])


FROM_ELSEWHERE = [
    "(from 3.1.4)",
    "(from [3.1.4](../module-3-1/lessons/gears.md))",
    "(3.1.4)",
    "(cf. 3.1.4)",
    "(again, from 3.1.4)",
    "(from lesson 3.1.4)",
    "(as in 3.1.4)",
    "(introduced in 3.1.4)",
]


@pytest.mark.parametrize("form", ["- {} -- *{}quiet-chains.* Thin.", "- {} — {}L2", "- {} ({}L2)"])
@pytest.mark.parametrize("depth", ["", "D, "])
@pytest.mark.parametrize("aside", FROM_ELSEWHERE)
def test_a_lesson_of_another_module_in_a_name_is_none_of_its_own(
    aside: str, depth: str, form: str, lexicon: Lexicon
) -> None:
    items = "\n".join(form.format(one, depth) for one in ("Spokes", f"Gears {aside}", "Rims"))
    head = "" if depth else "### Developed\n\n"
    row = read(f"{TITLE}{KEY}## Concept Index\n\n{head}{items}\n\n{LESSONS}", lexicon).rows[1]
    assert [ref.slug for ref in row.lessons] == ["quiet-chains"]
    assert (row.depth and row.depth.level) == "DEVELOPED"
    assert row.name.text in ("Gears", f"Gears {aside}", "Gears (from 3.1.4)")


@pytest.mark.parametrize(
    ("item", "slugs"),
    [
        ("Gears — D — L2 — from 3.1.4", ["quiet-chains"]),
        ("Gears [D, 3.1.4]", ["3.1.4"]),
        ("Gears (D, 3.1.4, L2)", ["3.1.4", "quiet-chains"]),
        ("Gears — D — L2, 3.1.4", ["quiet-chains", "3.1.4"]),
        ("Gears (4.1.9) — D — L2", ["4.1.9", "quiet-chains"]),
    ],
)
def test_a_lesson_of_another_module_where_lessons_stand_is_told(item: str, slugs: list[str], lexicon: Lexicon) -> None:
    index = f"## Concept Index\n\n- Spokes [D, L1]\n- {item}\n- Rims [D, L2]\n\n"
    row = read(f"{TITLE}{KEY}{index}{LESSONS}", lexicon).rows[1]
    assert [ref.slug for ref in row.lessons] == slugs
