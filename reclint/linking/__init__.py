"""Which index rows a taught item names: scored, guarded, assigned, and allowed to say "I don't know"."""

from reclint.linking.answered import LinkAnswer, answered_links, holds, link_facts
from reclint.linking.assign import (
    MOST_PAIRS,
    is_too_large,
    link_lesson,
    link_record,
    row_weights,
)
from reclint.linking.languages import fillers_of
from reclint.linking.link import Candidate, Decision, Link, Scope
from reclint.linking.names import Name, normalise, read_name
from reclint.linking.ordinals import name_of
from reclint.linking.same import dotted_case, known_as
from reclint.linking.scores import best_score
from reclint.linking.spelling import folded, in_singular, spelled_as_one
from reclint.linking.verbatim import is_verbatim
from reclint.linking.weights import Weights

__all__ = [
    "MOST_PAIRS",
    "Candidate",
    "Decision",
    "Link",
    "LinkAnswer",
    "Name",
    "Scope",
    "Weights",
    "answered_links",
    "best_score",
    "dotted_case",
    "fillers_of",
    "folded",
    "holds",
    "in_singular",
    "is_too_large",
    "is_verbatim",
    "known_as",
    "link_facts",
    "link_lesson",
    "link_record",
    "name_of",
    "normalise",
    "read_name",
    "row_weights",
    "spelled_as_one",
]
