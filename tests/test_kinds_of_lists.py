"""Lists of what was taught: what parts them, and those that no label opens, each beside what is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import first_of_two, lesson, told

if TYPE_CHECKING:
    from reclint.readers import Lexicon

LISTED = ["Taught:\n{}", "**Taught**\n\n{}", "{}"]
PARTED = "DEVELOPED: chain wear; oil, thick and thin"
ALL_PARTED = "DEVELOPED: chain wear; oil\n{0}INTRODUCED: gears; cables\n{0}MENTIONED: rust; wax"


@pytest.mark.parametrize("form", LISTED)
def test_semicolons_in_one_lesson_part_what_depths_list_in_all(form: str, lexicon: Lexicon) -> None:
    text = form.format("DEVELOPED: hub, rim and spoke, with their names.\nAPPLIED: truing a wheel.")
    found = first_of_two(text, form.format(PARTED), lexicon)
    assert found == [("hub, rim and spoke, with their names", "DEVELOPED"), ("truing a wheel", "APPLIED")]


@pytest.mark.parametrize(("form", "mark"), [("Taught:\n{}", ""), ("**Taught**\n\n- {}", "- ")])
def test_a_record_that_parts_all_by_semicolons_parts_nothing_by_commas(form: str, mark: str, lexicon: Lexicon) -> None:
    text = form.format(f"DEVELOPED: hub, rim and spoke, with their names.\n{mark}APPLIED: truing a wheel.")
    found = first_of_two(text, form.format(ALL_PARTED.format(mark)), lexicon)
    assert found == [("hub, rim and spoke, with their names", "DEVELOPED"), ("truing a wheel", "APPLIED")]


@pytest.mark.parametrize("form", ["{}\n{}", "**Taught:**\n- {}\n- {}", "**Taught:** {}. {}"])
@pytest.mark.parametrize(
    ("second", "rows"),
    [
        ("DEVELOPED: chain wear, oil", ""),
        ("DEVELOPED: chain wear.\n\n**Left out:** gears; rust", ""),
        ("DEVELOPED: chain wear; oil", ""),
        (PARTED, "| Rim | DEVELOPED |"),
        (PARTED, "| Hub | DEVELOPED |\n| Rim | DEVELOPED |\n| Spoke | DEVELOPED |"),
    ],
)
def test_commas_part_what_a_depth_lists_where_no_semicolon_does_or_each_names_a_row(
    second: str, rows: str, form: str, lexicon: Lexicon
) -> None:
    found = first_of_two(form.format("DEVELOPED: hub, rim, spoke", "APPLIED: truing"), second, lexicon, rows)
    assert [name for name, _ in found] == ["hub", "rim", "spoke", "truing"]


@pytest.mark.parametrize(
    ("value", "is_read"),
    [
        ("CONSOLIDATE:", True),
        ("STRETCH, with four new ideas:", True),
        ("BUILD -- 2 new ones, neither known before:", True),
        ("BUILD (what the evening was for):", True),
        ("BUILD; it presupposed:", False),
        ("STRETCH -- recap of the last evening:", False),
        ("BUILD, with what everybody brings:", False),
    ],
)
def test_a_load_that_ends_in_a_colon_leads_in_to_concepts(value: str, is_read: bool, lexicon: Lexicon) -> None:
    body = f"**Load:** {value}\n\n- hubs (DEVELOPED)\n- dynamo lamps (INTRODUCED)\n\n**Notebook:** none"
    names = ["hubs", "dynamo lamps"] if is_read else []
    assert [name for name, _ in told(lesson(body, lexicon))] == names


@pytest.mark.parametrize(
    ("position", "is_read"), [("last of 4:", True), ("4 of 4, and not for beginners, they needed:", False)]
)
def test_a_position_that_ends_in_a_colon_leads_in_to_concepts(position: str, is_read: bool, lexicon: Lexicon) -> None:
    found = told(lesson(f"**Position:** {position}\n\n- hubs (DEVELOPED)\n- lamps (INTRODUCED)", lexicon))
    assert bool(found) == is_read


ROWS = "| Spokes | DEVELOPED |\n| Truing | APPLIED |"


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("**Load:** BUILD, and they bring along:\n\n- spokes (DEVELOPED)\n- truing (APPLIED)", []),
        ("**Load:** BUILD, and as every child must know:\n\n- spokes (DEVELOPED)\n- truing (APPLIED)", []),
        ("**Load:** BUILD, and more came up\n\n- oiling (DEVELOPED)\n- waxing (APPLIED)", ["oiling", "waxing"]),
        ("**Load:** BUILD\n\n- oiling (DEVELOPED)\n- waxing (APPLIED)\n- a rag", []),
        ("**Load:** BUILD\n\n- Ada (introduced by Bo)\n- a clown (developed a cough)", []),
        (
            "**Load:** BUILD, and more came up\n\n- oiling (DEVELOPED)\n- truing wheels (APPLIED)",
            ["oiling", "truing wheels"],
        ),
        (
            "**Load:** BUILD\n\n- [x] spoke keys, two of them · *developed*\n- [x] oiling · *applied*",
            ["spoke keys, two of them", "oiling"],
        ),
        ("We rode.\n\nUp to APPLIED:\n\n- oiling\n- waxing", ["oiling", "waxing"]),
        ("We rode.\n\nApplied to:\n\n- spokes\n- a cart", []),
        ("We rode.\n\nWhat we introduced it on:\n\n- spokes\n- a cart", []),
        ("We rode.\n\nStill mentioned:\n\n- spokes\n- a cart", []),
        ("We rode.\n\nIntroduced:\n\n- old friends\n- a cart", []),
        ("We rode.\n\nWhat we introduced:\n\n- spokes: thin\n- a cart", ["spokes: thin", "a cart"]),
        ("Introduced:\n\n- old friends\n\nThe lesson develops spokes and applies truing.", ["spokes", "truing"]),
    ],
)
def test_a_list_without_a_label_names_a_row_and_its_line_nothing_else(
    body: str, names: list[str], lexicon: Lexicon
) -> None:
    found = first_of_two(f"{body}\n\n**Notebook:** none", "**Taught:** chains (DEVELOPED)", lexicon, ROWS)
    assert [name for name, _ in found] == names


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ("Notes: bring oil\nTaught: to six children (they APPLIED a lot)", ["spokes"]),
        ("Notes: bring oil\nLoad: BUILD\nTaught: rims", ["spokes", "rims"]),
        ("Notes: bring oil\nTaught: rims (APPLIED)", ["spokes", "rims"]),
    ],
)
def test_lines_behind_prose_are_fields_where_one_holds_a_fact(lines: str, names: list[str], lexicon: Lexicon) -> None:
    found = told(lesson(f"**Taught:** spokes (DEVELOPED)\n\n**Notebook:** none\n\nIt rained.\n{lines}", lexicon))
    assert [name for name, _ in found] == names


NESTED = "- spokes (DEVELOPED)\n- {}\n  - by hand (APPLIED)\n  - on a stand (INTRODUCED)"
TRUING = [("by hand", "APPLIED"), ("on a stand", "INTRODUCED")]


def test_an_item_that_only_heads_items_with_depths_is_no_concept(lexicon: Lexicon) -> None:
    for head in ("Two ways of truing", "two ways of truing", "what the stand is for"):
        found = told(lesson("**Taught:**\n" + NESTED.format(head), lexicon))
        assert found == [("spokes", "DEVELOPED"), *TRUING]


def test_an_item_that_heads_heads_is_no_concept_either(lexicon: Lexicon) -> None:
    deep = "- at the stand\n  - front wheel\n    - hubs (DEVELOPED)\n    - cones (INTRODUCED)\n  - chains (APPLIED)"
    found = told(lesson(f"**Taught:**\n- spokes (DEVELOPED)\n{deep}", lexicon))
    assert [name for name, _ in found] == ["spokes", "hubs", "cones", "chains"]


@pytest.mark.parametrize(
    ("items", "rows", "name"),
    [
        (NESTED.format("Truing wheels"), "| Truing of wheels | DEVELOPED |", ("Truing wheels", None)),
        (NESTED.format("truing wheels"), "| Truing of wheels | DEVELOPED |", ("truing wheels", None)),
        (NESTED.format("truing, by hand or not"), "", ("truing, by hand or not", None)),
        (NESTED.format("Truing (DEVELOPED)"), "", ("Truing", "DEVELOPED")),
        (NESTED.format("Nothing new today, truing apart"), "", ("Nothing new today, truing apart", None)),
        ("- spokes (DEVELOPED)\n- rims\n  - wood or steel (a word)\n  - or none", "", ("rims", None)),
    ],
)
def test_an_item_with_a_depth_a_row_or_remarks_below_it_is_one(
    items: str, rows: str, name: tuple[str, str | None], lexicon: Lexicon
) -> None:
    assert name in first_of_two(f"**Taught:**\n{items}", "**Taught:** chains", lexicon, rows)


YARD = "**Taught:**\n- In the yard\n  - spokes (DEVELOPED)\n  - rims (INTRODUCED)\n- {}\n  - {} (APPLIED)"
IN_THE_YARD = [("spokes", "DEVELOPED"), ("rims", "INTRODUCED")]


def test_an_item_above_one_with_a_depth_is_no_concept_among_others_that_only_head_some(lexicon: Lexicon) -> None:
    assert told(lesson(YARD.format("On the road", "braking"), lexicon)) == [*IN_THE_YARD, ("braking", "APPLIED")]


@pytest.mark.parametrize(
    ("last", "row", "names"),
    [
        ("Braking", "| Braking | APPLIED |", [*IN_THE_YARD, ("Braking", None), ("by hand", "APPLIED")]),
        ("Braking (DEVELOPED)", "", [*IN_THE_YARD, ("Braking", "DEVELOPED"), ("by hand", "APPLIED")]),
        ("chains (DEVELOPED)\n- Braking", "", [*IN_THE_YARD, ("chains", "DEVELOPED"), ("Braking", None)]),
        ("Braking\n  - from behind", "", [*IN_THE_YARD, ("Braking", None), ("by hand", "APPLIED")]),
    ],
)
def test_an_item_above_one_with_a_depth_may_be_a_concept(
    last: str, row: str, names: list[tuple[str, str | None]], lexicon: Lexicon
) -> None:
    found = first_of_two(YARD.format(last, "by hand"), "**Taught:** chains", lexicon, row)
    assert found[: len(names)] == names


BARE = "- `wheels`, load: BUILD\n- Taught\n  - spokes (DEVELOPED)\n  - truing (APPLIED)\n- Pictures\n  - a rope\n"


def test_a_notebook_without_a_label_is_one_of_the_fields_of_a_list(lexicon: Lexicon) -> None:
    found = lesson(f"{BARE}- In the yard\n  - two hours\n- Next\n  - hubs\n- 📓 `wheels.ipynb`: two exercises", lexicon)
    assert told(found) == [("spokes", "DEVELOPED"), ("truing", "APPLIED")]
    assert found.notebook is not None
    assert found.notebook.path is not None


@pytest.mark.parametrize(
    "steps",
    [
        "- Recap: spokes\n- Taught: truing\n- Tea\n- Rain\n- Photographs\n- `wheels.ipynb` opened by all",
        "- Taught\n  - spokes\n- Tea\n- Rain\n- `wheels.ipynb` opened by all",
        f"{BARE}- Tea\n- Rain\n- Rust\n- Snow\n- `wheels.ipynb` opened by all",
        "- Taught\n  - spokes by Ada\n- Pictures\n  - a rope\n- Tea\n- Rain\n- `wheels.ipynb` opened by all",
    ],
)
def test_a_notebook_among_steps_makes_no_fields_of_them(steps: str, lexicon: Lexicon) -> None:
    assert not told(lesson(f"It went so.\n\n{steps}", lexicon))


PARTS = "- **Load:** BUILD\n- **Taught:** spokes (DEVELOPED)\n{}\n- **Review:** PASS (1/3)"


@pytest.mark.parametrize(
    ("parts", "names"),
    [
        ("- **Not covered:** gears\n- **Left out:** brakes\n- **Pictures:** a rope", ["spokes"]),
        ("- **Taught** truing (APPLIED); hubs (APPLIED)\n- **Pictures:** a rope", ["spokes", "truing", "hubs"]),
    ],
)
def test_a_list_of_many_fields_may_tell_one_in_parts(parts: str, names: list[str], lexicon: Lexicon) -> None:
    found = lesson(PARTS.format(parts), lexicon)
    assert [name for name, _ in told(found)] == names
    assert found.review is not None


TRUED = "Truing (DEVELOPED), hub grease (INTRODUCED)"
TWICE = "- **Weight:** BUILD\n- **What we taught:** {}\n{}\n- **Notebook:** none"


@pytest.mark.parametrize(
    "more",
    [
        "- **Things learned:** bring more rags",
        "- **Words learned:** 40",
        "- **Points covered by the guest:**\n  - why tyres squeal\n  - where rust begins",
        "- **Told with:** a drawing\n- **Course of the lesson:** an hour at the stand",
        "- **Left for later:** brakes\n- **Not here:** gears",
        "- **Pictures we gave:** a rope bridge\n- **Comparisons:** a harp\n- **Ways of thinking:** pull",
    ],
)
@pytest.mark.parametrize("mark", ["**", ""])
def test_a_second_label_of_a_kind_takes_nothing_from_a_list_of_fields(more: str, mark: str, lexicon: Lexicon) -> None:
    for rows in ("", "| Truing | DEVELOPED |\n| Hub grease | INTRODUCED |"):
        body = TWICE.format(TRUED, more).replace("**", mark)
        found = first_of_two(f"It went so.\n\n{body}", "**Taught:** chains", lexicon, rows)
        assert found == [("Truing", "DEVELOPED"), ("hub grease", "INTRODUCED")]


def test_a_first_label_without_depths_is_doubted_beside_one_with_some(lexicon: Lexicon) -> None:
    body = "- **Words learned:** 40\n- **Taught:** truing (DEVELOPED), hubs (APPLIED)\n- **Told with:** a wheel"
    assert told(lesson(body, lexicon)) == [("truing", "DEVELOPED"), ("hubs", "APPLIED")]


@pytest.mark.parametrize(("second", "more"), [("oil, wax", ["oil", "wax"]), ("bring more rags", [])])
def test_a_second_label_without_depths_names_rows_or_nothing(second: str, more: list[str], lexicon: Lexicon) -> None:
    body = f"- **Load:** BUILD\n- **Taught:** rust, gears\n- **Material covered:** {second}\n- **Notebook:** none"
    rows = "\n".join(f"| {name} | DEVELOPED |" for name in ("Rust", "Gears", "Oil", "Wax"))
    found = first_of_two(body, "**Taught:** chains", lexicon, rows)
    assert [name for name, _ in found] == ["rust", "gears", *more]


@pytest.mark.parametrize(
    "items",
    [
        "- Taught: in pairs\n- Taught: alone\n- Pictures: on the wall",
        "- Load: light\n- Taught: rims\n- Notebook: opened\n- Notebook: shut\n- Pictures: a rope",
        "- Taught: in pairs\n- Covered: by a guest\n- Pictures: on the wall",
    ],
)
def test_labels_that_repeat_make_no_fields_of_a_list(items: str, lexicon: Lexicon) -> None:
    assert not lesson(f"It went so.\n\n{items}", lexicon).fields


@pytest.mark.parametrize(
    ("row", "names"),
    [
        ("| Braking, on wet leaves | APPLIED |", [*IN_THE_YARD, ("by hand", "APPLIED")]),
        ("| Braking | APPLIED |", [*IN_THE_YARD, ("Braking", None), ("by hand", "APPLIED")]),
    ],
)
def test_an_item_among_others_that_only_head_some_is_a_row_with_its_whole_name(
    row: str, names: list[tuple[str, str | None]], lexicon: Lexicon
) -> None:
    assert first_of_two(YARD.format("Braking", "by hand"), "**Taught:** chains", lexicon, row) == names


SAID = "**Taught today**\n\n- In the yard\n  - spokes (DEVELOPED)\n  - rims (INTRODUCED)\n\n**{}**\n\n{}"


def test_what_is_said_below_items_that_head_concepts_is_none(lexicon: Lexicon) -> None:
    said = "- *A wheel is a rope.* Pull it.\n- *Be the fork.*"
    assert told(lesson(SAID.format("The pictures they liked", said), lexicon)) == IN_THE_YARD


@pytest.mark.parametrize(
    "more", ["- hubs (APPLIED)\n- oil (APPLIED)", "- On the road\n  - hubs (APPLIED)\n  - oil (APPLIED)"]
)
def test_more_concepts_below_items_that_head_some_are_told_too(more: str, lexicon: Lexicon) -> None:
    found = told(lesson(SAID.format("With the parents", more), lexicon))
    assert found == [*IN_THE_YARD, ("hubs", "APPLIED"), ("oil", "APPLIED")]


PLAIN = "{}\n- spokes (DEVELOPED)\n- rims (INTRODUCED)\n\n{}\n"
FLAT = "- grease (APPLIED)\n- rust (INTRODUCED)\n"
DEEP = "- On the first evening\n  - grease (APPLIED)\n  - rust (INTRODUCED)\n"


@pytest.mark.parametrize("below", [FLAT, DEEP, f"\n{DEEP}"])
@pytest.mark.parametrize(
    "head",
    [
        "**What it builds on**",
        "**Well known**",
        "*Already met*",
        "**Required from the previous session**",
        "Met before:",
        "**From lesson 7**",
        "**Brought along from module 3.9**",
        "##### What everybody already knew",
    ],
)
def test_what_was_known_before_was_not_taught(head: str, below: str, lexicon: Lexicon) -> None:
    label = "#### Taught\n" if head.startswith("#") else "**Taught:**"
    for body in (PLAIN.format(label, f"{head}\n{below}"), f"{SAID.format(head.strip('#* :'), below)}"):
        assert told(lesson(body, lexicon)) == IN_THE_YARD


@pytest.mark.parametrize(
    "head",
    [
        "**Never seen before**",
        "**What they know now**",
        "**Known faults**",
        "**Needed on the road**",
        "**Deepened from lesson 1**",
        "**Harder than last time**",
        "**Before the rain**",
        "**From the workshop**",
    ],
)
def test_what_a_title_only_seems_to_call_known_was_taught(head: str, lexicon: Lexicon) -> None:
    found = told(lesson(PLAIN.format("**Taught:**", f"{head}\n{FLAT}"), lexicon))
    assert found == [*IN_THE_YARD, ("grease", "APPLIED"), ("rust", "INTRODUCED")]


@pytest.mark.parametrize("head", ["**Stands**", "*In the shed*", "Helpers:"])
def test_lists_below_heads_beside_concepts_without_any_are_not_taught(head: str, lexicon: Lexicon) -> None:
    assert told(lesson(PLAIN.format("**Taught:**", f"{head}\n{DEEP}"), lexicon)) == IN_THE_YARD


def test_a_head_that_names_another_lesson_lists_none_of_this_one(lexicon: Lexicon) -> None:
    below = "- From lesson 7\n  - grease (APPLIED)\n  - rust (INTRODUCED)"
    assert told(lesson(SAID.format("With the parents", below), lexicon)) == IN_THE_YARD


def test_a_list_below_a_line_of_concepts_takes_nothing_from_it(lexicon: Lexicon) -> None:
    body = "**Taught:** spokes (DEVELOPED), rims (INTRODUCED)\n\n**For the road**\n\n- Once more\n  - hubs (APPLIED)\n"
    assert told(lesson(body, lexicon)) == IN_THE_YARD
