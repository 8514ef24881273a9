"""The checks that rules are made of: pure functions over models. A check does not know which rule uses it.

Every check is listed here once, explicitly; a rule of the catalogue names it.
"""

from reclint.checks import (
    concepts,
    course,
    depths,
    fields,
    generic,
    headings,
    notebooks,
    plans,
    reviews,
    rollups,
    statuses,
    structure,
    suppressions,
    tables,
)
from reclint.checks.check import Check, Need, NoOptions, Options, Subject
from reclint.checks.targets import TARGETS, Target

CHECKS: tuple[Check, ...] = (
    *structure.CHECKS,
    *headings.CHECKS,
    *fields.CHECKS,
    *tables.CHECKS,
    *depths.CHECKS,
    *concepts.CHECKS,
    *notebooks.CHECKS,
    *reviews.CHECKS,
    *statuses.CHECKS,
    *plans.CHECKS,
    *course.CHECKS,
    *rollups.CHECKS,
    *suppressions.CHECKS,
    *generic.CHECKS,
)

__all__ = ["CHECKS", "TARGETS", "Check", "Need", "NoOptions", "Options", "Subject", "Target"]
