"""Loads cut short, behind the word for them: "load: STR.", "Load: BLD", "cognitive load cons."."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from reclint.model import Word
from reclint.readers.lessons.facts import first_line
from reclint.text.vowels import without_vowels
from reclint.vocabulary.folding import fold_case
from reclint.vocabulary.lexicon import alternatives

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reclint.readers.sections.labelled import Fields
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_SHORTEST = 3
"""How many letters a load that is cut short has at least: "str", "bld"."""


def short_load(fields: Fields, lexicon: Lexicon) -> Word | None:
    """The load that a field for it, or the first line of a lesson, cuts short."""
    labelled = ((_alone(lexicon), entry.text) for entry in fields.of("load"))
    facts = (entry.text for kind in ("slug", "position", "status") for entry in fields.of(kind))
    first = ((_behind_label(lexicon), text) for text in chain(facts, _first_line(fields)))
    for pattern, text in chain(labelled, first):
        if match := pattern.search(text.text):
            load = _short_forms(lexicon)[fold_case(match["load"])]
            return Word(span=text.span_of(*match.span("load")), text=load)
    return None


def _first_line(fields: Fields) -> Iterator[Passage]:
    first = first_line(fields.prose[:1])
    if first:
        yield first.part(0, len(first.text.partition("\n")[0]))


@lru_cache(maxsize=8)
def _short_forms(lexicon: Lexicon) -> Mapping[str, str]:
    """What each load may be cut down to: its beginnings, with all letters or without vowels; none that two share."""
    found: dict[str, set[str]] = {}
    for load in lexicon.vocabulary.loads:
        word = fold_case(load)
        bare = word[:1] + without_vowels(word[1:])
        for form in {one[:size] for one in (word, bare) for size in range(_SHORTEST, len(one) + 1)} - {word}:
            found.setdefault(form, set()).add(load)
    return {form: next(iter(loads)) for form, loads in found.items() if len(loads) == 1}


def _cut(lexicon: Lexicon) -> str:
    """A load cut short: in capitals, with a full stop, or before what ends a piece of a line."""
    forms = alternatives(_short_forms(lexicon))
    capitals = alternatives(form.upper() for form in _short_forms(lexicon))
    ends = r"(?=[*_`]{0,4}\s*(?:$|[·•|/,;)—–]))"
    return rf"(?P<load>(?-i:{capitals})(?![\w-])|{forms}(?=\.(?:\W|$))|{forms}{ends})"


@lru_cache(maxsize=8)
def _alone(lexicon: Lexicon) -> re.Pattern[str]:
    """What opens a field for a load: "STR.", "**BLD**", "Cons. (the last one)"."""
    return re.compile(rf"^[\W_]{{0,12}}{_cut(lexicon)}", re.I)


@lru_cache(maxsize=8)
def _behind_label(lexicon: Lexicon) -> re.Pattern[str]:
    """One behind its label in a line: "`soft-rolls` — load: STR.", "lesson 2 of 4 · load BLD"."""
    label = alternatives(lexicon.vocabulary.fields.get("load", ()))
    said = rf"(?:^|[·•|/,;.—–]\s|\s--\s)\W{{0,12}}{label}[*_]{{0,4}}(?::|(?=\s))[*_\s]{{0,12}}"
    return re.compile(rf"{said}{_cut(lexicon)}", re.I)
