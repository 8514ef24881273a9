"""What identifies the program that a kept result comes from: its files, its interpreter and the libraries it uses.

A file is told by its size and the time of its last change, as Python itself does for compiled modules.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from reclint import __version__
from reclint.files.compiled import program_files
from reclint.text.digest import digest_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_LIBRARIES = ("click", "mistune", "packaging", "pathspec", "pydantic", "rapidfuzz", "ruamel")


def program_stamp() -> str | None:
    """A checksum of the program; None where its files cannot be looked at."""
    files = program_files()
    try:
        return digest_of(__version__, sys.version, *files, *sorted(_libraries())) if files else None
    except OSError:
        return None


def _libraries() -> Iterator[str]:
    """The folders of metadata that installers leave for the libraries; they bear the versions."""
    for folder in filter(os.path.isdir, sys.path):
        for entry in os.scandir(folder):
            if entry.name.endswith(".dist-info") and entry.name.lower().startswith(_LIBRARIES):
                yield f"{entry.path} {entry.stat().st_mtime_ns}"
