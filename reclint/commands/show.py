"""``reclint show``: the model of one record."""

from __future__ import annotations

import json
from pathlib import Path

import click

from reclint.api import Course, Request
from reclint.commands.saying import guarded_data, say
from reclint.report.show import json as show_json
from reclint.report.show import links as links_text
from reclint.report.show import outline
from reclint.report.show import why as show_why
from reclint.text.errors import UsageError


def show(record: str | None, *, form: str, links: bool, why: bool, schema: bool) -> None:
    """Print the model of a record, its links, what its parts were taken for, or the JSON Schema of the model."""
    if schema:
        click.echo(json.dumps(show_json.record_schema(), indent=2, ensure_ascii=False))
        return
    if record is None:
        raise UsageError("no record is named", "reclint show RECORD")
    path = Path(record)
    course = Course(Request(paths=(path,)))
    module = course.show(path)
    source = course.source(module.key)
    assert source is not None
    if links:
        say(links_text.render(module, source), nl=False)
        return
    if why:
        say(show_why.render(module.record, source), nl=False)
        return
    shown = show_json.shown_record(module, source, course.path(module.key))
    if form == "json":
        click.echo(guarded_data(shown.model_dump_json(indent=2)))
    else:
        say(outline.render(shown), nl=False)
