"""``--output sarif``: SARIF 2.1.0 as GitHub code scanning reads it.

After https://docs.oasis-open.org/sarif/sarif/v2.1.0/ and the properties that
https://docs.github.com/code-security/code-scanning lists. Lines and columns count from 1, columns in code points, which
``columnKind`` declares.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from reclint import __version__
from reclint.findings.finding import Grade, counts
from reclint.findings.report import CourseReport
from reclint.report.check.line_hash import line_hashes
from reclint.report.rules.markdown import rule_help
from reclint.report.view import View, answer_of, crashed, not_read, worst_first
from reclint.text.words import agreed, counted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reclint.catalogue import Rule
    from reclint.findings.finding import Finding, Place
    from reclint.findings.report import Report

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MOST_RESULTS = 25_000
"""GitHub takes no file with more results."""
_LONGEST_DESCRIPTION = 1024
"""GitHub takes no longer one."""
_LEVELS = {Grade.CRITICAL: "error", Grade.IMPROVEMENT: "warning", Grade.POLISH: "note"}
_SEVERITIES = {Grade.CRITICAL: "error", Grade.IMPROVEMENT: "warning", Grade.POLISH: "recommendation"}
_PLAIN = View()


def render(report: Report, view: View = _PLAIN) -> str:
    """The log, a run for each course, with a final line ending; without findings it is a whole log too."""
    view = view.from_top()
    runs = [_run(course, view) for course in report.courses or (CourseReport("", report),)]
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": runs}, indent=2, ensure_ascii=False) + "\n"


def _run(course: CourseReport, view: View) -> dict[str, Any]:
    report = course.report
    findings = worst_first(view.shown(report))
    rules = view.rules()
    places = {rule.name: place for place, rule in enumerate(rules)}
    drawn = _Results(places, view)
    return {
        "tool": {"driver": _driver(rules)},
        "automationDetails": {"id": _category(view.path(f"{course.folder}/." if course.folder else "."))},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report, view, len(findings) - MOST_RESULTS)],
        "results": [drawn.result(finding) for finding in findings[:MOST_RESULTS]],
    }


def _category(folder: str) -> str:
    """The category of a run: alerts of one are closed by the next run of the same, so each course has its own."""
    return "reclint/" if folder == "." else f"reclint/{folder}/"


def _driver(rules: Sequence[Rule]) -> dict[str, Any]:
    return {
        "name": "reclint",
        "semanticVersion": __version__,
        "rules": [_rule(rule) for rule in rules],
    }


def _rule(rule: Rule) -> dict[str, Any]:
    entry = rule.entry
    return {
        "id": rule.name,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": entry.summary},
        "fullDescription": {"text": " ".join(entry.why.split())[:_LONGEST_DESCRIPTION]},
        "help": {"text": f"{entry.why.strip()} {entry.remedy}", "markdown": rule_help(rule)},
        "defaultConfiguration": {"level": _LEVELS[rule.grade]},
        "properties": {
            "tags": ["lesson-records", rule.family],
            "precision": "high",
            "problem.severity": _SEVERITIES[rule.grade],
        },
    }


def _invocation(report: Report, view: View, hidden: int) -> dict[str, Any]:
    notes = [_note("error", not_read(entry, view.lookup)) for entry in report.unreadable]
    notes += [_note("error", f"crashed: {crashed(crash, view.lookup)}") for crash in report.crashes]
    notes += [_note("note", f"{entry.rule} was skipped, since {entry.reason}") for entry in report.skipped]
    if hidden > 0:
        notes.append(_note("warning", f"{counted(hidden, 'more result')} {agreed(hidden, 'is', 'are')} left out"))
    return {"executionSuccessful": not (report.crashes or report.unreadable), "toolExecutionNotifications": notes}


def _note(level: str, text: str) -> dict[str, Any]:
    return {"level": level, "message": {"text": text}}


class _Results:
    """Makes results; the line hashes of every document that has a finding are made once each."""

    def __init__(self, rules: Mapping[str, int], view: View) -> None:
        self._rules = rules
        self._view = view
        self._hashes: dict[str, list[str]] = {}

    def result(self, finding: Finding) -> dict[str, Any]:
        """The result of a finding."""
        hashed = self._hash(finding.place)
        index = {"ruleIndex": self._rules[finding.rule]} if finding.rule in self._rules else {}
        return {
            "ruleId": finding.rule,
            **index,
            "kind": "fail" if counts(finding) else "review",
            "level": _LEVELS[finding.grade] if counts(finding) else "none",
            "message": {"text": _message(finding)},
            "locations": [self._location(finding.place)],
            "relatedLocations": [
                {"id": number, **self._location(place), "message": {"text": place.message}}
                for number, place in enumerate(finding.related, 1)
            ],
            "partialFingerprints": {
                **({"primaryLocationLineHash": hashed} if hashed else {}),
                "reclintIdentity/v2": finding.fingerprint,
            },
            "properties": {
                "question": finding.question,
                "module": finding.module,
                "lesson": finding.lesson,
                **({"answered": said} if (said := answer_of(finding)) else {}),
            },
        }

    def _hash(self, place: Place) -> str | None:
        """The hash of the line at which a place starts."""
        if place.document not in self._hashes:
            source = self._view.lookup.source(place.document)
            self._hashes[place.document] = line_hashes(source.text) if source else []
        found = self._hashes[place.document]
        return found[place.start.line - 1] if place.start.line <= len(found) else None

    def _location(self, place: Place) -> dict[str, Any]:
        return {
            "physicalLocation": {
                "artifactLocation": {"uri": quote(self._view.path(place.document)), "uriBaseId": "%SRCROOT%"},
                "region": _region(place),
            }
        }


def _message(finding: Finding) -> str:
    """The message, with the related places linked behind it."""
    text = finding.message[:1].upper() + finding.message[1:]
    links = ", ".join(
        f"[{_linkable(place.message)}]({number})" for number, place in enumerate(finding.related, 1) if place.message
    )
    return f"{_plain(text)}. See: {links}." if links else f"{_plain(text)}."


def _plain(text: str) -> str:
    """Text in which nothing is taken for a link of SARIF (3.11.6: brackets are escaped by a backslash)."""
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _linkable(text: str) -> str:
    return _plain(text.removesuffix(" at"))


def _region(place: Place) -> dict[str, int]:
    """A region on one line; one that runs on is cut at its first line."""
    region = {"startLine": place.start.line, "startColumn": place.start.column}
    if place.stop.line == place.start.line:
        region |= {"endLine": place.stop.line, "endColumn": place.stop.column}
    return region
