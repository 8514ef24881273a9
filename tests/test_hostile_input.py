"""Input that is meant to hurt, or that bad luck makes: it is read in the time that its size asks for, and told plainly.

The long texts are long enough that a reader which looks at them again and again would not come to an end here.
"""

from __future__ import annotations

import json
import tracemalloc
from itertools import islice, permutations
from string import ascii_lowercase
from typing import TYPE_CHECKING

import pytest

from reclint.api import Course, Request
from reclint.checks import exercise
from reclint.checks.phrases import head_of
from reclint.linking.labels import Labels
from reclint.linking.names import Name
from reclint.linking.same import dotted_case
from reclint.markdown import Heading, balanced_end, bold_spans, bracket_ends, mask_code, parse_blocks, split_list
from reclint.markdown.comments import LONGEST
from reclint.readers import read_lesson_plan, read_record
from reclint.readers.depths.depth import find_mark
from reclint.readers.notebooks.exercises import ExerciseReader
from reclint.readers.reviews.counts import CountReader
from reclint.readers.sections.labelled import MOST_ITEMS
from reclint.readers.sections.part import Part
from reclint.text.source import Passage, Source
from reclint.workspace import Workspace

from .samples import lesson_of, record_of, record_text

if TYPE_CHECKING:
    from reclint.readers import Lexicon

MANY = 50_000


def level_of(text: str, lexicon: Lexicon) -> str | None:
    found = find_mark(Passage.at(text, 0), lexicon)
    return found.mark.level if found else None


def test_code_spans_close_at_the_next_run_of_their_length() -> None:
    assert mask_code("a `b ``c` d`` ` e") == "a `" + " " * 5 + "` d`` ` e"
    assert mask_code("``a`b``c`d`") == "``" + " " * 3 + "``c` `"
    assert mask_code("`a\nb` ``` c ` d") == "`   ` ``` c ` d"


def test_backticks_that_nothing_closes_are_read() -> None:
    unclosed = " ".join("`" * width for width in range(1, 2000))
    assert mask_code(unclosed) == unclosed
    assert mask_code("`a " * MANY).count("`") == MANY


def test_bold_ends_at_the_next_mark_that_touches_a_word() -> None:
    assert [bold.label for bold in bold_spans("**a ** b** __c__ **d__e** ** f**g**")] == ["a ** b", "c", "d__e", "g"]
    assert [bold.label for bold in bold_spans("****a** __b **c**")] == ["**a", "c"]


def test_emphasis_that_nothing_closes_is_read() -> None:
    assert not list(bold_spans("**a " * MANY))
    assert not list(bold_spans("*a **b " * MANY))
    assert len(list(bold_spans("__a **b** " * MANY))) == MANY


def test_brackets_end_where_they_are_closed() -> None:
    assert balanced_end("(a [b) c] `)` d) (e", 0) == 16
    assert balanced_end("(a [b) c", 0) == 8
    assert bracket_ends("(a [b] `)` c) (d") == {3: 6, 0: 13}
    assert balanced_end("(a [b] `)` c) (d", 0) == 13


def test_brackets_that_nothing_closes_are_read(lexicon: Lexicon) -> None:
    assert bracket_ends("([{" * MANY) == {}
    assert level_of("(" * MANY + " APPLIED", lexicon) == "APPLIED"
    assert level_of("() " * MANY + "`x` (APPLIED)", lexicon) == "APPLIED"


@pytest.mark.parametrize("quote", ["“", '"', "'", "$"])
def test_quotes_that_nothing_closes_are_read(quote: str) -> None:
    assert len(split_list(Passage.at(f"{quote}a{quote}, " + f" {quote}b" * MANY, 0))) == 2


@pytest.mark.parametrize("mark", ["*", "_", "**"])
def test_emphasis_without_end_is_read(mark: str) -> None:
    assert len(split_list(Passage.at(f"{mark}a, b{mark}, " * MANY, 0))) == MANY
    assert len(split_list(Passage.at(f"a, {mark}b {' ' * MANY}" * 2, 0))) == 3


def test_a_list_over_many_lines_is_split() -> None:
    lines = ["a, b"] * 20_000
    pieces = tuple((5 * number, 5 * number) for number in range(len(lines)))
    parts = split_list(Passage("\n".join(lines), pieces))
    assert [parts[0].span, parts[-1].span.stop, len(parts)] == [(0, 1), 5 * len(lines) - 1, len(lines) + 1]


@pytest.mark.parametrize(
    "run", ["-" * 50, "->" * 25, "-- " * 17, ": " * 25, "to " * 17, "/" * MANY, " " * MANY, "APPLIED/" * MANY]
)
def test_what_leads_to_a_depth_is_read(run: str, lexicon: Lexicon) -> None:
    assert level_of(f"Levain {run}x APPLIED y: DEVELOPED", lexicon) in ("APPLIED", "DEVELOPED")


@pytest.mark.parametrize(
    ("text", "level"),
    [("a --> APPLIED b", "APPLIED"), ("a ---> APPLIED b", "APPLIED"), ("a -- -> APPLIED b", "APPLIED")],
)
def test_dashes_and_arrows_lead_to_a_depth(text: str, level: str, lexicon: Lexicon) -> None:
    assert level_of(text, lexicon) == level


def test_numbers_that_nobody_counts_to_are_no_module_numbers(lexicon: Lexicon) -> None:
    key, text = "record.md", f"# Module 1.{'9' * 5000}: Breads -- Record\n"
    assert [module.number for module in Workspace.of_texts({key: text}, lexicon).modules] == [""]


def test_a_lesson_numbered_0_has_no_slug_by_its_place(lexicon: Lexicon) -> None:
    for rows in ("| Autolyse | APPLIED | | |", ""):
        text = record_text(heading="### Lesson 0: Nothing Alike", rows=rows)
        assert record_of(text, lexicon).lessons[0].slug is None
    assert record_of("# M\n\n## Lesson Summaries\n\n### Lesson 0: A\n", lexicon).lessons[0].slug is None


@pytest.mark.parametrize("blank", [" ", "\t", "\u00a0"])
def test_blanks_without_end_are_read(blank: str, lexicon: Lexicon) -> None:
    run = blank * MANY
    record = record_of(
        record_text(
            f"**Concepts taught:** a{run}b (APPLIED{run}x)\n\n**Review:** PASS{run}x, 1{run}polish{run}x\n\n"
            f"**Notebook:** x.ipynb (2{run}exercises{run}x: Exercise 1{run}x)",
            rows=f"| Egg{run}wash | APPLIED{run}x | soft-rolls{run}x | |",
            header=f"# Heading{run}x\n\n**Status:** 1{run}x",
        ),
        lexicon,
    )
    assert len(record.rows) == 3


def test_a_heading_loses_its_closing_marks() -> None:
    lines = ["# A #", "# B#", "# C ##  ", "# ##", f"# D{' ' * MANY}e", f"# F{' #' * MANY}"]
    blocks = parse_blocks(Source("a.md", "\n".join(lines)))
    titles = [block.text.text for block in blocks if isinstance(block, Heading)]
    assert titles[:5] == ["A", "B#", "C", "", "D"]
    assert titles[5] == f"F{' #' * MANY}"[:LONGEST].strip()


@pytest.mark.parametrize(
    "line", ["[", "[a]", "<a", "**a** b", "<!-- a --> b", "| a", "a, b", "=", "- a", "> a", "1. a"]
)
def test_many_lines_are_read(line: str, lexicon: Lexicon) -> None:
    record = read_record(Source("record.md", "# Module 1.1: A -- Record\n\n" + f"{line}\n" * 10_000), lexicon)
    assert record.number == "1.1"


@pytest.mark.parametrize("mark", ["[", "(", "*", "[(", "critical "])
def test_a_heading_in_a_review_log_that_is_all_marks(mark: str, lexicon: Lexicon) -> None:
    text = f"## Review -- 2026-02-11 (Iteration 1/3)\n\n### Verdict: PASS\n\n#### {mark * MANY}\n"
    log = read_lesson_plan(Source("soft-rolls.md", text), lexicon).log
    assert log is not None
    assert len(log.iterations) == 1


def test_reviews_without_end_are_read(lexicon: Lexicon) -> None:
    told = "".join("iteration 1 (pass, 1 polish (a): pass) " for _ in range(5_000))
    lesson = lesson_of(f"**Review:** {told}", lexicon)
    assert lesson.review is not None
    nested = "(iteration 1: " * 20_000
    assert lesson_of(f"**Review:** {nested}", lexicon).review is not None


def test_a_row_that_ends_before_the_concept_is_read(lexicon: Lexicon) -> None:
    table = "| Lesson | Depth | Concept |\n|---|---|---|\n| soft-rolls | APPLIED |\n| soft-rolls |\n"
    rows = record_of(f"# Module 1.1: A -- Record\n\n## Concept Index\n\n{table}", lexicon).rows
    assert [(row.name.text, row.cells) for row in rows] == [("", 2), ("", 1)]


def test_an_index_without_end_is_read_up_to_2000_rows(lexicon: Lexicon) -> None:
    rows = "".join(f"| Concept {number} | APPLIED | soft-rolls | |\n" for number in range(3000))
    assert len(record_of(record_text(rows=rows), lexicon).rows) == 2000


@pytest.mark.parametrize(
    "run", [" ", "- ", " · a", "(a) ", "`a` ", "a-", "1.", ": a", "[a](b) ", "{a} ", "Lesson 1 ", "**"]
)
def test_headings_of_lessons_without_end_are_read(run: str, lexicon: Lexicon) -> None:
    headings = "".join(f"### Lesson {n}: Soft{run * (20_000 // len(run))} Rolls\n\n" for n in range(1, 6))
    record = record_of(f"# Module 1.1: A -- Record\n\n## Per-Lesson Summaries\n\n{headings}", lexicon)
    assert record.number == "1.1"


def test_lessons_without_end_are_read_up_to_500(lexicon: Lexicon) -> None:
    sections = "".join(f"### Lesson {n}: Soft {n} (soft-{n})\n\n**Review:** PASS\n\n" for n in range(1, 800))
    record = record_of(f"# Module 1.1: A -- Record\n\n## Per-Lesson Summaries\n\n{sections}", lexicon)
    assert (len(record.lessons), record.lessons[-1].slug) == (500, "soft-500")


def test_rows_that_no_item_names_are_looked_at_once(lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    words_of = Name.words_of
    monkeypatch.setattr(Name, "words_of", lambda name, text: asked.append(text) or words_of(name, text))
    rows = "".join(f"| Concept {number} | APPLIED | soft-rolls | |\n" for number in range(1000))
    text = record_text("**Concepts taught:**\n\n- Idea (APPLIED)\n", rows=rows)
    [module] = Workspace.of_texts({"record.md": text}, lexicon).modules
    assert len(module.lessons[0].links) == 1
    assert len(asked) < 20_000


def test_more_names_than_can_be_compared_are_linked_where_they_are_equal(lexicon: Lexicon) -> None:
    rows = "".join(f"| Concept {number} | APPLIED | soft-rolls | |\n" for number in range(500))
    items = "".join(f"- {'concept' if number else 'Idea'} {number} (APPLIED)\n" for number in range(500))
    text = record_text(f"**Concepts taught:**\n\n{items}", rows=rows)
    [module] = Workspace.of_texts({"record.md": text}, lexicon).modules
    links = module.lessons[0].links
    assert [row.name.text for row in links[7].rows] == ["Concept 7"]
    assert [(link.item.name, link.decision.value) for link in links if not link.rows] == [("Idea 0", "ambiguous")]


@pytest.mark.parametrize("text", ["\n", "\r\n", "*", "_", "-", "=", "- - ", "a\n=", "> \n"])
def test_a_pattern_takes_no_memory_for_what_is_repeated(text: str) -> None:
    source = Source("a.md", text * MANY)
    tracemalloc.start()
    parse_blocks(source)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 150 * len(source.text) + 1_000_000


def test_an_endless_list_is_read_so_far(lexicon: Lexicon) -> None:
    items = "".join(f"- Dough {number} (APPLIED)\n" for number in range(MOST_ITEMS + 10))
    lesson = lesson_of(f"**Concepts taught:**\n\n{items}", lexicon)
    assert len(lesson.taught) == MOST_ITEMS


# Names of concepts


@pytest.mark.parametrize(
    ("concept", "head"),
    [
        ("Baker's percentage (of flour)", "Baker's percentage"),
        ("C++'s *move* semantics: who owns it", "C++'s *move* semantics"),
        ("A dog's s-shaped leash", "A dog's s-shaped leash"),
    ],
)
def test_a_name_is_told_as_its_author_writes_it(concept: str, head: str) -> None:
    assert head_of(concept) == head


@pytest.mark.parametrize("between", ["- ", "| ", "s ", "'s ", "the "])
def test_names_with_signs_and_words_without_end_are_told(between: str) -> None:
    assert head_of(f"Bread's {between * MANY}$\\alpha$").startswith("Bread ")


# Rows and reviews


SIX = "bread dough crumb crust salt yeast"


@pytest.mark.parametrize("order", ["one name", "any order"])
def test_rows_of_one_concept_without_end_make_one_pair_each(order: str) -> None:
    names = (
        [" ".join(words) for words in islice(permutations(SIX.split()), 700)] if order == "any order" else [SIX] * 700
    )
    rows = "".join(f"| {name} | APPLIED | soft-rolls | |\n" for name in names)
    report = Course.of_texts({"record.md": record_text(rows=rows)}, Request(select=("concept-duplicate",))).check()
    assert [len(finding.related) for finding in report.findings] == [1] * 699


def test_a_row_of_lessons_without_end_is_compared_once() -> None:
    rows = f"| Glaze of milk | APPLIED | {'soft-rolls, ' * 2_000} | |\n| Milk glaze | APPLIED | soft-rolls | |\n"
    report = Course.of_texts({"record.md": record_text(rows=rows)}, Request(select=("concept-duplicate",))).check()
    assert len(report.findings) == 1


@pytest.mark.parametrize("run", ["    ", "\t", "~~a~~ ", ", and ", "; ", "2 polish ", "0 critical findings "])
def test_clauses_of_a_review_without_end_are_read(run: str, lexicon: Lexicon) -> None:
    text = f"**Review:** Passed at 2/3. Iteration 1 had 2 polish findings ({run * 5_000}), iteration 2 none.\n"
    assert record_of(record_text(text), lexicon).lessons[0].review is not None


@pytest.mark.parametrize(
    ("opening", "run"), [("Developed: ", "-"), ("", "_"), ("**", "_"), ("**Review:** PASS ", "*"), ("- D ", "- ")]
)
def test_a_line_of_marks_without_end_is_read(opening: str, run: str, lexicon: Lexicon) -> None:
    assert record_of(record_text(f"{opening}{run * MANY}\n"), lexicon).lessons


# Headings and exercises


def test_headings_without_end_are_looked_at_once(lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[object] = []
    monkeypatch.setattr(Part, "has_columns", lambda part, *_: looked.append(part))
    record_of(record_text("".join(f"#### Aside {number}\n\nText.\n\n" for number in range(500))), lexicon)
    assert len(looked) < 4 * 500


def test_titles_of_exercises_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    stems = exercise._stems
    monkeypatch.setattr(exercise, "_stems", lambda title, module: read.append(title) or stems(title, module))
    titles = [f"{first}{second} dough" for first in ascii_lowercase for second in ascii_lowercase]
    listed = "".join(f"- Exercise {number} (Guided): {title}\n" for number, title in enumerate(titles, 1))
    cells = [
        {"cell_type": "markdown", "source": f"## Exercise {number}: {title}"} for number, title in enumerate(titles, 1)
    ]
    texts = {"record.md": record_text(f"**Notebook:** `a.ipynb`\n{listed}"), "a.ipynb": json.dumps({"cells": cells})}
    report = Course.of_texts(texts, Request(select=("exercise-title",))).check()
    assert (report.findings, report.outcomes[0].subjects) == ((), 1)
    assert len(titles) <= len(read) <= 3 * len(titles)


def test_dashes_behind_a_verdict_without_end_are_read(lexicon: Lexicon) -> None:
    text = f"**Review:** PASS {'-' * MANY} and (PASS --------------------------------------------------) x\n"
    assert record_of(record_text(text), lexicon).lessons[0].review is not None


def test_runs_without_end_hold_no_counts_labels_or_levels(lexicon: Lexicon) -> None:
    assert not CountReader(lexicon).has_triple("- " * MANY)
    assert not Labels("a" * MANY, ()).written
    assert dotted_case("a" * MANY) == ""
    listed = Passage.at(f"{'loaf ' * MANY}, roll (guided)", 0)
    assert ExerciseReader(lexicon).each_with_level(listed) == ()


def test_rows_of_pipes_in_a_log_are_no_findings(lexicon: Lexicon) -> None:
    log = f"# Lesson: Soft Rolls\n\n## Review (Iteration 1/3)\n\n{'|-' * MANY}\n"
    plan = read_lesson_plan(Source("soft-rolls.md", log), lexicon)
    assert plan.log
    assert plan.log.last.findings == ()
