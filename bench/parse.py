"""A process that imports mistune and block-parses the files it is given.

It prints the seconds of the parse alone, by the clock and of processor time.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import mistune


def main(paths: list[str]) -> None:
    """Parse, and print how long that took."""
    markdown = mistune.create_markdown(renderer=None, plugins=["table"])
    texts = [Path(path).read_text("utf-8") for path in paths]
    start, used = time.perf_counter(), time.process_time()
    for text in texts:
        state = markdown.block.state_cls()
        state.process(text)
        markdown.block.parse(state)
    print(time.perf_counter() - start, time.process_time() - used)


if __name__ == "__main__":
    main(sys.argv[1:])
