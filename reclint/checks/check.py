"""What a check is: a function, the kind of thing that it judges, its options, and the facts of its messages.

The function bears the name of its rule, with underscores, and that name stands nowhere else in Python.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Generic, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationInfo

from reclint.text.nearest import did_you_mean
from reclint.workspace import Module

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reclint.checks.subjects import Subject
    from reclint.findings.finding import Absent, Hit


class Need(str, Enum):
    """What must be there for a check to mean anything; the value completes "skipped, because there are no …"."""

    RECORDS = "other records"
    PLANS = "plans"
    ROLLUPS = "course pages or series summaries"
    NOTEBOOKS = "notebooks"
    REVIEW_LOGS = "review logs"


class Options(BaseModel):
    """The typed options of a check.

    They are validated with the vocabulary in force as the context where it is known, without one where rules are read
    for themselves.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=lambda name: name.replace("_", "-"),
        populate_by_name=True,
        defer_build=True,
    )


class NoOptions(Options):
    """A check without options."""


def _is_depth(value: str, info: ValidationInfo) -> str:
    return _known(value, "depth", info.context.depths) if info.context else value


def _is_field(value: str, info: ValidationInfo) -> str:
    return _known(value, "kind of field", tuple(info.context.fields)) if info.context else value


def _known(value: str, kind: str, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise ValueError(f'there is no {kind} "{value}", expected {", ".join(allowed)}{did_you_mean(value, allowed)}')
    return value


Depth = Annotated[str, AfterValidator(_is_depth)]
"""An option that names a depth of the vocabulary in force."""
FieldKind = Annotated[str, AfterValidator(_is_field)]
"""An option that names a kind of field of the vocabulary in force."""

S = TypeVar("S")
T = TypeVar("T", bound=Options)


def _always(*_: object) -> bool:
    return True


@dataclass(frozen=True)
class Check(Generic[S, T]):
    """A function over subjects of one kind, with options of one class.

    ``facts`` are the names of what its messages may be made of. ``applies`` says whether there is anything to judge on
    a subject with these options, where that depends on them.
    """

    run: Callable[[S, T], Iterable[Hit | Absent]]
    subject: Subject[S]
    options: type[T]
    facts: frozenset[str] = frozenset()
    needs: tuple[Need, ...] = ()
    applies: Callable[[S, T], bool] = field(default=_always)

    @property
    def name(self) -> str:
        """The name of the rule that the function implements; a generic check's own name."""
        return self.run.__name__.replace("_", "-")

    @property
    def family(self) -> str:
        """The family of rules that the function belongs to: the name of its module."""
        return self.run.__module__.rpartition(".")[2]

    @property
    def place(self) -> tuple[str, int]:
        """Where the function stands: the file and the 1-based line."""
        return f"{self.run.__module__.replace('.', '/')}.py", self.run.__code__.co_firstlineno


@dataclass(frozen=True)
class GenericCheck(Check[Module, T]):
    """A check that rules of a course's own are made of; it has one message, ``default``.

    ``related`` are the places that its findings point at beside their own.
    """

    related: frozenset[str] = frozenset()


def facts(*names: str) -> frozenset[str]:
    """The names of the facts of a check."""
    return frozenset(names)
