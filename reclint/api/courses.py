"""The courses that a request is about, each with a root of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.api.asking import cache_of, lister_of, must_exist, opener_of
from reclint.api.course import Course
from reclint.course.place import places, settled
from reclint.files.git import pushed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reclint.course.request import Request


def is_idle(request: Request) -> bool:
    """Whether only staged files are asked for, and none of them can have a part in a finding.

    Raises:
        UsageError: there is no Git repository.
    """
    if not request.staged or request.text_path:
        return False
    from reclint.cache.idle import looks_idle

    return looks_idle(request, lambda: cache_of(request))


def open_courses(request: Request) -> tuple[Course, ...]:
    """The courses that a request is about, by their roots; from below, from above and in a hook the same ones.

    A course that the configuration of one around it excludes is left out.

    Raises:
        ReclintError: a path does not exist, there is no Git repository, or two configurations lie in one folder.
    """
    must_exist(request)
    request = settled(request)
    open_cache = opener_of(request)
    courses = tuple(Course(request, place, open_cache) for place in places(request, lister_of(open_cache)))
    return tuple(course for course in courses if not any(other.excludes(course) for other in courses))


def keep_sound(courses: Sequence[Course]) -> None:
    """Remember that the courses of an index could be opened, so that a commit that concerns none ends at once."""
    first = courses[0]
    cache = cache_of(first.request)
    if not cache or not first.request.staged or first.request.config or pushed():
        return
    from reclint.cache.idle import remember

    names = (key.rpartition("/")[2] for course in courses for key in course.governing)
    if all(course.catalogue for course in courses):
        remember(cache, first.top, names)
