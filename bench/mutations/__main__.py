"""`python -m bench.mutations COURSE…` prints a line an operator and ends with 1 where one is below its floor."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from fnmatch import fnmatch
from functools import partial
from pathlib import Path

from .measure import Ground, Result, measure
from .operators import HARMLESS, LEAST, OPERATORS, Operator

MOST_ALONG = 8
"""How many findings may come along with one that is told; a heading or a title that is wrong has most."""
_GROUNDS: list[Ground] = []
"""The courses of this process, opened once."""


def opened(courses: Sequence[Path]) -> None:
    """Open the courses for this process."""
    _GROUNDS[:] = [Ground(path) for path in courses]


def measured(operator: Operator, count: int) -> Result:
    """What came of an operator on the courses of this process."""
    return measure(operator, _GROUNDS, count)


def chosen(patterns: Sequence[str]) -> list[Operator]:
    """The operators whose name fits a pattern; all without one."""
    every = (*OPERATORS, *HARMLESS)
    return [op for op in every if not patterns or any(fnmatch(op.name, pattern) for pattern in patterns)]


def holds(result: Result) -> bool:
    """Whether enough draws were told, and 19 of 20 brought nothing that is not named and not too much that is."""
    draws = len(result.draws)
    told = draws - len(result.missed)
    quiet = sum(not draw.strays and len(draw.along) <= MOST_ALONG for draw in result.draws)
    return draws > 0 and told >= result.least * draws and quiet >= LEAST * draws


def line_of(result: Result, *, wordy: bool) -> Iterator[str]:
    """The line of an operator, and below it, where it is asked for, what was missed and what was not named."""
    draws, found = len(result.draws), len(result.draws) - len(result.missed)
    along = ", ".join(f"{rule} {count}" for rule, count in result.along.most_common())
    strays = f", {len(result.strayed)} with others" if result.strayed else ""
    word = "held" if holds(result) else "MISSED"
    yield f"{word:6} {result.name}: {found} of {draws}{strays}{along and f' ({along})'}"
    for draw in result.draws if wordy else ():
        if not draw.found:
            yield f"         not told: {draw.where}"
        yield from (f"         {draw.where} brings {stray}" for stray in draw.strays)


def main() -> None:
    """Measure the operators that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("courses", type=Path, nargs="+", metavar="COURSE")
    parser.add_argument("--draws", type=int, default=20, help="places for each operator")
    parser.add_argument("--only", action="append", default=[], metavar="PATTERN", help="operators by name")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--misses", action="store_true", help="print what was not told, and what came besides")
    asked = parser.parse_args()
    start = time.monotonic()
    with ProcessPoolExecutor(asked.jobs, initializer=opened, initargs=(asked.courses,)) as pool:
        results = []
        for result in pool.map(partial(measured, count=asked.draws), chosen(asked.only)):
            results.append(result)
            print(*line_of(result, wordy=asked.misses), sep="\n", flush=True)
    held = sum(map(holds, results))
    draws = sum(len(result.draws) for result in results)
    print(f"{held} of {len(results)} operators hold, {draws} draws in {time.monotonic() - start:.0f} s")
    sys.exit(held < len(results))


if __name__ == "__main__":
    main()
