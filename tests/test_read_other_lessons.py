"""What a lesson says of itself, its reviews, its exercises and its notebook, as other hands write it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .bicycles import TITLE, counts_of, lesson, read

if TYPE_CHECKING:
    from reclint.readers import Lexicon


@pytest.mark.parametrize(
    "line",
    [
        "Slug: true-wheels. Load: BUILD. Planned: May.",
        "*`true-wheels` · lesson 1 of 3 · load: build*",
        "`true-wheels` · load: BUILD",
        "File name true-wheels, load build, built in May.",
        "slug:: true-wheels\nload:: BUILD",
    ],
)
def test_what_the_first_line_of_a_lesson_says(line: str, lexicon: Lexicon) -> None:
    found = lesson(f"{line}\n\n#### Taught\n\n- Spoke tension (DEVELOPED)", lexicon, "### Lesson 1: True Wheels")
    assert (found.slug, found.load and found.load.text) == ("true-wheels", "BUILD")


@pytest.mark.parametrize(
    "review",
    [
        "* it. 1 – critical 0, improvement 2, polish 1 → revise\n"
        "* it. 2 – critical 0, improvement 0, polish 1 → PASS (2/3)",
        "- Iteration 1/3: 0 critical, 2 improvement, 1 polish; revise\n"
        "- Iteration 2/3: 0 critical, 0 improvement, 1 polish; passed",
        "Passed at 2/3. Iteration 1: C0, I2, P1. Iteration 2: C0, I0, P1.",
        "Passed in the second of three iterations. The first one had no critical, two improvement and one polish"
        " finding. The second one had no critical, no improvement and one polish finding.",
        "PASS, iteration 2 of 3 · #1: 0 critical / 2 improvement / 1 polish · #2: 0 / 0 / 1",
        "Passed in the second of three rounds. Round one brought nothing critical, two improvements and one bit of"
        " polish. The second brought neither critical findings nor improvements, and one polish finding.",
        "Two readings. The first brought nothing critical, two improvements and one polish finding. The second was"
        " passed with no critical, no improvement and one polish finding.",
        "The first reading had no critical, two improvement and one polish finding. The second found nothing critical,"
        " nothing to improve and one point to polish, and the lesson passed.",
        "r1 0 critical, 2 improvement, 1 polish -> revise; r2 0 critical, 0 improvement, 1 polish -> PASS (2/3)",
        "R1: 0/2/1 → revise; R2: 0/0/1 → PASS (2/3)",
        "r1 0c 2i 1p (revise); r2 0c 0i 1p (PASS, 2/3)",
        "Two rounds of three. The first found nothing critical, but two improvements and one matter of polish, so back"
        " it went; the second passed it with nothing critical, no improvements and one matter of polish.",
        "Two rounds. In the first there was nothing critical, two improvements and a small touch of polish. In the"
        " second, the reader found nothing critical, no improvements and one small polish point, and passed it.",
        "It passed in round two of three. Round one: no critical finding, two improvements, a bit of polish. Round"
        " two: no critical finding, no improvement, a bit of polish.",
        "It passed at the second attempt. The first had nothing critical, two improvements and one polish point; the"
        " second had neither critical findings nor improvements, and one polish point.",
    ],
)
@pytest.mark.parametrize("label", ["**Review:** {}", "*Review.* {}", "#### Review\n\n{}", "Review. {}"])
def test_what_a_review_says(label: str, review: str, lexicon: Lexicon) -> None:
    if review[0] in "*-" and not label.startswith("####"):
        label = "**Review:**\n\n{}"
    claim = lesson(label.format(review), lexicon).review
    assert claim is not None
    counts = [counts_of(iteration) for iteration in claim.iterations]
    assert (claim.verdict, claim.passed_at, counts) == ("PASS", 2, [[0, 2, 1], [0, 0, 1]])


@pytest.mark.parametrize(
    "table",
    [
        "| Round | Crit. | Impr. | Pol. | Result |\n| --- | --- | --- | --- | --- |\n"
        "| r1 | 0 | 2 | 1 | revise |\n| r2 | – | – | 1 | pass |",
        "| Iteration | Verdict | Critical | Improvement | Polish |\n| --- | --- | --- | --- | --- |\n"
        "| 1 of 3 | 🔁 NEEDS REVISION | 0 | 2 | 1 |\n| 2 of 3 | ✅ PASS | 0 | 0 | 1 |",
        "| Iteration | Findings | Verdict |\n| --- | --- | --- |\n"
        "| 1 | 0 critical, 2 improvement, 1 polish | NEEDS REVISION |\n"
        "| 2 | no critical or improvement, 1 polish | PASS |",
    ],
)
def test_a_table_of_iterations(table: str, lexicon: Lexicon) -> None:
    claim = lesson(f"#### Review\n\n{table}", lexicon).review
    assert claim is not None
    told = [(one.number, one.verdict, counts_of(one)) for one in claim.iterations]
    assert told == [(1, "NEEDS REVISION", [0, 2, 1]), (2, "PASS", [0, 0, 1])]
    assert claim.passed_at == 2


def test_a_table_of_rounds_without_findings_describes_no_iteration(lexicon: Lexicon) -> None:
    table = "| Round | Date | Riders |\n| --- | --- | --- |\n| 1 | 3/4/2026 | 2 of 5 |\n| 2 | 5/4/2026 | 4 |"
    assert lesson(f"#### Races\n\n{table}", lexicon).review is None


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        pytest.param("no polish", {"polish": 0}, id="none"),
        pytest.param("two small polish points", {"polish": 2}, id="points"),
        pytest.param("an odd spot of polish", {"polish": 1}, id="article"),
        pytest.param("a polish pass was made", {}, id="no-number"),
        pytest.param("the second improvement was fixed", {}, id="one-of-several"),
    ],
)
def test_how_a_grade_is_counted_in_words(said: str, counts: dict[str, int], lexicon: Lexicon) -> None:
    claim = lesson(f"**Review:** Iteration 1: {said}.", lexicon).review
    assert claim is not None
    assert [{count.grade: count.value for count in one.counts} for one in claim.iterations] == [counts]


@pytest.mark.parametrize("opening", ["{}: ", "**{}** -- ", "{} · "])
def test_one_depth_before_several_items_is_that_of_one_concept_each(opening: str, lexicon: Lexicon) -> None:
    marks = [opening.format(depth) for depth in ("DEVELOPED", "DEVELOPED", "APPLIED")]
    names = ["Spokes, and how they sing", "A hub with bearings, cup and cone", "True rims"]
    items = "\n".join(f"- {mark}{name}" for mark, name in zip(marks, names, strict=True))
    taught = lesson(f"#### Taught\n\n{items}", lexicon).taught
    levels = ["DEVELOPED", "DEVELOPED", "APPLIED"]
    assert [(one.name, one.depth and one.depth.level) for one in taught] == list(zip(names, levels, strict=True))


def test_each_depth_before_one_item_is_that_of_all_it_lists(lexicon: Lexicon) -> None:
    taught = lesson("#### Taught\n\n- DEVELOPED: Spokes, Hubs\n- APPLIED: Rims, Tyres", lexicon).taught
    assert [one.name for one in taught] == ["Spokes", "Hubs", "Rims", "Tyres"]


def test_plain_labels_right_below_the_items_of_another(lexicon: Lexicon) -> None:
    body = """Concepts developed:
  - Spokes,
wrapped by hand
  - Hubs
Concepts introduced:
  - Rims

Review. Passed at iteration 1/3."""
    taught = lesson(body, lexicon).taught
    assert [(one.name, one.depth and one.depth.level) for one in taught] == [
        ("Spokes, wrapped by hand", "DEVELOPED"),
        ("Hubs", "DEVELOPED"),
        ("Rims", "INTRODUCED"),
    ]


def test_labels_in_italics_alone_on_their_lines(lexicon: Lexicon) -> None:
    body = """*Taught in this lesson*

1. Spokes — **developed**
2. Hubs — **introduced**

*For another day*

- Rims — developed at home

*Review:* passed at iteration 1/3."""
    found = lesson(body, lexicon)
    assert [(one.name, one.depth and one.depth.level) for one in found.taught] == [
        ("Spokes", "DEVELOPED"),
        ("Hubs", "INTRODUCED"),
    ]
    assert [field.label.text for field in found.fields] == ["Taught in this lesson", "For another day", "Review"]


def test_italics_alone_on_a_line_are_no_label_where_none_is_known(lexicon: Lexicon) -> None:
    found = lesson("*A wheel is a promise*\n\n**Review:** Passed.", lexicon)
    assert [field.label.text for field in found.fields] == ["Review"]


def test_a_tag_is_a_depth_and_other_tags_are_none(lexicon: Lexicon) -> None:
    items = "- Spokes #DEVELOPED\n- Hubs #developed/later\n- Rims #undeveloped\n- Tyres #introduced and worn"
    taught = lesson(f"#### Taught\n\n{items}", lexicon).taught
    assert [one.depth and one.depth.level for one in taught] == ["DEVELOPED", None, None, "INTRODUCED"]


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        ("found nothing at all", [0, 0, 0]),
        ("brought no findings", [0, 0, 0]),
        ("found nothing", [0, 0, 0]),
        ("found nothing that would hold it up", []),
        ("brought 1 polish finding, nothing else", [0, 0, 1]),
    ],
)
def test_an_iteration_that_found_nothing(said: str, counts: list[int], lexicon: Lexicon) -> None:
    claim = lesson(f"**Review:** Passed. Iteration 1 found 2 critical. Iteration 2 {said}.", lexicon).review
    assert claim is not None
    assert [count.value for count in claim.iterations[-1].counts if claim.iterations[-1].number == 2] == counts


def test_a_review_in_the_line_of_facts_and_in_a_list_called_otherwise(lexicon: Lexicon) -> None:
    facts = "`true-wheels` · load **BUILD** · review **PASS** (iteration 2/3)"
    told = "#### How the rounds went\n\n- Iteration 1: 1 critical\n- Iteration 2: 0 critical"
    claim = lesson(f"{facts}\n\n{told}", lexicon).review
    assert claim is not None
    assert (claim.verdict, claim.passed_at, [one.number for one in claim.iterations]) == ("PASS", 2, [1, 2])


def test_a_list_of_the_way_of_teaching_is_no_review(lexicon: Lexicon) -> None:
    told = "#### How it went\n\n- Round 1: each trues a rim\n- Round 2: they swap"
    found = lesson(told, lexicon)
    assert found.review is None
    assert [field.kind for field in found.fields] == ["teaching"]


def test_a_table_of_exercises(lexicon: Lexicon) -> None:
    table = "| Ex. | Level | Task |\n|--:|---|---|\n| 1 | Guided | True a rim |\n| 2 | Independent | Build a wheel |\n"
    claim = lesson(
        f"**Notebook:** `4-1-1-true-wheels.ipynb`, 2 exercises\n\n*Not done.* Hubs.\n\n{table}", lexicon
    ).notebook
    assert claim is not None
    found = [(one.number, one.level, one.title) for one in claim.exercises]
    assert found == [(1, "Guided", "True a rim"), (2, "Independent", "Build a wheel")]


@pytest.mark.parametrize(
    ("said", "levels", "stated"),
    [
        (
            "1 Guided: true a rim; 2 Supported: lace a hub; 3 Independent: a wheel",
            ["Guided", "Supported", "Independent"],
            None,
        ),
        ("1 guided: true a rim; 2 supported: lace a hub, tie the spokes", [], 3),
    ],
)
def test_exercises_by_number_and_level_in_one_cell(
    said: str, levels: list[str], stated: int | None, lexicon: Lexicon
) -> None:
    pairs = f"| Field | Entry |\n|---|---|\n| Notebook | `4-1-1-true-wheels.ipynb` |\n| Exercises | {said} |\n"
    claim = lesson(pairs, lexicon).notebook
    assert claim is not None
    assert [one.level for one in claim.exercises] == levels
    assert (claim.stated and claim.stated.value) == stated


@pytest.mark.parametrize(
    ("said", "absent"), [("— (done on paper)", True), ("-- (3 exercises, to come)", False), ("– `a.ipynb`", False)]
)
def test_a_dash_with_a_remark_is_no_notebook(said: str, absent: bool, lexicon: Lexicon) -> None:
    claim = lesson(f"**Notebook:** {said}", lexicon).notebook
    assert claim is not None
    assert claim.absent is absent


@pytest.mark.parametrize(
    ("closing", "load"),
    [
        ("STRETCH lesson: three ideas, none of them known.", "STRETCH"),
        ("STRETCH.", "STRETCH"),
        ("This lesson is a STRETCH: three ideas.", "STRETCH"),
        ("It was a STRETCH, since nobody had held a spoke before.", "STRETCH"),
        ("Load type: STRETCH — three ideas.", "STRETCH"),
        ("The cognitive load was STRETCH, since nobody had held a spoke before.", "STRETCH"),
        ("The next lesson should be a STRETCH.", None),
        ("STRETCH goals were left out.", None),
        ("Whether it is a STRETCH or a BUILD is open.", None),
    ],
)
def test_a_load_in_the_paragraph_that_closes_a_lesson(closing: str, load: str | None, lexicon: Lexicon) -> None:
    for field in ("**Review:** PASS (iteration 1/3)", "**Concepts taught:**\n- Spokes (DEVELOPED)\n- Rims (MENTIONED)"):
        found = lesson(f"{field}\n\n{closing}\n", lexicon).load
        assert (found and found.text) == load


def test_a_load_in_emphasis_closes_a_lesson_below_its_review(lexicon: Lexicon) -> None:
    found = lesson("**Review:** PASS (iteration 1/3)\n\n*STRETCH lesson*\n", lexicon).load
    assert found
    assert found.text == "STRETCH"


@pytest.mark.parametrize(
    ("label", "level"), [("**Concepts taught:**", "####"), ("#### Concepts taught", "#####"), ("**Taught**", "#####")]
)
@pytest.mark.parametrize("names", [("Spokes", "Rims"), ("True Wheels", "Rims"), ("Rims", "Quiet Chains")])
def test_concepts_that_are_headings_below_their_label(
    label: str, level: str, names: tuple[str, str], lexicon: Lexicon
) -> None:
    first, second = names
    body = f"{label}\n\n{level} {first} (DEVELOPED)\n\nThin.\n\n{level} {second} (MENTIONED)\n\nRound.\n\n"
    index = (
        f"## Concept Index\n\n| Concept | Depth | Lesson |\n|---|---|---|\n| {first} | DEVELOPED | true-wheels |\n\n"
    )
    lessons = f"### Lesson 1: True Wheels (true-wheels)\n\n{body}**Cognitive load:** BUILD\n"
    [found] = read(f"{TITLE}{index}## Lessons\n\n{lessons}", lexicon).lessons
    assert [(item.name, item.depth and item.depth.level) for item in found.taught] == [
        (first, "DEVELOPED"),
        (second, "MENTIONED"),
    ]
    assert found.load
    assert [field.label.text for field in found.fields if not field.text] == []


def test_headings_without_depths_part_what_was_taught(lexicon: Lexicon) -> None:
    body = "**Concepts taught:**\n\n#### Wheels\n\n- Spokes (DEVELOPED)\n\n#### Chains\n\n- Oil (MENTIONED)\n"
    assert [item.name for item in lesson(body, lexicon).taught] == ["Spokes", "Oil"]


@pytest.mark.parametrize("frame", [":::tip Review\n{}\n:::", '!!! info "Review"\n    {}', "#### Review\n\n{}"])
def test_a_title_above_a_label_for_the_same_is_no_field(frame: str, lexicon: Lexicon) -> None:
    body = "**Concepts taught:**\n- Spokes (DEVELOPED)\n\n" + frame.format("**Review:** PASS (iteration 1/3)")
    fields = lesson(body, lexicon).fields
    assert [(field.label.text, bool(field.text)) for field in fields] == [("Concepts taught", True), ("Review", True)]


def test_a_title_above_nothing_is_an_empty_field(lexicon: Lexicon) -> None:
    fields = lesson('!!! info "Review"\n\n**Cognitive load:** BUILD', lexicon).fields
    assert [(field.label.text, field.text) for field in fields] == [("Review", ""), ("Cognitive load", "BUILD")]


@pytest.mark.parametrize("sign", ["—", "--", "-", "None"])
def test_a_dash_below_a_label_is_no_concept(sign: str, lexicon: Lexicon) -> None:
    assert lesson(f"**Concepts taught:**\n{sign}\n\n**Cognitive load:** BUILD", lexicon).taught == ()
