"""Depths: those that say nothing, that a summary and the index state differently, and that sink."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reclint.checks.check import Check, NoOptions, facts
from reclint.checks.depth_order import other_start
from reclint.checks.falls import falls, shares_concepts
from reclint.checks.measured import levels_apart
from reclint.checks.phrases import head_of, short
from reclint.checks.planned import says_raised
from reclint.checks.rises import Statements, rising_items
from reclint.checks.row_places import row_place
from reclint.checks.scales import of_another_scale, other_scale
from reclint.checks.short_rows import is_moved_up
from reclint.checks.subjects import courses, lessons, modules
from reclint.findings.finding import Edit, Fix, Grade, Hit, Spot
from reclint.linking import Decision, spelled_as_one
from reclint.markdown import split_list
from reclint.text.nearest import nearest
from reclint.text.source import Passage, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reclint.linking import Link
    from reclint.model import ConceptRow, DepthMark
    from reclint.vocabulary.vocabulary import Vocabulary
    from reclint.workspace import Lesson, Module, Workspace


def depth_regression(course: Workspace, _: NoOptions) -> Iterator[Hit]:
    """Rows that state a lower depth than an earlier row of the same name, without calling it a recap."""
    for module, row, home, earlier in falls(course):
        level, before = (one.depth.level if one.depth else None for one in (row, earlier))
        yield Hit(
            Spot(module.key, row.span),
            head_of(row.name.text),
            {
                "concept": short(row.name.text),
                "level": level,
                "before": before,
                "module": home.number,
                "lesson": earlier.lessons[-1].slug if earlier.lessons else None,
            },
            case="within" if home is module else "default",
            question=True,
            related=(("row", Spot(home.key, earlier.span)),),
            module=module.number,
            formerly=row.name.text,
            measures=levels_apart(course.vocabulary, level, [before]),
        )


# How alike (0 to 100) a word and a depth are when the word can only be that depth misspelled; a choice: no depth of
# four courses is misspelled.
_PLAINLY = 80


def depth_unknown(module: Module, _: NoOptions) -> Iterator[Hit]:
    """Depths of index rows and taught items that name no depth, or several without saying which one holds.

    Rows with the depths of another scale are told once, at the first of them.
    """
    scale = other_scale(module)
    if scale:
        yield of_another_scale(module, scale, _allowed(module.vocabulary))
    for row in module.record.rows:
        if (scale and row.depth) or is_moved_up(module, row):
            continue
        if row.depth is None:
            hit_facts = {"concept": short(row.name.text), "allowed": _allowed(module.vocabulary)}
            yield Hit(
                Spot(module.key, row.span),
                head_of(row.name.text),
                hit_facts,
                case="empty",
                formerly=row.name.text,
            )
        elif row.depth.level is None:
            yield _unknown(module, row.name.text, row.depth, related=row_place(module, row, row.depth.span))
    for lesson in module.lessons:
        yield from _unknown_in(lesson)


def _unknown_in(lesson: Lesson) -> Iterator[Hit]:
    """The marks of a lesson's taught items that name no depth; one over several items is told once.

    Several levels over several concepts whose rows have just these levels sum them up: that is form, and a question.
    """
    marked: dict[Span, list[Link]] = {}
    for link in lesson.links:
        mark = link.item.depth
        if mark and mark.level is None and (mark.levels or not link.item.revisited):
            marked.setdefault(mark.span, []).append(link)
    for links in marked.values():
        item, mark = links[0].item, links[0].item.depth
        names = [link.item.name for link in links] if len(links) > 1 else _names_in(item.name)
        if mark is None:
            continue
        if len(mark.levels) < 2 or len(names) < 2:
            yield _unknown(lesson.module, item.name, mark, _subject(links[0]))
            continue
        sums_up = _levels_named(lesson, names) == set(mark.levels)
        yield Hit(
            Spot(lesson.module.key, mark.span),
            item.name,
            {"concept": short(item.name), "found": mark.text, "count": len(names)},
            case="collective",
            question=sums_up,
            grade=Grade.POLISH if sums_up else None,
        )


def _names_in(text: str) -> list[str]:
    """The names that commas part, outside parentheses."""
    return [part.text for part in split_list(Passage.at(text, 0))]


def _levels_named(lesson: Lesson, names: list[str]) -> set[str]:
    """The levels of the lesson's rows whose names have all words of one of ``names``, or all of whose words it has."""
    wanted = [lesson.module.named(name).head_words for name in names]
    rows = [(lesson.module.named(row.name.text), row) for row in lesson.rows]
    meant = (row for name, row in rows if any(words <= name.all_words or name.head_words <= words for words in wanted))
    return {row.depth.level for row in meant if row.depth and row.depth.level}


def _subject(link: Link) -> str:
    """What a finding about a taught item is about: its row, where that is certain, so that it may be reworded."""
    rows = _certain_rows(link)
    return rows[0].name.text if rows else link.item.name


def _unknown(
    module: Module,
    concept: str,
    mark: DepthMark,
    subject: str | None = None,
    related: tuple[tuple[str, Spot], ...] = (),
) -> Hit:
    depths = module.vocabulary.depths
    near = nearest(mark.text, depths, near=_PLAINLY) if not mark.levels else None
    return Hit(
        Spot(module.key, mark.span),
        head_of(subject or concept),
        {
            "concept": short(concept),
            "found": mark.text,
            "allowed": _allowed(module.vocabulary),
            "suggestion": f', did you mean "{near}"?' if near else "",
        },
        case="several" if mark.levels else "default",
        fix=_respell(module, mark) if near else None,
        related=related,
        formerly=concept,
    )


def _respell(module: Module, mark: DepthMark) -> Fix | None:
    """Write the depth that a single word is plainly meant to be."""
    near = nearest(mark.text, module.vocabulary.depths, near=_PLAINLY)
    if not near or not mark.text.isalpha() or not _stands(module, mark):
        return None
    return Fix(f"write {near}", (Edit(Spot(module.key, mark.span), near),), safe=False)


def _stands(module: Module, mark: DepthMark) -> bool:
    """Whether the text of a mark stands in the document as it is, with no line break or comment in it."""
    source = module.documents.source(module.key)
    return source is not None and source.slice(mark.span) == mark.text


def _allowed(vocabulary: Vocabulary) -> str:
    *others, last = vocabulary.depths
    return f"{', '.join(others)} or {last}" if others else last


def depth_mismatch(lesson: Lesson, _: NoOptions) -> Iterator[Hit]:
    """Taught items whose depth differs from that of every certain row of the lesson, or of one of several concepts.

    Several rows may be one concept, of which any may have the depth; of "Parry and riposte" each is one of its own.
    """
    for link, stated, level, rows in _paired(lesson):
        unlike = [row for row in rows if not agrees(lesson, row, level)]
        if len(unlike) == len(rows):
            yield _mismatch(lesson, link, stated, rows)
            continue
        for row in unlike:
            if _is_one_of_several(lesson, link, row, rows):
                yield _mismatch(lesson, link, stated, [row])._replace(fix=None)


def _is_one_of_several(lesson: Lesson, link: Link, row: ConceptRow, rows: Sequence[ConceptRow]) -> bool:
    """Whether an item plainly names a row, in words that none of its other rows has: it is a concept of its own."""
    own, item = (lesson.module.named(text) for text in (row.name.text, link.item.name))
    others = (lesson.module.named(other.name.text) for other in rows if other is not row)
    return own.head_words <= item.head_words and all(own.head_words.isdisjoint(other.all_words) for other in others)


def _paired(lesson: Lesson) -> Iterator[tuple[Link, DepthMark, str, list[ConceptRow]]]:
    """The taught items that state a depth, with it, its level, and their certain rows of the lesson."""
    own = {row.span for row in lesson.rows}
    for link in lesson.links:
        rows = [row for row in _certain_rows(link) if row.span in own]
        stated = link.item.depth
        if rows and stated and stated.level:
            yield link, stated, stated.level, rows


def _mismatch(lesson: Lesson, link: Link, stated: DepthMark, rows: list[ConceptRow]) -> Hit:
    key = lesson.module.key
    marks = [mark for row in rows if (mark := row.depth_in(lesson.slug))]
    # What a row was raised from the lesson may have given first: both may be meant.
    raised = any(says_raised(lesson, row, stated.level or "") for row in rows)
    # "I" of a legend is told as the depth that it stands for.
    said = (mark.level if mark.level and len(mark.text) == 1 else mark.text for mark in marks)
    depths = " and ".join(dict.fromkeys(said))
    return Hit(
        Spot(key, _place(lesson, link, stated)),
        head_of(rows[0].name.text),
        {"concept": short(rows[0].name.text), "stated": stated.level, "indexed": depths},
        question=raised,
        grade=Grade.POLISH if raised else None,
        related=tuple(("row", Spot(key, mark.span)) for mark in marks),
        fix=_agree(lesson, stated, rows),
        measures=levels_apart(lesson.module.vocabulary, stated.level, [mark.level for mark in marks]),
        formerly=link.item.name,
    )


def _place(lesson: Lesson, link: Link, stated: DepthMark) -> Span:
    """Where an item states its depth; the item itself where a line above gives it to several."""
    source, item = lesson.module.documents.source(lesson.module.key), link.item.span
    if source is None or item.start <= stated.span.start < item.stop:
        return stated.span
    return stated.span if source.line_index(stated.span.start) == source.line_index(item.start) else item


def _agree(lesson: Lesson, stated: DepthMark, rows: list[ConceptRow]) -> Fix | None:
    """Write the depth of the index in the summary or, instead, that of the summary in the index.

    The index goes first, since it is what later lessons are planned on.
    """
    marks = [mark for row in rows if (mark := row.depth_in(lesson.slug))]
    levels = {mark.level for mark in marks}
    shared = sum(item.depth is not None and item.depth.span == stated.span for item in lesson.summary.taught) > 1
    if len(levels) != 1 or shared or not all(row.is_last(lesson.slug) for row in rows):
        return None
    [level] = levels
    here = _other_level(lesson.module, stated, level)
    there = _other_level(lesson.module, marks[0], stated.level) if len(rows) == 1 else None
    if not here:
        return None
    instead = (
        Fix(f"write {stated.level} in the Concept Index, as the summary does", (there,), safe=False) if there else None
    )
    title = f"write {level} in the summary, as the Concept Index does"
    return Fix(title, (here,), safe=False, others=(instead,) if instead else ())


def _other_level(module: Module, mark: DepthMark | None, level: str | None) -> Edit | None:
    """The edit that makes a mark state another level, where it names only one; the rest of it stays."""
    if mark is None or mark.level is None or level is None or len(mark.levels) != 1 or not _stands(module, mark):
        return None
    if mark.text.count(mark.level) != 1:
        return None
    start = mark.span.start + mark.text.index(mark.level)
    return Edit(Spot(module.key, Span(start, start + len(mark.level))), level)


def _certain_rows(link: Link) -> tuple[ConceptRow, ...]:
    return link.rows if link.decision is Decision.CERTAIN else ()


def agrees(lesson: Lesson, row: ConceptRow, stated: str) -> bool:
    """Whether a depth stated after the lesson fits its row; a row without a depth cannot disagree.

    A row over several lessons holds after the last of them; before, the concept may have any lower depth.
    """
    depth = row.depth_in(lesson.slug)
    if depth is None or depth.level is None:
        return True
    if row.is_last(lesson.slug):
        return stated == depth.level
    ranks = lesson.module.vocabulary.depth_ranks
    return ranks[stated] <= ranks[depth.level]


def depth_lowered(module: Module, _: NoOptions) -> Iterator[Hit]:
    """Transitions that do not rise, or that start from another depth than the concept's latest earlier row has."""
    ranks = module.vocabulary.depth_ranks
    latest: dict[str, ConceptRow] = {}
    for row in module.record.rows:
        name = spelled_as_one(row.name.text)
        depth = row.depth
        if depth and depth.level and depth.before:
            if ranks[depth.level] <= ranks[depth.before]:
                fall = levels_apart(module.vocabulary, depth.level, [depth.before])
                yield _no_rise(module, row, depth, {"after": depth.level}, measures=fall)
            elif earlier := latest.get(name):
                yield from _other_start(module, row, depth, [(module, earlier)])
            else:
                yield from _other_start(module, row, depth, module.workspace.earlier_rows(module, name))
        latest[name] = row
    stated = Statements(module)
    for lesson in module.lessons:
        yield from _items_from_elsewhere(lesson, stated)


def _items_from_elsewhere(lesson: Lesson, stated: Statements) -> Iterator[Hit]:
    """Items that say that their concept rises from a depth at which neither their rows nor any before have it."""
    for mark, rows in rising_items(lesson):
        earlier = [*stated.before(lesson, rows)]
        known = {one.before for one in (row.depth for row in rows) if one} | {one.level for _, one in earlier}
        if earlier and mark.before not in known:
            yield _no_start(lesson.module, rows[0], mark, earlier[-1])


def _other_start(
    module: Module, row: ConceptRow, depth: DepthMark, earlier: Sequence[tuple[Module, ConceptRow]]
) -> Iterator[Hit]:
    """A transition that starts from another depth than the latest earlier row states."""
    if depth.before and (last := other_start(module, depth.before, earlier)):
        yield _no_start(module, row, depth, last)


def _no_start(module: Module, row: ConceptRow, depth: DepthMark, last: tuple[Module, DepthMark]) -> Hit:
    """That a transition starts from another depth than the ``last`` one that was stated before."""
    home, mark = last
    return _no_rise(
        module,
        row,
        depth,
        {"earlier": mark.level},
        case="start",
        question=home is not module and module.names_absent_modules,
        related=(("row", Spot(home.key, mark.span)),),
        measures=levels_apart(module.vocabulary, depth.before, [mark.level]),
    )


def _no_rise(module: Module, row: ConceptRow, depth: DepthMark, told: dict[str, str | None], **others: Any) -> Hit:
    return Hit(
        Spot(module.key, depth.span),
        head_of(row.name.text),
        {"concept": short(row.name.text), "before": depth.before, **told},
        formerly=row.name.text,
        **others,
    )


def _names_depths(module: Module) -> bool:
    items = (item for lesson in module.record.lessons for item in lesson.taught)
    return bool(module.record.rows) or any(item.depth for item in items)


def _rises(module: Module) -> bool:
    rows = any(row.depth and row.depth.level and row.depth.before for row in module.record.rows)
    return rows or any(any(rising_items(lesson)) for lesson in module.lessons)


def _compares_depths(lesson: Lesson) -> bool:
    depths = (row.depth for *_, rows in _paired(lesson) for row in rows)
    return any(depth and depth.level for depth in depths)


CHECKS = (
    Check(
        depth_unknown,
        modules("module with depths in its index or its summaries", _names_depths),
        NoOptions,
        facts("concept", "found", "allowed", "suggestion", "count"),
    ),
    Check(
        depth_mismatch,
        lessons("lesson that states depths in its summary and in the Concept Index", _compares_depths),
        NoOptions,
        facts("concept", "stated", "indexed"),
    ),
    Check(
        depth_lowered,
        modules("module with a row or an item that goes from one depth to another", _rises),
        NoOptions,
        facts("concept", "before", "after", "earlier"),
    ),
    Check(
        depth_regression,
        courses("course with a concept in two rows, of two modules or of one", shares_concepts),
        NoOptions,
        facts("concept", "level", "before", "module", "lesson"),
    ),
)
