"""The formats that reports are written in: one table, out of which help, documentation and destinations are made.

The module of a format is imported when it is asked for: help and an idle hook import this table and no more.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

CHECK, REPORT = "check", "report"


class Format(NamedTuple):
    """A format of the outputs of a ``command``: ``function`` of ``reclint.report.MODULE`` writes it.

    It is given the report and the view of it by ``check``, and a `Making` by ``report``. A file that ends in one of
    ``endings`` gets the format without being told so. ``for_people``: somebody reads it in a terminal or a build log,
    so that it may be painted, and must hold no command of the log. ``whom`` and ``holds`` are words for people.
    """

    name: str
    command: str
    module: str
    whom: str
    holds: str
    endings: tuple[str, ...] = ()
    for_people: bool = False
    function: str = "render"

    def load(self) -> Callable[..., str]:
        """The function that writes it."""
        function: Callable[..., str] = getattr(import_module(f"reclint.report.{self.module}"), self.function)
        return function


AUTO = "auto"
"""In the place of a format of ``check``: `GITHUB` under GitHub Actions, else the first."""
GITHUB = "github"
"""The format that is made of commands of a build log."""
FORMATS = (
    Format(
        "text",
        CHECK,
        "check.text",
        "people",
        "one line a finding, then the summary; the default",
        (".txt", ".log"),
        for_people=True,
    ),
    Format(
        "full",
        CHECK,
        "check.full",
        "people",
        "each finding with the line on both sides, behind a gutter",
        for_people=True,
    ),
    Format(
        "json",
        CHECK,
        "check.json",
        "tools",
        'everything, also questions and suppressed findings, in the shape that `check --schema` prints (`"format": 1`)',
        (".json",),
    ),
    Format(
        "sarif",
        CHECK,
        "check.sarif",
        "GitHub code scanning, editors",
        "SARIF 2.1.0; all rules with their help, the line hash by which GitHub recognises an alert",
        (".sarif", ".sarif.json"),
    ),
    Format(
        GITHUB,
        CHECK,
        "check.github",
        "GitHub Actions",
        "annotations, the worst first, ten of each kind; then the text; the whole list goes to the summary of the job",
        for_people=True,
    ),
    Format("gitlab", CHECK, "check.gitlab", "GitLab", "a Code Quality report"),
    Format(
        "junit",
        CHECK,
        "check.junit",
        "CI servers",
        "a suite for each document, a test case for each rule on it, passed and skipped ones included",
        (".xml",),
    ),
    Format(
        "rdjson",
        CHECK,
        "check.rdjson",
        "reviewdog",
        "diagnostics, with the fix as a suggestion where it is a single edit",
        (".rdjson",),
    ),
    Format(
        "markdown",
        CHECK,
        "check.comment",
        "a comment on a pull request",
        "verdict, counts and findings; the first line, `<!-- reclint -->`, lets a workflow find its own comment",
        (".md", ".markdown"),
        for_people=True,
    ),
    Format(
        "terminal",
        REPORT,
        "review.terminal",
        "a reviewer with two minutes",
        "the verdict, a line a module, findings with both sides, what to do next; the default",
        (".txt", ".log"),
        for_people=True,
    ),
    Format(
        "html",
        REPORT,
        "review.html",
        "a reviewer in a browser, and others",
        "the whole review as one page, which `--open` shows",
        (".html", ".htm"),
    ),
    Format(
        "markdown",
        REPORT,
        "review.pull_request",
        "a comment on a pull request",
        "the verdict, a table of the modules, what is new, fixed and remaining",
        (".md", ".markdown"),
        for_people=True,
    ),
    Format(
        "sheet",
        REPORT,
        "review.sheet",
        "the review log of a lesson",
        "review sheets, ready to be appended",
        (".md", ".markdown"),
        for_people=True,
    ),
    Format(
        "json",
        REPORT,
        "review.json",
        "tools",
        "the document of `reclint check --output json`",
        (".json",),
    ),
)
"""All formats; the first one of a command is its default, and the first one with an ending has it."""


def formats_of(command: str) -> tuple[Format, ...]:
    """The formats of a command, its default first."""
    return tuple(form for form in FORMATS if form.command == command)


def names_of(command: str) -> tuple[str, ...]:
    """The names of a command's formats."""
    return tuple(form.name for form in formats_of(command))


def endings_of(command: str) -> tuple[str, ...]:
    """The endings of files that say a format of a command, each once."""
    return tuple(dict.fromkeys(ending for form in formats_of(command) for ending in form.endings))


def find_format(command: str, name: str) -> Format | None:
    """The format of a command with a name."""
    return next((form for form in formats_of(command) if form.name == name), None)


def format_for(command: str, path: str, chosen: Format | None = None) -> Format | None:
    """The format that the ending of a path says; ``chosen`` where several formats have it, else the first of these."""
    fitting = [ending for ending in endings_of(command) if path.lower().endswith(ending)]
    ending = max(fitting, key=len, default=None)
    having = [form for form in formats_of(command) if ending in form.endings]
    return chosen if chosen in having else next(iter(having), None)
