"""Runs the steps of `action.yml` word for word, in the environment that a runner of GitHub gives them.

What a runner adds is made here: the values of expressions, files for outputs, folders for temporary things. Only what
`pip install` puts into an environment is not: the program there is the one that is tested.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from .conftest import ROOT

ACTION: dict[str, Any] = YAML(typ="safe").load(ROOT / "action.yml")
_PYTHON = """\
#!/bin/sh
# The Python of the runner: it makes an environment whose Python is the one that the tests run on.
if [ "$2 $3" = "-m venv" ]; then
    mkdir -p "$4/bin"
    cp "$0" "$4/bin/python"
elif [ "$2 $3" = "-m reclint" ]; then
    shift 3
    exec {program} "$@"
elif [ "$2 $3" != "-m pip" ]; then
    exec "{python}" "$@"
fi
exec "{python}" "$1" -c '{found}' "$3" > /dev/null
"""
_FOUND = """\
import runpy, sys
from importlib.util import find_spec
from pathlib import Path
found = find_spec(sys.argv[1])
if Path.cwd() in Path(found.origin).parents:
    runpy.run_module(sys.argv[1], run_name="__main__")
"""
"""Modules are found as they would be, and run where they are those of the folder; else what they do is left out."""


@dataclass(frozen=True)
class Done:
    """How a run of the action ended."""

    code: int
    out: str
    err: str
    outputs: dict[str, str]


@dataclass(frozen=True)
class Job:
    """A job that has checked out a repository into ``workspace``; ``event`` holds its values by their expressions.

    ``program`` is the command that reclint is.
    """

    workspace: Path
    temporary: Path
    event: dict[str, str] = field(default_factory=dict)
    variables: dict[str, str] = field(default_factory=dict)
    program: str = f'"{Path(sys.executable).as_posix()}" -I -m reclint'

    def run(self, **inputs: str) -> Done:
        """All steps one after another, until one fails; underscores in names of inputs stand for hyphens."""
        given = {name.replace("_", "-"): value for name, value in inputs.items()}
        unknown = given.keys() - ACTION["inputs"].keys()
        assert not unknown, unknown
        known = {f"inputs.{name}": str(entry["default"]) for name, entry in ACTION["inputs"].items()}
        known |= {"github.token": "t0ken", **self.event, **{f"inputs.{name}": value for name, value in given.items()}}
        out = err = ""
        for step in ACTION["runs"]["steps"]:
            done, outputs = self._step(step, known)
            out, err = out + done.stdout, err + done.stderr
            known |= {f"steps.{step.get('id')}.outputs.{name}": value for name, value in outputs.items()}
            if done.returncode:
                break
        outputs = {name: self._value(entry["value"], known) for name, entry in ACTION["outputs"].items()}
        return Done(done.returncode, out, err, outputs)

    def _step(
        self, step: dict[str, Any], known: dict[str, str]
    ) -> tuple[subprocess.CompletedProcess[str], dict[str, str]]:
        assert step["shell"] == "bash"
        assert "${{" not in step["run"], "an expression in a script is code that others may write"
        script, outputs, path = (self._made(name) for name in ("step.sh", "outputs", "path"))
        script.write_text(step["run"], "utf-8")
        told = {name: self._value(value, known) for name, value in step.get("env", {}).items()}
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", str(script)],
            cwd=self.workspace / self._value(step.get("working-directory", "."), known),
            env={**self._environment(outputs, path), **told},
            capture_output=True,
            text=True,
            check=False,
        )
        assert path.read_text("utf-8") == "", "a step puts something on the PATH of the job"
        lines = outputs.read_text("utf-8").splitlines()
        return done, dict(line.split("=", 1) for line in lines)

    def _made(self, name: str) -> Path:
        path = self.temporary / name
        path.write_text("", "utf-8")
        return path

    def _environment(self, outputs: Path, path: Path) -> dict[str, str]:
        programs = self.temporary / "programs"
        programs.mkdir(exist_ok=True)
        python = _PYTHON.format(python=Path(sys.executable).as_posix(), program=self.program, found=_FOUND)
        (programs / "python3").write_text(python)
        (programs / "python3").chmod(0o755)
        return {
            **{name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "CI_", "GIT_"))},
            "PATH": f"{programs}{os.pathsep}{_without_reclint(os.environ['PATH'])}",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GITHUB_ACTIONS": "true",
            "GITHUB_WORKSPACE": str(self.workspace),
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_OUTPUT": str(outputs),
            "GITHUB_PATH": str(path),
            "GITHUB_SERVER_URL": "https://github.invalid",
            "GITHUB_STEP_SUMMARY": str(self.temporary / "summary"),
            "RUNNER_TEMP": str(self.temporary),
            **self.variables,
        }

    @staticmethod
    def _value(expression: str, known: dict[str, str]) -> str:
        """A text with its expressions replaced: the first of some values that is there and not empty."""

        def value(match: re.Match[str]) -> str:
            parts = match[1].split(" || ")
            return next((known[part] for part in parts if known.get(part)), "")

        once = re.sub(r"\$\{\{ (.*?) \}\}", value, str(expression))
        return re.sub(r"\$\{\{ (.*?) \}\}", value, once)


def _without_reclint(path: str) -> str:
    """A PATH on which no reclint lies."""
    folders = path.split(os.pathsep)
    return os.pathsep.join(folder for folder in folders if not (Path(folder) / "reclint").exists())
