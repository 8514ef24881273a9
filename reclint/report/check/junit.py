"""``--output junit``: JUnit XML as GitLab, Jenkins and others read it.

A suite is a record, or another document with a finding; a test case is a rule on it, passed ones included. All findings
of a rule on a document that fail the run stand in one failure, and the others in what the case printed. After https://github.com/testmoapp/junitxml.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import defaultdict
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from reclint.findings.outcome import Outcome
from reclint.findings.tally import Tally
from reclint.report.view import View, crashed, grade_word, not_read

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reclint.findings.finding import Finding
    from reclint.findings.report import Report

    Found = Mapping[tuple[str, str], Sequence[Finding]]

# https://www.w3.org/TR/xml/#charsets
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_IDLE = (Outcome.SKIPPED, Outcome.NOTHING, Outcome.OFF)
"""What came of a rule that judged nothing."""
_PLAIN = View()


def render(report: Report, view: View = _PLAIN) -> str:
    """The document, with a final line ending; there is at least one test case."""
    view = view.from_top()
    found: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in view.open(report):
        found[finding.document, finding.rule].append(finding)
    keys = dict.fromkeys(key for key, _ in (*report.records, *found))
    suites = [_suite(report, key, found, view) for key in keys]
    errors = _errors(report, view)
    if errors or not report.records:
        suites.append(_whole(report, errors))
    root = Element("testsuites", {"name": "reclint", **_summed(suites)})
    root.extend(suites)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _summed(suites: Sequence[Element]) -> dict[str, str]:
    return {name: str(sum(int(suite.attrib[name]) for suite in suites)) for name in ("tests", "failures", "errors")}


def _suite(report: Report, key: str, found: Found, view: View) -> Element:
    """A document: a test case for each rule that was asked for; one that judged nothing of it is skipped."""
    ours = [outcome for outcome in report.outcomes if outcome.module in (key, None)]
    judged = {outcome.rule for outcome in ours if outcome.outcome not in _IDLE}
    idle = {outcome.rule: outcome.reason for outcome in ours if outcome.rule not in judged}
    path = view.path(key)
    cases = [_case(path, rule, found.get((key, rule), ()), idle.get(rule), view) for rule in report.rules]
    return _counting(path, cases)


def _counting(name: str, cases: Sequence[Element]) -> Element:
    """A suite of some cases, with the numbers of those that failed, broke or were skipped."""
    kinds = {"failures": "failure", "errors": "error", "skipped": "skipped"}
    numbers = {kind: str(sum(case.find(tag) is not None for case in cases)) for kind, tag in kinds.items()}
    suite = Element("testsuite", {"name": _legal(name), "tests": str(len(cases)), **numbers})
    suite.extend(cases)
    return suite


def _case(path: str, rule: str, findings: Sequence[Finding], idle: str | None, view: View) -> Element:
    case = Element("testcase", classname=_legal(path), name=_legal(rule), file=_legal(path))
    failing = [finding for finding in findings if view.fails(finding)]
    others = [finding for finding in findings if finding not in failing]
    if failing:
        first = failing[0]
        more = f" and {len(failing) - 1} more" if len(failing) > 1 else ""
        failure = SubElement(case, "failure", message=_legal(first.message + more), type=grade_word(first))
        failure.text = _lines(failing, view)
    if others:
        SubElement(case, "system-out").text = _lines(others, view)
    if idle and not findings:
        SubElement(case, "skipped", message=_legal(idle))
    return case


def _lines(findings: Sequence[Finding], view: View) -> str:
    return _legal("\n".join(_told(finding, view) for finding in findings))


def _told(finding: Finding, view: View) -> str:
    start = finding.place.start
    return f"{view.path(finding.document)}:{start.line}:{start.column}: {grade_word(finding)} {finding.message}"


def _errors(report: Report, view: View) -> list[str]:
    """What could not be read, and what crashed."""
    return [
        *(not_read(entry, view.lookup) for entry in report.unreadable),
        *(f"crashed: {crashed(crash, view.lookup)}" for crash in report.crashes),
    ]


def _whole(report: Report, errors: Sequence[str]) -> Element:
    """What concerns no document that was checked: errors, or else a run without a record."""
    names = errors or [Tally.of(report).sentence]
    cases = [Element("testcase", classname="reclint", name=_legal(name)) for name in names]
    for case in cases[: len(errors)]:
        SubElement(case, "error", message=case.attrib["name"])
    return _counting("reclint", cases)


def _legal(text: str) -> str:
    return _ILLEGAL.sub("�", text)
