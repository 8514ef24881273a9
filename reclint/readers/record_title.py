"""What a document calls itself: the module that its title names, and the titles of further modules in the same file."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple, cast

from reclint.markdown import Heading, Paragraph, Table, leading_signs, plain_title
from reclint.readers.index.table import table_columns
from reclint.readers.sections.title import front_fields, read_title, title_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reclint.markdown import Block
    from reclint.readers.sections.title import ModuleTitle
    from reclint.text.source import Passage, Source, Span
    from reclint.vocabulary.lexicon import Lexicon


_LONGEST = 300
"""How many characters of a heading are looked at for a word: a choice; the longest of 13 courses has 105."""


_SECTION_NUMBER = re.compile(r"(?:§\s*)?(?P<number>\d{1,3}(?:\.\d{1,3}){0,3})(?=[.):]?\s)")
"""The number that a heading opens with: "1 Concepts", "1.1 From knots", "§ 2. Lessons"."""


class RecordTitle(NamedTuple):
    """The title of a record: what it says of the module, and its text; ``said`` are the places that say it.

    ``others`` are the titles of further modules below it, in order.
    """

    named: ModuleTitle | None
    text: Passage | None
    said: tuple[Span, ...] = ()
    others: tuple[Heading, ...] = ()


def record_title(source: Source, blocks: Sequence[Block], lexicon: Lexicon) -> RecordTitle:
    """What the first heading, or else front matter, says of the module."""
    title = _TitleReader(source, blocks, lexicon).read()
    return title._replace(others=tuple(_others(title, blocks, lexicon)))


def title_of(heading: Heading, lexicon: Lexicon) -> RecordTitle:
    """The title of a further module, by its heading."""
    return RecordTitle(_read(heading.text.text, lexicon), heading.text, (heading.text.span,))


def may_hold_modules(source: Source, lexicon: Lexicon) -> bool:
    """Whether the title of a document, or the first heading below it, has the word for a record: a cheap look.

    "Knots -- Records", or "Knots" with "## Module 1.1: Bends -- Record" below.
    """
    start = source.text.find("\n## ") + 1
    below = source.text[start : start + _LONGEST].partition("\n")[0] if start else ""
    word = re.compile(rf"(?<![\w-]){lexicon.word('record', 'records')}(?![\w-])", re.I)
    front = (field.text for key, field in front_fields(source).items() if key == "title")
    texts = (title_text(source), below, *front)
    return any(word.search(text[:_LONGEST]) for text in texts)


def headed_modules(blocks: Sequence[Block], lexicon: Lexicon) -> list[tuple[Heading, ModuleTitle]]:
    """The headings of one level that name modules, several, each above an index of its own: "## Unit 1: Knots"."""
    opening = [(at, block) for at, block in enumerate(blocks) if isinstance(block, Heading)]
    lesson = re.compile(rf"{lexicon.word('lesson')}\s+\d", re.I)  # "2.1 Lesson 1: Knots" names no module
    above = _numbers_above(blocks)
    titles = ((at, block, _read(block.text.text, lexicon)) for at, block in opening if at not in above)
    named = [(at, block, title) for at, block, title in titles if title and not lesson.match(title.title)]
    stops = [*(at for at, _, _ in named), len(blocks)][1:]
    found = [
        (block, title)
        for (at, block, title), stop in zip(named, stops, strict=True)
        if block.level == named[0][1].level and _holds_index(blocks[at + 1 : stop], lexicon)
    ]
    return found if len({title.number for _, title in found}) > 1 else []


def _numbers_above(blocks: Sequence[Block]) -> set[int]:
    """The places of headings that carry on the number of the one above them: "1.1 From knots" below "1 Concepts"."""
    found: set[int] = set()
    numbers: dict[int, str] = {}
    for at, block in enumerate(blocks):
        if isinstance(block, Heading):
            match = _SECTION_NUMBER.match(block.text.text, leading_signs(block.text.text))
            number = match["number"] if match else ""
            numbers = {level: one for level, one in numbers.items() if level < block.level}
            if numbers and number.rpartition(".")[0] and number.rpartition(".")[0] == numbers[max(numbers)]:
                found.add(at)
            numbers[block.level] = number
    return found


class _TitleReader:
    def __init__(self, source: Source, blocks: Sequence[Block], lexicon: Lexicon) -> None:
        self.source = source
        self.blocks = blocks
        self.lexicon = lexicon

    def read(self) -> RecordTitle:
        heading = next((block for block in self.blocks if isinstance(block, Heading) and block.level == 1), None)
        first = self.blocks[0] if self.blocks else None
        if heading is None and isinstance(first, Heading) and read_title(first.text.text, self.lexicon):
            heading = first
        texts = [heading.text] if heading else []
        if isinstance(first, Paragraph):  # a title in bold
            texts.append(first.text)
        front = front_fields(self.source)
        texts += [front[key] for key in ("title", "module") if key in front]
        said = (heading.text.span,) if heading else ()
        for text in texts:
            if title := _read(text.text, self.lexicon):
                return RecordTitle(title, heading.text if heading else text, (*said, text.span))
        below = self.below(heading) if heading else None
        if below is None and (deeper := self.deeper()):
            return deeper._replace(said=(*said, *deeper.said))
        title, line = below or (None, ())
        return RecordTitle(title, texts[0] if texts else None, (*said, *line))

    def deeper(self) -> RecordTitle | None:
        """The first heading that calls itself a module's record, below one that names a course or nothing."""
        headings = (block for block in self.blocks if isinstance(block, Heading))
        found = ((heading, _read(heading.text.text, self.lexicon)) for heading in headings)
        called = next(((heading, title) for heading, title in found if title and title.named), None)
        first = called or next(iter(headed_modules(self.blocks, self.lexicon)), None)
        if first is None:
            return None
        heading, title = first
        return RecordTitle(title._replace(named=True), heading.text, (heading.text.span,))

    def below(self, heading: Heading) -> tuple[ModuleTitle, tuple[Span, ...]] | None:
        """The number in a line below a title that has none: "*Record of Module 2.3, kept by Ada.*"."""
        below = self.blocks[self.blocks.index(heading) + 1 :][:1]
        if not below or not isinstance(below[0], Paragraph):
            return None
        line = re.split(r"[,;]|\.\s|\n", below[0].text.text.strip("*_ "), maxsplit=1)[0]
        title = _read(line, self.lexicon)
        if title is None or not title.named:
            return None
        return title._replace(title=plain_title(heading.text).text), (below[0].text.part(0, len(line)).span,)


def _read(text: str, lexicon: Lexicon) -> ModuleTitle | None:
    """What the title of a record says, without the word for it in singular or plural."""
    title = read_title(text, lexicon)
    if title is None or title.named:
        return title
    several = read_title(text, lexicon, "records")
    return several if several and several.named else title


def _others(found: RecordTitle, blocks: Sequence[Block], lexicon: Lexicon) -> list[Heading]:
    """The titles of further modules: those that call themselves records, and the fellows of a title further down."""
    named, text = found.named, found.text
    if text is None or named is None:
        return []
    inside = [block for block, _ in headed_modules(blocks, lexicon)]
    inside = inside if any(block.text is text for block in inside) else []
    others, numbers, level, place = [], {named.number}, 1, text.span
    for at, block in enumerate(blocks):
        if not isinstance(block, Heading):
            continue
        span = block.text.span
        if span == place:
            level = block.level
        if span.start <= place.start:
            continue
        title = read_title(block.text.text, lexicon)
        if title is None or not (title.named or block in inside):
            continue
        # A number for the second time is a slip where an index follows, else a remark on the record: "(continued)".
        if title.number not in numbers or (block.level == level and _holds_index(_below(blocks, at), lexicon)):
            others.append(block)
            numbers.add(title.number)
    return others


def _below(blocks: Sequence[Block], at: int) -> Iterator[Block]:
    """The blocks from a heading to the next of its level."""
    level = cast("Heading", blocks[at]).level
    return takewhile(lambda block: not (isinstance(block, Heading) and block.level <= level), blocks[at + 1 :])


def _holds_index(blocks: Iterable[Block], lexicon: Lexicon) -> bool:
    """Whether a table with concepts and depths, or a heading of an index, stands among some blocks."""
    for block in blocks:
        if isinstance(block, Table) and table_columns(block, lexicon).has("concept", "depth"):
            return True
        if isinstance(block, Heading) and lexicon.vocabulary.section(plain_title(block.text).text) == "index":
            return True
    return False
