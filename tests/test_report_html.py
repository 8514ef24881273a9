"""The HTML page: complete, self-contained, escaped, and with the counts of every other output."""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from reclint.api import Course, Request
from reclint.report.cleaning import clean
from reclint.report.review import html
from reclint.review import Change, ConceptMap, Review, concept_map

from .pages import HOSTILE, Page, compared_example, made

VIEWS = ("overview", "findings", "records", "concepts", "reviews", "gate", "suppressed")


@pytest.fixture
def example(course: Path) -> tuple[Review, ConceptMap, str]:
    """The review of the example course with the page that it makes."""
    return compared_example(course)


def test_the_page_is_whole_and_every_identity_is_there_once(example: tuple[Review, ConceptMap, str]) -> None:
    page = Page.of(example[2])
    assert [name for name, count in Counter(page.identities).items() if count > 1] == []
    assert {element.attributes["id"] for element in page.all("section", class_="view")} >= set(VIEWS)
    assert example[2].startswith('<!doctype html>\n<html lang="en">\n')
    assert page.all("title")[0].text == "Major revision · reclint"


def test_every_label_of_an_element_names_one_that_is_there(example: tuple[Review, ConceptMap, str]) -> None:
    page = Page.of(example[2])
    on_demand = {"record-t", "concept-t"}
    labels = {e.attributes["aria-labelledby"] for e in page.elements if "aria-labelledby" in e.attributes}
    assert labels - on_demand - set(page.identities) == set()


def test_nothing_is_fetched(example: tuple[Review, ConceptMap, str]) -> None:
    page = Page.of(example[2])
    assert [
        e for e in page.elements if {"src", "srcset", "action", "poster", "data", "style"} & e.attributes.keys()
    ] == []
    assert [e.attributes for e in page.all("link")] == [{"rel": "icon", "href": "data:,"}]
    assert [e for e in page.elements if any("http" in value for value in e.attributes.values())] == []
    (styles,) = page.all("style")
    assert re.findall(r"url\(|@import|https?:", styles.text) == []
    scripts = "".join(e.text for e in page.all("script") if "type" not in e.attributes)
    assert (
        re.findall(r"https?:(?!//www\.w3\.org/2000/svg)|fetch\(|XMLHttp|import\(|WebSocket|sendBeacon", scripts) == []
    )
    assert re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function", scripts) == []


def test_the_policy_allows_the_pages_own_scripts_and_styles_alone(example: tuple[Review, ConceptMap, str]) -> None:
    page = Page.of(example[2])
    digests = {
        f"'sha256-{base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()}'": element.tag
        for element in (*page.all("style"), *(e for e in page.all("script") if "type" not in e.attributes))
    }
    (policy,) = [e.attributes["content"] for e in page.all("meta") if "http-equiv" in e.attributes]
    rules = {rule.split()[0]: rule.split()[1:] for rule in policy.split(";")}
    assert sorted(rules) == ["base-uri", "default-src", "form-action", "img-src", "script-src", "style-src"]
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == ["'none'"]
    assert sorted(rules["script-src"] + rules["style-src"]) == sorted(digests)
    assert not [e for e in page.elements if any(name.startswith("on") for name in e.attributes)]


def test_every_link_has_its_target(example: tuple[Review, ConceptMap, str]) -> None:
    found, concepts, text = example
    page = Page.of(text)
    lines = {name: len(page.data(f"record-{name}")["lines"]) for name in ("1.1", "1.2", "1.3")}  # type: ignore[arg-type]
    for fragment in page.fragments:
        name, _, query = fragment.partition("?")
        if record := re.fullmatch(r"record-([\d.]+)(?:-L(\d+)|-lessons)?", name):
            assert int(record[2] or 1) <= lines[record[1]], fragment
        else:
            assert name in page.identities, fragment
        filters = parse_qs(query, strict_parsing=True) if query else {}
        assert filters.keys() <= {"kind", "module", "family", "change", "rule", "lesson", "outcome"}, fragment
    assert {f"f-{entry.anchor[2:]}" for entry in found.everything()} <= set(page.identities)
    assert {f"rule-{entry.rule.name}" for entry in found.rules} <= set(page.identities)
    named = [entry[1] for entry in page.data("concepts")["concepts"]]  # type: ignore[attr-defined]
    assert len(set(named)) == len(named) == len(concepts.concepts)
    assert "concept-overall-hydration" in named


def kinds(page: Page, **attributes: str) -> dict[str, int]:
    return dict(Counter(card.attributes["data-kind"] for card in page.all("article", class_="finding", **attributes)))


def test_the_counts_are_those_of_the_tally(example: tuple[Review, ConceptMap, str]) -> None:
    found, _, text = example
    page = Page.of(text)
    big = [element.text for element in page.all("span", class_="big")]
    counts = found.counts
    assert big == [
        str(n) for n in (counts.critical, counts.improvement, counts.polish, counts.questions, counts.suppressed)
    ]
    assert (counts.critical, counts.improvement, counts.polish) == tuple(found.tally.grades.values()) == (2, 5, 1)
    listed = len(found.suppressed) + len(found.fixed)
    assert sum(kinds(page).values()) == counts.total + counts.questions + listed
    cards = [card.attributes for card in page.all("article", class_="finding")]
    assert sum(1 for card in cards if card["data-change"] == "new") == len(found.changed(Change.NEW)) == 1
    assert sum(1 for card in cards if card["data-change"] == "fixed") == len(found.fixed) == 1


def test_every_number_of_the_matrix_counts_the_findings_that_it_links_to(
    example: tuple[Review, ConceptMap, str],
) -> None:
    page = Page.of(example[2])
    silenced = {entry.anchor for entry in example[0].suppressed}
    checked = 0
    for link in page.all("a"):
        name, _, query = link.attributes["href"].partition("?")
        if name != "#findings" or not re.fullmatch(r"\d+", link.text.strip()):
            continue
        filters = {key: values[0] for key, values in parse_qs(query).items()}
        wanted = set(filters.pop("kind", "critical,improvement,polish").split(","))
        shown = [
            card.attributes
            for card in page.all("article", class_="finding")
            if card.attributes["data-kind"] in wanted
            and card.attributes["data-change"] != "fixed"
            and card.attributes["id"] not in silenced
            and all(card.attributes[f"data-{key}"] == value for key, value in filters.items())
        ]
        assert len(shown) == int(link.text), link.attributes["href"]
        checked += 1
    assert checked > 20


def test_hostile_text_is_shown_as_it_is_written() -> None:
    found, concepts = made({"record.md": HOSTILE})
    text = html.render_page(found, concepts)
    page = Page.of(text)
    assert len(page.all("script")) == 4  # the theme, the record, the concepts, the page's own
    assert page.all("img") == []
    assert {e.text for e in page.all("b")} == {"9.1"}
    (title, *_) = page.all("h2", id="findings-9.1-t")
    assert "Knots </script><script>alert(1)</script> {{ 7 * 7 }} \"quoted\" 'too'" in title.text
    lines = page.data("record-9.1")["lines"]
    joined = ["".join(line) if isinstance(line, list) else line for line in lines]  # type: ignore[attr-defined]
    assert joined == [clean(line) for line in HOSTILE.splitlines()]
    assert r"]]> knots & <b>bends</b> <!-- by \x202enight\x202c and \x200fday." in joined[2]
    assert r"- Bell \x07 and null \x00 ${process}" in joined
    assert "שלום ]]>" in joined[9]
    named = [entry[0] for entry in page.data("concepts")["concepts"]]  # type: ignore[attr-defined]
    assert named == ["Bow</script>line {% raw %}"]
    messages = [element.text for element in page.all("h3", class_="message")]
    assert any('"><svg onload=alert(3)>' in message for message in messages)
    assert [c for c in text if not c.isprintable() and c != "\n"] == []


def test_two_records_with_one_number_have_names_of_their_own() -> None:
    record = "# Module 1.1: Knots -- Record\n"
    found, concepts = made({"a/record.md": record, "b/record.md": record, "c/record.md": "# Record\n"})
    page = Page.of(html.render_page(found, concepts))
    names = [name.removeprefix("data-record-") for name in page.identities if name.startswith("data-record-")]
    assert names == ["c-record-md", "1.1", "b-record-md"]


def test_without_records_the_page_says_so() -> None:
    page = Page.of(html.render_page(*made({})))
    assert page.all("h1")[0].text == "Nothing to check"
    assert "No record was found, so nothing was checked." in page.all("section", id="findings")[0].text
    assert page.all("article", class_="finding") == []


def test_rules_are_passed_failed_or_skipped_with_the_reason() -> None:
    found, concepts = made({"record.md": HOSTILE})
    page = Page.of(html.render_page(found, concepts))
    cards = page.all("article", class_="rulecard")
    outcomes = Counter(card.attributes["data-outcome"] for card in cards)
    assert outcomes == Counter(entry.word for entry in found.rules)
    (skipped,) = page.all("article", id="rule-notebook-missing")
    assert skipped.attributes["data-outcome"] == "skipped"
    assert "there are no notebooks" in skipped.text


def test_what_is_suppressed_stands_with_its_reason(example: tuple[Review, ConceptMap, str]) -> None:
    (section,) = Page.of(example[2]).all("section", id="suppressed")
    assert "silenced by a comment: a scale of its own" in section.text
    assert "Suppressed: 1 by comments." in section.text


def test_the_page_is_the_same_when_it_is_made_again() -> None:
    assert html.render_page(*made({"record.md": HOSTILE})) == html.render_page(*made({"record.md": HOSTILE}))


def test_only_the_page_needs_jinja() -> None:
    check = "cli.invoke(['check', '--exit-zero', 'records'])"
    code = f"import sys; from reclint import cli; {check}; sys.exit('jinja2' in sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, cwd=Path(__file__).parent.parent, check=False
    )
    assert run.returncode == 0, run.stderr


def test_findings_beyond_the_records_are_told_apart(course: Path) -> None:
    asked = Course(Request(paths=(Path("notebooks/1-3-2-counting-the-levain.ipynb"),)))
    page = Page.of(html.render_page(asked.review(), concept_map(asked.workspace)))
    (lede,) = page.all("p", class_="lede")
    assert " ".join(lede.text.split()) == "There is 1 finding beyond the records."
    assert [card.attributes["data-module"] for card in page.all("article", class_="finding")] == ["others"]


def test_reviews_are_drawn_as_the_log_counts_them_with_what_the_record_states_beside(
    example: tuple[Review, ConceptMap, str],
) -> None:
    page = Page.of(example[2])
    pictures = [picture.attributes["aria-label"] for picture in page.all("svg", class_="pic")]
    assert len(pictures) == 9
    assert pictures[7] == (
        "iteration 1 on 2026-03-02: NEEDS REVISION, 0 critical, 3 improvement, 1 polish; "
        "iteration 2 on 2026-03-04: PASS, 0 critical, 0 improvement, 1 polish"
    )
    (module,) = page.all("section", id="reviews-1.3")
    assert "verdict conflict" in module.text
    marks = [mark.text for mark in page.all("text", class_="mark")]
    assert marks[-4:] == ["NR", "✓", "NR", "NR"]


def test_a_course_may_have_its_own_word_for_a_pass(example: tuple[Review, ConceptMap, str]) -> None:
    found, concepts, _ = example
    page = Page.of(html.render_page(found, concepts, passing="NEEDS REVISION"))
    assert [mark.text for mark in page.all("text", class_="mark")][-4:] == ["✓", "P", "✓", "✓"]
    (section,) = page.all("section", id="reviews")
    assert "Below stands the verdict: ✓ needs revision, MR major revision, P pass, – none." in section.text
