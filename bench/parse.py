"""A process that imports mistune and block-parses the files it is given; it prints the seconds of the parse alone."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import mistune


def main(paths: list[str]) -> None:
    """Parse, and print how long that took."""
    markdown = mistune.create_markdown(renderer=None, plugins=["table"])
    texts = [Path(path).read_text("utf-8") for path in paths]
    start = time.perf_counter()
    for text in texts:
        state = markdown.block.state_cls()
        state.process(text)
        markdown.block.parse(state)
    print(time.perf_counter() - start)


if __name__ == "__main__":
    main(sys.argv[1:])
