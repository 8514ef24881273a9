"""Names that go on behind their bold part: "**Spoke tension** (of the rear wheel)", "**Truing** by ear"."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.markdown import bold_spans, mask_code, plain, texts
from reclint.readers.index.lists import ASIDE, mark_behind, with_formula
from reclint.vocabulary.folding import fold_case

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reclint.markdown import Block, Bold, Table
    from reclint.readers.index.table import Columns
    from reclint.readers.lessons.names import LessonNames
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_SPEAKS = re.compile(r"[.!?;]\s|\d|\]\(|\[\[|^\W*$")
"""What tells a remark in parentheses: a sentence's end, a number, a link: "(met in 1.2)", "([[true-wheels]])"."""
_ASIDE_IN_BOLD = re.compile(r"\S\s+\([^()\n]{1,60}\)[:.]?$")
"""A parenthesis at the end of a name: "Hub (of steel)"."""
_CODE = re.compile(r"`[\w-]+`")
"""One word in code, which may be a lesson that the record has not: "**Hub** (`truing`)"."""
_WORD = re.compile(r"[*_`]*[\w-]+[*_`]*")
"""One word, which may stand where other items have their lesson: "(`truing`)", "(truing)"."""
_FEW_WORDS = re.compile(r"\s+[^\W\d_]+(?:[ -][^\W\d_]+)?\s*")
"""A word or two: " tension", " bearing balls"."""
_PARTED = re.compile(r"\s*(?:--+|—)|\s+[–-](?=\s|$)|[:;.](?=\s|$)")
"""What parts a remark from a name: "**Spokes** – thin", "**Spokes**: thin", "**Spokes**. Thin ones"."""
_MOST_WORDS = 5
"""How many words behind the bold belong to a name where a table has no column for remarks: "**Truing** by ear"."""
_REMARK_WORDS = 3
"""How many words a cell of a column of remarks has at least, half of them or more: "Thin, crossed thrice."."""


@dataclass(frozen=True)
class Asides:
    """Which parentheses right behind names in bold belong to these, and which sentences to names.

    None does where others stand ``inside`` the bold, "**Hub (of steel)**", or where the name is ``shared``: "**Hub**
    (at first)" and "**Hub** (once more)" are two remarks on one concept. Names are ``whole`` with all their sentences.
    """

    lexicon: Lexicon
    names: LessonNames
    inside: bool = False
    shared: frozenset[str] = frozenset()
    whole: bool = False

    def end(self, text: Passage, stop: int, *, told: bool) -> int:
        """Where a name in bold ends, with the parenthesis behind it: none with a depth, a lesson or a pointer in it.

        ``told``: the lesson is told elsewhere, so that a word alone, or one in code, is none.
        """
        aside = ASIDE.match(text.text, stop)
        if aside is None or self.inside or any(_label(bold) in self.shared for bold in bold_spans(text.text[:stop])):
            return stop
        inside = aside["inside"]
        if _measure(self.lexicon).fullmatch(inside):
            return aside.end()
        if _WORD.fullmatch(inside) and (not told or ASIDE.match(text.text, aside.end())):
            return stop
        # "(tongue, tag, applied)" before "[D]" is no depth.
        depth = self.lexicon.lenient.depth_any_case.search(inside) and not mark_behind(text.text, stop, self.lexicon)
        code = not told and _CODE.search(inside)
        opening = _speaking(self.lexicon).match(inside)
        return stop if depth or code or opening or self.points(inside) else aside.end()

    def points(self, text: str) -> bool:
        """Whether a text points elsewhere, or names a lesson: "first met in 1.2", "as in `true-wheels`"."""
        parts = [part.strip(" *_`") for part in text.split(",")]
        named = any(self.names.lookup(part) or self.names.is_number(part) for part in parts)
        return named or bool(_SPEAKS.search(text) or self.names.within(text))


def read_asides(blocks: Iterable[Block], lexicon: Lexicon, names: LessonNames) -> Asides:
    """What the names in bold of an index say of parentheses."""
    found = [bold for text in texts(blocks) if (bold := next(bold_spans(text.text), None))]
    asides = (_ASIDE_IN_BOLD.search(bold.label) for bold in found if not bold.start)
    inside = any(aside and not lexicon.lenient.depth_any_case.search(aside.group()) for aside in asides)
    counted = Counter(map(_label, found))
    return Asides(lexicon, names, inside, frozenset(label for label, count in counted.items() if count > 1))


def _label(bold: Bold) -> str:
    return fold_case(plain(bold.label)).strip()


@lru_cache(maxsize=16)
def _measure(lexicon: Lexicon) -> re.Pattern[str]:
    """A standard or a share that says which one is meant: "(ISO 6699)", "(at 90 %)"; no "(90 % of us)", "(EX 12)"."""
    return re.compile(
        rf"[A-Z]{{2,6}}[ -]\d{{3,6}}|(?:{lexicon.word('of-names')}\s+)?\d{{1,3}}(?:[.,]\d{{1,3}})?\s?[%‰]"
    )


@lru_cache(maxsize=16)
def _speaking(lexicon: Lexicon) -> re.Pattern[str]:
    """How a remark in parentheses opens: "(see …)", "(again in …)", "(carried over)", "(from the autumn)", "(new)".

    "(of the rear wheel)" says which one is meant, and "(recap)" alone points to nothing.
    """
    kept = rf"{lexicon.word('of')}(?!\w)|{lexicon.word('recap')}\W*$"
    words = lexicon.word(
        *("also", "goes-on", "seen", "recap", "carried", "remaining", "home"),
        *("from", "was", "now-only", "merely", "module", "age"),
    )
    return re.compile(rf"\W*(?!{kept}){words}(?!\w)", re.I)


def has_remarks(table: Table, columns: Columns) -> bool:
    """Whether a table has a column for remarks: one called so, or one of several words that is nothing else."""
    if "notes" in columns.places:
        return True
    taken = {*columns.places.values(), *(one.place for one in (*columns.spread, *columns.ticked))}
    width = len(table.header.cells) if table.header else 0
    free = [place for place in range(width) if place not in taken]
    return any(_are_remarks([row.cells[place].text for row in table.rows if place < len(row.cells)]) for place in free)


def _are_remarks(cells: Sequence[str]) -> bool:
    """Whether most cells that are filled hold several words."""
    filled = [cell for cell in cells if cell.strip(" -–—")]
    return sum(len(cell.split()) >= _REMARK_WORDS for cell in filled) * 2 > len(filled)


def parted_name(name: Passage, asides: Asides, *, remarked: bool, told: bool) -> tuple[Passage, str]:
    """A name that opens a cell in bold, and what the cell says beside it; else the whole cell, and nothing beside."""
    bold = next(bold_spans(name.text), None)
    if bold is None or bold.start > 0:
        return name, ""
    end = cell_name_end(name, bold.stop, asides, remarked=remarked, told=told)
    return name.part(0, end), name.part(end, len(name.text)).strip(" :—–-.").text


def cell_name_end(cell: Passage, stop: int, asides: Asides, *, remarked: bool, told: bool) -> int:
    """Where the name of a cell ends whose bold part ends at ``stop``: with the cell, or before its remark.

    ``remarked``: the table has a column for remarks; ``told``: one for lessons.
    """
    text = cell.text
    end = with_formula(text, stop)
    if not text[end:].strip() or _PARTED.match(text, end):
        return end
    opening = len(text) - len(text[end:].lstrip())
    behind = asides.end(cell, end, told=told) if text[opening] == "(" else end
    if behind == end and text[opening] == "(":
        return end
    parted = _PARTED.search(mask_code(text), behind)
    until = parted.start() if parted else len(text)
    rest = text[behind:until]
    sentence = bool(parted and text[until] == ".")
    remark = sentence or (not remarked and ("," in rest or len(rest.split()) > _MOST_WORDS))
    # "**Hub**s" goes on without a word between.
    may_go_on = _going_on(asides.lexicon).match(rest) or _is_rest_of_name(rest, asides.lexicon)
    goes_on = rest[:1].isalnum() or (may_go_on and not asides.points(rest))
    return behind if rest.strip() and (remark or not goes_on) else until


def _is_rest_of_name(rest: str, lexicon: Lexicon) -> bool:
    """Whether a word or two in small letters end a name: "**Spoke** tension"; not " what rolls", " again"."""
    return _FEW_WORDS.fullmatch(rest) is not None and not _remarking(lexicon).match(rest)


@lru_cache(maxsize=16)
def _remarking(lexicon: Lexicon) -> re.Pattern[str]:
    """How a remark of a few words opens that stands bare behind a name: " what rolls", " the pull", " is easy"."""
    remark = lexicon.word(
        *("asking", "negative", "also", "goes-on", "seen", "recap", "from", "was", "now", "merely", "age"),
        *("article", "pointing", "becomes", "helping"),
    )
    return re.compile(rf"\s+{remark}(?!\w)", re.I)


@lru_cache(maxsize=16)
def _going_on(lexicon: Lexicon) -> re.Pattern[str]:
    """How a name goes on behind its bold part: " of the rear wheel", " by ear", " and truing"; no " what rims do"."""
    return re.compile(rf"\s+[*_`]*{lexicon.word('joining', 'of-names')}(?!\w)", re.I)
