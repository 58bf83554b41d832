"""`coursekit editions`: what fits is built, what does not is explained, and the matrix says both."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

from tests.e2e.command import coursekit
from tests.e2e.conftest import Once
from tests.e2e.courses import BROKEN, CALM, Files, write_course

LONG: Files = {
    **CALM,
    "course.yaml": "".join(line for line in str(CALM["course.yaml"]).splitlines(True) if "short:" not in line),
    "modules/01-listening.md": str(CALM["modules/01-listening.md"]).replace("minutes=15-35", "minutes=50-52-60"),
}
"""A day has 105 minutes, half a day 60. The musts take 70 to 85, all of it 110 to 145."""


@pytest.fixture(scope="session")
def made(once: Once) -> Path:
    """`out` with the agendas, `docs.md`, and what was said."""

    def fill(folder: Path) -> None:
        source = write_course(folder / "source", LONG)
        lengths = ("--days", 0.5, "--days", 2, "--days", 1, "--days", 3)
        options = ("--product", "agenda", "--out", folder / "out", "--docs", folder / "docs.md", "--jobs", 1)
        result = coursekit("editions", source, *lengths, *options)
        assert (result.code, result.err) == (0, "")
        (folder / "said.txt").write_text(result.out, "utf-8")

    return once("ready-made", fill)


@pytest.fixture(scope="session")
def page(made: Path) -> Element:
    """Parsed as browsers do; any error of the markup is raised."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    root: Element = parser.parse((made / "out" / "editions.html").read_text("utf-8"))
    return root


def text_of(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def rows_of(table: Element) -> list[list[str]]:
    return [[text_of(cell) for cell in row if cell.tag in ("th", "td")] for row in table.iter("tr")]


def test_the_terminal_shows_each_length(made: Path) -> None:
    said = (made / "said.txt").read_text("utf-8")

    assert said.splitlines()[:2] == [
        "course      ½ day    1 day    2 days    3 days",
        "calm    too short  105 min  too long  too long",
    ]


def test_the_page_for_docs_says_what_each_length_keeps(made: Path) -> None:
    text = (made / "docs.md").read_text("utf-8")

    assert text[text.index("## ") :].splitlines() == [
        "## Calm calls (calm)",
        "",
        "| length | taught | practice | practised | must | should | could |",
        "|---|---|---|---|---|---|---|",
        "| 1 day | 105 of 105 min | 21% | 1 of 1 | 2 of 2 | – | 1 of 2 |",
        "",
        "- **½ day**, too short: 70 min planned at the least, 60 min available. "
        "1 change would make it fit: `coursekit plan content/calm --days 0.5`",
        "- **2 and 3 days**, too long: All that the course has takes 145 min at the most, and there are 210 or more.",
    ]


def test_the_matrix_has_a_row_for_each_talk_and_activity(page: Element) -> None:
    glance, matrix = page.iter("table")

    assert rows_of(glance) == [
        ["Course", "½ day", "1 day", "2 days", "3 days"],
        ["Calm calls", "too short", "105 min 21% practice", "too long", "too long"],
    ]
    assert rows_of(matrix) == [
        ["Part", "½ day", "1 day", "2 days", "3 days"],
        # A length that does not fit has one cell over these rows.
        ["Minutes taught", "too short", "105 of 105", "too long", "too long"],
        ["Practice", "21%"],
        ["Outcomes practised", "1 of 1"],
        ["Must", "2 of 2"],
        ["Should", "–"],
        ["Could", "1 of 2"],
        ["1 Listening", "", "105", "", ""],
        ["Why callers repeat themselves must · talk", "", "52", "", ""],
        ["Your last angry caller must · discussion", "", "22", "", ""],
        ["Silence could · talk", "", "31 −1.5", "", ""],
        ["Count to three could · exercise", "", "–left out", "", ""],
        ["Files calm · en", "", "", "", ""],
        ["agenda", "", "xlsx", "", ""],
    ]


def test_the_matrix_says_why_a_length_cannot_be(page: Element, made: Path) -> None:
    reasons = [text_of(div).replace(f"{made}/", "") for div in page.iter("div") if div.get("class") == "why"]

    assert reasons == [
        "½ day: too short 70 min planned at the least, 60 min available. 1 change would make it fit, and no fewer "
        "At the least it takes 70 min of “Listening”; it would fit if the day ended 10 min later. "
        "Mark the activity “Your last angry caller” `should` (20 min) source/modules/01-listening.md:23",
        "2 and 3 days: too long All that the course has takes 145 min at the most, and there are 210 or more.",
    ]


def test_links_of_the_matrix_lead_to_files_and_places_that_are_there(page: Element, made: Path) -> None:
    links = [link.get("href", "") for link in page.iter("a")]
    ids = {element.get("id") for element in page.iter()}

    files = [link for link in links if not link.startswith("#")]
    assert files == ["calm/1-day/agenda.xlsx"]
    assert [file for file in files if not (made / "out" / file).is_file()] == []
    assert [link for link in links if link.startswith("#") and link[1:] not in ids] == []


def test_files_stand_where_build_puts_them_and_in_the_manifest(made: Path) -> None:
    out = made / "out"
    manifest = json.loads((out / "manifest.json").read_text("utf-8"))

    assert [(e["path"], e["course"], e["edition"], e["product"], e["format"]) for e in manifest["files"]] == [
        ("calm/1-day/agenda.xlsx", "calm", "1-day", "agenda", "xlsx"),
        ("editions.html", "", "", "matrix", "html"),
    ]
    files = (path.relative_to(out) for path in out.rglob("*") if path.is_file())
    assert sorted(path.as_posix() for path in files if ".cache" not in path.parts) == [
        "calm/1-day/agenda.xlsx",
        "editions.html",
        "manifest.json",
    ]


def test_files_of_a_length_that_does_not_fit_any_more_are_removed(tmp_path: Path) -> None:
    source, out = write_course(tmp_path / "source", CALM), tmp_path / "out"
    command = ("editions", source, "--days", 0.5, "--product", "agenda", "--out", out, "--jobs", 1)
    before = coursekit(*command)
    built = (out / "calm" / "0.5-days" / "agenda.xlsx").is_file()

    write_course(source, LONG)
    after = coursekit(*command)

    assert (before.code, built, after.code) == (0, True, 0)
    assert not (out / "calm" / "0.5-days" / "agenda.xlsx").exists()
    assert [entry["path"] for entry in json.loads((out / "manifest.json").read_text("utf-8"))["files"]] == [
        "editions.html"
    ]


def test_a_course_with_mistakes_is_not_built(tmp_path: Path) -> None:
    result = coursekit("editions", write_course(tmp_path / "source", BROKEN), "--out", tmp_path / "out", "--jobs", 1)

    assert result.code == 1
    assert "[minutes-missing]" in result.err
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["editions.html", "manifest.json"]


def test_a_length_that_is_no_length_is_refused(tmp_path: Path) -> None:
    result = coursekit("editions", write_course(tmp_path / "source", CALM), "--days", 0.7, "--out", tmp_path / "out")

    assert (result.code, result.err) == (2, "a course cannot last 0.7 days: write 0.5 to 30 in halves\n")
