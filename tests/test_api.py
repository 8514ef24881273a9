"""The one door: a request makes a course, and a course takes changed texts."""

from __future__ import annotations

import contextlib
import io
import random
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reclint.api import Course, Request
from reclint.findings.baseline import NAME as BASELINE
from reclint.findings.finding import Change, counts
from reclint.findings.report import Comparison
from reclint.text.errors import ConfigError, ReclintError, UsageError

from .fuzzing.courses import CourseMaker
from .samples import THIRD

if TYPE_CHECKING:
    from .conftest import Git

ROOT = Path(__file__).parent.parent
DOCS = (ROOT / "docs" / "api.md").read_text("utf-8")
NOTEBOOK = "notebooks/1-3-1-feeding-a-starter.ipynb"


def findings(course: Course) -> list[tuple[str, str, int, str]]:
    found = course.check().findings
    return [(finding.rule, finding.document, finding.place.start.line, finding.message) for finding in found]


# The documentation


def test_the_examples_of_the_documentation_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    blocks = re.findall(r"```(\w+)\n(.*?)```", DOCS, re.S)
    scope: dict[str, object] = {}
    printed = []
    for kind, text in blocks:
        if kind == "python":
            output = io.StringIO()
            with contextlib.redirect_stdout(output):
                exec(text, scope)
            printed.append(output.getvalue())
    assert len(printed[0].splitlines()) == 8
    assert printed[0].startswith(f"records/{THIRD} 19 table-row-detached lines 19 to 22")
    [stated] = [text for kind, text in blocks if kind == "text"]
    assert printed[1].startswith(stated)
    assert printed[1] == stated + "['summaries-missing']\n"


def test_the_documentation_names_what_there_is() -> None:
    for name in re.findall(r"`course\.(\w+)", DOCS):
        assert hasattr(Course, name), name


# What is asked for


def test_a_request_without_anything_asks_for_all_of_the_course(course: Path) -> None:
    assert len(Course().check().findings) == 8
    assert Request().is_whole


def test_a_path_that_does_not_exist_is_refused_at_once(course: Path) -> None:
    with pytest.raises(UsageError, match=r"nowhere\.md does not exist"):
        Course(Request(paths=(Path("nowhere.md"),)))


def test_given_text_is_laid_over_the_disk(course: Path) -> None:
    text = (course / THIRD).read_bytes().replace(b"\n\n| Sourdough bulk rise", b"\n| Sourdough bulk rise")
    given = Course(Request(text_path=Path(THIRD), text=text))
    assert "table-row-detached" not in {rule for rule, *_ in findings(given)}


def test_entries_are_stale_only_where_all_was_asked_for(course: Path) -> None:
    whole = Course()
    whole.write_baseline(whole.accept())
    path = course / THIRD
    path.write_bytes(path.read_bytes().replace(b"\n\n| Sourdough bulk rise", b"\n| Sourdough bulk rise"))
    assert Course().check().stale == 1
    partial = (
        Request(paths=(Path(THIRD),)),
        Request(select=("depth-*",)),
        Request(ignore=("table-row-detached",)),
        Request(modules=("1.3",)),
    )
    assert [Course(request).survey().stale for request in partial] == [0, 0, 0, 0]


def test_what_a_commit_changed_is_compared(course: Path, git: Git) -> None:
    path = course / THIRD
    path.write_bytes(path.read_bytes().replace(b"\n\n| Sourdough bulk rise", b"\n| Sourdough bulk rise"))
    compared = Course(Request(since="HEAD")).survey().comparison
    assert compared is not None
    assert [finding.rule for finding in compared.fixed] == ["table-row-detached"]
    assert (len(compared.new), len(compared.remaining)) == (0, 7)


# Updates


def test_an_update_is_another_course(course: Path) -> None:
    before = Course()
    known = findings(before)
    after = before.update(THIRD, "# Module 1.3: Sourdough -- Record\n")
    assert {rule for rule, document, *_ in findings(after) if document == THIRD} >= {"index-missing"}
    assert findings(before) == known
    assert findings(after.update(THIRD, None)) == known


def test_an_update_keeps_what_was_read_of_other_documents(course: Path) -> None:
    before = Course()
    before.check()
    first = before.workspace.documents.record("series-1/module-1-1/record.md")
    after = before.update(THIRD, "# Module 1.3: Sourdough -- Record\n")
    assert after.workspace.documents.record("series-1/module-1-1/record.md") is first
    assert after.workspace.documents.record(THIRD) is not before.workspace.documents.record(THIRD)


def test_a_document_that_is_on_no_disk_comes_and_goes(course: Path) -> None:
    before = Course()
    known = findings(before)
    after = before.update("notebooks/1-3-9-stray.ipynb", '{"cells": [], "nbformat": 4, "metadata": {}}')
    assert "notebook-orphan" in {rule for rule, *_ in findings(after)}
    assert findings(after.update("notebooks/1-3-9-stray.ipynb", None)) == known


def test_an_update_tells_of_the_unreadable_what_a_fresh_look_tells() -> None:
    broken = {"notes/a.ipynb": b"\xff", "record.md": b"# Module 1.1: Bread -- Record\n\n## Concept Index\n"}
    course = Course.of_texts({**broken, "module-1-2/record.md": b"\xff"})
    told = course.check().unreadable
    assert [entry.document for entry in told] == ["module-1-2/record.md"]
    course.workspace.documents.source("notes/a.ipynb")  # an editor may look at what no rule asks for
    assert course.update("record.md", "# Module 1.1: Rolls -- Record\n").check().unreadable == told


def test_files_that_come_and_go_on_disk_are_seen_when_an_update_is_taken_off(course: Path) -> None:
    before = Course()
    before.check()
    (course / NOTEBOOK).unlink()
    after = before.update(NOTEBOOK, None)
    assert "notebook-missing" in {rule for rule, document, *_ in findings(after) if document == THIRD}
    assert NOTEBOOK not in after.workspace.documents.keys


def test_an_updated_configuration_holds(course: Path) -> None:
    (course / "reclint.yaml").write_text("fail-on: polish")
    before = Course()
    before.check()
    after = before.update("reclint.yaml", "rules:\n  depth-mismatch: off\nfail-on: critical")
    assert {rule for rule, *_ in findings(before)} - {rule for rule, *_ in findings(after)} == {"depth-mismatch"}
    assert (before.fail_on, after.fail_on) == ("polish", "critical")


def test_an_updated_baseline_holds(course: Path) -> None:
    before = Course()
    whole = before.accept().after
    after = before.update(BASELINE, whole.text())
    assert [f.rule for f in after.check().findings if counts(f)] == []
    assert [f.rule for f in after.update(BASELINE, None).check().findings if counts(f)] == [
        f.rule for f in before.check().findings if counts(f)
    ]
    assert not (course / BASELINE).exists()


def test_an_update_mends_a_baseline_that_is_none(course: Path) -> None:
    (course / BASELINE).write_text("{")
    before = Course()
    assert len(before.workspace.modules) == 3
    with pytest.raises(ConfigError, match="not a baseline"):
        before.check()
    assert len(before.update(BASELINE, '{"format": 2, "findings": []}').check().findings) == 8


def test_text_that_is_no_unicode_is_told_and_costs_nobody_else_the_report(course: Path) -> None:
    after = Course().update(THIRD, "# Module 1.3: \ud800 -- Record\n").check()
    assert [entry.document for entry in after.unreadable] == [THIRD]
    assert len(after.records) == 2


@pytest.mark.parametrize("seed", range(8))
def test_updates_give_what_a_fresh_course_gives(seed: int) -> None:
    chance = random.Random(seed)
    texts = dict(CourseMaker(chance).documents())
    course = Course.of_texts(texts)
    for _ in range(6):
        key = chance.choice(sorted(texts))
        if chance.random() < 0.25:
            texts.pop(key)
            course = course.update(key, None)
        else:
            lines = texts[key].split("\n")
            place = chance.randrange(len(lines))
            lines[place : place + 1] = [lines[place], chance.choice(["", "| a | DEVELOPED | b |", "**Review:** PASS"])]
            texts[key] = "\n".join(lines)
            course = course.update(key, texts[key])
        if not texts:
            break
        assert course.check() == Course.of_texts(texts).check()


def test_a_course_of_texts_looks_at_no_file(course: Path) -> None:
    (course / "reclint.yaml").write_text("nope: [")
    texts = {"record.md": "# Module 1.1: Knots -- Record\n"}
    assert [rule for rule, *_ in findings(Course.of_texts(texts))] == ["index-missing", "summaries-missing"]
    off = Course.of_texts({**texts, "reclint.yaml": "rules:\n  index-missing: off\n"})
    assert [rule for rule, *_ in findings(off)] == ["summaries-missing"]


def test_a_course_of_texts_asks_for_no_file_that_a_document_or_configuration_names(course: Path) -> None:
    (course / "base.yaml").write_text("rules: {}\n")
    (course / ".gitignore").write_text("*.ipynb\n")
    (course / "1-1-1-bowline.ipynb").write_text("{}")
    lesson = "### Lesson 1: Bowline (bowline)\n\n**Notebook:** `1-1-1-bowline.ipynb` (2 exercises)\n"
    record = f"# Module 1.1: Knots -- Record\n\n## Per-Lesson Summaries\n\n{lesson}"
    texts = {"record.md": record, "1-1-2-hitch.ipynb": '{"cells": []}'}
    chosen = Request(select=("notebook-missing",))
    messages = [finding.message for finding in Course.of_texts(texts, chosen).check().findings]
    assert len(messages) == 1
    assert "does not exist" in messages[0]
    with pytest.raises(ReclintError, match="none of the texts of the course"):
        Course.of_texts({**texts, "reclint.yaml": "extends: base.yaml\n"}).check()


def test_a_course_of_texts_has_the_baseline_that_is_among_them(course: Path) -> None:
    texts = {"record.md": "# Module 1.1: Knots -- Record\n"}
    accepted = Course.of_texts(texts).accept().after.text()
    (course / BASELINE).write_text("{")
    for link in ("reclint.yaml", "away.json"):
        (course / link).symlink_to("/etc/hostname")
    assert [f.rule for f in Course.of_texts({**texts, BASELINE: accepted}).check().findings if counts(f)] == []
    named = {**texts, "away.json": accepted, "reclint.yaml": "baseline: away.json\n"}
    assert [f.rule for f in Course.of_texts(named).check().findings if counts(f)] == []
    with pytest.raises(ReclintError, match=r'the baseline "lost\.json" does not exist'):
        Course.of_texts({**texts, "reclint.yaml": "baseline: lost.json\n"}).check()


# Two states


KNOTS = "# Module 1.1: Knots -- Record\n\n## Concept Index\n\n| Concept | Depth | Lesson |\n| --- | --- | --- |\n"


def test_two_states_of_texts_are_compared() -> None:
    before = Course.of_texts({"record.md": f"{KNOTS}| Bowline | HELD | first-knots |\n"})
    after = before.update(
        "record.md", f"{KNOTS}| Bowline | DEVELOPED | first-knots |\n| Hitch | HELD | first-knots |\n"
    )
    compared = after.compared(before, "yesterday").comparison
    assert compared is not None
    assert compared.base == "yesterday"
    told = [(one.rule, one.subject) for one in compared.new], [(one.rule, one.subject) for one in compared.fixed]
    assert told == ([("depth-unknown", "hitch")], [("depth-unknown", "bowline")])
    assert {one.rule for one in compared.remaining} == {"summaries-missing"}


def test_a_course_has_nothing_new_since_just_now(course: Path) -> None:
    one = Course()
    remaining = tuple(finding._replace(change=Change.REMAINING) for finding in one.check().findings)
    assert one.compared(one).comparison == Comparison("before", remaining=remaining)


@pytest.mark.parametrize(
    ("key", "text"), [(THIRD, "# Module 1.3: Sourdough -- Record\n"), (NOTEBOOK, None), ("course.md", "# Breads\n")]
)
def test_two_states_are_compared_as_git_compares_them(key: str, text: str | None, course: Path, git: Git) -> None:
    before = Course()
    assert before.check().findings
    if text is None:
        (course / key).unlink()
    else:
        (course / key).write_text(text)
    by_git = Course(Request(since="HEAD")).survey()
    assert by_git.comparison
    assert by_git.comparison.new
    assert Course().compared(before, "HEAD") == by_git


def test_two_courses_are_not_compared(course: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "record.md").write_text(KNOTS)
    with pytest.raises(UsageError, match="are two courses"):
        Course().compared(Course(Request(paths=(tmp_path / "other" / "record.md",))))


# What the documents say


def test_a_concept_goes_through_the_lessons(course: Path) -> None:
    found = Course().concept("Hydration")
    assert [step.depth for step in found.steps] == [row.depth.level for row in found.rows if row.depth]
    assert Course().concept("Quantum foam").rows == ()


def test_what_a_student_holds_before_a_lesson(course: Path) -> None:
    known = Course().state_before("feeding-a-starter")
    assert known is not None
    assert known[0].slug == "feeding-a-starter"
    assert known[1]
    assert Course().state_before("nowhere") is None


def test_what_is_in_force_is_told_with_its_place(course: Path) -> None:
    (course / "reclint.yaml").write_text("per-file:\n  'series-1/**':\n    depth-mismatch: off\n")
    one = Course()
    assert "  depth-mismatch: off  # reclint.yaml:3:5" in list(one.in_force(Path(THIRD)))
    assert "fail-on: improvement  # default" in list(one.in_force())


def test_every_document_has_a_role(course: Path) -> None:
    one = Course()
    assert {role.key for role in one.roles} == one.workspace.documents.keys
    assert {role.kind for role in one.roles if role.key == THIRD} == {"record"}
