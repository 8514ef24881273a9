"""Which module a notebook is named as one of, by the file templates in force.

A template that tells series and module is looked for in every folder; any other only below the folder of a record,
where no other record lies, since such a name says nothing of the module. A template with ``*`` counts only where there
is none without: it finds what is named half right.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reclint.workspace import Lesson, Module, Workspace

# "2-1-3-first-knots.ipynb": numbers are digits, a slug is in kebab case; names in capitals are no lesson's.
_PARTS = {"series": r"\d+", "module": r"\d+", "position": r"\d+", "slug": r"[a-z0-9-]+"}
# The numbers that a notebook's file name starts with.
_NUMBERS = re.compile(r"^\d+(?:-\d+)*-")
# What may stand in a template beside plain text.
_HOLE = re.compile(r"\{(series|module|position|slug)\}|\*|\?")


def notebooks_of_modules(course: Workspace) -> Iterator[tuple[str, Module]]:
    """The notebooks that are named as some module's, by key, with the module."""
    templates = course.vocabulary.files.get("notebooks", ())
    whole = [template for template in templates if "*" not in template] or templates
    numbered = [_pattern(_tail(template)) for template in whole if _tells_module(template)]
    own = dict(_own_patterns(course, [template for template in whole if not _tells_module(template)]))
    for key in course.notebooks:
        found = _by_number(course, key, numbered) or next((own[name] for name in own if name.fullmatch(key)), None)
        if found:
            yield key, found


def of_planned_lesson(key: str, module: Module) -> bool:
    """Whether a notebook is one that the module's plan names, or is named after a lesson that only the plan has."""
    plan = module.plan
    if plan is None:
        return False
    name = key.rpartition("/")[2]
    if any(name == path.rpartition("/")[2] for path in plan.notebooks):
        return True
    built = {lesson.slug for lesson in module.lessons}
    slug = slug_in(key)
    return any(lesson.slug == slug for lesson in plan.lessons if lesson.slug not in built)


def slug_in(key: str) -> str:
    """A notebook's name without folder, ending and leading numbers."""
    return _NUMBERS.sub("", key.rpartition("/")[2].rpartition(".")[0])


def notebook_of_another(lesson: Lesson) -> str | None:
    """The slug of another lesson after which the notebook is named that the record names for this one.

    A lesson may share the notebook of another one; it does so where its own section, or the other's, says nothing else,
    so only a name that is exactly the other lesson's, beside a slug of this lesson that is unlike it, is told.
    """
    match, own = lesson.notebook_match, lesson.slug
    slug = slug_in(match.key) if match and match.named else None
    if slug is None or own is None or slug == own or slug not in lesson.module.workspace.taught_in:
        return None
    return None if set(slug.split("-")) <= set(own.split("-")) else slug


def _tells_module(template: str) -> bool:
    return "{series}" in template and "{module}" in template


def _tail(template: str) -> str:
    """The end of a template, from the last folder on that both numbers stand in or below."""
    parts = template.split("/")
    tails = ("/".join(parts[start:]) for start in range(len(parts) - 1, -1, -1))
    return next(tail for tail in tails if _tells_module(tail))


def _by_number(course: Workspace, key: str, patterns: list[re.Pattern[str]]) -> Module | None:
    matches = (match for pattern in patterns if (match := pattern.fullmatch(key)))
    found = (course.module_numbered(f"{match['series']}.{match['module']}") for match in matches)
    return next((module for module in found if module), None)


def _own_patterns(course: Workspace, templates: list[str]) -> Iterator[tuple[re.Pattern[str], Module]]:
    """What a notebook of each module is called that has its folder to itself."""
    folders = [module.folder for module in course.modules]
    for module in course.modules:
        if folders.count(module.folder) == 1:
            series, _, number = module.number.partition(".")
            start = f"{re.escape(module.folder)}/" if module.folder else ""
            for template in templates:
                yield re.compile(start + _spelled(template, {"series": series, "module": number})), module


def _pattern(tail: str) -> re.Pattern[str]:
    """Finds what a template's end may be, in whatever folder."""
    return re.compile(rf"(?:.*/)?{_spelled(tail, {})}")


def _spelled(template: str, known: Mapping[str, str]) -> str:
    """A template as a regular expression, with what is ``known`` filled in, and the numbers as groups."""
    pieces, end, seen = [], 0, set()
    for hole in _HOLE.finditer(template):
        name = hole[1]
        pieces.append(re.escape(template[end : hole.start()]))
        if name in known:
            pieces.append(re.escape(known[name]))
        elif name in ("series", "module"):
            pieces.append(rf"(?P={name})" if name in seen else rf"(?P<{name}>{_PARTS[name]})")
        else:
            pieces.append(_PARTS[name] if name else "[^/]*" if hole[0] == "*" else "[^/]")
        seen.add(name)
        end = hole.end()
    return "".join([*pieces, re.escape(template[end:])])
