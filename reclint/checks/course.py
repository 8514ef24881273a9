"""Records against each other: lessons, references, recaps, mental models and the course of depths."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.checks.check import Check, Need, NoOptions, Subject, facts
from reclint.checks.phrases import short
from reclint.findings.finding import Absent, Hit, Spot
from reclint.linking import Weights, folded, read_name
from reclint.text.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.model import ConceptRow, LessonRef, MentalModel, Reference
    from reclint.workspace import Module, Workspace

_MODULE = re.compile(r"(?<![\d.])(\d{1,2}\.\d{1,2})(?:\.\d{1,2})?(?![\d.]*\d)")
_SLUG_PARTS = 3
_SAME_MODEL = 0.6


def duplicate_lessons(course: Workspace, _: NoOptions) -> Iterator[Hit]:
    """Slugs that have a section in two modules of different numbers."""
    first: dict[str, Module] = {}
    for module in course.modules:
        for lesson in module.lessons:
            if not lesson.slug:
                continue
            home = first.setdefault(lesson.slug, module)
            other = home.lesson(lesson.slug)
            if other and home.number != module.number:
                yield Hit(
                    Spot(module.key, lesson.summary.span),
                    lesson.slug,
                    {"slug": lesson.slug, "module": home.number},
                    related=(("first", Spot(home.key, other.summary.span)),),
                    module=module.number,
                    lesson=lesson.slug,
                )


def broken_references(module: Module, _: NoOptions) -> Iterator[Hit | Absent]:
    """References to modules, lessons or slugs that do not exist, or that pair a slug with another module."""
    for reference in module.record.references:
        target = module.workspace.module_numbered(reference.module)
        if target is None:
            yield Absent(reference.module)
        elif reference.lesson is not None and reference.slug is None:
            yield from _wrong_position(module, target, reference)
        elif reference.slug is not None and reference.slug not in target.slugs:
            yield from _wrong_slug(module, target, reference, reference.slug)


def _wrong_position(module: Module, target: Module, reference: Reference) -> Iterator[Hit]:
    if reference.lesson is not None and target.slugs and reference.lesson > len(target.slugs):
        yield Hit(
            Spot(module.key, reference.span),
            f"{reference.module}.{reference.lesson}",
            {
                "reference": f"{reference.module}.{reference.lesson}",
                "count": len(target.slugs),
                "module": target.number,
            },
            case="position",
        )


def _wrong_slug(module: Module, target: Module, reference: Reference, slug: str) -> Iterator[Hit]:
    """A slug beside a module's number that is no lesson of it; words that only look like a slug are left alone."""
    home = module.workspace.taught_in.get(slug)
    near = nearest(slug, target.slugs, near=85)
    looks_like_slug = reference.paired and slug.count("-") + 1 >= _SLUG_PARTS
    if not (home is not None or near or looks_like_slug):
        return
    elsewhere = f", it is a lesson of module {home}" if home is not None else ""
    yield Hit(
        Spot(module.key, reference.span),
        f"{slug} {reference.module}",
        {
            "slug": slug,
            "module": target.number,
            "suggestion": elsewhere or (f', did you mean "{near}"?' if near else ""),
        },
    )


def broken_recaps(module: Module, _: NoOptions) -> Iterator[Hit | Absent]:
    """Rows that recap a module whose record says nothing of the concept."""
    recap = re.compile(rf"\b{module.documents.lexicon.word('recap')}\b.*", re.I | re.S)
    for row in module.record.rows:
        for ref in row.lessons:
            match = recap.search(ref.note or "")
            number = _MODULE.search(match.group()) if match else None
            if number is None:
                continue
            target = module.workspace.module_numbered(number[1])
            if target is None:
                yield Absent(number[1])
            elif not _speaks_of(target, row):
                yield Hit(
                    Spot(module.key, ref.span),
                    row.name.text,
                    {"concept": short(row.name.text), "module": target.number},
                    related=(("record", Spot(target.key, target.record.span)),),
                )


def _speaks_of(module: Module, row: ConceptRow) -> bool:
    """Whether any row of a module shares a telling word with the concept."""
    fillers = module.vocabulary.fillers
    names = [read_name(other.name.text, fillers) for other in module.record.rows]
    wanted = read_name(row.name.text, fillers).head_words
    return any(wanted & name.all_words for name in names)


def misattributed_models(module: Module, _: NoOptions) -> Iterator[Hit]:
    """Mental models said to be established in a lesson, where another lesson has them and that one has not."""
    for model in module.record.models:
        for ref in model.established[:1]:
            number = _MODULE.search(ref.note or "")
            home = module.workspace.module_numbered(number[1]) if number else module
            if home is not None and ref.slug in home.slugs:
                yield from _misattributed(module, home, model, ref)


def _misattributed(module: Module, home: Module, model: MentalModel, ref: LessonRef) -> Iterator[Hit]:
    found = _established(home, model) if home is not module else _told(module, model)
    if not found or ref.slug in {slug for slug, _ in found} or (home is module and _mentions(home, ref.slug, model)):
        return
    slug, spot = found[0]
    yield Hit(
        Spot(module.key, ref.span),
        model.name.text,
        {"model": short(_bare(model.name.text)), "stated": ref.slug, "actual": slug},
        related=(("there", spot),),
    )


def _established(home: Module, model: MentalModel) -> list[tuple[str, Spot]]:
    """The lessons in which another record's table says that the model was established."""
    fillers = home.vocabulary.fillers
    names = [read_name(_bare(other.name.text), fillers) for other in home.record.models]
    weights = Weights(names)
    wanted = read_name(_bare(model.name.text), fillers)
    return [
        (ref.slug, Spot(home.key, ref.span))
        for other, name in zip(home.record.models, names, strict=True)
        if weights.dice(wanted.head_words, name.head_words) >= _SAME_MODEL
        for ref in other.established
        if not _MODULE.search(ref.note or "")
    ]


def _told(module: Module, model: MentalModel) -> list[tuple[str, Spot]]:
    """The lessons of the record whose lists of mental models or analogies quote the model."""
    phrase = _bare(model.name.text).casefold()
    recap = re.compile(rf"\b{module.documents.lexicon.word('recap')}\b", re.I)
    return [
        (lesson.slug, Spot(module.key, field.label.span))
        for lesson in module.record.lessons
        for field in lesson.fields
        if lesson.slug and phrase in field.text.casefold()
        if field.kind in ("models", "analogies") and not recap.search(field.label.text)
    ]


def _mentions(module: Module, slug: str, model: MentalModel) -> bool:
    """Whether the section of a lesson has the words of a model anywhere."""
    phrase = _bare(model.name.text).casefold()
    lesson = module.lesson(slug)
    return lesson is not None and any(phrase in field.text.casefold() for field in lesson.summary.fields)


def _bare(name: str) -> str:
    """A model's name without quotation marks and what stands in parentheses."""
    quoted = re.match(r"[\"“](.+?)[\"”]", name)
    return quoted[1] if quoted else re.sub(r"(?<!\s)\s*\(.*", "", name)


def regressing_depths(course: Workspace, _: NoOptions) -> Iterator[Hit]:
    """Rows that state a lower depth than an earlier module's row of the same name, without calling it a recap."""
    deepest: dict[str, tuple[Module, ConceptRow]] = {}
    ranks = course.vocabulary.depth_ranks
    recap = re.compile(rf"\b{course.documents.lexicon.word('recap')}\b", re.I)
    lowest = course.vocabulary.depths[0]
    for module in course.modules:
        for row in module.record.rows:
            name = folded(row.name.text)
            level = row.depth.level if row.depth else None
            if level is None:
                continue
            home, earlier = deepest.get(name, (None, None))
            before = earlier.depth.level if earlier and earlier.depth else None
            said = " ".join([row.depth.text if row.depth else "", row.notes, *(ref.note or "" for ref in row.lessons)])
            lower = before is not None and ranks[level] < ranks[before] and level != lowest
            if home and earlier and home is not module and lower and not recap.search(said):
                yield Hit(
                    Spot(module.key, row.span),
                    row.name.text,
                    {"concept": short(row.name.text), "level": level, "before": before, "module": home.number},
                    question=True,
                    related=(("row", Spot(home.key, earlier.span)),),
                    module=module.number,
                )
            if before is None or ranks[level] >= ranks[before]:
                deepest[name] = (module, row)


_RECORDS = frozenset({Need.RECORDS})

CHECKS = (
    Check(
        "duplicate-lessons",
        Subject.COURSE,
        duplicate_lessons,
        {"default": facts("slug", "module")},
        frozenset({"first"}),
        _RECORDS,
    ),
    Check(
        "broken-references",
        Subject.MODULE,
        broken_references,
        {"default": facts("slug", "module", "suggestion"), "position": facts("reference", "count", "module")},
        needs=_RECORDS,
    ),
    Check(
        "broken-recaps",
        Subject.MODULE,
        broken_recaps,
        {"default": facts("concept", "module")},
        frozenset({"record"}),
        _RECORDS,
    ),
    Check(
        "misattributed-models",
        Subject.MODULE,
        misattributed_models,
        {"default": facts("model", "stated", "actual")},
        frozenset({"there"}),
    ),
    Check(
        "regressing-depths",
        Subject.COURSE,
        regressing_depths,
        {"default": facts("concept", "level", "before", "module")},
        frozenset({"row"}),
        _RECORDS,
    ),
)
