"""``check --staged`` and ``check --since``: what Git tells, and a work tree that is never touched."""

from __future__ import annotations

import json
import os
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from .samples import FIRST, SECOND, THIRD

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Git, Result

    Reclint = Callable[..., Result]

pytestmark = pytest.mark.usefixtures("shared_cache")

NOTEBOOK = "notebooks/1-2-1-fermentation-clock.ipynb"


def replace(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text("utf-8")
    assert text.count(old) >= 1
    path.write_text(text.replace(old, new, 1), "utf-8")


def state(folder: Path) -> dict[str, bytes]:
    """Every file of the work tree, Git's own left out."""
    files = (path for path in folder.rglob("*") if path.is_file() and ".git" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def found(result: Result) -> list[tuple[str, str]]:
    return [(path, rule) for path, _, rule in result.findings]


# Staged


def test_with_nothing_staged_the_disk_is_checked(git: Git, reclint: Reclint) -> None:
    assert git("status", "--short") == ""
    note = "note: nothing that is asked about is staged: the files on disk are checked\n"
    assert reclint("check", "--staged") == (*reclint("check")[:2], note)


def test_nothing_staged_passes_inside_a_commit(git: Git, reclint: Reclint, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rewording a message is never stopped by what was there before."""
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    assert git("status", "--short") == ""
    assert reclint("check", "--staged") == (0, "0 records found\n", "")


def test_files_that_are_staged_are_checked_as_staged_and_others_as_they_lie_on_disk(
    git: Git, course: Path, reclint: Reclint
) -> None:
    replace(course, SECOND, "| DEVELOPED |", "| DEVELOPPED |")
    git("add", "-A")
    replace(course, SECOND, "| DEVELOPPED |", "| DEVELOPED |")
    assert found(reclint("check", "--staged", SECOND, "--output", "json")) == [(SECOND, "depth-unknown")]
    assert found(reclint("check", "--staged", SECOND, FIRST, "--output", "json")) == []


def test_staged_files_that_cannot_matter(git: Git, course: Path, reclint: Reclint) -> None:
    (course / "bread.png").write_bytes(b"\x89PNG")
    git("add", "-A")
    assert reclint("check", "--staged") == (0, "0 records found\n", "")


def test_a_staged_record_shows_all_that_it_has_a_part_in(git: Git, course: Path, reclint: Reclint) -> None:
    replace(course, THIRD, "Poke test", "Finger test")
    git("add", "-A")
    result = reclint("check", "--staged", "--output", "json")
    assert result.code == 1
    assert {path for path, _ in found(result)} == {THIRD}
    assert json.loads(result.out)["summary"]["records"] == 1


def test_a_staged_clean_record_says_nothing_of_the_others(git: Git, course: Path, reclint: Reclint) -> None:
    replace(course, FIRST, "Complete", "Complete ")
    git("add", "-A")
    lines = reclint("check", "--staged").out.splitlines()
    assert lines[0] == "PASS of what was asked: 0 critical, 0 improvement, 0 polish in 1 record"
    assert re.fullmatch(r"asked: \d+ of \d+ rules, 1 of 3 modules; course course; staged on .*", lines[1])


def test_a_staged_notebook_shows_what_the_record_says_of_it(git: Git, course: Path, reclint: Reclint) -> None:
    replace(course, "notebooks/1-3-3-weekend-loaf.ipynb", "Guided", "Independent")
    git("add", "-A")
    assert found(reclint("check", "--staged", "--output", "json")) == [(THIRD, "exercise-level")] * 2


def test_a_staged_deletion_shows_what_it_breaks(git: Git, reclint: Reclint) -> None:
    git("rm", "-q", NOTEBOOK)
    result = reclint("check", "--staged", "--output", "json")
    assert found(result) == [(SECOND, "notebook-missing")]
    assert json.loads(result.out)["summary"]["records"] == 1


def test_what_is_checked_is_what_will_be_committed(git: Git, course: Path, reclint: Reclint) -> None:
    """The notebook is still on disk, and the fault is put right on disk only."""
    git("rm", "-q", "--cached", NOTEBOOK)
    assert (course / NOTEBOOK).is_file()
    replace(course, SECOND, "| DEVELOPED |", "| DEVELOPPED |")
    git("add", SECOND)
    replace(course, SECOND, "| DEVELOPPED |", "| DEVELOPED |")
    before = state(course)
    result = reclint("check", "--staged", "--output", "json")
    assert found(result) == [(SECOND, "depth-unknown"), (SECOND, "notebook-missing")]
    assert state(course) == before
    assert found(reclint("check", SECOND, "--output", "json")) == []


def test_untracked_files_are_no_part_of_a_commit(git: Git, course: Path, reclint: Reclint) -> None:
    git("rm", "-q", "--cached", NOTEBOOK)
    git("commit", "-q", "-m", "forget the notebook")
    replace(course, SECOND, "Complete", "Complete ")
    git("add", SECOND)
    assert found(reclint("check", "--staged", "--output", "json")) == [(SECOND, "notebook-missing")]


def test_a_staged_configuration_has_a_part_in_everything(git: Git, course: Path, reclint: Reclint) -> None:
    (course / "reclint.yaml").write_text("rules: {exercise-level: off}\n", "utf-8")
    git("add", "-A")
    assert len(found(reclint("check", "--staged", "--output", "json"))) == 7


def test_before_the_first_commit(course: Path, git: Git, reclint: Reclint) -> None:
    git("update-ref", "-d", "HEAD")
    git("add", "-A")
    assert len(found(reclint("check", "--staged", "--output", "json"))) == 8


def test_staged_from_a_folder_inside(git: Git, course: Path, monkeypatch: pytest.MonkeyPatch, reclint: Reclint) -> None:
    (course / "reclint.yaml").write_text("", "utf-8")
    git.commit()
    replace(course, "notebooks/1-3-3-weekend-loaf.ipynb", "Guided", "Independent")
    git("add", "-A")
    monkeypatch.chdir(course / "series-1")
    result = reclint("check", "--staged", "--output", "json")
    assert found(result) == [("module-1-3/record.md", "exercise-level")] * 2


def test_a_course_in_a_folder_of_the_repository(
    course: Path, git: Git, monkeypatch: pytest.MonkeyPatch, reclint: Reclint
) -> None:
    """Git's own variables, as a hook has them, are relative to the root of the repository."""
    (course / "bread").mkdir()
    for name in ("series-1", "notebooks", "course.md"):
        git("mv", name, f"bread/{name}")
    (course / "bread/reclint.yaml").write_text("", "utf-8")
    git.commit("move")
    git("rm", "-q", f"bread/{NOTEBOOK}")
    monkeypatch.chdir(course / "bread")
    assert found(reclint("check", "--staged", "--output", "json")) == [(SECOND, "notebook-missing")]
    monkeypatch.chdir(course)
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    result = reclint("check", "--staged", "--output", "json", "--config", "bread/reclint.yaml")
    assert found(result) == [(f"bread/{SECOND}", "notebook-missing")]


def test_before_a_push_the_pushed_commits_count(
    git: Git, course: Path, monkeypatch: pytest.MonkeyPatch, reclint: Reclint
) -> None:
    git("rm", "-q", NOTEBOOK)
    git.commit()
    monkeypatch.setenv("PRE_COMMIT_FROM_REF", "HEAD~1")
    monkeypatch.setenv("PRE_COMMIT_TO_REF", "HEAD")
    assert found(reclint("check", "--staged", "--output", "json")) == [(SECOND, "notebook-missing")]


def test_a_file_in_conflict(git: Git, course: Path, reclint: Reclint) -> None:
    git("checkout", "-q", "-b", "other")
    replace(course, SECOND, "| DEVELOPED |", "| APPLIED |")
    git.commit()
    git("checkout", "-q", "main")
    replace(course, SECOND, "| DEVELOPED |", "| MENTIONED |")
    git.commit()
    with pytest.raises(Exception, match="merge"):
        git("merge", "other")
    result = reclint("check", "--staged", "--output", "json")
    assert result.code == 1
    assert (SECOND, "record-conflict") in found(result)


def test_a_record_that_one_side_has_deleted_and_the_other_made_wrong(git: Git, course: Path, reclint: Reclint) -> None:
    git("checkout", "-q", "-b", "other")
    replace(course, SECOND, NOTEBOOK, "notebooks/1-2-1-not-there.ipynb")
    git.commit()
    git("checkout", "-q", "main")
    git("rm", "-q", SECOND)
    git.commit()
    with pytest.raises(Exception, match="merge"):
        git("merge", "other")
    result = reclint("check", "--staged", "--output", "json")
    assert result.code == 1
    assert (SECOND, "notebook-missing") in found(result)


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need a right of their own there")
def test_a_folder_of_records_that_becomes_a_link_out_is_lost(
    git: Git, course: Path, reclint: Reclint, tmp_path: Path
) -> None:
    folder = (course / SECOND).parent
    shutil.move(folder, tmp_path / "elsewhere")
    folder.symlink_to(tmp_path / "elsewhere")
    git("add", "-A")
    result = reclint("check", "--staged", "--output", "json")
    assert result.code == 1
    assert (SECOND, "evidence-lost") in found(result)


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need a right of their own there")
def test_links_are_followed_in_a_commit(git: Git, course: Path, reclint: Reclint) -> None:
    (course / "lab").mkdir()
    (course / NOTEBOOK).rename(course / "lab/clock.ipynb")
    (course / NOTEBOOK).symlink_to("../lab/clock.ipynb")
    git.commit()
    replace(course, FIRST, "Complete", "Complete ")
    git.commit()
    result = reclint("check", "--since", "HEAD~1", "--output", "json")
    assert found(result) == []
    assert reclint("check", "--since", "HEAD~2").out.splitlines()[-1].startswith("compared with HEAD~2: 0 new, 0 fixed")


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need a right of their own there")
def test_what_a_staged_record_leads_to_counts_whatever_it_is_called(git: Git, course: Path, reclint: Reclint) -> None:
    text = course / "record-of-clocks.txt"
    (course / SECOND).rename(text)
    (course / SECOND).symlink_to("../../record-of-clocks.txt")
    git.commit()
    replace(course, text.name, NOTEBOOK, "notebooks/1-2-1-not-there.ipynb")
    git("add", "-A")
    result = reclint("check", "--staged", "--output", "json")
    assert result.code == 1
    assert (SECOND, "notebook-missing") in found(result)


@pytest.mark.parametrize("flag", ["--assume-unchanged", "--skip-worktree"])
def test_what_is_staged_counts_where_git_may_not_look_at_the_disk(
    flag: str, git: Git, course: Path, reclint: Reclint
) -> None:
    clean = (course / SECOND).read_text("utf-8")
    replace(course, SECOND, NOTEBOOK, "notebooks/1-2-1-not-there.ipynb")
    git("add", "-A")
    (course / SECOND).write_text(clean, "utf-8")
    git("update-index", flag, SECOND)
    result = reclint("check", "--staged", "--output", "json")
    assert result.code == 1
    assert (SECOND, "notebook-missing") in found(result)


def test_a_repository_that_only_the_environment_tells_of(
    git: Git, course: Path, reclint: Reclint, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """From below it is the same course as at the top."""
    (course / NOTEBOOK).unlink()
    monkeypatch.setenv("GIT_DIR", str((course / ".git").rename(tmp_path / "elsewhere.git")))
    monkeypatch.setenv("GIT_WORK_TREE", str(course))
    monkeypatch.chdir((course / SECOND).parent)
    result = reclint("check", "--output", "json")
    assert result.code == 1
    assert ("record.md", "notebook-missing") in found(result)


# Since


def test_only_what_is_new_counts(git: Git, course: Path, reclint: Reclint) -> None:
    replace(course, THIRD, "Poke test (reading the dent that a finger leaves) | INTRODUCED", "Poke test | HELD")
    before = state(course)
    result = reclint("check", "--since", "HEAD")
    assert result.code == 1
    lines = result.out.splitlines()
    assert [line.rpartition("[")[2] for line in lines if line.startswith("series-1")] == ["depth-unknown]"]
    assert lines[-2:] == [
        "NEEDS REVISION: 0 critical, 1 improvement, 0 polish in 3 records",
        "compared with HEAD: 1 new, 0 fixed, 8 remaining",
    ]
    assert state(course) == before


def test_nothing_new_passes_whatever_was_there(git: Git, reclint: Reclint) -> None:
    assert git("status", "--short") == ""
    result = reclint("check", "--since", "HEAD")
    assert (result.code, result.out.splitlines()[-1]) == (0, "compared with HEAD: 0 new, 0 fixed, 8 remaining")


def test_what_was_fixed_is_told(git: Git, course: Path, reclint: Reclint) -> None:
    replace(course, THIRD, "1-3-2-feeding-a-starter.ipynb", "1-3-1-feeding-a-starter.ipynb")
    result = reclint("check", "--since", "HEAD")
    assert (result.code, result.out.splitlines()[-1]) == (0, "compared with HEAD: 0 new, 1 fixed, 7 remaining")


def test_a_branch_is_compared_with_where_it_left(git: Git, course: Path, reclint: Reclint) -> None:
    """What the base has fixed since then is not new on the branch."""
    git("checkout", "-q", "-b", "work")
    replace(course, FIRST, "Complete", "Complete ")
    git.commit()
    git("checkout", "-q", "main")
    replace(course, THIRD, "1-3-2-feeding-a-starter.ipynb", "1-3-1-feeding-a-starter.ipynb")
    git.commit()
    git("checkout", "-q", "work")
    assert found(reclint("check", "--since", "main", "--output", "json")) == []


def test_a_rule_that_is_switched_on_later_finds_nothing_new_in_old_text(
    git: Git, course: Path, reclint: Reclint
) -> None:
    (course / "reclint.yaml").write_text("rules: {exercise-level: off}\n", "utf-8")
    git.commit()
    (course / "reclint.yaml").write_text("rules: {exercise-level: critical}\n", "utf-8")
    assert found(reclint("check", "--since", "HEAD", "--output", "json")) == []


def test_since_and_paths_together(git: Git, course: Path, reclint: Reclint) -> None:
    replace(course, FIRST, "| DEVELOPED |", "| HELD |")
    replace(course, SECOND, "| DEVELOPED |", "| HELD |")
    both = reclint("check", "--since", "HEAD", "--output", "json")
    one = reclint("check", "--since", "HEAD", "series-1/module-1-2", "--output", "json")
    assert found(both) == [(FIRST, "depth-unknown"), (SECOND, "depth-unknown")]
    assert found(one) == [(SECOND, "depth-unknown")]


def test_since_and_staged_together(git: Git, course: Path, reclint: Reclint) -> None:
    replace(course, THIRD, "Poke test (reading the dent that a finger leaves) | INTRODUCED", "Poke test | HELD")
    git("add", "-A")
    result = reclint("check", "--staged", "--since", "HEAD", "--output", "json")
    assert found(result) == [(THIRD, "depth-unknown")]


def test_a_base_that_cannot_be_decoded(git: Git, course: Path, reclint: Reclint) -> None:
    good = (course / FIRST).read_bytes()
    (course / FIRST).write_bytes(b"# \xff")
    git.commit()
    (course / FIRST).write_bytes(good)
    assert reclint("check", "--since", "HEAD").code in (0, 1)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--since", "nowhere"], 'error: there is no revision "nowhere"'),
        (["--since", "--help"], 'error: there is no revision "--help"'),
        (["--staged", "series-1"], "error: folders and --staged exclude each other"),
    ],
)
def test_errors(arguments: list[str], message: str, git: Git, reclint: Reclint) -> None:
    assert git("status", "--short") == ""
    result = reclint("check", *arguments)
    assert (result.code, result.err.splitlines()[0]) == (2, message)


def test_outside_of_git(course: Path, reclint: Reclint, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(course.parent))
    for option in (["--staged"], ["--since", "HEAD"]):
        result = reclint("check", *option)
        assert result.code == 2
        assert result.err.startswith(f"error: {course} lies in no Git repository\n")


def test_without_git(git: Git, reclint: Reclint, monkeypatch: pytest.MonkeyPatch) -> None:
    assert git("status", "--short") == ""
    monkeypatch.setenv("PATH", "")
    result = reclint("check", "--staged")
    assert (result.code, result.err) == (2, "error: git cannot be run: no such file or directory\n  install Git\n")
