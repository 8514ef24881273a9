"""What a record says of itself above its sections, and of lessons in headings, rows and reviews, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reclint.api import Course
from reclint.readers import calls_itself_complete, read_record
from reclint.text.source import Source

if TYPE_CHECKING:
    from reclint.model import Record
    from reclint.readers import Lexicon

INDEX = """
## Concept Index

| Concept | Depth | Lesson |
| --- | --- | --- |
| Tacking | DEVELOPED | zig-zag-upwind |
"""
LESSON = """
## Lessons

### {heading}

**Concepts taught:**
- Tacking (DEVELOPED)

**Review**

{review}
"""
HEADING, REVIEW = "Lesson 1: Zig-Zag Upwind (zig-zag-upwind)", "Passed at iteration 1/3."


def read(
    header: str = "", heading: str = HEADING, review: str = REVIEW, index: str = INDEX, *, lexicon: Lexicon
) -> Record:
    text = f"# Module 3.1: Sailing -- Record\n\n{header}\n{index}{LESSON.format(heading=heading, review=review)}"
    return read_record(Source("record.md", text), lexicon)


# The status above the first section


@pytest.mark.parametrize(
    ("header", "status", "built", "planned"),
    [
        pytest.param("> ✅ **3 of 4 lessons built and sailed** (in May)", "3 of 4 lessons built", 3, 4, id="callout"),
        pytest.param("Four lessons, all built. Marks: [M], [I].", "Four lessons, all built", 4, 4, id="sentence"),
        pytest.param("It holds two lessons, all of which are taught.", "two lessons, all", 2, 2, id="which-are"),
        pytest.param("All three lessons are built.", "All three lessons are built", 3, 3, id="all-first"),
        pytest.param("*All 3 lessons of this module are taught.*", "All 3 lessons of this", 3, 3, id="of-this-module"),
        pytest.param("All 3 lessons (1–3) have now been taught, in May", "All 3 lessons (1–3)", 3, 3, id="by-now"),
        pytest.param("All three lessons here **are built** so far.", "All three lessons here", 3, 3, id="so-far"),
        pytest.param("All three lessons — complete since 3 May", "All three lessons —", 3, 3, id="since-a-day"),
        pytest.param("All three lessons, L1–L3, are ✔ written", "All three lessons, L1", 3, 3, id="letters-and-sign"),
        pytest.param("**Status:** all 3 lessons were built by Ada", "all 3 lessons were", 3, 3, id="labelled"),
        pytest.param("**Where we are:** all five lessons are built", "all five lessons", 5, 5, id="label-of-its-own"),
        pytest.param("Series 3 · spring · Status: complete (3/3) · Plan: here", "complete (3/3)", 3, 3, id="in-a-row"),
        pytest.param("Kept by Ada | **State:** in progress | v2", "in progress", None, None, id="behind-a-bar"),
        pytest.param(
            "Notes of the three lessons of this module, all given by 3 May.", "three lessons of", 3, 3, id="given"
        ),
        pytest.param("The three lessons, all held.", "three lessons, all held", 3, 3, id="held"),
        pytest.param("**State:** in progress", "in progress", None, None, id="state"),
        pytest.param("**Status:** draft\n\nAll three lessons are built.", "draft", None, None, id="field-first"),
    ],
)
def test_a_status_may_be_a_sentence(
    header: str, status: str, built: int | None, planned: int | None, lexicon: Lexicon
) -> None:
    record = read(header, lexicon=lexicon)
    assert record.status is not None
    assert record.status.text.startswith(status)
    assert (record.built and record.built.value, record.planned and record.planned.value) == (built, planned)


@pytest.mark.parametrize(
    "header",
    [
        "A module of 4 lessons.",
        "Lesson 2 of 4 is the hardest.",
        "Built in 3 weeks.",
        "All four lessons of the last module are built.",
        "All four lessons of this module will be written in May.",
        "All four lessons are not built.",
        "All four lessons of this module are nearly complete.",
        "All four lessons of this module have exercises that are complete.",
        "Once all four lessons are built, we sail.",
        "All four lessons of this module are built around one race.",
        "All four lessons are recorded on a phone.",
        "All three lessons in this module are written for children.",
        "All four lessons must be taught at sea.",
        "All four lessons are done by boat, and end with tea.",
        "All four lessons are being written.",
        "All four lessons get taught in June.",
        "The four lessons of this module, all held outdoors.",
        "The four lessons of this module, all to be given in May.",
        "The four lessons of this module, all but one given.",
    ],
)
def test_a_sentence_that_counts_no_built_lessons_is_no_status(header: str, lexicon: Lexicon) -> None:
    assert read(header, lexicon=lexicon).status is None


def test_front_matter_may_state_goal_and_status(lexicon: Lexicon) -> None:
    text = f"---\nmodule: 3.1\ntitle: Sailing\ngoal: Reach the buoy\nstatus: complete, 4 of 4 lessons\n---\n{INDEX}"
    record = read_record(Source("record.md", text), lexicon)
    assert record.goal is not None
    assert record.goal.text == "Reach the buoy"
    assert record.status is not None
    assert (record.status.text, record.planned and record.planned.value) == ("complete, 4 of 4 lessons", 4)


def test_facts_in_lines_below_a_status_are_none_of_it(lexicon: Lexicon) -> None:
    record = read("Status: complete\nLessons: 4 of 4 done\nWind: fair\n", lexicon=lexicon)
    assert record.status is not None
    assert (record.status.text, record.planned and record.planned.value) == ("complete", 4)


@pytest.mark.parametrize(
    ("status", "complete"),
    [
        ("Complete (4 of 4 lessons built)", True),
        ("4 of 4 lessons built and reviewed", True),
        ("four lessons, all built", True),
        ("built", True),
        ("built, three of three lessons", True),
        ("built 2 of 3", False),
        ("3 of 4 lessons built", False),
        ("In review (3 of 3 lessons built)", False),
        ("0 of 0 lessons built", False),
        ("4 lessons", False),
    ],
)
def test_a_module_is_complete_by_a_word_or_by_all_its_lessons(status: str, complete: bool, lexicon: Lexicon) -> None:
    assert calls_itself_complete(status, lexicon) is complete


# The slug of a heading


@pytest.mark.parametrize(
    ("heading", "slug", "title", "load"),
    [
        ("3.1.1 Zig-Zag Upwind `zig-zag-upwind` [BUILD]", "zig-zag-upwind", "Zig-Zag Upwind", "BUILD"),
        ("Lesson 1: Zig-Zag Upwind `zig-zag-upwind`", "zig-zag-upwind", "Zig-Zag Upwind", None),
        ("`zig-zag-upwind` Zig-Zag Upwind (Lesson 1)", "zig-zag-upwind", "Zig-Zag Upwind", None),
        ("Lesson 1: The `bow-line` knot (zig-zag-upwind)", "zig-zag-upwind", "The bow-line knot", None),
    ],
)
def test_a_slug_in_code_marks_stands_beside_its_title(
    heading: str, slug: str, title: str, load: str | None, lexicon: Lexicon
) -> None:
    [lesson] = read(heading=heading, lexicon=lexicon).lessons
    assert (lesson.slug, lesson.title and lesson.title.replace("`", "")) == (slug, title)
    assert (lesson.load and lesson.load.text) == load


# Rows by the titles of lessons

TITLES = """
## Concept Index

### Developed

- **Tacking** ← *Zig-Zag Upwind*. Through the wind.
- **Trim** ← *Zig-Zag Upwind*. With the tell-tales.
- **Heeling** ← *Zig-Zag Upwind*, *Reefing*.
- **Gybing** ← *Down the Wind*. With care.
- **Leeway** grows with the heel.
"""
STEPS = """
## Concept Index

1. **Tacking** -- introduced in `zig-zag-upwind`, applied in `reefing`. Through the wind.
2. **Trim** -- developed in `zig-zag-upwind`. With the tell-tales.
"""
TWO = "Lesson 1: Zig-Zag Upwind (zig-zag-upwind)\n\nx\n\n### Lesson 2: Reefing (reefing)"


def rows(record: Record) -> list[tuple[str, str | None, list[str]]]:
    return [(row.name.text, row.depth and row.depth.level, [ref.slug for ref in row.lessons]) for row in record.rows]


def test_what_stands_where_others_name_their_lesson_is_one_that_is_not_there(lexicon: Lexicon) -> None:
    assert rows(read(index=TITLES, heading=TWO, lexicon=lexicon)) == [
        ("Tacking", "DEVELOPED", ["zig-zag-upwind"]),
        ("Trim", "DEVELOPED", ["zig-zag-upwind"]),
        ("Heeling", "DEVELOPED", ["zig-zag-upwind", "reefing"]),
        ("Gybing", "DEVELOPED", ["down-the-wind"]),
        ("Leeway", "DEVELOPED", []),
    ]


def test_the_unknown_lesson_is_told(lexicon: Lexicon) -> None:
    text = f"# Module 3.1: Sailing -- Record\n{TITLES}{LESSON.format(heading=TWO, review=REVIEW)}"
    found = Course.of_texts({"record.md": text}).check().findings
    assert [finding.subject for finding in found if finding.rule == "lesson-unknown"] == ["down-the-wind"]


def test_of_the_depths_of_several_lessons_the_last_holds(lexicon: Lexicon) -> None:
    record = read(index=STEPS, heading=TWO, lexicon=lexicon)
    assert rows(record) == [
        ("Tacking", "APPLIED", ["zig-zag-upwind", "reefing"]),
        ("Trim", "DEVELOPED", ["zig-zag-upwind"]),
    ]
    assert record.rows[0].depth is not None
    assert record.rows[0].depth.before == "INTRODUCED"


# Verdicts that are sentences, and the last of several rounds


@pytest.mark.parametrize(
    ("review", "verdict", "passed_at", "maximum"),
    [
        (
            "- Iteration 1 of 3: 0 critical, 1 improvement, 2 polish. Needs revision.\n"
            "- Iteration 2 of 3: 0 critical, 0 improvement, 1 polish. Passed.",
            "PASS",
            2,
            3,
        ),
        ("- Iteration 1 of 3: 0 critical, 0 improvement, 3 polish. **Passed.**", "PASS", 1, 3),
        ("Passed in the last of three planned readings.", "PASS", 3, 3),
        ("- Iteration 1 of 2: 1 critical, 0 improvement, 0 polish. Needs revision.", "NEEDS REVISION", None, 2),
    ],
)
def test_a_verdict_may_be_a_sentence_of_its_own(
    review: str, verdict: str, passed_at: int | None, maximum: int, lexicon: Lexicon
) -> None:
    [lesson] = read(review=review, lexicon=lexicon).lessons
    claim = lesson.review
    assert claim is not None
    assert (claim.verdict, claim.passed_at, claim.maximum) == (verdict, passed_at, maximum)


# Lessons by what the index says


NUMBERED = """# 3.1 Sailing

## A. Index

### DEVELOPED

1. *Tacking* (Zig-Zag Upwind): through the wind.
2. *Trim* (Zig-Zag Upwind): with the tell-tales.

### INTRODUCED

1. *Gybing* (Down the Wind): with care.
2. *Broaching* (Down the Wind): a fright.

## B. Notes

### (1) Zig-Zag Upwind

| What was taught | How far |
| --- | --- |
| Tacking | DEVELOPED |
| Trim by tell-tales | DEVELOPED |

### (2) Down the Wind

| What was taught | How far |
| --- | --- |
| Gybing | INTRODUCED |
| Broaching | INTRODUCED |
"""
SIGNS = """
How far: 💬 MENTIONED · 🌱 INTRODUCED · 🌳 DEVELOPED · 🔧 APPLIED

## Concept Index

### `zig-zag-upwind`

- 🌳 **Tacking**: through the wind, again and again
- 🌱 **Trim**: with the tell-tales
"""


def test_a_number_in_brackets_is_no_slug_and_titles_of_rows_make_lessons(lexicon: Lexicon) -> None:
    record = read_record(Source("record.md", NUMBERED), lexicon)
    lessons = [(lesson.slug, lesson.position and lesson.position.value) for lesson in record.lessons]
    assert lessons == [("zig-zag-upwind", 1), ("down-the-wind", 2)]
    assert rows(record) == [
        ("Tacking", "DEVELOPED", ["zig-zag-upwind"]),
        ("Trim", "DEVELOPED", ["zig-zag-upwind"]),
        ("Gybing", "INTRODUCED", ["down-the-wind"]),
        ("Broaching", "INTRODUCED", ["down-the-wind"]),
    ]


def test_a_title_that_the_index_has_once_makes_no_lesson(lexicon: Lexicon) -> None:
    text = NUMBERED.replace("*Trim* (Zig-Zag Upwind)", "*Trim*").replace("*Broaching* (Down the Wind)", "*Broaching*")
    assert read_record(Source("record.md", text), lexicon).lessons == ()


def test_a_name_in_bold_behind_a_sign_ends_with_the_bold(lexicon: Lexicon) -> None:
    assert rows(read(index=SIGNS, lexicon=lexicon)) == [
        ("Tacking", "DEVELOPED", ["zig-zag-upwind"]),
        ("Trim", "INTRODUCED", ["zig-zag-upwind"]),
    ]
