"""References to modules and lessons of other records."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from reclint.checks.callbacks import callbacks, not_said
from reclint.checks.check import Check, NoOptions, facts
from reclint.checks.footnotes import footnotes, missing_footnotes
from reclint.checks.module_numbers import home_module, named_module
from reclint.checks.page_links import dead_links, has_page_links
from reclint.checks.phrases import counted
from reclint.checks.planned import known_lessons, planned_lessons
from reclint.checks.subjects import modules
from reclint.findings.finding import Absent, Grade, Hit, Spot
from reclint.text.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.model import LessonRef, Reference
    from reclint.text.source import Source, Span
    from reclint.workspace import Lesson, Module


# "Module 4.2 (self-attention)" may be a topic, "(building-a-tokenizer)" is a slug: words from which on it is one. One
# broken reference of four courses has 4, none has fewer.
_SLUG_PARTS = 3
# How alike (0 to 100) a slug and one of the module must be to be a misspelling of it; a choice, stricter than for
# rows, since running text has many words that are like slugs.
_NEAR = 85
# "later-lesson (2.1, as an aside)": what stands in parentheses behind a slug.
_ASIDE = re.compile(r"\([^()|]*\)")
# Two words with a blank between, the second without a hyphen: slugs are parted by commas.
_WORDS_OF_PROSE = re.compile(r"[^\W\d_]\s+[^\W\d_]+(?![\w-])")
# How many modules a series has at most, for a number of two parts without a word that says what it is: of three series
# plans the longest has four, and a decimal such as 4.61 has a greater second part.
_MOST_MODULES = 20


def reference_broken(module: Module, _: NoOptions) -> Iterator[Hit | Absent]:
    """References to modules, lessons or slugs that do not exist, or that pair a slug or a title with another module."""
    # What a row names as its lesson, "2.1.7", `lesson-unknown` tells.
    named = {ref.span.start for row in module.record.rows for ref in row.lessons}
    found = (reference for reference in module.record.references if reference.slug or reference.span.start not in named)
    references = [reference for reference in found if is_reference(module, reference)]
    for reference in references:
        target = module.workspace.module_numbered(reference.module) if reference.module else module
        if target is None:
            yield _unlisted(module, reference) or Absent(reference.module, len(references))
        elif not reference.module:
            yield from _wrong_number(module, reference) if reference.slug else _beyond(module, reference)
        elif reference.title is not None:
            yield from _wrong_title(module, target, reference.title, reference)
        elif reference.lesson is not None and reference.slug is None:
            yield from _wrong_position(module, target, reference)
        elif reference.slug is not None and reference.slug not in target.slugs:
            yield from _wrong_slug(module, target, reference, reference.slug)
    yield from _of_rows(module)
    yield from not_said(module)
    yield from _used_nowhere(module)
    yield from missing_footnotes(module)
    yield from dead_links(module)


def _of_rows(module: Module) -> Iterator[Hit]:
    """Lessons of rows with a module beside them that has no such lesson: "wheels, module 1.2"; others tell the rest.

    A lesson of the record itself may have another module beside it: "spokes (recap from 1.2)".
    """
    own = {lesson.slug for lesson in module.record.lessons}
    told = sorted((one.span for one in module.record.references if one.slug), key=lambda span: span.start)
    starts = [span.start for span in told]
    for ref in (ref for row in module.record.rows for ref in row.lessons if ref.slug not in own and ref.note):
        before = bisect_right(starts, ref.span.start) - 1
        number = home_module(ref.note or "", module.documents.lexicon)
        home = module.workspace.module_numbered(number) if number else None
        is_told = before >= 0 and ref.span.start < told[before].stop
        # The row itself proves no lesson of its own record: "spokes, module 1.2" there.
        if home and ref.slug not in (planned_lessons(module) if home is module else home.slugs) and not is_told:
            others = [slug for slug in home.slugs if slug != ref.slug]
            yield from _not_there(module, home, ref.span, ref.slug, nearest(ref.slug, others, near=_NEAR))


def _used(module: Module) -> Iterator[LessonRef]:
    """The lessons, by their slugs, in which a table says that models are used again."""
    source = module.documents.source(module.key)
    for model in module.record.models if source else ():
        yield from (ref for ref in model.used if source and "-" in ref.slug and not _in_prose(source, ref))


def _in_prose(source: Source, ref: LessonRef) -> bool:
    """Whether the cell of a slug has other words than slugs outside parentheses: "all talk of salt, slow-proving"."""
    start, stop = source.text.rfind("|", 0, ref.span.start), source.text.find("|", ref.span.stop)
    said = _ASIDE.sub(" ", source.text[start + 1 : stop])
    return _WORDS_OF_PROSE.search(said) is not None


def _used_nowhere(module: Module) -> Iterator[Hit]:
    """Lessons in which models are said to be used again, and which no record and no plan has.

    One that is like no lesson may be still to be planned.
    """
    course = module.workspace
    known = known_lessons(course)
    for ref in (ref for ref in _used(module) if ref.slug not in known):
        number = named_module(ref.note or "")
        if number is None or course.module_numbered(number):
            near = nearest(ref.slug, module.slugs, near=_NEAR) or nearest(ref.slug, known, near=_NEAR)
            yield Hit(
                Spot(module.key, ref.span),
                f"{ref.slug} used",
                {"slug": ref.slug, "suggestion": f', did you mean "{near}"?' if near else ""},
                case="used",
                question=near is None,
                grade=None if near else Grade.POLISH,
            )


def _unlisted(module: Module, reference: Reference) -> Hit | None:
    """A module that the course's page, which lists others of its series, does not have."""
    course, key = module.workspace.course, module.workspace.course_key
    series = reference.module.partition(".")[0]
    listed = [entry for entry in course.modules if entry.number.partition(".")[0] == series] if course else []
    if key is None or not listed or any(entry.number == reference.module for entry in listed):
        return None
    return Hit(
        Spot(module.key, reference.span),
        reference.module,
        {"module": reference.module},
        case="unlisted",
        question=True,
        grade=Grade.POLISH,
        related=(("page", Spot(key, listed[-1].span)),),
    )


def _lesson_count(module: Module) -> int:
    """How many lessons a module has by its sections and its plan; rows may name what is no lesson."""
    planned = module.plan.lessons if module.plan else ()
    return len({*(lesson.slug for lesson in module.record.lessons), *(lesson.slug for lesson in planned)})


def _beyond(module: Module, reference: Reference) -> Iterator[Hit]:
    """A lesson's number that neither this module nor its series, counted through, comes to."""
    own = _lesson_count(module)
    planned = module.record.planned.value if module.record.planned else 0
    most = max([own, planned, *_last_in_the_series(module)])
    if module.lessons and reference.lesson is not None and reference.lesson > most:
        yield Hit(
            Spot(module.key, reference.span),
            f"lesson {reference.lesson}",
            {"reference": reference.lesson, "count": counted(own, "lesson")},
            case="beyond",
            question=True,
            grade=Grade.POLISH,
            related=(("lesson", Spot(module.key, module.lessons[-1].summary.span)),),
        )


def _last_in_the_series(module: Module) -> Iterator[int]:
    """The greatest number of a lesson where a series counts through: as its plan has it, or as its records add up."""
    series = module.number.partition(".")[0]
    for _, plan in module.workspace.series_plans:
        yield from (entry.number for part in plan.modules for entry in part.lessons if entry.number)
    parts = [other for other in module.workspace.modules if other.number.partition(".")[0] == series]
    positions = ([lesson.position for lesson in part.lessons if lesson.position] for part in parts)
    # One number too great is a mistake; where no lesson has the first one, the module before it had it.
    if any(numbers and min(numbers) > 1 for numbers in positions):
        yield sum(len(part.slugs) for part in parts)


def _wrong_position(module: Module, target: Module, reference: Reference) -> Iterator[Hit]:
    """A lesson's number that its module does not come to; one that is counted may count lessons that are to come.

    One behind "the theorem," may be of something else.
    """
    count = _lesson_count(target) or len(target.slugs)
    planned = target.record.planned.value if target.record.planned and reference.counted else 0
    through = _last_in_the_series(target) if reference.counted else ()
    if reference.lesson is not None and count and reference.lesson > max(count, planned, *through):
        yield Hit(
            Spot(module.key, reference.span),
            f"{reference.module}.{reference.lesson}",
            {
                "reference": f"{reference.module}.{reference.lesson}",
                "count": count,
                "module": target.number,
            },
            case="position",
            question=reference.doubted,
            grade=Grade.POLISH if reference.doubted else None,
        )


def is_reference(module: Module, reference: Reference) -> bool:
    """Whether a number is a module's: a word says so, it stands beside a known slug, or it can be one.

    "half-right (0.05)" and "badly tied (4.61)" are decimals.
    """
    if reference.named or reference.slug in module.workspace.taught_in:
        return True
    return module.workspace.module_numbered(reference.module) is not None or _can_be_module(reference.module)


def _can_be_module(number: str) -> bool:
    series, _, place = number.partition(".")
    return not series.startswith("0") and not place.startswith("0") and int(place) <= _MOST_MODULES


def _wrong_number(module: Module, reference: Reference) -> Iterator[Hit]:
    """A lesson of this record with another number than its own; a number may count through the series."""
    lesson = module.lesson(reference.slug or "")
    if lesson is None or reference.lesson in (lesson.position, *_in_the_series(module, lesson)):
        return
    yield Hit(
        Spot(module.key, reference.span),
        f"{reference.slug} {reference.lesson}",
        {"slug": reference.slug, "reference": reference.lesson, "count": lesson.position},
        case="number",
        question=True,
        grade=Grade.POLISH,
        related=(("lesson", Spot(module.key, lesson.summary.span)),),
    )


def _in_the_series(module: Module, lesson: Lesson) -> Iterator[int]:
    """What a lesson's number may be where a series counts its lessons: as its plan has it, or as its records add up."""
    for _, plan in module.workspace.series_plans:
        yield from (
            entry.number
            for part in plan.modules
            for entry in part.lessons
            if entry.slug == lesson.slug and entry.number
        )
    series = module.number.partition(".")[0]
    before = [other for other in module.workspace.modules if other.number.partition(".")[0] == series]
    yield sum(len(other.lessons) for other in before[: before.index(module)]) + lesson.position


def _wrong_title(module: Module, target: Module, title: str, reference: Reference) -> Iterator[Hit]:
    """A title behind a module's number that has no word of the module's title, or of its lessons'."""
    known = [target.record.title, *(lesson.summary.title or lesson.slug or "" for lesson in target.lessons)]
    words = {word for text in known for word in target.named(text).all_words}
    if target is module or not target.record.title or target.named(title).all_words & words:
        return
    yield Hit(
        Spot(module.key, reference.span),
        f"{reference.module} title",
        {"module": target.number, "reference": title, "suggestion": target.record.title},
        case="title",
        question=True,
        grade=Grade.POLISH,
        related=(("module", Spot(target.key, target.record.span)),),
    )


def _speaks_of(module: Module, slug: str) -> bool:
    """Whether a record has the words of what looks like a slug, so that it may be a topic: "end-to-end (1.2.3)"."""
    source = module.documents.source(module.key)
    words = re.escape(slug).replace(r"\-", r"[-\s]+")
    return source is not None and re.search(rf"(?<!\w){words}", source.text, re.I) is not None


def _wrong_slug(module: Module, target: Module, reference: Reference, slug: str) -> Iterator[Hit]:
    """A slug beside a module's number that is no lesson of it; words that only look like a slug are left alone."""
    home = module.workspace.taught_in.get(slug)
    near = nearest(slug, target.slugs, near=_NEAR)
    placed = reference.lesson is not None and not _speaks_of(target, slug)
    looks_like_slug = (reference.paired or placed) and slug.count("-") + 1 >= _SLUG_PARTS
    if not (home is not None or near or looks_like_slug or _is_lesson_of_row(module, reference)):
        return
    yield from _not_there(module, target, reference.span, slug, near)


def _not_there(module: Module, target: Module, span: Span, slug: str, near: str | None) -> Iterator[Hit]:
    home = module.workspace.taught_in.get(slug)
    elsewhere = f", it is a lesson of module {home}" if _has_lesson(module, home, slug) else ""
    suggestion = elsewhere or (f', did you mean "{near}"?' if near else "")
    told = {"slug": slug, "module": target.number, "suggestion": suggestion}
    yield Hit(Spot(module.key, span), f"{slug} {target.number}", told)


def _is_lesson_of_row(module: Module, reference: Reference) -> bool:
    """Whether a row names its slug as a lesson, where nothing else is meant.

    Of "Turk's-Head (1.2.3)" it names the number alone: what stands before that is its concept.
    """
    lessons = (ref.span for row in module.record.rows for ref in row.lessons if ref.slug == reference.slug)
    return any(reference.span.start <= span.start < reference.span.stop for span in lessons)


def _has_lesson(module: Module, number: str | None, slug: str) -> bool:
    """Whether the sections or the plan of a module have a lesson; the row of the reference itself proves none."""
    home = module.workspace.module_numbered(number) if number else None
    if home is None:
        return False
    planned = (lesson.slug for lesson in home.plan.lessons) if home.plan else ()
    return slug in {*(lesson.slug for lesson in home.lessons), *planned} or (home is not module and slug in home.slugs)


CHECKS = (
    Check(
        reference_broken,
        modules(
            "module that refers to modules or lessons by number, to footnotes or to pages",
            lambda module: (
                bool(footnotes(module) or has_page_links(module))
                or any(named_module(ref.note) for row in module.record.rows for ref in row.lessons if ref.note)
                or any(is_reference(module, one) for one in module.record.references)
                or any(callbacks(module))
                or any(_used(module))
            ),
        ),
        NoOptions,
        facts("slug", "module", "suggestion", "reference", "count", "quoted"),
    ),
)
