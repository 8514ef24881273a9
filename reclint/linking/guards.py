"""What keeps two names from being linked by themselves, however alike they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reclint.linking.names import Name

_TOKEN = re.compile(r"[^\W_]+")
_MARKED = re.compile(r"[A-Za-z]?\d+[A-Za-z]?|[B-HJ-Z]")


def guard(item: Name, row: Name, polarity: Iterable[tuple[str, str]]) -> str | None:
    """Why the two names must not be linked with certainty; None where nothing speaks against it.

    Heads that name different numbers or letters (``L1`` and ``L2``), or opposite sides of a pair (``with`` and
    ``without``), are different things.
    """
    left, right = set(_TOKEN.findall(item.head)), set(_TOKEN.findall(row.head))
    ours, theirs = _marked(left - right), _marked(right - left)
    if ours and theirs:
        return f"{min(ours)} is not {min(theirs)}"
    left, right = _folded(left), _folded(right)
    for one, other in polarity:
        for here, there in ((one, other), (other, one)):
            if here in left and there in right and here not in right and there not in left:
                return f"{here} is not {there}"
    return None


def _marked(tokens: Iterable[str]) -> set[str]:
    return {token for token in tokens if _MARKED.fullmatch(token)}


def _folded(tokens: Iterable[str]) -> set[str]:
    return {token.casefold() for token in tokens}


def is_generic(item: Name, rows: Iterable[Name]) -> bool:
    """Whether an item is a bare head of one or two words that several rows hold and none begins with."""
    head = item.head_words
    holders = [row for row in rows if head <= row.all_words]
    return len(head) <= 2 and len(holders) > 1 and not any(row.begins_with(head) for row in holders)
