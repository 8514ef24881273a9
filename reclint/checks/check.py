"""What a check declares: what it looks at, what it needs, and the facts that its messages can be made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from reclint.findings.finding import Absent, Hit


class Subject(str, Enum):
    """What a check is run on, one at a time."""

    COURSE = "course"
    MODULE = "module"
    LESSON = "lesson"
    SUPPRESSION = "suppression"


class Need(str, Enum):
    """What must be there for a check to mean anything; the value completes "skipped, because there are no …"."""

    RECORDS = "other records"
    PLANS = "plans"
    ROLLUPS = "course pages or series summaries"
    NOTEBOOKS = "notebooks"
    REVIEW_LOGS = "review logs"


class Options(BaseModel):
    """The typed options of a check."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=lambda name: name.replace("_", "-"),
        populate_by_name=True,
        defer_build=True,
    )


class NoOptions(Options):
    """A check without options."""


@dataclass(frozen=True)
class Check:
    """A check: ``cases`` gives, for each of its messages, the names of the facts that the message may use.

    A ``generic`` check is made for rules of a course's own and need not be used by the catalogue.
    """

    name: str
    subject: Subject
    run: Callable[[Any, Any], Iterable[Hit | Absent]]
    cases: Mapping[str, frozenset[str]]
    related: frozenset[str] = frozenset()
    needs: frozenset[Need] = frozenset()
    options: type[Options] = field(default=NoOptions)
    generic: bool = False


def facts(*names: str) -> frozenset[str]:
    """The names of the facts of one message."""
    return frozenset(names)
