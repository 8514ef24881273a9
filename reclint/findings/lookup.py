"""What an output looks up by the key of a document: the path that people see, and the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from reclint.text.source import Source


def _no_source(_: str) -> None:
    return None


class Lookup(NamedTuple):
    """What is known of a key.

    ``path`` gives what people see for it, relative to the working directory, ``address`` what services want, relative
    to the top of the repository, both with forward slashes; ``source`` the document, None without one.
    """

    path: Callable[[str], str] = str
    source: Callable[[str], Source | None] = _no_source
    address: Callable[[str], str] = str

    def from_top(self) -> Lookup:
        """The same where every path is relative to the top of the repository."""
        return self._replace(path=self.address)
