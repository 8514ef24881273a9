"""Lines in bold that head all lessons of a record by their slug, number or title, each beside some that head none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .bicycles import TITLE, read

if TYPE_CHECKING:
    from reclint.readers import Lexicon

INDEX = (
    "## Concept Index\n\n| Concept | Depth | Lesson |\n|---|---|---|\n"
    "| Wax | DEVELOPED | `quiet-chains` |\n| Spoke tension | DEVELOPED | `wheels` |\n\n"
)
BODY = "{}**Taught:** {} (DEVELOPED)\n\n**Notebook:** none\n\n**Review:** PASS (iteration 1/3)\n\n"
FORMS = [
    ("**quiet-chains**", "**wheels**"),
    ("**`quiet-chains`**", "**`wheels`**"),
    ("**1) quiet-chains: The chain**", "**2) wheels: Round things**"),
    ("**1. The chain `quiet-chains`**", "**2. Round things `wheels`**"),
    ("**4.1.1 The chain (quiet-chains)**", "**4.1.2 Round things (wheels)**"),
    ("**The chain (quiet-chains)**", "**Round things (wheels)**"),
    ("__Lesson I: The chain (quiet-chains)__", "__Lesson II: Round things (wheels)__"),
]
PLAIN = ("**The chain**", "**Round things**")


def slugs(text: str, lexicon: Lexicon) -> list[str | None]:
    return [lesson.slug for lesson in read(f"{TITLE}{text}", lexicon).lessons]


@pytest.mark.parametrize("lines", FORMS)
@pytest.mark.parametrize(
    "section", ["", "## Lessons\n\n", "## What we did {#done}\n\n", "## Lessons\n\nAll at the stand.\n\n"]
)
def test_lines_in_bold_head_lessons(section: str, lines: tuple[str, str], lexicon: Lexicon) -> None:
    first, second = (f"{line}\n\n{BODY.format('', name)}" for line, name in zip(lines, ("wax", "tension"), strict=True))
    assert slugs(f"{INDEX}{section}{first}{second}", lexicon) == ["quiet-chains", "wheels"]
    assert slugs(f"{section}{first}{second}{INDEX}", lexicon) == ["quiet-chains", "wheels"]


@pytest.mark.parametrize(
    "slug", ["Slug: `{}`\n\n", "`{}` · BUILD\n\n", "slug `{}`\n\n", "- Slug: `{}`\n- Load: BUILD\n\n"]
)
def test_the_slug_may_stand_below_a_title_in_bold(slug: str, lexicon: Lexicon) -> None:
    pairs = zip(PLAIN, ("quiet-chains", "wheels"), strict=True)
    lessons = "".join(f"{line}\n\n{BODY.format(slug.format(name), 'wax')}" for line, name in pairs)
    assert slugs(f"{INDEX}## Lessons\n\n{lessons}", lexicon) == ["quiet-chains", "wheels"]


def test_a_title_in_bold_like_the_others_needs_no_slug(lexicon: Lexicon) -> None:
    named = "".join(f"{line}\n\n{BODY.format('', 'wax')}" for line in FORMS[5])
    bare = f"**Soft brakes**\n\n{BODY.format('', 'pads')}"
    assert len(slugs(f"{INDEX}## Lessons\n\n{named}{bare}", lexicon)) == 3


@pytest.mark.parametrize("lines", [*FORMS, PLAIN])
def test_lines_in_bold_below_the_headings_of_lessons_head_none(lines: tuple[str, str], lexicon: Lexicon) -> None:
    heads = ("### Quiet chains", "### Wheels")
    pairs = zip(heads, lines, strict=True)
    lessons = "".join(f"{head}\n\n{line}\n\n{BODY.format('', 'wax')}" for head, line in pairs)
    assert slugs(f"{INDEX}## Lessons\n\n{lessons}", lexicon) == ["quiet-chains", "wheels"]


@pytest.mark.parametrize(
    "between",
    [
        "**Left for lesson 2**\n\nthe hub\n\n",
        "**Things to think about**\n\n- a drop of oil\n\n",
        "**Load: BUILD**\n\n",
        "**Developed**\n\n",
        "**Nobody asked for a wheel.**\n\n",
    ],
)
def test_other_lines_in_bold_between_them_head_none(between: str, lexicon: Lexicon) -> None:
    body = f"**Taught:** wax (DEVELOPED)\n\n{between}**Notebook:** none\n\n**Review:** PASS (iteration 1/3)\n\n"
    lessons = "".join(f"{line}\n\n{body}" for line in FORMS[5])
    assert slugs(f"{INDEX}## Lessons\n\n{lessons}", lexicon) == ["quiet-chains", "wheels"]


def test_lines_in_bold_of_an_index_head_none(lexicon: Lexicon) -> None:
    index = "## Concept Index\n\n**quiet-chains**\n\n- Wax (DEVELOPED)\n\n**wheels**\n\n- Spoke tension (DEVELOPED)\n\n"
    lessons = "".join(f"{line}\n\n{BODY.format('', 'wax')}" for line in FORMS[0])
    record = read(f"{TITLE}{index}## Lessons\n\n{lessons}", lexicon)
    assert [lesson.slug for lesson in record.lessons] == ["quiet-chains", "wheels"]
    assert [row.name.text for row in record.rows] == ["Wax", "Spoke tension"]


@pytest.mark.parametrize(
    "part",
    [
        "**1. Pluck the spokes**",
        "**3 things to keep**",
        "**II. After the tea**",
        "**Builds towards `wheels`**",
        "**See also [wheels](lessons/wheels.md)**",
    ],
)
def test_parts_of_lessons_in_bold_are_no_lessons(part: str, lexicon: Lexicon) -> None:
    chains, wheels = FORMS[5]
    parted = f"{chains}\n\n**Taught:** wax (DEVELOPED)\n\n{part}\n\nBy ear.\n\n**Notebook:** none\n\n"
    text = f"{INDEX}## Lessons\n\n{parted}**Review:** PASS (iteration 1/3)\n\n{wheels}\n\n{BODY.format('', 'tension')}"
    first, second = read(f"{TITLE}{text}", lexicon).lessons
    assert (first.slug, second.slug) == ("quiet-chains", "wheels")
    assert first.notebook is not None
    assert first.review is not None


@pytest.mark.parametrize("level", ["###", "####"])
@pytest.mark.parametrize(("count", "part"), [(1, "{}. Before the tea"), (2, "{}. Before the tea"), (2, "The part {}")])
def test_parts_below_headings_of_lessons_are_no_lessons(level: str, count: int, part: str, lexicon: Lexicon) -> None:
    fields = "**Taught:** wax (DEVELOPED)\n\n**Load:** BUILD\n\n", "**Notebook:** none\n\n"
    parts = "".join(f"**{part.format(n)}**\n\n{field}" for n, field in enumerate(fields, 1))
    names = ("quiet-chains", "wheels")[:count]
    lessons = "".join(f"{level} Lesson {n}: Chains ({name})\n\n{parts}" for n, name in enumerate(names, 1))
    assert slugs(f"{INDEX}## Lessons\n\n{lessons}", lexicon) == list(names)


def test_reviews_in_bold_below_the_lessons_are_none(lexicon: Lexicon) -> None:
    taught = "".join(
        f"### Lesson {n}: Chains ({name})\n\n**Concepts taught:**\n- Wax (DEVELOPED)\n\n"
        for n, name in enumerate(("quiet-chains", "wheels"), 1)
    )
    reviewed = "".join(
        f"**Chains ({name})**\n\n- Notebook: none\n- Review: PASS (iteration 1/3)\n\n"
        for name in ("quiet-chains", "wheels")
    )
    assert slugs(f"{INDEX}## Lessons\n\n{taught}## Reviews\n\n{reviewed}", lexicon) == ["quiet-chains", "wheels"]
