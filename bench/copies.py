"""Write a course so many times over that it makes one large course: every copy has modules and lessons of its own.

    python bench/copies.py COURSE TARGET COUNT

Numbers of modules, slugs of lessons and names of files are changed alike in every document of a copy, so that it has
the findings of the course, each in a module of its own. The first copy is the course itself. Documents can be made
longer, so that a copy of a small course is as long as a real one.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

_NUMBERED = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})(?=\.\d{1,2}(?!\d)|(?![\d.]*\d))")
_FOLDER = re.compile(r"^module-(\d{1,2})-(\d{1,2})$")
_NOTEBOOK = re.compile(r"(?<!\d)(\d{1,2})-(\d{1,2})-(?=\d{1,2}-[a-z])")
_SERIES_AT_MOST = 96
"""So that no number of a series has more than two digits, as `_NUMBERED` reads them."""
_PROSE = (
    "The dough rests under a cloth while the oven warms, and nobody hurries it.",
    "A scale that reads to the gram settles most arguments about flour.",
    "What looks like a mistake in the morning is often only a cold kitchen.",
    "The crumb tells afterwards what the hands could not tell before.",
    "Two loaves from one bowl are never quite the same, and that is worth a note.",
    "Steam for the first ten minutes, then a dry oven, then patience.",
)


class Sizes:
    """By how many bytes the documents of a course are made longer, so that they are like those of a real one.

    Measured on a course of 19 records, 65 planning documents and 39 notebooks: 31, 55 and 16 kB each on average, where
    the example course has 10, 3 and 3 kB.
    """

    record = 21_000
    planning_document = 52_000
    notebook = 13_000


class Numbering:
    """The numbers that the modules of a course have in its copies; no number has more than two digits."""

    def __init__(self, modules: set[tuple[int, int]]) -> None:
        self.modules = modules
        self.series = max(series for series, _ in modules)
        self.width = max(module for _, module in modules) + 1

    def number(self, series: str, module: str, copy: int) -> tuple[int, int] | None:
        """The number of a module in a copy; None for what is no module of the course, such as a version."""
        if (int(series), int(module)) not in self.modules:
            return None
        down, across = divmod(copy, _SERIES_AT_MOST // self.series)
        return int(series) + across * self.series, int(module) + down * self.width

    def replaced(self, match: re.Match[str], copy: int, joint: str, end: str = "") -> str:
        """A number with another joint between series and module, as it stands in a copy."""
        found = self.number(match[1], match[2], copy)
        return f"{found[0]}{joint}{found[1]}{end}" if found else match[0]


def write_copy(course: Path, target: Path, copy: int, *, long: bool = False) -> None:
    """Write one copy of ``course`` into ``target``, in a folder of its own but for the notebooks.

    With ``long`` its documents have the length that those of a real course have.
    """
    documents = [path for path in course.rglob("*") if path.suffix in (".md", ".ipynb")]
    folders = (match for path in documents if (match := _FOLDER.match(path.parent.name)))
    numbering = Numbering({(int(match[1]), int(match[2])) for match in folders})
    slugs = sorted((path.stem for path in documents if path.parent.name == "lessons"), key=len, reverse=True)
    slug = re.compile(rf"(?<![\w-])(\d{{1,2}}-\d{{1,2}}-\d{{1,2}}-)?({'|'.join(map(re.escape, slugs))})(?![\w-])")

    def rewritten(text: str) -> str:
        if copy == 0:
            return text
        text = slug.sub(rf"\1\2-copy-{copy}", text)
        text = _NUMBERED.sub(lambda match: numbering.replaced(match, copy, "."), text)
        text = re.sub(r"\bmodule-(\d{1,2})-(\d{1,2})\b", lambda m: "module-" + numbering.replaced(m, copy, "-"), text)
        return _NOTEBOOK.sub(lambda match: numbering.replaced(match, copy, "-", "-"), text)

    for path in documents:
        name = path.relative_to(course).as_posix()
        place = target / (rewritten(name) if "notebooks/" in name else f"copy-{copy}/{rewritten(name)}")
        place.parent.mkdir(parents=True, exist_ok=True)
        text = rewritten(path.read_text("utf-8"))
        place.write_text(_lengthened(path, text) if long else text, "utf-8")


def _lengthened(path: Path, text: str) -> str:
    if path.suffix == ".ipynb":
        notebook = json.loads(text)
        cell = {"cell_type": "markdown", "metadata": {}, "source": prose(Sizes.notebook).splitlines(keepends=True)}
        notebook["cells"].append(cell)
        return json.dumps(notebook, indent=1) + "\n"
    if path.name == "record.md":
        return f"{text}\n## Notes\n\n{prose(Sizes.record)}"
    if path.parent.name != "lessons":
        return text
    head, mark, log = text.partition("\n## Review")
    return f"{head}\n\n## Script\n\n{prose(Sizes.planning_document)}{mark}{log}"


def prose(length: int) -> str:
    """Paragraphs, lists and a heading now and then, of about a length."""
    parts: list[str] = []
    size = number = 0
    while size < length:
        number += 1
        sentences = [_PROSE[(number * step) % len(_PROSE)] for step in (1, 2, 3, 5)]
        kinds = (" ".join(sentences), "\n".join(f"- {sentence}" for sentence in sentences), f"### Part {number}")
        parts.append(kinds[number % 3])
        size += len(parts[-1]) + 2
    return "\n\n".join(parts) + "\n"


def main() -> None:
    """Write the copies that the command line asks for."""
    course, target, count = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    for copy in range(count):
        write_copy(course, target, copy)


if __name__ == "__main__":
    main()
