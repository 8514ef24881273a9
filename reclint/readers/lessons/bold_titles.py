"""Lines in bold that are the headings of all lessons of a record: "**1. Soft Rolls `soft-rolls`**", "**rolls**"."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from reclint.markdown import Heading, Paragraph, plain_title
from reclint.readers.index.lists import titled_depth
from reclint.readers.lessons.bold_headings import names_section
from reclint.readers.lessons.heading import read_lesson_heading
from reclint.readers.lessons.lesson import slug_stated
from reclint.readers.sections.fields import read_fields
from reclint.readers.sections.part import LESSON_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reclint.markdown import Block
    from reclint.readers.sections.labelled import Fields
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_LEVEL = 3
"""The level of lessons."""
_LEAST = 2
"""How many such lines have as many kinds of fields below them, at least: one may stand in a text. A choice."""
_LONGEST = 12
"""How many words such a line has at most. A choice."""


def with_bold_titles(blocks: Sequence[Block], lexicon: Lexicon) -> Iterator[Block]:
    """The blocks, with lines in bold as headings where they, and no headings, stand above the fields of lessons."""
    lines = [place for place, block in enumerate(blocks) if _is_line(block, lexicon)]
    opened = _opening(blocks, lines, lexicon) if len(lines) >= _LEAST else ()
    level = _level(blocks, min(opened), lexicon) if opened else _LEVEL
    for place, block in enumerate(blocks):
        if place in opened and isinstance(block, Paragraph):
            yield Heading(block.first, block.last, level, block.text)
        else:
            yield block


def _level(blocks: Sequence[Block], first: int, lexicon: Lexicon) -> int:
    """The level of the lines from ``first`` on: below a heading for all of them, or beside that of an index above."""
    above = list(takewhile(lambda block: not (_is_heading(block) or _is_section(block, lexicon)), blocks[:first][::-1]))
    head = blocks[first - len(above) - 1] if len(above) < first else None
    title = head.text.text.strip("*_ ") if isinstance(head, Heading | Paragraph) else ""
    is_index = lexicon.vocabulary.section(title) == "index" or not all(isinstance(one, Paragraph) for one in above)
    return _LEVEL - 1 if is_index else _LEVEL


def _is_line(block: Block, lexicon: Lexicon) -> bool:
    """Whether a paragraph is a line in bold that may be a title: no label, "**Load: BUILD**", section or depth."""
    text = block.text.text if isinstance(block, Paragraph) else ""
    inner = text[2:-2]
    if not isinstance(block, Paragraph) or not inner or {text[:2], text[-2:]} - {"**", "__"} or "\n" in text:
        return False
    if text[:2] in inner or inner[-1] in ":：." or len(inner.split()) > _LONGEST:
        return False
    label = inner.partition(":")[0]
    is_other = names_section(inner, lexicon) or lexicon.vocabulary.is_label(label)
    return not is_other and titled_depth(plain_title(block.text), lexicon) is None


def _opening(blocks: Sequence[Block], lines: Sequence[int], lexicon: Lexicon) -> frozenset[int]:
    """The places of the lines that open lessons; of none where headings do so.

    Each has fields of a lesson below it, and says which lesson it is, or what stands below it does; or it has all below
    it that those have.
    """
    if _heads_lessons(blocks, lexicon):
        return frozenset()
    told = _called([place for place in lines if _tells_lesson(blocks, place, lines, lexicon)], blocks, lines, lexicon)
    below = {place: _kinds(_fields_below(blocks, place, told, lexicon)) for place in told}
    found = {place: kinds for place, kinds in below.items() if kinds}
    if sum(len(kinds) >= _LEAST for kinds in found.values()) < _LEAST:
        return frozenset()
    shared = frozenset.intersection(*found.values())
    others = (place for place in lines if place not in told) if len(shared) > _LEAST else ()
    alike = (place for place in others if shared <= _kinds(_fields_below(blocks, place, lines, lexicon)))
    return frozenset((*found, *alike))


def _called(told: Sequence[int], blocks: Sequence[Block], lines: Sequence[int], lexicon: Lexicon) -> list[int]:
    """The lines that tell which lesson they are, without those that are parts of one or lead to another.

    Where two have slugs or are called lessons, "**1. Pluck the spokes**" is an exercise; of two lines with one slug,
    "**Builds towards `quiet-chains`**" and "**Quiet Chains `quiet-chains`**", the first with the most fields counts.
    """
    headings = {place: read_lesson_heading(_title(blocks[place]), lexicon) for place in told}
    slugs = {
        place: heading.slug or slug_stated(_fields_below(blocks, place, lines, lexicon), heading.title, lexicon)
        for place, heading in headings.items()
    }
    called = [place for place in told if slugs[place] or headings[place].named]
    kept = called if len(called) >= _LEAST else list(told)
    fields = {place: len(_kinds(_fields_below(blocks, place, kept, lexicon))) for place in kept}
    best: dict[str, int] = {}
    for place in kept:
        slug = slugs[place]
        if slug and fields[place] > fields.get(best.get(slug, -1), -1):
            best[slug] = place
    return [place for place in kept if best.get(slugs[place] or "", place) == place]


def _title(line: Block) -> Passage:
    assert isinstance(line, Paragraph)
    return line.text


def _heads_lessons(blocks: Sequence[Block], lexicon: Lexicon) -> bool:
    """Whether headings, of any level, stand above fields of lessons: several, or one that says which lesson it is."""
    count = 0
    for place, block in enumerate(blocks):
        if not isinstance(block, Heading) or names_section(block.text.text, lexicon):
            continue
        kinds = _kinds(_fields_below(blocks, place, (), lexicon))
        if len(kinds) >= _LEAST or "taught" in kinds:
            heading, count = read_lesson_heading(block.text, lexicon), count + 1
            if count >= _LEAST or heading.slug or heading.named:
                return True
    return False


def _is_heading(block: Block) -> bool:
    return isinstance(block, Heading) and block.level <= _LEVEL


def _fields_below(blocks: Sequence[Block], place: int, lines: Sequence[int], lexicon: Lexicon) -> Fields:
    """The fields below a line or heading, up to the next one of ``lines`` or heading."""
    stop = next((line for line in lines if line > place), len(blocks))
    below = takewhile(lambda block: not (_is_heading(block) or _is_section(block, lexicon)), blocks[place + 1 : stop])
    return read_fields(list(below), lexicon)


def _is_section(block: Block, lexicon: Lexicon) -> bool:
    """Whether a line in bold names a section: "**Concept Index**"."""
    text = block.text.text if isinstance(block, Paragraph) else ""
    return text.startswith("**") and text.endswith("**") and names_section(text.strip("*"), lexicon)


def _kinds(fields: Fields) -> frozenset[str]:
    return frozenset(entry.kind for entry in fields.labelled if entry.kind in LESSON_KINDS)


def _tells_lesson(blocks: Sequence[Block], place: int, lines: Sequence[int], lexicon: Lexicon) -> bool:
    """Whether a line has a slug, or a number before its title or alone, or a slug is stated below it.

    "**Left for lesson 2**" and "**Lesson learned**" are titles of something else.
    """
    heading = read_lesson_heading(_title(blocks[place]), lexicon)
    if heading.slug is not None or (heading.position is not None and heading.title != heading.text):
        return True
    return slug_stated(_fields_below(blocks, place, lines, lexicon), heading.title, lexicon) is not None
