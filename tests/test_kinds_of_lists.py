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


ROWS = "| Spokes | DEVELOPED |\n| Truing | APPLIED |"


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("**Load:** BUILD, and these came up as well:\n\n- spokes (DEVELOPED)\n- truing (APPLIED)", []),
        ("**Load:** BUILD, and more came up\n\n- oiling (DEVELOPED)\n- waxing (APPLIED)", []),
        (
            "**Load:** BUILD, and more came up\n\n- oiling (DEVELOPED)\n- truing wheels (APPLIED)",
            ["oiling", "truing wheels"],
        ),
        (
            "**Load:** BUILD\n\n- [x] spoke keys, two of them · *developed*\n- [x] oiling · *applied*",
            ["spoke keys, two of them", "oiling"],
        ),
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
