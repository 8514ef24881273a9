"""The examples of every shipped rule run: they are the rules' documentation and their tests."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reclint.run.examples import run_examples

from .conftest import shipped_rules

if TYPE_CHECKING:
    from reclint.catalogue import Catalogue
    from reclint.readers import Lexicon


@pytest.mark.parametrize("name", sorted(shipped_rules()))
def test_examples(name: str, catalogue: Catalogue, lexicon: Lexicon) -> None:
    failures = [str(failure) for failure in run_examples(catalogue.find(name), catalogue, lexicon)]
    if failures:
        pytest.fail("\n".join(failures), pytrace=False)


def test_a_message_and_a_place_that_no_bad_example_shows_fail(catalogue: Catalogue, lexicon: Lexicon) -> None:
    rule = catalogue.find("depth-lowered")
    more = {"messages": {**rule.entry.messages, "never": "a"}, "related": {**rule.entry.related, "nowhere": "b"}}
    wider = replace(rule, entry=rule.entry.model_copy(update=more))
    assert [str(failure) for failure in run_examples(wider, catalogue, lexicon)] == [
        'depth-lowered, bad examples: unshown: none of them shows the message "never"',
        'depth-lowered, bad examples: unshown: none of them shows the place "nowhere"',
    ]
