"""A row of an index that is written as text: a name, depths, lessons and a note, whatever parts them.

The text is cut at every mark that may part its pieces, and each piece tells by itself what it is: nothing but depths, a
lesson of the record, both, or words. The name is what stands before the first of the others.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, NamedTuple

from reclint.markdown import bold_spans
from reclint.model import DepthMark, LessonRef
from reclint.readers.depths.depth import read_depth_cell
from reclint.readers.index.asking import asked_lesson, may_ask
from reclint.readers.index.brackets import with_texts_of_links, with_whole_brackets
from reclint.readers.index.cuts import LONGEST_SAID, cuts_of
from reclint.readers.index.elsewhere import without_other_modules
from reclint.readers.index.further import before_further, goes_on, stated_in, without_other_numbers
from reclint.readers.index.joined import calls_lesson, coded_lesson, is_joint, joined_lessons, labelled_lessons
from reclint.readers.index.lists import mark_behind, opening_emphasis, with_formula
from reclint.readers.index.met import goes_on_inside, with_met
from reclint.readers.lessons.heading import slug_of_path
from reclint.vocabulary.lexicon import ARROW, CLOSING, OPENING, alternatives

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reclint.readers.lessons.names import LessonNames
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

MARKS = " \t\n*_`\"“”'()[]{},.;:=#" + OPENING + CLOSING
_BESIDE = MARKS.replace("#", "") + "-—–>→"
"""What may stand between a depth and its lesson: "DEVELOPED, #2" is lesson 2."""
_MOST_PIECES = 60
"""How many pieces of an entry are looked at; a name, its marks and a short note have a dozen."""

_LINK = re.compile(r"\[[^\[\]\n]{1,200}\]\([^()\s]{1,400}\)")
"""A link that opens a name: "[Gear ratio](https://example.org/gears.html)"."""


class Piece(NamedTuple):
    """A piece of an entry, by where it stands, and what it is; one of words is neither."""

    start: int
    stop: int
    is_depth: bool = False
    lesson: str | None = None
    strong: bool = False
    more: tuple[str, ...] = ()


class IndexEntry(NamedTuple):
    """What an entry says; ``also``: it says that its lessons are others besides the one that it stands under."""

    name: Passage
    mark: DepthMark | None
    lessons: tuple[LessonRef, ...]
    notes: str
    pieces: tuple[Piece, ...]
    also: bool = False

    @property
    def said(self) -> int:
        """How much of a row was read."""
        return bool(self.name.text) * (bool(self.mark) + bool(self.lessons))


def read_entry(text: Passage, lexicon: Lexicon, names: LessonNames, *, given: bool = False) -> IndexEntry:
    """The entry that a text is, with no depth and no lessons where no piece of it is one.

    ``given``: a heading gives the depth, so that what stands behind the first marks speaks of other things:
    "Spokes [L2] — developed in L1".
    """
    lexicon = lexicon.lenient
    head = re.split(r"\n(?!:)", text.text, maxsplit=1)[0]
    found = without_other_numbers(text, _pieces(text, head, lexicon, names))
    found = without_other_modules(text, found, names)
    pieces = _with_name(text, tuple(_outside_names(text, found, lexicon)), names)
    return entry_of(text, tuple(with_met(text, pieces, lexicon, names)), lexicon, given=given)


def entry_of(text: Passage, pieces: Iterable[Piece], lexicon: Lexicon, *, given: bool = False) -> IndexEntry:
    """The entry that some pieces of a text are, up to its note."""
    pieces = tuple(_before_note(text, pieces, given=given))
    mark, depths = _mark(text, pieces, lexicon)
    lessons = tuple(
        LessonRef(span=text.span_of(piece.start, piece.stop), slug=slug)
        for piece in pieces
        if piece.lesson
        for slug in (piece.lesson, *piece.more)
    )
    name, stop = _name(text, pieces)
    rest = max([stop, *(piece.stop for piece in (*depths, *(one for one in pieces if one.lesson)))])
    notes = text.part(rest, len(text.text)).strip(MARKS + "-—–>→|/").text
    also = any(
        piece.lesson and any(goes_on(text.text[at : piece.stop].lstrip(MARKS), lexicon) for at in {start, piece.start})
        for start, piece in _behind(pieces)
    )
    return IndexEntry(name, mark, tuple({ref.slug: ref for ref in lessons}.values()), notes, pieces, also)


def _outside_names(text: Passage, pieces: Sequence[Piece], lexicon: Lexicon) -> Iterator[Piece]:
    """The pieces, those as words that a parenthesis of a name holds: "**Chain tests** (slack, applied) [D]"."""
    bold = next(bold_spans(text.text), None)
    stop = mark_behind(text.text, bold.stop, lexicon) if bold and bold.start == 0 else None
    for piece in pieces:
        inside = bold and stop and bold.stop <= piece.start < stop
        yield piece._replace(is_depth=False) if inside else piece


def _with_name(text: Passage, pieces: tuple[Piece, ...], names: LessonNames) -> tuple[Piece, ...]:
    """The pieces, the first one as words where a concept has the name of its lesson: "True Wheels → `true-wheels`".

    So is the one behind a depth, with a remark in parentheses: "🟢 **True Wheels** (in the stand)".
    """
    if len(pieces) > 2 and pieces[0].is_depth and "(" in text.text[pieces[1].stop : pieces[2].start]:
        depth, first, *others = pieces
        said = text.text[first.start : first.stop].strip(MARKS)
        named = first.lesson not in (None, said) and not others[0].is_depth and not names.is_number(said)
        return (depth, first._replace(lesson=None), *others) if named else pieces
    first, *others = pieces or (Piece(0, 0),)
    said = text.text[first.start : first.stop]
    if not first.lesson or said == first.lesson or said[:1] in "@#" or names.is_number(said) or not others:
        return pieces
    named = any(not (one.is_depth or one.lesson) for one in others)
    if named and "[" in text.text[: first.start] and text.text[first.stop : others[0].start].strip("*_` ") == "]":
        return pieces  # "[true-wheels + quiet-chains] Hub"
    concept = not others[0].strong or any(piece.lesson for piece in others)
    return (first._replace(lesson=None), *others) if concept else pieces


def _behind(pieces: Sequence[Piece]) -> Iterator[tuple[int, Piece]]:
    """Each piece with where the words begin that stand before it, behind the depth or the lesson before them."""
    for place, piece in enumerate(pieces):
        before = pieces[place - 1] if place else piece
        yield min(before.stop, piece.start) if before.is_depth or before.lesson else before.start, piece


def _before_note(text: Passage, pieces: Iterable[Piece], *, given: bool) -> Iterator[Piece]:
    """The pieces up to the note, which begins with the sentence behind depth and lesson.

    Where a heading gives the depth, any strong mark behind the name and the lesson begins it: "true-wheels: Hub – L2",
    but none that parts lessons in brackets: "[true-wheels; taken up in quiet-chains]", "(L1 → L2)".
    """
    depth, lesson, named, last = given, False, False, 0
    for piece in pieces:
        parted = piece.strong and not (piece.lesson and lesson and goes_on_inside(text.text, last, piece.start))
        ends = "." in text.text[last : piece.start].strip() or (given and named and parted)
        if ends and depth and lesson:
            return
        depth, lesson, last = depth or piece.is_depth, lesson or piece.lesson is not None, piece.stop
        named = named or not (piece.is_depth or piece.lesson)
        yield piece


def _with_stop(text: Passage, start: int, inner: Passage, lexicon: Lexicon) -> Passage:
    """The inside of a piece, with the full stop behind it where both are a mark for a depth: "Dev.", not "App"."""
    if not inner.text or f"{inner.text}." not in lexicon.depth_letters:
        return inner
    at = text.text.index(inner.text, start)
    stop = at + len(inner.text) + 1
    return text.part(at, stop) if text.text[at:stop].endswith(".") else inner


def _pieces(text: Passage, head: str, lexicon: Lexicon, names: LessonNames) -> list[Piece]:
    cuts = cuts_of(head, lambda said: _says(said, lexicon, names))
    found: list[Piece] = []
    start, strong = 0, False
    for (stop, after), parts in cuts[:_MOST_PIECES]:
        piece = text.part(start, stop)
        inner = _with_stop(text, start, piece.strip(MARKS), lexicon)
        if found and found[-1].lesson and is_joint(inner.text, lexicon):
            start = after  # "`true-wheels` + `quiet-chains`"
            continue
        if inner.text:
            at = text.text.index(inner.text, start)
            if inner.text[0].isdecimal() and text.text[:at].endswith("#") and not text.text[: at - 1][-1:].isalnum():
                # "— #2"
                at, inner = at - 1, text.part(at - 1, at + len(inner.text))
            numbers = inner.text in lexicon.depth_numbers and not any(one.is_depth for one in found)
            if not numbers and not found and (opened := names.opening(inner.text)):
                # "L1 Spoke tension: DEVELOPED"
                found.append(Piece(at, at + opened[1], lesson=opened[0]))
                at += len(inner.text) - len(inner.text[opened[1] :].lstrip())
                inner = inner.part(len(inner.text) - len(inner.text[opened[1] :].lstrip()), len(inner.text))
            told: list[Piece] = []
            if asked := asked_lesson(inner.text, names) if may_ask(text, found, at) else None:
                told = [Piece(at, at + asked[1], lesson=asked[0])]
                said = inner.text[asked[1] :].lstrip()
                at, inner = at + len(inner.text) - len(said), inner.part(len(inner.text) - len(said), len(inner.text))
            stop_of = at + len(inner.text)
            told += (
                [Piece(at, stop_of, is_depth=True)] if numbers else _told(text, inner.text, at, found, lexicon, names)
            )
            if len(found) > 1 and calls_lesson(text.text, found[-1], at, lexicon):
                strong = strong or found.pop().strong  # "(lesson `true-wheels`)"
                told = coded_lesson(text.text, told)
            again = found and found[-1].lesson and told[0].lesson and text.text[found[-1].stop : at].strip(" ") == "/"
            found += [told[0]._replace(strong=strong and not again), *told[1:]]
            strong = False
        start, strong = after, strong or parts
    return [*with_texts_of_links(head, with_whole_brackets(head, found))]


def _says(said: str, lexicon: Lexicon, names: LessonNames) -> bool:
    """Whether a stretch is a depth, a lesson or both."""
    piece = _piece(said, 0, lexicon, names)
    return piece.is_depth or piece.lesson is not None


def _told(
    text: Passage, said: str, start: int, found: Sequence[Piece], lexicon: Lexicon, names: LessonNames
) -> list[Piece]:
    """The pieces of a stretch: one, or several that a word joins: "developed in lesson 1 and applied in lesson 3"."""
    if len(said) > LONGEST_SAID:
        return [_piece(said, start, lexicon, names)]
    before = found[-1] if found else None
    if said.isdecimal() and before and before.lesson and not before.is_depth and (slug := names.lookup(said)):
        return [Piece(start, start + len(said), lesson=slug)]  # "lessons 1, 3"
    if labelled := labelled_lessons(text.text, found[-1:], said, start, lexicon, names):
        return labelled
    if several := names.several(_before_lesson(lexicon).sub("", said)) or names.several(said):
        return [Piece(start, start + len(said), lesson=several[0], more=several[1:])]
    if sentence := stated_in(lexicon).fullmatch(said):
        # "Spoke tension is DEVELOPED in true-wheels"
        stated = _piece(sentence["stated"], start + sentence.start("stated"), lexicon, names)
        return (
            [Piece(start, start + sentence.end("name")), stated]
            if stated.is_depth
            else [Piece(start, start + len(said))]
        )
    cuts = [match.span() for match in re.finditer(rf",?\s+{lexicon.word('joining')}\s+", said, re.I)]
    places = [(0, 0), *cuts, (len(said), len(said))]
    parts = [(left[1], right[0]) for left, right in pairwise(places)]
    pieces = [_piece(said[left:right], start + left, lexicon, names) for left, right in parts]
    each = len(pieces) > 1 and all(piece.is_depth and piece.lesson for piece in pieces)
    return pieces if each else [_piece(said, start, lexicon, names)]


def _piece(said: str, start: int, lexicon: Lexicon, names: LessonNames) -> Piece:
    stop = start + len(said)
    if lessons := _lessons(said, lexicon, names):
        return Piece(start, stop, lesson=lessons[0], more=lessons[1:])
    depths = list(lexicon.depth_any_case.finditer(said))
    if not depths:
        return Piece(start, stop)
    bare = lexicon.depth_any_case.sub(" ", said)
    if lessons := _lessons(bare.strip(_BESIDE), lexicon, names):
        return Piece(start, stop, is_depth=True, lesson=lessons[0], more=lessons[1:])
    rest = re.sub(r"\s+", " ", _beside(lexicon).sub(" ", bare)).strip(_BESIDE)
    if not re.search(r"\w", rest):
        return Piece(start, stop, is_depth=True)
    lessons = _lessons(rest, lexicon, names)
    return Piece(start, stop, is_depth=True, lesson=lessons[0], more=lessons[1:]) if lessons else Piece(start, stop)


def _lessons(said: str, lexicon: Lexicon, names: LessonNames) -> tuple[str, ...]:
    """The lessons that a piece is, "true-wheels", "L1", "in lesson 1", "lesson: true-wheels"; digits alone are none.

    A title may open with a word that stands before lessons: "in Where Wheels Wobble".
    """
    if said.isdecimal():
        return ()
    if slug := names.lookup(said) or (said.endswith(".md") and names.lookup(slug_of_path(said) or "")):
        return (slug,)
    if names.is_number(said):
        return (said,)
    if lexicon.depth_letters and lexicon.depth_any_case.match(said):  # "A in true-wheels", where "A" is APPLIED
        return ()
    said = before_further(lexicon).sub("", said)
    led = _before_lesson(lexicon).match(said)
    cuts = [0, *(end.end() for end in re.finditer(r"[\s:=]+", said[: led.end()]))] if led else [0]
    if led and _denies(lexicon).search(led.group()):
        cuts = []  # "not in true-wheels"
    for cut in cuts:
        bare = said[cut:].strip(_BESIDE)
        known = names.numbered(bare) if cut else names.lookup(bare)
        if bare and (slug := known or (bare if cut == cuts[-1] and names.is_number(bare) else None)):
            return (slug,)
    found = (joined_lessons(said[cut:].strip(_BESIDE), lexicon, names, led=said[:cut]) for cut in cuts)
    return next((slugs for slugs in found if slugs), ())


@lru_cache(maxsize=16)
def _beside(lexicon: Lexicon) -> re.Pattern[str]:
    """Words that may stand beside a depth: "now DEVELOPED", "raised to APPLIED", "depth: D", "only MENTIONED"."""
    vocabulary = lexicon.vocabulary
    words = vocabulary.words_of("level", "at", "raised", "to", "from", "now", "was", "recap", "merely", "joining")
    named = alternatives((*words, *vocabulary.columns.get("depth", ()), *vocabulary.fillers))
    return re.compile(rf"(?<!\w){named}(?!\w)|{ARROW}", re.I)


@lru_cache(maxsize=16)
def _before_lesson(lexicon: Lexicon) -> re.Pattern[str]:
    """Words that may stand before a lesson's name: "in lesson 1", "taught in true-wheels", "from L1"."""
    vocabulary = lexicon.vocabulary
    words = (*vocabulary.columns.get("lesson", ()), *vocabulary.fillers, *vocabulary.fields.get("taught", ()))
    return re.compile(rf"^(?:{alternatives(words)}[\s:=]+)+(?=\S)", re.I)


@lru_cache(maxsize=16)
def _denies(lexicon: Lexicon) -> re.Pattern[str]:
    """A word that denies what stands behind it: "not in lesson 1", "no lesson 1"."""
    return re.compile(rf"(?<!\w){lexicon.word('negative', 'without')}(?!\w)", re.I)


def _mark(text: Passage, pieces: Sequence[Piece], lexicon: Lexicon) -> tuple[DepthMark | None, Sequence[Piece]]:
    """The depth of an entry: its first piece of depths, with those right behind it, or that of each lesson in turn."""
    first = next((at for at, piece in enumerate(pieces) if piece.is_depth), None)
    if first is None:
        return None, ()
    if steps := _steps(pieces[first:]):
        return _raised(text, steps, lexicon), steps
    run = [pieces[first]]
    for piece in pieces[first + 1 :]:
        between = text.text[run[-1].stop : piece.start]
        if not piece.is_depth or not re.search(ARROW, between):
            break
        run.append(piece)
    return read_depth_cell(text.part(run[0].start, run[-1].stop), lexicon), run


def _steps(pieces: Sequence[Piece]) -> list[Piece]:
    """The depths of pieces that say one for each of several lessons: "introduced in L1, applied in L2"."""
    said = list(takewhile(lambda piece: piece.is_depth or piece.lesson, pieces))
    steps = [piece for piece in said if piece.is_depth]
    each = all(
        piece.lesson or (after and after.lesson and not after.is_depth)
        for piece, after in zip(said, [*said[1:], None], strict=True)
        if piece.is_depth
    )
    return steps if len(steps) > 1 and each else []


def _raised(text: Passage, steps: Sequence[Piece], lexicon: Lexicon) -> DepthMark | None:
    """A depth that was reached in steps: the last one holds."""
    marks = [read_depth_cell(text.part(step.start, step.stop), lexicon) for step in steps]
    levels = [mark.level for mark in marks if mark and mark.level]
    if len(levels) != len(steps):
        return None
    said = text.part(steps[0].start, steps[-1].stop)
    return DepthMark(span=said.span, text=said.text, level=levels[-1], before=levels[0], levels=tuple(levels))


def _name(text: Passage, pieces: Sequence[Piece]) -> tuple[Passage, int]:
    """The name of an entry, and where it ends: what is in bold at its start, else words up to what parts them."""
    words = [at for at, piece in enumerate(pieces) if not piece.is_depth and not piece.lesson]
    if not words:
        return text.part(0, 0), 0
    first = words[0]
    start, stop = pieces[first].start, pieces[first].stop
    bold = next((bold for bold in bold_spans(text.text) if bold.start <= start < bold.stop), None)
    if bold:
        stop = with_formula(text.text, bold.stop)
        if any(bold.stop <= piece.start < stop for piece in pieces if piece.is_depth or piece.lesson):
            stop = bold.stop
        return text.part(bold.start, stop), stop
    if italics := opening_emphasis(text.text):
        return text.part(*italics), italics[1]
    told = next((piece for piece in pieces[first + 1 :] if piece.is_depth or piece.lesson), None)
    # "The castes: queen, worker [L1]", "… ..... L1": a bracket, or a row of dots, belongs to all that stands before it.
    led = text.text[: told.start].rstrip(" *_`") if told else ""
    bracketed = told and led.endswith(("(", "[", "{", "...", "…")) and not dashed(text, pieces, told)
    for left, piece in pairwise(pieces[first:]):
        parted = piece.strong and not bracketed and not _is_equation(text, pieces, left, piece)
        if parted or piece.is_depth or piece.lesson:
            break
        stop = piece.stop
    if start and (link := _LINK.match(text.text, start - 1)):
        start, stop = link.start(), max(stop, link.end())
    stop += 2 * text.text.startswith("()", stop)  # "`fork()` (L1)"
    # A bracket inside the name closes with it: "Imprint (publisher, place, year)".
    closing = re.match(r"[)\]}*_`]+", text.text[stop:])
    name = text.part(start, stop + (closing.end() if closing and _opens(text.text[start:stop]) else 0))
    return name, stop


def _is_equation(text: Passage, pieces: Sequence[Piece], left: Piece, right: Piece) -> bool:
    """Whether two pieces are the sides of an equation in a name: "Area, A = bh: true-wheels", no "Spokes = L1"."""
    sign = text.text[left.stop : right.start].strip("*_` ")
    # A mark behind the equation parts the name from its lesson or depth; without one, the sign itself does.
    told = next((at for at, piece in enumerate(pieces) if piece.is_depth or piece.lesson), None)
    return sign == "=" and told is not None and pieces[told].strong and right not in pieces[told:]


def dashed(text: Passage, pieces: Sequence[Piece], told: Piece) -> bool:
    """Whether more than a colon parts the pieces before one: a dash, a bar, an arrow."""
    before = [piece for piece in pieces if piece.stop <= told.start]
    return any(piece.strong and ":" not in text.text[left.stop : piece.start] for left, piece in pairwise(before))


def _opens(name: str) -> bool:
    return any(name.count(one) > name.count(other) for one, other in ("()", "[]", "{}")) or name.count("`") % 2 == 1
