"""``--output full``: each finding with excerpts of its place and of the related ones, then the summary of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.report.check.text import SHOWN_RELATED, line_of, other_place, with_summary
from reclint.report.excerpt import excerpt
from reclint.report.view import View, answer_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.findings.finding import Finding
    from reclint.findings.report import Report

_PLAIN = View()


def render(report: Report, view: View = _PLAIN) -> str:
    """Each finding with the lines of its places behind a gutter, then the summary."""
    blocks = ["\n".join(_block(finding, view)) + "\n" for finding in view.shown(report)]
    return with_summary(report, view, ["\n".join(blocks).rstrip("\n")] if blocks else [])


def _block(finding: Finding, view: View) -> Iterator[str]:
    yield line_of(finding, view)
    if said := answer_of(finding):
        yield f"  {said}"
    yield from (f"  {line.whole}" for line in excerpt(view.lookup.source(finding.document), finding.place))
    for place in finding.related[:SHOWN_RELATED]:
        yield f"  {other_place(place, finding.place, view)}"
        yield from (f"  {line.whole}" for line in excerpt(view.lookup.source(place.document), place))
    if len(finding.related) > SHOWN_RELATED:
        yield f"  and {len(finding.related) - SHOWN_RELATED} more"
