"""Depth marks: in the depth cell of a table, and in the text of a taught item."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reclint.markdown import balanced_end, leading_signs, mask_code
from reclint.model import DepthMark
from reclint.readers.lessons.others import levels_here
from reclint.text.nearest import nearest
from reclint.vocabulary.lexicon import ARROW, BACK_ARROW, CLOSING, DASH, OPENING

if TYPE_CHECKING:
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_LEAD_WIDTH = 60
"""How far before a level a word such as "raised from" is looked for; the same from 20 up on all courses at hand."""
_STRUCK = re.compile(r"~~[^~]+~~")
"""What is struck through: "~~INTRODUCED~~ DEVELOPED"."""
_DASHES = re.compile(r"[\s*_]*[-—–−.]+[\s*_]*")
"""A cell that says nothing: "—", "--", "..."."""
# "Bowline (REINFORCED)", "Bowline (DEVELOPT)": a word in capitals alone in a parenthesis, as depths are written.
_CAPITALS = re.compile(r"(?P<open>[(\[])[*_]*(?P<word>[^\W\d_a-z]{5,})[*_]*[)\]]")
# How alike (0 to 100) such a word and a depth are when it is that depth misspelled; a choice, as for rows.
_MISSPELLED = 80
_SO_FAR = r"(?:\s+[^\W\d_]{2,5})?"
"""What may stand between a word that denies a depth and the depth: "not yet DEVELOPED", "not DEVELOPED"."""
_FARTHEST_LEVEL = 12
"""How many characters at most part two levels that one transition joins; the same from 4 to 200 on all courses."""
_NUMBERED_GROUP = re.compile(r"[\s*_`]*\([^()]*\d[^()]*\)")
"""A parenthesis that numbers something: "DEVELOPED (L1)"."""
_FLAT_GROUP = re.compile(r"\([^()]*\)")
"""A parenthesis with none inside, an aside between two levels or behind one: "DEVELOPED (again)"."""


_BEFORE_NAME = re.compile(r"[ \t]+(?=\w|\[[^\[\]\n]{1,200}\]\()")
"""What parts a depth in marks from its name, which may be a link: "`D` Honey flow", "`D` [Honey flow](flow.html)"."""
_OTHER_BRACKETS = re.compile(
    rf"[{OPENING}](?=[^\s{OPENING}{CLOSING}=-])(?P<inside>[^{OPENING}{CLOSING}\n]{{1,60}})(?<![\s=-])[{CLOSING}]"
)
"""A mark in other brackets: "Bowline ‹DEVELOPED›"."""


class Found(NamedTuple):
    """A depth mark in an item: the characters from ``start`` to ``stop`` are the mark with what belongs to it."""

    start: int
    stop: int
    mark: DepthMark


def read_depth_cell(cell: Passage, lexicon: Lexicon) -> DepthMark | None:
    """The depth that a table cell states, None for a cell that is empty or has only a dash in it."""
    text = mask_code(cell.text)
    if not text.strip() or _DASHES.fullmatch(text):
        return None
    words = list(lexicon.depth_any_case.finditer(mask_struck(cell.text)))
    return _mark(cell, 0, len(cell.text), words, lexicon)


def mask_struck(text: str) -> str:
    """``text`` with words that are struck through blanked out, lengths kept."""
    return _STRUCK.sub(lambda match: " " * len(match[0]), text) if "~~" in text else text


def _mark(passage: Passage, start: int, stop: int, words: list[re.Match[str]], lexicon: Lexicon) -> DepthMark:
    levels = tuple(lexicon.depth(word.group()) for word in words)
    here = _here(passage.text, words, lexicon)
    level, before = _resolve(passage.text, here, tuple(lexicon.depth(word.group()) for word in here), lexicon)
    text = passage.text[start:stop]
    return DepthMark(span=passage.span_of(start, stop), text=text, level=level, before=before, levels=levels)


def _resolve(
    text: str, words: list[re.Match[str]], levels: tuple[str, ...], lexicon: Lexicon
) -> tuple[str | None, str | None]:
    """The level that holds after the lesson, and the one that a transition starts from."""
    if not levels:
        return None, None
    level: str | None = levels[0]
    before: str | None = None
    lead = text[max(0, words[0].start() - _LEAD_WIDTH) : words[0].start()]
    if lead and len(levels) == 1 and re.search(rf"\b{lexicon.word('negative')}{_SO_FAR}\s+[*_]*$", lead, re.I):
        return None, None
    # "raised from INTRODUCED": the level that is named does not hold any more.
    if lead and re.search(rf"\b{lexicon.word('from')}\s+$", lead, re.I):
        level, before = None, levels[0]
    denied = False
    for left, right, after in zip(words, words[1:], levels[1:], strict=False):
        relation = _relation(text[left.end() : right.start()], lexicon)
        # "INTRODUCED; not yet DEVELOPED, and APPLIED only in lesson 3": what is joined to a denied one is to come.
        denied = _denies(text[left.end() : right.start()], lexicon) or (denied and relation == "none")
        if denied:
            continue
        if relation == "to":
            level, before = after, before or level
        elif relation == "from":
            before = before or after
        elif relation == "none" and after != level and _each_has_a_remark(text, left, right, lexicon):
            level, before = after, before or level  # "DEVELOPED (L1), APPLIED (L3)"
        elif relation == "none" and after != level:
            return None, None
    return level, before


def _here(text: str, words: list[re.Match[str]], lexicon: Lexicon) -> list[re.Match[str]]:
    """The levels that are said of the lesson at hand: all, where one goes over into the next.

    "INTRODUCED in lesson 1 -> DEVELOPED" has two, "INTRODUCED in lesson 1; DEVELOPED" the second one.
    """
    between = (text[left.end() : right.start()] for left, right in pairwise(words))
    joined = any(_relation(one, lexicon) in ("to", "from") for one in between)
    return words if joined else levels_here(text, words, lexicon)


def _denies(between: str, lexicon: Lexicon) -> bool:
    """Whether a word for no stands before the next level: "; not yet ", "but not "."""
    return re.search(rf"(?<!\w){lexicon.word('negative')}\s+(?:[^\W\d_]+\s+)?$", between, re.I) is not None


def _each_has_a_remark(text: str, left: re.Match[str], right: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether of two levels the second is higher, and a parenthesis with a digit stands behind each."""
    ranks = lexicon.vocabulary.depth_ranks
    rises = ranks[lexicon.depth(left.group())] < ranks[lexicon.depth(right.group())]
    return rises and all(_NUMBERED_GROUP.match(text, word.end()) for word in (left, right))


def _relation(between: str, lexicon: Lexicon) -> str:
    """How the level before ``between`` relates to the one after it: ``to``, ``from``, ``none`` or ``aside``.

    Levels with nothing but marks and asides between them stand side by side: neither is said to hold.
    """
    # "INTRODUCED -> DEVELOPED", "INTRODUCED to DEVELOPED", "INTRODUCED, now DEVELOPED".
    if re.search(rf"{ARROW}|\b(?:{lexicon.word('to')}|{lexicon.word('now')})\W*$", between, re.I):
        return "to"
    # "DEVELOPED <- INTRODUCED", "DEVELOPED from INTRODUCED", "DEVELOPED, was INTRODUCED".
    if re.search(rf"{BACK_ARROW}|\b(?:{lexicon.word('from')}|{lexicon.word('was')})\W*$", between, re.I):
        return "from"
    bare = _FLAT_GROUP.sub("", between)
    # "INTRODUCED/MENTIONED", "INTRODUCED and MENTIONED", "INTRODUCED** / **MENTIONED".
    joined = re.fullmatch(rf"[\s/,;|&+—–-]*(?:(?:{lexicon.word('joining')}|[*_])[\s/,|&+*_]*)?", bare, re.I)
    return "none" if joined else "aside"


@lru_cache(maxsize=16)
def find_mark(passage: Passage, lexicon: Lexicon) -> Found | None:
    """The depth mark of a taught item: a tag, in parentheses, after a colon or dash, or as "elevated to LEVEL"."""
    plain = with_plain_brackets(passage.text)
    if not lexicon.depth_anywhere.search(plain):
        return _unknown_mark(passage, plain, lexicon)
    text = mask_struck(_mask_all_but_depths(plain, lexicon))
    if tag := lexicon.depth_tag.search(text):
        words = list(lexicon.depth_any_case.finditer(text, tag.start(), tag.end()))
        return Found(*tag.span(), _mark(passage, *tag.span(), words, lexicon))
    words = _words(text, lexicon)
    groups = [group for group in outermost_groups(text) if _level_in(text, group, lexicon)]
    marks = [(start, stop) for start, stop in groups if _is_mark(text[start + 1 : stop - 1], lexicon)]
    if marks:
        # "Italic (developed by Griffo) (mentioned)": the name of a concept may have a verb in it.
        alone = (
            group for group in marks if lexicon.depth_any_case.fullmatch(text[group[0] + 1 : group[1] - 1].strip())
        )
        return _in_group(passage, text, next(alone, marks[0]), lexicon)
    outside = [word for word in words if not any(start < word.start() < stop for start, stop in groups)]
    return _in_text(passage, text, outside, lexicon) or (
        _in_group(passage, text, groups[0], lexicon) if groups else None
    )


def _words(text: str, lexicon: Lexicon) -> list[re.Match[str]]:
    """The depths as the vocabulary writes them, and in any case those with marks of emphasis of their own."""
    if "*" not in text and "_" not in text:
        return list(lexicon.depth_exact.finditer(text))
    return [
        word
        for word in lexicon.depth_any_case.finditer(text)
        if lexicon.depth_exact.fullmatch(word.group()) or _is_emphasised(text, word)
    ]


def _is_emphasised(text: str, word: re.Match[str]) -> bool:
    return text[word.start() - 1 : word.start()] == text[word.end() : word.end() + 1] in ("*", "_")


def with_plain_brackets(text: str) -> str:
    """``text`` with parentheses in the place of other brackets around a few words, lengths kept."""
    return _OTHER_BRACKETS.sub(lambda match: f"({match['inside']})", text)


def _unknown_mark(passage: Passage, text: str, lexicon: Lexicon) -> Found | None:
    """A mark that is meant for a depth and names none: a word for what does not change, or a depth misspelled."""
    for match in _CAPITALS.finditer(mask_code(text)):
        repeats = re.fullmatch(lexicon.word("recap"), match["word"], re.I)
        if repeats or nearest(match["word"], lexicon.vocabulary.depths, near=_MISSPELLED):
            span = passage.span_of(match.start("word"), match.end("word"))
            return Found(match.start(), match.end(), DepthMark(span=span, text=match["word"], level=None))
    return None


def _mask_all_but_depths(text: str, lexicon: Lexicon) -> str:
    """``text`` with its code spans blanked out, but for those that are nothing but a depth."""
    masked = mask_code(text)
    for word in lexicon.depth_exact.finditer(text):
        start, stop = word.span()
        if text[start - 1 : start] == text[stop : stop + 1] == "`":
            masked = f"{masked[: start - 1]}*{word.group()}*{masked[stop + 1 :]}"
        elif text[max(0, start - 2) : start] in ("`(", "`[") and text[stop : stop + 2] in (")`", "]`"):
            masked = f"{masked[: start - 2]} ({word.group()}) {masked[stop + 2 :]}"  # "`[DEVELOPED]`"
    return masked


def outermost_groups(text: str) -> list[tuple[int, int]]:
    """The outermost parentheses and brackets of ``text``."""
    found: list[tuple[int, int]] = []
    for opener in re.finditer(r"[(\[]", text):
        if not found or opener.start() >= found[-1][1]:
            found.append((opener.start(), balanced_end(text, opener.start())))
    return found


def _level_in(text: str, group: tuple[int, int], lexicon: Lexicon) -> bool:
    inner = text[group[0] + 1 : group[1] - 1]
    whole = lexicon.depth_any_case.fullmatch(inner.strip(" *_"))
    return bool(whole or lexicon.depth_exact.search(inner))


def _is_mark(inner: str, lexicon: Lexicon) -> bool:
    """Whether a parenthesis is a mark: it starts with a level, with a word such as "elevated", or ends in "level"."""
    # "(DEVELOPED -- again)", "(raised to DEVELOPED)", "(at the DEVELOPED level)".
    inner = inner.strip(" *_")
    if lexicon.depth_any_case.match(inner) or re.match(rf"{lexicon.word('raised')}\b", inner, re.I):
        return True
    return bool(re.search(rf"{lexicon.word('level')}\W*$", inner, re.I))


def _in_group(passage: Passage, text: str, group: tuple[int, int], lexicon: Lexicon) -> Found:
    start, stop = group
    words = list(lexicon.depth_exact.finditer(text, start, stop)) or list(
        lexicon.depth_any_case.finditer(text, start, stop)
    )
    mark = _mark(passage, start + 1, max(stop - 1, start + 1), words, lexicon)
    return _with_emphasis(passage.text, Found(start, stop, mark))


def _with_emphasis(text: str, found: Found) -> Found:
    """A mark with the emphasis or code marks that enclose it and nothing else."""
    start, stop = found.start, found.stop
    while start and stop < len(text) and text[start - 1] == text[stop] and text[stop] in "*_`":
        start, stop = start - 1, stop + 1
    return Found(start, stop, found.mark)


def _in_text(passage: Passage, text: str, words: list[re.Match[str]], lexicon: Lexicon) -> Found | None:
    """A mark in running text.

    It opens the item, follows a colon, a dash, an arrow or a word of rising, stands before "level", or ends the item.
    """
    for index, first in enumerate(words):
        run = _run(text, words, index, lexicon)
        found = _with_emphasis(passage.text, Found(first.start(), run[-1].end(), _run_mark(passage, run, lexicon)))
        # "DEVELOPED: a", "**DEVELOPED** -- a", "DEVELOPED · a", "DEVELOPED → a".
        opens = re.compile(rf"[*_]*(?::[*_]*|\s*(?:{DASH}|{ARROW}|[·•|])\s)\s*").match(text, found.stop)
        before = text[: found.start].strip("*_()[] ")
        if leading_signs(before) == len(before):  # "🟢 Developed: a", where nothing tells what the sign is for
            if opens:
                return Found(0, opens.end(), found.mark)
            if behind := _set_off(passage.text, found):  # "`D` Honey flow", "**DEVELOPED** Honey flow"
                return Found(0, behind, found.mark)
            if not before and not run[-1].group()[:1].isalnum():  # a sign for a depth: "◑ Honey flow"
                return Found(0, found.stop, found.mark)
        window = max(0, found.start - _LEAD_WIDTH)
        # "a: DEVELOPED", "a -- upgraded to DEVELOPED", "a, now at DEVELOPED".
        lead = re.search(rf"\s*(?:{_leads(lexicon)}\s*)+$", text[window : found.start], re.I)
        called = re.compile(rf"\s+{lexicon.word('level')}\b", re.I).match(text, found.stop)
        emphasised = _is_emphasised(text, first) and re.match(r"[*_]+\s*(?:[,;:.(]|$)", text[run[-1].end() :])
        ends = emphasised or not _FLAT_GROUP.sub("", text[found.stop :]).strip(" .")
        if lead or ends or called or len(run) > 1:
            start = window + lead.start() if lead else found.start
            return Found(start, called.end() if called else found.stop, found.mark)
    return None


def _set_off(text: str, found: Found) -> int:
    """Where the name begins that marks of emphasis or code set an opening depth off from, 0 where none do."""
    blanks = _BEFORE_NAME.match(text, found.stop)
    return blanks.end() if blanks and text[found.stop - 1] in "*_`" else 0


def _run_mark(passage: Passage, run: list[re.Match[str]], lexicon: Lexicon) -> DepthMark:
    return _mark(passage, run[0].start(), run[-1].end(), run, lexicon)


def _leads(lexicon: Lexicon) -> str:
    words = "|".join(rf"\b{lexicon.word(name)}" for name in ("raised", "to", "now", "from", "at", "merely"))
    # A run of dashes, or an arrow, must not come apart in several ways: the leads are repeated.
    return rf"(?:[:,;|—–=/·•]|-(?!-?>)|{ARROW}|{words})"


def _run(text: str, words: list[re.Match[str]], first: int, lexicon: Lexicon) -> list[re.Match[str]]:
    """The levels from the one at index ``first`` on that one transition joins."""
    run = [words[first]]
    for place in range(first + 1, len(words)):
        between = text[run[-1].end() : words[place].start()]
        if len(between) > _FARTHEST_LEVEL or _relation(between, lexicon) == "aside":
            break
        run.append(words[place])
    return run
