"""The records for the script of the page, which shows one when it is asked for: lines, marks, links, lessons.

A line is its text, or a list of alternating plain and meant parts where a finding points into it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from reclint.report.cleaning import clean
from reclint.report.review.html.quotes import columns_on, last_line
from reclint.report.roles import verdict_role
from reclint.review import verdict_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reclint.findings.finding import Place
    from reclint.findings.lookup import Lookup
    from reclint.report.review.html.anchors import Anchors
    from reclint.review import LessonReview, ModuleReview, Review, ReviewedFinding, TaughtReview

Json = dict[str, Any]
_WIDEST = 60
"""How many lines a place may have to be marked on all of them; of a longer one only the first line is.

A choice: nine of ten sections of real records have at most 34 lines; a longer place is all of a record, or nearly.
"""


def records(review: Review, anchors: Anchors) -> Mapping[str, Json]:
    """What the page holds of each record, by its name."""
    touching = _touching(review)
    return {
        anchors.record(module): _record(review, module, anchors, touching.get(module.key, ()))
        for module in review.modules
    }


def _touching(review: Review) -> Mapping[str, Sequence[tuple[ReviewedFinding, Place]]]:
    """The findings that point into each document, with the place they point at; fixed ones point at the base."""
    found: dict[str, list[tuple[ReviewedFinding, Place]]] = defaultdict(list)
    for entry in (*review.findings, *review.questions, *review.suppressed):
        for place in (entry.finding.place, *entry.finding.related):
            found[place.document].append((entry, place))
    return found


def _record(
    review: Review, module: ModuleReview, anchors: Anchors, touching: Sequence[tuple[ReviewedFinding, Place]]
) -> Json:
    source = review.lookup.source(module.key)
    first, last = module.lines
    lines = source.lines[first - 1 : last] if source else []
    touching = [(entry, place) for entry, place in touching if first <= place.start.line <= last]
    return {
        "path": clean(review.lookup.path(module.key)),
        "title": clean(module.title),
        "number": module.number,
        "goal": clean(module.goal or ""),
        "status": clean(module.status or ""),
        "verdict": [verdict_in(module, review), verdict_role(module.verdict)],
        "first": first,
        "lines": _lines(lines[:-1] if lines and not lines[-1] else lines, [place for _, place in touching], first),
        "notes": [_note(entry, place) for entry, place in touching],
        "lessons": [_lesson(lesson, review.lookup, anchors) for lesson in module.lessons],
    }


def _note(entry: ReviewedFinding, place: Place) -> list[Any]:
    """A finding in the margin: line, anchor, and what the place is to it, empty for the finding's own."""
    return [place.start.line, entry.anchor, "" if place is entry.finding.place else clean(place.message) or "see"]


def _lines(lines: Sequence[str], places: Iterable[Place], first: int) -> list[Any]:
    """Lines, the first of which has the number ``first``, with what is marked on them."""
    meant: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for place in places:
        last = last_line(place)
        for number in range(place.start.line, (last if last - place.start.line < _WIDEST else place.start.line) + 1):
            if number - first < len(lines):
                meant[number].append(columns_on(place, number, len(lines[number - first])))
    return [_parts(line, meant[number]) if number in meant else clean(line) for number, line in enumerate(lines, first)]


def _parts(line: str, stretches: Iterable[tuple[int, int]]) -> list[str] | str:
    """The line cut at what is meant; stretches that touch are joined."""
    parts, end = [], 0
    joined: list[list[int]] = []
    for start, stop in sorted(stretches):
        if joined and start <= joined[-1][1]:
            joined[-1][1] = max(joined[-1][1], stop)
        else:
            joined.append([start, stop])
    for start, stop in joined:
        parts += [clean(line[end:start]), clean(line[start:stop])]
        end = stop
    return [*parts, clean(line[end:])]


def _lesson(lesson: LessonReview, lookup: Lookup, anchors: Anchors) -> Json:
    stated = lesson.stated
    return {
        "name": clean(lesson.name),
        "title": clean(lesson.title or ""),
        "position": lesson.position,
        "load": clean(lesson.load or ""),
        "line": lesson.line,
        "plan": _path(lesson.plan, lookup),
        "notebook": _path(lesson.notebook, lookup),
        "review": [stated.line, clean(stated.verdict or ""), stated.passed_at, stated.maximum] if stated else None,
        "iterations": len(lesson.iterations),
        "findings": [entry.anchor for entry in lesson.findings],
        "taught": [_taught(item) for item in lesson.taught],
    }


def _path(key: str | None, lookup: Lookup) -> str:
    return clean(lookup.path(key)) if key else ""


def _taught(item: TaughtReview) -> list[Any]:
    """Line, name, depth, what became of it, and the rows: line, name, depth, score."""
    rows = [
        [row.line, clean(row.name), row.depth, None if row.score is None else round(row.score, 2)] for row in item.rows
    ]
    return [item.line, clean(item.name), item.depth, item.kind.value, rows]
