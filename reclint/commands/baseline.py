"""``reclint baseline``: accepting today's findings, and forgetting those that are gone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reclint.course import opening as app
from reclint.files.reading import read_text
from reclint.files.writing import write_text
from reclint.findings import baseline as baselines
from reclint.findings.baseline import Baseline
from reclint.report.cleaning import clean
from reclint.run import scope as gate
from reclint.text.errors import ReclintError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reclint.findings.baseline import Entry
    from reclint.findings.report import Report

EXIT_STALE = 1


@dataclass(frozen=True)
class _State:
    """The baseline as it is, and what a whole run finds now."""

    path: Path
    name: str
    before: Baseline
    report: Report

    @property
    def stale(self) -> tuple[Entry, ...]:
        return baselines.apply(self.before, self.report).stale


def write(reason: str, file: str | None, config: str | None) -> int:
    """Accept all that counts today, and say what has changed."""
    state = _state(file, config)
    after = baselines.accept(state.report, state.before, reason)
    stale = len(state.stale)
    new = len(after.findings) - (len(state.before.findings) - stale)
    write_text(state.path, after.text())
    gone = f", {stale} no longer there" if stale else ""
    click.echo(f"{state.name}: {_counted(len(after.findings), 'finding')} accepted, {new} new{gone}")
    return 0


def prune(file: str | None, config: str | None) -> int:
    """Take out what matches nothing any more; accept nothing new."""
    state = _state(file, config)
    stale = state.stale
    after = baselines.prune(state.before, stale)
    if stale:
        write_text(state.path, after.text())
    _tell(stale)
    click.echo(f"{state.name}: {_entries(len(stale))} taken out, {len(after.findings)} left")
    return 0


def check(file: str | None, config: str | None) -> int:
    """Say which entries match nothing any more; 1 when there are any."""
    state = _state(file, config)
    stale = state.stale
    _tell(stale)
    click.echo(f"{state.name}: {_entries(len(stale))} of {len(state.before.findings)} match nothing any more")
    return EXIT_STALE if stale else 0


def _state(file: str | None, config: str | None) -> _State:
    """What there is.

    Raises:
        ReclintError: not all could be read, so that what is gone and what is only unseen cannot be told apart.
    """
    opened = app.open_around(config=Path(config) if config else None)
    path = gate.baseline_path(opened, file)
    before = Baseline.parse(read_text(path), path.as_posix()) if path.is_file() else Baseline()
    report = gate.run(opened, opened.workspace, opened.catalogue.rules, None).report
    broken = [*report.unreadable, *(f"{crash.rule} crashed on {crash.document}" for crash in report.crashes)]
    if broken:
        raise ReclintError(f"the baseline is left as it is: {clean(broken[0])}", "mend that first")
    return _State(path, opened.display(opened.key(path)), before, report)


def _tell(entries: Sequence[Entry]) -> None:
    for entry in entries:
        click.echo(f"{clean(entry.path)}: {entry.rule}: {clean(entry.subject)}")


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun if count == 1 else f'{noun}s'}"


def _entries(count: int) -> str:
    return f"{count} {'entry' if count == 1 else 'entries'}"
