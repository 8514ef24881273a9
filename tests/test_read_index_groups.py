"""An index that no heading calls one: lists below lines or in callouts that name their lesson, or their depth."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import LESSONS, TITLE, read

if TYPE_CHECKING:
    from reclint.model import Record
    from reclint.readers import Lexicon

ROWS = [
    ("Spoke tension", "DEVELOPED", ["true-wheels"]),
    ("Rim wear", "DEVELOPED", ["true-wheels"]),
    ("Chain wear", "MENTIONED", ["quiet-chains"]),
    ("Oil", "MENTIONED", ["quiet-chains"]),
]
TITLES = ["Concept Index", "Register of concepts", "What the evenings left"]


def told(record: Record) -> list[tuple[str, str | None, list[str]]]:
    return [(row.name.text, row.depth and row.depth.level, [ref.slug for ref in row.lessons]) for row in record.rows]


def below(line: str, items: list[str]) -> str:
    return f"{line}\n\n" + "\n".join(f"- {item}" for item in items) + "\n\n"


def boxed(line: str, items: list[str]) -> str:
    return "\n".join(f"> {text}" for text in (line, *(f"- {item}" for item in items))) + "\n\n"


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("box", ["[!success]+ {}", "[!note] {}", "[!quote]- **{}**", "[!tip] {} — as far as we came"])
@pytest.mark.parametrize("item", ["**{}** ([[{}]]): thin.", "{} — `{}`", "*{}* ({}), by ear"])
def test_callouts_whose_titles_are_depths_hold_an_index(title: str, box: str, item: str, lexicon: Lexicon) -> None:
    boxes = "".join(
        boxed(box.format(depth), [item.format(name, lessons[0]) for name, said, lessons in ROWS if said == depth])
        for depth in ("DEVELOPED", "MENTIONED")
    )
    record = read(f"{TITLE}## {title}\n\nWhat stands in a box is as deep as it says.\n\n{boxes}{LESSONS}", lexicon)
    assert told(record) == ROWS
    assert [one.slug for one in record.lessons] == ["true-wheels", "quiet-chains"]


BY_LESSON = [
    pytest.param("**{}**", below, id="bold"),
    pytest.param("**`{}`**", below, id="bold-code"),
    pytest.param("From `{}`:", below, id="lead-in"),
    pytest.param("*{}*", below, id="italics"),
    pytest.param("`{}`", below, id="code"),
    pytest.param("{}", below, id="plain"),
    pytest.param("[{0}](lessons/{0}.md)", below, id="link"),
    pytest.param("[!abstract] {}", boxed, id="callout"),
    pytest.param("[!abstract]- [[{}]]", boxed, id="callout-with-link"),
]


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize(("line", "put"), BY_LESSON)
@pytest.mark.parametrize("item", ["[{1}] {0}: thin, and: light", "{0} ({1})", "**{0}** – {1}"])
def test_lists_with_depths_below_lines_with_lessons_are_an_index(
    title: str, line: str, put: object, item: str, lexicon: Lexicon
) -> None:
    assert callable(put)
    lists = "".join(
        put(line.format(slug), [item.format(name, depth) for name, depth, slugs in ROWS if slugs == [slug]])
        for slug in ("true-wheels", "quiet-chains")
    )
    record = read(f"{TITLE}## {title}\n\n{lists}{LESSONS}", lexicon)
    assert told(record) == ROWS
    assert [one.slug for one in record.lessons] == ["true-wheels", "quiet-chains"]


def nested(lesson: str, item: str, rows: list[tuple[str, str, list[str]]]) -> str:
    """A list of the lessons with their rows below them, and a remark below each row."""
    return "".join(
        f"- {lesson.format(number, slug)}\n"
        + "".join(
            f"  - {item.format(name, depth)}\n    - By ear. Never by eye.\n"
            for name, depth, slugs in rows
            if slugs == [slug]
        )
        for number, slug in ((1, "true-wheels"), (2, "quiet-chains"))
    )


@pytest.mark.parametrize("title", ["Concepts, evening by evening", "What the evenings left"])
@pytest.mark.parametrize("lesson", ["Lesson {}, `{}`", "Lesson {} (`{}`)", "**Lesson {}** – {}", "`{1}`", "Lesson {}"])
@pytest.mark.parametrize("item", ["[{1}] {0}", "{0} ({1})"])
def test_lists_with_depths_inside_items_that_are_lessons_are_an_index(
    title: str, lesson: str, item: str, lexicon: Lexicon
) -> None:
    record = read(f"{TITLE}## {title}\n\n{nested(lesson, item, ROWS)}\n{LESSONS}", lexicon)
    assert told(record) == ROWS
    assert [one.slug for one in record.lessons] == ["true-wheels", "quiet-chains"]


def test_one_lesson_of_a_nested_index_may_have_one_row(lexicon: Lexicon) -> None:
    record = read(f"{TITLE}## What was left\n\n{nested('Lesson {}, `{}`', '{} ({})', ROWS[1:])}\n{LESSONS}", lexicon)
    assert told(record) == ROWS[1:]


@pytest.mark.parametrize("item", ["Bring {} ({})", "ask for {}", "{} (to be {})", "Oil"])
def test_a_list_that_goes_through_the_lessons_is_none_of_them(item: str, lexicon: Lexicon) -> None:
    lists = nested("Lesson {}, `{}`", item, [*ROWS[:1], *ROWS[2:3]])
    record = read(f"{TITLE}{LESSONS}\n## For next year\n\n{lists}", lexicon)
    assert record.index is None
    assert [one.slug for one in record.lessons] == ["true-wheels", "quiet-chains"]


@pytest.mark.parametrize("lesson", ["Lesson {}, `{}`", "Lesson {}, as I remember it", "Lesson {} was much too long"])
@pytest.mark.parametrize("item", ["Taught: {} ({})\n  - Revisited: hubs (APPLIED)", "ask for {}", "{} (to be {})"])
def test_lists_inside_lessons_of_other_things_are_no_index(lesson: str, item: str, lexicon: Lexicon) -> None:
    record = read(f"{TITLE}{LESSONS}\n## In short\n\n{nested(lesson, item, ROWS)}", lexicon)
    assert record.index is None


def test_lists_inside_items_that_speak_of_lessons_are_no_index(lexicon: Lexicon) -> None:
    lists = nested("Lesson {} was much too long", "{} ({})", ROWS)
    assert read(f"{TITLE}{LESSONS}\n## In short\n\n{lists}", lexicon).index is None


@pytest.mark.parametrize("label", ["**Concepts taught:**", "Concepts taught:", "**Taught**"])
def test_a_lesson_that_goes_through_others_once_more_is_no_index(label: str, lexicon: Lexicon) -> None:
    lists = nested("Lesson {}", "{} ({})", ROWS)
    record = read(f"{TITLE}{LESSONS}\n### All Again (all-again)\n\n{label}\n\n{lists}", lexicon)
    assert record.index is None
    assert [one.slug for one in record.lessons] == ["true-wheels", "quiet-chains", "all-again"]


def test_what_a_callout_gives_ends_with_it(lexicon: Lexicon) -> None:
    boxes = boxed("[!note] DEVELOPED", ["Spokes (`true-wheels`)"]) + "- **Oil** (MENTIONED) `quiet-chains`\n"
    record = read(f"{TITLE}## Concept Index\n\n{boxes}\n{LESSONS}", lexicon)
    assert told(record) == [("Spokes", "DEVELOPED", ["true-wheels"]), ("Oil", "MENTIONED", ["quiet-chains"])]


@pytest.mark.parametrize("remark", ["", "> As far as we came.\n", "> Seen, and heard.\n> Nothing else.\n"])
def test_a_callout_without_rows_leads_in_to_those_below_it(remark: str, lexicon: Lexicon) -> None:
    lists = "".join(
        f"> [!tip] {depth}\n{remark}\n"
        + "".join(f"- {name} (`{slugs[0]}`)\n" for name, said, slugs in ROWS if said == depth)
        + "\n"
        for depth in ("DEVELOPED", "MENTIONED")
    )
    assert told(read(f"{TITLE}## Concept Index\n\n{lists}{LESSONS}", lexicon)) == ROWS


@pytest.mark.parametrize("title", ["All with the gauge", "Gauge"])
@pytest.mark.parametrize("remark", ["", "> Not by ear.\n"])
def test_a_callout_that_names_no_depth_parts_no_list(title: str, remark: str, lexicon: Lexicon) -> None:
    lists = f"### DEVELOPED\n\n> [!note] {title}\n{remark}\n- Spokes (`true-wheels`)\n"
    record = read(f"{TITLE}## Concept Index\n\n{lists}\n{LESSONS}", lexicon)
    assert told(record) == [("Spokes", "DEVELOPED", ["true-wheels"])]


def test_a_colon_in_one_name_of_several_is_part_of_it(lexicon: Lexicon) -> None:
    items = ["[DEVELOPED] Spoke tension", "[DEVELOPED] The wheel: rim, hub", "[MENTIONED] Oil"]
    lists = below("**true-wheels**", items) + below("**quiet-chains**", ["[MENTIONED] Links", "[APPLIED] Wear"])
    record = read(f"{TITLE}## Concept Index\n\n{lists}{LESSONS}", lexicon)
    assert [row.name.text for row in record.rows] == ["Spoke tension", "The wheel: rim, hub", "Oil", "Links", "Wear"]


NO_INDEX = {
    "lists-of-lessons-without-depths": below("**true-wheels**", ["Bring spokes", "Ask for a stand"])
    + below("**quiet-chains**", ["Bring oil", "Ask for rags"]),
    "depths-without-lessons": below("**Developed**", ["by hand", "with care", "at home"])
    + below("**Introduced**", ["to the mayor", "to the press"]),
    "prose-on-lessons": "- Spokes were mentioned in lesson 1.\n- Oil was introduced in lesson 2, late.\n"
    "- Rims, mentioned in lesson 1, come back.\n",
    "callouts-of-other-things": boxed("[!note] What we developed at home", ["a stand for `true-wheels`", "a rag"])
    + boxed("[!tip] Introduced to the press", ["in May", "in June"]),
}


@pytest.mark.parametrize("name", NO_INDEX)
def test_lists_that_lack_depths_or_lessons_are_no_index(name: str, lexicon: Lexicon) -> None:
    record = read(f"{TITLE}## For next year\n\n{NO_INDEX[name]}\n{LESSONS}", lexicon)
    assert record.index is None


@pytest.mark.parametrize("put", [below, boxed])
def test_lists_of_depths_in_lessons_are_no_index(put: object, lexicon: Lexicon) -> None:
    assert callable(put)
    mark = "[!note] {}" if put is boxed else "**{}:**"
    taught = put(mark.format("Developed"), ["spokes of `true-wheels`", "`rim-wear`"])
    taught += put(mark.format("Introduced"), ["oil for `quiet-chains`", "`chain-wear`"])
    lessons = "".join(f"## Lesson {number}: {title}\n\n{taught}" for number, title in ((1, "Wheels"), (2, "Chains")))
    record = read(f"{TITLE}{lessons}", lexicon)
    assert record.index is None
    assert [one.position and one.position.value for one in record.lessons] == [1, 2]


NUMBERED = ["{} [{}] (L{})", "{}: {} — lesson {}", "**{}**\n  - {}\n  - L{}", "{}, {}, in lesson {}"]


@pytest.mark.parametrize("item", NUMBERED)
def test_items_with_a_depth_and_the_number_of_a_lesson_are_an_index(item: str, lexicon: Lexicon) -> None:
    numbers = {"true-wheels": 1, "quiet-chains": 2}
    rows = "".join(f"- {item.format(name, depth, numbers[slugs[0]])}\n" for name, depth, slugs in ROWS)
    assert told(read(f"{TITLE}## What the evenings left\n\n{rows}\n{LESSONS}", lexicon)) == ROWS


OTHER_LISTS = {
    "few-of-the-taught": "".join(
        f"- {name} (MENTIONED) — lesson {number}\n" for name, number in (("Oil", 2), ("Tandems", 1), ("Panniers", 2))
    ),
    "to-come": below("**true-wheels**", ["Spoke tension (to be APPLIED)", "Rim wear (should be DEVELOPED)"])
    + below("**quiet-chains**", ["Chain wear (to be APPLIED)", "Oil (not yet INTRODUCED)"]),
    "to-come-by-number": "- Spoke tension (to be APPLIED) — lesson 1\n- Rim wear (to be DEVELOPED) — lesson 1\n"
    "- Chain wear (still to be APPLIED) — lesson 2\n- Oil (never APPLIED) — lesson 2\n",
    "groups-of-other-things": below("From `true-wheels`:", ["[INTRODUCED] Tandems", "[MENTIONED] Trikes"])
    + below("From `quiet-chains`:", ["[MENTIONED] Panniers", "[MENTIONED] Belts"]),
}


@pytest.mark.parametrize("name", OTHER_LISTS)
def test_lists_of_other_things_than_were_taught_stand_for_no_index(name: str, lexicon: Lexicon) -> None:
    record = read(f"{TITLE}{LESSONS}\n## Wishes of the class\n\n{OTHER_LISTS[name]}", lexicon)
    assert record.index is None
    assert [one.slug for one in record.lessons] == ["true-wheels", "quiet-chains"]


CHECKED = """- [x] **Spoke tension** #developed [[true-wheels]]
  - Plucked on both sides. The note was introduced by the choir.
- [x] **Rim wear** #developed [[true-wheels]] [[quiet-chains]]
- [x] **Chain wear** #mentioned [[quiet-chains]]
"""


@pytest.mark.parametrize("title", ["They now know", "What we covered", "Taught"])
def test_a_label_above_rows_of_several_lessons_is_an_index(title: str, lexicon: Lexicon) -> None:
    record = read(f"{TITLE}## {title}\n\n{CHECKED}\n{LESSONS}", lexicon)
    assert told(record) == [
        ("Spoke tension", "DEVELOPED", ["true-wheels"]),
        ("Rim wear", "DEVELOPED", ["true-wheels", "quiet-chains"]),
        ("Chain wear", "MENTIONED", ["quiet-chains"]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        CHECKED.replace("quiet-chains", "true-wheels"),  # what one lesson taught
        CHECKED.replace("true-wheels", "firm-brakes"),  # lessons of other modules
        "- We developed tension in [[true-wheels]]\n- Wear came in [[quiet-chains]], introduced by the choir\n"
        "- Rims were mentioned in [[true-wheels]] by Ada\n",
        "In `true-wheels` we developed tension.\n\nRims were introduced in `true-wheels`.\n\n"
        "The chain of `quiet-chains` was mentioned.\n",
    ],
)
def test_a_label_above_other_lists_is_none(text: str, lexicon: Lexicon) -> None:
    assert not read(f"{TITLE}## What we covered\n\n{text}\n{LESSONS}", lexicon).rows


PAGES = """## What came up

- {0}
  - Spoke tension [DEVELOPED]
    - They sing, at $n/m$ of 36.
  - Rim wear [DEVELOPED]
    - Seen on the old rim.
- {1}
  - Chain wear [MENTIONED]
    - Measured once.
  - Oil [MENTIONED]
    - Only a drop.

## First evening: Why Do Wheels Wobble?

Slug `true-wheels`. Load: BUILD.

Concepts:

- Developed
  - Tension of the spokes
  - Wear of the rim

## Second evening: What Squeaks?

Slug `quiet-chains`. Load: BUILD.

Concepts:

- Mentioned
  - Wear of the chain
  - Oil
"""


@pytest.mark.parametrize(
    "line", ["From [{0}](lessons/{0}.md):", "[`{0}`](./lessons/{0}.md)", "**From [{0}]({0}.md):**"]
)
def test_links_to_pages_of_lessons_head_the_lists_of_an_index(line: str, lexicon: Lexicon) -> None:
    heads = (line.format(slug) for slug in ("true-wheels", "quiet-chains"))
    assert told(read(TITLE + PAGES.format(*heads), lexicon)) == ROWS


@pytest.mark.parametrize(
    "line",
    [
        "From [{0}](../module-2/lessons/{0}.md):",
        "From [{0}](https://example.org/{0}.html):",
        "From [{0}](lessons/{0}.md), with the class of Ada:",
        "From [Ada](lessons/ada.md):",
        "From [{0}](lessons/plan.md):",
    ],
)
def test_other_links_head_no_lists_of_an_index(line: str, lexicon: Lexicon) -> None:
    heads = (line.format(slug) for slug in ("true-wheels", "quiet-chains"))
    assert told(read(TITLE + PAGES.format(*heads), lexicon)) == []


def test_lists_below_pages_are_no_index_where_they_name_little_of_what_was_taught(lexicon: Lexicon) -> None:
    text = PAGES.format(*(f"From [{slug}](lessons/{slug}.md):" for slug in ("true-wheels", "quiet-chains")))
    other = text.replace("Tension of the spokes\n  - Wear of the rim", "Truing by ear\n  - Lacing\n  - Hubs\n  - Keys")
    assert told(read(TITLE + other.replace("- Wear of the chain", "- Links"), lexicon)) == []


def test_a_concept_may_have_the_name_of_its_lesson(lexicon: Lexicon) -> None:
    rows = "*true-wheels*\n\n- 🟢 **True Wheels** (rims, hubs and spokes)\n- 🟢 **Rim wear**\n\n"
    rows += "*quiet-chains*\n\n- ⚪ **Oil**\n- ⚪ `quiet-chains` (wax)\n\n"
    record = read(
        f"{TITLE}⚪ mentioned · 🟡 introduced · 🟢 developed · 🔵 applied\n\n## Concept Index\n\n{rows}{LESSONS}",
        lexicon,
    )
    assert told(record) == [
        ("True Wheels (rims, hubs and spokes)", "DEVELOPED", ["true-wheels"]),
        ("Rim wear", "DEVELOPED", ["true-wheels"]),
        ("Oil", "MENTIONED", ["quiet-chains"]),
        ("`quiet-chains` (wax)", "MENTIONED", ["quiet-chains"]),
    ]


IN_OTHER_WORDS = """## Lessons

### L1: True Wheels (true-wheels)

**Concepts taught:**
- how hard it pulls, heard by plucking a spoke (DEVELOPED)
- what braking does to a rim (DEVELOPED)

### L2: Quiet Chains (quiet-chains)

**Concepts taught:**
- why it grows longer with every link of the chain (MENTIONED)
- what to drop on it (MENTIONED)
"""
ONE_LIST = {
    "definitions": "".join(f"{name}\n: {depth}, {{}}. Said aloud.\n\n" for name, depth, _ in ROWS),
    "items": "".join(f"- {name} · {depth} · {{}}\n" for name, depth, _ in ROWS),
    "in-brackets": "".join(f"1. [{depth}] {name} ({{}})\n" for name, depth, _ in ROWS),
}
NUMBERS = {"true-wheels": "L1", "quiet-chains": "L2"}


@pytest.mark.parametrize("form", ONE_LIST)
def test_the_one_list_of_depths_beside_lessons_is_the_index_where_these_use_other_words(
    form: str, lexicon: Lexicon
) -> None:
    listed = ONE_LIST[form].format(*(NUMBERS[slug] for _, _, [slug] in ROWS))
    record = read(f"{TITLE}## What they know\n\n{listed}\n{IN_OTHER_WORDS}", lexicon)
    assert told(record) == ROWS
    assert [one.slug for one in record.lessons] == ["true-wheels", "quiet-chains"]


@pytest.mark.parametrize("title", ["Mental models", "Exercises", "Review"])
def test_the_one_list_below_the_title_of_a_field_is_no_index(title: str, lexicon: Lexicon) -> None:
    listed = ONE_LIST["items"].format(*(NUMBERS[slug] for _, _, [slug] in ROWS))
    record = read(f"{TITLE}## {title}\n\n{listed}\n{IN_OTHER_WORDS}", lexicon)
    assert record.index is None, record.readings


def test_of_two_lists_none_is_the_index_by_that_alone(lexicon: Lexicon) -> None:
    listed = ONE_LIST["items"].format(*(NUMBERS[slug] for _, _, [slug] in ROWS))
    both = f"## What they know\n\n{listed}\n## What they asked for\n\n{listed}\n"
    assert read(f"{TITLE}{both}{IN_OTHER_WORDS}", lexicon).index is None
