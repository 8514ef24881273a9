"""``reclint check``: options, outputs, exit code."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from reclint import disk
from reclint.cache import open_cache
from reclint.errors import UsageError
from reclint.findings import Grade, counts
from reclint.location import Input
from reclint.nearest import did_you_mean
from reclint.recall import Answer, Grounds, Memory, Question
from reclint.report import text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reclint.app import Opened
    from reclint.cache import Cache
    from reclint.catalogue import Rule
    from reclint.result import Report

EXIT_FOUND = 1
EXIT_BROKEN = 3
_COLOURS = {
    "critical": {"fg": "red", "bold": True},
    "improvement": {"fg": "yellow"},
    "polish": {"fg": "cyan"},
    "rule": {"dim": True},
    "place": {"bold": True},
}


@dataclass(frozen=True)
class CheckOptions:
    """The options of ``reclint check``."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    fail_on: str | None
    show: str
    questions: bool
    exit_zero: bool
    color: str
    quiet: bool
    config: str | None
    statistics: bool
    staged: bool = False
    since: str | None = None
    baseline: str | None = None
    no_baseline: bool = False
    cache_dir: str | None = None
    no_cache: bool = False
    jobs: int | None = None

    @classmethod
    def of(cls, options: Mapping[str, Any]) -> CheckOptions:
        """The options from the command line's names."""
        return cls(**{field.name: options[field.name] for field in fields(cls)})


@dataclass(frozen=True)
class _Output:
    form: str
    path: str | None


def check(paths: Sequence[str], outputs: Sequence[str], stdin_filename: str | None, options: CheckOptions) -> int:
    """Check, print, and return the exit code."""
    wanted = [_output(output) for output in outputs]
    given = _standard_input(paths, stdin_filename)
    places = tuple(given.path if given and path == "-" else Path(path) for path in paths)
    if options.staged and places:
        raise UsageError("paths and --staged exclude each other", "name the paths, or let Git tell them")
    cache = open_cache(options.cache_dir, frozen=options.no_cache)
    answer = _answer(_Asked(places, given, options, cache))
    _write(answer.report, wanted, options)
    if cache:
        cache.store.tidy()
    return _exit_code(answer.report, options, options.fail_on or answer.fail_on or "improvement")


class _Asked(NamedTuple):
    """What is asked for, and the cache that may know the answer."""

    places: tuple[Path, ...]
    given: Input | None
    options: CheckOptions
    cache: Cache | None

    @property
    def config(self) -> Path | None:
        return Path(self.options.config) if self.options.config else None

    @property
    def question(self) -> Question:
        options = self.options
        return Question(self.places, self.config, options.select, options.ignore, options.baseline, options.no_baseline)

    @property
    def memory(self) -> Memory | None:
        """What may know the answer: it is asked about the files as they lie on disk, all together."""
        options, cache = self.options, self.cache
        is_of_the_disk = not (self.given or options.staged or options.since)
        return Memory(cache) if cache and not cache.store.frozen and is_of_the_disk else None

    def open(self) -> tuple[Opened, tuple[Rule, ...]]:
        """The workspace, and the rules that are asked for."""
        from reclint import app

        opened = app.open_around(
            self.places, self.given, self.config, staged=self.options.staged, cache=self.cache, jobs=self.options.jobs
        )
        return opened, app.choose(opened.catalogue, self.options.select, self.options.ignore)


def _answer(asked: _Asked) -> Answer:
    """The report, recalled where that is possible, else made and kept."""
    question, memory = asked.question, asked.memory
    known = memory.recall(question, lambda: asked.open()[1]) if memory else None
    if known:
        return known
    answer, grounds = _checked(asked)
    if memory and grounds:
        memory.keep(question, grounds, answer)
    return answer


def _checked(asked: _Asked) -> tuple[Answer, Grounds | None]:
    """The report made afresh, and what it was made from where all of that could be read."""
    from reclint import gate
    from reclint.baseline import Baseline

    options = asked.options
    opened, rules = asked.open()
    governing: dict[str, str | None] = {**opened.governing}
    accepted = None
    if not options.no_baseline:
        path, found = gate.baseline_text(opened, options.baseline)
        governing[str(path)] = found
        accepted = Baseline.parse(found, path.as_posix()) if found is not None else None
    report = gate.check(opened, rules, gate.Scope(asked.places, options.staged, options.since), accepted)
    whole = not (options.select or options.ignore)
    answer = Answer(report if whole else replace(report, stale=0), opened.settings.value("fail-on").value)
    documents = opened.workspace.documents
    if asked.memory is None or documents.errors:
        return answer, None
    return answer, Grounds(governing, opened.settings.exclude, documents.keys, documents.checksums())


def show_config(file: str, config: str | None) -> None:
    """Print every effective value and where it was set, as it holds for ``file`` if one is named."""
    from reclint import app
    from reclint.config import effective_lines

    path = Path(file) if file else None
    opened = app.open_around([path] if path else [], config=Path(config) if config else None)
    click.echo(f"root: {opened.display('')}")
    for line in effective_lines(
        opened.settings, opened.workspace.vocabulary, opened.catalogue, opened.key(path) if path else None
    ):
        click.echo(line)


def _standard_input(paths: Sequence[str], name: str | None) -> Input | None:
    if "-" not in paths:
        return None
    return Input(Path(name or "record.md"), sys.stdin.buffer.read())


def _output(output: str) -> _Output:
    form, _, path = output.partition(":")
    if form not in ("text", "json"):
        raise UsageError(f'there is no output format "{form}"{did_you_mean(form, ("text", "json"))}', "text or json")
    return _Output(form, path or None)


def _write(report: Report, outputs: Sequence[_Output], options: CheckOptions) -> None:
    for output in outputs:
        rendered = _json(report) if output.form == "json" else _text(report, options, lambda t, _: t)
        if output.path:
            disk.write(Path(output.path), rendered)
        else:
            click.echo(rendered, nl=False)
    if all(output.path and output.form != "text" for output in outputs):
        click.echo(_text(report, options, _painter(options.color)), nl=False, color=True)


def _json(report: Report) -> str:
    from reclint.report import check_json

    return check_json.render(report)


def _text(report: Report, options: CheckOptions, paint: Callable[[str, str], str]) -> str:
    if options.statistics:
        return text.statistics(report)
    return text.render(
        report, questions=options.questions, least=Grade(options.show), summary=not options.quiet, paint=paint
    )


def _painter(color: str) -> Callable[[str, str], str]:
    """A painter that colours, where colour is wanted and possible (https://no-color.org, https://force-color.org)."""
    forced = color == "always" or (color == "auto" and os.environ.get("FORCE_COLOR"))
    refused = color == "never" or (color == "auto" and os.environ.get("NO_COLOR"))
    if refused or not (forced or sys.stdout.isatty()):
        return lambda text, _: text
    return lambda text, role: click.style(text, **_COLOURS[role])  # type: ignore[arg-type]


def _exit_code(report: Report, options: CheckOptions, fail_on: str) -> int:
    if report.crashes or report.unreadable:
        return EXIT_BROKEN
    if options.exit_zero or fail_on == "never":
        return 0
    limit = Grade(fail_on).rank
    failing = any(finding.grade.rank <= limit and counts(finding) for finding in report.findings)
    return EXIT_FOUND if failing else 0
