"""Pages for the tests of the HTML report: their elements, what they are made of, and a text that means harm."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

from reclint.api import Course, Request
from reclint.report.review import html
from reclint.review import ConceptMap, Review, concept_map

from .conftest import Git

VOID = frozenset(["meta", "link", "input", "br", "hr", "img", "rect", "line"])

"""A record that asks two questions: which post is meant, and whether whipping lacks a row."""

HOSTILE = """\
# Module 9.1: Knots </script><script>alert(1)</script> {{ 7 * 7 }} "quoted" 'too' -- Record

**Goal:** The student ties ]]> knots & <b>bends</b> <!-- by \u202enight\u202c and \u200fday.
**Status:** Complete (1 of 1 lessons built) <img src=x onerror=alert(2)>

## Concept Index

| Concept | Depth | Lesson | Notes |
| --- | --- | --- | --- |
| Bow</script>line {% raw %} | "><svg onload=alert(3)> | first-knots | שלום ]]> |

## Per-Lesson Summaries

### first-knots

**Concepts taught:**
- Hitch <script src="https://example.org/x.js"></script> (INTRODUCED)
- Bell \x07 and null \x00 ${process}
"""


@dataclass
class Element:
    """An element of a page with what stands in it; text of children included."""

    tag: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class Page(HTMLParser):
    """The elements of a page, in order; fails for tags that are not closed."""

    elements: list[Element] = field(default_factory=list)
    open: list[Element] = field(default_factory=list)

    @classmethod
    def of(cls, text: str) -> Page:
        page = cls()
        page.reset()
        page.CDATA_CONTENT_ELEMENTS = ("script", "style")
        page.feed(text)
        page.close()
        assert [element.tag for element in page.open] == []
        return page

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """The elements with a tag; of an attribute, ``class_`` among them, one word must be the given one."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [
            element
            for element in self.elements
            if element.tag == tag
            and all(value in element.attributes.get(name, "").split() for name, value in wanted.items())
        ]

    @property
    def identities(self) -> list[str]:
        return [element.attributes["id"] for element in self.elements if "id" in element.attributes]

    def data(self, name: str) -> dict[str, object]:
        """The JSON that an element holds."""
        found: dict[str, object] = json.loads(self.all("script", id=f"data-{name}")[0].text)
        return found

    @property
    def fragments(self) -> list[str]:
        """What the links of the page go to, without the hash."""
        links = [element.attributes["href"] for element in self.elements if element.tag == "a"]
        assert all(link.startswith("#") for link in links)
        return sorted({unquote(link[1:]) for link in links})


def made(texts: Mapping[str, str]) -> tuple[Review, ConceptMap]:
    course = Course.of_texts(texts)
    return course.review(), concept_map(course.workspace)


def compared_example(course: Path) -> tuple[Review, ConceptMap, str]:
    """The review of a course, compared with a state in which its third module had another fault, and its page."""
    record = course / "series-1" / "module-1-3" / "record.md"
    text = record.read_text("utf-8")
    git = Git(course)
    before = text.replace("`notebooks/1-3-2-feeding", "`notebooks/1-3-1-feeding")
    record.write_text(
        before.replace("| INTRODUCED | feeding-a-starter | At", "| SOMEHOW | feeding-a-starter | At"), "utf-8"
    )
    git("add", "-A")
    git("commit", "-qm", "Before")
    silenced = "| KNOWN <!-- reclint-ignore depth-unknown: a scale of its own --> | feeding-a-starter | 100 g"
    record.write_text(text.replace("| INTRODUCED | feeding-a-starter | 100 g", silenced), "utf-8")
    compared = Course(Request(since="HEAD"))
    found, concepts = compared.review(), concept_map(compared.workspace)
    return found, concepts, html.render_page(found, concepts)
