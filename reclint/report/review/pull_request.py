"""``reclint report`` as a comment on a pull request: verdict, modules, and what is new, fixed and remaining.

The first line is the mark by which a workflow finds its own comment and replaces it. Text of records makes no markup.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reclint.findings.tally import Counts, absence_lines, comparison_parts, stale_line
from reclint.report.check.comment import LONGEST_PAGE, MARK, asked_line, details, entry
from reclint.report.cleaning import as_code, as_markdown
from reclint.report.view import not_read, where
from reclint.review import Change, in_order, module_facts, verdict_in
from reclint.text.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reclint.findings.lookup import Lookup
    from reclint.report.review.making import Making
    from reclint.review import ModuleReview, Review, ReviewedFinding

NEWS = 20_000
"""Bytes of a comment that tells what has changed: a longer one is not read."""
_ROOM = 2_000
"""Bytes kept for the titles of parts, and for the lines that tell how much is left out: on the safe side."""
_ROWS = 40
"""Modules of the table of changes: a choice; they take 8 of 20 kB."""


def render(making: Making) -> str:
    """The comment, at most `LONGEST_PAGE` characters; where only news must be told, less than `NEWS` bytes."""
    making = replace(making, review=replace(making.review, lookup=making.review.lookup.from_top()))
    review = making.review
    head, tail = [MARK, *_head(making)], list(_tail(review))
    longest = LONGEST_PAGE if review.base is None else NEWS
    room = longest - _ROOM - _size("\n".join([*head, *tail]))
    lines = head
    for title, entries in _parts(review):
        part, room = _fitting(entries, room, review.lookup)
        lines += ["", f"### {title}: {len(entries)}", "", *part] if entries else []
    questions = [entry for entry in review.questions if review.base is None or entry.is_new]
    if questions:
        part, _ = _fitting(questions, room, review.lookup)
        lines += ["", *details(f"{_asking(review)}: {len(questions)}", part)]
    return _cut("\n".join([*lines, *_rest(review), *tail]), longest)


def _asking(review: Review) -> str:
    return "What a reviewer must still decide" if review.base is None else "New of what a reviewer must still decide"


def _rest(review: Review) -> Iterator[str]:
    """What remains since the base, in numbers."""
    if review.base is None:
        return
    remaining = Counts.of(entry.finding for entry in review.changed(Change.REMAINING))
    old = sum(1 for entry in review.questions if not entry.is_new)
    parts = [f"Remaining: {_graded(remaining)}"] if remaining.total else []
    parts += [counted(old, "question")] if old else []
    if parts:
        yield ""
        yield f"{', and '.join(parts)}; `reclint report` shows them."


def _size(text: str) -> int:
    """In bytes of UTF-8: GitHub counts characters, and what is longer in bytes is never too long for it."""
    return len(text.encode("utf-8", "surrogatepass"))


def _cut(text: str, longest: int) -> str:
    """A text with a final line ending, of at most so many bytes."""
    kept = text.encode("utf-8", "surrogatepass")[: longest - 1].decode("utf-8", "ignore")
    return kept.rstrip("\n") + "\n"


def _head(making: Making) -> Iterator[str]:
    review = making.review
    tally = review.tally
    yield f"## reclint: {tally.said if tally.read else 'nothing to check'}"
    yield ""
    yield as_markdown(tally.sentence.removeprefix(f"{tally.said}: "))
    if review.report.comparison and review.base_counts:
        since = f"{', '.join(comparison_parts(review.report.comparison))} since {as_code(review.base or '')}"
        yield ""
        yield f"{since} (then {review.base_counts.verdict})"
        for line in absence_lines(review.report):
            yield ""
            yield as_markdown(line)
    for remark in filter(None, (tally.settled, stale_line(review.report), tally.silence)):
        yield ""
        yield as_markdown(remark)
    if tally.read:
        yield ""
        yield asked_line(review.report, making.asked)
    if review.modules:
        yield ""
        yield from _modules(review)
    yield from _unfinished(review)


def _modules(review: Review) -> Iterator[str]:
    """A table of the modules; compared with a base, of those in which something has changed, the others counted."""
    compared = review.base is not None
    shown = [module for module in review.modules if not compared or _has_changed(module)]
    if shown:
        yield f"| Module | Verdict | Findings |{' Before |' if compared else ''} What its record holds |"
        yield f"| --- | --- | --- |{' --- |' if compared else ''} --- |"
    for module in shown[:_ROWS]:
        name = as_markdown(" ".join(part for part in (module.number, module.title) if part))
        facts = " · ".join(fact.text for fact in module_facts(module))
        before = f" {_graded(module.base)} |" if module.base else " |" if compared else ""
        yield f"| {name} | **{verdict_in(module, review)}** | {_graded(module.counts)} |{before} {facts} |"
    more, same = len(shown[_ROWS:]), len(review.modules) - len(shown)
    if more or same:
        parts = [f"{counted(more, 'more module')} with changes"] if more else []
        parts += [f"{counted(same, 'module')} without a change"] if same else []
        yield ""
        yield f"{' and '.join(parts)}."


def _has_changed(module: ModuleReview) -> bool:
    entries = (*module.findings, *module.answered, *module.suppressed, *module.fixed, *module.lost)
    return any(entry.change not in (None, Change.REMAINING) for entry in entries)


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
    """The findings that are no news left out, by what became of them; without a base all of them together."""
    if review.base is None:
        yield "Findings", in_order(review.findings)
        return
    for change in (Change.NEW, Change.WORSE, Change.LOST, Change.FIXED, Change.ANSWERED):
        yield change.value.capitalize(), in_order(review.changed(change))


def _fitting(entries: Sequence[ReviewedFinding], room: int, lookup: Lookup) -> tuple[list[str], int]:
    """The items of a list that fit into some bytes, and the room that they leave; the rest is counted."""
    lines: list[str] = []
    for place, reviewed in enumerate(entries):
        line = entry(reviewed.finding, lookup)
        room -= _size(line) + 1
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
