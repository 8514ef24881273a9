"""The patterns that earlier runs have compiled: to compile them is a sixth of a run in which one record has changed.

``re`` turns a pattern into code and the code into an object, and only the first step takes time. The code follows from
the pattern, its flags and the interpreter, which the program's stamp holds. An interpreter that has not the parts of
CPython's ``re`` (3.10 to 3.13 were tried) compiles as ever. This is for the process of a command alone, since it takes
the place of a function of the standard library.
"""

from __future__ import annotations

import json
import sys
from array import array
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping

    from reclint.cache.cache import Cache

_KIND = "patterns"
_PARTS = (sys.byteorder, str(array("I").itemsize))
_MOST = 1_000_000
"""How many numbers of code are held and kept, four bytes each: the patterns of a course have 300,000, those of several
courses share most; a course with words without end shall slow no other one down."""
_FEW = 16
"""How many patterns are compiled before what is kept is read, which takes as long as to compile thirty.

A run that finds nothing changed compiles eight.
"""

_Key = tuple[str, int]


class Code(NamedTuple):
    """What the last step of ``re`` makes a pattern of; ``numbers`` and ``names`` are those of its groups."""

    flags: int
    code: list[int]
    groups: int
    numbers: dict[str, int]
    names: tuple[str | None, ...]


class Steps(NamedTuple):
    """The parts of ``re``: ``compiler`` has the steps for a pattern, ``built_in`` makes the object."""

    compiler: Any
    built_in: Any

    @classmethod
    def of_interpreter(cls) -> Steps | None:
        """Those of this interpreter, None where it has others."""
        try:
            compiler = import_module("re._compiler" if sys.version_info >= (3, 11) else "sre_compile")
            found = cls(compiler, import_module("_sre"))
            is_whole = found.build("a(?P<b>c)", found.code("a(?P<b>c)", 0)) == compiler.compile("a(?P<b>c)")
        except (ImportError, AttributeError, TypeError, ValueError, RuntimeError):
            return None
        return found if is_whole else None

    def code(self, pattern: str, flags: int) -> Code:
        """The code of a pattern, as `re.compile` makes it.

        Raises:
            re.error: it is no pattern.
        """
        parser = getattr(self.compiler, "_parser", None) or self.compiler.sre_parse
        parsed = parser.parse(pattern, flags)
        numbers = dict(parsed.state.groupdict)
        names = {number: name for name, number in numbers.items()}
        code = [int(one) for one in self.compiler._code(parsed, flags)]
        every = tuple(names.get(number) for number in range(parsed.state.groups))
        return Code(flags | parsed.state.flags, code, parsed.state.groups - 1, numbers, every)

    def build(self, pattern: str, code: Code) -> re.Pattern[str]:
        """The pattern that some code is of.

        Raises:
            RuntimeError, TypeError, OverflowError: it is no code.
        """
        made: re.Pattern[str] = self.built_in.compile(pattern, *code)
        return made


class KeptPatterns:
    """The patterns that earlier runs have kept, by text and flags, and those that this run adds."""

    def __init__(self, cache: Cache, steps: Steps) -> None:
        self._cache = cache
        self._steps = steps
        self._compile = steps.compiler.compile
        self._codes: dict[_Key, Code] = {}
        self._held = 0
        self._few = _FEW
        self._used: set[_Key] = set()
        self._has_grown = False
        self._is_full = False

    def compile(self, pattern: Any, flags: int = 0) -> Any:
        """A pattern, as `re.compile` makes it."""
        self._few -= 1
        if self._few >= 0:
            return self._compile(pattern, flags)
        if self._few == -1:
            self._codes = read(self._cache.get(_KIND, *_PARTS))
            self._held = sum(len(entry.code) for entry in self._codes.values())
        key = (pattern, int(flags))
        if not isinstance(pattern, str):
            return self._compile(pattern, flags)
        return self._built(key) or self._made(key)

    def _built(self, key: _Key) -> re.Pattern[str] | None:
        """A pattern from its code; None where none is kept, or none that the interpreter takes for one."""
        code = self._codes.get(key)
        try:
            made = self._steps.build(key[0], code) if code else None
        except (RuntimeError, TypeError, OverflowError):
            return None
        if made is not None:
            self._used.add(key)
        return made

    def _made(self, key: _Key) -> re.Pattern[str]:
        """A pattern that was not kept."""
        code = self._steps.code(*key)
        self._is_full = self._is_full or self._held + len(code.code) > _MOST
        if not self._is_full:
            self._codes[key] = code
            self._used.add(key)
            self._held += len(code.code)
            self._has_grown = True
        return self._steps.build(key[0], code)

    def keep(self) -> None:
        """Keep them for later runs, where there are new ones; where they are too many, those that this run has used."""
        codes = self._codes
        if self._is_full:
            codes = {key: code for key, code in codes.items() if key in self._used}
        if self._has_grown or len(codes) < len(self._codes):
            self._cache.keep(_KIND, written(codes), *_PARTS)


def written(codes: Mapping[_Key, Code]) -> bytes:
    """Patterns as `read` reads them: what belongs to them as JSON on one line, the codes of all of them behind it."""
    facts = [(*key, *entry._replace(code=[len(entry.code)])) for key, entry in codes.items()]
    every = array("I", (one for entry in codes.values() for one in entry.code))
    return json.dumps(facts).encode() + b"\n" + every.tobytes()


def read(data: bytes | None) -> dict[_Key, Code]:
    """The patterns that were written; none where the bytes hold none."""
    if not data:
        return {}
    facts, _, codes = data.partition(b"\n")
    every, at = array("I"), 0
    found: dict[_Key, Code] = {}
    try:
        every.frombytes(codes)
        for pattern, asked, flags, [length], groups, numbers, names in json.loads(facts):
            found[pattern, asked] = Code(flags, every[at : at + length].tolist(), groups, numbers, tuple(names))
            at += length
    except (ValueError, TypeError, KeyError):
        return {}
    return found


@contextmanager
def kept_in(cache: Cache) -> Iterator[None]:
    """Compile patterns from what a cache holds, and keep there what is new."""
    steps = Steps.of_interpreter()
    if steps is None:
        yield
        return
    patterns, before = KeptPatterns(cache, steps), steps.compiler.compile
    steps.compiler.compile = patterns.compile
    try:
        yield
    finally:
        steps.compiler.compile = before
        patterns.keep()
