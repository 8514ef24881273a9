"""``--output markdown``: a comment on a pull request, and the summary of a job.

The first line of a comment is a mark by which a workflow finds its own comment and replaces it. Text of records is
shown as it is: it makes no markup, mentions nobody and links nowhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.findings.asked import asked_parts
from reclint.findings.tally import Tally, absence_lines, comparison_line, course_lines, stale_line
from reclint.report.cleaning import as_code, as_markdown
from reclint.report.view import View, answer_of, grade_word, not_read, where, worst_first
from reclint.text.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reclint.findings.asked import Asked
    from reclint.findings.finding import Finding, Place
    from reclint.findings.lookup import Lookup
    from reclint.findings.report import Report

MARK = "<!-- reclint -->"
LONGEST_PAGE = 65_536
"""GitHub takes no longer comment."""
LONGEST_SUMMARY = 1 << 18
"""A job's summary takes 1 MiB of UTF-8, which so many characters never exceed."""
_ROOM = 200
"""Characters kept for the line that tells how much is left out, and for what joins the parts."""
_FOLDED = 100
"""How many lines of a list that is folded away are kept: a choice, so that what is new has the room."""
_PLAIN = View()


def render(report: Report, view: View = _PLAIN) -> str:
    """The comment, at most `LONGEST_PAGE` characters."""
    return f"{MARK}\n{_page(report, view, LONGEST_PAGE - len(MARK) - 1)}"


def render_summary(report: Report, view: View = _PLAIN) -> str:
    """The summary of a job, at most `LONGEST_SUMMARY` characters."""
    return _page(report, view, LONGEST_SUMMARY)


def _page(report: Report, view: View, longest: int) -> str:
    view = view.from_top()
    head, tail = "\n".join(_head(report, view)), "\n".join(_tail(report, view))
    budget = longest - len(head) - len(tail) - _ROOM
    lines: list[str] = []
    used = 0
    findings = worst_first(view.shown(report))
    for place, finding in enumerate(findings):
        line = entry(finding, view.lookup)
        used += len(line) + 1
        if used > budget:
            lines.append(f"- … and {counted(len(findings) - place, 'finding')} more")
            break
        lines.append(line)
    parts = [head, "\n".join(lines), tail]
    return "\n\n".join(part for part in parts if part)[: longest - 1] + "\n"


def _head(report: Report, view: View) -> Iterator[str]:
    tally = Tally.of(report)
    yield f"## reclint: {tally.said if tally.read else 'nothing to check'}"
    yield ""
    yield as_markdown(tally.sentence)
    for line in (*course_lines(report), comparison_line(report), *absence_lines(report), *_set_aside(report)):
        if line:
            yield ""
            yield as_markdown(line)
    if tally.read:
        yield ""
        yield asked_line(report, view.asked())


def _set_aside(report: Report) -> tuple[str | None, ...]:
    """What does not count, and which answers hold no more."""
    tally = Tally.of(report)
    return tally.settled, stale_line(report), tally.silence


def asked_line(report: Report, asked: Asked | None) -> str:
    """What was asked, as a line of a comment or a sheet."""
    return f"Asked: {as_markdown('; '.join(asked_parts(report, asked)))}"


def entry(finding: Finding, lookup: Lookup) -> str:
    """A finding as an item of a list, with all of its places."""
    others = "".join(f"; {as_markdown(place.message)} {_place(place, lookup)}" for place in finding.related)
    said = answer_of(finding)
    return (
        f"- **{grade_word(finding)}** {_place(finding.place, lookup)} {as_markdown(finding.message)} "
        f"({as_code(finding.rule)}{others}){f': {as_markdown(said)}' if said else ''}"
    )


def _place(place: Place, lookup: Lookup) -> str:
    return as_code(f"{lookup.path(place.document)}:{place.start.line}")


def _tail(report: Report, view: View) -> Iterator[str]:
    tally = Tally.of(report)
    if tally.questions and not view.questions:
        yield f"{counted(tally.questions, 'question')} for a reviewer, shown by {as_code('--questions')}."
    if report.comparison and report.comparison.fixed:
        yield from _counted("Fixed", [entry(finding, view.lookup) for finding in report.comparison.fixed])
    if report.skipped:
        skipped = [f"- {as_code(entry.rule)}: {as_markdown(entry.reason)}" for entry in report.skipped]
        yield from _counted("Rules that were skipped", skipped)
    for unread in report.unreadable:
        yield f"**Not read:** {as_code(not_read(unread, view.lookup))}"
    for crash in report.crashes:
        yield f"**Crashed:** {as_code(crash.rule)} on {as_code(where(crash, view.lookup))}: {as_code(crash.error)}"


def details(title: str, lines: Sequence[str]) -> Iterator[str]:
    """Lines that are folded away below a title."""
    yield f"<details><summary>{title}</summary>"
    yield ""
    yield from lines
    yield ""
    yield "</details>"


def _counted(title: str, lines: Sequence[str]) -> Iterator[str]:
    """The first lines, folded away below the number of all."""
    yield from details(f"{title}: {len(lines)}", lines[:_FOLDED])
