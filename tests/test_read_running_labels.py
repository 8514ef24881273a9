"""Labels in bold that run into the list of what was taught, beside bold words that open a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import first_of_two, lesson, told

if TYPE_CHECKING:
    from reclint.readers import Lexicon


@pytest.mark.parametrize(
    "bold",
    [
        *(
            "They learned",
            "They took home",
            "The students went away with",
            "We now know",
            "They met",
            "They all can now",
        ),
        *("The class has understood", "The pupils got to know", "We saw here"),
    ],
)
def test_a_label_in_bold_may_run_into_its_list(bold: str, lexicon: Lexicon) -> None:
    found = lesson(f"**{bold}** spokes (developed); truing, by ear (applied). Hubs (mentioned).", lexicon)
    assert told(found) == [("spokes", "DEVELOPED"), ("truing, by ear", "APPLIED"), ("Hubs", "MENTIONED")]


@pytest.mark.parametrize(
    "text",
    [
        "**They learned** that patience pays, and to sit still.",
        "**We covered** the floor with sheets. Rims were introduced.",
        "**They did not get** spokes (developed); truing (applied).",
        "**Students** chose spokes (developed); truing (applied).",
        "**We muddled** spokes (DEVELOPED); truing (APPLIED).",
        "**The pupils forgot** spokes (DEVELOPED); truing (APPLIED).",
        "**They arrived with** spokes (DEVELOPED); truing (APPLIED).",
        "**The lesson rests on** spokes (DEVELOPED); truing (APPLIED).",
        "**They can not do** spokes (DEVELOPED); truing (APPLIED).",
        "**They know little of** spokes (DEVELOPED); truing (APPLIED).",
        "**They met** Ada (introduced by Bo); a clown (developed a cough).",
        "**The spokes** sang (developed); truing (applied). Nobody knew why.",
    ],
)
def test_bold_words_that_open_a_sentence_are_no_label(text: str, lexicon: Lexicon) -> None:
    assert told(lesson(text, lexicon)) == []


def test_a_sentence_behind_a_list_is_no_concept(lexicon: Lexicon) -> None:
    found = lesson("**Taught:** spokes (developed); hubs (applied). Then we took it up again (introduced).", lexicon)
    assert "took" not in " ".join(name for name, _ in told(found)[2:])


INDEX = "| Spoke tension | DEVELOPED |\n| Rim tape | MENTIONED |\n| Oil | MENTIONED |"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("**We covered** spoke tension, rim tape, oil", ["spoke tension", "rim tape", "oil"]),
        ("**They learned** spoke tension; rim tape.", ["spoke tension", "rim tape"]),
        ("**I covered** rim tape (in passing)", ["rim tape (in passing)"]),
        ("**We taught** spoke tension and the rim tape.", ["spoke tension and the rim tape"]),
        ("**We covered** the floor with sheets. Oil came later.", []),
        ("**They learned** how rim tape sticks.", []),
        ("**They learned** that oil, rim tape and grease differ.", []),
        ("**We covered** the stand with a cloth, and rested.", []),
    ],
)
def test_bold_words_may_run_into_names_of_the_index(text: str, names: list[str], lexicon: Lexicon) -> None:
    found = first_of_two(text, "**Taught:** grease (MENTIONED)", lexicon, INDEX)
    assert [name for name, _ in found] == names


def test_bold_words_may_run_into_names_where_there_is_no_index(lexicon: Lexicon) -> None:
    assert [name for name, _ in told(lesson("**We covered** spoke tension, rim tape", lexicon))] == [
        "spoke tension",
        "rim tape",
    ]
    assert told(lesson("**We covered** the floor, swept it, went home", lexicon)) == []
