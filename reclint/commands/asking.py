"""How a run was asked for: the command line as it was given, and the day."""

from __future__ import annotations

import datetime
import shlex

import click


def command_line() -> str:
    """The command as it was given, without ``--no-cache``, which changes nothing of what is asked or found."""
    context = click.get_current_context(silent=True)
    given = context.obj or () if context else ()
    return shlex.join(["reclint", *(word for word in given if word != "--no-cache")])


def today() -> str:
    """The date of today."""
    return datetime.date.today().isoformat()
