"""Workspaces as Git knows them: what is about to be committed, and what an earlier commit held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.files.discovery import documents_among
from reclint.files.reading import read_source
from reclint.findings.identity import pair, trace
from reclint.findings.report import Comparison
from reclint.text.source import Source
from reclint.workspace import Documents

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reclint.files.git import Repository
    from reclint.findings.report import Report
    from reclint.readers import Lexicon
    from reclint.workspace import Shelf


def index_documents(
    repository: Repository, exclude: Sequence[str], lexicon: Lexicon, shelf: Shelf | None = None
) -> Documents:
    """The documents as the next commit will hold them.

    A file whose work tree does not differ from the index is read from disk, where Git's filters have been applied; one
    that a sparse checkout leaves out is not there.
    """
    entries = repository.index()
    keys = documents_among(entries, exclude)
    changed = repository.contents(entries, sorted(repository.unstaged().intersection(keys)))

    def read(key: str) -> Source:
        path, held = repository.folder / key, changed.get(key)
        if held is None and not path.exists():
            held = repository.contents(entries, [key]).get(key)
        return read_source(path, key) if held is None else Source.decode(key, held)

    return Documents(keys, read, lexicon, shelf)


def commit_documents(
    repository: Repository, commit: str, exclude: Sequence[str], lexicon: Lexicon, shelf: Shelf | None = None
) -> Documents:
    """The documents of a commit."""
    entries = repository.tree(commit)
    data = repository.contents(entries, documents_among(entries, exclude))
    return Documents(data, lambda key: Source.decode(key, data[key]), lexicon, shelf)


def compare(before: Report, after: Report, base: str) -> Comparison:
    """What is new, fixed and remaining between two reports; suppressed findings are left out of both."""
    old = [finding for finding in before.findings if finding.suppressed is None]
    new = [finding for finding in after.findings if finding.suppressed is None]
    pairs = pair([trace(f, before.source) for f in old], [trace(f, after.source) for f in new])
    known = set(pairs.values())
    return Comparison(
        base,
        new=tuple(finding for place, finding in enumerate(new) if place not in pairs),
        fixed=tuple(finding for place, finding in enumerate(old) if place not in known),
        remaining=tuple(finding for place, finding in enumerate(new) if place in pairs),
    )
