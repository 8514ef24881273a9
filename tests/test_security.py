"""What `docs/security.md` promises is held by the tests that it names."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from .samples import record_text

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from .conftest import Result

HERE = Path(__file__).parent
PAGE = (HERE.parent / "docs" / "security.md").read_text(encoding="utf-8")


def test_every_promise_names_tests_that_are_there() -> None:
    there = {
        name
        for path in HERE.glob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", path.read_text("utf-8"), re.M)
    }
    named = re.findall(r"`(test_\w+)`", PAGE)
    assert set(named) <= there
    promises = [
        line for line in PAGE.splitlines() if line.startswith("| ") and not re.match(r"\| (?:promise|---)", line)
    ]
    assert len(promises) > 9
    assert [line for line in promises if "`test_" not in line] == []


def test_a_protected_configuration_holds_against_the_repository(
    tmp_path: Path, reclint: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    course, base = tmp_path / "course", tmp_path / "base"
    for folder in (course, base):
        folder.mkdir()
    (base / "reclint.yaml").write_text("fail-on: polish\n")
    (course / "record.md").write_text(
        record_text(rows="| Autolyse | APPLIED | soft-rolls | |\n\n| Crust | APPLIED | soft-rolls | |\n")
    )
    monkeypatch.chdir(course)
    assert reclint("check").code == 1
    for narrowed in ("exclude: ['*']", "fail-on: never", "records: [none.md]", "rules: {nothing: at all}"):
        (course / "reclint.yaml").write_text(f"{narrowed}\n")
        assert reclint("check", "--config", "../base/reclint.yaml", "--no-baseline").code == 1
    (course / "reclint.yaml").unlink()
    assert reclint("baseline").code == 0
    assert reclint("check").code == 0
    (base / "reclint-baseline.json").write_text('{"format": 1, "findings": []}')
    assert reclint("check", "--config", "../base/reclint.yaml", "--no-baseline").code == 1
