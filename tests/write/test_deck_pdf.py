"""A finished deck drawn as a PDF and as pictures, and the fonts it is drawn with."""

from __future__ import annotations

import io
from functools import lru_cache
from pathlib import Path

import pdfplumber
import pikepdf
import pytest
from PIL import Image as Picture

from coursekit.content import Chart, ChartKind, Series, Text
from coursekit.documents.deck import Deck, Layout
from coursekit.value import replace
from coursekit.write import draw_deck
from coursekit.write.deck_pdf import SLIDES_A_PART, DrawnDeck
from coursekit.write.fonts import Face, FontSet, fonts_for, missing_characters
from tests.write.decks import bullets, deck, look, slide

pytestmark = pytest.mark.fonts

SLIDES = (
    slide(Layout.TITLE, title="应急管理"),
    slide(Layout.BULLETS, bullets("听见事情", "听见心情 ✓"), title="两件事"),
)


@lru_cache
def drawn(language: str = "zh-CN") -> DrawnDeck:
    return draw(deck(*SLIDES, language=language))


def draw(of: Deck) -> DrawnDeck:
    return draw_deck(of, look())


@pytest.mark.parametrize("language", ["zh-CN", "zh-TW", "en"])
def test_a_drawn_deck_has_its_words_as_text(language: str) -> None:
    with pdfplumber.open(io.BytesIO(drawn(language).pdf)) as pdf:
        pages = [page.extract_text() for page in pdf.pages]

    assert pages[1].split("\n")[:3] == ["两件事", "• 听见事情", "• 听见心情 ✓"]


def test_a_drawn_deck_says_what_it_is() -> None:
    with pikepdf.open(io.BytesIO(drawn().pdf)) as pdf:
        info = {key: str(value) for key, value in pdf.docinfo.items()}
        language = str(pdf.Root.Lang)
        with pdf.open_outline() as outline:
            bookmarks = [item.title for item in outline.root]

    assert info == {"/Title": "应急管理", "/CreationDate": "D:20260309000000Z"}
    assert (language, bookmarks) == ("zh-CN", ["应急管理", "两件事"])


def test_the_fonts_of_a_drawn_deck_are_embedded_as_what_they_are() -> None:
    """Liberation Sans and the like have TrueType outlines; of Chinese fonts there are both kinds."""
    with pikepdf.open(io.BytesIO(drawn().pdf)) as pdf:
        fonts = [font for font in pdf.objects if isinstance(font, pikepdf.Dictionary) and "/FontDescriptor" in font]
        found = {(str(font.Subtype), *_font_file(font)) for font in fonts}

    assert ("/CIDFontType2", "/FontFile2", "TrueType") in found
    assert found <= {("/CIDFontType2", "/FontFile2", "TrueType"), ("/CIDFontType0", "/FontFile3", "PostScript")}


def _font_file(font: pikepdf.Dictionary) -> tuple[str, str]:
    (name,) = (key for key in font.FontDescriptor if key.startswith("/FontFile"))
    return name, "PostScript" if font.FontDescriptor[name].read_bytes()[:4] == b"OTTO" else "TrueType"


def test_a_picture_shows_its_slide_on_white() -> None:
    picture = Picture.open(io.BytesIO(drawn().picture(2, 640)))

    assert (picture.format, picture.size, picture.mode) == ("PNG", (640, 360), "P")
    assert picture.convert("RGB").getpixel((600, 300)) == (255, 255, 255)


def test_the_same_deck_is_drawn_to_the_same_bytes() -> None:
    again = draw(deck(*SLIDES))

    assert (again.pdf, again.picture(2, 640)) == (drawn().pdf, drawn().picture(2, 640))


def test_slides_of_every_part_have_their_own_numbers() -> None:
    count = SLIDES_A_PART + 2
    of = deck(*(slide(Layout.BULLETS, bullets("听见事情"), title=f"第 {n} 件") for n in range(1, count + 1)))

    with pdfplumber.open(io.BytesIO(draw(of).pdf)) as pdf:
        shown = [page.extract_text().split("\n") for page in pdf.pages]
    with pikepdf.open(io.BytesIO(draw(of).pdf)) as pdf, pdf.open_outline() as outline:
        bookmarks = [item.title for item in outline.root]

    assert [(lines[0], lines[-1].split()[-1]) for lines in shown] == [
        (f"第 {n} 件", str(n)) for n in range(1, count + 1)
    ]
    assert bookmarks == [f"第 {n} 件" for n in range(1, count + 1)]


def test_a_chart_has_its_title_its_categories_in_order_and_its_values() -> None:
    callers = Series("人数", (42, 31, 18))
    chart = Chart(ChartKind.BAR, ("等得太久", "说了三遍", "没有回音"), (callers,), (Text("为什么不满"),))
    of = deck(slide(Layout.DRAWING, chart, title="投诉"))

    with pdfplumber.open(io.BytesIO(draw(of).pdf)) as pdf:
        (page,) = pdf.pages
        words = page.extract_text().split("\n")

    assert words[:5] == ["投诉", "为什么不满", "等得太久 42", "说了三遍 31", "没有回音 18"]
    assert draw(of).pdf == draw(of).pdf


# ---------------------------------------------------------------- fonts


def set_of(*families: str) -> FontSet:
    """A machine with these families and no others."""
    here = fonts_for(look())
    faces = {name.casefold(): (Face(name, 400, False, f"/{name}", 0),) for name in families}
    return FontSet(faces, here.search)


@pytest.mark.parametrize(
    ("there", "asked", "language", "taken"),
    [
        (("Arial", "Liberation Sans"), "Arial", "en", "Arial"),
        (("Liberation Sans", "DejaVu Sans"), "arial", "en", "Liberation Sans"),
        (("Noto Sans SC", "Liberation Sans"), "Microsoft YaHei", "zh-CN", "Noto Sans SC"),
        (("Noto Sans SC", "Noto Sans TC"), "Brand Hei", "zh-TW", "Noto Sans TC"),
        (("Noto Serif CJK SC", "Noto Sans CJK SC"), "SimSun", "zh-CN", "Noto Serif CJK SC"),
        (("Noto Sans CJK SC",), "SimSun", "zh-CN", "Noto Sans CJK SC"),
        (("Liberation Sans",), "Microsoft YaHei", "zh-CN", None),
    ],
)
def test_a_family_of_its_kind_stands_in(there: tuple[str, ...], asked: str, language: str, taken: str | None) -> None:
    assert set_of(*there).stand_in(asked, language) == taken


def test_characters_that_no_font_has_are_named_once() -> None:
    fonts = fonts_for(look())

    assert missing_characters(fonts, ("DejaVu Sans",), "a\ue000b 听\n\ue000\u200b") == ("听", "\ue000")


def test_a_font_of_the_look_is_found_by_its_family() -> None:
    here = fonts_for(look())
    mono = next(here.faces_of(here.stand_in("Consolas", "en") or "", slanted=False))
    branded = _renamed(mono.data, "Hall Sans")

    fonts = fonts_for(replace(look(), files={"fonts/hall.ttf": branded}))

    face = next(fonts.faces_of("Hall Sans", slanted=False))
    assert (fonts.stand_in("Hall Sans", "en"), Path(face.path).name.endswith("-hall.ttf")) == ("Hall Sans", True)


def _renamed(data: bytes, family: str) -> bytes:
    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(data))
    for record in list(font["name"].names):
        if record.nameID in (1, 16):
            font["name"].setName(family, record.nameID, record.platformID, record.platEncID, record.langID)
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()
