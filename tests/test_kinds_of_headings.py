"""Headings of lessons that look like odd ones and are none, each beside one that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reclint.readers.lessons.heading import read_lesson_heading
from reclint.text.source import Passage

from .bicycles import lesson
from .samples import report_on

if TYPE_CHECKING:
    from reclint.readers import Lexicon

ENDS = {
    "pictures of loads": (("🏋️ BUILD", "🏋️ BUILD", "🧗 STRETCH"), []),
    "pictures behind loads": (("BUILD 🏋️", "BUILD 🏋️", "STRETCH 🧗"), []),
    "dots of loads": (("● BUILD", "● BUILD", "○ STRETCH"), []),
    "a picture that one lacks": (("🏋️ BUILD", "🏋️ BUILD", "STRETCH"), ["heading-odd"]),
    "a picture that one has alone": (("BUILD", "BUILD", "🧗 STRETCH"), ["heading-odd"]),
    "a picture on the other side": (("🏋️ BUILD", "🏋️ BUILD", "STRETCH 🧗"), ["heading-odd"]),
}


@pytest.mark.parametrize("name", ENDS)
def test_a_picture_goes_with_its_load(name: str) -> None:
    ends, rules = ENDS[name]
    slugs = ("true-wheels", "quiet-chains", "soft-brakes")
    lessons = "".join(
        f"### {at}. {slug.replace('-', ' ').title()} (`{slug}`) — {end}\n\n**Taught:**\n- {slug} (DEVELOPED)\n\n"
        for at, (slug, end) in enumerate(zip(slugs, ends, strict=True), 1)
    )
    rows = "".join(f"| {slug} | DEVELOPED | {slug} | |\n" for slug in slugs)
    index = f"## Concept Index\n\n| Concept | Depth | Lesson | Notes |\n|---|---|---|---|\n{rows}\n"
    text = f"# Module 4.1: Bicycles -- Record\n\n{index}## Lessons\n\n{lessons}"
    assert [one.rule for one in report_on({"record.md": text}, "heading-odd").findings] == rules


@pytest.mark.parametrize(
    ("heading", "title", "position"),
    [
        ('Second: "True Wheels" · true-wheels · BUILD', "True Wheels", 2),
        ("Second: True Wheels (`true-wheels`)", "True Wheels", 2),
        ("2nd — True Wheels (`true-wheels`)", "True Wheels", 2),
        ("The second · True Wheels · `true-wheels`", "True Wheels", 2),
        ("2 — True Wheels (`true-wheels`)", "True Wheels", 2),
        ("2 -- True Wheels · `true-wheels`", "True Wheels", 2),
        ("II.2 True Wheels (true-wheels)", "True Wheels", 2),
        ("§ IV.2. True Wheels (true-wheels)", "True Wheels", 2),
        ("C.2 L2: True Wheels (`true-wheels`) 🚲", "True Wheels", 2),
        ("Second, do no harm (`do-no-harm`)", "Second, do no harm", None),
        ("Second thoughts: wheels (`second-thoughts`)", "Second thoughts: wheels", None),
        ("Second: a hand at the wheel (`second-hand`)", "Second: a hand at the wheel", None),
        ("DIN.2 Wheels (`din-wheels`)", "DIN.2 Wheels", None),
    ],
)
def test_a_number_opens_a_heading_in_any_form(heading: str, title: str, position: int | None, lexicon: Lexicon) -> None:
    found = lesson("**Taught:**\n- Spoke tension (DEVELOPED)", lexicon, f"### {heading}")
    assert (found.title, found.position and found.position.value) == (title, position)


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("C.2 L2: True Wheels 🚲", "True Wheels"),
        ("1st: True Wheels", "True Wheels"),
        ("3 – 5 Wheels", "3 – 5 Wheels"),
        ("L3: Rising Loads ⚖️ 🧗🏽", "Rising Loads"),
        ("L3: Gears where friction → 0 and speed ≫", "Gears where friction → 0 and speed ≫"),
        ("L3: Angles, or all about ∠", "Angles, or all about ∠"),
        ("L3: Diameters ⌀", "Diameters ⌀"),
    ],
)
def test_a_title_has_neither_its_number_nor_its_picture(heading: str, title: str, lexicon: Lexicon) -> None:
    found = read_lesson_heading(Passage.at(heading, 0), lexicon)
    assert (found.title, found.slug) == (title, None)
