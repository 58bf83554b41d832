"""Charts of a drawn deck: the engine that draws slides knows their bars, but not their titles, sizes and order. They are
taken from its copy of the deck, and drawn by us over the finished pages."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf
import rpptx

from coursekit.content import Chart, each_block, plain_text
from coursekit.documents.deck import Deck
from coursekit.documents.look import Look
from coursekit.value import Value, replace
from coursekit.write.fonts import families_for, fonts_for
from coursekit.write.svg import SvgStyle, chart_svg, fixed_colours
from coursekit.write.typst.pages import Pages, look_data, set_pages

_EMU_PER_POINT = 12700
_TITLE_PT = 26.0
_TEXT_PT = 15.0
_TEMPLATE = """\
#let data = json("charts.json")
#for chart in data.charts {
  page(width: chart.width * 1pt, height: chart.height * 1pt, margin: 0pt, fill: none)[
    #set block(spacing: 0pt)
    #set text(font: data.look.fonts.body, size: 14pt, weight: "bold", fill: rgb(data.look.palette.ink))
    #if chart.title != "" { block(height: data.title * 1pt, width: 100%, align(center, chart.title)) }
    #block(image(chart.file, width: 100%, height: chart.room * 1pt, fit: "contain", alt: chart.title))
  ]
}
"""


class Place(Value):
    """Where a chart stands: the page from 0, and its frame in points from the top left."""

    page: int
    left: float
    top: float
    width: float
    height: float
    chart: Chart


def take_charts(slides: rpptx.Presentation, deck: Deck) -> list[Place]:
    """Remove the charts from the slides; what they were and where they stood."""
    taken = []
    for page, (slide, of) in enumerate(zip(slides.slides, deck.slides, strict=True)):
        charts = [block for block in each_block((*of.main, *of.side)) if isinstance(block, Chart)]
        frames = [shape for shape in slide.shapes if shape.has_chart]
        for frame, chart in zip(frames, charts, strict=True):
            taken.append(
                Place(page, _points(frame.left), _points(frame.top), _points(frame.width), _points(frame.height), chart)
            )
            slide.shapes.remove(frame)
    return taken


def _points(length: int | None) -> float:
    return (length or 0) / _EMU_PER_POINT


def draw_charts(pdf: pikepdf.Pdf, places: Sequence[Place], deck: Deck, look: Look) -> None:
    """Draw each where it stood."""
    if not places:
        return
    drawn = _pages(places, deck, look)
    with pikepdf.open(io.BytesIO(drawn)) as charts:
        for number, (place, chart) in enumerate(zip(places, charts.pages, strict=True)):
            page = pdf.pages[place.page]
            top = float(page.mediabox[3]) - place.top
            box = pikepdf.Rectangle(place.left, top - place.height, place.left + place.width, top)
            # pikepdf's own overlays have random names.
            name = pikepdf.Name(f"/Chart{number}")
            form = pdf.copy_foreign(chart.as_form_xobject())
            page.add_resource(form, pikepdf.Name.XObject, name)
            placed = page.calc_form_xobject_placement(
                form, name, box, invert_transformations=True, allow_shrink=True, allow_expand=True
            )
            page.contents_add(placed)


def _pages(places: Sequence[Place], deck: Deck, look: Look) -> bytes:
    """A page for each chart, of its size and without a ground."""
    style = SvgStyle(fixed_colours(look.palette), families_for(fonts_for(look), look, deck.language))
    files, charts = {}, []
    for number, place in enumerate(places):
        title = plain_text(place.chart.title)
        height = place.height - (_TITLE_PT if title else 0)
        svg = chart_svg(place.chart, place.width, height, replace(style, ids=f"svg{number}"), text_pt=_TEXT_PT)
        files[f"chart-{number}.svg"] = svg.encode()
        size = {"width": place.width, "height": place.height, "room": height}
        charts.append({"file": f"chart-{number}.svg", "title": title, **size})
    data = {"look": look_data(look, deck.language), "title": _TITLE_PT, "charts": charts}
    return set_pages(Pages(_TEMPLATE, "charts.json", data, files), look)
