"""What makes reading a course quicker: models that earlier runs have kept, and reading in several processes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.cache.ahead import read_ahead
from reclint.cache.models import ModelShelf

if TYPE_CHECKING:
    from reclint.cache.cache import Cache
    from reclint.workspace import Documents, Shelf


def hasten(documents: Documents, cache: Cache | None, jobs: int | None) -> Shelf | None:
    """Let documents take the models that a cache knows, and begin to read the others; the known models, if any.

    ``jobs`` processes read, as many as pay where it is None.
    """
    shelf = ModelShelf(cache, documents.lexicon.vocabulary) if cache else None
    if shelf:
        documents.take_from(shelf)
    read_ahead(documents, shelf, jobs)
    return shelf
