"""Blocks and their positions: those of markdown-it-py on real documents, and every character where it says it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mistune.block_parser import BlockParser

from reclint.markdown import Items, Quote, Section, Table, outline, parse_blocks, sections
from reclint.markdown.parser import StampingParser, block_text
from reclint.markdown.state import StampedState
from reclint.markdown.tables import table_plugin
from reclint.text.source import Source

from .conftest import each_document, read
from .samples import passages_of, stands_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from reclint.markdown import Block

Place = tuple[str, int, int]
THEIRS = {
    "heading_open": "heading",
    "paragraph_open": "paragraph",
    "bullet_list_open": "items",
    "ordered_list_open": "items",
    "list_item_open": "item",
    "blockquote_open": "quote",
    "fence": "code",
    "code_block": "code",
    "html_block": "html",
    "hr": "break",
    "table_open": "table",
}


def places(blocks: Iterable[Block]) -> Iterator[Place]:
    """Every block with its first line and the one after its last, both 0-based, outer blocks before inner ones."""
    for block in blocks:
        yield type(block).__name__.lower(), block.first, block.last
        if isinstance(block, Quote):
            yield from places(block.blocks)
        elif isinstance(block, Items):
            for item in block.items:
                yield "item", item.first, item.last
                yield from places(item.blocks)


def places_in(text: str) -> list[Place]:
    return list(places(parse_blocks(Source("loaf.md", text))))


def their_places(lines: list[str]) -> Iterator[Place]:
    """What markdown-it-py says, the blank lines at the end of a block left out."""
    for token in MarkdownIt("commonmark").enable("table").parse("\n".join(lines) + "\n"):
        if token.type in THEIRS and token.map:
            first, last = token.map
            while last - 1 > first and not lines[last - 1].strip(" \t>"):
                last -= 1
            yield THEIRS[token.type], first, last


def as_rendered(blocks: Iterable[Block]) -> Iterator[Place]:
    """The places of blocks, pipe rows without a header taken for what renderers show: a paragraph."""
    headless = {(block.first, block.last) for block in blocks if isinstance(block, Table) and not block.header}
    for kind, first, last in places(blocks):
        yield ("paragraph" if kind == "table" and (first, last) in headless else kind), first, last


_LABEL_BELOW_A_LIST = re.compile(r"^[-*] .*\n(?:[ \t]+.*\n)*\*\*[^*\n]+:\*\*", re.M)
"""Markdown joins such a label to the item above; here it begins a paragraph, as everybody means it."""


def documents_as_markdown_reads_them() -> list[object]:
    """The documents in which no label stands right below a list."""
    return [
        param
        for param in each_document(".md")
        if not any(_LABEL_BELOW_A_LIST.search(path.read_text("utf-8")) for path in param.values if path)  # type: ignore[attr-defined]
    ]


@pytest.mark.parametrize("path", documents_as_markdown_reads_them())
def test_positions_are_those_of_markdown_it(path: Path) -> None:
    source = read(path)
    assert list(as_rendered(parse_blocks(source))) == list(their_places(source.lines))


@pytest.mark.parametrize("path", each_document(".md"))
def test_passages_of_real_documents_know_their_place(path: Path) -> None:
    source = read(path)
    found = list(passages_of(parse_blocks(source)))
    assert found
    assert [passage for passage in found if not stands_in(source.text, passage)] == []


PIECES = [
    *("- ", "* ", "12) ", "1. ", "> ", ">", "  ", "    ", "\t", "# ", "## ", "```", "~~~", "---", "===", "<!-- x -->"),
    *("| a | b |", "|---|---|", "| c |", "a | b", "--- | ---", "\\|", "|", "<!--", "-->", "<div>", "[a]: b", "#"),
    *("rye", "rye flour", "**b**", "`c`", "é", "e\u0301", "🍞", "\u00a0", "\x0b", "\x0c", "\u2028", "\x85", "\x00"),
]
LINE = st.lists(st.sampled_from(PIECES), max_size=4).map("".join)
MARKDOWN = st.lists(st.tuples(LINE, st.sampled_from(["\n", "\n", "\n\n", "\r\n", "\r"])).map("".join), max_size=12).map(
    "".join
)


def test_a_run_of_marks_before_an_odd_blank_closes_no_heading() -> None:
    [passage] = passages_of(parse_blocks(Source("loaf.md", "# - # \u00a0\n")))
    assert (passage.text, passage.pieces) == ("- #", ((0, 2),))


@settings(max_examples=600, deadline=None)
@given(MARKDOWN)
def test_passages_of_any_markdown_know_their_place(text: str) -> None:
    found = passages_of(parse_blocks(Source("loaf.md", text)))
    assert [passage for passage in found if not stands_in(text, passage)] == []


@settings(max_examples=300, deadline=None)
@given(MARKDOWN)
def test_blocks_of_any_markdown_follow_one_another_within_the_block_around_them(text: str) -> None:
    source = Source("loaf.md", text)
    assert_in_order(parse_blocks(source), 0, len(source.lines))


def assert_in_order(blocks: Iterable[Block], first: int, last: int) -> None:
    for block in blocks:
        assert first <= block.first < block.last <= last
        first = block.last
        if isinstance(block, Quote):
            assert_in_order(block.blocks, block.first, block.last)
        elif isinstance(block, Items):
            assert [item.first for item in block.items] == sorted({item.first for item in block.items})
            for item in block.items:
                assert block.first <= item.first < item.last <= block.last
                assert_in_order(item.blocks, item.first, item.last)


class MistunesOwn(StampingParser):
    """The parser with mistune's own list rule, and its own way from one rule to the next."""

    parse = BlockParser.parse
    parse_list = BlockParser.parse_list


def tokens_of(parser: StampingParser, text: str) -> list[Any]:
    table_plugin(parser)
    state = StampedState()
    state.process(block_text(text.splitlines()))
    parser.parse(state)
    return [stated(token) for token in state.tokens]


def stated(token: dict[str, Any]) -> tuple[Any, ...]:
    """A token without its place, a tight list's paragraphs called paragraphs."""
    kind = "paragraph" if token["type"] == "block_text" else token["type"]
    inner = [stated(child) for child in token.get("children", ())]
    return kind, "".join(token.get("text", "")), token.get("attrs", {}).get("ordered"), inner


@settings(max_examples=600, deadline=None)
@given(MARKDOWN)
def test_any_markdown_is_read_as_by_mistune(text: str) -> None:
    assert tokens_of(StampingParser(), text) == tokens_of(MistunesOwn(), text)


def outlined(root: Section) -> list[Any]:
    return [(section.heading, list(section.blocks)) for section in root.walk()]


@settings(max_examples=600, deadline=None)
@given(MARKDOWN)
def test_an_outline_has_the_sections_of_all_blocks(text: str) -> None:
    source = Source("loaf.md", text)
    assert outlined(outline(source)) == outlined(sections(parse_blocks(source)))


@pytest.mark.parametrize("path", each_document(".md"))
def test_an_outline_of_real_documents_has_the_sections_of_all_blocks(path: Path) -> None:
    source = read(path)
    assert outlined(outline(source)) == outlined(sections(parse_blocks(source)))


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        pytest.param("rye\n# Bread\n## Rolls\n", ["", "Bread", "Rolls"], id="headings"),
        pytest.param("Bread\n===\n\n# Rolls\n", ["", "Bread", "Rolls"], id="setext-heading"),
        pytest.param("  # Bread\n- rye\n\n  # Rolls\n", ["", "Bread"], id="indented-heading"),
        pytest.param("```\n# rye\n```\n# Bread\n", ["", "Bread"], id="fence"),
        pytest.param("```\n# rye\n", [""], id="open-fence"),
        pytest.param("- ```\n  rye\n  ```\n# Bread\n  ```\n", ["", "Bread"], id="fence-in-an-item"),
        pytest.param("-   rye\n  ```\n\n  oats\n  ```\n# Bread\n", [""], id="fence-that-may-be-in-an-item"),
        pytest.param("<!--\n# rye\n-->\n# Bread\n", ["", "Bread"], id="comment"),
        pytest.param("<!-- rye -->\n# Bread\n", ["", "Bread"], id="comment-on-a-line"),
        pytest.param("<div>\n# rye\n\n# Bread\n", ["", "Bread"], id="html-to-a-blank-line"),
        pytest.param("<b>rye</b>\n# Bread\n", ["", "Bread"], id="html-in-text"),
        pytest.param("<b>rye</b>\n<i>oats</i>\n\n<!--\n<b>-->\n\n# Bread\n", ["", "Bread"], id="html-in-html"),
        pytest.param('[a]: b\n"rye\n# oats"\n\n# Bread\n', ["", "Bread"], id="title-of-a-definition"),
    ],
)
def test_titles_of_an_outline(text: str, titles: list[str]) -> None:
    source = Source("loaf.md", text)
    assert [section.title for section in outline(source).walk()] == titles
    assert outlined(outline(source)) == outlined(sections(parse_blocks(source)))


def test_a_stretch_knows_its_own_text() -> None:
    root = outline(Source("loaf.md", "rye\n# Bread\nwheat\n## Rolls\n> oats:\n> 3\n"))
    assert [stretch.text for stretch in root.stretches()] == ["rye", "# Bread\nwheat", "## Rolls\n> oats:\n> 3\n"]
    assert [stretch.may_match(re.compile(r"oats:\s*3")) for stretch in root.stretches()] == [False, False, True]


def test_a_stretch_matches_its_title() -> None:
    text = "rye\n# Bread: 1\n## Br<!-- -->ead: 2\nBread: 3\n---\n# Rolls (Bread: 4)\n"
    found = [
        stretch.match_title(re.compile(r"Bread:\s*(\d)")) for stretch in outline(Source("loaf.md", text)).stretches()
    ]
    assert [match and match[1] for match in found] == [None, "1", "2", "3", None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [], id="empty"),
        pytest.param("\n\n", [], id="only-blank-lines"),
        pytest.param("rye\nwheat\n\nspelt", [("paragraph", 0, 2), ("paragraph", 3, 4)], id="paragraphs"),
        pytest.param("Rye\n---\n", [("heading", 0, 2)], id="setext-heading"),
        pytest.param("rye\n      \nspelt", [("paragraph", 0, 1), ("paragraph", 2, 3)], id="a-line-of-blanks-is-blank"),
        pytest.param(
            "- rye\n\n  wheat\n- spelt",
            [
                ("items", 0, 4),
                ("item", 0, 3),
                ("paragraph", 0, 1),
                ("paragraph", 2, 3),
                ("item", 3, 4),
                ("paragraph", 3, 4),
            ],
            id="item-of-two-paragraphs",
        ),
        pytest.param(
            "- rye\n  1. wheat\n  2. spelt",
            [
                ("items", 0, 3),
                ("item", 0, 3),
                ("paragraph", 0, 1),
                ("items", 1, 3),
                ("item", 1, 2),
                ("paragraph", 1, 2),
                ("item", 2, 3),
                ("paragraph", 2, 3),
            ],
            id="nested-list",
        ),
        pytest.param(
            "-\n  rye\n- wheat",
            [("items", 0, 3), ("item", 0, 2), ("paragraph", 1, 2), ("item", 2, 3), ("paragraph", 2, 3)],
            id="item-that-begins-below-its-mark",
        ),
        pytest.param(
            "-\n> rye",
            [("items", 0, 1), ("item", 0, 1), ("quote", 1, 2), ("paragraph", 1, 2)],
            id="empty-item-before-a-quote",
        ),
        pytest.param(
            "> rye\nwheat\n\nspelt",
            [("quote", 0, 2), ("paragraph", 0, 2), ("paragraph", 3, 4)],
            id="a-quote-goes-on-without-its-mark",
        ),
        pytest.param(
            "> rye\n>\n> wheat\nspelt",
            [("quote", 0, 4), ("paragraph", 0, 1), ("paragraph", 2, 4)],
            id="the-second-paragraph-of-a-quote-goes-on",
        ),
        pytest.param(
            "> rye\n## Wheat\n", [("quote", 0, 1), ("paragraph", 0, 1), ("heading", 1, 2)], id="a-heading-ends-a-quote"
        ),
        pytest.param(
            "> rye\n- wheat",
            [("quote", 0, 1), ("paragraph", 0, 1), ("items", 1, 2), ("item", 1, 2), ("paragraph", 1, 2)],
            id="a-list-ends-a-quote",
        ),
        pytest.param(
            "> ```\n> rye\n> ```\nwheat",
            [("quote", 0, 3), ("code", 0, 3), ("paragraph", 3, 4)],
            id="a-fence-in-a-quote-does-not-go-on",
        ),
        pytest.param(
            "> ## Rye\nwheat", [("quote", 0, 1), ("heading", 0, 1), ("paragraph", 1, 2)], id="nor-does-a-heading"
        ),
        pytest.param("```\n# rye\n\n| a |\n```", [("code", 0, 5)], id="fence"),
        pytest.param("```\nrye", [("code", 0, 2)], id="open-fence"),
        pytest.param(
            "```\n```\n[rye]: https://example.org\n\nwheat",
            [("code", 0, 2), ("paragraph", 4, 5)],
            id="link-definition-is-no-block",
        ),
        pytest.param("    rye\n\n    wheat\n\nspelt", [("code", 0, 3), ("paragraph", 4, 5)], id="indented-code"),
        pytest.param("<div>\nrye\n\nwheat", [("html", 0, 2), ("paragraph", 3, 4)], id="html"),
        pytest.param("rye\n\n***\n", [("paragraph", 0, 1), ("break", 2, 3)], id="rule"),
        pytest.param("rye\r\n\r\n# Wheat\r\n", [("paragraph", 0, 1), ("heading", 2, 3)], id="cr-lf"),
        pytest.param("rye\r\r# Wheat\r", [("paragraph", 0, 1), ("heading", 2, 3)], id="lone-cr"),
    ],
)
def test_positions(text: str, expected: list[Place]) -> None:
    assert places_in(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("rye\n   wheat  \nspelt", [("rye\nwheat\nspelt", [0, 7, 15])], id="indented-lines"),
        pytest.param("> rye\n>\twheat", [("rye\nwheat", [2, 8])], id="quote-with-a-tab"),
        pytest.param("-\trye\n\twheat", [("rye\nwheat", [2, 7])], id="item-with-tabs"),
        pytest.param("> - rye\n>   wheat", [("rye\nwheat", [4, 12])], id="item-in-a-quote"),
        pytest.param("- rye\nwheat", [("rye\nwheat", [2, 6])], id="line-that-goes-on-without-indentation"),
        pytest.param("\u00a0\nrye", [("rye", [2])], id="a-line-of-blanks-of-any-kind-is-blank"),
        pytest.param("## Rye ##", [("Rye", [3])], id="heading-with-closing-marks"),
        pytest.param("# # #", [("#", [2])], id="heading-that-is-a-mark"),
        pytest.param("#  C#", [("C#", [3])], id="heading-that-ends-in-a-mark"),
        pytest.param("Rye\n bread\n===", [("Rye\nbread", [0, 5])], id="setext-heading-of-two-lines"),
        pytest.param("rye\r\nwheat\rspelt", [("rye\nwheat\nspelt", [0, 5, 11])], id="mixed-line-endings"),
        pytest.param("🍞 rye\n🍞", [("🍞 rye\n🍞", [0, 6])], id="beyond-the-basic-plane"),
        pytest.param("rye <!-- bread --> flour", [("rye flour", [0, 18])], id="comment-taken-out"),
        pytest.param("rye\\\nwheat \\\nspelt", [("rye\nwheat\nspelt", [0, 5, 13])], id="line-broken-by-a-backslash"),
        pytest.param("rye\\\\\nwheat\\", [("rye\\\\\nwheat\\", [0, 6])], id="backslashes-that-break-nothing"),
    ],
)
def test_passages(text: str, expected: list[tuple[str, list[int]]]) -> None:
    """Each passage with the offset of each of its pieces."""
    found = passages_of(parse_blocks(Source("loaf.md", text)))
    assert [(passage.text, [offset for _, offset in passage.pieces]) for passage in found] == expected
