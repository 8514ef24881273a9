"""One section for a review log: counts, verdict, what became of earlier findings, and the findings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reclint.findings.asked import extent, said
from reclint.findings.finding import PASS
from reclint.findings.tally import Counts
from reclint.report.check.comment import asked_line
from reclint.report.check.text import SHOWN_RELATED
from reclint.report.cleaning import as_code, as_markdown, clean
from reclint.report.excerpt import excerpt
from reclint.report.review.sheet.earlier import Fate, has_fingerprint, mark
from reclint.review import in_order
from reclint.text.words import agreed, counted, spelled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reclint.catalogue import Rule
    from reclint.findings.asked import Asked
    from reclint.findings.finding import Finding, Place
    from reclint.findings.lookup import Lookup
    from reclint.report.review.sheet.earlier import Earlier, EarlierFinding
    from reclint.report.review.sheet.words import LogWords
    from reclint.review import Review, ReviewedFinding

_SHOWN = 110
"""The columns of a quoted line: with what stands around it, a line of a review log at its usual 120."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a section is made of.

    ``title`` stands behind "Review —"; paths below ``folder`` are shown without it. ``asked`` are the circumstances of
    the run.
    """

    title: str
    folder: str
    findings: Sequence[ReviewedFinding]
    questions: Sequence[ReviewedFinding]
    notes: Sequence[str]
    subject: str
    earlier: Earlier | None = None
    asked: Asked | None = None


def write_section(section: Sheet, review: Review, words: LogWords) -> Iterator[str]:
    """The lines of a section."""
    counts = Counts.of(entry.finding for entry in section.findings)
    yield f"## {words.title('review')} — {section.title}"
    yield ""
    yield "### Summary"
    for grade, count in counts.grades.items():
        yield f"- {words.grade(grade.value).capitalize()}: {count}"
    yield ""
    in_part = not (counts.worst or review.report.has_all_rules)
    # A log that says "PASS" anywhere in its verdict would be read as a pass.
    verdict = f"open, {extent(review.report)}" if in_part else words.verdict(counts.verdict)
    yield f"### {words.title('verdict')}: {verdict}"
    yield ""
    if in_part:
        yield f"{said(PASS, in_part=True).capitalize()}, and no verdict: the other rules were not run."
    yield " ".join(_judgement(section, counts))
    yield from _earlier(section, words)
    if section.findings:
        yield ""
        yield "### Findings"
        for entry in in_order(section.findings):
            yield ""
            yield from _finding(entry, section, review, words)
    yield from _listed(
        "### Questions", [_question(entry.finding, section.folder, review.lookup) for entry in section.questions]
    )
    yield from _listed("### Review Notes", [*section.notes, f"- {asked_line(review.report, section.asked)}"])


def _judgement(section: Sheet, counts: Counts) -> Iterator[str]:
    """The verdict in words."""
    if counts.critical:
        found = spelled(counts.critical, "critical finding")
        yield f"{found}: the record says what is not so, and the next author builds on it."
    if counts.improvement:
        yield f"{spelled(counts.improvement, 'improvement finding')}: places disagree, or something is missing."
    if counts.polish:
        yield f"{spelled(counts.polish, 'polish finding')}: a matter of form."
    if not counts.total:
        yield f"No findings: as far as rules can tell, what is said of {section.subject} agrees with all around it."
    if section.earlier:
        findings = section.earlier.findings
        done = sum(1 for finding in findings if finding.fate is Fate.RESOLVED)
        of = counted(len(findings), "finding of the last sheet")
        yield f"{done} of {of} {agreed(done, 'is', 'are')} resolved."


def _earlier(section: Sheet, words: LogWords) -> Iterator[str]:
    """What became of the findings of the last sheet."""
    if section.earlier:
        number = section.earlier.number
        title = f"### Findings of {words.title('iteration')} {number}" if number else "### Earlier Findings"
        settled = [_settled(entry.finding) for entry in section.earlier.settled]
        yield from _listed(title, [*(_checked(finding, words) for finding in section.earlier.findings), *settled])


def _checked(finding: EarlierFinding, words: LogWords) -> str:
    done = (Fate.RESOLVED, Fate.SUPPRESSED, Fate.SETTLED, Fate.ANSWERED)
    box = "x" if finding.fate in done else " "
    reason = f" ({as_markdown(finding.reason)})" if finding.reason else ""
    return f"- [{box}] {finding.title} ({words.grade(finding.grade)}) — **{finding.fate.value}**{reason}"


def _settled(finding: Finding) -> str:
    return f"- Not counted, since it only tells how that review ended: {as_markdown(finding.message)}"


def _listed(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield title
        yield from lines


def _finding(entry: ReviewedFinding, section: Sheet, review: Review, words: LogWords) -> Iterator[str]:
    finding = entry.finding
    state = review.rule(finding.rule)
    grade = words.grade(finding.grade.value).upper()
    yield f"#### [{grade}] — {_title(finding)} {mark(entry)}"
    yield f"**Location:** {'; '.join(_locations(finding, section.folder, review.lookup))}"
    yield f"**Issue:** {_issue(finding, review.lookup)}"
    if state:
        yield from _advice(state.rule)
    open_before = section.earlier and any(
        old.fate is Fate.OPEN and has_fingerprint(finding, old.fingerprint) for old in section.earlier.findings
    )
    if open_before and section.earlier:
        yield f"**Open since:** {words.title('iteration').lower()} {section.earlier.number or 'before'}"


def _advice(rule: Rule) -> Iterator[str]:
    yield f"**Impact:** {_one_line(rule.entry.why)}"
    yield f"**Suggested fix:** {_one_line(rule.entry.remedy)} (rule {as_code(rule.name)})"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _title(finding: Finding) -> str:
    message = as_markdown(finding.message)
    return message[:1].upper() + message[1:]


def _locations(finding: Finding, folder: str, lookup: Lookup) -> Iterator[str]:
    yield _place(finding.place, folder, lookup)
    for place in finding.related:
        yield f"{as_markdown(place.message)} {_place(place, folder, lookup)}"


def _place(place: Place, folder: str, lookup: Lookup) -> str:
    return f"{as_code(lookup.path(place.document).removeprefix(f'{folder}/'))}, line {place.start.line}"


def _issue(finding: Finding, lookup: Lookup) -> str:
    """What stands at the places of a finding, in its own words."""
    home = finding.document
    quotes = [_quote(place, lookup, home) for place in (finding.place, *finding.related[:SHOWN_RELATED])]
    text = "; ".join(quote for quote in quotes if quote)
    return f"{text[:1].upper()}{text[1:]}." if text else f"{_title(finding)}."


def _quote(place: Place, lookup: Lookup, home: str) -> str:
    shown = excerpt(lookup.source(place.document), place, _SHOWN)
    text = shown[0].text.strip() if shown else ""
    where = "" if place.document == home else f" of {as_code(place.document.rpartition('/')[2])}"
    return f"line {place.start.line}{where} reads {as_code(text)}" if text else ""


def _question(finding: Finding, folder: str, lookup: Lookup) -> str:
    return f"- {_title(finding)} ({as_code(finding.rule)}, {_place(finding.place, folder, lookup)})"


def aside(text: str) -> str:
    """A line that tells a reader of the file something, and no page shows."""
    return f"<!-- {clean(text).replace('--', '- -')} -->"
