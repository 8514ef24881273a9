"""How a run was asked for: the command line as it was given, and the day."""

from __future__ import annotations

import datetime
import shlex
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator


_ALONE, _WITH_VALUE = ("--no-cache",), ("--cache-dir", "--color")
"""Options by which nothing is found or left out: the same run has one command, whatever cache and colour it has."""


def command_line() -> str:
    """The command as it was given, without what changes nothing of the answer."""
    context = click.get_current_context(silent=True)
    given = iter(context.obj or ()) if context else iter(())
    return shlex.join(["reclint", *_telling(given)])


def _telling(given: Iterator[str]) -> Iterator[str]:
    for word in given:
        name, equals, _ = word.partition("=")
        if name in _WITH_VALUE and not equals:
            next(given, None)
        elif name not in (*_ALONE, *_WITH_VALUE):
            yield word


def today() -> str:
    """The date of today."""
    return datetime.date.today().isoformat()
