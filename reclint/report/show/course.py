"""The workspace, a concept's course, and what the student holds: for people, for planning documents and for tools."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from reclint.report.cleaning import clean
from reclint.text.words import agreed, counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reclint.model import ConceptRow
    from reclint.workspace import Role
    from reclint.workspace.progress import Held, Moment, Step

_OTHERS = 5
"""How many concepts that a name may mean are shown: a choice."""
_BARE_PIPE = re.compile(r"(?<!\\)\|")
"""A pipe that would part cells."""


def render_roles(found: Sequence[Role], display: Callable[[str], str]) -> str:
    """Every document, what it was taken for, whose it is and why; what belongs to nothing comes last."""
    belonging = [role for role in found if role.kind]
    others = [role for role in found if not role.kind]
    lines = [_role(role, display) for role in belonging]
    if others:
        lines += ["", "belonging to nothing:", *(f"  {display(role.key)}: {role.reason}" for role in others)]
    return "\n".join(lines) + "\n" if lines else "no documents found\n"


def _role(role: Role, display: Callable[[str], str]) -> str:
    owner = " ".join(part for part in (role.module, role.lesson) if part)
    return f"{display(role.key)}: {role.kind}{f' of {owner}' if owner else ''}, {role.reason}"


def render_concept(
    steps: Sequence[Step], others: Sequence[tuple[ConceptRow, float]], place: Callable[[Step], str]
) -> str:
    """A concept's course through the lessons, and what else the name may mean."""
    return "\n".join([*_steps(steps, place), *_others(others, found=bool(steps))]) + "\n"


def _steps(steps: Sequence[Step], place: Callable[[Step], str]) -> Iterator[str]:
    if steps:
        yield clean(steps[0].row.name.text)
    for step in steps:
        did = ["taught" if step.taught else "not among the taught concepts"]
        if step.practised:
            noun = agreed(len(step.practised), "exercise", "exercises")
            did.append(f"practised in {noun} {', '.join(map(str, step.practised))}")
        notes = "; ".join(ref.note for ref in step.row.lessons if ref.note)
        said = f", {clean(notes)}" if notes else ""
        where = f"{step.moment.number:<7} {step.depth or '?':<11} {step.moment.slug}"
        yield f"  {where}: {', '.join(did)}{said}  {place(step)}"


def _others(others: Sequence[tuple[ConceptRow, float]], *, found: bool) -> Iterator[str]:
    if others:
        yield "" if found else "no concept is plainly meant"
        yield "it may also mean:" if found else "it may mean:"
    for row, score in others[:_OTHERS]:
        yield f"  {score:.2f}  {clean(row.name.text)}"
    if not others and not found:
        yield "no concept of the course comes near"


def render_state(moment: Moment, held: Sequence[Held], form: str) -> str:
    """What the student holds when a lesson begins: ``text``, ``markdown`` or ``json``."""
    if form == "json":
        return _state_json(moment, held)
    lines = _state_markdown(held) if form == "markdown" else _state_lines(moment, held)
    return "\n".join(lines) + "\n"


def _state_lines(moment: Moment, held: Sequence[Held]) -> Iterator[str]:
    yield f"when {moment.slug} ({moment.number}) begins, the student holds {counted(len(held), 'concept')}"
    for entry in held:
        yield (
            f"  {entry.depth or '?':<11} {clean(entry.concept)}  (first in {entry.first.number}, "
            f"last in {entry.last.number}, {_ago(moment, entry)})"
        )


def _ago(moment: Moment, entry: Held) -> str:
    return f"{counted(moment.place - entry.last.place, 'lesson')} ago"


def _state_markdown(held: Sequence[Held]) -> Iterator[str]:
    yield "| Concept | Depth | Source | Notes |"
    yield "| --- | --- | --- | --- |"
    for entry in held:
        source = f"{entry.last.slug} ({_module(entry.last)})"
        notes = "" if entry.first == entry.last else f"first met in {entry.first.slug} ({_module(entry.first)})"
        yield f"| {_cell(entry.concept)} | {entry.depth or ''} | {source} | {notes} |"


def _cell(text: str) -> str:
    """Text of one line as it stands in a table's cell."""
    return _BARE_PIPE.sub(r"\|", clean(text))


def _module(moment: Moment) -> str:
    return moment.number.rpartition(".")[0]


def _state_json(moment: Moment, held: Sequence[Held]) -> str:
    concepts = [
        {
            "concept": entry.concept,
            "depth": entry.depth,
            "first": {"lesson": entry.first.slug, "number": entry.first.number},
            "last": {"lesson": entry.last.slug, "number": entry.last.number},
            "lessons_ago": moment.place - entry.last.place,
        }
        for entry in held
    ]
    shown = {"format": 1, "lesson": moment.slug, "number": moment.number, "concepts": concepts}
    return json.dumps(shown, indent=2, ensure_ascii=False) + "\n"
