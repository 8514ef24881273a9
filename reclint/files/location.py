"""Where a workspace is: its root and its configuration file, told from paths and the working directory alone."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reclint.text.errors import ReclintError

if TYPE_CHECKING:
    from collections.abc import Sequence

CONFIGURATIONS = ("reclint.yaml", "reclint.yml", "pyproject.toml")
"""The names of configuration files."""
_ROOT_MARKS = (".git", "course.md", "notebooks")
_LEVELS_UP = 6


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
    file = configuration or find_configuration(start, CONFIGURATIONS)
    return Location(file.resolve().parent if file else fallback, file)


def _start(paths: Sequence[Path]) -> tuple[Path, Path]:
    """Where the search for a configuration starts, and the root where there is none."""
    here = Path.cwd()
    places = [path.resolve() for path in paths]
    if all(place.is_relative_to(here) for place in places):
        return here, here
    common = places[0] if len(places) == 1 else Path(os.path.commonpath(places))
    return (common if common.is_dir() else common.parent), workspace_root(common)


def workspace_root(path: Path) -> Path:
    """The folder that holds the workspace of ``path``: the nearest one upward that looks like a course's root.

    That is a folder with a Git repository, a course page or notebooks; without one, the folder of ``path`` itself.
    """
    start = path if path.is_dir() else path.parent
    for folder in [start, *start.parents][:_LEVELS_UP]:
        if any((folder / mark).exists() for mark in _ROOT_MARKS):
            return folder
    return start


def find_configuration(start: Path, names: Sequence[str]) -> Path | None:
    """The nearest configuration file in ``start`` or above it; a `pyproject.toml` counts when it has a part for us.

    Raises:
        ReclintError: two configuration files lie in one folder.
    """
    for folder in [start, *start.parents]:
        found = [path for name in names if (path := folder / name).is_file() and _configures(path)]
        if len(found) > 1:
            listed = " and ".join(path.name for path in found)
            raise ReclintError(f"{folder} has two configurations: {listed}", "keep one of them")
        if found:
            return found[0]
    return None


def _configures(path: Path) -> bool:
    from reclint.files.reading import read_bytes  # an idle hook reads nothing

    return path.suffix != ".toml" or b"[tool.reclint" in read_bytes(path, path.as_posix())
