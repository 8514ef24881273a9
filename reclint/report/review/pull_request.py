"""``reclint report`` as a comment on a pull request: verdict, modules, and what is new, fixed and remaining.

The first line is the mark by which a workflow finds its own comment and replaces it. Text of records makes no markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.report.check.comment import LONGEST, MARK, details, entry
from reclint.report.cleaning import as_code, as_markdown
from reclint.report.view import not_read, where
from reclint.review import Change, in_order, module_facts
from reclint.text.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reclint.findings.lookup import Lookup
    from reclint.findings.tally import Counts
    from reclint.report.review.making import Making
    from reclint.review import ModuleReview, Review, ReviewedFinding

_ROOM = 2_000
"""Characters kept for the titles of parts, and for the lines that tell how much is left out; a choice."""


def render(making: Making) -> str:
    """The comment, at most `LONGEST` characters."""
    review = making.review
    head, tail = [MARK, *_head(review)], list(_tail(review))
    room = LONGEST - _ROOM - len("\n".join([*head, *tail]))
    lines = head
    for title, entries in _parts(review):
        part, room = _fitting(entries, room, review.lookup)
        lines += ["", f"### {title}: {len(entries)}", "", *part] if entries else []
    if review.questions:
        part, _ = _fitting(review.questions, room, review.lookup)
        lines += ["", *details(f"Questions for a reviewer: {len(review.questions)}", part)]
    return "\n".join([*lines, *tail])[: LONGEST - 1].rstrip("\n") + "\n"


def _head(review: Review) -> Iterator[str]:
    tally = review.tally
    yield f"## reclint: {tally.verdict if tally.read else 'nothing to check'}"
    yield ""
    yield as_markdown(tally.sentence.removeprefix(f"{tally.verdict}: "))
    if review.base is not None and review.base_counts is not None:
        new, fixed, remaining = (len(review.changed(change)) for change in (Change.NEW, Change.FIXED, Change.REMAINING))
        since = f"{new} new, {fixed} fixed, {remaining} remaining since {as_code(review.base)}"
        yield ""
        yield f"{since} (then {review.base_counts.verdict})"
    if tally.silence:
        yield ""
        yield as_markdown(tally.silence)
    if review.modules:
        yield ""
        yield from _modules(review.modules)
    yield from _unfinished(review)


def _modules(modules: Sequence[ModuleReview]) -> Iterator[str]:
    compared = any(module.base for module in modules)
    yield f"| Module | Verdict | Findings |{' Before |' if compared else ''} What its record holds |"
    yield f"| --- | --- | --- |{' --- |' if compared else ''} --- |"
    for module in modules:
        name = as_markdown(" ".join(part for part in (module.number, module.title) if part))
        facts = " · ".join(fact.text for fact in module_facts(module))
        before = f" {_graded(module.base)} |" if module.base else " |" if compared else ""
        yield f"| {name} | **{module.verdict}** | {_graded(module.counts)} |{before} {facts} |"


def _graded(counts: Counts) -> str:
    return ", ".join(f"{count} {grade.value}" for grade, count in counts.grades.items() if count) or "none"


def _unfinished(review: Review) -> Iterator[str]:
    """What the counts do not cover."""
    for unread in review.unreadable:
        yield ""
        yield f"**Not read:** {as_code(not_read(unread, review.lookup))}"
    for crash in review.crashes:
        yield ""
        yield f"**Crashed:** {as_code(crash.rule)} on {as_code(where(crash, review.lookup))}: {as_code(crash.error)}"


def _parts(review: Review) -> Iterator[tuple[str, Sequence[ReviewedFinding]]]:
    """The findings by what became of them; without a base all of them together."""
    if review.base is None:
        yield "Findings", in_order(review.findings)
        return
    for change in (Change.NEW, Change.FIXED, Change.REMAINING):
        yield change.value.capitalize(), in_order(review.changed(change))


def _fitting(entries: Sequence[ReviewedFinding], room: int, lookup: Lookup) -> tuple[list[str], int]:
    """The items of a list that fit into some characters, and the room that they leave; the rest is counted."""
    lines: list[str] = []
    for place, reviewed in enumerate(entries):
        line = entry(reviewed.finding, lookup)
        room -= len(line) + 1
        if room < 0:
            return [*lines, f"- … and {counted(len(entries) - place, 'finding')} more"], 0
        lines.append(line)
    return lines, room


def _tail(review: Review) -> Iterator[str]:
    if not review.tally.read:
        return
    skipped = [rule for rule in review.rules if rule.reason and rule.word != "nothing"]
    if skipped:
        lines = [f"- {as_code(rule.rule.name)}: {as_markdown(rule.reason or '')}" for rule in skipped]
        yield ""
        yield from details(f"Rules that could not judge everything: {len(lines)}", lines)
    passed = sum(1 for rule in review.rules if rule.word == "passed")
    yield ""
    idle = sum(1 for rule in review.rules if rule.word == "nothing")
    yield f"{passed} of {counted(len(review.rules), 'rule')} passed{f', {idle} had nothing to judge' if idle else ''}."
