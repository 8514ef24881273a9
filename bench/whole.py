"""Write a course of real size: 30 modules, 65 whole notebooks, 270 documents among 700 files, in a Git repository.

    python -m bench.whole TARGET

It is made of copies of the example course with documents as long as real ones, of pages beside them that are no part
of it, and of files that are no documents. It has a configuration that leaves some of them out.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.copies import prose, write_copy

EXAMPLE = Path(__file__).resolve().parent.parent / "records"
COPIES = 10
"""The example course has three modules."""
NOTEBOOKS, DOCUMENTS, FILES = 65, 270, 700
"""How many of each a real course has, measured on one of 30 modules; documents are notebooks and Markdown files."""
OUTPUT = 120_000
"""The bytes of the pictures that a run leaves in a notebook."""
CONFIGURATION = """\
fail-on: improvement
exclude:
  - drafts/
  - "*.draft.md"
  - templates/**/*.md
  - /scratch
rules:
  depth-regression: improvement
per-file:
  "copy-9/**":
    depth-mismatch: polish
"""
IGNORED = ["node_modules/", "dist/", ".venv/", "*.log", ".env*", "!.env.example", "/coverage", "**/*.tmp.md"]


def write_whole_course(target: Path) -> None:
    """Write the course and commit it."""
    for copy in range(COPIES):
        write_copy(EXAMPLE, target, copy, long=True)
    notebooks = sorted(target.rglob("*.ipynb"))
    for path in notebooks[NOTEBOOKS:]:
        path.unlink()
    for path in notebooks[:NOTEBOOKS]:
        _run_once(path)
    (target / "reclint.yaml").write_text(CONFIGURATION, "utf-8")
    (target / ".gitignore").write_text("".join(f"{line}\n" for line in IGNORED), "utf-8")
    for path, text in _beside(target):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "A course"]):
        subprocess.run([*_GIT, "-C", str(target), *arguments], check=True)


_GIT = ("git", "-c", "user.name=Author", "-c", "user.email=author@example.org")


def _run_once(path: Path) -> None:
    """Put into a notebook what a run leaves in it."""
    notebook = json.loads(path.read_text("utf-8"))
    codes = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    picture = "iVBORw0KGgo" * (OUTPUT // 11 // max(len(codes), 1))
    for cell in codes:
        cell["outputs"] = [{"output_type": "display_data", "metadata": {}, "data": {"image/png": picture}}]
    path.write_text(json.dumps(notebook, indent=1) + "\n", "utf-8")


def _beside(target: Path) -> Iterator[tuple[Path, str]]:
    """Pages that are no part of the course, up to the number of documents, then other files up to that of all."""
    there = [path for path in target.rglob("*") if path.is_file()]
    documents = sum(path.suffix in (".md", ".ipynb") for path in there)
    for number in range(DOCUMENTS - documents):
        yield target / "pages" / f"page-{number}.md", f"# Page {number}\n\n{prose(8_000)}"
    for number in range(FILES - DOCUMENTS - len(there) + documents):
        yield target / "src" / f"part-{number // 20}" / f"view-{number}.ts", f"export const view = {number}\n"


def main() -> None:
    """Write the course into the folder that the command line names."""
    write_whole_course(Path(sys.argv[1]))


if __name__ == "__main__":
    main()
