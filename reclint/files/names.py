"""Which names documents have, which are tools' own, and where a work tree has its top."""

from __future__ import annotations

import os
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MARKDOWN = (".md", ".markdown", ".mdx")
"""The ends of Markdown files, in any case; `.mdx` is what sites made with React keep their pages in."""
_NOTEBOOK = ".ipynb"
SUFFIXES = (*MARKDOWN, _NOTEBOOK)
_OWN_FOLDERS = frozenset(
    (
        *(".git", ".hg", ".svn", ".jj", ".bzr"),
        *(".venv", ".virtualenv", ".tox", ".nox", ".eggs", ".pixi", ".conda", ".direnv", "site-packages"),
        *("__pycache__", "__pypackages__", ".cache", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".hypothesis"),
        *(".ipynb_checkpoints", ".virtual_documents", ".jupyter_cache"),
        *("node_modules", "bower_components", ".npm", ".yarn", ".pnpm-store", ".next", ".nuxt", ".svelte-kit"),
        *(".parcel-cache", ".docusaurus", ".gradle", ".cargo", ".bundle", ".terraform", ".idea", ".vs"),
        *(".Trash", ".Spotlight-V100"),
    )
)
"""Folders that tools fill: what lies there was written by no author, or is a copy of what an author wrote.

`.ipynb_checkpoints` are Jupyter's copies of notebooks; the others hold packages, caches and histories.
"""
_OWN_FILES = ("._", ".#")
"""How macOS names what it keeps beside a file on other disks, and how Emacs names its locks."""


def is_document(name: str) -> bool:
    """Whether a file is Markdown or a notebook, by its name."""
    return name.lower().endswith(SUFFIXES)


def is_markdown(name: str) -> bool:
    """Whether a file is Markdown, by its name."""
    return name.lower().endswith(MARKDOWN)


def is_notebook(name: str) -> bool:
    """Whether a file is a notebook, by its name."""
    return name.lower().endswith(_NOTEBOOK)


def own_part(name: str) -> str | None:
    """The folder on the way to a file, or the file itself, that is a tool's own; None where none is."""
    *folders, file = name.split("/")
    found = next((folder for folder in folders if folder in _OWN_FOLDERS), None)
    return found or (file if file in _OWN_FOLDERS or file.startswith(_OWN_FILES) else None)


def composed(name: str) -> str:
    """A name with its letters and accents as one character each: disks and editors write them either way."""
    return name if name.isascii() else unicodedata.normalize("NFC", name)


def inside(name: str, folders: Iterable[str]) -> bool:
    """Whether a name is one of some folders or lies below one; the empty folder holds everything."""
    return any(not folder or name == folder or name.startswith(f"{folder}/") for folder in folders)


def top_of(place: Path) -> Path | None:
    """The top of the Git work tree that a place lies in, None where it lies in none."""
    return next((folder for folder in (place, *place.parents) if is_top(folder)), None)


def is_top(folder: Path) -> bool:
    """Whether a folder is the top of a Git work tree; what links another work tree or a submodule is a file.

    The environment may tell of one whose repository lies elsewhere; it tells nothing where a hook has gone to another
    folder than the one that its variables are relative to.
    """
    if os.path.lexists(folder / ".git"):
        return True
    repository = os.environ.get("GIT_DIR")
    top = os.environ.get("GIT_WORK_TREE") if repository and os.path.isdir(repository) else None
    return bool(top) and os.path.realpath(top or "") == os.fspath(folder)
