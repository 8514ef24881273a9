"""Lessons whose titles ask, or call out: "Hub – Why True? By ear"."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from reclint.vocabulary.lexicon import ARROW

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reclint.readers.index.entry import Piece
    from reclint.readers.lessons.names import LessonNames
    from reclint.text.source import Passage

_LED_BY_ARROW = re.compile(rf"(?:{ARROW})$")
"""An arrow that leads to what follows: "Hub, by ear →"."""
_MOST_SENTENCES = 3
"""Behind how many sentences that ask the title of a lesson may end; one has one as a rule."""


def may_ask(text: Passage, found: Sequence[Piece], at: int) -> bool:
    """Whether the title of a lesson may ask in a stretch: right behind the name, its depth or an arrow.

    "Hub – Why True? By ear"; not in a note, "Hub – they asked: Why True? No", "Hub – thin. Why True? No".
    """
    if not found or any(one.lesson for one in found):
        return False
    mark = text.text[found[-1].stop : at].strip(" \t*_`")
    words = [one for one in found[1:] if not one.is_depth]
    noted = any(one.strong for one in words) or (words and mark.endswith(":"))
    return bool(_LED_BY_ARROW.search(mark)) or not (noted or mark.endswith("."))


def asked_lesson(said: str, names: LessonNames) -> tuple[str, int] | None:
    """The lesson whose title asks, or calls out, before a note, and where it ends: "Why True? By ear"."""
    for end in islice(re.finditer(r"[?!]\s+(?=\S)", said), _MOST_SENTENCES):
        if slug := names.titled(said[: end.start() + 1]):
            return slug, end.start() + 1
    return None
