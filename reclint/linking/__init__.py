"""Which index rows a taught item names: scored, guarded, assigned, and allowed to say "I don't know"."""

from reclint.linking.assign import Candidate, Decision, Link, Scope, link_lesson
from reclint.linking.names import Name, read_name
from reclint.linking.scores import best_score
from reclint.linking.weights import Weights

__all__ = ["Candidate", "Decision", "Link", "Name", "Scope", "Weights", "best_score", "link_lesson", "read_name"]
