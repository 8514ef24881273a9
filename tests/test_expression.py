"""Regular expressions of rules of one's own: what `re` finds is found, and none can take for ever or fill memory."""

from __future__ import annotations

import re
import warnings
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reclint.checks.generic import Pattern
from reclint.text.expression import MOST_REPEATED, Expression

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Result

ATOMS = st.sampled_from(
    [
        *("a", "b", "ab", "é", "ß", ".", "-", "½", r"\n", r"\.", r"\<", r"\>", r"\-", r"\u00e9", "(?:)", "(?i:A)"),
        *("[ab]", "[^a]", "[a-c-]", "[]a]", "[^]a]", r"[\]a]", r"[^\W_]", r"[\w-]", r"[^\s\d]", r"[\S]", "[é-ü]"),
        *(r"\w", r"\W", r"\s", r"\S", r"\d", r"\D", "^", "$", r"\A", r"\Z", r"\b", r"\B"),
    ]
)
REPEATED = st.sampled_from(["*", "+", "?", "*?", "+?", "??", "{2}", "{1,3}", "{2,}", "{,2}", "{1,2}?"])
PATTERNS = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.tuples(inner, REPEATED).map(lambda both: f"(?:{both[0]}){both[1]}"),
        st.lists(inner, min_size=2, max_size=3).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda ways: f"({'|'.join(ways)})"),
    ),
    max_leaves=6,
)
TEXTS = st.text(alphabet="abABcé É½ßſKİ1٣\x1c\u2003\n_-<>].", max_size=9)
FLAGS = st.sampled_from(["", "(?i)", "(?m)", "(?s)", "(?ims)"])


def parts_words_otherwise(pattern: str, text: str) -> bool:
    """Whether it matters where a word ends beside "½", the one letter here that belongs to a word for Python alone."""
    return "½" in text and r"\b" in pattern.lower()


@given(PATTERNS, TEXTS, FLAGS)
@settings(max_examples=1500, deadline=None)
def test_what_python_finds_is_found(pattern: str, text: str, flags: str) -> None:
    assume(not text.endswith("\n"))  # no part of a document does; there, `$` would be before it, too
    assume(text or r"\B" not in pattern)  # before Python 3.14, no text at all had no place inside of it
    assume(not parts_words_otherwise(pattern, text))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        expected = re.search(flags + pattern, text) is not None
    assert Expression(flags + pattern).is_in(text) == expected


@given(st.text(alphabet=r"ab()[]{}^$.|?*+\-&,:=!<>P1 #x", max_size=14), TEXTS)
@settings(max_examples=1500, deadline=None)
def test_no_letters_are_taken_for_something_else_than_python_takes_them_for(pattern: str, text: str) -> None:
    assume(not text.endswith("\n"))
    assume(not parts_words_otherwise(pattern, text))
    try:
        found = Expression(pattern).is_in(text)
    except ValueError:
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            expected = re.search(pattern, text) is not None
        except re.error:
            return
    assert found == expected


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+$",
        "(a|a)*[bc]",
        "(a*)*[bc]",
        "((a+)b?)+c",
        "(?:a?){60}a{16}[bc]",
        ".*a.*a.*a.*a.*a.*[bc]",
        r"(\w+\s?)*[!?]",
        "(.*a){25}b",
        "(?i)(ss|ß)+[xy]",
    ],
)
def test_what_python_would_never_end_on_ends(pattern: str) -> None:
    """Without a clock: one that goes back has two ways at each letter, and does not end within a life."""
    assert not Expression(pattern).is_in("a" * 10_000 + "d")


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("^(?!.*TODO)", 'say what must not be there in a rule with "forbid: true", and two things in two rules'),
        (r"(?<=so)\s", 'say what must not be there in a rule with "forbid: true", and two things in two rules'),
        (r"(\w)\1", "backreferences are not supported; write out what is to stand twice"),
        ("(?P<a>x)(?P=a)", 'after "(?", :, P<name> and the letters i, m, s and x are read'),
        ("(?>a+)b", 'after "(?", :, P<name> and the letters i, m, s and x are read'),
        ("a++b", "a repetition that gives nothing back (++) is not read; write one plus sign"),
        ("{", r"write \{ for a brace, \* for a star"),
        ("a)", "unopened group"),
        ("[a", "unclosed character class"),
        ("[[a]", r"in square brackets, two of &, -, ~ or | and an opening bracket are not read; write \[ or \&"),
        ("[a&&b]", r"in square brackets, two of &, -, ~ or | and an opening bracket are not read; write \[ or \&"),
        (r"(?x)[a b]", r'with (?x), a blank or "#" in square brackets means nothing; write \x20 and \x23'),
        ("(?:a{40}b){40}", "its repetitions come to 1600, 1000 at most are counted; write + or *"),
        ("a{99999999999}", "1000 at most are counted; write + or *"),
        (r"(?:\w{1,100}){1,10}", "repeat less, or less often"),
        ("a" * 1_001, "it has 1001 characters, 1000 at most are read; make two rules of it"),
        ("(" * 900, "unclosed group"),
    ],
)
def test_what_is_not_read_is_refused_with_what_to_write(pattern: str, told: str) -> None:
    with pytest.raises(ValueError, match=rf"not a regular expression that can be used: .*{re.escape(told)}"):
        Pattern(target="lesson", attribute="title", pattern=pattern)


def test_counts_up_to_the_bound_are_read() -> None:
    made = Expression(f"^a{{{MOST_REPEATED}}}$")
    assert made.is_in("a" * MOST_REPEATED)
    assert not made.is_in("a" * (MOST_REPEATED - 1))


def test_half_a_letter_is_searched_like_a_question_mark() -> None:
    """As JSON of a notebook may hold it; it cannot be written."""
    assert Expression(r"a\?b").is_in("a\ud800b")


OWN = """\
rules:
  own-concept:
    grade: polish
    summary: A concept is written so.
    why: So that the table reads well.
    remedy: Write it.
    check: pattern
    options: {{target: row, attribute: concept, {options}}}
    messages: {{default: 'found "{{value}}"'}}
    since: 0.1.0
    examples:
      good: [{{record: x}}]
      bad: [{{record: x, finds: [{{at: "1:1", message: m}}]}}]
"""
RECORD = f"""\
# Module 1.1: Breads -- Record

## Concept Index

| Concept | Depth | Lesson |
|---|---|---|
| {"a" * 60} | APPLIED | soft-rolls |
| Crumb TODO | APPLIED | soft-rolls |
"""


@pytest.mark.parametrize(
    ("options", "lines"),
    [
        ("pattern: '(a+)+$'", [8]),
        ("pattern: '(a|a)*!'", [7, 8]),
        ("pattern: 'TODO'", [7]),
        ("pattern: 'TODO', forbid: true", [8]),
        (r"pattern: '\bcrumb\b'", [7, 8]),
        (r"pattern: '(?i)\bcrumb\b'", [7]),
    ],
)
def test_rules_say_what_must_and_what_must_not_be_there(
    options: str, lines: list[int], folder: Path, reclint: Callable[..., Result]
) -> None:
    (folder / "record.md").write_text(RECORD)
    (folder / "own.yaml").write_text(OWN.format(options=options))
    (folder / "reclint.yaml").write_text("rule-files: [own.yaml]\n")
    found = reclint("check", "--select", "own-concept", "--output", "json").findings
    assert [line for _, line, _ in found] == lines
