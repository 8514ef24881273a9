"""Take the pictures of the README anew: the report on the example course, in a headless Chromium.

    .venv/bin/python -m pip install -e '.[browser]'
    .venv/bin/python scripts/screenshots.py [FOLDER]

They go to docs/images, or to FOLDER. Chromium is looked for on the PATH.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
NAMES = ("chromium", "chromium-browser", "google-chrome")
SWITCHES = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
PICTURES = (
    ("report-overview", "overview", "light", 1320, 664),
    ("report-record", "record-1.3-L72", "dark", 1320, 664),
)
"""Name, fragment, colour scheme, width and height of each picture."""


def make_report(path: Path) -> None:
    """Write the report on a copy of the example course as a page, so that it names no place of this machine."""
    shutil.copytree(ROOT / "records", path.parent / "records")
    command = [sys.executable, "-m", "reclint", "report", "records", "-o", path.name]
    subprocess.run(command, cwd=path.parent, check=True)


def take(browser: Browser, page: Path, picture: tuple[str, str, str, int, int], folder: Path) -> None:
    """Take one picture."""
    name, fragment, scheme, width, height = picture
    # The policy of the page forbids the styles by which the driver hides the caret.
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        bypass_csp=True,
    )
    tab = context.new_page()
    tab.goto(f"{page.as_uri()}#{fragment}")
    tab.wait_for_function("!document.getAnimations().some((running) => running.playState === 'running')")
    tab.screenshot(path=folder / f"{name}.png")
    context.close()


def main() -> None:
    """Take all pictures."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images"
    folder.mkdir(parents=True, exist_ok=True)
    chromium = next(filter(None, map(shutil.which, NAMES)), None)
    if chromium is None:
        sys.exit(f"there is no Chromium: none of {', '.join(NAMES)} is on the PATH")
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as driver:
        page = Path(temporary) / "bread" / "review.html"
        make_report(page)
        browser = driver.chromium.launch(executable_path=chromium, args=SWITCHES)
        for picture in PICTURES:
            take(browser, page, picture, folder)
        browser.close()


if __name__ == "__main__":
    main()
