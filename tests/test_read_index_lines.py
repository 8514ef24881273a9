"""Rows of an index that is written as text, in the forms that several habits of one hand come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import LESSONS, TITLE, read

if TYPE_CHECKING:
    from reclint.readers import Lexicon

Told = list[tuple[str, str | None, tuple[str, ...]]]


def rows_of(index: str, lexicon: Lexicon) -> Told:
    """Name, depth and lessons of each row of an index, in the order of its lines."""
    found = sorted(read(f"{TITLE}## Concept Index\n\n{index}\n\n{LESSONS}", lexicon).rows, key=lambda row: row.line)
    return [
        (row.name.text, row.depth.level if row.depth else None, tuple(ref.slug for ref in row.lessons)) for row in found
    ]


WHEELS, CHAINS = ("true-wheels",), ("quiet-chains",)


@pytest.mark.parametrize(
    ("index", "rows"),
    [
        pytest.param(
            "- Gear ratio (2 : 1 to 4 : 1), DEVELOPED, quiet-chains\n- Oil, MENTIONED, quiet-chains",
            [("Gear ratio (2 : 1 to 4 : 1)", "DEVELOPED", CHAINS), ("Oil", "MENTIONED", CHAINS)],
            id="signs-in-brackets",
        ),
        pytest.param(
            "- Gear ratio [front : rear], DEVELOPED, quiet-chains\n- Oil (DEVELOPED — quiet-chains): thin",
            [("Gear ratio [front : rear]", "DEVELOPED", CHAINS), ("Oil", "DEVELOPED", CHAINS)],
            id="brackets-with-a-depth-part",
        ),
        pytest.param(
            "- [DEVELOPED] Hub, front and rear (true-wheels) — steel\n- [MENTIONED] Oil, thin (quiet-chains) — smells",
            [("Hub, front and rear", "DEVELOPED", WHEELS), ("Oil, thin", "MENTIONED", CHAINS)],
            id="depth-first-and-a-comma",
        ),
        pytest.param(
            "- DEVELOPED: Hub — true-wheels, quiet-chains — of steel\n- MENTIONED: Oil — quiet-chains — smells",
            [("Hub", "DEVELOPED", (*WHEELS, *CHAINS)), ("Oil", "MENTIONED", CHAINS)],
            id="depth-first-and-two-lessons",
        ),
        pytest.param(
            "- DEVELOPED: Hub — true-wheels, Oil — quiet-chains\n- MENTIONED: Rim — true-wheels, Link — quiet-chains",
            [
                ("Hub", "DEVELOPED", WHEELS),
                ("Oil", "DEVELOPED", CHAINS),
                ("Rim", "MENTIONED", WHEELS),
                ("Link", "MENTIONED", CHAINS),
            ],
            id="two-entries-behind-a-depth",
        ),
        pytest.param(
            "### DEVELOPED\n\n- true-wheels: Hub — of steel, no more in quiet-chains\n- quiet-chains: Links — eight\n",
            [("Hub", "DEVELOPED", WHEELS), ("Links", "DEVELOPED", CHAINS)],
            id="lesson-first-below-a-depth",
        ),
        pytest.param(
            "### DEVELOPED\n\n- Hub — true-wheels: the sound, as in quiet-chains\n- Links — quiet-chains: eight\n",
            [("Hub", "DEVELOPED", WHEELS), ("Links", "DEVELOPED", CHAINS)],
            id="lesson-last-below-a-depth",
        ),
        pytest.param(
            "- Hub (true-wheels + quiet-chains) — DEVELOPED. Of steel\n- Oil (L2) — MENTIONED. Thin, in lesson 1 too",
            [("Hub", "DEVELOPED", (*WHEELS, *CHAINS)), ("Oil", "MENTIONED", CHAINS)],
            id="joined-by-a-plus",
        ),
        pytest.param(
            "- Hub: INTRODUCED in lesson 1 and lesson 2. Of steel\n- Oil: MENTIONED in Quiet Chains. Thin",
            [("Hub", "INTRODUCED", (*WHEELS, *CHAINS)), ("Oil", "MENTIONED", CHAINS)],
            id="joined-by-a-word",
        ),
        pytest.param(
            "- `true-wheels` and `quiet-chains`: Hub — DEVELOPED\n"
            "- [quiet-chains](lessons/quiet-chains.md): Oil — MENTIONED",
            [("Hub", "DEVELOPED", (*WHEELS, *CHAINS)), ("Oil", "MENTIONED", CHAINS)],
            id="lessons-in-marks-first",
        ),
        pytest.param(
            "### DEVELOPED\n\n- Hub (lesson `true-wheels`): of steel\n"
            "- Links (lessons `true-wheels` and `quiet-chains`): 8\n"
            "- Rim (lesson `no-such-wheels`): the name was another one\n- Lesson plan of a hub (lesson two): drawn\n"
            "- Ring with `bell()` (lesson one): twice",
            [
                ("Hub", "DEVELOPED", WHEELS),
                ("Links", "DEVELOPED", (*WHEELS, *CHAINS)),
                ("Rim", "DEVELOPED", ("no-such-wheels",)),
                ("Lesson plan of a hub", "DEVELOPED", CHAINS),
                ("Ring with `bell()`", "DEVELOPED", WHEELS),
            ],
            id="lessons-called-so-and-in-marks",
        ),
        pytest.param(
            "- **MENTIONED**: `true-wheels`: Hub; `true-wheels` + `quiet-chains`: Oil.\n"
            "- **APPLIED**: `quiet-chains`: Links; `quiet-chains`: Cogs.",
            [
                ("Hub", "MENTIONED", WHEELS),
                ("Oil", "MENTIONED", (*WHEELS, *CHAINS)),
                ("Links", "APPLIED", CHAINS),
                ("Cogs", "APPLIED", CHAINS),
            ],
            id="lessons-in-marks-behind-a-depth",
        ),
        pytest.param(
            "### DEVELOPED\n\n- [true-wheels + quiet-chains] Hub, front\n- [quiet-chains] True and quiet\n",
            [("Hub, front", "DEVELOPED", (*WHEELS, *CHAINS)), ("True and quiet", "DEVELOPED", CHAINS)],
            id="lessons-in-brackets-first",
        ),
        pytest.param(
            "### DEVELOPED\n\n- Hub — true-wheels / quiet-chains — of steel\n- Cogs / wheels — quiet-chains / thin\n",
            [("Hub", "DEVELOPED", (*WHEELS, *CHAINS)), ("Cogs", "DEVELOPED", CHAINS)],
            id="joined-by-a-slash",
        ),
        pytest.param(
            "".join(
                f"- {name} (L{at}) — {depth}. Once\n"
                for name, at, depth in (
                    ("Hub", 1, "DEVELOPED"),
                    ("Rim", 1, "APPLIED"),
                    ("Oil", 2, "MENTIONED"),
                    ("Cogs", 3, "DEVELOPED"),
                    ("Links", 2, "INTRODUCED"),
                    ("Saddle", 4, "MENTIONED"),
                )
            ),
            [
                ("Hub", "DEVELOPED", WHEELS),
                ("Rim", "APPLIED", WHEELS),
                ("Oil", "MENTIONED", CHAINS),
                ("Cogs", "DEVELOPED", ("L3",)),
                ("Links", "INTRODUCED", CHAINS),
                ("Saddle", "MENTIONED", ("L4",)),
            ],
            id="numbers-of-lessons-are-no-key",
        ),
    ],
)
def test_rows_are_read(index: str, rows: Told, lexicon: Lexicon) -> None:
    assert rows_of(index, lexicon) == rows


RUNS = """### Lesson 1: True Wheels

Hub (DEVELOPED); Rim (INTRODUCED) (also in
quiet-chains); Spoke key (MENTIONED).

### Lesson 2: Quiet Chains

Oil (MENTIONED).
"""
LABELLED = """- **Lesson 1: True Wheels**: DEVELOPED: Hub · INTRODUCED: Rim, of steel (also in quiet-chains)
- **Lesson 2: Quiet Chains**: MENTIONED: Oil.
"""
TABLES = """### true-wheels

| Concept | Depth |
|---|---|
| Hub | DEVELOPED |
| Rim (also in quiet-chains) | INTRODUCED |
| Tautness (also called tension) | MENTIONED |

### quiet-chains

| Concept | Depth |
|---|---|
| Oil | MENTIONED |
"""
BREAKS = """Hub, front — DEVELOPED — true-wheels — of steel{0}
Rim — INTRODUCED — true-wheels, quiet-chains{0}
Oil — MENTIONED — quiet-chains{0}
Links — APPLIED — quiet-chains
"""
FENCED = """~~~ text
Hub, front    DEVELOPED    true-wheels    of steel

Oil           MENTIONED    quiet-chains
~~~
"""


def test_lines_below_lessons_list_rows(lexicon: Lexicon) -> None:
    assert rows_of(RUNS, lexicon) == [
        ("Hub", "DEVELOPED", WHEELS),
        ("Rim", "INTRODUCED", (*WHEELS, *CHAINS)),
        ("Spoke key", "MENTIONED", WHEELS),
        ("Oil", "MENTIONED", CHAINS),
    ]


def test_lines_below_depths_list_rows(lexicon: Lexicon) -> None:
    index = "**DEVELOPED**\n\nHub (true-wheels); Links (quiet-chains).\n\n**MENTIONED**\n\nOil (quiet-chains).\n"
    assert rows_of(index, lexicon) == [
        ("Hub", "DEVELOPED", WHEELS),
        ("Links", "DEVELOPED", CHAINS),
        ("Oil", "MENTIONED", CHAINS),
    ]


def test_items_list_rows_behind_titles_of_lessons(lexicon: Lexicon) -> None:
    assert rows_of(LABELLED, lexicon) == [
        ("Hub", "DEVELOPED", WHEELS),
        ("Rim, of steel", "INTRODUCED", (*WHEELS, *CHAINS)),
        ("Oil", "MENTIONED", CHAINS),
    ]


def named(cell: str, lexicon: Lexicon) -> tuple[str, tuple[str, ...]]:
    """Name and lessons of a concept whose cell says more, beside a lesson whose slug is a word: chains."""
    index = f"| Concept | Depth | Lesson |\n|---|---|---|\n| {cell} | MENTIONED | true-wheels |\n"
    record = read(f"{TITLE}## Concept Index\n\n{index}\n{LESSONS.replace('quiet-chains', 'chains')}", lexicon)
    return record.rows[0].name.text, tuple(ref.slug for ref in record.rows[0].lessons)


@pytest.mark.parametrize(
    "said",
    ["also in `chains`", "again in [[chains]]", "also in L2", "back in lesson 2", "also in Quiet Chains", "again: L2"],
)
def test_cells_name_lessons_by_what_is_no_word(said: str, lexicon: Lexicon) -> None:
    assert named(f"Wax ({said})", lexicon) == ("Wax", ("true-wheels", "chains"))


@pytest.mark.parametrize(
    "said",
    [
        "again with chains",
        "also on chains",
        "also in chains",
        "too for chains",
        "also in L2?",
        "also by L2",
        "back at 2",
    ],
)
def test_cells_with_a_plain_word_name_no_lesson(said: str, lexicon: Lexicon) -> None:
    assert named(f"Wax ({said})", lexicon) == (f"Wax ({said})", ("true-wheels",))


def test_cells_name_further_lessons(lexicon: Lexicon) -> None:
    assert rows_of(TABLES, lexicon) == [
        ("Hub", "DEVELOPED", WHEELS),
        ("Rim", "INTRODUCED", (*WHEELS, *CHAINS)),
        ("Tautness (also called tension)", "MENTIONED", WHEELS),
        ("Oil", "MENTIONED", CHAINS),
    ]


@pytest.mark.parametrize("mark", ["\\", "  ", "<br>", ""])
def test_lines_of_one_paragraph_are_rows_with_all_depths(mark: str, lexicon: Lexicon) -> None:
    assert rows_of(BREAKS.format(mark), lexicon) == [
        ("Hub, front", "DEVELOPED", WHEELS),
        ("Rim", "INTRODUCED", (*WHEELS, *CHAINS)),
        ("Oil", "MENTIONED", CHAINS),
        ("Links", "APPLIED", CHAINS),
    ]


TOLD = """All of MENTIONED, INTRODUCED, DEVELOPED and APPLIED are used.
The hub was DEVELOPED in true-wheels.
Wax was MENTIONED in quiet-chains.
Links were APPLIED in quiet-chains.
"""


@pytest.mark.parametrize("beside", ["| Concept | Depth | Lesson |\n|---|---|---|\n| {} |", "- {}"])
@pytest.mark.parametrize("prose", [TOLD, BREAKS.format("")])
def test_lines_beside_a_table_or_a_list_are_no_rows(beside: str, prose: str, lexicon: Lexicon) -> None:
    sign = " | " if "|" in beside else " — "
    row = beside.format(sign.join(("Oil", "MENTIONED", "quiet-chains")))
    assert rows_of(f"{prose}\n{row}", lexicon) == [("Oil", "MENTIONED", CHAINS)]
    assert rows_of(f"{row}\n\n{prose}", lexicon) == [("Oil", "MENTIONED", CHAINS)]


def test_lines_of_code_are_rows_where_nothing_else_is(lexicon: Lexicon) -> None:
    assert rows_of(FENCED, lexicon) == [("Hub, front", "DEVELOPED", WHEELS), ("Oil", "MENTIONED", CHAINS)]
    assert rows_of(f"{FENCED}\n- Links — APPLIED — quiet-chains", lexicon) == [("Links", "APPLIED", CHAINS)]


@pytest.mark.parametrize(
    "index",
    [
        pytest.param("```python\nhub = DEVELOPED, 'true-wheels'\noil = MENTIONED, 'quiet-chains'\n```", id="code"),
        pytest.param("```\nname — DEVELOPED — slug-a\nother name — INTRODUCED — slug-b\n```", id="template"),
        pytest.param(
            "### true-wheels\n\nWe plucked; the hub was DEVELOPED; the rim stayed MENTIONED.\n\n"
            "### quiet-chains\n\nOil: once more, MENTIONED at the end; nothing else.",
            id="prose",
        ),
        pytest.param(
            "MENTIONED: said once in true-wheels\\\nINTRODUCED: shown, as in true-wheels\\\n"
            "DEVELOPED: done by all, quiet-chains\\\nAPPLIED: used",
            id="key",
        ),
        pytest.param(
            "### true-wheels\n\nHub (DEVELOPED); Rim (INTRODUCED) – the hard one.\n\n"
            "### quiet-chains\n\nOil (not yet MENTIONED); links (to be DEVELOPED).",
            id="remarks",
        ),
        pytest.param(TOLD, id="one-line-tells-of-depths"),
        pytest.param(
            "Hub and rim (DEVELOPED, APPLIED) came in true-wheels,\nlinks (INTRODUCED) and wax (MENTIONED) in "
            "quiet-chains,\noil (MENTIONED) in quiet-chains.",
            id="a-sentence",
        ),
        pytest.param(
            "The hub is DEVELOPED in true-wheels; the rim\nis INTRODUCED in true-wheels; wax\n"
            "is MENTIONED in quiet-chains; a link\nis APPLIED in quiet-chains.",
            id="a-sentence-in-lines",
        ),
    ],
)
def test_other_lines_are_no_rows(index: str, lexicon: Lexicon) -> None:
    assert rows_of(index, lexicon) == []
