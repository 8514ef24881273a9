"""Files and folders that are not what they seem, and runs that are stopped: nothing hangs, nothing is half-written."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from reclint.checks.generic import Pattern
from reclint.files.discovery import Listing, list_documents
from reclint.files.writing import write_new
from reclint.readers import read_notebook
from reclint.text.errors import ReclintError, SourceError, YamlError
from reclint.text.source import Source, check_size
from reclint.text.yamltext import load
from reclint.workspace import documents

from .samples import record_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reclint.model import Record
    from reclint.readers import Lexicon

    from .conftest import Result

resource = pytest.importorskip("resource", reason="needs pipes, devices and limits of POSIX")
RECORD = "# Module 1.1: Breads -- Record\n"
NO_FILE = "error: {}: no regular file\n  name a file that lies on disk\n"


def test_pipes_sockets_and_devices_are_not_read(folder: Path, reclint: Callable[..., Result]) -> None:
    (folder / "record.md").write_text(RECORD)
    os.mkfifo(folder / "pipe.md")
    os.mkfifo(folder / ".gitignore")
    (folder / "zero.md").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.md")
    told = "error: pipe.md is no regular file\n  name a file that lies on disk\n"
    assert " in 1 record\n" in reclint("check").out
    assert reclint("show", "pipe.md") == (2, "", told)
    assert reclint("show", "zero.md") == (2, "", told.replace("pipe", "zero"))
    assert reclint("check", "--config", "pipe.md") == (2, "", NO_FILE.format("pipe.md"))
    assert reclint("check", "pipe.md") == (2, "", told)


def test_links_that_lead_nowhere_are_told(folder: Path, reclint: Callable[..., Result]) -> None:
    (folder / "record.md").write_text(RECORD)
    (folder / "round.md").symlink_to("round.md")
    (folder / "itself").symlink_to(".")
    result = reclint("check")
    assert (result.code, result.out.splitlines()[-1]) == (
        3,
        "not read: round.md: cannot be read: too many levels of symbolic links",
    )


def test_folders_that_cannot_be_listed_are_told(
    folder: Path, reclint: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "record.md").write_text(RECORD)
    (folder / "locked").mkdir()
    scandir = os.scandir

    def refuse(path: Path) -> object:
        if os.path.basename(path) == "locked":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr("os.scandir", refuse)
    result = reclint("check")
    assert (result.code, result.out.splitlines()[-1]) == (
        3,
        "not read: locked: cannot be listed: permission denied",
    )
    (folder / "reclint.yaml").write_text("exclude: [locked/]\n")
    assert reclint("check").code == 1


def test_a_file_that_goes_while_a_run_reads_is_told(
    folder: Path, reclint: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "record.md").write_text(RECORD)

    def list_more(root: Path, _: object) -> Listing:
        return Listing((*list_documents(root).names, "gone.md"))

    monkeypatch.setattr("reclint.files.tree.list_documents", list_more)
    result = reclint("check")
    assert (result.code, result.out.splitlines()[-1]) == (
        3,
        "not read: gone.md: cannot be read: no such file or directory",
    )


def test_what_is_too_large_is_not_read() -> None:
    check_size("record.md", 2_000_000)
    check_size("reclint-baseline.json", 16_000_000)
    check_size("a.ipynb", 50_000_000)
    with pytest.raises(SourceError, match=r"^record\.MD: larger than 2 MB, which is the most that is read$"):
        check_size("record.MD", 2_000_001)
    with pytest.raises(SourceError, match=r"^base\.json: larger than 16 MB, which is the most that is read$"):
        check_size("base.json", 16_000_001)
    with pytest.raises(SourceError, match=r"^a\.ipynb: larger than 50 MB, which is the most that is read$"):
        check_size("a.ipynb", 50_000_001)


def test_a_record_without_end_on_standard_input_is_not_read(reclint: Callable[..., Result]) -> None:
    result = reclint("check", "-", given=b"a" * 2_000_001)
    assert (result.code, result.out.splitlines()[-1]) == (
        3,
        "not read: record.md: larger than 2 MB, which is the most that is read",
    )


@pytest.mark.parametrize("text", ["a: " + "[" * 50_000, "{a: " * 50_000, "- " * 50_000])
def test_yaml_that_is_nested_without_end_is_refused(text: str) -> None:
    with pytest.raises(YamlError, match=r"^reclint\.yaml"):
        load(text, "reclint.yaml")


def laughing(levels: int) -> str:
    """YAML that stands for nine times as much with each level."""
    lines = [f"a0: &a0 [{', '.join('x' * 9)}]"]
    lines += [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]" for level in range(1, levels)]
    return "\n".join(lines)


@pytest.mark.parametrize("text", [laughing(6), laughing(40), "a: &a [*a]", "a: &a {b: *a}"])
def test_yaml_whose_aliases_stand_for_too_much_is_refused(text: str) -> None:
    told = r"^reclint\.yaml: written out, its aliases make more than 100000 values$"
    with pytest.raises(YamlError, match=told):
        load(text, "reclint.yaml")
    assert len(load(laughing(4), "reclint.yaml")) == 4


BIG = "9" * 5_000


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("reclint.yaml", f"fail-on: {BIG}", "reclint.yaml: a number with too many digits"),
        ("pyproject.toml", f"[tool.reclint]\nfail-on = {BIG}", "pyproject.toml: a number with too many digits"),
        ("pyproject.toml", f"[tool.reclint]\na = {'[' * 5_000}", "pyproject.toml: nested too deeply"),
        ("reclint.yaml", "? " * 3_000, "reclint.yaml: nested too deeply"),
        (
            "reclint.yaml",
            f"exclude: [{'a, ' * 500} a]",
            'reclint.yaml:1:1: "exclude": expected at most 500, found more',
        ),
        (
            "reclint.yaml",
            f"rule-files: [{'a, ' * 100} a]",
            'reclint.yaml:1:1: "rule-files": expected at most 100, found more',
        ),
        (
            "reclint.yaml",
            "#" * 500_001,
            "reclint.yaml: with this, the configuration and its rules are larger than 500 kB\n"
            "  that is the most that is read; make them smaller",
        ),
        (
            "reclint-baseline.json",
            "[" * 200_000,
            "reclint-baseline.json: not a baseline: invalid JSON: recursion limit exceeded at line 1 column 202",
        ),
    ],
)
def test_a_configuration_that_is_a_burden_is_refused(
    name: str, text: str, told: str, folder: Path, reclint: Callable[..., Result]
) -> None:
    (folder / "record.md").write_text(RECORD)
    (folder / name).write_text(text)
    result = reclint("check")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"error: {told}\n")


def test_of_endless_problems_a_hundred_are_told(folder: Path, reclint: Callable[..., Result]) -> None:
    (folder / "reclint.yaml").write_text("".join(f"k{number}: 1\n" for number in range(3_000)))
    told = reclint("check").err
    assert told.count("unknown key") == 100
    assert "reclint.yaml:101:1: problems from here on, 2900 of them, are told when those above are mended" in told
    (folder / "reclint.yaml").write_text("".join(f"k{number}: 1\n" for number in range(100)))
    assert "from here on" not in reclint("check").err


def test_a_chain_of_configurations_has_an_end(folder: Path, reclint: Callable[..., Result]) -> None:
    (folder / "record.md").write_text(RECORD)
    for number in range(25):
        (folder / f"c{number}.yaml").write_text(f"extends: c{number + 1}.yaml\n")
    (folder / "reclint.yaml").write_text("extends: c0.yaml\n")
    told = "error: c18.yaml:1:1: the 20th file of a chain, and no more are read\n"
    assert reclint("check") == (2, "", told)
    (folder / "c18.yaml").write_text("fail-on: never\n")
    assert reclint("check").code == 0


def test_folders_as_deep_as_they_like_are_looked_into(folder: Path, reclint: Callable[..., Result]) -> None:
    for _ in range(1_100):
        os.mkdir("d")
        os.chdir("d")
    with open("record.md", "w") as file:
        file.write(RECORD)
    os.chdir(folder)
    try:
        assert " in 1 record\n" in reclint("check").out
    finally:
        subprocess.run(["rm", "-rf", "d"], check=True)


def test_notebooks_that_are_nested_without_end_or_hold_odd_values_are_read(lexicon: Lexicon) -> None:
    deep = read_notebook(Source("a.ipynb", '{"cells": ' + "[" * 100_000), lexicon)
    assert deep.problem == "not JSON: nested too deeply"
    odd = '{"cells": 1, "cells": [NaN, 1e999, [], {"cell_type": [], "source": {}}, {"cell_type": "markdown"}]}'
    read = read_notebook(Source("a.ipynb", odd), lexicon)
    assert (read.problem, read.cells, read.exercises) == (None, 5, None)


def test_half_a_surrogate_in_a_notebook_is_read(lexicon: Lexicon) -> None:
    cells = r'{"cells": [{"cell_type": "markdown", "source": "# A \ud800\n\n## Exercise 1: B \udfff (Guided)"}]}'
    read = read_notebook(Source("a.ipynb", cells), lexicon)
    assert (read.title, read.exercises and read.exercises[0].title) == ("A \ufffd", "B \ufffd")


def run(*arguments: str, folder: Path, **more: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "reclint", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False, **more)  # type: ignore[call-overload,no-any-return]


def test_a_full_disk_leaves_what_was_there(course: Path) -> None:
    (course / "report.json").write_text("before")
    done = run(
        "check",
        "--output",
        "json:report.json",
        folder=course,
        preexec_fn=lambda: (
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN),
            resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)),
        ),
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert (done.returncode, done.stderr) == (3, b"error: report.json cannot be written: file too large\n")
    assert (course / "report.json").read_text() == "before"
    assert not list(course.glob(".reclint*"))


def test_a_new_file_that_cannot_be_written_whole_is_not_left(
    folder: Path,
) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, before[1]))
    try:
        with pytest.raises(ReclintError, match=r"a\.yaml cannot be written: file too large$"):
            write_new(folder / "new" / "a.yaml", "a" * 100)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    assert not list(folder.rglob("*.yaml"))


@pytest.mark.parametrize("streams", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_end_in_no_traceback(streams: str, course: Path) -> None:
    done = subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m reclint check {streams}'], cwd=course, capture_output=True, check=False
    )
    assert (done.returncode, b"Traceback" in done.stderr) == (1, False)


STOP_IN = """
import os, signal, sys
from reclint.__main__ import main

def stop(*_):
    os.kill(os.getpid(), signal.{signal})

class Finder:
    def find_spec(name, *_):
        stop() if name == "click" else None

{where}
sys.argv = ["reclint", "check", "--output", "json:report.json"]
main()
"""


@pytest.mark.parametrize("where", ["sys.meta_path.insert(0, Finder)", "os.fsync = stop"], ids=["loading", "writing"])
@pytest.mark.parametrize(("name", "code", "told"), [("SIGINT", 130, b"interrupted"), ("SIGTERM", 143, b"")])
def test_a_run_that_is_stopped_leaves_nothing_half_written(
    where: str, name: str, code: int, told: bytes, course: Path
) -> None:
    (course / "report.json").write_text("before")
    script = STOP_IN.format(signal=name, where=where)
    done = subprocess.run([sys.executable, "-c", script], cwd=course, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr.strip()) == (code, b"", told)
    assert (course / "report.json").read_text() == "before"
    assert not list(course.glob(".reclint*"))


def test_an_error_that_nobody_foresaw_is_told_in_a_sentence(
    folder: Path, reclint: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ValueError("no such luck")

    monkeypatch.setattr("reclint.files.tree.list_documents", fail)
    told = "run it again as reclint --debug, and report what it prints"
    assert reclint("check") == (3, "", f"error: reclint failed: ValueError: no such luck\n  {told}\n")
    with pytest.raises(ValueError, match="no such luck"):
        reclint("--debug", "check")


def test_a_reader_that_fails_costs_only_its_document(
    course: Path, reclint: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    read = documents.read_record

    def read_record(source: Source, lexicon: Lexicon) -> Record:
        if source.path.endswith("module-1-2/record.md"):
            raise IndexError("of a letter that folds to two")
        return read(source, lexicon)

    monkeypatch.setattr(documents, "read_record", read_record)
    result = reclint("check", "--no-cache")
    key = "series-1/module-1-2/record.md"
    reason = "reading it failed (IndexError: of a letter that folds to two), which is a fault of reclint"
    assert (course / key).is_file()
    assert (result.code, f"not read: {key}: {reason}" in result.out.splitlines()) == (3, True)
    assert "1-3/record.md:58:16: critical the notebook" in result.out


def test_patterns_that_cannot_be_read_are_told(folder: Path, reclint: Callable[..., Result]) -> None:
    (folder / "record.md").write_text(RECORD)
    (folder / "draft.md").write_text(RECORD)
    (folder / ".gitignore").write_text("\\\ndraft.md\n")
    assert " in 1 record\n" in reclint("check").out
    (folder / "reclint.yaml").write_text("exclude: ['\\']\n")
    told = 'error: not a pattern of files: one of "\\"\n  write it as in .gitignore\n'
    assert reclint("check") == (2, "", told)


def test_a_pattern_that_python_cannot_build_is_refused() -> None:
    with pytest.raises(ValueError, match="not a regular expression"):
        Pattern(target="lesson", attribute="title", pattern="a{99999999999}")


def test_a_notebook_whose_name_is_too_long_for_a_file_is_missing(folder: Path, reclint: Callable[..., Result]) -> None:
    """The question whether such a file lies there ended the rule."""
    lesson = f"### Lesson 1: Rye (rye)\n\n**Notebook:** `notebooks/{'9' * 5000}.ipynb` (2 exercises)\n"
    (folder / "record.md").write_text(f"{RECORD}\n## Per-Lesson Summaries\n\n{lesson}")
    (folder / "1-1-2-wheat.ipynb").write_text('{"cells": []}')
    for _ in range(2):  # the second time an earlier answer may be recalled
        result = reclint("check", "--select", "notebook-missing", "--cache-dir", "cache")
        assert (result.code, result.err) == (1, "")
        assert result.out.startswith('record.md:7:16: critical the notebook "notebooks/999')


@pytest.mark.skipif(os.name == "nt", reason="the names of files are UTF-16 there")
@pytest.mark.parametrize("names", ["utf-8", "ascii"])
def test_another_locale_changes_nothing_or_is_told(names: str, folder: Path) -> None:
    """Under `LC_ALL=C` Python takes UTF-8 for all of it; where it is kept from that, odd names are told."""
    text = record_text(rows="| Brötchen | KNOWN | soft-rolls | |\n")
    (folder / "record.md").write_text(text, "utf-8")
    (folder / "Brötchen.md").write_text(text.replace("2.1", "2.2"), "utf-8")
    command = [sys.executable, "-m", "reclint", "check", "--no-cache", "--output", "text"]

    def run(**locale: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(command, cwd=folder, env={**os.environ, **locale}, capture_output=True, check=False)

    usual, odd = run(), run(LC_ALL="C", PYTHONCOERCECLOCALE="0", PYTHONUTF8="1" if names == "utf-8" else "0")
    assert "Brötchen.md:".encode() in usual.stdout
    assert b"record.md:" in odd.stdout
    if names == "utf-8":
        assert (odd.returncode, odd.stdout) == (usual.returncode, usual.stdout)
    else:
        assert (odd.returncode, b"tchen.md: the file name is not valid UTF-8" in odd.stdout) == (3, True)
