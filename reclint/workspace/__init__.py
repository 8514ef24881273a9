"""A course's records with the plans, review logs and notebooks around them, as cached look-ups.

What only a comparison with an earlier state needs is imported from its own modules.
"""

from reclint.workspace.documents import Documents, link_answers
from reclint.workspace.file_names import ancestors
from reclint.workspace.lack import Lack
from reclint.workspace.lesson import Lesson
from reclint.workspace.pairing import Evidence, NotebookMatch
from reclint.workspace.roles import Role, belonging, roles
from reclint.workspace.shelf import Shelf
from reclint.workspace.workspace import Module, Workspace

__all__ = [
    "Documents",
    "Evidence",
    "Lack",
    "Lesson",
    "Module",
    "NotebookMatch",
    "Role",
    "Shelf",
    "Workspace",
    "ancestors",
    "belonging",
    "link_answers",
    "roles",
]
