"""Documents that nobody calls records and that are some by what they hold."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from reclint.files.names import is_markdown
from reclint.readers import is_told, may_be_record
from reclint.workspace.file_names import filled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reclint.model import Record
    from reclint.workspace.documents import Documents

_OTHERS = ("plans", "lessons", "course", "summaries")
"""The kinds of documents in Markdown that have names of their own, besides records."""


def told_records(documents: Documents, called: Iterable[Record]) -> Iterator[tuple[str, Record]]:
    """The records by what they hold, with their keys, sorted.

    One that has most of its lessons from one that is ``called`` a record is a copy of that, or what was planned of it.
    """
    known = [frozenset(_lessons(record)) for record in called]
    for key, record in _by_content(documents):
        own = _lessons(record).union(*map(_lessons, record.further))
        if not any(len(own & lessons) * 2 > len(own) for lessons in known):
            yield key, record


def _lessons(record: Record) -> set[str]:
    """The slugs of the lessons that a record has sections or rows for."""
    return {*record.slugs, *(lesson.slug for lesson in record.lessons if lesson.slug)}


def _by_content(documents: Documents) -> Iterator[tuple[str, Record]]:
    for key in sorted(documents.keys):
        if not is_markdown(key) or documents.is_record(key) or documents.leads_to.get(key) in documents.keys:
            continue
        source = documents.source(key)
        if source is None or not may_be_record(source, documents.lexicon) or _has_another_name(documents, key):
            continue
        record = documents.record(key)
        if record is not None and is_told(record):
            yield key, record


def _has_another_name(documents: Documents, key: str) -> bool:
    """Whether the name of a document is that of a plan, a planning document or a roll-up."""
    files = documents.lexicon.vocabulary.files
    patterns = [filled(pattern, {"slug": "*"}) for kind in _OTHERS for pattern in files.get(kind, ())]
    return any(fnmatchcase(key, pattern) or fnmatchcase(key, f"*/{pattern}") for pattern in patterns)
