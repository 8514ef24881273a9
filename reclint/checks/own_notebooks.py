"""Notebooks that are a lesson's although its record says it has none of its own, and files of solutions."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.checks.shared_notebooks import says_none_of_its_own

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from reclint.vocabulary.lexicon import Lexicon
    from reclint.workspace import Lesson


def denies_own(lesson: Lesson) -> bool:
    """Whether a lesson names a notebook and says that it has none of its own: it goes on in that of another."""
    claim = lesson.summary.notebook
    return claim is not None and claim.path is not None and not claim.absent and says_none_of_its_own(lesson)


def denied_own(lesson: Lesson) -> str | None:
    """The notebook that is called as the lesson's own where its record says that it has none of its own."""
    key = lesson.notebook_by_name if denies_own(lesson) else None
    return key if key != lesson.notebook_key else None


def beside(keys: Iterable[str], notebooks: Collection[str], lexicon: Lexicon) -> Iterator[str]:
    """The files with the name of a notebook and a word for solutions, or with its name in a folder of solutions.

    "1-1-1-rolls-solutions.ipynb", "1-1-1-rolls_key.ipynb", "solutions/1-1-1-rolls.ipynb".
    """
    names = {key.rpartition("/")[2] for key in notebooks}
    aids = {word.casefold() for word in lexicon.vocabulary.words_of("aid")}
    for key in keys:
        folder, _, name = key.rpartition("/")
        match = _aiding(lexicon).fullmatch(name.removesuffix(".ipynb"))
        bare = f"{match['before'] or match['behind']}.ipynb" if match else None
        if bare in names or (name in names and folder.rpartition("/")[2].casefold() in aids):
            yield key


@lru_cache(maxsize=16)
def _aiding(lexicon: Lexicon) -> re.Pattern[str]:
    """A name with a word for solutions at its end or start: "1-1-1-rolls-solutions", "solution_1-1-1-rolls"."""
    aid = lexicon.word("aid")
    return re.compile(rf"(?P<before>.{{1,200}})[-_. ]{aid}|{aid}[-_. ](?P<behind>.{{1,200}})", re.I)
