"""The command line: the only place that knows a terminal. Each command imports what it needs when it runs."""

from __future__ import annotations

import gc
import os
import sys
from typing import Any, NoReturn

import click

from reclint import __version__
from reclint.commands.exits import Exit
from reclint.commands.options import ACCEPTANCE, COLOR, GRADES, READING, RULES, WORSE, with_options
from reclint.report.formats import CHECK, REPORT, endings_of, names_of
from reclint.text.words import listed


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="reclint")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
def cli(debug: bool) -> None:
    """Check lesson records: that what a course says it taught agrees with itself, its notebooks, plans and reviews."""


@cli.command()
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@with_options(RULES)
@click.option(
    "--fail-on",
    type=click.Choice(["critical", "improvement", "polish", "never"]),
    help="The least grade that makes the exit code 1; improvement where the configuration says nothing.",
)
@click.option("--show", type=GRADES, default="polish", show_default=True, help="The least grade displayed.")
@click.option("--questions", is_flag=True, help="Show what only a reviewer can decide, too.")
@click.option(
    "--output",
    "outputs",
    multiple=True,
    metavar="FORMAT[:FILE]",
    help=f"{listed(names_of(CHECK))}; auto is github under GitHub Actions and text elsewhere. Without a file the "
    f"format takes standard output; a file that ends in {listed(endings_of(CHECK))} is enough. Repeatable.",
)
@click.option(
    "--staged", is_flag=True, help="What is about to be committed: findings that a staged file has a part in."
)
@click.option("--since", metavar="REV", help="Only findings that are new since the branch left this revision.")
@WORSE
@with_options(ACCEPTANCE)
@click.option("--fix", is_flag=True, help="Apply safe fixes, then report what is left.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: also fixes that may change what is stated.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing; exit with 1 if anything.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@with_options(COLOR)
@click.option("--statistics", is_flag=True, help="How many findings each rule has, instead of the findings.")
@click.option("--config", metavar="FILE", help="This configuration instead of the nearest upward.")
@click.option(
    "--show-config",
    "shown_config",
    is_flag=False,
    flag_value="",
    metavar="[FILE]",
    help="Print every effective value and where it was set, as it holds for FILE; check nothing.",
)
@click.option(
    "--show-files",
    "shown_files",
    is_flag=True,
    help="List every file, what it was taken for or why for nothing; check nothing.",
)
@click.option("--schema", is_flag=True, help="Print the JSON Schema of the JSON form; check nothing.")
@click.option("--allow-empty", is_flag=True, help="Exit with 0 where there is no record at all.")
@click.option("--quiet", is_flag=True, help="Only the findings, no summary.")
@with_options(READING)
@click.option("--stdin-filename", metavar="PATH", help="The path that a record read from - stands for.")
def check(paths: tuple[str, ...], shown_config: str | None, shown_files: bool, schema: bool, **options: Any) -> int:
    """Check records; one line per finding, a summary, an exit code.

    PATHS are records, folders, or any file of the workspace (a notebook, a planning document): findings that touch them
    are reported. Without a path, every record below the current folder is checked. "-" reads a record from standard
    input.

    Exit codes: 0 nothing at or above the failing grade; 1 findings at or above it, or with --diff a change to make;
    2 usage, configuration or catalogue error; 3 a check crashed, a file could not be read or written, or a fix did not
    hold.
    """
    from reclint.commands import check as command

    if shown_config is not None:
        command.show_config(shown_config, options["config"])
        return Exit.OK
    if shown_files:
        command.show_files(paths, options["config"])
        return Exit.OK
    if schema:
        command.show_schema()
        return Exit.OK
    return command.check(paths, options)


@cli.command()
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option("--since", metavar="REV", help="What is new, fixed and remaining since the branch left this revision.")
@WORSE
@click.option("--module", "modules", multiple=True, metavar="N.M", help="Only this module; repeatable.")
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    metavar="[FORMAT:]FILE",
    help=f"Write to a file instead of standard output; {listed(endings_of(REPORT))} says what. Repeatable; - is "
    "standard output.",
)
@click.option("--open", "browse", is_flag=True, help="Open the HTML report in the browser.")
@click.option(
    "--format",
    "form",
    type=click.Choice(names_of(REPORT)),
    help="What standard output gets, terminal by default, and files with other endings. With sheet, .md files are "
    "review sheets.",
)
@click.option("--append", is_flag=True, help="Put review sheets at the end of the file, below what it holds.")
@click.option("--lesson", metavar="SLUG", help="The review sheet of this lesson only.")
@click.option(
    "--iteration", type=click.IntRange(1), metavar="N", help="The iteration of review sheets, not the log's next one."
)
@click.option(
    "--max-iterations", type=click.IntRange(1), metavar="N", help="How many iterations there may be, if not as logged."
)
@with_options(RULES)
@click.option(
    "--fail-on",
    type=click.Choice(["critical", "improvement", "polish", "never"]),
    default="never",
    show_default=True,
    help="The least grade that makes the exit code 1; with --since, of what is new.",
)
@with_options(ACCEPTANCE)
@click.option("--config", metavar="FILE", help="This configuration instead of the nearest upward.")
@with_options(COLOR)
@with_options(READING)
def report(paths: tuple[str, ...], **options: Any) -> int:
    """Show a reviewer whether modules pass, and both sides of every disagreement.

    PATHS are as for check. The report goes to the terminal, or to an HTML page, a comment on a pull request, or review
    sheets: sections for the review logs of the lessons, whose earlier findings are checked off.

    Exit codes: 0 a report was made; 1 findings at or above --fail-on; 2 usage, configuration or catalogue error; 3 a
    check crashed or a file could not be read.
    """
    from reclint.commands import report as command

    return command.report(paths, options)


@cli.command()
@click.option("--yes", is_flag=True, help="Write without asking.")
@click.option(
    "--ci",
    type=click.Choice(["auto", "github", "gitlab", "none"]),
    default="auto",
    show_default=True,
    help="Whose CI job is written.",
)
@click.option("--source", metavar="TEXT", help="What pip installs in CI; by default what this reclint came from.")
@click.option("--baseline", is_flag=True, help="Accept today's findings, too, so that only new ones count.")
def init(yes: bool, ci: str, source: str | None, baseline: bool) -> int:
    """Propose a configuration, a pre-commit hook and a CI job for what the repository around the current folder holds.

    They are shown first and written once you agree. A file that is there is never changed.
    """
    from reclint.commands import init as command

    return command.init(ci, source, yes=yes, baseline=baseline)


@cli.command()
@click.option("--prune", is_flag=True, help="Only take out the entries that match nothing any more.")
@click.option(
    "--check", "checked", is_flag=True, help="Change nothing; exit with 1 when an entry matches nothing any more."
)
@click.option("--reason", default="", metavar="TEXT", help="Why the findings are accepted; kept with each new entry.")
@click.option("--since", metavar="REV", help="Accept what was lost since the branch left this revision, too.")
@click.option(
    "--baseline", "file", metavar="FILE", help="This file instead of the configured one, reclint-baseline.json."
)
@click.option("--config", metavar="FILE", help="This configuration instead of the nearest upward.")
def baseline(prune: bool, checked: bool, reason: str, since: str | None, file: str | None, config: str | None) -> int:
    """Accept today's findings: they no longer count, and new ones still do.

    The baseline is a JSON file at the root of the course. Entries that it had already keep their reasons; those that
    match nothing any more are taken out. An entry accepts nothing that is worse than it was.
    """
    from reclint.commands import baseline as command

    if checked:
        return command.verify(file, config)
    return command.prune(file, config) if prune else command.renew(reason, since, file, config)


@cli.command()
@click.argument("targets", nargs=-1, metavar="[PATH|FINGERPRINT]...")
@click.option("--module", "modules", multiple=True, metavar="N.M", help="Only questions of this module; repeatable.")
@click.option("--fine", metavar="REASON", help="The questions named by FINGERPRINT are no faults, for this reason.")
@click.option("--fault", is_flag=True, help="The questions named by FINGERPRINT are faults: they count from now on.")
@click.option(
    "--row", type=click.IntRange(1), metavar="N", help="The item means the N-th row that the question offers."
)
@click.option("--reason", metavar="TEXT", help="With --fault or --row: why.")
@click.option("--forget", is_flag=True, help="Take back the answers named by FINGERPRINT.")
@click.option("--by", metavar="NAME", help="Who answers; kept with the answers.")
@click.option("--date", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="When; kept with the answers.")
@click.option("--from", "file", metavar="FILE", help="Take in the answers that the page of a report has collected.")
@click.option("--list", "listed", is_flag=True, help="A line for each question and answer, with fingerprints.")
@click.option("--all", "all_", is_flag=True, help="Walk through answered questions, too.")
@click.option("--prune", is_flag=True, help="Take out the answers that hold no more.")
@click.option("--config", metavar="FILE", help="This configuration instead of the nearest upward.")
@with_options(COLOR)
def answer(targets: tuple[str, ...], **options: Any) -> int:
    """Answer what only a reviewer can decide; the answers are remembered.

    Without a FINGERPRINT, the open questions of the PATHS are shown one at a time, with both places and the rows that
    an item may mean. Answers are kept in reclint-answers.yaml at the root of the course, as long as what they were
    given on stays the same.
    """
    from reclint.commands import answer as command

    return command.answer(targets, options)


@cli.command()
@click.argument("record", required=False)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="An outline, or JSON.")
@click.option("--links", is_flag=True, help="Explain which index rows every taught item was linked to, and why.")
@click.option("--why", is_flag=True, help="Tell what each section was taken for, and by which evidence.")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of the JSON form.")
@click.option(
    "--workspace", is_flag=True, help="Every document, what it was taken for, and which lesson it belongs to."
)
def show(record: str | None, form: str, links: bool, why: bool, schema: bool, workspace: bool) -> None:
    """Show the typed model of one RECORD, or the workspace around it."""
    if workspace:
        from reclint.commands import course

        course.workspace(record)
        return
    from reclint.commands import show as command

    command.show(record, form=form, links=links, why=why, schema=schema)


@cli.command()
@click.argument("name")
def concept(name: str) -> int:
    """Show the course of the concept NAME through the lessons: where, how deep, taught, practised, recapped."""
    from reclint.commands import course

    return course.concept(name)


@cli.command()
@click.argument("lesson")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    help="markdown is the table that a lesson's planning document starts with.",
)
def state(lesson: str, form: str) -> None:
    """Show what the student holds when LESSON (its slug) begins."""
    from reclint.commands import course

    course.state(lesson, form)


@cli.command()
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "markdown"]), default="table", help="How it is printed."
)
@click.option("--targets", is_flag=True, help="What rules of your own can be bound to, and the generic checks.")
@click.option("--schema", type=click.Choice(["rules", "config", "answers"]), help="The JSON Schema of a kind of file.")
@click.option(
    "--test",
    "tested",
    is_flag=False,
    flag_value="",
    metavar="[FILE]",
    help="Run the examples of all rules, or of the rules in FILE.",
)
def rules(form: str, targets: bool, schema: str | None, tested: str | None) -> int:
    """Show the rule catalogue, or test it."""
    from reclint.commands import rules as command

    if tested is not None:
        return command.test(tested)
    if targets:
        command.targets()
    elif schema:
        command.schema(schema)
    else:
        command.rules(form)
    return 0


@cli.command()
@click.argument("rule")
def explain(rule: str) -> None:
    """Explain a RULE: what it means, why, what to do, examples, its grade here and where that was set."""
    from reclint.commands import rules as command

    command.explain(rule)


def run_process() -> None:
    """Run the command line of this process and exit."""
    # A run is short and leaves few cycles behind. To look for them takes 6 % of a cold check of a course of 19 records
    # and a quarter of one of ten copies of it, and saves 2 % of the memory there; to look once in a million objects
    # still takes 7 %.
    gc.disable()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = invoke(sys.argv[1:])
    except Exception as error:  # with --debug
        import traceback

        from reclint.commands.failures import tell

        traceback.print_exc()
        code = tell(error)
    _leave(code)


def _leave(code: int) -> NoReturn:
    """End the process at once; taking all that a run has made apart, object by object, takes a sixth of a warm run."""
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):  # one that was closed is None
            stream.flush()
    except (OSError, ValueError):  # nobody reads any more
        code = code or Exit.USAGE
    os._exit(code)


def invoke(arguments: list[str]) -> int:
    """Run a command line and return the exit code; an error is one sentence on standard error, and the code is 2.

    Raises:
        Exception: any error, with ``--debug``.
    """
    try:
        code = cli.main(arguments, "reclint", standalone_mode=False, obj=tuple(arguments))
    except click.exceptions.Exit as error:
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        return Exit.INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        return Exit.USAGE
    except Exception as error:
        if "--debug" in arguments:
            raise
        from reclint.commands.failures import tell

        return tell(error)
    return code if isinstance(code, int) else 0
