"""What rules made of a module, as an entry of the cache."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reclint.cache.reports import read_back, write_down
from reclint.findings.judged import Judged
from reclint.findings.report import Report

if TYPE_CHECKING:
    from collections.abc import Mapping


def pack_judged(judged: Judged) -> bytes:
    """What was found as bytes."""
    report = write_down(Report(findings=judged.findings, outcomes=judged.outcomes))
    return json.dumps([dict(judged.read), dict(judged.aside), judged.beyond, report]).encode()


def unpack_judged(data: bytes) -> Judged | None:
    """What `pack_judged` wrote down; None where the bytes hold nothing of the kind."""
    try:
        read, aside, beyond, report = json.loads(data)
        found = read_back(report)
        names = (*beyond, *(outcome.rule for outcome in found.outcomes), *(one.rule for one in found.findings))
        if not all(isinstance(name, str) for name in names):
            return None
        return Judged(_texts(read), _texts(aside), found.outcomes, found.findings, tuple(beyond))
    except (ValueError, TypeError, IndexError, AttributeError, RecursionError):
        return None


def _texts(data: Mapping[str, str | None]) -> Mapping[str, str | None]:
    """A mapping of texts.

    Raises:
        TypeError: the data is none.
    """
    if not isinstance(data, dict) or not all(isinstance(text, str | None) for text in data.values()):
        raise TypeError(data)
    return data
