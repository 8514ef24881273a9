"""Courses of any size: copies of the example course with modules, lessons and names of their own."""

from __future__ import annotations

import json
import re
from pathlib import Path

EXAMPLE = Path(__file__).resolve().parent.parent / "records"
_MODULE = re.compile(r"(?<![\d.])1\.([123])(?!\.?\d)")
_FOLDER = re.compile(r"module-1-([123])")
_NOTEBOOK = re.compile(r"(?<![\w-])1-([123])-([123])-")
_SERIES = re.compile(r"\b(series-|Series )1\b")
_SLUG = re.compile(r"^### .*\(([a-z0-9]+(?:-[a-z0-9]+)+)\)", re.M)
_PROSE = (
    "The dough rests under a cloth while the oven warms, and nobody hurries it.",
    "A scale that reads to the gram settles most arguments about flour.",
    "What looks like a mistake in the morning is often only a cold kitchen.",
    "The crumb tells afterwards what the hands could not tell before.",
    "Two loaves from one bowl are never quite the same, and that is worth a note.",
    "Steam for the first ten minutes, then a dry oven, then patience.",
)


class Sizes:
    """By how many bytes the documents of a course are made longer, so that they are like those of a real one."""

    record = 20_000
    planning_document = 48_000
    notebook = 13_000


def write_course(folder: Path, copies: int, *, long: bool = False) -> int:
    """Write a course of ``copies`` series of three modules; the count of its records.

    Each copy is the example course under another number, its lessons under other slugs, so that nothing in one refers
    to another. With ``long`` the documents have the length that those of a real course have.
    """
    files = {
        path.relative_to(EXAMPLE).as_posix(): path.read_text("utf-8")
        for path in sorted(EXAMPLE.rglob("*"))
        if path.suffix in (".md", ".ipynb") and path.name != "README.md"
    }
    slugs = sorted(
        {slug for text in files.values() for slug in _SLUG.findall(text)}, key=lambda slug: (-len(slug), slug)
    )
    page = files.pop("course.md")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "course.md").write_text(_page(page, copies), "utf-8")
    for number in range(1, copies + 1):
        for name, text in files.items():
            path = folder / renumber(name, number, slugs)
            path.parent.mkdir(parents=True, exist_ok=True)
            content = renumber(text, number, slugs)
            path.write_text(_lengthened(path.name, path.parent.name, content) if long else content, "utf-8")
    return copies * 3


def renumber(text: str, number: int, slugs: list[str]) -> str:
    """A path or a text of the example course as it reads in the copy with a number, which is that of its series."""
    if number == 1:
        return text
    text = _FOLDER.sub(rf"module-{number}-\1", text)
    text = _NOTEBOOK.sub(rf"{number}-\1-\2-", text)
    text = _MODULE.sub(rf"{number}.\1", text)
    text = _SERIES.sub(rf"\g<1>{number}", text)
    any_slug = "|".join(map(re.escape, slugs))
    return re.sub(rf"(?<![a-z0-9])({any_slug})(?![a-z0-9])(?!-[a-z])", rf"\1-{number}", text)


def _page(page: str, copies: int) -> str:
    """The course's page with the rows of every copy."""
    lines = []
    for line in page.splitlines(keepends=True):
        numbers = range(1, copies + 1) if re.match(r"\| \d", line) else (1,)
        lines += [re.sub(r"\| 1( |\.)", rf"| {number}\1", line) for number in numbers]
    return "".join(lines)


def _lengthened(name: str, folder: str, text: str) -> str:
    if name.endswith(".ipynb"):
        notebook = json.loads(text)
        cell = {"cell_type": "markdown", "metadata": {}, "source": _prose(Sizes.notebook).splitlines(keepends=True)}
        notebook["cells"].append(cell)
        return json.dumps(notebook, indent=1) + "\n"
    if name == "record.md":
        return f"{text}\n## Notes\n\n{_prose(Sizes.record)}"
    if folder != "lessons":
        return text
    head, mark, log = text.partition("\n## Review")
    return f"{head}\n\n## Script\n\n{_prose(Sizes.planning_document)}{mark}{log}"


def _prose(length: int) -> str:
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
