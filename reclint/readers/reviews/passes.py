"""Rounds that are called by a word for a pass: "Pass 1: needs revision. Pass 2: one polish finding"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from reclint.markdown import Items, Paragraph
from reclint.readers.sections.labelled import Fields
from reclint.text.source import Passage

if TYPE_CHECKING:
    from collections.abc import Callable

    from reclint.readers.sections.labelled import Labelled
    from reclint.vocabulary.lexicon import Lexicon

_SET_OFF = r"(?=\s?(?::|[—–]\s))"
"""What sets off the number of a round from what is said of it: "1: ", "1 — "."""
_AMONG = re.compile(r"(?<![\w/.])(?P<number>\d)\s?/\s?\d(?![\w/]|\.\d)")
"""A round among as many as there may be: the "2/3" of "passed at 2/3"."""


def with_passes_as_rounds(fields: Fields, lexicon: Lexicon) -> Fields:
    """The fields, with a word for rounds in place of that for a pass where it numbers them, all places kept.

    So it does from 1 on and up to 2 at least, or beside another verdict: "PASS 1: 2 polish" may pass in round 1. Where
    a review names its rounds otherwise, "Iteration 1: … Pass 1 (language): …", passes are parts of one of them.
    """
    words, called = lexicon.vocabulary.words_of("iteration"), _called(lexicon)
    if not words or not any(called.search(text.text) for one in fields.of("review") for text in one.passages()):
        return fields
    if any(_round(lexicon).search(text.text) for one in fields.of("review") for text in one.passages()):
        return fields
    labelled = [_renamed(entry, words[0], lexicon) if entry.kind == "review" else entry for entry in fields.labelled]
    return Fields(fields.prose, labelled)


def _renamed(entry: Labelled, word: str, lexicon: Lexicon) -> Labelled:
    texts, called = [text.text for text in entry.passages()], _called(lexicon)
    found = [match for text in texts for match in called.finditer(text)]
    others = any(
        lexicon.verdict_of(match.group()) != lexicon.vocabulary.pass_verdict
        for text in texts
        for match in lexicon.verdict.finditer(text)
    )
    count, last = (
        len(found),
        max((int(match["number"]) for text in texts for match in _AMONG.finditer(text)), default=0),
    )
    numbered = [int(match["number"]) for match in found] == list(range(1, count + 1))
    if not numbered or last not in (0, count) or not (count > 1 or others):
        return entry
    if any(match.group().isupper() or match["aspect"] is not None for match in found):
        return entry

    def renamed(text: Passage) -> Passage:
        spans = [match.span("word") for match in called.finditer(text.text)]
        starts, stops = [0, *(stop for _, stop in spans)], [*(start for start, _ in spans), len(text.text)]
        kept = [text.part(start, stop) for start, stop in zip(starts, stops, strict=True)]
        put = [Passage.at(word, text.offset(start)) for start, _ in spans]
        return Passage.joined([part for pair in zip_longest(kept, put) for part in pair if part and part.text], "")

    blocks = [_with_items(block, renamed) if isinstance(block, Items) else block for block in entry.blocks]
    return replace(entry, text=renamed(entry.text), blocks=blocks)


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


@lru_cache(maxsize=16)
def _called(lexicon: Lexicon) -> re.Pattern[str]:
    """The word for a pass before the number of a round that something is said of: "Pass 1: 2 polish".

    A parenthesis without a verdict or counts may say what was looked at: "Pass 1 (language)"; not "Pass 1 (of 3)".
    """
    word = re.escape(lexicon.vocabulary.pass_verdict)
    counts = rf"\d|(?<!\w){lexicon.word('finding')}(?!\w)|{lexicon.grade}"
    group = r"\((?![^\W\d]{2}\s)"
    judged, aspect = rf"(?=[^()]{{0,40}}(?:{counts}|{lexicon.verdict.pattern}))", "(?P<aspect>)"
    return re.compile(
        rf"(?<!\w)(?P<word>{word})(?=\s(?P<number>[1-9])(?:{_SET_OFF}|\s?{group}(?:{judged}|{aspect})))", re.I
    )


@lru_cache(maxsize=16)
def _round(lexicon: Lexicon) -> re.Pattern[str]:
    """Finds a round by a word for it: "Iteration 1", "at round 2/3", "the second round"."""
    word = lexicon.word("iteration")
    return re.compile(rf"(?<!\w)(?:{word}\s+{lexicon.counting}|{lexicon.ordinal}\s+{word}(?!\w))", re.I)
