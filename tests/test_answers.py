"""Answers to questions: remembered in a file that reads well, as long as what they were given on stays the same."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from reclint.api import Course, Request

from .answering import NAME, POST, WHIPPING, WOOD, asked, checked, replace, states
from .conftest import Git
from .samples import ROPE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Result

    Reclint = Callable[..., Result]

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


def test_a_fault_that_the_baseline_accepts_is_no_change_when_it_is_found_fine(
    repository: Git, rope: Path, reclint: Reclint
) -> None:
    whipping = asked(reclint, WHIPPING)
    reclint("answer", whipping, "--fault")
    assert "1 finding accepted" in reclint("baseline").out
    repository.commit("accepted")
    repository("switch", "-qc", "change")
    reclint("answer", whipping, "--fine", "after all")
    assert states(reclint) == [(POST, True, None), (WHIPPING, True, "fine")]
    assert since(reclint) == {}


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
