"""Rows that items do not mean: two kinds of one thing, other numbers, and rows that other items call by their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .samples import links_of, named, record_text, report_on
from .test_near_misses import ASKED, SURE

if TYPE_CHECKING:
    from reclint.readers import Lexicon

OTHERS = ["Windowpane test", "Egg wash"]
KINDS = {
    "what stands before": ("Rye crumb", "Wheat crumb"),
    "several things before": ("Stiff rye starter", "Liquid starter"),
    "a hyphen before": ("Long-rise loaf", "Tin loaf"),
    "an article": ("The rye crumb", "A wheat crumb"),
    "several of them": ("Rye crumbs", "Wheat crumb"),
    "what stands behind": ("Crust of rye", "Crust of wheat"),
    "an article behind": ("Crust of the rye", "Crust of wheat"),
    "no comma behind the name": ("Crust of the rye, baked", "Crust of wheat"),
    "a bold name and an explanation": ("**Rye crumb**: dense, moist", "Wheat crumb"),
    "an explanation in parentheses": ("Rye crumb (dense, moist)", "Wheat crumb (light)"),
    "a number in words": ("Three-strand braid", "Four-strand braid"),
    "a number in digits": ("3 strands", "Four strands"),
    "one of two sides": ("Baking with steam", "Baking without steam"),
    "left and right": ("Left outer fold", "Right outer fold"),
}
ONE = {
    "a verb before": ("Judging crumb", "Open crumb"),
    "a word in another form": ("Textured crumb", "Textural crumb"),
    "a longer word": ("Overnight rise", "Over night rise"),
    "a number of them": ("The three crumbs", "Rye, wheat and oat crumbs"),
    "more than a word": ("Rye loaf crumb", "Wheat loaf crumb"),
    "a sentence": ("How the crumb opens up", "Open crumb"),
    "one name within the other": ("Crumb", "Open crumb"),
    "the same number": ("Three-strand braid", "3-strand braid"),
    "a comma behind the name": ("Retarding, and why it is slow", "Retarding and its hours"),
    "a comma behind a bold name": ("**Retarding**, and why it is slow", "Retarding and its hours"),
}


@pytest.mark.parametrize("name", KINDS)
def test_another_kind_of_one_thing_is_not_meant(name: str, lexicon: Lexicon) -> None:
    item, row = KINDS[name]
    link, *_ = links_of([f"{item} (DEVELOPED)", *OTHERS], [row, *OTHERS], lexicon)
    assert named(link) == ("missing", [])
    assert all(candidate.guard for candidate in link.candidates)


@pytest.mark.parametrize("name", ONE)
def test_one_thing_in_other_words_is_meant(name: str, lexicon: Lexicon) -> None:
    item, row = ONE[name]
    link, *_ = links_of([f"{item} (DEVELOPED)", *OTHERS], [row, *OTHERS], lexicon)
    assert named(link) == ("certain", [row])


@pytest.mark.parametrize(
    ("item", "answer"),
    [
        pytest.param("Two-rise loaf (DEVELOPED)", SURE, id="another-number"),
        pytest.param("Baking without steam (APPLIED)", SURE, id="another-side"),
        pytest.param("Rye crumb (DEVELOPED)", SURE, id="another-kind"),
        pytest.param("Rye crumb", ASKED, id="without-a-depth"),
        pytest.param("Rye crumb (DEVELOPED in 1.1)", ASKED, id="known"),
    ],
)
def test_a_row_that_another_item_names_is_not_asked_for(item: str, answer: str) -> None:
    taught = ["One-rise loaf (DEVELOPED)", "Baking with steam (DEVELOPED)", "Wheat crumb (DEVELOPED)"]
    rows = "\n".join(f"| {name.removesuffix(' (DEVELOPED)')} | DEVELOPED | soft-rolls | |" for name in taught)
    others = ("Windowpane test (DEVELOPED)", "Egg wash (MENTIONED)")
    section = "**Concepts taught:**\n" + "".join(f"- {name}\n" for name in (*others, *taught, item))
    report = report_on({"record.md": record_text(section, rows=rows)}, "concept-not-indexed", "concept-ambiguous")
    assert [(finding.rule, ASKED if finding.question else SURE) for finding in report.findings] == [
        ("concept-not-indexed", answer)
    ]


def test_a_row_named_by_no_item_is_told_where_another_kind_is_taught() -> None:
    section = "**Concepts taught:**\n- Windowpane test (DEVELOPED)\n- Egg wash (MENTIONED)\n- Rye crumb (DEVELOPED)\n"
    rows = "| Wheat crumb | DEVELOPED | soft-rolls | |"
    found = report_on({"record.md": record_text(section, rows=rows)}, "concept-not-indexed", "concept-not-summarised")
    assert [finding.rule for finding in found.findings] == ["concept-not-summarised", "concept-not-indexed"]


def test_one_word_and_another_depth_are_too_little(lexicon: Lexicon) -> None:
    section = "**Concepts taught:**\n- Windowpane test (DEVELOPED)\n- Egg wash (MENTIONED)\n- Salt in bread ({depth})\n"
    rows = "| Ash and salt content | DEVELOPED | soft-rolls | |"
    for depth, rules in (("DEVELOPED", []), ("MENTIONED", ["concept-ambiguous"])):
        record = record_text(section.format(depth=depth), rows=rows)
        found = report_on({"record.md": record}, "concept-not-indexed", "concept-ambiguous")
        assert [finding.rule for finding in found.findings] == rules


@pytest.mark.parametrize(
    ("item", "rows", "asked"),
    [
        pytest.param("Where loaves are cut", ["Ways of cutting"], ["Ways of cutting"], id="a-word-and-another-depth"),
        pytest.param("Where loaves are cut", ["Ways of cutting", "Malt"], ["Ways of cutting"], id="beside-another-row"),
        pytest.param("Where loaves are cut", ["Ways of cutting", "Cut wheat"], [], id="two-rows-that-share-it"),
        pytest.param("Where loaves are slashed", ["Ways of cutting"], [], id="no-word"),
        pytest.param("Crust of rye", ["Crust of wheat"], [], id="two-kinds"),
    ],
)
def test_an_item_and_a_row_left_over_with_a_word_in_common_are_a_question(
    item: str, rows: list[str], asked: list[str], lexicon: Lexicon
) -> None:
    """The items state another depth than the rows, which are all DEVELOPED."""
    link, *_ = links_of([f"{item} (MENTIONED)", *OTHERS], [*rows, *OTHERS], lexicon)
    assert named(link) == ("ambiguous" if asked else "missing", [])
    assert [
        one.row.name.text for one in link.candidates if not one.guard and link.decision.value == "ambiguous"
    ] == asked


def test_two_items_that_share_a_word_with_the_row_left_over_have_none(lexicon: Lexicon) -> None:
    items = ["Where loaves are cut (MENTIONED)", "Cut wheat (MENTIONED)", *OTHERS]
    assert [named(link)[0] for link in links_of(items, ["Ways of cutting", *OTHERS], lexicon)][:2] == ["missing"] * 2
