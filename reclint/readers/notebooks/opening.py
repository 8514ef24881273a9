"""Paragraphs that speak of a lesson's notebook from their first words on, and need no label to be its field."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.markdown import leading_signs
from reclint.vocabulary.lexicon import DASH, NOTEBOOK_PATH, alternatives

if TYPE_CHECKING:
    from reclint.markdown import Items
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_NOTEBOOK = re.compile(NOTEBOOK_PATH)
"""A notebook by its path, as `NOTEBOOK_PATH` reads it."""


def opens_with_notebook(text: Passage, lexicon: Lexicon) -> bool:
    """Whether a paragraph opens with a notebook's path, or with the words that there is one or none.

    "There is no notebook", "The notebook `rolls.ipynb` has four exercises", "📓 none".
    """
    path = _NOTEBOOK.search(text.text) if ".ipynb" in text.text else None
    before = text.text[: path.start()] if path else ""
    if before.endswith("]("):
        before = before.rpartition("[")[0]  # the name of a link
    if path is not None and not re.search(r"\w", before):
        return True
    signed, denied, named, bare, worked = _openings(lexicon)
    start = leading_signs(text.text)
    return bool(
        signed.match(text.text)
        or worked.match(text.text)
        or denied.match(text.text, start)
        or (named if path else bare).match(text.text, start)
    )


@lru_cache(maxsize=16)
def _openings(lexicon: Lexicon) -> tuple[re.Pattern[str], ...]:
    """How such a paragraph opens: "📓 none", "There is no notebook", "The notebook", "Notebook `1-rye`"."""
    words, notebook = r"[*_]*(?:[^\W\d_][^\W\d]*\s+){0,2}", rf"{lexicon.word('notebook')}(?!\w)"
    # "nb `rolls.ipynb`"; "NB: no oven needed" has no path.
    labels = alternatives(lexicon.vocabulary.fields.get("notebook", ()))
    none = rf"(?:[^\n]*\.ipynb|{lexicon.word('none', 'without')}(?!\w))"
    return (
        re.compile(rf"{lexicon.word('notebook-sign')}\ufe0f?\s+{none}", re.I),
        re.compile(rf"{words}{lexicon.word('without')}\s+(?:[^\W\d]+\s+)?{notebook}", re.I),
        re.compile(rf"{words}(?:{notebook}|{labels}(?!\w))", re.I),
        re.compile(rf"{words}{notebook}\s+`[^`\n]*-[^`\n]*`", re.I),
        _worked(lexicon),
    )


def _worked(lexicon: Lexicon) -> re.Pattern[str]:
    """A notebook behind a word or two with its exercises behind it: "Hands-on in `rolls.ipynb`: three exercises".

    Neither small words, "As in `rolls.ipynb`: three exercises", nor exercises in the midst of a sentence, "Back in
    `rolls.ipynb`, three exercises lead to it", "Back in `rolls.ipynb` (two exercises) we had salt", tell of it. "Bench
    work in `rolls.ipynb` (two exercises), then a rest" and "…, two exercises for pairs." do.
    """
    small = alternatives(lexicon.vocabulary.fillers)
    title = rf"(?:(?!{small}\s)[^\W\d_][^\W\d]*(?:-[^\W\d]+)?\s+){{1,2}}"
    before = rf"[*_]*{title}{lexicon.word('upon', 'plus')}\s+[`*_\[(]{{0,4}}"
    path = rf"(?:{NOTEBOOK_PATH}|[^\]\n]{{1,80}}\]\([^()\n]{{1,200}}\.ipynb(?=\)))[`)*_]{{0,4}}"
    many = rf"(?:{lexicon.word('article')}|{lexicon.counting})"
    told = rf"(?:{many}\s+)?(?:[^\W\d]+\s+){{0,2}}?(?:{lexicon.level.pattern}|{lexicon.word('exercises')})(?!\w)"
    ends = rf"(?=[*_]{{0,3}}\s*(?:[.:,;(/&+]|$|{DASH}\s|{lexicon.word('joining')}\s))"
    on, aside = _going_on(lexicon)
    group = rf"\s*\({told}[^()\n]*\)(?=\s*(?:[.:;]|$|{DASH}\s)|{on})"
    plain = rf"\s*,\s*{told}(?:{ends}|{aside})"
    return re.compile(rf"{before}{path}(?:(?:\s*[:;]|\s+{DASH})\s*\(?{told}|{plain}|{group})", re.I)


def _going_on(lexicon: Lexicon) -> tuple[str, str]:
    """How a sentence goes on behind exercises: behind a group, ", then a rest", " at home", and plainly, " for pairs.".

    Not with a subject of its own, " in the rain we had salt", nor plainly with a verb, " in the rain had no salt".
    """
    small = lexicon.word("of", "upon", "until", "after")
    subject = rf"(?<!\w){lexicon.word('teller')}\s+(?!{small}\s)[^\W\d]"
    alone = rf"(?![^.:;\n]{{0,200}}{subject})"
    verb = rf"(?:{lexicon.word('helping', 'becomes', 'stays', 'described')}|\w+{lexicon.word('manner-ending')})(?!\w)"
    words = rf"(?:\s+(?!{verb})[\w'’-]+){{1,4}}\s*(?:[.,:;(]|$)"
    on = rf",?\s+{lexicon.word('next', 'joining', 'plus', 'of', 'upon', 'until', 'after')}(?!\w){alone}"
    return on, rf"\s+{small}(?={words}){alone}"


def only_item(block: Items, above: str | None, lexicon: Lexicon) -> Passage | None:
    """The only item of a list, where it says what notebook there is, or that there is none, as a label would.

    "- [x] Notebook [[rolls.ipynb]]: three exercises", "- No notebook: this one is done outdoors"; "The notebook
    `rolls.ipynb` was opened late" is a sentence. Below a field of the kind ``above``, a review, it may be a finding.
    """
    text = block.items[0].text if len(block.items) == 1 and above != "review" else None
    return text if text and _set_off(lexicon).match(text.text, leading_signs(text.text)) else None


@lru_cache(maxsize=16)
def says_none(lexicon: Lexicon) -> re.Pattern[str]:
    """How the value of a label opens that denies a notebook: "none: it rained", "there is none for this lesson".

    "none of them has opened it" and "none printed yet" go on as sentences.
    """
    more = rf"(?:\s+{lexicon.word('none-goes-on')})?"
    ends = rf"\s*(?:[^\w\s]|$|{DASH}\s)|\s+{lexicon.word('because')}(?!\w)"
    return re.compile(rf"[*_]*(?:{lexicon.word('there-are')}\s+)?{lexicon.word('none')}{more}(?:{ends})", re.I)


def is_workbook(label: str, text: str, lexicon: Lexicon) -> bool:
    """Whether a label that may mean printed pages means the notebook: "Workbook" above "There is none"."""
    return _workbook(lexicon).fullmatch(label) is not None and says_none(lexicon).match(text) is not None


@lru_cache(maxsize=16)
def _workbook(lexicon: Lexicon) -> re.Pattern[str]:
    """What else a notebook is called: "Workbook", "The exercise book:"."""
    return re.compile(rf"\W*(?:{lexicon.word('the')}\s+)?{lexicon.word('workbook')}\W*", re.I)


@lru_cache(maxsize=16)
def _set_off(lexicon: Lexicon) -> re.Pattern[str]:
    """How such a text opens: "Notebook `rolls.ipynb`, ", "Notebook made: `rolls.ipynb`, ", "No notebook: "."""
    word = rf"(?:{lexicon.word('notebook')}|{alternatives(lexicon.vocabulary.fields.get('notebook', ()))})"
    marks = r"[:\s*_]{0,4}\s[`*_(]*(?:\[[^\]\n]{0,80}\]\(|\[\[)?`?"
    made = rf"(?:\s+{lexicon.word('made', 'built', 'complete')})?"
    path = rf"{made}{marks}[^\s()\[\]`]{{1,200}}\.ipynb(?:\|[^\]\n]{{1,80}})?[`)\]*_]{{0,5}}"
    denied = rf"{lexicon.word('without')}\s+(?:[^\W\d]+\s+)?{lexicon.word('notebook')}[*_]*"
    return re.compile(rf"[*_]*(?:{word}{path}|{denied})(?:\s*[:,;(.—]|\s+{DASH}|\s*$)", re.I)
