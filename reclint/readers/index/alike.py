"""Entries of an index by the form of those beside them: where most have a depth or a lesson, the others have theirs."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import category

from reclint.model import DepthMark, LessonRef
from reclint.readers.depths.depth import Found
from reclint.readers.index.entry import MARKS, dashed
from reclint.readers.index.lists import closing_numbers, listed_mark, opening_emphasis, without_closing_numbers
from reclint.readers.lessons.names import slug_of_title
from reclint.text.source import Span
from reclint.vocabulary.folding import fold_case
from reclint.vocabulary.lexicon import CLOSING, OPENING, SLUG, alternatives

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reclint.model import ConceptRow
    from reclint.readers.index.entry import IndexEntry
    from reclint.readers.lessons.names import LessonNames
    from reclint.text.source import Passage, Source
    from reclint.vocabulary.lexicon import Lexicon

_LONGEST_MARK = 20
"""How long an unknown mark is at most that stands where the others have their depths."""
FEWEST_ALIKE = 3
"""How many entries have a lesson behind the same marks, at least, where what stands there in others must be one too."""
_FEWEST_SIGNS = 2
"""How many entries open with a sign for a depth, at least, where another sign must be meant for one; a choice."""
_WIDEST_LEAD = 5
"""How many characters are looked at on both sides of a depth: " *([", "])*,"; a choice."""
_SIGN = re.compile(r"[^\w\s]{1,2}(?=[ \t]+[^\s–—-])")
"""A sign before a name, with what gives it colour: "◍ Hub", "⚙️ **Hub**"."""
_BRACKETED = re.compile(r"[*_`]{0,3}\[[*_`]{0,3}(?P<word>[^\W\d_]{1,20})[*_`]{0,3}\][*_`]{0,3}(?=[ \t]+\S)")
"""A word in brackets before a name, or a letter: "[EXPLORED] Hub", "**[EXPLORED]** Hub", "[E] Hub"."""
_LONGEST_TITLE = 60
"""How long the title of a lesson is at most; a choice."""
_NUMBERS_AT_END = re.compile(r"(?<=[^\d\s,]),(?:\s*\d{1,2}\s*(?:[,&]|$)){1,6}$")
"""Numbers behind a comma at the end of a line: "Spokes, 1", "Spokes, 1, 3"."""
_IN_BRACKETS = rf"[(\[{OPENING}](?P<number>\d{{1,2}})[)\]{CLOSING}]"
_NUMBER_ALONE = re.compile(rf"[\s*_`]*{_IN_BRACKETS}")
"""A number in brackets and nothing else: " ‹2›", " (2)", "** [2]"."""
_NUMBER_LAST = re.compile(rf"(?:(?<![\s*_`])[\s*_`]+)?{_IN_BRACKETS}$")
"""The same at the end of a name: "Spokes [2]" of "Spokes [2]: thin"."""

_LINK = rf"\[\[{SLUG}(?:\|[^\[\]\n]{{1,60}})?\]\]|\[[^\[\]\n]{{1,60}}\]\((?:[\w.-]+/)*{SLUG}\.(?:md|markdown)\)"
_ONE = rf"(?:`{SLUG}`|{_LINK})"
_UNIT = re.compile(_ONE)
"""One lesson of several: "`hubs`", "[Hubs](lessons/hubs.md)"."""
_CODED = re.compile(rf"(?:`|\[\[|\]\((?:[\w.-]+/)*)(?P<slug>{SLUG})(?=`|\]\]|\||\.)")
"""A slug in code marks or as the page that a link leads to: "`hubs`", "[[hubs]]", "[Hubs](lessons/hubs.md)"."""
_CODED_SLOT = re.compile(
    rf"(?P<lead>[^\w`\[\n|]{{1,8}})(?P<codes>{_ONE}(?:\s*[,/&+·]\s*{_ONE})*)(?=\s*(?:[)\]}}.,;:|]|\s[—–-]|\n|$))"
)
"""What stands right behind a name and is nothing but such slugs: "** (`true-wheels`, `hubs`)"."""


_SLUG_SLOT = re.compile(rf"(?P<lead>[^\w`\[\n|]{{1,8}})(?P<slug>(?=[^-\s]+-){SLUG})(?=\s*(?:[)\]}},;/|]|\s[—–-]|\n|$))")
"""What stands right behind a name and is a slug of several words: ": true-wheels", "* / true-wheels / thin"."""


def with_slugs_alike(rows: Sequence[ConceptRow], source: Source) -> list[ConceptRow]:
    """The rows of lists, with a slug as lesson where most rows have theirs: "*Hub* / no-where / thin".

    A list of a depth may be too short to show that by itself.
    """
    slots = [_SLUG_SLOT.match(source.text, row.name.span.stop, max(row.name.span.stop, row.span.stop)) for row in rows]
    pairs = list(zip(rows, slots, strict=True))
    leads = Counter(_lead_of_code(slot) for row, slot in pairs if slot and _starts(row, slot.start("slug")))
    lead, count = leads.most_common(1)[0] if leads else ("", 0)
    if count < FEWEST_ALIKE or count * 2 < len(rows) or not lead.strip("*_,."):
        return [*rows]
    return [
        _with_slug(row, slot) if slot and not row.lessons and _lead_of_code(slot) == lead else row
        for row, slot in pairs
    ]


def _starts(row: ConceptRow, place: int) -> bool:
    return any(ref.span.start == place for ref in row.lessons)


def _with_slug(row: ConceptRow, slot: re.Match[str]) -> ConceptRow:
    ref = LessonRef(span=Span(*slot.span("slug")), slug=slot["slug"])
    notes = slot.string[slot.end() : row.span.stop].strip(MARKS + "-—–>→|/")
    return row.model_copy(update={"lessons": (ref,), "notes": notes})


def unknown_signs(texts: Sequence[Passage], lexicon: Lexicon) -> list[Found | None]:
    """What opens each text and is no depth where those of most others are: "◍ Hub" beside "◑ Spokes"."""
    marks = [listed_mark(text, lexicon) for text in texts]
    opening = [(text, mark) for text, mark in zip(texts, marks, strict=True) if mark and not mark.start]
    if len(opening) < _FEWEST_SIGNS or len(opening) * 2 < len(texts):
        return [None] * len(texts)
    signs = sum(not re.search(r"\w", mark.mark.text) for _, mark in opening)
    if signs >= _FEWEST_SIGNS and signs * 2 >= len(texts):
        return [None if mark else _sign(text, lexicon) for text, mark in zip(texts, marks, strict=True)]
    around = Counter(_around(text, mark) for text, mark in opening)
    common, count = around.most_common(1)[0]
    if count < _FEWEST_SIGNS or count * 2 < len(texts):
        return [None] * len(texts)
    capital = all(mark.mark.text.isupper() for _, mark in opening)
    names = [text.text[mark.stop :].lstrip(' \t*_`"“:') for text, mark in opening]
    begun = all(name[:1].isupper() for name in names)
    found = [
        None if mark else _in_brackets(text, lexicon, capital=begun) for text, mark in zip(texts, marks, strict=True)
    ]
    lettered = all(len(mark.mark.text) == 1 for _, mark in opening)
    # "[x] Hub" is done, and "[C] Hub" speaks of the C scale beside "[DEVELOPED] Spokes".
    found = [
        one if one and (len(one.mark.text) > 1 or (lettered and one.mark.text not in "xX")) else None for one in found
    ]
    return [
        one if one and _around(text, one) == common and (one.mark.text.isupper() or not capital) else None
        for text, one in zip(texts, found, strict=True)
    ]


def unknown_behind(texts: Sequence[Passage], lexicon: Lexicon) -> list[Found | None]:
    """What stands behind each name as the depths of most others do, and is none: "Hub [P]" beside "Spokes [D]".

    It is a letter beside letters, or a word in capitals beside such words: "(steel)" may be what a hub is made of, and
    the R of "Resistance (R)" is short for that. Others have it too, or it is one that depths have elsewhere: "Torque
    (N)" and "Vertical axis [Y]" have symbols, "Filtering groups (HAVING)" a keyword.
    """
    marks = [listed_mark(text, lexicon) for text in texts]
    behind = [(text, mark) for text, mark in zip(texts, marks, strict=True) if mark and mark.start]
    slots = Counter(_slot_of(text, mark) for text, mark in behind)
    (lead, trail), count = slots.most_common(1)[0] if slots else (("", ""), 0)
    depths = [mark.mark.text for _, mark in behind]
    letters = all(len(word) == 1 for word in depths)
    if count < _FEWEST_SIGNS or count * 2 < len(texts) or not lead.strip() or not all(map(str.isupper, depths)):
        return [None] * len(texts)
    slot = _unknown_slot(lead, trail, letters=letters)
    found = [None if mark else slot.search(text.text) for text, mark in zip(texts, marks, strict=True)]
    found = [
        None if one and _is_short_for(one["word"], text.text[: one.start()]) else one
        for text, one in zip(texts, found, strict=True)
    ]
    said = Counter(one["word"] for one in found if one)
    # A parenthesis may say anything of a name: all others have a depth in theirs.
    others = len(texts) - count if "(" in lead else 0
    return [
        _unknown(text, one.end(), *one.span("word"))._replace(start=one.start())
        if one and (said[one["word"]] > 1 or (others <= 1 and _is_elsewhere(one["word"], lexicon)))
        else None
        for text, one in zip(texts, found, strict=True)
    ]


def _is_short_for(word: str, name: str) -> bool:
    """Whether a word of a name begins so: the R of "Resistance (R)"."""
    return re.search(rf"(?<![^\W_]){word}", name, re.I) is not None


def _is_elsewhere(word: str, lexicon: Lexicon) -> bool:
    """Whether a word, or its first letter, is a depth of other courses: "PRACTISED", "P"."""
    known = lexicon.vocabulary.words_of("other-depths")
    return any(fold_case(one) == fold_case(word) or (len(word) == 1 and one[0] == word.casefold()) for one in known)


def _slot_of(text: Passage, found: Found) -> tuple[str, str]:
    """The marks right before and right behind a depth: " [" and "]"."""
    start, stop = map(text.index_of, found.mark.span)
    lead, trail = text.text[max(0, start - _WIDEST_LEAD) : start], text.text[stop : stop + _WIDEST_LEAD]
    return re.split(r"[\w)\]]", lead)[-1].lstrip("*_`"), re.split(r"[\w\s]", trail)[0].rstrip(".,;:")


@lru_cache(maxsize=32)
def _unknown_slot(lead: str, trail: str, *, letters: bool) -> re.Pattern[str]:
    """A letter, or a word in capitals, between the marks of depths: " [P]", " — PRACTISED" before "." or " — "."""
    word = r"[^\W\d_a-z]" if letters else r"[^\W\d_a-z]{5,20}"
    behind = r"(?=\s*(?:$|[\n.,;:·•|/=→—–-]))"
    return re.compile(rf"(?<=\S){re.escape(lead)}(?P<word>{word}){re.escape(trail)}{behind}")


def _sign(text: Passage, lexicon: Lexicon) -> Found | None:
    """The sign that opens a text."""
    sign = _SIGN.match(text.text)
    return _unknown(text, sign.end(), *sign.span()) if sign and _is_picture(sign.group()[0], lexicon) else None


def _in_brackets(text: Passage, lexicon: Lexicon, *, capital: bool) -> Found | None:
    """The word in brackets that opens a text; none for its age or what is to be done: "[NEW] Hub", "[TODO] Hub".

    Nor for an abbreviation that opens a name among ``capital`` ones: "[HTML] tags" beside "[DEVELOPED] Spokes".
    """
    word = _BRACKETED.match(text.text)
    other = word and word["word"].casefold() in lexicon.vocabulary.words_of("age", "no-depth")
    if word is None or other or (capital and text.text[word.end() :].lstrip(' \t*_`"“')[:1].islower()):
        return None
    return _unknown(text, word.end(), *word.span("word"))


def _unknown(text: Passage, end: int, start: int, stop: int) -> Found:
    mark = text.part(start, stop)
    return Found(0, end, DepthMark(span=mark.span, text=mark.text, level=None))


def _around(text: Passage, found: Found) -> tuple[str, str]:
    """What stands around a depth that opens a text: "**[" and "]**"."""
    start, stop = map(text.index_of, found.mark.span)
    return text.text[:start], text.text[stop : found.stop].strip()


def _is_picture(sign: str, lexicon: Lexicon) -> bool:
    """Whether a sign is one of shapes and pictures, "◍", "🟠", and none of formulas or for a word: "∑", "№".

    Nor one that warns or ticks off, "⚠", "☐": beside depths it opens what is no concept, or one still to be taught.
    """
    said = lexicon.vocabulary.words_of("noting-sign", "passing-sign")
    return sign >= "\u2300" and category(sign) == "So" and sign not in said


def with_unknown_marks(entries: Sequence[tuple[Passage, IndexEntry]]) -> list[IndexEntry]:
    """The entries, those without a depth with what stands where most others have theirs: "[E, L2]" among "[D, L1]"."""
    slots = [slot for _, entry in entries if (slot := _slot(entry)) is not None]
    common = max(set(slots), key=slots.count) if slots else None
    return [_with_unknown_mark(text, entry, common) for text, entry in entries]


def _with_unknown_mark(text: Passage, entry: IndexEntry, slot: int | None) -> IndexEntry:
    place = next((at for at, piece in enumerate(entry.pieces) if piece.lesson), None)
    at = place + slot if place is not None and slot is not None else -1
    piece = entry.pieces[at] if 0 < at < len(entry.pieces) else None
    if entry.mark or not piece or piece.lesson or piece.stop - piece.start > _LONGEST_MARK:
        return entry
    said, name = text.part(piece.start, piece.stop), text.part(0, piece.start).strip(MARKS + "-—–|/ ")
    return entry._replace(mark=DepthMark(span=said.span, text=said.text, level=None), name=name)


def with_unknown_lessons(entries: Sequence[tuple[Passage, IndexEntry]]) -> list[IndexEntry]:
    """The entries, those without a lesson with what stands where most others have theirs: "name ← *No Such Lesson*"."""
    leads = Counter(lead for text, entry in entries if (lead := _lead_of_lesson(text, entry)))
    lead, count = leads.most_common(1)[0] if leads else ("", 0)
    if count < FEWEST_ALIKE or count * 2 < len(entries):
        return [entry for _, entry in entries]
    return [entry if entry.lessons else _with_unknown_lesson(text, entry, lead) for text, entry in entries]


def with_numbered_lessons(entries: Sequence[tuple[Passage, IndexEntry]], names: LessonNames) -> list[IndexEntry]:
    """The entries, with lessons by numbers alone where half have one: "**Spokes** ‹2›: thin", "Spokes, 2, 3"."""
    at_end = [_numbers_at_end(text, entry) for text, entry in entries]
    for numbers in (_numbers_in_brackets(entries, names), at_end, [closing_numbers(text) for text, _ in entries]):
        known = sum(bool(found) and all(names.lookup(one.text) for one in found) for found in numbers)
        if known and known * 2 >= len(entries):
            pairs = zip(entries, numbers, strict=True)
            return [_numbered(text, entry, found, names) if found else entry for (text, entry), found in pairs]
    return [entry for _, entry in entries]


def without_doubt(rows: Sequence[ConceptRow], texts: Sequence[Passage], lexicon: Lexicon) -> list[ConceptRow]:
    """The rows, those with two numbers that may be a depth or a lesson without either: "Hub (L3, L1)"."""
    lettered = [mark for mark in lexicon.depth_numbers if not mark.isdecimal()]
    if not lettered:
        return [*rows]
    number = _number_of(alternatives(lettered))
    doubted = [
        len(number.findall(text.text.removesuffix(row.notes))) > 1 for row, text in zip(rows, texts, strict=True)
    ]
    return [
        row.model_copy(update={"depth": None, "lessons": ()}) if is_open else row
        for row, is_open in zip(rows, doubted, strict=True)
    ]


@lru_cache(maxsize=8)
def _number_of(numbers: str) -> re.Pattern[str]:
    """A number by itself: "L3" in "(L3, L1)"."""
    return re.compile(rf"(?<![\w.-]){numbers}(?![\w-])")


def with_coded_lessons(rows: Sequence[ConceptRow], source: Source) -> list[ConceptRow]:
    """The rows, with words in code marks as lessons where most rows have theirs: "**Hub** (`nowhere`): thin".

    One that stands beside a lesson there is another one: "**Hub** (`true-wheels`, `hubs`)".
    """
    slots = [_CODED_SLOT.match(source.text, row.name.span.stop) for row in rows]
    pairs = list(zip(rows, slots, strict=True))
    leads = Counter(_lead_of_code(slot) for row, slot in pairs if slot and _has_lesson_in(row, slot))
    lead, count = leads.most_common(1)[0] if leads else ("", 0)
    if count < FEWEST_ALIKE or count * 2 < len(rows):
        return [*rows]
    return [_with_codes(row, slot) if slot and _lead_of_code(slot) == lead else row for row, slot in pairs]


def _lead_of_code(slot: re.Match[str]) -> str:
    return "".join(slot["lead"].split())


def _has_lesson_in(row: ConceptRow, slot: re.Match[str]) -> bool:
    start, stop = slot.span("codes")
    return any(start <= ref.span.start < stop for ref in row.lessons)


def _with_codes(row: ConceptRow, slot: re.Match[str]) -> ConceptRow:
    if row.lessons and not _has_lesson_in(row, slot):
        return row  # "**Hub** (`hub`), `true-wheels`"
    at, read = slot.start("codes"), [ref.span.start for ref in row.lessons]
    new = [
        unit
        for unit in _UNIT.finditer(slot["codes"])
        if not any(0 <= start - at - unit.start() < len(unit.group()) for start in read)
    ]
    found = [(at + unit.start(), code) for unit in new if (code := _CODED.search(unit.group()))]
    more = [
        LessonRef(span=Span(start + code.start("slug"), start + code.end("slug")), slug=code["slug"])
        for start, code in found
    ]
    if not more:
        return row
    notes = slot.string[slot.end() : row.span.stop].strip(MARKS + "-—–>→|/")
    return row.model_copy(update={"lessons": (*row.lessons, *more), "notes": notes})


def _numbers_in_brackets(entries: Sequence[tuple[Passage, IndexEntry]], names: LessonNames) -> list[list[Passage]]:
    """The number that stands alone in brackets right behind the name of each entry, or ends it.

    Those that end names are numbers of lessons where each of them is one: "Rule of three [3]" may be called so.
    """
    alone = [_number_behind(text, entry) for text, entry in entries]
    last = [[] if found else _number_last(*one) for found, one in zip(alone, entries, strict=True)]
    known = all(names.lookup(one.text) for found in last for one in found)
    return [found or (other if known else []) for found, other in zip(alone, last, strict=True)]


def _number_behind(text: Passage, entry: IndexEntry) -> list[Passage]:
    stop = text.index_of(entry.name.span.stop)
    match = _NUMBER_ALONE.match(text.text, stop) if entry.name.text else None
    return [text.part(*match.span("number"))] if match else []


def _number_last(text: Passage, entry: IndexEntry) -> list[Passage]:
    start, stop = text.index_of(entry.name.span.start), text.index_of(entry.name.span.stop)
    match = _NUMBER_LAST.search(text.text[:stop], start) if entry.name.text else None
    return [text.part(*match.span("number"))] if match else []


def _numbers_at_end(text: Passage, entry: IndexEntry) -> list[Passage]:
    """The numbers behind a comma at the end of an entry's first line, as in the index of a book: "Spokes, 1, 3"."""
    line = text.text.partition("\n")[0]
    match = _NUMBERS_AT_END.search(line) if entry.name.text and not entry.lessons else None
    numbers = re.finditer(r"\d+", line[match.start() :]) if match else ()
    return [text.part(match.start() + one.start(), match.start() + one.end()) for one in numbers] if match else []


def _numbered(text: Passage, entry: IndexEntry, numbers: Sequence[Passage], names: LessonNames) -> IndexEntry:
    refs = tuple(LessonRef(span=one.span, slug=names.lookup(one.text) or one.text) for one in numbers)
    notes = text.part(text.index_of(numbers[-1].span.stop), len(text.text)).strip(MARKS + "-—–>→|/")
    room = numbers[0].span.start - entry.name.span.start
    name = entry.name.part(0, min(room, len(entry.name.text))).strip(" ,([{‹«<")
    said = without_closing_numbers(entry.notes) if entry.notes and not notes.text else notes.text
    return entry._replace(name=name, lessons=refs, notes=said)


def _lead_of_lesson(text: Passage, entry: IndexEntry) -> str:
    """The marks that stand before the lesson of an entry, empty where blanks or a comma are all there is."""
    at = next((at for at, piece in enumerate(entry.pieces) if piece.lesson and not piece.is_depth), 0)
    return lead_before(text, entry, at) if at else ""


def lead_before(text: Passage, entry: IndexEntry, at: int) -> str:
    """The marks that stand before a piece of an entry, empty where blanks or a comma are all there is."""
    marks = text.text[entry.pieces[at - 1].stop : entry.pieces[at].start]
    return "" if not marks.strip(" ,.*_") else "".join(marks.split())


def _with_unknown_lesson(text: Passage, entry: IndexEntry, lead: str) -> IndexEntry:
    words = next((piece for piece in entry.pieces if not piece.is_depth and not piece.lesson), None)
    for at, piece in enumerate(entry.pieces[1:], 1):
        if piece.is_depth or piece.stop - piece.start > _LONGEST_TITLE or lead_before(text, entry, at) != lead:
            continue
        said = text.part(piece.start, piece.stop)
        if any(map(str.isdigit, said.text)) or text.text.startswith("(", piece.stop):
            continue  # "lessons 1 and 3" is no title, "`map()`" code
        bracketed = lead.endswith(("[", "(", "{")) and not dashed(text, entry.pieces, piece)
        # A bracket belongs to all that stands before it: "The case: boards, cloth [no-such-lesson]"; emphasis ends the
        # name: "**The case**. Boards, cloth. [[no-such-lesson]]".
        bracketed = bracketed and opening_emphasis(text.text) is None
        whole = text.part(0, piece.start).strip(MARKS + "-—–|/←<→> ")
        name = whole if not entry.name.text or (bracketed and entry.pieces[0] == words) else entry.name
        return entry._replace(
            lessons=(LessonRef(span=said.span, slug=slug_of_title(said.text) or said.text),), name=name
        )
    return entry


def _slot(entry: IndexEntry) -> int | None:
    depth = next((at for at, piece in enumerate(entry.pieces) if piece.is_depth), None)
    lesson = next((at for at, piece in enumerate(entry.pieces) if piece.lesson), None)
    return depth - lesson if depth is not None and lesson is not None and depth != lesson else None
