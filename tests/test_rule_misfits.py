"""Rules that do not fit their form or their check are refused, each misfit at its place and all at once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reclint.catalogue import extend_catalogue, load_catalogue
from reclint.checks import CHECKS
from reclint.course.opening import load_rules
from reclint.files.shipped import shipped_catalogue
from reclint.text.errors import CatalogueError

from .samples import own_rule

MISSING = ("examples", "messages", "remedy", "since", "summary", "why")


def test_five_mistakes_give_five_errors() -> None:
    text = """\
rules:
  Bad_Name:
    grade: polish
    summary: s
    why: w
    remedy: r
    check: count
    options: {target: entri}
    messages: {default: '{lessn}'}
    since: "1"
    examples: {good: [{record: x}], bad: [{record: x}]}
  other-rule:
    grade: polish
    summary: s
    why: w
    remedy: r
    check: cuont
    messages: {default: a}
    since: "1"
    examples: {good: [{record: x}], bad: [{record: x, finds: [{at: "1:1", message: m}]}]}
"""
    with pytest.raises(CatalogueError) as caught:
        extend_catalogue(load_rules(), CHECKS, [(text, "own.yaml")])
    assert caught.value.message.splitlines() == [
        'own.yaml:2:3: "Bad_Name" is no rule name, expected lower-case words that say the fault, such as depth-unknown',
        'own.yaml:8:15: option "target": there is no target "entri", did you mean "entry"?',
        'own.yaml:9:16: no fact fills "{lessn}", did you mean "lesson"?',
        "own.yaml:11:43: a bad example must state what it finds",
        'own.yaml:17:5: there is no check "cuont", did you mean "count"?',
    ]


def test_mistakes_of_form_and_of_meaning_are_told_together() -> None:
    text = """\
rules:
  own-rule:
    grade: polsh
    summary: s
    wyh: w
    remedy: r
    check: count
    options: {target: entri}
    messages: {default: '{lessn}'}
    since: "1"
    examples: {good: [], bad: [{record: x, finds: [{at: "1:1", message: m}]}]}
  other-rule:
    grade: polish
    check: cuont
"""
    with pytest.raises(CatalogueError) as caught:
        extend_catalogue(load_rules(), CHECKS, [(text, "own.yaml")])
    assert caught.value.message.splitlines() == [
        'own.yaml:2:3: key "rules.own-rule.why" is missing',
        'own.yaml:3:5: "rules.own-rule.grade": found "polsh", expected critical, improvement or polish, '
        'did you mean "polish"?',
        'own.yaml:5:5: unknown key "rules.own-rule.wyh", did you mean "why"?',
        'own.yaml:8:15: option "target": there is no target "entri", did you mean "entry"?',
        'own.yaml:9:16: no fact fills "{lessn}", did you mean "lesson"?',
        'own.yaml:11:16: "rules.own-rule.examples.good": expected at least 1, found none',
        *(f'own.yaml:12:3: key "rules.other-rule.{key}" is missing' for key in MISSING),
        'own.yaml:14:5: there is no check "cuont", did you mean "count"?',
    ]


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [
        ("grade: improvement", "grade: bad", 'found "bad", expected critical, improvement or polish'),
        ("    summary:", "    sumary:", 'unknown key "rules.depth-lowered.sumary"'),
        ("  depth-lowered:", "  concept-lowered:", 'does not start with the name of its family, "depth"'),
        ("  depth-lowered:", "  depth-mismatch:", "found duplicate key"),
        ("{before}", "{befor}", 'no fact fills "{befor}", did you mean "before"?'),
        (" {earlier}", "", 'no message has the fact "earlier", which reclint/checks/depth.py:'),
        (
            "  depth-lowered:",
            "  depth-lowred:",
            "there is no function depth_lowred in CHECKS of reclint/checks/depth.py, did you",
        ),
        ("    related:", "    check: lowered\n    related:", 'there is no check "lowered"'),
        ("\nrules:\n", "\nretired: {depth-lowered: depth-mismatch}\nrules:\n", "was retired in favour of"),
    ],
)
def test_a_misfit_in_a_shipped_file_stops_the_run(old: str, new: str, error: str) -> None:
    files = {Path(path).name: text for text, path in shipped_catalogue()}
    start = files["depth.yaml"].index("  depth-lowered:")
    head, tail = files["depth.yaml"][:start], files["depth.yaml"][start:]
    files["depth.yaml"] = head.replace(old, new, 1) + tail if old.startswith("\n") else head + tail.replace(old, new, 1)
    with pytest.raises(CatalogueError) as caught:
        load_catalogue([(text, name) for name, text in files.items()], CHECKS)
    assert error in caught.value.message
    assert re.match(r"depth\.yaml:\d+:\d+: ", caught.value.message)


def test_a_function_without_a_rule_stops_the_run() -> None:
    files = [(text, path) for text, path in shipped_catalogue() if not path.endswith("slug.yaml")]
    error = r'^reclint/checks/slug\.py:\d+: no rule in rules/\*\.yaml is named "slug-format"$'
    with pytest.raises(CatalogueError, match=error):
        load_catalogue(files, CHECKS)


@pytest.mark.parametrize(
    ("check", "messages", "related", "error"),
    [
        ("", "{default: a}", "{}", 'own.yaml:2:3: rule "own-rule" names no check, expected one of required, one-of, '),
        ("check: slug-format", "{default: a}", "{}", 'own.yaml:7:5: there is no check "slug-format"'),
        ("check: unique", "{default: a}", "{}", 'own.yaml:10:5: related "first" is missing, a place of check "unique"'),
        ("check: required", "{default: a}", "{first: f}", 'own.yaml:10:15: related "first" names no place of check'),
        ("check: required", "{other: a}", "{}", 'own.yaml:9:5: message "default" is missing, check "required" asks'),
        ("check: required", "{default: a, b: c}", "{}", 'own.yaml:9:28: check "required" has no case "b"'),
    ],
)
def test_a_rule_of_a_course_binds_a_generic_check_as_that_wants_it(
    check: str, messages: str, related: str, error: str
) -> None:
    options = "{target: lesson, attribute: title}" if check else "{}"
    text = own_rule(check, options, messages, f"related: {related}")
    with pytest.raises(CatalogueError) as caught:
        extend_catalogue(load_rules(), CHECKS, [(text, "own.yaml")])
    assert caught.value.message.startswith(error)
