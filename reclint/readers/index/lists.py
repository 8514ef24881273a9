"""Depths in a list that stands for the table of a Concept Index."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.markdown import Items, bold_spans, plain, plain_title
from reclint.readers.depths.depth import Found, find_mark, read_depth_cell, with_plain_brackets
from reclint.text.source import Passage
from reclint.vocabulary.lexicon import ARROW, BACK_ARROW, CLOSING, DASH, alternatives

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reclint.markdown import Item
    from reclint.model import DepthMark
    from reclint.vocabulary.lexicon import Lexicon

_BEHIND_NAME = re.compile(rf"(?:\[\^[^\[\]]*\])?\s*(?:{DASH}|[:,])?\s*[*_`]*[(\[]?\s*[*_`]*")
"""What may stand between a name in bold and its depth: "**Bowline**[^1] -- `DEVELOPED`", "… `[DEVELOPED]`"."""
_ITALICS = re.compile(r"(?P<mark>[*_])(?=[^\s*_])[^*_\n]{1,120}(?<=[^\s*_])(?P=mark)(?=\s*(?:[\[(:;,.=|·→]|--|—|–|$))")
"""A name in italics: "*Spoke tension* (L1)", not "*Ficus* leaves (L1)"."""
_SIGNS = r"(?:\$[^$\n]{1,120}\$|\\\([^()\n]{1,120}\\\)|`(?![\w-]+`|[^`\n]*\.md`)[^`\n]{1,120}`)"
_PARTED = rf"\s*(?:[:,;.(\[|·—–`#]|\n|$)|\s+(?:{DASH}|{ARROW}|{BACK_ARROW})\s"
_FORMULA = re.compile(rf"(?:,(?=\s+\$))?\s+{_SIGNS}(?:\s*[,/]\s*{_SIGNS})*(?={_PARTED})")
"""Formulas or code behind a name and before what parts it from the rest: " $n/m$ —", ", $n/m$ —", " `a[1:]` (L1)".

Code of one word is a slug or a depth: "**Hub** `true-wheels`", "**Hub** `DEVELOPED`".
"""
ASIDE = re.compile(r"\s+\((?P<inside>[^()\n]{1,60})\)(?=\s|[:,;.]|$)")
"""A parenthesis right behind a name: "**Spokes** (thin, of steel) [D]"; a longer one is a remark."""
_REMARK = re.compile(rf"\s*(?:[:,;(]|\s{DASH}\s)")
"""What parts a depth from the remark behind it: " — they can do it without us", " (by all)"."""
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,20}\]")
"""The mark of a footnote: "[^1]"."""
_SENTENCE = re.compile(r"(?:[^\W\d_]\S*|\S\s+\S+\s+\S*[\d$%])[.!?][\"”’)*_]{0,4}(?:\[\^[^\]\s]{1,20}\])?$")
"""The end of a sentence, perhaps with a mark of a footnote: "They sing.", "*Do they sing?*", "They sing.[^why]".

It may be a number or a formula behind two words: "The rear wheel has 36.", "It is $n/m$."; not "Hub 2.".
"""
_END = 60
"""In how many characters that end stands."""
_BELOW = "\n: "
"""What stands for the end of a line where what follows is said of the same concept."""
_LEAST = 2
"""How many items of a list have a depth at least where nothing else says that it is one of concepts."""


def opening_emphasis(text: str) -> tuple[int, int] | None:
    """Where the name stands that opens an item in bold, or in italics before what parts it from the rest."""
    bold = next(bold_spans(text), None)
    if bold and bold.start == 0:
        return bold.start, bold.stop
    italics = _ITALICS.match(text)
    return italics.span() if italics else None


_PLACED = re.compile(r"\*\*[^*\n]{1,120}[.:]\*\*\s[^\n]*\s[(\[](?P<numbers>\d{1,2}(?:,\s?\d{1,2})*)[)\]]\.?$")
"""A paragraph with a name in bold, and the numbers of its lessons at its end: "**Spokes.** Thin ones. (1, 2)"."""


def opens_entry(text: str) -> bool:
    """Whether a text is an entry by a name in bold and the numbers of its lessons: "**Spokes.** Thin ones. (1, 2)"."""
    return text.startswith("**") and _PLACED.match(text) is not None


def closing_numbers(text: Passage) -> list[Passage]:
    """The numbers of the lessons at the end of such an entry."""
    placed = _PLACED.match(text.text) if text.text.startswith("**") else None
    start = placed.start("numbers") if placed else 0
    numbers = re.finditer(r"\d+", placed["numbers"]) if placed else ()
    return [text.part(start + one.start(), start + one.end()) for one in numbers]


def without_closing_numbers(notes: str) -> str:
    """The notes of such an entry without the numbers behind them: "Thin ones. (1, 2"."""
    opening = max(notes.rfind("("), notes.rfind("["))
    numbers = opening >= 0 and not notes[opening + 1 :].strip("0123456789, ")
    return notes[:opening].rstrip(" .") if numbers else notes


def with_formula(text: str, stop: int) -> int:
    """Where a name in bold ends that a formula or code right behind it belongs to: "**Gear ratio** $n/m$ — …"."""
    behind = _FORMULA.match(text, stop)
    return behind.end() if behind else stop


def mark_behind(text: str, stop: int, lexicon: Lexicon) -> int | None:
    """Where the depth in brackets begins that stands behind a parenthesis of several things: "(slack, applied) [D]"."""
    aside = ASIDE.match(text, stop)
    if aside is None or "," not in aside["inside"] or lexicon.depth_any_case.match(aside["inside"].strip(" *_")):
        return None
    return aside.end() if _bracketed_depth(lexicon).match(text, aside.end()) else None


@lru_cache(maxsize=8)
def _bracketed_depth(lexicon: Lexicon) -> re.Pattern[str]:
    """A depth in brackets: " [D]", " *(developed*"."""
    return re.compile(rf"\s*[*_`]*(?=[(\[])(?:[(\[][*_`]*)?(?:{lexicon.depth_any_case.pattern})", re.I)


_OLD_NAME = re.compile(r"\s*~~[^~\n]+~~\s+(?=[*_`(\"“$]{0,4}\w)")
"""A name that is struck out before the one that holds: "~~Bends~~ Hitches"."""


def without_old_name(name: Passage) -> Passage:
    """A name without an old one that is struck out before it; "Hitches ~~and bends~~" has none."""
    old = _OLD_NAME.match(name.text)
    held = name.part(old.end(), len(name.text)) if old else name
    return held.strip("*") if old and held.text.count("**") % 2 else held  # "~~Bends~~ **Hitches", cut at its mark


def plain_name(text: str, within: str = "") -> str:
    """A name without the marks around it, or around what stands before its formula: "**Gear ratio** $n/m$".

    What parts it from the rest of its entry belongs to the bold there, and not to it: "**Spokes.** Thin ones. (1, 2)".
    """
    if opens_entry(within):
        return plain(text).rstrip(".:")
    bold = next(bold_spans(text), None)
    whole = bold is None or bold.start > 0 or not text[bold.stop :].strip()
    return plain(text) if bold is None or whole else f"{plain(text[: bold.stop])}{text[bold.stop :]}"


def lists_depths(lists: Iterable[Items], lexicon: Lexicon) -> bool:
    """Whether most items of one of the lists, and two at least, have a depth, or one below them."""
    for items in lists:
        texts = [text for item in items.items if (text := whole_entry(item, lexicon))]
        marked = sum(_has_depth(text, lexicon) for text in texts)
        if marked >= _LEAST and marked * 2 >= len(texts):
            return True
    return False


def _has_depth(text: Passage, lexicon: Lexicon) -> bool:
    """Whether an item states its depth, or a line below it does: "**Depth:** developed"."""
    below = text.text.split(_BELOW)[1:]
    return listed_mark(text, lexicon) is not None or any(
        _opens_attribute(lexicon).match(line) and lexicon.depth_any_case.search(line) for line in below
    )


def whole_entry(item: Item, lexicon: Lexicon) -> Passage | None:
    """The text of an item with the items below it, where these say what it does not: its depth, its lesson.

    "- Spoke tension" with "- depth: DEVELOPED" and "- lesson: L1" below it; "1. Spoke tension (D)" with "- Lesson: L1".
    """
    own = item.text
    below = [block for block in item.blocks[1:] if isinstance(block, Items)]
    texts = [text for block in below for child in block.items if (text := child.text)]
    if own is None or not texts:
        return own
    told = [text for text in texts if _opens_attribute(lexicon).match(text.text)]
    if listed_mark(own, lexicon):
        return Passage.joined((own, *told), _BELOW) if told else own
    bare = [text for text in texts if _opens_depth(lexicon).match(text.text)]
    if not told and len(bare) != 1:
        return own
    return Passage.joined((own, *texts), _BELOW)


def remarks_below(item: Item, lexicon: Lexicon) -> tuple[Passage, ...]:
    """The sentences in a list below an item, which remark on it: "They sing." below "- **Spokes** (D)".

    None where one of the list says a depth, or is no sentence: "- spoke keys" may be a concept as well.
    """
    below = [block for block in item.blocks[1:] if isinstance(block, Items)]
    texts = [child.text for block in below for child in block.items]
    said = tuple(text for text in texts if text and _SENTENCE.search(text.text[-_END:]))
    told = len(said) == len(texts) and not any(lexicon.depth_any_case.search(text.text) for text in said)
    return said if told else ()


@lru_cache(maxsize=16)
def _opens_attribute(lexicon: Lexicon) -> re.Pattern[str]:
    """How a depth or a lesson of an item opens below it: "Depth: DEVELOPED", "*Lesson* – L1"."""
    columns = lexicon.vocabulary.columns
    return re.compile(rf"[*_`]*{alternatives((*columns['depth'], *columns['lesson']))}[*_`]*\s*(?:[:=]|{DASH})", re.I)


@lru_cache(maxsize=16)
def _opens_depth(lexicon: Lexicon) -> re.Pattern[str]:
    """How a depth alone below an item opens: "DEVELOPED", "*developed*", "developed in L1"; no "developed by hand"."""
    verb = rf"\s+(?!{lexicon.word('home')}\s)[^\W\d]"
    alone = rf"(?:{lexicon.depth_exact.pattern}|(?i:{lexicon.depth_any_case.pattern})(?!{verb}))"
    return re.compile(rf"[*_`(\[]*{alone}")


def listed_mark(text: Passage, lexicon: Lexicon) -> Found | None:
    """The depth of an item; it may stand right behind a name in bold: "**Bowline** `DEVELOPED`, a loop"."""
    lexicon = lexicon.lenient
    bold = next(bold_spans(text.text), None)
    head = with_plain_brackets(text.text.partition("\n")[0])
    stop = (mark_behind(head, bold.stop, lexicon) or bold.stop) if bold else 0
    if bold and bold.start == 0 and bold.stop <= len(head) and (match := _BEHIND_NAME.match(head, stop)):
        line = head[match.end() :]
        if depth := lexicon.depth_any_case.match(line):
            ran = _going_on(lexicon).match(line, depth.end())
            end = match.end() + (ran.end() if ran else depth.end())
            mark = read_depth_cell(text.part(match.end(), end).strip(f"*_`)]{CLOSING}"), lexicon)
            return Found(bold.stop, end, mark) if mark else None
    return find_mark(text, lexicon)


def are_named_rows(items: Items, lexicon: Lexicon) -> bool:
    """Whether each item of a list has a name in bold or italics, and a depth behind it: "**Hub** · `DEVELOPED` · thin".

    "**Reached:** DEVELOPED twice" and "**Hub**: still at INTRODUCED" are remarks.
    """
    texts = [text for item in items.items if (text := item.text)]
    return bool(texts) and all(_is_named_row(text, lexicon) for text in texts)


def _is_named_row(text: Passage, lexicon: Lexicon) -> bool:
    name = opening_emphasis(text.text)
    if name is None or text.text[: name[1]].rstrip("*_ ").endswith(":"):
        return False
    found = listed_mark(text, lexicon)
    at = text.index_of(found.mark.span.start) if found else 0
    if at < name[1]:
        return False
    stop = min(with_formula(text.text, name[1]), at)
    aside = ASIDE.match(text.text, stop)
    between = text.text[aside.end() if aside and aside.end() <= at else stop : at]
    return not re.search(r"\w", _FOOTNOTE.sub("", between))  # "**Hub**[^1] · `D`", not "**Hub**, still `D`"


@lru_cache(maxsize=16)
def _going_on(lexicon: Lexicon) -> re.Pattern[str]:
    """How a depth goes on: "` → `APPLIED`", ")"."""
    return re.compile(rf"(?:[*_`\s]*(?:{ARROW})[*_`\s]*{lexicon.depth_any_case.pattern})?[*_`)\]]*", re.I)


def titled_depth(title: Passage, lexicon: Lexicon) -> DepthMark | None:
    """The depth that a heading gives to what is listed below it: "Developed", "D (developed)", "Depth: DEVELOPED (9)".

    None where it says more than the depth, a mark for it, and how many concepts have it. Words for how far a class has
    come stand before it: "Brought to DEVELOPED:", not "Applied to:".
    """
    words = list(lexicon.depth_any_case.finditer(title.text))
    if not words or len({lexicon.depth(word.group()) for word in words}) > 1:
        return None
    depth = lexicon.depth(words[0].group())
    text = plain_title(title).text
    behind = [word.end() for word in lexicon.depth_any_case.finditer(text)][-1:] or [0]
    sides = ((text[: behind[0]], False), (text[behind[0] :], True))
    rest = (
        _besides(lexicon, depth, behind=last).sub(" ", lexicon.depth_any_case.sub(" ", said)) for said, last in sides
    )
    return None if any(re.search(r"\w", said) for said in rest) else read_depth_cell(title, lexicon)


@lru_cache(maxsize=64)
def _besides(lexicon: Lexicon, depth: str, *, behind: bool) -> re.Pattern[str]:
    """What may stand before a depth in a heading, "At level D", "As far as applied", or behind: "DEVELOPED (9)"."""
    vocabulary = lexicon.vocabulary
    words = [
        *vocabulary.words_of("level", "at", "merely", *(() if behind else ("raised", "reaching"))),
        *vocabulary.columns.get("concept", ()),
        *vocabulary.columns.get("depth", ()),
    ]
    return re.compile(rf"(?<!\w)(?:{alternatives([*words, depth[:1]])}|\d{{1,4}})(?!\w)", re.I)


def opening_depth(title: Passage, lexicon: Lexicon) -> DepthMark | None:
    """The depth that opens a heading with a remark: "DEVELOPED — they can do it without us", "Applied (by all)".

    Words for how far a class has come may stand before it: "As far as APPLIED: they do it alone".
    """
    plain = plain_title(title)
    reached = _reached(lexicon).match(plain.text)
    depth = lexicon.depth_any_case.match(plain.text, reached.end() if reached else 0)
    if not depth or len(lexicon.depth_any_case.findall(plain.text)) > 1:
        return None
    remark = _REMARK.match(plain.text, depth.end())
    return read_depth_cell(plain.part(0, depth.end()), lexicon) if remark else None


@lru_cache(maxsize=8)
def _reached(lexicon: Lexicon) -> re.Pattern[str]:
    """Words for how far a class has come: "As far as ", "only "."""
    return re.compile(rf"(?:{lexicon.word('reaching', 'merely', 'raised')}\s+)*", re.I)


def is_undone(text: Passage, lexicon: Lexicon) -> bool:
    """Whether the first depth of a text is still to come: "Spoke tension (to be APPLIED)"."""
    depth = lexicon.depth_any_case.search(text.text)
    return depth is not None and _undone(lexicon).search(text.text, 0, depth.start()) is not None


@lru_cache(maxsize=16)
def _undone(lexicon: Lexicon) -> re.Pattern[str]:
    """What says so right before a depth: "to be ", "should be at least ", "not yet "."""
    return re.compile(rf"(?<!\w){lexicon.word('undone')}\s+(?:[^\W\d]+\s+){{0,2}}[*_`]*$", re.I)
