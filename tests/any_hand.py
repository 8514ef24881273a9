"""A record of two lessons, for tests of parts that are written in ways that no reader was made for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.readers import read_record
from reclint.text.source import Source

if TYPE_CHECKING:
    from reclint.model import LessonSummary, Record
    from reclint.readers import Lexicon

TITLE = "# Module 4.1: Bicycles -- Record\n\n"
KEY = "M/I/D/A = MENTIONED/INTRODUCED/DEVELOPED/APPLIED. NR = needs revision; Rev = review, MM = mental model.\n\n"
LESSONS = """## Lessons

### Lesson 1: True Wheels (true-wheels)

**Concepts taught:**
- Spoke tension (DEVELOPED)
- Rim wear (INTRODUCED)

### Lesson 2: Quiet Chains (quiet-chains)

**Concepts taught:**
- Chain wear (DEVELOPED)
- Oil (MENTIONED)
"""


def read(text: str, lexicon: Lexicon) -> Record:
    return read_record(Source("record.md", text), lexicon)


def lesson(body: str, lexicon: Lexicon) -> LessonSummary:
    [found] = read(f"{TITLE}{KEY}## Lessons\n\n### Lesson 1: True Wheels (true-wheels)\n\n{body}\n", lexicon).lessons
    return found


def told(lesson: LessonSummary) -> list[tuple[str, str | None]]:
    """The names and depths of what a lesson taught."""
    return [(item.name, item.depth.level if item.depth else None) for item in lesson.taught]


def first_of_two(first: str, second: str, lexicon: Lexicon, rows: str = "") -> list[tuple[str, str | None]]:
    """What the first of two lessons taught."""
    index = f"## Concept Index\n\n| Concept | Depth |\n|---|---|\n{rows}\n\n" if rows else ""
    lessons = f"### Lesson 1: True Wheels (true-wheels)\n\n{first}\n\n### Lesson 2: Chains (chains)\n\n{second}\n"
    return told(read(f"{TITLE}{index}## Lessons\n\n{lessons}", lexicon).lessons[0])
