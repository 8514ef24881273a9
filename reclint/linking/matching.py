"""The best one-to-one matching of two sides by the sum of their scores (the Hungarian algorithm)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_FAR = float("inf")


def best_matching(scores: Sequence[Sequence[float]]) -> list[int | None]:
    """For each row of ``scores`` the column it is matched with, None where it gets none.

    ``scores`` is a rectangular matrix, higher is better; pairs that score 0 are not matched. Runs in O(n² m).
    """
    if not scores or not scores[0]:
        return [None] * len(scores)
    if len(scores) > len(scores[0]):
        return _turned(best_matching(list(zip(*scores, strict=True))), len(scores))
    owner = _assign(scores)
    matched: list[int | None] = [None] * len(scores)
    for column, row in enumerate(owner):
        if row is not None and scores[row][column] > 0:
            matched[row] = column
    return matched


def _turned(matched: Sequence[int | None], count: int) -> list[int | None]:
    turned: list[int | None] = [None] * count
    for row, column in enumerate(matched):
        if column is not None:
            turned[column] = row
    return turned


def _assign(scores: Sequence[Sequence[float]]) -> list[int | None]:
    """The row that owns each column; there are as many columns as rows, or more."""
    search = _Search(scores)
    for row in range(len(scores)):
        search.place(row)
    return search.owner


class _Search:
    """Shortest augmenting paths over costs, with a price for every row and column."""

    def __init__(self, scores: Sequence[Sequence[float]]) -> None:
        self.scores = scores
        self.width = len(scores[0])
        self.row_price = [0.0] * len(scores)
        self.column_price = [0.0] * self.width
        self.owner: list[int | None] = [None] * self.width

    def place(self, start: int) -> None:
        """Give ``start`` a column, moving the owners along the cheapest path."""
        self.slack = [_FAR] * self.width
        self.came_from = [-1] * self.width
        self.seen = [False] * self.width
        row: int | None = start
        column = -1
        while row is not None:
            column = self._step(row, column, start)
            row = self.owner[column]
        while column >= 0:
            before = self.came_from[column]
            self.owner[column] = self.owner[before] if before >= 0 else start
            column = before

    def _step(self, row: int, column: int, start: int) -> int:
        """The nearest column not yet seen, the prices moved by its distance."""
        for place in range(self.width):
            cost = -self.scores[row][place] - self.row_price[row] - self.column_price[place]
            if not self.seen[place] and cost < self.slack[place]:
                self.slack[place], self.came_from[place] = cost, column
        open_ = [place for place in range(self.width) if not self.seen[place]]
        nearest = min(open_, key=self.slack.__getitem__)
        step = self.slack[nearest]
        self.row_price[start] += step
        for place in range(self.width):
            holder = self.owner[place]
            if not self.seen[place]:
                self.slack[place] -= step
            elif holder is not None:
                self.row_price[holder] += step
                self.column_price[place] -= step
        self.seen[nearest] = True
        return nearest
