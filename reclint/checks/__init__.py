"""The checks that rules are made of: pure functions over models. A check formats no message and sees no configuration.

Every family of rules has a module of its name, in which each rule has a function of its name; the families are listed
here, once.
"""

from typing import Any

from reclint.checks import (
    concept,
    depth,
    duplicate,
    evidence,
    exercise,
    field,
    generic,
    heading,
    index,
    lesson,
    load,
    model,
    notebook,
    placeholder,
    plan,
    read,
    recap,
    record,
    reference,
    review,
    rollup,
    slug,
    status,
    summaries,
    suppression,
    table,
)
from reclint.checks.check import Check, Depth, FieldKind, GenericCheck, Need, NoOptions, Options
from reclint.checks.subjects import CommentUse, Reach, Subject
from reclint.checks.targets import TARGETS, Target

CHECKS: tuple[Check[Any, Any], ...] = (
    *concept.CHECKS,
    *depth.CHECKS,
    *duplicate.CHECKS,
    *evidence.CHECKS,
    *exercise.CHECKS,
    *field.CHECKS,
    *generic.CHECKS,
    *heading.CHECKS,
    *index.CHECKS,
    *lesson.CHECKS,
    *load.CHECKS,
    *model.CHECKS,
    *notebook.CHECKS,
    *placeholder.CHECKS,
    *plan.CHECKS,
    *recap.CHECKS,
    *read.CHECKS,
    *record.CHECKS,
    *reference.CHECKS,
    *review.CHECKS,
    *rollup.CHECKS,
    *slug.CHECKS,
    *status.CHECKS,
    *summaries.CHECKS,
    *suppression.CHECKS,
    *table.CHECKS,
)

__all__ = [
    "CHECKS",
    "TARGETS",
    "Check",
    "CommentUse",
    "Depth",
    "FieldKind",
    "GenericCheck",
    "Need",
    "NoOptions",
    "Options",
    "Reach",
    "Subject",
    "Target",
]
