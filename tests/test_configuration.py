"""Configuration: what it sets, where that is told, and how it fails."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reclint.api import Course
from reclint.cli import cli, invoke

RECORD = """\
# Module 1.1: Knots -- Record

## Concept Index

| Concept | Depth | Lesson | Notes |
| --- | --- | --- | --- |
| Bowline | DEVELOPED | first-knots | |

| Splice | HELD | first-knots | |

## Per-Lesson Summaries

### Lesson 1: First Knots (first-knots)

**Concepts taught:**
- Bowline (INTRODUCED)
- Splice
"""


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "record.md").write_text(RECORD, "utf-8")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "record.md").write_text(RECORD.replace("1.1", "1.2").replace("first", "second"), "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def reclint(*arguments: str) -> tuple[int, list[str], str]:
    """Exit code, lines of standard output and standard error of a run."""
    result: Result = CliRunner().invoke(cli, arguments, standalone_mode=False, catch_exceptions=False)
    return result.return_value, result.stdout.splitlines(), result.stderr


def failing(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    """What a run that stops with exit code 2 writes to standard error."""
    assert invoke(list(arguments)) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    return captured.err.splitlines()


def rules_found(*arguments: str) -> list[str]:
    _, lines, _ = reclint("check", "--quiet", *arguments)
    return [
        f"{line.partition(':')[0]} {line.split()[1]} {line[line.index('[') + 1 : line.index(']')]}" for line in lines
    ]


ALL = [
    f"{folder}/record.md improvement {rule}"
    for folder in "ab"
    for rule in ("table-row-detached", "depth-unknown", "depth-mismatch")
]


def test_without_configuration(course: Path) -> None:
    assert rules_found() == ALL


def test_grades_off_paths_and_per_file(course: Path) -> None:
    (course / "reclint.yaml").write_text(
        """\
rules:
  depth-mismatch: critical
  depth-unknown: {paths: ["b/"]}
  table-row-detached: off
per-file:
  "b/**":
    depth-mismatch: polish
""",
        "utf-8",
    )
    assert rules_found() == [
        "a/record.md critical depth-mismatch",
        "b/record.md improvement depth-unknown",
        "b/record.md polish depth-mismatch",
    ]


def test_exclude_holds_for_named_files_too(course: Path) -> None:
    (course / "reclint.yaml").write_text("exclude: [a/]\n", "utf-8")
    assert rules_found() == ALL[3:]
    assert reclint("check", "a/record.md")[:2] == (0, ["0 records found"])


def test_the_configuration_upward_makes_the_root(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (course / "reclint.yaml").write_text("rules: {depth-unknown: off, depth-mismatch: off}\n", "utf-8")
    monkeypatch.chdir(course / "a")
    assert rules_found() == ["record.md improvement table-row-detached"]
    assert rules_found("..") == [f"{path} improvement table-row-detached" for path in ("../b/record.md", "record.md")]


def test_extends_and_pyproject(course: Path) -> None:
    (course / "base.yaml").write_text("fail-on: never\nrules: {depth-unknown: off, depth-mismatch: off}\n", "utf-8")
    (course / "pyproject.toml").write_text('[tool.reclint]\nextends = "base.yaml"\nexclude = ["b/"]\n', "utf-8")
    assert rules_found() == ["a/record.md improvement table-row-detached"]
    assert reclint("check")[0] == 0


def test_fail_on_of_the_command_line_wins(course: Path) -> None:
    (course / "reclint.yaml").write_text("fail-on: critical\n", "utf-8")
    assert reclint("check")[0] == 0
    assert reclint("check", "--fail-on", "improvement")[0] == 1


def test_vocabulary_and_rule_files(course: Path) -> None:
    (course / "reclint.yaml").write_text(
        "vocabulary: {depths: [INTRODUCED, HELD, DEVELOPED]}\nrules: {depth-mismatch: off, table-row-detached: off}\n",
        "utf-8",
    )
    assert rules_found() == []


def test_every_problem_is_told_at_once(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (course / "reclint.yaml").write_text(
        "recods: [x]\nrules:\n  field-missing: {grade: bad}\nfail-on: sometimes\n", "utf-8"
    )
    assert failing(capsys, "check") == [
        'error: reclint.yaml:1:1: unknown key "recods", did you mean "records"?',
        'reclint.yaml:3:19: "rules.field-missing.grade": found "bad", expected critical, improvement or polish',
        'reclint.yaml:4:1: "fail-on": found "sometimes", expected critical, improvement, polish or never',
    ]


def test_what_does_not_fit_the_catalogue_or_the_vocabulary(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (course / "reclint.yaml").write_text(
        """\
vocabulary: {depths: []}
rules:
  depth-mismtch: critical
  concept-not-summarised: {options: {sure-form: APPLIED}}
per-file:
  "*":
    table-row-detached: {paths: [a]}
""",
        "utf-8",
    )
    assert failing(capsys, "check") == [
        'error: reclint.yaml:1:14: "depths": expected at least 1, found none',
        'reclint.yaml:3:3: there is no rule "depth-mismtch", did you mean "depth-mismatch"?',
        'reclint.yaml:4:38: "concept-not-summarised" has no option "sure-form", did you mean "sure-from"?',
        "reclint.yaml:7:5: per-file settings are a grade or off, options and paths hold for all files",
    ]


@pytest.mark.parametrize(
    ("name", "text", "error"),
    [
        ("reclint.yaml", "rules:\n  a: b\n   c: d\n", "reclint.yaml:3:5: mapping values are not allowed here"),
        ("reclint.yaml", "rules: {a: off}\nrules: {}\n", 'reclint.yaml:2:1: found duplicate key "rules"'),
        ("reclint.yaml", "- a\n", "reclint.yaml:1:1: found a list, expected a mapping of keys to values"),
        ("pyproject.toml", '[tool.reclint]\n\nfail-on = "x"\n', 'pyproject.toml:3:1: "fail-on": found "x", expected'),
        ("pyproject.toml", "[tool.reclint\n", "pyproject.toml: "),
        (
            "reclint.yaml",
            'required-version: ">=99"\n',
            'reclint.yaml:1:1: this is reclint 0.1.0, and ">=99" is required',
        ),
        ("reclint.yaml", "required-version: abc\n", 'reclint.yaml:1:1: "abc" is no version requirement'),
        ("reclint.yaml", "[]\n", "reclint.yaml:1:1: found a list, expected a mapping of keys to values"),
        ("reclint.yaml", "extends: reclint.yaml\n", 'reclint.yaml:1:1: "reclint.yaml" extends itself'),
        (
            "reclint.yaml",
            "fail-on: never\nextends: gone.yaml\n",
            'reclint.yaml:2:1: "gone.yaml" cannot be read: no such file or directory',
        ),
        (
            "reclint.yaml",
            "rule-files: [gone.yaml, lost.yaml]\n",
            'reclint.yaml:1:14: "gone.yaml" cannot be read: no such file or directory',
        ),
    ],
)
def test_broken_configurations(
    name: str, text: str, error: str, course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (course / name).write_text(text, "utf-8")
    assert failing(capsys, "check")[0].startswith(f"error: {error}")


def test_binary_configuration(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (course / "reclint.yaml").write_bytes(b"a: \xff\n")
    assert failing(capsys, "check")[0] == "error: reclint.yaml: not valid UTF-8: byte 0xff at offset 3"


def test_two_configurations_in_one_folder(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (course / "reclint.yaml").write_text("", "utf-8")
    (course / "reclint.yml").write_text("", "utf-8")
    assert failing(capsys, "check") == [
        f"error: {course} has two configurations: reclint.yaml and reclint.yml",
        "  keep one of them",
    ]


def test_show_config_names_values_and_origins(course: Path) -> None:
    (course / "reclint.yaml").write_text(
        'fail-on: polish\nrules:\n  depth-unknown: off\nper-file:\n  "a/*":\n    depth-mismatch: polish\n', "utf-8"
    )
    _, lines, _ = reclint("check", "--show-config", "a/record.md")
    assert "fail-on: polish  # reclint.yaml:1:1" in lines
    assert "plans: [plan.md]  # default" in lines
    assert "  depth-unknown: off  # reclint.yaml:3:3" in lines
    assert "  depth-mismatch: polish  # reclint.yaml:6:5" in lines
    _, lines, _ = reclint("check", "--show-config", "b/record.md")
    assert "  depth-mismatch: improvement  # catalogue" in lines
    _, lines, _ = reclint("check", "--show-config")
    assert "  depth-mismatch: improvement, polish in [a/*] (reclint.yaml:6:5)  # catalogue" in lines


def test_show_config_tells_where_a_rule_that_is_limited_to_paths_is_off(course: Path) -> None:
    (course / "reclint.yaml").write_text('rules: {depth-unknown: {paths: ["a/**"]}}\n', "utf-8")
    _, lines, _ = reclint("check", "--show-config")
    assert "  depth-unknown: improvement, off outside [a/**] (reclint.yaml:1:9)  # reclint.yaml:1:9" in lines


def test_explain_tells_the_grade_here(course: Path) -> None:
    (course / "reclint.yaml").write_text("rules: {depth-unknown: critical}\n", "utf-8")
    _, lines, _ = reclint("explain", "depth-unknown")
    assert lines[0] == "depth-unknown (critical, set in reclint.yaml:1:9; since 0.1.0)"


def test_select_and_ignore(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert rules_found("--select", "depth-*", "--ignore", "depth-unknown") == [ALL[2], ALL[5]]
    assert failing(capsys, "check", "--select", "depht-*") == ['error: there is no rule "depht-*"']
    assert failing(capsys, "check", "--ignore", "depth-unknwon") == [
        'error: there is no rule "depth-unknwon", did you mean "depth-unknown"?'
    ]


def test_statistics(course: Path) -> None:
    _, lines, _ = reclint("check", "--statistics", "--select", "depth-*")
    assert [line.split() for line in lines] == [
        ["2", "depth-mismatch", "2", "improvement"],
        ["2", "depth-unknown", "2", "improvement"],
    ]


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("exclude: drafts", 'reclint.yaml:1:1: "exclude": found "drafts", expected a list'),
        ("records: {a: b}", 'reclint.yaml:1:1: "records": found a mapping, expected a list'),
        ("rules: [a]", 'reclint.yaml:1:1: "rules": found a list, expected a mapping of keys to values'),
        (
            "rules:\n  slug-format: ~",
            '"rules.slug-format": found nothing, expected critical, improvement, polish or off',
        ),
        ("fail-on: [critical]", '"fail-on": found a list, expected critical, improvement, polish or never'),
        (
            "rules:\n  slug-format: warning",
            '"rules.slug-format": found "warning", expected critical, improvement, polish or off',
        ),
        ("rules:\n  slug-format: polsh", 'polish or off, did you mean "polish"?'),
        ("rules:\n  slugs-*: off", 'reclint.yaml:2:3: there is no rule "slugs-*"'),
        (
            "vocabulary:\n  depths: [Met, Used, met]",
            'reclint.yaml:2:3: "depths": "met" stands twice, list each word once',
        ),
        ("vocabulary:\n  loads: [HARD, HARD]", 'reclint.yaml:2:3: "loads": "HARD" stands twice, list each word once'),
        (
            "notebooks: ['n/{lesson}.ipynb']",
            'reclint.yaml:1:1: "notebooks": "n/{lesson}.ipynb": there is no placeholder "{lesson}", expected {series}, '
            "{module}, {position}, {slug}",
        ),
    ],
)
def test_what_does_not_fit_is_told_in_the_words_of_the_file(
    text: str, error: str, course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (course / "reclint.yaml").write_text(text)
    message = failing(capsys, "check")[0]
    assert error in message
    assert not any(word in message for word in ("tuple", "dictionary", "Input should", "RuleSettings", '"": '))


@pytest.mark.parametrize("setting", ["depth-mismatch: off", "depth-mis*: off", "depth-mismatch: {grade: off}"])
def test_a_rule_is_switched_off_by_name_by_glob_or_by_its_grade(setting: str, course: Path) -> None:
    found = {finding.rule for finding in Course().check().findings}
    (course / "reclint.yaml").write_text(f"rules:\n  {setting}")
    assert found - {finding.rule for finding in Course().check().findings} == {"depth-mismatch"}


@pytest.mark.parametrize("command", [("rules",), ("explain", "depth-mismatch"), ("rules", "--format", "json")])
def test_the_rules_are_shown_whatever_lies_far_below(
    command: tuple[str, ...], course: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    far = course / "old" / "far"
    far.mkdir(parents=True)
    (far / "record.md").write_text(RECORD, "utf-8")
    expected = reclint(*command)
    (far / "reclint.yaml").write_text("fail-on: polish\n", "utf-8")
    (far / "reclint.yml").write_text("fail-on: polish\n", "utf-8")
    code, lines, told = reclint(*command)
    assert (code, lines) == expected[:2]
    assert told.startswith(f"note: {far} has two configurations: reclint.yaml and reclint.yml; ")
    monkeypatch.chdir(far)
    assert failing(capsys, *command)[0] == f"error: {far} has two configurations: reclint.yaml and reclint.yml"
