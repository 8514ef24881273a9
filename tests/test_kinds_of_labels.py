"""Names that differ in a number, a letter or the case of a class, each beside those that only seem to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .samples import links_of, record_text
from .test_near_misses import SURE, TAUGHT, Case, answers

if TYPE_CHECKING:
    from reclint.readers import Lexicon

TIMES = ["sponge", "starter", "roll", "pizza", "bagel", "rye", "spelt", "oat"]


@pytest.mark.parametrize(
    ("item", "row"),
    [
        ("4x4 crumb chart", "6x6 crumb chart"),
        ("3x5 crumb chart", "3x3 crumb chart"),
        ("50g ball of dough", "70g ball of dough"),
        ("mix2d of the dough", "mix1d of the dough"),
        ("2nd fold of the dough", "3rd fold of the dough"),
        ("z axis of the crumb scan", "y axis of the crumb scan"),
        ("q-value of a bake", "p-value of a bake"),
        ("Oven A at the back", "Oven B at the back"),
        ("T hook of the mixer", "I hook of the mixer"),
        ("Shelf V of the oven", "Shelf I of the oven"),
        ("Error of type II in tasting", "Error of type I in tasting"),
        ("δ-amylase in rye flour", "β-amylase in rye flour"),
    ],
)
def test_names_with_different_labels_are_not_linked(item: str, row: str, lexicon: Lexicon) -> None:
    [link] = links_of([item], [row, "Egg wash"], lexicon)
    assert link.rows == ()
    assert [candidate.guard is not None for candidate in link.candidates] == [True]


@pytest.mark.parametrize(
    ("item", "row"),
    [
        ("4x4 crumb chart", "4 x 4 crumb chart"),
        ("50ml of milk in dough", "50 ml of milk in dough"),
        ("50 millilitres of milk in dough", "50ml of milk in dough"),
        ("Sha256 of a recipe", "SHA-256 of a recipe"),
        ("k-fold proving of dough", "K-fold proving of dough"),
        ("Shelf II of the oven", "Shelf 2 of the oven"),
        ("Rises of dough, the A series and 2:3", "Rises of dough, 1:2 and 2:3"),
        ("A sponge of rye", "Sponge of rye"),
        ("Sponge of rye, e.g. a poolish", "Sponge of rye, i.e. a preferment"),
        ("Amasar y plegar", "Amasar o plegar y reposar"),
        ("тесто и соль", "тесто с соль"),
    ],
)
def test_nothing_speaks_against_names_with_one_label(item: str, row: str, lexicon: Lexicon) -> None:
    [link] = links_of([item], [row, "Egg wash"], lexicon)
    assert [(candidate.row.name.text, candidate.guard) for candidate in link.candidates] == [(row, None)]


def rows_of(*names: str, items: str, answer: str | None, rule: str) -> Case:
    rows = "\n".join(f"| {name} | DEVELOPED | soft-rolls | |" for name in names)
    return Case(rule, {"record.md": record_text(f"{TAUGHT}{items}", rows=rows)}, answer)


def cased(first: str, second: str, answer: str | None, *, rule: str = "concept-duplicate") -> Case:
    items = f"- {first} -- one (DEVELOPED)\n- {second} -- two (DEVELOPED)\n"
    return rows_of(first, second, items=items, answer=answer, rule=rule)


def lettered(sentence: str, answer: str | None, *, plan: str = "") -> Case:
    """A sentence of a record with the lesson ``soft-rolls``, or a plan beside it."""
    texts = {"a/record.md": record_text(f"{TAUGHT}\n**Notes:** {sentence}"), **({"a/plan.md": plan} if plan else {})}
    return Case("slug-format", texts, answer)


MANY = tuple(f"{time.capitalize()} proving time" for time in TIMES)
CASES = {
    "an item that any of eight rows may be": rows_of(
        *MANY, items="- Time (DEVELOPED)\n", answer=None, rule="concept-not-summarised"
    ),
    "an item that is none of eight rows": rows_of(
        *MANY, items="- Salt (DEVELOPED)\n", answer=SURE, rule="concept-not-summarised"
    ),
    "a Greek letter before an enzyme": lettered("The enzyme α-amylase has high ρ-values.", None),
    "a lesson with a Greek letter": lettered("As in s\u03bfft-rolls.", SURE),
    "a slug in code marks with a Greek letter": lettered("As in `hard-r\u03bflls`.", SURE),
    "a planned lesson with a Greek letter": lettered(
        "Milk.",
        SURE,
        plan="# Module 2.1: Small Breads -- Plan\n\n| # | Slug |\n|---|---|\n| 1 | s\u03bfft-rolls |\n",
    ),
    "a class and a function": cased("dough.Knead", "dough.knead", None),
    "a class and a function in a list": cased("dough.Knead", "dough.knead", None, rule="duplicate-entry"),
    "a class and a function, each named": cased("dough.Knead", "dough.knead", None, rule="concept-not-summarised"),
    "a class twice": cased("`dough.Knead`", "dough.Knead", SURE),
    "a package in another case": cased("Dough.Knead", "dough.Knead", SURE),
    "a product in another case": cased("Oven.js", "Oven.JS", SURE),
    "a name in another case": cased("Kneading", "kneading", SURE),
    "a function without its row": rows_of(
        "dough.Knead",
        items="- dough.Knead (DEVELOPED)\n- dough.knead (DEVELOPED)\n",
        answer=SURE,
        rule="concept-not-indexed",
    ),
    "a class written small": rows_of(
        "dough.Knead", items="- dough.knead (DEVELOPED)\n", answer=None, rule="concept-ambiguous"
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_kind_of_name(name: str) -> None:
    found = answers(CASES[name])
    assert sorted(set(found)) == ([CASES[name].answer] if CASES[name].answer else [])
