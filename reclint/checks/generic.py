"""Generic checks: bound in YAML to a named target of the model, they make rules of a course's own without Python.

All of them take ``target``, mostly an ``attribute`` of it, and ``where``: attributes with the values (one or a list)
that things must have to be looked at.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypedDict

from pydantic import Field, ValidationInfo, field_validator, model_validator

from reclint.checks.check import GenericCheck, Options, facts
from reclint.checks.measured import apart
from reclint.checks.phrases import short
from reclint.checks.subjects import MODULE
from reclint.checks.targets import TARGETS, Target, Thing, Value
from reclint.findings.finding import Hit, Spot
from reclint.text.expression import Expression
from reclint.text.nearest import did_you_mean, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

    from reclint.findings.finding import Measures
    from reclint.vocabulary.vocabulary import Vocabulary
    from reclint.workspace import Module

_TARGETS = {target.name: target for target in TARGETS}
# How alike (0 to 100) a name and a known one must be to be offered as what was meant; a choice, the same as for slugs.
_NEAR = 70


class _Bounds(TypedDict):
    """A number and its bounds, as messages tell them."""

    count: int
    least: int
    most: int | None


class Bound(Options):
    """What every generic check takes."""

    target: str
    where: dict[str, str | int | list[str | int]] = Field(default_factory=dict)

    @field_validator("target")
    @classmethod
    def _is_target(cls, value: str) -> str:
        if value not in _TARGETS:
            raise ValueError(f'there is no target "{value}"{did_you_mean(value, _TARGETS)}')
        return value

    @model_validator(mode="after")
    def _knows_attributes(self) -> Bound:
        target = self.chosen
        asked = [*self.where, *([getattr(self, "attribute")] if hasattr(self, "attribute") else [])]  # noqa: B009
        for attribute in asked:
            if attribute not in target.attributes:
                offer = did_you_mean(attribute, target.attributes) or f", it has {', '.join(target.attributes)}"
                raise ValueError(f'target "{target.name}" has no attribute "{attribute}"{offer}')
        return self

    @model_validator(mode="after")
    def _names_known_words(self, info: ValidationInfo) -> Bound:
        vocabulary: Vocabulary | None = info.context
        for attribute, values in self._asked() if vocabulary else ():
            words = (self.chosen.words or {}).get(attribute)
            allowed = words(vocabulary) if words and vocabulary else ()
            if unknown := next((value for value in values if allowed and value not in allowed), None):
                offer = f"expected {', '.join(allowed)}{did_you_mean(str(unknown), allowed)}"
                raise ValueError(f'no {attribute} of the vocabulary is "{unknown}", {offer}')
        return self

    def _asked(self) -> Iterator[tuple[str, Sequence[str | int]]]:
        """The attributes with the values that things are compared with."""
        for attribute, value in self.where.items():
            yield attribute, value if isinstance(value, list) else [value]

    @property
    def chosen(self) -> Target:
        """The target."""
        return _TARGETS[self.target]

    def things(self, module: Module) -> Iterator[Thing]:
        """The things of the target that ``where`` lets through."""
        for thing in self.chosen.find(module):
            wanted = ((thing.values[name], value) for name, value in self.where.items())
            if all(found in (value if isinstance(value, list) else [value]) for found, value in wanted):
                yield thing


class OnAttribute(Bound):
    """A check of one attribute."""

    attribute: str


class Among(OnAttribute):
    """``values``: the words allowed, or not allowed."""

    values: tuple[str | int, ...] = Field(min_length=1)

    def _asked(self) -> Iterator[tuple[str, Sequence[str | int]]]:
        yield from super()._asked()
        yield self.attribute, self.values


class Pattern(OnAttribute):
    """``pattern``: a regular expression that the attribute must contain; anchor it with ^ and $ where all counts.

    ``forbid``: it must not contain it.
    """

    pattern: str
    forbid: bool = False

    @field_validator("pattern")
    @classmethod
    def _compiles(cls, value: str) -> str:
        try:
            Expression(value)
        except ValueError as error:
            raise ValueError(f"not a regular expression that can be used: {error}") from None
        return value

    @cached_property
    def expression(self) -> Expression:
        """What the pattern says."""
        return Expression(self.pattern)


class Counted(Bound):
    """``per``: count in each lesson or in the whole record; the bounds are inclusive."""

    per: Literal["lesson", "record"] = "lesson"
    at_least: int = 0
    at_most: int | None = None


class Unique(OnAttribute):
    """``per``: unique in each lesson or in the whole record."""

    per: Literal["lesson", "record"] = "record"


class Ascending(OnAttribute):
    """``per``: ascending in each lesson or in the whole record."""

    per: Literal["lesson", "record"] = "record"


class Naming(OnAttribute):
    """``to``: the attribute must name a lesson (slug), a concept of the index, or a notebook that exists."""

    to: Literal["lesson", "concept", "notebook"]


class Length(OnAttribute):
    """``at-most`` and ``at-least``: how many words the attribute may have, inclusive."""

    at_most: int | None = None
    at_least: int = 0


def _hit(module: Module, thing: Thing, attribute: str | None = None, **more: object) -> Hit:
    span = thing.place(attribute) if attribute else thing.span
    found = {"name": short(thing.name), "lesson": thing.lesson or "the record", "attribute": attribute or ""}
    if attribute:
        found["value"] = short(str(thing.values[attribute]))
    return Hit(Spot(module.key, span), f"{thing.lesson} {thing.name}", {**found, **more})


def required(module: Module, options: OnAttribute) -> Iterator[Hit]:
    """Things whose attribute is not stated."""
    for thing in options.things(module):
        if thing.values[options.attribute] is None:
            yield _hit(module, thing, options.attribute)


def one_of(module: Module, options: Among) -> Iterator[Hit]:
    """Things whose attribute is none of the values."""
    for thing in options.things(module):
        value = thing.values[options.attribute]
        if value is not None and value not in options.values:
            yield _hit(module, thing, options.attribute, allowed=", ".join(map(str, options.values)))


def none_of(module: Module, options: Among) -> Iterator[Hit]:
    """Things whose attribute is one of the values."""
    for thing in options.things(module):
        if thing.values[options.attribute] in options.values:
            yield _hit(module, thing, options.attribute, forbidden=", ".join(map(str, options.values)))


def pattern(module: Module, options: Pattern) -> Iterator[Hit]:
    """Things whose attribute does not contain the pattern, or contains it where it is forbidden."""
    for thing in options.things(module):
        value = thing.values[options.attribute]
        if value is not None and options.expression.is_in(str(value)) == options.forbid:
            yield _hit(module, thing, options.attribute, pattern=options.pattern)


def count(module: Module, options: Counted) -> Iterator[Hit]:
    """Lessons (or the record) with too few or too many things of a target."""
    things = list(options.things(module))
    owners = _TARGETS["lesson" if options.per == "lesson" else "record"].find(module)
    for owner in owners:
        own = [thing for thing in things if options.per == "record" or owner.sections[0] in thing.sections]
        bounds: _Bounds = {"count": len(own), "least": options.at_least, "most": options.at_most}
        if len(own) < options.at_least or (options.at_most is not None and len(own) > options.at_most):
            yield _counted(module, owner, bounds)


def _counted(module: Module, owner: Thing, bounds: _Bounds) -> Hit:
    subject = owner.lesson or "record"
    told = {"name": short(owner.name), "lesson": subject, **bounds}
    return Hit(Spot(module.key, owner.span), subject, told, measures=_beyond(**bounds))


def _beyond(count: int, least: int, most: int | None) -> Measures:
    """How far a number is beyond its bounds."""
    return {"beyond": (max(least - count, count - most if most is not None else 0),)}


def unique(module: Module, options: Unique) -> Iterator[Hit]:
    """Things whose attribute another thing has had before."""
    seen: dict[tuple[object, Value], Thing] = {}
    for thing in options.things(module):
        value = thing.values[options.attribute]
        scope = thing.owner if options.per == "lesson" else None
        earlier = seen.setdefault((scope, value), thing)
        if value is not None and earlier is not thing:
            hit = _hit(module, thing, options.attribute)
            yield Hit(
                hit.spot, hit.subject, hit.facts, (("first", Spot(module.key, earlier.place(options.attribute))),)
            )


def ascending(module: Module, options: Ascending) -> Iterator[Hit]:
    """Things whose attribute is below that of the thing before; numbers by value, words by the alphabet."""
    last: dict[object, Value] = {}
    for thing in options.things(module):
        scope = thing.owner if options.per == "lesson" else None
        value, before = thing.values[options.attribute], last.get(scope)
        if value is None:
            continue
        if before is not None and (str(value) < str(before) if isinstance(value, str) else value < int(before)):
            hit = _hit(module, thing, options.attribute, before=before)
            if isinstance(value, int) and isinstance(before, int):
                hit = hit._replace(measures=apart(value, before))
            yield hit
        last[scope] = value


def reference(module: Module, options: Naming) -> Iterator[Hit]:
    """Things whose attribute names nothing that exists."""
    known = _known(module, options.to)
    for thing in options.things(module):
        value = thing.values[options.attribute]
        names = [part.strip() for part in str(value).split(",")] if value is not None else []
        for name in names:
            if name not in known:
                near = nearest(name, known, near=_NEAR)
                suggestion = f', did you mean "{near}"?' if near else ""
                yield _hit(module, thing, options.attribute, missing=name, suggestion=suggestion)


def _known(module: Module, to: str) -> Set[str]:
    if to == "lesson":
        return {lesson.slug for lesson in module.lessons if lesson.slug}
    if to == "concept":
        return {row.name.text for row in module.record.rows}
    return module.workspace.notebook_names


def length(module: Module, options: Length) -> Iterator[Hit]:
    """Things whose attribute has too few or too many words."""
    for thing in options.things(module):
        value = thing.values[options.attribute]
        words = len(str(value).split()) if value is not None else 0
        too_long = options.at_most is not None and words > options.at_most
        if value is not None and (too_long or words < options.at_least):
            bounds: _Bounds = {"count": words, "least": options.at_least, "most": options.at_most}
            yield _hit(module, thing, options.attribute, **bounds)._replace(measures=_beyond(**bounds))


_THING = ("name", "lesson", "attribute", "value")


def _has_things(module: Module, options: Bound) -> bool:
    return any(options.things(module))


def _has_owners(module: Module, options: Counted) -> bool:
    """Whether there is a lesson, or a record, to count in; what is counted may be missing."""
    return options.per == "record" or bool(module.lessons)


_THING = ("name", "lesson", "attribute", "value")
_BOUNDS = ("count", "least", "most")

CHECKS = (
    GenericCheck(required, MODULE, OnAttribute, facts(*_THING), applies=_has_things),
    GenericCheck(one_of, MODULE, Among, facts(*_THING, "allowed"), applies=_has_things),
    GenericCheck(none_of, MODULE, Among, facts(*_THING, "forbidden"), applies=_has_things),
    GenericCheck(pattern, MODULE, Pattern, facts(*_THING, "pattern"), applies=_has_things),
    GenericCheck(count, MODULE, Counted, facts("name", "lesson", *_BOUNDS), applies=_has_owners),
    GenericCheck(unique, MODULE, Unique, facts(*_THING), applies=_has_things, related=frozenset({"first"})),
    GenericCheck(ascending, MODULE, Ascending, facts(*_THING, "before"), applies=_has_things),
    GenericCheck(reference, MODULE, Naming, facts(*_THING, "missing", "suggestion"), applies=_has_things),
    GenericCheck(length, MODULE, Length, facts(*_THING, *_BOUNDS), applies=_has_things),
)
