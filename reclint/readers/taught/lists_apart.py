"""Lists without a label that depths make what was taught: those of their items, or one in the line above.

So are those in a callout, whatever its title says of this lesson.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from reclint.markdown import Heading, Items, Paragraph, Quote, plain_title
from reclint.readers.depths.depth import find_mark
from reclint.readers.index.blocks import callout
from reclint.readers.index.lists import titled_depth
from reclint.readers.sections.labelled import Labelled
from reclint.readers.taught.each_line import lines_with_depths
from reclint.readers.taught.enumerations import name_some_row
from reclint.readers.taught.run_on import lists_bare_names, names_a_row
from reclint.text.source import Passage
from reclint.vocabulary.lexicon import DASH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reclint.markdown import Block
    from reclint.model import ConceptRow
    from reclint.readers.sections.labelled import Fields
    from reclint.vocabulary.lexicon import Lexicon

VALUES = frozenset({"load", "slug", "position", "module", "status", "type"})
"""Kinds of field that hold a value on their line, and no list."""
_PARTED = re.compile(rf"[,;.(:：]|{DASH}")
"""What parts a value from what is said of it: "planned, and they bring along", "2 of 3 -- known already"."""
_FIRST_WORD = re.compile(r"\W{0,6}(?P<word>[^\W\d_]{1,20})\W{1,8}")
"""The word that a line opens with, and what parts it from the rest: "**Develops:** spokes"."""
_LEAST = 2
"""How many items of such a list bear a depth at least, and half of them: one may do so by chance."""


def lists_apart(fields: Fields, lexicon: Lexicon) -> Iterator[Labelled]:
    """Take from fields that hold a value the lists of concepts below it: "Load: BUILD", and "- [D] spokes" below.

    "Load: BUILD, they bring along:" leads in to a list of what others taught, "BUILD, two new things:" does not. A list
    of which each item bears a depth is one of concepts whatever the index holds.
    """
    for entry in fields.labelled:
        holds = entry.kind in VALUES and entry.text.text and not _leads_to_others(entry.text.text, lexicon)
        for block in [*entry.blocks] if holds else ():
            text = _concepts(block, lexicon)
            if text is not None:
                entry.blocks = [other for other in entry.blocks if other is not block]
                at = text.part(0, 0)
                is_text = isinstance(block, Paragraph)
                own = text if is_text else at
                blocks: list[Block] = [] if is_text else [block]
                doubtful = not (is_text or _are_all_marked(block, lexicon))
                yield Labelled(at, "taught", own, block.first, blocks, alone=not is_text, doubtful=doubtful)


def _leads_to_others(value: str, lexicon: Lexicon) -> bool:
    """Whether a value ends in a colon, and what it says behind its first word leads in to what others taught.

    "BUILD, known from last time:", not "BUILD:", "STRETCH (three new concepts, none known before):", "Last of 3:".
    """
    if not value.rstrip("*_) ").endswith((":", "：")):
        return False
    load = lexicon.load_at(value)
    parted = None if load else _PARTED.search(value)
    behind = value[load.end() :] if load else value[parted.end() :] if parted else ""
    return speaks_of_others(behind, lexicon) and not _new_ones(lexicon).search(behind)


@lru_cache(maxsize=8)
def _new_ones(lexicon: Lexicon) -> re.Pattern[str]:
    """A count of what is new: "three new concepts", "2 quite new ones"."""
    return re.compile(
        rf"(?<!\w)(?:\d{{1,3}}|{lexicon.number_word})\s(?:[^\W\d_]+\s)?{lexicon.word('fresh')}(?!\w)", re.I
    )


def lists_below_depths(fields: Fields, lexicon: Lexicon) -> Iterator[Labelled]:
    """Take from the prose of a lesson the lists that a line gives a depth: "To the depth DEVELOPED:" above a list.

    "Already introduced:" speaks of another lesson.
    """
    taken: set[int] = set()
    for head, block in pairwise(fields.prose):
        leads = isinstance(head, Paragraph) and isinstance(block, Items) and titled_depth(head.text, lexicon)
        if isinstance(head, Paragraph) and leads and not _before_now(lexicon).search(head.text.text):
            taken |= {id(head), id(block)}
            label = head.text.strip("*_:： ")
            # "To the depth DEVELOPED:" is meant for one, "Applied to:" may be a verb.
            doubtful = not any(word.group().isupper() for word in lexicon.depth_any_case.finditer(head.text.text))
            at = label.part(0, 0)
            yield Labelled(label, "taught", at, head.first, blocks=[block], alone=True, doubtful=doubtful)
    fields.prose = [block for block in fields.prose if id(block) not in taken]


def lists_in_callouts(fields: Fields, lexicon: Lexicon) -> Iterator[Labelled]:
    """Take the callouts that hold lists of concepts, and whose titles say that they are of this lesson: "New here".

    "Known from last time" and "What it needs" speak of what others taught, "Goals" and "For lesson 3" of none yet.
    """
    for blocks in (fields.prose, *(entry.blocks for entry in fields.labelled)):
        for block in [*blocks]:
            inner = callout(block) if isinstance(block, Quote) else ()
            title = plain_title(inner[0].text) if inner and isinstance(inner[0], Heading) else None
            lists = [part for part in inner if isinstance(part, Items)]
            if title is None or not lists or not all(_is_marked(part, lexicon) for part in lists):
                continue
            if lexicon.vocabulary.field(title.text) is None and _speaks_of_here(title.text, lexicon):
                blocks[:] = [other for other in blocks if other is not block]
                yield Labelled(title, "taught", title.part(0, 0), block.first, [*inner[1:]], alone=True, doubtful=True)


def _speaks_of_here(title: str, lexicon: Lexicon) -> bool:
    """Whether a title speaks of what this lesson brought: "New here", "What came up today", not "Known from here"."""
    return _of_today(lexicon).search(title) is not None and not speaks_of_others(title, lexicon)


@lru_cache(maxsize=8)
def _of_today(lexicon: Lexicon) -> re.Pattern[str]:
    """A word for this lesson, or for what it is about: "here", "today", "new", "Concepts"."""
    return re.compile(rf"(?<!\w){lexicon.word('of-today', 'concept-noun')}(?!\w)", re.I)


def speaks_of_others(title: str, lexicon: Lexicon) -> bool:
    """Whether a title speaks of what this lesson did not teach: "Known from last time"."""
    return _of_others(lexicon).search(title) is not None


@lru_cache(maxsize=8)
def _of_others(lexicon: Lexicon) -> re.Pattern[str]:
    """A word for what this lesson did not teach: "Known from last time", "Not yet", "What it needs"."""
    words = lexicon.word(
        *("other-lesson", "before-this", "before-now", "later", "looking-back", "recap", "origin"),
        *("negative", "pending", "undone", "dropped", "planned", "presumed"),
    )
    return re.compile(rf"(?<!\w){words}(?!\w)", re.I)


def leave_strangers(fields: Fields, rows: Sequence[ConceptRow], lexicon: Lexicon) -> None:
    """Give back to the prose of a lesson such lists as name no row of an index that has some.

    So does a text that bold words run into, "**We covered** the floor with sheets", where no part is called as a row.
    """
    names = [row.name.text for row in rows]
    is_sure = any(not entry.doubtful for entry in fields.of("taught"))
    for entry in [entry for entry in fields.labelled if entry.doubtful]:
        lists = _agrees(entry, rows, lexicon, is_sure=is_sure) if entry.sign else _lists_concepts(entry, names, lexicon)
        if not lists and entry.group:
            entry.kind, entry.group, entry.doubtful, entry.sign = None, False, False, None
        elif not lists:
            own = [Paragraph(entry.first, entry.first, _said(entry))] if _runs_on(entry) else []
            fields.labelled = [other for other in fields.labelled if other is not entry]
            fields.prose = [*fields.prose, *own, *entry.blocks]
    signed = [entry for entry in fields.labelled if entry.sign]
    if len(signed) < _LEAST:
        for entry in signed:  # of one label that no row agrees with the sign may be an ornament
            entry.sign = entry.sign if entry.doubtful else None


def _agrees(entry: Labelled, rows: Sequence[ConceptRow], lexicon: Lexicon, *, is_sure: bool) -> bool:
    """Whether the label of a doubtful field bears the sign of the depth that the index gives what the field names.

    Else that may only adorn it, "🌳 Went well"; without an index it is one as others in the lesson are, ``is_sure``.
    """
    if not rows:
        return is_sure or _lists_concepts(entry, (), lexicon)
    text = "; ".join(passage.text for passage in entry.passages())
    named = [row for row in rows if names_a_row(text, [row.name.text], lexicon)]
    level = lexicon.depth(entry.sign.text) if entry.sign else None
    return bool(named) and all(row.depth is not None and row.depth.level == level for row in named)


def _lists_concepts(entry: Labelled, names: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a doubtful field names a row; of an index without rows it may name what it lists."""
    if entry.verbs:
        lines = (line for passage in entry.passages() for line in passage.text.split("\n"))
        return not names or any(names_a_row(_behind_verb(line, entry), names, lexicon) for line in lines)
    if not _runs_on(entry):
        return not names or name_some_row(entry.passages(), names)
    text = entry.text.text
    return names_a_row(text, names, lexicon) if names else lists_bare_names(text, lexicon)


def _behind_verb(line: str, entry: Labelled) -> str:
    """A line without the verb that opens it: "Develops: spokes"."""
    word = _FIRST_WORD.match(line)
    return line[word.end() :] if word and word["word"] in dict(entry.verbs) else line


def _runs_on(entry: Labelled) -> bool:
    """Whether a label goes on as its text: "**We covered** spokes and rims"."""
    return bool(entry.label.text and entry.text.text)


def _said(entry: Labelled) -> Passage:
    return Passage.joined((entry.label, entry.text), " ")


def _concepts(block: Block, lexicon: Lexicon) -> Passage | None:
    """The first text of a list of which half of the items or more bear depths, two at least; that of such lines."""
    if isinstance(block, Paragraph):
        return block.text if lines_with_depths(block.text, lexicon) else None
    if not isinstance(block, Items) or not _is_marked(block, lexicon):
        return None
    return next(item.text for item in block.items if item.text)


def _is_marked(block: Items, lexicon: Lexicon) -> bool:
    """Whether half of a list's items or more bear depth marks, and two at least."""
    texts = [item.text for item in block.items if item.text]
    marked = sum(find_mark(text, lexicon.lenient) is not None for text in texts)
    return marked >= _LEAST and marked * 2 >= len(block.items)


def _are_all_marked(block: Block, lexicon: Lexicon) -> bool:
    """Whether each item of a list bears a depth that is nothing but one: no "(introduced by Bo)"."""
    texts = [item.text for item in block.items] if isinstance(block, Items) else []
    return bool(texts) and all(text is not None and _bears_depth(text, lexicon) for text in texts)


def _bears_depth(text: Passage, lexicon: Lexicon) -> bool:
    """Whether a text bears a depth in capitals, "[D]", "(INTRODUCED by hand)", or one in any case and nothing else."""
    found = find_mark(text, lexicon.lenient)
    if found is None:
        return False
    mark = found.mark.text.strip("()[]*_# ")
    is_alone = found.mark.before is not None or lexicon.depth_any_case.fullmatch(mark)
    return bool(is_alone) or any(word.isupper() for word in mark.split())


@lru_cache(maxsize=8)
def _before_now(lexicon: Lexicon) -> re.Pattern[str]:
    """A word for what an earlier lesson did: "Already introduced:"."""
    return re.compile(rf"(?<!\w){lexicon.word('before-now')}(?!\w)", re.I)
