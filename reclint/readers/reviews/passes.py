"""Rounds that are called by a word for a pass: "Pass 1: needs revision. Pass 2: one polish finding"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.markdown import Items, Paragraph
from reclint.readers.sections.labelled import Fields

if TYPE_CHECKING:
    from collections.abc import Callable

    from reclint.readers.sections.labelled import Labelled
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_SET_OFF = r"(?=\s?(?::|\((?![^\W\d]{2}\s)|[—–]\s))"
"""What sets off the number of a round from what is said of it: "1: ", "1 (needs revision)"; not "1 (of 3)"."""


def with_passes_as_rounds(fields: Fields, lexicon: Lexicon) -> Fields:
    """The fields, with a word for rounds in place of that for a pass where it numbers them, all places kept.

    So it does from 1 on and up to 2 at least, or beside another verdict: "PASS 1: 2 polish" may pass in round 1.
    """
    called = _called(lexicon)
    if called is None or not any(called.search(text.text) for one in fields.of("review") for text in one.passages()):
        return fields
    labelled = [_renamed(entry, called, lexicon) if entry.kind == "review" else entry for entry in fields.labelled]
    return Fields(fields.prose, labelled)


def _renamed(entry: Labelled, called: re.Pattern[str], lexicon: Lexicon) -> Labelled:
    texts = [text.text for text in entry.passages()]
    numbers = [_number(match, lexicon) for text in texts for match in called.finditer(text)]
    others = any(
        lexicon.verdict_of(match.group()) != lexicon.vocabulary.pass_verdict
        for text in texts
        for match in lexicon.verdict.finditer(text)
    )
    if numbers != list(range(1, len(numbers) + 1)) or not (len(numbers) > 1 or others):
        return entry
    word = _of_length(lexicon)

    def renamed(text: Passage) -> Passage:
        return text._replace(text=called.sub(lambda match: match.group()[: -len(word)] + word, text.text))

    blocks = [_with_items(block, renamed) if isinstance(block, Items) else block for block in entry.blocks]
    return replace(entry, text=renamed(entry.text), blocks=blocks)


def _number(match: re.Match[str], lexicon: Lexicon) -> int:
    return lexicon.ordinal_value(match["ordinal"]) if match["ordinal"] else int(match["number"])


def _with_items(block: Items, renamed: Callable[[Passage], Passage]) -> Items:
    items = (
        item._replace(
            blocks=tuple(
                one._replace(text=renamed(one.text)) if isinstance(one, Paragraph) else one for one in item.blocks
            )
        )
        for item in block.items
    )
    return block._replace(items=tuple(items))


def _of_length(lexicon: Lexicon) -> str:
    """A word for rounds as long as the one for a pass; empty where there is none."""
    size = len(lexicon.vocabulary.pass_verdict)
    return next((word for word in lexicon.vocabulary.words_of("iteration") if len(word) == size), "")


@lru_cache(maxsize=16)
def _called(lexicon: Lexicon) -> re.Pattern[str] | None:
    """The word for a pass before or behind the number of a round: the "Pass" of "Pass 1: 2 polish", "the first pass".

    In capitals it is the verdict: "The first PASS came late".
    """
    if not _of_length(lexicon):
        return None
    verdict = re.escape(lexicon.vocabulary.pass_verdict)
    ordinal = rf"(?P<ordinal>{lexicon.ordinal})\s+(?-i:{verdict.capitalize()}|{verdict.lower()})(?!\w)"
    return re.compile(rf"(?<!\w)(?:{verdict}(?=\s(?P<number>[1-9]){_SET_OFF})|{ordinal})", re.I)
