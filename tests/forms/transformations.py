"""Transformations of a record that keep its meaning, each an entry of one table: a name, and what it does to lines.

A form that is added later is one entry more. None takes out or adds a line, unless it is one of `MOVING`.
"""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_HEADING = re.compile(r"^(#{2,6}) (.*)$", re.M)
_SECTION = re.compile(r"^## (.*)$", re.M)
_LESSON = re.compile(r"^### Lesson (\d+): (.*) \((\S+)\)$", re.M)
_LABEL = re.compile(r"^\*\*([^*\n]+):\*\*", re.M)
_ALONE = re.compile(r"^\*\*([^*\n]+):\*\*$", re.M)
_MARK = re.compile(r"\((MENTIONED|INTRODUCED|DEVELOPED|APPLIED)\)")
_LEVEL = re.compile(r"\((Guided|Supported|Independent)\)")
_DEPTH_CELL = re.compile(r"\| (MENTIONED|INTRODUCED|DEVELOPED|APPLIED) \|")
_VERDICT = re.compile(r"\b(Passed|PASS)\b")
_COUNT = re.compile(r"\b(\d) (critical|improvement|polish)\b")
_ITEM = re.compile(r"^- ", re.M)
_VALUE = re.compile(r"^\*\*([^*\n]+):\*\* (?=\S)", re.M)


def _by(pattern: re.Pattern[str], form: str) -> Callable[[str], str]:
    return lambda text: pattern.sub(form, text)


def _in_rows(change: Callable[[list[str]], list[str]]) -> Callable[[str], str]:
    """Change the cells of every row of a table."""

    def changed(text: str) -> str:
        lines = text.split("\n")
        return "\n".join(
            "| " + " | ".join(change([cell.strip() for cell in line.rstrip().strip("|").split("|")])) + " |"
            if line.startswith("|")
            else line
            for line in lines
        )

    return changed


def _without_outer_pipes(text: str) -> str:
    return re.sub(r"^\| (.*) \|$", r"\1", re.sub(r"^\|(-[-|]*)\|$", r"\1", text, flags=re.M), flags=re.M)


def _depth_last(cells: list[str]) -> list[str]:
    return [cells[0], *cells[2:], cells[1]] if len(cells) == 4 else cells


def _numbered(cells: list[str]) -> list[str]:
    first = "---" if set(cells[0]) <= set("-: ") else "#" if cells[0] == "Concept" else "1"
    return [first, *cells] if len(cells) == 4 else cells


def _linked(cells: list[str]) -> list[str]:
    slug = re.fullmatch(r"[a-z]+(?:-[a-z]+)+", cells[2]) if len(cells) == 4 else None
    return [*cells[:2], f"[{cells[2]}](lessons/{cells[2]}.md)", cells[3]] if slug else cells


def _wikilinked(cells: list[str]) -> list[str]:
    slug = re.fullmatch(r"[a-z]+(?:-[a-z]+)+", cells[2]) if len(cells) == 4 else None
    return [*cells[:2], f"[[{cells[2]}]]", cells[3]] if slug else cells


def _in_code(cells: list[str]) -> list[str]:
    slug = re.fullmatch(r"[a-z]+(?:-[a-z]+)+", cells[2]) if len(cells) == 4 else None
    return [*cells[:2], f"`{cells[2]}`", cells[3]] if slug else cells


_TABLE = re.compile(r"^\| Concept \| Depth \| Lesson \| Notes \|\n(?:\|.*\n|\n(?=\|))+", re.M)
_DEPTHS = ("MENTIONED", "INTRODUCED", "DEVELOPED", "APPLIED")


def _as_matrix(columns: Callable[[list[str]], list[str]], place: int, other: int) -> Callable[[str], str]:
    """The index with a column for each value of its cells at ``place``, which holds what stands at ``other``."""

    def spread(cells: list[str], titles: list[str]) -> list[str]:
        if cells[0] == "Concept":
            return [cells[0], *titles, cells[3]]
        if set(cells[0]) <= set("-: "):
            return ["---"] * (len(titles) + 2)
        return [cells[0], *(cells[other] if title == cells[place] else "" for title in titles), cells[3]]

    def changed(match: re.Match[str]) -> str:
        rows = [[cell.strip() for cell in row.strip("|").split("|")] for row in match[0].splitlines()]
        titles = columns([row[place] for row in rows[2:] if len(row) == 4])
        if any(len(row) not in (1, 4) for row in rows) or not {row[place] for row in rows[2:] if row[0]} <= {*titles}:
            return match[0]
        return "".join("| " + " | ".join(spread(row, titles)) + " |\n" if len(row) == 4 else "\n" for row in rows)

    return lambda text: _TABLE.sub(changed, text)


def _grouped(place: int, title: str, entry: str) -> Callable[[str], str]:
    """The index as lists below a heading for each run of rows with the same cell at ``place``."""

    def changed(match: re.Match[str]) -> str:
        rows = [[cell.strip() for cell in row.strip("|").split("|")] for row in match[0].splitlines()[2:]]
        told, last = [], ""
        for row in rows:
            if len(row) == 4 and row[place] != last:
                last = row[place]
                told.append("\n" + title.format(*row, initial=last[0]) + "\n")
            told += [entry.format(*row, initial=row[1][0])] if len(row) == 4 else []
        return "\n".join(told).lstrip("\n") + "\n"

    return lambda text: _TABLE.sub(changed, text)


def _rows_of(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]


def _said_once(sign: str) -> Callable[[str], str]:
    """The index with its lessons first, and ``sign`` in the place of one that stands in the row right above."""

    def changed(match: re.Match[str]) -> str:
        told, last = [], ""
        for cells in _rows_of(match[0]):
            if len(cells) != 4:
                told.append("|".join(cells))
                last = ""
                continue
            told.append(
                "| " + " | ".join([sign if cells[2] == last else cells[2], cells[0], cells[1], cells[3]]) + " |"
            )
            last = cells[2]
        return "\n".join(told) + "\n"

    return lambda text: _TABLE.sub(changed, text)


def _ticked(match: re.Match[str]) -> str:
    """The index with a column of ticks for the first letter of each depth."""
    rows = _rows_of(match[0])
    if any(len(cells) not in (1, 4) or (len(cells) == 4 and cells[1] not in _DEPTHS) for cells in rows[2:]):
        return match[0]
    told = ["| Concept | Lesson | M | I | D | A | Notes |", "|---|---|---|---|---|---|---|"]
    for cells in rows[2:]:
        ticks = ["✓" if cells[1:] and cells[1] == depth else "" for depth in _DEPTHS]
        told.append("| " + " | ".join([cells[0], cells[2], *ticks, cells[3]]) + " |" if len(cells) == 4 else "")
    return "\n".join(told) + "\n"


def _with_notes(match: re.Match[str]) -> str:
    """The index without a column of notes: they stand behind the concepts, which are in bold."""
    rows = _rows_of(match[0])
    if any(len(cells) not in (1, 4) for cells in rows):
        return match[0]
    told = ["| Concept | Depth | Lesson |", "|---|---|---|"]
    for cells in rows[2:]:
        name = f"**{cells[0]}** – {cells[-1]}" if cells[-1] else f"**{cells[0]}**"
        told.append(f"| {name} | {cells[1]} | {cells[2]} |" if len(cells) == 4 else "")
    return "\n".join(told) + "\n"


_ORDINALS = ("", "first", "second", "third", "fourth", "fifth")

FORMS: dict[str, Callable[[str], str]] = {
    "sections-numbered": lambda text: _counted(text, _SECTION, "## {0}. {1}"),
    "sections-lettered": lambda text: _counted(text, _SECTION, "## {0} {1}"),
    "sections-with-emoji": _by(_SECTION, r"## 📚 \1"),
    "sections-with-an-id": _by(_SECTION, r"## \1 {#part}"),
    "sections-in-bold": _by(_SECTION, r"## **\1**"),
    "sections-with-an-anchor": _by(_SECTION, r'## <a name="part"></a>\1'),
    "sections-closed": _by(_SECTION, r"## \1 ##"),
    "sections-with-a-colon": _by(_SECTION, r"## \1:"),
    "index-under-another-title": lambda text: text.replace("## Concept Index", "## Index of Concepts"),
    "summaries-under-another-title": lambda text: text.replace("## Per-Lesson Summaries", "## Lessons"),
    "summaries-under-an-odd-title": lambda text: text.replace("## Per-Lesson Summaries", "## What We Did"),
    "lessons-with-a-dash": _by(_LESSON, r"### Lesson \1 — \2 (\3)"),
    "lessons-with-code": _by(_LESSON, r"### Lesson \1: \2 (`\3`)"),
    "lessons-short": _by(_LESSON, r"### L\1: \2 (\3)"),
    "lessons-by-number": _by(_LESSON, r"### \1. \2 (\3)"),
    "lessons-by-slug": _by(_LESSON, r"### \3 (Lesson \1): \2"),
    "lessons-with-emoji": _by(_LESSON, r"### 🥖 Lesson \1: \2 (\3)"),
    "lessons-with-a-slug-behind": _by(_LESSON, r"### Lesson \1: \2 -- `\3`"),
    "lessons-deeper": _by(re.compile(r"^### Lesson", re.M), "#### Lesson"),
    "lessons-beside-the-sections": _by(re.compile(r"^### Lesson", re.M), "## Lesson"),
    "lessons-in-bold-lines": _by(_LESSON, r"**Lesson \1: \2 (\3)**"),
    "labels-with-the-colon-outside": _by(_LABEL, r"**\1**:"),
    "labels-with-a-full-width-colon": _by(_LABEL, r"**\1**："),
    "labels-with-a-blank": _by(_LABEL, "**\\1**\u00a0:"),
    "labels-in-underscores": _by(_LABEL, r"__\1:__"),
    "labels-with-emoji": _by(_LABEL, r"📝 **\1:**"),
    "labels-with-a-full-stop": _by(_LABEL, r"**\1.**"),
    "labels-with-an-arrow": _by(_VALUE, r"**\1** → "),
    "labels-with-a-drawn-arrow": _by(_VALUE, r"**\1** -> "),
    "labels-as-headings": _by(_ALONE, r"#### \1"),
    "labels-as-numbered-headings": _by(_ALONE, r"#### 1.2 \1"),
    "labels-without-a-colon": _by(_ALONE, r"**\1**"),
    "labels-in-italics": _by(_ALONE, r"*\1*"),
    "labels-plain": _by(_LABEL, r"\1:"),
    "labels-as-questions": _by(_LABEL, r"**\1?**"),
    "marks-in-brackets": _by(_MARK, r"[\1]"),
    "marks-in-bold": _by(_MARK, r"(**\1**)"),
    "marks-between-underscores": _by(_MARK, r"(_\1_)"),
    "levels-between-underscores": _by(_LEVEL, r"(__\1__)"),
    "cells-between-underscores": lambda text: _DEPTH_CELL.sub(r"| **_\1_** |", text),
    "verdicts-between-underscores": _by(_VERDICT, r"_\1_"),
    "counts-in-italics": _by(_COUNT, r"*\1* _\2_"),
    "marks-in-code": _by(_MARK, r"(`\1`)"),
    "marks-in-guillemets": _by(_MARK, r"‹\1›"),
    "marks-in-double-guillemets": _by(_MARK, r"«\1»"),
    "marks-in-angles": _by(_MARK, r"⟨\1⟩"),
    "marks-in-shells": _by(_MARK, r"〔\1〕"),
    "marks-as-tags": lambda text: _MARK.sub(lambda match: f"#{match[1].lower()}", text),
    "marks-behind-a-dash": _by(
        re.compile(r"^(- [^\n]*?) \((MENTIONED|INTRODUCED|DEVELOPED|APPLIED)\)$", re.M), r"\1 — \2"
    ),
    "marks-in-front": _by(
        re.compile(r"^- ([^\n]*?) \((MENTIONED|INTRODUCED|DEVELOPED|APPLIED)\)$", re.M), r"- `\2` \1"
    ),
    "bullets-as-stars": _by(_ITEM, "* "),
    "bullets-as-plus": _by(_ITEM, "+ "),
    "bullets-indented": _by(_ITEM, "  - "),
    "bullets-of-tasks": _by(_ITEM, "- [x] "),
    "reviews-accepted": lambda text: text.replace("Passed at iteration", "Accepted at iteration"),
    "reviews-signed": lambda text: text.replace("Passed at iteration", "✅ at iteration"),
    "lessons-named-once": _said_once(""),
    "lessons-with-ditto-signs": _said_once("〃"),
    "depths-ticked": lambda text: _TABLE.sub(_ticked, text),
    "notes-behind-names": lambda text: _TABLE.sub(_with_notes, text),
    "depths-all-in-code": _by(re.compile(r"\b(MENTIONED|INTRODUCED|DEVELOPED|APPLIED)\b"), r"`\1`"),
    "cells-without-outer-pipes": _without_outer_pipes,
    "columns-in-another-order": _in_rows(_depth_last),
    "rows-numbered": _in_rows(_numbered),
    "depths-as-columns": _as_matrix(lambda _: list(_DEPTHS), 1, 2),
    "lessons-as-columns": _as_matrix(lambda lessons: list(dict.fromkeys(lessons)), 2, 1),
    "lesson-cells-linked": _in_rows(_linked),
    "lesson-cells-as-wikilinks": _in_rows(_wikilinked),
    "lesson-cells-in-code": _in_rows(_in_code),
    "title-with-a-prefix": lambda text: re.sub(r"^# Module (\S+): (.*) -- Record", r"# Record of Module \1: \2", text),
    "title-in-parentheses": lambda text: re.sub(r"^# (.*) -- Record", r"# \1 (Record)", text),
    "title-in-bold": lambda text: re.sub(r"^# (.*)", r"# **\1**", text),
    "title-with-emoji": lambda text: re.sub(r"^# ", "# 🍞 ", text),
    "trailing-blanks": lambda text: re.sub(r"(?<=\S)$", "  ", text, flags=re.M),
    "windows-lines": lambda text: text.replace("\n", "\r\n"),
}


def _counted(text: str, pattern: re.Pattern[str], form: str) -> str:
    numbers = iter(range(1, 1000))
    return pattern.sub(lambda match: form.format(next(numbers), match[1]), text)


_TEXT = re.compile(r"^(?P<mark>(?:[-*+]|\d+[.)]) +)?(?![|#>`=-]).{60,}$", re.M)


def _wrapped(width: int) -> Callable[[str], str]:
    """Break running text and items as an editor does that keeps lines within a width."""

    def wrapped(line: re.Match[str]) -> str:
        mark = line["mark"] or ""
        inner, lines = " " * len(mark), textwrap.TextWrapper(width, break_long_words=False, break_on_hyphens=False)
        lines.initial_indent, lines.subsequent_indent = mark, inner
        return "\n".join(lines.wrap(line[0][len(mark) :]))

    return lambda text: _TEXT.sub(wrapped, text)


_FRONT = "---\ntitle: Bread\n# a remark\nowner: us\n---\n\n"
MOVING: dict[str, Callable[[str], str]] = {
    "front-matter": lambda text: _FRONT + text,
    "toml-front-matter": lambda text: '+++\ntitle = "Bread"\n+++\n\n' + text,
    "lines-wrapped-at-72": _wrapped(72),
    "lines-wrapped-at-100": _wrapped(100),
    "title-underlined": lambda text: re.sub(r"^# (.*)", r"\1\n=====", text),
    "sections-underlined": _by(_SECTION, r"\1\n-----"),
    "lists-apart-from-labels": _by(_ALONE, "**\\1:**\n"),
    "labels-right-below-lists": lambda text: re.sub(r"(\n- [^\n]*)\n\n(\*\*)", r"\1\n\2", text),
    "index-listed-by-lesson": _grouped(2, "### From {2}", "- **{0}** ‹{1}›\n  {3}"),
    "index-listed-below-slugs": _grouped(2, "### {2}", "- **{0}** — {1}. {3}"),
    "index-in-tables-by-lesson": _grouped(
        2, "### Lesson ({2})\n\n| Concept | Depth | Lesson | Notes |\n|---|---|---|---|", "| {0} | {1} | {2} | {3} |"
    ),
    "index-in-tables-below-slugs": _grouped(
        2, "### {2}\n\n| Concept | Depth | Notes |\n|---|---|---|", "| {0} | {1} | {3} |"
    ),
    "index-listed-by-depth": _grouped(1, "### {initial} ({1})", "- {0} → `{2}`. {3}"),
    "lessons-with-a-line-of-facts": _by(_LESSON, r"### L\1 · \2\n\nSlug `\3`"),
    "lessons-with-a-line-in-words": lambda text: _LESSON.sub(
        lambda lesson: (
            f"### {lesson[2]}\n\n*The {_ORDINALS[int(lesson[1])]} lesson, `{lesson[3]}`.*".replace("The f", "F")
            .replace("The s", "S")
            .replace("The t", "T")
        ),
        text,
    ),
    "index-as-headings": _grouped(0, "### {0}\n\n- Depth: {1}\n- Lesson: {2}", ""),
    "index-in-sentences": _grouped(3, "", "- {0} is {1} in {2}."),
    "values-as-definitions": _by(_VALUE, "\\1:\n: "),
    "labels-broken-off": _by(_VALUE, "**\\1**\\\\\n"),
    "index-in-details": lambda text: re.sub(
        r"(## Concept Index\n\n)((?:\|.*\n)+)", r"\1<details>\n<summary>All of them</summary>\n\n\2\n</details>\n", text
    ),
    "index-in-a-quote": lambda text: re.sub(
        r"(## Concept Index\n\n)((?:\|.*\n)+)",
        lambda match: match[1] + re.sub(r"^", "> ", match[2].rstrip(), flags=re.M) + "\n",
        text,
    ),
}
"""Forms that put lines in: what they say is compared, not where."""
