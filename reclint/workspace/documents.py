"""The documents of a workspace by key, decoded and read once, when they are asked for.

A key is a path relative to the workspace's root, with forward slashes. A document that cannot be decoded is kept as an
error and counts as absent.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from fnmatch import fnmatchcase
from functools import cached_property
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Any, TypeVar
from unicodedata import normalize
from urllib.parse import unquote

from reclint.files.names import is_markdown
from reclint.linking import LinkAnswer, answered_links, link_record, row_weights
from reclint.readers import (
    document_cuts,
    is_record,
    read_course,
    read_lesson_plan,
    read_notebook,
    read_plan,
    read_preparation,
    read_record,
    read_series_plan,
    read_series_summary,
    read_tables,
)
from reclint.text.conflicts import conflicts, our_side
from reclint.text.digest import digest_of
from reclint.text.errors import SourceError
from reclint.text.fences import open_fences, without_fences
from reclint.text.scripts import with_plain_slugs
from reclint.workspace.file_names import ancestors

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from reclint.findings.answers import Answers
    from reclint.linking import Weights
    from reclint.linking.written import Links
    from reclint.model import (
        CoursePage,
        Cut,
        LessonPlan,
        ModulePlan,
        Notebook,
        Preparation,
        Record,
        SeriesPlan,
        SeriesSummary,
        Tables,
    )
    from reclint.readers import Lexicon
    from reclint.text.conflicts import Conflict
    from reclint.text.fences import Fence
    from reclint.text.source import Source
    from reclint.workspace.shelf import Shelf

T = TypeVar("T")
_OF_LESSONS = (read_record, read_plan, read_lesson_plan)
"""The readers of documents whose slugs are read as they look: `slug-format` and `lesson-unknown` tell odd letters."""
_FIRST_WILDCARD = re.compile(r"[*?\[]")
"""Where the fixed beginning of a pattern ends: "notebooks/1-*.ipynb"."""

_PLENTY = 32_000_000
"""How many characters are kept as they are; later texts are packed. A course of 30 modules has 10 million.

On eight copies of a course of 19 records that saves a tenth of the memory, and costs less than can be measured.
"""


class Documents:
    """Documents by key; ``load`` gives the source of a key and may raise `SourceError`.

    ``leads_to`` has documents that are links to others: as a record, only what they lead to counts. ``aside`` tells of
    a key that is no document why a file that lies there is none, in a word; ``left_out`` are the keys that the
    configuration excludes. What stands on the ``shelf`` is not read again. ``answers`` are those that reviewers have
    given to questions about this state.
    """

    def __init__(
        self,
        keys: Iterable[str],
        load: Callable[[str], Source],
        lexicon: Lexicon,
        shelf: Shelf | None = None,
        answers: Answers | None = None,
    ) -> None:
        self.lexicon = lexicon
        self.answers = answers
        self.shelf = shelf
        self.errors: dict[str, SourceError] = {}
        self.leads_to: dict[str, str] = {}
        self.aside: Callable[[str], str | None] = lambda _: None
        self.left_out: frozenset[str] = frozenset()
        self._asked_aside: dict[str, bool] = {}
        self.keys = frozenset(key for key in keys if self._is_text(key))
        self._load = load
        self._sources: dict[str, Source | None] = {}
        self._models: dict[tuple[str, str], Any] = {}
        self._links: dict[str, dict[int, tuple[Links, ...]]] = {}
        self._weights: dict[str, dict[int, Weights]] = {}
        self._fences: dict[str, tuple[Fence, ...]] = {}
        self._conflicts: dict[str, tuple[Conflict, ...]] = {}
        self._titled: dict[str, bool] = {}
        self._cuts: dict[str, tuple[Cut, ...]] = {}
        self._read_so_far = 0

    def _is_text(self, key: str) -> bool:
        """Whether a file name is text; one that is not UTF-8 comes from the system with lone surrogates in it."""
        if key.isascii():
            return True
        shown = key.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
        if shown != key:
            self.errors[shown] = SourceError(shown, "the file name is not valid UTF-8", "rename the file")
        return shown == key

    def changed(self, sources: Mapping[str, Source]) -> Documents:
        """These documents with other ``sources`` for some of them; what was read of the rest is kept."""

        def load(key: str) -> Source:
            return sources[key] if key in sources else self._load(key)

        return self.moved(self.keys, load, sources.keys())

    def moved(self, keys: Iterable[str], load: Callable[[str], Source], anew: Collection[str]) -> Documents:
        """These documents in another state, with other ``keys``: what was read is kept but for the keys ``anew``.

        What could not be loaded is tried again by whoever asks for it: an error is told of what is looked at.
        """
        other = Documents(keys, load, self.lexicon, self.shelf, self.answers)
        other.leads_to.update(self.leads_to)
        other.aside, other.left_out = self.aside, self.left_out
        # What could not be read is looked at again.
        kept = {key for key in other.keys.difference(anew) if self._sources.get(key)}
        other.errors.update((key, error) for key, error in self.errors.items() if key in kept)
        other._models.update((known, model) for known, model in self._models.items() if known[0] in kept)
        for ours, theirs in zip(self._by_key, other._by_key, strict=True):
            theirs.update((key, value) for key, value in ours.items() if key in kept)
        return other

    @property
    def _by_key(self) -> tuple[dict[str, Any], ...]:
        """What is known of single documents."""
        return self._sources, self._links, self._weights, self._fences, self._conflicts, self._titled, self._cuts

    def why_aside(self, key: str) -> str | None:
        """Why a file that is there is no document: ``ignored``, ``excluded`` or ``unstaged``; None without a file."""
        found = None if key in self.keys else self.aside(key)
        self._asked_aside[key] = found is not None
        return found

    @property
    def asked_aside(self) -> Mapping[str, bool]:
        """Which keys were asked about that are no documents, and whether a file was there."""
        return self._asked_aside

    def answering(self, answers: Answers | None) -> Documents:
        """These documents with other answers; what was read is kept."""
        other = self.moved(self.keys, self._load, ())
        other.answers = answers
        if link_answers(other.answers) != link_answers(self.answers):
            other._links.clear()
        return other

    def source(self, key: str) -> Source | None:
        """The text of a document; None where there is none, or it cannot be decoded (then it is in ``errors``)."""
        if key not in self._sources:
            self._sources[key] = self._try_load(key) if key in self.keys else None
        return self._sources[key]

    def _try_load(self, key: str) -> Source | None:
        try:
            return self._load(key)
        except SourceError as error:
            self.errors[key] = error
            return None

    def _read(self, key: str, read: Callable[[Source, Lexicon], T]) -> T | None:
        known = (key, read.__name__)
        if known not in self._models:
            source = self.source(key)
            self._models[known] = self._try_read(key, lambda: self._model(key, source, read)) if source else None
            if source:
                self._read_so_far += len(source.text)
                source.fold(small=self._read_so_far > _PLENTY)
        model: T | None = self._models[known]
        return model

    def _try_read(self, key: str, read: Callable[[], T]) -> T | None:
        """What a reader makes of a document; None where it fails: that costs the others nothing, and is told."""
        try:
            return read()
        except Exception as error:
            failure = f"reading it failed ({type(error).__name__}: {error}), which is a fault of reclint"
            self.errors.setdefault(key, SourceError(key, failure, "report it with this file"))
            return None

    def _model(self, key: str, source: Source, read: Callable[[Source, Lexicon], T]) -> T:
        model: T | None = self.shelf.take(read.__name__, source) if self.shelf else None
        if model is None:
            mended = self._mended(key, source)
            model = read(with_plain_slugs(mended) if read in _OF_LESSONS else mended, self.lexicon)
            if self.shelf:
                self.shelf.keep(read.__name__, source, model)
        return model

    def _mended(self, key: str, source: Source) -> Source:
        """A text as it is meant: with one side of its merge conflicts, and without fences that hide what follows."""
        return without_fences(self._our_side(key, source), self.open_fences(key))

    def _our_side(self, key: str, source: Source) -> Source:
        return our_side(source) if self.conflicts(key) else source

    def conflicts(self, key: str) -> tuple[Conflict, ...]:
        """The merge conflicts in a document, in order."""
        if key not in self._conflicts:
            source = self.source(key)
            self._conflicts[key] = conflicts(source) if source else ()
        return self._conflicts[key]

    def open_fences(self, key: str) -> tuple[Fence, ...]:
        """The fences of a document that nobody closed; of merge conflicts only one side is looked at."""
        if key not in self._fences:
            source = self.source(key)
            self._fences[key] = open_fences(self._our_side(key, source)) if source else ()
        return self._fences[key]

    def cuts(self, key: str) -> tuple[Cut, ...]:
        """What of the text of a document is not read, since it goes beyond a bound."""
        if key not in self._cuts:
            source = self.source(key)
            found = self._try_read(key, lambda: document_cuts(self._mended(key, source))) if source else None
            self._cuts[key] = found or ()
        return self._cuts[key]

    def weights(self, key: str, record: Record) -> Weights:
        """What the words of the index rows of a record at ``key`` weigh; one file may hold several."""
        known = self._weights.setdefault(key, {})
        if record.span.start not in known:
            known[record.span.start] = row_weights(record, self.lexicon.vocabulary)
        return known[record.span.start]

    def links(self, key: str, record: Record) -> tuple[Links, ...]:
        """The links of the lessons of a record at ``key``; one file may hold several."""
        known = self._links.setdefault(key, {})
        if record.span.start not in known:
            said = [answer for answer, home in link_answers(self.answers) if home in (record.number, key)]
            known[record.span.start] = answered_links(record, self._linked(key, record), said)
        return known[record.span.start]

    def _linked(self, key: str, record: Record) -> tuple[Links, ...]:
        source = self.source(key) if self.shelf else None
        known = self.shelf.take_links(source, record) if self.shelf and source else None
        if known is not None:
            return known
        links = link_record(record, self.lexicon.vocabulary)
        if self.shelf and source:
            self.shelf.keep_links(source, record, links)
        return links

    @property
    def grounds(self) -> str:
        """What holds of all documents together: their names, what names are taken for, and what was answered."""
        answers = self.answers.text() if self.answers else ""
        files = repr(sorted(self.lexicon.vocabulary.files.items()))  # an earlier state may have others
        leads = (f"{key}\n{to}" for key, to in sorted(self.leads_to.items()))
        parts = (sorted(self.keys), sorted(self.left_out), leads)
        return digest_of(answers, files, *(digest_of(*part) for part in parts))

    def models(self) -> Mapping[tuple[str, str], Any]:
        """The models made so far, by key and reader."""
        return dict(self._models)

    def take_in(self, key: str, reader: str, model: Any) -> None:
        """Take a model for the one that a reader makes of a document, unless it has been made."""
        self._models.setdefault((key, reader), model)

    def checksums(self) -> dict[str, str]:
        """The checksums of the documents that have been looked at so far, by key."""
        return {key: source.checksum for key, source in self._sources.items() if source}

    def records(self) -> Iterator[str]:
        """The keys of the documents that are records by their name or their title, sorted; each record once."""
        return (key for key in sorted(self.keys) if self.leads_to.get(key) not in self.keys and self.is_record(key))

    def is_record(self, key: str) -> bool:
        """Whether the document at ``key`` is a record by its name or its title."""
        if is_markdown(key) and self.is_named(key, "records"):
            return self.source(key) is not None
        return self.is_titled(key)

    def is_titled(self, key: str) -> bool:
        """Whether the document at ``key`` is a record by its title."""
        source = self.source(key) if is_markdown(key) else None
        if source is not None and key not in self._titled:
            read = self._try_read(key, lambda: is_record(self._mended(key, source), self.lexicon))
            self._titled[key] = bool(read)
        return self._titled.get(key, False)

    def is_named(self, key: str, kind: str) -> bool:
        """Whether the file patterns of the vocabulary for ``kind`` fit a key, in whatever folder."""
        patterns = self.lexicon.vocabulary.files.get(kind, ())
        return any(fnmatchcase(key, pattern) or fnmatchcase(key, f"*/{pattern}") for pattern in patterns)

    def record(self, key: str) -> Record | None:
        """The record at ``key``."""
        return self._read(key, read_record)

    def notebook(self, key: str) -> Notebook | None:
        """The notebook at ``key``."""
        return self._read(key, read_notebook)

    def plan(self, key: str) -> ModulePlan | None:
        """The module plan at ``key``."""
        return self._read(key, read_plan)

    def lesson_plan(self, key: str) -> LessonPlan | None:
        """The planning document at ``key``."""
        return self._read(key, read_lesson_plan)

    def preparation(self, key: str) -> Preparation | None:
        """The tables of the planning document at ``key``."""
        return self._read(key, read_preparation)

    def course(self, key: str) -> CoursePage | None:
        """The course's page at ``key``."""
        return self._read(key, read_course)

    def series_plan(self, key: str) -> SeriesPlan | None:
        """The series plan at ``key``."""
        return self._read(key, read_series_plan)

    def summary(self, key: str) -> SeriesSummary | None:
        """The series summary at ``key``."""
        return self._read(key, read_series_summary)

    def tables(self, key: str) -> Tables | None:
        """What is wrong with the tables of the document at ``key``."""
        return self._read(key, read_tables)

    def spelled(self, key: str) -> str | None:
        """The key of the document that a path names, whose accents or blanks may be written otherwise."""
        if key in self.keys:
            return key
        return self._by_spelling.get(_spelling(key)) if "%" in key or not key.isascii() else None

    @cached_property
    def _by_spelling(self) -> dict[str, str]:
        return {_spelling(key): key for key in sorted(self.keys) if "%" in key or " " in key or not key.isascii()}

    def find(self, folder: str, patterns: Iterable[str]) -> str | None:
        """The first key that one of ``patterns`` matches in ``folder`` or, failing that, in a folder above it."""
        patterns = tuple(patterns)
        for place in ancestors(folder):
            for pattern in patterns:
                if found := self.match(f"{place}/{pattern}" if place else pattern):
                    return found[0]
        return None

    def match(self, pattern: str) -> list[str]:
        """The keys that a pattern with ``*`` matches, sorted."""
        if pattern in self.keys:
            return [pattern]
        if "*" not in pattern:
            return []
        folder = pattern.rpartition("/")[0]
        candidates = self.keys if "*" in folder else self._starting(folder, _FIRST_WILDCARD.split(pattern, 1)[0])
        return sorted(key for key in candidates if fnmatchcase(key, pattern))

    def _starting(self, folder: str, start: str) -> Iterator[str]:
        """The keys of a folder, its subfolders left out, that begin with ``start``."""
        keys = self._by_folder.get(folder, [])
        inside = islice(keys, bisect_left(keys, start), None)
        return takewhile(lambda key: key.startswith(start), inside)

    @cached_property
    def _by_folder(self) -> dict[str, list[str]]:
        """The keys of each folder, its subfolders left out, sorted."""
        folders: dict[str, list[str]] = {}
        for key in sorted(self.keys):
            folders.setdefault(key.rpartition("/")[0], []).append(key)
        return folders


def link_answers(answers: Answers | None) -> list[tuple[LinkAnswer, str]]:
    """The answers that say which row is meant, each with its module's number, or without one the record's key."""
    rows = answers.rows if answers else ()
    return [(LinkAnswer(one.lesson, one.row or "", one.facts), one.module or one.path or "") for one in rows]


def _spelling(key: str) -> str:
    """A path with composed letters, and blanks in place of ``%20``."""
    return normalize("NFC", unquote(key))
