"""The exercises that a record lists: as a list, or inside a sentence."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from reclint.markdown import balanced_end, split_list
from reclint.model import Count, Exercise, Word
from reclint.readers.notebooks.capitals import with_capitals
from reclint.readers.notebooks.entries import ExerciseEntries
from reclint.readers.notebooks.level_counts import counts_level, pairs_of_levels, stand_for_others, times_of_levels
from reclint.readers.notebooks.levels import initials, level_of_initial, titled_level, without_former_levels
from reclint.readers.notebooks.parts import CIRCLED, PART, joined, number_of, part_of
from reclint.readers.notebooks.ranges import ExerciseRanges
from reclint.readers.notebooks.totals import by_kind, told_with_levels
from reclint.text.source import Passage, Span
from reclint.vocabulary.lexicon import DASH, alternatives

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reclint.markdown import Items
    from reclint.vocabulary.lexicon import Lexicon

_LONGEST_LEVEL = 40
"""How long a parenthesis behind an exercise's number, with its end, can be to state a level; alike from 20 up."""
_REMARK = re.compile(rf"\s*[*_]*(?:[,;:(]|{DASH})")
"""What parts a level from a remark on it."""
# "Five exercises covering it all -- a, b, c": words between a number of exercises and the dash before their list. A
# full stop or a colon ends the search.
_TO_DASH = re.compile(rf"(?:\s+[^\s.;:()]+){{1,6}}?\s+{DASH}\s+")
# What stands behind such a dash is a list where it has so many entries of so few words, and about as many as stated: of
# the sentences behind dashes in four courses none is so short.
_LEAST_ENTRIES, _WIDEST_ENTRY, _ABOUT = 4, 6, 2
_BEHIND_LEVEL = r"[*_]*(?:\s*:|\s+(?:-+|[—–~])(?=\s))"
"""What stands between a level and the title behind it."""
_BEHIND_NUMBER = r"[\s*_`]*"
"""What stands between a number and a level right behind it: "Ex. 1 guided, mix", "① guided"."""
_TITLE_END = re.compile(r"\.(?=\s|$)|\s--+\s|\s[—–]\s|\n(?!\s*[a-zà-öø-ÿ])")
"""Where the title of "Exercise 1: Mix. Then wait" or "Exercise 1: Mix -- by hand" ends.

A line that goes on in small letters is a long one that was wrapped.
"""
_SENTENCE_END = re.compile(r"\.(?=\s|$)|\s--+\s|\s[—–]\s")
"""Where a list in a sentence ends; it may go on in the next line."""


class ExerciseReader:
    """Reads exercises and counts of exercises."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.ranges = ExerciseRanges(lexicon)
        self.entries = ExerciseEntries(lexicon)

    @cached_property
    def _numbered(self) -> re.Pattern[str]:
        """A number with what sets it off: "Exercise 1: Mix", "**Part 2** (Guided)", "Part 4" alone, "ex1 guided"."""
        word = self.lexicon.word("exercise")
        set_off = rf"[*_`]*\s*[*_`]*[(:\[.,—–-]|[*_`]*\s*$|\s+{self.lexicon.level.pattern}(?!\w)|{self._columns}"
        return re.compile(rf"(?<!\w){word}[.-]?\s*(?P<number>\d{{1,3}}){PART}?(?!\w)(?={set_off})", re.I)

    @property
    def _columns(self) -> str:
        """A title and a level set off by blanks behind a number, as in code: "Exercise 1  Mix   Guided"."""
        return rf"[ \t]{{2,}}[^\n]{{1,120}}[ \t]{{2,}}{self.lexicon.level.pattern}[ \t]*(?:\n|\Z)"

    @cached_property
    def _bracketed(self) -> re.Pattern[str]:
        """The marks of "(1) Mix, (2) bake, (stretch) plait", "① mix, ② bake"."""
        bracketed = rf"\((?:(?P<number>\d{{1,2}})|{self.lexicon.word('stretch')})\)(?=\s)"
        return re.compile(rf"{bracketed}|{CIRCLED}", re.I)

    @cached_property
    def _stated(self) -> re.Pattern[str]:
        """A number of exercises, with up to two words between: "3 short, hands-on exercises", "4 + stretch"."""
        number, noun, stretch = self.lexicon.number, self.lexicon.word("exercises"), self.lexicon.word("stretch")
        # "4 exercises plus a stretch", "(4 + stretch)"; no filler between, as in "2 of the exercises".
        some = rf"(?!{self.lexicon.zero}\s)"  # "3 exercises + 0 stretch"
        added = rf"\s*{self.lexicon.word('plus')}\s+{some}(?:\w+\s+){{0,2}}?{stretch}(?!\w)"
        alone = rf"\s*\+\s*{some}(?:\w+\s+)?{stretch}(?!\w)"
        filler = alternatives(self.lexicon.vocabulary.fillers)
        between = rf"(?:(?!{filler}\s)[^\W\d_]+(?:-[^\W\d_]+)*,?\s+){{0,2}}?"
        # Not "2 parts 1" of a range.
        counted = rf"\s+{between}{noun}(?!\w|\s+\d)(?P<stretch>{added})?"
        summed = r"(?:\s*\+\s*(?P<more>\d{1,3}))?"
        counted = rf"(?:{counted}(?P<optional>{self._added})?)"
        return re.compile(rf"(?<![\w.+-])(?P<number>{number}){summed}(?:{counted}|(?P<alone>{alone}))", re.I)

    @cached_property
    def _added(self) -> str:
        """What adds an exercise that nobody must do: "and an optional fourth one", "plus 2 optional exercises"."""
        words, some = self.lexicon.word, rf"(?P<added>{self.lexicon.word('article')}|{self.lexicon.counting})"
        order, noun = self.lexicon.ordinal, rf"(?:{self.lexicon.number_word}|{words('exercises')})"
        joined = rf"\s*[,(]?\s*{words('plus', 'joining')}\s+{some}\s+(?:{order}\s*,?\s+)?{words('optional')}"
        ends = rf"(?=\s*(?:[.;,:)]|$)|\s+(?:{order}\b|{noun}(?!\w)))"
        return rf"(?:{joined}(?!\w){ends})"

    def stated(self, passage: Passage) -> Count | None:
        """The number of exercises that a text states in so many words; a stretch that it adds counts as one."""
        if found := told_with_levels(passage, self.lexicon, self._told):
            return found
        if ranged := self.ranges.stated(passage):
            return ranged
        levels = self.by_level(passage)
        if len(levels) < 2:
            return None
        span = Span(levels[0][1].span.start, levels[-1][1].span.stop)
        return Count(span=span, value=sum(count.value for _, count in levels))

    def _told(self, passage: Passage) -> Count | None:
        """The number of "3 exercises", "Exercises: 3"."""
        if match := self._stated.search(passage.text):
            return self._count(passage, match)
        match = self._noun_first.search(passage.text)
        return Count(span=passage.span_of(*match.span()), value=self.lexicon.value(match["number"])) if match else None

    @cached_property
    def _noun_first(self) -> re.Pattern[str]:
        """A number behind the word in the plural: "Exercises: 3", "Exercises (3)", "exercises × 3".

        "Exercises: 1, 2" lists some.
        """
        one = self.lexicon.vocabulary.words_of("exercise")
        several = alternatives(word for word in self.lexicon.vocabulary.words_of("exercises") if word not in one)
        ends = r"(?=[^\S\n]*\n|\s*(?:[;)\]]|,\s*[^\W\d]|\.?\s*$))"
        return re.compile(rf"(?<!\w){several}\s*(?:[:=×]\s*|[(\[])(?P<number>{self.lexicon.number})(?!\w){ends}", re.I)

    def counts(self, text: str) -> bool:
        """Whether a text states a number of exercises."""
        return self._stated.search(text) is not None

    def alone(self, passage: Passage) -> Count | None:
        """The number that is all a field or a cell says, or that opens it: "3", "Four, in `rolls.ipynb`"."""
        ends = r"(?:\W*$|\s*[,;:(](?!\s*\d))"
        match = re.match(rf"\W*(?P<number>{self.lexicon.number})(?!\w){ends}", passage.text, re.I)
        if match is None:
            return None
        span = passage.span_of(match.start("number"), match.end("number"))
        return Count(span=span, value=self.lexicon.value(match["number"]))

    @cached_property
    def _leveled(self) -> re.Pattern[str]:
        """The numbers of "1 Guided: mix; 2 Supported: bake", "1 (G) mix; 2 (S) bake"."""
        level, initial = self.lexicon.level.pattern, initials(self.lexicon)
        behind = rf"\s+(?={level}\s*(?::|{DASH}\s))|\s*(?=[(\[](?:{level}|{initial})[)\]])"
        return re.compile(rf"(?:(?<=^)|(?<=[;,.:]\s))(?P<number>\d{{1,2}})[.)]?(?:{behind})", re.I)

    def by_number_and_level(self, passage: Passage) -> tuple[Exercise, ...]:
        """The exercises of "1 Guided: mix; 2 Supported: bake"; "1 guided: a; 2 supported: b, c" counts them instead."""
        found = self._marked(passage, self._leveled)
        several = (len(split_list(Passage.at(one.title or "", 0))) for one in found)
        return () if all(number == place for place, number in enumerate(several, 1)) else found

    def stated_first(self, passage: Passage) -> Count | None:
        """The number of exercises that a text begins with."""
        match = self._stated.match(passage.text)
        return self._count(passage, match) if match else None

    def _count(self, passage: Passage, match: re.Match[str]) -> Count:
        value = self.lexicon.value(match["number"]) + int(match["more"] or 0)
        if match["stretch"] or match["alone"]:
            value += 1
        elif match["added"]:
            number = match["added"]
            value += 1 if number.lower() in self.lexicon.vocabulary.words_of("article") else self.lexicon.value(number)
        elif self.lexicon.level.search(match.group()) and len(levels := self.by_level(passage)) > 1:
            value = sum(count.value for _, count in levels)
        return Count(span=passage.span_of(match.start(), match.end()), value=value)

    def by_level(self, passage: Passage) -> tuple[tuple[str, Count], ...]:
        """The numbers by level in "2 guided, 3 supported, 1 independent" or "Guided ×2, Supported ×3"."""
        if self.by_number_and_level(passage) or self.ranges.by_level(passage, self.exercise):
            return ()
        counted = pairs_of_levels(passage, self.lexicon) or self._times_of_levels(passage)
        return max(counted, by_kind(passage, self.lexicon, self._told), key=len)

    def _times_of_levels(self, passage: Passage) -> tuple[tuple[str, Count], ...]:
        """The numbers of "Guided ×2, Supported ×3".

        Beside exercises, "(1) mix, (2) fold", or as many of them, "2 exercises", they may say how often each is done.
        Capitals may stand for anything, unless they add up to the exercises or are said to be of them.
        """
        found = times_of_levels(passage, self.lexicon)
        if not found or self._numbered.search(passage.text) or self._marked(passage, self._bracketed):
            return ()
        told = self._stated.search(passage.text)
        summed = told is not None and self.lexicon.value(told["number"]) == sum(count.value for _, count in found)
        if not summed and stand_for_others(passage, self.lexicon):
            return ()
        one_each = all(count.value == 1 for _, count in found)
        return () if told and not one_each and self.lexicon.value(told["number"]) == len(found) else found

    def listed(self, lists: Sequence[Items], *, stated: int | None, are_exercises: bool) -> tuple[Exercise, ...]:
        """The exercises of lists: the items that say so, or all where ``are_exercises`` or levels or the number fit.

        A list may take several exercises together: "Exercises 1-2: …".
        """
        entries = [(item.text, block.ordered) for block in lists for item in block.items if item.text]
        # "- Colab exercises: a (guided), b (supported)" beside other items, or by itself.
        led = [text for text, _ in entries if len(entries) == 1 or self.entries.lead.match(text.text)]
        if found := next(filter(None, map(self.each_with_level, led)), None):
            return found
        if self.ranges.are_in([text for text, _ in entries]):
            return self.ranges.listed([text for text, _ in entries], self.exercise)
        if counted_out := self.entries.counted_out([text for text, _ in entries], stated):
            return self._joined(counted_out)
        chosen = [text for text, ordered in entries if ordered or self._opens_exercise(text.text)]
        graded = all(self.lexicon.level.search(text.text) for text, _ in entries)
        numbered = bool(chosen)
        if not chosen and (are_exercises or graded or len(entries) == stated):
            chosen = [text for text, _ in entries]
        found = self._joined(chosen)
        return tuple(one.model_copy(update={"marked": True}) if numbered else one for one in found)

    def _opens_exercise(self, text: str) -> bool:
        text = text.lstrip("*_ ")
        if self._numbered.match(text):
            return True
        return bool(self.lexicon.level.match(text.lstrip("([")))

    def enumerated(self, passage: Passage, *, plain_list: bool) -> tuple[Exercise, ...]:
        """The exercises inside a sentence: "(1) …", "Part 1 (guided): …", "(3 exercises: a, b, c)".

        With ``plain_list`` the whole text is a list already: "a (guided), b (supported)".
        """
        return (
            self.ranges.by_level(passage, self.exercise)
            or self._marked(passage, self._bracketed)
            or self._marked(passage, self._numbered)
            or self.by_number_and_level(passage)
            or self.each_with_level(passage)
            or self._after_count(passage)
            or (self._entries(passage) if plain_list and not self._stated.match(passage.text) else ())
        )

    def _marked(self, passage: Passage, marker: re.Pattern[str]) -> tuple[Exercise, ...]:
        marks = list(marker.finditer(passage.text))
        if len(marks) < 2 or number_of(marks[0]) != 1:
            return ()
        stops = [mark.start() for mark in marks[1:]] + [len(passage.text)]
        parts = (passage.part(mark.start(), stop).strip() for mark, stop in zip(marks, stops, strict=True))
        ends = re.compile(rf"[\s,;]+{self.lexicon.word('joining')}$", re.I)  # "(1) mix, (2) fold and (3) bake"
        cuts = ((part, ends.search(part.text)) for part in parts)
        return self._joined([part.part(0, end.start()) if end else part for part, end in cuts])

    def _joined(self, texts: Sequence[Passage]) -> tuple[Exercise, ...]:
        """The exercises that texts describe, those in parts as one each."""
        parts = [part_of(self._numbered.match(text.text.lstrip("*_ "))) for text in texts]
        return joined(list(zip(self._graded(texts), parts, strict=True)))

    def each_with_level(self, passage: Passage) -> tuple[Exercise, ...]:
        """The exercises of "a (guided), b (supported)", each with its level, perhaps behind "Exercises:" or a count."""
        match = self._stated.search(passage.text)
        parts = self.entries.parts(passage, self._count(passage, match).value if match else None)
        return self._graded(parts)

    def _graded(self, texts: Sequence[Passage]) -> tuple[Exercise, ...]:
        exercises = [self.exercise(text, place) for place, text in enumerate(texts, 1)]
        return with_capitals(exercises, texts, self.lexicon)

    def _after_count(self, passage: Passage) -> tuple[Exercise, ...]:
        """The list after "3 exercises:" or in the parenthesis after "3 exercises".

        After a dash it is a list only if it has as many entries as were stated.
        """
        match = self._stated.search(passage.text)
        # "3 exercises: a, b, c", "3 ex. (a, b, c)", "3 exercises -- a, b, c", "(3 exercises) -- a, b, c".
        opens = re.compile(rf"(?:(?<=\s\w\w)\.)?(?P<closed>\))?\s*(?P<opener>[:(]|{DASH}\s)\s*")
        after = opens.match(passage.text, match.end()) if match else None
        if match and not after:
            return self._behind_words(passage, match)
        if not match or not after:
            return ()
        is_group = after["opener"] == "("
        opener = after.start("opener") if is_group else passage.text.rfind("(", 0, match.start())
        opener = -1 if after["closed"] and not is_group else opener
        inside = opener >= 0 and balanced_end(passage.text, opener) > match.start()
        stop = balanced_end(passage.text, opener) - 1 if inside else len(passage.text)
        found = self._entries(passage.part(after.end(), max(stop, after.end())))
        # "four exercises (SQLite in memory)": a single entry behind a greater number is a remark.
        several = len(found) > 1
        fits = len(found) == self._count(passage, match).value and (several or not after["closed"])
        sure = after["opener"] == ":" or (is_group and several) or fits
        return found if sure else ()

    def _behind_words(self, passage: Passage, stated: re.Match[str]) -> tuple[Exercise, ...]:
        """The short entries of a sentence such as "Five exercises covering it all -- a, b, c, d, e"."""
        dash = _TO_DASH.match(passage.text, stated.end())
        end = _SENTENCE_END.search(passage.text, dash.end()) if dash else None
        if not dash:
            return ()
        entries = split_list(passage.part(dash.end(), end.start() if end else len(passage.text)))
        short = all(len(entry.text.split()) <= _WIDEST_ENTRY for entry in entries)
        near = abs(len(entries) - self._count(passage, stated).value) <= _ABOUT
        if len(entries) < _LEAST_ENTRIES or not short or not near:
            return ()
        return tuple(self.exercise(entry, place) for place, entry in enumerate(entries, 1))

    def _entries(self, passage: Passage) -> tuple[Exercise, ...]:
        apart = (split_list(passage, separators) for separators in ("·•", ";", ","))
        parts = next((parts for parts in apart if len(parts) > 1), split_list(passage))
        if all(counts_level(part.text, self.lexicon) for part in parts) or self._times_of_levels(passage):
            return ()
        return tuple(self.exercise(part, place) for place, part in enumerate(parts, 1))

    def exercise(self, passage: Passage, place: int) -> Exercise:
        """The exercise that a text describes; one without a number of its own gets its ``place`` in the list."""
        inner = passage.part(len(passage.text) - len(passage.text.lstrip("*_ ")), len(passage.text))
        if named := level_of_initial(inner.text, self.lexicon):
            word = Word(span=inner.span, text=inner.text)
            return Exercise(span=passage.span, marked=True, number=place, level=named, level_text=word)
        mark = next(
            filter(None, (marks.match(inner.text) for marks in (self._numbered, self._bracketed, self._leveled))), None
        )
        number = (number_of(mark) if mark else None) or place
        level = self._level(inner, mark.end() if mark else 0)
        title = self._title(inner.text, mark.end() if mark else 0)
        if title and (opened := re.match(r"[*_](?![*_])", passage.text)):
            title = title.removesuffix(opened.group())  # "*Mix, then rest* (Guided)"
        return Exercise(
            span=passage.span,
            marked=bool(mark or (level and self.lexicon.level.search(level.text))),
            number=number,
            level=self.known_level(level.text) if level else None,
            level_text=level,
            title=title,
        )

    def known_level(self, text: str) -> str | None:
        """The level that a text names, perhaps as a stretch or with a remark: "Guided, provided", "Guided -- a form".

        "Partially guided" is none of the vocabulary, nor is a text with two levels.
        """
        text = without_former_levels(text, self.lexicon)
        match = self.lexicon.level.search(text)
        if not match:
            return level_of_initial(text, self.lexicon)
        remark = _REMARK.match(text, match.end())
        if remark and not re.search(r"\w", text[: match.start()]) and not self.lexicon.level.search(text, remark.end()):
            return self.lexicon.level_of(match.group())
        rest = text[: match.start()] + " " + text[match.end() :]
        rest = re.sub(rf"\b(?:{self.lexicon.word('stretch')}|{self.lexicon.word('exercises')})\b", "", rest, flags=re.I)
        return None if re.search(r"[^\W\d_]", rest) else self.lexicon.level_of(match.group())

    def _level(self, passage: Passage, start: int) -> Word | None:
        """What stands for a level: a parenthesis right after the number, a level before a colon, or in parentheses."""
        text = without_former_levels(passage.text, self.lexicon)
        # "Exercise 1 (Guided)", "**Exercise 1** [Guided]", "Exercise 1: Guided: Mix", "1. Guided -- mix",
        # "Exercise 1: Mix (Guided)".
        opening = re.compile(r"[\s*_`]*[(\[]").match(text, start)
        if opening:
            stop = balanced_end(text, opening.end() - 1)
            if stop - opening.end() <= _LONGEST_LEVEL:
                return _word(passage, opening.end(), stop - 1)
        if titled := titled_level(self.lexicon).match(text, start):
            return _word(passage, *titled.span("level"))
        level = self.lexicon.level.pattern
        for form in (rf"\W*({level}){_BEHIND_LEVEL}", rf"{_BEHIND_NUMBER}({level})(?:,\s|\W*$)"):
            if lead := re.compile(form, re.I).match(text, start):
                return _word(passage, lead.start(1), lead.end(1))
        for group in re.finditer(r"[(\[]([^()\[\]]{1,40})[)\]]", text[start:]):
            if self.lexicon.level.search(group[1]):
                return _word(passage, start + group.start(1), start + group.end(1))
        # "the paper slips again, guided", "the paper slips -- Guided"; in code "the paper slips   Guided"
        last = re.compile(
            rf"(?:,\s+|(?<![ \t])[ \t]{{2,}}|\s{DASH}\s+)({self.lexicon.level.pattern})\W*$", re.I
        ).search(text, start)
        return _word(passage, last.start(1), last.end(1)) if last else None

    def _title(self, text: str, start: int) -> str | None:
        """The text after the number and the level, up to the end of the sentence."""
        if titled := titled_level(self.lexicon).match(text, start):
            return " ".join(titled["title"].split())
        rest = text[start:].lstrip("*_ ")
        if rest.startswith(("(", "[")):
            rest = rest[balanced_end(rest, 0) :]
        rest = self._level_lead.sub("", rest.lstrip("*_:.—– -"))
        end = _TITLE_END.search(rest)
        title = self._level_end.sub("", rest[: end.start() if end else len(rest)].strip(" \t\n;,"))
        return " ".join(title.replace("**", "").split()) or None

    @cached_property
    def _level_lead(self) -> re.Pattern[str]:
        """The level before a title, or in place of one: "Guided: Mix", "🟢 Guided -- mix", ", guided, mix"."""
        return re.compile(rf"^\W{{0,6}}{self.lexicon.level.pattern}(?:{_BEHIND_LEVEL}|,(?=\s)|\W*$)\s*", re.I)

    @cached_property
    def _level_end(self) -> re.Pattern[str]:
        """The level behind a title, with a word or two, or set off by blanks: "Mix (short, Guided)", "Mix   Guided"."""
        level = self.lexicon.level.pattern
        return re.compile(
            rf"(?<!\s)(?:\s*[(\[][^()\[\]]{{0,20}}{level}[^()\[\]]{{0,20}}[)\]]|[ \t]{{2,}}{level})$", re.I
        )


def _word(passage: Passage, start: int, stop: int) -> Word:
    return Word(span=passage.span_of(start, stop), text=passage.text[start:stop].strip("*_` "))
