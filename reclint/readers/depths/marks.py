"""Marks that a document puts for depths: the first letters of the words, or signs that it explains."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.markdown import Heading, Items, Paragraph, Quote, Table, block_passages
from reclint.readers.depths.declared import declared_marks
from reclint.readers.depths.legend import key_of
from reclint.readers.depths.spelled import spelled_marks
from reclint.readers.index.matrix import LEAST, lesson_columns
from reclint.readers.sections.cells import find_columns
from reclint.readers.taught.prose import depths_of_verbs
from reclint.vocabulary.folding import fold_word
from reclint.vocabulary.lexicon import alternatives

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reclint.markdown import Block, Row
    from reclint.text.source import Source
    from reclint.vocabulary.lexicon import Lexicon

_MOST = 0.5
"""Which share of a depth column's cells must be first letters."""
_OPENS = r"(?:(?<=^)|(?<=[,;:·|/\n(])|(?<=[,;:·|/\n(]\s))"
_MARK = rf"[^\w\s,;:.·|()\[\]*`/=-]{{1,5}}|{_OPENS}[A-Z]?[1-9]\b|\b[A-Z]\b"
"""A sign, or several, a letter by itself, or a digit that opens a part: "◑", "★★☆☆", "D", "3 = developed", "L3: …"."""
_SHORTEST = 3
"""How many letters the beginning of a depth has at least: "dev", "int"."""
_FEWEST = 2
"""How many depths a column of their beginnings has at least."""
_CLOSING_MARK = re.compile(r"[(\[{‹<](?P<mark>[^\W\d_]{3,11}\.?)[)\]}›>]\W*$")
"""A word in brackets at the end of an item: "Spoke tension (dev.)"."""
_SET_OFF = re.compile(
    r"(?:^|(?<=[,;:·|(\[—–.]\s)|(?<=[(\[*_`]))(?P<code>[^\W\d_a-z]{3,9}\.?|[^\W\d_]{3,9}\.)(?=[)\]*_`]*\s*(?:$|[,;:·|.)\]—–]))"
)
"""A code, or a word cut short, with marks on both its sides: "Spokes, DEV.;", "Spokes ..... Intr. ..... L1"."""
_FEWEST_SET_OFF = 3
"""How many items such a list has at least, and how many depths are cut short in all of them; a choice."""
_LONGEST_LEGEND = 12
"""How many lines a list or table has at most that explains marks: one for each depth, and some for other things."""


def lexicon_of(source: Source, blocks: Sequence[Block], lexicon: Lexicon) -> Lexicon:
    """The lexicon with the marks for depths that a document uses, where it uses any."""
    marks = _without_numbers(_explained(blocks, lexicon), blocks, lexicon) or _letters(blocks, lexicon)
    # A table of one lesson may have fewer depths than the lists beside it.
    marks = marks or {**_set_off_beginnings(source, blocks, lexicon), **_beginnings(blocks, lexicon)}
    marks = {**_begun_marks(list(_closing_marks(blocks)), lexicon), **marks, **_footnotes(source, lexicon)}
    return lexicon.with_marks(marks) if marks else lexicon


def _explained(blocks: Sequence[Block], lexicon: Lexicon) -> dict[str, str]:
    """The marks that a line, a list or a table explains.

    "○ mentioned · ◔ introduced", "M = mentioned, I = introduced", "[M] mentioned", "| M | mentioned |",
    "M/I/D/A = mentioned/introduced/developed/applied", "DEV = developed", "developed (DEV)", "[M]entioned".
    """
    if marks := next(filter(None, (key_of(block, lexicon) for block in blocks)), None):
        return marks
    depths = lexicon.vocabulary.depths
    sign = rf"(?P<mark>{_MARK})[\])*_`]*(?:\s+[*_]*|\s*(?:=|:|\||\(|[-—–]|[^\W\d_]{{2,5}}\s)\s*[*_]*)?"
    pattern = re.compile(rf"{sign}(?P<depth>{lexicon.depth_any_case.pattern})", re.I)
    for text in explaining(blocks):
        if shown := spelled_marks(text, lexicon):
            return shown
        if len(lexicon.depth_any_case.findall(text)) < len(depths):
            continue
        matches = (match for match in pattern.finditer(text) if match["mark"] not in depths)
        pairs = {(match["mark"], lexicon.depth(match["depth"])) for match in matches}
        # "(L1) — DEVELOPED", "(L1) — MENTIONED" are rows of lesson 1.
        found = dict(pairs) if len(dict(pairs)) == len(pairs) else {}
        found = _in_two_rows(text, lexicon) or found
        if len(found) == len(depths) and len(set(found.values())) == len(depths):
            return found
        if found := declared_marks(text, lexicon):
            return found
    return {}


def _without_numbers(marks: dict[str, str], blocks: Sequence[Block], lexicon: Lexicon) -> dict[str, str]:
    """The marks, none where they are numbers that as many entries have beside a depth as without: "DEVELOPED (1)".

    Who writes depths in full has lessons or counts in these numbers, also below "| Depth | Count |".
    """
    if not all(mark[-1:].isdecimal() for mark in marks):
        return marks
    number = re.compile(rf"(?<![\w.-]){alternatives(marks)}(?![\w-]|\.\d)")  # "(1)", ", L2"
    beside = without = 0
    of_key = set(marks.items())
    for text in _entries(blocks):
        if found := number.search(text):
            words = {lexicon.depth(word) for word in lexicon.depth_any_case.findall(text)}
            if len(words) == 1 and (pair := (found.group(), *words)) in of_key:
                of_key.discard(pair)  # "| 1 | mentioned |", where the key itself is such entries
                continue
            beside, without = beside + (len(words) == 1), without + (not words)
    return {} if beside and beside >= without else marks


def _entries(blocks: Sequence[Block]) -> Iterator[str]:
    """The texts of items of lists, of rows of tables, and of lines."""
    for block in blocks:
        if isinstance(block, Table):
            yield from (" | ".join(cell.text for cell in row.cells) for row in block.rows)
        elif isinstance(block, Items):
            yield from (item.text.text for item in block.items if item.text)
        else:
            yield from (line for passage in block_passages([block]) for line in passage.text.splitlines())


def _footnotes(source: Source, lexicon: Lexicon) -> dict[str, str]:
    """The marks of footnotes that say nothing but a depth, "[^d]: DEVELOPED"; to Markdown they are targets of links."""
    if "[^" not in source.text:
        return {}
    depth = lexicon.depth_any_case.pattern
    note = re.compile(rf"^(?P<mark>\[\^[^\[\]\s]{{1,20}}\]):[ \t]+[*_]*(?P<depth>{depth})[*_.]*[ \t]*$", re.I | re.M)
    return {match["mark"]: lexicon.depth(match["depth"]) for match in note.finditer(source.text)}


def _in_two_rows(text: str, lexicon: Lexicon) -> dict[str, str]:
    """The marks of "M/I/D/A = mentioned/introduced/developed/applied": all of them, and then all words."""
    count = len(lexicon.vocabulary.depths)
    marks, words = (r"\s*[/,|·]\s*".join([part] * count) for part in (f"(?:{_MARK})", lexicon.depth_any_case.pattern))
    match = re.search(rf"(?<![\w/])(?P<marks>{marks})\s*[=:]\s*(?P<words>{words})(?!\w)", text, re.I)
    if not match:
        return {}
    found = (lexicon.depth(word) for word in re.split(r"\s*[/,|·]\s*", match["words"]))
    return dict(zip(re.split(r"\s*[/,|·]\s*", match["marks"]), found, strict=True))


def explaining(blocks: Sequence[Block]) -> Iterator[str]:
    """Each paragraph, each list, each small table, and all headings together, as one text."""
    if headings := [block.text.text for block in blocks if isinstance(block, Heading)]:
        yield "\n".join(headings)
    for block in blocks:
        if isinstance(block, Table) and len(block.rows) <= _LONGEST_LEGEND:
            yield "\n".join(" | ".join(cell.text for cell in row.cells) for row in block.rows)
        elif isinstance(block, Items) and len(block.items) <= _LONGEST_LEGEND:
            yield "\n".join(text.text for item in block.items if (text := item.text))
        elif not isinstance(block, Table):
            yield from (passage.text for passage in block_passages([block]))


def _letters(blocks: Sequence[Block], lexicon: Lexicon) -> dict[str, str]:
    """The first letters of the depths, where no two are the same and the cells of a depth column are such letters."""
    letters = {depth[:1].upper(): depth for depth in lexicon.vocabulary.depths}
    if len(letters) < len(lexicon.vocabulary.depths):
        return {}
    if any(letters.keys() <= {cell.text.strip("*_` ") for cell in header.cells} for header in _headers(blocks)):
        return letters  # "| Concept | M | I | D | A |"
    for found in (_depth_cells(blocks, lexicon), _cells_of_lessons(blocks, lexicon)):
        cells = [cell for cell in found if cell]
        alone = [cell for cell in cells if re.split(r"\W+", cell.strip("*_` "))[-1] in letters]
        if alone and len(alone) >= _MOST * len(cells):
            return letters
    return {}


def _cells_of_lessons(blocks: Sequence[Block], lexicon: Lexicon) -> Iterator[str]:
    """The filled cells of the columns beside one of concepts that are called by lessons: "| Concept | L1 | L2 |"."""
    for block in blocks:
        if isinstance(block, Table) and block.header and "concept" in find_columns(block.header, ("concept",), lexicon):
            places = [column.place for column in lesson_columns(block.header, range(len(block.header.cells)), lexicon)]
            cells = (row.cells[place].text for row in block.rows for place in places if place < len(row.cells))
            yield from (cell for cell in cells if re.search(r"\w", cell)) if len(places) >= LEAST else ()


def _beginnings(blocks: Sequence[Block], lexicon: Lexicon) -> dict[str, str]:
    """The beginnings of depths, and verbs for them, that most cells of a depth column are: "dev.", "Intro", "apply"."""
    cells = [cell.strip("*_` ") for cell in _depth_cells(blocks, lexicon) if cell.strip("*_` ")]
    return _begun_marks(cells, lexicon)


def _closing_marks(blocks: Sequence[Block]) -> Iterator[str]:
    """The words in brackets that items end in: "Spoke tension (dev.)", "Rim wear {intro}"."""
    for block in blocks:
        for item in block.items if isinstance(block, Items) else ():
            text = item.text
            match = _CLOSING_MARK.search(text.text) if text else None
            if match:
                yield match["mark"]


def _set_off_beginnings(source: Source, blocks: Sequence[Block], lexicon: Lexicon) -> dict[str, str]:
    """The beginnings of depths that most items of lists have set off: "Spokes ..... DEV. ..... L1", "a) rims, INTR.;".

    Three depths have one at least: "- DEV: where we write" and "- INT: where it meets" are places of a program.
    """
    found: dict[str, str] = {}
    count = 0
    for texts in _listings(blocks):
        begun = [_set_off(text, lexicon) for text in texts] if len(texts) >= _FEWEST_SET_OFF else []
        if sum(map(bool, begun)) > _MOST * len(begun):
            found |= {code: depth for one in begun for code, depth in one.items()}
            count += sum(map(len, begun))
    # Who writes depths in full means something else by "APP".
    if len(set(found.values())) < _FEWEST_SET_OFF or len(lexicon.depth_exact.findall(source.text)) >= count:
        return {}
    return {mark: depth for code, depth in found.items() for mark in (code, code.rstrip("."))}


def _listings(blocks: Sequence[Block]) -> Iterator[list[str]]:
    """The items of each list, and the parts of each paragraph that semicolons part: "rims [DEV]; spokes [INT]; …"."""
    for block in blocks:
        if isinstance(block, Quote):
            yield from _listings(block.blocks)
        elif isinstance(block, Items):
            yield [item.text.text if item.text else "" for item in block.items]
        elif isinstance(block, Paragraph):
            yield [part.strip() for part in block.text.text.split(";")]


def _set_off(text: str, lexicon: Lexicon) -> dict[str, str]:
    """The one beginning of a depth that an item has set off, none where it has several or a depth in full."""
    codes = [match["code"] for match in _SET_OFF.finditer(text)]
    known = {code: depth for code in codes if (depth := _begun(code.rstrip("."), lexicon))}
    return known if len(known) == 1 and not lexicon.depth_exact.search(text) else {}


def _begun_marks(cells: Sequence[str], lexicon: Lexicon) -> dict[str, str]:
    """The marks of some cells or items, where most of them are beginnings of depths."""
    known = {cell: depth for cell in set(cells) if (depth := _begun(cell.rstrip("."), lexicon))}
    if len(set(known.values())) < _FEWEST or sum(cell in known for cell in cells) < _MOST * len(cells):
        return {}
    return {mark: depth for cell, depth in known.items() for mark in (cell, cell.rstrip("."))}


def _begun(word: str, lexicon: Lexicon) -> str | None:
    """The one depth that a shorter word is the beginning of, or a verb for."""
    folded = fold_word(word)
    if folded in map(fold_word, lexicon.vocabulary.depths):
        return None
    found = [depth for depth in lexicon.vocabulary.depths if fold_word(depth).startswith(folded)]
    if len(folded) >= _SHORTEST and len(found) == 1:
        return found[0]
    return depths_of_verbs(lexicon).get(folded)


def _headers(blocks: Sequence[Block]) -> Iterator[Row]:
    return (block.header for block in blocks if isinstance(block, Table) and block.header)


def _depth_cells(blocks: Sequence[Block], lexicon: Lexicon) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table) and block.header:
            place = find_columns(block.header, ("depth",), lexicon).get("depth")
            if place is not None:
                yield from (row.cells[place].text for row in block.rows if place < len(row.cells))
