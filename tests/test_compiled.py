"""The rules and words in the form that is quick to read: made by a wheel's build, in a checkout by the first run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from .conftest import RECORDS, ROOT

NAMES = ["catalogue.json", "vocabulary.json"]
CODE = (
    "import sys; from reclint.cli import invoke; code = invoke(sys.argv[1:]); "
    "print('compiled' if 'ruamel.yaml' not in sys.modules else 'read from YAML', code)"
)
COMPILED, READ = "compiled 1", "read from YAML 1"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with nothing but the program, as Python has compiled it, and its rules."""
    folder = tmp_path / "checkout"
    for name in ("reclint", "rules"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


def start(place: Path) -> subprocess.Popen[str]:
    """A check, without a cache, of the example course by the program in a folder."""
    command = [sys.executable, "-B", "-c", CODE, "check", str(RECORDS), "--no-cache"]
    environment = {**os.environ, "PYTHONPATH": str(place)}
    return subprocess.Popen(command, cwd=place.parent, env=environment, stdout=subprocess.PIPE, text=True)


def outcome(check: subprocess.Popen[str]) -> tuple[str, str]:
    """What a check printed, and how it got its rules and words with which exit code."""
    *findings, how = check.communicate()[0].splitlines()
    return "\n".join(findings), how


def run(place: Path) -> tuple[str, str]:
    return outcome(start(place))


def made(checkout: Path) -> list[str]:
    return sorted(path.name for path in (checkout / "build" / "compiled").iterdir())


def test_the_first_run_of_a_checkout_compiles_for_the_next(checkout: Path) -> None:
    findings, how = run(checkout)
    assert (how, made(checkout)) == (READ, NAMES)
    assert run(checkout) == (findings, COMPILED)


def stale_rules(checkout: Path) -> None:
    path = checkout / "rules" / "review.yaml"
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")


def stale_words(checkout: Path) -> None:
    path = checkout / "rules" / "vocabulary.yaml"
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")


def stale_program(checkout: Path) -> None:
    path = checkout / "reclint" / "catalogue" / "load.py"
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")


def damaged(checkout: Path) -> None:
    path = checkout / "build" / "compiled" / "catalogue.json"
    path.write_bytes(path.read_bytes()[:-100])


def test_what_was_made_from_anything_else_is_not_used_and_made_anew(checkout: Path) -> None:
    first = run(checkout)
    for change in (stale_rules, stale_words, stale_program, damaged):
        change(checkout)
        assert (change, run(checkout)) == (change, first)
    assert run(checkout) == (first[0], COMPILED)


def test_a_changed_rule_is_seen_at_once(checkout: Path) -> None:
    before = run(checkout)[0]
    path = checkout / "rules" / "review.yaml"
    text = path.read_text("utf-8")
    head, rule, rest = text.partition("  review-verdict-conflict:\n")
    path.write_text(head + rule + rest.replace("grade: critical", "grade: polish", 1), "utf-8")
    after = run(checkout)[0]
    assert (before.count(" critical "), after.count(" critical ")) == (2, 1)


def test_a_checkout_that_cannot_be_written_to_works_without(checkout: Path) -> None:
    (checkout / "build").write_text("no folder")
    findings, how = run(checkout)
    assert how == READ
    assert run(checkout) == (findings, READ)
    assert (checkout / "build").read_text() == "no folder"


def test_runs_side_by_side_leave_whole_files(checkout: Path) -> None:
    checks = [start(checkout) for _ in range(3)]
    found = {outcome(check)[0] for check in checks}
    assert (len(found), made(checkout)) == (1, NAMES)
    assert run(checkout) == (found.pop(), COMPILED)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel that was built from a checkout in which an older program has run."""
    folder = tmp_path_factory.mktemp("source") / "checkout"
    kept = ("reclint", "rules", "scripts", "pyproject.toml", "README.md", "LICENSE", ".gitignore")
    for path in (ROOT / name for name in kept):
        if path.is_dir():
            shutil.copytree(path, folder / path.name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(path, folder)
    (folder / "build" / "compiled").mkdir(parents=True)
    (folder / "build" / "compiled" / "catalogue.json").write_text("{}")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder / "dist")]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    (built,) = (folder / "dist").iterdir()
    return built


@pytest.fixture
def installed(wheel: Path, tmp_path: Path) -> Iterator[Path]:
    """The folder into which the wheel is unpacked; no run may have changed it."""
    folder = tmp_path / "installed"
    zipfile.ZipFile(wheel).extractall(folder)
    before = sorted(folder.rglob("*"))
    yield folder
    assert sorted(folder.rglob("*")) == before


def test_a_wheel_has_them(installed: Path, checkout: Path) -> None:
    assert sorted(path.name for path in (installed / "reclint" / "rules" / "compiled").iterdir()) == NAMES
    assert sorted(path.name.split("-")[0] for path in installed.iterdir()) == ["reclint", "reclint"]
    assert run(installed) == (run(checkout)[0], COMPILED)


def test_an_installed_package_whose_rules_were_changed_reads_them(installed: Path) -> None:
    path = installed / "reclint" / "rules" / "review.yaml"
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")
    findings, how = run(installed)
    assert how == READ
    assert run(installed) == (findings, READ)
