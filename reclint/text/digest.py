"""Checksums of several parts together, which also tell where one part ends and the next begins."""

from __future__ import annotations

import hashlib

SIZE = 16
"""In bytes."""


def digest(*parts: bytes) -> str:
    """A checksum of some parts."""
    found = hashlib.blake2b(digest_size=SIZE)
    for part in parts:
        found.update(len(part).to_bytes(8, "little"))
        found.update(part)
    return found.hexdigest()


def digest_of(*texts: str) -> str:
    """The same of texts, also of such as are no valid Unicode (names of files may be so)."""
    return digest(*(text.encode("utf-8", "surrogatepass") for text in texts))
