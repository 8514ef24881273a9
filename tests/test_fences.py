"""Code fences that nobody closed: which they are, and that nothing else is found because of them."""

from __future__ import annotations

import pytest

from reclint.api import Course
from reclint.text.fences import open_fences, without_fences
from reclint.text.source import Source

RECORD = """\
# Module 1.1: Knots -- Record

## Concept Index

| Concept | Depth | Lesson | Notes |
| --- | --- | --- | --- |
| Bowline | DEVELOPED | first-knots | |
| Half hitch | DEVELOPED | first-knots | |

## Per-Lesson Summaries

### Lesson 1: First Knots (first-knots)

**Concepts taught:**
- Bowline (DEVELOPED)
- Half hitch (DEVELOPED)

**How concepts were taught:**
A table of steps:

```text
over, under, through
```
"""


def fences(text: str) -> list[int]:
    """The 1-based lines of the open fences."""
    return [fence.line + 1 for fence in open_fences(Source("record.md", text))]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (RECORD, []),
        (RECORD.replace("| Half hitch", "```\n| Half hitch", 1), [8]),
        (RECORD.replace("## Per-", "~~~\n\n## Per-", 1), [10]),
        (RECORD.replace("## Per-", "```python\nx = 1\n\n## Per-", 1), [10]),
        # A list item or a quote ends the fence in it, and another one outside does not.
        (RECORD.replace("- Bowline (", "- ```\n- Bowline (", 1), []),
        ("# A\n\n> ```\n> x\n\n## B\n\n**Goal:** y\n", []),
        ("# A\n\n> ```\n> x\n> ```\n\n## B\n\n```\n\n## C\n", [9]),
        ("# A\n\n1. Step\n\n   ```sh\n   x\n\n## B\n\n**Goal:** y\n", []),
        ("# A\n\n- ```sh\n  x\n```\n\n## B\n\n**Goal:** y\n", [5]),
        ("# A\n\n- a\n  - b\n\n    ```sh\n    x\n    ```\n\n## B\n", []),
        # Neither in indented code nor in a comment does one begin.
        ("# A\n\n    ```\n\n## B\n\n**Goal:** y\n", []),
        ("# A\n\n<!--\n```\n## Old\n-->\n\n## B\n\n**Goal:** y\n", []),
        # Without an even number of them, the first that hides a heading is open, not the last.
        ("# A\n\n```\nx\n\n## B\n\nText\n\n```\ny\n```\n", [3]),
        # A fence with a word behind it closes nothing.
        ("# A\n\n```sh\nx\n\n## B\n\n```sh\ny\n```\n", [3]),
        # Code to the end of the document hides nothing.
        ("# A\n\n```\nx = 1\n# a comment\ny = 2\n", []),
        # An example of a record between fences is one.
        ("# A\n\n```\n## B\n\n**Review:** Passed\n```\n", []),
        ("# A\n\n````\n```sh\nx\n```\n````\n", []),
        ("A line with ``` in it\n\n## B\n", []),
        ("- ```sh\n  x\n  ```\n\n## B\n", []),
    ],
)
def test_open_fences_are_told_from_others(text: str, lines: list[int]) -> None:
    assert fences(text) == lines


@pytest.mark.parametrize("place", ["| Half hitch", "## Per-", "### Lesson", "**Concepts taught", "**How concepts"])
def test_nothing_else_is_found_because_of_one(place: str) -> None:
    damaged = RECORD.replace(place, f"```\n{place}", 1)
    line = damaged[: damaged.index(f"```\n{place}")].count("\n") + 1
    found = Course.of_texts({"record.md": damaged}).check().findings
    assert [(finding.rule, finding.place.start.line) for finding in found] == [("record-fence-open", line)]


def test_everything_keeps_its_place() -> None:
    source = Source("record.md", RECORD.replace("## Per-", "```\r\n## Per-", 1))
    mended = without_fences(source, open_fences(source))
    assert len(mended.text) == len(source.text)
    assert open_fences(mended) == ()
