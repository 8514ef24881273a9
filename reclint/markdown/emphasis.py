"""One sign for emphasis: Markdown has two, and readers know that with asterisks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.markdown.comments import without_comments
from reclint.markdown.inline import mask_code

if TYPE_CHECKING:
    from reclint.text.source import Passage

_TARGET = re.compile(r"\]\([^()\n]*\)|\[\[[^\[\]\n]*\]\]|(?<!\w)\w{1,20}://\S+|\$[^$\n]+\$")
"""Where underscores are no emphasis: the target of a link, an address, a formula."""
_EMPHASISED = re.compile(
    r"(?<![\w\\/})\]])(?!__[a-z][a-z\d_]{0,60}__)(?P<run>_{1,3})(?=[^\s_])"
    r"(?P<inner>(?:[^\n]|\n(?!\n)){1,300}?)(?<=[^\s_\\])(?P=run)(?!\.?\w|_)"
)
"""Words with underscores around them: "_DEVELOPED_", "__2 exercises__"; none inside a word, "soft_rolls", or a path.

"__init__" is the name of a function, though Markdown shows it in bold.

No passage of the courses at hand has more than 200 characters in emphasis.
"""


def as_read(passage: Passage) -> Passage:
    """A passage as readers see it: without comments, and with asterisks for emphasis; all else keeps its place."""
    passage = without_comments(passage)
    if "_" not in passage.text:
        return passage
    signs = list(passage.text)
    masked = _TARGET.sub(lambda match: " " * len(match[0]), mask_code(passage.text))
    for match in _EMPHASISED.finditer(masked):
        for start, stop in (match.span("run"), (match.end("inner"), match.end())):
            signs[start:stop] = "*" * (stop - start)
    return passage._replace(text="".join(signs))
