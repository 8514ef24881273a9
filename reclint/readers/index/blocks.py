"""The blocks of an index before its rows are read: what stands for a list, and cells that repeat those above."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from reclint.markdown import FRAME_LEVEL, Heading, Item, Items, Paragraph, Table, plain_title
from reclint.readers.depths.depth import find_mark
from reclint.readers.index.called import called_lesson
from reclint.readers.index.entry import read_entry
from reclint.readers.index.lists import opening_depth, opens_entry, titled_depth
from reclint.readers.sections.callouts import CALLOUT
from reclint.text.source import Passage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reclint.markdown import Block, Quote, Row
    from reclint.readers.lessons.names import LessonNames
    from reclint.text.source import Source
    from reclint.vocabulary.lexicon import Lexicon

Text = TypeVar("Text")
_NO_ROW = re.compile(r"\||\[\^[^\[\]\s]+\]:")
"""How a paragraph opens that is no entry: with a pipe, or as a footnote, "[^1]: thin ones"."""
_BREAK = re.compile(r"[ \t]*(?:<br ?/?>|\\)$", re.I)
"""A break at the end of a line: "Bowline: L1<br>", "Bowline: L1\\"."""
_LABEL = re.compile(r"[*_]{0,3}[^\W\d][\w ]{0,30}[*_]{0,3}:")
"""The label that opens a line: "Depth:", "**Taught in**:"."""
_LONGEST_LEAD_IN = 80
"""How long a lead-in to a list is at most: a lesson's title and a few words."""
_LEAST = 2
"""How many headings are concepts at least, with a depth below each."""


def callout(quote: Quote) -> Sequence[Block]:
    """The blocks of a callout with its title as their heading; none of any other quote: "> [!NOTE] Developed"."""
    head = quote.blocks[0] if quote.blocks else None
    match = CALLOUT.match(head.text.text) if isinstance(head, Paragraph) else None
    if not isinstance(head, Paragraph) or match is None or not match["title"].strip():
        return ()
    rest = head.text.part(match.end(), len(head.text.text)).strip()
    below = (Paragraph(head.first + 1, head.last, rest),) if rest.text else ()
    title = head.text.part(*match.span("title")).strip()
    return (Heading(head.first, head.first + 1, FRAME_LEVEL, title), *below, *quote.blocks[1:])


def is_bold_line(text: str) -> bool:
    """Whether a text is one line in bold, and nothing else."""
    return "\n" not in text and text.startswith(("**", "__")) and text.endswith(("**", "__"))


def is_lead_in(text: str) -> bool:
    """Whether a text is a few words with a colon, which lead in to what is listed below: "From **first-knots**:"."""
    return "\n" not in text and len(text) <= _LONGEST_LEAD_IN and text.rstrip("*_").endswith(":")


def is_bare_lesson(text: Passage, lexicon: Lexicon, names: LessonNames) -> bool:
    """Whether a text is one line that is a lesson and nothing else: "*true-wheels*", "`true-wheels`", "Lesson 1"."""
    is_short = "\n" not in text.text and len(text.text) <= _LONGEST_LEAD_IN
    return is_short and called_lesson(text, lexicon, names) is not None


def is_bare_depth(text: Passage, lexicon: Lexicon) -> bool:
    """Whether a text is one line that says a depth and nothing else: "Developed", "DEVELOPED (7)"."""
    # A depth alone on its line is as good as a heading; "D" alone may be anything.
    return "\n" not in text.text and len(text.text) <= _LONGEST_LEAD_IN and titled_depth(text, lexicon) is not None


def is_bare_word(text: str) -> bool:
    """Whether a text is one word without a full stop, as a depth alone on its line is: "Practised", "*Practised*:"."""
    return re.fullmatch(r"[*_]{0,3}[^\W\d_]{2,30}[*_]{0,3}:?[*_]{0,3}", text) is not None


def with_lists(blocks: Iterable[Block], lexicon: Lexicon, names: LessonNames) -> Iterator[Block]:
    """The blocks, with paragraphs or lines one below the other, and headings that are concepts, as items of lists."""
    yield from _with_lines_as_lists(_with_concepts_as_items(list(blocks), lexicon, names), lexicon, names)


def before_tables(blocks: Iterable[Block]) -> Iterator[tuple[Block, bool]]:
    """The blocks, each with whether a table stands below it under the same heading, or the same line in bold."""
    found, tabled = [], False
    for block in reversed(list(blocks)):
        found.append((block, tabled))
        opens = isinstance(block, Heading) or (isinstance(block, Paragraph) and is_bold_line(block.text.text))
        tabled = not opens and (tabled or isinstance(block, Table))
    yield from reversed(found)


def _with_concepts_as_items(blocks: Sequence[Block], lexicon: Lexicon, names: LessonNames) -> Sequence[Block]:
    """The blocks, with headings that have a depth right below them as items: "### Spokes", "DEVELOPED in L1"."""
    starts = [at for at, block in enumerate(blocks) if isinstance(block, Heading)]
    runs = list(pairwise([*starts, len(blocks)]))
    concepts = [run for run in runs if _is_concept(blocks[run[0] : run[1]], lexicon, names)]
    if len(concepts) < _LEAST or len(concepts) * 2 < len(runs):
        return blocks
    found = list(blocks[: starts[0]])
    for start, stop in runs:
        own = blocks[start:stop]
        found += [_item_of(own, lexicon)] if (start, stop) in concepts else own
    return found


def _is_concept(blocks: Sequence[Block], lexicon: Lexicon, names: LessonNames) -> bool:
    """Whether a heading names neither a lesson nor a depth, and one depth stands first below it.

    A definition there, "Spokes" above ": DEVELOPED in L1", is a concept itself, and the heading a topic.
    """
    heading, *below = blocks
    assert isinstance(heading, Heading)
    if not below or not isinstance(below[0], Paragraph | Items):
        return False
    if isinstance(below[0], Paragraph) and "\n:" in below[0].text.text:
        return False
    title = heading.text
    if called_lesson(title, lexicon, names) or titled_depth(title, lexicon) or opening_depth(title, lexicon):
        return False
    texts = list(_texts(below[0], lexicon))
    if len(texts) == 1 and is_bare_lesson(texts[0], lexicon, names) and (mark := find_mark(title, lexicon)):
        return mark.start > 0  # "### Spokes (DEVELOPED)", "true-wheels"
    told = sum(bool(lexicon.depth_any_case.search(text.text)) for text in texts)
    return told == 1 or _is_card(texts, lexicon)


def _is_card(texts: Sequence[Passage], lexicon: Lexicon) -> bool:
    """Whether one text is labelled as the depth, and the first that has one: "Depth: D", "Notes: introduced by ear".

    "Depth: D in true-wheels" stands above "Next: APPLIED in 1.2", and "MENTIONED: true-wheels" is labelled so nowhere.
    """
    labels = [text.text.partition(":")[0].strip("*_` ") for text in texts]
    fields = [bool(lexicon.vocabulary.column(label, ("depth",))) for label in labels]
    told = [is_field for is_field, text in zip(fields, texts, strict=True) if lexicon.depth_any_case.search(text.text)]
    return fields.count(True) == 1 and told[:1] == [True]


def _texts(block: Block, lexicon: Lexicon) -> Iterator[Passage]:
    """The texts of items, or of a paragraph; its lines where each is a field: "Depth: D", "Lesson: true-wheels"."""
    if isinstance(block, Paragraph):
        lines = list(lines_of(block.text))
        fields = all(_LABEL.match(line.text) for line in lines) and _is_card(lines, lexicon)
        yield from lines if fields else (block.text,)
    elif isinstance(block, Items):
        yield from (item.text for item in block.items if item.text)


def _item_of(blocks: Sequence[Block], lexicon: Lexicon) -> Items:
    """A heading as an item, with the texts right below it as items inside it."""
    heading, below = blocks[0], blocks[1]
    assert isinstance(heading, Heading)
    texts = list(_texts(below, lexicon))
    if len(texts) == 1 and isinstance(below, Paragraph) and "\n" not in texts[0].text:
        whole = Passage.joined([heading.text, *texts], " — ")  # "Spokes (DEVELOPED)", "true-wheels"
        item = Item(heading.first, below.last, (Paragraph(heading.first, below.last, whole),))
        return Items(heading.first, below.last, ordered=False, items=(item,))
    children = [Item(below.first, below.last, (Paragraph(below.first, below.last, text),)) for text in texts]
    inner = Items(below.first, below.last, ordered=False, items=tuple(children))
    head = Paragraph(heading.first, heading.last, heading.text)
    item = Item(heading.first, below.last, (head, inner))
    return Items(heading.first, below.last, ordered=False, items=(item,))


def _with_lines_as_lists(blocks: Iterable[Block], lexicon: Lexicon, names: LessonNames) -> Iterator[Block]:
    run: list[Paragraph] = []
    led, blocks = False, list(blocks)
    beside = any(isinstance(block, Items | Table) for block in blocks)  # which have the rows
    for block in (part for whole in blocks for part in _below_depths(whole, lexicon)):
        text = block.text.text if isinstance(block, Paragraph) else ""
        is_entry = not _NO_ROW.match(text) and not is_bold_line(text)
        is_entry = is_entry and (
            not _explains_depths(text, lexicon) or (not beside and _are_rows(block, lexicon, names))
        )
        if isinstance(block, Paragraph) and is_entry and not is_bare_depth(block.text, lexicon):
            run.append(block)
            continue
        yield from _as_list(run, lexicon, led=led)
        run, led = [], isinstance(block, Heading | Paragraph) and is_bare_depth(block.text, lexicon)
        yield block
    yield from _as_list(run, lexicon, led=led)


def _below_depths(block: Block, lexicon: Lexicon) -> Iterator[Block]:
    """A block, cut at the lines that are depths where one of them opens it: "Developed", "Bowline: L1"."""
    lines = list(lines_of(block.text)) if isinstance(block, Paragraph) else []
    if len(lines) < _LEAST or not is_bare_depth(lines[0], lexicon):
        yield block
        return
    starts = [at for at, line in enumerate(lines) if is_bare_depth(line, lexicon)]
    cuts = sorted({*starts, *(at + 1 for at in starts), len(lines)})
    for start, stop in pairwise(cuts):
        text = Passage.joined(lines[start:stop], "\n")
        first = block.first + sum(line.text.count("\n") + 1 for line in lines[:start])
        yield Paragraph(first, first + text.text.count("\n") + 1, text)


def _as_list(run: Sequence[Paragraph], lexicon: Lexicon, *, led: bool) -> Iterator[Block]:
    """Some paragraphs, and the entries that they hold as a list: whole ones with notes below, else their lines.

    One line is a list only where a depth led in to it.
    """
    whole = _are_noted(run, lexicon)
    texts = [text for block in run for text in ((block.text,) if whole else lines_of(block.text))]
    yield from run
    if len(texts) > 1 or (texts and led):
        items = tuple(Item(run[0].first, run[0].last, (Paragraph(run[0].first, run[0].last, text),)) for text in texts)
        yield Items(run[0].first, run[-1].last, ordered=False, items=items)


def _explains_depths(text: str, lexicon: Lexicon) -> bool:
    """Whether a text names all depths: "One of four words: mentioned, introduced, developed, applied"."""
    named = {lexicon.lenient.depth(word.group()) for word in lexicon.lenient.depth_any_case.finditer(text)}
    return len(named) == len(lexicon.vocabulary.depths)


def _are_rows(block: Block, lexicon: Lexicon, names: LessonNames) -> bool:
    """Whether all lines of a paragraph, and two at least, say a name, a depth and a lesson each.

    A line for each depth, which opens it, explains them: "D: developed, as the hub in true-wheels". Sentences that go
    on in the next line are prose: "Hub (DEVELOPED) is in true-wheels," above "oil (MENTIONED) in quiet-chains.".
    """
    lines = list(lines_of(block.text)) if isinstance(block, Paragraph) else []
    if len(lines) < _LEAST or _is_prose([line.text.rstrip() for line in lines]):
        return False
    entries = [read_entry(line, lexicon, names) for line in lines]
    opened = sum(bool(entry.pieces and entry.pieces[0].is_depth) for entry in entries)
    if opened == len(entries) == len(lexicon.vocabulary.depths):
        return False
    return all(entry.said > 1 and sum(piece.is_depth for piece in entry.pieces) == 1 for entry in entries)


def _is_prose(lines: Sequence[str]) -> bool:
    """Whether a line goes on in the next: by a comma, or since the last alone ends with a full stop."""
    closed = [line.endswith((".", "!", "?")) for line in lines]
    return any(line.endswith((",", ";")) for line in lines[:-1]) or (closed[-1] and not any(closed[:-1]))


def explains_letters(table: Table, lexicon: Lexicon) -> bool:
    """Whether a table is a key to depths: "| Code | M | I |" above "| Depth | MENTIONED | INTRODUCED |"."""
    header = table.header.cells if table.header else ()
    if len(table.rows) != 1 or any(lexicon.vocabulary.column(cell.text, ("concept",)) for cell in header):
        return False
    return _explains_depths(" ".join(cell.text for cell in table.rows[0].cells), lexicon)


def _are_noted(run: Sequence[Paragraph], lexicon: Lexicon) -> bool:
    """Whether most paragraphs have a depth in the first of several lines alone: "Bowline ... developed", "A loop."."""
    noted = 0
    for block in run:
        first, *others = block.text.text.split("\n")
        said = lexicon.lenient.depth_any_case.search
        noted += bool(others and said(first) and not any(map(said, others)))
    return noted >= _LEAST and noted * 2 > len(run)


def lines_of(text: Passage) -> Iterator[Passage]:
    """The lines of a paragraph, each with those that go on with a colon: "Bowline", ": DEVELOPED, L1"."""
    start = 0
    for end in (*(match.start() for match in re.finditer(r"\n(?!:)", text.text)), len(text.text)):
        line = text.part(start, end)
        broken = _BREAK.search(line.text) if line.text.endswith((">", "\\")) else None
        yield line.part(0, broken.start()) if broken else line
        start = end + 1


def are_remarks(texts: Sequence[Passage], source: Source, lexicon: Lexicon, names: LessonNames) -> bool:
    """Whether lines below a depth, without signs of a list, name no lessons: "Last read in May." below the lists."""
    starts = [text.span.start for text in texts]
    if any(source.text[source.line_start(source.line_index(start)) : start].strip() for start in starts):
        return False
    if sum(opens_entry(text.text) for text in texts) * 2 > len(texts):
        return False  # "**Spokes.** Thin ones. (1, 2)"
    entries = [read_entry(text, lexicon, names, given=True) for text in texts]
    return sum(bool(entry.lessons) for entry in entries) * 2 < len(entries)


def with_cells_from_above(rows: Sequence[Row], columns: dict[str, int], lexicon: Lexicon) -> Sequence[Row]:
    """The rows, with the lesson or the depth of the row above where a cell repeats it by a sign, or is left empty.

    Empty cells do so in a column before the concepts in which nobody writes one value twice, one below the other.
    """
    ditto = re.compile(rf"[\s*_`]*{lexicon.word('ditto')}[\s*_`.]*", re.I)
    for kind in ("lesson", "depth"):
        place = columns.get(kind)
        if place is None or any(place >= len(row.cells) for row in rows):
            continue
        texts = [row.cells[place].text for row in rows]
        filled = [text for text in texts if text]
        merged = place < columns.get("concept", 0) and bool(texts[:1] and texts[0]) and len(filled) < len(texts)
        merged = merged and all(left != right for left, right in pairwise(filled))
        rows = list(_carried(rows, place, ditto, merged=merged))
    return rows


def _carried(rows: Sequence[Row], place: int, ditto: re.Pattern[str], *, merged: bool) -> Iterator[Row]:
    above: Passage | None = None
    for row in rows:
        cell = row.cells[place]
        if above and ((merged and not cell.text) or ditto.fullmatch(cell.text)):
            yield row._replace(cells=(*row.cells[:place], above, *row.cells[place + 1 :]))
        else:
            above = cell if cell.text else above
            yield row


def names_index(heading: Heading, lexicon: Lexicon) -> bool:
    """Whether a heading has the words of the index's title."""
    title = plain_title(heading.text).text
    return (lexicon.vocabulary.section(title) or lexicon.vocabulary.section_like(title)) == "index"


def mostly(texts: Sequence[Text], holds: Callable[[Text], bool]) -> bool:
    """Whether half of some texts or more are of a kind, and one at least."""
    found = sum(map(holds, texts))
    return found > 0 and found * 2 >= len(texts)
