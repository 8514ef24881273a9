"""Recaps of what another module is said to have taught."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.checks.check import Check, Need, NoOptions, facts
from reclint.checks.module_numbers import named_module
from reclint.checks.phrases import head_of, short
from reclint.checks.subjects import modules
from reclint.findings.finding import Absent, Hit, Spot
from reclint.linking import read_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.model import (
        ConceptRow,
        LessonRef,
    )
    from reclint.workspace import Module


def recap_broken(module: Module, _: NoOptions) -> Iterator[Hit | Absent]:
    """Rows that recap a module whose record says nothing of the concept."""
    recaps = list(_recaps(module))
    for row, ref, number in recaps:
        target = module.workspace.module_numbered(number)
        if target is None:
            yield Absent(number, len(recaps))
        elif not _speaks_of(target, row):
            yield Hit(
                Spot(module.key, ref.span),
                head_of(row.name.text),
                {"concept": short(row.name.text), "module": target.number},
                related=(("record", Spot(target.key, target.record.span)),),
                formerly=row.name.text,
            )


def _recaps(module: Module) -> Iterator[tuple[ConceptRow, LessonRef, str]]:
    """The rows that recap a module, with where they say so and its number."""
    # "first-knots (recap from 4.4)", "revisited, see 4.4.2": the word for a recap, and a module's number behind it.
    recap = re.compile(rf"\b{module.documents.lexicon.word('recap')}\b.*", re.I | re.S)
    for row in module.record.rows:
        for ref in row.lessons:
            match = recap.search(ref.note or "")
            number = named_module(match.group()) if match else None
            if number is not None:
                yield row, ref, number


def _speaks_of(module: Module, row: ConceptRow) -> bool:
    """Whether any row of a module shares a telling word with the concept."""
    fillers = module.vocabulary.fillers
    names = [read_name(other.name.text, fillers) for other in module.record.rows]
    wanted = read_name(row.name.text, fillers).head_words
    return any(wanted & name.all_words for name in names)


CHECKS = (
    Check(
        recap_broken,
        modules("module with rows that recap another module", lambda module: any(_recaps(module))),
        NoOptions,
        facts("concept", "module"),
        (Need.RECORDS,),
    ),
)
