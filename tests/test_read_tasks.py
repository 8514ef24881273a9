"""Items with boxes, as tasks have them, that state fields of a lesson, beside things that are to be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import lesson

if TYPE_CHECKING:
    from reclint.readers import Lexicon

PATH = "4-1-1-true-wheels.ipynb"


@pytest.mark.parametrize("above", ["**Left out:** oil.\n\n", ""])
@pytest.mark.parametrize(
    ("item", "path"),
    [
        (f"- [x] Notebook: `{PATH}`, two exercises\n  - [x] Guided: pluck\n  - [x] Supported: true", PATH),
        ("- [ ] Notebook: there is none, all of it by ear", None),
        ("- [x] Notebook: none\n- [x] Review: PASS (2/3)", None),
    ],
)
def test_a_task_states_a_field(above: str, item: str, path: str | None, lexicon: Lexicon) -> None:
    claim = lesson(above + item, lexicon).notebook
    assert claim is not None
    assert (claim.path and claim.path.text, claim.absent) == (path, path is None)
    assert len(claim.exercises) == (2 if path else 0)


def test_the_notebook_of_a_task_may_be_called_made(lexicon: Lexicon) -> None:
    claim = lesson(f"**Left out:** oil.\n\n- [x] Notebook made: `{PATH}`, two exercises", lexicon).notebook
    assert claim is not None
    assert claim.path is not None
    assert claim.path.text == PATH
    assert lesson(f"**Left out:** oil.\n\n- [ ] Notebook mended by Ada: `{PATH}`", lexicon).notebook is None


@pytest.mark.parametrize(
    "item", ["- [x] Review: asked Ada", f"- [ ] Notebook: `{PATH}`", "- [x] Notebook: typos mended"]
)
def test_a_task_to_do_states_none(item: str, lexicon: Lexicon) -> None:
    found = lesson(f"**Left out:** oil.\n\n**Still to do in May.**\n\n{item}\n- [ ] Review: ask Bo", lexicon)
    assert (found.notebook, found.review) == (None, None)


@pytest.mark.parametrize(
    ("items", "names"),
    [
        ("- [x] Taught:\n  - Spokes (DEVELOPED)\n  - Truing (APPLIED)\n- [x] Load: BUILD", ["Spokes", "Truing"]),
        ("- [x] Taught: Spokes (D), Truing (A)\n- [x] Load: BUILD", ["Spokes", "Truing"]),
        ("- [x] Taught: Spokes; Truing\n- [x] Review: Passed in the first round", ["Spokes", "Truing"]),
        ("- [x] Taught: Spokes; Truing\n- [x] Review: asked Bo", []),
        ("- [ ] Taught:\n  - Spokes\n  - Truing\n- [x] Load: BUILD", []),
    ],
)
def test_a_list_of_tasks_done_tells_what_was_taught(items: str, names: list[str], lexicon: Lexicon) -> None:
    assert [item.name for item in lesson(items, lexicon).taught] == names


def test_a_list_below_a_task_may_say_what_its_label_wants(lexicon: Lexicon) -> None:
    items = f"- [x] Notebook:\n  - `{PATH}`\n- [x] Review:\n  - ask Bo\n- [x] Load: BUILD"
    found = lesson(items, lexicon)
    assert [field.kind for field in found.fields] == ["notebook", "load"]
    assert found.review is None


@pytest.mark.parametrize("mark", ["**Sheets.** Two.\n\n", ""])
@pytest.mark.parametrize(
    "item",
    [
        "- [ ] Notebook: none of them has been copied",
        "- [x] Notebook: none copied so far",
        "- [x] Review: pass round the sheets",
        "- [x] Review: passed on to Bo",
        "- [x] Review: asked Bo whether it will pass",
    ],
)
def test_a_task_that_goes_on_as_a_sentence_states_none(mark: str, item: str, lexicon: Lexicon) -> None:
    found = lesson(f"{mark}{item}\n- [ ] Review: ask Bo", lexicon)
    assert found.review is None
    assert found.notebook is None or not found.notebook.absent


@pytest.mark.parametrize(
    "value",
    ["passed on the second round", "PASS – 2/3", "3rd round, passed with two polish", "passed.", "sent back to Bo"],
)
def test_a_verdict_may_go_on(value: str, lexicon: Lexicon) -> None:
    assert lesson(f"- [x] Notebook: none needed\n- [x] Review: {value}", lexicon).review is not None


@pytest.mark.parametrize("above", ["**Next week:**", "#### To do", "Still to do in June:", "**To-do**"])
def test_a_list_below_to_do_states_nothing(above: str, lexicon: Lexicon) -> None:
    items = "- [x] Notebook: none\n- [x] Review: PASS (1/3)\n- [x] Load: BUILD"
    assert not {"notebook", "review", "load"} & {field.kind for field in lesson(f"{above}\n\n{items}", lexicon).fields}


def test_a_list_of_fields_may_have_several_of_a_kind(lexicon: Lexicon) -> None:
    found = lesson(
        "- **Load:** STRETCH\n- **Taught:** spoke tension (DEVELOPED)\n- **Taught:** rim wear (INTRODUCED)\n"
        "- **Only shown:** a tub\n"
        "- **Left out:** discs\n- **Not covered:** hub gears\n- **Notebook:** `notebooks/4-1-1-true-wheels.ipynb`",
        lexicon,
    )
    assert [item.name for item in found.taught] == ["spoke tension", "rim wear"]
    assert found.notebook
    assert found.notebook.path
    assert found.load


def test_a_list_of_exercises_with_few_kinds_is_none_of_fields(lexicon: Lexicon) -> None:
    exercises = "- Exercise 1: true it\n- Exercise 2: lace it\n- Load: hang it up\n- Exercise 3: ride it"
    found = lesson(f"**Notebook:** `notebooks/4-1-1-true-wheels.ipynb`\n\n{exercises}", lexicon)
    assert found.load is None
