"""Reading the documents of a large course in several processes, before anybody asks for them.

Nothing that is found depends on it: what was not read ahead is read when it is asked for. Each process reads a share of
its own, hands it over by a pipe and ends, whatever becomes of the others: those of a pool wait for ever where the one
that made them is killed.
"""

from __future__ import annotations

import marshal
import os
import signal
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from reclint.cache.models import pack, unpack
from reclint.workspace import Module, Workspace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reclint.workspace import Documents

_LEAST = 8
"""How many records are worth it: on two processors, 6 of `bench.whole` take 1.50 s for 1.56, 14 take 1.72 for 2.37."""
_Read = list[tuple[str, str, bytes]]
"""Models by reader and key."""


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
    _look_around(unread[0], documents)  # whatever the others need too is made once, such as patterns
    jobs = min(jobs, len(unread) - 1)
    own, *others = (unread[1:][place::jobs] for place in range(jobs))
    begun: list[_Reader] = []
    try:
        with suppress(OSError):  # no more processes may be begun
            begun += (_begin(share, documents) for share in others)
        for key in own:
            _look_around(key, documents)
        for reader in begun:
            for name, key, data in reader.take():
                if (model := unpack(name, data)) is not None:
                    documents.take_in(key, name, model)
    finally:
        for reader in begun:
            reader.end()


def _is_known(key: str, documents: Documents) -> bool:
    source, shelf = documents.source(key), documents.shelf
    return source is None or bool(shelf and shelf.has("read_record", source))


class _Reader(NamedTuple):
    """A process that reads a share, and the end of the pipe by which it hands that over."""

    process: int
    pipe: int

    def take(self) -> _Read:
        """What it has read; nothing where it came to no end."""
        with os.fdopen(self.pipe, "rb", closefd=False) as file, suppress(EOFError, ValueError, TypeError):
            read: _Read = marshal.load(file)
            return read
        return []

    def end(self) -> None:
        """Let nothing of it stay, whether it has come to its end or not."""
        with suppress(OSError):
            os.close(self.pipe)
        with suppress(OSError):
            os.kill(self.process, signal.SIGKILL)
        with suppress(OSError):
            os.waitpid(self.process, 0)


def _begin(share: Sequence[str], documents: Documents) -> _Reader:
    """Begin a process that reads a share of the records.

    Raises:
        OSError: it cannot be begun.
    """
    out, into = os.pipe()
    try:
        process = os.fork()
    except OSError:
        os.close(out)
        os.close(into)
        raise
    if process:
        os.close(into)
        return _Reader(process, out)
    try:
        with os.fdopen(into, "wb") as file:
            os.close(out)
            marshal.dump(_read(share, documents), file)
    finally:
        os._exit(0)  # nothing of the other process is ended or written by this one


def _read(share: Sequence[str], documents: Documents) -> _Read:
    known = set(documents.models())
    for key in share:
        _look_around(key, documents)
    made = ((reader, at, model) for (at, reader), model in documents.models().items() if (at, reader) not in known)
    packed = ((reader, at, pack(reader, model)) for reader, at, model in made if model is not None)
    return [(reader, at, data) for reader, at, data in packed if data]


class _Alone(Module):
    """A module as its own record knows it: other records, which may know its number better, are not looked at."""

    @property
    def number(self) -> str:
        """The module's number."""
        return self.record.number


def _look_around(key: str, documents: Documents) -> None:
    """Read a record, and what most rules look at around it."""
    with suppress(Exception):  # whoever asks for it again is told
        record = documents.record(key)
        for part, one in enumerate((record, *record.further) if record else ()):
            _look_at(_Alone(key, one, Workspace(documents), part))


def _look_at(module: Module) -> None:
    documents, around = module.documents, [module.key]
    around += [module.plan_key] if module.plan and module.plan_key else []
    for lesson in module.lessons:
        around += [lesson.plan_key] if lesson.plan and lesson.plan_key else []
        if lesson.notebook_key:
            documents.notebook(lesson.notebook_key)
    for key in around:
        documents.tables(key)
