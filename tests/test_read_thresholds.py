"""How far readers look: each number by a form that is just read, and one that is not any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .samples import lesson_of, record_of, record_text

if TYPE_CHECKING:
    from reclint.readers import Lexicon


@pytest.mark.parametrize(
    ("between", "level", "before"),
    [
        pytest.param(" and now to ", "DEVELOPED", "INTRODUCED", id="not-far"),
        pytest.param(" to ", "DEVELOPED", "INTRODUCED", id="near"),
        pytest.param(" and then to ", "INTRODUCED", None, id="far"),
    ],
)
def test_how_far_apart_the_levels_of_a_transition_stand(
    between: str, level: str, before: str | None, lexicon: Lexicon
) -> None:
    [item] = lesson_of(f"**Concepts taught:**\n- Kneading: INTRODUCED{between}DEVELOPED by hand", lexicon).taught
    assert item.depth
    assert (item.depth.level, item.depth.before) == (level, before)


def test_all_that_leads_to_a_level_belongs_to_its_mark(lexicon: Lexicon) -> None:
    [item] = lesson_of("**Concepts taught:**\n- Kneading -- now upgraded, raised to DEVELOPED by hand", lexicon).taught
    assert item.depth
    assert (item.name, item.depth.level) == ("Kneading by hand", "DEVELOPED")


@pytest.mark.parametrize(("length", "is_level"), [(39, True), (40, False)])
def test_how_long_a_parenthesis_that_states_a_level_is(length: int, is_level: bool, lexicon: Lexicon) -> None:
    words = "x" * length
    notebook = lesson_of(f"**Exercises:**\n- Exercise 1 ({words}): Mix\n- Exercise 2 (Guided): Bake", lexicon).notebook
    assert notebook
    stated = notebook.exercises[0].level_text
    assert (stated.text if stated else None) == (words if is_level else None)


@pytest.mark.parametrize(("length", "iteration"), [(40, 2), (45, None)])
def test_how_far_from_its_verdict_an_iteration_is_named(length: int, iteration: int | None, lexicon: Lexicon) -> None:
    review = lesson_of(f"**Review:** Passed, {'x' * length}, at iteration 2/3.", lexicon).review
    assert review
    assert (review.verdict, review.passed_at) == ("PASS", iteration)


@pytest.mark.parametrize(("length", "name"), [(80, "Steam p(a|b)"), (81, "Steam p(a")])
def test_how_long_a_depth_cell_of_a_shifted_row_is(length: int, name: str, lexicon: Lexicon) -> None:
    depth = f"DEVELOPED {'x' * (length - 10)}"
    rows = record_of(record_text(rows=f"| Steam p(a|b) | {depth} | soft-rolls | |"), lexicon).rows
    assert rows[-1].name.text == name


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        pytest.param("Soft Rolls of Milk", "soft-rolls", id="two-words-of-four"),
        pytest.param("Soft Buns", "soft-rolls", id="half-of-the-words"),
        pytest.param("Soft White Buns", "rye-bread", id="less-than-half-is-read-by-order"),
    ],
)
def test_how_alike_a_title_and_a_slug_are(title: str, slug: str, lexicon: Lexicon) -> None:
    text = record_text(heading=f"### Lesson 1: {title}", rows="").replace(
        "| Windowpane", "| Sour | DEVELOPED | rye-bread | |\n| Windowpane"
    )
    assert [lesson.slug for lesson in record_of(text, lexicon).lessons] == [slug]


@pytest.mark.parametrize(
    ("item", "names"),
    [
        pytest.param("Steam, lids, trays (MENTIONED)", ["Steam", "lids", "trays"], id="three"),
        pytest.param("Steam, lids (MENTIONED)", ["Steam, lids"], id="two"),
    ],
)
def test_how_many_names_with_one_mark_are_a_list(item: str, names: list[str], lexicon: Lexicon) -> None:
    rows = "\n".join(f"| {name} | MENTIONED | soft-rolls | |" for name in ("Steam", "Lids", "Trays"))
    record = record_of(record_text(f"**Concepts taught:**\n- {item}", rows=rows), lexicon)
    assert [item.name for item in record.lessons[0].taught] == names


@pytest.mark.parametrize(("length", "count"), [(78, 2), (79, 0)])
def test_how_long_the_label_of_an_item_is(length: int, count: int, lexicon: Lexicon) -> None:
    label = f"Colab exercises {'x' * (length - 16)}"
    notebook = lesson_of(f"**Visuals:**\n- {label}: Mix (guided), bake", lexicon).notebook
    assert notebook
    assert len(notebook.exercises) == count


def test_a_number_behind_all_counts_no_findings(lexicon: Lexicon) -> None:
    review = lesson_of(
        "**Review:** Iteration 1: 3 polish findings, and all 2 improvement findings fixed.", lexicon
    ).review
    assert review
    assert [(count.grade, count.value) for count in review.iterations[0].counts] == [("polish", 3)]
