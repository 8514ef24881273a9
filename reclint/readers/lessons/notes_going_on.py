"""Which footnotes of a review go on with it: "Round one: 2 polish", not "Lesson 3 had 2 improvement findings"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.markdown import block_passages
from reclint.readers.reviews.counts import CountReader
from reclint.vocabulary.lexicon import ARROW, DASH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reclint.readers.sections.labelled import Labelled
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon


def going_on(own: Labelled, notes: Sequence[Passage], behind: str, lexicon: Lexicon) -> list[Passage]:
    """The notes that go on with a review, of which the text ``behind`` the last mark goes on too.

    Of a review that has no text the notes are all that it says. Counts without a round are those of the round that the
    review names last, and of the only one where it goes on.
    """
    notes = [note for note in notes if not speaks_of_another(note.text, lexicon)]
    if not own.text.text:
        return notes
    texts = [own.text, *block_passages(own.blocks)]
    counts = CountReader(lexicon)
    counted = bool(own.tables) or any(counts.of_round(text) or counts.has_triple(text.text) for text in texts)
    rounds = [_number(match, lexicon) for text in texts for match in _named(lexicon).finditer(text.text)]
    of_rounds = [
        note
        for note in notes
        if (match := _opening_round(lexicon).match(note.text)) and not (counted and _number(match, lexicon) in rounds)
    ]
    if counted or of_rounds:
        return of_rounds
    judged = any(lexicon.verdict.search(text.text) for text in texts)
    others = [note for note in notes if _opens_with_counts(note, lexicon, judged=judged)]
    placed = not re.search(r"\w", behind) or len(set(rounds)) <= 1
    return others if len(others) == 1 and placed else []


def speaks_of_another(text: str, lexicon: Lexicon) -> bool:
    """Whether a note speaks of another lesson or a module: "Lesson 3 had 2", "as in the last module"."""
    return _another(lexicon).search(text) is not None


def _opens_with_counts(note: Passage, lexicon: Lexicon, *, judged: bool) -> bool:
    """Whether a note opens with counts that are all of a clause, or with a verdict where a review has none."""
    if not judged and (match := _opening_verdict(lexicon).match(note.text)):
        return not match["rule"]
    return _opening_counts(lexicon).match(note.text) is not None or bool(CountReader(lexicon).triple(note))


def _number(match: re.Match[str], lexicon: Lexicon) -> int:
    if match["ordinal"]:
        return lexicon.ordinal_value(match["ordinal"])
    groups = match.groupdict()
    return lexicon.value(groups["number"] or groups["short"] or groups["ratio"])


def _round(lexicon: Lexicon, noun: str = "") -> str:
    """The pattern for a round by its number: "round one", "r1", "second", perhaps with what stands behind that."""
    number, short = rf"{lexicon.word('iteration')}\s+(?P<number>{lexicon.counting})", lexicon.word("iteration-initial")
    attached = rf"(?:{lexicon.word('iteration')}|{short})(?P<short>\d)"
    return rf"(?:{number}|{attached}|(?P<ordinal>{lexicon.ordinal}){noun})"


@lru_cache(maxsize=16)
def _named(lexicon: Lexicon) -> re.Pattern[str]:
    """Finds a round in a review: "Iteration 2: ", "at the second round", "passed at 2/3"."""
    return re.compile(rf"(?<![\w/])(?:{_round(lexicon)}(?!\w)|(?P<ratio>\d)\s?/\s?\d(?![\w/]))", re.I)


@lru_cache(maxsize=16)
def _opening_round(lexicon: Lexicon) -> re.Pattern[str]:
    """A round that a note opens with: "Round one: ", "Iteration 1 (NEEDS REVISION)", "The first had ", "At round 2/3.".

    In "First, the class drew two" none is numbered.
    """
    noun = rf"(?:\s+{lexicon.word('iteration', 'time')}|(?!\s?[,.]))"
    opens = rf"\W{{0,4}}(?:\w{{2,3}}\s+){{0,2}}?{_round(lexicon, noun)}[*_]{{0,3}}"
    most = rf"(?:\s?/\s?\d|\s+{lexicon.word('of')}\s+{lexicon.counting})?"
    ends = rf"(?=\s?(?:[.:,;(]|{DASH}|{ARROW}|$)|\s+{lexicon.word('described')}\s)"
    return re.compile(rf"{opens}{most}{ends}", re.I)


@lru_cache(maxsize=16)
def _opening_counts(lexicon: Lexicon) -> re.Pattern[str]:
    """Counts that a note opens with, up to the end of a clause: "Two polish findings, ", "1 critical and 2 polish."."""
    noun = rf"(?:\s+{lexicon.word('finding', 'bit')})?"
    count = rf"{lexicon.number}\s+(?:(?!{lexicon.grade})[^\W\d_]+\s+)?{lexicon.grade}{noun}"
    ends = r"(?=[*_]{0,3}\s?(?:[.,;:(]|$))"
    return re.compile(
        rf"\W{{0,4}}(?:{lexicon.word('only')}\s+)?{count}(?:\s*(?:[+&]|{lexicon.word('joining')})\s+{count})*{ends}",
        re.I,
    )


@lru_cache(maxsize=16)
def _opening_verdict(lexicon: Lexicon) -> re.Pattern[str]:
    """A verdict that a note opens with: "Passed at round 2"; in "NEEDS REVISION is given for" it is that of a rule."""
    rule = rf"(?P<rule>\s+{lexicon.word('becomes')}(?!\w))?"
    return re.compile(rf"\W{{0,4}}{lexicon.verdict.pattern}{rule}", re.I)


@lru_cache(maxsize=16)
def _another(lexicon: Lexicon) -> re.Pattern[str]:
    """Finds another lesson, or a module: "lesson 3", "the last module", "other lessons"."""
    nouns = lexicon.word("lesson", "lessons", "module", "modules")
    others = lexicon.word("other-lesson", "others", "before-this")
    return re.compile(rf"(?<!\w)(?:{nouns}\s+#?\d|{others}\s+{nouns}(?!\w))", re.I)
