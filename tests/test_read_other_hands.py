"""Records as other hands write them: the same module is read from each of the ways to write it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reclint.api import Course
from reclint.readers import read_record
from reclint.text.source import Source

if TYPE_CHECKING:
    from reclint.model import IterationClaim, LessonSummary, Record
    from reclint.readers import Lexicon

TITLE = "# Module 4.1: Bicycles -- Record\n\n"
LEGEND = "Marks: [M] mentioned, [I] introduced, [D] developed, [A] applied\n\n"
LESSONS = """## Lessons

### Lesson 1: True Wheels (true-wheels)

**Concepts taught:**
- Spoke tension (DEVELOPED)

### Lesson 2: Quiet Chains (quiet-chains)

**Concepts taught:**
- Chain wear (INTRODUCED)
"""
ROWS = [("Spoke tension", "DEVELOPED", ["true-wheels"]), ("Chain wear", "INTRODUCED", ["quiet-chains"])]
TABLE = "| Concept | Lesson |\n| --- | --- |\n"


def read(text: str, lexicon: Lexicon) -> Record:
    return read_record(Source("record.md", text), lexicon)


def rows(record: Record) -> list[tuple[str, str | None, list[str]]]:
    return [(row.name.text, row.depth and row.depth.level, [ref.slug for ref in row.lessons]) for row in record.rows]


INDEXES = {
    "items below the slug of each lesson": """## Concepts, by lesson

### true-wheels

- **Spoke tension** – developed. Pluck and listen.
- **Rim** – mentioned. By the way.

### quiet-chains

- **Chain wear** – introduced. With a gauge.
- **Oil** – mentioned. By the way.
""",
    "tables below headings that name the lesson in quotation marks": """## Concept Index

### Index for "True Wheels"

Depth | Concept
--- | ---
DEVELOPED | Spoke tension

### Index for "Quiet Chains"

Depth | Concept
--- | ---
INTRODUCED | Chain wear
""",
    "tables below a heading for each depth": f"""## Concept Index

### Developed

{TABLE}| Spoke tension | `true-wheels` |

### Introduced

{TABLE}| Chain wear | `quiet-chains` |
""",
    "letters that a line explains, and lessons by number": f"""{LEGEND}## Concept Index

* **Spoke tension** [D] – L1
  * pluck and listen
* **Chain wear** [I] – L2
""",
    "letters that a table explains, below a short header": """| Letter | Means |
|:--:|---|
| M | mentioned |
| I | introduced |
| D | developed |
| A | applied |

## Concept Index

| No. | Concept | L | Depth |
|--:|---|:-:|:-:|
| 1 | Spoke tension | 1 | D |
| 2 | Chain wear | 2 | I |
""",
    "depths in code, and lessons by their titles": """## Index

1. **Spoke tension** `DEVELOPED`, "True Wheels".
   Pluck and listen.
2. **Chain wear** `INTRODUCED`, "Quiet Chains".
   With a gauge.
""",
    "tags and links, and notes indented by a tab": """## Concept Index

### On the stand
- Spoke tension #Developed [[true-wheels|L1]]
\t- Pluck and listen, [[somebody]] said.
### On the road
- Chain wear #mentioned → #introduced [[quiet-chains|L2]]
\t- With a gauge.
""",
    "depths in brackets, and lessons behind an arrow": """## Concept Index

* Spoke tension [DEVELOPED] → true-wheels
* Chain wear [INTRODUCED] → quiet-chains -- with a gauge
""",
    "tables below a heading for each lesson, in a section called otherwise": """## What they now hold (concept index)

### From lesson 1, `true-wheels`

| Concept | Depth |
|---|---|
| Spoke tension | `DEVELOPED` |

### From lesson 2, `quiet-chains`

| Concept | Depth |
|---|---|
| Chain wear | `INTRODUCED` |
""",
    "a column for each depth": """## Concept Index

| Concept | Introduced | Developed |
|---|---|---|
| Spoke tension | — | Lesson 1 |
| Chain wear | L2 | |
""",
    "a column for each lesson": """## Concept Index

| Concept | True Wheels | Quiet Chains |
|---|---|---|
| Spoke tension | DEVELOPED | |
| Chain wear | | INTRODUCED |
""",
}


@pytest.mark.parametrize(
    ("item", "name"),
    [
        ("Spoke tension, felt and heard [DEVELOPED] → true-wheels", "Spoke tension, felt and heard"),
        ("Spoke tension (in N) #developed [[true-wheels]]", "Spoke tension (in N)"),
        ("Spoke tension (true-wheels): DEVELOPED", "Spoke tension"),
        ("Spoke tension, true-wheels, DEVELOPED", "Spoke tension"),
        ("DEVELOPED -- Spoke tension, felt and heard -- 1.2 kN in front", "Spoke tension, felt and heard"),
    ],
)
def test_the_name_in_an_item_keeps_what_is_no_lesson(item: str, name: str, lexicon: Lexicon) -> None:
    heading = "### True Wheels\n\n" if "true-wheels" not in item else ""
    index = f"## Concept Index\n\n{heading}- {item}\n- Rim (true-wheels): DEVELOPED\n\n"
    assert rows(read(TITLE + index + LESSONS, lexicon))[0] == (name, "DEVELOPED", ["true-wheels"])


@pytest.mark.parametrize("name", INDEXES)
def test_an_index_by_other_hands(name: str, lexicon: Lexicon) -> None:
    record = read(TITLE + INDEXES[name] + "\n" + LESSONS, lexicon)
    assert [row for row in rows(record) if row[1] != "MENTIONED"] == ROWS
    assert [lesson.slug for lesson in record.lessons] == ["true-wheels", "quiet-chains"]


def test_a_row_of_a_matrix_has_the_depth_of_each_lesson(lexicon: Lexicon) -> None:
    index = "## Concept Index\n\n| Concept | L1 | L2 |\n|---|---|---|\n| Spoke tension | INTRODUCED | APPLIED |\n\n"
    [row] = read(TITLE + index + LESSONS, lexicon).rows
    assert row.depth is not None
    assert row.depth.level == "APPLIED"
    assert [ref.depth and ref.depth.level for ref in row.lessons] == ["INTRODUCED", "APPLIED"]


def test_a_matrix_is_compared_lesson_by_lesson() -> None:
    index = "## Concept Index\n\n| Concept | L1 | L2 |\n|---|---|---|\n| Spoke tension | INTRODUCED | APPLIED |\n\n"
    taught = LESSONS.replace("Chain wear (INTRODUCED)", "Spoke tension (APPLIED)")
    found = Course.of_texts({"record.md": TITLE + index + taught}).check().findings
    # Lesson 1 says DEVELOPED where its column says INTRODUCED; lesson 2 agrees with its own.
    assert [one.place.start.line for one in found if one.rule == "depth-mismatch"] == [14]


def lesson(body: str, lexicon: Lexicon, heading: str = "### Lesson 1: True Wheels (true-wheels)") -> LessonSummary:
    [found] = read(f"{TITLE}{LEGEND}## Lessons\n\n{heading}\n\n{body}\n", lexicon).lessons
    return found


@pytest.mark.parametrize(
    "line",
    [
        "Slug: true-wheels. Load: BUILD. Planned: May.",
        "*`true-wheels` · lesson 1 of 3 · load: build*",
        "`true-wheels` · load: BUILD",
        "File name true-wheels, load build, built in May.",
        "slug:: true-wheels\nload:: BUILD",
    ],
)
def test_what_the_first_line_of_a_lesson_says(line: str, lexicon: Lexicon) -> None:
    found = lesson(f"{line}\n\n#### Taught\n\n- Spoke tension (DEVELOPED)", lexicon, "### Lesson 1: True Wheels")
    assert (found.slug, found.load and found.load.text) == ("true-wheels", "BUILD")


@pytest.mark.parametrize(
    "review",
    [
        "* it. 1 – critical 0, improvement 2, polish 1 → revise\n"
        "* it. 2 – critical 0, improvement 0, polish 1 → PASS (2/3)",
        "- Iteration 1/3: 0 critical, 2 improvement, 1 polish; revise\n"
        "- Iteration 2/3: 0 critical, 0 improvement, 1 polish; passed",
        "Passed at 2/3. Iteration 1: C0, I2, P1. Iteration 2: C0, I0, P1.",
        "Passed in the second of three iterations. The first one had no critical, two improvement and one polish"
        " finding. The second one had no critical, no improvement and one polish finding.",
        "PASS, iteration 2 of 3 · #1: 0 critical / 2 improvement / 1 polish · #2: 0 / 0 / 1",
        "Passed in the second of three rounds. Round one brought nothing critical, two improvements and one bit of"
        " polish. The second brought neither critical findings nor improvements, and one polish finding.",
        "Two readings. The first brought nothing critical, two improvements and one polish finding. The second was"
        " passed with no critical, no improvement and one polish finding.",
        "The first reading had no critical, two improvement and one polish finding. The second found nothing critical,"
        " nothing to improve and one point to polish, and the lesson passed.",
        "r1 0 critical, 2 improvement, 1 polish -> revise; r2 0 critical, 0 improvement, 1 polish -> PASS (2/3)",
        "R1: 0/2/1 → revise; R2: 0/0/1 → PASS (2/3)",
        "r1 0c 2i 1p (revise); r2 0c 0i 1p (PASS, 2/3)",
        "Two rounds of three. The first found nothing critical, but two improvements and one matter of polish, so back"
        " it went; the second passed it with nothing critical, no improvements and one matter of polish.",
        "Two rounds. In the first there was nothing critical, two improvements and a small touch of polish. In the"
        " second, the reader found nothing critical, no improvements and one small polish point, and passed it.",
        "It passed in round two of three. Round one: no critical finding, two improvements, a bit of polish. Round"
        " two: no critical finding, no improvement, a bit of polish.",
        "It passed at the second attempt. The first had nothing critical, two improvements and one polish point; the"
        " second had neither critical findings nor improvements, and one polish point.",
    ],
)
@pytest.mark.parametrize("label", ["**Review:** {}", "*Review.* {}", "#### Review\n\n{}", "Review. {}"])
def test_what_a_review_says(label: str, review: str, lexicon: Lexicon) -> None:
    if review[0] in "*-" and not label.startswith("####"):
        label = "**Review:**\n\n{}"
    claim = lesson(label.format(review), lexicon).review
    assert claim is not None
    counts = [counts_of(iteration) for iteration in claim.iterations]
    assert (claim.verdict, claim.passed_at, counts) == ("PASS", 2, [[0, 2, 1], [0, 0, 1]])


@pytest.mark.parametrize(
    "table",
    [
        "| Round | Crit. | Impr. | Pol. | Result |\n| --- | --- | --- | --- | --- |\n"
        "| r1 | 0 | 2 | 1 | revise |\n| r2 | – | – | 1 | pass |",
        "| Iteration | Verdict | Critical | Improvement | Polish |\n| --- | --- | --- | --- | --- |\n"
        "| 1 of 3 | 🔁 NEEDS REVISION | 0 | 2 | 1 |\n| 2 of 3 | ✅ PASS | 0 | 0 | 1 |",
        "| Iteration | Findings | Verdict |\n| --- | --- | --- |\n"
        "| 1 | 0 critical, 2 improvement, 1 polish | NEEDS REVISION |\n"
        "| 2 | no critical or improvement, 1 polish | PASS |",
    ],
)
def test_a_table_of_iterations(table: str, lexicon: Lexicon) -> None:
    claim = lesson(f"#### Review\n\n{table}", lexicon).review
    assert claim is not None
    told = [(one.number, one.verdict, counts_of(one)) for one in claim.iterations]
    assert told == [(1, "NEEDS REVISION", [0, 2, 1]), (2, "PASS", [0, 0, 1])]
    assert claim.passed_at == 2


def test_a_table_of_rounds_without_findings_describes_no_iteration(lexicon: Lexicon) -> None:
    table = "| Round | Date | Riders |\n| --- | --- | --- |\n| 1 | 3/4/2026 | 2 of 5 |\n| 2 | 5/4/2026 | 4 |"
    assert lesson(f"#### Races\n\n{table}", lexicon).review is None


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        pytest.param("no polish", {"polish": 0}, id="none"),
        pytest.param("two small polish points", {"polish": 2}, id="points"),
        pytest.param("an odd spot of polish", {"polish": 1}, id="article"),
        pytest.param("a polish pass was made", {}, id="no-number"),
        pytest.param("the second improvement was fixed", {}, id="one-of-several"),
    ],
)
def test_how_a_grade_is_counted_in_words(said: str, counts: dict[str, int], lexicon: Lexicon) -> None:
    claim = lesson(f"**Review:** Iteration 1: {said}.", lexicon).review
    assert claim is not None
    assert [{count.grade: count.value for count in one.counts} for one in claim.iterations] == [counts]


@pytest.mark.parametrize("opening", ["{}: ", "**{}** -- ", "{} · "])
def test_one_depth_before_several_items_is_that_of_one_concept_each(opening: str, lexicon: Lexicon) -> None:
    marks = [opening.format(depth) for depth in ("DEVELOPED", "DEVELOPED", "APPLIED")]
    names = ["Spokes, and how they sing", "A hub with bearings, cup and cone", "True rims"]
    items = "\n".join(f"- {mark}{name}" for mark, name in zip(marks, names, strict=True))
    taught = lesson(f"#### Taught\n\n{items}", lexicon).taught
    levels = ["DEVELOPED", "DEVELOPED", "APPLIED"]
    assert [(one.name, one.depth and one.depth.level) for one in taught] == list(zip(names, levels, strict=True))


def test_each_depth_before_one_item_is_that_of_all_it_lists(lexicon: Lexicon) -> None:
    taught = lesson("#### Taught\n\n- DEVELOPED: Spokes, Hubs\n- APPLIED: Rims, Tyres", lexicon).taught
    assert [one.name for one in taught] == ["Spokes", "Hubs", "Rims", "Tyres"]


def test_plain_labels_right_below_the_items_of_another(lexicon: Lexicon) -> None:
    body = """Concepts developed:
  - Spokes,
wrapped by hand
  - Hubs
Concepts introduced:
  - Rims

Review. Passed at iteration 1/3."""
    taught = lesson(body, lexicon).taught
    assert [(one.name, one.depth and one.depth.level) for one in taught] == [
        ("Spokes, wrapped by hand", "DEVELOPED"),
        ("Hubs", "DEVELOPED"),
        ("Rims", "INTRODUCED"),
    ]


def test_labels_in_italics_alone_on_their_lines(lexicon: Lexicon) -> None:
    body = """*Taught in this lesson*

1. Spokes — **developed**
2. Hubs — **introduced**

*For another day*

- Rims — developed at home

*Review:* passed at iteration 1/3."""
    found = lesson(body, lexicon)
    assert [(one.name, one.depth and one.depth.level) for one in found.taught] == [
        ("Spokes", "DEVELOPED"),
        ("Hubs", "INTRODUCED"),
    ]
    assert [field.label.text for field in found.fields] == ["Taught in this lesson", "For another day", "Review"]


def test_italics_alone_on_a_line_are_no_label_where_none_is_known(lexicon: Lexicon) -> None:
    found = lesson("*A wheel is a promise*\n\n**Review:** Passed.", lexicon)
    assert [field.label.text for field in found.fields] == ["Review"]


def test_a_tag_is_a_depth_and_other_tags_are_none(lexicon: Lexicon) -> None:
    items = "- Spokes #DEVELOPED\n- Hubs #developed/later\n- Rims #undeveloped\n- Tyres #introduced and worn"
    taught = lesson(f"#### Taught\n\n{items}", lexicon).taught
    assert [one.depth and one.depth.level for one in taught] == ["DEVELOPED", None, None, "INTRODUCED"]


def counts_of(iteration: IterationClaim) -> list[int | None]:
    """The counts in the order of grades, whatever order they are written in."""
    stated = {count.grade: count.value for count in iteration.counts}
    return [stated.get(grade) for grade in ("critical", "improvement", "polish")]


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        ("found nothing at all", [0, 0, 0]),
        ("brought no findings", [0, 0, 0]),
        ("found nothing", [0, 0, 0]),
        ("found nothing that would hold it up", []),
        ("brought 1 polish finding, nothing else", [0, 0, 1]),
    ],
)
def test_an_iteration_that_found_nothing(said: str, counts: list[int], lexicon: Lexicon) -> None:
    claim = lesson(f"**Review:** Passed. Iteration 1 found 2 critical. Iteration 2 {said}.", lexicon).review
    assert claim is not None
    assert [count.value for count in claim.iterations[-1].counts if claim.iterations[-1].number == 2] == counts


def test_a_review_in_the_line_of_facts_and_in_a_list_called_otherwise(lexicon: Lexicon) -> None:
    facts = "`true-wheels` · load **BUILD** · review **PASS** (iteration 2/3)"
    told = "#### How the rounds went\n\n- Iteration 1: 1 critical\n- Iteration 2: 0 critical"
    claim = lesson(f"{facts}\n\n{told}", lexicon).review
    assert claim is not None
    assert (claim.verdict, claim.passed_at, [one.number for one in claim.iterations]) == ("PASS", 2, [1, 2])


def test_a_list_of_the_way_of_teaching_is_no_review(lexicon: Lexicon) -> None:
    told = "#### How it went\n\n- Round 1: each trues a rim\n- Round 2: they swap"
    found = lesson(told, lexicon)
    assert found.review is None
    assert [field.kind for field in found.fields] == ["teaching"]


def test_a_table_of_exercises(lexicon: Lexicon) -> None:
    table = "| Ex. | Level | Task |\n|--:|---|---|\n| 1 | Guided | True a rim |\n| 2 | Independent | Build a wheel |\n"
    claim = lesson(
        f"**Notebook:** `4-1-1-true-wheels.ipynb`, 2 exercises\n\n*Not done.* Hubs.\n\n{table}", lexicon
    ).notebook
    assert claim is not None
    found = [(one.number, one.level, one.title) for one in claim.exercises]
    assert found == [(1, "Guided", "True a rim"), (2, "Independent", "Build a wheel")]


@pytest.mark.parametrize(
    ("said", "levels", "stated"),
    [
        (
            "1 Guided: true a rim; 2 Supported: lace a hub; 3 Independent: a wheel",
            ["Guided", "Supported", "Independent"],
            None,
        ),
        ("1 guided: true a rim; 2 supported: lace a hub, tie the spokes", [], 3),
    ],
)
def test_exercises_by_number_and_level_in_one_cell(
    said: str, levels: list[str], stated: int | None, lexicon: Lexicon
) -> None:
    pairs = f"| Field | Entry |\n|---|---|\n| Notebook | `4-1-1-true-wheels.ipynb` |\n| Exercises | {said} |\n"
    claim = lesson(pairs, lexicon).notebook
    assert claim is not None
    assert [one.level for one in claim.exercises] == levels
    assert (claim.stated and claim.stated.value) == stated


@pytest.mark.parametrize(
    ("said", "absent"), [("— (done on paper)", True), ("-- (3 exercises, to come)", False), ("– `a.ipynb`", False)]
)
def test_a_dash_with_a_remark_is_no_notebook(said: str, absent: bool, lexicon: Lexicon) -> None:
    claim = lesson(f"**Notebook:** {said}", lexicon).notebook
    assert claim is not None
    assert claim.absent is absent


OVERVIEW = """## Overview

| L | Title | Slug | Load | Notebook | Ex. |
|:--|:--|:--|:--|:--|--:|
| L1 | True Wheels | true-wheels | BUILD | 4-1-1-true-wheels.ipynb | 3 |
| L2 | Quiet Chains | quiet-chains | STRETCH | none (in the yard) | – |

"""
LOG = """## What reviewers said

| Lesson | Round | Critical | Improvement | Polish | Outcome |
|:--|:--|--:|--:|--:|:--|
| L1 | 1/3 | 0 | 2 | 1 | revise |
| L1 | 2/3 | 0 | 0 | 1 | pass |
| L2 | 1/3 | 0 | 0 | 0 | pass |
"""


def test_tables_by_lesson_outside_the_lessons_state_their_fields(lexicon: Lexicon) -> None:
    own = "## L1 True Wheels\n\n- Spoke tension (DEVELOPED)\n- Rim (DEVELOPED)\n\n## L2 Quiet Chains\n\nOil.\n\n"
    record = read(TITLE + OVERVIEW + own + LOG, lexicon)
    first, second = record.lessons
    assert [(one.slug, one.load and one.load.text) for one in (first, second)] == [
        ("true-wheels", "BUILD"),
        ("quiet-chains", "STRETCH"),
    ]
    assert first.notebook is not None
    assert second.notebook is not None
    assert first.notebook.path is not None
    assert first.notebook.stated is not None
    assert (first.notebook.path.text, first.notebook.stated.value) == ("4-1-1-true-wheels.ipynb", 3)
    assert second.notebook.absent
    assert first.review is not None
    assert second.review is not None
    assert [counts_of(one) for one in first.review.iterations] == [[0, 2, 1], [0, 0, 1]]
    assert (first.review.passed_at, second.review.passed_at) == (2, 1)


def test_what_a_lesson_says_itself_wins_over_a_table(lexicon: Lexicon) -> None:
    own = "## L1 True Wheels\n\n**Load:** STRETCH\n\n## L2 Quiet Chains\n\n**Notebook:** `own.ipynb`\n\n"
    first, second = read(TITLE + OVERVIEW + own, lexicon).lessons
    assert first.load is not None
    assert first.load.text == "STRETCH"
    assert second.notebook is not None
    assert not second.notebook.absent


def test_a_table_of_which_a_row_names_no_lesson_states_nothing(lexicon: Lexicon) -> None:
    table = OVERVIEW.replace("| L2 |", "| Yard |").replace("quiet-chains", "elsewhere").replace("Quiet Chains", "Yard")
    first, _ = read(TITLE + table + "## L1 True Wheels\n\nRims.\n\n## L2 Quiet Chains\n\nOil.\n", lexicon).lessons
    assert first.load is None
    assert first.notebook is None


WHOLE = """# Lesson 3: True Wheels

## Concept Index

| Concept | Depth |
|---|---|
| Spoke tension | DEVELOPED |

## What was taught

- Spoke tension (INTRODUCED)
- Rim (DEVELOPED)
"""


def test_a_document_may_be_one_lesson(lexicon: Lexicon) -> None:
    record = read(WHOLE, lexicon)
    assert rows(record) == [("Spoke tension", "DEVELOPED", ["true-wheels"])]
    [found] = record.lessons
    assert (found.position and found.position.value, found.title) == (3, "True Wheels")
    assert [one.name for one in found.taught] == ["Spoke tension", "Rim"]


def test_a_title_that_calls_itself_a_lesson_above_prose_is_none(lexicon: Lexicon) -> None:
    assert read("# Lesson 3: True Wheels\n\n## Plan\n\nTrue a wheel.\n", lexicon).lessons == ()


def test_what_stands_below_a_table_of_labels_does_not_belong_to_its_last_row(lexicon: Lexicon) -> None:
    pairs = "| Field | Entry |\n|---|---|\n| Slug | `true-wheels` |\n| Load | BUILD |\n| Notebook | None |\n"
    taught = "| Taught | Depth |\n|---|---|\n| Spoke tension | DEVELOPED |\n"
    found = lesson(f"{pairs}\n{taught}", lexicon)
    assert [(item.name, item.depth and item.depth.level) for item in found.taught] == [("Spoke tension", "DEVELOPED")]
    assert found.notebook is not None
    assert found.notebook.absent


def test_a_plain_label_behind_prose_ends_no_run(lexicon: Lexicon) -> None:
    """It did: a paragraph whose only labels stand behind prose, and are not bold."""
    found = lesson("We trued a wheel.\nLoad: BUILD\n\n**Concepts taught:**\n- Spoke tension (DEVELOPED)", lexicon)
    assert [item.name for item in found.taught] == ["Spoke tension"]


@pytest.mark.parametrize(
    ("said", "total"),
    [
        ("six findings (1 critical, 2 improvement, 3 polish)", 6),
        ("all 6 findings of before resolved, 1 critical and 2 improvement", None),
        ("6 findings resolved, 1 critical and 2 improvement", None),
        ("**three findings**: 1 critical, 2 improvement", 3),
        ("1 issue with the notebook, 2 improvement", None),
    ],
)
def test_how_many_findings_an_iteration_has_in_all(said: str, total: int | None, lexicon: Lexicon) -> None:
    claim = lesson(f"**Review:** Passed at iteration 2/2. Iteration 1 had {said}.", lexicon).review
    assert claim is not None
    stated = claim.iterations[0].total
    assert (stated and stated.value) == total


TABLES = """## Lesson {0} · {1} · {2}

| Field | Entry |
| --- | --- |
| Load | BUILD |
| Notebook | `4-1-{0}-{1}.ipynb`, 2 exercises |

#### Taught

| Concept | Depth | With |
| --- | :-: | --- |
| {3} | 🟢 DEVELOPED | a stand |
| Grease | 🟡 INTRODUCED | a rag |

#### Models and analogies

| Kind | Content |
| --- | --- |
| Model | "A wheel is a bridge" |

#### Not covered

| Topic | Where instead |
| --- | --- |
| Hubs | nowhere |

#### Exercises

| Ex. | Level | Task |
| --: | --- | --- |
| 1 | Guided | Look |
| 2 | Supported | Turn |

#### Review

| Iteration | Critical | Improvement | Polish | Verdict |
| :-: | --: | --: | --: | --- |
| 1/3 | 0 | 1 | 2 | NEEDS REVISION |
| 2/3 | 0 | 0 | 1 | PASS |

"""


def test_lessons_that_are_small_tables_one_after_another(lexicon: Lexicon) -> None:
    """They are no lists of an index by lesson, though each lesson has them below the same headings."""
    index = (
        "## Concept Index\n\n| Lesson | Depth | Concept |\n| --- | --- | --- |\n"
        "| wheels | 🟢 DEVELOPED | Spoke tension |\n| chains | 🟢 DEVELOPED | Chain wear |\n\n"
    )
    first = TABLES.format(1, "wheels", "Round and True", "Spoke tension")
    record = read(TITLE + index + first + TABLES.format(2, "chains", "Long and Short", "Chain wear"), lexicon)
    told = [
        (
            (lesson.slug, lesson.title, lesson.load and lesson.load.text),
            [(item.name, item.depth and item.depth.level) for item in lesson.taught],
            [one.level for one in lesson.notebook.exercises] if lesson.notebook else None,
            [(one.number, one.verdict) for one in lesson.review.iterations] if lesson.review else None,
        )
        for lesson in record.lessons
    ]
    levels, verdicts = ["Guided", "Supported"], [(1, "NEEDS REVISION"), (2, "PASS")]
    grease = ("Grease", "INTRODUCED")
    assert told == [
        (("wheels", "Round and True", "BUILD"), [("Spoke tension", "DEVELOPED"), grease], levels, verdicts),
        (("chains", "Long and Short", "BUILD"), [("Chain wear", "DEVELOPED"), grease], levels, verdicts),
    ]


@pytest.mark.parametrize(
    ("prose", "names"),
    [
        pytest.param(
            "We trued *the wheel, by ear* (DEVELOPED) on a stand, and spent an hour on **the rim** (INTRODUCED). At the"
            " end *cane* (MENTIONED) was named.",
            [("the wheel, by ear", "DEVELOPED"), ("the rim", "INTRODUCED"), ("cane", "MENTIONED")],
            id="italics-and-bold",
        ),
        pytest.param(
            "First of all we trued _the wheel_ [DEVELOPED] (thin spokes only).\n\n"
            "At the end we all came to *the rim (outer)* (raised to APPLIED).",
            [("the wheel", "DEVELOPED"), ("the rim (outer)", "APPLIED")],
            id="two-paragraphs",
        ),
        pytest.param(
            "*Wheels* (DEVELOPED), *rims* (INTRODUCED), hubs, spokes",
            [("Wheels", "DEVELOPED"), ("rims", "INTRODUCED"), ("hubs", None), ("spokes", None)],
            id="a-list-with-more",
        ),
        pytest.param(
            "*Wheels* (DEVELOPED), rims by hand (INTRODUCED)",
            [("Wheels", "DEVELOPED"), ("rims by hand", "INTRODUCED")],
            id="a-depth-behind-no-name",
        ),
        pytest.param(
            "We said *hub* a lot and trued *wheels* (DEVELOPED).", [("wheels", "DEVELOPED")], id="other-italics"
        ),
    ],
)
@pytest.mark.parametrize("label", ["**Taught:** ", "**What we taught.** ", "#### Taught\n\n"])
def test_concepts_that_running_prose_names(
    label: str, prose: str, names: list[tuple[str, str | None]], lexicon: Lexicon
) -> None:
    taught = lesson(label + prose, lexicon).taught
    assert [(one.name, one.depth and one.depth.level) for one in taught] == names


@pytest.mark.parametrize(
    ("said", "levels"),
    [
        (
            "first a look, guided; then a turn, supported; and at last a ride, independent",
            ["Guided", "Supported", "Independent"],
        ),
        ("first a look; then a turn by the guided ones; and at last a ride", [None, None, None]),
    ],
)
def test_the_level_that_closes_an_exercise_in_a_sentence(said: str, levels: list[str | None], lexicon: Lexicon) -> None:
    claim = lesson(f"**The notebook.** `a.ipynb` has three exercises: {said}.", lexicon).notebook
    assert claim is not None
    assert [one.level for one in claim.exercises] == levels
