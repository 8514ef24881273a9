"""Several modules in one file: each is read, judged, shown and compared as it is in a file of its own."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from reclint.api import Course
from reclint.findings.report import Report

from .conftest import RECORDS, Git, Result, all_documents
from .samples import edit

pytestmark = pytest.mark.usefixtures("shared_cache")

Reclint = Callable[..., Result]
DOUGH, OVEN = (
    f"""\
{{0}} {number}: {title}{{1}}

{{2}} Concept Index

| Concept | Depth | Lesson |
| --- | --- | --- |
| {concept} | INTRODUCED | {slug} |

{{2}} Per-Lesson Summaries

{{2}}# Lesson 1: {slug}

**Concepts taught:** {concept.lower()} (DEVELOPED)
"""
    for number, title, concept, slug in (("1.1", "Dough", "Autolyse", "mixing"), ("1.2", "Oven", "Steam", "baking"))
)
_RECORD = re.compile(r'<script type="application/json" id="data-record-([^"]*)">(.*?)</script>', re.S)
COURSE = """\
# Bread

### Module 1.1: Dough

1. Mixing (`mixing`)

### Module 1.2: Oven

1. Baking (`baking`)
"""
FORMS = {
    "titles of records": ("", "# Module", " -- Record", "##"),
    "records of units": ("", "# Unit", " (Record)", "##"),
    "below a title of records": ("# Bread -- Records\n\n", "## Module", "", "###"),
    "below the title of a book": ("# Bread: the course book\n\nFor beginners.\n\n", "## Module", "", "###"),
    "below a plural": ("# Lesson records of the bread course\n\nThree weeks.\n\n", "## Week", "", "###"),
    "below front matter": ("---\ntitle: Bread course records\n---\n\n", "## Module", "", "###"),
    "below the course's name": ("# Bread\n\nFor beginners.\n\n", "## Module", " -- Record", "###"),
}


def log_of(form: str, parts: Iterable[str] = (DOUGH, OVEN)) -> str:
    """A file of two modules; the only lesson of each has a concept deeper than the index has it."""
    top, module, record, level = FORMS[form]
    return top + "\n".join(part.format(module, record, level) for part in parts)


def told(report: Report) -> Counter[tuple[str | bool | None, ...]]:
    """What a report says, whatever line and file it says it of."""
    found = (
        (f.rule, f.module, f.lesson, re.sub(r"lines? \d+( to \d+)?", "", f.message), f.question)
        for f in report.findings
    )
    return Counter(found)


@pytest.mark.parametrize("form", FORMS)
def test_each_module_of_a_file_is_judged(form: str) -> None:
    report = Course.of_texts({"log.md": log_of(form)}).check()
    found = [(f.rule, f.module, f.lesson) for f in report.findings]
    assert found == [("depth-mismatch", "1.1", "mixing"), ("depth-mismatch", "1.2", "baking")]
    assert report.records == (("log.md", 0), ("log.md", 1))


@pytest.mark.parametrize("level", [1, 2])
def test_a_course_in_one_file_is_told_what_it_is_told_apart(level: int) -> None:
    texts = {path.parent.name + "/record.md": path.read_text("utf-8") for path in records()}
    whole = "\n\n".join(texts.values())
    if level == 2:
        whole = "# Bread -- Records\n\n" + re.sub(r"(?m)^#", "##", whole)
    together = Course.of_texts({"log.md": whole})
    assert len(together.workspace.modules) == len(texts) > 2
    assert told(together.check()) == told(Course.of_texts(texts).check()) != Counter()


def records() -> list[Path]:
    return [path for path in all_documents("record.md") if RECORDS in path.parents]


def test_a_number_twice_in_one_file_is_told() -> None:
    twice = log_of("titles of records").replace("Module 1.2", "Module 1.1")
    report = Course.of_texts({"log.md": twice}).check()
    assert [(f.rule, f.place.start.line) for f in report.findings if f.rule == "record-number"] == [
        ("record-number", 15)
    ]
    assert sum(f.rule == "depth-mismatch" for f in report.findings) == 2


@pytest.mark.parametrize("remark", ["## Module 1.1 record (continued)", "## About this record", "## Module 1.2, next"])
def test_a_heading_within_a_record_begins_no_other(remark: str) -> None:
    text = log_of("titles of records", [DOUGH]) + f"\n{remark}\n\nIt was a good week.\n"
    assert [module.number for module in Course.of_texts({"log.md": text}).workspace.modules] == ["1.1"]


def test_a_title_of_which_nothing_is_read_cannot_pass() -> None:
    text = log_of("titles of records", [DOUGH]) + "\n# Module 1.3: Crumb -- Record\n\nStill to be told.\n"
    found = [f for f in Course.of_texts({"log.md": text}).check().findings if f.rule == "record-not-understood"]
    assert [(f.message[:28], f.question) for f in found] == [('"Module 1.3: Crumb -- Record', False)]


def test_of_very_many_modules_the_rest_is_told() -> None:
    parts = [DOUGH.replace("1.1", f"1.{number}").replace("mixing", f"mixing-{number}") for number in range(1, 63)]
    report = Course.of_texts({"log.md": log_of("titles of records", parts)}).check()
    untold = [f.message[:12] for f in report.findings if f.rule == "record-not-understood"]
    assert untold == ['"Module 1.61', '"Module 1.62']
    assert len(report.records) == 60


def test_what_stands_above_all_modules_holds_for_each() -> None:
    legend = "# Bread -- Records\n\nM = MENTIONED, I = INTRODUCED, D = DEVELOPED, A = APPLIED\n\n"
    short = log_of("below a title of records").replace("INTRODUCED", "I").replace("DEVELOPED", "D")
    report = Course.of_texts({"log.md": legend + short.partition("\n\n")[2]}).check()
    assert [f.rule for f in report.findings] == ["depth-mismatch", "depth-mismatch"]


def test_a_plan_belongs_to_the_module_that_it_names() -> None:
    plan = "# Module 1.2: Oven -- Plan\n\n| # | Lesson | Load |\n| --- | --- | --- |\n| 1 | cooling | BUILD |\n"
    report = Course.of_texts({"a/log.md": log_of("titles of records"), "a/plan.md": plan}).check()
    assert [(f.rule, f.module) for f in report.findings if f.rule == "lesson-missing"] == [("lesson-missing", "1.2")]


def test_plans_may_lie_in_folders_below_the_file() -> None:
    plan = "# Module 1.{0}: {1} -- Plan\n\n| # | Lesson | Load |\n| --- | --- | --- |\n| 1 | {2} | BUILD |\n"
    texts = {
        "a/log.md": log_of("titles of records"),
        "a/module-1-1/plan.md": plan.format(1, "Dough", "mixing"),
        "a/module-1-2/plan.md": plan.format(2, "Oven", "cooling"),
        "a/module-1-2/lessons/baking.md": "# Baking\n\n**Cognitive load:** STRETCH\n",
    }
    course = Course.of_texts(texts)
    assert [module.plan_key for module in course.workspace.modules] == ["a/module-1-1/plan.md", "a/module-1-2/plan.md"]
    assert course.workspace.modules[1].lessons[0].plan_key == "a/module-1-2/lessons/baking.md"
    assert [f.module for f in course.check().findings if f.rule == "lesson-missing"] == ["1.2"]


def test_a_fault_of_the_file_is_told_once() -> None:
    table = "\n**Revisited:**\n\n| Concept | Depth | Remark |\n| --- | --- | --- |\n| Steam | DEVELOPED |\n"
    notes = "\nOne[^1], no other[^2].\n\n[^1]: One.\n"
    report = Course.of_texts({"log.md": log_of("titles of records") + table + notes}).check()
    found = Counter(f.rule for f in report.findings)
    assert (found["table-row-short"], found["reference-broken"]) == (1, 1)


def test_show_gives_a_list_of_modules(folder: Path, reclint: Reclint) -> None:
    (folder / "log.md").write_text(log_of("below a title of records"), "utf-8")
    shown = json.loads(reclint("show", "log.md", "--format", "json").out)
    assert [one["module"]["number"] for one in shown["modules"]] == ["1.1", "1.2"]
    assert [one["lessons"][0]["slug"] for one in shown["modules"]] == ["mixing", "baking"]
    assert shown["path"] == "log.md"
    text = reclint("show", "log.md").out
    assert text.index("Module 1.1: Dough") < text.index("Module 1.2: Oven")
    links, why = (reclint("show", "log.md", option).out for option in ("--links", "--why"))
    assert links.index("line 15  autolyse") < links.index("line 29  steam")
    assert why.index("13  Lesson 1: mixing: lesson") < why.index("27  Lesson 1: baking: lesson")


def test_one_module_of_a_file_may_be_asked_for(folder: Path, reclint: Reclint) -> None:
    (folder / "log.md").write_text(log_of("below a title of records"), "utf-8")
    report = reclint("report", "--module", "1.2").out
    assert "1 of 2 modules" in report
    assert ("Oven" in report, "Dough" in report, "utolyse" in report) == (True, False, False)
    result = json.loads(reclint("report", "--module", "1.2", "--format", "json").out)
    assert [(one["module"], one["lesson"]) for one in result["findings"]] == [("1.2", "baking")]
    assert result["summary"]["records"] == 1


def test_a_rule_that_judged_one_module_of_a_file_is_not_skipped_there(folder: Path, reclint: Reclint) -> None:
    text = log_of("titles of records").replace("autolyse (DEVELOPED)", "autolyse (INTRODUCED)")
    (folder / "log.md").write_text(text.replace("**Concepts taught:** steam (DEVELOPED)", "It was hot."), "utf-8")
    suites = ElementTree.fromstring(reclint("check", "--output", "junit").out)
    cases = {case.attrib["name"]: [child.tag for child in case] for case in suites.iter("testcase")}
    assert (cases["depth-mismatch"], cases["exercise-level"]) == ([], ["skipped"])


def test_a_list_of_files_says_which_modules_one_holds(folder: Path, reclint: Reclint) -> None:
    (folder / "log.md").write_text(log_of("titles of records"), "utf-8")
    assert "log.md: record of 1.1, by its title, with 1.2" in reclint("check", "--show-files").out


def test_a_kept_model_gives_the_same(folder: Path, reclint: Reclint) -> None:
    """Models and links that a run has kept are those of each module, also when another document changes."""
    (folder / "log.md").write_text(log_of("titles of records"), "utf-8")
    first = reclint("check")
    (folder / "other.md").write_text("# Module 1.3: Crumb -- Record\n", "utf-8")
    again = reclint("check", "log.md")
    assert first.out.count("[depth-mismatch]") == again.out.count("[depth-mismatch]") == 2


def test_a_fix_changes_the_module_that_it_is_of(folder: Path, reclint: Reclint) -> None:
    path, text = folder / "log.md", log_of("titles of records").replace("(DEVELOPED)", "(INTRODUCED)")
    path.write_text(text.replace("INTRODUCED | baking", "INTRODUCD | baking"), "utf-8")
    reclint("check", "--fix", "--unsafe-fixes")
    assert path.read_text("utf-8") == text


@pytest.fixture
def committed(folder: Path) -> Path:
    """A file of two modules, with a course page that lists both and a notebook of the second, in a commit."""
    (folder / "log.md").write_text(log_of("titles of records"), "utf-8")
    (folder / "course.md").write_text(COURSE, "utf-8")
    Git(folder).commit("start")
    return folder / "log.md"


def test_a_module_that_goes_from_its_file_is_lost(committed: Path, reclint: Reclint) -> None:
    edit(committed, OVEN.format("# Module", " -- Record", "##"), "")
    result = reclint("check", "--since", "HEAD")
    assert result.code == 1
    assert "states no module 1.2 any more" in result.out


def test_a_module_that_nobody_speaks_of_is_lost_as_well(folder: Path, reclint: Reclint) -> None:
    (folder / "log.md").write_text(log_of("titles of records"), "utf-8")
    git = Git(folder)
    git.commit("start")
    edit(folder / "log.md", OVEN.format("# Module", " -- Record", "##"), "")
    result = reclint("check", "--since", "HEAD", "--output", "json")
    since = json.loads(result.out)["summary"]["since"]
    assert (result.code, since["new"], since["fixed"], since["lost"]) == (1, 1, 0, 1)
    git("add", "-A")
    assert "states no module 1.2 any more" in reclint("check", "--staged").out


def test_a_module_that_goes_with_every_mention_is_told(committed: Path, reclint: Reclint) -> None:
    edit(committed, OVEN.format("# Module", " -- Record", "##"), "")
    edit(committed.parent / "course.md", COURSE[COURSE.index("\n### Module 1.2") :], "")
    result = reclint("check", "--since", "HEAD")
    assert (result.code, "removed since HEAD, with all that speaks of it: log.md (module 1.2)" in result.out) == (
        0,
        True,
    )


def test_a_module_that_moves_to_a_file_of_its_own_is_not(committed: Path, reclint: Reclint) -> None:
    part = OVEN.format("# Module", " -- Record", "##")
    edit(committed, part, "")
    (committed.parent / "oven.md").write_text(part, "utf-8")
    assert "any more" not in reclint("check", "--since", "HEAD").out


def test_a_module_that_gets_another_number_is_the_same(committed: Path, reclint: Reclint) -> None:
    edit(committed, "# Module 1.2", "# Module 1.3")
    edit(committed.parent / "course.md", "Module 1.2", "Module 1.3")
    since = json.loads(reclint("check", "--since", "HEAD", "--output", "json").out)["summary"]["since"]
    assert (since["new"], since["lost"], since["remaining"]) == (0, 0, 2)


def test_a_report_has_each_module_with_its_own(folder: Path, reclint: Reclint) -> None:
    (folder / "log.md").write_text(log_of("titles of records"), "utf-8")
    sheet = reclint("report", "--format", "sheet").out
    assert sheet.count("is DEVELOPED here") == 2
    assert sheet.index("for mixing") < sheet.index("autolyse") < sheet.index("for baking") < sheet.index("steam")
    page = reclint("report", "--format", "html").out
    held = {number: json.loads(text) for number, text in _RECORD.findall(page)}
    assert [(one["title"], one["first"], one["lines"][0]) for one in held.values()] == [
        ("Dough", 1, "# Module 1.1: Dough -- Record"),
        ("Oven", 15, "# Module 1.2: Oven -- Record"),
    ]
    assert '"#record-1.1-L13"' in page
    assert '"#record-1.2-L27"' in page
    found = json.loads(reclint("check", "--output", "json").out)
    assert found["summary"]["records"] == 2


def test_numbered_lessons_below_a_title_that_names_no_module_are_no_modules() -> None:
    index = (
        "## 1 Concept Index\n\n| Concept | Depth | Lesson |\n| --- | --- | --- |\n| Autolyse | DEVELOPED | mixing |\n"
    )
    taught = "**Concepts taught:**\n\n| Concept | Depth |\n| --- | --- |\n| Autolyse | DEVELOPED |\n"
    lessons = "".join(
        f"\n### 2.{at} Lesson {at}: X ({slug})\n\n{taught}" for at, slug in enumerate(("mixing", "rest"), 1)
    )
    course = Course.of_texts({"record.md": f"# Bread\n\n{index}\n## 2 Lessons\n{lessons}"})
    assert [[lesson.slug for lesson in module.lessons] for module in course.workspace.modules] == [["mixing", "rest"]]
