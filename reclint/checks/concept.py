"""Taught concepts against the index, both ways."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.checks.check import Check, Depth, NoOptions, Options, facts
from reclint.checks.phrases import head_of, short
from reclint.checks.subjects import TAUGHT_AND_INDEXED, TAUGHT_WITH_ROWS, WITH_ROWS
from reclint.findings.finding import Edit, Fix, Grade, Hit, Spot
from reclint.linking import Decision, Scope, Weights, folded, read_name
from reclint.linking.names import words
from reclint.markdown import plain
from reclint.text.source import Span
from reclint.workspace.progress import depth_after

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.linking import Link
    from reclint.model import (
        ConceptRow,
        LessonSummary,
        TaughtItem,
    )
    from reclint.text.source import Source
    from reclint.workspace import Lesson, Module


# "Bowline -- a loop that does not slip": what explains a name stands behind a dash between blanks.
_EXPLANATION = re.compile(r"\s+(?:--+|—|–)\s+")
# "Splices, short and long; whippings": several names, or a sentence.
_SEVERAL = re.compile(r"[,;:]")
# A pipe that would end the cell.
_BARE_PIPE = re.compile(r"(?<!\\)\|")
# Words of a name that a row may get. Measured on four courses (28 records): from 4 to 30 it changes one fix, which
# needs more than 8.
_LONGEST_NAME = 10
# The share of the heaviest word's weight from which a word sets a row apart. Measured on four courses: of 67 rows that
# a list does not name, none is a sure finding up to 0.8, one at 0.9, three at 1.
_TELLING = 0.75


class Prose(Options):
    """``longest``: items of more words without a depth mark are taken for prose, not for a concept."""

    # Measured on four courses: 31 of 421 taught items have more words, 15 of the 295 with a depth mark.
    longest: int = 20


def concept_not_indexed(lesson: Lesson, options: Prose) -> Iterator[Hit]:
    """Taught items without a row in the record: sure with a depth mark, else a question.

    One that says that it is known from another lesson or module is a question in any case.
    """
    key = lesson.module.key
    # "Bowline (recap)", "Splice, from 4.2": the word for a recap, or a module's number.
    known = re.compile(rf"\b(?:{lesson.module.documents.lexicon.word('recap')}|\d{{1,2}}\.\d{{1,2}})\b", re.I)
    added: set[str | None] = set()
    for link in lesson.links:
        if link.decision is not Decision.MISSING or link.elsewhere or link.silent:
            continue
        marked = link.item.depth is not None and not link.item.revisited and not known.search(link.item.text)
        if not marked and len(link.item.name.split()) > options.longest:
            continue
        name = _row_name(link.item.name) if marked else None
        fix = _add_row(lesson, link.item, name) if name and name.casefold() not in added else None
        added.add(name and name.casefold())
        yield Hit(
            Spot(key, link.item.span),
            head_of(link.item.name),
            {"concept": _head(link)},
            question=not marked,
            grade=None if marked else Grade.POLISH,
            fix=fix,
            formerly=link.item.name,
        )


def _add_row(lesson: Lesson, item: TaughtItem, name: str) -> Fix | None:
    """Add a row for the concept below the last one of its lesson or, without one, of the index."""
    source, index = lesson.module.documents.source(lesson.module.key), lesson.module.record.index
    if not source or not index or not lesson.slug or not item.depth or not item.depth.level:
        return None
    kept = [row for row in index.rows if _is_in_form(source, row, len(index.columns))]
    above = next((row for row in reversed(kept) if row in lesson.rows), kept[-1] if kept else None)
    if above is None:
        return None
    stated = {"concept": name, "depth": item.depth.level, "lesson": lesson.slug}
    kinds = [lesson.module.vocabulary.column(title.text, tuple(stated)) for title in index.columns]
    cells = "".join(f" {stated[kind]} |" if kind else " |" for kind in kinds)
    indent = source.slice(Span(source.line_start(above.line), above.span.start))
    end = source.line_span(above.line).stop
    edit = Edit(Spot(lesson.module.key, Span(end, end)), f"{source.line_ending(above.line)}{indent}|{cells}")
    return Fix("add a row to the Concept Index", (edit,), safe=False) if set(stated) <= set(kinds) else None


def _row_name(name: str) -> str | None:
    """The name that a row gets: an item's, without explanation; None where it may be several names, or a sentence."""
    head = plain(_EXPLANATION.split(name)[0])
    if not head or _SEVERAL.search(head) or len(head.split()) > _LONGEST_NAME:
        return None
    return _BARE_PIPE.sub(r"\\|", head)


def _is_in_form(source: Source, row: ConceptRow, width: int) -> bool:
    """Whether a row shows how one is written here: whole, in its table, pipes at both ends, nothing before it."""
    text, before = source.slice(row.span), source.slice(Span(source.line_start(row.line), row.span.start))
    return row.cells == width and not row.detached and text[:1] == text[-1:] == "|" and not before.strip()


def _head(link: Link) -> str:
    return short(head_of(link.item.name))


def concept_ambiguous(lesson: Lesson, _: Options) -> Iterator[Hit]:
    """Taught items that fit several rows about equally, or one not well enough."""
    key = lesson.module.key
    for link in lesson.links:
        if link.decision is Decision.AMBIGUOUS and link.candidates and not link.elsewhere and not link.silent:
            shown = link.candidates[:3]
            names = ", ".join(f'"{short(c.row.name.text)}" ({c.score.value:.2f})' for c in shown)
            yield Hit(
                Spot(key, link.item.span),
                head_of(link.item.name),
                {"concept": _head(link), "candidates": names},
                question=True,
                related=tuple(("candidate", Spot(key, candidate.row.span)) for candidate in shown),
                formerly=link.item.name,
            )


class Silence(Options):
    """``sure_from``: the depth from which a row that its section is silent about is a sure finding.

    Without one it is the first depth above the middle of the order: the second of two, the third of three or four, the
    fourth of five. A vocabulary of one depth has none above its middle, and every finding is a question.
    """

    sure_from: Depth | None = None


def concept_not_summarised(lesson: Lesson, options: Silence) -> Iterator[Hit]:
    """Rows that the list of taught concepts of their lesson does not name.

    It is sure when the depth is ``sure_from`` or more and the whole section is silent about every word that sets the
    row apart; else it is a question.
    """
    named = {row.line for link in lesson.links for row in link.rows}
    open_links = (link for link in lesson.links if link.decision is Decision.AMBIGUOUS and not link.elsewhere)
    named |= {candidate.row.line for link in open_links for candidate in link.candidates}
    fillers = lesson.module.vocabulary.fillers
    weights = lesson.module.weights
    unnamed = [row for row in lesson.rows if row.line not in named]
    spoken = _spoken(lesson) if unnamed else frozenset()
    for row in unnamed:
        silent = not (_telling_words(row, weights, fillers) & spoken)
        sure = silent and _reaches(lesson, row, options.sure_from)
        yield Hit(
            Spot(lesson.module.key, row.span),
            head_of(row.name.text),
            {"concept": short(row.name.text), "lesson": lesson.slug},
            case="silent" if silent else "default",
            question=not sure,
            grade=None if sure else Grade.POLISH,
            related=(("section", Spot(lesson.module.key, lesson.summary.span)),),
            formerly=row.name.text,
        )


def _reaches(lesson: Lesson, row: ConceptRow, depth: Depth | None) -> bool:
    """Whether a row states the given depth or more, without one a depth above the middle of the order."""
    ranks = lesson.module.vocabulary.depth_ranks
    level = row.depth.level if row.depth else None
    least = ranks[depth] if depth else (len(ranks) + 1) // 2
    return level is not None and ranks[level] >= least


def _telling_words(row: ConceptRow, weights: Weights, fillers: frozenset[str]) -> set[str]:
    """The words of a row's head that set it apart from most others."""
    head = read_name(row.name.text, fillers).head_words
    heaviest = max(map(weights.of, head), default=0.0)
    return {word for word in head if weights.of(word) >= _TELLING * heaviest and not word.isdecimal()}


def _spoken(lesson: Lesson) -> frozenset[str]:
    return frozenset(words(section_text(lesson.summary)))


def section_text(summary: LessonSummary) -> str:
    """All that a section says, its labels left out."""
    return "\n".join(field.text for field in summary.fields)


def concept_duplicate(module: Module, _: NoOptions) -> Iterator[Hit]:
    """Rows of one name that name one lesson: an improvement where their depths differ, else polish."""
    seen: dict[tuple[str, str], ConceptRow] = {}
    for row in module.record.rows:
        name = folded(row.name.text)
        earlier = [seen[name, ref.slug] for ref in row.lessons if (name, ref.slug) in seen]
        if earlier:
            first = earlier[0]
            slug = next(ref.slug for ref in row.lessons if (name, ref.slug) in seen)
            differ = _depth_in(first, slug) != _depth_in(row, slug)
            yield Hit(
                Spot(module.key, row.span),
                head_of(row.name.text),
                {
                    "concept": short(row.name.text),
                    "lesson": slug,
                    "first": first.depth.text if first.depth else "nothing",
                    "second": row.depth.text if row.depth else "nothing",
                },
                case="depths" if differ else "default",
                grade=None if differ else Grade.POLISH,
                related=(("row", Spot(module.key, first.span)),),
                formerly=row.name.text,
            )
        for ref in row.lessons:
            seen.setdefault((name, ref.slug), row)


def _depth_in(row: ConceptRow, slug: str) -> str | None:
    """What a row says of the depth after one of its lessons: "A -> B" over "a -> b" says A of a."""
    return depth_after(row, slug) or (row.depth.text if row.depth else None)


def _was_raised(lesson: Lesson, row: ConceptRow, item: TaughtItem) -> bool:
    """Whether a row of later lessons says that the concept was raised from the depth that an item states before."""
    slugs = [other.slug for other in lesson.module.lessons]
    later = all(ref.slug in slugs and slugs.index(ref.slug) >= lesson.place for ref in row.lessons)
    level = item.depth.level if item.depth else None
    if not later or not row.lessons or level is None:
        return False
    lexicon = lesson.module.documents.lexicon
    # "Elevated from INTRODUCED", "raised from INTRODUCED in first-knots": in the notes or beside the depth.
    raised = rf"\b{lexicon.word('raised', 'was')}\s+(?:{lexicon.word('from')}\s+)?{re.escape(level)}\b"
    said = f"{row.depth.text if row.depth else ''} {row.notes}"
    return (row.depth is not None and row.depth.before == level) or bool(re.search(raised, said, re.I))


def concept_elsewhere(lesson: Lesson, _: Options) -> Iterator[Hit]:
    """Taught items whose row belongs to another lesson of the record."""
    for link in lesson.links:
        if link.scope is not Scope.RECORD or not link.rows or link.elsewhere:
            continue
        row = link.rows[0]
        if _was_raised(lesson, row, link.item):
            continue
        yield Hit(
            Spot(lesson.module.key, link.item.span),
            head_of(row.name.text),
            {"concept": _head(link), "lesson": ", ".join(ref.slug for ref in row.lessons) or "no lesson"},
            related=(("row", Spot(lesson.module.key, row.span)),),
            formerly=link.item.name,
        )


CHECKS = (
    Check(concept_ambiguous, TAUGHT_AND_INDEXED, NoOptions, facts("concept", "candidates")),
    Check(concept_duplicate, WITH_ROWS, NoOptions, facts("concept", "lesson", "first", "second")),
    Check(concept_elsewhere, TAUGHT_WITH_ROWS, NoOptions, facts("concept", "lesson")),
    Check(concept_not_indexed, TAUGHT_AND_INDEXED, Prose, facts("concept")),
    Check(concept_not_summarised, TAUGHT_WITH_ROWS, Silence, facts("concept", "lesson")),
)
