"""Short names that a record declares for its lessons: "L1 is first-knots, L2 long-splice", a table of them.

One pair may be anything. Two at least, each name and each slug once, are a key; half of its slugs must be known as
those of lessons, for "L1: half-hitch, L2: well-made" may tell what was taught. What headings say goes before: a list
that numbers lessons otherwise is one of something else, as is "1 | long-splice | buy rope" in a table of things to do.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reclint.markdown import Items, Paragraph, Quote, Table, without_marks
from reclint.model import Count
from reclint.readers.lessons.heading import slug_of_path
from reclint.readers.lessons.names import with_places
from reclint.readers.lessons.slug_title import LIKE_ENOUGH, SLUG_SET_OFF, slug_alone, slug_likeness, slug_of_match
from reclint.readers.sections.cells import LINKED, find_columns
from reclint.vocabulary.folding import fold_case
from reclint.vocabulary.lexicon import ARROW, DASH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reclint.markdown import Block, Row
    from reclint.readers.lessons.heading import LessonHeading
    from reclint.text.source import Passage, Span
    from reclint.vocabulary.lexicon import Lexicon

_LEAST = 2
"""How many pairs a key has at least: one may be anything."""
_LONGEST = 4000
"""How many characters of a text are looked at; a key of a dozen lessons has some hundred."""
_WIDEST = 120
"""How many characters stand between two pairs of a key at most: a title and what parts them."""
_MARKS = "*_`[( "
"""What may stand around the name that opens an item."""
_MOST_ROWS = 100
"""How many rows a table of lessons has at most."""
_OF_LESSONS = ("number", "title", "load", "status")
"""The columns of a table that does nothing but list lessons, besides that of their slugs."""
_SHORT = r"(?P<short>(?P<letters>[^\W\d_]{1,6}|§)[ .-]?0*(?P<number>\d{1,2}))(?![\w-]|\.\d)"
"""A short name: "L1", "Les-1", "K 3", "§2"."""
_LETTERS = r"(?P<abbreviation>(?-i:[^\W\d_a-z])[^\W\d_]{0,4})(?![\w.-])"
"""A short name without a number, which its slug has the letters of: "TW" of "true-wheels", "Tw"."""
_DIGIT = re.compile(r"\d")
"""What tells a name with a number: the "1" of "L1"."""
_BETWEEN = re.compile(r"[)\]*_`]{0,4}\s*(?:\([^()\n]{0,80}\)\s*)?(?:[,;.·|/]|\n)?\s*(?:[^\W\d_]{1,3}\s+)?")
"""What parts the pairs of a key: a comma, a line's end, perhaps with a title in parentheses before, or "and"."""
_SHORT_ALONE = re.compile(rf"(?:{_SHORT}|{_LETTERS}|(?P<bare>\d{{1,2}})\.?)", re.I)
"""A cell that is a short name, or a number: "L1", "TW", "1."."""


class ShortName(NamedTuple):
    """A name of a lesson that is no slug; ``number`` where it numbers lessons, ``title`` where one stands beside it.

    ``header`` is that of the table that has it; ``sure`` is False where that table may number other things.
    """

    name: str
    number: int | None
    slug: str
    span: Span
    title: str = ""
    header: Row | None = None
    sure: bool = True


def read_short_names(
    blocks: Iterable[Block], headings: Sequence[LessonHeading], lexicon: Lexicon
) -> tuple[ShortName, ...]:
    """The short names that a record declares, of the first key of lessons in it; none where there is no key."""
    for names in _keys(blocks, lexicon):
        is_key = len(names) >= _LEAST and all(
            len(set(values)) == len(names) for values in ([one.name for one in names], [one.slug for one in names])
        )
        known = sum(_is_known(one, headings) for one in names)
        if is_key and known * 2 >= len(names) and not _contradicts(names, headings):
            return tuple(names)
    return ()


def with_short_names(headings: Sequence[LessonHeading], names: Sequence[ShortName]) -> list[LessonHeading]:
    """Headings with the slugs and the positions that short names declare for them, where they state none."""
    return [_named(heading, names) for heading in headings] if names else list(headings)


def _named(heading: LessonHeading, names: Sequence[ShortName]) -> LessonHeading:
    for one in names:
        is_bare = one.name.isdecimal()
        # "C.1 L1: Soft Rolls", "K1 – Soft Rolls"; a bare number may be that of a section.
        opening = rf"\W*(?:[A-Z\d]+\.\d+[.:]?\s+)?{re.escape(one.name)}(?![\w-])"
        called = not is_bare and re.match(opening, heading.text, re.I)
        numbered = (heading.named or is_bare) and heading.position and heading.position.value == one.number
        titled = one.title and fold_case(heading.title or "") == fold_case(one.title)
        if heading.slug == one.slug or (heading.slug is None and (called or numbered or titled)):
            position = Count(span=one.span, value=one.number) if one.number else None
            return replace(heading, slug=one.slug, position=heading.position or position)
    return heading


def _contradicts(names: Sequence[ShortName], headings: Sequence[LessonHeading]) -> bool:
    """Whether names number lessons otherwise than headings do, which have the slugs or titles like them.

    What may number other things has to agree with the places of the headings too.
    """
    positions = [heading.position.value for heading in headings if heading.position]
    counted = positions[:1] == [1] and positions == sorted(set(positions))  # not the numbers of sections, from 3 on
    for place, heading in with_places(headings):
        slug = heading.slug or _likeliest(heading.title or "", names)
        told = heading.position is not None and (heading.named or counted)
        for one in names if place and slug else ():
            differs = one.number is not None and (one.number == place) != (one.slug == slug)
            if differs and (told or not one.sure):
                return True
    return False


def _likeliest(title: str, names: Sequence[ShortName]) -> str | None:
    """The slug of the name that is most like a title; None where none is like it."""
    likeness, slug = max((slug_likeness(title, one.slug), one.slug) for one in names)
    return slug if likeness >= LIKE_ENOUGH else None


def _is_known(name: ShortName, headings: Iterable[LessonHeading]) -> bool:
    """Whether a lesson has the slug of a short name, or a title like it."""
    return any(
        name.slug == heading.slug or slug_likeness(heading.title or "", name.slug) >= LIKE_ENOUGH
        for heading in headings
    )


def _keys(blocks: Iterable[Block], lexicon: Lexicon) -> Iterator[list[ShortName]]:
    """What may be keys: runs of pairs in a text, the items of a list, the rows of a table."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from (run for pair in _pairs(lexicon) for run in _runs(block.text.part(0, _LONGEST), pair, lexicon))
        elif isinstance(block, Items):
            yield from (_of_items(block, pair, lexicon) for pair in _pairs(lexicon))
        elif isinstance(block, Table) and block.header and len(block.rows) <= _MOST_ROWS:
            yield _of_rows(block.header, block.rows, lexicon)
        elif isinstance(block, Quote):
            yield from _keys(block.blocks, lexicon)


def _of_items(block: Items, pair: re.Pattern[str], lexicon: Lexicon) -> list[ShortName]:
    """The short names that open the items of a list; none where one opens with something else."""
    found: list[ShortName] = []
    for text in (item.text.part(0, _LONGEST) for item in block.items if item.text):
        match = pair.match(text.text) or pair.match(text.text, len(text.text) - len(text.text.lstrip(_MARKS)))
        if match is None or not _may_name(match, lexicon):
            return []
        found.append(_short_name(match, text, lexicon))
    return found


def _runs(text: Passage, pair: re.Pattern[str], lexicon: Lexicon) -> Iterator[list[ShortName]]:
    """The pairs that follow each other in a text: "L1 is first-knots, L2 long-splice"."""
    run: list[ShortName] = []
    stop = 0
    for match in pair.finditer(text.text) if "-" in text.text or "`" in text.text else ():
        if not _may_name(match, lexicon):
            continue
        follows = run and match.start() - stop <= _WIDEST and _BETWEEN.fullmatch(text.text, stop, match.start())
        if not follows:
            yield run
            run = []
        # "in L1 well-made loops" is no pair, "L1 `well-made`" may be one.
        if run or match["abbreviation"] or match["sign"].strip() or "`" in text.text[match.end("sign") : match.end()]:
            run = [*run, _short_name(match, text, lexicon)]
        stop = match.end()
    yield run


def _short_name(match: re.Match[str], text: Passage, lexicon: Lexicon) -> ShortName:
    name = match["abbreviation"] or match["short"]
    return ShortName(name, _number(match, lexicon), slug_of_match(match), text.span_of(*match.span()))


def _may_name(match: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether a pair has a number, or letters of its slug that stand for no depth: "TW = true-wheels"."""
    return match["abbreviation"] is None or _stands_for(match["abbreviation"], slug_of_match(match), lexicon)


def _stands_for(code: str, slug: str, lexicon: Lexicon) -> bool:
    """Whether the letters of a code stand in a slug in their order, the first where a word begins, as a depth's do not.

    "See" and "Also" have no letters of `quiet-chains`, and "A" is APPLIED where a record says so.
    """
    letters = fold_case(code)
    if code in lexicon.depth_letters or slug == fold_case(code):
        return False
    rests = (slug[one.end() :] for one in re.finditer(rf"(?<![^\W_]){letters[0]}", slug))
    return any(all(letter in rest for letter in letters[1:]) for rest in map(iter, rests))


def _number(match: re.Match[str], lexicon: Lexicon) -> int | None:
    """The number of a lesson that a short name has: the 2 of "L2", "Les. 2", for letters that the word opens with."""
    if match["abbreviation"]:
        return None
    letters = fold_case(match["letters"])
    opens = any(fold_case(word).startswith(letters) for word in lexicon.vocabulary.words_of("lesson"))
    return int(match["number"]) if opens else None


@lru_cache(maxsize=16)
def _pairs(lexicon: Lexicon) -> tuple[re.Pattern[str], ...]:
    """A short name with its slug, and a slug with the letters behind it that are short for it.

    "L1 is first-knots", "`L2` = `splice`", "**L3**: long-splice", "L4 (sheet-bend)", "SB = sheet-bend"; "`sheet-bend`
    (SB)", "`sheet-bend` = SB".
    """
    words = lexicon.word("becomes", "stands-for", "short-for")
    strong = rf"\s*(?:[=:(]|{ARROW})\s*|\s+(?:{DASH}|{words})\s+"
    around, closing = r"(?<![\w.-])[*_`\[(]{0,3}", r"[*_`\])]{0,3}"
    named = rf"(?:{_SHORT}{closing}(?P<sign>{strong}|\s+)|{_LETTERS}{closing}(?:{strong}))"
    before = rf"{around}{named}[*_]{{0,2}}{SLUG_SET_OFF}"
    behind = rf"{SLUG_SET_OFF}[*_]{{0,2}}(?:\s*=\s*|\s+\()[*_`]{{0,3}}{_LETTERS}"
    return re.compile(before, re.I), re.compile(behind, re.I)


def _of_rows(header: Row, rows: Sequence[Row], lexicon: Lexicon) -> list[ShortName]:
    """The names in a table that has a column of short names or numbers and one of slugs, and is none of concepts."""
    columns = find_columns(header, ("concept", "depth", *_OF_LESSONS), lexicon)
    if {"concept", "depth"} <= columns.keys() or len(rows) < _LEAST:
        return []
    width = len(header.cells)
    if any(len(row.cells) != width for row in rows):
        return []
    shorts = [place for place in range(width) if all(_is_short(row.cells[place], place, columns) for row in rows)]
    slugs = [place for place in range(width) if all(_slug_of(row.cells[place]) for row in rows)]
    if not shorts or not slugs or shorts[0] == slugs[0]:
        return []
    names = [_of_row(row, shorts[0], slugs[0], columns.get("title"), lexicon) for row in rows]
    if not all(_DIGIT.search(one.name) or _stands_for(one.name, one.slug, lexicon) for one in names):
        return []
    # Bare numbers are those of lessons where they count these from one on.
    counts = [one.number for one in names] == [*range(1, len(names) + 1)]
    bare, listed = names[0].name.isdecimal(), (place for kind, place in columns.items() if kind in _OF_LESSONS)
    sure = not bare or {shorts[0], slugs[0], *listed} >= {*range(width)}
    return [one._replace(header=header, sure=sure) for one in names] if counts or not bare else []


def _of_row(row: Row, short: int, slug: int, title: int | None, lexicon: Lexicon) -> ShortName:
    name, titled = without_marks(row.cells[short]).text.strip(), without_marks(row.cells[title]).text if title else ""
    match = _SHORT_ALONE.fullmatch(name)
    number = int(match["bare"]) if match and match["bare"] else _number(match, lexicon) if match else None
    return ShortName(name.rstrip("."), number, _slug_of(row.cells[slug]), row.span, titled)


def _is_short(cell: Passage, place: int, columns: dict[str, int]) -> bool:
    match = _SHORT_ALONE.fullmatch(without_marks(cell).text.strip())
    return match is not None and (match["bare"] is None or columns.get("number") == place)


def _slug_of(cell: Passage) -> str:
    """The slug that is all that a cell has, or whose page it links to; empty where it has another text."""
    if link := LINKED.fullmatch(cell.text):
        return slug_of_path(link["wiki"] or link["target"]) or ""
    return slug_alone(cell.text.strip("*_ ")) or ""
