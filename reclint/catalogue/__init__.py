"""The rule catalogue: `rules/<family>.yaml`, validated and bound to the checks; every misfit stops the run."""

from reclint.catalogue.entry import Example, Expected, RuleEntry
from reclint.catalogue.load import Rule, load_catalogue

__all__ = ["Example", "Expected", "Rule", "RuleEntry", "load_catalogue"]
