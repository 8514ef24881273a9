"""Numbers and names in running text that point to lessons, each beside what only looks like that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .samples import record_text, report_on
from .test_near_misses import ASKED, SURE, TAUGHT, Case, answers

if TYPE_CHECKING:
    pass

OTHER = """# Module 2.2: Sweet Doughs -- Record

## Concept Index

| Concept | Depth | Lesson |
|---|---|---|
| Butter block | DEVELOPED | folded-dough |

## Per-Lesson Summaries

### Lesson 1: Folded Dough (folded-dough)

**Concepts taught:**
- Butter block (DEVELOPED)
"""
SERIES = """# Series 2: Breads -- Plan

### Module 2.2: Sweet Doughs

| # | Slug |
|---|---|
| 5 | hard-rolls |
"""


def text(
    sentence: str, answer: str | None, *, plan: str = "", models: str = "", rule: str = "reference-broken"
) -> Case:
    """A sentence in the section of soft rolls, in a module of two lessons beside another one."""
    first = f"### Lesson 1: Soft Rolls (soft-rolls)\n\n{TAUGHT}\n**Notes:** {sentence}"
    heading = f"{first}\n\n### Lesson 2: Hard Rolls (hard-rolls)"
    record = record_text(f"{TAUGHT}\n{models}", heading=heading)
    return Case(rule, {"a/record.md": record, "b/record.md": OTHER, **({"plan.md": plan} if plan else {})}, answer)


def credited(sentence: str, answer: str | None) -> Case:
    table = (
        '| Model | Established In | Used Again In |\n|---|---|---|\n| "Bread breathes" | hard-rolls | folded-dough |\n'
    )
    return text(sentence, answer, models=f"## Key Mental Models\n\n{table}", rule="model-misattributed")


def established(lesson: str, answer: str | None) -> Case:
    """A model that the list of the first lesson quotes, and the lesson that the table names."""
    table = f'| Model | Established In |\n|---|---|\n| "Bread breathes" | {lesson} |\n'
    quoted = 'Good.\n\n**Mental models established:**\n- "Bread breathes" -- bubbles'
    return text(quoted, answer, models=f"## Key Mental Models\n\n{table}", rule="model-misattributed")


def beyond(field: str, answer: str | None, *, lesson: str = "folded-dough (2.2)") -> Case:
    """A model that a section of this record quotes, credited to a lesson of another one that has a field."""
    case = established(lesson, answer)
    return case._replace(texts={**case.texts, "b/record.md": f"{OTHER}\n{field}\n"})


HALVES = f"### Lesson 1: Soft Rolls (soft-rolls)\n\n{TAUGHT}\n### Lesson 1: Soft Rolls (soft-rolls)"


def in_halves(items: str, answer: str | None) -> Case:
    """A lesson with two sections, the second with some items, and a row of its own."""
    record = record_text(
        f"**Concepts taught:**\n{items}", heading=HALVES, rows="| Crumb shot | DEVELOPED | soft-rolls | |"
    )
    return Case("concept-not-summarised", {"record.md": record}, answer)


def used(lesson: str, answer: str | None) -> Case:
    """A model of the first lesson, and where the table says that it is used again."""
    table = f'| Model | Established In | Used Again In |\n|---|---|---|\n| "Bread breathes" | soft-rolls | {lesson} |\n'
    return text("Good.", answer, models=f"## Key Mental Models\n\n{table}")


COUNTED = {
    "lesson of a module": text("Like lesson 1 of module 2.2.", None),
    "beyond the module": text("Like lesson 3 of module 2.2.", SURE),
    "without the word": text("Like lesson 3 of 2.2.", SURE),
    "in words": text("Like lesson three of module 2.2.", SURE),
    "by an ordinal": text("Like the third lesson of module 2.2.", SURE),
    "the first by an ordinal": text("Like the first lesson of module 2.2.", None),
    "several": text("Like lessons 1–3 of Module 2.2 in short.", SURE),
    "the one that there is of several": text("Like lessons 1-1 of Module 2.2 in short.", None),
    "the last of several": text("Like lessons 1 and 3 of module 2.2.", SURE),
    "behind the module": text("Like 2.2, lesson 3.", SURE),
    "in parentheses": text("Known (Module 2.2, Lesson 3).", SURE),
    "in parentheses of its own": text("Known from 2.2 (lesson 3).", SURE),
    "the module in parentheses": text("Known from lesson 3 (module 2.2).", SURE),
    "right behind the module": text("Known from module 2.2 (lesson 1).", None),
    "a sentence that goes on": text("After module 2.2, lesson 2 is easy.", None),
    "a lesson that speaks of a module": text("Here lesson 2 takes up module 2.2.", None),
    "an absent module": text("Like lesson 9 of module 3.1.", None),
    "a slug of nobody": text("The picture from under-the-towel (2.2.1) again.", SURE),
    "the slug of the lesson": text("The picture from folded-dough (2.2.1) again.", None),
    "two words of nobody": text("Here it is half-risen (2.2.1).", None),
    "words that the other record has": text("Here we go to per-lesson-summaries (2.2.1).", None),
    "counted through the series": text("Like lesson 5 of module 2.2.", None, plan=SERIES),
}


CASES = {
    "a model used in a lesson": used("hard-rolls", None),
    "a model used in a misspelt lesson": used("hard-rols", SURE),
    "a model used in a topic": used("Any later talk of ovens, oven-spring", None),
    "a model used in a misspelt lesson with an aside": used("hard-rols (at the very end)", SURE),
    "a model used in a lesson of nobody": used("crisp-rolls-again", ASKED),
    "a model used in a lesson of a module that is not here": used("crisp-rolls-again (3.7)", None),
    "a model used in a lesson of another module": used("folded-dough (2.2)", None),
    "a number before the slug of another module": text("It goes on in 2.2.1 (soft-rolls).", SURE),
    "a number before a slug without parentheses": text("It goes on (2.2.1 soft-rolls).", SURE),
    "a number before its slug": text("It goes on in 2.2.1 (folded-dough).", None),
    "a number before words with a hyphen": text("It goes on in 2.2.1 half-heartedly-done.", None),
    "a version before a slug": text("It goes on in version 2.2.1 (soft-rolls).", None),
    "a row that the other section of its lesson names": in_halves("- Crumb shot (DEVELOPED)", None),
    "a row that neither section of its lesson names": in_halves("- Milk (DEVELOPED)", SURE),
    "a model of another record that has others": beyond('**Mental models:**\n- "Butter is a wall"', SURE),
    "a model of another record that has it": beyond('**Mental models:**\n- "Bread breathes"', None),
    "a model of another record in its own words": beyond("**Mental models:**\n- Breathing of breads", None),
    "a model of another record that lists none": beyond("", ASKED),
    "a model of a record that is not here": beyond("", None, lesson="folded-dough (3.7)"),
    "a model in another lesson by its number": established("Lesson 2", SURE),
    "a model in another lesson by three numbers": established("2.1.2", SURE),
    "a model in another lesson by its title": established("Hard Rolls", SURE),
    "a model in its lesson by its number": established("Lesson 1", None),
    "a model in its lesson by its slug": established("soft-rolls", None),
    "a row of a lesson that is not there": Case(
        "reference-broken", {"a/record.md": record_text(TAUGHT, rows="| Lid | DEVELOPED | 2.1.7 | |\n")}, None
    ),
    "a lesson that only a row's slip of the pen names": Case(
        "reference-broken",
        {
            "a/record.md": record_text(f"{TAUGHT}\n**Notes:** As in lesson 2.2.2."),
            "b/record.md": OTHER.replace("\n\n## Per", "\n| Laminating | INTRODUCED | foled-dough |\n\n## Per"),
        },
        SURE,
    ),
    "a lesson of something else": text("See Lesson 7 of the handbook.", None),
    "a lesson of this module": text("See Lesson 7 of this module.", ASKED),
    "a section of something else": text("See section 2.1.7 of the handbook.", None),
    "a figure and a paragraph": text("See figure 2.1.8 and § 2.1.7.", None),
    "a chapter in parentheses": text("See the handbook (chapter 2.1.7).", None),
    "a lesson that is not there": text("It builds on 2.1.7.", SURE),
    "a lesson that is there": text("It builds on 2.1.2.", None),
    "in parentheses": text("the steam (2.1.9) again", SURE),
    "at the start of a sentence": text("From 2.1.6 on it is known.", SURE),
    "a version": text("with braid v2.1.6 and kneader-2.1.8", None),
    "a version by its word": text("with the mixer's release 2.1.8, or version 2.1.7", None),
    "a numbered thing in small letters": text("with firmware 2.1.8 of the oven, by rule 2.1.7", None),
    "several numbered things": text("from firmware 2.1.6 to 2.1.8, see clauses 2.1.7 and 2.1.9", None),
    "a lesson behind a sentence on a version": text("The firmware is new. From 2.1.6 on it is known.", SURE),
    "a lesson that a word of its own parts from a version": text("with firmware 2.1.8 as 2.1.9 shows", SURE),
    "a lesson behind a load": text("CONSOLIDATE — 2.1.8 is short", SURE),
    "a lesson behind a load and its slug": text("It is a BUILD 2.2.1 (soft-rolls)", SURE),
    "a lesson that something leads to": text("a revision to 2.1.8, and a patch for 2.1.8", SURE),
    "a lesson behind a comma": text("More on the crumb, 2.1.8", SURE),
    "a lesson or a definition behind a comma": text("More on the definition, 2.1.8", ASKED),
    "a lesson or a lemma in parentheses": text("By the lemma (2.1.8) and 2.1.9 it rises.", ASKED),
    "a lesson or a table behind a dash": text("More in the table — 2.1.8", ASKED),
    "a lemma right before its number": text("By the lemma 2.1.8 it rises.", None),
    "a version behind a comma": text("The oven runs the plugin, 2.1.8 at least.", None),
    "a version behind a slash": text("It asks for runtime/2.1.8 here.", None),
    "a version between dashes": text("Our hotfix — 2.1.8 — came late.", None),
    "a version behind a colon": text("Latest software: 2.1.8.", None),
    "versions with dashes between": text("Bootloaded by firmware 2.1.6 — 2.1.8 or kernel 2.1.7 -- 2.1.9.", None),
    "sections with a dash between": text("After section 2.1.6 — 2.1.8 of the book.", None),
    "a version in parentheses": text("More on the package (2.1.8)", None),
    "a lesson behind the number of something else": text("in chapter 4.2, 2.1.8 says why", SURE),
    "versions in parentheses": text("with its releases (2.1.8, 2.1.9)", None),
    "a build": text("with build 2.1.8 and later", None),
    "a version of a product": text("with OvenOS 2.1.8", None),
    "a version in code": text("run `pip install oven 2.1.8`", None),
    "four parts": text("host 2.1.8.1", None),
    "a decimal beside a word with a dash": text("well-baked (0.05), half-baked (4.61), raw-ish (0.7)", None),
    "a slug with another module": text("folded-dough (2.1)", SURE),
    "a slug with its module": text("folded-dough (2.2)", None),
    "a lesson by its number": text("Crusts come later (Lesson 2: hard-rolls).", None),
    "a lesson by another number": text("Crusts come later (Lesson 5: hard-rolls).", ASKED),
    "a lesson by its number in the series": text("Crusts come later (Lesson 5: hard-rolls).", None, plan=SERIES),
    "a lesson of nobody": text("Crusts come later (Lesson 5: crisp-rolls).", None),
    "a lesson beyond the last": text("Crusts come later, in Lesson 6.", ASKED),
    "a lesson beyond the last, counted through": text("Crusts come later, in Lesson 5.", None, plan=SERIES),
    "a lesson alone that is there": text("Crusts come later, in Lesson 2.", None),
    "a lesson of a module": text("Folds are taught in 2.2, as its Lesson 6.", None),
    "another title": text("Next is 2.2 (Rye and Spelt).", ASKED),
    "the title": text("Next is 2.2 (Sweet Doughs).", None),
    "a lesson's title": text("Next is 2.2 (Folded Dough).", None),
    "an aside": text("Next is 2.2 (where butter is folded in).", None),
    "the lesson of the table": credited('The "bread breathes" image from hard-rolls returns.', None),
    "a lesson that uses it": credited('The "bread breathes" image from folded-dough returns.', None),
    "another lesson": credited('The "bread breathes" image from soft-rolls returns.', SURE),
    "another sentence": credited('The "bread breathes" image. Salt is from soft-rolls.', None),
}


def test_a_row_that_names_a_lesson_of_another_module_is_no_proof_of_it() -> None:
    rows = "| Crumb shot | DEVELOPED | soft-rolls, well-risen-rolls (2.2) | |"
    texts = {"a/record.md": record_text(TAUGHT, rows=rows), "b/record.md": OTHER}
    [message] = [found.message for found in report_on(texts, "reference-broken").findings]
    assert message == 'module 2.2 has no lesson "well-risen-rolls"'


INDEX = "## Index of concepts\n\n### Developed\n\n- Crumb (2.1.1): small holes.\n"
LISTED = {
    "- Tangzhong-Roux (2.1.1): flour and milk, boiled.\n": None,
    "- Water-Roux (2.1.1): flour and water, boiled.\n": None,
    "- Roux (2.1.9): flour and water, boiled.\n": None,
    "- soft-rols (2.1.1): flour and water.\n": 'module 2.1 has no lesson "soft-rols", did you mean "soft-rolls"?',
    "- Roux (folded-dough, module 2.1): boiled.\n": 'module 2.1 has no lesson "folded-dough"',
}


@pytest.mark.parametrize("item", LISTED)
def test_a_concept_before_the_number_of_its_lesson_is_no_slug(item: str) -> None:
    lesson = "## Lesson 2.1.1: Soft Rolls (soft-rolls)\n\n**Concepts taught:**\n- Crumb (DEVELOPED)\n\n"
    record = f"# Module 2.1: Breads -- Record\n\n{lesson}{INDEX}{item}"
    found = report_on({"a/record.md": record, "b/record.md": OTHER}, "reference-broken").findings
    assert [one.message for one in found] == ([LISTED[item]] if LISTED[item] else [])


@pytest.mark.parametrize("name", COUNTED)
def test_a_lesson_counted_within_a_module(name: str) -> None:
    assert answers(COUNTED[name]) == ([COUNTED[name].answer] if COUNTED[name].answer else [])


@pytest.mark.parametrize("name", CASES)
def test_a_kind_of_statement(name: str) -> None:
    found = answers(CASES[name])
    assert sorted(set(found)) == ([CASES[name].answer] if CASES[name].answer else [])
