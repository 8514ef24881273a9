"""Letters and blanks that patterns take for others: a keyword written with them is read, and never ends a run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from reclint.linking import read_name
from reclint.linking.guards import guard
from reclint.readers import Lexicon, read_lesson_plan, read_notebook
from reclint.text.source import Source
from reclint.vocabulary.folding import fold_case, fold_word
from reclint.vocabulary.lexicon import alternatives
from reclint.vocabulary.vocabulary import fold

from .samples import lesson_of, record_of, record_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from reclint.vocabulary.vocabulary import Vocabulary

ODD = {
    "long-s": str.maketrans("sS", "ſſ"),
    "kelvin": str.maketrans("kK", "\u212a\u212a"),
    "dotless-i": str.maketrans("iI", "ıı"),
    "dotted-i": str.maketrans("iI", "İİ"),
    "no-break-space": str.maketrans({" ": "\u00a0"}),
    "two-blanks": str.maketrans({" ": "  "}),
    "tab": str.maketrans({" ": "\t"}),
    "capitals": str.maketrans("abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
}

odd = pytest.mark.parametrize("letters", ODD.values(), ids=ODD)


def test_case_is_folded_as_far_as_patterns_ignore_it() -> None:
    letters = [chr(code) for code in range(0x3000) if chr(code).isalpha()]
    folded: dict[str, list[str]] = {}
    for letter in letters:
        folded.setdefault(fold_case(letter), []).append(letter)
    for letter in "ikstß\u00b5\u00e5\u03c3\u03b9\u1e61":
        alike = re.compile(letter, re.I)
        assert [one for one in letters if alike.fullmatch(one) and one not in folded[fold_case(letter)]] == []


def test_a_keyword_has_single_blanks() -> None:
    assert fold_word(" Needs\u00a0 \tRevision\n") == "needs revision"
    assert re.fullmatch(alternatives(["needs \u00a0revision", " "]), "needs revision")
    assert alternatives([" ", ""]) == r"(?!)"


OTHER = {
    "depths": ["Mist kissed", "DEVELOPED"],
    "loads": ["Stiff risk", "BUILD"],
    "levels": {"Semi skilled": ["kick started"], "Guided": []},
    "verdicts": {"PASS": ["is risk free"], "NEEDS  REVISION": []},
    "grades": {"critical": ["critical risk"], "improvement": ["is missing"], "polish": ["polish kit"]},
    "numbers": {"Six  Kilo": 6, "sixty six": 66},
    "ordinals": {"Sixth kind": 6, "first": 1},
}
"""Words with every odd letter, and blanks inside."""


def values_of(lexicon: Lexicon) -> Iterator[tuple[str, str, Callable[[str], object], object]]:
    """Each word of every kind, the pattern that finds it, the look-up that follows, and what comes out."""
    words = lexicon.vocabulary
    for depth in words.depths:
        yield depth, lexicon.depth_any_case.pattern, lexicon.depth, depth
    for load in words.loads:
        yield load, alternatives(words.loads), lexicon.load, load
    for kinds, pattern, look_up in (
        (words.levels, lexicon.level.pattern, lexicon.level_of),
        (words.verdicts, lexicon.verdict.pattern, lexicon.verdict_of),
    ):
        yield from ((word, pattern, look_up, kind) for kind, others in kinds.items() for word in (kind, *others))
    for grade, others in words.grades.items():
        yield from ((word, lexicon.grade, lexicon.grade_of, grade) for word in others)
    yield from ((word, lexicon.number, lexicon.value, value) for word, value in words.numbers.items())
    yield from ((word, lexicon.ordinal, lexicon.ordinal_value, value) for word, value in words.ordinals.items())


@odd
def test_every_word_that_a_pattern_finds_has_its_value(letters: dict[int, str], vocabulary: Vocabulary) -> None:
    for words in (vocabulary, vocabulary.replaced(OTHER)):
        for word, pattern, look_up, expected in values_of(Lexicon(words)):
            match = re.fullmatch(pattern, word.translate(letters), re.I)
            assert match
            assert look_up(match.group()) == expected


@odd
def test_a_quick_look_misses_no_word(letters: dict[int, str], vocabulary: Vocabulary) -> None:
    mention = Lexicon(vocabulary.replaced(OTHER)).grade_mention
    assert all(
        mention.may_be_in(f"({word.translate(letters)})") for word in ("critical risk", "is missing", "polish kit")
    )


@odd
def test_labels_titles_and_columns(letters: dict[int, str], vocabulary: Vocabulary) -> None:
    assert vocabulary.field("Concepts taught (ours)".translate(letters)) == "taught"
    assert vocabulary.is_label("Key mental models".translate(letters))
    assert vocabulary.section("Lesson Summaries".translate(letters)) == "summaries"
    assert vocabulary.column("Mental Model".translate(letters), ("model",)) == "model"
    assert vocabulary.may_name("| Required Depth |".translate(letters), "required")
    assert fold("**Its Kind:** ".translate(letters)) == fold("its kind")


@odd
def test_keywords_of_a_record(letters: dict[int, str], lexicon: Lexicon) -> None:
    def written(text: str) -> str:
        """A text with every keyword in braces written with other letters."""
        return re.sub(r"\{([^}]*)\}", lambda match: match[1].translate(letters), text)

    text = written(
        "**{Concepts taught}:**\n- Kneading ({DEVELOPED})\n\n**{Load}:** {stretch}\n\n"
        "**{Notebook}:** `rolls.ipynb` ({six} {exercises})\n- {Exercise} 1 ({Supported}): a\n\n"
        "**{Review}:** {Passed} at the {second} {iteration}. "
        "{Iteration} 1: {needs revision}, {six} {critical} {findings}."
    )
    lesson = lesson_of(text, lexicon)
    assert lesson.load
    assert (lesson.load.text, len(lesson.taught)) == ("STRETCH", 1)
    assert lesson.notebook
    assert lesson.notebook.stated
    assert lesson.notebook.stated.value == 6
    assert [exercise.level for exercise in lesson.notebook.exercises] == ["Supported"]
    assert lesson.review
    assert [(claim.verdict, claim.iteration) for claim in lesson.review.statements] == [("PASS", 2)]
    [first] = lesson.review.iterations
    assert (first.number, first.verdict) == (1, "NEEDS REVISION")
    assert [(count.grade, count.value) for count in first.counts] == [("critical", 6)]


@odd
def test_keywords_of_a_header(letters: dict[int, str], lexicon: Lexicon) -> None:
    status, complete, six, lessons = (word.translate(letters) for word in ("Status", "Complete", "six", "lessons"))
    record = record_of(record_text(header=f"**{status}:** {complete} ({six} {lessons})"), lexicon)
    assert record.built
    assert record.built.value == 6


@odd
def test_keywords_of_other_documents(letters: dict[int, str], lexicon: Lexicon) -> None:
    heading = f"## {'Exercise'.translate(letters)} 1: Mix [{'Supported'.translate(letters)}]"
    cell = f'{{"cells": [{{"cell_type": "markdown", "source": "{heading}"}}]}}'.replace("\t", "\\t")
    [exercise] = read_notebook(Source("rolls.ipynb", cell), lexicon).exercises or ()
    assert exercise.level == "Supported"
    page = "# Rolls\n\n## {0} 2026-01-02 ({1} 1/3)\n\n- {2}: {3}\n\n### {4}: {5}\n\n#### [{2}] - dry\n".format(
        *(word.translate(letters) for word in ("Review", "Iteration", "Critical", "six", "Verdict", "Needs Revision"))
    )
    log = read_lesson_plan(Source("rolls.md", page), lexicon).log
    assert log
    assert log.last.verdict_word == "NEEDS REVISION"
    assert [(count.grade, count.value) for count in log.last.counts] == [("critical", 6)]
    assert [finding.grade for finding in log.last.findings] == ["critical"]


def test_opposites_are_compared_without_case() -> None:
    assert guard(read_name("Stiff dough"), read_name("slack dough"), [("STIFF", "Slack")]) == "stiff is not slack"
    assert guard(read_name("STİFF dough"), read_name("slack dough"), [("stiff", "slack")]) == "stiff is not slack"


@odd
def test_counts_by_their_first_letters_are_read(letters: Mapping[int, str], lexicon: Lexicon) -> None:
    text = "**Review:** Passed at iteration 2/3\n\n- Iteration 1: 0c 2i 1p\n- Iteration 2: C0, I0, P1\n"
    review = lesson_of(text.translate(letters), lexicon).review
    assert review is not None
