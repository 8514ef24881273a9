"""Links that a reviewer has answered: which row an item means, whatever its words are like."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from reclint.linking.link import Decision, Scope
from reclint.text.digest import digest_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reclint.linking.link import Link
    from reclint.linking.written import Links
    from reclint.model import ConceptRow, LessonSummary, Record, TaughtItem

    _Named = Mapping[str, Sequence[ConceptRow]]


class LinkAnswer(NamedTuple):
    """That an item of a lesson, by its slug, means the row of a name; ``facts`` is the checksum of item and row."""

    lesson: str | None
    row: str
    facts: str


def link_facts(item: TaughtItem, row: str) -> str:
    """The checksum of an item without its depth and of a row's name; blanks and letter case do not matter."""
    return digest_of(_plain(item.name), _plain(row))


def answered_links(record: Record, links: Sequence[Links], answers: Sequence[LinkAnswer]) -> tuple[Links, ...]:
    """The links of the lessons of a record, with those that are answered certain."""
    if not answers:
        return tuple(links)
    named = _named(record)
    lessons = zip(record.lessons, links, strict=True)
    return tuple(tuple(_answered(lesson, link, answers, named) for link in linked) for lesson, linked in lessons)


def _answered(lesson: LessonSummary, link: Link, answers: Sequence[LinkAnswer], named: _Named) -> Link:
    rows = [row for answer in answers for row in _meant(lesson, link.item, answer, named)]
    if not rows:
        return link
    scope = Scope.LESSON if any(ref.slug == lesson.slug for row in rows for ref in row.lessons) else Scope.RECORD
    said = replace(link, decision=Decision.CERTAIN, rows=tuple(rows), scope=scope, answered=True)
    return replace(said, silent=False, elsewhere=False, presumed=None)


def holds(record: Record, answer: LinkAnswer) -> bool:
    """Whether the record still has the item and the row of an answer, as they were."""
    named = _named(record)
    return any(_meant(lesson, item, answer, named) for lesson in record.lessons for item in lesson.taught)


def _meant(lesson: LessonSummary, item: TaughtItem, answer: LinkAnswer, named: _Named) -> Sequence[ConceptRow]:
    """The rows that an item of a lesson means by an answer; of rows of one name those of the lesson, if any are."""
    if answer.lesson != lesson.slug or link_facts(item, answer.row) != answer.facts:
        return ()
    rows = named.get(_plain(answer.row), ())
    return [row for row in rows if any(ref.slug == lesson.slug for ref in row.lessons)] or rows


def _named(record: Record) -> _Named:
    found: dict[str, list[ConceptRow]] = defaultdict(list)
    for row in record.rows:
        found[_plain(row.name.text)].append(row)
    return dict(found)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
