"""Lists and tables that are a key to depths: "- M = mentioned", "| ○ | mentioned |"; they hold no concepts."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import permutations
from typing import TYPE_CHECKING

from reclint.markdown import Items, Table
from reclint.readers.depths.declared import are_numbers, declarations, may_stand_for
from reclint.vocabulary.lexicon import LETTER, SLUG

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reclint.markdown import Block, Item
    from reclint.vocabulary.lexicon import Lexicon

_NUMBERED = 2
"""How many columns a key has at most whose marks are numbers: with more, they number its rows."""
_AROUND = "*_`()[] "
"""What may stand around a mark or a depth in a cell: "`M`", "**[D]**"."""

_Pair = tuple[str, str]


def without_keys(blocks: Iterable[Block], lexicon: Lexicon) -> Iterator[Block]:
    """The blocks without keys to depths; of a list that opens with one, what goes on behind it."""
    for block in blocks:
        marks = key_of(block, lexicon)
        if not marks:
            yield block
        elif isinstance(block, Items) and (rest := block.items[len(marks) :]):
            yield block._replace(items=rest)


def key_of(block: Block, lexicon: Lexicon) -> dict[str, str]:
    """The marks of a table that is a key to depths, or of the items that open a list and are one; else none.

    A key says for each depth, once, which mark stands for it, and nothing of concepts.
    """
    count = len(lexicon.vocabulary.depths)
    if isinstance(block, Items):
        return _key(_of_list(block.items[:count], lexicon), lexicon) if len(block.items) >= count else {}
    if not isinstance(block, Table) or len(block.rows) != count:
        return {}
    if block.header and any(lexicon.vocabulary.column(cell.text, ("concept", "lesson")) for cell in block.header.cells):
        return {}
    width = min(len(row.cells) for row in block.rows)
    for places in permutations(range(width), 2):
        if found := _key(_of_columns(block, *places, lexicon), lexicon):
            others = set(range(width)) - {*places}
            return {} if any(_are_lessons(block, place, lexicon) for place in others) else found
    return {}


def _are_lessons(table: Table, place: int, lexicon: Lexicon) -> bool:
    """Whether all cells of a column name lessons by a slug or a number: what stands before them are concepts."""
    return all(_lesson(lexicon).fullmatch(row.cells[place].text) for row in table.rows)


@lru_cache(maxsize=16)
def _lesson(lexicon: Lexicon) -> re.Pattern[str]:
    """A lesson that needs no list of them: "true-wheels", "`gears`", "[Gears](gears.md)", "L2", "lesson 2"."""
    number = rf"(?:{lexicon.word('lesson')}\s*|{lexicon.lesson_initial})\d{{1,3}}"
    return re.compile(rf"[*_]*(?:{LETTER}+(?:-{LETTER}+)+|`{SLUG}`|\[[^\[\]]+\]\([^()\s]+\)|{number})[*_]*", re.I)


def _key(pairs: Sequence[_Pair], lexicon: Lexicon) -> dict[str, str]:
    """Pairs of a mark and a depth, where they are one for each depth, in order, with marks that may stand for them."""
    depths, marks = list(lexicon.vocabulary.depths), dict(pairs)
    if [depth for _, depth in pairs] not in (depths, depths[::-1]) or len(marks) < len(pairs):
        return {}
    return marks if are_numbers(list(marks)) or may_stand_for(marks) else {}


def _of_list(items: Sequence[Item], lexicon: Lexicon) -> list[_Pair]:
    """The mark and the depth of each item: "**M** = mentioned", "○ stands for mentioned: only named"."""
    first = items[0].text
    if first is None or not lexicon.depth_any_case.search(first.text):
        return []
    texts = [item.text.text.strip() for item in items if item.text and len(item.blocks) == 1]
    found = (next(filter(None, (one.match(text) for one in declarations(lexicon))), None) for text in texts)
    return [(match["mark"], lexicon.depth(match["depth"])) for match in found if match]


def _of_columns(table: Table, mark: int, depth: int, lexicon: Lexicon) -> list[_Pair]:
    """The cells of one column with the depths of another: "| M | mentioned | only named |"."""
    rows = [[cell.text.strip(_AROUND) for cell in row.cells] for row in table.rows]
    known = {name.lower(): name for name in lexicon.vocabulary.depths}
    told = [(row[mark], row[depth].lower().rstrip(".")) for row in rows]
    pairs = [(said, known[word]) for said, word in told if word in known]
    numbered = are_numbers([text for text, _ in pairs]) and max(map(len, rows)) > _NUMBERED
    return [] if numbered else pairs
