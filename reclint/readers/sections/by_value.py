"""What a label of no kind is for, where what it holds says so: "Inspection" above "Passed at iteration 2 of 3"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.markdown import Paragraph, block_passages, plain_title
from reclint.readers.notebooks.opening import is_workbook
from reclint.readers.reviews.opening import is_of_other, opens_as_review

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reclint.markdown import Block
    from reclint.readers.sections.labelled import Fields
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon


def kind_by_value(label: Passage, blocks: Sequence[Block], lexicon: Lexicon) -> str | None:
    """The kind of what stands in a callout, by its title and its text: a review, or that there is no notebook."""
    return _kind(plain_title(label).text, block_passages(blocks), lexicon)


def take_by_value(fields: Fields, lexicon: Lexicon) -> None:
    """Give labels of no kind the one that their text shows, the first of each where no other label is of it."""
    for entry in fields.labelled:
        kind = None if entry.kind or entry.group else _kind(entry.label.text, entry.passages(), lexicon)
        if kind is None or fields.of(kind):
            continue
        entry.kind = kind
        if not entry.text.text and entry.blocks and isinstance(head := entry.blocks[0], Paragraph):
            entry.text, entry.blocks = head.text, entry.blocks[1:]


def _kind(label: str, texts: Iterable[Passage], lexicon: Lexicon) -> str | None:
    passages = iter(texts)
    first = next(passages, None)
    if first is None:
        return None
    if is_workbook(label, first.text, lexicon):
        return "notebook"
    told = opens_as_review((first, *passages), lexicon) and not is_of_other(label, lexicon)
    return "review" if told else None
