"""Patterns that are compiled from what a cache holds are those that `re` compiles."""

from __future__ import annotations

import contextlib
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from reclint.cache import patterns
from reclint.cache.cache import Cache
from reclint.cache.patterns import KeptPatterns, Steps, kept_in, read, written
from reclint.cache.store import Store

PATTERNS = (
    (r"(?P<slug>[a-z]+(?:-[a-z]+)*)\s+(\d{1,3})", 0),
    (r"[·•|‖¦]\s+(?<!\w)(?=\[)", 0),
    (r"(?i:straße|größe)|(?P<mark>[*_`])x(?P=mark)", re.MULTILINE),
    (r"lesson \d+", re.IGNORECASE),
    (
        r"""(?x) a  # the first
     | b""",
        0,
    ),
    ("", 0),
)
KIND = "patterns"


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(Store(tmp_path), "a program")


@pytest.fixture
def steps() -> Steps:
    found = Steps.of_interpreter()
    assert found is not None, "the parts of this interpreter's `re` are not those that were tried"
    return found


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept is read for the first pattern."""
    monkeypatch.setattr(patterns, "_FEW", 0)


def compiled(kept: KeptPatterns) -> list[re.Pattern[str]]:
    return [kept.compile(pattern, flags) for pattern, flags in PATTERNS]


def as_ever() -> list[re.Pattern[str]]:
    return [re.compile(pattern, flags) for pattern, flags in PATTERNS]


def facts(pattern: re.Pattern[str]) -> tuple[Any, ...]:
    return pattern.pattern, pattern.flags, pattern.groups, dict(pattern.groupindex)


def test_they_are_the_same_patterns_at_first_and_from_what_was_kept(cache: Cache, steps: Steps) -> None:
    first = KeptPatterns(cache, steps)
    assert compiled(first) == as_ever()
    first.keep()

    later = KeptPatterns(cache, steps)
    made = compiled(later)

    assert made == as_ever()
    assert [*map(facts, made)] == [*map(facts, as_ever())]
    match = made[0].search("see soft-rolls 12")
    assert match is not None
    assert match["slug"] == "soft-rolls"
    assert match.lastgroup is None
    assert made[2].sub(r"<\g<mark>>", "*x*") == "<*>"


def test_what_was_kept_is_not_compiled_again(cache: Cache, steps: Steps, monkeypatch: pytest.MonkeyPatch) -> None:
    first = KeptPatterns(cache, steps)
    compiled(first)
    first.keep()

    def refuse(*_: object) -> None:
        raise AssertionError("it was kept")

    monkeypatch.setattr(Steps, "code", refuse)
    assert len(compiled(KeptPatterns(cache, steps))) == len(PATTERNS)


def test_nothing_is_written_where_nothing_is_new(cache: Cache, steps: Steps, monkeypatch: pytest.MonkeyPatch) -> None:
    first = KeptPatterns(cache, steps)
    compiled(first)
    first.keep()
    put: list[str] = []
    monkeypatch.setattr(Store, "put", lambda _, kind, *__: put.append(kind))

    again = KeptPatterns(cache, steps)
    compiled(again)
    again.keep()
    assert not put

    again.compile("something new")
    again.keep()
    assert put == [KIND]


@pytest.mark.parametrize(
    "data", [b"", b"\n", b"[]", b"{}\nabc", b'[["a", 0, 0, [9], 0, {}, []]]\n', b"\xff\n\0\0\0\0", b"[[1, 2]]\n"]
)
def test_damaged_bytes_hold_no_patterns_that_could_be_taken_for_others(data: bytes, steps: Steps) -> None:
    for (pattern, _), code in read(data).items():
        with pytest.raises(RuntimeError):  # the interpreter refuses what is no code
            steps.build(pattern, code)


def test_a_code_that_the_interpreter_refuses_is_made_anew(cache: Cache, steps: Steps) -> None:
    codes = {("a+", 0): steps.code("a+", 0)._replace(code=[1, 2, 3])}
    cache.keep(KIND, written(codes), *patterns._PARTS)

    assert KeptPatterns(cache, steps).compile("a+") == re.compile("a+")


def kept_in_entry(cache: Cache) -> list[str]:
    return [pattern for pattern, _ in read(cache.get(KIND, *patterns._PARTS))]


def test_where_there_is_no_room_those_that_are_used_stay(
    cache: Cache, steps: Steps, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = KeptPatterns(cache, steps)
    compiled(first)
    first.keep()
    full = sum(len(steps.code(*one).code) for one in PATTERNS)
    monkeypatch.setattr(patterns, "_MOST", full)

    second = KeptPatterns(cache, steps)
    made = [second.compile(r"lesson \d+", re.IGNORECASE), second.compile("one more")]
    second.keep()
    assert made == [re.compile(r"lesson \d+", re.IGNORECASE), re.compile("one more")]
    assert kept_in_entry(cache) == [r"lesson \d+"]

    third = KeptPatterns(cache, steps)
    third.compile("one more")
    third.keep()
    assert kept_in_entry(cache) == [r"lesson \d+", "one more"]


def test_what_is_too_large_is_compiled_as_ever_and_neither_held_nor_kept(
    cache: Cache, steps: Steps, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patterns, "_MOST", 1_000)
    kept = KeptPatterns(cache, steps)
    words = [f"{number:04}" * 9 for number in range(200)]
    large = [rf"{word}(?:{'|'.join(words)})" for word in words[:5]]

    assert [kept.compile(one) for one in large] == [*map(re.compile, large)]
    kept.keep()

    assert not kept_in_entry(cache)
    assert kept._held == 0


def test_the_first_few_are_compiled_without_a_look_at_what_is_kept(
    cache: Cache, steps: Steps, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patterns, "_FEW", 1)
    asked: list[str] = []
    monkeypatch.setattr(Store, "get", lambda _, kind, __: asked.append(kind))
    kept = KeptPatterns(cache, steps)

    kept.compile("first")
    assert not asked
    kept.compile("second")
    assert asked == [KIND]


def test_bytes_and_what_is_no_pattern_are_left_to_the_standard_library(cache: Cache, steps: Steps) -> None:
    kept = KeptPatterns(cache, steps)

    assert kept.compile(b"a", 0) == re.compile(b"a")
    with pytest.raises(re.error, match="unterminated"):
        kept.compile("(a")


def test_the_standard_library_is_as_before_afterwards(cache: Cache, steps: Steps) -> None:
    before = steps.compiler.compile
    with contextlib.suppress(KeyError), kept_in(cache):
        assert steps.compiler.compile != before
        assert re.compile("the (?P<first>time)").groupindex == {"first": 1}
        raise KeyError

    assert steps.compiler.compile is before
    assert ("the (?P<first>time)", re.UNICODE.value) in {
        (pattern, code.flags) for (pattern, _), code in read(cache.get(KIND, *patterns._PARTS)).items()
    }


def test_an_interpreter_with_other_parts_compiles_as_ever(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    name = "re._compiler" if sys.version_info >= (3, 11) else "sre_compile"
    monkeypatch.delattr(f"{name}._code")

    assert Steps.of_interpreter() is None
    with kept_in(cache):
        monkeypatch.undo()
        assert re.compile("compiled (as) ever").groups == 1
    assert cache.get(KIND, *patterns._PARTS) is None
