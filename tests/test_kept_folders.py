"""What Git listed is given again as long as no folder and nothing that Git goes by is another: never a document less.

RECLINT_MOVES is the number of sequences of random changes.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from reclint.cache import folders as kept
from reclint.cache import listing
from reclint.cache.cache import open_cache
from reclint.files import git as files_git
from reclint.files.discovery import list_documents
from reclint.files.folders import FolderState, is_of_this_machine

from .conftest import Git, Result
from .moving import Moves

SEQUENCES = int(os.environ.get("RECLINT_MOVES", "2"))
LATER = 10.0
_list_files = files_git.list_files


class Repository:
    """A repository whose listings are kept, however quick Git is, by runs that each come long after the last change."""

    def __init__(self, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.top, self.outer = place / "repository", place / "outer"
        for folder in (self.top, self.outer):
            folder.mkdir(parents=True)
        monkeypatch.setenv("XDG_CONFIG_HOME", str(self.outer / "config"))
        monkeypatch.setattr(listing, "_SLOW", 0.0)
        monkeypatch.setattr(kept, "_AGAIN", -1.0)
        monkeypatch.setattr(kept, "_SETTLED", -LATER)
        monkeypatch.setattr(kept, "is_of_this_machine", lambda _: True)
        monkeypatch.setattr(files_git, "list_files", self._count)
        self.git = Git(self.top)
        self.listed = 0
        cache = open_cache()
        assert cache
        self.cache = cache

    def _count(self, folder: Path) -> files_git.Listed | None:
        self.listed += 1
        return _list_files(folder)

    def write(self, *names: str) -> None:
        for name in names:
            path = self.top / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(name, "utf-8")

    def found(self, folder: str = "") -> tuple[str, ...]:
        """What a run finds in a folder that was last changed long ago, in which the clock of the disk goes on."""
        self._wait()
        found = list_documents(self.top / folder, self.list_files)
        assert found == list_documents(self.top / folder, _list_files)
        return found.names

    def list_files(self, folder: Path) -> files_git.Listed | None:
        return listing.list_files(folder, self.cache)

    def was_recalled(self, folder: str = "") -> bool:
        """Whether a run finds what there is without asking Git for it."""
        before = self.listed
        self.found(folder)
        return self.listed == before

    def learn(self, folder: str = "") -> None:
        """Run until nothing is asked of Git any more: the first run keeps that it is slow, the second all else."""
        assert [self.was_recalled(folder) for _ in range(3)] == [False, False, True]

    def _wait(self) -> None:
        """Wait for the next tick of the disk's clock, some milliseconds, so that what was changed has another time."""
        probe = self.outer / "probe"
        probe.touch()
        last = now = probe.stat().st_ctime_ns
        while now == last:
            probe.touch()
            now = probe.stat().st_ctime_ns


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    found = Repository(tmp_path, monkeypatch)
    found.write("a.md", "one/b.md", "one/two/x.ts", "three/y.py")
    found.git.commit()
    return found


@pytest.mark.parametrize("number", range(SEQUENCES))
def test_after_any_change_the_documents_are_those_that_git_lists(
    number: int, repository: Repository, request: pytest.FixtureRequest
) -> None:
    recalled = 0
    for step, move in zip(range(60), Moves(repository.top, repository.outer, number), strict=False):
        request.node.user_properties = [("step", step), ("move", move)]
        for place in ("", "one"):
            if (repository.top / place).is_dir():
                repository.found(place)
        recalled += repository.was_recalled()
    assert recalled > 10


CHANGES: dict[str, Callable[[Repository], object]] = {
    "a document in a folder with none": lambda there: there.write("three/new.md"),
    "a document in a new folder": lambda there: there.write("three/new/folder/new.md"),
    "a document that is deleted": lambda there: (there.top / "one/b.md").unlink(),
    "a document by another name": lambda there: (there.top / "one/b.md").rename(there.top / "one/c.md"),
    "a document that becomes a folder": lambda there: ((there.top / "a.md").unlink(), (there.top / "a.md").mkdir()),
    "a document that comes to Git": lambda there: (there.write("x.md"), there.git.commit()),
    "a repository in a folder": lambda there: Git(there.top / "one"),
    "a rule in a new file": lambda there: (there.top / "one/.gitignore").write_text("c.md"),
    "a rule of this clone": lambda there: (there.top / ".git/info/exclude").write_text("c.md"),
    "a setting": lambda there: there.git("config", "core.excludesFile", "/nowhere"),
    "a branch": lambda there: there.git("checkout", "-q", "--orphan", "other"),
    "an emptied index": lambda there: there.git("rm", "-r", "-q", "--cached", "."),
}


@pytest.mark.parametrize("change", CHANGES)
def test_each_change_is_seen(change: str, repository: Repository) -> None:
    repository.learn()
    CHANGES[change](repository)
    repository.found()


def test_a_document_is_edited_as_editors_do_and_git_is_not_asked(repository: Repository) -> None:
    repository.learn()
    draft = repository.top / "one/b.md~"
    draft.write_text("edited", "utf-8")
    draft.replace(repository.top / "one/b.md")
    assert repository.was_recalled()


def test_where_nothing_has_changed_no_folder_is_read(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.learn()
    monkeypatch.setattr(kept, "names_that_count", lambda path: pytest.fail(f"{path} was read"))
    assert repository.was_recalled()


def test_what_git_ignores_costs_nothing_and_counts_when_the_rule_goes(repository: Repository) -> None:
    repository.write(".gitignore", "ignored/deep/down/i.md", "one/two/u.md")
    (repository.top / ".gitignore").write_text("ignored/\n", "utf-8")
    repository.git.commit()
    repository.learn()
    repository.write("ignored/deep/more.md")
    assert repository.was_recalled()
    (repository.top / ".gitignore").write_text("\n", "utf-8")
    assert "ignored/deep/more.md" in repository.found()


@pytest.mark.parametrize("where", ["excludes", "config/git/ignore"])
def test_the_ignored_files_of_a_user_are_looked_at(where: str, repository: Repository) -> None:
    path = repository.outer / where
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("late.md\n", "utf-8")
    if where == "excludes":
        repository.git("config", "core.excludesFile", str(path))
    repository.write("late.md")
    repository.learn()
    path.write_text("other.md\n", "utf-8")
    assert "late.md" in repository.found()


def test_the_ignored_files_of_a_clone_are_looked_at(repository: Repository) -> None:
    rules = repository.top / ".git/info/exclude"
    rules.write_text("late.md\n", "utf-8")
    repository.write("late.md")
    repository.learn()
    rules.write_text("\n", "utf-8")
    assert "late.md" in repository.found()


def test_an_ignored_document_that_is_added_all_the_same_is_found(repository: Repository) -> None:
    (repository.top / ".gitignore").write_text("late.md\n", "utf-8")
    repository.write("late.md")
    repository.learn()
    repository.git("add", "--force", "late.md")
    assert "late.md" in repository.found()


def test_rules_above_the_folder_that_is_listed_are_looked_at(repository: Repository) -> None:
    repository.write("one/two/late.md")
    (repository.top / ".gitignore").write_text("late.md\n", "utf-8")
    repository.learn("one/two")
    (repository.top / ".gitignore").unlink()
    assert repository.found("one/two") == ("late.md",)


def test_a_folder_whose_time_is_set_back_is_read(repository: Repository) -> None:
    repository.learn()
    was = (repository.top / "three").stat()
    repository.write("three/late.md")
    os.utime(repository.top / "three", ns=(was.st_atime_ns, was.st_mtime_ns))
    assert "three/late.md" in repository.found()


def test_a_folder_that_is_swapped_for_another_is_read(repository: Repository) -> None:
    repository.learn()
    repository.write("other/late.md")
    (repository.top / "three").rename(repository.outer / "three")
    (repository.top / "other").rename(repository.top / "three")
    assert "three/late.md" in repository.found()


def test_on_a_disk_whose_clock_stands_still_nothing_is_believed(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "folder_state", lambda path: FolderState([os.lstat(path).st_dev], time.time() + LATER))
    monkeypatch.setattr(kept, "moved_among", lambda *_: [])
    for name in ("three/one.md", "three/two.md", "three/three.md"):
        repository.write(name)
        assert name in repository.found()


def test_what_changed_right_before_a_run_is_not_believed(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "_SETTLED", 2.0)
    for name in ("three/one.md", "three/two.md", "three/three.md", "three/four.md"):
        repository.write(name)
        assert name in repository.found()
        assert not repository.was_recalled()


@pytest.mark.parametrize("kind", ["repository", "link of rules", "environment", "no index"])
def test_where_it_cannot_be_told_what_git_goes_by_it_is_asked(
    kind: str, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    if kind == "repository":
        Git(repository.top / "three")
    elif kind == "link of rules":
        (repository.top / ".gitignore").symlink_to("a.md")
    elif kind == "environment":
        monkeypatch.setenv("GIT_INDEX_FILE", str(repository.top / ".git/index"))
    else:
        (repository.top / ".git/index").unlink()
    assert not any(repository.was_recalled() for _ in range(4))


def test_a_folder_of_which_nothing_can_be_kept_is_tried_once_a_day(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "_AGAIN", 60.0)
    looks: list[Path] = []
    look = kept.own_paths
    monkeypatch.setattr(kept, "own_paths", lambda folder: (looks.append(folder), look(folder))[1])
    Git(repository.top / "three")
    for _ in range(4):
        repository.found()
    assert len(looks) == 1


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"{}", b'{"names": []}', b'"text"', b"null", b"true"])
def test_an_entry_that_is_none_is_passed_over(data: bytes, repository: Repository) -> None:
    repository.learn()
    repository.cache.keep("folders", data, str(repository.top))
    assert "one/b.md" in repository.found()


def test_where_git_is_quick_nothing_is_kept(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "_SLOW", 1000.0)
    assert not any(repository.was_recalled() for _ in range(4))


@pytest.mark.parametrize(
    ("kind", "is_known"), [("ext4", True), ("nfs4", False), ("overlay", False), ("fuse.sshfs", False), ("vfat", False)]
)
def test_only_disks_of_this_machine_are_believed(
    kind: str, is_known: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "with a blank"
    place.mkdir()
    point = f"{tmp_path}/with\\040a\\040blank"
    mounts = f"27 1 254:0 / / rw - nfs /dev/vda rw\n28 27 0:9 / {point} rw shared:1 - {kind} none rw\n"
    monkeypatch.setattr(Path, "read_text", lambda *_: mounts)
    assert is_of_this_machine(place) is is_known
    assert not is_of_this_machine(tmp_path)


def test_a_check_recalls_what_git_listed(
    git: Git, reclint: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("is_of_this_machine", lambda _: True), ("_SETTLED", -LATER)):
        monkeypatch.setattr(kept, name, value)
    monkeypatch.setattr(listing, "_SLOW", 0.0)
    earlier = [reclint("check", *options) for options in (["--no-cache"], [], [])]
    monkeypatch.setattr(files_git, "list_files", lambda *_: pytest.fail("Git was asked"))
    assert [reclint("check")] * 3 == earlier
    assert git("status", "--porcelain") == ""
