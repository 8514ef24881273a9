"""What is asked of a course: one frozen value, from the command line or any other caller down to where it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path


class Request(NamedTuple):
    """What is asked for; a request without anything asks for all of the course around the working directory.

    ``paths`` are records, folders or other files of the course, whose findings are wanted; ``modules`` the numbers
    (``1.3``) of modules. ``text`` is the content of the file at ``text_path``, which need not exist, laid over the
    disk. With ``staged`` the course is what the next commit holds, and the findings are those that a staged file has a
    part in; ``since`` is a revision that the findings are compared with, and with ``worse_is_old`` one that has only
    grown worse since then is not new. ``select`` and ``ignore`` are names of rules
    or globs.

    ``config`` and ``baseline`` are files to use in place of those that are found; ``no_baseline`` counts what a
    baseline accepts. ``use_cache`` keeps what is found out for later runs, in ``cache_dir`` or else in the user's own
    folder. ``jobs`` processes may read a large course that no run has read, where the process has no threads beside.
    """

    paths: tuple[Path, ...] = ()
    text_path: Path | None = None
    text: bytes | None = None
    staged: bool = False
    since: str | None = None
    worse_is_old: bool = False
    modules: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    config: Path | None = None
    baseline: Path | None = None
    no_baseline: bool = False
    use_cache: bool = False
    cache_dir: str | None = None
    jobs: int = 1

    @property
    def is_selective(self) -> bool:
        """Whether some rules are left out."""
        return bool(self.select or self.ignore)

    @property
    def is_whole(self) -> bool:
        """Whether all rules are asked for, on all of the course, and not compared with anything."""
        return not (self.is_selective or self.paths or self.modules or self.staged or self.since is not None)

    @property
    def is_of_the_disk(self) -> bool:
        """Whether the answer follows from the files on disk alone, without Git and given text."""
        return not (self.text_path or self.staged or self.since is not None)
