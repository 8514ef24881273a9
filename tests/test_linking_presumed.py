"""Open links with a row that they are presumed to mean: what nothing else is left for, and what leads by little."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .samples import linked_record, links_of, named

if TYPE_CHECKING:
    from reclint.linking import Link
    from reclint.readers import Lexicon

KNOWN = ["Egg wash", "Windowpane test", "Cold oven start"]


def presumed(link: Link) -> str | None:
    """The name of the row that an open link is presumed to mean."""
    return link.presumed.name.text if link.presumed else None


def test_what_is_left_over_in_like_number_goes_in_the_order_of_the_rows(lexicon: Lexicon) -> None:
    items = ["Egg wash", "Night (DEVELOPED)", "Waiting for it (DEVELOPED)", *KNOWN[1:]]
    found = links_of(items, ["Slow rise", "Egg wash", "Patience", *KNOWN[1:]], lexicon)
    assert [presumed(link) for link in found] == [None, "Slow rise", "Patience", None, None]
    assert [named(link) for link in found[1:3]] == [("ambiguous", [])] * 2, "no more than a question follows"
    assert [[row.name.text for row in link.meant] for link in found[:2]] == [["Egg wash"], ["Slow rise"]]


def test_more_than_a_question_can_offer_is_presumed_as_well(lexicon: Lexicon) -> None:
    items = [f"{word} (DEVELOPED)" for word in ("Night", "Waiting", "Poking", "Heat", "Shine")]
    rows = ["Slow rise", "Patience", "Finger test", "Oven", "Gloss"]
    found = links_of([*items, *KNOWN], [*rows, *KNOWN], lexicon)
    assert [presumed(link) for link in found[:5]] == rows


@pytest.mark.parametrize(
    ("items", "rows"),
    [
        pytest.param(["Night (DEVELOPED)"], ["Slow rise", "Patience"], id="more-rows"),
        pytest.param(["Night (DEVELOPED)", "Waiting (DEVELOPED)"], ["Slow rise"], id="more-items"),
        pytest.param(["Night (MENTIONED)"], ["Slow rise"], id="another-depth"),
        pytest.param(["No new concepts (DEVELOPED)"], ["Slow rise"], id="nothing-new"),
        pytest.param(["Day 1 (DEVELOPED)"], ["Rise 2"], id="guarded"),
        pytest.param(["Night (DEVELOPED)"], ["x"], id="row-without-a-word"),
    ],
)
def test_nothing_is_presumed_where_it_might_be_another(items: list[str], rows: list[str], lexicon: Lexicon) -> None:
    assert not any(map(presumed, links_of([*items, *KNOWN], [*rows, *KNOWN], lexicon)))


def test_in_another_order_only_a_single_pair_is_presumed(lexicon: Lexicon) -> None:
    turned = KNOWN[::-1]
    [one, *_] = links_of(["Night (DEVELOPED)", *turned], ["Slow rise", *KNOWN], lexicon)
    [first, second, *_] = links_of(
        ["Night (DEVELOPED)", "Waiting (DEVELOPED)", *turned], ["Slow rise", "Patience", *KNOWN], lexicon
    )
    assert (presumed(one), presumed(first), presumed(second)) == ("Slow rise", None, None)


def test_a_row_that_leads_is_presumed_whatever_the_numbers_are(lexicon: Lexicon) -> None:
    rows = ["Nights of slow rise", "Patience", "Gloss"]
    [link, *_] = links_of(["Slowly over a night, and in the cold (DEVELOPED)", *KNOWN], [*rows, *KNOWN], lexicon)
    assert (named(link), presumed(link)) == (("ambiguous", []), "Nights of slow rise")


def test_two_items_presume_no_row_that_leads_for_both(lexicon: Lexicon) -> None:
    items = ["Slowly over a night, and in the cold (DEVELOPED)", "Slowly by a night, or in a cellar (DEVELOPED)"]
    found = links_of([*items, *KNOWN], ["Nights of slow rise", "Patience", "Gloss", *KNOWN], lexicon)
    assert [presumed(link) for link in found[:2]] == [None, None]


def test_a_presumed_row_is_kept_with_the_links(lexicon: Lexicon) -> None:
    from reclint.linking import link_record
    from reclint.linking.written import read_links, write_links

    record = linked_record(["Night (DEVELOPED)", *KNOWN], ["Slow rise", *KNOWN], lexicon)
    links = link_record(record, lexicon.vocabulary)
    assert presumed(links[0][0]) == "Slow rise"
    assert read_links(record, write_links(record, links)) == links
