"""Records in the manner of forms, manuals, specifications, wikis and dictated notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import KEY, TITLE, lesson, read

if TYPE_CHECKING:
    from reclint.model import Record
    from reclint.readers import Lexicon

FIRST = [("Spoke tension", "DEVELOPED", ["true-wheels"]), ("Rim wear", "INTRODUCED", ["true-wheels"])]
BOTH = [
    ("Spoke tension", "DEVELOPED", ["true-wheels"]),
    ("Rim wear", "INTRODUCED", ["true-wheels"]),
    ("Chain wear", "DEVELOPED", ["quiet-chains"]),
    ("Oil", "MENTIONED", ["true-wheels", "quiet-chains"]),
]
LESSONS = """## Lessons

### {first}

**Concepts taught:**
- Spoke tension (DEVELOPED)
- Rim wear (INTRODUCED)

### {second}

**Concepts taught:**
- Chain wear (DEVELOPED)
- Oil (MENTIONED)
"""
NAMED = LESSONS.format(first="Lesson 1: True Wheels (true-wheels)", second="Lesson 2: Quiet Chains (quiet-chains)")
INDEXES = {
    "ticks-below-the-letters-of-depths": """| Concept | M | I | D | A | Where |
|---------|:-:|:-:|:-:|:-:|-------|
| Spoke tension | | | × | | [L1](lessons/true-wheels.md) |
| Rim wear | | × | | | [L1](lessons/true-wheels.md) |
| Chain wear | | | × | | [L2](lessons/quiet-chains.md) |
| Oil | × | | | | [true-wheels](lessons/true-wheels.md), then [quiet-chains](lessons/quiet-chains.md) |
""",
    "ticks-below-lessons": """| # | Concept | Depth | L1 | L2 | Proof |
|--:|---------|-------|:--:|:--:|-------|
| 1 | Spoke tension | DEVELOPED | ● | | ear |
| 2 | Rim wear | INTRODUCED | ● | | gauge |
| 3 | Chain wear | DEVELOPED | | ● | gauge |
| 4 | Oil | MENTIONED | ● | ● | none |
""",
    "ids-before-boxes": """| Item | Concept | M | I | D | A | Les. | Remarks |
|-----:|---------|:-:|:-:|:-:|:-:|:----:|---------|
| 2.01 | Spoke tension | | | X | | 1 | by ear |
| 2.02 | Rim wear | | X | | | 1 | gauge |
| 2.03 | Chain wear | | | X | | 2 | gauge |
| 2.04 | Oil | X | | | | 1, 2 | drops |
""",
    "rows-of-dots": """One of four words: mentioned, introduced, developed, applied.

Spoke tension ........... developed, lesson one
Pluck it. Both sides.

Rim wear ................ introduced, lesson one
The gauge again.

Chain wear                developed, lesson two
Three links.

Oil ..................... mentioned, lessons one and two
Less than you think.
""",
}


WIKI = """## Wheels that run true

↑ [[#Bicycles|top]] · lesson 1 of 2 · page [[true-wheels]] · load BUILD · next [[quiet-chains]]

Taught here:

- [[Spoke tension|The tension of spokes]] #developed

<details>
<summary>Notebook: 2 exercises</summary>

In [[4-1-1-true-wheels.ipynb]]:

1. *Guided.* Look
2. *Supported.* Turn

</details>

## Chains that are quiet

↑ [[#Bicycles|top]] · lesson 2 of 2 · page [[quiet-chains]] · load STRETCH · previous [[true-wheels]]

Taught here:

- Oil #mentioned

## Glossary

| Depth | Page | Entry | In a line |
|---|---|---|---|
| #developed | [[true-wheels\\|wheels]] | Spoke tension | by ear |
| #introduced | [[true-wheels\\|wheels]] | Rim wear | gauge |
| #mentioned | [[quiet-chains]] | Oil | drops |

## Review history

| Page | Round 1 | Round 2 | Outcome |
|---|---|---|---|
| [[true-wheels]] | 0/2/1 | 0/0/1 | PASS at 2 of 3 |
| [[quiet-chains]] | 0/0/2 | – | PASS at 1 of 3 |
"""


def told(record: Record) -> list[tuple[str, str | None, list[str]]]:
    return [
        (row.name.text, row.depth.level if row.depth else None, [ref.slug for ref in row.lessons])
        for row in record.rows
    ]


@pytest.mark.parametrize("name", INDEXES)
def test_an_index_of_ticks_boxes_or_dots(name: str, lexicon: Lexicon) -> None:
    assert told(read(f"{TITLE}{KEY}## Concept index\n\n{INDEXES[name]}\n{NAMED}", lexicon)) == BOTH


def test_a_box_that_slipped_keeps_its_tick(lexicon: Lexicon) -> None:
    short = INDEXES["ids-before-boxes"].replace("| Rim wear | | X | | | 1 |", "| Rim wear | | X | | 1 |")
    assert told(read(f"{TITLE}{KEY}## Concept index\n\n{short}\n{NAMED}", lexicon))[1][:2] == ("Rim wear", "INTRODUCED")


@pytest.mark.parametrize(
    "title", ["Annex A (normative): Concept Index", "Appendix 2 – Concept index", "Annex B. Index of concepts"]
)
def test_an_annex_is_what_its_title_says(title: str, lexicon: Lexicon) -> None:
    pages = LESSONS.format(first="true-wheels(1)", second="quiet-chains(2)")
    index = (
        "### A.1 `true-wheels`\n\n1. **Spoke tension** `[DEVELOPED]`: by ear.\n2. **Rim wear** `[INTRODUCED]`: gauge.\n"
        "\n### A.2 `quiet-chains`\n\n1. **Chain wear** `[DEVELOPED]`: gauge.\n"
        "2. **Oil** `[MENTIONED]` (also in `lost-bolts`)\n"
    )
    record = read(f"{TITLE}{pages}\n## {title}\n\n{index}", lexicon)
    assert told(record) == [*FIRST, BOTH[2], ("Oil", "MENTIONED", ["quiet-chains", "lost-bolts"])]
    assert [(one.slug, one.position and one.position.value) for one in record.lessons] == [
        ("true-wheels", 1),
        ("quiet-chains", 2),
    ]


def test_lessons_by_an_abbreviation_of_their_word(lexicon: Lexicon) -> None:
    lessons = LESSONS.format(first="3.1 LES-1 True Wheels", second="3.2 LES-2 Quiet Chains")
    index = (
        "| ID | Concept | Depth | Lesson |\n|---|---|---|---|\n| C-001 | Spoke tension | `D` | LES-1 |\n"
        "| C-002 | Rim (`|=`) wear | `I` | LES-1 |\n| C-003 | Chain wear | `D` | LES-2 |\n"
    )
    record = read(f"{TITLE}{KEY}## Concept index\n\n{index}\n{lessons}", lexicon)
    assert told(record) == [FIRST[0], ("Rim (`|=`) wear", "INTRODUCED", ["true-wheels"]), BOTH[2]]


@pytest.mark.parametrize("number", ["**3.1.1** ", "3.1.1 ", "**3.1.1.** "])
def test_labels_of_a_form_have_numbers(number: str, lexicon: Lexicon) -> None:
    body = (
        f"{number}Load: BUILD\n\n{number}Concepts taught, with their depth:\n\n(a) Spoke tension [2.01] DEVELOPED\n"
        f"(b) Rim wear [2.02] INTRODUCED\n\n{number}Notebook: 4-1-1-true-wheels.ipynb\n\n{number}Exercises: 2\n\n"
        "- Ex. 1, Guided: look\n- Ex. 2, Supported: turn\n"
    )
    found = lesson(body, lexicon)
    assert found.load is not None
    assert [item.depth and item.depth.level for item in found.taught] == ["DEVELOPED", "INTRODUCED"]
    assert found.notebook is not None
    assert [one.level for one in found.notebook.exercises] == ["Guided", "Supported"]


def test_dictated_lines_end_in_their_depths(lexicon: Lexicon) -> None:
    body = (
        "Filed as true-wheels. A BUILD lesson.\n\nTaught:\n\nThe tension of spokes, and why. Developed.  \n"
        "Rims that wear. Introduced.\n\nNotebook. 4-1-1-true-wheels, two exercises.\n\n"
        "Review. Went round twice. First time nil critical, two improvement, one polish. Second time nil, nil, one."
        " Passed on the second of three."
    )
    found = lesson(body, lexicon)
    assert [(item.name, item.depth and item.depth.level) for item in found.taught] == [
        ("The tension of spokes, and why", "DEVELOPED"),
        ("Rims that wear", "INTRODUCED"),
    ]
    assert found.notebook is not None
    assert found.notebook.path is not None
    assert found.notebook.path.text == "4-1-1-true-wheels.ipynb"
    assert found.review is not None
    assert [[count.value for count in one.counts] for one in found.review.iterations] == [[0, 2, 1], [0, 0, 1]]


def test_a_page_of_a_wiki(lexicon: Lexicon) -> None:
    record = read(f"{TITLE}{WIKI}", lexicon)
    assert told(record) == [*FIRST, ("Oil", "MENTIONED", ["quiet-chains"])]
    first, second = record.lessons
    assert [(one.slug, one.load and one.load.text) for one in (first, second)] == [
        ("true-wheels", "BUILD"),
        ("quiet-chains", "STRETCH"),
    ]
    assert first.notebook is not None
    assert first.notebook.path is not None
    assert first.notebook.path.text == "4-1-1-true-wheels.ipynb"
    assert len(first.notebook.exercises) == 2
    for one, at, counts in ((first, 2, [[0, 2, 1], [0, 0, 1]]), (second, 1, [[0, 0, 2]])):
        assert one.review is not None
        assert one.review.passed_at == at
        assert [[count.value for count in each.counts] for each in one.review.iterations] == counts


def test_headings_and_labels_that_run_in(lexicon: Lexicon) -> None:
    text = (
        "# Module 4.1 – Bicycles\n\n**I. Where we stand.** All is well.\n\n**II. Concept index.** By lesson.\n\n"
        "| **Lesson** | **Concept** | **Depth** |\n| :--- | :--- | :---: |\n"
        "| True Wheels (true-wheels) | Spoke tension | Developed |\n| | Rim wear | Introduced |\n\n"
        "**III. The lessons.**\n\n"
        "**Lesson 1. True Wheels** (true-wheels). Load: BUILD.\n\n**1.1 Concepts taught.**\n\n"
        "(a) Tension of the spokes – Developed  \n(b) Wear of the rim – Introduced\n\n"
        "**1.2 Notebook.** 4-1-1-true-wheels.ipynb, two exercises.\n\n"
        "**1.3 Review.** Passed at the first of three readings, with nothing critical, no improvements and two points"
        " of polish.\n"
    )
    record = read(text, lexicon)
    assert told(record) == FIRST
    [first] = record.lessons
    assert (first.slug, first.load and first.load.text, len(first.taught)) == ("true-wheels", "BUILD", 2)
    assert first.notebook is not None
    assert (first.notebook.stated and first.notebook.stated.value) == 2
    assert first.review is not None
    assert first.review.passed_at == 1


def test_a_lesson_of_links_callouts_and_questions(lexicon: Lexicon) -> None:
    body = (
        "[Planning document](lessons/round-wheels.md), load **BUILD**\n\n**What stuck**\n\n- spokes (DEVELOPED)\n\n"
        "> 📓 **Notebook** none, this lesson is done on paper\n\n**How the review went.** Passed in the second round of"
        " three. The first brought no critical finding, three improvements and two polish notes; the second nothing"
        " critical, nothing to improve and one polish note.\n"
    )
    [found] = read(f"{TITLE}## Lessons\n\n### Lesson 1: What turns\n\n{body}", lexicon).lessons
    assert (found.slug, found.load and found.load.text) == ("round-wheels", "BUILD")
    assert found.notebook is not None
    assert found.notebook.absent
    assert found.review is not None
    assert [[count.value for count in one.counts] for one in found.review.iterations] == [[0, 3, 2], [0, 0, 1]]


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        ("Passed at iteration 1/3 with two improvement findings (a, b).", [2]),
        ("Passed at iteration 1/3 with 1 critical finding open.", [1]),
        ("Passed at iteration 2/3 with 2 improvement findings fixed.", []),
    ],
)
def test_what_the_first_pass_counts_was_found_there(said: str, counts: list[int], lexicon: Lexicon) -> None:
    claim = lesson(f"**Review:** {said}", lexicon).review
    assert claim is not None
    assert [count.value for one in claim.iterations for count in one.counts] == counts


def test_a_heading_may_have_a_word_before_its_number(lexicon: Lexicon) -> None:
    text = f"{TITLE}## The mails\n\n### Subject: 4.1.2 Quiet Chains [quiet-chains]\n\n**Taught:** oil (MENTIONED)\n"
    [found] = read(text, lexicon).lessons
    assert (found.slug, found.position and found.position.value) == ("quiet-chains", 2)


def test_a_table_of_concepts_depths_and_lessons_is_the_index_by_any_title(lexicon: Lexicon) -> None:
    legend = (
        "| Code | M | I | D | A |\n|---|---|---|---|---|\n| Depth | MENTIONED | INTRODUCED | DEVELOPED | APPLIED |\n"
    )
    rows = (
        "| Concept | Where | How deep |\n|---|---|---|\n| Spoke tension | `true-wheels` | developed |\n"
        "| Rim wear | `true-wheels` | introduced |\n"
    )
    assert told(read(f"{TITLE}## Concepts of the Module\n\n{legend}\n{rows}\n{NAMED}", lexicon)) == FIRST


def test_a_concept_that_comes_back_in_another_lesson(lexicon: Lexicon) -> None:
    items = "- **D** · *Spoke tension* — by ear; comes back in `quiet-chains`.\n- **I** · *Rim wear* — gauge.\n"
    index = f"### From `true-wheels`\n\n{items}"
    rows = told(read(f"{TITLE}{KEY}## Concept index\n\n{index}\n{NAMED}", lexicon))
    assert rows == [("Spoke tension", "DEVELOPED", ["true-wheels", "quiet-chains"]), FIRST[1]]


def test_counts_in_items_may_list_what_was_found(lexicon: Lexicon) -> None:
    rounds = (
        "- Round 1 — needs revision\n  - critical: 1 (one rim per spoke)\n  - improvement: 2\n  - polish: 3\n"
        "- Round 2 — passed\n  - critical: 0\n  - improvement: 0\n  - polish: 1\n"
    )
    claim = lesson(f"**Review:** passed in round 2 of 3\n{rounds}", lexicon).review
    assert claim is not None
    assert [[count.value for count in one.counts] for one in claim.iterations] == [[1, 2, 3], [0, 0, 1]]


def test_exercises_below_a_label_that_nobody_knows(lexicon: Lexicon) -> None:
    exercises = "#### Verification\n\n- EX-1 [Guided] look\n- EX-2 [Supported] turn\n"
    claim = lesson(f"**Notebook:** `4-1-1-true-wheels.ipynb`\n\n{exercises}", lexicon).notebook
    assert claim is not None
    assert [(one.number, one.level) for one in claim.exercises] == [(1, "Guided"), (2, "Supported")]


@pytest.mark.parametrize(
    "said",
    [
        "The first two are guided and look at spokes; the third, supported, asks for rims.",
        "The first is guided. The second is guided too, and quick. The third one is a supported ride.",
        "Three exercises, the first guided, the second guided, and the third supported.",
    ],
)
def test_levels_that_sentences_tell_in_order(said: str, lexicon: Lexicon) -> None:
    claim = lesson(f"**Notebook:** `4-1-1-true-wheels.ipynb`. {said}", lexicon).notebook
    assert claim is not None
    assert [(one.number, one.level) for one in claim.exercises] == [(1, "Guided"), (2, "Guided"), (3, "Supported")]


@pytest.mark.parametrize("said", ["Four exercises. The first is guided; the second supported.", "The first is guided."])
def test_levels_of_some_exercises_list_none(said: str, lexicon: Lexicon) -> None:
    claim = lesson(f"**Notebook:** `4-1-1-true-wheels.ipynb`. {said}", lexicon).notebook
    assert claim is not None
    assert claim.exercises == ()


@pytest.mark.parametrize("passing", ["accepted", "signed off"])
def test_a_log_of_changes_is_a_review(passing: str, lexicon: Lexicon) -> None:
    body = (
        f"#### Changelog\n\n- **[2/3] 2026-03-05, {passing}.** 0 critical, 0 improvement, 1 polish.\n"
        "- **[1/3] 2026-03-03, rejected.** 0 critical, 2 improvement, 1 polish.\n  - Fixed: the picture\n"
    )
    claim = lesson(body, lexicon).review
    assert claim is not None
    assert (claim.verdict, claim.passed_at) == ("PASS", 2)


@pytest.mark.parametrize("title", ["Module (4.1): Bicycles -- Record", "MODULE(4.1) — Bicycles — Record"])
def test_a_number_in_brackets_is_that_of_the_module(title: str, lexicon: Lexicon) -> None:
    record = read(f"# {title}\n\n{NAMED}", lexicon)
    assert (record.number, record.title) == ("4.1", "Bicycles")


def test_a_sum_below_the_index_is_no_row(lexicon: Lexicon) -> None:
    rows = (
        "| Concept | Depth before | Depth after | Lesson |\n|---|---|---|---|\n"
        "| Spoke tension | MENTIONED | DEVELOPED | true-wheels |\n| Rim wear | -- | INTRODUCED | true-wheels |\n"
        "| **Total: 2 concepts** | | | |\n"
    )
    assert told(read(f"{TITLE}## Concept index\n\n{rows}\n{NAMED}", lexicon)) == FIRST


@pytest.mark.parametrize(
    "mark", ["INTRODUCED in lesson 1, DEVELOPED here", "DEVELOPED here; INTRODUCED in lesson 1", "DEVELOPED this time"]
)
def test_a_depth_that_is_reached_here(mark: str, lexicon: Lexicon) -> None:
    [item] = lesson(f"**Concepts taught:**\n- Spoke tension ({mark})", lexicon).taught
    assert item.depth is not None
    assert item.depth.level == "DEVELOPED"


def test_a_line_that_names_no_lesson_leads_in_to_nothing(lexicon: Lexicon) -> None:
    index = "### true-wheels\n\nNew in this part:\n\n- Spoke tension (D)\n- Rim wear (I)\n"
    assert told(read(f"{TITLE}{KEY}## Concept index\n\n{index}\n{NAMED}", lexicon)) == FIRST


def test_what_stands_in_code_is_no_lesson(lexicon: Lexicon) -> None:
    index = "### true-wheels\n\n- **D** · *Spoke tension* — returns `key-value` pairs.\n- **I** · *Rim wear* — gauge.\n"
    assert told(read(f"{TITLE}{KEY}## Concept index\n\n{index}\n{NAMED}", lexicon)) == FIRST


def test_a_concept_may_begin_as_a_sum_does(lexicon: Lexicon) -> None:
    rows = "| Concept | Depth | Lesson |\n|---|---|---|\n| Oil | MENTIONED | quiet-chains |\n| All-or-none law | | |\n"
    assert len(read(f"{TITLE}## Concept index\n\n{rows}\n{NAMED}", lexicon).rows) == 2


def test_a_concept_at_all_depths_is_no_key(lexicon: Lexicon) -> None:
    depth = "MENTIONED -> INTRODUCED -> DEVELOPED -> APPLIED"
    rows = f"| Concept | Depth | Lesson |\n|---|---|---|\n| Oil | {depth} | quiet-chains |\n"
    assert told(read(f"{TITLE}## Concept index\n\n{rows}\n{NAMED}", lexicon)) == [("Oil", "APPLIED", ["quiet-chains"])]


def test_a_page_that_a_sentence_links_gives_no_slug(lexicon: Lexicon) -> None:
    body = "Builds on [True Wheels](lessons/true-wheels.md).\n\n**Concepts taught:**\n- Oil (MENTIONED)\n"
    [found] = read(f"{TITLE}## Lessons\n\n### Lesson 2: What is quiet\n\n{body}", lexicon).lessons
    assert found.slug != "true-wheels"


def test_nota_bene_is_no_notebook(lexicon: Lexicon) -> None:
    assert lesson("**Concepts taught:**\n- Oil (MENTIONED)\n\n**Notes:** NB: no oil on rims.", lexicon).notebook is None
