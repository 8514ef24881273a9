"""Letters of another script among Latin ones, which look like those and are not."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.text.source import Source

_WORD = re.compile(r"[^\W\d_]+")
"""A word of letters alone."""
_LATIN = "LATIN"
_ALIKE = frozenset({"ARMENIAN", "CHEROKEE", "COPTIC", "CYRILLIC", "FULLWIDTH", "GREEK", "LISU", "MATHEMATICAL"})
"""The scripts with letters like Latin ones: https://www.unicode.org/reports/tr39/#Confusable_Detection."""

_MEANT = {
    **dict(zip("\u0430\u0435\u0456\u0458\u043a\u043e\u0440\u0441\u0455\u0443\u0445", "aeijkopcsyx", strict=True)),
    **dict(zip("\u03b1\u03b9\u03ba\u03bd\u03bf\u03c1\u03c5\u03c7", "aikvopux", strict=True)),
}
"""Small Cyrillic and Greek letters, and the Latin ones that they look like."""
_ODD = re.compile(f"[{''.join(_MEANT)}\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff]")
"""A letter that :func:`_plain` turns into a Latin one: those above, wide ones and mathematical ones."""
_LEADS = bytes([*range(0xCE, 0xD2), 0xEF, 0xF0])
"""What such letters begin with as UTF-8; "—", "é", "“" and the like do not."""
_OTHERS = bytes(set(range(256)).difference(_LEADS))
_AROUND = re.compile(r"[\w/.-]*")
"""What a slug must stand alone in: "lessons/crust.md" is the path of a file."""
# "scaling-a-formula" with a letter that is none of ASCII; what stands in the path of a file is no slug of a text.
_SLUG = re.compile(r"(?<![\w/.-])[^\W_]+(?:-[^\W_]+)+(?![\w/-]|\.\w)")


def foreign_letters(text: str) -> tuple[str, ...]:
    """The names of the letters that only look like Latin ones, in words that have Latin ones too.

    A word of one script is a word of its language: "http-запрос" has none, nor has "python入门". One of such letters
    alone is no word beside Latin ones: the "а" of "scaling-а-formula".
    """
    if text.isascii():
        return ()
    words = _WORD.findall(text)
    latin = [any(_script(letter) == _LATIN for letter in word) for word in words]
    mixed = [word for word, has_latin in zip(words, latin, strict=True) if has_latin or (any(latin) and _plain(word))]
    foreign = (letter for word in mixed for letter in word if _script(letter) in _ALIKE)
    return tuple(dict.fromkeys(unicodedata.name(letter) for letter in foreign))


def odd_slugs(text: str) -> Iterator[tuple[int, str]]:
    """Where slugs with such letters stand in a text, each with the slug in Latin letters that is meant."""
    # To take the others out costs a tenth of a search for so many letters, and most documents have none of them.
    if text.isascii() or not text.encode("utf-8", "surrogatepass").translate(None, _OTHERS):
        return
    done = 0
    for letter in _ODD.finditer(text):  # what has none is not looked at, which is nearly all of a text
        start = letter.start()
        if start < done:
            continue
        while start and (text[start - 1].isalnum() or text[start - 1] in "_/.-"):
            start -= 1
        around = _AROUND.match(text, start)
        done = around.end() if around else done
        match = _SLUG.match(text, start)
        if match and foreign_letters(match.group()) and (meant := _plain(match.group())):
            yield start, meant


def with_plain_slugs(source: Source) -> Source:
    """The source with the slugs that are meant in place of those; everything keeps its place."""
    text = source.text
    for start, meant in odd_slugs(text):
        text = f"{text[:start]}{meant}{text[start + len(meant) :]}"
    return source if text is source.text else source.with_text(text)


def _plain(word: str) -> str:
    """A word in Latin letters; an empty text where it has one that looks like none of them."""
    letters = [letter if letter.isascii() else _latin(letter) for letter in word]
    return "".join(letters) if all(letters) else ""


def _latin(letter: str) -> str:
    wide = unicodedata.normalize("NFKC", letter)
    return wide if len(wide) == 1 and wide.isascii() else _MEANT.get(letter, "")


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]
