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
