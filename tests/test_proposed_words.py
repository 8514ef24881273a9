"""``reclint init`` where no record is read: words and patterns are proposed by what stands on the pages, and tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from ruamel.yaml import YAML

from .conftest import Git
from .test_own_course import SHOWN

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path
    from typing import Any

    from .conftest import Result

    Reclint = Callable[..., Result]

LETTERED = """\
# Unit 3.1 - Sourdough

Depths: S = seen, U = used, M = mastered

| What | How far | When |
| --- | --- | --- |
| Starter | M | Day 1 |
| Autolyse | U | Day 1 |
| Lamination | S | Day 2 |
| Scoring | U | Day 2 |
| Steam | S | Day 2 |

## Day 1: Feeding

Learned:
- Starter (M)
- Autolyse (U)

Homework: none

## Day 2: Baking

Learned:
- Lamination (S)
- Scoring (U)
- Steam (U)

Homework: a loaf
"""
TASKS = """\
# Before the fair

| Task | State |
| --- | --- |
| Rent a tent | open |
| Print posters | done |
| Ask the band | open |
| Order flour | done |
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Mapping[str, str]], Path]:
    """Makes a repository of some texts, and goes there."""

    def make(texts: Mapping[str, str]) -> Path:
        for name, text in texts.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, "utf-8")
        Git(tmp_path).commit("start")
        monkeypatch.chdir(tmp_path)
        return tmp_path

    return make


def configuration(folder: Path) -> Any:
    return YAML(typ="safe").load(folder / "reclint.yaml")


@pytest.mark.parametrize("name", SHOWN)
def test_what_is_proposed_finds_what_a_configuration_by_hand_does(
    name: str, folder: Callable[[Mapping[str, str]], Path], reclint: Reclint
) -> None:
    folder(SHOWN[name].records)
    assert reclint("init", "--yes").code == 0
    assert reclint("check", "--quiet").out == SHOWN[name].said


def test_each_word_stands_below_what_it_was_seen_on(
    folder: Callable[[Mapping[str, str]], Path], reclint: Reclint
) -> None:
    top = folder({"units/3-1.md": LETTERED})
    out = reclint("init", "--yes").out
    assert out.splitlines()[0] == (
        "found no record by the words that are known; by those proposed "
        "1 record, 5 rows with a depth (5 with a lesson), 2 lessons, 5 taught items with a depth"
    )
    text = (top / "reclint.yaml").read_text("utf-8")
    assert '# the column "How far": 5 cells in 1 document; put them in order, from least to most' in text
    assert '# Labels that mean nothing yet; what a field may be is in docs/vocabulary.md: "Homework" (2)' in text
    proposed = configuration(top)
    assert set(proposed["vocabulary"]["depths"]) == {"S", "U", "M"}
    assert proposed["records"] == ["*.md"]
    assert proposed["vocabulary"]["words"]["lesson"] == ["day"]


def test_the_order_of_depths_is_left_to_people_and_numbers_have_one(
    folder: Callable[[Mapping[str, str]], Path], reclint: Reclint
) -> None:
    numbered = LETTERED.replace("| M |", "| 3 |").replace("| U |", "| 2 |").replace("| S |", "| 1 |")
    top = folder({"unit.md": numbered.replace("(M)", "(3)").replace("(U)", "(2)").replace("(S)", "(1)")})
    reclint("init", "--yes")
    assert configuration(top)["vocabulary"]["depths"] == ["1", "2", "3"]


def test_without_consent_nothing_is_written(folder: Callable[[Mapping[str, str]], Path], reclint: Reclint) -> None:
    top = folder({"unit.md": LETTERED})
    result = reclint("init")
    assert (result.code, result.out.splitlines()[-1]) == (0, "nothing was written; reclint init --yes writes it")
    assert sorted(path.name for path in top.iterdir() if path.is_file()) == ["unit.md"]


def test_a_table_without_lessons_is_no_course(folder: Callable[[Mapping[str, str]], Path], reclint: Reclint) -> None:
    top = folder({"fair.md": TASKS})
    result = reclint("init", "--yes")
    assert (result.code, result.out) == (1, "")
    assert "there is no record among 1 Markdown file" in result.err
    assert not (top / "reclint.yaml").exists()


def test_words_of_a_configuration_stay_as_they_are(
    folder: Callable[[Mapping[str, str]], Path], reclint: Reclint
) -> None:
    top = folder({"unit.md": LETTERED, "reclint.yaml": "records: [unit.md]\n"})
    reclint("init", "--yes")
    assert configuration(top) == {"records": ["unit.md"]}
