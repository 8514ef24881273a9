"""The heading of a lesson section: position, slug, title, load, in whichever order."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reclint.markdown import leading_signs, link_targets, without_marks
from reclint.model import Count, Word
from reclint.readers.lessons.heading_parts import read_parts
from reclint.readers.lessons.slug_title import LIKE_ENOUGH, WORDS, slug_beside_title, slug_likeness
from reclint.vocabulary.lexicon import ARROW, DASH, LETTER, NEAR_SLUG, PICTURE, SLUG

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reclint.readers.lessons.heading_parts import Parts
    from reclint.text.source import Passage, Span
    from reclint.vocabulary.lexicon import Lexicon

_SLUG_ALONE = re.compile(rf"`?(?P<slug>{SLUG}|{NEAR_SLUG})`?(?=\s*(?:$|[(\[:—–·|]|--))")
"""A heading that opens with its slug: "soft-rolls", "`soft-rolls` (Lesson 1)", "soft-rolls: Soft Rolls"."""
_AFTER_SLUG = re.compile(rf"\s*(?::|{DASH}|[·|])\s*(?P<title>[^\s(\[].*)")
"""The title of "soft-rolls: Soft Rolls" or "soft-rolls -- Soft Rolls"."""
_ASIDE = re.compile(r"\s*[(\[](?P<inside>[^()\[\]]*)[)\]]\s*(?=[^\W\d_])")
"""The load between a slug and a title: "soft-rolls [BUILD] Soft Rolls"."""
_LONG_SLUG = re.compile(rf"{LETTER}+(?:-{LETTER}+)+|{NEAR_SLUG}|`{SLUG}`")
"""What can be nothing but a slug: it has a hyphen, or stands in backticks."""
_LAST_SLUG = re.compile(rf"\s(?:{DASH}|[·|:])\s+(?P<slug>`{SLUG}`|{LETTER}+(?:-{LETTER}+)+)$")
"""A slug that closes a heading: "3. Columnar Formats -- `columnar-formats`"."""
_SLUG_WHOLE = re.compile(rf"`?(?:{SLUG}|{NEAR_SLUG})`?")
"""A slug that is all of a part: "`knots`", "first-knots"."""
_GROUPS = re.compile(r"[(\[{]([^()\[\]{}]*)[)\]}]")
"""Each parenthesis of "Lesson 1: Soft Rolls (soft-rolls) [BUILD]" or "L1 = Soft Rolls {soft-rolls; BUILD}"."""
_TAG = re.compile(r"[(\[][^()\[\]]{1,24}[)\]]\s*")
"""What an author puts before a lesson: "[BONUS] Lesson 4: Soft Rolls"."""
_WORD = re.compile(r"[^\W\d_]+\s+")
"""A word that an author puts there without brackets: "Bonus Lesson 4: Soft Rolls"."""
_TAG_BEHIND = re.compile(r"\s*[(\[](?P<tag>[^()\[\]]{1,24})[)\]](?=\s*[:：])")
"""The same behind the number: "Lesson 4 (Bonus): Soft Rolls"."""
_ANCHOR = re.compile(rf"\{{#(?P<slug>{SLUG})\}}\s*$")
"""The id of a heading, by itself the slug where it has several words: "Soft Rolls {#soft-rolls}"."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\s*(?:[:·|,]|--?|[—–])\s*(?=\S)")
"""The day before a lesson: "2026-03-01 · Soft Rolls"."""
_PREFIX = re.compile(r"[^\W\d_]{2,20}:\s+(?=\d{1,4}(?:\.\d{1,4})+\s)")
"""A word with a colon before the number of a lesson: "Subject: 6.2.1 Soft Rolls"."""
_OF_PAGE = re.compile(rf"`?{NEAR_SLUG}`?\((?P<position>\d{{1,2}})\)")
"""A slug with its number as pages of a manual have it: "first-knots(1)"."""
_BARE_NUMBER = re.compile(
    r"§?\s*\(?(?:(?:[A-Z]|[IVX]{2,5})\.)?(?:\d{1,4}\.)*(?P<position>\d{1,3})(?=[.:)]?\s)[.:)]?\s+"
    rf"(?:(?:[·|]|{DASH}(?=\s+\D))\s+)?"
)
"""The number of a heading such as "1. Soft Rolls", "1 — Soft Rolls", "II.1 Soft Rolls" or "5.1.2 soft-rolls"."""
_PARTED = re.compile(r"[,;]|\s--\s|\s[—–]\s")
"""What parts the inside of a parenthesis: "soft-rolls, BUILD", "Lesson 1 -- BUILD"."""
_QUOTED_SLUG = re.compile(rf"`{SLUG}`")
"""A slug in marks of code: "`knots`"."""
_PART = re.compile(rf"(?::|\s(?:{ARROW}|{DASH}|[·|=~/»>]))\s+")
"""What parts a title from a slug of one word: "kiln · Firing", "kiln -- Firing", "kiln: Firing", "kiln → Firing"."""
_WORD_FIRST = re.compile(rf"`?(?P<slug>{LETTER}+)`?{_PART.pattern}(?P<title>(?-i:[^\W\d_a-z]).*)")
"""What "Lesson 2" leaves of "Lesson 2 kiln: Firing": a word in small letters before a title is its slug."""
_THREE_PARTS = re.compile(rf"\s*[·|]\s+(?P<slug>`?(?!\d+\W){LETTER}+`?)\s+[·|]\s+(?P<title>[^\s·|][^·|]*)")
"""What follows "Lesson 1" in "Lesson 1 · kiln · Firing": the word in small letters between dots can be nothing else."""
_DOTS = re.compile(r"(?<!\s)\s+[·|]\s+")
"""What parts "Lesson 1 · Soft Rolls · soft-rolls · BUILD", in whichever order."""
_BETWEEN = re.compile(r"(?:^|(?<=\s[·|]\s))\S.*?(?=(?<!\s)\s+[·|]\s|$)")
"""Each of these parts, the first one included."""
_WITH_LETTER = re.compile(r"[^\W\d_]")
"""What a slug has and a day or a number has not: "2026-03-01", "1"."""
_CLEAN = re.compile(r"\w(?:.*[\w)\]!?…’'])?", re.S)
"""A title with no marks at its ends that part it from what stands beside it."""
_PICTURES = re.compile(rf"(?:\s+(?:{PICTURE}\u200d?){{1,4}})+$")
"""Pictures behind a title: "Soft Rolls 🥖", "Soft Rolls 👩‍🍳"; "Limits at ∞" goes on."""
LONGEST_HEADING = 500
"""How many characters of a heading are read for its parts; real ones have less than 150."""


@dataclass(frozen=True, slots=True)
class LessonHeading:
    """What a heading states; ``slug`` may be filled in later from the index (`match_slugs`).

    ``total`` is the 4 of "Lesson 2 of 4"; ``named`` is whether it calls itself a lesson, "Lesson 2", "L2"; ``number``
    the dotted number that it opens with, whatever that counts; ``day`` the only day that it names, "2026-03-01";
    ``anchor`` the id that closes it.
    """

    span: Span
    text: str
    slug: str | None
    title: str | None
    position: Count | None
    load: Word | None
    total: Count | None = None
    named: bool = False
    number: str = ""
    day: str = ""
    anchor: str = ""


def read_lesson_heading(passage: Passage, lexicon: Lexicon) -> LessonHeading:
    """What a heading says if it is that of a lesson."""
    reader = _HeadingReader(passage, lexicon)
    days = lexicon.vocabulary.days_in(passage.text[:LONGEST_HEADING])
    found = _completed(reader.read(), read_parts(reader.passage, lexicon))
    return replace(found, day=days[0]) if len(days) == 1 else found


def _completed(heading: LessonHeading, parts: Parts) -> LessonHeading:
    """A heading with what its pieces say besides: a slug only beside a position, and a title without those pieces."""
    position = heading.position or parts.position
    opened = _WORD_FIRST.fullmatch(heading.title or "")
    if position and not heading.slug and not parts.slug and opened and opened["slug"] not in parts.others:
        return replace(heading, position=position, slug=opened["slug"], title=opened["title"])
    if position is None or (heading.slug and parts.slug not in (None, heading.slug)):
        # "Lesson 1: The `bow-line` knot (upwind)": the pieces are not what they seem.
        return replace(heading, position=position, named=heading.named or parts.named)
    slug, title = heading.slug or parts.slug, _PICTURES.sub("", heading.title or "")
    # What is like a slug belongs to the title where another one is stated.
    others = [other for other in parts.others if slug == parts.slug or other.strip("`") != parts.slug]
    if any(other in title for other in others) or not _CLEAN.fullmatch(title):
        # "soft-rolls (Lesson 2) -- PROJECT" has no title, "soft-rolls | Lesson 2 | Soft Rolls" has one.
        fits = title or (_DOTS.search(heading.text) and slug_likeness(parts.title or "", slug or "") >= LIKE_ENOUGH)
        title = (parts.title if fits else None) or title
    # "Lesson 1: Build" is called so.
    load = heading.load or (parts.load if parts.title else None)
    named = heading.named or parts.named
    return replace(heading, position=position, slug=slug, load=load, title=title or None, named=named)


class _HeadingReader:
    def __init__(self, passage: Passage, lexicon: Lexicon) -> None:
        passage = passage.part(0, LONGEST_HEADING)
        self.linked = next((slug for target in link_targets(passage.text) if (slug := slug_of_path(target))), None)
        anchor = _ANCHOR.search(passage.text)
        self.anchor = anchor["slug"] if anchor else ""
        if self.linked is None and "-" in self.anchor:
            self.linked = self.anchor
        plain = without_marks(passage)
        start = leading_signs(plain.text)
        day = _DAY.match(plain.text, start) or _PREFIX.match(plain.text, start)
        self.passage = plain.part(day.end() if day else start, len(plain.text))
        self.text = self.passage.text
        self.lexicon = lexicon
        # "Lesson 1", "L1", "Lesson 5.1.2", "Lesson two"; not "Lesson 1-3" and not "Lesson 2.5" of a module.
        number = rf"(?:\d{{1,3}}\.)*(?P<position>{lexicon.number})(?![\w-]|\.\d)"
        short = rf"|{lexicon.lesson_initial}(?=\d)"
        # "Lesson 3", "L3", "Lesson #3", "LES-3": the word, or the short one right before the number.
        self.lesson = re.compile(rf"(?<!\w)(?:{lexicon.word('lesson')}\s*[#№.-]?\s*(?<=[\s#№.-]){short}){number}", re.I)

    def read(self) -> LessonHeading:
        position, load = self.position(), self.load()
        bare = _BARE_NUMBER.match(self.text)
        start = bare.end() if bare else 0
        tag = _TAG.match(self.text, start)
        opening = self.lesson.match(self.text, tag.end() if tag else start) or self.behind_word(start)
        start = self.title_start(opening) if opening else start
        named = bool(self.lesson.search(self.text))
        # The number of a section is not that of a lesson: "2.1 Lesson 1".
        number = self.text[: bare.end()].strip(" .:)§·|—–-") if bare else ""
        if beside := slug_beside_title(self.text[start:]):
            return self.heading(beside.slug, beside.title, position, load, named, number)
        alone = _SLUG_ALONE.match(self.text, start)
        if alone and (not opening or _LONG_SLUG.fullmatch(alone.group())) and not self.is_title(alone):
            title = self.title_after(alone.end())
            return self.heading(alone["slug"], title, position, load, named, number)
        if opening and (middle := self.middle(opening.end())):
            title = self.parts(middle.start("title"), None, None).title
            return self.heading(middle["slug"].strip("`"), title, position, load, named, number)
        found = self.parts(start, position, load)
        return self.heading(found.slug or self.linked, found.title, position, load, named, number)

    def heading(
        self, slug: str | None, title: str | None, position: Count | None, load: Word | None, named: bool, number: str
    ) -> LessonHeading:
        """What was read of the heading, with its total."""
        return LessonHeading(
            self.passage.span, self.text, slug, title, position, load, self.total(), named, number, anchor=self.anchor
        )

    def behind_word(self, start: int) -> re.Match[str] | None:
        """The "Lesson 4" of "Bonus Lesson 4: Soft Rolls"; "Before Lesson 4" has nothing behind it and is a title."""
        word = _WORD.match(self.text, start)
        found = self.lesson.match(self.text, word.end()) if word else None
        return found if found and re.compile(rf"\s*(?:[:：]|{DASH}\s)").match(self.text, found.end()) else None

    def title_start(self, opening: re.Match[str]) -> int:
        """Where the title begins behind "Lesson 4", "Lesson 4 of 5:" or "Lesson 4 (Bonus):"."""
        tag = _TAG_BEHIND.match(self.text, opening.end())
        is_tag = tag is not None and not self.states(tag["tag"]) and not self.is_slug(tag)
        rest = self._behind_number.match(self.text, tag.end() if tag and is_tag else opening.end())
        return rest.end() if rest else opening.end()

    def is_slug(self, tag: re.Match[str]) -> bool:
        """Whether a parenthesis may hold the slug: "Lesson 4 (soft-rolls): Soft Rolls"; no other one does."""
        others = (group[1] for group in _GROUPS.finditer(self.text, tag.end()))
        return _slug_in(tag["tag"]) is not None and not any(_LONG_SLUG.fullmatch(other.strip()) for other in others)

    def is_title(self, alone: re.Match[str]) -> bool:
        """Whether what opens a heading like a slug is none: "1st: Rolls", in capitals "Look-Alikes (look-alikes)"."""
        if re.fullmatch(self.lexicon.ordinal, alone["slug"], re.I):
            return True
        return alone["slug"] != alone["slug"].lower() and bool(_naming(self.text[alone.end() :]))

    @property
    def _behind_number(self) -> re.Pattern[str]:
        """What stands between the number and the title: "of 4:", " -- ", "."."""
        of = rf"(?:\s+{self.lexicon.word('of')}\s+\d{{1,3}}(?!\w))?"
        return re.compile(rf"{of}\s*(?:[:：.)·|=]|{DASH})?\s*")

    def total(self) -> Count | None:
        """The 4 of "Lesson 2 of 4", "Lesson 2/4"."""
        found = self.lesson.search(self.text)
        of = re.compile(rf"\s*(?:\s{self.lexicon.word('of')}\s|/)\s*(?P<total>\d{{1,3}})(?![\w/-]|\.\d)", re.I)
        match = of.match(self.text, found.end()) if found else None
        if match is None:
            return None
        return Count(span=self.passage.span_of(match.start("total"), match.end("total")), value=int(match["total"]))

    def position(self) -> Count | None:
        """The number after "Lesson", or the one that opens the heading; of "5.1.2", the last part."""
        match = self.lesson.search(self.text) or _BARE_NUMBER.match(self.text) or _OF_PAGE.fullmatch(self.text)
        if not match:
            return None
        span = self.passage.span_of(match.start("position"), match.end("position"))
        return Count(span=span, value=self.lexicon.value(match["position"]))

    def load(self) -> Word | None:
        match = self.lexicon.load_anywhere.search(self.text) or self.lexicon.load_in_parentheses.search(self.text)
        if not match:
            return self.load_between()
        span = self.passage.span_of(match.start("load"), match.end("load"))
        return Word(span=span, text=self.lexicon.load(match["load"]))

    def load_between(self) -> Word | None:
        """The load of "Lesson 1 · Firing · build": a part of three or more, for "Lesson 1 · Build" is a title."""
        parts = list(_BETWEEN.finditer(self.text))
        if len(parts) < 3:
            return None
        found = [part for part in parts if self.is_load(part.group())]
        return self._load_of(found[0]) if len(found) == 1 else None

    def _load_of(self, part: re.Match[str]) -> Word:
        match = self.lexicon.load_at(part.group())
        assert match is not None
        start = part.start() + match.start("load")
        span = self.passage.span_of(start, start + len(match["load"]))
        return Word(span=span, text=self.lexicon.load(match["load"]))

    def middle(self, stop: int) -> re.Match[str] | None:
        """The slug and the title of "Lesson 1 · kiln · Firing"; a load is no slug."""
        match = _THREE_PARTS.fullmatch(self.text, stop)
        return match if match and not self.lexicon.load_at(match["slug"].strip("`")) else None

    def title_after(self, stop: int) -> str | None:
        """The title of "soft-rolls: Soft Rolls"; a load or a position is none."""
        aside = _ASIDE.match(self.text, stop)
        if aside and self.states(aside["inside"]):
            return self.parts(aside.end(), None, None).title
        after = _AFTER_SLUG.match(self.text, stop)
        if not after or self.lexicon.load_at(after["title"]) or self.lesson.match(after["title"]):
            return None
        return self.parts(after.start("title"), None, None).title

    def parts(self, start: int, position: Count | None, load: Word | None) -> LessonHeading:
        """A title, and perhaps a slug, the load or the position in parentheses, between dots or after a dash."""
        rest = self.without_load(self.text[start:])
        last = _LAST_SLUG.search(rest)
        if last and _is_remark(rest, last):
            # "Soft Rolls (soft-rolls) -- 2026-03-07", "Soft Rolls (soft-rolls) -- hands-on"
            rest, last = rest[: last.start()].rstrip(), None
        if last:
            return LessonHeading(
                self.passage.span, self.text, last["slug"].strip("`"), rest[: last.start()].strip(), position, load
            )
        if quoted := _quoted_slug(rest):
            # "Soft Rolls `soft-rolls` [BUILD]"
            rest, slug = f"{rest[: quoted.start()].rstrip()} {rest[quoted.end() :].lstrip()}", quoted.group().strip("`")
            return replace(self.parts_of(rest, position, load), slug=slug)
        return self.parts_of(rest, position, load)

    def parts_of(self, rest: str, position: Count | None, load: Word | None) -> LessonHeading:
        """A title, and perhaps a slug, the load or the position in parentheses."""
        named = _naming(rest)
        places = [group.start() for group in named]
        groups = [group for group in _GROUPS.finditer(rest) if group.start() in places or self.states(group[1])]
        slug = _slug_in(named[0][1]) if named else None
        title = rest[: groups[0].start()] if groups else rest
        if groups and not title.strip():
            title = rest[groups[-1].end() :].lstrip(" :—–-")
        # The load at the end of "Soft Rolls -- STRETCH / PROJECT" belongs to no title.
        title = re.sub(rf"(?<!\s)\s+{DASH}\s+{self.lexicon.load_anywhere.pattern}.*$", "", title.strip())
        if slug is None and _LONG_SLUG.fullmatch(title) and title == title.lower():
            slug, title = title.strip("`"), ""
        return LessonHeading(self.passage.span, self.text, slug, title or None, position, load)

    def without_load(self, rest: str) -> str:
        """What stands behind the number, without a part between dots that is a load and nothing else."""
        parts = _DOTS.split(rest)
        kept = [part for part in parts if not self.is_load(part)]
        return " · ".join(kept) if 0 < len(kept) < len(parts) else rest

    def is_load(self, part: str) -> bool:
        """Whether a part between dots is a load and nothing else, in capitals or not."""
        match = self.lexicon.load_at(part)
        return match is not None and match.group().strip(" *_") == part.strip(" *_")

    def states(self, inner: str) -> bool:
        """Whether a parenthesis states a load or a position; any other but the slug belongs to the title."""
        return bool(self.lexicon.load_in_parentheses.search(f"({inner})") or self.lesson.search(inner))


def with_known_slug(heading: LessonHeading, slugs: Iterable[str]) -> LessonHeading:
    """A heading that states no slug, with the part of its title that is one of ``slugs``: "kiln: Firing"."""
    title = heading.title or ""
    ends = [(match.start(), match.end()) for match in _PART.finditer(title)]
    if heading.slug or not ends:
        return heading
    known = set(slugs)
    first, last = title[: ends[0][0]].strip("` "), title[ends[-1][1] :].strip("` ")
    if first in known:
        return replace(heading, slug=first, title=title[ends[0][1] :])
    return replace(heading, slug=last, title=title[: ends[-1][0]].rstrip()) if last in known else heading


def slug_of_path(target: str) -> str | None:
    """The slug that a link to a lesson's page leads to: "lessons/first-knots.md" names "first-knots"."""
    match = re.fullmatch(rf"(?:[^\s#?]*/)?(?P<slug>{SLUG}|{NEAR_SLUG})(?:\.(?:md|markdown|html?))?(?:[#?].*)?", target)
    return match["slug"] if match else None


def _slug_in(inner: str) -> str | None:
    """The slug that a parenthesis is, or begins with: "(soft-rolls, BUILD)"."""
    first, *others = (part.strip(" *") for part in _PARTED.split(inner))
    quoted = next((part for part in others if _QUOTED_SLUG.fullmatch(part)), "")
    pattern = _LONG_SLUG if others else _SLUG_WHOLE
    slug = (first if pattern.fullmatch(first) else quoted).strip("`")
    return slug if slug and _WITH_LETTER.search(slug) else None  # "(1) Soft Rolls", "Soft Rolls (2026-03-01)"


def _is_remark(rest: str, last: re.Match[str]) -> bool:
    """Whether what closes a heading like a slug is a day, or stands behind a slug in parentheses that fits better."""
    if not _WITH_LETTER.search(last["slug"]):
        return True
    named = _naming(rest[: last.start()])
    inner = _slug_in(named[0][1]) if named else None
    if inner is None:
        return False
    title = rest[: named[0].start()]
    return _fits(title, inner) >= _fits(title, last["slug"].strip("`"))


def _fits(title: str, slug: str) -> tuple[bool, float]:
    """How well a slug fits a title: one of several words before any other, then by its words."""
    return "-" in slug, slug_likeness(title, slug)


def _quoted_slug(rest: str) -> re.Match[str] | None:
    """The slug in code marks that stands beside a title, where it is the only one and no parenthesis has it."""
    found = [quoted for quoted in _QUOTED_SLUG.finditer(rest) if "-" in quoted.group()]
    inside = [group.span() for group in _GROUPS.finditer(rest)]
    if len(found) != 1 or _naming(rest) or any(start <= found[0].start() < stop for start, stop in inside):
        return None
    return found[0] if WORDS.search(rest[: found[0].start()] + rest[found[0].end() :]) else None


def _naming(rest: str) -> list[re.Match[str]]:
    """The parenthesis that holds the slug, if any: of "Soft Rolls (soft-rolls) [interlude]" the first, not the tag."""
    found = [(group, slug) for group in _GROUPS.finditer(rest) if (slug := _slug_in(group[1]))]
    if len(found) < 2:
        return [group for group, _ in found]
    title = rest[: found[0][0].start()]
    ranked = [(_fits(title, slug), place) for place, (_, slug) in enumerate(found)]
    return [found[max(ranked)[1]][0]]


def match_slugs(headings: Sequence[LessonHeading], slugs: Sequence[str]) -> list[str | None]:
    """A slug of the index for each heading that states none: the one most like its title, else the one of its order."""
    chosen = [heading.slug for heading in headings]
    free = [slug for slug in slugs if slug not in chosen]
    wanting = [place for place, slug in enumerate(chosen) if slug is None]
    scored = [(slug_likeness(headings[place].title or "", slug), place, slug) for place in wanting for slug in free]
    for score, place, slug in sorted(scored, key=lambda entry: -entry[0]):
        if score >= LIKE_ENOUGH and chosen[place] is None and slug in free:
            chosen[place] = slug
            free.remove(slug)
    for place in wanting:
        position = headings[place].position
        if (
            chosen[place] is None
            and position
            and 0 < position.value <= len(slugs)
            and slugs[position.value - 1] in free
        ):
            chosen[place] = slugs[position.value - 1]
            free.remove(slugs[position.value - 1])
    return chosen
