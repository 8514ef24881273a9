"""The labelled parts of a section: a label with the text behind it and the blocks below it.

A label is a heading below the section's own, a label in running text (`labels`), the start of an item where a list is
one of labels, the title of a callout, or the first cell of a row where a table is one of labels and values.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from reclint.markdown import (
    FRAME_LEVEL,
    Heading,
    Item,
    Items,
    Paragraph,
    Quote,
    Table,
    leading_signs,
    plain_title,
)
from reclint.readers.notebooks.opening import only_item, opens_with_notebook
from reclint.readers.reviews.opening import opens_with_review
from reclint.readers.sections.boxed_reviews import with_reviews_apart
from reclint.readers.sections.by_value import kind_by_value
from reclint.readers.sections.callouts import CALLOUT, fills
from reclint.readers.sections.framed import may_go_on
from reclint.readers.sections.label_text import with_breaks
from reclint.readers.sections.labelled import Fields, Labelled
from reclint.readers.sections.labels import LabelledText, label_of_list, labels_of, sign_of, split_labels
from reclint.readers.sections.lists_of_fields import are_most, doubt_parts, parts_no_value
from reclint.readers.sections.pairs import label_pairs
from reclint.readers.sections.tasks import lists_tasks, states_task, text_above
from reclint.readers.taught.definitions import is_item_of
from reclint.readers.taught.heads import bare_label, head_of_list
from reclint.readers.taught.named_rows import named_concept
from reclint.vocabulary.lexicon import DASH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reclint.markdown import Block, Row
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon


_PLAIN_ITEM = re.compile(r"(?P<label>[^\W\d_a-z][^\W\d_]*(?: [^\W\d_]+){0,4}):(?=\s)")
"""Short words with a colon that open an item among others with labels: "- Ideas that stay: wheels are round"."""
_BOLD_ITEM = re.compile(r"\*\*(?P<label>[^\s*][^*\n]{0,60})\*\*")
"""An item that is a label in bold, with a list below it: "- **Ideas that stay**"."""
_DEFINITION = re.compile(r":[ \t]+(?=\S)")
"""What opens a definition below a label and a blank line: ": There is none"."""
_OF_NOTEBOOKS = ("notebook", "exercises")
"""Kinds of field that speak of notebooks."""
_GATHERING = frozenset({"taught", "revisited"})
"""Kinds of field in which a label of no kind only parts what is listed."""


def read_fields(blocks: Iterable[Block], lexicon: Lexicon, *, header: bool = False) -> Fields:
    """The fields that ``blocks`` make up; ``header`` where they are the top of a document, before its parts.

    A table of labels and values there lists whatever the author keeps about the document ("Responsible", "Last
    revision"), so one label that the vocabulary knows makes it one.
    """
    reader = _FieldReader(lexicon, header=header)
    parted = [*with_reviews_apart(blocks, lexicon)]
    for block, below in zip(parted, [*parted[1:], None], strict=False):
        if label := bare_label(block, below, lexicon):
            reader.open_text(LabelledText(label, label.part(0, 0), 0), block.first)
        elif reader.waits and isinstance(block, Paragraph) and (value := _DEFINITION.match(block.text.text)):
            reader.keep(Paragraph(block.first, block.last, block.text.part(value.end(), len(block.text.text))))
        else:
            reader.add(block)
            # Other such words may stand above the next list, which the vocabulary does not have: "How", "Materials".
            reader.is_open = reader.is_open and not (reader.waits and isinstance(block, Items))
        reader.waits = bool(label)
    for entry in reader.fields.labelled:
        _take_first_paragraph(entry)
    reader.fields.labelled = list(without_titles(reader.fields.labelled))
    return reader.fields


def without_titles(labelled: Sequence[Labelled]) -> Iterator[Labelled]:
    """The fields without headings that only stand above a label for the same: "!!! tip Review" above "**Review:**"."""
    for entry, following in zip(labelled, [*labelled[1:], None], strict=False):
        is_same = following is not None and not following.group and following.kind == entry.kind
        if not (entry.kind and entry.is_bare_heading and is_same):
            yield entry


class _FieldReader:
    """Adds block after block to the field that is open."""

    def __init__(self, lexicon: Lexicon, *, header: bool) -> None:
        self.lexicon = lexicon
        self.header = header
        self.fields = Fields()
        self.is_open = False
        self.among_facts = False
        self.waits = False
        self.dotted: set[str] = set()

    def add(self, block: Block) -> None:
        if isinstance(block, Heading):
            self.open_heading(block)
        elif isinstance(block, Paragraph):
            self.add_paragraph(block)
        elif isinstance(block, Items) and self.lists_labels(block):
            self.add_items(block)
        elif (
            isinstance(block, Items)
            and self.is_told
            and (only := only_item(block, self.fields.labelled[-1].kind, self.lexicon))
        ):
            self.open(Labelled(only.part(0, 0), "notebook", only, block.first, [*block.items[0].blocks[1:]]))
        elif isinstance(block, Quote) and (inner := self.opened(block)):
            self.add_quoted(inner)
        elif isinstance(block, Table) and (pairs := self.pairs_of(block)):
            self.add_pairs(pairs)
        else:
            self.keep(block)

    def add_quoted(self, blocks: Sequence[Block]) -> None:
        """Add the blocks of a quote that is read like what stands around it."""
        for part in blocks:
            self.add(part)
        head = blocks[0]
        if isinstance(head, Heading) and fills(self.kind(plain_title(head.text).text), blocks[1:], self.lexicon):
            self.is_open = False  # what stands below a callout does not belong to its title

    def keep(self, block: Block) -> None:
        """Add a block to the open field, or to the prose where none is open."""
        (self.fields.labelled[-1].blocks if self.is_open else self.fields.prose).append(block)

    def kind(self, label: str) -> str | None:
        return self.lexicon.vocabulary.field(label)

    def open_heading(self, block: Heading) -> None:
        label = plain_title(block.text)
        name, colon, _ = label.text.partition(":")
        if colon and label.text[len(name) + 1 :].strip() and self.lexicon.vocabulary.is_label(name):
            # "#### Review: PASS (2/3)" has a label and the text of its field.
            value = block.text.part(block.text.text.index(":") + 1, len(block.text.text)).strip("*_ ")
            self.open(Labelled(label.part(0, len(name)), self.kind(name), value, block.first, level=block.level))
            return
        empty = label.part(len(label.text), len(label.text))
        sign = sign_of(block.text, 0, len(block.text.text))
        self.open(Labelled(label, self.kind(label.text), empty, block.first, level=block.level, alone=True, sign=sign))

    def open_text(self, found: LabelledText, first: int) -> None:
        kind, alone = self.kind(found.label.text), not found.text.text
        self.open(Labelled(found.label, kind, found.text, first, alone=alone, doubtful=found.runs_on, sign=found.sign))

    def open(self, entry: Labelled) -> None:
        """Open a field; a label of no kind that stands alone may only part what the field above it lists."""
        labelled = self.fields.labelled
        above = next((one for one in reversed(labelled) if not one.group), None)
        if entry.kind is None and entry.alone and above and above.kind in _GATHERING:
            # "#### Wheels" below "**Concepts taught:**", where nothing else stands there.
            is_empty = above.alone and not above.text.text and not above.blocks
            if above.level < entry.level or (is_empty and entry.level <= FRAME_LEVEL):
                entry.kind, entry.group = above.kind, True
        labelled.append(entry)
        self.is_open = True

    def add_paragraph(self, block: Paragraph) -> None:
        prose, found = split_labels(block.text, self.lexicon, self.dotted)
        if found and self.is_open and is_item_of(self.fields.labelled[-1], block.text, self.lexicon):
            found = []  # "Spokes" above ": *developed*. Thin.", below "Taught"
        signed = bool(self.fields.prose) and leading_signs(block.text.text) > 0
        # What names a path is read as prose too, where no field is open.
        alone = not self.is_open and (signed or ".ipynb" not in block.text.text)
        if not found and (self.is_told or alone) and opens_with_notebook(block.text, self.lexicon):
            # "📓 No notebook", "📓 `notebooks/rolls.ipynb` -- 3 exercises", below a field of another kind
            self.open(Labelled(block.text.part(0, 0), "notebook", block.text, block.first))
            return
        above = self.fields.labelled[-1].kind if self.fields.labelled else None
        if not found and self.fields.labelled and above != "review" and opens_with_review(block.text, self.lexicon):
            self.open(Labelled(block.text.part(0, 0), "review", block.text, block.first))
            return
        if not found:
            self.keep(block)
            return
        if prose:
            self.keep(Paragraph(block.first, block.first + found[0].line, prose))
        for one in found:
            self.open_text(one, block.first + one.line)

    @property
    def is_told(self) -> bool:
        """Whether a field is open that has its text already, and is not about the notebook."""
        last = self.fields.labelled[-1] if self.is_open else None
        return last is not None and last.kind not in _OF_NOTEBOOKS and bool(last.text.text or last.blocks)

    def lists_labels(self, block: Items) -> bool:
        """Whether a list is one of fields: half of its items or more start with a label of the vocabulary.

        Two are enough where each of the others starts with a label in bold.
        """
        last = self.fields.labelled[-1] if self.fields.labelled else None
        if last and not last.blocks and last.alone and last.kind:
            return False  # it is what that label is for, and what its items start with costs more to know
        last = last if self.is_open else None
        above = text_above(last.blocks if last else self.fields.prose, last.label if last and last.alone else None)
        self.among_facts = False
        self.among_facts = any(item.box and self.item_label(item) for item in block.items)
        labels = [self.item_label(item) for item in block.items]
        known = [label for label in labels if label]
        kinds = [self.kind(label.label.text) for label in known]
        enough = are_most(block, labels, self.lexicon) or (len(known) > 1 and all(map(self.has_label, block.items)))
        enough = enough and parts_no_value(block, known, kinds, self.lexicon)
        return enough and not lists_tasks(above, self.lexicon)

    def has_label(self, item: Item) -> bool:
        return bool(self.item_label(item) or (item.text and self.other_label(item.text)))

    def item_label(self, item: Item) -> LabelledText | None:
        """The label of the vocabulary that an item starts with, that of a task where it states its field."""
        if item.text is None:
            return None
        prose, found = labels_of(item.text, self.lexicon)
        if not found:
            return label_of_list(item.text, self.lexicon) if len(item.blocks) > 1 else None
        kind = self.kind(found[0].label.text) if prose is None else None
        told = kind and (not item.box or states_task(item, kind, found[0].text, self.lexicon, self.among_facts))
        return found[0] if told else None

    def add_items(self, block: Items) -> None:
        """Add the items of a list of labels; one that heads a list below another label's list is a label too."""
        among_facts, start = self.among_facts, len(self.fields.labelled)
        for above, item in pairwise([None, *block.items]):
            assert item is not None
            self.among_facts = among_facts  # a list below an item has facts of its own
            last = self.fields.labelled[-1] if self.is_open else None
            opened = last.first if last is not None and last.alone else None
            is_below = above is not None and len(above.blocks) > 1 and above.first == opened
            head = head_of_list(item, self.lexicon) if is_below and not self.item_label(item) else None
            if head and not (item.box and self.kind(head.text)):
                self.open_text(LabelledText(head, head.part(0, 0), 0), item.first)
                for part in item.blocks[1:]:
                    self.keep(part)
            else:
                self.add_item(item, block)
        doubt_parts(self.fields.labelled[start:], self.lexicon)

    def add_item(self, item: Item, block: Items) -> None:
        label, text = self.item_label(item), item.text
        if label and text and label.text.text in ("", text.text) and not labels_of(text, self.lexicon)[1]:
            self.open_text(label, item.first)
            for part in item.blocks[1:]:
                self.add(part)
            return
        if item.text and label is None and self.lexicon.verdict.match(item.text.text, leading_signs(item.text.text)):
            # "✅ PASS at 2/3" needs no label to be the review.
            self.open_text(LabelledText(item.text.part(0, 0), item.text, 0), item.first)
            self.fields.labelled[-1].kind = "review"
            self.fields.labelled[-1].blocks += item.blocks[1:]
            return
        if item.text and label is None and opens_with_notebook(item.text, self.lexicon):
            # "- nb `rolls.ipynb`, 3 exercises" needs no colon.
            self.open(Labelled(item.text.part(0, 0), "notebook", item.text, item.first))
            self.fields.labelled[-1].blocks += item.blocks[1:]
            return
        if item.text and label is None and (other := self.other_label(item.text)):
            self.open_text(other, item.first)
            for part in item.blocks[1:]:
                self.keep(part)
            return
        if item.text is None or label is None:
            self.keep(Items(item.first, item.last, block.ordered, (item,)))
            return
        for part in (Paragraph(item.first, item.blocks[0].last, item.text), *item.blocks[1:]):
            self.add(part)

    def other_label(self, text: Passage) -> LabelledText | None:
        """The label that opens an item and that the vocabulary does not know: in bold, or short words with a colon."""
        prose, found = labels_of(text, self.lexicon)
        bold = text.text.startswith(("**", "__"), leading_signs(text.text))
        if bold and found and prose is None and self.kind(found[0].label.text) is None:
            return found[0]
        match = None if found else _PLAIN_ITEM.match(text.text) or _BOLD_ITEM.fullmatch(text.text)
        if match is None or self.kind(match["label"]):
            return None
        return LabelledText(text.part(*match.span("label")), text.part(match.end(), len(text.text)).strip(), 0)

    def opened(self, block: Quote) -> list[Block]:
        """The blocks of a quote in which a label of the vocabulary, only lists, or what a label wants, stands."""
        blocks = list(block.blocks)
        if blocks and all(isinstance(part, Items | Table) for part in blocks):
            # A frame around lists; what a lesson's list has behind it already is a quotation.
            return blocks if not self.is_open or may_go_on(self.fields.labelled[-1], blocks, self.lexicon) else []
        head = blocks[0] if blocks else None
        if isinstance(head, Paragraph) and (callout := CALLOUT.match(head.text.text)):
            title = head.text.part(callout.start("title"), callout.end("title"))
            rest = head.text.part(callout.end(), len(head.text.text))
            blocks[:1] = [Paragraph(head.first + 1, head.last, rest)] if rest.text.strip() else []
            if self._has_label(title):
                # "[!success] Review: passed at once" has a label and the text of its field.
                return [Paragraph(head.first, head.first + 1, title), *blocks]
            if title.text.strip() and (
                self.kind(plain_title(title).text) or kind_by_value(title, blocks, self.lexicon)
            ):
                return [Heading(head.first, head.first + 1, FRAME_LEVEL, title), *blocks]
        texts = (part.text for part in blocks if isinstance(part, Paragraph))
        known = any(self.kind(one.label.text) for text in texts for one in labels_of(text, self.lexicon)[1])
        labelled = self.fields.labelled
        wanted = bool(labelled and labelled[-1].alone and not labelled[-1].blocks)
        lists = any(isinstance(part, Items | Table) for part in blocks)
        signed = any(opens_with_notebook(part.text, self.lexicon) for part in blocks[:1] if isinstance(part, Paragraph))
        is_told = known or signed or (wanted and lists)
        return blocks if is_told or any(isinstance(part, Items) and self.lists_labels(part) for part in blocks) else []

    def _has_label(self, title: Passage) -> bool:
        """Whether the title of a callout is a label with its value: "Review: passed", "Review – passed at 2/3".

        "Taught – as far as we came" is a title with a remark.
        """
        part = re.search(rf":|\s(?P<dash>{DASH})\s", title.text)
        label = plain_title(title.part(0, part.start())).text if part else ""
        is_told = part is not None and not (part["dash"] and self.kind(label) == "taught")
        return is_told and self.lexicon.vocabulary.is_label(label)

    @property
    def bare(self) -> Labelled | None:
        """The open field, where nothing but its label was read of it so far."""
        last = self.fields.labelled[-1] if self.is_open else None
        return last if last and last.alone and last.kind and not last.blocks and not last.text.text else None

    def pairs_of(self, table: Table) -> tuple[Row, ...]:
        """The labels and values that a table is of."""
        below = self.bare.kind if self.bare else None
        return label_pairs(table, self.lexicon, header=self.header, below=below)

    def add_pairs(self, pairs: Iterable[Row]) -> None:
        for row in pairs:
            if named := named_concept(row, self.lexicon):
                label, kind, told = named
                self.fields.labelled.append(Labelled(label, kind, label.part(0, 0), row.line, [told], alone=True))
                continue
            label = plain_title(row.cells[0])
            text = with_breaks(row.cells[1]) if len(row.cells) > 1 else label.part(len(label.text), len(label.text))
            if self.kind(label.text) is None and (bare := self.bare):
                bare.text = text  # "| File | Exercises |" below "Notebook"
                continue
            self.fields.labelled.append(Labelled(label, self.kind(label.text), text, row.line))
        # What stands below the table does not belong to its last row.
        self.is_open = False


def _take_first_paragraph(entry: Labelled) -> None:
    """Make the paragraph right below a label that stands alone its text: that is what such a label is for."""
    if entry.kind and entry.alone and entry.blocks and isinstance(head := entry.blocks[0], Paragraph):
        entry.text = head.text
        entry.blocks = entry.blocks[1:]
