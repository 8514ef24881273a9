"""What files that are no documents cost a check: a small course among 30,000 of them, in folders of many or of few."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.timing import RECLINT, Command, Run, table
from reclint.cache.listing import KIND
from reclint.cache.store import FORM

EXAMPLE = Path(__file__).resolve().parent.parent / "records"
FILES = 30_000
"""As many as a large repository of code has; the goal speaks of this number."""
GOAL = 3
"""Times `git ls-files` over the same files: a goal that was set, not a figure that was measured."""
FOLDERS = (30, 300, 3000)
"""Into how many folders the files are put: a thousand, a hundred and ten in each."""
RUNS = ("first", "second", "later")
"""Which run it is in a repository: the second keeps what Git listed, and later ones go by that."""
_HEAD = [
    *("files", "folders", "added to the first run", "× `git ls-files`", "× `find`"),
    *("to the second", "× `git ls-files`", "to later ones", "× `git ls-files` (at most 3)"),
]
_NONE = "no files"
_GIT = ("git", "-c", "user.name=Author", "-c", "user.email=author@example.org")
_CHECK = (*RECLINT, "check", "--exit-zero")


class Beside(NamedTuple):
    """A layout: whether Git tracks, does not know or ignores the files, and in how many folders they lie."""

    state: str
    folders: int

    @property
    def name(self) -> str:
        """What the layout is called, also as a folder."""
        return f"{self.state}-{self.folders}"


LAYOUTS = (
    *(Beside(state, folders) for state in ("tracked", "not tracked") for folders in FOLDERS),
    Beside("ignored", FOLDERS[-1]),
)


def write_beside(target: Path, layout: Beside | None, files: int = FILES) -> None:
    """Write the example course into a Git repository, and files that are no documents beside it."""
    shutil.copytree(EXAMPLE, target / "records")
    _git(target, "init", "-q")
    if layout and layout.state == "ignored":
        (target / ".gitignore").write_text("/src/\n", "utf-8")
    if layout and layout.state != "tracked":
        _git(target, "add", "-A")
    for folder in range(layout.folders if layout else 0):
        place = target / "src" / f"area-{folder // 100}" / f"part-{folder}"
        place.mkdir(parents=True)
        for number in range(files // layout.folders if layout else 0):
            (place / f"view-{number}.ts").touch()
    if not layout or layout.state == "tracked":
        _git(target, "add", "-A")
    _git(target, "commit", "-q", "-m", "A course among other files")


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run([*_GIT, "-C", str(folder), *arguments], check=True)


def commands(work: Path) -> list[Command]:
    """A check of the course alone and in each layout, and what lists the same files, in repositories in ``work``."""
    write_beside(work / _NONE, None)
    for layout in LAYOUTS:
        write_beside(work / layout.name, layout)
    checks = [_check(run, work / name) for name in (_NONE, *(layout.name for layout in LAYOUTS)) for run in RUNS]
    tracked = [(folders, work / Beside("tracked", folders).name) for folders in FOLDERS]
    listings = [Command(f"ls-files {folders}", ("git", "ls-files"), place) for folders, place in tracked]
    walks = [Command(f"find {folders}", ("find", ".", "-name", "*.md"), place) for folders, place in tracked]
    return [*checks, *listings, *walks]


def _check(run: str, place: Path) -> Command:
    """A check that is the first, the second or a later one; each kind has a cache of its own."""
    cache = place.parent / f"cache-{run}"
    variables = (("RECLINT_CACHE_DIR", str(cache)),)

    def before() -> None:
        if run != RUNS[-1]:
            shutil.rmtree(cache / FORM / KIND, ignore_errors=True)
        if run == RUNS[1]:
            environment = {**os.environ, **dict(variables)}
            subprocess.run(_CHECK, cwd=place, env=environment, stdout=subprocess.DEVNULL, check=True)

    return Command(f"{place.name} {run}", _CHECK, place, before=before, variables=variables)


def beside_table(measure: Callable[..., Mapping[str, Run]], work: Path) -> str:
    """What each layout adds to a check, as times of `git ls-files` and `find` over the files that Git tracks."""
    runs = measure(*commands(work))
    return table(_HEAD, [_row(layout, runs) for layout in LAYOUTS])


def _row(layout: Beside, runs: Mapping[str, Run]) -> Sequence[str]:
    cells = [layout.state, str(layout.folders)]
    for run, bases in zip(RUNS, (("ls-files", "find"), ("ls-files",), ("ls-files",)), strict=True):
        alone, among = runs[f"{_NONE} {run}"], runs[f"{layout.name} {run}"]
        wall, processor = among.wall - alone.wall, among.processor - alone.processor
        against = [runs[f"{base} {layout.folders}"] for base in bases]
        cells += [f"{wall * 1000:.0f} ms", *(f"{wall / b.wall:.1f} ({processor / b.processor:.1f})" for b in against)]
    return cells
