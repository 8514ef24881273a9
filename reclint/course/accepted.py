"""Where a course's baseline lies, and what it holds."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reclint.course.governing import OUTSIDE, OUTSIDE_HINT, text_of
from reclint.files.bounds import is_trusted, leads_out
from reclint.files.location import Disk, NoFiles
from reclint.files.reading import LEADS_OUT
from reclint.findings.baseline import NAME, Baseline
from reclint.text.errors import ConfigError, ReclintError, SourceError, UsageError
from reclint.text.source import Source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reclint.course.configuration import Effective
    from reclint.course.opening import Opened
    from reclint.course.place import CoursePlace
    from reclint.course.request import Request
    from reclint.files.location import Files


class BaselineFile(NamedTuple):
    """A baseline by its path; ``text`` is None where there is no such file or it is not to count.

    ``lack`` is the error that it was asked for and is not there.
    """

    path: Path
    text: str | None
    accepted: Baseline
    lack: ReclintError | None = None


def baseline_path(course: Opened, request: Request) -> Path:
    """Where the baseline lies that is asked for, else the configured one, else the one at the root; it may lack."""
    configured = course.settings.value("baseline")
    if request.baseline:
        return request.baseline
    return course.root / NAME if configured.value is None else configured.beside(str(configured.value))


def find_baseline(course: Opened, request: Request, texts: Mapping[str, bytes]) -> BaselineFile:
    """The baseline of a course with ``texts`` laid over its files, by key.

    Raises:
        ReclintError: the file cannot be read or is no baseline.
    """
    configured, path = course.settings.value("baseline"), baseline_path(course, request)
    laid = texts.get(course.place.key(path))
    _refuse_outside(path, configured, request, course.place, is_laid=laid is not None)
    text = None if request.no_baseline else _text(path, course.place.files, laid)
    if text is not None:
        return BaselineFile(path, text, Baseline.parse(text, os.path.relpath(path)))
    is_asked_for = not request.no_baseline and bool(request.baseline or configured.value is not None)
    lack = _lacking(path, None if request.baseline else configured) if is_asked_for else None
    return BaselineFile(path, None, Baseline(), lack)


def _lacking(path: Path, configured: Effective | None) -> ReclintError:
    """The error that a baseline which is named is not there, with the place that names it."""
    hint = 'make it with "reclint baseline"'
    if configured:
        return ConfigError(configured.problem(f'the baseline "{configured.value}" does not exist'), hint=hint)
    return UsageError(f"the baseline {path.as_posix()} does not exist", hint)


def _refuse_outside(path: Path, configured: Effective, request: Request, place: CoursePlace, *, is_laid: bool) -> None:
    """Stop where a baseline, which is read and written, lies outside of the repository that names it.

    Where a link leads does not matter to a text that is laid over it, nor to a course of texts alone.

    Raises:
        ReclintError: it does, or is a link that does.
    """
    top = place.location.top
    if not request.baseline and configured.source and not is_trusted(path, Path(configured.source.path), top):
        raise ConfigError(configured.problem(OUTSIDE.format("baseline")), hint=OUTSIDE_HINT)
    if not is_laid and not isinstance(place.files, NoFiles) and leads_out(path):
        raise SourceError(os.path.relpath(path), *LEADS_OUT)


def _text(path: Path, files: Files, laid: bytes | None) -> str | None:
    if laid is not None:
        return Source.decode(os.path.relpath(path), laid).text
    if files.is_file(path):
        return text_of(files, path)
    if isinstance(files, Disk) and path.exists():
        raise UsageError(f"the baseline {path.as_posix()} is no regular file")
    return None
