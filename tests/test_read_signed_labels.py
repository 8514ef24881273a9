"""Labels in an author's own words with signs of depths, which the record explains, and signs that only adorn labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import TITLE, read, told

if TYPE_CHECKING:
    from reclint.model import LessonSummary
    from reclint.readers import Lexicon

KEY = "◌ mentioned, ○ introduced, ◑ developed, ● applied\n\n"
ROW = "## Concept Index\n\n| Concept | Depth | Lesson |\n|---|---|---|\n| {} | ● | true-wheels |\n\n"
THREE = [("spokes", "DEVELOPED"), ("hubs, front and rear", "DEVELOPED"), ("truing", "APPLIED")]


def signed(body: str, lexicon: Lexicon, rows: str = "") -> LessonSummary:
    text = f"{TITLE}{KEY}{rows}## Lessons\n\n### Lesson 1: True Wheels (true-wheels)\n\n{body}\n"
    return read(text, lexicon).lessons[0]


@pytest.mark.parametrize(
    "body",
    [
        "**◑ Learned well:** {}\n**● Done alone:** {}",
        "◑ **Learned well:** {}\n● **Done alone:** {}",
        "**Learned well ◑:** {}\n\n**Done alone ●:** {}",
        "**Learned well (◑):** {}\n\n**Done alone (●):** {}",
        "**Taught**\n\n**◑ Well:** {}\n**● Alone:** {}",
        "#### ◑ Well\n\n{}\n\n#### ● Learned alone\n\n{}",
    ],
)
def test_the_sign_of_a_label_gives_the_depth(body: str, lexicon: Lexicon) -> None:
    found = signed(body.format("spokes; hubs, front and rear", "truing") + "\n\n**Notebook:** none", lexicon)
    assert told(found) == THREE
    assert found.notebook is not None


def test_without_a_label_that_is_known_a_row_is_wanted(lexicon: Lexicon) -> None:
    body = "**◑ Well:** spokes of steel\n**● Alone:** truing"
    assert told(signed(body, lexicon, ROW.format("Truing"))) == [("truing", "APPLIED")]


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("**◑ Hooks:** a story of old\n\n**Read:** by all", []),
        ("**Taught:** spokes (●)\n\n**◑ Field work:** a walk\n**○ Home work:** a book", ["spokes"]),
        ("**◑ Field work:** a walk by the sea\n**◑ Home work:** a book of knots", []),
        ("**◑ Field work:** a walk\n**○ Review:** PASS at iteration 1/3", []),
        ("**◑ Field work:** a walk to the sea\n**○ Home work:** we read", []),
    ],
)
def test_signs_may_adorn_labels(body: str, names: list[str], lexicon: Lexicon) -> None:
    assert [name for name, _ in told(signed(body, lexicon, ROW.format("Gears")))] == names


@pytest.mark.parametrize(
    ("body", "items"),
    [
        ("**◑ Taught:** rims\n\n**○ Next week:** gears", [("rims", None)]),
        ("**◑ Taught:** rims\n\n○ **Postponed:** gears", [("rims", None)]),
        ("**◑ Taught:** rims\n\n**○ Trouble:** gears", [("rims", None)]),
        ("**◑ Taught:** rims\n\n**○ Homework:** gears", [("rims", None)]),
        ("**◑ Taught:** rims (APPLIED)\n\n**○ Tried out:** gears", [("rims", "APPLIED")]),
        ("**◑ Taught:** rims\n\n**○ Tried out:** gears", [("rims", None)]),
        ("**◑ Taught:** rims\n\n**● Tried out:** gears", [("rims", "DEVELOPED"), ("gears", "APPLIED")]),
        ("**◑ Easy:** gears; hubs\n\n**○ Hard:** rims", []),
        ("**○ Hard:** hubs\n\n**● Easy:** gears", [("gears", "APPLIED")]),
    ],
)
def test_signs_that_other_depths_contradict_adorn_labels(
    body: str, items: list[tuple[str, str | None]], lexicon: Lexicon
) -> None:
    assert told(signed(body, lexicon, ROW.format("Gears"))) == items
