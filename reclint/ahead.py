"""Reading documents ahead in several processes, before anybody asks for their models.

What a document will be asked for is guessed. A guess that is wrong, a document that changes meanwhile and a process
that fails cost time and nothing else: what is not there is read when it is asked for.
"""

from __future__ import annotations

import os
import signal
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from reclint import disk
from reclint.cache.models import LINKS, pack, pack_links, unpack, unpack_links
from reclint.readers import Lexicon
from reclint.vocabulary import Vocabulary
from reclint.workspace import Documents

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from reclint.cache.models import ModelShelf
    from reclint.linking.written import Links
    from reclint.model import Record
    from reclint.source import Source

WORTH = 2_000_000
"""From how many characters of documents on several processes pay, which they do once for all."""
_CHUNKS = 4
"""In how many parts each process gets its documents, so that none waits long for another."""


class Packed(NamedTuple):
    """A model, or the links of a record, as bytes; ``checksum`` is that of the document it was read from."""

    reader: str
    key: str
    checksum: str
    data: bytes


class _Collector:
    """A shelf that holds nothing and packs what is put on it."""

    def __init__(self) -> None:
        self.packed: list[Packed] = []

    def take(self, reader: str, source: Source) -> None:
        return None

    def keep(self, reader: str, source: Source, made: Any) -> None:
        if data := pack(reader, made):
            self.packed.append(Packed(reader, source.path, source.checksum, data))

    def take_links(self, source: Source, record: Record) -> None:
        return None

    def keep_links(self, source: Source, record: Record, links: tuple[Links, ...]) -> None:
        self.packed.append(Packed(LINKS, source.path, source.checksum, pack_links(record, links)))


class ReadAhead:
    """A shelf with what other processes have read; what it lacks is looked for on the shelf of earlier runs."""

    def __init__(self, packed: Iterable[Packed], shelf: ModelShelf | None) -> None:
        self._packed = {(found.reader, found.key, found.checksum): found.data for found in packed}
        self._shelf = shelf

    def take(self, reader: str, source: Source) -> Any:
        """The model of a source, None where it is not known."""
        data = self._packed.pop((reader, source.path, source.checksum), None)
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
        data = self._packed.pop((LINKS, source.path, source.checksum), None)
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


def read_ahead(documents: Documents, root: Path, shelf: ModelShelf | None, jobs: int | None) -> ReadAhead | None:
    """A shelf with what ``jobs`` processes have read, None where one process is as good.

    As many processes as there are processors are taken where no number is given and there is enough to read.
    """
    sources = {key: source for key in documents.keys if (source := documents.source(key))}
    sizes = {key: len(source.text) for key, source in sources.items()}
    left = sum(sizes.values())
    unknown: dict[str, int] = {}
    for key in sorted(sizes, key=lambda key: (-sizes[key], key)):
        if jobs is None and left < WORTH:
            return None
        if shelf and shelf.has(sources[key]):
            left -= sizes[key]
        else:
            unknown[key] = sizes[key]
    jobs = processors() if jobs is None else jobs
    jobs = min(jobs, len(unknown))
    return ReadAhead(_gather(documents, root, unknown, jobs), shelf) if jobs > 1 else None


def _gather(documents: Documents, root: Path, sizes: Mapping[str, int], jobs: int) -> list[Packed]:
    """What processes read of some documents; less or nothing where that fails."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_all_start_methods, get_context

    words = documents.lexicon.vocabulary.compiled()
    shares = _shares(sizes, jobs)
    context = get_context("fork" if "fork" in get_all_start_methods() else "spawn")
    try:
        with ProcessPoolExecutor(jobs, context, _leave_interrupts_to_the_parent) as pool:
            found = pool.map(_read, shares, [root] * len(shares), [words] * len(shares))
            return [packed for share in found for packed in share]
    except (BrokenProcessPool, OSError):
        return []


def _shares(sizes: Mapping[str, int], jobs: int) -> list[list[str]]:
    """The keys of ``sizes`` in parts of about the same size."""
    parts: list[list[str]] = [[] for _ in range(jobs * _CHUNKS)]
    weights = [0] * len(parts)
    for key in sorted(sizes, key=lambda key: (-sizes[key], key)):
        lightest = weights.index(min(weights))
        parts[lightest].append(key)
        weights[lightest] += sizes[key]
    return [part for part in parts if part]


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@cache
def _lexicon(words: bytes) -> Lexicon:
    return Lexicon(Vocabulary.model_validate_json(words))


def _read(keys: Sequence[str], root: Path, words: bytes) -> list[Packed]:
    """What the documents at some keys are likely to be asked for; this runs in a process of its own."""
    collector = _Collector()
    documents = Documents(keys, lambda key: disk.read_source(root / key, key), _lexicon(words), collector)
    for key in keys:
        _read_likely(documents, key)
    return collector.packed


def _read_likely(documents: Documents, key: str) -> None:
    if key.endswith(".ipynb"):
        documents.notebook(key)
    elif documents.is_record(key):
        record = documents.record(key)
        if record:
            documents.links(key, record)
    elif documents.is_named(key, "course"):
        documents.course(key)
    elif documents.is_named(key, "summaries"):
        documents.summary(key)
    elif documents.is_named(key, "plans"):
        documents.plan(key)
    else:
        documents.lesson_plan(key)
