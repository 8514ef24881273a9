"""Depths cut short in a list, beside a table that has some of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import TITLE, read, told

if TYPE_CHECKING:
    from reclint.readers import Lexicon

INDEX = """## Index

1. Spokes ....... DEV. ....... `true-wheels`
2. Rims ....... INTR. ....... `true-wheels`
3. Hubs ....... {} ....... `true-wheels`

## Lessons

### Lesson 1: True Wheels (true-wheels)

**Taught:**

| what | how deep |
|---|---|
| spokes | DEV. |
| rims | INTR. |
"""


@pytest.mark.parametrize(("short", "level"), [("MENT.", "MENTIONED"), ("APPL.", "APPLIED"), ("HALF.", None)])
def test_a_list_may_have_depths_that_the_tables_have_not(short: str, level: str | None, lexicon: Lexicon) -> None:
    record = read(TITLE + INDEX.format(short), lexicon)
    assert [row.depth and row.depth.level for row in record.rows] == ["DEVELOPED", "INTRODUCED", level]
    assert told(record.lessons[0]) == [("spokes", "DEVELOPED"), ("rims", "INTRODUCED")]
