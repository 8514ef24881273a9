"""Which sections are lessons where an index of whatever title stands beside, above or below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import TITLE, read

if TYPE_CHECKING:
    from reclint.readers import Lexicon

BODY = "**Concepts taught:** spokes (DEVELOPED)\n\n**Notebook:** none\n\n**Review:** PASS at iteration 1/3\n\n"
LESSONS = f"## True Wheels `true-wheels`\n\n{BODY}## Quiet Chains `quiet-chains`\n\n{BODY}"
SLUGS = ["true-wheels", "quiet-chains"]


@pytest.mark.parametrize(
    "rows",
    [
        "1. developed: Spokes — lesson 1\n2. introduced: Rims — lesson 1\n3. applied: Chain wear — lesson 2\n",
        "1. `true-wheels`: Spokes — developed\n2. `true-wheels`: Rims\n3. `quiet-chains`: Wax — mentioned\n"
        "4. `quiet-chains`: Chain wear — applied\n",
        "**DEVELOPED**: Spokes — `true-wheels`<br>\n**INTRODUCED**: Rims — `true-wheels`<br>\n"
        "**APPLIED**: Chain wear — `quiet-chains`\n",
    ],
)
def test_lines_that_name_several_lessons_are_none(rows: str, lexicon: Lexicon) -> None:
    lessons = read(f"{TITLE}{LESSONS}## What there is\n\n{rows}", lexicon).lessons
    assert [one.slug for one in lessons] == SLUGS


TABLE = """## Concept Index

| Concept | Depth | Lesson |
|---|---|---|
| Clove hitch | DEVELOPED | first-knots |
| Whipping | MENTIONED | first-knots |
| Splices | INTRODUCED | long-ropes |
| Reef | APPLIED | night-sail |

"""
FIRST = "- Clove hitch (DEVELOPED)\n- Whipping (MENTIONED)\n\n"
SECOND = "- Splices (INTRODUCED)\n- Chafe (DEVELOPED)\n\n"
AGAIN = """- Clove hitch (APPLIED, as in lesson 1)
- Splices (DEVELOPED, as in lesson 2)
- Whipping (INTRODUCED, as in lesson 1)
"""
STATED = AGAIN.replace("as in lesson 1", "see `first-knots`").replace("as in lesson 2", "see `long-ropes`")
KNOTS = ["first-knots", "long-ropes", "night-sail"]
NAMES = ["First Knots", "Long Ropes", "Night Sail"]


def three(headings: list[str], last: str) -> str:
    """Three lessons that list concepts with depths and have no labels."""
    lists = (FIRST, SECOND, last)
    return "".join(f"### {heading}\n\n{items}" for heading, items in zip(headings, lists, strict=True))


@pytest.mark.parametrize("last", [AGAIN, STATED, AGAIN.replace("(APPLIED", "(from DEVELOPED to APPLIED")])
@pytest.mark.parametrize("form", ["{n}. {name}", "{n} June: {name}", "{name}"])
def test_a_lesson_that_goes_through_others_is_one_that_the_index_names(form: str, last: str, lexicon: Lexicon) -> None:
    headings = [form.format(n=n, name=name) for n, name in enumerate(NAMES, 1)]
    record = read(f"{TITLE}{TABLE}## Lessons\n\n{three(headings, last)}", lexicon)
    assert [one.slug for one in record.lessons] == KNOTS
    assert len(record.rows) == 4


@pytest.mark.parametrize("form", ["{slug}", "4.1.{n} {name}", "{n}. {name}", "{name}"])
@pytest.mark.parametrize("last", [AGAIN, AGAIN.replace("APPLIED", "DEVELOPED")])
def test_a_lesson_that_goes_through_others_is_no_index(form: str, last: str, lexicon: Lexicon) -> None:
    named = enumerate(zip(KNOTS, NAMES, strict=True), 1)
    headings = [form.format(n=n, slug=slug, name=name) for n, (slug, name) in named]
    record = read(f"{TITLE}{three(headings, last)}", lexicon)
    assert record.index is None
    if form in ("{slug}", "4.1.{n} {name}"):
        assert len(record.lessons) == 3


def test_a_section_that_repeats_the_depths_of_lessons_without_labels_is_an_index(lexicon: Lexicon) -> None:
    rows = "- Clove hitch (DEVELOPED, lesson 1)\n- Splices (INTRODUCED, lesson 2)\n- Chafe (DEVELOPED, lesson 2)\n"
    record = read(f"{TITLE}{three(['first-knots', 'long-ropes', 'What there is'], rows)}", lexicon)
    assert [one.slug for one in record.lessons] == KNOTS[:2]
    assert [row.name.text for row in record.rows] == ["Clove hitch", "Splices", "Chafe"]


GIVEN = "- **Depth:** {depth}\n- **{label}:** {value}\n\n"


@pytest.mark.parametrize("form", ["{n}. {name}", "{name}"])
@pytest.mark.parametrize("label", ["Time", "Lesson", "Session"])
@pytest.mark.parametrize("value", ["Monday", "{n}"])
def test_lessons_that_give_one_depth_are_no_cards(form: str, label: str, value: str, lexicon: Lexicon) -> None:
    lessons = "".join(
        f"### {form}\n\n{GIVEN}".format(n=n, name=name, depth=depth, label=label, value=value.format(n=n))
        for n, (name, depth) in enumerate(zip(NAMES, ("DEVELOPED", "DEVELOPED", "APPLIED"), strict=True), 1)
    )
    assert [one.slug for one in read(f"{TITLE}{TABLE}## Lessons\n\n{lessons}", lexicon).lessons] == KNOTS


def test_a_lesson_whose_prose_ends_in_its_depth_is_no_card(lexicon: Lexicon) -> None:
    texts = ("They tied it.\n", "They spliced.\n\nDepth reached: DEVELOPED\n", "They sailed.\n")
    lessons = "".join(f"### {name}\n\n{text}\n" for name, text in zip(NAMES, texts, strict=True))
    assert [one.slug for one in read(f"{TITLE}{TABLE}## Lessons\n\n{lessons}", lexicon).lessons] == KNOTS


def test_lessons_whose_cards_name_them_once_each_are_lessons(lexicon: Lexicon) -> None:
    lessons = "".join(
        f"### {slug}\n\n{GIVEN}".format(depth="DEVELOPED", label="Lesson", value=n) for n, slug in enumerate(KNOTS, 1)
    )
    assert [one.slug for one in read(f"{TITLE}## Lessons\n\n{lessons}", lexicon).lessons] == KNOTS


def test_a_concept_with_a_hyphen_on_a_card_is_no_lesson(lexicon: Lexicon) -> None:
    cards = "".join(f"### {name}\n\n- **Depth:** DEVELOPED\n- **Lesson:** 1\n\n" for name in ("Spokes", "Fork-ends"))
    lessons = read(
        f"{TITLE}## Lessons\n\n{LESSONS.replace('## ', '### ')}**What there is**\n\n{cards}", lexicon
    ).lessons
    assert [one.slug for one in lessons] == SLUGS


@pytest.mark.parametrize("title", ["**Index**", "## Index", "**Concepts of this module**"])
def test_lessons_below_the_heading_of_an_index_have_reviews_and_exercises(title: str, lexicon: Lexicon) -> None:
    rows = "- **Spokes** — developed, true-wheels.\n- **Chain wear** — introduced, quiet-chains.\n\n"
    lessons = read(f"{TITLE}{title}\n\n{rows}{LESSONS.replace('## ', '### ')}", lexicon).lessons
    assert [one.slug for one in lessons] == SLUGS


def test_an_index_in_bold_below_the_last_lesson_is_none_of_its_fields(lexicon: Lexicon) -> None:
    rows = "- Spokes — developed — `true-wheels`\n- Chain wear — introduced — `quiet-chains`\n"
    record = read(f"{TITLE}{LESSONS}**Concepts of this module**\n\n{rows}", lexicon)
    assert [[item.name for item in one.taught] for one in record.lessons] == [["spokes"], ["spokes"]]
    assert [row.name.text for row in record.rows] == ["Spokes", "Chain wear"]


@pytest.mark.parametrize(
    "line",
    [
        "*Content:* Spokes (DEVELOPED); Rims (INTRODUCED).",
        "**Content** — Spokes [developed]; Rims [introduced].",
        "Content: Spokes (DEVELOPED); Rims (INTRODUCED)",
    ],
)
def test_content_with_depths_was_taught(line: str, lexicon: Lexicon) -> None:
    body = f"*Load:* BUILD\n\n{line}\n\n*Notebook:* none\n\n"
    [found] = read(f"{TITLE}## Lessons\n\n### Lesson 1: True Wheels (true-wheels)\n\n{body}", lexicon).lessons
    assert [(item.name, item.depth and item.depth.level) for item in found.taught] == [
        ("Spokes", "DEVELOPED"),
        ("Rims", "INTRODUCED"),
    ]


@pytest.mark.parametrize(
    "line",
    ["*Content:* two films; a walk", "**Content** — a chest of tools.", "Content: see the plan; more to come."],
)
def test_content_without_depths_was_not(line: str, lexicon: Lexicon) -> None:
    body = f"*Load:* BUILD\n\n{line}\n\n*Notebook:* none\n\n"
    [found] = read(f"{TITLE}## Lessons\n\n### Lesson 1: True Wheels (true-wheels)\n\n{body}", lexicon).lessons
    assert not found.taught


@pytest.mark.parametrize(
    ("line", "depths"),
    [
        ("Spokes, developed; Rim wear, introduced.", ["DEVELOPED", "INTRODUCED"]),
        ("Spokes — Developed; Rim wear — Introduced", ["DEVELOPED", "INTRODUCED"]),
        ("Spokes, developed by Bo; Rim wear, introduced.", [None, None]),
    ],
)
def test_each_part_of_a_line_ends_in_a_depth(line: str, depths: list[str | None], lexicon: Lexicon) -> None:
    body = f"**Concepts taught:** {line}\n\n**Notebook:** none\n\n"
    [found] = read(f"{TITLE}## Lessons\n\n### Lesson 1: True Wheels (true-wheels)\n\n{body}", lexicon).lessons
    assert [item.depth and item.depth.level for item in found.taught] == depths


BARE = "### Lesson 1: True Wheels (true-wheels)\n\nThey came by bike.\n\n"


@pytest.mark.parametrize(
    ("listed", "taught"),
    [
        (
            "1. Spokes\n   - depth: developed\n   - by ear\n2. Rims\n   - depth: introduced\n",
            ["DEVELOPED", "INTRODUCED"],
        ),
        ("- Spokes (developed)\n- Rims (introduced)\n", ["DEVELOPED", "INTRODUCED"]),
        ("- Spokes, and why they sing\n- Rims\n", []),
    ],
)
def test_a_bare_label_heads_a_list_with_depths(listed: str, taught: list[str], lexicon: Lexicon) -> None:
    [found] = read(f"{TITLE}## Lessons\n\n{BARE}Taught concepts\n\n{listed}", lexicon).lessons
    assert [item.depth and item.depth.level for item in found.taught] == taught


def test_the_list_below_other_bare_words_is_none_of_what_was_taught(lexicon: Lexicon) -> None:
    text = (
        f"{TITLE}## Lessons\n\n{BARE}Taught concepts\n\n- Spokes (D)\n- Rims (I)\n\nHow\n\n* Wheels first.\n* Hubs.\n"
    )
    [found] = read(text.replace("(D)", "(DEVELOPED)").replace("(I)", "(INTRODUCED)"), lexicon).lessons
    assert [item.name for item in found.taught] == ["Spokes", "Rims"]


@pytest.mark.parametrize(
    ("value", "absent"),
    [(": There is none; we rode.", True), (": None", True), ("There was none who had one.", False)],
)
def test_a_definition_may_stand_below_a_blank_line(value: str, absent: bool, lexicon: Lexicon) -> None:
    [found] = read(f"{TITLE}## Lessons\n\n{BARE}Notebook\n\n{value}\n", lexicon).lessons
    assert bool(found.notebook and found.notebook.absent) == absent


def test_content_beside_what_was_taught_is_something_else(lexicon: Lexicon) -> None:
    content = "**Content:**\n- Two films\n- A film on rims (DEVELOPED by the museum)\n- Slides\n"
    taught = "**Concepts taught:**\n- Spokes (DEVELOPED)\n- Rims (INTRODUCED)\n\n"
    for listed, names in ((taught, ["Spokes", "Rims"]), ("", [])):
        [found] = read(f"{TITLE}## Lessons\n\n### Lesson 1: Wheels (wheels)\n\n{listed}{content}", lexicon).lessons
        assert [item.name for item in found.taught] == names
