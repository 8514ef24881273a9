"""All benchmarks: `python -m bench.run` prints their tables, `--write` puts them into bench/README.md."""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench import linters
from bench.beside import beside_table
from bench.copies import write_copy
from bench.moments import BOUNDS, MISTUNE, Moments
from bench.timing import BASE, PYTHON, RECLINT, Command, Run, rows, table, time_all
from bench.whole import write_whole_course

HERE = Path(__file__).resolve().parent
EXAMPLE = HERE.parent / "records"
CORPUS = HERE.parent.parent / "shared" / "corpus"
README = HERE / "README.md"
START, STOP = "<!-- figures -->\n", "<!-- end of figures -->\n"
COPIES = (1, 3, 10, 30, 100)
"""A hundred copies of the corpus have 1,900 modules, far more than any course; they take a minute."""
PARTS = "abcdefg"


# What a run may take at most, and other linters at least: goals that were set, not figures that were measured.
START_BOUNDS = {"`reclint --version`": "6", "`reclint check --staged`, nothing staged": "10"}
COURSE_BOUNDS = {
    "cold (`--no-cache`)": "4 × mistune",
    "warm, nothing changed": "15 × python",
    "warm, one record changed": "40 × python",
}
LINTER_BOUNDS = {linters.MARKDOWNLINT: "at least 6", linters.PYMARKDOWN: "at least 15"}


class Bench:
    """What all parts share: a folder for this run, how often each command is run, and the course that is checked."""

    def __init__(self, work: Path, turns: int, corpus: Path | None, tools: Path) -> None:
        self.work = work
        self.turns = turns
        self.tools = tools
        self.environment = {"RECLINT_CACHE_DIR": str(work / "cache"), "PYTHONPATH": str(HERE.parent)}
        self.course = work / "course"
        if corpus:
            shutil.copytree(corpus, self.course, copy_function=shutil.copyfile)
            subprocess.run(["chmod", "-R", "u+w", str(self.course)], check=True)
        else:
            for copy in range(6):  # 18 records, about as many as the corpus has
                write_copy(EXAMPLE, self.course, copy, long=True)
        self.records = self._records()

    def _records(self) -> list[Path]:
        """The record files of the course, the smallest first."""
        code = "from reclint.api import Course; print(*(m.key for m in Course().workspace.modules), sep='\\n')"
        command = [PYTHON, "-c", code]
        done = subprocess.run(
            command, cwd=self.course, env={**os.environ, **self.environment}, capture_output=True, text=True, check=True
        )
        return sorted((self.course / key for key in done.stdout.splitlines()), key=lambda path: path.stat().st_size)

    def measure(self, *commands: Command, turns: int | None = None) -> dict[str, Run]:
        """The best runs of some commands."""
        return time_all(commands, turns or self.turns, self.environment)

    def start_up(self) -> str:
        """(a) What does next to nothing."""
        repository = self.work / "repository"
        repository.mkdir()
        subprocess.run(["git", "init", "-q", str(repository)], check=True)
        runs = self.measure(
            Command("`python -c pass`", BASE, repository),
            Command("`reclint --version`", (*RECLINT, "--version"), repository),
            Command("`reclint --help`", (*RECLINT, "--help"), repository),
            # As a hook in a commit, which Git tells by the index: without that, what lies on disk is checked.
            Command(
                "`reclint check --staged`, nothing staged",
                (*RECLINT, "check", "--staged"),
                repository,
                variables=[("GIT_INDEX_FILE", ".git/index")],
            ),
            turns=self.turns * 3,
        )
        return table(["command", "time", "× base", "at most"], rows(runs, ["`python -c pass`"], START_BOUNDS))

    def whole_course(self) -> str:
        """(b) The whole course: cold, unchanged, with one record changed."""
        check = (*RECLINT, "check", "--exit-zero")
        paths = tuple(map(str, self.records))
        runs = self.measure(
            Command("`python -c pass`", BASE, self.course),
            Command("mistune: import, block-parse the records", (PYTHON, str(HERE / "parse.py"), *paths), self.course),
            Command("cold (`--no-cache`)", (*check, "--no-cache"), self.course),
            Command("cold, filling the cache", check, self.course, before=self.clear),
            Command("warm, nothing changed", check, self.course),
            Command("warm, one record changed", check, self.course, before=self.edit),
        )
        runs["mistune: the block parse alone"] = self.parse_alone()
        bases = ["`python -c pass`", "mistune: import, block-parse the records", "mistune: the block parse alone"]
        return table(
            ["command", "time", "× python", "× mistune", "× parse alone", "at most"], rows(runs, bases, COURSE_BOUNDS)
        )

    def moments(self) -> str:
        """(f) A course of real size in Git: each moment in which somebody waits."""
        folder = self.work / "whole"
        write_whole_course(folder)
        runs = self.measure(*Moments(folder, self.work / "page.html", self.environment).commands())
        return table(
            ["moment", "time", "× python", "× mistune", "at most"], rows(runs, ["`python -c pass`", MISTUNE], BOUNDS)
        )

    def beside(self) -> str:
        """(g) Files that are no documents, in folders of many and of few."""
        return beside_table(self.measure, self.work / "beside")

    def clear(self) -> None:
        """Empty the cache."""
        shutil.rmtree(self.work / "cache", ignore_errors=True)

    def edit(self) -> None:
        """Change a record of middling size so that no earlier run has seen it."""
        path = self.records[len(self.records) // 2]
        with path.open("a", encoding="utf-8") as file:
            file.write(f"\nChanged for the {path.stat().st_size}th byte.\n")

    def parse_alone(self) -> Run:
        """Mistune's block parse of the records, without start and imports; the best of several."""
        command = [PYTHON, str(HERE / "parse.py"), *map(str, self.records)]
        runs = (subprocess.run(command, capture_output=True, text=True, check=True) for _ in range(self.turns))
        wall, processor = map(min, zip(*(map(float, run.stdout.split()) for run in runs), strict=True))
        return Run(wall, processor, 0)

    def side_by_side(self) -> str:
        """(c) The record files alone, beside general Markdown linters."""
        linters.install(self.tools)
        folder = self.work / "records"
        for path in self.records:
            target = folder / path.relative_to(self.course)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
        check = (*RECLINT, "check", "--exit-zero")
        cold, again = "`reclint check --no-cache`", "`reclint check`, run again"
        runs = self.measure(
            Command(cold, (*check, "--no-cache"), folder),
            Command(again, check, folder),
            *linters.commands(self.tools, folder),
        )
        size = sum(path.stat().st_size for path in self.records) / 1e6
        lines = rows(runs, [cold, again], LINTER_BOUNDS)
        note = f"\n{len(self.records)} records, {size:.2f} MB; {linters.versions(self.tools)}.\n"
        return table(["command", "time", "× no cache", "× run again", "bound"], lines) + note

    def growth(self) -> str:
        """(d) Copies of the course: time and peak memory, cold."""
        check = (*RECLINT, "check", "--exit-zero", "--no-cache")
        folder = self.work / "copies"
        lines, first, written = [], 0.0, 0
        for copies in COPIES:
            for copy in range(written, copies):
                write_copy(self.course, folder, copy)
            written, modules = copies, copies * len(self.records)
            turns = self.turns if copies == 1 else 1
            (run,) = self.measure(Command(str(copies), check, folder), turns=turns).values()
            first = first or run.wall
            allowed = f"{25 + 1.2 * modules:.0f} MB"  # a goal, too
            lines.append(
                [
                    str(copies),
                    str(modules),
                    f"{run.wall:.2f} s",
                    f"{run.wall / first:.1f}",
                    f"{run.peak:.0f} MB",
                    allowed,
                ]
            )
        return table(["copies", "modules", "time", "× one copy (at most 110)", "peak", "at most"], lines)

    def phases(self) -> str:
        """(e) The share of each phase of a cold check of the course, in one process."""
        command = [PYTHON, str(HERE / "phases.py")]
        environment = {**os.environ, **self.environment}
        found: dict[str, float] = {}
        for _ in range(self.turns):
            done = subprocess.run(command, cwd=self.course, env=environment, capture_output=True, text=True, check=True)
            for line in done.stdout.splitlines():
                name, _, milliseconds = line.partition("\t")
                found[name] = min(float(milliseconds), found.get(name, float("inf")))
        total = sum(found.values())
        lines = [[name, f"{spent:.0f} ms", f"{spent / total:.0%}"] for name, spent in found.items()]
        return table(["phase", "processor time", "share"], lines)

    def parts(self, wanted: str) -> Iterator[str]:
        """The wanted parts, each a heading with its table."""
        titles = {
            "a": ("Start-up", self.start_up),
            "b": ("The whole course", self.whole_course),
            "c": ("Side by side", self.side_by_side),
            "d": ("Growth", self.growth),
            "e": ("Phases of a cold check", self.phases),
            "f": ("A course of real size", self.moments),
            "g": ("Files that are no documents", self.beside),
        }
        for letter in wanted:
            title, part = titles[letter]
            yield f"### ({letter}) {title}\n\n{part()}\n"


def main() -> None:
    """Run what the command line asks for."""
    options = _options()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        corpus = options.corpus or (CORPUS if CORPUS.is_dir() and not options.generated else None)
        bench = Bench(work, options.turns, corpus, options.tools or work / "tools")
        what = "the corpus" if corpus else "a generated course"
        load = f", load {os.getloadavg()[0]:.1f} at the start" if hasattr(os, "getloadavg") else ""
        head = (
            f"{date.today().isoformat()}, Python {platform.python_version()}, {os.cpu_count()} processors{load}; "
            f"the best of {options.turns} runs; {what}: {len(bench.records)} records.\n\n"
        )
        print(head, end="", flush=True)
        parts = []
        for part in bench.parts(options.parts):
            print(part, flush=True)
            parts.append(part)
    if options.write:
        before, _, rest = README.read_text("utf-8").partition(START)
        after = rest.partition(STOP)[2]
        README.write_text(f"{before}{START}\n{head}{''.join(parts)}{STOP}{after}", "utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench.run", description="Run the benchmarks and print their tables."
    )
    parser.add_argument("--parts", default=PARTS, help=f"which of {PARTS}; all by default")
    parser.add_argument("--turns", type=int, default=7, help="how often each command is run; the best run counts")
    parser.add_argument("--corpus", type=Path, help="a course to check instead of the corpus beside the checkout")
    parser.add_argument(
        "--generated", action="store_true", help="check a generated course even where there is a corpus"
    )
    parser.add_argument("--tools", type=Path, help="a folder for the other linters, kept for the next run")
    parser.add_argument("--write", action="store_true", help="put the tables into bench/README.md")
    return parser.parse_args()


if __name__ == "__main__":
    main()
