"""The concepts that a lesson summary states as taught."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.markdown import Items, plain, split_list
from reclint.model import TaughtItem
from reclint.readers.depth import find_mark
from reclint.vocabulary.lexicon import DASH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reclint.markdown import Item
    from reclint.model import ConceptRow, DepthMark
    from reclint.readers.fields import Labelled
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_LONG_ENOUGH_TO_SPLIT = 3
"""How many names with one depth mark behind them are a list; with 2 or 4, one record of the corpus each reads wrong."""
_EXPLAINS = re.compile(rf"\s{DASH}\s|--|—|:\s")
"""What leads from a name to its explanation: "crust -- brown, thin", "crust: brown, thin"."""
_CHECKBOX = re.compile(r"^\[[ xX]\] ")
"""The box of a task list: "[x] crust"."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
"""A word, with an apostrophe inside perhaps: "baker's"."""


def read_taught(entry: Labelled, rows: Iterable[ConceptRow], lexicon: Lexicon) -> tuple[TaughtItem, ...]:
    """The concepts of one field: the items of its list, or the entries of its line."""
    names = [row.name.text for row in rows]
    if entry.items:
        found = (item for listed in entry.items for item in _read_item(listed, names, lexicon))
    else:
        found = (_item(part, lexicon) for part in split_list(entry.text.strip("."), ",;"))
    # "None", "None (practice only)", "none -- a recap".
    none = re.compile(rf"{lexicon.word('none')}(?:\s*(?:[(,;.]|{DASH}\s).*)?", re.I | re.S)
    revisited = entry.kind == "revisited"
    return tuple(
        item.model_copy(update={"revisited": True}) if revisited else item
        for item in found
        if item.name and not none.fullmatch(item.name)
    )


def _read_item(item: Item, names: list[str], lexicon: Lexicon) -> Iterator[TaughtItem]:
    if item.text is None:
        return
    heading = _as_heading(item.text, lexicon)
    if not heading:
        yield from _read_bullet(item.text, names, lexicon)
    leads_in = item.text.text.rstrip().endswith(":")
    for block in item.blocks[1:]:
        if isinstance(block, Items):
            nested = (found for child in block.items for found in _read_item(child, names, lexicon))
            given = (_at_depth(found, heading) if heading and not found.depth else found for found in nested)
            yield from (found for found in given if leads_in or found.depth)


def _as_heading(passage: Passage, lexicon: Lexicon) -> DepthMark | None:
    """The depth of an item that says no more than "DEVELOPED:": it holds for the items below."""
    found = find_mark(passage, lexicon)
    return found.mark if found and found.start == 0 and not passage.text[found.stop :].strip() else None


def _at_depth(item: TaughtItem, mark: DepthMark) -> TaughtItem:
    return item.model_copy(update={"depth": mark})


def _read_bullet(passage: Passage, names: list[str], lexicon: Lexicon) -> Iterable[TaughtItem]:
    """The concepts of a bullet: one, or several where it is plainly a list.

    It is a list where each part has a depth mark of its own, where one mark opens it ("DEVELOPED: a, b"), or where one
    mark closes three or more parts each of which names an index row of its own; that mark holds for all of them.
    """
    found = find_mark(passage, lexicon)
    if found and found.start == 0 and passage.text[: found.stop].rstrip(" *_").endswith(":"):
        rest = passage.part(found.stop, len(passage.text))
        return [_at_depth(_item(part, lexicon), found.mark) for part in split_list(rest.strip(" ."), ",;")]
    start = _lead_in(passage, lexicon)
    parts = split_list(passage.part(start, len(passage.text)))
    if len(parts) > 1 and all(find_mark(part, lexicon) for part in parts):
        return [_item(part, lexicon) for part in parts]
    closes = found is not None and not passage.text[found.stop :].strip(" .")
    names_in = split_list(passage.part(start, max(found.start, start))) if found and closes else []
    if found and _is_bare_list(names_in) and _name_rows_apart(names_in, names):
        return [_at_depth(_item(part, lexicon), found.mark) for part in names_in]
    return [_item(passage, lexicon)]


def _item(passage: Passage, lexicon: Lexicon) -> TaughtItem:
    found = find_mark(passage, lexicon)
    text = passage.text
    if found:
        text = text[: found.start].rstrip() + _rejoin(text[found.stop :])
    return TaughtItem(span=passage.span, text=passage.text, name=_tidy(text), depth=found.mark if found else None)


def _rejoin(rest: str) -> str:
    """What follows a depth mark, set off by a blank where it was."""
    return rest if rest[:1] in "-—–.,;:" else f" {rest.lstrip()}" if rest.strip() else ""


def _tidy(text: str) -> str:
    return plain(_CHECKBOX.sub("", " ".join(text.split()))).rstrip(" .")


def _lead_in(passage: Passage, lexicon: Lexicon) -> int:
    """Where the list starts in "Depth upgrades: a INTRODUCED -> DEVELOPED, b …": after the colon, 0 without one."""
    colon = passage.text.find(": ")
    if colon < 0 or lexicon.depth_exact.match(passage.text, colon + 2):
        return 0
    return colon + 2


def _is_bare_list(parts: list[Passage]) -> bool:
    """Whether the parts are three or more names; commas after a colon or a dash belong to an explanation."""
    return len(parts) >= _LONG_ENOUGH_TO_SPLIT and not any(_EXPLAINS.search(part.text) for part in parts)


def _name_rows_apart(parts: list[Passage], names: list[str]) -> bool:
    """Whether every part names an index row that no part before it names."""
    rows = [_words(name) for name in names]
    for part in parts:
        words = _words(part.text.partition("(")[0])
        row = next((row for row in rows if words and words <= row), None)
        if row is None:
            return False
        rows.remove(row)
    return True


def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(text))
