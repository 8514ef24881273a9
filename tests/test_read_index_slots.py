"""Lessons of an index by the place in which most of its entries have theirs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from .any_hand import KEY, TITLE, read
from .any_hand import LESSONS as TWO
from .samples import report_on

if TYPE_CHECKING:
    from collections.abc import Callable

    from reclint.readers import Lexicon

INDEX = """## Concept Index

### DEVELOPED

- **Spoke tension** (`truing`, `chains`): thin.
- **Rim wear** (`truing`): gauge.
- **Chain wear** (`chains`): gauge.

### MENTIONED

- **Hub** (`truing`): middle.
"""
LESSONS = """
## Lessons

### Lesson 1: True Wheels (truing)

**Concepts taught:**
- Spoke tension (DEVELOPED)

### Lesson 2: Quiet Chains (chains)

**Concepts taught:**
- Chain wear (DEVELOPED)
"""


def wiki(text: str) -> str:
    return re.sub(r"`([a-z]+)`", r"[[\1]]", text)


def linked(text: str) -> str:
    return re.sub(r"`([a-z]+)`", r"[the \1](lessons/\1.md)", text)


@pytest.mark.parametrize("written", [str, wiki, linked])
@pytest.mark.parametrize(
    ("item", "lessons", "notes"),
    [
        ("- **Oil** (`greasing`): drops.", ["greasing"], "drops"),
        ("- **Oil** (`greasing`)", ["greasing"], ""),
        ("- **Oil** (`chains`, `greasing`): drops.", ["chains", "greasing"], "drops"),
        ("- **Oil** (`chains`): drops.", ["chains"], None),
        ("- **Oil** (`pouring` in drops): each week.", [], None),
        ("- **Oil** (also `pouring`): each week.", [], None),
        ("- **Oil** (thick): drops.", [], None),
        ("- **Oil** (`pouring`) (`chains`): drops.", ["chains"], None),
    ],
)
def test_a_word_where_the_others_have_their_lessons(
    item: str, lessons: list[str], notes: str | None, written: Callable[[str], str], lexicon: Lexicon
) -> None:
    row = read(TITLE + written(INDEX + item) + "\n" + LESSONS, lexicon).rows[-1]
    assert (row.name.text, [ref.slug for ref in row.lessons]) == ("Oil", lessons)
    assert notes in (None, row.notes)


def test_a_lesson_of_a_list_that_nobody_has_is_told() -> None:
    text = TITLE + INDEX + "- **Oil** (`greasing`): drops.\n" + LESSONS
    [found] = report_on({"record.md": text}, "lesson-unknown").findings
    assert found.message == 'there is no lesson "greasing"'


@pytest.mark.parametrize("code", ["`wind()`", "`Wheel.wind(tight)`"])
def test_a_call_where_the_others_have_their_lessons_is_none(code: str) -> None:
    texts = {"record.md": f"{TITLE}{INDEX.replace('**Hub** (`truing`)', f'**Hub** ({code})')}{LESSONS}"}
    assert [finding.message for finding in report_on(texts, "lesson-unknown").findings if not finding.question] == []


SHORT_LISTS = """## Concept Index

DEVELOPED

- *Spoke tension* / true-wheels / thin
- *Chain wear* / quiet-chains / a gauge
- *Rim wear* / true-wheels

MENTIONED

- {}
"""


@pytest.mark.parametrize(
    ("item", "lessons"),
    [
        ("*Oil* / soft-brakes / drops", ["soft-brakes"]),
        ("*Oil* / soft-brakes", ["soft-brakes"]),
        ("*Oil* / soft-brakes and others", []),
        ("*Oil* / drops", []),
    ],
)
def test_a_slug_in_a_list_that_is_too_short_to_show_its_form(item: str, lessons: list[str], lexicon: Lexicon) -> None:
    wheels = LESSONS.replace("(truing)", "(true-wheels)").replace("(chains)", "(quiet-chains)")
    row = read(f"{TITLE}{SHORT_LISTS.format(item)}{wheels}", lexicon).rows[-1]
    assert (row.name.text, [ref.slug for ref in row.lessons]) == ("Oil", lessons)


TAGS = ["#{}", "#depth/{}", "#wheels/depth/{}", "#level-{}", "#Depth/{}"]
TAGGED = ["- [x] {} {} ← [[{}]]", "- {} {} [[{}]], again", "- **{}** {} ({}): thin", "- {1} {0} — `{2}`"]


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("item", [*TAGGED, "- {} #steel #shop/new {} ← [[{}]]"])
def test_a_tag_for_a_depth_may_stand_below_one_for_depths(tag: str, item: str, lexicon: Lexicon) -> None:
    said = [
        ("Spoke tension: by ear", "developed", "true-wheels"),
        ("Frames, C# and F#", "applied", "true-wheels"),
        ("Chain wear", "introduced", "quiet-chains"),
    ]
    rows = "\n".join(item.format(name, tag.format(depth), slug) for name, depth, slug in said)
    record = read(f"{TITLE}## Checklist of concepts\n\n{rows}\n\n{TWO}", lexicon)
    told = [(row.name.text, row.depth and row.depth.level, [ref.slug for ref in row.lessons]) for row in record.rows]
    assert told == [(name, depth.upper(), [slug]) for name, depth, slug in said]


def test_a_tag_of_another_thing_is_no_depth(lexicon: Lexicon) -> None:
    rows = "- Gears #physics/applied (DEVELOPED) `true-wheels`\n- Oil (MENTIONED) `quiet-chains`\n"
    record = read(f"{TITLE}## Concept Index\n\n{rows}\n{TWO}", lexicon)
    assert [row.depth and row.depth.level for row in record.rows] == ["DEVELOPED", "MENTIONED"]


FORMULAS = [
    "Gear ratio $n/m$",
    r"Mean speed $\bar v=\frac{s}{t}$",
    r"Mean \(\bar v\)",
    "Two sides $a_1$, $b$",
    "Slice `gears[1:]`",
    "Commit `git commit -m`",
]
BEHIND = [
    "{} — `true-wheels` — a note",
    "{} (`true-wheels`): a note",
    "{} ← [[true-wheels]]",
    "{} → true-wheels",
    "{}: L1",
]


@pytest.mark.parametrize("name", FORMULAS)
@pytest.mark.parametrize("item", BEHIND)
def test_a_formula_or_code_right_behind_a_name_in_bold_belongs_to_it(name: str, item: str, lexicon: Lexicon) -> None:
    words, sign = re.split(r" (?=[$`\\])", name, maxsplit=1)
    items = f"- {item.format(f'**{words}** {sign}')}\n- {item.format('**Hub**')}\n"
    for index in (f"### DEVELOPED\n\n{items}", items.replace("**", "[DEVELOPED] **", 1)):
        rows = read(f"{TITLE}## Concept Index\n\n{index}\n{TWO}", lexicon).rows
        assert (rows[0].name.text, [ref.slug for ref in rows[0].lessons]) == (name, ["true-wheels"])
        assert rows[0].depth
        assert rows[0].depth.level == "DEVELOPED"


OTHERS = [
    "**Hub** (old) — `true-wheels`",
    "**Hub** `true-wheels`",
    "**Hub** $x$-axle — `true-wheels`",
    "**Hub** $x$ is round — `true-wheels`",
    "**Hub** costs $5 or $6 — `true-wheels`",
    "**Hub** → `true-wheels`",
]


@pytest.mark.parametrize("item", OTHERS)
def test_what_else_stands_behind_a_name_in_bold_does_not_belong_to_it(item: str, lexicon: Lexicon) -> None:
    index = f"### DEVELOPED\n\n- {item}\n- **Oil** — `quiet-chains`\n"
    row = read(f"{TITLE}## Concept Index\n\n{index}\n{TWO}", lexicon).rows[0]
    assert (row.name.text, [ref.slug for ref in row.lessons]) == ("Hub", ["true-wheels"])


def test_a_formula_behind_the_bold_name_of_a_cell_belongs_to_it(lexicon: Lexicon) -> None:
    table = (
        "| Concept | Depth | Lesson |\n|---|---|---|\n| **Gear ratio** $n/m$ – by teeth | DEVELOPED | true-wheels |\n"
        "| **Hub** – of steel | DEVELOPED | true-wheels |\n"
    )
    rows = read(f"{TITLE}## Concept Index\n\n{table}\n{TWO}", lexicon).rows
    assert [(row.name.text, row.notes) for row in rows] == [("Gear ratio $n/m$", "by teeth"), ("Hub", "of steel")]


NAMES = [
    ("**Hub**. Of steel, of brass, round. [[{}]]", "Hub"),
    ("*Hub*. Of steel, of brass, round. [[{}]]", "Hub"),
    ("Hub of steel, of brass [[{}]]", "Hub of steel, of brass"),
]


@pytest.mark.parametrize(("item", "name"), NAMES)
@pytest.mark.parametrize("slug", ["no-such-lesson", "quiet-chains"])
def test_emphasis_ends_a_name_before_its_remark_whatever_the_lesson(
    item: str, name: str, slug: str, lexicon: Lexicon
) -> None:
    items = "".join(f"- {item.format('true-wheels').replace('Hub', other)}\n" for other in ("Spoke", "Rim", "Valve"))
    index = f"### DEVELOPED\n\n- {item.format(slug)}\n{items}\n"
    row = read(f"{TITLE}## Concept Index\n\n{index}\n{TWO}", lexicon).rows[0]
    assert (row.name.text, [ref.slug for ref in row.lessons]) == (name, [slug])


SIGNS = "Signs: ○ mentioned, ◐ introduced, ● developed, ★ applied.\n\n"


def signed(first: str, others: str, lexicon: Lexicon) -> tuple[str, str | None, str | None]:
    """Name and depth of the first item of a list below a lesson, whose others open with signs."""
    index = f"### true-wheels\n\n- {first}\n{others}"
    row = read(f"{TITLE}{SIGNS}## Concept Index\n\n{index}\n{LESSONS}", lexicon).rows[0]
    return row.name.text, row.depth and row.depth.text, row.depth and row.depth.level


@pytest.mark.parametrize("sign", ["◍", "🟠", "⚙️"])
@pytest.mark.parametrize("name", ["**{}**", "{}", "*{}* – thin"])
def test_a_sign_among_those_of_depths_is_an_unknown_one(name: str, sign: str, lexicon: Lexicon) -> None:
    others = f"- ● {name.format('Rim wear')}\n- ◐ {name.format('Hub')}\n"
    assert signed(f"{sign} {name.format('Spoke tension')}", others, lexicon) == ("Spoke tension", sign, None)


@pytest.mark.parametrize(
    ("first", "name"),
    [("∑ of forces", "∑ of forces"), ("± 2 mm at the rim", "± 2 mm at the rim"), ("№ of spokes", "№ of spokes")],
)
def test_a_sign_of_formulas_belongs_to_its_name(first: str, name: str, lexicon: Lexicon) -> None:
    assert signed(first, "- ● Rim wear\n- ◐ Hub\n", lexicon) == (name, None, None)


@pytest.mark.parametrize(
    "first", ["⚠ Mind: nobody tells torque from force", "⚠️ Valves", "☐ Valves – next week", "☑ Valves", "❗ Valves"]
)
def test_a_sign_that_warns_or_ticks_off_is_no_depth(first: str, lexicon: Lexicon) -> None:
    assert signed(first, "- ● Rim wear\n- ◐ Hub\n", lexicon)[1:] == (None, None)


def test_a_sign_among_depths_in_words_stays_in_its_name(lexicon: Lexicon) -> None:
    assert signed("⚙ Gears", "- [DEVELOPED] Rim wear\n- [INTRODUCED] Hub\n", lexicon) == ("⚙ Gears", None, None)


DEFINED = """## Concept Index

Spoke tension
: D · `truing` · Thin wire, pulled.

Rim wear
: {} · `truing` · A gauge shows it.

Chain wear
: D · `chains` · Another gauge.

Hub
: M · `truing` · The middle.

Oil
: I · `chains` · Drops.
"""


@pytest.mark.parametrize(
    ("sign", "depth"),
    [
        ("R", ("R", None)),
        ("learned", ("learned", None)),
        ("A", ("A", "APPLIED")),
        # Words in that place are a remark, as is what does not stand there.
        ("a long one", None),
        ("", None),
    ],
)
def test_a_word_in_the_place_of_the_depths_of_definitions(
    sign: str, depth: tuple[str, str | None] | None, lexicon: Lexicon
) -> None:
    text = f"{TITLE}{KEY}{DEFINED.format(sign).replace(':  ·', ':')}\n{LESSONS}"
    rows = {row.name.text: row for row in read(text, lexicon).rows}
    assert [*rows] == ["Spoke tension", "Rim wear", "Chain wear", "Hub", "Oil"]
    found = rows["Rim wear"].depth
    assert (found and (found.text, found.level)) == depth
    if found and depth:
        assert text[slice(*found.span)] == sign


@pytest.mark.parametrize(
    ("first", "mark"),
    [
        ("**[SKETCHED]** Spoke tension: pluck it.", "SKETCHED"),
        ("**[NEW]** Spoke tension: pluck it.", None),
        ("**[WIP]** Spoke tension: pluck it.", None),
        ("**[BSA]** threads: of bottom brackets.", None),
        ("**[LATER]** Spoke tension: pluck it.", None),
        ("**[sketched]** Spoke tension: pluck it.", None),
        ("**(SKETCHED)** Spoke tension: pluck it.", None),
        ("[SKETCHED] Spoke tension: pluck it.", None),
        ("**[X]** Spoke tension: pluck it.", None),
        ("[SPOKES](spokes.html) and rims: pluck them.", None),
    ],
)
def test_a_word_in_the_brackets_of_depths_is_an_unknown_one(first: str, mark: str | None, lexicon: Lexicon) -> None:
    others = "- **[DEVELOPED]** Rim wear: by brakes.\n- **[INTRODUCED]** Hub: of steel.\n- **[APPLIED]** Oil: thin.\n"
    name, text, level = signed(first, others, lexicon)
    assert (name == "Spoke tension", text, level) == (mark is not None, mark, None)


@pytest.mark.parametrize(
    ("first", "others", "mark"),
    [
        ("**[R]** Spoke tension", "**[{}]** {}", "R"),
        ("[R] **Spoke tension**", "[{}] **{}**", "R"),
        ("**[X]** Spoke tension: pluck it.", "**[{}]** {}", None),
        ("**[r]** Spoke tension: pluck it.", "**[{}]** {}", None),
        ("**[R]** threads: of bottom brackets.", "**[{}]** {}", None),
        ("**[R]** Spoke tension: pluck it.", "**{1}** [{0}]", None),
    ],
)
def test_a_letter_in_the_brackets_of_letters_for_depths_is_an_unknown_one(
    first: str, others: str, mark: str | None, lexicon: Lexicon
) -> None:
    rows = [("D", "Rim wear"), ("I", "Hub"), ("A", "Oil")]
    items = [first.replace("Spoke tension", "Lacing"), *(others.format(*row) for row in rows)]
    index = "## Concept Index\n\n" + "\n\n".join(items)
    found = read(f"{TITLE}{KEY}{index}\n\n{LESSONS}", lexicon).rows[0]
    assert (found.name.text == "Lacing", found.depth and found.depth.text) == (mark is not None, mark)


def test_brackets_open_names_among_depths_behind_theirs(lexicon: Lexicon) -> None:
    others = "- Rim wear [DEVELOPED]: by brakes.\n- Hub [INTRODUCED]: of steel.\n"
    assert signed("[FREE] wheels: of bikes.", others, lexicon)[1:] == (None, None)


@pytest.mark.parametrize(
    ("first", "name"),
    [
        ("[DEVELOPED] What a true wheel costs.", "What a true wheel costs"),
        ("[DEVELOPED] Rule of the c.o.m.", "Rule of the c.o.m."),
        ("[DEVELOPED] Spokes: thin.", "Spokes"),
    ],
)
def test_the_full_stop_of_an_item_is_no_part_of_its_name(first: str, name: str, lexicon: Lexicon) -> None:
    assert signed(first, "- [DEVELOPED] Rim wear: by brakes.\n- [INTRODUCED] Hub: of steel.\n", lexicon)[0] == name
    assert (
        signed("[DEVELOPED] Spokes etc.", "- [DEVELOPED] Rim wear\n- [INTRODUCED] Hub\n", lexicon)[0] == "Spokes etc."
    )


@pytest.mark.parametrize("other", ["Rule of five {}: by hand", "Rule of five {}"])
@pytest.mark.parametrize("brackets", ["[{}]", "({})"])
def test_a_number_that_no_lesson_has_ends_a_name(brackets: str, other: str, lexicon: Lexicon) -> None:
    items = f"- Pads {brackets.format(1)}\n- Cables {brackets.format(2)}\n- {other.format(brackets.format(5))}\n"
    rows = read(f"{TITLE}## Concept Index\n\n### Developed\n\n{items}\n{LESSONS}", lexicon).rows
    assert rows[2].name.text.startswith(f"Rule of five {brackets.format(5)}")
    assert rows[2].lessons == ()
