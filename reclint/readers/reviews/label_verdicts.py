"""Verdicts in the labels of reviews: "**Review (PASS, iteration 2/3):** …", "> [!TIP] Review passed, round 2 of 3"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.readers.reviews.verdict_place import VerdictPlaces
from reclint.readers.sections.labelled import Fields, Labelled
from reclint.text.source import Passage
from reclint.vocabulary.lexicon import alternatives

if TYPE_CHECKING:
    from reclint.vocabulary.lexicon import Lexicon

_FEW_WORDS = 7
"""How many words a label says of the place of its verdict, at most: " at the second of at most three rounds"."""
_PLAIN = re.compile(r"\W{0,4}\w+\s+\w+\W{0,4}")
"""A label without marks between its words: "Review passed", not "Review (passed)"."""
_MARKS = " \t()[]*_.,:;·|"
"""What may stand around a verdict and its place."""


def with_label_verdicts(fields: Fields, lexicon: Lexicon) -> Fields:
    """The fields, with what the label of a review says of its verdict before the text of it."""
    if not any(lexicon.verdict.search(entry.label.text) for entry in fields.of("review")):
        return fields
    return Fields(fields.prose, [_with_verdict(entry, lexicon) for entry in fields.labelled])


def _with_verdict(entry: Labelled, lexicon: Lexicon) -> Labelled:
    said = _said(entry.label, lexicon) if entry.kind == "review" else None
    if said is None or _denied(lexicon).match(entry.text.text) or _is_judged_otherwise(said, entry, lexicon):
        return entry
    # "Review passed: 2 of 3" asks what its text answers; "Review passed: 2 polish" tells it.
    is_bare = len(said.text.split()) == 1 and _PLAIN.fullmatch(entry.label.text)
    if is_bare and entry.text.text and not lexicon.whole_grade.search(entry.text.text):
        return entry
    # "PASS: 0/0/2" counts the round of the pass, "PASS. Iteration 1: …" another one.
    starts = VerdictPlaces(lexicon).at.match(entry.text.text.lstrip(_MARKS))
    text = Passage.joined([said, entry.text], ". " if starts else ": ") if entry.text.text else said
    return replace(entry, text=text)


def _is_judged_otherwise(said: Passage, entry: Labelled, lexicon: Lexicon) -> bool:
    """Whether the text behind a label has a verdict of its own that is another one, and tells of no round."""
    texts = [text.text for text in entry.passages()]
    own = {lexicon.verdict_of(match.group()) for text in texts for match in lexicon.verdict.finditer(text)}
    label = {lexicon.verdict_of(match.group()) for match in lexicon.verdict.finditer(said.text)}
    return bool(own) and not own & label and not any(VerdictPlaces(lexicon).at.search(text) for text in texts)


def _said(label: Passage, lexicon: Lexicon) -> Passage | None:
    """The verdict of a label, perhaps with its round, and nothing else: not of "Review passed on to Ada", "passed?"."""
    opening = None if "?" in label.text else _opening(lexicon).match(label.text)
    if opening is None:
        return None
    rest = label.part(opening.end(), len(label.text)).strip(_MARKS)
    if behind := _behind(lexicon).fullmatch(rest.text):
        return Passage.joined([rest.part(*behind.span("verdict")), rest.part(*behind.span("place"))], " at ")
    verdict = lexicon.verdict.match(rest.text)
    if verdict is None:
        return None
    tail = rest.text[verdict.end() :]
    placed = VerdictPlaces(lexicon).near(rest.text, verdict.end())
    whole = placed[0] is not None and not re.search(r"\w", rest.text[placed[2] :]) and len(tail.split()) <= _FEW_WORDS
    return rest if whole or not re.search(r"\w", tail) else None


@lru_cache(maxsize=16)
def _denied(lexicon: Lexicon) -> re.Pattern[str]:
    """A text that says that what its label asks is not so, or only once something is: "no, ", "not yet", "once the".

    "Not one finding", "no findings" say that it passed.
    """
    words = lexicon.word(
        "pending", "undone", "review-to-come", "unreviewed", "conditional", "withdrawn", "passing-when", "failed"
    )
    no = rf"{lexicon.word('without', 'negative')}(?:\s?[,;.:!—–-]|\W*\Z)"
    return re.compile(rf"\W{{0,4}}(?!{lexicon.word('no-finding', 'once-more')}(?!\w))(?:{words}(?!\w)|{no})", re.I)


@lru_cache(maxsize=16)
def _opening(lexicon: Lexicon) -> re.Pattern[str]:
    """The word for a review that opens a label, with the marks behind it: "Review (", "Reviewed, ", "Review — "."""
    words = alternatives(lexicon.vocabulary.fields["review"])
    return re.compile(rf"\W{{0,4}}{words}(?!\w)[\s(\[*_,:;|·–—-]{{1,6}}", re.I)


@lru_cache(maxsize=16)
def _behind(lexicon: Lexicon) -> re.Pattern[str]:
    """A round with the verdict behind it: "2/3, PASS", "round 2 of 3: passed"."""
    among = rf"\d\s?(?:/|\s{lexicon.word('of')}\s)\s?\d"
    place = rf"(?P<place>(?:{lexicon.word('iteration')}\s+)?{among})"
    return re.compile(rf"{place}[\s,:;·–—-]{{1,4}}(?P<verdict>{lexicon.verdict.pattern})", re.I)
