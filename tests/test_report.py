"""``reclint report``: what is reviewed, in which formats, where they go, and what it exits with."""

from __future__ import annotations

import datetime
import io
import json
import re
import threading
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from reclint.commands import report as command
from reclint.commands.waiting import waiting
from reclint.readers import read_lesson_plan
from reclint.report.formats import REPORT, names_of
from reclint.report.review import terminal
from reclint.text.source import Source

from .conftest import CORPUS, RECORDS
from .samples import edit, report_options

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reclint.model import ReviewLog
    from reclint.readers import Lexicon

    from .conftest import Result

    Reclint = Callable[..., Result]

pytestmark = pytest.mark.usefixtures("shared_cache")

RECORD = "series-1/module-1-3/record.md"
DAY = datetime.date(2026, 3, 12)


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that a browser is asked to open."""
    opened: list[str] = []
    monkeypatch.setattr(command.webbrowser, "open", lambda address: not opened.append(address))
    return opened


def test_standard_output_gets_the_page_of_a_terminal(course: Path, reclint: Reclint) -> None:
    code, out, err = reclint("report")
    assert (code, err) == (0, "")
    assert out.startswith(" MAJOR REVISION  2 critical · 5 improvement · 1 polish in 3 records\n")


def test_every_ending_has_its_format(course: Path, reclint: Reclint) -> None:
    names = ["a.txt", "a.md", "a.html", "a.json"]
    code, out, err = reclint("report", *(part for name in names for part in ("-o", name)))
    assert (code, out, err) == (0, "", "".join(f"wrote {name}\n" for name in names))
    starts = [(course / name).read_text("utf-8")[:15].lower() for name in names]
    assert starts == [" major revision", "<!-- reclint --", "<!doctype html>", '{\n  "format": 1']


def test_a_sheet_is_a_markdown_file_that_is_asked_for_by_name(course: Path, reclint: Reclint) -> None:
    assert reclint("report", "--format", "sheet", "-o", "a.md", "-o", "a.txt").code == 0
    assert (course / "a.md").read_text("utf-8").startswith("<!-- for series-1/module-1-1/plan.md -->\n\n## ")
    assert (course / "a.txt").read_text("utf-8").startswith(" MAJOR REVISION")


def test_a_file_without_a_known_ending_gets_the_named_format(course: Path, reclint: Reclint) -> None:
    assert reclint("report", "--format", "markdown", "-o", "comment").code == 0
    assert (course / "comment").read_text("utf-8").startswith("<!-- reclint -->\n")


def test_a_dash_is_standard_output(course: Path, reclint: Reclint) -> None:
    code, out, err = reclint("report", "--format", "json", "-o", "-", "-o", "a.txt")
    assert (code, err) == (0, "wrote a.txt\n")
    assert json.loads(out)["verdict"] == "MAJOR REVISION"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["-o", "report.doc"],
            'error: the ending of "report.doc" does not say what to write\n'
            "  end it in .txt, .log, .html, .htm, .md, .markdown, .json, or write FORMAT:FILE\n",
        ),
        (["-o", "a.md", "-o", "a.md"], 'error: "a.md" is named twice\n  give each output a file of its own\n'),
        (
            ["--module", "1.9"],
            'error: there is no module "1.9", did you mean "1.1"?\n  one of 1.1, 1.2, 1.3\n',
        ),
        (
            ["--lesson", "weekend-loaf"],
            "error: --lesson belongs to a review sheet\n  add --format sheet, or leave --lesson out\n",
        ),
        (
            ["--iteration", "2", "-o", "a.html"],
            "error: --iteration belongs to a review sheet\n  add --format sheet, or leave --iteration out\n",
        ),
        (
            ["--format", "sheet", "--lesson", "weekend-lof"],
            'error: there is no lesson "weekend-lof", did you mean "weekend-loaf"?\n',
        ),
        (["--select", "depth-mismach"], 'error: there is no rule "depth-mismach", did you mean "depth-mismatch"?\n'),
        (
            ["nowhere"],
            "error: nowhere does not exist\n  name a record, a folder or a file of the workspace\n",
        ),
    ],
)
def test_wrong_usage_is_told_in_one_sentence(
    course: Path, reclint: Reclint, arguments: Sequence[str], message: str
) -> None:
    assert reclint("report", *arguments) == (2, "", message)
    assert not (course / "a.html").exists()


def test_a_module_is_asked_for_by_its_number(course: Path, reclint: Reclint) -> None:
    out = reclint("report", "--module", "1.1", "--module", "1.2").out
    assert out.startswith(" PASS of what was asked  0 critical · 0 improvement · 0 polish in 2 records\n")
    again = reclint("report", "--module", "1.3", "--format", "json").out
    assert json.loads(again)["findings"] == json.loads(reclint("check", "--output", "json", RECORD).out)["findings"]


def test_a_module_is_looked_for_in_the_places_that_are_named(course: Path, reclint: Reclint) -> None:
    (course / "old").mkdir()
    (course / "old/record.md").write_text((course / RECORD).read_text("utf-8"), "utf-8")
    assert " in 2 records\n" in reclint("report", "--module", "1.3").out
    assert " in 1 record\n" in reclint("report", "series-1", "--module", "1.3").out
    assert reclint("report", "old", "--module", "1.1").err == (
        'error: there is no module "1.1", did you mean "1.3"?\n  one of 1.3\n'
    )


def test_a_report_says_what_is_there_and_exits_with_0(course: Path, reclint: Reclint) -> None:
    codes = [reclint("report", "--fail-on", grade).code for grade in ("never", "polish", "improvement", "critical")]
    assert codes == [0, 1, 1, 1]
    assert reclint("report", "--fail-on", "polish", "--module", "1.1").code == 0


def test_a_file_that_cannot_be_read_is_told_and_the_exit_code_is_3(course: Path, reclint: Reclint) -> None:
    (course / "series-1/module-1-1/plan.md").write_bytes(b"\xff\xfe\xfa")
    code, out, _ = reclint("report")
    assert code == 3
    assert " not read        series-1/module-1-1/plan.md: " in out


def test_a_file_that_cannot_be_written_is_told(course: Path, reclint: Reclint) -> None:
    code, out, err = reclint("report", "-o", "no/such/folder.md")
    assert (code, out) == (3, "")
    assert err == "error: no/such/folder.md cannot be written: no such file or directory\n"


def test_the_page_is_opened_in_the_browser(course: Path, reclint: Reclint, browser: list[str]) -> None:
    code, out, err = reclint("report", "--open", "-o", "review.html")
    assert (code, out, err) == (0, "", "opened review.html\n")
    assert browser == [(course / "review.html").as_uri()]


def test_a_page_that_is_only_to_be_seen_goes_into_a_temporary_folder(
    course: Path, reclint: Reclint, browser: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    code, out, err = reclint("report", "--open")
    [address] = browser
    assert (code, out, err) == (0, "", f"opened {address.removeprefix('file://')}\n")
    assert re.fullmatch(rf"file://{re.escape(str(tmp_path))}/reclint-\w+/report\.html", address)


def test_without_a_browser_the_page_is_written_all_the_same(
    course: Path, reclint: Reclint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command.webbrowser, "open", lambda _: False)
    result = reclint("report", "--open", "-o", "review.html")
    assert result == (0, "", "wrote review.html; no browser could be started\n")
    assert (course / "review.html").exists()


def test_an_entry_of_the_baseline_does_not_count_unless_it_is_asked_to(course: Path, reclint: Reclint) -> None:
    reclint("baseline", "--reason", "before the rework")
    out = reclint("report").out
    assert out.startswith(
        " PASS            0 critical · 0 improvement · 0 polish in 3 records\n suppressed      8 by the baseline\n"
    )
    assert reclint("report", "--no-baseline").out.startswith(" MAJOR REVISION  2 critical")


def test_nothing_in_a_log_of_github_actions_is_a_command(
    course: Path, reclint: Reclint, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(course / RECORD, "- Autolyse", "- ##[error]Autolyse")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    for form in names_of(REPORT):
        assert "##[" not in reclint("report", "--format", form).out


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_long_wait_is_explained_on_a_terminal_and_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal, said = _Terminal(), threading.Event()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setattr(terminal, "flush", said.set)
    with waiting("reading the course", patience=0):
        assert said.wait(timeout=10)
        assert terminal.getvalue() == "reading the course …"
    assert terminal.getvalue() == "reading the course …\r\x1b[K"


def test_a_short_wait_and_a_log_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal, log = _Terminal(), io.StringIO()
    monkeypatch.setattr("sys.stderr", terminal)
    with waiting("reading the course", patience=600):
        pass
    monkeypatch.setattr("sys.stderr", log)
    with waiting("reading the course", patience=0):
        pass
    assert (terminal.getvalue(), log.getvalue()) == ("", "")


# --- every format has the counts of check -------------------------------------------------------------------------


def counts_of_json(text: str, _: Lexicon) -> tuple[str, list[int], int]:
    shown = json.loads(text)
    summary = shown["summary"]
    grades = [summary[grade] for grade in ("critical", "improvement", "polish")]
    return shown["verdict"], grades, summary["questions"]


def counts_of_terminal(text: str, _: Lexicon) -> tuple[str, list[int], int]:
    verdict = re.match(r" ([A-Z ]+?)  +\d", text)
    counts = re.match(r".*?(\d+) critical · (\d+) improvement · (\d+) polish", text)
    asked = re.search(r"^ questions +(\d+) ", text, re.M)
    assert verdict
    assert counts
    listed = [len(re.findall(rf"^  {grade} ", text, re.M)) for grade in ("critical", "improvement", "polish")]
    assert listed == list(map(int, counts.groups()))
    questions = int(asked[1]) if asked else 0
    assert questions == len(re.findall(r"^  (?:critical|improvement|polish)\? ", text, re.M))
    return verdict[1], listed, questions


def counts_of_markdown(text: str, _: Lexicon) -> tuple[str, list[int], int]:
    verdict = re.search(r"^## reclint: (.*)$", text, re.M)
    assert verdict
    listed = [len(re.findall(rf"^- \*\*{grade}\*\*", text, re.M)) for grade in ("critical", "improvement", "polish")]
    assert f"{listed[0]} critical, {listed[1]} improvement, {listed[2]} polish in " in text
    return verdict[1], listed, len(re.findall(r"^- \*\*\w+\?\*\*", text, re.M))


def read_log(text: str, lexicon: Lexicon) -> ReviewLog:
    log = read_lesson_plan(Source("plan.md", f"# A lesson\n\n{text}"), lexicon).log
    assert log is not None
    return log


def counts_of_sheets(text: str, lexicon: Lexicon) -> tuple[str, list[int], int]:
    log = read_log(text, lexicon)
    worst = max(
        (entry.verdict_word or "" for entry in log.iterations),
        key=["PASS", "NEEDS REVISION", "MAJOR REVISION"].index,
    )
    totals = [
        sum(count.value for entry in log.iterations for count in entry.counts if count.grade == grade)
        for grade in ("critical", "improvement", "polish")
    ]
    for entry in log.iterations:
        for count in entry.counts:
            assert count.value == sum(finding.grade == count.grade for finding in entry.findings)
    questions = sum(len(part.splitlines()) for part in re.findall(r"^### Questions\n((?:- .*\n)+)", text, re.M))
    return worst, totals, questions


def counts_of_html(text: str, _: Lexicon) -> tuple[str, list[int], int]:
    verdict = re.search(r'<h1 id="overview-t"[^>]*>(.*?)</h1>', text)
    assert verdict
    cards = Counter(re.findall(r'<article[^>]* data-kind="(\w+)"', text))
    return verdict[1].upper(), [cards[grade] for grade in ("critical", "improvement", "polish")], cards["question"]


READERS: dict[str, Callable[[str, Lexicon], tuple[str, list[int], int]]] = {
    "terminal": counts_of_terminal,
    "html": counts_of_html,
    "markdown": counts_of_markdown,
    "sheet": counts_of_sheets,
    "json": counts_of_json,
}


COURSES = [
    pytest.param(RECORDS, id="example"),
    pytest.param(
        CORPUS / "lesson-records",
        id="corpus",
        marks=pytest.mark.skipif(not CORPUS.is_dir(), reason=f"there is no corpus at {CORPUS}"),
    ),
]


@pytest.mark.parametrize("folder", COURSES)
def test_all_formats_have_the_counts_of_check(
    reclint: Reclint, lexicon: Lexicon, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    monkeypatch.setattr(terminal, "UNMEASURED", 200)
    paths = {name: tmp_path / name for name in READERS}
    reclint("report", str(folder), *(part for name, path in paths.items() for part in ("-o", f"{name}:{path}")))
    expected = counts_of_json(reclint("check", "--output", "json", str(folder)).out, lexicon)
    found = {name: read(paths[name].read_text("utf-8"), lexicon) for name, read in READERS.items()}
    assert found == dict.fromkeys(READERS, expected)


def test_a_review_made_twice_is_the_same(course: Path, reclint: Reclint) -> None:
    for form in names_of(REPORT):
        assert reclint("report", "--format", form) == reclint("report", "--format", form)


def test_the_date_of_a_sheet_is_the_day_it_was_made_on(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.report([], report_options(form="sheet", lesson="weekend-loaf"), today=DAY) == 0
    assert capsys.readouterr().out.startswith("## Review — 2026-03-12 (Iteration 3/3)\n")
