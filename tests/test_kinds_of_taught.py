"""Kinds of writing down what was taught, each beside what looks like it and is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import TITLE, first_of_two, lesson, read, told

if TYPE_CHECKING:
    from reclint.readers import Lexicon


@pytest.mark.parametrize("label", ["**Developed:** {}\n**Applied:** truing", "**Taught:** {}"])
def test_a_parenthesis_by_itself_belongs_to_the_name_before_it(label: str, lexicon: Lexicon) -> None:
    found = told(lesson(label.format("places on the rim, (x, y), hub"), lexicon))
    assert [name for name, _ in found][:2] == ["places on the rim, (x, y)", "hub"]


LISTS = [
    "- [D] spokes\n- [A] truing",
    "- spokes · *developed*\n- truing · *applied*",
    "- [x] spokes · *developed*\n- [x] truing · *applied*",
    "1. spokes (DEVELOPED)\n2. truing (APPLIED)",
]
TWO = [("spokes", "DEVELOPED"), ("truing", "APPLIED")]


@pytest.mark.parametrize("marked", LISTS)
@pytest.mark.parametrize("above", ["*Load: build*", "**Load:** BUILD", "Load: BUILD", "**Position:** 1 of 3"])
def test_a_list_with_depths_below_a_value_is_what_was_taught(above: str, marked: str, lexicon: Lexicon) -> None:
    assert told(lesson(f"{above}\n\n{marked}\n\n**Notebook:** none", lexicon)) == TWO


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("**Load:** BUILD\n\n- bring spokes\n- [A] truing\n- bring a stand", []),
        ("**Load:** BUILD\n\n- spokes (DEVELOPED)\n- truing (APPLIED)\n\n**Taught:** hubs (DEVELOPED)", ["hubs"]),
        ("**Review:** PASS (1/3)\n\n- spokes (DEVELOPED)\n- truing (APPLIED)", []),
        ("**Load:**\n\n- BUILD, on what was developed before\n- spokes as they were introduced", []),
    ],
)
def test_a_list_below_a_field_is_not_always_what_was_taught(body: str, names: list[str], lexicon: Lexicon) -> None:
    assert [name for name, _ in told(lesson(body, lexicon))] == names


GROUPS = "- Concepts\n  - developed\n    - spokes\n  - applied\n    - truing\n"


@pytest.mark.parametrize("head", ["Tricks of the trade", "Images and stories", "*Odds and ends*", "**Odds and ends**"])
def test_an_item_that_heads_a_list_among_labels_is_a_label(head: str, lexicon: Lexicon) -> None:
    found = lesson(f"{GROUPS}- {head}\n  - a drop of oil\n- Notebook\n  - none\n", lexicon)
    assert told(found) == TWO
    assert found.notebook is not None


def test_an_item_with_a_list_below_a_label_is_a_concept(lexicon: Lexicon) -> None:
    body = (
        "- **Concepts taught:**\n- Spokes\n  - of steel\n- Truing\n  - by ear\n- **Load:** BUILD\n- **Notebook:** none"
    )
    assert [name for name, _ in told(lesson(body, lexicon))] == ["Spokes", "Truing"]
    body = "- Concepts\n  - spokes (DEVELOPED)\n- Truing (APPLIED)\n  - by ear\n- Notebook\n  - none"
    assert told(lesson(body, lexicon)) == [("spokes", "DEVELOPED"), ("Truing", "APPLIED")]


@pytest.mark.parametrize(
    "label", ["**Taught.** ", "**§ 3.1 Matter taught.** ", "**Material covered:**\n\n", "", "Load: BUILD\n\n"]
)
@pytest.mark.parametrize("lead", ["To the depth {}:", "Up to {}:", "As far as {}:", "{}:", "Brought to {}:"])
def test_a_line_that_names_a_depth_gives_it_to_the_list_below(label: str, lead: str, lexicon: Lexicon) -> None:
    lists = f"{lead.format('DEVELOPED')}\n\n- spokes;\n\n{lead.format('APPLIED')}\n\n- truing."
    assert told(lesson(f"{label}{lists}\n\n**§ 3.2 Notebook.** None.", lexicon)) == TWO


@pytest.mark.parametrize("lead", ["To be DEVELOPED later:", "Builds on what is DEVELOPED:", "Not yet DEVELOPED:"])
def test_a_line_that_says_more_than_a_depth_gives_none(lead: str, lexicon: Lexicon) -> None:
    assert told(lesson(f"{lead}\n\n- spokes\n- rims\n\n**Notebook.** None.", lexicon)) == []
    below = told(lesson(f"**Taught.**\n\n{lead}\n\n- spokes\n- rims", lexicon))
    assert [depth for _, depth in below if depth] == []


@pytest.mark.parametrize(
    "rows",
    [
        "| Taught: spokes | DEVELOPED |\n| Taught: truing | APPLIED |",
        "| **Taught:** spokes | developed |\n| **Taught:** truing | applied |",
        "| Concept 1: spokes | DEVELOPED |\n| Concept 2: truing | APPLIED |",
        "| Taught – spokes | DEVELOPED |\n| Taught – truing | *applied* |",
    ],
)
def test_a_row_of_labels_and_values_may_tell_one_concept(rows: str, lexicon: Lexicon) -> None:
    others = "| Position | 1 of 2 |\n| Load | STRETCH |", "| Image | A tent |\n| Notebook | none |"
    found = lesson(f"| Field | Entry |\n|---|---|\n{others[0]}\n{rows}\n{others[1]}\n", lexicon)
    assert told(found) == TWO
    assert found.load is not None
    assert found.notebook is not None


def test_a_row_of_a_table_of_concepts_keeps_its_name(lexicon: Lexicon) -> None:
    table = "| Concept | Depth |\n|---|---|\n| Steel: spokes | DEVELOPED |\n| By ear: truing | APPLIED |"
    assert told(lesson(table, lexicon)) == [("Steel: spokes", "DEVELOPED"), ("By ear: truing", "APPLIED")]


@pytest.mark.parametrize("quoted", ["> ", ""])
def test_questions_in_plain_words_are_labels_where_one_asks_what_was_taught(quoted: str, lexicon: Lexicon) -> None:
    parts = {
        "What did they learn?": f"{quoted}- spokes *(DEVELOPED)*\n{quoted}- truing *(APPLIED)*",
        "What did they not learn?": f"{quoted}- hubs (DEVELOPED, next year)\n{quoted}- paint (MENTIONED in 5.2)",
        "What did the neighbour say?": f"{quoted}- 1st round: 0 critical, 2 improvement, NEEDS REVISION\n"
        f"{quoted}- 2nd round: 0 critical, 0 improvement, PASS",
    }
    found = lesson("\n\n".join(f"{label}\n\n{text}" for label, text in parts.items()), lexicon)
    assert told(found) == TWO
    assert found.review is not None


def test_a_question_in_a_text_is_no_label(lexicon: Lexicon) -> None:
    body = "What did they learn? That spokes sing.\n\n- spokes\n\nWhy do wheels squeak?\n\n- rust"
    assert told(lesson(body, lexicon)) == []
    assert told(lesson("What did they learn before?\n\n- spokes\n- rims", lexicon)) == []


SIGNS = "# Module 4.1: Bicycles -- Record\n\n○ mentioned · ◔ introduced · ◑ developed · ● applied\n\n"


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ("◑ spokes, and why they sing\n● truing\n◔ oil · ○ wax in its place", None),
        ("◑ spokes, and why they sing · ● truing\n◔ oil · ○ wax in its place", None),
        ("◑ spokes, and why they sing\n● truing · ◔ oil\n○ wax in its place", None),
        ("spokes ◑ · truing ● · oil of\nany kind ◔ · wax ○", ["spokes", "truing", "oil of any kind", "wax"]),
    ],
)
def test_several_concepts_on_one_of_several_lines(lines: str, names: list[str] | None, lexicon: Lexicon) -> None:
    text = f"{SIGNS}## Lessons\n\n### Lesson 1: True Wheels (true-wheels)\n\nTaught:\n\n{lines}\n"
    found = told(read(text, lexicon).lessons[0])
    assert [name for name, _ in found] == (names or ["spokes, and why they sing", "truing", "oil", "wax in its place"])
    assert [depth for _, depth in found] == ["DEVELOPED", "APPLIED", "INTRODUCED", "MENTIONED"]


def boxed(title: str, items: list[str]) -> str:
    return "\n".join([f"> [!abstract] {title}", *(f"> - {item}" for item in items)])


@pytest.mark.parametrize("title", ["New on the stand", "**Tonight**", "Ideas of the ride"])
@pytest.mark.parametrize("above", ["#build\n\n", "**Load:** BUILD\n\n", "A cold evening.\n\n"])
def test_a_callout_of_concepts_is_what_was_taught(title: str, above: str, lexicon: Lexicon) -> None:
    box = boxed(title, ["spokes #developed", "truing #applied"])
    found = lesson(f"{above}{box}\n\n**Pictures that stayed:** a tent\n", lexicon)
    assert told(found) == TWO
    assert [field.kind for field in found.fields if field.kind != "load"] == ["taught", "models"]


@pytest.mark.parametrize(
    "title", ["Known from the first evening", "What it needs", "New next time", "Left out", "For lesson 3", "Goals"]
)
def test_a_callout_of_what_others_taught_is_none(title: str, lexicon: Lexicon) -> None:
    assert told(lesson(boxed(title, ["spokes #developed", "truing #applied"]), lexicon)) == []


def test_a_callout_beside_what_was_taught_or_of_strangers_is_none(lexicon: Lexicon) -> None:
    box = boxed("Tonight", ["spokes #developed", "truing #applied"])
    assert told(lesson(f"{box}\n\n**Taught:** hubs (DEVELOPED)", lexicon)) == [("hubs", "DEVELOPED")]
    assert told(lesson(boxed("Tonight", ["spokes #developed", "a rag", "a stand"]), lexicon)) == []
    assert first_of_two(box, "**Taught:** hubs (DEVELOPED)", lexicon, "| Hubs | DEVELOPED |") == []
    assert first_of_two(box, "**Taught:** hubs (DEVELOPED)", lexicon, "| Spokes | DEVELOPED |") == TWO


def test_what_stands_below_a_callout_does_not_belong_to_it(lexicon: Lexicon) -> None:
    callout = "> [!check] Taught\n> - spokes (DEVELOPED)\n> - truing (APPLIED)\n\n"
    below = ["- [x] Notebook [[4-1-1-true-wheels.ipynb]]: 3 exercises", "- [x] No notebook: done by ear", "- a picture"]
    for item in below:
        assert told(lesson(f"{callout}**Pictures that stayed.** A tent.\n\n{item}\n", lexicon)) == TWO
    for remark in ("", "> As they asked for it.\n"):
        bare = f"> [!check] Taught\n{remark}\n- spokes (DEVELOPED)\n- truing (APPLIED)"
        assert told(lesson(bare, lexicon)) == TWO


@pytest.mark.parametrize(
    "lines",
    [
        "Spokes, developed. They sing when plucked.\nTruing, applied. Everybody did one wheel, or two.",
        "Spokes – *developed*. They sing when plucked.\nTruing – *applied*.",
        "Spokes (DEVELOPED). They sing when plucked.\nTruing (APPLIED)",
        "Spokes · DEVELOPED. They sing.\nTruing · APPLIED. By ear, then by eye.",
    ],
)
@pytest.mark.parametrize("above", ["", "One line for each thing.\n\n", "**Taught:**\n", "Load: BUILD\n\n"])
def test_a_line_for_each_concept_with_a_remark(above: str, lines: str, lexicon: Lexicon) -> None:
    found = told(lesson(f"{above}{lines}\n\n**Notebook:** none", lexicon))
    assert found == [("Spokes", "DEVELOPED"), ("Truing", "APPLIED")]


def test_a_list_that_runs_over_several_lines_is_parted_by_its_semicolons_alone(lexicon: Lexicon) -> None:
    text = (
        "**Taught:** the spokes (DEVELOPED); what is left of\nthe rim (DEVELOPED); hubs and how to\noil them (APPLIED)."
    )
    assert [name.split() for name, _ in told(lesson(text, lexicon))] == [
        ["the", "spokes"],
        ["what", "is", "left", "of", "the", "rim"],
        ["hubs", "and", "how", "to", "oil", "them"],
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "Spokes, developed by hand. They sing.\nTruing, applied. By ear.",
        "Spokes, as they were in 4.0.\nTruing, applied. By ear.",
        "The film was sent out, developed. We looked at it.",
        "We had wheels from home, and hubs.\nRims, introduced. Nobody knew why.",
    ],
)
def test_lines_of_which_one_gives_no_depth_are_prose(lines: str, lexicon: Lexicon) -> None:
    assert told(lesson(f"{lines}\n\n**Notebook:** none", lexicon)) == []


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Oil was no more than mentioned, with one drop.", ["Oil"]),
        ("Oil, too, was mentioned. Wax was hardly more than mentioned.", ["Oil", "Wax"]),
        ("Towards the end I mentioned oil, because somebody asked whether wax would do.", ["oil"]),
        ("I mentioned oil although it was late.", ["oil"]),
        ("We mentioned oil, wax, and tallow, which nobody uses.", ["oil", "wax", "tallow"]),
        ("Oil came last and was mentioned.", ["Oil came last"]),
        ("We mentioned oil, where to put it, and wax.", ["oil", "wax"]),
        ("We mentioned oil, why it smells (bad, or worse), wax, and tallow.", ["oil", "wax", "tallow"]),
        ("We mentioned oil because they asked, wax, and tallow.", ["oil", "wax", "tallow"]),
        ("We mentioned oil because they asked, and they asked twice.", ["oil"]),
        ("We mentioned oil, which Ann, Bob, and Cara had brought.", ["oil"]),
        ("We mentioned oil, which nobody wanted, not even Bob.", ["oil"]),
        ("Oil and wax were both mentioned.", ["Oil", "wax"]),
        (
            "Rust of iron and the washing and drying of chains were both mentioned.",
            ["Rust of iron", "the washing and drying of chains"],
        ),
        ("Oil was mentioned, and so was wax, with its tin.", ["Oil", "wax, with its tin"]),
        ("Oil was mentioned, and so was it in May.", ["Oil"]),
        ("Oil was mentioned, and so was everybody.", ["Oil"]),
        ("Oil was mentioned, and so was all the rest.", ["Oil"]),
        ("Oil was mentioned, and so was wax, which smells.", ["Oil", "wax"]),
        ("Oil, wax and tallow were both mentioned.", ["Oil, wax and tallow"]),
        ("Oil was mentioned, and so we went home.", ["Oil"]),
        ("Washing and drying were mentioned.", ["Washing and drying"]),
        ("Oil and wax and tallow were both mentioned.", ["Oil and wax and tallow"]),
    ],
)
def test_prose_that_says_how_far_a_concept_was_taken(said: str, names: list[str], lexicon: Lexicon) -> None:
    found = told(lesson(f"The spokes were developed: each has a tone. Truing was applied. {said}", lexicon))
    assert found == [("The spokes", "DEVELOPED"), ("Truing", "APPLIED"), *((name, "MENTIONED") for name in names)]


@pytest.mark.parametrize(
    "key",
    [
        "**Short forms.** Depth: `XM` = MENTIONED, `XI` = INTRODUCED, `XD` = DEVELOPED, `XA` = APPLIED.",
        "Mentioned (XM), introduced (XI), developed (XD), applied (XA).",
        "XA for applied, XD for developed, XI for introduced, XM for mentioned",
        "- XM: mentioned\n- XI: introduced\n- XD: developed\n- XA: applied",
        "| Code | Meaning |\n|---|---|\n| XM | mentioned |\n| XI | introduced |\n| XD | developed |\n| XA | applied |",
    ],
)
def test_codes_that_the_record_declares_for_depths(key: str, lexicon: Lexicon) -> None:
    table = "| key | value |\n|---|---|\n| taught | spokes `XD`; truing, by ear `XA` |\n| nb | none |"
    text = f"{TITLE}{key}\n\n## Lessons\n\n### Lesson 1: True Wheels (true-wheels)\n\n{table}\n"
    found = told(read(text, lexicon).lessons[0])
    assert found == [("spokes", "DEVELOPED"), ("truing, by ear", "APPLIED")]


def test_codes_that_are_depths_cut_short(lexicon: Lexicon) -> None:
    key = "Short forms: *ment.* = mentioned, *intro.* = introduced, *dev.* = developed, *appl.* = applied."
    lessons = "## Lessons\n\n### Lesson 1: True Wheels (true-wheels)\n\n**Taught:**\n- Hubs (ment.)\n- Rims (dev.)\n"
    found = told(read(f"{TITLE}{key}\n\n{lessons}", lexicon).lessons[0])
    assert found == [("Hubs", "MENTIONED"), ("Rims", "DEVELOPED")]


@pytest.mark.parametrize(
    "text",
    [
        "GPS: developed; LED: mentioned; BMX: applied; MTB: introduced",
        "Spokes: mentioned (L1), introduced (L2), developed (L3), applied (L4)",
        "GPS = mentioned, LED = introduced, BMX = developed",
    ],
)
def test_acronyms_and_lessons_are_no_codes_for_depths(text: str, lexicon: Lexicon) -> None:
    lessons = "## Lessons\n\n### Lesson 1: True Wheels (true-wheels)\n\n**Taught:**\n- GPS\n- lamp, LED\n- L3"
    assert [depth for _, depth in told(read(f"{TITLE}{text}\n\n{lessons}\n", lexicon).lessons[0])] == [None] * 3


@pytest.mark.parametrize(
    "label",
    [
        "**What I taught.** ",
        "What I covered: ",
        "They now know: ",
        "**What they now know:** ",
        "#### The class now knows\n\n",
    ],
)
def test_labels_say_what_the_author_taught_or_what_the_class_knows(label: str, lexicon: Lexicon) -> None:
    text = "Why spokes sing (developed); the rim, and what it holds (introduced); and truing a wheel (applied)."
    assert told(lesson(f"{label}{text}", lexicon)) == [
        ("Why spokes sing", "DEVELOPED"),
        ("the rim, and what it holds", "INTRODUCED"),
        ("truing a wheel", "APPLIED"),
    ]


def test_a_letter_for_an_axis_joins_nothing(lexicon: Lexicon) -> None:
    found = told(lesson("Taught: x axis (DEVELOPED), y axis (INTRODUCED)", lexicon))
    assert [name for name, _ in found] == ["x axis", "y axis"]


LETTERS = "M mentioned, I introduced, D developed, A applied.\n\n"


@pytest.mark.parametrize("form", ["**{} at {}:** {}", "{} at {}: {}", "**{} to {}:** {}", "**{} at level {}:** {}"])
def test_a_label_gives_a_depth_by_its_letter(form: str, lexicon: Lexicon) -> None:
    fields = "\n".join(form.format("Taught", letter, text) for letter, text in [("D", "spokes; rims"), ("A", "truing")])
    record = read(f"{TITLE}{LETTERS}## Lessons\n\n### Lesson 1: Wheels (wheels)\n\n{fields}\n", lexicon)
    assert told(record.lessons[0]) == [("spokes", "DEVELOPED"), ("rims", "DEVELOPED"), ("truing", "APPLIED")]


def test_a_letter_that_nobody_explained_is_no_depth(lexicon: Lexicon) -> None:
    record = read(f"{TITLE}## Lessons\n\n### Lesson 1: Wheels (wheels)\n\n**Taught at D:** spokes; rims\n", lexicon)
    assert told(record.lessons[0]) == [("spokes", None), ("rims", None)]


@pytest.mark.parametrize("label", ["**Taught here.**", "*Taught here.*", "**Covered here**", "**Taught here:**"])
def test_prose_behind_a_label_gives_what_it_sets_off_and_nothing_else(label: str, lexicon: Lexicon) -> None:
    prose = (
        "The riders worked long on *the hub* (cup, cone, ball; developed), saw *Breaking Away* (the old film), "
        "and then met *the rim* (introduced). With *great care* they went home."
    )
    assert told(lesson(f"Load: BUILD\n\n{label} {prose}", lexicon)) == [
        ("the hub", "DEVELOPED"),
        ("the rim", "INTRODUCED"),
    ]


@pytest.mark.parametrize("label", ["**Not taught here.**", "**Taught here last year.**"])
def test_prose_behind_a_label_for_something_else_gives_nothing(label: str, lexicon: Lexicon) -> None:
    prose = "The riders worked long on *the hub* (cup, cone; developed) and met *the rim* (introduced)."
    assert told(lesson(f"Load: BUILD\n\n{label} {prose}", lexicon)) == []


@pytest.mark.parametrize("aside", ["by a friend; developed by hand", "old, developed early; rich"])
def test_a_verb_in_an_aside_of_several_parts_is_no_depth(aside: str, lexicon: Lexicon) -> None:
    prose = f"The riders looked long at *an old print* ({aside}) and then met *the rim* (introduced)."
    assert told(lesson(f"**Taught:** {prose}", lexicon)) == [("the rim", "INTRODUCED")]


KNOWN = "{} **spokes sing** (DEVELOPED), that **rims bend** (INTRODUCED). They have **trued a wheel**{} (APPLIED)."


@pytest.mark.parametrize("opening", ["They now know that", "Students now know that", "We covered that"])
@pytest.mark.parametrize("aside", ["", ", each of them", " and said why"])
def test_a_sentence_that_begins_as_a_label_tells_what_was_taught(opening: str, aside: str, lexicon: Lexicon) -> None:
    found = told(lesson(KNOWN.format(opening, aside), lexicon))
    assert found == [("spokes sing", "DEVELOPED"), ("rims bend", "INTRODUCED"), ("trued a wheel", "APPLIED")]


@pytest.mark.parametrize("opening", ["They should have known that", "What we covered last time was that"])
def test_a_sentence_about_something_else_tells_nothing(opening: str, lexicon: Lexicon) -> None:
    assert told(lesson(KNOWN.format(opening, ""), lexicon)) == []


OWN_DEPTHS = ["- {} ({}; {}: {})", "| Concept | Depth |\n|---|---|\n| {} | {} ({}: {}) |"]


@pytest.mark.parametrize("form", OWN_DEPTHS)
@pytest.mark.parametrize("name", ["Spokes, with the nuts as nipples", "Spokes and nipples"])
@pytest.mark.parametrize("depths", [("DEVELOPED", "INTRODUCED"), ("**Developed**", "*introduced*")])
def test_a_part_of_a_concept_has_a_depth_of_its_own(
    form: str, name: str, depths: tuple[str, str], lexicon: Lexicon
) -> None:
    found = told(lesson(f"**Taught**\n\n{form.format(name, depths[0], 'nipples', depths[1])}", lexicon))
    assert [level for _, level in found] == ["DEVELOPED", "INTRODUCED"]
    assert found[0][0] == "Spokes"
    assert found[1][0].endswith("nipples")


@pytest.mark.parametrize("form", OWN_DEPTHS)
@pytest.mark.parametrize("part", ["lesson 3", "before", "hubs"])
def test_what_is_no_part_of_the_name_has_none(form: str, part: str, lexicon: Lexicon) -> None:
    items = form.format("Spokes and nipples", "DEVELOPED", part, "INTRODUCED")
    assert [name for name, _ in told(lesson(f"**Taught**\n\n{items}", lexicon))] == ["Spokes and nipples"]
