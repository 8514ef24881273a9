"""What tests of answers share: the course of a record that asks, and what a check of it says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Result

    Reclint = Callable[..., Result]

NAME = "reclint-answers.yaml"
POST, WHIPPING, WOOD = "concept-ambiguous", "concept-not-indexed", "concept-not-summarised"


def replace(folder: Path, old: str, new: str, name: str = "record.md") -> None:
    text = (folder / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), "utf-8")


def checked(reclint: Reclint, *options: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(reclint("check", "--output", "json", *options).out)
    return found


def asked(reclint: Reclint, rule: str) -> str:
    """The fingerprint of the question, or the finding, of a rule."""
    [found] = [entry["fingerprint"] for entry in checked(reclint)["findings"] if entry["rule"] == rule]
    return str(found)


def states(reclint: Reclint, *options: str) -> list[tuple[str, bool, str | None]]:
    """The findings of a run: rule, whether it is a question, and its answer, ``stale`` for one that holds no more."""
    return [
        (entry["rule"], entry["question"], said and ("stale" if said["stale"] else said["answer"]))
        for entry in checked(reclint, *options)["findings"]
        for said in [entry["answered"]]
    ]


def many_questions(folder: Path) -> None:
    items = "".join(f"- Bend number {number} of cordage\n" for number in range(40))
    replace(folder, "- Whipping the end\n", items)
