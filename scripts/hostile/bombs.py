"""Repositories that cost more than there is."""

from __future__ import annotations

import json
import os
from pathlib import Path

from .trap import HEAD, LESSON, RECORD, Trap


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


def template_bomb(trap: Trap) -> None:
    """bombs: notebooks: '{series}-{module}-*a*a*a*a*a*a*a*a*b.ipynb' on a long name."""
    (trap.top / f"2-1-{'a' * 200}.ipynb").write_text("{}")
    (trap.top / "reclint.yaml").write_text(f"notebooks: ['{{series}}-{{module}}-{'*a' * 12}*b.ipynb']\n")


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
