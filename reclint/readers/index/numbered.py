"""Whether texts call lessons by their numbers: "Spokes (DEVELOPED, @2)", "#2: Spokes", "Spokes — 1.1.2", "Spokes · II".

The number of a lesson is called so by a word, a sign or that of the module. Each text must have one in Roman numerals;
digits alone may count points or pages.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.markdown import Items, Paragraph
from reclint.readers.index.blocks import lines_of
from reclint.readers.index.lists import is_undone, listed_mark, whole_entry
from reclint.readers.lessons.numerals import NUMERAL, VALUES
from reclint.vocabulary.lexicon import DASH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reclint.markdown import Block
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_LEAST = 3
"""How many texts call lessons by numbers at least; a choice."""
_LEAST_LESSONS = 2
"""How many lessons they call at least."""
_LONGEST = 300
"""How much of a text is looked at: a name, a depth, its lessons and a short note."""


def entries_of(blocks: Iterable[Block], lexicon: Lexicon) -> Iterator[Passage]:
    """The texts of some blocks that may be entries: items with what is below them, lines, definitions."""
    for block in blocks:
        if isinstance(block, Items):
            yield from (text for item in block.items if (text := whole_entry(item, lexicon)))
        elif isinstance(block, Paragraph):
            yield from lines_of(block.text)


def numbered_rows(blocks: Iterable[Block], lexicon: Lexicon) -> frozenset[int]:
    """The numbers of the lessons of entries that have a depth set off too, most of all; none where they are no rows."""
    texts = list(entries_of(blocks, lexicon))
    marked = [text for text in texts if lexicon.lenient.depth_any_case.search(text.text)]
    if len(marked) < _LEAST or len(marked) * 2 <= len(texts):
        return frozenset()
    rows = [text for text in marked if listed_mark(text, lexicon) and not is_undone(text, lexicon)]
    return called_numbers(rows, lexicon, least=len(texts) // 2 + 1)


def called_numbers(texts: Sequence[Passage], lexicon: Lexicon, *, least: int = 0) -> frozenset[int]:
    """The numbers by which most texts, and ``least``, call lessons in the same way, two such at least; else none."""
    found = [dict(_calls_in(text.text[:_LONGEST], lexicon)) for text in texts]
    ways = Counter(way for calls in found for way in calls)
    if not ways:
        return frozenset()
    way, count = ways.most_common(1)[0]
    numbers = frozenset(calls[way] for calls in found if way in calls)
    enough = count == len(texts) if way == "I" else count * 2 > len(texts)
    return numbers if enough and count >= max(_LEAST, least) and len(numbers) >= _LEAST_LESSONS else frozenset()


def _calls_in(text: str, lexicon: Lexicon) -> Iterator[tuple[str, int]]:
    """What calls lessons in a text by numbers, in which way; the last one of each way."""
    for one in _called(lexicon).finditer(text):
        if one["roman"]:
            yield "I", VALUES[one["roman"]]
        else:
            yield one["module"] or one["sign"] or "L", int(one["number"])


@lru_cache(maxsize=16)
def _called(lexicon: Lexicon) -> re.Pattern[str]:
    """A number set off from the words around it: "(L2)", ", @2.", "in #2", "— 1.1.2", "[II]", "Lesson: 2"."""
    home, joining = lexicon.word("home"), lexicon.word("joining")
    led = rf"(?:^|(?<=[(\[{{,;:|·/\n.→])|(?<=\s)(?:{DASH}|{home})(?=\s)|(?<![^\s(\[])(?=@))\s?[*_`(\[]{{0,3}}"
    word, module = lexicon.word("lesson", "lessons"), r"(?P<module>(?:\d{1,3}\.){2,3})"
    called = rf"(?:{word}(?::\s|\s?)|{lexicon.lesson_initial}|(?P<sign>[@#])|{module})"
    number = rf"(?:{called}(?P<number>\d{{1,2}})|(?P<roman>{NUMERAL}))(?![^\W_])"
    return re.compile(
        rf"{led}{number}(?=[)\]*_`]{{0,3}}(?:$|[)\],;:|\n<\\]|\.(?:\s|$)|\s(?:[·/+&|→]|{DASH}|{joining})\s))", re.I
    )
