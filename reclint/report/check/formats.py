"""The outputs of ``reclint check`` by name; the module of an output is imported when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reclint.findings.report import Report
    from reclint.report.view import View

    Render = Callable[[Report, View], str]

FORMATS: Mapping[str, tuple[str, str]] = {
    "text": ("text", "render"),
    "full": ("full", "render"),
    "json": ("json", "render"),
    "sarif": ("sarif", "render"),
    "github": ("github", "render"),
    "gitlab": ("gitlab", "render"),
    "junit": ("junit", "render"),
    "rdjson": ("rdjson", "render"),
    "markdown": ("comment", "render"),
}
"""The module and the function of each format."""
_SUMMARY = ("comment", "render_summary")
FOR_PEOPLE = ("text", "full", "github")
"""The formats that already hold the text."""


def render(form: str, report: Report, view: View) -> str:
    """A report in one of the `FORMATS`, or as the ``summary`` of a job."""
    module, name = _SUMMARY if form == "summary" else FORMATS[form]
    function = cast("Render", getattr(import_module(f"reclint.report.check.{module}"), name))
    return function(report, view)
