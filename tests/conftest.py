"""What tests share: the shipped vocabulary and catalogue, documents, a command line and folders to run it in."""

from __future__ import annotations

import gc
import io
import json
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple
from uuid import uuid4

import pytest

from reclint import cli
from reclint.catalogue import Catalogue, load_catalogue
from reclint.checks import CHECKS
from reclint.files.shipped import shipped_catalogue, shipped_vocabulary
from reclint.readers import Lexicon
from reclint.text.errors import CatalogueError
from reclint.text.source import Source
from reclint.text.yamltext import load
from reclint.vocabulary.vocabulary import Vocabulary

from .samples import ROPE

ROOT = Path(__file__).resolve().parent.parent
RECORDS = ROOT / "records"
CORPUS = ROOT.parent / "shared" / "corpus"
GOLDEN = Path(__file__).resolve().parent / "golden"


EMPTY_FOLDER = """\
error: there is no record among 0 Markdown files in "."
  the first heading of a record reads "Module N.M: Title -- Record"
  reclint check --show-files lists all files, and --allow-empty lets them pass
"""
"""What is told of a folder without a file."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="Write whole reports anew, to be read as a diff.")


def pytest_configure() -> None:
    """Look for cycles seldom: they are few, and a fifth of the time went there with all modules and 5,000 tests."""
    gc.set_threshold(50_000, 20, 50)


def pytest_collection_finish() -> None:
    """Look for them in what tests make alone."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def golden(request: pytest.FixtureRequest, catalogue: Catalogue) -> Callable[[str, str], None]:
    """Compares a whole report with the file that holds it."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        text = without_number_of_rules(without_circumstances(text), len(catalogue.rules))
        if request.config.getoption("--update-golden"):
            path.write_text(text, "utf-8")
        assert text == path.read_text("utf-8"), "if it is meant: run the test with --update-golden and read the diff"

    return compare


def without_circumstances(text: str) -> str:
    """A report without what it says of the run, which is another one every day; of that, only that it is said."""
    text = re.sub(r"(?m)^ asked .*\n(?:^ {17}.*\n)*", " asked …\n", text)
    return re.sub(r"(?m)^((?:- )?[Aa]sked: ).*$", r"\1…", text)


def without_number_of_rules(text: str, rules: int) -> str:
    """A report on which a new rule that passes changes nothing: how many did not pass instead of how many did."""
    text = text.replace(f" of {rules} rules", " of all rules")
    return re.sub(r"\b\d+(?=(?: of all rules)? passed\b)", lambda found: f"all but {rules - int(found[0])}", text)


@pytest.fixture(autouse=True)
def cache_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own, which is not made before something is kept in it."""
    folder = tmp_path_factory.getbasetemp() / "caches" / uuid4().hex
    monkeypatch.setenv("RECLINT_CACHE_DIR", str(folder))
    return folder


@pytest.fixture
def shared_cache(cache_folder: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """One cache for all tests that ask for it, so that the documents which they share are read once.

    It is for tests of what is made of documents; none may ask for it that changes a reader or is about the cache.
    """
    monkeypatch.setenv("RECLINT_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "caches" / "shared"))


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return Vocabulary.parse(*shipped_vocabulary())


@pytest.fixture(scope="session")
def lexicon(vocabulary: Vocabulary) -> Lexicon:
    return Lexicon(vocabulary)


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    try:
        return load_catalogue(shipped_catalogue(), CHECKS)
    except CatalogueError as error:
        misfits = str(error)
    pytest.fail(
        f"the rules do not fit their functions, tests/test_rule_steps.py names the step:\n{misfits}", pytrace=False
    )


def shipped_rules() -> dict[str, Any]:
    """The entries of all shipped rules as they stand in their files, also where they fit no function."""
    files = [load(text, path) for text, path in shipped_catalogue()]
    return {name: entry for rules in files for name, entry in (rules.get("rules") or {}).items()}


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


class Result(NamedTuple):
    """What a command line gave back."""

    code: int
    out: str
    err: str

    @property
    def findings(self) -> list[tuple[str, int, str]]:
        """Path, line and rule of the findings of a JSON report that are no questions."""
        found = json.loads(self.out)["findings"]
        return [(entry["path"], entry["line"], entry["rule"]) for entry in found if not entry["question"]]


@pytest.fixture
def reclint(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs a command line, ``given`` being its standard input."""
    for name in ("NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str, given: bytes = b"") -> Result:
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(given), isatty=lambda: False))
        code = cli.invoke(list(arguments))
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return run


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the example course, which is the working directory."""
    folder = tmp_path / "course"
    shutil.copytree(RECORDS, folder)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def rope(folder: Path) -> Path:
    """A course of one record that asks two questions: which post is meant, and whether whipping lacks a row."""
    (folder / "record.md").write_text(ROPE, "utf-8")
    return folder


_OF_THE_TESTS = """\
[user]
\tname = Baker
\temail = baker@example.org
[commit]
\tgpgsign = false
[gc]
\tauto = 0
[maintenance]
\tauto = false
"""
"""An identity, and nothing that tidies up behind a commit: that is a process, and no test waits for it."""


@pytest.fixture(scope="session")
def standing() -> Iterator[str]:
    """A command that is reclint, loaded once for all calls of it, each of which has what its caller has."""
    script = str(Path(__file__).with_name("standing.py"))
    with tempfile.TemporaryDirectory(prefix="reclint-") as short:  # the path of a socket has 107 bytes at most
        path = f"{short}/socket"
        serving = [sys.executable, "-I", script, "serve", path]
        with subprocess.Popen(serving, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout
            assert server.stdout.readline() == "ready\n"
            yield shlex.join([sys.executable, "-I", "-S", script, "call", path])
            server.communicate()


class Git:
    """A Git repository in a folder, with an identity of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self("init", "-q", "-b", "main")
        with (folder / ".git" / "config").open("a", encoding="utf-8") as configuration:
            configuration.write(_OF_THE_TESTS)

    def __call__(self, *arguments: str) -> str:
        """What a command prints; it must succeed."""
        command = ["git", "-C", str(self.folder), *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def commit(self, message: str = "change") -> None:
        """Commit everything."""
        self("add", "-A")
        self("commit", "-q", "--no-verify", "--allow-empty", "-m", message)


@pytest.fixture
def git(course: Path) -> Git:
    """The copy of the example course as a repository with one commit."""
    repository = Git(course)
    repository.commit("start")
    return repository
