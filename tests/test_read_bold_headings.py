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


SECTIONS = ("### {}\n\n**Taught:**\n- Wax (DEVELOPED)\n\n", "### {}\n\n**Taught:**\n- Spoke tension (DEVELOPED)\n\n")


@pytest.mark.parametrize(
    "line",
    [
        "**L1** (`quiet-chains`) comes before, and is a BUILD.",
        "**L1: Quiet chains** (`quiet-chains`) was the way in.",
        "**Lesson one: Quiet chains** (`quiet-chains`) has more of it.",
        "**Lesson 1: Quiet chains** (`quiet-chains`) has more of it.",
        "**L1 · Quiet chains** · `quiet-chains` · BUILD",
        "**1. Quiet chains** (`quiet-chains`) — BUILD",
    ],
)
@pytest.mark.parametrize("more", ["", "**Notebook:** none\n", "#### Notes\n\n- wax (DEVELOPED)\n"])
def test_a_line_in_bold_about_another_lesson_heads_none(line: str, more: str, lexicon: Lexicon) -> None:
    headings = ("Lesson 1: Quiet Chains (`quiet-chains`)", "Lesson 2: True Wheels (`true-wheels`)")
    first, second = (section.format(heading) for section, heading in zip(SECTIONS, headings, strict=True))
    for text in (f"{line}\n\n{more}", f"#### Before\n\n{line}\n\n{more}"):
        record = read(f"{TITLE}{INDEX}## Lessons\n\n{first}{second}{text}", lexicon)
        assert [lesson.slug for lesson in record.lessons] == ["quiet-chains", "true-wheels"]


@pytest.mark.parametrize("lines", FORMS[:6])
@pytest.mark.parametrize("behind", ["", "Each took two evenings.\n\n"])
@pytest.mark.parametrize(
    "headings",
    [
        ("Lesson 1: Quiet chains (`quiet-chains`)", "Lesson 2: True wheels (`true-wheels`)"),
        ("Lesson 1: Wax and oil", "Lesson 2: Round and round"),
        ("Wax and oil (`quiet-chains`)", "Round and round (`true-wheels`)"),
    ],
)
def test_lines_in_bold_with_nothing_below_them_list_lessons_that_have_sections(
    lines: tuple[str, str], behind: str, headings: tuple[str, str], lexicon: Lexicon
) -> None:
    contents = "\n\n".join(lines)
    sections = "".join(section.format(heading) for section, heading in zip(SECTIONS, headings, strict=True))
    record = read(f"{TITLE}{contents}\n\n{behind}{INDEX}## Lessons\n\n{sections}", lexicon)
    assert [lesson.slug for lesson in record.lessons] == ["quiet-chains", "true-wheels"]
    assert [len(lesson.taught) for lesson in record.lessons] == [1, 1]


def test_a_lesson_with_nothing_in_it_yet_is_headed_by_a_line_in_bold_as_others_are(lexicon: Lexicon) -> None:
    first, second = FORMS[0]
    body = f"{first}\n\n{PAIRS.format('wax')}{second}\n\n{PAIRS.format('spoke tension')}"
    record = read(
        f"{TITLE}{INDEX}## Lessons\n\n{body}**L3 · Soft brakes** · `soft-brakes` · BUILD\n\nTo come.\n", lexicon
    )
    assert [lesson.slug for lesson in record.lessons] == ["quiet-chains", "true-wheels", "soft-brakes"]


def test_a_line_in_bold_heads_the_only_lesson(lexicon: Lexicon) -> None:
    record = read(f"{TITLE}{INDEX}## Lessons\n\n{FORMS[2][0]}\n\n#### Taught\n\n- Wax (DEVELOPED)\n", lexicon)
    assert [(lesson.slug, len(lesson.taught)) for lesson in record.lessons] == [("quiet-chains", 1)]


FURTHER = [
    ("**L1 · Quiet chains** · `quiet-chains` · BUILD{}", " · 45 min"),
    ("**L1 · Quiet chains** · `quiet-chains` · BUILD{}", " · by the river"),
    ("**L1: Quiet chains** (`quiet-chains`){} — BUILD", " — with Grace"),
    ("**L1 | Quiet chains** | `quiet-chains` | BUILD{}", " | 9 May"),
    ("**Lesson one: Quiet chains** (`quiet-chains`{})", ", BUILD, half a day"),
    ("**Lesson one: Quiet chains** (`quiet-chains`){}", ", held by Grace"),
    ("**Lesson one: Quiet chains** (`quiet-chains`){}", ". Held outdoors."),
]


@pytest.mark.parametrize(("line", "further"), FURTHER)
@pytest.mark.parametrize("both", [True, False])
def test_a_line_in_bold_may_state_further_facts(line: str, further: str, both: bool, lexicon: Lexicon) -> None:
    second = line.replace("L1", "L2").replace("one:", "two:").replace("Quiet chains", "True wheels")
    second = second.replace("quiet-chains", "true-wheels").format(further if both else "")
    body = f"{line.format(further)}\n\n{PAIRS.format('wax')}{second}\n\n{PAIRS.format('spoke tension')}"
    record = read(f"{TITLE}{INDEX}## Lessons\n\n{body}", lexicon)
    assert [(one.slug, one.position and one.position.value) for one in record.lessons] == [
        ("quiet-chains", 1),
        ("true-wheels", 2),
    ]
    assert [len(one.taught) for one in record.lessons] == [1, 1]


@pytest.mark.parametrize(
    "line",
    [
        "**L1: Quiet chains** (`quiet-chains`), a BUILD, which came first.",
        "**Lesson one: Quiet chains** (`quiet-chains`) comes first.",
        "**Lesson one: Quiet chains** (`quiet-chains`). We missed it.",
    ],
)
@pytest.mark.parametrize("more", ["", "**Notebook:** none\n"])
def test_a_sentence_in_another_lesson_headed_in_bold_heads_none(line: str, more: str, lexicon: Lexicon) -> None:
    first, second = FORMS[4] if "Lesson" in line else FORMS[1]
    body = f"{first}\n\n{PAIRS.format('wax')}{second}\n\n{PAIRS.format('spoke tension')}{line}\n\n{more}"
    record = read(f"{TITLE}{INDEX}## Lessons\n\n{body}", lexicon)
    assert [lesson.slug for lesson in record.lessons] == ["quiet-chains", "true-wheels"]
