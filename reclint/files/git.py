"""Reading from Git, through its objects and its index only: the work tree is never touched, no hook or filter runs.

All names are relative to the folder that a `Repository` was opened at, with forward slashes; what lies outside of that
folder is not seen. The formats are those of https://git-scm.com/docs: ``ls-files --stage``, ``ls-tree``,
``cat-file --batch``.
"""

from __future__ import annotations

import os
import posixpath
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reclint.text.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_LINK = "120000"
_FILES = ("100644", "100755", _LINK)
# What the configuration of a repository could make Git run.
_QUIET = ("-c", "core.fsmonitor=false", "-c", "core.quotePath=false", "--no-optional-locks")


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the index or of a commit: its object and whether it is a symbolic link."""

    object: str
    is_link: bool = False


@dataclass(frozen=True, slots=True)
class Repository:
    """A folder inside a Git repository."""

    folder: Path

    @classmethod
    def at(cls, folder: Path) -> Repository:
        """The repository that a folder lies in.

        Raises:
            UsageError: Git is not there, or the folder lies in no work tree.
        """
        repository = cls(folder)
        try:
            inside = repository._run("rev-parse", "--is-inside-work-tree")
        except OSError as error:
            raise UsageError(f"git cannot be run: {(error.strerror or str(error)).lower()}", "install Git") from None
        if inside.returncode or inside.stdout.strip() != b"true":
            raise UsageError(f"{folder} lies in no Git repository", _complaint(inside.stderr))
        return repository

    def staged(self) -> tuple[str, ...]:
        """The names that the next commit changes, deletions included; a renamed file counts with both names.

        When pre-commit runs before a push, these are the names that differ between the two commits that it tells in the
        environment (https://pre-commit.com/#pre-commit-for-others, `PRE_COMMIT_FROM_REF`).
        """
        return self._changed("--relative")

    def staged_anywhere(self) -> tuple[str, ...]:
        """The same for the whole repository, relative to its root."""
        return self._changed("--no-relative")

    def _changed(self, where: str) -> tuple[str, ...]:
        pushed = (os.environ.get("PRE_COMMIT_FROM_REF"), os.environ.get("PRE_COMMIT_TO_REF"))
        what = (f"{pushed[0]}...{pushed[1]}",) if all(pushed) else ("--cached",)
        return self._names("diff", *what, "--name-only", "--no-renames", "--no-ext-diff", where, "-z", "--")

    def last_commit(self) -> str:
        """The commit that what is staged is compared with: the last one or, before a push, the one that is there."""
        return os.environ.get("PRE_COMMIT_FROM_REF") or "HEAD"

    def unstaged(self) -> frozenset[str]:
        """The names whose work tree differs from the index."""
        return frozenset(self._names("diff-files", "--name-only", "--relative", "-z", "--"))

    def index(self) -> dict[str, Entry]:
        """The files of the index; of a file in conflict our side, else what there is."""
        found: dict[str, Entry] = {}
        for line in self._names("ls-files", "--stage", "-z"):
            mode, object_id, stage, name = _staged_entry(line)
            if mode in _FILES and (name not in found or stage in ("0", "2")):
                found[name] = Entry(object_id, mode == _LINK)
        return found

    def commit(self, revision: str) -> str:
        """The commit at which this branch left a revision; the revision itself where there is no common one.

        Raises:
            UsageError: there is no such revision.
        """
        found = self._run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        if found.returncode:
            hint = "name a commit, a branch or a tag; in a shallow clone, fetch it first"
            raise UsageError(f'there is no revision "{revision}"', hint)
        commit = found.stdout.decode().strip()
        common = self._run("merge-base", commit, "HEAD")
        return common.stdout.decode().split()[0] if common.returncode == 0 and common.stdout else commit

    def tree(self, commit: str) -> dict[str, Entry]:
        """The files of a commit; the names are relative to the folder."""
        found: dict[str, Entry] = {}
        for line in self._names("ls-tree", "-r", "-z", commit):
            head, _, name = line.partition("\t")
            mode, _, object_id = head.split(" ")
            if mode in _FILES:
                found[name] = Entry(object_id, mode == _LINK)
        return found

    def contents(self, entries: Mapping[str, Entry], names: Iterable[str]) -> dict[str, bytes]:
        """The bytes of some files by name, links followed inside the folder; a link to elsewhere is left out."""
        objects = {name: entries[name].object for name in names if not entries[name].is_link}
        links = {name: entries[name].object for name in names if entries[name].is_link}
        data = self._objects({*objects.values(), *links.values()})
        for name, object_id in links.items():
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), os.fsdecode(data[object_id])))
            if target in entries and not entries[target].is_link:
                objects[name] = entries[target].object
        data.update(self._objects(set(objects.values()) - data.keys()))
        return {name: data[object_id] for name, object_id in objects.items()}

    def _objects(self, wanted: set[str]) -> dict[str, bytes]:
        if not wanted:
            return {}
        asked = "".join(f"{object_id}\n" for object_id in sorted(wanted)).encode()
        stream = self._checked("cat-file", "--batch", given=asked)
        found, at = {}, 0
        while at < len(stream):
            end = stream.index(b"\n", at)
            object_id, kind, *size = stream[at:end].decode().split(" ")
            if kind == "missing":
                hint = "fetch the whole history of the files (git fetch --refetch, or no --filter)"
                raise UsageError(f"the object {object_id} is not in this clone", hint)
            start, stop = end + 1, end + 1 + int(size[0])
            found[object_id] = stream[start:stop]
            at = stop + 1
        return found

    def _names(self, *arguments: str) -> tuple[str, ...]:
        return tuple(os.fsdecode(name) for name in self._checked(*arguments).split(b"\0") if name)

    def _checked(self, *arguments: str, given: bytes = b"") -> bytes:
        """What a command prints.

        Raises:
            UsageError: the command failed.
        """
        done = self._run(*arguments, given=given)
        if done.returncode:
            raise UsageError(f"git {arguments[0]} failed", _complaint(done.stderr))
        return done.stdout

    def _run(self, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        command = ["git", "-C", os.fspath(self.folder), *_QUIET, *arguments]
        return subprocess.run(command, input=given, capture_output=True, check=False, env=_environment())


def _environment() -> dict[str, str]:
    """The environment with what Git tells its hooks made absolute: there it is relative to the hook's folder."""
    environment = dict(os.environ)
    if "GIT_DIR" in environment:
        environment.setdefault("GIT_WORK_TREE", ".")
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        if environment.get(name):
            environment[name] = os.path.abspath(environment[name])
    return environment


def _staged_entry(line: str) -> tuple[str, str, str, str]:
    head, _, name = line.partition("\t")
    mode, object_id, stage = head.split(" ")
    return mode, object_id, stage, name


def _complaint(stderr: bytes) -> str | None:
    """The first line that Git wrote about an error."""
    lines = stderr.decode(errors="replace").splitlines()
    return lines[0].removeprefix("fatal: ") if lines else None
