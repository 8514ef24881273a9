"""Whether a status calls a module, or a lesson, complete."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.readers import calls_itself_complete

if TYPE_CHECKING:
    from reclint.workspace import Module


def is_complete(module: Module, status: str) -> bool:
    """Whether a status says so in the words of the course."""
    return calls_itself_complete(status, module.documents.lexicon)


def claims_completion(module: Module) -> bool:
    """Whether the record's own status does."""
    status = module.record.status
    return status is not None and is_complete(module, status.text)


def is_scaffold(module: Module) -> bool:
    """Whether a record is made for a module of which no lesson is built yet, by its own status."""
    record, lexicon = module.record, module.documents.lexicon
    if record.lessons or record.rows or record.status is None:
        return False
    if record.built is not None:
        return record.built.value == 0
    # "Planned", "In progress": what has begun may still have no lesson where the status counts none.
    begun = rf"\W*{lexicon.word('planned', 'begun')}(?!\w)"
    return re.match(begun, record.status.text, re.I) is not None
