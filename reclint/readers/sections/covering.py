"""Whether a section names what the lessons taught, as an index does, and a list of what was asked does not."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from reclint.markdown import Items, Quote, block_passages, texts
from reclint.readers.depths.depth import find_mark
from reclint.readers.index.lists import is_undone, titled_depth
from reclint.readers.index.numbered import entries_of
from reclint.text.source import Passage
from reclint.vocabulary.folding import fold_case

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence, Set

    from reclint.markdown import Block, Item
    from reclint.readers.sections.part import Part
    from reclint.vocabulary.lexicon import Lexicon

_ENTRY = re.compile(r"[,;\n]")
"""What parts the entries of a text: "spoke tension (DEVELOPED), rim wear (INTRODUCED)"."""
_BEHIND = re.compile(r"[(\[{:|·=→]|\s[-–—]+\s|[.!?](?:\s|$)")
"""What parts a name from the rest: "Spoke tension (by ear)", "Spoke tension — lesson 1"."""
_WORD = re.compile(r"[^\W\d_]{3,}")
"""A word that tells something: "spoke", "hub"; no "of"."""
_STEM = 5
"""How many letters of a word are compared, so that "spokes" is "spoke": a choice."""
_QUARTER = 4
"""How many concepts of some lists at most stand for one that is taught: authors say most of them in other words."""
_COMPARED = 2
"""How many concepts at least tell that a list gives other depths than the lessons: one alone may be a mistake."""


def covers_taught(part: Part) -> bool:
    """Whether a section is called the index, or names half of what the fields of others say was taught, if they do."""
    if part.like == "index":
        return True
    return _names_half(part, [text for taught in _taught(part) for text in taught])


def lists_taught(part: Part, lists: Sequence[Part]) -> bool:
    """Whether a quarter of the concepts in some lists are what their lessons taught, where these say what they did.

    "Bearings" of "What the next module needs" is not, below the name of a lesson either.
    """
    known, said = 0, 0
    others = [other for other in _others(part) if other.section.heading]
    for one in lists:
        lessons = [other for other in others if one.names & (other.names | other.stated_names)]
        taught = list(_names((text for lesson in lessons for text in _taught_in(lesson)), part.lexicon))
        listed = [name for name in _listed(one) if taught]
        said += len(listed)
        known += sum(any(_alike(name, other) for other in taught) for name in listed)
    return known * _QUARTER >= said


def words_of(lessons: Iterable[Part]) -> frozenset[str]:
    """The words of the sections of some lessons, as far as they are compared."""
    said = (text.text for lesson in lessons for text in texts(lesson.section.all_blocks()))
    return frozenset(word[:_STEM] for text in said for word in _WORD.findall(fold_case(text)))


def opens_lessons(part: Part, lists: Sequence[Part]) -> bool:
    """Whether each of some lists stands before the section of its lesson, which has fields and speaks as the list does.

    Lessons may say what they taught in other words. What stands behind them may list what comes next.
    """
    if any(one.kinds for one in lists):
        return False
    known: dict[str, list[Part]] = {}
    for other in _others(part):
        if other.section.heading and other.kinds:
            for name in other.names | other.stated_names:
                known.setdefault(name, []).append(other)
    for one in lists:
        lessons = [lesson for name in one.names for lesson in known.get(name, ())]
        start = min((lesson.heading.span.start for lesson in lessons), default=0)
        if one.heading.span.start >= start or not speaks_as(one, words_of(lessons)):
            return False
    return bool(lists)


def looks_ahead(part: Part, lists: Sequence[Part]) -> bool:
    """Whether a title, or half of the items, tells of things to come: "For next year", "- [ ] Spokes (APPLIED)"."""
    if _ahead(part.lexicon).search(part.title):
        return True
    blocks = [block for one in lists for block in one.section.blocks]
    items = [item for item in _items_in(blocks) if item.text]
    undone = sum(item.box == "[ ]" or bool(item.text and is_undone(item.text, part.lexicon)) for item in items)
    return bool(items) and undone * 2 >= len(items)


def _items_in(blocks: Iterable[Block]) -> Iterator[Item]:
    """The items of lists, also of those in callouts, and those below an item in its place."""
    for block in blocks:
        if isinstance(block, Quote):
            yield from _items_in(block.blocks)
        elif isinstance(block, Items):
            for item in block.items:
                inner = [*_items_in(item.blocks)]
                yield from inner or [item]


@lru_cache(maxsize=16)
def _ahead(lexicon: Lexicon) -> re.Pattern[str]:
    """A word of a title that tells of things to come, or from before: "What we plan", "To do", "For next year"."""
    words = lexicon.word("planned", "wished", "later", "to-do", "undone", "ahead")
    return re.compile(rf"(?<!\w){words}(?!\w)", re.I)


def speaks_as(part: Part, said: Set[str]) -> bool:
    """Whether half of the names that a section lists have a word among those that are ``said`` elsewhere (`words_of`).

    "Spit" has one in "how a spit grows where the coast turns", and "Tandems" none where nothing is said of them.
    """
    listed = list(_listed(part))
    return bool(listed) and sum(not name.isdisjoint(said) for name in listed) * 2 >= len(listed)


def _taught_in(lesson: Part) -> list[Passage]:
    """What a lesson says that it taught, by labels, or else by depths."""
    inner = list(lesson.walk())
    return [text for part in inner for text in _labelled(part)] or [
        text for part in inner for text in _with_depths(part)
    ]


def _listed(part: Part) -> Iterator[frozenset[str]]:
    """What each entry or row of a list opens with: the name of a concept."""
    columns = zip(part.tables, (one.places.get("concept") for one in part.columns), strict=True)
    cells = [row.cells[at] for table, at in columns for row in table.rows if at is not None and at < len(row.cells)]
    entries = _entries_in(part.section.blocks, part.lexicon)
    below = (text for inner in part.parts for text in entries_of(inner.section.blocks, part.lexicon))
    for text in (*entries, *below, *cells):
        yield from islice(_names((text,), part.lexicon), 1)


def _entries_in(blocks: Iterable[Block], lexicon: Lexicon) -> Iterator[Passage]:
    """The texts of blocks that may be entries, those in callouts and those below an item that is a depth among them."""
    for block in blocks:
        if isinstance(block, Quote):
            yield from _entries_in(block.blocks, lexicon)
        elif isinstance(block, Items) and any(item.text and titled_depth(item.text, lexicon) for item in block.items):
            for item in block.items:
                yield from entries_of(item.blocks[1:], lexicon)
        else:
            yield from entries_of((block,), lexicon)


def taught_elsewhere(part: Part) -> int:
    """How many sections say what they taught, by a label or by depths, where a section names half of it; else none."""
    taught = list(_taught(part)) or [texts for other in _others(part) if (texts := _with_depths(other))]
    return len(taught) if _names_half(part, [text for texts in taught for text in texts]) else 0


def goes_further(part: Part) -> bool:
    """Whether a section that lists depths beside lessons is one more lesson, which goes through others once more.

    Its heading has a slug or a day as all those beside it have that tell depths, or a number where these have no
    fields; or most concepts have another depth elsewhere: an index repeats what the lessons tell.
    """
    if part.like == "index":
        return False
    beside = [other for other in part.parent.parts if other is not part] if part.parent else []
    told = [other for other in beside if other.section.heading and (_with_depths(other) or other.fields.of("taught"))]
    form = _form(part) - ({"number"} if any(other.kinds for other in told) else set())
    return bool(told and form and all(form & _form(other) for other in told)) or _differs(part)


def _form(part: Part) -> frozenset[str]:
    """What the heading of a lesson may have: its number, its slug, its day."""
    if part.section.heading is None:
        return frozenset()
    has = {"number": part.heading.position, "slug": part.heading.slug, "day": part.heading.day}
    return frozenset(kind for kind, value in has.items() if value)


def _differs(part: Part) -> bool:
    """Whether half of the concepts that others give a depth to have a higher one, or most have another one."""
    known = [(names[0], level) for names, level in _with_levels(_told_by_lessons(part), part.lexicon)]
    own = _with_levels(entries_of(part.section.blocks, part.lexicon), part.lexicon)
    found = [(level, there) for names, level in own if (there := _levels_of(names, known))]
    ranks = part.lexicon.vocabulary.depth_ranks
    higher = sum(ranks[level] > max(ranks[other] for other in there) for level, there in found)
    return bool(found) and (higher * 2 >= len(found) or sum(level in there for level, there in found) * 2 < len(found))


def contradicts(part: Part) -> bool:
    """Whether most concepts of a list, of two at least that others tell too, have another depth there than in it.

    Homework, or a look back, may list what the lessons taught: "Spokes (APPLIED)". An index repeats what they tell.
    """
    if part.like == "index":
        return False
    known = [(names[0], level) for names, level in _with_levels(_told_by_lessons(part), part.lexicon)]
    nested = (item.text for item in _items_in(part.section.blocks) if item.text)
    entries = [*entries_of(part.section.blocks, part.lexicon), *nested] if known else []
    own = {(names[0], level): names for names, level in _with_levels(entries, part.lexicon)}
    found = [(level, there) for (_, level), names in own.items() if (there := _levels_of(names, known))]
    return len(found) >= _COMPARED and sum(level in there for level, there in found) * 2 < len(found)


def _told_by_lessons(part: Part) -> list[Passage]:
    """What other sections say was taught, by labels, and what has depths in those that are no index."""
    others = [other for other in _others(part) if "index" not in other.within | {other.like}]
    told = [text for texts in _taught(part) for text in texts]
    return [*told, *(text for other in others for text in entries_of(other.section.blocks, part.lexicon))]


def _levels_of(names: Sequence[frozenset[str]], known: Sequence[tuple[frozenset[str], str]]) -> set[str]:
    """The depths that a concept has: those of a name that it may have, else of what its first one is like."""
    exact = {level for other, level in known if other in names}
    return exact or {level for other, level in known if _alike(names[0], other)}


def _with_levels(texts: Iterable[Passage], lexicon: Lexicon) -> Iterator[tuple[Sequence[frozenset[str]], str]]:
    """The names in some texts with the depth in the same entry, or in the next one: "spokes; D; #1".

    What opens an entry may be its lesson: "`true-wheels`: spokes — D".
    """
    for text in texts:
        before: Sequence[frozenset[str]] = ()
        for entry in _ENTRY.split(text.text):
            pieces = (Passage.at(piece, 0) for piece in _BEHIND.split(entry))
            names, level = list(_names(pieces, lexicon)), _level(entry, lexicon)
            if level and (names or before):
                yield names or before, level
            before = () if level else names or before


def _level(entry: str, lexicon: Lexicon) -> str | None:
    """The depth of an entry, after a change: "from INTRODUCED to DEVELOPED"; the first where none is set off."""
    found = find_mark(Passage.at(entry, 0), lexicon)
    if found and found.mark.level:
        return found.mark.level
    word = lexicon.lenient.depth_any_case.search(entry)
    return lexicon.lenient.depth(word.group()) if word else None


def _taught(part: Part) -> Iterator[list[Passage]]:
    """What each other section says was taught."""
    yield from (found for other in _others(part) if (found := _labelled(other)))


def _labelled(part: Part) -> list[Passage]:
    """What a section says was taught, by a label or by its title."""
    found = [text for entry in part.fields.of("taught") for text in entry.passages()]
    is_taught = part.lexicon.vocabulary.field(part.title) == "taught"
    return [*found, *(block_passages(part.section.blocks) if is_taught else ())]


def _others(part: Part) -> Iterator[Part]:
    within = set(part.walk())
    yield from (other for other in part.root.walk() if other not in within)


def _with_depths(part: Part) -> list[Passage]:
    """The items, lines and cells of a section that have a depth, or one in their row."""
    depth = part.lexicon.lenient.depth_any_case
    rows = [row for table in part.tables for row in table.rows]
    cells = [cell for row in rows if any(depth.search(cell.text) for cell in row.cells) for cell in row.cells]
    return [*(text for text in entries_of(part.section.blocks, part.lexicon) if depth.search(text.text)), *cells]


def _names_half(part: Part, taught: Sequence[Passage]) -> bool:
    named = list(_names(texts(part.section.blocks), part.lexicon))
    wanted = list(_names(taught, part.lexicon))
    return sum(any(_alike(one, other) for other in named) for one in wanted) * 2 >= len(wanted)


def _names(texts: Iterable[Passage], lexicon: Lexicon) -> Iterator[frozenset[str]]:
    """The words of each name that some texts may list."""
    for text in texts:
        for entry in _ENTRY.split(lexicon.lenient.depth_any_case.sub(" ", text.text)):
            opening = re.search(r"[^\W\d_]", entry)
            name = _BEHIND.split(entry[opening.start() :])[0] if opening else ""
            if words := frozenset(word[:_STEM] for word in _WORD.findall(fold_case(name))):
                yield words


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two names have most words of the shorter one in common."""
    return len(one & other) * 2 > min(len(one), len(other))
