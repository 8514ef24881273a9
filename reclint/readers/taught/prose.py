"""What running prose says was taught: by verbs, "The lesson introduces the spoke and develops the rim", or passively.

Names that are set off, in bold or in italics, are told apart by their marks, others by commas. They may stand behind
the verb, "Developed are *spokes* and *rims*", or behind a colon, "Two things were applied: *spokes*, *rims*".
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reclint.markdown import mask_code, split_list
from reclint.model import DepthMark
from reclint.readers.reviews.counts import mask_groups
from reclint.readers.taught.denials import denial
from reclint.readers.taught.enumerations import SET_OFF, name_rows_apart
from reclint.readers.taught.set_off import (
    Beside,
    is_set_off,
    names_something,
    told_beside_verbs,
    verb_among,
    without_inside,
)
from reclint.vocabulary.folding import fold_word
from reclint.vocabulary.lexicon import DASH, alternatives

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from reclint.markdown import Item
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_LEAST_ALIKE = 3
"""How many letters a verb begins with as its depth does, at least: "applies" and "APPLIED"."""
_SENTENCE = re.compile(r"(?<=[^\W_]{2})[.;!?](?:\s+|$)|(?<=[)*_”\"`])[.;!?](?:\s+|$)")
"""Where a sentence or a clause ends; "e.m.f." ends none."""
_LONGEST = 1000
"""How many characters a sentence has at most that is read: the longest of real ones that names concepts has 400."""
_FEWEST_LISTED = 3
"""How many parts between commas are concepts of their own, where the last one begins with a joining word."""


_SENTENCE_WORDS = 4
"""How many words a sentence below has at least; "Rims and spokes." is a concept with a full stop: a choice."""
_FEWEST_INSIDE = 2
"""How many words a clause has at least behind its first: "why it matters"; "which Ann" goes on behind the comma."""


class Told(NamedTuple):
    """A concept that prose names, and the depth that it gives to it."""

    name: Passage
    mark: DepthMark


def told_by_verbs(text: Passage, lexicon: Lexicon, *, labelled: bool = True, names: Iterable[str] = ()) -> list[Told]:
    """The concepts of a text that says by verbs what a lesson did with them; none where it says nothing so.

    ``labelled``: a label tells that it speaks of them; elsewhere "Introduced were *Ada* and *Bob*" may be of people.
    ``names``: those of the index rows, which are concepts also where they are words that name nothing elsewhere.
    """
    if not _verb(lexicon).search(text.text):
        return []
    rows = frozenset(map(fold_word, names))
    sentences = (sentence for sentence in _sentences(text) if len(sentence.text) <= _LONGEST)
    found = [told for sentence in sentences for told in _of_sentence(sentence, rows, lexicon, labelled=labelled)]
    return [told for told in found if re.search(r"\w", told.name.text)]


def tells_all(text: Passage, items: Iterable[Item], names: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a text names its concepts by verbs, and the items below say something else: "We develop *a*, apply *b*.".

    It sets off two or more. The items are sentences, or most of these name index rows; and no item does.
    """
    if text.text.rstrip("*_ ").endswith(":") or not SET_OFF.search(text.text):
        return False
    told, below = told_by_verbs(text, lexicon, names=names), [item.text for item in items if item.text]
    if len(told) <= 1 or not all(is_set_off(one.name.text) for one in told):
        return False
    if any(name_rows_apart([item], names) for item in below):
        return False
    known = sum(name_rows_apart([one.name], names) for one in told)
    return known * 2 > len(told) or all(_is_sentence(item.text) for item in below)


def _is_sentence(text: str) -> bool:
    """Whether a text is a sentence of several words: "Each link gets its own pair of scissors."; "Spokes." is none."""
    return len(text.split()) >= _SENTENCE_WORDS and text.rstrip('*_”" ').endswith(tuple(".!?"))


def _sentences(text: Passage) -> Iterator[Passage]:
    start = 0
    for match in (*_SENTENCE.finditer(without_inside(text.text)), None):
        stop = match.start() if match else len(text.text)
        if text.text[start:stop].strip():
            yield text.part(start, stop).strip()
        start = match.end() if match else stop


def _of_sentence(sentence: Passage, rows: Collection[str], lexicon: Lexicon, *, labelled: bool) -> Iterable[Told]:
    """The names that are set off right beside their verbs, and for other verbs those that stand around them."""
    beside = Beside()
    if not (labelled and _counted(lexicon).match(sentence.text)):  # "Two tasks were applied: *oil*"
        leads = None if labelled else _teller(lexicon)
        beside = told_beside_verbs(sentence, _verbs_of_prose(lexicon), lexicon, rows, leads=leads)
    told = [
        Told(sentence.part(name.start, name.stop), _depth_at(sentence, verb.depth, lexicon))
        for name, verb in beside.told
        if verb.depth
    ]
    decided = {sentence.span_of(*place) for place in beside.decided}
    around = _around_verbs(sentence, rows, lexicon, labelled=labelled)
    told += [one for one in around if one.mark.span not in decided]
    return sorted(told, key=lambda one: one.name.span.start)


def _around_verbs(sentence: Passage, rows: Collection[str], lexicon: Lexicon, *, labelled: bool) -> Iterator[Told]:
    set_off = [match.span() for match in SET_OFF.finditer(sentence.text)]
    verbs = [
        verb
        for verb in _verb(lexicon).finditer(sentence.text)
        if not verb.group().isupper() and not any(start < verb.start() < stop for start, stop in set_off)
    ]
    if verbs and not _teller(lexicon).search(sentence.text[: verbs[0].start()]):
        opening = _opening_word(lexicon).match(sentence.text)  # "Next, the spoke was developed"
        if opening and opening.end() <= verbs[0].start():
            rest = sentence.part(opening.end(), len(sentence.text))
            yield from _around_verbs(rest, rows, lexicon, labelled=labelled)
            return
    if verbs and denial(sentence.text, 0, verbs[0].start(), lexicon).holds:
        return
    if verbs and _teller(lexicon).search(sentence.text[: verbs[0].start()]):
        for verb, stop in pairwise([*verbs, None]):
            end = stop.start() if stop else len(sentence.text)
            assert verb is not None
            mark = _mark(sentence, verb, lexicon)
            inside = [(start, last) for start, last in set_off if verb.end() <= start and last <= end]
            if len(inside) == 1 and not names_something(sentence.text, inside, rows, lexicon):
                continue
            names = [sentence.part(*place) for place in inside] or _names(sentence.part(verb.end(), end), lexicon)
            counts = () if inside else [name for name in names if _counts(lexicon).fullmatch(name.text)]
            yield from (Told(name, mark) for name in names if name not in counts or fold_word(name.text) in rows)
        return
    if labelled and (behind := [*_behind_verb(sentence, set_off, lexicon)]):
        yield from behind
    elif labelled or not _counted(lexicon).match(sentence.text):
        yield from _passive(sentence, lexicon, labelled=labelled)


def _behind_verb(sentence: Passage, set_off: Sequence[tuple[int, int]], lexicon: Lexicon) -> Iterator[Told]:
    """The concepts of "Developed are *spokes* and *rims*", and those behind a colon that words count.

    None where there are not as many as these say, or where they count what is no concept: "Two exercises".
    """
    if opening := _opening(lexicon).match(sentence.text):
        names = _run(sentence, set_off, opening.end(), lexicon)
        yield from (Told(name, _mark(sentence, opening, lexicon)) for name in names)
    elif (counted := _counted(lexicon).match(sentence.text)) and _of_concepts(lexicon).fullmatch(counted["what"]):
        number, behind = lexicon.value(counted["number"]), sentence.part(counted.end(), len(sentence.text))
        names = _run(sentence, set_off, counted.end(), lexicon) or _names(behind, lexicon)
        if len(names) == number - 1:  # "tension and truing", "tension, truing and wear"
            names = [*names[:-1], *_both(names[-1], lexicon)]
        if len(names) == number and not _stated(lexicon).search(behind.text):  # ": spokes, and one was applied: rims"
            yield from (Told(name, _mark(sentence, counted, lexicon)) for name in names)


def _run(sentence: Passage, set_off: Sequence[tuple[int, int]], start: int, lexicon: Lexicon) -> Sequence[Passage]:
    """The names that are set off from ``start`` on with nothing but commas and joining words between them.

    None where the sentence goes on with words, "*Ada* and *Bob* to each other": then somebody does something there.
    """
    names = []
    for opens, stop in set_off:
        if opens >= start and _between(lexicon).fullmatch(sentence.text, start, opens):
            names.append(sentence.part(opens, stop))
            start = stop
    return names if re.match(rf"\s*(?:$|[,:(]|{DASH})", sentence.text[start:]) else []


def _passive(sentence: Passage, lexicon: Lexicon, *, labelled: bool) -> Iterator[Told]:
    """The concepts of "The spoke was developed and the rim was introduced, and so was the hub"."""
    start, mark = 0, None
    for match in _stated(lexicon).finditer(mask_groups(sentence.text)):
        lead = _joined(lexicon).match(sentence.text, start)
        name = sentence.part(lead.end() if lead else start, match.start()).strip(" ,")
        trail = _trail(lexicon).search(name.text)
        name = name.part(0, trail.start()) if trail else name
        mark = _mark(sentence, match, lexicon)
        yield from (Told(one, mark) for one in (_both(name, lexicon) if match["both"] and labelled else [name]))
        start = match.end()
    if mark and labelled and (same := _so_was(lexicon).match(sentence.text, start)):
        likewise = sentence.part(same.end(), len(sentence.text))
        yield Told(likewise.without([*_clauses(likewise.text, lexicon)]).strip(" ,"), mark)


def _both(name: Passage, lexicon: Lexicon) -> Sequence[Passage]:
    """The two names that "both" or "two" is said of; the whole where it is open which: "a and b and c"."""
    cuts = [cut for cut in _joined(lexicon).finditer(name.text) if cut.start()]
    if cuts and "," in name.text[: cuts[0].start()]:
        return [name]  # "both" is said of no three: "spokes, rims and hubs"
    if len(cuts) > 1:
        cuts = [cut for cut in cuts if _article(lexicon).match(name.text, cut.end())]
    return [name.part(0, cuts[0].start()), name.part(cuts[0].end(), len(name.text))] if len(cuts) == 1 else [name]


def _names(text: Passage, lexicon: Lexicon) -> Sequence[Passage]:
    """The names between commas, the last one perhaps behind a joining word: "a, b, and c"; one may have it inside."""
    clauses = list(_clauses(text.text, lexicon))
    text = text.without(clauses).strip(" ,")
    closing = _closing(lexicon).search(text.text)
    text = text.part(0, closing.start()).strip(" ,") if closing else text
    parts = split_list(text)
    last = _joined(lexicon).match(parts[-1].text) if parts else None
    # "rim wear, when to change a rim, and spokes": the clause is one of those that are listed.
    if len(parts) + len(clauses) >= _FEWEST_LISTED and len(parts) > 1 and last:
        return [*parts[:-1], parts[-1].part(last.end(), len(parts[-1].text))]
    return parts if len(parts) > 1 and not last else [text]


def _clauses(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """The clauses behind names, each up to the next comma: "rim wear, when to change a rim, and spokes".

    One of a few words, "the rim, which Ann, Bob, and Cara oiled", or that goes on, "because they asked, and they
    wanted it", holds what follows too; so does one behind which no word joins the last name.
    """
    text = mask_groups(mask_code(text))
    start = 0
    while reason := _reason(lexicon).search(text, start):
        comma = text.find(",", reason.end())
        inside = text[reason.end() : comma if comma >= 0 else len(text)].split()
        behind = text[comma:] if comma >= 0 else ""
        goes_on = len(inside) < _FEWEST_INSIDE or _goes_on(lexicon).match(behind) or not _listed(lexicon).search(behind)
        yield reason.start(), len(text) if goes_on else comma
        if goes_on:
            return
        start = comma


def _mark(sentence: Passage, match: re.Match[str], lexicon: Lexicon) -> DepthMark:
    return _depth_at(sentence, match.span("depth"), lexicon)


def _depth_at(sentence: Passage, place: tuple[int, int], lexicon: Lexicon) -> DepthMark:
    verb = sentence.text[slice(*place)]
    level = _verbs_of_prose(lexicon)[fold_word(verb)]
    return DepthMark(span=sentence.span_of(*place), text=verb, level=level, levels=(level,))


@lru_cache(maxsize=16)
def depths_of_verbs(lexicon: Lexicon) -> dict[str, str]:
    """The depth that each verb stands for: the one that begins as it does."""
    depths = lexicon.vocabulary.depths
    found = {fold_word(depth): depth for depth in depths}
    for verb in map(fold_word, lexicon.vocabulary.words_of("depth-verbs")):
        alike = {depth: _alike(verb, fold_word(depth)) for depth in depths}
        best = max(depths, key=lambda depth, alike=alike: alike[depth])  # type: ignore[misc]
        if alike[best] >= _LEAST_ALIKE:
            found[verb] = best
    return found


@lru_cache(maxsize=16)
def _verbs_of_prose(lexicon: Lexicon) -> dict[str, str]:
    """The verbs with their depths, and what says of the first depth that no more was done: "they have heard of"."""
    first = next(iter(lexicon.vocabulary.depths), "")
    return {**depths_of_verbs(lexicon), **dict.fromkeys(lexicon.vocabulary.words_of("heard-of"), first)}


def _alike(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


@lru_cache(maxsize=16)
def _verb(lexicon: Lexicon) -> re.Pattern[str]:
    """A verb that says how deep a lesson went: "introduces", "developed"."""
    return verb_among(lexicon, tuple(depths_of_verbs(lexicon)))


@lru_cache(maxsize=16)
def _counts(lexicon: Lexicon) -> re.Pattern[str]:
    """What counts concepts and names none: "two concepts", "one", "three more of them", no "one thing at a time"."""
    noun = lexicon.word("concept-noun", "thing", "others")
    those = rf"\s+{lexicon.word('of')}\s+{lexicon.word('those')}"
    return re.compile(rf"{lexicon.counting}(?:(?:\s+[^\W\d]+)?\s+{noun}|{those})?", re.I)


@lru_cache(maxsize=16)
def _teller(lexicon: Lexicon) -> re.Pattern[str]:
    """Who does so, at the start of a sentence: "The lesson", "We", "In this lesson we also"."""
    return re.compile(rf"^(?:[^\W\d]+\s+){{0,3}}{lexicon.word('teller')}(?:\s+[^\W\d]+){{0,2}}\s*$", re.I)


@lru_cache(maxsize=16)
def _stated(lexicon: Lexicon) -> re.Pattern[str]:
    """What a sentence says of a concept: "was developed", "was only mentioned", "were both developed".

    People are introduced to something: "Ada and Bob were both introduced to spokes".
    """
    becomes, merely = lexicon.word("becomes"), lexicon.word("merely")
    both = rf"(?:(?P<both>{lexicon.word('both')})\s+)?"
    depth = alternatives(map(fold_word, lexicon.vocabulary.depths))
    to = rf"(?(both)(?!\s+{lexicon.word('to')}(?!\w)))"
    # Parentheses are blank in what is searched: a run of blanks is tried once.
    return re.compile(rf"(?<!\s)\s+{becomes}\s+{both}(?:{merely}\s+)?(?P<depth>{depth})(?![\w-]){to}", re.I)


@lru_cache(maxsize=16)
def _so_was(lexicon: Lexicon) -> re.Pattern[str]:
    """What says the same of another concept, right behind the depth: ", and so was the rim", not "and so was it".

    Nor "and so was everything else", which names none.
    """
    other = rf"(?:{lexicon.word('pointing')}\s+)?{lexicon.word('teller', 'remarking', 'others')}"
    likewise = rf"{lexicon.word('likewise')}\s+{lexicon.word('becomes')}"
    return re.compile(rf",?\s+{lexicon.word('joining')}\s+{likewise}\s+(?!{other}(?!\w))", re.I)


@lru_cache(maxsize=16)
def _article(lexicon: Lexicon) -> re.Pattern[str]:
    """What opens a name of its own behind a joining word: "the ", "its "."""
    return re.compile(rf"{lexicon.word('article', 'pointing')}\s", re.I)


@lru_cache(maxsize=16)
def _opening(lexicon: Lexicon) -> re.Pattern[str]:
    """What opens a sentence that tells its depth first: "Developed are ", "Only introduced was "."""
    becomes, merely = lexicon.word("becomes"), lexicon.word("merely")
    depth = alternatives(map(fold_word, lexicon.vocabulary.depths))
    return re.compile(rf"(?:{merely}\s+)?(?P<depth>{depth})\s+{becomes}\s+", re.I)


@lru_cache(maxsize=16)
def _counted(lexicon: Lexicon) -> re.Pattern[str]:
    """Words that count what stands behind their colon: "Three things were applied, at home:"."""
    number = rf"(?:{lexicon.word('pointing')}\s+)?(?P<number>{lexicon.counting})(?P<what>(?:\s+[^\W\d]+){{0,3}})"
    return re.compile(rf"{number}{_stated(lexicon).pattern}[^:]{{0,120}}:\s+(?=\S)", re.I)


@lru_cache(maxsize=16)
def _opening_word(lexicon: Lexicon) -> re.Pattern[str]:
    """What tells only that something came behind: "Next, ", "Later, ", no "Next lesson, "."""
    return re.compile(rf"{lexicon.word('in-sequence')},\s+(?!{lexicon.word('teller')}(?!\w))", re.I)


@lru_cache(maxsize=16)
def _of_concepts(lexicon: Lexicon) -> re.Pattern[str]:
    """What is counted where that is concepts: " things", " new ideas", " of them", no " exercises on ideas"."""
    noun, those = lexicon.word("concept-noun", "thing"), lexicon.word("those")
    other = lexicon.word("exercise", "exercises", "of-names", "joining")
    kind = rf"(?:\s+(?!{other}(?!\w))[^\W\d]+){{0,2}}\s+{noun}"
    return re.compile(
        rf"(?:{kind}|\s+{lexicon.word('of')}\s+(?:{those}|(?:{lexicon.word('pointing')}\s+)?{noun}))?", re.I
    )


@lru_cache(maxsize=16)
def _between(lexicon: Lexicon) -> re.Pattern[str]:
    """What parts names that are set off: ", ", " and ", ", and the "."""
    words = lexicon.word("joining", "pointing")
    return re.compile(rf"[\s,]{{0,3}}(?:{words}\s+){{0,2}}", re.I)


@lru_cache(maxsize=16)
def _joined(lexicon: Lexicon) -> re.Pattern[str]:
    """A joining word before the next concept: ", and the rim"."""
    return re.compile(rf"[\s,]*{lexicon.word('joining')}\s+", re.I)


@lru_cache(maxsize=16)
def _trail(lexicon: Lexicon) -> re.Pattern[str]:
    """A word that parts a name from what is said of it: "The rim, too, was developed", "The rim came next and was"."""
    return re.compile(rf"[\s,]+{lexicon.word('joining', 'also')}$", re.I)


@lru_cache(maxsize=16)
def _reason(lexicon: Lexicon) -> re.Pattern[str]:
    """Where a clause begins behind the names: "the rim because they asked", "the rim, which nobody knew"."""
    return re.compile(rf"[\s,]+{lexicon.word('because')}\s|,\s+{lexicon.word('asking')}\s", re.I)


@lru_cache(maxsize=16)
def _goes_on(lexicon: Lexicon) -> re.Pattern[str]:
    """What goes on with a clause behind its comma: ", and they wanted it"."""
    return re.compile(rf",\s+{lexicon.word('joining')}\s+{lexicon.word('teller')}\s", re.I)


@lru_cache(maxsize=16)
def _listed(lexicon: Lexicon) -> re.Pattern[str]:
    """The last of several names, behind a word that joins it, or another clause: ", and spokes", ", why it squeaks"."""
    return re.compile(rf",\s+{lexicon.word('joining', 'because', 'asking')}\s", re.I)


@lru_cache(maxsize=16)
def _closing(lexicon: Lexicon) -> re.Pattern[str]:
    """A joining word that closes names before the next verb: "the rim and", "the rim, and only"."""
    return re.compile(rf"[\s,]+{lexicon.word('joining')}(?:\s+{lexicon.word('merely')})?$", re.I)
