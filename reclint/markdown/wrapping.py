"""Line breaks that an editor made to keep text within a width: to everybody who reads it, they are blanks.

Markdown shows any break within a paragraph as a blank, but authors put one fact a line as well: "**Load:** BUILD". Only
where most breaks of a document are those of one width is one of them taken for nothing but a blank.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reclint.markdown.frames import read_frames

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reclint.text.source import Source

_NARROWEST, _WIDEST = 50, 140
"""The widths that editors and style guides wrap to lie within these: 72, 79, 80, 88, 100, 120."""
_SLACK = 8
"""How many columns a line may be shorter than it needs to be, as lines that are broken by hand are: a choice."""
_FEWEST = 3
"""How many breaks tell the width of a document; of fewer, all must be long and go on in small letters: a choice."""
_QUARTER = 4
"""Of how many such lines the width is at most: what is shorter ends on purpose, whatever comes: a choice."""
_INDENT = " \t>"
"""What stands before the text of a line, also in a quote."""
_MARKS = "\"'“‘([*_`$"
"""What may stand before a word."""
_FENCES = ("```", "~~~")
_NO_TEXT = ("#", "|", "<", "[!", *_FENCES)
"""What no running text opens with; "[!note] Review" is the title of a callout."""
_OPENS = re.compile(
    r"[-*+:]\s|\d{1,3}[.)]\s|#{1,6}\s|[|<]|`{3}|~{3}|=+\s*$|-+\s*$|:{3}|!{3}|\[[^\]\s`]+\]:\s|[^\w\s!-~“‘–—→⇒…×]"
    r"|[*_]{1,3}[^*_\n]{1,60}(?:[:：][*_]|[*_]{1,3}\s?[:：])"
    r"|[^\W\d_a-z][^\n.:;,*_`|]{0,40}:(?:\s|$)"
)
"""What a line that goes on with no other opens with: a mark, a sign, or a label, "**Load:** BUILD", "Load: BUILD".

Of a small letter is "exercises: the first is guided", which goes on with "has three".
"""
_ENDS = re.compile(r"(?:\s\s|\\|<br ?/?>|\|)$")
"""How a line ends that is broken on purpose, or a row of a table."""


class _Break(NamedTuple):
    """The end of a line (0-based) which the next one may go on with: the length of it, and the columns it would need.

    ``goes_on``: the next one opens with a small letter. ``leads``: it ends in a colon, above what it speaks of.
    """

    line: int
    width: int
    needed: int
    goes_on: bool
    leads: bool

    def is_at(self, width: int) -> bool:
        """Whether the line is as long as a width lets it be; one that is longer must go on in a small letter."""
        if self.width * _QUARTER < width:
            return False  # "**Notebook**" above a path
        return self.needed + _SLACK > width if self.goes_on else self.width <= width < self.needed


@lru_cache(maxsize=2)
def wrapped_lines(source: Source) -> frozenset[int]:
    """The 0-based lines of a document that end where their width did, so that the next one goes on with them."""
    breaks = list(_breaks(read_frames(source).lines))
    width = _width(breaks)
    return frozenset(one.line for one in breaks if width and one.is_at(width))


def _width(breaks: list[_Break]) -> int | None:
    """The width that three quarters of some breaks may be made for; None where no width is told."""
    told = [one for one in breaks if _NARROWEST - _SLACK <= one.width <= _WIDEST and not one.leads]
    going_on = sum(one.goes_on for one in told)
    if not told or going_on * 2 < len(told) or (len(told) < _FEWEST and going_on < len(breaks)):
        return None
    fitting = Counter(width for one in told for width in range(one.width, min(one.needed, _WIDEST + 1)))
    width = max(fitting, key=lambda width: (fitting[width], -width))
    fits = sum(one.width <= width < one.needed + _SLACK for one in told)
    return width if width >= _NARROWEST and fits * 4 >= len(told) * 3 else None


def _breaks(lines: Iterable[str]) -> Iterator[_Break]:
    """The ends of lines behind which the same paragraph may go on."""
    in_code = False
    for number, (line, below) in enumerate(pairwise(lines)):
        if line.lstrip(_INDENT)[:3] in _FENCES:
            in_code = not in_code
        text = below.lstrip(_INDENT)
        if not text.strip() or in_code or _OPENS.match(text) or _ENDS.search(line):
            continue
        if line.strip() and not line.lstrip(_INDENT).startswith(_NO_TEXT):
            width, word = len(line.rstrip()), text.split(None, 1)[0]
            goes_on = word.lstrip(_MARKS)[:1].islower()
            yield _Break(number, width, width + 1 + len(word), goes_on, line.endswith(":"))
