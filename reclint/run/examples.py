"""Running the examples of rules: they are the rules' documentation and their tests.

A bad example gives exactly what it states, a good one nothing; where an example states the fixed text, the fixes of its
findings must give that text and leave nothing to find but what has no fix. Every message and every related place of a
rule is shown by a bad example: nothing else tells that a check ever gives them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from reclint.catalogue.entry import OWN_RECORD
from reclint.findings.finding import Hit
from reclint.run import edits as fixes
from reclint.run import engine
from reclint.run.base import Base
from reclint.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reclint.catalogue import Catalogue, Example, Rule
    from reclint.findings.finding import Absent, Finding
    from reclint.readers import Lexicon

_Told = tuple[str, str, str, str, bool]
"""Key, ``line:column``, message, grade, and whether it is a question."""


@dataclass(frozen=True)
class Failure:
    """What is wrong with an example: ``kind`` is missing, unexpected, misplaced, unshown, crash or fix."""

    rule: str
    example: str
    kind: str
    detail: str

    def __str__(self) -> str:
        """One line for a person."""
        return f"{self.rule}, {self.example}: {self.kind}: {self.detail}"


def run_examples(rule: Rule, catalogue: Catalogue, lexicon: Lexicon) -> list[Failure]:
    """What fails in the examples of a rule; they run with the whole catalogue, and only the rule's findings count."""
    runner = _Runner(rule, catalogue, lexicon)
    failures = [failure for name, example in _named(rule) for failure in runner.run(name, example)]
    failures += runner.unshown()
    if rule.entry.fix and all(example.fixed is None for example in rule.entry.examples.bad):
        failures.append(runner.failure("bad examples", "fix", "the rule declares a fix, and no example shows it"))
    return failures


def _named(rule: Rule) -> Iterator[tuple[str, Example]]:
    for kind, examples in (("bad", rule.entry.examples.bad), ("good", rule.entry.examples.good)):
        for number, example in enumerate(examples, 1):
            yield f"{kind} example {number}", example


class _Runner:
    def __init__(self, rule: Rule, catalogue: Catalogue, lexicon: Lexicon) -> None:
        self.rule = rule
        self.lexicon = lexicon
        self._shown: set[str] = set()
        self._rules = tuple(self._watched(rule) if other.name == rule.name else other for other in catalogue.rules)

    def _watched(self, rule: Rule) -> Rule:
        """The rule with a check that notes which messages and places its hits ask for."""

        def run(subject: Any, options: Any) -> Iterable[Hit | Absent]:
            for hit in rule.check.run(subject, options):
                if isinstance(hit, Hit):
                    self._shown |= {f'message "{hit.case}"', *(f'place "{label}"' for label, _ in hit.related)}
                    self._shown |= {f'measure "{name}"' for name in hit.measures}
                yield hit

        return replace(rule, check=replace(rule.check, run=run))

    def unshown(self) -> Iterator[Failure]:
        """The messages, places and measures of the rule that no example has shown, or that it does not state."""
        stated = [f'message "{case}"' for case in self.rule.entry.messages]
        stated += [f'place "{label}"' for label in self.rule.entry.related]
        stated += [f'measure "{name}"' for name in self.rule.entry.measures]
        for what in stated:
            if what not in self._shown:
                yield self.failure("bad examples", "unshown", f"none of them shows the {what}")
        measured = (shown for shown in self._shown if shown.startswith("measure") and shown not in stated)
        # What a generic check measures is its own, and rules of a course need not say it again.
        for what in sorted(measured) if self.rule.entry.check is None else ():
            yield self.failure("bad examples", "unstated", f"the rule does not state the {what}")

    def run(self, name: str, example: Example) -> Iterator[Failure]:
        found, crashes = self.findings(example.texts, example.earlier)
        for crash in crashes:
            yield self.failure(name, "crash", crash)
        expected = [
            (e.path, e.at, e.message, (e.grade or self.rule.entry.grade).value, e.question) for e in example.finds
        ]
        yield from self.compare(name, expected, [_seen(finding) for finding in found])
        if example.fixed is not None:
            yield from self.fixed(name, example, found)
        elif any(finding.fix for finding in found):
            yield self.failure(name, "fix", "a finding has a fix, and the example does not state the fixed text")
        for kind in {"safe" if f.fix.fix.safe else "unsafe" for f in found if f.fix} - {self.rule.entry.fix}:
            yield self.failure(name, "fix", f"a finding has a fix that is {kind}, and the rule does not declare it so")

    def findings(
        self, texts: Mapping[str, str], earlier: Mapping[str, str] | None = None
    ) -> tuple[list[Finding], list[str]]:
        workspace = Workspace.of_texts(texts, self.lexicon)
        before = Workspace.of_texts(earlier, self.lexicon) if earlier is not None else None
        report = Base("", before, workspace, self._rules).run() if before else engine.run(workspace, self._rules)
        own = [f for f in report.findings if f.rule == self.rule.name and f.suppressed is None]
        return own, [crash.error for crash in report.crashes if crash.rule == self.rule.name]

    def compare(self, name: str, expected: Sequence[_Told], found: Sequence[_Told]) -> Iterator[Failure]:
        """Findings that are missing, unexpected, or there with the right message in the wrong place."""
        missing = [entry for entry in expected if entry not in found]
        surplus = [entry for entry in found if entry not in expected]
        for entry in missing:
            moved = next((other for other in surplus if other[2] == entry[2]), None)
            if moved:
                surplus.remove(moved)
                yield self.failure(name, "misplaced", f"{_shown(moved)}, expected {_shown(entry)}")
            else:
                yield self.failure(name, "missing", _shown(entry))
        for entry in surplus:
            yield self.failure(name, "unexpected", _shown(entry))

    def fixed(self, name: str, example: Example, found: Sequence[Finding]) -> Iterator[Failure]:
        """Apply the fixes, compare with the stated text, and check again."""
        wanted = [finding.fix.fix for finding in found if finding.fix]
        changed, _ = fixes.apply_fixes(example.texts, wanted)
        after = {**example.texts, **changed}
        if after.get(OWN_RECORD) != example.fixed:
            yield self.failure(name, "fix", f"the fixed text is not the stated one:\n{after.get(OWN_RECORD)}")
        kept = [_seen(finding)[2] for finding in found if not finding.fix]
        left, _ = self.findings(after)
        for finding in left:
            if finding.message in kept:
                kept.remove(finding.message)
                continue
            yield self.failure(name, "fix", f"left after the fix: {_shown(_seen(finding))}")

    def failure(self, example: str, kind: str, detail: str) -> Failure:
        return Failure(self.rule.name, example, kind, detail)


def _seen(finding: Finding) -> _Told:
    start = finding.place.start
    at = f"{start.line}:{start.column}"
    return finding.document, at, finding.message, finding.grade.value, finding.question


def _shown(entry: _Told) -> str:
    path, at, message, grade, question = entry
    return f"{path}:{at}: {grade}{'?' if question else ''} {message}"
