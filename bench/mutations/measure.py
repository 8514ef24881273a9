"""Doing damage to courses and looking whether it is told: draws with a fixed seed, and what came of each."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from reclint.api import Course, Request
from reclint.findings.finding import Finding, Place
from reclint.findings.identity import Trace, pair, trace
from reclint.findings.report import Report

from .operators import Operator
from .page import Around, Damage, Page

SEED = 20261129
AT_ONCE = 12
"""How many modules of a course are damaged for one check; with 6 no operator has another result on the corpus."""


class Looked(NamedTuple):
    """A rule and the record that it looked at; None for the course as a whole."""

    rule: str
    home: str | None


class After(NamedTuple):
    """What damages bring: new findings, and how many subjects less are looked at."""

    new: list[Finding]
    unseen: Counter[Looked]


def looked_at(report: Report) -> Counter[Looked]:
    """How many subjects each rule looked at, by record."""
    found: Counter[Looked] = Counter()
    for outcome in report.outcomes:
        found[Looked(outcome.rule, outcome.module)] += outcome.subjects
    return found


@dataclass
class Ground:
    """A course that damage is done to."""

    path: Path

    @cached_property
    def course(self) -> Course:
        """The course, opened without a cache and without a baseline."""
        return Course(Request(paths=(self.path,), no_baseline=True, use_cache=False))

    @cached_property
    def around(self) -> Around:
        """Its documents as texts; one that cannot be read is left out."""
        sources = {key: self.course.source(key) for key in sorted(self.course.workspace.documents.keys)}
        return Around({key: Page(key, found.text) for key, found in sources.items() if found})

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What is found before any damage."""
        return self.course.check().findings

    @cached_property
    def traces(self) -> list[Trace]:
        """What those findings are recognised by."""
        return [trace(finding, self.course.source) for finding in self.findings]

    def home(self, key: str) -> str:
        """The record that a document belongs to; the document itself where none does."""
        page = self.around.pages.get(key)
        record = self.around.record(page) if page else None
        return record.key if record else key

    @cached_property
    def unclean(self) -> frozenset[tuple[str, int]]:
        """The lines that a finding is about."""
        return frozenset((p.document, p.start.line) for f in self.findings for p in places_of(f))

    @cached_property
    def looked(self) -> Counter[Looked]:
        """How many subjects each rule looks at, by record."""
        return looked_at(self.course.check())

    def after(self, damages: Sequence[Damage]) -> After:
        """What the damages bring, done to different documents at once."""
        course = self.course
        for damage in damages:
            course = course.update(damage.key, damage.text)
        report = course.check()
        traces = [trace(finding, course.source) for finding in report.findings]
        known = pair(self.traces, traces)
        # A module that has another number gives all that is found in it another identity.
        old = {(finding.message, *one[1:]) for finding, one in zip(self.findings, self.traces, strict=True)}
        new = [
            finding
            for place, (finding, one) in enumerate(zip(report.findings, traces, strict=True))
            if place not in known and (finding.message, *one[1:]) not in old
        ]
        return After(new, self.looked - looked_at(report))


def places_of(finding: Finding) -> tuple[Place, ...]:
    """All places of a finding, its own first."""
    return (finding.place, *finding.related)


@dataclass(frozen=True)
class Draw:
    """One damage: whether a fitting rule told it on its line, which findings came along, and which are not named."""

    where: str
    found: bool
    along: tuple[str, ...]
    strays: tuple[str, ...]


@dataclass(frozen=True)
class Result:
    """The draws of one operator."""

    name: str
    draws: tuple[Draw, ...]
    least: float

    @property
    def missed(self) -> list[Draw]:
        """The draws that no fitting rule told on the line."""
        return [draw for draw in self.draws if not draw.found]

    @property
    def strayed(self) -> list[Draw]:
        """The draws that brought a finding which is not named as collateral."""
        return [draw for draw in self.draws if draw.strays]

    @property
    def along(self) -> Counter[str]:
        """How often each rule came along."""
        return Counter(rule for draw in self.draws for rule in set(draw.along))


def drawn(operator: Operator, grounds: Sequence[Ground], count: int) -> list[tuple[Ground, Damage]]:
    """Clean places for an operator, ``count`` at most: from all documents in turn, each time another place."""
    chance = random.Random(f"{SEED} {operator.name}")
    by_document: dict[tuple[int, str], list[tuple[Ground, Damage]]] = defaultdict(list)
    for number, ground in enumerate(grounds):
        for page in ground.around.of_kind(operator.kind):
            for damage in operator.make(page, ground.around):
                if not any((damage.key, line) in ground.unclean for line in damage.touched):
                    by_document[number, page.key].append((ground, damage))
    piles = list(by_document.values())
    for pile in piles:
        chance.shuffle(pile)
    chance.shuffle(piles)
    rounds = max(map(len, piles), default=0)
    return [pile[turn] for turn in range(rounds) for pile in piles if turn < len(pile)][:count]


def measure(operator: Operator, grounds: Sequence[Ground], count: int) -> Result:
    """What came of an operator's draws."""
    count = count if operator.rules else count // 2
    draws = [draw for batch in batches(drawn(operator, grounds, count), AT_ONCE) for draw in _told(operator, *batch)]
    return Result(operator.name, tuple(draws), operator.least)


def batches(draws: Sequence[tuple[Ground, Damage]], at_once: int) -> Iterator[tuple[Ground, list[Damage]]]:
    """The draws, those of one course in different modules together: a check costs little more for four than for one."""
    waiting = list(draws)
    while waiting:
        ground = waiting[0][0]
        taken: dict[str, tuple[Ground, Damage]] = {}
        for draw in waiting:
            if draw[0] is ground and len(taken) < at_once:
                taken.setdefault(ground.home(draw[1].key), draw)
        waiting = [draw for draw in waiting if draw not in taken.values()]
        yield ground, [damage for _, damage in taken.values()]


def _told(operator: Operator, ground: Ground, damages: Sequence[Damage]) -> Iterator[Draw]:
    after = ground.after(damages)
    fitting = [[found for found in after.new if _fits(found, operator, damage, ground)] for damage in damages]
    others = [finding for finding in after.new if not any(finding in found for found in fitting)]
    homes = [ground.home(damage.key) for damage in damages]
    for place, (damage, home) in enumerate(zip(damages, homes, strict=True)):
        # What belongs to none of the modules is laid to the first.
        own = {home, *((None,) if place == 0 else ())}
        along = [f for f in others if _home(ground.home(f.document), homes) in own]
        named = (*operator.rules, *operator.along)
        strays = [f for f in along if not any(fnmatch(f.rule, name) for name in named)]
        unseen = [
            f"{looked.rule} looks at {less} less"
            for looked, less in ({} if operator.rules else after.unseen).items()
            if _home(looked.home, homes) in own
        ]
        yield Draw(
            f"{ground.path.name}/{damage.key}:{min(damage.at, default=0)}",
            bool(fitting[place]) or not operator.rules,
            tuple(finding.rule for finding in along),
            (*(f"{f.document}:{f.place.start.line} {f.message} [{f.rule}]" for f in strays), *unseen),
        )


def _home(home: str | None, homes: Sequence[str]) -> str | None:
    """A home, if it is one of the damaged modules."""
    return home if home in homes else None


def _fits(finding: Finding, operator: Operator, damage: Damage, ground: Ground) -> bool:
    """Whether a finding is by a fitting rule and about the line; a line below 0 is one of the record around."""
    if not any(fnmatch(finding.rule, name) for name in operator.rules):
        return False
    record = ground.around.record(ground.around.pages[damage.key])
    named = {(damage.key, line) for line in damage.at if line > 0}
    named |= {(record.key, -line) for line in damage.at if line < 0 and record}
    return any((place.document, place.start.line) in named for place in places_of(finding))
