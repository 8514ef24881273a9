"""What says that a row names a further lesson, one in which its concept came too."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reclint.vocabulary.lexicon import Lexicon


@lru_cache(maxsize=16)
def before_further(lexicon: Lexicon) -> re.Pattern[str]:
    """The words before another lesson: "also in L2", "also: L2", "continued in L2".

    "continued from L2" speaks of the lesson that it stands under.
    """
    onward = rf"{lexicon.word('goes-on')}(?!\s+{lexicon.word('from')}(?!\w))"
    return re.compile(rf"^(?:{lexicon.word('also')}|{onward})(?!\w)[\s:*_`]*", re.I)


@lru_cache(maxsize=16)
def told_further(lexicon: Lexicon) -> re.Pattern[str]:
    """What names a further lesson behind words that say it was shown there: "the gauge is shown already in L2".

    "told again in bends", "plucked once more and again in L2"; not "we planned it also in L2", "missing again in L2".
    """
    denied = lexicon.word("negative", "without", "perhaps", "no-more", "wished", "to", "planned")
    word, joining = r"[^\W\d]+\s+", lexicon.word("joining")
    whom = rf"(?:{lexicon.word('teller', 'those')}\s+)?"
    more = rf"{lexicon.word('once-more')}\s+{joining}\s+"
    shown = rf"(?:{word}){{0,5}}?(?:{lexicon.word('shown')}\s+{whom}(?:{joining}\s+)?|{more})"
    also = rf"{lexicon.word('also', 'before-now', 'goes-on')}\s+{lexicon.word('upon')}"
    said = rf"(?:{shown}|{lexicon.word('joining', 'now')}\s+)?"
    return re.compile(rf"(?!(?:\S+\s+){{0,6}}{denied}\s){said}{also}\s+(?P<name>\S.{{0,60}})", re.I)
