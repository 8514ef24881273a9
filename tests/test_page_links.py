"""Links of a record to pages of the course: those that are not there while another one must be meant."""

from __future__ import annotations

import pytest

from .samples import record_text, report_on
from .test_near_misses import TAUGHT

PLAN = "# Lesson 1: Soft Rolls\n\n**Slug:** soft-rolls\n"
PAGES = {
    "a/lessons/soft-rolls.md": PLAN,
    "a/lessons/lesson-3.md": "# Notes\n",
    "a/lessons/part-a.md": "# Notes\n",
    "a/lessons/07-crusts.md": "# Notes\n",
    "a/lessons/cold dough.md": "# Notes\n",
    "a/plan.md": "# Plan\n",
    "b/notes.md": "# Notes\n",
}
LINKS = {
    "[plan](lessons/soft-rolls.md)": None,
    "[plan](./lessons/soft-rolls.md#review)": None,
    "[plan](<lessons/cold dough.md>)": None,
    "[plan](lessons/cold%20dough.md)": None,
    "[notes](../b/notes.md)": None,
    "[plan](lessons/soft-rols.md)": "lessons/soft-rolls.md",
    '[plan](lessons/softrolls.md "as planned")': "lessons/soft-rolls.md",
    "[plan](lessons/soft-rollls.md#review)": "lessons/soft-rolls.md",
    "[plan](lessons/crusts.md)": "lessons/07-crusts.md",
    "[plan](lesson/soft-rolls.md)": "lessons/soft-rolls.md",
    "[plan](soft-rolls.md)": "lessons/soft-rolls.md",
    "[plan](lessons/plan.md)": "plan.md",
    "[notes](../b/notess.md)": "../b/notes.md",
    # What is still to be written, lies elsewhere or is no link.
    "[plan](lessons/hard-rolls.md)": None,
    "[plan](lessons/lesson-4.md)": None,
    "[plan](lessons/part-b.md)": None,
    "[notes](../c/notes.md)": None,
    "[rolls](https://rolls.example/lessons/soft-rols.md)": None,
    "[rolls](/lessons/soft-rols.md)": None,
    "[rolls](lessons/soft-rols.html)": None,
    "`[plan](lessons/soft-rols.md)`": None,
}


@pytest.mark.parametrize("link", LINKS)
def test_a_link_to_a_page_that_is_not_there(link: str) -> None:
    record = record_text(f"See {link}.\n\n{TAUGHT}")
    found = report_on({"a/record.md": record, **PAGES}, "reference-broken").findings
    written = link.partition("](")[2].partition('"')[0].rstrip(" )`")
    meant = LINKS[link]
    assert [one.message for one in found] == (
        [f'there is no page "{written}", did you mean "{meant}"?'] if meant else []
    )


def test_a_link_in_a_table_or_a_heading_is_one_too() -> None:
    rows = "| Crust | DEVELOPED | soft-rolls | [plan](lessons/soft-rols.md) |\n"
    record = record_text(TAUGHT, rows=rows, heading="### Lesson 1: [Soft Rolls](lessons/sofd-rolls.md) (soft-rolls)")
    found = report_on({"a/record.md": record, **PAGES}, "reference-broken").findings
    assert [one.message.split('"')[1] for one in found] == ["lessons/soft-rols.md", "lessons/sofd-rolls.md"]


FLOUR = "# Module 1.1: Flour -- Record\n\n## Concept Index\n\n| Concept | Depth | Lesson |\n|---|---|---|\n"
LONGER = [
    ("../c/lessons/wholemeal-flour.md", "../c/lessons/white-and-wholemeal-flour.md"),
    ("../c/lessons/03-wholemeal-flour.md", "../c/lessons/white-and-wholemeal-flour.md"),
    # One word ends many names; a page may be of no lesson, or one of several.
    ("../c/lessons/flour.md", None),
    ("../c/lessons/dark-bread.md", None),
    ("../c/lessons/stone-mills.md", None),
    ("../c/lessons/long-storage.md", None),
    # A lesson that is planned may have its page still to be written.
    ("../c/lessons/coarse-grain.md", None),
]


@pytest.mark.parametrize(("written", "meant"), LONGER)
def test_a_link_to_the_end_of_a_longer_name(written: str, meant: str | None) -> None:
    slugs = ["white-and-wholemeal-flour", "dark-bread-for-guests", "drying-coarse-grain"]
    slugs += ["damage-by-long-storage", "reasons-for-long-storage"]
    plan = "| # | Slug | Title | Load |\n|---|---|---|---|\n| 1 | coarse-grain | Coarse Grain | BUILD |\n"
    pages = {f"c/lessons/{slug}.md": f"# Lesson\n\n**Slug:** {slug}\n" for slug in slugs}
    pages["c/lessons/notes-on-stone-mills.md"] = "# Notes\n"
    pages["c/record.md"] = FLOUR + "".join(f"| About {slug} | DEVELOPED | {slug} |\n" for slug in slugs)
    pages["c/plan.md"] = f"# Module 1.1: Flour -- Plan\n\n{plan}"
    record = record_text(f"See [flour]({written}).\n\n{TAUGHT}")
    found = report_on({"a/record.md": record, **pages}, "reference-broken").findings
    told = [f'there is no page "{written}", did you mean "{meant}"?'] if meant else []
    assert [one.message for one in found] == told


@pytest.mark.parametrize(
    ("slug", "written", "is_told"),
    [
        ("dark-bread-for-guests", "../c/lessons/dark-bread.md", True),
        ("dark-bread-for-guests", "../c/lessons/dark.md", False),
        ("dark-bread-for-guests", "../c/lessons/dark-brea.md", False),
        ("soft-rolls", "../c/lessons/dark-bread.md", False),
    ],
)
def test_a_link_to_the_beginning_of_the_name_of_the_lesson_it_stands_in(slug: str, written: str, is_told: bool) -> None:
    pages = {"c/lessons/dark-bread-for-guests.md": "# Lesson\n\n**Slug:** dark-bread-for-guests\n"}
    record = record_text(f"See [bread]({written}).\n\n{TAUGHT}").replace("soft-rolls", slug)
    found = report_on({"a/record.md": record, **pages}, "reference-broken").findings
    meant = "../c/lessons/dark-bread-for-guests.md"
    told = [f'there is no page "{written}", did you mean "{meant}"?'] if is_told else []
    assert [one.message for one in found] == told


@pytest.mark.parametrize(
    ("line", "is_asked"),
    [
        ("Picks up from [the loaf]({}).", True),
        ("**Left out:** [crusts of it]({}), another time", True),
        ("- Compare the plan of [the other loaf]({})", True),
        ("Planned long ago, after [the loaf]({}).", True),
        ("Note: [the first loaf]({})", True),
        ("**Plan:** [as we meant it]({})", False),
        ("- *Lesson page*: [loaf]({})", False),
        ("| Load | BUILD |\n|---|---|\n| Lesson plan | [loaf]({}) |", False),
        ("[Plan]({}), BUILD", False),
    ],
)
def test_a_lesson_is_sure_to_be_meant_only_where_its_own_page_is_spoken_of(line: str, is_asked: bool) -> None:
    own = "lessons/oaten-loaf-with-seeds.md"
    pages = {f"a/{own}": "# Lesson\n\n**Slug:** oaten-loaf-with-seeds\n"}
    section = f"{line.format('lessons/oaten-loaf.md')}\n\n{TAUGHT}"
    record = record_text(section).replace("soft-rolls", "oaten-loaf-with-seeds")
    found = report_on({"a/record.md": record, **pages}, "reference-broken").findings
    assert [(one.message.rpartition("mean ")[2], one.question) for one in found] == [(f'"{own}"?', is_asked)]


def test_a_heading_speaks_of_its_own_lesson() -> None:
    heading = "### Lesson 1: [Oaten Loaf](lessons/oaten-loaf.md) (oaten-loaf-with-seeds)"
    record = record_text(TAUGHT, heading=heading).replace("soft-rolls", "oaten-loaf-with-seeds")
    texts = {
        "a/record.md": record,
        "a/lessons/oaten-loaf-with-seeds.md": "# Lesson\n\n**Slug:** oaten-loaf-with-seeds\n",
    }
    assert [one.question for one in report_on(texts, "reference-broken").findings] == [False]
