"""Which sections of a record are lessons, and which holds the index: by evidence, each piece with its weight.

What a heading says counts, and so does what stands below it and what it agrees with. The weights are choices, tried on
the records of 27 courses, of which they misplace no lesson and no index. Fitted by steps from equal ones, leaving one
course out, they misplace thirteen in the courses left out; equal ones misplace sixteen.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reclint.markdown import FRAME_LEVEL, Items
from reclint.readers.index.rows import lists_rows_of_several, speaks_of_lessons, tells_lessons
from reclint.readers.lessons.facts import calls_lesson, first_line, states_slug
from reclint.readers.lessons.slug_title import slug_likeness
from reclint.readers.sections.covering import contradicts, covers_taught, looks_ahead
from reclint.readers.sections.part import LESSON_KINDS
from reclint.vocabulary.folding import fold_case
from reclint.vocabulary.lexicon import LETTER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reclint.readers.sections.part import Part


ENOUGH = 3.0
"""The weight from which a part is taken for what the evidence speaks for."""
ENOUGH_BESIDE = 1.5
"""The weight that is enough for a section beside one that is a lesson: siblings are written alike."""
SMALL_LEAD = 0.5
"""A reading that leads by less, over another one or over none at all, is a question."""
_OF_PLACE = 1.0
"""The weight of standing below the heading of the summaries: what frames a part of a lesson stands there too."""
_TITLES_ALIKE = 0.5
"""How like a slug of the index a title without one must be to be a lesson, between 0 and 1: a choice."""
_LEAST_ROWS = 2
"""How often the title of a lesson stands in the index at least: a course of one row a lesson was not seen."""
_CODED_SLUG = re.compile(rf"`{LETTER}+(?:-{LETTER}+)+`")
"""A slug of several words in code marks: "`soft-rolls` · BUILD"."""


class Known(NamedTuple):
    """What the rest of a record tells of its lessons: the slugs that the index names, and the module's number.

    ``told`` is the folded text of what is called an index.
    """

    slugs: tuple[str, ...]
    number: str
    told: str = ""


class Feature(NamedTuple):
    """A piece of evidence: what it says, completing "by …", its weight, and how it is seen."""

    says: str
    weight: float
    holds: Callable[[Part, Known], bool]


def _is_label(part: Part) -> bool:
    """Whether a heading is a label and no more: "Notebook", "Terms taught (two)"."""
    vocabulary = part.lexicon.vocabulary
    return vocabulary.is_label(part.title) or vocabulary.is_whole_label(part.title)


def _module_and_number(part: Part, known: Known) -> bool:
    before, _, last = part.heading.number.rpartition(".")
    return bool(before and last) and before == known.number


def _agrees(part: Part, known: Known) -> bool:
    title = part.heading.title or ""
    return part.heading.slug is None and any(slug_likeness(title, slug) >= _TITLES_ALIKE for slug in known.slugs)


def _is_told(part: Part, known: Known) -> bool:
    """Whether the index has the title of a section, of two words at least, more than once: rows name their lessons."""
    title = fold_case(part.heading.title or "").strip()
    return len(title.split()) > 1 and known.told.count(title) >= _LEAST_ROWS and "index" not in part.within


def _speaks_of_several(part: Part, known: Known) -> bool:
    """Whether lines have depths beside several lessons, and beside any in no other section: lessons may look ahead.

    A lesson that goes through others once more is none: one that an index names, or that takes concepts further.
    """
    if not _speaks_of(part, 2) or _agrees(part, known):
        return False
    beside = part.parent.parts if part.parent else [part]
    return not any(_speaks_of(other, 1) for other in beside if other is not part) and not part.goes_further


def _speaks_of(part: Part, lessons: int) -> bool:
    return not part.kinds and speaks_of_lessons(part.section.blocks, part.lexicon, lessons)


def _is_card(part: Part, known: Known) -> bool:
    """Whether it gives one depth and its lessons, as others beside it do: "- **Depth:** D", "- **Lesson:** wheels".

    What has fields of a lesson, its number or a name that the index has is that lesson, and tells its own depth; so do
    those that name another lesson each.
    """
    cards = part.parent is not None and part.parent.holds_cards
    return cards and bool(part.given) and not (part.kinds or part.heading.position or _agrees(part, known))


LESSON = (
    Feature("its heading calls it a lesson and numbers it", 4.0, lambda part, _: bool(part.heading.named)),
    Feature("the index names its slug", 4.0, lambda part, known: part.heading.slug in known.slugs),
    Feature("the index names its day", 4.0, lambda part, known: part.heading.day in known.slugs),
    Feature("its heading has a slug", 2.5, lambda part, _: part.heading.slug is not None),
    Feature("its heading is like a slug of the index", 2.0, _agrees),
    Feature("its number goes on from the module's", 2.0, _module_and_number),
    Feature("the index has its title again and again", 3.0, _is_told),
    Feature("it stands below the heading of the summaries", _OF_PLACE, lambda part, _: "summaries" in part.within),
    Feature("its heading is the title of another section", -6.0, lambda part, _: part.named is not None),
    Feature("its heading is a label", -6.0, lambda part, _: _is_label(part)),
    Feature("it stands in the index", -3.0, lambda part, _: "index" in part.within),
    Feature("the index has a list for it", 3.0, lambda part, _: _has_a_list(part)),
    Feature("it is one of the lists of the index", -4.0, lambda part, _: _in_lists_by_lesson(part)),
    Feature("its heading is a depth", -4.0, lambda part, _: part.is_list_of_depth),
    Feature("its heading is a concept with its depth", -4.0, lambda part, _: part.is_marked),
    Feature("it stands among the mental models", -3.0, lambda part, _: "models" in part.within),
    Feature("it holds a table of concepts, depths and lessons", -4.0, lambda part, _: part.holds_index),
)
FIELDS = (
    Feature("it has a field of a lesson", 1.5, lambda part, _: bool(part.kinds)),
    Feature("it has several fields of a lesson", 1.5, lambda part, _: len(part.kinds) > 1),
    Feature("it has a review and exercises", 1.0, lambda part, _: _is_whole(part)),
    Feature("it lists concepts with depths", 1.0, lambda part, _: _lists_depths(part)),
    Feature("its first line, a field or a row states its slug", 2.0, lambda part, _: _states_slug(part)),
    Feature("its first line calls it a lesson", 1.5, lambda part, _: calls_lesson(part.fields, part.lexicon)),
    Feature("its lists stand below lines with lessons or depths", -3.0, lambda part, _: part.lists_groups),
    Feature("its lines have depths beside several lessons", -4.0, _speaks_of_several),
    Feature("it is the card of a concept", -4.0, _is_card),
    Feature("it is one of several that list depths beside lessons", -4.0, lambda part, _: _is_topic(part)),
    Feature("it lists depths beside numbers of lessons", -4.0, lambda part, _: part.lists_numbered),
    Feature("its lists below depths name lessons", -4.0, lambda part, _: _tells_lessons_by_depth(part)),
)
"""What only a look at the text below tells; looked at where headings do not suffice."""
INDEX = (
    Feature("it lists depths beside lessons", 3.5, lambda part, _: part.lists_rows and not _is_ahead(part)),
    Feature("its heading is the title of the index", 3.0, lambda part, _: part.named == "index"),
    Feature("its heading has the words of the index's title", 2.0, lambda part, _: part.like == "index"),
    Feature("its table has concepts and depths", 2.0, lambda part, _: part.has_columns("concept", "depth")),
    Feature("its table has lessons", 2.0, lambda part, _: part.has_columns("concept", "depth", "lesson")),
    Feature("it lists concepts with depths for each lesson", 4.0, lambda part, _: part.lists_by_lesson),
    Feature("its lists stand below lines with lessons or depths", 4.0, lambda part, _: _groups_taught(part)),
    Feature("it lists concepts for each depth", 4.0, lambda part, _: part.lists_by_depth),
    Feature("sections below it list depths beside lessons", 4.0, lambda part, _: part.lists_by_topic),
    Feature("sections below it have a depth and a lesson each", 4.0, lambda part, _: part.lists_cards),
    Feature("its heading is the title of another section", -4.0, lambda part, _: part.named in ("models", "summaries")),
    Feature("its heading is a label", -3.0, lambda part, _: _is_lessons_label(part)),
)


def _groups_taught(part: Part) -> bool:
    """Whether groups list what was taught, and as the lessons tell it: a look back may list it otherwise."""
    return part.lists_groups and covers_taught(part) and not (_is_ahead(part) or contradicts(part))


def _is_ahead(part: Part) -> bool:
    """Whether lists are of what is to come: homework may call the lessons, and their depths, as an index does."""
    return part.like != "index" and looks_ahead(part, [part])


def _has_a_list(part: Part) -> bool:
    """Whether the index lists concepts for a lesson of the part's name, and the part is not that list itself."""
    return bool(part.names & part.root.listed_names) and not _in_lists_by_lesson(part)


def _in_lists_by_lesson(part: Part) -> bool:
    return part.parent is not None and part.parent.lists_by_lesson


def _is_topic(part: Part) -> bool:
    parent = part.parent
    return parent is not None and bool((part.is_topic and parent.lists_by_topic) or (part.card and parent.lists_cards))


def _is_lessons_label(part: Part) -> bool:
    """Whether a heading is the label of a field, and nothing below it says otherwise: "Concepts of the Module"."""
    kind = part.lexicon.vocabulary.field(part.title) if part.named is None else None
    rows = kind == "taught" and lists_rows_of_several(part.section.blocks, part.root.counted_names, part.lexicon)
    grouped = part.lists_groups or part.lists_by_lesson or part.has_columns("concept", "depth", "lesson")
    grouped = grouped or part.lists_numbered or _tells_lessons_by_depth(part)
    if kind not in LESSON_KINDS or rows or grouped:
        return False
    return not (kind == "taught" and (part.names_rows or part.lists_cards))


def _tells_lessons_by_depth(part: Part) -> bool:
    """Whether what is listed below headings of depths names lessons: no list of what one of them taught does."""
    blocks = [block for inner in part.parts if inner.is_list_of_depth for block in inner.section.blocks]
    return part.lists_by_depth and tells_lessons(blocks, part.root.counted_names, part.lexicon)


def _is_whole(part: Part) -> bool:
    return "review" in part.kinds and not part.kinds.isdisjoint(("notebook", "exercises"))


def _states_slug(part: Part) -> bool:
    first = first_line(part.section.blocks[:1])
    coded = first is not None and _CODED_SLUG.search(first.text.partition("\n")[0]) is not None
    coded = coded and not part.names_rows
    return coded or states_slug(part.fields, part.heading.title, part.lexicon)


def _lists_depths(part: Part) -> bool:
    """Whether most items of a list right below the heading, and two at least, name a depth."""
    for block in part.section.blocks:
        if isinstance(block, Items):
            texts = [item.text.text for item in block.items if item.text]
            marked = sum(bool(part.lexicon.depth_exact.search(text)) for text in texts)
            if marked > 1 and marked * 2 >= len(texts):
                return True
    return part.has_columns("concept", "depth") and not part.has_columns("concept", "depth", "lesson")


class Weighed(NamedTuple):
    """How much speaks for a part in a role, and what."""

    weight: float
    says: tuple[str, ...]


def weigh(part: Part, known: Known, features: Iterable[Feature]) -> Weighed:
    """The evidence of some features for a part."""
    seen = [feature for feature in features if feature.holds(part, known)]
    return Weighed(sum(feature.weight for feature in seen), tuple(feature.says for feature in seen))


def weigh_lesson(part: Part, known: Known, heading: Weighed) -> Weighed:
    """The evidence for a part being a lesson; what stands below its heading counts where that does not suffice."""
    if heading.weight >= ENOUGH + 1 or heading.weight <= -ENOUGH:
        return heading
    if part.section.level >= FRAME_LEVEL and heading.weight <= _OF_PLACE:
        return heading  # "<details><summary>Materials": what follows its end stands below it too
    below = weigh(part, known, FIELDS)
    return Weighed(heading.weight + below.weight, (*heading.says, *below.says))
