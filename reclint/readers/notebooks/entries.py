"""Exercises in a row, each with its level in brackets behind it: "mix (guided), fold (supported) and bake (guided)"."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from reclint.markdown import mask_code, mask_emphasis, split_list
from reclint.readers.notebooks.levels import level_of_initial
from reclint.vocabulary.lexicon import DASH, alternatives

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_LEAST = 2
"""How many exercises make a row of them."""


class ExerciseEntries:
    """Finds the texts of exercises that stand in a row, each up to its level."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def parts(self, passage: Passage, stated: int | None) -> list[Passage]:
        """The exercises of a row, perhaps behind what leads to it; none where not all of them have levels.

        The first may have commas where the row has as many levels as exercises are ``stated``. Capitals are levels, and
        "and" alone parts two exercises, only behind "Exercises:", a number of exercises or a notebook: "(G)", "(S)".
        """
        start = max((match.end() for lead in self._leads for match in lead.finditer(passage.text)), default=0)
        row = passage.part(start, len(passage.text)).strip()
        marks = [mark for mark in self._mark.finditer(mask_code(row.text)) if self._is_level(mark, led=start > 0)]
        is_told = len(marks) == stated
        if len(marks) < _LEAST or not self._ends(row, marks[-1], is_told=is_told):
            return []
        starts, signs = [0], set()
        for left, right in pairwise(marks):
            parted = self._between.match(row.text, left.end(), right.start())
            if parted is None or not (start or parted["sign"]):
                return []
            starts.append(parted.end())
            signs.add(parted["sign"])
        parts = [row.part(at, mark.end()) for at, mark in zip(starts, marks, strict=True)]
        named = all(re.search(r"\w", row.text[at : mark.start()]) for at, mark in zip(starts, marks, strict=True))
        # In "mix (guided), by hand, fold (supported)" a comma may part a remark; in "mix, by hand (guided); fold
        # (supported)" it is of a title.
        apart = ";" if signs == {";"} else ";,"
        told = row._replace(text=mask_emphasis(row.text))
        bare = [told.part(at, mark.end()) for at, mark in zip(starts, marks, strict=True)]
        plain = all(len(split_list(part, sign)) == 1 for part in bare[1 if is_told else 0 :] for sign in apart)
        return parts if named and plain and (start or ".ipynb" not in parts[0].text) else []

    def counted_out(self, texts: Sequence[Passage], stated: int | None) -> list[Passage]:
        """Items without the numbers that count them out: "- 1 Guided, mark the ends", "- 2 Supported, fold".

        None where the numbers do not run from one up to the number of exercises that is ``stated``: then "2 Guided,
        folds" may be two of them.
        """
        if len(texts) < _LEAST or len(texts) != stated:
            return []
        marks = [self._counted.match(text.text) for text in texts]
        numbers = [int(mark["number"]) for mark in marks if mark]
        if numbers != list(range(1, len(texts) + 1)):
            return []
        return [text.part(mark.end(), len(text.text)) for text, mark in zip(texts, marks, strict=True) if mark]

    @cached_property
    def _counted(self) -> re.Pattern[str]:
        """A number and a level that open an item: "1 Guided, mark the ends", "2. **Supported** -- fold"."""
        level = rf"[*_`]{{0,3}}{self.lexicon.level.pattern}[*_`]{{0,3}}"
        return re.compile(
            rf"[*_`]{{0,3}}(?P<number>\d{{1,2}})[.)]?[*_`]{{0,3}}\s+(?={level}\s*(?:[,:]|{DASH}\s))", re.I
        )

    def _is_level(self, mark: re.Match[str], *, led: bool) -> bool:
        return mark["level"] is not None or (led and level_of_initial(mark["initial"], self.lexicon) is not None)

    @staticmethod
    def _ends(row: Passage, last: re.Match[str], *, is_told: bool) -> bool:
        """Whether nothing but the end of a sentence stands behind the last level, or all exercises are told."""
        return is_told or re.match(r"[*_`\s]*\)?\s*(?:\.(?:\s|$)|$)", row.text[last.end() :]) is not None

    @cached_property
    def lead(self) -> re.Pattern[str]:
        """What stands before a list of exercises: "Colab exercises:", "`knots.ipynb` (3 exercises) —", "…, namely"."""
        before = alternatives(self.lexicon.vocabulary.fields.get("exercises", ()))
        noun = rf"(?<!\w)(?:{before}|{self.lexicon.word('exercises')})[*_]{{0,3}}"
        sign = rf"(?::|{DASH}\s|,?\s*\(?{self.lexicon.word('namely')}(?!\w)[:,]?)"
        return re.compile(rf"{noun}\)?\s*{sign}[*_]{{0,3}}\s*", re.I)

    @cached_property
    def _leads(self) -> tuple[re.Pattern[str], ...]:
        """The same, and a notebook with what sets it off: "`knots.ipynb`: ", "`knots.ipynb`, with "."""
        word = self.lexicon.word("plus")
        behind = rf"(?:\s*[,;:]|\s+{DASH}(?=\s))(?:\s*{word}(?!\w))?|\s+{word}(?!\w)"
        return self.lead, re.compile(rf"\.ipynb[`)\]*_]{{0,4}}(?:{behind})\s*", re.I)

    @cached_property
    def _mark(self) -> re.Pattern[str]:
        """A level, or a capital for one, in brackets behind an exercise: "go about (guided)", "moor [I]"."""
        level = rf"(?P<level>{self.lexicon.level.pattern})|(?P<initial>[^\W\d_])"
        return re.compile(rf"[(\[]\s*(?:{level})\s*[)\]]", re.I)

    @cached_property
    def _between(self) -> re.Pattern[str]:
        """What parts two exercises: ", ", "; ", ", and ", " and "."""
        word = rf"{self.lexicon.word('joining')}(?!\w)"
        return re.compile(rf"[*_`]*(?:\s*(?P<sign>[,;])(?:\s*{word})?|\s+{word})\s*", re.I)
