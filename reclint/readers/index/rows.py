"""Whether what stands right below a heading is an index by what it says: rows, or groups of them below short lines.

A group is a list or a table below a line that names its lesson or its depth, in a callout whose title does, or below an
item of a list that does.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reclint.markdown import Heading, Items, Paragraph, Quote, Table
from reclint.readers.depths.depth import find_mark
from reclint.readers.index.blocks import callout, is_bold_line, is_lead_in
from reclint.readers.index.lists import (
    is_undone,
    listed_mark,
    lists_depths,
    opening_depth,
    titled_depth,
    whole_entry,
)
from reclint.readers.index.numbered import called_numbers, entries_of
from reclint.readers.index.table import table_columns
from reclint.readers.lessons.heading import read_lesson_heading
from reclint.readers.lessons.names import slug_of_title
from reclint.readers.taught.enumerations import SET_OFF
from reclint.text.source import Passage
from reclint.vocabulary.folding import fold_case
from reclint.vocabulary.lexicon import DASH, LETTER, SLUG

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Sequence

    from reclint.markdown import Block
    from reclint.readers.lessons.heading import LessonHeading
    from reclint.vocabulary.lexicon import Lexicon

LEAST_LISTED = 3
"""How many rows a section has at least that nothing else tells to be the index."""
LEAST_GROUPS = 2
"""How many groups it has at least: one may list what a single lesson taught."""
LONG_SLUG = re.compile(rf"(?<![^\W_])(?<!-){LETTER}+(?:-{LETTER}+)+(?![^\W_])(?!-)")
"""A slug of several words, in marks or without: "`true-wheels`", "_true-wheels_"."""
_CODED = re.compile(rf"`({SLUG})`")
"""A slug in code marks, which may be one word: "`hubs`"."""
_MAY_CALL = re.compile(r"[-`\d]")
"""What a line has at least that calls a lesson: a number, or a slug of several words or in code marks."""
_AROUND = " ,:;()[]`*_–—-"
"""What may stand around the slug of a lesson behind its number: "Lesson 1, `true-wheels`", "Lesson 1 (true-wheels)"."""


class Group(NamedTuple):
    """A line with what is listed below it."""

    title: Passage
    listed: Items | Table


def names_of(heading: LessonHeading) -> frozenset[str]:
    """What a lesson of this heading can be known by: its slug, its title, its number if it is called a lesson."""
    number = f"#{heading.position.value}" if heading.named and heading.position else ""
    title = heading.title or ""
    return frozenset(filter(None, (heading.slug or "", fold_case(title), slug_of_title(title), number)))


def lists_rows(blocks: Iterable[Block], names: Container[str], lexicon: Lexicon, *, numbered: bool) -> bool:
    """Whether most paragraphs or items, and three at least, have a depth and one of the lessons called ``names``.

    ``numbered``: lessons may be called by their numbers.
    """
    texts = [text for block in blocks for text in texts_of(block, lexicon)]
    if len(texts) < LEAST_LISTED:
        return False
    rows = sum(_is_row(text, names, lexicon, numbered=numbered) for text in texts)
    return rows >= LEAST_LISTED and rows * 2 > len(texts)


def lists_rows_of_several(blocks: Iterable[Block], names: Iterable[str], lexicon: Lexicon) -> bool:
    """Whether most items, and three at least, have a depth set off and a lesson called in ``names``, two such in all.

    "- Spoke tension #developed [[true-wheels]]", "- Rim wear (introduced, Lesson 1)"; no prose that tells of lessons,
    "In `true-wheels` we developed it".
    """
    items = [text for block in blocks if isinstance(block, Items) for text in texts_of(block, lexicon)]
    marked = [text for text in items if listed_mark(text, lexicon) and not is_undone(text, lexicon)]
    known = frozenset(names)
    told = [found for text in marked if (found := known.intersection(_called_in(text.text, lexicon)))]
    return len(told) >= LEAST_LISTED and len(told) * 2 > len(items) and len(set().union(*told)) >= LEAST_GROUPS


def speaks_of_lessons(blocks: Iterable[Block], lexicon: Lexicon, least: int) -> bool:
    """Whether most lines or items, and three at least, have a depth and call a lesson, ``least`` lessons in all.

    "1. applied: Spoke tension — lesson 2", or lines that are broken, "Rim wear (D), `true-wheels`". Whether there are
    such lessons is not asked: this speaks against a section being one of them.
    """
    lines = [line for block in blocks for text in texts_of(block, lexicon) for line in text.text.split("\n")]
    calling = [line for line in lines if _MAY_CALL.search(line)]
    told = [(line, frozenset((*_called_in(line, lexicon), *_CODED.findall(line)))) for line in calling]
    rows = [found for line, found in told if found and _has_depth(line, lexicon)]
    return len(rows) >= LEAST_LISTED and len(rows) * 2 > len(lines) and len(set().union(*rows)) >= least


def _has_depth(line: str, lexicon: Lexicon) -> bool:
    return bool(lexicon.depth_any_case.search(line) or find_mark(Passage.at(line, 0), lexicon))


def _called_in(text: str, lexicon: Lexicon) -> Iterator[str]:
    """What may call a lesson in a text: slugs, and numbers as `names_of` has them."""
    yield from (one.group() for one in LONG_SLUG.finditer(text))
    yield from (f"#{int(one['number'])}" for one in _numbered(lexicon).finditer(text))


def groups_by_depth(blocks: Sequence[Block], names: Container[str], lexicon: Lexicon) -> bool:
    """Whether most lists, and two at least, stand below a depth, and most of all their items name a lesson."""
    groups = [group for group in _groups(blocks) if titled_depth(group.title, lexicon) or opens(group.title, lexicon)]
    if _are_most(groups, blocks):
        return tells_lessons([group.listed for group in groups], names, lexicon)
    items = _only_list(blocks, lexicon)
    nested = [group for group in _nested(items) if titled_depth(group.title, lexicon)] if items else []
    most = items is not None and len(nested) >= LEAST_GROUPS and len(nested) * 2 > len(items.items)
    return most and tells_lessons([group.listed for group in nested], names, lexicon)


def tells_lessons(blocks: Sequence[Block], names: Container[str], lexicon: Lexicon) -> bool:
    """Whether most paragraphs or items, and three at least, name one of the lessons called ``names``, or a number.

    What has the form of slugs does so too where one item in two at least repeats that of another, and two such are
    repeated: the headings of the lessons may have other names, "## 1.1 Building a Wheel" for "true-wheels".
    """
    items = [text.text for block in blocks for text in texts_of(block, lexicon)]
    told = sum(_names_known(text, names) or _numbers(text, names, lexicon) for text in items)
    slugs = [{one.group() for one in LONG_SLUG.finditer(text)} for text in items]
    times = Counter(slug for found in slugs for slug in found)
    again = {slug for slug, count in times.items() if count > 1}
    if len(again) >= LEAST_GROUPS:
        told = max(told, sum(not again.isdisjoint(found) for found in slugs))
    if told >= LEAST_LISTED and told * 2 > len(items):
        return True
    return bool(called_numbers(list(entries_of(blocks, lexicon)), lexicon))


def lists_entries(blocks: Iterable[Block], names: Container[str], lexicon: Lexicon) -> bool:
    """Whether most paragraphs or items, two at least, are a name with a depth and a lesson, each by itself behind it.

    "Spokes" above ": D · `true-wheels` · thin", "**Spokes** [D] `true-wheels`: thin"; not "Spokes: INTRODUCED in
    `true-wheels`, they think they push", and nothing that is still to be done, "- [ ] Spokes (D, `true-wheels`)".
    """
    listed = [block for block in blocks if isinstance(block, Paragraph | Items)]
    if any(item.box for block in listed if isinstance(block, Items) for item in block.items):
        return False
    texts = [text for block in listed for text in texts_of(block, lexicon)]
    found = sum(_is_entry(text.text, names, lexicon) for text in texts)
    return found >= LEAST_GROUPS and found * 2 > len(texts)


PIECE = re.compile(r"(?:(?<!\s)\s+)?(?:\n:|[·•|,;:()\[\]]|\s(?:--?|—|–|/)\s|\.{3,})\s*")
"""What sets a depth and a lesson off from a name: " · ", " [", "\n: ", " — ", " ..... ". Blanks are tried once."""
_FIRST_PIECES = 6
"""How many pieces of an entry are looked at, blank ones between two signs among them: what comes later is a remark."""


def _is_entry(text: str, names: Container[str], lexicon: Lexicon) -> bool:
    """Whether pieces right behind the name of an entry are a depth and a lesson, and nothing else."""
    if not lexicon.depth_mention.may_be_in(text):
        return False
    _, *pieces = (piece.strip("*_` ") for piece in PIECE.split(text, _FIRST_PIECES + 1)[: _FIRST_PIECES + 1])
    slugs = (
        piece in names or ("-" in piece and not piece[0].isdecimal() and LONG_SLUG.fullmatch(piece)) for piece in pieces
    )
    return any(slugs) and any(lexicon.depth_any_case.fullmatch(piece) for piece in pieces)


def groups_by_lesson(blocks: Sequence[Block], names: Container[str], lexicon: Lexicon) -> bool:
    """Whether most lists, and two at least, stand below one of the lessons called ``names`` and have depths."""
    groups = [
        group
        for group in _groups(blocks, lambda title: "\n" not in title.text and _is_lesson(title, names, lexicon))
        if any(name in names for name in _named_in(group.title, lexicon)) and _has_depths(group.listed, lexicon)
    ]
    return _are_most(groups, blocks) or _nest_by_lesson(blocks, names, lexicon)


def _nest_by_lesson(blocks: Sequence[Block], names: Container[str], lexicon: Lexicon) -> bool:
    """Whether one list nests most of its items, two at least, with depths below lessons called ``names`` and no more.

    "- Lesson 1, `true-wheels`" with "- Spoke tension (D)" and "- Rim wear (I)" below it. An item that goes on, "Lesson
    1, much too long", speaks of a lesson.
    """
    items = _only_list(blocks, lexicon)
    if items is None:
        return False
    groups = list(_nested(items))
    counts = [_listed_in(group, lexicon) for group in groups if _is_lesson(group.title, names, lexicon)]
    told = sum(map(bool, counts))
    return told >= LEAST_GROUPS and told * 2 > len(items.items) and sum(counts) >= LEAST_LISTED


def _only_list(blocks: Sequence[Block], lexicon: Lexicon) -> Items | None:
    """The one list of some blocks; None below "Concepts taught", as a lesson may go through others once more."""
    lists = [block for block in blocks if isinstance(block, Items | Table)]
    labels = [block.text.text.strip(_AROUND) for block in blocks if isinstance(block, Paragraph)]
    taught = any(lexicon.vocabulary.field(label) == "taught" for label in labels if "\n" not in label)
    return lists[0] if len(lists) == 1 and isinstance(lists[0], Items) and not taught else None


def _listed_in(group: Group, lexicon: Lexicon) -> int:
    """How many items of a group have depths, where most do; 0 where one is a field: "Taught: spokes (DEVELOPED)"."""
    items = group.listed.items if isinstance(group.listed, Items) else ()
    labels = (item.text.text.partition(":") for item in items if item.text)
    if any(colon and lexicon.vocabulary.is_label(label.strip(_AROUND)) for label, colon, _ in labels):
        return 0
    marked = [text for text in texts_of(group.listed, lexicon) if listed_mark(text, lexicon)]
    done = sum(not is_undone(text, lexicon) for text in marked)
    return done if done * 2 > len(items) else 0


def _nested(items: Items) -> Iterator[Group]:
    """The lists inside a list, each with the item that it stands below."""
    for item in items.items:
        for block in item.blocks[1:]:
            if item.text and isinstance(block, Items):
                yield Group(item.text, block)


def _is_lesson(title: Passage, names: Container[str], lexicon: Lexicon) -> bool:
    """Whether a text is a lesson and nothing else: "Lesson 1, `true-wheels`", "Lesson 2: Truing", "true-wheels"."""
    if "](" in title.text and _page(lexicon).fullmatch(title.text):
        return True
    heading = read_lesson_heading(title, lexicon)
    rest = (heading.title or "").strip(_AROUND)
    known = any(name in names for name in names_of(heading))
    return known and (not rest or fold_case(rest) in names or LONG_SLUG.fullmatch(rest) is not None)


@lru_cache(maxsize=16)
def _page(lexicon: Lexicon) -> re.Pattern[str]:
    """A lesson by the link to its page in the module: "From [true-wheels](lessons/true-wheels.md):".

    "From [true-wheels](../module-2/lessons/true-wheels.md)" is one of another module, "[Ada](https://…)" none.
    """
    slug = rf"{LETTER}+(?:-{LETTER}+)+"
    target = r"(?:\./)?(?:[\w-]{1,40}/)?(?P=slug)\.(?:md|markdown|html?)"
    link = rf"\[[*_`]{{0,3}}(?P<slug>{slug})[*_`]{{0,3}}\]\({target}\)"
    return re.compile(rf"[*_]{{0,3}}(?:{lexicon.word('from')}\s+)?[*_]{{0,3}}{link}[*_]{{0,3}}:?[*_]{{0,3}}", re.I)


def _named_in(title: Passage, lexicon: Lexicon) -> frozenset[str]:
    """What may be the name of a lesson in a line: all of it, or the one slug in it, "From `true-wheels`:"."""
    slugs = frozenset(match.group() for match in LONG_SLUG.finditer(title.text))
    return names_of(read_lesson_heading(title, lexicon)) | (slugs if len(slugs) == 1 else frozenset())


def opens(title: Passage, lexicon: Lexicon) -> bool:
    """Whether a depth opens a title: "DEVELOPED — they can do it without us"."""
    return opening_depth(title, lexicon) is not None


def _groups(blocks: Sequence[Block], is_bare: Callable[[Passage], bool] = lambda _: False) -> Iterator[Group]:
    """The lists below titles: headings, lines in bold, lead-ins, and lines that are a title as they stand."""
    for block in blocks:
        if isinstance(block, Quote) and (inner := callout(block)):
            yield from _groups(inner, is_bare)
    for above, below in pairwise(blocks):
        if not (isinstance(below, Items | Table) and isinstance(above, Heading | Paragraph)):
            continue
        if _is_title(above) or is_bare(above.text):
            yield Group(above.text, below)


def _is_title(block: Heading | Paragraph) -> bool:
    text = block.text.text
    return isinstance(block, Heading) or is_bold_line(text) or is_lead_in(text)


def _are_most(groups: Sequence[Group], blocks: Sequence[Block]) -> bool:
    lists = sum(isinstance(block, Items | Table) for block in blocks)
    return len(groups) >= LEAST_GROUPS and len(groups) * 2 > lists


def _has_depths(block: Items | Table, lexicon: Lexicon) -> bool:
    if isinstance(block, Table):
        return table_columns(block, lexicon).has("concept", "depth")
    done = [item for item in block.items if not (item.text and is_undone(item.text, lexicon))]
    return lists_depths([block], lexicon) and len(done) * 2 > len(block.items)


def texts_of(block: Block, lexicon: Lexicon) -> Iterable[Passage]:
    """The texts of a block that may be rows: those of its items, or its own."""
    if isinstance(block, Items):
        return (text for item in block.items if (text := whole_entry(item, lexicon)))
    return [block.text] if isinstance(block, Paragraph) else []


def _is_row(text: Passage, names: Container[str], lexicon: Lexicon, *, numbered: bool) -> bool:
    """Whether a text has a depth and a lesson; by its number only where that and the depth are set off.

    "Rim wear was mentioned in lesson 1 and must come back" is none.
    """
    if not lexicon.depth_any_case.search(text.text) or is_undone(text, lexicon):
        return False
    if _names_lesson(text.text, names):
        return True
    return numbered and _numbers(text.text, names, lexicon) and listed_mark(text, lexicon) is not None


def _names_lesson(text: str, names: Container[str]) -> bool:
    """Whether a text has a slug, or the title of a section in emphasis or quotation marks."""
    return LONG_SLUG.search(text) is not None or _names_known(text, names)


def _names_known(text: str, names: Container[str]) -> bool:
    """The same where the slug is that of a section: "half-life" may be a word."""
    if any(match.group() in names for match in LONG_SLUG.finditer(text)):
        return True
    return any(fold_case(match.group().strip('*_"“”')) in names for match in SET_OFF.finditer(text))


def _numbers(text: str, names: Container[str], lexicon: Lexicon) -> bool:
    return any(name in names for name in _called_in(text, lexicon) if name.startswith("#"))


@lru_cache(maxsize=16)
def _numbered(lexicon: Lexicon) -> re.Pattern[str]:
    """A lesson by its number, set off from the words before it: "(L2)", "— lesson 2", ", in lesson 2", ": L2"."""
    called = rf"(?:{lexicon.word('lesson', 'lessons')}\s*[#№.-]?\s*|{lexicon.lesson_initial})"
    led = rf"(?:^|[(\[{{,;:|·/\n]|(?<!-){DASH})\s*(?:{lexicon.word('home')}\s+)?"
    return re.compile(rf"{led}{called}(?P<number>\d{{1,3}})(?![\w.-]*\w)", re.I)
