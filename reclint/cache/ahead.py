"""Reading the documents of a large course in several processes, before anybody asks for them.

Nothing depends on it: what was not read ahead is read when it is asked for, with the same outcome.
"""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

from reclint.cache.models import pack, unpack
from reclint.workspace import Module, Workspace

if TYPE_CHECKING:
    from reclint.workspace import Documents

_LEAST = 8
"""How many records are worth it: a process of its own takes as long to begin as half a record."""
_CHUNK = 2
"""How many records a process takes at a time; records differ in size by four times and more."""


def read_ahead(documents: Documents, jobs: int) -> None:
    """Read the records that no run has read, and what lies around them, in as many processes as there are ``jobs``.

    One process does it all beside threads, where a fork may stop for ever, and where the system has no forks that are
    sure to work.
    """
    if jobs < 2 or sys.platform != "linux" or threading.active_count() > 1:
        return
    unread = [key for key in documents.records() if not _is_known(key, documents)]
    if len(unread) < _LEAST:
        return
    import multiprocessing  # most runs have read nearly all before
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    documents.record(unread[0])  # whatever the others need too is made once, such as patterns
    _course[:] = [documents]
    try:
        with ProcessPoolExecutor(jobs, multiprocessing.get_context("fork")) as pool:
            for read in pool.map(_read, unread[1:], chunksize=_CHUNK):
                for reader, key, data in read:
                    if (model := unpack(reader, data)) is not None:
                        documents.take_in(key, reader, model)
    except (BrokenProcessPool, OSError):
        return  # a process was ended by the system, or none could be started
    finally:
        _course.clear()


def _is_known(key: str, documents: Documents) -> bool:
    source, shelf = documents.source(key), documents.shelf
    return source is None or bool(shelf and shelf.has("read_record", source))


_course: list[Documents] = []
"""What the forked processes read: the documents of the one that forks them."""


def _read(key: str) -> list[tuple[str, str, bytes]]:
    """In a process of its own: a record and what lies around it, as models by reader and key."""
    (documents,) = _course
    known = set(documents.models())
    record = documents.record(key)
    try:
        for part, one in enumerate((record, *record.further) if record else ()):
            _look_around(_Alone(key, one, Workspace(documents), part))
    except Exception:  # whoever asks for it again is told
        return []
    made = ((reader, at, model) for (at, reader), model in documents.models().items() if (at, reader) not in known)
    packed = ((reader, at, pack(reader, model)) for reader, at, model in made if model is not None)
    return [(reader, at, data) for reader, at, data in packed if data]


class _Alone(Module):
    """A module as its own record knows it: other records, which may know its number better, are not looked at."""

    @property
    def number(self) -> str:
        """The module's number."""
        return self.record.number


def _look_around(module: Module) -> None:
    """Read what most rules look at."""
    documents, around = module.documents, [module.key]
    around += [module.plan_key] if module.plan and module.plan_key else []
    for lesson in module.lessons:
        around += [lesson.plan_key] if lesson.plan and lesson.plan_key else []
        if lesson.notebook_key:
            documents.notebook(lesson.notebook_key)
    for key in around:
        documents.tables(key)
