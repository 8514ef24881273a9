"""Documents that lie elsewhere than in an earlier state of the course, recognised by what they say.

Git's own renames are not asked for: it has none for files that it does not track, and calls half a file a rename too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reclint.workspace.documents import Documents

_HALF = 0.5
"""The share of its lines that a moved document keeps at least: that of Git's renames."""
_COMMON = 20
"""In how many documents a line may stand to tell them apart: a choice, which keeps the cost in line with the text."""


def moved_documents(before: Documents, after: Documents) -> dict[str, str]:
    """The earlier keys of documents that lie elsewhere today, by their keys of today; each is paired once."""
    gone, come = sorted(before.keys - after.keys), sorted(after.keys - before.keys)
    if not gone or not come:
        return {}
    moved = _same(before, after, gone, come)
    left = [key for key in gone if key not in moved.values()]
    free = [key for key in come if key not in moved]
    return {**moved, **_alike(_lines(before, left), _lines(after, free))}


def _same(before: Documents, after: Documents, gone: Iterable[str], come: Iterable[str]) -> dict[str, str]:
    """Those whose content has not changed; of several the one with the same file name first."""
    places: dict[str, list[str]] = defaultdict(list)
    for key in gone:
        source = before.source(key)
        if source and source.text.strip():
            places[source.checksum].append(key)
    moved = {}
    for key in come:
        source = after.source(key)
        if source and (candidates := places.get(source.checksum)):
            best = min(candidates, key=lambda other: (_name(other) != _name(key), other))
            candidates.remove(best)
            moved[key] = best
    return moved


def _name(key: str) -> str:
    return key.rpartition("/")[2]


def _lines(documents: Documents, keys: Iterable[str]) -> dict[str, Counter[str]]:
    """How often each line that says something stands in each document."""
    found = {}
    for key in keys:
        source = documents.source(key)
        lines = Counter(text for line in (source.lines if source else ()) if (text := line.strip()))
        if lines:
            found[key] = lines
    return found


def _alike(gone: Mapping[str, Counter[str]], come: Mapping[str, Counter[str]]) -> dict[str, str]:
    """Those that keep half of their lines, the likest first; a kind of file stays one."""
    homes: dict[str, list[str]] = defaultdict(list)
    for key, lines in gone.items():
        for line in lines:
            homes[line].append(key)
    shares = []
    for key, lines in come.items():
        common: Counter[str] = Counter()
        for line, number in lines.items():
            having = homes.get(line, [])
            for other in having if len(having) <= _COMMON else ():
                common[other] += min(number, gone[other][line])
        for other, number in common.items():
            share = number / max(lines.total(), gone[other].total())
            if share >= _HALF and key.rpartition(".")[2] == other.rpartition(".")[2]:
                shares.append((-share, _name(key) != _name(other), key, other))
    moved: dict[str, str] = {}
    for _, _, key, other in sorted(shares):
        if key not in moved and other not in moved.values():
            moved[key] = other
    return moved
