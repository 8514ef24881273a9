"""What a fix leaves as it is in a file, and files that cannot be written."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reclint.files.writing import rewrite, write_text
from reclint.run import fixing
from reclint.text.errors import ReclintError, SourceError

from .fixing import BOM, CUT, CUT_OFF, INDEX, ROW, WHOLE, data, summary
from .samples import THIRD
from .test_gate import state

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Result

    Reclint = Callable[..., Result]


# What stays


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize("bom", [b"", BOM], ids=["plain", "bom"])
@pytest.mark.parametrize("last", ["", "ending"], ids=["unended", "ended"])
def test_line_endings_byte_order_marks_and_the_end_of_the_file_stay(
    folder: Path, reclint: Reclint, ending: str, bom: bytes, last: str
) -> None:
    def encoded(text: str) -> bytes:
        return bom + (text + (ending if last else "")).replace("\n", ending).encode()

    section = "### Lesson 1: First Knots (first-knots)\n\n**Concepts taught:**\n-\tSplice (APPLIED)"
    taught = f"## Per-Lesson Summaries\n\n{section}"
    text = f"{INDEX}\n{ROW}\n{taught}"
    (folder / "record.md").write_bytes(encoded(text))
    reclint("check", "--fix", "--unsafe-fixes")
    fixed = f"{INDEX}{ROW}| Splice | APPLIED | first-knots | |\n\n{taught}"
    assert data(folder, "record.md") == encoded(fixed)


def test_a_new_line_ends_as_the_line_beside_it(folder: Path, reclint: Reclint) -> None:
    """Each in a file that mixes endings; the index is the end of the file, which has none."""
    head = "# Module 1.1: Knots -- Record\r\n\n## Per-Lesson Summaries\n\n### first-knots\r\n\r\n**Concepts taught:**\n"
    items = "- Bowline (DEVELOPED)\n- Splice (APPLIED)\n- Sheet bend (MENTIONED)\n\n## Concept Index\n\n"
    table = "| Concept | Depth | Lesson |\r\n|---|---|---|\r| Bowline | DEVELOPED | first-knots |"
    (folder / "record.md").write_bytes((head + items + table).encode())
    reclint("check", "--fix", "--unsafe-fixes")
    rows = "\r| Splice | APPLIED | first-knots |\r| Sheet bend | MENTIONED | first-knots |"
    assert data(folder, "record.md").decode() == head + items + table + rows


@pytest.mark.skipif(os.name == "nt", reason="links and modes are those of POSIX")
def test_links_stay_links_and_modes_stay(course: Path, reclint: Reclint) -> None:
    real = course / "elsewhere" / "sourdough.text"
    real.parent.mkdir()
    shutil.move(course / THIRD, real)
    (course / THIRD).symlink_to(Path("../../elsewhere/sourdough.text"))
    real.chmod(0o640)
    before = real.read_bytes()
    assert "fixed 1 finding in 1 file" in reclint("check", "--fix").out
    assert (course / THIRD).readlink() == Path("../../elsewhere/sourdough.text")
    assert real.read_bytes() == before.replace(CUT, WHOLE)
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert list(real.parent.iterdir()) == [real]


@pytest.mark.skipif(os.name == "nt", reason="links are those of POSIX")
def test_a_file_with_two_names_is_written_once(course: Path, reclint: Reclint) -> None:
    (course / "series-1/module-1-3/link.md").symlink_to("record.md")
    before = data(course)
    result = reclint("check", "--fix", "--select", "table-row-detached")
    assert (result.code, result.err) == (0, "")
    assert data(course) == before.replace(CUT, WHOLE)
    assert (course / "series-1/module-1-3/link.md").is_symlink()


# Files that cannot be written


def test_a_file_that_changed_meanwhile_is_left_alone_and_told(
    course: Path, reclint: Reclint, monkeypatch: pytest.MonkeyPatch
) -> None:
    (course / "record.md").write_text(CUT_OFF.replace("1.1", "9.1"), "utf-8")

    def fix_slowly(*arguments: object, **options: object) -> fixing.Fixes:
        fixes = fix(*arguments, **options)
        (course / THIRD).write_text("somebody else's\n", "utf-8")
        return fixes

    fix = fixing.fix
    monkeypatch.setattr(fixing, "fix", fix_slowly)
    result = reclint("check", "--fix", "--select", "table-*")
    assert result.code == 3
    assert result.err == (
        f"error: {THIRD}: has changed since it was checked, so its fixes are not written, check it again\n"
    )
    assert data(course) == b"somebody else's\n"
    assert data(course, "record.md").decode() == f"{INDEX}{ROW}".replace("1.1", "9.1")
    assert f"{THIRD}:19:1: improvement lines 19 to 22 are cut off" in result.out
    assert summary(result)[2:] == ["fixed 1 finding in 1 file", "1 fixable with --fix"]


def test_nothing_is_lost_or_left_over_when_writing_fails(
    course: Path, reclint: Reclint, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = state(course)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    result = reclint("check", "--fix")
    assert (result.code, result.err) == (3, f"error: {THIRD}: cannot be written: no space left on device\n")
    assert state(course) == before


def test_a_read_only_file_is_not_replaced(course: Path, reclint: Reclint, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    before = state(course)
    result = reclint("check", "--fix")
    assert result.err == f"error: {THIRD}: is read-only, so its fixes cannot be written, make it writable\n"
    assert state(course) == before


def test_a_file_that_is_gone_is_not_made_again(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"^record\.md: is not in the work tree$"):
        rewrite(tmp_path / "record.md", "record.md", b"a", b"b", ("", ""))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="links and pipes are those of POSIX")
def test_outputs_follow_links_and_leave_devices_where_they_are(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("file")
    write_text(tmp_path / "link", "text")
    assert ((tmp_path / "file").read_text(), (tmp_path / "link").is_symlink()) == ("text", True)
    write_text(Path(os.devnull), "text")
    assert not Path(os.devnull).is_file()
    with pytest.raises(ReclintError, match="cannot be written: is a directory"):
        write_text(tmp_path, "text")
