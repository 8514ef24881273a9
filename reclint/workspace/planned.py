"""The lessons of a plan that lists them in a way which only the record can tell from other listings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reclint.model import PlannedLesson
from reclint.readers import slug_likeness
from reclint.vocabulary.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reclint.model import LessonListing, LessonSummary, ListedLesson, ModulePlan

_LIKE = 0.65
"""How alike a title of a plan and a slug must be: two of three words. A choice; one of two would take any "rolls"."""
_MOST = 60
"""With how many lessons titles are compared word by word; a choice, no module at hand has more than ten."""


def with_lessons(plan: ModulePlan, lessons: Sequence[LessonSummary], fillers: frozenset[str]) -> ModulePlan:
    """The plan with the lessons of the listing that fits those of the record best, if any does.

    ``fillers`` are the words without a meaning of their own in the record.
    """
    if plan.lessons or not plan.listings:
        return plan
    known = _Known(lessons, fillers)
    ranked = [(_rank(found), -place, found) for place, one in enumerate(plan.listings) if (found := known.read(one))]
    if not ranked:
        return plan
    *_, best = max(ranked, key=lambda entry: entry[:2])
    ordered = best.telling or all(entry.number for _, entry in best.entries)
    return plan.model_copy(update={"lessons": _planned(best.entries), "ordered": ordered})


_MOST_WORDS = 12
"""How many words of an entry may be a title; a choice, titles at hand have less than ten."""


class _Read(NamedTuple):
    """A listing with the slugs of its entries; ``common`` are those that the record has."""

    entries: tuple[tuple[str, ListedLesson], ...]
    common: int
    telling: bool


def _rank(found: _Read) -> tuple[bool, int, int]:
    return found.telling, found.common, -len(found.entries)


class _Known:
    """The lessons of a record by all that a plan may call them."""

    def __init__(self, lessons: Sequence[LessonSummary], fillers: frozenset[str]) -> None:
        self._fillers = fillers
        named = [(lesson, lesson.slug) for lesson in lessons if lesson.slug]
        self._slugs = list(dict.fromkeys(slug for _, slug in named))
        titles = [(title, slug) for lesson, slug in named for title in (slug, lesson.title, lesson.heading) if title]
        self._names = {fold(title): slug for title, slug in reversed(titles)}
        self._words = {words: slug for title, slug in reversed(titles) if (words := self._words_of(title))}
        self._numbers = {
            lesson.position.value if lesson.position else place: slug for place, (lesson, slug) in enumerate(named, 1)
        }

    def read(self, listing: LessonListing) -> _Read | None:
        """A listing as lessons, None where it lists something else: where it names one twice, or too few of them."""
        slugs = self._slugs_of(listing.lessons)
        found = list(zip(slugs, listing.lessons, strict=True))
        common = {slug for slug in slugs if slug}
        by_slug = all(entry.slug for slug, entry in found if slug)
        numbered = all(entry.number for slug, entry in found if slug)
        entries = [
            (slug or _slug_of(entry), entry)
            for slug, entry in found
            if slug or _is_planned(entry, by_slug=by_slug, numbered=numbered)
        ]
        # "| soft-rolls | milk |", "| soft-rolls | butter |": several rows in turn are of one lesson.
        once = [entry for place, entry in enumerate(entries) if not place or entry[0] != entries[place - 1][0]]
        once = once if any(entry.number is None for _, entry in once) else entries
        if len({slug for slug, _ in once}) < len(once) or not self._fits(listing, once, len(common)):
            return None
        return _Read(tuple(once), len(common), listing.telling)

    def _fits(self, listing: LessonListing, entries: Sequence[tuple[str, ListedLesson]], common: int) -> bool:
        """Whether so many lessons of the record are listed that nothing else can be meant.

        Below a heading that tells of lessons, and where all entries have numbers, half of them are enough, or slugs
        alone, which a plan of another module has; elsewhere all of them.
        """
        if listing.telling or all(entry.number for _, entry in entries):
            stated = bool(entries) and all(entry.slug and entry.sure for _, entry in entries)
            return stated if not common else common * 2 >= min(len(self._slugs), len(entries))
        return common == len(self._slugs) > 0 and common * 2 >= len(entries)

    def _slugs_of(self, entries: Sequence[ListedLesson]) -> list[str | None]:
        """The lesson of the record that each entry is: by a name, else by its words, else the most alike, or a number.

        No two entries are taken for one lesson by mere likeness.
        """
        slugs = [self._named(entry) for entry in entries]
        free = [slug for slug in self._slugs if slug not in slugs]
        if len(free) > _MOST or len(entries) > _MOST:
            return slugs
        for place, entry in enumerate(entries):
            if slugs[place] is None and not entry.slug and free:
                scored = [(slug_likeness(name, slug), slug) for name in entry.names for slug in free]
                score, slug = max(scored, default=(0.0, ""))
                if score >= _LIKE:
                    slugs[place] = slug
                    free.remove(slug)
        return slugs

    def _named(self, entry: ListedLesson) -> str | None:
        folded = (self._names.get(fold(name)) for name in entry.names)
        words = (self._by_words(self._words_of(name), sure=entry.sure) for name in entry.names)
        found = next(filter(None, folded), None) or next(filter(None, words), None)
        if found or entry.names or entry.number is None:
            return found
        return self._numbers.get(entry.number)

    def _by_words(self, words: tuple[str, ...], *, sure: bool) -> str | None:
        """The lesson whose title these words are, or begin with where they are surely of a lesson."""
        longest = min(len(words), _MOST_WORDS)
        shorter = (self._words.get(words[:stop]) for stop in range(longest, 0, -1)) if sure else iter(())
        return self._words.get(words) or next(filter(None, shorter), None)

    def _words_of(self, title: str) -> tuple[str, ...]:
        """The words of a title that carry meaning, in their order: "Lighting the Smoker" is "lighting smoker"."""
        words = re.findall(r"[^\W_]+", title.casefold())
        return tuple(word for word in words if word not in self._fillers)


def _is_planned(entry: ListedLesson, *, by_slug: bool, numbered: bool) -> bool:
    """Whether an entry that is no lesson of the record is one of the plan alone: "Total" among slugs is none."""
    return bool((entry.sure or (numbered and entry.number)) and entry.names and (entry.slug or not by_slug))


def _slug_of(entry: ListedLesson) -> str:
    """The slug that an entry states, or one that is made of its title."""
    return entry.slug or "-".join(re.findall(r"[^\W_]+", entry.names[0].casefold()))


def _planned(entries: Iterable[tuple[str, ListedLesson]]) -> tuple[PlannedLesson, ...]:
    """Entries as lessons of a plan: by their numbers where each has one of its own, else as they stand."""
    found = list(entries)
    places: Mapping[int | None, int] = {}
    if len({entry.number for _, entry in found} - {None}) == len(found):
        numbers = sorted(entry.number for _, entry in found if entry.number is not None)
        places = {number: place for place, number in enumerate(numbers, 1)}
    return tuple(
        PlannedLesson(
            span=entry.span,
            slug=slug,
            position=places.get(entry.number, place),
            load=entry.load,
            status=entry.status,
        )
        for place, (slug, entry) in enumerate(found, 1)
    )
