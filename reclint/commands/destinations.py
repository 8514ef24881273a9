"""Where outputs go: a format, a file, or both, as ``check --output`` and ``report -o`` take them."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reclint.report.formats import AUTO, CHECK, GITHUB, endings_of, find_format, format_for, formats_of, names_of
from reclint.text.errors import UsageError
from reclint.text.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reclint.report.formats import Format

STANDARD_OUTPUT = "-"
_NAME = re.compile(r"[A-Za-z]{2,}")
"""What may be meant as the name of a format; the letter of a drive may not, ``C:\\review.html`` is a file."""


class Destination(NamedTuple):
    """A format, and the file that it goes to; None is standard output."""

    form: Format
    path: Path | None = None


def read_destinations(texts: Sequence[str], command: str, chosen: Format | None = None) -> list[Destination]:
    """The destinations that are asked for, each as ``FORMAT``, ``FORMAT:FILE``, or ``FILE`` whose ending says a format.

    ``-`` is standard output. ``chosen`` is the format of standard output and of files whose ending says none, or says
    several that it is one of.

    Raises:
        UsageError: there is no such format, an ending says nothing, or two outputs want one place.
    """
    found = [_read(text, command, chosen) for text in texts]
    _refuse_rivals(found)
    return found


def _read(text: str, command: str, chosen: Format | None) -> Destination:
    if text == STANDARD_OUTPUT:
        return Destination(chosen or formats_of(command)[0])
    head, colon, path = text.partition(":")
    if form := _named(head, command):
        return Destination(form, None if path in ("", STANDARD_OUTPUT) else Path(path))
    if _NAME.fullmatch(head) and (colon or chosen is None):
        known = (*names_of(command), *([AUTO] if command == CHECK else []))
        raise UsageError(f'there is no output format "{head}"{did_you_mean(head, known)}', f"one of {', '.join(known)}")
    form = format_for(command, text, chosen) or chosen
    if form is None:
        hint = f"end it in {', '.join(endings_of(command))}, or write FORMAT:FILE"
        raise UsageError(f'the ending of "{text}" does not say what to write', hint)
    return Destination(form, Path(text))


def _named(name: str, command: str) -> Format | None:
    if name == AUTO and command == CHECK:
        return find_format(command, GITHUB) if in_github_actions() else formats_of(command)[0]
    return find_format(command, name)


def _refuse_rivals(found: Sequence[Destination]) -> None:
    places: dict[str | None, list[Destination]] = {}
    for entry in found:
        places.setdefault(os.path.abspath(entry.path) if entry.path else None, []).append(entry)
    for first, *others in places.values():
        where = first.path.as_posix() if first.path else "standard output"
        names = dict.fromkeys(entry.form.name for entry in (first, *others))
        if len(names) > 1:
            raise UsageError(f"{' and '.join(names)} want {where} both", "give each a file: FORMAT:FILE")
        if others:
            raise UsageError(f'"{where}" is named twice', "give each output a file of its own")


def in_github_actions() -> bool:
    """Whether a log of GitHub Actions is what standard output goes to."""
    return os.environ.get("GITHUB_ACTIONS") == "true"
