"""How much of a record was understood: what some reader took into the model, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reclint.api import Course
from reclint.findings.finding import Grade
from reclint.readers import read_record

from .conftest import RECORDS, read
from .samples import record_of, record_text

if TYPE_CHECKING:
    from reclint.readers import Lexicon


def left_over(text: str, lexicon: Lexicon) -> list[str]:
    """The stretches of a record that nobody read, in the order of the document."""
    stretches = sorted(record_of(text, lexicon).stretches, key=lambda stretch: stretch.first)
    return [text[slice(*stretch.span)] for stretch in stretches]


def test_all_of_a_plain_record_is_understood(lexicon: Lexicon) -> None:
    record = record_of(record_text("**Goal:** Bake.\n\n**Concepts taught:**\n- Steam"), lexicon)
    assert (record.understood, record.stretches) == (1.0, ())


def test_an_empty_document_is_understood(lexicon: Lexicon) -> None:
    record = record_of("", lexicon)
    assert (record.understood, record.stretches) == (1.0, ())


TABLE = "| Bread | Time |\n|---|---|\n| Roll | 2 h |"
DETACHED = "| Roll | 2 h |"


@pytest.mark.parametrize(
    "section",
    [
        pytest.param("**Concepts taught:**\n- Steam (APPLIED)\n  - in the oven\n\n  Slowly.", id="list"),
        pytest.param("**Concepts taught:** Steam,\nlids", id="line"),
        pytest.param("**Concepts taught:** None (recap)", id="none"),
        pytest.param("**Misconceptions:**\n\nSalt kills.\n\n> It slows.\n\n- at 2 %", id="prose-that-is-kept"),
        pytest.param("**Visuals:**", id="nothing-after-the-label"),
        pytest.param("**Load:** BUILD", id="load"),
        pytest.param("Cognitive load: BUILD", id="load-in-prose"),
        pytest.param("**Review:** Passed at iteration 2/3.", id="verdict"),
        pytest.param("**Review notes:**\n- Iteration 1: 2 polish (crumb, crust)", id="iteration"),
        pytest.param("**Notebook:** `rolls.ipynb` (2 exercises)\n- Exercise 1: a\n- Exercise 2: b", id="notebook"),
        pytest.param("**Notebook:** None", id="no-notebook"),
        pytest.param("**Exercises:**\n- (Guided) a\n- (Guided) b", id="exercises"),
        pytest.param("The notebook rolls.ipynb has it.", id="notebook-in-prose"),
        pytest.param("**Practice:** in rolls.ipynb", id="notebook-in-an-unknown-field"),
        pytest.param("**Goal:** Bake.\n\n---\n\n<!-- ours,\n\nnot yours -->", id="marks-that-say-nothing"),
        pytest.param("**Concepts taught:**\n\nSteam", id="concepts-in-the-next-paragraph"),
        pytest.param(f"**Misconceptions:**\n\n{TABLE}", id="table-below-a-label"),
        pytest.param(f"**Misconceptions:**\n\n{DETACHED}", id="rows-without-a-header"),
        pytest.param("**Goal:**\n\n- Knead <!-- long\nremark --> well", id="comment-in-an-item"),
    ],
)
def test_what_is_in_the_model_is_understood(section: str, lexicon: Lexicon) -> None:
    assert left_over(record_text(section), lexicon) == []


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        pytest.param("One paragraph.\n\nAnother.", "One paragraph.\n\nAnother.", id="prose"),
        pytest.param("Prose.\n\n**Goal:** Bake.", "Prose.", id="prose-before-a-field"),
        pytest.param("**Oven settings:** hot\n- very", "**Oven settings:** hot\n- very", id="unknown-label"),
        pytest.param(f"**Concepts taught:**\n\n{TABLE}", f"**Concepts taught:**\n\n{TABLE}", id="concepts-in-a-table"),
        pytest.param("**Goal:** Bake.\n\n```\nbake()\n```", "```\nbake()\n```", id="code"),
        pytest.param("**Goal:** Bake.\n\n    bake()", "    bake()", id="indented-code"),
        pytest.param("**Goal:** Bake.\n\n<div>Bake</div>", "<div>Bake</div>", id="html"),
        pytest.param("**Goal:** Bake.\n\n#### Aside", "#### Aside", id="heading-below-a-lesson"),
        pytest.param("**Goal:**\n- Bake\n\n  | Roll |", "  | Roll |", id="table-in-a-list"),
        pytest.param("**Goal:**\n\n> Bake\n>\n> ```\n> bake()\n> ```", "> ```\n> bake()\n> ```", id="code-in-a-quote"),
        pytest.param("**Review:** all well", "**Review:** all well", id="review-without-a-verdict"),
        pytest.param("**Load:** much", "**Load:** much", id="unknown-load"),
        pytest.param(
            "**Review:** PASS. Improvement 3, polish 1 stays",
            "**Review:** PASS. Improvement 3, polish 1 stays",
            id="counts-that-no-reader-takes",
        ),
        pytest.param("**Exercises:** below", "**Exercises:** below", id="no-exercises"),
        pytest.param("**Notebook:** below", "**Notebook:** below", id="nothing-of-the-notebook"),
    ],
)
def test_what_nobody_read_is_not_understood(section: str, expected: str, lexicon: Lexicon) -> None:
    # A quote's marks belong to the lines around its text.
    assert [text.removeprefix(">\n") for text in left_over(record_text(section), lexicon)] == [expected]


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        pytest.param("## Shopping\n\n- flour", ["## Shopping\n\n- flour"], id="unknown-title"),
        pytest.param(f"## Key Mental Models\n\n{TABLE}", [f"## Key Mental Models\n\n{TABLE}"], id="unknown-columns"),
        pytest.param("## Key Mental Models\n\nNone new.", ["## Key Mental Models\n\nNone new."], id="prose"),
        pytest.param("## Key Mental Models\n\nOld.\n\n- Net\n  - holds", ["Old.", "  - holds"], id="around-a-list"),
        pytest.param(
            "## Key Mental Models\n\n### Old\n\n| Model | Note |\n|---|---|\n| Net | |", ["### Old"], id="inner-heading"
        ),
        pytest.param("### Leftovers\n\nCroutons.", ["### Leftovers\n\nCroutons."], id="no-lesson"),
    ],
)
def test_sections_that_nobody_read_are_not_understood(section: str, expected: list[str], lexicon: Lexicon) -> None:
    assert left_over(record_text("**Goal:** Bake.") + "\n" + section, lexicon) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(f"\n{TABLE}", [TABLE], id="another-table"),
        pytest.param("\nMore below.\n\n- Steam", ["More below.\n\n- Steam"], id="prose"),
        pytest.param("\n| Steam | APPLIED | soft-rolls | |\n| | | | |", [], id="detached-and-empty-rows"),
        pytest.param(
            "\n### More\n\n| Depth | Concept |\n|---|---|\n| APPLIED | Steam |", ["### More"], id="two-tables"
        ),
    ],
)
def test_an_index_is_understood_by_its_rows(rows: str, expected: list[str], lexicon: Lexicon) -> None:
    assert left_over(record_text("**Goal:** Bake.", rows=rows), lexicon) == expected


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        pytest.param("**Goal:** Bake\nrolls.\n**Status:** Complete", [], id="goal-and-status"),
        pytest.param("- **Goal:** Bake.\n- **Status:** Complete", [], id="in-a-list"),
        pytest.param("**Goal:** Bake.\n\nWell.", ["Well."], id="prose"),
        pytest.param("**Slug:** rolls", ["**Slug:** rolls"], id="no-field-of-a-record"),
        pytest.param("**Oven:** hot", ["**Oven:** hot"], id="unknown-label"),
    ],
)
def test_a_header_is_understood_by_its_goal_and_status(header: str, expected: list[str], lexicon: Lexicon) -> None:
    assert left_over(record_text("**Goal:** Bake.", header=header), lexicon) == expected


def test_rows_beyond_the_limit_are_not_understood(lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reclint.readers.index.index.MOST_ROWS", 1)
    assert left_over(record_text("**Goal:** Bake."), lexicon) == ["| Egg wash | MENTIONED | soft-rolls | |"]


def test_what_nobody_read_is_left_over_longest_stretch_first(lexicon: Lexicon) -> None:
    text = (
        "# Module 2.1: Small Breads -- Record\n\n"  # 1
        "## Shopping\n\n- flour\n- eggs\n\n"  # 3 to 6
        "## Concept Index\n\n| Concept | Depth |\n|---|---|\n| Steam | APPLIED |\n\n"  # 8 to 12
        "## Lesson Summaries\n\n"  # 14
        "### soft-rolls\n\n**Goal:** Bake.\n\n"  # 16 to 18
        "**Oven settings:** hot\n- very\n\n"  # 20, 21
        "### Leftovers\n  \nCroutons.\n"  # 23 to 25
    )
    record = record_of(text, lexicon)
    stretches = [(stretch.first, stretch.last) for stretch in record.stretches]
    assert stretches == [(20, 25), (3, 6)]
    lines = [line for line in text.splitlines() if line.strip()]
    assert record.understood == round(1 - 7 / len(lines), 4)
    assert text[slice(*record.stretches[1].span)] == "## Shopping\n\n- flour\n- eggs"


def test_blank_lines_do_not_part_a_stretch_and_other_lines_do(lexicon: Lexicon) -> None:
    text = "# Module 2.1: Small Breads -- Record\n\nlead\n\n## A\n\na\n\n***\n\n## B\n"
    stretches = [(stretch.first, stretch.last) for stretch in record_of(text, lexicon).stretches]
    assert stretches == [(3, 7), (11, 11)]


def test_lines_that_say_nothing_count_on_neither_side(lexicon: Lexicon) -> None:
    bare, marked = (
        "# Module 2.1: Rolls -- Record\n\nlead\n",
        "# Module 2.1: Rolls -- Record\n\n---\n<!-- a -->\n\nlead\n",
    )
    assert record_of(bare, lexicon).understood == record_of(marked, lexicon).understood == 0.5


@pytest.mark.parametrize("module", ["module-1-1", "module-1-2", "module-1-3"])
def test_the_example_course_is_understood(module: str, lexicon: Lexicon) -> None:
    record = read_record(read(RECORDS / "series-1" / module / "record.md"), lexicon)
    assert (record.understood, record.stretches) == (1.0, ())
    assert len(record.lessons) == 3
    assert all(lesson.taught and lesson.notebook and lesson.review and lesson.load for lesson in record.lessons)


PROSE = "A wet dough in a tin.\n\nThen into the oven."


@pytest.mark.parametrize(
    ("section", "told"),
    [
        pytest.param(f"**Goal:** Bake.\n\n**Seen:** {PROSE}", (False, Grade.IMPROVEMENT), id="labels-without-concepts"),
        pytest.param("- a wet dough\n- a tin", (False, Grade.IMPROVEMENT), id="a-list-without-a-label"),
        pytest.param(PROSE, (True, Grade.POLISH), id="prose-is-a-question"),
        pytest.param("**Concepts taught:**\n- a wet dough\n- a tin", None, id="concepts-without-depths"),
        pytest.param(
            "**Concepts taught:**\n- a dough, which was developed by all\n- a tin, which was introduced to some",
            (False, Grade.IMPROVEMENT),
            id="depths-that-were-not-read",
        ),
        pytest.param(
            "**Concepts taught:**\n- wet dough ★★★\n- tins ★\n- lids ★\n- heat ★★★",
            (False, Grade.IMPROVEMENT),
            id="marks-that-nobody-knows",
        ),
        pytest.param(
            "**Concepts taught:**\n- wet dough (WD)\n- tins (T)\n- lids (L)\n- heat (H)", None, id="abbreviations"
        ),
        pytest.param("**Concepts taught:**\n- applied sums\n- a tin\n- a lid", None, id="a-word-by-the-way"),
    ],
)
def test_lessons_without_concepts_cannot_pass(section: str, told: tuple[bool, Grade] | None) -> None:
    rows = "".join(f"| Dough {number} | DEVELOPED | soft-rolls | |\n" for number in range(9))
    report = Course.of_texts({"record.md": record_text(section, rows=rows)}).check()
    found = [one for one in report.findings if one.rule == "record-not-understood" and "%" not in one.message]
    assert [(one.question, one.grade) for one in found] == ([told] if told else [])


@pytest.mark.parametrize(
    ("below", "notes"),
    [
        pytest.param(["They sing when plucked."], "They sing when plucked.", id="a-sentence"),
        pytest.param(["Do they sing?[^why]", "*They do.*"], "Do they sing?[^why] *They do.*", id="two"),
        pytest.param(["The rear wheel has 36."], "The rear wheel has 36.", id="a-sentence-with-a-number-last"),
        pytest.param(["Spoke 2."], "", id="a-name-with-a-number"),
        pytest.param(["They sing.", "spoke keys"], "", id="what-may-be-a-concept"),
        pytest.param(["Only introduced in the second lesson."], "", id="a-depth"),
    ],
)
def test_sentences_below_an_entry_of_the_index_are_its_remarks(below: list[str], notes: str, lexicon: Lexicon) -> None:
    listed = "".join(f"  - {text}\n" for text in below)
    index = f"## Concept Index\n\n- **Spokes** (DEVELOPED, soft-rolls)\n{listed}- **Rims** (APPLIED, soft-rolls)\n"
    text = f"# Module 2.1: Wheels -- Record\n\n{index}"
    record = record_of(text, lexicon)
    assert [(row.name.text, row.notes) for row in record.rows] == [("Spokes", notes), ("Rims", "")]
    assert [text[slice(*stretch.span)] for stretch in record.stretches] == ([] if notes else [listed.rstrip("\n")])


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("The pictures we gave them", "models"),
        ("Leaves out", "excluded"),
        ("Left for later", "excluded"),
        ("Course of the lesson", "teaching"),
        ("The pictures on the wall", None),
        ("Leaves", None),
        ("Left hand", None),
        ("Course of action", None),
    ],
)
def test_labels_of_kept_texts(label: str, kind: str | None, lexicon: Lexicon) -> None:
    [lesson] = record_of(record_text(f"**{label}:** bread"), lexicon).lessons
    assert [field.kind for field in lesson.fields] == [kind]


@pytest.mark.parametrize(
    "section",
    [
        pytest.param("**Course of the lesson:**\n\n- Steam (INTRODUCED)\n- Slow rise (APPLIED)", id="a-list"),
        pytest.param("#### Course of the lesson\n\n1. Steam (INTRODUCED)\n2. Slow rise (APPLIED)", id="numbered"),
        pytest.param("**Course of the lesson:** Steam (INTRODUCED), Slow rise (APPLIED)", id="a-line"),
        pytest.param(
            "#### Course of the lesson\n\n| Concept | Depth |\n|--|--|\n| Steam | INTRODUCED |\n| Slow rise | APPLIED",
            id="a-table",
        ),
    ],
)
def test_concepts_with_depths_below_the_course_of_a_lesson_are_what_it_taught(section: str, lexicon: Lexicon) -> None:
    [lesson] = record_of(record_text(f"**Load:** STRETCH\n\n{section}"), lexicon).lessons
    assert [(item.name, item.depth and item.depth.text) for item in lesson.taught] == [
        ("Steam", "INTRODUCED"),
        ("Slow rise", "APPLIED"),
    ]
    own = "**Concepts taught:** Crust (DEVELOPED)"
    [lesson] = record_of(record_text(f"{own}\n\n{section}"), lexicon).lessons
    assert [item.name for item in lesson.taught] == ["Crust"]


@pytest.mark.parametrize(
    "section",
    [
        "**Course of the lesson:** bread first, and steam was developed by and by",
        "**Course of the lesson:**\n- a look at steam\n- a slow rise (DEVELOPED)\n- a rest",
        "**Course of the lesson before:**\n- Steam (DEVELOPED)\n- Slow rise (APPLIED)",
        "**How it went:**\n- Steam (DEVELOPED)\n- Slow rise (APPLIED)",
    ],
)
def test_what_else_tells_of_the_course_of_a_lesson_stays_that(section: str, lexicon: Lexicon) -> None:
    [lesson] = record_of(record_text(section), lexicon).lessons
    assert ([item.name for item in lesson.taught], [field.kind for field in lesson.fields]) == ([], ["teaching"])
