"""Lines that end where the width of their document did, and lines that end where their author wanted."""

from __future__ import annotations

import pytest

from reclint.markdown import parse_blocks, texts
from reclint.text.source import Source

WRAPPED = """The rim is trued in the stand, with a key, a quarter of a turn at a time and
no more; what is left is heard and not seen. The chain is measured with the
gauge, and changed before it has changed the wheels it runs on.
"""


def texts_of(text: str) -> list[str]:
    return [passage.text for passage in texts(parse_blocks(Source("record.md", text)))]


@pytest.mark.parametrize("before", ["", "> ", "- ", "1. ", "> - ", "* [ ] "])
def test_wrapped_text_is_one_line_wherever_it_stands(before: str) -> None:
    first, *others = WRAPPED.splitlines()
    indent = "".join(sign if sign == ">" else " " for sign in before)
    text = "\n".join([before + first, *(indent + line for line in others)])
    assert [" ".join(WRAPPED.split())] == [text.removeprefix("[ ] ") for text in texts_of(text)]


def test_every_character_knows_its_place_behind_a_wrap() -> None:
    source = Source("record.md", "\n".join("   > " + line for line in WRAPPED.splitlines()))
    [passage] = texts(parse_blocks(source))
    for index, character in enumerate(passage.text):
        offset = passage.offset(index)
        assert passage.index_of(offset) == index
        assert source.text[offset] == character or (character == " " and source.text[offset] == "\n")


@pytest.mark.parametrize(
    "lines",
    [
        ["**Slug:** `true-wheels`", "**Load:** BUILD"],
        ["Slug: true-wheels and no other", "Load: BUILD"],
        [
            "Spokes that are heard and not seen, in the stand -- DEVELOPED",
            "Rims that are worn down to the line -- MENTIONED",
        ],
        ["The rim is trued in the stand, with a key, a quarter of a turn at a  ", "time"],
        ["The rim is trued in the stand, with a key, a quarter of a turn at a<br>", "time"],
        ["Short.", "no more"],
    ],
)
def test_lines_that_end_on_purpose_stay_lines(lines: list[str]) -> None:
    told = texts_of(f"{WRAPPED}\n" + "\n".join(lines) + "\n")[-1]
    assert told.split("\n") == [line.rstrip() for line in lines]


@pytest.mark.parametrize(
    "lines",
    [
        ["Spokes that are heard and not seen, in the stand: DEVELOPED", "Rims worn down to the line: MENTIONED"],
        [
            "spokes, by ear and in the stand, and never by eye alone (D)",
            "rims (D)",
            "chains, which stretch when nobody looks at them, by gauge (D)",
        ],
        ["we sat on the ground", "and heard the spokes", "until they were one", "note and no other"],
    ],
)
def test_no_width_is_told_by_lines_of_any_length(lines: list[str]) -> None:
    assert texts_of("\n".join(lines) + "\n") == ["\n".join(lines)]


def test_code_and_front_matter_tell_no_width() -> None:
    long = "\n".join(["---", *(line.replace(":", "") for line in WRAPPED.splitlines()), "---"])
    code = f"```\n{WRAPPED}```\n"
    lines = "spokes that are heard and not seen, in the stand, with a key\nrims\nand hubs, which nobody has opened\n"
    assert texts_of(f"{code}\n{lines}") == [lines.rstrip()]
    assert texts_of(f"{long}\n\n{lines}")[-1] == lines.rstrip()
