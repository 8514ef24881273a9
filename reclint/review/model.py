"""The review of a course as frozen values. Nothing here is computed from documents; see `reclint.review.compose`."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

from reclint.findings.finding import Change, urgency
from reclint.findings.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reclint.catalogue import Rule
    from reclint.findings.finding import Finding
    from reclint.findings.lookup import Lookup
    from reclint.findings.outcome import Home, Skipped
    from reclint.findings.report import Crash, Report, Unreadable
    from reclint.findings.tally import Counts, Tally


OUTCOME_WORDS: Mapping[Outcome, str] = {
    Outcome.CRASHED: "crashed",
    Outcome.FOUND: "failed",
    Outcome.SKIPPED: "skipped",
    Outcome.NOTHING: "nothing",
    Outcome.OFF: "off",
    Outcome.PASSED: "passed",
}
"""What a reviewer reads of what became of rules, in the order in which somebody wants to know.

A rule that only asks questions has passed; ``nothing`` is there to judge where nothing of its kind is.
"""


@dataclass(frozen=True, slots=True)
class ReviewedFinding:
    """A finding as a review shows it.

    ``anchor`` (``f-`` and hexadecimal digits) is unique in the review and stays the same when lines move. A finding
    that was fixed or lost lies in the base: its lines are those of the base's documents, which are not those of today.
    """

    anchor: str
    finding: Finding
    family: str

    @property
    def change(self) -> Change | None:
        """What became of it since the base; None where nothing was compared, and for what was suppressed there too."""
        return self.finding.change

    @property
    def is_gone(self) -> bool:
        """Whether it was there at the base and is not today."""
        return self.finding.is_gone

    @property
    def is_new(self) -> bool:
        """Whether it was not there, or not as bad, at the base of a comparison."""
        return self.change in (Change.NEW, Change.WORSE)


def in_order(findings: Iterable[ReviewedFinding]) -> tuple[ReviewedFinding, ...]:
    """Findings worst first: see `urgency`."""
    return tuple(sorted(findings, key=lambda entry: urgency(entry.finding, is_new=entry.is_new)))


class TaughtKind(str, Enum):
    """What became of an item of the taught concepts.

    ``NOTHING`` items say that nothing new is taught, ``ELSEWHERE`` ones that the concept is another module's; both are
    left out of the counts.
    """

    LINKED = "linked"
    AMBIGUOUS = "ambiguous"
    MISSING = "missing"
    NOTHING = "nothing new"
    ELSEWHERE = "from elsewhere"


@dataclass(frozen=True, slots=True)
class IndexRow:
    """A row of the Concept Index that an item was linked to, or may mean: its 1-based line, and the score up to 1."""

    line: int
    name: str
    depth: str | None
    score: float | None


@dataclass(frozen=True, slots=True)
class TaughtReview:
    """An item of the taught concepts, by its 1-based line, with the rows it names, or may mean, best first."""

    line: int
    name: str
    depth: str | None
    kind: TaughtKind
    rows: tuple[IndexRow, ...]


@dataclass(frozen=True, slots=True)
class IterationReview:
    """One iteration of a review: what the log says of it, beside what the record states of the same iteration.

    ``round`` counts from 1; the record speaks of the last round only, and then ``stated`` and ``stated_verdict`` hold
    its words. A grade that neither names is in neither mapping: not stated is not zero. ``line`` is 1-based, in the
    planning document where ``logged``, else in the record.
    """

    round: int
    number: int | None
    maximum: int | None
    date: str | None
    verdict: str | None
    counts: Mapping[str, int]
    stated_verdict: str | None
    stated: Mapping[str, int]
    logged: bool
    line: int

    @property
    def disagreements(self) -> tuple[str, ...]:
        """The grades, or ``verdict``, on which log and record differ."""
        grades = [grade for grade, count in self.stated.items() if self.counts.get(grade, count) != count]
        differs = self.logged and self.verdict and self.stated_verdict and self.verdict != self.stated_verdict
        return (*grades, *(["verdict"] if differs else []))


@dataclass(frozen=True, slots=True)
class StatedReview:
    """What the record says of a lesson's reviews in the end; ``line`` is 1-based."""

    verdict: str | None
    passed_at: int | None
    maximum: int | None
    line: int


@dataclass(frozen=True, slots=True)
class LessonReview:
    """A lesson; ``line`` is the 1-based line of its heading in the record.

    ``findings`` are those of the lesson that are not suppressed, open questions among them, ``answered`` the questions
    that were found fine; ``disagreements`` those findings that are about its reviews. ``plan`` and ``notebook`` are the
    keys of its documents.
    """

    slug: str | None
    title: str | None
    position: int
    load: str | None
    line: int
    plan: str | None
    notebook: str | None
    counts: Counts
    findings: tuple[ReviewedFinding, ...]
    answered: tuple[ReviewedFinding, ...]
    disagreements: tuple[ReviewedFinding, ...]
    taught: tuple[TaughtReview, ...]
    stated: StatedReview | None
    iterations: tuple[IterationReview, ...]

    @property
    def name(self) -> str:
        """The slug, else the title, else the position."""
        return self.slug or self.title or f"lesson {self.position}"


@dataclass(frozen=True, slots=True)
class IndexReview:
    """How many rows the Concept Index has, and how many are cut off from its header; ``line`` is 1-based."""

    rows: int
    detached: int
    line: int


@dataclass(frozen=True, slots=True)
class TaughtCounts:
    """How many concepts the summaries state as taught, and what they were linked to: the parts add up to the total."""

    total: int = 0
    linked: int = 0
    ambiguous: int = 0
    missing: int = 0


@dataclass(frozen=True, slots=True)
class Presence:
    """How many lessons state a document (a notebook, a review), and for how many of these it is there.

    ``found`` is None where the workspace has no such documents at all, so that nothing can be said; ``unstated`` counts
    the lessons that say nothing of a document that is there.
    """

    stated: int
    found: int | None
    unstated: int = 0


@dataclass(frozen=True, slots=True)
class ReviewedFindings:
    """Findings by what a reviewer has to do with them, each in the order of paths and lines.

    ``findings`` count towards the verdict, ``questions`` (which are open), ``answered`` and ``suppressed`` do not,
    ``fixed`` and ``lost`` counted at the base of a comparison: they are mended, or cannot be looked at any more.
    ``answered`` are the questions that are fine, and those of the base that went since an answer says which row is
    meant.
    """

    findings: tuple[ReviewedFinding, ...]
    questions: tuple[ReviewedFinding, ...]
    answered: tuple[ReviewedFinding, ...]
    suppressed: tuple[ReviewedFinding, ...]
    fixed: tuple[ReviewedFinding, ...]
    lost: tuple[ReviewedFinding, ...]

    def everything(self) -> Iterator[ReviewedFinding]:
        """Every finding, each once."""
        yield from self.findings
        yield from self.questions
        yield from self.answered
        yield from self.suppressed
        yield from self.fixed
        yield from self.lost


@dataclass(frozen=True, slots=True)
class ModuleReview(ReviewedFindings):
    """A module whose record was asked for, with all findings that it has; ``key`` is its record's key.

    ``part`` is its 0-based place among the modules of that file, ``lines`` its first and last line there, from 1.
    ``base`` are the counts at the base, None where nothing was compared. ``understood`` is the share of the record's
    lines that were understood, up to 1.
    """

    key: str
    part: int
    lines: tuple[int, int]
    number: str
    title: str
    status: str | None
    goal: str | None
    verdict: str
    counts: Counts
    base: Counts | None
    index: IndexReview
    taught: TaughtCounts
    notebooks: Presence
    reviews: Presence
    understood: float
    lessons: tuple[LessonReview, ...]

    @property
    def home(self) -> Home:
        """What tells the module from every other."""
        return self.key, self.part


@dataclass(frozen=True, slots=True)
class RuleReview:
    """A rule that was asked for, and what it did on all modules that were asked for.

    ``subjects`` are the things that it looked at. ``reason`` says why it was skipped or is off, or what of its subjects
    it could not judge.
    """

    rule: Rule
    outcome: Outcome
    subjects: int
    counts: Counts
    findings: tuple[ReviewedFinding, ...]
    reason: str | None = None
    crashes: tuple[Crash, ...] = ()

    @property
    def word(self) -> str:
        """What became of it, in one word."""
        return OUTCOME_WORDS[self.outcome]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """The counts of a module by family, in the order of `Review.families`; ``module`` is None for what is in no one."""

    module: ModuleReview | None
    cells: tuple[Counts, ...]


@dataclass(frozen=True)
class Review(ReviewedFindings):
    """All that the formats of ``reclint report`` show of a ``report``.

    What belongs to none of ``modules`` (to the course, or to modules that were not asked for) is in ``others`` as well.
    ``base`` and ``base_counts`` are None where nothing was compared.

    ``families`` are those that have any finding, in the order of their names; ``matrix`` has a row for each module
    and, where ``others`` has findings of today, a last one for them. ``stale`` entries of the baseline match nothing
    any more. Documents are named by their keys; ``lookup`` is for those who show them.
    """

    report: Report
    tally: Tally
    counts: Counts
    base: str | None
    base_counts: Counts | None
    modules: tuple[ModuleReview, ...]
    others: tuple[ReviewedFinding, ...]
    rules: tuple[RuleReview, ...]
    skipped: tuple[Skipped, ...]
    crashes: tuple[Crash, ...]
    unreadable: tuple[Unreadable, ...]
    families: tuple[str, ...]
    matrix: tuple[MatrixRow, ...]
    stale: int
    lookup: Lookup = field(repr=False)

    @property
    def verdict(self) -> str:
        """The verdict of all that was asked for."""
        return self.tally.verdict

    def by_module(
        self, entries: Iterable[ReviewedFinding]
    ) -> Iterator[tuple[ModuleReview | None, list[ReviewedFinding]]]:
        """Some of its findings by the module that has them; those of none that was asked for come last, with None."""
        wanted = {entry.anchor for entry in entries}
        parts = [(module, module.everything()) for module in self.modules]
        for module, held in (*parts, (None, self.others)):
            if found := [entry for entry in held if entry.anchor in wanted]:
                yield module, found

    def changed(self, change: Change) -> tuple[ReviewedFinding, ...]:
        """The findings that count, or counted at the base, with this change; questions where they were answered."""
        pool = (*self.findings, *self.answered, *self.suppressed, *self.fixed, *self.lost)
        return tuple(entry for entry in pool if entry.change is change)

    def rule(self, name: str) -> RuleReview | None:
        """The rule with this name, None where it was not asked for."""
        return self._by_name.get(name)

    def looked(self, rule: str, module: Home, lesson: int) -> bool:
        """Whether a rule looked at a lesson of a module and could judge it, by the lesson's 1-based place."""
        return lesson in self._lessons.get((rule, module), ())

    @cached_property
    def _lessons(self) -> Mapping[tuple[str, Home | None], tuple[int, ...]]:
        """The places of the lessons that each rule looked at in each module."""
        return {(entry.rule, entry.home): entry.lessons for entry in self.report.outcomes}

    @cached_property
    def _by_name(self) -> Mapping[str, RuleReview]:
        return {entry.rule.name: entry for entry in self.rules}
