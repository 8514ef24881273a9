"""Labels in HTML tags, in the place of stars: "<b>Taught:</b> spokes"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.readers.sections.label_text import is_label, is_value, unnumbered
from reclint.vocabulary.lexicon import DASH

if TYPE_CHECKING:
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_TAG = r"(?:strong|b|u|ins|mark|em|i|span|font)"
_TAGGED = re.compile(
    rf"^(?P<lead>[^\w<*\n]{{0,12}})(?P<open>[*_]{{0,3}}(?:<{_TAG}(?:[ \t][^<>\n]{{1,80}})?>){{1,3}}[*_]{{0,3}})"
    rf"(?P<label>[^<>*\n]{{1,60}})(?P<close>[*_]{{0,3}}(?:</{_TAG}>){{1,3}}[*_]{{0,3}}[:：]?)"
    rf"(?P<behind>[ \t]{{0,8}}$|[ \t]{{1,8}}{DASH}[ \t])?",
    re.M | re.I,
)
"""A label in tags in the place of stars: "<u>Taught:</u>", "<b>Load</b>: BUILD", "📓 <strong>Notebook:</strong>"."""
_LIGHT = re.compile(r"<(?:em|i)[ >]", re.I)
"""A tag for italics: "<em>", "<i>"."""


def with_tags_as_stars(passage: Passage, lexicon: Lexicon, dotted: set[str]) -> Passage:
    """A text with stars around the labels that tags set off: "<b>Taught:</b> spokes" as "**Taught:** spokes".

    ``dotted`` is that of `split_labels`, for the tags of labels that stood above.
    """
    found = _TAGGED.finditer(passage.text) if "</" in passage.text else ()
    labels = [match for match in found if _is_label(match, lexicon, dotted)]
    if not labels:
        return passage
    text, spans = list(passage.text), list[tuple[int, int]]()
    for match in labels:
        stars = "*" if _LIGHT.search(match["open"]) else "**"
        behind = match["close"][-1] + stars if match["close"][-1] in ":：" else stars
        inner, outer = match.span("label")
        text[inner - len(stars) : inner], text[outer : outer + len(behind)] = stars, behind
        spans += [(match.start("open"), inner - len(stars)), (outer + len(behind), match.end("close"))]
    return passage._replace(text="".join(text)).without(spans)


def _is_label(match: re.Match[str], lexicon: Lexicon, dotted: set[str]) -> bool:
    """Whether words in tags are a label: known ones with a colon or alone, or others with one in such tags.

    "<b>Ada</b>: 1 critical finding", "<b>Spokes</b>: DEVELOPED" are parts of what a label above holds, and so is
    "<b>Polish</b>: a typo".
    """
    label, tags = unnumbered(match["label"].strip(" :：")), match["open"].casefold()
    has_colon = match["label"].rstrip().endswith((":", "：")) or match["close"].endswith((":", "："))
    if lexicon.vocabulary.field(label) is not None:
        # "<b>Notebook</b> -- none", not "<i>Load</i> -- the word".
        goes_on = match["behind"] is not None and match["behind"].strip() != ""
        is_set_off = has_colon or (match["behind"] is not None and not goes_on)
        is_set_off = is_set_off or (goes_on and is_label(label, lexicon) and not _LIGHT.search(match["open"]))
        dotted.update({tags} if is_set_off and has_colon else ())
        return is_set_off
    line = match.string[match.end("close") :].partition("\n")[0]
    return has_colon and tags in dotted and not is_value(label, lexicon) and not _is_part(lexicon).match(line)


@lru_cache(maxsize=16)
def _is_part(lexicon: Lexicon) -> re.Pattern[str]:
    """What makes a line a part of a list or of a review: " DEVELOPED", " 1 critical finding", " PASS"."""
    counted = rf"(?:{lexicon.number}|{lexicon.word('none', 'without')})\s+{lexicon.grade}"
    said = (lexicon.depth_any_case.pattern, lexicon.verdict.pattern, counted)
    return re.compile(rf"\W{{0,6}}(?:{'|'.join(said)})(?!\w)", re.I)
