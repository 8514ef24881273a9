"""``reclint report`` on a terminal: the verdict, a line a module, findings with both sides, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from reclint.report.review.terminal import closing
from reclint.report.review.terminal.findings import groups
from reclint.report.review.terminal.lines import printed
from reclint.report.review.terminal.summary import module_lines, strip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.report.review.making import Making

NARROWEST, WIDEST = 40, 200
"""No page is narrower or wider, in columns: a choice; a grade and some words need 40."""
UNMEASURED = 120
"""The columns of a page that goes into a file, a pipe or a build log: a choice, wide enough for both sides at once."""


def render(making: Making) -> str:
    """The page, at most as wide as the terminal.

    Where nobody knows the width, a module still has one line, however long it is.
    """
    known = min(max(making.width or UNMEASURED, NARROWEST), WIDEST)
    return printed(_lines(making, known, whole=making.width is None), colour=making.colour)


def _lines(making: Making, width: int, *, whole: bool) -> Iterator[Text]:
    review = making.review
    yield from strip(review, making.asked, width)
    if review.modules:
        yield Text()
        yield from module_lines(review, None if whole else width)
    yield from groups(review, width)
    yield from closing.fixed(review, width)
    yield from closing.questions(review, width)
    yield from closing.answered(review, width)
    yield from closing.suppressed(review, width)
    yield from closing.rule_lines(review, width)
    yield from closing.next_steps(review, making.again, width)
