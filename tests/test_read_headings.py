"""A record's title and header, the headings of its lesson sections, and the load of a lesson."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reclint.readers import is_record
from reclint.text.source import Source

from .samples import lesson_of, record_of, record_text

if TYPE_CHECKING:
    from reclint.readers import Lexicon

Heading = tuple[str | None, str | None, int | None, str | None]


# The title


@pytest.mark.parametrize(
    ("title", "number", "name"),
    [
        pytest.param("# Module 2.1: Small Breads -- Record", "2.1", "Small Breads", id="two-hyphens"),
        pytest.param("# Module 2.1: Small Breads — Record", "2.1", "Small Breads", id="em-dash"),
        pytest.param("# Module 2.1: Small Breads – Record", "2.1", "Small Breads", id="en-dash"),
        pytest.param("# Module 2.1: Small Breads - Record", "2.1", "Small Breads", id="hyphen"),
        pytest.param("# Module 2.1 -- Small Breads -- Record", "2.1", "Small Breads", id="dash-after-the-number"),
        pytest.param("# MODULE 2.1: Small Breads -- RECORD", "2.1", "Small Breads", id="case"),
        pytest.param("# Module 12.10: Rolls -- Buns -- Record", "12.10", "Rolls -- Buns", id="dash-in-the-title"),
        pytest.param("# Module 1.2.3: Rolls -- Record #", "1.2.3", "Rolls", id="closing-mark"),
        pytest.param("\n\n# Module 2.1: Rolls -- Record", "2.1", "Rolls", id="blank-lines-above"),
        pytest.param("<!-- a -->\n<!-- b -->\n\n# Module 2.1: Rolls -- Record", "2.1", "Rolls", id="comments-above"),
        pytest.param("# Module 2.1: Rolls -- Record <!-- ours -->", "2.1", "Rolls", id="comment-behind"),
        pytest.param("# Module 2.1: Rolls &mdash; Record", "2.1", "Rolls", id="dash-for-html"),
        pytest.param("# Module 2.1 &#8211; Rolls &ndash; Record", "2.1", "Rolls", id="dashes-for-html"),
        pytest.param("# Module 2.1: Rolls -- Record (draft)", "2.1", "Rolls", id="remark-behind"),
        pytest.param("# Module 2.1: Rolls — Lesson Record [v2, 2026-05-03]", "2.1", "Rolls", id="brackets-behind"),
        pytest.param("#Module 2.1: Rolls -- Record", "2.1", "Rolls", id="no-blank"),
        pytest.param("# M2.1: Rolls -- Record", "2.1", "Rolls", id="letter"),
        pytest.param("# M 2.1 Rolls -- Record", "2.1", "Rolls", id="letter-and-blank"),
        pytest.param("# Mod. 2.1: Rolls -- Record", "2.1", "Rolls", id="short-word"),
    ],
)
def test_titles_of_records(title: str, number: str, name: str, lexicon: Lexicon) -> None:
    source = Source("record.md", f"{title}\n\n**Goal:** Bake.\n")
    record = record_of(source.text, lexicon)
    assert is_record(source, lexicon)
    assert (record.number, record.title) == (number, name)
    assert source.text[slice(*record.span)] in title


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("Module 2.1: Small Breads -- Record\n", id="no-heading"),
        pytest.param("# Module 2.1: Small Breads -- Plan\n", id="plan"),
        pytest.param("# Module 2.1: Small Breads\n", id="no-word"),
        pytest.param("# Small Breads -- Record\n", id="no-number"),
        pytest.param("# Breads\n\n# Module 2.1: Small Breads -- Record\n", id="second-heading"),
        pytest.param("# Module 2.1: Small Breads -- Records\n", id="another-word"),
        pytest.param("# Module 2.1: Setting a Record (draft)\n", id="no-dash-before-the-word"),
        pytest.param("# Module 2.1: Rolls -- Record Players (draft)\n", id="more-than-the-word"),
        pytest.param("# Dough DM2.1: Rolls -- Record\n", id="letter-inside-a-word"),
        pytest.param("# M2: Rolls -- Record\n", id="letter-and-half-a-number"),
        pytest.param("\x00\x01\x02", id="control-characters"),
    ],
)
def test_other_documents_are_no_records(text: str, lexicon: Lexicon) -> None:
    assert not is_record(Source("record.md", text), lexicon)


@pytest.mark.parametrize("title", ["# Module 2.1: Rolls -- Records", "# Module 2.1: Rolls — Lesson Records"])
def test_records_in_the_plural_are_one_where_the_document_has_its_parts(title: str, lexicon: Lexicon) -> None:
    text = f"{title}\n\n## Concept Index\n\n| Concept | Depth |\n| --- | --- |\n| Roll | DEVELOPED |\n"
    assert is_record(Source("rolls.md", text), lexicon)
    assert record_of(text, lexicon).title == "Rolls"
    assert not is_record(Source("rolls.md", text.replace("Concept Index", "Vinyl")), lexicon)


def test_a_document_without_a_title_has_no_number(lexicon: Lexicon) -> None:
    record = record_of("## Concept Index\n", lexicon)
    assert (record.number, record.title, record.goal, record.status, record.lessons) == ("", "", None, None, ())


# The header


@pytest.mark.parametrize(
    ("status", "built", "planned"),
    [
        pytest.param("Complete (4 of 4 lessons built)", 4, 4, id="of"),
        pytest.param("Complete (6 lessons)", 6, None, id="lessons"),
        pytest.param("Complete (four lessons)", 4, None, id="words"),
        pytest.param("In progress (one of three built)", 1, 3, id="words-of-words"),
        pytest.param("In progress since 2026/02", None, None, id="date"),
        pytest.param("1 of ? lessons built", 1, None, id="of-unknown"),
        pytest.param("In progress (2/5)", 2, 5, id="slash"),
        pytest.param("In progress (first lesson being written)", None, None, id="no-number"),
        pytest.param("Complete", None, None, id="one-word"),
        pytest.param("Complete (version 2.4 of 2026)", None, None, id="a-number-with-a-point"),
    ],
)
def test_status(status: str, built: int | None, planned: int | None, lexicon: Lexicon) -> None:
    text = record_text(header=f"**Goal:** Bake rolls.\n**Status:** {status}")
    record = record_of(text, lexicon)
    assert record.goal
    assert record.status
    assert (record.goal.text, record.status.text) == ("Bake rolls.", status)
    assert (record.built and record.built.value, record.planned and record.planned.value) == (built, planned)
    assert text[slice(*record.status.span)] == status


@pytest.mark.parametrize(
    "header",
    [
        pytest.param("**Goal:** Bake rolls.\n\n**Status:** Complete", id="two-paragraphs"),
        pytest.param("**Goal**: Bake rolls.\n**Status**: Complete", id="colon-outside"),
        pytest.param("**Goal:** Bake rolls. \n**Status:** Complete  ", id="blanks-at-the-end"),
        pytest.param("**Status:** Complete\n\n**Module Goal:** Bake rolls.", id="order"),
        pytest.param("**Status:** Complete | **Goal:** Bake rolls.", id="one-line"),
        pytest.param(
            "| Fact | Value |\n|---|---|\n| Baker | Ada |\n| Goal | Bake rolls. |\n| Status | Complete |\n"
            "| Flour | spelt |\n| Shelf | 3 |\n| Water | soft |",
            id="a-table-of-much-else",
        ),
    ],
)
def test_header_fields(header: str, lexicon: Lexicon) -> None:
    record = record_of(record_text(header=header), lexicon)
    assert record.goal
    assert record.status
    assert (record.goal.text, record.status.text) == ("Bake rolls.", "Complete")


def test_the_header_needs_no_fields(lexicon: Lexicon) -> None:
    record = record_of(record_text(header="Six small breads."), lexicon)
    assert (record.goal, record.status, record.built, record.planned) == (None, None, None, None)


# Headings of lessons


def headings_of(lines: list[str], lexicon: Lexicon, rows: str = "") -> list[Heading]:
    text = record_text("", heading="\n\n".join(f"### {line}\n\nProse." for line in lines), rows=rows)
    return [
        (lesson.slug, lesson.title, lesson.position and lesson.position.value, lesson.load and lesson.load.text)
        for lesson in record_of(text, lexicon).lessons
    ]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        pytest.param("Lesson 1: Soft Rolls (soft-rolls)", ("soft-rolls", "Soft Rolls", 1, None), id="slug"),
        pytest.param(
            "Lesson 1: Soft Rolls (`soft-rolls`)", ("soft-rolls", "Soft Rolls", 1, None), id="slug-in-backticks"
        ),
        pytest.param("Lesson 1: Soft Rolls (BUILD)", ("soft-rolls", "Soft Rolls", 1, "BUILD"), id="load"),
        pytest.param("soft-rolls (Lesson 1)", ("soft-rolls", None, 1, None), id="slug-first"),
        pytest.param("`soft-rolls` (Lesson 1)", ("soft-rolls", None, 1, None), id="slug-in-backticks-first"),
        pytest.param("soft-rolls (Lesson 1 — BUILD)", ("soft-rolls", None, 1, "BUILD"), id="load-in-the-parentheses"),
        pytest.param("soft-rolls (Lesson 2) — STRETCH / PROJECT", ("soft-rolls", None, 2, "STRETCH"), id="load-behind"),
        pytest.param(
            "soft-rolls (Lesson 5 -- Capstone)", ("soft-rolls", None, 5, None), id="remark-in-the-parentheses"
        ),
        pytest.param("soft-rolls", ("soft-rolls", None, None, None), id="slug-alone"),
        pytest.param("`soft-rolls`", ("soft-rolls", None, None, None), id="slug-in-backticks-alone"),
        pytest.param("**Lesson 1: Soft Rolls (soft-rolls)**", ("soft-rolls", "Soft Rolls", 1, None), id="bold"),
        pytest.param("Lesson 1 — Soft Rolls (soft-rolls)", ("soft-rolls", "Soft Rolls", 1, None), id="dash"),
        pytest.param(
            "Lesson 1: Rolls (sweet) (soft-rolls)",
            ("soft-rolls", "Rolls (sweet)", 1, None),
            id="parentheses-in-the-title",
        ),
        pytest.param(
            "Lesson 1: Soft Rolls", ("soft-rolls", "Soft Rolls", 1, None), id="title-like-a-slug-of-the-index"
        ),
        pytest.param("Lesson 1: Soft Rolls -- BUILD", ("soft-rolls", "Soft Rolls", 1, "BUILD"), id="load-after-a-dash"),
        pytest.param("Lesson 1: Rolls [soft-rolls]", ("soft-rolls", "Rolls", 1, None), id="slug-in-brackets"),
        pytest.param(
            "Lesson 1: Soft Rolls (hot-rolls) [interlude]",
            ("hot-rolls", "Soft Rolls", 1, None),
            id="tag-behind-the-slug",
        ),
        pytest.param(
            "Lesson 1: Soft Rolls (hot-rolls) -- 2026-03-07",
            ("hot-rolls", "Soft Rolls", 1, None),
            id="day-behind-a-slug",
        ),
        pytest.param(
            "Lesson 1: Soft Rolls -- 2026-03-07", ("soft-rolls", "Soft Rolls", 1, None), id="day-in-place-of-a-slug"
        ),
        pytest.param(
            "Lesson 1: Soft Rolls (soft-rolls) -- half-day",
            ("soft-rolls", "Soft Rolls", 1, None),
            id="remark-as-a-slug",
        ),
        pytest.param(
            "Lesson 1: Soft Rolls (recap) -- hot-rolls",
            ("hot-rolls", "Soft Rolls (recap)", 1, None),
            id="slug-at-the-end",
        ),
        pytest.param(
            "Lesson 1: Twice-Baked (twice-baked)", ("twice-baked", "Twice-Baked", 1, None), id="title-with-a-hyphen"
        ),
        pytest.param("Lesson 1: Half-Baked (rusks)", ("rusks", "Half-Baked", 1, None), id="title-with-another-slug"),
        pytest.param("Lesson 1: Soft-Rolls (BUILD)", ("Soft-Rolls", None, 1, "BUILD"), id="slug-in-capitals"),
        pytest.param("[BONUS] Lesson 4: Rolls (hot-rolls)", ("hot-rolls", "Rolls", 4, None), id="tag-before-it"),
        pytest.param("Lesson 1: Rolls (rolls) [extra]", ("rolls", "Rolls", 1, None), id="tag-behind-a-short-slug"),
        pytest.param("Lesson 1: Rolls (sweet) [rolls]", ("rolls", "Rolls (sweet)", 1, None), id="slug-behind-a-remark"),
        pytest.param("Lesson 1 (soft-rolls): Rolls", ("soft-rolls", "Rolls", 1, None), id="slug-before-the-title"),
        pytest.param("Lesson 1: Rolls (soft-rolls, BUILD)", ("soft-rolls", "Rolls", 1, "BUILD"), id="slug-and-load"),
        pytest.param("Lesson 1: Rolls (BUILD, `hot`)", ("hot", "Rolls", 1, "BUILD"), id="load-and-slug"),
        pytest.param("Lesson 1: soft-rolls (BUILD)", ("soft-rolls", None, 1, "BUILD"), id="slug-for-a-title"),
        pytest.param("Lesson 2.1.3: Rolls (hot-rolls)", ("hot-rolls", "Rolls", 3, None), id="number-in-full"),
        pytest.param("Lesson One: Rolls (hot-rolls)", ("hot-rolls", "Rolls", 1, None), id="number-in-words"),
        pytest.param("**Lesson 1: Rolls** (hot-rolls)", ("hot-rolls", "Rolls", 1, None), id="bold"),
        pytest.param("2. Rolls (hot-rolls)", ("hot-rolls", "Rolls", 2, None), id="bare-number"),
        pytest.param("2.1.3 hot-rolls", ("hot-rolls", None, 3, None), id="bare-number-in-full"),
        pytest.param("hot-rolls: Rolls (BUILD)", ("hot-rolls", "Rolls", None, "BUILD"), id="title-after-the-slug"),
        pytest.param("hot-rolls (Lesson 2 – Stretch)", ("hot-rolls", None, 2, "STRETCH"), id="load-in-another-case"),
        pytest.param("Soft Rolls (soft-rolls)", ("soft-rolls", "Soft Rolls", None, None), id="title-and-slug"),
        pytest.param("Rolls (Lesson 1)", ("soft-rolls", "Rolls", 1, None), id="title-and-position"),
        pytest.param("Lesson 1: Build a Roll (hot-rolls)", ("hot-rolls", "Build a Roll", 1, None), id="no-load"),
        pytest.param("Soft Rolls", ("soft-rolls", "Soft Rolls", None, None), id="title-of-a-slug-of-the-index"),
        pytest.param("2. Soft Rolls", ("soft-rolls", "Soft Rolls", 2, None), id="number-and-title"),
        pytest.param("Lesson 1: Dinner", ("soft-rolls", "Dinner", 1, None), id="position-of-a-slug-of-the-index"),
        pytest.param("Lesson 1 · rye-bread · Rye", ("rye-bread", "Rye", 1, None), id="slug-in-the-middle"),
        pytest.param(
            "Lesson 1 · rye · Dark Bread", ("rye", "Dark Bread", 1, None), id="slug-of-one-word-in-the-middle"
        ),
        pytest.param(
            "L1 | `rye` | Dark Bread (BUILD)", ("rye", "Dark Bread", 1, "BUILD"), id="slug-in-the-middle-in-code"
        ),
        pytest.param("Lesson 1 · Bread · Rye", ("soft-rolls", "Bread · Rye", 1, None), id="title-of-two-parts"),
        pytest.param("Lesson 1 · build · Rye", ("soft-rolls", "Rye", 1, "BUILD"), id="load-in-the-middle"),
        pytest.param("Lesson 1 · Rye · rye-bread · stretch", ("rye-bread", "Rye", 1, "STRETCH"), id="load-at-the-end"),
        pytest.param("Lesson 1 | rye-bread | Rye | BUILD", ("rye-bread", "Rye", 1, "BUILD"), id="four-parts-with-bars"),
        pytest.param(
            "Lesson 1 · Build · Stretch", ("soft-rolls", "Build · Stretch", 1, None), id="two-loads-name-none"
        ),
        pytest.param("Lesson 1 · Stretch", ("soft-rolls", "Stretch", 1, None), id="title-that-is-a-load"),
        pytest.param("L1 = Rye {rye-bread; BUILD}", ("rye-bread", "Rye", 1, "BUILD"), id="braces"),
        pytest.param(
            "Lesson 1: rye -- why it is dark", ("soft-rolls", "rye -- why it is dark", 1, None), id="small-word"
        ),
        pytest.param("Lesson 3: Dinner", (None, "Dinner", 3, None), id="no-slug-of-the-index"),
    ],
)
def test_lesson_headings(heading: str, expected: Heading, lexicon: Lexicon) -> None:
    assert headings_of([heading], lexicon) == [expected]


@pytest.mark.parametrize("heading", ["rye: Dark Bread", "rye -- Dark Bread", "Dark Bread · rye", "`rye`: Dark Bread"])
@pytest.mark.parametrize("known", ["index", "notebook"])
def test_a_part_of_the_heading_that_the_index_or_the_notebook_names_is_the_slug(
    heading: str, known: str, lexicon: Lexicon
) -> None:
    row = "| Sour dough | DEVELOPED | rye | |" if known == "index" else ""
    field = "**Notebook:** `notebooks/2-1-2-rye.ipynb`" if known == "notebook" else "Prose."
    lesson = record_of(record_text(field, heading=f"### Lesson 2: {heading}", rows=row), lexicon).lessons[0]
    assert (lesson.slug, lesson.title, lesson.slug_stated) == ("rye", "Dark Bread", True)


@pytest.mark.parametrize(
    ("sentence", "slug"),
    [
        pytest.param("This is the lesson with the slug `rye`, and much is new.", "rye", id="in-code"),
        pytest.param("The slug is dark-bread; nothing is new.", "dark-bread", id="with-a-hyphen"),
        pytest.param("Slug `rye`; another hard one.", "rye", id="label-alone"),
        pytest.param("The lesson slug: `rye`. Much is new.", "rye", id="colon"),
        pytest.param("A slug is slow.", "soft-rolls", id="animal"),
        pytest.param("Slugs `rye` and `oats` come later.", "soft-rolls", id="of-others"),
    ],
)
def test_the_slug_that_a_sentence_names(sentence: str, slug: str, lexicon: Lexicon) -> None:
    text = record_text(sentence, heading="### Lesson One: Dark Bread")
    assert [lesson.slug for lesson in record_of(text, lexicon).lessons] == [slug]


@pytest.mark.parametrize("heading", ["Notes on the lessons", "Rye", "2. Rye", "Lessons 1 and 2"])
def test_other_headings_are_no_lessons(heading: str, lexicon: Lexicon) -> None:
    assert headings_of([heading], lexicon) == []


@pytest.mark.parametrize("mark", ["> ", "- "])
def test_a_header_may_be_a_list_or_a_quote(mark: str, lexicon: Lexicon) -> None:
    record = record_of(record_text(header=f"{mark}**Goal:** Rolls.\n{mark}**Status:** Complete (1 of 1)"), lexicon)
    assert record.goal
    assert record.built
    assert (record.goal.text, record.built.value, record.understood) == ("Rolls.", 1, 1.0)


def test_the_slug_of_a_lesson_without_one_is_the_one_like_its_title_then_the_one_in_its_order(lexicon: Lexicon) -> None:
    rows = "".join(f"| Crumb {slug} | DEVELOPED | {slug} | |\n" for slug in ("burger-buns", "milk-bread"))
    lines = [
        "Lesson 1: Buns for a Burger (STRETCH)",
        "Lesson 2: Bread with Milk (BUILD)",
        "Lesson 3: Fold and Roll (BUILD)",
    ]
    assert headings_of(lines, lexicon, rows) == [
        ("burger-buns", "Buns for a Burger", 1, "STRETCH"),
        ("milk-bread", "Bread with Milk", 2, "BUILD"),
        (None, "Fold and Roll", 3, "BUILD"),
    ]


def test_whether_the_slug_is_stated(lexicon: Lexicon) -> None:
    heading = "### soft-rolls (Lesson 1)\n\nProse.\n\n### Lesson 2: Egg (BUILD)"
    lessons = record_of(record_text(heading=heading, rows="| Egg | APPLIED | egg | |"), lexicon).lessons
    assert [(lesson.slug, lesson.slug_stated) for lesson in lessons] == [("soft-rolls", True), ("egg", False)]


@pytest.mark.parametrize("title", ["## Per-Lesson Summaries", "## Lesson Summaries", "## lesson summaries"])
def test_summaries_stand_under_their_title(title: str, lexicon: Lexicon) -> None:
    text = record_text("Prose.").replace("## Per-Lesson Summaries", title)
    record = record_of(text, lexicon)
    assert [lesson.slug for lesson in record.lessons] == ["soft-rolls"]
    assert record.summaries
    assert text[slice(*record.summaries)] == title.removeprefix("## ")


def test_the_body_of_a_lesson_reaches_to_the_next_heading(lexicon: Lexicon) -> None:
    heading = "### soft-rolls\n\nProse.\n\n#### Aside\n\n- more\n\n### egg-wash\n\nOther."
    text = record_text(heading=heading)
    first, second = record_of(text, lexicon).lessons
    assert text[slice(*first.body)] == "### soft-rolls\n\nProse.\n\n#### Aside\n\n- more"
    assert text[slice(*second.body)] == "### egg-wash\n\nOther."
    assert text[slice(*first.span)] == "soft-rolls"


# Loads


@pytest.mark.parametrize(
    ("section", "load"),
    [
        pytest.param("**Cognitive load:** BUILD (familiar doughs)", "BUILD", id="cognitive-load"),
        pytest.param("**Cognitive load type:** STRETCH", "STRETCH", id="cognitive-load-type"),
        pytest.param("**Load:** consolidate", "CONSOLIDATE", id="case"),
        pytest.param("**Cognitive load:** **BUILD** -- one new fold", "BUILD", id="bold"),
        pytest.param("**Type:** BUILD | **New concepts:** 2", "BUILD", id="type-among-others"),
        pytest.param("**Type:** Hands-on (notebook: `rolls.ipynb`)", None, id="type-of-another-kind"),
        pytest.param("**Cognitive load:** light, then BUILD", None, id="not-at-the-start"),
        pytest.param("**Cognitive load:** two new folds (STRETCH)", "STRETCH", id="in-parentheses"),
        pytest.param("**Cognitive load:** follows the last (after STRETCH)", None, id="of-another-lesson"),
        pytest.param("**Cognitive load: BUILD**", "BUILD", id="value-in-the-bold"),
        pytest.param("**Cognitive load** (one fold): BUILD", "BUILD", id="remark-before-the-colon"),
        pytest.param("**Goal:** Rolls.\n\nCognitive load: STRETCH. One fold.", "STRETCH", id="label-without-bold"),
        pytest.param("**Goal:** BUILD a dough.", None, id="another-field"),
        pytest.param(
            "**Concepts taught:**\n- Fold\n\n**Cognitive load:** STRETCH (closing paragraph)", "STRETCH", id="last"
        ),
        pytest.param("One fold.", None, id="prose"),
    ],
)
def test_loads(section: str, load: str | None, lexicon: Lexicon) -> None:
    found = lesson_of(section, lexicon).load
    assert (found and found.text) == load


def test_a_field_states_the_load_rather_than_the_heading(lexicon: Lexicon) -> None:
    text = record_text("**Cognitive load:** STRETCH", heading="### soft-rolls (Lesson 1 — BUILD)")
    [lesson] = record_of(text, lexicon).lessons
    assert lesson.load
    assert (lesson.load.text, text[slice(*lesson.load.span)]) == ("STRETCH", "STRETCH")
