"""Records by hands that nobody has seen: each part in ways that no reader was made for, told by what it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reclint.readers import is_record, read_record
from reclint.text.source import Source

if TYPE_CHECKING:
    from reclint.model import IterationClaim, LessonSummary, Record
    from reclint.readers import Lexicon

TITLE = "# Module 4.1: Bicycles -- Record\n\n"
KEY = "M/I/D/A = MENTIONED/INTRODUCED/DEVELOPED/APPLIED. NR = needs revision; Rev = review, MM = mental model.\n\n"
LESSONS = """## Lessons

### Lesson 1: True Wheels (true-wheels)

**Concepts taught:**
- Spoke tension (DEVELOPED)
- Rim wear (INTRODUCED)

### Lesson 2: Quiet Chains (quiet-chains)

**Concepts taught:**
- Chain wear (DEVELOPED)
- Oil (MENTIONED)
"""


def read(text: str, lexicon: Lexicon) -> Record:
    return read_record(Source("record.md", text), lexicon)


def lesson(body: str, lexicon: Lexicon) -> LessonSummary:
    [found] = read(f"{TITLE}{KEY}## Lessons\n\n### Lesson 1: True Wheels (true-wheels)\n\n{body}\n", lexicon).lessons
    return found


INDEXES = {
    "marks-and-lessons-in-one-bracket": """- **Spoke tension** [D, L1] = pluck
- **Rim wear** [I, L1] = gauge
- **Chain wear** [D, L2] = gauge
- **Oil** [M, L2] = drops
""",
    "braces-with-a-bar": """* Spoke tension {DEVELOPED | true-wheels} pluck
* Rim wear {INTRODUCED | true-wheels} gauge
* Chain wear {DEVELOPED | quiet-chains} gauge
* Oil {MENTIONED | quiet-chains} drops
""",
    "arrows-and-code": """- `Spoke tension` → DEVELOPED in `true-wheels`; pluck
- `Rim wear` → INTRODUCED in `true-wheels`; gauge
- `Chain wear` → DEVELOPED in `quiet-chains`; gauge
- `Oil` → MENTIONED in `quiet-chains`; drops
""",
    "paragraphs": """**Spoke tension**: DEVELOPED (L1). Pluck.

**Rim wear**: INTRODUCED (L1). Gauge.

**Chain wear**: DEVELOPED (L2). Gauge.

**Oil**: MENTIONED (L2). Drops.
""",
    "attributes-below": """- Spoke tension
  - depth: DEVELOPED
  - lesson: true-wheels
  - note: pluck
- Rim wear
  - depth: INTRODUCED
  - lesson: true-wheels
- Chain wear
  - depth: DEVELOPED
  - lesson: quiet-chains
- Oil
  - depth: MENTIONED
  - lesson: quiet-chains
""",
    "lines-of-lessons": """- **true-wheels**: Spoke tension (DEVELOPED), Rim wear (INTRODUCED)
- **quiet-chains**: Chain wear (DEVELOPED), Oil (MENTIONED)
""",
    "the-lesson-first": """- L1 Spoke tension: DEVELOPED – pluck
- L1 Rim wear: INTRODUCED – gauge
- L2 Chain wear: DEVELOPED – gauge
- L2 Oil: MENTIONED – drops
""",
    "lines-of-depths": """DEVELOPED: Spoke tension (L1), Chain wear (L2)

INTRODUCED: Rim wear (L1)

MENTIONED: Oil (L2)
""",
    "definitions": """Spoke tension
: DEVELOPED, true-wheels. Pluck.

Rim wear
: INTRODUCED, true-wheels. Gauge.

Chain wear
: DEVELOPED, quiet-chains.

Oil
: MENTIONED, quiet-chains.
""",
    "letters-behind-a-dash": """- Spoke tension (L1) – D. Pluck.
- Rim wear (L1) – I. Gauge.
- Chain wear (L2) – D. Gauge.
- Oil (L2) – M. Drops.
""",
    "sentences": """- Spoke tension: developed in lesson 1. Pluck it.
- Rim wear: introduced in lesson 1. A gauge.
- Chain wear: developed in lesson 2.
- Oil: only mentioned, in lesson 2.
""",
    "rows-of-dots": """- Spoke tension ........ DEVELOPED ... true-wheels
- Rim wear ........ INTRODUCED ... true-wheels
- Chain wear ........ DEVELOPED ... quiet-chains
- Oil ........ MENTIONED ... quiet-chains
""",
    "lists-below-lessons": """- *true-wheels*
  - Spoke tension (DEVELOPED)
  - Rim wear (INTRODUCED)
- *quiet-chains*
  - Chain wear (DEVELOPED)
  - Oil (MENTIONED)
""",
    "lists-below-depths": """- **DEVELOPED**
  - Spoke tension, L1
  - Chain wear, L2
- **INTRODUCED**
  - Rim wear, L1
- **MENTIONED**
  - Oil, L2
""",
    "slashes": """- Spoke tension / DEVELOPED / true-wheels / pluck
- Rim wear / INTRODUCED / true-wheels / gauge
- Chain wear / DEVELOPED / quiet-chains / gauge
- Oil / MENTIONED / quiet-chains / drops
""",
    "semicolons": """1. Spoke tension; DEVELOPED; true-wheels; pluck
2. Rim wear; INTRODUCED; true-wheels; gauge
3. Chain wear; DEVELOPED; quiet-chains; gauge
4. Oil; MENTIONED; quiet-chains; drops
""",
}


INDEXES |= {
    "titles-of-columns": "| Concept | In lesson 1 | In lesson 2 |\n|---|---|---|\n| Spoke tension | developed | |\n"
    "| Rim wear | introduced | |\n| Chain wear | | developed |\n| Oil | | mentioned |\n",
    "marks-in-the-cell-of-the-concept": "| Concept (depth) | Lesson |\n|---|---|\n| Spoke tension (DEVELOPED) | 1 |\n"
    "| Rim wear (INTRODUCED) | 1 |\n| Chain wear (DEVELOPED) | 2 |\n| Oil (MENTIONED) | 2 |\n",
    "lessons-below-a-title": "| Term | Stage | First seen |\n|---|---|---|\n| Spoke tension | DEVELOPED | Lesson 1 |\n"
    "| Rim wear | INTRODUCED | Lesson 1 |\n| Chain wear | DEVELOPED | Lesson 2 |\n| Oil | MENTIONED | Lesson 2 |\n",
    "depth-and-lesson-in-one-cell": "| Concept | Depth & lesson |\n|---|---|\n| Spoke tension | DEVELOPED (L1) |\n"
    "| Rim wear | INTRODUCED (L1) |\n| Chain wear | DEVELOPED (L2) |\n| Oil | MENTIONED (L2) |\n",
}


@pytest.mark.parametrize("name", INDEXES)
def test_an_index_says_depths_and_lessons_in_any_form(name: str, lexicon: Lexicon) -> None:
    record = read(f"{TITLE}{KEY}## Concept Index\n\n{INDEXES[name]}\n{LESSONS}", lexicon)
    told = [(row.name.text, row.depth and row.depth.level, [ref.slug for ref in row.lessons]) for row in record.rows]
    assert sorted(told) == [
        ("Chain wear", "DEVELOPED", ["quiet-chains"]),
        ("Oil", "MENTIONED", ["quiet-chains"]),
        ("Rim wear", "INTRODUCED", ["true-wheels"]),
        ("Spoke tension", "DEVELOPED", ["true-wheels"]),
    ]
    assert [one.slug for one in record.lessons] == ["true-wheels", "quiet-chains"]


def test_what_stands_where_the_others_have_depths_is_an_unknown_one(lexicon: Lexicon) -> None:
    index = "- **Spokes** [D, L1] = thin\n- **Rims** [Q, L1] = round\n- **Oil** [M, L2] = wet\n"
    rows = read(f"{TITLE}{KEY}## Concept Index\n\n{index}\n{LESSONS}", lexicon).rows
    told = [(row.name.text, row.depth and (row.depth.text, row.depth.level)) for row in rows]
    assert told == [("Spokes", ("D", "DEVELOPED")), ("Rims", ("Q", None)), ("Oil", ("M", "MENTIONED"))]


def test_what_stands_behind_the_marks_below_a_depth_speaks_of_others(lexicon: Lexicon) -> None:
    index = "### Applied\n\n- Rims: steel, wood [L2] — developed in L1, thin\n- Spokes [L1, L2] — thick\n"
    rows = read(f"{TITLE}## Concept Index\n\n{index}\n{LESSONS}", lexicon).rows
    told = [(row.name.text, row.depth and row.depth.level, [ref.slug for ref in row.lessons]) for row in rows]
    assert told == [
        ("Rims: steel, wood", "APPLIED", ["quiet-chains"]),
        ("Spokes", "APPLIED", ["true-wheels", "quiet-chains"]),
    ]


def test_what_stands_below_an_item_is_said_of_it(lexicon: Lexicon) -> None:
    index = (
        "1. Spokes, thick and thin (D)\n   - Lesson: True Wheels\n   - Note: of steel\n2. Oil (M)\n   - Lesson: L2\n"
    )
    rows = read(f"{TITLE}{KEY}## Concept Index\n\n{index}\n{LESSONS}", lexicon).rows
    told = [(row.name.text, row.depth and row.depth.level, [ref.slug for ref in row.lessons]) for row in rows]
    assert told == [
        ("Spokes, thick and thin", "DEVELOPED", ["true-wheels"]),
        ("Oil", "MENTIONED", ["quiet-chains"]),
    ]


@pytest.mark.parametrize("title", ["### {}", "**{}**"])
def test_a_heading_among_depths_is_one_that_is_not_known(title: str, lexicon: Lexicon) -> None:
    parts = [("DEVELOPED", "Spokes [L1]"), ("MENTIONED", "Oil [L2]"), ("PRACTISED", "Rims [L1]")]
    index = "\n\n".join(f"{title.format(name)}\n\n- {item}" for name, item in parts)
    rows = read(f"{TITLE}## Concept Index\n\n{index}\n\n{LESSONS}", lexicon).rows
    told = [(row.name.text, row.depth and (row.depth.text, row.depth.level)) for row in rows]
    assert told[-1] == ("Rims", ("PRACTISED", None))


@pytest.mark.parametrize(
    "also", ["(also in Quiet Chains)", "(also: L2)", "– also in lesson 2", "[also `quiet-chains`]"]
)
def test_an_item_below_a_lesson_may_name_others_too(also: str, lexicon: Lexicon) -> None:
    index = f"- **True Wheels**\n  - Spokes (DEVELOPED) {also}\n  - Rims (DEVELOPED)\n"
    rows = read(f"{TITLE}## Concept Index\n\n{index}\n{LESSONS}", lexicon).rows
    told = [(row.name.text, [ref.slug for ref in row.lessons]) for row in rows]
    assert told == [("Spokes", ["true-wheels", "quiet-chains"]), ("Rims", ["true-wheels"])]


@pytest.mark.parametrize(
    "prose",
    [
        "We are fond of wheels.\n\nThey are round, and they turn.",
        "- Bring a rag\n- Bring oil, if you have some\n- Come on time",
        "- true-wheels is about wheels\n- quiet-chains is about chains",
    ],
)
def test_prose_below_the_title_of_the_index_is_no_row(prose: str, lexicon: Lexicon) -> None:
    assert read(f"{TITLE}## Concept Index\n\n{prose}\n\n{LESSONS}", lexicon).rows == ()


REVIEWS = {
    "equals": """**Rev** = 1/3: NR, 0c 2i 1p. 2/3: PASS, 0c 0i 1p.
""",
    "numbers-with-a-bracket": (
        "**Review:** 1) 0 critical, 2 improvement, 1 polish: needs revision; 2) 0 critical, 0 improvement, "
        "1 polish: pass."
    ),
    "short-ordinals": (
        "**Review:** 1st: 0 critical, 2 improvement, 1 polish; 2nd: 0 critical, 0 improvement, 1 polish: a pass."
    ),
    "dated-remarks": """**8 March, review 1 of 3.** NEEDS REVISION. 0 critical, 2 improvement, 1 polish.

**9 March, review 2 of 3.** PASS. 0 critical, 0 improvement, 1 polish.
""",
    "table-in-words": """**Review**

| | Critical | Improvement | Polish |
|---|---|---|---|
| First | 0 | 2 | 1 |
| Second | 0 | 0 | 1 |

Passed at the second.
""",
    "table-by-grade": """**Review**

| Grade | Iteration 1 | Iteration 2 |
|---|---|---|
| Critical | 0 | 0 |
| Improvement | 2 | 0 |
| Polish | 1 | 1 |
| Verdict | NEEDS REVISION | PASS |
""",
    "slashes": """**Review:** PASS (2/3): 0/2/1, then 0/0/1.
""",
    "ordinals-alone": (
        "**Review:** two rounds of three. First: 0 critical, 2 improvement, 1 polish. Second: 0 critical, "
        "0 improvement, 1 polish; passed."
    ),
    "numbered-list": """**Review:**
1. NEEDS REVISION: 0 critical, 2 improvement, 1 polish
2. PASS: 0 critical, 0 improvement, 1 polish
""",
    "dated-items": """**Review:**
- 8 March (1 of 3): 0 critical, 2 improvement, 1 polish. Needs revision.
- 9 March (2 of 3): 0 critical, 0 improvement, 1 polish. Pass.
""",
    "prose": (
        "Reviewed twice. On 8 March (iteration 1/3) it needed revision, with 0 critical, 2 improvement and "
        "1 polish findings; on 9 March (iteration 2/3) it passed with 0 critical, 0 improvement and 1 "
        "polish."
    ),
    "a-label-each": """**First review:** NEEDS REVISION (0 critical, 2 improvement, 1 polish)
**Second review:** PASS (0 critical, 0 improvement, 1 polish)
""",
    "numbered-labels": """**Review 1/3:** needs revision – 0 critical, 2 improvement, 1 polish

**Review 2/3:** pass – 0 critical, 0 improvement, 1 polish
""",
    "capital-initials": """**Review:** passed in round 2 (of 3); round 1: 0 C, 2 I, 1 P; round 2: 0 C, 0 I, 1 P
""",
    "arrow": """**Review:** needs revision (0/2/1) → pass (0/0/1)
""",
    "headings-and-lists": """#### Review

##### Iteration 1/3

- Critical: 0
- Improvement: 2
- Polish: 1
- Verdict: NEEDS REVISION

##### Iteration 2/3

- Critical: 0
- Improvement: 0
- Polish: 1
- Verdict: PASS
""",
    "nested-items": """**Review:**
- Iteration 1/3
  - NEEDS REVISION
  - 0 critical, 2 improvement, 1 polish
- Iteration 2/3
  - PASS
  - 0 critical, 0 improvement, 1 polish
""",
    "verdict-first": (
        "**Review:** sent back at the first reading (no critical, two improvements, one polish), passed at "
        "the second (no critical, no improvement, one polish)."
    ),
    "roman": (
        "**Review:** I: 0 critical, 2 improvement, 1 polish. II: 0 critical, 0 improvement, 1 polish. Passed at II."
    ),
    "parenthesised-numbers": (
        "**Review:** (1) 0 critical, 2 improvement, 1 polish, needs revision. (2) 0 critical, 0 "
        "improvement, 1 polish, pass."
    ),
    "abbreviated-grades": """**Review:** it.1: 0 crit., 2 impr., 1 pol. – NR; it.2: 0 crit., 0 impr., 1 pol. – PASS
""",
    "sentences": (
        "**Review:** It took two rounds. The first found 2 improvements and 1 polish and nothing critical, "
        "the second just 1 polish, nothing critical, no improvement; passed."
    ),
    "hashes": (
        "**Review:** #1 needs revision: critical 0, improvement 2, polish 1 / #2 pass: critical 0, "
        "improvement 0, polish 1"
    ),
    "attempts": (
        "**Reviews:** Attempt 1 of 3: needs revision; zero critical, two improvements, one polish. Attempt "
        "2 of 3: pass; zero critical, zero improvements, one polish."
    ),
    "passes": (
        "**Review:** pass 1: 0 critical, 2 improvement, 1 polish; pass 2: 0 critical, 0 improvement, 1 "
        "polish. Passed at the second."
    ),
    "goes": (
        "The review took two goes. The first brought 0 critical, 2 improvement and 1 polish findings. With "
        "the second, which had 0 critical, 0 improvement and 1 polish, the lesson passed."
    ),
    "iterations-in-words": (
        "**Review.** First iteration of three, NEEDS REVISION: 0 critical, 2 improvement, 1 polish. Second "
        "iteration of three, PASS: 0 critical, 0 improvement, 1 polish."
    ),
    "table-of-letters": """**Review**

| Iteration | C | I | P | |
|---|---|---|---|---|
| 1 | 0 | 2 | 1 | NR |
| 2 | 0 | 0 | 1 | PASS |
""",
    "latest-first": (
        "**Review (2 of 3):** PASS with 0 critical, 0 improvement, 1 polish; before that (1 of 3) 0 "
        "critical, 2 improvement, 1 polish"
    ),
    "dates-alone": (
        "**Review:** 8 March NEEDS REVISION (0 critical, 2 improvement, 1 polish); 9 March PASS (0 "
        "critical, 0 improvement, 1 polish)"
    ),
}


REVIEWS |= {
    "a-verdict-apart": "| Load | BUILD |\n| --- | --- |\n| Verdict | passed in round 2 of 3 |\n\n"
    "| Round | Critical | Improvement | Polish |\n| --: | --: | --: | --: |\n| 1 | 0 | 2 | 1 |\n| 2 | 0 | 0 | 1 |",
    "short-words-below": "- review: pass at r2\n  - r1: 0C, 2I, 1P\n  - r2: 0C, 0I, 1P",
    "sentences-in-items": "**Review**\n\n- Iteration 1 of 3: 0 critical, 2 improvement, 1 polish. Needs revision.\n"
    "- Iteration 2 of 3: 0 critical, 0 improvement, 1 polish. Passed.",
    "the-last-of-two": "**Review:** Passed in the last of two possible rounds. The first brought nothing critical, two"
    " improvements and one polish point, the second nothing critical, no improvement and one polish point.",
}


def counts(iteration: IterationClaim) -> list[int | None]:
    stated = {count.grade: count.value for count in iteration.counts}
    return [stated.get(grade) for grade in ("critical", "improvement", "polish")]


@pytest.mark.parametrize("name", REVIEWS)
def test_a_review_numbers_counts_and_judges_in_any_words(name: str, lexicon: Lexicon) -> None:
    claim = lesson(REVIEWS[name], lexicon).review
    assert claim is not None
    told = [(one.number, counts(one)) for one in claim.iterations]
    assert (claim.verdict, claim.passed_at, told) == ("PASS", 2, [(1, [0, 2, 1]), (2, [0, 0, 1])])


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("passed at once.", []),
        ("passed straight away (0/0/2).", [[0, 0, 2]]),
        ("PASS at the first attempt, with 0 critical, 0 improvement, 2 polish.", [[0, 0, 2]]),
        ("first go, pass: no critical, no improvement, 2 polish.", [[0, 0, 2]]),
        ("1/3 PASS – 0c 0i 2p", [[0, 0, 2]]),
        ("it passed on first reading.", []),
    ],
)
def test_a_review_of_one_round(said: str, told: list[list[int]], lexicon: Lexicon) -> None:
    claim = lesson(f"**Review:** {said}", lexicon).review
    assert claim is not None
    assert (claim.verdict, claim.passed_at, [counts(one) for one in claim.iterations]) == ("PASS", 1, told)


@pytest.mark.parametrize(
    "said", ["2 iterations, PASS at 2.", "Passed at r2.", "2 rounds, passed in the last of two rounds."]
)
def test_the_round_of_a_pass_in_few_words(said: str, lexicon: Lexicon) -> None:
    told = " It. 1: 0 C, 3 I, 1 P. It. 2: 0 C, 0 I, 2 P."
    claim = lesson(f"**Review:** {said}{told}", lexicon).review
    assert claim is not None
    assert (claim.verdict, claim.passed_at, list(map(counts, claim.iterations))) == ("PASS", 2, [[0, 3, 1], [0, 0, 2]])


def test_a_round_that_left_nothing_else(lexicon: Lexicon) -> None:
    said = "The first round found one critical point, three improvements and no polish; the second left nothing but two"
    claim = lesson(f"**Review:** Passed in the second of three possible rounds. {said} polish points.", lexicon).review
    assert claim is not None
    assert list(map(counts, claim.iterations)) == [[1, 3, 0], [0, 0, 2]]


@pytest.mark.parametrize("said", ["Iteration 2 found nothing at all and passed it.", "r2: nothing found, pass."])
def test_a_round_that_found_nothing(said: str, lexicon: Lexicon) -> None:
    claim = lesson(f"**Review:** Iteration 1 found 0 critical, 1 improvement, 2 polish. {said}", lexicon).review
    assert claim is not None
    told = [(one.number, counts(one)) for one in claim.iterations]
    assert (claim.verdict, claim.passed_at, told) == ("PASS", 2, [(1, [0, 1, 2]), (2, [0, 0, 0])])


@pytest.mark.parametrize(
    "said",
    [
        "Passed on 8/3/26.",
        "PASS (2/3), 2 of 3 riders came.",
        "PASS on iteration 2/3 (4 polish in iteration 1)",
        "Passed at iteration 2/3, all 3 improvement findings of the first fixed.",
    ],
)
def test_numbers_that_count_no_findings_of_a_round(said: str, lexicon: Lexicon) -> None:
    claim = lesson(f"**Review:** {said}", lexicon).review
    assert claim is not None
    assert claim.iterations == ()


@pytest.mark.parametrize(
    "body",
    [
        "**3 March, taught.** Two things.\n\n- DEVELOPED: Spokes\n\n**4 March, how.** On a stand.\n\n"
        "**5 March, notebook.** None. All talk.",
        "**Taught (3 March)**\n\n- DEVELOPED: Spokes\n\n**Notebook, 5 March:** None.",
        "**2026-03-03 Taught:**\n\n- Spokes (DEVELOPED)\n\n**2026-03-05 Notebook:** None.",
    ],
)
def test_labels_with_a_date(body: str, lexicon: Lexicon) -> None:
    found = lesson(body, lexicon)
    assert [(item.name, item.depth and item.depth.level) for item in found.taught] == [("Spokes", "DEVELOPED")]
    assert found.notebook is not None
    assert found.notebook.absent


@pytest.mark.parametrize(
    "key",
    [
        "NC = not covered. CI = concept index.",
        "Short for: NC (not covered), CI (concept index)",
        "not covered (NC), concept index (CI)",
        "- NC: not covered\n- CI: concept index",
        "| Short | Means |\n|---|---|\n| NC | not covered |\n| CI | concept index |",
    ],
)
def test_abbreviations_that_the_record_explains(key: str, lexicon: Lexicon) -> None:
    index = "## CI (one concept)\n\n| Concept | Depth |\n|---|---|\n| Spokes | DEVELOPED |\n\n"
    record = read(f"{TITLE}{key}\n\n{index}{LESSONS}\n**NC** = hubs\n", lexicon)
    assert record.index is not None
    assert record.index.titled
    assert "excluded" in record.lessons[-1].kinds


@pytest.mark.parametrize(
    "body",
    [
        "**Taught** = spoke tension: D; rim wear: I.",
        "Taught: spoke tension (developed) and rim wear (introduced).",
        "**Concepts** — spoke tension = DEVELOPED | rim wear = INTRODUCED",
        "**Concepts taught:** spoke tension (D) · rim wear (I)",
        "Taught\n: spoke tension (DEVELOPED)\n: rim wear (INTRODUCED)",
        "*What they learned*\n\nspoke tension – DEVELOPED\nrim wear – INTRODUCED",
        "**Developed:** spoke tension\n**Introduced:** rim wear",
        "- developed: spoke tension\n- introduced: rim wear",
        "**Taught** | spoke tension → DEVELOPED; rim wear → INTRODUCED",
        "Taught ▸ spoke tension ‹DEVELOPED›, rim wear ‹INTRODUCED›",
        "**Concepts taught:**\n* spoke tension (DEVELOPED);\n* rim wear (INTRODUCED).",
        "**Concepts taught:**\n- spoke tension\n  - depth: DEVELOPED\n- rim wear\n  - depth: INTRODUCED",
        "**Concepts taught:**\n- spoke tension / DEVELOPED\n- rim wear / INTRODUCED",
        "**Concepts taught:**\n- spoke tension: now DEVELOPED\n- rim wear: only INTRODUCED",
        "**Taught**\n- DEVELOPED: spoke tension\n- INTRODUCED: rim wear",
        "**Taught**\n\nDeveloped: spoke tension.\n\nIntroduced: rim wear.",
        "**Taught:** Developed: spoke tension. Introduced: rim wear.",
        "**Load:** BUILD. **Taught:** spoke tension (DEVELOPED); rim wear (INTRODUCED).",
    ],
)
def test_concepts_with_depths_in_any_form(body: str, lexicon: Lexicon) -> None:
    told = [(item.name, item.depth and item.depth.level) for item in lesson(body, lexicon).taught]
    assert told == [("spoke tension", "DEVELOPED"), ("rim wear", "INTRODUCED")]


def test_semicolons_part_what_a_depth_opens_and_commas_do_not_then(lexicon: Lexicon) -> None:
    body = "**Taught:**\n- DEVELOPED: hubs; spokes, thick and thin\n- DEVELOPED: rims, how they wear"
    assert [item.name for item in lesson(body, lexicon).taught] == [
        "hubs",
        "spokes, thick and thin",
        "rims, how they wear",
    ]


@pytest.mark.parametrize("item", ["film *developed* at home", "developed at home"])
def test_a_small_depth_in_a_sentence_is_none(item: str, lexicon: Lexicon) -> None:
    body = f"**Concepts taught:**\n- {item}\n- Rims (DEVELOPED)"
    assert [one.depth and one.depth.level for one in lesson(body, lexicon).taught] == [None, "DEVELOPED"]


HEADINGS = """L1 = True Wheels {true-wheels}
L1 / True Wheels / true-wheels / BUILD
1) True Wheels [true-wheels]
First lesson: True Wheels (`true-wheels`)
Lesson One – True Wheels – `true-wheels`
true-wheels = "True Wheels" (first lesson)
#1 True Wheels, slug true-wheels
I. True Wheels (true-wheels)
"True Wheels" – lesson 1 – true-wheels
True Wheels (lesson 1, true-wheels, BUILD)
True Wheels · true-wheels · 1 of 2
4.1.1 — True Wheels (true-wheels)
Lesson 1 of 2 » True Wheels « `true-wheels`
[L1] True Wheels <true-wheels>
L1. `true-wheels`. True Wheels. BUILD
01 true-wheels – True Wheels
1st lesson · True Wheels · `true-wheels`
`true-wheels` | Lesson 1 | True Wheels | BUILD
3 March: Lesson 1, True Wheels (true-wheels)
Lesson 1, 3 March: True Wheels (true-wheels)""".splitlines()


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_heading_has_its_parts_in_any_order(heading: str, lexicon: Lexicon) -> None:
    text = f"{TITLE}## Lessons\n\n### {heading}\n\n**Concepts taught:**\n- Spokes (DEVELOPED)\n"
    [found] = read(text, lexicon).lessons
    told = (found.slug, found.position and found.position.value, found.title, found.load and found.load.text)
    assert told == ("true-wheels", 1, "True Wheels", "BUILD" if "BUILD" in heading else None)


@pytest.mark.parametrize(
    "heading", ["Notes: follow-up", "The first spoke", "Second thoughts", "2 of 3 riders came", "May"]
)
def test_headings_of_no_lesson(heading: str, lexicon: Lexicon) -> None:
    record = read(f"{TITLE}{LESSONS}\n## {heading}\n\nA word.\n", lexicon)
    assert [one.slug for one in record.lessons] == ["true-wheels", "quiet-chains"]


TITLES = """M4.1 = Bicycles
M 4.1 | Bicycles | record
Record 4.1 – Bicycles
Module record: 4.1 Bicycles
Bicycles – record of module 4.1
Module 4.1 ~ Bicycles (lesson record)
Module 4.1 / Bicycles / Record
[4.1] Bicycles (record)
Module 4.1 » Bicycles « Record
Record for Module 4.1, "Bicycles"
RECORD 4.1: Bicycles
Module 4.1. Bicycles. Record.
Module 4.1 "Bicycles" record
The record of module 4.1 (Bicycles)
Module Record — 4.1 — Bicycles
Module 4.1 → Bicycles (Record, kept by Ada)
Bicycles. Module 4.1. Record
Module 4.1, "Bicycles": our record
Module 4.1 of 3: Bicycles (record)
Teaching record · Module 4.1 · Bicycles""".splitlines()


@pytest.mark.parametrize("title", TITLES)
def test_a_title_names_the_module_between_any_marks(title: str, lexicon: Lexicon) -> None:
    record = read(f"# {title}\n\n{LESSONS}", lexicon)
    assert (record.number, record.title, record.number_stated) == ("4.1", "Bicycles", True)


@pytest.mark.parametrize("title", TITLES[1:])
def test_a_title_with_the_word_is_that_of_a_record(title: str, lexicon: Lexicon) -> None:
    assert is_record(Source("record.md", f"# {title}\n"), lexicon)


@pytest.mark.parametrize(
    "title", ["Module 4.1: Bicycles", "Module 4.1: A record to break", "Setting record 4.1 straight"]
)
def test_a_title_that_speaks_of_records_is_that_of_none(title: str, lexicon: Lexicon) -> None:
    assert not is_record(Source("a.md", f"# {title}\n"), lexicon)


def test_a_list_of_labels_in_bold_has_those_that_nobody_knows(lexicon: Lexicon) -> None:
    body = """- **Concepts:** spokes (D), rims (I)
- **What stuck:**
  - A wheel is a bridge
- **Songs:** none
- **Talk:** little
- **Notebook:** none, since it rained"""
    found = lesson(body, lexicon)
    assert [(item.name, item.depth and item.depth.level) for item in found.taught] == [
        ("spokes", "DEVELOPED"),
        ("rims", "INTRODUCED"),
    ]
    assert found.notebook is not None
    assert found.notebook.absent
    assert [field.label.text for field in found.fields] == ["Concepts", "What stuck", "Songs", "Talk", "Notebook"]


@pytest.mark.parametrize("taught", ["**Taught** – spokes (D)", "- spokes (D)\n- rims (D)", "**Not here** – hubs."])
def test_a_sign_opens_a_part_without_a_label(taught: str, lexicon: Lexicon) -> None:
    notebook = "📓 `4-1-1-true-wheels.ipynb` – 2 exercises\n\n1. *Guided* – look\n2. *Supported* – turn"
    claim = lesson(f"{taught}\n\n{notebook}\n\n🔍 Review\n\nPASS (1/3)", lexicon).notebook
    assert claim is not None
    assert (claim.path and claim.path.text, claim.stated and claim.stated.value) == ("4-1-1-true-wheels.ipynb", 2)
    assert [one.level for one in claim.exercises] == ["Guided", "Supported"]
    none = lesson(f"{taught}\n\n📓 No notebook – it rained.", lexicon).notebook
    assert none is not None
    assert none.absent


@pytest.mark.parametrize(
    "said",
    [
        "Notebook: ∅",
        "**Notebook** none, on purpose",
        "**Notebook:** does not have one",
        "**Notebook:** nothing to run here.",
        "**Notebook:** ✗",
        "**Notebook:** this one goes without.",
        "#### Notebook\n\nThis lesson has no notebook.",
        "**Notebook** = none.",
        "No notebook: it is all talk.",
    ],
)
def test_no_notebook_in_any_words(said: str, lexicon: Lexicon) -> None:
    claim = lesson(said, lexicon).notebook
    assert claim is not None
    assert (claim.path, claim.absent) == (None, True)


@pytest.mark.parametrize(
    ("said", "stated"),
    [
        ("**Notebook:** `a.ipynb`. Number of exercises: 3.", 3),
        ("**Exercises (3)** in `a.ipynb`:\n- look\n- turn\n- ride", 3),
        ("**NB** = a.ipynb, 3 ex.", 3),
        ("**Notebook:** `a.ipynb`. Exercises: 1, 2 and 3 are short.", None),
        ("**Notebook:** `a.ipynb`. Exercises: 1. look; 2. turn", None),
        ("**Notebook:** `a.ipynb`, which is not graded", None),
    ],
)
def test_a_notebook_and_the_number_of_its_exercises(said: str, stated: int | None, lexicon: Lexicon) -> None:
    claim = lesson(said, lexicon).notebook
    assert claim is not None
    assert (claim.path and claim.path.text, claim.absent) == ("a.ipynb", False)
    assert (claim.stated and claim.stated.value) == stated


@pytest.mark.parametrize(
    "index",
    [
        "- Spokes (lessons 1 and 3; developed, then applied)\n- Rims (lesson 1; introduced)\n- Oil (L2; mentioned)",
        "- Spokes [L1+L3, DEVELOPED then APPLIED]\n- Rims [L1, INTRODUCED]\n- Oil [L2, MENTIONED]",
        "- Spokes (developed in lesson 1 and applied in lesson 3)\n- Rims (introduced in L1)\n- Oil (mentioned in L2)",
        "- Spokes — L1/L3 — DEVELOPED → APPLIED\n- Rims — L1 — INTRODUCED\n- Oil — L2 — MENTIONED",
        "| Concept | Depth | Lesson |\n|---|---|---|\n| Spokes | developed, later applied | lessons 1 and 3 |\n"
        "| Rims | introduced | lesson 1 |",
        "| Concept | Depth | Lesson |\n|---|---|---|\n| Spokes | DEVELOPED (L1), APPLIED (L3) | 1 & 3 |\n"
        "| Rims | INTRODUCED | 1 |",
    ],
)
def test_several_lessons_and_depths_of_one_concept(index: str, lexicon: Lexicon) -> None:
    more = LESSONS + "\n### Lesson 3: Soft Brakes (soft-brakes)\n\n**Concepts taught:**\n- Spokes (APPLIED)\n"
    first = read(f"{TITLE}## Concept Index\n\n{index}\n\n{more}", lexicon).rows[0]
    told = (first.name.text, first.depth and first.depth.level, [ref.slug for ref in first.lessons])
    assert told == ("Spokes", "APPLIED", ["true-wheels", "soft-brakes"])


def test_a_range_of_lessons_names_all_of_them(lexicon: Lexicon) -> None:
    rows = (
        "| Concept | Depth | Lesson |\n|---|---|---|\n| Spokes | DEVELOPED | L1 to L2 |\n| Oil | MENTIONED | L2–L9 |\n"
    )
    found = read(f"{TITLE}## Concept Index\n\n{rows}\n{LESSONS}", lexicon).rows
    assert [[ref.slug for ref in row.lessons] for row in found] == [["true-wheels", "quiet-chains"], []]
