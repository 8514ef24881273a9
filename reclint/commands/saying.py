"""The way out to a terminal or a log for what commands say: no control character and no command of a log is in it.

Outputs that machines read, and those of `report/` with colours, which clean what they are made of, are printed as they
are.
"""

from __future__ import annotations

import click

from reclint.report.cleaning import clean, without_commands


def say(text: str, *, nl: bool = True, err: bool = False) -> None:
    """Print lines for people."""
    click.echo(spoken(text), nl=nl, err=err)


def spoken(text: str) -> str:
    """A text as people see it, line for line."""
    from reclint.commands.destinations import in_github_actions  # what only tells an error knows no outputs

    shown = "\n".join(map(clean, text.split("\n")))
    return without_commands(shown) if in_github_actions() else shown
