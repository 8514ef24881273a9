"""Which module a notebook is named as one of, by the file templates in force.

A template that tells series and module is looked for in every folder; any other below the folder of a record, where no
other record lies, since such a name says nothing of the module, and in a folder that it names for all modules. One with
``*`` counts only where there is none without: it finds what is named half right.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.checks.shared_notebooks import shares_notebook
from reclint.checks.templates import Template, stands_for_itself, tail_of, tells_module

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reclint.workspace import Lesson, Module, Workspace

# The numbers that a notebook's file name starts with.
_NUMBERS = re.compile(r"^\d+(?:-\d+)*-")


def notebooks_of_modules(course: Workspace) -> Iterator[tuple[str, Module]]:
    """The notebooks that are named as some module's, by key, with the module."""
    whole = _whole_templates(course)
    numbered = [Template(tail_of(template)) for template in whole if tells_module(template)]
    own = dict(_own_templates(course, [template for template in whole if not tells_module(template)]))
    for key in course.notebooks:
        found = _by_number(course, key, numbered) or _own_module(key, own)
        if found:
            yield key, found


def notebooks_of_nobody(course: Workspace) -> Iterator[str]:
    """The notebooks in the folder that a template names for those of all modules, "nb/{slug}.ipynb"."""
    shared = [template for template in _whole_templates(course) if _names_folder(template)]
    templates = [Template(template) for template in shared]
    owned = {key for key, _ in notebooks_of_modules(course)} if templates else set()
    for key in course.notebooks if templates else ():
        if key not in owned and any(template.numbers(key) for template in templates):
            yield key


def _names_folder(template: str) -> bool:
    """Whether a template that tells no module names a folder by plain text: what lies there is meant for a lesson."""
    folder = template.rpartition("/")[0]
    return bool(folder) and not tells_module(template) and stands_for_itself(folder)


def has_notebooks_by_name(course: Workspace) -> bool:
    """Whether any notebook is called as those of the course are."""
    return any(notebooks_of_modules(course)) or any(notebooks_of_nobody(course))


def _whole_templates(course: Workspace) -> Sequence[str]:
    """Those that tell a notebook from any other file; one with ``*`` only where there is no other."""
    templates = course.vocabulary.files.get("notebooks", ())
    return [template for template in templates if "*" not in template] or templates


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


def is_of_confused(key: str, module: Module) -> bool:
    """Whether a notebook is that of a lesson which names another lesson's: that is one fault, and told there."""
    others = ((lesson, notebook_of_another(lesson)) for lesson in module.lessons if lesson.slug)
    confused = (lesson.slug for lesson, other in others if other and not shares_notebook(lesson, other))
    return any(slug and slug in key.rpartition("/")[2] for slug in confused)


def _by_number(course: Workspace, key: str, templates: Sequence[Template]) -> Module | None:
    said = (numbers for template in templates if (numbers := template.numbers_below(key)))
    found = (course.module_numbered(f"{series}.{module}") for series, module in said)
    return next((module for module in found if module), None)


def _own_templates(course: Workspace, templates: Sequence[str]) -> Iterator[tuple[str, tuple[Module, list[Template]]]]:
    """What notebooks are called below the folder of each module that has its folder to itself."""
    folders = [module.folder for module in course.modules]
    for module in course.modules if templates else ():
        if folders.count(module.folder) == 1:
            series, _, number = module.number.partition(".")
            known = {"series": series, "module": number}
            yield module.folder, (module, [Template(template, known) for template in templates])


def _own_module(key: str, own: Mapping[str, tuple[Module, Sequence[Template]]]) -> Module | None:
    """The module in whose folder a notebook lies and is called as those of it are."""
    for folder, (module, templates) in own.items():
        start = f"{folder}/" if folder else ""
        if key.startswith(start) and any(template.numbers(key, (len(start),)) for template in templates):
            return module
    return None
