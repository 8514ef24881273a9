"""A large course: as many copies of the example course, in modules of their own, have as many times its findings."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bench.copies import write_copy
from reclint.run.engine import run
from reclint.workspace import Workspace

from .conftest import RECORDS

if TYPE_CHECKING:
    from pathlib import Path

    from reclint.catalogue import Catalogue
    from reclint.readers import Lexicon

COPIES = 3


def workspace_of(folder: Path, lexicon: Lexicon) -> Workspace:
    paths = [path for path in folder.rglob("*") if path.suffix in (".md", ".ipynb")]
    return Workspace.of_texts({path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in paths}, lexicon)


def test_copies_of_a_course_have_its_findings_each(tmp_path: Path, lexicon: Lexicon, catalogue: Catalogue) -> None:
    for copy in range(COPIES):
        write_copy(RECORDS, tmp_path, copy)
    one, several = workspace_of(RECORDS, lexicon), workspace_of(tmp_path, lexicon)
    numbers = [module.number for module in several.modules]
    assert numbers == ["1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "3.1", "3.2", "3.3"]
    found = Counter(finding.rule for finding in run(one, catalogue.rules).findings if not finding.question)
    times = Counter(finding.rule for finding in run(several, catalogue.rules).findings if not finding.question)
    assert times == Counter({rule: COPIES * count for rule, count in found.items()})
