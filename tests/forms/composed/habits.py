"""The habits that an author may have, as ``habits.yaml`` lists them, and those of one author."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

from ruamel.yaml import YAML

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_FILE = YAML(typ="safe").load(Path(__file__).with_name("habits.yaml"))
HABITS: Mapping[str, Sequence[str]] = _FILE["habits"]
"""All habits by name; the first of each is the example course's own."""
NEEDS: Mapping[str, Mapping[str, str]] = _FILE["needs"]
"""The habits without which others cannot be seen."""
CLASHES: Sequence[Mapping[str, str]] = _FILE["clash"]
"""Habits that nobody has at once, since a reader would be in doubt; the last one gives way."""


class Habits:
    """The habits of one author: what is ``fixed``, and the rest drawn by a number, or plain without one."""

    def __init__(self, number: int | None, fixed: Mapping[str, str] | None = None) -> None:
        self.choose = random.Random(number)
        drawn = {name: self.choose.choice(options) for name, options in HABITS.items()}
        plain = {name: options[0] for name, options in HABITS.items()}
        self.chosen = {**(plain if number is None else drawn), **(fixed or {})}
        for clash in CLASHES:
            if all(self.chosen[name] == option for name, option in clash.items()):
                self.chosen[list(clash)[-1]] = plain[list(clash)[-1]]

    def __getitem__(self, name: str) -> str:
        return self.chosen[name]
