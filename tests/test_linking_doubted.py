"""Likely links to a row of another depth, beside a row of the item's own depth that no item names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reclint.linking import Decision, link_lesson
from reclint.linking.names import stem

from .samples import links_of, record_of, report_on

if TYPE_CHECKING:
    from reclint.linking import Link
    from reclint.readers import Lexicon

D, I = "DEVELOPED", "INTRODUCED"  # noqa: E741
CHART = "Loaf weight chart"


def text_of(items: dict[str, str], rows: dict[str, str]) -> str:
    index = "".join(f"| {name} | {depth} | rolls | |\n" for name, depth in rows.items())
    taught = "".join(f"- {name} ({depth})\n" for name, depth in items.items())
    return (
        "# Module 2.1: Small Breads -- Record\n\n## Concept Index\n\n| Concept | Depth | Lesson | Notes |\n"
        f"|---|---|---|---|\n{index}\n## Lesson Summaries\n\n### rolls\n\n**Concepts taught:**\n{taught}"
    )


def linked(items: dict[str, str], rows: dict[str, str], lexicon: Lexicon) -> tuple[Link, ...]:
    known = {"Oven spring": D}
    record = record_of(text_of({**items, **known}, {**rows, **known}), lexicon)
    return link_lesson(record, record.lessons[0], lexicon.vocabulary)


LIKELY = {"what a loaf loses in weight while it rests on a shelf": D}
SURE = {"The chart of loaf weights": D}


@pytest.mark.parametrize(
    ("items", "rows", "decision"),
    [
        pytest.param(LIKELY, {CHART: I, "Stages of a rise": D}, Decision.AMBIGUOUS, id="a-row-of-its-depth"),
        pytest.param(LIKELY, {CHART: I, "Stages of a rise": I}, Decision.CERTAIN, id="a-row-of-another-depth"),
        pytest.param(LIKELY, {CHART: I}, Decision.CERTAIN, id="no-other-row"),
        pytest.param(LIKELY, {CHART: D, "Stages of a rise": D}, Decision.CERTAIN, id="the-same-depth"),
        pytest.param(SURE, {CHART: I, "Stages of a rise": D}, Decision.CERTAIN, id="a-sure-link"),
        pytest.param(
            {**LIKELY, "Stages of a rise": D}, {CHART: I, "Stages of a rise": D}, Decision.CERTAIN, id="a-named-row"
        ),
    ],
)
def test_a_likely_link_between_two_depths_is_doubted(
    items: dict[str, str], rows: dict[str, str], decision: Decision, lexicon: Lexicon
) -> None:
    first = linked(items, rows, lexicon)[0]
    assert first.decision is decision
    assert [row.name.text for row in first.rows] == ([CHART] if decision is Decision.CERTAIN else [])


def test_a_doubted_link_is_a_question_about_both_rows() -> None:
    known = {"Oven spring": D}
    texts = {"record.md": text_of({**LIKELY, **known}, {CHART: I, "Stages of a rise": D, **known})}
    found = report_on(texts, "depth-mismatch", "concept-ambiguous", "concept-not-indexed").findings
    assert [(one.rule, one.question) for one in found] == [("concept-ambiguous", True)]
    assert CHART in found[0].message
    assert "Stages of a rise" in found[0].message


def test_a_sure_link_between_two_depths_is_told() -> None:
    texts = {"record.md": text_of(SURE, {CHART: I, "Stages of a rise": D})}
    assert [one.rule for one in report_on(texts, "depth-mismatch").findings] == ["depth-mismatch"]


@pytest.mark.parametrize(
    ("item", "row", "is_linked"),
    [
        ("CRP, and how it moves the loaf to the left", "CRP rule and its limits", True),
        ("CRP, and how it moves the loaf to the left", "Rule of CRP", False),
        ("CRP at noon, and how it moves the loaf", "DDT rule and its limits", False),
    ],
)
def test_an_abbreviation_alone_opens_the_item_of_the_only_row_that_begins_with_it(
    item: str, row: str, is_linked: bool, lexicon: Lexicon
) -> None:
    others = ["Oven spring", "Crumb structure"]
    *_, link = links_of([*others, item], [*others, row], lexicon)
    assert bool(link.rows) is is_linked


def test_an_abbreviation_that_two_rows_begin_with_means_neither(lexicon: Lexicon) -> None:
    rows = ["Oven spring", "CRP rule and its limits", "CRP by the hour of day"]
    _, link = links_of(["Oven spring", "CRP, and how it moves the loaf to the left"], rows, lexicon)
    assert not link.rows


def test_a_row_that_claims_an_item_brings_the_rows_of_its_name(lexicon: Lexicon) -> None:
    rows = ["Oven spring", "Crumb condition", "Crumb conditions"]
    _, link = links_of(["Oven spring", "crumbs, on the board that loses none of them"], rows, lexicon)
    assert [row.name.text for row in link.rows] in ([], ["Crumb condition", "Crumb conditions"])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("labelling", "label"),
        ("journalling", "journal"),
        ("modelled", "model"),
        ("controlling", "controls"),
        ("installing", "install"),
        ("segmentation", "segments"),
        ("fragmentation", "fragments"),
        ("spelling", "spell"),
    ],
)
def test_words_that_are_one_but_for_an_ending(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("mental", "mentation"), ("bell", "bel")])
def test_words_that_are_two(one: str, other: str) -> None:
    assert stem(one) != stem(other)
