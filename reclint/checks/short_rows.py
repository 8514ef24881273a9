"""Rows of the Concept Index from which a cell is left out, so that those behind it stand in columns of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.model import RowShape

if TYPE_CHECKING:
    from reclint.model import ConceptRow
    from reclint.workspace import Module


def is_moved_up(module: Module, row: ConceptRow) -> bool:
    """Whether a row lacks a cell and has a lesson where its depth belongs: "| Bowline | first-knots |".

    That the row is short is told of it already.
    """
    if row.shape is not RowShape.SHORT or row.depth is None or row.depth.level:
        return False
    found = row.depth.text.strip("`*_[] ").casefold()
    return found in {slug.casefold() for slug in (*module.record.slugs, *_of_sections(module)) if slug}


def _of_sections(module: Module) -> list[str]:
    return [lesson.slug for lesson in module.record.lessons if lesson.slug]
