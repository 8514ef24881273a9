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
