"""What stands in a record at a span, for fixes that must not touch anything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reclint.text.source import Span
    from reclint.workspace import Module


def passage(module: Module, span: Span) -> str:
    """The text of the record at a span, empty where the record is not there."""
    source = module.documents.source(module.key)
    return source.slice(span) if source else ""
