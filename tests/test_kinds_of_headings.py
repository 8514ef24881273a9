"""Headings of lessons that look like odd ones and are none, each beside one that is."""

from __future__ import annotations

import pytest

from .samples import report_on

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
