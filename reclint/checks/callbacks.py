"""What a section quotes of a lesson that it names by its number: 'callback to "the rope is a spring" from 1.2.3'."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reclint.checks.phrases import short
from reclint.findings.finding import Grade, Hit, Spot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.model import Word
    from reclint.workspace import Lesson, Module

_STEM = 5
"""How many letters of two words are compared: "spring", "springs"."""
_SAID = 0.5
"""How much of its words a lesson has that said what is quoted. Of 11 callbacks one is below, at 0.25."""


class Callback(NamedTuple):
    """A quotation of an earlier lesson: the lesson and the text that has it, what is quoted, and of which lesson."""

    lesson: Lesson
    entry: Word
    quoted: str
    number: str
    source: Lesson


def callbacks(module: Module) -> Iterator[Callback]:
    """The quotations whose lesson is here."""
    lexicon = module.documents.lexicon
    # '"a rope is a spring" analogy from 1.2.3', '"a rope is a spring" (1.2.3': a few words between, within one clause.
    told = re.compile(
        rf'["“]([^"“”\n]{{4,90}})["”](?:\s+[\w-]+){{0,4}}\s+(?:{lexicon.word("from")}\s+|\()'
        rf"(?:{lexicon.word('lesson')}\s+)?(\d+\.\d+)\.(\d+)(?![\w.]*\d)",
        re.I,
    )
    for lesson in module.lessons:
        for entry in (entry for field in lesson.summary.fields for entry in field.entries):
            for match in told.finditer(entry.text):
                target = module.workspace.module_numbered(match[2])
                place = int(match[3])
                if target and target is not module and 0 < place <= len(target.lessons):
                    yield Callback(lesson, entry, match[1], f"{match[2]}.{place}", target.lessons[place - 1])


def not_said(module: Module) -> Iterator[Hit]:
    """The quotations that nothing in the lesson which they are said to be of is like."""
    for found in callbacks(module):
        if not _says(found.source, found.quoted):
            yield Hit(
                Spot(module.key, found.entry.span),
                f"{found.number} {found.quoted}",
                {"quoted": short(found.quoted), "reference": found.number, "slug": found.source.slug or found.number},
                case="quoted",
                question=True,
                grade=Grade.POLISH,
                related=(("lesson", Spot(found.source.module.key, found.source.summary.span)),),
                lesson=found.lesson.slug,
            )


def _says(lesson: Lesson, quoted: str) -> bool:
    """Whether a lesson's section, rows or mental models have the words of a quotation."""
    module = lesson.module
    source = module.documents.source(module.key)
    said = [source.slice(lesson.summary.body)] if source else []
    said += [f"{row.name.text} {row.notes}" for row in lesson.rows]
    said += [model.name.text for model in module.record.models]
    wanted = _stems(quoted, module)
    shared = wanted & {stem for text in said for stem in _stems(text, module)}
    return not wanted or len(shared) >= _SAID * len(wanted)


def _stems(text: str, module: Module) -> set[str]:
    return {word[:_STEM] for word in module.named(text).all_words}
