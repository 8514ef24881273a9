"""How the cells of a table part names from remarks: by bold letters, or by the full stop behind a name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reclint.markdown import mask_code
from reclint.model import Word
from reclint.readers.index.bold_names import has_remarks, parted_name
from reclint.readers.index.lists import plain_name
from reclint.readers.index.table import opens_in_bold
from reclint.text.source import Span
from reclint.text.vowels import has_vowel
from reclint.vocabulary.folding import fold_case

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reclint.markdown import Table
    from reclint.model import ConceptRow
    from reclint.readers.index.bold_names import Asides
    from reclint.readers.index.table import Columns
    from reclint.text.source import Passage, Source
    from reclint.vocabulary.lexicon import Lexicon

_FEWEST = 3
"""How many cells have a sentence behind their name at least, and a third of all: one may be called so. A choice."""
_LONGEST_NAME = 80
"""How many characters stand before that full stop at most; a choice."""
_STOP = re.compile(r"(?<=[\w)\]*`\"”’])\.\s{1,4}(?=[^\W\d_a-z]|[\d$`\"“*_(\[])")
"""The full stop before another sentence: "Contour interval. Printed in the margin", "Ratio. $a : b$"."""
_SENTENCE = 2
"""How many words a sentence has at least."""
_LETTERS = re.compile(r"[^\W\d_]+")
"""The words before it: "Contour", "interval"."""
_SHORTEST, _SHORTEST_LONELY = 3, 5
"""How many letters the last of several words has at least, and one that stands alone or before a number.

"St. Peter" and "Prof. Noether" are names, and "Read tab. 3" is one. A choice.
"""


class Parting(NamedTuple):
    """How a table parts names from remarks.

    ``bold``: most names are in bold and more stands behind them; ``remarked``: there is a column for remarks;
    ``sentences``: full stops part them.
    """

    bold: bool = False
    remarked: bool = False
    sentences: bool = False

    def parted(self, name: Passage, asides: Asides, *, told: bool) -> tuple[Passage, str]:
        """The name that a cell opens with, and what the cell says beside it."""
        if self.bold:
            return parted_name(name, asides, remarked=self.remarked, told=told)
        end = _sentence_end(name.text, asides.lexicon) if self.sentences and not asides.whole else None
        return (name.part(0, end), name.part(end + 1, len(name.text)).strip().text) if end else (name, "")


def parting_of(table: Table, columns: Columns, lexicon: Lexicon) -> Parting:
    """How a table with a column of concepts parts names from remarks."""
    place, remarked = columns.places["concept"], has_remarks(table, columns)
    if opens_in_bold(table, place):
        return Parting(bold=True, remarked=remarked)
    cells = [text for row in table.rows if place < len(row.cells) and (text := row.cells[place].text)]
    return Parting(remarked=remarked, sentences=not remarked and _are_parted(cells, lexicon))


def with_names_parted(rows: Sequence[ConceptRow], source: Source, lexicon: Lexicon) -> list[ConceptRow]:
    """The rows of a list, with the sentences behind names as notes: "Rim wear. Look into the groove. [I, L1]"."""
    texts = [source.slice(row.name.span) for row in rows]
    if not _are_parted(texts, lexicon):
        return [*rows]
    ends = [_sentence_end(text, lexicon) for text in texts]
    return [_with_name(row, text, end) if end else row for row, text, end in zip(rows, texts, ends, strict=True)]


def _with_name(row: ConceptRow, text: str, end: int) -> ConceptRow:
    name = Word(span=Span(row.name.span.start, row.name.span.start + end), text=plain_name(text[:end]))
    notes = " ".join(filter(None, (text[end + 1 :].strip(), row.notes)))
    return row.model_copy(update={"name": name, "notes": notes})


def share_names(rows: Iterable[ConceptRow], source: Source, lexicon: Lexicon) -> bool:
    """Whether a full stop cuts names from what tells them apart: "Photosynthesis. By day", "Photosynthesis. At night".

    So it does where another row has the name that stands before it, and says something else behind, or nothing.
    """
    said: dict[str, set[str]] = {}
    cut: set[str] = set()
    for row in rows:
        end = _sentence_end(row.name.text, lexicon)
        name = fold_case(row.name.text[:end])
        said.setdefault(name, set()).add(fold_case(row.name.text[end + 1 :].strip() if end else row.notes))
        if row.name.text and _STOP.match(source.text, row.name.span.stop):
            cut.add(name)
    return any(len(said[name]) > 1 for name in cut)


def _are_parted(names: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether enough names have a sentence behind them."""
    found = sum(_sentence_end(text, lexicon) is not None for text in names)
    return found >= _FEWEST and found * 3 >= len(names)


def _sentence_end(text: str, lexicon: Lexicon) -> int | None:
    """Where the name of a cell ends that goes on with a sentence of several words, or a formula."""
    if ". " not in text:
        return None
    stop = _STOP.search(mask_code(text))
    if stop is None or stop.start() > _LONGEST_NAME:
        return None
    words, rest = _LETTERS.findall(text[: stop.start()]), text[stop.end() :]
    if len(rest.split()) < _SENTENCE and not rest.startswith("$"):
        return None
    is_lonely = len(words) == 1 or rest[:1].isdecimal()
    least = _SHORTEST_LONELY if is_lonely else _SHORTEST
    ends = words and len(words[-1]) >= least and not _is_cut_short(words[-1], lexicon)
    return stop.start() if ends else None


def _is_cut_short(word: str, lexicon: Lexicon) -> bool:
    """Whether the full stop behind a word may be there for its missing letters: "var.", "Ltd."; not for "HTML."."""
    return fold_case(word) in _abbreviated(lexicon) or not (has_vowel(word) or word.isupper())


@lru_cache(maxsize=8)
def _abbreviated(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(map(fold_case, lexicon.vocabulary.words_of("abbreviated")))
