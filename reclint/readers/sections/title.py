"""The title of a document: which module it is of, what the module is called, and whether it calls itself a record."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reclint.markdown import front_matter_lines, leading_signs, plain_title
from reclint.text.source import Passage
from reclint.vocabulary.lexicon import DASH

if TYPE_CHECKING:
    from reclint.text.source import Source
    from reclint.vocabulary.lexicon import Lexicon

_COMMENT = r"<!--(?:(?!-->)[\s\S])*-->"
_SKIPPED = re.compile(rf"(?:[\ufeff\s]|{_COMMENT}|</?[a-z][^<>]*>|\[?!\[[^\[\]]*\]\([^()]*\)(?:\]\([^()]*\))?)*", re.I)
"""What may stand before a title: blanks, comments, tags and badges."""
_ATX = re.compile(r"#{1,6}[ \t]*(?P<title>[^\s#][^\r\n]*)")
"""A heading, also one without the blank: "#Module 1.1: Knots -- Record"."""
_UNDERLINED = re.compile(r"(?P<title>[^\s\r\n][^\r\n]*)\r?\n(?:=+|-+)[ \t]*(?:\r?\n|\Z)")
"""A heading with a line below it: "Module 1.1: Knots", "====="."""
_BOLD_LINE = re.compile(r"(?P<title>\*\*[^*\r\n]+\*\*)[ \t]*(?:\r?\n|\Z)")
"""A title that is a line in bold: "**Module 1.1: Knots -- Record**"."""
_FRONT_FIELD = re.compile(r"(?P<key>[A-Za-z_-]+)\s*[:=]\s*(?P<quote>[\"']?)(?P<value>.*?)(?P=quote)\s*(?:\s#.*)?$")
"""A field of front matter: 'title: "Knots"', "title = Knots  # remark"."""
_NUMBER_FIRST = re.compile(r"\[?(?P<number>\d{1,4}\.\d{1,4})(?![\w.]*\d)(?=\W|$)")
"""The number of a title without a word for it: "2.1 Out of Winter: module record", "📒 2.1 · Out of Winter"."""
_DASHES = rf"(?:{DASH}|&[mn]dash;|&#821[12];|&#x201[34];)"
"""A dash, also as it is written for HTML: "Knots &mdash; Record"."""
_REMARK = r"(?:\s*[(\[][^()\[\]]*[)\]])?"
"""What may stand behind the word: "Knots -- Record (draft)"."""
_CLOSING_MARKS = " \t#"
_PARTING = '"“”„»«›‹/|~=→·'
_MARKS = " \t:;,.—–-]" + _PARTING
"""What parts a module's name from what stands around it."""
_HEAD = 4096
"""How many characters of a document are looked at first for its title; licences in comments have some hundreds."""
_FRONT = ("---", "+++")
"""What front matter begins with: YAML, TOML."""
_FOLDER_NUMBER = re.compile(r"(?<!\d)(\d{1,4})[-_.](\d{1,4})(?!\d)")
"""The number of a module in the name of a folder: "module-1-3", "2.1", "m02_04"."""

_LONGEST = 500
"""How many characters of a title are read; real ones have less than 150."""


class ModuleTitle(NamedTuple):
    """What a title says; ``named`` is whether it holds the word that was asked for, such as "record"."""

    number: str
    title: str
    named: bool


def front_fields(source: Source) -> dict[str, Passage]:
    """The single fields of a document's front matter, by their names in lower case."""
    found: dict[str, Passage] = {}
    if not source.text.startswith(_FRONT):
        return found
    for number in range(front_matter_lines(source.lines)):
        if match := _FRONT_FIELD.match(source.lines[number]):
            value = Passage.at(match["value"], source.line_start(number) + match.start("value"))
            found.setdefault(match["key"].casefold(), value)
    return found


def title_text(source: Source) -> str:
    """The text of the heading that a document opens with, front matter and comments passed over; perhaps empty."""
    head = source.text[:_HEAD]
    start = _after_front(head)
    is_open = start == 0 and head.startswith(_FRONT)
    if len(source.text) > _HEAD and (is_open or start == len(head) or head.startswith("<!--", start)):
        head = source.text  # front matter, or a licence, that goes on for longer
        start = _after_front(head)
    match = _ATX.match(head, start) or _UNDERLINED.match(head, start) or _BOLD_LINE.match(head, start)
    return re.sub(_COMMENT, "", match["title"]).strip(_CLOSING_MARKS) if match else ""


def _after_front(text: str) -> int:
    """Where front matter, and comments, tags and badges, end at the top of a text."""
    start = 0
    if text.startswith(_FRONT) and (front := front_matter_lines(text.splitlines())):
        start = sum(len(line) for line in text.splitlines(keepends=True)[:front])
    skipped = _SKIPPED.match(text, start)
    return skipped.end() if skipped else start


@lru_cache(maxsize=256)
def read_title(title: str, lexicon: Lexicon, name: str = "record") -> ModuleTitle | None:
    """What a title says of a module; None where it names none: "Module 1.1: Knots -- Record", "Record of Unit 3"."""
    plain = plain_title(Passage.at(title := title[:_LONGEST], 0))
    text = plain.text
    word = lexicon.word(name)
    # "Module record 2.2 – Swarms"
    between = re.compile(rf"(?<=\w)\s+{word}(?=\s+\d)", re.I)
    inside = between.search(text)
    text = between.sub("", text, 1)
    match = (
        lexicon.module_name.search(text)
        or lexicon.module_short.match(text)
        or _number_first(title.strip("# *_"))
        or _behind_word(text, word, lexicon)
    )
    if not match:
        return None
    text = match.string
    before, rest = text[: match.start()], text[match.end() :]
    opening = re.search(rf"(?<!\w){word}(?!\w)", before, re.I)
    following = re.match(rf"\s*(?:(?:{_DASHES}|\.)\s*)?{word}(?=\s*(?:$|[:(·|]|{_DASHES}))", rest, re.I)
    rest = rest[following.end() :] if following else rest
    closing = re.search(
        rf"\s*(?:(?<!-)(?:{_DASHES}\s*(?:\w+\s+)?{word}{_REMARK}|[:：·|]\s*(?:\w+\s+)?{word})"
        rf"|[(\[]\s*{word}\s*[)\]]|,\s*{word})\W*$",
        rest,
        re.I,
    )
    rest = rest[: closing.start()] if closing else rest
    bare = re.match(rf"\s*(?:[:：.)·,|]|{_DASHES})?\s*", rest)
    if not rest.strip(" )]:.") and not opening:
        # "Harvest and Autumn (Module 2.3)"
        return ModuleTitle(match["number"], before.strip(" ([:.,—–-·|"), bool(following or closing))
    name_only = rest[bare.end() if bare else 0 :].strip()
    if not name_only.strip(_MARKS) and opening:
        # "Bicycles – record of module 4.1"
        name_only = re.sub(rf"(?:\w+\s+)?{word}(?:\s+\w+)?\W*$", "", before, flags=re.I)
    name_only, ends = _without_word(name_only, word, lexicon)
    named = bool(inside or opening or following or closing or ends or match.re is _behind_word_of(word, lexicon))
    return ModuleTitle(match["number"], _as_written(title, plain, name_only), named)


def _number_first(title: str) -> re.Match[str] | None:
    """The number that a title opens with, perhaps behind signs."""
    return _NUMBER_FIRST.match(title, leading_signs(title))


def _behind_word(text: str, word: str, lexicon: Lexicon) -> re.Match[str] | None:
    """The number right behind the word that opens a title: "Record 2.1 – Knots", "Module record: 2.1 Knots"."""
    return _behind_word_of(word, lexicon).match(text)


@lru_cache(maxsize=16)
def _behind_word_of(word: str, lexicon: Lexicon) -> re.Pattern[str]:
    """The number behind a word, perhaps with the word for a module before it: "Module record: 2.1"."""
    kinds = lexicon.word("module", "titled", "lesson")
    return re.compile(
        rf"[\W_]*(?:{kinds}\s+)?{word}[\s:·|—–-]+\[?(?P<number>\d{{1,4}}\.\d{{1,4}})(?![\w.]*\d)(?=\W|$)", re.I
    )


def _without_word(name: str, word: str, lexicon: Lexicon) -> tuple[str, bool]:
    """A module's name without the marks around it and the word for a record behind it, and whether that was there.

    "Knots « Record", "Knots | Record", "Knots (Record, kept by Ada)", "of 3: Knots".
    """
    name = re.sub(rf"^{lexicon.word('of')}\s+\d{{1,3}}(?=\W)", "", name, flags=re.I)
    name = name.lstrip(_MARKS + "(" if name.count("(") == name.count(")") and name.endswith(")") else _MARKS)
    behind = re.search(
        rf"(?:\s*[(\[]\s*(?:\w+\s+)?{word}\b[^()\[\]]*[)\]]|(?:[{re.escape(_PARTING)}]|\.\s)\s*(?:\w+\s+)?{word})\W*$",
        name,
        re.I,
    )
    name = name[: behind.start()] if behind else name
    whole = name.strip(_MARKS)
    return (whole.removesuffix(")") if whole.count(")") > whole.count("(") else whole), behind is not None


def _as_written(title: str, plain: Passage, name: str) -> str:
    """A module's name with the tags inside it, which are text like any other: "<b>Rye</b> bread"."""
    start = plain.text.rfind(name) if name else -1
    if start < 0:
        return name
    written = title[plain.offset(max(start - 1, 0)) + 1 : plain.offset(start + len(name) - 1) + 1].strip()
    return written if "<" in written else name


def is_titled(source: Source, lexicon: Lexicon, name: str = "record") -> bool:
    """Whether the title of a document names a module and calls the document a record."""
    texts = [title_text(source), *(field.text for key, field in front_fields(source).items() if key == "title")]
    titles = (read_title(text, lexicon, name) for text in texts if text)
    return any(title and title.named for title in titles)


def folder_number(path: str) -> str:
    """The module's number that the folders of a path tell: "module-1-2/record.md"; empty where none does."""
    found = _FOLDER_NUMBER.findall(path.rpartition("/")[0])
    return ".".join(found[-1]) if found else ""
