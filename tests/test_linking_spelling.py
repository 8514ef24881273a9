"""Names that are one but for hyphens, blanks, marks, case or the plural, wherever names are looked up."""

from __future__ import annotations

import pytest

from reclint.linking import folded, read_name, spelled_as_one

from .samples import record_text, report_on
from .test_kinds_of_plans import rolled_up
from .test_near_misses import ASKED, SURE, TAUGHT, Case, answers, record

SPELLINGS = {
    "a hyphen": ("Egg wash", "Egg-wash"),
    "a hyphen that does not break": ("Egg wash", "Egg\u2011wash"),
    "a dash in a word": ("Egg wash", "Egg\u2013wash"),
    "a dash between words": ("Egg wash \u2014 by brush", "egg wash - by brush"),
    "case": ("Egg wash", "EGG Wash"),
    "code marks": ("Egg wash", "`egg` wash"),
    "stars": ("Egg wash", "**Egg wash**"),
    "underscores": ("Egg wash", "_Egg_ wash"),
    "two blanks": ("Egg wash", "Egg  wash"),
}
PLURALS = {
    "several": ("Egg washes", "Egg wash"),
    "one written together": ("Keyframes", "Key-frame"),
    "an ending in e": ("Cache sizes", "Caches size"),
    "an ending in y": ("Berry fillings", "Berries filling"),
    "an ending in ie": ("Pies and cookies", "Pie and cookie"),
    "an abbreviation": ("SLAs", "SLA"),
    "a double s": ("Losses", "Loss"),
    "a number beside a letter": ("2 D scan", "2D scans"),
}
OVERSEAS = {
    "our": ("Colours of crusts", "Color of crust"),
    "our inside a word": ("Behavioural rise", "Behavioral rise"),
    "re": ("Centres of loaves", "Center of loaves"),
    "re inside a word": ("Kilometres", "Kilometer"),
    "haemo": ("Haemoglobins", "Hemoglobin"),
    "ogue": ("Catalogue of loaves", "Catalog of loaves"),
    "ise": ("Caramelise sugar", "Caramelize sugar"),
    "isation": ("Caramelisation", "Caramelization"),
    "iser": ("Steam vaporisers", "Steam vaporizer"),
    "ll": ("Labelled loaves", "Labeled loaves"),
    "grey": ("Grey salt", "Gray salt"),
    "grey at the start of a word": ("Greyscale of crusts", "Grayscale of crusts"),
    "mould": ("Moulds", "Mold"),
    "sulph": ("Sulphured fruit", "Sulfured fruit"),
    "a whole word": ("Aluminium trays", "Aluminum trays"),
}
APART = {
    "a length and what measures": ("Metres", "Meters"),
    "a sound and wood": ("Timbre of a loaf", "Timber of a loaf"),
    "a list of events": ("Programme", "Program"),
    "a round thing": ("Discs of dough", "Disks of dough"),
    "a current of air": ("Draughts", "Drafts"),
    "a colouring of blood": ("Haem", "Hem"),
    "the edge of a street": ("Kerbs", "Curbs"),
    "what was thought to fill space": ("Aether", "Ether"),
}
OTHERS = {
    "four and for": ("Rise of four", "Rise of for"),
    "hour": ("Hours", "Hors"),
    "a prologue": ("Prologue", "Prolog"),
    "a short word in ize": ("Size", "Sise"),
    "a sign": ("Rise of 1", "Rise of -1"),
    "signs of a name": ("C", "C++"),
    "numbers that would be joined": ("Steps 1 10", "Steps 11 0"),
    "an e at the end": ("Plane", "Plan"),
    "a word in ss": ("Brass", "Bra"),
    "underscores of a name": ("__rise__", "rise"),
    "another number": ("Egg wash 1", "Egg wash 2"),
    "no and of": ("Egg wash", "Egg"),
}


@pytest.mark.parametrize("name", SPELLINGS)
def test_one_name_spelled_in_two_ways(name: str) -> None:
    one, other = SPELLINGS[name]
    assert folded(one) == folded(other)
    assert spelled_as_one(one) == spelled_as_one(other)


@pytest.mark.parametrize("name", PLURALS)
def test_one_name_of_one_and_of_several(name: str) -> None:
    one, other = PLURALS[name]
    assert spelled_as_one(one) == spelled_as_one(other)


@pytest.mark.parametrize("name", OVERSEAS)
def test_one_name_in_british_and_in_american_spelling(name: str) -> None:
    one, other = (read_name(text, frozenset({"a", "the", "of"})) for text in OVERSEAS[name])
    assert one.all_words == other.all_words
    assert spelled_as_one(one.text) == spelled_as_one(other.text)


@pytest.mark.parametrize("name", APART)
def test_two_words_that_some_spell_as_one(name: str) -> None:
    one, other = map(read_name, APART[name])
    assert one.all_words != other.all_words
    assert spelled_as_one(one.text) != spelled_as_one(other.text)


@pytest.mark.parametrize("name", OTHERS)
def test_two_names_that_are_spelled_alike(name: str) -> None:
    one, other = OTHERS[name]
    assert spelled_as_one(one) != spelled_as_one(other)


def fallen(name: str, answer: str | None) -> Case:
    """A module 2.2 in which a concept that 2.1 had DEVELOPED is INTRODUCED."""
    later = record_text(TAUGHT).replace("Module 2.1", "Module 2.2").replace("soft-rolls", "hard-rolls")
    later = later.replace("| Windowpane test | DEVELOPED |", f"| {name} | INTRODUCED |")
    return Case("depth-regression", {"a/record.md": record_text(TAUGHT), "b/record.md": later}, answer)


def modelled(name: str, answer: str | None) -> Case:
    """A model that a lesson lists, and the table's row that says another established it."""
    table = f"## Key Mental Models\n\n| Model | Established In |\n|---|---|\n| {name} | hard-rolls |\n"
    models = "**Mental models:** dough breathes like a sleeper\n"
    section = f"{TAUGHT}\n{models}\n### Lesson 2: Hard Rolls (hard-rolls)\n\nCrust.\n\n{table}"
    return record(section, answer, rule="model-misattributed")


ROLLED_UP = "| Slow proof (over night) | DEVELOPED | soft-rolls | |\n| Braid: of three | INTRODUCED | soft-rolls | |"
KINDS = {
    "a roll-up with a hyphen": rolled_up("APPLIED", SURE, name="Egg-wash"),
    "a roll-up with a hyphen and its depth": rolled_up("MENTIONED", None, name="Egg-wash"),
    "a roll-up of several": rolled_up("APPLIED", SURE, name="Egg washes"),
    "a roll-up in code": rolled_up("APPLIED", SURE, name="`egg wash`"),
    "a roll-up without the explanation": rolled_up("APPLIED", SURE, name="Slow proof", rows=ROLLED_UP),
    "a roll-up without the explanation and its depth": rolled_up("DEVELOPED", None, name="Slow proof", rows=ROLLED_UP),
    "a roll-up with an explanation": rolled_up("APPLIED", SURE, name="Egg wash (by brush)"),
    "a roll-up with another explanation": rolled_up("APPLIED", ASKED, name="Slow proof (two days)", rows=ROLLED_UP),
    "a roll-up in other words, and another depth": rolled_up("APPLIED", ASKED, name="Washing with egg"),
    "a roll-up in other words, and its depth": rolled_up("MENTIONED", None, name="Washing with egg"),
    "a roll-up in other words, without a depth": rolled_up("", None, name="Washing with egg"),
    "a later row with a hyphen": fallen("Window-pane test", ASKED),
    "a later row of several": fallen("Windowpane tests", ASKED),
    "a later row of something else": fallen("Windowpane glass", None),
    "a model with a hyphen": modelled("Dough-breathes like a sleeper", SURE),
    "a model of something else": modelled("Dough sleeps like a stone", None),
    "a row with a hyphen": record(
        TAUGHT, SURE, rule="concept-duplicate", rows="| Egg-wash | MENTIONED | soft-rolls | |"
    ),
    "a row of several": record(
        TAUGHT, ASKED, rule="concept-duplicate", rows="| Egg washes | MENTIONED | soft-rolls | |"
    ),
    "a row in American spelling": record(
        TAUGHT,
        ASKED,
        rule="concept-duplicate",
        rows="| Grey crumb | MENTIONED | soft-rolls | |\n| Gray crumb | MENTIONED | soft-rolls | |",
    ),
    "an item twice": record(f"{TAUGHT}- Egg-wash (MENTIONED)\n", SURE, rule="duplicate-entry"),
}


@pytest.mark.parametrize("name", KINDS)
def test_names_are_looked_up_however_they_are_spelled(name: str) -> None:
    case = KINDS[name]
    assert answers(case) == ([case.answer] if case.answer else [])


def test_a_row_names_its_lesson_with_or_without_the_hyphen_of_its_title() -> None:
    heading = "### Lesson 1: Soft-Rolls (l1)"
    text = record_text(TAUGHT, heading=heading).replace("| soft-rolls |", "| Soft rolls |")
    assert report_on({"record.md": text}, "lesson-without-concepts").findings == ()
    other = text.replace("| Soft rolls |", "| Hard rolls |")
    assert report_on({"record.md": other}, "lesson-without-concepts").findings


@pytest.mark.parametrize("name", ["S* rise", "S\\* rise", "**S\\* rise**"])
@pytest.mark.parametrize(("other", "is_one"), [("S\\* rise", True), ("S* rise", True), ("S rise", False)])
def test_a_star_behind_a_letter_belongs_to_it(name: str, other: str, is_one: bool) -> None:
    assert (read_name(name).sequence == read_name(other).sequence) is is_one


def test_stars_around_a_letter_stress_it() -> None:
    assert read_name("*S* rise").sequence == read_name("S rise").sequence
    assert read_name("s*t rise").sequence == read_name("st rise").sequence
