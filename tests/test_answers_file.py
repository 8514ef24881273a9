"""The file of answers: it reads well, is written whole, tells its faults at their places, and is no link."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reclint.findings.answers import HEADING, Answer, Answers
from reclint.text.errors import ConfigError
from reclint.text.yamltext import load

from .answering import NAME, POST, WHIPPING, asked, checked, many_questions

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Result

    Reclint = Callable[..., Result]


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
