"""The one index of a record below a title of the author's own, where the lessons use other words than it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import LESSONS, TITLE, read
from .test_read_index_groups import IN_OTHER_WORDS, ROWS, told

if TYPE_CHECKING:
    from reclint.readers import Lexicon

BY_LESSON = "### {}\n\n- Spoke tension (DEVELOPED)\n- Rim wear (DEVELOPED)\n\n"
BY_LESSON += "### {}\n\n- Chain wear (MENTIONED)\n- Oil (MENTIONED)\n\n"
LESSON_TITLES = [("True Wheels", "Quiet Chains"), ("Lesson 1", "Lesson 2"), ("`true-wheels`", "`quiet-chains`")]
SLUGS = ["true-wheels", "quiet-chains"]
FORMS = {
    "nested": "- DEVELOPED\n  - Spoke tension (L1)\n  - Rim wear (L1)\n"
    "- MENTIONED\n  - Chain wear (L2)\n  - Oil (L2)\n",
    "boxed": "> [!note] True Wheels\n> - Spoke tension (DEVELOPED)\n> - Rim wear (DEVELOPED)\n\n"
    "> [!note] Quiet Chains\n> - Chain wear (MENTIONED)\n> - Oil (MENTIONED)\n",
    "topics": "### On the wheel\n\n- Spoke tension (DEVELOPED, L1)\n- Rim wear (DEVELOPED, L1)\n\n"
    "### On the rest\n\n- Chain wear (MENTIONED, L2)\n- Oil (MENTIONED, L2)\n",
    **{first: BY_LESSON.format(first, second) for first, second in LESSON_TITLES},
}
OTHER = ("Tandems", "Panniers", "Trikes", "Belts")


@pytest.mark.parametrize("title", ["What has stayed", "What they can do", "The harvest"])
@pytest.mark.parametrize("form", FORMS)
def test_lists_before_the_lessons_are_the_index(form: str, title: str, lexicon: Lexicon) -> None:
    record = read(f"{TITLE}## {title}\n\n{FORMS[form]}\n{IN_OTHER_WORDS}", lexicon)
    assert told(record) == ROWS
    assert [one.slug for one in record.lessons] == SLUGS


@pytest.mark.parametrize("title", ["What we plan", "For next year", "Wishes", "Homework", "Mental models"])
@pytest.mark.parametrize("form", ["nested", "boxed", "topics", "True Wheels"])
def test_a_title_that_looks_ahead_has_no_index_below_it(form: str, title: str, lexicon: Lexicon) -> None:
    record = read(f"{TITLE}## {title}\n\n{FORMS[form]}\n{IN_OTHER_WORDS}", lexicon)
    assert record.index is None
    assert [one.slug for one in record.lessons] == SLUGS


@pytest.mark.parametrize("form", ["nested", "boxed", "topics", "True Wheels"])
def test_what_is_still_to_be_ticked_is_no_index(form: str, lexicon: Lexicon) -> None:
    listed = FORMS[form].replace("- ", "- [ ] ").replace("- [ ] DEV", "- DEV").replace("- [ ] MEN", "- MEN")
    assert read(f"{TITLE}## The harvest\n\n{listed}\n{IN_OTHER_WORDS}", lexicon).index is None


@pytest.mark.parametrize("form", FORMS)
def test_lists_of_what_no_lesson_speaks_of_are_no_index(form: str, lexicon: Lexicon) -> None:
    listed = FORMS[form]
    for name, other in zip((row[0] for row in ROWS), OTHER, strict=True):
        listed = listed.replace(name, other)
    assert read(f"{TITLE}## The harvest\n\n{listed}\n{IN_OTHER_WORDS}", lexicon).index is None


def test_lists_by_lesson_behind_the_lessons_in_other_words_may_be_of_what_comes_next(lexicon: Lexicon) -> None:
    text = f"{TITLE}{IN_OTHER_WORDS}\n## The harvest\n\n{FORMS['True Wheels']}"
    assert read(text, lexicon).index is None


GROUPS = "Lesson 1\n\n- Spoke tension ({})\n- Rim wear ({})\n\nLesson 2\n\n- Chain wear ({})\n- Oil ({})\n\n"
NESTED = "- Lesson 1\n  - Spoke tension ({})\n  - Rim wear ({})\n- Lesson 2\n  - Chain wear ({})\n  - Oil ({})\n\n"
SENTENCES = "- Spoke tension: {} in lesson 1\n- Rim wear: {} in lesson 1\n"
SENTENCES += "- Chain wear: {} in lesson 2\n- Oil: {} in lesson 2\n\n"
TAUGHT = ("DEVELOPED", "INTRODUCED", "DEVELOPED", "MENTIONED")


@pytest.mark.parametrize("form", [GROUPS, NESTED, SENTENCES])
@pytest.mark.parametrize("behind", [False, True])
def test_lists_with_other_depths_than_the_lessons_tell_are_no_index(form: str, behind: bool, lexicon: Lexicon) -> None:
    section = "## What we practised at home\n\n" + form.format(*["APPLIED"] * 4)
    record = read(TITLE + (f"{LESSONS}\n{section}" if behind else section + LESSONS), lexicon)
    assert record.index is None


@pytest.mark.parametrize("form", [GROUPS, NESTED, SENTENCES])
def test_lists_that_differ_from_the_lessons_in_one_depth_are_the_index(form: str, lexicon: Lexicon) -> None:
    section = "## What stayed\n\n" + form.format("APPLIED", *TAUGHT[1:])
    assert [row.depth.level for row in read(f"{TITLE}{section}{LESSONS}", lexicon).rows if row.depth] == [
        "APPLIED",
        *TAUGHT[1:],
    ]


@pytest.mark.parametrize("title", ["Homework", "For the exam", "What the tests are about"])
@pytest.mark.parametrize("form", [GROUPS, NESTED, SENTENCES])
def test_homework_is_no_index_with_the_depths_of_the_lessons_either(form: str, title: str, lexicon: Lexicon) -> None:
    assert read(f"{TITLE}## {title}\n\n{form.format(*TAUGHT)}{LESSONS}", lexicon).index is None
