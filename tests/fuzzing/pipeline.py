"""A case of the fuzzer, made from its seed alone, and the whole pipeline that it goes through."""

from __future__ import annotations

import datetime
import json
import random
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from reclint.api import Course
from reclint.catalogue import extend_catalogue, load_catalogue
from reclint.checks import CHECKS
from reclint.course.configuration import ConfigText, Settings, check_version, read_configuration
from reclint.course.rules import configure, effective_lines
from reclint.files.discovery import path_matcher
from reclint.files.names import SUFFIXES
from reclint.files.shipped import shipped_catalogue, shipped_vocabulary
from reclint.findings import baseline as baselines
from reclint.findings.baseline import Baseline
from reclint.findings.comparison import State, compare
from reclint.findings.finding import Change
from reclint.findings.lookup import Lookup
from reclint.findings.report import Comparison
from reclint.readers import (
    Lexicon,
    read_course,
    read_lesson_plan,
    read_notebook,
    read_plan,
    read_preparation,
    read_record,
    read_series_plan,
    read_series_summary,
)
from reclint.report import formats
from reclint.report.check import comment, text
from reclint.report.review.making import Making
from reclint.report.show import course as course_text
from reclint.report.show import json as show_json
from reclint.report.show import links as links_text
from reclint.report.show import outline
from reclint.report.view import View
from reclint.run.edits import apply_fixes
from reclint.text.errors import ReclintError
from reclint.text.source import Source
from reclint.vocabulary.vocabulary import Vocabulary
from reclint.workspace import Workspace, roles
from reclint.workspace.progress import course_of, find_concept, state_before

from . import settings as odd
from .courses import CourseMaker
from .damage import damaged, damaged_notebook
from .repositories import PLAN, plan, run_repository

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping
    from random import Random

    from reclint.catalogue import Catalogue
    from reclint.findings.report import Report

THOROUGH = 0.1
"""The share of cases that go through the costly parts."""
MOST_SERIES = 4
"""A case that is not thorough has so many series of modules at most: opening a course costs as much as a document."""
REPOSITORIES = 0.02
"""The share of cases that are a repository on disk."""
READERS = (
    read_record,
    read_plan,
    read_lesson_plan,
    read_preparation,
    read_notebook,
    read_course,
    read_series_plan,
    read_series_summary,
)
SETTINGS = ("reclint.yaml", "rules.yaml", "vocabulary.yaml", "baseline.json")
"""The names that a case gives to texts that are no documents."""


class BrokenError(AssertionError):
    """The pipeline went through, and what came out is wrong."""


@dataclass(frozen=True)
class Kit:
    """What is loaded once: the shipped words and rules, and real documents to be damaged."""

    lexicon: Lexicon
    catalogue: Catalogue
    pool: tuple[tuple[str, bytes], ...]
    vocabulary_text: str

    @classmethod
    def load(cls, *folders: Path) -> Kit:
        """The kit with the documents below some folders as pool."""
        paths = sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in SUFFIXES)
        found = tuple(
            (path.relative_to(folder).as_posix(), path.read_bytes())
            for folder in folders
            for path in paths
            if path.is_relative_to(folder)
        )
        words = shipped_vocabulary()
        lexicon = Lexicon(Vocabulary.parse(*words))
        return cls(lexicon, load_catalogue(shipped_catalogue(), CHECKS), found, words[0])


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
        return {name: damaged(kit.vocabulary_text.encode(), chance)}
    base = {"reclint.yaml": odd.CONFIGURATION, "rules.yaml": odd.RULES, "baseline.json": odd.BASELINE}[name]
    return {name: odd.odd_settings(base, chance, is_yaml=name.endswith(".yaml")).encode(errors="surrogatepass")}


def run_case(case: Case, kit: Kit) -> None:
    """Take a case through the whole pipeline.

    Raises:
        Exception: whatever must not happen; errors that reclint raises on purpose are none of it.
    """
    for name in SETTINGS:
        if name in case.files:
            _run_settings(name, case.files[name], kit)
    if PLAN in case.files:
        run_repository(case.documents, case.files[PLAN])
    elif case.documents:
        _run_documents(case.documents, thorough=case.thorough)


def _run_settings(name: str, data: bytes, kit: Kit) -> None:
    use = {
        "reclint.yaml": _use_configuration,
        "rules.yaml": lambda text, kit: extend_catalogue(kit.catalogue, CHECKS, [(text, name)]),
        "vocabulary.yaml": _use_vocabulary,
        "baseline.json": lambda text, kit: Baseline.parse(text, name).text(),
    }[name]
    try:
        use(Source.decode(name, data).text, kit)
    except ReclintError as error:
        _must(bool(error.message.strip()), "an error says what was found")


def _use_configuration(text: str, kit: Kit) -> None:
    settings = Settings((read_configuration(ConfigText("reclint.yaml", text)),))
    check_version(settings, "0.1.0")
    words = settings.vocabulary(kit.lexicon.vocabulary)
    catalogue = configure(settings, kit.catalogue, path_matcher, words)
    list(effective_lines(settings, words, catalogue, "series-1/module-1-1/record.md"))
    path_matcher(settings.exclude)("series-1/module-1-1/record.md")
    _use_words(words)


def _use_vocabulary(text: str, _: Kit) -> None:
    _use_words(Vocabulary.parse(text, "vocabulary.yaml"))


def _use_words(words: Vocabulary) -> None:
    """Read a small course with a vocabulary."""
    documents = {key: text.encode() for key, text in CourseMaker(random.Random(1)).documents().items()}
    lexicon = Lexicon(words)
    for key, data in documents.items():
        for read in READERS:
            read(Source.decode(key, data), lexicon)


def _run_documents(files: Mapping[str, bytes], *, thorough: bool) -> None:
    course = Course.of_texts(files)
    report = course.check()
    if failed := [entry for entry in report.unreadable if "fault of reclint" in entry.reason]:
        raise BrokenError(f"{failed[0].document}: {failed[0].reason}")
    if report.crashes:
        crash = report.crashes[0]
        raise BrokenError(f"{crash.rule} crashed on {crash.document}: {crash.error}")
    _print_report(course, report, formats.names_of(formats.CHECK) if thorough else ("text", "json"))
    _accept(report, course.source)
    _fix(course, report, files)
    if thorough:
        _read_as_every_kind(course.workspace)
        _print_models(course.workspace)
        _print_reviews(course)
        _fix_all(course)
        _update(course, files)


def _read_as_every_kind(workspace: Workspace) -> None:
    for key in sorted(workspace.documents.keys)[:2]:
        source = workspace.documents.source(key)
        for read in READERS if source else ():
            read(source, workspace.documents.lexicon)


def _print_report(course: Course, report: Report, forms: Container[str]) -> None:
    view = View(questions=True, lookup=Lookup(str, course.source))
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


def _print_models(workspace: Workspace) -> None:
    pages = [course_text.render_roles(roles(workspace), lambda key: key)]
    for module in workspace.modules:
        source = workspace.documents.source(module.key)
        assert source is not None
        shown = show_json.shown_record(module, source, module.key)
        pages += [shown.model_dump_json(), outline.render(shown), links_text.render(module, source)]
        for lesson in module.lessons[:1]:
            found = state_before(workspace, lesson.slug) if lesson.slug else None
            pages += [course_text.render_state(*found, form) for form in ("text", "markdown", "json")] if found else []
        for row in module.record.rows[:2]:
            rows, others = find_concept(workspace, row.name.text)
            steps = list(course_of(workspace, rows))
            pages.append(course_text.render_concept(steps, others, lambda step: step.module.key))
    for page in pages:
        page.encode()


def _accept(report: Report, source: Callable[[str], Source | None]) -> None:
    """A baseline of all that was found, written and read, accepts all of it; and nothing is new since just now."""
    accepted = Baseline.parse(baselines.accept(report, source, Baseline()).after.text(), "baseline.json")
    matched = baselines.apply(accepted, report, source)
    _must(not matched.stale, "an entry of a new baseline is stale")
    left = baselines.accept(matched.report, source, Baseline()).after
    _must(not left.findings, "a new baseline does not accept all")
    state = State(report, source)
    compared = compare(state, state, Comparison("HEAD")).comparison
    changed = {finding.change for finding in compared.findings} if compared else {None}
    _must(changed <= {Change.REMAINING}, "a report differs from itself")


def _print_reviews(course: Course) -> None:
    making = Making(course.review(), course.workspace, "reclint report", datetime.date(2026, 1, 1))
    for form in formats.formats_of(formats.REPORT):
        form.load()(making).encode()


def _fix(course: Course, report: Report, files: Mapping[str, bytes]) -> None:
    """Fixes are applied; where there are any, one is, and what is not theirs stays."""
    texts = {key: source.text for key in files if (source := course.source(key))}
    fixes = [finding.fix.fix for finding in report.findings if finding.fix]
    fixed, applied = apply_fixes(texts, fixes)
    _must(bool(applied) == bool(fixes), "of some fixes none was applied")
    touched = {edit.spot.document for fix in applied for edit in fix.edits}
    _must(fixed.keys() == touched, "another document than those of the fixes has changed")


def _fix_all(course: Course) -> None:
    """All fixes, the unsafe ones too, in rounds: no rule crashes on what comes out."""
    fixes = course.fix(unsafe=True)
    _must(not fixes.report.crashes, f"a rule crashed on what was fixed: {fixes.report.crashes[:1]}")
    for change in fixes.changes:
        change.after.text.encode()


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
