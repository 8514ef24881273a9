"""Courses made at random: records in all the forms that records take, with the documents around them.

The subject is bread, as in the example course. Nothing here is damaged yet; that is `damage`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

HEADS = ["Windowpane test", "Baker's percentage", "Autolyse", "Egg wash", "Levain", "Oven spring", "Poolish vs biga"]
HEADS += ["Bulk fermentation", "Hydration", "`p(x|y)`", "Shaping: boule", "Shaping: batard", "Scoring", "L1", "L2"]
TAILS = ["", "", "", " (from 1.1)", " and hydration", " (two-stage, cold)", ", warm", " $a, b$", ' "by feel"', " #2"]
DEPTHS = ["MENTIONED", "INTRODUCED", "DEVELOPED", "APPLIED"]
LOADS = ["STRETCH", "BUILD", "CONSOLIDATE"]
LEVELS = ["Guided", "Supported", "Independent", "guided", "Stretch", "minimal scaffolding"]
GRADES = ["critical", "improvement", "polish", "minor polish", "improvement/critical", "CRITICAL", "IMPROVEMENT"]
NUMBERS = ["0", "1", "2", "3", "5", "zero", "no", "two", "Five"]
SLUGS = ["soft-rolls", "first-loaf", "warm-dough", "Cold_Dough", "enriched-dough", "weekend-loaf"]
DASHES = ["--", "—", "–", "-", " -- "]
SENTENCES = ["The student weighs.", "See Module 1.2 (warm-dough).", "Lesson 1.1.3 comes back.", "TODO: write", "Wait."]
TOGETHER = 0.15  # how often the records of a course are one file
VERDICTS = ["PASS", "NEEDS REVISION", "MAJOR REVISION", "passed", "PASS (with polish notes)", "NEEDS REVISION → PASS"]


class CourseMaker:
    """Makes the documents of one small course."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.one = chance.choice
        self.slugs = chance.sample(SLUGS, chance.randint(1, 4))

    def some(self, make: object, least: int, most: int) -> list[str]:
        """A few texts made one by one."""
        return [make() for _ in range(self.chance.randint(least, most))]  # type: ignore[operator]

    def maybe(self, text: str, likely: float = 0.5) -> str:
        return text if self.chance.random() < likely else ""

    # Words

    def concept(self) -> str:
        return self.one(HEADS) + self.one(TAILS)

    def depth(self) -> str:
        first, second = self.one(DEPTHS), self.one(DEPTHS)
        forms = [first, first, first, f"{first} -> {second}", f"REVISITED ({first})", f"{first} (reinforced)"]
        forms += [f"{first} (upgraded from {second})", "REINFORCED", f"{first}/{second}", first.lower(), f"**{first}**"]
        return self.one([*forms, "", "Known"])

    def slug(self) -> str:
        return self.one(self.slugs)

    def lessons(self) -> str:
        slug = self.slug()
        forms = [slug, slug, f"`{slug}`", f"{slug}, {self.slug()}", f"{slug} (recap from 1.1)", f"{slug} (1.1)"]
        return self.one([*forms, f"{slug} -> {self.slug()}", "no-such-lesson", ""])

    def mark(self) -> str:
        depth, other = self.one(DEPTHS), self.one(DEPTHS)
        forms = [f" ({depth})", f" ({depth}) -- explained", f" ({depth})--explained", f" ({depth} -- synthesis)"]
        forms += [f" ({depth} from {other} here)", f" (elevated {other} -> {depth})", f": {depth}", "", ""]
        return self.one([*forms, f" -- upgraded from {other} to {depth}", f" ({depth} -- elevated from {other})"])

    # A record

    def record(self, number: str) -> str:
        parts = [f"# Module {number}: Small Breads {self.one(DASHES)} Record", self.header(), self.index()]
        if self.chance.random() < 0.1:
            self.chance.shuffle(parts)
        parts += [f"## {self.one(['Per-Lesson Summaries', 'Lesson Summaries'])}"]
        parts += [self.section(place, slug) for place, slug in enumerate(self.slugs, 1)]
        parts.append(self.models())
        return "\n\n".join(part for part in parts if part) + "\n"

    def header(self) -> str:
        built, planned = self.chance.randint(0, 5), self.one(["?", "4", "6"])
        forms = [f"Complete ({built} of {planned} lessons built)", f"Complete ({built} lessons)", "In progress (soon)"]
        goal = self.maybe("**Goal:** Bake small breads.\n")
        return goal + self.maybe(f"**Status:** {self.one([*forms, f'{built} of {planned} lessons built'])}", 0.8)

    def index(self) -> str:
        notes = self.chance.random() < 0.8
        header = "| Concept | Depth | Lesson |" + (" Notes |\n|---|---|---|---|" if notes else "\n|---|---|---|")
        rows = self.some(lambda: self.row(notes=notes), 0, 12)
        if self.chance.random() < 0.3 and rows:
            rows.insert(self.chance.randrange(len(rows)), "")
        return "\n".join(["## Concept Index", "", header, *rows])

    def row(self, *, notes: bool) -> str:
        cells = [
            self.concept(),
            self.depth(),
            self.lessons(),
            *([self.one(["", "a || b", "by feel"])] if notes else []),
        ]
        silenced = self.maybe(" <!-- reclint-ignore depth-unknown, field-missing: agreed -->", 0.05)
        return f"| {' | '.join(cells)}{silenced} |"

    def section(self, place: int, slug: str) -> str:
        load = self.one(LOADS)
        forms = [f"Lesson {place}: Soft Things ({slug})", f"Lesson {place}: Soft Things (`{slug}`)"]
        forms += [
            f"Lesson {place}: Soft Things ({load})",
            f"{slug} (Lesson {place})",
            f"{slug} (Lesson {place} — {load})",
        ]
        forms += [f"{slug} (Lesson {place}) — {load} / PROJECT", f"{slug} (Lesson {place} -- Capstone)", slug]
        if self.chance.random() < 0.1:
            return f"### {self.one(forms)}\n\n" + " ".join(self.some(lambda: self.one(SENTENCES), 1, 9))
        fields = self.some(lambda: self.one(self.FIELDS)(self), 2, 7)
        return "\n\n".join([f"### {self.one(forms)}", *fields])

    def taught(self) -> str:
        label = self.one(["Concepts taught", "What was taught", "Concepts deepened", "Concepts taught (all)"])
        items = self.some(lambda: self.concept() + self.mark(), 0, 7)
        if self.chance.random() < 0.3:
            return f"**{label}:** {', '.join(items)}"
        bullet = self.one(["- ", "* ", "1. ", "  - "])
        nested = self.maybe(f"\n  - {self.concept()}{self.mark()}", 0.2)
        lead = self.maybe(f"\n- Depth upgrades: {self.concept()}{self.mark()}, {self.concept()}{self.mark()}", 0.2)
        return f"**{label}:**\n" + "".join(f"\n{bullet}{item}" for item in items) + nested + lead

    def notebook(self) -> str:
        path = f"`{self.maybe('notebooks/')}1-1-{self.chance.randint(1, 3)}-{self.slug()}.ipynb`"
        count, titles = self.one(NUMBERS), ", ".join(self.some(self.title, 1, 4))
        bullets = "".join(f"\n- Exercise {n} ({self.one(LEVELS)}): {self.title()}" for n in range(1, 4))
        forms = [
            f"**Notebook:** {path} ({count} exercises)\n{bullets}",
            f"**Notebook:** {path} ({count} exercises: {titles})",
        ]
        forms += [
            "**Notebook:** None (by design)",
            f"**Notebook:** {path} NOT YET CREATED",
            "**Type:** Reading (no notebook)",
        ]
        forms += [
            f"**Type:** Hands-on (notebook: {path})\n\n**Notebook exercises ({count} exercises):** (1) Guided: a (2) b"
        ]
        forms += [
            f"**Exercises (Colab notebook {path}):**\n{bullets}",
            "**Practice:** Colab notebook (3 parts): Part 1 (guided): a",
        ]
        forms += ["**Practice:** Colab notebook with 7 exercises (4 guided, 1 supported, 2 independent)"]
        return self.one(
            [*forms, "**Practice:** Colab exercises: a (guided), b (supported)", f"**Notebook:** {path} (6 + stretch)"]
        )

    def title(self) -> str:
        return self.one(["weigh the flour", "Shape a boule", "time it", "bake. Then eat", "score, twice"])

    def counts(self) -> str:
        listed = self.maybe(" (crumb, crust)", 0.3)
        return " + ".join(self.some(lambda: f"{self.one(NUMBERS)} {self.one(GRADES)}", 1, 3)) + " findings" + listed

    def review(self) -> str:
        at, most = self.chance.randint(1, 3), self.chance.randint(1, 4)
        told = " ".join(f"Iteration {n} had {self.counts()}." for n in range(1, at + 1))
        forms = [f"**Review:** Passed at iteration {at}/{most}. {told}", f"**Review:** PASS (iteration {at}/{most})"]
        forms += [f"**Review:** PASS on iteration {at}/{most} (iteration 1 had {self.counts()}, all fixed)"]
        forms += [f"**Review history:** PASS after {at} iterations. Iteration 1: 0 critical, 4 improvement. {told}"]
        forms += [f"**Review:** PASS after {at} iterations (2 critical -> 0, 4 improvement -> 0)"]
        bullets = "".join(f"\n- Iteration {n}: {self.one(VERDICTS)} -- {self.counts()}" for n in range(1, at + 1))
        return self.one(
            [*forms, f"**Status:** Built, reviewed (PASS on iteration {at})\n\n**Review notes:**\n{bullets}"]
        )

    def plain_field(self) -> str:
        label = self.one(
            ["Mental models", "Misconceptions addressed", "What is NOT covered", "Build notes", "Oddities"]
        )
        if self.chance.random() < 0.3:
            return f"**{label}:** {self.one(SENTENCES)} | **Type:** {self.one(LOADS)} | **Load:** {self.one(LOADS)} (a)"
        return f"**{label}:**\n\n- " + "\n- ".join(self.some(lambda: self.one(SENTENCES), 1, 4))

    def load(self) -> str:
        return self.one(["**Cognitive load:** ", "**Cognitive load type:** ", "**Type:** "]) + self.one(LOADS)

    def comment(self) -> str:
        rules = self.one(["field-missing", "depth-unknown, notebook-missing", "no-such-rule", "", "*"])
        return self.one(
            [f"<!-- reclint-ignore {rules}: agreed -->", f"<!-- reclint-ignore-file {rules} -->", "<!-- a\nb -->"]
        )

    FIELDS = (taught, taught, notebook, review, plain_field, load, comment)

    def models(self) -> str:
        if self.chance.random() < 0.3:
            return "## Key Mental Models\n\n1. **Dough is a clock** -- it ticks\n2. Yeast eats"
        rows = self.some(lambda: f'| "{self.concept()}" | {self.lessons()} | {self.lessons()} |', 0, 4)
        header = "| Model/Analogy | Established In | Used Again In |\n|---|---|---|"
        return "\n".join(["## Key Mental Models and Analogies", "", header, *rows])

    # The documents around it

    def plan(self, number: str) -> str:
        header = self.one(["| # | Slug | Type | Status |", "| Lesson | Load | Focus | Status |"])
        rows = [f"| {place} | {slug} | {self.one(LOADS)} | Planned |" for place, slug in enumerate(self.slugs, 1)]
        lines = "\n".join(f"- Lesson {n} ({slug}): {self.one(LOADS)} — why" for n, slug in enumerate(self.slugs, 1))
        parts = [
            f"# Module {number}: Small Breads -- Plan",
            self.header(),
            "\n".join([header, "|---|---|---|---|", *rows]),
        ]
        return "\n\n".join([*parts, self.maybe(lines), self.maybe("Two adjacent loads are on purpose.", 0.2)]) + "\n"

    def planning(self, number: str, slug: str) -> str:
        place = self.chance.randint(1, 4)
        head = f"# Lesson: Soft Things\n\n**Module:** {number}\n**Position:** Lesson {place} of 4\n**Slug:** {slug}"
        held = self.some(lambda: f"| {self.concept()} | {self.depth()} | {self.lessons()} |", 0, 4)
        needed = self.some(
            lambda: f"| {self.concept()} | {self.depth()} | {self.depth()} | {self.lessons()} | OK |", 0, 4
        )
        tables = ["\n".join(["| Concept | Depth | Source |", "|---|---|---|", *held])]
        columns = "| Concept | Required Depth | Actual Depth | Source | Status |\n|---|---|---|---|---|"
        tables.append("\n".join([columns, *needed]))
        return "\n\n".join([head, *tables, *(self.logged(n) for n in range(1, self.chance.randint(1, 4)))]) + "\n"

    def logged(self, number: int) -> str:
        dash, final = self.one(DASHES), self.maybe(" FINAL", 0.2)
        title = f"## Review {dash} 2026-02-1{number} ({self.maybe('Post-Rework, ', 0.2)}Iteration {number}/3{final})"
        counts = "\n".join(f"- {grade}: {self.one(NUMBERS)}" for grade in ("Critical", "Improvement", "Polish"))
        found = self.some(lambda: f"#### [{self.one(GRADES).upper()}] {self.one(DASHES)} {self.title()}", 0, 3)
        return "\n\n".join([title, counts, f"### Verdict: {self.one(VERDICTS)}", *found])

    def notebook_file(self) -> str:
        word, level = self.one(["Exercise", "Part", "Section"]), self.one(LEVELS)
        form = self.one(["({})", "[{}]", "`[{}]`", ""])
        cells = [["# Soft Things\n", "\n", "Weigh."]]
        cells += [[f"## {word} {n}: {self.title()} {form.format(level)}\n", "```\n", "# no\n"] for n in range(1, 4)]
        shown = [{"cell_type": "markdown", "metadata": {}, "source": source} for source in cells]
        code = {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": [], "source": ["# 1"]}
        return json.dumps({"cells": [*shown, code], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, indent=1)

    def course_page(self, numbers: Sequence[str]) -> str:
        rows = [f"| {n} | Small Breads | {self.chance.randint(0, 5)} | Complete |" for n in (*numbers, "9.9")]
        return "\n".join(["# Bread", "", "| Module | Title | Lessons Built | Status |", "|---|---|---|---|", *rows, ""])

    def summary(self, numbers: Sequence[str]) -> str:
        parts = ["# Series 1 -- Summary"]
        for number in numbers:
            rows = self.some(lambda: f"| {self.concept()} | {self.depth()} | {self.lessons()} |", 0, 5)
            parts.append("\n".join([f"## Module {number}", "", "| Concept | Depth | Lesson |", "|---|---|---|", *rows]))
        return "\n\n".join(parts) + "\n"

    def documents(self, series: int = 1) -> dict[str, str]:
        """The documents of a course of one or two modules, which are of one series, by key."""
        numbers = [f"{series}.1", f"{series}.2"][: self.chance.randint(1, 2)]
        found = {"course.md": self.course_page(numbers), f"series-{series}/summary.md": self.summary(numbers)}
        for number in numbers:
            folder = f"series-{series}/module-{number.replace('.', '-')}"
            found[f"{folder}/record.md"] = self.record(number)
            found[f"{folder}/plan.md"] = self.plan(number)
            for place, slug in enumerate(self.slugs, 1):
                found[f"{folder}/lessons/{slug}.md"] = self.planning(number, slug)
                found[f"notebooks/{number.replace('.', '-')}-{place}-{slug}.ipynb"] = self.notebook_file()
        records = [key for key in found if key.endswith("record.md")]
        if self.chance.random() < TOGETHER:
            found[records[0]] = "\n".join(found.pop(key) for key in records)
        keep = [key for key in found if key.endswith("record.md") or self.chance.random() < 0.7]
        return {key: found[key] for key in keep}
