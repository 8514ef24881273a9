"""Links whose targets stand elsewhere in their document, "[Knots][k]", as those that have them: "[Knots](k.md)"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.markdown.inline import mask_code
from reclint.text.source import Passage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reclint.text.source import Source

_DEFINITION = re.compile(
    r"^[ >]{0,6}\[(?!\^)(?P<label>[^\[\]\n]{1,80})\]:[ \t]{1,8}<?(?P<target>[^\s<>()]{1,400})", re.M
)
"""Where a link leads: "[k]: lessons/knots.md", '[k]: <knots.md> "Knots"'; "[^1]: Thin." is a footnote."""
_REFERENCE = re.compile(
    r"(?<![\\\]\[!\w])\[(?P<text>[^\[\]\n]{1,200})\](?:\[(?P<label>[^\[\]\n]{0,80})\]|(?![\[(:\]]))"
)
"""A link by a label, or by its text: "[Knots][k]", "[knots][]", "[knots]"."""
_PAGE_OF_LESSON = re.compile(r"(?:\S*/)?[^\W_]+(?:-[^\W_]+)+\.(?:md|markdown|html?)(?:#\S*)?")
"""A page that the bare text of a link may lead to, "[fk]" to "lessons/first-knots.md": "[D]" may be a mark."""


@lru_cache(maxsize=4)
def link_definitions(source: Source) -> Mapping[str, str]:
    """The targets that a document defines, by their labels; of several for one label the first, as in CommonMark."""
    if "]:" not in source.text:
        return {}
    found = [(_folded(match["label"]), match["target"]) for match in _DEFINITION.finditer(source.text)]
    return dict(reversed(found))


def with_targets(passage: Passage, source: Source) -> Passage:
    """A passage whose links by labels have their targets; each of these stands where the label does."""
    if "[" not in passage.text or not (targets := link_definitions(source)):
        return passage
    parts, start = [], 0
    for match in _REFERENCE.finditer(mask_code(passage.text)):
        said = passage.text[slice(*match.span("text"))]
        target = targets.get(_folded(passage.text[slice(*match.span("label"))] if match["label"] else said))
        if target is None or (match["label"] is None and not (said[1:] and _PAGE_OF_LESSON.fullmatch(target))):
            continue
        stop = match.end("text") + 1
        first, last = passage.offset(min(stop, match.end() - 1)), passage.offset(match.end() - 1)
        places = [first, *[min(first + 1, last)] * len(target), last]
        parts += [passage.part(start, stop), Passage(f"({target})", tuple(enumerate(places)))]
        start = match.end()
    return Passage.joined([*parts, passage.part(start, len(passage.text))], "") if parts else passage


def _folded(label: str) -> str:
    """A label without case, and with single blanks."""
    return " ".join(label.casefold().split())
