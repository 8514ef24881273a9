"""The slug of a lesson, where it is stated in no way of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import TITLE, read

if TYPE_CHECKING:
    from reclint.readers import Lexicon


@pytest.mark.parametrize(
    ("line", "slug"),
    [
        ("Plan of the lesson: [round-wheels](lessons/round-wheels.md)", "round-wheels"),
        ("Planned in [this document](lessons/round-wheels.md).", "round-wheels"),
        ("**Planning document:** [here](lessons/round-wheels.md)", "round-wheels"),
        ("**Plan**: [here](lessons/round-wheels.md)", "round-wheels"),
        ("Plan of the module: [here](../plan.md)", None),
        ("Builds on [Quiet Chains](lessons/quiet-chains.md)", None),
        ("**Prerequisites:** [Quiet Chains](lessons/quiet-chains.md)", None),
        ("**Further reading:** [Quiet Chains](lessons/quiet-chains.md)", None),
    ],
)
def test_a_lesson_is_called_as_the_page_of_its_plan(line: str, slug: str | None, lexicon: Lexicon) -> None:
    body = f"{line}\n\n**Concepts taught:**\n\n- spokes (DEVELOPED)\n\n"
    [found] = read(f"{TITLE}## Lessons\n\n### Lesson 1: What turns\n\n{body}", lexicon).lessons
    assert found.slug == slug


@pytest.mark.parametrize(
    ("heading", "slug", "title"),
    [
        ('true-wheels → "True Wheels" [BUILD]', "true-wheels", "True Wheels"),
        ('true-wheels → "Round and Round" [BUILD]', "true-wheels", "Round and Round"),
        ("`true-wheels` -> Round and Round (BUILD)", "true-wheels", "Round and Round"),
        ("true-wheels = True Wheels, BUILD", "true-wheels", "True Wheels"),
        ("true-wheels » True wheels, hubs and rims [BUILD]", "true-wheels", "True wheels, hubs and rims"),
        ('true-wheels "True Wheels" [BUILD]', "true-wheels", "True Wheels"),
        ("True Wheels ⇒ true-wheels [BUILD]", "true-wheels", "True Wheels"),
        ('"Round and Round" → `true-wheels` (BUILD)', "true-wheels", "Round and Round"),
        ('true-wheels → "True Wheels" → BUILD', "true-wheels", "True Wheels"),
        ("1. true-wheels → True Wheels [BUILD]", "true-wheels", "True Wheels"),
        ("Spokes: loose → well-tuned [BUILD]", None, "Spokes: loose → well-tuned"),
        ("Soft chains / hard-chains [BUILD]", None, "Soft chains / hard-chains"),
        ('2026-03-01 → "True Wheels" [BUILD]', None, '2026-03-01 → "True Wheels"'),
        ('"True Wheels" = wheels that run true [BUILD]', None, '"True Wheels" = wheels that run true'),
    ],
)
def test_a_sign_joins_a_slug_and_its_title(heading: str, slug: str | None, title: str, lexicon: Lexicon) -> None:
    body = "**Concepts taught:**\n\n- spokes (DEVELOPED)\n\n**Notebook:** none\n\n"
    [found] = read(f"{TITLE}## Lessons\n\n### {heading}\n\n{body}", lexicon).lessons
    assert (found.slug, found.title, found.load and found.load.text) == (slug, title, "BUILD")


def test_an_index_tells_that_a_word_before_an_arrow_is_a_slug(lexicon: Lexicon) -> None:
    index = "## Concept Index\n\n| Concept | Depth | Lesson |\n|---|---|---|\n| Hub | DEVELOPED | hubs |\n\n"
    body = "**Concepts taught:**\n\n- Hub (DEVELOPED)\n\n**Notebook:** none\n"
    [found] = read(f'{TITLE}{index}## Lessons\n\n### hubs → "In the middle" [BUILD]\n\n{body}', lexicon).lessons
    assert found.slug == "hubs"


LINKED = [
    "| Lesson | Concept | Depth |\n|---|---|---|\n| {} | Pawl | DEVELOPED |\n| {} | Oil | MENTIONED |\n",
    "### DEVELOPED\n\n- Pawl: {}\n\n### MENTIONED\n\n- Oil – {}\n",
    "- **Pawl** (DEVELOPED) {}\n- **Oil** (MENTIONED) {}\n",
]
PAGE = "[The Freewheel and Pawl](lessons/freewheel-and-pawl.md)"
WIKI = "[[freewheel-and-pawl|The Freewheel and Pawl]]"


@pytest.mark.parametrize("index", LINKED)
@pytest.mark.parametrize("link", [PAGE, WIKI])
def test_a_slug_without_the_article_of_a_title_is_told_by_links_in_the_index(
    index: str, link: str, lexicon: Lexicon
) -> None:
    link = link.replace("|", "\\|" if index.startswith("|") else "|")
    lessons = "## The first lesson: The Freewheel and Pawl\n\nTaught: pawl (DEVELOPED); oil (MENTIONED)\n"
    record = read(f"{TITLE}## Concept Index\n\n{index.format(link, link)}\n{lessons}", lexicon)
    assert [[ref.slug for ref in row.lessons] for row in record.rows] == [["freewheel-and-pawl"]] * 2
    assert [lesson.slug for lesson in record.lessons] == ["freewheel-and-pawl"]


@pytest.mark.parametrize(
    "links",
    [
        "[The Freewheel and Pawl](overview.md)",
        "[pictures](lessons/freewheel-and-pawl.md)",
        "[The Freewheel and Pawl](a/the-freewheel.md), [The Freewheel and Pawl](b/freewheel-pawl.md)",
    ],
)
def test_a_link_to_something_else_tells_no_slug(links: str, lexicon: Lexicon) -> None:
    index = "| Concept | Depth | Lesson |\n|---|---|---|\n| Pawl | DEVELOPED | The Freewheel and Pawl |\n"
    lessons = "## The first lesson: The Freewheel and Pawl\n\nTaught: pawl (DEVELOPED); oil (MENTIONED)\n"
    record = read(f"{TITLE}See {links}.\n\n## Concept Index\n\n{index}\n{lessons}", lexicon)
    assert [[ref.slug for ref in row.lessons] for row in record.rows] == [["the-freewheel-and-pawl"]]


OF_TWO = (
    "## Concept Index\n\n| Concept | Depth | Lesson |\n|---|---|---|\n"
    "| Spoke | DEVELOPED | `true-wheels` |\n| Wax | DEVELOPED | `quiet-chains` |\n\n## Lessons\n\n"
    "### {}\n\n**Concepts taught:**\n\n- Spoke (DEVELOPED)\n\n"
    "### Oiling\n\n{}\n\n**Concepts taught:**\n\n- Wax (DEVELOPED)\n"
)


@pytest.mark.parametrize(
    "line",
    [
        "`quiet-chains` — what keeps them from squeaking.",
        "**`quiet-chains`** — what keeps them from squeaking",
        "`quiet-chains`: what keeps them from squeaking",
        "[[quiet-chains]]. What keeps them from squeaking. We also saw what rain does to one without its wax.",
        "quiet-chains – what keeps them from squeaking",
        "`quiet-chains` / keep them from squeaking",
        "What keeps them from squeaking — `quiet-chains`",
    ],
)
def test_a_slug_of_the_index_stands_beside_a_subtitle(line: str, lexicon: Lexicon) -> None:
    lessons = read(f"{TITLE}{OF_TWO.format('True Wheels (`true-wheels`)', line)}", lexicon).lessons
    assert [(one.slug, one.slug_stated) for one in lessons] == [("true-wheels", True), ("quiet-chains", True)]


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("True Wheels (`true-wheels`)", "`true-wheels` — needed before this one."),
        ("True Wheels (`true-wheels`)", "`chain-whip` — what keeps a sprocket still."),
        ("True Wheels (`true-wheels`)", "`quiet-chains` comes next."),
        ("True Wheels", "`true-wheels` — needed before this one."),
        ("Round and Round", "What came before — `true-wheels`"),
    ],
)
def test_another_slug_that_opens_a_lesson_is_not_its_own(heading: str, line: str, lexicon: Lexicon) -> None:
    _, second = read(f"{TITLE}{OF_TWO.format(heading, line)}", lexicon).lessons
    assert not second.slug_stated


def test_a_slug_that_opens_two_lessons_is_that_of_neither(lexicon: Lexicon) -> None:
    text = OF_TWO.format("Round\n\n`quiet-chains` — a word of it", "`quiet-chains` — and more of it")
    assert not any(one.slug_stated for one in read(f"{TITLE}{text}", lexicon).lessons)


@pytest.mark.parametrize(
    ("form", "slug"),
    [
        ("{title} {{#{slug}}}", "hubs"),
        ("Lesson {n} — {slug}", "hubs"),
        ("Lesson {n} — {title} — {slug}", "hubs"),
        ("Lesson {n}: {title}\n\n*{slug}*", "hubs"),
        ("Lesson {n}: {title}\n\n- *{slug}*\n- Load: BUILD", "hubs"),
        ("Lesson {n}: {title}\n\n*{slug}* · BUILD", "hubs"),
        ("Lesson {n} — {title} — {other}", None),
        ("Lesson {n}: {title}\n\n*{other}*", None),
        ("Lesson {n}: {title}\n\nIt was about {slug}.", None),
    ],
)
def test_a_slug_of_one_word_stands_where_the_others_do(form: str, slug: str | None, lexicon: Lexicon) -> None:
    first = form.format(n=1, title="True Wheels", slug="true-wheels", other="well-known")
    second = form.format(n=2, title="Hubs that turn", slug="hubs", other="easy")
    body = "\n\n**Concepts taught:**\n\n- spokes (DEVELOPED)\n\n**Notebook:** none\n\n"
    lessons = read(f"{TITLE}## Lessons\n\n### {first}{body}### {second}{body}", lexicon).lessons
    assert [one.slug for one in lessons][1] == slug


def test_no_word_is_a_slug_where_another_lesson_has_none_there(lexicon: Lexicon) -> None:
    body = "\n\n**Concepts taught:**\n\n- spokes (DEVELOPED)\n\n**Notebook:** none\n\n"
    headings = ("Lesson 1 — true-wheels", "Lesson 2: Hubs that turn — hubs", "Lesson 3: Chains")
    text = "".join(f"### {heading}{body}" for heading in headings)
    assert [one.slug for one in read(f"{TITLE}## Lessons\n\n{text}", lexicon).lessons] == ["true-wheels", None, None]


@pytest.mark.parametrize(
    ("heading", "position"), [("§ II. Quiet Chains", 2), ("§II: Quiet Chains", 2), ("IIa Chains", None)]
)
def test_a_section_sign_stands_before_a_roman_number(heading: str, position: int | None, lexicon: Lexicon) -> None:
    body = "`quiet-chains` — load: heavy.\n\n**Concepts taught:**\n\n- wax (DEVELOPED)\n\n**Notebook:** none\n"
    [found] = read(f"{TITLE}## Lessons\n\n### {heading}\n\n{body}", lexicon).lessons
    assert (found.position and found.position.value) == position
    assert found.slug == ("quiet-chains" if position else None)
