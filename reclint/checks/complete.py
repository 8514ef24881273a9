"""Whether a status calls a module, or a lesson, complete."""

from __future__ import annotations

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
