"""What was left to be filled in, wherever and in whatever marks it stands, and what only looks like it."""

from __future__ import annotations

import pytest

from .samples import record_text, report_on

STATUS = "**Status:** Complete (1 of 1 lessons built)"
PLACES = (
    "**Goal:** {}\n" + STATUS,
    "**Goal:** {}\n\n" + STATUS,
    STATUS + "\n**Goal:** {}",
    "- **Goal:** {}\n- " + STATUS,
    "> **Goal:** {}\n> " + STATUS,
    "Goal: {}\nStatus: Complete (1 of 1 lessons built)",
    "**Goal:** {} | " + STATUS,
)


def told(header: str = STATUS, section: str = "Milk.") -> list[str]:
    report = report_on({"record.md": record_text(section, header=header)}, "placeholder-left")
    assert not report.crashes
    return [finding.message.split('"')[1] for finding in report.findings]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    "value", ["TBD", "TBD.", "?", "???", "to be decided", "To be written.", "(TBD)", "_TBD_", "**TBD**", "`TBD`", "..."]
)
def test_a_goal_that_nobody_has_written(place: str, value: str) -> None:
    assert told(place.format(value)) == [value if value == "..." else value.strip("._*`()")]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    "value", ["Read what is to be decided.", "TODO lists and their uses", "Why? What?", "Not yet decided moves"]
)
def test_a_goal_that_has_such_words(place: str, value: str) -> None:
    assert told(place.format(value)) == []


@pytest.mark.parametrize(
    ("section", "found"),
    [
        ("**Not covered:** to be decided", ["to be decided"]),
        ("**Not covered:** TBD (ask the baker)", ["TBD"]),
        ("**Not covered:** TBD after the first bake", ["TBD"]),
        ("**Not covered:** **TBD**, pending what the baker says", ["TBD"]),
        ("**Not covered:** to be decided with the baker", ["to be decided"]),
        ("**Concepts taught:** TODO with dates, TODO by hand", []),
        ("**Not covered:** TODO apps", []),
        ("**Not covered:**\n- to follow", ["to follow"]),
        ("Milk rises.\nTBD: it does", []),
        ("A dough (TBD)", ["TBD"]),
        ("**Notebook:** to be written", []),
        ("**Review:** to follow", []),
        ("**Concepts taught:** `TODO`", []),
        ("**Concepts taught:**\n- `TODO`\n- TODO (DEVELOPED)", []),
        ("**Concepts taught:**\n- Milk (MENTIONED)\n- ...", []),
    ],
)
def test_a_section_with_something_like_it(section: str, found: list[str]) -> None:
    assert told(section=section) == found


def test_a_record_that_is_not_complete_may_have_them() -> None:
    assert told("**Goal:** TBD\n**Status:** In progress (1 of 2 lessons built)") == []


def test_front_matter_with_one() -> None:
    text = f"---\ngoal: TBD\n---\n\n{record_text('Milk.', header=STATUS)}"
    assert [one.rule for one in report_on({"record.md": text}, "placeholder-left").findings] == ["placeholder-left"]
