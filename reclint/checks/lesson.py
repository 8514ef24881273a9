"""The lessons of a record against its index, its plan and the other records: missing, unknown, twice, misnumbered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.checks.check import Check, Need, NoOptions, facts
from reclint.checks.complete import claims_completion
from reclint.checks.passages import passage
from reclint.checks.phrases import counted, short
from reclint.checks.planned import names_no_lesson, passed_in_log, planned_lessons, renamed_lessons, says_elsewhere
from reclint.checks.reference import is_reference
from reclint.checks.row_places import row_place
from reclint.checks.subjects import courses, lessons, modules
from reclint.findings.finding import Edit, Fix, Grade, Hit, Spot
from reclint.markdown import split_row
from reclint.readers import calls_itself_complete
from reclint.text.nearest import nearest
from reclint.text.scripts import foreign_letters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.model import ConceptRow, LessonRef, PlannedLesson
    from reclint.workspace import Lesson, Module, Workspace


def lesson_duplicate(course: Workspace, _: NoOptions) -> Iterator[Hit]:
    """Slugs that have a section in two modules; two records of one number are told as such."""
    first: dict[str, Module] = {}
    for module in course.modules:
        for lesson in module.lessons:
            if not lesson.slug:
                continue
            home = first.setdefault(lesson.slug, module)
            other = home.lesson(lesson.slug)
            if other and _are_two(home, module):
                yield Hit(
                    Spot(module.key, lesson.summary.span),
                    lesson.slug,
                    {"slug": lesson.slug, "module": home.number or f'"{home.record.title}"'},
                    related=(("first", Spot(home.key, other.summary.span)),),
                    module=module.number,
                    lesson=lesson.slug,
                )


# How alike (0 to 100) a slug and a known one must be to be offered as what was meant; a choice: on four courses
# nothing lies between 50 and 90.
_NEAR = 70
# How alike they must be for a fix; a choice: the one misspelled slug of four courses is 90 like its own.
_LIKE = 80


def lesson_numbering(module: Module, _: NoOptions) -> Iterator[Hit]:
    """Positions that do not count 1, 2, 3 in the order of the sections, and "Lesson 1 of 2" where there are three."""
    yield from _of_another_number(module)
    # A document that is one lesson as a whole has its place among other documents.
    stated = [lesson for lesson in module.record.lessons if lesson.position and lesson.span != module.record.span]
    places = {lesson.span: place for place, lesson in enumerate(module.record.lessons, 1)}
    for expected, lesson in enumerate(stated, 1):
        position = lesson.position
        # A section without a number may be one of the lessons, or none.
        if position and position.value not in (expected, places[lesson.span]):
            yield Hit(
                Spot(module.key, position.span),
                lesson.slug or lesson.heading,
                {"found": position.value, "expected": expected},
            )
            return


def _of_another_number(module: Module) -> Iterator[Hit]:
    """The first heading that says "lesson 1 of 2" where there are more lessons, or fewer in what is complete.

    While lessons are still to come, another number than the plan's is a question: the one or the other is older.
    """
    planned, sections = len(planned_lessons(module)), module.record.lesson_count
    lessons = max(planned, sections)
    counted_all = bool(planned) or claims_completion(module)
    for lesson in module.record.lessons:
        total = lesson.total
        if total is None or total.value == lessons or (total.value > sections and not counted_all):
            continue
        certain = total.value < sections or claims_completion(module)
        yield Hit(
            Spot(module.key, total.span),
            "total",
            {"stated": counted(total.value, "lesson"), "actual": lessons},
            case="total",
            question=not certain,
            grade=None if certain else Grade.POLISH,
        )
        return


def lesson_unknown(module: Module, _: NoOptions) -> Iterator[Hit]:
    """Rows that name no lesson, or one of which nothing else knows: no section, no plan, no other record.

    One of another module that the row does not call so is less than that, but may be the wrong one all the same.
    In a workspace without some of the modules that the record refers to, a slug unlike any known one is a question.
    """
    known = {lesson.slug for lesson in module.record.lessons if lesson.slug}
    planned = {lesson.slug for lesson in module.plan.lessons} if module.plan else set()
    found = (reference for reference in module.record.references if reference.module)
    numbers = {reference.module for reference in found if is_reference(module, reference)}
    partial = any(module.workspace.module_numbered(number) is None for number in numbers)
    seen: set[str] = set()
    yield from _without_lesson(module)
    yield from _in_other_letters(module, known)
    for row in module.record.rows:
        for ref in row.lessons:
            elsewhere = says_elsewhere(ref)
            if ref.slug in known | planned | seen or elsewhere:
                continue
            seen.add(ref.slug)
            if module.has_lesson_elsewhere(ref.slug):
                yield from _of_another_module(module, row, ref)
                continue
            near = nearest(ref.slug, known, near=_NEAR) or nearest(ref.slug, planned, near=_NEAR)
            yield Hit(
                Spot(module.key, ref.span),
                ref.slug,
                {"slug": ref.slug, "suggestion": _suggestion(ref.slug, near)},
                question=partial and near is None,
                fix=_name_lesson(module, ref.slug, known),
                related=row_place(module, row, ref.span),
            )


def _in_other_letters(module: Module, known: set[str]) -> Iterator[Hit]:
    """Slugs of rows with letters that only look like those of a lesson, which is written with the right ones."""
    source = module.documents.source(module.key)
    if source is None or source.text.isascii():
        return
    headings = " ".join(source.slice(lesson.span) for lesson in module.record.lessons)
    written: dict[str, list[LessonRef]] = {}
    for ref in (ref for row in module.record.rows for ref in row.lessons if ref.slug in known):
        text = source.slice(ref.span)
        if foreign_letters(text) and text not in headings:
            written.setdefault(text, []).append(ref)
    for text, refs in written.items():
        meant = refs[0].slug
        edits = tuple(Edit(Spot(module.key, ref.span), meant) for ref in refs)
        yield Hit(
            Spot(module.key, refs[0].span),
            text,
            {"slug": text, "suggestion": _suggestion(text, meant)},
            fix=Fix(f"write {meant}", edits, safe=False),
        )


def _suggestion(slug: str, near: str | None) -> str:
    """What a message offers for a slug, and which of its letters only look like those of the slug that is meant."""
    letters = foreign_letters(slug)
    because = f" it has {', '.join(letters)}" if letters else ""
    return f', did you mean "{near}"?{because}' if near else ""


def _of_another_module(module: Module, row: ConceptRow, ref: LessonRef) -> Iterator[Hit]:
    """A row whose only lesson is another module's, without a word on it beside the lesson, the depth or the notes.

    Where a section of this record teaches the concept, the slug is wrong for certain.
    """
    said = " ".join([ref.note or "", row.depth.text if row.depth else "", row.notes])
    recap = re.compile(rf"(?<!\w){module.documents.lexicon.word('recap')}(?!\w)", re.I)
    home = next((other for other in module.workspace.modules if other is not module and other.lesson(ref.slug)), None)
    if len(row.lessons) > 1 or recap.search(said) or home is None:
        return
    items = (link.item for lesson in module.lessons for link in lesson.links if row in link.rows and not link.elsewhere)
    item = next((item for item in items if item.depth or not item.revisited), None)
    yield Hit(
        Spot(module.key, ref.span),
        ref.slug,
        {"slug": ref.slug, "module": home.number},
        case="elsewhere",
        question=item is None,
        grade=Grade.POLISH,
        related=(("item", Spot(module.key, item.span)),) if item else (),
    )


def _without_lesson(module: Module) -> Iterator[Hit]:
    """Rows without a lesson in a table that has a column for them, where most rows have one."""
    rows, index = module.record.rows, module.record.index
    titles = index.columns if index else ()
    columns = [at for at, title in enumerate(titles) if module.vocabulary.column(title.text, ("lesson",))]
    bare = [row for row in rows if not row.lessons and row.cells >= len(titles)]
    if columns and len(bare) * 2 < len(rows):
        for row in bare:
            said = _cell_of(module, row, columns[0])
            found = {"concept": short(row.name.text), "slug": short(said)}
            is_name = any(map(str.isalpha, said)) and not module.documents.lexicon.depth_any_case.fullmatch(said)
            case = "unknown" if is_name else "none"
            yield Hit(Spot(module.key, row.span), row.name.text, found, case=case, grade=Grade.IMPROVEMENT)


def _cell_of(module: Module, row: ConceptRow, column: int) -> str:
    """The text of a row in a 0-based column; empty where the row is written otherwise than the table."""
    text = passage(module, row.span)
    cells = split_row(text)
    return text[slice(*cells[column])].strip(" *_`") if len(cells) == row.cells and column < len(cells) else ""


def _name_lesson(module: Module, slug: str, known: set[str]) -> Fix | None:
    """Name the lesson that is meant in every row that has the slug, where only one is like it."""
    meant = [other for other in sorted(known) if nearest(slug, [other], near=_LIKE)]
    if len(meant) != 1:
        return None
    spans = [ref.span for row in module.record.rows for ref in row.lessons if ref.slug == slug]
    return Fix(f"write {meant[0]}", tuple(Edit(Spot(module.key, span), meant[0]) for span in spans), safe=False)


def lesson_without_concepts(lesson: Lesson, _: NoOptions) -> Iterator[Hit]:
    """Sections whose lesson no row of the index names, unless they say that nothing new is taught.

    Where a row of theirs names a lesson that the record does not have, that row is told.
    """
    nothing_new = any(link.silent or link.item.revisited for link in lesson.links)
    misnamed = any(row.lessons and names_no_lesson(lesson.module, row) for link in lesson.links for row in link.rows)
    if lesson.slug and not lesson.rows and not nothing_new and not misnamed:
        yield Hit(Spot(lesson.module.key, lesson.summary.span), lesson.slug, {"lesson": lesson.slug})


def lesson_missing(module: Module, _: NoOptions) -> Iterator[Hit]:
    """Planned lessons without a section in a record that calls itself complete, and sections that nobody planned."""
    planned = planned_lessons(module)
    record, key = module.record, module.plan_key
    if key is None:
        return
    renamed = renamed_lessons(module)  # which `plan-disagrees` tells
    known = {lesson.slug for lesson in record.lessons} | renamed.keys()
    called = {lesson.slug for lesson in renamed.values()}
    yield from (hit for entry in planned.values() if entry.slug not in known for hit in _without_section(module, entry))
    for lesson in record.lessons:
        if lesson.slug and lesson.slug not in planned and lesson.slug not in called:
            first = next(iter(planned.values()))
            yield Hit(
                Spot(module.key, lesson.span),
                lesson.slug,
                {"lesson": lesson.slug},
                case="unplanned",
                related=(("plan", Spot(key, first.span)),),
                lesson=lesson.slug,
            )


def _without_section(module: Module, planned: PlannedLesson) -> Iterator[Hit]:
    """A planned lesson without a section, at its first row in the index; without rows the record's status tells it.

    Its review log tells it, too, whatever the record's status is: with rows, or where the plan has it as built.
    """
    status, slug = module.record.status, planned.slug
    refs = (ref for row in module.record.rows for ref in row.lessons if ref.slug == slug and not says_elsewhere(ref))
    first = next(refs, None)
    complete, passed = claims_completion(module), passed_in_log(module, planned)
    places = {"plan": Spot(module.plan_key or "", planned.span)}
    if complete and status:
        places["status"] = Spot(module.key, status.span)
    elif passed:
        places["review"] = passed
    if module.record.summaries:
        places["sections"] = Spot(module.key, module.record.summaries)
    if first and (complete or passed):
        told, case, values = first.span, "indexed", {"lesson": slug}
    elif complete and status:
        told, case, values = places.pop("status").span, "default", {"lesson": slug, "status": short(status.text)}
    elif passed and planned.status and calls_itself_complete(planned.status.text, module.documents.lexicon):
        told, case = module.record.summaries or module.record.span, "built"
        values = {"lesson": slug, "status": short(planned.status.text)}
        places.pop("sections", None)
    else:
        return
    yield Hit(Spot(module.key, told), slug, values, case=case, related=tuple(places.items()), lesson=slug)


def _has_plan_and_sections(module: Module) -> bool:
    return bool(planned_lessons(module) and module.record.lessons)


def _names_lessons(module: Module) -> bool:
    return bool(module.record.slugs) and any(lesson.slug for lesson in module.record.lessons)


def _has_modules_with_lessons(course: Workspace) -> bool:
    found = [module for module in course.modules if any(lesson.slug for lesson in module.lessons)]
    return any(_are_two(found[0], module) for module in found[1:])


def _are_two(one: Module, other: Module) -> bool:
    """Whether two records are of two modules, which may have no numbers."""
    return one.number != other.number or (not one.number and one is not other)


CHECKS = (
    Check(
        lesson_duplicate,
        courses("course with lessons in two modules", _has_modules_with_lessons),
        NoOptions,
        facts("slug", "module"),
        (Need.RECORDS,),
    ),
    Check(
        lesson_numbering,
        modules(
            "module with positions in its headings", lambda module: any(one.position for one in module.record.lessons)
        ),
        NoOptions,
        facts("found", "expected", "stated", "actual"),
    ),
    Check(
        lesson_unknown,
        modules("module with lessons in its Concept Index and its sections", _names_lessons),
        NoOptions,
        facts("slug", "suggestion", "concept", "module"),
    ),
    Check(
        lesson_without_concepts,
        lessons(
            "lesson with a slug, in a record with rows in its Concept Index",
            lambda lesson: bool(lesson.slug and lesson.module.record.rows),
        ),
        NoOptions,
        facts("lesson"),
    ),
    Check(
        lesson_missing,
        modules("module with lessons in its plan and its record", _has_plan_and_sections),
        NoOptions,
        facts("lesson", "status"),
        (Need.PLANS,),
    ),
)
