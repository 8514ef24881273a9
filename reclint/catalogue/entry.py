"""The shape of a rule in YAML."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from reclint.findings.finding import Grade
from reclint.text.yamltext import YamlModel

OWN_RECORD = "record.md"


class Expected(YamlModel):
    """A finding that an example must give: 1-based line and column, and the whole message."""

    at: str = Field(pattern=r"^\d+:\d+$")
    message: str
    path: str = OWN_RECORD
    question: bool = False
    grade: Grade | None = None


class Example(YamlModel):
    """A small workspace: one record, or several documents by key; ``finds`` is empty for a good example.

    ``fixed`` is the record after the fixes of all findings that have one. ``before`` says by key what an earlier state,
    which it is compared with, had otherwise; null where it had no such document.
    """

    record: str | None = None
    files: dict[str, str] = Field(default_factory=dict)
    before: dict[str, str | None] = Field(default_factory=dict)
    finds: tuple[Expected, ...] = ()
    fixed: str | None = None

    @property
    def texts(self) -> dict[str, str]:
        """The documents by key."""
        return {**({OWN_RECORD: self.record} if self.record is not None else {}), **self.files}

    @property
    def earlier(self) -> dict[str, str] | None:
        """The documents of the earlier state by key; None where nothing is compared."""
        if not self.before:
            return None
        return {key: text for key, text in {**self.texts, **self.before}.items() if text is not None}


class Examples(YamlModel):
    """At least one good and one bad example; they are tests and documentation."""

    good: tuple[Example, ...] = Field(min_length=1)
    bad: tuple[Example, ...] = Field(min_length=1)


class RuleEntry(YamlModel):
    """A rule: its name is its key in the file.

    The function of its name implements it or, for rules of a course's own, the generic ``check`` that it binds. The
    cases that its findings come in are the keys of ``messages``, the other places that they show those of ``related``,
    and the numbers by which one of them is worse than another those of ``measures``, with what they count.
    ``fix`` says of what kind the fixes of its findings are, where it is certain what to do: ``safe`` ones cannot change
    what a document means, ``unsafe`` ones may.
    """

    grade: Grade
    summary: str
    why: str
    remedy: str
    check: str | None = None
    options: dict[str, Any] = Field(default_factory=dict)
    messages: dict[str, str] = Field(min_length=1)
    related: dict[str, str] = Field(default_factory=dict)
    measures: dict[str, str] = Field(default_factory=dict)
    fix: Literal["safe", "unsafe"] | None = None
    since: str
    examples: Examples


class Family(YamlModel):
    """A file of the catalogue; ``retired`` names redirect to living rules and are never used again."""

    rules: dict[str, RuleEntry] = Field(default_factory=dict)
    retired: dict[str, str] = Field(default_factory=dict)
