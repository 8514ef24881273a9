"""The slug of a lesson, where it is stated in no way of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import TITLE, read

if TYPE_CHECKING:
    from reclint.readers import Lexicon


@pytest.mark.parametrize(
    ("line", "slug"),
    [
        ("Plan of the lesson: [round-wheels](lessons/round-wheels.md)", "round-wheels"),
        ("Planned in [this document](lessons/round-wheels.md).", "round-wheels"),
        ("**Planning document:** [here](lessons/round-wheels.md)", "round-wheels"),
        ("**Plan**: [here](lessons/round-wheels.md)", "round-wheels"),
        ("Plan of the module: [here](../plan.md)", None),
        ("Builds on [Quiet Chains](lessons/quiet-chains.md)", None),
        ("**Prerequisites:** [Quiet Chains](lessons/quiet-chains.md)", None),
        ("**Further reading:** [Quiet Chains](lessons/quiet-chains.md)", None),
    ],
)
def test_a_lesson_is_called_as_the_page_of_its_plan(line: str, slug: str | None, lexicon: Lexicon) -> None:
    body = f"{line}\n\n**Concepts taught:**\n\n- spokes (DEVELOPED)\n\n"
    [found] = read(f"{TITLE}## Lessons\n\n### Lesson 1: What turns\n\n{body}", lexicon).lessons
    assert found.slug == slug
