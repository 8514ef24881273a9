"""What identifies the program that a kept result comes from: its files, its interpreter and the libraries it uses.

A file is told by its size and the time of its last change, as Python itself does for compiled modules.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from reclint import __version__
from reclint.text.digest import digest_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_LIBRARIES = ("click", "mistune", "packaging", "pathspec", "pydantic", "rapidfuzz", "ruamel")
_SUFFIXES = (".py", ".yaml", ".json")


def program_stamp() -> str | None:
    """A checksum of the program; None where its files cannot be looked at."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    try:
        files = [*_files(package), *_files(os.path.join(os.path.dirname(package), "rules"))]
        return digest_of(__version__, sys.version, *sorted(files), *sorted(_libraries()))
    except OSError:
        return None


def _files(folder: str) -> Iterator[str]:
    """Name, size and time of each file below a folder; nothing where there is no such folder."""
    if not os.path.isdir(folder):
        return
    for entry in os.scandir(folder):
        if entry.is_dir():
            yield from _files(entry.path)
        elif entry.name.endswith(_SUFFIXES):
            found = entry.stat()
            yield f"{entry.path} {found.st_size} {found.st_mtime_ns}"


def _libraries() -> Iterator[str]:
    """The folders of metadata that installers leave for the libraries; they bear the versions."""
    for folder in filter(os.path.isdir, sys.path):
        for entry in os.scandir(folder):
            if entry.name.endswith(".dist-info") and entry.name.lower().startswith(_LIBRARIES):
                yield f"{entry.path} {entry.stat().st_mtime_ns}"
