"""Cells of tables: columns by the names of their headers, and the lessons that a cell names."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from reclint.markdown import balanced_end, split_list, without_marks
from reclint.model import LessonRef, Word
from reclint.readers.lessons.heading import slug_of_path
from reclint.readers.reviews.counts import mask_groups
from reclint.vocabulary.lexicon import ARROW, DASH, LETTER, NEAR_SLUG, SLUG, alternatives

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reclint.markdown import Row
    from reclint.readers.lessons.names import LessonNames
    from reclint.text.source import Passage, Source
    from reclint.vocabulary.lexicon import Lexicon

_OPEN, _CLOSE = r"[*_`\[]*", r"[*_`]*(?:\]\([^()\s]*\))?"
"""What a slug may stand in: `**soft-rolls**`, a code span, `[soft-rolls](lessons/soft-rolls.md)`."""
_LONG = rf"(?:{LETTER}+(?:-{LETTER}+)+|{NEAR_SLUG})"
"""A slug that is no plain word: `soft-rolls`, also `Soft_Rolls`."""
_NUMBER = rf"(?:(?P<number>(?:[^\W\d]+\s+)?\d+(?:\.\d+)+)[\s:—–-]+{_OPEN})?"
"""The module before a slug: "1.2 soft-rolls", "Module 1.2: soft-rolls"."""
_LEADING_SLUG = re.compile(
    rf"{_OPEN}(?:{_NUMBER}(?P<long>{_LONG}){_CLOSE}(?=$|[\s(,;]|\.(?:\s|$)|\[\^)|(?P<word>{LETTER}+){_CLOSE}(?=\s*(?:$|[^\w\s])))"
)
"""A slug at the start of a cell's text, perhaps behind its module's number; one of a single word must stand alone."""
_PATH = re.compile(
    rf"{_OPEN}<?(?:\.{{0,2}}/)?(?:[\w.-]+/)*(?P<slug>{SLUG}|{NEAR_SLUG})\.(?:md|markdown|html?)\b>?{_CLOSE}"
)
"""A page that a lesson is named by: "lessons/first-knots.md", "`./first-knots.html`", "<first-knots.md>"."""
LINKED = re.compile(
    r"(?:(?<![*_`])[*_`]+)?(?:\[\[(?P<wiki>[^\[\]|#\\]+)(?:\\?[#|][^\[\]]*)?\]\]|\[(?P<text>[^\[\]]*)\]\((?P<target>[^()\s]+\.(?:md|markdown|html?))[^()]*\))"
)
"""A link to a page: "[[first-knots|Knots]]", in tables "[[first-knots\\|Knots]]", "[Knots](lessons/first-knots.md)"."""
_REMARK = re.compile(r"(?:(?<!\s)\s+)?\([^()]*\)\s*$")
"""A parenthesis at the end: "first-knots (recap)"."""
_BRACKETED = re.compile(r"\[[^\[\]]+\]")
"""A lesson in brackets: "[L1]"."""
_FOOTNOTE = re.compile(r"\[\^[^\[\]]*\]")
"""The mark of a footnote: "first-knots[^2]"."""
_WHOLE_SLUG = rf"{_OPEN}(?:{SLUG}|{NEAR_SLUG}){_CLOSE}\s*"
"""A slug with nothing but its marks, on either side of what joins two."""

_SLUG_ALONE = re.compile(r"\S*")
"""A text without blanks, as most cells are: "`soft-rolls`"."""

_CLOSED = re.compile(r"(?<!\\)\|$")
"""The end of a row that a pipe closes: "| Bowline | DEVELOPED |"."""


def find_columns(header: Row, among: tuple[str, ...], lexicon: Lexicon) -> dict[str, int]:
    """The place of each column of ``among`` that the header names, the first that does."""
    found: dict[str, int] = {}
    for index, cell in enumerate(header.cells):
        kind = lexicon.vocabulary.column(cell.text, tuple(kind for kind in among if kind not in found))
        if kind:
            found[kind] = index
    return found


def lacks_only_notes(row: Row, header: Row, source: Source, lexicon: Lexicon) -> bool:
    """Whether a row without its last cells is whole: they are remarks, and no pipe closes the header.

    Below "Concept | Depth | Lesson | Notes" that are "Bowline | DEVELOPED | first-knots" and, since no pipe closes its
    siblings either, "Bowline | DEVELOPED | first-knots |". The same without its lesson lacks something.
    """
    if not least_cells(header, source, lexicon) <= len(row.cells) < len(header.cells):
        return False
    return source.slice(header.span).startswith("|") == source.slice(row.span).startswith("|")


def least_cells(header: Row, source: Source, lexicon: Lexicon) -> int:
    """How many cells the rows below a header have at least: all but the remarks at its end where no pipe closes it."""
    count = len(header.cells)
    while not _CLOSED.search(source.slice(header.span)) and count > 1:
        if not lexicon.vocabulary.column(header.cells[count - 1].text, ("notes",)):
            break
        count -= 1
    return count


def filled_cells(row: Row) -> int:
    """How many cells of a row hold anything."""
    return sum(bool(cell.text) for cell in row.cells)


def cell_at(row: Row, columns: dict[str, int], kind: str) -> Passage | None:
    """The cell of the column ``kind``, None where the table or the row has none."""
    index = columns.get(kind)
    return row.cells[index] if index is not None and index < len(row.cells) else None


def word_at(row: Row, columns: dict[str, int], kind: str) -> Word | None:
    """The text of the column ``kind`` as a word, None where it is empty or not there."""
    cell = cell_at(row, columns, kind)
    return Word(span=cell.span, text=cell.text) if cell and cell.text else None


_NAMED = re.compile(rf"`{SLUG}`|\[[^\n]{{1,300}}[)\]]|(?=[^\s-]+-){SLUG}")
"""A lesson in code, as a link, or by a slug of several words."""
SMALL = re.compile(r"[^\W\d_A-Z][^\W\d_]*(?:\s[^\W\d_]+)*")
"""Words that begin with a small letter, which may be no title: "gears", "quiet chains"."""


def read_lesson_refs(cell: Passage | None, lexicon: Lexicon, names: LessonNames | None = None) -> tuple[LessonRef, ...]:
    """The lessons that a cell names, separated by commas, arrows and the like; what is none is left out.

    ``names`` tells which lesson a number or a title means. The last one is that in which the concept came last: one in
    which it began stands first, "L3 (hinted at in L1)".
    """
    refs = tuple(_refs(cell, lexicon, names)) if cell and cell.text else ()
    if cell is None or names is None or not any(ref.note for ref in refs):
        return refs
    stated = {ref.slug for ref in refs}
    told = [match for ref in refs if (match := _further(lexicon).fullmatch(ref.note or ""))]
    slugs = [(match, slug) for match in told if (slug := names.lookup(match["name"])) and slug not in stated]
    before, behind = (
        tuple(LessonRef(span=cell.span, slug=slug) for match, slug in slugs if bool(match["begun"]) is begun)
        for begun in (True, False)
    )
    return (*before, *refs, *behind)


@lru_cache(maxsize=16)
def _further(lexicon: Lexicon) -> re.Pattern[str]:
    """A remark on a lesson that names another one: "hinted at in L1", "also in `bends`", "already begun in L2"."""
    also = rf"{lexicon.word('also', 'goes-on')}\s+{lexicon.word('upon')}|(?P<begun>{began_in(lexicon)})"
    return re.compile(rf"(?:{lexicon.word('merely', 'becomes')}\s+){{0,2}}(?:{also})\s+(?P<name>.+)", re.I)


def began_in(lexicon: Lexicon) -> str:
    """The pattern for what stands before a lesson that had a concept before another one: "begun in", "hinted at in"."""
    return rf"{lexicon.word('begun-before')}\s+{lexicon.word('home')}"


def met_before(lexicon: Lexicon) -> str:
    """The pattern for a verb and "in", before a lesson that had a concept too: "taken up in", "then used again in"."""
    opening = rf"(?:{lexicon.word('joining', 'now', 'merely', 'next', 'once-more')}\s+){{0,2}}"
    met = lexicon.word("begun-before", "taken-up", "shown", "also", "goes-on", "raised")
    more = rf"(?:\s+{lexicon.word('also', 'once-more')})?"
    return rf"{opening}{met}{more}\s+{lexicon.word('within')}\s+"


def _refs(cell: Passage, lexicon: Lexicon, names: LessonNames | None) -> tuple[LessonRef, ...]:
    """The lessons that a cell names part by part."""
    if names and (ref := _named(cell, names)):
        return (ref,)
    if names and (slugs := names.several(without_marks(cell).text)):
        return tuple(LessonRef(span=cell.span, slug=slug) for slug in slugs)
    first, *others = split_list(cell, ",;") or [cell]
    parts = [first, *(_without_again(part, lexicon) for part in others)]
    parts = [_without_met(part, first, lexicon, names) for part in parts]
    parts = [part for part in parts if not (names and names.is_foreign_day(part.text))]
    found = [(part, list(_refs_of_part(part, lexicon, names))) for part in parts]
    return tuple(_at_home(found, lexicon, names))


def _refs_of_part(part: Passage, lexicon: Lexicon, names: LessonNames | None) -> Iterator[LessonRef]:
    """The lessons of a part, which other marks than commas may join."""
    if names and not _SLUG_ALONE.fullmatch(part.text) and (joined := names.joined(part.text, listed=True)):
        yield from (LessonRef(span=part.span_of(start, stop), slug=slug) for start, stop, slug in joined)
        return
    for piece in _pieces(part, lexicon, names):
        yield from _ref(piece, lexicon, names)


def _without_again(part: Passage, lexicon: Lexicon) -> Passage:
    """A further lesson of a cell without what says that it comes back to a concept: ", recap in [bends](bends.md)"."""
    again = _again(lexicon).match(part.text)
    return part.part(again.end(), len(part.text)) if again else part


def _without_met(part: Passage, first: Passage, lexicon: Lexicon, names: LessonNames | None) -> Passage:
    """A lesson without the verb before it: "taken up in L4", "developed in [[bends]]", "3" where the first is "1".

    One or several words in small letters are no title: "used in gears".
    """
    met = _met(lexicon, first=part is first).match(part.text) if " " in part.text else None
    if met is None:
        return part
    rest = part.part(met.end(), len(part.text))
    known = names is not None and names.numbered(rest.text) is not None and not SMALL.fullmatch(rest.text)
    counted = not rest.text.isdecimal() or first.text.isdecimal()
    return rest if counted and (known or _NAMED.fullmatch(rest.text)) else part


@lru_cache(maxsize=32)
def _met(lexicon: Lexicon, *, first: bool) -> re.Pattern[str]:
    """What stands before a lesson that had a concept: "taken up in "; behind the first one a depth, "developed in "."""
    depth = rf"|(?:{lexicon.depth_any_case.pattern})\s+{lexicon.word('within')}\s+"
    return re.compile(met_before(lexicon) + ("" if first else depth), re.I)


@lru_cache(maxsize=16)
def _again(lexicon: Lexicon) -> re.Pattern[str]:
    """Words before a lesson that is linked or in code, or its number: "again in `bends`", "then [[bends]]", "again L4".

    "not again in L4", "wanted again in L4" names none.
    """
    denied = rf"(?!{lexicon.word('negative', 'without', 'perhaps', 'no-more', 'wished')}\s)"
    number = rf"(?:{lexicon.word('lesson')}\s*|{lexicon.lesson_initial})\d{{1,3}}\s*$"
    onward = rf"{lexicon.word('goes-on')}\s+{lexicon.word('upon')}"  # "continued in [[bends]]", not "from"
    again = rf"(?:[^\W\d]+\s+)?(?:{lexicon.word('also', 'recap')}(?:\s+[^\W\d]+){{0,2}}|{onward})"
    said = rf"(?:{again}|{lexicon.word('next')}(?:\s+[^\W\d]+)?)\s+"
    return re.compile(rf"{denied}{said}(?=`{SLUG}`\s*$|\[[^\n]*[)\]]\s*$|{number})", re.I)


def _at_home(
    found: Sequence[tuple[Passage, list[LessonRef]]], lexicon: Lexicon, names: LessonNames | None
) -> Iterator[LessonRef]:
    """The lessons of parts, with the module that stands behind one, or before the first: "wheels, module 1.2"."""
    parts = enumerate(part for part, _ in found)
    homes = [_is_home(part, lexicon, first=not at) and not (names and names.lookup(part.text)) for at, part in parts]
    for place, (_, refs) in enumerate(found):
        if homes[place] and not all(homes):
            continue
        behind = place + 1 if place + 1 < len(found) and homes[place + 1] else None
        before = 0 if place == 1 and homes[0] else None
        said = next((found[at][0].text for at in (behind, before) if at is not None), None)
        yield from refs[:-1]
        yield from (ref.model_copy(update={"note": ref.note or (_note(said) if said else None)}) for ref in refs[-1:])


def _is_home(part: Passage, lexicon: Lexicon, *, first: bool) -> bool:
    text = part.text.strip()
    return any(character.isdigit() for character in text) and bool(_home(lexicon, first=first).fullmatch(text))


@lru_cache(maxsize=16)
def _home(lexicon: Lexicon, *, first: bool) -> re.Pattern[str]:
    """A module by its number and little else: "module 1.2", "from 1.2", "see M1.2", "1.2", "in module 1.2 already".

    Behind a lesson a word may open it: "recap from 1.2", "as in 1.2".
    """
    called, number = _called(lexicon)
    opening = "" if first else rf"(?:[^\W\d_]+\s+{lexicon.word('home')}\s+)?"
    return re.compile(rf"[*_]*[(\[]?{opening}{called}{number}[)\]]?[*_]*(?:\s+[^\W\d_]+){{0,3}}", re.I)


def _called(lexicon: Lexicon) -> tuple[str, str]:
    """The patterns for what stands before a module's number, and for the number, with a lesson's perhaps."""
    modules = lexicon.vocabulary.words_of("module", "titled")
    initials = "".join(sorted({word[:1] for word in modules}))
    word = rf"(?:{alternatives(modules)}\s*|[{re.escape(initials)}]\.?\s?)" if modules else ""
    return rf"(?:{lexicon.word('home', 'seen', 'recap')}\s+)*(?:{word})?", r"\d{1,2}\.\d{1,2}(?:\.\d{1,2})?(?![\d.]*\d)"


def _placed_at(piece: Passage, lexicon: Lexicon) -> re.Match[str] | None:
    text = piece.text.strip()
    if not any(character.isdigit() for character in text) or (
        text[:1].isalpha() and _home(lexicon, first=True).fullmatch(text)
    ):
        return None
    return _placed(lexicon).fullmatch(piece.text)


@lru_cache(maxsize=16)
def _placed(lexicon: Lexicon) -> re.Pattern[str]:
    """A slug with its module right behind or before it: "wheels in module 1.2", "Module 1.2: wheels", "1.2/wheels".

    A word right before a number may be anything: "week 1.2".
    """
    called, number = _called(lexicon)
    slug = rf"(?![\d.]+(?!\w)){_OPEN}(?P<{{}}>{_LONG}|{LETTER}+){_CLOSE}"
    sign = rf"\s*(?:[:/|@·›>]|{DASH})\s*|\s+-\s+"
    behind = rf"(?:{sign}|\s+(?=[^\W\d]))(?P<behind>{called}{number}.*)"
    before = rf"(?P<before>{called}{number})(?:{sign}|\s+)"
    return re.compile(rf"{slug.format('first')}{behind}|{before}{slug.format('last')}\s*", re.I | re.S)


def _named(piece: Passage, names: LessonNames) -> LessonRef | None:
    """The lesson that a text names by its number or its title, with a remark in parentheses perhaps."""
    plain = without_marks(piece)
    plain = plain.part(1, len(plain.text) - 1) if _BRACKETED.fullmatch(plain.text) else plain
    remark = _REMARK.search(plain.text)
    name = plain.text[: remark.start()] if remark else plain.text
    if slug := names.numbered(plain.text):
        return LessonRef(span=piece.span, slug=slug)
    if remark and (slug := names.numbered(name)):
        return LessonRef(span=piece.span, slug=slug, note=_note(plain.text[remark.start() :]))
    return None


def _ref(piece: Passage, lexicon: Lexicon, names: LessonNames | None) -> Iterator[LessonRef]:
    if linked := _linked(piece):
        yield linked
    elif names and (named := _named(piece, names)):
        yield named
    elif names and names.is_number(piece.text):
        yield LessonRef(span=piece.span, slug=without_marks(piece).text)
    elif match := _PATH.match(piece.text):
        note = _note(_FOOTNOTE.sub("", piece.text[match.end() :]))
        yield LessonRef(span=piece.span_of(match.start("slug"), match.end("slug")), slug=match["slug"], note=note)
    elif match := _placed_at(piece, lexicon):
        group, note = ("first", match["behind"]) if match["first"] else ("last", match["before"])
        yield LessonRef(span=piece.span_of(*match.span(group)), slug=match[group], note=_note(note))
    elif match := _LEADING_SLUG.match(piece.text):
        group = "long" if match["long"] else "word"
        span = piece.span_of(match.start(group), match.end(group))
        note = _note(match["number"] or _FOOTNOTE.sub("", piece.text[match.end() :]))
        yield LessonRef(span=span, slug=match[group], note=note)


def _linked(piece: Passage) -> LessonRef | None:
    """The lesson whose page a link leads to: ``[[slug|name]]``, ``[Title](lessons/slug.md)``."""
    match = LINKED.match(piece.text)
    slug = slug_of_path(match["wiki"] or match["target"]) if match else None
    if match is None or slug is None:
        return None
    group = "wiki" if match["wiki"] else "target"
    start = match.start(group) + match[group].rfind(slug)
    note = _note(_FOOTNOTE.sub("", piece.text[match.end() :]).lstrip("*_`"))
    return LessonRef(span=piece.span_of(start, start + len(slug)), slug=slug, note=note)


def _pieces(part: Passage, lexicon: Lexicon, names: LessonNames | None) -> Iterator[Passage]:
    """The pieces between arrows, slashes and joining words that have a slug, or links to pages, on either side."""
    text, between = mask_groups(part.text), _between(lexicon)
    links = [link.span() for link in LINKED.finditer(part.text)] if "[" in part.text else []
    gaps = [part.text[left[1] : right[0]].strip("*_` ") for left, right in pairwise([(0, 0), *links, (len(text),) * 2])]
    # "[Soft rolls](soft-rolls.md) and [Crust](crust.md)"
    if len(links) > 1 and not gaps[0] + gaps[-1] and all(between.fullmatch(f" {gap} ", 1) for gap in gaps[1:-1]):
        count = 1 + sum(1 for _ in _further_lessons(part, links, names))
        if count > 1:
            yield from (part.part(*link) for link in links[: count - 1])
            yield part.part(links[count - 1][0], len(part.text))  # with what it may lead on to: "& [slides](slides.md)"
            return
    start = 0
    for match in between.finditer(text):
        following = re.compile(rf"{_WHOLE_SLUG}(?:$|{between.pattern})").match(text, match.end())
        if following and re.fullmatch(rf"\s*{_WHOLE_SLUG}", text[start : match.start()]):
            yield part.part(start, match.start())
            start = match.end()
    yield part.part(start, len(part.text))


def _further_lessons(
    part: Passage, links: Sequence[tuple[int, int]], names: LessonNames | None
) -> Iterator[tuple[int, int]]:
    """Those of the links behind the first that lead to lessons too, up to one that may lead to anything.

    A lesson is one that is there, or stands in the folder of the first: "[a](lessons/a.md) and [b](lessons/b.md)".
    """
    first, *others = (LINKED.match(part.text, start, stop) for start, stop in links)
    folder = _folder(first)
    for link, match in zip(links[1:], others, strict=True):
        own, slug = _folder(match), slug_of_path((match["wiki"] or match["target"]) if match else "")
        is_there = bool(names and slug and names.lookup(slug) == slug) and not own.startswith("..") and ":" not in own
        if not (is_there or (own == folder and own)):
            return
        yield link


def _folder(link: re.Match[str] | None) -> str:
    """The folder of the page that a link leads to: "lessons" of "[a](./lessons/a.md)", nothing of "[[a]]"."""
    path = (link["wiki"] or link["target"]) if link else ""
    return path.rpartition("/")[0].removeprefix("./")


@lru_cache(maxsize=16)
def _between(lexicon: Lexicon) -> re.Pattern[str]:
    """What joins slugs: "soft-rolls -> crust", "soft-rolls / crust", "soft-rolls<br>crust", "soft-rolls and crust"."""
    return re.compile(rf"(?:{ARROW}|[/&+]|<br ?/?>)\s*|(?<=\s){lexicon.word('joining')}\s+", re.I)


def _note(rest: str) -> str | None:
    rest = rest.strip()
    if rest.startswith("(") and balanced_end(rest, 0) == len(rest):
        rest = rest[1:-1].strip()
    return rest or None
