"""reclint standing ready says what the program says that is started, whoever calls it from where."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from .samples import THIRD

RECLINT = [sys.executable, "-m", "reclint"]


@pytest.mark.parametrize(
    ("arguments", "variables"),
    [
        (["check"], {}),
        (["check", "--output", "github", THIRD], {"GITHUB_ACTIONS": "true"}),
        (["check", "-", "--stdin-filename", THIRD], {"FORCE_COLOR": "1"}),
        (["check", "--staged"], {}),
        (["explain", "blåbær"], {}),
    ],
)
def test_a_call_is_what_a_start_of_the_program_is(
    arguments: list[str], variables: dict[str, str], course: Path, standing: str
) -> None:
    done = [
        subprocess.run(
            [*command, *arguments],
            cwd=course / "series-1" if THIRD not in arguments else course,
            env={**os.environ, **variables},
            input=(course / THIRD).read_bytes(),
            capture_output=True,
            check=False,
        )
        for command in (RECLINT, shlex.split(standing))
    ]
    started, called = [(one.returncode, one.stdout, one.stderr) for one in done]
    assert called == started != (0, b"", b"")
