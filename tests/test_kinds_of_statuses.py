"""Kinds of statuses that single lessons have, each beside the contradiction that it looks like."""

from __future__ import annotations

import pytest

from .samples import record_text
from .test_near_misses import ASKED, SURE, TAUGHT, Case, answers

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
