"""The concepts that a lesson summary states as taught."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reclint.markdown import Items, Paragraph, Table, bold_spans, split_list
from reclint.model import TaughtItem
from reclint.readers.depths.depth import find_mark, read_depth_cell
from reclint.readers.index.lists import titled_depth, whole_entry
from reclint.readers.index.matrix import statements
from reclint.readers.index.table import table_columns
from reclint.readers.sections.cells import cell_at
from reclint.readers.sections.labelled import MOST_ITEMS
from reclint.readers.taught.by_place import depths_by_place
from reclint.readers.taught.definitions import defined_concepts
from reclint.readers.taught.each_line import lines_with_depths
from reclint.readers.taught.enumerations import name_rows_apart, numbered, one_without_row, told_in_prose
from reclint.readers.taught.heads import head_of_list
from reclint.readers.taught.item import is_struck, item_of, tidy, with_unknown_mark
from reclint.readers.taught.line import ends_in_depths, entries, has_name_and_mark, with_shared_mark
from reclint.readers.taught.of_parts import with_part_of_its_own
from reclint.readers.taught.openings import depth_of_label, depth_opening, without_label
from reclint.readers.taught.parted import (
    calls_row,
    lead_in,
    listed_at_dots,
    listed_between,
    listed_by_depth,
    opened_at_dots,
    repeats_openings,
)
from reclint.readers.taught.prose import tells_all, told_by_verbs
from reclint.vocabulary.lexicon import ARROW, DASH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reclint.markdown import Item
    from reclint.model import ConceptRow, DepthMark
    from reclint.readers.depths.depth import Found
    from reclint.readers.sections.labelled import Labelled
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_LONG_ENOUGH_TO_SPLIT = 3
"""How many parts between commas are a list of concepts: of two, the second may explain the first."""
_LONGEST_GROUP = 80
"""How long a line may be that gives the list below it a depth: "Until they could do it without us (APPLIED):"."""
_LEADING = 4
"""How many words stand at most before the depth of an item that heads others: "as far as *developed*"."""
_FEWEST_BELOW = 2
"""How many items with depths stand at least below one that only heads them."""
_EXPLAINS = re.compile(rf"\s{DASH}\s|--|—|:\s")
"""What leads from a name to its explanation: "crust -- brown, thin", "crust: brown, thin"."""
_LEADS = re.compile(rf"(?::|{ARROW})[\s*_]*$")
"""What leads from a depth that opens an item to what has it: "DEVELOPED: a, b", "DEVELOPED → a, b"."""


def read_taught(
    entry: Labelled, rows: Iterable[ConceptRow], lexicon: Lexicon, *, by_semicolons: bool = False
) -> tuple[TaughtItem, ...]:
    """The concepts of one field: the items of its lists, the rows of its tables, or the entries of its line.

    ``by_semicolons``: semicolons part what the depths of the record list, and commas nothing (`parts_at_semicolons`).
    """
    names = [row.name.text for row in rows]
    small = not _marked(entry, lexicon) and _marked(entry, lexicon.lenient) >= max(2, len(entry.items) / 2)
    lexicon = lexicon.lenient if small or ends_in_depths(entry, lexicon) else lexicon
    # "None (recap only)", "—"
    none = re.compile(rf"[-—–]+|{lexicon.word('none')}(?:\s*(?:[(,;.]|{DASH}\s).*)?", re.I | re.S)
    revisited = entry.kind == "revisited"
    by_place = depths_by_place(entry, lexicon)
    stated = defined_concepts(entry, lexicon) or (
        _by_place(entry, by_place, names, lexicon)
        if by_place
        else _items(entry, names, lexicon, by_semicolons=by_semicolons)
    )
    parts = (part for item in stated for part in with_part_of_its_own(item, names, lexicon))
    found = [item for item in parts if item.name and not none.fullmatch(item.name)]
    known = sum(item.depth is not None for item in found)
    if known > 1 and known * 2 >= len(found):
        found = [item if item.depth else with_unknown_mark(item, lexicon) for item in found]
    return tuple(item.model_copy(update={"revisited": True}) if revisited else item for item in found)


def _marked(entry: Labelled, lexicon: Lexicon) -> int:
    """How many items of a field have a depth as a lexicon writes it."""
    return sum(find_mark(item.text, lexicon) is not None for item in entry.items if item.text)


def _items(entry: Labelled, names: list[str], lexicon: Lexicon, *, by_semicolons: bool) -> Iterator[TaughtItem]:
    is_line = _is_line(entry, names, lexicon)
    # "Taught to depth D: a; b": a label with one depth gives it to what has none.
    label = entry.sign or entry.label
    given = _group_mark(label, lexicon) or depth_of_label(label, lexicon)
    given = given if entry.group or not entry.text.text or (given and len(given.levels) == 1) else None
    if entry.group and is_line and (own := find_mark(label, lexicon)) and own.start:
        yield item_of(entry.label, lexicon)  # "##### Spokes (DEVELOPED)" below "Concepts taught"
        return
    if is_line and (named := list(_named(entry, names, lexicon))):
        yield from named
        return
    if is_line and (opened := list(_opened(entry, names, lexicon, by_semicolons=by_semicolons))):
        yield from opened
        return
    if is_line:
        text, given = with_shared_mark(entry.text, given, lexicon)
        listed = entries(text.strip("."), lexicon, names if by_semicolons and given else None, names)
        parts = [part for part in listed if not is_struck(part, lexicon)]
        bullets = _Bullets(names, lexicon, repeats=True)
        yield from (_given(item, given) for part in parts for item in bullets.of_part(part))
        return
    given = _group_mark(entry.text, lexicon) or given
    count = 0
    for block in entry.blocks:
        if isinstance(block, Paragraph):
            leads = _opening_depth(block.text, lexicon)
            given = None if leads else _group_mark(block.text, lexicon)
            yield from _below_lists(block.text, leads, names, lexicon, by_semicolons=by_semicolons) if leads else ()
        elif isinstance(block, Items):
            apart = any(item.text is not None and len(split_list(item.text, ";")) > 1 for item in block.items)
            groups = all(_ends_in_depth(item, lexicon) for item in block.items)
            bullets = _Bullets(names, lexicon, repeats_openings(block.items, lexicon), apart, groups, by_semicolons)
            bullets = replace(bullets, heads=bullets.are_heads(block.items))
            for item in block.items[: max(0, MOST_ITEMS - count)]:
                yield from (_given(item, given) for item in bullets.items(item))
            count += len(block.items)
        elif isinstance(block, Table):
            yield from _from_table(block, lexicon)


def _by_place(
    entry: Labelled, marks: Sequence[DepthMark | None], names: Sequence[str], lexicon: Lexicon
) -> Iterator[TaughtItem]:
    """The concepts of a list with the depths that its items have by their places."""
    bullets = _Bullets(names, lexicon, repeats=True, by_semicolons=True)
    for item, mark in zip(entry.items, marks, strict=False):
        yield from (_given(found, mark) for found in bullets.items(item))


def _is_line(entry: Labelled, names: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether the concepts of a field stand on its line, and not in a list or table below it.

    A table without a column for concepts lists none; items without depths are remarks where the line has two with one.
    """
    has_column = any(table_columns(table, lexicon).has("concept") for table in entry.tables)
    if has_column or not entry.items:
        return not has_column
    marked = [has_name_and_mark(part, lexicon) for part in split_list(entry.text)]
    told = (len(marked) > 1 and all(marked)) or tells_all(entry.text, entry.items, names, lexicon)
    return told and not _marked(entry, lexicon.lenient)


def _named(entry: Labelled, names: Sequence[str], lexicon: Lexicon) -> Iterator[TaughtItem]:
    """The concepts that the paragraphs of a field name in running prose, or on lines with a remark each."""
    for passage in entry.passages():
        if lines := lines_with_depths(passage, lexicon):
            yield from (
                TaughtItem(span=line.whole.span, text=line.whole.text, name=tidy(line.name.text), depth=line.mark)
                for line in lines
            )
        elif parts := told_in_prose(passage, lexicon):
            yield from (
                item_of(part.whole, lexicon).model_copy(update={"name": tidy(part.name.text)}) for part in parts
            )
        else:
            for told in told_by_verbs(passage, lexicon, names=names):
                yield TaughtItem(span=told.name.span, text=told.name.text, name=tidy(told.name.text), depth=told.mark)


def _opened(entry: Labelled, names: Sequence[str], lexicon: Lexicon, *, by_semicolons: bool) -> Iterator[TaughtItem]:
    """The concepts of paragraphs, or of sentences, that each open with a depth: "Developed: a; b. Introduced: c."."""
    own = any(len(split_list(passage, ";")) > 1 for passage in entry.passages())
    for passage in entry.passages():
        marks = list(depth_opening(lexicon).finditer(passage.text))
        if not marks or passage.text[: marks[0].start()].strip():
            continue
        for mark, stop in zip(marks, [*(one.start() for one in marks[1:]), len(passage.text)], strict=True):
            depth = read_depth_cell(passage.part(*mark.span("depth")), lexicon.lenient)
            text = passage.part(mark.end(), stop).strip(" .;\n")
            for part in _listed_at(text, names if own or by_semicolons else None, elsewhere=not own):
                if not is_struck(part, lexicon):
                    yield _given(item_of(part, lexicon), depth)


def _opening_depth(text: Passage, lexicon: Lexicon) -> tuple[DepthMark, int] | None:
    """The depth that opens a paragraph below a list, and where what it holds for begins: "Only mentioned: a; b"."""
    colon = re.search(r":[*_]*\s+(?=\S)", text.text[:_LONGEST_GROUP])
    depth = titled_depth(text.part(0, colon.start()), lexicon) if colon else None
    return (depth, colon.end()) if depth and colon else None


def _below_lists(
    text: Passage, opened: tuple[DepthMark, int], names: Sequence[str], lexicon: Lexicon, *, by_semicolons: bool
) -> Iterator[TaughtItem]:
    """The concepts that such a paragraph lists; of two parts between commas the second may be a remark."""
    depth, start = opened
    rest = text.part(start, len(text.text)).strip(" .;\n")
    parts = listed_by_depth(rest, names)
    if len(parts) == 1 and not by_semicolons and _is_bare_list(between := split_list(rest)):
        parts = between
    yield from (_given(item_of(part, lexicon), depth) for part in parts if not is_struck(part, lexicon))


def _listed_at(text: Passage, names: Sequence[str] | None, *, elsewhere: bool) -> Sequence[Passage]:
    """The concepts that a text lists behind a depth: those in bold where there are some, else between commas.

    Between semicolons where a depth of the record has several so, ``elsewhere`` or in this field; then ``names`` has
    those of the index rows.
    """
    bold = [text.part(bold.start, bold.stop) for bold in bold_spans(text.text)]
    return bold or (listed_between(text) if names is None else listed_by_depth(text, names, elsewhere=elsewhere))


def _given(item: TaughtItem, mark: DepthMark | None) -> TaughtItem:
    return _at_depth(item, mark) if mark and not item.depth else item


def _group_mark(text: Passage, lexicon: Lexicon) -> DepthMark | None:
    """The depth that a line above a list gives to what the list holds: "Properly (DEVELOPED):", "To the depth D:"."""
    if len(text.text) > _LONGEST_GROUP or not lexicon.depth_anywhere.search(text.text):
        return None
    if found := find_mark(text, lexicon):
        return found.mark
    whole = lexicon.depth_any_case.match(text.text.strip("*_:： "))
    if whole or not titled_depth(text, lexicon):
        return read_depth_cell(text, lexicon) if whole else None
    words = lexicon.depth_any_case.search(text.text)
    return read_depth_cell(text.part(*words.span()), lexicon.lenient) if words else None


def _from_table(table: Table, lexicon: Lexicon) -> Iterator[TaughtItem]:
    """A concept for each row of a table with a column for them, at the last of the depths that its row states."""
    columns = table_columns(table, lexicon)
    for row in table.rows:
        name, depth = cell_at(row, columns.places, "concept"), cell_at(row, columns.places, "depth")
        if name and name.text and name is depth:
            yield item_of(name, lexicon)
        elif name and name.text:
            stated = [found.depth for found in statements(row, columns.spread, lexicon) if found.depth]
            mark = read_depth_cell(depth, lexicon) if depth else stated[-1] if stated else None
            yield TaughtItem(span=name.span, text=name.text, name=tidy(name.text), depth=mark)


def _as_heading(passage: Passage, lexicon: Lexicon, *, is_group: bool) -> DepthMark | None:
    """The depth of an item that says no more than "DEVELOPED:": it holds for the items below.

    ``is_group``: all items of its list end in a depth and have items below them.
    """
    found = find_mark(passage, lexicon)
    if found and found.start == 0 and not passage.text[found.stop :].strip():
        return found.mark
    # "as far as *developed*": a depth behind some words that name nothing.
    words = list(lexicon.depth_any_case.finditer(passage.text))
    before = passage.text[: words[0].start()].split() if len(words) == 1 else []
    ends = len(words) == 1 and not passage.text[words[0].end() :].strip("*_`.: ")
    if not ends or not before or len(before) > _LEADING or not is_group:
        return None
    return read_depth_cell(passage, lexicon)


def _at_depth(item: TaughtItem, mark: DepthMark) -> TaughtItem:
    return item.model_copy(update={"depth": mark})


@dataclass(frozen=True)
class _Bullets:
    """The bullets of a list, with the names of the rows.

    ``repeats``: whether several open with one depth; ``by_semicolons``: whether semicolons part what a bullet lists, or
    do so ``elsewhere`` in the record;
    ``groups``: whether each bullet ends in a depth and has bullets below it; ``heads``: whether each only heads those.
    """

    names: Sequence[str]
    lexicon: Lexicon
    repeats: bool
    by_semicolons: bool = False
    groups: bool = False
    elsewhere: bool = False
    heads: bool = False

    def items(self, item: Item) -> Iterator[TaughtItem]:
        """The concepts of a bullet and of the bullets below it."""
        if item.text is None or is_struck(item.text, self.lexicon):
            return
        whole = whole_entry(item, self.lexicon)
        if whole and whole != item.text and not find_mark(item.text, self.lexicon):
            found = find_mark(whole, self.lexicon) or find_mark(whole, self.lexicon.lenient)
            text = item.text
            depth = found.mark if found else None
            yield TaughtItem(span=text.span, text=text.text, name=tidy(text.text), depth=depth)
            return
        heading = _as_heading(item.text, self.lexicon, is_group=self.groups)
        if not heading and not self.is_head(item):
            yield from self.of_text(item.text)
        leads_in = item.text.text.rstrip().endswith(":")
        for block in item.blocks[1:]:
            if isinstance(block, Items):
                nested = (found for child in block.items for found in self.items(child))
                given = (_at_depth(found, heading) if heading and not found.depth else found for found in nested)
                yield from (found for found in given if leads_in or found.depth)

    def is_head(self, item: Item) -> bool:
        """Whether a few words without a depth and a row only stand above several that have depths: "Two ways"."""
        below = [child for block in item.blocks[1:] if isinstance(block, Items) for child in block.items]
        fewest = 1 if self.heads else _FEWEST_BELOW
        if len(below) < fewest or not item.text or not head_of_list(item, self.lexicon, any_case=True):
            return False
        marked = all((one.text and find_mark(one.text, self.lexicon)) or self.is_head(one) for one in below)
        return marked and not calls_row(item.text, self.names, self.lexicon, wholly=self.heads)

    def are_heads(self, items: Sequence[Item]) -> bool:
        """Whether all items of a list only head others, and one heads several: "At home", above one, does so too."""
        alone = replace(self, heads=True)
        return any(map(self.is_head, items)) and all(map(alone.is_head, items))

    def of_part(self, part: Passage) -> Iterable[TaughtItem]:
        """The concepts of an entry of a line: several where a depth opens it with a colon, "DEVELOPED: a, b"."""
        found = find_mark(part, self.lexicon)
        opens = found and found.start == 0 and _LEADS.search(part.text[: found.stop])
        return self.of_text(part) if opens else [item_of(part, self.lexicon)]

    def of_text(self, passage: Passage) -> Iterable[TaughtItem]:
        """The concepts of a bullet's text: one, or several where it is plainly a list.

        It is a list where each part has a depth mark of its own, where one mark opens it ("DEVELOPED: a, b"; "◑ a · b"
        where both are like rows), or where one mark closes three or more parts, or stands before them ("Outlook
        (MENTIONED): a, b, c"), and each names an index row of its own; that mark holds for all of them. One that it
        closes may have no row: the last one may be a remark then, "spokes, rims, group work (DEVELOPED)".
        """
        lexicon = self.lexicon
        passage = without_label(passage, lexicon)
        found = find_mark(passage, lexicon)
        if found and found.start == 0 and _LEADS.search(passage.text[: found.stop]):
            opened = self.opened(passage.part(found.stop, len(passage.text)).strip(" ."))
            return [_at_depth(item_of(part, lexicon), found.mark) for part in opened]
        behind = passage.part(found.stop, len(passage.text)) if found and found.start == 0 else None
        if found and behind and (dotted := listed_at_dots(behind, self.names, lexicon)):
            return [_at_depth(item_of(part, lexicon), found.mark) for part in dotted]
        if found and behind and self.elsewhere and not self.repeats and len(parts := split_list(behind, ";")) > 1:
            return [_at_depth(item_of(part, lexicon), found.mark) for part in parts]  # "🟢 spokes; rims"
        start = lead_in(passage, lexicon)
        parts = split_list(passage.part(start, len(passage.text)))
        if len(parts) > 1 and all(find_mark(part, lexicon) for part in parts):
            return [item_of(part, lexicon) for part in parts]
        listed = self.marked(passage, found, start) if found else []
        items = [_at_depth(item_of(part, lexicon), found.mark) for part in listed if found]
        apart = not listed or name_rows_apart(listed, self.names)
        if not apart and one_without_row(listed, self.names, lexicon) == listed[-1]:
            items[-1] = items[-1].model_copy(update={"doubtful": True})
        return items or [item_of(passage, lexicon)]

    def opened(self, text: Passage) -> list[Passage]:
        """The parts of what a depth opens: one, where the list has several of that depth and each is a concept."""
        if len(parts := split_list(text, ";")) > 1 or (parts := opened_at_dots(text, self.lexicon)):
            return parts
        parts = listed_between(text, self.names)
        if self.repeats or self.by_semicolons:
            return parts if name_rows_apart(parts, self.names) else [text]
        return parts if not self.elsewhere else listed_by_depth(text, self.names)

    def marked(self, passage: Passage, found: Found, start: int) -> list[Passage]:
        """The parts of the list that one mark closes, or stands before; none where it is no list."""
        behind = passage.part(found.stop, len(passage.text))
        leads = re.match(r"[*_]*:\s+", behind.text)
        names = (
            passage.part(start, max(found.start, start)) if not leads else behind.part(leads.end(), len(behind.text))
        )
        if not leads and behind.text.strip(" ."):
            return []
        names = names.strip(" .")
        parts = numbered(names, self.lexicon) or split_list(names, ",;" if leads else ",")
        if not _is_bare_list(parts):
            return []
        is_closed = not leads and start == 0  # no words lead in to what might be the parts of one concept
        if name_rows_apart(parts, self.names):
            return parts
        return parts if is_closed and one_without_row(parts, self.names, self.lexicon) else []


def _ends_in_depth(item: Item, lexicon: Lexicon) -> bool:
    """Whether an item ends in a depth and has items below it: "as far as *developed*"."""
    text = item.text.text.rstrip("*_`.: ") if item.text else ""
    words = list(lexicon.depth_any_case.finditer(text))
    return bool(words) and words[-1].end() == len(text) and any(isinstance(block, Items) for block in item.blocks[1:])


def _is_bare_list(parts: list[Passage]) -> bool:
    """Whether the parts are three or more names; commas after a colon or a dash belong to an explanation."""
    return len(parts) >= _LONG_ENOUGH_TO_SPLIT and not any(_EXPLAINS.search(part.text) for part in parts)
