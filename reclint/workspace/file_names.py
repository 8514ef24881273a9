"""What the files of a lesson are called: patterns of the vocabulary, filled in with what the lesson is named by.

And the folders in which they are looked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


class FileNaming(NamedTuple):
    """What the files of a lesson are named by.

    ``place`` is its 1-based place among the sections of the record, ``notebook`` the path that the record names,
    ``further`` those that it names beside it.
    """

    module: str
    place: int
    position: int
    slug: str | None
    notebook: str | None
    further: tuple[str, ...] = ()

    def paths(self, patterns: Iterable[str]) -> tuple[str, ...]:
        """File patterns filled in for the lesson; those with a slug are left out where it has none."""
        series, _, module = self.module.partition(".")
        values = {"series": series, "module": module, "position": str(self.position), "slug": self.slug or ""}
        wanted = (pattern for pattern in patterns if self.slug or "{slug}" not in pattern)
        return tuple(filled(pattern, values) for pattern in wanted)


def filled(pattern: str, values: Mapping[str, str]) -> str:
    """A pattern with values in place of their names in braces."""
    for name, value in values.items():
        pattern = pattern.replace("{" + name + "}", value)
    return pattern


def ancestors(folder: str) -> Iterator[str]:
    """``folder`` and the folders above it, the root (an empty string) last."""
    while folder:
        yield folder
        folder = folder.rpartition("/")[0]
    yield ""
