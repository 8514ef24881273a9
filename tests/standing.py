"""reclint standing ready: a process that has loaded all of it forks for each command line that comes over a socket.

To start Python and the program, and to compile its patterns, takes 0.35 s of processor time; a call of this one takes
0.1 s. It has the arguments, the environment, the folder and the streams of its caller, and gives back the exit code.
Tests of the start itself, and of what may stand in its way, start the program.

This is a script for both sides: `serve SOCKET`, and `call SOCKET ARGUMENTS`, which imports nothing that takes time.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from socket import socket
    from typing import NoReturn

STREAMS = 0, 1, 2
_RECORD = b"# Module 1.1: Knots -- Record\n\n## Concept Index\n\n| Concept | Depth | Lesson |\n|---|---|---|\n"
"""What is checked before the first call, so that words, rules and patterns are there."""


def packed(parts: Iterable[bytes]) -> bytes:
    """Some bytes as one, each with its length before it."""
    return b"".join(len(part).to_bytes(8, "big") + part for part in parts)


def unpacked(data: bytes) -> list[bytes]:
    """The parts that were `packed`."""
    parts, at = [], 0
    while at < len(data):
        stop = at + 8 + int.from_bytes(data[at : at + 8], "big")
        parts.append(data[at + 8 : stop])
        at = stop
    return parts


def call(path: str, *arguments: str) -> int:
    """The exit code of a command line that the process at a socket runs in the place of this one."""
    import _socket

    environment = (name + b"=" + value for name, value in os.environb.items())
    asked = packed([packed(map(os.fsencode, arguments)), packed(environment), os.getcwdb()])
    connection = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
    connection.connect(path)
    streams = b"".join(stream.to_bytes(4, sys.byteorder) for stream in STREAMS)
    connection.sendmsg([len(asked).to_bytes(8, "big")], [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, streams)])
    connection.sendall(asked)
    return connection.recv(1)[0]


def serve(path: str) -> None:
    """Answer calls at a socket, side by side, until the standard input ends."""
    import gc
    import select
    from socket import AF_UNIX, socket

    from reclint.api import Course

    Course.of_texts({"record.md": _RECORD}).check()
    gc.freeze()
    with socket(AF_UNIX) as listening:
        listening.bind(path)
        listening.listen(64)
        os.write(1, b"ready\n")
        while 0 not in select.select([0, listening.fileno()], [], [])[0]:
            connection, _ = listening.accept()
            with connection:
                if os.fork() == 0:
                    _answer(connection)
            _reap()
    _reap()


def _reap() -> None:
    """Let no process stay that has ended, so that its processor time counts as that of this one."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        return


def _answer(connection: socket) -> NoReturn:
    from socket import recv_fds

    size, streams, _, _ = recv_fds(connection, 8, len(STREAMS))
    asked = b""
    while len(asked) < int.from_bytes(size, "big"):
        asked += connection.recv(1 << 16)
    running = os.fork()
    if running == 0:
        connection.close()
        _run(streams, *unpacked(asked))
    code = os.waitstatus_to_exitcode(os.waitpid(running, 0)[1])
    connection.sendall(bytes([code & 255]))
    os._exit(0)


def _run(streams: list[int], arguments: bytes, environment: bytes, folder: bytes) -> None:
    """Run the program as if it had been started by the caller; it ends the process."""
    from reclint.__main__ import main

    for stream, given in zip(STREAMS, streams, strict=True):
        os.dup2(given, stream)
        os.close(given)
    sys.stdin, sys.stdout, sys.stderr = map(os.fdopen, STREAMS, "rww")
    os.chdir(folder)
    os.environb.clear()
    for name, _, value in (part.partition(b"=") for part in unpacked(environment)):
        os.environb[name] = value
    sys.argv = ["reclint", *map(os.fsdecode, unpacked(arguments))]
    main()


if __name__ == "__main__":
    if sys.argv[1] == "serve":
        serve(sys.argv[2])
    else:
        sys.exit(call(*sys.argv[2:]))
