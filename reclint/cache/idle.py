"""Whether ``check --staged`` has nothing to do; only what is needed to know that is imported.

Nothing is taken for granted: where there are configurations, they must have been found right before, object by object,
and no staged file may be one that they, or a report, could depend on. What documents that are links lead to may be
called anything.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reclint.files.git import Repository, is_committing, pushed
from reclint.files.location import CONFIGURATIONS
from reclint.files.names import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reclint.cache.cache import Cache
    from reclint.course.request import Request

_KIND = "configurations"
_RELEVANT = (*SUFFIXES, ".yaml", ".yml", ".json", "pyproject.toml", ".gitignore")
"""What the names of documents, configurations, rule files and baselines end in, and of what hides documents."""


def looks_idle(request: Request, cache: Callable[[], Cache | None]) -> bool:
    """Whether only staged files are asked for, by sound configurations, and none has a part in a finding.

    The ``cache`` is opened where there is a configuration.

    Raises:
        UsageError: there is no Git repository.
    """
    if not request.staged or request.is_selective or request.since is not None or request.config or request.baseline:
        return False
    repository, push = Repository.at(Path.cwd()), pushed()
    staged = repository.changed(push) if push else repository.staged()
    if not staged and not is_committing():
        return push is not None
    if push or any(name.lower().endswith(_RELEVANT) for name in staged):
        return False
    configurations, has_links = repository.governing(CONFIGURATIONS)
    governing = None if has_links else _known(configurations, cache)
    return governing is not None and not any(name.endswith(governing) for name in staged)


def remember(cache: Cache, top: Path, names: Iterable[str]) -> None:
    """Keep that the configurations of the index are right; ``names`` are those of all files that govern courses."""
    import json

    known = json.dumps(sorted(set(names)))
    cache.keep(_KIND, known.encode(), Repository(top).governing(CONFIGURATIONS)[0])


def _known(configurations: str, cache: Callable[[], Cache | None]) -> tuple[str, ...] | None:
    """The names of the files that govern courses; None where it is not known that they are right."""
    if not configurations:
        return ()
    opened = cache()
    data = opened.get(_KIND, configurations) if opened else None
    if data is None:
        return None
    import json

    try:
        return tuple(json.loads(data))
    except (ValueError, TypeError):
        return None
