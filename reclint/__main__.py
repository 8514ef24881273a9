"""The start of the program, also as ``python -m reclint``: an interrupt ends it with one word, whenever it comes."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING, Any, NoReturn

from reclint.commands.exits import Exit

if TYPE_CHECKING:
    from types import FrameType


def main() -> None:
    """Run the command line of this process and exit.

    Loading the program takes longest, so that is where an interrupt falls first; the first one while it runs gives it
    the chance to leave nothing half-written, another one ends it at once.
    """
    signal.signal(signal.SIGINT, _on_interrupt)
    signal.signal(signal.SIGTERM, _on_terminate)
    sys.unraisablehook = _on_unraisable
    # Plug-ins of other packages have no part in a check, and to look for them takes time.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        from reclint.cli import run_process

        run_process()
    except KeyboardInterrupt:
        _end(Exit.INTERRUPTED)


def _on_interrupt(*_: object) -> NoReturn:
    signal.signal(signal.SIGINT, _at_once)
    raise KeyboardInterrupt


def _on_terminate(*_: object) -> NoReturn:
    signal.signal(signal.SIGTERM, _at_once)
    raise SystemExit(Exit.TERMINATED)


def _at_once(number: int, _: FrameType | None) -> NoReturn:
    os._exit(Exit.INTERRUPTED if number == signal.SIGINT else Exit.TERMINATED)


def _on_unraisable(failure: Any) -> None:
    """An interrupt that falls into a place from which nothing can be raised is not lost."""
    if failure.exc_type is KeyboardInterrupt:
        _end(Exit.INTERRUPTED)
    if failure.exc_type is SystemExit:
        os._exit(Exit.TERMINATED)
    sys.__unraisablehook__(failure)


def _end(code: int) -> NoReturn:
    try:
        os.write(2, b"interrupted\n")
    finally:
        os._exit(code)


if __name__ == "__main__":
    main()
