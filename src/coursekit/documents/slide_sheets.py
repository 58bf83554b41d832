"""Slides on paper, several a page, with lines to write on: what participants take notes on."""

from __future__ import annotations

from collections.abc import Mapping

from coursekit.value import Value, field

SLIDES_A_PAGE = (1, 2, 3, 4, 6)


class SheetSlide(Value):
    """`alt` is what the slide says, for who cannot see its picture."""

    number: int
    title: str
    alt: str


class SlideSheets(Value):
    """`per_page` is one of `SLIDES_A_PAGE`. `pictures` are PNG images by slide number; `label` is as 幻灯片 {number}."""

    language: str
    date: str
    title: str
    product: str
    label: str
    page_of: str
    per_page: int
    slides: tuple[SheetSlide, ...]
    pictures: Mapping[int, bytes] = field(default_factory=dict)
