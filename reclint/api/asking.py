"""What a request needs before a course answers it: paths that are there, and a cache if one is to be used."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

from reclint.text.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from reclint.cache.cache import Cache
    from reclint.course.request import Request
    from reclint.files.discovery import ListFiles
    from reclint.files.git import Listed
    from reclint.vocabulary.vocabulary import Vocabulary
    from reclint.workspace import Shelf


def cache_of(request: Request) -> Cache | None:
    """The cache that a request allows, None where it allows none or none can be used."""
    if not request.use_cache:
        return None
    from reclint.cache.cache import open_cache

    return open_cache(request.cache_dir)


@contextmanager
def kept_patterns(request: Request) -> Iterator[None]:
    """Compile patterns from what earlier runs have kept in the cache that a request allows, and keep what is new there.

    For a process that does nothing else: the standard library's ``re`` compiles so meanwhile, whoever asks it.
    """
    cache = cache_of(request)
    if cache is None:
        yield
        return
    from reclint.cache.patterns import kept_in

    with kept_in(cache):
        yield


def opener_of(request: Request) -> Callable[[], Cache | None]:
    """What gives the cache that a request allows, opened when it is first asked for."""
    return cache(lambda: cache_of(request))


def lister_of(opener: Callable[[], Cache | None]) -> ListFiles:
    """What tells the documents that Git lists below a folder, from what earlier runs have kept in a cache."""

    def listed(folder: Path) -> Listed | None:
        from reclint.files import git

        opened = opener()  # a folder without Git, or the index, needs none
        if opened is None:
            return git.list_files(folder)
        from reclint.cache.listing import list_files

        return list_files(folder, opened)

    return listed


def shelf_of(cache: Cache | None, vocabulary: Vocabulary) -> Shelf:
    """The models of this run, and those that earlier runs have kept in a cache for the words of the course."""
    from reclint.cache.shared import SharedShelf

    if cache is None:
        return SharedShelf()
    from reclint.cache.models import ModelShelf

    return SharedShelf(ModelShelf(cache, vocabulary))


def must_exist(request: Request) -> None:
    """Refuse a request that names what is not there.

    Raises:
        UsageError: a path or a revision does not exist, or a path is neither a file nor a folder, or leads out of the
            repository.
    """
    if request.staged and request.since is not None:
        from pathlib import Path

        from reclint.files.git import Repository

        Repository.at(Path.cwd()).commit(request.since)  # a commit that concerns no course would never ask for it
    if not request.paths:
        return
    from reclint.files.bounds import leads_out  # an idle hook names nothing

    for path in request.paths:
        if not path.exists() and path != request.text_path:
            raise UsageError(f"{path.as_posix()} does not exist", "name a record, a folder or a file of the workspace")
        if path.exists() and not (path.is_file() or path.is_dir()):
            raise UsageError(f"{path.as_posix()} is no regular file", "name a file that lies on disk")
        if leads_out(path):
            raise UsageError(f"{path.as_posix()} is a link that leads out of the course", "name what it leads to")
