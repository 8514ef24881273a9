"""The page put together: templates filled, styles, scripts and data written into one file.

The policy in its head lets nothing be fetched and runs no script but the page's own, which it knows by their digests.
"""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache, partial
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from reclint import __version__
from reclint.findings.asked import asked_parts
from reclint.findings.finding import PASS
from reclint.findings.tally import absence_lines
from reclint.report.cleaning import clean, without_commands_in_data
from reclint.report.review.html import cards, multiples
from reclint.report.review.html.anchors import Anchors, concept_anchor, view_link
from reclint.report.review.html.concepts import concept_data
from reclint.report.review.html.questions import questions
from reclint.report.review.html.records import records
from reclint.report.roles import QUESTION, verdict_role
from reclint.report.view import not_read, where
from reclint.review import OUTCOME_WORDS, Change, concept_map, verdict_in
from reclint.review.questions import Choices
from reclint.text.words import agreed, counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reclint.findings.asked import Asked
    from reclint.findings.finding import Finding
    from reclint.findings.tally import Counts
    from reclint.report.review.html.questions import Rows
    from reclint.report.review.making import Making
    from reclint.review import ConceptMap, Review
    from reclint.review.questions import RowChoice

SHEETS = ("tokens", "frame", "overview", "findings", "questions", "record", "concepts", "reviews", "gate", "print")
FIRST = ("theme",)
"""Scripts of the head, which run before anything is painted."""
SCRIPTS = ("dom", "filters", "answers", "record", "concepts", "routes")

WORDS = tuple(OUTCOME_WORDS.values())
"""What became of rules, in the order in which somebody wants to know."""


def render(making: Making) -> str:
    """The page of a review, with the map of the course's concepts."""
    passing = making.workspace.vocabulary.pass_verdict
    rows = Choices(making.workspace).of
    return render_page(making.review, concept_map(making.workspace), passing, making.asked, rows)


def _no_rows(_: Finding) -> Sequence[RowChoice]:
    return ()


def render_page(
    review: Review, concepts: ConceptMap, passing: str = PASS, asked: Asked | None = None, rows: Rows = _no_rows
) -> str:
    """The page of a review as HTML, a single file without references to any other.

    ``passing`` is the word of the course's own reviews for a pass, ``asked`` are the circumstances of the run, ``rows``
    gives the rows that a question's item may mean.
    """
    anchors = Anchors.of(review)
    styles, first, script = _asset(SHEETS, "css"), _asset(FIRST, "js"), _asset(SCRIPTS, "js")
    page = _environment().get_template("page.html")
    return page.render(
        review=review,
        counts=review.counts,
        asked=asked_parts(review.report, asked),
        absences=[*absence_lines(review.report)],
        verdict_in=verdict_in,
        rules={entry.rule.name: entry.rule for entry in review.rules},
        anchors=anchors,
        groups=cards.card_groups(review, anchors),
        questions=questions(review, anchors, rows),
        suppressed=cards.suppressed_cards(review, anchors),
        fixed=cards.gone_cards(review, anchors),
        concepts=concepts,
        by_outcome=sorted(review.rules, key=lambda entry: WORDS.index(entry.word)),
        outcomes={word: _having(review, word) for word in WORDS},
        changes={change.value: len(review.changed(change)) for change in Change},
        picture=partial(multiples.picture, most=multiples.scale(review), passing=passing),
        verdict_marks=multiples.legend(review, passing),
        sizes=multiples,
        styles=Markup(styles),
        first=Markup(first),
        script=Markup(script),
        policy=policy(styles, (first, script)),
        data={name: _data(part) for name, part in _parts(review, concepts, anchors).items()},
        version=__version__,
    )


def policy(styles: str, scripts: Iterable[str]) -> str:
    """A Content-Security-Policy that forbids all but the page's own styles and scripts."""
    allowed = " ".join(map(_digest, scripts))
    return (
        f"default-src 'none'; style-src {_digest(styles)}; script-src {allowed}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _asset(names: Iterable[str], ending: str) -> str:
    folder = files("reclint.report.review.html") / "assets"
    return "\n".join((folder / f"{name}.{ending}").read_text("utf-8") for name in names)


def _parts(review: Review, concepts: ConceptMap, anchors: Anchors) -> dict[str, Any]:
    """What the script shows on demand, by the identities of the elements that hold it."""
    parts = {f"data-record-{name}": record for name, record in records(review, anchors).items()}
    return {**parts, "data-concepts": concept_data(concepts, review, anchors)}


def _data(value: object) -> Markup:
    """A value as JSON that no HTML parser can take for markup, and no log of a build for a command."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(without_commands_in_data(text))


def _having(review: Review, word: str) -> int:
    return sum(1 for rule in review.rules if rule.word == word)


@cache
def _environment() -> Environment:
    """The templates, which are compiled once."""
    environment = Environment(
        loader=PackageLoader("reclint.report.review.html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(shown=clean, sentence=sentence, counted=counted, agreed=agreed, role=verdict_role)
    environment.globals.update(
        view_link=view_link, concept_anchor=concept_anchor, worst=worst, where=where, not_read=not_read, PASS=PASS
    )
    return environment


def sentence(text: str) -> str:
    """A verdict or a grade as it begins a sentence."""
    return text[:1].upper() + text[1:].lower()


def worst(counts: Counts) -> str:
    """The role of the worst among some counts: a grade, ``question`` where there are only questions, else empty."""
    return counts.worst.value if counts.worst else QUESTION if counts.questions else ""
