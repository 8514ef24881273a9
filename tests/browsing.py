"""What tests of the HTML page ask of it in a browser: to follow a link, what is shown, and in which view."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page


def go(page: Page, fragment: str) -> None:
    """Follow a fragment, and wait until the page has done so."""
    page.evaluate(
        """fragment => new Promise((done) => {
            if (location.hash === fragment) return done();
            addEventListener("hashchange", () => setTimeout(done), { once: true });
            location.hash = fragment;
        })""",
        fragment,
    )


def shown(page: Page) -> list[str]:
    """The rules of the findings that can be seen, once the page has drawn what it was last asked for."""
    rules: list[str] = page.evaluate(
        """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(
            [...document.querySelectorAll("#findings .finding")].filter((card) => card.offsetParent)
                .map((card) => card.dataset.rule)))))"""
    )
    return rules


def view(page: Page) -> str:
    (here,) = page.locator("main > .view:visible").all()
    return here.get_attribute("id") or ""
