"""What a lesson states of itself below its heading, in a line, a row or a label: its place, its slug, its load."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .bicycles import TITLE, lesson, read

if TYPE_CHECKING:
    from reclint.readers import Lexicon

TAUGHT = "**Taught:**\n- Spoke tension (DEVELOPED)"


@pytest.mark.parametrize(
    "line",
    [
        "*Third of four. Load: stretch.*",
        "Third of the four lessons. Load: stretch.",
        "_The third and last. Load: stretch_",
        "*(`true-wheels`, lesson 3 of 4, load: STRETCH)*",
        "*Lesson three of four* — *load* STRETCH",
        "Lesson 3 of 4 -- load STRETCH",
        "**Position:** 3 of 4. **Load:** STRETCH.",
        "**Position:** third. **Load:** STRETCH.",
        "**Position:** the third of four\n**Load:** STRETCH",
        "Position: 3/4\nLoad: STRETCH",
        "Number 3 of 4. Load: stretch.",
        "lesson 3 of 4 / `true-wheels` / STRETCH",
        "True Wheels — the third of the four — STRETCH",
        "| Field | Entry |\n|---|---|\n| Position | Lesson 3 of 4 |\n| Load | STRETCH |",
        "| Field | Entry |\n|---|---|\n| Position | 3 of 4 |\n| Load | STRETCH |",
        "- Position: 3\n- Load: STRETCH",
    ],
)
def test_a_lesson_states_its_place_and_its_load(line: str, lexicon: Lexicon) -> None:
    found = lesson(f"{line}\n\n{TAUGHT}", lexicon, "### True Wheels (`true-wheels`)")
    assert found.position
    assert (found.position.value, found.load and found.load.text) == (3, "STRETCH")


@pytest.mark.parametrize(
    "line",
    [
        "*Review 3 of 4. Load: stretch.*",
        "Round 3 of 4 — passed",
        "Exercise 3 of 4, by hand.",
        "Three of four wheels were true. Load: stretch.",
        "The third. Load: stretch.",
        "3/4. Load: stretch.",
        "In the rain. Team 3 of 4.",
        "Month 3 of 4 — windy.",
        "Shown again. Third of four.",
        "Session 3 of 4. Load: stretch.",
        "We looked at chains for most of the time that we had on that day in May. Third of four. It rained all day.",
    ],
)
def test_other_numbers_are_no_place(line: str, lexicon: Lexicon) -> None:
    assert lesson(f"{line}\n\n{TAUGHT}", lexicon, "### True Wheels (`true-wheels`)").position is None


@pytest.mark.parametrize(
    ("line", "slug"),
    [
        ("*(`quiet-chains`, load: BUILD)*", "quiet-chains"),
        ("(`quiet-chains`)", "quiet-chains"),
        ("`quiet-chains` — BUILD", "quiet-chains"),
        ("`quiet-chains`. Load: BUILD.", "quiet-chains"),
        ("`if` — and what follows it", None),
        ("New words: `hub`. `rim`. `spoke`.", None),
        ("*lesson 1 of 2 / quiet-chains / BUILD*", "quiet-chains"),
        ("`quiet-chains`. How to Oil. *Load:* BUILD", "quiet-chains"),
        ("`chain-whip` — borrowed from the shop.", None),
        ("Seen for the first time — `chain-whip`. Load: BUILD.", None),
        ("front-brake / rear-brake / neither", None),
        ("`front-brake` / `rear-brake` / BUILD", None),
    ],
)
def test_a_line_of_facts_states_the_slug(line: str, slug: str | None, lexicon: Lexicon) -> None:
    found = lesson(f"{line}\n\n{TAUGHT}", lexicon, "### Lesson 1: How to Oil")
    assert (found.slug if found.slug_stated else None) == slug


@pytest.mark.parametrize(
    ("section", "slug"),
    [
        ("| Particular | Statement |\n|---|---|\n| Identifier | `quiet-chains` |\n| Load | BUILD |", "quiet-chains"),
        ("**Identifier:** quiet-chains\n**Load:** BUILD", "quiet-chains"),
        ("| property | value |\n|---|---|\n| note | [[oil-a-chain]] |\n| load | build |", "oil-a-chain"),
        ("Note: [[oil-a-chain]]\nLoad: build", "oil-a-chain"),
        ("| property | value |\n|---|---|\n| note | [[true-wheels]] |\n| load | build |", None),
        ("**Note:** oil-a-chain\n**Load:** BUILD", None),
    ],
)
def test_a_row_or_a_label_names_the_lesson(section: str, slug: str | None, lexicon: Lexicon) -> None:
    found = lesson(f"{section}\n\n{TAUGHT}", lexicon, "### Lesson 1: How to Oil a Chain")
    assert (found.slug if found.slug_stated else None) == slug


def test_sections_whose_rows_name_lessons_are_lessons_for_certain(lexicon: Lexicon) -> None:
    lessons = (
        f"## {title}\n\n| property | value |\n|---|---|\n| note | [[{slug}]] |\n| load | build |\n\n"
        for title, slug in (("1 — Quiet Chains", "quiet-chains"), ("2 — True Wheels", "true-wheels"))
    )
    record = read(f"{TITLE}{''.join(lessons)}", lexicon)
    assert [(one.slug, one.title) for one in record.lessons] == [
        ("quiet-chains", "Quiet Chains"),
        ("true-wheels", "True Wheels"),
    ]
    assert not any(one.doubtful for one in record.readings if one.role == "lesson")


@pytest.mark.parametrize("rest", ["", " It stands on what `spoke-keys` taught.", "\nCold hands."])
@pytest.mark.parametrize(
    "said", ["A *stretch* lesson; `wheels`.", "`wheels`, a stretch lesson.", "Stretch lesson · [[wheels]]."]
)
def test_a_sentence_states_slug_and_load(said: str, rest: str, lexicon: Lexicon) -> None:
    found = lesson(f"{said}{rest}\n\n{TAUGHT}", lexicon, "### True Rims")
    assert (found.slug, found.load and found.load.text) == ("wheels", "STRETCH")


@pytest.mark.parametrize(
    "line",
    [
        "A *stretch* lesson; `true` is new.",
        "Stretch; `true`.",
        "A stretch lesson; `true`, `lace`.",
        "After a stretch lesson; `true`.",
        "A stret*ch* lesson; `true`.",
        "We began late. A stretch lesson; `true`.",
    ],
)
def test_a_sentence_that_says_more_states_no_load(line: str, lexicon: Lexicon) -> None:
    found = lesson(f"{line}\n\n{TAUGHT}", lexicon, "### Lesson 3: True Rims")
    assert found.load is None


@pytest.mark.parametrize(
    "line", ["true-wheels, stretch", "`true-wheels` · stretch", "Lesson 3, true-wheels, *stretch*"]
)
def test_a_line_of_facts_states_the_load_in_small_letters(line: str, lexicon: Lexicon) -> None:
    found = lesson(f"{line}\n\n{TAUGHT}", lexicon, "### Lesson 3. True wheels")
    assert (found.slug, found.load and found.load.text) == ("true-wheels", "STRETCH")


@pytest.mark.parametrize(
    "line",
    [
        "spokes, stretch",
        "true-wheels, stretch, then rest",
        "true-wheels, stretch, build",
        "cold-hands, warm-hands, stretch",
        "true-wheels, stretch\nAnd the chain.",
        "Before we ride, stretch",
    ],
)
def test_a_line_that_says_more_states_no_load_in_small_letters(line: str, lexicon: Lexicon) -> None:
    assert lesson(f"{line}\n\n{TAUGHT}", lexicon, "### Lesson 3. True wheels").load is None


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Slug: `true-wheels`; lesson 3 of 4; load: build.", 3),
        ("**Slug:** `true-wheels` · lesson three of four", 3),
        ("Slug: `true-wheels`; review 3 of 4.", None),
        ("Slug: `true-wheels`; lesson 3 is the next one.", None),
        ("Slug: `true-wheels`, before lesson 3", None),
    ],
)
def test_a_place_stands_behind_a_slug(line: str, place: int | None, lexicon: Lexicon) -> None:
    found = lesson(f"{line}\n\n{TAUGHT}", lexicon, "### True Wheels")
    assert (found.position.value if found.position else None) == place


@pytest.mark.parametrize(
    ("link", "slug"),
    [
        ("[`true-wheels`](lessons/wheels.md)", "true-wheels"),
        ("[true-wheels](lessons/wheels.md)", "true-wheels"),
        ("[True Wheels](lessons/true-wheels.md)", "true-wheels"),
        ("[page](lessons/true-wheels.md)", "true-wheels"),
        ("`true-wheels` ([page](lessons/wheels.md))", "true-wheels"),
    ],
)
@pytest.mark.parametrize("field", ["**Slug:** {}", "| Field | |\n|---|---|\n| Slug | {} |\n| Load | BUILD |"])
def test_the_slug_that_a_link_shows_is_that_of_the_lesson(field: str, link: str, slug: str, lexicon: Lexicon) -> None:
    body = f"## Lessons\n\n### Lesson 1: All on rims\n\n{field.format(link)}\n\n**Taught:** Spokes (DEVELOPED)\n"
    assert [one.slug for one in read(f"{TITLE}{body}", lexicon).lessons] == [slug]


@pytest.mark.parametrize(
    ("line", "load"),
    [
        ("A Build lesson.", "BUILD"),
        ("*A stretch lesson.*", "STRETCH"),
        ("`true-wheels`, a Stretch lesson, 50 minutes", "STRETCH"),
        ("`true-wheels` | Build | given on 6 May", "BUILD"),
        ("`true-wheels` · stretch · given on 6 May", "STRETCH"),
        ("A Build lesson, after a stretch lesson.", None),
        ("`true-wheels`, build, taste and sell", None),
        ("Build | given on 6 May", None),
        ("After a stretch lesson we rest.", None),
        ("We build lesson by lesson.", None),
    ],
)
def test_a_load_in_any_case_may_be_what_a_lesson_is_called(line: str, load: str | None, lexicon: Lexicon) -> None:
    body = f"## Lessons\n\n### Lesson 1: All on rims\n\n{line}\n\n**Taught:** Spokes (DEVELOPED)\n"
    [one] = read(f"{TITLE}{body}", lexicon).lessons
    assert (one.load and one.load.text) == load
