"""What is told of an error that ends a run: one sentence and what to do, in one style whoever raised it."""

from __future__ import annotations

import os
import re

import click

from reclint.commands.exits import Exit
from reclint.commands.saying import say
from reclint.text.errors import ReclintError

_MOST_TOLD = 300
"""How many characters of an error that nobody foresaw are told: a choice, it may quote a whole document."""
_QUOTED = re.compile(r"'([^']*)'")
"""What click quotes in its messages: "No such option '--fxi'"."""


def tell(error: Exception) -> Exit:
    """Tell an error on standard error, and give the exit code; one that nobody foresaw by its name."""
    code, hint = Exit.USAGE, None
    if isinstance(error, ReclintError):
        message, hint = error.message, error.hint
    elif isinstance(error, click.ClickException):
        message, hint = _of_the_command_line(error)
    elif isinstance(error, OSError):
        named = f"{os.fsdecode(error.filename)}: " if isinstance(error.filename, str | bytes) else ""
        message = f"{named}{(error.strerror or str(error)).lower()}"
    else:
        code, hint = Exit.FAILED, "run it again as reclint --debug, and report what it prints"
        message = f"reclint failed: {type(error).__name__}: {str(error)[:_MOST_TOLD]}"
    say(f"error: {message}", err=True)
    if hint:
        say(f"  {hint}", err=True)
    return code


def _of_the_command_line(error: click.ClickException) -> tuple[str, str]:
    """The sentence of click, as all others read, and where to look for what there is."""
    said = _QUOTED.sub(r'"\1"', error.format_message().strip().removesuffix("."))
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "reclint"
    return f"{said[:1].lower()}{said[1:]}", f"{command} --help lists what there is"
