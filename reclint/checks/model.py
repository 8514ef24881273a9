"""Mental models and the lessons that are said to have established them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.checks.check import Check, NoOptions, facts
from reclint.checks.module_numbers import named_module
from reclint.checks.phrases import short
from reclint.checks.subjects import modules
from reclint.findings.finding import Hit, Spot
from reclint.linking import Weights, in_singular
from reclint.linking.names import words
from reclint.text.nearest import nearest
from reclint.vocabulary.lexicon import SLUG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.model import (
        LessonRef,
        MentalModel,
        Word,
    )
    from reclint.workspace import Lesson, Module


# "“A rope is a spring” (extended in 2.1)": a name in quotation marks at the start.
_QUOTED = re.compile(r"[\"“](.+?)[\"”]")
# "Rope as spring (from physics)": what parentheses add to a name.
_ADDED = re.compile(r"(?<!\s)\s*\(.*")
# How much of their words two models share that are one. Measured on four courses: one true pair has 0.6.
_SAME_MODEL = 0.6
# The fields that list models.
_MODELS = ("models", "analogies")
# How alike (0 to 100) a slug and a lesson's must be to be offered as what was meant; as for the rows of the index.
_LIKE = 80


def model_misattributed(module: Module, _: NoOptions) -> Iterator[Hit]:
    """Mental models said to be established in a lesson, where another lesson has them and that one has not.

    One of another record that lists no models is a question.
    """
    for model, ref, home, found in _attributed(module):
        here = ref.slug in {slug for slug, _ in found} or _mentions(home, ref.slug, model)
        if not here:
            slug, spot = found[0]
            yield Hit(
                Spot(module.key, ref.span),
                model.name.text,
                {"model": short(_bare(model.name.text)), "stated": ref.slug, "actual": slug},
                question=home is not module and not _lists_models(home, ref.slug),
                related=(("there", spot),),
            )
    for model, ref in _nowhere(module):
        near = nearest(ref.slug, module.slugs, near=_LIKE)
        yield Hit(
            Spot(module.key, ref.span),
            model.name.text,
            {
                "model": short(_bare(model.name.text)),
                "stated": ref.slug,
                "actual": f', did you mean "{near}"?' if near else "",
            },
            case="nowhere",
            question=near is None and module.names_absent_modules,
            related=(),
        )
    for model, ref, lesson, entry, slug in _credited(module):
        yield Hit(
            Spot(module.key, entry.span),
            f"{model.name.text} {slug}",
            {"model": short(_bare(model.name.text)), "stated": slug, "actual": ref.slug},
            case="prose",
            related=(("there", Spot(module.key, ref.span)),),
            lesson=lesson.slug,
        )


def _nowhere(module: Module) -> Iterator[tuple[MentalModel, LessonRef]]:
    """The models said to be established in a lesson that no section, index or plan of the course has."""
    for model in module.record.models:
        for ref in model.established[:1]:
            written_as_slug = "-" in ref.slug and ref.slug == ref.slug.lower()
            elsewhere = named_module(ref.note or "") or module.has_lesson_elsewhere(ref.slug)
            if written_as_slug and not elsewhere and ref.slug not in module.workspace.taught_in and module.slugs:
                yield model, ref


def _credited(module: Module) -> Iterator[tuple[MentalModel, LessonRef, Lesson, Word, str]]:
    """The models that the text of a section credits to another lesson than the table: '"x" analogy from first-knots'.

    Only a lesson that can have established it counts: one that the table names nowhere beside the model.
    """
    lexicon = module.documents.lexicon
    quoted = [model for model in module.record.models if model.established and _QUOTED.match(model.name.text)]
    quoting = _quoting(module) if quoted else []
    for model in quoted if quoting else ():
        phrase = r"[-\s]+".join(map(re.escape, re.split(r"[-\s]+", _bare(model.name.text))))
        # The analogy, what it is called, and the lesson: within one clause.
        credit = re.compile(
            rf'["“]{phrase}["”][^.;,()"“]{{0,40}}?\b{lexicon.word("from")}\s+`?({SLUG})`?(?![\w-])', re.I
        )
        named = {ref.slug for ref in (*model.established, *model.used)}
        for lesson, entry in quoting:
            match = credit.search(entry.text)
            if match and match[1] not in named and match[1] in module.workspace.taught_in:
                yield model, model.established[0], lesson, entry, match[1]


def _quoting(module: Module) -> list[tuple[Lesson, Word]]:
    """The entries of the sections that quote something, each with its lesson."""
    return [
        (lesson, entry)
        for lesson in module.lessons
        for field in lesson.summary.fields
        for entry in field.entries
        if '"' in entry.text or "“" in entry.text
    ]


def _attributed(module: Module) -> Iterator[tuple[MentalModel, LessonRef, Module, list[tuple[str, Spot]]]]:
    """The models with the lesson that is said to have established each, its module, and the lessons that have it."""
    for model in module.record.models:
        for ref in model.established[:1]:
            number = named_module(ref.note or "")
            home = module.workspace.module_numbered(number) if number else module
            if home is not None and ref.slug in home.slugs:
                found = _told(module, model) if home is module else _had_by(home, ref.slug, model, module)
                if found:
                    yield model, ref, home, found


def _lists_models(module: Module, slug: str) -> bool:
    """Whether the section of a lesson lists its models: one that lists none may have had this one."""
    lesson = module.lesson(slug)
    return bool(module.record.models) or (
        lesson is not None and any(field.kind in _MODELS for field in lesson.summary.fields)
    )


def _had_by(home: Module, slug: str, model: MentalModel, module: Module) -> list[tuple[str, Spot]]:
    """The lessons of another record, by its table and its lists, that have a model; else those of the record itself.

    These only where the lesson that is named has not all of its words: it may word the model otherwise.
    """
    if found := _established(home, model) or _told(home, model):
        return found
    lesson = home.lesson(slug)
    fields = lesson.summary.fields if lesson else ()
    said = {word for field in fields for word in words(field.text)}
    told = home.named(_bare(model.name.text)).all_words
    return [] if told <= said else _told(module, model)


def _established(home: Module, model: MentalModel) -> list[tuple[str, Spot]]:
    """The lessons in which another record's table says that the model was established."""
    names = [home.named(_bare(other.name.text)) for other in home.record.models]
    weights = Weights(names)
    wanted = home.named(_bare(model.name.text))
    return [
        (ref.slug, Spot(home.key, ref.span))
        for other, name in zip(home.record.models, names, strict=True)
        if weights.dice(wanted.head_words, name.head_words) >= _SAME_MODEL
        for ref in other.established
        if not named_module(ref.note or "")
    ]


def _told(module: Module, model: MentalModel) -> list[tuple[str, Spot]]:
    """The lessons of the record whose lists of mental models or analogies quote the model."""
    phrase = in_singular(_bare(model.name.text))
    # "Mental models (recap)": a list that only repeats.
    recap = re.compile(rf"\b{module.documents.lexicon.word('recap')}\b", re.I)
    return [
        (lesson.slug, Spot(module.key, field.label.span))
        for lesson in module.record.lessons
        for field in lesson.fields
        if lesson.slug and field.kind in _MODELS and phrase in in_singular(field.text)
        if not recap.search(field.label.text)
    ]


def _mentions(module: Module, slug: str, model: MentalModel) -> bool:
    """Whether the section of a lesson has the words of a model anywhere."""
    phrase = in_singular(_bare(model.name.text))
    lesson = module.lesson(slug)
    return lesson is not None and any(phrase in in_singular(field.text) for field in lesson.summary.fields)


def _bare(name: str) -> str:
    """A model's name without quotation marks and what stands in parentheses."""
    quoted = _QUOTED.match(name)
    return quoted[1] if quoted else _ADDED.sub("", name)


CHECKS = (
    Check(
        model_misattributed,
        modules(
            "module with mental models that its lessons, or the record they come from, have too",
            lambda module: any(_attributed(module)) or any(_credited(module)) or any(_nowhere(module)),
        ),
        NoOptions,
        facts("model", "stated", "actual"),
    ),
)
