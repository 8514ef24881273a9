"""A slug and the title that it is made of: how alike the two are, and a heading that joins them by a sign."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reclint.vocabulary.lexicon import ARROW, LETTER, SLUG

if TYPE_CHECKING:
    from collections.abc import Iterator

WORDS = re.compile(r"[^\W_]+")
"""The words of a title."""
_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")
"""The sign inside a word that a slug leaves out: "Baker's"."""
LIKE_ENOUGH = 0.5
"""How alike a title and a slug must be: half of their words. No course at hand has a heading that it decides."""
SLUG_SET_OFF = rf"(?:`(?P<code>{SLUG})`|\[\[(?P<wiki>{SLUG})\]\]|(?<![\w-])(?P<long>{LETTER}+(?:-{LETTER}+)+)(?![\w-]))"
"""A slug that stands by itself: in marks whatever it is, "`knots`", "[[knots]]", else with a hyphen, "first-knots"."""
_ALONE = re.compile(SLUG_SET_OFF)
"""The same where it is all of a text: "`knots`"."""
_SIGN = rf"(?:{ARROW}|[=~/»>])"
_QUOTES = '"“”„«»'
_ENDED = r"(?=\s*(?:[(\[][^()\[\]]{0,40}[)\]]\s*)?$)"
"""The end of a heading, perhaps with its load in brackets behind."""
_NAMED = rf"(?P<code>`)?(?![\d-]+(?![\w-]))(?P<slug>(?(code){SLUG}|{LETTER}+(?:-{LETTER}+)+))(?(code)`)"
_BEFORE = re.compile(rf"{_NAMED}(?:\s+{_SIGN}\s+(?=\S)|,?\s+(?=[{_QUOTES}]))")
"""What opens 'soft-rolls → "Soft Rolls" [BUILD]', "`soft-rolls` = Soft Rolls", 'soft-rolls "Soft Rolls"'."""
_BEHIND = re.compile(rf"\s+{_SIGN}\s+{_NAMED}{_ENDED}")
"""What closes "Soft Rolls → soft-rolls [BUILD]"."""
_TITLE = re.compile(
    rf"[{_QUOTES}](?P<quoted>[^{_QUOTES}]+)[{_QUOTES}]"
    rf"|(?P<bare>[^(\[]*?)(?=\s+{_SIGN}\s|[,;]\s+[A-Z]{{3,}}(?!\w)|\s*[(\[]|\s*$)"
)
"""The title that stands there: in quotation marks, or up to a bracket, another sign or ", BUILD"."""


def slug_of_match(match: re.Match[str]) -> str:
    """The slug that `SLUG_SET_OFF` found."""
    return match["code"] or match["wiki"] or match["long"]


def slug_alone(text: str) -> str | None:
    """The slug that is all of a text; None where it says anything else, or may be a word."""
    match = _ALONE.fullmatch(text)
    return slug_of_match(match) if match else None


class SlugBeside(NamedTuple):
    """A slug with the title that stands beside it."""

    slug: str
    title: str


def slug_beside_title(text: str) -> SlugBeside | None:
    """The slug that opens or closes a heading beside its title, where a sign joins the two.

    It is in code marks, or the title in quotation marks, or both are alike: "Dough: raw → well-done" has no slug. Half
    of the words may be the kind of two things: "Soft rolls / hard-rolls".
    """
    for match, start in _joined(text):
        title = _TITLE.match(text if start else text[: match.start()], start)
        told = (title["quoted"] or title["bare"] or "").strip() if title else ""
        sure = title and (match["code"] or title["quoted"])
        if told and (sure or slug_likeness(told, match["slug"]) > LIKE_ENOUGH):
            return SlugBeside(match["slug"], told)
    return None


def _joined(text: str) -> Iterator[tuple[re.Match[str], int]]:
    """Where a slug stands, and where the title beside it begins."""
    if before := _BEFORE.match(text):
        yield before, before.end()
    if behind := _BEHIND.search(text):
        yield behind, 0


def slug_likeness(title: str, slug: str) -> float:
    """The Dice coefficient of the words of a title and those of a slug; "Baker's" is the word "bakers"."""
    left, right = set(WORDS.findall(_APOSTROPHE.sub("", title.casefold()))), set(slug.split("-"))
    return 2 * len(left & right) / (len(left) + len(right)) if left and right else 0.0
