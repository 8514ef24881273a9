"""The examples of every rule: the bad ones give exactly what they state, the good ones nothing of the rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reclint import disk, engine
from reclint.catalogue import Example, Rule, load_catalogue
from reclint.checks import CHECKS
from reclint.workspace import Workspace

if TYPE_CHECKING:
    from reclint.readers import Lexicon

RULES = load_catalogue(disk.shipped_catalogue(), CHECKS)


def found(rule: Rule, example: Example, lexicon: Lexicon) -> list[dict[str, object]]:
    report = engine.run(Workspace.of_texts(example.texts, lexicon), [rule], lambda key: key)
    assert not report.crashes
    return [
        {
            "path": finding.place.path,
            "at": f"{finding.place.start.line}:{finding.place.start.column}",
            "message": finding.message,
            "question": finding.question,
            "grade": finding.grade,
        }
        for finding in report.findings
    ]


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_bad_examples_give_what_they_state(rule: Rule, lexicon: Lexicon) -> None:
    for example in rule.entry.examples.bad:
        expected = [
            {
                "path": entry.path,
                "at": entry.at,
                "message": entry.message,
                "question": entry.question,
                "grade": entry.grade or rule.entry.grade,
            }
            for entry in example.finds
        ]
        assert expected
        assert found(rule, example, lexicon) == expected


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_good_examples_give_nothing(rule: Rule, lexicon: Lexicon) -> None:
    for example in rule.entry.examples.good:
        assert found(rule, example, lexicon) == []
