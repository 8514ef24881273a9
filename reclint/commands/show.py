"""``reclint show``: the model of one record."""

from __future__ import annotations

import json
from pathlib import Path

import click

from reclint.course import opening as app
from reclint.report.show import json as show_json
from reclint.report.show import links as links_text
from reclint.report.show import outline
from reclint.text.errors import UsageError


def show(record: str | None, *, form: str, links: bool, schema: bool) -> None:
    """Print the model of a record, its links, or the JSON Schema of the model."""
    if schema:
        click.echo(json.dumps(show_json.schema(), indent=2, ensure_ascii=False))
        return
    if record is None:
        raise UsageError("no record is named", "reclint show RECORD")
    path = Path(record)
    opened = app.open_around([path])
    module = app.find_module(opened, path)
    source = opened.workspace.documents.source(module.key)
    assert source is not None
    if links:
        click.echo(links_text.render(module, source), nl=False)
        return
    shown = show_json.show(module, source, opened.display(module.key))
    click.echo(shown.model_dump_json(indent=2) if form == "json" else outline.render(shown), nl=form == "json")
