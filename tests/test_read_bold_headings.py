"""Lines that open in bold and are the headings of lessons, each beside some that are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .bicycles import TITLE, read, rows

if TYPE_CHECKING:
    from reclint.readers import Lexicon

INDEX = (
    "**Concept index**\n\n| Concept | Depth | Lesson |\n|---|---|---|\n"
    "| Wax | DEVELOPED | `quiet-chains` |\n| Spoke tension | DEVELOPED | `true-wheels` |\n\n"
)
PAIRS = "| key | value |\n|---|---|\n| taught | {} (DEVELOPED) |\n| notebook | none |\n\n"
FORMS = [
    ("**L1 · Quiet chains** · `quiet-chains` · 🔧 BUILD", "**L2 · True wheels** · `true-wheels` · 🔧 BUILD"),
    ("**L1: Quiet chains (`quiet-chains`, BUILD)**", "**L2: True wheels (`true-wheels`, BUILD)**"),
    ("**1. Quiet chains** (`quiet-chains`) — BUILD", "**2. True wheels** (`true-wheels`) — BUILD"),
    ("**First: Quiet chains** · quiet-chains · BUILD", "**Second: True wheels** · true-wheels · BUILD"),
    (
        "**Lesson one: Quiet chains** (`quiet-chains`). Load: BUILD.",
        "**Lesson two: True wheels** (`true-wheels`). Load: BUILD.",
    ),
    ("**L1** | Quiet chains | `quiet-chains` | BUILD", "**L2** | True wheels | `true-wheels` | BUILD"),
    ("__L1 – Quiet chains – `quiet-chains` – BUILD__", "__L2 – True wheels – `true-wheels` – BUILD__"),
]


@pytest.mark.parametrize("lines", FORMS)
@pytest.mark.parametrize("section", ["", "**Lessons**\n\n", "## Lessons\n\n"])
def test_a_line_in_bold_heads_a_lesson(section: str, lines: tuple[str, str], lexicon: Lexicon) -> None:
    first, second = lines
    body = f"{first}\n\n{PAIRS.format('wax')}{second}\n\n{PAIRS.format('spoke tension')}"
    record = read(f"{TITLE}{INDEX}{section}{body}", lexicon)
    assert [(one.slug, one.position and one.position.value, one.load and one.load.text) for one in record.lessons] == [
        ("quiet-chains", 1, "BUILD"),
        ("true-wheels", 2, "BUILD"),
    ]
    assert [len(one.taught) for one in record.lessons] == [1, 1]
    assert len(record.rows) == 2


@pytest.mark.parametrize(
    "line",
    [
        "**L1** penalties with `weight-limit` · BUILD",
        "**L1 penalties** pull weights, `weight-limit`",
        "**L1 · the first goal**",
        "**1. Oil the chain** (`oil-can`)",
        "**1. Oil the chain** and build on it",
        "**First: oil the chain**",
        "**Lesson one learned** is to oil",
        "**First impressions** · `oil-can` · BUILD",
    ],
)
def test_other_lines_in_bold_head_none(line: str, lexicon: Lexicon) -> None:
    heading = "### Lesson 1: Quiet Chains (`quiet-chains`)\n\n**Taught:** wax\n\n"
    text = f"{TITLE}{INDEX}## Lessons\n\n{heading}{line}\n\n- oil\n"
    assert [lesson.slug for lesson in read(text, lexicon).lessons] == ["quiet-chains"]


def test_lines_in_bold_may_part_the_index_where_lessons_have_sections(lexicon: Lexicon) -> None:
    index = (
        "## Concept Index\n\n**L1 · Quiet chains** · `quiet-chains` · BUILD\n\n- Wax (DEVELOPED)\n- Oil (MENTIONED)\n\n"
        "**L2 · True wheels** · `true-wheels` · BUILD\n\n- Spoke tension (DEVELOPED)\n- Rim (MENTIONED)\n\n"
    )
    lessons = "".join(
        f"### L{at}: {title} (`{slug}`)\n\n**Load:** BUILD\n\n**Taught:**\n- {name} (DEVELOPED)\n\n"
        for at, title, slug, name in (
            (1, "Quiet chains", "quiet-chains", "Wax"),
            (2, "True wheels", "true-wheels", "Spoke tension"),
        )
    )
    record = read(f"{TITLE}{index}## Lessons\n\n{lessons}", lexicon)
    assert [lesson.slug for lesson in record.lessons] == ["quiet-chains", "true-wheels"]
    assert [(name, slugs) for name, _, slugs in rows(record)] == [
        ("Wax", ["quiet-chains"]),
        ("Oil", ["quiet-chains"]),
        ("Spoke tension", ["true-wheels"]),
        ("Rim", ["true-wheels"]),
    ]
