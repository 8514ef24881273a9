"""The concepts that one line lists: what parts it, and the depth that it gives to all of them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.markdown import mask_code, split_list
from reclint.readers.depths.depth import find_mark, read_depth_cell
from reclint.readers.reviews.counts import mask_groups
from reclint.readers.sections.bold_labels import teller
from reclint.readers.taught.enumerations import numbered, without_prose
from reclint.readers.taught.parted import calls_row, listed_between, listed_by_depth, opened_at_dots, remarking
from reclint.vocabulary.lexicon import alternatives

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reclint.model import DepthMark
    from reclint.readers.sections.labelled import Labelled
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_APART = (";", "|", "·•", "\n", ",")
"""What parts the entries of a line, the first that leaves each of them a depth; "a DEVELOPED | b APPLIED"."""
_PLAIN = _APART[:3]
"""Those that part nothing inside a name."""
_FEWEST = 2
"""How many entries make a line a list at least."""
_SEVERAL = 3
"""How many entries a line has at least so that one of them may lack a depth."""


def with_shared_mark(text: Passage, given: DepthMark | None, lexicon: Lexicon) -> tuple[Passage, DepthMark | None]:
    """A line without the depth that it ends in for all that it lists, and that: "Spokes; rims. All DEVELOPED."."""
    match = _all_at_depth(lexicon).search(text.text) if lexicon.depth_anywhere.search(text.text) else None
    if match is None or len(lexicon.depth_any_case.findall(text.text)) > 1:
        return text, given
    mark = read_depth_cell(text.part(*match.span("depth")), lexicon.lenient)
    return text.part(0, match.start()), mark


def entries(
    text: Passage, lexicon: Lexicon, names: Sequence[str] | None = None, rows: Sequence[str] = ()
) -> list[Passage]:
    """The entries of a line: between what parts it so that each has a depth of its own, else between commas too.

    ``names``: those of the index rows, where semicolons part what depths list in the record, as one does this line.
    ``rows``: those of all.
    """
    for separators in _APART:
        parts = [part.strip(": ") for part in split_list(text, separators)]
        if len(parts) > 1 and all(find_mark(part, lexicon) for part in parts):
            parts[-1] = _without_joining(parts[-1], lexicon)
            return [entry for part in parts for entry in _marked_entries(part, lexicon)]
        if separators in _PLAIN and _all_but_one_marked(parts, rows, lexicon):
            return parts
    if len(parts := _sentences(text, lexicon)) > 1 or len(parts := _joined_entries(text, lexicon)) > 1:
        return parts
    listed = without_prose(text, lexicon)
    if found := numbered(listed, lexicon) or opened_at_dots(listed, lexicon, least=3):
        return found
    if names is not None:
        return listed_by_depth(listed, names)
    # Where semicolons part entries, commas belong to them.
    parts = split_list(listed, ";")
    return parts if len(parts) > 1 else listed_between(listed, rows)


def ends_in_depths(entry: Labelled, lexicon: Lexicon) -> bool:
    """Whether a line without a list has several parts between semicolons, each with a depth behind its last sign.

    So it is one in whatever case: "Spokes, developed; rim wear, introduced", not "the rim, developed by Bo".
    """
    parts = split_list(entry.text.strip(" ."), ";") if not entry.items else []
    if len(parts) >= _FEWEST and _are_marked(parts, lexicon):
        return True
    ends = (re.split(r"[,:–—·]", part.text)[1:][-1:] for part in parts)
    return len(parts) > 1 and all(end and lexicon.depth_any_case.fullmatch(end[0].strip(" *_`")) for end in ends)


def _are_marked(parts: Sequence[Passage], lexicon: Lexicon) -> bool:
    """Whether each part has a depth, half of them or more one that nothing is said of: "rims (introduced by hand)"."""
    if not all(find_mark(part, lexicon.lenient) for part in parts):
        return False
    return sum(find_mark(part, lexicon) is not None for part in parts) * 2 >= len(parts)


def is_line_of_marks(text: Passage, lexicon: Lexicon) -> bool:
    """Whether a text is nothing but concepts with a depth each, between semicolons or commas.

    "spokes (developed); hubs (introduced, applied in lesson 3)", not "the hub (introduced by Bo); the rim (oak)".
    """
    line = text.strip(" .")
    parts, between_commas = split_list(line, ";"), split_list(line, ",")
    if any(len(own) >= _FEWEST and all(find_mark(part, lexicon) for part in own) for own in (parts, between_commas)):
        return True
    if len(parts) < _FEWEST or not _are_marked(parts, lexicon):
        return False
    others = (part for part in parts if not find_mark(part, lexicon))
    return all(_says_more_of_lesson(part, lexicon, named=len(parts) < _SEVERAL) for part in others)


def _says_more_of_lesson(part: Passage, lexicon: Lexicon, *, named: bool) -> bool:
    """Whether a part ends in a depth with a remark set off, which must have a lesson where that is ``named``.

    "hubs (introduced, applied in lesson 3)", not "Bo (introduced by Ada)", "Bo (introduced, by Ada)".
    """
    found = find_mark(part, lexicon.lenient)
    remark = _remarked(lexicon).search(found.mark.text) if found else None
    return remark is not None and (not named or _names_lesson(lexicon).search(remark["remark"]) is not None)


@lru_cache(maxsize=8)
def _remarked(lexicon: Lexicon) -> re.Pattern[str]:
    """A depth and a remark that is set off, but does not say who did it: "(introduced, applied in lesson 3)"."""
    depth = lexicon.lenient.depth_any_case.pattern
    return re.compile(
        rf"^\W{{0,4}}(?i:{depth})[*_]{{0,3}}[,;]\s+(?!(?i:{lexicon.word('agent')})\s)(?P<remark>.*)", re.S
    )


@lru_cache(maxsize=8)
def _names_lesson(lexicon: Lexicon) -> re.Pattern[str]:
    """A lesson by its number, or another one: "in lesson 3", "in L3", "last week"."""
    number = rf"(?:{lexicon.word('lesson', 'lessons')}\s|{lexicon.lesson_initial})\d{{1,3}}"
    return re.compile(rf"(?<!\w)(?:{number}|{lexicon.word('other-lesson')}\s{lexicon.word('lesson')})(?!\w)", re.I)


def _all_but_one_marked(parts: Sequence[Passage], rows: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether each of several parts ends in a depth but one, which is a concept all the same, and no remark.

    "spokes (DEVELOPED) · truing (APPLIED) · hubs once more"; "20 minutes" and "not the axle" say something of others.
    """
    if len(parts) < _SEVERAL:
        return False
    others = [part for part in parts if not _ends_in_mark(part, lexicon)]
    if len(others) != 1 or find_mark(others[0], lexicon):
        return False
    if not others[0].text.lstrip('*_"“`')[:1].isalpha() or remarking(lexicon).match(others[0].text):
        return False
    return calls_row(others[0], rows, lexicon, wholly=True) if rows else _may_be_concept(others[0], parts, lexicon)


def _may_be_concept(other: Passage, parts: Sequence[Passage], lexicon: Lexicon) -> bool:
    """Whether a part without a depth, in a record without rows, is as short as others and tells of nobody.

    "hubs once more", not "nobody needed the key", "about half an hour each" or "hubs are for the next lesson".
    """
    longest = max(len(part.text) for part in parts if part is not other)
    return len(other.text) <= longest and not _of_lesson(lexicon).search(other.text)


@lru_cache(maxsize=8)
def _of_lesson(lexicon: Lexicon) -> re.Pattern[str]:
    """A word of what is said of a lesson or of people, which no name has: "nobody", "about", "each", "we", "is"."""
    return re.compile(rf"(?<![\w-]){lexicon.word('remarking', 'teller', 'becomes')}(?![\w-])", re.I)


def _without_joining(part: Passage, lexicon: Lexicon) -> Passage:
    """The last entry without the word that joins it: "spokes (DEVELOPED); and rims (APPLIED)".

    A word of one letter may be the name's own: "y axis".
    """
    joins = _joining(lexicon).match(part.text)
    return part.part(joins.end(), len(part.text)) if joins else part


@lru_cache(maxsize=8)
def _joining(lexicon: Lexicon) -> re.Pattern[str]:
    """A joining word of more than one letter before an entry: "and rims"."""
    words = alternatives(word for word in lexicon.vocabulary.words_of("joining") if len(word) > 1)
    return re.compile(rf"{words}\s+(?=\w)", re.I)


@lru_cache(maxsize=8)
def _all_at_depth(lexicon: Lexicon) -> re.Pattern[str]:
    """The depth of all at the end of a line: "; rims. All DEVELOPED.", " (all of it developed)"."""
    word, depth = lexicon.word("all"), lexicon.depth_any_case.pattern
    return re.compile(
        rf"(?<![\s,.;:(—–-])[\s,.;:(—–-]+{word}(?:\s+[^\W\d]+){{0,3}}\s+(?P<depth>{depth})[\s.)*_]*$", re.I
    )


@lru_cache(maxsize=8)
def _between(lexicon: Lexicon) -> re.Pattern[str]:
    """A joining word between entries: ", and ", " and "."""
    return re.compile(rf"(?:,|(?<![\s,]))\s+(?P<word>{lexicon.word('joining')})\s+", re.I)


def _marked_entries(part: Passage, lexicon: Lexicon) -> list[Passage]:
    """The entries on the lines of a part, or between its commas, where each of them has a depth of its own.

    "◑ spokes · ○ hubs" may be one of several lines with a sign each.
    """
    lines = split_list(part, "\n")
    if len(lines) > 1 and all(has_name_and_mark(line, lexicon) for line in lines):
        return [entry for line in lines for entry in _marked_entries(line, lexicon)]
    if len(sentences := _sentences(part, lexicon)) > 1:
        return sentences
    entries = split_list(part)
    several = len(entries) > 1 and all(has_name_and_mark(entry, lexicon) for entry in entries)
    return entries if several else _joined_entries(part, lexicon)


_ENDED = re.compile(r"(?<=[)\]])\.\s+(?=[^\W\d_a-z])")
"""The end of a sentence behind a depth: "rims (introduced). Hubs (mentioned)"."""
_LONGEST_SENTENCE = 8
"""How many words such a sentence has at most, with its depth: a longer one says more than a name. A choice."""


def _sentences(text: Passage, lexicon: Lexicon) -> list[Passage]:
    """The sentences of a text, where each is a name, with a depth at its end, and nobody does anything in it.

    "Rims (introduced). Hubs (mentioned)", no "We took it up again (introduced)".
    """
    cuts = list(_ENDED.finditer(text.text))
    starts, stops = [0, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), len(text.text)]
    parts = [text.part(start, stop).strip(" .") for start, stop in zip(starts, stops, strict=True)]
    are_names = bool(cuts) and all(_ends_in_mark(part, lexicon) for part in parts)
    return parts if are_names and not any(_tells(part.text, lexicon) for part in parts[1:]) else [text]


def _ends_in_mark(part: Passage, lexicon: Lexicon) -> bool:
    found = find_mark(part, lexicon)
    return found is not None and found.start > 0 and found.stop == len(part.text)


def _tells(sentence: str, lexicon: Lexicon) -> bool:
    return len(sentence.split()) > _LONGEST_SENTENCE or teller(lexicon).search(sentence) is not None


def _joined_entries(part: Passage, lexicon: Lexicon) -> list[Passage]:
    """The entries that a word joins, where each of them has a depth of its own: "a (DEVELOPED) and b (APPLIED)"."""
    masked = mask_groups(mask_code(part.text))
    words = _between(lexicon).finditer(part.text)
    outside = (word.span() for word in words if masked[word.start("word")] != " ")
    entries, start = [], 0
    for cut in (*outside, (len(part.text), 0)):
        piece = part.part(start, cut[0])
        if has_name_and_mark(piece, lexicon):
            entries.append(piece)
            start = cut[1]
    return entries if start == 0 and entries else [part]


def has_name_and_mark(entry: Passage, lexicon: Lexicon) -> bool:
    """Whether an entry has a depth, and a name before or behind it."""
    found = find_mark(entry, lexicon)
    return bool(found and (found.start or entry.text[found.stop :].strip()))
