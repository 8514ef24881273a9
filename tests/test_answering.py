"""A reviewer is asked one question at a time, and what is no answer is refused."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from reclint.api import Course, Request

from .answering import NAME, POST, WHIPPING, asked, checked, states
from .samples import ROPE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from .conftest import Result

    Reclint = Callable[..., Result]


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
    assert "nothing is stored: an answer that it is fine needs a reason" in result.out.splitlines()
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


# Answers that the page of a report has collected


def page_file(folder: Path, *changes: Mapping[str, object]) -> str:
    """A file as the page writes it, with an answer to each question of the course, changed in turn; its name."""
    found = {finding.rule: finding for finding in Course(Request()).check().findings if finding.question}
    given: list[dict[str, object]] = [
        {"answer": "row", "row": 1},
        {"answer": "fine", "reason": "it's known", "by": "Ada Rigger", "date": "2026-01-31"},
    ]
    answers = [
        {"fingerprint": found[rule].fingerprint, "facts": found[rule].facts, **answer, **change}
        for rule, answer, change in zip((POST, WHIPPING), given, (*changes, {}, {}), strict=False)
    ]
    (folder / "given.json").write_text(json.dumps({"format": 1, "answers": answers}), "utf-8")
    return "given.json"


def test_answers_that_a_page_has_collected_are_taken_in(rope: Path, reclint: Reclint) -> None:
    result = reclint("answer", "--from", page_file(rope))
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("reclint-answers.yaml: 2 questions answered")
    text = (rope / NAME).read_text("utf-8")
    assert "row: Iron post" in text
    assert "by: Ada Rigger" in text
    assert [answer for rule, _, answer in states(reclint) if rule == WHIPPING] == ["fine"]


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"facts": "0" * 32}, "was answered on has changed since the report"),
        ({"fingerprint": "0" * 32}, 'there is no question "00000000000000000000000000000000"'),
        ({"fingerprint": "#"}, "given.json:1:"),
        ({"answer": "perhaps"}, "given.json:1:"),
        ({"row": 7}, "the question has no row 7"),
    ],
)
def test_a_file_that_does_not_fit_stores_nothing(
    rope: Path, reclint: Reclint, change: dict[str, object], error: str
) -> None:
    result = reclint("answer", "--from", page_file(rope, change))
    assert result.code == 2
    assert error in result.err
    assert not (rope / NAME).exists()


def test_a_file_that_no_page_has_written_is_refused(rope: Path, reclint: Reclint) -> None:
    for text in ("{}", "[", '{"format": 2, "answers": []}'):
        (rope / "given.json").write_text(text, "utf-8")
        result = reclint("answer", "--from", "given.json")
        assert (result.code, result.out) == (2, "")
        assert "download it again from the page of a report" in result.err
