"""The rules and words that come with reclint."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from reclint.text.errors import ReclintError


def shipped_rules() -> Path:
    """The folder of the rule catalogue: inside an installed package, beside the package in a checkout.

    Raises:
        ReclintError: the installation is incomplete.
    """
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "rules", package.parent / "rules"):
        if (folder / "vocabulary.yaml").is_file():
            return folder
    raise ReclintError("the rule catalogue is not there", "install reclint again")


@cache
def shipped_vocabulary() -> tuple[str, str]:
    """The text of the default vocabulary, and its path."""
    path = shipped_rules() / "vocabulary.yaml"
    return path.read_text("utf-8"), str(path)


@cache
def shipped_catalogue() -> tuple[tuple[str, str], ...]:
    """The text and path of every rule family, in order of their names."""
    paths = sorted(path for path in shipped_rules().glob("*.yaml") if path.name != "vocabulary.yaml")
    return tuple((path.read_text("utf-8"), str(path)) for path in paths)
