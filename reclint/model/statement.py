"""The smallest statements: a word, a count, a depth mark."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from reclint.source import Span


class Statement(BaseModel):
    """Something that a document says at ``span`` (offsets in code points)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    span: Span


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
