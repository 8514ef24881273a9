"""``--output junit``: JUnit XML as GitLab, Jenkins and others read it.

A suite is a record, or another document with a finding; a test case is a rule on it, passed ones included. All findings
of a rule on a document stand in one failure. After https://github.com/testmoapp/junitxml.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from reclint.findings.tally import Tally
from reclint.report.view import View, crashed, grade_word, not_read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reclint.findings.finding import Finding
    from reclint.findings.report import Report

# https://www.w3.org/TR/xml/#charsets
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PLAIN = View()
Found = "Mapping[tuple[str, str], list[Finding]]"


def render(report: Report, view: View = _PLAIN) -> str:
    """The document, with a final line ending; there is at least one test case."""
    found: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in view.shown(report):
        found[finding.document, finding.rule].append(finding)
    keys = dict.fromkeys([*report.records, *(key for key, _ in found)])
    suites = [suite for key in keys for suite in _suite(report, key, found, view)]
    failures = sum(1 for entry in found.values() if entry)
    tests = len(keys) * len(report.rules) + len(report.unreadable) + len(report.crashes)
    whole = list(_whole(report, view))
    head = f'<testsuites name="reclint" tests="{max(tests, 1)}" failures="{failures}" errors="{_errors(report)}">'
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', head, *suites, *whole, "</testsuites>"]
    return "\n".join(lines) + "\n"


def _errors(report: Report) -> int:
    return len(report.unreadable) + len(report.crashes)


def _suite(report: Report, key: str, found: Mapping[tuple[str, str], Sequence[Finding]], view: View) -> Iterator[str]:
    idle = {entry.rule: entry.reason for entry in report.skipped}
    failures = sum(1 for rule in report.rules if (key, rule) in found)
    passed_over = sum(1 for rule in report.rules if rule in idle and (key, rule) not in found)
    counts = f'tests="{len(report.rules)}" failures="{failures}" errors="0" skipped="{passed_over}"'
    yield f"  <testsuite name={_attribute(view.path(key))} {counts}>"
    for rule in report.rules:
        yield from _case(key, rule, found.get((key, rule), ()), idle.get(rule), view)
    yield "  </testsuite>"


def _case(key: str, rule: str, findings: Sequence[Finding], idle: str | None, view: View) -> Iterator[str]:
    path = view.path(key)
    head = f"    <testcase classname={_attribute(path)} name={_attribute(rule)} file={_attribute(path)}"
    if findings:
        first = findings[0]
        more = f" and {len(findings) - 1} more" if len(findings) > 1 else ""
        text = "\n".join(_told(finding, view) for finding in findings)
        yield f"{head}>"
        yield (
            f"      <failure message={_attribute(first.message + more)} type={_attribute(grade_word(first))}>"
            f"{_text(text)}</failure>"
        )
        yield "    </testcase>"
    elif idle:
        yield f"{head}><skipped message={_attribute(idle)}/></testcase>"
    else:
        yield f"{head}/>"


def _told(finding: Finding, view: View) -> str:
    start = finding.place.start
    return f"{view.path(finding.document)}:{start.line}:{start.column}: {grade_word(finding)} {finding.message}"


def _whole(report: Report, view: View) -> Iterator[str]:
    """What concerns no document that was checked: those that could not be read, crashes, and a run without any."""
    errors = [
        *(not_read(entry, view.lookup) for entry in report.unreadable),
        *(f"crashed: {crashed(crash, view.lookup)}" for crash in report.crashes),
    ]
    if not errors and report.records:
        return
    yield f'  <testsuite name="reclint" tests="{max(len(errors), 1)}" failures="0" errors="{len(errors)}" skipped="0">'
    for text in errors:
        yield f'    <testcase classname="reclint" name={_attribute(text)}>'
        yield f"      <error message={_attribute(text)}/>"
        yield "    </testcase>"
    if not errors:
        yield f'    <testcase classname="reclint" name={_attribute(Tally.of(report).sentence)}/>'
    yield "  </testsuite>"


def _attribute(text: str) -> str:
    return quoteattr(_ILLEGAL.sub("�", text))


def _text(text: str) -> str:
    return escape(_ILLEGAL.sub("�", text))
