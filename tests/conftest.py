"""What tests share: the shipped vocabulary, checks bound to rules, workspaces of texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from reclint import disk
from reclint.catalogue import Catalogue, load_catalogue
from reclint.checks import CHECKS
from reclint.readers import Lexicon
from reclint.source import Source
from reclint.vocabulary import Vocabulary

ROOT = Path(__file__).resolve().parent.parent
RECORDS = ROOT / "records"
CORPUS = ROOT.parent / "shared" / "corpus"


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return Vocabulary.parse(*disk.shipped_vocabulary())


@pytest.fixture(scope="session")
def lexicon(vocabulary: Vocabulary) -> Lexicon:
    return Lexicon(vocabulary)


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue(disk.shipped_catalogue(), CHECKS)


def read(path: Path) -> Source:
    return Source.decode(str(path), path.read_bytes())


def all_documents(suffix: str) -> list[Path]:
    """Every document of the example course and, where it is there, of the corpus."""
    folders = [folder for folder in (RECORDS, CORPUS) if folder.is_dir()]
    return sorted(path for folder in folders for path in folder.rglob(f"*{suffix}"))


def each_document(suffix: str) -> list[object]:
    """The same as parameters of a test; where the corpus is not there, one that is skipped and says so."""
    params: list[object] = [
        pytest.param(path, id=path.relative_to(ROOT.parent).as_posix()) for path in all_documents(suffix)
    ]
    if not CORPUS.is_dir():
        params.append(pytest.param(None, id="corpus", marks=pytest.mark.skip(reason=f"there is no corpus at {CORPUS}")))
    return params
