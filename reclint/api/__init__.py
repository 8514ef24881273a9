"""The one door: a `Request` makes a `Course`, or several, and a course answers.

Everybody comes in here: the command line, the benchmarks, the fuzzer, the tests. `docs/api.md` shows how it is used.
"""

from reclint.api.asking import kept_patterns
from reclint.api.course import Course
from reclint.api.courses import is_idle, keep_sound, open_courses
from reclint.course.request import Request

__all__ = ["Course", "Request", "is_idle", "keep_sound", "kept_patterns", "open_courses"]
