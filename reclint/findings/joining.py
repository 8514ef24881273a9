"""The reports of several courses as one: each course's keys begin with its folder, so that no two of them are alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reclint.findings.finding import Finding, PlacedFix
from reclint.findings.report import CourseReport, Report

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from reclint.findings.finding import Edit, Fix, Place
    from reclint.findings.outcome import RuleOutcome
    from reclint.findings.report import Comparison


def joined_report(courses: Sequence[CourseReport]) -> Report:
    """One report of several; that of a single course is given as it is."""
    if len(courses) == 1:
        return courses[0].report
    common = set.intersection(*({(entry.rule, entry.reason) for entry in one.report.outcomes} for one in courses))
    moved = [CourseReport(course.folder, _Move(course.folder, common).report(course.report)) for course in courses]
    reports = [course.report for course in moved]
    findings = [finding for report in reports for finding in report.findings]
    compared = [report.comparison for report in reports if report.comparison]
    return Report(
        findings=tuple(sorted(findings, key=lambda finding: finding.sort_key)),
        outcomes=tuple(entry for report in reports for entry in report.outcomes),
        crashes=tuple(entry for report in reports for entry in report.crashes),
        unreadable=tuple(entry for report in reports for entry in report.unreadable),
        records=tuple(home for report in reports for home in report.records),
        parts=tuple(key for report in reports for key in report.parts),
        rules=tuple(dict.fromkeys(rule for report in reports for rule in report.rules)),
        comparison=_together(compared) if compared else None,
        stale=sum(report.stale for report in reports),
        outgrown=sum(report.outgrown for report in reports),
        of_rules=len({rule for report in reports for rule in report.rules}) + max(map(_left_out, reports)),
        of_records=sum(report.of_records for report in reports),
        idle=tuple(entry for report in reports for entry in report.idle),
        fixed=sum(report.fixed for report in reports),
        rewritten=sum(report.rewritten for report in reports),
        links=tuple(entry for report in reports for entry in report.links),
        stale_answers=tuple(entry for report in reports for entry in report.stale_answers),
        courses=tuple(moved),
    )


def _left_out(report: Report) -> int:
    return max(0, report.of_rules - len(report.rules))


def _together(compared: Sequence[Comparison]) -> Comparison:
    """Comparisons with one base, as one."""
    first = compared[0]
    parts = [name for name in first._fields if isinstance(getattr(first, name), tuple)]
    whole: dict[str, Any] = {name: tuple(entry for one in compared for entry in getattr(one, name)) for name in parts}
    return first._replace(**whole)


class _Move:
    """Puts a folder before the keys of a report; what was one finding in it stays one.

    ``common`` are the rules and reasons that hold in all courses; others tell their course.
    """

    def __init__(self, folder: str, common: Collection[tuple[str, str | None]]) -> None:
        self._common = common
        self._start = f"{folder}/" if folder else ""
        self._findings: dict[int, Finding] = {}

    def key(self, key: str) -> str:
        return self._start + key

    def report(self, report: Report) -> Report:
        crashes = (crash._replace(document=self.key(crash.document or ".")) for crash in report.crashes)
        return report._replace(
            findings=tuple(map(self.finding, report.findings)),
            outcomes=tuple(map(self.outcome, report.outcomes)),
            crashes=tuple(crashes),
            unreadable=tuple(entry._replace(document=self.key(entry.document)) for entry in report.unreadable),
            records=tuple((self.key(key), part) for key, part in report.records),
            parts=tuple(map(self.key, report.parts)),
            removed=tuple(entry._replace(document=self.key(entry.document)) for entry in report.removed),
            comparison=self.comparison(report.comparison) if report.comparison else None,
        )

    def outcome(self, entry: RuleOutcome) -> RuleOutcome:
        """What a rule did; a reason that holds for one course alone says so."""
        where = self._start.rstrip("/")
        is_own = entry.reason and where and (entry.rule, entry.reason) not in self._common
        reason = f"{entry.reason} in {where}" if is_own else entry.reason
        return entry._replace(module=self.key(entry.module) if entry.module else None, reason=reason)

    def comparison(self, comparison: Comparison) -> Comparison:
        """A comparison with all findings that it holds moved, whatever became of them."""

        def moved(value: Any) -> Any:
            if not isinstance(value, tuple):
                return value
            return tuple(map(self.part, value))

        return comparison._replace(**{name: moved(value) for name, value in comparison._asdict().items()})

    def part(self, entry: Any) -> Any:
        """A finding, or a document, of a comparison."""
        return self.finding(entry) if isinstance(entry, Finding) else entry._replace(document=self.key(entry.document))

    def finding(self, finding: Finding) -> Finding:
        if id(finding) not in self._findings:
            self._findings[id(finding)] = finding._replace(
                place=self.place(finding.place),
                related=tuple(map(self.place, finding.related)),
                fix=self.placed(finding.fix) if finding.fix else None,
            )
        return self._findings[id(finding)]

    def place(self, place: Place) -> Place:
        return place._replace(document=self.key(place.document))

    def placed(self, placed: PlacedFix) -> PlacedFix:
        others = tuple(map(self.placed, placed.others))
        edits = tuple(map(self.edit, placed.fix.edits))
        fix: Fix = placed.fix._replace(edits=edits, others=tuple(other.fix for other in others))
        return PlacedFix(fix, tuple(map(self.place, placed.places)), others)

    def edit(self, edit: Edit) -> Edit:
        return edit._replace(spot=edit.spot._replace(document=self.key(edit.spot.document)))
