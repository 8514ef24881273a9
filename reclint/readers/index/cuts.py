"""Where an entry of an index is cut: at every mark that may part its pieces, but those inside a formula or code."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from reclint.vocabulary.lexicon import ARROW, BACK_ARROW, CLOSING, OPENING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_SIGNS = r"[-—–~=|/·•:;»▸▶▹►]"
_STRONG = (
    rf"(?<!\s)\s+(?:{ARROW}|{BACK_ARROW}|{_SIGNS}{{1,3}}|\.{{2,}}|…+)(?=\s)"
    r"|[:;=](?=[*_]{0,3}\s)|\n:(?=\s)|(?:(?<!\s)\s+)?(?:\.{3,}|…+)|(?<=\S)[ \t]{2,}(?=\S)"
)
"""What parts a name from what is said of it: a dash, a colon, an arrow, a bar, a row of dots or of blanks."""
_WEAK = rf",(?=\s)|\.(?=\s|$)|[()\[\]{{}}{re.escape(OPENING + CLOSING)}]|(?<=[*_`])\s|\s(?=[*_`])"
"""What parts pieces but may stand in a name: a comma, brackets, the marks of emphasis and code."""
_PARTS = re.compile(rf"(?P<strong>{_STRONG})|{_WEAK}")
"""Either of them: "Spokes [D, L1] = thin" has four pieces."""
_WHOLE = re.compile(
    r"(?<!`)`[^`\n]{1,300}`(?!`)|\\\([^\n]{1,300}?\\\)|\$\$[^$\n]{1,300}\$\$"
    r"|(?<![\\$\w])\$(?=[^\s$])[^$\n]{0,300}(?<=[^\s\\$])\$(?![\d$])"
)
"""Code or a formula: "`x = 1`", "$R = U / I$", "$$a = b$$", "\\(x = 1\\)"; no prices, "costs $5 – or $6"."""
LONGEST_SAID = 300
"""How long a piece is at most that may be several lessons, or a sentence on one; a longer one is a note."""


def cuts_of(text: str, says: Callable[[str], bool]) -> list[tuple[tuple[int, int], bool]]:
    """The places of the marks that part pieces, with whether each is a strong one, and the end of the text.

    ``says`` tells whether a stretch is a depth or a lesson: code that has one is cut like other text, "`D · L1`", and
    any other is part of a name, "`a | b`", like every formula, "$x = 2$".
    """
    found = [(match.span(), bool(match["strong"])) for match in _PARTS.finditer(text)]
    starts = [start for (start, _), _ in found]
    held = set[tuple[int, int]]()
    for whole in _WHOLE.finditer(text) if found and ("`" in text or "$" in text or "\\(" in text) else ():
        among = found[bisect_right(starts, whole.start()) : bisect_right(starts, whole.end())]
        inside = [cut for cut, _ in among if cut[1] < whole.end()]
        if inside and not any(map(says, _parts(text, whole, inside))):
            held.update(inside)
    return [*((cut, strong) for cut, strong in found if cut not in held), ((len(text), len(text)), True)]


def _parts(text: str, whole: re.Match[str], cuts: Sequence[tuple[int, int]]) -> Iterator[str]:
    """What stands between the cuts of code; nothing of a formula."""
    edges = [(0, whole.start() + 1), *cuts, (whole.end() - 1, 0)] if text[whole.start()] == "`" else []
    yield from filter(None, (text[left[1] : right[0]].strip() for left, right in pairwise(edges)))
