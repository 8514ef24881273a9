"""Repositories that reach for what a run keeps and writes: its cache, its drafts, a report on other documents."""

from __future__ import annotations

import os

from .trap import RECORD, TO_FIX, Trap, link


def cache_link(trap: Trap) -> None:
    """cache: the cache folder of a checkout holds links out."""
    cache = trap.top / ".cache"
    cache.mkdir()
    version = trap.outside / "version"
    version.mkdir()
    for name in ("reclint", "models", "reports", "rules", "1", "v1"):
        link(cache / name, str(version))
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
        parted = record.stat().st_nlink == 1 and "other name" not in trap.told
        return "; ".join(filter(None, (mode, "a hard link is parted and nothing said" if parted else "")))

    trap.seen = seen


def odd_letter(trap: Trap) -> None:
    """faults: a letter that folds to two, in a document beside a good one."""
    (trap.top / "odd.md").write_text(TO_FIX.replace("Crust", "İſß ﬁ ŉ ΐ").replace("2.1", "2.2"))
    trap.commands = [("check",), ("report",)]
