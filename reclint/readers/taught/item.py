"""One concept that was taught, as an item states it: its name without its depth, and what is struck through."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.markdown import mask_code, plain
from reclint.model import DepthMark, TaughtItem
from reclint.readers.depths.depth import find_mark, mask_struck
from reclint.text.source import Span

if TYPE_CHECKING:
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_CAPITALS = re.compile(r"\((?P<word>[^\W\d_a-z]{5,})\)(?=\s*(?:$|--|[—–.:,;]))")
"""A word in capitals where a depth may stand: "Bowline (MASTERED) -- tied in the dark"."""


def item_of(passage: Passage, lexicon: Lexicon) -> TaughtItem:
    """The concept that a passage names, with the depth that it has: "**Folding** (DEVELOPED) Forty bikes"."""
    found = find_mark(passage, lexicon)
    text = passage.text
    if found:
        head, rest = text[: found.start].rstrip(), text[found.stop :]
        # In "**Folding** (DEVELOPED) Forty bikes" what follows the mark explains what is in bold.
        explained = head.endswith("**") and head.startswith("**") and rest.strip() and rest.lstrip()[0].isalnum()
        text = f"{head} -- {rest.strip()}" if explained else head + _rejoin(rest)
    text = mask_struck(text)
    return TaughtItem(span=passage.span, text=passage.text, name=tidy(text), depth=found.mark if found else None)


def _rejoin(rest: str) -> str:
    """What follows a depth mark, set off by a blank where it was."""
    return rest if rest[:1] in "-—–.,;:" else f" {rest.lstrip()}" if rest.strip() else ""


def tidy(text: str) -> str:
    """A name on one line, without marks and without what closes it."""
    return plain(" ".join(text.split())).rstrip(" .;,").removesuffix(" :")


def with_unknown_mark(item: TaughtItem, lexicon: Lexicon) -> TaughtItem:
    """An item among others with depths, with the word in the place of its own: "(MASTERED)" ends as depths do.

    "(HTTP)", "(OPTIONAL)" and what else does not end so, or says that nothing was taught, is no depth.
    """
    ends = {depth[-2:].casefold() for depth in lexicon.vocabulary.depths}
    match = None if "\n" in item.text or len(ends) > 1 else _CAPITALS.search(mask_code(item.text))
    if match is None or match["word"][-2:].casefold() not in ends:
        return item
    if re.fullmatch(lexicon.word("pending", "withdrawn", "dropped"), match["word"], re.I):
        return item
    start, stop = (item.span.start + at for at in match.span("word"))
    mark = DepthMark(span=Span(start, stop), text=match["word"], level=None)
    name = tidy(item.text[: match.start()].rstrip() + _rejoin(item.text[match.end() :]))
    return item.model_copy(update={"depth": mark, "name": name})


def is_struck(passage: Passage, lexicon: Lexicon) -> bool:
    """Whether an item is struck through, with its depth if it has one; a remark on that may follow."""
    rest = mask_struck(passage.text)
    return (
        rest != passage.text and not rest[: passage.text.rfind("~~")].strip(" ,.") and not (find_mark(passage, lexicon))
    )
