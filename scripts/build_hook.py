"""What the build of a wheel does besides packing files: it adds the rules and words in the form that is quick to read.

hatchling calls this; see `tool.hatch.build.targets.wheel.hooks` in pyproject.toml. An editable installation is a
checkout, which makes them by itself.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledRules(BuildHookInterface[Any]):
    """Adds `reclint/rules/compiled` to a wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the rules of this source tree with the program of this source tree."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from reclint.course.opening import compile_shipped

        self._folder = TemporaryDirectory()
        for name, text in compile_shipped().items():
            path = Path(self._folder.name, name)
            path.write_text(text, encoding="utf-8", newline="\n")
            build_data["force_include"][str(path)] = f"reclint/rules/compiled/{name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was packed."""
        if version != "editable":
            self._folder.cleanup()
