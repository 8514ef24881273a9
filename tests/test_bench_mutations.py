"""The harness that damages real courses: it is large enough, it does not see with reclint's eyes, and it can fail."""

from __future__ import annotations

import pytest

from bench.mutations.__main__ import holds, line_of
from bench.mutations.measure import AT_ONCE, Ground, batches, drawn, measure
from bench.mutations.operators import HARMLESS, OPERATORS, Operator
from bench.mutations.page import Around, Damage, Page

from .conftest import RECORDS

PICKED = (
    "tables.row-after-blank",
    "tables.depth-misspelt",
    "sections.item-twice",
    "notebooks.path-misspelt",
    "reviews.log-count",
    "around.plan-load",
    "around.rollup-depth",
    "harmless.other-bullets",
    "harmless.rewrapped",
)


@pytest.fixture(scope="module")
def ground() -> Ground:
    return Ground(RECORDS)


def named(name: str) -> Operator:
    return next(operator for operator in (*OPERATORS, *HARMLESS) if operator.name == name)


def test_there_are_enough_operators() -> None:
    assert len({operator.make for operator in OPERATORS}) >= 60
    assert len({operator.make for operator in HARMLESS}) >= 15
    assert all(operator.rules for operator in OPERATORS)
    assert not any(operator.rules for operator in HARMLESS)


def test_every_rule_that_an_operator_names_is_one(ground: Ground) -> None:
    from fnmatch import filter as fitting

    rules = [rule.name for rule in ground.course.rules]
    patterns = {pattern for operator in OPERATORS for pattern in (*operator.rules, *operator.along)}
    assert [pattern for pattern in sorted(patterns) if not fitting(rules, pattern)] == []


@pytest.mark.parametrize("name", PICKED)
def test_damage_to_the_example_course_is_told(name: str, ground: Ground) -> None:
    result = measure(named(name), [ground], 6)
    assert holds(result), list(line_of(result, wordy=True))


def test_draws_are_the_same_every_time_and_of_many_documents(ground: Ground) -> None:
    operator = named("tables.depth-misspelt")
    first, again = ([damage for _, damage in drawn(operator, [ground], 6)] for _ in range(2))
    assert first == again
    assert len({damage.key for damage in first}) > 1


def test_a_batch_has_one_damage_a_module(ground: Ground) -> None:
    for _, damages in batches(drawn(named("tables.depth-misspelt"), [ground], 20), AT_ONCE):
        homes = [ground.home(damage.key) for damage in damages]
        assert len(homes) == len(set(homes)) <= AT_ONCE


def without_damage(page: Page, _: Around) -> list[Damage]:
    """A change that no rule can tell."""
    return [page.inserted(len(page.lines) - 1, "", at=5)]


def test_what_is_not_told_is_missed(ground: Ground) -> None:
    result = measure(Operator(without_damage, "record", ("depth-unknown",)), [ground], 3)  # type: ignore[arg-type]
    assert len(result.missed) == len(result.draws) == 3
    assert not holds(result)


def test_what_is_told_by_another_rule_is_missed_and_strays(ground: Ground) -> None:
    result = measure(named("tables.depth-misspelt")._replace(rules=("duplicate-entry",), along=()), [ground], 3)
    assert len(result.missed) == len(result.strayed) == 3


def test_a_change_that_blinds_a_reader_is_not_harmless(ground: Ground) -> None:
    def cut(page: Page, _: Around) -> list[Damage]:
        return [Damage(page.key, page.lines[:4], frozenset(), frozenset())]

    result = measure(Operator(cut, "log", ()), [ground], 2)  # type: ignore[arg-type]
    assert len(result.strayed) == len(result.draws)
    assert not holds(result)
