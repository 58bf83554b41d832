"""Decks: a slide becomes a sheet, with what is said to it."""

from __future__ import annotations

import io
from textwrap import dedent

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Cm

from tests.importers.formats.notation import read
from tests.importers.formats.test_docx import picture


def test_titles_levels_tables_pictures_and_notes() -> None:
    deck = Presentation()
    deck.slides.add_slide(deck.slide_layouts[2]).shapes.title.text = "第一讲"
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = "倾听的\v三个层次"
    body = slide.placeholders[1].text_frame
    body.text = "听事实"
    for words, level in (("数据", 1), ("听感受", 0)):
        paragraph = body.add_paragraph()
        paragraph.text, paragraph.level = words, level
    slide.notes_slide.notes_text_frame.text = "先问学员\n再讲"
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    low = slide.shapes.add_textbox(Cm(1), Cm(12), Cm(5), Cm(1))
    low.text_frame.text = "below"
    table = slide.shapes.add_table(2, 2, Cm(1), Cm(2), Cm(8), Cm(3)).table
    for cell, words in zip(table.iter_cells(), ("Step", "Time", "Ask", "5 min"), strict=True):
        cell.text = words
    shape = slide.shapes.add_picture(picture(), Cm(12), Cm(2))
    shape._element.nvPicPr.cNvPr.set("descr", "a circle")
    data = CategoryChartData()
    data.categories = ["2024", "2025"]
    data.add_series("Calls", (1, 2))
    slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, Cm(1), Cm(8), Cm(5), Cm(3), data)
    out = io.BytesIO()
    deck.save(out)

    assert read("a.pptx", out.getvalue()) == dedent(
        """\
        = 第一讲 (divider)
        = 倾听的 三个层次
          * 听事实
          ** 数据
          * 听感受
          say: 先问学员
          say: 再讲
        = -
          ‖ Step ‖ Time
          | Ask | 5 min
          <image1.png> a circle
          * Calls
          * 2024
          * 2025
          below
        """
    )


def test_a_title_alone_announces_a_section_whatever_its_layout() -> None:
    deck = Presentation()
    for title in ("Calls", "Listening"):
        deck.slides.add_slide(deck.slide_layouts[5]).shapes.title.text = title
    out = io.BytesIO()
    deck.save(out)

    assert read("a.pptx", out.getvalue()) == "= Calls\n= Listening (divider)\n"
