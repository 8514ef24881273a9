"""What pages that are not recognised as records may be configured with: their words and names, by what stands on them.

Nothing here is certain. Each hint says where it was seen, and whoever asks tries what is read with it.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reclint.files.names import is_markdown
from reclint.markdown import Heading, Items, Paragraph, Table, parse_blocks, plain_title
from reclint.text.words import counted
from reclint.vocabulary.folding import fold_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reclint.markdown import Block
    from reclint.vocabulary.vocabulary import Vocabulary
    from reclint.workspace import Documents

MOST_PAGES = 500
"""How many pages are looked at; a course has some hundreds."""
_VALUES = range(2, 8)
"""How many values a column of depths has: the courses that were seen have three to six."""
_LEAST_CELLS = 4
"""How many cells with a value a column of depths has at least: a choice, fewer tell no scale."""
_LONGEST_VALUE = 24
"""How many characters a depth has at most: "can teach it to others" has 22."""
_FULL = 0.6
"""The share of cells that a column of depths has a value in."""
_DISTINCT = 0.8
"""The share of cells in a column of concepts that stand there once."""
_LABEL = re.compile(r"[^\w\n]*(?P<label>[^\W\d_][^\n:：*_|]{0,40}?)[*_`]*\s*[:：]")
"""A label at the start of a line, in whatever emphasis: ``**Cuaderno:** ninguno``, ``Cuaderno: ninguno``."""
_NAMED = re.compile(r"(?P<word>[^\W\d_]+)\s+(?:n[.º°]\s*)?\d+(?:\.\d+)*(?=\W|$)")
"""A heading that calls what follows something and numbers it: "Tema 1: Velas", "Week 2"."""
_DEPTHS, _IN_ORDER = ("vocabulary", "depths"), "put them in order, from least to most"
_NOTHING = frozenset({"", "-", "—", "–", "?", "x", "✓", "✔"})
_OTHER_COLUMNS = ("lesson", "notes", "number", "slug", "load", "status", "notebook", "series", "module", "built")


class Hint(NamedTuple):
    """Values for a part of the configuration, such as ``("vocabulary", "depths")``, and what they were seen on."""

    part: tuple[str, ...]
    values: tuple[str, ...]
    seen: str


class Page(NamedTuple):
    """A Markdown document with its blocks."""

    key: str
    blocks: tuple[Block, ...]

    @property
    def headings(self) -> list[Heading]:
        """Its headings, in order."""
        return [block for block in self.blocks if isinstance(block, Heading)]

    @property
    def tables(self) -> list[Table]:
        """Its tables that have a header."""
        return [block for block in self.blocks if isinstance(block, Table) and block.header]


class Column(NamedTuple):
    """The cells below a header, on all pages together."""

    header: str
    cells: list[str]
    keys: list[str]

    @property
    def values(self) -> Counter[str]:
        """The different cells, in the order in which they stand first."""
        return Counter(cell for cell in self.cells if fold_word(cell) not in _NOTHING)

    @property
    def seen(self) -> str:
        """Where it stands, for people."""
        return f'the column "{self.header}": {counted(len(self.cells), "cell")} in {_in_pages(self.keys)}'


class Scale(NamedTuple):
    """What may be the depths of a course, the pages where they stand, and the hints that they make.

    ``headers`` are those of the columns of depths and of concepts.
    """

    depths: tuple[str, ...]
    keys: tuple[str, ...]
    headers: tuple[str, ...]
    hints: tuple[Hint, ...]


def pages_of(documents: Documents) -> list[Page]:
    """The first pages of a course with their blocks."""
    keys = [key for key in sorted(documents.keys) if is_markdown(key)][:MOST_PAGES]
    sources = ((key, source) for key in keys if (source := documents.source(key)))
    return [Page(key, parse_blocks(source)) for key, source in sources]


def scales(pages: Sequence[Page], vocabulary: Vocabulary) -> list[Scale]:
    """What may be depths, the likeliest first.

    A column of few short values that repeat, beside one of names; or the headers of columns that say in which lesson
    each depth is reached.
    """
    found = []
    for columns in _tables_alike(pages):
        concepts = next((one for one in columns if _names_things(one)), None)
        others = [one for one in columns if one is not concepts]
        if concepts is None:
            continue
        found += [
            (_likelihood(column, vocabulary), _by_values(column, concepts, vocabulary))
            for column in others
            if _is_scale(column, vocabulary)
        ]
        reached = [one for one in others if _names_lessons(one)]
        if len(reached) >= _VALUES.start:
            found.append(((True, True, len(reached[0].cells)), _by_headers(reached, concepts, vocabulary)))
    return [scale for _, scale in sorted(found, key=lambda entry: entry[0], reverse=True)]


def further(pages: Sequence[Page], scale: Scale, vocabulary: Vocabulary) -> Iterator[Hint]:
    """Hints for the pages that have a scale: what modules, lessons, sections and columns are called."""
    own = [page for page in pages if page.key in scale.keys]
    titles = Counter(word for page in own for word in _named(page.headings[:1]))
    for word, count in titles.items():
        yield _word("module", word, count, "title")
        yield _word("titled", word, count, "title")
    below = Counter(word for page in own for word in _named(page.headings[1:]))
    for word, count in below.most_common(2):
        if count > 1 and word not in vocabulary.words_of("lesson"):
            yield _word("lesson", word, count, "heading")
    for columns in _tables_alike(own):
        for column in columns:
            if column.header not in scale.headers:
                yield Hint(("vocabulary", "columns", "lesson"), (column.header,), column.seen)
    for page in own[:1]:
        yield from _sections(page, vocabulary)


def labels(pages: Sequence[Page], scale: Scale, vocabulary: Vocabulary) -> Iterator[tuple[str, int, str | None]]:
    """Labels and headings that repeat and are no fields yet: how often each stands there, and the kind it may be."""
    own = [page for page in pages if page.key in scale.keys]
    seen: dict[str, list[str]] = {}
    for page in own:
        for label, text in _labelled(page.blocks):
            if vocabulary.field(label) is None and vocabulary.section(label) is None:
                seen.setdefault(label, []).append(text)
    depths = {fold_word(value) for value in scale.depths}
    for label, texts in seen.items():
        if len(texts) > 1:
            yield label, len(texts), _kind_of(texts, depths)


def patterns(keys: Iterable[str]) -> tuple[str, ...]:
    """The file patterns of some documents: by their name, by the shape of their names, else by their folder."""
    every = sorted(set(keys))
    names = {key.rpartition("/")[2] for key in every}
    shapes = {re.sub(r"\d+(?:[-_.]\d+)*", "*", name) for name in names}
    if len(shapes) == 1:
        return tuple(names if len(names) == 1 < len(every) else shapes)
    folders = {key.rpartition("/")[0] for key in every}
    if len(folders) == 1 and "" not in folders:
        suffixes = {name.rpartition(".")[2] for name in names}
        return tuple(sorted(f"{next(iter(folders))}/*.{suffix}" for suffix in suffixes))
    return tuple(every)


def _tables_alike(pages: Iterable[Page]) -> list[list[Column]]:
    """The columns of tables that have the same headers."""
    found: dict[tuple[str, ...], list[Column]] = {}
    for page in pages:
        for table in page.tables:
            assert table.header is not None
            headers = tuple(plain_title(cell).text for cell in table.header.cells)
            columns = found.setdefault(headers, [Column(header, [], []) for header in headers])
            for row in table.rows:
                for column, cell in zip(columns, row.cells, strict=False):
                    column.cells.append(plain_title(cell).text)
                    column.keys.append(page.key)
    return list(found.values())


def _is_scale(column: Column, vocabulary: Vocabulary) -> bool:
    values = column.values
    if len(values) not in _VALUES or max(map(len, values)) > _LONGEST_VALUE or column.header == "":
        return False
    if vocabulary.column(column.header, _OTHER_COLUMNS) is not None:
        return False
    if any(_NAMED.match(value) for value in values):
        return False
    filled = sum(values.values())
    return filled >= max(_LEAST_CELLS, len(values) + 1) and filled >= _FULL * len(column.cells)


def _names_things(column: Column) -> bool:
    """Whether most cells stand there once and say something in letters."""
    values = column.values
    worded = sum(count for value, count in values.items() if any(map(str.isalpha, value)) and len(value) > 1)
    return len(values) >= _DISTINCT * len(column.cells) and worded >= _DISTINCT * len(column.cells) > 1


def _likelihood(column: Column, vocabulary: Vocabulary) -> tuple[bool, bool, int]:
    """By the header, by whether the cells hold words, by their number."""
    known = vocabulary.column(column.header, ("depth",)) is not None
    return known, not all(map(_is_number, column.values)), len(column.cells)


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdigit()


def _by_values(depths: Column, concepts: Column, vocabulary: Vocabulary) -> Scale:
    values = tuple(sorted(depths.values, key=float) if all(map(_is_number, depths.values)) else depths.values)
    words = [] if _are_known(values, vocabulary) else [Hint(_DEPTHS, values, f"{depths.seen}; {_IN_ORDER}")]
    columns = _unknown({"concept": concepts, "depth": depths}, vocabulary)
    hints = (_records(depths.keys), *words, *columns)
    return Scale(values, tuple(depths.keys), (depths.header, concepts.header), hints)


def _by_headers(reached: Sequence[Column], concepts: Column, vocabulary: Vocabulary) -> Scale:
    values, keys = tuple(column.header for column in reached), concepts.keys
    seen = f"columns that name lessons, in {_in_pages(keys)}; {_IN_ORDER}"
    words = [] if _are_known(values, vocabulary) else [Hint(_DEPTHS, values, seen)]
    hints = (_records(keys), *words, *_unknown({"concept": concepts}, vocabulary))
    return Scale(values, tuple(keys), (*values, concepts.header), hints)


def _records(keys: Sequence[str]) -> Hint:
    return Hint(("records",), patterns(keys), f"{_in_pages(keys)} with such a table")


def _are_known(values: Iterable[str], vocabulary: Vocabulary) -> bool:
    known = set(map(fold_word, vocabulary.depths))
    return all(fold_word(value) in known for value in values)


def _unknown(columns: Mapping[str, Column], vocabulary: Vocabulary) -> Iterator[Hint]:
    for kind, column in columns.items():
        if vocabulary.column(column.header, (kind,)) is None:
            yield Hint(("vocabulary", "columns", kind), (column.header,), column.seen)


def _names_lessons(column: Column) -> bool:
    """Whether a column holds nothing but what is called something and numbered: "Week 1"."""
    return bool(column.values) and all(_NAMED.match(value) for value in column.values)


def _sections(page: Page, vocabulary: Vocabulary) -> Iterator[Hint]:
    """What the headings of a page may name: the index where a table stands right below, else the other sections."""
    for block, after in pairwise(page.blocks):
        title = plain_title(block.text).text if isinstance(block, Heading) and block.level > 1 else ""
        known = vocabulary.section(title) or vocabulary.field(title) or _NAMED.match(title)
        for kind in ("index",) if isinstance(after, Table) else ("summaries", "models"):
            if title and not known:
                yield Hint(("vocabulary", "sections", kind), (title,), f'the heading "{title}"')


def _named(headings: Iterable[Heading]) -> Iterator[str]:
    for heading in headings:
        if match := _NAMED.match(plain_title(heading.text).text):
            yield match["word"].lower()


def _word(name: str, word: str, count: int, where: str) -> Hint:
    return Hint(("vocabulary", "words", name), (word,), f'"{word}" before a number in {counted(count, where)}')


def _labelled(blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
    """Labels with the text up to the next block of another kind: their line, or the list below."""
    for place, block in enumerate(blocks):
        after = _text(blocks[place + 1]) if place + 1 < len(blocks) else ""
        if isinstance(block, Heading):
            yield plain_title(block.text).text, after
        elif isinstance(block, Paragraph):
            for line in block.text.text.splitlines():
                if match := _LABEL.match(line):
                    yield match["label"].strip(), line[match.end() :].strip(" *_") or after
        elif isinstance(block, Items):
            for item in block.items:
                if item.text and (match := _LABEL.match(item.text.text)):
                    yield match["label"].strip(), item.text.text[match.end() :].strip(" *_") or _text(block)


def _text(block: Block) -> str:
    if isinstance(block, Paragraph):
        return block.text.text
    if isinstance(block, Items):
        return "\n".join(item.text.text for item in block.items if item.text)
    return ""


def _kind_of(texts: Sequence[str], depths: set[str]) -> str | None:
    """The kind of field that texts speak for: depths in their lines, notebooks, few short values."""
    ends = [re.split(r"[\s:(),;\[\]]+", line.strip(" .)]")) for text in texts for line in text.splitlines()]
    if sum(bool({fold_word(word) for word in words} & depths) for words in ends) > 1:
        return "taught"
    if any(".ipynb" in text for text in texts):
        return "notebook"
    return None


def _in_pages(keys: Iterable[str]) -> str:
    return counted(len(set(keys)), "document")
