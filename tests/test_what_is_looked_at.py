"""Which files are looked at, and what is told of the rest: nothing is passed over in silence."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest

from reclint.files import git

from .layouts import course, hidden, plain, submodule, worktree
from .test_layouts import passes, sees

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Result

    Reclint = Callable[..., Result]


def paths(result: Result) -> list[str]:
    return [entry["path"] for entry in json.loads(result.out)["findings"] if entry["grade"] == "critical"]


def test_what_git_ignores_is_looked_at_when_it_is_named(
    tmp_path: Path, reclint: Reclint, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout = hidden(tmp_path)
    monkeypatch.chdir(layout.top)
    layout.plant()
    (layout.top / ".gitignore").write_text(".claude/\n")
    layout.git("rm", "-rq", "--cached", ".claude")
    result = reclint("check")
    assert (result.code, result.out) == (2, "0 records found\n")
    assert f"  {layout.record}, which Git ignores, is looked at when it is named\n" in result.err
    for named in (".claude", layout.below, layout.record):
        assert sees(reclint("check", named, "--output", "json"))
    monkeypatch.chdir(layout.top / layout.below)
    assert sees(reclint("check", "--output", "json"))
    monkeypatch.chdir(layout.top)
    (layout.top / "reclint.yaml").write_text('records: [".claude/lesson-records/*/record.md"]\n')
    assert [sees(reclint("check", "--output", "json")) for _ in range(2)] == [True, True]


def test_what_a_sparse_checkout_leaves_out_is_told(
    tmp_path: Path, reclint: Reclint, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout = plain(tmp_path)
    monkeypatch.chdir(layout.top)
    layout.git("sparse-checkout", "set", "--no-cone", "/*", "!/notebooks/")
    notebook = layout.git("ls-files", "notebooks").strip()
    note = f"note: not looked at, since a sparse checkout leaves it out: {notebook}\n"
    assert [reclint("check").err for _ in range(2)] == [note, note]
    assert reclint("report").err.endswith(note)
    assert f"{notebook}: a sparse checkout leaves it out" in reclint("check", "--show-files").out.replace("  ", "")
    layout.git("sparse-checkout", "set", "--no-cone", "/README.md")
    result = reclint("check")
    assert result.code == 2
    note = f"note: not looked at, since a sparse checkout leaves them out: {notebook} and 1 more\n"
    assert result.err.startswith(note)
    layout.git("sparse-checkout", "disable")
    assert passes(reclint("check", "--output", "json"))


def test_a_repository_below_is_entered_when_it_is_named(
    tmp_path: Path, reclint: Reclint, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout = submodule(tmp_path)
    layout.plant()
    monkeypatch.chdir(layout.top.parent)
    result = reclint("check")
    assert (result.code, result.out) == (2, "0 records found\n")
    assert "  bikes, which is a repository of its own, is looked at when it is named\n" in result.err
    assert paths(reclint("check", "bikes", "--output", "json")) == [f"bikes/{layout.record}"]


def test_another_work_tree_below_counts_nothing_twice(
    tmp_path: Path, reclint: Reclint, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout = worktree(tmp_path)
    layout.plant()
    monkeypatch.chdir(tmp_path / "shed")
    result = reclint("check", "--output", "json")
    assert (passes(result), json.loads(result.out)["summary"]["records"]) == (True, 1)


def test_repositories_below_a_plain_folder_are_courses_of_their_own(
    tmp_path: Path, reclint: Reclint, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout = plain(tmp_path / "one")
    plain(tmp_path / "two")
    layout.plant()
    monkeypatch.chdir(tmp_path)
    result = reclint("check")
    assert result.code == 1
    assert "\none/shed: MAJOR REVISION: 1 critical, 0 improvement, 0 polish in 1 record\n" in result.out
    assert "\ntwo/shed: PASS: 0 critical, 0 improvement, 0 polish in 1 record\n" in result.out


def test_a_tools_own_folder_is_not_looked_into(
    tmp_path: Path, reclint: Reclint, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout = plain(tmp_path)
    for name in (".venv", "node_modules", ".ipynb_checkpoints"):
        course(layout.top / name)
    layout.commit()
    monkeypatch.chdir(layout.top)
    assert json.loads(reclint("check", "--output", "json").out)["summary"]["records"] == 1
    result = reclint("check", f".venv/{layout.record}")
    assert result.code == 2
    assert 'is no part of a course: it lies in ".venv", which is a tool\'s own\n' in result.err


@pytest.mark.parametrize("suffix", [".markdown", ".mdx", ".MD", ".Markdown"])
def test_any_suffix_of_markdown_names_a_record(
    suffix: str, tmp_path: Path, reclint: Reclint, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout = plain(tmp_path)
    layout.plant()
    renamed = layout.record.removesuffix(".md") + suffix
    (layout.top / layout.record).rename(layout.top / renamed)
    monkeypatch.chdir(layout.top)
    assert paths(reclint("check", "--output", "json")) == [renamed]
    layout.git("add", "-A")
    assert paths(reclint("check", "--staged", "--output", "json")) == [renamed]


def test_a_record_that_is_a_link_is_counted_once(
    tmp_path: Path, reclint: Reclint, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout = plain(tmp_path)
    layout.plant()
    (layout.top / "shortcut.md").symlink_to(layout.record)
    monkeypatch.chdir(layout.top)
    assert paths(reclint("check", "--output", "json")) == [layout.record]
    layout.git("add", "-A")
    assert paths(reclint("check", "--staged", "--output", "json")) == [layout.record]
    layout.commit()
    assert passes(reclint("check", "--since", "HEAD", "--output", "json"))


def test_a_link_that_leads_out_is_not_followed(
    tmp_path: Path, reclint: Reclint, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout = plain(tmp_path)
    (tmp_path / "secret.md").write_text("# Module 1.2: Secret -- Record\n")
    (layout.top / "out.md").symlink_to(tmp_path / "secret.md")
    monkeypatch.chdir(layout.top)
    result = reclint("check")
    assert result.code == 3
    assert "not read: out.md: a link that leads out of the course\n" in result.out


def test_files_that_a_hook_names_beside_records_are_a_note(
    tmp_path: Path, reclint: Reclint, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout = plain(tmp_path)
    monkeypatch.chdir(layout.top)
    result = reclint("check", layout.record, "README.md")
    assert result.code == 0
    assert result.err == 'note: README.md is no part of a course: no record, since its title reads "A shed"\n'
    assert reclint("check", "README.md").code == 2
    monkeypatch.setenv("PRE_COMMIT", "1")
    assert reclint("check", "--staged", "README.md").code == 0


def test_what_is_excluded_is_a_note_too(tmp_path: Path, reclint: Reclint, monkeypatch: pytest.MonkeyPatch) -> None:
    layout = plain(tmp_path)
    (layout.top / "reclint.yaml").write_text("exclude: [records/]\n")
    monkeypatch.chdir(layout.top)
    result = reclint("check", layout.record)
    note = f'note: {layout.record} is no part of a course: "records/" excludes it (reclint.yaml:1:11)\n'
    assert (result.code, result.err) == (0, note)
    assert reclint("check").code == 2


def test_every_file_is_told_with_what_it_was_taken_for(
    tmp_path: Path, reclint: Reclint, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout = plain(tmp_path)
    (layout.top / ".gitignore").write_text("drafts/\n")
    (layout.top / "drafts").mkdir()
    (layout.top / "drafts" / "idea.md").write_text("# Idea\n")
    monkeypatch.chdir(layout.top)
    assert reclint("check", "--show-files") == (
        0,
        "notebooks/1-1-1-flat-tyre.ipynb: notebook of 1.1 flat-tyre, named by the record\n"
        f"{layout.record}: record of 1.1, by its title\n"
        "\n"
        "belonging to nothing:\n"
        '  README.md: no record, since its title reads "A shed"\n'
        "  drafts/idea.md: Git ignores it\n",
        "",
    )


def test_patterns_that_match_nothing_are_told(
    tmp_path: Path, reclint: Reclint, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of file patterns that are tried one after another, only where none of them matches."""
    layout = plain(tmp_path)
    monkeypatch.chdir(layout.top)
    (layout.top / "reclint.yaml").write_text(
        """\
records: [log.md]
notebooks: ["labs/{slug}.ipynb", "notebooks/{series}-{module}-{position}-{slug}.ipynb"]
exclude: [drafts/, README.md]
per-file: {"old/**": {load-adjacent: off}, "records/**": {load-adjacent: off}}
rules: {depth-mismatch: {paths: ["new/**"]}}
"""
    )
    told = [
        'no file matches "log.md", which stands under records (reclint.yaml:1:1)',
        'no file matches "drafts/", which stands under exclude (reclint.yaml:3:11)',
        'no file matches "old/**", which stands under per-file (reclint.yaml:4:12)',
        'no file matches "new/**", which stands under rules.depth-mismatch.paths (reclint.yaml:5:34)',
    ]
    for _ in range(2):
        assert reclint("check").out.splitlines()[-4:] == told
    assert not set(told) & set(reclint("check", "records").out.splitlines())


def test_git_is_asked_once_for_all_documents_of_a_course(
    tmp_path: Path, reclint: Reclint, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout = plain(tmp_path)
    for place in range(300):
        (layout.top / f"photograph-{place}.txt").write_text("a shed\n", "utf-8")
    (layout.top / "heap").mkdir()
    (layout.top / "heap" / "record.md").write_text("# Module 9.9: A heap -- Record\n", "utf-8")
    (layout.top / ".gitignore").write_text("heap/\n", "utf-8")
    monkeypatch.chdir(layout.top)
    asked: list[tuple[str, ...]] = []
    printed: list[bytes] = []

    def run_git(folder: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        done = really(folder, *arguments, given=given)
        asked.append(arguments)
        printed.append(done.stdout)
        return done

    really = git.run_git
    monkeypatch.setattr(git, "run_git", run_git)
    assert reclint("check", "--no-cache").code == 0
    assert [arguments[0] for arguments in asked] == ["ls-files"]
    assert sorted(printed[0].split(b"\0")[:-1]) == sorted(
        f"H {name}".encode() for name in layout.git("ls-files").split() if name.endswith((".md", ".ipynb"))
    )


@pytest.mark.parametrize("is_tracked", [True, False], ids=["tracked", "not tracked"])
def test_each_folder_is_read_once_and_none_that_is_ignored(
    is_tracked: bool, tmp_path: Path, reclint: Reclint, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Git tells how many folders it has read; what is no document adds its folders, what is ignored nothing."""
    layout = plain(tmp_path)
    (layout.top / ".gitignore").write_text("heap/\n", "utf-8")
    monkeypatch.chdir(layout.top)
    trace = tmp_path / "trace"
    monkeypatch.setenv("GIT_TRACE2_EVENT", str(trace))

    def visited() -> int:
        trace.unlink(missing_ok=True)
        assert reclint("check", "--no-cache").code == 0
        events = map(json.loads, trace.read_text("utf-8").splitlines())
        return sum(int(event["value"]) for event in events if event.get("key") == "directories-visited")

    alone = visited()
    if not alone:
        pytest.skip("this Git tells nothing of folders; 2.36 and newer do")
    folders = [path for path in (layout.top, *layout.top.rglob("*")) if path.is_dir() and ".git" not in path.parts]
    assert alone == len(folders)
    for number in range(20):
        for heap in ("heap", "code"):
            (layout.top / heap / f"part-{number}").mkdir(parents=True)
            (layout.top / heap / f"part-{number}" / "view.ts").touch()
    if is_tracked:
        layout.git("add", "code")
    assert visited() == alone + 21
