"""Records by hands that nobody has seen: each part in ways that no reader was made for, told by what it holds."""

from __future__ import annotations

import pytest

from reclint.readers import Lexicon, is_record
from reclint.text.source import Source

from .any_hand import LESSONS, TITLE, lesson, read, told


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


def test_abbreviations_are_explained_in_the_words_of_the_course(lexicon: Lexicon) -> None:
    text = f"{TITLE}CI quiere decir concept index.\n\n## CI\n\n| Concept | Depth |\n|---|---|\n| Spokes | DEVELOPED |\n"
    spanish = Lexicon(lexicon.vocabulary.replaced({"words": {"stands-for": ["quiere decir"]}}))
    assert read(text, lexicon).index is None
    index = read(text, spanish).index
    assert index is not None
    assert index.titled


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
        "**Taught**\n\n- DEVELOPED → spoke tension\n- INTRODUCED → rim wear",
        "**Taught**\n\n(a) spoke tension – developed\n\n(b) rim wear – introduced",
        "**Taught**\n\na) spoke tension – developed\nb) rim wear – introduced",
        "Taught:\n• spoke tension – developed\n• rim wear – introduced",
        "> **Taught**\n>\n> (1) spoke tension – developed\n>\n> (2) rim wear – introduced",
        "**Taught:** spoke tension[^d], rim wear[^i]\n\n[^d]: DEVELOPED\n[^i]: INTRODUCED",
        "taught=spoke tension (DEVELOPED), rim wear (INTRODUCED)",
        "**Taught**\n- spoke tension (dev.)\n- rim wear (intro)",
        "**Taught**\n- spoke tension {DEV}\n- rim wear {INT}",
        "**Load:** BUILD\n\n**To take home**\n\n- [x] **D** — spoke tension\n- [x] **I** — rim wear",
        "**Load:** BUILD. **Taught:** spoke tension (DEVELOPED); rim wear (INTRODUCED).",
    ],
)
def test_concepts_with_depths_in_any_form(body: str, lexicon: Lexicon) -> None:
    told = [(item.name, item.depth and item.depth.level) for item in lesson(body, lexicon).taught]
    assert told == [("spoke tension", "DEVELOPED"), ("rim wear", "INTRODUCED")]


@pytest.mark.parametrize(
    "said", ["spokes; rims. All DEVELOPED.", "spokes, rims, both DEVELOPED", "spokes; rims (all of them developed)"]
)
def test_one_depth_for_all_closes_a_line(said: str, lexicon: Lexicon) -> None:
    told = [(item.name, item.depth and item.depth.level) for item in lesson(f"**Taught:** {said}", lexicon).taught]
    assert told == [("spokes", "DEVELOPED"), ("rims", "DEVELOPED")]


@pytest.mark.parametrize(
    "taught",
    [
        "- spokes (DEVELOPED)\n- rims (INTRODUCED)",
        "spokes (DEVELOPED) and rims (INTRODUCED)",
        "| What | Depth |\n|---|---|\n| spokes | D |\n| rims | I |",
    ],
)
@pytest.mark.parametrize("label", ["**{}**", "*{}*", "{}:"])
def test_a_label_that_nobody_knows_ends_what_was_taught(label: str, taught: str, lexicon: Lexicon) -> None:
    labels = (label.format(name) for name in ("Taught", "Thoughts worth keeping", "Left out"))
    parts = zip(labels, (taught, "- wheels are round", "- hubs"), strict=True)
    found = lesson("\n\n".join(f"{name}\n\n{text}" for name, text in parts), lexicon)
    assert [(item.name, item.depth and item.depth.level) for item in found.taught] == [
        ("spokes", "DEVELOPED"),
        ("rims", "INTRODUCED"),
    ]


def test_a_line_in_bold_may_part_what_was_taught(lexicon: Lexicon) -> None:
    body = "**Taught**\n\n- spokes (DEVELOPED)\n\n**On the stand**\n\n- rims (INTRODUCED)\n- tyres"
    assert [item.name for item in lesson(body, lexicon).taught] == ["spokes", "rims", "tyres"]


@pytest.mark.parametrize(
    "said",
    [
        "#build",
        "slug: true-wheels, load: build",
        "slug: `true-wheels` / load: build",
        "true-wheels #build",
        "load=BUILD",
    ],
)
def test_a_load_in_a_line_of_facts(said: str, lexicon: Lexicon) -> None:
    load = lesson(f"{said}\n\n**Taught:** spokes (DEVELOPED)", lexicon).load
    assert load is not None
    assert load.text == "BUILD"


def test_words_with_a_colon_are_a_label_below_others_in_that_form(lexicon: Lexicon) -> None:
    body = "Taught: spokes (DEVELOPED); rims (INTRODUCED)\n\nManner: by ear\n\nNotebook: none\n\nWeather: fine."
    assert [field.label.text for field in lesson(body, lexicon).fields] == ["Taught", "Manner", "Notebook", "Weather"]
    found = lesson("Taught: spokes\n\nNotebook:\n\nNone: all by hand", lexicon).notebook
    assert found is not None
    assert found.absent


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


@pytest.mark.parametrize("taught", ["**Taught** – spokes (D)", "- spokes (D)\n- rims (D)", "**Excluded** – hubs."])
def test_a_sign_opens_a_part_without_a_label(taught: str, lexicon: Lexicon) -> None:
    notebook = "📓 `4-1-1-true-wheels.ipynb` – 2 exercises\n\n1. *Guided* – look\n2. *Supported* – turn"
    claim = lesson(f"{taught}\n\n{notebook}\n\n🔍 Review\n\nPASS (1/3)", lexicon).notebook
    assert claim is not None
    assert (claim.path and claim.path.text, claim.stated and claim.stated.value) == ("4-1-1-true-wheels.ipynb", 2)
    assert [one.level for one in claim.exercises] == ["Guided", "Supported"]
    none = lesson(f"{taught}\n\n📓 No notebook – it rained.", lexicon).notebook
    assert none is not None
    assert none.absent


def test_a_lesson_of_terse_items(lexicon: Lexicon) -> None:
    body = """- taught
  - D: spoke tension
- how
  - by ear
- nb `4-1-1-true-wheels.ipynb`, 2 ex
  - ex1 guided: look
  - ex2 supported: turn
- rev 1/3: pass, 0c 0i 2p"""
    found = lesson(body, lexicon)
    assert found.notebook is not None
    assert found.notebook.stated is not None
    assert found.notebook.stated.value == 2
    assert [(one.number, one.level) for one in found.notebook.exercises] == [(1, "Guided"), (2, "Supported")]
    assert found.review is not None
    assert (found.review.verdict, found.review.passed_at) == ("PASS", 1)


@pytest.mark.parametrize("load", ["🧱 BUILD", "▸ build", "“BUILD”"])
def test_a_load_behind_a_sign(load: str, lexicon: Lexicon) -> None:
    found = lesson(f"Slug: `true-wheels`\nLoad: {load}\nNotebook: none", lexicon)
    assert found.load is not None
    assert found.load.text == "BUILD"


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


PICTURED = [
    ("Notebook 📓 none, the whole evening at the stand.", True),
    ("Notebook 📓 None", True),
    ("Colab 🧪 not needed (all by ear).", True),
    ("Notebook 😀 none of them had trouble with it.", False),
    ("Notebook 😀 no problem for anybody, at last.", False),
    ("Notebook and stand 📓 none", False),
]


@pytest.mark.parametrize(("line", "absent"), PICTURED)
def test_a_picture_parts_a_label_from_a_value_that_says_none(line: str, absent: bool, lexicon: Lexicon) -> None:
    claim = lesson(f"**Taught** – spokes (D)\n\nBy ear.\n\n{line}\n\n**Review:** PASS (1/3)", lexicon).notebook
    assert bool(claim and claim.absent) is absent


def test_a_picture_parts_a_label_from_a_load_and_from_no_other_words(lexicon: Lexicon) -> None:
    found = lesson("Load 🔧 STRETCH, by ear\n\nTaught 🎉 at last, after two weeks off.\n", lexicon)
    assert [field.label.text for field in found.fields] == ["Load"]
    assert told(found) == []
