"""Lists of concepts within one line or bullet, and prose that is none."""

from __future__ import annotations

import pytest

from reclint.readers import Lexicon

from .samples import lesson_of, record_of, record_text, report_on

ROWS = "\n".join(
    f"| {name} | INTRODUCED | soft-rolls | |"
    for name in ("Butter glaze (thin)", "Seam seals the roll", "Second rise in a warm oven", "Core temperature (CT)")
)


def names_of(section: str, lexicon: Lexicon) -> list[tuple[str, str | None]]:
    """Name and level of every taught item."""
    [lesson] = record_of(record_text(section, rows=ROWS), lexicon).lessons
    return [(item.name, item.depth.level if item.depth else None) for item in lesson.taught]


@pytest.mark.parametrize(
    ("bullet", "names"),
    [
        pytest.param(
            "Butter glaze, seam sealing, second rise (INTRODUCED)",
            ["Butter glaze", "seam sealing", "second rise"],
            id="one-by-half-of-its-words",
        ),
        pytest.param(
            "butter glazes, second rises, core temperatures (INTRODUCED)",
            ["butter glazes", "second rises", "core temperatures"],
            id="inflected",
        ),
        pytest.param(
            "Butter glaze, rye flour, windowpane test (INTRODUCED)",
            ["Butter glaze", "rye flour", "windowpane test"],
            id="one-without-a-row",
        ),
        pytest.param(
            "Butter glaze, core temperature, malt (INTRODUCED)",
            ["Butter glaze", "core temperature", "malt"],
            id="the-last-without-a-row",
        ),
        pytest.param(
            "Preview (INTRODUCED only): egg wash, CT, butter glaze.",
            ["egg wash", "CT", "butter glaze"],
            id="mark-before",
        ),
        pytest.param(
            "**Preview** (INTRODUCED): egg wash; CT; butter glaze", ["egg wash", "CT", "butter glaze"], id="semicolons"
        ),
        pytest.param(
            "Finish: (1) egg wash (thin, cold), (2) butter glaze and (3) second rise (INTRODUCED)",
            ["egg wash (thin, cold)", "butter glaze", "second rise"],
            id="numbered",
        ),
    ],
)
def test_a_mark_holds_for_a_list_of_rows(bullet: str, names: list[str], lexicon: Lexicon) -> None:
    assert names_of(f"**Concepts taught:**\n- {bullet}", lexicon) == [(name, "INTRODUCED") for name in names]


@pytest.mark.parametrize(
    ("bullet", "told"),
    [
        ("Butter glaze, core temperature, field trip (INTRODUCED)", [("field trip", "polish", True, False)]),
        ("Butter glaze, field trip, core temperature (INTRODUCED)", [("field trip", "improvement", False, True)]),
    ],
)
def test_a_last_part_without_a_row_may_be_a_remark(bullet: str, told: list[tuple[str, str, bool, bool]]) -> None:
    others = "- Windowpane test\n- Egg wash\n- Seam seals the roll\n- Second rise in a warm oven"
    record = record_text(f"**Concepts taught:**\n- {bullet}\n{others}", rows=ROWS)
    found = report_on({"series-1/module-2-1/record.md": record}, "concept-not-indexed").findings
    assert [(one.subject, one.grade.value, one.question, one.fix is not None) for one in found] == told


@pytest.mark.parametrize(
    "bullet",
    [
        pytest.param("Egg wash (INTRODUCED): shiny, brown, thin", id="explanation"),
        pytest.param("Egg wash, quick cooling, long waiting (INTRODUCED)", id="most-name-no-row"),
        pytest.param("Butter glaze, sealing wax, oven gloves (INTRODUCED)", id="most-by-half"),
        pytest.param("Finish: butter glaze, core temperature, malt (INTRODUCED)", id="a-lead-in"),
        pytest.param("Second rise, oven, malt (INTRODUCED)", id="rows-that-say-much-more"),
        pytest.param("Butter glaze, malt, barley (INTRODUCED)", id="as-many-name-no-row"),
        pytest.param("Butter glaze, core temperature, both measured (INTRODUCED)", id="a-remark"),
        pytest.param("Butter glaze, core temperature, a matter of feel (INTRODUCED)", id="a-remark-with-small-words"),
        pytest.param("Butter glaze, core temperature, checked (INTRODUCED)", id="a-remark-of-one-word"),
        pytest.param("Butter glaze, core temperature, very long oven days (INTRODUCED)", id="a-long-remark"),
        pytest.param("Egg wash, eggs for washing, washed eggs (INTRODUCED)", id="one-row-for-all"),
        pytest.param("Egg wash (INTRODUCED) (1) thin, (2) cold, (3) twice", id="numbers-behind-the-mark"),
    ],
)
def test_commas_of_an_explanation_part_nothing(bullet: str, lexicon: Lexicon) -> None:
    assert len(names_of(f"**Concepts taught:**\n- {bullet}", lexicon)) == 1


def test_depths_that_open_several_items_are_no_groups(lexicon: Lexicon) -> None:
    groups = "1. DEVELOPED: crumb, crust\n2. APPLIED: steam, lid"
    assert [name for name, _ in names_of(f"**Concepts taught:**\n{groups}", lexicon)] == [
        "crumb",
        "crust",
        "steam",
        "lid",
    ]
    each = (
        "1. DEVELOPED: crumb, and why it is open\n2. DEVELOPED: steam, from a pan\n"
        "3. APPLIED: egg wash, core temperature"
    )
    assert [name for name, _ in names_of(f"**Concepts taught:**\n{each}", lexicon)] == [
        "crumb, and why it is open",
        "steam, from a pan",
        "egg wash",
        "core temperature",
    ]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        pytest.param(
            "The rolled dough. Two turns: (1) inner (butter, fold), (2) outer. Also: how flour, salt, and steam "
            "shape these turns; the struggle of heat and water.",
            ["The rolled dough", "inner (butter, fold)", "outer"],
            id="numbers-and-a-remark",
        ),
        pytest.param(
            "Steam, crust. Also why salt, heat, or time changes the crust.", ["Steam", "crust"], id="no-colon"
        ),
        pytest.param("Steam, how salt, heat, and time change it; crust", ["Steam", "crust"], id="within-a-sentence"),
        pytest.param(
            "Steam, how crusts form, and crumb", ["Steam", "how crusts form", "and crumb"], id="an-entry-that-asks"
        ),
        pytest.param("How crusts form (DEVELOPED), steam (APPLIED)", ["How crusts form", "steam"], id="marked"),
        pytest.param("(1) steam, (3) crust", ["(1) steam", "(3) crust"], id="not-in-order"),
        pytest.param("crust f(1) and g(2), crumb", ["crust f(1) and g(2)", "crumb"], id="calls"),
        pytest.param("Steam. Then crust, e.g. Vienna", ["Steam. Then crust", "e.g. Vienna"], id="explained"),
    ],
)
def test_prose_in_a_line_names_no_concept(line: str, names: list[str], lexicon: Lexicon) -> None:
    assert [name for name, _ in names_of(f"**Concepts taught:** {line}", lexicon)] == names


def test_what_opens_prose_is_vocabulary(lexicon: Lexicon) -> None:
    line = "**Concepts taught:** Vapor. Nota: cómo sal, agua, y calor dan vapor."
    assert len(lesson_of(line, lexicon).taught) == 3
    theirs = Lexicon(lexicon.vocabulary.replaced({"words": {"asking": ["cómo"]}}))
    assert [item.name for item in lesson_of(line, theirs).taught] == ["Vapor"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        pytest.param(
            "We rolled *butter, and its glaze* (DEVELOPED) until lunch, then “seams” (INTRODUCED).",
            [("butter, and its glaze", "DEVELOPED"), ("“seams”", "INTRODUCED")],
            id="set-off-in-prose",
        ),
        pytest.param(
            "Butter *by hand* (DEVELOPED), seams *by eye* (INTRODUCED)",
            [("Butter *by hand*", "DEVELOPED"), ("seams *by eye*", "INTRODUCED")],
            id="a-list-with-emphasis",
        ),
        pytest.param(
            "After a long rest *butter* (DEVELOPED), seams (INTRODUCED)",
            [("After a long rest *butter*", "DEVELOPED"), ("seams", "INTRODUCED")],
            id="a-mark-behind-plain-words",
        ),
    ],
)
def test_prose_gives_the_concepts_that_it_sets_off(line: str, names: list[tuple[str, str]], lexicon: Lexicon) -> None:
    assert names_of(f"**Concepts taught:** {line}", lexicon) == names


@pytest.mark.parametrize("line", ["**Butter** → from Vienna", "Rest → one hour", "Butter = fat"])
def test_an_arrow_makes_no_label_of_words_that_are_none(line: str, lexicon: Lexicon) -> None:
    assert not lesson_of(line, lexicon).fields
