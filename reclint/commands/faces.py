"""The faces of ``reclint report`` by name; what a face needs is imported when it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime

    from reclint.review import Review
    from reclint.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Making:
    """What faces are made of.

    ``again`` is the command that makes the same review. ``date``, ``lesson``, ``iteration`` and ``maximum`` are those
    of review sheets.
    """

    review: Review
    workspace: Workspace
    again: str
    date: datetime.date
    lesson: str | None = None
    iteration: int | None = None
    maximum: int | None = None


def render(form: str, making: Making, width: int | None = None, *, colour: bool = False) -> str:
    """The text of a face; ``width`` and ``colour`` are those of the terminal, None being unknown.

    Raises:
        UsageError: a review sheet is asked for a lesson that there is none of.
    """
    if form == "terminal":
        from reclint.report.review import terminal

        return terminal.render(making.review, width, making.again, colour=colour)
    if form == "markdown":
        from reclint.report.review import pull_request

        return pull_request.render(making.review)
    if form == "json":
        from reclint.report.check import json as check_json
        from reclint.report.view import View

        return check_json.render(making.review.report, View(lookup=making.review.lookup))
    return _sheet(making) if form == "sheet" else _page(making)


def _sheet(making: Making) -> str:
    from reclint.report.review import sheet

    asked = sheet.Asked(making.date, making.lesson, making.iteration, making.maximum)
    return sheet.render(making.review, making.workspace, asked)


def _page(making: Making) -> str:
    from reclint.report.review import html
    from reclint.review import concept_map

    return html.render(
        making.review,
        concept_map(making.workspace),
        making.workspace.vocabulary.pass_verdict,
    )
