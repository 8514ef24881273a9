"""The rows of an index that is a list: what each item says, in the reading that says more of all of them.

A reader for items as they are written as a rule knows which mark parts a name from its note; `index_entry` asks nothing
of the marks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from reclint.markdown import bold_spans
from reclint.model import ConceptRow, LessonRef, Word
from reclint.readers.depths.depth import read_depth_cell
from reclint.readers.index.alike import unknown_behind, unknown_signs, with_numbered_lessons, with_unknown_marks
from reclint.readers.index.blocks import mostly
from reclint.readers.index.brackets import holds
from reclint.readers.index.entry import MARKS, read_entry
from reclint.readers.index.further import LONG, also_before, begun_before
from reclint.readers.index.lists import ASIDE, listed_mark, opening_emphasis, plain_name, with_formula, without_old_name
from reclint.readers.index.parting import with_names_parted
from reclint.readers.index.placed import with_lessons_alike
from reclint.readers.index.table import COLUMNS
from reclint.readers.lessons.names import QUOTED
from reclint.readers.sections.cells import LINKED, read_lesson_refs
from reclint.text.source import Span
from reclint.vocabulary.lexicon import ARROW, DASH, SLUG

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reclint.model import DepthMark
    from reclint.readers.depths.depth import Found
    from reclint.readers.index.bold_names import Asides
    from reclint.readers.index.entry import IndexEntry
    from reclint.readers.lessons.names import LessonNames
    from reclint.text.source import Passage, Source
    from reclint.vocabulary.lexicon import Lexicon

_LEAST_PARTS = 3
"""How many parts an item has at most before what stands behind them is a note: a name, a depth, a lesson."""
_GROUP = re.compile(r"\(([^()]*)\)")
"""An aside: "Spokes (true-wheels)"."""
_CODED = re.compile(rf"`{LONG.pattern}`")
"""A slug of several words in code marks: "`true-wheels`"."""
_BARE = re.compile(rf"(?<![\w`/.#-]){LONG.pattern}(?=\))")
"""A slug at the end of a parenthesis: "(again in true-wheels)"."""
_FIELD = re.compile(rf"\s(?:{DASH}|{ARROW}|[·|])\s|[(\[]|,\s|;\s")
"""What parts an item: "Spokes -- DEVELOPED -- thin", "Spokes, true-wheels, DEVELOPED"."""
_SET_OFF = re.compile(rf"\s(?:{DASH}|[·|])\s|;\s")
"""What parts a name from its note where no lesson stands behind it."""
_AHEAD = re.compile(rf"\s(?:{DASH}|{ARROW}|[·|])\s|;\s")
"""What parts a name, with its commas, from the lesson behind it: "Cartouche, frame and neatline → `map-margins`"."""
_COLON = re.compile(r":\s+(?=\S)")
"""What parts a name from what explains it: "Hub: what the spokes hang in"."""
_SENTENCE = re.compile(r"(?:(?<=[^\W_]{2})|(?<=[)\]*_`”\"]))\.\s+(?=\S)")
"""Where the first sentence of an item ends; "e.m.f." ends none."""
_CLOSED = re.compile(r"(?<=[^\W\d_]{2})\.$")
"""The full stop behind a last word: "Thin hubs.", not "The e.m.f."."""
_LETTERS = re.compile(r"[^\W\d_]")
"""What a number or a sign has none of."""
_LED_TO = re.compile(
    rf"(?:^|(?<=\s)){ARROW}\s+(?P<name>`{SLUG}`|\[[^\[\]\n]{{1,80}}\]\([^()\s]{{1,200}}\)|\[\[[^\[\]\n]{{1,80}}\]\])[\s.]*$"
)
"""A lesson that an arrow at the end of an item leads to: "→ `bends`", "→ [Bends](bends.md)"."""
_NUMERAL = re.compile(r"[\s(\[*_]*[IVX]{1,5}(?![^\W_])")
"""A Roman numeral that opens a part: that of a king may too, "(II)"."""
_NEAR = 40
"""How much of the text before a link is looked at for "again in", "see also": two words and their marks."""
_NOTE = re.compile(r"[.!?]\s|\n")
"""What parts the note of an item from its concept and lesson: a sentence's end, or that of its first line."""


@dataclass(frozen=True)
class ItemReader:
    """Reads items below a heading that gives them a depth, or a lesson that they are under.

    ``asides`` tells which parentheses right behind names in bold belong to these.
    """

    source: Source
    lexicon: Lexicon
    names: LessonNames
    given: DepthMark | None
    under: tuple[LessonRef, ...]
    asides: Asides | None = None

    def rows(self, texts: Sequence[Passage]) -> list[ConceptRow]:
        """A row for each text, all in the reading that says more of them.

        Where the first sentences of most say all, the others are notes: "◑ Live, neutral and earth. Three colours."
        """
        firsts = [self.first_sentence(text) for text in texts]
        if sum(first is not None for first in firsts) * 2 < max(len(texts), 1):
            return self.rows_of(texts)
        rows = self.rows_of([first or text for text, first in zip(texts, firsts, strict=True)])
        notes = (
            text.part(len(first.text) if first else 0, len(text.text)).strip(". ")
            for text, first in zip(texts, firsts, strict=True)
        )
        return [
            row.model_copy(
                update={
                    "span": text.span,
                    "notes": row.notes or (note.text if first else ""),
                    "lessons": self.with_also(row.lessons, note) if first else row.lessons,
                }
            )
            for row, text, first, note in zip(rows, texts, firsts, notes, strict=True)
        ]

    def with_also(self, refs: tuple[LessonRef, ...], text: Passage) -> tuple[LessonRef, ...]:
        """Some lessons with those that a text names besides the one that its item is under, those before it first."""
        more = self.named_also(text) if self.under else ()
        begun = self.begun_in(text) if self.under else ()
        return tuple({ref.slug: ref for ref in (*begun, *refs, *more)}.values())

    def first_sentence(self, text: Passage) -> Passage | None:
        """The first sentence of an item of several, where it says what the group of the item does not."""
        end = _SENTENCE.search(text.text)
        if end is None or "\n" in text.text[: end.start()]:
            return None
        first = text.part(0, end.start())
        has_depth = self.given is not None or listed_mark(first, self.lexicon) is not None
        return first if has_depth and (self.under or self.lessons_in(first)) else None

    def rows_of(self, texts: Sequence[Passage]) -> list[ConceptRow]:
        """A row for each text; what opens one and is no depth, among others that are, is an unknown one.

        So is what stands where they are behind the names, below the name of a lesson: "Hub [P]" beside "Spokes [D]".
        """
        found = [None] * len(texts) if self.given else unknown_signs(texts, self.lexicon)
        behind = [None] * len(texts) if self.given or not self.under else unknown_behind(texts, self.lexicon)
        bare = [
            text.part(one.stop, len(text.text)).strip() if one else text.part(0, other.start) if other else text
            for text, one, other in zip(texts, found, behind, strict=True)
        ]
        rows = self.best(bare)
        if any(found):
            explained = mostly(texts, self.is_explained)
            rows = [
                _below_sign(row, text, one, explained=explained) if one else row
                for row, text, one in zip(rows, texts, found, strict=True)
            ]
        rows = [
            self.before_sign(row, text, one) if one else row for row, text, one in zip(rows, texts, behind, strict=True)
        ]
        rows = [*without_full_stops(rows, texts)]
        whole = self.asides is not None and self.asides.whole
        return rows if whole else with_names_parted(rows, self.source, self.lexicon)

    def before_sign(self, row: ConceptRow, text: Passage, found: Found) -> ConceptRow:
        """A row with the unknown depth behind its name, and what is said behind that."""
        rest = text.part(found.stop, len(text.text)).strip(MARKS + "-—–>→|/·")
        lessons = self.with_also(row.lessons, rest)
        return row.model_copy(
            update={"span": text.span, "depth": found.mark, "notes": row.notes or rest.text, "lessons": lessons}
        )

    def best(self, texts: Sequence[Passage]) -> list[ConceptRow]:
        """A row for each text, all in the reading that says more of them."""
        explained = mostly(texts, self.is_explained)
        rows = [self.listed(text, explained=explained) for text in texts]
        read = [read_entry(text, self.lexicon, self.names, given=self.given is not None) for text in texts]
        entries = with_unknown_marks([*zip(texts, read, strict=True)])
        if not self.under:
            entries = with_lessons_alike([*zip(texts, entries, strict=True)], self.lexicon, self.names)
        if self.given:
            entries = with_numbered_lessons([*zip(texts, entries, strict=True)], self.names)
        told = [self.told(text, entry) for text, entry in zip(texts, entries, strict=True)]
        more = sum(map(_said, told)) - sum(map(_said, rows))
        return told if more > 0 or (more == 0 and self.given) else list(map(_completed, rows, entries))

    def with_group(self, entry: IndexEntry) -> tuple[LessonRef, ...]:
        """The lessons of an entry, with that of its group where it is also taught in others: "(also in L3)"."""
        also = entry.also and not {ref.slug for ref in entry.lessons} & {ref.slug for ref in self.under}
        return (*self.under, *entry.lessons) if also else entry.lessons or self.under

    def told(self, text: Passage, entry: IndexEntry) -> ConceptRow:
        """The row that an entry is."""
        name = _bare(self.whole(text, entry), entry.mark)
        return ConceptRow(
            span=text.span,
            name=Word(span=name.span, text=plain_name(name.text, text.text)),
            depth=entry.mark or self.given,
            lessons=self.with_group(entry),
            notes=entry.notes,
            cells=len(COLUMNS),
            line=self.source.line_index(text.span.start),
        )

    def whole(self, text: Passage, entry: IndexEntry) -> Passage:
        """The name of an entry, with a parenthesis right behind its bold part."""
        start, stop = map(text.index_of, entry.name.span)
        bold = next(bold_spans(entry.name.text), None)
        return text.part(start, self.with_aside(text, stop, entry.lessons)) if bold and not bold.start else entry.name

    def is_explained(self, text: Passage) -> bool:
        """Whether an item below a lesson has its depth first and its note behind a colon: "[DEVELOPED] Hub: steel"."""
        mark = listed_mark(text, self.lexicon)
        colon = _COLON.search(text.text, mark.stop) if mark and mark.start == 0 else None
        return bool(self.under and mark and colon and text.text[mark.stop : colon.start()].strip())

    def listed(self, text: Passage, *, explained: bool) -> ConceptRow:
        """The row that an item stands for: "Bowline -- DEVELOPED -- `first-knots` -- a loop".

        ``explained``: the items beside it have their notes behind a colon, and so has this one.
        """
        mark = listed_mark(text, self.lexicon)
        if mark and self.given and _NOTE.search(text.text, 0, mark.start + 1):
            mark = None  # a note that speaks of another depth: "Hydration → `soft-rolls`. Raised from MENTIONED."
        rest = text.part(mark.stop, len(text.text)).strip() if mark and mark.start == 0 else text
        parts = [part for part in split_fields(rest) if part.text]
        # What explains a concept in further lines may speak of other lessons too.
        first = rest.part(0, len(rest.text.partition("\n")[0]))
        refs = self.lessons_in(first) or self.under or self.lessons_in(rest)
        if self.under and (self.named_also(first) or any(self.begun_in(first))):
            refs = self.with_also(self.under, first)
        named = text.part(0, mark.start) if mark and mark.start > 0 else rest
        named = named.part(0, len(named.text.partition("\n:")[0]))  # "Spokes", "depth: DEVELOPED" below it
        bold = opening_emphasis(rest.text)
        name = rest.part(bold[0], self.name_end(rest, bold[1], mark, refs)) if bold else _name_in(named, refs)
        colon = _COLON.search(name.text) if explained and self.is_explained(text) else None
        note = rest.part(rest.index_of(name.offset(colon.end())), len(rest.text)) if colon else None
        name = name.part(0, colon.start() if colon else len(name.text)).strip(" (\t:—–-")
        name = _bare(name, mark.mark if mark else None)
        unknown = parts[1] if len(parts) > _LEAST_PARTS and not self.given else None
        return ConceptRow(
            span=text.span,
            name=Word(span=name.span, text=plain_name(name.text)),
            depth=(mark.mark if mark else None)
            or self.given
            or (read_depth_cell(unknown, self.lexicon) if unknown else None),
            lessons=tuple({ref.slug: ref for ref in refs}.values()),
            notes=note.text if note else parts[-1].text if len(parts) > _LEAST_PARTS else "",
            cells=len(COLUMNS),
            line=self.source.line_index(text.span.start),
        )

    def name_end(self, text: Passage, stop: int, mark: Found | None, refs: Sequence[LessonRef]) -> int:
        """Where a name in bold ends, with a formula right behind it that is neither the depth nor a lesson."""
        end = with_formula(text.text, stop)
        spans = [ref.span for ref in refs] + ([mark.mark.span] if mark else [])
        told = any(stop <= text.index_of(span.start) < end for span in spans)
        return self.with_aside(text, stop if told else end, refs)

    def with_aside(self, text: Passage, stop: int, refs: Sequence[LessonRef]) -> int:
        """Where a name in bold ends, with the parenthesis right behind it that belongs to it."""
        outside = [ref for ref in refs if not _in_aside(text, stop, ref)]
        if refs and not outside:
            return stop  # "(first seen in true-wheels, done in quiet-chains)"
        return self.asides.end(text, stop, told=bool(outside)) if self.asides else stop

    def lessons_in(self, text: Passage) -> tuple[LessonRef, ...]:
        """The lessons that the text of an item names: by links, as parts of their own, or in quotation marks."""
        groups = [text.part(group.start(1), group.end(1)) for group in _GROUP.finditer(text.text)]
        parts = [part for part in split_fields(text) if part.text]
        ordered = sorted((*groups, *parts[1:]), key=lambda part: part.text.startswith("#"))  # which may number others
        found = (refs for part in ordered if (refs := self.slugs_in(part)))
        return self.linked_in(text) or next(found, ()) or self.titles_in(text)

    def titles_in(self, text: Passage) -> tuple[LessonRef, ...]:
        """The lessons whose titles an item has in quotation marks."""
        found = ((match.span("inside"), self.names.lookup(match["inside"])) for match in QUOTED.finditer(text.text))
        return tuple(LessonRef(span=text.span_of(*place), slug=slug) for place, slug in found if slug)

    def linked_in(self, text: Passage) -> tuple[LessonRef, ...]:
        """The lessons whose pages the links of an item lead to: "[[first-knots|L1]], [[bends|L3]]"."""
        links = (read_lesson_refs(text.part(*link.span()), self.lexicon) for link in LINKED.finditer(text.text))
        return tuple(ref for refs in links for ref in refs if self.is_lesson(ref))

    def named_also(self, text: Passage) -> tuple[LessonRef, ...]:
        """The lessons that an item links, or has in code marks, besides the one that it is under, there or not.

        "(again in [[bends]])", "(also in `two-bends`)", "(also `two-bends`)", "(also in two-bends)".
        Behind an arrow at the end one that is there: "→ `two-bends`".
        """
        also, within, opening = also_before(self.lexicon)
        bare = (one for one in _BARE.finditer(text.text) if self.names.lookup(one.group()) == one.group())
        coded = list(_CODED.finditer(text.text))
        whole = (one for one in coded if text.text[one.end() : one.end() + 1] in {")", "]"})
        named = ((also, LINKED.finditer(text.text)), (within, coded), (within, bare), (opening, whole))
        near = ((before, name, max(0, name.start() - _NEAR)) for before, found in named for name in found)
        names = (name for before, name, start in near if before.search(text.text, start, name.start()))
        found = tuple(ref for name in names for ref in read_lesson_refs(text.part(*name.span()), self.lexicon))
        led = _LED_TO.search(text.text)
        ends = read_lesson_refs(text.part(*led.span("name")), self.lexicon) if led else ()
        return found or tuple(ref for ref in ends if self.names.lookup(ref.slug) == ref.slug)

    def begun_in(self, text: Passage) -> Iterator[LessonRef]:
        """The lessons that an item says its concept began in: "(begun in `bends`)", "First seen in L1"."""
        for told in begun_before(self.lexicon).finditer(text.text):
            refs = read_lesson_refs(text.part(*told.span("name")), self.lexicon, self.names)
            yield from (ref for ref in refs if self.names.lookup(ref.slug) == ref.slug)

    def slugs_in(self, part: Passage) -> tuple[LessonRef, ...]:
        """The lessons that a part of an item is; a word by itself is one only where a section has it as its slug.

        Below a heading that names the lesson, "1/125" and "2" in a note are no numbers of other lessons.
        """
        if self.under and not _LETTERS.search(_joining(self.lexicon).sub(" ", part.text)):
            return ()
        if part.strip("()[]*_` ").text in self.lexicon.depth_numbers or _NUMERAL.match(part.text):
            return ()
        refs = read_lesson_refs(part.strip("()[] "), self.lexicon, self.names)
        signs = self.lexicon.depth_numbers  # "L3" of "(L3, true-wheels)", where "L3 = DEVELOPED"
        return tuple(ref for ref in refs if self.is_lesson(ref) and self.source.slice(ref.span) not in signs)

    def is_lesson(self, ref: LessonRef) -> bool:
        """Whether what is written as a slug is meant as one; digits are one only in a number for a lesson."""
        if self.names.lookup(ref.slug) == ref.slug:
            return True
        return not self.under and bool(LONG.fullmatch(ref.slug) or self.names.is_number(ref.slug))


@lru_cache(maxsize=16)
def _joining(lexicon: Lexicon) -> re.Pattern[str]:
    """A word that joins: "1 and 2"."""
    return re.compile(rf"(?<!\w){lexicon.word('joining')}(?!\w)", re.I)


def _in_aside(text: Passage, stop: int, ref: LessonRef) -> bool:
    """Whether a lesson stands in the parenthesis right behind a name."""
    aside = ASIDE.match(text.text, stop)
    return aside is not None and stop <= text.index_of(ref.span.start) < aside.end()


def _completed(row: ConceptRow, entry: IndexEntry) -> ConceptRow:
    """A row with the depth that an entry says it was raised to, lesson by lesson, and with a lesson that is unknown.

    Without a depth it has a word in its place, "Hub: R · `hubs`"; a name in code is that without the marks.
    """
    mark = entry.mark
    stepped = mark and len(mark.levels) > 1 and row.depth and len(row.depth.levels) == 1
    unknown = mark and row.depth is None and not mark.levels and len(mark.text.split()) == 1
    depth = mark if stepped or (unknown and entry.name.text == row.name.text) else row.depth
    name = entry.name.text if row.name.text == f"`{entry.name.text}`" else row.name.text
    told = {"name": Word(span=row.name.span, text=name), "depth": depth, "lessons": row.lessons or entry.lessons}
    return row.model_copy(update=told)


def _bare(name: Passage, mark: DepthMark | None) -> Passage:
    """A name without an old one, and without tags of other things before a depth: "Hub #steel #depth/developed"."""
    tags = re.search(r"(?:\s+#[^\W\d][\w/-]*)+$", name.text) if mark and mark.text.startswith("#") else None
    return without_old_name(name.part(0, tags.start()) if tags else name)


def _below_sign(row: ConceptRow, text: Passage, found: Found, *, explained: bool) -> ConceptRow:
    """A row with the unknown depth that opens it, and its note behind a colon where the others have theirs there."""
    colon = _COLON.search(row.name.text) if explained else None
    row = row.model_copy(update={"span": text.span, "depth": found.mark})
    if colon is None:
        return row
    name, note = row.name.text[: colon.start()], row.name.text[colon.end() :]
    span = Span(row.name.span.start, row.name.span.start + len(name))
    return row.model_copy(update={"name": Word(span=span, text=name), "notes": row.notes or note})


def without_full_stops(rows: Sequence[ConceptRow], texts: Sequence[Passage]) -> Iterator[ConceptRow]:
    """The rows, without the full stop of a name that ends its text, where most texts end with one: "Thin hubs."."""
    ends = mostly(texts, lambda text: text.text.endswith("."))
    for row, text in zip(rows, texts, strict=True):
        name = row.name
        closes = ends and _CLOSED.search(name.text) and name.span.stop == text.span.stop
        span = Span(name.span.start, name.span.stop - 1)
        yield row.model_copy(update={"name": Word(span=span, text=name.text[:-1])}) if closes else row


def split_fields(text: Passage) -> list[Passage]:
    """The parts of an item between dashes, dots, commas and brackets."""
    cuts = [(0, 0), *(match.span() for match in _FIELD.finditer(text.text)), (len(text.text), len(text.text))]
    return [text.part(left[1], right[0]).strip(" )]") for left, right in pairwise(cuts)]


def _name_in(text: Passage, refs: tuple[LessonRef, ...]) -> Passage:
    """The concept of an item: up to a dash, with its commas and asides where none of these is a lesson."""
    starts = [text.index_of(ref.span.start) for ref in refs if text.span.start <= ref.span.start < text.span.stop]
    masked = _GROUP.sub(
        lambda group: group.group() if holds(group, starts) else " " + "_" * (len(group.group()) - 1), text.text
    )
    ahead = _AHEAD.search(masked)
    if starts and not (ahead and ahead.end() <= min(starts)):
        group = next((one for one in _GROUP.finditer(text.text) if holds(one, starts)), None)
        # "Hub, of steel (true-wheels) – thin": brackets with the lesson belong to all that stands before them.
        behind = group is not None and text.text[group.start() - 1 : group.start()].isspace()
        ahead = group if group and behind and holds(group, [min(starts)]) else _FIELD.search(masked)
    elif not starts:
        ahead = _SET_OFF.search(text.text)
    return text.part(0, ahead.start() if ahead else len(text.text))


def _said(row: ConceptRow) -> int:
    """How much of a row was read."""
    return bool(row.name.text) * (bool(row.depth and row.depth.level) + len(row.lessons))
