"""How long each phase of a cold check takes, in one process; it prints name and milliseconds of processor time.

A phase is what a course is asked for next, and holds the imports that this needs.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator


def main() -> None:
    """Run the phases on the working directory and print them."""
    gc.disable()
    start = 0.0
    for name in phases():
        now = time.process_time() * 1000
        print(f"{name}\t{now - start:.1f}")
        start = time.process_time() * 1000


def phases() -> Iterator[str]:
    """Each phase's name, when it is over; the start of the interpreter belongs to the first one."""
    from reclint.api import Course
    from reclint.report.check import text
    from reclint.report.view import View

    yield "start and imports"
    course = Course()
    yield "find files"
    workspace = course.workspace
    yield "rules and vocabulary"
    assert all(course.source(key) for key in workspace.documents.keys)
    yield "read files"
    modules = workspace.modules
    yield "parse and model records"
    lessons = [lesson for module in modules for lesson in module.lessons]
    assert [*(module.plan for module in modules), *((lesson.plan, lesson.notebook) for lesson in lessons)]
    assert [workspace.course, workspace.summaries]
    yield "parse and model the rest"
    assert [lesson.links for lesson in lessons]
    yield "link"
    report = course.check()
    yield "check"
    text.render(report, View(lookup=course.lookup))
    yield "report"


if __name__ == "__main__":
    main()
