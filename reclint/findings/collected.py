"""Answers that the page of a report has collected, in a file of their own on the way to the course.

They name questions by fingerprint, with the checksum of the facts that the page has shown, and rows by number.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from reclint.findings.answers import LONGEST_TEXT, MOST_BYTES
from reclint.text.digest import SIZE
from reclint.text.errors import ConfigError, Problem, YamlError
from reclint.text.yamltext import YamlModel, read_model

_HINT = 'download it again from the page of a report, or answer with "reclint answer"'


class Collected(YamlModel):
    """An answer that was given on a page; ``row`` is the number of the row that is meant, from 1."""

    fingerprint: str = Field(pattern=r"^[0-9a-f]{32}$")
    facts: str = Field(pattern=rf"^[0-9a-f]{{{2 * SIZE}}}$")
    answer: Literal["fine", "fault", "row"]
    row: int | None = Field(default=None, ge=1)
    reason: str | None = Field(default=None, max_length=LONGEST_TEXT)
    by: str | None = Field(default=None, max_length=LONGEST_TEXT)
    date: str | None = Field(default=None, pattern=r"^\d{4}-\d\d-\d\d$")


class _File(YamlModel):
    format: Literal[1]
    answers: tuple[Collected, ...]


def read_collected(text: str, path: str) -> tuple[Collected, ...]:
    """The answers in a file's text; ``path`` names it in errors.

    Raises:
        ConfigError: the text is not what a page has written.
    """
    if len(text) > MOST_BYTES:
        raise ConfigError(Problem(path, 0, 0, f"larger than {MOST_BYTES // 1_000_000} MB"), hint=_HINT)
    try:
        return read_model(_File, text, path).answers
    except YamlError as error:
        raise ConfigError(*error.problems, hint=_HINT) from None
