"""What denies a verb for a depth or puts it off: "never introduced", "the next lesson develops", "did not apply"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reclint.vocabulary.lexicon import Lexicon


class Denial(NamedTuple):
    """Whether a verb says what was not done, whether it says what another lesson does, and whether it is an aside."""

    never: bool = False
    put_off: bool = False
    aside: bool = False

    @property
    def holds(self) -> bool:
        """Whether the verb gives no depth."""
        return self.never or self.put_off


def denial(text: str, start: int, stop: int, lexicon: Lexicon, before: Denial | None = None) -> Denial:
    """What is said so of a verb at ``stop``; ``start`` is the end of what stands before, 0 for the first verb.

    Only the words of its own clause count, no aside between commas: "*rims*, which we will see again, and develops".
    A verb before it with the same subject hands its own down: "did not apply *oil* or develop *rims*", and one in an
    aside does not: "*rims*, which will develop cracks, and *spokes*".
    """
    clause = text[start:stop]
    if not (before and before.holds) and not _never(lexicon).search(clause) and not _put_off(lexicon).search(clause):
        return Denial()
    parts = clause.split(",")
    if start:
        joined = [*_joining(lexicon).finditer(clause)]
        parts = clause[joined[-1].start() :].split(",") if joined else parts[-1:]
    # "With no oil, the lesson develops": what has its own subject is apart from what opens the sentence.
    is_apart = not start and len(parts) > 1 and _subject(lexicon).search(parts[-1])
    own = parts[-1:] if is_apart else [parts[0], *parts[1:][-1:]]
    said = [part for at, part in enumerate(parts) if not (0 < at < len(parts) - 1 and _relative(lexicon).match(part))]
    goes_on = start and not _subject(lexicon).search(clause) and not _turning(lexicon).search(clause)
    never = any(_never(lexicon).search(part) for part in own)
    put_off = _put_off(lexicon).search(_in_sequence(lexicon).sub(" ", ",".join(said)))
    before = before or Denial()
    aside = bool(
        start and (_relative(lexicon).match(clause.rpartition(",")[2]) or clause.count("(") > clause.count(")"))
    )
    return Denial(bool(never or (before.never and goes_on)), bool(put_off or before.put_off), aside)


@lru_cache(maxsize=16)
def _never(lexicon: Lexicon) -> re.Pattern[str]:
    """What denies a verb: "never introduced", "did not apply", "didn't", no "no more than", "not only", "no-knead"."""
    other = lexicon.word("merely", "not-only")
    lacking = rf"{lexicon.word('lacking')}(?=(?:\s+[^\W\d]+)?\s*$)"  # "without introducing", "without even developing"
    word = rf"(?:{lexicon.word('denying')}|{lacking}|\w+{lexicon.word('denying-ending')})"
    return re.compile(rf"(?<![\w-])(?!{other}(?!\w)){word}(?![\w-])", re.I)


@lru_cache(maxsize=16)
def _put_off(lexicon: Lexicon) -> re.Pattern[str]:
    """What puts a verb off: "the next lesson develops", "tomorrow we develop", no "next-fit packing"."""
    return re.compile(rf"(?<![\w-]){lexicon.word('put-off', 'in-sequence')}(?![\w-])", re.I)


@lru_cache(maxsize=16)
def _in_sequence(lexicon: Lexicon) -> re.Pattern[str]:
    """What tells only what came first, right before a verb: "Next we ", "and later ", "Later, the lesson also ".

    "Next lesson we ", "the next " and "Later we hope to " put off.
    """
    who = rf"(?:{lexicon.word('pronoun')}|{lexicon.word('pointing')}\s+{lexicon.word('teller')})"
    before = rf"(?:^|,|(?<!\w)(?:{lexicon.word('joining', 'turning', 'teller')})\s)\s?"
    small = rf"(?:\s+{lexicon.word('also', 'merely')}){{0,2}}"
    return re.compile(rf"{before}{lexicon.word('in-sequence')}(?:,?\s+{who})?{small}[,\W]{{0,4}}$", re.I)


@lru_cache(maxsize=16)
def _joining(lexicon: Lexicon) -> re.Pattern[str]:
    """What opens a clause behind another one: "and ", "nor ", "but "."""
    return re.compile(rf"(?<![\w-]){lexicon.word('joining', 'turning')}(?![\w-])", re.I)


@lru_cache(maxsize=16)
def _turning(lexicon: Lexicon) -> re.Pattern[str]:
    """What ends a denial: "did not apply *oil* but developed *rims*"."""
    return re.compile(rf"(?<![\w-]){lexicon.word('turning')}(?![\w-])", re.I)


@lru_cache(maxsize=16)
def _subject(lexicon: Lexicon) -> re.Pattern[str]:
    """Who does something: "we", "the lesson"."""
    return re.compile(rf"(?<![\w-]){lexicon.word('teller')}(?![\w-])", re.I)


@lru_cache(maxsize=16)
def _relative(lexicon: Lexicon) -> re.Pattern[str]:
    """How an aside begins that tells of a name: " which we will see again"."""
    return re.compile(rf"\s*{lexicon.word('asking', 'because')}\s", re.I)
