"""What is measured against what LibreOffice draws: slides of all kinds, in three languages."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

import pytest
from pptx import Presentation

from coursekit.compose.slides import faces_of
from coursekit.content import Blocks, Heading, Text, plain_text, text_of_all
from coursekit.diagnostic import Report
from coursekit.documents.deck import Deck, Fact, Layout, Slide
from coursekit.documents.look import DeckMetrics, Look
from coursekit.measure.body import row_count, text_height
from coursekit.measure.lines import lines_of
from coursekit.pipeline.looks import load_look
from coursekit.value import replace
from coursekit.write import read_deck_metrics
from coursekit.write.pptx.template import read_template
from coursekit.write.pptx.writer import write_deck
from tests.e2e.conftest import Once
from tests.e2e.drawn_slides import Sign, base_lines, signs_of
from tests.e2e.fit_slides import LANGUAGES, a_list, content, table, texts
from tests.e2e.test_renders import PROGRAMS, run
from tests.machine import require_fonts, require_programs

pytestmark = pytest.mark.render

MEASURED = 120
"""Bodies of text set at a size without asking whether they fit."""
SIZES = (18.0, 20.0, 24.0, 28.0)
TALL_PT = 1800.0
DESCENT_EM = 0.2
EDGE_PT = 1.5
FOOTER_PT = 11.5
"""Nothing that is measured is set so small."""


@cache
def look() -> Look:
    found = load_look(None, Report())
    assert found is not None
    return found


@cache
def metrics_of(language: str) -> DeckMetrics:
    return read_deck_metrics(look(), language)


# ---------------------------------------------------------------- bodies at a given size


@dataclass(frozen=True, slots=True)
class Body:
    """A body of text and its size; `height` is that of the box that it may fit or not."""

    slide: Slide
    language: str
    rows: int
    height: float
    room: float


def tall_look() -> Look:
    """The default look on a page so high that a writer never has to shrink what does not fit the real one."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(look().deck_template)) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            new.writestr(name, _taller(name, old.read(name)))
    return replace(look(), deck_template=changed.getvalue())


def _taller(name: str, data: bytes) -> bytes:
    if name == "ppt/presentation.xml":
        return re.sub(rb'(<p:sldSz cx="\d+" cy=")\d+', rb"\g<1>%d" % (2000 * 12700), data)
    room = read_template(look()).places[Layout.BULLETS].main
    assert room is not None
    return data.replace(b'cy="%d"' % round(room.frame.height * 12700), b'cy="%d"' % round(TALL_PT * 12700))


@cache
def bodies() -> list[Body]:
    made = []
    for number, (language, blocks) in enumerate(texts(Random(7), MEASURED)):
        metrics = metrics_of(language)[Layout.BULLETS]
        size = SIZES[number % len(SIZES)]
        lines = tuple(lines_of(blocks))
        height = text_height(lines, metrics.main, size, size * 0.45, metrics.typeface)
        rows = row_count(lines, metrics.main, size, metrics.typeface)
        slide = Slide(f"s{number}", Layout.BULLETS, f"{number}", main=blocks, body_pt=size, gap_pt=size * 0.45)
        if height < TALL_PT:
            made.append(Body(slide, language, rows, height, metrics.main.height_pt))
    return made


# ---------------------------------------------------------------- slides as they are composed


def sources() -> Iterator[tuple[str, Layout, Blocks]]:
    """What the slides of a course may hold: text of all kinds, comparisons, tables up to 40 rows, tasks with facts."""
    random = Random(11)
    for language, blocks in texts(random, 54):
        yield language, Layout.BULLETS, blocks
    for number in range(15):
        language = LANGUAGES[number % 3]
        layout = (Layout.CASE, Layout.QUESTION, Layout.ACTIVITY, Layout.QUIZ, Layout.RECAP)[number % 5]
        yield language, layout, (a_list(random, language, 2, 4, ordered=number % 2 == 0),)
        heads = (Heading(3, (Text("A"),)), Heading(3, (Text("B"),)))
        sides = (a_list(random, language, 1, 2), a_list(random, language, 1, 2))
        yield language, Layout.BULLETS, (heads[0], sides[0], heads[1], sides[1])
        yield language, Layout.TABLE, (table(random, language, 1 + number * 39 // 14),)


@cache
def composed() -> dict[str, list[tuple[Blocks, list[Slide]]]]:
    """By language: what was given, and the slides that were made of it."""
    made: dict[str, list[tuple[Blocks, list[Slide]]]] = {language: [] for language in LANGUAGES}
    random = Random(13)
    for number, (language, layout, blocks) in enumerate(sources()):
        faces = faces_of(blocks, metrics_of(language), layout=layout)
        facts = (
            Fact("Min", "20", "minutes"),
            Fact("Output", plain_text(content(random, language, 2)), "output"),
        )
        slides = [
            Slide(
                f"s{number}-{n}", face.layout, f"{number}-{n}", main=face.main, side=face.side, heads=face.heads,
                body_pt=face.body_pt, gap_pt=face.gap_pt, facts=facts if layout in TASKS else (),
            )
            for n, face in enumerate(faces)
        ]  # fmt: skip
        made[language].append((blocks, slides))
    return made


TASKS = (Layout.ACTIVITY,)
"""What has its facts beside the body; under it they could not be told from text that runs over."""


# ---------------------------------------------------------------- drawing


@pytest.fixture(scope="session")
def drawn(once: Once) -> Path:
    """A folder with the decks of each language, measured and composed, and their PDFs."""
    require_programs(*PROGRAMS)
    require_fonts()
    return once("fit", _draw)


def _draw(folder: Path) -> None:
    tall = tall_look()
    measured = bodies()
    for language in LANGUAGES:
        slides = [body.slide for body in measured if body.language == language]
        (folder / f"measured-{language}.pptx").write_bytes(write_deck(_deck(language, slides), tall))
        made = [slide for _, slides in composed()[language] for slide in slides]
        (folder / f"composed-{language}.pptx").write_bytes(write_deck(_deck(language, made), look()))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for kind in ("measured", "composed"):
        decks = sorted(folder.glob(f"{kind}-*.pptx"))
        run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *decks)


def _deck(language: str, slides: Sequence[Slide]) -> Deck:
    numbered = tuple(replace(slide, number=number) for number, slide in enumerate(slides, start=1))
    return Deck("Fit", "", language, "", "2026-01-01", numbered)


# ---------------------------------------------------------------- what is found


def test_what_would_overflow_is_known_before_it_is_drawn(drawn: Path) -> None:
    judged = [(body.height > body.room, real > body.room) for body, real, _ in _measured(drawn)]

    hits = sum(predicted and real for predicted, real in judged)
    overflows, claims = sum(real for _, real in judged), sum(predicted for predicted, _ in judged)
    assert min(overflows, len(judged) - overflows) >= 40, "too few of one kind to judge by"
    assert hits / overflows >= 0.98, "recall"
    assert hits / claims >= 0.9, "precision"


def test_nearly_every_slide_has_as_many_lines_as_were_counted(drawn: Path) -> None:
    counted = [(body.rows, rows) for body, _, rows in _measured(drawn)]

    assert sum(rows == real for rows, real in counted) / len(counted) >= 0.9
    assert [pair for pair in counted if abs(pair[0] - pair[1]) > 1 + pair[1] // 10] == []


def _measured(drawn: Path) -> Iterator[tuple[Body, float, int]]:
    """Each body, with the height and the lines that it was drawn with."""
    measured = bodies()
    for language in LANGUAGES:
        pages = signs_of(drawn / f"measured-{language}.pdf")
        for body, signs in zip((body for body in measured if body.language == language), pages, strict=True):
            top = _frames(Layout.BULLETS)["main"][1]
            lines = base_lines([sign for sign in signs if sign.y > top and sign.size > FOOTER_PT])
            yield body, lines[-1] - top + DESCENT_EM * (body.slide.body_pt or 0), len(lines)


def test_nothing_that_was_composed_overflows(drawn: Path) -> None:
    over = []
    for language, made in composed().items():
        slides = [slide for _, slides in made for slide in slides]
        for slide, signs in zip(slides, signs_of(drawn / f"composed-{language}.pdf"), strict=True):
            for name, (left, top, right, bottom) in _frames(slide.layout).items():
                inside = [sign for sign in signs if left - 1 < sign.x < right and sign.y > top and _is_body(sign)]
                lowest = max((sign.y + DESCENT_EM * sign.size for sign in inside), default=top)
                if lowest > bottom + EDGE_PT:
                    over.append((language, slide.title, slide.layout, name, round(lowest - bottom)))

    assert over == []


def _is_body(sign: Sign) -> bool:
    return sign.size > FOOTER_PT


@cache
def _frames(layout: Layout) -> Mapping[str, tuple[float, float, float, float]]:
    """Left, top, right and bottom of the places for text."""
    places = read_template(look()).places[layout]
    found = {"main": places.main, "side": places.side, "facts": places.facts}
    return {
        name: (place.frame.x, place.frame.y, place.frame.x + place.frame.width, place.frame.y + place.frame.height)
        for name, place in found.items()
        if place is not None
    }


def test_nothing_is_lost_and_nothing_changes_its_order(drawn: Path) -> None:
    wrong = []
    for language, made in composed().items():
        pages = iter(Presentation(str(drawn / f"composed-{language}.pptx")).slides)
        for blocks, slides in made:
            shown = "".join(_shown(next(pages), repeated=number > 0) for number, _ in enumerate(slides))
            if shown != (given := _squeezed(text_of_all(blocks))):
                wrong.append((language, slides[0].title, shown, given))

    assert wrong == []


def _shown(page: object, *, repeated: bool) -> str:
    """The words of a slide's body; a table's header is left out where it is `repeated`."""
    words = []
    for shape in page.shapes:  # type: ignore[attr-defined]
        if shape.has_table:
            rows = list(shape.table.rows)[1 if repeated else 0 :]
            words.extend(cell.text for row in rows for cell in row.cells)
        elif shape.has_text_frame and shape.name.startswith(("Content", "Head", "Attribution", "Option")):
            words.append(shape.text_frame.text)
    return _squeezed("".join(words))


def _squeezed(text: str) -> str:
    """Without spaces, for lines end where they will; and without dashes, for one is set before who said something."""
    return re.sub(r"\s|—", "", text)
