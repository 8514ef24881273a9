"""Review sheets: sections in the form of a course's own review log, ready to be appended to planning documents.

A lesson with findings has a sheet of its own. What belongs to a module and to none of its lessons is put on a sheet of
the module, which has no iterations; a module without any finding has one that says so.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reclint.report.cleaning import as_code, as_markdown
from reclint.report.review.sheet.earlier import read_earlier, read_unjudged
from reclint.report.review.sheet.section import Sheet, aside, write_section
from reclint.report.review.sheet.words import LogWords
from reclint.review import TaughtKind, module_facts, verdict_in
from reclint.text.errors import UsageError
from reclint.text.nearest import did_you_mean
from reclint.text.words import agreed, counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reclint.model import ReviewIteration
    from reclint.report.review.making import Making
    from reclint.review import LessonReview, ModuleReview, Review, ReviewedFinding
    from reclint.workspace import Lesson, Module

MAXIMUM = 3
"""How many iterations a lesson may have where no document says so: real logs write "Iteration n/3"."""
SCOPE = "This review looks at what the documents say of the lesson, not at how the lesson teaches."


def render(making: Making) -> str:
    """The sheets, each below a comment that says where it belongs; one of a single lesson stands alone.

    Raises:
        UsageError: no module of the review has the lesson that is asked for.
    """
    review, workspace = making.review, making.workspace
    words = LogWords(workspace.vocabulary)
    modules = [(shown, module) for shown in review.modules if (module := workspace.module_at(*shown.home))]
    if making.lesson is not None:
        return _text(write_section(_one_lesson(modules, making), review, words))
    sheets = [sheet for shown, module in modules for sheet in _of_module(shown, module, making)]
    if any(_counting(review.others, review)):
        sheets.append(("for what belongs to no module", _rest(making)))
    parts = [f"{aside(where)}\n\n{_text(write_section(section, review, words))}" for where, section in sheets]
    return "\n---\n\n".join(parts) or f"{aside('0 records found')}\n"


def _text(lines: Iterator[str]) -> str:
    return "\n".join(lines) + "\n"


def _one_lesson(modules: Sequence[tuple[ModuleReview, Module]], making: Making) -> Sheet:
    pairs = [pair for shown, module in modules for pair in zip(shown.lessons, module.lessons, strict=True)]
    found = next((pair for pair in pairs if pair[0].slug == making.lesson), None)
    if found is None:
        known = [shown.slug for shown, _ in pairs if shown.slug]
        raise UsageError(f'there is no lesson "{making.lesson}"{did_you_mean(making.lesson or "", known)}')
    return _of_lesson(*found, making)


def _of_module(shown: ModuleReview, module: Module, making: Making) -> Iterator[tuple[str, Sheet]]:
    lookup = making.review.lookup
    told: set[str] = set()
    for lesson, documents in zip(shown.lessons, module.lessons, strict=True):
        own = [entry for entry in lesson.findings if entry.anchor not in told]
        if any(not entry.finding.question for entry in own):
            told.update(entry.anchor for entry in own)
            yield (
                f"for {lookup.path(lesson.plan) if lesson.plan else lesson.name}",
                _of_lesson(replace(lesson, findings=tuple(own)), documents, making),
            )
    findings = [entry for entry in shown.findings if entry.anchor not in told]
    questions = [entry for entry in shown.questions if entry.anchor not in told]
    if findings or questions or not told:
        where = lookup.path(module.plan_key or module.key)
        yield (
            f"for {where}",
            _beside_lessons(shown, findings, questions, making, where=lookup.path(shown.key), is_part=bool(told)),
        )


def _beside_lessons(
    shown: ModuleReview,
    findings: Sequence[ReviewedFinding],
    questions: Sequence[ReviewedFinding],
    making: Making,
    *,
    where: str,
    is_part: bool,
) -> Sheet:
    """What a module, whose record is at ``where``, has that is on no sheet of its lessons.

    ``is_part``: there are such sheets.
    """
    name = f"Module {shown.number}" if shown.number else where
    notes = [
        *_decided(len(questions), len(_beside(shown))),
        f"- The record: {' · '.join(fact.text for fact in module_facts(shown))}.",
    ]
    if is_part:
        graded = ", ".join(f"{count} {grade.value}" for grade, count in shown.counts.grades.items())
        verdict = verdict_in(shown, making.review)
        notes.append(f"- {name} as a whole, with what the sheets of its lessons say: {verdict}, {graded}.")
    return Sheet(
        title=f"{making.date.isoformat()} ({name}{' apart from its lessons' if is_part else ''})",
        folder=_folder(where),
        findings=findings,
        questions=questions,
        notes=notes,
        subject=as_markdown(f"{name} apart from its lessons" if is_part else name),
        asked=making.asked,
    )


def _beside(shown: ModuleReview) -> Sequence[ReviewedFinding]:
    """The answered questions of a module that belong to none of its lessons."""
    told = {entry.anchor for lesson in shown.lessons for entry in lesson.answered}
    return [entry for entry in shown.answered if entry.anchor not in told]


def _decided(open_: int, answered: int) -> Iterator[str]:
    """How many questions a reviewer must still decide, and how many are answered; nothing where there is none."""
    if open_ or answered:
        yield f"- What a reviewer must still decide: {open_}{f'; answered: {answered}' if answered else ''}."


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _of_lesson(shown: LessonReview, lesson: Lesson, making: Making) -> Sheet:
    review = making.review
    earlier = read_earlier(lesson, review)
    counting = [entry for entry in shown.findings if not entry.finding.question]
    gone = earlier.settled if earlier else ()
    return Sheet(
        title=f"{making.date.isoformat()} ({_iteration(lesson, making)})",
        folder=_folder(review.lookup.path(lesson.module.key)),
        findings=[entry for entry in counting if entry not in gone],
        questions=[entry for entry in shown.findings if entry.finding.question],
        notes=[
            *_decided(sum(entry.finding.question for entry in shown.findings), len(shown.answered)),
            *_notes(shown, lesson, review),
        ],
        subject=as_markdown(shown.name),
        earlier=earlier,
        asked=making.asked,
    )


def _iteration(lesson: Lesson, making: Making) -> str:
    """``Iteration 3/3``: the one after the log's last, of as many as the log or the record says."""
    log, claim = lesson.review_log, lesson.summary.review
    last = log.last if log else None
    number = making.iteration or (last.number + 1 if last and last.number else len(log.iterations) + 1 if log else 1)
    maximum = making.maximum or (last.maximum if last else None) or (claim.maximum if claim else None) or MAXIMUM
    word = LogWords(lesson.module.vocabulary).title("iteration")
    return f"{word} {number}/{max(number, maximum)}"


def _notes(shown: LessonReview, lesson: Lesson, review: Review) -> Iterator[str]:
    """What was looked at and is as it should be, and what was not looked at."""
    kinds = (TaughtKind.LINKED, TaughtKind.AMBIGUOUS, TaughtKind.MISSING)
    named = [taught for taught in shown.taught if taught.kind in kinds]
    linked = sum(1 for taught in named if taught.kind is TaughtKind.LINKED)
    if named:
        of = f"{linked} of {counted(len(named), 'taught concept')}"
        yield f"- {of} {agreed(linked, 'is', 'are')} linked to rows of the Concept Index."
    yield from _agreements(shown, lesson, review)
    yield f"- {SCOPE}"
    if other := read_unjudged(lesson):
        yield f"- {_unjudged(other, lesson)}"


def _agreements(shown: LessonReview, lesson: Lesson, review: Review) -> Iterator[str]:
    """What rules looked at on a lesson and found in order."""
    passed = {
        rule
        for rule in ("notebook-missing", "notebook-count", "exercise-level", "review-counts-differ")
        if review.looked(rule, lesson.module.home, lesson.place)
        and not any(entry.finding.rule == rule for entry in shown.findings)
    }
    if shown.notebook and "notebook-missing" in passed:
        yield f"- The notebook {as_code(review.lookup.path(shown.notebook))} is there."
    if "notebook-count" in passed:
        levels = ", with the same levels" if "exercise-level" in passed else ""
        yield f"- The notebook has as many exercises as the record states{levels}."
    if "review-counts-differ" in passed and not shown.disagreements:
        yield "- The record and the review log agree on the reviews before this one."


def _unjudged(iteration: ReviewIteration, lesson: Lesson) -> str:
    """That findings of people are no concern of a sheet, and how their review ended where it did not pass."""
    number = len(iteration.findings)
    which = f"iteration {iteration.number}" if iteration.number else "an earlier review"
    verb = agreed(number, "was not written by reclint and is", "were not written by reclint and are")
    open_ = iteration.verdict_word not in (None, lesson.module.vocabulary.pass_verdict)
    ended = f", which ended {iteration.verdict_word}," if open_ else ""
    return f"{counted(number, 'finding')} of {which}{ended} {verb} not judged here."


def _counting(entries: Sequence[ReviewedFinding], review: Review) -> Iterator[ReviewedFinding]:
    wanted = {entry.anchor for entry in review.findings}
    return (entry for entry in entries if entry.anchor in wanted)


def _rest(making: Making) -> Sheet:
    review = making.review
    asking = {entry.anchor for entry in review.questions}
    questions = [entry for entry in review.others if entry.anchor in asking]
    return Sheet(
        title=f"{making.date.isoformat()} (Course)",
        folder="",
        findings=list(_counting(review.others, review)),
        questions=questions,
        notes=[],
        subject="the course",
        asked=making.asked,
    )
