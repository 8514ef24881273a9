"""A document's text: decoding, lines, positions, and passages that know their place."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reclint.text.errors import SourceError
from reclint.text.source import Passage, Position, Source, Span

BOM = b"\xef\xbb\xbf"
TEXTS = st.text(alphabet="ab |>\t\n\r\x00\x0b\x85\u0301\u2028é🍞", max_size=40)


# Decoding


@pytest.mark.parametrize(
    ("data", "text", "bom"),
    [
        pytest.param(b"", "", False, id="empty"),
        pytest.param(b"rye\n", "rye\n", False, id="ascii"),
        pytest.param("Brötchen 🍞".encode(), "Brötchen 🍞", False, id="beyond-ascii"),
        pytest.param(BOM + b"rye", "rye", True, id="byte-order-mark"),
        pytest.param(BOM, "", True, id="byte-order-mark-alone"),
        pytest.param(BOM + BOM + b"rye", "\ufeffrye", True, id="only-the-first-byte-order-mark-is-one"),
        pytest.param(b"rye" + BOM, "rye\ufeff", False, id="a-byte-order-mark-elsewhere-is-text"),
        pytest.param(b"a\x00b", "a\x00b", False, id="nul"),
    ],
)
def test_decode(data: bytes, text: str, bom: bool) -> None:
    source = Source.decode("loaf.md", data)
    assert (source.path, source.text, source.bom) == ("loaf.md", text, bom)


@pytest.mark.parametrize(
    ("data", "byte", "offset"),
    [
        pytest.param(b"ab\xff", "0xff", 2, id="impossible-byte"),
        pytest.param(b"\x80", "0x80", 0, id="continuation-byte-alone"),
        pytest.param("Brötchen".encode("latin-1"), "0xf6", 2, id="latin-1"),
        pytest.param(b"ab\xc3", "0xc3", 2, id="cut-off-at-the-end"),
        pytest.param("ä\n".encode() + b"\xed\xa0\x80", "0xed", 3, id="surrogate"),
        pytest.param(BOM + b"ab\xff", "0xff", 5, id="offset-counts-the-byte-order-mark"),
        pytest.param("rye".encode("utf-16"), "0xff", 0, id="utf-16"),
    ],
)
def test_what_is_not_utf_8_is_an_error_with_the_byte_offset(data: bytes, byte: str, offset: int) -> None:
    with pytest.raises(SourceError) as caught:
        Source.decode("loaf.md", data)
    assert caught.value.message == f"loaf.md: not valid UTF-8: byte {byte} at offset {offset}"
    assert caught.value.hint == "save the file as UTF-8"
    assert caught.value.path == "loaf.md"


# Lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("", [""], id="empty"),
        pytest.param("a", ["a"], id="no-final-newline"),
        pytest.param("a\n", ["a", ""], id="final-newline-gives-an-empty-line"),
        pytest.param("a\nb\n", ["a", "b", ""], id="lf"),
        pytest.param("a\r\nb\r\n", ["a", "b", ""], id="cr-lf"),
        pytest.param("a\rb\r", ["a", "b", ""], id="lone-cr"),
        pytest.param("a\nb\r\nc\rd", ["a", "b", "c", "d"], id="mixed"),
        pytest.param("a\n\rb", ["a", "", "b"], id="lf-cr-is-two"),
        pytest.param("a\r\r\nb", ["a", "", "b"], id="cr-cr-lf-is-two"),
        pytest.param("a\x0bb\x0cc\x85d\u2028e", ["a\x0bb\x0cc\x85d\u2028e"], id="nothing-else-ends-a-line"),
    ],
)
def test_lines(text: str, lines: list[str]) -> None:
    assert Source("loaf.md", text).lines == lines


@given(TEXTS)
def test_lines_with_their_endings_give_back_the_text(text: str) -> None:
    source = Source("loaf.md", text)
    spans = [source.line_span(index) for index in range(len(source.lines))]
    assert [source.slice(span) for span in spans] == source.lines
    assert [span.start for span in spans] == [source.line_start(index) for index in range(len(spans))]
    endings = [text[left.stop : right.start] for left, right in itertools.pairwise(spans)]
    assert set(endings) <= {"\n", "\r\n", "\r"}
    assert "".join(map("".join, zip(source.lines, [*endings, ""], strict=True))) == text
    assert not any("\n" in line or "\r" in line for line in source.lines)
    # A CR LF is one ending, never two.
    assert not any(
        ending == "\r" and text[span.start : span.start + 1] == "\n"
        for ending, span in zip(endings, spans[1:], strict=True)
    )


# Positions


@pytest.mark.parametrize(
    ("text", "offset", "position"),
    [
        pytest.param("", 0, (1, 1), id="start-of-an-empty-text"),
        pytest.param("ab\ncd", 4, (2, 2), id="second-line"),
        pytest.param("ab\ncd", 2, (1, 3), id="the-line-ending-belongs-to-its-line"),
        pytest.param("ab\n", 3, (2, 1), id="after-the-last-line-ending"),
        pytest.param("ab\r\ncd", 4, (2, 1), id="cr-lf"),
        pytest.param("\tab", 1, (1, 2), id="a-tab-is-one-column"),
        pytest.param("🍞🍞x", 2, (1, 3), id="beyond-the-basic-plane-one-column-each"),
        pytest.param("cafe\u0301 x", 6, (1, 7), id="a-combining-accent-is-one-column"),
    ],
)
def test_position(text: str, offset: int, position: tuple[int, int]) -> None:
    assert Source("loaf.md", text).position(offset) == Position(*position)


@given(TEXTS)
def test_every_offset_comes_back_from_its_line_and_column(text: str) -> None:
    source = Source("loaf.md", text)
    for offset in range(len(text) + 1):
        line, column = source.position(offset)
        assert source.line_start(line - 1) + column - 1 == offset
        assert source.line_index(offset) == line - 1
        # The column lies on the line or in its ending.
        following = source.line_start(line) if line < len(source.lines) else len(text) + 1
        assert source.line_start(line - 1) <= offset < following


def test_the_byte_order_mark_has_no_column() -> None:
    assert Source.decode("loaf.md", BOM + b"# Rye").position(2) == Position(1, 3)


def test_span_cover() -> None:
    assert Span(4, 6).cover(Span(1, 5)) == Span(1, 6)


# Passages


def two_lines() -> Passage:
    """The words of the quoted lines ``> rye`` and ``>  oats``, the first of them at offset 2."""
    return Passage("rye\noats", ((0, 2), (4, 9)))


@pytest.mark.parametrize(("index", "offset"), [(0, 2), (2, 4), (3, 5), (4, 9), (7, 12)])
def test_offset(index: int, offset: int) -> None:
    assert two_lines().offset(index) == offset


@pytest.mark.parametrize(
    ("start", "stop", "part"),
    [
        pytest.param(1, 3, Passage("ye", ((0, 3),)), id="within-the-first-line"),
        pytest.param(5, 8, Passage("ats", ((0, 10),)), id="within-the-second-line"),
        pytest.param(4, 6, Passage("oa", ((0, 9),)), id="from-the-start-of-a-line"),
        pytest.param(0, 4, Passage("rye\n", ((0, 2),)), id="up-to-the-start-of-a-line"),
        pytest.param(2, 6, Passage("e\noa", ((0, 4), (2, 9))), id="across-lines"),
        pytest.param(0, 8, two_lines(), id="all"),
        pytest.param(2, 2, Passage("", ((0, 4),)), id="nothing"),
    ],
)
def test_part(start: int, stop: int, part: Passage) -> None:
    assert two_lines().part(start, stop) == part


@pytest.mark.parametrize(
    ("start", "stop", "span"),
    [
        pytest.param(0, 3, (2, 5), id="one-line"),
        pytest.param(1, 6, (3, 11), id="two-lines"),
        pytest.param(4, 4, (9, 9), id="nothing"),
    ],
)
def test_span_of(start: int, stop: int, span: tuple[int, int]) -> None:
    assert two_lines().span_of(start, stop) == Span(*span)


def test_span_is_that_of_all_characters() -> None:
    assert two_lines().span == Span(2, 13)


@pytest.mark.parametrize(
    ("text", "characters", "stripped"),
    [
        pytest.param("  rye ", None, Passage("rye", ((0, 12),)), id="blanks"),
        pytest.param("**rye**", "*", Passage("rye", ((0, 12),)), id="characters"),
        pytest.param("rye", None, Passage("rye", ((0, 10),)), id="nothing-to-strip"),
        pytest.param("   ", None, Passage("", ((0, 13),)), id="only-blanks"),
    ],
)
def test_strip(text: str, characters: str | None, stripped: Passage) -> None:
    assert Passage.at(text, 10).strip(characters) == stripped


@pytest.mark.parametrize(
    ("spans", "rest"),
    [
        pytest.param([], Passage("rye oats", ((0, 10),)), id="none"),
        pytest.param([(3, 8)], Passage("rye", ((0, 10),)), id="the-end"),
        pytest.param([(0, 4)], Passage("oats", ((0, 14),)), id="the-start"),
        pytest.param([(1, 5)], Passage("rats", ((0, 10), (1, 15))), id="the-middle"),
        pytest.param([(0, 1), (3, 4)], Passage("yeoats", ((0, 11), (2, 14))), id="two-ranges"),
        pytest.param([(0, 4), (2, 5)], Passage("ats", ((0, 15),)), id="overlapping-ranges"),
        pytest.param([(0, 8)], Passage("", ((0, 10),)), id="all"),
    ],
)
def test_without(spans: list[tuple[int, int]], rest: Passage) -> None:
    assert Passage.at("rye oats", 10).without(spans) == rest


@st.composite
def passages(draw: st.DrawFn) -> tuple[str, Passage]:
    """A document, and a passage that joins what is left of some lines when their prefixes are taken away."""
    source = Source("loaf.md", draw(TEXTS))
    first = draw(st.integers(0, len(source.lines) - 1))
    texts, pieces, index = [], [], 0
    for number in range(first, draw(st.integers(first + 1, len(source.lines)))):
        start = draw(st.integers(0, len(source.lines[number])))
        pieces.append((index, source.line_start(number) + start))
        texts.append(source.lines[number][start:])
        index += len(texts[-1]) + 1
    return source.text, Passage("\n".join(texts), tuple(pieces))


def stands_in(text: str, passage: Passage) -> bool:
    """Whether every character of a passage but those that join lines stands in ``text`` where it says."""
    places = ((character, passage.offset(index)) for index, character in enumerate(passage.text))
    return all(character == "\n" or text[offset : offset + 1] == character for character, offset in places)


@given(passages(), st.data())
def test_what_is_left_of_a_passage_keeps_its_place(drawn: tuple[str, Passage], data: st.DataObject) -> None:
    text, passage = drawn
    size = len(passage.text)
    start, stop = sorted(data.draw(st.tuples(st.integers(0, size), st.integers(0, size)), label="part"))
    cuts = data.draw(st.lists(st.tuples(st.integers(0, size), st.integers(0, size)).map(sorted), max_size=3))
    cuts = sorted((left, right) for left, right in cuts)
    assert stands_in(text, passage)
    assert stands_in(text, passage.part(start, stop))
    assert stands_in(text, passage.strip())
    assert stands_in(text, passage.part(start, stop).strip())
    assert stands_in(text, passage.without(cuts))
    kept = [index for index in range(size) if not any(left <= index < right for left, right in cuts)]
    assert passage.part(start, stop).text == passage.text[start:stop]
    assert passage.strip().text == passage.text.strip()
    assert passage.without(cuts).text == "".join(passage.text[index] for index in kept)


def test_a_folded_text_is_what_it_was() -> None:
    data = "\ufeff# Brötchen\r\n\n\U0001f956 und \ud83e\n".encode("utf-8", "surrogatepass")
    for small in (False, True):
        source = Source("a.md", data.decode("utf-8", "surrogatepass")[1:], bom=True)
        text, lines = source.text, source.lines
        source.fold(small=small)
        assert "text" not in vars(source)
        assert (source.has("Brötchen"), source.has("Brotchen"), source.data) == (True, False, data)
        assert "text" not in vars(source)
        assert (source.text, source.lines) == (text, lines)


def test_texts_that_were_unfolded_are_folded_again() -> None:
    sources = [Source(f"{number}.md", f"# {number}\n" * 100) for number in range(200)]
    for source in sources:
        source.fold(small=True)
    assert [source.text[:-1].split("\n")[0] for source in sources] == [f"# {number}" for number in range(200)]
    assert sum("text" in vars(source) for source in sources) < 100
    assert [source.lines[0] for source in sources] == [f"# {number}" for number in range(200)]
