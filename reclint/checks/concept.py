"""Taught concepts against the index, both ways."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.checks.check import Check, Depth, NoOptions, Options, facts
from reclint.checks.deciding import Stakes, is_marked, needs_row, offered
from reclint.checks.phrases import head_of, short
from reclint.checks.planned import names_no_lesson, says_raised
from reclint.checks.recalled import recalls
from reclint.checks.same_concept import said_again
from reclint.checks.section import SILENT, SPOKEN, Wording
from reclint.checks.subjects import TAUGHT_AND_INDEXED, TAUGHT_WITH_ROWS, WITH_ROWS, lessons
from reclint.findings.finding import Edit, Fix, Grade, Hit, Spot
from reclint.linking import Decision, Scope, known_as
from reclint.markdown import plain
from reclint.model import Word
from reclint.text.source import Span
from reclint.vocabulary.lexicon import alternatives
from reclint.workspace.progress import depth_after

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.linking import Candidate, Link
    from reclint.model import ConceptRow, TaughtItem
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
# So many rows that a section speaks of and its list leaves out are worth a question: design of the rule.
_MANY = 3


class Prose(Options):
    """``longest``: items of more words without a depth mark are taken for prose, not for a concept."""

    # With trigrams weighed, more items without a row are told to be missing, not ambiguous: prose, mostly.
    longest: int = 8


def concept_not_indexed(lesson: Lesson, options: Prose) -> Iterator[Hit]:
    """Taught items without a row in the record: sure with a depth mark, else a question.

    One that says that it is known from another lesson or module is a question in any case, and so is one in a list that
    says concepts in other words than their rows.
    """
    key = lesson.module.key
    added: set[str | None] = set()
    for link in lesson.links:
        if link.decision is not Decision.MISSING or link.elsewhere or link.silent:
            continue
        if not needs_row(lesson, link, options.longest):
            continue
        marked = is_marked(lesson, link) and lesson.is_verbatim
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


def concept_ambiguous(lesson: Lesson, options: Prose) -> Iterator[Hit]:
    """Taught items that fit several rows about equally, or one not well enough, or are left over with one.

    They are asked about where the answer changes what else is told.
    """
    key, stakes = lesson.module.key, Stakes(lesson, options.longest)
    for link in lesson.links:
        is_open = link.decision is Decision.AMBIGUOUS and link.candidates and not link.elsewhere and not link.silent
        if is_open and stakes.has(link):
            shown = offered(link)
            names = ", ".join(_candidate(link, candidate) for candidate in shown)
            yield Hit(
                Spot(key, link.item.span),
                head_of(link.item.name),
                {"concept": _head(link), "candidates": names},
                case="left" if link.is_left_over else "default",
                question=True,
                related=tuple(("candidate", Spot(key, candidate.row.span)) for candidate in shown),
                formerly=link.item.name,
                passing=("candidates",),  # with their scores; the rows are among the places
            )


def _candidate(link: Link, candidate: Candidate) -> str:
    name = f'"{short(candidate.row.name.text)}"'
    return name if link.is_left_over else f"{name} ({candidate.score.value:.2f})"


class Silence(Options):
    """``sure_from``: the depth from which a row that its section is silent about is a sure finding.

    Without one it is the first depth above the middle of the order: the second of two, the third of three or four, the
    fourth of five. A vocabulary of one depth has none above its middle, and every finding is a question.
    """

    sure_from: Depth | None = None


def concept_not_summarised(lesson: Lesson, options: Silence) -> Iterator[Hit]:
    """Rows that the list of taught concepts of their lesson does not name, by how much of them its section speaks.

    A section that is silent is a finding, an improvement when the depth is ``sure_from`` or more. One that says about
    half of the name is a question, and so is a silent one where the list says concepts in other words than their rows.
    Rows that it does speak of are one question for the lesson, where they are many.
    """
    # A lesson with two sections is told as that, and named in either.
    parts = [one for one in lesson.module.lessons if one.slug == lesson.slug] if lesson.slug else [lesson]
    if parts[0] is not lesson:
        return
    links = [link for part in parts for link in part.links]
    named = {row.line for link in links for row in link.rows}
    open_links = (link for link in links if link.decision is Decision.AMBIGUOUS and not link.elsewhere)
    named |= {row.line for link in open_links for row in link.open_rows}
    unnamed = [row for row in lesson.rows if row.line not in named]
    wordings = [Wording(part) for part in parts] if unnamed else []
    spoken = {row.line: max(wording.share(row) for wording in wordings) for row in unnamed}
    for row in unnamed:
        share, reaches = spoken[row.line], _reaches(lesson, row, options.sure_from)
        if share >= SPOKEN:
            continue
        silent = share < SILENT and lesson.is_verbatim
        yield Hit(
            Spot(lesson.module.key, row.span),
            head_of(row.name.text),
            {"concept": short(row.name.text), "lesson": lesson.slug},
            case="silent" if silent else "default",
            question=not silent,
            grade=None if silent and reaches else Grade.POLISH,
            related=(("section", Spot(lesson.module.key, lesson.summary.span)),),
            formerly=row.name.text,
        )
    yield from _left_out(
        lesson, [row for row in unnamed if spoken[row.line] >= SPOKEN and _reaches(lesson, row, options.sure_from)]
    )


def _left_out(lesson: Lesson, rows: list[ConceptRow]) -> Iterator[Hit]:
    """One question for the rows of a lesson that its section speaks of and its list does not name."""
    if len(rows) >= _MANY:
        yield Hit(
            Spot(lesson.module.key, lesson.summary.span),
            "list",
            {"count": len(rows), "total": len(lesson.rows), "lesson": lesson.slug},
            case="list",
            question=True,
            grade=Grade.POLISH,
            related=tuple(("row", Spot(lesson.module.key, row.span)) for row in rows),
        )


def _reaches(lesson: Lesson, row: ConceptRow, depth: Depth | None) -> bool:
    """Whether a row states the given depth or more, without one a depth above the middle of the order."""
    ranks = lesson.module.vocabulary.depth_ranks
    level = depth_after(row, lesson.slug or "")
    least = ranks[depth] if depth else (len(ranks) + 1) // 2
    return level is not None and ranks[level] >= least


def concept_duplicate(module: Module, _: NoOptions) -> Iterator[Hit]:
    """Rows of one name that name one lesson: an improvement where their depths differ, else polish.

    One of the same words, or of those of a shorter name and more, is a question.
    """
    seen: dict[tuple[str, str], ConceptRow] = {}
    for row in module.record.rows:
        name = known_as(row.name.text)
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
    for row, first, slug in said_again(module):
        yield Hit(
            Spot(module.key, row.span),
            head_of(row.name.text),
            {"concept": short(row.name.text), "lesson": slug, "other": short(first.name.text)},
            case="alike",
            question=True,
            grade=Grade.POLISH,
            related=(("row", Spot(module.key, first.span)),),
            formerly=row.name.text,
        )


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
    return (row.depth is not None and row.depth.before == level) or says_raised(lesson, row, level)


def concept_new_denied(lesson: Lesson, _: NoOptions) -> Iterator[Hit]:
    """A lesson said to have no new concepts, whose list has items at the depth of what is met for the first time."""
    denial = _denial(lesson)
    introduced = [link for link in lesson.links if _is_introduced(lesson, link)]
    if denial and introduced:
        yield Hit(
            Spot(lesson.module.key, denial.span),
            lesson.slug or lesson.summary.heading,
            {"stated": short(denial.text), "concept": short(_head(introduced[0])), "count": len(introduced)},
            case="default" if len(introduced) > 1 else "one",
            question=True,
            related=tuple(("item", Spot(lesson.module.key, link.item.span)) for link in introduced[:_MANY]),
        )


def _denial(lesson: Lesson) -> Word | None:
    """Where a summary counts its new concepts and comes to none: "New concepts: 0", "BUILD (no new concepts)"."""
    lexicon = lesson.module.documents.lexicon
    named = alternatives(lexicon.vocabulary.fields.get("new", ()))
    counted = re.compile(rf"(?<![\w-])({lexicon.number})\s+(?:\w+\s+)?{named}(?!\w)", re.I)
    for field in lesson.summary.fields:
        if field.kind == "new":
            match = re.match(rf"({lexicon.number})(?![\w-])", field.text, re.I)
        else:
            match = counted.search(field.text) if field.kind in ("load", "type") else None
        if match and lexicon.value(match[1]) == 0:
            text = f"{field.label.text}: {match[0]}" if field.kind == "new" else match[0]
            return Word(span=field.label.span, text=text)
    return None


def _is_introduced(lesson: Lesson, link: Link) -> bool:
    """Whether an item has the second of three or more depths, raised from nothing, and no row of an earlier lesson."""
    depths, mark = lesson.module.vocabulary.depths, link.item.depth
    first_met = len(depths) > 2 and mark is not None and mark.level == depths[1] and mark.before is None
    earlier = any(ref.slug != lesson.slug or ref.note for row in link.rows for ref in row.lessons)
    return first_met and not link.item.revisited and not link.elsewhere and not earlier


def concept_elsewhere(lesson: Lesson, _: Options) -> Iterator[Hit]:
    """Taught items whose row belongs to another lesson of the record; not those of a list of what is known already."""
    for link in lesson.links:
        if link.scope is not Scope.RECORD or not link.rows or link.elsewhere:
            continue
        row = link.rows[0]
        if names_no_lesson(lesson.module, row):  # told of the row
            continue
        # "Concepts reinforced: bowline, half hitch": what is not new belongs to the lesson that taught it.
        if (link.item.revisited and not link.item.depth) or _was_raised(lesson, row, link.item):
            continue
        if recalls(lesson, link.item, row):  # "a quick recap of lesson 1"
            continue
        yield Hit(
            Spot(lesson.module.key, link.item.span),
            head_of(row.name.text),
            {"concept": _head(link), "lesson": ", ".join(ref.slug for ref in row.lessons)},
            related=(("row", Spot(lesson.module.key, row.span)),),
            formerly=link.item.name,
        )


CHECKS = (
    Check(
        concept_new_denied,
        lessons(
            "lesson with taught concepts that is said to have no new ones",
            lambda lesson: bool(lesson.links and _denial(lesson)),
        ),
        NoOptions,
        facts("stated", "concept", "count"),
    ),
    Check(concept_ambiguous, TAUGHT_AND_INDEXED, Prose, facts("concept", "candidates")),
    Check(concept_duplicate, WITH_ROWS, NoOptions, facts("concept", "lesson", "first", "second", "other")),
    Check(concept_elsewhere, TAUGHT_WITH_ROWS, NoOptions, facts("concept", "lesson")),
    Check(concept_not_indexed, TAUGHT_AND_INDEXED, Prose, facts("concept")),
    Check(concept_not_summarised, TAUGHT_WITH_ROWS, Silence, facts("concept", "lesson", "count", "total")),
)
