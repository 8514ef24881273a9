"""What the formats of ``reclint report`` are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime

    from reclint.findings.asked import Asked
    from reclint.review import Review
    from reclint.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Making:
    """A review, the workspace that it is of, and what is asked for beside them.

    ``asked`` are the circumstances of the run, ``again`` is the command that makes the same review. ``date``,
    ``lesson``, ``iteration`` and ``maximum`` are those of review sheets; the last two replace what the log leads to.
    ``width`` and ``colour`` are those of the terminal, a width of None being unknown.
    """

    review: Review
    workspace: Workspace
    again: str
    date: datetime.date
    asked: Asked | None = None
    lesson: str | None = None
    iteration: int | None = None
    maximum: int | None = None
    width: int | None = None
    colour: bool = False
