"""Whether ``reclint check --staged`` has anything to do; it imports nothing that only a real check needs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_RELEVANT = (".md", ".ipynb", ".yaml", ".yml", ".json", "pyproject.toml")
"""What the names of documents, configurations, rule files and baselines end in."""


def is_idle(paths: Sequence[str], outputs: Sequence[str], options: Mapping[str, Any]) -> bool:
    """Whether only staged files are asked for, in plain text, and none of them can have a part in a finding."""
    asked = (
        paths
        or outputs
        or any(options[name] for name in ("select", "ignore", "config", "baseline", "statistics", "diff"))
    )
    if not options["staged"] or asked:
        return False
    from reclint.files.git import Repository

    return not any(name.endswith(_RELEVANT) for name in Repository.at(Path.cwd()).staged_anywhere())
