"""The word that a record has for its lessons where the vocabulary has none for it: "Clase 01", "Module 1", "Ride 2"."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from reclint.markdown import Heading, Table, plain, plain_title
from reclint.readers.sections.cells import cell_at, find_columns
from reclint.vocabulary.folding import fold_case

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reclint.markdown import Block
    from reclint.vocabulary.lexicon import Lexicon

_COUNTED = re.compile(r"(?P<word>[^\W\d_]{2,20})(?:\.?\s+|[-.])0*\d{1,3}(?![\w.])")
"""A word with a number, as cells and headings call a lesson: "Clase 01", "LES-1", "Module 1: Soft Rolls"."""
_FEWEST = 2
"""How many cells call their lesson by the word at least."""


def with_lesson_word(blocks: Sequence[Block], lexicon: Lexicon) -> Lexicon:
    """The lexicon with the word before the number in most cells of a lesson column, in singular and plural.

    A word that the vocabulary has for something else, such as a module, counts where headings are called by it too.
    """
    cells = [*_lesson_cells(blocks, lexicon)]
    words = Counter(fold_case(match["word"]) for cell in cells if (match := _COUNTED.match(cell)))
    if words.total() < _FEWEST or words.total() * 2 < len(cells):
        return lexicon
    titles = (plain_title(block.text).text for block in blocks if isinstance(block, Heading) and block.level > 1)
    called = {fold_case(match["word"]) for title in titles if (match := _COUNTED.match(title))}
    lessons = {fold_case(word) for word in lexicon.vocabulary.words_of("lesson", "lessons")}
    found = {_single(word, called) for word in words} - lessons
    if len(found) != 1:
        return lexicon
    [word] = found
    if word not in called and _is_known(word, lexicon):
        return lexicon
    return lexicon.with_words(words={"lesson": [word], "lessons": sorted({*words} - {word})})


def _is_known(word: str, lexicon: Lexicon) -> bool:
    """Whether the vocabulary has a word, for whatever."""
    return any(word == fold_case(known) for words in lexicon.vocabulary.words.values() for known in words)


def _single(word: str, called: set[str]) -> str:
    """The word of which a longer one in a cell is the plural, where headings have that: "modules" for "module"."""
    return next((one for one in called if word != one and word.startswith(one) and len(word) - len(one) <= 2), word)


def _lesson_cells(blocks: Sequence[Block], lexicon: Lexicon) -> Iterator[str]:
    """The filled cells of the lesson columns of tables with concepts."""
    for block in blocks:
        if not isinstance(block, Table) or block.header is None:
            continue
        columns = find_columns(block.header, ("concept", "lesson"), lexicon)
        if len(columns) > 1:
            cells = (cell_at(row, columns, "lesson") for row in block.rows)
            yield from (plain(cell.text) for cell in cells if cell and cell.text)
