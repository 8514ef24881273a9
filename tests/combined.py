"""A record in the ways of writing of many hands, each part in one of several, whatever the others have."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

DEPTHS = {"M": "MENTIONED", "I": "INTRODUCED", "D": "DEVELOPED", "A": "APPLIED"}
"""The depths by the letters that stand for them below."""
LEGEND = "M mentioned, I introduced, D developed, A applied.\n\n"


class Taught(NamedTuple):
    """A lesson as all ways of writing tell it; ``notebook`` has its exercises, ``rounds`` their counts by grade."""

    number: int
    title: str
    slug: str
    load: str
    concepts: tuple[tuple[str, str], ...]
    notebook: tuple[str, ...]
    rounds: tuple[tuple[int, int, int], ...]


LESSONS = (
    Taught(
        1,
        "Warping the Loom",
        "warping-the-loom",
        "BUILD",
        (("Length of the warp", "D"), ("Reed and dents", "D"), ("Even tension", "A"), ("Raddle", "M")),
        ("wind a short warp", "count the dents", "warp by yourself"),
        ((0, 2, 1), (0, 0, 1)),
    ),
    Taught(
        2,
        "Plain and Twill",
        "plain-and-twill",
        "STRETCH",
        (("Plain weave", "D"), ("Twill steps", "I"), ("Lift plan", "D")),
        ("draw a lift plan", "weave it"),
        ((1, 2, 2), (0, 1, 0), (0, 0, 2)),
    ),
    Taught(
        3,
        "Off the Loom",
        "off-the-loom",
        "CONSOLIDATE",
        (("Hem stitch", "A"), ("Wet finish", "I")),
        (),
        ((0, 0, 2),),
    ),
)
PAIRS = [(lesson, name, depth) for lesson in LESSONS for name, depth in lesson.concepts]


def _list(items: Iterable[str], mark: str = "- ") -> str:
    return "\n".join(mark + item for item in items)


def _table(header: str, rows: Iterable[str]) -> str:
    columns = header.count("|") + 1
    return "\n".join(f"| {row} |" for row in (header, " | ".join(["---"] * columns), *rows))


def _by_lesson(title: Callable[[Taught], str], item: Callable[[str, str], str]) -> str:
    parts = ((title(one), _list(item(name, DEPTHS[depth]) for name, depth in one.concepts)) for one in LESSONS)
    return "\n\n".join(f"### {head}\n\n{items}" for head, items in parts)


def _by_depth(title: Callable[[str], str], item: Callable[[str, Taught], str]) -> str:
    parts = ((title(DEPTHS[mark]), [item(name, one) for one, name, depth in PAIRS if depth == mark]) for mark in "ADIM")
    return "\n\n".join(f"{head}\n\n{_list(items)}" for head, items in parts)


INDEXES = {
    "table": _table("Concept | Depth | Lesson", (f"{name} | {DEPTHS[d]} | {one.slug}" for one, name, d in PAIRS)),
    "letters and numbers": LEGEND
    + _table("Concept | Depth | Lesson", (f"{n} | {d} | {one.number}" for one, n, d in PAIRS)),
    "titles": _table("Idea | Depth | Where", (f"{n} | {DEPTHS[d].lower()} | {one.title}" for one, n, d in PAIRS)),
    "matrix": _table(
        "Concept | L1 | L2 | L3",
        (f"{n} | " + " | ".join(d if other is one else "" for other in LESSONS) for one, n, d in PAIRS),
    ),
    "lists by title": _by_lesson(lambda one: one.title, lambda name, depth: f"**{name}** — {depth}. By hand."),
    "lists by slug": _by_lesson(lambda one: one.slug, lambda name, depth: f"**{name}** – {depth}. By hand."),
    "lists by number and slug": _by_lesson(
        lambda one: f"Lesson {one.number}: {one.slug}", lambda name, depth: f"**{name}** ({depth}): by hand"
    ),
    "lists by number": _by_lesson(lambda one: f"Lesson {one.number}", lambda name, depth: f"{name}: {depth}"),
    "lists by number in the module": _by_lesson(
        lambda one: f"1.2.{one.number} {one.title}", lambda name, depth: f"{name} ({depth})"
    ),
    "lists by whole headings": _by_lesson(
        lambda one: f"Lesson {one.number}: {one.title} ({one.slug})", lambda name, depth: f"{name} ({depth})"
    ),
    "lists by depth": _by_depth(lambda depth: f"### {depth.capitalize()}", lambda name, one: f"{name} (`{one.slug}`)"),
    "lists by depth with numbers": _by_depth(
        lambda depth: f"### {depth}", lambda name, one: f"**{name}** ‹{one.number}›: by hand"
    ),
    "lines in bold": "\n\n".join(
        f"**Lesson {one.number} – {one.title}**\n\n" + _list(f"{name}: {DEPTHS[d]}" for name, d in one.concepts)
        for one in LESSONS
    ),
    "a line for each depth": _list(
        f"**{DEPTHS[mark]}:** " + "; ".join(f"{n} (lesson {one.number})" for one, n, d in PAIRS if d == mark)
        for mark in "ADIM"
    ),
    "items": _list(f"**{name}** ({DEPTHS[d]}, lesson {one.number}): by hand" for one, name, d in PAIRS),
    "definitions": "\n\n".join(f"{name}\n: {DEPTHS[d].lower()} in *{one.title}*. By hand." for one, name, d in PAIRS),
}
HEADINGS: dict[str, Callable[[Taught], str]] = {
    "all in one": lambda one: f"Lesson {one.number}: {one.title} ({one.slug})\n\n**Cognitive load:** {one.load}",
    "a number": lambda one: f"{one.number}. {one.title} ({one.slug})\n\nLoad: {one.load}",
    "its number in the module": lambda one: f"1.2.{one.number} {one.title}\n\n*{one.slug} · {one.load} · 2026-02-09*",
    "a line of facts": lambda one: f"L{one.number}: {one.title}\n\n**Slug:** {one.slug} · **Load:** {one.load}",
    "facts in small letters": lambda one: f"{one.number}. {one.title}\n\nslug: {one.slug}, load: {one.load.lower()}",
    "a list of facts": lambda one: f"{one.title}\n\n- Slug: `{one.slug}`\n- Load: {one.load}",
    "its slug alone": lambda one: f"{one.slug}\n\n**Load:** {one.load}",
    "slug, load and title": lambda one: f"{one.slug} [{one.load.lower()}] {one.title}",
    "a tag": lambda one: f"Lesson {one.number}: {one.title} ({one.slug})\n\n#{one.load.lower()}",
    "its title and slug": lambda one: f"{one.title} (`{one.slug}`)\n\n{one.load}",
}
UMBRELLAS = {
    "sections below one": ("## Per-Lesson Summaries\n\n", 3),
    "sections beside an empty one": ("## Lessons\n\n", 2),
    "sections below none": ("", 2),
    "sections below an unknown one": ("## What Happened at the Loom\n\n", 3),
}
TAUGHT: dict[str, Callable[[Taught], str]] = {
    "items": lambda one: _list(f"{name} ({DEPTHS[d]})" for name, d in one.concepts),
    "small letters": lambda one: _list(f"{name} [{DEPTHS[d].lower()}]" for name, d in one.concepts),
    "a line": lambda one: "; ".join(f"{name} ({DEPTHS[d]})" for name, d in one.concepts),
    "a joined line": lambda one: " and ".join(f"{name} ({DEPTHS[d]})" for name, d in one.concepts),
    "depths first": lambda one: _list(f"{DEPTHS[d]}: {name}" for name, d in one.concepts),
    "depths before arrows": lambda one: _list(f"{DEPTHS[d]} → {name}" for name, d in one.concepts),
    "a table": lambda one: _table("What | Depth", (f"{name} | {DEPTHS[d]}" for name, d in one.concepts)),
    "letters": lambda one: "\n\n".join(
        f"({'abcd'[place]}) {name} – {DEPTHS[d].lower()}" for place, (name, d) in enumerate(one.concepts)
    ),
    "tasks": lambda one: _list(f"[x] {name} — {DEPTHS[d]}" for name, d in one.concepts),
}
LABELS = {
    "known": ("Concepts taught", "Mental models", "What is NOT covered", "Notebook", "Review"),
    "short": ("Taught", "Pictures", "Left out", "Notebook", "Review"),
    "partly unknown": ("What we taught", "Thoughts worth keeping", "Not part of it", "Notebook", "Review"),
}
FIELDS: dict[str, Callable[[str, str], str]] = {
    "bold": lambda label, text: f"**{label}:**{_gap(text)}{text}",
    "bold lines": lambda label, text: f"**{label}**\n\n{text}",
    "headings": lambda label, text: f"##### {label}\n\n{text}",
    "plain": lambda label, text: f"{label}:{_gap(text)}{text}",
    "italics": lambda label, text: f"*{label}*\n\n{text}",
    "signs": lambda label, text: f"**🧵 {label}**\n\n{text}",
}
NOTEBOOKS: dict[str, Callable[[Taught], str]] = {
    "items": lambda one: (
        f"`{_path(one)}` ({len(one.notebook)} exercises)\n\n"
        + _list(f"Exercise {place} (Guided): {text}" for place, text in enumerate(one.notebook, 1))
    ),
    "a line": lambda one: (
        f"`{_path(one)}`, {len(one.notebook)} exercises: "
        + "; ".join(f"({place}) guided, {text}" for place, text in enumerate(one.notebook, 1))
    ),
    "a table": lambda one: (
        f"`{_path(one)}`\n\n"
        + _table("Exercise | Level", (f"{place} | Guided" for place, _ in enumerate(one.notebook, 1)))
    ),
}
REVIEWS: dict[str, Callable[[Taught], str]] = {
    "items": lambda one: (
        f"Passed at iteration {len(one.rounds)}/3.\n\n"
        + _list(
            f"Iteration {place}: {c} critical, {i} improvement, {p} polish"
            for place, (c, i, p) in enumerate(one.rounds, 1)
        )
    ),
    "a line": lambda one: (
        f"PASS at {len(one.rounds)}/3. "
        + " ".join(
            f"It. {place}: {c} critical, {i} improvement, {p} polish." for place, (c, i, p) in enumerate(one.rounds, 1)
        )
    ),
    "a table": lambda one: _table(
        "Iteration | Critical | Improvement | Polish | Verdict",
        (
            f"{place}/3 | {c} | {i} | {p} | {'PASS' if place == len(one.rounds) else 'NEEDS REVISION'}"
            for place, (c, i, p) in enumerate(one.rounds, 1)
        ),
    ),
    "steps": lambda one: (
        f"PASS at {len(one.rounds)}/3, "
        + ", ".join(
            f"{grade} {' → '.join(str(each[place]) for each in one.rounds)}"
            for place, grade in enumerate(("critical", "improvement", "polish"))
        )
        if len(one.rounds) > 1
        else "PASS at 1/3. Iteration 1: 0 critical, 0 improvement, 2 polish."
    ),
}


def _path(lesson: Taught) -> str:
    return f"1-2-{lesson.number}-{lesson.slug}.ipynb"


def _gap(text: str) -> str:
    return "\n\n" if text.startswith(("- ", "|", "(a)")) else " "


Said = dict[str, str]
"""The fields of a lesson: what stands below each label."""
BODIES: dict[str, Callable[[Said], str]] = {
    "a table": lambda said: _table("Field | What", (f"{label} | {text}" for label, text in said.items())),
    "a table of bold labels": lambda said: _table(" | ", (f"**{label}** | {text}" for label, text in said.items())),
    "a list": lambda said: _list(f"**{label}:** {text}" for label, text in said.items()),
    "a list of plain labels": lambda said: _list(f"{label}: {text}" for label, text in said.items()),
    "lines": lambda said: "\n".join(f"**{label}:** {text}" for label, text in said.items()),
    "definitions": lambda said: "\n\n".join(f"{label}\n: {text}" for label, text in said.items()),
    "a frame": lambda said: (
        "<details>\n<summary>More</summary>\n\n"
        + "\n\n".join(f"**{label}:** {text}" for label, text in said.items())
        + "\n\n</details>"
    ),
}
"""Fields together, each of them a line."""


class Ways(NamedTuple):
    """A way of writing for each part."""

    index: str
    heading: str
    umbrella: str
    taught: str
    labels: str
    field: str
    notebook: str
    review: str
    body: str = ""


def record(ways: Ways, lessons: Iterable[Taught] = LESSONS) -> str:
    """The text of a record in some ways of writing; its index is always that of `LESSONS`."""
    umbrella, level = UMBRELLAS[ways.umbrella]
    sections = "\n\n".join(_section(lesson, ways, level) for lesson in lessons)
    title = "# Module 1.2: Weaving -- Record\n\n**Status:** Complete (3 of 3 lessons built)\n\n"
    return f"{title}## Concept Index\n\n{INDEXES[ways.index]}\n\n{umbrella}{sections}\n"


def _section(lesson: Taught, ways: Ways, level: int) -> str:
    head = f"{'#' * level} {HEADINGS[ways.heading](lesson)}"
    if ways.body:
        said = _fields(lesson, ways._replace(taught="a line", notebook="a line", review="a line"))
        lines = {label: "; ".join(text.removeprefix("- ").split("\n- ")) for label, text in said.items()}
        return f"{head}\n\n{BODIES[ways.body](lines)}"
    said = _fields(lesson, ways)
    return "\n\n".join((head, *(FIELDS[ways.field](label, text) for label, text in said.items())))


def _fields(lesson: Taught, ways: Ways) -> Said:
    taught, models, excluded, notebook, review = LABELS[ways.labels]
    return {
        taught: TAUGHT[ways.taught](lesson),
        models: _list(("A warp is a row of promises.", "Slack shows later.")),
        excluded: _list(("rugs", "dyeing")),
        notebook: NOTEBOOKS[ways.notebook](lesson) if lesson.notebook else "None, all of it at the loom",
        review: REVIEWS[ways.review](lesson),
    }
