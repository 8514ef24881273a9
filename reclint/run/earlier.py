"""Which rules looked at the documents of an earlier state and cannot look at them today, by what rules did."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from reclint.workspace import Lack
from reclint.workspace.less import LOADS
from reclint.workspace.parts import COURSE, LOG, PLAN, PLANNING, RECORD, SUMMARY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from reclint.findings.finding import Finding
    from reclint.findings.outcome import RuleOutcome
    from reclint.workspace import Module, Role, Workspace
    from reclint.workspace.earlier import EarlierDocument, Inventory

Glance = tuple[str, str | None, str | None]
"""A rule with the number of the module and the slug of the lesson that it looked at; None for all of the course."""

CoursePart = tuple["str | None", "str | None"]
"""A part of a course, a module by its number or one of its lessons by the slug; nothing of both is all of it."""


@dataclass(frozen=True)
class Sight:
    """What rules looked at before and look at now; both under the names of before.

    ``summing`` are the rules that look at roll-ups, all of which are one subject to them; ``planning`` are those that
    look at plans.
    """

    inventory: Inventory
    before: frozenset[Glance]
    now: frozenset[Glance]
    summing: frozenset[str] = frozenset()
    planning: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls,
        inventory: Inventory,
        before: Iterable[RuleOutcome],
        now: Iterable[RuleOutcome],
        summing: Iterable[str] = (),
        planning: Iterable[str] = (),
    ) -> Sight:
        """What the outcomes of rules on two states say."""
        names = inventory.names
        return cls(
            inventory,
            frozenset(_looked(before, names.before, lambda module: (module.number, {}))),
            frozenset(_looked(now, names.after, lambda module: _earlier(inventory, module))),
            frozenset(summing),
            frozenset(planning),
        )

    @cached_property
    def gone(self) -> frozenset[Glance]:
        """What rules looked at before and do not look at now."""
        return self.before - self.now

    @cached_property
    def _rules(self) -> Mapping[CoursePart, tuple[str, ...]]:
        """The rules that looked at a part of the course before and do not now."""
        return _by_part(self.gone)

    @cached_property
    def _rules_before(self) -> Mapping[CoursePart, tuple[str, ...]]:
        """The rules that looked at a part of the course before."""
        return _by_part(self.before)

    @cached_property
    def _gone_of(self) -> Mapping[str | None, Sequence[tuple[str, str | None]]]:
        """For each module the rules that looked at it before and do not now, each with the lesson."""
        found: dict[str | None, list[tuple[str, str | None]]] = {}
        for rule, module, lesson in self.gone:
            found.setdefault(module, []).append((rule, lesson))
        return found

    @cached_property
    def _before_of(self) -> Mapping[str | None, frozenset[str]]:
        """For each module the rules that looked at it, or at a lesson of it, before."""
        found: dict[str | None, set[str]] = {}
        for rule, module, _ in self.before:
            found.setdefault(module, set()).add(rule)
        return {module: frozenset(rules) for module, rules in found.items()}

    def rules_of(self, role: Role) -> tuple[str, ...]:
        """The rules that looked at what a document belonged to and do not now.

        A record's go with its module; planning documents are looked at module by module too, and roll-ups together.
        """
        if role.kind in (COURSE, SUMMARY):
            return tuple(sorted(rule for rule, module, _ in self.before if module is None and rule in self.summing))
        part = (role.module, role.lesson) if role.module is not None else (None, None)
        shared = self._rules.get((role.module, None), ()) if role.kind in (LOG, PLANNING) else ()
        return tuple(dict.fromkeys((*self._rules.get(part, ()), *shared)))

    @cached_property
    def documents(self) -> tuple[EarlierDocument, ...]:
        """The documents of before, with the rules that looked at them; of what is missed those that cannot any more."""
        return tuple(replace(document, rules=self._rules_at(document)) for document in self.inventory.documents)

    def _rules_at(self, document: EarlierDocument) -> tuple[str, ...]:
        if document.lack is not None:
            is_told = document.is_missed and (
                document.role.kind == RECORD or document.role.module not in self._headless
            )
            if document.lack is Lack.PARTLY and document.role.kind == PLAN:
                return self._planning_of(document.role)  # they still look at what the plan says else
            if document.parts:
                return self._gone_from(document)
            return self.rules_of(document.role) if is_told else ()
        return self._rules_before.get((document.role.module, document.role.lesson), ())

    def _gone_from(self, document: EarlierDocument) -> tuple[str, ...]:
        """The rules that looked at a record, or at one of its lessons, and do not now."""
        gone = self._gone_of.get(document.role.module, ())
        rules = {rule for rule, slug in gone if document.lesson in (None, slug)}
        if LOADS in document.parts:  # they still look at what else the plan says
            rules.update(self._planning_of(document.role))
        return tuple(sorted(rules))

    def _planning_of(self, role: Role) -> tuple[str, ...]:
        """The rules that looked at the lessons of a plan."""
        return tuple(sorted(self._before_of.get(role.module, frozenset()) & self.planning))

    @cached_property
    def _headless(self) -> frozenset[str | None]:
        """The modules whose records are lost: what else is missed of them is told with those."""
        lost = (document for document in self._lost if document.lack is not Lack.PARTLY)
        return frozenset(document.role.module for document in lost if document.role.kind == RECORD)

    @cached_property
    def _lost(self) -> Sequence[EarlierDocument]:
        return [document for document in self.inventory.documents if document.is_lost]

    def is_lost(self, finding: Finding) -> bool:
        """Whether the rule of an earlier finding cannot look now at what it was about, since a document is lost."""
        if not any(self._bears_on(document, finding) for document in self._lost):
            return False
        rules = {rule for rule, *_ in self.now}
        about = (finding.rule, finding.module, finding.lesson)
        return (
            finding.rule not in rules or (about in self.before and about not in self.now) or self._is_of_lost(finding)
        )

    def _is_of_lost(self, finding: Finding) -> bool:
        whole = (document for document in self._lost if document.lack is not Lack.PARTLY)
        return any(document.role.key in finding.documents for document in whole)

    def _bears_on(self, document: EarlierDocument, finding: Finding) -> bool:
        role = document.role
        if role.key in finding.documents:
            return True
        return role.module is not None and role.module == finding.module and role.lesson in (None, finding.lesson)


def _by_part(glances: Iterable[Glance]) -> dict[CoursePart, tuple[str, ...]]:
    """The rules that looked at each part of a course, by name."""
    found: dict[CoursePart, list[str]] = {}
    for rule, module, lesson in sorted(glances, key=lambda glance: glance[0]):
        found.setdefault((module, lesson), []).append(rule)
    return {part: tuple(rules) for part, rules in found.items()}


def _earlier(inventory: Inventory, module: Module) -> tuple[str, Mapping[str, str]]:
    renamed = inventory.names.renamed.get(module.home)
    return (renamed.earlier, renamed.slugs) if renamed else (module.number, {})


def _looked(
    outcomes: Iterable[RuleOutcome],
    workspace: Workspace,
    named: Callable[[Module], tuple[str, Mapping[str, str]]],
) -> Iterator[Glance]:
    for entry in outcomes:
        if not entry.subjects:
            continue
        module = workspace.module_at(*entry.home) if entry.home else None
        if module is None:
            yield entry.rule, None, None
            continue
        number, slugs = named(module)
        yield entry.rule, number, None
        for place in entry.lessons:
            slug = module.lessons[place - 1].slug or ""
            yield entry.rule, number, slugs.get(slug, slug)
