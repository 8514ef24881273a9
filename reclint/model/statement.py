"""The smallest statements: a word, a count, a depth mark."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict

from reclint.text.source import Span


class Statement(BaseModel):
    """Something that a document says at ``span`` (offsets in code points)."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    span: Span

    def model_post_init(self, _: object) -> None:
        """Let all statements of a kind share the set of names that pydantic keeps for each: a third of their size."""
        object.__setattr__(self, "__pydantic_fields_set__", _field_names(type(self)))


@cache
def _field_names(kind: type[Statement]) -> set[str]:
    return set(kind.model_fields)


class Word(Statement):
    """A word or name as it is written."""

    text: str


class Count(Statement):
    """A number that a document states."""

    value: int


class DepthMark(Statement):
    """How a document writes a depth.

    ``level`` is the one that holds after the lesson, None where the text names no single one; ``before`` the level that
    a transition starts from; ``levels`` every level named, in order.
    """

    text: str
    level: str | None
    before: str | None = None
    levels: tuple[str, ...] = ()
