"""Patterns of ``.gitignore``: what they match is what pathspec says, and they are tried quickly, however written."""

from __future__ import annotations

import re
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from reclint.files.discovery import list_documents, path_matcher
from reclint.files.ignoring import ignore_spec

from .conftest import Git

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Result

PIECES = st.sampled_from(["a", "b", "*", "**", "?", "/", "/**/", "[ab]", ".md", "!", "ab"])
NAMES = st.text(alphabet="ab./", min_size=1, max_size=14).map(lambda name: re.sub("/+", "/", name).strip("/") or "a")
"""Paths as there are: none has an empty part, of which "/**//**/b" and pathspec may think what they like."""
SECONDS = 2.0
"""What each of these takes is a few thousandths of it; tried in every way, they would not end within the test."""
HARD = (
    "*a*a*a*a*a*a*a*b",
    "?*?*?*?*?*?*?*b",
    "[a]*[a]*[a]*[a]*[a]*b",
    "a**a**a**a**a**b",
    "**/a*/**/a*/**/a*/**/a*/**/b",
    "/**/".join("a" * 14) + "/**/b",
)


@given(st.lists(PIECES, min_size=1, max_size=9).map("".join), NAMES)
@settings(max_examples=1000)
def test_patterns_match_what_pathspec_says(pattern: str, name: str) -> None:
    try:
        expected = GitIgnoreSpec.from_lines([pattern])
    except ValueError:
        return
    for path in (name, f"a/{name}", f"a/b/{name}", f"{name}/a"):
        found = ignore_spec([pattern]).check_file(path).include
        assert found == expected.check_file(path).include, (pattern, path)


@pytest.mark.parametrize("pattern", ["*[!a]*a", "x[^b]a", "[!b]*"])
def test_a_bracket_stands_for_no_slash_as_in_git(pattern: str, folder: Path) -> None:
    git = Git(folder)
    (folder / ".gitignore").write_text(pattern)
    for name in ("a/b/a", "x/a", "xa/a", "ca", "b"):
        command = ["git", "-C", str(git.folder), "check-ignore", "--quiet", name]
        ignored = subprocess.run(command, check=False).returncode == 0
        assert path_matcher([pattern])(name) == ignored, name


@pytest.mark.parametrize("pattern", HARD)
def test_stars_are_not_tried_in_every_way(pattern: str) -> None:
    matches = path_matcher([pattern])
    start = time.perf_counter()
    assert not matches("a" * 250 + ".md")
    assert not matches("/".join(["a" * 3] * 1000) + "/c.md")
    assert time.perf_counter() - start < SECONDS


@pytest.mark.parametrize("where", ["exclude", "per-file", "paths", "records", ".gitignore"])
def test_no_place_of_a_pattern_takes_long(where: str, folder: Path, reclint: Callable[..., Result]) -> None:
    pattern = HARD[0]
    (folder / ("a" * 200 + ".md")).write_text("a")
    (folder / "record.md").write_text("# Module 1.1: Breads -- Record\n")
    texts = {
        "exclude": f"exclude: ['{pattern}']\n",
        "records": f"records: ['{pattern}']\n",
        "per-file": f"per-file: {{'{pattern}': {{field-missing: off}}}}\n",
        "paths": f"rules: {{field-missing: {{paths: ['{pattern}']}}}}\n",
    }
    (folder / (where if where in texts else ".gitignore")).write_text(pattern)
    if where in texts:
        (folder / "reclint.yaml").write_text(texts[where])
    start = time.perf_counter()
    assert " in 1 record\n" in reclint("check").out
    assert time.perf_counter() - start < 5 * SECONDS
    assert "record.md" in list_documents(folder).names
