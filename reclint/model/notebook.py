"""A Jupyter notebook, as far as records speak of it (nbformat 4, https://nbformat.readthedocs.io)."""

from __future__ import annotations

from reclint.model.statement import Statement, Word


class NotebookExercise(Statement):
    """A numbered heading of a notebook; ``cell`` is the 1-based number of its cell, ``span`` its line in the file.

    ``parts`` counts the headings of further parts of it, "2b" beside "2a".
    """

    number: int
    level: str | None
    level_text: Word | None = None
    title: str | None = None
    stretch: bool = False
    parts: int = 0
    cell: int


class Notebook(Statement):
    """A notebook; ``problem`` says why it could not be read, ``exercises`` is None where no heading is numbered.

    ``stretches`` counts headings of stretch exercises that bear no number.
    """

    path: str
    title: str | None = None
    cells: int = 0
    exercises: tuple[NotebookExercise, ...] | None = None
    stretches: int = 0
    problem: str | None = None
