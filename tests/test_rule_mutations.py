"""For each rule about one record: faults put into clean records are found on their line, and nothing else is new."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from reclint.api import Course

from .conftest import RECORDS
from .mutants import (
    Lines,
    Mutant,
    Mutator,
    bullets,
    edited,
    headings,
    inserted,
    replaced,
    rows,
    run,
    section,
    slug,
    taught,
)

CLEAN = [RECORDS / "series-1" / f"module-1-{number}" / "record.md" for number in (1, 2)]
LEAST = 5
NONSENSE = "Zanzibar quorum lattice"


def detached(lines: Lines) -> Iterator[Mutant]:
    for number in rows(lines)[1:]:
        mutated, line = inserted(lines, number, "")
        yield mutated, line + 1


def shifted(lines: Lines) -> Iterator[Mutant]:
    for number in rows(lines):
        yield replaced(lines, number, lines[number].replace("(", "(a|b ", 1))


def overflowing(lines: Lines) -> Iterator[Mutant]:
    for number in rows(lines):
        yield replaced(lines, number, lines[number].removesuffix("|") + "P(a|b) |")


def short(lines: Lines) -> Iterator[Mutant]:
    for number in rows(lines):
        yield replaced(lines, number, "|".join(lines[number].split("|")[:-2]) + "|")


def untitled(lines: Lines) -> Iterator[Mutant]:
    for title in ("# Bread", "# Lesson 1.1: Bread -- Record", "# Record of module one", "# Bread 1"):
        yield replaced(lines, 0, title)


def without_index(lines: Lines) -> Iterator[Mutant]:
    start, stop = lines.index("## Concept Index"), lines.index("## Per-Lesson Summaries")
    for title in ("Words", "Concepts and more", "What we met"):
        yield [*lines[:start], f"## {title}", "", *lines[stop:]], 1


def without_summaries(lines: Lines) -> Iterator[Mutant]:
    start = lines.index("## Per-Lesson Summaries")
    for title in ("Lesson plans", "What happened", "Diary"):
        yield [*lines[:start], f"## {title}", ""], 1


def not_understood(lines: Lines) -> Iterator[Mutant]:
    for count in (60, 80, 100):
        diary = [line for number in range(count) for line in (f"Day {number} was a day like any other.", "")]
        mutated, line = inserted(lines, len(lines), "## Diary", "", *diary)
        yield mutated, line


def odd_heading(lines: Lines) -> Iterator[Mutant]:
    for place, number in enumerate(headings(lines)):
        yield replaced(lines, number, f"### {slug(lines, place)} (Lesson {place + 1})")


def second_section(lines: Lines) -> Iterator[Mutant]:
    for place in range(3):
        start, stop = section(lines, place)
        again = [f"### Lesson 4: Once More ({slug(lines, place)})", *lines[start + 1 : stop]]
        end = section(lines, 2)[1]
        yield inserted(lines, end, *again)


def misnumbered(lines: Lines) -> Iterator[Mutant]:
    for number in headings(lines):
        yield replaced(lines, number, re.sub(r"Lesson \d", "Lesson 7", lines[number]))


def odd_slug(lines: Lines) -> Iterator[Mutant]:
    for place, number in enumerate(headings(lines)):
        name = slug(lines, place)
        yield [line.replace(name, name.replace("-", "_")) for line in lines], number + 1


def without_field(lines: Lines) -> Iterator[Mutant]:
    for label in ("Analogies used", "Misconceptions addressed"):
        for place, start in enumerate(bullets(lines, label)):
            cut = {start - 1, *run(lines, start)}
            heading = headings(lines)[place]
            yield [line for number, line in enumerate(lines) if number not in cut], heading + 1


def empty_field(lines: Lines) -> Iterator[Mutant]:
    for start in bullets(lines, "Analogies used"):
        cut = set(run(lines, start))
        yield [line for number, line in enumerate(lines) if number not in cut], start


def placeholder(lines: Lines) -> Iterator[Mutant]:
    for number in rows(lines):
        cells = lines[number].split("|")
        yield replaced(lines, number, "|".join([*cells[:-2], " TBD ", ""]))


def lowered(lines: Lines) -> Iterator[Mutant]:
    for number in rows(lines):
        if "| DEVELOPED |" in lines[number]:
            yield replaced(lines, number, lines[number].replace("| DEVELOPED |", "| APPLIED -> DEVELOPED |"))


def duplicate_row(lines: Lines) -> Iterator[Mutant]:
    for number in rows(lines):
        yield inserted(lines, number + 1, lines[number])


def unindexed(lines: Lines) -> Iterator[Mutant]:
    for number in taught(lines):
        yield inserted(lines, number + 1, f"- {NONSENSE} (DEVELOPED)")


def elsewhere(lines: Lines) -> Iterator[Mutant]:
    starts = bullets(lines, "Concepts taught")
    for place, start in enumerate(starts):
        for other in run(lines, starts[(place + 1) % 3]):
            head = lines[other].removeprefix("- ").partition(" --")[0].partition(" (")[0]
            if sum(head in lines[row] for row in rows(lines)) == 1:
                yield inserted(lines, start + 1, lines[other])


def unsummarised(lines: Lines) -> Iterator[Mutant]:
    for place in range(3):
        yield inserted(lines, rows(lines)[-1] + 1, f"| {NONSENSE} | DEVELOPED | {slug(lines, place)} | n |")


def ambiguous(lines: Lines) -> Iterator[Mutant]:
    for place, start in enumerate(bullets(lines, "Concepts taught")):
        name = slug(lines, place)
        with_item = [*lines[: start + 1], "- Lattice (MENTIONED)", *lines[start + 1 :]]
        added = (f"| Zanzibar lattice | MENTIONED | {name} | n |", f"| Timbuktu lattice | MENTIONED | {name} | n |")
        mutated, _ = inserted(with_item, rows(lines)[-1] + 1, *added)
        yield mutated, start + 2 + len(added)


def unknown_lesson(lines: Lines) -> Iterator[Mutant]:
    for number in rows(lines):
        yield inserted(lines, number + 1, f"| {NONSENSE} | DEVELOPED | no-such-lesson | n |")


def lesson_without_rows(lines: Lines) -> Iterator[Mutant]:
    for place in range(3):
        start, stop = section(lines, place)
        own = [number for number in taught(lines) if start < number < stop]
        kept = [lines[n] for n in range(start + 1, stop) if n not in {own[0] - 1, *own}]
        mutated, line = inserted(lines, section(lines, 2)[1], "### Lesson 4: A New One (a-new-one)", *kept)
        yield [re.sub(r"3 of 3 lessons", "4 of 4 lessons", line) for line in mutated], line


def without_review(lines: Lines) -> Iterator[Mutant]:
    for number, line in enumerate(lines):
        if line.startswith("**Review:**"):
            heading = max(start for start in headings(lines) if start < number)
            yield [*lines[:number], *lines[number + 1 :]], heading + 1


def unread_field(lines: Lines) -> Iterator[Mutant]:
    """A known label with something behind it that says nothing of the kind."""
    for number, line in enumerate(lines):
        if line.startswith(("**Review:**", "**Cognitive load:**")):
            yield replaced(lines, number, f"{line.partition(':**')[0]}:** written on the board")


def delimiter(lines: Lines) -> Iterator[Mutant]:
    """A row of delimiters with a cell less, or more, than the header."""
    header = rows(lines)[0] - 2
    for text in ("| --- | --- | --- |", "| --- | --- |", "| --- | --- | --- | --- | --- |"):
        yield [*lines[: header + 1], text, *lines[header + 2 :]], header + 1


def gap(lines: Lines) -> Iterator[Mutant]:
    """The last of several iterations renumbered, or an earlier one taken out."""
    for number, line in enumerate(lines):
        for pattern, text in (
            (r"at iteration 2/3(.*)Iteration 2 had", r"at iteration 3/3\1Iteration 3 had"),
            (r"Iteration 2 had ([01] \w+)(?!.*Iteration 3)", r"Iteration 3 had \1"),
        ):
            if line.startswith("**Review:**") and re.search(pattern, line):
                yield replaced(lines, number, re.sub(pattern, text, line, count=1))


def conflicting_verdicts(lines: Lines) -> Iterator[Mutant]:
    for number, line in enumerate(lines):
        if line.startswith("**Review:**"):
            new = [
                "**Status:** Built, reviewed (PASS on iteration 2)",
                "",
                "**Review notes:**",
                "- Iteration 1: MAJOR REVISION -- 1 critical",
                "- Iteration 2: NEEDS REVISION -- 2 improvement",
            ]
            yield [*lines[:number], *new, *lines[number + 1 :]], number + 1


def comment_without_reason(lines: Lines) -> Iterator[Mutant]:
    for number in rows(lines):
        yield replaced(lines, number, lines[number].removesuffix("|") + "<!-- reclint-ignore depth-unknown --> |")


def idle_comment(lines: Lines) -> Iterator[Mutant]:
    for number in rows(lines):
        comment = "<!-- reclint-ignore depth-unknown: it was so once -->"
        yield replaced(lines, number, lines[number].removesuffix("|") + f"{comment} |")


def repeated_entry(lines: Lines) -> Iterator[Mutant]:
    for start in (*bullets(lines, "Analogies used"), *bullets(lines, "Misconceptions addressed")):
        yield inserted(lines, start + 1, lines[start])


def half_merged(lines: Lines) -> Iterator[Mutant]:
    for number in [*rows(lines), *taught(lines)]:
        theirs = lines[number].replace("DEVELOPED", "APPLIED")
        both = ["<<<<<<< HEAD", lines[number], "=======", theirs, ">>>>>>> topic"]
        yield [*lines[:number], *both, *lines[number + 1 :]], number + 1


def misspelt_header(lines: Lines) -> Iterator[Mutant]:
    header = rows(lines)[0] - 2
    for right, wrong in (("Depth", "Detph"), ("Lesson", "Leson"), ("Lesson", "Lessson"), ("Notes", "Noets")):
        yield replaced(lines, header, lines[header].replace(right, wrong))


def open_fence(lines: Lines) -> Iterator[Mutant]:
    """A fence that nobody closes, before a row, a label or a heading."""
    labels = [number for number, line in enumerate(lines) if line.startswith("**")]
    for number in [rows(lines)[2], *labels[3::4], *headings(lines)]:
        yield inserted(lines, number, "```")


def endless_notes(lines: Lines) -> Iterator[Mutant]:
    """Notes in the index that go on for longer than a cell is read, and notes of a lesson."""
    endless = "and it was told once more, " * 800
    for number in rows(lines)[:3]:
        yield replaced(lines, number, re.sub(r"\|\s*$", f" {endless} |", lines[number]))
    for place in range(3):
        _, stop = section(lines, place)
        yield inserted(lines, stop, f"**Notes:** {endless}", "")


def denied_concepts(lines: Lines) -> Iterator[Mutant]:
    """No new concepts, said above a list that introduces some."""
    for place, number in enumerate(headings(lines)):
        start, stop = section(lines, place)
        if any(re.search(r"\(INTRODUCED\)", lines[n]) for n in taught(lines) if start < n < stop):
            for label in ("New concepts", "New concepts (all told)"):
                mutated, line = inserted(lines, number + 2, f"**{label}:** 0", "")
                yield mutated, line


def second_index(lines: Lines) -> Iterator[Mutant]:
    """The rows once more, in a section that might be the index as well."""
    head, stop = lines.index("## Concept Index"), lines.index("## Per-Lesson Summaries")
    for title in ("Concept Table", "Concept List", "Index of Concepts"):
        yield [*lines[:stop], f"## {title}", *lines[head + 1 : stop], *lines[stop:]], head + 1


MUTATORS: dict[str, Mutator] = {
    "record-conflict": half_merged,
    "record-fence-open": open_fence,
    "record-cut-short": endless_notes,
    "read-as": second_index,
    "table-row-detached": detached,
    "table-row-shifted": shifted,
    "table-row-overflow": overflowing,
    "table-row-short": short,
    "record-untitled": untitled,
    "index-missing": without_index,
    "summaries-missing": without_summaries,
    "record-not-understood": not_understood,
    "heading-odd": odd_heading,
    "heading-duplicate": second_section,
    "lesson-numbering": misnumbered,
    "lesson-unknown": unknown_lesson,
    "lesson-without-concepts": lesson_without_rows,
    "slug-format": odd_slug,
    "field-missing": without_field,
    "field-empty": empty_field,
    "field-unread": unread_field,
    "table-delimiter": delimiter,
    "table-header": misspelt_header,
    "placeholder-left": placeholder,
    "depth-unknown": edited(r"^(\|.*)\| DEVELOPED \|", r"\1| DEVELOPT |"),
    "depth-mismatch": edited(r"^(- .*)\((DEVELOPED|INTRODUCED)\)", r"\1(MENTIONED)"),
    "depth-lowered": lowered,
    "concept-duplicate": duplicate_row,
    "concept-not-indexed": unindexed,
    "concept-elsewhere": elsewhere,
    "concept-new-denied": denied_concepts,
    "concept-not-summarised": unsummarised,
    "concept-ambiguous": ambiguous,
    "notebook-count-stated": edited(r"\((\d) exercises\)", r"(7 exercises)"),
    "exercise-numbering": edited(r"^- Exercise [23]", "- Exercise 8"),
    "exercise-level": edited(r"^(- Exercise \d) \(\w+\)", r"\1 (Partly helped)"),
    "review-missing": without_review,
    "review-iteration-range": edited(r"Passed at iteration \d/3", "Passed at iteration 4/3"),
    "review-iteration-gap": gap,
    "review-count-stated": edited(r"\b[23] (improvement|polish) findings \(", r"5 \1 findings ("),
    "review-passed-open": edited(r"had 0 improvement findings", "had 3 improvement findings"),
    "review-verdict-conflict": conflicting_verdicts,
    "suppression-invalid": comment_without_reason,
    "suppression-unused": idle_comment,
    "duplicate-entry": repeated_entry,
}


@pytest.fixture(scope="module")
def opened() -> Course:
    """A course that has a record and has been looked at, to be updated with others."""
    course = Course.of_texts({"record.md": CLEAN[0].read_text("utf-8")})
    assert course.workspace.modules
    return course


def sure_or_of(lines: Lines, rule: str, opened: Course) -> list[tuple[str, int]]:
    """Every finding that is no question, and the questions of one rule, as rule and line."""
    report = opened.update("record.md", "\n".join(lines) + "\n").check()
    assert not report.crashes
    return [(f.rule, f.place.start.line) for f in report.findings if not f.question or f.rule == rule]


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.parent.name)
def test_the_untouched_record_is_clean(path: object, opened: Course) -> None:
    assert sure_or_of(path.read_text("utf-8").splitlines(), "", opened) == []


@pytest.mark.parametrize("rule", MUTATORS)
def test_a_fault_is_found_on_its_line_and_nothing_else(rule: str, opened: Course) -> None:
    mutants = [mutant for path in CLEAN for mutant in MUTATORS[rule](path.read_text("utf-8").splitlines())]
    assert len(mutants) >= LEAST
    wrong = [
        (line, found) for mutated, line in mutants if (found := sure_or_of(mutated, rule, opened)) != [(rule, line)]
    ]
    assert wrong == []
