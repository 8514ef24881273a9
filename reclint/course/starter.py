"""What a course begins with: a configuration, a hook and a CI job, proposed from what the folder holds."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reclint.text.words import counted
from reclint.workspace import roles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reclint.workspace import Lesson, Role, Workspace

CONFIGURATION = "reclint.yaml"
HOOKS = ".pre-commit-config.yaml"
WORKFLOW = ".github/workflows/reclint.yml"
GITLAB = ".gitlab-ci.yml"
_SCHEMA = "reclint.schema.json"
_LEAST_FILES = 2
"""How many files must be named alike before a template is proposed."""


_FOUND = """\
# Nothing was read by the words that reclint knows; by these it is. Correct what is wrong: "reclint show RECORD --why"
# tells what is read, docs/vocabulary.md which words there are."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A file to write: its path relative to the top of the repository, its text, and what it is where that is long."""

    path: str
    text: str
    what: str | None = None


def found(workspace: Workspace) -> tuple[str, ...]:
    """What the folder holds, a line each: how many documents of each kind, and what belongs to nothing."""
    every = roles(workspace)
    kinds = Counter(role.kind for role in every if role.kind)
    others = [role.key for role in every if not role.kind]
    lines = [counted(count, kind) for kind, count in sorted(kinds.items())]
    if others:
        some = ", ".join(others[:5])
        lines.append(f"{len(others)} of nothing: {some}{', …' if len(others) > 5 else ''}")
    return tuple(lines)


def for_course(workspace: Workspace, folder: str, schema: str, words: str = "") -> tuple[Proposal, ...]:
    """The files of a course in a ``folder`` of its repository.

    ``schema`` is that of configurations, ``words`` what the configuration says of the course's own records and words.
    """
    start = f"{folder}/" if folder else ""
    return (
        Proposal(f"{start}{CONFIGURATION}", _configuration(workspace, words)),
        Proposal(f"{start}{_SCHEMA}", schema, "the JSON Schema of the configuration, for editors"),
    )


def for_repository(source: str, ci: str) -> tuple[Proposal, ...]:
    """The files of a repository: ``source`` is what pip installs in CI; ``ci``: ``github``, ``gitlab`` or ``none``."""
    files = [Proposal(HOOKS, _HOOKS)]
    if ci == "github":
        files.append(Proposal(WORKFLOW, _GITHUB.replace("SOURCE", source)))
    if ci == "gitlab":
        files.append(Proposal(GITLAB, _GITLAB.replace("SOURCE", source)))
    return tuple(files)


def _configuration(workspace: Workspace, words: str) -> str:
    lines = [
        f"# yaml-language-server: $schema={_SCHEMA}",
        "# The configuration of reclint. The folder of this file is the root of the course.",
        '# "reclint check --show-config" prints every value in force and where it was set.',
        "",
        *([_FOUND, words] if words else []),
    ]
    templates = dict(_templates(workspace))
    for kind, default in (("notebooks", workspace.vocabulary.files["notebooks"]), ("lessons", ())):
        if kind in templates:
            lines.append(f"{kind}:")
            lines += [f'  - "{template}"' for template in (*templates[kind], *default)]
    lines += [
        "# What is never read; patterns as in .gitignore.",
        "exclude: []",
        "",
        "# The least grade that stops a commit or a build: critical, improvement, polish or never.",
        "fail-on: improvement",
        "",
        "# Rules that are off or have another grade, for example",
        "#   field-missing: off",
        "rules: {}",
    ]
    return "\n".join(lines) + "\n"


def _templates(workspace: Workspace) -> Iterator[tuple[str, list[str]]]:
    """Templates for documents that belong to nothing yet, and whose names hold lessons' slugs."""
    lessons = [lesson for module in workspace.modules for lesson in module.lessons if lesson.slug]
    strays = [role for role in roles(workspace) if not role.kind]
    for kind, suffix, missing in (
        ("notebooks", ".ipynb", [lesson for lesson in lessons if not lesson.notebook_match]),
        ("lessons", ".md", [lesson for lesson in lessons if not lesson.plan_key]),
    ):
        likely = Counter(template for template in _likely(strays, suffix, missing) if template)
        chosen = [template for template, count in likely.most_common(2) if count >= _LEAST_FILES]
        if chosen:
            yield kind, chosen


def _likely(strays: Sequence[Role], suffix: str, lessons: Sequence[Lesson]) -> Iterator[str | None]:
    for role in strays:
        if role.key.lower().endswith(suffix):
            owners = (lesson for lesson in lessons if lesson.slug and _names(role.key, lesson.slug))
            owner = max(owners, key=lambda lesson: len(lesson.slug or ""), default=None)
            yield _template(role.key, owner) if owner else None


def _names(key: str, slug: str) -> bool:
    """Whether a file's name has a slug in it as a whole: "1-2-first-knots.ipynb", not "my-first-knotsmith"."""
    return re.search(rf"(?<![a-z0-9]){re.escape(slug)}(?![a-z0-9])", key.rpartition("/")[2]) is not None


def _template(key: str, lesson: Lesson) -> str:
    """The path with the lesson's slug and numbers as placeholders, from the nearest folder that both lie in."""
    folder = lesson.module.folder
    while folder and not key.startswith(f"{folder}/"):
        folder = folder.rpartition("/")[0]
    path = key.removeprefix(f"{folder}/") if folder else key
    series, _, module = lesson.module.number.partition(".")
    before, slug, after = path.rpartition(lesson.slug or "")
    numbers = rf"(?<!\d)0?{series}(?P<a>[^\d/]+)0?{module}(?P<b>[^\d/]+)0?{lesson.position}(?!\d)"
    before = re.sub(numbers, r"{series}\g<a>{module}\g<b>{position}", before)
    return f"{before}{{slug}}{after}" if slug else path


_HOOKS = """\
repos:
  - repo: local
    hooks:
      - id: reclint
        name: reclint
        entry: reclint check --staged
        language: system # uses the reclint that is installed
        files: (?i)(\\.(md|markdown|mdx|ipynb|ya?ml|json)|(^|/)pyproject\\.toml)$
        require_serial: true
        always_run: true
        stages: [pre-commit, pre-merge-commit, pre-push, manual]
"""
_GITHUB = """\
name: Lesson records
on:
  push: # the default branch, which is checked whole
  pull_request: # compared with the branch that it goes into
  merge_group:
permissions:
  contents: read
jobs:
  reclint:
    if: github.event_name != 'push' || github.ref_name == github.event.repository.default_branch
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2
        with:
          fetch-depth: 0 # the base of a comparison must be there
          persist-credentials: false
      - uses: actions/setup-python@a26af69be951a213d495a4c3e4e4022e16d87065 # v5.6.0
        with:
          python-version: "3.x"
      - run: pip install "SOURCE"
      - run: reclint check --output auto ${BASE:+--since "$BASE"}
        env:
          BASE: ${{ github.event.pull_request.base.sha || github.event.merge_group.base_sha }}
"""
_GITLAB = """\
reclint:
  image: python:3.12
  variables:
    GIT_DEPTH: 0 # a merge request is compared with its target
  script:
    - pip install "SOURCE"
    - >-
      reclint check --output text --output gitlab:reclint.json
      ${CI_MERGE_REQUEST_DIFF_BASE_SHA:+--since "$CI_MERGE_REQUEST_DIFF_BASE_SHA"}
  artifacts:
    when: always
    reports:
      codequality: reclint.json
"""
