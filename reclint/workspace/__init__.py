"""A course's records with the plans, review logs and notebooks around them, as cached look-ups."""

from reclint.workspace.documents import Documents, Shelf, ancestors
from reclint.workspace.module import Lesson, Module
from reclint.workspace.pairing import Evidence, NotebookMatch
from reclint.workspace.progress import (
    Held,
    Moment,
    Step,
    course_of,
    depth_after,
    find_concept,
    lesson_order,
    plain_name,
    practised_in,
    state_before,
)
from reclint.workspace.roles import Role, roles
from reclint.workspace.workspace import Workspace

__all__ = [
    "Documents",
    "Evidence",
    "Held",
    "Lesson",
    "Module",
    "Moment",
    "NotebookMatch",
    "Role",
    "Shelf",
    "Step",
    "Workspace",
    "ancestors",
    "course_of",
    "depth_after",
    "find_concept",
    "lesson_order",
    "plain_name",
    "practised_in",
    "roles",
    "state_before",
]
