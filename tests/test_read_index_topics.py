"""An index whose title says nothing of it, with its rows in parts: by topic, or by depth with slugs of no heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import KEY, LESSONS, TITLE, read
from .bicycles import rows

if TYPE_CHECKING:
    from reclint.readers import Lexicon

FOUR = [
    ("Spoke tension", "DEVELOPED", ["true-wheels"]),
    ("Rim wear", "INTRODUCED", ["true-wheels"]),
    ("Chain wear", "DEVELOPED", ["quiet-chains"]),
    ("Oil", "MENTIONED", ["quiet-chains"]),
    ("Rag", "MENTIONED", ["quiet-chains"]),
    ("Brush", "APPLIED", ["quiet-chains"]),
]
FORMS = {
    "definitions": "{name}\n: {mark} · `{slug}` · A remark of some length.\n\n",
    "items": "- **{name}** [{mark}] `{slug}`: a remark\n",
}


def topics(form: str, *, heading: str = "### {}") -> str:
    parts = []
    for topic, found in (("Wheels", FOUR[:3]), ("What cleans", FOUR[3:])):
        entries = "".join(FORMS[form].format(name=name, mark=depth[0], slug=slug) for name, depth, [slug] in found)
        parts.append(f"{heading.format(topic)}\n\n{entries}\n")
    return "## The words that we own\n\n" + "".join(parts)


@pytest.mark.parametrize("form", FORMS)
def test_parts_by_topic_are_one_index(form: str, lexicon: Lexicon) -> None:
    record = read(f"{TITLE}{KEY}{topics(form)}{LESSONS}", lexicon)
    assert rows(record) == FOUR
    assert [one.slug for one in record.lessons] == ["true-wheels", "quiet-chains"]


def test_lists_of_lessons_with_fields_are_no_parts_by_topic(lexicon: Lexicon) -> None:
    lessons = "".join(
        f"### {title}\n\n**Load:** BUILD\n\n- Spokes (DEVELOPED, `true-wheels`)\n- Rims (INTRODUCED, `true-wheels`)\n"
        f"- Hubs (INTRODUCED, `old-hubs`)\n\n"
        for title in ("Wheels again (wheels-again)", "Hubs again (hubs-again)")
    )
    record = read(f"{TITLE}## How it went\n\n{lessons}", lexicon)
    assert record.rows == ()
    assert [one.slug for one in record.lessons] == ["wheels-again", "hubs-again"]


@pytest.mark.parametrize(
    "item",
    [
        pytest.param("- {name}: {depth} in `{slug}`, they think that it sings", id="remarks"),
        pytest.param("- [ ] **{name}** [{depth}] `{slug}`", id="still-to-do"),
        pytest.param("- {name} ({depth}); comes back in `{slug}`", id="lessons-with-a-look-ahead"),
    ],
)
def test_what_speaks_of_depths_and_lessons_is_no_part_by_topic(item: str, lexicon: Lexicon) -> None:
    def part(title: str, found: list[tuple[str, str, list[str]]]) -> str:
        rows = "".join(f"{item.format(name=name, depth=depth, slug=slug)}\n" for name, depth, [slug] in found)
        return f"### {title}\n\n{rows}\n"

    aside = f"## What we saw\n\n{part('About wheels', FOUR[:3])}{part('About chains', FOUR[3:])}"
    assert read(f"{TITLE}{aside}{LESSONS}", lexicon).rows == ()


def test_lessons_that_look_ahead_to_each_other_stay_lessons(lexicon: Lexicon) -> None:
    rows = "| Spokes | DEVELOPED | true-wheels |\n| Oil | MENTIONED | quiet-chains |\n"
    index = f"| Concept | Depth | Lesson |\n|---|---|---|\n{rows}"
    sessions = "".join(
        f"### Session {number}: {title}\n\n- {name} (DEVELOPED); comes back in `{other}`\n"
        f"- Hub (MENTIONED); comes back in `{other}`\n- Rag (MENTIONED); builds on `{other}`\n\n"
        for number, title, name, other in (
            (1, "True Wheels", "Spokes", "quiet-chains"),
            (2, "Quiet Chains", "Oil", "true-wheels"),
        )
    )
    record = read(f"{TITLE}## Concept Index\n\n{index}\n## Sessions\n\n{sessions}", lexicon)
    assert [one.slug for one in record.lessons] == ["true-wheels", "quiet-chains"]
    assert len(record.rows) == 2


def test_days_are_no_lessons_of_parts_by_topic(lexicon: Lexicon) -> None:
    days = "".join(
        f"### 2026-0{month}-01\n\n- Spokes — DEVELOPED — 2026-0{month}-02\n- Rims — INTRODUCED — 2026-0{month}-03\n\n"
        for month in (5, 6)
    )
    assert read(f"{TITLE}## Changes\n\n{days}{LESSONS}", lexicon).rows == ()


def test_slugs_that_are_repeated_below_depths_are_lessons_by_whatever_their_headings_are_called(
    lexicon: Lexicon,
) -> None:
    index = (
        "## Concepts, the well known first\n\n### 🟢 APPLIED – alone\n\n- **Brush** · _clean-work_\n  - Soft.\n"
        "- **Rag** · _old-rims_\n  - Of linen.\n\n### 🔵 DEVELOPED – with help\n\n- **Spokes** · _old-rims_\n"
        "  - Thin.\n- **Chain wear** · _clean-work_\n  - By gauge.\n\n"
    )
    lessons = "".join(
        f"### {title}\n\n`{slug}`, load: BUILD\n\n**Taught:** {name} (DEVELOPED)\n\n"
        for title, slug, name in (
            ("4.1.1 Rims that Last", "old-rims", "spokes"),
            ("4.1.2 Working Clean", "clean-work", "chain wear"),
        )
    )
    record = read(f"{TITLE}{index}## Lessons\n\n{lessons}", lexicon)
    assert rows(record) == [
        ("Brush", "APPLIED", ["clean-work"]),
        ("Rag", "APPLIED", ["old-rims"]),
        ("Spokes", "DEVELOPED", ["old-rims"]),
        ("Chain wear", "DEVELOPED", ["clean-work"]),
    ]


def test_what_one_lesson_taught_below_depths_is_no_index(lexicon: Lexicon) -> None:
    body = "##### Developed\n\n- A well-known half-life\n- Spokes\n\n##### Introduced\n\n- Rims\n- A half-life of oil\n"
    record = read(
        f"{TITLE}## Lessons\n\n### Lesson 1: True Wheels (true-wheels)\n\n**Load:** BUILD\n\n#### Concepts\n\n{body}",
        lexicon,
    )
    assert record.rows == ()


def test_an_index_with_a_depth_called_as_a_field_is_no_lesson_beside_the_others(lexicon: Lexicon) -> None:
    index = (
        "## What did they meet, how well?\n\n### APPLIED\n\n* **Brush** ([clean-work](lessons/clean-work.md)) - soft\n"
        "* **Rag** ([old-rims](lessons/old-rims.md)) - of linen\n\n### DEVELOPED\n\n"
        "* **Spokes** ([old-rims](lessons/old-rims.md)) - thin\n"
        "* **Oil** ([clean-work](lessons/clean-work.md)) - drops\n\n### REVISITED\n\n"
        "* **Grease** ([clean-work](lessons/clean-work.md)) - thick\n\n"
    )
    lessons = "".join(
        f"## L{number} / {slug} / {title} / BUILD\n\n**Taught:** {name} (DEVELOPED)\n\n"
        for number, slug, title, name in (
            (1, "old-rims", "How old is old?", "spokes"),
            (2, "clean-work", "What is clean?", "oil"),
        )
    )
    record = read(f"{TITLE}{index}{lessons}", lexicon)
    assert [row.name.text for row in record.rows] == ["Brush", "Rag", "Spokes", "Oil", "Grease"]
    assert [one.slug for one in record.lessons] == ["old-rims", "clean-work"]
