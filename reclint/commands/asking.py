"""How a run was asked for: the command line as it was given, and the day."""

from __future__ import annotations

import datetime
import shlex

import click


def command_line() -> str:
    """The command as it was given."""
    context = click.get_current_context(silent=True)
    return shlex.join(["reclint", *(context.obj or ())] if context else ["reclint"])


def today() -> str:
    """The date of today."""
    return datetime.date.today().isoformat()
