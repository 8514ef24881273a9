"""What an output looks up by the key of a document: the path that people see, and the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from reclint.text.source import Source


def _no_source(_: str) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Lookup:
    """``path`` gives what people see for a key, with forward slashes; ``source`` the document, None without one."""

    path: Callable[[str], str] = str
    source: Callable[[str], Source | None] = _no_source
