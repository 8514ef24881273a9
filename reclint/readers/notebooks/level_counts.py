"""How many exercises there are of each level: "2 guided, 3 supported", "Guided ×2, Supported ×3", "2 G, 1 S"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.markdown import leading_signs
from reclint.model import Count
from reclint.readers.notebooks.levels import initials, level_of_initial
from reclint.vocabulary.lexicon import DASH

if TYPE_CHECKING:
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_TIMES = re.compile(r"[×xX][ \t]?\d")
"""What stands in each pair of "Guided ×2, Supported x3"; a look for it costs little."""
_CAPITAL = re.compile(r"\d[ \t]?[×xX]?[ \t]?[A-Z](?!\w)|(?<!\w)[A-Z][ \t=:×xX]{1,3}\d")
"""A capital beside a number, "1 G" or "G 1"; a look for it costs little."""
_NEAR = 40
"""How much of the text before capitals is looked at for what they are of."""
_TIMES_SIGN = re.compile("[×xX]")
"""What says that a number counts: the sign of "2×G"."""


@lru_cache(maxsize=16)
def _pair_of_level(lexicon: Lexicon) -> re.Pattern[str]:
    """The pairs of "2 guided, 3 supported", "2 × guided"; "Ex. 1 guided" and "#1 guided" name one exercise."""
    named = rf"(?:(?<!\w){lexicon.word('exercise')}[.-]?\s*|#\s?)"
    counted = rf"(?<![\w#])(?P<number>{lexicon.number})(?:\s+|[ \t]?[×x][ \t]?)(?P<level>{lexicon.level.pattern})"
    return re.compile(rf"(?:(?P<named>{named})\d{{1,3}}\s|{counted})", re.I)


def counts_level(text: str, lexicon: Lexicon) -> bool:
    """Whether a part of a list counts exercises of a level and names none, perhaps behind a sign: "🟢 2 guided"."""
    start = leading_signs(text)
    return bool(_pair_of_level(lexicon).match(text, start) or _counted_behind(lexicon).fullmatch(text, start))


@lru_cache(maxsize=8)
def _counted_behind(lexicon: Lexicon) -> re.Pattern[str]:
    """A level with its number: "Guided: 2", "Guided ×2"."""
    return re.compile(rf"{lexicon.level.pattern}\s?[:=×x]\s?\d{{1,2}}\W*", re.I)


def pairs_of_levels(passage: Passage, lexicon: Lexicon) -> tuple[tuple[str, Count], ...]:
    """The levels and numbers of "2 guided, 3 supported"."""
    found = (match for match in _pair_of_level(lexicon).finditer(passage.text) if not match["named"])
    return tuple(_counted(passage, match, lexicon) for match in found)


def times_of_levels(passage: Passage, lexicon: Lexicon) -> tuple[tuple[str, Count], ...]:
    """The levels and numbers of "Guided ×2, Supported ×3" or "2 G, 3 S", where these pairs alone follow one another.

    "Mix (Guided ×2), fold (Supported ×3)" says how often, "guided ×2 points, supported ×3 points" of what else, and
    "mix (guided), fold (supported); guided ×2, supported ×3" may.
    """
    if not _TIMES.search(passage.text):
        return _initials_of_levels(passage, lexicon)
    row = _row(lexicon).search(passage.text)
    if not row or not _behind_row(lexicon).match(passage.text, row.end()):
        return ()
    if any(not row.start() <= match.start() < row.end() for match in _level(lexicon).finditer(passage.text)):
        return ()
    return tuple(_counted(passage, match, lexicon) for match in _times(lexicon).finditer(passage.text))


def stand_for_others(passage: Passage, lexicon: Lexicon) -> bool:
    """Whether a text has capitals with numbers behind words that make them sizes or the like: "wheel sizes: 2 S, 3 G".

    Nothing stands before those of levels, a notebook, or a word for exercises or levels: "3 exercises: 2 G, 1 S".
    """
    row = _initials_row(lexicon).search(passage.text) if _CAPITAL.search(passage.text) else None
    before = passage.text[max(0, row.start("row") - _NEAR) : row.start("row")] if row else ""
    return bool(before.strip()) and _leads_in(lexicon).search(before) is None


@lru_cache(maxsize=16)
def _leads_in(lexicon: Lexicon) -> re.Pattern[str]:
    """What stands before capitals of levels: "`rolls.ipynb` (", "(rolls.ipynb): ", "3 exercises, ", "By level: "."""
    words = rf"(?<!\w){lexicon.word('exercise', 'exercises', 'levels')}"
    return re.compile(rf"(?:`|\.ipynb|{words})[*_)]{{0,3}}[\s:;,.(\[–—-]{{0,6}}\Z", re.I)


def _initials_of_levels(passage: Passage, lexicon: Lexicon) -> tuple[tuple[str, Count], ...]:
    """The levels and numbers of "(1 G, 1 S, 1 I)", "2×G, 1×S", "G 2 / S 2", in brackets or at the end of a text.

    Numbers that only go up from 1, as in "1 G, 2 S, 3 I", may be those of exercises. Each level has one number.
    """
    row = _initials_row(lexicon).search(passage.text) if _CAPITAL.search(passage.text) else None
    if not row:
        return ()
    found = list(_initial(lexicon).finditer(passage.text, *row.span("row")))
    named = [level_of_initial(one["behind"] or one["before"], lexicon) or "" for one in found]
    numbers = [int(one["number"] or one["last"]) for one in found]
    placed = sorted(numbers) if found[0]["before"] else numbers
    may_be_places = placed == list(range(1, len(numbers) + 1)) and not _TIMES_SIGN.search(row["row"])
    if may_be_places or len(set(named)) < len(named):
        return ()
    spans = [passage.span_of(*one.span()) for one in found]
    return tuple(
        (level, Count(span=span, value=value)) for level, span, value in zip(named, spans, numbers, strict=True)
    )


def _counted(passage: Passage, match: re.Match[str], lexicon: Lexicon) -> tuple[str, Count]:
    value = lexicon.value(match["number"])
    return lexicon.level_of(match["level"]), Count(span=passage.span_of(*match.span()), value=value)


def _pair(lexicon: Lexicon, level: str = "?:", number: str = "?:") -> str:
    """The pattern for "Guided ×2", perhaps with groups; not the beginning of "guided ×1.5"."""
    return rf"(?<!\w)({level}{lexicon.level.pattern})[ \t]?[×x][ \t]?({number}\d{{1,2}})(?!\w|\.\d)"


def _initial_pair(lexicon: Lexicon, names: bool = False) -> str:
    """The pattern for "1 G", "2×G", "G 2", perhaps with groups."""
    named = iter(("?P<number>", "?P<behind>", "?P<before>", "?P<last>") if names else ("?:",) * 4)
    letter, times = initials(lexicon), r"[ \t]?[×xX]?[ \t]?"
    first = rf"({next(named)}\d{{1,2}}){times}({next(named)}{letter})(?!\w)"
    return rf"(?<![\w.])(?:{first}|({next(named)}{letter})[ \t=:×xX]{{1,3}}({next(named)}\d{{1,2}})(?!\w|\.\d))"


@lru_cache(maxsize=16)
def _initial(lexicon: Lexicon) -> re.Pattern[str]:
    """Finds one pair: "1 G", "2×G", "G 2"."""
    return re.compile(_initial_pair(lexicon, names=True))


@lru_cache(maxsize=16)
def _initials_row(lexicon: Lexicon) -> re.Pattern[str]:
    """Finds two or more pairs in brackets, or behind a mark up to the end: "(1 G, 1 S, 1 I)", ": 2 G + 1 S"."""
    pair = _initial_pair(lexicon)
    row = rf"(?P<row>{pair}(?:\s{{0,2}}[,;·+&/|]?\s{{0,2}}{pair})+)"
    return re.compile(rf"(?:[(\[]\s?|[,:;]\s|\s{DASH}\s|\A){row}(?=\s?[)\]]|\.?\s*\Z|\n)")


@lru_cache(maxsize=16)
def _times(lexicon: Lexicon) -> re.Pattern[str]:
    """Finds one pair: "Guided ×2", "supported x 3"."""
    return re.compile(_pair(lexicon, "?P<level>", "?P<number>"), re.I)


@lru_cache(maxsize=16)
def _level(lexicon: Lexicon) -> re.Pattern[str]:
    """Finds a level by itself: not that of `guided-rolls.ipynb`."""
    return re.compile(rf"(?<![\w/-]){lexicon.level.pattern}(?![\w/-]|\.\w)", re.I)


@lru_cache(maxsize=16)
def _row(lexicon: Lexicon) -> re.Pattern[str]:
    """Finds two or more pairs one behind the other: "Guided ×2, Supported ×3 and Independent ×1"."""
    parts = rf"[*_]{{0,3}}\s{{0,3}}(?:[,;·+&/|]\s{{0,3}})?(?:{lexicon.word('joining')}\s{{1,3}})?[*_]{{0,3}}"
    return re.compile(rf"{_pair(lexicon)}(?:{parts}{_pair(lexicon)})+", re.I)


@lru_cache(maxsize=16)
def _behind_row(lexicon: Lexicon) -> re.Pattern[str]:
    """What may stand behind such a row: the end, a mark, " exercises", " in `rolls.ipynb`"; not " points"."""
    noun, inside = rf"\s+{lexicon.word('exercises')}(?!\w)", rf"\s+{lexicon.word('upon')}\s+[`*_\[]"
    return re.compile(rf"[*_]{{0,3}}(?:\s*(?:$|[.,;:)\]|·]|{DASH}\s)|\n|{noun}|{inside})", re.I)
