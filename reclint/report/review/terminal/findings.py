"""Findings by module: the message, where it is, and what stands at both places."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from reclint.findings.tally import Counts
from reclint.report.check.text import SHOWN_RELATED
from reclint.report.cleaning import clean
from reclint.report.excerpt import excerpt
from reclint.report.review.terminal.lines import SEPARATOR, beside, flowed, hung, joined, styled, wrapped
from reclint.report.review.terminal.summary import graded
from reclint.report.roles import role_of
from reclint.report.view import answer_of, grade_word
from reclint.review import ReviewedFinding, in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reclint.findings.finding import Finding, Place
    from reclint.findings.lookup import Lookup
    from reclint.review import ModuleReview, Review

IN_FULL = 5
"""So many findings of one rule in a module are shown with excerpts; more of them take a line each.

A choice: five show what the fault is, and a course whose rows all have it must not fill ten screens.
"""
_INDENT = 2
"""By how many columns a finding stands in."""
_QUOTE = 4
"""By how many columns what it quotes does."""
_COLUMN = 56
"""The least columns of an excerpt that stands beside another: a choice; two of them need 118."""
_GUTTER = 10
"""The columns of a line number, the bar and the marks of a cut, at most."""
_WORD = 13
"""The columns of a grade and the blanks behind it: the longest is "improvement?"."""
_BETWEEN = "  "


@dataclass(frozen=True, slots=True)
class _Shown:
    """What excerpts need beside their places; ``home`` is the key of the document above them."""

    lookup: Lookup
    width: int
    home: str = ""


def groups(review: Review, width: int) -> Iterator[Text]:
    """The findings that count, module by module, worst first; then those that belong to none of the modules."""
    for module, entries in review.by_module(review.findings):
        counts = Counts.of(entry.finding for entry in entries)
        shown = [part for part, number in zip(graded(counts), counts.grades.values(), strict=True) if number]
        yield Text()
        yield from flowed([styled(_title(module, review), "strong"), *shown], width)
        if module:
            yield from wrapped(_path(module, review), width)
        yield from _group(entries, _Shown(review.lookup, width, module.key if module else ""))


def _title(module: ModuleReview | None, review: Review) -> str:
    if module is None:
        return "Elsewhere" if review.modules else "Findings"
    return clean(" ".join(part for part in (module.number, module.title) if part))


def _path(module: ModuleReview, review: Review) -> Text:
    return styled(clean(review.lookup.path(module.key)), "quiet")


def _group(entries: Iterable[ReviewedFinding], shown: _Shown) -> Iterator[Text]:
    seen: Counter[str] = Counter()
    for entry in in_order(entries):
        rule = entry.finding.rule
        seen[rule] += 1
        if seen[rule] <= IN_FULL:
            yield Text()
            yield from _finding(entry, shown)
        else:
            yield from _one_line(entry, shown)


def _finding(entry: ReviewedFinding, shown: _Shown) -> Iterator[Text]:
    finding = entry.finding
    yield from hung(_word(finding), joined([clean(finding.message)]), shown.width, _INDENT)
    yield from flowed(_labels(entry, shown), shown.width, _QUOTE)
    if said := answer_of(finding):
        yield from hung(Text(" " * _QUOTE), joined([said]), shown.width)
    if _elsewhere(finding) and shown.width >= 2 * _COLUMN + _QUOTE + len(_BETWEEN):
        yield from _both(finding, shown)
    else:
        yield from _stacked(finding, shown)


def _word(finding: Finding) -> Text:
    return styled(f"{grade_word(finding):<{_WORD}}", role_of(finding))


def _labels(entry: ReviewedFinding, shown: _Shown) -> list[Text]:
    """What stands under the message: whether it is new, the rule, the lesson, and the place in words."""
    finding = entry.finding
    place = finding.place
    new = [styled(entry.change.value, "new")] if entry.is_new and entry.change else []
    lesson = [styled(clean(finding.lesson), "quiet")] if finding.lesson else []
    return [*new, styled(finding.rule, "quiet"), *lesson, styled(_where(place, shown), "quiet")]


def _where(place: Place, shown: _Shown) -> str:
    line = f"line {place.start.line}"
    return line if place.document == shown.home else f"{clean(shown.lookup.path(place.document))}:{place.start.line}"


def _both(finding: Finding, shown: _Shown) -> Iterator[Text]:
    """The place of a finding on the left, the other ones on the right."""
    column = (shown.width - _QUOTE - len(_BETWEEN)) // 2
    narrow = _Shown(shown.lookup, column)
    left = [styled("here", "quiet"), *_quoted(finding.place, finding, narrow)]
    right = [line for place in _elsewhere(finding)[:SHOWN_RELATED] for line in _other(place, finding, narrow)]
    for line in beside(left, [*right, *_more(finding)], column, _BETWEEN):
        yield joined([" " * _QUOTE, line])


def _stacked(finding: Finding, shown: _Shown) -> Iterator[Text]:
    narrow = _Shown(shown.lookup, shown.width - _QUOTE)
    lines = [*_quoted(finding.place, finding, narrow)]
    for place in _elsewhere(finding)[:SHOWN_RELATED]:
        lines += _other(place, finding, narrow)
    for line in (*lines, *_more(finding)):
        yield joined([" " * _QUOTE, line])


def _elsewhere(finding: Finding) -> list[Place]:
    """The related places but for those that are the finding's own place again."""
    own = finding.place
    return [place for place in finding.related if (place.document, place.start) != (own.document, own.start)]


def _other(place: Place, finding: Finding, shown: _Shown) -> Iterator[Text]:
    text = _related(place, finding, shown)
    yield styled(text if cell_len(text) <= shown.width else _shortened(place, shown.width), "quiet")
    yield from _quoted(place, finding, shown)


def _related(place: Place, finding: Finding, shown: _Shown) -> str:
    """Another place in words: ``row at line 11``, ``log at lessons/weekend-loaf.md:85``."""
    if place.document == finding.document:
        return f"{place.message} line {place.start.line}"
    return f"{place.message} {clean(shown.lookup.path(place.document))}:{place.start.line}"


def _shortened(place: Place, width: int) -> str:
    """A related place with the end of its path only, cut where even that is too long."""
    name = clean(place.document).rpartition("/")[2]
    text = f"{place.message} …/{name}:{place.start.line}"
    return text if cell_len(text) <= width else f"{place.message} line {place.start.line}"


def _more(finding: Finding) -> list[Text]:
    hidden = len(_elsewhere(finding)) - SHOWN_RELATED
    return [styled(f"and {hidden} more", "quiet")] if hidden > 0 else []


def _quoted(place: Place, finding: Finding, shown: _Shown) -> Iterator[Text]:
    """The line of a place behind a gutter, and a mark under what is meant."""
    for number, line in enumerate(excerpt(shown.lookup.source(place.document), place, shown.width - _GUTTER)):
        role = finding.grade.value if number else "plain"
        yield joined([styled(f"{line.number:>4} |", "quiet"), styled(f" {line.text}".rstrip(), role)])


def in_full(finding: Finding, lookup: Lookup, width: int, home: str = "") -> Iterator[Text]:
    """A finding with both places; ``home`` is the key of the document whose name is known already."""
    yield from _finding(ReviewedFinding("", finding, ""), _Shown(lookup, width, home))


def one_line_each(review: Review, entries: Sequence[ReviewedFinding], width: int) -> Iterator[Text]:
    """Findings without excerpts, module by module."""
    for module, held in review.by_module(entries):
        yield Text()
        yield from flowed([styled(_title(module, review)), *([_path(module, review)] if module else [])], width)
        for entry in in_order(held):
            yield from _one_line(entry, _Shown(review.lookup, width, module.key if module else ""))


def by_lesson(review: Review, entries: Sequence[ReviewedFinding], width: int) -> Iterator[Text]:
    """Findings without excerpts, lesson by lesson below their modules; those of no lesson stand first."""
    for module, held in review.by_module(entries):
        yield Text()
        yield from flowed([styled(_title(module, review)), *([_path(module, review)] if module else [])], width)
        shown = _Shown(review.lookup, width, module.key if module else "")
        for lesson, own in _of_lessons(module, held).items():
            if lesson:
                yield from hung(Text("  "), styled(clean(lesson), "strong"), width)
            for entry in in_order(own):
                yield from _one_line(entry, shown)


def _of_lessons(module: ModuleReview | None, entries: Iterable[ReviewedFinding]) -> dict[str, list[ReviewedFinding]]:
    """Findings by the slug of their lesson, in the order of the module's lessons, behind those of none."""
    names = [lesson.slug or "" for lesson in module.lessons] if module else []
    lessons: dict[str, list[ReviewedFinding]] = {name: [] for name in ("", *names)}
    for entry in sorted(entries, key=lambda entry: entry.finding.sort_key):
        lessons.setdefault(entry.finding.lesson or "", []).append(entry)
    return {name: own for name, own in lessons.items() if own}


def _one_line(entry: ReviewedFinding, shown: _Shown) -> Iterator[Text]:
    """A finding without excerpts: its grade and message, and its places in words."""
    finding = entry.finding
    others = [_related(other, finding, shown) for other in _elsewhere(finding)[:SHOWN_RELATED]]
    places = [_where(finding.place, shown), *others, *(line.plain for line in _more(finding))]
    new = [styled(f"{entry.change.value} ", "new")] if entry.is_new and entry.change else []
    said = [f"  {answer}"] if (answer := answer_of(finding)) else []
    body = joined([*new, clean(finding.message), *said, "  ", styled(SEPARATOR.join(places), "quiet")])
    yield from hung(_word(finding), body, shown.width, _INDENT)
