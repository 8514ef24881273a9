"""Random edits of a copy of the example course."""

from __future__ import annotations

import os
import random
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from reclint import cli
from reclint.api import Course
from reclint.files.location import ANSWERS
from reclint.text.errors import ReclintError


class Edits:
    """Random edits of a course, one at a time; a number makes them again."""

    def __init__(self, course: Path, number: int) -> None:
        self.course = course
        self.choose = random.Random(number)
        self.kinds = [
            *[self.change_a_word] * 5,
            self.add_a_line,
            self.take_a_line_out,
            self.remove_a_document,
            self.copy_a_document,
            self.rename_a_document,
            self.configure,
            self.ignore,
            self.change_nothing,
            self.write_a_baseline,
            self.add_a_rule,
            self.touch,
            self.remove_a_notebook,
            self.rename_a_log,
            self.exclude_nothing,
            self.add_a_draft,
            *[self.answer_a_question] * 2,
        ]

    def __iter__(self) -> Iterator[str]:
        while True:
            kind = self.choose.choice(self.kinds)
            kind()
            yield kind.__name__

    def document(self) -> Path:
        found = [path for path in self.course.rglob("*") if path.suffix in (".md", ".ipynb")]
        return self.choose.choice(sorted(found))

    def lines(self) -> tuple[Path, list[str]]:
        path = self.document()
        return path, path.read_text("utf-8").splitlines(keepends=True)

    def change_a_word(self) -> None:
        path = self.choose.choice(sorted(self.course.rglob("*.md")))
        text = path.read_text("utf-8")
        words = [
            match for word in ("INTRODUCED", "DEVELOPED", "PASS", "Guided", r"\d") for match in re.finditer(word, text)
        ]
        if words:
            match = self.choose.choice(words)
            other = {"INTRODUCED": "MENTIONED", "DEVELOPED": "APPLIED", "PASS": "FAIL", "Guided": "Supported"}
            path.write_text(text[: match.start()] + other.get(match[0], "7") + text[match.end() :], "utf-8")

    def add_a_line(self) -> None:
        path, lines = self.lines()
        lines.insert(self.choose.randrange(len(lines) + 1), "- Windowpane test (MENTIONED)\n")
        path.write_text("".join(lines), "utf-8")

    def take_a_line_out(self) -> None:
        path, lines = self.lines()
        if lines:
            del lines[self.choose.randrange(len(lines))]
        path.write_text("".join(lines), "utf-8")

    def remove_a_document(self) -> None:
        if len(list(self.course.rglob("*.md"))) > 12:
            self.document().unlink()

    def copy_a_document(self) -> None:
        path = self.document()
        shutil.copy(path, path.with_name(f"copy-{self.choose.randrange(3)}{path.suffix}"))

    def rename_a_document(self) -> None:
        path = self.document()
        path.rename(path.with_name(f"renamed-{self.choose.randrange(3)}{path.suffix}"))

    def configure(self) -> None:
        grade = self.choose.choice(["off", "critical", "polish"])
        files = "rule-files: [own.yaml]\n" if (self.course / "own.yaml").exists() else ""
        out = self.choose.choice(["", "exclude: [notebooks]\n", "exclude: [drafts]\n"])
        limit = self.choose.choice(["critical", "never", "polish"])
        text = f"{files}{out}fail-on: {limit}\nrules:\n  depth-mismatch: {grade}\n"
        (self.course / "reclint.yaml").write_text(text, "utf-8")

    def ignore(self) -> None:
        lines = self.choose.choice(["", "notebooks/\n", "lessons/\n", "module-1-2/record.md\n"])
        (self.course / self.choose.choice([".gitignore", "series-1/.gitignore"])).write_text(lines, "utf-8")

    def change_nothing(self) -> None:
        return

    def write_a_baseline(self) -> None:
        path = self.course / "reclint-baseline.json"
        if path.exists():
            path.unlink()
        else:
            cli.invoke(["baseline"])

    def add_a_rule(self) -> None:
        (self.course / "own.yaml").write_text(OWN_RULE.replace("GRADE", self.choose.choice(["polish", "critical"])))

    def remove_a_notebook(self) -> None:
        if notebooks := sorted(self.course.rglob("*.ipynb")):
            self.choose.choice(notebooks).unlink()

    def rename_a_log(self) -> None:
        """A planning document, in which the reviews of a lesson stand; perhaps back again."""
        if plans := sorted(self.course.rglob("lessons/*.md")):
            path = self.choose.choice(plans)
            path.rename(path.with_name(self.choose.choice(["old.md", f"{path.stem}-old.md", path.name])))

    def exclude_nothing(self) -> None:
        """A pattern that matches nothing is told, until something lies there."""
        (self.course / "reclint.yaml").write_text("exclude: [drafts/]\n", "utf-8")

    def add_a_draft(self) -> None:
        folder = self.course / "drafts"
        if folder.exists():
            shutil.rmtree(folder)
            return
        folder.mkdir()
        (folder / "sour.md").write_text("# Module 7.1: A draft -- Record\n", "utf-8")

    def answer_a_question(self) -> None:
        """Another answer to one of the questions; some of them become stale by later edits, or are taken back."""
        path = self.course / ANSWERS
        if path.exists() and self.choose.random() < 0.3:
            path.unlink()
            return
        try:
            asked = [finding for finding in Course().check().findings if finding.question]
        except ReclintError:  # the configuration may be broken by now
            return
        if asked:
            said = self.choose.choice([["--fine", "it is a draft"], ["--fault"]])
            cli.invoke(["answer", self.choose.choice(asked).fingerprint, *said])

    def touch(self) -> None:
        """Times that say nothing: the content is what counts."""
        os.utime(self.document(), (1_000_000, 1_000_000))


OWN_RULE = """\
rules:
  misconceptions-few:
    grade: GRADE
    summary: Every lesson states at least nine misconceptions.
    why: A misconception that nobody named is met for the first time in a student's work.
    remedy: Name what students of this lesson get wrong.
    check: count
    options: {target: entry, where: {kind: misconceptions}, at-least: 9}
    messages: {default: '"{lesson}" names {count} misconceptions, expected at least {least}'}
    since: "1.0"
    examples:
      good: [{record: "# Module 1.1: Knots -- Record\\n"}]
      bad: [{record: "# Module 1.1: Knots -- Record\\n", finds: [{at: "5:5", message: "few"}]}]
"""
