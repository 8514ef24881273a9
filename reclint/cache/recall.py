"""Recalling the report of an earlier run, as long as everything that it was made from is the same.

A report follows from the program, the options, the configuration with its rule files and baseline, the names of the
documents, and the content of those that were looked at. All of it is compared before a report is given again, so that
no report is older than what it tells about. A document is compared by content, unless it lies on disk as it did long
before the run that read it. Nothing is imported for this that only a check itself needs.
"""

from __future__ import annotations

import json
import os
import time
from os.path import isfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from reclint.cache.reports import is_plain, read_back, write_down
from reclint.files.reading import read_text, state_at
from reclint.text.digest import digest_of
from reclint.text.errors import ReclintError, SourceError
from reclint.text.source import checksum

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from reclint.cache.cache import Cache
    from reclint.course.place import CoursePlace
    from reclint.course.request import Request
    from reclint.files.tree import Tree
    from reclint.findings.report import Report
    from reclint.text.source import Source

_KIND = "reports"
_SETTLED = 2.0
"""In seconds. A file that changed less before a run may change again without another time: file systems count by up to
two seconds (FAT), the clock of a kernel by some milliseconds."""


class Basis(NamedTuple):
    """What a report was made from.

    ``governing`` are the texts of configurations, rule files and the baseline by path, None for one that is not there;
    ``named`` are folders that are looked into in any case; ``listing`` names all documents, also those that the
    configuration excludes: which of them there are is told, too. ``read`` are the checksums of those that were looked
    at, ``aside`` says whether a file lies where a document was missed. ``fail_on`` is the failing grade in force.
    """

    governing: Mapping[str, str | None]
    named: tuple[str, ...]
    listing: Iterable[str]
    read: Mapping[str, str]
    aside: Mapping[str, bool]
    fail_on: str


class Recalled(NamedTuple):
    """A report of an earlier run that still holds; ``source`` gives the documents that it was made from, by key."""

    report: Report
    fail_on: str
    source: Callable[[str], Source | None]


class Memory:
    """The answers to requests that were made before."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._began = time.time()  # before anything is read

    def recall(self, request: Request, place: CoursePlace) -> Recalled | None:
        """The answer to a request, None where it is not known or something has changed since."""
        data = self._cache.get(_KIND, *_parts(request, place))
        try:
            return self._answer(json.loads(data), request, place) if data else None
        except (ReclintError, ValueError, TypeError, KeyError, IndexError, OSError):
            return None

    def keep(self, request: Request, place: CoursePlace, basis: Basis, report: Report) -> None:
        """Keep a report, if it is one that can be written down."""
        if not is_plain(report):
            return
        known = {
            "governing": {path: _text_sum(text) for path, text in basis.governing.items()},
            "named": basis.named,
            "names": digest_of(*basis.listing),
            "read": dict(basis.read),
            "marks": self._marks(place.tree, basis.read),
            "aside": dict(basis.aside),
            "fail-on": basis.fail_on,
            "report": write_down(report),
        }
        self._write(known, request, place)

    def _write(self, known: dict[str, Any], request: Request, place: CoursePlace) -> None:
        self._cache.keep(_KIND, json.dumps(known).encode(), *_parts(request, place))

    def _marks(self, tree: Tree, keys: Iterable[str]) -> dict[str, str]:
        """The marks of the documents that lie as they did well before this run, so that it has read what they mark."""
        before = self._began - _SETTLED
        states = ((key, state_at(f"{tree.folder}{os.sep}{tree.name(key)}")) for key in keys)
        return {key: state.mark for key, state in states if state and state.changed < before}

    def _answer(self, known: dict[str, Any], request: Request, place: CoursePlace) -> Recalled | None:
        """The answer that was kept, if its basis is still there."""
        tree = _same_tree(known, place)
        if tree is None:
            return None
        read, marked, marks = known["read"], known["marks"], self._marks(tree, known["read"])
        moved = [key for key in read if key not in marks or marks[key] != marked.get(key)]
        if any(checksum(tree.data(tree.name(key))) != read[key] for key in moved):
            return None
        if marks != marked:
            self._write({**known, "marks": marks}, request, place)
        return Recalled(read_back(known["report"]), known["fail-on"], _sources(tree, read))


def _parts(request: Request, place: CoursePlace) -> tuple[str, str]:
    """What an answer is kept under: the request as it is meant in the working directory."""
    asked = [
        request.modules,
        request.select,
        request.ignore,
        str(request.config),
        str(request.baseline),
        request.no_baseline,
        place.asked,
        [str(part) for part in place.location],
    ]
    return os.getcwd(), json.dumps(asked)


def _same_tree(known: dict[str, Any], place: CoursePlace) -> Tree | None:
    """The files of a course, if they have the names, and the governing ones the texts, that an answer was made from."""
    if any(_text_sum(_text(Path(path))) != found for path, found in known["governing"].items()):
        return None
    tree = place.tree.including(known["named"])
    if digest_of(*tree.listing) != known["names"]:
        return None
    if any(isfile(tree.folder / key) != was_there for key, was_there in known["aside"].items()):
        return None
    return tree


def _sources(tree: Tree, read: Mapping[str, str]) -> Callable[[str], Source | None]:
    """What gives the documents of a tree, as long as they hold what was read."""

    def source(key: str) -> Source | None:
        try:
            found = tree.read(key)
        except SourceError:
            return None
        return found if found.checksum == read.get(key) else None

    return source


def _text(path: Path) -> str | None:
    """The text of a governing file, None where there is none."""
    return read_text(path) if path.is_file() else None


def _text_sum(text: str | None) -> str | None:
    return None if text is None else digest_of(text)
