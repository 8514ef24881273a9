"""A repository that means harm, and what all of them are made of."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

SECRET = "tok-5f1c"
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
    def told(self) -> str:
        """All that its runs have printed."""
        return (self.place / "told").read_text()

    @property
    def outside(self) -> Path:
        """What lies outside of the repository."""
        return self.place / "outside"

    @property
    def program(self) -> Path:
        """A program that leaves a file when it runs."""
        return self.place / "program"


def repository(folder: Path) -> None:
    """Make a folder a repository with all that lies in it committed."""
    run_git(folder, "init", "-q", "-b", "main")
    run_git(folder, "config", "user.name", "Baker")
    run_git(folder, "config", "user.email", "baker@example.org")
    run_git(folder, "add", "-A")
    run_git(folder, "commit", "-q", "--no-gpg-sign", "-m", "start")


def run_git(folder: Path, *arguments: str) -> str:
    """What a command of Git prints."""
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def append(path: Path, text: str) -> None:
    """Add a text to a file."""
    with path.open("a") as file:
        file.write(text)


def link(path: Path, target: str) -> None:
    """Make a path a link, whatever it was."""
    path.unlink(missing_ok=True)
    path.symlink_to(target)
