"""One made-up course with a planted critical, put into the layouts that real repositories have."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .conftest import Git

RECORD = """\
# Module {number}: {title} -- Record

**Status:** Complete

## Concept Index

| Concept | Depth | Lesson | Notes |
| --- | --- | --- | --- |
| Tyre lever | DEVELOPED | {slug} | |

## Per-Lesson Summaries

### Lesson 1: {slug} ({slug})

**Concepts taught:**
- Tyre lever (DEVELOPED)

**Notebook:** `{notebook}` (1 exercise)
"""
NOTEBOOK = """\
{"cells": [{"cell_type": "markdown", "metadata": {}, "source": ["## Exercise 1 (Guided): Lift the bead"]}],
 "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
"""
MISSING = "notebooks/1-1-1-not-there.ipynb"
"""The planted critical: a notebook that the record names and nobody has written."""


@dataclass(frozen=True)
class Layout:
    """A repository with a course in it.

    ``top`` is the top of the work tree, ``record`` the record whose notebook is named wrongly when it is ``planted``,
    ``below`` a folder of the course that holds it.
    """

    top: Path
    record: str
    below: str
    git: Git

    def plant(self) -> None:
        """Name a notebook that is not there."""
        path = self.top / self.record
        data = path.read_bytes()
        assert data.count(b"notebooks/") == 1
        start = data.index(b"`notebooks/") + 1
        stop = data.index(b"`", start)
        path.write_bytes(data[:start] + MISSING.encode() + data[stop:])

    def commit(self) -> None:
        """Commit all that changed."""
        self.git.commit()


def course(folder: Path, records: str = "records", notebooks: str = "notebooks", slug: str = "flat-tyre") -> str:
    """Write a clean course of one module into a folder; the record's path in it."""
    record = folder / records / "module-1-1" / "record.md"
    notebook = folder / notebooks / f"1-1-1-{slug}.ipynb"
    for path in (record, notebook):
        path.parent.mkdir(parents=True, exist_ok=True)
    text = RECORD.format(number="1.1", title="Bikes", slug=slug, notebook=f"notebooks/{notebook.name}")
    record.write_bytes(text.encode())
    notebook.write_text(NOTEBOOK, "utf-8")
    return record.relative_to(folder).as_posix()


def _repository(folder: Path) -> Git:
    folder.mkdir(parents=True)
    git = Git(folder)
    (folder / "README.md").write_text("# A shed\n", "utf-8")
    return git


def _done(git: Git, record: str, below: str = "") -> Layout:
    git.commit("start")
    return Layout(git.folder, record, below or record.rpartition("/")[0], git)


def plain(folder: Path) -> Layout:
    git = _repository(folder / "shed")
    return _done(git, course(git.folder))


def hidden(folder: Path) -> Layout:
    """Records under a hidden folder, notebooks outside of it at the top."""
    git = _repository(folder / "shed")
    return _done(git, course(git.folder, ".claude/lesson-records"))


def two_configured(folder: Path) -> Layout:
    """Two courses with a configuration each; the same module number in both."""
    git = _repository(folder / "shed")
    for name, slug in (("bikes", "flat-tyre"), ("boats", "loose-oar")):
        record = course(git.folder / name, slug=slug)
        (git.folder / name / "reclint.yaml").write_text("fail-on: improvement\n", "utf-8")
    return _done(git, f"bikes/{record}")


def two_with_pages(folder: Path) -> Layout:
    """Two courses that only their course pages tell apart."""
    git = _repository(folder / "shed")
    for name, slug in (("bikes", "flat-tyre"), ("boats", "loose-oar")):
        record = course(git.folder / name, slug=slug)
        (git.folder / name / "course.md").write_text(f"# A course on {name}\n", "utf-8")
    return _done(git, f"bikes/{record}")


def worktree(folder: Path) -> Layout:
    """Another work tree of a repository, inside of the first one."""
    git = _repository(folder / "shed")
    record = course(git.folder)
    git.commit("start")
    git("worktree", "add", "-q", "-b", "side", ".trees/side")
    side = Git.__new__(Git)
    side.folder = git.folder / ".trees" / "side"
    return Layout(side.folder, record, record.rpartition("/")[0], side)


def submodule(folder: Path) -> Layout:
    """A course that is a submodule of another repository."""
    origin = _repository(folder / "origin")
    record = course(origin.folder)
    origin.commit("start")
    above = _repository(folder / "shed")
    above("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(origin.folder), "bikes")
    above.commit("start")
    git = Git.__new__(Git)
    git.folder = above.folder / "bikes"
    for key, value in (("user.name", "Baker"), ("user.email", "baker@example.org")):
        git("config", key, value)
    return Layout(git.folder, record, record.rpartition("/")[0], git)


def shallow(folder: Path) -> Layout:
    origin = _repository(folder / "origin")
    record = course(origin.folder)
    origin.commit("start")
    origin.commit("more")
    clone = ["git", "clone", "-q", "--depth", "1", origin.folder.as_uri(), str(folder / "shed")]
    subprocess.run(clone, check=True, capture_output=True)
    git = Git(folder / "shed")
    return Layout(git.folder, record, record.rpartition("/")[0], git)


def crlf(folder: Path) -> Layout:
    """Line ends that Git turns into CR LF in the work tree."""
    git = _repository(folder / "shed")
    (git.folder / ".gitattributes").write_text("*.md text eol=crlf\n")
    record = course(git.folder)
    path = git.folder / record
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    return _done(git, record)


def odd_names(folder: Path) -> Layout:
    """Blanks and accents in the names of folders."""
    git = _repository(folder / "my shéd")
    return _done(git, course(git.folder, "atelier vélo/les records"))


def decomposed_names(folder: Path) -> Layout:
    """Two courses in folders whose accents are characters of their own, as macOS writes them."""
    git = _repository(folder / "shed")
    for name, slug in (("ve\u0301lo", "flat-tyre"), ("bate\u0301au", "loose-oar")):
        record = course(git.folder / name, "les re\u0301cits", slug=slug)
        (git.folder / name / "reclint.yaml").write_text("fail-on: improvement\n", "utf-8")
    return _done(git, f"bate\u0301au/{record}")


LAYOUTS: tuple[Callable[[Path], Layout], ...] = (
    plain,
    hidden,
    two_configured,
    two_with_pages,
    worktree,
    submodule,
    shallow,
    crlf,
    odd_names,
    decomposed_names,
)
