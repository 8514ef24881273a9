"""What is generated from the code is as the code would generate it now."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from reclint.cli import cli

from .conftest import ROOT


@pytest.mark.parametrize(
    ("path", "command"),
    [
        ("docs/rules.md", ["rules", "--format", "markdown"]),
        ("rules/schema/rules.schema.json", ["rules", "--schema", "rules"]),
        ("rules/schema/reclint.schema.json", ["rules", "--schema", "config"]),
        ("rules/schema/show.schema.json", ["show", "--schema"]),
        ("rules/schema/check.schema.json", ["check", "--schema"]),
    ],
)
def test_generated_files_are_fresh(path: str, command: list[str]) -> None:
    generated = CliRunner().invoke(cli, command, standalone_mode=False, catch_exceptions=False)
    assert (ROOT / path).read_text("utf-8") == generated.stdout, f"run: reclint {' '.join(command)} > {path}"


def test_every_rule_has_an_anchor() -> None:
    page = (ROOT / "docs" / "rules.md").read_text("utf-8")
    names = [line.split("]")[0][3:] for line in page.splitlines() if line.startswith("| [")]
    assert len(names) > 40
    assert [name for name in names if f"\n## {name}\n" not in page] == []
