"""Which suppression comment of a document silences a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reclint.readers.directives import Directive


class Silencer:
    """The suppression comments of a document, by the rules that they name."""

    def __init__(self, directives: Sequence[Directive]) -> None:
        self.directives = directives
        self._by_rule: dict[str, list[int]] = {}
        for place, directive in enumerate(directives):
            if directive.reason and not directive.misplaced:
                for rule in directive.rules:
                    self._by_rule.setdefault(rule, []).append(place)
        self._first: dict[str, dict[int, int]] = {}

    def find(self, rule: str, line: int) -> int | None:
        """The place of the first comment that silences a rule on a 0-based line, None where none does."""
        if rule not in self._by_rule:
            return None
        if rule not in self._first:
            places = self._by_rule[rule]
            self._first[rule] = dict(_first_covering((place, self.directives[place].lines) for place in places))
        return self._first[rule].get(line)


def _first_covering(ranges: Iterable[tuple[int, range]]) -> Iterator[tuple[int, int]]:
    """Each line that any of some ranges covers, with the place of the first one; no line is looked at twice."""
    free: dict[int, int] = {}
    for place, lines in ranges:
        line = _next_free(free, lines.start)
        while line < lines.stop:
            yield line, place
            free[line] = line + 1
            line = _next_free(free, line + 1)


def _next_free(free: dict[int, int], line: int) -> int:
    """The first line from ``line`` on that is not covered; what led there is shortened for the next time."""
    passed = []
    while line in free:
        passed.append(line)
        line = free[line]
    for other in passed:
        free[other] = line
    return line
