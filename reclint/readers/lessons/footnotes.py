"""Reviews that go on in a footnote: "**Review:** passed at round 2[^1]", with "[^1]: Round one: …" far below."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.markdown import Paragraph
from reclint.readers.lessons.notes_going_on import going_on, speaks_of_another
from reclint.readers.sections.labelled import Fields, Labelled
from reclint.text.source import Passage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reclint.markdown import Block
    from reclint.text.source import Source
    from reclint.vocabulary.lexicon import Lexicon

_MARK = re.compile(r"\[\^(?P<mark>[^\[\]\s]{1,20})\](?!:)")
"""The mark of a footnote in a text: "passed[^1]"."""
_NOTE = re.compile(
    r"^[ ]{0,3}\[\^(?P<mark>[^\[\]\s]{1,20})\]:[ \t]+(?P<text>\S[^\n]*(?:\n(?!\s*(?:\[\^|[#>|]))[^\n]+)*)", re.M
)
"""A footnote with the lines that it goes on in: "[^1]: Round one: 2 polish."."""


def with_footnotes(fields: Fields, source: Source, lexicon: Lexicon) -> tuple[Fields, tuple[Passage, ...]]:
    """The fields, of which the texts of reviews go on in footnotes that they refer to, and those that remark on them.

    Footnotes go on where they open with a round or counts that the review itself does not tell.
    """
    if "[^" not in source.text:
        return fields, ()
    notes = _notes(source.text)
    parted = [
        _with_notes(entry, notes, lexicon) if entry.kind == "review" else (entry, []) for entry in fields.labelled
    ]
    return Fields(fields.prose, [entry for entry, _ in parted]), tuple(note for _, left in parted for note in left)


def _with_notes(entry: Labelled, notes: Mapping[str, Passage], lexicon: Lexicon) -> tuple[Labelled, Sequence[Passage]]:
    """A review with the footnotes in which it goes on, and those that say something else of it."""
    blocks = [block for block in entry.blocks if not _is_notes(block)]
    marks = [match for match in _MARK.finditer(entry.text.text) if match["mark"] in notes]
    if not marks:
        return (replace(entry, blocks=blocks) if len(blocks) < len(entry.blocks) else entry), []
    own = replace(entry, text=entry.text.without([match.span() for match in marks]).strip(), blocks=blocks)
    named = [notes[mark] for mark in dict.fromkeys(match["mark"] for match in marks)]
    told = going_on(own, named, entry.text.text[marks[-1].end() :], lexicon)
    left = [note for note in named if note not in told and not speaks_of_another(note.text, lexicon)]
    if not told:
        return own, left
    between = " " if own.text.text.endswith((".", ":", ";")) else ": "
    joined = Passage.joined(told, " ")
    text = Passage.joined([own.text, joined], between) if own.text.text else joined
    return replace(own, text=text), left


def _is_notes(block: Block) -> bool:
    """Whether a block is a paragraph of footnotes."""
    return isinstance(block, Paragraph) and _NOTE.match(block.text.text) is not None


@lru_cache(maxsize=4)
def _notes(text: str) -> dict[str, Passage]:
    """The footnotes of a document by their marks; none of a mark that has several."""
    found: dict[str, list[Passage]] = {}
    for match in _NOTE.finditer(text):
        at, lines = match.start("text"), []
        for line in match["text"].split("\n"):
            lines.append(Passage.at(line, at).strip())
            at += len(line) + 1
        found.setdefault(match["mark"], []).append(Passage.joined(lines, "\n"))
    return {mark: several[0] for mark, several in found.items() if len(several) == 1}
