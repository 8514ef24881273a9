"""Records by still other hands: lessons without sections, cells that stand for others, and what is none of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reclint.api import Course
from reclint.readers import read_course
from reclint.text.source import Source

from .any_hand import LESSONS, TITLE, lesson, read

if TYPE_CHECKING:
    from reclint.readers import Lexicon

INDEX = (
    "## Concept Index\n\n| Concept | Depth | Lesson |\n|---|---|---|\n"
    "| Spokes | DEVELOPED | true-wheels |\n| Oil | MENTIONED | quiet-chains |\n\n"
)


def index(text: str, lexicon: Lexicon) -> list[tuple[str, str | None, list[str]]]:
    rows = read(f"{TITLE}## Concept Index\n\n{text}\n\n{LESSONS}", lexicon).rows
    return [(row.name.text, row.depth and row.depth.level, [ref.slug for ref in row.lessons]) for row in rows]


@pytest.mark.parametrize(
    "lessons",
    [
        "| # | Lesson | Slug | Load | Taught | Notebook |\n|---|---|---|---|---|---|\n"
        "| 1 | True Wheels | true-wheels | BUILD | Spokes (DEVELOPED); Rims (MENTIONED) | none |\n"
        "| 2 | Quiet Chains | quiet-chains | STRETCH | Oil (MENTIONED); Wear (APPLIED) | `4-1-2-quiet-chains.ipynb` |",
        "| | Lesson 1: True Wheels (true-wheels) | Lesson 2: Quiet Chains (quiet-chains) |\n|---|---|---|\n"
        "| Load | BUILD | STRETCH |\n"
        "| Taught | Spokes (DEVELOPED); Rims (MENTIONED) | Oil (MENTIONED); Wear (APPLIED) |\n"
        "| Notebook | none | `4-1-2-quiet-chains.ipynb` |",
        "| Lesson 1 | True Wheels (true-wheels) |\n|---|---|\n| Load | BUILD |\n"
        "| Taught | Spokes (DEVELOPED)<br>Rims (MENTIONED) |\n| Notebook | none |\n\n"
        "| Lesson 2 | Quiet Chains (quiet-chains) |\n|---|---|\n| Load | STRETCH |\n"
        "| Taught | Oil (MENTIONED)<br>Wear (APPLIED) |\n| Notebook | `4-1-2-quiet-chains.ipynb` |",
        "1. **True Wheels** (`true-wheels`), BUILD\n   - Taught: Spokes (DEVELOPED), Rims (MENTIONED)\n"
        "   - Notebook: none\n"
        "2. **Quiet Chains** (`quiet-chains`), STRETCH\n   - Taught: Oil (MENTIONED), Wear (APPLIED)\n"
        "   - Notebook: `4-1-2-quiet-chains.ipynb`",
        "Lesson 1: True Wheels (true-wheels)\n: Load: BUILD\n: Taught: Spokes (DEVELOPED), Rims (MENTIONED)\n"
        ": Notebook: none\n\nLesson 2: Quiet Chains (quiet-chains)\n: Load: STRETCH\n"
        ": Taught: Oil (MENTIONED), Wear (APPLIED)\n: Notebook: `4-1-2-quiet-chains.ipynb`",
    ],
)
def test_lessons_without_sections(lessons: str, lexicon: Lexicon) -> None:
    record = read(f"{TITLE}{INDEX}## Lessons\n\n{lessons}\n\nWritten in May.\n", lexicon)
    told = [(one.slug, one.position and one.position.value, one.load and one.load.text) for one in record.lessons]
    assert told == [("true-wheels", 1, "BUILD"), ("quiet-chains", 2, "STRETCH")]
    assert [[item.name for item in one.taught] for one in record.lessons] == [["Spokes", "Rims"], ["Oil", "Wear"]]
    assert [one.notebook and one.notebook.absent for one in record.lessons] == [True, False]


def test_a_table_of_lessons_beside_their_sections_is_an_overview(lexicon: Lexicon) -> None:
    rows = "| L1 | BUILD | wheels | none |\n| L2 | BUILD | oil | none |\n"
    overview = f"| Lesson | Load | Taught | Notebook |\n|---|---|---|---|\n{rows}"
    assert [one.slug for one in read(f"{TITLE}{INDEX}{overview}\n{LESSONS}", lexicon).lessons] == [
        "true-wheels",
        "quiet-chains",
    ]


@pytest.mark.parametrize(
    ("cells", "lessons"),
    [
        (("true-wheels", "", "quiet-chains"), ["true-wheels", "true-wheels", "quiet-chains"]),
        (("true-wheels", '"', "quiet-chains"), ["true-wheels", "true-wheels", "quiet-chains"]),
        (("true-wheels", "true-wheels", ""), ["true-wheels", "true-wheels", None]),
        (("", "true-wheels", "quiet-chains"), [None, "true-wheels", "quiet-chains"]),
    ],
)
def test_cells_that_are_left_empty_or_repeat_by_a_sign(
    cells: tuple[str, ...], lessons: list[str | None], lexicon: Lexicon
) -> None:
    rows = "\n".join(f"| {cell} | {name} | DEVELOPED |" for cell, name in zip(cells, "ABC", strict=True))
    found = index(f"| Lesson | Concept | Depth |\n|---|---|---|\n{rows}", lexicon)
    assert [refs[0] if refs else None for _, _, refs in found] == lessons


def test_a_concept_with_commas_is_no_list_in_a_cell(lexicon: Lexicon) -> None:
    rows = "| DEVELOPED | Spokes, laced and trued | L1 |\n| MENTIONED | Oil | L2 |"
    table = f"| Depth | Concept | Lesson |\n|---|---|---|\n{rows}"
    assert [name for name, _, _ in index(table, lexicon)] == ["Spokes, laced and trued", "Oil"]


def test_another_lesson_that_a_note_links_and_that_is_not_there(lexicon: Lexicon) -> None:
    spokes = "- **Spokes** #developed: thin (again in [[quite-chains]])"
    listed = f"### From [[true-wheels]]\n\n{spokes}\n- **Rims** #introduced: round"
    assert index(listed, lexicon)[0] == ("Spokes", "DEVELOPED", ["true-wheels", "quite-chains"])


@pytest.mark.parametrize("note", ["turned by 1/2, 1/4 and 2", "gear 1, 2", "1 / 2 of a turn (1)"])
def test_numbers_in_a_note_are_no_lessons_below_the_heading_of_one(note: str, lexicon: Lexicon) -> None:
    listed = f"### `quiet-chains`\n\n- **Oil** — DEVELOPED — {note}\n- **Wear** — MENTIONED — a gauge"
    assert [lessons for _, _, lessons in index(listed, lexicon)] == [["quiet-chains"], ["quiet-chains"]]


@pytest.mark.parametrize(
    ("review", "passed"),
    [
        ("**Review:** ✅ (2/3)", 2),
        ("**Review:** Accepted.", None),
        ("**Review:** ✅ Iteration 1 is done, and so far iteration 2 waits for its reader.", "not"),
        ("**Review:** Iteration 1: 0 critical, 0 improvement, 2 polish (accepted as they are)", "not"),
        ("**Review:** Iteration 1 NEEDS REVISION (1 polish ✅)", "not"),
    ],
)
def test_signs_and_words_for_a_pass(review: str, passed: int | str | None, lexicon: Lexicon) -> None:
    claim = lesson(review, lexicon).review
    assert claim is not None
    assert (claim.passed_at if claim.verdict == "PASS" else "not") == passed


@pytest.mark.parametrize("first", ["0 critical, 2 improvement and 1 polish", "2 improvement and 1 polish"])
def test_only_two_polish_findings_mean_no_others(first: str, lexicon: Lexicon) -> None:
    claim = lesson(f"**Review:** PASS. Iteration 1 had {first}; iteration 2 had only 2 polish.", lexicon).review
    assert claim is not None
    assert {count.grade: count.value for count in claim.iterations[-1].counts} == {
        "critical": 0,
        "improvement": 0,
        "polish": 2,
    }


def test_a_day_numbers_no_round(lexicon: Lexicon) -> None:
    claim = lesson(
        "**Review:**\n- 3 March: 0 critical, 2 improvement, 1 polish; to be revised\n"
        "- 5 March: 0 critical, 0 improvement, 1 polish; passed",
        lexicon,
    ).review
    assert claim is not None
    assert (claim.passed_at, [one.number for one in claim.iterations]) == (2, [1, 2])


def test_a_summary_inside_a_lesson_is_no_lesson(lexicon: Lexicon) -> None:
    details = "<details><summary>Materials</summary>\n\nThread.\n\n</details>"
    body = f"**Taught:** Spokes (DEVELOPED)\n\n{details}\n\n**Notebook:** none\n\n**Review:** PASS"
    record = read(f"{TITLE}## Lessons\n\n### True Wheels -- true-wheels\n\n{body}\n", lexicon)
    assert [(one.slug, one.notebook is not None) for one in record.lessons] == [("true-wheels", True)]


def test_a_heading_for_each_depth_inside_a_lesson_is_no_lesson(lexicon: Lexicon) -> None:
    found = lesson(
        "#### Developed\n\nSpokes\n\n#### Introduced\n\nRims\n\n**Notebook:** none\n\n**Review:** PASS", lexicon
    )
    assert [(item.name, item.depth and item.depth.level) for item in found.taught] == [
        ("Spokes", "DEVELOPED"),
        ("Rims", "INTRODUCED"),
    ]
    assert found.notebook is not None


def test_groups_that_end_in_a_depth(lexicon: Lexicon) -> None:
    found = lesson(
        "Taught:\n\n- as far as *developed*\n  - Spokes\n  - Rims\n- as far as *mentioned*\n  - Oil", lexicon
    )
    assert [(item.name, item.depth and item.depth.level) for item in found.taught] == [
        ("Spokes", "DEVELOPED"),
        ("Rims", "DEVELOPED"),
        ("Oil", "MENTIONED"),
    ]


def test_what_is_taught_and_what_is_not(lexicon: Lexicon) -> None:
    found = lesson("**What is taught**\n\n- Spokes — Developed\n\n**What is not taught**\n\n- Hubs — Applied", lexicon)
    assert [item.name for item in found.taught] == ["Spokes"]


@pytest.mark.parametrize(
    "body",
    ["Taught: developed film, applied statistics", "Taught: apply oil, develop a habit", "We applied oil last year."],
)
def test_verbs_without_a_teller_or_a_label_teach_nothing(body: str, lexicon: Lexicon) -> None:
    assert all(item.depth is None for item in lesson(body, lexicon).taught)


def test_the_page_of_a_course_lists_modules_by_headings(lexicon: Lexicon) -> None:
    page = read_course(
        Source("course.md", "# Bicycles\n\n### Module 4.1: Wheels\n\n1. True Wheels\n\n### Module 4.2: Chains\n"),
        lexicon,
    )
    assert [(entry.number, entry.title) for entry in page.modules] == [("4.1", "Wheels"), ("4.2", "Chains")]


def test_a_depth_that_a_label_gives_to_several_is_told_at_the_item() -> None:
    record = (
        f"{TITLE}## Concept Index\n\n| Concept | Depth | Lesson |\n|---|---|---|\n"
        "| Spokes | DEVELOPED | true-wheels |\n"
        "| Rims | INTRODUCED | true-wheels |\n\n## Lessons\n\n### Lesson 1: True Wheels (true-wheels)\n\n"
        "**Taught to depth DEVELOPED:**\n\n- Spokes\n- Rims\n"
    )
    found = Course.of_texts({"record.md": record}).check().findings
    assert [(one.rule, one.place.start.line) for one in found if one.rule == "depth-mismatch"] == [
        ("depth-mismatch", 17)
    ]
