"""Texts of configurations, rule files, vocabularies and baselines, damaged in their text or in their values."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

from .damage import ODD_VALUES, damaged

if TYPE_CHECKING:
    from random import Random

CONFIGURATION: dict[str, Any] = {
    "exclude": ["drafts/", "**/old-*.md"],
    "records": ["record.md"],
    "lessons": ["lessons/{slug}.md"],
    "notebooks": ["notebooks/{series}-{module}-{position}-{slug}.ipynb"],
    "fail-on": "improvement",
    "baseline": "reclint-baseline.json",
    "required-version": ">=0.1,<1",
    "rules": {
        "field-missing": "off",
        "notebook-missing": "critical",
        "concept-not-summarised": {"options": {"sure-from": "APPLIED"}, "paths": ["series-2/**"]},
    },
    "per-file": {"series-1/**": {"table-row-detached": "off"}},
    "vocabulary": {
        "depths": ["MENTIONED", "INTRODUCED", "APPLIED"],
        "words": {"module": ["Module", "Unit"]},
        "numbers": {"one": 1, "two": 2},
        "polarity": [["with", "without"]],
        "levels": {"Guided": ["led"]},
    },
}
RULES: dict[str, Any] = {
    "rules": {
        "title-short": {
            "grade": "polish",
            "summary": "A title is short",
            "why": "Long ones are cut.",
            "remedy": "Cut it.",
            "check": "pattern",
            "options": {"target": "lesson", "attribute": "title", "pattern": "^.{1,40}$", "where": {"load": ["BUILD"]}},
            "messages": {"default": '"{name}" in {lesson} has {value}'},
            "since": "1",
            "examples": {
                "good": [{"record": "# Module 1.1: A -- Record\n"}],
                "bad": [{"record": "# Module 1.1: A -- Record\n", "finds": [{"at": "1:1", "message": "a"}]}],
            },
        }
    },
    "retired": {"title-long": "title-short"},
}
BASELINE: dict[str, Any] = {
    "format": 1,
    "findings": [
        {"rule": "depth-unknown", "path": "record.md", "subject": "a", "identity": "0" * 32, "text": "| a | b |"},
        {
            "rule": "depth-unknown",
            "path": "record.md",
            "module": "1.1",
            "subject": "a",
            "identity": "1",
            "text": "",
            "reason": "x",
        },
    ],
}
ODD_TEXTS = [
    "",
    "[",
    "*",
    "\\",
    "{",
    "{}",
    "{0}",
    "{name!r:>9}",
    "**/**/**",
    "(a+)+$",
    "off",
    "../..",
    "/",
    "\x00",
    "a" * 9000,
]
YAML_TRICKS = [
    "&a [*a]",
    "a: &a b\nb: *c",
    "<<: {a: b}",
    "? [a]\n: b",
    "!!python/object:x {}",
    "--- a\n--- b",
    "%YAML 9.9\n---",
]
YAML_TRICKS += [
    "a: 1\na: 2",
    "\ta: b",
    "0x" + "f" * 5000,
    "1" * 5000,
    "2001-99-99",
    "[" * 2000,
    "- " * 2000,
    "!!int x",
    "!!timestamp x",
]
YAML_TRICKS += [
    "a: 12:30:45.6",
    "rules: {1: off}",
    "rules: [a]",
    "~: ~",
    "? ",
    "rules:\n  depth-unknown: &x\n    options: *x\n",
]


def odd_settings(base: Any, chance: Random, *, is_yaml: bool) -> str:
    """The text of ``base`` with odd values in it, or its text after damage."""
    data = copy.deepcopy(base)
    for _ in range(chance.randint(0, 4)):
        _replace_one(data, chance)
    text = json.dumps(data, indent=chance.choice([None, 1]), ensure_ascii=chance.random() < 0.5, default=str)
    if chance.random() < 0.3:
        text = damaged(text.encode(errors="replace"), chance).decode(errors="surrogateescape")
    if is_yaml and chance.random() < 0.15:
        text = chance.choice([chance.choice(YAML_TRICKS), f"{chance.choice(YAML_TRICKS)}\n{text}"])
    return text


def _replace_one(data: Any, chance: Random) -> None:
    """An odd value in place of something in ``data``, or a key that nobody knows."""
    while True:
        keys = list(data) if isinstance(data, dict) else list(range(len(data)))
        if not keys:
            return
        key = chance.choice(keys)
        if isinstance(data[key], dict | list) and data[key] and chance.random() < 0.8:
            data = data[key]
            continue
        if isinstance(data, dict) and chance.random() < 0.2:
            data[chance.choice(["x", "", "rule", "1", "İ", *ODD_TEXTS])] = data.pop(key)
        else:
            data[key] = copy.deepcopy(chance.choice([*ODD_VALUES, *ODD_TEXTS, -1, 2.5, False]))
        return
