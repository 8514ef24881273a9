"""The rounds of a review by evidence: what is numbered and then counted or judged, in whatever words and marks.

`review_claim` knows how rounds are told as a rule. Here nothing is asked of the words around: a text is cut where
something numbers a round, or else where its items, sentences or clauses end, and a cut is a reading of the text where
each piece has counts of findings, and the numbers, the verdicts or a number of rounds agree with it.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from itertools import dropwhile, pairwise
from typing import TYPE_CHECKING, NamedTuple

from reclint.markdown import leading_signs
from reclint.model import IterationClaim
from reclint.model.lesson import GradeCount
from reclint.readers.depths.depth import outermost_groups
from reclint.readers.reviews.clauses import open_parentheses
from reclint.readers.reviews.counts import CountReader
from reclint.readers.reviews.iterations import are_open
from reclint.readers.reviews.settled_parts import SettledParts
from reclint.text.source import Passage, Span
from reclint.vocabulary.lexicon import ARROW, DASH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reclint.vocabulary.lexicon import Lexicon

_FEWEST_GRADES = 2
"""How many grades a piece counts at least to be a round where nothing numbers it."""
_FEWEST_ROUNDS = 2
"""How many rounds stand in a row at least."""
_MOST_ROUNDS = 9
"""How many rounds a review has at most; courses allow three as a rule."""
_MOST_FINDINGS = 40
"""A greater number between slashes is one of a date: "8/3/26"."""
_SLASHED = re.compile(r"(?<![\w/.])\d{1,2}(?:\s?/\s?\d{1,2})+(?![\w/]|\.\d)")
"""Numbers between slashes: "0/2/1"."""
_CLAUSES = rf"[;\n]|\s(?:{ARROW}|[·|])\s|\.\s+"
_FEW_WORDS = 4
"""How many words say that nothing was found, at most: "had no findings at all"; more may tell of the lesson."""
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5}


_LEADS = re.compile(r"[\s,(*_]*(?:[^\W\d]{2,3}\s+){0,2}")
"""What stands between counts and the number of their round: " at ", " (", ", in the "."""


def _leads(piece: Passage, counts: Sequence[GradeCount]) -> bool:
    """Whether nothing but a word or two stands behind the counts of a piece: "fixed at" speaks of another round."""
    behind = piece.span.stop - max(count.span.stop for count in counts)
    return _LEADS.fullmatch(piece.text, max(0, len(piece.text) - behind)) is not None


def count_slashed(text: str) -> int:
    """How often a text has counts between slashes: once in "0/2/1 (1/3)"."""
    return sum(match.group().count("/") > 1 for match in _SLASHED.finditer(text))


def _stand_before(marks: Sequence[_Mark], counted: Sequence[int | None]) -> bool:
    """Whether the counts of rounds stand before their numbers, and behind a verdict with its own.

    "Passed at the second; 2 polish in the first, 1 polish in the second": behind the last number nothing is counted.
    """
    last = marks[0].number if marks and marks[0].verdict else 0
    in_order = [mark.number for mark in marks[1:]] == list(range(1, last + 1))
    return bool(last) and in_order and counted[:1] == [last] and last not in counted[1:]


class _Piece(NamedTuple):
    """A piece of a review: what it says, the number that stands before it, and the verdict that leads in to that."""

    body: Passage
    number: int | None = None
    verdict: str | None = None


class _Mark(NamedTuple):
    """Where a round is numbered."""

    start: int
    stop: int
    number: int
    verdict: str | None


@lru_cache(maxsize=16)
def rounds_of(lexicon: Lexicon) -> RoundsReader:
    """The reader of rounds for a lexicon."""
    return RoundsReader(lexicon)


class RoundsReader:
    """Reads the rounds that some texts tell together."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.counts = CountReader(lexicon)
        self.parts = SettledParts(lexicon)

    def read(self, passages: Sequence[Passage], *, ordered: bool = False) -> tuple[IterationClaim, ...]:
        """The rounds of a review in the best reading of its passages, none where no reading holds.

        ``ordered``: the passages are the items of a numbered list.
        """
        days = self.lexicon.vocabulary.mask_days  # "3 March: 0 critical" is no third round
        told = [text._replace(text=days(text.text)) for text in passages if text.text.strip()]
        if not any(self._may_count(text.text) for text in told):
            return ()
        whole = Passage.joined(told, "\n")
        numbered = self._by_number(whole)
        if len(numbered) > 1:
            return numbered
        behind = self._numbered_behind(whole)
        return max(numbered, behind, self._by_order(told, ordered=ordered), self._in_a_row(whole), key=len)

    def _numbered_behind(self, whole: Passage) -> tuple[IterationClaim, ...]:
        """The rounds where the number of each stands right behind its counts: "0/0/2 at iteration 1/3, PASS"."""
        marks = list(self._marks(whole.text))
        starts = [0, *(mark.stop for mark in marks)]
        pieces = [whole.part(start, mark.start) for start, mark in zip(starts, marks, strict=False)]
        found = [(piece, self.counted(piece)) for piece in pieces]
        numbers, rest = [mark.number for mark in marks], whole.part(starts[-1], len(whole.text))
        leads = all(len(counts) >= _FEWEST_GRADES and _leads(piece, counts) for piece, counts in found)
        if not marks or not leads or numbers != list(range(numbers[0], numbers[0] + len(marks))) or self.counted(rest):
            return ()
        ends = [*(piece.strip(" ,.;:").text for piece in pieces[1:]), rest.strip(" ,.;:").text]
        verdicts = [mark.verdict or self._opening_verdict(end) for mark, end in zip(marks, ends, strict=True)]
        return tuple(
            self._claim(_Piece(piece, number, verdict), number, counts)
            for (piece, counts), number, verdict in zip(found, numbers, verdicts, strict=True)
        )

    def _opening_verdict(self, text: str) -> str | None:
        """The verdict that a text opens with."""
        match = self.lexicon.verdict.match(text, leading_signs(text))
        return self.lexicon.verdict_of(match.group()) if match else None

    def _in_a_row(self, whole: Passage) -> tuple[IterationClaim, ...]:
        """The rounds of "two rounds: 0/2/1 and 0/0/1": as many numbers between slashes as there are rounds said."""
        places = [match.span() for match in _SLASHED.finditer(whole.text) if match.group().count("/") > 1]
        found = [(part, self._slashed(part)) for part in (whole.part(*place) for place in places)]
        if len(found) < _FEWEST_ROUNDS or self._rounds_said([whole]) != len(found) or not all(one[1] for one in found):
            return ()
        return tuple(self._claim(_Piece(part), number, counts) for number, (part, counts) in enumerate(found, 1))

    def _may_count(self, text: str) -> bool:
        counted = self.lexicon.grade_mention.may_be_in(text) or re.search(
            r"\d[ \t]?/[ \t]?\d|\d[a-zA-Z]\b|\d [A-Z]\b", text
        )
        return bool(counted) or self.counts.has_triple(text)

    def _by_number(self, whole: Passage) -> tuple[IterationClaim, ...]:
        """The rounds where each has a number of its own before what is said of it."""
        marks = list(self._marks(whole.text))
        stops = [mark.start for mark in marks[1:]] + [len(whole.text)]
        pieces = (
            _Piece(whole.part(mark.stop, stop), mark.number, mark.verdict)
            for mark, stop in zip(marks, stops, strict=False)
        )
        found = [(piece, counts) for piece in pieces if (counts := self.counted(piece.body))]
        numbers = sorted(piece.number or 0 for piece, _ in found)
        if any(
            count_slashed(piece.body.text) > 1 for piece, _ in found
        ):  # "3/3: 0/2/1 → 0/0/1": which is of the third?
            return ()
        judged = len(found) > 1 and all(piece.verdict for piece, _ in found)  # "FAIL 1/3 (1 improvement), PASS 2/3 (…)"
        several = judged or any(len(counts) >= _FEWEST_GRADES for _, counts in found)
        before = whole.part(0, marks[0].start if marks else 0)
        if (
            _stand_before(marks, [piece.number for piece, _ in found])
            or (len(found) > 1 and numbers != list(range(1, len(found) + 1)))
            or not several
            or self.counted(before)
        ):
            return ()
        claims = [self._claim(piece, piece.number or 0, counts) for piece, counts in found]
        return tuple(sorted(claims, key=lambda claim: claim.number))

    def _marks(self, text: str) -> Iterator[_Mark]:
        """What numbers rounds; inside a parenthesis nothing but what opens it, since that may list anything."""
        openers = open_parentheses(text)
        for match in self._mark.finditer(text):
            opener = openers[match.start()]
            if opener is not None and text[opener : match.start()].strip("([ *_`"):
                continue
            groups = {name: value for name, value in match.groupdict().items() if value}
            verdict = groups.pop("verdict", None)
            words = [value for name, value in groups.items() if not name.startswith("of")]
            number = self._value(words[0]) if words else 0
            most = max([self._value(value) for name, value in groups.items() if name.startswith("of")], default=0)
            if 0 < number <= (most or _MOST_ROUNDS):
                stated = self.lexicon.verdict_of(verdict) if verdict else None
                yield _Mark(match.start(), match.end(), number, stated)

    def _value(self, word: str) -> int:
        if word.isdecimal():
            return int(word)
        if word in _ROMAN:
            return _ROMAN[word]
        return self.lexicon.any_value(word)

    @cached_property
    def _mark(self) -> re.Pattern[str]:
        """What numbers a round.

        "Iteration 1/3", "(round 1/3)",
        "attempt two", "it.1", "r1", "review 1 of 3"; "(1/3)", "2 of 3:"; "the second", "1st round";
        "1)", "(1)", "#1", "1.", "II:" where a clause opens. A verdict may lead in: "passed at the second".
        """
        lexicon = self.lexicon
        numeral = rf"(?:\d{{1,2}}|{lexicon.number_word}|(?-i:III|II|IV|I|V))"

        def most(name: str) -> str:
            return rf"(?:\s*(?:/|{lexicon.word('of')}\b)\s*(?P<{name}>{numeral})(?!\w))?"

        word = lexicon.word("iteration", "time", "review")
        counted = rf"(?!\s+(?:{lexicon.grade}|{lexicon.word('finding')})\b)"
        named = rf"(?<!\w){word}(?:\s+[#(]?|\.)(?P<named>{numeral})(?![\w%]|\.\d){counted}{most('of1')}[)\]]?"
        behind = rf"(?=\s*(?:$|[)\],.:;(·|]|{DASH}|{ARROW}|{lexicon.verdict.pattern}|{lexicon.word('described')}\b))"
        ratio = rf"(?<![\w/.])(?P<ratio>\d)\s*(?:/|\s{lexicon.word('of')}\s)\s*(?P<of2>\d)(?![\w/]|\.\d)[)\]]?{behind}"
        noun = rf"(?:\s+(?:{word}))?"
        ordinal = rf"(?<!\w)(?P<ordinal>{lexicon.ordinal})(?!\w){counted}{noun}(?!\w){most('of3')}"
        opens = r"(?:(?<=^)|(?<=[.;,(·|/\n]\s)|(?<=[.;,·|/]\s[*_])|(?<=\n)|(?<=\())"
        signs = r"[*_`]{0,3}"
        listed = rf"{opens}{signs}(?:\(?(?P<item>\d)\)|[#№]\s?(?P<signed>\d)|(?P<dotted>\d)[.:](?=\s))(?!\w)"
        initial = rf"{opens}{signs}(?:{word}|{lexicon.word('iteration-initial')})"
        short = rf"(?:{initial}|(?<!\w){word})\.?(?P<short>\d)(?!\w|/)"
        roman = rf"{opens}{signs}(?-i:(?P<roman>III|II|IV|I|V))(?=[:.)]\s|\s{DASH}\s)"
        lead = rf"(?:(?<!\w)(?P<verdict>{lexicon.verdict.pattern})[ \t]+(?:[^\W\d]{{2,5}}[ \t]+){{0,2}}\(?)?"
        return re.compile(rf"{lead}(?:{named}|{ratio}|{ordinal}|{listed}|{short}|{roman})", re.I)

    def _by_order(self, passages: Sequence[Passage], *, ordered: bool) -> tuple[IterationClaim, ...]:
        """The rounds where nothing numbers them, but their number is said, or their verdicts make a row of rounds."""
        for pieces in (list(passages), [part for text in passages for part in self._parts(text)]):
            counted = [(piece, self.counted(piece)) for piece in pieces]
            found = [(piece, counts) for piece, counts in counted if len(counts) >= _FEWEST_GRADES]
            verdicts = [self.verdict(piece.text) for piece, _ in found]
            said = self._rounds_said(passages)
            sure = ordered and len(found) == len(passages)
            if self._ends_in_pass(counted):
                sure, verdicts[-1] = True, verdicts[-1] or self.lexicon.vocabulary.pass_verdict
            if found and (sure or said == len(found) or (said is None and self._is_row(verdicts))):
                return tuple(
                    self._claim(
                        _Piece(piece, None, verdict if self._may_end(verdict, number, found) else None), number, counts
                    )
                    for number, ((piece, counts), verdict) in enumerate(zip(found, verdicts, strict=True), 1)
                )
        return ()

    def _ends_in_pass(self, counted: Sequence[tuple[Passage, tuple[GradeCount, ...]]]) -> bool:
        """Whether rounds are told one after another, and then that it passed: "C0, I2, P1 → C0, I0, P1 → PASS"."""
        told = list(dropwhile(lambda piece: not piece[1], counted))  # a label may stand before the first
        *rounds, (last, _) = told or [(Passage("", ((0, 0),)), ())]
        word = self.lexicon.verdict.fullmatch(last.text.strip(" .*_`"))
        passes = word is not None and self.lexicon.verdict_of(word.group()) == self.lexicon.vocabulary.pass_verdict
        whole = passes and bool(rounds) and all(len(counts) >= _FEWEST_GRADES for _, counts in rounds)
        return whole and not are_open(rounds[-1][1])

    def _may_end(self, verdict: str | None, number: int, found: Sequence[object]) -> bool:
        """Whether a verdict is that of its own round: a pass before the last is that of them all."""
        return verdict != self.lexicon.vocabulary.pass_verdict or number == len(found)

    def _is_row(self, verdicts: Sequence[str | None]) -> bool:
        """Whether several rounds were failed and only the last one passed."""
        passing = [verdict == self.lexicon.vocabulary.pass_verdict for verdict in verdicts]
        return len(verdicts) > 1 and None not in verdicts and passing == [False] * (len(verdicts) - 1) + [True]

    def _rounds_said(self, passages: Sequence[Passage]) -> int | None:
        """How many rounds a text says there were: "two rounds", "passed at 2/3", "twice"."""
        for text in passages:
            if match := self._said.search(text.text):
                return self._value(match["number"])
            passing = (mark for mark in self._marks(text.text) if mark.verdict == self.lexicon.vocabulary.pass_verdict)
            if mark := next(passing, None):
                return mark.number
            if match := self._passed_at.search(text.text):
                return self._value(match["number"])
        return None

    @cached_property
    def _said(self) -> re.Pattern[str]:
        """A number of rounds in words: "two iterations", "3 review rounds"."""
        word = self.lexicon.word("iteration", "time")
        return re.compile(rf"(?<!\w)(?P<number>\d|{self.lexicon.number_word})\s+(?:\w+\s+)?{word}(?!\w)(?!\s*\d)", re.I)

    @cached_property
    def _passed_at(self) -> re.Pattern[str]:
        """A verdict with the round right behind it: "PASS (2/3)", "PASS, 2 of 3", "PASS · round 2/3"."""
        of = rf"\s*(?:/|\s{self.lexicon.word('of')}\s)\s*"
        place = rf"[\s,:(\[·|–—-]{{1,6}}(?:{self.lexicon.word('iteration')}\s)?(?P<number>\d)"
        return re.compile(rf"{self.lexicon.verdict.pattern}{place}{of}\d(?![\w/])", re.I)

    @cached_property
    def _parted(self) -> re.Pattern[str]:
        """What parts two clauses: "NEEDS REVISION; PASS", "NEEDS REVISION, and then PASS"."""
        then = self.lexicon.word("next")
        return re.compile(rf"{_CLAUSES}|,?(?<!\s)\s+(?:{self.lexicon.word('joining')}\s+)?{then}(?=\W)", re.I)

    def _parts(self, text: Passage) -> list[Passage]:
        """The clauses of a text."""
        cuts = [(0, 0), *(match.span() for match in self._parted.finditer(text.text)), (len(text.text), 0)]
        return [text.part(left[1], right[0]) for left, right in pairwise(cuts)]

    def tells_pass(self, text: str) -> bool:
        """Whether a text says in which round something passed: "passed at iteration 2/3", "passed on the first try"."""
        marks = self._mark.finditer(text) if self.lexicon.verdict.search(text) else ()
        return any(
            mark["verdict"]
            and self.lexicon.verdict_of(mark["verdict"]) == self.lexicon.vocabulary.pass_verdict
            and re.search(rf"(?<!\w){self.lexicon.word('iteration', 'time')}", mark.group(), re.I)
            for mark in marks
        )

    def tells_next(self, label: str, before: str, body: Passage) -> bool:
        """Whether a label numbers a round and says no more, and its text counts findings: "Round 2", "no findings".

        It is the round after that of the label ``before``, if that numbers one. Words that deny findings are few: "no
        issues with the flour that Ada brought" tells of the lesson.
        """
        number, last = self._number_alone(label), self._number_alone(before)
        if number is None or (last is not None and number != last + 1):
            return False
        counts = self.counted(body)
        return any(count.value for count in counts) or (bool(counts) and len(body.text.split()) <= _FEW_WORDS)

    def _number_alone(self, label: str) -> int | None:
        """The number of the round that a label is and says no more: "↳ Round 2"."""
        mark = self._mark.search(label)
        if mark is None or mark["named"] is None or re.search(r"\w", self._mark.sub("", label, count=1)):
            return None
        return self.lexicon.value(mark["named"])

    def verdict(self, text: str) -> str | None:
        """The verdict that a piece states: the only one, or the first."""
        match = self.lexicon.verdict.search(text, leading_signs(text))
        return self.lexicon.verdict_of(match.group()) if match else None

    def counted(self, body: Passage) -> tuple[GradeCount, ...]:
        """The counts of a piece, in words or as "0/2/1"."""
        own = self.counts.of_round(body) or self._slashed(body)
        groups = [body.part(start + 1, stop - 1) for start, stop in outermost_groups(body.text)] if not own else []
        # "2/3 (no findings)": where no parenthesis counts any.
        told = (read(group) for read in (self.counts.counts, self.counts.none) for group in groups)
        found = own or next(filter(None, told), ())
        return self.counts.with_nothing_else(body, found)

    def _slashed(self, body: Passage) -> tuple[GradeCount, ...]:
        """The counts of "needs revision (0/2/1)": as many numbers as there are grades, and nothing else of the kind."""
        grades = tuple(self.lexicon.vocabulary.grades)
        for match in _SLASHED.finditer(body.text):
            numbers = list(re.finditer(r"\d+", match.group()))
            if len(numbers) == len(grades) and all(int(number.group()) <= _MOST_FINDINGS for number in numbers):
                return tuple(
                    GradeCount(
                        span=body.span_of(match.start() + number.start(), match.start() + number.end()),
                        value=int(number.group()),
                        grade=grade,
                    )
                    for grade, number in zip(grades, numbers, strict=True)
                )
        return ()

    def _claim(self, piece: _Piece, number: int, counts: tuple[GradeCount, ...]) -> IterationClaim:
        body, verdict = piece.body, piece.verdict or (None if piece.number is None else self.verdict(piece.body.text))
        # A verdict before the counts that is not that of this round is a statement about them all.
        start = body.strip().span.start if verdict or piece.number else body.span.stop
        return IterationClaim(
            span=Span(min([start, *(count.span.start for count in counts)]), body.strip().span.stop),
            number=number,
            verdict=verdict,
            counts=counts,
            total=self.counts.total(body),
            fixed_of=self.parts.of_grades(body),
            mended_of=self.parts.of_all(body),
        )
