"""What a reviewer is shown: one model, computed once, that the formats of ``reclint report`` put on a screen or a page.

`review` makes a `Review` of an engine's report and its workspace; `concept_map` follows the concepts through the
lessons.
"""

from reclint.findings.finding import Change
from reclint.review.compose import review
from reclint.review.concepts import ConceptCourse, ConceptLesson, ConceptMap, ConceptStep, concept_map
from reclint.review.facts import Fact, module_facts, verdict_in
from reclint.review.model import (
    OUTCOME_WORDS,
    IndexReview,
    IterationReview,
    LessonReview,
    MatrixRow,
    ModuleReview,
    Presence,
    Review,
    ReviewedFinding,
    RuleReview,
    StatedReview,
    TaughtCounts,
    TaughtKind,
    TaughtReview,
    in_order,
)

__all__ = [
    "OUTCOME_WORDS",
    "Change",
    "ConceptCourse",
    "ConceptLesson",
    "ConceptMap",
    "ConceptStep",
    "Fact",
    "IndexReview",
    "IterationReview",
    "LessonReview",
    "MatrixRow",
    "ModuleReview",
    "Presence",
    "Review",
    "ReviewedFinding",
    "RuleReview",
    "StatedReview",
    "TaughtCounts",
    "TaughtKind",
    "TaughtReview",
    "concept_map",
    "in_order",
    "module_facts",
    "review",
    "verdict_in",
]
