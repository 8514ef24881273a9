"""General Markdown linters to compare with, installed into a folder that is made for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from bench.timing import Command

MARKDOWNLINT = "markdownlint-cli2"
PYMARKDOWN = "pymarkdownlnt"


def install(folder: Path) -> None:
    """Install both, where they are not there yet."""
    if not _markdownlint(folder).exists():
        folder.mkdir(parents=True, exist_ok=True)
        command = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), MARKDOWNLINT]
        subprocess.run(command, check=True)
    if not _pymarkdown(folder).exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder / "venv")], check=True)
        pip = [str(folder / "venv" / "bin" / "python"), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
        subprocess.run([*pip, PYMARKDOWN], check=True)


def commands(folder: Path, records: Path) -> list[Command]:
    """Both linters over the Markdown files in a folder; they exit with 1 for findings."""
    return [
        Command(MARKDOWNLINT, (str(_markdownlint(folder)), "**/*.md"), records, (0, 1)),
        Command(PYMARKDOWN, (str(_pymarkdown(folder)), "scan", "-r", "."), records, (0, 1)),
    ]


def versions(folder: Path) -> str:
    """The versions of both."""
    first = subprocess.run([str(_markdownlint(folder)), "--help"], capture_output=True, text=True, check=False)
    second = subprocess.run([str(_pymarkdown(folder)), "version"], capture_output=True, text=True, check=False)
    return f"{first.stdout.splitlines()[0].split(' (')[0]}, {PYMARKDOWN} {second.stdout.strip()}"


def _markdownlint(folder: Path) -> Path:
    return folder / "node_modules" / ".bin" / MARKDOWNLINT


def _pymarkdown(folder: Path) -> Path:
    return folder / "venv" / "bin" / "pymarkdown"
