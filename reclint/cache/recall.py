"""Recalling the report of an earlier run, as long as everything that it was made from is the same.

A report follows from the program, the options, the configuration with its rule files and baseline, the names of the
documents, and the content of those that were looked at. All of it is compared before a report is given again, by
content and never by time, so that no report is older than what it tells about. Nothing is imported for this that only
a check itself needs.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from reclint.cache.reports import LaterRules, Surroundings, is_plain, read_back, write_down
from reclint.cache.store import digest_of
from reclint.files.discovery import find_documents
from reclint.files.location import locate
from reclint.files.reading import read_source, read_text
from reclint.text.errors import ReclintError, SourceError
from reclint.text.source import Source, checksum

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reclint.cache import Cache
    from reclint.catalogue import Rule
    from reclint.files.location import Location
    from reclint.findings.report import Report

KIND = "reports"


class Question(NamedTuple):
    """What a check is asked for, as far as the report depends on it."""

    paths: tuple[Path, ...] = ()
    config: Path | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    baseline: str | None = None
    no_baseline: bool = False


class Grounds(NamedTuple):
    """What a report was made from.

    ``governing`` are the texts of configurations, rule files and the baseline by path, None for one that is not there;
    ``names`` are the keys of all documents, ``read`` the checksums of those that were looked at.
    """

    governing: Mapping[str, str | None]
    exclude: tuple[str, ...]
    names: Iterable[str]
    read: Mapping[str, str]


class Answer(NamedTuple):
    """A report, and the failing grade that the configuration sets."""

    report: Report
    fail_on: str | None = None


class Memory:
    """The answers to questions that were asked before."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def recall(self, question: Question, load_rules: Callable[[], Sequence[Rule]]) -> Answer | None:
        """The answer to a question, None where it is not known or something has changed since.

        ``load_rules`` is called when an output looks at the rules of the report.
        """
        if not all(path.exists() for path in question.paths):
            return None
        location = locate(question.paths, question.config)
        data = self._cache.get(KIND, *_parts(question, location))
        try:
            return _answer(json.loads(data), location.root, LaterRules(load_rules)) if data else None
        except (ReclintError, ValueError, TypeError, KeyError, IndexError, OSError):
            return None

    def keep(self, question: Question, grounds: Grounds, answer: Answer) -> None:
        """Keep an answer, if it is one that can be written down."""
        if not is_plain(answer.report):
            return
        known = {
            "governing": {path: _text_sum(text) for path, text in grounds.governing.items()},
            "exclude": grounds.exclude,
            "names": digest_of(*sorted(grounds.names)),
            "read": dict(grounds.read),
            "fail-on": answer.fail_on,
            "report": write_down(answer.report),
        }
        location = locate(question.paths, question.config)
        self._cache.keep(KIND, json.dumps(known).encode(), *_parts(question, location))


def _parts(question: Question, location: Location) -> tuple[str, str]:
    """What an answer is kept under: the question as it is meant in the working directory."""
    asked = [
        [str(path.resolve()) for path in question.paths],
        str(question.config),
        question.select,
        question.ignore,
        question.baseline,
        question.no_baseline,
        str(location.root.resolve()),
        str(location.configuration),
    ]
    return os.getcwd(), json.dumps(asked)


def _answer(known: dict[str, Any], root: Path, rules: Sequence[Rule]) -> Answer | None:
    """The answer that was kept, if its grounds are still there."""
    if any(_text_sum(_text(Path(path))) != found for path, found in known["governing"].items()):
        return None
    if digest_of(*find_documents(root, known["exclude"])) != known["names"]:
        return None
    read = known["read"]
    if any(checksum((root / key).read_bytes()) != found for key, found in read.items()):
        return None

    def source(path: str) -> Source | None:
        key = Path(os.path.relpath(path, root)).as_posix()
        try:
            found = read_source(root / key, key)
        except SourceError:
            return None
        return found if found.checksum == read.get(key) else None

    return Answer(read_back(known["report"], Surroundings(rules, source)), known["fail-on"])


def _text(path: Path) -> str | None:
    """The text of a governing file, None where there is none."""
    return read_text(path) if path.is_file() else None


def _text_sum(text: str | None) -> str | None:
    return None if text is None else digest_of(text)
