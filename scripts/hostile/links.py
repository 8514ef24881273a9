"""Repositories whose links and names lead out."""

from __future__ import annotations

import json

from .trap import HELD, RECORD, SECRET, TO_FIX, Trap, append, link, run_git


def links_to_a_secret(trap: Trap) -> None:
    """links: record.md -> ../outside/secret.md, printed by check and put into the page."""
    (trap.outside / "secret.md").write_text(HELD)
    link(trap.top / "record.md", "../outside/secret.md")
    trap.commands = [("check",), ("report", "--format", "html"), ("report", "-o", "page.html"), ("show", "record.md")]


def links_to_git(trap: Trap) -> None:
    """links: a planning document -> ../.git/config with a token, put into the page."""
    append(trap.top / ".git/config", f"[remote]\n\ttoken = {SECRET}\n")
    (trap.top / "lessons").mkdir()
    link(trap.top / "lessons/soft-rolls.md", "../.git/config")
    trap.commands = [("check",), ("report", "--format", "html"), ("report", "--format", "json")]


def notebook_link(trap: Trap) -> None:
    """links: a notebook that is a link out, quoted in a finding."""
    cell = {"cell_type": "markdown", "source": f"# Rolls\n\n## Exercise 1: {SECRET} (Guided)\n"}
    (trap.outside / "a.ipynb").write_text(json.dumps({"cells": [cell]}))
    told = "**Notebook:** a.ipynb (2 exercises)\n\n- Exercise 1: Fold (Guided)\n- Exercise 2: Rest (Guided)\n"
    (trap.top / "record.md").write_text(RECORD + "\n" + told)
    link(trap.top / "a.ipynb", "../outside/a.ipynb")
    trap.commands = [("check", "--output", "json"), ("report", "--format", "html")]


def fix_through_link(trap: Trap) -> None:
    """links: --fix and --staged --fix of a record that is a link out."""
    (trap.outside / "record.md").write_text(TO_FIX)
    (trap.top / "record.md").write_text(TO_FIX)
    run_git(trap.top, "add", "-A")
    link(trap.top / "record.md", "../outside/record.md")
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
    link(trap.top / "page.html", "../outside/page.html")
    link(trap.top / "reclint-baseline.json", "../outside/base.json")
    trap.commands = [("report", "-o", "page.html"), ("baseline",)]
