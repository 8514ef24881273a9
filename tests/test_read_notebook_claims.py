"""What a lesson summary says of its notebook: path, absence, number of exercises, and the exercises themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from .any_hand import lesson
from .samples import lesson_of, record_of, record_text

if TYPE_CHECKING:
    from reclint.model import NotebookClaim
    from reclint.readers import Lexicon

Exercise = tuple[int | None, str | None, str | None]
PATH = "notebooks/2-1-1-soft-rolls.ipynb"


class Claim(NamedTuple):
    """A claim in brief; the exercises are (number, level, title)."""

    path: str | None = None
    absent: bool = False
    stated: int | None = None
    levels: tuple[tuple[str, int], ...] = ()
    exercises: tuple[Exercise, ...] = ()


def brief(claim: NotebookClaim | None) -> Claim | None:
    if claim is None:
        return None
    return Claim(
        claim.path and claim.path.text,
        claim.absent,
        claim.stated and claim.stated.value,
        tuple((level, count.value) for level, count in claim.levels),
        tuple((exercise.number, exercise.level, exercise.title) for exercise in claim.exercises),
    )


def claim_of(section: str, lexicon: Lexicon) -> Claim | None:
    return brief(lesson_of(section, lexicon).notebook)


GSI = ((1, "Guided", "Mix"), (2, "Supported", "Fold"), (3, "Independent", "Bake"))
UNGRADED = ((1, None, "mix"), (2, None, "fold"), (3, None, "bake"))


# The notebook field


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        pytest.param(
            f"**Notebook:** `{PATH}` (3 exercises)\n"
            "- Exercise 1 (Guided): Mix\n- Exercise 2 (Supported): Fold\n- Exercise 3 (Independent): Bake",
            Claim(PATH, stated=3, exercises=GSI),
            id="bullets",
        ),
        pytest.param(
            f"**Notebook:** `{PATH}` (3 exercises)\n\n"
            "1. Exercise 1 (guided): Mix -- by hand. Slowly.\n2. Exercise 2 (SUPPORTED): Fold\n"
            "3. Exercise 3 [Independent] — Bake",
            Claim(PATH, stated=3, exercises=GSI),
            id="numbers-cases-and-brackets",
        ),
        pytest.param(
            f"**Notebook:** `{PATH}`\n- **Exercise 1 (Guided):** Mix\n- **Exercise 2 (Supported):** Fold\n"
            "- **Exercise 3 (Independent):** Bake",
            Claim(PATH, exercises=GSI),
            id="bold-labels",
        ),
        pytest.param(
            f"**Notebook:** [![Open](https://host/badge.svg)](https://host/bread/blob/main/{PATH}) (2 exercises)",
            Claim(PATH, stated=2),
            id="behind-a-badge",
        ),
        pytest.param(
            "**Notebook:** after [theirs](https://host/team/bread/blob/main/rolls.ipynb), 2 exercises",
            Claim(stated=2),
            id="somebody-elses",
        ),
        pytest.param(
            f"**Notebook:** `{PATH}` (3 exercises: mix, fold, bake)",
            Claim(PATH, stated=3, exercises=UNGRADED),
            id="list-in-the-parentheses",
        ),
        pytest.param(
            f"**Notebook:** `{PATH}` (3 exercises: mix (cold, slow), fold, bake)",
            Claim(PATH, stated=3, exercises=((1, None, "mix (cold, slow)"), (2, None, "fold"), (3, None, "bake"))),
            id="list-in-the-parentheses-with-parentheses",
        ),
        pytest.param(
            "**Notebook:** `2-1-1-soft-rolls.ipynb` -- 3 exercises: mix, fold, bake",
            Claim("2-1-1-soft-rolls.ipynb", stated=3, exercises=UNGRADED),
            id="bare-file-name-and-list-after-a-dash",
        ),
        pytest.param(
            "**Notebook:** `rolls.ipynb` -- Three exercises: (1) Mix (Guided). (2) Fold (Supported). "
            "(3) Bake (Independent).",
            Claim("rolls.ipynb", stated=3, exercises=GSI),
            id="number-in-words-and-marks-in-a-sentence",
        ),
        pytest.param(f"**Notebook:** {PATH}", Claim(PATH), id="path-without-backticks"),
        pytest.param(f"**Notebook:** [rolls]({PATH}) (2 exercises)", Claim(PATH, stated=2), id="path-in-a-link"),
        pytest.param("**Notebook:** `rolls.ipynb` (6 parts)", Claim("rolls.ipynb", stated=6), id="parts"),
        pytest.param("**Notebook:** `rolls.ipynb`, 4 sections", Claim("rolls.ipynb", stated=4), id="sections"),
        pytest.param("**Notebook:** `rolls.ipynb` (1 exercise)", Claim("rolls.ipynb", stated=1), id="one"),
        pytest.param("**Notebook:** `rolls.ipynb` (6 + stretch)", Claim("rolls.ipynb", stated=7), id="stretch"),
        pytest.param(
            "**Notebook:** `rolls.ipynb` (5 exercises + stretch)",
            Claim("rolls.ipynb", stated=6),
            id="exercises-and-stretch",
        ),
        pytest.param(
            "**Notebook:** `rolls.ipynb` (2 guided, 3 supported, 1 independent exercises)",
            Claim("rolls.ipynb", stated=6, levels=(("Guided", 2), ("Supported", 3), ("Independent", 1))),
            id="numbers-by-level",
        ),
        pytest.param("**Notebook:** `rolls.ipynb` (4+1 exercises)", Claim("rolls.ipynb", stated=5), id="sum"),
        pytest.param(
            "**Notebook:** `rolls.ipynb` (4 exercises plus a stretch goal)", Claim("rolls.ipynb", stated=5), id="plus"
        ),
        pytest.param(
            "**Notebook:** `rolls.ipynb` (2 guided, 1 independent)",
            Claim("rolls.ipynb", stated=3, levels=(("Guided", 2), ("Independent", 1))),
            id="levels-alone",
        ),
        pytest.param(
            "**Notebook:** `rolls.ipynb` (3 short, hands-on exercises)", Claim("rolls.ipynb", stated=3), id="adjectives"
        ),
        pytest.param(
            "**Notebook:** `rolls.ipynb` -- fold 3 rolls in Exercise 2",
            Claim("rolls.ipynb"),
            id="number-of-other-things",
        ),
        pytest.param(
            "**Notebook:** `rolls.ipynb`\n- 3 exercises, one of them cold",
            Claim("rolls.ipynb", stated=3),
            id="in-a-bullet",
        ),
        pytest.param(
            "**Notebook:** `rolls.ipynb` (3 exercises: mix; fold, then rest; bake)",
            Claim(
                "rolls.ipynb", stated=3, exercises=((1, None, "mix"), (2, None, "fold, then rest"), (3, None, "bake"))
            ),
            id="semicolons",
        ),
        pytest.param(
            "**Notebook:** `rolls.ipynb` -- 3 exercises -- mix, fold, bake",
            Claim("rolls.ipynb", stated=3, exercises=UNGRADED),
            id="list-after-a-second-dash",
        ),
        pytest.param(
            "**Notebook:** `rolls.ipynb` -- 3 exercises -- about an hour", Claim("rolls.ipynb", stated=3), id="no-list"
        ),
        pytest.param(
            "**Notebook** (`rolls.ipynb`): 3 exercises", Claim("rolls.ipynb", stated=3), id="path-before-the-colon"
        ),
        pytest.param(
            "**Notebook:** [rolls](https://example.org/bread/rolls.ipynb) (2 exercises)", Claim(stated=2), id="address"
        ),
        pytest.param(
            "**Notebook:** `v2.0-rolls.ipynb`", Claim("v2.0-rolls.ipynb"), id="digits-in-the-path-are-no-count"
        ),
    ],
)
def test_notebook_fields(section: str, expected: Claim, lexicon: Lexicon) -> None:
    assert claim_of(section, lexicon) == expected


# Absence


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        pytest.param("**Notebook:** None", Claim(absent=True), id="none"),
        pytest.param("**Notebook:** None (by design) -- a reading lesson", Claim(absent=True), id="none-by-design"),
        pytest.param("**Notebook:** none.", Claim(absent=True), id="none-lower-case"),
        pytest.param("**Notebook:** No notebook for this lesson", Claim(absent=True), id="no-notebook"),
        pytest.param("**Notebook:** This lesson has no notebook.", Claim(absent=True), id="sentence"),
        pytest.param("**Notebook:** Intentionally none", Claim(absent=True), id="none-on-purpose"),
        pytest.param("**Notebook:** --", Claim(absent=True), id="dash"),
        pytest.param("**Notebook:**", Claim(), id="empty"),
        pytest.param("**Colab notebook:** None", Claim(absent=True), id="another-label"),
        pytest.param("**Notebook: None**", Claim(absent=True), id="in-the-bold"),
        pytest.param("**Notebook:** `rolls.ipynb` (deferred)", Claim("rolls.ipynb", absent=True), id="deferred"),
        pytest.param("**Notebook:** `rolls.ipynb` -- to be written", Claim("rolls.ipynb", absent=True), id="to-be"),
        pytest.param(
            "**Notebook:** `rolls.ipynb` (2 exercises: the missing egg, salt)",
            Claim("rolls.ipynb", stated=2, exercises=((1, None, "the missing egg"), (2, None, "salt"))),
            id="a-word-of-a-title",
        ),
        pytest.param("Eight rolls by hand. No notebook.", Claim(absent=True), id="in-prose"),
        pytest.param("**Notebook:** N/A", Claim(absent=True), id="not-applicable"),
        pytest.param("**Type:** Conceptual (no notebook)", Claim(absent=True), id="in-the-type"),
        pytest.param(
            "**What is NOT covered:**\n- Steam\n- Baking by hand (no notebook -- a reading lesson)",
            Claim(absent=True),
            id="among-what-is-not-covered",
        ),
        pytest.param("**Notebook:** `rolls.ipynb` -- NOT YET CREATED", Claim("rolls.ipynb", absent=True), id="not-yet"),
        pytest.param(
            "**Exercises (Colab notebook `rolls.ipynb` -- NOT YET CREATED):**\n1. (Guided) Mix\n2. (Independent) Bake",
            Claim("rolls.ipynb", absent=True, exercises=((1, "Guided", "Mix"), (2, "Independent", "Bake"))),
            id="not-yet-in-the-label",
        ),
        pytest.param("**Notebook:** `nonesuch.ipynb`", Claim("nonesuch.ipynb"), id="a-path-that-begins-like-none"),
        pytest.param("**What is NOT covered:**\n- Steam", None, id="nothing-said"),
        pytest.param("**Goal:** Bake rolls.", None, id="other-fields"),
        pytest.param("", None, id="no-text"),
    ],
)
def test_absence(section: str, expected: Claim | None, lexicon: Lexicon) -> None:
    assert claim_of(section, lexicon) == expected


# Other places


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        pytest.param("**Type:** Hands-on (notebook: `rolls.ipynb`)", Claim("rolls.ipynb"), id="type"),
        pytest.param(
            "**Type:** Hands-on (notebook: `rolls.ipynb`)\n\n"
            "**Notebook exercises (5 exercises):** (1) Guided: Mix. (2) Supported: Fold. (3) Supported: Rest. "
            "(4) Independent: Bake. (5) Stretch: Sell.",
            Claim(
                "rolls.ipynb",
                stated=5,
                exercises=(
                    (1, "Guided", "Mix"),
                    (2, "Supported", "Fold"),
                    (3, "Supported", "Rest"),
                    (4, "Independent", "Bake"),
                    (5, None, "Stretch: Sell"),
                ),
            ),
            id="type-and-exercises-apart",
        ),
        pytest.param(
            "**Type:** Hands-on (notebook: `rolls.ipynb`)\n\n"
            "**How concepts were taught:**\n- Mixing: by hand\n"
            "- **Notebook exercises (2 + stretch):** (1) Mix. (2) Fold. (Stretch) Sell.",
            Claim("rolls.ipynb", stated=3, exercises=((1, None, "Mix"), (2, None, "Fold"), (3, None, "Sell"))),
            id="a-bullet-of-another-field",
        ),
        pytest.param(
            "**Exercises (Colab notebook `rolls.ipynb`):**\n- Mix (guided)\n- Fold (supported)",
            Claim("rolls.ipynb", exercises=((1, "Guided", "Mix"), (2, "Supported", "Fold"))),
            id="exercises-with-the-path-in-the-label",
        ),
        pytest.param(
            "**How concepts were taught:**\n- **Colab notebook (3 parts):** Part 1 (guided): Mix. "
            "Part 2 (supported): Fold. Part 3 (independent): Bake.",
            Claim(stated=3, exercises=GSI),
            id="parts-in-a-sentence",
        ),
        pytest.param(
            "**How concepts were taught:**\n"
            "- Practice: Colab notebook with 7 exercises (4 guided, 1 supported, 2 independent)",
            Claim(stated=7, levels=(("Guided", 4), ("Supported", 1), ("Independent", 2))),
            id="numbers-by-level-in-parentheses",
        ),
        pytest.param(
            "**Checks and exercises:**\n- Check 1: weigh\n- Colab exercises: mix (guided), fold (supported)",
            Claim(exercises=((1, "Guided", "mix"), (2, "Supported", "fold"))),
            id="colab-exercises",
        ),
        pytest.param("A Colab notebook closes the lesson.", Claim(), id="prose"),
        pytest.param("**Analogies used:**\n- A recipe is like a notebook", None, id="an-analogy-is-no-statement"),
        pytest.param(
            "**Misconceptions addressed:**\n- The notebook bakes the bread", None, id="nor-is-a-misconception"
        ),
    ],
)
def test_other_places(section: str, expected: Claim | None, lexicon: Lexicon) -> None:
    assert claim_of(section, lexicon) == expected


# Exercises


@pytest.mark.parametrize(
    ("item", "number", "level", "level_text", "title"),
    [
        pytest.param("Exercise 2 (Guided): Mix", 2, "Guided", "Guided", "Mix", id="usual"),
        pytest.param("Exercise 2 (guided) -- Mix", 2, "Guided", "guided", "Mix", id="dash"),
        pytest.param("Exercise 2: Mix (Supported)", 2, "Supported", "Supported", "Mix", id="level-at-the-end"),
        pytest.param(
            "Exercise 2 — Mix [Independent]", 2, "Independent", "Independent", "Mix", id="brackets-at-the-end"
        ),
        pytest.param("Exercise 2 (stretch): Mix", 2, None, "stretch", "Mix", id="stretch"),
        pytest.param("Exercise 2 (minimal scaffolding): Mix", 2, None, "minimal scaffolding", "Mix", id="scaffolding"),
        pytest.param(
            "Exercise 2 (Independent, stretch): Mix", 2, "Independent", "Independent, stretch", "Mix", id="both"
        ),
        pytest.param("**Exercise 2** (Guided): Mix", 2, "Guided", "Guided", "Mix", id="bold-number"),
        pytest.param("Ex 2 (Guided): **Mix**", 2, "Guided", "Guided", "Mix", id="short-word-and-bold-title"),
        pytest.param("*Independent*: Mix", 1, "Independent", "Independent", "Mix", id="level-in-emphasis"),
        pytest.param("Exercise 2: Mix", 2, None, None, "Mix", id="no-level"),
        pytest.param("Part 2 (Guided): Mix", 2, "Guided", "Guided", "Mix", id="part"),
        pytest.param("Exercise 2 (Guided): Mix. Then rest.", 2, "Guided", "Guided", "Mix", id="first-sentence"),
        pytest.param("Exercise 2 (Guided): Mix -- by hand", 2, "Guided", "Guided", "Mix", id="before-the-dash"),
    ],
)
def test_exercises(
    item: str, number: int, level: str | None, level_text: str | None, title: str, lexicon: Lexicon
) -> None:
    text = record_text(f"**Notebook:** `rolls.ipynb` (1 exercise)\n- {item}")
    claim = record_of(text, lexicon).lessons[0].notebook
    assert claim
    [exercise] = claim.exercises
    found = (exercise.number, exercise.level, exercise.level_text and exercise.level_text.text, exercise.title)
    assert found == (number, level, level_text, title)
    assert text[slice(*exercise.span)] == item
    assert exercise.level_text is None or text[slice(*exercise.level_text.span)] == level_text


def test_every_part_of_a_claim_knows_its_place(lexicon: Lexicon) -> None:
    text = record_text(f"**Notebook:** `{PATH}` (Three exercises)")
    claim = record_of(text, lexicon).lessons[0].notebook
    assert claim
    assert claim.path
    assert claim.stated
    places = [claim.span, claim.path.span, claim.stated.span]
    assert [text[slice(*place)] for place in places] == ["Notebook", PATH, "Three exercises"]


@pytest.mark.parametrize(
    ("section", "path", "stated"),
    [
        ("**Colab exercises:** knead (guided), shape (supported)\n", None, None),
        ("**Exercises:** knead (guided), shape [supported].\n", None, None),
        ("**Practice:**\n- The dough\n- Colab exercises: knead (guided), shape (supported)\n", None, None),
        (f"**Notebook:** Colab notebook `{PATH}`. Exercises: knead (guided), shape (supported)\n", PATH, None),
        (f"**Notebook:** `{PATH}` (2 exercises) — knead (guided), shape (supported)\n", PATH, 2),
    ],
)
def test_exercises_on_one_line_each_with_its_level(
    section: str, path: str | None, stated: int | None, lexicon: Lexicon
) -> None:
    found = brief(lesson_of(section, lexicon).notebook)
    exercises = ((1, "Guided", "knead"), (2, "Supported", "shape"))
    assert found == Claim(path=path, stated=stated, exercises=exercises)


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("(3 exercises) — knead, shape, bake", ["knead", "shape", "bake"]),
        ("(3 exercises) — knead, shape", []),
        ("(1 exercise) — at the oven", []),
        ("(2 exercises) — knead (guided), with a scale, shape (supported)", []),
    ],
)
def test_a_list_behind_a_count_in_brackets_has_as_many_entries(text: str, listed: list[str], lexicon: Lexicon) -> None:
    found = lesson_of(f"**Notebook:** `{PATH}` {text}\n", lexicon).notebook
    assert [exercise.title for exercise in found.exercises] == listed if found else False


@pytest.mark.parametrize(
    ("said", "stated"),
    [
        ("one exercise at each of the three levels (Guided, Supported, Independent).", 3),
        ("two exercises for each level (Guided, Supported)", 4),
        ("two exercises per level", 6),
        ("one for every level", 3),
        ("one exercise at each bench", 1),
        ("three exercises, each at a level of its own", 3),
        ("five exercises: two per level and a bonus exercise", 5),
        ("Exercises: 7, one at each level", 7),
        ("two per level, 8 exercises in all", 8),
        ("one exercise for each level, plus two bonus ones", 5),
        ("five exercises, one for each level of salt", 5),
        ("one exercise for each level of salt", None),
        ("one exercise per level and 2 short tasks", None),
    ],
)
def test_exercises_of_each_level(said: str, stated: int | None, lexicon: Lexicon) -> None:
    claim = lesson(f"**Notebook:** `{PATH}`, {said}", lexicon).notebook
    assert claim is not None
    assert (claim.stated and claim.stated.value) == stated
