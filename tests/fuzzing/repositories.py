"""Repositories that mean harm, made at random: what one holds beside its documents, and what must come of it.

A plan, the file `repository.json` of a case, says what is a link, what Git's configuration names, what is committed and
what is asked. Whatever it says: nothing of it runs, nothing outside is read or written, nothing acts in a log.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock

from click import ClickException

from reclint import cli
from reclint.text.errors import ReclintError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

PLAN = "repository.json"
SECRET = "tok-5f1c"
OUTSIDE = {
    "record.md": f"# Module 7.1: {SECRET} -- Record\n\n## Concept Index\n\n| Concept | Depth | Lesson |\n"
    "|---|---|---|\n"
    f"| {SECRET} | HELD | {SECRET} |\n\n| Crust | APPLIED | {SECRET} |\n",
    "a.ipynb": json.dumps({"cells": [{"cell_type": "markdown", "source": f"# {SECRET}\n\n## Exercise 1: {SECRET}\n"}]}),
    "rules.yaml": f"{SECRET}: [\n",
}
TARGETS = (
    "../outside/record.md",
    "../outside/a.ipynb",
    "../outside",
    "../outside/rules.yaml",
    ".git/config",
    "/dev/zero",
)
TARGETS += (".", "..", "loop.md", "nothing.md", "record.md", "series-1/module-1-1/record.md", "../outside/new.md")
NAMES = ("record.md", "loop.md", "notebooks/1-1-1-soft-rolls.ipynb", "plan.md", "lessons", "reclint.yaml", "course.md")
NAMES += ("reclint-baseline.json", "reclint-answers.yaml", "page.html", ".reclint-1.tmp", "series-1", ".gitignore")
ODD_NAMES = ("::error::x", "a\r::warning::b", "##[error]x", "\x1b[31mred", "\u202egpj", "-rf", "x" * 200, "{0}", "%s")
ODD_NAMES += ("con", "a:b", "a\nb", "İ", "ß", "ﬁ", "[a](b)", "<script>", "A", "a")
CONFIGURATIONS = ("exclude: ['*']\n", "extends: ../outside/rules.yaml\n", "baseline: ../outside/record.md\n")
CONFIGURATIONS += ("rule-files: [../outside/rules.yaml]\n", "extends: reclint.yaml\n", "records: ['*']\n", "")
PROGRAMS = (
    "[core]\n\tfsmonitor = {0}\n\tpager = {0}\n\thooksPath = {1}\n",
    '[filter "a"]\n\tclean = {0}\n\tsmudge = {0}\n',
)
PROGRAMS += (
    '[diff "a"]\n\tcommand = {0}\n\ttextconv = {0}\n[diff]\n\texternal = {0}\n',
    "[core]\n\tsshCommand = {0}\n",
)
PROGRAMS += (
    '[remote "o"]\n\turl = ext::{0}\n\tpromisor = true\n\tuploadpack = {0}\n[extensions]\n\tpartialClone = o\n',
)
COMMANDS = (
    ("check", "--output", "github"),
    ("check", "--staged", "--fix"),
    ("check", "--since", "HEAD"),
    ("check", "--fix", "--unsafe-fixes", "--output", "json"),
    ("check", "--show-files"),
    ("report", "--format", "html"),
    ("report", "-o", "page.html"),
    ("baseline",),
    ("init", "--yes"),
    ("show", "record.md"),
    ("answer", "--list"),
)
ACTS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
ANNOTATION = re.compile(r"::(?:error|warning|notice) (?:file|title)=")


def plan(chance: Random) -> bytes:
    """What a repository holds beside its documents, and what is asked of it."""
    found = {
        "links": {chance.choice(NAMES): chance.choice(TARGETS) for _ in range(chance.randint(0, 3))},
        "names": [chance.choice(ODD_NAMES) for _ in range(chance.randint(0, 2))],
        "configuration": chance.choice(CONFIGURATIONS),
        "git": "".join(chance.sample(PROGRAMS, chance.randint(0, 3))),
        "bare": chance.random() < 0.1,
        "committed": chance.random() < 0.8,
        "lost": chance.random() < 0.1,
        "pipe": chance.random() < 0.1,
        "log": chance.random() < 0.5,
        "commands": chance.sample(range(len(COMMANDS)), 2),
    }
    return json.dumps(found).encode()


def run_repository(files: Mapping[str, bytes], told: bytes) -> None:
    """Run reclint in the repository of a plan.

    Raises:
        AssertionError: something ran, leaked, was written or acts.
        Exception: what must not happen.
    """
    asked = json.loads(told)
    with tempfile.TemporaryDirectory() as place:
        top = _made(Path(place), files, asked)
        for number in asked["commands"]:
            _hold(Path(place), top, COMMANDS[number], log=asked["log"])


def _made(place: Path, files: Mapping[str, bytes], asked: Mapping[str, Any]) -> Path:
    top, outside = place / "top", place / "outside"
    outside.mkdir()
    for name, text in OUTSIDE.items():
        (outside / name).write_text(text)
    program = place / "program"
    program.write_text(f"#!/bin/sh\ntouch {place}/ran\nexit 1\n")
    program.chmod(0o755)
    _git(place, "init", "-q", "-b", "main", "top")
    for key, data in files.items():
        _write(top / key, data[: len(data) // 2] if asked["committed"] else data)
    if asked["committed"]:
        _git(top, "add", "-A")
        _git(top, "-c", "user.name=B", "-c", "user.email=b@example.org", "commit", "-qm", "start", "--no-gpg-sign")
        for key, data in files.items():
            _write(top / key, data)
    _decorate(top, asked)
    if not asked["pipe"]:
        _git(top, "add", "-A")
    _turn_hostile(top, program, asked)
    return top


def _decorate(top: Path, asked: Mapping[str, Any]) -> None:
    if asked["configuration"]:
        _write(top / "reclint.yaml", asked["configuration"].encode())
    for name in asked["names"]:
        _write(top / name / "record.md", OUTSIDE["record.md"].replace(SECRET, "soft").encode())
    for name, target in asked["links"].items():
        path = top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        path.unlink(missing_ok=True)
        path.symlink_to(target)
    if asked["pipe"]:
        with contextlib.suppress(FileExistsError):
            os.mkfifo(top / "notes.md")


def _turn_hostile(top: Path, program: Path, asked: Mapping[str, Any]) -> None:
    """Let Git's configuration name a program, when all that this harness asks of Git is done."""
    with (top / ".git/config").open("a") as config:
        config.write(asked["git"].format(program, program.parent))
    if asked["git"]:
        _write(top / ".gitattributes", b"* filter=a diff=a\n")
    if asked["lost"]:
        for path in list((top / ".git/objects").glob("a*/*")):
            path.unlink()
    if asked["bare"]:
        shutil.copytree(top / ".git", top, dirs_exist_ok=True)


def _hold(place: Path, top: Path, command: tuple[str, ...], *, log: bool) -> None:
    before, here = _files(place / "outside"), Path.cwd()
    out, err = io.StringIO(), io.StringIO()
    mine = {
        "RECLINT_CACHE_DIR": str(place / "cache"),
        "GITHUB_ACTIONS": "true" if log else "",
        "GITHUB_STEP_SUMMARY": "",
        "CI": "",
    }
    os.chdir(top)
    try:
        with mock.patch.dict(os.environ, mine), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = _asked(command)
    finally:
        os.chdir(here)
    _must(code in range(4), f"{command} ends with {code}")
    _must(not (place / "ran").exists(), f"{command} ran a program")
    _must(_files(place / "outside") == before, f"{command} wrote outside")
    told = out.getvalue() + err.getvalue()
    _must(SECRET not in told, f"{command} told of what lies outside")
    _must("fault of reclint" not in told and "crashed" not in err.getvalue(), f"{command} crashed: {told[-300:]}")
    _must("html" in command or not ACTS.search(told), f"{command} printed control characters")
    _must_be_inert(out.getvalue() + "\n" + err.getvalue(), log=log)


def _asked(command: tuple[str, ...]) -> int:
    try:
        return cli.invoke(["--debug", *command])
    except (ReclintError, ClickException):
        return 2


def _must_be_inert(told: str, *, log: bool) -> None:
    """Nothing printed is a workflow command, but for annotations."""
    for line in re.split(r"[\r\n]+", told):
        if line.lstrip().startswith("::"):
            _must(ANNOTATION.match(line) is not None, f"a line is a command: {line!r}")
        _must("##[" not in line or not log, f"a line holds a command: {line!r}")


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _git(folder: Path, *arguments: str) -> None:
    done = subprocess.run(["git", "-C", folder, *arguments], capture_output=True, check=False, stdin=subprocess.DEVNULL)
    _must(done.returncode == 0, f"git {arguments[0]}: {done.stderr.decode(errors='replace')}")


def _must(holds: bool, what: str) -> None:
    if not holds:
        raise AssertionError(what)
