"""The shipped rules and words in a form that is quick to read again, made once: 30 ms instead of 350 ms of YAML.

An installed package has it from the build of its wheel. A checkout, where rules and program change from run to run,
makes it anew by itself and keeps it in `build/compiled`.
"""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from reclint import __version__
from reclint.files.shipped import shipped_rules
from reclint.text.digest import digest_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PACKAGE = Path(__file__).resolve().parent.parent
_SUFFIXES = (".py", ".yaml", ".json")


def is_checkout() -> bool:
    """Whether the rules lie beside the package, as in a checkout, and not inside it."""
    return shipped_rules().parent != _PACKAGE


@cache
def program_files() -> tuple[str, ...]:
    """Path, size and time of the last change of each file of the program; nothing where they cannot be looked at."""
    try:
        return tuple(sorted({*_files(_PACKAGE), *_files(shipped_rules())}))
    except OSError:
        return ()


def _files(folder: Path | str) -> Iterator[str]:
    for entry in os.scandir(folder):
        if entry.is_dir():
            yield from _files(entry.path)
        elif entry.name.endswith(_SUFFIXES):
            found = entry.stat()
            yield f"{entry.path} {found.st_size} {found.st_mtime_ns}"


@lru_cache(maxsize=2)
def made_from(*texts: str) -> str:
    """What something compiled from the texts of shipped files says that it was made from, and must say to be used.

    In a checkout that is also the program, which says what rules are and whether they fit their checks.
    """
    return digest_of(__version__, *texts, *(program_files() if is_checkout() else ()))


def made_for_wheel(*texts: str) -> str:
    """The same as it will be where the package is installed."""
    return digest_of(__version__, *texts)


def compiled(name: str) -> bytes | None:
    """What is kept under a name, from whatever it was made; None where nothing is."""
    try:
        return (_folder() / name).read_bytes()
    except OSError:
        return None


def keep_compiled(name: str, text: Callable[[], str]) -> None:
    """In a checkout, keep a text under a name, whole or not at all; a checkout that is read-only stays as it is."""
    if not is_checkout() or not program_files():
        return
    path = _folder() / name
    draft = path.with_name(f"{name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(text(), encoding="utf-8")
        draft.replace(path)
    except OSError:
        with suppress(OSError):
            draft.unlink()


def _folder() -> Path:
    return _PACKAGE.parent / "build" / "compiled" if is_checkout() else shipped_rules() / "compiled"
