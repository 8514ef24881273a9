"""A case of the fuzzer, made from its seed alone, and the whole pipeline that it goes through."""

from __future__ import annotations

import datetime
import json
import random
from dataclasses import dataclass, replace
from pathlib import Path
from textwrap import indent
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from reclint.api import Course
from reclint.findings.finding import Change, counts
from reclint.report import formats
from reclint.report.check import comment, text
from reclint.report.review.making import Making
from reclint.report.show import course as course_text
from reclint.report.show import json as show_json
from reclint.report.show import links as links_text
from reclint.report.show import outline
from reclint.report.view import View
from reclint.text.errors import ReclintError

from . import settings as odd
from .courses import CourseMaker
from .damage import damaged, damaged_notebook
from .repositories import PLAN, plan, run_repository

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping, Set
    from random import Random

    from reclint.findings.report import Report

THOROUGH = 0.1
"""The share of cases that go through the costly parts."""
MOST_SERIES = 4
"""A case that is not thorough has so many series of modules at most: opening a course costs as much as a document."""
REPOSITORIES = 0.02
"""The share of cases that are a repository on disk."""
KINDS = {
    "records": "**/*.md",
    "plans": "**/*.md",
    "lessons": "**/{slug}.md",
    "notebooks": "**/*.md",
    "course": "**/*.md",
    "summaries": "**/*.md",
}
"""The kinds that a configuration may take any document for, with what it says then."""
CONFIGURATION, BASELINE = "reclint.yaml", "reclint-baseline.json"
SETTINGS = (CONFIGURATION, "rules.yaml", "vocabulary.yaml", BASELINE)
"""The names of the texts of a case that are no documents; the vocabulary is what a configuration says of it."""
VOCABULARY = Path(__file__).parents[2] / "rules" / "vocabulary.yaml"


class BrokenError(AssertionError):
    """The pipeline went through, and what came out is wrong."""


@dataclass(frozen=True)
class Kit:
    """What is loaded once: real documents and the shipped words, to be damaged."""

    pool: tuple[tuple[str, bytes], ...]
    vocabulary: str

    @classmethod
    def load(cls, *folders: Path) -> Kit:
        """The kit with the documents below some folders as pool."""
        paths = sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in (".md", ".ipynb"))
        found = tuple(
            (path.relative_to(folder).as_posix(), path.read_bytes())
            for folder in folders
            for path in paths
            if path.is_relative_to(folder)
        )
        return cls(found, VOCABULARY.read_text("utf-8"))


@dataclass(frozen=True)
class Case:
    """Some files by name, and how to make them again; only a ``thorough`` case goes through the costly parts too."""

    seed: str
    files: Mapping[str, bytes]
    thorough: bool = True

    @property
    def documents(self) -> dict[str, bytes]:
        """The files that are documents of a workspace."""
        return {key: data for key, data in self.files.items() if key not in (*SETTINGS, PLAN)}


def make_case(seed: str, kit: Kit) -> Case:
    """The case of a seed: mostly a made-up course, else real documents; most documents damaged, or settings.

    A few courses are repositories on disk.
    """
    chance = random.Random(seed)
    kind = chance.random()
    if kind < 0.1:
        return Case(seed, _settings(chance, kit))
    in_git, thorough = chance.random() < REPOSITORIES, chance.random() < THOROUGH
    if kind < 0.3 and kit.pool:
        chosen = chance.sample(kit.pool, min(len(kit.pool), chance.randint(1, 6)))
        files = dict(chosen)
    else:
        files = _made(chance, 1 if in_git or thorough else chance.randint(1, MOST_SERIES))
    harmed = {key: _harmed(key, data, chance) for key, data in files.items()}
    if in_git:
        return Case(seed, {**harmed, PLAN: plan(chance)})
    return Case(seed, harmed, thorough)


def _made(chance: Random, most: int) -> dict[str, bytes]:
    """A made-up course of some series."""
    every = (CourseMaker(chance).documents(series) for series in range(1, most + 1))
    return {key: text.encode() for documents in every for key, text in documents.items()}


def _harmed(key: str, data: bytes, chance: Random) -> bytes:
    if chance.random() < 0.2:
        return data
    return damaged_notebook(data, chance) if key.endswith(".ipynb") else damaged(data, chance)


def _settings(chance: Random, kit: Kit) -> dict[str, bytes]:
    name = chance.choice(SETTINGS)
    if name == "vocabulary.yaml":
        return {name: damaged(kit.vocabulary.encode(), chance)}
    base = {CONFIGURATION: odd.CONFIGURATION, "rules.yaml": odd.RULES, BASELINE: odd.BASELINE}[name]
    return {name: odd.odd_settings(base, chance, is_yaml=name.endswith(".yaml")).encode(errors="surrogatepass")}


def run_case(case: Case) -> None:
    """Take a case through the whole pipeline.

    Raises:
        Exception: whatever must not happen; errors that reclint raises on purpose are none of it.
    """
    for name in SETTINGS:
        if name in case.files:
            _run_settings(name, case.files[name])
    if PLAN in case.files:
        run_repository(case.documents, case.files[PLAN])
    elif case.documents:
        _run_documents(case.documents, thorough=case.thorough)


def _run_settings(name: str, data: bytes) -> None:
    """Check a small course by settings, and tell what is in force."""
    documents = {key: text.encode() for key, text in CourseMaker(random.Random(1)).documents().items()}
    course = Course.of_texts({**documents, **_governing(name, data)})
    try:
        report = course.check()
        told = [*course.in_force(), *course.in_force(course.file("series-1/module-1-1/record.md"))]
        _must(all(told), "nothing is said of a value in force")
        renewed = course.accept()
    except ReclintError as error:
        _must(bool(error.message.strip()), "an error says what was found")
        return
    _must_be_sound(report)
    _must(not renewed.stale or name == BASELINE, "an entry of no baseline is stale")


def _governing(name: str, data: bytes) -> dict[str, bytes]:
    """Settings as the files of a course, which its configuration names."""
    if name == "rules.yaml":
        return {name: data, CONFIGURATION: b"rule-files: [rules.yaml]\n"}
    if name == "vocabulary.yaml":
        words = indent(data.decode("utf-8", "surrogateescape"), "  ")
        return {CONFIGURATION: f"vocabulary:\n{words}".encode("utf-8", "surrogateescape")}
    return {name: data}


def _run_documents(files: Mapping[str, bytes], *, thorough: bool) -> None:
    course = Course.of_texts(files)
    report = course.check()
    _must_be_sound(report)
    _print_report(course, report, formats.names_of(formats.CHECK) if thorough else ("text", "json"))
    unread = {entry.document for entry in report.unreadable}
    if unread:
        _refuses_to_accept(course)
    _accept(_readable(files, course, unread))
    if thorough:
        if any(finding.fix and counts(finding) for finding in report.findings):
            _fix(course, files)
        _compare(course)
        _take_for_another_kind(files)
        _print_models(course)
        _print_reviews(course)
        _update(course, files)


def _must_be_sound(report: Report) -> None:
    """No document and no rule fails by a fault of reclint."""
    if failed := [entry for entry in report.unreadable if "fault of reclint" in entry.reason]:
        raise BrokenError(f"{failed[0].document}: {failed[0].reason}")
    if report.crashes:
        crash = report.crashes[0]
        raise BrokenError(f"{crash.rule} crashed on {crash.document}: {crash.error}")


def _take_for_another_kind(files: Mapping[str, bytes]) -> None:
    """Every document is read as what a configuration takes it for, whatever it is."""
    kind = list(KINDS)[sum(map(len, files.values())) % len(KINDS)]
    configuration = json.dumps({kind: [KINDS[kind]]}).encode()
    _must_be_sound(Course.of_texts({**files, CONFIGURATION: configuration}).check())


def _print_report(course: Course, report: Report, forms: Container[str]) -> None:
    view = View(questions=True, lookup=course.lookup)
    pages = {form.name: form.load()(report, view) for form in formats.formats_of(formats.CHECK) if form.name in forms}
    for page in (*pages.values(), text.statistics(report), comment.render_summary(report, view)):
        page.encode()
    for line in pages["text"].splitlines():
        _must(line.isprintable(), f"a line of the report holds control characters: {line!r}")
    for form in ("json", "sarif", "gitlab", "rdjson"):
        json.loads(pages.get(form, "null"))
    ElementTree.fromstring(pages.get("junit", "<none/>"))
    for finding in report.findings:
        _must(finding.place.start <= finding.place.stop, f"a finding ends before it starts: {finding}")


def _print_models(course: Course) -> None:
    pages = [course_text.render_roles(course.roles, course.path), *course.in_force()]
    for module in course.workspace.modules:
        source = course.source(module.key)
        assert source is not None
        [shown] = show_json.shown_records([module], source, module.key)
        pages += [shown.model_dump_json(), outline.render(shown), links_text.render(module, source)]
        for lesson in module.lessons[:1]:
            found = course.state_before(lesson.slug) if lesson.slug else None
            pages += [course_text.render_state(*found, form) for form in ("text", "markdown", "json")] if found else []
        for row in module.record.rows[:2]:
            concept = course.concept(row.name.text)
            pages.append(course_text.render_concept(concept.steps, concept.others, lambda step: step.module.key))
    for page in pages:
        page.encode()


def _readable(files: Mapping[str, bytes], course: Course, unread: Set[str]) -> Course:
    """A course without the documents that cannot be read; without one, rules may look at another that nobody read."""
    left = dict(files)
    while unread:
        left = {key: data for key, data in left.items() if key not in unread}
        course = Course.of_texts(left)
        unread = {entry.document for entry in course.check().unreadable}
    return course


def _refuses_to_accept(course: Course) -> None:
    """What could not be looked at is neither accepted nor gone."""
    try:
        course.accept()
    except ReclintError as error:
        _must("the baseline is left as it is" in error.message, "an error says what becomes of the baseline")
    else:
        raise BrokenError("a baseline was made of a course that could not be read whole")


def _accept(course: Course) -> None:
    """A baseline of all that was found, written and read, accepts all of it."""
    renewed = course.accept()
    accepted = course.update(BASELINE, renewed.after.text())
    again = accepted.accept()
    _must(not again.stale, "an entry of a new baseline is stale")
    _must(again.after.text() == renewed.after.text(), "a new baseline does not accept all")
    left = [finding for finding in accepted.check().findings if counts(finding)]
    _must(not left, "a finding counts that a new baseline accepts")


def _compare(course: Course) -> None:
    """Nothing is new since just now."""
    compared = course.compared(course).comparison
    changed = {finding.change for finding in compared.findings} if compared else {None}
    _must(changed <= {Change.REMAINING}, "a report differs from itself")


def _print_reviews(course: Course) -> None:
    making = Making(course.review(), course.workspace, "reclint report", datetime.date(2026, 1, 1))
    for form in formats.formats_of(formats.REPORT):
        form.load()(making).encode()


def _fix(course: Course, files: Mapping[str, bytes]) -> None:
    """All fixes, the unsafe ones too, in rounds: no rule crashes on what comes out, and what is not theirs stays."""
    fixes = course.fix(unsafe=True)
    _must(not fixes.report.crashes, f"a rule crashed on what was fixed: {fixes.report.crashes[:1]}")
    _must(bool(fixes.changes or fixes.unfixable), "of some fixes none was applied, and nothing is said of it")
    for change in fixes.changes:
        change.after.text.encode()
    states = ((key, course.source(key), fixes.workspace.documents.source(key)) for key in files)
    touched = {key for key, before, after in states if before and after and before.text != after.text}
    _must(touched == {change.key for change in fixes.changes}, "another document than those of the fixes has changed")


def _update(course: Course, files: Mapping[str, bytes]) -> None:
    """A course that took a changed document finds what one that opened with it finds."""
    key = min(files)
    half = files[key][: len(files[key]) // 2].decode(errors="replace")
    updated, fresh = course.update(key, half).check(), Course.of_texts({**files, key: half}).check()
    _must(updated == fresh, f"{key} was changed, and a fresh look finds something else")


def _must(holds: bool, what: str) -> None:
    if not holds:
        raise BrokenError(what)


def smaller(case: Case, fails: Callable[[Case], bool], tries: int) -> Case:
    """The case with as few files and lines as still make it fail, as far as some ``tries`` go."""
    for key in list(case.files):
        less = replace(case, files={name: data for name, data in case.files.items() if name != key})
        if less.files and fails(less):
            case = less
    for key in case.files:
        case = _fewer_lines(case, key, fails, tries // len(case.files))
    return case


def _fewer_lines(case: Case, key: str, fails: Callable[[Case], bool], tries: int) -> Case:
    lines = case.files[key].split(b"\n")
    size, start = len(lines) // 2, 0
    for _ in range(tries):
        while start >= len(lines) and size:
            size, start = size // 2, 0
        if not size:
            break
        kept = lines[:start] + lines[start + size :]
        less = replace(case, files={**case.files, key: b"\n".join(kept)})
        if fails(less):
            case, lines = less, kept
        else:
            start += size
    return case
