"""``reclint rules`` and ``reclint explain``: the catalogue for people, for tools and for the documentation."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reclint.api import Course
from reclint.catalogue import Family
from reclint.commands.exits import Exit
from reclint.commands.saying import say
from reclint.course.configuration import Configuration
from reclint.course.opening import load_rules, load_vocabulary
from reclint.course.place import CoursePlace
from reclint.files.location import Disk, Roots
from reclint.files.reading import read_text
from reclint.files.tree import EMPTY
from reclint.findings.answers import AnswersFile
from reclint.report.rules import markdown as catalogue_markdown
from reclint.report.rules import text as catalogue_text
from reclint.run.examples import run_examples
from reclint.text.errors import ReclintError
from reclint.text.words import counted

if TYPE_CHECKING:
    from pydantic import BaseModel

    from reclint.catalogue import Catalogue, Rule

_SCHEMAS: dict[str, type[BaseModel]] = {"rules": Family, "config": Configuration, "answers": AnswersFile}


def rules(form: str) -> None:
    """Print the catalogue as it holds here: a table, JSON, or the reference documentation."""
    if form == "markdown":
        click.echo(catalogue_markdown.render(load_rules()), nl=False)
        return
    catalogue = _catalogue()
    render = catalogue_text.render_json if form == "json" else catalogue_text.render
    say(render(catalogue), nl=False)


def targets() -> None:
    """Print the targets that rules of a course's own can be bound to, and the generic checks."""
    say(catalogue_text.render_targets(), nl=False)


def schema(name: str) -> None:
    """Print the JSON Schema of rule files or of the configuration."""
    click.echo(schema_of(name), nl=False)


def schema_of(name: str) -> str:
    """The JSON Schema of rule files, of the configuration or of answers, with a final line ending."""
    document = {"$schema": "https://json-schema.org/draft/2020-12/schema", **_SCHEMAS[name].model_json_schema()}
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def test(file: str) -> int:
    """Run the examples of all rules, or of those in one file; 1 when any fails."""
    lexicon = load_vocabulary().lexicon
    catalogue = load_rules([(read_text(Path(file)), os.path.relpath(file))] if file else [])
    chosen = [rule for rule in catalogue.rules if not file or rule.family == "own"]
    failures = [failure for rule in chosen for failure in run_examples(rule, catalogue, lexicon)]
    for failure in failures:
        say(str(failure))
    examples = sum(_examples(rule) for rule in chosen)
    say(", ".join([counted(len(chosen), "rule"), counted(examples, "example"), counted(len(failures), "failure")]))
    return Exit.FOUND if failures else Exit.OK


def _examples(rule: Rule) -> int:
    return len(rule.entry.examples.good) + len(rule.entry.examples.bad)


def explain(name: str) -> None:
    """Print what a rule means, why, its examples, and its grade here and where that was set."""
    catalogue = _catalogue()
    say(catalogue_text.explanation(catalogue.find(name)), nl=False)


def _catalogue() -> Catalogue:
    """The rules as they hold here; what is wrong with a course far below is only told.

    Raises:
        ReclintError: the configuration that holds here cannot be used.
    """
    try:
        return Course().catalogue
    except ReclintError as error:
        here = Path.cwd().resolve()
        location = Roots(Disk(), here).of(here)
        place = CoursePlace(location, EMPTY._replace(folder=location.root), Disk())
        catalogue = Course(place=place).catalogue
        say(f"note: {error}; the rules are shown as they hold in this folder", err=True)
        return catalogue
