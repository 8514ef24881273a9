"""The line of a place behind a gutter: cut around what is meant, and measured as a terminal measures it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reclint.findings.finding import Place
from reclint.report.excerpt import excerpt
from reclint.text.source import Position, Source

LETTERS = st.sampled_from("ab |`日本パン🍞é\u0301\u200d\ufe0f❤👩\x1b\t")


def shown(text: str, start: int, stop: int, width: int = 100) -> tuple[str, str]:
    """The text and the mark, without the gutter; ``start`` and ``stop`` count code points from 0."""
    place = Place("a.md", Position(1, start + 1), Position(1, stop + 1))
    line, mark = (one.whole for one in excerpt(Source("a.md", text), place, width))
    return line.removeprefix("1 | "), mark.removeprefix("  | ")


@pytest.mark.parametrize(
    ("text", "meant", "mark"),
    [
        pytest.param("a warm loaf", "warm", "  ^^^^", id="plain"),
        pytest.param("日本 loaf", "loaf", "     ^^^^", id="wide characters before it take two columns"),
        pytest.param("a 日本 loaf", "日本", "  ^^^^", id="so do those that are meant"),
        pytest.param("cre\u0301me loaf", "loaf", "      ^^^^", id="a combining mark takes none"),
        pytest.param("\x1b loaf", "loaf", "     ^^^^", id="a control character is shown as four"),
        pytest.param("❤\ufe0f loaf", "loaf", "   ^^^^", id="a selector makes a picture of two columns"),
    ],
)
def test_the_mark_stands_under_what_is_meant(text: str, meant: str, mark: str) -> None:
    start = text.index(meant)
    assert shown(text, start, start + len(meant))[1] == mark


def test_a_long_line_is_cut_around_what_is_meant() -> None:
    text = f"{'a' * 100}loaf{'b' * 100}"
    assert shown(text, 100, 104, 12) == ("…aaaaloafbbbb…", "     ^^^^")
    assert shown(text, 100, 104, 2) == ("…lo…", " ^^")
    assert shown("日" * 40, 20, 21, 7) == ("…日日日…", "   ^^")


@given(text=st.text(LETTERS, min_size=1, max_size=60), at=st.data(), width=st.integers(4, 40))
def test_no_line_is_wider_than_is_asked_for(text: str, at: st.DataObject, width: int) -> None:
    start = at.draw(st.integers(0, len(text) - 1))
    line, mark = shown(text, start, at.draw(st.integers(start, len(text))), width)
    assert cell_len(line.replace("…", "")) <= width
    assert cell_len(mark) <= max(cell_len(line), 1) + 1


@pytest.mark.parametrize("character", ["\u0301", "\u200b\u0301", "\u0489"])
def test_a_line_of_characters_without_a_width_is_cut_too(character: str) -> None:
    line, _ = shown(f"a{character * 1_000_000}b", 500_000, 500_001, 20)
    assert len(line) < 200
