"""``reclint init`` and the GitHub Action: what they propose works as it stands, and nothing is overwritten."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from ruamel.yaml import YAML

from reclint.files.origin import PLACEHOLDER, installed_from

from .conftest import EMPTY_FOLDER
from .layouts import two_with_pages
from .test_gate import state

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Git, Result

    Reclint = Callable[..., Result]

FILES = {"reclint.yaml", "reclint.schema.json", ".pre-commit-config.yaml", ".github/workflows/reclint.yml"}


def load(path: Path) -> Any:
    return YAML(typ="safe").load(path)


def test_without_consent_nothing_is_written(course: Path, reclint: Reclint) -> None:
    before = state(course)
    result = reclint("init")
    assert result.code == 0
    assert result.out.splitlines()[0] == (
        "found 1 course page, 8 notebooks, 3 plans, 9 planning documents with review log, 3 records, "
        "1 series summary, 1 of nothing: README.md"
    )
    assert result.out.splitlines()[-1] == "nothing was written; reclint init --yes writes it"
    assert state(course) == before


def test_what_is_written_works(course: Path, reclint: Reclint) -> None:
    before = state(course)
    found = reclint("check").out
    assert reclint("init", "--yes").code == 0
    assert state(course).keys() - before.keys() == FILES
    assert {name: data for name, data in state(course).items() if name not in FILES} == before
    assert reclint("check").out == found
    [hook] = load(course / ".pre-commit-config.yaml")["repos"][0]["hooks"]
    assert hook["entry"] == "reclint check --staged"
    steps = load(course / ".github/workflows/reclint.yml")["jobs"]["reclint"]["steps"]
    assert steps[2]["run"] == f'pip install "{installed_from()}"'


def test_nothing_is_overwritten(course: Path, reclint: Reclint) -> None:
    for name in (".pre-commit-config.yaml", "reclint.yml"):
        (course / name).write_text("# mine\n" if name != "reclint.yml" else "fail-on: never\n", "utf-8")
    before = state(course)
    out = reclint("init", "--yes").out
    assert {name: state(course)[name] for name in before} == before
    assert state(course).keys() - before.keys() == {".github/workflows/reclint.yml", "reclint.schema.json"}
    assert ".pre-commit-config.yaml is there and stays as it is" in out
    assert reclint("init", "--yes").out.count("is there and stays as it is") == 4


@pytest.mark.parametrize(("ci", "name"), [("gitlab", ".gitlab-ci.yml"), ("github", ".github/workflows/reclint.yml")])
def test_the_job_of_a_ci(ci: str, name: str, course: Path, reclint: Reclint) -> None:
    reclint("init", "--yes", "--ci", ci, "--source", "git+ssh://git@example.org/reclint.git@v1")
    assert "git+ssh://git@example.org/reclint.git@v1" in (course / name).read_text("utf-8")
    assert load(course / name)
    assert PLACEHOLDER not in (course / name).read_text("utf-8")


def test_no_ci_on_request(course: Path, reclint: Reclint) -> None:
    reclint("init", "--yes", "--ci", "none")
    assert not (course / ".github").exists()


def test_notebooks_with_other_names_get_a_template(course: Path, reclint: Reclint) -> None:
    (course / "labs").mkdir()
    for path in (course / "notebooks").glob("1-2-*"):
        path.rename(course / "labs" / path.name.replace("1-2-", "m1_02_", 1).replace("_02_", "_2_"))
    assert reclint("init", "--yes").code == 0
    assert load(course / "reclint.yaml")["notebooks"][0] == "labs/m{series}_{module}_{position}-{slug}.ipynb"
    assert "notebook of 1.2 dough-temperature, by the lesson's slug" in reclint("show", "--workspace").out


def test_planning_documents_with_other_names_get_a_template(course: Path, reclint: Reclint) -> None:
    for path in list((course / "series-1").glob("*/lessons/*.md")):
        path.rename(path.with_name(f"lesson-{path.name}"))
    assert reclint("init", "--yes").code == 0
    assert load(course / "reclint.yaml")["lessons"][0] == "lessons/lesson-{slug}.md"
    assert "planning document with review log of 1.2 dough-temperature" in reclint("show", "--workspace").out


def test_a_folder_without_records(folder: Path, reclint: Reclint) -> None:
    result = reclint("init", "--yes")
    assert (result.code, list(folder.iterdir())) == (1, [])
    assert (result.out, result.err) == ("", EMPTY_FOLDER)


def test_it_works_from_the_top_of_the_repository(
    git: Git, course: Path, reclint: Reclint, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = state(course)
    monkeypatch.chdir(course / "series-1" / "module-1-2")
    assert reclint("init", "--yes").code == 0
    assert state(course).keys() - before.keys() == FILES


def test_each_of_several_courses_gets_a_configuration(
    tmp_path: Path, reclint: Reclint, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout = two_with_pages(tmp_path)
    monkeypatch.chdir(layout.top)
    assert reclint("init", "--yes", "--ci", "none").code == 0
    written = {name for name in state(layout.top) if name.endswith((".yaml", ".json"))}
    assert written == {
        ".pre-commit-config.yaml",
        *(f"{name}/{file}" for name in ("bikes", "boats") for file in ("reclint.yaml", "reclint.schema.json")),
    }


def test_the_first_day_of_an_old_course(course: Path, reclint: Reclint) -> None:
    out = reclint("init").out
    assert "today: MAJOR REVISION: 2 critical, 5 improvement, 1 polish in 3 records" in out
    assert reclint("init", "--yes", "--baseline").out.splitlines()[-1] == "wrote reclint-baseline.json, which accepts 8"
    assert reclint("check").code == 0


def test_the_configuration_fits_the_schema_that_it_names(course: Path, reclint: Reclint) -> None:
    reclint("init", "--yes")
    first = (course / "reclint.yaml").read_text("utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=reclint.schema.json"
    schema = json.loads((course / "reclint.schema.json").read_text("utf-8"))
    jsonschema.validate(load(course / "reclint.yaml"), schema)


@pytest.mark.skipif(os.name == "nt", reason="pipes that are closed early are those of POSIX")
def test_a_reader_that_stops_early_loses_no_file(course: Path) -> None:
    command = f'"{Path(sys.executable).as_posix()}" -m reclint init --yes | head -n 1'
    subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=course, check=True, capture_output=True)
    assert {name for name in FILES if (course / name).exists()} == FILES


@pytest.mark.parametrize(
    ("kept", "expected"),
    [
        ('{"url": "https://example.org/r.git", "vcs_info": {"commit_id": "abc"}}', "git+https://example.org/r.git@abc"),
        (
            '{"url": "https://me:key@example.org/r.git", "vcs_info": {"commit_id": "a"}}',
            "git+https://example.org/r.git@a",
        ),
        ('{"url": "ssh://git@example.org/r.git", "vcs_info": {"commit_id": "a"}}', "git+ssh://git@example.org/r.git@a"),
        ('{"url": "file:///nowhere"}', PLACEHOLDER),
        ("{}", PLACEHOLDER),
        ("", PLACEHOLDER),
    ],
)
def test_what_is_installed_in_a_job(kept: str, expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reclint.files.origin.distribution", lambda _: SimpleNamespace(read_text=lambda _: kept))
    assert installed_from() == expected


def test_a_checkout_is_installed_from_where_it_came_from(git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    git("remote", "add", "origin", "git@example.org:team/reclint.git")
    kept = json.dumps({"url": git.folder.as_uri(), "dir_info": {"editable": True}})
    monkeypatch.setattr("reclint.files.origin.distribution", lambda _: SimpleNamespace(read_text=lambda _: kept))
    head = git("rev-parse", "HEAD").strip()
    assert installed_from() == f"git+ssh://git@example.org/team/reclint.git@{head}"
