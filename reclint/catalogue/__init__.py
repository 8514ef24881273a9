"""The rule catalogue: `rules/<family>.yaml`, validated and bound to the checks; every misfit stops the run."""

from reclint.catalogue.compiled import compile_catalogue, revive_catalogue
from reclint.catalogue.entry import Example, Expected, Family, RuleEntry
from reclint.catalogue.load import extend_catalogue, load_catalogue, option_message
from reclint.catalogue.rule import ORIGIN, Catalogue, Override, Rule

__all__ = [
    "ORIGIN",
    "Catalogue",
    "Example",
    "Expected",
    "Family",
    "Override",
    "Rule",
    "RuleEntry",
    "compile_catalogue",
    "extend_catalogue",
    "load_catalogue",
    "option_message",
    "revive_catalogue",
]
