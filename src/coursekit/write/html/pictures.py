"""Pictures, drawings and charts. What is drawn is drawn twice: for a page and, in its own layout, for a phone."""

from __future__ import annotations

import base64

from markupsafe import Markup

from coursekit.content import Chart, ChartKind, Drawing, DrawingItem, DrawingKind, Figure, Inlines
from coursekit.value import replace
from coursekit.write.docx.pictures import chart_size, drawing_size
from coursekit.write.html.draft import Draft
from coursekit.write.html.element import EMPTY, element
from coursekit.write.html.inlines import inlines_html
from coursekit.write.html.tables import data_table
from coursekit.write.svg import SvgStyle, chart_svg, drawing_svg

_WIDTH_PT = 510.0
_NARROW_PT = 246.0
# On a phone these kinds read as what they are: a list with a line down its side. The others keep their plane.
_LISTED = (DrawingKind.PROCESS, DrawingKind.CYCLE, DrawingKind.TIMELINE, DrawingKind.PYRAMID)
_NARROW_HEIGHTS = {DrawingKind.MATRIX: 230.0, DrawingKind.VENN: 175.0, DrawingKind.CURVE: 230.0}


def figure_html(draft: Draft, block: Figure) -> Markup:
    image = block.image
    data = f"data:{image.media_type};base64,{base64.b64encode(image.data).decode()}"
    alt = "" if block.decorative else block.alt
    shown = element("img", src=data, alt=alt, width=image.width, height=image.height)
    return _captioned(draft, shown, block.caption, "picture")


def drawing_html(draft: Draft, block: Drawing) -> Markup:
    wide = _drawn(drawing_svg(block, *drawing_size(block, _WIDTH_PT), _style(draft)), "wide")
    return _captioned(draft, Markup(wide + _narrow(draft, block)), block.title, f"drawing {block.kind}")


def chart_html(draft: Draft, block: Chart) -> Markup:
    wide = _drawn(chart_svg(block, *chart_size(block, _WIDTH_PT), _style(draft)), "wide")
    height = 300.0 if block.kind is ChartKind.BAR else 210.0
    narrow = _drawn(chart_svg(block, _NARROW_PT, height, _style(draft)), "narrow")
    return _captioned(draft, Markup(wide + narrow), block.title, "chart", data_table(draft, block))


def _captioned(draft: Draft, shown: Markup, caption: Inlines, kind: str, below: Markup = EMPTY) -> Markup:
    words = element("figcaption", inlines_html(draft, caption), below) if caption or below else EMPTY
    return element("figure", shown, words, class_=kind)


def _style(draft: Draft) -> SvgStyle:
    return replace(draft.style, ids=draft.next_id())


def _drawn(svg: str, room: str) -> Markup:
    """Our own SVG: every word in it was escaped where it was written."""
    return element("div", Markup(svg), class_=room)


def _narrow(draft: Draft, block: Drawing) -> Markup:
    if block.kind in _LISTED:
        items = (_item(draft, item) for item in block.items)
        return element("ol", *items, class_="narrow steps")
    size = _NARROW_PT, _NARROW_HEIGHTS[block.kind]
    return _drawn(drawing_svg(block, *size, _style(draft), least_pt=8.5), "narrow")


def _item(draft: Draft, item: DrawingItem) -> Markup:
    detail = element("span", inlines_html(draft, item.detail)) if item.detail else EMPTY
    return element("li", element("strong", inlines_html(draft, item.label)), detail)
