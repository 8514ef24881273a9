"""The facts that a lesson states of itself below its heading: the pieces of its first line, its slug, its place."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reclint.markdown import Items, block_passages, leading_signs
from reclint.model import Count, Word
from reclint.readers.lessons.heading import slug_of_path
from reclint.readers.lessons.heading_parts import load_alone
from reclint.readers.lessons.slug_title import LIKE_ENOUGH, slug_alone, slug_likeness
from reclint.readers.sections.cells import LINKED
from reclint.vocabulary.folding import fold_case
from reclint.vocabulary.lexicon import NEAR_SLUG, SLUG

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reclint.markdown import Block
    from reclint.readers.sections.labelled import Fields
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_PIECE = re.compile(r"(?:(?<!\s)\s+)?[·•|‖¦,;]\s+|(?<!\s)\s+\((?=\[)")
"""What parts the entries of a lesson's first line: "`soft-rolls`, cognitive load BUILD", "`soft-rolls` | BUILD"."""
_FINE_PIECE = re.compile(rf"{_PIECE.pattern}|\s+(?:--?|[—–/])\s+|\.[*_]*\s+")
"""What parts them in a short line besides: "First of four. Load: build.", "lesson 2 of 4 — BUILD", "rolls / BUILD"."""
_BAR = re.compile(r"\s[·•|‖¦]\s")
"""What parts facts, and nothing else: "`soft-rolls` | Build | given on 6 May"."""
_FACTS, _SHORT_LINE = 16, 200
"""How many words, and characters, a line has at most whose sentences are facts; a longer one is prose. A choice."""
_SLUG_VALUE = re.compile(rf"[`*_\[]*(?P<slug>{SLUG}|{NEAR_SLUG})(?![\w-])")
"""A field that names a lesson: "`first-knots`", "first_knots"."""
_LABELLED, _PLAIN, _FINE = "labelled", "plain", "fine"
"""Where a place may stand: behind a label, between clear separators, between sentences or dashes."""
_MARKS = "*_ .()"
"""What may stand around a line of facts: "*(`soft-rolls`, load: BUILD)*"."""
_EMPHASIS = re.compile(r"[*_]+")
"""What may stand around its words: "`soft-rolls` — *load* BUILD"."""

_COUNTED = re.compile(r"\W*(?P<word>[^\W\d_]+)\s*[#№]?(?P<number>\d{1,3})(?!\w)")
"""What an item that counts opens with: "Lesson 1, `soft-rolls`", "**L2**"."""


def first_line(blocks: Sequence[Block]) -> Passage | None:
    """The text that some blocks begin with; none where it is one of items that count: "Lesson 1", "Lesson 2"."""
    items = blocks[0].items if blocks and isinstance(blocks[0], Items) else ()
    opened = [match for item in items if item.text and (match := _COUNTED.match(item.text.text))]
    if any(one["word"] == other["word"] and one["number"] != other["number"] for one, other in pairwise(opened)):
        return None
    return next(block_passages(blocks), None)


def first_pieces(fields: Fields, *, fine: bool = False) -> tuple[Passage, ...]:
    """A lesson's first line piece by piece; ``fine`` where sentences, dashes and slashes may part a short one."""
    first = first_line(fields.prose)
    return _pieces(first, fine=fine) if first else ()


@lru_cache(maxsize=16)
def _pieces(first: Passage, *, fine: bool) -> tuple[Passage, ...]:
    """The pieces of a text's first line, which is asked about several things one after another."""
    return tuple(_parted(first, fine=fine))


def _parted(first: Passage, *, fine: bool) -> Iterator[Passage]:
    line, start = first.text.partition("\n")[0], 0
    is_short = len(line) <= _SHORT_LINE and len(line.split()) <= _FACTS
    parting = _FINE_PIECE if fine and is_short else _PIECE
    for match in (*parting.finditer(line), None):
        stop = match.start() if match else len(line)
        bare = line[start:stop].lstrip(_MARKS)
        piece = bare.rstrip(_MARKS)
        begin = stop - len(bare)
        yield first.part(begin + leading_signs(piece), begin + len(piece))
        start = match.end() if match else stop


def fine_facts(fields: Fields, title: str | None, lexicon: Lexicon) -> list[Passage]:
    """The finer pieces of the first line where each of them is a fact; none where one says something else.

    "`soft-rolls` — BUILD" has two facts, "`rolling-pin` — the tool of the day" is a sentence.
    """
    pieces = first_pieces(fields, fine=True)
    titled = fold_case(title or "")
    return list(pieces) if all(states_fact(one, lexicon) or fold_case(one.text) == titled for one in pieces) else []


class OpeningFacts(NamedTuple):
    """The load and the slug that one sentence states."""

    load: Word
    slug: str


_SENTENCE_END = re.compile(r"\.(?=\s|$)")
"""Where the sentence ends that opens a lesson: "A *build* lesson; `soft-rolls`. It stands on …"."""


def opening_facts(fields: Fields, lexicon: Lexicon) -> OpeningFacts | None:
    """The load and the slug in the sentence that opens a lesson and says no more than these.

    "A *stretch* lesson; `soft-rolls`. It stands on the first." The load is called that of a lesson: "Build; `make`."
    may be about anything.
    """
    first = next(block_passages(fields.prose[:1]), None)
    line = first.part(0, len(first.text.partition("\n")[0])) if first else None
    end = _SENTENCE_END.search(line.text) if line else None
    if line is None or end is None:
        return None
    sentence = line.part(0, end.start())
    cuts = [(0, 0), *(match.span() for match in _PIECE.finditer(sentence.text)), (len(sentence.text), 0)]
    pieces = [sentence.part(left[1], right[0]).strip(_MARKS) for left, right in pairwise(cuts)]
    if len(pieces) != len(OpeningFacts._fields):
        return None
    slugs = [slug for piece in pieces if (slug := slug_alone(piece.text))]
    loads = [load for piece in pieces if (load := _called_load(piece, lexicon))]
    return OpeningFacts(loads[0], slugs[0]) if len(slugs) == len(loads) == 1 else None


def _called_load(piece: Passage, lexicon: Lexicon) -> Word | None:
    """The load that a piece calls a lesson by: "A *stretch* lesson"."""
    load = _load_of(piece, lexicon)
    return load if load and load.span.stop < piece.span.start + len(piece.text.rstrip("*_")) else None


def _load_of(piece: Passage, lexicon: Lexicon) -> Word | None:
    """The load that is all of a piece, with the words for it: "*build*", "load build", "A *stretch* lesson"."""
    found = load_alone(lexicon).fullmatch(_EMPHASIS.sub("", piece.text))
    start = piece.text.find(found["load"]) if found else -1
    if found is None or start < 0:
        return None
    return Word(span=piece.span_of(start, start + len(found["load"])), text=lexicon.load(found["load"]))


def load_among_facts(fields: Fields, lexicon: Lexicon) -> Word | None:
    """The load of a first line that is a slug with a hyphen and other facts, in whatever case: "soft-rolls, build".

    Two loads tell none: "soft-rolls, build, stretch". "build, taste" gives no slug, "well-done, build up" says more.
    """
    first, pieces = first_line(fields.prose), first_pieces(fields)
    if first is None or "\n" in first.text or len(pieces) < len(OpeningFacts._fields):
        return None
    slugs = [slug for piece in pieces if "-" in (slug := slug_alone(piece.text) or "")]
    found = [one for one in pieces if load_alone(lexicon).fullmatch(_EMPHASIS.sub("", one.text))]
    if len(slugs) != 1 or len(found) != 1 or not all(states_fact(piece, lexicon) for piece in pieces):
        return None
    return _load_of(found[0], lexicon)


def load_called(fields: Fields, lexicon: Lexicon) -> Word | None:
    """The one load, in whatever case, that a first line calls the lesson, and nothing else, or beside one slug.

    "A Build lesson.", "`soft-rolls`, a stretch lesson, one hour"; between bars "`soft-rolls` | Build | given on 6 May".
    """
    line = first_line(fields.prose)
    if line is None or len(line.text) > _SHORT_LINE:
        return None
    pieces = first_pieces(fields, fine=True)
    loads = [load for piece in pieces if (load := _called_load(piece, lexicon))]
    if not loads and _BAR.search(line.text):
        cuts = [(0, 0), *(bar.span() for bar in _BAR.finditer(line.text)), (len(line.text), 0)]
        pieces = tuple(line.part(left[1], right[0]).strip(_MARKS) for left, right in pairwise(cuts))
        loads = [load for piece in pieces if (load := _load_of(piece, lexicon))]
    slugs = [slug for piece in pieces if "-" in (slug := slug_alone(piece.text) or "")]
    told = len(loads) == 1 and (len(slugs) == 1 or not any(piece.text for piece in pieces[1:]))
    return loads[0] if told else None


def load_with_day(fields: Fields, lexicon: Lexicon) -> Word | None:
    """The load of a first line that says with it when the lesson was made, and no more: "🟡 Build · made 2025-11-02".

    A dot or a bar parts the two: "Stretch, 4 May" may be what was done on that day.
    """
    line = first_line(fields.prose)
    if line is None or "\n" in line.text or len(line.text) > _SHORT_LINE:
        return None
    masked = lexicon.vocabulary.mask_days(line.text)
    made = _made_on(lexicon).search(masked.rstrip(_MARKS)) if masked != line.text else None
    if made is None or masked[: made.start()] != line.text[: made.start()]:
        return None
    load = line.part(leading_signs(line.text), made.start())
    return _load_of(load.strip(_MARKS), lexicon)


@lru_cache(maxsize=16)
def _made_on(lexicon: Lexicon) -> re.Pattern[str]:
    """What says behind a sign that a lesson was made, without its day at the end: " · built", " | written on"."""
    made = lexicon.word("built", "made", "complete")
    return re.compile(rf"[·•|](?:\s+[*_(]{{0,3}}{made}(?:\s+{lexicon.word('upon')})?)?\Z", re.I)


def load_beside(fields: Fields, lexicon: Lexicon) -> Word | None:
    """The one load that is all of a piece beside a slug or place, or of a line below it: "Slug: `rolls` · 🔧 BUILD".

    "- Slug: `rolls`" may have "- BUILD" below it.
    """
    found: list[Word] = []
    for entry in (entry for kind in ("slug", "position") for entry in fields.of(kind)):
        for text in entry.passages():
            whole = (text.part(leading_signs(text.text), len(text.text)),)
            pieces = _pieces(text, fine=True) if text is entry.text else whole
            found += (load for piece in pieces if (load := _load_of(piece.strip(_MARKS), lexicon)))
    return found[0] if len({load.text for load in found}) == 1 else None


def states_fact(piece: Passage, lexicon: Lexicon) -> bool:
    """Whether a piece of a line is a slug, a load or the place of a lesson, and nothing else."""
    is_load = load_alone(lexicon).fullmatch(_EMPHASIS.sub("", piece.text)) is not None
    return is_load or slug_alone(piece.text) is not None or _told(piece, lexicon, _FINE) is not None


def slug_among_facts(blocks: Sequence[Block], lexicon: Lexicon) -> str | None:
    """The one slug of several words in a short first line of facts: "slug: `soft-rolls`, load: build, 2 May".

    Its label says that it is one, or all other pieces are facts too, two in all: "`soft-rolls` · BUILD".
    """
    first = first_line(blocks[:1])
    line = first.text.partition("\n")[0] if first else ""
    if first is None or "-" not in line or len(line) > _SHORT_LINE:
        return None
    pieces = _pieces(first, fine=True)
    labels = (one.text.partition(":") for one in pieces)
    told = [slug_alone(said.strip(_MARKS)) for label, _, said in labels if lexicon.vocabulary.field(label) == "slug"]
    if not told and len(pieces) > 1 and all(states_fact(one, lexicon) for one in pieces):
        told = [slug_alone(one.text) for one in pieces]
    slugs = [slug for slug in told if slug and "-" in slug]
    return slugs[0] if len(slugs) == 1 else None


def slug_in_field(fields: Fields) -> str | None:
    """The slug that a field for it states."""
    for entry in fields.of("slug"):
        link = LINKED.match(entry.text.text)
        if link and link["text"] and (slug := slug_alone(link["text"])):
            return slug  # "[`first-knots`](lessons/knots.md)", and not "[page](lessons/first-knots.md)"
        if link and (slug := slug_of_path(link["wiki"] or link["target"])):
            return slug
        if match := _SLUG_VALUE.match(entry.text.text):
            return match["slug"]
    return None


def slug_labelled(fields: Fields, title: str | None, lexicon: Lexicon) -> str | None:
    """The slug that is all that a line or row on the lesson itself, or its page, says: "| Lesson | `soft-rolls` |".

    A note may be about any lesson: "| Note | [[soft-rolls]] |" names this one where it is called so.
    """
    own, note = _labels(lexicon)
    for entry in fields.labelled:
        slug = slug_alone(entry.text.text)
        if slug and entry.kind is None and own.fullmatch(entry.label.text):
            return slug
        is_note = slug and note.fullmatch(entry.label.text) and entry.text.text.startswith("[[")
        if slug and is_note and slug_likeness(title or "", slug) >= LIKE_ENOUGH:
            return slug
    return None


@lru_cache(maxsize=16)
def _labels(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The labels of a lesson itself, "Lesson", "Page", and of a note."""
    return re.compile(lexicon.word("lesson", "page"), re.I), re.compile(lexicon.word("note"), re.I)


def states_slug(fields: Fields, title: str | None, lexicon: Lexicon) -> bool:
    """Whether a field, a row on the lesson itself, or a first line below a heading states a slug."""
    stated = slug_in_field(fields) or slug_labelled(fields, title, lexicon) or opening_facts(fields, lexicon)
    return bool(stated or _slug_of_line(fields, title))


def _slug_of_line(fields: Fields, title: str | None) -> bool:
    """Whether a piece of the first line is the slug of the title: "*lesson 1 of 4 / soft-rolls / BUILD*"."""
    slugs = (slug_alone(piece.text) for piece in first_pieces(fields, fine=True))
    return any(slug_likeness(title or "", slug) >= LIKE_ENOUGH for slug in slugs if slug)


def calls_lesson(fields: Fields, lexicon: Lexicon) -> bool:
    """Whether the first line below a heading calls it a lesson by its number: "*lesson 1 of 4 / load: BUILD*"."""
    pieces = first_pieces(fields, fine=True)
    return len(pieces) > 1 and any(_called(lexicon).match(one.text) and _told(one, lexicon, _FINE) for one in pieces)


def position_stated(fields: Fields, title: str | None, lexicon: Lexicon) -> Count | None:
    """The place that the first line of a lesson, or a field for it, states.

    Where only a sentence or a dash sets it off, it speaks of lessons, or stands among other facts.
    """
    told = (_told(entry.text.strip(_MARKS), lexicon, _LABELLED) for entry in fields.of("position"))
    # "Slug: `soft-rolls`; lesson 1 of 3; load: build."
    beside = (piece for entry in fields.of("slug") for piece in _pieces(entry.text, fine=False))
    called_beside = (
        _told(piece.strip(" ;,."), lexicon, _PLAIN) for piece in beside if _called(lexicon).match(piece.text)
    )
    pieces = (_told(piece, lexicon, _PLAIN) for piece in first_pieces(fields))
    called = (piece for piece in first_pieces(fields, fine=True) if _called(lexicon).search(piece.text))
    fine = (_told(piece, lexicon, _FINE) for piece in (*called, *fine_facts(fields, title, lexicon)))
    return next((found for place in (told, called_beside, pieces, fine) for found in place if found), None)


@lru_cache(maxsize=16)
def _called(lexicon: Lexicon) -> re.Pattern[str]:
    """What a line calls itself, "lesson 1 of 4", or what it counts, "first of the four lessons"."""
    return re.compile(rf"(?:^\W*{lexicon.word('lesson')}|(?<!\w){lexicon.word('lesson', 'lessons')})(?!\w)", re.I)


def _told(text: Passage, lexicon: Lexicon, how: str) -> Count | None:
    match = _place(lexicon, how).fullmatch(text.text)
    if match is None:
        return None
    group = next(name for name, value in match.groupdict().items() if value)
    value = lexicon.ordinal_value(match[group]) if group == "ordinal" else lexicon.value(match[group])
    return Count(span=text.span_of(*match.span(group)), value=value)


@lru_cache(maxsize=16)
def _place(lexicon: Lexicon, how: str) -> re.Pattern[str]:
    """A place among lessons: "lesson 1 of 3", "number 1 of 3", "first of the four lessons", "the fourth and last".

    Behind a label such as "Position" less says so too: "1", "1/3", "second". "Round 1 of 3" and "exercise 1 of 3" speak
    of other things; in a finer piece each word but "number" does: "Held on Monday. Group 1 of 3."
    """
    words = lexicon.word
    lesson, number = words("lesson"), rf"(?:\d{{1,3}}(?!\d)|{lexicon.number_word})"
    ending = rf"(?:\s+{words('lesson', 'lessons')})?"
    of = rf"\s{words('of')}\s+(?:{words('pointing')}\s+)?{number}{ending}"
    among = rf"(?:{of}|\s*/\s*{number}{ending})"
    last = rf"\s+{words('joining')}\s+{words('last', 'final')}{ending}"
    other = words("iteration", "review", "exercise", "exercises", "part-of-work", "software", "numbered", "module")
    before = words("counted-place") if how == _FINE else rf"(?!{other}\b)[^\W\d]+\.?"
    counted = rf"(?:{before}\s+)?(?P<counted>{number})"
    rest = rf"(?:{among}|{last})?" if how == _LABELLED else rf"(?:{of}|{last})"
    return re.compile(
        rf"{lesson}\s+(?P<number>{number})(?:{among})?|{counted}{rest}"
        rf"|(?:{words('pointing')}\s+)?(?P<ordinal>{lexicon.ordinal})(?:\s+{lesson}(?:{among})?|{rest})",
        re.I,
    )
