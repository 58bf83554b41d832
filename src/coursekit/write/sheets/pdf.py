"""Slides on paper as PDF."""

from __future__ import annotations

import re
from importlib import resources

from coursekit.documents.look import Look
from coursekit.documents.slide_sheets import SlideSheets
from coursekit.value import as_data
from coursekit.write.kit.sizes import PAPERS
from coursekit.write.sheets.layout import BOTTOM, SIDE, TOP, picture_ratio, sheet_layout
from coursekit.write.typst.pages import Data, Pages, language_data, look_data, set_pages

_DATA = "sheets.json"


def write_slide_sheets_pdf(document: SlideSheets, look: Look) -> bytes:
    template = resources.files(__package__).joinpath("sheets.typ").read_text("utf-8")
    data = _data(document, look)
    files = {_file(number): picture for number, picture in document.pictures.items()}
    return set_pages(Pages(template, _DATA, data, files), look)


def _file(number: int) -> str:
    return f"slide{number}.png"


def _data(document: SlideSheets, look: Look) -> Data:
    layout = sheet_layout(document.per_page, look.paper, picture_ratio(document))
    dated = re.fullmatch(r"\d{4}-\d{2}-\d{2}", document.date)
    return {
        **language_data(document.language),
        "look": look_data(look, document.language),
        "layout": as_data(layout),
        "paper": PAPERS[look.paper],
        "margins": {"side": SIDE, "top": TOP, "bottom": BOTTOM},
        "title": document.title,
        "product": document.product,
        "label": document.label,
        "page_of": [piece for piece in re.split(r"(\{page\}|\{pages\})", document.page_of) if piece],
        "date": [int(part) for part in document.date.split("-")] if dated else None,
        "slides": [{**as_data(slide), "file": _file(slide.number)} for slide in document.slides],
    }
