"""``reclint report --format json``: the document of ``reclint check --output json``, of the same findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.report.check import json
from reclint.report.view import View

if TYPE_CHECKING:
    from reclint.report.review.making import Making


def render(making: Making) -> str:
    """The document, with a final line ending."""
    return json.render(making.review.report, View(lookup=making.review.lookup, asked=lambda: making.asked))
