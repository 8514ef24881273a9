"""Where a course's baseline lies, and what it holds."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reclint.course.governing import OUTSIDE, OUTSIDE_HINT, text_of
from reclint.files.bounds import is_trusted, leads_out
from reclint.files.location import Disk
from reclint.files.reading import LEADS_OUT
from reclint.findings.baseline import NAME, Baseline
from reclint.text.errors import ConfigError, ReclintError, SourceError, UsageError

if TYPE_CHECKING:
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
    elif configured.value is not None:
        path = configured.beside(str(configured.value))
    else:
        path = course.root / NAME
    _refuse_outside(path, configured, request, course.place.location.top)
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


def _refuse_outside(path: Path, configured: Effective, request: Request, top: Path) -> None:
    """Stop where a baseline, which is read and written, lies outside of the repository that names it.

    Raises:
        ReclintError: it does, or is a link that does.
    """
    if not request.baseline and configured.source and not is_trusted(path, Path(configured.source.path), top):
        raise ConfigError(configured.problem(OUTSIDE.format("baseline")), hint=OUTSIDE_HINT)
    if leads_out(path):
        raise SourceError(os.path.relpath(path), *LEADS_OUT)


def _text(path: Path, files: Files) -> str | None:
    if files.is_file(path):
        return text_of(files, path)
    if isinstance(files, Disk) and path.exists():
        raise UsageError(f"the baseline {path.as_posix()} is no regular file")
    return None
