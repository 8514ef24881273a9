"""Where a workspace is: its root and its configuration file, told from paths and the working directory alone."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reclint import disk

if TYPE_CHECKING:
    from collections.abc import Sequence

CONFIGURATIONS = ("reclint.yaml", "reclint.yml", "pyproject.toml")
"""The names of configuration files."""


class Location(NamedTuple):
    """The root of a workspace, and its configuration file if it has one."""

    root: Path
    configuration: Path | None


class Input(NamedTuple):
    """A document read from standard input, and the path that it stands for."""

    path: Path
    data: bytes


def locate(paths: Sequence[Path], configuration: Path | None = None) -> Location:
    """The workspace that files or folders belong to; ``configuration`` is a file that was named.

    Raises:
        ReclintError: two configuration files lie in one folder.
    """
    start, fallback = _start(paths)
    file = configuration or disk.find_configuration(start, CONFIGURATIONS)
    return Location(file.resolve().parent if file else fallback, file)


def _start(paths: Sequence[Path]) -> tuple[Path, Path]:
    """Where the search for a configuration starts, and the root where there is none."""
    here = Path.cwd()
    places = [path.resolve() for path in paths]
    if all(place.is_relative_to(here) for place in places):
        return here, here
    common = places[0] if len(places) == 1 else Path(os.path.commonpath(places))
    return (common if common.is_dir() else common.parent), disk.workspace_root(common)
