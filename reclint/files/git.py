"""Reading from Git, through its objects and its index only: the work tree is never touched.

The repository is not trusted. Every call of Git in this program is made by `run_git`, which lets no program run that
the repository names: no hook, no monitor of files, no filter, no pager and no transport to another repository.

Names have forward slashes. The formats are those of https://git-scm.com/docs: ``ls-files --stage``, ``ls-tree``,
``cat-file --batch``.
"""

from __future__ import annotations

import os
import posixpath
import re
import shlex
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reclint.files.names import SUFFIXES, is_top, top_of
from reclint.text.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

_LINK, _SUBMODULE = "120000", "160000"
_SKIPPED = "S"
"""How `ls-files -t` marks what is left alone in the work tree; with ``-v`` a small letter is "assume unchanged"."""
_FILES = ("100644", "100755", _LINK)
_NAMES = ("--name-only", "--no-relative", "--ignore-submodules=dirty", "-z")
"""What is asked of a comparison; in a submodule Git would run what that one's own configuration names."""
_DOCUMENTS = tuple(f":(icase)*{suffix}" for suffix in SUFFIXES)
_NOT_IGNORED = ("--cached", "--others", "--exclude-standard")
_OF_A_HOOK = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR")
# "warning: could not open directory 'notes/': Permission denied", where it lists what it does not track.
_CLOSED = re.compile(r"^warning: could not open directory '(.*)': ", re.M)
_SETTING = re.compile("-c$|filter[.]")
"""What stands before the command: "-c", and the name of the setting behind it."""
# What the configuration of a repository could make Git run is off; https://git-scm.com/docs/git-config.
_SAFE = (
    *("--no-pager", "--no-optional-locks"),
    *("-c", "safe.bareRepository=explicit"),  # Git 2.38; `_bare` does it for older ones
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "core.quotePath=false"),
)
_SAFE_ENVIRONMENT = {
    "GIT_NO_LAZY_FETCH": "1",  # Git 2.44; the next line does it for older ones
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",  # the language that its messages are read in
}
_OF_THE_REPOSITORY = ("local", "worktree")
"""The scopes of configuration that a repository brings along; the others are the user's own."""


class TreeEntry(NamedTuple):
    """A file of the index or of a commit: its object, whether it is a symbolic link, and whether it is in conflict."""

    object: str
    is_link: bool = False
    in_conflict: bool = False


class Pushed(NamedTuple):
    """What is pushed: the commit ``to``, and the one that is there already, None where the branch is new.

    pre-commit tells it in the environment (https://pre-commit.com/#pre-commit-for-others); where all of a branch is new
    it names the branch and no commits.
    """

    base: str | None
    to: str


def pushed() -> Pushed | None:
    """What the push is about that this process is a hook of, or two commits that are to be looked at like one."""
    base, to = os.environ.get("PRE_COMMIT_FROM_REF"), os.environ.get("PRE_COMMIT_TO_REF")
    if base and to:
        return Pushed(base, to)
    branch = os.environ.get("PRE_COMMIT_LOCAL_BRANCH") if os.environ.get("PRE_COMMIT_REMOTE_URL") else None
    return Pushed(None, branch) if branch else None


def is_committing() -> bool:
    """Whether this process is a hook of a commit: Git names the index that the commit is made of."""
    return bool(os.environ.get("GIT_INDEX_FILE"))


def is_hook() -> bool:
    """Whether this process is a hook, or runs as one."""
    return is_committing() or bool(os.environ.get("PRE_COMMIT"))


def list_files(folder: Path, *what: str) -> Listed | None:
    """The documents that Git tracks or does not ignore, or those that ``what`` asks for; None where Git cannot answer.

    One call lists all, and what Git ignores as a whole it does not look into. What nobody has added yet is found in no
    other way than by reading every folder: of 30,000 tracked files that are no documents, it takes 2.6 times what
    `git ls-files` takes, which reads none, where they lie in 30 folders, 3 in 300, and 5 in 3,000 (part g of `bench`).
    """
    try:
        done = run_git(folder, "ls-files", "-z", "-t", *(what or _NOT_IGNORED), "--", *_DOCUMENTS)
    except OSError:
        return None
    if done.returncode:
        return None
    closed = tuple(match[1].rstrip("/") for match in _CLOSED.finditer(done.stderr.decode(errors="replace")))
    marked = [entry.partition(" ") for entry in _parted(done.stdout)]
    skipped = tuple(name for mark, _, name in marked if mark == _SKIPPED)
    return Listed(tuple(name for *_, name in marked), closed, skipped)


def listed_folders(folder: Path) -> tuple[str, ...]:
    """The submodules below a folder, and the folders that Git does not track as a whole."""
    tracked = _parted(run_git(folder, "ls-files", "-z", "--stage").stdout)
    modules = [name for mode, _, _, name in map(_staged_entry, tracked) if mode == _SUBMODULE]
    others = _parted(run_git(folder, "ls-files", "-z", "--others", "--exclude-standard", "--directory").stdout)
    return tuple(sorted({*modules, *(name.rstrip("/") for name in others if name.endswith("/"))}))


def is_ignored(folder: Path) -> bool:
    """Whether Git ignores a folder with all that lies in it."""
    return run_git(folder, "check-ignore", "--quiet", ".").returncode == 0


class Listed(NamedTuple):
    """Names of files, relative to a folder, of folders that were closed to Git, and of files that it skips on disk."""

    names: tuple[str, ...]
    closed: tuple[str, ...]
    skipped: tuple[str, ...] = ()


class Repository:
    """A Git repository by the top of its work tree, which all names are relative to."""

    def __init__(self, top: Path) -> None:
        self.top = top

    @classmethod
    def at(cls, folder: Path) -> Repository:
        """The repository that a folder lies in.

        Raises:
            UsageError: Git is not there, or the folder lies in no work tree.
        """
        there = next(place for place in (folder, *folder.parents) if place.is_dir())
        try:
            top = run_git(there, "rev-parse", "--show-toplevel")
        except OSError as error:
            raise UsageError(f"git cannot be run: {(error.strerror or str(error)).lower()}", "install Git") from None
        if top.returncode or not top.stdout.strip():
            raise _not_a_repository(folder, _complaint(top.stderr))
        found = Path(os.fsdecode(top.stdout).rstrip("\r\n"))
        if not (is_top(found) or "GIT_WORK_TREE" in _environment(there)):
            hint = "its configuration sets core.worktree; name the folder in GIT_WORK_TREE if you trust it"
            raise UsageError(f"the work tree of {folder} is a folder elsewhere", hint)
        return cls(found)

    def staged(self) -> tuple[str, ...]:
        """The names that the next commit changes, deletions included; a renamed file counts with both names."""
        return self._changed("--cached")

    def changed(self, what: Pushed) -> tuple[str, ...]:
        """The names that a push changes; all of them where the branch is new."""
        return self._changed(f"{what.base}...{what.to}") if what.base else tuple(self.tree(what.to))

    def _changed(self, what: str) -> tuple[str, ...]:
        return self._names("diff", what, *_NAMES, "--no-renames", "--no-ext-diff", "--no-textconv", "--")

    def governing(self, names: Collection[str]) -> tuple[str, bool]:
        """The files of the index with one of some names, in whatever folder, each with its object, as one text.

        And whether a document of the index is a link. Both are asked of one process, which an idle hook waits for.
        """
        patterns = (*_DOCUMENTS, *(f":(glob)**/{name}" for name in names))
        lines = self._names("ls-files", "--stage", "-z", "--", *patterns)
        entries = [_staged_entry(line) for line in lines]
        named = [line for line, entry in zip(lines, entries, strict=True) if posixpath.basename(entry[-1]) in names]
        return "\0".join(named), any(mode == _LINK for mode, *_ in entries)

    def last_commit(self) -> str:
        """The commit that what is staged is compared with: the last one or, before a push, the one that is there."""
        push = pushed()
        return (push.base if push else None) or "HEAD"

    def unstaged(self) -> frozenset[str]:
        """The names whose work tree differs from the index, or that Git was told not to compare with it.

        Where only a filter of the repository could tell, they are all names.
        """
        off = self._filters_off()
        if off is None:
            return frozenset(self.index())
        differing = _parted(self._checked(*off, "diff-files", *_NAMES, "--"))  # reads what is as old as the index
        marked = (line.partition(" ") for line in self._names("ls-files", "-v", "-z"))
        return frozenset((*differing, *(name for mark, _, name in marked if mark.islower() or mark == _SKIPPED)))

    def index(self) -> dict[str, TreeEntry]:
        """The files of the index; of a file in conflict our side, else what there is."""
        found: dict[str, TreeEntry] = {}
        for line in self._names("ls-files", "--stage", "-z"):
            mode, object_id, stage, name = _staged_entry(line)
            if mode in _FILES and (name not in found or stage in ("0", "2")):
                found[name] = TreeEntry(object_id, mode == _LINK, stage != "0")
        return found

    def find(self, revision: str) -> str | None:
        """The commit that a revision names; None where there is none."""
        found = self._run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        return None if found.returncode else found.stdout.decode().strip()

    def commit(self, revision: str) -> str:
        """The commit at which this branch left a revision; the revision itself where there is no common one.

        Raises:
            UsageError: there is no such revision, or the clone is shallow and does not reach the common commit.
        """
        if not revision.strip():
            hint = "name a commit, a branch or a tag; is the variable of the build that gives it set?"
            raise UsageError("--since names no revision, it is empty", hint)
        commit = self.find(revision)
        if commit is None:
            from reclint.text.nearest import did_you_mean

            hint = "name a commit, a branch or a tag; in a shallow clone, fetch it first"
            raise UsageError(f'there is no revision "{revision}"{did_you_mean(revision, self._revisions())}', hint)
        push = pushed()
        common = self._run("merge-base", commit, push.to if push else "HEAD")
        if common.returncode == 0 and common.stdout:
            return common.stdout.decode().split()[0]
        if self._run("rev-parse", "--is-shallow-repository").stdout.strip() == b"true":
            hint = "fetch the whole history: git fetch --unshallow, or fetch-depth: 0 and GIT_DEPTH: 0 on CI"
            raise UsageError(f'this clone is shallow and does not reach where the branch left "{revision}"', hint)
        return commit

    def head(self) -> str | None:
        """The short name of the last commit; None where there is none."""
        found = self._run("rev-parse", "--verify", "--quiet", "--short", "HEAD")
        return None if found.returncode else found.stdout.decode().strip()

    def differs(self, folder: str = "") -> bool:
        """Whether a file of a folder, relative to the top, is not as the last commit has it, or not in it."""
        off = self._filters_off()
        asked = ("status", "--porcelain", "--ignore-submodules=dirty", "--", folder or ".")
        return off is None or bool(self._run(*off, *asked).stdout)

    def _filters_off(self) -> tuple[str, ...] | None:
        """Options that switch off the filters which the repository's own configuration names; None where none can."""
        found = self._run("config", "-z", "--show-scope", "--name-only", "--get-regexp", r"^filter\.")
        scopes, names = (os.fsdecode(found.stdout).split("\0")[start::2] for start in (0, 1))
        ours = {
            name.rpartition(".")[0] for scope, name in zip(scopes, names, strict=False) if scope in _OF_THE_REPOSITORY
        }
        if found.returncode not in (0, 1) or any("=" in name for name in ours):  # 1: there is none
            return None
        off = (f"{name}.{part}" for name in sorted(ours) for part in ("clean=", "process=", "required=false"))
        return tuple(part for setting in off for part in ("-c", setting))

    def _revisions(self) -> list[str]:
        """The names of branches and tags."""
        return self._run("for-each-ref", "--format=%(refname:short)").stdout.decode(errors="replace").split()

    def tree(self, commit: str) -> dict[str, TreeEntry]:
        """The files of a commit."""
        found: dict[str, TreeEntry] = {}
        for line in self._names("ls-tree", "-r", "-z", "--full-tree", commit, "--"):
            head, _, name = line.partition("\t")
            mode, _, object_id = head.split(" ")
            if mode in _FILES:
                found[name] = TreeEntry(object_id, mode == _LINK)
        return found

    def targets(self, entries: Mapping[str, TreeEntry], names: Iterable[str]) -> dict[str, str]:
        """For each of some names that is a link what it leads to, where that is a file of the repository."""
        links = {name: entries[name].object for name in names if entries[name].is_link}
        data = self._objects(set(links.values()))
        led = {
            name: posixpath.normpath(posixpath.join(posixpath.dirname(name), os.fsdecode(data[object_id])))
            for name, object_id in links.items()
        }
        return {name: target for name, target in led.items() if target in entries and not entries[target].is_link}

    def contents(self, entries: Mapping[str, TreeEntry], names: Iterable[str]) -> dict[str, bytes]:
        """The bytes of some files by name, links followed inside the repository; a link to elsewhere is left out."""
        names = tuple(names)
        targets = self.targets(entries, names)
        there = {name: targets.get(name, name) for name in names if name in targets or not entries[name].is_link}
        objects = {name: entries[target].object for name, target in there.items()}
        data = self._objects(set(objects.values()))
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
        return _parted(self._checked(*arguments))

    def _checked(self, *arguments: str, given: bytes = b"") -> bytes:
        """What a command prints.

        Raises:
            UsageError: the command failed.
        """
        done = self._run(*arguments, given=given)
        if done.returncode:
            asked = next(word for word in arguments if not _SETTING.match(word))
            raise UsageError(f"git {asked} failed", _complaint(done.stderr))
        return done.stdout

    def _run(self, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        return run_git(self.top, *arguments, given=given)


def run_git(folder: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """What comes of a call of Git in a folder, in which nothing runs that a repository names.

    Raises:
        OSError: Git is not there.
    """
    environment = _environment(folder)
    if bare := None if "GIT_DIR" in environment else _bare(folder):
        complaint = f"fatal: {bare} looks like a repository without a work tree, which is not trusted\n"
        return subprocess.CompletedProcess(arguments, 128, b"", complaint.encode(errors="replace"))
    command = ["git", "-C", os.fspath(folder), *_SAFE, *arguments]
    return subprocess.run(command, input=given, capture_output=True, check=False, env=environment)


def _bare(folder: Path) -> Path | None:
    """A folder on the way up to the top of the work tree that Git would take for a repository; it comes with files."""
    for place in (folder, *folder.parents):
        if is_top(place):
            return None
        if all(os.path.exists(place / name) for name in ("HEAD", "objects", "refs")):
            return place
    return None


def _parted(output: bytes) -> tuple[str, ...]:
    return tuple(os.fsdecode(name) for name in output.split(b"\0") if name)


def _environment(folder: Path) -> dict[str, str]:
    """The environment for Git in a folder, with what makes it safe.

    What Git tells its hooks about the repository is made absolute: the index is named from the top, wherever the hook
    has gone since, as Git reads it. Another repository is not to be taken for that one.
    """
    given = ((name, value) for name, value in os.environ.items() if value or name not in _OF_A_HOOK)
    environment = {name: value for name, value in given if not name.endswith("_PATHSPECS")}
    environment.update(_SAFE_ENVIRONMENT)
    here = top_of(Path.cwd())
    if here and here != top_of(folder.resolve()):
        return {name: value for name, value in environment.items() if name not in _OF_A_HOOK}
    if "GIT_DIR" in environment:
        environment.setdefault("GIT_WORK_TREE", ".")
    starts = {"GIT_DIR": Path.cwd(), "GIT_WORK_TREE": Path.cwd(), "GIT_INDEX_FILE": here or Path.cwd()}
    for name, start in starts.items():
        if environment.get(name):
            environment[name] = os.path.normpath(start / environment[name])
    return environment


def _staged_entry(line: str) -> tuple[str, str, str, str]:
    head, _, name = line.partition("\t")
    mode, object_id, stage = head.split(" ")
    return mode, object_id, stage, name


def _not_a_repository(folder: Path, complaint: str | None) -> UsageError:
    """The error of a folder in which Git does not work: there is no repository, or Git does not trust its owner."""
    if complaint and "dubious ownership" in complaint:
        owned = re.search(r"'(.*)'", complaint)
        place = owned[1] if owned else folder.as_posix()
        hint = f"if you trust it: git config --global --add safe.directory {shlex.quote(place)}"
        return UsageError(f"Git does not read {place}, since the folder belongs to another user", hint)
    return UsageError(f"{folder} lies in no Git repository", complaint)


def _complaint(stderr: bytes) -> str | None:
    """The first line that Git wrote about an error."""
    lines = stderr.decode(errors="replace").splitlines()
    return lines[0].removeprefix("fatal: ") if lines else None
