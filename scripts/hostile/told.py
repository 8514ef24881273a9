"""Repositories whose text acts where it is printed."""

from __future__ import annotations

import re

from .trap import TO_FIX, Trap

EVIL = "\x1b[31mred\r::error::x\u202etxt"


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
        ", ".join(sorted(set(live.findall(trap.told)))) and "live: " + ", ".join(sorted(set(live.findall(trap.told))))
    )
