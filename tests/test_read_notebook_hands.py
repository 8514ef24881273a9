"""What other hands write of a lesson's notebook and its exercises, and what looks like it and is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .test_read_notebook_claims import Claim, claim_of

if TYPE_CHECKING:
    from reclint.readers import Lexicon

PATH = "notebooks/2-1-1-soft-rolls.ipynb"
LEVELS = ((1, "Guided", "mix"), (2, "Supported", "fold"), (3, "Independent", "bake"))
TWO = LEVELS[:2]
BY_LEVEL = (("Guided", 1), ("Supported", 1), ("Independent", 1))
UNTITLED = tuple((number, level, None) for number, level, _ in LEVELS)


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        pytest.param(
            f"**Notebook** [rolls]({PATH}). Two exercises: mix (Guided) and fold (Supported).",
            Claim(PATH, stated=2, exercises=TWO),
            id="and-before-the-last",
        ),
        pytest.param(
            f"**Notebook:** `{PATH}`: three exercises, namely mix (guided), fold (supported), and bake (independent)",
            Claim(PATH, stated=3, exercises=LEVELS),
            id="namely",
        ),
        pytest.param(
            f'**Notebook:** `{PATH}`, with "mix" (guided), "Fold or rest?" (supported), "bake" (independent)',
            Claim(
                PATH,
                exercises=((1, "Guided", '"mix"'), (2, "Supported", '"Fold or rest?"'), (3, "Independent", '"bake"')),
            ),
            id="titles-in-quotes-behind-with",
        ),
        pytest.param(
            f"| key | value |\n|--|--|\n| load | BUILD |\n| nb | `{PATH}`, 3 ex: mix (G), fold (S), bake + wait (I) |",
            Claim(PATH, stated=3, exercises=(*TWO, (3, "Independent", "bake + wait"))),
            id="capitals-for-levels",
        ),
        pytest.param(
            f"**Notebook:** `{PATH}`, 4 ex, from mixing (G) to baking alone (I)",
            Claim(PATH, stated=4),
            id="from-one-to-another",
        ),
        pytest.param(
            f"**Notebook:** `{PATH}`, 3 exercises: mix (guided), fold, bake (independent)",
            Claim(PATH, stated=3, exercises=((1, "Guided", "mix"), (2, None, "fold"), (3, "Independent", "bake"))),
            id="one-without-a-level",
        ),
        pytest.param(
            f"**Notebook:** `{PATH}`, 2 exercises: mix, then fold (guided), bake and cool (supported)",
            Claim(PATH, stated=2, exercises=((1, "Guided", "mix, then fold"), (2, "Supported", "bake and cool"))),
            id="commas-in-titles",
        ),
        pytest.param(
            f"**Notebook:** `{PATH}`; weigh, then mix (guided); fold (supported); bake, cool, cut (independent)",
            Claim(
                PATH,
                exercises=(
                    (1, "Guided", "weigh, then mix"),
                    (2, "Supported", "fold"),
                    (3, "Independent", "bake, cool, cut"),
                ),
            ),
            id="commas-in-titles-between-semicolons",
        ),
        pytest.param(
            f"**Notebook:** `{PATH}`, with mix (guided); by hand; fold (supported)",
            Claim(PATH),
            id="a-remark-between-semicolons",
        ),
        pytest.param(
            f"**Notebook:** `{PATH}`. The oven (guided by a card) was slow, and the flour (independent) old.",
            Claim(PATH),
            id="prose",
        ),
        pytest.param(
            f"- **Notebook**\n  - [rolls]({PATH}), 3 exercises\n"
            "  - mix (Guided), fold (Supported), bake (Independent)\n- **Load**\n  - BUILD",
            Claim(PATH, stated=3, exercises=LEVELS),
            id="an-item-beside-the-path",
        ),
    ],
)
def test_exercises_in_a_row(section: str, expected: Claim, lexicon: Lexicon) -> None:
    assert claim_of(section, lexicon) == expected


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        pytest.param(
            f"**Exercises.** Two of them, in `{PATH}`:\n\n* mix (guided)\n* fold (supported)",
            Claim(PATH, stated=2, exercises=TWO),
            id="of-them",
        ),
        pytest.param(
            f"**Exercises.** [rolls]({PATH}), three of them:\n\n- mix (guided)\n- fold (supported)",
            Claim(PATH, stated=3, exercises=TWO),
            id="of-them-behind-the-notebook",
        ),
        pytest.param(
            f"Exercises in [{PATH}]({PATH}), three of them:\n\n1. mix (guided)\n2. fold (supported)",
            Claim(PATH, stated=3, exercises=TWO),
            id="of-them-in-a-label",
        ),
        pytest.param(
            f"Exercises in [{PATH}]({PATH}), two of them by hand:\n\n1. mix (guided)\n2. fold (supported)",
            Claim(PATH, exercises=TWO),
            id="some-of-them-in-a-label",
        ),
        pytest.param(f"**Exercises:** there are 4 of these in `{PATH}`.", Claim(PATH, stated=4), id="there-are"),
        pytest.param(f"**Exercises:** `{PATH}`, four in all.", Claim(PATH, stated=4), id="in-all"),
        pytest.param(
            f"**Exercises:** Four of them in the notebook [rolls]({PATH})", Claim(PATH, stated=4), id="in-a-link"
        ),
        *(
            pytest.param(f"**Notebook:** `{PATH}`\n\n**Exercises:** {said}", Claim(PATH, stated=stated), id=said)
            for said, stated in {
                "Three of them in the notebook": 3,
                "There are three of them, in the Jupyter notebook.": 3,
                "Three of these in the same notebook, all short": 3,
                "Three of them in the lesson's notebook, one at home": 3,
                "Three of them in the notebook of another class": None,
                "Three of them in the old notebook, one in the new": None,
                "Three of them on paper": None,
            }.items()
        ),
        pytest.param(f"**Exercises:** Two of them in pairs; `{PATH}`", Claim(PATH), id="some-of-them-in-pairs"),
        pytest.param(f"**Exercises:** `{PATH}`, two of them with flour", Claim(PATH), id="some-of-them"),
        pytest.param(f"**Exercises:** two of them are short; `{PATH}`", Claim(PATH), id="some-of-them-are-short"),
        pytest.param(
            f"**Exercises:** five, in `{PATH}`, two of them: by hand.",
            Claim(PATH, stated=5),
            id="of-them-behind-a-number",
        ),
        pytest.param(
            f"**Notebook:** `{PATH}` – guided, supported and independent, one each.",
            Claim(PATH, stated=3, levels=BY_LEVEL),
            id="one-each",
        ),
        pytest.param(
            f"**Notebook:** `{PATH}`: a guided, a supported and an independent exercise.",
            Claim(PATH, stated=3, levels=BY_LEVEL),
            id="articles",
        ),
        pytest.param(
            f"**Notebook:** `{PATH}`: two each, guided and supported",
            Claim(PATH, stated=4, levels=(("Guided", 2), ("Supported", 2))),
            id="two-each",
        ),
        pytest.param(
            f"**Notebook:** `{PATH}`. There is a guided and two supported exercises.",
            Claim(PATH, stated=3, levels=(("Guided", 1), ("Supported", 2))),
            id="articles-behind-there-is",
        ),
        *(
            pytest.param(f"**Notebook:** `{PATH}`{said}", Claim(PATH, stated=2, levels=BY_LEVEL[:2]), id=said)
            for said in (
                ". The notebook holds only a guided and a supported exercise.",
                ". That notebook contains a guided and a supported exercise.",
                ". Pupils solve a guided and a supported exercise.",
                ". It is composed of a guided and a supported exercise.",
                ", which is made up of a guided and a supported exercise.",
                " – consisting of a guided and a supported exercise",
            )
        ),
        *(
            pytest.param(f"**Notebook:** `{PATH}`{said}", Claim(PATH), id=said)
            for said in (
                ". It also has a guided and a supported exercise.",
                ". It lacks a guided and a supported exercise.",
                ", partly made up of a guided and a supported exercise.",
                ". It is not composed of a guided and a supported exercise.",
            )
        ),
        pytest.param(
            f"**Notebook:** `{PATH}`, put together of a guided and a supported exercise", Claim(PATH), id="made-of-some"
        ),
        pytest.param(
            f"**Notebook:** `{PATH}`. The class asked for more, say a guided and a supported exercise.",
            Claim(PATH),
            id="articles-in-a-later-sentence",
        ),
        pytest.param(
            f"**Notebook:** `{PATH}`, 6 exercises, the sixth both a guided and a supported exercise",
            Claim(PATH, stated=6),
            id="articles-below-a-total",
        ),
        pytest.param(
            f"**Notebook:** `{PATH}`, 3 exercises. Guided, supported, independent, one each",
            Claim(PATH, stated=3, levels=BY_LEVEL),
            id="one-each-of-a-total",
        ),
        pytest.param(
            f"**Notebook:** `{PATH}`, a guided walk from an independent kitchen", Claim(PATH), id="articles-in-prose"
        ),
        pytest.param(
            f"**Notebook:** `{PATH}`, guided and supported by two cards each", Claim(PATH), id="each-of-other-things"
        ),
        pytest.param(
            f"**Notebook:** `{PATH}` with 3 exercises: ① guided, ② supported, ③ independent.",
            Claim(PATH, stated=3, exercises=UNTITLED),
            id="circled-numbers",
        ),
        pytest.param(
            f"**Practice:** three exercises in `{PATH}`. 1 (G) mix; 2 (S) fold; 3 (I) bake.",
            Claim(PATH, stated=3, exercises=LEVELS),
            id="numbers-with-capitals",
        ),
        pytest.param(
            f"**Notebook:** `{PATH}`, 3 exercises. 1 (guided): mix, 2 (supported): fold, 3 (independent): bake",
            Claim(PATH, stated=3, exercises=LEVELS),
            id="numbers-with-levels",
        ),
        pytest.param(
            f"**Notebook:** `{PATH}` (5 exercises: 1–3 guided, 4–5 independent)",
            Claim(
                PATH, stated=5, exercises=tuple((at, "Guided" if at < 4 else "Independent", None) for at in range(1, 6))
            ),
            id="ranges",
        ),
        pytest.param(
            f"**Notebook:** `{PATH}` (3 exercises: 1–2 guided, 3 independent)",
            Claim(PATH, stated=3, exercises=((1, "Guided", None), (2, "Guided", None), (3, "Independent", None))),
            id="a-range-and-a-number",
        ),
        pytest.param(
            f"**Notebook:** `{PATH}`, exercises 1–2 guided, 3 independent",
            Claim(PATH, stated=3, exercises=((1, "Guided", None), (2, "Guided", None), (3, "Independent", None))),
            id="a-range-and-a-number-without-a-count",
        ),
        pytest.param(
            f"**Notebook:** `{PATH}`: (1) mix (guided), (2) fold (supported) and (3) bake (independent)",
            Claim(PATH, exercises=LEVELS),
            id="and-before-the-last-number",
        ),
    ],
)
def test_numbers_of_exercises(section: str, expected: Claim, lexicon: Lexicon) -> None:
    assert claim_of(section, lexicon) == expected


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        pytest.param(
            "**Taught:** crust (DEVELOPED)\n\nThe dough was made at home; we met it warm.\nLeans on: the starter.\n"
            f"NB: [rolls]({PATH}), 3 ex. (guided, supported, independent)\nRev. 1/3: pass (0 crit, 0 impr, 1 pol).",
            Claim(PATH, stated=3, exercises=UNTITLED),
            id="a-line-behind-prose",
        ),
        pytest.param(
            "**Taught:** crust (DEVELOPED)\n\nThe flour was old.\nNB: no oven was needed for that.\nWe went home.",
            None,
            id="a-line-behind-prose-without-a-notebook",
        ),
        pytest.param(
            "**Where they stumbled.** Salt.\n\n- [x] Notebook [[2-1-1-soft-rolls.ipynb]]: three exercises",
            Claim("2-1-1-soft-rolls.ipynb", stated=3),
            id="one-item",
        ),
        pytest.param(
            "**Concepts taught:** crust (DEVELOPED)\n\n- No notebook: this one is done at the oven",
            Claim(absent=True),
            id="one-item-that-denies",
        ),
        pytest.param(
            f"**Where they stumbled.** Salt.\n\n- The notebook `{PATH}` was opened late\n- Salt comes last",
            Claim(PATH),
            id="items-of-prose",
        ),
        pytest.param(
            f"**Review:** Passed at iteration 1/3, 1 polish:\n\n- The notebook `{PATH}`: two exercises had no level",
            None,
            id="a-finding-on-the-notebook",
        ),
        pytest.param(
            f"**Review:** Passed at iteration 1/3.\n\nHands-on in `{PATH}`: a guided and a supported exercise.",
            Claim(PATH, stated=2, levels=BY_LEVEL[:2]),
            id="a-paragraph-that-names-it",
        ),
        *(
            pytest.param(f"**Review:** Passed at iteration 1/3.\n\n{said}", Claim(PATH, stated=2), id=said)
            for said in (
                f"Bench work in `{PATH}`, two exercises.",
                f"Bench work with [rolls]({PATH}) (two exercises on salt).",
                f"Bench work in `{PATH}` – two exercises on salt",
                f"Bench work in `{PATH}` (two exercises), and afterwards a long rest.",
                f"Bench work in `{PATH}` (two exercises) at the oven, before the next class.",
                f"Bench work with [rolls]({PATH}) (two exercises) and a walk.",
                f"Bench work in `{PATH}`, two exercises in the cold kitchen.",
                f"Bench work in `{PATH}`, two exercises of ten minutes, and a walk.",
                f"Bench work in `{PATH}`, two exercises until noon",
            )
        ),
        *(
            pytest.param(f"**Review:** Passed at iteration 1/3.\n\n{said}", None, id=said)
            for said in (
                f"Than in `{PATH}`: two exercises fewer.",
                f"Earlier in `{PATH}`, two exercises had no salt.",
                f"Earlier in `{PATH}`, two exercises in the rain had no salt.",
                f"Again with `{PATH}` (two exercises), the class was slow.",
                f"Earlier with `{PATH}` (two exercises) in the rain we had no salt.",
                f"Earlier in `{PATH}`, two exercises for pairs failed.",
                f"Earlier in `{PATH}`, two exercises for pairs, they had no salt.",
            )
        ),
        pytest.param(
            f"**Review:** Passed at iteration 1/3. It had 1 polish finding (a typo).\n\n"
            f"The reviewer opened `{PATH}`: it ran. `old.ipynb` did not.",
            None,
            id="a-paragraph-on-the-review",
        ),
        pytest.param(
            f"**Notebook**\n\n```text\n{PATH}\n  Exercise 1  Mix it well?     Guided\n"
            "  Exercise 2  Fold over the edge        Supported\n```\n\n**Load:** BUILD",
            Claim(PATH, exercises=((1, "Guided", "Mix it well?"), (2, "Supported", "Fold over the edge"))),
            id="code-below-the-label",
        ),
        pytest.param(
            f"**Notebook:** `{PATH}`\n\n```python\nimport notebook\nrun('other.ipynb')  # exercise 1: 4 exercises\n```",
            Claim(PATH),
            id="code-below-a-notebook",
        ),
        pytest.param("**Load:** BUILD\n\n```text\nrolls.ipynb\n```", None, id="code-below-another-label"),
        pytest.param(
            f"**Home.** `{PATH}`\n\n| # | Task | Level |\n|--|--|--|\n| 1 | mix | Guided |\n| 2 | fold | Supported |",
            Claim(PATH, exercises=TWO),
            id="a-table-below-another-label",
        ),
    ],
)
def test_places_that_speak_of_it(section: str, expected: Claim | None, lexicon: Lexicon) -> None:
    assert claim_of(section, lexicon) == expected


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        pytest.param(
            f"- Load: BUILD\n- Left out\n  - crust\n- 📓 [Notebook]({PATH})\n  - Exercise 1 (Guided): mix\n"
            "  - Exercise 2 (Supported): fold",
            Claim(PATH, exercises=TWO),
            id="a-label-that-is-a-link",
        ),
        pytest.param(
            f"- Load: BUILD\n- [Notebook]({PATH})\n  - mix (Guided)\n  - fold (Supported)",
            Claim(PATH, exercises=TWO),
            id="a-label-that-is-a-link-above-levels",
        ),
        pytest.param(
            f"**Notebook** — [rolls]({PATH}) · Guided ×1, Supported x1, Independent × 1",
            Claim(PATH, stated=3, levels=BY_LEVEL),
            id="levels-with-times",
        ),
        pytest.param(f"**Notebook:** `{PATH}`, guided ×2", Claim(PATH), id="one-level-with-times"),
        pytest.param(f"**Notebook:** `{PATH}`, a picture (guided ×1.5, supported x2.5)", Claim(PATH), id="scales"),
    ],
)
def test_links_as_labels_and_levels_with_times(section: str, expected: Claim, lexicon: Lexicon) -> None:
    assert claim_of(section, lexicon) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("— Exercise 1: mix (Guided ×3), Exercise 2: fold (Supported ×4)", Claim(PATH, exercises=TWO)),
        ("— (1) mix, (2) fold; Guided ×3, Supported ×4", None),
        ("(2 exercises; guided ×4 turns, supported ×5 turns)", Claim(PATH, stated=2)),
        ("(2 exercises; guided ×4, supported ×5)", Claim(PATH, stated=2)),
        ("— knead (Guided ×3), shape (Supported ×4)", Claim(PATH)),
        ("— knead (guided), shape (supported); guided ×3, supported ×4", Claim(PATH)),
        ("— Guided × 15 minutes, Supported × 25 minutes", Claim(PATH)),
        ("— Guided ×1, Supported ×2, Independent ×3 marks", Claim(PATH)),
        (
            "(2 guided, 1 supported; guided ×5 marks, supported ×9 marks)",
            Claim(PATH, stated=3, levels=(("Guided", 2), ("Supported", 1))),
        ),
        ("— **Guided ×1**, **Supported x1** and Independent ×1.", Claim(PATH, stated=3, levels=BY_LEVEL)),
        ("(3 exercises: Guided ×1; Supported ×1; Independent ×1)", Claim(PATH, stated=3, levels=BY_LEVEL)),
    ],
)
def test_levels_with_times_that_count_other_things(told: str, expected: Claim | None, lexicon: Lexicon) -> None:
    claim = claim_of(f"**Notebook:** `{PATH}` {told}", lexicon)
    assert claim == expected if expected else claim and claim.stated is None and not claim.levels
