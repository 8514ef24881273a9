"""Links of a record to pages of the course that are not there, while one is there that is called much alike."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from reclint.checks.planned import known_lessons
from reclint.files.names import is_markdown
from reclint.findings.finding import Hit, Spot
from reclint.markdown import Heading, mask_code, parse_blocks, texts
from reclint.text.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reclint.model import LessonSummary
    from reclint.text.source import Passage, Source
    from reclint.vocabulary.lexicon import Lexicon
    from reclint.workspace import Module

_LINK = re.compile(r"\]\((?P<target><[^<>()\n]+>|[^()<>\s]+)(?:\s+\"[^\"\n]*\")?\)")
"""The target of a link: "[plan](lessons/first-knots.md)", "[plan](<lessons/first knots.md> "as planned")"."""
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:|[/#?]", re.I)
"""What opens a target that is no path beside the record: "https://…", "mailto:…", "/lessons/…", "#review"."""
_NEAR = 85
"""How alike (0 to 100) the names of two pages are of which one is a misspelling of the other: as for slugs."""
_SHORTEST = 4
"""How many letters a word has at least that may be misspelt: "part-a" and "part-b" are two."""
_WORD = re.compile(r"\d+|[^\W\d_]+")
"""A word of a name, or a number."""
_FEWEST_WORDS = 2
"""How many words, of `_SHORTEST` letters each, a name has at least that another one ends in: "knots" ends many."""
_NUMBERED = re.compile(r"^(?:\d{1,3}[-_. ])+")
"""The numbers that the name of a page may open with: "01-first-knots.md"."""
_FACTS = dict.fromkeys(("module", "slug", "count", "quoted"), "")
"""The other facts of the rule, of which a link has none."""


def has_page_links(module: Module) -> bool:
    """Whether a record seems to link a page in Markdown; of a file of several modules only the first is looked at."""
    source = module.documents.source(module.key) if module.part == 0 else None
    return source is not None and any(_targets(module.key, source.text))


def _targets(key: str, text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """The links in a text to pages in Markdown, as keys from the root."""
    folder = posixpath.dirname(key)
    for match in _LINK.finditer(text) if "](" in text else ():
        target = re.split(r"[#?]", match["target"].strip("<>"), maxsplit=1)[0]
        if target and not _ADDRESS.match(target) and is_markdown(target):
            yield posixpath.normpath(posixpath.join(folder, unquote(target))), match


def _links(key: str, source: Source) -> Iterator[tuple[str, Passage]]:
    """The links of a record to pages, with where they stand; code holds none."""
    blocks = parse_blocks(source)
    headings = (block.text for block in blocks if isinstance(block, Heading))
    for passage in (*headings, *texts(blocks)):
        for target, match in _targets(key, mask_code(passage.text)) if "](" in passage.text else ():
            yield target, passage.part(*match.span("target"))


def dead_links(module: Module) -> Iterator[Hit]:
    """Links to pages that are not there, each with the page that must be meant.

    That is one with almost its name in its folder, the only one of its name around the record, the only one of a
    lesson that its name is the end of, or that of the lesson in whose section it stands: for sure in its heading or
    behind a word for its page, "Plan: [rolls](lessons/rolls.md)", and else a question. What is like no page may be one
    that nobody reads here, or that is still to be written.
    """
    documents, folder = module.documents, posixpath.dirname(module.key)
    source = documents.source(module.key) if module.part == 0 else None

    def is_dead(key: str) -> bool:
        is_here = key in documents.keys or key in documents.left_out
        return not (is_here or key.startswith("..")) and documents.why_aside(key) is None

    # Most records have none: what stands where is asked only of others.
    if source is None or not any(is_dead(key) for key, _ in _targets(module.key, source.text)):
        return
    dead = [(key, written) for key, written in _links(module.key, source) if is_dead(key)]
    pages = _Pages(module) if dead else None
    for key, written in dead:
        is_asked, meant = False, pages.meant(key) if pages else None
        if pages and meant is None and (lesson := _lesson_at(module, written)) and lesson.slug:
            meant = pages.of_lesson(key, lesson.slug)
            is_asked = meant is not None and not _is_own(lesson, written, source, documents.lexicon)
        if meant:
            told = {**_FACTS, "reference": written.text, "suggestion": posixpath.relpath(meant, folder or ".")}
            yield Hit(Spot(module.key, written.span), f"link {written.text}", told, case="link", question=is_asked)


def _lesson_at(module: Module, written: Passage) -> LessonSummary | None:
    """The lesson in whose section a link stands."""
    at = written.span.start
    return next((one for one in module.record.lessons if one.body.start <= at < one.body.stop), None)


def _is_own(lesson: LessonSummary, written: Passage, source: Source, lexicon: Lexicon) -> bool:
    """Whether a link says that it leads to the page of the lesson it stands in; "Builds on [it](…)" does not."""
    at = written.span.start
    if lesson.span.start <= at < lesson.span.stop:
        return True
    start = source.text.rfind("\n", 0, at) + 1
    return _of_page(lexicon).match(source.text, start, at) is not None


@lru_cache(maxsize=16)
def _of_page(lexicon: Lexicon) -> re.Pattern[str]:
    """What stands before the link to a lesson's own page: "- **Plan:** [rolls](", "| Page | [rolls](", "[Plan](".

    "Deferred: [rolls in depth](" leads to another one.
    """
    called = lexicon.word("lesson-page", "page")
    return re.compile(
        rf"[ \t>|*+-]*(?:[*_]{{0,3}}{called}[*_]{{0,3}}[ \t]*[:：|][*_]{{0,3}}[ \t|]*\[[^\[\]\n]*"
        rf"|[*_]{{0,3}}\[[*_]{{0,3}}{called}[*_]{{0,3}})\]\(<?\Z",
        re.I,
    )


class _Pages:
    """The pages of a course but a record itself, by their folders, and those around the record by their names."""

    def __init__(self, module: Module) -> None:
        around = posixpath.dirname(module.key)
        self.by_folder: dict[str, dict[str, str]] = {}
        self.around: dict[str, list[str]] = {}
        self.lessons = known_lessons(module.workspace)
        for key in sorted(module.documents.keys - {module.key}):
            if is_markdown(key):
                folder, name = posixpath.split(key)
                self.by_folder.setdefault(folder, {})[name] = key
                if not around or key.startswith(f"{around}/"):
                    self.around.setdefault(name, []).append(key)

    def meant(self, key: str) -> str | None:
        """The page that a key must stand for, which is none."""
        folder, name = posixpath.split(key)
        beside = {other: page for other, page in self.by_folder.get(folder, {}).items() if _may_be_one(name, other)}
        if near := nearest(name, beside, near=_NEAR):
            return beside[near]
        bare = [page for other, page in beside.items() if _NUMBERED.sub("", other) == _NUMBERED.sub("", name)]
        same = bare or self.around.get(name, []) or list(self._longer(name, beside))
        return same[0] if len(same) == 1 else None

    def of_lesson(self, key: str, slug: str) -> str | None:
        """The page of a lesson that a key in its section must stand for: "flat-knots" of "flat-knots-and-bends"."""
        folder, name = posixpath.split(key)
        if not slug.startswith(f"{_slug(name)}-") or not self._may_be_short(_slug(name)):
            return None
        found = [page for other, page in self.by_folder.get(folder, {}).items() if _slug(other) == slug]
        return found[0] if len(found) == 1 else None

    def _may_be_short(self, slug: str) -> bool:
        """Whether a name may be a part of that of a lesson: it has words enough, and no lesson is called so."""
        words = _WORD.findall(slug)
        return len(words) >= _FEWEST_WORDS and min(map(len, words)) >= _SHORTEST and slug not in self.lessons

    def _longer(self, name: str, beside: Mapping[str, str]) -> Iterator[str]:
        """The pages of lessons that end as a name does, "flat-knots" of "round-and-flat-knots".

        None for the name of a lesson that is known, or planned and still to be written.
        """
        slug, ending = _slug(name), f"-{_slug(name)}"
        if not self._may_be_short(slug):
            return
        yield from (
            page for other, page in beside.items() if _slug(other).endswith(ending) and _slug(other) in self.lessons
        )


def _slug(name: str) -> str:
    """What the name of a page calls it, without its number and its ending."""
    return posixpath.splitext(_NUMBERED.sub("", name))[0].casefold()


def _may_be_one(name: str, other: str) -> bool:
    """Whether one name may be a slip for another: "lesson-4" is none for "lesson-3", nor is "part-a" for "part-b"."""
    ours, theirs = (_WORD.findall(_NUMBERED.sub("", one).casefold()) for one in (name, other))
    if len(ours) != len(theirs):
        return not any(word.isdecimal() for word in {*ours} ^ {*theirs})
    pairs = zip(ours, theirs, strict=True)
    return all(one == another or min(len(one), len(another)) >= _SHORTEST for one, another in pairs)
