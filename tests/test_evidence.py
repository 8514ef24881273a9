"""Evidence that went: documents that rules looked at in the base and cannot look at any more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from .conftest import Git, Result
from .test_course_mutations import LEAST, NOTEBOOKS, Texts, log, plan, record
from .test_gate import found

Reclint = Callable[..., Result]

RULE = "evidence-lost"
FIRST, SECOND, THIRD = record("1-1"), record("1-2"), record("1-3")
CLOCK, TITLES = NOTEBOOKS["fermentation-clock"], "the-title-tells.md"


def without(texts: Texts, *keys: str) -> Texts:
    """The course without some documents."""
    return {key: text for key, text in texts.items() if key not in keys}


def evidence_lost(texts: Texts) -> Iterator[tuple[Texts, str]]:
    """Courses in which something went, each with the document where that is told."""
    clock = log("fermentation-clock")
    yield without(texts, clock), clock
    yield without(texts, plan("1-2")), plan("1-2")
    yield without(texts, SECOND), SECOND
    yield without(texts, "course.md"), "course.md"
    yield {**texts, plan("1-2"): "# Plan\n"}, plan("1-2")
    yield {**texts, clock: texts[clock].split("## Review")[0]}, clock
    yield {**texts, CLOCK: '{"nbformat": 4, "cells": []}'}, SECOND
    yield {key: text for key, text in texts.items() if not key.endswith(".ipynb")}, FIRST


LOSSES = {RULE: evidence_lost}


def test_a_loss_is_told_at_its_place(git: Git, course: Path, reclint: Reclint) -> None:
    texts = {
        path.relative_to(course).as_posix(): path.read_text("utf-8")
        for suffix in ("md", "ipynb")
        for path in course.rglob(f"*.{suffix}")
    }
    cases = list(evidence_lost(texts))
    assert len(cases) >= LEAST
    for changed, place in cases:
        for key in texts:
            path = course / key
            if key in changed:
                path.write_text(changed[key], "utf-8")
            else:
                path.unlink(missing_ok=True)
        result = reclint("check", "--since", "HEAD", "--select", RULE, "--output", "json")
        assert result.code == 1, place
        assert place in {path for path, _ in found(result)}
        git("checkout", "-q", "--", ".")
    assert reclint("check", "--since", "HEAD", "--select", RULE).code == 0
