"""What each labelled part of a lesson is, by its label and by what it holds: content outranks wording.

A list of which most items bear depth marks is what was taught, whatever stands above it; a path of a notebook makes a
statement of the notebook, iterations with counts or verdicts one of the review.
"""

from __future__ import annotations

import re
from itertools import islice, pairwise, takewhile
from typing import TYPE_CHECKING

from reclint.markdown import (
    FRAME_LEVEL,
    Item,
    Items,
    Paragraph,
    Quote,
    Table,
    block_passages,
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
from reclint.readers.lessons.days import says_when
from reclint.readers.lessons.groups import is_marked, part_groups
from reclint.readers.reviews.rounds import rounds_of
from reclint.readers.sections.by_value import take_by_value
from reclint.readers.sections.fields import read_fields, without_titles
from reclint.readers.sections.labelled import Fields, Labelled
from reclint.readers.sections.part import LESSON_KINDS
from reclint.readers.sections.tables import with_rows_joined
from reclint.readers.taught.definitions import defined_concept
from reclint.readers.taught.each_line import lines_with_depths
from reclint.readers.taught.line import entries, has_name_and_mark, is_line_of_marks
from reclint.readers.taught.lists_apart import (
    lists_apart,
    lists_below_depths,
    lists_in_callouts,
    speaks_of_others,
)
from reclint.readers.taught.opening_verbs import take_opening_verbs
from reclint.readers.taught.openings import opens_as_taught, opens_with_depth, run_in
from reclint.readers.taught.prose import told_by_verbs
from reclint.readers.taught.sentences import taught_sentence
from reclint.readers.taught.signed import take_signed_labels
from reclint.text.source import Passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reclint.markdown import Block
    from reclint.vocabulary.lexicon import Lexicon

_OF_TAUGHT = frozenset({"taught", "revisited"})
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
    _leave_dates(fields, lexicon)
    _take_new(fields, lexicon)
    take_by_value(fields, lexicon)
    _take_marked_headings(fields, lexicon)
    part_groups(fields, lexicon)
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
    take_signed_labels(fields, lexicon)
    _take_labels_of_depths(fields, lexicon)
    for take in (
        *(_take_course, _take_lists_apart, _take_callouts, _take_marked_line),
        *(_take_sentence, _take_taught_prose, _take_lists_below_depths),
    ):
        if not fields.of("taught"):
            take(fields, lexicon)
    take_opening_verbs(fields, lexicon, others=any(entry and entry.kind == "taught" for entry in unlabelled))
    apart = [own for entry in fields.labelled for own in _tables_apart(entry, lexicon)]
    own = [entry for entry in (*unlabelled, *apart, *_in_first_line(fields, lexicon)) if entry]
    if not any(entry.kind == "review" for entry in (*fields.labelled, *own)):
        own += _told_in_prose(fields, lexicon)
    fields.labelled = sorted((*fields.labelled, *own), key=lambda entry: entry.first)
    return fields


def _leave_counts(fields: Fields, lexicon: Lexicon) -> None:
    """Take from labels that may count as well as list what they are for, where no half of what stands below has depths.

    "**Words taught:** 24" lists nothing, and so does "**Content:** two photographs, slides" beside another label for
    what was taught.
    """
    is_whole = lexicon.vocabulary.is_whole_label
    content = re.compile(rf"\W*{lexicon.word('content')}\W*", re.I)  # "Content:"
    has_other = any(not content.fullmatch(entry.label.text) for entry in fields.of("taught"))
    for place, entry in enumerate(fields.labelled):
        if entry.kind == "taught" and is_whole(entry.label.text):
            own = [entry, *takewhile(lambda one: one.group, fields.labelled[place + 1 :])]
            texts = [text for one in own for text in one.passages()]
            told = sum(_tells_depth(text, lexicon) for text in texts) * 2 >= max(len(texts), 1)
            told = told or any(_tells_depth(one.label, lexicon) for one in own)
            if not told or (has_other and content.fullmatch(entry.label.text)):
                for one in own:
                    one.kind, one.group = None, False


def _leave_dates(fields: Fields, lexicon: Lexicon) -> None:
    """Take from labels for what was taught those that say when: "Taught on: 4 May", "**Taught:** 4 May, by Ada"."""
    for entry in fields.of("taught"):
        if not entry.blocks and not entry.group and says_when(entry, lexicon):
            entry.kind = entry.kind if _tells_depth(entry.text, lexicon) else None


def _take_new(fields: Fields, lexicon: Lexicon) -> None:
    """Make what lists new concepts with depths what was taught, where nothing else says that; "2 (rims)" counts them.

    A table says by its columns what it lists.
    """
    for entry in fields.of("new") if not fields.of("taught") else ():
        own = [entry, *takewhile(lambda one: one.group, fields.labelled[fields.labelled.index(entry) + 1 :])]
        counts = re.match(rf"\W*(?:{lexicon.number}|{lexicon.word('none', 'without')})(?!\w)", entry.text.text, re.I)
        listed = content_kind(entry, lexicon) == "taught" or any(
            _tells_depth(text, lexicon) for one in own for text in one.passages()
        )
        if listed and not counts:
            entry.kind = "taught"


def _tells_depth(text: Passage, lexicon: Lexicon) -> bool:
    """Whether a text has a mark, or opens with a depth: "Spokes (DEVELOPED)", "Developed: spokes", a definition.

    So does one that names several concepts by verbs: "The lesson develops *spokes* and introduces *rims*".
    """
    if is_marked(text, lexicon) or opens_with_depth(text, lexicon) or defined_concept(text, lexicon) is not None:
        return True
    return len(told_by_verbs(text, lexicon, labelled=False)) >= LEAST


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
        if above and is_name and (entry.kind is None or entry.group) and is_marked(entry.label, lexicon):
            name, empty = entry.label, entry.label.part(0, 0)
            entry.label, entry.kind, entry.text, entry.group = empty, above.kind, name, False
            if not above.text.text:
                above.text, entry.text = name, empty
        else:
            is_empty = entry.alone and not entry.text.text and not entry.blocks
            above = entry if entry.kind in _OF_TAUGHT and is_empty else None


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
        lists = is_line and (is_line_of_marks(entry.text, lexicon) or _listed_start(entry.text, lexicon) == 0)
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
        if is_line_of_marks(entry.text, lexicon) or _listed_start(entry.text, lexicon) == 0:
            entry.kind = "taught"
            return


def _take_sentence(fields: Fields, lexicon: Lexicon) -> None:
    """Make what a sentence lists what was taught: "Taught were spokes (developed) and rims (introduced)."."""
    for block in fields.prose:
        if isinstance(block, Paragraph) and (found := taught_sentence(block.text, lexicon)):
            items = tuple(Item(block.first, block.last, (block._replace(text=text),)) for text in found.listed)
            listed = Items(block.first, block.last, ordered=False, items=items)
            fields.labelled.append(Labelled(found.lead, "taught", found.lead.part(0, 0), block.first, [listed]))
            fields.prose = [other for other in fields.prose if other is not block]
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
