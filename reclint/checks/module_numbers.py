"""Numbers of modules in running text."""

from __future__ import annotations

import re

# "recap from 4.4", "tokens (4.2.3)": two numbers, of which a lesson's may follow; not 1.2.3.4, a version, nor a decimal
# with more than two digits, such as 0.125.
_NUMBER = re.compile(r"(?<![\d.])(\d{1,2}\.\d{1,2})(?:\.\d{1,2})?(?![\d.]*\d)")


def named_module(text: str) -> str | None:
    """The first number of a module that a text names."""
    match = _NUMBER.search(text)
    return match[1] if match else None
