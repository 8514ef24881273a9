"""Depths: those that say nothing, and those that a summary and the index state differently."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.checks.check import Check, NoOptions, Subject, facts
from reclint.checks.phrases import short
from reclint.findings.finding import Edit, Fix, Hit, Spot
from reclint.linking import Decision, folded
from reclint.text.nearest import nearest
from reclint.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.linking import Link
    from reclint.model import ConceptRow, DepthMark
    from reclint.vocabulary.vocabulary import Vocabulary
    from reclint.workspace import Lesson, Module

_PLAINLY = 80
"""How alike a word and a depth are, 0 to 100, when the word can only be that depth misspelled."""


def unknown_depths(module: Module, _: NoOptions) -> Iterator[Hit]:
    """Depths of index rows and taught items that name no depth, or several without saying which one holds."""
    for row in module.record.rows:
        if row.depth is None:
            hit_facts = {"concept": short(row.name.text), "allowed": _allowed(module.vocabulary)}
            yield Hit(Spot(module.key, row.span), row.name.text, hit_facts, case="empty")
        elif row.depth.level is None:
            yield _unknown(module, row.name.text, row.depth)
    seen = set()
    for lesson in module.record.lessons:
        for item in lesson.taught:
            if item.depth and item.depth.level is None and item.depth.span not in seen:
                seen.add(item.depth.span)
                yield _unknown(module, item.name, item.depth)


def _unknown(module: Module, concept: str, mark: DepthMark) -> Hit:
    depths = module.vocabulary.depths
    near = nearest(mark.text, depths) if not mark.levels else None
    return Hit(
        Spot(module.key, mark.span),
        concept,
        {
            "concept": short(concept),
            "found": mark.text,
            "allowed": _allowed(module.vocabulary),
            "suggestion": f', did you mean "{near}"?' if near else "",
        },
        case="several" if mark.levels else "default",
        fix=_respell(module, mark) if near else None,
    )


def _respell(module: Module, mark: DepthMark) -> Fix | None:
    """Write the depth that a single word is plainly meant to be."""
    near = nearest(mark.text, module.vocabulary.depths, near=_PLAINLY)
    if not near or not mark.text.isalpha() or not _stands(module, mark):
        return None
    return Fix(f"write {near}", (Edit(Spot(module.key, mark.span), near),), safe=False)


def _stands(module: Module, mark: DepthMark) -> bool:
    """Whether the text of a mark stands in the document as it is, with no line break or comment in it."""
    source = module.documents.source(module.key)
    return source is not None and source.slice(mark.span) == mark.text


def _allowed(vocabulary: Vocabulary) -> str:
    return f"{', '.join(vocabulary.depths[:-1])} or {vocabulary.depths[-1]}"


def mismatched_depths(lesson: Lesson, _: NoOptions) -> Iterator[Hit]:
    """Taught items whose depth differs from that of every certain row of the lesson."""
    for link in lesson.links:
        rows = [row for row in _certain_rows(link) if row in lesson.rows]
        stated = link.item.depth
        if not rows or not stated or not stated.level:
            continue
        if all(not _agrees(lesson, row, stated.level) for row in rows):
            yield _mismatch(lesson, link, stated, rows)


def _mismatch(lesson: Lesson, link: Link, stated: DepthMark, rows: list[ConceptRow]) -> Hit:
    key = lesson.module.key
    depths = " and ".join(dict.fromkeys(row.depth.text for row in rows if row.depth))
    return Hit(
        Spot(key, stated.span),
        link.item.name,
        {"concept": short(rows[0].name.text), "stated": stated.level, "indexed": depths},
        related=tuple(("row", Spot(key, row.depth.span)) for row in rows if row.depth),
        fix=_agree(lesson, stated, rows),
    )


def _agree(lesson: Lesson, stated: DepthMark, rows: list[ConceptRow]) -> Fix | None:
    """Write the depth of the index in the summary or, instead, that of the summary in the index.

    The index goes first, since it is what later lessons are planned on.
    """
    levels = {row.depth.level for row in rows if row.depth}
    shared = sum(item.depth is not None and item.depth.span == stated.span for item in lesson.summary.taught) > 1
    if len(levels) != 1 or shared or any(row.lessons[-1].slug != lesson.slug for row in rows):
        return None
    [level] = levels
    here = _other_level(lesson.module, stated, level)
    there = _other_level(lesson.module, rows[0].depth, stated.level) if len(rows) == 1 else None
    if not here:
        return None
    instead = (
        Fix(f"write {stated.level} in the Concept Index, as the summary does", (there,), safe=False) if there else None
    )
    title = f"write {level} in the summary, as the Concept Index does"
    return Fix(title, (here,), safe=False, others=(instead,) if instead else ())


def _other_level(module: Module, mark: DepthMark | None, level: str | None) -> Edit | None:
    """The edit that makes a mark state another level, where it names only one; the rest of it stays."""
    if mark is None or mark.level is None or level is None or len(mark.levels) != 1 or not _stands(module, mark):
        return None
    if mark.text.count(mark.level) != 1:
        return None
    start = mark.span.start + mark.text.index(mark.level)
    return Edit(Spot(module.key, Span(start, start + len(mark.level))), level)


def _certain_rows(link: Link) -> tuple[ConceptRow, ...]:
    return link.rows if link.decision is Decision.CERTAIN else ()


def _agrees(lesson: Lesson, row: ConceptRow, stated: str) -> bool:
    """Whether a depth stated after the lesson fits its row; a row without a depth cannot disagree.

    A row over several lessons holds after the last of them; before, the concept may have any lower depth.
    """
    if row.depth is None or row.depth.level is None:
        return True
    ranks = lesson.module.vocabulary.depth_ranks
    if row.lessons[-1].slug == lesson.slug:
        return stated == row.depth.level
    return ranks[stated] <= ranks[row.depth.level]


def lowered_depths(module: Module, _: NoOptions) -> Iterator[Hit]:
    """Transitions that do not rise, or that start from another depth than the concept's latest earlier row has."""
    ranks = module.vocabulary.depth_ranks
    latest: dict[str, ConceptRow] = {}
    for row in module.record.rows:
        name = folded(row.name.text)
        earlier = latest.get(name)
        depth = row.depth
        if depth and depth.level and depth.before:
            if ranks[depth.level] <= ranks[depth.before]:
                hit_facts = {"concept": short(row.name.text), "before": depth.before, "after": depth.level}
                yield Hit(Spot(module.key, depth.span), row.name.text, hit_facts)
            elif earlier and earlier.depth and earlier.depth.level and earlier.depth.level != depth.before:
                yield Hit(
                    Spot(module.key, depth.span),
                    row.name.text,
                    {"concept": short(row.name.text), "before": depth.before, "earlier": earlier.depth.level},
                    case="start",
                    related=(("row", Spot(module.key, earlier.depth.span)),),
                )
        latest[name] = row


_FOUND = facts("concept", "found", "allowed", "suggestion")

CHECKS = (
    Check(
        "unknown-depths",
        Subject.MODULE,
        unknown_depths,
        {"default": _FOUND, "several": _FOUND, "empty": facts("concept", "allowed")},
    ),
    Check(
        "mismatched-depths",
        Subject.LESSON,
        mismatched_depths,
        {"default": facts("concept", "stated", "indexed")},
        frozenset({"row"}),
    ),
    Check(
        "lowered-depths",
        Subject.MODULE,
        lowered_depths,
        {"default": facts("concept", "before", "after"), "start": facts("concept", "before", "earlier")},
        frozenset({"row"}),
    ),
)
