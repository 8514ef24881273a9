"""docs/form.md, the form of a record: its words are those of the vocabulary, and each example is read as it says.

`sh scripts/dev test tests/test_record_form.py --update-golden` writes it anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reclint.readers import read_record
from reclint.text.source import Source

from .conftest import ROOT
from .record_form import (
    IN_INDEX,
    IN_LESSON,
    INDEX,
    LESSON,
    OTHER,
    TITLE,
    Part,
    _fields,
    _heading,
    _load,
    _modules,
    _notebook,
    _review,
    _rows,
    _stated,
    _taught,
    _title,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from reclint.readers import Lexicon
    from reclint.vocabulary.vocabulary import Vocabulary

PAGE = ROOT / "docs" / "form.md"


_ROW = "| Concept | Depth | Lesson |\n| --- | --- | --- |\n| {} | DEVELOPED | {} |"

PARTS = (
    Part(
        "The title",
        "It gives the module its number and its name. Where it has no number, that of the folder counts.",
        "{}\n\n" + INDEX + "## Lessons\n\n" + LESSON + "Wet.\n",
        _title,
        "module 4.1, Clay",
        (
            "# Module 4.1: Clay -- Record",
            "# Record of Module 4.1: Clay",
            "# 🏺 Module 4.1: Clay (Record)",
            "Module 4.1 – Clay\n=================",
        ),
    ),
    Part(
        "Several modules in one file",
        "Titles of records one below the other, or headings of modules below a title that speaks of records or of the"
        " course, where each has an index of its own. Up to 60 are read, each as if it stood alone; what stands above"
        " the first one, such as what marks mean, holds for all of them.",
        "{}\n",
        _modules,
        "module 4.1, Clay, then module 4.2, Glaze",
        (
            "# Module 4.1: Clay -- Record\n\n## Concept Index\n\n" + _ROW.format("Wedging", "cold-clay") + "\n\n"
            "# Module 4.2: Glaze -- Record\n\n## Concept Index\n\n" + _ROW.format("Dipping", "first-dip"),
            "# Pottery -- Lesson Records\n\nI introduced, D developed.\n\n"
            "## Module 4.1: Clay\n\n### Concept Index\n\n" + _ROW.format("Wedging", "cold-clay") + "\n\n"
            "## Module 4.2: Glaze\n\n### Concept Index\n\n" + _ROW.format("Dipping", "first-dip"),
        ),
    ),
    Part(
        "The Concept Index: a row for each concept",
        "Columns are found by their headers, or by what their cells hold. A list may stand for the table, and a heading"
        " or a line in bold may give its lesson or its depth to what stands below it.",
        IN_INDEX,
        _rows,
        "Wedging, DEVELOPED, cold-clay; Slip, INTRODUCED, warm-clay",
        (
            "| Concept | Depth | Lesson | Notes |\n| --- | --- | --- | --- |\n"
            "| Wedging | DEVELOPED | cold-clay | by hand |\n| Slip | INTRODUCED | warm-clay | |",
            "| # | Lesson | Concept | How deep |\n| --: | --- | --- | --- |\n"
            "| 1 | [Cold Clay](lessons/cold-clay.md) | **Wedging** | developed |\n| 2 | 2 | **Slip** | introduced |",
            "| Concept | Introduced | Developed |\n| --- | --- | --- |\n| Wedging | | L1 |\n| Slip | L2 | |",
            "| Concept | L1 | L2 |\n| --- | --- | --- |\n| Wedging | DEVELOPED | |\n| Slip | | INTRODUCED |",
            "- Wedging #developed [[cold-clay|L1]]\n- Slip #introduced [[warm-clay|L2]]",
            "* Wedging [DEVELOPED] → cold-clay -- by hand\n* Slip [INTRODUCED] → warm-clay",
            '1. **Wedging** `DEVELOPED`, "Cold Clay"\n2. **Slip** `INTRODUCED`, "Warm Clay"',
            "**Cold Clay**\n\n- Wedging — developed\n\n**Warm Clay**\n\n- Slip — introduced",
            '### From "Cold Clay"\n\n* **Wedging** ‹DEVELOPED›\n  By hand; see warm-clay too.\n\n'
            "### From [Warm Clay](lessons/warm-clay.md)\n\n* **Slip** 〔INTRODUCED〕\n  Thin, and (mostly) grey.",
            "### DEVELOPED — they can do it alone\n\n"
            "- **Wedging** (“Cold Clay”) — by hand; it was INTRODUCED before.\n\n"
            "### INTRODUCED — with an example\n\n- **Slip** (“Warm Clay”) — thin.",
            "### D (developed)\n\n- Wedging → `cold-clay`. By hand, twice.\n\n"
            "### I (introduced)\n\n- Slip → `warm-clay`. It joins.",
            "### Wedging\n\nDEVELOPED in cold-clay. By hand.\n\n### Slip\n\nINTRODUCED in warm-clay. It joins.",
            "1. Wedging. *Developed in “Cold Clay”.* By hand.\n2. Slip. *Introduced in “Warm Clay”.* Thin.",
            "- Wedging is DEVELOPED in cold-clay.\n- Slip is INTRODUCED in warm-clay.",
            "| Lesson | Introduced | Developed |\n| --- | --- | --- |\n"
            "| cold-clay | — | Wedging |\n| warm-clay | Slip | — |",
            "| Lesson | Wedging | Slip |\n| --- | --- | --- |\n| L1 | DEVELOPED | |\n| L2 | | INTRODUCED |",
            "| Depth | Concepts |\n| --- | --- |\n"
            "| DEVELOPED | Wedging (cold-clay) |\n| INTRODUCED | Slip (warm-clay) |",
            "| Concept | Lesson | M | I | D | A |\n| --- | --- | --- | --- | --- | --- |\n"
            "| Wedging | L1 | | | ✓ | |\n| Slip | L2 | | ✓ | | |",
            "| Concept | How far | Lesson |\n| --- | --- | --- |\n| Wedging | dev. | L1 |\n| Slip | intro | L2 |",
            "| Concept | Depth |\n| --- | --- |\n"
            "| **cold-clay** | |\n| Wedging | DEVELOPED |\n| **warm-clay** | |\n| Slip | INTRODUCED |",
            "★ = MENTIONED, ★★ = INTRODUCED, ★★★ = DEVELOPED, ★★★★ = APPLIED\n\n"
            "| Concept and what it is for | Depth | Lesson |\n| --- | --- | --- |\n"
            "| **Wedging** – drives out air | ★★★ | L1 |\n| **Slip** – joins | ★★ | L2 |",
            "### Developed\n\n- **Wedging** ‹1›: by hand\n\n### Introduced\n\n- **Slip** ‹2›: it joins",
            "- **DEVELOPED:** Wedging (lesson 1)\n- **INTRODUCED:** Slip (lesson 2)",
            "| Concept | L1 | L2 |\n| --- | --- | --- |\n| Wedging | D | |\n| Slip | | I |",
        ),
    ),
    Part(
        "The heading of a lesson",
        "Number, title and slug, in any order. A slug that the heading leaves out is taken from the index, from a field"
        " `Slug`, from the first line or a sentence below, or from a table of lessons. The load may stand in"
        " parentheses.",
        TITLE + INDEX + "## Lessons\n\n{}\n\nWet." + OTHER,
        _heading,
        "lesson 1, Cold Clay, cold-clay",
        (
            "### Lesson 1: Cold Clay (cold-clay)",
            "### L1 — Cold Clay (`cold-clay`)",
            "### 1. Cold Clay {#cold-clay}",
            "### Lesson 1: Cold Clay\n\nslug:: cold-clay",
            "### Lesson 1: Cold Clay\n\n`cold-clay` · load build",
            "### Lesson 1: Cold Clay\n\n| | |\n| --- | --- |\n| Lesson | `cold-clay` |",
            "### L1 · Cold Clay\n\nSlug `cold-clay` · load: BUILD",
            "### Lesson 1 · cold-clay · Cold Clay",
            "### Lesson 1 · Cold Clay · cold-clay · BUILD",
            "### L1 = Cold Clay {cold-clay; BUILD}",
            "### Lesson One: Cold Clay\n\nThe slug is `cold-clay`, and it is a BUILD lesson: much is known.",
            "### Cold Clay\n\n*First lesson of two, `cold-clay`, of the BUILD kind.*",
            "### 4.1.1 cold-clay (build)\n\n*Cold Clay*",
            "### Evening 1: Cold Clay (cold-clay)",
            "### 1️⃣ Cold Clay (cold-clay)",
            "### Lesson I — Cold Clay\n\n*cold-clay*",
        ),
    ),
    Part(
        "A field",
        "A label with what follows it. A list, a table or a paragraph below the label belongs to it.",
        IN_LESSON,
        _fields,
        "load",
        (
            "**Load:** BUILD",
            "**Load**: BUILD",
            "*Load:* BUILD",
            "Load: BUILD",
            "load:: BUILD",
            "- **Load:** BUILD",
            "#### Load\n\nBUILD",
            "*Load*\n\nBUILD",
            "> **Load:** BUILD",
            "**Load** → BUILD",
            "*Load* → BUILD",
            "Load -> BUILD",
            "| Field | Entry |\n| --- | --- |\n| Load | BUILD |",
            "Load:\n: BUILD",
            "**Load?** BUILD",
            "**Load**\\\nBUILD",
            "#### Load: BUILD",
        ),
    ),
    Part(
        "The cognitive load",
        "A field, a part of the heading, or a piece of the first line.",
        IN_LESSON,
        _load,
        "BUILD",
        ("**Cognitive load:** BUILD (two new ideas)", "**Type:** build | hands-on", "`cold-clay` · load build"),
    ),
    Part(
        "What was taught",
        "Each concept with the depth that it reached. A list of which most items bear a depth is one of concepts,"
        " whatever its label says.",
        IN_LESSON,
        _taught,
        "Wedging, DEVELOPED; Slip, INTRODUCED",
        (
            "**Concepts taught:**\n- Wedging (DEVELOPED)\n- Slip (INTRODUCED)",
            "**Concepts taught:** Wedging (DEVELOPED), Slip (INTRODUCED)",
            "**What we taught.** We began with *Wedging* (DEVELOPED), by hand, and looked at *Slip* (INTRODUCED) last.",
            "**Taught:**\n- DEVELOPED: Wedging\n- INTRODUCED: Slip",
            "#### Taught\n\n- DEVELOPED · Wedging\n- INTRODUCED · Slip",
            "#### What they can do now\n\n1. Wedging — **DEVELOPED**\n2. Slip — **INTRODUCED**",
            "#### Taught\n\n- Wedging #developed\n- Slip #introduced",
            "| Concept | Level |\n| --- | --- |\n| Wedging | DEVELOPED |\n| Slip | INTRODUCED |",
            "**Handed on:** Wedging ‹DEVELOPED›; Slip «INTRODUCED»",
            "**What we taught.** Forty kilos later *Wedging* (DEVELOPED) was a habit,"
            " and *Slip* (INTRODUCED) a promise.",
            "- `DEVELOPED` Wedging\n- `INTRODUCED` Slip",
            "Depths: D = DEVELOPED, I = INTRODUCED, M = MENTIONED, A = APPLIED.\n\n"
            "**Handed on:** Wedging [D]; Slip [I].",
            "M/I/D/A = MENTIONED/INTRODUCED/DEVELOPED/APPLIED.\n\n**Taught** = Wedging: D; Slip: I.",
            "**We taught.** This lesson developed **Wedging** by hand, and introduced **Slip**.",
            "Concepts taught: The lesson develops Wedging and introduces Slip.",
            "Taught to depth DEVELOPED:\n: Wedging.\n\nTaught to depth INTRODUCED:\n: Slip.",
            "```yaml\ntaught:\n  - Wedging: DEVELOPED\n  - Slip: INTRODUCED\n```",
            "**Developed.** Wedging.\n\n**Introduced.** Slip.",
            "#### Concepts taught\n\n##### Wedging (DEVELOPED)\n\nBy hand.\n\n##### Slip (INTRODUCED)\n\nIt joins.",
            "**Taught**\\\nDeveloped: **Wedging** of cold clay.\nIntroduced: **Slip**, thin.",
            "#### Taught\n\nTo DEVELOPED: Wedging.\n\nTo INTRODUCED: Slip.",
            "Taught, developed: Wedging.\nTaught, introduced: Slip.",
            "**Taught, developed**\n\n- Wedging\n\n**Taught, introduced**\n\n- Slip",
            "| Taught | Before | After |\n| --- | --- | --- |\n"
            "| Wedging | MENTIONED | DEVELOPED |\n| Slip | — | INTRODUCED |",
            "**Taught:**\n\n(a) Wedging – developed\n\n(b) Slip – introduced",
            "**Taught:**\n- DEVELOPED → Wedging\n- INTRODUCED → Slip",
            "**Taught:** Wedging[^d], Slip[^i]\n\n[^d]: DEVELOPED\n[^i]: INTRODUCED",
            "taught=Wedging (DEVELOPED), Slip (INTRODUCED)",
        ),
    ),
    Part(
        "The notebook and its exercises",
        "The path, and the exercises with their levels.",
        IN_LESSON,
        _notebook,
        "4-1-1-cold-clay.ipynb, Guided, Supported",
        (
            "**Notebook:** `4-1-1-cold-clay.ipynb`\n- Exercise 1 (Guided): weigh\n- Exercise 2 (Supported): wedge",
            "**Notebook:** `4-1-1-cold-clay.ipynb`\n\n**Exercises:**\n1. Guided: weigh\n2. Supported: wedge",
            "**Notebook:** `4-1-1-cold-clay.ipynb`, 2 exercises (G, S)",
            "| Field | Entry |\n| --- | --- |\n| Notebook | `4-1-1-cold-clay.ipynb` |\n"
            "| Exercises | 1 Guided: weigh; 2 Supported: wedge |",
            "**Notebook:** `4-1-1-cold-clay.ipynb`\n\n| Ex. | Level | Task |\n| --- | --- | --- |\n"
            "| 1 | Guided | Weigh |\n| 2 | Supported | Wedge |",
            "**Notebook** → `4-1-1-cold-clay.ipynb`, two exercises\n\n1. (guided) Weigh\n2. (supported) Wedge",
            "**Notebook:** `4-1-1-cold-clay.ipynb`; 2 exercises: weigh (guided) · wedge, and slice (supported).",
            "> [!NOTE]\n> Notebook `4-1-1-cold-clay` with two exercises: (1) weigh, guided; (2) wedge, supported.",
            "**Which exercises?** Two, in `4-1-1-cold-clay.ipynb`:\n\n1. *guided* ~ weigh\n2. *supported* ~ wedge",
        ),
    ),
    Part(
        "How many exercises",
        "In digits or in words.",
        IN_LESSON,
        _stated,
        "3 exercises",
        (
            "**Notebook:** `a.ipynb` (3 exercises)",
            "**Notebook:** `a.ipynb`, three short exercises",
            "**Exercises:** 3",
            "**Notebook:** `a.ipynb`, exercises × 3",
            "| Notebook | Exercises |\n| --- | --- |\n| `a.ipynb` | 3 |",
            "#### Notebook\n\n| File | Exercises |\n| --- | --- |\n| `a.ipynb` | 3 |",
            "The notebook `a.ipynb` has a trio of exercises.",
            "**Practice:** three, in `a.ipynb`",
        ),
    ),
    Part(
        "No notebook",
        "That there is none must be said; a lesson without the field leaves it open.",
        IN_LESSON,
        _notebook,
        "there is none",
        (
            "**Notebook:** None (by design)",
            "**Notebook** → none; the kiln is the notebook",
            "**Notebook:** —",
            "**Notebook:** -- (all on paper)",
            "notebook:: none",
            "There is no notebook for this lesson.",
            "📓 none, all on paper",
            "**Practice:** none; the clay is enough",
        ),
    ),
    Part(
        "The review",
        "The verdict with the iteration that it was given at, and the findings of each iteration by grade. What is not"
        " stated is not zero.",
        IN_LESSON,
        _review,
        "PASS at iteration 2; 1: 0 critical, 2 improvement, 1 polish; 2: 0 critical, 0 improvement, 1 polish",
        (
            "**Review:** Passed at iteration 2/3. Iteration 1 had 0 critical, 2 improvement and 1 polish findings."
            " Iteration 2 had no critical or improvement findings and 1 polish finding.",
            "**Review:** Passed in the second of three rounds. Round one brought nothing critical, two improvements"
            " and one bit of polish. Round two brought neither critical findings nor improvements, and one polish"
            " finding.",
            "**Review:** PASS, iteration 2 of 3 · #1: 0 critical / 2 improvement / 1 polish · #2: 0 / 0 / 1",
            "**Review:** PASS (2/3). Iteration 1: C0, I2, P1. Iteration 2: C0, I0, P1.",
            "**Review:** r1 0 critical, 2 improvement, 1 polish -> revise;"
            " r2 0 critical, 0 improvement, 1 polish -> PASS",
            "**Review:** Two rounds. The first found nothing critical, two improvements and one matter of polish; the"
            " second passed it with nothing critical, no improvements and one matter of polish.",
            "**Review:** r1 0 critical, 2 improvement, 1 polish -> revise; r2 0 critical, 0 improvement, 1 polish"
            " -> PASS (2/3)",
            "**Review:** Two rounds of three. The first found nothing critical, two improvements and one small polish"
            " point; the second had nothing critical, no improvements and a touch of polish, and passed.",
            "**Review:** Accepted in round 2 of 3. Round 1: 0 critical, 2 improvement, 1 polish. Round 2: 0 critical, 0"
            " improvement, 1 polish.",
            "**Review:**\n\n- ❌ Iteration 1: 0 critical, 2 improvement, 1 polish\n"
            "- ✅ Iteration 2: 0 critical, 0 improvement, 1 polish",
            "**Read over by a baker:** Passed at the second of three. The first reading turned up nothing critical, two"
            " improvements and one bit of polish; the second only one bit of polish.",
            "**Review:**\n\n- 3 March: 0 critical, 2 improvement, 1 polish; to be revised\n"
            "- 5 March: 0 critical, 0 improvement, 1 polish; passed",
            "#### Review\n\n- Iteration 1: 0 critical, 2 improvement, 1 polish; revise\n"
            "- Iteration 2: 0 critical, 0 improvement, 1 polish; passed",
            "#### Review\n\n| Iteration | Critical | Improvement | Polish | Verdict |\n|---|---|---|---|---|\n"
            "| 1/3 | 0 | 2 | 1 | revise |\n| 2/3 | 0 | 0 | 1 | pass |",
            "#### Review\n\n| Round | Findings | Verdict |\n|---|---|---|\n"
            "| 1 | 0 critical, 2 improvement, 1 polish | revise |\n| 2 | 0 critical, 0 improvement, 1 polish | pass |",
            "**Review:** PASS at 2/3 (critical 0 → 0, improvement 2 → 0, polish 1 → 1)",
        ),
    ),
)

WORDS: dict[str, Callable[[Vocabulary], Mapping[str, Iterable[str]]]] = {
    "Depths": lambda vocabulary: {"": vocabulary.depths},
    "Loads": lambda vocabulary: {"": vocabulary.loads},
    "Levels of exercises": lambda vocabulary: vocabulary.levels,
    "Verdicts": lambda vocabulary: vocabulary.verdicts,
    "Grades": lambda vocabulary: vocabulary.grades,
    "Sections": lambda vocabulary: vocabulary.sections,
    "Labels of fields": lambda vocabulary: vocabulary.fields,
    "Columns of tables": lambda vocabulary: vocabulary.columns,
}

HEAD = """# The form of a record

What reclint reads in a record, and in which ways it may be written, without configuration; the ways may be mixed.
These are examples and no grammar: what a part is follows from what it says, what it holds and what it agrees with.
Text that an editor keeps within a width is read as if its lines were not broken.
`reclint show RECORD` prints what was read, and `--why` what each section was taken for and which lines were not read.
A course with other words says them in its [vocabulary](vocabulary.md); [own-course.md](own-course.md) shows three.
"""


def page(lexicon: Lexicon) -> str:
    """The whole page."""
    parts = [HEAD]
    for part in PARTS:
        blocks = "\n".join(f"\n````markdown\n{example}\n````" for example in part.examples)
        parts.append(f"## {part.title}\n\n{part.about} Each of these says *{part.says}*:\n{blocks}\n")
    parts.append("## All words\n\nThe words that are known, kind by kind. Case and emphasis do not count.\n")
    for title, words in WORDS.items():
        kinds = words(lexicon.vocabulary)
        rows = [f"| {kind or 'all'} | {', '.join(map(str, found)) or '–'} |" for kind, found in kinds.items()]
        parts.append("\n".join([f"### {title}\n", "| kind | words |", "| --- | --- |", *rows]) + "\n")
    return "\n".join(parts)


def test_the_page_is_made_of_the_vocabulary_and_the_examples(lexicon: Lexicon, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-golden"):
        PAGE.write_text(page(lexicon), "utf-8")
    step = "write it anew: sh scripts/dev test tests/test_record_form.py --update-golden"
    assert PAGE.read_text("utf-8") == page(lexicon), step


@pytest.mark.parametrize(
    ("part", "example"),
    [pytest.param(part, one, id=f"{part.title}-{n}") for part in PARTS for n, one in enumerate(part.examples, 1)],
)
def test_each_example_is_read_as_the_page_says(part: Part, example: str, lexicon: Lexicon) -> None:
    assert part.reading(read_record(Source("record.md", part.around.replace("{}", example)), lexicon)) == part.says


def test_an_example_that_says_otherwise_is_read_otherwise(lexicon: Lexicon) -> None:
    for part in PARTS:
        empty = part.around.replace("{}", "Nothing of it.")
        record = read_record(Source("record.md", empty), lexicon)
        try:
            said = part.reading(record)
        except (AssertionError, IndexError):
            continue
        assert said != part.says
