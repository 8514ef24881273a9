"""Labels in bold: with a colon whatever they say, else words of the vocabulary by what stands behind them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.markdown import bold_spans, leading_signs
from reclint.readers.sections.label_lines import LabelStart
from reclint.readers.sections.label_text import is_label, opening, unnumbered
from reclint.vocabulary.lexicon import ARROW, DASH, PICTURE, alternatives

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.markdown.inline import Bold
    from reclint.vocabulary.lexicon import Lexicon

_COLON = re.compile(r"[ \t\u00a0]*[:：]")
"""The colon of "**Goal** : Bake", outside the bold."""
LINE_END = re.compile(r"[^\S\n]*(?:\([^()\n]*\)[^\S\n]*)?\\?(?:\n|\Z)")
"""What follows a known label that has no colon: "**Goal**" alone on its line, perhaps with a remark.

A line may end in the backslash that breaks it.
"""
_REMARK = re.compile(r"[ \t]*\([^()\n]*\)[ \t]*[:：]")
"""A remark between a bold label and its colon."""
SIGN = r"(?:[=|/»›~:]{1,3}|[▸▶▹►▷⟩·•])"
"""A sign between blanks that parts a label from its value: "Load ▸ BUILD", "**Load** | BUILD"."""
_DASHED = re.compile(rf"[ \t]+(?:(?:{DASH}|{SIGN})[ \t]+|{ARROW}(?:[ \t]+|(?=\n|\Z)))|\n:[ \t]+")
"""What parts a bold label of the vocabulary from its value.

"**Notebook** -- four exercises", "**Load** → BUILD", "**Load** | BUILD", or a definition below it: ": BUILD".
"""
_PLAIN_VALUE = re.compile(rf"[ \t]+(?=(?:{PICTURE}[ \t]*){{0,3}}[\w`\[(\"“])")
"""What parts a bold label that opens a line from its value where nothing but a blank does: "**Notebook** none".

Signs may open the value: "**Review** ✅ PASS at 2/3".
"""
LONGEST_DOTTED = 5
"""How many words "**Conventions.**" has at most where it is a label that the vocabulary does not know."""
_BEFORE_SIGNS = re.compile(r".*[\w)\]]", re.S)
"""A label without the signs that end it: "**Review ✅** passed"."""
_OF_FACTS = frozenset({"load", "notebook", "exercises", "review", "slug", "position", "status", "taught", "revisited"})
"""The kinds of field whose values are compared with others."""
_BEFORE_DASH = "** –"
"""The mark of labels in bold before a dash, for `split_labels`."""


def bold_labels(text: str, lexicon: Lexicon, dotted: set[str]) -> Iterator[LabelStart]:
    """The labels in bold of a text; ``dotted`` is that of `split_labels`."""
    for bold in bold_spans(text):
        label = unnumbered(bold.label)
        known = lexicon.vocabulary.field(label) is not None
        if label.rstrip(" \u00a0").endswith((":", "：")):
            yield LabelStart(bold.start, bold.stop, bold.stop, bold=True)
        elif after := _COLON.match(text, bold.stop):
            yield LabelStart(bold.start, bold.stop, after.end(), bold=True)
        elif colon := _colon_inside(bold, lexicon):
            yield LabelStart(bold.start, bold.stop, bold.start + 2 + colon, bold=True)
        elif known and (remark := _REMARK.match(text, bold.stop)):
            yield LabelStart(bold.start, remark.end(), remark.end(), bold=True)
        elif _is_set_off(bold, text, lexicon, dotted) or is_dotted(label, "**", lexicon, dotted):
            yield LabelStart(bold.start, bold.stop, bold.stop, bold=True)
        elif dash := _value_behind(bold, label, text, lexicon, dotted):
            runs_on = dash.re is _PLAIN_VALUE and _tells(bold, lexicon)
            is_open = runs_on and not _depth_set_off(lexicon).search(text, bold.stop)
            yield LabelStart(bold.start, bold.stop, dash.end(), bold=True, runs_on=is_open)


def _value_behind(bold: Bold, label: str, text: str, lexicon: Lexicon, dotted: set[str]) -> re.Match[str] | None:
    """The dash or blank behind a bold label: one of the vocabulary, or like one where a dash stood behind such above.

    "**How we did it** — with two wheels" is one where "**We taught** — spokes" is; "**Practice for home** — 4 pages" is
    none, nor any other that more must be told of than that it begins as a label does.
    """
    dash = _DASHED.match(text, bold.stop)
    said = _BEFORE_SIGNS.match(label, leading_signs(label))
    if said and lexicon.vocabulary.is_label(said.group()):
        dotted.update({_BEFORE_DASH} if dash else ())
        return dash or _value(bold, text, lexicon)
    if dash and lexicon.vocabulary.is_whole_label(label):
        return dash
    kind = lexicon.vocabulary.field(label) if bold.start == opening(text) else None
    return dash if kind and kind not in _OF_FACTS and _BEFORE_DASH in dotted else None


def _is_set_off(bold: Bold, text: str, lexicon: Lexicon, dotted: set[str]) -> bool:
    """Whether a label in bold stands alone on its line, or asks: one of the vocabulary, or in the form of one above.

    "**Read**" with text right below it is one where "**Taught**" with text below it was.
    """
    if _asks(bold, text, lexicon, dotted):
        return True
    if tells_more(bold.label, lexicon) or not (ends := LINE_END.match(text, bold.stop)):
        return False
    mark = "** broken" if text[ends.end() :].strip() else "** alone"
    if lexicon.vocabulary.field(unnumbered(bold.label)) is not None:
        dotted.add(mark)
        return True
    opens = not text[text.rfind("\n", 0, bold.start) + 1 : bold.start].strip()
    return mark in dotted and mark == "** broken" and opens and len(bold.label.split()) <= LONGEST_DOTTED


_SENTENCE = re.compile(r"(?<![^\W\d_])(?P<word>[^\W\d_]{3,40})(?P<stop>[.?!])\s+(?=[^\W\d_a-z])")
"""Where a sentence begins inside a label: "How heavy? BUILD. We were tired", not "Dr. Ada on spokes"."""
_GROUP = re.compile(r"\([^()\n]*\)")
"""A remark inside a label: "Concepts taught (incl. Hubs)"."""


def tells_more(label: str, lexicon: Lexicon) -> bool:
    """Whether words that stand as labels do are sentences: they end as one, or name a load or depth behind the first.

    "Taught twice. Then we sang." is two, "Review by Prof. Adams" none; "Taught. See below." is a label and a hint.
    """
    said = _GROUP.sub("", label)
    stops = (stop for stop in _SENTENCE.finditer(said) if not _is_cut_short(stop, lexicon))
    if not (stop := next(stops, None)):
        return False
    if _stated(lexicon).search(said, stop.end()):
        return True
    return said.rstrip("*_ ").endswith((".", "?", "!")) and not is_label(
        unnumbered(said[: stop.start("stop")]), lexicon
    )


def _is_cut_short(stop: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether a full stop belongs to an abbreviation: "Prof.", "Vol.", "Sat.", not "Everyone sat."."""
    words, word = lexicon.vocabulary.words_of("abbreviated"), stop["word"]
    return stop["stop"] == "." and (word in words or word[:1].lower() + word[1:] in words)


@lru_cache(maxsize=16)
def _stated(lexicon: Lexicon) -> re.Pattern[str]:
    """A load or a depth as the vocabulary writes it: "BUILD", "DEVELOPED"."""
    return re.compile(rf"(?<!\w){alternatives((*lexicon.vocabulary.loads, *lexicon.vocabulary.depths))}(?!\w)")


def _asks(bold: Bold, text: str, lexicon: Lexicon, dotted: set[str]) -> bool:
    """Whether a question in bold that opens a line is a label: "**What was taught?**", and others where one is."""
    if not bold.label.endswith("?") or text[text.rfind("\n", 0, bold.start) + 1 : bold.start].strip():
        return False
    if lexicon.vocabulary.field(bold.label.rstrip("? ")):
        dotted.add("?")
    return "?" in dotted


def _value(bold: Bold, text: str, lexicon: Lexicon) -> re.Match[str] | None:
    """The blank behind a bold label that opens a line, perhaps behind a sign: "📓 **Notebook** none".

    What they learned goes on as a clause, "**They learned** that patience pays", where no depth is set off.
    """
    goes_on = _tells(bold, lexicon) and _clause(lexicon).match(text, bold.stop)
    if goes_on and not _depth_set_off(lexicon).search(text, bold.stop):
        return None
    before = text[text.rfind("\n", 0, bold.start) + 1 : bold.start]
    opens = leading_signs(before) == len(before)
    return _PLAIN_VALUE.match(text, bold.stop) if opens else None


def _tells(bold: Bold, lexicon: Lexicon) -> bool:
    """Whether a label says who was taught: "They learned"."""
    return teller(lexicon).match(bold.label) is not None and lexicon.vocabulary.field(bold.label) == "taught"


@lru_cache(maxsize=16)
def _clause(lexicon: Lexicon) -> re.Pattern[str]:
    """A word that opens a clause: "that patience pays", "how to sit still", "to sit still"."""
    return re.compile(rf"[ \t]+{lexicon.word('clause', 'asking')}(?!\w)", re.I)


@lru_cache(maxsize=16)
def _depth_set_off(lexicon: Lexicon) -> re.Pattern[str]:
    """A depth in brackets or as a tag, "(developed)", "#developed", or as the vocabulary writes it, "— DEVELOPED"."""
    written = alternatives(lexicon.vocabulary.depths)
    return re.compile(rf"[(\[{{‹#][*_`]*(?i:{lexicon.depth_any_case.pattern})|(?<!\w){written}(?!\w)")


@lru_cache(maxsize=16)
def teller(lexicon: Lexicon) -> re.Pattern[str]:
    """A word for who does something: "They", "the students"."""
    return re.compile(rf"(?:{lexicon.word('pointing')}\s+)?(?<!\w){lexicon.word('teller')}(?!\w)", re.I)


def is_dotted(label: str, mark: str, lexicon: Lexicon, dotted: set[str]) -> bool:
    """Whether "Conventions." in some emphasis is a label: one of the vocabulary, or in the form of such a one above."""
    if not label.endswith("."):
        return False
    # "**Developed.** Spokes, rims." labels what has that depth.
    name = label.rstrip(".")
    signs = leading_signs(name)  # "🔎 Review story." may say more than the vocabulary does
    is_known = lexicon.vocabulary.field(name[signs:]) if signs else lexicon.vocabulary.is_label(name)
    if is_known or _speaks_of_review(name, lexicon) or lexicon.depth_any_case.fullmatch(name):
        dotted.add(mark)
        return True
    return mark in dotted and len(label.split()) <= LONGEST_DOTTED


def _speaks_of_review(label: str, lexicon: Lexicon) -> bool:
    """Whether a label of a few words begins as one for something else and names the review: "How the review went"."""
    is_short = len(label.split()) <= LONGEST_DOTTED and lexicon.vocabulary.field(label) is not None
    return is_short and re.search(rf"(?<!\w){lexicon.word('review')}(?!\w)", label, re.I) is not None


def _colon_inside(bold: Bold, lexicon: Lexicon) -> int:
    """Where the value starts in a bold stretch such as "**Notebook: None**", 0 where it is no label with a value."""
    label, colon, _ = bold.label.partition(": ")
    return len(label) + 1 if colon and lexicon.vocabulary.is_label(label) else 0
