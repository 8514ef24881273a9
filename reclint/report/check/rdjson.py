"""``--output rdjson``: the Reviewdog Diagnostic Format.

After https://github.com/reviewdog/reviewdog/tree/master/proto/rdf. Lines and columns count from 1, columns in bytes of
UTF-8; the end is exclusive.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from reclint.findings.finding import Grade
from reclint.report.view import View

if TYPE_CHECKING:
    from reclint.findings.finding import Finding, Place, PlacedFix
    from reclint.findings.report import Report
    from reclint.text.source import Position

_SEVERITIES = {Grade.CRITICAL: "ERROR", Grade.IMPROVEMENT: "WARNING", Grade.POLISH: "INFO"}
_PLAIN = View()


def render(report: Report, view: View = _PLAIN) -> str:
    """The result, with a final line ending."""
    diagnostics = [_diagnostic(finding, report) for finding in view.shown(report)]
    shown = {"source": {"name": "reclint"}, "diagnostics": diagnostics}
    return json.dumps(shown, indent=2, ensure_ascii=False) + "\n"


def _diagnostic(finding: Finding, report: Report) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "message": finding.message,
        "location": _location(finding.place, report),
        "severity": _SEVERITIES[finding.grade],
        "code": {"value": finding.rule},
    }
    if finding.related:
        shown["related_locations"] = [
            {"message": place.message, "location": _location(place, report)} for place in finding.related
        ]
    suggestions = _suggestions(finding.fix, finding.place.path, report) if finding.fix else []
    return {**shown, "suggestions": suggestions} if suggestions else shown


def _suggestions(placed: PlacedFix, path: str, report: Report) -> list[dict[str, Any]]:
    """The edit of a fix; a fix of several edits is no suggestion, since each could be taken alone."""
    if len(placed.places) != 1 or placed.places[0].path != path:
        return []
    return [{"range": _range(placed.places[0], report), "text": placed.fix.edits[0].text}]


def _location(place: Place, report: Report) -> dict[str, Any]:
    return {"path": place.path, "range": _range(place, report)}


def _range(place: Place, report: Report) -> dict[str, Any]:
    source = report.source(place.path)
    lines = source.lines if source else []
    return {"start": _position(place.start, lines), "end": _position(place.stop, lines)}


def _position(position: Position, lines: list[str]) -> dict[str, int]:
    line = lines[position.line - 1] if position.line <= len(lines) else ""
    before = line[: position.column - 1].encode("utf-8", "surrogatepass")
    return {"line": position.line, "column": len(before) + 1 if line else position.column}
