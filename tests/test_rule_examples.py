"""The examples of every shipped rule run: they are the rules' documentation and their tests."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reclint.catalogue import Catalogue, Rule, load_catalogue
from reclint.checks import CHECKS
from reclint.files.shipped import shipped_catalogue
from reclint.run.examples import run_examples

if TYPE_CHECKING:
    from reclint.readers import Lexicon

RULES = load_catalogue(shipped_catalogue(), CHECKS).rules


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_examples(rule: Rule, catalogue: Catalogue, lexicon: Lexicon) -> None:
    assert [str(failure) for failure in run_examples(rule, catalogue, lexicon)] == []


def test_a_message_and_a_place_that_no_bad_example_shows_fail(catalogue: Catalogue, lexicon: Lexicon) -> None:
    rule = catalogue.find("depth-lowered")
    more = {"messages": {**rule.entry.messages, "never": "a"}, "related": {**rule.entry.related, "nowhere": "b"}}
    wider = replace(rule, entry=rule.entry.model_copy(update=more))
    assert [str(failure) for failure in run_examples(wider, catalogue, lexicon)] == [
        'depth-lowered, bad examples: unshown: none of them shows the message "never"',
        'depth-lowered, bad examples: unshown: none of them shows the place "nowhere"',
    ]
