"""Records that are unusual as a whole: lessons called by days, one lesson a file, and tables that no reader knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reclint.api import Course

from .any_hand import LESSONS, TITLE, read

if TYPE_CHECKING:
    from reclint.readers import Lexicon

ROWS = "| Concept | Depth | Lesson |\n|---|---|---|\n"
BY_DAY = f"## Concept Index\n\n{ROWS}| Spokes | DEVELOPED | 2026-03-01 |\n| Oil | MENTIONED | 2026-03-08 |\n\n"
TAUGHT = ("**Concepts taught:**\n- Spokes (APPLIED)\n\n", "**Concepts taught:**\n- Oil (MENTIONED)\n\n")
ALONE = f"## Concept Index\n\n{ROWS}| Spokes | DEVELOPED | true-wheels |\n\n"


def told(text: str) -> list[tuple[str, str]]:
    """The rules and grades of what is certain about a record."""
    found = Course.of_texts({"record.md": text}).check().findings
    return sorted((finding.rule, finding.grade.value) for finding in found if not finding.question)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2026-03-01 — True Wheels", "2026-03-08 — Quiet Chains"),
        ("2026-03-01: True Wheels", "2026-03-08: Quiet Chains"),
        ("Lesson 1: True Wheels (2026-03-01)", "Lesson 2: Quiet Chains (2026-03-08)"),
        ("Lesson 1: True Wheels (true-wheels) -- 2026-03-01", "Lesson 2: Quiet Chains (quiet-chains) -- 2026-03-08"),
        ("2026-03-01 · True Wheels (true-wheels)", "2026-03-08 · Quiet Chains (quiet-chains)"),
    ],
)
def test_a_day_names_the_lesson_in_whose_heading_it_stands(first: str, second: str, lexicon: Lexicon) -> None:
    text = f"{TITLE}{BY_DAY}## Lessons\n\n### {first}\n\n{TAUGHT[0]}### {second}\n\n{TAUGHT[1]}"
    record = read(text, lexicon)
    assert [lesson.slug for lesson in record.lessons] == ["true-wheels", "quiet-chains"]
    assert [ref.slug for row in record.rows for ref in row.lessons] == ["true-wheels", "quiet-chains"]
    assert ("depth-mismatch", "improvement") in told(text)


def test_a_day_of_two_lessons_names_neither(lexicon: Lexicon) -> None:
    text = (
        f"{TITLE}{BY_DAY}## Lessons\n\n### 2026-03-01: True Wheels\n\n{TAUGHT[0]}### 2026-03-01: Rims\n\n{TAUGHT[1]}"
        f"### 2026-03-08: Oil\n\n{TAUGHT[1]}"
    )
    assert [ref.slug for row in read(text, lexicon).rows for ref in row.lessons] == ["2026-03-01", "oil"]
    assert ("lesson-unknown", "critical") in told(text)


def test_days_name_no_lesson_where_no_heading_has_one(lexicon: Lexicon) -> None:
    text = f"{TITLE}{BY_DAY}{LESSONS}"
    assert [row.lessons for row in read(text, lexicon).rows] == [(), ()]
    assert ("record-not-understood", "improvement") in told(text)
    assert "critical" not in [grade for _, grade in told(text)]


@pytest.mark.parametrize("title", ["Lesson 3 — True Wheels", "Bicycles", "Bicycles (a living record)", "Unit three"])
def test_a_record_with_another_title_is_read_and_only_unusual(title: str) -> None:
    text = f"# {title}\n\n{ALONE}## Lessons\n\n### Lesson 1: True Wheels (true-wheels)\n\n{TAUGHT[0]}"
    assert told(text) == [("depth-mismatch", "improvement"), ("record-untitled", "improvement")]


@pytest.mark.parametrize("text", [f"{ALONE}{LESSONS}", "# Bicycles\n\nNotes of a summer.\n"])
def test_a_record_without_a_title_or_without_anything_to_read_is_none(text: str) -> None:
    assert ("record-untitled", "critical") in told(text)


@pytest.mark.parametrize(
    "below",
    [
        f"## Summary\n\n{TAUGHT[0]}",
        f"## What we did\n\n{TAUGHT[0]}**Cognitive load:** BUILD\n",
        "## Concepts taught\n\n- Spokes (APPLIED)\n\n## Review\n\nPASS (iteration 1/3)\n",
    ],
)
def test_a_file_whose_title_is_a_lesson_is_that_lesson(below: str, lexicon: Lexicon) -> None:
    text = f"# Lesson 3 — True Wheels\n\n{ALONE}{below}"
    assert [(lesson.slug, lesson.position and lesson.position.value) for lesson in read(text, lexicon).lessons] == [
        ("true-wheels", 3)
    ]
    assert told(text) == [("depth-mismatch", "improvement"), ("record-untitled", "improvement")]


@pytest.mark.parametrize(
    "table",
    [
        "| Concept | Introduced | Reinforced | Mastered |\n|---|---|---|---|\n| Spokes | true-wheels | | |\n",
        "| Concept | First met | Again |\n|---|---|---|\n| Spokes | lesson 1 | |\n| Oil | lesson 2 | |\n",
        "| Concept | Stage | Lesson |\n|---|---|---|\n| Spokes | 60 % | true-wheels |\n| Oil | 20 % | quiet-chains |\n",
        "<table>\n<tr><th>Concept</th><th>Where</th></tr>\n<tr><td>Spokes</td><td>first</td></tr>\n</table>\n",
    ],
)
def test_an_index_in_a_form_that_no_reader_knows_is_not_missing(table: str) -> None:
    found = told(f"{TITLE}## Concept Index\n\n{table}\n{LESSONS}")
    assert found == [("record-not-understood", "improvement")]


@pytest.mark.parametrize(
    "empty", ["To come.\n", "| Concept | Depth |\n|---|---|\n", "| What | Where |\n|---|---|\n| | |\n"]
)
def test_an_empty_index_is_missing(empty: str) -> None:
    assert ("index-missing", "critical") in told(f"{TITLE}## Concept Index\n\n{empty}\n{LESSONS}")


@pytest.mark.parametrize(
    ("cells", "headings"),
    [
        (("Ride 1", "Ride 2"), ("Ride 1: True Wheels", "Ride 2: Quiet Chains")),
        (("Clase 01", "Clase 02"), ("Clase 01: True Wheels", "Clase 02: Quiet Chains")),
        (("Module 1", "Module 2"), ("Module 1: True Wheels (true-wheels)", "Module 2 — Quiet Chains (quiet-chains)")),
        (("Ride 01", "Ride 02"), ("Lesson 1: True Wheels (true-wheels)", "Lesson 2: Quiet Chains (quiet-chains)")),
    ],
)
def test_lessons_are_called_by_a_word_of_their_own(
    cells: tuple[str, str], headings: tuple[str, str], lexicon: Lexicon
) -> None:
    index = f"{ROWS}| Spokes | DEVELOPED | {cells[0]} |\n| Oil | MENTIONED | {cells[1]} |\n\n"
    lessons = f"### {headings[0]}\n\n{TAUGHT[0]}### {headings[1]}\n\n{TAUGHT[1]}"
    text = f"{TITLE}## Concept Index\n\n{index}## Lessons\n\n{lessons}"
    record = read(text, lexicon)
    assert [(one.slug, one.position and one.position.value) for one in record.lessons] == [
        ("true-wheels", 1),
        ("quiet-chains", 2),
    ]
    assert [ref.slug for row in record.rows for ref in row.lessons] == ["true-wheels", "quiet-chains"]
    assert told(text) == [("depth-mismatch", "improvement")]


def test_the_number_of_a_lesson_that_is_not_there_is_the_slug_of_none(lexicon: Lexicon) -> None:
    index = f"{ROWS}| Spokes | DEVELOPED | Ride 1 |\n| Oil | MENTIONED | Ride 3 |\n\n"
    lessons = f"### Ride 1: True Wheels\n\n{TAUGHT[0]}### Ride 2: Quiet Chains\n\n{TAUGHT[1]}"
    text = f"{TITLE}## Concept Index\n\n{index}## Lessons\n\n{lessons}"
    assert [lesson.slug for lesson in read(text, lexicon).lessons] == ["true-wheels", None]
    assert ("lesson-unknown", "critical") in told(text)


def test_a_cell_of_several_lessons_by_their_word_names_each(lexicon: Lexicon) -> None:
    index = f"{ROWS}| Spokes | APPLIED | Modules 1-2 |\n| Oil | MENTIONED | Module 2 |\n\n"
    lessons = f"### Module 1: True Wheels\n\n{TAUGHT[0]}### Module 2: Quiet Chains\n\n{TAUGHT[1]}"
    rows = read(f"{TITLE}## Concept Index\n\n{index}## Lessons\n\n{lessons}", lexicon).rows
    assert [[ref.slug for ref in row.lessons] for row in rows] == [["true-wheels", "quiet-chains"], ["quiet-chains"]]


def test_modules_in_cells_are_no_lessons_where_no_heading_is_called_so(lexicon: Lexicon) -> None:
    index = f"{ROWS}| Spokes | DEVELOPED | Module 1 |\n| Oil | MENTIONED | Module 2 |\n\n"
    assert [row.lessons for row in read(f"{TITLE}## Concept Index\n\n{index}{LESSONS}", lexicon).rows] == [(), ()]


@pytest.mark.parametrize("title", ["# Bicycles, all of it\n\n", "# Notes\n\nKept since May.\n\n"])
def test_sections_that_are_modules_with_an_index_each_are_records_of_their_own(title: str, lexicon: Lexicon) -> None:
    def module(name: str, concept: str, slug: str) -> str:
        rows = f"{ROWS}| {concept} | DEVELOPED | {slug} |\n\n"
        return f"## {name}\n\n{rows}### Lesson 1: It ({slug})\n\n**Concepts taught:**\n- {concept} (DEVELOPED)\n\n"

    text = title + module("Unit 1: Wheels", "Spokes", "true-wheels") + module("Unit 2: Chains", "Oil", "quiet-chains")
    record = read(text, lexicon)
    both = (record, *record.further)
    assert [(one.number, one.title) for one in both] == [("1", "Wheels"), ("2", "Chains")]
    assert [[lesson.slug for lesson in one.lessons] for one in both] == [["true-wheels"], ["quiet-chains"]]
    assert (record.others, told(text)) == ((), [])


def test_sections_called_by_modules_without_an_index_are_parts(lexicon: Lexicon) -> None:
    text = f"# Bicycles\n\n{ALONE}## Unit 1: Wheels\n\nLater.\n\n## Unit 2: Chains\n\nLater.\n"
    assert read(text, lexicon).others == ()


def test_sections_numbered_below_a_number_are_no_modules(lexicon: Lexicon) -> None:
    rows = "| Concept | Depth |\n|---|---|\n"
    index = f"### 1.1 From `true-wheels`\n\n{rows}| Spokes | DEVELOPED |\n\n"
    index += f"### 1.2 From `quiet-chains`\n\n{rows}| Oil | MENTIONED |\n\n"
    record = read(f"# Bicycles\n\n## 1 Concepts\n\n{index}{LESSONS}", lexicon)
    assert (record.number, record.further, record.others) == ("", (), ())
    assert [row.name.text for row in record.rows] == ["Spokes", "Oil"]


@pytest.mark.parametrize("title", ["📒 4.1 · Bicycles", "🚲 4.1 Bicycles", "4.1 · Bicycles"])
def test_a_title_may_open_with_a_sign_and_its_number(title: str, lexicon: Lexicon) -> None:
    record = read(f"# {title}\n\n{ALONE}{LESSONS}", lexicon)
    assert (record.number, record.title) == ("4.1", "Bicycles")


def findings_of_depths(*depths: str) -> list[str]:
    rows = "".join(f"| Idea {place} | {depth} | true-wheels |\n" for place, depth in enumerate(depths))
    text = f"{TITLE}## Concept Index\n\n{ROWS}{rows}\n{LESSONS}"
    found = Course.of_texts({"record.md": text}).check().findings
    return [finding.message for finding in found if finding.rule == "depth-unknown"]


@pytest.mark.parametrize(
    ("depths", "shown"),
    [
        (("full", "light", "full", "medium"), '"full", "light", "medium"'),
        (("3/5", "4/5", "1/5"), '"3/5", "4/5", "1/5"'),
        (("60 %", "20 %", "60 %"), '"60 %", "20 %"'),
        (("sound", "needs practice", "sound"), '"sound", "needs practice"'),
        (tuple("abcde"), '"a", "b", "c", "d"'),
    ],
)
def test_depths_of_another_scale_are_told_once(depths: tuple[str, ...], shown: str) -> None:
    [message] = findings_of_depths(*depths)
    assert message.startswith(f"the depths of {len(depths)} rows are of another scale, {shown}, expected MENTIONED")


@pytest.mark.parametrize(
    "depths",
    [
        ("full", "light"),
        ("full", "full", "full"),
        ("full", "light", "a depth that goes on"),
        ("full", "light", "DEVELOPPED"),
    ],
)
def test_depths_that_are_no_scale_are_told_each(depths: tuple[str, ...]) -> None:
    assert len(findings_of_depths(*depths)) == len(depths)


def test_unknown_depths_beside_a_known_one_are_told_each() -> None:
    assert len(findings_of_depths("full", "light", "medium", "DEVELOPED")) == 3


@pytest.mark.parametrize("title", ["Bicycles, Module 4.1", "Bicycles — Module 4.1", "Bicycles (Module 4.1)"])
def test_a_name_before_the_number_has_no_sign_behind_it(title: str, lexicon: Lexicon) -> None:
    record = read(f"# {title}\n\n{ALONE}{LESSONS}", lexicon)
    assert (record.number, record.title) == ("4.1", "Bicycles")


@pytest.mark.parametrize("end", ["", "\n", "\n\n"])
@pytest.mark.parametrize("title", ["## Concept Index", "## Per-Lesson Summaries", "Concept Index\n---"])
def test_a_record_may_end_in_the_title_of_a_part(title: str, end: str) -> None:
    report = Course.of_texts({"record.md": f"{TITLE}{title}{end}"}).check()
    assert report.unreadable == ()
