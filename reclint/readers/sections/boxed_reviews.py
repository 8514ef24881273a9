"""A review that ends a list of something else: "- [x] Review: PASS (2/3)" right below the exercises of a notebook.

Markdown makes one list of both, whatever stands between them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.markdown import Heading, Items, Paragraph
from reclint.readers.sections.labels import labels_of
from reclint.readers.sections.tasks import lists_tasks, states_task

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reclint.markdown import Block, Item
    from reclint.vocabulary.lexicon import Lexicon


def with_reviews_apart(blocks: Iterable[Block], lexicon: Lexicon) -> Iterator[Block]:
    """The blocks, with the last item of a list as one of its own where it alone has a box, and tells of a review."""
    above = None
    for block in blocks:
        items = block.items if isinstance(block, Items) else ()
        to_do = len(items) > 1 and items[-1].box and lists_tasks(above, lexicon)
        above = block.text if isinstance(block, Heading | Paragraph) else None
        if isinstance(block, Items) and len(items) > 1 and items[-1].box and not to_do and _is_apart(items, lexicon):
            yield block._replace(last=items[-1].first, items=items[:-1])
            yield block._replace(first=items[-1].first, items=items[-1:])
        else:
            yield block


def _is_apart(items: tuple[Item, ...], lexicon: Lexicon) -> bool:
    """Whether none of a list's items but the last has a box or a label of the vocabulary, and that states a review."""
    *others, last = items
    if last.text is None or any(item.box for item in others):
        return False
    prose, found = labels_of(last.text, lexicon)
    kind = lexicon.vocabulary.field(found[0].label.text) if found and prose is None else None
    if kind != "review" or not states_task(last, kind, found[0].text, lexicon, among_facts=False):
        return False
    return not any(_has_label(item, lexicon) for item in others)


def _has_label(item: Item, lexicon: Lexicon) -> bool:
    found = labels_of(item.text, lexicon)[1] if item.text else ()
    return any(lexicon.vocabulary.field(one.label.text) for one in found)
