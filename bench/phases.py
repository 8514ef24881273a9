"""How long each phase of a cold check takes, in one process; it prints name and milliseconds of processor time."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from pathlib import Path


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
    from reclint.course import opening as app
    from reclint.files.tree import disk_tree
    from reclint.readers import Lexicon
    from reclint.report.check import text
    from reclint.run import engine
    from reclint.workspace import Documents, Workspace

    yield "start and imports"
    catalogue, lexicon = app.load_rules(), Lexicon(app.load_vocabulary())
    yield "rules and vocabulary"
    tree = disk_tree(Path.cwd())
    documents = Documents(tree.keys, tree.read, lexicon)
    assert all(documents.source(key) for key in documents.keys)
    yield "find and read files"
    workspace = Workspace(documents)
    modules = workspace.modules
    yield "parse and model records"
    lessons = [lesson for module in modules for lesson in module.lessons]
    assert [*(module.plan for module in modules), *((lesson.plan, lesson.notebook) for lesson in lessons)]
    assert [workspace.course, workspace.summaries]
    yield "parse and model the rest"
    assert [lesson.links for lesson in lessons]
    yield "link"
    report = engine.run(workspace, catalogue.rules, catalogue.names)
    yield "check"
    text.render(report)
    yield "report"


if __name__ == "__main__":
    main()
