"""Random changes of what lies in a repository, and of what Git goes by there; documents are small and say nothing."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

_FILES = ("a.md", "b.md", "C.MD", "n.ipynb", "x.ts", "y.py")
_FOLDERS = ("one", "two", "three", "deep", "x.md", ".hidden", "node_modules", ":odd")
_PATTERNS = (
    "two/",
    "*.md",
    "!b.md",
    "/one/a.md",
    "deep",
    "!deep/",
    "**/three/*",
    "a.*",
    "# nothing",
    "x.md",
    ".hidden/",
)


class Moves:
    """Random changes, one at a time; a number makes them again. ``outer`` holds what belongs to the user."""

    def __init__(self, top: Path, outer: Path, number: int) -> None:
        self.top, self.outer = top, outer
        self.choose = random.Random(number)
        self.kinds = (
            *(self.write,) * 6,
            *(self.make_a_folder,) * 4,
            *(self.remove, self.rename, self.ignore) * 2,
            *(self.swap, self.link, self.replace_by_folder, self.set_time_back, self.write_in_place),
            *(self.add, self.add_all, self.forget, self.commit, self.put_aside, self.skip),
            *(self.ignore_here, self.ignore_everywhere, self.name_excludes, self.forget_excludes),
            *(self.make_a_repository, self.change_nothing, self.close_and_open),
            *(self.end_a_repository,) * 4,
        )

    def __iter__(self) -> Iterator[str]:
        while True:
            kind = self.choose.choice(self.kinds)
            kind()
            yield kind.__name__

    def git(self, *arguments: str) -> None:
        subprocess.run(["git", "-C", str(self.top), *arguments], check=False, capture_output=True)

    def all(self) -> list[Path]:
        """All files, folders and links but Git's own."""
        found: list[Path] = []
        for place, folders, files in os.walk(self.top):
            folders[:] = [name for name in folders if name != ".git"]
            found += (Path(place) / name for name in (*folders, *files) if name != ".git")
        return sorted(found)

    def folder(self) -> Path:
        return self.choose.choice([self.top, *(path for path in self.all() if path.is_dir() and not path.is_symlink())])

    def some(self) -> Path | None:
        found = self.all()
        return self.choose.choice(found) if found else None

    def write(self) -> None:
        path = self.folder() / self.choose.choice(_FILES)
        if not path.is_dir() and not path.is_symlink():
            path.write_text(str(self.choose.random()), "utf-8")

    def write_in_place(self) -> None:
        found = [path for path in self.all() if path.is_file()]
        if found:
            path = self.choose.choice(found)
            draft = path.with_name("draft~")
            draft.write_text(str(self.choose.random()), "utf-8")
            os.replace(draft, path)

    def make_a_folder(self) -> None:
        path = self.folder() / self.choose.choice(_FOLDERS)
        if not os.path.lexists(path):
            path.mkdir()

    def remove(self) -> None:
        if path := self.some():
            _remove(path)

    def rename(self) -> None:
        path, target = self.some(), self.folder() / self.choose.choice((*_FILES, *_FOLDERS))
        if path and not os.path.lexists(target) and path not in (target, *target.parents):
            path.rename(target)

    def swap(self) -> None:
        one, two = self.some(), self.some()
        if one and two and one not in (two, *two.parents) and two not in one.parents:
            aside = self.outer / "aside"
            one.rename(aside)
            two.rename(one)
            aside.rename(two)

    def link(self) -> None:
        path, target = self.some(), self.some()
        if path and target and path not in (target, *target.parents):
            _remove(path)
            path.symlink_to(target)

    def replace_by_folder(self) -> None:
        if path := self.some():
            _remove(path)
            path.mkdir()
            (path / "a.md").write_text("a", "utf-8")

    def set_time_back(self) -> None:
        path = self.folder()
        was = path.stat()
        if not os.path.lexists(path / "late.md"):
            (path / "late.md").write_text("late", "utf-8")
        os.utime(path, ns=(was.st_atime_ns, was.st_mtime_ns))

    def close_and_open(self) -> None:
        path = self.folder()
        path.chmod(0o500)
        path.chmod(0o755)

    def ignore(self) -> None:
        path = self.folder() / ".gitignore"
        if not path.is_dir() and not path.is_symlink():
            lines = self.choose.sample(_PATTERNS, self.choose.randrange(3))
            path.write_text("\n".join(lines), "utf-8")

    def ignore_here(self) -> None:
        (self.top / ".git" / "info" / "exclude").write_text(self.choose.choice(_PATTERNS), "utf-8")

    def ignore_everywhere(self) -> None:
        path = self.outer / self.choose.choice(("config/git/ignore", "excludes"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self.choose.choice(_PATTERNS), "utf-8")

    def name_excludes(self) -> None:
        self.git("config", "core.excludesFile", str(self.outer / "excludes"))

    def forget_excludes(self) -> None:
        self.git("config", "--unset-all", "core.excludesFile")

    def add(self) -> None:
        if path := self.some():
            self.git("add", "--force", str(path))

    def add_all(self) -> None:
        self.git("add", "--all")

    def forget(self) -> None:
        if path := self.some():
            self.git("rm", "-r", "-q", "--cached", str(path))

    def skip(self) -> None:
        if path := self.some():
            self.git("update-index", self.choose.choice(("--skip-worktree", "--no-skip-worktree")), str(path))

    def commit(self) -> None:
        self.git("commit", "-q", "--allow-empty", "--message", "change")

    def put_aside(self) -> None:
        self.git("stash")

    def make_a_repository(self) -> None:
        path = self.folder()
        subprocess.run(["git", "init", "-q", str(path)], check=True, capture_output=True)

    def end_a_repository(self) -> None:
        for place, folders, _ in os.walk(self.top):
            if ".git" in folders and Path(place) != self.top:
                shutil.rmtree(Path(place) / ".git")

    def change_nothing(self) -> None:
        pass


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()
