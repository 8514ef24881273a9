"""Make repositories that mean harm, run reclint in each, and print what ran, leaked, was written and what it took.

    .venv/bin/python scripts/hostile.py --reclint .venv/bin/reclint --reclint ../before/bin/reclint
    .venv/bin/python scripts/hostile.py --only links

Two versions stand side by side where two are named. What each repository tries is the docstring of the function that
makes it. A run has two minutes and 6 GB at most.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SECRET = "tok-5f1c"
LONGEST = 120.0
MOST_MEMORY = 6_000_000_000
ACTS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|(?:^|\n)[^\\S\r\n]*::(?!\\w+ file=)", re.M)
EVIL = "\x1b[31mred\r::error::x\u202etxt"
HEAD = "# Module 2.1: Small Breads -- Record\n\n## Concept Index\n\n| Concept | Depth | Lesson | Notes |\n"
HEAD += "|---|---|---|---|\n"
LESSON = "\n## Per-Lesson Summaries\n\n### Lesson 1: Soft Rolls (soft-rolls)\n\n"
RECORD = f"{HEAD}| Autolyse | APPLIED | soft-rolls | |\n{LESSON}**Concepts taught:**\n- Autolyse (APPLIED)\n"
TO_FIX = f"{HEAD}| Autolyse | APPLIED | soft-rolls | |\n\n| Crust | APPLIED | soft-rolls | |\n{LESSON}"
HELD = f"{HEAD}| {SECRET} | HELD | soft-rolls | |\n{LESSON}**Concepts taught:**\n- {SECRET} more (HOT)\n"


@dataclass
class Trap:
    """A repository in a place with other things, and what is asked of reclint there."""

    place: Path
    top: Path
    commands: list[tuple[str, ...]]
    environment: dict[str, str] = field(default_factory=dict)
    seen: Callable[[], str] | None = None
    """Tells more of what was done than the general looks do."""

    @property
    def outside(self) -> Path:
        """What lies outside of the repository."""
        return self.place / "outside"

    @property
    def program(self) -> Path:
        """A program that leaves a file when it runs."""
        return self.place / "program"


class Came(NamedTuple):
    """What came of a trap."""

    harm: str
    code: str
    seconds: float
    megabytes: float
    said: str


# Git


def bare_repository(trap: Trap) -> None:
    """git: the course looks like a bare repository, with a remote that runs a program to fetch what is lost."""
    source = trap.place / "source"
    source.mkdir()
    (source / "record.md").write_text(RECORD)
    _repository(source)
    lost = _git(source, "rev-parse", "HEAD:record.md").strip()
    course = trap.top / "course"
    shutil.copytree(source / ".git", course)
    (course / "objects" / lost[:2] / lost[2:]).unlink()
    for name, text in {"record.md": RECORD, "reclint.yaml": "fail-on: polish\n"}.items():
        (course / name).write_text(text)
    _append(course / "config", f"[core]\n\tbare = false\n\tworktree = {course}\n{_promisor(source, trap.program)}")
    trap.top = course
    trap.commands = [("check",), ("check", "--since", "HEAD"), ("check", "--staged"), ("report",)]


def lost_object(trap: Trap) -> None:
    """git: a promisor remote of the repository itself, whose record is lost."""
    source = trap.place / "source"
    shutil.copytree(trap.top, source)
    lost = _git(trap.top, "rev-parse", "HEAD:record.md").strip()
    (trap.top / ".git/objects" / lost[:2] / lost[2:]).unlink()
    _append(trap.top / ".git/config", _promisor(source, trap.program))
    trap.commands = [("check", "--since", "HEAD"), ("check", "--staged"), ("report",)]


def programs(trap: Trap) -> None:
    """git: monitor, hooks, pager, filters, diff programs, a file as old as the index."""
    (trap.top / ".gitattributes").write_text("*.md filter=mine diff=mine\n")
    os.utime(trap.top / "record.md", (4e9, 4e9))
    _git(trap.top, "add", "-A")
    program = trap.program
    _append(
        trap.top / ".git/config",
        f"[core]\n\tfsmonitor = {program}\n\tpager = {program}\n\thooksPath = {trap.place}\n"
        f'[filter "mine"]\n\tclean = {program}\n\tsmudge = {program}\n[diff]\n\texternal = {program}\n'
        f'[diff "mine"]\n\ttextconv = {program}\n\tcommand = {program}\n',
    )
    trap.commands = [("check",), ("check", "--since", "HEAD"), ("check", "--staged"), ("report",)]


# Links and names that lead out


def links_to_a_secret(trap: Trap) -> None:
    """links: record.md -> ../outside/secret.md, printed by check and put into the page."""
    (trap.outside / "secret.md").write_text(HELD)
    _link(trap.top / "record.md", "../outside/secret.md")
    trap.commands = [("check",), ("report", "--format", "html"), ("report", "-o", "page.html"), ("show", "record.md")]


def links_to_git(trap: Trap) -> None:
    """links: a planning document -> ../.git/config with a token, put into the page."""
    _append(trap.top / ".git/config", f"[remote]\n\ttoken = {SECRET}\n")
    (trap.top / "lessons").mkdir()
    _link(trap.top / "lessons/soft-rolls.md", "../.git/config")
    trap.commands = [("check",), ("report", "--format", "html"), ("report", "--format", "json")]


def notebook_link(trap: Trap) -> None:
    """links: a notebook that is a link out, quoted in a finding."""
    cell = {"cell_type": "markdown", "source": f"# Rolls\n\n## Exercise 1: {SECRET} (Guided)\n"}
    (trap.outside / "a.ipynb").write_text(json.dumps({"cells": [cell]}))
    told = "**Notebook:** a.ipynb (2 exercises)\n\n- Exercise 1: Fold (Guided)\n- Exercise 2: Rest (Guided)\n"
    (trap.top / "record.md").write_text(RECORD + "\n" + told)
    _link(trap.top / "a.ipynb", "../outside/a.ipynb")
    trap.commands = [("check", "--output", "json"), ("report", "--format", "html")]


def fix_through_link(trap: Trap) -> None:
    """links: --fix and --staged --fix of a record that is a link out."""
    (trap.outside / "record.md").write_text(TO_FIX)
    (trap.top / "record.md").write_text(TO_FIX)
    _git(trap.top, "add", "-A")
    _link(trap.top / "record.md", "../outside/record.md")
    trap.commands = [("check", "--fix"), ("check", "--staged", "--fix")]


def extends_out(trap: Trap) -> None:
    """links: extends, rule-files and vocabulary name files outside."""
    (trap.outside / "shadow").write_text(f"root:{SECRET}:1\n")
    for key in ("extends: {}", "rule-files: [{}]"):
        for path in ("../outside/shadow", trap.outside / "shadow"):
            name = f"{len(list(trap.top.glob('*.yaml')))}.yaml"
            (trap.top / name).write_text(key.format(path) + "\n")
            trap.commands.append(("check", "--config", name))


def baseline_out(trap: Trap) -> None:
    """links: baseline: ../outside/base.json is written."""
    (trap.top / "record.md").write_text(TO_FIX)
    (trap.top / "reclint.yaml").write_text("baseline: ../outside/base.json\n")
    trap.commands = [("baseline",)]


def output_link(trap: Trap) -> None:
    """links: page.html and reclint-baseline.json are links out."""
    (trap.top / "record.md").write_text(TO_FIX)
    _link(trap.top / "page.html", "../outside/page.html")
    _link(trap.top / "reclint-baseline.json", "../outside/base.json")
    trap.commands = [("report", "-o", "page.html"), ("baseline",)]


# Bombs


def format_bomb(trap: Trap) -> None:
    """bombs: a message "{name:>20000000}" of an own rule."""
    _own_rule(trap.top, message='"{name:>20000000}" is short', pattern="^x{40}$")


def pattern_bomb(trap: Trap) -> None:
    """bombs: a pattern (a+)+$ of an own rule on a line of 40 a."""
    (trap.top / "record.md").write_text(RECORD.replace("Soft Rolls", "a" * 40 + "!"))
    _own_rule(trap.top, message='"{name}"', pattern="^(a+)+$")


def ignore_bomb(trap: Trap) -> None:
    """bombs: exclude: '*a*a*a*a*a*a*a*b' on a long name."""
    (trap.top / ("a" * 200 + ".md")).write_text("# A\n")
    (trap.top / "reclint.yaml").write_text(f"exclude: ['{'*a' * 12}*b']\n")


def large_notebook(trap: Trap) -> None:
    """bombs: a notebook of 135 MB."""
    cell = {"cell_type": "markdown", "metadata": {}, "source": ["A line of bread and butter.\n"] * 40_000}
    with (trap.top / "1-1-1-soft-rolls.ipynb").open(
        "w"
    ) as file:  # piece by piece: what this takes, a run would seem to
        file.write('{"metadata": {}, "nbformat": 4, "nbformat_minor": 5, "cells": [')
        for _ in range(110):
            file.write(json.dumps(cell) + ", ")
        file.write(json.dumps(cell) + "]}")
    (trap.top / "record.md").write_text(f"{RECORD}\n**Notebook:** 1-1-1-soft-rolls.ipynb (2 exercises)\n")
    assert (trap.top / "1-1-1-soft-rolls.ipynb").stat().st_size > 135_000_000


def many_rows(trap: Trap) -> None:
    """bombs: a record with 15 MB of rows."""
    rows = "".join(f"| Concept {number} | APPLIED | soft-rolls | |\n" for number in range(350_000))
    (trap.top / "record.md").write_text(HEAD + rows + LESSON)
    assert len(rows) > 14_500_000


def deep_folders(trap: Trap) -> None:
    """bombs: a record 1,200 folders deep."""
    here = os.getcwd()
    os.chdir(trap.top)
    for _ in range(1200):
        os.mkdir("d")
        os.chdir("d")
    Path("record.md").write_text(RECORD.replace("2.1", "2.2"))
    os.chdir(here)
    trap.commands = [("check",), ("check", "--since", "HEAD")]


def extends_chain(trap: Trap) -> None:
    """bombs: 3,000 configurations that extend each other, and one that extends itself."""
    for number in range(3000):
        (trap.top / f"c{number}.yaml").write_text(f"extends: c{number + 1}.yaml\n")
    (trap.top / "c3000.yaml").write_text("fail-on: never\n")
    (trap.top / "self.yaml").write_text("extends: self.yaml\n")
    trap.commands = [("check", "--config", "c0.yaml"), ("check", "--config", "self.yaml")]


def aliases(trap: Trap) -> None:
    """bombs: YAML whose aliases stand for 9^9 values."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    (trap.top / "reclint.yaml").write_text("\n".join(lines) + "\n")


# Text


def terminal_text(trap: Trap) -> None:
    """text: escapes and commands in names, titles, cells and arguments, on every way out."""
    text = TO_FIX.replace("Crust", f"Crust{EVIL}").replace("Small", f"Small{EVIL}") + "\n::error::hello\n"
    (trap.top / "record.md").write_bytes(text.encode())
    for number, name in enumerate((f"re{EVIL}.md", "::error::x/record.md"), 2):
        (trap.top / name).parent.mkdir(exist_ok=True)
        (trap.top / name).write_bytes(text.replace("2.1", f"2.{number}").encode())
    trap.environment = {"GITHUB_ACTIONS": "true"}
    trap.commands = [("check",), ("check", "--output", "text"), ("check", "--show-files"), ("check", "--diff")]
    trap.commands += [("report",), ("show", "record.md"), ("show", "::error::x/record.md"), ("show", f"re{EVIL}.md")]
    trap.commands += [("explain", EVIL), ("check", EVIL), ("check", "--config", EVIL), ("check", "--since", EVIL)]
    trap.commands += [("check", "--output", "github"), ("baseline",), ("answer", "--list")]


def comment_text(trap: Trap) -> None:
    """text: www., GH-34, :smile:, $$ and mentions in a comment on a pull request."""
    named = "www.evil.example GH-34 :smile: $$x$$ @everyone #12"
    (trap.top / "record.md").write_text(TO_FIX.replace("Crust", named).replace("APPLIED", "HELD"))
    trap.commands = [("check", "--output", "markdown"), ("report", "--format", "markdown")]
    live = re.compile(r"www\.evil|GH-34|:smile:|\$\$x|@everyone|#12")
    trap.seen = lambda: (
        ", ".join(sorted(set(live.findall(_told(trap)))))
        and "live: " + ", ".join(sorted(set(live.findall(_told(trap)))))
    )


# Cache


def cache_link(trap: Trap) -> None:
    """cache: the cache folder of a checkout holds links out."""
    cache = trap.top / ".cache"
    cache.mkdir()
    version = trap.outside / "version"
    version.mkdir()
    for name in ("reclint", "models", "reports", "rules", "1", "v1"):
        _link(cache / name, str(version))
    trap.environment = {"RECLINT_CACHE_DIR": str(cache)}
    trap.commands = [("check",), ("check",), ("report",)]


def cache_forged(trap: Trap) -> None:
    """cache: a checkout brings a cache with a green report for its record of faults."""
    (trap.top / "record.md").write_text(RECORD)
    trap.environment = {"RECLINT_CACHE_DIR": str(trap.top / ".cache"), "FORGE": "1"}
    trap.commands = [("check",), ("check",)]
    wrong = TO_FIX.replace("APPLIED", "HELD")

    def seen() -> str:
        for path in (trap.top / ".cache").rglob("*"):
            if path.is_file() and path.suffix != ".md":
                data = path.read_bytes()
                path.write_bytes(data)
        (trap.top / "record.md").write_text(wrong)
        os.utime(trap.top / "record.md", (1, 1))
        kept = [path.name for path in (trap.top / ".cache").rglob("*") if path.is_file()]
        told = [name for name in kept if name != ".gitignore"]
        ignored = (trap.top / ".cache/.gitignore").is_file() or not told
        return (f"{len(told)} unkeyed entries kept in the checkout" if told else "") + (
            "" if ignored else ", no .gitignore"
        )

    trap.seen = seen


# Files


def drafts(trap: Trap) -> None:
    """files: a private record is fixed; a draft is left of a run that was killed; it has a second name."""
    record = trap.top / "record.md"
    record.write_text(TO_FIX)
    record.chmod(0o600)
    os.link(record, trap.outside / "other-name.md")
    (trap.top / ".reclint.1a2b3c4d.tmp").write_text("half")
    trap.commands = [("check", "--fix")]

    def seen() -> str:
        mode = "" if (record.stat().st_mode & 0o777) == 0o600 else "the mode changed"
        parted = record.stat().st_nlink == 1 and "other name" not in _told(trap)
        return "; ".join(filter(None, (mode, "a hard link is parted and nothing said" if parted else "")))

    trap.seen = seen


def odd_letter(trap: Trap) -> None:
    """faults: a letter that folds to two, in a document beside a good one."""
    (trap.top / "odd.md").write_text(TO_FIX.replace("Crust", "İſß ﬁ ŉ ΐ").replace("2.1", "2.2"))
    trap.commands = [("check",), ("report",)]


TRAPS = (
    *(bare_repository, lost_object, programs),
    *(links_to_a_secret, links_to_git, notebook_link, fix_through_link, extends_out, baseline_out, output_link),
    *(format_bomb, pattern_bomb, ignore_bomb, large_notebook, many_rows, deep_folders, extends_chain, aliases),
    *(terminal_text, comment_text, cache_link, cache_forged, drafts, odd_letter),
)


def main() -> int:
    """Run what is asked for; the exit code is 1 where the first version was harmed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--reclint", action="append", help="a reclint to run; this one where none is named")
    parser.add_argument("--only", default="", help="the traps whose description has this word")
    options = parser.parse_args()
    versions = options.reclint or [str(Path(sys.executable).with_name("reclint"))]
    print("| trap | " + " | ".join(f"{version}: harm | exit | s | MB" for version in versions) + " |")
    print("| --- |" + " --- | --- | ---: | ---: |" * len(versions))
    harmed = False
    for make in TRAPS:
        what = (make.__doc__ or "").strip(" .")
        if options.only not in what:
            continue
        came = [_sprung(make, os.path.abspath(version)) for version in versions]
        harmed |= bool(came[0].harm)
        cells = (f"{one.harm or '-'} | {one.code} | {one.seconds:.2f} | {one.megabytes:.0f}" for one in came)
        print(f"| {what} | {' | '.join(cells)} |", flush=True)
    return 1 if harmed else 0


def _sprung(make: Callable[[Trap], None], version: str) -> Came:
    place = Path(tempfile.mkdtemp(prefix="hostile-"))
    try:
        trap = _laid(place)
        make(trap)
        trap.commands = trap.commands or [("check",)]
        return _run_all(trap, version)
    finally:
        subprocess.run(["rm", "-rf", place], check=False)


def _laid(place: Path) -> Trap:
    trap = Trap(place, place / "top", [])
    for folder in (trap.top, trap.outside):
        folder.mkdir()
    trap.program.write_text(f"#!/bin/sh\ntouch {place}/ran\nexit 1\n")
    trap.program.chmod(0o755)
    shutil.copy(trap.program, place / "post-index-change")
    (trap.top / "record.md").write_text(RECORD)
    _repository(trap.top)
    return trap


def _run_all(trap: Trap, version: str) -> Came:
    before = _files(trap.outside)
    codes, slowest, largest, harm = [], 0.0, 0.0, []
    told = ""
    for command in trap.commands:
        code, seconds, megabytes, printed = _run(trap, version, command)
        codes.append(code)
        slowest, largest, told = max(slowest, seconds), max(largest, megabytes), told + printed
        raw = "--diff" in command  # what it prints on standard output is for programs
        acts = not raw and "html" not in command and ACTS.search(printed)
        harm += [f"acts in `{' '.join(map(ascii, command))}`"] if acts else []
        harm += ["traceback"] if "Traceback" in printed else []
    (trap.place / "told").write_text(told)
    harm += _harm(trap, before, told)
    return Came("; ".join(dict.fromkeys(harm)), ",".join(dict.fromkeys(codes)), slowest, largest, told)


def _harm(trap: Trap, before: Mapping[str, bytes], told: str) -> list[str]:
    found = ["a program ran"] if (trap.place / "ran").exists() else []
    pages = [path.read_text("utf-8", "replace") for path in trap.top.glob("*.html") if not path.is_symlink()]
    found += ["leaked"] if any(SECRET in text for text in (told, *pages)) else []
    after = _files(trap.outside)
    found += [f"wrote {name}" for name, data in after.items() if before.get(name) != data]
    found += [f"a draft is left: {name.name}" for name in trap.top.glob(".*.tmp")]
    more = trap.seen() if trap.seen else ""
    return found + ([more] if more else [])


def _run(trap: Trap, version: str, command: tuple[str, ...]) -> tuple[str, float, float, str]:
    mine = {"RECLINT_CACHE_DIR": str(trap.place / "cache"), **trap.environment}
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "GITHUB_"))}
    out = trap.place / "out"
    with out.open("wb") as file:
        begun = time.monotonic()
        run = subprocess.Popen(
            ["sh", "-c", f'ulimit -v {MOST_MEMORY // 1024}; exec "$@"', "sh", version, *command],
            cwd=trap.top,
            env={**environment, **mine},
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.STDOUT,
        )
        status, used = _waited(run, begun)
    seconds = time.monotonic() - begun
    code = "killed" if status is None else str(os.waitstatus_to_exitcode(status))
    return code, seconds, used, out.read_bytes().decode("utf-8", "replace")


def _waited(run: subprocess.Popen[bytes], begun: float) -> tuple[int | None, float]:
    """The status of a run that ends in time, and its memory in MB."""
    killed = False
    while True:
        ended, status, used = os.wait4(run.pid, os.WNOHANG)
        if ended:
            return None if killed else status, used.ru_maxrss / 1024
        if time.monotonic() - begun > LONGEST and not killed:
            killed = True
            run.kill()
        time.sleep(0.01)


def _told(trap: Trap) -> str:
    return (trap.place / "told").read_text()


def _own_rule(top: Path, *, message: str, pattern: str) -> None:
    rule = {
        "grade": "polish",
        "summary": "A title is short",
        "why": "Long ones are cut.",
        "remedy": "Cut it.",
        "since": "1",
        "check": "pattern",
        "options": {"target": "lesson", "attribute": "title", "pattern": pattern},
        "messages": {"default": message},
        "examples": {
            "good": [{"record": "# Module 1.1: A -- Record\n"}],
            "bad": [{"record": "# Module 1.1: A -- Record\n", "finds": [{"at": "1:1", "message": "a"}]}],
        },
    }
    (top / "rules.yaml").write_text(json.dumps({"rules": {"title-short": rule}}))
    (top / "reclint.yaml").write_text("rule-files: [rules.yaml]\n")


def _repository(folder: Path) -> None:
    _git(folder, "init", "-q", "-b", "main")
    _git(folder, "config", "user.name", "Baker")
    _git(folder, "config", "user.email", "baker@example.org")
    _git(folder, "add", "-A")
    _git(folder, "commit", "-q", "--no-gpg-sign", "-m", "start")


def _promisor(source: Path, program: Path) -> str:
    return (
        "[core]\n\trepositoryformatversion = 1\n[extensions]\n\tpartialclone = origin\n"
        f'[remote "origin"]\n\turl = {source}\n\tpromisor = true\n\tuploadpack = {program}\n'
        '[protocol "file"]\n\tallow = always\n'
    )


def _git(folder: Path, *arguments: str) -> str:
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _append(path: Path, text: str) -> None:
    with path.open("a") as file:
        file.write(text)


def _link(path: Path, target: str) -> None:
    path.unlink(missing_ok=True)
    path.symlink_to(target)


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


if __name__ == "__main__":
    sys.exit(main())
