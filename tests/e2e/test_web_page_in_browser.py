"""handout.html in a browser: what is typed is found again, nothing leaves, it fits a phone, and paper shows the answers.

COURSEKIT_RENDER=required turns a missing browser from a skipped test into a failed one.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pdfplumber
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.e2e import courses
from tests.e2e.command import coursekit
from tests.e2e.conftest import CONTENT, Once
from tests.machine import require_programs

pytestmark = pytest.mark.render

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
HANDOUTS = ("hello/full", "gallery/full", "mute-zh-tw/full")
TYPED = "Zuerst zuhören 先听完再说 <b>&amp;"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        require_programs(BROWSERS[0])
    with sync_playwright() as playwright:
        # A container's root has no sandbox of its own to give.
        started = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="session")
def pages(once: Once) -> Path:
    """A folder with <course>/<edition>/handout.html."""

    def fill(folder: Path) -> None:
        made = {"gallery": courses.GALLERY, "mute-zh-tw": courses.mute("zh-TW")}
        sources = [courses.write_course(folder / "sources" / name, files) for name, files in made.items()]
        result = coursekit("build", CONTENT / "hello", *sources, "--format", "html", "--out", folder / "out")
        assert result.code == 0, result.err

    return once("pages", fill) / "out"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context()
    yield context
    context.close()


def opened(context: BrowserContext, pages: Path, handout: str = "hello/full") -> Page:
    page = context.new_page()
    page.goto((pages / handout / "handout.html").as_uri())
    return page


def test_what_is_typed_and_ticked_is_there_after_a_reload(context: BrowserContext, pages: Path) -> None:
    page = opened(context, pages)
    page.get_by_label("Name", exact=True).fill(TYPED)
    page.get_by_label("Blank 2", exact=True).fill("feeling")
    page.locator(".answer textarea").first.fill(f"{TYPED}\nsecond line")
    page.locator(".ticks input").nth(1).check()

    page.reload()

    assert page.get_by_label("Name", exact=True).input_value() == TYPED
    assert page.get_by_label("Blank 2", exact=True).input_value() == "feeling"
    assert page.locator(".answer textarea").first.input_value() == f"{TYPED}\nsecond line"
    assert [page.locator(".ticks input").nth(n).is_checked() for n in range(3)] == [False, True, False]
    assert page.locator(".done").inner_text().startswith("2 of ")


def test_another_course_s_page_holds_nothing_of_it(context: BrowserContext, pages: Path) -> None:
    opened(context, pages).get_by_label("Name", exact=True).fill(TYPED)

    other = opened(context, pages, "gallery/full")

    values = other.evaluate("[...document.querySelectorAll('input, textarea')].map((field) => field.value)")
    assert {value for value in values if value not in ("", "on")} == set()


def test_answers_can_be_cleared(context: BrowserContext, pages: Path) -> None:
    page = opened(context, pages)
    page.get_by_label("Blank 1", exact=True).fill("fact")
    page.on("dialog", lambda dialog: dialog.accept())

    page.get_by_role("button", name="Clear my answers").click()
    page.reload()

    assert page.get_by_label("Blank 1", exact=True).input_value() == ""
    assert page.evaluate("Object.keys(localStorage)") == []


def test_answers_can_be_downloaded(context: BrowserContext, pages: Path) -> None:
    page = opened(context, pages)
    page.get_by_label("Name", exact=True).fill("王小明")
    page.get_by_label("Blank 1", exact=True).fill("fact")
    page.locator(".ticks input").first.check()

    with page.expect_download() as download:
        page.get_by_role("button", name="Download my answers").click()

    assert download.value.suggested_filename == "The first two minutes of a complaint call · Participant workbook.txt"
    assert download.value.path().read_text("utf-8").splitlines() == [
        "The first two minutes of a complaint call · Participant workbook",
        "",
        "Name: 王小明",
        "",
        "What I can do",
        "[x] Tell from a caller's first sentences what happened, and what it did to them",
        "",
        "1.1 What the caller brings along",
        "Blank 1: fact",
    ]


def test_a_browser_that_keeps_nothing_says_so_and_can_still_be_typed_into(context: BrowserContext, pages: Path) -> None:
    context.add_init_script("Object.defineProperty(window, 'localStorage', {get() {throw new Error('blocked')}})")
    page = opened(context, pages)

    page.get_by_label("Blank 1", exact=True).fill("fact")

    assert page.locator(".kept").inner_text().startswith("This browser does not keep what you type")
    assert page.locator(".done").inner_text().startswith("1 of ")


@pytest.mark.parametrize("handout", HANDOUTS)
def test_nothing_is_asked_for_and_nothing_is_refused(context: BrowserContext, pages: Path, handout: str) -> None:
    requests: list[str] = []
    complaints: list[str] = []
    page = context.new_page()
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))

    page.goto((pages / handout / "handout.html").as_uri())
    page.locator("input[type=text]").first.fill(TYPED)

    assert [url for url in requests[1:] if not url.startswith("data:")] == []
    assert complaints == []


@pytest.mark.parametrize("handout", HANDOUTS)
def test_the_page_never_scrolls_sideways(context: BrowserContext, pages: Path, handout: str) -> None:
    page = opened(context, pages, handout)
    widths = (360, 768, 1280)

    reached = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        reached.append(page.evaluate("document.documentElement.scrollWidth"))

    assert tuple(reached) == widths


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_can_be_read_in_either_scheme(browser: Browser, pages: Path, scheme: str) -> None:
    """4.5:1 of each text with the colour behind it, as the browser computes both."""
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    page = opened(context, pages, "gallery/full")

    faint = page.evaluate(FAINT_TEXTS)
    context.close()

    assert faint == []


FAINT_TEXTS = """() => {
  const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const luminance = ([r, g, b]) => [r, g, b]
    .map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (node) => {
    for (; node; node = node.parentElement) {
      if (node.matches(".cover")) return getComputedStyle(document.documentElement).getPropertyValue("--cover");
      const colour = getComputedStyle(node).backgroundColor;
      if (colour.startsWith("rgb") && (channels(colour)[3] ?? 1) === 1) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const hex = (colour) => colour.startsWith("#")
    ? [1, 3, 5].map((i) => parseInt(colour.slice(i, i + 2), 16)) : channels(colour);
  const faint = [];
  for (const node of document.querySelectorAll("body *:not(svg *)")) {
    const own = [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
    if (!own || !node.checkVisibility()) continue;
    const [dark, light] = [hex(getComputedStyle(node).color), hex(ground(node))].map(luminance).sort((a, b) => a - b);
    const ratio = (light + 0.05) / (dark + 0.05);
    if (ratio < 4.5) faint.push([node.tagName, node.textContent.trim().slice(0, 30), ratio.toFixed(2)]);
  }
  return faint;
}"""


def test_the_contents_lead_to_sections_and_close_on_a_phone(context: BrowserContext, pages: Path) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto((pages / "hello/full" / "handout.html").as_uri())
    assert not page.locator("nav").is_visible()

    page.locator("summary", has_text="Contents").click()
    page.locator("nav a", has_text="Action plan").click()

    assert not page.locator("nav").is_visible()
    expect(page.locator("h2", has_text="Action plan")).to_be_in_viewport()


def test_on_paper_stand_the_answers_and_no_buttons(context: BrowserContext, pages: Path, tmp_path: Path) -> None:
    page = opened(context, pages)
    page.get_by_label("Blank 1", exact=True).fill("a fact that is a good deal longer than the line it is written on")
    page.locator(".answer textarea").first.fill("first\nsecond\nthird\nfourth and last line")

    page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)

    with pdfplumber.open(tmp_path / "page.pdf") as pdf:
        text = " ".join(re.sub(r"\s+", " ", sheet.extract_text()) for sheet in pdf.pages)
        assert pdf.pages[0].width == pytest.approx(595, abs=2) or pdf.pages[0].width == pytest.approx(612, abs=2)
    assert "a fact that is a good deal longer than the line it is written on" in text
    assert "fourth and last line" in text
    assert "Download my answers" not in text
    assert "https://" not in text


def test_without_its_script_the_page_can_be_read_and_says_what_is_missing(browser: Browser, pages: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = opened(context, pages)

    assert "Scripts are off." in page.locator("noscript").inner_text()
    assert page.get_by_label("Blank 1", exact=True).is_visible()
    assert not page.get_by_role("button", name="Clear my answers").is_visible()
    context.close()
