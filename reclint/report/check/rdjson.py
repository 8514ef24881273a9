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
    view = view.from_top()
    diagnostics = [_diagnostic(finding, view) for finding in view.open(report)]
    shown = {"source": {"name": "reclint"}, "diagnostics": diagnostics}
    return json.dumps(shown, indent=2, ensure_ascii=False) + "\n"


def _diagnostic(finding: Finding, view: View) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "message": finding.message,
        "location": _location(finding.place, view),
        "severity": _SEVERITIES[finding.grade],
        "code": {"value": finding.rule},
    }
    if finding.related:
        shown["related_locations"] = [
            {"message": place.message, "location": _location(place, view)} for place in finding.related
        ]
    suggestions = _suggestions(finding.fix, finding.document, view) if finding.fix else []
    return {**shown, "suggestions": suggestions} if suggestions else shown


def _suggestions(placed: PlacedFix, key: str, view: View) -> list[dict[str, Any]]:
    """The edit of a fix; a fix of several edits is no suggestion, since each could be taken alone."""
    if len(placed.places) != 1 or placed.places[0].document != key:
        return []
    return [{"range": _range(placed.places[0], view), "text": placed.fix.edits[0].text}]


def _location(place: Place, view: View) -> dict[str, Any]:
    return {"path": view.path(place.document), "range": _range(place, view)}


def _range(place: Place, view: View) -> dict[str, Any]:
    source = view.lookup.source(place.document)
    lines = source.lines if source else []
    return {"start": _position(place.start, lines), "end": _position(place.stop, lines)}


def _position(position: Position, lines: list[str]) -> dict[str, int]:
    line = lines[position.line - 1] if position.line <= len(lines) else ""
    before = line[: position.column - 1].encode("utf-8", "surrogatepass")
    return {"line": position.line, "column": len(before) + 1 if line else position.column}
