"""Answers to questions: remembered in a file that reads well, as long as what they were given on stays the same."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reclint.api import Course, Request
from reclint.findings.answers import HEADING, Answer, Answers
from reclint.text.errors import ConfigError
from reclint.text.yamltext import load

from .conftest import Git
from .pages import ROPE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Result

    Reclint = Callable[..., Result]

NAME = "reclint-answers.yaml"
POST, WHIPPING, WOOD = "concept-ambiguous", "concept-not-indexed", "concept-not-summarised"


@pytest.fixture
def rope(folder: Path) -> Path:
    """A course of one record that asks two questions: which post is meant, and whether whipping lacks a row."""
    (folder / "record.md").write_text(ROPE, "utf-8")
    return folder


def replace(folder: Path, old: str, new: str, name: str = "record.md") -> None:
    text = (folder / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), "utf-8")


def checked(reclint: Reclint, *options: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(reclint("check", "--output", "json", *options).out)
    return found


def asked(reclint: Reclint, rule: str) -> str:
    """The fingerprint of the question, or the finding, of a rule."""
    [found] = [entry["fingerprint"] for entry in checked(reclint)["findings"] if entry["rule"] == rule]
    return str(found)


def states(reclint: Reclint, *options: str) -> list[tuple[str, bool, str | None]]:
    """The findings of a run: rule, whether it is a question, and its answer, ``stale`` for one that holds no more."""
    return [
        (entry["rule"], entry["question"], said and ("stale" if said["stale"] else said["answer"]))
        for entry in checked(reclint, *options)["findings"]
        for said in [entry["answered"]]
    ]


# What an answer means


def test_a_question_that_is_fine_is_answered_and_not_open(rope: Path, reclint: Reclint) -> None:
    result = reclint("answer", asked(reclint, WHIPPING), "--fine", "the end is whipped in 1.2", "--by", "Ada Rigger")
    assert result == (0, f"{NAME}: 1 question answered, what a reviewer must still decide: 1\n", "")
    report = checked(reclint)
    assert states(reclint) == [(POST, True, None), (WHIPPING, True, "fine")]
    said = {"answer": "fine", "reason": "the end is whipped in 1.2", "by": "Ada Rigger", "date": None, "stale": False}
    assert report["findings"][1]["answered"] == said
    assert [report["summary"][name] for name in ("questions", "answered", "linked", "suppressed")] == [1, 1, 0, 0]
    assert (
        'record.md:18:3: answered "Whipping the end" is stated as taught and has no row in the Concept Index, add one '
        "or name it as its row does [concept-not-indexed] -- fine: the end is whipped in 1.2 (Ada Rigger)"
    ) in reclint("check", "--questions").out.splitlines()


def test_a_question_that_is_a_fault_counts_as_the_rule_grades(rope: Path, reclint: Reclint) -> None:
    assert reclint("check").code == 0
    reclint("answer", asked(reclint, WHIPPING), "--fault", "--reason", "it is practised, too")
    report = checked(reclint)
    assert states(reclint) == [(POST, True, None), (WHIPPING, False, "fault")]
    assert report["findings"][1]["grade"] == "improvement"
    assert report["verdict"] == "NEEDS REVISION"
    assert reclint("check").code == 1


def test_the_grade_of_a_fault_is_the_one_that_the_configuration_sets(rope: Path, reclint: Reclint) -> None:
    (rope / "reclint.yaml").write_text(f"rules: {{{WHIPPING}: critical}}\n", "utf-8")
    reclint("answer", asked(reclint, WHIPPING), "--fault")
    assert checked(reclint)["findings"][1]["grade"] == "critical"


def test_a_row_that_is_meant_makes_the_link_certain_everywhere(rope: Path, reclint: Reclint) -> None:
    fingerprint = asked(reclint, POST)
    assert reclint("answer", fingerprint, "--row", "1").code == 0
    # The iron post is DEVELOPED in the index: what is certain by an answer is compared as any other link is.
    assert [state[:2] for state in states(reclint)] == [(WOOD, True), ("depth-mismatch", False), (WHIPPING, True)]
    assert checked(reclint)["summary"]["linked"] == 1
    shown = json.loads(reclint("show", "record.md", "--format", "json").out)
    post = shown["lessons"][0]["concepts"][0]
    assert (post["name"], post["link"], post["index_lines"]) == ("Post", "certain", [8])
    assert (
        "certain: line 8 (rows of the lesson) -- a reviewer has answered that this row is meant"
        in reclint("show", "record.md", "--links").out
    )
    assert "row    1.1 first-hitches: post [concept-ambiguous] -- row Iron post" in reclint("answer", "--list").out
    # The same without the links that a run has kept.
    assert reclint("check", "--no-cache") == reclint("check")


def test_the_map_and_the_concept_know_the_row_that_is_meant(rope: Path, reclint: Reclint) -> None:
    before = reclint("concept", "Iron post").out
    reclint("answer", asked(reclint, POST), "--row", "1")
    after = reclint("concept", "Iron post").out
    assert before != after
    assert "taught" in after
    review = Course(Request(paths=(rope,))).review()
    assert [taught.kind.value for taught in review.modules[0].lessons[0].taught] == ["linked", "linked", "missing"]


def test_an_answer_may_be_changed_and_taken_back(rope: Path, reclint: Reclint) -> None:
    fingerprint = asked(reclint, WHIPPING)
    reclint("answer", fingerprint, "--fine", "it is known")
    reclint("answer", fingerprint[:8], "--fault")
    assert states(reclint)[1] == (WHIPPING, False, "fault")
    assert (rope / NAME).read_text("utf-8").count("rule:") == 1
    assert reclint("answer", fingerprint, "--forget").out == f"{NAME}: taken back: fault\n"
    assert states(reclint)[1] == (WHIPPING, True, None)
    assert (rope / NAME).read_text("utf-8").endswith("format: 1\nanswers: []\n")


# As long as its facts hold


@pytest.mark.parametrize("answer", [("--fine", "it is known"), ("--fault",)])
def test_an_answer_holds_when_other_things_change(rope: Path, reclint: Reclint, answer: tuple[str, ...]) -> None:
    reclint("answer", asked(reclint, WHIPPING), *answer)
    replace(rope, "# Module", "A note.\n\n# Module")
    replace(rope, "| Iron post | DEVELOPED | first-hitches | |\n", "")
    replace(rope, "- Whipping the end", "- Whipping  the\n  end")
    assert (WHIPPING, answer[0] == "--fine", answer[0][2:]) in states(reclint)


@pytest.mark.parametrize("answer", [("--fine", "it is known"), ("--fault",)])
def test_an_answer_on_other_facts_is_told_and_the_question_is_open_again(
    rope: Path, reclint: Reclint, answer: tuple[str, ...]
) -> None:
    reclint("answer", asked(reclint, WHIPPING), *answer)
    replace(rope, "- Whipping the end", "- Whipping the end: three kinds, with a needle")
    assert states(reclint)[1] == (WHIPPING, True, "stale")
    result = reclint("check", "--questions")
    told = "1 answer holds no more: what it was given on has changed (reclint answer --list)"
    assert told in result.out.splitlines()
    assert f"-- answered on other facts: {answer[0][2:]}" in result.out
    assert checked(reclint)["summary"]["stale_answers"] == 1
    assert "  stale  1.1 first-hitches: whipping the end" in reclint("answer", "--list").out
    reclint("answer", asked(reclint, WHIPPING), "--fine", "anew")
    assert (rope / NAME).read_text("utf-8").count("rule:") == 1
    assert checked(reclint)["summary"]["stale_answers"] == 0


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("- Post (", "- Post or pile (", id="item"),
        pytest.param("| Iron post |", "| Iron bollard |", id="row"),
        pytest.param("| Iron post | DEVELOPED | first-hitches | |\n", "", id="no-row"),
    ],
)
def test_a_link_is_answered_as_long_as_item_and_row_are_called_so(
    rope: Path, reclint: Reclint, old: str, new: str
) -> None:
    reclint("answer", asked(reclint, POST), "--row", "1")
    replace(rope, "- Post (INTRODUCED)", "- Post (DEVELOPED)")  # which row is meant does not depend on the depth
    replace(rope, "| Iron post | DEVELOPED | first-hitches | |", "| Iron post | DEVELOPED | first-hitches | rusty |")
    assert checked(reclint)["summary"]["linked"] == 1
    replace(rope, old, new.replace("| |", "| rusty |") if "\n" in old else new) if "\n" not in old else replace(
        rope, old.replace("| |", "| rusty |"), new
    )
    summary = checked(reclint)["summary"]
    assert (summary["linked"], summary["stale_answers"]) == (0, 1)


def test_two_questions_that_are_alike_have_an_answer_each(rope: Path, reclint: Reclint) -> None:
    replace(rope, "- Whipping the end\n", "- Whipping the end: palm\n- Whipping the end: needle\n")
    found = [entry for entry in checked(reclint)["findings"] if entry["rule"] == WHIPPING]
    assert [(entry["line"], entry["question"]) for entry in found] == [(18, True), (19, True)]
    reclint("answer", found[0]["fingerprint"], "--fine", "the palm is fine")
    reclint("answer", found[1]["fingerprint"], "--fault")
    assert states(reclint)[1:] == [(WHIPPING, True, "fine"), (WHIPPING, False, "fault")]
    replace(rope, "- Whipping the end: palm\n- Whipping", "- Whipping")  # each answer knows its own
    assert states(reclint)[1:] == [(WHIPPING, False, "fault")]
    replace(rope, "- Whipping the end: needle\n", "- Whipping the end: bare\n- Whipping the end: needle\n")
    reclint("answer", found[0]["fingerprint"], "--fine", "bare is fine")
    assert states(reclint)[1:] == [(WHIPPING, True, "fine"), (WHIPPING, False, "fault")]


def test_alike_questions_of_two_records_of_one_number_are_answered_together(rope: Path, reclint: Reclint) -> None:
    (rope / "copy").mkdir()
    (rope / "copy" / "record.md").write_text(ROPE, "utf-8")
    found = [entry for entry in checked(reclint)["findings"] if entry["rule"] == WHIPPING]
    [fingerprint] = {entry["fingerprint"] for entry in found}
    result = reclint("answer", fingerprint, "--fine", "it is known")
    assert (result.code, result.err) == (0, "")
    assert [state for state in states(reclint) if state[0] == WHIPPING] == [(WHIPPING, True, "fine")] * 2
    reclint("answer", fingerprint, "--fault")
    assert [state for state in states(reclint) if state[0] == WHIPPING] == [(WHIPPING, False, "fault")] * 2
    assert checked(reclint)["summary"]["stale_answers"] == 0


def test_a_part_of_the_course_has_the_answers_of_that_part(rope: Path, reclint: Reclint) -> None:
    reclint("answer", asked(reclint, POST), "--row", "2")
    (rope / "second").mkdir()
    (rope / "second" / "record.md").write_text(ROPE.replace("1.1", "1.2").replace("first-", "more-"), "utf-8")
    assert [checked(reclint, path)["summary"]["linked"] for path in ("record.md", "second", ".")] == [1, 0, 1]


def test_what_could_not_be_asked_is_not_stale(rope: Path, reclint: Reclint) -> None:
    reclint("answer", asked(reclint, WHIPPING), "--fine", "it is known")
    for options in (("--ignore", WHIPPING), ("--select", POST)):
        assert checked(reclint, *options)["summary"]["stale_answers"] == 0, options
    (rope / "reclint.yaml").write_text(f"rules: {{{WHIPPING}: off}}\n", "utf-8")
    assert checked(reclint)["summary"]["stale_answers"] == 0
    (rope / "reclint.yaml").unlink()
    (rope / "notes.md").write_bytes(b"# N\xff\n")
    (rope / "record.md").write_bytes(b"\xff")
    assert "no record" in reclint("answer", "--prune").err
    assert "it is known" in (rope / NAME).read_text("utf-8")


def test_stale_answers_are_taken_out_when_that_is_asked_for(rope: Path, reclint: Reclint) -> None:
    reclint("answer", asked(reclint, WHIPPING), "--fine", "it is known")
    reclint("answer", asked(reclint, POST), "--row", "2")
    replace(rope, "- Whipping the end\n", "")
    assert reclint("answer", "--prune").out.endswith(f"{NAME}: 1 answer taken out\n")
    assert "it is known" not in (rope / NAME).read_text("utf-8")
    assert "Wooden post" in (rope / NAME).read_text("utf-8")


# The cache


def test_a_kept_report_is_not_given_when_an_answer_has_changed(rope: Path, reclint: Reclint) -> None:
    whipping, post = asked(reclint, WHIPPING), asked(reclint, POST)
    for change in (
        (whipping, "--fine", "one"),
        (whipping, "--fine", "two"),
        (whipping, "--fault"),
        (post, "--row", "2"),
        (whipping, "--forget"),
        (post, "--forget"),
    ):
        before = reclint("check", "--output", "json")
        assert reclint("answer", *change).code == 0
        warm = reclint("check", "--output", "json")
        assert warm == reclint("check", "--output", "json", "--no-cache") != before, change
        for form in ("text", "full", "sarif", "junit", "gitlab", "rdjson", "markdown"):
            asked_for = ("check", "--questions", "--output", form)
            assert reclint(*asked_for) == reclint(*asked_for, "--no-cache"), (change, form)


# Against a base


@pytest.fixture
def repository(rope: Path) -> Git:
    found = Git(rope)
    found.commit("start")
    return found


def since(reclint: Reclint) -> dict[str, int]:
    return {
        name: n for name, n in checked(reclint, "--since", "main")["summary"]["since"].items() if n and name != "base"
    }


def test_what_goes_by_an_answer_is_answered_and_never_fixed(repository: Git, rope: Path, reclint: Reclint) -> None:
    repository("switch", "-qc", "change")
    reclint("answer", asked(reclint, WHIPPING), "--fine", "it is known")
    assert since(reclint) == {"answered": 1}
    reclint("answer", asked(reclint, POST), "--row", "2")
    report = checked(reclint, "--since", "main")
    assert (report["summary"]["since"]["answered"], report["summary"]["since"]["fixed"]) == (2, 0)
    assert [entry["rule"] for entry in report["answered"]] == [POST]
    assert (report["fixed"], report["lost"]) == ([], [])
    assert "2 answered" in reclint("check", "--since", "main").out
    assert "Answered: 2" in reclint("report", "--since", "main").out
    page = reclint("report", "--since", "main", "--format", "markdown").out
    assert "### Answered: 2" in page
    assert "Fixed" not in page


def test_what_is_mended_beside_an_answer_is_fixed(repository: Git, rope: Path, reclint: Reclint) -> None:
    reclint("answer", asked(reclint, WHIPPING), "--fault")
    repository.commit("a fault")
    repository("switch", "-qc", "change")
    reclint("answer", asked(reclint, POST), "--row", "2")
    replace(rope, "- Whipping the end\n", "")
    assert since(reclint) == {"answered": 1, "fixed": 1}


def test_each_side_is_judged_by_its_own_answers(repository: Git, rope: Path, reclint: Reclint) -> None:
    reclint("answer", asked(reclint, WHIPPING), "--fine", "it is known")
    reclint("answer", asked(reclint, POST), "--row", "2")
    repository.commit("answers")
    repository("switch", "-qc", "change")
    assert since(reclint) == {}
    (rope / NAME).unlink()
    report = checked(reclint, "--since", "main")
    assert [(entry["rule"], entry["change"]) for entry in report["findings"]] == [(POST, "new"), (WHIPPING, "new")]
    # The wooden post was linked, so that the iron one was asked about: that, too, went without being mended.
    assert report["fixed"] == []
    assert [entry["rule"] for entry in report["answered"]] == [WOOD]
    repository("restore", NAME)
    reclint("answer", asked(reclint, WHIPPING), "--fault")
    assert reclint("check", "--since", "main").code == 1
    assert [entry["change"] for entry in checked(reclint, "--since", "main")["findings"]] == ["new"]


def test_a_fault_that_is_found_fine_is_answered(repository: Git, rope: Path, reclint: Reclint) -> None:
    reclint("answer", asked(reclint, WHIPPING), "--fault")
    repository.commit("a fault")
    repository("switch", "-qc", "change")
    reclint("answer", asked(reclint, WHIPPING), "--fine", "after all")
    assert since(reclint) == {"answered": 1}
    assert reclint("check", "--since", "main").code == 0


def test_answers_of_a_base_that_cannot_be_read_are_none(repository: Git, rope: Path, reclint: Reclint) -> None:
    (rope / NAME).write_text("answers: {", "utf-8")
    repository.commit("broken")
    repository("switch", "-qc", "change")
    (rope / NAME).unlink()
    reclint("answer", asked(reclint, WHIPPING), "--fine", "it is known")
    assert since(reclint) == {"answered": 1}


def test_staged_answers_are_those_of_the_index(repository: Git, rope: Path, reclint: Reclint) -> None:
    reclint("answer", asked(reclint, WHIPPING), "--fault")
    repository("add", NAME)
    reclint("answer", asked(reclint, WHIPPING), "--fine", "not staged")
    assert states(reclint, "--staged") == [(POST, True, None), (WHIPPING, False, "fault")]
    assert reclint("check", "--staged").code == 1
    repository("add", NAME)
    assert reclint("check", "--staged").code == 0
    (rope / NAME).write_text("- broken", "utf-8")
    assert reclint("check", "--staged").code == 0
    repository("add", NAME)
    assert reclint("check", "--staged").code == 2


# The file


def test_the_file_reads_well_and_lies_at_the_root(rope: Path, reclint: Reclint) -> None:
    (rope / "reclint.yaml").write_text("{}\n", "utf-8")
    reclint("answer", asked(reclint, POST), "--row", "1", "--by", "Ada", "--date", "2026-03-04")
    reclint("answer", asked(reclint, WHIPPING), "--fine", 'it\'s "known": yes')
    text = (rope / NAME).read_text("utf-8")
    entries = Answers.parse(text, NAME).entries
    assert text == (
        f"{HEADING}format: 1\n"
        "answers:\n"
        '- module: "1.1"\n'
        "  lesson: first-hitches\n"
        "  rule: concept-ambiguous\n"
        "  subject: post\n"
        "  answer: row\n"
        "  row: Iron post\n"
        "  by: Ada\n"
        '  date: "2026-03-04"\n'
        f"  facts: {json.dumps(entries[0].facts)}\n"
        '- module: "1.1"\n'
        "  lesson: first-hitches\n"
        "  rule: concept-not-indexed\n"
        "  subject: whipping the end\n"
        "  answer: fine\n"
        '  reason: "it\'s \\"known\\": yes"\n'
        f"  facts: {json.dumps(entries[1].facts)}\n"
    )
    assert sorted(path.name for path in rope.iterdir()) == [NAME, "reclint.yaml", "record.md"]


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
ENTRIES = st.builds(
    Answer,
    module=st.none() | TEXT.filter(bool),
    lesson=st.none() | TEXT.filter(bool),
    rule=TEXT,
    subject=TEXT,
    ordinal=st.integers(0, 3),
    answer=st.just("fault"),
    reason=st.none() | TEXT.filter(bool),
    by=st.none() | TEXT.filter(bool),
    date=st.none() | st.just("2026-01-31"),
    facts=st.text("0123456789abcdef", min_size=32, max_size=32),
)


@given(st.lists(ENTRIES, max_size=5, unique_by=lambda entry: entry.key))
def test_what_is_written_is_read_again_whatever_a_text_holds(entries: list[Answer]) -> None:
    answers = Answers(tuple(entries))
    text = answers.text()
    again = Answers.parse(text, NAME)
    assert sorted(map(repr, again.entries)) == sorted(map(repr, entries))
    assert again.text() == text == Answers(tuple(reversed(entries))).text()


def test_the_file_has_a_schema(rope: Path, reclint: Reclint) -> None:
    schema = json.loads(reclint("rules", "--schema", "answers").out)
    reclint("answer", asked(reclint, POST), "--row", "1", "--by", "Ada", "--date", "2026-03-04")
    jsonschema.validate(load((rope / NAME).read_text("utf-8"), NAME), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"format": 1, "answers": [{"answer": "fne"}]}, schema)


def entry(**fields: object) -> str:
    whole = {"rule": WHIPPING, "subject": "end", "answer": "fault", "facts": "0" * 32, **fields}
    return "- " + "\n  ".join(f"{name}: {json.dumps(value)}" for name, value in whole.items() if value is not None)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param("answers: [", f"{NAME}:1:11: ", id="no-yaml"),
        pytest.param("- a", f"{NAME}:1:1: found list, expected a mapping", id="list"),
        pytest.param("answers: []", f'{NAME}:1:1: key "format" is missing', id="no-format"),
        pytest.param("format: 2\nanswers: []", f'{NAME}:1:1: "format": found "2", expected 1', id="later-format"),
        pytest.param(
            f"format: 1\nanswers:\n{entry(answer='fne')}",
            f'{NAME}:5:3: "answers.0.answer": found "fne", expected fine, fault or row, did you mean',
            id="unknown-answer",
        ),
        pytest.param(
            f"format: 1\nanswers:\n{entry(answer='fine')}",
            f'{NAME}:3:3: "answers.0": an answer "fine" needs a reason',
            id="no-reason",
        ),
        pytest.param(
            f"format: 1\nanswers:\n{entry(answer='row')}",
            f'{NAME}:3:3: "answers.0": an answer "row" needs the name of the row',
            id="no-row",
        ),
        pytest.param(
            f"format: 1\nanswers:\n{entry()}\n{entry(answer='fine', reason='so')}",
            f"{NAME}:7:3: this question is answered twice, first on line 3",
            id="twice",
        ),
        pytest.param(
            f"format: 1\nanswers:\n<<<<<<< ours\n{entry()}\n=======\n>>>>>>> theirs\n", f"{NAME}:", id="merge-conflict"
        ),
        pytest.param(
            f"format: 1\nanswers:\n{entry(who='me')}", f'{NAME}:7:3: unknown key "answers.0.who"', id="unknown-key"
        ),
    ],
)
def test_a_broken_file_is_an_error_at_its_place(rope: Path, reclint: Reclint, text: str, problem: str) -> None:
    (rope / NAME).write_text(text, "utf-8")
    for command in (("check",), ("report",), ("answer", "--list"), ("answer", "12345678", "--fault")):
        result = reclint(*command)
        assert (result.code, result.out) == (2, "")
        assert result.err.startswith(f"error: {problem}"), result.err
    assert (rope / NAME).read_text("utf-8") == text


def test_a_file_without_bounds_is_refused(rope: Path, reclint: Reclint) -> None:
    with pytest.raises(ConfigError, match="larger than 4 MB"):
        Answers.parse("#" * 4_000_001, NAME)
    (rope / NAME).write_text("format: 1\nanswers: " + "[" * 400 + "]" * 400, "utf-8")
    assert reclint("check").err.startswith(f"error: {NAME}: nested too deeply")
    (rope / NAME).unlink()
    os.mkfifo(rope / NAME)
    assert reclint("check").err.startswith(f"error: {NAME}: no regular file")


@pytest.mark.parametrize("kind", ["file", "nothing", "inside"])
def test_nothing_is_written_through_a_link(rope: Path, reclint: Reclint, kind: str) -> None:
    fingerprint = asked(reclint, WHIPPING)
    other = rope / "course-notes.txt" if kind == "inside" else rope.parent / f"{rope.name}-elsewhere.yaml"
    if kind != "nothing":
        other.write_text("format: 1\nanswers: []\n", "utf-8")
    (rope / NAME).symlink_to(other)
    result = reclint("answer", fingerprint, "--fault")
    assert result.code == 2
    assert NAME in result.err
    assert "link" in result.err
    assert other.exists() is (kind != "nothing")
    assert not other.exists() or other.read_text("utf-8") == "format: 1\nanswers: []\n"


ANSWERING = """
import sys
from reclint.api import Course, Request
from reclint.api.answering import Answering, Said
answering = Answering(Course(Request()))
own = [asked for place, asked in enumerate(answering.questions) if place % 4 == int(sys.argv[1])]
print(len(own), flush=True)
sys.stdin.readline()
for asked in own:
    answering.give([(asked, Said("fine", f"by {sys.argv[1]}"))])
"""


def many_questions(folder: Path) -> None:
    items = "".join(f"- Bend number {number} of cordage\n" for number in range(40))
    replace(folder, "- Whipping the end\n", items)


def test_of_two_at_once_none_loses_an_answer_of_the_other(rope: Path, reclint: Reclint) -> None:
    many_questions(rope)
    total = checked(reclint)["summary"]["questions"]
    command = [sys.executable, "-c", ANSWERING]
    runs = [
        subprocess.Popen([*command, str(n)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for n in range(4)
    ]
    for run in runs:
        assert run.stdout
        assert int(run.stdout.readline()) > 0
    for run in runs:
        assert run.stdin
        run.stdin.write("\n")
        run.stdin.close()
    assert [run.wait(60) for run in runs] == [0] * 4
    for run in runs:
        assert run.stdout
        run.stdout.close()
    assert len(Answers.parse((rope / NAME).read_text("utf-8"), NAME).entries) == total
    summary = checked(reclint)["summary"]
    assert (summary["questions"], summary["answered"]) == (0, total)


# One question at a time


def test_questions_are_shown_one_at_a_time_with_both_places_and_the_rows(rope: Path, reclint: Reclint) -> None:
    result = reclint("answer", given=b"1\nf\ns\n")
    fingerprint = json.loads(reclint("check", "--output", "json").out)["findings"][1]["fingerprint"]
    assert result.code == 0
    lines = result.out.splitlines()
    start = lines.index("Question 1 of 2 · 1.1 first-hitches · record.md · " + lines[1].rpartition(" ")[2])
    assert lines[start + 1 : start + 13] == [
        '  polish?      "Post" may mean "Iron post" (0.69), "Wooden post" (0.67), name it',
        "               as its row does",
        "    concept-ambiguous · first-hitches · line 16",
        "      16 | - Post (INTRODUCED)",
        "         |   ^^^^^^^^^^^^^^^^^",
        "    row at line 8",
        "       8 | | Iron post | DEVELOPED | first-hitches | |",
        "         | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
        "    row at line 7",
        "       7 | | Wooden post | INTRODUCED | first-hitches | |",
        "         | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
        "  1 Iron post  DEVELOPED, line 8",
    ]
    keys = "f it is a fault · o it is fine · 1-2 this row is meant · s skip · b back · q quit"
    assert keys in " ".join("\n".join(lines[start:]).replace("\n", " · ").split())
    # With the iron post meant, nobody speaks of the wooden one: a question that was not there before.
    assert any(line.startswith("Question 3 of 3 · 1.1 first-hitches") for line in lines)
    assert lines[-2:] == ["2 questions answered", "what a reviewer must still decide: 1"]
    assert len(fingerprint) == 32
    assert checked(reclint)["summary"]["linked"] == 1


def test_one_may_go_back_skip_and_quit_and_what_was_given_stays(rope: Path, reclint: Reclint) -> None:
    result = reclint("answer", given=b"s\no\nit is known\nb\n")
    assert result.out.count("Question 1 of 2") == 1
    result = reclint("answer", "--all", given=b"s\nb\ns\nx\n9\no\n\nf\nb\nq\n")
    assert result.out.count("Question 1 of 2") == 2
    assert '"x" is no answer: type f, o, s, b or q' in result.out
    assert "  answered fine: it is known" in result.out.splitlines()
    assert "  answered fault" not in result.out.splitlines()
    assert "1 question answered" in result.out
    assert states(reclint)[1] == (WHIPPING, False, "fault")


def test_the_end_of_the_input_ends_the_questions(rope: Path, reclint: Reclint) -> None:
    result = reclint("answer")
    assert (result.code, result.err) == (0, "")
    assert result.out.endswith("0 questions answered\nwhat a reviewer must still decide: 2\n")
    assert not (rope / NAME).exists()


def test_only_what_is_asked_about_is_shown(rope: Path, reclint: Reclint) -> None:
    (rope / "second").mkdir()
    (rope / "second" / "record.md").write_text(ROPE.replace("1.1", "1.2").replace("first-", "more-"), "utf-8")
    assert reclint("answer", "--list").out.endswith("decide: 4\n")
    for options in (("--module", "1.2"), ("second",), ("second/record.md",)):
        shown = reclint("answer", "--list", *options).out
        assert "1.1 first" not in shown
        assert shown.endswith("decide: 2\n"), options
    assert reclint("answer", "--module", "9.9").err.startswith("error: there is no module 9.9\n")


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (("--fault",), "--fault needs the fingerprint of a question"),
        (("zz", "--fault"), '"zz" is no fingerprint of a question'),
        (("0123456789ab", "--fault"), 'there is no question "0123456789ab"'),
        (("0123456789ab", "--forget"), 'there is no answer "0123456789ab"'),
        (("0123456789ab", "--fault", "--fine", "no"), "--fine and --fault exclude each other"),
        (("WHIPPING", "--row", "1"), "the question has no row 1"),
        (("POST", "--row", "3"), "the question has no row 3"),
        (("POST", "--fine", " "), "an answer that all is fine needs a reason"),
        (("POST", "--fine", "x" * 3000), "a text of 3000 characters"),
    ],
)
def test_what_is_no_answer_is_refused(rope: Path, reclint: Reclint, arguments: tuple[str, ...], error: str) -> None:
    names = {"POST": asked(reclint, POST), "WHIPPING": asked(reclint, WHIPPING)}
    result = reclint("answer", *(names.get(argument, argument) for argument in arguments))
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"error: {error}\n")
    assert not (rope / NAME).exists()


# Texts that are laid over files


def test_a_text_laid_over_the_answers_holds(rope: Path, reclint: Reclint) -> None:
    reclint("answer", asked(reclint, WHIPPING), "--fault")
    text = (rope / NAME).read_text("utf-8")
    (rope / NAME).unlink()
    course = Course(Request(paths=(rope,)))
    assert [finding.question for finding in course.check().findings] == [True, True]
    other = course.update(NAME, text)
    assert [finding.question for finding in other.check().findings] == [True, False]
    assert [finding.question for finding in other.update(NAME, None).check().findings] == [True, True]
    assert [f.question for f in Course.of_texts({"record.md": ROPE, NAME: text}).check().findings] == [True, False]


def test_a_course_of_texts_looks_at_no_answers_on_disk(rope: Path, reclint: Reclint) -> None:
    reclint("answer", asked(reclint, WHIPPING), "--fault")
    assert all(finding.question for finding in Course.of_texts({"record.md": ROPE}).check().findings)
