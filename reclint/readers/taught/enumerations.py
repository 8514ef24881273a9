"""Enumerations on one line: "(1) … (2) …", clauses that are prose and no list, and parts that name rows."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reclint.markdown import mask_code, split_list
from reclint.readers.depths.depth import find_mark, outermost_groups
from reclint.readers.reviews.counts import mask_groups

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_STOP = r"(?:(?<=[^\W_]{3})|(?<=[)\]\"”`*_]))\.\s"
_SENTENCE_END = re.compile(rf"{_STOP}\s*(?=[^\W\d_a-z])")
"""A full stop before a capital letter; "e.g. Ashley" and "vs. Budworth" go on."""
_LABEL = re.compile(r"(?:^|(?<=[.;,]\s))[^.;,:]{1,40}:\s*")
"""What leads in to a list or a remark: "Two layers:", "Also:"."""
_PART_END = re.compile(rf";|{_STOP}")
"""Where the last part of an enumeration ends: at a semicolon, or with its sentence."""
SET_OFF = re.compile(r"(?P<mark>\*\*|\*|__|_)(?=[^\s*_])[^*_\n]{1,120}(?<=[^\s*_])(?P=mark)|[“\"][^“”\"\n]{1,120}[”\"]")
"""Words in emphasis or in quotation marks."""
_STRONG = ("**", "__")
_ASIDE_WORDS = 12
"""How many words an aside between a name and its depth has at most: a whole clause speaks of other things too."""
_PROSE_WORDS = 3
"""So many words between two concepts make prose of a list."""
_FEWEST_NUMBERS, _WIDEST = 2, 4
"""How many numbers make an enumeration at least, and how wide one is with its parentheses: "(12)"."""
_CLAUSE_WORDS = 4
"""How many words close a clause at least, "and Day compose these layers"; "and crust" is an entry of a list."""
_FEWEST_NAMED = 2
"""How many parts beside one that names no row name theirs: "Salt, yeast, malt", where malt has none."""
_MUCH_MORE = 2
"""How many times the words of such a part its row has at most."""
_NAME_WORDS = 3
"""How many words the part without a row has at most: more say something of the others."""
_BARE = re.compile(r"(?:\[[^\]\n]*\]\s*)*(?P<name>[^(\[:,·;—–\n]+)")
"""A name without the box or depth before it and what stands behind: "[x] spokes · *developed*", "[D] rims: thin"."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
"""A word, with an apostrophe inside perhaps: "baker's"."""
_SHORTEST = 3
"""How many letters a word has at least that tells something: "hub", no "by"."""
_COMMON, _ENDING = 5, 3
"""The letters that inflected words begin with alike at least, and what their endings are: "splices", "splicing"."""

_Words = frozenset[str]


class SetOff(NamedTuple):
    """What prose sets off: its name, and the stretch from there to its depth with what is said in between."""

    name: Passage
    whole: Passage


def told_in_prose(text: Passage, lexicon: Lexicon) -> list[SetOff]:
    """What prose sets off and gives a depth: "We built *the arch* (DEVELOPED) and drew *its thrust* (INTRODUCED)".

    An aside may stand in between: "**splicing**, that is, two ends made one (DEVELOPED)". None where a depth stands
    behind anything else, or where the text is no more than a list.
    """
    names = list(SET_OFF.finditer(text.text))
    groups = outermost_groups(text.text) if names else []
    marks = [group for group in groups if _gives_depth(text.part(*group), lexicon)]
    found: list[SetOff] = []
    last, told = 0, False
    starts = [name.start() for name in names]
    for start, stop in marks:
        inside = [name for name in names[bisect_left(starts, last) : bisect_left(starts, start)] if name.end() <= start]
        inside = [name for name in inside if name["mark"] in _STRONG] or inside
        between = text.text[inside[-1].end() : start] if inside else ""
        if not inside or not (_is_aside(between) or (found and _adds(between, lexicon))):
            return []
        joined = list(_joined_names(inside, text.text, lexicon))
        found += [SetOff(text.part(*name.span()), text.part(name.start(), stop)) for name in joined]
        told = told or len(_WORD.findall(text.text[last : joined[0].start()])) >= _PROSE_WORDS
        last = stop
    return found if told else []


def _gives_depth(group: Passage, lexicon: Lexicon) -> bool:
    """Whether a parenthesis gives a depth, beside others by semicolons one in capitals or in a part of its own.

    "(developed)", "(oak, ash, elm; developed)", "(oak; DEVELOPED by hand)"; not "(by a friend; developed by hand)".
    """
    parts = split_list(group.part(1, len(group.text) - 1), ";")
    alone = any(lexicon.depth_any_case.fullmatch(part.text.strip("*_ ")) for part in parts)
    capitals = any(word.group().isupper() for word in lexicon.depth_any_case.finditer(group.text))
    return (alone or capitals or len(parts) == 1) and find_mark(group, lexicon) is not None


def _is_aside(between: str) -> bool:
    """Whether what stands between a name and its depth is nothing, or belongs to the name: ", warming and cooling"."""
    aside = between.strip()
    opens = aside.startswith((",", "–", "—", "--"))
    return not aside or (opens and len(_WORD.findall(aside)) <= _ASIDE_WORDS and not _SENTENCE_END.search(between))


def _adds(between: str, lexicon: Lexicon) -> bool:
    """Whether a few words go on about what was set off: "**trued six wheels** and given reasons (APPLIED)"."""
    is_short = len(_WORD.findall(between)) <= _PROSE_WORDS and not re.search(r"[.;:,]", between)
    return is_short and re.match(rf"\s+{lexicon.word('joining')}\s", between, re.I) is not None


def _joined_names(names: Sequence[re.Match[str]], text: str, lexicon: Lexicon) -> Iterator[re.Match[str]]:
    """The last of some names, with those before it that nothing but a comma or a joining word parts from it."""
    joins = re.compile(rf"\s*,?\s*(?:{lexicon.word('joining')}\s+)?", re.I)
    parted = [
        at for at, (one, other) in enumerate(pairwise(names), 1) if not joins.fullmatch(text, one.end(), other.start())
    ]
    yield from names[parted[-1] if parted else 0 :]


def without_prose(line: Passage, lexicon: Lexicon) -> Passage:
    """A line without its sentences and clauses that say how, why or where something is, and name no concept.

    "Also: how Ashley, Budworth, and Day compose these layers; the contest of both" is one; "how to fold" is none.
    """
    asks = re.compile(rf"(?:{lexicon.word('joining')}\s+)?(?:\w+\s+)?{lexicon.word('asking')}\s", re.I)
    spans: list[tuple[int, int]] = []
    for start, stop in _sentences(line.text):
        sentence = line.part(start, stop)
        label = _LABEL.match(sentence.text)
        opening = label.end() if label else 0
        if find_mark(sentence, lexicon):
            continue
        if asks.match(sentence.text, opening) and (label or (start and _is_clause(sentence, lexicon))):
            spans.append((start, stop))
        else:
            spans += [(start + left, start + right) for left, right in _clauses(sentence, asks, lexicon)]
    return line.without(spans) if spans else line


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    return pairwise([0, *(end.end() for end in _outside(_SENTENCE_END, text)), len(text)])


def _outside(pattern: re.Pattern[str], text: str, start: int = 0) -> Iterator[re.Match[str]]:
    """Where a pattern stands outside parentheses and code."""
    masked = mask_groups(mask_code(text))
    return (found for found in pattern.finditer(text, start) if masked[found.start()] == text[found.start()])


def _clauses(sentence: Passage, asks: re.Pattern[str], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """What asks about several things, from the comma before it to the semicolon behind it."""
    masked = mask_groups(mask_code(sentence.text))
    for clause in re.finditer(r"[^;]+", masked):
        for piece in re.finditer(r"[^,\s][^,]*", clause.group()):
            start = clause.start() + piece.start()
            if asks.match(sentence.text, start) and _is_clause(sentence.part(start, clause.end()), lexicon):
                yield start, clause.end()
                break


def _is_clause(passage: Passage, lexicon: Lexicon) -> bool:
    """Whether commas part the subjects of one clause, as in "how Ashley, Budworth, and Day compose these layers"."""
    joins = re.compile(rf"{lexicon.word('joining')}\s", re.I)
    pieces = [piece for clause in split_list(passage, ";")[:1] for piece in split_list(clause)]
    return any(joins.match(piece.text) and len(piece.text.split()) >= _CLAUSE_WORDS for piece in pieces[1:])


def numbered(line: Passage, lexicon: Lexicon) -> list[Passage]:
    """The parts that "(1) … (2) …" numbers from one on, with what stands before and behind; none without numbers.

    What leads in to the numbers, "Two layers:", is no part.
    """
    text = line.text
    marks = [group for group in outermost_groups(mask_code(text)) if _is_number(text, *group)]
    counted = [int(text[start + 1 : stop - 1]) for start, stop in marks]
    if len(marks) < _FEWEST_NUMBERS or counted != list(range(1, len(marks) + 1)):
        return []
    lead = line.part(0, marks[0][0])
    labels = list(_LABEL.finditer(lead.text))
    if labels and labels[-1].end() == len(lead.text):
        lead = lead.part(0, labels[-1].start())
    end = next(_outside(_PART_END, text, marks[-1][1]), None)
    last = end.start() if end else len(text)
    stops = [*(start for start, _ in marks[1:]), last]
    parts = [_trimmed(line.part(mark[1], stop), lexicon) for mark, stop in zip(marks, stops, strict=True)]
    behind = line.part(end.end() if end else last, len(text))
    return [part for part in (*split_list(lead.strip(" ."), ",;"), *parts, *split_list(behind, ",;")) if part.text]


def _is_number(text: str, start: int, stop: int) -> bool:
    """Whether a parenthesis is a number that stands by itself: "(1) mast", not "f(1)"."""
    alone = (start == 0 or text[start - 1].isspace()) and text[stop : stop + 1].isspace()
    return alone and stop - start <= _WIDEST and text[start + 1 : stop - 1].isdecimal()


def _trimmed(part: Passage, lexicon: Lexicon) -> Passage:
    """A part without the comma or the joining word before the next number."""
    part = part.strip(" ,;.")
    ending = re.search(rf"[\s,]{lexicon.word('joining')}$", part.text, re.I)
    return part.part(0, ending.start()).strip(" ,;.") if ending else part


def name_rows_apart(parts: Sequence[Passage], names: Iterable[str]) -> bool:
    """Whether every part names an index row of its own: more than half by all of their words, others by half of them.

    In "Tail whipping, dye determinism, rope cost (INTRODUCED)" the second one names "Dye determines the colour".
    """
    open_ = [_words(name) for name in names]
    halves: list[_Words] = []
    for part in parts:
        words = _words(part.text.partition("(")[0])
        row = next((row for row in open_ if words and _held(words, row) == len(words)), None)
        if row is None:
            halves.append(words)
        else:
            open_.remove(row)
    for words in halves:
        best = max(open_, key=lambda row, words=words: _held(words, row), default=_Words())  # type: ignore[misc]
        if not words or _held(words, best) * 2 < len(words):
            return False
        open_.remove(best)
    return len(halves) * 2 < len(parts)


def are_called_like_rows(parts: Iterable[Passage], names: Iterable[str], lexicon: Lexicon) -> bool:
    """Whether every part has half of the words of an index row of its own, and that half of its own words.

    At least two words, or the only one of both: "cones and balls" is called like "Balls in the cones", "the hub" like
    "Hub"; "steel" is not like "Steel rims", nor "as thin as spokes" or "spokes on it" like "Spokes".
    """
    open_ = [_telling(name.partition("(")[0], lexicon) for name in names]
    for part in parts:
        words = _telling(part.text.partition("(")[0], lexicon)
        row = max(open_, key=lambda row: _held(words, row), default=_Words())
        shared = min(_held(words, row), len(row))
        half = shared and shared * 2 >= max(len(words), len(row))
        alone = shared == len(words) == len(row) and len(_words(part.text)) <= _FEWEST_NAMED
        if not half or (shared < _FEWEST_NAMED and not alone):
            return False
        open_.remove(row)
    return True


def _telling(text: str, lexicon: Lexicon) -> _Words:
    """The words of a name that tell something: "hub" and "axle" of "the hub and its axle"."""
    small = lexicon.vocabulary.fillers.union(lexicon.vocabulary.words_of("joining"))
    return _Words(word for word in _words(text) - small if len(word) >= _SHORTEST)


def name_some_row(parts: Iterable[Passage], names: Iterable[str]) -> bool:
    """Whether one of some parts, without mark and remark, has half of its words or more from the name of a row."""
    rows = [_words(name) for name in names]
    own = (_words(found["name"]) for part in parts if (found := _BARE.match(part.text)))
    return any(words and _held(words, row) * 2 >= len(words) for words in own for row in rows)


def one_without_row(parts: Sequence[Passage], names: Iterable[str], lexicon: Lexicon) -> Passage | None:
    """The one part that is a name like the others, each of which calls an index row of its own by its name.

    In "Tail whipping, rope cost, marline (INTRODUCED)" it may be the marline that has no row. A row that says much more
    than the part, "Rope cost by the metre, and what it hides", is none that the part is called after.
    """
    open_ = [_words(name.partition("(")[0]) for name in names]
    strangers: list[Passage] = []
    for part in parts:
        words = _words(part.text.partition("(")[0])
        called = (row for row in open_ if _held(words, row) == len(words) > 0 and len(row) <= _MUCH_MORE * len(words))
        if row := next(called, None):
            open_.remove(row)
        else:
            strangers.append(part)
    is_one = len(parts) > _FEWEST_NAMED and len(strangers) == 1 and _is_bare_name(strangers[0], lexicon)
    return strangers[0] if is_one else None


def _is_bare_name(part: Passage, lexicon: Lexicon) -> bool:
    """Whether a part can be nothing but a name, "rope cost", no remark such as "both whipped" or "a kind of seam"."""
    words = [word.casefold() for word in _WORD.findall(part.text)]
    small = lexicon.vocabulary.words_of("joining", "asking", "all", "only", "merely", "also")
    is_short = 0 < len(words) <= _NAME_WORDS and not lexicon.vocabulary.fillers.union(small).intersection(words)
    return is_short and not _tells_manner(words[-1], lexicon)


def _tells_manner(word: str, lexicon: Lexicon) -> bool:
    """Whether a word ends as remarks do, "freshly ground and roasted", "mixed slowly", not "coriander seed"."""
    vocabulary = lexicon.vocabulary
    is_name = word.endswith(tuple(vocabulary.words_of("no-manner-ending")))
    return not is_name and word.endswith(tuple(vocabulary.words_of("manner-ending")))


def _held(words: _Words, row: _Words) -> int:
    """How many of some words a row has, whatever their endings."""
    return sum(1 for word in words if word in row or any(_is_inflected(word, other) for other in row))


def _is_inflected(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    alike = next((place for place, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return alike >= _COMMON and alike >= len(short) - _ENDING and alike >= len(long) - 2 * _ENDING


def _words(text: str) -> _Words:
    return _Words(word.casefold() for word in _WORD.findall(text))
