"""Reviews in one table for all lessons, to which the lessons point."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import TITLE, read
from .bicycles import counts_of

if TYPE_CHECKING:
    from reclint.model import ReviewClaim
    from reclint.readers import Lexicon

ROUNDS = """| Lesson | Iteration 1 | Iteration 2 | Outcome |
|:--|:-:|:-:|:--|
| true-wheels | 0/2/1 | 0/0/1 | passed at 2/3 |
| quiet-chains | 1/2/1 | 0/0/2 | passed at 2/3 |
"""
BY_ROUND = """| Lesson | Iteration | Findings | Verdict |
|---|---|---|---|
| true-wheels | 1 | 0/2/1 | needs revision |
| | 2 | 0/0/1 | pass |
| quiet-chains | 1 | 1/2/1 | major revision |
| | 2 | 0/0/2 | pass |
"""
TABLES = {
    "rounds": ROUNDS,
    "another-lesson": ROUNDS + "| soft-brakes | 0/1/1 | 0/0/0 | passed at 2/3 |\n",
    "sum": ROUNDS + "| Total | 1/4/2 | 0/0/3 | |\n",
    "titles": ROUNDS.replace("true-wheels", "True Wheels").replace("quiet-chains", "Quiet Chains")
    + "| Soft Brakes | 0/1/1 | 0/0/0 | passed at 2/3 |\n",
    "short": ROUNDS.replace("Iteration ", "R"),
    "order-in-the-header": ROUNDS.replace("Iteration 1", "Round 1 (c/i/p)").replace("Iteration 2", "Round 2 [c/i/p]"),
    "word": ROUNDS.replace("passed at 2/3", "PASS"),
    "round-by-round": BY_ROUND,
    "repeated": BY_ROUND.replace("| | 2 | 0/0/1", "| true-wheels | 2 | 0/0/1").replace("| | 2", "| quiet-chains | 2"),
}


LISTS = {
    "rounds-in-a-line": "- true-wheels: 0/2/1, then 0/0/1, passed at 2/3\n"
    "- quiet-chains: 1/2/1, then 0/0/2, passed at 2/3\n- soft-brakes: 0/0/1, passed at 1/3\n",
    "names-in-bold": "- **True Wheels** — iteration 1: 0/2/1; iteration 2: 0/0/1; passed at 2/3\n"
    "- **Quiet Chains** — iteration 1: 1/2/1; iteration 2: 0/0/2; passed at 2/3\n",
    "links": "1. [True Wheels](lessons/true-wheels.md): passed at 2/3. Iteration 1: 0/2/1. Iteration 2: 0/0/1.\n"
    "2. [Quiet Chains](lessons/quiet-chains.md): passed at 2/3. Iteration 1: 1/2/1. Iteration 2: 0/0/2.\n",
    "rounds-below": "- `true-wheels`\n  - Iteration 1: 0/2/1\n  - Iteration 2: 0/0/1, PASS\n"
    "- `quiet-chains`\n  - Iteration 1: 1/2/1\n  - Iteration 2: 0/0/2, PASS\n",
    "words": "- Lesson 1: PASS on iteration 2/3 (iteration 1 had 0 critical, 2 improvement, 1 polish; iteration 2 had"
    " 0 critical, 0 improvement, 1 polish)\n- Lesson 2: PASS on iteration 2/3 (iteration 1 had 1 critical,"
    " 2 improvement, 1 polish; iteration 2 had 0 critical, 0 improvement, 2 polish)\n",
}


def reviews(ledger: str, said: str, lexicon: Lexicon) -> list[ReviewClaim | None]:
    """The reviews of two lessons that say ``said`` of them, above a ledger."""
    lessons = (
        f"### {slug} → {title} [BUILD]\n\n- **Taught**\n  - DEVELOPED\n    - {concept}\n- **Review**: {said}\n\n"
        for slug, title, concept in (
            ("true-wheels", "True Wheels", "Spoke tension"),
            ("quiet-chains", "Quiet Chains", "Chain wear"),
        )
    )
    text = f"{TITLE}## Lessons\n\n{''.join(lessons)}## Review ledger\n\nAs critical/improvement/polish.\n\n{ledger}"
    return [lesson.review for lesson in read(text, lexicon).lessons]


@pytest.mark.parametrize("name", [*TABLES, *LISTS])
@pytest.mark.parametrize("said", ["see the ledger", "below", "→ [ledger](#review-ledger)"])
def test_lessons_have_the_reviews_that_a_ledger_tells(name: str, said: str, lexicon: Lexicon) -> None:
    first, second = reviews({**TABLES, **LISTS}[name], said, lexicon)
    assert first is not None
    assert second is not None
    assert [counts_of(one) for one in first.iterations] == [[0, 2, 1], [0, 0, 1]]
    assert [counts_of(one) for one in second.iterations] == [[1, 2, 1], [0, 0, 2]]
    assert (first.passed_at, second.passed_at) == (2, 2)


def test_a_pass_at_a_round_that_the_ledger_does_not_have_is_kept(lexicon: Lexicon) -> None:
    _, second = reviews(ROUNDS.replace("| 0/0/2 | passed at 2/3", "| 0/0/2 | passed at 3/3"), "see the ledger", lexicon)
    assert second is not None
    assert [(one.verdict, one.iteration) for one in second.statements] == [("PASS", 3)]
    assert [one.number for one in second.iterations] == [1, 2]


def test_what_a_lesson_says_of_its_review_wins_over_the_ledger(lexicon: Lexicon) -> None:
    first, _ = reviews(ROUNDS, "passed at iteration 1/3", lexicon)
    assert first is not None
    assert first.passed_at == 1
    assert not any(one.counts for one in first.iterations)


def test_a_lesson_that_points_at_no_ledger_has_no_review(lexicon: Lexicon) -> None:
    first, _ = reviews("To be written.\n", "see the ledger", lexicon)
    assert first is None or not (first.iterations or first.statements)


def test_a_list_of_other_things_below_reviews_names_no_lessons(lexicon: Lexicon) -> None:
    said = "- Ada: passed it at 1/3\n- Bert: read it twice\n- true-wheels: 0/0/1, passed at 1/3\n"
    first, _ = reviews(said, "see the ledger", lexicon)
    assert first is None or not (first.iterations or first.statements)


def test_a_column_of_other_things_names_no_lessons(lexicon: Lexicon) -> None:
    table = ROUNDS.replace("| Lesson |", "| Part |") + "| bells and whistles | 0/1/1 | 0/0/0 | passed at 2/3 |\n"
    first, _ = reviews(table, "see the ledger", lexicon)
    assert first is None or not first.iterations
