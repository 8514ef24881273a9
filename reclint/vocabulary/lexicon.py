"""The vocabulary as compiled patterns: what readers look for in running text.

Patterns are linear in the length of the text: no repetition stands next to another that could take the same characters.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from reclint.vocabulary.folding import fold_word
from reclint.vocabulary.mention import Mention

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reclint.vocabulary.vocabulary import Vocabulary

DASH = r"(?:-{1,12}|—|–)"
"""A dash, as people write one; a longer row of hyphens is a rule, or a trap."""
ARROW = r"(?:-{1,2}>|={1,2}>|[→⇒⟶⟹➔➜➝➡]\uFE0F?)"
BACK_ARROW = r"(?:<-{1,2}|<={1,2}|[←⇐⟵])"
OPENING, CLOSING = "‹«⟨〔【〈《「『{<（［", "›»⟩〕】〉》」』}>）］"
"""Other brackets than "(" and "[" that people put around a mark."""
_CODE = re.compile(r"[^\W\d_a-z]{3,}|[^\W\d_]{3,}\.")
"""A mark for a depth that no word is: "DEV", "dev."; "D" may stand for anything, and "dev" in a sentence."""
_SHORTEST_VERB = 5
"""How many letters a verb has at least, "apply": of codes that are shorter more must be told."""
PICTURE = r"(?:[\u231a-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]\ufe0f?)"
"""An emoji or another picture: "🥖", "✅", "★"; "→", "∞" and "∅" say something, and are none."""
LETTER = r"(?-i:[^\W_A-Z])"
"""A character of a slug: a digit, or a letter of any script that is no capital of English."""
SLUG = rf"{LETTER}+(?:-{LETTER}+)*"
NEAR_SLUG = r"[^\W_]+(?:[-_][^\W_]+)+"
"""What is meant as a slug, but is not kebab-case: ``First_Knots``."""
NOTEBOOK_PATH = (
    r"(?<=`)(?!//)[^`\n]{1,200}?\.ipynb(?=`)|(?<=\]\()(?!//|\w+://)[^()\n]{1,200}?\.ipynb(?=[)#?])"
    r"|(?:(?<=/blob/main/)|(?<=/blob/master/)|(?<=/blob/HEAD/))"
    r"(?:[\w.-]{1,80}/){0,8}(?:\d{1,3}-){2,3}[^\W\d_][\w.-]{0,120}\.ipynb\b"
    r"|(?<![\w./%-])(?!//)(?:[\w./-]|[\u0300-\u036f]|%[0-9A-Fa-f]{2})+\.ipynb\b"
)
"""The path of a notebook: with blanks too in code marks or as the target of a link, else without.

A path or a bare name: ``notebooks/5-1-1-rolls.ipynb``; nothing of an address such as ``//host/rolls.ipynb``.
Of an address that opens a branch, as badges do, the path, where the file is numbered as those of a course are:
``https://host/github/team/bread/blob/main/notebooks/5-1-1-rolls.ipynb``.
"""
MODULE_NUMBER = r"(?<!\d)\d{1,4}(?:\.\d{1,4})+(?!\d)"
"""``5.1``, ``5.1.2``."""


_SHORT_GRADE = range(3, 6)
"""How many letters the beginning of a grade has that stands for it."""


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of ``words``, longest first, blanks in them of any width."""
    ordered = sorted(filter(str.strip, set(words)), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(r"\s+".join(map(re.escape, word.split())) for word in ordered) + ")" if ordered else r"(?!)"


class Lexicon:
    """A vocabulary with the patterns that its words make up."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._words: dict[tuple[str, ...], str] = {}

    def word(self, *names: str) -> str:
        """The pattern for the words that the vocabulary lists under ``names``."""
        if names not in self._words:
            self._words[names] = alternatives(self.vocabulary.words_of(*names))
        return self._words[names]

    @cached_property
    def lesson_initial(self) -> str:
        """The pattern for a letter that the word for a lesson opens with: the "L" of "L2"."""
        initials = {word[:1] for word in self.vocabulary.words_of("lesson") if word}
        return rf"[{re.escape(''.join(sorted(initials)))}]" if initials else r"(?!)"

    @cached_property
    def index_title(self) -> re.Pattern[str]:
        """A title of an index that says more than one word, "Concept Index": one alone may be above anything."""
        titles = self.vocabulary.sections.get("index", ())
        return re.compile(rf"(?<!\w){alternatives(title for title in titles if ' ' in title)}(?!\w)", re.I)

    @cached_property
    def depth_any_case(self) -> re.Pattern[str]:
        """A depth, in any case."""
        return re.compile(rf"(?<!\w){alternatives(self.vocabulary.depths)}(?!\w)", re.I)

    @cached_property
    def depth_anywhere(self) -> re.Pattern[str]:
        """A depth in any case, inside a word too: emphasis by underscores makes one of it."""
        return re.compile(alternatives(self.vocabulary.depths), re.I)

    @cached_property
    def depth_mention(self) -> Mention:
        """A look for a depth."""
        return Mention(self._depths)

    @property
    def depth_letters(self) -> tuple[str, ...]:
        """The letters and short words that a document puts for depths; none where it writes the depths themselves."""
        return ()

    @property
    def depth_numbers(self) -> frozenset[str]:
        """The digits, perhaps behind a letter, that a document puts for depths: "3", "L3"."""
        return frozenset()

    @property
    def depth_unasked(self) -> re.Pattern[str]:
        """A depth where nothing says that one is to be expected: in a column of no name."""
        return self.depth_any_case

    @cached_property
    def depth_tag(self) -> re.Pattern[str]:
        """A depth as a tag, in any case, or a way from one to the next: "#developed", "#developed → #applied".

        A tag may stand below one for depths: "#depth/developed", "#level-applied"; "#physics/applied" is another one.
        """
        above = alternatives((*self.vocabulary.words_of("level"), *self.vocabulary.columns.get("depth", ())))
        tag = rf"#(?:(?:[\w-]+/)?{above}[/:_-])?{alternatives(self.vocabulary.depths)}(?![\w/-])"
        return re.compile(rf"(?<!\S){tag}(?:\s*(?:{ARROW})\s*{tag})*", re.I)

    @cached_property
    def lenient(self) -> Lexicon:
        """The same words, with depths read in any case, for a document that writes them in small letters."""
        return _LenientLexicon(self.vocabulary)

    def with_marks(self, marks: Mapping[str, str]) -> Lexicon:
        """The same words, with ``marks`` that a document puts for depths: letters, signs."""
        return _MarkedLexicon(self.vocabulary, marks)

    def with_words(self, **parts: Mapping[str, Iterable[str]]) -> Lexicon:
        """The same words with more of them in some parts of the vocabulary: abbreviations that a document explains."""
        return Lexicon(self.vocabulary.extended(parts)) if any(parts.values()) else self

    @cached_property
    def depth_exact(self) -> re.Pattern[str]:
        """A depth as the vocabulary writes it."""
        return re.compile(rf"(?<!\w){alternatives(self.vocabulary.depths)}(?!\w)")

    def depth(self, word: str) -> str:
        """The depth that ``word`` is, as the vocabulary writes it."""
        return self._depths[fold_word(word)]

    @cached_property
    def _depths(self) -> dict[str, str]:
        return {fold_word(depth): depth for depth in self.vocabulary.depths}

    @cached_property
    def _load_at_start(self) -> re.Pattern[str]:
        """A load with nothing but marks and signs before it: "BUILD | …", "**build**", "-- BUILD", "🧱 BUILD"."""
        return re.compile(rf"[\W_]*(?P<load>{alternatives(self.vocabulary.loads)})(?!\w)", re.I)

    @cached_property
    def load_anywhere(self) -> re.Pattern[str]:
        """A load as the vocabulary writes it."""
        return re.compile(rf"(?<!\w)(?P<load>{alternatives(self.vocabulary.loads)})(?!\w)")

    @cached_property
    def load_in_parentheses(self) -> re.Pattern[str]:
        """A load in any case that is a part of a parenthesis by itself: "(Lesson 2 -- Build)"."""
        edge = r"[,;:/—–-]"
        loads = alternatives(self.vocabulary.loads)
        return re.compile(rf"[(\[](?:[^()\[\]]*{edge})?\s*(?P<load>{loads})(?=\s*(?:[)\]]|{edge}))", re.I)

    @cached_property
    def load_labelled(self) -> re.Pattern[str]:
        """The load that a text states: "Cognitive load: BUILD", "first-knots · load build", or by a tag, "#build".

        Before its label may stand any sign that parts, a dash too: "`first-knots` — *load* BUILD".
        """
        label, loads = alternatives(self.vocabulary.fields.get("load", ())), alternatives(self.vocabulary.loads)
        # A few marks may stand around the label: a long row of them would be looked through from each separator in it.
        said = rf"(?:^|[·•|/,;.—–]\s|\s--\s)\W{{0,12}}{label}[*_]{{0,4}}(?::|(?=\s))[*_\s]{{0,12}}"
        return re.compile(rf"(?:{said}|(?<!\S)#)(?P<load>{loads})(?![\w/-])", re.I)

    def load_at(self, text: str) -> re.Match[str] | None:
        """The load that ``text`` begins with, as group ``load``."""
        return self._load_at_start.match(text)

    def load(self, word: str) -> str:
        """The load that ``word`` is, as the vocabulary writes it."""
        return self._loads[fold_word(word)]

    @cached_property
    def _loads(self) -> dict[str, str]:
        return {fold_word(load): load for load in self.vocabulary.loads}

    @cached_property
    def number(self) -> str:
        """The pattern for a number in digits or words."""
        return rf"(?:\d{{1,4}}|{alternatives(self.vocabulary.numbers)})"

    @cached_property
    def counting(self) -> str:
        """The pattern for a number from one on, in digits or words: "no" and "neither" number nothing."""
        return rf"(?:\d{{1,3}}(?!\d)|{alternatives(word for word, value in self._numbers.items() if value)}(?!\w))"

    @cached_property
    def number_word(self) -> str:
        """The pattern for a number in words that can count things in a row: not "no"."""
        return alternatives(word for word, value in self._numbers.items() if value)

    @cached_property
    def zero(self) -> str:
        """The pattern for the number of nothing, in digits or words: "0", "no", "neither"."""
        return alternatives(["0", *(word for word, value in self._numbers.items() if not value)])

    def any_value(self, word: str) -> int:
        """The value of a number in words, for counting or in order."""
        folded = fold_word(word)
        return self._numbers[folded] if folded in self._numbers else self._ordinals[folded]

    def value(self, number: str) -> int:
        """The value of a number in digits or words."""
        return int(number) if number.isdecimal() else self._numbers[fold_word(number)]

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {fold_word(word): value for word, value in self.vocabulary.numbers.items()}

    @cached_property
    def ordinal(self) -> str:
        """The pattern for a number in order, such as "second"."""
        return alternatives(self.vocabulary.ordinals)

    def ordinal_value(self, word: str) -> int:
        """The value of a number in order."""
        return self._ordinals[fold_word(word)]

    @cached_property
    def _ordinals(self) -> dict[str, int]:
        return {fold_word(word): value for word, value in self.vocabulary.ordinals.items()}

    @cached_property
    def level(self) -> re.Pattern[str]:
        """An exercise level, or another word for one, in any case."""
        return re.compile(rf"(?<!\w){alternatives(self._levels)}(?!\w)", re.I)

    def level_of(self, word: str) -> str:
        """The level that ``word`` names."""
        return self._levels[fold_word(word)]

    @cached_property
    def _levels(self) -> dict[str, str]:
        return {fold_word(word): level for level, others in self.vocabulary.levels.items() for word in (level, *others)}

    @cached_property
    def _verdict_words(self) -> dict[str, str]:
        return {
            fold_word(word): verdict
            for verdict, others in self.vocabulary.verdicts.items()
            for word in (verdict, *others)
        }

    @cached_property
    def verdict(self) -> re.Pattern[str]:
        """A word that states a verdict, in any case."""
        return re.compile(rf"(?<!\w){alternatives(self._verdict_words)}(?!\w)", re.I)

    def verdict_of(self, word: str) -> str:
        """The verdict that ``word`` states."""
        return self._verdict_words[fold_word(word)]

    @cached_property
    def _grade_words(self) -> dict[str, str]:
        whole = {fold_word(word): grade for grade, words in self.vocabulary.grades.items() for word in words}
        return {**self._short_grades, **whole}

    @cached_property
    def _short_grades(self) -> dict[str, str]:
        """The beginnings of grades, where each is that of one grade only: "2 impr., 1 pol."."""
        grades = list(self.vocabulary.grades)
        starts = [(grade[:size], grade) for grade in grades for size in _SHORT_GRADE if len(grade) > size]
        alone = [start for start, _ in starts if [start for start, _ in starts].count(start) == 1]
        return {start: grade for start, grade in starts if start in alone}

    @cached_property
    def grade(self) -> str:
        """The pattern for a grade of review findings."""
        return alternatives(self._grade_words)

    @cached_property
    def grade_mention(self) -> Mention:
        """A look for a grade."""
        return Mention(self._grade_words)

    @cached_property
    def whole_grade(self) -> re.Pattern[str]:
        """A grade as a word by itself: "0 critical, 2 polish"."""
        return re.compile(rf"(?<!\w){self.grade}(?!\w)", re.I)

    def grade_of(self, word: str) -> str:
        """The grade that ``word`` names: ``critical``, ``improvement`` or ``polish``."""
        return self._grade_words[fold_word(word)]

    @cached_property
    def module_name(self) -> re.Pattern[str]:
        """A module by its number, such as "Module 5.1", "Unit 3", "Module (5.1)", "Module #5.1": group ``number``."""
        number = r"(?:\s+|\s*[(\[#№]\s*)(?P<number>\d{1,4}(?:\.\d{1,4})*)(?![\w.]*\d)(?!\w)"
        return re.compile(rf"(?<!\w){self.word('module', 'titled')}{number}", re.I)

    @cached_property
    def module_short(self) -> re.Pattern[str]:
        """A module by its number and the beginning of the word, such as "M1.2", "Mod. 1.2": group ``number``."""
        words = self.vocabulary.words_of("module")
        starts = alternatives(sorted({word[:size] for word in words for size in (1, 3)}))
        return re.compile(rf"[\s#*_]*{starts}\.?\s?(?P<number>\d{{1,4}}\.\d{{1,4}})(?![\w.]*\d)(?!\w)", re.I)


class _MarkedLexicon(Lexicon):
    """A lexicon that knows marks for depths beside the words; a letter is one only where it stands by itself."""

    def __init__(self, vocabulary: Vocabulary, marks: Mapping[str, str]) -> None:
        super().__init__(vocabulary)
        self._marks = dict(marks)
        letters = self.depth_letters
        signs = [mark for mark in marks if mark not in letters]
        # In brackets, in bold, beside an arrow, before a lesson, or last: "[D]", "**D**", "I → D", "D @1", "loop — D".
        before, behind = rf"[^\s(\[→>*`{OPENING}]", rf"[)\]→*`{CLOSING}]"
        letter = alternatives(letters)
        alone = rf"(?:(?<!{before}))(?<![\w)]\s){letter}(?=\s*(?:$|{behind}|--?>|@\d))"
        # First in brackets, between semicolons, or after a dash or a colon and before the lesson: "(D; L1)", "; D; L1",
        # "— D in L1", "Depth: D · L1".
        plain = alternatives(mark for mark in letters if not mark[-1:].isdecimal())
        set_off = rf"(?<=[(\[]){letter}(?=;\s)|(?<=[(\[]){plain}(?=,\s)|(?<=;\s){plain}(?=;\s)"
        set_off += rf"|(?<![^\s(\[])(?<![\w)]\s){plain}(?=\s(?:[·|]|{alternatives(vocabulary.words_of('home'))})\s)"
        # First, also of a definition, before what parts it from a name, or behind the word for a depth: "D – the
        # bowline", ": D · the bowline", "to depth D".
        opening = rf"(?:^|(?<=\n)|(?<=\n:[ \t])){letter}(?=(?:\s+(?:{DASH}|[·|=])|:)\s)"
        opening += rf"|(?<=\n:[ \t]){plain}(?=,\s)"  # ": D, L1"
        # A verb where it is a label: "**Develops:** spokes", "🟢 Develops: spokes".
        verbs = alternatives(mark for mark in letters if len(mark) >= _SHORTEST_VERB and mark.isalpha())
        opening += rf"|(?<![\w,;.:)]\s)(?<![\w-]){verbs}(?=[*_]{{0,3}}:[*_]{{0,3}}\s)"
        levels = vocabulary.words_of("level")
        called = "|".join(rf"(?i:(?<=\b{re.escape(word)}\s)){letter}(?!\w)" for word in levels)
        # "Depth: 3 · Lesson: L1"; not "Depth: 3 metres".
        ends = r"(?=\s*(?:$|\n|[·|,;]))"
        called += "".join(rf"|(?i:(?<=\b{re.escape(word)}:\s)){letter}{ends}" for word in levels)
        # A longer code in capitals, or cut short with a full stop, needs no marks: "the bowline, DEV in L1".
        codes = rf"(?<!\w){alternatives(mark for mark in letters if _CODE.fullmatch(mark))}(?!\w)"
        self._marked = "|".join(filter(None, (alternatives(signs), codes, alone, set_off, opening, called)))

    def with_marks(self, marks: Mapping[str, str]) -> Lexicon:
        return _MarkedLexicon(self.vocabulary, {**marks, **self._marks})

    @property
    def depth_letters(self) -> tuple[str, ...]:
        return tuple(mark for mark in self._marks if mark.rstrip(".").isalnum())

    @cached_property
    def depth_numbers(self) -> frozenset[str]:
        return frozenset(mark for mark in self._marks if mark[-1:].isdecimal())

    @cached_property
    def lenient(self) -> Lexicon:
        return self

    @cached_property
    def depth_any_case(self) -> re.Pattern[str]:
        """A depth in letters of any case, or a mark for one: "Developed", "[D]"."""
        return re.compile(rf"(?i:{super().depth_any_case.pattern})|{self._marked}")

    @cached_property
    def depth_unasked(self) -> re.Pattern[str]:
        """A depth, but for the digits that stand for one: they number things."""
        digits = alternatives(mark for mark in self._marks if mark.isdecimal())
        return re.compile(rf"(?!{digits})(?:{self.depth_any_case.pattern})")

    @cached_property
    def depth_exact(self) -> re.Pattern[str]:
        return self.depth_any_case

    @cached_property
    def depth_anywhere(self) -> re.Pattern[str]:
        return self.depth_any_case

    @cached_property
    def _depths(self) -> dict[str, str]:
        return {**super()._depths, **{fold_word(mark): depth for mark, depth in self._marks.items()}}


class _LenientLexicon(Lexicon):
    """A lexicon for which a depth is one in any case."""

    @cached_property
    def depth_exact(self) -> re.Pattern[str]:
        return self.depth_any_case
