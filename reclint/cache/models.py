"""The models of documents as entries of the cache: by reader, key and content of the document, words and program."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from reclint import model
from reclint.cache.judged import pack_judged, unpack_judged
from reclint.linking.written import read_links, write_links
from reclint.text.digest import digest_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reclint.cache.cache import Cache
    from reclint.findings.judged import Judged
    from reclint.linking.written import Links
    from reclint.model import Record
    from reclint.text.source import Source
    from reclint.vocabulary.vocabulary import Vocabulary

_KIND, _JUDGED = "models", "judged"
LINKS = "links"
"""What stands in the place of a reader for the links of a record."""
_MODELS: Mapping[str, type] = {
    "read_lesson_plan": model.LessonPlan,
    "read_preparation": model.Preparation,
    "read_record": model.Record,
    "read_plan": model.ModulePlan,
    "read_notebook": model.Notebook,
    "read_course": model.CoursePage,
    "read_series_plan": model.SeriesPlan,
    "read_series_summary": model.SeriesSummary,
    "read_tables": model.Tables,
}
"""What each reader makes."""


@cache
def _adapter(reader: str) -> TypeAdapter[Any]:
    return TypeAdapter(_MODELS[reader])


def pack(reader: str, made: Any) -> bytes | None:
    """A model as bytes; None where it cannot be written down."""
    try:
        return _adapter(reader).dump_json(made)
    except PydanticSerializationError:
        return None


def unpack(reader: str, data: bytes) -> Any:
    """The model that `pack` wrote down; None where the bytes hold none."""
    try:
        return _adapter(reader).validate_json(data)
    except ValidationError:
        return None


def pack_links(record: Record, links: tuple[Links, ...]) -> bytes:
    """The links of the lessons of a record as bytes."""
    return json.dumps(write_links(record, links)).encode()


def unpack_links(record: Record, data: bytes) -> tuple[Links, ...] | None:
    """The links that `pack_links` wrote down; None where the bytes hold none of this record."""
    try:
        return read_links(record, json.loads(data))
    except (ValueError, TypeError, IndexError):
        return None


class ModelShelf:
    """The models and links that earlier runs have made with the same words and the same program."""

    def __init__(self, cache: Cache, vocabulary: Vocabulary) -> None:
        self._cache = cache
        self._words = digest_of(json.dumps(vocabulary.model_dump(), default=sorted))

    def take(self, reader: str, source: Source) -> Any:
        """The model of a source, None where no run has kept it."""
        data = self._cache.get(_KIND, *self._parts(reader, source))
        return None if data is None else unpack(reader, data)

    def has(self, reader: str, source: Source) -> bool:
        """Whether some run has kept the model of a source."""
        return self._cache.get(_KIND, *self._parts(reader, source)) is not None

    def keep(self, reader: str, source: Source, made: Any) -> None:
        """Keep a model for later runs."""
        if data := pack(reader, made):
            self._cache.keep(_KIND, data, *self._parts(reader, source))

    def take_links(self, source: Source, record: Record) -> tuple[Links, ...] | None:
        """The links of the lessons of a record, None where no run has kept them."""
        data = self._cache.get(_KIND, *self._parts(LINKS, source), str(record.span.start))
        return None if data is None else unpack_links(record, data)

    def keep_links(self, source: Source, record: Record, links: tuple[Links, ...]) -> None:
        """Keep the links of a record for later runs."""
        self._cache.keep(_KIND, pack_links(record, links), *self._parts(LINKS, source), str(record.span.start))

    def take_judged(self, source: Source, part: int, grounds: str) -> Judged | None:
        """What rules made of a module, None where no run has kept it."""
        data = self._cache.get(_JUDGED, *self._parts(grounds, source), str(part))
        return None if data is None else unpack_judged(data)

    def keep_judged(self, source: Source, part: int, grounds: str, judged: Judged) -> None:
        """Keep what rules made of a module for later runs."""
        self._cache.keep(_JUDGED, pack_judged(judged), *self._parts(grounds, source), str(part))

    def _parts(self, reader: str, source: Source) -> tuple[str, ...]:
        return self._words, reader, source.path, source.checksum
