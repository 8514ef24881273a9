"""Recaps of what another module is said to have taught."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.checks.check import Check, Need, NoOptions, facts
from reclint.checks.module_numbers import named_module
from reclint.checks.phrases import head_of, short
from reclint.checks.subjects import modules
from reclint.findings.finding import Absent, Grade, Hit, Spot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.model import (
        ConceptRow,
        LessonRef,
    )
    from reclint.workspace import Module

# How much of a recapped concept's words a row has that is it. Of four courses every true recap has 0.5 or more, and of
# 60 concepts beside a module that does not have them five; a few shared words are a question.
_SPOKEN_OF = 0.5


def recap_broken(module: Module, _: NoOptions) -> Iterator[Hit | Absent]:
    """Rows that recap a module whose record says nothing of the concept."""
    recaps = list(_recaps(module))
    for row, ref, number in recaps:
        target = module.workspace.module_numbered(number)
        if target is None:
            yield Absent(number, len(recaps))
        elif (share := _share(target, row)) < _SPOKEN_OF:
            yield Hit(
                Spot(module.key, ref.span),
                head_of(row.name.text),
                {"concept": short(row.name.text), "module": target.number},
                case="little" if share > 0 else "default",
                question=share > 0,
                grade=Grade.POLISH if share > 0 else None,
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


def _share(module: Module, row: ConceptRow) -> float:
    """How much of a concept's words one row of a module has at most."""
    names = [module.named(other.name.text) for other in module.record.rows]
    wanted = module.named(row.name.text).head_words
    return max((len(wanted & name.all_words) / max(len(wanted), 1) for name in names), default=0.0)


CHECKS = (
    Check(
        recap_broken,
        modules("module with rows that recap another module", lambda module: any(_recaps(module))),
        NoOptions,
        facts("concept", "module"),
        (Need.RECORDS,),
    ),
)
