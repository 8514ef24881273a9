"""Names that go on behind their bold part: "**Spoke tension** (of the rear wheel)", "**Truing** by ear"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.markdown import balanced_end, block_passages, bold_spans, mask_code
from reclint.readers.index.lists import ASIDE, mark_behind, with_formula

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reclint.markdown import Block, Table
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
_PARTED = re.compile(r"\s*(?:--+|—)|\s+[–-](?=\s|$)|[:;.](?=\s|$)")
"""What parts a remark from a name: "**Spokes** – thin", "**Spokes**: thin", "**Spokes**. Thin ones"."""
_MOST_WORDS = 5
"""How many words behind the bold belong to a name where a table has no column for remarks: "**Truing** by ear"."""
_REMARK_WORDS = 3
"""How many words a cell of a column of remarks has at least, half of them or more: "Thin, crossed thrice."."""


def with_aside(text: Passage, stop: int, lexicon: Lexicon, names: LessonNames, *, told: bool) -> int:
    """Where a name in bold ends that a parenthesis belongs to: none with a depth, a lesson or a pointer in it.

    ``told``: the lesson is told elsewhere, so that a word alone, or one in code, is none.
    """
    aside = ASIDE.match(text.text, stop)
    if aside is None or (_WORD.fullmatch(aside["inside"]) and (not told or ASIDE.match(text.text, aside.end()))):
        return stop
    inside = aside["inside"]
    parts = [part.strip(" *_`") for part in inside.split(",")]
    speaks = _SPEAKS.search(inside) or _speaking(lexicon).match(inside) or (not told and _CODE.search(inside))
    lesson = any(names.lookup(part) or names.is_number(part) for part in parts) or names.within(inside)
    # "(tongue, tag, applied)" before "[D]" is no depth.
    depth = lexicon.lenient.depth_any_case.search(inside) and not mark_behind(text.text, stop, lexicon)
    return stop if speaks or lesson or depth else aside.end()


def has_asides_in_bold(blocks: Iterable[Block], lexicon: Lexicon) -> bool:
    """Whether some name in bold has its parenthesis inside, "**Hub (of steel)**": one behind another is a remark."""
    names = (next(bold_spans(text.text), None) for text in block_passages(blocks))
    asides = (_ASIDE_IN_BOLD.search(name.label) for name in names if name and not name.start)
    return any(aside and not lexicon.lenient.depth_any_case.search(aside.group()) for aside in asides)


@lru_cache(maxsize=16)
def _speaking(lexicon: Lexicon) -> re.Pattern[str]:
    """How a remark in parentheses opens: "(see …)", "(again in …)", "(carried over)", "(from the autumn)", "(new)"."""
    words = lexicon.word(
        "also", "seen", "recap", "carried", "remaining", "home", "from", "was", "now-only", "merely", "module", "age"
    )
    return re.compile(rf"\W*{words}(?!\w)", re.I)


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


def cell_name_end(cell: str, stop: int, *, remarked: bool) -> int:
    """Where the name of a cell ends whose bold part ends at ``stop``: with the cell, or before its remark.

    ``remarked``: the table has a column for remarks.
    """
    end = with_formula(cell, stop)
    if not cell[end:].strip() or _PARTED.match(cell, end):
        return end
    opening = len(cell) - len(cell[end:].lstrip())
    group = balanced_end(cell, opening) if cell[opening] == "(" else None
    behind = group or end
    parted = _PARTED.search(mask_code(cell), behind)
    rest = cell[behind : parted.start() if parted else len(cell)].strip()
    sentence = bool(parted and cell[parted.start()] == ".") or "," in rest or len(rest.split()) > _MOST_WORDS
    if rest and (sentence if not remarked else bool(parted and cell[parted.start()] == ".")):
        return behind
    return parted.start() if parted else len(cell)
