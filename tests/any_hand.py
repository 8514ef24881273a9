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
