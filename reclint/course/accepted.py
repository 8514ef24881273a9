"""Where a course's baseline lies, and what it holds."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reclint.course.opening import text_of
from reclint.files.location import Disk
from reclint.findings.baseline import NAME, Baseline
from reclint.text.errors import ConfigError, ReclintError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from reclint.course.configuration import Effective
    from reclint.course.opening import Opened
    from reclint.course.request import Request
    from reclint.files.location import Files


@dataclass(frozen=True, slots=True)
class BaselineFile:
    """A baseline by its path; ``text`` is None where there is no such file or it is not to count."""

    path: Path
    text: str | None
    accepted: Baseline


def find_baseline(course: Opened, request: Request, *, may_lack: bool = False) -> BaselineFile:
    """The baseline that is asked for, else the configured one, else the one at the root.

    Raises:
        ReclintError: the file cannot be read or is no baseline; or it was asked for and is not there, unless it
            ``may_lack``.
    """
    configured = course.settings.value("baseline")
    if request.baseline:
        path = request.baseline
    else:
        path = configured.beside(str(configured.value)) if configured.value is not None else course.root / NAME
    must_exist = not may_lack and bool(request.baseline or configured.value is not None)
    text = None if request.no_baseline else _text(path, course.place.files)
    if text is None and must_exist and not request.no_baseline:
        raise _lacking(path, None if request.baseline else configured)
    return BaselineFile(path, text, Baseline() if text is None else Baseline.parse(text, os.path.relpath(path)))


def _lacking(path: Path, configured: Effective | None) -> ReclintError:
    """The error that a baseline which is named is not there, with the place that names it."""
    hint = 'make it with "reclint baseline"'
    if configured:
        return ConfigError(configured.problem(f'the baseline "{configured.value}" does not exist'), hint=hint)
    return UsageError(f"the baseline {path.as_posix()} does not exist", hint)


def _text(path: Path, files: Files) -> str | None:
    if files.is_file(path):
        return text_of(files, path)
    if isinstance(files, Disk) and path.exists():
        raise UsageError(f"the baseline {path.as_posix()} is no regular file")
    return None
