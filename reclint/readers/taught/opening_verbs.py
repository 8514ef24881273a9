"""Verbs that give depths where they open what they hold for: "Develops: spokes" beside "Introduces: rims"."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from reclint.markdown import Items, Paragraph
from reclint.readers.sections.labelled import Labelled
from reclint.readers.taught.prose import depths_of_verbs
from reclint.readers.taught.signed import empty_head, take_group
from reclint.vocabulary.folding import fold_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reclint.markdown import Block
    from reclint.readers.sections.labelled import Fields
    from reclint.vocabulary.lexicon import Lexicon

_OPENING = re.compile(r"^[^\w\n]{0,6}(?P<verb>[^\W\d_]{3,11})(?:[*_]{0,3}:[*_]{0,3}|\s(?:--|[—–]))(?=\s|$)")
"""The word that a line or an item opens with: "Develops: spokes", "**Introduces:** rims", "applies — truing"."""
_LABEL = re.compile(r"\W{0,6}(?P<verb>[^\W\d_]{3,11})\W{0,6}")
"""A label that is one word: "Develops", "🟢 Applies"."""
_FEWEST = 2
"""How many depths such verbs have at least: "Introduces: Ada" alone says who speaks."""

Verbs = tuple[tuple[str, str], ...]
"""Verbs as they are written, each with the depth that it stands for."""


def take_opening_verbs(fields: Fields, lexicon: Lexicon, *, others: bool) -> None:
    """Note the verbs that open what a field lists as taught, and make other parts that they open doubtful such fields.

    Of a lesson plan, of goals and of homework they are orders: "Apply: oil the chain". So no part with a label of its
    own is taught by its verbs, and none where another part is; ``others`` is whether one beside the fields is.
    """
    for entry in fields.of("taught"):
        entry.verbs = _verbs([*_lines(entry)], lexicon, orders=True)
    _take_labels(fields, lexicon, others=others)
    if not (others or fields.of("taught")):
        _take_prose(fields, lexicon)


def with_verbs(lexicon: Lexicon, verbs: Verbs) -> Lexicon:
    """The lexicon, with verbs as marks for depths."""
    return _with_marks(lexicon, verbs) if verbs else lexicon


@lru_cache(maxsize=16)
def _with_marks(lexicon: Lexicon, verbs: Verbs) -> Lexicon:
    return lexicon.with_marks(dict(verbs))


def _lines(entry: Labelled) -> Iterator[str]:
    """The lines and items of a field, none of lists inside."""
    yield from filter(None, entry.text.text.split("\n"))
    for block in entry.blocks:
        yield from _lines_of(block)


def _lines_of(block: Block) -> Iterator[str]:
    if isinstance(block, Items):
        yield from (item.text.text for item in block.items if item.text)
    elif isinstance(block, Paragraph):
        yield from block.text.text.split("\n")


def _verbs(lines: Sequence[str], lexicon: Lexicon, *, orders: bool) -> Verbs:
    """The verbs that open the first and half or more of some lines, where they are for two depths or more."""
    known = _known(lexicon, orders=orders)
    opened = [match["verb"] for line in lines if (match := _OPENING.match(line)) and fold_word(match["verb"]) in known]
    first = _OPENING.match(lines[0]) if opened else None
    found = {verb: known[fold_word(verb)] for verb in opened}
    is_list = first is not None and first["verb"] in found and len(opened) * 2 >= len(lines)
    return tuple(sorted(found.items())) if is_list and len(set(found.values())) >= _FEWEST else ()


@lru_cache(maxsize=16)
def _known(lexicon: Lexicon, *, orders: bool) -> Mapping[str, str]:
    """The depth of each verb that is not the word for it; without ``orders`` none that tells somebody what to do."""
    others = {*lexicon.vocabulary.depths} if orders else {*lexicon.vocabulary.depths, *_orders(lexicon)}
    left_out = set(map(fold_word, others))
    return {verb: depth for verb, depth in depths_of_verbs(lexicon).items() if verb not in left_out}


def _orders(lexicon: Lexicon) -> tuple[str, ...]:
    return lexicon.vocabulary.words_of("depth-orders")


def _take_labels(fields: Fields, lexicon: Lexicon, *, others: bool) -> None:
    """Make labels in a row that are verbs for several depths what was taught: "**Develops:** a", "**Applies:** b".

    An empty label for that may stand right above them; without one they are doubtful, and orders are none.
    """
    start = 0
    for is_verb, run in groupby(fields.labelled, lambda entry: _verb_of(entry, lexicon) is not None):
        entries = list(run)
        above = fields.labelled[start - 1] if start else None
        start += len(entries)
        found = dict(pair for entry in entries if is_verb and (pair := _verb_of(entry, lexicon)))
        head = empty_head(above)
        is_order = not found.keys().isdisjoint(_spelled(found, _orders(lexicon)))
        is_other = others or any(entry is not head for entry in fields.of("taught"))
        if len(set(found.values())) >= _FEWEST and not is_other and (head or not is_order):
            for entry in entries:
                entry.verbs = tuple(sorted(found.items()))
                take_group(entry, is_sure=head is not None)


def _spelled(found: Mapping[str, str], words: Sequence[str]) -> set[str]:
    """Those of some verbs, as they are written, that are among ``words``."""
    folded = set(map(fold_word, words))
    return {verb for verb in found if fold_word(verb) in folded}


def _verb_of(entry: Labelled, lexicon: Lexicon) -> tuple[str, str] | None:
    """The verb that a label of no kind is, with its depth."""
    match = _LABEL.fullmatch(entry.label.text) if entry.kind is None else None
    depth = _known(lexicon, orders=True).get(fold_word(match["verb"])) if match else None
    return (match["verb"], depth) if match and depth else None


def _take_prose(fields: Fields, lexicon: Lexicon) -> None:
    """Make lists and paragraphs without a label what was taught, where such verbs open them, but no orders.

    None below a line that leads in to them or is their title: "Next time:", "**Lesson plan**".
    """
    taken: set[int] = set()
    above: Block | None = None
    for _, run in groupby(fields.prose, lambda block: isinstance(block, Paragraph)):
        blocks = list(run)
        parts = [blocks] if isinstance(blocks[0], Paragraph) else [[block] for block in blocks]
        for part in parts:
            at, lines = _opened(part, lexicon)
            verbs = _verbs(lines, lexicon, orders=False)
            before = part[at - 1] if at else above
            if verbs and not _leads(before):
                taken |= {id(block) for block in part[at:]}
                fields.labelled += [_taught(block, verbs) for block in part[at:]]
        above = blocks[-1]
    fields.prose = [block for block in fields.prose if id(block) not in taken]


def _opened(blocks: Sequence[Block], lexicon: Lexicon) -> tuple[int, list[str]]:
    """The place of the first block that such a verb opens, and the lines from there on."""
    known = _known(lexicon, orders=False)
    lines = [[*_lines_of(block)] for block in blocks]
    opens = (bool(own) and (one := _OPENING.match(own[0])) and fold_word(one["verb"]) in known for own in lines)
    at = next((place for place, is_opened in enumerate(opens) if is_opened), len(blocks))
    return at, [line for own in lines[at:] for line in own]


def _leads(block: Block | None) -> bool:
    """Whether a paragraph ends in a colon, or is set off as a title."""
    text = block.text.text.strip() if isinstance(block, Paragraph) else ""
    return text.rstrip("*_").endswith((":", "：")) or (text[:1] in "*_" and text[-1:] in "*_" and text != "")


def _taught(block: Block, verbs: Verbs) -> Labelled:
    if isinstance(block, Paragraph):
        return Labelled(block.text.part(0, 0), "taught", block.text, block.first, doubtful=True, verbs=verbs)
    assert isinstance(block, Items)
    at = next(item.text for item in block.items if item.text).part(0, 0)
    return Labelled(at, "taught", at, block.first, [block], alone=True, doubtful=True, verbs=verbs)
