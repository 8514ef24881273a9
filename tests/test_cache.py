"""The cache folder and its entries: never wrong, never in the way, never anybody else's."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from reclint.api import Course
from reclint.cache.models import pack, pack_links, unpack, unpack_links
from reclint.cache.reports import read_back, write_down
from reclint.cache.store import DAY, MOST_SECONDS, Store, default_folder
from reclint.catalogue import Catalogue, compile_catalogue, revive_catalogue
from reclint.checks import CHECKS
from reclint.course.opening import load_rules, load_vocabulary
from reclint.files.discovery import list_documents
from reclint.files.reading import read_source
from reclint.readers import Lexicon
from reclint.vocabulary.vocabulary import Vocabulary
from reclint.workspace import Workspace

from .conftest import CORPUS, RECORDS, Result

KEY = "0123456789abcdef"
posix = pytest.mark.skipif(sys.platform == "win32", reason="folders have no owner and mode there")

# Entries


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "cache")


def entry(store: Store) -> Path:
    """The file of the only entry of a store."""
    (path,) = (path for path in store.folder.rglob("*") if path.is_file())
    return path


def test_what_is_kept_is_found_again(store: Store) -> None:
    assert store.get("models", KEY) is None
    store.put("models", KEY, b"first")
    store.put("models", KEY, b"second")
    assert (store.get("models", KEY), store.get("links", KEY), store.problem) == (b"second", None, None)
    assert Store(store.folder.parent).get("models", KEY) == b"second"


def test_an_empty_content_is_an_entry(store: Store) -> None:
    store.put("models", KEY, b"")
    assert store.get("models", KEY) == b""


def test_a_truncated_entry_is_not_there(store: Store) -> None:
    store.put("models", KEY, b"some content")
    path = entry(store)
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        assert store.get("models", KEY) is None, length


def test_a_damaged_entry_is_not_there(store: Store) -> None:
    store.put("models", KEY, b"some content")
    path = entry(store)
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert store.get("models", KEY) is None, place
    path.write_bytes(whole)
    assert store.get("models", KEY) == b"some content"


@pytest.mark.parametrize("content", [b"", b"{}", b"reclint cache 2\n" + bytes(40)], ids=["empty", "foreign", "future"])
def test_an_entry_of_another_form_is_not_there(content: bytes, store: Store) -> None:
    store.put("models", KEY, b"some content")
    entry(store).write_bytes(content)
    assert store.get("models", KEY) is None


def test_an_entry_that_is_a_folder_is_not_there(store: Store) -> None:
    store.put("models", KEY, b"some content")
    path = entry(store)
    path.unlink()
    path.mkdir()
    assert store.get("models", KEY) is None
    store.put("models", KEY, b"some content")
    assert store.get("models", KEY) is None


def test_a_full_disk_leaves_nothing_behind(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", fail)
    store.put("models", KEY, b"some content")
    assert [path for path in store.folder.rglob("*") if path.is_file()] == []
    assert store.problem == "no space left on device"


# The folder


@posix
def test_the_folder_is_the_users_own(tmp_path: Path) -> None:
    store = Store(tmp_path / "some" / "cache")
    store.put("models", KEY, b"some content")
    assert {oct(path.stat().st_mode & 0o777) for path in (store.folder.parent, store.folder)} == {"0o700"}
    assert oct(entry(store).stat().st_mode & 0o777) == "0o600"


@posix
@pytest.mark.parametrize(
    ("prepare", "problem"),
    [
        (lambda folder: folder.chmod(0o777), "others may write to it"),
        (lambda folder: (folder.rmdir(), folder.write_text("")), "file exists"),
        (lambda folder: (folder.rename(f"{folder}-2"), folder.symlink_to(f"{folder}-2")), "not a folder"),
    ],
    ids=["open-to-all", "file", "link"],
)
def test_a_folder_that_cannot_be_trusted(prepare: Callable[[Path], object], problem: str, tmp_path: Path) -> None:
    prepare(Store(tmp_path).folder)
    store = Store(tmp_path)
    store.put("models", KEY, b"some content")
    assert (store.problem, store.get("models", KEY)) == (problem, None)


@posix
def test_a_folder_of_somebody_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Store(tmp_path)
    monkeypatch.setattr("os.getuid", lambda: os.stat(tmp_path).st_uid + 1)
    assert Store(tmp_path).problem == "others may write to it"


@posix
@pytest.mark.usefixtures("course")
def test_a_named_folder_that_cannot_be_used_is_an_error(tmp_path: Path, reclint: Callable[..., Result]) -> None:
    (tmp_path / "file").write_text("")
    result = reclint("check", "--cache-dir", str(tmp_path / "file"))
    assert (result.code, result.out) == (2, "")
    assert result.err == (
        f"error: {tmp_path}/file cannot be the cache: file exists\n"
        "  name a folder that is yours alone, or go without one by --no-cache\n"
    )


@posix
@pytest.mark.usefixtures("course")
def test_a_folder_of_the_environment_that_cannot_be_used_is_done_without(
    cache_folder: Path, reclint: Callable[..., Result]
) -> None:
    expected = reclint("check", "--no-cache")
    cache_folder.parent.mkdir(exist_ok=True)
    cache_folder.write_text("")
    assert reclint("check") == expected


@pytest.mark.usefixtures("course")
def test_the_folder_is_the_named_one(tmp_path: Path, cache_folder: Path, reclint: Callable[..., Result]) -> None:
    reclint("check", "--cache-dir", str(tmp_path / "here"))
    assert sorted(path.name for path in (tmp_path / "here" / "v1").iterdir()) == ["judged", "models", "reports"]
    assert not cache_folder.exists()


@pytest.mark.usefixtures("course")
def test_no_cache_makes_no_folder_and_changes_none(cache_folder: Path, reclint: Callable[..., Result]) -> None:
    expected = reclint("check", "--no-cache")
    assert not cache_folder.exists()
    reclint("rules")
    reclint("check")
    before = {path: path.stat().st_mtime_ns for path in cache_folder.rglob("*")}
    assert reclint("check", "--no-cache") == expected
    assert {path: path.stat().st_mtime_ns for path in cache_folder.rglob("*")} == before


@pytest.mark.usefixtures("course")
def test_no_cache_reads_no_document_from_a_cache(
    cache_folder: Path, reclint: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    reclint("check")
    asked: list[str] = []
    get = Store.get
    monkeypatch.setattr(Store, "get", lambda store, kind, key: (asked.append(kind), get(store, kind, key))[1])
    reclint("check", "--no-cache")
    assert asked == []


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="other places there")
@pytest.mark.parametrize(
    ("variables", "folder"),
    [
        ({"RECLINT_CACHE_DIR": "/a", "XDG_CACHE_HOME": "/b", "HOME": "/c"}, "/a"),
        ({"XDG_CACHE_HOME": "/b", "HOME": "/c"}, "/b/reclint"),
        ({"XDG_CACHE_HOME": "b", "HOME": "/c"}, "/c/.cache/reclint"),
        ({"HOME": "/c"}, "/c/.cache/reclint"),
    ],
)
def test_the_default_folder(variables: dict[str, str], folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("RECLINT_CACHE_DIR", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert default_folder() == Path(folder)


# Cleaning


def ages(store: Store, *used: tuple[str, float]) -> None:
    """Entries that were last used at some times."""
    for key, when in used:
        store.put("models", key, key.encode())
        path = store.folder / "models" / key[:2] / key[2:]
        os.utime(path, (when, when))


def test_what_was_not_used_for_long_goes(store: Store) -> None:
    now = 2_000_000_000.0
    ages(store, ("old", now - MOST_SECONDS - 1), ("new", now - MOST_SECONDS + 1))
    (store.folder / "models" / "x.tmp").write_text("left over")
    os.utime(store.folder / "models" / "x.tmp", (now - DAY, now - DAY))
    store.tidy(now=now)
    assert [path.name for path in store.folder.rglob("*") if path.is_file()] == ["w"]
    assert (store.folder.parent / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55")


def test_a_cache_does_not_grow_for_ever(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reclint.cache.store._MOST_BYTES", 120)
    ages(store, *((f"key{n}", 1_000_000 + n) for n in range(9)))
    store.tidy(now=1_000_100)
    assert sorted(path.name for path in store.folder.rglob("*") if path.is_file()) == ["y6", "y7", "y8"]


def test_cleaning_is_done_now_and_then_and_only_by_runs_that_have_kept_something(store: Store) -> None:
    now = 2_000_000_000.0
    ages(store, ("old", 0))
    Store(store.folder.parent).tidy(now=now)
    assert store.get("models", "old") == b"old"
    os.utime(store.folder / "models" / "ol" / "d", (0, 0))
    store.tidy(now=now)
    ages(store, ("old", 0))
    store.tidy(now=now + 60)
    assert (store.folder / "models" / "ol" / "d").exists()
    store.tidy(now=now + DAY)
    assert not (store.folder / "models" / "ol" / "d").exists()


def test_use_keeps_an_entry_alive(store: Store) -> None:
    ages(store, ("old", 1_000_000))
    store.get("models", "old")
    assert entry(store).stat().st_mtime > 1_700_000_000


# What is written down reads back the same


def everything(root: Path, lexicon: Lexicon) -> Workspace:
    """The workspace in a folder, every model of it made."""
    keys = list_documents(root).names
    workspace = Workspace.of_texts({key: read_source(root / key, key).text for key in keys}, lexicon)
    for module in workspace.modules:
        assert module.links is not None
        assert [module.plan, *((lesson.plan, lesson.preparation, lesson.notebook) for lesson in module.lessons)]
    assert (workspace.course, workspace.summaries) is not None
    return workspace


@pytest.fixture(scope="session", params=[RECORDS, CORPUS], ids=["records", "corpus"])
def whole(request: pytest.FixtureRequest, lexicon: Lexicon) -> Workspace:
    if not request.param.is_dir():
        pytest.skip(f"there is no folder {request.param}")
    return everything(request.param, lexicon)


def test_models_read_back_the_same(whole: Workspace) -> None:
    made = {known: model for known, model in whole.documents.models().items() if model is not None}
    assert len(made) > 10
    assert {reader for _, reader in made} >= {"read_record", "read_lesson_plan", "read_preparation", "read_notebook"}
    for (key, reader), model in made.items():
        data = pack(reader, model)
        assert data is not None, key
        assert unpack(reader, data) == model, key


def test_links_read_back_the_same_and_mean_the_rows_and_items_of_their_record(whole: Workspace) -> None:
    for module in whole.modules:
        again = unpack_links(module.record, pack_links(module.record, module.links))
        assert again == module.links
        rows = {id(row) for row in module.record.rows}
        assert all(id(row) in rows for lesson in again for link in lesson for row in link.rows)


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"nonsense", b'{"span":[0,1]}', b"\xff"])
def test_what_is_no_model_is_not_there(data: bytes, whole: Workspace) -> None:
    assert unpack("read_record", data) is None
    assert unpack_links(whole.modules[0].record, data) is None
    assert revive_catalogue(data, CHECKS, "") is None
    assert Vocabulary.revive(data, "") is None


def test_the_catalogue_reads_back_the_same(catalogue: Catalogue, vocabulary: Vocabulary) -> None:
    data = compile_catalogue(catalogue, "these files").encode()
    assert revive_catalogue(data, CHECKS, "these files") == catalogue
    words = vocabulary.compiled("this file").encode()
    assert Vocabulary.revive(words, "this file") == vocabulary


def test_what_was_compiled_from_other_files_or_for_other_checks_is_not_there(
    catalogue: Catalogue, vocabulary: Vocabulary
) -> None:
    data = compile_catalogue(catalogue, "these files").encode()
    assert revive_catalogue(data, CHECKS[1:], "these files") is None
    assert revive_catalogue(data, CHECKS, "others") is None
    assert Vocabulary.revive(vocabulary.compiled("this file").encode(), "another") is None


def test_without_what_was_compiled_the_rules_and_words_are_read(
    catalogue: Catalogue, vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reclint.course.opening.compiled", lambda _: None)
    assert load_rules() == catalogue
    assert load_vocabulary() == vocabulary


def test_a_report_reads_back_the_same(course: Path) -> None:
    report = Course().check()
    again = read_back(write_down(report))
    assert again == report
    assert any(finding.fix for finding in report.findings)


def test_a_folder_in_a_checkout_is_used_with_a_secret_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever writes to the repository could have filled it with reports that find nothing."""
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "HEAD").write_text("ref: refs/heads/main\n")
    planted = Store(tmp_path.parent / "planted")
    planted.put("reports", "ab12", b"nothing found")
    folder = tmp_path / "cache"
    assert "lies in a checkout" in str(Store(folder).problem)
    assert not folder.exists()
    shutil.copytree(tmp_path.parent / "planted", folder)
    monkeypatch.setenv("RECLINT_CACHE_KEY", "a secret of CI")
    store = Store(folder)
    assert (store.problem, store.get("reports", "ab12")) == (None, None)
    store.put("reports", "ab12", b"2 found")
    assert Store(folder).get("reports", "ab12") == b"2 found"
    monkeypatch.setenv("RECLINT_CACHE_KEY", "another")
    assert Store(folder).get("reports", "ab12") is None


def test_links_in_a_cache_are_not_followed(store: Store, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "file").write_text("kept")
    (store.folder / "models").symlink_to(outside)
    for name in ("CACHEDIR.TAG", ".gitignore"):
        (store.folder.parent / name).symlink_to(outside / "file")
    store.put("reports", "ab12", b"content")
    store.tidy()
    assert (outside / "file").read_text() == "kept"
    assert (store.folder.parent / ".gitignore").read_text() == "*\n"
    store.put("models", "ab12", b"content")
    assert [path.name for path in outside.rglob("*")] == ["file"]


def test_dates_in_the_future_do_not_stop_cleaning(store: Store) -> None:
    store.put("models", "ab12", b"content")
    store.tidy()
    entry, tag = store.folder / "models" / "ab" / "12", store.folder.parent / "CACHEDIR.TAG"
    ahead = time.time() + 400 * DAY
    os.utime(entry, (ahead, ahead))
    os.utime(tag, (ahead, ahead))
    store.tidy()
    assert not entry.exists()
    assert tag.stat().st_mtime < ahead - DAY
