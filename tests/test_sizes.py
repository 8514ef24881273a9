"""Functions are one thought, and files one matter: what `CONTRIBUTING.md` says of their sizes holds everywhere."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from .conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

MOST_LINES = 400
MOST_OF_A_FUNCTION = 40
FOLDERS = ("reclint", "tests", "bench", "scripts")
PATHS = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))


def long_functions(path: Path) -> list[str]:
    found = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.FunctionDef))
    return [one.name for one in found if (one.end_lineno or 0) - one.lineno >= MOST_OF_A_FUNCTION]


def test_files_are_short() -> None:
    assert len(PATHS) > 400
    lengths = {path.relative_to(ROOT).as_posix(): len(path.read_text("utf-8").splitlines()) for path in PATHS}
    assert {path: lines for path, lines in lengths.items() if lines > MOST_LINES} == {}


def test_functions_are_short() -> None:
    assert [(path.relative_to(ROOT).as_posix(), name) for path in PATHS for name in long_functions(path)] == []


def test_a_long_function_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    body = "    pass\n" * (MOST_OF_A_FUNCTION - 1)
    path.write_text(f"def short():\n{body}\nclass A:\n  def long(self):\n{body}    pass\n")
    assert long_functions(path) == ["long"]
