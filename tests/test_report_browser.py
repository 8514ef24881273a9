"""The HTML page in a real browser: views, filters, keys, links, themes; it fetches nothing and axe has no complaint.

Needs Chromium and the packages of the extra ``browser``, and is left out on CI.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from reclint.api import Course, Request
from reclint.report.review import html
from reclint.review import concept_map
from reclint.review.questions import Choices

from .browsing import go, shown, view
from .pages import HOSTILE, compared_example, made
from .samples import ROPE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from .conftest import Result

if os.environ.get("CI"):
    pytest.skip("a browser is not driven on CI", allow_module_level=True)

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is missing: pip install -e .[browser]")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is missing: pip install -e .[browser]")

NAMES = ("chromium", "chromium-browser", "google-chrome")
SWITCHES = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
VIEWS = [
    "overview",
    "findings",
    "fixed",
    "records",
    "record-1.3",
    "record-1.3-lessons",
    "concepts",
    "concept-overall-hydration",
    "reviews",
    "gate",
    "suppressed",
    "no-such-thing",
]

Opens = Callable[..., "Page"]
Reclint = Callable[..., "Result"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip(f"there is no Chromium: none of {', '.join(NAMES)} is installed")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=SWITCHES)
        yield browser
        browser.close()


@pytest.fixture
def opens(browser: Browser, course: Path, tmp_path: Path) -> Iterator[Opens]:
    """Opens a fragment of the example's page; afterwards nothing was fetched and the console is empty."""
    path = tmp_path / "review.html"
    path.write_text(compared_example(course)[2], "utf-8")
    said: list[str] = []
    requests: list[str] = []

    def opened(fragment: str = "", **context: object) -> Page:
        page = browser.new_context(viewport={"width": 1280, "height": 900}, **context).new_page()  # type: ignore[arg-type]
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: requests.append(request.url))
        page.goto(f"{path.as_uri()}{fragment}")
        return page

    yield opened
    assert said == []
    assert {url.partition("#")[0] for url in requests} == {path.as_uri()}
    for context in browser.contexts:
        context.close()


def test_one_view_at_a_time_is_shown_and_named_in_the_title(opens: Opens) -> None:
    page = opens()
    assert view(page) == "overview"
    for name in ("findings", "records", "concepts", "reviews", "gate", "suppressed"):
        page.click(f"nav a[href='#{name}']")
        assert view(page) == name
        assert page.locator("nav a[aria-current=page]").get_attribute("href") == f"#{name}"
        assert page.title().lower() == f"{name} · reclint"
    page.go_back()
    assert view(page) == "gate"


def test_findings_are_filtered_by_grade_family_change_and_text(opens: Opens) -> None:
    page = opens("#findings")
    assert len(shown(page)) == 8
    page.locator("#findings .chip.improvement").click()
    assert shown(page) == ["notebook-missing", "review-verdict-conflict", "exercise-level"]
    page.locator("#findings .chip.critical").click()
    assert shown(page) == ["exercise-level"]
    assert page.url.endswith("#findings?kind=polish")
    go(page, "#findings?family=review")
    assert shown(page) == ["review-verdict-conflict", "review-count-stated"]
    page.select_option("#findings select[name=family]", "")
    page.select_option("#findings select[name=change]", "new")
    assert shown(page) == ["notebook-missing"]
    page.click("text=Show all")
    page.fill("#findings input[type=search]", "LEVAIN exercises")
    page.wait_for_function("document.querySelector('#findings output').textContent.startsWith('1 of 8')")
    assert shown(page) == ["notebook-count"]
    page.fill("#findings input[type=search]", "no such words")
    page.wait_for_selector("#findings .none:visible")
    assert shown(page) == []


def test_a_filtered_list_can_be_sent_to_somebody(opens: Opens) -> None:
    page = opens("#findings?kind=critical&module=1.3&family=notebook")
    assert shown(page) == ["notebook-missing"]
    assert page.locator("#findings output").inner_text() == "1 of 8 shown"


def test_every_number_of_the_overview_shows_as_many_findings(opens: Opens) -> None:
    page = opens()
    links = page.locator("#overview a[href^='#findings']").all()
    wanted = [(link.get_attribute("href") or "", link.inner_text().split()[0]) for link in links]
    counted = [(href, int(number)) for href, number in wanted if number.isdecimal()]
    assert len(counted) > 10
    for href, number in dict(counted).items():
        go(page, href)
        assert len(shown(page)) == number, href


def test_a_finding_that_the_filters_hide_is_shown_by_its_link(opens: Opens) -> None:
    page = opens("#findings?kind=critical")
    anchor = page.locator("#findings .finding[data-rule=exercise-level]").get_attribute("id")
    go(page, f"#{anchor}")
    assert page.evaluate("document.activeElement.id") == anchor
    assert page.locator(f"#{anchor}").is_visible()


def test_a_record_has_its_lines_with_findings_in_the_margin_and_links_both_ways(opens: Opens) -> None:
    page = opens("#record-1.3-L58")
    line = page.locator("[id='record-1.3-L58']")
    assert line.locator(".t").inner_text() == "**Notebook:** `notebooks/1-3-2-feeding-a-starter.ipynb` (3 exercises)"
    assert line.locator("mark").inner_text() == "notebooks/1-3-2-feeding-a-starter.ipynb"
    assert "did you mean" in line.locator(".mnote").inner_text()
    assert page.evaluate("document.activeElement.id") == "record-1.3-L58"
    page.click("[id='record-1.3-L30'] .pair a")
    page.wait_for_function("document.activeElement.id === 'record-1.3-L11'")
    page.click("[id='record-1.3-L11'] .pair a")
    page.wait_for_function("document.activeElement.id === 'record-1.3-L30'")
    page.click("[id='record-1.3-L30'] .mnote a")
    assert view(page) == "findings"


def test_each_taught_item_stands_beside_its_row_with_the_score(opens: Opens) -> None:
    page = opens("#record-1.3-lessons")
    rows = page.locator(".taught").nth(1).locator("tbody tr")
    cells = [" ".join(row.inner_text().split()) for row in rows.all()]
    assert cells[2].startswith("Overall hydration -- all the water over all the flour DEVELOPED Overall hydration (all")
    assert re.search(r"DEVELOPED 1\.00$", cells[2])
    assert cells[4].endswith("INTRODUCED missing")
    assert page.locator(".taught td.differs").inner_text() == "≠ DEVELOPED"


def test_concepts_are_filtered_and_each_has_its_course(opens: Opens) -> None:
    page = opens("#concepts")
    rows = page.locator("#map li")
    assert rows.count() == 29
    page.locator("#concepts .chip", has_text="rises").click()
    page.wait_for_function("document.querySelectorAll('#map li').length < 29")
    told = int(page.locator("#concepts .chip", has_text="rises").locator(".count").inner_text())
    assert rows.count() == told
    assert page.url.endswith("#concepts?only=rises")
    page.fill("#concepts input[type=search]", "overall")
    page.wait_for_function("document.querySelectorAll('#map li').length === 1")
    assert [cell.inner_text() for cell in page.locator("#map .cell").all()] == ["D", "A"]
    page.click("#map li > a")
    assert view(page) == "concept"
    assert [" ".join(step.inner_text().split()) for step in page.locator(".step > div").all()] == [
        "counting-the-levain DEVELOPED, taught",
        "weekend-loaf APPLIED, taught, as “Overall hydration (in a complete formula sheet)”",
    ]
    page.click(".step a >> nth=1")
    assert page.evaluate("document.activeElement.id") == "record-1.3-L22"


def test_rules_are_filtered_by_outcome(opens: Opens) -> None:
    page = opens("#gate")
    page.locator("#gate .chip.failed").click()
    page.wait_for_function("document.querySelectorAll('#gate .rulecard:not([hidden])').length === 8")
    go(page, "#rule-depth-unknown")
    assert page.locator("#rule-depth-unknown").is_visible()


def test_the_keyboard_reaches_search_findings_and_content(opens: Opens) -> None:
    page = opens()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.id === 'main' || document.activeElement.matches('h1')")
    page.keyboard.press("/")
    assert view(page) == "findings"
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.type("starter")
    page.wait_for_function("document.querySelector('#findings output').textContent.startsWith('2 of 8')")
    page.keyboard.press("Escape")
    page.wait_for_function("document.querySelector('#findings output').textContent.startsWith('8 of 8')")
    page.locator("#findings .finding a").first.focus()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.dataset.rule") == "review-verdict-conflict"
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.dataset.rule") == "notebook-missing"


def background(page: Page) -> str:
    colour: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return colour


def test_the_theme_follows_the_system_until_one_is_chosen_and_is_remembered(opens: Opens) -> None:
    light, dark = "rgb(251, 250, 247)", "rgb(23, 24, 26)"
    assert background(opens(color_scheme="light")) == light
    page = opens(color_scheme="dark")
    assert background(page) == dark
    page.click("#theme")
    assert (page.locator("#theme").inner_text(), background(page)) == ("Theme: light", light)
    page.reload()
    assert (page.locator("#theme").inner_text(), background(page)) == ("Theme: light", light)
    page.click("#theme")
    page.click("#theme")
    assert (page.locator("#theme").inner_text(), background(page)) == ("Theme: auto", dark)


def test_without_scripts_the_findings_can_be_read(opens: Opens) -> None:
    page = opens("#findings", java_script_enabled=False)
    assert page.locator("#findings .finding:visible").count() == 8
    assert page.locator("#gate .rulecard:visible").count() > 50
    assert page.locator("form:visible").count() == 0


def test_no_view_is_wider_than_a_phone(opens: Opens) -> None:
    page = opens()
    page.set_viewport_size({"width": 390, "height": 844})
    for name in VIEWS:
        go(page, f"#{name}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, name


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(opens: Opens, scheme: str) -> None:
    page = opens(color_scheme=scheme)
    complaints = []
    for name in VIEWS:
        go(page, f"#{name}")
        page.wait_for_function("!document.getAnimations().some(a => a.playState === 'running')")
        page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
        found = axe.Axe().run(page).response["violations"]
        complaints += [
            (name, complaint["id"], complaint["nodes"][0]["html"][:100], complaint["nodes"][0]["failureSummary"])
            for complaint in found
        ]
    assert complaints == []


@pytest.fixture
def asking(browser: Browser, folder: Path) -> Iterator[Page]:
    """The questions of a course of one record; afterwards nothing was fetched and the console is empty."""
    (folder / "record.md").write_text(ROPE, "utf-8")
    course = Course(Request())
    page_file = folder / "review.html"
    rows = Choices(course.workspace).of
    page_file.write_text(html.render_page(course.review(), concept_map(course.workspace), rows=rows), "utf-8")
    said: list[str] = []
    requests: list[str] = []
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    page.goto(f"{page_file.as_uri()}#questions")
    yield page
    assert said == []
    assert [url for url in requests if not url.startswith((page_file.as_uri(), "blob:"))] == []
    page.context.close()


def test_answers_that_are_given_on_the_page_are_taken_in(asking: Page, folder: Path, reclint: Reclint) -> None:
    post, whipping = asking.locator(".query").all()
    assert asking.locator("[data-download]").is_disabled()
    whipping.get_by_text("it is fine").click()
    assert whipping.locator("output").inner_text() == "Say why it is fine"
    assert whipping.locator("[data-copy]").is_disabled()
    whipping.locator("[name=reason]").fill("it's known $(from) 1.2")
    assert asking.locator(".given .shown").inner_text() == "1 answer given here"
    post.get_by_text("Iron post is meant").click()
    asking.locator("[name=by]").fill("Ada Rigger")
    command = shlex.split(whipping.locator(".command").inner_text())
    digits = whipping.get_attribute("data-fingerprint") or ""
    assert command[:5] == ["reclint", "answer", digits[:12], "--fine", "it's known $(from) 1.2"]
    assert command[5:7] == ["--by", "Ada Rigger"]
    assert shlex.split(post.locator(".command").inner_text())[3:5] == ["--row", "1"]
    with asking.expect_download() as download:
        asking.click("[data-download]")
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    result = reclint("answer", "--from", file.name)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("reclint-answers.yaml: 2 questions answered")
    text = (folder / "reclint-answers.yaml").read_text("utf-8")
    assert "row: Iron post" in text
    assert 'reason: "it\'s known $(from) 1.2"' in text
    assert text.count("by: Ada Rigger") == 2


def test_an_answer_is_copied_as_a_command_and_taken_back(asking: Page) -> None:
    card = asking.locator(".query").last
    asking.context.grant_permissions(["clipboard-read", "clipboard-write"])
    card.get_by_text("it is a fault").click()
    card.locator("[data-copy]").click()
    digits = (card.get_attribute("data-fingerprint") or "")[:12]
    card.locator("output", has_text="Copied").wait_for()
    assert asking.evaluate("navigator.clipboard.readText()") == f"reclint answer {digits} --fault"
    card.get_by_text("Take back").click()
    card.locator("[data-copy]:disabled").wait_for()
    assert asking.locator(".given .shown").inner_text() == "No answer given here yet"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_among_questions(asking: Page, scheme: Literal["light", "dark"]) -> None:
    asking.emulate_media(color_scheme=scheme)
    asking.locator(".query").last.get_by_text("it is a fault").click()
    found = axe.Axe().run(asking).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:100], one["nodes"][0]["failureSummary"]) for one in found] == []


def test_hostile_text_is_inert(opens: Opens, browser: Browser, tmp_path: Path) -> None:
    opens()
    path = tmp_path / "hostile.html"
    path.write_text(html.render_page(*made({"record.md": HOSTILE})), "utf-8")
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.goto(f"{path.as_uri()}#record-9.1")
    texts = [line.inner_text() for line in page.locator(".row .t").all()]
    assert texts[2] == r"**Goal:** The student ties ]]> knots & <b>bends</b> <!-- by \x202enight\x202c and \x200fday."
    assert texts[16] == '- Hitch <script src="https://example.org/x.js"></script> (INTRODUCED)'
    go(page, "#concepts")
    assert page.locator("#map li > a bdi").inner_text() == "Bow</script>line {% raw %}"
    page.locator("#map li > a").click()
    assert page.locator("#concept h1").inner_text() == "Bow</script>line {% raw %}"
    assert page.locator("main img").count() == 0
    assert said == []
