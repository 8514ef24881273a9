"""What a check answers: recalled from an earlier run where nothing has changed since, else made and kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reclint.cache.recall import Answer, Grounds, Memory, Question

if TYPE_CHECKING:
    from reclint.cache import Cache
    from reclint.catalogue import Rule
    from reclint.commands.check import CheckOptions
    from reclint.course.opening import Opened
    from reclint.files.location import Input


class Asked(NamedTuple):
    """What is asked for, and the cache that may know the answer."""

    places: tuple[Path, ...]
    given: Input | None
    options: CheckOptions
    cache: Cache | None

    @property
    def config(self) -> Path | None:
        """The configuration that is named."""
        return Path(self.options.config) if self.options.config else None

    @property
    def question(self) -> Question:
        """The question that an earlier run may have answered."""
        options = self.options
        return Question(self.places, self.config, options.select, options.ignore, options.baseline, options.no_baseline)

    @property
    def memory(self) -> Memory | None:
        """What may know the answer: it is asked about the files as they lie on disk, all together."""
        options, cache = self.options, self.cache
        is_of_the_disk = not (self.given or options.staged or options.since)
        return Memory(cache) if cache and is_of_the_disk else None

    def open(self) -> tuple[Opened, tuple[Rule, ...]]:
        """The workspace, and the rules that are asked for."""
        from reclint.course import opening as app

        opened = app.open_around(
            self.places, self.given, self.config, staged=self.options.staged, cache=self.cache, jobs=self.options.jobs
        )
        return opened, app.choose(opened.catalogue, self.options.select, self.options.ignore)


def answer(asked: Asked) -> Answer:
    """The report, recalled where that is possible, else made and kept."""
    question, memory = asked.question, asked.memory
    known = memory.recall(question, lambda: asked.open()[1]) if memory else None
    if known:
        return known
    made, grounds = _checked(asked)
    if memory and grounds:
        memory.keep(question, grounds, made)
    return made


def _checked(asked: Asked) -> tuple[Answer, Grounds | None]:
    """The report made afresh, and what it was made from where all of that could be read."""
    options = asked.options
    opened, rules = asked.open()

    from reclint.findings.baseline import Baseline
    from reclint.run import scope as gate

    governing: dict[str, str | None] = {**opened.governing}
    accepted = None
    if not options.no_baseline:
        path, found = gate.baseline_text(opened, options.baseline)
        governing[str(path)] = found
        accepted = Baseline.parse(found, path.as_posix()) if found is not None else None
    report = gate.check(opened, rules, gate.Scope(asked.places, options.staged, options.since), accepted)
    whole = not (options.select or options.ignore)
    made = Answer(report if whole else replace(report, stale=0), opened.settings.value("fail-on").value)
    documents = opened.workspace.documents
    if asked.memory is None or documents.errors:
        return made, None
    return made, Grounds(governing, opened.settings.exclude, documents.keys, documents.checksums())
