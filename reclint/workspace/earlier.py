"""What became of the documents of an earlier state of the course: which went, or say nothing any more.

Only what was taken for something there matters: a record, a plan, a planning document or its review log, a notebook,
the course's page, a series summary. A document that lies elsewhere today, or has another in its place, is not missed.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote

from reclint.text.source import Span
from reclint.workspace.lack import Lack
from reclint.workspace.less import lost_modules, said_less, says_less
from reclint.workspace.parts import COURSE, LOG, NOTEBOOK, PLAN, PLANNING, RECORD, SUMMARY
from reclint.workspace.roles import claimed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reclint.model import SummaryRow
    from reclint.workspace.names import EarlierNames
    from reclint.workspace.roles import Role
    from reclint.workspace.workspace import Module


_Part = tuple[str, str, str]
"""A kind of document with the module and the lesson that one of it belongs to."""


@dataclass(frozen=True)
class EarlierDocument:
    """A document of an earlier state; ``role`` is what it was there, ``key`` where it lies today, if it does.

    ``lack`` is None where it is still there, or has another in its place. ``is_missed``: something of what it belonged
    to is left. ``rules`` are those that looked at it there and cannot today. ``named`` is where a record of today names
    it, with the key of the record; ``spoken_of`` is where something of today speaks of the module of a record that is
    gone, or still belongs to it. ``home`` is the record of today that one belonged to which lies outside of the course.
    ``parts`` are what a record states no more, ``lessons`` the slugs of the lessons that it stated them of, ``less_of``
    where it speaks of the first one.
    """

    role: Role
    key: str
    lack: Lack | None = None
    is_missed: bool = False
    rules: tuple[str, ...] = ()
    named: tuple[str, Span] | None = None
    spoken_of: tuple[str, Span] | None = None
    home: tuple[str, Span] | None = None
    less_of: tuple[str, Span] | None = None
    lessons: tuple[str | None, ...] = ()
    parts: tuple[str, ...] = ()

    @property
    def lesson(self) -> str | None:
        """The slug of the lesson that it is about, where it is about one alone."""
        if self.role.lesson or "status" in self.parts:
            return self.role.lesson
        return self.lessons[0] if len(self.lessons) == 1 else None

    @property
    def is_lost(self) -> bool:
        """Whether it is missed."""
        return self.lack is not None and self.is_missed


@dataclass(frozen=True)
class Inventory:
    """The documents of an earlier state of a course, against those of today."""

    names: EarlierNames

    @cached_property
    def documents(self) -> tuple[EarlierDocument, ...]:
        """The documents that were taken for something, by their earlier keys; with each a file's modules that went."""
        return tuple(document for role in self._roles for document in (self._document(role), *self._modules(role)))

    def _modules(self, role: Role) -> Iterator[EarlierDocument]:
        """The modules that a file of several had and nobody has now."""
        key = self.names.key_now(role.key)
        for module in lost_modules(self.names, role.key) if role.kind == RECORD else ():
            of_it, parts = role._replace(module=module.number), (f"module {module.number}",)
            around = [other for other in module.keys if other != module.key]
            if self._module_went(module.number, around):
                yield EarlierDocument(of_it, key, Lack.GONE, parts=parts)
            else:
                spoken_of = self._spoken_of(of_it)
                yield EarlierDocument(of_it, key, Lack.PARTLY, is_missed=True, spoken_of=spoken_of, parts=parts)

    @cached_property
    def _roles(self) -> tuple[Role, ...]:
        return tuple(claimed(self.names.before).values())

    def _document(self, role: Role) -> EarlierDocument:
        key = self.names.key_now(role.key)
        lack = self._lack(role, key)
        if lack is None:
            return EarlierDocument(role, key)
        if lack is Lack.GONE and self._went_whole(role):
            return EarlierDocument(role, key, lack)
        if role.kind == RECORD and lack is Lack.PARTLY:
            return self._partly(role, key)
        spoken_of = self._spoken_of(role) if role.kind == RECORD else None
        return EarlierDocument(role, key, lack, is_missed=True, named=self._named(role), spoken_of=spoken_of)

    def _partly(self, role: Role, key: str) -> EarlierDocument:
        """A record that is there and says less than it did."""
        lessons, parts = said_less(self.names, role.key, key)
        less_of = (key, lessons[0].summary.span) if lessons else None
        slugs = tuple(lesson.slug for lesson in lessons)
        return EarlierDocument(role, key, Lack.PARTLY, is_missed=True, less_of=less_of, lessons=slugs, parts=parts)

    def _lack(self, role: Role, key: str) -> Lack | None:
        documents = self.names.after.documents
        if key in documents.left_out:
            return Lack.EXCLUDED
        if key not in documents.keys and key not in documents.errors:
            return None if self._is_replaced(role) else Lack.GONE
        if documents.source(key) is None:
            return Lack.UNREADABLE
        return self._lack_inside(role, key)

    def _lack_inside(self, role: Role, key: str) -> Lack | None:
        """What a document lacks that is there and can be read."""
        if role.kind == RECORD and self.names.after.module_at(key) is None:
            return Lack.UNTITLED
        if role.kind != RECORD and self._is_unclaimed(role, key):
            return Lack.UNCLAIMED
        if self._is_emptied(role, key):
            return Lack.EMPTIED
        return Lack.PARTLY if says_less(role.kind or "", self.names, role.key, key) else None

    def _is_unclaimed(self, role: Role, key: str) -> bool:
        """Whether a document is there and is taken for nothing, and no other one has its role.

        Of a lesson that names a notebook, rules tell that it does not lie there.
        """
        now = self._kinds_now.get(key)
        if now == role.kind or {now, role.kind} == {PLANNING, LOG}:
            return False
        if _part(role.kind, role.module, role.lesson) in self._parts_now:
            return False
        return role.kind != NOTEBOOK or (role.module, role.lesson) not in self._naming_notebooks

    @cached_property
    def _naming_notebooks(self) -> frozenset[tuple[str | None, str | None]]:
        """The lessons of today that name a notebook, with their modules, under the earlier names."""
        found = set()
        for module in self.names.after.modules:
            renamed = self.names.renamed.get(module.home)
            for lesson in module.lessons:
                claim = lesson.summary.notebook
                if claim and claim.path:
                    slug = renamed.slugs.get(lesson.slug or "", lesson.slug) if renamed else lesson.slug
                    found.add((renamed.earlier if renamed else module.number, slug))
        return frozenset(found)

    def _is_emptied(self, role: Role, key: str) -> bool:
        """Whether nothing is left in a document of what rules look at in one of its kind."""
        before, after = self.names.before, self.names.after
        if role.kind == LOG:
            plan = after.documents.lesson_plan(key)
            return plan is None or plan.log is None
        if role.kind == NOTEBOOK:
            earlier, now = before.documents.notebook(role.key), after.documents.notebook(key)
            return bool(earlier and earlier.exercises and now and not now.exercises)
        if role.kind == PLAN:
            planned, left = before.documents.plan(role.key), after.documents.plan(key)
            return bool(planned and planned.names_lessons and not (left and left.names_lessons))
        if role.kind == COURSE:
            page, rest = before.documents.course(role.key), after.documents.course(key)
            listed = {entry.number for entry in (page.modules if page else ())}
            return self._is_unlisted(listed, {entry.number for entry in (rest.modules if rest else ())})
        if role.kind == SUMMARY:
            summed, kept = before.documents.summary(role.key), after.documents.summary(key)
            return self._is_unsummed(summed.rows if summed else (), kept.rows if kept else ())
        return False

    def _is_unsummed(self, before: Sequence[SummaryRow], now: Sequence[SummaryRow]) -> bool:
        """Whether a summary has no rows any more, or none of a module whose record is there."""
        if not before or not now or not all(row.module for row in now):  # a row may be of any module
            return bool(before and not now)
        return self._is_unlisted({row.module for row in before if row.module}, {row.module or "" for row in now})

    def _is_unlisted(self, before: set[str], now: set[str]) -> bool:
        """Whether a page lists nothing any more, or no longer a module whose record is there."""
        recorded = {module.number for module in self.names.after.modules}
        return bool(before and not now) or bool((before - now) & recorded)

    def _is_replaced(self, role: Role) -> bool:
        """Whether a document that was not there before has the role today."""
        return _part(role.kind, role.module, role.lesson) in self._new_parts

    @cached_property
    def _new_parts(self) -> frozenset[_Part]:
        """The parts that documents play today which were not there before, under the earlier names."""
        before = self.names.before.documents.keys
        new = (role for role in self._roles_now if role.key not in before and role.key not in self.names.moved)
        return frozenset(map(self._part_today, new))

    @cached_property
    def _parts_now(self) -> frozenset[_Part]:
        """The parts that documents play today, under the earlier names."""
        return frozenset(map(self._part_today, self._roles_now))

    def _part_today(self, role: Role) -> _Part:
        """The part of a document of today, under the names that its module and lesson had."""
        renamed = self.names.of(role.key, role.module)
        number = renamed.earlier if renamed else role.module
        slug = renamed.slugs.get(role.lesson or "", role.lesson) if renamed else role.lesson
        return _part(role.kind, number, slug)

    @cached_property
    def _roles_now(self) -> tuple[Role, ...]:
        return tuple(claimed(self.names.after).values())

    @cached_property
    def _kinds_now(self) -> Mapping[str, str | None]:
        return {role.key: role.kind for role in self._roles_now}

    # Whether all went together.

    def _went_whole(self, role: Role) -> bool:
        """Whether a lesson or a module went with all that belonged to it, and nothing speaks of it any more."""
        if role.module is None:
            return False
        around = [other.key for other in self._by_module[role.module]]
        return self._module_went(role.module, around) or bool(
            role.lesson and self._lesson_went(role.module, role.lesson)
        )

    def _lesson_went(self, module: str, slug: str) -> bool:
        own = [role for role in self._by_module[module] if role.lesson == slug]
        return self._are_gone([role.key for role in own]) and not self._speaks_of([slug])

    def _module_went(self, number: str, keys: Sequence[str]) -> bool:
        """Whether a module went on purpose: with all the documents ``keys`` and every mention.

        Of a record alone, which nobody spoke of, that proves nothing.
        """
        if number not in self._whole:
            earlier = self.names.before.module_numbered(number)
            slugs = [lesson.slug for lesson in earlier.lessons if lesson.slug] if earlier else []
            gone = self._are_gone(keys) and number not in self._numbers
            others = [key for key in keys if earlier is None or key != earlier.key]
            is_meant = bool(others) or number in self.names.was_spoken_of
            self._whole[number] = gone and is_meant and not self._speaks_of(slugs)
        return self._whole[number]

    @cached_property
    def _whole(self) -> dict[str, bool]:
        return {}

    @cached_property
    def _by_module(self) -> Mapping[str | None, list[Role]]:
        found: dict[str | None, list[Role]] = defaultdict(list)
        for role in self._roles:
            found[role.module].append(role)
        return found

    def _are_gone(self, earlier: Iterable[str]) -> bool:
        keys = self.names.after.documents.keys
        return not any(self.names.key_now(key) in keys for key in earlier)

    @cached_property
    def _numbers(self) -> frozenset[str]:
        """The numbers of modules that there are today, or that documents of today name."""
        named = (number for number, *_ in self.names.spoken_of)
        return frozenset((*(module.number for module in self.names.after.modules), *named))

    def _speaks_of(self, slugs: Iterable[str]) -> bool:
        """Whether a document of the course still names one of some lessons.

        One that is a plain word is looked for where lessons are named, since prose may have it.
        """
        plain = {slug for slug in slugs if "-" not in slug}
        if plain & self._slugs:
            return True
        others = [re.escape(slug) for slug in slugs if slug not in plain]
        pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(others)})(?![\w-])") if others else None
        return pattern is not None and any(pattern.search(text) for text in self._texts)

    @cached_property
    def _slugs(self) -> frozenset[str]:
        """The slugs that rows, sections, plans and summaries of today name."""
        after = self.names.after
        found = {slug for module in after.modules for slug in module.slugs}
        found |= {ref.slug for _, summary in after.summaries for row in summary.rows for ref in row.lessons}
        return frozenset(found)

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        """What the documents of today that are taken for something say."""
        after = self.names.after
        keys = (role.key for role in self._roles_now if not role.key.endswith(".ipynb"))
        sources = (after.documents.source(key) for key in keys)
        return tuple(source.text for source in sources if source)

    # Where a record names it, or something speaks of its module.

    def _spoken_of(self, role: Role) -> tuple[str, Span] | None:
        """The first place of today that speaks of a record's module, else a document that still belongs to it."""
        places = ((key, span) for number, key, span in self.names.spoken_of if number == role.module)
        if found := next(places, None):
            return found
        keys = self.names.after.documents.keys
        others = (self.names.key_now(other.key) for other in self._by_module[role.module] if other.kind != RECORD)
        left = next((key for key in others if key in keys), None)
        return (left, Span(0, 0)) if left else None

    def _named(self, role: Role) -> tuple[str, Span] | None:
        """Where a record of today names a document by its file name, that of its own module first."""
        name = unicodedata.normalize("NFC", role.key.rpartition("/")[2])
        forms = dict.fromkeys((name, quote(name), unicodedata.normalize("NFD", name)))
        pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, forms))})(?!\w)")
        for module in sorted(self.names.after.modules, key=lambda module: not self._is_home(module, role)):
            source = self.names.after.documents.source(module.key)
            found = pattern.search(source.text) if source and module.key != role.key else None
            if found and _is_meant(role, module):
                return module.key, Span(*found.span())
        return None

    def _is_home(self, module: Module, role: Role) -> bool:
        renamed = self.names.renamed.get(module.home)
        return role.module is not None and (renamed.earlier if renamed else module.number) == role.module


def _is_meant(role: Role, module: Module) -> bool:
    """Whether a file name in a record can mean a document; "record.md" and "plan.md" may lie in every folder."""
    return role.kind in (NOTEBOOK, LOG, PLANNING) or module.folder == role.key.rpartition("/")[0]


def _part(kind: str | None, module: str | None, lesson: str | None) -> _Part:
    return kind or "", module or "", lesson or ""
