"""Lines behind prose that are fields although their labels are not bold: what notebook there is, and lines of facts."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reclint.readers.notebooks.paths import opens_with_path
from reclint.vocabulary.lexicon import DASH, NEAR_SLUG, alternatives

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_LEAST = 2
"""How many lines to the end of a paragraph are labels of the vocabulary with values: one may be a sentence."""


class LabelStart(NamedTuple):
    """A label in a passage: from ``start`` to ``stop``, where its ``text`` starts, and where it is bold.

    ``runs_on``: bold words for who learned run into a text that may be a sentence: "**We covered** the hubs".
    """

    start: int
    stop: int
    text: int
    bold: bool
    runs_on: bool = False


def opens_facts(passage: Passage, starts: Sequence[LabelStart], lexicon: Lexicon) -> bool:
    """Whether the first of some labels opens a line that is a field by what it says, or by the lines behind it.

    "NB: `rolls.ipynb`, 3 exercises" names a notebook; "Load: BUILD" is one where all lines that follow are such too. In
    "Notes: bring tape" above "Covered: two miles by bike" nothing shows that these are fields.
    """
    first = starts[0]
    if not _opens_known(passage, first, lexicon):
        return False
    label = passage.text[first.start : first.stop].strip("*_`:： ")
    if lexicon.vocabulary.field(label) == "notebook" and opens_with_path(passage.part(first.text, len(passage.text))):
        return True
    lines = passage.text.count("\n", first.start) + 1
    are_labels = _LEAST <= lines == sum(_opens_known(passage, start, lexicon) for start in starts)
    return are_labels and any(_holds_fact(passage, start, lexicon) for start in starts)


def _opens_known(passage: Passage, start: LabelStart, lexicon: Lexicon) -> bool:
    """Whether a label of the vocabulary, and nothing more, opens a line and has its value behind it."""
    before = passage.text[passage.text.rfind("\n", 0, start.start) + 1 : start.start]
    label = passage.text[start.start : start.stop].strip("*_`:： ")
    return not before.strip() and lexicon.vocabulary.is_label(label)


def _holds_fact(passage: Passage, start: LabelStart, lexicon: Lexicon) -> bool:
    """Whether a label has such a value behind it as its kind has: "Load: BUILD", "Slug: soft-rolls", "Review: PASS"."""
    kind = lexicon.vocabulary.field(passage.text[start.start : start.stop].strip("*_`:： "))
    return is_fact(kind, passage.part(start.text, len(passage.text)), lexicon)


def is_fact(kind: str | None, text: Passage, lexicon: Lexicon) -> bool:
    """Whether a value is one that its kind has."""
    value = text.text.partition("\n")[0].strip("*_`:：. ")
    if kind == "load":
        return lexicon.load_at(value) is not None
    if kind in ("taught", "revisited"):
        depths = lexicon.depth_exact.finditer(value)
        return any(re.match(r"[)\]*_`]*(?:[,;]|$)", value[depth.end() :]) for depth in depths)  # "spokes (DEVELOPED), "
    return bool(
        (kind == "slug" and re.fullmatch(NEAR_SLUG, value))
        or (kind == "position" and re.search(r"\d", value))  # "Position: 2 of 3"
        or (kind == "review" and _gives_verdict(value, lexicon))
        or (kind == "notebook" and opens_with_path(text))
    )


def _gives_verdict(value: str, lexicon: Lexicon) -> bool:
    """Whether a value states a verdict: "Ada read it, passed", not "asked whether it will pass"."""
    found = _verdict(lexicon).search(value)
    open_ = rf"(?<!\w){lexicon.word('asking', 'undone')}(?!\w)"
    return found is not None and not re.search(open_, value[: found.start()], re.I)


@lru_cache(maxsize=8)
def _verdict(lexicon: Lexicon) -> re.Pattern[str]:
    """A verdict that ends its clause, or goes on as one does: "Passed at iteration 1/3", "passed on the second round".

    "passed on to Ada" and "pass round the sheets" state none; "PASS" as the vocabulary writes it always does, and so do
    several words: "sent back to Ada".
    """
    ordinal = rf"(?:\d|{lexicon.ordinal}(?!\w)|{lexicon.word('iteration')}\s+\d)"
    when = rf"(?:{lexicon.word('upon')}\s+)?(?:{lexicon.word('pointing')}\s+)?{ordinal}"
    goes_on = rf"\s*(?:$|[^\w\s]|\d)|\s+(?:{DASH}|{lexicon.word('verdict-goes-on')}(?!\w)|{when})"
    written = alternatives(lexicon.vocabulary.verdicts)
    long = alternatives(word for words in lexicon.vocabulary.verdicts.values() for word in words if " " in word)
    said = rf"(?i:{lexicon.verdict.pattern}(?:{goes_on})|(?<!\w){long}(?!\w))"
    return re.compile(rf"(?<!\w){written}(?!\w)|{said}")
