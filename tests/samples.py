"""What tests ask of Markdown blocks, and the small records they are made into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint import cli
from reclint.api import Course, Request
from reclint.linking import link_lesson
from reclint.markdown import Heading, Items, Paragraph, Quote, Table
from reclint.readers import read_record
from reclint.text.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from reclint.findings.report import Report
    from reclint.linking import Link
    from reclint.markdown import Block
    from reclint.model import LessonSummary, Record
    from reclint.readers import Lexicon
    from reclint.text.source import Passage

LESSON = "### Lesson 1: Soft Rolls (soft-rolls)"
ROPE = """\
# Module 1.1: Hitches -- Record

## Concept Index

| Concept | Depth | Lesson | Notes |
| --- | --- | --- | --- |
| Wooden post | INTRODUCED | first-hitches | |
| Iron post | DEVELOPED | first-hitches | |
| Load along the spar | INTRODUCED | first-hitches | |

## Per-Lesson Summaries

### Lesson 1: First hitches (first-hitches)

**Concepts taught:**
- Post (INTRODUCED)
- Load along the spar (INTRODUCED)
- Whipping the end
"""
"""A course of one record that asks two questions: which post is meant, and whether whipping lacks a row."""
FIRST, SECOND, THIRD = (f"series-1/module-1-{number}/record.md" for number in (1, 2, 3))
"""The records of the example course; the third one has faults."""
FAULTS = [
    (THIRD, 19, "table-row-detached"),
    (THIRD, 30, "depth-mismatch"),
    (THIRD, 58, "notebook-missing"),
    (THIRD, 72, "concept-not-indexed"),
    (THIRD, 98, "notebook-count"),
    (THIRD, 104, "review-count-stated"),
    (THIRD, 141, "exercise-level"),
    (THIRD, 144, "review-verdict-conflict"),
]
"""The faults: path, line and rule, in the order of a report."""


def edit(path: Path, old: str, new: str) -> None:
    """Replace the first ``old`` in a file, which must have it."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def stands_in(text: str, passage: Passage) -> bool:
    """Whether every character of a passage but those that join lines stands in ``text`` where it says.

    An asterisk of emphasis may be an underscore there.
    """
    places = (
        (character, text[passage.offset(index) : passage.offset(index) + 1])
        for index, character in enumerate(passage.text)
    )
    return all(character in ("\n", there) or (character, there) == ("*", "_") for character, there in places)


def passages_of(blocks: Iterable[Block]) -> Iterator[Passage]:
    """The text of every paragraph, heading and table cell, in document order."""
    for block in blocks:
        if isinstance(block, (Paragraph, Heading)):
            yield block.text
        elif isinstance(block, Items):
            for item in block.items:
                yield from passages_of(item.blocks)
        elif isinstance(block, Quote):
            yield from passages_of(block.blocks)
        elif isinstance(block, Table):
            for row in (*([block.header] if block.header else []), *block.rows):
                yield from row.cells


def record_text(section: str = "", *, heading: str = LESSON, rows: str = "", header: str = "") -> str:
    """A record of module 2.1 with two index rows of the lesson ``soft-rolls``, ``rows`` after them, and one lesson."""
    return f"""\
# Module 2.1: Small Breads -- Record

{header}

## Concept Index

| Concept | Depth | Lesson | Notes |
|---|---|---|---|
| Windowpane test | DEVELOPED | soft-rolls | stretch until light shows |
| Egg wash | MENTIONED | soft-rolls | |
{rows}

## Per-Lesson Summaries

{heading}

{section}
"""


ONE_FAULT = record_text("**Concepts taught:**\n- Windowpane test (MENTIONED)\n- Egg wash").encode()
"""A record with one finding, on the depth of its first item."""


def record_of(text: str, lexicon: Lexicon) -> Record:
    """The record that a text is."""
    return read_record(Source("record.md", text), lexicon)


def lesson_of(section: str, lexicon: Lexicon) -> LessonSummary:
    """The summary of the lesson ``soft-rolls`` with the text ``section``."""
    return record_of(record_text(section), lexicon).lessons[0]


def own_rule(check: str, options: str, messages: str = "{default: a}", related: str = "") -> str:
    """A file with the rule ``own-rule`` of a course, which binds a check; ``check`` and ``related`` are whole lines."""
    return f"""\
rules:
  own-rule:
    grade: polish
    summary: s
    why: w
    remedy: r
    {check}
    options: {options}
    messages: {messages}
    {related}
    since: "1"
    examples: {{good: [{{record: x}}], bad: [{{record: x, finds: [{{at: "1:1", message: m}}]}}]}}
"""


def report_on(texts: Mapping[str, str], *rules: str) -> Report:
    """The report on a course of texts by some rules, by all where none is named."""
    return Course.of_texts(texts, Request(select=rules)).check()


def report_options(**given: object) -> dict[str, object]:
    """The options of ``reclint report`` with the defaults of the command line, and some that are given."""
    context = cli.report.make_context("report", [])
    return {**{name: value for name, value in context.params.items() if name != "paths"}, **given}


def linked_record(items: Iterable[str], rows: Iterable[str], lexicon: Lexicon, others: Iterable[str] = ()) -> Record:
    """A record with the items of the lesson ``rolls`` and its ``rows``; ``others`` are rows of another lesson."""
    index = [f"| {row} | DEVELOPED | rolls | |" for row in rows] + [
        f"| {row} | DEVELOPED | crust | |" for row in others
    ]
    text = "\n".join(
        [
            "# Module 2.1: Small Breads -- Record\n\n## Concept Index\n",
            "| Concept | Depth | Lesson | Notes |\n|---|---|---|---|",
            *index,
            "\n## Lesson Summaries\n\n### rolls\n\n**Concepts taught:**",
            *(f"- {item}" for item in items),
        ]
    )
    return record_of(text, lexicon)


def links_of(
    items: Iterable[str], rows: Iterable[str], lexicon: Lexicon, others: Iterable[str] = ()
) -> tuple[Link, ...]:
    """The links of the items of `linked_record`."""
    record = linked_record(items, rows, lexicon, others)
    return link_lesson(record, record.lessons[0], lexicon.vocabulary)


def named(link: Link) -> tuple[str, list[str]]:
    """What linking decided, and the names of the rows."""
    return link.decision.value, [row.name.text for row in link.rows]
