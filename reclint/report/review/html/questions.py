"""The questions of a review lesson by lesson, each with its two sides, what may be answered, and what was."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reclint.report.cleaning import clean
from reclint.report.review.html.cards import OTHERS, sides_of
from reclint.report.view import answer_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reclint.findings.answers import Answer
    from reclint.findings.finding import Finding
    from reclint.report.review.html.anchors import Anchors
    from reclint.report.review.html.quotes import Quotation
    from reclint.review import ModuleReview, Review, ReviewedFinding
    from reclint.review.questions import RowChoice

    Rows = Callable[[Finding], Sequence[RowChoice]]

DIGITS = 12
"""How many digits of a fingerprint the command names: as many as the terminal shows."""


@dataclass(frozen=True, slots=True)
class QuestionCard:
    """A question; ``anchor`` is that of its card among the findings, where it has one; ``said`` its answer so far.

    One that is ``open`` can be answered on the page.
    """

    anchor: str
    fingerprint: str
    facts: str
    rule: str
    message: str
    sides: tuple[Quotation, ...]
    rows: tuple[RowChoice, ...]
    said: str
    open: bool


@dataclass(frozen=True, slots=True)
class LessonQuestions:
    """The questions of a lesson, or of what belongs to none where ``name`` is empty; ``meant`` are answered links."""

    name: str
    cards: tuple[QuestionCard, ...]
    meant: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ModuleQuestions:
    """The questions of a module by the name of its record; those beyond the modules have None."""

    name: str
    module: ModuleReview | None
    lessons: tuple[LessonQuestions, ...]

    @property
    def open(self) -> int:
        """How many are open."""
        return sum(card.open for lesson in self.lessons for card in lesson.cards)


def questions(review: Review, anchors: Anchors, rows: Rows) -> list[ModuleQuestions]:
    """The questions of each module that has any, open or answered, in the order of its lessons."""
    found = []
    for module in review.modules:
        entries = [entry for part in (module.findings, module.questions, module.answered) for entry in part]
        links = [link for link in review.report.links if link.module == module.number and module.number]
        names = [lesson.slug or "" for lesson in module.lessons]
        lessons = tuple(_by_lesson(_asked(entries), links, names, _Maker(review, anchors, rows)))
        found.append(ModuleQuestions(anchors.record(module), module, lessons))
    wanted = {entry.anchor for entry in (*review.findings, *review.questions, *review.answered)}
    rest = [entry for entry in _asked(review.others) if entry.anchor in wanted]
    found.append(ModuleQuestions(OTHERS, None, tuple(_by_lesson(rest, [], [], _Maker(review, anchors, rows)))))
    return [entry for entry in found if entry.lessons]


def _asked(entries: Iterable[ReviewedFinding]) -> list[ReviewedFinding]:
    """Those that are questions, or were before they were answered; what is gone is not asked any more."""
    return [entry for entry in entries if not entry.is_gone and (entry.finding.question or entry.finding.answered)]


def _by_lesson(
    entries: Iterable[ReviewedFinding], links: Iterable[Answer], names: Iterable[str], maker: _Maker
) -> Iterator[LessonQuestions]:
    cards: dict[str, list[QuestionCard]] = defaultdict(list)
    meant: dict[str, list[str]] = defaultdict(list)
    ordered = sorted(entries, key=lambda entry: entry.finding.sort_key)
    for entry in ordered:
        cards[entry.finding.lesson or ""].append(maker.card(entry))
    for link in links:
        meant[link.lesson or ""].append(clean(f"{link.subject} is {link.row}"))
    for name in dict.fromkeys([*names, *cards, *meant, ""]):
        if name in cards or name in meant:
            yield LessonQuestions(clean(name), tuple(cards[name]), tuple(meant[name]))


@dataclass(frozen=True, slots=True)
class _Maker:
    review: Review
    anchors: Anchors
    rows: Rows

    def card(self, entry: ReviewedFinding) -> QuestionCard:
        finding = entry.finding
        is_open = finding.question and not finding.is_settled and finding.suppressed is None
        return QuestionCard(
            anchor="" if finding.is_settled else entry.anchor,
            fingerprint=finding.fingerprint,
            facts=finding.facts,
            rule=finding.rule,
            message=clean(finding.message),
            sides=sides_of(finding, self.review.lookup, self.anchors),
            rows=tuple(self.rows(finding)) if is_open else (),
            said=answer_of(finding) or "",
            open=is_open,
        )
