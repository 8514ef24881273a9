"""An index of one table for each lesson, whose depths stand below no title of a column."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import KEY, LESSONS, TITLE, read

if TYPE_CHECKING:
    from reclint.readers import Lexicon

TABLE_OF_LESSON = """|   | Concept | What was said |
|---|---------|---------------|
| D | Chain wear | Gauge. |
| M | Oil | Drops. |
"""
TITLED_OTHERWISE = TABLE_OF_LESSON.replace("What was said", "Remarks")
DEPTH_LAST = """| Concept | What was said |  |
|---------|---------------|---|
| Chain wear | Gauge. | D |
| Oil | Drops. | M |
"""


@pytest.mark.parametrize("heading", ["quiet-chains", "Quiet Chains", "Lesson 2", "Lesson two: Quiet Chains"])
@pytest.mark.parametrize("second", [TABLE_OF_LESSON, TITLED_OTHERWISE, DEPTH_LAST])
def test_each_table_of_an_index_by_lesson_may_have_depths_below_no_title(
    heading: str, second: str, lexicon: Lexicon
) -> None:
    first = TABLE_OF_LESSON.replace("Chain wear", "Spoke tension").replace("Oil", "Rim wear").replace("M", "I")
    index = f"## Concept Index\n\n### true-wheels\n\n{first}\n### {heading}\n\n{second}"
    record = read(f"{TITLE}{KEY}{index}\n{LESSONS}", lexicon)
    told = [(row.name.text, row.depth and row.depth.level, [ref.slug for ref in row.lessons]) for row in record.rows]
    assert told == [
        ("Spoke tension", "DEVELOPED", ["true-wheels"]),
        ("Rim wear", "INTRODUCED", ["true-wheels"]),
        ("Chain wear", "DEVELOPED", ["quiet-chains"]),
        ("Oil", "MENTIONED", ["quiet-chains"]),
    ]
    assert [one.slug for one in record.lessons] == ["true-wheels", "quiet-chains"]


def test_an_unknown_depth_below_no_title_is_kept(lexicon: Lexicon) -> None:
    tables = f"### true-wheels\n\n{TABLE_OF_LESSON}\n### quiet-chains\n\n{TABLE_OF_LESSON.replace('| M |', '| X |')}"
    record = read(f"{TITLE}{KEY}## Concept Index\n\n{tables}\n{LESSONS}", lexicon)
    assert [row.depth and (row.depth.text, row.depth.level) for row in record.rows][2:] == [
        ("D", "DEVELOPED"),
        ("X", None),
    ]


HEADINGS = ("[{0}](lessons/{0}.md)", "[[{0}]]", "{0}", "`{0}`")


@pytest.mark.parametrize("title", ["Concept Index", "What each evening brought"])
@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("name", ["**{}**", "*{}*", "{}"])
@pytest.mark.parametrize("depth", ["{}", "*{}*", "`{}`", "depth: {}", "**Depth:** {}", "{}: by ear", "{} in the shed"])
def test_depths_below_names_make_lists_below_lessons_an_index(
    title: str, heading: str, name: str, depth: str, lexicon: Lexicon
) -> None:
    def item(concept: str, said: str) -> str:
        return f"- {name.format(concept)}\n  - {depth.format(said)}\n  - thin, and crossed, where wheels are light\n"

    index = (
        f"## {title}\n\n### {heading.format('true-wheels')}\n\n"
        f"{item('Spoke tension', 'developed')}{item('Rim, worn', 'introduced')}"
        f"\n### {heading.format('quiet-chains')}\n\n{item('Chain wear', 'developed')}{item('Oil', 'mentioned')}"
    )
    record = read(f"{TITLE}{index}\n{LESSONS}", lexicon)
    told = [(row.name.text, row.depth and row.depth.level, [ref.slug for ref in row.lessons]) for row in record.rows]
    assert told == [
        ("Spoke tension", "DEVELOPED", ["true-wheels"]),
        ("Rim, worn", "INTRODUCED", ["true-wheels"]),
        ("Chain wear", "DEVELOPED", ["quiet-chains"]),
        ("Oil", "MENTIONED", ["quiet-chains"]),
    ]
    assert [one.slug for one in record.lessons] == ["true-wheels", "quiet-chains"]


def test_remarks_that_begin_with_a_verb_make_no_index_of_lists_below_lessons(lexicon: Lexicon) -> None:
    lists = "".join(
        f"### {slug}\n\n- The stand\n  - developed by hand over years\n- The gauge\n  - introduced last May\n\n"
        for slug in ("true-wheels", "quiet-chains")
    )
    record = read(f"{TITLE}## Tools of each evening\n\n{lists}{LESSONS}", lexicon)
    assert record.index is None


TABLES = """### true-wheels

| Concept | Depth | Notes |
|---|---|---|
| Spoke tension | DEVELOPED | {note} |
| Rim wear | INTRODUCED | By eye. |
"""


def rows_of(index: str, lexicon: Lexicon) -> list[tuple[str, str | None, list[str]]]:
    rows = read(f"{TITLE}{KEY}## Concept Index\n\n{index}\n{LESSONS}", lexicon).rows
    return [(row.name.text, row.depth and row.depth.level, [ref.slug for ref in row.lessons]) for row in rows]


@pytest.mark.parametrize("note", ["Read off with `sort -n | head -2`.", "Low | quiet-chains", "By ear."])
def test_a_cell_too_many_names_no_lesson_where_a_title_does(note: str, lexicon: Lexicon) -> None:
    assert rows_of(TABLES.format(note=note), lexicon) == [
        ("Spoke tension", "DEVELOPED", ["true-wheels"]),
        ("Rim wear", "INTRODUCED", ["true-wheels"]),
    ]


def test_a_cell_too_many_is_no_depth_where_a_title_gives_it(lexicon: Lexicon) -> None:
    table = "### Introduced\n\n| Concept | Lesson |\n|---|---|\n| Rim wear | true-wheels | developed |\n"
    assert rows_of(table, lexicon) == [("Rim wear", "INTRODUCED", ["true-wheels"])]


ROWS = "- **Chain wear** · `DEVELOPED` · two links, `L1` has the gauge\n- **Oil** · `MENTIONED` · a drop\n"


@pytest.mark.parametrize("rows", [ROWS, ROWS.replace("**", "*"), ROWS.replace("·", "–"), ROWS.replace("- ", "1. ")])
def test_a_list_below_the_title_of_a_lesson_may_follow_tables(rows: str, lexicon: Lexicon) -> None:
    found = rows_of(f"{TABLES.format(note='Low.')}\n### Block 2: `quiet-chains`\n\n{rows}", lexicon)
    assert found[2:] == [("Chain wear", "DEVELOPED", ["quiet-chains"]), ("Oil", "MENTIONED", ["quiet-chains"])]


REMARKS = [
    "### quiet-chains\n\n- **Oil** was DEVELOPED last year\n- The gauge is by the door\n",
    "### quiet-chains\n\n- **Now:** MENTIONED once\n- **In May:** INTRODUCED, with luck\n",
    "### quiet-chains\n\n- **Rag**: hardly more than MENTIONED, they had none\n",
    "### quiet-chains\n\n- **Rag** (old) – all but DEVELOPED\n- **Pad** · `MENTIONED`\n",
    "### quiet-chains\n\n- **DEVELOPED:** two\n- **INTRODUCED:** one\n",
    "### quiet-chains\n\n- DEVELOPED: we did it by ear\n- INTRODUCED: they saw it\n",
    "### Changes\n\n- **Oil** · `DEVELOPED` · since May\n- **Chain wear** · `DEVELOPED` · since June\n",
    "- **Rim wear** · `DEVELOPED` · next year\n",
]


@pytest.mark.parametrize("remarks", REMARKS)
def test_remarks_behind_the_tables_of_an_index_are_no_rows(remarks: str, lexicon: Lexicon) -> None:
    assert len(rows_of(f"{TABLES.format(note='Low.')}\n{remarks}", lexicon)) == 2


@pytest.mark.parametrize("item", ["- **Rag**: INTRODUCED when they asked\n", "- **Rag** · `MENTIONED` · last year\n"])
@pytest.mark.parametrize("between", ["", "All of them:\n\n"])
def test_a_list_above_the_table_of_its_lesson_remarks_on_it(item: str, between: str, lexicon: Lexicon) -> None:
    tables = TABLES.format(note="Low.")
    other = tables.replace("Spoke tension", "Rag").replace("Rim wear", "Oil").replace("true-wheels", "quiet-chains")
    index = other.replace("\n\n|", f"\n\n{item}\n{between}|", 1)
    assert [name for name, _, _ in rows_of(f"{tables}\n{index}", lexicon)] == [
        "Spoke tension",
        "Rim wear",
        "Rag",
        "Oil",
    ]


@pytest.mark.parametrize(
    "behind", ["[^1] – `MENTIONED`", " (a drop) · `MENTIONED`", ": MENTIONED", " (MENTIONED): thin"]
)
def test_a_depth_may_stand_right_behind_a_name_below_tables(behind: str, lexicon: Lexicon) -> None:
    tables = f"{TABLES.format(note='Low.')}\n### quiet-chains\n\n- **Oil**{behind}\n"
    other = tables.split("### quiet", maxsplit=1)[0].replace("true-wheels", "soft-pads")
    assert [row[1:] for row in rows_of(f"{tables}\n{other}", lexicon)][2] == ("MENTIONED", ["quiet-chains"])


BY_PLACE = "## {0}\n\n{1}\n\n{2}\n{3}\n\n{4}\n"
FACTS = ("slug: `{}`, load: stretch, 2 May", "`{}` — load: BUILD", "*{} · BUILD*", "- **Slug:** `{}`\n- Load: BUILD")


@pytest.mark.parametrize("title", ["Concepts, by lesson", "Ideas, by lesson", "What each evening brought"])
@pytest.mark.parametrize("heading", ["#### {} `{}`", "### `{1}`", "#### {}. {}"])
@pytest.mark.parametrize("facts", FACTS)
def test_an_index_by_lesson_is_known_by_slugs_in_the_first_lines_of_the_lessons(
    title: str, heading: str, facts: str, lexicon: Lexicon
) -> None:
    first, second = heading.format(1, "true-wheels"), heading.format(2, "quiet-chains")
    wheels = TABLE_OF_LESSON.replace("Chain wear", "Spoke tension").replace("Oil", "Rim wear").replace("M", "I")
    index = BY_PLACE.format(title, first, wheels, second, TABLE_OF_LESSON)
    lessons = "## Lessons\n\n" + "\n".join(
        f"### Lesson {number}. {name}\n\n{facts.format(slug)}\n\nTaught:\n\n1. `D` {taught}\n2. `I` {other}\n"
        for number, name, slug, taught, other in (
            ("One", "Round at Last", "true-wheels", "Tension", "Worn rims"),
            ("Two", "Silence", "quiet-chains", "Wear", "Drops of oil"),
        )
    )
    record = read(f"{TITLE}{KEY}{index}\n{lessons}", lexicon)
    assert [(row.name.text, [ref.slug for ref in row.lessons]) for row in record.rows] == [
        ("Spoke tension", ["true-wheels"]),
        ("Rim wear", ["true-wheels"]),
        ("Chain wear", ["quiet-chains"]),
        ("Oil", ["quiet-chains"]),
    ]
    assert [(one.slug, len(one.taught)) for one in record.lessons] == [("true-wheels", 2), ("quiet-chains", 2)]


@pytest.mark.parametrize(
    "line", ["`{}` is where this was asked first.", "As in `{}`, by ear — more in May.", "`{}`", "[[{}]] again, tired."]
)
def test_a_slug_that_is_no_fact_of_its_section_makes_no_index_of_the_lessons(line: str, lexicon: Lexicon) -> None:
    lessons = "".join(
        f"### {slug}\n\n- `D` {taught}\n- `I` {other}\n\n"
        for slug, taught, other in (("true-wheels", "Tension", "Worn rims"), ("quiet-chains", "Wear", "Oil"))
    )
    asked = f"### A Question\n\n{line.format('true-wheels')}\n\n### Another\n\n{line.format('quiet-chains')}\n"
    record = read(f"{TITLE}{KEY}## What was done\n\n{lessons}## Asked\n\n{asked}", lexicon)
    assert [one.slug for one in record.lessons] == ["true-wheels", "quiet-chains"]
    assert not record.rows


OTHER_LISTS = {
    "What the coming module asks for": ("Bearings", "Axles", "Sprockets", "Cogs"),
    "Vocabulary, by lesson": ("nipple", "flange", "plate", "pin"),
    "Review notes": ("Spoke tension", "Rim wear", "Chain wear", "Oil"),
    "Mental models, by lesson": ("Tension of a drum", "Rim as a belt", "Chain wear as a saw", "Oil as skin"),
}


@pytest.mark.parametrize("title", OTHER_LISTS)
@pytest.mark.parametrize("form", [TABLE_OF_LESSON, "- {} (DEVELOPED)\n- {} (MENTIONED)\n"])
@pytest.mark.parametrize("index", [True, False])
def test_other_lists_of_depths_by_lesson_are_no_index(title: str, form: str, *, index: bool, lexicon: Lexicon) -> None:
    names = ("Spoke tension", "Rim wear", "Chain wear", "Oil") if index else OTHER_LISTS[title]
    form = form.replace("Chain wear", "{}").replace("Oil", "{}")
    listed = BY_PLACE.format(
        "Where each idea went" if index else title,
        *("### true-wheels", form.format(*names[:2]), "### quiet-chains", form.format(*names[2:])),
    )
    lessons = "## Lessons\n\n" + "\n".join(
        f"### Lesson {number}. {name}\n\nslug: `{slug}`, load: BUILD\n\n**Taught:**\n- {one} (D)\n- {two} (M)\n"
        for number, name, slug, one, two in (
            ("One", "Round at Last", "true-wheels", "Spoke tension", "Rim wear"),
            ("Two", "Silence", "quiet-chains", "Chain wear", "Oil"),
        )
    )
    record = read(f"{TITLE}{KEY}{lessons}\n{listed}", lexicon)
    assert [row.name.text for row in record.rows] == [*(names if index else ())]
