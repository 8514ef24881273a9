"""The inline forms that readers ask for, and the outline of a document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reclint.markdown import (
    balanced_end,
    bold_spans,
    find_comments,
    mask_code,
    parse_blocks,
    plain,
    sections,
    split_list,
)
from reclint.text.source import Passage, Source, Span

from .samples import stands_in


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        pytest.param("rye, spelt, oats", ["rye", "spelt", "oats"], id="commas"),
        pytest.param("rye", ["rye"], id="one"),
        pytest.param(" rye ,, spelt,", ["rye", "spelt"], id="empty-entries-are-none"),
        pytest.param("rye (whole, dark), spelt", ["rye (whole, dark)", "spelt"], id="parentheses"),
        pytest.param("rye (a (b, c), d), oats", ["rye (a (b, c), d)", "oats"], id="nested-parentheses"),
        pytest.param("rye [a, b], {c, d}", ["rye [a, b]", "{c, d}"], id="brackets"),
        pytest.param("`mix(a, b)`, oats", ["`mix(a, b)`", "oats"], id="code"),
        pytest.param('"slow, cold", oats', ['"slow, cold"', "oats"], id="quotes"),
        pytest.param("“slow, cold”, oats", ["“slow, cold”", "oats"], id="curly-quotes"),
        pytest.param("'slow, cold', oats", ["'slow, cold'", "oats"], id="single-quotes"),
        pytest.param("baker's rye, miller's oats", ["baker's rye", "miller's oats"], id="apostrophes"),
        pytest.param("$f(a), b$, oats", ["$f(a), b$", "oats"], id="formula"),
        pytest.param("*slow, cold* (D), *warm*", ["*slow, cold* (D)", "*warm*"], id="emphasis"),
        pytest.param("__slow, cold__, __warm__", ["__slow, cold__", "__warm__"], id="underscores"),
        pytest.param("**slow, cold, warm**", ["**slow", "cold", "warm**"], id="all-of-it-in-bold"),
        pytest.param("**slow, cold**, *warm*", ["**slow", "cold**", "*warm*"], id="marks-that-differ"),
        pytest.param("2*a, 3*b, c_d, e_f", ["2*a", "3*b", "c_d", "e_f"], id="marks-inside-words"),
        pytest.param("rye and spelt, oats/barley", ["rye and spelt", "oats/barley"], id="neither-and-nor-slash"),
        pytest.param("rye (open, spelt", ["rye (open, spelt"], id="open-parenthesis"),
        pytest.param("a), b", ["a)", "b"], id="closing-parenthesis-alone"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_split_list(text: str, entries: list[str]) -> None:
    assert [entry.text for entry in split_list(Passage.at(text, 0))] == entries


def test_split_list_at_other_separators() -> None:
    assert [entry.text for entry in split_list(Passage.at("a, b; c (d; e)", 0), ";")] == ["a, b", "c (d; e)"]


@given(st.text(alphabet='ab,;()[]{}`"$ \u201c\u201d', max_size=30))
def test_entries_of_a_list_know_their_place(text: str) -> None:
    assert all(stands_in(text, entry) for entry in split_list(Passage.at(text, 0)))


@pytest.mark.parametrize(
    ("text", "end"),
    [
        pytest.param("(a) b", 3, id="simple"),
        pytest.param("(a (b) [c]) d", 11, id="nested"),
        pytest.param("(a ] b) c", 7, id="a-closer-of-another-kind"),
        pytest.param("(a `)` b) c", 9, id="a-closer-in-code"),
        pytest.param("(a", 2, id="open"),
    ],
)
def test_balanced_end(text: str, end: int) -> None:
    assert balanced_end(text, 0) == end


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        pytest.param("a `b` c", "a ` ` c", id="code"),
        pytest.param("``a ` b`` c", "``     `` c", id="two-backticks"),
        pytest.param("a ` b", "a ` b", id="open"),
        pytest.param("`a`` b`", "`     `", id="a-longer-run-inside"),
    ],
)
def test_mask_code(text: str, masked: str) -> None:
    assert mask_code(text) == masked


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        pytest.param("**Rye:** dark **and** dense", ["Rye:", "and"], id="stars"),
        pytest.param("__Rye__ dark", ["Rye"], id="underscores"),
        pytest.param("*rye* dark", [], id="emphasis-is-not-bold"),
        pytest.param("`**rye**`", [], id="code"),
        pytest.param("** rye **", [], id="blanks-inside"),
        pytest.param("**rye", [], id="open"),
        pytest.param("**`dough.mix()`**", ["`dough.mix()`"], id="bold-code"),
    ],
)
def test_bold_spans(text: str, labels: list[str]) -> None:
    found = list(bold_spans(text))
    assert [bold.label for bold in found] == labels
    assert all(text[bold.start + 2 : bold.stop - 2] == bold.label for bold in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(" rye ", "rye", id="blanks"),
        pytest.param("**rye**", "rye", id="bold"),
        pytest.param("***rye***", "rye", id="bold-and-emphasis"),
        pytest.param("**_rye_**", "rye", id="nested"),
        pytest.param("*rye* and *oats*", "*rye* and *oats*", id="emphasis-of-parts"),
        pytest.param("2 * rye", "2 * rye", id="a-star-alone"),
        pytest.param("`rye`", "`rye`", id="code-stays"),
    ],
)
def test_plain(text: str, expected: str) -> None:
    assert plain(text) == expected


def test_comments_are_found_outside_code() -> None:
    text = "rye <!-- ours -->\n<!-- alone -->\n```\n<!-- code -->\n```\n> <!-- quoted -->\n"
    source = Source("loaf.md", text)
    found = [(comment.text, comment.line, comment.alone) for comment in find_comments(source, parse_blocks(source))]
    assert found == [("ours", 0, False), ("alone", 1, True), ("quoted", 5, False)]
    spans = [comment.span for comment in find_comments(source, parse_blocks(source))]
    assert spans[0] == Span(4, 17)


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        pytest.param("rye <!-- ours -->", "rye", id="at-the-end"),
        pytest.param("rye <!-- a --> and <!-- b --> oats", "rye and oats", id="two"),
        pytest.param("rye <!-- over\ntwo lines --> oats", "rye oats", id="over-two-lines"),
        pytest.param("rye <!-- open", "rye <!-- open", id="open"),
        pytest.param("rye --> oats <!--", "rye --> oats <!--", id="the-wrong-way-round"),
    ],
)
def test_comments_are_no_text(text: str, passage: str) -> None:
    [paragraph] = parse_blocks(Source("loaf.md", text))
    assert paragraph.text.text == passage


def test_sections() -> None:
    text = "before\n\n# Bread\n\nflour\n\n### Rye\n\n- dark\n\n## Rolls\n\n# Knots\n"
    root = sections(parse_blocks(Source("loaf.md", text)))
    outline = [
        (section.level, section.title, [type(block).__name__ for block in section.blocks]) for section in root.walk()
    ]
    assert outline == [
        (0, "", ["Paragraph"]),
        (1, "Bread", ["Paragraph"]),
        (3, "Rye", ["Items"]),
        (2, "Rolls", []),
        (1, "Knots", []),
    ]
    bread = root.sections[0]
    assert [type(block).__name__ for block in bread.all_blocks()] == ["Paragraph", "Heading", "Items", "Heading"]
