"""What each labelled part of a lesson is, by its label and by what it holds: content outranks wording.

A list of which most items bear depth marks is what was taught, whatever stands above it; a path of a notebook makes a
statement of the notebook, iterations with counts or verdicts one of the review.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice, pairwise, takewhile
from typing import TYPE_CHECKING

from reclint.markdown import (
    FRAME_LEVEL,
    Items,
    Paragraph,
    Quote,
    Table,
    block_passages,
    plain_title,
    split_list,
)
from reclint.readers.depths.depth import find_mark
from reclint.readers.index.lists import titled_depth
from reclint.readers.lessons.content import (
    LEAST,
    MOST_PASSAGES,
    asks_of_review,
    content_kind,
    lists_iterations,
    table_kind,
    tells_rounds,
)
from reclint.readers.lessons.known import tells_of_known
from reclint.readers.reviews.rounds import rounds_of
from reclint.readers.sections.fields import read_fields, without_titles
from reclint.readers.sections.labelled import Fields, Labelled
from reclint.readers.sections.part import LESSON_KINDS
from reclint.readers.sections.tables import with_rows_joined
from reclint.readers.taught.definitions import defined_concept
from reclint.readers.taught.each_line import lines_with_depths
from reclint.readers.taught.line import entries, has_name_and_mark
from reclint.readers.taught.lists_apart import (
    VALUES,
    lists_apart,
    lists_below_depths,
    lists_in_callouts,
    speaks_of_others,
)
from reclint.readers.taught.openings import opens_as_taught, opens_with_depth, run_in
from reclint.readers.taught.prose import told_by_verbs
from reclint.text.source import Passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reclint.markdown import Block, Item
    from reclint.vocabulary.lexicon import Lexicon

_OF_TAUGHT = frozenset({"taught", "revisited"})
_OF_OTHERS = "prerequisites"
"""The kind of field that lists what other lessons taught."""
_HEAD = re.compile(r"(?P<mark>\*{1,3}|_{1,3})[^\s*_][^*_\n]{0,60}(?P=mark):?|[^\W\d_][^\n:.;*_]{0,60}:")
"""A line by itself that opens a part: "**Thoughts worth keeping**", "*Ideas*", "Thoughts worth keeping:"."""


_TABLES_OF: dict[str, frozenset[str | None]] = {
    "taught": frozenset({"slug", "load", "type", "status", "position", "notebook", "exercises", "review"}),
    "exercises": frozenset(LESSON_KINDS - {"notebook", "exercises"}),
    "review": frozenset(LESSON_KINDS - {"review"}),
}
"""Kinds of field below which a table of another kind stands for itself, by what the table holds."""


def read_lesson_fields(blocks: Sequence[Block], lexicon: Lexicon) -> Fields:
    """The fields of a lesson's section, each with its kind."""
    fields = read_fields(with_rows_joined(blocks, lexicon), lexicon)
    _leave_counts(fields, lexicon)
    _take_marked_headings(fields, lexicon)
    _part_groups(fields, lexicon)
    unlabelled = [_unlabelled(block, lexicon) for block in fields.prose]
    fields.prose = [block for block, entry in zip(fields.prose, unlabelled, strict=True) if entry is None]
    for above, entry in pairwise([None, *fields.labelled]):
        assert entry is not None
        # "How the review went", "How did it pass?" begin with a label for something else.
        asks = asks_of_review(entry, lexicon) and (entry.is_bare_heading or tells_rounds(entry, lexicon))
        told = asks or _is_next_round(entry, above, lexicon) or lists_iterations(entry, lexicon)
        entry.kind = "review" if told else entry.kind or content_kind(entry, lexicon)
    # "#### Review" above "**Result:** passed in round 2": what the second is its text tells.
    fields.labelled = list(without_titles(fields.labelled))
    _take_labels_of_depths(fields, lexicon)
    for take in (
        *(_take_course, _take_lists_apart, _take_callouts, _take_marked_line),
        *(_take_taught_prose, _take_lists_below_depths),
    ):
        if not fields.of("taught"):
            take(fields, lexicon)
    apart = [own for entry in fields.labelled for own in _tables_apart(entry, lexicon)]
    own = [entry for entry in (*unlabelled, *apart, *_in_first_line(fields, lexicon)) if entry]
    if not any(entry.kind == "review" for entry in (*fields.labelled, *own)):
        own += _told_in_prose(fields, lexicon)
    fields.labelled = sorted((*fields.labelled, *own), key=lambda entry: entry.first)
    return fields


def _leave_counts(fields: Fields, lexicon: Lexicon) -> None:
    """Take from labels that may count as well as list what they are for, where no depth stands below them.

    "**Words taught:** 24" lists nothing.
    """
    for place, entry in enumerate(fields.labelled):
        if entry.kind == "taught" and lexicon.vocabulary.is_whole_label(entry.label.text):
            own = [entry, *takewhile(lambda one: one.group, fields.labelled[place + 1 :])]
            if not any(_tells_depth(text, lexicon) for one in own for text in (one.label, *one.passages())):
                for one in own:
                    one.kind, one.group = None, False


def _tells_depth(text: Passage, lexicon: Lexicon) -> bool:
    """Whether a text has a mark, or opens with a depth: "Spokes (DEVELOPED)", "Developed: spokes", a definition."""
    return _is_marked(text, lexicon) or opens_with_depth(text, lexicon) or defined_concept(text, lexicon) is not None


def _is_next_round(entry: Labelled, above: Labelled | None, lexicon: Lexicon) -> bool:
    """Whether a field without a kind goes on with the review above it: "| Iteration 2 | no findings |"."""
    if above is None or above.kind != "review" or entry.kind is not None or entry.blocks:
        return False
    return rounds_of(lexicon).tells_next(entry.label.text, above.label.text, entry.text)


def _take_marked_headings(fields: Fields, lexicon: Lexicon) -> None:
    """Make headings with depths below an empty label what was taught: "#### Spokes (DEVELOPED)" below "**Taught:**"."""
    above: Labelled | None = None
    for entry in fields.labelled:
        is_name = entry.level <= FRAME_LEVEL and not entry.items and not entry.tables
        if above and is_name and (entry.kind is None or entry.group) and _is_marked(entry.label, lexicon):
            name, empty = entry.label, entry.label.part(0, 0)
            entry.label, entry.kind, entry.text, entry.group = empty, above.kind, name, False
            if not above.text.text:
                above.text, entry.text = name, empty
        else:
            is_empty = entry.alone and not entry.text.text and not entry.blocks
            above = entry if entry.kind in _OF_TAUGHT and is_empty else None


def _part_groups(fields: Fields, lexicon: Lexicon) -> None:
    """Part from concepts with depths what stands below a line of its own and has none.

    "**Thoughts worth keeping**" below "**Taught**" parts no list of concepts, as "**Spokes**" may. What stands below
    "**Known already**" was taught by another lesson.
    """
    above: Labelled | None = None
    found: list[Labelled] = []
    for entry in fields.labelled:
        above = above if entry.group else entry
        if _lists_known(entry, lexicon):
            entry.kind, entry.group = _OF_OTHERS, False
        elif entry.group and above and _is_all_marked(above, lexicon) and not _gives_depths(entry, above, lexicon):
            entry.kind, entry.group = None, False
        found += [entry, *_known_parts(entry, lexicon), *_parted(entry, lexicon)]
    fields.labelled = found


def _known_parts(entry: Labelled, lexicon: Lexicon) -> Iterator[Labelled]:
    """Take from what was taught the parts that a line by itself opens as known before."""
    heads = _heads(entry) if entry.kind in _OF_TAUGHT else []
    for start, stop in reversed([*pairwise([*heads, len(entry.blocks)])]):
        part = _below(entry.blocks[start:stop])
        if _lists_known(part, lexicon):
            part.kind = _OF_OTHERS
            entry.blocks = entry.blocks[:start] + entry.blocks[stop:]
            yield part


def _heads(entry: Labelled) -> list[int]:
    """Where lines by themselves open parts of a field."""
    return [
        at for at, block in enumerate(entry.blocks) if isinstance(block, Paragraph) and _HEAD.fullmatch(block.text.text)
    ]


def _parted(entry: Labelled, lexicon: Lexicon) -> Iterator[Labelled]:
    """The parts of a field that a line by itself opens, taken from it where they are other fields.

    Below concepts with depths these are lists without any; below a load or a slug all of them, and below other fields
    what says by itself what it is: "**To take home**" with depths below the pictures.
    """
    heads = _heads(entry)
    parts = [_below(entry.blocks[start:stop]) for start, stop in pairwise([*heads, len(entry.blocks)])]
    own = replace(entry, blocks=entry.blocks[: heads[0]] if heads else [])
    if entry.kind in _OF_TAUGHT:
        if not _is_all_marked(own, lexicon) or any(_gives_depths(part, own, lexicon) for part in parts):
            return
    elif entry.kind is not None:
        for part in parts:
            part.kind = lexicon.vocabulary.field(part.label.text) or content_kind(part, lexicon)
        first = 0 if entry.kind in VALUES else next((at for at, part in enumerate(parts) if part.kind), len(parts))
        own.blocks = entry.blocks[: heads[first]] if first < len(heads) else entry.blocks
        parts = parts[first:]
    if parts:
        entry.blocks = own.blocks
        yield from parts


def _below(blocks: Sequence[Block]) -> Labelled:
    """A line by itself with the blocks below it."""
    head = blocks[0]
    assert isinstance(head, Paragraph)
    return Labelled(
        plain_title(head.text).strip(":"), None, head.text.part(0, 0), head.first, [*blocks[1:]], alone=True
    )


def _is_all_marked(entry: Labelled, lexicon: Lexicon) -> bool:
    """Whether all items of a field have depths, or the rows of its table, or else its lines several."""
    if entry.items:
        return all(_has_depths(item, lexicon) for item in entry.items)
    if entry.tables:
        return any(table_kind(table, lexicon) == "taught" for table in entry.tables)
    return sum(len(lexicon.depth_any_case.findall(text.text)) for text in entry.passages()) >= LEAST


def _lists_known(entry: Labelled, lexicon: Lexicon) -> bool:
    """Whether a part of no kind lists concepts with depths, and its label says that they were known before."""
    if not entry.alone or not (entry.group or entry.kind is None) or not entry.items:
        return False
    return any(_has_depths(item, lexicon) for item in entry.items) and tells_of_known(entry.label.text, lexicon)


def _gives_depths(entry: Labelled, above: Labelled, lexicon: Lexicon) -> bool:
    """Whether a label or an item below it states a depth, or all items below that, where some ``above`` do so too.

    Below "From lesson 1" stands what that one taught.
    """
    if _is_marked(entry.label, lexicon) or any(item.text and _is_marked(item.text, lexicon) for item in entry.items):
        return True
    heads = any(item.text is None or not _is_marked(item.text, lexicon) for item in above.items)
    here = (item for item in entry.items if not (item.text and tells_of_known(item.text.text, lexicon)))
    return heads and any(_has_depths(item, lexicon) for item in here)


def _has_depths(item: Item, lexicon: Lexicon) -> bool:
    """Whether an item states a depth, or all of the list that it heads: "In the yard" above "spokes (DEVELOPED)"."""
    if item.text is not None and _is_marked(item.text, lexicon):
        return True
    below = [child.text for block in item.blocks[1:] if isinstance(block, Items) for child in block.items]
    return bool(below) and all(text is not None and _is_marked(text, lexicon) for text in below)


def _is_marked(text: Passage, lexicon: Lexicon) -> bool:
    return find_mark(text, lexicon.lenient) is not None


def _take_labels_of_depths(fields: Fields, lexicon: Lexicon) -> None:
    """Make parts that a depth labels what was taught at that depth: "**Developed:** a, b", "**Introduced:** c".

    Where something else says what was taught, those right below that: "**Introduced:** last May" may stand anywhere.
    """
    anywhere = not fields.of("taught")
    for above, entry in pairwise([None, *fields.labelled]):
        assert entry is not None
        follows = anywhere or (above is not None and above.kind == "taught")
        if follows and entry.kind is None and titled_depth(entry.label, lexicon):
            entry.kind, entry.group = "taught", True
            head = entry.blocks[0] if entry.blocks and not entry.text.text else None
            if isinstance(head, Paragraph):
                entry.text, entry.blocks = head.text, entry.blocks[1:]


def _take_course(fields: Fields, lexicon: Lexicon) -> None:
    """Make what tells how the lesson went what was taught, where that lists concepts with depths.

    "**Course of the lesson:**" above "- Spokes (DEVELOPED)" and its like; "How it was taught" asks for the manner.
    """
    for entry in fields.of("teaching"):
        is_line = bool(entry.text.text) and not entry.blocks
        lists = is_line and (_lists_marks(entry.text, lexicon) or _listed_start(entry.text, lexicon) == 0)
        label = entry.label.text
        is_other = lexicon.vocabulary.turning(label)[1] or speaks_of_others(label, lexicon)
        if not is_other and (lists or content_kind(entry, lexicon) == "taught"):
            entry.kind = "taught"


def _take_lists_apart(fields: Fields, lexicon: Lexicon) -> None:
    fields.labelled += [*lists_apart(fields, lexicon)]


def _take_callouts(fields: Fields, lexicon: Lexicon) -> None:
    fields.labelled += [*lists_in_callouts(fields, lexicon)]


def _take_lists_below_depths(fields: Fields, lexicon: Lexicon) -> None:
    fields.labelled += [*lists_below_depths(fields, lexicon)]


def _take_marked_line(fields: Fields, lexicon: Lexicon) -> None:
    """Make the first line that lists nothing but concepts with depths what was taught: "**Seen:** a [D]; b [I]"."""
    for entry in fields.labelled:
        if entry.kind is not None or entry.blocks:
            continue
        if _lists_marks(entry.text, lexicon) or _listed_start(entry.text, lexicon) == 0:
            entry.kind = "taught"
            return


def _take_taught_prose(fields: Fields, lexicon: Lexicon) -> None:
    """Make prose without a label what was taught, where its verbs say so: "The lesson develops **heat work**".

    So are all paragraphs that open with a depth, "Developed: spokes; rims", that list nothing but concepts with depths,
    or of which each line names one, or that begin as a label does, "They now know that **spokes sing** (DEVELOPED)".
    """
    prose = [block for block in fields.prose if isinstance(block, Paragraph)]
    told = [(block, 0) for block in prose if opens_with_depth(block.text, lexicon)]
    starts = ((block, _listed_start(block.text, lexicon)) for block in prose if not told)
    told = told or [(block, start) for block, start in starts if start is not None]
    told = told or [(block, 0) for block in prose if lines_with_depths(block.text, lexicon)]
    told = (
        told or [(block, 0) for block in prose if len(told_by_verbs(block.text, lexicon, labelled=False)) >= LEAST][:1]
    )
    told = told or [(block, 0) for block in prose if opens_as_taught(block.text, lexicon)]
    blocks = [block for block, _ in told]
    fields.prose = [block for block in fields.prose if block not in blocks]
    for block, start in told:
        label, text = block.text.part(0, start).strip("*_: \n"), block.text.part(start, len(block.text.text))
        fields.labelled.append(Labelled(label, "taught", text, block.first))


_TERM = re.compile(r"[*_]{0,3}[^\W\d_][^\n:*_()]{0,60}(?::[*_]{0,3}\s+|[*_]{0,3}(?::[ \t]+|[ \t]*\n(?=:)))(?=\S)")
"""What may stand before a list that is written as text: "Covered: a (DEVELOPED), b …", a term and its definitions."""


def _listed_start(text: Passage, lexicon: Lexicon) -> int | None:
    """Where a paragraph begins to list concepts, each with a depth and nothing else beside its name; None for nowhere.

    A sentence lists none: "We saw spokes (DEVELOPED) and rims (INTRODUCED)."
    """
    term = _TERM.match(text.text)
    # In "Spoke: steel (D); rim: wood (I)" colons explain names.
    start = term.end() if term and ":" not in text.text[term.end() :].lstrip(":").replace("\n:", "") else 0
    start = start or run_in(text, lexicon)
    if not start and text.text.rstrip().endswith("."):
        return None
    parts = entries(text.part(start, len(text.text)).strip(" .:\n"), lexicon)
    found = [mark for part in parts if has_name_and_mark(part, lexicon) and (mark := find_mark(part, lexicon))]
    are_marks = all(lexicon.depth_any_case.fullmatch(mark.mark.text) for mark in found)
    return start if len(parts) == len(found) >= LEAST and are_marks else None


def _lists_marks(text: Passage, lexicon: Lexicon) -> bool:
    for separator in ";,":
        parts = split_list(text.strip(" ."), separator)
        if len(parts) >= LEAST and all(find_mark(part, lexicon) for part in parts):
            return True
    return False


def _in_first_line(fields: Fields, lexicon: Lexicon) -> Iterator[Labelled]:
    """The review in the line of facts below a lesson's heading: "`soft-rolls` · BUILD · review **PASS** (2/3)"."""
    first = fields.prose[0] if fields.prose else None
    if not isinstance(first, Paragraph):
        return
    label = re.compile(rf"\W*(?P<label>{lexicon.word('review')})[*_]*\s+[*_]*(?={lexicon.verdict.pattern})", re.I)
    for piece in split_list(first.text, "·•|"):
        if match := label.match(piece.text):
            name = piece.part(match.start("label"), match.end("label"))
            yield Labelled(name, "review", piece.part(match.end(), len(piece.text)), first.first)


def _told_in_prose(fields: Fields, lexicon: Lexicon) -> Iterator[Labelled]:
    """The paragraph that no label opens and that tells the rounds of a review; also a list of them in a quotation."""
    rounds = rounds_of(lexicon)
    for block in fields.prose:
        if isinstance(block, Paragraph):
            told = rounds.read([block.text])
            if any(len(claim.counts) > 1 for claim in told) or rounds.tells_pass(block.text.text):
                yield Labelled(block.text.part(0, 0), "review", block.text, block.first)
                return
        elif isinstance(block, Quote):
            passages = list(islice(block_passages([block]), MOST_PASSAGES))
            if any(len(claim.counts) > 1 for claim in rounds.read(passages)):
                at = passages[0].part(0, 0)
                yield Labelled(at, "review", at, block.first, blocks=list(block.blocks), alone=True)
                return


def _tables_apart(entry: Labelled, lexicon: Lexicon) -> Iterator[Labelled]:
    """Take from a field the tables that say by themselves that they belong to none of its kind."""
    for table in entry.tables:
        kind = table_kind(table, lexicon)
        if kind and entry.kind in _TABLES_OF[kind]:
            entry.blocks.remove(table)
            at = Passage.at("", table.rows[0].span.start)
            yield Labelled(at, kind, at, table.first, blocks=[table], alone=True)


def _unlabelled(block: Block, lexicon: Lexicon) -> Labelled | None:
    """A field for a list or table that stands before all labels and says by itself what it is."""
    if not isinstance(block, Items | Table) or not (passages := list(_starts(block))):
        return None
    at = Passage.at("", passages[0].span.start)
    entry = Labelled(at, None, at, block.first, blocks=[block], alone=True)
    entry.kind = content_kind(entry, lexicon)
    return entry if entry.kind else None


def _starts(block: Items | Table) -> Iterator[Passage]:
    if isinstance(block, Items):
        yield from (item.text for item in block.items if item.text)
    else:
        yield from (row.cells[0] for row in block.rows if row.cells)
