"""Reading documents ahead in several processes, before anybody asks for their models.

What a document will be asked for is guessed. A guess that is wrong and a process that fails cost time and nothing else:
what is not there is read when it is asked for.

The processes are forks of this one, so that they start with the documents and the words of the course as they are. They
draw what to read next from a pipe with a byte for each share, as the jobs of make do
(https://www.gnu.org/software/make/manual/html_node/POSIX-Jobserver.html).
"""

from __future__ import annotations

import marshal
import os
import signal
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NoReturn

from reclint.cache.models import LINKS, pack, pack_links, unpack, unpack_links

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reclint.cache.models import ModelShelf
    from reclint.linking.written import Links
    from reclint.model import Record
    from reclint.text.source import Source
    from reclint.workspace import Documents

Packed = tuple[str, str, bytes]
"""The name of a reader or `LINKS`, the key of a document, and what was made of it as bytes."""

WORTH = 4_000_000
"""From how many characters to read on several processes pay."""
_RECORD = 20
"""How many characters of another document take as long as one of a record, its links included."""
_MOST_SHARES = 256
"""A share is drawn as one byte."""


class _Collector:
    """A shelf that holds nothing and packs what is put on it."""

    def __init__(self) -> None:
        self.packed: list[Packed] = []

    def take(self, reader: str, source: Source) -> None:
        return None

    def keep(self, reader: str, source: Source, made: Any) -> None:
        if data := pack(reader, made):
            self.packed.append((reader, source.path, data))

    def take_links(self, source: Source, record: Record) -> None:
        return None

    def keep_links(self, source: Source, record: Record, links: tuple[Links, ...]) -> None:
        self.packed.append((LINKS, source.path, pack_links(record, links)))


class ReadAhead:
    """A shelf with what other processes have read of some ``sources``; what it lacks may be on that of earlier runs."""

    def __init__(self, packed: Sequence[Packed], sources: Mapping[str, Source], shelf: ModelShelf | None) -> None:
        self._packed = {(reader, key): data for reader, key, data in packed}
        self._sources = sources
        self._shelf = shelf

    def _drawn(self, reader: str, source: Source) -> bytes | None:
        is_read = self._sources.get(source.path) is source
        return self._packed.pop((reader, source.path), None) if is_read else None

    def take(self, reader: str, source: Source) -> Any:
        """The model of a source, None where it is not known."""
        data = self._drawn(reader, source)
        if data is None:
            return self._shelf.take(reader, source) if self._shelf else None
        if self._shelf:
            self._shelf.keep_packed(reader, source, data)
        return unpack(reader, data)

    def keep(self, reader: str, source: Source, made: Any) -> None:
        """Keep a model for later runs."""
        if self._shelf:
            self._shelf.keep(reader, source, made)

    def take_links(self, source: Source, record: Record) -> tuple[Links, ...] | None:
        """The links of the lessons of a record, None where they are not known."""
        data = self._drawn(LINKS, source)
        if data is None:
            return self._shelf.take_links(source, record) if self._shelf else None
        if self._shelf:
            self._shelf.keep_packed(LINKS, source, data)
        return unpack_links(record, data)

    def keep_links(self, source: Source, record: Record, links: tuple[Links, ...]) -> None:
        """Keep the links of a record for later runs."""
        if self._shelf:
            self._shelf.keep_links(source, record, links)


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def read_ahead(documents: Documents, shelf: ModelShelf | None, jobs: int | None) -> None:
    """Read what no earlier run has left on the shelf in ``jobs`` processes.

    This process is one of them: it takes part when the first model is asked for, and is free until then. Where no
    number is given they are as many as there are processors, if there is enough to read. Nothing is read ahead where
    one process is as good, or where the system has no fork.
    """
    if not hasattr(os, "fork") or jobs == 1:
        return
    sources = {key: source for key in documents.keys if (source := documents.source(key))}
    unknown = _unknown(documents, sources, shelf, jobs)
    jobs = min(processors() if jobs is None else jobs, len(unknown))
    if jobs > 1:
        with suppress(OSError):  # where no file can be had, one process reads
            others = _Others(documents, _shares(unknown), jobs - 1)
            documents.expect(lambda: ReadAhead(others.join(), sources, shelf))


def _unknown(
    documents: Documents, sources: Mapping[str, Source], shelf: ModelShelf | None, jobs: int | None
) -> dict[str, int]:
    """What reading takes of each document that is not on the shelf, the most first; none where it is not worth it."""
    costs = {key: len(source.text) * (_RECORD if documents.is_record(key) else 1) for key, source in sources.items()}
    left = sum(costs.values())
    unknown: dict[str, int] = {}
    for key in sorted(costs, key=lambda key: (-costs[key], key)):
        if jobs is None and left < WORTH:
            return {}
        if shelf and shelf.has(sources[key]):
            left -= costs[key]
        else:
            unknown[key] = costs[key]
    return unknown


def _shares(costs: Mapping[str, int]) -> list[list[str]]:
    """The keys of ``costs`` in shares that take about the same time."""
    parts: list[list[str]] = [[] for _ in range(min(len(costs), _MOST_SHARES))]
    weights = [0] * len(parts)
    for key, cost in costs.items():
        lightest = weights.index(min(weights))
        parts[lightest].append(key)
        weights[lightest] += cost
    return parts


class _Others:
    """Other processes that have started to read the shares of some documents, ``count`` of them at most."""

    def __init__(self, documents: Documents, shares: Sequence[Sequence[str]], count: int) -> None:
        self._documents = documents
        self._shares = shares
        self._draw, fill = os.pipe()
        os.write(fill, bytes(range(len(shares))))
        os.close(fill)
        self._started: list[tuple[int, int]] = []
        with suppress(OSError):  # there may be no more processes or files to have
            self._started.extend(self._start() for _ in range(count))

    def _start(self) -> tuple[int, int]:
        """Start a process; its number, and the file from which its result will be read."""
        result, into = os.pipe()
        parent = os.getpid()
        try:
            process = os.fork()
        except OSError:
            os.close(result)
            os.close(into)
            raise
        if process == 0:
            os.close(result)  # so that writing fails where nobody reads any more
            _work(self._documents, _while_alive(parent, self._drawn()), into)
        os.close(into)
        return process, result

    def _drawn(self) -> Iterator[str]:
        """The keys of the shares that this process draws."""
        while ticket := os.read(self._draw, 1):
            yield from self._shares[ticket[0]]

    def join(self) -> list[Packed]:
        """Read the shares that are left into the documents themselves; what the others have read."""
        try:
            _read(self._documents, self._drawn())
        finally:
            os.close(self._draw)
        return [packed for process, result in self._started for packed in _finish(process, result)]


def _work(documents: Documents, keys: Iterator[str], into: int) -> NoReturn:
    """Read documents, write down what was made of them, and end this process."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        collector = _Collector()
        documents.take_from(collector)
        _read(documents, keys)
        with open(into, "wb") as file:
            marshal.dump(collector.packed, file)
    finally:
        os._exit(0)


def _finish(process: int, result: int) -> list[Packed]:
    """What a process has read; nothing where it failed."""
    with open(result, "rb") as file:
        data = file.read()
    with suppress(ChildProcessError):  # it is gone already where SIGCHLD is ignored
        os.waitpid(process, 0)
    try:
        return list(marshal.loads(data))
    except (EOFError, ValueError, TypeError):
        return []


def _while_alive(parent: int, keys: Iterator[str]) -> Iterator[str]:
    """Keys as long as there is a process that waits for them."""
    for key in keys:
        if os.getppid() != parent:
            return
        yield key


def _read(documents: Documents, keys: Iterator[str]) -> None:
    """Make what documents are likely to be asked for."""
    for key in keys:
        if key.endswith(".ipynb"):
            documents.notebook(key)
        elif documents.is_record(key):
            if record := documents.record(key):
                documents.links(key, record)
        elif documents.is_named(key, "course"):
            documents.course(key)
        elif documents.is_named(key, "summaries"):
            documents.summary(key)
        elif documents.is_named(key, "plans"):
            documents.plan(key)
        else:
            documents.lesson_plan(key)
