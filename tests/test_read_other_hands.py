"""Indexes as other hands write them: the same rows are read from each of the ways to write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reclint.api import Course

from .bicycles import LEGEND, TITLE, read, rows

if TYPE_CHECKING:
    from reclint.readers import Lexicon

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
