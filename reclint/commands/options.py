"""Options that several commands share, each said once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

F = TypeVar("F", bound="Callable[..., Any]")


GRADES = click.Choice(["critical", "improvement", "polish"])
RULES = (
    click.option("--select", multiple=True, metavar="RULE", help="Only these rules; a name or a glob, repeatable."),
    click.option("--ignore", multiple=True, metavar="RULE", help="Not these rules; a name or a glob, repeatable."),
)
ACCEPTANCE = (
    click.option(
        "--baseline", metavar="FILE", help="This baseline instead of the configured one, reclint-baseline.json."
    ),
    click.option("--no-baseline", is_flag=True, help="Count what the baseline accepts, too."),
)
COLOR = (
    click.option(
        "--color",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        show_default=True,
        help="NO_COLOR and FORCE_COLOR hold for auto.",
    ),
)
READING = (
    click.option(
        "--cache-dir", metavar="DIR", help="This cache folder instead of $RECLINT_CACHE_DIR or the user's own."
    ),
    click.option("--no-cache", is_flag=True, help="Read and check every document anew, and keep nothing."),
    click.option(
        "--jobs",
        type=click.IntRange(min=1),
        metavar="N",
        help="How many processes may read a large course that no run has read; one a processor by default, at most 8.",
    ),
)


def processors() -> int:
    """How many processors this process may use, 8 at most: a choice, since each process takes memory of its own."""
    import os

    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(count, 8)


def with_options(options: Sequence[Callable[[F], F]]) -> Callable[[F], F]:
    """A decorator that gives a command several options, in their order."""

    def decorate(command: F) -> F:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


WORSE = click.option(
    "--worse-is-old", is_flag=True, help="With --since: findings that have only grown worse do not count as new."
)
