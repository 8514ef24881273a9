"""The README shows what the tool really prints."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .conftest import RECORDS, ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from .conftest import Result


def test_the_outputs_in_the_readme_are_those_of_the_example_course(
    reclint: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "100")
    checked, reported = re.findall(r"```text\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.S)
    assert reclint("check", RECORDS.name) == (1, checked, "")
    assert reclint("report", RECORDS.name, "--module", "1.3", "--select", "review-*") == (0, reported, "")
