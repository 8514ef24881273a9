"""Where this program was installed from, as pip can install it again: a repository and a commit."""

from __future__ import annotations

import json
import re
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from urllib.parse import unquote, urlsplit

from reclint.files.git import run_git

PLACEHOLDER = "git+https://address-of-reclint.example/reclint.git@REVISION"
"""What stands for an address that is not known; nothing can be installed from there (RFC 2606)."""
_SCP = re.compile(r"(?P<user>[\w.-]+)@(?P<host>[\w.-]+):(?P<path>(?!//).+)")
"""``git@host:path``, which pip does not take as it is."""


def installed_from() -> str:
    """The repository and the commit that the program was installed from, else the placeholder.

    pip keeps where it found a package (https://packaging.python.org/en/latest/specifications/direct-url/); of a
    checkout, Git knows where that came from.
    """
    try:
        kept = json.loads(distribution("reclint").read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, ValueError):
        return PLACEHOLDER
    url, commit = kept.get("url", ""), kept.get("vcs_info", {}).get("commit_id")
    if not commit and url.startswith("file://"):
        folder = unquote(urlsplit(url).path)
        url, commit = _asked(folder, "remote", "get-url", "origin"), _asked(folder, "rev-parse", "HEAD")
    address = _public(url)
    return f"git+{address}@{commit}" if address and commit else PLACEHOLDER


def _asked(folder: str, *arguments: str) -> str:
    try:
        done = run_git(Path(folder), *arguments)
    except OSError:
        return ""
    return done.stdout.decode(errors="replace").strip() if done.returncode == 0 else ""


def _public(url: str) -> str | None:
    """An address that works on other machines, without a password in it; None for one that does not."""
    if match := _SCP.fullmatch(url):
        return f"ssh://{match['user']}@{match['host']}/{match['path']}"
    parts = urlsplit(url)
    if parts.scheme not in ("https", "http", "ssh") or not parts.hostname:
        return None
    port = f":{parts.port}" if parts.port else ""
    user = f"{parts.username}@" if parts.scheme == "ssh" and parts.username else ""
    return f"{parts.scheme}://{user}{parts.hostname}{port}{parts.path}"
