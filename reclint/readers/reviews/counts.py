"""Counts of review findings and what the parentheses behind them list."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from reclint.markdown import balanced_end, split_list
from reclint.model import Count
from reclint.model.lesson import GradeCount
from reclint.readers.reviews.compared import Comparing
from reclint.readers.reviews.count_rows import CountRows
from reclint.readers.reviews.nothing_else import filled, stated_alone, zero
from reclint.readers.reviews.settling import Settling
from reclint.vocabulary.lexicon import ARROW, alternatives

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon


_GOES_ON = re.compile(r"[\s*_]+\w")
"""What stands behind a number of findings that are not all: "6 findings of iteration 1", "1 issue with a cell"."""


@lru_cache(maxsize=8)
def mask_groups(text: str) -> str:
    """``text`` without marks of emphasis and without what is in parentheses, lengths kept; an unclosed one stays."""
    pieces, at = [], 0
    start = text.find("(")
    while start >= 0:
        stop = balanced_end(text, start)
        closed = text[stop - 1 : stop] == ")" and stop > start + 1
        pieces.append(text[at:start] + (" " * (stop - start) if closed else text[start:stop]))
        at = stop
        start = text.find("(", stop)
    return ("".join(pieces) + text[at:]).replace("*", " ")


_NOUN = re.compile(r"[*_]*\s*[^\W\d_]*[*_]*\s*")
"""The word between a count and its list: "2 polish items (a, b)"."""
_BEFORE = 40
"""How much of the text before a count is looked at for what makes it none: "remaining of", "4 of", "iteration"."""


class CountReader:
    """Finds "2 improvement findings (a, b)", "no critical", "0 improvement/critical" and the like."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.settling = Settling(lexicon)
        self.comparing = Comparing(lexicon)
        self.rows = CountRows(lexicon)
        # Grades that share a number: "0 improvement/critical", "no critical or improvement".
        joined = rf"(?:\s*/|(?:\s*,\s*|\s+){lexicon.word('joining')}\b)"
        # "neither critical findings nor improvements": the noun stands between; "nothing critical or for polish".
        noun = rf"(?:\s+{lexicon.word('finding', 'bit')}(?!\w))?"
        grades = rf"{lexicon.grade}(?:{noun}{joined}\s*(?:{lexicon.word('at-each')}\s+)?{lexicon.grade})*(?!\w)"
        # Up to three words between the number and the grade, "3 new minor polish", none of which starts another count.
        no_adjective = rf"(?:{lexicon.grade}|{lexicon.word('of')}|{alternatives(lexicon.vocabulary.numbers)})\b"
        # "two matters of polish", "three of polish"
        bits = rf"(?:(?:{lexicon.word('bit')}\s+)?{lexicon.word('of')}\s+(?={lexicon.grade}))?"
        adjectives = rf"(?:(?!{no_adjective})[^\W\d_]+\s+){{0,3}}?{bits}"
        # "A touch of polish" is one, "a polish pass" counts nothing; "none critical", "none that was critical" is 0.
        none = rf"{lexicon.word('none')}(?=\s+(?:[^\W\d_]+\s+{lexicon.word('becomes')}\s+)?{lexicon.grade})"
        single = (
            rf"{none}|{lexicon.word('article')}(?=\s+(?:[^\W\d_]+\s+)?{lexicon.word('bit')}\s+{lexicon.word('of')}\s)"
        )
        # Not the 2 of "1/2 improvement", of "step 1.2 polish" or of "re-2 polish".
        self._count = re.compile(
            rf"(?<![\w./])(?<!\w-)(?P<number>{lexicon.number}|{single})\s+{adjectives}(?P<grades>{grades})",
            re.I,
        )
        counted = rf"{lexicon.number}\s+{adjectives}{grades}"
        # "1 improvement and 1 polish found and resolved": what is said of the last count of a row holds for all.
        between = rf"\s*(?:,|\+|/|&|{lexicon.word('joining')}\b)"
        self._row = re.compile(rf"{noun}(?:{between}(?:\s*{lexicon.word('joining')}\b)?\s+{counted}{noun})*", re.I)
        self._grade = re.compile(lexicon.grade, re.I)
        # "2 improvement -> 0": neither number is that of an iteration; what is left is read by itself.
        self._falling = re.compile(rf"{lexicon.grade}{noun}\s*{ARROW}\s*{lexicon.number}(?!\w)", re.I)
        # "all 3 improvement findings", "iteration 2 polish": the number counts no findings.
        self._before = re.compile(rf"(?:\b{lexicon.word('all')}|\b{lexicon.word('iteration')})\s*$", re.I)

    @cached_property
    def _several(self) -> str:
        """The pattern for a number for each grade, one behind the other: "0/2/1", "zero, zero, and one"."""
        joining, article = self.lexicon.word("joining"), self.lexicon.word("article")
        joined = rf"\s*(?:[,/]\s*(?:{joining}\s+)?|\s{joining}\s+)"
        return joined.join(rf"(?:{article}\s+)?({self.lexicon.number})(?!\w)" for _ in self.lexicon.vocabulary.grades)

    @cached_property
    def _triple(self) -> re.Pattern[str]:
        """Such numbers at the start: "0/2/1", ": nothing, three, one"; with slashes also "with 0/0/2"."""
        slashed = r"(?=\d+\s?/\s?\d+\s?/\s?\d+(?![\w/]))"
        lead = rf"(?:{self.lexicon.word('beside-counts', 'described')}\s+{slashed})?"
        return re.compile(rf"[\s:*_(—–-]*{lead}{self._several}", re.I)

    @cached_property
    def _numbers(self) -> re.Pattern[str]:
        """Such numbers anywhere, "0/2/1"; of a long row of marks before them each would be looked through."""
        return re.compile(self._several, re.I)

    @cached_property
    def _part_of(self) -> re.Pattern[str]:
        """What says that not all of so many are spoken of: the "4 of" in "4 of 5 improvement findings", "4 / 5"."""
        of = rf"(?:\s+{self.lexicon.word('of')}(?:\s+{self.lexicon.word('pointing')})?|\s/)"
        return re.compile(rf"(?<!\w){self.lexicon.number}{of}\s*$", re.I)

    @cached_property
    def _article(self) -> re.Pattern[str]:
        """Finds an article where a number could stand: "a polish finding"."""
        return re.compile(self.lexicon.word("article"), re.I)

    def counts(self, passage: Passage) -> tuple[GradeCount, ...]:
        """The counts of a stretch of text, the first for each grade; none where they go down from one to another."""
        found: dict[str, GradeCount] = {}
        if self.goes_down(mask_groups(passage.text)):
            return ()
        for count in self._each(passage):
            found.setdefault(count.grade, count)
        # "0 crit 2 impr 3 pol" and "crit 0 impr 2 pol 3": the reading that counts more.
        behind, before = tuple(found.values()), self.rows.grades_first(passage, mask_groups(passage.text))
        if before and len(before) >= len(behind):  # "no critical, improvement: 2, polish: 1"
            return (*(one for grade, one in found.items() if grade not in {one.grade for one in before}), *before)
        return behind or self.rows.abbreviated(passage)

    def goes_down(self, text: str) -> bool:
        """Whether a text has counts that go down: "(1 critical -> 0, 2 improvement -> 0)"."""
        return self._falling.search(text) is not None

    def has_triple(self, text: str) -> bool:
        """Whether a text has a number for each grade, one behind the other: "nothing, three, one"."""
        return self._numbers.search(text) is not None

    def triple(self, passage: Passage) -> tuple[GradeCount, ...]:
        """The counts of a text that begins with a number for each grade, in their order: "zero, zero, and one"."""
        match = self._triple.match(passage.text)
        if match is None:
            return ()
        return tuple(
            GradeCount(
                span=passage.span_of(match.start(place), match.end(place)),
                value=self.lexicon.value(match[place]),
                grade=grade,
            )
            for place, grade in enumerate(self.lexicon.vocabulary.grades, 1)
        )

    def of_round(self, body: Passage) -> tuple[GradeCount, ...]:
        """The counts of the description of a round, in whatever form."""
        found = self.triple(body) or self.counts(body)
        return self.with_nothing_else(body, found or self.none(body) or self._counts_in_group(body))

    def _counts_in_group(self, body: Passage) -> tuple[GradeCount, ...]:
        """The counts of "NEEDS REVISION (1 critical, 3 improvement)"."""
        start = body.text.find("(")
        if start < 0:
            return ()
        return self.counts(body.part(start + 1, max(balanced_end(body.text, start) - 1, start + 1)))

    def none(self, body: Passage) -> tuple[GradeCount, ...]:
        """The counts of "zero findings", or of "found nothing at all": 0 for every grade."""
        text = mask_groups(body.text)
        match = self._zero_findings.search(text) or self._nothing.match(text)
        if not match:
            return ()
        span = body.span_of(match.start(), match.end())
        return tuple(zero(grade, span) for grade in self.lexicon.vocabulary.grades)

    def with_nothing_else(self, body: Passage, counts: tuple[GradeCount, ...]) -> tuple[GradeCount, ...]:
        """The counts with 0 for all other grades, where a text says so: "nothing but 2 polish findings"."""
        if not counts:
            return counts
        place = stated_alone(body, mask_groups(body.text), counts, self.lexicon)
        return filled(counts, place, self.lexicon) if place else counts

    @cached_property
    def _zero_findings(self) -> re.Pattern[str]:
        """None at all: "0 findings", "no findings", "without any finding"; not "without any finding left open"."""
        finding, still = self.lexicon.word("finding"), self.lexicon.word("unsettled")
        open_still = rf"(?!\s+(?:{self.lexicon.word('described', 'helping', 'stays', 'remaining')}\s+)?{still}\b)"
        none = self.lexicon.word("no-finding")
        return re.compile(rf"\b(?:{self.lexicon.zero}\s+{finding}\b|{none}\s+{finding}\b{open_still})", re.I)

    @cached_property
    def _nothing(self) -> re.Pattern[str]:
        """A description that is no more than the word for none: "found nothing at all", "had none", "clean"."""
        verb, more, joined = (self.lexicon.word(name) for name in ("described", "at-all", "joining"))
        none = (
            rf"(?!{self.lexicon.word('negative')}\s){self.lexicon.word('none')}"  # "was not needed" found nothing out
        )
        zero = (
            rf"(?:{verb}\s+)?(?:{self.lexicon.zero}|{self.lexicon.word('clean')})|{verb}\s+{none}|{none}(?=\s+{more})"
        )
        return re.compile(rf"[\s:—–-]*(?:{zero})(?:\s+{more}\s*,|(?:\s+{more})?\s*(?:[.;]|$|,?\s+{joined}\s))", re.I)

    def total(self, passage: Passage) -> Count | None:
        """The number of findings of all grades together: "six findings (one critical, …)".

        "All 6 findings", "6 findings of iteration 1" and "6 findings resolved" are those that were found before; "1
        issue with a cell" is one of them; "6 findings in total" may be those of all iterations (`sums`), but where it
        opens the description and leads in to its counts.
        """
        masked = mask_groups(passage.text)
        if summed := self._summed.search(masked):
            return self._leading_sum(passage, summed)
        if match := self.in_all.search(passage.text):
            return Count(span=passage.span_of(*match.span("number")), value=self.lexicon.value(match["number"]))
        match = next((m for m in self._all_grades.finditer(masked) if not _GOES_ON.match(passage.text, m.end())), None)
        if match is None or self._before.search(passage.text[max(0, match.start() - _BEFORE) : match.start()]):
            return None
        if self.comparing.is_compared(masked, match.start(), match.end(), match.end()):
            return None
        said = self.settling.clause(passage.text, match.end())
        if self.settling.is_settled(said) or self.settling.is_carried(said):
            return None
        span = passage.span_of(match.start(), match.end())
        return Count(span=span, value=self.lexicon.value(match["number"]))

    def _leading_sum(self, passage: Passage, summed: re.Match[str]) -> Count | None:
        """A sum that opens a description and leads in to its counts: ": 6 findings in all, namely 1 critical, …"."""
        opens = self._opening.fullmatch(mask_groups(passage.text), 0, summed.start()) is not None
        leads = self._leading.match(passage.text, summed.end()) if opens else None
        if leads is None or not self._count.match(passage.text, leads.end()):
            return None
        span = passage.span_of(summed.start(), summed.end())
        return Count(span=span, value=self.lexicon.value(summed["number"] or summed["behind"]))

    def sums(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Where "6 findings in total" and "in total 6 findings" stand in a text, and how many there are."""
        for match in self._summed.finditer(mask_groups(text)):
            yield match.start(), match.end(), self.lexicon.value(match["number"] or match["behind"])

    @cached_property
    def _summed(self) -> re.Pattern[str]:
        """A sum: "6 findings in total", "in total: 6 findings"."""
        noun, across = self.lexicon.word("finding"), self.lexicon.word("across")
        plain = rf"(?<![\w./])(?<!\w-)(?P<number>{self.lexicon.number})\s+{noun}\s+{across}(?!\w)"
        return re.compile(rf"{plain}|(?<!\w){across}[\s:]+(?P<behind>{self.lexicon.number})\s+{noun}(?!\w)", re.I)

    @cached_property
    def _opening(self) -> re.Pattern[str]:
        """What stands before a number that opens a description: ":", " had "."""
        return re.compile(rf"[\s:*_—–-]*(?:{self.lexicon.word('described')}\s+)?", re.I)

    @cached_property
    def _leading(self) -> re.Pattern[str]:
        """What stands between a sum and the counts that make it up: ": ", " (", ", namely "."""
        return re.compile(rf"\s*(?:[,:(]|[—–-]{{1,2}})\s*(?:{self.lexicon.word('namely')}[,:]?\s+)?", re.I)

    @cached_property
    def in_all(self) -> re.Pattern[str]:
        """A sum in parentheses behind the counts that it sums up: "1/2/3 (5 findings in all)"."""
        behind = rf"(?:\d|{self.lexicon.grade}|{self.lexicon.word('finding')})[*_]{{0,2}}\s?"
        total = (
            rf"\s?(?P<number>{self.lexicon.number})\s(?:{self.lexicon.word('finding')}\s)?{self.lexicon.word('across')}"
        )
        return re.compile(rf"{behind}\({total}\s?\)", re.I)

    @cached_property
    def _all_grades(self) -> re.Pattern[str]:
        """Finds a number of findings of whatever grade: "6 findings"."""
        noun = self.lexicon.word("finding")
        return re.compile(rf"(?<![\w./])(?<!\w-)(?P<number>{self.lexicon.number})\s+{noun}(?!\w)", re.I)

    def _each(self, passage: Passage) -> Iterator[GradeCount]:
        if not self.lexicon.grade_mention.may_be_in(passage.text):
            return
        text, row = mask_groups(passage.text), 0
        for match in self._count.finditer(text):
            row = row if match.end() <= row else self._end_of_row(text, match.end())
            before = text[max(0, match.start() - _BEFORE) : match.start()]
            if self._part_of.search(before) or self._before.search(before):
                continue
            if self.comparing.is_compared(text, match.start(), match.end(), row):
                continue
            grades = [self.lexicon.grade_of(word) for word in self._grade.findall(match["grades"])]
            value = self._value(match["number"])
            inner = self._parenthesis(passage, match.end())
            alone = len(grades) == 1 and not (inner and self._shares_list(inner, before))
            listed, remarks = self._listed(inner) if inner and alone else (None, 0)
            # Up to the next comma; also "…, all resolved" behind one.
            said = match.group() + self.settling.clause(text, row)
            settled = self.settling.is_settled(said) or (
                inner is not None and self.settling.is_settled_in(inner, value)
            )
            for grade in grades:
                yield GradeCount(
                    span=passage.span_of(match.start(), match.end()),
                    value=value,
                    grade=grade,
                    listed=listed,
                    remarks=remarks,
                    carried=self.settling.is_carried(said),
                    settled=settled,
                )

    def _end_of_row(self, text: str, stop: int) -> int:
        """Where the counts end that stand in a row with the one up to ``stop``; those in between end there too."""
        row = self._row.match(text, stop)
        return row.end() if row else stop

    def _value(self, number: str) -> int:
        """The value of what stands for a number: 1 for an article, 0 for "none"."""
        if self._article.fullmatch(number):
            return 1
        return 0 if self._none.fullmatch(number) else self.lexicon.value(number)

    @cached_property
    def _none(self) -> re.Pattern[str]:
        """The word for none in the place of a number: "none critical"."""
        return re.compile(self.lexicon.word("none"), re.I)

    @cached_property
    def _remark(self) -> re.Pattern[str]:
        """How an entry opens that is no finding but speaks of those before it: "both mended", "2 of 3 fixed"."""
        words = self.lexicon.word("remark", "fixed", "carried", "remaining")
        some = rf"{self.lexicon.number}\s*(?:/|{self.lexicon.word('of')}\s)\s*{self.lexicon.number}\s"
        return re.compile(rf"\W*(?:{self.lexicon.word('all')}\s|{words}(?!\w)|{some})", re.I)

    def _shares_list(self, inner: Passage, before: str) -> bool:
        """Whether the parenthesis behind a count lists those of another grade too: "2 improvement, 3 polish (a, b; c)".

        Semicolons part its lists, one of which has commas, and there is another count right before it without a list.
        """
        counts = [match for match in self._count.finditer(before) if not before[match.end() :].strip(" ,+/&")]
        lists = split_list(inner, ";")
        listed = len(lists) > 1 and any(len(split_list(one)) > 1 for one in lists)
        return listed and any(self._value(match["number"]) for match in counts)

    def _listed(self, inner: Passage) -> tuple[int, int]:
        """How many entries a parenthesis lists; remarks at its end are counted apart."""
        entries = split_list(inner, ";")
        entries = entries if len(entries) > 1 else split_list(inner)
        findings = self._without_remarks(entries)
        if findings == 1 < len(entries):  # "a, b, c; all fixed"
            return len(split_list(entries[0])), len(entries) - findings
        return findings, len(entries) - findings

    def _without_remarks(self, entries: Sequence[Passage]) -> int:
        findings = len(entries)
        while findings > 1 and self._remark.match(entries[findings - 1].text):
            findings -= 1
        return findings

    def _parenthesis(self, passage: Passage, stop: int) -> Passage | None:
        """What the parenthesis behind a count holds; None where there is none or it is not closed."""
        noun = _NOUN.match(passage.text, stop)
        start = noun.end() if noun else stop
        if not passage.text.startswith("(", start):
            return None
        end = balanced_end(passage.text, start)
        return passage.part(start + 1, end - 1) if passage.text[end - 1] == ")" else None
