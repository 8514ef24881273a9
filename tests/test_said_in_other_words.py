"""A list that says concepts in other words than their rows leaves what it seems to lack a question."""

from __future__ import annotations

import pytest

from reclint.findings.finding import Grade

from .samples import report_on

D = "DEVELOPED"
OWN_WORDS = {
    "How long a dough may stand": "Time of a dough's rest",
    "Slashing what goes in": "Slashes before the oven",
    "A pan of water below, and when to take it out": "Water below the bread",
}
"""Items, and their rows."""
BY_NAME = {name: name for name in OWN_WORDS.values()}
SILENT, LACKING = "Lamination of butter", "Sourdough crackers"


def text_of(taught: dict[str, str], others: dict[str, str]) -> str:
    """A record with two lessons: the first has the items of ``taught`` and one more, the second those of ``others``."""
    rows = [(row, "rolls") for row in taught.values()] + [(row, "crumbs") for row in others.values()]
    index = "".join(f"| {row} | {D} | {slug} | |\n" for row, slug in [*rows, (SILENT, "rolls")])
    first = "".join(f"- {item} ({D})\n" for item in taught) + f"- {LACKING} (INTRODUCED)\n"
    second = "".join(f"- {item} ({D})\n" for item in others)
    return (
        "# Module 2.1: Small Breads -- Record\n\n## Concept Index\n\n| Concept | Depth | Lesson | Notes |\n"
        f"|---|---|---|---|\n{index}\n## Lesson Summaries\n\n### Lesson 1: Rolls (rolls)\n\n"
        f"**Concepts taught:**\n{first}\n### Lesson 2: Crumbs (crumbs)\n\n**Concepts taught:**\n{second}"
    )


OTHERS = {"Crumb": "Crumb", "Crust": "Crust", "Even bubbles": "Even bubbles"}
OTHERWISE = {
    "Why a stale loaf comes back when warmed": "Stale bread and warmth",
    "What makes a rind shine like glass": "Glaze on a rind",
    "Feeling with a finger if it is done": "Done by finger",
    "Flour that was milled yesterday": "Freshly milled flour",
    "Why salt goes in last": "Salt at the end",
}


@pytest.mark.parametrize(
    ("taught", "others", "sure"),
    [
        pytest.param(BY_NAME, OTHERS, True, id="by-their-names"),
        pytest.param(OWN_WORDS, OTHERS, False, id="the-lesson-in-other-words"),
        pytest.param(BY_NAME, OTHERWISE, False, id="the-rest-of-the-record-in-other-words"),
        pytest.param({}, {}, True, id="nothing-to-tell-by"),
        pytest.param(dict([*OWN_WORDS.items()][:2]), {}, True, id="too-few-to-tell-by"),
    ],
)
def test_what_is_lacking_is_sure_where_concepts_go_by_their_names(
    taught: dict[str, str], others: dict[str, str], sure: bool
) -> None:
    found = report_on({"record.md": text_of(taught, others)}, "concept-not-indexed", "concept-not-summarised").findings

    told = {finding.rule: (not finding.question, finding.grade) for finding in found}
    expected = (True, Grade.IMPROVEMENT) if sure else (False, Grade.POLISH)
    assert told == {"concept-not-indexed": expected, "concept-not-summarised": expected}
