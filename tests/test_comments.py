"""Each pattern and each number of the package says which form it reads, or where it comes from."""

from __future__ import annotations

import ast
import re
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


def unexplained_inside(text: str) -> Iterator[str]:
    """The functions that compile a pattern and have neither a docstring nor a comment."""
    lines = text.splitlines()
    for function in ast.walk(ast.parse(text)):
        if isinstance(function, ast.FunctionDef) and any(map(compiles, own_nodes(function))):
            own = lines[function.lineno - 1 : function.end_lineno]
            if not ast.get_docstring(function) and not any(re.search(r"(?:^|  )\s*# ", line) for line in own):
                yield function.name


def compiles(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile"


def own_nodes(function: ast.FunctionDef) -> Iterator[ast.AST]:
    """All that stands in a function, but for what stands in functions inside it."""
    waiting: list[ast.AST] = list(function.body)
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, ast.FunctionDef):
            waiting += ast.iter_child_nodes(node)


TEXTS = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in (ROOT / "reclint").rglob("*.py")}


def test_every_pattern_and_number_is_explained() -> None:
    assert len(TEXTS) > 300
    assert [f"{path}: {name}" for path, text in sorted(TEXTS.items()) for name in unexplained(text)] == []


def test_every_pattern_that_a_function_makes_is_explained() -> None:
    assert [f"{path}: {name}" for path, text in sorted(TEXTS.items()) for name in unexplained_inside(text)] == []


def test_a_function_that_does_not_explain_its_pattern_is_named() -> None:
    text = """def a():
    "Finds a."
    return re.compile("a")
def b():
    # As in "b".
    return re.compile("b")
def c():
    return re.compile("#")
class D:
    def e(self):
        def f():
            "Nothing."
        return re.compile("e")
def g():
    return re.sub("a", "b", "c")
"""
    assert sorted(unexplained_inside(text)) == ["c", "e"]


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
