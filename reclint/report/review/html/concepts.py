"""The concept map for the script of the page, as compact as it can be: most concepts have one or two lessons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reclint.report.cleaning import clean
from reclint.report.review.html.anchors import concept_anchor

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reclint.findings.outcome import Home
    from reclint.report.review.html.anchors import Anchors
    from reclint.review import ConceptCourse, ConceptLesson, ConceptMap, ConceptStep, Review


def concept_data(concepts: ConceptMap, review: Review, anchors: Anchors) -> dict[str, Any]:
    """The lessons, the modules that they belong to, and each concept's steps."""
    homes = list(dict.fromkeys((lesson.record, lesson.part) for lesson in concepts.lessons))
    titles = {module.home: clean(module.title) for module in review.modules}
    order = {home: place for place, home in enumerate(homes)}
    return {
        "depths": concepts.depths,
        "letters": letters(concepts.depths),
        "modules": [_module(home, concepts, anchors, titles) for home in homes],
        "lessons": [
            [lesson.number, clean(lesson.slug), order[lesson.record, lesson.part]] for lesson in concepts.lessons
        ],
        "concepts": [_concept(concept) for concept in concepts.concepts],
    }


def letters(depths: Sequence[str]) -> list[str]:
    """The shortest beginnings, of two letters at most, by which the depths can be told apart."""
    short = [depth[:1].upper() for depth in depths]
    return [
        depth[:2].capitalize() if short.count(letter) > 1 else letter
        for depth, letter in zip(depths, short, strict=True)
    ]


def _module(home: Home, concepts: ConceptMap, anchors: Anchors, titles: Mapping[Home, str]) -> list[Any]:
    """The name of the module's record (None where the page does not hold it), its number and its title."""
    lesson: ConceptLesson = next(one for one in concepts.lessons if (one.record, one.part) == home)
    return [anchors.names.get(home), lesson.module, titles.get(home, "")]


def _concept(concept: ConceptCourse) -> list[Any]:
    """Name, fragment, flags (only mentioned 1, rises 2, never practised 4) and steps."""
    flags = concept.only_mentioned + 2 * concept.rises + 4 * concept.never_practised
    return [clean(concept.name), concept_anchor(concept), flags, [_step(step) for step in concept.steps]]


def _step(step: ConceptStep) -> list[Any]:
    """Lesson (from 0), rank (-1 where there is none), line, flags (taught 1, recap 2), exercises, name if different."""
    return [
        step.place - 1,
        -1 if step.rank is None else step.rank,
        step.line,
        step.taught + 2 * step.recap,
        list(step.practised),
        clean(step.name),
    ]
