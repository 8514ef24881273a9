"""What a label says: its text behind emoji and the number of a part of a form, without what was struck out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.markdown import leading_signs
from reclint.text.source import Passage

if TYPE_CHECKING:
    from reclint.vocabulary.lexicon import Lexicon

_NUMBER = re.compile(r"(?P<mark>\*\*|__)?(?:§[ \t\u00a0]?)?\d{1,3}(?:\.\d{1,3}){1,3}\.?(?(mark)(?P=mark))[ \t]+(?=\S)")
"""The number of a part of a form: "3.1.2 Load: BUILD", "**3.1.2** Load: BUILD", "§ 3.1 Load: BUILD"."""
_COUNTED = re.compile(r"(?:\d{1,3}|[A-Za-z])[.)][ \t]+(?=\S)")
"""The number or letter of a label: "**2. Load**", "**b) Notebook**"."""
_BREAK = re.compile(r"\s*<br ?/?>\s*", re.I)
"""What parts the lines of a cell."""


def opening(text: str) -> int:
    """Where the label of a line may begin: behind emoji, bullets and the number of a part, "**3.1.2** Load: BUILD"."""
    signs = leading_signs(text)
    number = _NUMBER.match(text, signs)
    return number.end() if number else signs


def without_number(label: Passage) -> Passage:
    """A label behind its signs and its number: "📓 **3.1.2** Load", "2. Load"."""
    behind = label.part(opening(label.text), len(label.text))
    number = _COUNTED.match(behind.text)
    return behind.part(number.end(), len(behind.text)) if number else behind


def unnumbered(label: str) -> str:
    """A label without its number and what was struck out: "3.2.2 Mental models", "2. Load"."""
    plain = without_struck(label)
    number = _NUMBER.match(plain, leading_signs(plain)) or _COUNTED.match(plain)
    return plain[number.end() :] if number else plain


def without_struck(label: str) -> str:
    """A label without words that are struck through."""
    return re.sub(r"~~[^~]*~~\s?", "", label)


def with_breaks(cell: Passage) -> Passage:
    """A cell with lines where it has breaks: "crust<br>crumb"."""
    breaks = list(_BREAK.finditer(cell.text))
    if not breaks:
        return cell
    starts, stops = [0, *(one.end() for one in breaks)], [*(one.start() for one in breaks), len(cell.text)]
    return Passage.joined((cell.part(start, stop) for start, stop in zip(starts, stops, strict=True)), "\n")


def is_label(text: str, lexicon: Lexicon) -> bool:
    """Whether a text that stands as labels do is one of the vocabulary, also one by itself alone: "*Content:* spokes".

    Where no depth stands behind the latter nothing was taught there.
    """
    return lexicon.vocabulary.is_label(text) or lexicon.vocabulary.is_whole_label(text)


def is_value(label: str, lexicon: Lexicon) -> bool:
    """Whether words with a colon open the value of a field: "None: by ear", "Developed: spokes", "Round two: …"."""
    words = lexicon.word("none", "without", "iteration", "exercises", "placeholder")
    said = (lexicon.depth_any_case.pattern, lexicon.verdict.pattern, lexicon.level.pattern, lexicon.grade, words)
    return any(re.search(rf"(?<!\w){one}(?!\w)", label, re.I) for one in said)
