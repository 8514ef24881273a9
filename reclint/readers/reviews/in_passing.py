"""What a review tells of a round in passing: "Nothing was found in the third", "Round 2: 🔴 0, 🟠 1, 🔵 2"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.model import IterationClaim
from reclint.model.lesson import GradeCount
from reclint.readers.reviews.nothing_else import with_zeros, zero

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon


def completed(
    passages: Sequence[Passage], iterations: Sequence[IterationClaim], lexicon: Lexicon
) -> tuple[IterationClaim, ...]:
    """The iterations with all that is told of them besides their own counts, and those that had no findings."""
    signed = tuple(_with_signs(claim, passages, lexicon) for claim in iterations)
    whole = tuple(with_zeros(passages, _without_any(passages, signed, lexicon), lexicon))
    return (*whole, *_empty_round(passages, whole, lexicon))


def _without_any(
    passages: Sequence[Passage], iterations: tuple[IterationClaim, ...], lexicon: Lexicon
) -> tuple[IterationClaim, ...]:
    """The iterations with 0 for a grade that none of them had, where a sentence behind the last one says so."""
    last = iterations[-1].span.start if len(iterations) > 1 else 0
    for passage in passages if last else ():
        for match in _nothing_in_any(lexicon).finditer(passage.text):
            span, grade = passage.span_of(*match.span("said")), lexicon.grade_of(match["grade"])
            if span.start > last:
                return tuple(
                    one.model_copy(update={"counts": (*one.counts, zero(grade, span))})
                    if one.counts and one.count(grade) is None
                    else one
                    for one in iterations
                )
    return iterations


@lru_cache(maxsize=16)
def _nothing_in_any(lexicon: Lexicon) -> re.Pattern[str]:
    """A sentence that says that no round had findings of a grade: "; there was nothing critical in any of them."."""
    rounds = (
        rf"(?:{lexicon.word('of')}\s+(?:{lexicon.word('those')}|{lexicon.word('the')}\s+{lexicon.word('iteration')})"
    )
    which = rf"{lexicon.word('any-of')}\s+{rounds}|{lexicon.word('iteration')})"
    none = rf"{lexicon.zero}\s+(?P<grade>{lexicon.grade})(?:\s+{lexicon.word('finding', 'bit')})?"
    opens = rf"[.;]\s+(?:{lexicon.word('joining')}\s+)?(?:{lexicon.word('described')}\s+)?"
    return re.compile(rf"{opens}(?P<said>{none}\s+{lexicon.word('home')}\s+{which})(?=\s*(?:[.;)]|$))", re.I)


def _empty_round(
    passages: Sequence[Passage], iterations: Sequence[IterationClaim], lexicon: Lexicon
) -> Iterator[IterationClaim]:
    """The round behind the last that was described, of which a sentence says only that nothing was found in it."""
    last = iterations[-1].number if iterations else 0
    for passage in passages if last else ():
        for match in _nothing_in(lexicon).finditer(passage.text):
            number = lexicon.ordinal_value(match["ordinal"]) if match["ordinal"] else lexicon.value(match["number"])
            if number == last + 1:
                span = passage.span_of(match.start("said"), match.end())
                counts = tuple(zero(grade, span) for grade in lexicon.vocabulary.grades)
                verdict = lexicon.verdict_of(match["verdict"]) if match["verdict"] else None
                yield IterationClaim(span=span, number=number, verdict=verdict, counts=counts)
                return


@lru_cache(maxsize=16)
def _nothing_in(lexicon: Lexicon) -> re.Pattern[str]:
    """A clause that says that a round had no findings: "Nothing was found in the third, which passed".

    Also "no findings in round 3". "Nothing new in the third round of baking" goes on otherwise; "0 in the second" may
    be of one grade.
    """
    none = rf"(?!\d+\s+{lexicon.word('upon')}\s){lexicon.zero}"
    nothing = (
        rf"{none}(?:\s+{lexicon.word('finding')})?(?:\s+{lexicon.word('described')})?(?:\s+{lexicon.word('at-all')})?"
    )
    word = lexicon.word("iteration", "time")
    ordinal = rf"(?:{lexicon.word('pointing')}\s+)?(?P<ordinal>{lexicon.ordinal})"
    which = rf"{ordinal}(?:\s+{word})?|{word}\s+(?P<number>{lexicon.number})"
    passed = rf"(?:,?\s+(?:[^\W\d_]{{2,5}}\s+){{1,2}}(?P<verdict>{lexicon.verdict.pattern})(?!\w))?"
    return re.compile(
        rf"(?:^|[.;,]\s+)(?:{lexicon.word('joining')}\s+)?(?P<said>{nothing}\s+{lexicon.word('upon')}\s+(?:{which}))"
        rf"(?!\w){passed}(?=\s*(?:[.,;)]|$))",
        re.I,
    )


def _with_signs(claim: IterationClaim, passages: Sequence[Passage], lexicon: Lexicon) -> IterationClaim:
    """An iteration without counts that has a number behind the sign of each grade, as one before has with its words."""
    passage = next((one for one in passages if one.span.start <= claim.span.start < one.span.stop), None)
    if claim.counts or passage is None:
        return claim
    signs: dict[str, str] = {}
    found: list[GradeCount] = []
    for match in _signed(lexicon).finditer(passage.text):
        span = passage.span_of(match.start("number"), match.end("number"))
        if match["grade"]:
            signs.setdefault(match["sign"], lexicon.grade_of(match["grade"]))
        elif match["sign"] in signs and claim.span.start <= span.start < claim.span.stop:
            found.append(GradeCount(span=span, value=int(match["number"]), grade=signs[match["sign"]]))
    grades = {count.grade for count in found}
    whole = len(found) == len(grades) == len(lexicon.vocabulary.grades) == len(set(signs.values()))
    return claim.model_copy(update={"counts": tuple(found)}) if whole else claim


@lru_cache(maxsize=16)
def _signed(lexicon: Lexicon) -> re.Pattern[str]:
    """A number behind a sign, perhaps with its grade: "🔴 1 critical", "🟠 0"; not "(1", "- 1"."""
    sign = r"(?P<sign>[^\w\s()\[\].,;:/|*+~_`'\"–—-])\uFE0F?"
    return re.compile(rf"{sign}\s?(?P<number>\d{{1,2}})(?![\w/]|\.\d)(?:\s+(?P<grade>{lexicon.grade})(?!\w))?", re.I)
