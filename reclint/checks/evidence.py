"""What rules looked at in an earlier state of the course, and cannot look at any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.checks.check import Check, NoOptions, facts
from reclint.checks.subjects import earlier_documents
from reclint.findings.finding import Grade, Hit, Spot
from reclint.text.source import Span
from reclint.workspace import Lack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.workspace.earlier import EarlierDocument

# Rules named in a message: the whole list would be longer than what it is about.
_NAMED = 2
_FATES = {
    Lack.GONE: "is gone",
    Lack.UNREADABLE: "cannot be read any more",
    Lack.EXCLUDED: "is excluded by the configuration",
    Lack.UNCLAIMED: "is there and belongs to nothing any more",
    Lack.OUTSIDE: "lies outside of the course now",
}


def evidence_lost(document: EarlierDocument, _: NoOptions) -> Iterator[Hit]:
    """A document that went, or says nothing any more; it weighs less where no record of today names it."""
    if not document.is_lost or document.lack is None:
        return
    there = Spot(document.key, Span(0, 0))
    told_at = document.named or document.home or document.less_of
    yield Hit(
        Spot(*told_at) if told_at else there,
        document.role.key,
        {
            "document": f'the {document.role.kind} "{document.role.key}"',
            "fate": _FATES.get(document.lack),
            "rules": _listed(document.rules),
            "parts": _parts(document),
        },
        case=_case(document),
        grade=None if document.named else Grade.IMPROVEMENT,
        related=tuple(_others(document, there)),
        module=document.role.module or None,
        lesson=document.lesson,
    )


def _case(document: EarlierDocument) -> str:
    if document.lack is None or document.lack in _FATES:
        return "default"
    return "unstated" if document.parts else document.lack.value


def _parts(document: EarlierDocument) -> str | None:
    """What a record does not state any more, and of which lesson, or of how many."""
    if not document.parts:
        return None
    *others, last = document.parts
    parts = f"{', '.join(others)} and {last}" if others else last
    if document.lesson:
        return f'{parts} in "{document.lesson}"'
    return f"{parts} in {len(document.lessons)} lessons" if document.lessons else parts


def _others(document: EarlierDocument, there: Spot) -> Iterator[tuple[str, Spot]]:
    if document.named or document.home:
        yield "was", there
    if document.spoken_of:
        yield "spoken", Spot(*document.spoken_of)


def _listed(rules: tuple[str, ...]) -> str:
    named = [*rules[:_NAMED], *(["others"] if len(rules) > _NAMED else [])]
    return f"{', '.join(named[:-1])} and {named[-1]}" if len(named) > 1 else "".join(named)


CHECKS = (
    Check(
        evidence_lost,
        earlier_documents("document of an earlier state that rules looked at", lambda document: bool(document.rules)),
        NoOptions,
        facts("document", "fate", "rules", "parts"),
    ),
)
