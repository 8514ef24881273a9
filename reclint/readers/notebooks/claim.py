"""What a lesson summary says of the lesson's notebook, wherever in the section it says it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from reclint.markdown import Items, Paragraph, block_passages, bold_spans
from reclint.model import Count, Exercise, NamedNotebook, NotebookClaim, Word
from reclint.readers.notebooks.exercises import ExerciseReader
from reclint.readers.notebooks.paths import FurtherNotebooks, opens_with_path
from reclint.readers.notebooks.prose import told_in_order
from reclint.readers.notebooks.table import lists_exercises, read_exercise_table, read_level_table
from reclint.readers.notebooks.totals import of_them
from reclint.vocabulary.lexicon import DASH, NOTEBOOK_PATH, alternatives
from reclint.vocabulary.mention import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.markdown import Table
    from reclint.readers.sections.labelled import Fields, Labelled
    from reclint.text.source import Passage, Span
    from reclint.vocabulary.lexicon import Lexicon

_LONGEST_LABEL = 80
"""How long the text before a colon can be to label an item: "Colab notebook (3 parts): …"."""
_SILENT_KINDS = frozenset({"models", "analogies", "misconceptions", "taught", "revisited", "review", "excluded"})
_BARE_NAME = re.compile(
    r"(?:\W*[^\W\d]+\s+){0,3}`(?P<name>(?:[\w.-]+/)*\d[\w.]*-[\w.-]*[^\W_])`"
    r"|[\s*_(]{0,8}(?P<plain>(?:[\w.-]{1,80}/){0,8}(?:\d{1,3}-){2,3}[^\W\d_][\w-]*[^\W_])(?=[\s,.;:)]|$)"
)
"""A notebook by its name without an ending, which opens a field.

"Notebook `4-1-1-true-wheels` with two exercises"; without marks its numbers tell it: "4-1-1-true-wheels, two
exercises".
"""
_PATH = re.compile(NOTEBOOK_PATH)
"""A notebook by its path: "`notebooks/knots.ipynb`"."""


@dataclass(slots=True)
class _Mention:
    """A place that speaks of the notebook: its label, its text, the lists and the first paragraph below."""

    span: Span
    label: Passage | None
    text: Passage
    lists: list[Items] = field(default_factory=list)
    is_field: bool = False
    lists_exercises: bool = False
    counts_exercises: bool = False
    below: Passage | None = None

    def passages(self) -> Iterator[Passage]:
        yield from filter(None, (self.label, self.text, self.below))

    def items(self) -> Iterator[Passage]:
        return (item.text for block in self.lists for item in block.items if item.text)


class NotebookClaimReader:
    """Reads the notebook statements of lesson summaries."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.exercises = ExerciseReader(lexicon)
        self.further = FurtherNotebooks(lexicon, self.exercises)

    def read(self, fields: Fields) -> NotebookClaim | None:
        """The claim that a section makes; None where it does not speak of a notebook."""
        fields = replace(fields, labelled=[self.opened(entry) for entry in fields.labelled])
        mentions = sorted(self._mentions(fields), key=lambda mention: not mention.is_field)
        absence = self._absence(mentions, fields)
        if not mentions and absence is None:
            return None
        first, further = self._notebooks(mentions)
        stated = self._stated(mentions) or (first.stated if first else None)
        return NotebookClaim(
            span=mentions[0].span if mentions else absence or fields.labelled[0].label.span,
            path=first.path if first else None,
            further=further if absence is None else (),
            absent=absence is not None,
            pending=absence is not None and self._is_pending(mentions),
            stated=stated,
            levels=self._levels(mentions) or self._tabled_levels(fields, stated),
            exercises=self._exercises(mentions) or self._tabled(fields, stated),
        )

    def opened(self, entry: Labelled) -> Labelled:
        """A field for a notebook of which all stands in one item below its label, as if that stood on its line.

        "- **Notebook**" above "- `rolls.ipynb`, 2 exercises", with the exercises below that, or above "- None".
        """
        block = entry.blocks[0] if entry.kind == "notebook" and not entry.text.text and entry.blocks else None
        if not isinstance(block, Items):
            return entry
        own = block.items[0].text if len(block.items) == 1 else None
        if own and (opens_with_path(own) or self.exercises.stated(own) or self._is_none(own.text)):
            return replace(entry, text=own, blocks=[*block.items[0].blocks[1:], *entry.blocks[1:]])
        # "- `rolls.ipynb`" beside "- 2 exercises" with the exercises below it
        below = [part for item in block.items if self._is_of_whole(item.text) for part in item.blocks[1:]]
        return replace(entry, blocks=[block, *below, *entry.blocks[1:]]) if below else entry

    def _is_none(self, text: str) -> bool:
        """Whether an item says that there is no notebook, or not yet: "None", "No notebook", "To come"; no exercise."""
        if self.lexicon.level.search(text):
            return False
        return self._opens_none.match(text) is not None or self._denies(text) or self._says_pending(text)

    @cached_property
    def _opens_none(self) -> re.Pattern[str]:
        """A denial that opens an item, or a dash that is all of it: "None, we stood at the bench", "—"."""
        return re.compile(rf"\W*(?:{self.lexicon.word('none')}(?!\w)|$)", re.I)

    @cached_property
    def _counting(self) -> re.Pattern[str]:
        """An item that says no more of exercises than how many there are: "Exercises:", "Exercises: 2"."""
        return re.compile(rf"\W*{self.lexicon.word('exercises')}\W*(?:{self.lexicon.number}\W*)?", re.I)

    def _tabled(self, fields: Fields, stated: Count | None) -> tuple[Exercise, ...]:
        """The exercises of the first table that lists some."""
        told = stated.value if stated else None
        return next(filter(None, (read_exercise_table(one, self.exercises, told) for one in _tables(fields))), ())

    def _tabled_levels(self, fields: Fields, stated: Count | None) -> tuple[tuple[str, Count], ...]:
        """The numbers of exercises by level of the first table that counts them."""
        told = stated.value if stated else None
        return next(filter(None, (read_level_table(one, self.lexicon, told) for one in _tables(fields))), ())

    @cached_property
    def _notebook(self) -> re.Pattern[str]:
        """Finds the word for a notebook, or for several."""
        return re.compile(rf"(?<!\w){self.lexicon.word('notebook', 'notebooks')}(?!\w)", re.I)

    @cached_property
    def _mention(self) -> Mention:
        return Mention((*self.lexicon.vocabulary.words_of("notebook", "notebooks"), ".ipynb"))

    def _speaks(self, text: str) -> bool:
        return self._mention.may_be_in(text) and bool(self._notebook.search(text) or _PATH.search(text))

    def _mentions(self, fields: Fields) -> Iterator[_Mention]:
        for passage in block_passages(fields.prose):
            if self._speaks(passage.text) and not self._denies(passage.text):
                yield _Mention(passage.span, None, passage)
        for entry in fields.labelled:
            alone = entry.kind == "exercises" and not fields.of("notebook") and self._says_none(entry.text.text)
            if entry.kind == "notebook" or alone or (entry.kind == "exercises" and self._field_speaks(entry)):
                lists = [block for block in entry.blocks if isinstance(block, Items)]
                yield _Mention(
                    entry.label.span,
                    entry.label,
                    entry.text,
                    lists,
                    is_field=True,
                    lists_exercises=not entry.text.text or _is_linked(entry),
                    counts_exercises=entry.kind == "exercises",
                    below=_below(entry),
                )
            elif entry.kind == "type":
                if self._speaks(entry.text.text) and not self._denies(entry.text.text):
                    yield _Mention(entry.label.span, None, entry.text, is_field=True)
            elif entry.kind not in _SILENT_KINDS:
                yield from self._mentions_within(entry)

    def _field_speaks(self, entry: Labelled) -> bool:
        return (
            bool(entry.items or any(lists_exercises(table, self.lexicon) for table in entry.tables))
            or self._speaks(entry.label.text)
            or self._speaks(entry.text.text)
            or self.exercises.alone(entry.text) is not None
            or bool(self.exercises.each_with_level(entry.text))
            or bool(self.exercises.by_number_and_level(entry.text) or len(self.exercises.by_level(entry.text)) > 1)
        )

    def _mentions_within(self, entry: Labelled) -> Iterator[_Mention]:
        """Sentences and bullets of a field that is not about the notebook, but speak of it."""
        for passage in entry.passages():
            if not self._speaks(passage.text) or self._denies(passage.text):
                continue
            label, text = self._own_label(passage)
            lists = bool(label and re.search(rf"\b{self.lexicon.word('exercises')}\b", label.text, re.I))
            yield _Mention(passage.span, label, text, lists_exercises=lists)

    def _own_label(self, passage: Passage) -> tuple[Passage | None, Passage]:
        """The label that a bullet starts with, bold or up to a colon, when it speaks of the notebook."""
        bold = next(bold_spans(passage.text), None)
        stop = bold.stop if bold and bold.start == 0 else passage.text.find(":") + 1
        label = passage.part(0, stop)
        if stop and self._speaks(label.text) and len(label.text) < _LONGEST_LABEL:
            return label.strip("*: "), passage.part(stop, len(passage.text)).strip(": ")
        return None, passage

    def _denies(self, text: str) -> bool:
        """Whether a text says that there is no notebook."""
        # "No notebook", "without a notebook", "no separate Colab".
        without, notebook = self.lexicon.word("without"), self.lexicon.word("notebook")
        return bool(re.search(rf"\b{without}\s+(?:\w+\s+)?{notebook}\b", text, re.I))

    def _absence(self, mentions: list[_Mention], fields: Fields) -> Span | None:
        """Where the section says that there is no notebook, or not yet."""
        for mention in mentions:
            if mention.is_field and mention.label is not None and self._says_none(mention.text.text):
                return mention.span
            if mention.is_field and any(self._says_pending(text.text) for text in mention.passages()):
                return mention.span
        if any(self._path([mention]) or mention.is_field for mention in mentions):
            return None
        denials = [entry for entry in fields.labelled if entry.kind in ("type", "excluded", None)]
        passages = [*(text for entry in denials for text in entry.passages()), *block_passages(fields.prose)]
        return next((text.span for text in passages if self._denies(text.text)), None)

    def _is_pending(self, mentions: list[_Mention]) -> bool:
        """Whether the notebook is said to come, and not that there is none."""
        return any(self._says_pending(text.text) for one in mentions if one.is_field for text in one.passages())

    def _says_none(self, text: str) -> bool:
        """Whether the text of a notebook field is "None", a dash, or a sentence that denies one."""
        if _PATH.search(text):
            return False
        # "--", "No.", "-- (on paper)", "None (by design)", "*Not needed*".
        remark = r"(?:\s*\((?P<remark>[^()]*)\))?"
        bare = re.fullmatch(rf"(?:[-—–]+|{self.lexicon.word('without')}){remark}\.?", text, re.I)
        if bare and bare["remark"] and self.exercises.counts(bare["remark"]):
            return False
        return bool(bare or self._none.match(text)) or self._denies(text) or self._is_negative(text)

    def _is_negative(self, text: str) -> bool:
        """Whether a field that gives neither a path nor a number says no near its start: "nothing to run here"."""
        return not self.exercises.counts(text) and self._negative.match(text) is not None

    @cached_property
    def _negative(self) -> re.Pattern[str]:
        """A word or a sign for no among the first words: "does not have one", "goes without", "nothing here", "✗"."""
        words = self.lexicon.word("none", "without", "negative")
        return re.compile(rf"(?:\W*(?:[^\W\d]+\s+){{0,3}}{words}(?!\w)|\s*[∅✗✘❌🚫⊘])", re.I)

    @cached_property
    def _none(self) -> re.Pattern[str]:
        """A denial at the start of a field, perhaps behind two words: "None", "Currently none", "There is none"."""
        return re.compile(rf"\W*(?:\w+\s+){{0,2}}{self.lexicon.word('none')}(?!\w)", re.I)

    def _says_pending(self, text: str) -> bool:
        return bool(self._pending.search(text) or self._state.search(text))

    @cached_property
    def _pending(self) -> re.Pattern[str]:
        """Phrases of several words that say "not yet", wherever they stand."""
        phrases = [phrase for phrase in self.lexicon.vocabulary.words_of("pending") if " " in phrase]
        return re.compile(rf"(?<!\w){alternatives(phrases)}(?!\w)", re.I)

    @cached_property
    def _state(self) -> re.Pattern[str]:
        """A single word that says so: it must stand by itself, in parentheses or after a dash."""
        words = self.lexicon.word("pending", "planned")
        return re.compile(rf"(?:^|[(\[]|\s{DASH}\s)[\s*_]{{0,4}}{words}(?=\W*$|\s*[)\],.;:])", re.I)

    @staticmethod
    def _path(mentions: list[_Mention]) -> Word | None:
        for mention in mentions:
            for passage in mention.passages():
                if match := _PATH.search(passage.text):
                    return Word(span=passage.span_of(match.start(), match.end()), text=match.group())
        bare = (mention for mention in mentions if mention.is_field and not mention.counts_exercises)
        for mention in bare:
            if match := _BARE_NAME.match(mention.text.text):
                group = "name" if match["name"] else "plain"
                return Word(span=mention.text.span_of(*match.span(group)), text=match[group] + ".ipynb")
        return None

    def _notebooks(self, mentions: list[_Mention]) -> tuple[NamedNotebook | None, tuple[NamedNotebook, ...]]:
        """The notebook of a lesson, and those that its notebook fields and the items below them list beside it."""
        own = self._path(mentions)
        fields = [mention for mention in mentions if mention.is_field and mention.label is not None]
        texts = (mention.text for mention in fields)
        further = list(self.further.read(texts, (text for one in fields for text in one.items()), own))
        first = NamedNotebook(span=own.span, path=own) if own else further[0] if further else None
        apart = {one.path.text: one for one in reversed(further) if first and one.path.text != first.path.text}
        return first, tuple(reversed(apart.values()))

    def _stated(self, mentions: list[_Mention]) -> Count | None:
        found = (self.exercises.stated(passage) for mention in mentions for passage in mention.passages())
        listed = (self.exercises.stated_first(text) for mention in mentions for text in mention.items())
        counting = [mention for mention in mentions if mention.counts_exercises]
        alone = (self.exercises.alone(one.text) or of_them(one.text, self.lexicon) for one in counting)
        # "Exercises in `rolls.ipynb`, two of them:" is a label.
        labelled = (of_them(one.label, self.lexicon) for one in counting if one.label)
        return next((count for stated in (found, listed, alone, labelled) for count in stated if count), None)

    def _levels(self, mentions: list[_Mention]) -> tuple[tuple[str, Count], ...]:
        for mention in mentions:
            if self.exercises.stated(mention.text) and (levels := self.exercises.by_level(mention.text)):
                return levels
        return ()

    def _exercises(self, mentions: list[_Mention]) -> tuple[Exercise, ...]:
        for mention in mentions:
            counts = [count for passage in mention.passages() if (count := self.exercises.stated(passage))]
            stated = counts[0].value if counts else None
            lists = [self._without_notebooks(block) for block in mention.lists if not _lists_notebooks(block)]
            listed = self.exercises.listed(lists, stated=stated, are_exercises=mention.lists_exercises)
            found = listed or self.exercises.enumerated(mention.text, plain_list=mention.lists_exercises)
            if found := found or told_in_order(mention.text, stated, self.lexicon):
                return found
        return ()

    def _without_notebooks(self, block: Items) -> Items:
        """A list without what it says of the notebook as a whole: "- `rolls.ipynb`, 3 exercises", "- 3 exercises"."""
        return block._replace(items=tuple(item for item in block.items if not self._is_of_whole(item.text)))

    def _is_of_whole(self, text: Passage | None) -> bool:
        if text is None or self.lexicon.level.search(text.text):
            return False
        count = self.exercises.stated_first(text)
        if self._counting.fullmatch(text.text):
            return True
        return opens_with_path(text) or (count is not None and count.span.stop >= text.strip(" .:").span.stop)


def _tables(fields: Fields) -> Iterator[Table]:
    """The tables of fields for exercises, and those of fields for notebooks."""
    return (table for kind in ("exercises", "notebook") for entry in fields.of(kind) for table in entry.tables)


def _is_linked(entry: Labelled) -> bool:
    """Whether the label of a field is the name of a link, which is all that stands on its line."""
    return bool(entry.label.text) and entry.text.span.start <= entry.label.span.start < entry.text.span.stop


def _below(entry: Labelled) -> Passage | None:
    """The paragraph below a field that names a notebook, where its own text does not: "In `rolls.ipynb`:"."""
    first = entry.blocks[0] if entry.blocks and not _PATH.search(entry.text.text) else None
    return first.text if isinstance(first, Paragraph) and _PATH.search(first.text.text) else None


def _lists_notebooks(block: Items) -> bool:
    """Whether all items of a list open with notebooks: "- `a.ipynb` (2 exercises)"."""
    return all(item.text is not None and opens_with_path(item.text) for item in block.items)
