"""What a lesson summary says of the lesson's reviews."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from reclint.markdown import Items, bracket_ends
from reclint.model import IterationClaim, ReviewClaim
from reclint.model.lesson import VerdictClaim
from reclint.readers.reviews.by_order import counts_of_none, in_between, named_by_order
from reclint.readers.reviews.clauses import (
    BEFORE_NEXT,
    VERSION,
    clause_end,
    closes,
    is_conditional,
    is_statement,
    open_parentheses,
    stands_first,
)
from reclint.readers.reviews.count_steps import rounds_in_steps
from reclint.readers.reviews.counts import CountReader
from reclint.readers.reviews.in_passing import completed
from reclint.readers.reviews.iterations import are_open, claim_of, described_with_counts, final_verdict, merged
from reclint.readers.reviews.joint_rounds import together
from reclint.readers.reviews.label_verdicts import with_label_verdicts
from reclint.readers.reviews.passed_again import speaks_of_all
from reclint.readers.reviews.passes import with_passes_as_rounds
from reclint.readers.reviews.round_sums import with_told_sums
from reclint.readers.reviews.rounds import count_slashed, rounds_of
from reclint.readers.reviews.rounds_taken import with_rounds_taken
from reclint.readers.reviews.settled_parts import SettledParts
from reclint.readers.reviews.table import read_review_table
from reclint.readers.reviews.table_none import without_rounds_behind
from reclint.readers.reviews.totals import TotalsReader, with_own_sums
from reclint.readers.reviews.verdict_place import FAR, VerdictPlaces, with_places_joined
from reclint.readers.reviews.weak_verdicts import absence, is_meant, weak_verdicts, with_weak_verdicts
from reclint.vocabulary.lexicon import ARROW, DASH, alternatives

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reclint.readers.sections.labelled import Fields
    from reclint.text.source import Passage, Span
    from reclint.vocabulary.lexicon import Lexicon

_SHORT_WORD = 3
"""A word such as "it" says nothing of reviews by itself."""
# Where a clause begins: at the start, after ". ", "; ", ", " or a bracket, also with two blanks, or behind emphasis.
_OPENS = r"(?:(?<=^)|(?<=[.;(,\n·•|]\s)|(?<=[.;(,\n]\s\s)|(?<=[(\n])|(?<=\*)(?!\*))"


class _Head(NamedTuple):
    """Where the description of an iteration starts, and up to where it can reach."""

    number: int
    start: int
    body: int
    stop: int


class ReviewReader:
    """Reads the review statements of lesson summaries."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.counts = CountReader(lexicon)
        self.totals = TotalsReader(lexicon, self.counts)
        self.parts = SettledParts(lexicon)
        self.rounds = rounds_of(lexicon)
        self.places = VerdictPlaces(lexicon)

    def read(self, fields: Fields) -> ReviewClaim | None:
        """The claim that a section's review, status and note fields make up; None where they say nothing of reviews.

        Where no verdict is stated, signs and weaker words for a pass count as one: "✓", "accepted at iteration 2/3".
        """
        fields = with_passes_as_rounds(with_label_verdicts(fields, self.lexicon), self.lexicon)
        fields = with_places_joined(fields, self.lexicon)
        claim = self._judged(fields)
        told = (text for entry in fields.of("review") for text in entry.passages())
        return with_rounds_taken(claim, told, self.lexicon) if claim else None

    def _judged(self, fields: Fields) -> ReviewClaim | None:
        """The claim of the fields, by signs and weaker words too where no verdict is stated."""
        claim = self._read(fields)
        if claim is None or claim.statements:
            return claim
        judged = any(one.verdict for one in claim.iterations)
        told = [text.text for entry in fields.of("review") for text in entry.passages()]
        told += [
            cell.text
            for entry in fields.of("review")
            for table in entry.tables
            for row in table.rows
            for cell in row.cells
        ]
        if not claim.iterations and (absent := absence(told, self.lexicon)):
            return claim.model_copy(update=absent)
        counted = any(one.counts for one in claim.iterations)
        weak = weak_verdicts(told, self.lexicon, judged=judged, counted=counted)
        if not weak:
            return claim
        other = ReviewReader(with_weak_verdicts(self.lexicon, weak))._read(fields)
        return other if other and is_meant(other, told) else claim

    def _read(self, fields: Fields) -> ReviewClaim | None:
        spans: list[Span] = []
        passages: list[Passage] = []
        for entry in fields.labelled:
            texts = [text._replace(text=self.lexicon.vocabulary.mask_days(text.text)) for text in entry.passages()]
            if entry.kind == "review" or (entry.kind == "status" and any(self._reviewed(text.text) for text in texts)):
                spans.append(entry.label.span)
                passages += texts
        if not spans:
            return self._bare(fields)
        described = [tuple(self._iterations(passage)) for passage in passages]
        tables = [read_review_table(table, self.lexicon) for entry in fields.of("review") for table in entry.tables]
        each = zip(passages, described, strict=True)
        statements = tuple(claim for passage, claims in each for claim in self._statements(passage, claims))
        described += [tuple(without_rounds_behind(claims, statements)) for claims, _ in tables]
        reviews = (text for entry in fields.of("review") for text in entry.passages())
        iterations = self._with_final(tuple(reviews), merged(described), statements)
        whole = final_verdict(iterations, statements)[1] and all(len(claim.counts) > 1 for claim in iterations)
        told = () if len(iterations) > 1 and whole else self._told_otherwise(fields)
        more = described_with_counts(told) > described_with_counts(iterations)
        if more or (told and told[-1].verdict and not final_verdict(iterations, statements)[1]):
            iterations, placed = told, sorted(told, key=lambda claim: claim.span.start)
            statements = tuple(claim for passage in passages for claim in self._statements(passage, placed))
        iterations = rounds_in_steps(passages, self.lexicon) or iterations
        maximum = self.places.stated_maximum(passages) or next((found for _, found in tables if found), None)
        totals = self.totals.of_all(passages, (table for entry in fields.of("review") for table in entry.tables))
        sums = tuple(count for passage in passages for count in self.totals.sums(passage))
        iterations, sums = with_own_sums(with_told_sums(iterations, passages, self.lexicon), sums)
        told, passes = completed(passages, iterations, self.lexicon), self.lexicon.vocabulary.pass_verdict
        of_all = not statements or not told or speaks_of_all(statements[0], told, passages, self.lexicon)
        claim = claim_of(spans[0], told, statements, maximum, passes=passes, of_all=of_all)
        left = tuple(self.totals.left(passages))
        claim = claim.model_copy(update={"totals": totals, "sums": sums, "left": left})
        return self.with_remarks(claim, passages)

    def with_remarks(self, claim: ReviewClaim, texts: Sequence[Passage]) -> ReviewClaim:
        """The claim, which has counts that were not read where only texts such as remarks on it have some."""
        sums = claim.left or claim.totals or claim.sums
        counted = sums or any(one.counts or one.total or one.fixed_of for one in claim.iterations)
        uncounted = not counted and self.totals.says_counts(texts)
        return claim.model_copy(update={"uncounted": True}) if uncounted else claim

    def _told_otherwise(self, fields: Fields) -> tuple[IterationClaim, ...]:
        """The rounds that the review fields tell together, labels and all, by what is numbered, counted and judged."""
        entries = fields.of("review")
        lists = [block for entry in entries for block in entry.blocks if isinstance(block, Items)]
        ordered = len(entries) == 1 and not entries[0].text.text and [block.ordered for block in lists] == [True]
        passages = [text for entry in entries for text in (entry.label, *entry.passages())]
        return self.rounds.read(passages[1:] if ordered else passages, ordered=ordered)

    def _bare(self, fields: Fields) -> ReviewClaim | None:
        """A claim that only says that there were reviews: notes such as "… after two review iterations"."""
        pattern = re.compile(rf"\b{self.lexicon.word('review')}\s+{self.lexicon.word('iteration')}\b", re.I)
        for entry in fields.of("notes"):
            if any(pattern.search(text.text) for text in entry.passages()):
                return ReviewClaim(span=entry.label.span)
        return None

    def _reviewed(self, text: str) -> bool:
        return bool(re.search(rf"\b{self.lexicon.word('review')}\b", text, re.I))

    @cached_property
    def _head(self) -> re.Pattern[str]:
        """How a description starts: "Iteration 1 had", "Iteration 1 (PASS):"; "Iteration 1/3:", "#1:" open a clause."""
        each = rf"(?:{self.lexicon.word('each', 'both')}\s+)?"
        after = (
            rf"[*_]*(?=\s*(?:\([^()]{{1,40}}\)\s*)?(?::|{ARROW}|{DASH})|\s+{each}{self.lexicon.word('described')}\b)"
        )
        signed = rf"{_OPENS}[*_]*[#№]\s?(?P<signed>\d{{1,2}})(?!\w|/)"
        return re.compile(rf"(?:\b{self._numbered}|{signed}|{_OPENS}(?P<ratio>{self._ratio})){after}", re.I)

    @cached_property
    def _opening(self) -> re.Pattern[str]:
        """An iteration that opens a clause: "Iteration 1 NEEDS REVISION (2 polish)"; what follows may describe it.

        A word of two letters may stand before it, as in "In iteration 1", "At iteration 1".
        """
        return re.compile(rf"{_OPENS}(?:\w{{2}}\s+)?(?:{self._numbered}|(?P<ratio>{self._ratio}))[*_]*", re.I)

    @cached_property
    def _numbered(self) -> str:
        """The pattern for "iteration 1", "it1", "r1", and "second iteration"; not the start of "iteration 1 of 3"."""
        word, number, short = (
            self.lexicon.word("iteration"),
            self.lexicon.number,
            self.lexicon.word("iteration-initial"),
        )
        of = rf"\s*/|\s+{self.lexicon.word('of')}\s+\d"
        counted = rf"(?:{word}\s+(?P<number>{number})|(?:{word}|{short})(?P<attached>\d{{1,2}}))(?!{of}|\d|\w)"
        return rf"(?:{counted}|(?P<ordinal>{self.lexicon.ordinal})\s+{word}(?!\w))"

    @cached_property
    def _ratio(self) -> str:
        """The pattern for "iteration 1/3" and "iteration 1 of 3"."""
        of = rf"(?:/|{self.lexicon.word('of')}\b)"
        return rf"{self.lexicon.word('iteration')}\s+(?P<first>\d{{1,3}})\s*{of}\s*\d{{1,3}}"

    def _iterations(self, passage: Passage) -> Iterator[IterationClaim]:
        heads = self._heads(passage)
        for head, following in zip_longest(heads, heads[1:]):
            stop = min(head.stop, following.start) if following else head.stop
            claim = self._iteration(passage, head, stop)
            yield from together(claim, passage.text, (head.start, head.body, stop), self.lexicon)

    def _heads(self, passage: Passage) -> list[_Head]:
        text = passage.text
        openers, ends = open_parentheses(text), bracket_ends(text)

        def bounded(match: re.Match[str]) -> _Head:
            """A description inside a parenthesis ends with it."""
            opener = openers[match.start()]
            stop = len(text) if opener is None else ends.get(opener, len(text)) - 1
            return _Head(self._number(match), match.start(), match.end(), max(stop, match.end()))

        heads = [bounded(match) for match in self._head.finditer(text)]
        taken = {head.body for head in heads}
        for match in self._opening.finditer(text):
            if openers[match.start()] is not None and text[: match.start()].rstrip().endswith(","):
                continue
            head = bounded(match)
            stop = clause_end(text, head.body, head.stop)
            if head.body not in taken and self._describes(passage.part(head.body, stop)):
                heads.append(head._replace(stop=stop))
        if heads or self._iteration_word.search(text):
            named = {head.number: head.start for head in sorted(heads, key=lambda head: -head.start)}
            heads += [bounded(match) for match in named_by_order(text, named, self.lexicon)]
        heads.sort(key=lambda head: head.start)
        heads += [bounded(match) for match in in_between(text, [head[:3] for head in heads], self.lexicon)]
        return sorted(heads, key=lambda head: head.start)

    @cached_property
    def _iteration_word(self) -> re.Pattern[str]:
        """A word for iterations, or an iteration beside a verdict: then "the first had …" describes one."""
        words = [word for word in self.lexicon.vocabulary.words_of("iteration", "time") if len(word) > _SHORT_WORD]
        return re.compile(rf"(?<!\w){alternatives(words)}(?!\w)", re.I)

    def _describes(self, body: Passage) -> bool:
        verdict = self.lexicon.verdict.search(body.text[:FAR])
        if verdict and stands_first(body.text, verdict):
            return True
        return bool(self.counts.of_round(body)) or self.counts.goes_down(body.text)

    def _number(self, match: re.Match[str]) -> int:
        if match["ordinal"]:
            return self.lexicon.ordinal_value(match["ordinal"])
        groups = match.groupdict()
        number = next((groups[name] for name in ("number", "signed", "attached", "first") if groups.get(name)), "0")
        return self.lexicon.value(number)

    def _iteration(self, passage: Passage, head: _Head, stop: int) -> IterationClaim:
        body = passage.part(head.body, stop)
        verdict = self._own_verdict(body.text) or self._verdict_at(body.text, head.number)
        return IterationClaim(
            span=passage.span_of(head.start, stop),
            number=head.number,
            verdict=self.lexicon.verdict_of(verdict.group()) if verdict else None,
            counts=self.counts.of_round(self.totals.before(body))
            or self.counts.of_round(body)
            or counts_of_none(body, self.lexicon),
            total=self.counts.total(body),
            fixed_of=self.parts.of_grades(body),
            mended_of=self.parts.of_all(body),
        )

    def _own_verdict(self, text: str) -> re.Match[str] | None:
        """The verdict that begins the description of an iteration, or closes it: "… 2 polish -> PASS (2/3)"."""
        first = self.lexicon.verdict.search(text[:FAR])
        if first and (stands_first(text, first) or self._told.fullmatch(text, 0, first.start())):
            return first
        words = self.lexicon.verdict.finditer(text)
        return next((word for word in words if closes(text, word) or self._ends(text, word)), None)

    def _verdict_at(self, text: str, number: int) -> re.Match[str] | None:
        """The verdict in a description that says it was given there: "…, so that it passed at iteration 3 of 3"."""
        words = self.lexicon.verdict.finditer(text)
        return next((word for word in words if self.places.near(text, word.end())[0] == number), None)

    @cached_property
    def _told(self) -> re.Pattern[str]:
        """The verb of a description, before its verdict: "was passed with 2 polish"; or what passed: "it passed"."""
        return re.compile(rf"\s*(?:{self.lexicon.word('described', 'judged')}\s+){{1,2}}", re.I)

    def _ends(self, text: str, verdict: re.Match[str]) -> bool:
        """Whether a verdict ends a description as its last clause or sentence: "…, and passed it", "…. Passed."."""
        rest = text[verdict.end() :].strip(" .*_)\n")
        before = text[max(0, verdict.start() - FAR) : verdict.start()]
        own = not rest and before.rstrip(" *_").endswith(".")
        return own or (
            (not rest or bool(self._reviewer.fullmatch(rest))) and self._last_clause.search(before) is not None
        )

    @cached_property
    def _reviewer(self) -> re.Pattern[str]:
        """Finds what says that a reviewer judged: "reviewed", "found"."""
        return re.compile(rf"{self.lexicon.word('judged')}", re.I)

    @cached_property
    def _last_clause(self) -> re.Pattern[str]:
        """Finds what goes on from a verdict to the next one: "passed, and then", up to two words of it."""
        return re.compile(rf"[,;]\s+{self.lexicon.word('joining')}\s+(?:[^\W\d]+\s+){{0,2}}$", re.I)

    def _statements(self, passage: Passage, claims: Iterable[IterationClaim]) -> Iterator[VerdictClaim]:
        """The verdict stated outside the descriptions of iterations, such as "Passed at iteration 2/3".

        In a row of them, "NEEDS REVISION (1/3), then PASS (2/3)", the last one of a later iteration holds.
        """
        found = list(self._stated(passage, claims))
        if not found:
            return
        holding, passing = found[0], self.lexicon.vocabulary.pass_verdict
        for later in found[1:]:
            is_next = (later.iteration or 0) > (holding.iteration or 0) and holding.verdict != passing
            if later.iteration is None and holding.iteration is None and holding.verdict != passing:
                # "NEEDS REVISION (two improvement), then PASS": the word for it says so.
                is_next = self._then.search(passage.text, 0, passage.index_of(later.span.start)) is not None
            holding = later if is_next else holding
        yield holding

    @cached_property
    def _then(self) -> re.Pattern[str]:
        """What leads on from a verdict to the next one, right before that: ", then ", " → ✅ ", "; draft 2: "."""
        next_ = rf"(?:(?<!\w){self.lexicon.word('next')}|{ARROW})[\s*_]*{BEFORE_NEXT}"
        return re.compile(rf"(?:{next_}|[;,.]\s+{VERSION})[\s*_]*$", re.I)

    def _stated(self, passage: Passage, claims: Iterable[IterationClaim]) -> Iterator[VerdictClaim]:
        """All verdicts of a text outside the descriptions of iterations; after the first those that follow on it."""
        text = passage.text
        described, first = [claim.span for claim in claims], ""
        for match in self.lexicon.verdict.finditer(text):
            start = passage.offset(match.start())
            around = bisect_right(described, start, key=lambda span: span.start) - 1
            if around >= 0 and start < described[around].stop:
                continue
            if first and not self._follows.search(text, max(0, match.start() - FAR), match.start()):
                continue
            verdict = self.lexicon.verdict_of(match.group())
            number, maximum, stop = self.places.near(text[: self._reach(verdict, match, text)], match.end())
            if number is None and not is_statement(match, text):
                continue
            first = match.group()
            yield VerdictClaim(
                span=passage.span_of(match.start(), match.end()),
                verdict=verdict,
                iteration=number,
                maximum=maximum,
                conditional=is_conditional(match, text, stop, self.lexicon.word("conditional")),
            )

    def _reach(self, verdict: str, match: re.Match[str], text: str) -> int:
        """Up to where the iteration of a verdict may stand: that of one that is no pass before the next verdict."""
        passing = verdict == self.lexicon.vocabulary.pass_verdict
        following = None if passing else self.lexicon.verdict.search(text, match.end())
        return following.start() if following else len(text)

    @cached_property
    def _follows(self) -> re.Pattern[str]:
        """What stands before a verdict that follows on another: "(1/3), then ", "; and ", " → ", ". ", " → v2 "."""
        word = self.lexicon.word("next", "joining")
        return re.compile(rf"(?:[.;,]|{ARROW}|{DASH})[\s*_]*(?:{word}\s+){{0,2}}{BEFORE_NEXT}[\s*_]*$", re.I)

    def _with_final(
        self, passages: Sequence[Passage], iterations: tuple[IterationClaim, ...], statements: Sequence[VerdictClaim]
    ) -> tuple[IterationClaim, ...]:
        """The iterations with the one of a statement that gives its counts: "Passed at iteration 1/3: 2 polish"."""
        stated = statements[0] if statements else None
        if not stated or not stated.iteration or any(claim.number == stated.iteration for claim in iterations):
            return iterations
        words = ((text, word) for text in passages for word in self.lexicon.verdict.finditer(text.text))
        found = next(((text, word) for text, word in words if text.offset(word.start()) == stated.span.start), None)
        if found is None:
            return iterations
        passage, word = found
        *_, start = self.places.near(passage.text, word.end())
        following = self.places.at.search(passage.text, start)
        body = passage.part(start, following.start() if following else len(passage.text))
        if count_slashed(body.text) > 1:
            return iterations
        # What belongs to this iteration ends where a clause opens with the next one.
        if following and not re.search(r"(?:^|[.;(,:])\s*$", body.text):
            return iterations
        counts = self.counts.of_round(body)
        passed = stated.verdict == self.lexicon.vocabulary.pass_verdict
        if passed and stated.iteration == 1 and are_open(counts):
            # What else the text counts may be praise: "Passed at iteration 1/3. Two improvements over last year."
            counts = self.counts.of_round(body.part(0, clause_end(body.text, 0, len(body.text))))
        # What a later pass counts beside polish may be findings of the rounds before.
        if not counts or (passed and stated.iteration > 1 and are_open(counts)):
            return iterations
        claim = IterationClaim(span=stated.span, number=stated.iteration, verdict=None, counts=counts)
        return tuple(sorted((*iterations, claim), key=lambda claim: claim.number))
