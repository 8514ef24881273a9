"""An index whose title says nothing of it: entries that name lessons by titles, definitions, lines and cards."""

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
]
TITLES = {"true-wheels": "True Wheels", "quiet-chains": "Quiet Chains"}
FORMS = {
    "titles": "- {name} — {depth} — {title} — thin.\n",
    "code": "1. {name} · {letter} · `{slug}`\n",
    "lines": "{name} / {depth} / {title}  \n",
    "definitions": "{name}\n: {letter}, {title}. Thin.\n\n",
    "nested": "- {name}\n  - Depth: {letter}\n  - Lesson: {title}\n",
    "cards": "### {name}\n\n- **Depth:** {depth}\n- **Lesson:** {slug}\n\n",
}


def entries(form: str, title: str = "What stays") -> str:
    said = (
        FORMS[form].format(name=name, depth=depth, letter=depth[0], slug=slug, title=TITLES[slug])
        for name, depth, [slug] in FOUR
    )
    return f"## {title}\n\n" + "".join(said).rstrip() + "\n\n"


@pytest.mark.parametrize("title", ["What stays", "Concepts of the course"])
@pytest.mark.parametrize("form", FORMS)
def test_entries_are_an_index_whatever_its_title(form: str, title: str, lexicon: Lexicon) -> None:
    record = read(f"{TITLE}{KEY}{entries(form, title)}{LESSONS}", lexicon)
    assert rows(record) == FOUR
    assert [one.slug for one in record.lessons] == ["true-wheels", "quiet-chains"]


@pytest.mark.parametrize(
    "text",
    [
        "- True Wheels — DEVELOPED — most\n- Quiet Chains — APPLIED — all\n- Hubs — MENTIONED — one asked\n",
        "- [ ] Spokes — D — True Wheels\n- [ ] Rims — A — True Wheels\n- [ ] Oil — MENTIONED — Quiet Chains\n",
        "Spokes were developed in True Wheels.\nRims came up in True Wheels,\nand oil was mentioned in Quiet Chains.\n",
        "### Rags\n\n- **Depth:** 3 metres\n- **Lesson:** True Wheels\n\n### Brush\n\n- **Depth:** 2 metres\n"
        "- **Lesson:** True Wheels\n\n### Oil\n\n- **Depth:** 1 metre\n- **Lesson:** Quiet Chains\n",
        "No | How | What | Where\n1 | DEVELOPED | Spokes | True Wheels\n2 | APPLIED | Rims | True Wheels\n"
        "3 | MENTIONED | Oil | Quiet Chains\n",
        "### True Wheels again\n\n- **Depth:** DEVELOPED\n\n### Oil again\n\n- **Depth:** APPLIED\n",
    ],
    ids=["lessons", "to-do", "prose", "metres", "pipes", "no-lesson"],
)
def test_what_looks_like_entries_is_no_index(text: str, lexicon: Lexicon) -> None:
    assert read(f"{TITLE}{KEY}## What stays\n\n{text}\n{LESSONS}", lexicon).rows == ()
