"""Titles and labels as people read them: without numbering, emoji, emphasis, links, attributes and struck words."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from reclint.markdown.inline import mask_code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.text.source import Passage

_NUMBERING = re.compile(
    r"(?:§\s*)?(?:(?:[A-Z]\.)?\d{1,4}(?:\.\d{1,3})*[.):]?(?:\s+[·|])?|\(?[a-zA-Z][.)]|[IVX]{1,5}[.)])\s+(?=\S)"
)
"""The number of a heading: "3.", "A.1", "§ 2.1", "(b)", "IV.", "12 ·"."""
_ATTRIBUTES = re.compile(r"\s*\{\s*[#.:%][^{}]*\}\s*$")
"""The attributes behind a heading: "Knots {#knots .wide}"."""
_TAG = re.compile(r"</?(?:summary|strong|small|span|font|mark|code|kbd|sup|sub|ins|del|em|br|b|i|u|s|a)\b[^<>]*>", re.I)
"""The tags that a heading may be dressed in: "<small>", "</b>"."""
_ANCHOR = re.compile(r"<a\b[^<>]*>\s*</a>", re.I)
"""A mark that a link leads to: '<a id="knots"></a>'."""
_STRUCK = re.compile(r"~~[^~]*~~\s?")
"""What is struck out, with the blank behind it: "~~Bends~~ Hitches"."""
_WHOLLY_STRUCK = re.compile(r"[\s*_]*~~[^~]+~~[\s*_]*(?:[(\[].*)?", re.S)
"""A text that is struck out as a whole, perhaps with a remark: "~~Bends~~ (dropped)"."""
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]*\]")
"""The mark of a footnote: "Knots[^1]"."""
_LINK = re.compile(r"!?\[(?P<text>[^\[\]]*)\]\((?P<target>[^()\s]*)(?:\s+\"[^\"]*\")?\)")
"""A link or a picture: "[Knots](knots.md)", '![](rope.png "Rope")'."""
_WIKILINK = re.compile(r"\[\[(?P<target>[^\[\]|\\]*)(?:\\?\|(?P<name>[^\[\]]*))?\]\]")
"""A link of a wiki: "[[knots]]", "[[knots|First knots]]", in tables "[[knots\\|First knots]]"."""
_EMPHASIS = re.compile(r"\*\*|__|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])")
"""The marks of emphasis; a star between blanks is a sign."""
_MARK = re.compile(r"[*_<~\[{]")
"""A character that every mark has one of: the "*" of "**Knots**"."""
_TAKEN_OUT = (
    ("<", _ANCHOR),
    ("<", _TAG),
    ("~~", _STRUCK),
    ("[^", _FOOTNOTE),
    ("{", _ATTRIBUTES),
)
"""What is left out of a title, behind what stands in each of it."""
_SHORTCODE = re.compile(r":[a-z][a-z0-9_+-]+:\s*")
"""An emoji by its name: ":knot: Knots"."""
_SIGN_CATEGORIES = frozenset({"So", "Sk", "Mn", "Cf", "Cs", "Co", "Cn"})
_BULLETS = "•‣▪●○◦■□▶►"
_CLOSING = " \t\u00a0#:："
_MOST_SIGNS = 12
"""How many signs are taken from the start of a title: a choice, emoji of families have seven."""


def plain_title(passage: Passage) -> Passage:
    """What a heading or a label says: "## 2.1 📝 **Notebook** {#nb}" is "Notebook"."""
    plain = without_marks(passage)
    plain = plain.part(leading_signs(plain.text), len(plain.text))
    if numbering := _NUMBERING.match(plain.text):
        plain = plain.part(numbering.end(), len(plain.text))
        plain = plain.part(leading_signs(plain.text), len(plain.text))
    return _without_trail(plain)


def without_marks(passage: Passage) -> Passage:
    """A passage without emphasis, tags, struck words, footnote marks, attributes and the marks of links."""
    text = passage.text
    if not _MARK.search(text):
        return passage if text.isascii() else passage.strip()
    masked = mask_code(text)
    spans = [match.span() for match in _EMPHASIS.finditer(masked)]
    for sign, pattern in _TAKEN_OUT:
        if sign in masked:
            spans += [match.span() for match in pattern.finditer(masked)]
    if "[" in masked:
        spans += _around_names(masked)
    return passage.without(sorted(spans)).strip()


def _around_names(masked: str) -> Iterator[tuple[int, int]]:
    """What stands before and behind the names of links."""
    for match in _LINK.finditer(masked):
        yield from ((match.start(), match.start("text")), (match.end("text"), match.end()))
    for match in _WIKILINK.finditer(masked):
        group = "name" if match["name"] else "target"
        yield from ((match.start(), match.start(group)), (match.end(group), match.end()))


def is_struck(text: str) -> bool:
    """Whether a text is struck through as a whole, perhaps with a remark: "~~Tea Cakes (tea-cakes)~~ (dropped)".

    "~~Tea Cakes~~ Scones" has another name, and so may have what stands behind a dash.
    """
    return "~~" in text and _WHOLLY_STRUCK.fullmatch(text) is not None


def link_targets(text: str) -> list[str]:
    """Where the links of a text lead, in order."""
    found = [*_LINK.finditer(text), *_WIKILINK.finditer(text)]
    return [match["target"] for match in sorted(found, key=lambda match: match.start())]


def leading_signs(text: str) -> int:
    """How many characters at the start are emoji, bullets and blanks."""
    if text[:1].isalpha():  # as most texts do, which have no sign to be looked for
        return 0
    if shortcode := _SHORTCODE.match(text):
        return shortcode.end()
    place = 0
    while place < min(len(text), _MOST_SIGNS) and _is_sign(text[place]):
        place += 1
    return place


def _is_sign(character: str) -> bool:
    return (
        character.isspace()
        or character in _BULLETS
        or (not character.isascii() and unicodedata.category(character) in _SIGN_CATEGORIES)
    )


def _without_trail(passage: Passage) -> Passage:
    text = passage.text
    stop = len(text)
    while stop and (text[stop - 1] in _CLOSING or (not text[stop - 1].isascii() and _is_sign(text[stop - 1]))):
        stop -= 1
    return passage.part(0, stop)
