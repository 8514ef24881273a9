"""Feed reclint with courses and settings made at random and damaged at random, for any time.

    .venv/bin/python scripts/fuzz.py --seconds 600 --seed 7 --keep findings/
    .venv/bin/python scripts/fuzz.py --documents 200000 --from ../another-course
    .venv/bin/python scripts/fuzz.py --again findings/7-1234/
    .venv/bin/python scripts/fuzz.py --atheris --seconds 600

Each case is a small course: records, plans, planning documents, notebooks and roll-ups in the forms that they take,
most of them damaged. It goes from bytes through every reader, the linker, all rules, every output, a baseline and the
fixes; some cases are configurations, rule files, vocabularies and baselines instead. A case fails when anything raises,
a rule crashes, a result contradicts itself, or the case takes more than two seconds of processor time; one that does
not end is stopped.

A failing case is written to the folder of --keep, once whole and once as small as it still fails. The exit code is 1
when any case failed.
"""

from __future__ import annotations

import argparse
import gc
import itertools
import math
import signal
import sys
import time
import traceback
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.fuzzing.pipeline import Case, Kit, make_case, run_case, smaller  # noqa: E402

LIMIT = 2.0
ENDLESS = 20.0
"""The seconds of processor time after which a case is stopped: one pattern alone may need more than there are."""
MOST_TRIES = 200
MOST_SHRINKING = 60
"""The seconds in which a failing case is made smaller, fewer where the time that was asked for ends before."""
TELL_EVERY = 60


def main() -> int:
    """Run what is asked for; the exit code is 1 where anything failed."""
    options = _options()
    kit = Kit.load(ROOT / "records", *options.pool)
    gc.freeze()  # what is loaded stays, and need not be looked through again and again
    gc.set_threshold(100_000, 20, 100)
    if options.again:
        return _again(options.again)
    if options.atheris:
        return _guided(options, kit)
    return _run(options, kit)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seconds", type=float, help="stop after this time; 60 where --documents is not given")
    parser.add_argument("--documents", type=int, help="stop after this many documents")
    parser.add_argument("--seed", type=int, default=0, help="where the random numbers start (default 0)")
    parser.add_argument("--keep", type=Path, default=Path("fuzz-findings"), help="where failing cases are kept")
    parser.add_argument("--from", dest="pool", type=Path, action="append", default=[], help="more documents to damage")
    parser.add_argument("--again", type=Path, help="run the case that was kept in this folder")
    parser.add_argument("--atheris", action="store_true", help="let coverage guide the damage (needs atheris)")
    return parser.parse_args()


def _run(options: argparse.Namespace, kit: Kit) -> int:
    begun, documents, slowest = time.monotonic(), 0, 0.0
    told = begun
    failures: dict[str, int] = {}
    seconds = options.seconds or (None if options.documents else 60)
    ends = begun + seconds if seconds else None
    for number in itertools.count():
        case = make_case(f"{options.seed}-{number}", kit)
        documents += len(case.files)
        spent, failure = _outcome(case)
        slowest = max(slowest, spent)
        if failure:
            _keep(case, failure, failures, options.keep, ends)
        now = time.monotonic()
        if now - told > TELL_EVERY:
            told = now
            print(f"{documents} documents, {documents / (now - begun):.0f} a second", flush=True)
        if (ends and now >= ends) or (options.documents and documents >= options.documents):
            break
    took = now - begun
    print(f"{documents} documents in {number + 1} cases, {took:.0f} s, {documents / took:.0f} documents a second")
    print(f"slowest case: {slowest:.2f} s of processor time; {sum(failures.values())} failures")
    for kind, count in failures.items():
        print(f"{count:5}  {kind}")
    return 1 if failures else 0


class EndlessError(BaseException):
    """A case goes on and on; nothing that it runs may take this for a fault of its own."""


def _outcome(case: Case) -> tuple[float, str | None]:
    """The processor time that a case took, and how it failed; one that does not end is stopped."""
    start = time.process_time()
    _stop_after(ENDLESS)
    try:
        run_case(case)
    except (Exception, EndlessError):
        return time.process_time() - start, traceback.format_exc()
    finally:
        _stop_after(0)
    spent = time.process_time() - start
    return spent, f"took {spent:.2f} s" if spent > LIMIT else None


def _stop_after(seconds: float) -> None:
    """Let `EndlessError` be raised after some processor time; 0 takes that back."""

    def stop(*_: object) -> None:
        raise EndlessError

    signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)


def _kind(failure: str) -> str:
    """What two failures have in common: the place that raised and the type, not the text."""
    lines = failure.strip().splitlines()
    # What stops an endless case is this script; what it was stopped at tells two of them apart.
    places = [line.strip() for line in lines if line.lstrip().startswith("File ") and "scripts/fuzz.py" not in line]
    return f"{places[-1] if places else ''} {lines[-1][: 40 if places else 4]}"


def _keep(case: Case, failure: str, failures: dict[str, int], folder: Path, ends: float | None = None) -> None:
    """Write the first case of a kind of failure, whole and as small as the time allows."""
    kind = _kind(failure)
    failures[kind] = failures.get(kind, 0) + 1
    if failures[kind] > 1:
        return
    print(f"seed {case.seed}: {failure.strip().splitlines()[-1]}", flush=True)

    until = min(time.monotonic() + MOST_SHRINKING, ends or math.inf)

    def fails(other: Case) -> bool:
        if time.monotonic() > until:
            return False
        again = _outcome(other)[1]
        return again is not None and _kind(again) == kind

    _write(case, folder / case.seed, failure)
    _write(smaller(case, fails, MOST_TRIES), folder / f"{case.seed}-small", failure)


def _write(case: Case, folder: Path, failure: str) -> None:
    for key, data in case.files.items():
        path = folder / key
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    (folder / "failure.txt").write_text(failure, "utf-8", errors="backslashreplace")


def _again(folder: Path) -> int:
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != "failure.txt"]
    case = Case(folder.name, {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths})
    spent, failure = _outcome(case)
    print(failure or f"passed, {spent:.2f} s of processor time")
    return 1 if failure else 0


GUIDED = (
    "record.md",
    "plan.md",
    "lessons/soft-rolls.md",
    "1-1-1-soft-rolls.ipynb",
    "course.md",
    "summary.md",
    "reclint.yaml",
)


def _guided(options: argparse.Namespace, kit: Kit) -> int:
    """Damage documents as coverage suggests: the first byte of an input chooses the kind of document."""
    try:
        import atheris
    except ImportError:
        print("atheris is not installed: run pip install atheris, or leave --atheris out", file=sys.stderr)
        return 2
    start = options.keep / "corpus"
    start.mkdir(parents=True, exist_ok=True)
    for number, (key, data) in enumerate(kit.pool):
        kind = next(
            (place for place, name in enumerate(GUIDED) if key.endswith(name.rpartition("/")[2])),
            3 if key.endswith(".ipynb") else 2,
        )
        (start / f"pool-{number}").write_bytes(bytes([kind]) + data)

    def one(data: bytes) -> None:
        case = Case("atheris", {GUIDED[data[0] % len(GUIDED)]: data[1:]}) if data else Case("atheris", {})
        failure = _outcome(case)[1]
        if failure:
            raise AssertionError(failure)

    atheris.instrument_all()
    arguments = [
        sys.argv[0],
        str(start),
        f"-artifact_prefix={options.keep}/",
        "-max_len=20000",
        f"-seed={options.seed + 1}",
    ]
    atheris.Setup([*arguments, f"-max_total_time={int(options.seconds or 60)}"], one)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
