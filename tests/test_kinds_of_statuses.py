"""Kinds of statuses that single lessons have, each beside the contradiction that it looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reclint.readers import read_plan
from reclint.text.source import Source

from .samples import record_text
from .test_near_misses import ASKED, SURE, TAUGHT, Case, answers

if TYPE_CHECKING:
    from reclint.readers import Lexicon

COMPLETE, BEGUN = "**Status:** Complete (1 of 1 lessons built)", "**Status:** In progress (1 of 3 lessons built)"
PASSED = "\n**Review:** PASS (iteration 1/3)"


def status(text: str, answer: str | None, *, header: str = COMPLETE, review: str = PASSED) -> Case:
    section = f"**Status:** {text}\n\n{TAUGHT}{review}"
    return Case("status-disagrees", {"record.md": record_text(section, header=header)}, answer)


CASES = {
    "built": status("Built, reviewed (PASS on iteration 1)", None),
    "not yet built": status("Not yet built", SURE),
    "not built": status("not built", SURE),
    "planned": status("Planned", SURE),
    "planned and not built": status("Planned, not built yet", SURE),
    "planned and not yet written": status("Planned (not yet written)", SURE),
    "planned and still to be written": status("Planned; to be written in May", SURE),
    "planned, one part not built": status("Planned for May, not built then, built in June", None),
    "to be written": status("To be written in May", SURE),
    "in progress": status("In progress", SURE),
    "planned, then built": status("Planned for May, built in June", None),
    "planned and built": status("Planned and built in May", None),
    "not yet built, now built": status("Not yet built in May; now built", None),
    "struck through": status("~~Not yet built~~ Built", None),
    "the planning is complete": status("Planning complete", None),
    "in progress, then done": status("In progress in May, done in June", None),
    "reviewed": status("Reviewed", None),
    "not built without a review": status("Not yet built", SURE, review=""),
    "not built in a module in progress": status("Not yet built", None, header=BEGUN, review=""),
    "not built and passed in a module in progress": status("Not yet built", ASKED, header=BEGUN),
    "in progress in a module in progress": status("In progress", None, header=BEGUN),
    "passed in a record without a status": status("Planned", ASKED, header=""),
}


@pytest.mark.parametrize("name", CASES)
def test_a_kind_of_status(name: str) -> None:
    assert answers(CASES[name]) == ([CASES[name].answer] if CASES[name].answer else [])


def listed(item: str, answer: str | None, *, header: str = COMPLETE, review: str = PASSED) -> Case:
    plan = f"# Module 2.1: Rolls -- Plan\n\n{item}\n"
    texts = {"record.md": record_text(f"{TAUGHT}{review}", header=header), "plan.md": plan}
    return Case("status-disagrees", texts, answer)


NUMBERED, BOXED = '1. soft-rolls, "Soft Rolls". BUILD. {}', "- [ ] 1 soft-rolls · BUILD — {}"
TABLE = "| # | Slug | Type | Status |\n|---|---|---|---|\n| 1 | soft-rolls | BUILD | {} |"
LISTED = {
    "not begun, behind a label": listed(NUMBERED.format("Status: not begun."), SURE),
    "being written, in bold": listed(NUMBERED.format("**State:** being written"), SURE),
    "below the item": listed("- **1. soft-rolls**\n  - load: BUILD\n  - status: in progress", SURE),
    "below a heading": listed("## 1. Soft Rolls (soft-rolls)\n\n**Load:** BUILD\n\n**Status:** Planned", SURE),
    "an open box": listed(BOXED.format("being drafted, not reviewed yet"), SURE),
    "an open box without a word": listed(BOXED.format("the crumb and the crust"), None),
    "a ticked box": listed(BOXED.replace("[ ]", "[x]").format("being written"), None),
    "a lesson's status, named so": listed("- soft-rolls (lesson status: planned)", SURE),
    "its status today": listed(NUMBERED.format("Current status: being written"), SURE),
    "a status behind a picture": listed(NUMBERED.format("🚧 Status: being written"), SURE),
    "a status behind a notebook of another lesson": listed(
        NUMBERED.format("Uses the notebook of lesson 2; status: not begun"), SURE
    ),
    "the status of its pictures": listed(NUMBERED.format("Picture status: still missing."), None),
    "the status of a review": listed("- **1. soft-rolls**\n  - Review status: pending", None),
    "a notebook with a status": listed("- **1. soft-rolls**\n  - Notebook: `rolls.ipynb`, status: not yet built", None),
    "behind a notebook": listed(NUMBERED.format("Notebook: `rolls.ipynb`. Status: not yet built"), SURE),
    "an open box with a status for a day": listed(BOXED.format("planned for 4 June"), SURE),
    "an open box on what is ongoing": listed(BOXED.format("ongoing rests between the folds"), None),
    "an open box on a draft": listed(BOXED.format("draft horses and the mill"), None),
    "a state of the dough": listed(NUMBERED.format("State: active leaven."), None),
    "a state of the class": listed(NUMBERED.format("State: building a stone oven"), None),
    "work that somebody does": listed(NUMBERED.format("State: being written by Ida"), SURE),
    "what is planned for later": listed(TABLE.format("Planned for the holidays"), SURE),
    "a table, prepared and given": listed(TABLE.format("prepared, but never held"), SURE),
    "finished": listed(NUMBERED.format("Status: finished."), None),
    "work of the lesson": listed(NUMBERED.format("To be written by hand."), None),
    "a table": listed(TABLE.format("drafted, not yet given"), SURE),
    "a table, drafted and given": listed(TABLE.format("drafted in May, given in June"), None),
    "a module in progress": listed(
        NUMBERED.format("Status: not begun."), None, header="**Status:** In progress", review=""
    ),
    "a lesson that passed": listed(NUMBERED.format("Status: not begun."), SURE, header=""),
    "a plan of a lesson that passed": listed(NUMBERED.format("Status: planned."), ASKED, header=""),
}


@pytest.mark.parametrize("name", LISTED)
def test_a_kind_of_status_in_a_plan(name: str) -> None:
    assert answers(LISTED[name]) == ([LISTED[name].answer] if LISTED[name].answer else [])


@pytest.mark.parametrize(
    ("said", "header", "answer"),
    [
        ("pending", COMPLETE, SURE),
        ("Not yet reviewed (in May).", COMPLETE, SURE),
        ("None.", COMPLETE, None),
        ("pending", "**Status:** In progress (1 of 3 lessons built)", None),
        ("PASS (iteration 1/3)", COMPLETE, None),
        ("pending", "**Status:** In progress (0 of 1 lessons reviewed)", None),
    ],
)
def test_a_review_that_is_still_to_come(said: str, header: str, answer: str | None) -> None:
    case = status("Built", answer, header=header, review=f"\n**Review:** {said}")
    assert answers(case) == ([answer] if answer else [])


@pytest.mark.parametrize("slug", ["soft-rolls", "sofd-rolls"])
def test_a_plan_behind_a_record_is_told_once_whatever_its_slug_is(slug: str) -> None:
    rows = f"| # | Slug | Type | Status |\n|---|---|---|---|\n| 1 | {slug} | BUILD | Planned |\n"
    plan = f"# Module 2.1: Rolls -- Plan\n\n**Status:** In progress (0 of 1 lessons built)\n\n{rows}"
    texts = {"record.md": record_text(f"{TAUGHT}{PASSED}", header=""), "plan.md": plan}
    assert len(answers(Case("status-disagrees", texts, SURE))) == 1


@pytest.mark.parametrize(
    ("item", "status"),
    [
        ("- [x] 1. Soft Rolls — `soft-rolls` — build — finished", "finished"),
        ("- [x] 1. Soft Rolls (`soft-rolls`), done", "done"),
        ("- [x] 1. Soft Rolls — `soft-rolls` — finished with a crumb of butter", None),
        ("- [ ] 1. Soft Rolls — `soft-rolls` — build — finished", None),
        ("- 1. Soft Rolls — `soft-rolls` — build — finished", None),
        ("- [X] 1. Soft Rolls — `soft-rolls` (Completed)", "Completed"),
        ("- [x] 1. Soft Rolls — `soft-rolls` — **finished** ✅", "finished"),
        ("- [x] 1. Soft Rolls — `soft-rolls` — gebacken", "gebacken"),
        ("- [x] 1. Soft Rolls — `soft-rolls` — sketch, finished", None),
        ("- [x] 1. Soft Rolls — `soft-rolls` — sketch — finished", None),
        ("- [x] 1. Soft Rolls — `soft-rolls` — Colab (completed)", None),
        ("- [x] 1. Soft Rolls — `soft-rolls` — kneading; finished", None),
        ("- [x] 1. Draft soft rolls (`soft-rolls`), finished", None),
        ("- [x] 1. Plan soft rolls (`soft-rolls`), finished", None),
        ("- [\u00a0] 1. Soft Rolls — `soft-rolls` — build — being drafted", "being drafted"),
    ],
)
def test_a_ticked_lesson_says_that_it_is_built(item: str, status: str | None, lexicon: Lexicon) -> None:
    other, lexicon = "- [ ] 2. Dark Rolls — `dark-rolls` — build", lexicon.with_words(words={"complete": ["Gebacken"]})
    plan = read_plan(Source("plan.md", f"# Module 1.1: Rolls -- Plan\n\n## Lessons\n\n{item}\n{other}\n"), lexicon)
    told = {lesson.status.text for one in plan.listings for lesson in one.lessons if lesson.status}
    assert told == ({status} if status else set())
