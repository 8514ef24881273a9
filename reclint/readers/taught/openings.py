"""Depths that stand before what they hold for: "Developed: a; b", "Taught, developed: a; b", and labels with one."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.readers.depths.depth import read_depth_cell
from reclint.readers.sections.bold_labels import teller
from reclint.readers.taught.enumerations import told_in_prose
from reclint.readers.taught.lists_apart import speaks_of_others
from reclint.vocabulary.lexicon import PICTURE, alternatives

if TYPE_CHECKING:
    from reclint.model import DepthMark
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_FEWEST_TOLD = 2
"""How many concepts a paragraph without a label sets off at least: one may be told of in any."""


def _told(lexicon: Lexicon) -> str:
    """A label for what was taught, and what parts it from a depth: "Taught, ", "Taught: ", "Taught " before "to D"."""
    label = alternatives(lexicon.vocabulary.fields.get("taught", ()))
    return rf"(?i:{label})(?:\s*[,;:–—/|·-]+\s*|\s+(?=(?i:{_to(lexicon)})\s))"


def _at(lexicon: Lexicon) -> str:
    """A depth in any case, as its group ``depth``: "DEVELOPED", "to DEVELOPED", "to depth D", "at D"."""
    called = (rf"(?i:(?<=\b{re.escape(word)}\s))" for word in lexicon.vocabulary.words_of("to", "at"))
    letter = rf"(?:{'|'.join(called)}){alternatives(lexicon.depth_letters)}(?!\w)"
    return rf"(?:(?i:{_to(lexicon)})\s+){{0,2}}(?P<depth>(?i:{lexicon.depth_any_case.pattern})|{letter})"


def _to(lexicon: Lexicon) -> str:
    return lexicon.word("to", "at", "level")


@lru_cache(maxsize=8)
def depth_opening(lexicon: Lexicon) -> re.Pattern[str]:
    """A depth with a colon that opens a text, a line of it or a sentence: "Developed: spokes", "🟢 Developed: spokes".

    Its group ``depth`` is the depth alone.
    """
    signs = rf"(?:{PICTURE}[ \t]?){{0,3}}"
    return re.compile(
        rf"(?:^|(?<=[.;\n]\s)|(?<=[.;\n])){signs}[*_]*(?:{_told(lexicon)})?{_at(lexicon)}[*_]*:[*_]*\s+", re.M
    )


@lru_cache(maxsize=8)
def _labelled(lexicon: Lexicon) -> re.Pattern[str]:
    """A label for what was taught with its depth, and nothing else: "Taught, developed"."""
    return re.compile(rf"{_told(lexicon)}{_at(lexicon)}[:.]?")


def opens_with_depth(text: Passage, lexicon: Lexicon) -> bool:
    """Whether a paragraph opens with a depth and a colon, so that it lists concepts without any label."""
    return depth_opening(lexicon).match(text.text) is not None


def opens_as_taught(text: Passage, lexicon: Lexicon) -> bool:
    """Whether a paragraph begins as a label for what was taught, and its sentences set several concepts off.

    "They now know that **spokes sing** (DEVELOPED) and that **rims bend** (INTRODUCED)". "What we covered last time was
    **spokes** (DEVELOPED)" speaks of another lesson.
    """
    opens = _label(lexicon).match(text.text)
    told = told_in_prose(text, lexicon) if opens else []
    if len(told) < _FEWEST_TOLD or not opens:
        return False
    between = text.text[opens.end() : text.text.find(told[0].name.text)]
    return _elsewhere(lexicon).search(between) is None


@lru_cache(maxsize=8)
def _label(lexicon: Lexicon) -> re.Pattern[str]:
    """A label for what was taught that opens a sentence: "They now know"."""
    return re.compile(rf"{alternatives(lexicon.vocabulary.fields.get('taught', ()))}(?!\w)", re.I)


@lru_cache(maxsize=8)
def _elsewhere(lexicon: Lexicon) -> re.Pattern[str]:
    """A word for another lesson, or for what was not done: "last time", "not"."""
    elsewhere = lexicon.word("other-lesson", "before-this", "later", "negative", "pending")
    return re.compile(rf"(?<!\w){elsewhere}(?!\w)", re.I)


_RUN_IN = re.compile(r"(?P<mark>\*\*|__)(?P<label>[^\W\d_][^*_\n]{0,40})(?P=mark)\s+(?=\S)")
"""What opens a paragraph in bold and goes on with a list: "**They took home** a (DEVELOPED); b (INTRODUCED)"."""


def run_in(text: Passage, lexicon: Lexicon) -> int:
    """Where a list goes on behind bold words that say who has it: "**They took home** spokes (DEVELOPED); …".

    "**Spokes** of steel (DEVELOPED)" opens with a name, "**Students** chose spokes" with who did it. What "**They
    forgot**" or "**They came with**" was not taught.
    """
    found = _RUN_IN.match(text.text)
    label = found["label"].strip() if found else ""
    is_label = _gained(lexicon).fullmatch(label) is not None and not speaks_of_others(label, lexicon)
    return found.end() if found and is_label and lexicon.vocabulary.field(label) is None else 0


@lru_cache(maxsize=8)
def _gained(lexicon: Lexicon) -> re.Pattern[str]:
    """Who has something now, and by which verb: "They took home", "The students have now learned", "We can now"."""
    small = lexicon.word("helping", "having", "now-only", "here", "all")
    verb = lexicon.word("gained")
    return re.compile(rf"{teller(lexicon).pattern}(?:\s{small}){{0,2}}\s{verb}(?:\s{small})?", re.I)


def without_label(text: Passage, lexicon: Lexicon) -> Passage:
    """A text without the label before the depth that opens it: "Developed: a; b" of "Taught, developed: a; b"."""
    found = depth_opening(lexicon).match(text.text)
    return text.part(found.start("depth"), len(text.text)) if found else text


def depth_of_label(label: Passage, lexicon: Lexicon) -> DepthMark | None:
    """The depth that ends a label for what was taught: "Taught, developed", "Concepts taught – introduced"."""
    found = _labelled(lexicon).fullmatch(label.text)
    return read_depth_cell(label.part(*found.span("depth")), lexicon.lenient) if found else None
