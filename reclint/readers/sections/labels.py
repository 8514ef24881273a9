"""Where labels stand in running text, and what their values are; what they label is no matter here.

A label is bold with a colon, whatever it says; or a word of the vocabulary that a colon follows, in italics, in code or
plain; or such a word in bold with nothing, a remark or a dash behind it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reclint.markdown import leading_signs, plain_title, without_marks
from reclint.readers.sections.bold_labels import LINE_END, LONGEST_DOTTED, SIGN, bold_labels, is_dotted, tells_more
from reclint.readers.sections.label_lines import LabelStart, opens_facts
from reclint.readers.sections.label_text import is_label, is_value, opening, unnumbered, without_number
from reclint.readers.sections.questions import asks
from reclint.readers.sections.tags import with_tags_as_stars
from reclint.vocabulary.lexicon import ARROW, DASH, PICTURE, alternatives

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_LIGHT = re.compile(
    r"(?P<mark>[*_`]?)(?P<label>[^\W\d_][^\n:：*_|`]{0,60}?"
    r"(?:(?<=\.ipynb\])\([^()\n:：*|`]{0,120}\.ipynb\),[ \t][^\n:：*_|`()]{1,30}|\([^()\n:：*_|`]{0,120}\))?)"
    r"(?:(?P=mark)[ \t\u00a0]*(?:::|[:：])|[:：](?P=mark))(?=\s|\Z|`|\*)"
    r"|[*_](?P<open>[^\W\d_][^\n:：*_|`]{0,60}?)[:：](?=\s)"
    r"|[*_](?P<dotted>[^\W\d_][^\n:：*_|`.]{0,60}?)\.[*_](?=\s|\Z)"
    r"|[*_](?P<alone>[^\W\d_][^\n:：*_|`]{0,60}?)[*_](?=[^\S\n]*(?:\n|\Z))"
    rf"|(?P<marked>[*_`]?)(?P<arrowed>[^\W\d_][^\n:：*_|`=<>→⇒-]{{0,40}}?)(?P=marked)"
    rf"(?:[ \t]+(?:{ARROW}|{SIGN}|—|–|--?)[ \t]+(?=\S)|\n:[ \t]+(?=\S))"
    r"|(?P<keyed>[^\W\d_][^\n:：*_|`=<>]{0,40}?)=(?=[^\s=])"
    r"|[*_](?P<bare>[^\W\d_][^\n:：*_|`]{0,60}?)[*_][ \t]+(?=[`\w\[])"
)
"""A label that is not bold:
``Load: BUILD``, ``Taught (the first is APPLIED): …``, ``*Load:* BUILD``, ``*Load: BUILD.*``, ``*Load.* BUILD``,
``load:: BUILD``, ``Exercises in [rolls.ipynb](rolls.ipynb), two of them:``,
``*load* BUILD``, ``Load → BUILD``, ``load=BUILD``, ``*Taught here*`` alone on its line.
"""
_PARTED_OFF = re.compile(
    rf"(?P<label>[^\W\d_][^\n:：*_|`=<>→⇒-]{{0,40}}?)[ \t]+(?:{ARROW}|{SIGN}|—|–|--?)[ \t]+(?=\S[^\n:：]*[:：])"
)
"""A label that is parted from its value by a sign, with a colon further on: ``rev → R1: 2 polish``."""
_DEFINED = re.compile(r"(?P<term>[^\W\d_][^\n*_`|]{0,60}?[:：]?)[ \t]*\n:[ \t]+(?=\S)")
"""The term of a definition: ``Reading by the colleagues:`` above ``: Passed at once``, also without its colon."""
_PLAIN = re.compile(r"(?P<label>[^\W\d_][^\n:：*_|`.]{0,40}?)\.(?=\s)")
"""A label in plain words with a full stop: ``Load. BUILD``."""
_PART = re.compile(r"(?:(?<![ \t])[ \t]+)?[·•|][ \t]+|(?P<end>[.;][ \t]+)|\n")
"""What parts the labels that share a paragraph; a sentence's end only those that are not bold."""
_ENDING_SIGN = re.compile(r"[ \t]\(?[^\w\s()]{1,5}\)?$")
"""A sign that ends a label: "Learned thoroughly 🌿", "Learned thoroughly (🌿)"."""
_AROUND = "*_`:：. \t\u00a0"
"""What may stand around a label."""
_PARTING = ("·", "•", "|")
"""What labels of one line are parted by."""
_PARTED = re.compile(r"(?<![ \t])[ \t]+[·•|]\s*$|\|\s*$")
"""What parts a label from what follows: "Load · ", "Load | "."""


_LONGEST_PLAIN = 3
"""How many words "Manner of teaching:" has at most where it is a label that the vocabulary does not know."""
_SIGNS = 20
"""How many characters at the start of a line are looked at for signs."""


class LabelledText(NamedTuple):
    """A label without its marks, the text behind it, and the number of line ends before it.

    ``runs_on`` is that of its `LabelStart`; ``sign`` has the signs before the label or inside it.
    """

    label: Passage
    text: Passage
    line: int
    runs_on: bool = False
    sign: Passage | None = None


@lru_cache(maxsize=512)
def labels_of(passage: Passage, lexicon: Lexicon) -> tuple[Passage | None, tuple[LabelledText, ...]]:
    """`split_labels` of a text by itself, such as that of an item, of which several things are asked."""
    prose, found = split_labels(passage, lexicon, set(), answers=False)
    return prose, tuple(found)


def split_labels(
    passage: Passage, lexicon: Lexicon, dotted: set[str], *, answers: bool = True
) -> tuple[Passage | None, list[LabelledText]]:
    """The labels of a paragraph with their texts, each up to the next one, and the prose before the first of them.

    Behind prose only a bold label of the vocabulary begins a field, or a line of facts. ``dotted`` has the marks, ``*``
    or ``**``, of the labels with a full stop that stood above in the same section, and gets those of this paragraph:
    where "**Status.** Done" is a label, "**Conventions.** None" is one too. ``answers``: a plain question may
    have its answer behind it.
    """
    passage = with_tags_as_stars(passage, lexicon, dotted)
    starts = list(find_labels(passage, lexicon, dotted, answers=answers))
    if not starts:
        return None, []
    first = opening(passage.text)
    if starts[0].start > first:
        known = (
            place
            for place, start in enumerate(starts)
            if (start.bold and _is_known(passage, start, lexicon)) or opens_facts(passage, starts[place:], lexicon)
        )
        starts = starts[next(known, len(starts)) :]
    if not starts:
        return None, []
    prose = passage.part(0, starts[0].start).strip() if starts and starts[0].start > first else None
    stops = [_line_start(passage.text, start) for start in starts[1:]] + [len(passage.text)]
    found, line, counted = [], 0, 0
    for start, stop in zip(starts, stops, strict=True):
        line += passage.text.count("\n", counted, start.start)
        counted = start.start
        found.append(_labelled(passage, start, stop, line))
    return prose, found


def _line_start(text: str, start: LabelStart) -> int:
    """Where the signs begin that open the line of a label, "🌿 **Learned:** …"; else the label."""
    place = text.rfind("\n", 0, start.start) + 1
    return place if place + leading_signs(text[place : place + _SIGNS]) == start.start else start.start


def sign_of(passage: Passage, start: int, stop: int) -> Passage | None:
    """The signs right before a label, or at an end of it: "🌿 **Learned:**", "**🌿 Learned:**", "**Learned 🌿:**"."""
    if passage.text.isascii():
        return None
    line = passage.text.rfind("\n", 0, start) + 1
    label = passage.part(start, stop).strip(_AROUND)
    behind = len(label.text.rstrip(_AROUND)) - len(_ENDING_SIGN.sub("", label.text))
    places = (
        passage.part(line, start).strip(),
        label.part(0, leading_signs(label.text)).strip(),
        label.part(len(label.text) - behind, len(label.text)).strip(" ()"),
    )
    return next((sign for sign in places if sign.text), None)


def _is_known(passage: Passage, start: LabelStart, lexicon: Lexicon) -> bool:
    return lexicon.vocabulary.field(unnumbered(passage.text[start.start : start.stop])) is not None


def _labelled(passage: Passage, start: LabelStart, stop: int, line: int) -> LabelledText:
    inside = start.text < start.stop
    label = without_marks(passage.part(start.start, start.text if inside else start.stop))
    label = without_number(label).strip(_AROUND)
    text = passage.part(start.text, stop).strip()
    text = text.part(1, len(text.text)).strip() if text.text.startswith("\\\n") else text  # a line that is broken
    if text.text.endswith(_PARTING) and (parted := _PARTED.search(text.text)):
        text = text.part(0, parted.start())
    if inside:
        text = text.part(0, len(text.text.removesuffix("**").removesuffix("__")))
    return LabelledText(label, text, line, start.runs_on, sign_of(passage, start.start, start.stop))


def find_labels(passage: Passage, lexicon: Lexicon, dotted: set[str], *, answers: bool = True) -> Iterator[LabelStart]:
    """The labels of a passage, in order; on the line of another label those behind a bar or a dot too."""
    text, first = passage.text, opening(passage.text)
    if (stop := asks(text, first, lexicon, dotted, answers=answers)) is not None:
        yield LabelStart(first, stop, stop, bold=False)
        return
    keys = _lists_keys(text, lexicon)
    bold = {label.start: label for label in bold_labels(text, lexicon, dotted)}
    last: LabelStart | None = None
    for place, parted in _places(text):
        last = None if parted == "\n" else last
        if last is None and parted != "\n":
            continue
        start = place + opening(text[place : place + _SIGNS]) if place else first
        found = bold.get(start)
        if parted == "." and found and not (_ends_in_colon(passage, found) and _is_known(passage, found, lexicon)):
            found = None
        if found is None and parted == "." and last and last.bold:
            continue
        found = found or _light_label(text, start, lexicon, dotted, opens=start == first)
        if found := found or (_key(text, start, lexicon) if keys and parted == "\n" else None):
            last = found
            yield found


_KEY = re.compile(r"(?P<label>[^\W\d_][^\n:：*_|`]{0,40}?)[:：][ \t]+(?=\S)")
"""A label of a line that has its value behind it: "Model: hold one end still"."""
_LEAST_KEYS = 2
"""How many lines of a paragraph open with labels of the vocabulary, and most that open with any, so that all are keys:
"Load: BUILD", "Taught: …", "Model: …". A choice."""


def _lists_keys(text: str, lexicon: Lexicon) -> bool:
    """Whether a paragraph is of lines with a label and its value each, most of them of the vocabulary."""
    lines = text.split("\n") if text.count("\n") >= _LEAST_KEYS else []
    labels = [match["label"] for line in lines if (match := _KEY.match(line, opening(line)))]
    known = sum(lexicon.vocabulary.is_label(label) for label in labels)
    return known >= _LEAST_KEYS and known * 2 > len(labels)


def _key(text: str, start: int, lexicon: Lexicon) -> LabelStart | None:
    """The label of a line of such a paragraph that the vocabulary does not know; what opens a value is none."""
    match = _KEY.match(text, start)
    is_short = match is not None and len(match["label"].split()) <= _LONGEST_PLAIN and match["label"][0].isupper()
    if match is None or not is_short or is_value(match["label"], lexicon):
        return None
    return LabelStart(start, match.end(), match.end(), bold=False)


def _ends_in_colon(passage: Passage, start: LabelStart) -> bool:
    """Whether a label has its colon inside the bold; no other is one behind a sentence."""
    return passage.text[start.start : start.stop].rstrip("*_ ").endswith((":", "："))


def _places(text: str) -> Iterator[tuple[int, str]]:
    """Where a label may stand, behind signs perhaps, and what parts it from the text above: a line end, ".", a bar."""
    yield 0, "\n"
    for match in _PART.finditer(text):
        yield match.end(), "." if match["end"] else "\n" if match.group() == "\n" else "|"


_ALONE = "* alone"
"""The mark of labels in italics that stand alone on their lines, for `split_labels`."""


def _stands_alone(label: str, lexicon: Lexicon, dotted: set[str]) -> bool:
    """Whether italics alone on a line are a label: one of the vocabulary, or in the form of such a one above.

    "*How heavy? BUILD. We were tired.*" says what it has to say.
    """
    if tells_more(label, lexicon):
        return False
    if lexicon.vocabulary.field(label):
        dotted.add(_ALONE)
        return True
    is_short = len(label.split()) <= LONGEST_DOTTED
    return _ALONE in dotted and is_short and not is_value(label, lexicon)  # "*None*" below "*Notebook*"


def _light_label(text: str, start: int, lexicon: Lexicon, dotted: set[str], *, opens: bool) -> LabelStart | None:
    """The label that is not bold at ``start``; ``opens`` is whether that is where the text begins, behind signs."""
    defined = _DEFINED.match(text, start) if opens and "\n:" in text else None
    if defined and _is_term(defined["term"], lexicon, dotted):
        return LabelStart(start, defined.end("term"), defined.end(), bold=False)
    for match in filter(None, (_LIGHT.match(text, start), _PLAIN.match(text, start))):
        if _is_light(match, lexicon, dotted, opens=opens):
            return LabelStart(start, match.end(), match.end(), bold=False)
    parted_off = _PARTED_OFF.match(text, start) if ":" in text or "：" in text else None
    pictured = _pictured(lexicon).match(text, start) if opens and not text.isascii() else None
    for parted in filter(None, (parted_off, pictured)):
        if lexicon.vocabulary.is_label(parted["label"]):
            return LabelStart(start, parted.end(), parted.end(), bold=False)
    return None


@lru_cache(maxsize=8)
def _pictured(lexicon: Lexicon) -> re.Pattern[str]:
    """A label that a picture parts from a value that says none, or is a load: "Notebook 📓 none", "Load 🔧 BUILD".

    "Notebook 😀 none of them had trouble" is prose.
    """
    value = rf"(?:{lexicon.word('none')}|{alternatives(lexicon.vocabulary.loads)})\s*(?:[,.;(]|\s{DASH}\s|$)"
    return re.compile(rf"(?P<label>[^\W\d_][\w -]{{0,40}}?)[ \t]+(?={PICTURE}[ \t]*{value})", re.I)


def _is_term(term: str, lexicon: Lexicon, dotted: set[str]) -> bool:
    """Whether the term of a definition is a label: one of the vocabulary, or in the form of such a one above."""
    mark = ": defined" if term.endswith(":") else "defined"
    if lexicon.vocabulary.is_label(term.rstrip(":")) or (term.endswith(":") and lexicon.vocabulary.field(term)):
        dotted.add(mark)
        return True
    return mark in dotted


def _is_light(match: re.Match[str], lexicon: Lexicon, dotted: set[str], *, opens: bool) -> bool:
    text, groups = match.string, match.groupdict()
    if match.re is _PLAIN:
        # "Review. Passed at once." opens a paragraph, and has more behind it.
        return opens and text[match.end() :].strip() != "" and lexicon.vocabulary.is_label(groups["label"])
    if groups["dotted"]:
        return is_dotted(f"{groups['dotted']}.", "*", lexicon, dotted)
    if groups["alone"]:
        return _stands_alone(groups["alone"], lexicon, dotted)
    if groups["label"] and not groups["mark"] and opens and _is_plain(match["label"], lexicon, dotted):
        return True
    label = groups["label"] or groups["open"] or groups["arrowed"] or groups["keyed"] or groups["bare"]
    # One that stands alone on its line may say more than the vocabulary does: "Mental models established:".
    alone = LINE_END.match(text, match.end()) is not None and lexicon.vocabulary.field(label) is not None
    return alone or is_label(label, lexicon)


_PLAIN_COLON = ": plain"
"""The mark of labels in plain words with a colon that open a paragraph, for `split_labels`."""


def _is_plain(label: str, lexicon: Lexicon, dotted: set[str]) -> bool:
    """Whether plain words with a colon that open a paragraph are a label: known, or in the form of such a one above.

    "Manner: by ear" is one below "Taught: …"; what has more words is a sentence.
    """
    if is_label(label, lexicon):
        dotted.add(_PLAIN_COLON)
        return True
    is_short = label[:1].isupper() and len(label.split()) <= _LONGEST_PLAIN
    return _PLAIN_COLON in dotted and is_short and not is_value(label, lexicon)


def label_of_list(text: Passage, lexicon: Lexicon) -> LabelledText | None:
    """The label that is all an item says above its list: "- Taught"; "- [Notebook](../rolls.ipynb)" has a value too."""
    plain = plain_title(text)
    if not lexicon.vocabulary.is_label(plain.text):
        return None
    is_link = ".ipynb" in text.text and lexicon.vocabulary.field(plain.text) == "notebook"
    return LabelledText(plain, text if is_link else plain.part(len(plain.text), len(plain.text)), 0)
