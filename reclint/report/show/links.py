"""``reclint show --links``: for every taught item its rows, the score with its parts, the runner-up, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.linking import Decision
from reclint.markdown import without_bold
from reclint.report.cleaning import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.linking import Candidate, Link
    from reclint.text.source import Source, Span
    from reclint.workspace import Lesson, Module


def render(module: Module, source: Source) -> str:
    """The explanation of every link of a record."""
    lines = [line for lesson in module.lessons for line in _lesson(lesson, source)]
    return "\n".join(lines) + "\n" if lines else "no lesson of this record states what it taught\n"


def _line(source: Source, span: Span) -> int:
    return source.position(span.start).line


def _lesson(lesson: Lesson, source: Source) -> Iterator[str]:
    if not lesson.links:
        return
    yield f"{lesson.slug or lesson.summary.heading}"
    for link in lesson.links:
        yield from _link(link, source)
    yield ""


def _link(link: Link, source: Source) -> Iterator[str]:
    rows = ", ".join(f"line {row.line + 1}" for row in link.meant)
    yield f"  line {_line(source, link.item.span)}  {clean(without_bold(link.item.name))}"
    yield f"    {link.decision.value}{f': {rows}' if rows else ''} (rows of the {link.scope.value}) -- {_why(link)}"
    for candidate in link.candidates:
        yield _candidate(
            candidate, "*" if candidate.row in link.rows else "?" if candidate.row is link.presumed else " "
        )


def _why(link: Link) -> str:
    """What decided, in words."""
    if link.answered:
        return "a reviewer has answered that this row is meant"
    if link.silent:
        return "the item says that nothing new is taught"
    if link.elsewhere and not link.rows:
        return "the item says that it comes from another module"
    return _by_score(link) if link.candidates else "no row comes near"


def _by_score(link: Link) -> str:
    if link.is_left_over:
        presumed = "; one is presumed, by their order" if link.presumed else ""
        return f"it is left over, and so are these rows of its depth{presumed}"
    if not link.rows and all(candidate.guard for candidate in link.candidates):
        return "something speaks against each row that comes near"
    best = link.candidates[0].score.value
    runner = link.candidates[1].score.value if len(link.candidates) > 1 else 0.0
    lead = f"best score {best:.2f}, {best - runner:.2f} ahead of the runner-up"
    if link.decision is Decision.CERTAIN and len(link.rows) > 1:
        return f"{lead}; the item names {len(link.rows)} rows"
    return lead if link.decision is Decision.CERTAIN else f"{lead}, which is not enough to be sure"


def _candidate(candidate: Candidate, mark: str) -> str:
    score = candidate.score
    parts = f"words {score.dice:.2f}, letters {score.cosine:.2f}, containment {score.held:.2f}"
    guard = f", guarded: {candidate.guard}" if candidate.guard else ""
    name = clean(without_bold(candidate.row.name.text))
    return f"    {mark} {score.value:.2f}  line {candidate.row.line + 1}  {name} ({parts}{guard})"
