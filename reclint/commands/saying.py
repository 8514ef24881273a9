"""The way out to a terminal or a log for what commands say: no control character and no command of a log is in it.

Outputs that machines read, and those of `report/` with colours, which clean what they are made of, are printed as they
are.
"""

from __future__ import annotations

import click

from reclint.report.cleaning import as_data, clean, without_commands, without_commands_in_data, without_leading_commands


def say(text: str, *, nl: bool = True, err: bool = False) -> None:
    """Print lines for people."""
    click.echo(spoken(text), nl=nl, err=err)


def spoken(text: str) -> str:
    """A text as people see it, line for line."""
    return guarded("\n".join(map(clean, text.split("\n"))))


def guarded(text: str) -> str:
    """A text for people, of which nothing is a command of the log that it may go to."""
    from reclint.commands.destinations import in_github_actions  # what only tells an error knows no outputs

    return without_commands(text) if in_github_actions() else without_leading_commands(text)


def guarded_data(text: str) -> str:
    """JSON or markup that means the same to programs, and nothing to the terminal or log that it may go to."""
    from reclint.commands.destinations import in_github_actions

    shown = as_data(text)
    return without_commands_in_data(shown) if in_github_actions() else shown
