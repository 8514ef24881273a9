"""Each pattern and each number of the package says which form it reads, or where it comes from."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from .conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator


def is_heuristic(value: ast.expr) -> bool:
    """Whether a value is a pattern, a number, or several of them."""
    if isinstance(value, ast.Tuple):
        return any(map(is_heuristic, value.elts))
    if isinstance(value, ast.Call):
        return ast.unparse(value.func) == "re.compile"
    if isinstance(value, ast.BinOp):
        return is_heuristic(value.left) or is_heuristic(value.right)
    return isinstance(value, ast.Constant) and type(value.value) in (int, float)


def unexplained(text: str) -> Iterator[str]:
    """The names at the top of a module that have neither a text behind them nor a comment above or beside them."""
    lines, body = text.splitlines(), ast.parse(text).body
    for statement, behind in zip(body, [*body[1:], None], strict=True):
        if not isinstance(statement, (ast.Assign, ast.AnnAssign)) or not statement.value:
            continue
        around = [lines[statement.lineno - 2].lstrip(), lines[statement.end_lineno - 1].rpartition("  ")[2]]
        is_told = isinstance(behind, ast.Expr) and isinstance(behind.value, ast.Constant)
        if is_heuristic(statement.value) and not is_told and not any(line.startswith("# ") for line in around):
            yield ast.unparse(statement).partition(" = ")[0].strip("()")


def test_every_pattern_and_number_is_explained() -> None:
    texts = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in (ROOT / "reclint").rglob("*.py")}
    assert len(texts) > 300
    assert [f"{path}: {name}" for path, text in sorted(texts.items()) for name in unexplained(text)] == []


def test_what_is_not_explained_is_named() -> None:
    text = """\
import re
A = re.compile("a")
B = 2
'''Two of each.'''
# The sign of an end.
C = re.compile("c")
D, E = 1, 2
F = 3 * D
G = 4  # a choice
H = "text"
"""
    assert list(unexplained(text)) == ["A", "D, E", "F"]
