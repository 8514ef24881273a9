"""Status lines: "Complete (4 of 4 lessons built)", "1 of ? lessons built", "four lessons, all of them built"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.model import Count
from reclint.readers.depths.depth import mask_struck
from reclint.text.source import Passage
from reclint.vocabulary.lexicon import ARROW, DASH, alternatives

if TYPE_CHECKING:
    from reclint.vocabulary.lexicon import Lexicon


def calls_itself_complete(status: str, lexicon: Lexicon) -> bool:
    """Whether a status says that the work is complete: it begins with a word for that, or with all lessons as built."""
    if re.match(rf"\W*{lexicon.word('complete')}(?!\w)", status, re.I) or _is_ticked(status, lexicon):
        return True
    opening = rf"\W*(?:{lexicon.word('built', 'all')}|{lexicon.number})(?!\w)"
    if not re.match(opening, status, re.I):
        return False  # "In review (3 of 3 lessons built)"
    built, planned = read_built(Passage.at(status, 0), lexicon)
    if built and planned:
        return 0 < planned.value <= built.value
    return built is None and re.match(rf"\W*{lexicon.word('built')}(?!\w)", status, re.I) is not None


def calls_itself_planned(status: str, lexicon: Lexicon) -> bool:
    """Whether a status says that a lesson is no more than planned; "Planning complete" speaks of the document.

    "Planned → built", "~~Planned~~ Built" and "Planned for May, built in June" say that it is not so any more.
    """
    held, built = mask_struck(status), rf"(?<!\w){lexicon.word('built', 'complete', 'final')}(?!\w)"
    # "Planned", "Planning (outline ready)"; "reviewed as planned" is another thing.
    planned = rf"\W*{lexicon.word('planned')}(?!\w)"
    # "Planning complete", "Draft finished (3 May)"; not "Planned: complete rewrite", nor "Planned complete rewrite".
    done = rf"{planned}\s+{lexicon.word('complete')}\s*(?:[^\w\s]|$)"
    later = rf"{planned}[^,;]*(?:{ARROW}|[,;(])\s*(?:{lexicon.word('now')}\s+)?{built}"
    return bool(re.match(planned, held, re.I)) and not re.match(rf"{done}|{later}", held, re.I)


def calls_itself_unbuilt(status: str, lexicon: Lexicon) -> bool:
    """Whether the status of a lesson says that it is not there: "Not yet built", "Planned", "To be written"."""
    held = mask_struck(status)
    done = lexicon.word("built", "complete", "final")
    denied = rf"\W*{lexicon.word('negative')}\s+(?:[^\W\d_]+\s+)?{lexicon.word('built', 'complete', 'begun')}(?!\w)"
    phrases = [phrase for phrase in lexicon.vocabulary.words_of("pending") if " " in phrase]
    if re.match(rf"{denied}|\W*{alternatives(phrases)}(?!\w)", held, re.I):
        return not re.search(rf"(?:{ARROW}|[,;(.])\s*(?:{lexicon.word('now')}\s+)?{done}(?!\w)", held, re.I)
    # "Planned and built in May" is there; "Planned, not built yet" says twice that it is not.
    denied = rf"(?<!\w)(?:{lexicon.word('negative')}\s+(?:[^\W\d_]+\s+)?{done}|{alternatives(phrases)})(?!\w)"
    told = re.sub(denied, " ", held, flags=re.I)
    return calls_itself_planned(status, lexicon) and not re.search(rf"(?<!\w){done}(?!\w)", told, re.I)


def calls_itself_begun(status: str, lexicon: Lexicon) -> bool:
    """Whether the status of a lesson says that it is being made: "Being written"; not "Building done"."""
    held, done = mask_struck(status), lexicon.word("built", "complete", "final")
    begun = re.match(rf"\W*{lexicon.word('begun')}(?!\w)", held, re.I)
    return begun is not None and not re.search(rf"(?<!\w){done}(?!\w)", held[begun.end() :], re.I)


def calls_itself_in_review(status: str, lexicon: Lexicon) -> bool:
    """Whether the status of a lesson says no more than that its review is not over: "In review"; not "in review 2"."""
    return re.fullmatch(rf"\W*{lexicon.word('under-review')}\W*", mask_struck(status), re.I) is not None


def is_all_status(status: str, lexicon: Lexicon, *, labelled: bool = False) -> bool:
    """Whether the first clause of a text is a status and no more, but for a day: "being drafted", "planned for 3 May".

    Of what is ``labelled`` as one, a phrase is enough, "being drafted by Ada"; "active dough" is none there either.
    """
    words = [*lexicon.vocabulary.words_of("pending", "begun", "planned")]
    denied = rf"{lexicon.word('negative')}\s+(?:[^\W\d_]+\s+)?{lexicon.word('built', 'complete', 'begun')}"
    ends = _ends(lexicon)
    phrases = alternatives(word for word in words if " " in word)
    # "planned for the autumn"
    due = rf"{lexicon.word('planned')}\s+{lexicon.word('until', 'upon', 'decided-when')}"
    known = rf"|(?:{denied}|{phrases}|{due})(?!\w)" if labelled else ""
    return re.match(rf"\W*(?:(?:{denied}|{alternatives(words)}){ends}{known})", mask_struck(status), re.I) is not None


@lru_cache(maxsize=16)
def _ends(lexicon: Lexicon) -> str:
    """The pattern for what stands behind a status that says no more, with a day or without: " since May.", ", "."""
    # "for 3 May", "since 2026-05-03", "until May 2026"
    month = lexicon.word("month")
    day = rf"(?:\s+[^\W\d_]{{2,5}})?\s+(?:\d[\d./-]*(?:\s+{month}(?!\w))?|{month}(?!\w))(?:\s+\d{{4}})?"
    return rf"(?:{day})?[*_\s]*(?:$|[.,;:!()\[\]|·/]|\s(?:{DASH}|-)\s|{ARROW}|{lexicon.word('joining')}\s)"


def _is_ticked(status: str, lexicon: Lexicon) -> bool:
    """Whether a status is no more than a tick, or says that all is built: "✅", "All lessons built"."""
    lessons, done = lexicon.word("lessons"), lexicon.word("built", "complete")
    every = rf"\W*{lexicon.word('all')}\s+{lessons}\s+(?:\w+\s+)?{done}(?!\w)"
    ticked = any(sign.strip() == status.strip() for sign in lexicon.vocabulary.words_of("yes"))
    return ticked or re.match(every, status, re.I) is not None


def read_built(passage: Passage, lexicon: Lexicon) -> tuple[Count | None, Count | None]:
    """How many lessons a status says are built, and how many there are to be."""
    # "4 of 4 lessons built", "1/2", "3 of ?"; not "2026/02", the year and month of a date.
    ratio = re.search(
        rf"(?<![\w.])(?!\d{{4}})({lexicon.number})\s*(?:/|{lexicon.word('of')})\s*({lexicon.number}(?![\w.])|\?)",
        passage.text,
        re.I,
    )
    if ratio and _counts_reviewed(passage.text, ratio, lexicon):
        return None, None
    if ratio:
        planned = _count(passage, ratio, 2, lexicon) if ratio[2] != "?" else None
        return _count(passage, ratio, 1, lexicon), planned
    if every := _all_built(passage, lexicon):
        return _count(passage, every, "all", lexicon), _count(passage, every, "all", lexicon)
    # "Complete (6 lessons)".
    alone = re.search(rf"(?<![\w.])({lexicon.number})\s+{lexicon.word('lesson', 'lessons')}\b", passage.text, re.I)
    return (_count(passage, alone, 1, lexicon), None) if alone and lexicon.value(alone[1]) else (None, None)


def _counts_reviewed(text: str, ratio: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether a ratio is of lessons that are reviewed, not of those that are built: "1 of 2 lessons reviewed".

    "2 of 2 lessons reviewed" says that all are built.
    """
    lessons, review = lexicon.word("lesson", "lessons"), lexicon.word("review")
    counted = re.compile(rf"\s+{lessons}\s+(?:(?!{lexicon.word('built')}\W)[^\W\d_]+\s+)?{review}(?!\w)", re.I)
    whole = ratio[2] != "?" and lexicon.value(ratio[1]) == lexicon.value(ratio[2])
    return not whole and counted.match(text, ratio.end()) is not None


def counted_lessons(passage: Passage, lexicon: Lexicon) -> Passage | None:
    """What a sentence says of how many lessons are built: "3 of 4 lessons built", "four lessons, all of them built"."""
    lessons = lexicon.word("lesson", "lessons")
    ratio = rf"(?<![\w.])(?:{lexicon.number})\s*(?:/|{lexicon.word('of')})\s*(?:{lexicon.number}|\?)\s+{lessons}(?!\w)"
    match = re.search(ratio, passage.text, re.I) or _all_built(passage, lexicon, prose=True)
    # "Once all four lessons are built, we go on" tells what is to come.
    due = match and re.search(rf"(?<!\w){lexicon.word('decided-when')}\s+$", passage.text[: match.start()], re.I)
    return passage.part(match.start(), len(passage.text)) if match and not due else None


def read_totals(status: Passage, lexicon: Lexicon) -> tuple[Count | None, Count | None]:
    """How many modules and how many lessons the status of a series says are built: "3 modules, 5 of 8 lessons"."""
    of = rf"(?:\s*(?:/|{lexicon.word('of')})\s*(?:{lexicon.number}|\?))?"

    def total(words: str) -> Count | None:
        # "8 lessons planned" are not there yet.
        pattern = rf"(?<![\w./])({lexicon.number}){of}\s+{words}(?!\w)(?!\s+{lexicon.word('planned')})"
        match = re.search(pattern, status.text, re.I)
        return _count(status, match, 1, lexicon) if match else None

    return total(lexicon.word("modules")), total(lexicon.word("lesson", "lessons"))


def _all_built(passage: Passage, lexicon: Lexicon, *, prose: bool = False) -> re.Match[str] | None:
    """The number of "four lessons, all of which are built", "all four lessons of this module are complete".

    In ``prose``, which no label calls a status, a sentence that opens so may tell of anything.
    """
    lessons, number = lexicon.word("lesson", "lessons"), rf"(?<![\w.])(?P<all>{lexicon.number})"
    every, built = lexicon.word("all"), lexicon.word("built", "complete")
    # "all given by 26 May"; not "all held outdoors"
    built = rf"(?:{built}(?!\w)|{lexicon.word('given')}{_ends(lexicon)})"
    here = rf"(?:\s+{lexicon.word('in-this-module')}(?!\w))?"
    # "All four lessons are not finished", "… will be taught in May", "… are half built" say something else.
    undone = rf"(?!(?<!\w){lexicon.word('undone', 'nearly', 'but-for')}(?!\w))"
    loosely = rf"(?:{undone}[^.;:\n]){{0,12}}?"
    # "All four lessons are built around one race"; not "built on 3 May".
    rests = rf"(?!\s+{lexicon.word('built-around')}\s+(?!\d))"
    between = _plainly(lexicon) if prose else rf"(?:{_plainly(lexicon)}|{loosely})"
    if prose:
        # "All four lessons are taught by two people" is no status.
        rests = rf"(?=(?:[*_]{{0,3}}\s+{lexicon.word('by-now')})?{_ends(lexicon)})"
    forms = (
        rf"{number}\s+{lessons}{here}\s*,?\s*{every}(?!\w)(?:{undone}[^.;:\n]){{0,20}}?(?<!\w){built}",
        rf"(?<!\w){every}\s+(?:\w+\s+)?{number}\s+{lessons}(?!\w){here}{between}(?<!\w){built}{rests}",
    )
    return next((match for form in forms if (match := re.search(form, passage.text, re.I))), None)


@lru_cache(maxsize=16)
def _plainly(lexicon: Lexicon) -> str:
    """The pattern for what parts the lessons from what they are, and no more: " are now ", ", L1-L4, all "."""
    numbers = r"(?:\s?[(\[][^()\[\]\n]{1,12}[)\]]|,\s[^\W\d_]?\d[\w–-]{0,8}(?=,))?"
    # "All four lessons can be taught alone", "… get built in May" tell what may be or will be.
    words = rf"(?:{lexicon.word('having-been', 'by-now', 'passing-sign')}\s+){{0,4}}"
    return rf"{numbers}[*_]{{0,3}}[,(]?(?:\s+{DASH})?\s+[(*_]{{0,3}}{words}[*_]{{0,3}}"


def _count(passage: Passage, match: re.Match[str], group: int | str, lexicon: Lexicon) -> Count:
    return Count(span=passage.span_of(match.start(group), match.end(group)), value=lexicon.value(match[group]))
