"""Regular expressions of rules of a course's own: found in time that grows with the text alone, whatever they say.

A checked repository brings them along, so none may take for ever, as `(a+)+$` does in Python's `re`. The engine is that
of pydantic (Rust's `regex`): it has no way back, and refuses what needs more than 10 MB. What is written for `re` means
the same there; what would not is refused, with what to write instead.
"""

from __future__ import annotations

import re
from math import prod

from pydantic_core import SchemaError, SchemaValidator, core_schema

_LONGEST = 1_000
"""How many characters an expression may have; what people write has a few dozen."""
MOST_REPEATED = 1_000
"""What all counts of repetitions may come to, multiplied with each other, for they may stand inside each other.

Each costs as much as writing its part anew: with this, 20,000 characters, the longest part of a document that is read,
take 0.1 s, in the worst case 3 s; `(?:(?:a?){200}){200}` took 60 s.
"""

# An escape with what belongs to it; a class of characters, which ends as Python ends it; else one character.
_PART = re.compile(r"\\(?:[pPNuUx]\{[^}]*\}|.)|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.S)
_COUNTED = re.compile(r"\{(\d*)(?:,(\d*))?\}")
"""A number of repetitions: "{3}", "{2,5}", "{,4}"."""
_NO_LOWEST = re.compile(r"\{,(\d+)\}")
"""A number without a lower bound, "{,4}", which the engine does not know."""
_VERBOSE = re.compile(r"\(\?[a-zA-Z]*x")
"""A flag that lets blanks and remarks stand in the expression: "(?x)"."""
_INSTEAD = {
    "look-around": 'say what must not be there in a rule with "forbid: true", and two things in two rules',
    "backreferences": "write out what is to stand twice",
    "unrecognized flag": 'after "(?", :, P<name> and the letters i, m, s and x are read',
    "repetition operator missing": r"write \{ for a brace, \* for a star",
    "size limit": "repeat less, or less often",
    "nest limit": "put fewer brackets inside each other",
}
_LIKE_PYTHON = {
    "w": r"[\p{L}\p{N}_]",
    "W": r"[^\p{L}\p{N}_]",
    "s": r"[\s\x1c-\x1f]",
    "S": r"[^\s\x1c-\x1f]",
    "Z": r"\z",
}
"""Escapes that both have and that mean other characters, by what Python means: marks are no letters, fractions are."""


class Expression:
    """A regular expression that texts are searched for.

    Raises:
        ValueError: it is none, or one that could take long.
    """

    def __init__(self, pattern: str) -> None:
        try:
            self._found = SchemaValidator(
                core_schema.str_schema(pattern=_translated(pattern), regex_engine="rust-regex")
            )
        except SchemaError as error:
            raise ValueError(_told(str(error))) from None

    def is_in(self, text: str) -> bool:
        """Whether a part of a text is what the expression says."""
        return self._found.isinstance_python(text.encode("utf-8", "replace").decode())


def _translated(pattern: str) -> str:
    """An expression that is written for Python, as the engine understands it.

    Raises:
        ValueError: it is too long, or the engine would understand something else.
    """
    if len(pattern) > _LONGEST:
        raise ValueError(f"it has {len(pattern)} characters, {_LONGEST} at most are read; make two rules of it")
    parts = _PART.findall(pattern)
    plain = "".join(part if len(part) == 1 else "x" for part in parts)  # what is neither escaped nor in a class
    _refuse_counts(plain)
    if re.search(r"[*+?}]\+", plain):
        raise ValueError("a repetition that gives nothing back (++) is not read; write one plus sign")
    if _VERBOSE.search(plain) and any(re.search(r"[\s#]", part) for part in parts if part[0] == "["):
        raise ValueError(r'with (?x), a blank or "#" in square brackets means nothing; write \x20 and \x23')
    return _NO_LOWEST.sub(r"{0,\1}", "".join(map(_part_translated, parts)))


def _refuse_counts(plain: str) -> None:
    count = prod(max(int(number[-9:]) for number in (*found, "1") if number) for found in _COUNTED.findall(plain))
    if count > MOST_REPEATED:
        raise ValueError(f"its repetitions come to {count}, {MOST_REPEATED} at most are counted; write + or *")


def _part_translated(part: str) -> str:
    if part[0] == "[" and len(part) > 1:
        inside = part[1:-1].removeprefix("^").removeprefix("]")
        # What is a set in some engines, and single characters in others.
        if re.search(r"(?<!\\)(?:\\\\)*\[|&&|--|~~|\|\|", inside):
            raise ValueError(
                r"in square brackets, two of &, -, ~ or | and an opening bracket are not read; write \[ or \&"
            )
        return re.sub(r"\\(.)", lambda escape: _escape_translated(escape[0], inside=True), part, flags=re.S)
    return _escape_translated(part) if part[0] == "\\" else part


def _escape_translated(escape: str, *, inside: bool = False) -> str:
    if not inside and escape in (r"\<", r"\>"):  # there, the start and the end of a word
        return escape[1]
    return _LIKE_PYTHON.get(escape[1], escape) if len(escape) == 2 else escape


def _told(complaint: str) -> str:
    """What the engine says of an expression, in a sentence, with what to write instead where that is known."""
    line = complaint.rstrip().splitlines()[-1].strip().removeprefix("error: ").removeprefix("SchemaError: ").rstrip(".")
    instead = next((what for name, what in _INSTEAD.items() if name in line), None)
    return f"{line}; {instead}" if instead else line
