"""A course's records with the plans, review logs and notebooks around them, as cached look-ups."""

from reclint.workspace.documents import Documents, Shelf, link_answers
from reclint.workspace.earlier import EarlierDocument, Inventory, Lack
from reclint.workspace.file_names import ancestors
from reclint.workspace.lesson import Lesson
from reclint.workspace.names import EarlierNames, as_called
from reclint.workspace.pairing import Evidence, NotebookMatch
from reclint.workspace.roles import Role, claimed, roles
from reclint.workspace.workspace import Module, Workspace

__all__ = [
    "Documents",
    "EarlierDocument",
    "EarlierNames",
    "Evidence",
    "Inventory",
    "Lack",
    "Lesson",
    "Module",
    "NotebookMatch",
    "Role",
    "Shelf",
    "Workspace",
    "ancestors",
    "as_called",
    "claimed",
    "link_answers",
    "roles",
]
