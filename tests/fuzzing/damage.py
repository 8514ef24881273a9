"""Damage to documents: what editors, merges, bad luck and bad will do to a file. Every kind is made from a `Random`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

ODD_VALUES = [None, 3, "x", [], {}, [None], [["x"]], {"a": "# b"}, float("nan"), 10**400, "\ud800", True]
STRAYS = [
    "|",
    "`",
    "**",
    "*",
    "_",
    "[",
    "]",
    "(",
    ")",
    "\\|",
    "\\",
    "```",
    "~~~",
    "> ",
    "- ",
    "1. ",
    "# ",
    "<!--",
    "-->",
    "<!-- reclint-ignore depth-unknown: known -->",
    '"',
    "$",
    ",",
    ":",
    " -- ",
    "->",
    "---",
    "\t",
    "[a](../b.md)",
    "![](javascript:a)",
    "[a]: <../../etc/passwd>",
    "<https://a.example/b>",
    "www.a.example",
    "{name}",
    "{0.__class__!r:>9999}",
    "%s%(a)n",
    "${{ a }}",
    "{{ a }}",
    "::error::",
    "##[error]",
    "<script>",
]
ODD_CHARACTERS = [
    "\x00",
    "\x0b",
    "\x0c",
    "\x1b[31m",
    "\x1c",
    "\x85",
    "\xa0",
    "\xad",
    "\u0301",
    "\u200b",
    "\u200d",
    "\u2028",
    "\u202e",
    "\u2066",
    "\u3000",
    "\ufeff",
    "\ufffd",
    "İ",
    "ß",
    "ﬁ",
    "①",
    "²",
    "٣",
    "𝟙",
    "👩‍🔬",
    *"ẞŉǰΐևﬀſKÅΩςıŸᾳΣᏸꭰ",  # letters that change their number or their kind where case is folded
    "i̇",
]
CONFLICT = (b"<" * 7 + b" HEAD", b"|" * 7 + b" base", b"=" * 7, b">" * 7 + b" theirs")
NOT_UTF8 = [b"\xff", b"\xed\xa0\x80", b"\xc0\xaf", b"\xe2\x82", b"\xf4\x90\x80\x80"]
ODD_NUMBERS = [b"0", b"00", b"-1", b"999", b"9" * 30, b"9" * 5000, b"1.2.3.4", "٣".encode(), "²".encode(), b"1e9"]


def lines_cut(lines: list[bytes], chance: Random) -> list[bytes]:
    start = chance.randrange(len(lines))
    return lines[:start] + lines[start + chance.randint(1, 30) :]


def lines_doubled(lines: list[bytes], chance: Random) -> list[bytes]:
    start = chance.randrange(len(lines))
    stop = start + chance.randint(1, 30)
    return lines[:stop] + lines[start:stop] * chance.randint(1, 3) + lines[stop:]


def lines_swapped(lines: list[bytes], chance: Random) -> list[bytes]:
    lines = list(lines)
    for _ in range(chance.randint(1, 10)):
        left, right = chance.randrange(len(lines)), chance.randrange(len(lines))
        lines[left], lines[right] = lines[right], lines[left]
    return lines


def end_cut_off(lines: list[bytes], chance: Random) -> list[bytes]:
    whole = b"\n".join(lines)
    return whole[: chance.randint(0, len(whole))].split(b"\n")


def strays_inserted(lines: list[bytes], chance: Random) -> list[bytes]:
    lines = list(lines)
    for _ in range(chance.randint(1, 40)):
        stray = chance.choice(STRAYS).encode() * chance.choice([1, 1, 1, 2, 3, 300])
        _insert(lines, stray, chance)
    return lines


def odd_characters_inserted(lines: list[bytes], chance: Random) -> list[bytes]:
    lines = list(lines)
    for _ in range(chance.randint(1, 20)):
        _insert(lines, chance.choice(ODD_CHARACTERS).encode(), chance)
    return lines


def lines_joined(lines: list[bytes], chance: Random) -> list[bytes]:
    start = chance.randrange(len(lines))
    stop = start + chance.randint(2, 40)
    return [*lines[:start], b" ".join(lines[start:stop]), *lines[stop:]]


def random_bytes(lines: list[bytes], chance: Random) -> list[bytes]:
    lines = list(lines)
    for _ in range(chance.randint(1, 3)):
        ascii_only = bytes(chance.randrange(128) for _ in range(chance.randint(1, 4)))
        wild = chance.choice([*NOT_UTF8, chance.randbytes(chance.randint(1, 4))])
        _insert(lines, ascii_only if chance.random() < 0.8 else wild, chance)
    return lines


def endings_flipped(lines: list[bytes], chance: Random) -> list[bytes]:
    endings = [chance.choice([b"", b"\r", b"\r\n\r"]) for _ in lines]
    return [line + ending for line, ending in zip(lines, endings, strict=True)]


def indented_deeply(lines: list[bytes], chance: Random) -> list[bytes]:
    mark = chance.choice([b"  ", b"\t", b"    ", b"> ", b"- "])
    start, width = chance.randrange(len(lines)), chance.randint(1, 60)
    steps = [mark * (min(number - start, width) if number > start else 0) for number in range(len(lines))]
    return [step + line for step, line in zip(steps, lines, strict=True)]


def nested_at_once(lines: list[bytes], chance: Random) -> list[bytes]:
    """Marks of many lists or quotes on one line."""
    lines = list(lines)
    at = chance.randrange(len(lines))
    mark = chance.choice([b"> ", b"- ", b"1. ", b">", b"> - ", b"(", b"[", b"{"])
    lines[at] = mark * chance.choice([7, 50, 1000]) + lines[at]
    return lines


def numbers_replaced(lines: list[bytes], chance: Random) -> list[bytes]:
    """Some digits give way to numbers that nobody expects."""
    lines = list(lines)
    for _ in range(chance.randint(1, 8)):
        places = [at for at, line in enumerate(lines) if any(48 <= byte <= 57 for byte in line)]
        if not places:
            break
        at = chance.choice(places)
        digit = chance.choice([index for index, byte in enumerate(lines[at]) if 48 <= byte <= 57])
        lines[at] = lines[at][:digit] + chance.choice(ODD_NUMBERS) + lines[at][digit + 1 :]
    return lines


def cells_swapped(lines: list[bytes], chance: Random) -> list[bytes]:
    """The cells of some rows of tables change places, or go."""
    lines = list(lines)
    for at, line in enumerate(lines):
        if line.startswith(b"|") and chance.random() < 0.2:
            cells = line.split(b"|")
            chance.shuffle(cells)
            lines[at] = b"|" + b"|".join(cells[: chance.randint(0, len(cells))])
    return lines


def text_swollen(lines: list[bytes], chance: Random) -> list[bytes]:
    """A piece of a line repeated until it is thousands of characters long."""
    lines = list(lines)
    at = chance.randrange(len(lines))
    line = lines[at] or b"x"
    start = chance.randrange(len(line))
    piece = line[start : start + chance.choice([1, 2, 3, 8, 40])]
    lines[at] = line[:start] + piece * (chance.choice([500, 2000, 8000]) // len(piece)) + line[start:]
    return lines


def conflict_left(lines: list[bytes], chance: Random) -> list[bytes]:
    """Some lines stand between the markers of a merge conflict, of which one may be missing, doubled or elsewhere."""
    at = sorted(chance.randrange(len(lines) + 1) for _ in range(3))
    ours, theirs = lines[at[0] : at[1]], lines[at[1] : at[2]]
    base = [CONFLICT[1], *chance.choice([ours, theirs, []])] if chance.random() < 0.3 else []
    whole = [CONFLICT[0], *ours, *base, CONFLICT[2], *theirs, CONFLICT[3]]
    if chance.random() < 0.3:
        whole.pop(chance.randrange(len(whole)))
    if chance.random() < 0.2:
        whole.insert(chance.randrange(len(whole)), chance.choice(CONFLICT))
    return [*lines[: at[0]], *whole, *lines[at[2] :]]


def case_folded(lines: list[bytes], chance: Random) -> list[bytes]:
    """Some lines in another case, in which letters may come to be more of them."""
    change = chance.choice([str.upper, str.lower, str.casefold, str.swapcase, str.title])
    start = chance.randrange(len(lines))
    changed = [change(line.decode(errors="surrogateescape")) for line in lines[start : start + chance.randint(1, 30)]]
    return [
        *lines[:start],
        *(line.encode(errors="surrogateescape") for line in changed),
        *lines[start + len(changed) :],
    ]


def _insert(lines: list[bytes], what: bytes, chance: Random) -> None:
    at = chance.randrange(len(lines))
    place = chance.randint(0, len(lines[at]))
    lines[at] = lines[at][:place] + what + lines[at][place:]


DAMAGES = (
    lines_cut,
    lines_doubled,
    lines_swapped,
    end_cut_off,
    strays_inserted,
    odd_characters_inserted,
    lines_joined,
    random_bytes,
    endings_flipped,
    indented_deeply,
    nested_at_once,
    numbers_replaced,
    cells_swapped,
    text_swollen,
    conflict_left,
    case_folded,
)


def damaged(data: bytes, chance: Random) -> bytes:
    """The document after one to three kinds of damage."""
    lines = data.split(b"\n")
    for damage in chance.choices(DAMAGES, k=chance.randint(1, 3)):
        lines = damage(lines, chance) or [b""]
    return b"\n".join(lines)


def with_damaged_cells(data: bytes, chance: Random) -> bytes:
    """A notebook that is still JSON, with damage to the text of its cells and odd values in place of others."""
    notebook = json.loads(data)
    for cell in notebook["cells"]:
        text = damaged("".join(cell["source"]).encode(), chance).decode(errors="replace")
        cell["source"] = chance.choice([text, text.splitlines(keepends=True), *ODD_VALUES])
        if chance.random() < 0.1:
            cell[chance.choice(sorted(cell))] = chance.choice(ODD_VALUES)
    text = json.dumps(notebook, ensure_ascii=chance.random() < 0.5, indent=chance.choice([None, 1]))
    return text.encode(errors="replace")


def damaged_notebook(data: bytes, chance: Random) -> bytes:
    """A notebook after damage: mostly to its cells, else to its bytes, or one that is nested too deeply."""
    kind = chance.random()
    if kind < 0.75:
        return with_damaged_cells(data, chance)
    if kind < 0.95:
        return damaged(data, chance)
    opener = chance.choice([b"[", b'{"cells":', b'{"cells":[[', b'{"a":'])
    return opener * chance.choice([10, 1000, 100_000 // len(opener)])
