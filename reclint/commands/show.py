"""``reclint show``: the model of a record, or of each that a file holds."""

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
    modules = course.show(path)
    source = course.source(modules[0].key)
    assert source is not None
    if links or why:
        texts = (links_text.render(one, source) if links else show_why.render(one.record, source) for one in modules)
        say("\n".join(texts), nl=False)
        return
    shown = show_json.shown_records(modules, source, course.path(modules[0].key))
    if form == "json":
        click.echo(guarded_data(show_json.shown_file(shown).model_dump_json(indent=2)))
    else:
        say("\n".join(map(outline.render, shown)), nl=False)
