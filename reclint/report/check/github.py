"""``--output github``: annotations for GitHub Actions, the worst first, and the text as it would be without them.

After https://docs.github.com/actions/reference/workflow-commands-for-github-actions. Lines and columns count from 1.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reclint.findings.finding import Grade
from reclint.report.check import text
from reclint.report.cleaning import clean, without_commands
from reclint.report.view import View, worst_first
from reclint.text.words import agreed, counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.findings.finding import Finding
    from reclint.findings.report import Report

MOST_OF_A_KIND = 10
"""A step shows no more annotations of one kind."""
LONGEST_MESSAGE = 4096
"""A choice: the whole list stands in the text below."""
_KINDS = {Grade.CRITICAL: "error", Grade.IMPROVEMENT: "warning", Grade.POLISH: "notice"}
_PLAIN = View()


def render(report: Report, view: View = _PLAIN) -> str:
    """Annotations, one a line, then the text; nothing that a record says becomes a command."""
    return "".join(f"{line}\n" for line in _annotations(report, view.from_top())) + without_commands(
        text.render(report, view)
    )


def _annotations(report: Report, view: View) -> Iterator[str]:
    shown: Counter[str] = Counter()
    for finding in worst_first(view.open(report)):
        kind = _kind(finding)
        shown[kind] += 1
        if shown[kind] <= MOST_OF_A_KIND:
            yield f"::{kind} {_properties(finding, view)}::{_data(_message(finding, view))}"
    hidden = sum(max(0, count - MOST_OF_A_KIND) for count in shown.values())
    if hidden:
        yield f"{counted(hidden, 'more finding')} {agreed(hidden, 'is', 'are')} below, without an annotation"


def _kind(finding: Finding) -> str:
    return "notice" if finding.question else _KINDS[finding.grade]


def _properties(finding: Finding, view: View) -> str:
    start, stop = finding.place.start, finding.place.stop
    properties = {"file": clean(view.path(finding.document)), "line": str(start.line)}
    if stop.line == start.line:
        properties |= {"endLine": str(stop.line), "col": str(start.column), "endColumn": str(stop.column)}
    properties["title"] = f"{finding.rule} ({finding.grade.value})"
    return ",".join(f"{name}={_property(value)}" for name, value in properties.items())


def _message(finding: Finding, view: View) -> str:
    others = "".join(f"\n{place.message} {view.path(place.document)}:{place.start.line}" for place in finding.related)
    whole = "\n".join(clean(line) for line in f"{finding.message}{others}".split("\n"))
    return whole if len(whole) <= LONGEST_MESSAGE else f"{whole[: LONGEST_MESSAGE - 1]}…"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A").replace("##[", "##\u200b[")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
