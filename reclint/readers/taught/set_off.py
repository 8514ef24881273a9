"""Names that prose sets off beside verbs for depths: "The lesson **develops** *spokes*; *rims* were only mentioned".

A verb holds for the names right behind it, up to the next one, or for those right before it. What else is set off is
said with stress: "We developed *spokes* on a *very* old wheel", "introduced *slowly*", "never applied *oil*".
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reclint.readers.taught.denials import Denial, denial
from reclint.readers.taught.enumerations import SET_OFF
from reclint.vocabulary.folding import fold_word
from reclint.vocabulary.lexicon import alternatives

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_TOKEN = re.compile(
    rf"(?:{SET_OFF.pattern})|\*(?=[^\s*])[^*\n]{{1,120}}(?<=[^\s*])\*|`(?=[^\s`])[^`\n]{{1,120}}(?<=[^\s`])`"
)
"""Words in emphasis, in quotation marks or in code: "*spokes*", "*the limit $f_s$*", "“spokes”", "`spokes`"."""
_ONE_EACH = 2
"""So many names between two verbs are one of the first and one of the second."""
_AROUND = '*_`“”"'
"""What sets words off."""


class Piece(NamedTuple):
    """A name that is set off, or a verb; ``depth`` is the place of the verb's word, None of a name."""

    start: int
    stop: int
    depth: tuple[int, int] | None = None


def without_inside(text: str) -> str:
    """A text of the same length in which words that are set off are letters only, so that no sentence ends there."""
    return _TOKEN.sub(lambda found: f"{found[0][0]}{'x' * (len(found[0]) - 2)}{found[0][-1]}", text)


def is_set_off(text: str) -> bool:
    """Whether all of a text is set off."""
    return _TOKEN.fullmatch(text) is not None


class Beside(NamedTuple):
    """The names that are set off, each with its verb, and the places of all verbs that were decided on.

    That is of those with such names, also where these name nothing, and of those that are denied or put off.
    """

    told: Sequence[tuple[Piece, Piece]] = ()
    decided: Collection[tuple[int, int]] = ()


def told_beside_verbs(
    sentence: Passage,
    verbs: Mapping[str, str],
    lexicon: Lexicon,
    rows: Collection[str],
    *,
    leads: re.Pattern[str] | None,
) -> Beside:
    """What stands beside verbs in a sentence; what stands before the first verb has to be like ``leads``."""
    pieces = _pieces(sentence.text, verbs, lexicon)
    first = next((piece for piece in pieces if piece.depth), None)
    if first is None or (leads and not leads.search(sentence.text[: first.start])):
        return Beside()
    found = list(_told(sentence.text, pieces, rows, lexicon))
    return Beside([(name, verb) for name, verb in found if name], {verb.depth for _, verb in found if verb.depth})


def _pieces(text: str, verbs: Mapping[str, str], lexicon: Lexicon) -> list[Piece]:
    found = list(_TOKEN.finditer(text))
    if not found:
        return []
    masked = _TOKEN.sub(lambda one: " " * len(one[0]), text)
    pieces = [Piece(*one.span(), one.span("depth")) for one in verb_among(lexicon, tuple(verbs)).finditer(masked)]
    last = 0
    for one in found:
        start = one.start() + len(one[0]) - len(one[0].lstrip(_AROUND))
        said = _said(lexicon, tuple(verbs)).fullmatch(text, start, one.start() + len(one[0].rstrip(_AROUND)))
        stop = one.end() if said or one[0][0] != "`" else _end_of_code(text, one.end(), verbs, lexicon)
        if stop and one.start() >= last:
            pieces.append(Piece(one.start(), stop, said.span("depth") if said else None))
            last = stop
    return sorted(piece for piece in pieces if piece.depth is None or not text[slice(*piece.depth)].isupper())


def _end_of_code(text: str, stop: int, verbs: Mapping[str, str], lexicon: Lexicon) -> int | None:
    """Where a name ends that begins with code: "`for` loops"; None where that is open, many words on."""
    rest = _rest_of_name(lexicon, tuple(verbs)).match(text, stop)
    return rest.end() if rest else None


def _told(
    text: str, pieces: Sequence[Piece], rows: Collection[str], lexicon: Lexicon
) -> Iterator[tuple[Piece | None, Piece]]:
    """The names with their verbs; None with a verb that tells nothing of what is beside it, or is denied."""
    at, last, said = 0, 0, Denial()
    while at < len(pieces):
        verb = pieces[at] if pieces[at].depth else None
        names = _run(text, pieces, at + 1 if verb else at, verb.stop if verb else None, lexicon)
        at += len(names) + (verb is not None)
        behind = pieces[at] if at < len(pieces) and pieces[at].depth else None
        passive = names and behind is not None and _is_passive(text, names[-1], behind, pieces[at + 1 :], lexicon)
        own = names
        if verb and passive and behind:  # "we developed *rims*, and *hubs* was mentioned"
            single = _single(lexicon).match(text, names[-1].stop) is not None
            cut = len(names) - 1 if single or len(names) == _ONE_EACH else 0
            own, names = names[:cut], names[cut:] if cut else []
        now = denial(text, last, verb.start, lexicon, said) if verb else said
        said = said if now.aside else now
        if verb and (own or now.holds):
            tells = not now.holds and names_something(text, [name[:2] for name in own], rows, lexicon)
            yield from ((name, verb) for name in (own if tells else [None]))
        last = verb.stop if verb else last
        if behind and passive and names:
            told = not now.put_off and (verb or _opens(lexicon).fullmatch(text, last, names[0].start))
            yield from ((name, behind) for name in (names if told else [None] if now.put_off else []))
            at, last = at + 1, behind.stop
        last = max(last, own[-1].stop) if own and not passive else last


def _run(text: str, pieces: Sequence[Piece], at: int, start: int | None, lexicon: Lexicon) -> list[Piece]:
    """The names from one place on with nothing but commas and joining words between them, right behind ``start``.

    Behind a verb a joining word may stand farther on: "developed the *spokes* of a wheel and its *rims*".
    """
    names: list[Piece] = []
    of_verb = start is not None
    while at < len(pieces) and pieces[at].depth is None:
        gap = _between(lexicon) if names else _behind(lexicon)
        follows = start is None or gap.fullmatch(text, start, pieces[at].start)
        if not follows and not (names and of_verb and _goes_on(text, start or 0, pieces[at], lexicon)):
            break
        if names and not _ends_name(lexicon).match(text, pieces[at].stop) and _tells_how(text, pieces[at], lexicon):
            break  # ", then *briefly* oil"
        names.append(pieces[at])
        start, at = pieces[at].stop, at + 1
    return names


def _goes_on(text: str, start: int, name: Piece, lexicon: Lexicon) -> bool:
    """Whether a name goes on with the list whose last one ends at ``start``: no "with care and *patience*"."""
    gap = _farther(lexicon).fullmatch(text, start, name.start)
    if gap is None or _tells_how(text, name, lexicon):
        return False
    is_apart = gap["comma"] or gap["small"]
    return (_ends_name(lexicon) if is_apart else _placed(lexicon)).match(text, name.stop) is not None


def _tells_how(text: str, name: Piece, lexicon: Lexicon) -> bool:
    return text[name.start] != "`" and bool(_manner(lexicon).fullmatch(text[name.start : name.stop].strip(_AROUND)))


def names_something(text: str, names: Sequence[tuple[int, int]], rows: Collection[str], lexicon: Lexicon) -> bool:
    """Whether names behind a verb are no manner, "*slowly*", and nobody who is introduced to others.

    What is called as one of the ``rows`` of the index is a concept in any case; so is what begins with code.
    """
    if not names:
        return False
    start, stop = names[0]
    name = text[start:stop].strip(_AROUND)
    if text[start] == "`" or fold_word(name) in rows:
        return True
    is_manner = len(names) == 1 and _manner(lexicon).fullmatch(name)
    is_person = all(word[0].isupper() for word in name.split())  # "*Ada*", no "*Ohm's law*"
    return not is_manner and not (is_person and _to_people(lexicon).match(text, names[-1][1]))


def _is_passive(text: str, name: Piece, verb: Piece, rest: Sequence[Piece], lexicon: Lexicon) -> bool:
    """Whether names stand before their verb: "*spokes* were developed", "*hubs* **mentioned**", "*oil* we applied"."""
    assert verb.depth
    depths = {fold_word(depth) for depth in (*lexicon.vocabulary.depths, *lexicon.vocabulary.words_of("heard-of"))}
    goes_on = rest and rest[0].depth is None and not text[verb.stop : rest[0].start].strip()
    done = fold_word(text[slice(*verb.depth)]) in depths and not goes_on
    said = _becoming(lexicon).fullmatch(text, name.stop, verb.start)
    return bool(done and said and not _to_people(lexicon).match(text, verb.stop))


@lru_cache(maxsize=16)
def verb_among(lexicon: Lexicon, verbs: tuple[str, ...]) -> re.Pattern[str]:
    """A verb that says how deep a lesson went: "introduces", "developed"."""
    return re.compile(rf"(?<![\w-])(?P<depth>{alternatives(verbs)})(?![\w-])", re.I)


@lru_cache(maxsize=16)
def _rest_of_name(lexicon: Lexicon, verbs: tuple[str, ...]) -> re.Pattern[str]:
    """What goes on with a name behind its code up to the next one or what is said of it: " loops", " with `else`"."""
    small = lexicon.word("joining", "becomes", "teller", "merely", "also", "both", "all")
    ends = rf"(?:{small}|{alternatives(verbs)}|{_whom(lexicon)})"
    word = rf"[\s/-](?!{ends}(?![\w-]))(?:[^\W\d][\w-]*|`[^`\n]{{1,40}}`)"
    return re.compile(rf"(?:{word}){{0,3}}(?=\s*(?:$|[^\s\w`/-])|\s+{ends}(?![\w-]))", re.I)


@lru_cache(maxsize=16)
def _said(lexicon: Lexicon, verbs: tuple[str, ...]) -> re.Pattern[str]:
    """A verb that is set off, with the small words beside it: "only mentioned", "was developed", "is introduced to"."""
    becomes, merely, to = lexicon.word("becomes"), lexicon.word("merely"), lexicon.word("to")
    return re.compile(rf"(?:{becomes}\s+)?(?:{merely}\s+)?(?P<depth>{alternatives(verbs)})(?:\s+{to})?:?", re.I)


@lru_cache(maxsize=16)
def _between(lexicon: Lexicon) -> re.Pattern[str]:
    """What parts names that are set off: ", ", " and ", ", and the ", also behind a parenthesis: " (all of it), "."""
    words = lexicon.word("joining", "pointing", "article", "also", "going-on")
    return re.compile(rf"(?:\s?\([^()]{{1,80}}\))?[\s,]{{0,3}}(?:{words}\s+){{0,3}}", re.I)


@lru_cache(maxsize=16)
def _farther(lexicon: Lexicon) -> re.Pattern[str]:
    """What parts a name from one that goes on with the same list: " of a wheel and its "."""
    other = lexicon.word("joining", "turning", "denying", "lacking", "teller", "becomes", "asking", "because", "to")
    small = lexicon.word("pointing", "article", "also", "going-on")
    word = rf"\s(?!{other}(?![\w-]))[^\W_][\w-]*"
    joined = rf"(?P<comma>,?)\s{lexicon.word('joining')}\s(?P<small>(?:{small}\s){{0,2}})"
    return re.compile(rf"(?:{word}){{1,6}}{joined}", re.I)


@lru_cache(maxsize=16)
def _placed(lexicon: Lexicon) -> re.Pattern[str]:
    """What follows a name as it does the one before: "*rims* in week 3 and *hubs* in week 4"."""
    return re.compile(rf"\s{lexicon.word('of-names')}\s", re.I)


@lru_cache(maxsize=16)
def _ends_name(lexicon: Lexicon) -> re.Pattern[str]:
    """What follows a name, and no word that is stressed: "", ",", " of", " and", no "*utmost* care"."""
    small = lexicon.word("joining", "of-names", "becomes", "merely", "also", "because", "asking")
    return re.compile(rf"\s?(?:$|[^\w\s]|{small}(?![\w-]))", re.I)


@lru_cache(maxsize=16)
def _behind(lexicon: Lexicon) -> re.Pattern[str]:
    """What stands between a verb and its first name: " ", " the ", " to ", ": ", " two ideas: ", " the idea of "."""
    small = lexicon.word("pointing", "article", "both", "merely", "also", "to", "becomes")
    noun = rf"(?:[^\W\d]+\s+)?{lexicon.word('concept-noun', 'thing')}(?:,?\s+{lexicon.word('of', 'namely')})?"
    return re.compile(rf"[:,]?\s+(?:{small}\s+){{0,2}}(?:{noun}[:,]?\s+)?", re.I)


@lru_cache(maxsize=16)
def _becoming(lexicon: Lexicon) -> re.Pattern[str]:
    """What stands between names and the verb behind them: " were ", " we only ", " was again ", " ", " (both) are "."""
    who = rf"(?:(?:{lexicon.word('pointing')}\s+)?{lexicon.word('teller')}\s+)?"
    been = rf"(?:{lexicon.word('becomes')}\s+)?(?:{lexicon.word('both', 'all')}\s+)?(?:{lexicon.word('merely')}\s+)?"
    return re.compile(rf"(?:\s?\([^()]{{1,80}}\))?\s+{who}{been}", re.I)


@lru_cache(maxsize=16)
def _single(lexicon: Lexicon) -> re.Pattern[str]:
    """A verb of one name alone: " was "."""
    return re.compile(rf"\s+{lexicon.word('of-one')}\s", re.I)


@lru_cache(maxsize=16)
def _opens(lexicon: Lexicon) -> re.Pattern[str]:
    """What stands before names that open a clause: "", "The ", ", and the ", "Both ", ", but ", "Next, the "."""
    words = lexicon.word("joining", "turning", "pointing", "article", "both", "also", "going-on", "in-sequence")
    return re.compile(rf"[\s,;:]{{0,3}}(?:{words},?\s+){{0,3}}", re.I)


@lru_cache(maxsize=16)
def _manner(lexicon: Lexicon) -> re.Pattern[str]:
    """What tells how, and names nothing: "slowly", "by heart", "nothing", no "assembly" and no "for loops"."""
    return re.compile(lexicon.word("in-what-manner"), re.I)


@lru_cache(maxsize=16)
def _to_people(lexicon: Lexicon) -> re.Pattern[str]:
    """Whom somebody is introduced to: " to the class", " to each other", " to us"."""
    return re.compile(rf"\s+{_whom(lexicon)}(?!\w)", re.I)


def _whom(lexicon: Lexicon) -> str:
    people = lexicon.word("teller", "remarking")
    return rf"{lexicon.word('to')}\s+(?:{lexicon.word('pointing')}\s+)?{people}"
