"""Numbers of exercises by level, in sentences and by the capitals of levels, and what only looks like them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .test_read_notebook_claims import claim_of

if TYPE_CHECKING:
    from reclint.readers import Lexicon

PATH = "notebooks/2-1-1-soft-rolls.ipynb"
GSI = {"Guided": 1, "Supported": 1, "Independent": 1}


@pytest.mark.parametrize(
    ("said", "stated", "levels"),
    [
        (" with two guided exercises and a supported one", 3, {"Guided": 2, "Supported": 1}),
        (", with a guided exercise and two independent ones.", 3, {"Guided": 1, "Independent": 2}),
        ("; a guided exercise, a supported one, an independent one", 3, GSI),
        (": three supported exercises plus one independent", 4, {"Supported": 3, "Independent": 1}),
        (" holds one guided exercise, one supported one and one independent one", 3, GSI),
        (" with two guided exercises and a supported walk", 2, {"Guided": 2}),
        (" with two guided exercises, a supported walk and an independent one", 2, {"Guided": 2}),
        (", 4 exercises, among them two guided exercises and a supported one", 4, {"Guided": 2}),
        (" (1 × Guided, 1 × Supported, 1 x Independent)", 3, GSI),
        (" (2× guided, 1×supported)", 3, {"Guided": 2, "Supported": 1}),
        (" (1 G, 1 S, 1 I)", 3, GSI),
        (" (2G/1S/1I)", 4, {"Guided": 2, "Supported": 1, "Independent": 1}),
        (", 2×G, 1×S", 3, {"Guided": 2, "Supported": 1}),
        (": 2 G + 2 S", 4, {"Guided": 2, "Supported": 2}),
        (" (G 2, S 2)", 4, {"Guided": 2, "Supported": 2}),
        (" (3 exercises: 2 G, 1 S)", 3, {"Guided": 2, "Supported": 1}),
        (" (3 exercises; levels: 2 G, 2 S)", 3, {"Guided": 2, "Supported": 2}),
        (" (5 exercises, cups: 2 G, 3 S)", 5, {"Guided": 2, "Supported": 3}),
        (" (3 exercises, cups: 2 G, 3 S)", 3, {}),
        (" (3 exercises) with spoons (3 S, 2 G)", 3, {}),
        (". Pans by size: 2 S, 2 G", None, {}),
        (" (cups: 2 S, 2 G)", None, {}),
        (" (1 G, 2 S, 3 I)", None, {}),
        (" (G 1, S 2)", None, {}),
        (" (G 2, S 1)", None, {}),
        (" (2 G, 3 G)", None, {}),
        (" with 2 G flour, 1 S spoon", None, {}),
        (", oven at 2 S and 1 G for an hour", None, {}),
        (", 3 exs.", 3, {}),
        (" (4 exx.)", 4, {}),
    ],
)
def test_exercises_by_level(said: str, stated: int | None, levels: dict[str, int], lexicon: Lexicon) -> None:
    claim = claim_of(f"**Notebook:** `{PATH}`{said}", lexicon)
    assert claim is not None
    assert (claim.path, claim.stated, claim.exercises) == (PATH, stated, ())
    assert dict(claim.levels) == levels


@pytest.mark.parametrize(
    ("header", "rows", "said", "numbers", "levels"),
    [
        ("Level | Exercises", ("Guided | 2", "Supported | 1"), "", [], {"Guided": 2, "Supported": 1}),
        ("Level | Exercises", ("Guided | 3", "Independent | 3"), "", [], {"Guided": 3, "Independent": 3}),
        ("Level | Exercises", ("Guided | 1", "Supported | 2"), "", [1, 2], {}),
        ("Level | Exercises", ("Guided | 1", "Supported | 2"), " (3 exercises)", [], {"Guided": 1, "Supported": 2}),
        ("Level | Exercises", ("Guided | 1", "Supported | 3"), " (2 exercises)", [], {}),
        ("Level | Exercises", ("Guided | 2", "Guided | 1"), "", [2, 1], {}),
        ("Level | Exercises", ("Guided | mix", "Supported | 2"), "", [1, 2], {}),
        ("How many | Level", ("1 | Guided", "2 | Supported"), "", [], {"Guided": 1, "Supported": 2}),
        ("Level | No. of exercises", ("**Guided** | 2", "Supported | 4"), "", [], {"Guided": 2, "Supported": 4}),
        ("Number of the exercise | Level", ("1 | Guided", "3 | Supported"), "", [1, 3], {}),
        ("Exercise | Level", ("1 | Guided", "3 | Supported", "4 | Independent"), " (4 exercises)", [1, 3, 4], {}),
        ("Ex. | Level", ("1 | Guided", "1 | Supported", "2 | Independent"), " (3 exercises)", [1, 1, 2], {}),
        ("# | Level", ("3 | Guided", "4 | Supported", "5 | Independent"), " (3 exercises)", [3, 4, 5], {}),
        ("No. | Level", ("2 | Guided", "2 | Supported", "1 | Independent"), " (5 exercises)", [2, 2, 1], {}),
        ("Level | Number", ("Guided | 3", "Supported | 2"), " (5 exercises)", [], {"Guided": 3, "Supported": 2}),
        ("Level | Number", ("Guided | 1", "Supported | 3"), " (3 exercises)", [1, 3], {}),
        ("Level | Minutes", ("Guided | 15", "Supported | 5"), " (2 exercises)", [], {}),
        ("Level | Minutes", ("Guided | 15", "Supported | 25"), " (2 exercises)", [], {}),
    ],
)
def test_a_table_numbers_exercises_or_counts_those_of_a_level(
    header: str, rows: tuple[str, ...], said: str, numbers: list[int], levels: dict[str, int], lexicon: Lexicon
) -> None:
    table = "\n".join((f"| {header} |", "|---|---|", *(f"| {row} |" for row in rows)))
    claim = claim_of(f"**Notebook:** `{PATH}`{said}\n\n{table}", lexicon)
    assert claim is not None
    assert [one[0] for one in claim.exercises] == numbers
    assert dict(claim.levels) == levels


@pytest.mark.parametrize(
    ("said", "titles"),
    [
        ("*mix* (Guided), *fold, then rest* (Supported)", ["mix", "fold, then rest"]),
        ("_mix_ (Guided), _fold, then rest_ (Supported)", ["mix", "fold, then rest"]),
        ("*mix* (Guided), *fold, then rest* (Supported) and *bake* (Guided)", ["mix", "fold, then rest", "bake"]),
        ("mix (Guided), a path by A* (Supported)", ["mix", "a path by A*"]),
    ],
)
def test_titles_in_italics(said: str, titles: list[str], lexicon: Lexicon) -> None:
    claim = claim_of(f"**Notebook:** `{PATH}`, {len(titles)} exercises: {said}", lexicon)
    assert claim is not None
    assert (claim.stated, [title for _, _, title in claim.exercises]) == (len(titles), titles)


@pytest.mark.parametrize("dash", ["–", "—", "-", "--"])
@pytest.mark.parametrize(
    "item",
    ["1. 🟢 Guided {} Mix\n2. 🔴 Supported {} Fold", "* Exercise 1, Guided {} Mix\n* Exercise 2, Supported {} Fold"],
)
def test_the_title_of_an_exercise_may_stand_behind_its_level(item: str, dash: str, lexicon: Lexicon) -> None:
    claim = claim_of(f"**Notebook:** `{PATH}`, 2 exercises\n\n{item.format(dash, dash)}", lexicon)
    assert claim is not None
    assert [one[1:] for one in claim.exercises] == [("Guided", "Mix"), ("Supported", "Fold")]


@pytest.mark.parametrize(
    "counts",
    [
        "🟢 1 Guided, 🟡 1 Supported, 🔴 1 Independent",
        "🟢 Guided: 1, 🟡 Supported: 1, 🔴 Independent: 1",
        "🟢 Guided ×1 · 🟡 Supported ×1 · 🔴 Independent ×1",
    ],
)
def test_levels_that_are_counted_behind_signs_are_no_exercises(counts: str, lexicon: Lexicon) -> None:
    claim = claim_of(f"**Notebook:** `{PATH}` · 3 exercises ({counts})", lexicon)
    assert claim is not None
    assert (claim.stated, claim.exercises) == (3, ())
