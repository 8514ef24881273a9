"""Keys to the marks that a record puts for depths: as a sentence, a list or a table, and what only looks like one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import LESSONS, TITLE, read
from .test_read_index_by_depth import told

if TYPE_CHECKING:
    from reclint.readers import Lexicon

DEPTHS = ("mentioned", "introduced", "developed", "applied")
MARKS = {
    "letters": "MIDA",
    "words cut short": ("Ment.", "Intr.", "Devel.", "Appl."),
    "codes": ("MTD", "ITR", "DEV", "APL"),
    "signs": "▱▰◆★",
    "pictures": "👂👀🔧🏁",
    "digits": "1234",
    "digits downwards": "4321",
    "levels": ("S0", "S1", "S2", "S3"),
}


def each(form: str, marks: tuple[str, ...] | str, between: str) -> str:
    return between.join(form.format(mark, depth) for mark, depth in zip(marks, DEPTHS, strict=True))


KEYS = {
    "stands for": lambda marks: f"Here {each('{0} stands for {1}', marks, ', ')}.",
    "means": lambda marks: each("`{0}` means *{1}*", marks, "; "),
    "behind": lambda marks: f"Levels: {each('{1} ({0})', marks, ', ')}.",
    "list": lambda marks: each("* **{0}** = {1}", marks, "\n"),
    "list with words": lambda marks: each("* {0}: {1}, as the word says", marks, "\n"),
    "table": lambda marks: "| Sign | Meaning |\n|---|---|\n" + each("| {0} | {1} |", marks, "\n"),
    "turned table": lambda marks: "| Depth | Code |\n|---|---|\n" + each("| **{1}** | `{0}` |", marks, "\n"),
}


def text_with(index: str) -> str:
    return f"{TITLE}## Concept Index\n\n{index}\n\n{LESSONS}"


@pytest.mark.parametrize("marks", MARKS)
@pytest.mark.parametrize("key", KEYS)
def test_a_key_explains_marks_and_has_no_rows(key: str, marks: str, lexicon: Lexicon) -> None:
    mentioned, _, developed, _ = MARKS[marks]
    rows = f"- Spoke tension [{developed}] — true-wheels\n- Oil [{mentioned}] — quiet-chains\n"
    assert told(read(text_with(f"{KEYS[key](MARKS[marks])}\n\n{rows}"), lexicon)) == [
        ("Spoke tension", "DEVELOPED", ["true-wheels"]),
        ("Oil", "MENTIONED", ["quiet-chains"]),
    ]


def test_a_list_goes_on_behind_the_key_that_it_opens_with(lexicon: Lexicon) -> None:
    rows = [f"- Tool {number} (▰): true-wheels" for number in range(20)]
    key = each("- {0} = {1}", "▱▰◆★", "\n")
    found = told(read(text_with(key + "\n\n" + "\n".join(rows)), lexicon))
    assert found == [(f"Tool {number}", "INTRODUCED", ["true-wheels"]) for number in range(20)]


def test_codes_stand_in_running_words_and_letters_do_not(lexicon: Lexicon) -> None:
    key = "MEN = mentioned, INT = introduced, DEV = developed, APP = applied."
    rows = "- Spoke tension, DEV true-wheels. In an INTERNAL hub.\n- Oil, MEN quiet-chains.\n"
    assert told(read(text_with(f"{key}\n\n{rows}"), lexicon)) == [
        ("Spoke tension", "DEVELOPED", ["true-wheels"]),
        ("Oil", "MENTIONED", ["quiet-chains"]),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        "- RIM: mentioned\n- HUB: introduced\n- CHAIN: developed\n- CABLE: applied",
        "| What | Depth |\n|-|-|\n|RIM | mentioned |\n| HUB | introduced |\n| CHAIN | developed |\n| CABLE | applied |",
    ],
)
def test_concepts_of_each_depth_are_no_key(rows: str, lexicon: Lexicon) -> None:
    assert [name for name, *_ in told(read(text_with(rows), lexicon))] == ["RIM", "HUB", "CHAIN", "CABLE"]


SYMBOLS = [("λ", "mentioned"), ("m", "introduced"), ("∇", "developed"), ("Q", "applied")]


@pytest.mark.parametrize(
    ("header", "lessons"),
    [
        ("Lesson", ("Wheels", "Wheels", "Chains", "Chains")),
        ("Place", ("true-wheels", "true-wheels", "quiet-chains", "`quiet-chains`")),
        ("Place", ("L1", "L1", "lesson 2", "[Chains](quiet-chains.md)")),
    ],
)
@pytest.mark.parametrize("turned", [1, -1])
def test_symbols_with_lessons_are_no_key(header: str, lessons: tuple[str, ...], turned: int, lexicon: Lexicon) -> None:
    rows = [f"| {name} | {depth} | {said} |\n" for (name, depth), said in zip(SYMBOLS, lessons, strict=True)]
    found = told(read(text_with(f"| Symbol | Depth | {header} |\n|---|---|---|\n{''.join(rows[::turned])}"), lexicon))
    assert [name for name, *_ in found] == [name for name, _ in SYMBOLS[::turned]]


def test_a_key_may_say_where_a_depth_comes_first(lexicon: Lexicon) -> None:
    key = "| Sign | Depth | Meaning |\n|---|---|---|\n" + each("| {0} | {1} | first in true-wheels |", "λm∇Q", "\n")
    row = "| Concept | Depth | Lesson |\n|---|---|---|\n| Hub | ∇ | true-wheels |"
    assert told(read(text_with(f"{key}\n\n{row}"), lexicon)) == [("Hub", "DEVELOPED", ["true-wheels"])]


@pytest.mark.parametrize("form", ["({0}, {1})", "[{0}; {1}]", "({1}, {0})", "— {0}, {1}"])
def test_explained_levels_beside_a_lesson_are_no_lessons(form: str, lexicon: Lexicon) -> None:
    key = f"Depths: {each('{0} = {1}', ('L1', 'L2', 'L3', 'L4'), ', ')}"
    rows = f"- Hub {form.format('L4', 'true-wheels')}\n- Links {form.format('L2', 'quiet-chains')}\n"
    assert told(read(text_with(f"{key}\n\n{rows}"), lexicon)) == [
        ("Hub", "APPLIED", ["true-wheels"]),
        ("Links", "INTRODUCED", ["quiet-chains"]),
    ]


def test_numbers_of_lessons_are_lessons_without_a_key(lexicon: Lexicon) -> None:
    rows = "- Hub (L1, developed)\n- Links (L2, introduced)\n"
    assert [lessons for *_, lessons in told(read(text_with(rows), lexicon))] == [["true-wheels"], ["quiet-chains"]]


def test_numbered_rows_of_each_depth_are_no_key(lexicon: Lexicon) -> None:
    rows = each("| {0} | {1} | Tool {0} |", "1234", "\n")
    found = told(read(text_with(f"| # | Depth | Tool |\n|---|---|---|\n{rows}"), lexicon))
    assert [depth for _, depth, _ in found] == ["MENTIONED", "INTRODUCED", "DEVELOPED", "APPLIED"]


@pytest.mark.parametrize(
    "said",
    [
        "Spokes were mentioned (L1), introduced (L2), developed (L3), applied (L4).",
        "In all: mentioned (1), introduced (2), developed (3), applied (4).",
        "Depths: mentioned (4), introduced (9), developed (6), applied (2).",
    ],
)
def test_lessons_and_counts_behind_depths_are_no_marks(said: str, lexicon: Lexicon) -> None:
    rows = "- Spoke tension (3): true-wheels\n- Oil (2): quiet-chains\n- Rim (L3): true-wheels\n"
    assert {depth for _, depth, _ in told(read(text_with(f"{said}\n\n{rows}"), lexicon))} <= {None}


IN_FULL = [
    ("- Spoke tension (DEVELOPED, 1)\n- Oil (MENTIONED, 2)\n- Rim wear (INTRODUCED, 1)\n"),
    ("- Spoke tension — developed (1)\n- Oil — mentioned (2)\n- Rim wear — introduced (1)\n"),
]
BESIDE = {
    "prose": "The levels in which we teach are mentioned (1), introduced (2), developed (3) and applied (4).",
    "counts": "By depth: mentioned (4), introduced (3), developed (2), applied (1).",
    "table of counts": "| Depth | Rows |\n|---|---|\n" + each("| {1} | {0} |", "1234", "\n"),
    "table of counts downwards": "| Depth | Rows |\n|---|---|\n" + each("| {1} | {0} |", "4321", "\n"),
}


@pytest.mark.parametrize("rows", IN_FULL)
@pytest.mark.parametrize("said", BESIDE)
def test_numbers_beside_depths_in_full_are_lessons(said: str, rows: str, lexicon: Lexicon) -> None:
    assert told(read(text_with(f"{BESIDE[said]}\n\n{rows}"), lexicon)) == [
        ("Spoke tension", "DEVELOPED", ["true-wheels"]),
        ("Oil", "MENTIONED", ["quiet-chains"]),
        ("Rim wear", "INTRODUCED", ["true-wheels"]),
    ]


@pytest.mark.parametrize(
    ("said", "depth"),
    [
        ("Key: mentioned (1), introduced (2), developed (3), applied (4).", "DEVELOPED"),
        ("**Key**: mentioned (1), introduced (2), developed (3), applied (4).", "DEVELOPED"),
        ("Key to the digits: mentioned (1), introduced (2), developed (3), applied (4).", "DEVELOPED"),
        ("The key tool, a gauge, is mentioned (1), introduced (2), developed (3), applied (4).", None),
        ("Key tool: a gauge, mentioned (1), introduced (2), developed (3), applied (4).", None),
    ],
)
def test_a_key_is_called_so_right_before_its_depths(said: str, depth: str | None, lexicon: Lexicon) -> None:
    rows = "- Spoke tension [3] — true-wheels\n- Oil [1] — quiet-chains\n- Rim wear [3] — DEVELOPED before\n"
    found = told(read(text_with(f"{said}\n\n{rows}"), lexicon))
    assert {one for name, one, _ in found if name == "Spoke tension"} <= {depth}
    assert bool(depth) is any(name == "Spoke tension" for name, one, _ in found if one)


KEY = "L1 = mentioned, L2 = introduced, L3 = developed, L4 = applied.\n\n"


def test_numbers_that_may_be_depths_or_lessons_stay_unread(lexicon: Lexicon) -> None:
    rows = "- Spoke tension (L3, L1)\n- L2: Oil — L1\n- Rim wear — L2 — true-wheels — in L1 by hand\n"
    assert told(read(text_with(KEY + rows), lexicon)) == [
        ("Spoke tension", None, []),
        ("Oil", None, []),
        ("Rim wear", "INTRODUCED", ["true-wheels"]),
    ]


def test_columns_tell_numbers_of_depths_from_those_of_lessons(lexicon: Lexicon) -> None:
    table = "| Concept | Depth | Lesson |\n|---|---|---|\n| Spoke tension | L3 | L1 |\n| Oil | L1 | L2 |"
    assert told(read(text_with(KEY + table), lexicon)) == [
        ("Spoke tension", "DEVELOPED", ["true-wheels"]),
        ("Oil", "MENTIONED", ["quiet-chains"]),
    ]


@pytest.mark.parametrize("marks", MARKS)
def test_columns_of_lessons_and_of_depths_hold_explained_marks(marks: str, lexicon: Lexicon) -> None:
    mentioned, introduced, developed, applied = MARKS[marks]
    key, expected = (
        KEYS["table"](MARKS[marks]),
        [
            ("Spoke tension", "APPLIED", ["true-wheels"]),
            ("Oil", "INTRODUCED", ["quiet-chains"]),
        ],
    )
    by_lesson = (
        "| Concept | true-wheels | quiet-chains |\n|---|---|---|\n"
        f"| Spoke tension | {applied} | |\n| Oil | | {introduced} |"
    )
    by_depth = (
        f"| Concept | {mentioned} | {introduced} | {developed} | {applied} | Lesson |\n|---|---|---|---|---|---|\n"
        "| Spoke tension | | | | x | true-wheels |\n| Oil | | x | | | quiet-chains |"
    )
    for table in (by_lesson, by_depth):
        assert told(read(text_with(f"{key}\n\n{table}"), lexicon)) == expected


def test_digits_below_digits_are_neither_depths_nor_lessons(lexicon: Lexicon) -> None:
    table = "| Concept | 1 | 2 |\n|---|---|---|\n| Spoke tension | 4 | |\n| Oil | | 2 |"
    assert told(read(text_with(f"{KEYS['means']('1234')}\n\n{table}"), lexicon)) == []


@pytest.mark.parametrize(
    "row",
    [
        "Spoke tension — A in true-wheels — by ear",
        "Spoke tension (A; true-wheels)",
        "Spoke tension (A, true-wheels)",
        "Spoke tension · A · true-wheels",
        "Spoke tension\n  - Depth: A · Lesson: true-wheels",
    ],
)
def test_letters_stand_before_the_lesson(row: str, lexicon: Lexicon) -> None:
    rows = f"- {row}\n- {row.replace('Spoke tension', 'Oil').replace('A', 'M')}\n"
    assert told(read(text_with(f"{KEYS['stands for']('MIDA')}\n\n{rows}"), lexicon)) == [
        ("Spoke tension", "APPLIED", ["true-wheels"]),
        ("Oil", "MENTIONED", ["true-wheels"]),
    ]


def test_letters_in_names_are_no_depths(lexicon: Lexicon) -> None:
    rows = "- Vitamin D in rust (I): true-wheels\n- Bolt (M 8, in steel) [D]: true-wheels\n- Plan A: M — true-wheels\n"
    assert told(read(text_with(f"{KEYS['stands for']('MIDA')}\n\n{rows}"), lexicon)) == [
        ("Vitamin D in rust", "INTRODUCED", ["true-wheels"]),
        ("Bolt (M 8, in steel)", "DEVELOPED", ["true-wheels"]),
        ("Plan A", "MENTIONED", ["true-wheels"]),
    ]


CUT_SHORT = [
    "- Spoke tension ..... DEV. ..... true-wheels\n- Rim wear ..... INTR. ..... true-wheels\n"
    "- Oil ..... MENT. ..... quiet-chains\n",
    "- Spoke tension, DEV, true-wheels\n- Rim wear, INT, true-wheels\n- Oil, MEN, quiet-chains\n",
    "- [Dev.] Spoke tension — true-wheels\n- [Intr.] Rim wear — true-wheels\n- [Ment.] Oil — quiet-chains\n",
]


@pytest.mark.parametrize("rows", CUT_SHORT)
def test_words_cut_short_are_depths_where_most_items_set_them_off(rows: str, lexicon: Lexicon) -> None:
    text = text_with(rows).replace(" (DEVELOPED)", "").replace(" (MENTIONED)", "")
    assert told(read(text, lexicon)) == [
        ("Spoke tension", "DEVELOPED", ["true-wheels"]),
        ("Rim wear", "INTRODUCED", ["true-wheels"]),
        ("Oil", "MENTIONED", ["quiet-chains"]),
    ]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "a) spoke tension, DEV.;\nb) the hub, INTR.;\nc) the brakes, MENT.",
            ["DEVELOPED", "INTRODUCED", "MENTIONED"],
        ),
        ("spoke tension (DEV.); the hub (INTR.); the brakes (MENT.).", ["DEVELOPED", "INTRODUCED", "MENTIONED"]),
        ("- DEV: where it is written\n- INT: where it meets\n- PROD: where it runs", [None, None, None]),
        ("- the API, APP\n- the menu, MENU\n- an int, INT", [None, None, None]),
    ],
)
def test_items_of_a_lesson_set_off_words_cut_short(said: str, expected: list[str | None], lexicon: Lexicon) -> None:
    [lesson] = read(f"{TITLE}## Lessons\n\n### Lesson 1: Rules (rules)\n\n**Taught:**\n{said}\n", lexicon).lessons
    assert [item.depth.level if item.depth else None for item in lesson.taught] == expected


def test_a_table_with_fewer_depths_hides_none_of_the_lists(lexicon: Lexicon) -> None:
    cut = "- Chains: links, pins ..... {} ..... quiet-chains\n- Wax ... {} ... `quiet-chains`\n"
    text = text_with(CUT_SHORT[0] + cut.format("APPL.", "PRAC.")).partition("## Lessons")[0]
    table = "| what | how deep |\n|---|---|\n| Tension | DEV. |\n| Wear | INTR. |\n"
    heading = "### Lesson {}: {}\n\n**Taught:**\n\n{}\n"
    wheels = heading.format(1, "Wheels (true-wheels)", table)
    chains = heading.format(2, "Chains (quiet-chains)", "- Oil, MENT.\n- Links, APPL.")
    record = read(f"{text}## Lessons\n\n{wheels}{chains}", lexicon)
    assert told(record)[2:] == [
        ("Oil", "MENTIONED", ["quiet-chains"]),
        ("Chains: links, pins", "APPLIED", ["quiet-chains"]),
        ("Wax", None, ["quiet-chains"]),
    ]
    taught = [[item.depth.level if item.depth else None for item in one.taught] for one in record.lessons]
    assert taught == [["DEVELOPED", "INTRODUCED"], ["MENTIONED", "APPLIED"]]


@pytest.mark.parametrize("said", ["- the API, APP\n- the crew, MEN\n- oil, by hand", "the API: APP; the crew: MEN"])
def test_words_beside_a_table_of_depths_cut_short_are_none(said: str, lexicon: Lexicon) -> None:
    table = "| Concept | Depth |\n|---|---|\n| Tools | DEV. |\n| Types | INTR. |\n"
    lessons = f"## Lessons\n\n### Lesson 1: Rules (rules)\n\n**Taught:**\n{said}\n"
    [lesson] = read(f"{TITLE}## Concept Index\n\n{table}\n{lessons}", lexicon).lessons
    assert not [item for item in lesson.taught if item.depth and item.depth.level in ("APPLIED", "MENTIONED")]


def test_who_writes_depths_in_full_cuts_none_short(lexicon: Lexicon) -> None:
    rows = "| Concept | Depth |\n|---|---|\n| Tools | DEVELOPED |\n| Types | INTRODUCED |\n| Men | MENTIONED |"
    said = "- the compiler, DEV, at home\n- types, INT, and others\n- the crew, MEN, and women"
    lessons = f"## Lessons\n\n### Lesson 1: Rules (rules)\n\n**Taught:**\n{said}\n"
    [lesson] = read(f"{TITLE}## Concept Index\n\n{rows}\n\n{lessons}", lexicon).lessons
    assert [item.depth for item in lesson.taught] == [None] * 3


def test_a_depth_in_metres_is_none(lexicon: Lexicon) -> None:
    rows = "- Locks [3]: true-wheels\n- Depth: 3 metres at low water [1]: true-wheels\n"
    found = told(read(text_with(f"{KEYS['means']('1234')}\n\n{rows}"), lexicon))
    assert [depth for _, depth, _ in found] == ["DEVELOPED", "MENTIONED"]


def test_marks_keep_their_full_stop_and_leave_words_alone(lexicon: Lexicon) -> None:
    key = each("{0} = {1}", ("Men.", "Int.", "Dev.", "App."), ", ")
    rows = (
        "- App: a program of a phone (Dev.): true-wheels\n- Maps or App [Men.]: true-wheels\n"
        "- Men — Int. — quiet-chains\n- The crew, men: true-wheels, Int.\n- Int\n- Oil: quiet-chains, Dev.\n"
    )
    assert told(read(text_with(f"{key}\n\n{rows}"), lexicon)) == [
        ("App: a program of a phone", "DEVELOPED", ["true-wheels"]),
        ("Maps or App", "MENTIONED", ["true-wheels"]),
        ("Men", "INTRODUCED", ["quiet-chains"]),
        ("The crew, men", "INTRODUCED", ["true-wheels"]),
        ("Int", None, []),
        ("Oil", "DEVELOPED", ["quiet-chains"]),
    ]


SHOWN = {
    "brackets": "[M]entioned, [I]ntroduced, [D]eveloped, [A]pplied",
    "parentheses": "(M)entioned · (I)ntroduced · (D)eveloped · (A)pplied",
    "bold": "**M**entioned, **I**ntroduced, **D**eveloped or **A**pplied",
    "underlined": "<u>M</u>entioned, <u>I</u>ntroduced, <u>D</u>eveloped, <u>A</u>pplied",
    "small": "*m*entioned, *i*ntroduced, *d*eveloped, *a*pplied",
    "the others": "M(entioned), I(ntroduced), D(eveloped), A(pplied)",
    "downwards": "from [A]pplied over [D]eveloped and [I]ntroduced down to [M]entioned",
    "list": "the depths\n\n- [M]entioned\n- [I]ntroduced\n- [D]eveloped\n- [A]pplied",
}
CLOSED = "**Taught:**\n- spokes of steel [D]\n- rims [I]\n- oil [M]\n- truing [A]\n"
OF_CLOSED = ["DEVELOPED", "INTRODUCED", "MENTIONED", "APPLIED"]


@pytest.mark.parametrize("key", SHOWN.values(), ids=SHOWN)
def test_a_key_may_show_its_letters_in_the_words(key: str, lexicon: Lexicon) -> None:
    text = (
        f"{TITLE}In brackets stands how far we came: {key}\n\n## Lessons\n\n### Lesson 1: Wheels (wheels)\n\n{CLOSED}"
    )
    [found] = read(text, lexicon).lessons
    assert [item.depth and item.depth.level for item in found.taught] == OF_CLOSED


@pytest.mark.parametrize(
    "words",
    [
        "[M]entioned and [D]eveloped",
        "[D]eveloped, [D]eveloped again, [I]ntroduced, [A]pplied",
        "(un)mentioned, (re)introduced, (un)developed, (mis)applied",
        "mentioned [1], introduced [2], developed [3], applied [4]",
    ],
)
def test_words_without_a_letter_for_each_depth_are_no_key(words: str, lexicon: Lexicon) -> None:
    text = f"{TITLE}We write {words}\n\n## Lessons\n\n### Lesson 1: Wheels (wheels)\n\n{CLOSED}"
    [found] = read(text, lexicon).lessons
    assert {item.depth and item.depth.level for item in found.taught} == {None}
