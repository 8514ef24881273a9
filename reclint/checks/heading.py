"""The headings of lesson sections: their form, and two for one lesson."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from reclint.checks.check import Check, NoOptions, facts
from reclint.checks.subjects import modules
from reclint.findings.finding import Hit, Spot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.model import (
        LessonSummary,
    )
    from reclint.workspace import Module


# A run of letters, digits, underscores and dashes, such as "first-knots" in "Lesson 1: First Knots (first-knots)".
_SLUG_LIKE = re.compile(r"[\w-]+")

# "Lesson 12": the numbers of two headings differ where their form is the same.
_NUMBER = re.compile(r"\d+")
# "(first-knots) [OPTIONAL]", "(first-knots) -- NEW", "[BONUS] Lesson 3", "Bonus Lesson 3:", "Lesson 3 (Bonus):": tags
# that an author puts on purpose, in a form whose own words are replaced already; a load is none.
_TAG_WORDS = r"(?![^\])]*(?:LOAD|slug|Title))[^\[\]()\d]{1,24}"
_IN_BRACKETS = rf"[\[(]{_TAG_WORDS}[\])]"
_TAGS = re.compile(
    rf"^(?:{_IN_BRACKETS}\s*)+|(?:\s{{0,2}}{_IN_BRACKETS})+$|\s(?:--+|—|–)\s(?!LOAD)[A-Z][A-Z !]{{1,23}}$"
    rf"|^[^\W\d_]+\s+(?=[^\W\d_]+\s+\d+\s*(?:[:：]|--|—|–))|(?<=\d)\s{_IN_BRACKETS}(?=[:：])"
)
"""Tags at either end of a heading, or a word in capitals behind a dash."""
# Of two headings neither is the odd one: a choice, as is the share of two thirds below.
_ENOUGH_SIBLINGS = 3


_SIGN = "[\u25a0-\u2793\u2b1b-\u2b55\U0001f000-\U0001faff][\u200d\u2600-\u2793\ufe0f\U0001f000-\U0001faff]{0,8}"
"""A picture or a dot, with what changes its looks: "🏋️", "●"; no arrow and no dash."""
_SIGN_OF_LOAD = re.compile(rf"{_SIGN}(?=\s?[*_`\[(]{{0,3}}LOAD)|(?<=LOAD )(?:{_SIGN})")
"""A picture beside a load, which goes with it and differs as the load does: "🏗 BUILD", "STRETCH 🧗"."""


def heading_odd(module: Module, _: NoOptions) -> Iterator[Hit]:
    """Headings of another form than two thirds of their siblings."""
    forms = _forms(module)
    usual = _usual(forms)
    for lesson, form in zip(module.record.lessons, forms, strict=True):
        if usual and form != usual:
            yield Hit(Spot(module.key, lesson.span), lesson.slug or lesson.heading, {"form": form, "usual": usual})


def _forms(module: Module) -> list[str]:
    return [_form(lesson, module.vocabulary.loads) for lesson in module.record.lessons]


def _usual(forms: list[str]) -> str | None:
    """The form that at least two thirds of three or more headings have."""
    if len(forms) < _ENOUGH_SIBLINGS:
        return None
    usual, count = Counter(forms).most_common(1)[0]
    return usual if count * 3 >= len(forms) * 2 else None


def _form(lesson: LessonSummary, loads: tuple[str, ...]) -> str:
    """The heading with its own words replaced, and without tags: "Lesson N: Title (slug)"."""
    return _NUMBER.sub("N", _TAGS.sub("", _replaced(lesson, loads)))


def is_tagged(lesson: LessonSummary, loads: tuple[str, ...]) -> bool:
    """Whether a heading has a tag that says that its lesson is another kind of lesson: "(first-knots) [OPTIONAL]"."""
    return _TAGS.search(_replaced(lesson, loads)) is not None


def _replaced(lesson: LessonSummary, loads: tuple[str, ...]) -> str:
    """The heading with its slug, title and load replaced."""
    text = lesson.heading
    for load in loads:  # "Lesson 2: More Knots [BUILD]": loads differ from lesson to lesson
        text = re.sub(rf"\b{re.escape(load)}\b", "LOAD", text)
    text = _SIGN_OF_LOAD.sub("SIGN", text)
    if lesson.title:
        text = text.replace(lesson.title, "Title", 1)
    if lesson.slug and lesson.slug_stated:
        found = next((run for run in _SLUG_LIKE.finditer(text) if run[0] == lesson.slug), None)
        text = f"{text[: found.start()]}slug{text[found.end() :]}" if found else text
    return text


def heading_duplicate(module: Module, _: NoOptions) -> Iterator[Hit]:
    """Sections for a lesson that has one already."""
    first: dict[str, LessonSummary] = {}
    for lesson in module.record.lessons:
        if lesson.slug is None:
            continue
        earlier = first.setdefault(lesson.slug, lesson)
        if earlier is not lesson:
            yield Hit(
                Spot(module.key, lesson.span),
                lesson.slug,
                {"slug": lesson.slug},
                related=(("first", Spot(module.key, earlier.span)),),
            )


def _has_two_slugs(module: Module) -> bool:
    return sum(lesson.slug is not None for lesson in module.record.lessons) > 1


CHECKS = (
    Check(
        heading_odd,
        modules(
            "module with three headings or more, two thirds of one form", lambda module: bool(_usual(_forms(module)))
        ),
        NoOptions,
        facts("form", "usual"),
    ),
    Check(
        heading_duplicate,
        modules("module with two sections or more that name a lesson", _has_two_slugs),
        NoOptions,
        facts("slug"),
    ),
)
