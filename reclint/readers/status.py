"""Status lines: "Complete (4 of 4 lessons built)", "1 of ? lessons built", "Complete (6 lessons)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.model import Count

if TYPE_CHECKING:
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon


def calls_itself_complete(status: str, lexicon: Lexicon) -> bool:
    """Whether a status says that the work is complete: it begins with a word for that."""
    return bool(re.match(rf"\W*{lexicon.word('complete')}(?!\w)", status, re.I))


def read_built(passage: Passage, lexicon: Lexicon) -> tuple[Count | None, Count | None]:
    """How many lessons a status says are built, and how many there are to be."""
    # "4 of 4 lessons built", "1/2", "3 of ?"; not "2026/02", the year and month of a date.
    ratio = re.search(
        rf"(?<![\w.])(?!\d{{4}})({lexicon.number})\s*(?:/|{lexicon.word('of')})\s*({lexicon.number}(?![\w.])|\?)",
        passage.text,
        re.I,
    )
    if ratio:
        planned = _count(passage, ratio, 2, lexicon) if ratio[2] != "?" else None
        return _count(passage, ratio, 1, lexicon), planned
    # "Complete (6 lessons)".
    alone = re.search(rf"(?<![\w.])({lexicon.number})\s+{lexicon.word('lesson', 'lessons')}\b", passage.text, re.I)
    return (_count(passage, alone, 1, lexicon), None) if alone and lexicon.value(alone[1]) else (None, None)


def _count(passage: Passage, match: re.Match[str], group: int, lexicon: Lexicon) -> Count:
    return Count(span=passage.span_of(match.start(group), match.end(group)), value=lexicon.value(match[group]))
