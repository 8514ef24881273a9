"""Whether ``check --staged`` has nothing to do; only what is needed to know that is imported.

Nothing is taken for granted: where a configuration is, it must have been found right before, byte for byte, and no
staged file may be one that it, or a report, could depend on.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from reclint.cache.cache import Cache
    from reclint.course.request import Request
    from reclint.files.location import Location

KIND = "configurations"
_RELEVANT = (".md", ".ipynb", ".yaml", ".yml", ".json", "pyproject.toml", ".gitignore")
"""What the names of documents, configurations, rule files and baselines end in, and of what hides documents."""


def is_idle(request: Request, location: Location, cache: Callable[[], Cache | None]) -> bool:
    """Whether only staged files are asked for, by a sound configuration, and none has a part in a finding.

    The ``cache`` is opened where there is a configuration.
    """
    if not request.staged or request.is_selective or request.since is not None or request.config or request.baseline:
        return False
    governing = _known(location.configuration, cache()) if location.configuration else ()
    if governing is None:
        return False
    from reclint.files.git import Repository

    staged = Repository.at(Path.cwd()).staged_anywhere()
    return not any(name.endswith((*_RELEVANT, *governing)) for name in staged)


def remember(location: Location, cache: Cache, texts: Mapping[str, str], others: Iterable[Path]) -> None:
    """Keep that a configuration is right; ``texts`` are those that govern the course by path, ``others`` more files."""
    if location.configuration is None:
        return
    import json

    from reclint.text.digest import digest_of

    names = sorted({*(Path(path).name for path in texts), *(path.name for path in others)})
    sums = {os.path.abspath(path): digest_of(text) for path, text in texts.items()}
    cache.keep(KIND, json.dumps([sums, names]).encode(), os.path.abspath(location.configuration))


def _known(configuration: Path, cache: Cache | None) -> tuple[str, ...] | None:
    """The names of the files that govern the course; None where it is not known that they are right."""
    data = cache.get(KIND, os.path.abspath(configuration)) if cache else None
    if data is None:
        return None
    import json

    from reclint.files.reading import read_text
    from reclint.text.digest import digest_of
    from reclint.text.errors import SourceError

    try:
        sums, names = json.loads(data)
        is_same = all(digest_of(read_text(Path(path))) == found for path, found in sums.items())
    except (SourceError, ValueError, TypeError):
        return None
    return tuple(names) if is_same else None
