"""Where the faces of ``reclint report`` go: standard output, files by their endings, a browser."""

from __future__ import annotations

import tempfile
import webbrowser
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reclint.text.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FORMS = ("terminal", "html", "markdown", "sheet", "json")
STANDARD_OUTPUT = "-"
ENDINGS: Mapping[str, str] = {
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "terminal",
    ".log": "terminal",
    ".json": "json",
}


@dataclass(frozen=True, slots=True)
class Target:
    """A face, and the file that it goes to; None is standard output. ``browse``: it is opened in a browser then."""

    form: str
    path: Path | None = None
    browse: bool = False


def read_targets(outputs: Sequence[str], form: str | None, *, browse: bool) -> tuple[Target, ...]:
    """The targets that are asked for; standard output where no file is, and nothing is to be opened.

    The ending of a file says which face it gets. ``form`` is that of standard output and of files with other endings,
    and ``sheet`` that of Markdown files, too.

    Raises:
        UsageError: the ending of a file says nothing, or a place is named twice.
    """
    found = [_target(output, form) for output in outputs]
    if twice := next((output for output in outputs if outputs.count(output) > 1), None):
        raise UsageError(f'"{twice}" is named twice', "give each output a file of its own")
    if browse:
        found = _opened(found)
    return tuple(found) or (Target(form or "terminal"),)


def _target(output: str, form: str | None) -> Target:
    if output == STANDARD_OUTPUT:
        return Target(form or "terminal")
    path = Path(output)
    known = ENDINGS.get(path.suffix.lower())
    if known is None and form is None:
        raise UsageError(
            f'the ending of "{output}" does not say what to write', f"end it in {', '.join(ENDINGS)}, or add --format"
        )
    return Target("sheet" if form == "sheet" and known in ("markdown", None) else known or form or "", path)


def _opened(targets: Sequence[Target]) -> list[Target]:
    """The targets with the first page marked for the browser; a page in a temporary folder where there is none."""
    pages = [target for target in targets if target.form == "html" and target.path]
    if pages:
        return [replace(target, browse=target is pages[0]) for target in targets]
    folder = Path(tempfile.mkdtemp(prefix="reclint-"))
    return [*targets, Target("html", folder / "report.html", browse=True)]


def browse(path: Path) -> bool:
    """Open a page in the browser; False where none can be started."""
    return webbrowser.open(path.resolve().as_uri())
