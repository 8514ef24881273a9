"""Repositories whose Git would run a program."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from .trap import RECORD, Trap, append, repository, run_git


def bare_repository(trap: Trap) -> None:
    """git: the course looks like a bare repository, with a remote that runs a program to fetch what is lost."""
    source = trap.place / "source"
    source.mkdir()
    (source / "record.md").write_text(RECORD)
    repository(source)
    lost = run_git(source, "rev-parse", "HEAD:record.md").strip()
    course = trap.top / "course"
    shutil.copytree(source / ".git", course)
    (course / "objects" / lost[:2] / lost[2:]).unlink()
    for name, text in {"record.md": RECORD, "reclint.yaml": "fail-on: polish\n"}.items():
        (course / name).write_text(text)
    append(course / "config", f"[core]\n\tbare = false\n\tworktree = {course}\n{_promisor(source, trap.program)}")
    trap.top = course
    trap.commands = [("check",), ("check", "--since", "HEAD"), ("check", "--staged"), ("report",)]


def lost_object(trap: Trap) -> None:
    """git: a promisor remote of the repository itself, whose record is lost."""
    source = trap.place / "source"
    shutil.copytree(trap.top, source)
    lost = run_git(trap.top, "rev-parse", "HEAD:record.md").strip()
    (trap.top / ".git/objects" / lost[:2] / lost[2:]).unlink()
    append(trap.top / ".git/config", _promisor(source, trap.program))
    trap.commands = [("check", "--since", "HEAD"), ("check", "--staged"), ("report",)]


def programs(trap: Trap) -> None:
    """git: monitor, hooks, pager, filters, diff programs, a file as old as the index."""
    (trap.top / ".gitattributes").write_text("*.md filter=mine diff=mine\n")
    os.utime(trap.top / "record.md", (4e9, 4e9))
    run_git(trap.top, "add", "-A")
    program = trap.program
    append(
        trap.top / ".git/config",
        f"[core]\n\tfsmonitor = {program}\n\tpager = {program}\n\thooksPath = {trap.place}\n"
        f'[filter "mine"]\n\tclean = {program}\n\tsmudge = {program}\n[diff]\n\texternal = {program}\n'
        f'[diff "mine"]\n\ttextconv = {program}\n\tcommand = {program}\n',
    )
    trap.commands = [("check",), ("check", "--since", "HEAD"), ("check", "--staged"), ("report",)]


def _promisor(source: Path, program: Path) -> str:
    return (
        "[core]\n\trepositoryformatversion = 1\n[extensions]\n\tpartialclone = origin\n"
        f'[remote "origin"]\n\turl = {source}\n\tpromisor = true\n\tuploadpack = {program}\n'
        '[protocol "file"]\n\tallow = always\n'
    )
