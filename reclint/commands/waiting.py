"""A word on standard error when something takes long, for people only: it leaves nothing behind."""

from __future__ import annotations

import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reclint.report.cleaning import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE = 0.5
"""The seconds after which a wait is explained."""
_ERASE = "\r\x1b[K"


@contextmanager
def waiting(what: str, patience: float = PATIENCE) -> Iterator[None]:
    """Say what is waited for once ``patience`` seconds are over, where standard error is a terminal; then erase it."""
    if not sys.stderr.isatty():
        yield
        return
    said = threading.Event()
    timer = threading.Timer(patience, _say, (what, said))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        if said.is_set():
            sys.stderr.write(_ERASE)
            sys.stderr.flush()


def _say(what: str, said: threading.Event) -> None:
    sys.stderr.write(f"{clean(what)} …")
    sys.stderr.flush()
    said.set()
