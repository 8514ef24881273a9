"""``--output gitlab``: a Code Quality report.

After https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format. Lines count from 1.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from reclint.findings.finding import Grade
from reclint.report.view import View, grade_word

if TYPE_CHECKING:
    from reclint.findings.finding import Finding
    from reclint.findings.report import Report

_SEVERITIES = {Grade.CRITICAL: "critical", Grade.IMPROVEMENT: "minor", Grade.POLISH: "info"}
_PLAIN = View()


def render(report: Report, view: View = _PLAIN) -> str:
    """The report, a JSON array, with a final line ending."""
    view = view.from_top()
    return json.dumps([_issue(finding, view) for finding in view.open(report)], indent=2, ensure_ascii=False) + "\n"


def _issue(finding: Finding, view: View) -> dict[str, Any]:
    place = finding.place
    return {
        "description": f"{grade_word(finding)}: {finding.message} [{finding.rule}]",
        "check_name": finding.rule,
        "fingerprint": finding.fingerprint,
        "severity": _SEVERITIES[finding.grade],
        "location": {"path": view.path(place.document), "lines": {"begin": place.start.line, "end": place.stop.line}},
    }
