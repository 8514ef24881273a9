"""Numbers of modules in running text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reclint.readers import Lexicon

# "recap from 4.4", "tokens (4.2.3)": two numbers, of which a lesson's may follow; not 1.2.3.4, a version, nor a decimal
# with more than two digits, such as 0.125.
_NUMBER = re.compile(r"(?<![\d.])(\d{1,2}\.\d{1,2})(?:\.\d{1,2})?(?![\d.]*\d)")


def named_module(text: str) -> str | None:
    """The first number of a module that a text names."""
    match = _NUMBER.search(text)
    return match[1] if match else None


def home_module(note: str, lexicon: Lexicon) -> str | None:
    """The number of the module that a note beside a lesson says has it: "module 1.2", "from 1.2", not "see 1.2"."""
    words, modules = lexicon.word("home"), lexicon.word("module", "titled")
    match = re.match(rf"[^\w]*(?:{words}\s+)*(?:{modules}\s*)?", note, re.I)
    stop = match.end() if match else 0
    short = lexicon.module_short.match(note, stop)
    number = _NUMBER.match(note, short.start("number") if short else stop)
    return number[1] if number and number.group() == number[1] else None
