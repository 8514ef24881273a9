"""Lesson cells that say of a slug, in whatever way, which other module has it."""

from __future__ import annotations

import pytest

from .samples import report_on
from .test_plans_in_any_form import record

OLD = (("wedging", "Wedging"), ("kiln", "The Kiln"), ("clay-bodies", "Clay Bodies"))
HERE, OTHER = (("centring", "Centring"),), (("ash", "Ash"),)
FORMS = (
    "{0}, module {1}",
    "`{0}`, module {1}",
    "{0}; from module {1}",
    "{0}, in module {1} already",
    "{0}, {1}",
    "{0}, M{1}",
    "module {1}, {0}",
    "{0} in module {1}",
    "{0} of module {1}",
    "{0} from {1}",
    "{0} @ {1}",
    "{0}: module {1}",
    "{0} — module {1}",
    "{0} / module {1}",
    "{1} {0}",
    "{1}: {0}",
    "{1}/{0}",
    "Module {1}: {0}",
    "{0} ({1})",
    "{0} (module {1})",
    "{0} (from {1})",
    "{0} [module {1}]",
    "{0} (Module {1}, for comparison)",
    "centring, {0} (module {1})",
)


def told(cell: str) -> list[tuple[str, bool]]:
    """What is told of a row of module 1.2: the message, and whether it is a question."""
    row = f"| Thing 0 | DEVELOPED | centring | |\n| Old thing | DEVELOPED | {cell} | |"
    here = record(HERE, "1.2").replace("| Thing 0 | DEVELOPED | centring | |", row)
    texts = {"1-1/record.md": record(OLD, "1.1"), "1-2/record.md": here, "1-3/record.md": record(OTHER, "1.3")}
    reports = [report_on(texts, rule) for rule in ("lesson-unknown", "reference-broken")]
    return [(finding.message, finding.question) for report in reports for finding in report.findings]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("slug", ["kiln", "clay-bodies"])
def test_a_module_beside_a_lesson(form: str, slug: str) -> None:
    assert told(form.format(slug, "1.1")) == []
    elsewhere = f'module {{}} has no lesson "{slug}", it is a lesson of module 1.1'
    assert told(form.format(slug, "1.3")) == [(elsewhere.format("1.3"), False)]
    if slug == "kiln" and "centring" not in form:
        assert told(form.format(slug, "1.2")) == [(elsewhere.format("1.2"), False)]


@pytest.mark.parametrize(
    "cell",
    [
        "centring (recap from 1.1)",
        "centring, recap from 1.1",
        "kiln (deepened in 1.3)",
        "kiln, see module 1.3",
        "kiln (1.1, and again in 1.3)",
        "kiln (module 1.9)",
        "module 1.1",
        "week 1.2",
    ],
)
def test_what_says_of_no_module_that_it_has_the_lesson(cell: str) -> None:
    assert told(cell) == []


def test_a_slug_without_its_module() -> None:
    assert told("kiln") == [('"kiln" is a lesson of module 1.1, and the row does not say so', True)]
    assert told("klin, module 1.1") == [('module 1.1 has no lesson "klin"', False)]
