"""Where words stand in a sentence: first, last, in parentheses, at the end of a clause."""

from __future__ import annotations

import re

from reclint.markdown import leading_signs
from reclint.readers.reviews.counts import mask_groups
from reclint.vocabulary.lexicon import ARROW, DASH

_NEAR = 12
"""How much of the text before a verdict is looked at for what parts it from the rest."""
_FAR = 40
"""The same for what makes it conditional."""
# "…, 2 polish -> revise", "…, 1 polish (PASS, 2/3)".
_PARTS_VERDICT = re.compile(rf"(?:[;,:(]|{ARROW}|\s{DASH})[\s*_(]*$")
VERSION = r"[^\W\d_]{1,9}\s?[2-9]:?"
"""A version of a lesson behind the first: "v2", "draft 2:"."""
BEFORE_NEXT = rf"(?:[^\w\s()*_]{{1,3}}|{VERSION}\s)?"
"""What may stand between an arrow and the verdict that it leads to: a sign, or a version."""
_ENDS = re.compile(r"[*_]*,?\s*(?:\(?\d{1,3}\s*(?:/|\s[^\W\d]{1,4}\s)\s*\d{1,3}\)?)?[\s*_.)]*")
"""What may stand behind a verdict that ends a text: "PASS (2/3).", "PASS (2 of 3)", "**PASS**"."""
_OPENING = re.compile(r"\s*[ *_(]*")
"""What may stand before the first word of a sentence."""


def clause_end(text: str, start: int, stop: int) -> int:
    """Where the clause that ``start`` stands in ends, parentheses passed over."""
    end = re.compile(r"[.;](?=\s)").search(mask_groups(text[:stop]), start)
    return end.start() if end else stop


def open_parentheses(text: str) -> list[int | None]:
    """For each index of ``text``, the index of the innermost parenthesis that is open there."""
    found: list[int | None] = []
    opened: list[int] = []
    for index, character in enumerate(text):
        found.append(opened[-1] if opened else None)
        if character == "(":
            opened.append(index)
        elif character == ")" and opened:
            opened.pop()
    return found


def stands_first(text: str, verdict: re.Match[str]) -> bool:
    """Whether nothing but marks stands before a verdict."""
    return not text[: verdict.start()].strip(" \t-–—>→=⇒:*_(")


def closes(text: str, verdict: re.Match[str]) -> bool:
    """Whether a verdict stands behind what parts it from the rest and ends the text, but for "(2/3)"."""
    return bool(
        _PARTS_VERDICT.search(text[max(0, verdict.start() - _NEAR) : verdict.start()])
        and _ENDS.fullmatch(text, verdict.end())
    )


def is_statement(match: re.Match[str], text: str) -> bool:
    """Whether a verdict word is one: in capitals, or at the start of a sentence."""
    word = match.group()
    opening = _OPENING.match(text, leading_signs(text))
    return word.isupper() or word[:1].isupper() or (opening is not None and match.start() <= opening.end())


def is_conditional(verdict: re.Match[str], text: str, stop: int, words: str) -> bool:
    """Whether something still to be done is tied to a verdict: right before it, behind it, or behind ``stop``.

    "Conditional PASS", "PASS at iteration 2, pending a fix"; ``words`` is the pattern for what says so.
    """
    behind = re.compile(rf"\s*[(,;:–—-]*\s*{words}(?!\w)", re.I)
    before = re.compile(rf"(?<!\w){words}[\s*_]+$", re.I)
    return bool(
        behind.match(text, verdict.end(), verdict.end() + 2 * _FAR)
        or behind.match(text, stop, stop + 2 * _FAR)
        or before.search(text[max(0, verdict.start() - _FAR) : verdict.start()])
    )
