"""Make repositories that mean harm, run reclint in each, and print what ran, leaked, was written and what it took.

    .venv/bin/python -m scripts.hostile --reclint .venv/bin/reclint --reclint ../before/bin/reclint
    .venv/bin/python -m scripts.hostile --only links

Two versions stand side by side where two are named. What each repository tries is the docstring of the function that
makes it. A run has two minutes and 6 GB at most.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from . import bombs, kept, links, through_git, told
from .sprung import sprung

TRAPS = (
    *(through_git.bare_repository, through_git.lost_object, through_git.programs),
    *(links.links_to_a_secret, links.links_to_git, links.notebook_link, links.fix_through_link, links.extends_out),
    *(links.baseline_out, links.output_link),
    *(
        bombs.format_bomb,
        bombs.pattern_bomb,
        bombs.ignore_bomb,
        bombs.template_bomb,
        bombs.large_notebook,
        bombs.many_rows,
    ),
    *(bombs.deep_folders, bombs.extends_chain, bombs.aliases),
    *(told.terminal_text, told.comment_text, kept.cache_link, kept.cache_forged, kept.drafts, kept.odd_letter),
)


def main() -> int:
    """Run what is asked for; the exit code is 1 where the first version was harmed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--reclint", action="append", help="a reclint to run; this one where none is named")
    parser.add_argument("--only", default="", help="the traps whose description has this word")
    options = parser.parse_args()
    versions = options.reclint or [str(Path(sys.executable).with_name("reclint"))]
    print("| trap | " + " | ".join(f"{version}: harm | exit | s | MB" for version in versions) + " |")
    print("| --- |" + " --- | --- | ---: | ---: |" * len(versions))
    harmed = False
    for make in TRAPS:
        what = (make.__doc__ or "").strip(" .")
        if options.only not in what:
            continue
        came = [sprung(make, os.path.abspath(version)) for version in versions]
        harmed |= bool(came[0].harm)
        cells = (f"{one.harm or '-'} | {one.code} | {one.seconds:.2f} | {one.megabytes:.0f}" for one in came)
        print(f"| {what} | {' | '.join(cells)} |", flush=True)
    return 1 if harmed else 0


if __name__ == "__main__":
    sys.exit(main())
