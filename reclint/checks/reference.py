"""References to modules and lessons of other records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.checks.check import Check, Need, NoOptions, facts
from reclint.checks.subjects import modules
from reclint.findings.finding import Absent, Hit, Spot
from reclint.text.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.model import (
        Reference,
    )
    from reclint.workspace import Module


# "Module 4.2 (self-attention)" may be a topic, "(building-a-tokenizer)" is a slug: words from which on it is one. One
# broken reference of four courses has 4, none has fewer.
_SLUG_PARTS = 3
# How alike (0 to 100) a slug and one of the module must be to be a misspelling of it; a choice, stricter than for
# rows, since running text has many words that are like slugs.
_NEAR = 85


def reference_broken(module: Module, _: NoOptions) -> Iterator[Hit | Absent]:
    """References to modules, lessons or slugs that do not exist, or that pair a slug with another module."""
    references = module.record.references
    for reference in references:
        target = module.workspace.module_numbered(reference.module)
        if target is None:
            yield Absent(reference.module, len(references))
        elif reference.lesson is not None and reference.slug is None:
            yield from _wrong_position(module, target, reference)
        elif reference.slug is not None and reference.slug not in target.slugs:
            yield from _wrong_slug(module, target, reference, reference.slug)


def _wrong_position(module: Module, target: Module, reference: Reference) -> Iterator[Hit]:
    if reference.lesson is not None and target.slugs and reference.lesson > len(target.slugs):
        yield Hit(
            Spot(module.key, reference.span),
            f"{reference.module}.{reference.lesson}",
            {
                "reference": f"{reference.module}.{reference.lesson}",
                "count": len(target.slugs),
                "module": target.number,
            },
            case="position",
        )


def _wrong_slug(module: Module, target: Module, reference: Reference, slug: str) -> Iterator[Hit]:
    """A slug beside a module's number that is no lesson of it; words that only look like a slug are left alone."""
    home = module.workspace.taught_in.get(slug)
    near = nearest(slug, target.slugs, near=_NEAR)
    looks_like_slug = reference.paired and slug.count("-") + 1 >= _SLUG_PARTS
    if not (home is not None or near or looks_like_slug):
        return
    elsewhere = f", it is a lesson of module {home}" if home is not None else ""
    yield Hit(
        Spot(module.key, reference.span),
        f"{slug} {reference.module}",
        {
            "slug": slug,
            "module": target.number,
            "suggestion": elsewhere or (f', did you mean "{near}"?' if near else ""),
        },
    )


CHECKS = (
    Check(
        reference_broken,
        modules("module that refers to modules by number", lambda module: bool(module.record.references)),
        NoOptions,
        facts("slug", "module", "suggestion", "reference", "count"),
        (Need.RECORDS,),
    ),
)
