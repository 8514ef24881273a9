"""Where services show a repository from: the top of it, as a CI job has checked it out."""

from __future__ import annotations

import os
from pathlib import Path

from reclint.files.names import is_top

_VARIABLES = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""By which a job of GitHub and of GitLab tells the folder of its checkout."""


def top_for_services(root: Path, top: Path) -> Path:
    """The folder that GitHub, GitLab and others name the files of a course from.

    It is the checkout of the job where the course, whose root is ``root``, lies in it, so that a submodule is named
    from the repository around it; else ``top``, that of the Git work tree.
    """
    folders = (Path(named).resolve() for name in _VARIABLES if (named := os.environ.get(name)))
    return next((folder for folder in folders if root.is_relative_to(folder) and _is_checkout(folder, top)), top)


def _is_checkout(folder: Path, top: Path) -> bool:
    """Whether a job's folder is the checkout itself; a repository in a folder of it is one of its own."""
    is_below = top != folder and top.is_relative_to(folder)
    return is_top(folder) or not (is_below and is_top(top))
