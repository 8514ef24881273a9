"""The engine: identity, order, crashes, skipped rules, fixes."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

from reclint.catalogue import Catalogue, Rule
from reclint.checks.subjects import MODULE
from reclint.findings.report import Crash
from reclint.readers import Lexicon
from reclint.report.check import json as check_json
from reclint.run import engine
from reclint.workspace import Workspace

from .conftest import RECORDS, ROOT

PATH = RECORDS / "series-1" / "module-1-3" / "record.md"


def workspace(lexicon: Lexicon, text: str | None = None) -> Workspace:
    return Workspace.of_texts({"record.md": text or PATH.read_text("utf-8")}, lexicon)


def broken(rule: Rule) -> Rule:
    def fail(*_: object) -> list[object]:
        raise RuntimeError("no such luck")

    return replace(rule, check=replace(rule.check, run=fail, subject=MODULE))


def test_a_crash_is_that_rules_crash_and_the_rest_goes_on(catalogue: Catalogue, lexicon: Lexicon) -> None:
    rules = [broken(rule) if rule.name == "depth-mismatch" else rule for rule in catalogue.rules]
    report = engine.run(workspace(lexicon), rules)
    assert report.crashes == (Crash("depth-mismatch", "record.md", "RuntimeError: no such luck"),)
    assert "table-row-detached" in {finding.rule for finding in report.findings}


def test_rules_without_their_inputs_are_skipped_with_the_reason(catalogue: Catalogue, lexicon: Lexicon) -> None:
    report = engine.run(workspace(lexicon), catalogue.rules)
    skipped = {entry.rule: entry.reason for entry in report.skipped}
    assert skipped["notebook-missing"] == "there are no notebooks"
    assert skipped["review-log-arithmetic"] == "there are no review logs"
    assert "depth-mismatch" not in skipped


def test_identity_does_not_depend_on_the_line(catalogue: Catalogue, lexicon: Lexicon) -> None:
    text = PATH.read_text("utf-8")
    moved = text.replace("## Concept Index", "Some words more.\n\n## Concept Index", 1)
    before, after = (engine.run(workspace(lexicon, entry), catalogue.rules).findings for entry in (text, moved))
    assert len(before) == 4
    assert [finding.fingerprint for finding in before] == [finding.fingerprint for finding in after]
    assert len({finding.fingerprint for finding in before}) == len(before)
    assert all(two.place.start.line == one.place.start.line + 2 for one, two in zip(before, after, strict=True))


def test_equal_findings_are_told_apart(catalogue: Catalogue, lexicon: Lexicon) -> None:
    row = "| Bowline | DEVELOPED | a |\n"
    text = (
        f"# Module 1.1: K -- Record\n\n## Concept Index\n\n| Concept | Depth | Lesson | Notes |\n|-|-|-|-|\n{row}{row}"
    )
    findings = engine.run(workspace(lexicon, text), [catalogue.find("table-row-short")]).findings
    assert [finding.ordinal for finding in findings] == [0, 1]
    assert len({finding.fingerprint for finding in findings}) == 2


def test_rows_whose_header_is_cut_off_are_not_measured_by_it(catalogue: Catalogue, lexicon: Lexicon) -> None:
    rows = "| Bowline | DEVELOPED | a |\n| Hitch | APPLIED | a | b | c |\n"
    text = f"# Module 1.1: K -- Record\n\n## Concept Index\n\n{rows}"
    rules = [catalogue.find(f"table-row-{name}") for name in ("short", "overflow", "detached")]
    findings = engine.run(workspace(lexicon, text), rules).findings
    assert [finding.rule for finding in findings] == ["table-row-detached"]


def test_the_order_is_path_line_column_rule_message(catalogue: Catalogue, lexicon: Lexicon) -> None:
    texts = {f"{name}/record.md": PATH.read_text("utf-8") for name in "ba"}
    findings = engine.run(Workspace.of_texts(texts, lexicon), catalogue.rules).findings
    keys = [(f.place.document, *f.place.start, f.rule, f.message) for f in findings]
    assert keys == sorted(keys)


def test_the_output_is_the_same_for_every_hash_seed() -> None:
    outputs = {
        subprocess.run(
            [sys.executable, "-m", "reclint", "check", "records", "--output", "json", "--questions"],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=False,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(outputs) == 1
    assert b'"verdict": "MAJOR REVISION"' in outputs.pop()


def test_the_json_has_the_fix_with_its_places(catalogue: Catalogue, lexicon: Lexicon) -> None:
    report = engine.run(workspace(lexicon), [catalogue.find("table-row-detached")])
    shown = check_json.render(report)
    assert '"title": "remove the blank lines above the rows"' in shown
    edit = report.findings[0].fix.places[0]
    assert (edit.start, edit.stop) == ((18, 1), (19, 1))
