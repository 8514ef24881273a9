"""The assignment of taught items to index rows, lesson by lesson, and the decision about each.

Best pairs first, one row an item; then further rows for an item that names several; then rows that nobody took. What
is certain needs a score and a lead over the next candidate; the rest is said to be ambiguous or missing.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reclint.linking.abbreviations import spelled_out
from reclint.linking.asking import Asking
from reclint.linking.claims import Claimable, claims, claims_by_family
from reclint.linking.decision import (
    BETTER,
    CERTAIN,
    ELSEWHERE,
    POSSIBLE,
    SAID_ALIKE,
    SEVERAL,
    SHOWN,
    USUAL_CLAIM,
    is_alike,
    is_another,
    is_certain,
    is_elsewhere,
    is_exact,
    is_from_here,
    is_likely,
    is_said,
    is_shared,
    is_undoubted,
    is_usual,
    usual_score,
)
from reclint.linking.doubted import doubted, level_of
from reclint.linking.endings import spelled_alike
from reclint.linking.further import further_rows, says_head
from reclint.linking.grouped import grouped_rows
from reclint.linking.guards import guard, is_generic, last_part_guard
from reclint.linking.leftover import has_words
from reclint.linking.link import Candidate, Decision, Link, Scope
from reclint.linking.matching import best_matching
from reclint.linking.names import Name, read_name
from reclint.linking.rest import claims_by_rest
from reclint.linking.rows import Rows, read_rows
from reclint.linking.same import is_same
from reclint.linking.scores import least_overlap, overlap, score
from reclint.linking.spelling import spelled_as_one
from reclint.vocabulary.lexicon import alternatives

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from reclint.linking.weights import Weights
    from reclint.model import ConceptRow, LessonSummary, Record, TaughtItem
    from reclint.vocabulary.vocabulary import Vocabulary

MOST_PAIRS = 100_000
"""How many pairs of items and rows of a record are compared; a large record has a tenth of that."""


def link_record(record: Record, vocabulary: Vocabulary) -> tuple[tuple[Link, ...], ...]:
    """The links of every lesson of a record, as `link_lesson` gives them."""
    rows = read_rows(record, vocabulary)
    link = _equal if is_too_large(record) else _linked
    return tuple(link(rows, lesson) for lesson in record.lessons)


def link_lesson(record: Record, lesson: LessonSummary, vocabulary: Vocabulary) -> tuple[Link, ...]:
    """The link of every taught item of a lesson, in the order of the items."""
    rows = read_rows(record, vocabulary)
    return _equal(rows, lesson) if is_too_large(record) else _linked(rows, lesson)


def is_too_large(record: Record) -> bool:
    """Whether a record has so many items and rows that only equal names are linked."""
    return sum(len(lesson.taught) for lesson in record.lessons) * len(record.rows) > MOST_PAIRS


def _equal(rows: Rows, lesson: LessonSummary) -> tuple[Link, ...]:
    """Links to the rows whose names are the items', for a record too large to compare more; the rest is open."""
    named: dict[str, list[ConceptRow]] = {}
    for row in rows.rows:
        named.setdefault(spelled_as_one(row.name.text), []).append(row)
    links = []
    for item in lesson.taught:
        same = named.get(spelled_as_one(item.name), [])
        own = [row for row in same if any(ref.slug == lesson.slug for ref in row.lessons)]
        links.append(Link(item, Decision.CERTAIN if same else Decision.AMBIGUOUS, tuple(own or same)))
    return tuple(links)


def _linked(rows: Rows, lesson: LessonSummary) -> tuple[Link, ...]:
    meant = rows.slugs.get(lesson.slug or "", frozenset())
    own = [place for place, row in enumerate(rows.rows) if any(ref.slug in meant for ref in row.lessons)]
    scope = Scope.LESSON if own else Scope.RECORD
    links = _Linker(rows, own or range(len(rows.rows))).link(lesson.taught, scope)
    if not own or all(map(_is_settled, links)):
        return links
    named = frozenset(own)
    wider = _Linker(rows, [place for place in range(len(rows.rows)) if place not in named])
    return tuple(link if _is_settled(link) else wider.widen(link) for link in links)


def row_weights(record: Record, vocabulary: Vocabulary) -> Weights:
    """What the words of a record's rows weigh."""
    return read_rows(record, vocabulary).weights


def _is_settled(link: Link) -> bool:
    """Whether a link is so good that no row of another lesson could be meant."""
    return link.decision is Decision.CERTAIN and (not link.candidates or is_undoubted(link.candidates[0].score.value))


class _Compared(NamedTuple):
    """An item with its candidates by their places, and what it says of itself, as in `Link`."""

    item: TaughtItem
    name: Name
    candidates: dict[int, Candidate]
    silent: bool
    elsewhere: bool


class _Linker:
    """The rows in scope, ready to be compared with a lesson's items."""

    def __init__(self, rows: Rows, places: Sequence[int]) -> None:
        self.rows = rows.rows
        self.named = rows.named
        self.names = rows.names
        self.places = places
        self.vocabulary = rows.vocabulary
        self.weights = rows.weights
        self.shown = rows.shown
        self.silent = _opening(self.vocabulary.words_of("nothing-new"))
        self.elsewhere = _opening(self.vocabulary.words_of("from"))
        self.written: frozenset[str] = frozenset()
        self.endings = self.vocabulary.words_of("plural-ending")

    def link(self, items: Sequence[TaughtItem], scope: Scope) -> tuple[Link, ...]:
        self.written = frozenset(part for item in items for part in read_name(item.name).last_parts)
        compared = [self.compare(item) for item in items]
        matched = self.match([entry.candidates for entry in compared])
        pairs = list(zip(compared, matched, strict=True))
        owned = {place: entry.candidates[place].score.value for entry, place in pairs if place is not None}
        usual = usual_score(list(owned.values()))
        firsts = [self.known(entry, self.first(entry, place, owned), usual) for entry, place in pairs]
        taken = {place for place in firsts if place is not None}
        exact = {place for place, value in owned.items() if place in taken and is_exact(value)}
        links = [self.decide(entry, first, taken, scope, exact) for entry, first in zip(compared, firsts, strict=True)]
        return self.claimed(compared, links, usual)

    def known(self, compared: _Compared, first: int | None, usual: float) -> int | None:
        """The first row of an item, where its score is no odd one among those of the lesson."""
        return first if first is not None and is_usual(compared.candidates[first].score.value, usual) else None

    def claimed(self, compared: Sequence[_Compared], links: Sequence[Link], usual: float) -> tuple[Link, ...]:
        """The links with those rows that no item names yet and that claim an item; ``usual`` is the lesson's score."""
        if not (open_ := self.unnamed(links)):
            return tuple(links)
        found = self.grouped(compared, self.doubted(compared, links), open_)
        open_ = self.unnamed(found)
        least, kin = USUAL_CLAIM * usual, self.vocabulary.words_of("kin-ending")
        items = self.claimables(compared, found)
        self.grant(compared, found, claims(items, open_, self.names, self.places, self.weights, least))
        items = self.claimables(compared, found)
        self.grant(compared, found, claims_by_family(items, self.unnamed(found), self.names, self.places, kin))
        items, left = self.claimables(compared, found), self.unnamed(found)
        rest = claims_by_rest(items, left, self.names, self.places, self.weights, self.vocabulary)
        self.grant(compared, found, rest)
        found = self.doubted(compared, found)
        free = {place: self.rows[place] for place in self.unnamed(found) if has_words(self.names[place])}
        called = [entry.name for entry in compared]
        return Asking(called, free, self.names, lambda at, place: self.candidate(called[at], place)).asked(found)

    def doubted(self, compared: Sequence[_Compared], links: Sequence[Link]) -> list[Link]:
        """The links, those to a row of another depth as questions that are no more than likely."""
        open_ = {place: self.rows[place] for place in self.unnamed(links) if has_words(self.names[place])}
        return doubted(links, open_, lambda at, place: self.candidate(compared[at].name, place))

    def unnamed(self, links: Sequence[Link]) -> list[int]:
        """The rows in scope that no link names."""
        named = {id(row) for link in links for row in link.rows}
        return [place for place in self.places if id(self.rows[place]) not in named]

    def grouped(self, compared: Sequence[_Compared], links: Sequence[Link], open_: Sequence[int]) -> list[Link]:
        """The links, those without a row with the rows among the ``open_`` ones that their items name together."""
        found, free = list(links), dict.fromkeys(open_)
        for index, (entry, link) in enumerate(zip(compared, links, strict=True)):
            if link.rows or entry.silent or entry.elsewhere:
                continue
            rows = [(place, self.names[place]) for place in free if not self.guarded(entry, place)]
            if together := grouped_rows(entry.name, rows, self.vocabulary):
                found[index] = replace(link, decision=Decision.CERTAIN, rows=tuple(self.rows[p] for p in together))
                free = {place: None for place in free if place not in together}
        return found

    def grant(self, compared: Sequence[_Compared], links: list[Link], claimed: Iterable[tuple[int, int]]) -> None:
        """Give items the rows that claim them, where nothing speaks against it."""
        for place, index in claimed:
            if self.guarded(compared[index], place):
                continue
            more = (self.rows[other] for other in dict.fromkeys((place, *self.same([place]))))
            links[index] = replace(links[index], decision=Decision.CERTAIN, rows=(*links[index].rows, *more))

    def claimables(self, compared: Sequence[_Compared], links: Sequence[Link]) -> list[Claimable]:
        return [self.claimable(entry, link) for entry, link in zip(compared, links, strict=True)]

    def claimable(self, entry: _Compared, link: Link) -> Claimable:
        """An item as rows that no item names see it; one from elsewhere, or that says it is no news, is closed."""
        names, level = [self.named(row.name.text) for row in link.rows], level_of(entry.item)
        return Claimable(
            self.named(entry.item.text),
            frozenset(word for name in names for word in name.all_words),
            {place: candidate.score.value for place, candidate in entry.candidates.items() if not candidate.guard},
            frozenset(place for place, candidate in entry.candidates.items() if candidate.guard),
            has_rows=bool(link.rows),
            is_closed=entry.silent or entry.elsewhere,
            is_marked=entry.item.depth is not None,
            apart=frozenset(place for place in self.places if _differ(level_of(self.rows[place]), level)),
            level_with=frozenset(place for place in self.places if level and level_of(self.rows[place]) == level),
        )

    def compare(self, item: TaughtItem) -> _Compared:
        """An item with its candidates: the rows in scope that share a word with it."""
        name = self.named(item.name)
        near = [place for place in self.places if self.is_near(name, self.names[place])]
        rows = [self.names[place] for place in near]
        candidates = {place: self.candidate(name, place, rows) for place in near}
        return _Compared(item, name, candidates, self.is_silent(name), self.is_from_elsewhere(item, name))

    def is_near(self, name: Name, row: Name) -> bool:
        """Whether a row shares a word with an item, or one of them spells out what the other abbreviates."""
        if not name.all_words.isdisjoint(row.all_words):
            return True
        return spelled_alike(name, row, self.endings) != (name, row)

    def widen(self, link: Link) -> Link:
        """A link to a row of another lesson, where an item without a row of its own plainly names one."""
        name = self.named(link.item.name)
        needed = min(least_overlap(ELSEWHERE), SAID_ALIKE)
        if link.silent or all(overlap(name, self.names[place], self.weights) < needed for place in self.places):
            return link
        candidates = [self.candidate(name, place) for place in self.places]
        ranked = sorted(candidates, key=lambda candidate: (-candidate.score.value, candidate.row.line))
        best, rivals = ranked[0], [other for other in ranked if other.row.name.text != ranked[0].row.name.text]
        rival = rivals[0].score.value if rivals else 0.0
        row = self.named(best.row.name.text)
        own = link.candidates[0].score.value if link.candidates else 0.0
        heads = self.weights.dice(name.head_words, row.head_words)
        is_meant = is_elsewhere(best.score.value, own, rival, heads) or (
            link.decision is Decision.MISSING
            and not _differ(level_of(link.item), level_of(best.row))
            and is_said(best.score, own, rival)
            and says_head(name, row, self.vocabulary)
        )
        if best.guard or not is_meant:
            return link
        found = replace(link, decision=Decision.CERTAIN, rows=(best.row,), candidates=tuple(ranked[:SHOWN]))
        return replace(found, scope=Scope.RECORD, presumed=None)

    def is_silent(self, name: Name) -> bool:
        """Whether an item says that nothing new is taught."""
        return bool(self.silent.match(name.text))

    def is_from_elsewhere(self, item: TaughtItem, name: Name) -> bool:
        """Whether an item says itself that it comes from another module: "X (from Module 6.1)"."""
        return item.depth is None and any(map(self.elsewhere.match, name.closing_groups))

    def candidate(self, name: Name, place: int, near: Sequence[Name] = ()) -> Candidate:
        """A row with its score, and what speaks against it, also beside the rows ``near`` the item."""
        row = self.names[place]
        against = guard(name, row, self.vocabulary.opposites) or last_part_guard(name, row, near, self.written)
        return Candidate(self.rows[place], score(*spelled_alike(name, row, self.endings), self.weights), against)

    def match(self, pairs: Sequence[dict[int, Candidate]]) -> list[int | None]:
        """The best one-to-one matching of items and rows; guarded pairs and faint ones are left out."""
        likely = [
            {
                place: candidate.score.value
                for place, candidate in candidates.items()
                if is_likely(candidate.score.value) and not candidate.guard
            }
            for candidates in pairs
        ]
        columns = list(self.places)
        matrix = [[values.get(place, 0.0) for place in columns] for values in likely]
        return [None if column is None else columns[column] for column in best_matching(matrix)]

    def first(self, compared: _Compared, matched: int | None, owned: dict[int, float]) -> int | None:
        """The row that the item names first: the matched one, or a better one that it shares with another item.

        ``owned`` are the scores of the rows with the items that the matching gave them.
        """
        candidates = compared.candidates
        guarded = {place for place, candidate in candidates.items() if candidate.guard}
        if compared.silent or is_generic(compared.name, [self.names[p] for p in self.places if p not in guarded]):
            return None
        if compared.elsewhere and (matched is None or not is_from_here(candidates[matched].score.dice)):
            return None
        open_ = [place for place, candidate in candidates.items() if not candidate.guard]
        best = max(open_, key=lambda place: (candidates[place].score.value, -place), default=None)
        if best is None:
            return matched
        own = candidates[matched].score.value if matched is not None else 0.0
        value = candidates[best].score.value
        if value - own < BETTER:
            return matched
        is_whole = compared.name.begins_with(self.names[best].head_words)
        if is_shared(value, own, value if is_whole else owned.get(best, 0.0)):
            return best
        return matched if own >= CERTAIN else None

    def decide(
        self, compared: _Compared, first: int | None, taken: set[int], scope: Scope, exact: Collection[int] = ()
    ) -> Link:
        """What becomes of an item, whose first row is known, where other rows are ``taken`` as first ones.

        Those of them that another item names just as they are called are ``exact``.
        """
        candidates = compared.candidates
        ranked = sorted(candidates.items(), key=lambda pair: (-pair[1].score.value, pair[0]))
        fitting = tuple(candidate for _, candidate in ranked if candidate.score.value >= POSSIBLE)
        shown, others = fitting[:SHOWN], [candidate for candidate in fitting[SHOWN:] if not candidate.guard]
        alike = tuple(one.row for one in others if is_alike(one.score.value, shown[0].score.value))
        rivals = (candidate.score.value for place, candidate in ranked if place != first and place not in taken)
        sure = first if first is not None and is_certain(candidates[first].score.value, next(rivals, 0.0)) else None
        # A row that is the item's own and not sure may be one of several that it names: "By-products: steam and ash".
        further = self.further(compared, sure, taken if sure is not None else taken - {first})
        if sure is None and len(further) < SEVERAL:
            is_open = any(_may_be_meant(candidate, place in exact) for place, candidate in ranked)
            decision = Decision.AMBIGUOUS if is_open else Decision.MISSING
            return Link(compared.item, decision, (), shown, scope, compared.silent, compared.elsewhere, alike=alike)
        places = [*([sure] if sure is not None else []), *further]
        rows = tuple(self.rows[place] for place in dict.fromkeys((*places, *self.same(places))))
        return Link(compared.item, Decision.CERTAIN, rows, shown, scope, compared.silent, compared.elsewhere)

    def same(self, places: Sequence[int]) -> list[int]:
        """The rows of the record with the names of the given ones, and those in scope that say them in other words."""
        texts = {self.names[place].text for place in places}
        shown = [self.shown[place] for place in places]
        polarity = self.vocabulary.opposites
        again = (p for p in self.places if any(is_same(name, self.shown[p], polarity) for name in shown))
        return [*(place for place, other in enumerate(self.names) if other.text in texts), *again]

    def further(self, compared: _Compared, first: int | None, taken: set[int]) -> list[int]:
        """The rows that an item names besides the first, among those that are not taken and share a word with it."""
        text = self.named(compared.item.text)
        text = text if first is None else spelled_out(text, self.names[first])
        near = (place for place in self.places if not text.all_words.isdisjoint(self.names[place].all_words))
        free = [(p, self.names[p]) for p in near if p not in taken and not self.guarded(compared, p)]
        known = None if first is None else self.names[first]
        others = [self.names[p] for p in taken if p != first]
        return further_rows(text, known, free, self.weights, self.vocabulary, others)

    def guarded(self, compared: _Compared, place: int) -> bool:
        """Whether something speaks against the item naming a row."""
        known = compared.candidates.get(place)
        return bool(known.guard if known else guard(compared.name, self.names[place], self.vocabulary.opposites))


def _may_be_meant(candidate: Candidate, is_exact: bool) -> bool:
    """Whether to ask for a row: not for one that something speaks against, nor for one that another item just names."""
    value = candidate.score.value
    return is_likely(value) and not candidate.guard and not (is_exact and is_another(value))


def _differ(one: str | None, other: str | None) -> bool:
    """Whether two depths are stated, and are two."""
    return None not in (one, other) and one != other


@lru_cache(maxsize=8)
def _opening(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for any of ``words`` at the start of a text."""
    return re.compile(rf"{alternatives(words)}\b", re.I)
