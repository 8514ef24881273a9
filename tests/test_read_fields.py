"""Where one field of a lesson ends and the next begins: labels that nobody knows, and statements without a label."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reclint.readers import read_record
from reclint.text.source import Source

from .samples import report_on

if TYPE_CHECKING:
    from reclint.model import LessonSummary, Record
    from reclint.readers import Lexicon

INDEX = """## Concept Index

| Concept | Depth | Lesson |
| --- | --- | --- |
| Ferrule | DEVELOPED | hooks-and-lines |
| Leader knot | INTRODUCED | hooks-and-lines |
"""


def record(lesson: str, lexicon: Lexicon, index: str = INDEX) -> Record:
    title = "# Module 2.1: Fly Fishing -- Record\n\n"
    text = f"{title}{index}\n## Lessons\n\n### Lesson 1: Hooks and Lines (hooks-and-lines)\n\n{lesson}\n"
    return read_record(Source("record.md", text), lexicon)


def read(lesson: str, lexicon: Lexicon) -> LessonSummary:
    [found] = record(lesson, lexicon).lessons
    return found


def taught(lesson: LessonSummary) -> list[tuple[str, str | None]]:
    return [(item.name, item.depth and item.depth.level) for item in lesson.taught]


FERRULE = [("ferrules", "DEVELOPED")]


@pytest.mark.parametrize(
    "below",
    [
        "- **Sayings from the bank:**\n  - a rod is a lever\n  - a line has a memory",
        "- **Brought along:** two broken rods",
        "- **Weather:** nets, boats",
    ],
)
def test_an_unknown_label_of_an_item_ends_the_field_above(below: str, lexicon: Lexicon) -> None:
    lesson = read(f"- **Concepts:** ferrules (DEVELOPED)\n{below}\n- **Notebook:** none, the river was high", lexicon)
    assert taught(lesson) == FERRULE
    assert lesson.notebook is not None
    assert lesson.notebook.absent


def test_two_known_labels_make_a_list_of_fields_where_all_items_have_labels(lexicon: Lexicon) -> None:
    others = "".join(
        f"- **{label}:** more\n" for label in ("Sayings from the bank", "Brought along", "Weather", "Mood")
    )
    lesson = read(f"- **Concepts:** ferrules (DEVELOPED)\n{others}- **Notebook:** none", lexicon)
    assert (taught(lesson), lesson.notebook is not None) == (FERRULE, True)


def test_a_list_of_which_some_items_have_no_label_is_none_of_fields(lexicon: Lexicon) -> None:
    items = "- **Notebook:** none\n- **Load:** BUILD\n- a rod\n- a reel\n- a net\n"
    found = read(f"**What was taught**\n\n- Ferrule (DEVELOPED)\n\n**Gear**\n\n{items}", lexicon)
    assert found.kinds == {"taught"}


@pytest.mark.parametrize(
    ("said", "path", "absent", "stated"),
    [
        ("📓 No notebook – rods teach this better.", None, True, None),
        ("📓 `notebooks/2-1-1-hooks.ipynb` – 3 exercises", "notebooks/2-1-1-hooks.ipynb", False, 3),
        ("[hooks](notebooks/2-1-1-hooks.ipynb), two exercises", "notebooks/2-1-1-hooks.ipynb", False, 2),
    ],
)
def test_a_paragraph_that_opens_with_a_notebook_needs_no_label(
    said: str, path: str | None, absent: bool, stated: int | None, lexicon: Lexicon
) -> None:
    claim = read(f"**Excluded** – nets; boats.\n\n{said}\n", lexicon).notebook
    assert claim is not None
    assert (claim.path and claim.path.text, claim.absent, claim.stated and claim.stated.value) == (path, absent, stated)


def test_a_paragraph_below_its_label_stays_there(lexicon: Lexicon) -> None:
    claim = read("**Notebook**\n\n`notebooks/2-1-1-hooks.ipynb`, 3 exercises\n", lexicon).notebook
    assert claim is not None
    assert claim.stated is not None


def test_a_sentence_that_goes_on_to_a_notebook_opens_no_field(lexicon: Lexicon) -> None:
    said = "The casts are drawn in `notebooks/2-1-1-hooks.ipynb` too."
    assert read(f"**Excluded:** nets\n\n{said}\n", lexicon).notebook is None


def test_a_lesson_may_be_labelled_below_an_item_with_its_depth(lexicon: Lexicon) -> None:
    index = (
        "## Concept Index\n\n"
        "1. Ferrule (DEVELOPED)\n   - Lesson: Hooks and Lines\n   - Note: it joins two parts\n"
        "2. Leader knot (INTRODUCED)\n   - Lesson: Hooks and Lines\n   - Note: from the MENTIONED loop\n"
    )
    rows = record("**Concepts taught:**\n- Ferrule (DEVELOPED)", lexicon, index).rows
    assert [(row.name.text, row.depth and row.depth.level, [ref.slug for ref in row.lessons]) for row in rows] == [
        ("Ferrule", "DEVELOPED", ["hooks-and-lines"]),
        ("Leader knot", "INTRODUCED", ["hooks-and-lines"]),
    ]


def test_where_semicolons_part_a_list_commas_do_not(lexicon: Lexicon) -> None:
    lesson = read(
        "**Taught**\n\n- developed: casting, over and under\n- introduced: knots; lines, floating and not\n", lexicon
    )
    assert taught(lesson) == [
        ("casting, over and under", "DEVELOPED"),
        ("knots", "INTRODUCED"),
        ("lines, floating and not", "INTRODUCED"),
    ]


@pytest.mark.parametrize(
    ("said", "passed_at", "counts"),
    [
        (
            "2 rounds, PASS at 2. It. 1: 0 C, 3 I, 1 P. It. 2: 0 C, 0 I, 2 P.",
            2,
            [[0, 3, 1], [0, 0, 2]],
        ),
        (
            "Passed in the second round. The first round gave one critical finding, two improvements and no polish; "
            "the second returned nothing but two polish findings.",
            2,
            [[1, 2, 0], [0, 0, 2]],
        ),
        ("PASS at 95 % of the sheet.", None, []),
    ],
)
def test_where_a_review_was_passed_and_what_was_left(
    said: str, passed_at: int | None, counts: list[list[int]], lexicon: Lexicon
) -> None:
    claim = read(f"**Review:** {said}", lexicon).review
    assert claim is not None
    each = [{one.grade: one.value for one in iteration.counts} for iteration in claim.iterations]
    told = [[found.get(grade) for grade in ("critical", "improvement", "polish")] for found in each]
    assert (claim.verdict, claim.passed_at, told) == ("PASS", passed_at, counts)


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("What is taught", "taught"),
        ("What is not taught", "excluded"),
        ("How it is taught", "teaching"),
        ("What is explicitly not covered", "excluded"),
    ],
)
def test_a_label_that_denies_or_asks_for_the_manner_is_another_one(label: str, kind: str, lexicon: Lexicon) -> None:
    lesson = read(f"**{label}**\n\n- ferrules (DEVELOPED)\n- rod length (INTRODUCED)\n\n**Notebook:** none", lexicon)
    assert [field.kind for field in lesson.fields] == [kind, "notebook"]
    assert bool(taught(lesson)) == (kind == "taught")


@pytest.mark.parametrize(
    "outcome", ["**Result:** passed in round 2 of 3", "**Verdict:** PASS (round 2)", "Passed in round 2."]
)
@pytest.mark.parametrize("heading", ["#### Review", "#### 🔍 Reviews", "#### How the review went"])
def test_a_heading_above_a_label_for_the_same_is_not_empty(heading: str, outcome: str) -> None:
    table = "| Round | Critical | Improvement | Polish |\n|---|---|---|---|\n| 1 | 0 | 2 | 3 |\n| 2 | 0 | 0 | 1 |\n"
    lesson = f"**Concepts:** ferrules (DEVELOPED)\n\n{heading}\n\n{outcome}\n\n{table}"
    title = "# Module 2.1: Fly Fishing -- Record\n\n"
    text = f"{title}{INDEX}\n## Lessons\n\n### Lesson 1: Hooks and Lines (hooks-and-lines)\n\n{lesson}\n"
    assert report_on({"record.md": text}, "field-empty").findings == ()
    bare = text.replace(f"{outcome}\n\n{table}", "#### Pictures\n\n- a rod\n")
    if "How" not in heading:
        assert [one.rule for one in report_on({"record.md": bare}, "field-empty").findings] == ["field-empty"]
