"""A course's records with the plans, review logs and notebooks around them, as cached look-ups."""

from reclint.workspace.documents import Documents
from reclint.workspace.module import Lesson, Module, NotebookMatch
from reclint.workspace.workspace import Workspace

__all__ = ["Documents", "Lesson", "Module", "NotebookMatch", "Workspace"]
