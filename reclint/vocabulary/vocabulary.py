"""The words of a course: depths, loads, levels, verdicts, labels, titles, columns. Data, not code.

The defaults are `rules/vocabulary.yaml`; a course's configuration replaces what differs.
"""

from __future__ import annotations

import json
import re
from functools import cached_property, lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, Field, ValidationError, ValidationInfo, field_validator

from reclint.text.nearest import did_you_mean
from reclint.text.yamltext import YamlModel, read_model
from reclint.vocabulary.folding import fold_word
from reclint.vocabulary.label_words import MORE_WORDS, LabelWords, holds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from reclint.vocabulary.lexicon import Lexicon

Words = tuple[str, ...]
_REMEMBERED = 4096
"""How many labels are remembered with what they name; authors repeat them, and each is asked about several times."""
KEYED = ("sections", "columns", "fields", "words", "files")
"""The parts whose keys are fixed names that the tool asks for; a course replaces single keys of them."""
PLACEHOLDERS = ("series", "module", "position", "slug")
"""What a pattern of files may hold in braces."""
_PLACEHOLDER = re.compile(r"\{([^{}/]*)\}")
"""A name in braces within a path: ``{slug}``."""


class Pairs(tuple[tuple[str, str], ...]):
    """Pairs of words that are looked up again and again: what is made of them is found by which they are.

    A tuple adds up the hashes of its hundreds of words each time; that was a tenth of a cold run.
    """

    __slots__ = ()

    def __hash__(self) -> int:
        return id(self)

    def __eq__(self, other: object) -> bool:
        return self is other


class Vocabulary(YamlModel):
    """The whole vocabulary; see `rules/vocabulary.yaml` for what each part means."""

    depths: tuple[str, ...] = Field(min_length=1)
    loads: tuple[str, ...]
    levels: dict[str, Words]
    verdicts: dict[str, Words]
    grades: dict[str, Words]
    sections: dict[str, Words]
    columns: dict[str, Words]
    fields: dict[str, Words]
    words: dict[str, Words]
    numbers: dict[str, int]
    ordinals: dict[str, int] = Field(default_factory=dict)
    fillers: frozenset[str] = frozenset()
    polarity: tuple[tuple[str, str], ...] = ()
    files: dict[str, Words]

    @field_validator(*KEYED)
    @classmethod
    def _known_keys(cls, part: dict[str, Words], info: ValidationInfo) -> dict[str, Words]:
        known = (info.context or {}).get(info.field_name, part.keys())
        if unknown := next((key for key in part if key not in known), None):
            raise ValueError(f'unknown key "{unknown}"{did_you_mean(unknown, known)}')
        if info.field_name == "sections" and (empty := next((key for key in part if not part[key]), None)):
            raise ValueError(f'"{empty}" needs at least one title')
        return part

    @field_validator("depths", "loads")
    @classmethod
    def _each_once(cls, part: Words) -> Words:
        seen: set[str] = set()
        for word in part:
            if fold_word(word) in seen:
                raise ValueError(f'"{word}" stands twice, list each word once')
            seen.add(fold_word(word))
        return part

    @field_validator("grades")
    @classmethod
    def _has_all_grades(cls, part: dict[str, Words]) -> dict[str, Words]:
        if missing := {"critical", "improvement", "polish"} - part.keys():
            raise ValueError(f"{', '.join(sorted(missing))} must be there")
        return part

    @field_validator("files")
    @classmethod
    def _known_placeholders(cls, part: dict[str, Words]) -> dict[str, Words]:
        for pattern in (pattern for patterns in part.values() for pattern in patterns):
            for name in _PLACEHOLDER.findall(pattern):
                if name not in PLACEHOLDERS:
                    known = ", ".join(f"{{{known}}}" for known in PLACEHOLDERS)
                    offer = did_you_mean(name, PLACEHOLDERS)
                    raise ValueError(f'"{pattern}": there is no placeholder "{{{name}}}", expected {known}{offer}')
        return part

    @classmethod
    def parse(cls, text: str, path: str, base: Vocabulary | None = None) -> Vocabulary:
        """The vocabulary of a YAML document; top-level parts that it leaves out are those of ``base``, if given.

        Raises:
            YamlError: with line and column for each problem.
        """
        return read_model(cls, text, path, base.model_dump(by_alias=True) if base else None)

    @cached_property
    def lexicon(self) -> Lexicon:
        """The patterns that its words make up: all courses with the same words share them."""
        from reclint.vocabulary.lexicon import Lexicon

        return Lexicon(self)

    def compiled(self, made_from: str) -> str:
        """The vocabulary as JSON that is quick to read again; ``made_from`` is a checksum of its file."""
        vocabulary = self.model_dump(mode="json", by_alias=True)
        vocabulary["fillers"].sort()
        return json.dumps({"made_from": made_from, "vocabulary": vocabulary}, ensure_ascii=False, indent=1) + "\n"

    @classmethod
    def revive(cls, data: bytes, made_from: str) -> Vocabulary | None:
        """The vocabulary that was compiled; None where the bytes hold none that was made from this file."""
        try:
            compiled = _Compiled.model_validate_json(data)
        except ValidationError:
            return None
        return compiled.vocabulary if compiled.made_from == made_from else None

    def replaced(self, parts: dict[str, Any]) -> Vocabulary:
        """This vocabulary with some parts replaced, of the ``KEYED`` ones those keys that are given.

        Raises:
            ValidationError: a part does not fit, or has a key that this vocabulary lacks.
        """
        own = self.model_dump(by_alias=True)
        merged = {
            name: {**own[name], **part} if name in KEYED and isinstance(part, dict) else part
            for name, part in parts.items()
        }
        return Vocabulary.model_validate({**own, **merged}, context={name: own[name].keys() for name in KEYED})

    def extended(self, parts: Mapping[str, Mapping[str, Iterable[str]]]) -> Vocabulary:
        """This vocabulary with more words for keys that it has, in parts that map keys to words."""
        own = {name: getattr(self, name) for name in type(self).model_fields}
        more = {
            name: {key: (*words, *part.get(key, ())) for key, words in own[name].items()}
            for name, part in parts.items()
        }
        # Nothing is validated, and nothing taken over that was computed from the words before.
        return type(self).model_construct(**{**own, **more})

    @cached_property
    def depth_ranks(self) -> dict[str, int]:
        """Each depth's place in the order, 0 for the least."""
        return {depth: rank for rank, depth in enumerate(self.depths)}

    @cached_property
    def opposites(self) -> Pairs:
        """The pairs that tell one name from another: those of the polarity, and numbers of two values.

        Numbers count, "one", "2", or stand in order, "first".
        """
        counting = {**self.numbers, **{str(value): value for value in self.numbers.values()}}
        pairs = (*combinations(counting.items(), 2), *combinations(self.ordinals.items(), 2))
        return Pairs((*self.polarity, *((one, other) for (one, value), (other, second) in pairs if value != second)))

    @cached_property
    def pass_verdict(self) -> str:
        """The verdict that ends a round of reviews: the first of the list."""
        return next(iter(self.verdicts))

    def words_of(self, *names: str) -> Words:
        """The words listed under ``names``, none under one that the vocabulary lacks."""
        return tuple(word for name in names for word in self.words.get(name, ()))

    def section(self, title: str) -> str | None:
        """What the section with this heading is: ``index``, ``summaries``, ``models`` or None."""
        # The last of "Concepts, by lesson".
        bare = (_REMARK.sub("", title), *(remark[1:-1] for remark in _REMARK.findall(title)), title.replace(",", ""))
        names = (title, *bare)
        return next((kind for name in names if (kind := self._sections.get(fold(name)))), None)

    def section_like(self, title: str) -> str | None:
        """What a heading names that says more than a section's title does: "The Concept Index of this module"."""
        return self._section_held(self.telling(title))

    @cached_property
    def _section_held(self) -> Callable[[Words], str | None]:
        """What some words of a title name, of which titles repeat the same few."""
        return lru_cache(_REMEMBERED)(
            lambda words: next((kind for known, kind in self._section_words if holds(words, known)), None)
        )

    @cached_property
    def _section_words(self) -> list[tuple[Words, str]]:
        """The titles that have more than one word of a meaning, longest first."""
        pairs = [(self.telling(title), kind) for title, kind in self._sections.items()]
        return sorted((pair for pair in pairs if len(pair[0]) > 1), key=lambda pair: -len(pair[0]))

    def telling(self, text: str) -> Words:
        """The words of a title or label that carry a meaning, folded, remarks in parentheses left out."""
        found = _WORD.findall(fold(_REMARK.sub("", text)))
        return tuple(word for word in found if word not in self.fillers) or tuple(found)

    def _telling_or_denying(self, label: str) -> Words:
        """The telling words of a label, "not" and the like among them: of "Not covered" both."""
        found, denials = _WORD.findall(fold(_REMARK.sub("", label))), self.words_of("negative", "without")
        return tuple(word for word in found if word not in self.fillers or word in denials) or tuple(found)

    def turning(self, label: str) -> tuple[bool, bool]:
        """Whether a label denies, and whether it asks for the manner.

        "What is not taught" and "How it is taught" have the telling words of "What is taught", and are other labels.
        """
        found = frozenset(_WORD.findall(fold(label)))
        denials, manners = self.words_of("negative", "without"), self.words_of("manner")
        return not found.isdisjoint(denials), not found.isdisjoint(manners)

    def column(self, header: str, among: tuple[str, ...]) -> str | None:
        """Which of the columns ``among`` a header names, the first that fits."""
        word = fold(header)
        plain = (fold(_REMARK.sub("", header)) if "(" in header else word) or word
        return next(
            (kind for kind in among if not self._columns.get(kind, _NO_HEADERS).isdisjoint((word, plain))), None
        )

    def may_name(self, line: str, kind: str) -> bool:
        """Whether a cell of a header row may name the column ``kind``; False where none can."""
        folded = fold(line)
        return any(header in folded for header in self._columns.get(kind, ()))

    @cached_property
    def _sections(self) -> dict[str, str]:
        return {fold(title): kind for kind, titles in self.sections.items() for title in titles}

    @cached_property
    def _columns(self) -> dict[str, frozenset[str]]:
        return {kind: frozenset(map(fold, headers)) for kind, headers in self.columns.items()}

    @cached_property
    def _labels(self) -> list[tuple[str, str]]:
        pairs = [(fold(label), kind) for kind, labels in self.fields.items() for label in labels]
        return sorted(pairs, key=lambda pair: -len(pair[0]))

    def field(self, label: str) -> str | None:
        """The kind of field that a label names: that of the longest known label it starts with, or else has words of.

        "What is explicitly not covered" names what "not covered" does.
        """
        return self._field_of(label)

    @cached_property
    def _field_of(self) -> Callable[[str], str | None]:
        return lru_cache(_REMEMBERED)(self._named_field)

    def _named_field(self, label: str) -> str | None:
        kind = self._field(label)
        bare = label if kind else self.undated(label)
        return self._field(bare) if bare != label else kind

    def undated(self, label: str) -> str:
        """A label without a date and without the number of a round: "8 March, review 1 of 3" is one of a review."""
        if not self._counted.search(label):
            return label
        return self._counted.sub(" ", label).strip(" \t,;:.·|()[]-–—") or label

    def without_dates(self, text: str) -> str:
        """A text with a blank in the place of each date."""
        return self._dates.sub(" ", text)

    def mask_days(self, text: str) -> str:
        """A text with dates such as "4 May" and "2026-05-04" blanked out, lengths kept."""
        return self._days.sub(lambda match: " " * len(match.group()), text)

    def days_in(self, text: str) -> tuple[str, ...]:
        """The days that a text names, in small letters, as in "2026-05-04: Spokes" or "Spokes (4 May)"."""
        return tuple(" ".join(match.group().lower().split()) for match in self._days.finditer(text))

    @cached_property
    def _days(self) -> re.Pattern[str]:
        """A date that names its month or begins with its year: "4 May", "2026-05-04"."""
        return re.compile(rf"(?<!\w)(?:{self._named_date}|\d{{4}}-\d{{2}}-\d{{2}})(?!\w)", re.I)

    @cached_property
    def _dates(self) -> re.Pattern[str]:
        """A date that stands by itself: "3 March 2026"."""
        return re.compile(rf"(?<!\w)(?:{self._date_pattern})(?!\w)", re.I)

    @cached_property
    def _date_pattern(self) -> str:
        """A pattern for "3 March 2026", "March 3", "2026-03-03", "3/4/2026"."""
        return rf"{self._named_date}|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[./]\d{{1,2}}[./](?:\d{{4}}|\d{{2}})?"

    @cached_property
    def _named_date(self) -> str:
        months, of = map(_any_of, (self.words_of("month"), self.words_of("of")))
        day = r"\d{1,2}(?:st|nd|rd|th)?"
        date = rf"{day}\.?\s+(?:{of}\s+)?{months}\b\.?|{months}\b\.?\s+{day}\b"
        return rf"(?:{date})(?:,?\s+\d{{4}})?"

    @cached_property
    def _counted(self) -> re.Pattern[str]:
        """Dates, "1 of 3", "1/3", "second"."""
        of, ordinals = map(_any_of, (self.words_of("of"), self.ordinals))
        ratio = rf"\d\s*(?:/|\s{of}\s)\s*\d"
        return re.compile(rf"(?<!\w)(?:{self._date_pattern}|{ratio}|{ordinals})(?!\w)", re.I)

    def _field(self, label: str) -> str | None:
        word = fold(label)
        for stop in range(min(len(word), self._longest_label), -1, -1):
            known = word[:stop]
            is_known = known in self._label_kinds and not word[stop : stop + 1].isalnum()
            if is_known and word[stop:].strip(" ?.,–—-") in self.words_of("manner"):
                return self._label_kinds.get(word[stop:].strip(" ?.,–—-"))  # "Taught how" asks what "How" asks
            if is_known and (known not in self._whole_labels or self.is_whole_label(label)):
                return self._label_kinds[known]
        words, (denies, asks) = self._telling_or_denying(label), self.turning(label)
        firsts = tuple(dict.fromkeys(words))
        for more in range(MORE_WORDS + 1):
            near = (known for first in firsts for known in self._label_words.get((len(words) - more, first), ()))
            fitting = (known for known in near if known.denies == denies and asks >= known.asks)
            if held := [known for known in fitting if holds(words, known.words)]:
                return min(held, key=lambda known: known.place).kind
        return None

    @cached_property
    def _label_kinds(self) -> dict[str, str]:
        """The kinds of labels, by the labels; of one that is listed twice the first."""
        return dict(reversed(self._labels))

    @cached_property
    def _whole_labels(self) -> frozenset[str]:
        """The labels that others do not begin with, and that name no column and no row."""
        return frozenset(map(fold, self.words_of("whole-label")))

    def is_whole_label(self, label: str) -> bool:
        """Whether a label may count as well as list: "Words taught (new)", not "Words taught in class"."""
        return fold(_REMARK.sub("", label)) in self._whole_labels

    @cached_property
    def _longest_label(self) -> int:
        return max(map(len, self._label_kinds), default=0)

    @cached_property
    def _label_words(self) -> dict[tuple[int, str], list[LabelWords]]:
        """The words of labels with their kinds, by how many they are and the first of them."""
        found: dict[tuple[int, str], list[LabelWords]] = {}
        for place, (label, kind) in enumerate(self._labels):
            words = self._telling_or_denying(label) if label not in self._whole_labels else ()
            if words:
                found.setdefault((len(words), words[0]), []).append(
                    LabelWords(words, *self.turning(label), kind, place)
                )
        return found

    def is_label(self, text: str) -> bool:
        """Whether a text is a label of the vocabulary and nothing more, and wherever it stands."""
        return self._is_known(text) or ((bare := self.undated(text)) != text and self._is_known(bare))

    def _is_known(self, text: str) -> bool:
        return fold(text) in self._label_texts or ("(" in text and fold(_REMARK.sub("", text)) in self._label_texts)

    @cached_property
    def _label_texts(self) -> frozenset[str]:
        return frozenset(label for label, _ in self._labels) - self._whole_labels


class _Compiled(BaseModel):
    made_from: str
    vocabulary: Vocabulary


_NO_HEADERS = frozenset[str]()
_MARKS = re.compile(r"[*_`~]+")
"""The marks that a word may stand in: "**Notebook**", "`path`"."""
_REMARK = re.compile(r"\([^()]*\)")
"""A parenthesis: "Concepts taught (new)"."""
_WORD = re.compile(r"[^\W_]+")
"""A word as it is written."""


def _any_of(words: Iterable[str]) -> str:
    """A pattern for any of some words, longest first; for nothing where there is none."""
    return "(?:" + ("|".join(map(re.escape, sorted(words, key=len, reverse=True))) or r"(?!)") + ")"


@lru_cache(_REMEMBERED)
def fold(text: str) -> str:
    """``text`` for comparison: without case, emphasis, code marks, outer blanks and a closing colon."""
    return fold_word(_MARKS.sub("", text)).strip(" :：")
