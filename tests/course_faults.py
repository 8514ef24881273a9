"""Faults of what lies around a record: for each rule, edits of the example course and where each is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

Texts = dict[str, str]

COURSE, SUMMARY = "course.md", "series-1/summary.md"
SLUGS = {
    "1-1": ("four-ingredients", "bakers-percentage", "scaling-a-formula"),
    "1-2": ("fermentation-clock", "dough-temperature", "less-yeast-more-time"),
}
NOTEBOOKS = {
    slug: f"notebooks/{module}-{place + 1}-{slug}.ipynb"
    for module, slugs in SLUGS.items()
    for place, slug in enumerate(slugs)
    if slug != "four-ingredients"
}
"""The notebooks of the two clean modules, by lesson."""


class Fault(NamedTuple):
    """The course with a fault in it, and where that is told: a document and a text on the line."""

    texts: Texts
    document: str
    line: str


def module_of(slug: str) -> str:
    return next(module for module, slugs in SLUGS.items() if slug in slugs)


def record(module: str) -> str:
    return f"series-1/module-{module}/record.md"


def plan(module: str) -> str:
    return f"series-1/module-{module}/plan.md"


def log(slug: str) -> str:
    return f"series-1/module-{module_of(slug)}/lessons/{slug}.md"


def edit(texts: Mapping[str, str], key: str, pattern: str, text: str, which: int = 0) -> Texts:
    """The texts with one match of a pattern replaced: ``which`` counts from 0, -1 is the last."""
    match = list(re.finditer(pattern, texts[key], re.M))[which]
    whole = texts[key]
    return {**texts, key: whole[: match.start()] + match.expand(text) + whole[match.end() :]}


def in_section(texts: Mapping[str, str], slug: str, pattern: str, text: str) -> Texts:
    """The texts with the first match in a lesson's section of its record replaced."""
    key = record(module_of(slug))
    start = texts[key].index(f"({slug})\n", texts[key].index("## Per-Lesson"))
    head, tail = texts[key][:start], texts[key][start:]
    changed, count = re.subn(pattern, text, tail, count=1, flags=re.M)
    assert count
    return {**texts, key: head + changed}


def without(texts: Mapping[str, str], key: str) -> Texts:
    return {other: text for other, text in texts.items() if other != key}


def status_disagrees(texts: Texts) -> Iterator[Fault]:
    for module in SLUGS:
        for status in ("In progress (2 of 3 lessons built)", "Planned", "Complete (2 of 3 lessons built)"):
            yield Fault(edit(texts, plan(module), r"Complete .*", status), record(module), "**Status:**")


def review_log_open(texts: Texts) -> Iterator[Fault]:
    for slug in NOTEBOOKS:
        opened = edit(texts, log(slug), r"Verdict: PASS", "Verdict: NEEDS REVISION", -1)
        passed = r"^\*\*Review:\*\* Passed at iteration \d/\d\. (.*)"
        silent = in_section(opened, slug, passed, rf"**Review:** \1 Told of {slug}.")
        yield Fault(silent, record(module_of(slug)), f"Told of {slug}.")


def review_order(texts: Texts) -> Iterator[Fault]:
    """The last review of a log before the first one, or the first one after the last one."""
    for slug in (slug for slugs in SLUGS.values() for slug in slugs):
        if len(re.findall(r"^## Review — ", texts[log(slug)], re.M)) < 2:
            continue
        yield Fault(edit(texts, log(slug), r"^## Review — \S+", "## Review — 2001-03-04", -1), log(slug), "2001-03-04")
        late = edit(texts, log(slug), r"^## Review — \S+", "## Review — 2099-03-04")
        yield Fault(late, log(slug), "(Iteration 2/")


def review_verdict_conflict(texts: Texts) -> Iterator[Fault]:
    for slug in NOTEBOOKS:
        opened = edit(texts, log(slug), r"Verdict: PASS", "Verdict: MAJOR REVISION", -1)
        marked = in_section(opened, slug, r"^\*\*Review:\*\* (.*)", rf"**Review:** \1 Told of {slug}.")
        yield Fault(marked, record(module_of(slug)), f"Told of {slug}.")


def plan_disagrees(texts: Texts) -> Iterator[Fault]:
    for slugs in SLUGS.values():
        for slug in slugs:
            load = r"^\*\*Cognitive load:\*\* (?:CONSOLIDATE|BUILD|STRETCH).*"
            stated = texts[record(module_of(slug))].split(f"({slug})\n", 1)[1].split("**Cognitive load:** ")[1]
            other = "BUILD" if stated.startswith("CONSOLIDATE") else "CONSOLIDATE"
            changed = in_section(texts, slug, load, f"**Cognitive load:** {other} (for {slug})")
            yield Fault(changed, record(module_of(slug)), f"(for {slug})")


def plan_unread(texts: Texts) -> Iterator[Fault]:
    """A plan in mere prose, and lists of what may or cannot be lessons, none of which is one of the record's."""
    head = "# Module 1.1: Flour, Water, Salt, Yeast -- Plan\n\n**Status:** Complete (3 of 3 lessons built)\n\n"
    title = "# Module 1.1"
    for lessons in ("We bake three times.\n", "- Rise early\n- Wash up\n", "## Lessons\n\nRise early. Wash up.\n"):
        yield Fault({**texts, plan("1-1"): head + lessons}, plan("1-1"), title)
    for header in ("| Lesson | Aim |", "| Slug | Aim |"):
        listed = f"{header}\n|---|---|\n| To rise early | none |\n| To wash up | none |\n"
        yield Fault({**texts, plan("1-1"): head + listed}, plan("1-1"), "| To rise early |")
    listed = f"{head}## Lessons\n\n1. Rise early\n2. Wash up\n"
    yield Fault({**texts, plan("1-1"): listed}, plan("1-1"), "1. Rise early")


def lesson_missing(texts: Texts) -> Iterator[Fault]:
    for module, slugs in SLUGS.items():
        row = r"^\| 3 \| .*"
        planned = r"\g<0>\n| 4 | shaping-a-loaf | From dough to loaf | BUILD | Last of all. |"
        yield Fault(edit(texts, plan(module), row, planned), record(module), "**Status:**")
        for place, slug in enumerate(slugs, start=1):
            unplanned = edit(texts, plan(module), rf"^\| {place} \| {slug}.*\n", "")
            yield Fault(unplanned, record(module), f"### Lesson {place}: ")


def load_adjacent(texts: Texts) -> Iterator[Fault]:
    for module, slugs in SLUGS.items():
        for first in (0, 1):
            both = texts
            for slug in slugs[first : first + 2]:
                both = edit(both, plan(module), rf"^(\| \d \| {slug} .*\| )[A-Z]+( \|)", r"\1STRETCH\2")
                both = edit(both, plan(module), rf"^\| {slug} \| [A-Z]+", f"| {slug} | STRETCH")
                both = in_section(both, slug, r"^(\*\*Cognitive load:\*\*) [A-Z]+", r"\1 STRETCH")
            others = [slug for slug in slugs if slug not in slugs[first : first + 2]]
            for slug in others:
                both = edit(both, plan(module), rf"^(\| \d \| {slug} .*\| )[A-Z]+( \|)", r"\1BUILD\2")
                both = edit(both, plan(module), rf"^\| {slug} \| [A-Z]+", f"| {slug} | BUILD")
                both = in_section(both, slug, r"^(\*\*Cognitive load:\*\*) [A-Z]+", r"\1 BUILD")
            yield Fault(both, record(module), f"### Lesson {first + 2}: ")
        spoken = edit(both, plan(module), r"\Z", "Mixing and folding follow each other.\n")
        yield Fault(spoken, record(module), "### Lesson 3: ")


def record_missing(texts: Texts) -> Iterator[Fault]:
    for number in ("1.4", "1.5", "1.9", "2.1", "3.2"):
        row = f"| {number} | Shaping | {number[0]} | 3 of 3 | Complete |"
        yield Fault(edit(texts, COURSE, r"^\| 1\.3 .*", rf"\g<0>\n{row}"), COURSE, row)


def rollup_stale(texts: Texts) -> Iterator[Fault]:
    for number in ("1.1", "1.2"):
        for cells in ("2 of 3 | Complete", "3 of 3 | In progress"):
            row = rf"^(\| {number} \| .*\| 1 \|) .* \|$"
            yield Fault(edit(texts, COURSE, row, rf"\1 {cells} |"), COURSE, f"| {number} |")
    for name in ("Gluten network", "Baking loss", "Friction", "Cold retard", "Total flour"):
        row = rf"^(\| {name} .*\|) INTRODUCED"
        yield Fault(edit(texts, SUMMARY, row, r"\1 APPLIED"), SUMMARY, f"| {name}")
    moved = edit(texts, SUMMARY, r"^(\| Friction .*\|) dough-temperature", r"\1 fermentation-clock")
    yield Fault(moved, SUMMARY, "| Friction")


def recap_broken(texts: Texts) -> Iterator[Fault]:
    rows = (
        ("1-2", "Friction"),
        ("1-2", "Cold retard"),
        ("1-2", "Ten-degree rule"),
        ("1-3", "Peak"),
        ("1-3", "Discard"),
    )
    for module, name in rows:
        row = rf"^(\| {name} .*? \| [A-Z]+) \| ([a-z-]+)"
        changed = edit(texts, record(module), row, r"\1 | \2 (recap of Module 1.1)")
        yield Fault(changed, record(module), f"| {name}")


def reference_broken(texts: Texts) -> Iterator[Fault]:
    for module, slug in (("1-1", "counting-the-levain"), ("1-1", "weekend-loaf"), ("1-2", "feeding-a-starter")):
        other = "1.2" if module == "1-1" else "1.1"
        changed = edit(texts, record(module), rf"{slug} \(1\.3\)", f"{slug} ({other})")
        yield Fault(changed, record(module), f"{slug} ({other})")
    for slug, other in (("less-yeast-more-time", "1.3"), ("fermentation-clock", "1.1")):
        changed = edit(texts, record("1-1"), rf"{slug} \(1\.2\)", f"{slug} ({other})")
        yield Fault(changed, record("1-1"), f"{slug} ({other})")


def model_misattributed(texts: Texts) -> Iterator[Fault]:
    for module, model, right, wrong in (
        ("1-1", '"Flour is the ruler"', "bakers-percentage", "four-ingredients"),
        ("1-1", "Salt as the brake and yeast as the engine", "four-ingredients", "scaling-a-formula"),
        ("1-1", "Salt as the brake and yeast as the engine", "four-ingredients", "bakers-percentage"),
        ("1-2", '"Every ten degrees, one folding"', "fermentation-clock", "dough-temperature"),
        ("1-2", '"Water is the only tap you can turn"', "dough-temperature", "fermentation-clock"),
    ):
        row = rf"^\| {model} \| {right}"
        yield Fault(edit(texts, record(module), row, f"| {model} | {wrong}"), record(module), f"| {model} |")


def depth_regression(texts: Texts) -> Iterator[Fault]:
    for slug, name, held in (
        ("fermentation-clock", "Weighing in grams", "DEVELOPED"),
        ("dough-temperature", "Hydration", "DEVELOPED"),
        ("dough-temperature", "Baker's percentage", "APPLIED"),
        ("less-yeast-more-time", "Sum of percentages", "DEVELOPED"),
        ("less-yeast-more-time", "Flour weight from dough weight", "DEVELOPED"),
    ):
        full = re.search(rf"^\| ({name}[^|]*) \| {held}", texts[record("1-1")], re.M)[1]
        row = f"| {full} | INTRODUCED | {slug} | |"
        lower = edit(texts, record("1-2"), r"^\| Cold retard .*", rf"\g<0>\n{row}")
        taught = in_section(lower, slug, r"^\*\*Concepts taught:\*\*$", rf"\g<0>\n- {full} (INTRODUCED)")
        listed = edit(taught, SUMMARY, r"^\| Friction .*", rf"\g<0>\n| {full} | INTRODUCED | {slug} |")
        yield Fault(listed, record("1-2"), row)


def review_log_arithmetic(texts: Texts) -> Iterator[Fault]:
    """A heading of a finding taken out of a log whose summary still counts it."""
    for slug in ("bakers-percentage", "scaling-a-formula", "dough-temperature", "fermentation-clock"):
        changed = edit(texts, log(slug), r"^#### \[POLISH\] .*\n", "")
        first = texts[log(slug)].index("[POLISH]")
        count = re.findall(r"^- Polish: [1-9]$", texts[log(slug)][:first], re.M)[-1]
        yield Fault(changed, log(slug), count)
    changed = edit(texts, log("less-yeast-more-time"), r"^#### \[IMPROVEMENT\] .*\n", "")
    yield Fault(changed, log("less-yeast-more-time"), "- Improvement: 2")


def review_counts_differ(texts: Texts) -> Iterator[Fault]:
    """A finding more in a log, counted and headed, that the record does not tell of."""
    for slug in NOTEBOOKS:
        word = "Improvement" if slug in ("dough-temperature", "less-yeast-more-time") else "Polish"
        counted = edit(texts, log(slug), rf"^- {word}: (\d)$", f"- {word}: 7")
        told = int(re.search(rf"^- {word}: (\d)$", texts[log(slug)], re.M)[1])
        heads = "".join(f"#### [{word.upper()}] — Further point {n}\n**Location:** Page\n\n" for n in range(7 - told))
        changed = edit(counted, log(slug), r"^### Review Notes", rf"{heads}\g<0>")
        marked = in_section(changed, slug, r"^\*\*Review:\*\* (.*)", rf"**Review:** \1 Told of {slug}.")
        yield Fault(marked, record(module_of(slug)), f"Told of {slug}.")


def exercise_title(texts: Texts) -> Iterator[Fault]:
    for slug, notebook in NOTEBOOKS.items():
        changed = edit(texts, notebook, r"(Exercise 1: )[^(\\]*", r"\1Zzyx Qwv Jjk ")
        marked = in_section(changed, slug, r"^(- Exercise 1.*)", rf"\1 Told of {slug}.")
        yield Fault(marked, record(module_of(slug)), f"Told of {slug}.")


def exercise_level(texts: Texts) -> Iterator[Fault]:
    for slug, notebook in NOTEBOOKS.items():
        changed = edit(texts, notebook, r"(Exercise 1: .*)\(Guided\)", r"\1(Independent)")
        marked = in_section(changed, slug, r"^(- Exercise 1.*)", rf"\1 Told of {slug}.")
        yield Fault(marked, record(module_of(slug)), f"Told of {slug}.")


def notebook_count(texts: Texts) -> Iterator[Fault]:
    for slug, notebook in NOTEBOOKS.items():
        changed = edit(texts, notebook, r'"## (Exercise \d+: )', r'"A note. \1', -1)
        yield Fault(changed, record(module_of(slug)), f"`{notebook}` (")


def notebook_denied(texts: Texts) -> Iterator[Fault]:
    for slug in NOTEBOOKS:
        denied = in_section(texts, slug, r"^\*\*Notebook:\*\*.*\n(?:- .*\n)*", f"**Notebook:** None (talk, {slug})\n")
        yield Fault(denied, record(module_of(slug)), f"(talk, {slug})")


def notebook_missing(texts: Texts) -> Iterator[Fault]:
    for slug, notebook in NOTEBOOKS.items():
        yield Fault(without(texts, notebook), record(module_of(slug)), f"`{notebook}` (")


def notebook_orphan(texts: Texts) -> Iterator[Fault]:
    for name in ("1-1-7-rye-bread", "1-1-9-old-dough", "1-2-5-cold-oven", "1-2-8-steam", "1-1-4-crumb"):
        key = f"notebooks/{name}.ipynb"
        yield Fault({**texts, key: texts[NOTEBOOKS["bakers-percentage"]]}, key, "")


def notebook_unreadable(texts: Texts) -> Iterator[Fault]:
    whole = texts[NOTEBOOKS["bakers-percentage"]]
    for broken in ("", "{", "[]", '{"cells": 3}', whole[: len(whole) // 2]):
        yield Fault({**texts, NOTEBOOKS["bakers-percentage"]: broken}, NOTEBOOKS["bakers-percentage"], "")


def notebook_unrecorded(texts: Texts) -> Iterator[Fault]:
    for slug in NOTEBOOKS:
        silent = in_section(texts, slug, r"^\*\*Notebook:\*\*.*\n(?:- .*\n)*\n", "")
        yield Fault(silent, record(module_of(slug)), f"({slug})")


def lesson_duplicate(texts: Texts) -> Iterator[Fault]:
    for slug in NOTEBOOKS:
        other = f"""\
# Module 1.4: Shaping -- Record

## Concept Index

| Concept | Depth | Lesson |
| --- | --- | --- |
| Pre-shaping rounds of dough | INTRODUCED | {slug} |

## Per-Lesson Summaries

### Lesson 1: Shaping ({slug})

**Concepts taught:**
- Pre-shaping rounds of dough (INTRODUCED)

**Notebook:** None

**Review:** Passed at iteration 1/3.
"""
        yield Fault({**texts, record("1-4"): other}, record("1-4"), "### Lesson 1: ")


def notebook_other(texts: Texts) -> Iterator[Fault]:
    """A lesson that names another lesson's notebook."""
    named = list(NOTEBOOKS)
    for place, slug in enumerate(named):
        other = NOTEBOOKS[named[place - 1]]
        yield Fault(in_section(texts, slug, r"`notebooks/[^`]+`", f"`{other}`"), record(module_of(slug)), other)


def notebook_unnamed(texts: Texts) -> Iterator[Fault]:
    """A complete lesson that speaks of a notebook without a path, and there is none."""
    for slug, notebook in NOTEBOOKS.items():
        without = {key: text for key, text in texts.items() if key != notebook}
        told = in_section(without, slug, r"^\*\*Notebook:\*\* `[^`]+` ", "**Notebook:** Colab notebook ")
        yield Fault(told, record(module_of(slug)), "Colab notebook")


SERIES_PLAN = """\
# Series 1: Bread -- Plan

**Status:** {status}

## Modules and Lessons

### Module 1.1: Flour, Water, Salt, Yeast

| # | Slug |
| --- | --- |
| 1 | four-ingredients |
| 2 | bakers-percentage |
| 3 | scaling-a-formula |
"""


def plan_status(texts: Texts) -> Iterator[Fault]:
    """A series that its plan calls planned, whose modules are recorded."""
    for status in ("Planned", "Planning", "Planned (outline ready)", "planned", "Planned -- not begun"):
        yield Fault({**texts, "series-1/plan.md": SERIES_PLAN.format(status=status)}, "series-1/plan.md", status)


def record_number(texts: Texts) -> Iterator[Fault]:
    """A plan, or the title of a record, that has another module's number."""
    for module, number in (("1-1", "1.7"), ("1-2", "1.8"), ("1-3", "1.9"), ("1-1", "2.1"), ("1-2", "4.2")):
        yield Fault(edit(texts, plan(module), r"^# Module [\d.]+", f"# Module {number}"), record(module), "# Module")


FAULTS = {
    "notebook-other": notebook_other,
    "notebook-unnamed": notebook_unnamed,
    "plan-status": plan_status,
    "record-number": record_number,
    "status-disagrees": status_disagrees,
    "review-log-open": review_log_open,
    "review-order": review_order,
    "review-verdict-conflict": review_verdict_conflict,
    "plan-disagrees": plan_disagrees,
    "lesson-missing": lesson_missing,
    "plan-unread": plan_unread,
    "load-adjacent": load_adjacent,
    "record-missing": record_missing,
    "rollup-stale": rollup_stale,
    "recap-broken": recap_broken,
    "reference-broken": reference_broken,
    "model-misattributed": model_misattributed,
    "depth-regression": depth_regression,
    "review-log-arithmetic": review_log_arithmetic,
    "review-counts-differ": review_counts_differ,
    "exercise-title": exercise_title,
    "exercise-level": exercise_level,
    "notebook-count": notebook_count,
    "notebook-denied": notebook_denied,
    "notebook-missing": notebook_missing,
    "notebook-orphan": notebook_orphan,
    "notebook-unreadable": notebook_unreadable,
    "notebook-unrecorded": notebook_unrecorded,
    "lesson-duplicate": lesson_duplicate,
}
