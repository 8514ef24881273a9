"""An index by hands that nobody has seen: entries in ways that no reader was made for, told by what they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import KEY, LESSONS, TITLE, read

if TYPE_CHECKING:
    from reclint.readers import Lexicon

INDEXES = {
    "marks-and-lessons-in-one-bracket": """- **Spoke tension** [D, L1] = pluck
- **Rim wear** [I, L1] = gauge
- **Chain wear** [D, L2] = gauge
- **Oil** [M, L2] = drops
""",
    "braces-with-a-bar": """* Spoke tension {DEVELOPED | true-wheels} pluck
* Rim wear {INTRODUCED | true-wheels} gauge
* Chain wear {DEVELOPED | quiet-chains} gauge
* Oil {MENTIONED | quiet-chains} drops
""",
    "arrows-and-code": """- `Spoke tension` → DEVELOPED in `true-wheels`; pluck
- `Rim wear` → INTRODUCED in `true-wheels`; gauge
- `Chain wear` → DEVELOPED in `quiet-chains`; gauge
- `Oil` → MENTIONED in `quiet-chains`; drops
""",
    "paragraphs": """**Spoke tension**: DEVELOPED (L1). Pluck.

**Rim wear**: INTRODUCED (L1). Gauge.

**Chain wear**: DEVELOPED (L2). Gauge.

**Oil**: MENTIONED (L2). Drops.
""",
    "lead-ins-and-depths-first": """From **true-wheels**:

- DEVELOPED — Spoke tension. Pluck; both sides.
- INTRODUCED — Rim wear. Gauge.

From **quiet-chains**:

- DEVELOPED — Chain wear. Gauge of 0.75.
- MENTIONED — Oil. Drops, as in `true-wheels`.
""",
    "lead-ins-with-titles": """In lesson 1:

1. Spoke tension — D
2. Rim wear — I

And in lesson 2:

1. Chain wear — D
2. Oil — M
""",
    "attributes-below": """- Spoke tension
  - depth: DEVELOPED
  - lesson: true-wheels
  - note: pluck
- Rim wear
  - depth: INTRODUCED
  - lesson: true-wheels
- Chain wear
  - depth: DEVELOPED
  - lesson: quiet-chains
- Oil
  - depth: MENTIONED
  - lesson: quiet-chains
""",
    "lines-of-lessons": """- **true-wheels**: Spoke tension (DEVELOPED), Rim wear (INTRODUCED)
- **quiet-chains**: Chain wear (DEVELOPED), Oil (MENTIONED)
""",
    "the-lesson-first": """- L1 Spoke tension: DEVELOPED – pluck
- L1 Rim wear: INTRODUCED – gauge
- L2 Chain wear: DEVELOPED – gauge
- L2 Oil: MENTIONED – drops
""",
    "lines-of-depths": """DEVELOPED: Spoke tension (L1), Chain wear (L2)

INTRODUCED: Rim wear (L1)

MENTIONED: Oil (L2)
""",
    "definitions": """Spoke tension
: DEVELOPED, true-wheels. Pluck.

Rim wear
: INTRODUCED, true-wheels. Gauge.

Chain wear
: DEVELOPED, quiet-chains.

Oil
: MENTIONED, quiet-chains.
""",
    "letters-behind-a-dash": """- Spoke tension (L1) – D. Pluck.
- Rim wear (L1) – I. Gauge.
- Chain wear (L2) – D. Gauge.
- Oil (L2) – M. Drops.
""",
    "sentences": """- Spoke tension: developed in lesson 1. Pluck it.
- Rim wear: introduced in lesson 1. A gauge.
- Chain wear: developed in lesson 2.
- Oil: only mentioned, in lesson 2.
""",
    "rows-of-dots": """- Spoke tension ........ DEVELOPED ... true-wheels
- Rim wear ........ INTRODUCED ... true-wheels
- Chain wear ........ DEVELOPED ... quiet-chains
- Oil ........ MENTIONED ... quiet-chains
""",
    "lists-below-lessons": """- *true-wheels*
  - Spoke tension (DEVELOPED)
  - Rim wear (INTRODUCED)
- *quiet-chains*
  - Chain wear (DEVELOPED)
  - Oil (MENTIONED)
""",
    "lists-below-depths": """- **DEVELOPED**
  - Spoke tension, L1
  - Chain wear, L2
- **INTRODUCED**
  - Rim wear, L1
- **MENTIONED**
  - Oil, L2
""",
    "slashes": """- Spoke tension / DEVELOPED / true-wheels / pluck
- Rim wear / INTRODUCED / true-wheels / gauge
- Chain wear / DEVELOPED / quiet-chains / gauge
- Oil / MENTIONED / quiet-chains / drops
""",
    "semicolons": """1. Spoke tension; DEVELOPED; true-wheels; pluck
2. Rim wear; INTRODUCED; true-wheels; gauge
3. Chain wear; DEVELOPED; quiet-chains; gauge
4. Oil; MENTIONED; quiet-chains; drops
""",
}


INDEXES |= {
    "titles-of-columns": "| Concept | In lesson 1 | In lesson 2 |\n|---|---|---|\n| Spoke tension | developed | |\n"
    "| Rim wear | introduced | |\n| Chain wear | | developed |\n| Oil | | mentioned |\n",
    "marks-in-the-cell-of-the-concept": "| Concept (depth) | Lesson |\n|---|---|\n| Spoke tension (DEVELOPED) | 1 |\n"
    "| Rim wear (INTRODUCED) | 1 |\n| Chain wear (DEVELOPED) | 2 |\n| Oil (MENTIONED) | 2 |\n",
    "lessons-below-a-title": "| Term | Stage | First seen |\n|---|---|---|\n| Spoke tension | DEVELOPED | Lesson 1 |\n"
    "| Rim wear | INTRODUCED | Lesson 1 |\n| Chain wear | DEVELOPED | Lesson 2 |\n| Oil | MENTIONED | Lesson 2 |\n",
    "depth-and-lesson-in-one-cell": "| Concept | Depth & lesson |\n|---|---|\n| Spoke tension | DEVELOPED (L1) |\n"
    "| Rim wear | INTRODUCED (L1) |\n| Chain wear | DEVELOPED (L2) |\n| Oil | MENTIONED (L2) |\n",
}

INDEXES |= {
    "numbers-in-brackets-below-depths": """### Developed

- **Spoke tension** ‹1›: pluck
- **Chain wear** ‹2›: gauge, see [Brakes](lessons/soft-brakes.md)

### Introduced

- **Rim wear** (1): gauge

### Mentioned

- **Oil** [2]: drops
""",
    "numbers-last-in-names-below-depths": """### Developed

* Spoke tension [1]: pluck, and listen
* Chain wear [2]: gauge

### Introduced

* Rim wear [1]: gauge

### Mentioned

* Oil [2]: drops
""",
    "definitions-with-letters": """Spoke tension
: D · `true-wheels` · Pluck. Both sides.

Rim wear
: I · `true-wheels` · Gauge.

Chain wear
: D · `quiet-chains`

Oil
: M · `quiet-chains` · Drops.
""",
    "letters-below-lessons": """| Concept | L1 | L2 |
|---|:-:|:-:|
| Spoke tension | D | |
| Rim wear | I | |
| Chain wear | | D |
| Oil | | M |
""",
    "lines-for-depths-in-bold": """- **DEVELOPED:** Spoke tension (lesson 1); Chain wear (lesson 2)
- **INTRODUCED:** Rim wear (lesson 1)
- **MENTIONED:** Oil (lesson 2)
""",
    "definitions-by-title": """Spoke tension
: developed in *True Wheels*. Pluck.[^1]

Rim wear
: introduced in *True Wheels*.

Chain wear
: developed in *Quiet Chains*.

Oil
: mentioned in *Quiet Chains*.

[^1]: Both hands, in true-wheels.
""",
}


@pytest.mark.parametrize("name", INDEXES)
def test_an_index_says_depths_and_lessons_in_any_form(name: str, lexicon: Lexicon) -> None:
    record = read(f"{TITLE}{KEY}## Concept Index\n\n{INDEXES[name]}\n{LESSONS}", lexicon)
    told = [(row.name.text, row.depth and row.depth.level, [ref.slug for ref in row.lessons]) for row in record.rows]
    assert sorted(told) == [
        ("Chain wear", "DEVELOPED", ["quiet-chains"]),
        ("Oil", "MENTIONED", ["quiet-chains"]),
        ("Rim wear", "INTRODUCED", ["true-wheels"]),
        ("Spoke tension", "DEVELOPED", ["true-wheels"]),
    ]
    assert [one.slug for one in record.lessons] == ["true-wheels", "quiet-chains"]


def test_what_stands_where_the_others_have_depths_is_an_unknown_one(lexicon: Lexicon) -> None:
    index = "- **Spokes** [D, L1] = thin\n- **Rims** [Q, L1] = round\n- **Oil** [M, L2] = wet\n"
    rows = read(f"{TITLE}{KEY}## Concept Index\n\n{index}\n{LESSONS}", lexicon).rows
    told = [(row.name.text, row.depth and (row.depth.text, row.depth.level)) for row in rows]
    assert told == [("Spokes", ("D", "DEVELOPED")), ("Rims", ("Q", None)), ("Oil", ("M", "MENTIONED"))]


def test_what_stands_behind_the_marks_below_a_depth_speaks_of_others(lexicon: Lexicon) -> None:
    index = "### Applied\n\n- Rims: steel, wood [L2] — developed in L1, thin\n- Spokes [L1, L2] — thick\n"
    rows = read(f"{TITLE}## Concept Index\n\n{index}\n{LESSONS}", lexicon).rows
    told = [(row.name.text, row.depth and row.depth.level, [ref.slug for ref in row.lessons]) for row in rows]
    assert told == [
        ("Rims: steel, wood", "APPLIED", ["quiet-chains"]),
        ("Spokes", "APPLIED", ["true-wheels", "quiet-chains"]),
    ]


def test_what_stands_below_an_item_is_said_of_it(lexicon: Lexicon) -> None:
    index = (
        "1. Spokes, thick and thin (D)\n   - Lesson: True Wheels\n   - Note: of steel\n2. Oil (M)\n   - Lesson: L2\n"
    )
    rows = read(f"{TITLE}{KEY}## Concept Index\n\n{index}\n{LESSONS}", lexicon).rows
    told = [(row.name.text, row.depth and row.depth.level, [ref.slug for ref in row.lessons]) for row in rows]
    assert told == [
        ("Spokes, thick and thin", "DEVELOPED", ["true-wheels"]),
        ("Oil", "MENTIONED", ["quiet-chains"]),
    ]


@pytest.mark.parametrize("title", ["### {}", "**{}**", "{}"])
def test_a_heading_among_depths_is_one_that_is_not_known(title: str, lexicon: Lexicon) -> None:
    parts = [("DEVELOPED", "Spokes [L1]"), ("MENTIONED", "Oil [L2]"), ("PRACTISED", "Rims [L1]")]
    index = "\n\n".join(f"{title.format(name)}\n\n- {item}" for name, item in parts)
    rows = read(f"{TITLE}## Concept Index\n\n{index}\n\n{LESSONS}", lexicon).rows
    told = [(row.name.text, row.depth and (row.depth.text, row.depth.level)) for row in rows]
    assert told[-1] == ("Rims", ("PRACTISED", None))


@pytest.mark.parametrize(
    "also", ["(also in Quiet Chains)", "(also: L2)", "– also in lesson 2", "[also `quiet-chains`]"]
)
def test_an_item_below_a_lesson_may_name_others_too(also: str, lexicon: Lexicon) -> None:
    index = f"- **True Wheels**\n  - Spokes (DEVELOPED) {also}\n  - Rims (DEVELOPED)\n"
    rows = read(f"{TITLE}## Concept Index\n\n{index}\n{LESSONS}", lexicon).rows
    told = [(row.name.text, [ref.slug for ref in row.lessons]) for row in rows]
    assert told == [("Spokes", ["true-wheels", "quiet-chains"]), ("Rims", ["true-wheels"])]


@pytest.mark.parametrize(
    "prose",
    [
        "We are fond of wheels.\n\nThey are round, and they turn.",
        "- Bring a rag\n- Bring oil, if you have some\n- Come on time",
        "- true-wheels is about wheels\n- quiet-chains is about chains",
    ],
)
def test_prose_below_the_title_of_the_index_is_no_row(prose: str, lexicon: Lexicon) -> None:
    assert read(f"{TITLE}## Concept Index\n\n{prose}\n\n{LESSONS}", lexicon).rows == ()


@pytest.mark.parametrize(
    "index",
    [
        "- Spokes (lessons 1 and 3; developed, then applied)\n- Rims (lesson 1; introduced)\n- Oil (L2; mentioned)",
        "- Spokes [L1+L3, DEVELOPED then APPLIED]\n- Rims [L1, INTRODUCED]\n- Oil [L2, MENTIONED]",
        "- Spokes (developed in lesson 1 and applied in lesson 3)\n- Rims (introduced in L1)\n- Oil (mentioned in L2)",
        "- Spokes — L1/L3 — DEVELOPED → APPLIED\n- Rims — L1 — INTRODUCED\n- Oil — L2 — MENTIONED",
        "| Concept | Depth | Lesson |\n|---|---|---|\n| Spokes | developed, later applied | lessons 1 and 3 |\n"
        "| Rims | introduced | lesson 1 |",
        "| Concept | Depth | Lesson |\n|---|---|---|\n| Spokes | DEVELOPED (L1), APPLIED (L3) | 1 & 3 |\n"
        "| Rims | INTRODUCED | 1 |",
    ],
)
def test_several_lessons_and_depths_of_one_concept(index: str, lexicon: Lexicon) -> None:
    more = LESSONS + "\n### Lesson 3: Soft Brakes (soft-brakes)\n\n**Concepts taught:**\n- Spokes (APPLIED)\n"
    first = read(f"{TITLE}## Concept Index\n\n{index}\n\n{more}", lexicon).rows[0]
    told = (first.name.text, first.depth and first.depth.level, [ref.slug for ref in first.lessons])
    assert told == ("Spokes", "APPLIED", ["true-wheels", "soft-brakes"])


def test_a_range_of_lessons_names_all_of_them(lexicon: Lexicon) -> None:
    rows = (
        "| Concept | Depth | Lesson |\n|---|---|---|\n| Spokes | DEVELOPED | L1 to L2 |\n| Oil | MENTIONED | L2–L9 |\n"
    )
    found = read(f"{TITLE}## Concept Index\n\n{rows}\n{LESSONS}", lexicon).rows
    assert [[ref.slug for ref in row.lessons] for row in found] == [["true-wheels", "quiet-chains"], []]


@pytest.mark.parametrize("heading", ["{slug}", "{title} (`{slug}`)"])
def test_a_number_means_the_order_where_no_heading_has_one(heading: str, lexicon: Lexicon) -> None:
    lessons = (("True Wheels", "true-wheels"), ("Quiet Chains", "quiet-chains"))
    sections = "\n\n".join(
        f"### {heading.format(title=title, slug=slug)}\n\n**Concepts taught:**\n- Oil (DEVELOPED)"
        for title, slug in lessons
    )
    index = "- **Spokes** (DEVELOPED, lesson 1): thin\n- **Oil** (MENTIONED, lesson 2): wet\n"
    rows = read(f"{TITLE}## Concept Index\n\n{index}\n## Lessons\n\n{sections}\n", lexicon).rows
    assert [[ref.slug for ref in row.lessons] for row in rows] == [["true-wheels"], ["quiet-chains"]]


def test_a_pipe_in_the_concept_of_a_matrix_moves_its_row(lexicon: Lexicon) -> None:
    rows = ("Rim |r| and tyre | | D | round", "Oil | M | | wet", "Chain | | D | long", "Spoke | I | | thin")
    index = "\n".join(f"| {row} |" for row in ("Concept | L1 | L2 | Notes", "---|---|---|---", *rows))
    first = read(f"{TITLE}{KEY}## Concept Index\n\n{index}\n\n{LESSONS}", lexicon).rows[0]
    told = (first.name.text, first.depth and first.depth.level, [ref.slug for ref in first.lessons], first.notes)
    assert told == ("Rim |r| and tyre", "DEVELOPED", ["quiet-chains"], "round")
    assert len(first.stray_pipes) == 2


def test_sections_of_the_first_level_are_no_title_where_front_matter_has_it(lexicon: Lexicon) -> None:
    front = '---\nmodule: "4.1"\ntitle: Bicycles\n---\n\n'
    glossary = (
        "Spokes\n: developed in *True Wheels*.\n\nRims\n: introduced in *True Wheels*.\n\nOil\n: mentioned in L2.\n\n"
    )
    index = f"# Words of the module\n\n{glossary}Chains\n: applied in *Quiet Chains*.\n\n"
    record = read(f"{front}{index}{LESSONS.replace('## Lessons', '# All lessons').replace('### ', '## ')}", lexicon)
    assert record.number == "4.1"
    assert [row.name.text for row in record.rows] == ["Spokes", "Rims", "Oil", "Chains"]
    assert [one.slug for one in record.lessons] == ["true-wheels", "quiet-chains"]


@pytest.mark.parametrize(
    "heading", ["{title}", "Lesson {place}: {slug}", "4.1.{place} {title}", "{slug}", "Lesson {place}"]
)
@pytest.mark.parametrize("lesson", ["4.1.{place} {title}\n\n`{slug}` · load BUILD", "{place}. {title} ({slug})"])
def test_the_lists_of_an_index_are_no_lessons(heading: str, lesson: str, lexicon: Lexicon) -> None:
    names = (
        {"place": 1, "title": "True Wheels", "slug": "true-wheels"},
        {"place": 2, "title": "Quiet Chains", "slug": "quiet-chains"},
    )
    lists = "\n\n".join(
        f"### {heading.format(**name)}\n\n- **Spokes** — DEVELOPED. Thin.\n- **Rims** — INTRODUCED." for name in names
    )
    fields = "**Taught**\n\n- spokes [developed]\n- rims [introduced]\n\n**Left out**\n\n- hubs\n\n**Notebook**: none"
    sections = "\n\n".join(f"### {lesson.format(**name)}\n\n{fields}" for name in names)
    record = read(f"{TITLE}## Concept Index\n\n{lists}\n\n## Lessons\n\n{sections}\n", lexicon)
    assert [(one.slug, len(one.taught)) for one in record.lessons] == [("true-wheels", 2), ("quiet-chains", 2)]
    assert [ref.slug for row in record.rows for ref in row.lessons] == ["true-wheels"] * 2 + ["quiet-chains"] * 2
