"""Paragraphs that speak of a lesson's notebook from their first words on, and need no label to be its field."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.markdown import leading_signs
from reclint.vocabulary.lexicon import NOTEBOOK_PATH, alternatives

if TYPE_CHECKING:
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_NOTEBOOK = re.compile(NOTEBOOK_PATH)
"""A notebook by its path, as `NOTEBOOK_PATH` reads it."""


def opens_with_notebook(text: Passage, lexicon: Lexicon) -> bool:
    """Whether a paragraph opens with a notebook's path, or with the words that there is one or none.

    "There is no notebook", "The notebook `rolls.ipynb` has four exercises", "📓 none".
    """
    path = _NOTEBOOK.search(text.text)
    before = text.text[: path.start()] if path else ""
    if before.endswith("]("):
        before = before.rpartition("[")[0]  # the name of a link
    if path is not None and not re.search(r"\w", before):
        return True
    signed, denied, named, bare = _openings(lexicon)
    start = leading_signs(text.text)
    return bool(
        signed.match(text.text) or denied.match(text.text, start) or (named if path else bare).match(text.text, start)
    )


@lru_cache(maxsize=16)
def _openings(lexicon: Lexicon) -> tuple[re.Pattern[str], ...]:
    """How such a paragraph opens: "📓 none", "There is no notebook", "The notebook", "Notebook `1-rye`"."""
    words, notebook = r"[*_]*(?:[^\W\d]+\s+){0,2}", rf"{lexicon.word('notebook')}(?!\w)"
    # "nb `rolls.ipynb`"; "NB: no oven needed" has no path.
    labels = alternatives(lexicon.vocabulary.fields.get("notebook", ()))
    none = rf"(?:[^\n]*\.ipynb|{lexicon.word('none', 'without')}(?!\w))"
    return (
        re.compile(rf"{lexicon.word('notebook-sign')}\ufe0f?\s+{none}", re.I),
        re.compile(rf"{words}{lexicon.word('without')}\s+(?:[^\W\d]+\s+)?{notebook}", re.I),
        re.compile(rf"{words}(?:{notebook}|{labels}(?!\w))", re.I),
        re.compile(rf"{words}{notebook}\s+`[^`\n]*-[^`\n]*`", re.I),
    )
