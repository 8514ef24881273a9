"""The lines of a document as the parser gets them: front matter and the marks of containers taken out.

What stands in ``<details>``, between ``:::`` fences or below ``!!!`` is part of the document to everybody who reads it;
to a Markdown parser it is raw HTML, text or code. A line is only ever blanked, dedented, or made a heading of its end,
so that every character keeps its place. The title of a container is a heading below all others, of `FRAME_LEVEL`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reclint.text.source import Source

FRAME_LEVEL = 7
"""One more than the six levels that Markdown has."""
_FRONT = ("---", "+++")
"""The lines around front matter."""
_SIGNS = ("<", ":::", "!!!", "???")
"""What the marks of containers open with."""
_OPENERS = frozenset("<:!?`~>-*+")
"""What a line begins with that marks a container, or that may open or close code, in a list or a quote too."""
_BARE_TAGS = re.compile(r"\s*(?:</?(?:details|summary)\b[^<>]*>\s*)+$", re.I)
"""A line of nothing but tags: "<details>", "</summary></details>"."""
_SUMMARY = re.compile(r"\s*(?:<details\b[^<>]*>\s*)?<summary\b[^<>]*>(?:<[a-z]\w*>)*\s*(?=[^\s<])", re.I)
"""The line on which the title of a container begins: "<details><summary>Lesson 2"."""
_FENCE = re.compile(r"[\s>]*(?:[-*+]\s+)?(?P<mark>`{3,}|~{3,})")
"""The fence of code, also in a list or a quote: "```python", "> ~~~"."""
_COLONS = re.compile(r"\s{0,3}:{3,}\s*(?:\{[^{}]*\}|[\w-]*)\s*(?P<title>[^\s{].*)?$")
"""A container of colons: ":::", "::: note Lesson 2", "::: {.note}"."""
_ADMONITION = re.compile(r"\s{0,3}(?:!!!|\?\?\?\+?)\s+[\w -]+?(?:\s*\"(?P<title>[^\"]+)\".*)?$")
"""An admonition: '!!! note "Lesson 2"', "??? tip"."""
_FRONT_LINE = re.compile(r"\s*(?:$|#|[-\]\[}{\"']|[^\s:=][^:=]*[:=]|\s)")
"""A line of front matter: blank, "# remark", "title: Knots", 'title = "Knots"', "- one", "  indented"."""


class Frames(NamedTuple):
    """Lines for the parser, the 0-based numbers of those that are marks and nothing else, and of those with titles."""

    lines: Sequence[str]
    marks: frozenset[int]
    titles: frozenset[int]
    front: int
    """How many lines at the top are front matter."""


@lru_cache(maxsize=2)
def read_frames(source: Source) -> Frames:
    """The frames of a document."""
    if not (source.text.startswith(_FRONT) or any(sign in source.text for sign in _SIGNS)):
        return Frames(source.lines, frozenset(), frozenset(), 0)
    return _FrameReader(source.lines).read()


def front_matter_lines(lines: Sequence[str]) -> int:
    """How many lines at the top of a document are front matter, marks included; 0 where there is none."""
    first = lines[0].rstrip() if lines else ""
    if first not in _FRONT:
        return 0
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() in (first, "..." if first == "---" else first):
            return number + 1 if number > 1 else 0
        if not _FRONT_LINE.match(line):
            return 0
    return 0


class _FrameReader:
    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.found = list(lines)
        self.marks: set[int] = set()
        self.titles: set[int] = set()
        self.fence = ""
        self.indented = False
        self.open_colons = 0

    def read(self) -> Frames:
        front = front_matter_lines(self.lines)
        self.marks.update(range(front))
        self.found[:front] = [""] * front
        for number in range(front, len(self.lines)):
            line = self.lines[number]
            start = line.lstrip()[:1]
            if start in _OPENERS or (start and self.indented):
                self.line(number, line)
        return Frames(self.found, frozenset(self.marks), frozenset(self.titles), front)

    def line(self, number: int, line: str) -> None:
        if self.indented:
            # The text of "!!! note" is indented; a line that is not ends it.
            self.indented = line.startswith(("    ", "\t"))
            if self.indented:
                line = self.found[number] = line[1:] if line.startswith("\t") else line[4:]
        if fence := _FENCE.match(line):
            mark = fence["mark"]
            if not self.fence:
                self.fence = mark
            elif mark[0] == self.fence[0] and len(mark) >= len(self.fence) and not line[fence.end() :].strip():
                self.fence = ""
        elif not self.fence:
            self.mark(number, line)

    def mark(self, number: int, line: str) -> None:
        """Take a line out that only marks a container; its title becomes a heading."""
        start = line.lstrip()[:3]
        if start[:1] == "<":
            if summary := _SUMMARY.match(line):
                self.title(number, line[summary.end() :])
            elif _BARE_TAGS.match(line):
                self.drop(number)
        elif start == ":::" and (colons := _COLONS.match(line)):
            self.framed(number, colons)
        elif start in ("!!!", "???") and (admonition := _ADMONITION.match(line)):
            self.framed(number, admonition)
            self.indented = True

    def framed(self, number: int, match: re.Match[str]) -> None:
        if match["title"]:
            self.title(number, match["title"].rstrip())
        else:
            self.drop(number)

    def title(self, number: int, text: str) -> None:
        self.titles.add(number)
        self.found[number] = f"###### {text}"

    def drop(self, number: int) -> None:
        self.marks.add(number)
        self.found[number] = ""
